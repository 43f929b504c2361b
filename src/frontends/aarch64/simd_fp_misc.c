/* simd_fp_misc.c: Advanced SIMD floating point with one operand: two-register miscellaneous, conversions (also to and
 * from fixed point), reductions across lanes, immediates; vectors and scalars.
 * Two and three operands are in simd_fp.c, functions called by translated code in fp_helpers.c.
 *
 * 64-bit vectors: operands of what may raise an exception have their low half twice, see fp_vreg(). */
#include "frontends/aarch64/fp.h"

static unsigned lanes_of(unsigned q, unsigned lane) { return (q ? 16u : 8u) >> lane; }

/* ---- one operation per lane ----------------------------------------------------------------------- */
enum kind { SIGN, PLAIN, ESTIMATE, ZERO_RIGHT, ZERO_LEFT, TO_INT, FROM_INT, HELPER };
struct two {
    enum kind kind;
    uint8_t op;     /* enum ir_op of the vector operation, or enum a64_helper */
    uint8_t round;  /* enum ir_round */
    uint8_t flags;  /* IR_FP_* */
};

static uint32_t vector_value(struct a64_ctx *c, const struct two *t, unsigned lane, unsigned lanes, uint32_t v)
{
    enum ir_op op = (enum ir_op)t->op;
    uint16_t aux = vfp_aux(c, lane, (enum ir_round)t->round, t->flags);
    switch (t->kind) {
    case SIGN: return a64_op1(c, op, IR_V128, ir_vfp(lane, IR_RN_DYNAMIC, 0), v);
    case ZERO_RIGHT: return a64_op2(c, op, IR_V128, aux, v, fp_vconst(c, lane, 0));
    case ZERO_LEFT: return a64_op2(c, op, IR_V128, aux, fp_vconst(c, lane, 0), v);
    case HELPER: return a64_call(c, (enum a64_helper)t->op, v, ir_iconst(c->ir, IR_I32, lane | lanes << 8), IR_NONE);
    default: return a64_op1(c, op, IR_V128, aux, v);
    }
}

static bool emit_vector(struct a64_ctx *c, const struct two *t, unsigned lane, uint32_t q, uint32_t rn, uint32_t rd)
{
    if (lane == 3 && !q)
        return false;
    uint32_t v = t->kind == SIGN ? a64_v(c, rn) : fp_vreg(c, q, rn);
    a64_put_vq(c, q, rd, vector_value(c, t, lane, lanes_of(q, lane), v));
    return true;
}

/* Single and double conversions have scalar operations between an integer and an F value of the same size. */
static uint32_t scalar_convert(struct a64_ctx *c, const struct two *t, enum ir_type type, uint32_t f)
{
    enum ir_type bits = fp_bits_type(type);
    if (t->kind == TO_INT) {
        uint16_t aux = ir_fp((enum ir_round)t->round, t->flags, type) | a64_careful(c);
        return a64_op1(c, IR_i2f, type, 0, a64_op1(c, IR_fcvt_i, bits, aux, f));
    }
    uint16_t aux = ir_fp(IR_RN_DYNAMIC, t->flags, bits) | a64_careful(c);
    return a64_op1(c, IR_icvt_f, type, aux, a64_op1(c, IR_f2i, bits, 0, f));
}

static bool emit_scalar(struct a64_ctx *c, const struct two *t, unsigned lane, uint32_t rn, uint32_t rd)
{
    enum ir_type type = fp_lane_type(lane);
    uint32_t f = a64_f(c, type, rn), r;
    if (lane != 1 && (t->kind == TO_INT || t->kind == FROM_INT))
        r = scalar_convert(c, t, type, f);
    else if (t->kind == ESTIMATE) /* zeros would raise division by zero */
        r = a64_op1(c, IR_v2f, type, 0, vector_value(c, t, lane, 1, a64_op1(c, IR_vduplane, IR_V128, ir_lane(lane, 0), a64_v(c, rn))));
    else /* the zeros above the scalar raise no exception in comparisons and conversions */
        r = a64_op1(c, IR_v2f, type, 0, vector_value(c, t, lane, 1, a64_op1(c, IR_f2v, IR_V128, 0, f)));
    a64_put_f(c, rd, r);
    return true;
}

