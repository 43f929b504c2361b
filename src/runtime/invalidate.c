/* invalidate.c: connecting regions by direct branches, and taking regions out of use.
 *
 * A dead region's code stays where it is (a thread may be inside) until the next full flush, but nothing leads into it
 * any more: its entries and landing pads are overwritten, branches into it are unchained, the code map forgets it. */
#include "runtime/internal.h"

/* Nobody minds if the region of the site is dead by now: its code stays until a flush. */
void region_chain(struct runtime *rt, uint32_t site, uint32_t target)
{
    const struct backend *backend = rt->machine->backend;
    struct region *to = region_at(rt, target);
    if (!to || backend->branch_target(rt->out.base, site) != region_stub_of(rt, site)) /* another thread was faster */
        return;
    struct incoming *in = arena_alloc(&rt->meta, sizeof *in);
    *in = (struct incoming){to->incoming, site};
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
        backend->close_entry(rt->out.base, c->entries[i].host);
    }
    for (uint32_t i = 0; i < c->nlandings; i++)
        backend->close_landing(rt->out.base, c->landings[i]);
    for (struct incoming *in = r->incoming; in; in = in->next)
        backend->patch_branch(rt->out.base, in->site, region_stub_of(rt, in->site));
    r->incoming = NULL;
}

static bool touches(const struct ir_span *spans, uint32_t n, uint64_t lo, uint64_t hi)
{
    for (uint32_t i = 0; i < n; i++)
        if (spans[i].pc < hi && spans[i].pc + spans[i].size > lo)
            return true;
    return false;
}

/* What memory holds in a line now. */
struct line {
    uint64_t lo;
    uint32_t words[CODE_LINE / sizeof(uint32_t)];
};

/* Was the region made of what is there now, as far as it depends on it? What differs in its immediate only is noted. */
static bool is_unchanged(struct runtime *rt, const struct region *r, const struct line *line)
{
    bool same = r->words != NULL;
    for (uint32_t i = 0; i < r->nwords; i++) {
        const struct code_word *w = &r->words[i];
        if (w->pc - line->lo >= CODE_LINE)
            continue;
        uint32_t changed = (line->words[(w->pc - line->lo) / sizeof w->word] ^ w->word) & w->mask;
        if (!changed)
            continue;
        same = false;
        if (!(changed & ~rt->machine->frontend->immediate(w->word)))
            u64_map_set(&rt->rewritten, w->pc, u64_map_get(&rt->rewritten, w->pc) + 1);
    }
    return same;
}

static uint64_t region_lines(const struct region *r, uint64_t page)
{
    uint64_t lines = 0;
    for (uint32_t i = 0; i < r->nspans; i++)
        lines |= span_lines(&r->spans[i], page);
    return lines;
}

/* Kills what touches [lo, hi) on one page, but what is as the line says; dead regions leave the page's list. */
static void sweep_page(struct runtime *rt, const struct u64_pair *entry, uint64_t lo, uint64_t hi, const struct line *line)
{
    struct code_page *page = (struct code_page *)(uintptr_t)entry->value;
    struct page_ref **at = &page->regions;
    page->lines = 0;
    while (*at) {
        struct region *r = (*at)->region;
        if (!r->dead && touches(r->spans, r->nspans, lo, hi) && !(line && is_unchanged(rt, r, line)))
            kill_region(rt, r);
        if (r->dead) {
            *at = (*at)->next;
        } else {
            page->lines |= region_lines(r, entry->key);
            at = &(*at)->next;
        }
    }
}

static struct code_page *page_at(const struct runtime *rt, uint64_t number)
{
    return (struct code_page *)(uintptr_t)u64_map_get(&rt->pages, number);
}

bool changed_since(const struct runtime *rt, uint32_t since, const struct ir_span *spans, uint32_t n)
{
    if (rt->changes - since > CHANGES)
        return true; /* that far back nobody remembers */
    for (; since != rt->changes; since++)
        if (touches(spans, n, rt->changed[since % CHANGES].lo, rt->changed[since % CHANGES].hi))
            return true;
    return false;
}

