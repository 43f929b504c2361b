/* ir_fold_cond.c: rules for comparisons, selections, conditions and flags. Most flags vanish here: a condition of the
 * flags of a subtraction becomes a comparison. */
#include "translate/ir_fold.h"

/* The condition with both operands exchanged; false: there is none. */
static bool swapped(unsigned cc, uint16_t *result)
{
    static const uint8_t table[] = {
        [IR_EQ] = IR_EQ, [IR_NE] = IR_NE, [IR_CS] = IR_LS, [IR_CC] = IR_HI, [IR_HI] = IR_CC,
        [IR_LS] = IR_CS, [IR_GE] = IR_LE, [IR_LT] = IR_GT, [IR_GT] = IR_LT, [IR_LE] = IR_GE,
    };
    if (cc >= IR_MI && cc <= IR_VC)
        return false;
    *result = table[cc];
    return true;
}

/* Is the I32 value known to be 0 or 1? */
static bool is_condition(const struct fold *f, uint32_t id)
{
    const struct ir_ins *def = fold_def(f, id);
    switch (def->op) {
    case IR_cmp: case IR_cond: return true;
    case IR_and: case IR_or: case IR_xor:
        return def->type == IR_I32 && fold_significant_bits(f, def->a) == 1 && fold_significant_bits(f, def->b) == 1;
    default: return false;
    }
}

/* The current I32 instruction becomes the opposite of a condition. */
static enum folded fold_to_opposite(struct fold *f, uint32_t id)
{
    const struct ir_ins *def = fold_def(f, id);
    if (def->op == IR_cmp || def->op == IR_cond)
        return fold_to(f, def->op, def->aux ^ 1, def->a, def->b, 0);
    uint32_t one = fold_make_const(f, IR_I32, 1);
    return fold_to(f, IR_xor, 0, id, one, 0);
}

/* Is it a comparison, or a conjunction of 2^depth at most? */
static bool is_conjunction(const struct fold *f, uint32_t id, unsigned depth)
{
    const struct ir_ins *def = fold_def(f, id);
    if (def->op == IR_cmp)
        return true;
    return depth && def->op == IR_and && def->type == IR_I32 && is_conjunction(f, def->a, depth - 1) && is_conjunction(f, def->b, depth - 1);
}

static uint32_t make_opposite(struct fold *f, uint32_t id)
{
    const struct ir_ins def = *fold_def(f, id);
    if (def.op == IR_cmp)
        return fold_make_op2(f, IR_cmp, IR_I32, def.aux ^ 1, def.a, def.b);
    uint32_t a = make_opposite(f, def.a);
    return fold_make_op2(f, IR_or, IR_I32, 0, a, make_opposite(f, def.b));
}

/* ---- comparisons ------------------------------------------------------------------------------ */

/* A condition of the flags of x - x, or x - 0: C set, V clear. */
static enum folded compare_with_itself(struct fold *f, unsigned cc)
{
    static const uint16_t holds = 1 << IR_EQ | 1 << IR_CS | 1 << IR_PL | 1 << IR_VC | 1 << IR_LS | 1 << IR_GE |
                                  1 << IR_LE;
    return fold_to_const(f, holds >> cc & 1);
}

static enum folded compare_with_zero(struct fold *f, struct ir_ins *ins)
{
    const struct ir_ins *def = fold_def(f, ins->a);
    switch (ins->aux) {
    case IR_CS: case IR_VC: return fold_to_const(f, 1);
    case IR_CC: case IR_VS: return fold_to_const(f, 0);
    case IR_HI: return fold_to(f, IR_cmp, IR_NE, ins->a, ins->b, 0);
    case IR_LS: return fold_to(f, IR_cmp, IR_EQ, ins->a, ins->b, 0);
    case IR_MI: return fold_to(f, IR_cmp, IR_LT, ins->a, ins->b, 0);
    case IR_PL: return fold_to(f, IR_cmp, IR_GE, ins->a, ins->b, 0);
    case IR_EQ: case IR_NE:
        if ((def->op == IR_sub || def->op == IR_xor) && !f->uses[ins->a].count) /* else the operands may be gone by now */
            return fold_to(f, IR_cmp, ins->aux, def->a, def->b, 0);
        return FOLD_NO;
    default: return FOLD_NO;
    }
}

