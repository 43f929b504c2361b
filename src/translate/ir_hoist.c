/* ir_hoist.c: hot code: what is the same in each round is made before a loop. Knows no guest and no host.
 *
 * That is done in loops with operations on four vectors at a time (IR_wide): for such fours, for vectors that several chains take
 * (ir_chains.c), and for what else is made or loaded.
 *
 * The block becomes three. The first one makes these values and keeps them (IR_keep); a fault there starts over, in code without it
 * (IR_again). The second one, the loop, takes them from there, after it has asked whether the round stores into what was loaded. If
 * so, it goes to the third one, the loop as it was, which goes back to the first. What leaves the loop comes back there, too.
 *
 * A slot that is put such a value, and nothing else, holds it since the round before. So the second block does not put it; the
 * first one asks whether the slot holds it already, and goes to the third one for a round if not. */
#include <string.h>

#include "translate/new_order.h"

enum { LANES = 4, PLAIN = 4 /* attributes of an access of 16 bytes */, MOST_KEPT = 32, MOST_PUTS = 8, MOST_BASES = 3, LEAST_USES = 3, FEWER_RUNS = 3 };

struct range {
    uint32_t base;  /* value that addresses are relative to */
    int64_t lo, hi; /* bytes there */
};

enum kind { FOUR, SPREAD /* one value four times */, SINGLE };
struct kept {
    enum kind kind;
    uint32_t v, place; /* of a four the first one */
};

struct hoist {
    struct ir *ir;
    struct new_order *order;
    const struct ir_block *block;
    uint32_t left, delta;       /* the branch back; from an instruction to its copy */
    uint8_t *same, *placed;     /* by value: in each round; by instruction */
    uint8_t *needed;            /* by value: in the loop */
    uint8_t *changes;           /* by slot */
    uint8_t *kept_as;           /* by value: 1 + the index of what it is kept as; 0: it is not */
    struct kept kept[MOST_KEPT];
    uint32_t put[MOST_PUTS];    /* that need not be made */
    uint32_t nkept, nplaces, nputs;
    struct range loads[MOST_BASES], stores[MOST_BASES];
    uint32_t nloads, nstores;
};

static const struct ir_ins *def(const struct hoist *h, uint32_t v) { return &h->ir->ins[v]; }

/* ---- what may be hoisted ---------------------------------------------------------------------------- */
static bool is_plain(const struct ir_ins *in) { return (in->aux & ~(unsigned)IR_MEM_UNCHECKED) == PLAIN; }
static bool is_vector_load(const struct ir_ins *in) { return in->op == IR_load && in->type == IR_V128 && !(in->aux & ~(unsigned)(IR_MEM_SIZE | IR_MEM_UNCHECKED)); }

static bool is_same(const struct hoist *h, uint32_t v)
{
    const struct ir_ins *in = def(h, v);
    const struct operands o = operands_of(h->ir, v);
    bool all = true;
    if (in->op == IR_get)
        return !h->changes[in->aux];
    if (!is_vector_load(in) && (ir_facts[in->op].effects != IR_PURE || ir_facts[in->op].traits & IR_FAULTS))
        return false;
    for (unsigned k = 0; k < o.n; k++)
        all &= h->same[o.v[k]];
    return all;
}

/* The access's bytes, relative to the value of a slot. */
static bool add_range(const struct hoist *h, struct range *r, uint32_t *n, const struct ir_ins *access)
{
    int64_t at = (int32_t)access->c;
    uint32_t base = access->a, i = 0;
    for (; def(h, base)->op == IR_add && ir_is_const(h->ir, def(h, base)->b); base = def(h, base)->a)
        at += (int64_t)ir_const_of(h->ir, def(h, base)->b);
    while (i < *n && r[i].base != base)
        i++;
    if (def(h, base)->op != IR_get || i == MOST_BASES || at != (int32_t)at)
        return false;
    if (i == *n)
        r[(*n)++] = (struct range){base, at, at};
    r[i].lo = at < r[i].lo ? at : r[i].lo;
    int64_t end = at + (1 << (access->aux & IR_MEM_SIZE));
    r[i].hi = end > r[i].hi ? end : r[i].hi;
    return true;
}

