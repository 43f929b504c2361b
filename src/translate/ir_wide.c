/* ir_wide.c: hot code: loops over neighbouring vectors get a copy that does four at a time. Knows no guest and no host.
 *
 * A block that branches back to itself, and holds copies of a loop's body, becomes two. The first one is what it is about:
 * when all of its rounds are sure to be done, their loads of neighbouring vectors stand side by side, and what they do with
 * them, four by four (IR_wide), as hosts with wide registers like it. Where one of the rounds would leave, where a load ahead of
 * such a test might meet another page, or where a store might change what is loaded, it goes to the second one, the block as
 * it was, before it has changed anything. A fault starts over at its beginning (IR_again), in code without it. */
#include <string.h>

#include "translate/ir_wide.h"

/* ---- the first block ------------------------------------------------------------------------------ */
static uint32_t add(struct widen *w, enum ir_op op, enum ir_type type, unsigned aux, uint32_t a, uint32_t b, uint32_t c)
{
    uint32_t at = ir_emit(w->ir, op, type, (uint16_t)aux, a, b, c);
    order_add(w->order, at);
    return at;
}

static uint32_t add_const(struct widen *w, uint64_t value) { return add(w, IR_iconst, IR_I64, 0, (uint32_t)value, (uint32_t)(value >> 32), 0); }

/* An early value, and what it is made of. */
static uint32_t place(struct widen *w, uint32_t v)
{
    const struct operands o = operands_of(w->ir, v);
    if (is(w, v, PLACED))
        return v;
    for (unsigned k = 0; k < o.n; k++)
        place(w, o.v[k]);
    w->facts[v] |= PLACED;
    order_add(w->order, v);
    return v;
}

static void leave_if(struct widen *w, uint32_t cond) { add(w, IR_br_if, IR_VOID, IR_TARGET_BLOCK, cond, w->narrow, 0); }

/* Leaves where value - minus - first is at most `more`, modulo 2^64: what comparisons of sums say. */
struct span {
    uint32_t value, minus;     /* IR_NONE: nothing */
    uint64_t first, more;
};
static bool is_span(const struct widen *w, const struct ir_ins *cmp, enum ir_cc cc, struct span *s)
{
    bool is_const = ir_is_const(w->ir, cmp->b);
    if (cmp->op != IR_cmp || def(w, cmp->a)->type != IR_I64 || (!is_const && cc != IR_EQ))
        return false;
    const uint64_t least = UINT64_C(1) << 63, k = is_const ? ir_const_of(w->ir, cmp->b) : 0;
    *s = (struct span){.value = cmp->a, .minus = is_const ? IR_NONE : cmp->b};
    switch (cc) {
    case IR_EQ: s->first = k, s->more = 0; break;
    case IR_LS: s->first = 0, s->more = k; break;
    case IR_CS: s->first = k, s->more = UINT64_MAX - k; break;
    case IR_LE: s->first = least, s->more = k - least; break;
    case IR_GE: s->first = k, s->more = least - 1 - k; break;
    default: return false;
    }
    for (const struct ir_ins *in = def(w, s->value); (in->op == IR_add || in->op == IR_sub) && ir_is_const(w->ir, in->b); in = def(w, s->value)) {
        s->first -= in->op == IR_add ? ir_const_of(w->ir, in->b) : -ir_const_of(w->ir, in->b);
        s->value = in->a;
    }
    return true;
}

/* Does the other one begin in this one, or in the next step of a counter behind it? Then it becomes both. */
static bool extend_span(struct span *s, const struct span *other)
{
    uint64_t ahead = other->first - s->first;
    if (other->value != s->value || other->minus != s->minus || (ahead > s->more && ahead - s->more > LANES * BYTES) || ahead + other->more < ahead)
        return false;
    s->more = ahead + other->more > s->more ? ahead + other->more : s->more;
    return true;
}

static bool unite(struct span *s, struct span other)
{
    if (extend_span(s, &other))
        return true;
    if (!extend_span(&other, s))
        return false;
    *s = other;
    return true;
}

static uint32_t in_span(struct widen *w, const struct span *s)
{
    const uint64_t least = UINT64_C(1) << 63, last = s->first + s->more;
    uint32_t value = place(w, s->value);
    if (s->minus != IR_NONE)
        value = add(w, IR_sub, IR_I64, 0, value, place(w, s->minus), 0);
    if (s->first == least)
        return add(w, IR_cmp, IR_I32, IR_LE, value, add_const(w, last), 0);
    if (last == least - 1)
        return add(w, IR_cmp, IR_I32, IR_GE, value, add_const(w, s->first), 0);
    if (last == UINT64_MAX)
        return add(w, IR_cmp, IR_I32, IR_CS, value, add_const(w, s->first), 0);
    if (s->first)
        value = add(w, IR_add, IR_I64, 0, value, add_const(w, -s->first), 0);
    return add(w, IR_cmp, IR_I32, IR_LS, value, add_const(w, s->more), 0);
}

