/* fp_scalar.c: A64 scalar floating point: arithmetic, comparison, selection, moves and rounding.
 * Conversions to and from other formats are in fp_convert.c. Knows nothing of vectors. */
#include "frontends/aarch64/fp.h"

enum { COND_AL = 14 }; /* 14 and 15 both mean "always" */

static uint32_t condition(struct a64_ctx *c, uint32_t cond)
{
    return a64_op1(c, IR_cond, IR_I32, (uint16_t)cond, a64_flags(c));
}

/* ---- one source ----------------------------------------------------------------------------- */
enum { UNCHANGED = -1 };
static bool emit_move(struct a64_ctx *c, int op, uint32_t ftype, uint32_t rn, uint32_t rd)
{
    enum ir_type t = fp_type(ftype);
    if (t == IR_VOID)
        return false;
    uint32_t v = a64_f(c, t, rn);
    a64_put_f(c, rd, op == UNCHANGED ? v : a64_op1(c, (enum ir_op)op, t, 0, v));
    return true;
}

#define MOVE(NAME, op)                                                                  \
    bool a64_emit_##NAME(struct a64_ctx *c, uint32_t ftype, uint32_t rn, uint32_t rd)   \
    {                                                                                   \
        return emit_move(c, op, ftype, rn, rd);                                         \
    }
MOVE(FMOV_reg, UNCHANGED)
MOVE(FABS, IR_fabs)
MOVE(FNEG, IR_fneg)

bool a64_emit_FSQRT(struct a64_ctx *c, uint32_t ftype, uint32_t rn, uint32_t rd)
{
    enum ir_type t = fp_type(ftype);
    if (t == IR_VOID)
        return false;
    a64_put_f(c, rd, a64_op1(c, IR_fsqrt, t, fp_aux(c), a64_f(c, t, rn)));
    return true;
}

static bool emit_round(struct a64_ctx *c, enum ir_round round, unsigned flags, uint32_t ftype, uint32_t rn, uint32_t rd)
{
    enum ir_type t = fp_type(ftype);
    if (t == IR_VOID)
        return false;
    uint16_t aux = ir_fp(round, flags, IR_VOID) | a64_careful(c);
    a64_put_f(c, rd, a64_op1(c, IR_fround, t, aux, a64_f(c, t, rn)));
    return true;
}

#define ROUND(NAME, round, flags)                                                       \
    bool a64_emit_##NAME(struct a64_ctx *c, uint32_t ftype, uint32_t rn, uint32_t rd)   \
    {                                                                                   \
        return emit_round(c, round, flags, ftype, rn, rd);                              \
    }
ROUND(FRINTN, IR_RN_EVEN, 0)
ROUND(FRINTP, IR_RN_UP, 0)
ROUND(FRINTM, IR_RN_DOWN, 0)
ROUND(FRINTZ, IR_RN_ZERO, 0)
ROUND(FRINTA, IR_RN_AWAY, 0)
ROUND(FRINTX, IR_RN_DYNAMIC, IR_FP_EXACT)
ROUND(FRINTI, IR_RN_DYNAMIC, 0)

static bool emit_round_n(struct a64_ctx *c, enum ir_round round, unsigned bits, uint32_t sz, uint32_t rn, uint32_t rd)
{
    enum ir_type t = fp_type(sz);
    uint16_t aux = ir_fpi(round, IR_FP_EXACT, t, bits) | a64_careful(c);
    a64_put_f(c, rd, a64_op1(c, IR_fround_n, t, aux, a64_f(c, t, rn)));
    return true;
}

#define ROUND_N(NAME, round, bits)                                                      \
    bool a64_emit_##NAME(struct a64_ctx *c, uint32_t sz, uint32_t rn, uint32_t rd)      \
    {                                                                                   \
        return emit_round_n(c, round, bits, sz, rn, rd);                                \
    }