/* Nothing that orders accesses, or sees more than its operands */
static bool is_harmless(const struct ir_ins *in)
{
    const struct ir_facts *facts = &ir_facts[in->op];
    if (in->op == IR_load || in->op == IR_store)
        return !(in->aux & ~(unsigned)(IR_MEM_SIZE | IR_MEM_SEXT | IR_MEM_UNCHECKED));
    return in->op == IR_get || in->op == IR_put || facts->effects == IR_MARK || (facts->effects == IR_PURE && !(facts->traits & IR_FAULTS));
}

/* A loop with nothing in it but plain accesses and what has no effects. */
static bool understand(struct hoist *h)
{
    uint32_t at = h->block->first, end = h->block->end;
    memset(h->changes, 0, h->ir->nslots);
    h->nstores = h->nloads = h->nkept = h->nplaces = h->nputs = 0;
    for (; at < end && !(ir_facts[def(h, at)->op].traits & IR_LEAVES); at++) {
        const struct ir_ins *in = def(h, at);
        if (in->op == IR_put)
            h->changes[in->aux] = 1;
        if (!is_harmless(in) || (in->op == IR_store && (!is_plain(in) || !add_range(h, h->stores, &h->nstores, in))))
            return false;
    }
    h->left = at;
    if (at == end || def(h, at)->op != IR_br_if || def(h, at)->aux || ir_u64(def(h, at)->b, def(h, at)->c) != h->block->pc || !h->nstores)
        return false;
    for (at = h->block->first; at < h->left; at++)
        h->same[at] = is_same(h, at);
    return true;
}

/* How many operations that are not the same in each round take one of these n values. */
static uint32_t count_uses(const struct hoist *h, uint32_t first, uint32_t n)
{
    uint32_t uses = 0;
    for (uint32_t at = first; at < h->left; at++) {
        const struct operands o = operands_of(h->ir, at);
        for (unsigned k = 0; k < o.n; k++)
            uses += !h->same[at] && o.v[k] - first < n;
    }
    return uses;
}

static bool add_loads(struct hoist *h, uint32_t v)
{
    const struct operands o = operands_of(h->ir, v);
    bool all = true;
    if (def(h, v)->op == IR_load)
        return add_range(h, h->loads, &h->nloads, def(h, v));
    for (unsigned k = 0; k < o.n && all; k++)
        all = add_loads(h, o.v[k]);
    return all;
}

/* n values, from v on; if what they load is known. */
static void keep(struct hoist *h, enum kind kind, uint32_t v)
{
    uint32_t n = kind == FOUR ? LANES : 1, places = kind == SINGLE ? 1 : LANES, nloads = h->nloads;
    struct range loads[MOST_BASES];
    bool all = h->nkept < MOST_KEPT && h->nplaces + places <= IR_KEPT;
    memcpy(loads, h->loads, sizeof loads);
    for (uint32_t k = 0; k < n && all; k++)
        all = add_loads(h, v + k);
    if (!all) {
        memcpy(h->loads, loads, sizeof loads);
        h->nloads = nloads;
        return;
    }
    h->kept[h->nkept++] = (struct kept){kind, v, h->nplaces};
    h->nplaces += places;
    memset(h->kept_as + v, (int)h->nkept, n);
}

static bool is_made(const struct hoist *h, uint32_t v) { return h->same[v] && def(h, v)->type == IR_V128 && def(h, v)->op > IR_vconst && def(h, v)->op != IR_get; }

static void find_fours(struct hoist *h)
{
    for (uint32_t at = h->block->first; at + LANES < h->left; at++) {
        bool all = def(h, at)->op == IR_wide && def(h, at)->a == LANES;
        for (uint32_t k = 1; k <= LANES && all; k++)
            all = is_made(h, at + k);
        if (all && count_uses(h, at + 1, LANES))
            keep(h, FOUR, at + 1);
    }
}