/* The rounds' counters are compared at once. */
static void add_early_exits(struct widen *w)
{
    struct span spans[MOST_EXITS], s;
    unsigned n = 0;
    for (unsigned i = 0; i < w->nexits; i++) {
        struct ir_ins in = *def(w, w->early_exit[i].cond);
        unsigned inverted = w->early_exit[i].inverted, k = 0;
        if (!is_span(w, &in, in.aux ^ inverted, &s)) {
            uint32_t cond = place(w, w->early_exit[i].cond);
            leave_if(w, inverted ? add(w, IR_cmp, IR_I32, in.aux ^ 1u, in.a, in.b, 0) : cond);
            continue;
        }
        while (k < n && !unite(&spans[k], s))
            k++;
        if (k == n)
            spans[n++] = s;
    }
    for (unsigned k = 0; k < n; k++)
        leave_if(w, in_span(w, &spans[k]));
}

/* The stream's address at the offset. */
static uint32_t address_in(struct widen *w, const struct stream *s, int64_t offset)
{
    uint32_t base = place(w, s->base.value);
    return offset == s->base.from ? base : add(w, IR_add, IR_I64, 0, base, add_const(w, (uint64_t)(offset - s->base.from)), 0);
}

/* All that is loaded is in the first one's page. */
static void check_page(struct widen *w, const struct stream *s)
{
    uint32_t in_page = add(w, IR_and, IR_I64, 0, address_in(w, s, s->loads.lo), add_const(w, PAGE - 1), 0);
    leave_if(w, add(w, IR_cmp, IR_I32, IR_HI, in_page, add_const(w, (uint64_t)(PAGE - (s->loads.hi - s->loads.lo))), 0));
}

/* What is stored is not loaded. */
static void check_overlap(struct widen *w, const struct stream *s, const struct stream *l)
{
    uint64_t stored = (uint64_t)(s->stores.hi - s->stores.lo), loaded = (uint64_t)(l->loads.hi - l->loads.lo);
    int64_t ahead = l->loads.lo - l->base.from;
    uint32_t end = address_in(w, s, s->stores.hi - 1 - ahead), begin = place(w, l->base.value);
    uint32_t distance = add(w, IR_sub, IR_I64, 0, end, begin, 0);
    leave_if(w, add(w, IR_cmp, IR_I32, IR_CC, distance, add_const(w, stored + loaded - 1), 0));
}

/* All that is accessed may be. */
static void check_tags(struct widen *w, const struct stream *s)
{
    unsigned vectors = (unsigned)(s->checked.hi - s->checked.lo) / BYTES;
    uint32_t pointer = place(w, s->pointer.value), disp = (uint32_t)(s->checked.lo - s->pointer.from);
    leave_if(w, add(w, IR_tag_differs, IR_I32, vectors - 1, pointer, 0, disp));
}

static void add_checks(struct widen *w)
{
    for (unsigned i = 0; i < w->nstreams; i++) {
        const struct stream *l = &w->stream[i];
        if (l->loads.lo == l->loads.hi)
            continue;
        if (w->nleaves)
            check_page(w, l);
        for (unsigned k = 0; k < w->nstreams; k++)
            if (k != i && w->stream[k].stores.lo != w->stream[k].stores.hi)
                check_overlap(w, &w->stream[k], l);
    }
    for (unsigned i = 0; i < w->nstreams; i++)
        if (w->stream[i].checked.lo != w->stream[i].checked.hi)
            check_tags(w, &w->stream[i]);
}

static void place_group(struct widen *w, unsigned number);
static uint32_t place_late(struct widen *w, uint32_t v);

/* first: what lane 0 has there. */
static uint32_t place_operand(struct widen *w, uint32_t v, uint32_t first)
{
    if (is(w, v, EARLY))
        return place(w, is_same(w, v, first) ? first : v);
    if (is(w, v, ZERO | LATE) && !w->grouped[v])
        return place_late(w, v);
    place_group(w, w->grouped[v] - 1u);
    return w->copy[v];
}

