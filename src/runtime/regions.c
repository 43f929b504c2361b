/* regions.c: the lookup structures over regions: by code offset (fault handler, chaining) and by guest page
 * (invalidation). Knows nothing of translating. */
#include "runtime/internal.h"

#include <string.h>
#include <sys/mman.h>

#include "base/log.h"
#include "contract/insn_map.h"

enum { SMALLEST_REGION = 32, SMALLEST_HOT_REGION = 128 };

static void *reserve(size_t size)
{
    void *p = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (p == MAP_FAILED)
        fatal(1, "no memory for the list of translations");
    madvise(p, size, MADV_NOHUGEPAGE);
    return p;
}

uint32_t regions_most(const struct runtime *rt) { return rt->code_size / SMALLEST_REGION + 1; }

void regions_init(struct runtime *rt)
{
    rt->max_regions = regions_most(rt);
    rt->regions = reserve(rt->max_regions * sizeof *rt->regions);
    rt->region_starts = reserve(rt->max_regions * sizeof *rt->region_starts);
    rt->hot.max = (rt->code_size - rt->hot.first) / SMALLEST_HOT_REGION + 1;
    rt->hot.regions = reserve(rt->hot.max * sizeof *rt->hot.regions);
    rt->hot.starts = reserve(rt->hot.max * sizeof *rt->hot.starts);
    u64_map_init(&rt->pages, &rt->meta);
    u64_map_init(&rt->rewritten, &rt->meta);
    u64_map_init(&rt->careful, &rt->careful_arena);
    atomic_store(&rt->page_low, UINT64_MAX);
}

bool regions_full(const struct runtime *rt)
{
    return atomic_load(&rt->nregions) == rt->max_regions;
}

static struct code_page *page_of(struct runtime *rt, uint64_t number)
{
    struct code_page *page = (struct code_page *)(uintptr_t)u64_map_get(&rt->pages, number);
    if (page)
        return page;
    page = arena_alloc(&rt->meta, sizeof *page);
    *page = (struct code_page){0};
    u64_map_set(&rt->pages, number, (uintptr_t)page);
    if (number < atomic_load(&rt->page_low))
        atomic_store(&rt->page_low, number);
    if (number >= atomic_load(&rt->page_high))
        atomic_store(&rt->page_high, number + 1);
    return page;
}

uint64_t span_lines(const struct ir_span *s, uint64_t page)
{
    uint64_t begin = page << CODE_PAGE_SHIFT, end = begin + (1 << CODE_PAGE_SHIFT);
    if (s->pc >= end || s->pc + s->size <= begin)
        return 0;
    unsigned first = s->pc > begin ? (unsigned)(s->pc - begin) >> CODE_LINE_SHIFT : 0;
    unsigned last = s->pc + s->size < end ? (unsigned)(s->pc + s->size - 1 - begin) >> CODE_LINE_SHIFT : 63;
    return UINT64_MAX >> (63 - last + first) << first;
}

static struct code_page *add_to_page(struct runtime *rt, uint64_t number, struct region *r)
{
    struct code_page *page = page_of(rt, number);
    if (page->regions && page->regions->region == r)
        return page;
    struct page_ref *ref = arena_alloc(&rt->meta, sizeof *ref);
    *ref = (struct page_ref){page->regions, r};
    page->regions = ref;
    return page;
}

static void keep_words(struct runtime *rt, struct region *r, const struct ir *ir)
{
    const struct frontend *frontend = rt->machine->frontend;
    uint32_t n = 0;
    for (uint32_t i = 0; i < ir->nins; i++)
        n += ir->ins[i].op == IR_insn;
    r->words = arena_alloc(&rt->meta, n * sizeof *r->words);
    r->nwords = n;
    n = 0;
    for (uint32_t i = 0; i < ir->nins; i++) {
        const struct ir_ins *in = &ir->ins[i];
        if (in->op != IR_insn)
            continue;
        uint64_t pc = ir_u64(in->b, in->c);
        uint32_t read = is_rewritten(rt, pc) ? frontend->immediate(in->a) : 0;
        r->words[n++] = (struct code_word){pc, in->a, ~read};
    }
}

