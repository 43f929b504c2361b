/* ir_hoist.c: hot code: what is made four at a time (IR_wide) and is the same in each round is made before a loop. Knows no guest
 * and no host.
 *
 * The block becomes three. The first one makes these fours and keeps them (IR_keep); a fault there starts over, in code without it
 * (IR_again). The second one, the loop, takes them from there, after it has asked whether the round stores into what was loaded. If
 * so, it goes to the third one, the loop as it was, which goes back to the first. What leaves the loop comes back there, too. */
#include <string.h>

#include "translate/new_order.h"

enum { LANES = 4, BYTES = 16, PLAIN = 4 /* attributes of an access of 16 bytes */, MOST_FOURS = IR_KEPT / LANES, MOST_BASES = 3, FEWER_RUNS = 3 };

struct range {
    uint32_t base;  /* value that addresses are relative to */
    int64_t lo, hi; /* bytes there */
};

struct hoist {
    struct ir *ir;
    struct new_order *order;
    const struct ir_block *block;
    uint32_t left, delta;       /* the branch back; from an instruction to its copy */
    uint8_t *same, *placed;     /* by value: in each round; by instruction */
    uint8_t *changes;           /* by slot */
    uint32_t four[MOST_FOURS];  /* the first one's index */
    uint32_t nfours;
    struct range loads[MOST_BASES], stores[MOST_BASES];
    uint32_t nloads, nstores;
};

static const struct ir_ins *def(const struct hoist *h, uint32_t v) { return &h->ir->ins[v]; }

/* ---- what may be hoisted ---------------------------------------------------------------------------- */
static bool is_plain(const struct ir_ins *in) { return (in->aux & ~(unsigned)IR_MEM_UNCHECKED) == PLAIN; }

static bool is_same(const struct hoist *h, uint32_t v)
{
    const struct ir_ins *in = def(h, v);
    const struct operands o = operands_of(h->ir, v);
    bool all = true;
    if (in->op == IR_get)
        return !h->changes[in->aux];
    if (!(in->op == IR_load && is_plain(in)) && (ir_facts[in->op].effects != IR_PURE || ir_facts[in->op].traits & IR_FAULTS))
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
    r[i].hi = at + BYTES > r[i].hi ? at + BYTES : r[i].hi;
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
    h->nstores = h->nloads = h->nfours = 0;
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

static bool is_used(const struct hoist *h, uint32_t first)
{
    for (uint32_t at = first; at < h->left; at++) {
        const struct operands o = operands_of(h->ir, at);
        for (unsigned k = 0; k < o.n; k++)
            if (!h->same[at] && o.v[k] - first < LANES)
                return true;
    }
    return false;
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

static void find_fours(struct hoist *h)
{
    for (uint32_t at = h->block->first; at + LANES < h->left && h->nfours < MOST_FOURS; at++) {
        bool all = def(h, at)->op == IR_wide && def(h, at)->a == LANES && def(h, at + 1)->type == IR_V128 && def(h, at + 1)->op > IR_vconst;
        for (uint32_t k = 1; k <= LANES && all; k++)
            all = h->same[at + k] && add_loads(h, at + k);
        if (all && is_used(h, at + 1))
            h->four[h->nfours++] = at + 1;
    }
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

static void order_first(struct hoist *h, uint32_t loop)
{
    uint32_t insn = h->block->first;
    while (def(h, insn)->op != IR_insn)
        insn++;
    order_add(h->order, ORDER_AGAIN);
    order_add(h->order, insn);
    for (uint32_t i = 0; i < h->nfours; i++) {
        uint32_t at = h->four[i];
        for (uint32_t k = 0; k < LANES; k++)
            place_operands(h, at + k);
        for (insn = at; def(h, at)->op == IR_load && def(h, insn)->op != IR_insn; insn--)
            continue;
        if (insn != at)
            order_add(h->order, insn);
        add(h, IR_wide, IR_VOID, 0, LANES, 0);
        for (uint32_t k = 0; k < LANES; k++) {
            h->placed[at + k] = 1;
            order_add(h->order, at + k);
        }
        add(h, IR_wide, IR_VOID, 0, LANES, 0);
        for (uint32_t k = 0; k < LANES; k++)
            add(h, IR_keep, IR_VOID, 0, at + k, LANES * i + k);
    }
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

/* A copy of each instruction, in the same order. */
static void copy(struct hoist *h, uint32_t loop)
{
    uint32_t first = h->block->first, n = h->block->end - first;
    h->delta = h->ir->nins - first;
    for (uint32_t i = 0; i < n; i++) {
        struct ir_ins in = *def(h, first + i);
        unsigned set = ir_value_operands(&in);
        in.a += set & 1 ? h->delta : 0;
        in.b += set & 2 ? h->delta : 0;
        in.c += set & 4 ? h->delta : 0;
        for (uint32_t k = 0; k < h->nfours; k++)
            if (first + i - h->four[k] < LANES)
                in = (struct ir_ins){.op = IR_kept, .type = IR_V128, .a = LANES * k + first + i - h->four[k]};
        if (first + i == h->left)
            in.aux = (uint16_t)(loop << IR_VERSION_SHIFT);
        order_add(h->order, ir_append(h->ir, ir_head_of(in.op, in.type, in.aux), in.a, in.b, in.c));
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
    return h->nfours != 0;
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
            order_first(&h, nblocks);
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
