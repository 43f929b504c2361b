/* ir_join.c: hot code: puts and stores of neighbours stand side by side. Knows no guest and no host.
 *
 * What is made four at a time (IR_wide) is best put and stored so, too. Stores of neighbours become a stretch (ir_again.c): it has
 * no loads, so to start over there stores the same again. What is put between them is put behind them.
 *
 * Of four neighbouring slots some may hold already what they are to hold: these are put once more, so that the four are one
 * access, for this put and for the gets of the next round. */
#include <string.h>

#include "translate/new_order.h"

enum { LANES = 4, BYTES = 16, PLAIN = 4 /* attributes of an access of 16 bytes */ };

struct join {
    struct ir *ir;
    struct new_order *order;
    const struct ir_block *block;
    uint32_t nins;       /* at first */
    uint8_t *member;     /* by value: of a four */
    uint8_t *placed;     /* by instruction */
    uint32_t *content;   /* by slot: the value that was put, IR_NONE: unknown */
    uint32_t *put;       /* by slot: 1 + the put of this section */
    bool any;
};

static const struct ir_ins *def(const struct join *j, uint32_t v) { return &j->ir->ins[v]; }

static uint32_t add(struct join *j, enum ir_op op, unsigned aux, uint32_t a)
{
    uint32_t at = ir_emit(j->ir, op, IR_VOID, (uint16_t)aux, a, 0, 0);
    order_add(j->order, at);
    return at;
}

static void find_members(struct join *j)
{
    for (uint32_t at = 0; at + LANES < j->nins; at++)
        if (def(j, at)->op == IR_wide && def(j, at)->a == LANES)
            memset(j->member + at + 1, 1, LANES);
}

static bool is_harmless(const struct ir_ins *in)
{
    const struct ir_facts *facts = &ir_facts[in->op];
    return in->op == IR_get || in->op == IR_nop || (facts->effects == IR_PURE && !(facts->traits & IR_FAULTS));
}

/* ---- stores --------------------------------------------------------------------------------------- */
struct run {
    uint32_t insn, end, base, n; /* [insn, end): from the first store's instruction on, up to behind the last store */
    uint32_t displacement;
};

static bool may_join(const struct join *j, uint32_t at)
{
    const struct ir_ins *in = def(j, at);
    return in->op == IR_store && (in->aux & ~(unsigned)IR_MEM_UNCHECKED) == PLAIN && def(j, in->b)->type == IR_V128 && j->member[in->b];
}

/* Is it the next one? */
static bool continues(const struct join *j, const struct run *r, uint32_t at)
{
    const struct ir_ins *in = def(j, at);
    uint32_t displacement = in->c, base = in->a;
    for (; base != r->base && base > r->insn && def(j, base)->op == IR_add && ir_is_const(j->ir, def(j, base)->b); base = def(j, base)->a)
        displacement += (uint32_t)ir_const_of(j->ir, def(j, base)->b);
    return may_join(j, at) && base == r->base && displacement == r->displacement + BYTES * r->n;
}

static bool find_run(const struct join *j, uint32_t insn, struct run *r)
{
    uint32_t at = insn + 1, n = 0;
    while (at < j->block->end && is_harmless(def(j, at)))
        at++;
    if (at == j->block->end || !may_join(j, at))
        return false;
    *r = (struct run){.insn = insn, .base = def(j, at)->a, .displacement = def(j, at)->c};
    for (; at < j->block->end; at++) {
        const struct ir_ins *in = def(j, at);
        if (in->op == IR_store && continues(j, r, at)) {
            r->n++;
            n = r->n % LANES ? n : r->n;
            r->end = n == r->n ? at + 1 : r->end;
        } else if (!is_harmless(in) && in->op != IR_put && in->op != IR_insn) {
            break;
        }
    }
    r->n = n;
    return n != 0;
}

static void order_run(struct join *j, const struct run *r)
{
    uint32_t n = 0, insn = r->insn;
    order_value(j->ir, j->order, j->placed, r->base, r->insn);
    for (uint32_t at = r->insn; at < r->end; at++)
        if (def(j, at)->op == IR_store)
            order_value(j->ir, j->order, j->placed, def(j, at)->b, r->insn);
    order_add(j->order, ORDER_AGAIN);
    for (uint32_t at = r->insn; at < r->end; at++) {
        insn = def(j, at)->op == IR_insn ? at : insn;
        if (def(j, at)->op != IR_store)
            continue;
        if (n % LANES == 0) {
            order_add(j->order, insn);
            add(j, IR_wide, 0, LANES);
        }
        j->ir->ins[at].a = r->base;
        j->ir->ins[at].c = r->displacement + BYTES * n++;
        j->placed[at] = 1;
        order_add(j->order, at);
    }
    order_add(j->order, ORDER_NO_MORE);
    for (uint32_t at = r->insn; at < r->end; at++)
        if (!j->placed[at])
            order_add(j->order, at);
    j->any = true;
}

static void order_stores(struct join *j)
{
    struct run r;
    bool again = false;
    for (uint32_t at = j->block->first; at < j->block->end; at++) {
        const struct ir_ins *in = def(j, at);
        if (in->op == IR_again)
            again = in->a != 0;
        if (!again && in->op == IR_insn && find_run(j, at, &r)) {
            order_run(j, &r);
            at = r.end - 1;
        } else {
            order_add(j->order, at);
        }
    }
}

