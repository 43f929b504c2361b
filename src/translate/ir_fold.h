/* ir_fold.h: what the files of the fold pass share. The pass visits every instruction once, in order; a rule looks at
 * the current instruction and rewrites it in place, or replaces its value by an earlier one.
 *
 * Instructions keep their indices: nothing is inserted. An instruction whose value is replaced becomes a nop, and its
 * index may later hold a constant or another value that a rule needs (fold_make_const, fold_make_op2). */
#ifndef DRAGOMAN_TRANSLATE_IR_FOLD_H
#define DRAGOMAN_TRANSLATE_IR_FOLD_H

#include "translate/ir.h"

enum { FOLD_TABLE = 256, FOLD_FREE = 16, FOLD_NO_HOME = 0xffffffff };

struct fold_value {
    uint32_t alias;                /* the value that replaces it, or its own index */
    uint32_t home;                 /* the slot that it was last got from or put to */
};

struct fold {
    struct ir *ir;
    struct ir_ins *ins;            /* ir->ins, which does not move meanwhile */
    uint32_t first, at;            /* of the block; the current instruction */
    struct fold_value *values;     /* by index */
    uint32_t *slots;               /* slot -> the value it holds, or IR_NONE */
    uint32_t *puts;                /* FLAGS slot that holds a value -> the put it is from, 0: none in this block */
    uint32_t *table;               /* [FOLD_TABLE] available expressions, by hash; any content is safe */
    uint32_t free[FOLD_FREE];      /* indices of nops before `at`, ascending */
    unsigned nfree;
};

enum folded {
    FOLD_NO,
    FOLD_REWRITTEN,                /* the instruction is another one now: try again */
    FOLD_REPLACED,                 /* it is a nop now */
};

/* ---- looking ---------------------------------------------------------------------------------- */
static inline struct ir_ins *fold_current(struct fold *f) { return &f->ins[f->at]; }
static inline const struct ir_ins *fold_def(const struct fold *f, uint32_t id) { return &f->ins[id]; }
static inline bool fold_is_op(const struct fold *f, uint32_t id, enum ir_op op) { return f->ins[id].op == op; }
static inline bool fold_const(const struct fold *f, uint32_t id, uint64_t *value)
{
    if (!ir_is_const(f->ir, id))
        return false;
    *value = ir_const_of(f->ir, id);
    return true;
}
static inline bool fold_is_const(const struct fold *f, uint32_t id, uint64_t value)
{
    return ir_is_const(f->ir, id) && ir_const_of(f->ir, id) == value;
}
static inline unsigned fold_width(enum ir_type type) { return type == IR_I32 ? 32 : 64; }
static inline uint64_t fold_mask(unsigned bits) { return ~(uint64_t)0 >> (64 - bits); } /* 1 <= bits <= 64 */
static inline bool fold_is_all_ones(const struct fold *f, uint32_t id)
{
    return fold_is_const(f, id, fold_mask(fold_width(ir_type_of(f->ir, id))));
}
/* Bits above the result are known to be zero (1 .. width of the type). */
unsigned fold_significant_bits(const struct fold *f, uint32_t id);
/* id = *base + *offset? */
bool fold_is_offset(const struct fold *f, uint32_t id, uint32_t *base, uint64_t *offset);
/* Is a slot's home a place that holds the value anyway? Then using it is free. */
bool fold_is_homed(const struct fold *f, uint32_t id);

/* ---- rewriting the current instruction -------------------------------------------------------- */
enum folded fold_to_value(struct fold *f, uint32_t id);
enum folded fold_to_const(struct fold *f, uint64_t value); /* of the current type */
static inline enum folded fold_to(struct fold *f, enum ir_op op, uint16_t aux, uint32_t a, uint32_t b, uint32_t c)
{
    struct ir_ins *ins = fold_current(f);
    *ins = (struct ir_ins){(uint8_t)op, ins->type, aux, a, b, c};
    return FOLD_REWRITTEN;
}
/* A constant or operation at an index before the current one; IR_NONE when there is no place for it. */
uint32_t fold_make_const(struct fold *f, enum ir_type type, uint64_t value);
uint32_t fold_make_op2(struct fold *f, enum ir_op op, enum ir_type type, uint16_t aux, uint32_t a, uint32_t b);

/* ---- rules ------------------------------------------------------------------------------------ */
enum folded fold_integer(struct fold *f);   /* ir_fold_int.c */
enum folded fold_condition(struct fold *f); /* ir_fold_cond.c: cmp cond sel and flags */
enum folded fold_vector(struct fold *f);    /* ir_fold_vec.c: vectors, moves between register files */

#endif
