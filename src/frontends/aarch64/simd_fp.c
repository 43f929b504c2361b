/* simd_fp.c: Advanced SIMD floating point with two and three operands: three same, pairwise, three-register extension
 * (complex), by element, half to single multiply-accumulate; vectors and scalars.
 * The forms with one operand are in simd_fp_misc.c, functions called by translated code in fp_helpers.c.
 *
 * 64-bit vectors: operands of what may raise an exception have their low half twice, see fp_vreg(). */
#include "frontends/aarch64/fp.h"

/* How the result comes from n and m (and d): one row per instruction. */
enum kind { PLAIN, FMA, FMS, DIFF, COMPARE, COMPARE_ABS, VECTOR_ONLY };
struct three {
    enum kind kind;
    uint8_t op;        /* enum ir_op of the vector operation */
    uint8_t scalar_op; /* the scalar operation where there is one */
    uint8_t flags;     /* IR_FP_SIGNAL */
};
static const struct three
    op_add = {PLAIN, IR_vfadd, IR_fadd, 0}, op_sub = {PLAIN, IR_vfsub, IR_fsub, 0},
    op_mul = {PLAIN, IR_vfmul, IR_fmul, 0}, op_div = {PLAIN, IR_vfdiv, IR_fdiv, 0},
    op_max = {PLAIN, IR_vfmax, IR_fmax, 0}, op_min = {PLAIN, IR_vfmin, IR_fmin, 0},
    op_maxnm = {PLAIN, IR_vfmaxnm, IR_fmaxnm, 0}, op_minnm = {PLAIN, IR_vfminnm, IR_fminnm, 0},
    op_mla = {FMA, IR_vfma, IR_fma, 0}, op_mls = {FMS, IR_vfma, IR_fma, 0}, op_abd = {DIFF, IR_vfsub, IR_fsub, 0},
    op_cmeq = {COMPARE, IR_vfcmpeq, 0, 0},
    op_cmge = {COMPARE, IR_vfcmpge, 0, IR_FP_SIGNAL}, op_cmgt = {COMPARE, IR_vfcmpgt, 0, IR_FP_SIGNAL},
    op_acge = {COMPARE_ABS, IR_vfcmpge, 0, IR_FP_SIGNAL}, op_acgt = {COMPARE_ABS, IR_vfcmpgt, 0, IR_FP_SIGNAL},
    op_mulx = {VECTOR_ONLY, IR_vfmulx, 0, 0}, op_recps = {VECTOR_ONLY, IR_vfrecps, 0, 0},
    op_rsqrts = {VECTOR_ONLY, IR_vfrsqrts, 0, 0};

static uint32_t vector_value(struct a64_ctx *c, const struct three *t, unsigned lane, uint32_t n, uint32_t m,
                             uint32_t d)
{
    enum ir_op op = (enum ir_op)t->op;
    uint16_t aux = vfp_aux(c, lane, IR_RN_DYNAMIC, t->flags), sign = ir_vfp(lane, IR_RN_DYNAMIC, 0);
    switch (t->kind) {
    case FMS: n = a64_op1(c, IR_vfneg, IR_V128, sign, n); /* fall through */
    case FMA: return a64_op3(c, op, IR_V128, aux, n, m, d);
    case DIFF: return a64_op1(c, IR_vfabs, IR_V128, sign, a64_op2(c, op, IR_V128, aux, n, m));
    case COMPARE_ABS:
        n = a64_op1(c, IR_vfabs, IR_V128, sign, n);
        m = a64_op1(c, IR_vfabs, IR_V128, sign, m);
        break;
    default: break;
    }
    return a64_op2(c, op, IR_V128, aux, n, m);
}

/* n, m, d are scalars; the result, too. */
static uint32_t scalar_value(struct a64_ctx *c, const struct three *t, unsigned lane, uint32_t n, uint32_t m,
                             uint32_t d)
{
    enum ir_type type = fp_lane_type(lane);
    enum ir_op op = (enum ir_op)t->scalar_op;
    switch (t->kind) {
    case PLAIN: return a64_op2(c, op, type, fp_aux(c), n, m);
    case FMS: n = a64_op1(c, IR_fneg, type, 0, n); /* fall through */
    case FMA: return a64_op3(c, op, type, fp_aux(c), n, m, d);
    case DIFF: return a64_op1(c, IR_fabs, type, 0, a64_op2(c, op, type, fp_aux(c), n, m));
    default: break;
    }
    /* The zeros above the scalars raise no exception in comparisons and products. */
    n = a64_op1(c, IR_f2v, IR_V128, 0, n);
    m = a64_op1(c, IR_f2v, IR_V128, 0, m);
    return a64_op1(c, IR_v2f, type, 0, vector_value(c, t, lane, n, m, IR_NONE));
}