/* For what is being made, of which no list knows yet. */
static void note_change(struct runtime *rt, uint64_t lo, uint64_t hi)
{
    if (!atomic_load(&rt->promotion.owner))
        return;
    rt->changed[rt->changes % CHANGES].lo = lo;
    rt->changed[rt->changes++ % CHANGES].hi = hi;
}

void invalidate_locked(struct runtime *rt, uint64_t lo, uint64_t hi)
{
    uint64_t first = lo >> CODE_PAGE_SHIFT, last = (hi - 1) >> CODE_PAGE_SHIFT;
    note_change(rt, lo, hi);
    if (first >= atomic_load(&rt->page_high) || last < atomic_load(&rt->page_low))
        return;
    if (last - first >= rt->pages.used) { /* fewer pages have code than the range has pages */
        for (uint32_t i = 0; i < rt->pages.used; i++) {
            const struct u64_pair *p = u64_map_pair(&rt->pages, i);
            if (p->value && p->key >= first && p->key <= last)
                sweep_page(rt, p, lo, hi, NULL);
        }
        return;
    }
    for (uint64_t number = first; number <= last; number++) {
        const struct u64_pair page = {number, (uintptr_t)page_at(rt, number)};
        if (page.value)
            sweep_page(rt, &page, lo, hi, NULL);
    }
}

/* Translations of what is in memory still stay, as those of the neighbours of what was changed. A line without any is
 * found by its bit: just-in-time compilers flush what they write for the first time, too. */
static void invalidate_line(struct runtime *rt, uint64_t lo)
{
    struct line line = {.lo = lo};
    const struct u64_pair page = {lo >> CODE_PAGE_SHIFT, (uintptr_t)page_at(rt, lo >> CODE_PAGE_SHIFT)};
    struct code_page *p = (struct code_page *)(uintptr_t)page.value;
    note_change(rt, lo, lo + CODE_LINE);
    if (!p || !(p->lines >> (lo >> CODE_LINE_SHIFT & 63) & 1))
        return;
    p->rewritten = true;
    bool readable = guest_read(line.words, lo, CODE_LINE);
    sweep_page(rt, &page, lo, lo + CODE_LINE, readable ? &line : NULL);
}

void line_changed(struct runtime *rt, uint64_t lo)
{
    uint64_t number = lo >> CODE_PAGE_SHIFT;
    if (!rt->out.base || rt->ncriticals) { /* interpreted code is not known by line */
        runtime_invalidate(rt->machine, lo, lo + CODE_LINE);
        return;
    }
    /* Either this thread's stores are seen by who begins to make a region, or that one is seen here. */
    atomic_thread_fence(memory_order_seq_cst);
    bool has_code = number < atomic_load(&rt->page_high) && number >= atomic_load(&rt->page_low);
    if (!has_code && !atomic_load(&rt->promotion.owner))
        return;
    lock_take(&rt->lock);
    invalidate_line(rt, lo);
    lock_release(&rt->lock);
}

void runtime_invalidate(struct machine *m, uint64_t lo, uint64_t hi)
{
    struct runtime *rt = m->rt;
    if (!rt || lo >= hi) /* the loader maps before there is a runtime */
        return;
    atomic_fetch_add(&rt->invalidations, 1);
    lock_take(&rt->lock);
    if (hi - lo >= 1 << CODE_PAGE_SHIFT) /* not single instructions, which are there still */
        critical_forget(rt, lo, hi);
    invalidate_locked(rt, lo, hi);
    lock_release(&rt->lock);
}

void runtime_check_tags(struct machine *m)
{
    struct runtime *rt = m->rt;
    if (!rt)
        return;
    lock_take(&rt->lock);
    /* A hot region that is being made without checks is stale after the flush. */
    if (!atomic_exchange(&rt->check_tags, true) && rt->out.base)
        code_cache_flush(rt, thread_current() ? engine_of(thread_current()) : NULL);
    atomic_fetch_add(&rt->invalidations, 1);
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
