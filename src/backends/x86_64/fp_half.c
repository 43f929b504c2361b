/* fp_half.c: rules for half precision, scalar and vector, by F16C: operands become single precision, and the result is
 * rounded to single and then to half precision. For sums, products, quotients and roots the second rounding never sees
 * another number than the exact one would give (24 bits are twice 11 and two more), and every flag is that of the exact
 * operation; a fused product and sum has no such luck and is left to ir_eval. */
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
    if (in->op == IR_vfmul || in->op == IR_vfdiv)
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
