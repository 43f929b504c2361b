/* ir_dce.c: removes puts that nothing can see and values that nothing uses, and finds how the others are used. Linear;
 * allocates from the ir's arenas only. Knows no guest and no host. */
#include "translate/ir_track.h"
#include "translate/new_order.h"

/* ---- puts --------------------------------------------------------------------------------------- */
/* For what was not emitted while folding. */
static void track_all(struct ir *ir)
{
    ir_set_folding(ir, true);
    struct fold *f = ir->fold;
    ir->folding = NULL;
    fold_reset(f);
    memset(f->uses, 0, ir->nins * sizeof f->uses[0]);
    for (uint32_t i = 0; i < ir->nblocks; i++) {
        const struct ir_block *block = &ir->blocks[i];
        f->first = block->first;
        track_begin_block(f);
        for (uint32_t at = block->first; at < block->end; at++) {
            const struct ir_ins *ins = &ir->ins[at];
            f->uses[at].count = ins->type == IR_VOID;
            track_operands(f->uses, ins, ir_value_operands(ins), at);
            if (ins->op == IR_get)
                track_get(f, at, ins->aux);
            else if (ins->op == IR_put)
                track_put(f, at, track_slot(f, ins->aux), ins->a);
            else
                track_effects(f, at, ir_facts[ins->op].traits);
        }
        track_end_block(f, block->end);
    }
}

struct dead_query {
    ir_dead_fn *dead;
    void *ctx;
};

/* What was found to be needed is not looked for again soon: several branches lead to one place. */
static bool ask(struct fold *f, uint32_t exit, unsigned slot, const struct dead_query *q)
{
    uint64_t pc = ir_u64(f->ins[exit].b, f->ins[exit].c), key = pc | (uint64_t)slot << 56, *needed = &f->needed[pc / 4 % FOLD_NEEDED];
    if (!q->dead || *needed == key)
        return false;
    bool dead = q->dead(q->ctx, pc, slot);
    *needed = dead ? *needed : key;
    return dead;
}

static bool dead_at_exit(struct fold *f, struct fold_exit *exit, unsigned slot, const struct dead_query *q)
{
    if (exit->slot != slot)
        *exit = (struct fold_exit){exit->at, (uint8_t)slot, ask(f, exit->at, slot, q)};
    return exit->dead;
}

static bool dead_at_branch(struct fold *f, uint32_t at, unsigned slot, const struct dead_query *q)
{
    for (uint32_t i = f->nexits; i-- > 0;)
        if (f->exits[i].at == at)
            return dead_at_exit(f, &f->exits[i], slot, q);
    return false;
}

/* Is the slot dead at all direct exits in between, but for one? */
static bool dead_at_exits(struct fold *f, const struct flags_put *p, uint32_t except, const struct dead_query *q)
{
    for (uint32_t i = f->nexits; i-- > 0 && f->exits[i].at > p->put;) {
        struct fold_exit *exit = &f->exits[i];
        if (exit->at < p->until && exit->at != except && !dead_at_exit(f, exit, f->ins[p->put].aux, q))
            return false;
    }
    return true;
}

/* May something fault between the put and the end of the last guest instruction that reads its flags? They read them
 * through a value by now, but would read the slot when they start over. */
static bool read_after_fault(const struct fold *f, uint32_t put)
{
    uint32_t read = f->uses[put].last, at = put + 1;
    if (!read)
        return false;
    for (; at < f->ir->nins; at++) {
        if (at >= read && f->ins[at].op == IR_insn)
            return false;
        if (ir_facts[f->ins[at].op].traits & (IR_FAULTS | IR_HELPS))
            return true;
    }
    return false;
}

/* ---- conditions of several comparisons ------------------------------------------------------------ */
static bool add_operand(const struct ir *ir, uint32_t v, struct ir_tests *t)
{
    const struct ir_ins *ins = &ir->ins[v];
    for (unsigned i = 0; i < t->noperands; i++)
        if (t->operands[i] == v)
            return true;
    if (ins->op == IR_iconst && (ins->type == IR_I32 || (uint64_t)(int64_t)(int32_t)ir_const_of(ir, v) == ir_const_of(ir, v)))
        return true;
    if (t->noperands == IR_TESTS)
        return false;
    t->operands[t->noperands++] = v;
    return ins->op != IR_and || (add_operand(ir, ins->a, t) && add_operand(ir, ins->b, t)); /* a test of bits */
}

