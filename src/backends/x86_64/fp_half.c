/* fp_half.c: rules for half precision, scalar and vector, by F16C: operands become single precision, and the result is
 * rounded to single and then to half precision. For sums, products, quotients and roots the second rounding never sees
 * another number than the exact one would give (24 bits are twice 11 and two more), and every flag is that of the exact
 * operation. A product and sum is fused in double precision: the product is exact there, and where the sum is not, one of
 * both is so much smaller that only its sign counts; then it is rounded to odd to single, and to half precision. */
#include "backends/x86_64/rules.h"
#include "backends/x86_64/vec.h"

enum { OP_WIDEN = P38(0x13), OP_NARROW = P3A(0x1d), DYNAMIC = 4 };

static void narrow(struct x64 *x, unsigned width, unsigned d, unsigned s)
{
    asm_vrr(&x->c, width | OP_NARROW, s, 0, d);
    put8(&x->c, DYNAMIC);
}

/* ---- scalars -------------------------------------------------------------------------------------- */
unsigned half_in(struct x64 *x, uint32_t v)
{
    unsigned a = use(x, v), t = tmp_xmm(x);
    if (!x->val[v].zx) {
        asm_vrr(&x->c, P38(0x79), t, 0, a); /* VPBROADCASTW: no signalling NaN may lurk in other lanes */
        a = t;
    }
    asm_vrr(&x->c, OP_WIDEN, t, 0, a);
    return t;
}

void half_out(struct x64 *x, unsigned d, unsigned s, bool zx)
{
    narrow(x, 0, d, s);
    x->val[x->cur].zx = zx;
}

void half_arith(struct x64 *x, const struct ir_ins *in, unsigned op)
{
    if (!x->avx) {
        emit_eval(x, in);
        return;
    }
    bool unary = ir_ops[in->op].operands[1] != 'v', zx = x->val[in->a].zx;
    unsigned a = half_in(x, in->a), b = unary ? a : half_in(x, in->b);
    v2(x, P_F3 | M_0F | op, a, a, b);
    unsigned d = tdef(x);
    half_out(x, d, a, zx);
    if (in->op == IR_fmul || in->op == IR_fdiv)
        step_if_tiny(x, IR_F16, d);
}

void half_minmax(struct x64 *x, const struct ir_ins *in, unsigned op, unsigned combine)
{
    if (!x->avx) {
        emit_eval(x, in);
        return;
    }
    unsigned a = half_in(x, in->a), b = half_in(x, in->b), t = tmp_xmm(x);
    v2(x, M_0F | op, t, b, a); /* all lanes, so that those above the result hold numbers of half precision, too */
    v2(x, M_0F | op, a, a, b);
    v2(x, M_0F | combine, a, a, t);
    half_out(x, def(x), a, false);
}

static unsigned half_in_double(struct x64 *x, uint32_t v)
{
    unsigned t = half_in(x, v);
    v2(x, P_F3 | M_0F | 0x5a, t, t, t);
    return t;
}

void half_fma(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = half_in_double(x, in->a), b = half_in_double(x, in->b), c = half_in_double(x, in->c);
    asm_vrr(&x->c, O_W | P38(0xb9), c, a, b); /* c += a * b */
    v1(x, P_66 | M_0F | 0x2e, c, c);
    cold_exit(x, asm_jcc32(&x->c, CC_P), COLD_STEP, x->pc); /* as in fp.c */
    round_odd(x, a, c);
    v2(x, P_F2 | M_0F | 0x5a, a, a, a);
    v2k(x, PI(0xdb), a, a, UINT32_MAX, 0);
    release(x, b);
    unsigned d = tdef(x);
    half_out(x, d, a, true);
    step_if_tiny(x, IR_F16, d);
}

/* ---- vectors: eight lanes in a 256-bit register. Its upper half must not stay in use: VZEROUPPER --------- */
static unsigned widen(struct x64 *x, uint32_t v)
{
    unsigned a = use(x, v), t = tmp_xmm(x);
    asm_vrr(&x->c, O_256 | OP_WIDEN, t, 0, a);
    return t;
}

