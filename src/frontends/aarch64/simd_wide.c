/* simd_wide.c: Advanced SIMD three different and long by-element instructions: operands and result differ in width.
 * Knows nothing of hosts. */
#include "frontends/aarch64/simd.h"

/* ---- builders: s->lane is the narrow lane, the result is twice as wide ------------------------ */

static uint32_t extended(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    return simd2(c, s->op2, s->lane + 1, simd1(c, s->op, s->lane, 0, n), simd1(c, s->op, s->lane, 0, m));
}

/* n is wide. */
static uint32_t extended_second(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    return simd2(c, s->op2, s->lane + 1, n, simd1(c, s->op, s->lane, 0, m));
}

/* An absolute difference always fits the narrow lane as an unsigned number. op, op2: maximum, minimum. */
static uint32_t difference_long(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    uint32_t high = simd2(c, s->op, s->lane, n, m), low = simd2(c, s->op2, s->lane, n, m);
    return simd1(c, IR_vwiden_u, s->lane, 0, simd2(c, IR_vsub, s->lane, high, low));
}

static uint32_t add_difference_long(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    return simd2(c, IR_vadd, s->lane + 1, a64_v(c, s->rd), difference_long(c, s, n, m));
}

/* op2 accumulates the products. */
static uint32_t multiply_accumulate_long(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    return simd2(c, s->op2, s->lane + 1, a64_v(c, s->rd), simd2(c, s->op, s->lane, n, m));
}

/* Doubled product; the most negative number squared is the only one that saturates: *saturates is all ones there. */
static uint32_t doubled_product(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m, uint32_t *saturates)
{
    unsigned wide = s->lane + 1;
    uint32_t doubled = simd1(c, IR_vshl, wide, 1, simd2(c, IR_vmull_s, s->lane, n, m));
    *saturates = simd2(c, IR_vcmpeq, wide, doubled, simd_splat(c, wide, simd_min(wide)));
    return simd_bit(c, IR_vxor, doubled, *saturates);
}

static uint32_t sqdmull(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    uint32_t saturates, product = doubled_product(c, s, n, m, &saturates);
    simd_saturated(c, s->bytes, saturates);
    return product;
}

/* op: the saturating accumulation, op2: the wrapping one. */
static uint32_t sqdmull_accumulate(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    uint32_t saturates, product = doubled_product(c, s, n, m, &saturates), d = a64_v(c, s->rd);
    uint32_t sum = simd2(c, s->op, s->lane + 1, d, product);
    uint32_t wrapped = simd2(c, s->op2, s->lane + 1, d, product);
    simd_saturated(c, s->bytes, simd_bit(c, IR_vor, saturates, simd_bit(c, IR_vxor, sum, wrapped)));
    return sum;
}

static uint32_t without_lanes(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    return simd_bit(c, s->op, n, m);
}

/* ---- emitters ------------------------------------------------------------------------------- */

/* The narrow operand of the plain form, or with q = 1 ("2" form) its upper half. */
static uint32_t narrow_operand(struct a64_ctx *c, unsigned q, unsigned reg)
{
    uint32_t v = a64_v(c, reg);
    return q ? simd_high(c, v) : v;
}

static bool wide_result(struct a64_ctx *c, struct simd s, simd_fn *fn, uint32_t n, uint32_t m)
{
    simd_put(c, &s, fn(c, &s, n, m));
    return true;
}

