/* simd_misc.c: Advanced SIMD two-register miscellaneous, across lanes, and scalar pairwise (integer).
 * Knows nothing of hosts. */
#include "frontends/aarch64/simd.h"

/* ---- builders (m is unused) ----------------------------------------------------------------- */

static uint32_t unary(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    (void)m;
    return simd1(c, s->op, s->lane, 0, n);
}

/* Negation or absolute value: the most negative number wraps to itself, and saturates to its complement. */
static uint32_t unary_saturating(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    (void)m;
    uint32_t saturates = simd2(c, IR_vcmpeq, s->lane, n, simd_splat(c, s->lane, simd_min(s->lane)));
    simd_saturated(c, s->bytes, saturates);
    return simd_bit(c, IR_vxor, simd1(c, s->op, s->lane, 0, n), saturates);
}

static uint32_t against_zero(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    (void)m;
    return simd2(c, s->op, s->lane, n, simd_const(c, 0, 0));
}

static uint32_t zero_against(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    (void)m;
    return simd2(c, s->op, s->lane, simd_const(c, 0, 0), n);
}

/* d + n of mixed signedness: with d's top bit flipped it is a saturating addition of n's signedness. */
static uint32_t mixed_accumulate(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    (void)m;
    uint32_t bias = simd_splat(c, s->lane, simd_min(s->lane));
    struct simd sum = *s;
    sum.op2 = IR_vadd;
    uint32_t biased = simd_bit(c, IR_vxor, a64_v(c, s->rd), bias);
    return simd_bit(c, IR_vxor, simd_saturating(c, &sum, biased, n), bias);
}

static uint32_t add_pairs(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    (void)m;
    return simd_addlp(c, s->op == IR_vwiden_s, s->lane, n);
}

static uint32_t accumulate_pairs(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    return simd2(c, IR_vadd, s->lane + 1, a64_v(c, s->rd), add_pairs(c, s, n, m));
}

/* ---- emitters: same width ------------------------------------------------------------------- */

static bool two(struct a64_ctx *c, struct simd s, simd_fn *fn, uint32_t n)
{
    simd_put(c, &s, fn(c, &s, n, IR_NONE));
    return true;
}

