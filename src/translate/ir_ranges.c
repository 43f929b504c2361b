/* ir_ranges.c: hot code: comparisons of one value with constants, one behind the other, each with a branch that leaves.
 * If the values that stay are one range, one branch asks for that, and leads to a block that makes the comparisons
 * again. Knows no guest and no host. */
#include "translate/new_order.h"

enum {
    MOST_TESTS = 8,
    LEAST_TESTS = 2,
    MOST_BLOCKS = 32,
    OUTSIDE = 48 /* what has no block takes this part of the runs, we assume */
};

struct chain {
    uint32_t value, slot; /* what is compared, and where it is held */
    uint32_t begin, end;  /* from the mark of the first comparison's guest instruction to behind the last branch */
    uint32_t block;       /* that makes the comparisons again */
    unsigned n;
    bool is_signed, is_unsigned;
    uint32_t branch[MOST_TESTS];
    uint64_t lo, hi; /* what stays; if signed, with the sign bit turned */
};

struct ranges {
    struct ir *ir;
    uint32_t nins;         /* at first */
    uint32_t *held, *copy; /* by slot: its value; by value: the same in the other block */
    struct chain *made[MOST_BLOCKS];
    unsigned nmade;
    struct new_order *order;
};

static const struct ir_ins *test_of(const struct ir *ir, const struct chain *c, unsigned i)
{
    return &ir->ins[ir->ins[c->branch[i]].a];
}
static unsigned width_of(const struct ir *ir, const struct chain *c)
{
    return ir_type_of(ir, c->value) == IR_I32 ? 32 : 64;
}
static uint64_t sign_of(const struct ir *ir, const struct chain *c)
{
    return c->is_signed ? UINT64_C(1) << (width_of(ir, c) - 1) : 0;
}

/* ---- what stays ----------------------------------------------------------------------------------- */
static bool narrow(struct chain *c, uint64_t lo, uint64_t hi)
{
    c->lo = c->lo < lo ? lo : c->lo;
    c->hi = c->hi > hi ? hi : c->hi;
    return lo <= hi && c->lo <= c->hi;
}

/* The test leaves if cc. False: nothing stays. */
static bool narrow_by(struct chain *c, enum ir_cc cc, uint64_t k, bool *hole)
{
    switch (cc) {
    case IR_NE:
        return narrow(c, k, k);
    case IR_CS:
    case IR_GE:
        return k && narrow(c, 0, k - 1);
    case IR_CC:
    case IR_LT:
        return narrow(c, k, UINT64_MAX);
    case IR_HI:
    case IR_GT:
        return narrow(c, 0, k);
    case IR_LS:
    case IR_LE:
        return k != UINT64_MAX && narrow(c, k + 1, UINT64_MAX);
    default:
        break;
    }
    *hole |= k > c->lo && k < c->hi;
    return (k != c->lo && k != c->hi) || (c->lo != c->hi && narrow(c, c->lo + (k == c->lo), c->hi - (k == c->hi)));
}

static bool is_range(const struct ir *ir, struct chain *c)
{
    uint64_t mask = fold_mask(width_of(ir, c)), sign = sign_of(ir, c);
    bool hole = true;
    c->lo = 0;
    c->hi = mask;
    for (unsigned again = 0; hole && again < c->n; again++) {
        hole = false;
        for (unsigned i = 0; i < c->n; i++)
            if (!narrow_by(c, test_of(ir, c, i)->aux, (ir_const_of(ir, test_of(ir, c, i)->b) & mask) ^ sign, &hole))
                return false;
    }
    return !hole && (c->lo || c->hi != mask);
}

static bool needs_sum(const struct ir *ir, const struct chain *c)
{
    return c->lo && c->lo != c->hi && c->hi != fold_mask(width_of(ir, c));
}

static uint64_t runs_at(const struct ir *ir, const struct ir_ins *branch)
{
    uint64_t pc = ir_u64(branch->b, branch->c);
    for (uint32_t b = 0; b < ir->nblocks; b++)
        if (ir->blocks[b].pc == pc)
            return ir->blocks[b].runs;
    return ir->blocks[0].runs / OUTSIDE;
}

