/* invalidate.c: connecting regions by direct branches, and taking regions out of use.
 *
 * A dead region's code stays where it is (a thread may be inside) until the next full flush, but nothing leads into it
 * any more: its entries and landing pads are overwritten, branches into it are unchained, the code map forgets it. */
#include "runtime/internal.h"

static struct incoming *incoming_of(const struct runtime *rt, const struct region *r)
{
    return r->flags & REGION_INCOMING ? (struct incoming *)(uintptr_t)u64_map_get(&rt->incoming, region_number(rt, r))
                                      : NULL;
}

static void set_incoming(struct runtime *rt, struct region *r, struct incoming *in)
{
    r->flags |= REGION_INCOMING;
    u64_map_set(&rt->incoming, region_number(rt, r), (uintptr_t)in);
}

static void note_incoming(struct runtime *rt, struct region *to, uint32_t site)
{
    struct incoming *in = arena_alloc(&rt->meta, sizeof *in);
    *in = (struct incoming){incoming_of(rt, to), site};
    set_incoming(rt, to, in);
}

/* Branches of cold regions are not noted: when the target dies, they lead to its closed entry, which is chained in turn. */
static void chain_branch(struct runtime *rt, uint32_t site, uint32_t stub, uint32_t target)
{
    const struct backend *backend = rt->machine->backend;
    if (backend->branch_target(rt->out.base, site) != stub) /* another thread was faster */
        return;
    if (site >= rt->hot.first)
        note_incoming(rt, region_at(rt, target), site);
    backend->patch_branch(rt->out.base, site, target);
    rt->stats.chained++;
}

/* Nobody minds if the region of the site is dead by now: its code stays until a flush. A closed entry that another thread has
 * chained is chained there again. */
void region_chain(struct runtime *rt, uint32_t site, uint32_t stub, uint32_t target)
{
    if (!target)
        return;
    if (!(site & CLOSED_ENTRY)) {
        chain_branch(rt, site, stub, target);
        return;
    }
    note_incoming(rt, region_at(rt, target), site);
    rt->machine->backend->patch_jump(rt->out.base, site & ~CLOSED_ENTRY, target);
}

void region_chain_known(struct runtime *rt, const struct region_exit *branches, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        uint32_t target = branches[i].site ? code_lookup(rt, branches[i].pc) : 0;
        if (target)
            rt->machine->backend->patch_branch(rt->out.base, branches[i].site, target);
        rt->stats.chained += target != 0;
    }
}

static void lead_to(struct runtime *rt, uint32_t site, uint32_t target)
{
    if (site & CLOSED_ENTRY)
        rt->machine->backend->patch_jump(rt->out.base, site & ~CLOSED_ENTRY, target);
    else
        rt->machine->backend->patch_branch(rt->out.base, site, target);
}

static uint32_t leads_to(struct runtime *rt, uint32_t site)
{
    return rt->machine->backend->branch_target(rt->out.base, site & CLOSED_ENTRY ? (site & ~CLOSED_ENTRY) + 1 : site);
}

/* Threads that are in the old region leave it in their own time; landings and side exits go on as they were. */
void region_redirect(struct runtime *rt, struct region *from, uint32_t old, uint32_t entry)
{
    struct region *to = region_at(rt, entry);
    struct incoming *stay = NULL, *go = incoming_of(rt, to);
    for (struct incoming *in = incoming_of(rt, from), *next; in; in = next) {
        struct incoming **list = leads_to(rt, in->site) == old ? &go : &stay; /* else into another of its blocks */
        next = in->next;
        in->next = *list;
        *list = in;
        if (list == &go)
            lead_to(rt, in->site, entry);
    }
    if (incoming_of(rt, from))
        set_incoming(rt, from, stay);
    if (go)
        set_incoming(rt, to, go);
    rt->machine->backend->patch_jump(rt->out.base, old, entry);
}

static void kill_region(struct runtime *rt, struct region *r)
{
    const struct backend *backend = rt->machine->backend;
    struct region_info info = region_info(rt, r);
    rt->stats.invalidated++;
    rt->dead_bytes += info.size;
    for (struct region_entry entry; next_entry(&info, &entry);) {
        code_drop(rt, entry.pc, entry.host);
        backend->close_entry(rt->out.base, entry.host);
    }
    r->flags |= REGION_DEAD;
    for (uint32_t at; next_landing(&info, &at);)
        backend->close_landing(rt->out.base, at);
    for (struct incoming *in = incoming_of(rt, r); in; in = in->next) {
        if (in->site & CLOSED_ENTRY)
            backend->close_entry(rt->out.base, in->site & ~CLOSED_ENTRY);
        else
            backend->patch_branch(rt->out.base, in->site, region_stub_of(rt, in->site));
    }
    if (incoming_of(rt, r))
        set_incoming(rt, r, NULL);
}

