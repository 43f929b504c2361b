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

static bool is_const_at_most(const struct x64 *x, uint32_t v, uint64_t most) { return is_const(x, v) && const_of(x, v) <= most; }

/* May the comparison be made where its flags are used? If it traps there, execution starts over at its own instruction:
 * so nothing must have been written in between. */
static bool can_wait(const struct x64 *x, uint32_t from, uint32_t to)
{
    for (uint32_t i = from + 1; i < to; i++)
        if (ir_ops[x->ir->ins[i].op].effects & ~(unsigned)(IR_READ | IR_MARK))
            return false;
    return true;
}

/* Is value v, whose only user is `user`, emitted as part of that? */
static bool is_part_of_user(const struct x64 *x, uint32_t v, uint32_t user)
{
    const struct ir_ins *in = &x->ir->ins[v], *u = &x->ir->ins[user];
    switch (in->op) {
    case IR_add: /* an address */
        return in->type == IR_I64 && (u->op == IR_load || u->op == IR_store) && u->a == v && !(u->op == IR_store && u->b == v) &&
               !is_const(x, in->a) && !(u->aux & IR_CAREFUL);
    case IR_shl: /* the index of an address or sum */
        return in->type == IR_I64 && u->op == IR_add && u->type == IR_I64 && u->b == v && !is_const(x, u->a) && !is_const(x, in->a) &&
               is_const_at_most(x, in->b, 3);
    case IR_cmp:
    case IR_cond:
        return (u->op == IR_br_if || u->op == IR_sel) && u->a == v;
    case IR_and: /* a comparison of (p & q) with 0 is a test */
        return u->op == IR_cmp && u->a == v && u->aux <= IR_NE && is_const_at_most(x, u->b, 0);
    case IR_fcmpf: {
        unsigned type = x->ir->ins[in->a].type;
        return u->op == IR_cond && (type == IR_F32 || type == IR_F64) && !(in->aux & IR_CAREFUL);
    }
    case IR_aese:
        return u->op == IR_aesmc && x->aes;
    default:
        return false;
    }
}

static void use_operand(struct x64 *x, uint32_t v, uint32_t at, uint32_t user)
{
    struct value *o = &x->val[v];
    if (o->nuses++ == 0) {
        o->last = at;
        o->user = user;
    } else if (o->last < at) {
        o->last = at;
    }
}

/* Does the candidate hint of instruction i hold? Passes it on where the operand shares the register. */
static void settle_hint(struct x64 *x, const struct ir_ins *in, struct value *val, uint16_t fault_epoch, const uint16_t *slot_epoch)
{
    unsigned slot = x->pins->slot[val->hint];
    if (val->hint_fault != fault_epoch || val->hint_slot != slot_epoch[slot] || in->op == IR_get || val->folded) {
        val->hint = NO_REG;
    } else if (shares_register(in->op) && x->val[in->a].nuses == 1) {
        x->val[in->a].hint = val->hint;
        x->val[in->a].hint_fault = fault_epoch;
        x->val[in->a].hint_slot = slot_epoch[slot];
    }
}

void plan_block(struct x64 *x, const struct ir_block *b)
{
    static const struct value fresh = {.reg = NO_REG, .hint = NO_REG, .spill = -1, .slot = -1, .next = IR_NONE, .next_slot = IR_NONE};
    const struct ir *ir = x->ir;
    uint16_t fault_epoch = 1, *slot_epoch = x->slot_epoch;
    memset(slot_epoch, 0, ir->nslots * sizeof *slot_epoch);
    for (uint32_t i = b->first; i < b->end; i++)
        x->val[i] = fresh;
    for (uint32_t i = b->end; i-- > b->first;) {
        const struct ir_ins *in = &ir->ins[i];
        const struct ir_op_info *info = &ir_ops[in->op];
        struct value *val = &x->val[i];
        uint32_t at = i;
        if (val->nuses == 1 && is_part_of_user(x, i, val->user) && (in->op != IR_fcmpf || can_wait(x, i, val->last))) {
            val->folded = true;
            at = val->last;
        } else if (val->nuses == 0 && is_pointless(in)) {
            continue;
        }
        unsigned set = ir_value_operands(in);
        if (set & 1)
            use_operand(x, in->a, at, i);
        if (set & 2)
            use_operand(x, in->b, at, i);
        if (set & 4)
            use_operand(x, in->c, at, i);
        if (val->hint != NO_REG)
            settle_hint(x, in, val, fault_epoch, slot_epoch);
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
