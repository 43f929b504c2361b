/* a64.c: slot table, helper table, and the builders that all A64 emitters share.
 * Owns where guest registers live in the state. Knows no encodings. */
#include "frontends/aarch64/a64.h"

/* ---- slots ------------------------------------------------------------------------------------ */
/* Heat: rank by how often compiled code names the register, hottest = 32. Registers and vectors are ranked apart. */
#define X(n, heat) [SLOT_X0 + n] = {"x" #n, IR_I64, heat, .offset = offsetof(struct a64_state, x[n])}
#define KEPT(n, heat) [SLOT_X0 + n] = {"x" #n, IR_I64, heat, .offset = offsetof(struct a64_state, x[n]), .kept = true}
#define V(n, heat) [SLOT_V0 + n] = {"v" #n, IR_V128, heat, .offset = offsetof(struct a64_state, v[n])}

const struct ir_slot a64_slots[A64_NSLOTS] = {
    X(0, 32), X(1, 31), X(2, 29), X(3, 26), X(4, 22), X(5, 17), X(6, 13), X(7, 11),
    X(8, 12), X(9, 10), X(10, 9), X(11, 8), X(12, 7), X(13, 6), X(14, 5), X(15, 4),
    X(16, 3), X(17, 2), X(18, 1), KEPT(19, 28), KEPT(20, 27), KEPT(21, 25), KEPT(22, 23), KEPT(23, 21),
    KEPT(24, 20), KEPT(25, 19), KEPT(26, 16), KEPT(27, 15), KEPT(28, 14), KEPT(29, 18), X(30, 24),
    [SLOT_SP] = {"sp", IR_I64, 30, .offset = offsetof(struct a64_state, sp), .plain = true},
    V(0, 32), V(1, 31), V(2, 30), V(3, 29), V(4, 27), V(5, 25), V(6, 24), V(7, 22),
    V(8, 28), V(9, 26), V(10, 23), V(11, 16), V(12, 14), V(13, 12), V(14, 10), V(15, 8),
    V(16, 21), V(17, 20), V(18, 19), V(19, 17), V(20, 15), V(21, 13), V(22, 11), V(23, 9),
    V(24, 7), V(25, 6), V(26, 5), V(27, 4), V(28, 3), V(29, 2), V(30, 1), V(31, 18),
    [SLOT_NZCV] = {"nzcv", IR_FLAGS, 0, .offset = offsetof(struct a64_state, nzcv)},
    [SLOT_TPIDR] = {"tpidr", IR_I64, 0, .offset = offsetof(struct a64_state, tpidr), .plain = true},
    [SLOT_TPIDR2] = {"tpidr2", IR_I64, 0, .offset = offsetof(struct a64_state, tpidr2)},
    [SLOT_EXCL_ADDR] = {"excl_addr", IR_I64, 0, .offset = offsetof(struct a64_state, excl_addr)},
    [SLOT_EXCL_VALUE] = {"excl_value", IR_V128, 0, .offset = offsetof(struct a64_state, excl_value)},
    [SLOT_QC] = {"qc", IR_V128, 0, .offset = offsetof(struct a64_state, qc_vec)},
    [SLOT_SSBS] = {"ssbs", IR_I64, 0, .offset = offsetof(struct a64_state, ssbs)},
    [SLOT_DIT] = {"dit", IR_I64, 0, .offset = offsetof(struct a64_state, dit)},
    [SLOT_TCO] = {"tco", IR_I64, 0, .offset = offsetof(struct a64_state, cpu.mte.tco)},
};
#undef X
#undef KEPT
#undef V

/* ---- helpers ---------------------------------------------------------------------------------- */
/* Declared without their real parameters: the table holds them as void (*)(void); struct ir_helper tells the form. */
#define A64_HELPER(name, ret, a, b, c, effects) void a64_h_##name(void);
#include "frontends/aarch64/a64_helpers.def"
#undef A64_HELPER