static bool is_of_four(const struct hoist *h, uint32_t v)
{
    const struct operands o = operands_of(h->ir, v);
    bool any = h->kept_as[v];
    for (unsigned k = 0; k < o.n; k++)
        any |= h->kept_as[o.v[k]] && h->kept[h->kept_as[o.v[k]] - 1].kind == FOUR;
    return any;
}

/* But what is made of a lane of a four: hosts have products of halves. */
static void find_others(struct hoist *h)
{
    for (uint32_t v = h->block->first; v < h->left; v++) {
        uint32_t uses = is_made(h, v) && !is_of_four(h, v) ? count_uses(h, v, 1) : 0;
        if (uses)
            keep(h, uses < LEAST_USES ? SINGLE : SPREAD, v);
    }
}

/* Is it the only put of its slot in a round, by itself? */
static bool is_lone_put(const struct hoist *h, uint32_t put)
{
    uint32_t n = 0;
    for (uint32_t at = h->block->first; at < h->left; at++) {
        n += def(h, at)->op == IR_put && def(h, at)->aux == def(h, put)->aux;
        if (def(h, at)->op == IR_wide && put - at - 1 < LANES)
            return false;
    }
    return n == 1;
}

static void find_puts(struct hoist *h)
{
    for (uint32_t at = h->block->first; at < h->left && h->nputs < MOST_PUTS; at++)
        if (def(h, at)->op == IR_put && h->kept_as[def(h, at)->a] && is_lone_put(h, at))
            h->put[h->nputs++] = at;
}

/* ---- the blocks ------------------------------------------------------------------------------------- */
static uint32_t add(struct hoist *h, enum ir_op op, enum ir_type type, unsigned aux, uint32_t a, uint32_t b)
{
    uint32_t at = ir_emit(h->ir, op, type, (uint16_t)aux, a, b, 0);
    order_add(h->order, at);
    return at;
}

static uint32_t add_const(struct hoist *h, int64_t value) { return add(h, IR_iconst, IR_I64, 0, (uint32_t)value, (uint32_t)((uint64_t)value >> 32)); }

static void place(struct hoist *h, uint32_t v);
static void place_operands(struct hoist *h, uint32_t v)
{
    const struct operands o = operands_of(h->ir, v);
    for (unsigned k = 0; k < o.n; k++)
        place(h, o.v[k]);
}

static void place(struct hoist *h, uint32_t v)
{
    uint32_t insn = v;
    if (h->placed[v])
        return;
    h->placed[v] = 1;
    place_operands(h, v);
    while (def(h, v)->op == IR_load && def(h, insn)->op != IR_insn)
        insn--;
    if (insn != v)
        order_add(h->order, insn);
    order_add(h->order, v);
}

static void keep_it(struct hoist *h, const struct kept *kept)
{
    uint32_t v = kept->v, insn = v, n = kept->kind == FOUR ? LANES : 1, places = kept->kind == SINGLE ? 1 : LANES;
    for (uint32_t k = 0; k < n; k++)
        place_operands(h, v + k);
    for (; def(h, v)->op == IR_load && def(h, insn)->op != IR_insn; insn--)
        continue;
    if (insn != v)
        order_add(h->order, insn);
    bool whole = n == LANES;
    for (uint32_t k = 0; k < n; k++)
        whole &= !h->placed[v + k];
    if (whole)
        add(h, IR_wide, IR_VOID, 0, LANES, 0);
    for (uint32_t k = 0; k < n; k++) {
        if (!h->placed[v + k])
            order_add(h->order, v + k);
        h->placed[v + k] = 1;
    }
    if (places == LANES)
        add(h, IR_wide, IR_VOID, 0, LANES, 0);
    for (uint32_t k = 0; k < places; k++)
        add(h, IR_keep, IR_VOID, 0, v + k % n, kept->place + k);
}

/* Do slots hold what they would be put? */
static void leave_if_other(struct hoist *h, uint32_t as_it_was)
{
    uint32_t all = IR_NONE;
    for (uint32_t i = 0; i < h->nputs; i++) {
        const struct ir_ins *put = def(h, h->put[i]);
        uint32_t value = put->a, held = add(h, IR_get, IR_V128, put->aux, 0, 0), other = add(h, IR_vxor, IR_V128, 0, held, value);
        all = i ? add(h, IR_vor, IR_V128, 0, all, other) : other;
    }
    add(h, IR_br_if, IR_VOID, IR_TARGET_BLOCK, add(h, IR_vany, IR_I32, 0, all, 0), as_it_was);
}

