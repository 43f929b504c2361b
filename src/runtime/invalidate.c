/* invalidate.c: connecting regions by direct branches, and taking regions out of use.
 *
 * A dead region's code stays where it is (a thread may be inside) until the next full flush, but nothing leads into it
 * any more: its entries and landing pads are overwritten, branches into it are unchained, the code map forgets it. */
#include "runtime/internal.h"

enum { PAGE_SHIFT = 12, PAGE = 1 << PAGE_SHIFT };

/* Nobody minds if the region of the site is dead by now: its code stays until a flush. The site leads to its stub, unless
 * another thread chained it meanwhile. */
void region_chain(struct runtime *rt, uint32_t site, uint64_t pc)
{
    const struct backend *backend = rt->machine->backend;
    uint32_t target = code_lookup(rt, pc), stub = backend->branch_target(rt->out.base, site);
    struct region *to = region_at(rt, target);
    if (!to || stub == target)
        return;
    struct incoming *in = arena_alloc(&rt->meta, sizeof *in);
    *in = (struct incoming){to->incoming, site, stub};
    to->incoming = in;
    backend->patch_branch(rt->out.base, site, target);
    rt->stats.chained++;
}

/* Threads that are in the old region leave it in their own time; landings and side exits go on as they were. */
void region_redirect(struct runtime *rt, struct region *from, uint32_t old, uint32_t entry)
{
    const struct backend *backend = rt->machine->backend;
    struct region *to = region_at(rt, entry);
    struct incoming **at = &from->incoming;
    while (*at) {
        struct incoming *in = *at;
        if (backend->branch_target(rt->out.base, in->site) != old) { /* into another of its blocks */
            at = &in->next;
            continue;
        }
        backend->patch_branch(rt->out.base, in->site, entry);
        *at = in->next;
        in->next = to->incoming;
        to->incoming = in;
    }
    backend->patch_jump(rt->out.base, old, entry);
}

static void kill_region(struct runtime *rt, struct region *r)
{
    const struct backend *backend = rt->machine->backend;
    const struct region_code *c = &r->code;
    r->dead = true;
    rt->stats.invalidated++;
    rt->dead_bytes += c->size;
    for (uint32_t i = 0; i < c->nentries; i++) {
        code_drop(rt, c->entries[i].pc, c->entries[i].host);
        backend->patch_jump(rt->out.base, c->entries[i].host, c->entries[i].stub);
    }
    for (uint32_t i = 0; i < c->nlandings; i++)
        backend->patch_jump(rt->out.base, c->landings[i].at, c->landings[i].stub);
    for (struct incoming *in = r->incoming; in; in = in->next)
        backend->patch_branch(rt->out.base, in->site, in->stub);
    r->incoming = NULL;
}

static bool touches(const struct region *r, uint64_t lo, uint64_t hi)
{
    for (uint32_t i = 0; i < r->nspans; i++)
        if (r->spans[i].pc < hi && r->spans[i].pc + r->spans[i].size > lo)
            return true;
    return false;
}

/* Kills what touches [lo, hi) on one page; dead regions leave the page's list. */
static struct page_ref *sweep_page(struct runtime *rt, struct page_ref *head, uint64_t lo, uint64_t hi)
{
    struct page_ref **at = &head;
    while (*at) {
        struct region *r = (*at)->region;
        if (!r->dead && touches(r, lo, hi))
            kill_region(rt, r);
        if (r->dead)
            *at = (*at)->next;
        else
            at = &(*at)->next;
    }
    return head;
}

void invalidate_locked(struct runtime *rt, uint64_t lo, uint64_t hi)
{
    uint64_t first = lo >> PAGE_SHIFT, last = (hi - 1) >> PAGE_SHIFT;
    if (first >= atomic_load(&rt->page_high) || last < atomic_load(&rt->page_low))
        return;
    if (last - first >= rt->pages.size) { /* fewer pages have code than the range has pages */
        for (uint32_t i = 0; i < rt->pages.size; i++) {
            struct u64_pair *p = &rt->pages.pairs[i];
            if (p->value && p->key >= first && p->key <= last)
                p->value = (uintptr_t)sweep_page(rt, (struct page_ref *)(uintptr_t)p->value, lo, hi);
        }
        return;
    }
    for (uint64_t page = first; page <= last; page++) {
        struct page_ref *head = (struct page_ref *)(uintptr_t)u64_map_get(&rt->pages, page);
        if (head)
            u64_map_set(&rt->pages, page, (uintptr_t)sweep_page(rt, head, lo, hi));
    }
}

void runtime_invalidate(struct machine *m, uint64_t lo, uint64_t hi)
{
    struct runtime *rt = m->rt;
    if (!rt || lo >= hi) /* the loader maps before there is a runtime */
        return;
    atomic_fetch_add(&rt->invalidations, 1);
    lock_take(&rt->lock);
    if (hi - lo >= PAGE) /* not single instructions, which are there still */
        critical_forget(rt, lo, hi);
    invalidate_locked(rt, lo, hi);
    lock_release(&rt->lock);
}

void mark_careful(struct runtime *rt, uint64_t pc, unsigned weight)
{
    lock_take(&rt->lock);
    uint64_t before = u64_map_get(&rt->careful, pc);
    if (before < CAREFUL_NOW)
        u64_map_set(&rt->careful, pc, before + weight);
    lock_release(&rt->lock);
    if (before < CAREFUL_NOW && before + weight >= CAREFUL_NOW)
        runtime_invalidate(rt->machine, pc, pc + 1);
}
