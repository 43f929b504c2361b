/* tier.c: tier 2: what is entered often is translated again, as one region of traces: extended blocks that follow the
 * likelier side of branches, and further ones where side exits are likely, too.
 *
 * How often code ran is known from the counters of the regions of tier 1 at the targets of its branches. */
#include "runtime/internal.h"

enum {
    MAX_TRACES = 32,         /* of a region */
    MAX_REGION_INSNS = 600,  /* guest instructions after which no trace is added */
    MAX_WAITING = 4 * MAX_TRACES,
    SHARE = 24,              /* a trace is worth its while if it runs this fraction of the times that the region does */
    AFTER_LOOP = 2,          /* a loop is left once for as many rounds, we assume */
    NOT_TAKEN = 2,           /* a branch whose target is entered at least as often is not taken once in as many times, we assume */
    MAX_VERSION_INSNS = 48,  /* of a version of a trace for a state, */
    MAX_VERSIONS_INSNS = 900, /* and of a region with all of them */
    COPIES = 4,              /* of a loop's body in its trace, */
    VECTOR_COPIES = 8,       /* of one that loads vectors, */
    MAX_COPIED_INSNS = 64,   /* as far as it is small */
};

struct candidate {
    uint64_t pc;
    uint32_t count;
};

struct former {
    struct runtime *rt;
    struct promotion *p;
    struct ir *ir;
    uint64_t head;           /* of the region */
    uint64_t outer;          /* where a loop around the head begins, 0: none was seen */
    uint32_t count;          /* executions of what was hot */
    uint32_t least;          /* below which code does not belong to the region */
    uint64_t trace;          /* the trace being translated begins here, */
    uint32_t estimate;       /* and runs so often where it stands now, */
    uint32_t length, copies; /* behind so many instructions, or copies of them */
    bool again;              /* next comes its beginning again */
    uint64_t straight;       /* where it went by its last branch */
    uint64_t hole, hole_end; /* the code that its last branch forward left out */
    uint32_t state;          /* the slot that versions know, while they are formed; else IR_NONE */
    struct candidate waiting[MAX_WAITING];
    uint32_t nwaiting, ninsns;
    bool too_long;           /* a trace is, and is no loop */
};

/* ---- what is known ---------------------------------------------------------------------------- */
static bool has_block(const struct ir *ir, uint64_t pc)
{
    for (uint32_t i = 0; i < ir->nblocks; i++)
        if (ir->blocks[i].pc == pc)
            return true;
    return false;
}

static bool is_hot(struct runtime *rt, uint64_t pc)
{
    lock_take_late(&rt->lock);
    const struct region *r = tier_region(rt, pc);
    bool hot = r && r->flags & REGION_HOT;
    lock_release(&rt->lock);
    return hot;
}

/* Is there code already that a trace does not repeat? Restartable sequences belong to tier 1. */
static bool is_done(const struct former *f, uint64_t pc)
{
    return has_block(f->ir, pc) || critical_at(f->rt, pc) || (hot_maybe(f->rt, pc) && is_hot(f->rt, pc));
}

/* How often code was entered at pc by branches, as far as that was counted. */
static uint32_t executions(struct runtime *rt, uint64_t pc)
{
    int64_t left = TIER_NOT_COUNTED, most = tier_threshold(rt);
    lock_take_late(&rt->lock);
    const struct region *r = tier_region(rt, pc);
    if (r && !(r->flags & REGION_HOT))
        left = __atomic_load_n(&rt->counters[r - rt->regions], __ATOMIC_RELAXED);
    lock_release(&rt->lock);
    if (left >= TIER_LEAST_WAITING)
        return left == TIER_NOT_COUNTED ? 0 : rt->machine->opt.hot + (uint32_t)(TIER_WAITING - left);
    return left > most ? 0 : (uint32_t)(most - left);
}

/* Has tier 1 branches to there, but never took one, in code that begins in the piece of the trace without a branch up to pc? */
static bool never_taken(const struct former *f, uint64_t pc, uint64_t to)
{
    unsigned n = 0, taken = 0;
    lock_take_late(&f->rt->lock);
    for (uint64_t at = f->straight; at <= pc && !taken; at += f->rt->machine->frontend->insn_align) {
        const struct region *r = tier_region(f->rt, at);
        if (r && !(r->flags & REGION_HOT))
            n += region_branches(f->rt, r, to, &taken);
    }
    lock_release(&f->rt->lock);
    return n && !taken;
}

static bool is_executable(const struct former *f, uint64_t pc) { return pc >= f->p->lo && pc < f->p->hi; }