static void order_first(struct hoist *h, uint32_t loop, uint32_t as_it_was)
{
    uint32_t insn = h->block->first;
    while (def(h, insn)->op != IR_insn)
        insn++;
    order_add(h->order, ORDER_AGAIN);
    order_add(h->order, insn);
    for (uint32_t i = 0; i < h->nputs; i++)
        place(h, def(h, h->put[i])->a);
    if (h->nputs) { /* before more is made in vain */
        order_add(h->order, ORDER_NO_MORE);
        leave_if_other(h, as_it_was);
        order_add(h->order, ORDER_AGAIN);
        order_add(h->order, insn);
    }
    for (uint32_t i = 0; i < h->nkept; i++)
        keep_it(h, &h->kept[i]);
    order_add(h->order, ORDER_NO_MORE);
    add(h, IR_jump, IR_VOID, IR_TARGET_BLOCK, 0, loop);
}

/* Of values of slots, as the round finds them. */
static void leave_if_stored(struct hoist *h, uint32_t as_it_was)
{
    uint32_t insn = h->block->first;
    while (def(h, insn)->op != IR_insn)
        insn++;
    order_add(h->order, insn);
    for (uint32_t i = 0; i < h->nstores * h->nloads; i++) {
        const struct range *s = &h->stores[i / h->nloads], *l = &h->loads[i % h->nloads];
        uint32_t stored = add(h, IR_get, IR_I64, def(h, s->base)->aux, 0, 0), loaded = add(h, IR_get, IR_I64, def(h, l->base)->aux, 0, 0);
        uint32_t end = add(h, IR_add, IR_I64, 0, stored, add_const(h, s->hi - 1 - l->lo)), ahead = add(h, IR_sub, IR_I64, 0, end, loaded);
        uint32_t met = add(h, IR_cmp, IR_I32, IR_CC, ahead, add_const(h, s->hi - s->lo + l->hi - l->lo - 1));
        add(h, IR_br_if, IR_VOID, IR_TARGET_BLOCK, met, as_it_was);
    }
}

/* What it is taken from there as. */
static struct ir_ins as_kept(const struct hoist *h, uint32_t v)
{
    const struct kept *kept = &h->kept[h->kept_as[v] - 1];
    return (struct ir_ins){.op = IR_kept, .type = IR_V128, .a = kept->place + v - kept->v, .b = kept->kind == SPREAD ? LANES : 1};
}

static bool is_needless(const struct hoist *h, uint32_t at)
{
    bool any = false;
    for (uint32_t i = 0; i < h->nputs; i++)
        any |= h->put[i] == at;
    return any;
}

/* What is the same in each round is left out if only what is kept is made of it; loads if they were made before the loop. */
static void find_needed(struct hoist *h)
{
    for (uint32_t at = h->block->end; at-- > h->block->first;) {
        const struct operands o = operands_of(h->ir, at);
        h->needed[at] |= !h->same[at] || (def(h, at)->op == IR_load && !h->placed[at]);
        for (unsigned k = 0; k < o.n && h->needed[at] && !h->kept_as[at]; k++)
            h->needed[o.v[k]] = 1;
    }
}

/* A copy of each instruction, in the same order. */
static void copy(struct hoist *h, uint32_t loop)
{
    uint32_t first = h->block->first, n = h->block->end - first;
    h->delta = h->ir->nins - first;
    find_needed(h);
    for (uint32_t i = 0; i < n; i++) {
        struct ir_ins in = *def(h, first + i);
        unsigned set = ir_value_operands(&in);
        in.a += set & 1 ? h->delta : 0;
        in.b += set & 2 ? h->delta : 0;
        in.c += set & 4 ? h->delta : 0;
        if (h->kept_as[first + i])
            in = as_kept(h, first + i);
        if (first + i == h->left)
            in.aux = (uint16_t)(loop << IR_VERSION_SHIFT);
        uint32_t at = ir_append(h->ir, ir_head_of(in.op, in.type, in.aux), in.a, in.b, in.c);
        if (!is_needless(h, first + i) && h->needed[first + i])
            order_add(h->order, at);
    }
}

