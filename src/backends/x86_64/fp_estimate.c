/* fp_estimate.c: rules for reciprocals and reciprocal square roots: estimates from tables in the prologue, and the
 * steps that refine them; and for sums with products of half precision. */
#include "backends/x86_64/rules.h"
#include "backends/x86_64/vec.h"

static unsigned lane(const struct ir_ins *in) { return ir_lane_of(in->aux); }
static unsigned packed(const struct ir_ins *in) { return lane(in) == 3 ? P_66 : 0; }
static uint64_t twice(uint32_t k) { return (uint64_t)k << 32 | k; }

/* ---- steps --------------------------------------------------------------------------------------------- */
/* A number in both or all four lanes */
static uint64_t constant(const struct ir_ins *in, uint64_t f32, uint64_t f64)
{
    return lane(in) == 3 ? f64 : f32 << 32 | f32;
}

/* d = k - a * b */
static void negative_fused(struct x64 *x, const struct ir_ins *in, unsigned d, unsigned a, unsigned b, uint64_t k)
{
    vliteral(x, d, k, k);
    asm_vrr(&x->c, opw(lane(in) == 3) | P38(0xbc), d, a, b);
}

/* Infinity by zero traps. The result is no tiny number: near zero it is a multiple of the product's last bit. */
void x64_emit_vfrecps(struct x64 *x, const struct ir_ins *in)
{
    if (lane(in) == 1 || !x->fma) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a), b = use(x, in->b), d = tmp_xmm(x), t = tmp_xmm(x);
    negative_fused(x, in, d, a, b, constant(in, 0x40000000, UINT64_C(0x4000000000000000)));
    v2i(x, packed(in) | M_0F | 0xc2, t, d, d, 3);
    step_if_any(x, packed(in), t);
    def_in(x, XMM0 + d);
}

/* Halving is exact. What could overflow before it, and infinities and NaNs, are left to the exact path. */
void x64_emit_vfrsqrts(struct x64 *x, const struct ir_ins *in)
{
    if (lane(in) == 1 || !x->fma) {
        emit_eval(x, in);
        return;
    }
    uint64_t abs = constant(in, INT32_MAX, INT64_MAX);
    uint64_t large = constant(in, 0x5f000000 /* 2^63 */, UINT64_C(0x5fe0000000000000) /* 2^511 */);
    unsigned a = use(x, in->a), b = use(x, in->b), d = tmp_xmm(x), t = tmp_xmm(x);
    v2k(x, PI(0xdb), d, a, abs, abs);
    v2k(x, PI(0xdb), t, b, abs, abs);
    v2(x, packed(in) | M_0F | 0x5f, t, t, d);
    v2ki(x, packed(in) | M_0F | 0xc2, t, t, large, large, 5); /* not less */
    step_if_any(x, packed(in), t);
    uint64_t one_half = constant(in, 0x3f000000, UINT64_C(0x3fe0000000000000));
    negative_fused(x, in, d, a, b, constant(in, 0x40400000, UINT64_C(0x4008000000000000)));
    v2k(x, packed(in) | M_0F | 0x59, d, d, one_half, one_half);
    def_in(x, XMM0 + d);
}

/* ---- estimates -------------------------------------------------------------------------------------- */
/* d = the bytes of a table at i, in lanes of 32 bits (three bytes behind the last one are readable). i and t are lost.
 * */
static void look_up(struct x64 *x, unsigned table, unsigned d, unsigned i, unsigned t)
{
    unsigned r = tmp(x);
    put8(&x->c, 0x48); /* lea r, [rip + table] */
    put8(&x->c, 0x8d);
    put8(&x->c, (r & 7) << 3 | 5);
    put32(&x->c, (uint32_t)(x->base + table - (x->c.p + 4)));
    fixup(x, x->c.p - 4, FIXUP_OUTSIDE);
    vones(x, t);
    vzero(x, d);
    asm_vrm(&x->c, P38(0x90), d, t, (struct mem){(uint8_t)r, (uint8_t)i, 0, 0}); /* vpgatherdd */
    v2k(x, PI(0xdb), d, d, twice(0xff), twice(0xff));
}