/* ---- traces ----------------------------------------------------------------------------------- */
static void propose(struct former *f, uint64_t pc, uint32_t count)
{
    if (count >= f->least && f->nwaiting < MAX_WAITING && is_executable(f, pc))
        f->waiting[f->nwaiting++] = (struct candidate){pc, count};
}

/* The first trace is about to go back. */
static void note_loop(struct former *f, uint64_t to)
{
    if (f->ir->nblocks == 1 && to < f->head && !is_done(f, to) && executions(f->rt, to) >= f->least)
        f->outer = to;
}

/* Are vectors loaded in what there is of the trace? */
static bool loads_vectors(const struct former *f)
{
    const struct ir *ir = f->ir;
    for (uint32_t at = ir->blocks[ir->nblocks - 1].first, end = ir_next_index(ir); at < end; at++)
        if (ir->ins[at].op == IR_load && ir->ins[at].type == IR_V128)
            return true;
    return false;
}

/* Does the trace go on with another copy of itself? */
static bool goes_round(struct former *f, uint64_t to)
{
    if (to != f->trace || (f->copies >= COPIES && (f->copies == VECTOR_COPIES || !f->rt->out.widens || !loads_vectors(f))) || f->length + f->length / f->copies > MAX_COPIED_INSNS)
        return false;
    f->copies++;
    return f->again = true;
}

/* The trace goes on behind a branch forward, and may come back to what that left out. */
static enum branch_path go_ahead(struct former *f, uint64_t pc, uint64_t to)
{
    f->hole = pc + 1;
    f->hole_end = to;
    f->straight = to;
    return PATH_TAKEN;
}

/* Once. */
static bool returns_to_hole(struct former *f, uint64_t to)
{
    if (to < f->hole || to >= f->hole_end || f->hole <= f->trace || is_done(f, to))
        return false;
    f->hole_end = 0;
    f->straight = to;
    return true;
}

/* Branches to lower addresses end a trace, as every loop has one and signals must stop loops: backends look for signals
 * where they leave a block for a lower address. But for those to its own beginning: all that stays in the trace comes to its
 * end, and what leaves it comes back by another such branch. And for those that come back from a detour: all code of the trace
 * is behind its beginning, so what leaves it for a higher address goes ahead. */
static enum branch_path jump_path(struct former *f, uint64_t pc, uint64_t to)
{
    if (to > pc && is_executable(f, to))
        return go_ahead(f, pc, to);
    if (goes_round(f, to) || returns_to_hole(f, to))
        return PATH_TAKEN;
    note_loop(f, to);
    propose(f, to, f->estimate);
    return PATH_END;
}

/* Behind a branch to what the region has already. */
static enum branch_path go_past(struct former *f, uint32_t estimate)
{
    f->estimate = estimate;
    return estimate >= f->least ? PATH_NEXT : PATH_END;
}

/* How often a branch to what was entered `count` times goes on behind itself. The target may be entered from elsewhere, too. */
static uint32_t not_taken(const struct former *f, uint32_t count)
{
    uint32_t least = f->estimate / NOT_TAKEN;
    return f->estimate > count && f->estimate - count > least ? f->estimate - count : least;
}

static enum branch_path hot_path(void *ctx, uint64_t pc, uint64_t taken, uint64_t next)
{
    struct former *f = ctx;
    if (next == IR_NO_PC)
        return jump_path(f, pc, taken);
    if (goes_round(f, taken)) {
        propose(f, next, f->estimate / AFTER_LOOP);
        return PATH_TAKEN;
    }
    if (taken == f->trace && f->copies > 1) /* what is behind the loop is not repeated */
        return PATH_END;
    if (taken <= pc && is_done(f, taken))
        return go_past(f, f->estimate / AFTER_LOOP);
    uint32_t count = executions(f->rt, taken), rest = not_taken(f, count);
    if (has_block(f->ir, taken))
        return go_past(f, rest);
    if (count <= f->estimate / 2) {
        propose(f, taken, count);
        f->estimate = rest;
        return PATH_NEXT;
    }
    if (taken <= pc || !is_executable(f, taken)) {
        note_loop(f, taken);
        propose(f, next, rest);
        propose(f, taken, count);
        return PATH_END;
    }
    if (never_taken(f, pc, taken))
        return PATH_NEXT;
    propose(f, next, rest);
    return go_ahead(f, pc, taken);
}

static bool ends(void *ctx, uint64_t pc)
{
    struct former *f = ctx;
    f->length++;
    if (f->state != IR_NONE && ir_slot_is_const(f->ir, f->state))
        return critical_at(f->rt, pc);
    if (!f->again)
        return is_done(f, pc);
    f->again = false;
    return false;
}