#define VECTOR(name, sizes, fn, op)                                                                                    \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t q, uint32_t size, uint32_t rn, uint32_t rd)                       \
    {                                                                                                                  \
        if (!simd_sizes_ok(sizes, size, q))                                                                            \
            return false;                                                                                              \
        return two(c, (struct simd){size, simd_vector(q), rd, IR_##op, IR_nop}, fn, a64_v(c, rn));                     \
    }
VECTOR(SADDLP, SIMD_BHS, add_pairs, vwiden_s)
VECTOR(UADDLP, SIMD_BHS, add_pairs, vwiden_u)
VECTOR(SADALP, SIMD_BHS, accumulate_pairs, vwiden_s)
VECTOR(UADALP, SIMD_BHS, accumulate_pairs, vwiden_u)
VECTOR(SUQADD_v, SIMD_BHSD, mixed_accumulate, vadds_u)
VECTOR(USQADD_v, SIMD_BHSD, mixed_accumulate, vadds_s)
VECTOR(CLS_v, SIMD_BHS, unary, vcls)
VECTOR(CLZ_v, SIMD_BHS, unary, vclz)
VECTOR(CNT_v, SIMD_B, unary, vpopcnt)
VECTOR(SQABS_v, SIMD_BHSD, unary_saturating, vabs)
VECTOR(SQNEG_v, SIMD_BHSD, unary_saturating, vneg)
VECTOR(CMGT0_v, SIMD_BHSD, against_zero, vcmpgt_s)
VECTOR(CMGE0_v, SIMD_BHSD, against_zero, vcmpge_s)
VECTOR(CMEQ0_v, SIMD_BHSD, against_zero, vcmpeq)
VECTOR(CMLE0_v, SIMD_BHSD, zero_against, vcmpge_s)
VECTOR(CMLT0_v, SIMD_BHSD, zero_against, vcmpgt_s)
VECTOR(ABS_v, SIMD_BHSD, unary, vabs)
VECTOR(NEG_v, SIMD_BHSD, unary, vneg)

#define SCALAR(name, sizes, fn, op)                                                                                    \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t size, uint32_t rn, uint32_t rd)                                   \
    {                                                                                                                  \
        if (!simd_sizes_ok(sizes, size, 1))                                                                            \
            return false;                                                                                              \
        return two(c, (struct simd){size, simd_scalar(size), rd, IR_##op, IR_nop}, fn, a64_v(c, rn));                  \
    }
SCALAR(SUQADD_s, SIMD_BHSD, mixed_accumulate, vadds_u)
SCALAR(USQADD_s, SIMD_BHSD, mixed_accumulate, vadds_s)
SCALAR(SQABS_s, SIMD_BHSD, unary_saturating, vabs)
SCALAR(SQNEG_s, SIMD_BHSD, unary_saturating, vneg)
SCALAR(CMGT0_s, SIMD_D, against_zero, vcmpgt_s)
SCALAR(CMGE0_s, SIMD_D, against_zero, vcmpge_s)
SCALAR(CMEQ0_s, SIMD_D, against_zero, vcmpeq)
SCALAR(CMLE0_s, SIMD_D, zero_against, vcmpge_s)
SCALAR(CMLT0_s, SIMD_D, zero_against, vcmpgt_s)
SCALAR(ABS_s, SIMD_D, unary, vabs)
SCALAR(NEG_s, SIMD_D, unary, vneg)

/* Order of lanes reversed within groups of `bytes`. */
#define REVERSE(name, sizes, bytes)                                                                                    \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t q, uint32_t size, uint32_t rn, uint32_t rd)                       \
    {                                                                                                                  \
        if (!simd_sizes_ok(sizes, size, 1))                                                                            \
            return false;                                                                                              \
        a64_put_vq(c, q, rd, simd1(c, IR_vrev, size, bytes, a64_v(c, rn)));                                            \
        return true;                                                                                                   \
    }
REVERSE(REV64_v, SIMD_BHS, 8)
REVERSE(REV32_v, SIMD_BH, 4)
REVERSE(REV16_v, SIMD_B, 2)

bool a64_emit_NOT_v(struct a64_ctx *c, uint32_t q, uint32_t rn, uint32_t rd)
{
    a64_put_vq(c, q, rd, a64_op1(c, IR_vnot, IR_V128, 0, a64_v(c, rn)));
    return true;
}

bool a64_emit_RBIT_v(struct a64_ctx *c, uint32_t q, uint32_t rn, uint32_t rd)
{
    a64_put_vq(c, q, rd, a64_op1(c, IR_vrbit, IR_V128, 0, a64_v(c, rn)));
    return true;
}

/* ---- narrowing and widening ----------------------------------------------------------------- */

bool a64_emit_XTN(struct a64_ctx *c, uint32_t q, uint32_t size, uint32_t rn, uint32_t rd)
{
    if (!simd_sizes_ok(SIMD_BHS, size, 1))
        return false;
    simd_put_half(c, q, rd, simd1(c, IR_vnarrow, size, 0, a64_v(c, rn)));
    return true;
}

/* Saturated where widening does not give the operand back. */
static uint32_t saturating_narrow(struct a64_ctx *c, unsigned lane, enum ir_op narrow, enum ir_op widen, uint32_t n)
{
    uint32_t result = simd1(c, narrow, lane, 0, n);
    simd_saturated(c, 16, simd_bit(c, IR_vxor, simd1(c, widen, lane, 0, result), n));
    return result;
}

#define NARROW(name, narrow, widen)                                                                                    \
    bool a64_emit_##name##_v(struct a64_ctx *c, uint32_t q, uint32_t size, uint32_t rn, uint32_t rd)                   \
    {                                                                                                                  \
        if (!simd_sizes_ok(SIMD_BHS, size, 1))                                                                         \
            return false;                                                                                              \
        simd_put_half(c, q, rd, saturating_narrow(c, size, IR_##narrow, IR_##widen, a64_v(c, rn)));                    \
        return true;                                                                                                   \
    }                                                                                                                  \
    bool a64_emit_##name##_s(struct a64_ctx *c, uint32_t size, uint32_t rn, uint32_t rd)                               \
    {                                                                                                                  \
        if (!simd_sizes_ok(SIMD_BHS, size, 1))                                                                         \
            return false;                                                                                              \
        uint32_t n = simd_low(c, simd_scalar(size + 1), a64_v(c, rn));                                                 \
        a64_put_v(c, rd, saturating_narrow(c, size, IR_##narrow, IR_##widen, n));                                      \
        return true;                                                                                                   \
    }
NARROW(SQXTN, vqnarrow_s, vwiden_s)
NARROW(UQXTN, vqnarrow_u, vwiden_u)
NARROW(SQXTUN, vqnarrow_su, vwiden_u)

bool a64_emit_SHLL(struct a64_ctx *c, uint32_t q, uint32_t size, uint32_t rn, uint32_t rd)
{
    if (!simd_sizes_ok(SIMD_BHS, size, 1))
        return false;
    uint32_t n = a64_v(c, rn);
    n = simd1(c, IR_vwiden_u, size, 0, q ? simd_high(c, n) : n);
    a64_put_v(c, rd, simd1(c, IR_vshl, size + 1, simd_bits(size), n));
    return true;
}

/* ---- across lanes --------------------------------------------------------------------------- */

/* op over all lanes of the low `bytes` bytes, in lane 0. */
static uint32_t across(struct a64_ctx *c, enum ir_op op, unsigned lane, unsigned bytes, uint32_t v)
{
    for (; bytes > 1u << lane; bytes /= 2) {
        uint32_t other = bytes == 16 ? simd_high(c, v) : simd1(c, IR_vshr, 3, bytes * 4, v);
        v = simd2(c, op, lane, v, other);
    }
    return v;
}

/* Two lanes have the pairwise instruction instead. */
static bool across_sizes_ok(unsigned q, unsigned size)
{
    return size < 2 || (size == 2 && q);
}

#define ACROSS(name, op)                                                                                               \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t q, uint32_t size, uint32_t rn, uint32_t rd)                       \
    {                                                                                                                  \
        if (!across_sizes_ok(q, size))                                                                                 \
            return false;                                                                                              \
        uint32_t v = across(c, IR_##op, size, simd_vector(q), a64_v(c, rn));                                           \
        a64_put_v(c, rd, simd_low(c, simd_scalar(size), v));                                                           \
        return true;                                                                                                   \
    }
ACROSS(ADDV, vadd)
ACROSS(SMAXV, vmax_s)
ACROSS(UMAXV, vmax_u)
ACROSS(SMINV, vmin_s)
ACROSS(UMINV, vmin_u)

#define ACROSS_LONG(name, is_signed)                                                                                   \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t q, uint32_t size, uint32_t rn, uint32_t rd)                       \
    {                                                                                                                  \
        if (!across_sizes_ok(q, size))                                                                                 \
            return false;                                                                                              \
        uint32_t v = across(c, IR_vadd, size + 1, simd_vector(q), simd_addlp(c, is_signed, size, a64_v(c, rn)));       \
        a64_put_v(c, rd, simd_low(c, simd_scalar(size + 1), v));                                                       \
        return true;                                                                                                   \
    }
ACROSS_LONG(SADDLV, true)
ACROSS_LONG(UADDLV, false)

bool a64_emit_ADDP_s(struct a64_ctx *c, uint32_t rn, uint32_t rd)
{
    a64_put_v(c, rd, simd_low(c, 8, across(c, IR_vadd, 3, 16, a64_v(c, rn))));
    return true;
}

/* ---- estimates ------------------------------------------------------------------------------ */

static bool estimate(struct a64_ctx *c, enum a64_helper row, unsigned q, unsigned rn, unsigned rd)
{
    a64_put_vq(c, q, rd, a64_call(c, row, a64_v(c, rn), IR_NONE, IR_NONE));
    return true;
}

bool a64_emit_URECPE(struct a64_ctx *c, uint32_t q, uint32_t rn, uint32_t rd)
{
    return estimate(c, A64_H_urecpe, q, rn, rd);
}

bool a64_emit_URSQRTE(struct a64_ctx *c, uint32_t q, uint32_t rn, uint32_t rd)
{
    return estimate(c, A64_H_ursqrte, q, rn, rd);
}