/* Steps unless all lanes of a are positive and from `from` on, but not beyond `last` (as integers). */
static void step_outside(struct x64 *x, const struct ir_ins *in, unsigned a, unsigned t, unsigned u, uint32_t from,
                         uint32_t last)
{
    vliteral(x, t, twice(from), twice(from));
    v2(x, PI(0x66), t, t, a); /* from > a */
    v2k(x, PI(0x66), u, a, twice(last), twice(last));
    v2(x, PI(0xeb), t, t, u);
    step_if_any(x, packed(in), t);
}

/* Normal numbers whose reciprocal is one. The result's exponent field is 253 minus the operand's. */
void x64_emit_vfrecpe(struct x64 *x, const struct ir_ins *in)
{
    if (lane(in) != 2 || !x->avx) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a), d = tmp_xmm(x), t = tmp_xmm(x), u = tmp_xmm(x);
    v2k(x, PI(0xdb), d, a, twice(INT32_MAX), twice(INT32_MAX));
    step_outside(x, in, d, t, u, 0x00800000, 0x7e7fffff);
    vshift(x, PI(0x72), 2, u, a, 15);
    v2k(x, PI(0xdb), u, u, twice(0xff), twice(0xff));
    look_up(x, OFF_RECIP, d, u, t);
    vshift(x, PI(0x72), 6, d, d, 15);
    v2k(x, PI(0xdb), u, a, twice(0x7f800000), twice(0x7f800000));
    vliteral(x, t, twice(253u << 23), twice(253u << 23));
    v2(x, PI(0xfa), t, t, u);
    v2(x, PI(0xeb), d, d, t);
    v2k(x, PI(0xdb), t, a, twice(1u << 31), twice(1u << 31));
    v2(x, PI(0xeb), d, d, t);
    def_in(x, XMM0 + d);
}

/* Positive normal numbers. The result's exponent field is half of 380 minus the operand's. */
void x64_emit_vfrsqrte(struct x64 *x, const struct ir_ins *in)
{
    if (lane(in) != 2 || !x->avx) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a), d = tmp_xmm(x), t = tmp_xmm(x), u = tmp_xmm(x);
    step_outside(x, in, a, t, u, 0x00800000, 0x7f7fffff);
    vshift(x, PI(0x72), 2, u, a, 15);
    v2k(x, PI(0xdb), u, u, twice(0x1ff), twice(0x1ff));
    look_up(x, OFF_RSQRT, d, u, t);
    vshift(x, PI(0x72), 6, d, d, 15);
    v2k(x, PI(0xdb), u, a, twice(0x7f800000), twice(0x7f800000));
    vliteral(x, t, twice(380u << 23), twice(380u << 23));
    v2(x, PI(0xfa), t, t, u);
    vshift(x, PI(0x72), 2, t, t, 1);
    v2k(x, PI(0xdb), t, t, twice(0x7f800000), twice(0x7f800000));
    v2(x, PI(0xeb), d, d, t);
    def_in(x, XMM0 + d);
}

/* ---- half precision products ------------------------------------------------------------------------- */
/* NaN results are redone, as those of other fused operations, and the smallest normal number in exact code. */
void x64_emit_vfmal(struct x64 *x, const struct ir_ins *in)
{
    if (!x->fma) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a), b = use(x, in->b), c = use(x, in->c), s = tmp_xmm(x), t = tmp_xmm(x);
    v1(x, P38(0x13), s, a);
    v1(x, P38(0x13), t, b);
    asm_vrr(&x->c, P38(0xa8), s, t, c); /* s = t * s + c */
    v2k(x, PI(0xdb), t, s, twice(INT32_MAX), twice(INT32_MAX));
    v2ki(x, M_0F | 0xc2, t, t, twice(1u << 23), twice(1u << 23), 8); /* equal or unordered */
    step_if_any(x, 0, t);
    def_in(x, XMM0 + s);
}
