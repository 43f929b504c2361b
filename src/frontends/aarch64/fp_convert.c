/* fp_convert.c: A64 scalar floating point: conversions between formats, to and from integers and fixed point, and
 * moves between general and FP registers. Knows nothing of vectors but that V.D[1] is one. */
#include "frontends/aarch64/fp.h"

/* ---- to and from integers --------------------------------------------------------------------- */
static bool emit_to_int(struct a64_ctx *c, enum ir_round round, unsigned flags, uint32_t sf, uint32_t ftype,
                        uint32_t rn, uint32_t rd)
{
    enum ir_type t = fp_type(ftype);
    if (t == IR_VOID)
        return false;
    uint16_t aux = ir_fp(round, flags, t) | a64_careful(c);
    a64_put(c, sf, rd, a64_op1(c, IR_fcvt_i, a64_int(sf), aux, a64_f(c, t, rn)));
    return true;
}

#define TO_INT(NAME, round, flags)                                                                  \
    bool a64_emit_##NAME(struct a64_ctx *c, uint32_t sf, uint32_t ftype, uint32_t rn, uint32_t rd)  \
    {                                                                                               \
        return emit_to_int(c, round, flags, sf, ftype, rn, rd);                                     \
    }
TO_INT(FCVTNS, IR_RN_EVEN, 0)
TO_INT(FCVTNU, IR_RN_EVEN, IR_FP_UNSIGNED)
TO_INT(FCVTAS, IR_RN_AWAY, 0)
TO_INT(FCVTAU, IR_RN_AWAY, IR_FP_UNSIGNED)
TO_INT(FCVTPS, IR_RN_UP, 0)
TO_INT(FCVTPU, IR_RN_UP, IR_FP_UNSIGNED)
TO_INT(FCVTMS, IR_RN_DOWN, 0)
TO_INT(FCVTMU, IR_RN_DOWN, IR_FP_UNSIGNED)
TO_INT(FCVTZS, IR_RN_ZERO, 0)
TO_INT(FCVTZU, IR_RN_ZERO, IR_FP_UNSIGNED)

static bool emit_from_int(struct a64_ctx *c, unsigned flags, uint32_t sf, uint32_t ftype, uint32_t rn, uint32_t rd)
{
    enum ir_type t = fp_type(ftype);
    if (t == IR_VOID)
        return false;
    uint16_t aux = ir_fp(IR_RN_DYNAMIC, flags, a64_int(sf)) | a64_careful(c);
    a64_put_f(c, rd, a64_op1(c, IR_icvt_f, t, aux, a64_reg(c, sf, rn)));
    return true;
}

bool a64_emit_SCVTF(struct a64_ctx *c, uint32_t sf, uint32_t ftype, uint32_t rn, uint32_t rd)
{
    return emit_from_int(c, 0, sf, ftype, rn, rd);
}

bool a64_emit_UCVTF(struct a64_ctx *c, uint32_t sf, uint32_t ftype, uint32_t rn, uint32_t rd)
{
    return emit_from_int(c, IR_FP_UNSIGNED, sf, ftype, rn, rd);
}

/* The result modulo 2^32; Z tells that it is exactly the operand, and -0 is not: so it is a comparison of bits. */
bool a64_emit_FJCVTZS(struct a64_ctx *c, uint32_t rn, uint32_t rd)
{
    uint32_t a = a64_f(c, IR_F64, rn);
    uint32_t r = a64_op1(c, IR_fjcvt, IR_I32, ir_fp(IR_RN_ZERO, 0, IR_F64) | a64_careful(c), a);
    uint32_t back = a64_op1(c, IR_icvt_f, IR_F64, ir_fp(IR_RN_DYNAMIC, 0, IR_I32) | a64_careful(c), r);
    uint32_t bits = a64_op1(c, IR_f2i, IR_I64, 0, a), back_bits = a64_op1(c, IR_f2i, IR_I64, 0, back);
    uint32_t same = a64_op2(c, IR_cmp, IR_I32, IR_EQ, back_bits, bits);
    uint32_t z = a64_op2(c, IR_shl, IR_I32, 0, same, ir_iconst(c->ir, IR_I32, 2));
    uint32_t flags = a64_op1(c, IR_mkflags, IR_FLAGS, 0, z);
    a64_put(c, 0, rd, r);
    a64_put_flags(c, flags);
    return true;
}

