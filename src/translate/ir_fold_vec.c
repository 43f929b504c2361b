/* ir_fold_vec.c: rules for vectors and for moves between integers, scalars and vectors. */
#include "translate/ir_fold.h"

/* Is everything above the low 8 bytes zero? */
static bool is_low_half(const struct fold *f, uint32_t id)
{
    const struct ir_ins *def = fold_def(f, id);
    switch (def->op) {
    case IR_f2v: case IR_vlow: case IR_vnarrow: case IR_vqnarrow_s: case IR_vqnarrow_u: case IR_vqnarrow_su:
    case IR_vfnarrow: return true;
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

enum folded fold_vector(struct fold *f)
{
    struct ir_ins *ins = fold_current(f);
    switch (ins->op) {
    case IR_v2f: return fold_move(f, IR_f2v);
    case IR_i2f: return fold_move(f, IR_f2i);
    case IR_f2i: /* a half-float keeps 16 bits of an integer only */
        return ir_type_of(f->ir, ins->a) == IR_F16 ? FOLD_NO : fold_move(f, IR_i2f);
    case IR_vlow: return is_low_half(f, ins->a) ? fold_to_value(f, ins->a) : FOLD_NO;
    case IR_vand: case IR_vor: return ins->a == ins->b ? fold_to_value(f, ins->a) : FOLD_NO;
    case IR_vxor: case IR_vandn:
        if (ins->a != ins->b)
            return FOLD_NO;
        return fold_to(f, IR_vconst, 0, ir_pool_entry(f->ir, (union ir_val){.d = {0, 0}}), 0, 0);
    case IR_vext: return ir_imm_of(ins->aux) == 0 ? fold_to_value(f, ins->a) : FOLD_NO;
    case IR_vnot: return fold_is_op(f, ins->a, IR_vnot) ? fold_to_value(f, fold_def(f, ins->a)->a) : FOLD_NO;
    default: return FOLD_NO;
    }
}
