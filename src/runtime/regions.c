/* regions.c: the lookup structures over regions: by code offset (fault handler, chaining) and by guest page
 * (invalidation). Knows nothing of translating. */
#include "runtime/internal.h"

#include <string.h>

#include "base/log.h"
#include "contract/insn_map.h"

enum { SMALLEST_REGION = 64 /* on average */, SMALLEST_HOT_REGION = 128, FIRST_IN_SHIFT = 10, SITE_BYTES = 4 };
enum { HOT_SHARE = 4 /* of the code cache is for tier 2 */ };

uint32_t regions_most(const struct runtime *rt)
{
    uint32_t most = rt->code_size / SMALLEST_REGION + 1;
    return most < REGIONS_MOST ? most : REGIONS_MOST;
}

static uint32_t first_hot(const struct runtime *rt) { return rt->code_size / HOT_SHARE * (HOT_SHARE - 1); }
static uint32_t most_hot(const struct runtime *rt) { return (rt->code_size - first_hot(rt)) / SMALLEST_HOT_REGION + 1; }
/* What a file may be mapped over begins with a page (image.c). */
static size_t regions_size(const struct runtime *rt)
{
    return page_round((regions_most(rt) + most_hot(rt)) * sizeof(struct region));
}
static size_t first_in_room(const struct runtime *rt)
{
    return page_round(((rt->code_size >> FIRST_IN_SHIFT) + 1) * sizeof *rt->first_in);
}

size_t regions_room(const struct runtime *rt) { return regions_size(rt) + first_in_room(rt) + rt->code_size; }

void regions_init(struct runtime *rt, uint8_t *room)
{
    rt->max_regions = regions_most(rt);
    rt->regions = (struct region *)(void *)room;
    rt->hot.max = most_hot(rt);
    rt->hot.regions = rt->regions + rt->max_regions;
    rt->hot.first = rt->hot.at = first_hot(rt);
    rt->first_in = (uint32_t *)(void *)(room + regions_size(rt));
    rt->packed.size = rt->code_size;
    rt->packed.base = (uint8_t *)rt->first_in + first_in_room(rt);
    u64_map_init(&rt->pages, &rt->meta);
    u64_map_init(&rt->words, &rt->meta);
    u64_map_init(&rt->incoming, &rt->meta);
    u64_map_init(&rt->rewritten, &rt->meta);
    u64_map_init(&rt->careful, &rt->careful_arena);
    atomic_store(&rt->page_low, UINT64_MAX);
}

enum { PACKED_SPARE = 1 << 20 }; /* more than a region takes */

bool regions_full(const struct runtime *rt)
{
    return atomic_load(&rt->nregions) == rt->max_regions || rt->packed.size - rt->packed.at < PACKED_SPARE;
}

size_t regions_first_in(const struct runtime *rt)
{
    uint32_t n = atomic_load(&rt->nregions);
    return n ? ((rt->regions[n - 1].start >> FIRST_IN_SHIFT) + 1) * sizeof *rt->first_in : 0;
}

uint32_t region_number(const struct runtime *rt, const struct region *r)
{
    return r->start >= rt->hot.first ? HOT_REGION + (uint32_t)(r - rt->hot.regions) : (uint32_t)(r - rt->regions);
}

struct region *region_of_number(const struct runtime *rt, uint32_t number)
{
    return number >= HOT_REGION ? rt->hot.regions + (number - HOT_REGION) : rt->regions + number;
}

struct region_info region_info(const struct runtime *rt, const struct region *r)
{
    return region_unpack(rt->packed.base + r->packed, region_pc(r), r->start);
}

/* ---- lists of regions by page ----------------------------------------------------------------- */
static struct page_ref *ref_of(struct runtime *rt, uint32_t element)
{
    return (struct page_ref *)(void *)(rt->packed.base + (element & ~PAGE_REF));
}

struct region *list_region(struct runtime *rt, uint32_t element)
{
    return region_of_number(rt, (element & PAGE_REF ? ref_of(rt, element)->region : element) - 1);
}

uint32_t *list_next(struct runtime *rt, uint32_t element)
{
    return element & PAGE_REF ? &ref_of(rt, element)->next : &region_of_number(rt, element - 1)->next;
}