static bool needs_d(const struct three *t) { return t->kind == FMA || t->kind == FMS; }

/* ---- three same ------------------------------------------------------------------------------- */
static bool emit_vector(struct a64_ctx *c, const struct three *t, unsigned lane, uint32_t q, uint32_t rm, uint32_t rn,
                        uint32_t rd)
{
    if (lane == 3 && !q)
        return false;
    uint32_t n = fp_vreg(c, q, rn), m = fp_vreg(c, q, rm), d = needs_d(t) ? fp_vreg(c, q, rd) : IR_NONE;
    a64_put_vq(c, q, rd, vector_value(c, t, lane, n, m, d));
    return true;
}

static bool emit_scalar(struct a64_ctx *c, const struct three *t, unsigned lane, uint32_t rm, uint32_t rn, uint32_t rd)
{
    enum ir_type type = fp_lane_type(lane);
    a64_put_f(c, rd, scalar_value(c, t, lane, a64_f(c, type, rn), a64_f(c, type, rm), IR_NONE));
    return true;
}

#define VECTOR(NAME, row)                                                                                   \
    bool a64_emit_##NAME##_v(struct a64_ctx *c, uint32_t q, uint32_t sz, uint32_t rm, uint32_t rn, uint32_t rd) \
    {                                                                                                       \
        return emit_vector(c, &row, 2 + sz, q, rm, rn, rd);                                                 \
    }                                                                                                       \
    bool a64_emit_##NAME##_vh(struct a64_ctx *c, uint32_t q, uint32_t rm, uint32_t rn, uint32_t rd)         \
    {                                                                                                       \
        return emit_vector(c, &row, 1, q, rm, rn, rd);                                                      \
    }
#define SCALAR(NAME, row)                                                                                   \
    bool a64_emit_##NAME##_s(struct a64_ctx *c, uint32_t sz, uint32_t rm, uint32_t rn, uint32_t rd)         \
    {                                                                                                       \
        return emit_scalar(c, &row, 2 + sz, rm, rn, rd);                                                    \
    }                                                                                                       \
    bool a64_emit_##NAME##_sh(struct a64_ctx *c, uint32_t rm, uint32_t rn, uint32_t rd)                     \
    {                                                                                                       \
        return emit_scalar(c, &row, 1, rm, rn, rd);                                                         \
    }
VECTOR(FADD, op_add)
VECTOR(FSUB, op_sub)
VECTOR(FMUL, op_mul)
VECTOR(FDIV, op_div)
VECTOR(FMAX, op_max)
VECTOR(FMIN, op_min)
VECTOR(FMAXNM, op_maxnm)
VECTOR(FMINNM, op_minnm)
VECTOR(FMLA, op_mla)
VECTOR(FMLS, op_mls)
VECTOR(FABD, op_abd)
VECTOR(FCMEQ, op_cmeq)
VECTOR(FCMGE, op_cmge)
VECTOR(FCMGT, op_cmgt)
VECTOR(FACGE, op_acge)
VECTOR(FACGT, op_acgt)
VECTOR(FMULX, op_mulx)
VECTOR(FRECPS, op_recps)
VECTOR(FRSQRTS, op_rsqrts)
SCALAR(FABD, op_abd)
SCALAR(FCMEQ, op_cmeq)
SCALAR(FCMGE, op_cmge)
SCALAR(FCMGT, op_cmgt)
SCALAR(FACGE, op_acge)
SCALAR(FACGT, op_acgt)
SCALAR(FMULX, op_mulx)
SCALAR(FRECPS, op_recps)
SCALAR(FRSQRTS, op_rsqrts)