#define LONG(name, sizes, fn, op, op2)                                                                                 \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t q, uint32_t size, uint32_t rm, uint32_t rn, uint32_t rd)          \
    {                                                                                                                  \
        if (!simd_sizes_ok(sizes, size, 1))                                                                            \
            return false;                                                                                              \
        struct simd s = {size, 16, rd, IR_##op, IR_##op2};                                                             \
        return wide_result(c, s, fn, narrow_operand(c, q, rn), narrow_operand(c, q, rm));                              \
    }
LONG(SADDL, SIMD_BHS, extended, vwiden_s, vadd)
LONG(UADDL, SIMD_BHS, extended, vwiden_u, vadd)
LONG(SSUBL, SIMD_BHS, extended, vwiden_s, vsub)
LONG(USUBL, SIMD_BHS, extended, vwiden_u, vsub)
LONG(SABDL, SIMD_BHS, difference_long, vmax_s, vmin_s)
LONG(UABDL, SIMD_BHS, difference_long, vmax_u, vmin_u)
LONG(SABAL, SIMD_BHS, add_difference_long, vmax_s, vmin_s)
LONG(UABAL, SIMD_BHS, add_difference_long, vmax_u, vmin_u)
LONG(SMULL_v, SIMD_BHS, simd_direct, vmull_s, nop)
LONG(UMULL_v, SIMD_BHS, simd_direct, vmull_u, nop)
LONG(SMLAL_v, SIMD_BHS, multiply_accumulate_long, vmull_s, vadd)
LONG(UMLAL_v, SIMD_BHS, multiply_accumulate_long, vmull_u, vadd)
LONG(SMLSL_v, SIMD_BHS, multiply_accumulate_long, vmull_s, vsub)
LONG(UMLSL_v, SIMD_BHS, multiply_accumulate_long, vmull_u, vsub)
LONG(SQDMULL_v, SIMD_HS, sqdmull, nop, nop)
LONG(SQDMLAL_v, SIMD_HS, sqdmull_accumulate, vadds_s, vadd)
LONG(SQDMLSL_v, SIMD_HS, sqdmull_accumulate, vsubs_s, vsub)

#define PMULL(name, op)                                                                                                \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t q, uint32_t rm, uint32_t rn, uint32_t rd)                         \
    {                                                                                                                  \
        struct simd s = {0, 16, rd, IR_##op, IR_nop};                                                                  \
        return wide_result(c, s, without_lanes, narrow_operand(c, q, rn), narrow_operand(c, q, rm));                   \
    }
PMULL(PMULL_8, vpmull8)
PMULL(PMULL_64, vpmull64)

#define WIDE(name, op, op2)                                                                                            \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t q, uint32_t size, uint32_t rm, uint32_t rn, uint32_t rd)          \
    {                                                                                                                  \
        if (!simd_sizes_ok(SIMD_BHS, size, 1))                                                                         \
            return false;                                                                                              \
        struct simd s = {size, 16, rd, IR_##op, IR_##op2};                                                             \
        return wide_result(c, s, extended_second, a64_v(c, rn), narrow_operand(c, q, rm));                             \
    }
WIDE(SADDW, vwiden_s, vadd)
WIDE(UADDW, vwiden_u, vadd)
WIDE(SSUBW, vwiden_s, vsub)
WIDE(USUBW, vwiden_u, vsub)

/* The upper halves of wide sums or differences, truncated or rounded. */
#define NARROW(name, op, round)                                                                                        \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t q, uint32_t size, uint32_t rm, uint32_t rn, uint32_t rd)          \
    {                                                                                                                  \
        if (!simd_sizes_ok(SIMD_BHS, size, 1))                                                                         \
            return false;                                                                                              \
        uint32_t sum = simd2(c, IR_##op, size + 1, a64_v(c, rn), a64_v(c, rm));                                        \
        if (round)                                                                                                     \
            sum = simd2(c, IR_vadd, size + 1, sum, simd_splat(c, size + 1, simd_min(size)));                           \
        sum = simd1(c, IR_vshr, size + 1, simd_bits(size), sum);                                                       \
        simd_put_half(c, q, rd, simd1(c, IR_vnarrow, size, 0, sum));                                                   \
        return true;                                                                                                   \
    }
NARROW(ADDHN, vadd, false)
NARROW(RADDHN, vadd, true)
NARROW(SUBHN, vsub, false)
NARROW(RSUBHN, vsub, true)

/* ---- scalar --------------------------------------------------------------------------------- */

#define SCALAR_LONG(name, fn, op, op2)                                                                                 \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t size, uint32_t rm, uint32_t rn, uint32_t rd)                      \
    {                                                                                                                  \
        if (!simd_sizes_ok(SIMD_HS, size, 1))                                                                          \
            return false;                                                                                              \
        struct simd s = {size, simd_scalar(size + 1), rd, IR_##op, IR_##op2};                                          \
        return wide_result(c, s, fn, a64_v(c, rn), a64_v(c, rm));                                                      \
    }
SCALAR_LONG(SQDMULL_s, sqdmull, nop, nop)
SCALAR_LONG(SQDMLAL_s, sqdmull_accumulate, vadds_s, vadd)
SCALAR_LONG(SQDMLSL_s, sqdmull_accumulate, vsubs_s, vsub)

/* ---- by element ----------------------------------------------------------------------------- */

/* 16-bit lanes: index h:l:m of V0..V15; 32-bit lanes: index h:l of V0..V31. */
static uint32_t indexed(struct a64_ctx *c, unsigned size, unsigned l, unsigned m, unsigned rm, unsigned h)
{
    if (size == 1)
        return simd1(c, IR_vduplane, 1, h << 2 | l << 1 | m, a64_v(c, rm));
    return simd1(c, IR_vduplane, 2, h << 1 | l, a64_v(c, m << 4 | rm));
}

#define LONG_ELEMENT(name, fn, op, op2)                                                                                \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t q, uint32_t size, uint32_t l, uint32_t m, uint32_t rm,            \
                         uint32_t h, uint32_t rn, uint32_t rd)                                                         \
    {                                                                                                                  \
        if (!simd_sizes_ok(SIMD_HS, size, 1))                                                                          \
            return false;                                                                                              \
        struct simd s = {size, 16, rd, IR_##op, IR_##op2};                                                             \
        return wide_result(c, s, fn, narrow_operand(c, q, rn), indexed(c, size, l, m, rm, h));                         \
    }
LONG_ELEMENT(SMULL_e, simd_direct, vmull_s, nop)
LONG_ELEMENT(UMULL_e, simd_direct, vmull_u, nop)
LONG_ELEMENT(SMLAL_e, multiply_accumulate_long, vmull_s, vadd)
LONG_ELEMENT(UMLAL_e, multiply_accumulate_long, vmull_u, vadd)
LONG_ELEMENT(SMLSL_e, multiply_accumulate_long, vmull_s, vsub)
LONG_ELEMENT(UMLSL_e, multiply_accumulate_long, vmull_u, vsub)
LONG_ELEMENT(SQDMULL_e, sqdmull, nop, nop)
LONG_ELEMENT(SQDMLAL_e, sqdmull_accumulate, vadds_s, vadd)
LONG_ELEMENT(SQDMLSL_e, sqdmull_accumulate, vsubs_s, vsub)

#define SCALAR_LONG_ELEMENT(name, fn, op, op2)                                                                         \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t size, uint32_t l, uint32_t m, uint32_t rm, uint32_t h,            \
                         uint32_t rn, uint32_t rd)                                                                     \
    {                                                                                                                  \
        if (!simd_sizes_ok(SIMD_HS, size, 1))                                                                          \
            return false;                                                                                              \
        struct simd s = {size, simd_scalar(size + 1), rd, IR_##op, IR_##op2};                                          \
        return wide_result(c, s, fn, a64_v(c, rn), indexed(c, size, l, m, rm, h));                                     \
    }
SCALAR_LONG_ELEMENT(SQDMULL_se, sqdmull, nop, nop)
SCALAR_LONG_ELEMENT(SQDMLAL_se, sqdmull_accumulate, vadds_s, vadd)
SCALAR_LONG_ELEMENT(SQDMLSL_se, sqdmull_accumulate, vsubs_s, vsub)