ROUND_N(FRINT32Z, IR_RN_ZERO, 32)
ROUND_N(FRINT32X, IR_RN_DYNAMIC, 32)
ROUND_N(FRINT64Z, IR_RN_ZERO, 64)
ROUND_N(FRINT64X, IR_RN_DYNAMIC, 64)

/* ---- two sources ---------------------------------------------------------------------------- */
static bool emit_two(struct a64_ctx *c, enum ir_op op, bool negate, uint32_t ftype, uint32_t rm, uint32_t rn,
                     uint32_t rd)
{
    enum ir_type t = fp_type(ftype);
    if (t == IR_VOID)
        return false;
    uint32_t v = a64_op2(c, op, t, fp_aux(c), a64_f(c, t, rn), a64_f(c, t, rm));
    a64_put_f(c, rd, negate ? a64_op1(c, IR_fneg, t, 0, v) : v);
    return true;
}

#define TWO(NAME, op, negate)                                                                       \
    bool a64_emit_##NAME(struct a64_ctx *c, uint32_t ftype, uint32_t rm, uint32_t rn, uint32_t rd)  \
    {                                                                                               \
        return emit_two(c, op, negate, ftype, rm, rn, rd);                                          \
    }
TWO(FMUL, IR_fmul, false)
TWO(FDIV, IR_fdiv, false)
TWO(FADD, IR_fadd, false)
TWO(FSUB, IR_fsub, false)
TWO(FMAX, IR_fmax, false)
TWO(FMIN, IR_fmin, false)
TWO(FMAXNM, IR_fmaxnm, false)
TWO(FMINNM, IR_fminnm, false)
TWO(FNMUL, IR_fmul, true)

/* ---- three sources: (+-) Rn * Rm (+-) Ra, the signs changed before the fused operation --------- */
static bool emit_three(struct a64_ctx *c, bool neg_product, bool neg_addend, uint32_t ftype, uint32_t rm, uint32_t ra,
                       uint32_t rn, uint32_t rd)
{
    enum ir_type t = fp_type(ftype);
    if (t == IR_VOID)
        return false;
    uint32_t n = a64_f(c, t, rn), m = a64_f(c, t, rm), a = a64_f(c, t, ra);
    if (neg_product)
        n = a64_op1(c, IR_fneg, t, 0, n);
    if (neg_addend)
        a = a64_op1(c, IR_fneg, t, 0, a);
    a64_put_f(c, rd, a64_op3(c, IR_fma, t, fp_aux(c), n, m, a));
    return true;
}

#define THREE(NAME, neg_product, neg_addend)                                                                      \
    bool a64_emit_##NAME(struct a64_ctx *c, uint32_t ftype, uint32_t rm, uint32_t ra, uint32_t rn, uint32_t rd)   \
    {                                                                                                             \
        return emit_three(c, neg_product, neg_addend, ftype, rm, ra, rn, rd);                                     \
    }
THREE(FMADD, false, false)
THREE(FMSUB, true, false)
THREE(FNMADD, true, true)
THREE(FNMSUB, false, true)

/* ---- comparison ----------------------------------------------------------------------------- */
static uint32_t compare(struct a64_ctx *c, unsigned flags, uint32_t a, uint32_t b)
{
    return a64_op2(c, IR_fcmpf, IR_FLAGS, ir_fp(IR_RN_DYNAMIC, flags, IR_VOID) | a64_careful(c), a, b);
}

static bool emit_compare(struct a64_ctx *c, unsigned flags, bool zero, uint32_t ftype, uint32_t rm, uint32_t rn)
{
    enum ir_type t = fp_type(ftype);
    if (t == IR_VOID)
        return false;
    uint32_t n = a64_f(c, t, rn);
    a64_put_flags(c, compare(c, flags, n, zero ? fp_const(c, t, 0) : a64_f(c, t, rm)));
    return true;
}

bool a64_emit_FCMP(struct a64_ctx *c, uint32_t ftype, uint32_t rm, uint32_t rn)
{
    return emit_compare(c, 0, false, ftype, rm, rn);
}

