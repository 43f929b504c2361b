/* simd_shift.c: Advanced SIMD shift by immediate (vector and scalar). Knows nothing of hosts. */
#include "frontends/aarch64/simd.h"

/* The immediate immh:immb holds the lane size (top bit set) and the amount. */
struct shift {
    unsigned lane;        /* of immh: the narrower side where sizes differ */
    unsigned left, right; /* amount as left (0..bits-1) and as right shift (1..bits) */
};

static bool shift_amount(struct shift *sh, unsigned imm)
{
    if (imm < 8)
        return false;
    sh->lane = imm < 16 ? 0 : imm < 32 ? 1 : imm < 64 ? 2 : 3;
    sh->left = imm - simd_bits(sh->lane);
    sh->right = 2 * simd_bits(sh->lane) - imm;
    return true;
}

/* What a builder works on: lane size, bytes of the result that are kept, register of the old destination. */
struct operand {
    unsigned lane, bytes, rd;
};
typedef uint32_t shift_fn(struct a64_ctx *c, const struct operand *o, const struct shift *sh, uint32_t n);

/* ---- right shifts --------------------------------------------------------------------------- */

/* Rounding adds the last bit shifted out, so nothing overflows. */
static uint32_t right(struct a64_ctx *c, enum ir_op op, bool round, unsigned lane, unsigned amount, uint32_t n)
{
    uint32_t shifted = simd1(c, op, lane, amount, n);
    if (!round)
        return shifted;
    uint32_t last = amount > 1 ? simd1(c, IR_vshr, lane, amount - 1, n) : n;
    return simd2(c, IR_vadd, lane, shifted, simd_bit(c, IR_vand, last, simd_splat(c, lane, 1)));
}

#define RIGHT(name, op, round)                                                                                         \
    static uint32_t name(struct a64_ctx *c, const struct operand *o, const struct shift *sh, uint32_t n)               \
    {                                                                                                                  \
        return right(c, op, round, o->lane, sh->right, n);                                                             \
    }                                                                                                                  \
    static uint32_t name##_add(struct a64_ctx *c, const struct operand *o, const struct shift *sh, uint32_t n)         \
    {                                                                                                                  \
        return simd2(c, IR_vadd, o->lane, a64_v(c, o->rd), name(c, o, sh, n));                                         \
    }
RIGHT(right_signed, IR_vsar, false)
RIGHT(right_unsigned, IR_vshr, false)
RIGHT(right_signed_round, IR_vsar, true)
RIGHT(right_unsigned_round, IR_vshr, true)

/* The bits of the destination that the shifted value does not cover stay. */
static uint32_t insert(struct a64_ctx *c, const struct operand *o, uint64_t kept, uint32_t shifted)
{
    return simd_bit(c, IR_vor, simd_bit(c, IR_vand, a64_v(c, o->rd), simd_splat(c, o->lane, kept)), shifted);
}

static uint32_t right_insert(struct a64_ctx *c, const struct operand *o, const struct shift *sh, uint32_t n)
{
    uint64_t kept = ~((simd_min(o->lane) * 2 - 1) >> (sh->right - 1) >> 1);
    return insert(c, o, kept, simd1(c, IR_vshr, o->lane, sh->right, n));
}

/* ---- left shifts ---------------------------------------------------------------------------- */

static uint32_t left(struct a64_ctx *c, const struct operand *o, const struct shift *sh, uint32_t n)
{
    return sh->left ? simd1(c, IR_vshl, o->lane, sh->left, n) : n;
}

static uint32_t left_insert(struct a64_ctx *c, const struct operand *o, const struct shift *sh, uint32_t n)
{
    return insert(c, o, (UINT64_C(1) << sh->left) - 1, left(c, o, sh, n));
}

/* Saturates where shifting back does not give the operand. */
static uint32_t left_saturating_signed(struct a64_ctx *c, const struct operand *o, const struct shift *sh, uint32_t n)
{
    uint32_t shifted = left(c, o, sh, n);
    uint32_t back = simd1(c, IR_vsar, o->lane, sh->left, shifted);
    uint32_t sign = simd1(c, IR_vsar, o->lane, simd_bits(o->lane) - 1, n);
    uint32_t limit = simd_bit(c, IR_vxor, sign, simd_splat(c, o->lane, simd_min(o->lane) - 1));
    simd_saturated(c, o->bytes, simd_bit(c, IR_vxor, back, n));
    return simd_bsl(c, simd2(c, IR_vcmpeq, o->lane, back, n), shifted, limit);
}