static bool pays(const struct ir *ir, const struct chain *c, const struct ir_block *b)
{
    unsigned saved = c->n - 1 - needs_sum(ir, c);
    uint64_t leave = 0;
    for (unsigned i = 0; i < c->n; i++)
        leave += runs_at(ir, &ir->ins[c->branch[i]]);
    return c->n >= LEAST_TESTS && saved && 4 * leave <= (uint64_t)saved * b->runs;
}

/* ---- finding -------------------------------------------------------------------------------------- */
static bool is_test(const struct ir *ir, const struct ir_ins *in)
{
    return in->op == IR_br_if && !(in->aux & IR_TARGET_BLOCK) && ir->ins[in->a].op == IR_cmp &&
           !ir_is_const(ir, ir->ins[in->a].a) && ir_is_const(ir, ir->ins[in->a].b);
}

static bool add_test(const struct ir *ir, struct chain *c, uint32_t at)
{
    const struct ir_ins *cmp = &ir->ins[ir->ins[at].a];
    switch ((enum ir_cc)cmp->aux) {
    case IR_EQ:
    case IR_NE:
        break;
    case IR_CS:
    case IR_CC:
    case IR_HI:
    case IR_LS:
        c->is_unsigned = true;
        break;
    case IR_GE:
    case IR_LT:
    case IR_GT:
    case IR_LE:
        c->is_signed = true;
        break;
    default:
        return false;
    }
    if (cmp->a != c->value || c->n == MOST_TESTS || (c->is_signed && c->is_unsigned))
        return false;
    c->branch[c->n++] = at;
    c->end = at + 1;
    return true;
}

static bool is_flags_put(const struct ir *ir, const struct ir_ins *in)
{
    return in->op == IR_put && ir->slots[in->aux].type == IR_FLAGS;
}

/* May it be made in both blocks? */
static bool may_repeat(const struct ir *ir, const struct ir_ins *in)
{
    return in->op == IR_nop || in->op == IR_insn || in->op == IR_get || ir_facts[in->op].effects == IR_PURE ||
           is_flags_put(ir, in);
}

/* The mark of the guest instruction before, or the block's beginning. */
static uint32_t mark_before(const struct ir *ir, const struct ir_block *b, uint32_t at)
{
    while (at > b->first && ir->ins[--at].op != IR_insn)
        ;
    return at;
}

/* The chain begins where the flags are made that its first branch looks at. */
static bool find_begin(const struct ir *ir, const struct ir_block *b, struct chain *c)
{
    uint32_t mark = mark_before(ir, b, c->branch[0]), before = mark > b->first ? mark_before(ir, b, mark) : mark;
    bool flags = false;
    for (uint32_t at = before; at < mark; at++)
        flags |= is_flags_put(ir, &ir->ins[at]);
    c->begin = flags ? before : mark;
    for (uint32_t at = c->begin; at < c->branch[0]; at++)
        if (!may_repeat(ir, &ir->ins[at]))
            return false;
    return c->begin > b->first;
}

static bool is_in_slot(const struct ir *ir, uint32_t value, uint32_t held)
{
    return held != IR_NONE && (held == value || (ir->ins[held].op == IR_zext && ir->ins[held].a == value) ||
                               (ir->ins[value].op == IR_trunc && ir->ins[value].a == held));
}

static bool find_slot(const struct ranges *r, struct chain *c)
{
    const struct ir_ins *value = &r->ir->ins[c->value];
    if (value->op == IR_trunc)
        value = &r->ir->ins[value->a];
    if (c->value >= c->begin && value->op != IR_get)
        return false;
    for (c->slot = 0; c->slot < r->ir->nslots; c->slot++)
        if (r->ir->slots[c->slot].type == IR_I64 && is_in_slot(r->ir, c->value, r->held[c->slot]))
            return true;
    return false;
}

/* Does the chain need nothing else that was made before it? */
static bool stands_alone(const struct ir *ir, const struct chain *c)
{
    for (uint32_t at = c->begin; at < c->end; at++) {
        const struct ir_ins *in = &ir->ins[at];
        unsigned set = in->op == IR_nop ? 0 : ir_value_operands(in);
        const uint32_t operands[] = {in->a, in->b, in->c};
        for (unsigned k = 0; k < 3; k++)
            if (set >> k & 1 && operands[k] < c->begin && operands[k] != c->value && !ir_is_const(ir, operands[k]))
                return false;
    }
    return true;
}

