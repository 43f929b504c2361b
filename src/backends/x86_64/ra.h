/* ra.h: the bookkeeping of the register allocator: which values are in which register, spill place and slot home. For
 * ra.c and compile.c; emitters ask through emit.h. */
#ifndef DRAGOMAN_BACKENDS_X86_64_RA_H
#define DRAGOMAN_BACKENDS_X86_64_RA_H

#include "backends/x86_64/emit.h"

/* Does the register hold a value that the current instruction, or a later one, uses? */
static inline bool is_busy(const struct x64 *x, unsigned reg) { return x->reg_end[reg] > x->cur; }
/* Only later ones. */
static inline bool is_kept(const struct x64 *x, unsigned reg) { return x->reg_end[reg] > x->cur + 1; }

static inline void attach(struct x64 *x, uint32_t v, unsigned reg)
{
    struct value *val = &x->val[v];
    uint32_t end = x->reg_end[reg];
    val->reg = (uint8_t)reg;
    val->next = end > x->cur ? x->reg_head[reg] : IR_NONE;
    x->reg_head[reg] = v;
    x->reg_end[reg] = end > val->last ? end : val->last + 1;
}

/* The register holds v from here on, and nothing else. */
static inline void occupy(struct x64 *x, uint32_t v, unsigned reg)
{
    struct value *val = &x->val[v];
    val->reg = (uint8_t)reg;
    val->next = IR_NONE;
    x->reg_head[reg] = v;
    x->reg_end[reg] = val->last + 1;
}

/* The value is used until `at`, and with it what it is made of. */
void extend_operands(struct x64 *x, uint32_t v, uint32_t at);
static inline void extend(struct x64 *x, uint32_t v, uint32_t at)
{
    struct value *val = &x->val[v];
    if (val->last < at) {
        val->last = at;
        if (val->reg != NO_REG && x->reg_end[val->reg] <= at)
            x->reg_end[val->reg] = at + 1;
    }
    if (val->folded)
        extend_operands(x, v, at);
}

static inline void attach_slot(struct x64 *x, uint32_t v, unsigned slot)
{
    x->val[v].slot = (uint8_t)slot;
    x->val[v].next_slot = x->slot_head[slot];
    x->slot_head[slot] = v;
}

static inline void detach_slot(struct x64 *x, uint32_t v)
{
    uint32_t *p = &x->slot_head[x->val[v].slot];
    while (*p != v)
        p = &x->val[*p].next_slot;
    *p = x->val[v].next_slot;
    x->val[v].slot = NO_SLOT;
}

/* Was the value made before its turn (def_ahead)? */
bool is_made_ahead(const struct x64 *x, uint32_t v);

/* open_homes.c: an open home for a value that is used until `last`, locked; or NO_REG */
unsigned alloc_open(struct x64 *x, bool xmm, uint32_t last);

#endif