/* As unsigned, and negative operands give zero. */
static uint32_t left_saturating(struct a64_ctx *c, const struct operand *o, const struct shift *sh, uint32_t n,
                                bool from_signed)
{
    uint32_t shifted = left(c, o, sh, n);
    uint32_t back = simd1(c, IR_vshr, o->lane, sh->left, shifted);
    uint32_t lost = simd_bit(c, IR_vxor, back, n);
    uint32_t result = simd_bit(c, IR_vorn, shifted, simd2(c, IR_vcmpeq, o->lane, back, n));
    if (from_signed) {
        uint32_t negative = simd1(c, IR_vsar, o->lane, simd_bits(o->lane) - 1, n);
        lost = simd_bit(c, IR_vor, lost, negative);
        result = simd_bit(c, IR_vandn, result, negative);
    }
    simd_saturated(c, o->bytes, lost);
    return result;
}

static uint32_t left_saturating_unsigned(struct a64_ctx *c, const struct operand *o, const struct shift *sh, uint32_t n)
{
    return left_saturating(c, o, sh, n, false);
}

static uint32_t left_saturating_to_unsigned(struct a64_ctx *c, const struct operand *o, const struct shift *sh,
                                            uint32_t n)
{
    return left_saturating(c, o, sh, n, true);
}

/* ---- emitters: same width ------------------------------------------------------------------- */

static bool vector(struct a64_ctx *c, shift_fn *fn, uint32_t q, uint32_t imm, uint32_t rn, uint32_t rd)
{
    struct shift sh;
    if (!shift_amount(&sh, imm) || (sh.lane == 3 && !q))
        return false;
    struct operand o = {sh.lane, simd_vector(q), rd};
    a64_put_vq(c, q, rd, fn(c, &o, &sh, a64_v(c, rn)));
    return true;
}

static bool scalar(struct a64_ctx *c, shift_fn *fn, unsigned sizes, uint32_t imm, uint32_t rn, uint32_t rd)
{
    struct shift sh;
    if (!shift_amount(&sh, imm) || !(sizes >> sh.lane & 1))
        return false;
    struct operand o = {sh.lane, simd_scalar(sh.lane), rd};
    a64_put_v(c, rd, simd_low(c, o.bytes, fn(c, &o, &sh, a64_v(c, rn))));
    return true;
}

/* Vector and scalar rows; the lane sizes of the scalar form. */
#define SHIFT(name, sizes, fn)                                                                                         \
    bool a64_emit_##name##_v(struct a64_ctx *c, uint32_t q, uint32_t imm, uint32_t rn, uint32_t rd)                    \
    {                                                                                                                  \
        return vector(c, fn, q, imm, rn, rd);                                                                          \
    }                                                                                                                  \
    bool a64_emit_##name##_s(struct a64_ctx *c, uint32_t imm, uint32_t rn, uint32_t rd)                                \
    {                                                                                                                  \
        return scalar(c, fn, sizes, imm, rn, rd);                                                                      \
    }
SHIFT(SSHR, SIMD_D, right_signed)
SHIFT(USHR, SIMD_D, right_unsigned)
SHIFT(SSRA, SIMD_D, right_signed_add)
SHIFT(USRA, SIMD_D, right_unsigned_add)
SHIFT(SRSHR, SIMD_D, right_signed_round)
SHIFT(URSHR, SIMD_D, right_unsigned_round)
SHIFT(SRSRA, SIMD_D, right_signed_round_add)
SHIFT(URSRA, SIMD_D, right_unsigned_round_add)
SHIFT(SRI, SIMD_D, right_insert)
SHIFT(SHL, SIMD_D, left)
SHIFT(SLI, SIMD_D, left_insert)
SHIFT(SQSHL_i, SIMD_BHSD, left_saturating_signed)
SHIFT(UQSHL_i, SIMD_BHSD, left_saturating_unsigned)
SHIFT(SQSHLU_i, SIMD_BHSD, left_saturating_to_unsigned)

/* ---- narrowing ------------------------------------------------------------------------------ */

bool a64_emit_SHRN(struct a64_ctx *c, uint32_t q, uint32_t imm, uint32_t rn, uint32_t rd)
{
    struct shift sh;
    if (!shift_amount(&sh, imm) || sh.lane == 3)
        return false;
    uint32_t shifted = simd1(c, IR_vshr, sh.lane + 1, sh.right, a64_v(c, rn));
    simd_put_half(c, q, rd, simd1(c, IR_vnarrow, sh.lane, 0, shifted));
    return true;
}