/* ---- pairwise: neighbours in Rm:Rn, Rn's pairs first -------------------------------------------- */
static bool emit_pairwise(struct a64_ctx *c, const struct three *t, unsigned lane, uint32_t q, uint32_t rm, uint32_t rn,
                          uint32_t rd)
{
    if (lane == 3 && !q)
        return false;
    uint32_t low = a64_v(c, rn), high = a64_v(c, rm);
    if (!q)
        low = high = a64_op2(c, IR_vzip1, IR_V128, ir_lane(3, 0), low, high);
    uint32_t even = a64_op2(c, IR_vuzp1, IR_V128, ir_lane(lane, 0), low, high);
    uint32_t odd = a64_op2(c, IR_vuzp2, IR_V128, ir_lane(lane, 0), low, high);
    a64_put_vq(c, q, rd, vector_value(c, t, lane, even, odd, IR_NONE));
    return true;
}

#define PAIRWISE(NAME, row)                                                                                 \
    bool a64_emit_##NAME##_v(struct a64_ctx *c, uint32_t q, uint32_t sz, uint32_t rm, uint32_t rn, uint32_t rd) \
    {                                                                                                       \
        return emit_pairwise(c, &row, 2 + sz, q, rm, rn, rd);                                               \
    }                                                                                                       \
    bool a64_emit_##NAME##_vh(struct a64_ctx *c, uint32_t q, uint32_t rm, uint32_t rn, uint32_t rd)         \
    {                                                                                                       \
        return emit_pairwise(c, &row, 1, q, rm, rn, rd);                                                    \
    }
PAIRWISE(FADDP, op_add)
PAIRWISE(FMAXP, op_max)
PAIRWISE(FMINP, op_min)
PAIRWISE(FMAXNMP, op_maxnm)
PAIRWISE(FMINNMP, op_minnm)

static bool emit_scalar_pairwise(struct a64_ctx *c, const struct three *t, unsigned lane, uint32_t rn, uint32_t rd)
{
    uint32_t v = a64_v(c, rn), second = a64_op1(c, IR_vduplane, IR_V128, ir_lane(lane, 1), v);
    enum ir_type type = fp_lane_type(lane);
    uint32_t n = a64_op1(c, IR_v2f, type, 0, v), m = a64_op1(c, IR_v2f, type, 0, second);
    a64_put_f(c, rd, scalar_value(c, t, lane, n, m, IR_NONE));
    return true;
}

#define SCALAR_PAIRWISE(NAME, row)                                                              \
    bool a64_emit_##NAME##_p(struct a64_ctx *c, uint32_t sz, uint32_t rn, uint32_t rd)          \
    {                                                                                           \
        return emit_scalar_pairwise(c, &row, 2 + sz, rn, rd);                                   \
    }                                                                                           \
    bool a64_emit_##NAME##_ph(struct a64_ctx *c, uint32_t rn, uint32_t rd)                      \
    {                                                                                           \
        return emit_scalar_pairwise(c, &row, 1, rn, rd);                                        \
    }
SCALAR_PAIRWISE(FADDP, op_add)
SCALAR_PAIRWISE(FMAXP, op_max)
SCALAR_PAIRWISE(FMINP, op_min)
SCALAR_PAIRWISE(FMAXNMP, op_maxnm)
SCALAR_PAIRWISE(FMINNMP, op_minnm)

/* ---- by element --------------------------------------------------------------------------------- */
/* The element that L, M, H and Rm name, in all lanes. */
static uint32_t element(struct a64_ctx *c, unsigned lane, uint32_t l, uint32_t m, uint32_t rm, uint32_t h)
{
    unsigned index = lane == 1 ? h << 2 | l << 1 | m : lane == 2 ? h << 1 | l : h;
    uint32_t v = a64_v(c, lane == 1 ? rm : m << 4 | rm);
    return a64_op1(c, IR_vduplane, IR_V128, ir_lane(lane, index), v);
}

static bool emit_element(struct a64_ctx *c, const struct three *t, unsigned lane, uint32_t q, uint32_t l, uint32_t m,
                         uint32_t rm, uint32_t h, uint32_t rn, uint32_t rd)
{
    if (lane == 3 && (!q || l))
        return false;
    uint32_t n = fp_vreg(c, q, rn), e = element(c, lane, l, m, rm, h), d = needs_d(t) ? fp_vreg(c, q, rd) : IR_NONE;
    a64_put_vq(c, q, rd, vector_value(c, t, lane, n, e, d));
    return true;
}