/* EQ or NE of a condition and a constant. */
static enum folded compare_condition(struct fold *f, uint32_t id, uint64_t constant)
{
    bool is_equal = fold_current(f)->aux == IR_EQ;
    if (constant > 1)
        return fold_to_const(f, !is_equal);
    return (constant == 1) == is_equal ? fold_to_value(f, id) : fold_to_opposite(f, id);
}

FOLD_RULE fold_cmp(struct fold *f, struct ir_ins *ins)
{
    uint64_t constant;
    uint16_t cc;
    if (ins->a == ins->b)
        return compare_with_itself(f, ins->aux);
    if (ir_is_const(f->ir, ins->a) && swapped(ins->aux, &cc))
        return fold_to(f, IR_cmp, cc, ins->b, ins->a, 0);
    if (!fold_const(f, ins->b, &constant))
        return FOLD_NO;
    uint32_t id = fold_is_op(f, ins->a, IR_zext) ? fold_def(f, ins->a)->a : ins->a;
    if ((ins->aux == IR_EQ || ins->aux == IR_NE) && is_condition(f, id))
        return compare_condition(f, id, constant);
    return constant == 0 ? compare_with_zero(f, ins) : FOLD_NO;
}

/* ---- conditions of flags ----------------------------------------------------------------------- */

/* Flags of a logical result: C and V clear, so conditions differ from those of a comparison with zero. */
static enum folded condition_of_logic(struct fold *f, unsigned cc, uint32_t value)
{
    static const uint8_t as_compare[] = {[IR_EQ] = IR_EQ, [IR_NE] = IR_NE, [IR_MI] = IR_LT, [IR_PL] = IR_GE,
                                         [IR_GE] = IR_GE, [IR_LT] = IR_LT, [IR_GT] = IR_GT, [IR_LE] = IR_LE};
    switch (cc) {
    case IR_CS: case IR_VS: case IR_HI: return fold_to_const(f, 0);
    case IR_CC: case IR_VC: case IR_LS: return fold_to_const(f, 1);
    default: break;
    }
    uint32_t zero = fold_make_const(f, ir_type_of(f->ir, value), 0);
    return fold_to(f, IR_cmp, as_compare[cc], value, zero, 0);
}

/* a + c = a - (-c), with equal flags unless c is 0 (carry) or the most negative number (overflow). */
static enum folded condition_of_sum(struct fold *f, unsigned cc, const struct ir_ins *sum)
{
    enum ir_type type = ir_type_of(f->ir, sum->a);
    uint64_t value, min = (uint64_t)1 << (fold_width(type) - 1);
    if (!fold_const(f, sum->b, &value) || value == 0 || value == min)
        return FOLD_NO;
    uint32_t negated = fold_make_const(f, type, 0 - value);
    return fold_to(f, IR_cmp, (uint16_t)cc, sum->a, negated, 0);
}

/* The condition of flags that a fallback sets: constant flags. */
static bool constant_flags(const struct fold *f, uint32_t id, unsigned *nzcv)
{
    uint64_t value;
    if (!fold_is_op(f, id, IR_mkflags) || !fold_const(f, fold_def(f, id)->a, &value))
        return false;
    *nzcv = (unsigned)value & 15;
    return true;
}

static bool holds(unsigned cc, unsigned nzcv)
{
    bool n = nzcv & 8, z = nzcv & 4, c = nzcv & 2, v = nzcv & 1;
    const bool base[] = {z, c, n, v, c && !z, n == v, !z && n == v};
    return base[cc >> 1] != (cc & 1);
}