#define VECTOR(NAME, ...)                                                                                   \
    bool a64_emit_##NAME##_v(struct a64_ctx *c, uint32_t q, uint32_t sz, uint32_t rn, uint32_t rd)          \
    {                                                                                                       \
        return emit_vector(c, &(const struct two){__VA_ARGS__}, 2 + sz, q, rn, rd);                         \
    }                                                                                                       \
    bool a64_emit_##NAME##_vh(struct a64_ctx *c, uint32_t q, uint32_t rn, uint32_t rd)                      \
    {                                                                                                       \
        return emit_vector(c, &(const struct two){__VA_ARGS__}, 1, q, rn, rd);                              \
    }
#define SCALAR(NAME, ...)                                                                                   \
    bool a64_emit_##NAME##_s(struct a64_ctx *c, uint32_t sz, uint32_t rn, uint32_t rd)                      \
    {                                                                                                       \
        return emit_scalar(c, &(const struct two){__VA_ARGS__}, 2 + sz, rn, rd);                            \
    }                                                                                                       \
    bool a64_emit_##NAME##_sh(struct a64_ctx *c, uint32_t rn, uint32_t rd)                                  \
    {                                                                                                       \
        return emit_scalar(c, &(const struct two){__VA_ARGS__}, 1, rn, rd);                                 \
    }
#define BOTH(NAME, ...) VECTOR(NAME, __VA_ARGS__) SCALAR(NAME, __VA_ARGS__)

VECTOR(FABS, SIGN, IR_vfabs, 0, 0)
VECTOR(FNEG, SIGN, IR_vfneg, 0, 0)
VECTOR(FSQRT, PLAIN, IR_vfsqrt, IR_RN_DYNAMIC, 0)
VECTOR(FRINTN, PLAIN, IR_vfround, IR_RN_EVEN, 0)
VECTOR(FRINTM, PLAIN, IR_vfround, IR_RN_DOWN, 0)
VECTOR(FRINTP, PLAIN, IR_vfround, IR_RN_UP, 0)
VECTOR(FRINTZ, PLAIN, IR_vfround, IR_RN_ZERO, 0)
VECTOR(FRINTA, PLAIN, IR_vfround, IR_RN_AWAY, 0)
VECTOR(FRINTX, PLAIN, IR_vfround, IR_RN_DYNAMIC, IR_FP_EXACT)
VECTOR(FRINTI, PLAIN, IR_vfround, IR_RN_DYNAMIC, 0)
BOTH(FCMEQ0, ZERO_RIGHT, IR_vfcmpeq, 0, 0)
BOTH(FCMGE0, ZERO_RIGHT, IR_vfcmpge, 0, IR_FP_SIGNAL)
BOTH(FCMGT0, ZERO_RIGHT, IR_vfcmpgt, 0, IR_FP_SIGNAL)
BOTH(FCMLE0, ZERO_LEFT, IR_vfcmpge, 0, IR_FP_SIGNAL)
BOTH(FCMLT0, ZERO_LEFT, IR_vfcmpgt, 0, IR_FP_SIGNAL)
BOTH(FCVTNS, TO_INT, IR_vfcvt_i, IR_RN_EVEN, 0)
BOTH(FCVTNU, TO_INT, IR_vfcvt_i, IR_RN_EVEN, IR_FP_UNSIGNED)
BOTH(FCVTMS, TO_INT, IR_vfcvt_i, IR_RN_DOWN, 0)
BOTH(FCVTMU, TO_INT, IR_vfcvt_i, IR_RN_DOWN, IR_FP_UNSIGNED)
BOTH(FCVTPS, TO_INT, IR_vfcvt_i, IR_RN_UP, 0)
BOTH(FCVTPU, TO_INT, IR_vfcvt_i, IR_RN_UP, IR_FP_UNSIGNED)
BOTH(FCVTAS, TO_INT, IR_vfcvt_i, IR_RN_AWAY, 0)
BOTH(FCVTAU, TO_INT, IR_vfcvt_i, IR_RN_AWAY, IR_FP_UNSIGNED)
BOTH(FCVTZS, TO_INT, IR_vfcvt_i, IR_RN_ZERO, 0)
BOTH(FCVTZU, TO_INT, IR_vfcvt_i, IR_RN_ZERO, IR_FP_UNSIGNED)
BOTH(SCVTF, FROM_INT, IR_vicvt_f, IR_RN_DYNAMIC, 0)
BOTH(UCVTF, FROM_INT, IR_vicvt_f, IR_RN_DYNAMIC, IR_FP_UNSIGNED)
BOTH(FRECPE, ESTIMATE, IR_vfrecpe, IR_RN_DYNAMIC, 0)
BOTH(FRSQRTE, ESTIMATE, IR_vfrsqrte, IR_RN_DYNAMIC, 0)
SCALAR(FRECPX, HELPER, A64_H_frecpx, 0, 0)