static void zero_upper(struct x64 *x)
{
    put8(&x->c, 0xc5);
    put8(&x->c, 0xf8);
    put8(&x->c, 0x77);
}

static unsigned narrow_result(struct x64 *x, unsigned s)
{
    unsigned d = tdef(x);
    narrow(x, O_256, d, s);
    zero_upper(x);
    return d;
}

void vhalf_arith(struct x64 *x, const struct ir_ins *in, unsigned op)
{
    if (!x->avx) {
        emit_eval(x, in);
        return;
    }
    bool unary = ir_ops[in->op].operands[1] != 'v';
    unsigned a = widen(x, in->a), b = unary ? 0 : widen(x, in->b);
    if (unary)
        asm_vrr(&x->c, O_256 | M_0F | op, a, 0, a);
    else
        asm_vrr(&x->c, O_256 | M_0F | op, a, a, b);
    unsigned d = narrow_result(x, a);
    if (in->op == IR_vfmul || in->op == IR_vfmulx || in->op == IR_vfdiv)
        step_if_vector_tiny(x, 1, d);
}

void vhalf_minmax(struct x64 *x, const struct ir_ins *in, unsigned op, unsigned combine)
{
    if (!x->avx) {
        emit_eval(x, in);
        return;
    }
    unsigned a = widen(x, in->a), b = widen(x, in->b), t = tmp_xmm(x);
    asm_vrr(&x->c, O_256 | M_0F | op, t, b, a);
    asm_vrr(&x->c, O_256 | M_0F | op, a, a, b);
    asm_vrr(&x->c, O_256 | M_0F | combine, a, a, t);
    narrow_result(x, a);
}

void vhalf_compare(struct x64 *x, const struct ir_ins *in, unsigned predicate)
{
    if (!x->avx) {
        emit_eval(x, in);
        return;
    }
    unsigned a = widen(x, in->a), b = widen(x, in->b), swap = predicate & VHALF_SWAP;
    asm_vrr(&x->c, O_256 | M_0F | 0xc2, a, swap ? b : a, swap ? a : b);
    put8(&x->c, predicate & 0xff);
    asm_vrr(&x->c, O_256 | P3A(0x39), a, 0, b); /* VEXTRACTI128 b, a, 1 */
    put8(&x->c, 1);
    v2(x, PI(0x6b), def(x), a, b);
    zero_upper(x);
}

void vhalf_round(struct x64 *x, const struct ir_ins *in, unsigned mode)
{
    if (!x->avx) {
        emit_eval(x, in);
        return;
    }
    unsigned a = widen(x, in->a);
    asm_vrr(&x->c, O_256 | P3A(0x08), a, 0, a);
    put8(&x->c, mode);
    narrow_result(x, a);
}

/* 16-bit integers are exact in single precision. */
void vhalf_from_int(struct x64 *x, const struct ir_ins *in, bool is_unsigned)
{
    if (!x->avx) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a), t = tmp_xmm(x);
    asm_vrr(&x->c, O_256 | P38(is_unsigned ? 0x33 : 0x23), t, 0, a);
    asm_vrr(&x->c, O_256 | M_0F | 0x5b, t, 0, t);
    narrow_result(x, t);
}

/* ---- vectors of doubles: four lanes in a 256-bit register ------------------------------------------- */
enum { OP_INSERT_HIGH = P3A(0x18), OP_BROADCAST64 = P38(0x59) };

/* t = operand k's lanes from 4 * part on, from the argument area */
static void four_doubles(struct x64 *x, unsigned k, unsigned part, unsigned t)
{
    struct mem m = arg_mem(k);
    m.disp += (int32_t)(8 * part);
    asm_vrm(&x->c, OP_WIDEN, t, 0, m);
    asm_vrr(&x->c, O_256 | M_0F | 0x5a, t, 0, t);
}