bool a64_emit_FCMP_zero(struct a64_ctx *c, uint32_t ftype, uint32_t rn)
{
    return emit_compare(c, 0, true, ftype, 0, rn);
}

bool a64_emit_FCMPE(struct a64_ctx *c, uint32_t ftype, uint32_t rm, uint32_t rn)
{
    return emit_compare(c, IR_FP_SIGNAL, false, ftype, rm, rn);
}

bool a64_emit_FCMPE_zero(struct a64_ctx *c, uint32_t ftype, uint32_t rn)
{
    return emit_compare(c, IR_FP_SIGNAL, true, ftype, 0, rn);
}

/* Where the condition fails nothing is compared, so no exception may be raised: zeros take the operands' place. */
static bool emit_ccmp(struct a64_ctx *c, unsigned flags, uint32_t ftype, uint32_t rm, uint32_t cond, uint32_t rn,
                      uint32_t nzcv)
{
    enum ir_type t = fp_type(ftype);
    if (t == IR_VOID)
        return false;
    uint32_t n = a64_f(c, t, rn), m = a64_f(c, t, rm);
    if (cond >= COND_AL) {
        a64_put_flags(c, compare(c, flags, n, m));
        return true;
    }
    uint32_t holds = condition(c, cond), zero = fp_const(c, t, 0);
    n = a64_op3(c, IR_sel, t, 0, holds, n, zero);
    m = a64_op3(c, IR_sel, t, 0, holds, m, zero);
    uint32_t compared = compare(c, flags, n, m);
    uint32_t given = a64_op1(c, IR_mkflags, IR_FLAGS, 0, ir_iconst(c->ir, IR_I32, nzcv));
    a64_put_flags(c, a64_op3(c, IR_sel, IR_FLAGS, 0, holds, compared, given));
    return true;
}

bool a64_emit_FCCMP(struct a64_ctx *c, uint32_t ftype, uint32_t rm, uint32_t cond, uint32_t rn, uint32_t nzcv)
{
    return emit_ccmp(c, 0, ftype, rm, cond, rn, nzcv);
}

bool a64_emit_FCCMPE(struct a64_ctx *c, uint32_t ftype, uint32_t rm, uint32_t cond, uint32_t rn, uint32_t nzcv)
{
    return emit_ccmp(c, IR_FP_SIGNAL, ftype, rm, cond, rn, nzcv);
}

bool a64_emit_FCSEL(struct a64_ctx *c, uint32_t ftype, uint32_t rm, uint32_t cond, uint32_t rn, uint32_t rd)
{
    enum ir_type t = fp_type(ftype);
    if (t == IR_VOID)
        return false;
    uint32_t n = a64_f(c, t, rn);
    if (cond < COND_AL)
        n = a64_op3(c, IR_sel, t, 0, condition(c, cond), n, a64_f(c, t, rm));
    a64_put_f(c, rd, n);
    return true;
}

/* ---- immediate ------------------------------------------------------------------------------ */
uint64_t fp_expand_imm(enum ir_type t, uint32_t imm8)
{
    unsigned exponent = t == IR_F64 ? 11 : t == IR_F32 ? 8 : 5;
    unsigned fraction = t == IR_F64 ? 52 : t == IR_F32 ? 23 : 10;
    uint64_t sign = imm8 >> 7, b = imm8 >> 6 & 1, cd = imm8 >> 4 & 3;
    uint64_t repeated = b ? (UINT64_C(1) << (exponent - 3)) - 1 : 0;
    uint64_t exp = (b ^ 1) << (exponent - 1) | repeated << 2 | cd;
    return sign << (exponent + fraction) | exp << fraction | (uint64_t)(imm8 & 15) << (fraction - 4);
}

bool a64_emit_FMOV_imm(struct a64_ctx *c, uint32_t ftype, uint32_t imm8, uint32_t rd)
{
    enum ir_type t = fp_type(ftype);
    if (t == IR_VOID)
        return false;
    a64_put_f(c, rd, fp_const(c, t, fp_expand_imm(t, imm8)));
    return true;
}