static bool touches(const struct ir_span *s, uint64_t lo, uint64_t hi) { return s->pc < hi && s->pc + s->size > lo; }

/* Was the region made of what is there now, as far as it depends on it? What differs in its immediate only is noted. */
static bool is_unchanged(struct runtime *rt, const struct region *r, struct code_line *line)
{
    bool same = r->flags & REGION_WORDS;
    const struct code_words *words =
        same ? (struct code_words *)(uintptr_t)u64_map_get(&rt->words, region_number(rt, r)) : NULL;
    for (const struct code_word *w = words ? words->words : NULL; w && w < words->words + words->n; w++) {
        if (w->pc - line->lo >= CODE_LINE)
            continue;
        size_t i = (w->pc - line->lo) / sizeof w->word;
        uint32_t changed = (line->words[i] ^ w->word) & w->mask;
        line->masks[i] |= w->mask;
        if (!changed)
            continue;
        same = false;
        if (!(changed & ~rt->machine->frontend->immediate(w->word)))
            u64_map_set(&rt->rewritten, w->pc, u64_map_get(&rt->rewritten, w->pc) + 1);
    }
    return same;
}

/* Does the region touch [lo, hi)? And its lines of the page. */
static bool region_touches(const struct runtime *rt, const struct region *r, uint64_t lo, uint64_t hi, uint64_t page,
                           uint64_t *lines)
{
    struct region_info info = region_unpack_spans(rt->packed.base + r->packed, region_pc(r), r->start);
    bool touched = false;
    *lines = 0;
    for (struct ir_span s; next_span(&info, &s);) {
        touched |= touches(&s, lo, hi);
        *lines |= span_lines(&s, page);
    }
    return touched;
}