static bool find_chain(const struct ranges *r, const struct ir_block *b, uint32_t at, struct chain *c)
{
    const struct ir *ir = r->ir;
    *c = (struct chain){.value = ir->ins[ir->ins[at].a].a};
    for (; at < b->end && (is_test(ir, &ir->ins[at]) ? add_test(ir, c, at) : may_repeat(ir, &ir->ins[at])); at++)
        ;
    return c->n >= LEAST_TESTS && find_begin(ir, b, c) && find_slot(r, c) && stands_alone(ir, c) && is_range(ir, c) &&
           pays(ir, c, b);
}

/* ---- making --------------------------------------------------------------------------------------- */
static uint64_t pc_of(const struct ir *ir, const struct chain *c)
{
    return ir_u64(ir->ins[c->begin].b, ir->ins[c->begin].c);
}

static bool is_same(const struct ir *ir, const struct chain *c, const struct chain *d)
{
    bool same = c->n == d->n && c->slot == d->slot && pc_of(ir, c) == pc_of(ir, d) &&
                ir_type_of(ir, c->value) == ir_type_of(ir, d->value);
    for (unsigned i = 0; same && i < c->n; i++) {
        const struct ir_ins *p = &ir->ins[c->branch[i]], *q = &ir->ins[d->branch[i]];
        same = p->aux == q->aux && p->b == q->b && p->c == q->c && ir->ins[p->a].aux == ir->ins[q->a].aux &&
               ir_const_of(ir, ir->ins[p->a].b) == ir_const_of(ir, ir->ins[q->a].b);
    }
    return same;
}

static uint32_t copy_of(struct ranges *r, const struct chain *c, uint32_t value)
{
    if (value < c->begin && value != c->value)
        r->copy[value] = ir_iconst(r->ir, ir_type_of(r->ir, value), ir_const_of(r->ir, value));
    return r->copy[value];
}

/* The last branch is always taken there. */
static void repeat(struct ranges *r, const struct chain *c, uint32_t at)
{
    struct ir_ins in = r->ir->ins[at];
    unsigned set = ir_value_operands(&in);
    if (at == c->value || in.op == IR_nop)
        return;
    in.a = set & 1 ? copy_of(r, c, in.a) : in.a;
    in.b = set & 2 ? copy_of(r, c, in.b) : in.b;
    in.c = set & 4 ? copy_of(r, c, in.c) : in.c;
    if (at == c->branch[c->n - 1])
        ir_emit(r->ir, IR_jump, IR_VOID, in.aux, 0, in.b, in.c);
    else
        r->copy[at] = ir_emit(r->ir, in.op, in.type, in.aux, in.a, in.b, in.c);
}

static void make_block(struct ranges *r, struct chain *c)
{
    struct ir *ir = r->ir;
    bool half = ir_type_of(ir, c->value) == IR_I32;
    c->block = ir_begin_block(ir, IR_NO_PC);
    ir->blocks[c->block].version_of = pc_of(ir, c);
    ir->blocks[c->block].chooses = true;
    uint32_t value = ir_get(ir, c->slot);
    r->copy[c->value] = half ? ir_emit(ir, IR_trunc, IR_I32, 0, value, 0, 0) : value;
    for (uint32_t at = c->begin; at < c->end; at++)
        repeat(r, c, at);
    ir_end_block(ir, 0);
    for (unsigned i = 0; i < c->n; i++)
        ir->blocks[c->block].runs += (uint32_t)runs_at(ir, &ir->ins[c->branch[i]]);
}

static uint32_t place(struct ranges *r, uint32_t at)
{
    order_add(r->order, at);
    return at;
}

/* The branch that asks for the range, ahead of the first guest instruction. */
static void make_branch(struct ranges *r, const struct chain *c)
{
    struct ir *ir = r->ir;
    enum ir_type type = ir_type_of(ir, c->value);
    uint64_t sign = sign_of(ir, c), k = c->lo;
    enum ir_cc cc = IR_NE;
    uint32_t value = c->value;
    if (value >= c->begin && ir->ins[value].op == IR_trunc)
        place(r, ir->ins[value].a);
    if (value >= c->begin)
        place(r, value);
    if (needs_sum(ir, c)) {
        uint32_t lo = place(r, ir_iconst(ir, type, c->lo ^ sign));
        value = place(r, ir_emit(ir, IR_sub, type, 0, value, lo, 0));
        cc = IR_HI;
        k = (c->hi - c->lo) ^ sign;
    } else if (c->lo != c->hi && !c->lo) {
        cc = c->is_signed ? IR_GT : IR_HI;
        k = c->hi;
    } else if (c->lo != c->hi) {
        cc = c->is_signed ? IR_LT : IR_CC;
    }
    uint32_t with = place(r, ir_iconst(ir, type, k ^ sign)),
             test = place(r, ir_emit(ir, IR_cmp, IR_I32, cc, value, with, 0));
    uint64_t pc = pc_of(ir, c);
    place(r, ir_emit(ir, IR_br_if, IR_VOID, (uint16_t)(c->block << IR_VERSION_SHIFT), test, (uint32_t)pc,
                     (uint32_t)(pc >> 32)));
}