static void index_pages(struct runtime *rt, struct region *r, const struct ir_span *spans, uint32_t nspans, const struct ir *ir)
{
    size_t size = nspans * sizeof *r->spans;
    bool rewritten = false;
    r->nspans = nspans;
    r->spans = size ? memcpy(arena_alloc(&rt->meta, size), spans, size) : NULL;
    for (uint32_t i = 0; i < r->nspans; i++) {
        const struct ir_span *s = &r->spans[i];
        for (uint64_t number = s->pc >> CODE_PAGE_SHIFT; number <= (s->pc + s->size - 1) >> CODE_PAGE_SHIFT; number++) {
            struct code_page *page = add_to_page(rt, number, r);
            page->lines |= span_lines(s, number);
            rewritten |= page->rewritten;
        }
    }
    if (rewritten)
        keep_words(rt, r, ir);
}

/* The code that ran so far for these entries gives way, unless it is hot, too. */
static void take_over(struct runtime *rt, const struct region *r)
{
    for (uint32_t i = 0; i < r->code.nentries; i++) {
        const struct region_entry *entry = &r->code.entries[i];
        rt->hot_filter[hot_hash(entry->pc) / 64] |= UINT64_C(1) << hot_hash(entry->pc) % 64;
        uint32_t old = code_lookup(rt, entry->pc);
        struct region *from = old ? region_at(rt, old) : NULL;
        if (!from) {
            code_add(rt, entry->pc, entry->host);
        } else if (!from->hot) {
            code_replace(rt, entry->pc, entry->host);
            region_redirect(rt, from, old, entry->host);
        }
    }
}

static void *keep(uint8_t **to, const void *data, size_t size)
{
    void *kept = *to;
    *to += size;
    return size ? memcpy(kept, data, size) : NULL;
}

/* What it points to lies in scratch memory. The strictest alignment comes first. */
static void keep_code(struct runtime *rt, struct region_code *c)
{
    size_t exits = c->nexits * sizeof *c->exits, entries = c->nentries * sizeof *c->entries;
    size_t landings = c->nlandings * sizeof *c->landings, homes = c->nhomes * sizeof *c->homes;
    uint8_t *at = arena_alloc(&rt->meta, exits + entries + landings + homes + c->insn_map_size);
    c->exits = keep(&at, c->exits, exits);
    c->entries = keep(&at, c->entries, entries);
    c->landings = keep(&at, c->landings, landings);
    c->homes = keep(&at, c->homes, homes);
    c->insn_map = keep(&at, c->insn_map, c->insn_map_size);
}

void region_publish(struct runtime *rt, const struct region_code *code, const struct ir_span *spans, uint32_t nspans,
                    const struct ir *ir, bool hot)
{
    atomic_uint *count = hot ? &rt->hot.n : &rt->nregions;
    uint32_t n = atomic_load(count);
    struct region *r = (hot ? rt->hot.regions : rt->regions) + n;
    *r = (struct region){.code = *code, .hot = hot};
    keep_code(rt, &r->code);
    index_pages(rt, r, spans, nspans, ir);
    (hot ? rt->hot.starts : rt->region_starts)[n] = code->start;
    atomic_store(count, n + 1);
    if (hot)
        take_over(rt, r);
    for (uint32_t i = 0; i < code->nentries && !hot; i++)
        code_add(rt, code->entries[i].pc, code->entries[i].host);
}

/* How many regions start at offset or before it. */
static uint32_t count_before(const uint32_t *starts, uint32_t n, uint32_t offset)
{
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (starts[middle] <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct region *region_at(struct runtime *rt, uint32_t offset)
{
    bool hot = offset >= rt->hot.first;
    uint32_t n = hot ? count_before(rt->hot.starts, atomic_load(&rt->hot.n), offset)
                     : count_before(rt->region_starts, atomic_load(&rt->nregions), offset);
    if (!n)
        return NULL;
    struct region *r = (hot ? rt->hot.regions : rt->regions) + n - 1;
    return offset - r->code.start < r->code.size ? r : NULL;
}

bool region_exit_at(struct runtime *rt, uint32_t exit_site, struct region_exit *exit)
{
    const struct region *r = region_at(rt, exit_site - 1);
    return r && region_find_exit(&r->code, rt->machine->backend->stub_size, exit_site, exit);
}

uint32_t region_stub_of(struct runtime *rt, uint32_t site)
{
    const struct region_code *c = &region_at(rt, site)->code;
    uint32_t n = 0;
    while (c->exits[n].site != site)
        n++;
    return c->stubs + n * rt->machine->backend->stub_size;
}

bool region_pc_at(const struct region *r, uint32_t offset, uint64_t *pc)
{
    return insn_map_find(r->code.insn_map, r->code.insn_map_size, r->code.pc, offset - r->code.start, pc);
}