/* Kills what touches [lo, hi) on one page, but what is as the line says; dead regions leave the page's list. */
static void sweep_page(struct runtime *rt, const struct u64_pair *entry, uint64_t lo, uint64_t hi,
                       struct code_line *line)
{
    struct code_page *page = (struct code_page *)(uintptr_t)entry->value;
    uint32_t *at = &page->regions;
    page->lines = 0;
    while (*at) {
        struct region *r = list_region(rt, *at);
        uint64_t lines;
        if (!(r->flags & REGION_DEAD) && region_touches(rt, r, lo, hi, entry->key, &lines) &&
            !(line && is_unchanged(rt, r, line)))
            kill_region(rt, r);
        if (r->flags & REGION_DEAD) {
            *at = *list_next(rt, *at);
        } else {
            page->lines |= lines;
            at = list_next(rt, *at);
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
        for (uint32_t i = 0; i < n; i++)
            if (touches(&spans[i], rt->changed[since % CHANGES].lo, rt->changed[since % CHANGES].hi))
                return true;
    return false;
}

/* Threads in a region that died are to leave it at its next back-edge, or behind their system call: it may be a loop without end. */
static void call_out(struct runtime *rt, uint64_t dead_before)
{
    for (struct engine *e = rt->stats.invalidated != dead_before ? rt->engines : NULL; e; e = e->next)
        thread_kick(&e->thread);
}

/* For what is being made, of which no list knows yet. */
static void note_change(struct runtime *rt, uint64_t lo, uint64_t hi)
{
    if (!atomic_load(&rt->promotion.owner))
        return;
    rt->changed[rt->changes % CHANGES].lo = lo;
    rt->changed[rt->changes++ % CHANGES].hi = hi;
}

static void sweep_pages(struct runtime *rt, uint64_t lo, uint64_t hi)
{
    uint64_t first = lo >> CODE_PAGE_SHIFT, last = (hi - 1) >> CODE_PAGE_SHIFT;
    if (first >= atomic_load(&rt->page_high) || last < atomic_load(&rt->page_low))
        return;
    image_index(rt, lo, hi);
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

void invalidate_locked(struct runtime *rt, uint64_t lo, uint64_t hi)
{
    uint64_t dead = rt->stats.invalidated;
    note_change(rt, lo, hi);
    sweep_pages(rt, lo, hi);
    call_out(rt, dead);
}

static bool has_code(const struct code_page *page, uint64_t lo)
{
    return page && page->lines >> (lo >> CODE_LINE_SHIFT & 63) & 1;
}

static struct code_page *page_of_line(const struct runtime *rt, uint64_t lo)
{
    return page_at(rt, lo >> CODE_PAGE_SHIFT);
}

/* Translations of what is in memory still stay, as those of the neighbours of what was changed. */
static void invalidate_line(struct runtime *rt, uint64_t lo)
{
    image_index(rt, lo, lo + CODE_LINE);
    struct code_line line = {.lo = lo};
    struct code_page *page = page_of_line(rt, lo);
    note_change(rt, lo, lo + CODE_LINE);
    if (!has_code(page, lo))
        return;
    page->rewritten = true;
    uint64_t dead = rt->stats.invalidated;
    bool readable = guest_read(line.words, lo, CODE_LINE);
    sweep_page(rt, &(struct u64_pair){lo >> CODE_PAGE_SHIFT, (uintptr_t)page}, lo, lo + CODE_LINE,
               readable ? &line : NULL);
    call_out(rt, dead);
    if (!readable)
        return;
    if (!page->checked)
        page->checked = arena_alloc(&rt->meta, sizeof line);
    *page->checked = line;
}

/* What differs from when the line was checked, nothing was made from. */
static bool stays_as_checked(const struct code_line *line)
{
    uint32_t differs = 0, now[CODE_LINE / sizeof(uint32_t)];
    if (!guest_read(now, line->lo, CODE_LINE))
        return false;
    for (size_t i = 0; i < CODE_LINE / sizeof(uint32_t); i++)
        differs |= (now[i] ^ line->words[i]) & line->masks[i];
    return !differs;
}

/* Just-in-time compilers flush what they write for the first time, too. The caller is in translated code: who waits for it may
 * hold the lock. */
bool line_stays(struct cpu_state *st, uint64_t address)
{
    struct runtime *rt = engine_of(st->thread)->rt;
    uint64_t lo = address & ~(uint64_t)(CODE_LINE - 1);
    if (!rt->out.base || rt->ncriticals || !lock_try(&rt->lock, lock_self(), 0))
        return false;
    image_index(rt, lo, lo + CODE_LINE);
    const struct code_page *page = page_of_line(rt, lo);
    bool stays = !has_code(page, lo) || (page->checked && page->checked->lo == lo && stays_as_checked(page->checked));
    if (stays)
        note_change(rt, lo, lo + CODE_LINE);
    lock_release(&rt->lock);
    return stays;
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
    bool among_code = number < atomic_load(&rt->page_high) && number >= atomic_load(&rt->page_low);
    if (!among_code && !atomic_load(&rt->promotion.owner))
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

/* A hot region that is being made is stale after it. */
static void drop_all(struct runtime *rt)
{
    atomic_store(&rt->low_has_tags, mte_low_has_tags(rt->machine));
    if (rt->out.base)
        code_cache_flush(rt, thread_current() ? engine_of(thread_current()) : NULL);
    atomic_fetch_add(&rt->invalidations, 1);
}

void runtime_drop(struct machine *m)
{
    if (!m->rt)
        return;
    lock_take(&m->rt->lock);
    drop_all(m->rt);
    lock_release(&m->rt->lock);
}

/* A thread that is not in translated code has slots for which what there is is not right. */
void presume_any_slots(struct runtime *rt)
{
    if (atomic_load(&rt->any_slots)) /* another thread was faster */
        return;
    mte_presume_no_low(rt->machine);
    drop_all(rt);
    atomic_store(&rt->any_slots, true);
}

void runtime_check_tags(struct machine *m)
{
    struct runtime *rt = m->rt;
    if (!rt)
        return;
    lock_take(&rt->lock);
    if (!atomic_exchange(&rt->check_tags, true)) {
        drop_all(rt);
        image_open_for_tags(rt);
    }
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

/* Code that was made before the site was known to be careful dies in any case: it would fault again and again. */
void faulted_in_stretch(struct runtime *rt, uint64_t pc)
{
    mark_careful(rt, pc, CAREFUL_NOW);
    runtime_invalidate(rt->machine, pc, pc + 1);
}