static bool add_tests(const struct ir *ir, const struct ir_use *uses, uint32_t v, enum ir_op op, struct ir_tests *t)
{
    const struct ir_ins *ins = &ir->ins[v];
    if (ins->op != IR_cmp)
        return ins->op == op && ins->type == IR_I32 && ins->a != ins->b && uses[ins->a].count == 1 && uses[ins->b].count == 1 &&
               add_tests(ir, uses, ins->a, op, t) && add_tests(ir, uses, ins->b, op, t);
    if (t->n == IR_TESTS)
        return false;
    t->few_operands &= add_operand(ir, ins->a, t) && add_operand(ir, ins->b, t);
    t->at[t->n++] = v;
    return true;
}

bool ir_add_tests(const struct ir *ir, const struct ir_use *uses, uint32_t v, enum ir_op op, struct ir_tests *t)
{
    t->few_operands |= t->n == 0;
    return add_tests(ir, uses, v, op, t) && (t->n <= 2 || t->few_operands);
}

/* ---- flags that a branch tests -------------------------------------------------------------------- */
/* Does the branch test the comparison whose flags value is `flags`? Then the host has them there. */
static bool tests_flags(const struct fold *f, const struct ir_ins *branch, const struct ir_ins *flags)
{
    const struct ir_ins *cmp = &f->ins[branch->a];
    if (branch->op != IR_br_if || branch->aux & IR_TARGET_BLOCK || cmp->op != IR_cmp || f->uses[branch->a].count != 1 ||
        cmp->a != flags->a || f->ins[cmp->a].op == IR_iconst)
        return false;
    return flags->op == IR_subf ? cmp->b == flags->b : flags->op == IR_logf && fold_is_const(f, cmp->b, 0);
}

static bool same_comparison(const struct ir_ins *cmp, const struct ir_ins *other)
{
    return cmp->op == IR_cmp && cmp->a == other->a && cmp->b == other->b;
}

/* Is it that some of the comparisons does not hold that all of which `all` asks for? */
static bool is_opposite(const struct fold *f, uint32_t any, uint32_t all)
{
    const struct ir_ins *n = &f->ins[any], *p = &f->ins[all];
    if (f->uses[any].count != 1 || f->uses[all].count != 1)
        return false;
    if (n->op == IR_or && p->op == IR_and)
        return is_opposite(f, n->a, p->a) && is_opposite(f, n->b, p->b);
    return p->op == IR_cmp && same_comparison(n, p) && n->aux == (p->aux ^ 1);
}

/* The flags of a conditional comparison: first ? flags of a - b : constant. Does the branch test just that? The first
 * condition may consist of several. */
static bool tests_selection(const struct fold *f, const struct ir_ins *branch, const struct ir_ins *flags)
{
    const struct ir_ins *pair = &f->ins[branch->a], *second = &f->ins[flags->b];
    struct ir_tests tests = {0};
    if (flags->op != IR_sel || second->op != IR_subf || f->uses[flags->b].count != 1 ||
        f->ins[flags->c].op != IR_mkflags || f->ins[f->ins[flags->c].a].op != IR_iconst || f->ins[second->a].op == IR_iconst)
        return false;
    if (branch->op != IR_br_if || branch->aux & IR_TARGET_BLOCK || (pair->op != IR_and && pair->op != IR_or) ||
        f->uses[branch->a].count != 1)
        return false;
    bool swapped = same_comparison(&f->ins[pair->a], second);
    uint32_t q = swapped ? pair->a : pair->b, p = swapped ? pair->b : pair->a;
    if (!same_comparison(&f->ins[q], second) || f->uses[q].count != 1 || !ir_add_tests(f->ir, f->uses, p, pair->op, &tests) ||
        !ir_add_tests(f->ir, f->uses, q, pair->op, &tests))
        return false;
    return pair->op == IR_and ? p == flags->a && f->uses[p].count == 2 : is_opposite(f, p, flags->a);
}

/* Nor is the value made then, if it has no other user. It stays, for those that do without the hint. */
static void sink_operand(struct fold *f, uint32_t value)
{
    if (f->uses[value].count != 1) {
        f->uses[value].count--;
        return;
    }
    f->uses[value].sunk = IR_SUNK;
    if (f->ins[value].op == IR_and) {
        sink_operand(f, f->ins[value].a);
        sink_operand(f, f->ins[value].b);
    }
}