/* ---- rounding to an integral value of limited size (FEAT_FRINTTS) ------------------------------------ */
static bool emit_round_n(struct a64_ctx *c, enum ir_round round, unsigned bits, uint32_t q, uint32_t sz, uint32_t rn,
                         uint32_t rd)
{
    if (sz && !q)
        return false;
    unsigned lane = 2 + sz;
    enum ir_type t = fp_lane_type(lane), i = fp_bits_type(t);
    uint16_t aux = ir_fpi(round, IR_FP_EXACT, t, bits) | a64_careful(c);
    uint32_t v = a64_v(c, rn), r = fp_vconst(c, lane, 0);
    for (unsigned n = 0; n < lanes_of(q, lane); n++) {
        uint32_t f = a64_op1(c, IR_i2f, t, 0, a64_op1(c, IR_vgetlane, i, ir_lane(lane, n), v));
        f = a64_op1(c, IR_fround_n, t, aux, f);
        r = a64_op2(c, IR_vsetlane, IR_V128, ir_lane(lane, n), r, a64_op1(c, IR_f2i, i, 0, f));
    }
    a64_put_v(c, rd, r);
    return true;
}

#define ROUND_N(NAME, round, bits)                                                                          \
    bool a64_emit_##NAME##_v(struct a64_ctx *c, uint32_t q, uint32_t sz, uint32_t rn, uint32_t rd)          \
    {                                                                                                       \
        return emit_round_n(c, round, bits, q, sz, rn, rd);                                                 \
    }
ROUND_N(FRINT32Z, IR_RN_ZERO, 32)
ROUND_N(FRINT32X, IR_RN_DYNAMIC, 32)
ROUND_N(FRINT64Z, IR_RN_ZERO, 64)
ROUND_N(FRINT64X, IR_RN_DYNAMIC, 64)

/* ---- longer and shorter formats: Q selects the half of the register with the short lanes --------------- */
static bool emit_narrow(struct a64_ctx *c, enum ir_round round, unsigned lane, uint32_t q, uint32_t rn, uint32_t rd)
{
    uint32_t r = a64_op1(c, IR_vfnarrow, IR_V128, vfp_aux(c, lane, round, 0), a64_v(c, rn));
    a64_put_v(c, rd, q ? a64_op2(c, IR_vzip1, IR_V128, ir_lane(3, 0), a64_v(c, rd), r) : r);
    return true;
}

bool a64_emit_FCVTN_v(struct a64_ctx *c, uint32_t q, uint32_t sz, uint32_t rn, uint32_t rd)
{
    return emit_narrow(c, IR_RN_DYNAMIC, 1 + sz, q, rn, rd);
}

bool a64_emit_FCVTXN_v(struct a64_ctx *c, uint32_t q, uint32_t rn, uint32_t rd)
{
    return emit_narrow(c, IR_RN_ODD, 2, q, rn, rd);
}

bool a64_emit_FCVTXN_s(struct a64_ctx *c, uint32_t rn, uint32_t rd)
{
    uint16_t aux = ir_fp(IR_RN_ODD, 0, IR_F64) | a64_careful(c);
    a64_put_f(c, rd, a64_op1(c, IR_fcvt, IR_F32, aux, a64_f(c, IR_F64, rn)));
    return true;
}

bool a64_emit_FCVTL_v(struct a64_ctx *c, uint32_t q, uint32_t sz, uint32_t rn, uint32_t rd)
{
    uint32_t v = a64_v(c, rn);
    if (q)
        v = a64_op2(c, IR_vext, IR_V128, ir_lane(0, 8), v, v);
    a64_put_v(c, rd, a64_op1(c, IR_vfwiden, IR_V128, vfp_aux(c, 1 + sz, IR_RN_DYNAMIC, 0), v));
    return true;
}

