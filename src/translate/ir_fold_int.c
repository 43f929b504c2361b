/* ir_fold_int.c: algebraic rules for integer operations. Operands that are all constant are folded before. */
#include "translate/ir_fold.h"

/* The current operation with another constant as b. */
static enum folded with_constant(struct fold *f, enum ir_op op, uint32_t a, uint64_t value)
{
    uint32_t b = fold_make_const(f, fold_current(f)->type, value);
    return fold_to(f, op, 0, a, b, 0);
}

FOLD_RULE fold_sum(struct fold *f, struct ir_ins *ins)
{
    uint32_t base, inner_base;
    uint64_t offset, inner_offset;
    if (ins->op == IR_sub && ins->a == ins->b)
        return fold_to_const(f, 0);
    if (ins->op == IR_sub && fold_is_const(f, ins->a, 0))
        return fold_to(f, IR_neg, 0, ins->b, 0, 0);
    if (!fold_is_offset(f, f->at, &base, &offset))
        return FOLD_NO;
    if (fold_is_const(f, ins->b, 0))
        return fold_to_value(f, base);
    /* (x + c) + d = x + (c + d), unless that keeps x alive where x + c is at hand. */
    if (fold_is_offset(f, base, &inner_base, &inner_offset) &&
        (!fold_is_homed(f, base) || fold_is_homed(f, inner_base)))
        return with_constant(f, IR_add, inner_base, offset + inner_offset);
    return FOLD_NO;
}

FOLD_RULE fold_product(struct fold *f, struct ir_ins *ins)
{
    uint64_t y;
    if (!fold_const(f, ins->b, &y))
        return FOLD_NO;
    if (y == 0 || (y == 1 && ins->op == IR_umulh))
        return fold_to_const(f, 0);
    if (ins->op != IR_mul)
        return FOLD_NO;
    if (y == 1)
        return fold_to_value(f, ins->a);
    if (fold_is_all_ones(f, ins->b))
        return fold_to(f, IR_neg, 0, ins->a, 0, 0);
    return (y & (y - 1)) == 0 ? with_constant(f, IR_shl, ins->a, (unsigned)__builtin_ctzll(y)) : FOLD_NO;
}

FOLD_RULE fold_quotient(struct fold *f, struct ir_ins *ins)
{
    uint64_t y;
    if (!fold_const(f, ins->b, &y))
        return FOLD_NO;
    if (y == 0)
        return fold_to_const(f, 0);
    if (y == 1)
        return fold_to_value(f, ins->a);
    if (ins->op == IR_udiv && (y & (y - 1)) == 0)
        return with_constant(f, IR_shr, ins->a, (unsigned)__builtin_ctzll(y));
    return FOLD_NO;
}

FOLD_RULE fold_and(struct fold *f, struct ir_ins *ins)
{
    uint64_t mask, inner;
    if (ins->a == ins->b)
        return fold_to_value(f, ins->a);
    if (!fold_const(f, ins->b, &mask))
        return FOLD_NO;
    if (mask == 0)
        return fold_to_const(f, 0);
    if ((~mask & fold_mask(fold_significant_bits(f, ins->a))) == 0)
        return fold_to_value(f, ins->a);
    if (fold_is_op(f, ins->a, IR_and) && fold_const(f, fold_def(f, ins->a)->b, &inner))
        return with_constant(f, IR_and, fold_def(f, ins->a)->a, mask & inner);
    return FOLD_NO;
}

FOLD_RULE fold_or(struct fold *f, struct ir_ins *ins)
{
    if (ins->a == ins->b || fold_is_const(f, ins->b, 0))
        return fold_to_value(f, ins->a);
    return fold_is_all_ones(f, ins->b) ? fold_to_value(f, ins->b) : FOLD_NO;
}