static void copy_uses(struct hoist *h)
{
    struct ir_use *uses = h->ir->fold->uses;
    for (uint32_t at = h->block->first; at < h->block->end; at++) {
        uses[at + h->delta] = uses[at];
        uses[at + h->delta].last += uses[at].last ? h->delta : 0;
    }
}

static bool hoist_from(struct hoist *h)
{
    enum { MOST = IR_ROOM / 2 };
    if (h->block->pc == IR_NO_PC || h->block->end - h->block->first > MOST || !understand(h))
        return false;
    find_fours(h);
    if (h->nkept)
        find_others(h);
    find_puts(h);
    return h->nkept != 0;
}

void ir_hoist_fours(struct ir *ir)
{
    bool any = false;
    for (uint32_t at = 0; at < ir->nins && !any; at++)
        any = ir->ins[at].op == IR_wide && ir->ins[at].a == LANES;
    if (!any || !ir->folded)
        return;
    ir_remove_unused(ir);
    struct arena *arena = ir->scratch;
    size_t n = ir->nins;
    uint32_t nblocks = ir->nblocks;
    struct hoist h = {.ir = ir, .same = memset(arena_alloc(arena, n), 0, n), .placed = memset(arena_alloc(arena, n), 0, n),
                      .needed = memset(arena_alloc(arena, n), 0, n), .kept_as = memset(arena_alloc(arena, n), 0, n),
                      .changes = arena_alloc(arena, ir->nslots),
                      .order = arena_alloc(arena, sizeof *h.order + (4 * n + IR_ROOM) * sizeof *h.order->at)};
    struct fold *folding = ir->folding;
    h.order->ends = arena_alloc(arena, 3 * nblocks * sizeof *h.order->ends);
    h.order->n = 0;
    struct ir_block old = {0};
    uint32_t hoisted = IR_NONE;
    ir->folding = NULL; /* what is emitted is only material for the new order */
    for (uint32_t b = 0; b < nblocks; b++) {
        old = ir->blocks[b];
        h.block = &old;
        if (hoisted == IR_NONE && hoist_from(&h)) {
            hoisted = b;
            order_first(&h, nblocks, nblocks + 1);
        }
        for (uint32_t at = old.first; hoisted != b && at < old.end; at++)
            order_add(h.order, at);
        h.order->ends[b] = h.order->n;
    }
    if (hoisted != IR_NONE) {
        old = ir->blocks[hoisted];
        h.block = &old;
        ir->blocks[hoisted].first = ir->blocks[hoisted].end = 0;
        ir->blocks[hoisted].runs >>= FEWER_RUNS;
        ir->blocks[hoisted].ends = 0;
        uint32_t loop = ir_begin_block(ir, IR_NO_PC), as_it_was = ir_begin_block(ir, IR_NO_PC);
        leave_if_stored(&h, as_it_was);
        copy(&h, loop);
        h.order->ends[loop] = h.order->n;
        for (uint32_t at = old.first; at < old.end; at++)
            order_add(h.order, at);
        h.order->ends[as_it_was] = h.order->n;
        ir->blocks[loop] = ir->blocks[as_it_was] = old;
        ir->blocks[loop].first += h.delta, ir->blocks[loop].end += h.delta;
        ir->blocks[loop].pc = ir->blocks[as_it_was].pc = IR_NO_PC;
        ir->blocks[loop].version_of = old.pc;
        ir->blocks[as_it_was].runs = ir->blocks[as_it_was].ends = 0;
    }
    if (ir->nins > n)
        memset(ir->fold->uses + n, 0, (ir->nins - n) * sizeof *ir->fold->uses);
    if (hoisted != IR_NONE)
        copy_uses(&h);
    ir->folding = folding;
    if (hoisted != IR_NONE)
        ir_fold_in_order(ir, h.order);
}