/* ---- fixed point (half-precision vectors: a helper, their range is too small for scaling) -------------- */
enum { FIX_UNSIGNED = 1 << 16 };
static uint32_t fixed_half(struct a64_ctx *c, bool to, uint32_t v, unsigned lanes, unsigned fbits, unsigned flags)
{
    uint32_t shape = ir_iconst(c->ir, IR_I32, lanes | fbits << 8 | (flags & IR_FP_UNSIGNED ? FIX_UNSIGNED : 0));
    return a64_call(c, to ? A64_H_fcvt_fxh : A64_H_fxcvt_fh, v, shape, IR_NONE);
}

/* Scaling by a power of two is exact but for overflow. Values above 2^64 saturate anyway (also with sign), so they are
 * clamped before, and then no scaled value overflows. */
static uint32_t to_fixed(struct a64_ctx *c, unsigned lane, unsigned fbits, unsigned flags, uint32_t v)
{
    uint16_t aux = vfp_aux(c, lane, IR_RN_DYNAMIC, 0);
    uint64_t limit = fp_pow2(lane, 64), sign = UINT64_C(1) << ((8u << lane) - 1);
    v = a64_op2(c, IR_vfmin, IR_V128, aux, v, fp_vconst(c, lane, limit));
    v = a64_op2(c, IR_vfmax, IR_V128, aux, v, fp_vconst(c, lane, limit | sign));
    v = a64_op2(c, IR_vfmul, IR_V128, aux, v, fp_vconst(c, lane, fp_pow2(lane, (int)fbits)));
    return a64_op1(c, IR_vfcvt_i, IR_V128, vfp_aux(c, lane, IR_RN_ZERO, flags), v);
}

/* The conversion rounds, scaling its result is exact: it is zero, or far above the denormal numbers. */
static uint32_t from_fixed(struct a64_ctx *c, unsigned lane, unsigned fbits, unsigned flags, uint32_t v)
{
    uint32_t r = a64_op1(c, IR_vicvt_f, IR_V128, vfp_aux(c, lane, IR_RN_DYNAMIC, flags), v);
    uint32_t scale = fp_vconst(c, lane, fp_pow2(lane, -(int)fbits));
    return a64_op2(c, IR_vfmul, IR_V128, vfp_aux(c, lane, IR_RN_DYNAMIC, 0), r, scale);
}

static bool emit_fixed(struct a64_ctx *c, bool to, unsigned flags, unsigned lane, uint32_t q, unsigned fbits,
                       uint32_t rn, uint32_t rd)
{
    if (lane == 3 && !q)
        return false;
    uint32_t v = fp_vreg(c, q, rn), r;
    if (lane == 1)
        r = fixed_half(c, to, v, lanes_of(q, lane), fbits, flags);
    else
        r = to ? to_fixed(c, lane, fbits, flags, v) : from_fixed(c, lane, fbits, flags, v);
    a64_put_vq(c, q, rd, r);
    return true;
}

static bool emit_scalar_fixed(struct a64_ctx *c, bool to, unsigned flags, unsigned lane, unsigned fbits, uint32_t rn,
                              uint32_t rd)
{
    enum ir_type t = fp_lane_type(lane), i = fp_bits_type(t);
    uint32_t f = a64_f(c, t, rn);
    if (lane == 1) {
        uint32_t v = a64_op1(c, IR_f2v, IR_V128, 0, f);
        a64_put_v(c, rd, fixed_half(c, to, v, 1, fbits, flags));
        return true;
    }
    if (to) {
        uint16_t aux = ir_fpi(IR_RN_ZERO, flags, t, fbits) | a64_careful(c);
        f = a64_op1(c, IR_i2f, t, 0, a64_op1(c, IR_fcvt_fx, i, aux, f));
    } else {
        uint16_t aux = ir_fpi(IR_RN_DYNAMIC, flags, i, fbits) | a64_careful(c);
        f = a64_op1(c, IR_fxcvt_f, t, aux, a64_op1(c, IR_f2i, i, 0, f));
    }
    a64_put_f(c, rd, f);
    return true;
}