static bool emit_scalar_element(struct a64_ctx *c, const struct three *t, unsigned lane, uint32_t l, uint32_t m,
                                uint32_t rm, uint32_t h, uint32_t rn, uint32_t rd)
{
    if (lane == 3 && l)
        return false;
    enum ir_type type = fp_lane_type(lane);
    uint32_t e = a64_op1(c, IR_v2f, type, 0, element(c, lane, l, m, rm, h));
    uint32_t n = a64_f(c, type, rn), d = needs_d(t) ? a64_f(c, type, rd) : IR_NONE;
    a64_put_f(c, rd, scalar_value(c, t, lane, n, e, d));
    return true;
}

#define ELEMENT(NAME, row)                                                                                            \
    bool a64_emit_##NAME##_e(struct a64_ctx *c, uint32_t q, uint32_t sz, uint32_t l, uint32_t m, uint32_t rm,         \
                             uint32_t h, uint32_t rn, uint32_t rd)                                                    \
    {                                                                                                                 \
        return emit_element(c, &row, 2 + sz, q, l, m, rm, h, rn, rd);                                                 \
    }                                                                                                                 \
    bool a64_emit_##NAME##_eh(struct a64_ctx *c, uint32_t q, uint32_t l, uint32_t m, uint32_t rm, uint32_t h,         \
                              uint32_t rn, uint32_t rd)                                                               \
    {                                                                                                                 \
        return emit_element(c, &row, 1, q, l, m, rm, h, rn, rd);                                                      \
    }                                                                                                                 \
    bool a64_emit_##NAME##_se(struct a64_ctx *c, uint32_t sz, uint32_t l, uint32_t m, uint32_t rm, uint32_t h,        \
                              uint32_t rn, uint32_t rd)                                                               \
    {                                                                                                                 \
        return emit_scalar_element(c, &row, 2 + sz, l, m, rm, h, rn, rd);                                             \
    }                                                                                                                 \
    bool a64_emit_##NAME##_seh(struct a64_ctx *c, uint32_t l, uint32_t m, uint32_t rm, uint32_t h, uint32_t rn,       \
                               uint32_t rd)                                                                           \
    {                                                                                                                 \
        return emit_scalar_element(c, &row, 1, l, m, rm, h, rn, rd);                                                  \
    }
ELEMENT(FMLA, op_mla)
ELEMENT(FMLS, op_mls)
ELEMENT(FMUL, op_mul)
ELEMENT(FMULX, op_mulx)

/* ---- half products added to single (FEAT_FHM) ----------------------------------------------------- */
/* The halves that an operand contributes, in the low 8 bytes: the lower or the upper half of the vector. */
static uint32_t part(struct a64_ctx *c, uint32_t q, unsigned upper, uint32_t reg)
{
    return a64_op1(c, IR_vduplane, IR_V128, ir_lane(q ? 3 : 2, upper), a64_v(c, reg));
}

static bool emit_fmlal(struct a64_ctx *c, bool subtract, unsigned upper, uint32_t q, uint32_t m, uint32_t rn,
                       uint32_t rd)
{
    uint32_t n = part(c, q, upper, rn), d = fp_vreg(c, q, rd);
    if (subtract)
        n = a64_op1(c, IR_vfneg, IR_V128, ir_vfp(1, IR_RN_DYNAMIC, 0), n);
    a64_put_vq(c, q, rd, a64_op3(c, IR_vfmal, IR_V128, vfp_aux(c, 1, IR_RN_DYNAMIC, 0), n, m, d));
    return true;
}

#define FMLAL(NAME, subtract, upper)                                                                                  \
    bool a64_emit_##NAME##_v(struct a64_ctx *c, uint32_t q, uint32_t rm, uint32_t rn, uint32_t rd)                    \
    {                                                                                                                 \
        return emit_fmlal(c, subtract, upper, q, part(c, q, upper, rm), rn, rd);                                      \
    }                                                                                                                 \
    bool a64_emit_##NAME##_e(struct a64_ctx *c, uint32_t q, uint32_t l, uint32_t m, uint32_t rm, uint32_t h,          \
                             uint32_t rn, uint32_t rd)                                                                \
    {                                                                                                                 \
        return emit_fmlal(c, subtract, upper, q, element(c, 1, l, m, rm, h), rn, rd);                                 \
    }
