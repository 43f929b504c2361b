/* ra.h: the bookkeeping of the register allocator: which values are in which register, spill place and slot home. For
 * ra.c and compile.c; emitters ask through emit.h. */
#ifndef DRAGOMAN_BACKENDS_X86_64_RA_H
#define DRAGOMAN_BACKENDS_X86_64_RA_H

#include "backends/x86_64/emit.h"

static inline void attach(struct x64 *x, uint32_t v, unsigned reg)
{
    x->val[v].reg = (uint8_t)reg;
    x->val[v].next = x->reg_head[reg];
    x->reg_head[reg] = v;
    x->busy |= 1u << reg;
}

static inline void detach(struct x64 *x, uint32_t v)
{
    unsigned reg = x->val[v].reg;
    uint32_t *p = &x->reg_head[reg];
    while (*p != v)
        p = &x->val[*p].next;
    *p = x->val[v].next;
    if (x->reg_head[reg] == IR_NONE)
        x->busy &= ~(1u << reg);
    x->val[v].reg = NO_REG;
}

static inline void attach_slot(struct x64 *x, uint32_t v, unsigned slot)
{
    x->val[v].slot = (int16_t)slot;
    x->val[v].next_slot = x->slot_head[slot];
    x->slot_head[slot] = v;
}

static inline void detach_slot(struct x64 *x, uint32_t v)
{
    uint32_t *p = &x->slot_head[x->val[v].slot];
    while (*p != v)
        p = &x->val[*p].next_slot;
    *p = x->val[v].next_slot;
    x->val[v].slot = -1;
}

static inline void kill(struct x64 *x, uint32_t v)
{
    struct value *val = &x->val[v];
    if (val->reg != NO_REG)
        detach(x, v);
    if (val->slot >= 0)
        detach_slot(x, v);
    if (val->spill >= 0) /* in memory or in an upper register */
        x->spills[val->spill / 64] &= ~(UINT64_C(1) << val->spill % 64);
    val->spill = -1;
}

/* The values whose last use is the current instruction, or what is emitted as part of it, are gone. */
void end_value(struct x64 *x, uint32_t v);

static inline void end_operand(struct x64 *x, uint32_t v)
{
    if (x->val[v].last == x->cur)
        end_value(x, v);
}

static inline void end_operands(struct x64 *x, const struct ir_ins *in)
{
    unsigned set = ir_value_operands(in);
    if (set & 1)
        end_operand(x, in->a);
    if (set & 2)
        end_operand(x, in->b);
    if (set & 4)
        end_operand(x, in->c);
}

#endif