FOLD_RULE fold_xor(struct fold *f, struct ir_ins *ins)
{
    if (ins->a == ins->b)
        return fold_to_const(f, 0);
    if (fold_is_const(f, ins->b, 0))
        return fold_to_value(f, ins->a);
    return fold_is_all_ones(f, ins->b) ? fold_to(f, IR_not, 0, ins->a, 0, 0) : FOLD_NO;
}

FOLD_RULE fold_andn(struct fold *f, struct ir_ins *ins)
{
    if (ins->a == ins->b || fold_is_const(f, ins->a, 0) || fold_is_all_ones(f, ins->b))
        return fold_to_const(f, 0);
    if (fold_is_const(f, ins->b, 0))
        return fold_to_value(f, ins->a);
    return fold_is_all_ones(f, ins->a) ? fold_to(f, IR_not, 0, ins->b, 0, 0) : FOLD_NO;
}

FOLD_RULE fold_orn(struct fold *f, struct ir_ins *ins)
{
    if (ins->a == ins->b || fold_is_const(f, ins->b, 0) || fold_is_all_ones(f, ins->a))
        return fold_to_const(f, ~(uint64_t)0);
    if (fold_is_const(f, ins->a, 0))
        return fold_to(f, IR_not, 0, ins->b, 0, 0);
    return fold_is_all_ones(f, ins->b) ? fold_to_value(f, ins->a) : FOLD_NO;
}

FOLD_RULE fold_xorn(struct fold *f, struct ir_ins *ins)
{
    if (ins->a == ins->b)
        return fold_to_const(f, ~(uint64_t)0);
    if (fold_is_const(f, ins->b, 0))
        return fold_to(f, IR_not, 0, ins->a, 0, 0);
    return fold_is_all_ones(f, ins->b) ? fold_to_value(f, ins->a) : FOLD_NO;
}

/* not, neg: twice is nothing. */
FOLD_RULE fold_involution(struct fold *f, struct ir_ins *ins)
{
    return fold_is_op(f, ins->a, ins->op) ? fold_to_value(f, fold_def(f, ins->a)->a) : FOLD_NO;
}

FOLD_RULE fold_shift(struct fold *f, struct ir_ins *ins)
{
    uint64_t by, mask, width = fold_width(ins->type);
    if (fold_const(f, ins->b, &by) && by % width == 0)
        return fold_to_value(f, ins->a);
    if (fold_is_const(f, ins->a, 0))
        return fold_to_const(f, 0);
    /* The amount is taken modulo the width anyway. */
    const struct ir_ins *amount = fold_def(f, ins->b);
    if (amount->op == IR_and && fold_const(f, amount->b, &mask) && (mask & (width - 1)) == width - 1)
        return fold_to(f, ins->op, 0, ins->a, amount->a, 0);
    return FOLD_NO;
}

/* ---- fields and extensions -------------------------------------------------------------------- */

static inline uint16_t field(unsigned lsb, unsigned width) { return (uint16_t)(lsb | width << 8); }

FOLD_RULE fold_bfx(struct fold *f, struct ir_ins *ins)
{
    const struct ir_ins *def = fold_def(f, ins->a);
    unsigned lsb = ins->aux & 0xff, width = ins->aux >> 8, inner_lsb = def->aux & 0xff, inner_width = def->aux >> 8;
    uint64_t by;
    if (lsb == 0 && width >= fold_significant_bits(f, ins->a))
        return fold_to_value(f, ins->a);
    if (def->op == IR_bfx && lsb >= inner_width)
        return fold_to_const(f, 0);
    if (def->op == IR_bfx) {
        unsigned rest = inner_width - lsb;
        return fold_to(f, IR_bfx, field(inner_lsb + lsb, width < rest ? width : rest), def->a, 0, 0);
    }
    if (def->op == IR_sbfx && lsb + width <= inner_width)
        return fold_to(f, IR_bfx, field(inner_lsb + lsb, width), def->a, 0, 0);
    if (def->op == IR_shr && fold_const(f, def->b, &by)) {
        unsigned bits = fold_width(ins->type), shift = (unsigned)by & (bits - 1);
        if (lsb + width + shift <= bits)
            return fold_to(f, IR_bfx, field(lsb + shift, width), def->a, 0, 0);
    }
    return FOLD_NO;
}