/* Behind a mark of its guest instruction. */
static void place_group(struct widen *w, unsigned number)
{
    struct group *g = &w->group[number];
    struct ir_ins in[LANES];
    if (g->placed)
        return;
    g->placed = true;
    for (unsigned k = 0; k < LANES; k++) {
        in[k] = *def(w, g->member[k]);
        unsigned set = ir_value_operands(&in[k]);
        bool accesses = in[k].op == IR_load || in[k].op == IR_store;
        if (accesses)
            in[k].a = k ? in[0].a : place(w, in[0].a), in[k].c = in[0].c + k * BYTES;
        else if (set & 1)
            in[k].a = place_operand(w, in[k].a, in[0].a);
        if (set & 2)
            in[k].b = place_operand(w, in[k].b, in[0].b);
        if (set & 4 && !accesses)
            in[k].c = place_operand(w, in[k].c, in[0].c);
    }
    uint32_t insn = g->member[0];
    while (def(w, insn)->op != IR_insn)
        insn--;
    order_add(w->order, insn);
    add(w, IR_wide, IR_VOID, 0, LANES, 0, 0);
    for (unsigned k = 0; k < LANES; k++)
        w->copy[g->member[k]] = add(w, in[k].op, in[k].type, in[k].aux, in[k].a, in[k].b, in[k].c);
}

static void place_all(struct widen *w, enum ir_op op)
{
    for (unsigned g = 0; g < w->ngroups; g++)
        if (def(w, w->group[g].member[0])->op == op)
            place_group(w, g);
}

static void place_stored(struct widen *w)
{
    for (unsigned i = 0; i < w->naccesses; i++)
        if (def(w, w->access[i].ins)->op == IR_store && !is(w, def(w, w->access[i].ins)->b, EARLY))
            place_operand(w, def(w, w->access[i].ins)->b, IR_NONE);
}

/* Groups whose bits leave the loop: all in one test. */
static void add_late_exit(struct widen *w)
{
    uint32_t any[LANES];
    bool first = true;
    for (unsigned i = 0; i < w->nleaves; i++) {
        if (w->lane[w->leaf[i]])
            continue;
        const struct group *g = &w->group[w->grouped[w->leaf[i]] - 1];
        place_group(w, (unsigned)(g - w->group));
        if (!first)
            add(w, IR_wide, IR_VOID, 0, LANES, 0, 0);
        for (unsigned k = 0; k < LANES; k++)
            any[k] = first ? w->copy[g->member[k]] : add(w, IR_vor, IR_V128, 0, any[k], w->copy[g->member[k]], 0);
        first = false;
    }
    if (first)
        return;
    add(w, IR_wide, IR_VOID, 0, IR_WIDE_ANY, 0, 0);
    uint32_t a = add(w, IR_vor, IR_V128, 0, any[0], any[1], 0), b = add(w, IR_vor, IR_V128, 0, any[2], any[3], 0);
    leave_if(w, add(w, IR_vany, IR_I32, 0, add(w, IR_vor, IR_V128, 0, a, b, 0), 0, 0));
}

/* Where the loop was not left. */
static uint32_t place_late(struct widen *w, uint32_t v)
{
    struct ir_ins in = *def(w, v);
    unsigned set = ir_value_operands(&in);
    if (is(w, v, EARLY))
        return place(w, v);
    if (is(w, v, ZERO))
        return in.type == IR_V128 ? add(w, IR_vconst, IR_V128, 0, ir_pool_entry(w->ir, (union ir_val){0}), 0, 0) : add(w, IR_iconst, in.type, 0, 0, 0, 0);
    if (set & 1)
        in.a = place_late(w, in.a);
    if (set & 2)
        in.b = place_late(w, in.b);
    if (set & 4)
        in.c = place_late(w, in.c);
    return add(w, in.op, in.type, in.aux, in.a, in.b, in.c);
}

static void add_puts(struct widen *w)
{
    for (uint32_t slot = 0; slot < w->ir->nslots; slot++) {
        if (!w->last_put[slot])
            continue;
        uint32_t v = def(w, w->last_put[slot] - 1)->a;
        add(w, IR_put, IR_VOID, slot, is(w, v, ZERO) ? place_late(w, v) : place_operand(w, v, v), 0, 0);
    }
}

static void build(struct widen *w)
{
    uint32_t insn = w->b->first;
    while (def(w, insn)->op != IR_insn)
        insn++;
    order_add(w->order, ORDER_AGAIN);
    order_add(w->order, insn);
    add_early_exits(w);
    add_checks(w);
    add_late_exit(w);
    place_stored(w);
    place_all(w, IR_load);
    for (uint32_t slot = 0; slot < w->ir->nslots; slot++) /* while they are in wide registers */
        if (w->last_put[slot] && is(w, def(w, w->last_put[slot] - 1)->a, NEEDED) && !is(w, def(w, w->last_put[slot] - 1)->a, ZERO))
            place_operand(w, def(w, w->last_put[slot] - 1)->a, def(w, w->last_put[slot] - 1)->a);
    place_all(w, IR_store);
    order_add(w->order, ORDER_NO_MORE);
    add_puts(w);
    add(w, IR_jump, IR_VOID, 0, 0, (uint32_t)w->b->pc, (uint32_t)(w->b->pc >> 32));
}