static void sink_selection(struct fold *f, const struct ir_ins *flags)
{
    sink_operand(f, flags->a);
    sink_operand(f, flags->b);
    if (f->uses[flags->c].count == 1) /* else it must outlive its other users */
        sink_operand(f, flags->c);
}

/* Leaves the put to the first branch behind it, if that can do it. */
static void sink_put(struct fold *f, const struct flags_put *p, const struct dead_query *q)
{
    uint32_t value = f->ins[p->put].a, at = p->put + 1;
    while (at < f->ir->nins && !(ir_facts[f->ins[at].op].traits & IR_EFFECTS))
        at++;
    const struct ir_ins *branch = &f->ins[at], *flags = &f->ins[value];
    if (at >= f->ir->nins || at >= p->until || f->uses[value].count != 1)
        return;
    bool selection = flags->op == IR_sel && tests_selection(f, branch, flags);
    if (!selection && !tests_flags(f, branch, flags))
        return;
    if (selection)
        sink_selection(f, flags);
    bool next = p->observed || !dead_at_exits(f, p, at, q) || read_after_fault(f, p->put);
    bool taken = !dead_at_branch(f, at, f->ins[p->put].aux, q);
    f->uses[value].sunk = f->uses[p->put].sunk = IR_SUNK;
    f->uses[at].sunk = (uint8_t)((next ? IR_SUNK_NEXT : 0) | (taken ? IR_SUNK_TAKEN : 0));
}

/* ---- values ------------------------------------------------------------------------------------- */
static bool is_removable(const struct ir *ir, const struct ir_ins *ins)
{
    if (!(ir_facts[ins->op].traits & IR_HELPS))
        return ir_facts[ins->op].traits & IR_REMOVABLE;
    unsigned effects = ir->helpers[ins->aux].effects;
    return ins->type != IR_VOID && (effects == IR_PURE || effects == IR_READ);
}

/* The last value up to `at` that has no user; -1: there is none (struct fold.uses). */
static inline uint32_t last_unused(const struct ir_use *uses, uint32_t at)
{
    const struct ir_use *u = &uses[(int32_t)at];
    while (u[0].count && u[-1].count && u[-2].count && u[-3].count)
        u -= 4;
    unsigned n = !u[0].count ? 0 : !u[-1].count ? 1 : !u[-2].count ? 2 : 3;
    return (uint32_t)(u - uses) - n;
}

void ir_remove_unused(struct ir *ir)
{
    struct fold *f = ir->fold;
    for (uint32_t at = ir->nins; (at = last_unused(f->uses, at - 1)) != UINT32_MAX;) {
        if (!is_removable(ir, &ir->ins[at]))
            continue;
        track_unuse_operands(f, at);
        ir->ins[at] = (struct ir_ins){.op = IR_nop};
    }
}

void ir_dce(struct ir *ir, ir_dead_fn *dead, void *ctx)
{
    if (!ir->folded)
        track_all(ir);
    struct fold *f = ir->fold;
    const struct dead_query q = {dead, ctx};
    for (uint32_t i = f->nflags_puts; i-- > 0;) {
        const struct flags_put *p = &f->flags_puts[i];
        if (!p->observed && dead_at_exits(f, p, IR_NONE, &q) && !read_after_fault(f, p->put))
            track_remove_put(f, p->put);
    }
    ir_remove_unused(ir); /* whose operands have fewer users then: sink_put counts them */
    for (uint32_t i = f->nflags_puts; i-- > 0;)
        if (f->ins[f->flags_puts[i].put].op == IR_put)
            sink_put(f, &f->flags_puts[i], &q);
    ir->uses = f->uses;
}

static inline void count_use(struct ir_use *u, uint32_t at)
{
    u->last = u->count++ ? u->last : at;
}

void ir_find_uses(struct ir *ir)
{
    size_t size = ir->nins * sizeof *ir->uses;
    struct ir_use *uses = memset(arena_alloc(ir->scratch, size), 0, size);
    for (uint32_t at = ir->nins; at-- > 0;) {
        const struct ir_ins *ins = &ir->ins[at];
        unsigned set = ir_value_operands(ins);
        if (!uses[at].count && is_removable(ir, ins))
            continue;
        if (set & 1)
            count_use(&uses[ins->a], at);
        if (set & 2)
            count_use(&uses[ins->b], at);
        if (set & 4)
            count_use(&uses[ins->c], at);
    }
    ir->uses = uses;
}