FOLD_RULE fold_sbfx(struct fold *f, struct ir_ins *ins)
{
    const struct ir_ins *def = fold_def(f, ins->a);
    unsigned lsb = ins->aux & 0xff, width = ins->aux >> 8, inner_lsb = def->aux & 0xff, inner_width = def->aux >> 8;
    if (lsb == 0 && width == fold_width(ins->type))
        return fold_to_value(f, ins->a);
    if (def->op == IR_sbfx && lsb == 0 && width >= inner_width)
        return fold_to_value(f, ins->a);
    if ((def->op == IR_sbfx || def->op == IR_bfx) && lsb + width <= inner_width)
        return fold_to(f, IR_sbfx, field(inner_lsb + lsb, width), def->a, 0, 0);
    return FOLD_NO;
}

FOLD_RULE fold_bfi(struct fold *f, struct ir_ins *ins)
{
    if (ins->aux == field(0, fold_width(ins->type)))
        return fold_to_value(f, ins->b);
    return FOLD_NO;
}

FOLD_RULE fold_trunc(struct fold *f, struct ir_ins *ins)
{
    const struct ir_ins *def = fold_def(f, ins->a);
    return def->op == IR_zext || def->op == IR_sext ? fold_to_value(f, def->a) : FOLD_NO;
}

FOLD_RULE fold_extension(struct fold *f, struct ir_ins *ins)
{
    const struct ir_ins *def = fold_def(f, ins->a);
    unsigned limit = ins->op == IR_zext ? 32 : 31; /* the sign bit must be known to be 0 */
    if (def->op == IR_trunc && fold_significant_bits(f, def->a) <= limit)
        return fold_to_value(f, def->a);
    if (ins->op == IR_sext && fold_significant_bits(f, ins->a) <= 31)
        return fold_to(f, IR_zext, 0, ins->a, 0, 0);
    return FOLD_NO;
}

/* The first zeros of reversed bits, or the last ones. */
static enum folded fold_count(struct fold *f, const struct ir_ins *ins, enum ir_op opposite)
{
    const struct ir_ins *def = fold_def(f, ins->a);
    return def->op == IR_rbit ? fold_to(f, opposite, 0, def->a, 0, 0) : FOLD_NO;
}

enum folded fold_integer(struct fold *f, struct ir_ins *ins)
{
    switch (ins->op) {
    case IR_add: case IR_sub: return fold_sum(f, ins);
    case IR_mul: case IR_umulh: case IR_smulh: return fold_product(f, ins);
    case IR_udiv: case IR_sdiv: return fold_quotient(f, ins);
    case IR_and: return fold_and(f, ins);
    case IR_or: return fold_or(f, ins);
    case IR_xor: return fold_xor(f, ins);
    case IR_andn: return fold_andn(f, ins);
    case IR_orn: return fold_orn(f, ins);
    case IR_xorn: return fold_xorn(f, ins);
    case IR_not: case IR_neg: return fold_involution(f, ins);
    case IR_shl: case IR_shr: case IR_sar: case IR_ror: return fold_shift(f, ins);
    case IR_clz: return fold_count(f, ins, IR_ctz);
    case IR_ctz: return fold_count(f, ins, IR_clz);
    case IR_trunc: return fold_trunc(f, ins);
    case IR_zext: case IR_sext: return fold_extension(f, ins);
    case IR_bfx: return fold_bfx(f, ins);
    case IR_sbfx: return fold_sbfx(f, ins);
    case IR_bfi: return fold_bfi(f, ins);
    default: return FOLD_NO;
    }
}