static uint32_t fewer_rounds(uint32_t n) /* a power of two */
{
    uint32_t less = 1;
    while (2 * less < n)
        less *= 2;
    return n > 1 ? less : 0;
}

/* With all rounds that the block holds, or fewer. */
static bool widen_block(struct widen *w)
{
    uint32_t begins[MOST_COPIES], n = 0;
    for (uint32_t at = w->b->first; at < w->b->end; at++)
        if (def(w, at)->op == IR_insn && ir_u64(def(w, at)->b, def(w, at)->c) == w->b->pc) {
            if (n == MOST_COPIES)
                return false;
            begins[n++] = at;
        }
    for (uint32_t rounds = n; rounds; rounds = fewer_rounds(rounds)) {
        w->end = rounds == n ? w->b->end : begins[rounds];
        if (wide_understand(w)) {
            build(w);
            return true;
        }
    }
    return false;
}

static bool is_loop(const struct ir *ir, const struct ir_block *b)
{
    if (b->pc == IR_NO_PC || b->end - b->first < 4 || b->end - b->first > MOST_INS)
        return false;
    bool vectors = false;
    for (uint32_t at = b->first; at < b->end && !vectors; at++)
        vectors = (ir->ins[at].op == IR_load && ir->ins[at].type == IR_V128) || (ir->ins[at].op == IR_store && is_plain(&ir->ins[at]));
    for (uint32_t at = b->end; vectors && at-- > b->end - 2;) {
        const struct ir_ins *in = &ir->ins[at];
        if ((in->op == IR_br_if || in->op == IR_jump) && !in->aux && ir_u64(in->b, in->c) == b->pc)
            return true;
    }
    return false;
}

static struct widen *begin(struct ir *ir, bool fp)
{
    struct arena *arena = ir->scratch;
    struct widen *w = arena_alloc(arena, sizeof *w);
    w->ir = ir;
    w->fp = fp;
    w->last_put = arena_alloc(arena, ir->nslots * sizeof *w->last_put);
    w->copy = arena_alloc(arena, ir->nins * sizeof *w->copy);
    w->grouped = arena_alloc(arena, ir->nins);
    w->lane = arena_alloc(arena, ir->nins);
    w->facts = arena_alloc(arena, ir->nins);
    w->order = arena_alloc(arena, sizeof *w->order + (3 * (size_t)ir->nins + IR_ROOM) * sizeof *w->order->at);
    w->order->ends = arena_alloc(arena, 2 * ir->nblocks * sizeof *w->order->ends);
    w->order->n = 0;
    return w;
}

static void order_block(struct new_order *o, const struct ir_block *b)
{
    for (uint32_t at = b->first; at < b->end; at++)
        order_add(o, at);
}

void ir_widen_loops(struct ir *ir, bool fp)
{
    bool any = false;
    for (uint32_t b = 0; b < ir->nblocks && !any; b++)
        any = is_loop(ir, &ir->blocks[b]);
    if (!any || !ir->folded)
        return;
    ir_remove_unused(ir);
    struct fold *folding = ir->folding;
    uint32_t nblocks = ir->nblocks, nins = ir->nins, room = IR_ROOM / 2;
    struct widen *w = begin(ir, fp);
    ir->folding = NULL; /* what is emitted is only material for the new order */
    for (uint32_t b = 0; b < nblocks; b++) {
        struct ir_block old = ir->blocks[b];
        w->b = &old;
        w->narrow = ir->nblocks;
        if (is_loop(ir, &old) && ir->nins - nins < room && widen_block(w)) {
            uint32_t narrow = ir_begin_block(ir, IR_NO_PC);
            ir->blocks[narrow] = old;
            ir->blocks[narrow].pc = IR_NO_PC;
            ir->blocks[b].first = ir->blocks[b].end = 0;
        } else {
            order_block(w->order, &old);
        }
        w->order->ends[b] = w->order->n;
    }
    for (uint32_t b = nblocks; b < ir->nblocks; b++) {
        order_block(w->order, &ir->blocks[b]);
        w->order->ends[b] = w->order->n;
    }
    if (ir->nins > nins)
        memset(ir->fold->uses + nins, 0, (ir->nins - nins) * sizeof *ir->fold->uses);
    ir->folding = folding;
    if (ir->nblocks > nblocks)
        ir_fold_in_order(ir, w->order);
}