static bool stores_address(void *ctx, uint64_t pc, uint64_t value, bool loaded)
{
    struct former *f = ctx;
    struct runtime *rt = f->rt;
    tcache_need_store(&f->p->needs, pc, value, loaded);
    lock_take_late(&rt->lock);
    bool stores = critical_stores_address(rt, pc, value, loaded);
    lock_release(&rt->lock);
    return stores;
}

static bool careful(void *ctx, uint64_t pc)
{
    struct runtime *rt = ((struct former *)ctx)->rt;
    lock_take_late(&rt->lock);
    bool yes = site_is_careful(rt, pc);
    lock_release(&rt->lock);
    ((struct former *)ctx)->p->needs.unfit |= yes;
    return yes;
}

/* Where a trace ends by itself, the region may go on: behind its last instruction, or where calls return to. */
static void propose_end(struct former *f, const struct ir_block *b)
{
    const struct ir *ir = f->ir;
    const struct ir_ins *last = &ir->ins[b->end - 1];
    uint64_t pc;
    if (last->op == IR_call && ir_is_const(ir, last->a))
        pc = ir_const_of(ir, last->a);
    else if (last->op == IR_call_ind && ir_is_const(ir, last->b))
        pc = ir_const_of(ir, last->b);
    else if (last->op == IR_jump && b->ninsn >= TIER_TRACE_INSNS)
        pc = ir_u64(last->b, last->c);
    else
        return;
    uint32_t count = executions(f->rt, pc);
    propose(f, pc, last->op == IR_jump ? f->estimate : count);
}

static bool next_trace(struct former *f, struct candidate *c)
{
    while (f->nwaiting) {
        uint32_t best = f->nwaiting - 1;
        for (uint32_t i = best; i-- > 0;)
            if (f->waiting[i].count > f->waiting[best].count)
                best = i;
        *c = f->waiting[best];
        f->waiting[best] = f->waiting[--f->nwaiting];
        if (!is_done(f, c->pc))
            return true;
    }
    return false;
}

static bool rewritten(void *ctx, uint64_t pc)
{
    struct runtime *rt = ((struct former *)ctx)->rt;
    lock_take_late(&rt->lock);
    bool yes = is_rewritten(rt, pc);
    lock_release(&rt->lock);
    ((struct former *)ctx)->p->needs.unfit |= yes;
    return yes;
}

static unsigned allocator(void *ctx, uint64_t pc) { return mte_allocator_at(((struct former *)ctx)->rt->machine, pc); }

static bool untagged(void *ctx, uint64_t address, uint32_t size)
{
    struct former *f = ctx;
    if (!mte_presume_untagged(f->rt->machine, address, size))
        return false;
    tcache_need_untagged(&f->p->needs, address, size);
    return true;
}

/* Where linkage tables lead stays, mostly. It is compared: what it is now need not be right. */
static bool leads_to(void *ctx, uint64_t address, uint64_t *pc)
{
    const struct former *f = ctx;
    return promote_read_word(f->rt, address, pc) && *pc < GUEST_WINDOW && *pc % f->rt->machine->frontend->insn_align == 0;
}

/* Returns its block. */
static struct ir_block *form_trace(struct former *f, const struct candidate *c, struct translate_request req)
{
    uint32_t first = f->ir->nblocks;
    translate_fill_request(f->rt, c->pc, f->p->lo, f->p->hi, &req);
    req.careful = any_site_is_careful(f->rt) ? careful : NULL;
    req.hot = true;
    req.path = hot_path;
    req.ends = ends;
    req.stores_address = stores_address;
    req.rewritten = rewritten;
    req.untagged = untagged;
    req.leads_to = leads_to;
    req.low_slots = translate_low_slots(f->rt);
    req.allocator = f->rt->machine->mte_sizes ? allocator : NULL;
    req.ctx = f;
    f->trace = req.is_version ? IR_NO_PC : c->pc;
    f->estimate = c->count;
    f->length = f->copies = 1;
    f->again = false;
    f->hole_end = 0;
    f->straight = c->pc;
    f->rt->machine->frontend->translate(f->ir, &req);
    f->ninsns += f->ir->blocks[first].ninsn;
    f->ir->blocks[first].runs = c->count;
    f->ir->blocks[first].ends = f->estimate;
    return &f->ir->blocks[first];
}

static bool is_loop(const struct ir *ir, const struct ir_block *b)
{
    bool found = false;
    for (uint32_t at = b->first; at < b->end && !found; at++) {
        const struct ir_ins *in = &ir->ins[at];
        found = (in->op == IR_br_if || in->op == IR_jump) && !in->aux && ir_u64(in->b, in->c) == b->pc;
    }
    return found;
}