const struct ir_helper a64_helpers[] = {
#define A64_HELPER(name, ret, a, b, c, effects) \
    [A64_H_##name] = {#name, a64_h_##name, IR_##ret, {IR_##a, IR_##b, IR_##c}, effects},
#include "frontends/aarch64/a64_helpers.def"
#undef A64_HELPER
};

uint32_t a64_call(struct a64_ctx *c, enum a64_helper row, uint32_t a, uint32_t b, uint32_t d)
{
    return ir_emit(c->ir, IR_call_h, (enum ir_type)a64_helpers[row].ret, (uint16_t)row, a, b, d);
}

/* ---- general registers ------------------------------------------------------------------------ */
uint32_t a64_const(struct a64_ctx *c, unsigned sf, uint64_t value)
{
    return ir_iconst(c->ir, a64_int(sf), sf ? value : (uint32_t)value);
}

uint32_t a64_x(struct a64_ctx *c, unsigned n)
{
    return n == 31 ? ir_iconst(c->ir, IR_I64, 0) : ir_get(c->ir, SLOT_X0 + n);
}

/* Wn, 31 = WSP. Mostly a 32-bit result put it there: that is at hand. */
__attribute__((noinline)) static uint32_t word(struct a64_ctx *c, unsigned n)
{
    uint32_t x = ir_get(c->ir, SLOT_X0 + n);
    const struct ir_ins *def = &c->ir->ins[x];
    return def->op == IR_zext ? def->a : a64_op1(c, IR_trunc, IR_I32, 0, x);
}

uint32_t a64_reg(struct a64_ctx *c, unsigned sf, unsigned n)
{
    if (n == 31)
        return a64_const(c, sf, 0);
    return a64_reg_sp(c, sf, n);
}

uint32_t a64_reg_sp(struct a64_ctx *c, unsigned sf, unsigned n)
{
    return sf ? ir_get(c->ir, SLOT_X0 + n) : word(c, n); /* SLOT_SP is 31 */
}

__attribute__((noinline)) static void put_word(struct a64_ctx *c, unsigned n, uint32_t value)
{
    bool known = ir_is_const(c->ir, value);
    uint32_t x = known ? ir_iconst(c->ir, IR_I64, ir_const_of(c->ir, value)) : a64_op1(c, IR_zext, IR_I64, 0, value);
    ir_put(c->ir, SLOT_X0 + n, x);
}

void a64_put(struct a64_ctx *c, unsigned sf, unsigned n, uint32_t value)
{
    if (n != 31)
        a64_put_sp(c, sf, n, value);
}

void a64_check_low(struct a64_ctx *c, uint32_t value)
{
    if (c->req->low_slots)
        ir_emit(c->ir, IR_low_check, IR_VOID, 0, value, 0, 0);
}

void a64_put_sp(struct a64_ctx *c, unsigned sf, unsigned n, uint32_t value)
{
    if (n == 31 && sf)
        a64_check_low(c, value);
    if (sf)
        ir_put(c->ir, SLOT_X0 + n, value);
    else
        put_word(c, n, value);
}

uint32_t a64_flags(struct a64_ctx *c) { return ir_get(c->ir, SLOT_NZCV); }
void a64_put_flags(struct a64_ctx *c, uint32_t flags) { ir_put(c->ir, SLOT_NZCV, flags); }

/* ---- vector registers ------------------------------------------------------------------------- */
uint32_t a64_v(struct a64_ctx *c, unsigned n) { return ir_get(c->ir, SLOT_V0 + n); }
void a64_put_v(struct a64_ctx *c, unsigned n, uint32_t value) { ir_put(c->ir, SLOT_V0 + n, value); }

void a64_put_vq(struct a64_ctx *c, unsigned q, unsigned n, uint32_t value)
{
    a64_put_v(c, n, q ? value : a64_op1(c, IR_vlow, IR_V128, 0, value));
}

uint32_t a64_f(struct a64_ctx *c, enum ir_type type, unsigned n) { return a64_op1(c, IR_v2f, type, 0, a64_v(c, n)); }
void a64_put_f(struct a64_ctx *c, unsigned n, uint32_t value)
{
    a64_put_v(c, n, a64_op1(c, IR_f2v, IR_V128, 0, value));
}