#define FIXED_SIZE(NAME, SIZE, lane, to, flags)                                                             \
    bool a64_emit_##NAME##_vfix##SIZE(struct a64_ctx *c, uint32_t q, uint32_t imm, uint32_t rn, uint32_t rd) \
    {                                                                                                       \
        return emit_fixed(c, to, flags, lane, q, (8u << lane) - imm, rn, rd);                               \
    }                                                                                                       \
    bool a64_emit_##NAME##_sfix##SIZE(struct a64_ctx *c, uint32_t imm, uint32_t rn, uint32_t rd)            \
    {                                                                                                       \
        return emit_scalar_fixed(c, to, flags, lane, (8u << lane) - imm, rn, rd);                           \
    }
#define FIXED(NAME, to, flags) \
    FIXED_SIZE(NAME, H, 1, to, flags) FIXED_SIZE(NAME, S, 2, to, flags) FIXED_SIZE(NAME, D, 3, to, flags)
FIXED(FCVTZS, true, 0)
FIXED(FCVTZU, true, IR_FP_UNSIGNED)
FIXED(SCVTF, false, 0)
FIXED(UCVTF, false, IR_FP_UNSIGNED)

/* ---- across lanes: neighbours first, then neighbouring results ----------------------------------------- */
static bool emit_across(struct a64_ctx *c, enum ir_op op, unsigned lane, uint32_t q, uint32_t rn, uint32_t rd)
{
    uint32_t v = fp_vreg(c, q, rn);
    for (unsigned lanes = lanes_of(q, lane); lanes > 1; lanes /= 2) {
        uint32_t even = a64_op2(c, IR_vuzp1, IR_V128, ir_lane(lane, 0), v, v);
        uint32_t odd = a64_op2(c, IR_vuzp2, IR_V128, ir_lane(lane, 0), v, v);
        v = a64_op2(c, op, IR_V128, vfp_aux(c, lane, IR_RN_DYNAMIC, 0), even, odd);
    }
    a64_put_f(c, rd, a64_op1(c, IR_v2f, fp_lane_type(lane), 0, v));
    return true;
}

#define ACROSS(NAME, op)                                                                \
    bool a64_emit_##NAME(struct a64_ctx *c, uint32_t rn, uint32_t rd)                   \
    {                                                                                   \
        return emit_across(c, op, 2, 1, rn, rd);                                        \
    }                                                                                   \
    bool a64_emit_##NAME##_h(struct a64_ctx *c, uint32_t q, uint32_t rn, uint32_t rd)   \
    {                                                                                   \
        return emit_across(c, op, 1, q, rn, rd);                                        \
    }
ACROSS(FMAXV, IR_vfmax)
ACROSS(FMINV, IR_vfmin)
ACROSS(FMAXNMV, IR_vfmaxnm)
ACROSS(FMINNMV, IR_vfminnm)

/* ---- immediate ------------------------------------------------------------------------------------------ */
static bool emit_immediate(struct a64_ctx *c, unsigned lane, uint32_t q, uint32_t imm8, uint32_t rd)
{
    uint64_t bits = fp_expand_imm(fp_lane_type(lane), imm8);
    union ir_val v = {.b = {0}};
    for (unsigned i = 0; i < (q ? 16u : 8u); i++)
        v.b[i] = (uint8_t)(bits >> (i % (1u << lane) * 8));
    a64_put_v(c, rd, ir_vconst(c->ir, v));
    return true;
}

bool a64_emit_FMOV_vs(struct a64_ctx *c, uint32_t q, uint32_t abc, uint32_t defgh, uint32_t rd)
{
    return emit_immediate(c, 2, q, abc << 5 | defgh, rd);
}

bool a64_emit_FMOV_vd(struct a64_ctx *c, uint32_t abc, uint32_t defgh, uint32_t rd)
{
    return emit_immediate(c, 3, 1, abc << 5 | defgh, rd);
}

bool a64_emit_FMOV_vh(struct a64_ctx *c, uint32_t q, uint32_t abc, uint32_t defgh, uint32_t rd)
{
    return emit_immediate(c, 1, q, abc << 5 | defgh, rd);
}