/* cond ? flags of x - y : constant (or the other way round), as a conditional comparison makes them. */
static enum folded condition_of_selection(struct fold *f, unsigned cc, const struct ir_ins *selection)
{
    unsigned nzcv;
    bool constant_first = constant_flags(f, selection->b, &nzcv);
    if (!constant_first && !constant_flags(f, selection->c, &nzcv))
        return FOLD_NO;
    const struct ir_ins *flags = fold_def(f, constant_first ? selection->c : selection->b);
    if (flags->op != IR_subf)
        return FOLD_NO;
    uint32_t chosen = selection->a;
    bool constant = holds(cc, nzcv);
    if (!constant && !constant_first && !is_condition(f, chosen))
        return FOLD_NO;
    uint32_t compare = fold_make_op2(f, IR_cmp, IR_I32, (uint16_t)cc, flags->a, flags->b);
    if (!constant && !constant_first)
        return fold_to(f, IR_and, 0, chosen, compare, 0);
    if (!constant_first && is_conjunction(f, chosen, 2)) /* constant is true */
        return fold_to(f, IR_or, 0, make_opposite(f, chosen), compare, 0);
    uint32_t known = fold_make_const(f, IR_I32, constant);
    if (constant_first)
        return fold_to(f, IR_sel, 0, chosen, known, compare);
    return fold_to(f, IR_sel, 0, chosen, compare, known);
}

FOLD_RULE fold_cond(struct fold *f, struct ir_ins *ins)
{
    const struct ir_ins *flags = fold_def(f, ins->a);
    switch (flags->op) {
    case IR_subf: return fold_to(f, IR_cmp, ins->aux, flags->a, flags->b, 0);
    case IR_addf: return condition_of_sum(f, ins->aux, flags);
    case IR_logf: return condition_of_logic(f, ins->aux, flags->a);
    case IR_sel: return condition_of_selection(f, ins->aux, flags);
    default: return FOLD_NO;
    }
}

/* ---- selections, flags ------------------------------------------------------------------------- */

FOLD_RULE fold_sel(struct fold *f, struct ir_ins *ins)
{
    uint64_t condition;
    if (fold_const(f, ins->a, &condition))
        return fold_to_value(f, condition ? ins->b : ins->c);
    if (ins->b == ins->c)
        return fold_to_value(f, ins->b);
    if (!is_condition(f, ins->a) || !ir_is_const(f->ir, ins->b) || !ir_is_const(f->ir, ins->c))
        return FOLD_NO;
    uint64_t yes = ir_const_of(f->ir, ins->b), no = ir_const_of(f->ir, ins->c);
    if (yes == 1 && no == 0)
        return ins->type == IR_I32 ? fold_to_value(f, ins->a) : fold_to(f, IR_zext, 0, ins->a, 0, 0);
    if (ins->type != IR_I32)
        return FOLD_NO;
    if (yes == 0 && no == 1)
        return fold_to_opposite(f, ins->a);
    if (yes == UINT32_MAX && no == 0)
        return fold_to(f, IR_neg, 0, ins->a, 0, 0);
    return FOLD_NO;
}

/* A carry that is known makes an addition or subtraction without carry. */
FOLD_RULE fold_carry(struct fold *f, struct ir_ins *ins)
{
    if (ins->op == IR_adcf && fold_is_const(f, ins->c, 0))
        return fold_to(f, IR_addf, 0, ins->a, ins->b, 0);
    if (ins->op == IR_sbcf && fold_is_const(f, ins->c, 1))
        return fold_to(f, IR_subf, 0, ins->a, ins->b, 0);
    if (ins->op == IR_adc && fold_is_const(f, ins->c, 0))
        return fold_to(f, IR_add, 0, ins->a, ins->b, 0);
    if (ins->op == IR_sbc && fold_is_const(f, ins->c, 1))
        return fold_to(f, IR_sub, 0, ins->a, ins->b, 0);
    return FOLD_NO;
}

enum folded fold_condition(struct fold *f, struct ir_ins *ins)
{
    const struct ir_ins *def;
    uint32_t a = ins->a;
    switch (ins->op) {
    case IR_cmp: return fold_cmp(f, ins);
    case IR_sel: return fold_sel(f, ins);
    case IR_cond: return fold_cond(f, ins);
    case IR_adcf: case IR_sbcf: case IR_adc: case IR_sbc: return fold_carry(f, ins);
    case IR_addf:
        if (ir_is_const(f->ir, a) && !ir_is_const(f->ir, ins->b))
            return fold_to(f, IR_addf, 0, ins->b, a, 0);
        return FOLD_NO;
    case IR_mkflags:
        def = fold_def(f, a);
        return def->op == IR_flagbits ? fold_to_value(f, def->a) : FOLD_NO;
    default: return FOLD_NO;
    }
}