static bool make(struct ranges *r, struct chain *c)
{
    for (unsigned i = 0; i < r->nmade; i++)
        if (is_same(r->ir, c, r->made[i])) {
            c->block = r->made[i]->block;
            return true;
        }
    if (r->nmade == MOST_BLOCKS || r->ir->nins - r->nins > IR_ROOM / 2)
        return false;
    make_block(r, c);
    r->made[r->nmade] = arena_alloc(r->ir->scratch, sizeof *c);
    *r->made[r->nmade++] = *c;
    return true;
}

static void note_held(struct ranges *r, uint32_t at)
{
    const struct ir_ins *in = &r->ir->ins[at];
    if (in->op == IR_get)
        r->held[in->aux] = at;
    else if (in->op == IR_put)
        r->held[in->aux] = in->a;
    else if (in->op == IR_call_h)
        memset(r->held, 0xff, r->ir->nslots * sizeof *r->held);
}

/* The block's part of the new order. What stands between a chain's beginning and its first branch was added already. */
static void order_block(struct ranges *r, struct ir_block b)
{
    struct chain c;
    memset(r->held, 0xff, r->ir->nslots * sizeof *r->held);
    for (uint32_t at = b.first; at < b.end; at++) {
        note_held(r, at);
        if (is_test(r->ir, &r->ir->ins[at]) && find_chain(r, &b, at, &c) && make(r, &c)) {
            r->order->n -= at - c.begin;
            make_branch(r, &c);
            for (at = c.begin; at < c.end; at++)
                if (r->ir->ins[at].op != IR_br_if)
                    order_add(r->order, at);
            at = c.end - 1;
        } else {
            order_add(r->order, at);
        }
    }
}

/* Operations of wide loops are not looked at one by one. */
static bool has_tests(const struct ir *ir)
{
    uint32_t tests = 0;
    for (uint32_t at = 0; at < ir->nins; at++) {
        if (ir->ins[at].op == IR_wide)
            return false;
        tests += is_test(ir, &ir->ins[at]);
    }
    return tests >= LEAST_TESTS;
}

void ir_join_tests(struct ir *ir)
{
    if (!ir->folded || !has_tests(ir))
        return;
    ir_remove_unused(ir);
    struct arena *arena = ir->scratch;
    struct fold *folding = ir->folding;
    uint32_t nblocks = ir->nblocks;
    struct ranges r = {.ir = ir, .nins = ir->nins};
    r.held = arena_alloc(arena, ir->nslots * sizeof *r.held);
    r.copy = arena_alloc(arena, ir->nins * sizeof *r.copy);
    r.order = arena_alloc(arena, sizeof *r.order + (3 * (size_t)ir->nins + IR_ROOM) * sizeof *r.order->at);
    r.order->ends = arena_alloc(arena, (nblocks + MOST_BLOCKS) * sizeof *r.order->ends);
    r.order->n = 0;
    ir->folding = NULL; /* what is emitted is only material for the new order */
    for (uint32_t b = 0; b < nblocks; b++) {
        order_block(&r, ir->blocks[b]);
        r.order->ends[b] = r.order->n;
    }
    for (uint32_t b = nblocks; b < ir->nblocks; b++) {
        for (uint32_t at = ir->blocks[b].first; at < ir->blocks[b].end; at++)
            order_add(r.order, at);
        r.order->ends[b] = r.order->n;
    }
    if (ir->nins > r.nins)
        memset(ir->fold->uses + r.nins, 0, (ir->nins - r.nins) * sizeof *ir->fold->uses);
    ir->folding = folding;
    if (ir->nblocks > nblocks)
        ir_fold_in_order(ir, r.order);
}
