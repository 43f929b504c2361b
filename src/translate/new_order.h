/* new_order.h: a region's instructions in a new order, for passes that move them. */
#ifndef DRAGOMAN_TRANSLATE_NEW_ORDER_H
#define DRAGOMAN_TRANSLATE_NEW_ORDER_H

#include "translate/ir_fold.h"

/* Instead of an index: an IR_again, to begin and to end a stretch. */
enum { ORDER_AGAIN = 0xfffffffe, ORDER_NO_MORE = 0xfffffffd };

struct new_order {
    uint32_t n, *ends; /* by block: where its part of `at` ends */
    uint32_t at[];     /* indices of instructions */
};

static inline struct new_order *order_new(const struct ir *ir)
{
    struct new_order *o = arena_alloc(ir->scratch, sizeof *o + 3 * (size_t)ir->nins * sizeof *o->at); /* with marks */
    o->ends = arena_alloc(ir->scratch, ir->nblocks * sizeof *o->ends);
    o->n = 0;
    return o;
}
static inline void order_add(struct new_order *o, uint32_t at) { o->at[o->n++] = at; }

/* The values that an instruction takes. */
struct operands {
    unsigned n;
    uint32_t v[3];
};
static inline struct operands operands_of(const struct ir *ir, uint32_t at)
{
    const struct ir_ins *in = &ir->ins[at];
    unsigned set = ir_value_operands(in);
    struct operands o = {.n = 0};
    if (set & 1)
        o.v[o.n++] = in->a;
    if (set & 2)
        o.v[o.n++] = in->b;
    if (set & 4)
        o.v[o.n++] = in->c;
    return o;
}

/* By value: its first user in the block. Of others nothing is written. */
static inline void find_first_users(const struct ir *ir, const struct ir_block *b, uint32_t *user)
{
    for (uint32_t at = b->end; at-- > b->first;) {
        const struct operands o = operands_of(ir, at);
        for (unsigned k = 0; k < o.n; k++)
            user[o.v[k]] = at;
    }
}

/* The value, and what it is made of, but what stands before `first` or is placed; by instruction. */
static inline void order_value(const struct ir *ir, struct new_order *order, uint8_t *placed, uint32_t v, uint32_t first)
{
    if (v < first || placed[v])
        return;
    const struct operands o = operands_of(ir, v);
    for (unsigned k = 0; k < o.n; k++)
        order_value(ir, order, placed, o.v[k], first);
    placed[v] = 1;
    order_add(order, v);
}

/* ir_dce.c, of what is folded */
void ir_remove_unused(struct ir *ir);

/* What is folded is folded again, in this order; NULL: as it stands. Values that nothing moved before their operands keep
 * their meaning; gets must not pass puts of their slot. */
void ir_fold_in_order(struct ir *ir, const struct new_order *order); /* ir_fold.c */

#endif