bool a64_emit_RSHRN(struct a64_ctx *c, uint32_t q, uint32_t imm, uint32_t rn, uint32_t rd)
{
    struct shift sh;
    if (!shift_amount(&sh, imm) || sh.lane == 3)
        return false;
    uint32_t round = simd_splat(c, sh.lane + 1, UINT64_C(1) << (sh.right - 1));
    uint32_t sum = simd2(c, IR_vadd, sh.lane + 1, a64_v(c, rn), round); /* a carry out would be cut off anyway */
    sum = simd1(c, IR_vshr, sh.lane + 1, sh.right, sum);
    simd_put_half(c, q, rd, simd1(c, IR_vnarrow, sh.lane, 0, sum));
    return true;
}

struct narrowing {
    enum ir_op shift, narrow, widen;
    bool round;
};

/* Saturated where widening does not give the shifted value back. */
static uint32_t narrow_saturating(struct a64_ctx *c, const struct narrowing *k, const struct shift *sh, uint32_t n)
{
    uint32_t shifted = right(c, k->shift, k->round, sh->lane + 1, sh->right, n);
    uint32_t result = simd1(c, k->narrow, sh->lane, 0, shifted);
    simd_saturated(c, 16, simd_bit(c, IR_vxor, simd1(c, k->widen, sh->lane, 0, result), shifted));
    return result;
}

static bool narrow_vector(struct a64_ctx *c, struct narrowing k, uint32_t q, uint32_t imm, uint32_t rn, uint32_t rd)
{
    struct shift sh;
    if (!shift_amount(&sh, imm) || sh.lane == 3)
        return false;
    simd_put_half(c, q, rd, narrow_saturating(c, &k, &sh, a64_v(c, rn)));
    return true;
}

static bool narrow_scalar(struct a64_ctx *c, struct narrowing k, uint32_t imm, uint32_t rn, uint32_t rd)
{
    struct shift sh;
    if (!shift_amount(&sh, imm) || sh.lane == 3)
        return false;
    a64_put_v(c, rd, narrow_saturating(c, &k, &sh, simd_low(c, simd_scalar(sh.lane + 1), a64_v(c, rn))));
    return true;
}

#define NARROW(name, ...)                                                                                              \
    bool a64_emit_##name##_v(struct a64_ctx *c, uint32_t q, uint32_t imm, uint32_t rn, uint32_t rd)                    \
    {                                                                                                                  \
        return narrow_vector(c, (struct narrowing){__VA_ARGS__}, q, imm, rn, rd);                                      \
    }                                                                                                                  \
    bool a64_emit_##name##_s(struct a64_ctx *c, uint32_t imm, uint32_t rn, uint32_t rd)                                \
    {                                                                                                                  \
        return narrow_scalar(c, (struct narrowing){__VA_ARGS__}, imm, rn, rd);                                         \
    }
NARROW(SQSHRN, IR_vsar, IR_vqnarrow_s, IR_vwiden_s, false)
NARROW(SQRSHRN, IR_vsar, IR_vqnarrow_s, IR_vwiden_s, true)
NARROW(UQSHRN, IR_vshr, IR_vqnarrow_u, IR_vwiden_u, false)
NARROW(UQRSHRN, IR_vshr, IR_vqnarrow_u, IR_vwiden_u, true)
NARROW(SQSHRUN, IR_vsar, IR_vqnarrow_su, IR_vwiden_u, false)
NARROW(SQRSHRUN, IR_vsar, IR_vqnarrow_su, IR_vwiden_u, true)

/* ---- widening ------------------------------------------------------------------------------- */

static bool shift_long(struct a64_ctx *c, enum ir_op widen, uint32_t q, uint32_t imm, uint32_t rn, uint32_t rd)
{
    struct shift sh;
    if (!shift_amount(&sh, imm) || sh.lane == 3)
        return false;
    uint32_t n = a64_v(c, rn);
    n = simd1(c, widen, sh.lane, 0, q ? simd_high(c, n) : n);
    a64_put_v(c, rd, sh.left ? simd1(c, IR_vshl, sh.lane + 1, sh.left, n) : n);
    return true;
}

bool a64_emit_SSHLL(struct a64_ctx *c, uint32_t q, uint32_t imm, uint32_t rn, uint32_t rd)
{
    return shift_long(c, IR_vwiden_s, q, imm, rn, rd);
}

bool a64_emit_USHLL(struct a64_ctx *c, uint32_t q, uint32_t imm, uint32_t rn, uint32_t rd)
{
    return shift_long(c, IR_vwiden_u, q, imm, rn, rd);
}
