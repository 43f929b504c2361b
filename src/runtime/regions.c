/* regions.c: the lookup structures over regions: by code offset (fault handler, chaining) and by guest page
 * (invalidation). Knows nothing of translating. */
#include "runtime/internal.h"

#include <sys/mman.h>

#include "base/log.h"
#include "contract/insn_map.h"

enum { PAGE_SHIFT = 12, SMALLEST_REGION = 32 };

static void *reserve(size_t size)
{
    void *p = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (p == MAP_FAILED)
        fatal(1, "no memory for the list of translations");
    madvise(p, size, MADV_NOHUGEPAGE);
    return p;
}

void regions_init(struct runtime *rt)
{
    rt->max_regions = rt->code_size / SMALLEST_REGION + 1;
    rt->regions = reserve(rt->max_regions * sizeof *rt->regions);
    rt->region_starts = reserve(rt->max_regions * sizeof *rt->region_starts);
    u64_map_init(&rt->pages, &rt->meta);
    u64_map_init(&rt->careful, &rt->careful_arena);
    atomic_store(&rt->page_low, UINT64_MAX);
}

bool regions_full(const struct runtime *rt)
{
    return atomic_load(&rt->nregions) == rt->max_regions;
}

static void add_to_page(struct runtime *rt, uint64_t page, struct region *r)
{
    struct page_ref *head = (struct page_ref *)(uintptr_t)u64_map_get(&rt->pages, page);
    if (head && head->region == r)
        return;
    struct page_ref *ref = arena_alloc(&rt->meta, sizeof *ref);
    *ref = (struct page_ref){head, r};
    u64_map_set(&rt->pages, page, (uintptr_t)ref);
    if (page < atomic_load(&rt->page_low))
        atomic_store(&rt->page_low, page);
    if (page >= atomic_load(&rt->page_high))
        atomic_store(&rt->page_high, page + 1);
}

static void index_pages(struct runtime *rt, struct region *r, const struct ir *ir)
{
    r->spans = arena_alloc(&rt->meta, (ir->nblocks ? ir->nblocks : 1) * sizeof *r->spans);
    for (uint32_t i = 0; i < ir->nblocks; i++) {
        const struct ir_block *b = &ir->blocks[i];
        if (b->pc == IR_NO_PC || !b->guest_size)
            continue;
        r->spans[r->nspans++] = (struct guest_span){b->pc, b->guest_size};
        for (uint64_t page = b->pc >> PAGE_SHIFT; page <= (b->pc + b->guest_size - 1) >> PAGE_SHIFT; page++)
            add_to_page(rt, page, r);
    }
}

void region_publish(struct runtime *rt, const struct region_code *code, const struct ir *ir)
{
    uint32_t n = atomic_load(&rt->nregions);
    struct region *r = &rt->regions[n];
    *r = (struct region){.code = *code};
    index_pages(rt, r, ir);
    rt->region_starts[n] = code->start;
    atomic_store(&rt->nregions, n + 1);
    for (uint32_t i = 0; i < code->nentries; i++)
        code_add(rt, code->entries[i].pc, code->entries[i].host);
}

struct region *region_at(struct runtime *rt, uint32_t offset)
{
    uint32_t low = 0, high = atomic_load(&rt->nregions);
    while (low < high) { /* the first region that starts behind offset */
        uint32_t middle = low + (high - low) / 2;
        if (rt->region_starts[middle] <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (!low)
        return NULL;
    struct region *r = &rt->regions[low - 1];
    return offset - r->code.start < r->code.size ? r : NULL;
}

bool region_pc_at(const struct region *r, uint32_t offset, uint64_t *pc)
{
    return insn_map_find(r->code.insn_map, r->code.insn_map_size, r->code.pc, offset - r->code.start, pc);
}