/* Only a loop may be that long: other code was slower. */
static bool is_too_long(const struct ir *ir, const struct ir_block *b) { return b->ninsn > TIER_TRACE_INSNS && !is_loop(ir, b); }

/* False: the region is to begin at f->outer, or to have shorter traces. */
static bool form_traces(struct former *f, uint32_t most)
{
    struct candidate c = {f->head, f->count};
    for (uint32_t n = 0; n < MAX_TRACES && f->ninsns < MAX_REGION_INSNS; n++) {
        uint32_t room = MAX_REGION_INSNS - f->ninsns;
        const struct ir_block *b = form_trace(f, &c, (struct translate_request){.max_insns = room < most ? room : most});
        f->too_long = !f->outer && is_too_long(f->ir, b);
        propose_end(f, b);
        if (f->outer || f->too_long)
            return false;
        if (compiler_is_ending(f->rt) || !next_trace(f, &c))
            return true;
    }
    return true;
}

/* ---- versions of traces, for states that are known ------------------------------------------------ */
/* The version of block `of` for the state, an old one or a new one; 0: there is no room. */
static uint32_t version_of(struct former *f, uint32_t of, uint64_t state)
{
    struct ir *ir = f->ir;
    uint64_t pc = ir->blocks[of].pc;
    uint32_t n = ir->nblocks;
    for (uint32_t i = 0; i < n; i++)
        if (ir->blocks[i].version_of == pc && ir->blocks[i].state == state && !ir->blocks[i].chooses)
            return i;
    if (f->ninsns + MAX_VERSION_INSNS > MAX_VERSIONS_INSNS)
        return 0;
    form_trace(f, &(struct candidate){pc, ir->blocks[of].runs}, (struct translate_request){
        .is_version = true, .slot = f->state, .state = state, .max_insns = MAX_VERSION_INSNS});
    return n;
}

/* Where one of two states was chosen: a block that finds out which. */
static uint32_t choice_of(struct former *f, uint32_t block, uint32_t at, uint32_t to)
{
    uint64_t states[2];
    uint32_t versions[2];
    unsigned made = 0, n = ir_state_choice(f->ir, &f->ir->blocks[block], at, f->state, f->p->sample, states);
    for (unsigned i = 0; i < n; i++)
        if ((versions[made] = version_of(f, to, states[i])))
            made++;
    return made ? ir_choose_version(f->ir, to, f->state, versions, made) : 0;
}

/* If the instruction leaves a trace in a known state, it goes on in a version for that. */
static void know_state(struct former *f, uint32_t block, uint32_t at)
{
    uint64_t pc, state;
    if (!ir_exit_pc(&f->ir->ins[at], &pc) || pc == IR_NO_PC)
        return;
    for (uint32_t to = 0, n = f->ir->nblocks; to < n; to++) {
        if (f->ir->blocks[to].pc != pc || !ir_state_matters(f->ir, &f->ir->blocks[to], f->state))
            continue;
        bool known = ir_state_at(f->ir, &f->ir->blocks[block], at, f->state, &state);
        uint32_t version = known ? version_of(f, to, state) : choice_of(f, block, at, to);
        f->ir->ins[at].aux |= (uint16_t)(version << IR_VERSION_SHIFT);
        return;
    }
}

/* Loops over tags are found by the address that they branch to (the backend's tag_loops.c): not with these. */
static void form_versions(struct former *f)
{
    if (!f->ir->folding || atomic_load_explicit(&f->rt->check_tags, memory_order_relaxed) || compiler_is_ending(f->rt))
        return;
    f->state = ir_state_slot(f->ir);
    if (f->state == IR_NONE)
        return;
    for (uint32_t b = 0; b < f->ir->nblocks; b++)
        for (uint32_t at = f->ir->blocks[b].first; at < f->ir->blocks[b].end; at++)
            know_state(f, b, at);
}

void tier_form_region(struct runtime *rt, struct promotion *p, uint32_t most)
{
    struct former f = {.head = p->pc, .count = executions(rt, p->pc)};
    uint32_t least = (f.count + SHARE - 1) / SHARE;
    do {
        most = f.too_long ? TIER_TRACE_INSNS : most;
        f = (struct former){.rt = rt, .p = p, .ir = &p->ir, .head = f.too_long ? p->pc : f.outer ? f.outer : f.head, .count = f.count, .least = least, .state = IR_NONE};
        ir_reset(&p->ir);
        tcache_need_nothing(&p->needs);
    } while (!form_traces(&f, most));
    form_versions(&f);
}