static void four_lanes(struct x64 *x, unsigned part, unsigned d, const unsigned t[3], unsigned low, unsigned r)
{
    struct code *c = &x->c;
    for (unsigned k = 0; k < 3; k++)
        four_doubles(x, k, part, t[k]);
    asm_vrr(c, O_256 | O_W | P38(0xb8), t[2], t[0], t[1]);
    asm_vrr(c, O_256 | P_66 | M_0F | 0xc2, t[0], t[2], t[2]);
    put8(c, 3);
    asm_vrr(c, O_256 | P_66 | M_0F | 0x50, r, 0, t[0]);
    asm_test_rr(c, false, r, r);
    cold_exit(x, asm_jcc32(c, CC_NE), COLD_STEP, x->pc);
    asm_vrr(c, O_256 | PI(0xdb), t[0], t[2], low); /* as round_odd() */
    asm_vrr(c, O_256 | PI(0xd4), t[0], t[0], low);
    asm_vrr(c, O_256 | PI(0xeb), t[0], t[0], t[2]);
    asm_vrr(c, O_256 | PI(0xdf), t[0], low, t[0]);
    asm_vrr(c, O_256 | PI(0x5a), d, 0, t[0]);
}

void vhalf_fma(struct x64 *x, const struct ir_ins *in)
{
    store_operands(x, in);
    unsigned t[3] = {tmp_xmm(x), tmp_xmm(x), tmp_xmm(x)}, low = tmp_xmm(x), d = tmp_xmm(x), r = tmp(x);
    vliteral(x, low, BELOW_SINGLE, BELOW_SINGLE);
    asm_vrr(&x->c, O_256 | OP_BROADCAST64, low, 0, low);
    four_lanes(x, 0, d, t, low, r);
    four_lanes(x, 1, t[1], t, low, r);
    asm_vrr(&x->c, O_256 | OP_INSERT_HIGH, d, d, t[1]);
    put8(&x->c, 1);
    narrow(x, O_256, d, d);
    zero_upper(x);
    x->locked &= ~GPR_LOCALS;
    release(x, low);
    step_if_vector_tiny(x, 1, d);
    def_in(x, XMM0 + d);
}

/* What is out of range is integral, so inexact may be raised when that is known. */
void vhalf_to_int(struct x64 *x, const struct ir_ins *in, bool is_unsigned, unsigned mode)
{
    if (!x->avx) {
        emit_eval(x, in);
        return;
    }
    struct code *c = &x->c;
    unsigned a = widen(x, in->a), t = tmp_xmm(x), u = tmp_xmm(x), r = tmp(x);
    asm_vrr(c, O_256 | P3A(0x08), t, 0, a);
    put8(c, mode | NO_INEXACT);
    asm_vrr(c, O_256 | P_F3 | M_0F | 0x5b, t, 0, t);
    if (is_unsigned) {
        asm_vrr(c, O_256 | M_0F | 0x50, r, 0, t); /* negative? */
        asm_test_rr(c, false, r, r);
    } else { /* is the upper half not the sign of the lower one? */
        asm_vrr(c, O_256 | PI(0x72), 6, u, t); /* vpslld */
        put8(c, 16);
        asm_vrr(c, O_256 | PI(0x72), 4, u, u); /* vpsrad */
        put8(c, 16);
        asm_vrr(c, O_256 | PI(0xef), u, u, t);
        asm_vrr(c, O_256 | P38(0x17), u, 0, u); /* vptest */
    }
    cold_exit(x, asm_jcc32(c, CC_NE), COLD_STEP, x->pc);
    asm_vrr(c, O_256 | P3A(0x08), u, 0, a);
    put8(c, 3); /* raises inexact */
    asm_vrr(c, O_256 | P3A(0x39), t, 0, u); /* VEXTRACTI128 u, t, 1 */
    put8(c, 1);
    v2(x, is_unsigned ? P38(0x2b) : PI(0x6b), t, t, u);
    zero_upper(x);
    def_in(x, XMM0 + t);
}