/* ---- to and from fixed point ------------------------------------------------------------------- */
static bool fixed_ok(uint32_t sf, uint32_t ftype, uint32_t scale)
{
    return fp_type(ftype) != IR_VOID && (sf || scale >= 32);
}

static bool emit_to_fixed(struct a64_ctx *c, unsigned flags, uint32_t sf, uint32_t ftype, uint32_t scale, uint32_t rn,
                          uint32_t rd)
{
    if (!fixed_ok(sf, ftype, scale))
        return false;
    enum ir_type t = fp_type(ftype);
    uint16_t aux = ir_fpi(IR_RN_ZERO, flags, t, 64 - scale) | a64_careful(c);
    a64_put(c, sf, rd, a64_op1(c, IR_fcvt_fx, a64_int(sf), aux, a64_f(c, t, rn)));
    return true;
}

static bool emit_from_fixed(struct a64_ctx *c, unsigned flags, uint32_t sf, uint32_t ftype, uint32_t scale, uint32_t rn,
                            uint32_t rd)
{
    if (!fixed_ok(sf, ftype, scale))
        return false;
    uint16_t aux = ir_fpi(IR_RN_DYNAMIC, flags, a64_int(sf), 64 - scale) | a64_careful(c);
    a64_put_f(c, rd, a64_op1(c, IR_fxcvt_f, fp_type(ftype), aux, a64_reg(c, sf, rn)));
    return true;
}

#define FIXED(NAME, emit, flags)                                                                                    \
    bool a64_emit_##NAME(struct a64_ctx *c, uint32_t sf, uint32_t ftype, uint32_t scale, uint32_t rn, uint32_t rd)  \
    {                                                                                                               \
        return emit(c, flags, sf, ftype, scale, rn, rd);                                                            \
    }
FIXED(FCVTZS_fix, emit_to_fixed, 0)
FIXED(FCVTZU_fix, emit_to_fixed, IR_FP_UNSIGNED)
FIXED(SCVTF_fix, emit_from_fixed, 0)
FIXED(UCVTF_fix, emit_from_fixed, IR_FP_UNSIGNED)

/* ---- between formats --------------------------------------------------------------------------- */
bool a64_emit_FCVT(struct a64_ctx *c, uint32_t ftype, uint32_t opc, uint32_t rn, uint32_t rd)
{
    enum ir_type from = fp_type(ftype), to = fp_type(opc);
    if (from == IR_VOID || to == IR_VOID || from == to)
        return false;
    uint16_t aux = ir_fp(IR_RN_DYNAMIC, 0, from) | a64_careful(c);
    a64_put_f(c, rd, a64_op1(c, IR_fcvt, to, aux, a64_f(c, from, rn)));
    return true;
}

/* ---- moves of bits ----------------------------------------------------------------------------- */
static bool move_ok(uint32_t sf, uint32_t ftype)
{
    return fp_type(ftype) == IR_F16 || ftype == sf; /* H with W and X, S with W, D with X */
}

bool a64_emit_FMOV_togpr(struct a64_ctx *c, uint32_t sf, uint32_t ftype, uint32_t rn, uint32_t rd)
{
    if (!move_ok(sf, ftype))
        return false;
    enum ir_type t = fp_type(ftype);
    a64_put(c, t == IR_F64, rd, a64_op1(c, IR_f2i, fp_bits_type(t), 0, a64_f(c, t, rn)));
    return true;
}

bool a64_emit_FMOV_fromgpr(struct a64_ctx *c, uint32_t sf, uint32_t ftype, uint32_t rn, uint32_t rd)
{
    if (!move_ok(sf, ftype))
        return false;
    enum ir_type t = fp_type(ftype);
    a64_put_f(c, rd, a64_op1(c, IR_i2f, t, 0, a64_reg(c, t == IR_F64, rn)));
    return true;
}

bool a64_emit_FMOV_fromd1(struct a64_ctx *c, uint32_t rn, uint32_t rd)
{
    a64_put(c, 1, rd, a64_op1(c, IR_vgetlane, IR_I64, ir_lane(3, 1), a64_v(c, rn)));
    return true;
}

bool a64_emit_FMOV_tod1(struct a64_ctx *c, uint32_t rn, uint32_t rd)
{
    a64_put_v(c, rd, a64_op2(c, IR_vsetlane, IR_V128, ir_lane(3, 1), a64_v(c, rd), a64_x(c, rn)));
    return true;
}
