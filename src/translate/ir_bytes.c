/* ir_bytes.c: recognises how guests ask whether any byte of a vector is not 0: by a smaller vector whose low 64 bits are 0 if
 * and only if all of it is. Knows no guest. */
#include "translate/ir_bytes.h"

#include "translate/ir_fold.h"

static bool is_mask(const struct fold *f, uint32_t id)
{
    enum ir_op op = fold_def(f, id)->op;
    return op >= IR_vcmpeq && op <= IR_vtst;
}

static bool is_shift_of(const struct fold *f, uint32_t id, uint32_t value, unsigned imm)
{
    const struct ir_ins *def = fold_def(f, id);
    return def->op == IR_vshr && def->a == value && def->aux == ir_lane(1, imm);
}

/* The larger one of each two neighbours: all zero if all are. */
static bool is_pairwise_maximum(const struct fold *f, const struct ir_ins *small, uint32_t *bytes)
{
    const struct ir_ins *max = fold_def(f, small->a);
    if (small->op != IR_vuzp1 || small->aux != ir_lane(0, 0) || small->a != small->b || max->op != IR_vmax_u ||
        max->aux != ir_lane(0, 0))
        return false;
    *bytes = is_shift_of(f, max->b, max->a, 8) ? max->a : max->b;
    return is_shift_of(f, max->a + max->b - *bytes, *bytes, 8);
}

/* The middle 8 bits of each 16: enough where each byte is all ones or zero. */
static bool is_narrowed_mask(const struct fold *f, const struct ir_ins *small, uint32_t *bytes)
{
    const struct ir_ins *shift = fold_def(f, small->a);
    *bytes = shift->a;
    return small->op == IR_vnarrow && small->aux == ir_lane(0, 0) && is_shift_of(f, small->a, shift->a, 4) && is_mask(f, shift->a);
}

static unsigned home_of(const struct fold *f, uint32_t id)
{
    return fold_is_homed(f, id) && f->uses[id].home ? f->uses[id].home - 1u : IR_NO_SLOT;
}

bool ir_find_bytes(const struct ir *ir, uint32_t value, struct ir_bytes *found)
{
    const struct fold *f = ir->folding;
    if (!f || !fold_is_op(f, value, IR_f2i) || ir_type_of(ir, value) != IR_I64 || !fold_is_op(f, fold_def(f, value)->a, IR_v2f))
        return false;
    uint32_t small = fold_def(f, fold_def(f, value)->a)->a;
    const struct ir_ins *def = fold_def(f, small);
    found->narrowed = def->op == IR_vnarrow;
    if (!(found->narrowed ? is_narrowed_mask(f, def, &found->bytes) : is_pairwise_maximum(f, def, &found->bytes)))
        return false;
    found->slot = home_of(f, found->bytes);
    found->small_slot = home_of(f, small);
    return found->slot != IR_NO_SLOT && found->small_slot != IR_NO_SLOT;
}

uint32_t ir_make_small(struct ir *ir, uint32_t bytes, bool narrowed)
{
    uint32_t shifted = ir_emit(ir, IR_vshr, IR_V128, ir_lane(1, narrowed ? 4 : 8), bytes, 0, 0);
    if (narrowed)
        return ir_emit(ir, IR_vnarrow, IR_V128, ir_lane(0, 0), shifted, 0, 0);
    uint32_t max = ir_emit(ir, IR_vmax_u, IR_V128, ir_lane(0, 0), bytes, shifted, 0);
    return ir_emit(ir, IR_vuzp1, IR_V128, ir_lane(0, 0), max, max, 0);
}