/* ---- puts ----------------------------------------------------------------------------------------- */
static bool ends_section(const struct ir_ins *in) { return in->op == IR_again || ir_facts[in->op].traits & IR_EFFECTS; }

/* Four slots side by side in memory, from the first one on; where they may be put, 0: nowhere. */
static uint32_t find_place(const struct join *j, uint32_t first, uint32_t value[LANES])
{
    const struct ir_slot *slot = &j->ir->slots[first];
    uint32_t last = 0;
    if (first + LANES > j->ir->nslots || slot->offset % (LANES * BYTES))
        return 0;
    for (unsigned k = 0; k < LANES; k++) {
        uint32_t put = j->put[first + k];
        value[k] = put ? def(j, put - 1)->a : j->content[first + k];
        if (slot[k].type != IR_V128 || slot[k].offset != slot->offset + BYTES * k || value[k] == IR_NONE || !j->member[value[k]])
            return 0;
        last = put > last ? put : last;
    }
    return last;
}

static void order_section(struct join *j, uint32_t first, uint32_t end)
{
    uint32_t value[LANES];
    memset(j->put, 0, j->ir->nslots * sizeof *j->put);
    for (uint32_t at = first; at < end; at++)
        if (def(j, at)->op == IR_put)
            j->put[def(j, at)->aux] = at + 1;
    for (uint32_t at = first; at < end; at++) {
        const struct ir_ins *in = def(j, at);
        uint32_t slot = in->op == IR_put ? in->aux : 0, of = slot;
        while (in->op == IR_put && of && j->ir->slots[of].offset % (LANES * BYTES) && j->ir->slots[of - 1].offset + BYTES == j->ir->slots[of].offset)
            of--;
        uint32_t last = in->op == IR_put ? find_place(j, of, value) : 0;
        if (!last || j->put[slot] != at + 1) {
            order_add(j->order, at);
        } else if (last == at + 1) {
            add(j, IR_wide, 0, LANES);
            for (unsigned k = 0; k < LANES; k++)
                add(j, IR_put, of + k, value[k]);
            j->any = true;
        }
    }
    for (uint32_t slot = 0; slot < j->ir->nslots; slot++)
        if (j->put[slot])
            j->content[slot] = def(j, j->put[slot] - 1)->a;
}

static void order_puts(struct join *j)
{
    uint32_t first = j->block->first;
    memset(j->content, 0xff, j->ir->nslots * sizeof *j->content); /* IR_NONE */
    for (uint32_t at = first; at < j->block->end; at++) {
        if (!ends_section(def(j, at)))
            continue;
        order_section(j, first, at);
        order_add(j->order, at);
        first = at + 1;
        if (ir_facts[def(j, at)->op].traits & IR_HELPS)
            memset(j->content, 0xff, j->ir->nslots * sizeof *j->content);
    }
    order_section(j, first, j->block->end);
}

/* ---- passes --------------------------------------------------------------------------------------- */
static bool is_loop(const struct ir *ir, const struct ir_block *b)
{
    for (uint32_t at = b->first; at < b->end; at++) {
        const struct ir_ins *in = &ir->ins[at];
        if ((in->op == IR_br_if || in->op == IR_jump) && !in->aux && ir_u64(in->b, in->c) == b->pc)
            return true;
    }
    return false;
}

static void join(struct ir *ir, void (*order_loop)(struct join *))
{
    struct arena *arena = ir->scratch;
    size_t n = ir->nins, slots = ir->nslots;
    struct join j = {.ir = ir, .nins = ir->nins, .member = memset(arena_alloc(arena, n + LANES), 0, n + LANES),
                     .placed = memset(arena_alloc(arena, n), 0, n), .content = arena_alloc(arena, slots * sizeof *j.content),
                     .put = arena_alloc(arena, slots * sizeof *j.put),
                     .order = arena_alloc(arena, sizeof *j.order + (5 * n + IR_ROOM) * sizeof *j.order->at)};
    struct fold *folding = ir->folding;
    j.order->ends = arena_alloc(arena, ir->nblocks * sizeof *j.order->ends);
    j.order->n = 0;
    ir->folding = NULL; /* what is emitted is only material for the new order */
    find_members(&j);
    for (uint32_t b = 0; b < ir->nblocks; b++) {
        j.block = &ir->blocks[b];
        if (is_loop(ir, j.block))
            order_loop(&j);
        for (uint32_t at = j.block->first; !is_loop(ir, j.block) && at < j.block->end; at++)
            order_add(j.order, at);
        j.order->ends[b] = j.order->n;
    }
    if (ir->nins > n)
        memset(ir->fold->uses + n, 0, (ir->nins - n) * sizeof *ir->fold->uses);
    ir->folding = folding;
    if (j.any)
        ir_fold_in_order(ir, j.order);
}

void ir_join_neighbours(struct ir *ir)
{
    if (!ir_has(ir, IR_wide) || !ir->folded)
        return;
    ir_remove_unused(ir);
    join(ir, order_stores);
    join(ir, order_puts);
}
