/* ir_fold_vec.c: rules for vectors and for moves between integers, scalars and vectors. */
#include "translate/ir_fold.h"

static bool is_zero(const struct fold *f, uint32_t id)
{
    const struct ir_ins *def = fold_def(f, id);
    return def->op == IR_vconst && (f->ir->pool[def->a].d[0] | f->ir->pool[def->a].d[1]) == 0;
}

/* Is everything above the low 8 bytes zero? */
static bool is_low_half(const struct fold *f, uint32_t id)
{
    const struct ir_ins *def = fold_def(f, id);
    switch (def->op) {
    case IR_f2v: case IR_vlow: case IR_vnarrow: case IR_vqnarrow_s: case IR_vqnarrow_u: case IR_vqnarrow_su:
    case IR_vfnarrow: return true;
    case IR_vext: return ir_imm_of(def->aux) >= 8 && is_zero(f, def->b);
    case IR_load: return (def->aux & IR_MEM_SIZE) < 4;
    case IR_vconst: return f->ir->pool[def->a].d[1] == 0;
    default: return false;
    }
}

/* Out to a scalar and back, in the same type. */
static enum folded fold_move(struct fold *f, enum ir_op opposite)
{
    struct ir_ins *ins = fold_current(f);
    const struct ir_ins *def = fold_def(f, ins->a);
    if (def->op != opposite || ir_type_of(f->ir, def->a) != (enum ir_type)ins->type)
        return FOLD_NO;
    return fold_to_value(f, def->a);
}

/* Is it a round of AES with a zero key? */
static bool is_keyless(const struct fold *f, uint32_t id)
{
    const struct ir_ins *def = fold_def(f, id);
    return def->op >= IR_aese && def->op <= IR_aesdm && is_zero(f, def->b);
}

/* What is added to a round is its key. */
static enum folded fold_vxor(struct fold *f)
{
    struct ir_ins *ins = fold_current(f);
    if (ins->a == ins->b)
        return fold_to(f, IR_vconst, 0, ir_pool_entry(f->ir, (union ir_val){.d = {0, 0}}), 0, 0);
    if (is_zero(f, ins->a) || is_zero(f, ins->b))
        return fold_to_value(f, is_zero(f, ins->a) ? ins->b : ins->a);
    if (!is_keyless(f, ins->a) && !is_keyless(f, ins->b))
        return FOLD_NO;
    bool second = !is_keyless(f, ins->a);
    const struct ir_ins *round = fold_def(f, second ? ins->b : ins->a);
    return fold_to(f, round->op, 0, round->a, second ? ins->a : ins->b, 0);
}

static enum folded fold_mix_columns(struct fold *f, enum ir_op round, enum ir_op mixed)
{
    const struct ir_ins *def = fold_def(f, fold_current(f)->a);
    return def->op == round && is_zero(f, def->b) ? fold_to(f, mixed, 0, def->a, def->b, 0) : FOLD_NO;
}

/* Picks that undo others: is lane i of each their common operand's lane i? */
static enum folded fold_pick(struct fold *f)
{
    struct ir_ins *ins = fold_current(f);
    uint32_t whole = IR_NONE;
    for (unsigned i = 0; i < 4; i++) {
        uint32_t from = i < 2 ? ins->a : ins->b;
        unsigned lane = ir_imm_of(ins->aux) >> 2 * i & 3;
        const struct ir_ins *def = fold_def(f, from);
        if (def->op == IR_vpick) {
            from = lane < 2 ? def->a : def->b;
            lane = ir_imm_of(def->aux) >> 2 * lane & 3;
        }
        if (lane != i || (i && from != whole))
            return FOLD_NO;
        whole = from;
    }
    return fold_to_value(f, whole);
}

/* A value with the same low 8 bytes; *high: it is the high 8 bytes of that value. */
static uint32_t low_half_of(const struct fold *f, uint32_t id, bool *high)
{
    *high = false;
    for (unsigned tries = 0; tries < 4; tries++) {
        const struct ir_ins *def = fold_def(f, id);
        unsigned imm = ir_imm_of(def->aux);
        bool wide = ir_lane_of(def->aux) == 3;
        if (!*high && def->op == IR_vlow) {
            id = def->a;
        } else if (!*high && ((def->op == IR_vext && imm == 8) || (def->op == IR_vduplane && wide && imm == 1))) {
            id = def->a;
            *high = true;
        } else if (*high && ((def->op == IR_vmovlane && wide && imm == 1) || (def->op == IR_vext && imm == 8))) {
            id = def->b;
            *high = false;
        } else {
            break;
        }
    }
    return id;
}

/* Only the low halves of the factors count. */
static enum folded fold_pmull64(struct fold *f)
{
    struct ir_ins *ins = fold_current(f);
    bool high[2];
    uint32_t a = ins->a, b = ins->b, half[2] = {low_half_of(f, a, &high[0]), low_half_of(f, b, &high[1])};
    for (unsigned i = 0; i < 2; i++) {
        const struct ir_ins *def = fold_def(f, i ? b : a);
        if (high[i] && def->op == IR_vduplane && def->a == half[i])
            half[i] = i ? b : a; /* that is how it is told */
        else if (high[i])
            half[i] = fold_make_op2(f, IR_vduplane, IR_V128, ir_lane(3, 1), half[i], 0);
    }
    return half[0] != a || half[1] != b ? fold_to(f, IR_vpmull64, 0, half[0], half[1], 0) : FOLD_NO;
}

static enum folded fold_low(struct fold *f)
{
    struct ir_ins *ins = fold_current(f);
    const struct ir_ins *def = fold_def(f, ins->a);
    if (is_low_half(f, ins->a))
        return fold_to_value(f, ins->a);
    if (def->op != IR_vduplane || def->aux != ir_lane(3, 1))
        return FOLD_NO;
    uint32_t a = def->a, zero = fold_make_zero(f); /* the high half moved down */
    return fold_to(f, IR_vext, ir_lane(0, 8), a, zero, 0);
}

enum folded fold_vector(struct fold *f, struct ir_ins *ins)
{
    switch (ins->op) {
    case IR_v2f: return fold_move(f, IR_f2v);
    case IR_i2f: return fold_move(f, IR_f2i);
    case IR_f2i: /* a half-float keeps 16 bits of an integer only */
        return ir_type_of(f->ir, ins->a) == IR_F16 ? FOLD_NO : fold_move(f, IR_i2f);
    case IR_vlow: return fold_low(f);
    case IR_vand: case IR_vor: return ins->a == ins->b ? fold_to_value(f, ins->a) : FOLD_NO;
    case IR_vxor: return fold_vxor(f);
    case IR_aesmc: return fold_mix_columns(f, IR_aese, IR_aesem);
    case IR_aesimc: return fold_mix_columns(f, IR_aesd, IR_aesdm);
    case IR_vpick: return fold_pick(f);
    case IR_vpmull64: return fold_pmull64(f);
    case IR_vandn:
        if (ins->a != ins->b)
            return FOLD_NO;
        return fold_to(f, IR_vconst, 0, ir_pool_entry(f->ir, (union ir_val){.d = {0, 0}}), 0, 0);
    case IR_vext: return ir_imm_of(ins->aux) == 0 ? fold_to_value(f, ins->a) : FOLD_NO;
    case IR_vnot: return fold_is_op(f, ins->a, IR_vnot) ? fold_to_value(f, fold_def(f, ins->a)->a) : FOLD_NO;
    default: return FOLD_NO;
    }
}
