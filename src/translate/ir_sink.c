/* ir_sink.c: hot code: products are made where they are used. Knows no guest and no host.
 *
 * Code for processors with many registers multiplies several instructions ahead of the sums that take the products. On a host
 * with fewer these would wait in memory. A product moves down to its first user if its factors live as long in any case: then
 * there are fewer values at once. */
#include <string.h>

#include "translate/new_order.h"

struct sink {
    const struct ir *ir;
    struct new_order *order;
    uint32_t *user;  /* by value: the first one of it in the block, IR_NONE: none */
    uint8_t *sinks;  /* by instruction */
    bool any;
};

static bool lives_until(const struct sink *s, uint32_t v, uint32_t at) { return ir_is_const(s->ir, v) || s->ir->fold->uses[v].last >= at; }

static bool may_sink(const struct sink *s, uint32_t at)
{
    const struct ir_ins *in = &s->ir->ins[at];
    uint32_t user = s->user[at];
    return in->op == IR_mul && user != IR_NONE && user > at + 1 && s->ir->ins[user - 1].op != IR_wide && lives_until(s, in->a, user) &&
           lives_until(s, in->b, user);
}

static void place(struct sink *s, uint32_t at);
static void place_if_waiting(struct sink *s, uint32_t v)
{
    if (s->sinks[v]) {
        s->sinks[v] = 0;
        place(s, v);
    }
}

static void place(struct sink *s, uint32_t at)
{
    const struct operands o = operands_of(s->ir, at);
    for (unsigned k = 0; k < o.n; k++)
        place_if_waiting(s, o.v[k]);
    order_add(s->order, at);
}

static void sink_in_block(struct sink *s, const struct ir_block *b)
{
    find_first_users(s->ir, b, s->user);
    for (uint32_t at = b->first; at < b->end; at++) {
        s->sinks[at] = may_sink(s, at);
        s->any |= s->sinks[at];
        if (!s->sinks[at])
            place(s, at);
    }
}

void ir_sink_products(struct ir *ir)
{
    bool any = false;
    for (uint32_t at = 0; at < ir->nins && !any; at++)
        any = ir->ins[at].op == IR_mul;
    if (!any || !ir->folded)
        return;
    ir_remove_unused(ir);
    struct sink s = {.ir = ir, .order = order_new(ir),
                     .user = memset(arena_alloc(ir->scratch, ir->nins * sizeof *s.user), 0xff, ir->nins * sizeof *s.user), /* IR_NONE */
                     .sinks = memset(arena_alloc(ir->scratch, ir->nins), 0, ir->nins)};
    for (uint32_t b = 0; b < ir->nblocks; b++) {
        sink_in_block(&s, &ir->blocks[b]);
        s.order->ends[b] = s.order->n;
    }
    if (s.any)
        ir_fold_in_order(ir, s.order);
}