static struct code_page *find_page(struct runtime *rt, uint64_t number)
{
    struct code_page *page = (struct code_page *)(uintptr_t)u64_map_get(&rt->pages, number);
    if (page)
        return page;
    page = arena_alloc(&rt->meta, sizeof *page);
    *page = (struct code_page){.number = number};
    u64_map_set(&rt->pages, number, (uintptr_t)page);
    if (number < atomic_load(&rt->page_low))
        atomic_store(&rt->page_low, number);
    if (number >= atomic_load(&rt->page_high))
        atomic_store(&rt->page_high, number + 1);
    return page;
}

/* Regions of the same few pages follow each other. */
static struct code_page *page_of(struct runtime *rt, uint64_t number)
{
    struct code_page **recent = &rt->recent[number % RECENT_PAGES];
    if (!*recent || (*recent)->number != number)
        *recent = find_page(rt, number);
    return *recent;
}

static uint64_t *start_word(struct code_page *page, uint64_t pc) { return &page->starts[pc >> 8 & 15]; }
static uint64_t start_bit(uint64_t pc) { return UINT64_C(1) << (pc >> 2 & 63); }

bool region_may_begin(const struct runtime *rt, uint64_t pc)
{
    struct code_page *page = rt->recent[(pc >> CODE_PAGE_SHIFT) % RECENT_PAGES];
    return !page || page->number != pc >> CODE_PAGE_SHIFT || *start_word(page, pc) & start_bit(pc);
}