FMLAL(FMLAL, false, 0)
FMLAL(FMLSL, true, 0)
FMLAL(FMLAL2, false, 1)
FMLAL(FMLSL2, true, 1)

/* ---- complex numbers (FEAT_FCMA): even lanes are real parts, odd ones imaginary -------------------- */
/* The sign bits of the even (odd = 0) or the odd lanes. */
static uint32_t signs(struct a64_ctx *c, unsigned lane, unsigned odd)
{
    union ir_val v = {.b = {0}};
    for (unsigned i = odd; i < 16u >> lane; i += 2)
        v.b[(i + 1) * (1u << lane) - 1] = 0x80;
    return ir_vconst(c->ir, v);
}

static uint32_t swap_parts(struct a64_ctx *c, unsigned lane, uint32_t v)
{
    if (lane == 3)
        return a64_op2(c, IR_vext, IR_V128, ir_lane(0, 8), v, v);
    return a64_op1(c, IR_vrev, IR_V128, ir_lane(lane, 2u << lane), v);
}

/* d + n * m with m turned by rot * 90 degrees; this half of the complex product uses one part of n. */
static bool emit_fcmla(struct a64_ctx *c, unsigned lane, uint32_t q, uint32_t rot, uint32_t m, uint32_t rn, uint32_t rd)
{
    uint32_t n = fp_vreg(c, q, rn), d = fp_vreg(c, q, rd);
    n = a64_op2(c, rot & 1 ? IR_vtrn2 : IR_vtrn1, IR_V128, ir_lane(lane, 0), n, n);
    if (rot & 1)
        m = a64_op2(c, IR_vxor, IR_V128, 0, swap_parts(c, lane, m), signs(c, lane, rot >> 1));
    else if (rot == 2)
        m = a64_op1(c, IR_vfneg, IR_V128, ir_vfp(lane, IR_RN_DYNAMIC, 0), m);
    a64_put_vq(c, q, rd, a64_op3(c, IR_vfma, IR_V128, vfp_aux(c, lane, IR_RN_DYNAMIC, 0), n, m, d));
    return true;
}

bool a64_emit_FCMLA_v(struct a64_ctx *c, uint32_t q, uint32_t size, uint32_t rm, uint32_t rot, uint32_t rn, uint32_t rd)
{
    if (size == 0 || (size == 3 && !q))
        return false;
    return emit_fcmla(c, size, q, rot, fp_vreg(c, q, rm), rn, rd);
}

/* A pair is a lane of twice the size. */
bool a64_emit_FCMLA_eh(struct a64_ctx *c, uint32_t q, uint32_t l, uint32_t m, uint32_t rm, uint32_t rot, uint32_t h,
                       uint32_t rn, uint32_t rd)
{
    if (h && !q)
        return false;
    uint32_t pair = a64_op1(c, IR_vduplane, IR_V128, ir_lane(2, h << 1 | l), a64_v(c, m << 4 | rm));
    return emit_fcmla(c, 1, q, rot, pair, rn, rd);
}

bool a64_emit_FCMLA_es(struct a64_ctx *c, uint32_t m, uint32_t rm, uint32_t rot, uint32_t h, uint32_t rn, uint32_t rd)
{
    uint32_t pair = a64_op1(c, IR_vduplane, IR_V128, ir_lane(3, h), a64_v(c, m << 4 | rm));
    return emit_fcmla(c, 2, 1, rot, pair, rn, rd);
}

/* n + m turned by 90 (rot 0) or 270 degrees. */
bool a64_emit_FCADD_v(struct a64_ctx *c, uint32_t q, uint32_t size, uint32_t rm, uint32_t rot, uint32_t rn, uint32_t rd)
{
    if (size == 0 || (size == 3 && !q))
        return false;
    uint32_t n = fp_vreg(c, q, rn), m = fp_vreg(c, q, rm);
    m = a64_op2(c, IR_vxor, IR_V128, 0, swap_parts(c, size, m), signs(c, size, rot));
    a64_put_vq(c, q, rd, a64_op2(c, IR_vfadd, IR_V128, vfp_aux(c, size, IR_RN_DYNAMIC, 0), n, m));
    return true;
}
