/* plan.c: one look at a block before it is emitted: how often and how long values are used, which instructions are
 * emitted as part of their only user, and which results go straight into a pinned register.
 *
 * A value may be made in the home of slot S that it is put into later only if, from its definition to the put, nothing
 * reads or writes S and nothing may fault or leave: there the home must still hold the old value. Both are counted as
 * epochs while walking backwards. */
#include "backends/x86_64/emit.h"

static bool shares_register(unsigned op) { return op == IR_zext || op == IR_trunc || op == IR_v2f || op == IR_f2v; }

/* Operations that end the stretch in which a home may be written early. */
static bool is_barrier(const struct ir_op_info *info)
{
    return (info->effects & (IR_LOAD | IR_STORE | IR_EXIT | IR_TERM)) || info->aux == AUX_HELPER || info->aux == AUX_FP ||
           info->aux == AUX_FPI || info->aux == AUX_VFP;
}

static bool single_use(const struct x64 *x, uint32_t v) { return x->val[v].nuses == 1; }

static bool small_shift(const struct x64 *x, uint32_t v)
{
    const struct ir_ins *in = &x->ir->ins[v];
    return in->op == IR_shl && in->type == IR_I64 && single_use(x, v) && is_const(x, in->b) && const_of(x, in->b) <= 3 &&
           !is_const(x, in->a);
}

/* Marks operands that instruction i emits itself. */
static void plan_folds(struct x64 *x, const struct ir_ins *in)
{
    switch (in->op) {
    case IR_load:
    case IR_store: {
        const struct ir_ins *addr = &x->ir->ins[in->a];
        if (addr->op == IR_add && addr->type == IR_I64 && single_use(x, in->a) && !is_const(x, addr->a) && !(in->aux & IR_CAREFUL))
            x->val[in->a].folded = true;
        break;
    }
    case IR_add:
        if (in->type == IR_I64) {
            if (small_shift(x, in->b) && !is_const(x, in->a))
                x->val[in->b].folded = true;
        }
        break;
    case IR_br_if:
    case IR_sel: {
        const struct ir_ins *cond = &x->ir->ins[in->a];
        if ((cond->op == IR_cmp || cond->op == IR_cond) && single_use(x, in->a))
            x->val[in->a].folded = true;
        break;
    }
    case IR_cond: { /* only a condition that is itself part of a branch or select: the flags die there */
        const struct ir_ins *flags = &x->ir->ins[in->a];
        unsigned type = flags->op == IR_fcmpf ? x->ir->ins[flags->a].type : IR_VOID;
        if ((type == IR_F32 || type == IR_F64) && single_use(x, in->a) && !(flags->aux & IR_CAREFUL))
            x->val[in->a].folded = true;
        break;
    }
    case IR_aesmc:
        if (x->ir->ins[in->a].op == IR_aese && single_use(x, in->a) && x->aes)
            x->val[in->a].folded = true;
        break;
    case IR_cmp: /* cmp of (a & b) with 0 is a test */
        if (x->ir->ins[in->a].op == IR_and && single_use(x, in->a) && is_const(x, in->b) && const_of(x, in->b) == 0 && in->aux <= IR_NE)
            x->val[in->a].folded = true;
        break;
    default:
        break;
    }
}

static void extend(struct x64 *x, uint32_t v, uint32_t at)
{
    if (x->val[v].last < at)
        x->val[v].last = at;
}

void plan_block(struct x64 *x, const struct ir_block *b)
{
    const struct ir *ir = x->ir;
    uint32_t fault_epoch = 1, *slot_epoch = arena_alloc(x->arena, ir->nslots * sizeof *slot_epoch);
    for (unsigned s = 0; s < ir->nslots; s++)
        slot_epoch[s] = 1;
    for (uint32_t i = b->first; i < b->end; i++) {
        x->val[i] = (struct value){.reg = NO_REG, .hint = NO_REG, .spill = -1, .slot = -1, .next = IR_NONE, .next_slot = IR_NONE};
        const struct ir_ins *in = &ir->ins[i];
        unsigned set = ir_value_operands(in);
        if (set & 1)
            x->val[in->a].nuses++;
        if (set & 2)
            x->val[in->b].nuses++;
        if (set & 4)
            x->val[in->c].nuses++;
    }
    for (uint32_t i = b->end; i-- > b->first;) {
        const struct ir_ins *in = &ir->ins[i];
        const struct ir_op_info *info = &ir_ops[in->op];
        struct value *val = &x->val[i];
        uint32_t at = val->folded ? val->last : i;
        plan_folds(x, in);
        unsigned set = ir_value_operands(in);
        if (set & 1)
            extend(x, in->a, at);
        if (set & 2)
            extend(x, in->b, at);
        if (set & 4)
            extend(x, in->c, at);
        if (val->hint != NO_REG) { /* a candidate: does it hold? */
            unsigned slot = x->pins->slot[val->hint];
            if (val->hint_fault != fault_epoch || val->hint_slot != slot_epoch[slot] || in->op == IR_get || val->folded) {
                val->hint = NO_REG;
            } else if (shares_register(in->op) && single_use(x, in->a)) {
                x->val[in->a].hint = val->hint;
                x->val[in->a].hint_fault = fault_epoch;
                x->val[in->a].hint_slot = slot_epoch[slot];
            }
        }
        if (is_barrier(info))
            fault_epoch++;
        if (in->op == IR_get || in->op == IR_put)
            slot_epoch[in->aux]++;
        if (in->op == IR_put && x->pins->reg[in->aux] != NO_REG) {
            struct value *o = &x->val[in->a];
            if (o->hint == NO_REG) {
                o->hint = x->pins->reg[in->aux];
                o->hint_fault = fault_epoch;
                o->hint_slot = slot_epoch[in->aux];
            }
        }
    }
}