/* Of pages that were not met lately nothing is known. */
uint64_t region_behind(const struct runtime *rt, uint64_t pc, uint64_t end)
{
    for (uint64_t at = pc + 4; at < end;) {
        struct code_page *page = rt->recent[(at >> CODE_PAGE_SHIFT) % RECENT_PAGES];
        uint64_t starts = page && page->number == at >> CODE_PAGE_SHIFT ? *start_word(page, at) >> (at >> 2 & 63) : 0;
        if (!starts) {
            at = (at | 255) + 1;
            continue;
        }
        at += (uint64_t)__builtin_ctzll(starts) * 4;
        if (code_lookup(rt, at))
            return at;
        at += 4;
    }
    return 0;
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

/* The first page's list has the region itself as an element. */
static struct code_page *add_to_page(struct runtime *rt, uint64_t number, struct region *r, bool *is_first)
{
    struct code_page *page = page_of(rt, number);
    uint32_t element = region_number(rt, r) + 1;
    if (page->regions && list_region(rt, page->regions) == r)
        return page;
    if (!*is_first) {
        uint32_t at = (rt->packed.at + 3) & ~3u;
        rt->packed.at = at + (uint32_t)sizeof(struct page_ref);
        ref_of(rt, at)->region = element;
        element = at | PAGE_REF;
    }
    *is_first = false;
    if (page->checked)
        page->checked->lo = NO_LINE;
    *list_next(rt, element) = page->regions;
    page->regions = element;
    return page;
}

static void keep_words(struct runtime *rt, struct region *r, const struct ir *ir)
{
    const struct frontend *frontend = rt->machine->frontend;
    uint32_t n = 0;
    for (uint32_t i = 0; i < ir->nins; i++)
        n += ir->ins[i].op == IR_insn;
    struct code_words *words = arena_alloc(&rt->meta, sizeof *words + n * sizeof *words->words);
    u64_map_set(&rt->words, region_number(rt, r), (uintptr_t)words);
    r->flags |= REGION_WORDS;
    n = 0;
    for (uint32_t i = 0; i < ir->nins; i++) {
        const struct ir_ins *in = &ir->ins[i];
        if (in->op != IR_insn)
            continue;
        uint64_t pc = ir_u64(in->b, in->c);
        uint32_t read = is_rewritten(rt, pc) ? frontend->immediate(in->a) : 0;
        words->words[n++] = (struct code_word){pc, in->a, ~read};
    }
    words->n = n;
}

/* Is one of its pages rewritten? */
static bool index_span(struct runtime *rt, struct region *r, const struct ir_span *s, bool *is_first)
{
    bool rewritten = false;
    for (uint64_t number = s->pc >> CODE_PAGE_SHIFT; number <= (s->pc + s->size - 1) >> CODE_PAGE_SHIFT; number++) {
        struct code_page *page = add_to_page(rt, number, r, is_first);
        page->lines |= span_lines(s, number);
        rewritten |= page->rewritten;
    }
    return rewritten;
}

static void index_pages(struct runtime *rt, struct region *r, const struct ir_span *spans, uint32_t nspans,
                        const struct ir *ir)
{
    bool rewritten = false, is_first = true;
    for (const struct ir_span *s = spans; s < spans + nspans; s++) {
        rewritten |= index_span(rt, r, s, &is_first);
        for (uint64_t number = s->pc >> CODE_PAGE_SHIFT; number <= (s->pc + s->size - 1) >> CODE_PAGE_SHIFT; number++)
            guest_code_note_read(rt, number << CODE_PAGE_SHIFT);
    }
    if (rewritten) /* the map had what was here before, perhaps, and has its page */
        r->met = MET_OFTEN - 1;
    if (rewritten && ir)
        keep_words(rt, r, ir);
}

void region_index(struct runtime *rt, struct region *r)
{
    struct region_info info = region_unpack_spans(rt->packed.base + r->packed, region_pc(r), r->start);
    struct ir_span span;
    bool is_first = true;
    while (next_span(&info, &span))
        index_span(rt, r, &span, &is_first);
}

/* The code that ran so far for this entry of a hot region gives way, unless it is hot, too. */
static void take_over(struct runtime *rt, const struct region_entry *entry)
{
    uint32_t old = code_lookup(rt, entry->pc);
    struct region *from = old ? region_at(rt, old) : NULL;
    if (!from) {
        code_add(rt, entry->pc, entry->host);
    } else if (!(from->flags & REGION_HOT)) {
        code_replace(rt, entry->pc, entry->host);
        region_redirect(rt, from, old, entry->host);
    }
}

static void check_room(const struct runtime *rt, size_t size)
{
    if (size > rt->packed.size - rt->packed.at)
        fatal(1, "no room for what is known of a translation");
}

static void note_start(struct runtime *rt, uint32_t n)
{
    uint32_t in = n ? (rt->regions[n - 1].start >> FIRST_IN_SHIFT) + 1 : 0;
    for (; in <= rt->regions[n].start >> FIRST_IN_SHIFT; in++)
        rt->first_in[in] = n;
}

/* What is packed lies at rt->packed.at, up to `end`. */
static void publish(struct runtime *rt, const struct region_code *code, uint32_t end, const struct ir_span *spans, uint32_t nspans,
                    const struct ir *ir, bool hot)
{
    bool in_hot_part = code->start >= rt->hot.first;
    atomic_uint *count = in_hot_part ? &rt->hot.n : &rt->nregions;
    uint32_t n = atomic_load(count);
    struct region *r = (in_hot_part ? rt->hot.regions : rt->regions) + n;
    *r = (struct region){
        .start = code->start, .pc_low = (uint32_t)code->pc, .pc_high = (uint16_t)(code->pc >> 32), .flags = hot ? REGION_HOT : 0,
        .entry = (code->entries[0].host - code->start) & 15, .packed = rt->packed.at,
    };
    rt->packed.at = end;
    index_pages(rt, r, spans, nspans, ir);
    if (!hot) {
        struct code_page *page = page_of(rt, code->pc >> CODE_PAGE_SHIFT);
        *start_word(page, code->pc) |= start_bit(code->pc);
    }
    if (!in_hot_part)
        note_start(rt, n);
    atomic_store_explicit(count, n + 1, memory_order_release);
    if (!hot)
        code_add_first(rt, r);
    for (uint32_t i = !hot; i < code->nentries; i++) {
        if (hot)
            take_over(rt, &code->entries[i]);
        else
            code_add(rt, code->entries[i].pc, code->entries[i].host);
    }
}

void region_publish(struct runtime *rt, const struct region_code *code, const struct ir_span *spans, uint32_t nspans,
                    const struct ir *ir, bool hot)
{
    check_room(rt, region_packed_most(code, nspans));
    const uint8_t *end = region_pack(rt->packed.base + rt->packed.at, code, spans, nspans);
    publish(rt, code, (uint32_t)(end - rt->packed.base), spans, nspans, ir, hot);
}

void region_publish_packed(struct runtime *rt, const struct region_code *code, const uint8_t *packed, uint32_t size,
                           const struct ir_span *spans, uint32_t nspans, bool hot)
{
    check_room(rt, size);
    memcpy(rt->packed.base + rt->packed.at, packed, size);
    publish(rt, code, rt->packed.at + size, spans, nspans, NULL, hot);
}

/* How many regions start at offset or before it. */
static uint32_t count_before(const struct region *regions, uint32_t n, uint32_t offset)
{
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (regions[middle].start <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The same of tier 1. */
static uint32_t count_cold_before(const struct runtime *rt, uint32_t n, uint32_t offset)
{
    if (!n || rt->regions[n - 1].start <= offset)
        return n;
    uint32_t i = rt->first_in[offset >> FIRST_IN_SHIFT];
    while (rt->regions[i].start <= offset) /* that of the last one is not */
        i++;
    return i;
}

struct region *region_at(struct runtime *rt, uint32_t offset)
{
    bool hot = offset >= rt->hot.first;
    uint32_t n = hot ? count_before(rt->hot.regions, atomic_load(&rt->hot.n), offset)
                     : count_cold_before(rt, atomic_load(&rt->nregions), offset);
    return n ? (hot ? rt->hot.regions : rt->regions) + n - 1 : NULL;
}

bool region_exit_at(struct runtime *rt, uint32_t exit_site, struct region_exit *exit)
{
    const uint32_t stub_size = rt->machine->backend->stub_size;
    const struct region *r = region_at(rt, exit_site - 1);
    if (!r)
        return false;
    struct region_info info = region_unpack_spans(rt->packed.base + r->packed, region_pc(r), r->start);
    /* First: an entry may be right behind a branch out, too. */
    for (struct region_entry entry; next_entry(&info, &entry);)
        if (entry.host + stub_size == exit_site) {
            *exit = (struct region_exit){entry.pc, entry.host | CLOSED_ENTRY};
            return true;
        }
    for (struct ir_span span; next_span(&info, &span);)
        continue;
    region_unpack_exits(&info);
    for (uint32_t at = info.stubs + stub_size; next_exit(&info, exit); at += stub_size) {
        if (at == exit_site)
            return true;
        if (exit->site && exit_site == exit->site + SITE_BYTES + stub_size && exit_site <= info.stubs) {
            exit->site = 0;
            return true;
        }
    }
    *exit = (struct region_exit){.pc = info.pc};
    return exit_site == info.start + stub_size;
}

uint32_t region_stub_of(struct runtime *rt, uint32_t site)
{
    struct region_info info = region_info(rt, region_at(rt, site));
    struct region_exit exit;
    uint32_t at = info.stubs;
    while (next_exit(&info, &exit) && exit.site != site)
        at += rt->machine->backend->stub_size;
    return at;
}

static bool falls_into(struct region_info *info, uint64_t pc)
{
    bool falls = false;
    for (struct ir_span span; next_span(info, &span);)
        falls |= span.pc + span.size == pc;
    return falls;
}

/* A branch that was never taken still leads to its stub. What falls through to the pc has the last one. */
unsigned region_branches(struct runtime *rt, const struct region *r, uint64_t pc, unsigned *taken)
{
    const struct backend *backend = rt->machine->backend;
    struct region_info spans = region_info(rt, r), info = spans;
    struct region_exit exit;
    unsigned n = 0;
    bool last = false;
    *taken = 0;
    for (uint32_t stub = info.stubs; next_exit(&info, &exit); stub += backend->stub_size) {
        if (exit.pc != pc)
            continue;
        n++;
        last = !exit.site || backend->branch_target(rt->out.base, exit.site) != stub;
        *taken += last;
    }
    bool falls = n && falls_into(&spans, pc);
    *taken -= falls && last;
    return n - falls;
}

bool region_pc_at(const struct runtime *rt, const struct region *r, uint32_t offset, uint64_t *pc, uint64_t *again)
{
    const struct region_info info = region_info(rt, r);
    return offset - info.start < info.size && insn_map_find(info.map.at, info.map.n, info.pc, offset - info.start, pc, again);
}
