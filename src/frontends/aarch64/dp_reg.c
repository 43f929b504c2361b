/* dp_reg.c: semantics of Data Processing -- Register. */
#include "frontends/aarch64/a64.h"

static uint32_t shift_by(struct a64_ctx *c, enum ir_op op, unsigned sf, uint32_t value, unsigned amount)
{
    return amount ? a64_op2(c, op, a64_int(sf), 0, value, a64_const(c, sf, amount)) : value;
}

/* Rm with a constant shift (LSL, LSR, ASR, ROR). */
static uint32_t shifted(struct a64_ctx *c, unsigned sf, unsigned rm, unsigned shift, unsigned amount)
{
    static const uint8_t ops[] = {IR_shl, IR_shr, IR_sar, IR_ror};
    return shift_by(c, (enum ir_op)ops[shift], sf, a64_reg(c, sf, rm), amount);
}

/* ---- logical ---------------------------------------------------------------------------------- */
static bool logical(struct a64_ctx *c, enum ir_op op, uint32_t sf, uint32_t shift, uint32_t rm, uint32_t imm6,
                    uint32_t rn, uint32_t rd, bool flags)
{
    if (!sf && imm6 >= 32)
        return false;
    uint32_t value = shifted(c, sf, rm, shift, imm6);
    if (rn == 31 && op == IR_orn) /* MVN */
        value = a64_op1(c, IR_not, a64_int(sf), 0, value);
    else if (rn != 31 || op != IR_or) /* else MOV */
        value = a64_op2(c, op, a64_int(sf), 0, a64_reg(c, sf, rn), value);
    a64_put(c, sf, rd, value);
    if (flags)
        a64_put_flags(c, a64_op1(c, IR_logf, IR_FLAGS, 0, value));
    return true;
}

#define LOGICAL(name, op, flags)                                                                                     \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t sf, uint32_t shift, uint32_t rm, uint32_t imm6, uint32_t rn,    \
                         uint32_t rd)                                                                                \
    {                                                                                                                \
        return logical(c, IR_##op, sf, shift, rm, imm6, rn, rd, flags);                                              \
    }
LOGICAL(AND_reg, and, false)
LOGICAL(BIC_reg, andn, false)
LOGICAL(ORR_reg, or, false)
LOGICAL(ORN_reg, orn, false)
LOGICAL(EOR_reg, xor, false)
LOGICAL(EON_reg, xorn, false)
LOGICAL(ANDS_reg, and, true)
LOGICAL(BICS_reg, andn, true)

/* ---- add/subtract ----------------------------------------------------------------------------- */
static void add_sub(struct a64_ctx *c, unsigned sf, bool sub, bool flags, uint32_t a, uint32_t b, unsigned rd)
{
    uint32_t result = rd == 31 ? IR_NONE : a64_op2(c, sub ? IR_sub : IR_add, a64_int(sf), 0, a, b);
    uint32_t nzcv = flags ? a64_op2(c, sub ? IR_subf : IR_addf, IR_FLAGS, 0, a, b) : IR_NONE; /* right behind: dp_imm.c */
    if (rd != 31)
        a64_put(c, sf, rd, result);
    if (flags)
        a64_put_flags(c, nzcv);
}

static bool add_sub_reg(struct a64_ctx *c, bool sub, bool flags, uint32_t sf, uint32_t shift, uint32_t rm,
                        uint32_t imm6, uint32_t rn, uint32_t rd)
{
    if (shift == 3 || (!sf && imm6 >= 32))
        return false;
    uint32_t b = shifted(c, sf, rm, shift, imm6);
    if (sub && !flags && rn == 31) { /* NEG */
        a64_put(c, sf, rd, a64_op1(c, IR_neg, a64_int(sf), 0, b));
        return true;
    }
    add_sub(c, sf, sub, flags, a64_reg(c, sf, rn), b, rd);
    return true;
}

/* Rm with an extension: UXTB UXTH UXTW UXTX SXTB SXTH SXTW SXTX, then LSL. */
static uint32_t extended(struct a64_ctx *c, unsigned sf, unsigned rm, unsigned option, unsigned amount)
{
    unsigned bits = 8u << (option & 3), width = sf ? 64 : 32;
    bool sign = option & 4;
    uint32_t value;
    if (bits >= width)
        value = a64_reg(c, sf, rm);
    else if (bits == 32)
        value = a64_op1(c, sign ? IR_sext : IR_zext, IR_I64, 0, a64_reg(c, 0, rm));
    else
        value = a64_op1(c, sign ? IR_sbfx : IR_bfx, a64_int(sf), (uint16_t)(bits << 8), a64_reg(c, sf, rm));
    return shift_by(c, IR_shl, sf, value, amount);
}

static bool add_sub_ext(struct a64_ctx *c, bool sub, bool flags, uint32_t sf, uint32_t rm, uint32_t option,
                        uint32_t imm3, uint32_t rn, uint32_t rd)
{
    if (imm3 > 4)
        return false;
    uint32_t a = a64_reg_sp(c, sf, rn), b = extended(c, sf, rm, option, imm3);
    if (flags)
        add_sub(c, sf, sub, true, a, b, rd);
    else
        a64_put_sp(c, sf, rd, a64_op2(c, sub ? IR_sub : IR_add, a64_int(sf), 0, a, b));
    return true;
}

#define ADD_SUB(name, sub, flags)                                                                                    \
    bool a64_emit_##name##_reg(struct a64_ctx *c, uint32_t sf, uint32_t shift, uint32_t rm, uint32_t imm6,           \
                               uint32_t rn, uint32_t rd)                                                             \
    {                                                                                                                \
        return add_sub_reg(c, sub, flags, sf, shift, rm, imm6, rn, rd);                                              \
    }                                                                                                                \
    bool a64_emit_##name##_ext(struct a64_ctx *c, uint32_t sf, uint32_t rm, uint32_t option, uint32_t imm3,          \
                               uint32_t rn, uint32_t rd)                                                             \
    {                                                                                                                \
        return add_sub_ext(c, sub, flags, sf, rm, option, imm3, rn, rd);                                             \
    }
ADD_SUB(ADD, false, false)
ADD_SUB(ADDS, false, true)
ADD_SUB(SUB, true, false)
ADD_SUB(SUBS, true, true)

/* ---- with carry ------------------------------------------------------------------------------- */
static uint32_t condition(struct a64_ctx *c, enum ir_cc cc)
{
    return a64_op1(c, IR_cond, IR_I32, (uint16_t)cc, a64_flags(c));
}

static uint32_t from_bit(struct a64_ctx *c, unsigned sf, uint32_t bit)
{
    return sf ? a64_op1(c, IR_zext, IR_I64, 0, bit) : bit;
}

/* The sum and its flags one after the other: one host instruction makes both. */
static bool with_carry(struct a64_ctx *c, bool sub, bool flags, unsigned sf, unsigned rm, unsigned rn, unsigned rd)
{
    uint32_t a = a64_reg(c, sf, rn), b = a64_reg(c, sf, rm), carry = condition(c, IR_CS);
    uint32_t sum = 0, nzcv = 0;
    if (rd != 31)
        sum = a64_op3(c, sub ? IR_sbc : IR_adc, a64_int(sf), 0, a, b, carry);
    if (flags)
        nzcv = a64_op3(c, sub ? IR_sbcf : IR_adcf, IR_FLAGS, 0, a, b, carry);
    if (rd != 31)
        a64_put(c, sf, rd, sum);
    if (flags)
        a64_put_flags(c, nzcv);
    return true;
}

#define WITH_CARRY(name, sub, flags)                                                                                 \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t sf, uint32_t rm, uint32_t rn, uint32_t rd)                      \
    {                                                                                                                \
        return with_carry(c, sub, flags, sf, rm, rn, rd);                                                            \
    }
WITH_CARRY(ADC, false, false)
WITH_CARRY(ADCS, false, true)
WITH_CARRY(SBC, true, false)
WITH_CARRY(SBCS, true, true)

/* ---- flag manipulation ------------------------------------------------------------------------ */
bool a64_emit_RMIF(struct a64_ctx *c, uint32_t imm6, uint32_t rn, uint32_t mask)
{
    uint32_t rotated = shift_by(c, IR_ror, 1, a64_reg(c, 1, rn), imm6);
    uint32_t bits = a64_op1(c, IR_trunc, IR_I32, 0, rotated);
    if (mask != 15) {
        uint32_t old = a64_op1(c, IR_flagbits, IR_I32, 0, a64_flags(c)), set = a64_const(c, 0, mask);
        bits = a64_op2(c, IR_or, IR_I32, 0, a64_op2(c, IR_and, IR_I32, 0, bits, set),
                       a64_op2(c, IR_andn, IR_I32, 0, old, set));
    }
    a64_put_flags(c, a64_op1(c, IR_mkflags, IR_FLAGS, 0, bits));
    return true;
}

/* SETF8, SETF16: N and Z of the low part, V = top bit xor the bit above, C as it was. */
static bool setf(struct a64_ctx *c, unsigned bits, unsigned rn)
{
    uint32_t value = a64_reg(c, 0, rn), zero = a64_const(c, 0, 0);
    uint32_t n = a64_op1(c, IR_bfx, IR_I32, (uint16_t)((bits - 1) | 1 << 8), value);
    uint32_t above = a64_op1(c, IR_bfx, IR_I32, (uint16_t)(bits | 1 << 8), value);
    uint32_t z = a64_op2(c, IR_cmp, IR_I32, IR_EQ, a64_op1(c, IR_bfx, IR_I32, (uint16_t)(bits << 8), value), zero);
    uint32_t v = a64_op2(c, IR_xor, IR_I32, 0, n, above);
    uint32_t all = v;
    all = a64_op2(c, IR_bfi, IR_I32, 1 | 1 << 8, all, condition(c, IR_CS));
    all = a64_op2(c, IR_bfi, IR_I32, 2 | 1 << 8, all, z);
    all = a64_op2(c, IR_bfi, IR_I32, 3 | 1 << 8, all, n);
    a64_put_flags(c, a64_op1(c, IR_mkflags, IR_FLAGS, 0, all));
    return true;
}

bool a64_emit_SETF8(struct a64_ctx *c, uint32_t rn) { return setf(c, 8, rn); }
bool a64_emit_SETF16(struct a64_ctx *c, uint32_t rn) { return setf(c, 16, rn); }

/* ---- conditional ------------------------------------------------------------------------------ */
static bool cond_compare(struct a64_ctx *c, enum ir_op op, unsigned cond, uint32_t a, uint32_t b, uint32_t nzcv)
{
    uint32_t flags = a64_op2(c, op, IR_FLAGS, 0, a, b);
    if (cond < 14) {
        uint32_t other = a64_op1(c, IR_mkflags, IR_FLAGS, 0, a64_const(c, 0, nzcv));
        flags = a64_op3(c, IR_sel, IR_FLAGS, 0, condition(c, (enum ir_cc)cond), flags, other);
    }
    a64_put_flags(c, flags);
    return true;
}

bool a64_emit_CCMN_reg(struct a64_ctx *c, uint32_t sf, uint32_t rm, uint32_t cond, uint32_t rn, uint32_t nzcv)
{
    return cond_compare(c, IR_addf, cond, a64_reg(c, sf, rn), a64_reg(c, sf, rm), nzcv);
}

bool a64_emit_CCMP_reg(struct a64_ctx *c, uint32_t sf, uint32_t rm, uint32_t cond, uint32_t rn, uint32_t nzcv)
{
    return cond_compare(c, IR_subf, cond, a64_reg(c, sf, rn), a64_reg(c, sf, rm), nzcv);
}

bool a64_emit_CCMN_imm(struct a64_ctx *c, uint32_t sf, uint32_t imm5, uint32_t cond, uint32_t rn, uint32_t nzcv)
{
    return cond_compare(c, IR_addf, cond, a64_reg(c, sf, rn), a64_const(c, sf, imm5), nzcv);
}

bool a64_emit_CCMP_imm(struct a64_ctx *c, uint32_t sf, uint32_t imm5, uint32_t cond, uint32_t rn, uint32_t nzcv)
{
    return cond_compare(c, IR_subf, cond, a64_reg(c, sf, rn), a64_const(c, sf, imm5), nzcv);
}

enum select_else { ELSE_SAME, ELSE_INC, ELSE_INV, ELSE_NEG };

static uint32_t select_other(struct a64_ctx *c, enum select_else kind, unsigned sf, unsigned rm)
{
    enum ir_type t = a64_int(sf);
    uint32_t value = a64_reg(c, sf, rm);
    switch (kind) {
    case ELSE_INC: return a64_op2(c, IR_add, t, 0, value, a64_const(c, sf, 1));
    case ELSE_INV: return a64_op1(c, IR_not, t, 0, value);
    case ELSE_NEG: return a64_op1(c, IR_neg, t, 0, value);
    default: return value;
    }
}

static bool cond_select(struct a64_ctx *c, enum select_else kind, uint32_t sf, uint32_t rm, uint32_t cond, uint32_t rn,
                        uint32_t rd)
{
    uint32_t value;
    if (cond >= 14) {
        value = a64_reg(c, sf, rn);
    } else if (rn == 31 && rm == 31 && (kind == ELSE_INC || kind == ELSE_INV)) { /* CSET, CSETM */
        value = from_bit(c, sf, condition(c, (enum ir_cc)(cond ^ 1)));
        if (kind == ELSE_INV)
            value = a64_op1(c, IR_neg, a64_int(sf), 0, value);
    } else {
        uint32_t then = a64_reg(c, sf, rn), other = select_other(c, kind, sf, rm);
        value = a64_op3(c, IR_sel, a64_int(sf), 0, condition(c, (enum ir_cc)cond), then, other);
    }
    a64_put(c, sf, rd, value);
    return true;
}

#define COND_SELECT(name, kind)                                                                                      \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t sf, uint32_t rm, uint32_t cond, uint32_t rn, uint32_t rd)       \
    {                                                                                                                \
        return cond_select(c, kind, sf, rm, cond, rn, rd);                                                           \
    }
COND_SELECT(CSEL, ELSE_SAME)
COND_SELECT(CSINC, ELSE_INC)
COND_SELECT(CSINV, ELSE_INV)
COND_SELECT(CSNEG, ELSE_NEG)

/* ---- 2 source --------------------------------------------------------------------------------- */
#define TWO_SOURCE(name, op)                                                                                         \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t sf, uint32_t rm, uint32_t rn, uint32_t rd)                      \
    {                                                                                                                \
        a64_put(c, sf, rd, a64_op2(c, IR_##op, a64_int(sf), 0, a64_reg(c, sf, rn), a64_reg(c, sf, rm)));             \
        return true;                                                                                                 \
    }
TWO_SOURCE(UDIV, udiv)
TWO_SOURCE(SDIV, sdiv)
TWO_SOURCE(LSLV, shl)
TWO_SOURCE(LSRV, shr)
TWO_SOURCE(ASRV, sar)
TWO_SOURCE(RORV, ror)

#define MIN_MAX(name, cc)                                                                                            \
    bool a64_emit_##name##_reg(struct a64_ctx *c, uint32_t sf, uint32_t rm, uint32_t rn, uint32_t rd)                \
    {                                                                                                                \
        uint32_t a = a64_reg(c, sf, rn), b = a64_reg(c, sf, rm);                                                     \
        a64_put(c, sf, rd, a64_op3(c, IR_sel, a64_int(sf), 0, a64_op2(c, IR_cmp, IR_I32, cc, a, b), a, b));          \
        return true;                                                                                                 \
    }
MIN_MAX(SMAX, IR_GT)
MIN_MAX(UMAX, IR_HI)
MIN_MAX(SMIN, IR_LT)
MIN_MAX(UMIN, IR_CC)

#define CRC(name, op, size)                                                                                          \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t rm, uint32_t rn, uint32_t rd)                                   \
    {                                                                                                                \
        a64_put(c, 0, rd, a64_op2(c, IR_##op, IR_I32, size, a64_reg(c, 0, rn), a64_reg(c, size == 8, rm)));          \
        return true;                                                                                                 \
    }
CRC(CRC32B, crc32, 1)
CRC(CRC32H, crc32, 2)
CRC(CRC32W, crc32, 4)
CRC(CRC32X, crc32, 8)
CRC(CRC32CB, crc32c, 1)
CRC(CRC32CH, crc32c, 2)
CRC(CRC32CW, crc32c, 4)
CRC(CRC32CX, crc32c, 8)

/* ---- 1 source --------------------------------------------------------------------------------- */
static bool one_source(struct a64_ctx *c, enum ir_op op, unsigned sf, unsigned rn, unsigned rd)
{
    a64_put(c, sf, rd, a64_op1(c, op, a64_int(sf), 0, a64_reg(c, sf, rn)));
    return true;
}

#define ONE_SOURCE(name, op)                                                                                         \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t sf, uint32_t rn, uint32_t rd)                                   \
    {                                                                                                                \
        return one_source(c, IR_##op, sf, rn, rd);                                                                   \
    }
ONE_SOURCE(RBIT, rbit)
ONE_SOURCE(REV16, bswap16)
ONE_SOURCE(CLZ, clz)
ONE_SOURCE(CLS, cls)
ONE_SOURCE(CTZ, ctz)
ONE_SOURCE(CNT, popcnt)

bool a64_emit_REV_w(struct a64_ctx *c, uint32_t rn, uint32_t rd) { return one_source(c, IR_bswap, 0, rn, rd); }
bool a64_emit_REV32(struct a64_ctx *c, uint32_t rn, uint32_t rd) { return one_source(c, IR_bswap32, 1, rn, rd); }
bool a64_emit_REV_x(struct a64_ctx *c, uint32_t rn, uint32_t rd) { return one_source(c, IR_bswap, 1, rn, rd); }

bool a64_emit_ABS(struct a64_ctx *c, uint32_t sf, uint32_t rn, uint32_t rd)
{
    enum ir_type t = a64_int(sf);
    uint32_t value = a64_reg(c, sf, rn);
    uint32_t negative = a64_op2(c, IR_cmp, IR_I32, IR_LT, value, a64_const(c, sf, 0));
    a64_put(c, sf, rd, a64_op3(c, IR_sel, t, 0, negative, a64_op1(c, IR_neg, t, 0, value), value));
    return true;
}

/* ---- pointer authentication ------------------------------------------------------------------- */
/* All keys are switched off, as after prctl(PR_PAC_SET_ENABLED_KEYS): signing and authenticating leave the register as
 * it is. These forms are not hints, so they have rows of their own. */
#define PAUTH(name)                                                                                                  \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t rn, uint32_t rd)                                                \
    {                                                                                                                \
        (void)c, (void)rn, (void)rd;                                                                                 \
        return true;                                                                                                 \
    }
PAUTH(PACIA)
PAUTH(PACIB)
PAUTH(PACDA)
PAUTH(PACDB)
PAUTH(AUTIA)
PAUTH(AUTIB)
PAUTH(AUTDA)
PAUTH(AUTDB)

#define PAUTH_ZERO(name)                                                                                             \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t rd)                                                             \
    {                                                                                                                \
        (void)c, (void)rd;                                                                                           \
        return true;                                                                                                 \
    }
PAUTH_ZERO(PACIZA)
PAUTH_ZERO(PACIZB)
PAUTH_ZERO(PACDZA)
PAUTH_ZERO(PACDZB)
PAUTH_ZERO(AUTIZA)
PAUTH_ZERO(AUTIZB)
PAUTH_ZERO(AUTDZA)
PAUTH_ZERO(AUTDZB)

/* There is no generic key. */
bool a64_emit_PACGA(struct a64_ctx *c, uint32_t rm, uint32_t rn, uint32_t rd)
{
    (void)rm, (void)rn;
    a64_put(c, 1, rd, a64_const(c, 1, 0));
    return true;
}

/* Strip() with 48-bit addresses; the lower range ignores the top byte (TBI0), the upper does not:
 * bit 55 clear: bits 54..48 become 0, bits 63..56 stay; bit 55 set: bits 63..48 become 1. */
static bool strip(struct a64_ctx *c, unsigned rd)
{
    uint32_t value = a64_reg(c, 1, rd);
    uint32_t low = a64_op2(c, IR_and, IR_I64, 0, value, a64_const(c, 1, ~(UINT64_C(0x7f) << 48)));
    uint32_t high = a64_op2(c, IR_or, IR_I64, 0, value, a64_const(c, 1, UINT64_C(0xffff) << 48));
    uint32_t bit55 = a64_op1(c, IR_trunc, IR_I32, 0, a64_op1(c, IR_bfx, IR_I64, 55 | 1 << 8, value));
    a64_put(c, 1, rd, a64_op3(c, IR_sel, IR_I64, 0, bit55, high, low));
    return true;
}

bool a64_emit_XPACI(struct a64_ctx *c, uint32_t rd) { return strip(c, rd); }
bool a64_emit_XPACD(struct a64_ctx *c, uint32_t rd) { return strip(c, rd); }
bool a64_emit_XPACLRI(struct a64_ctx *c) { return strip(c, 30); }

/* ---- 3 source --------------------------------------------------------------------------------- */
static void accumulate(struct a64_ctx *c, bool sub, unsigned sf, uint32_t product, unsigned ra, unsigned rd)
{
    enum ir_type t = a64_int(sf);
    if (ra != 31)
        product = a64_op2(c, sub ? IR_sub : IR_add, t, 0, a64_reg(c, sf, ra), product);
    else if (sub)
        product = a64_op1(c, IR_neg, t, 0, product);
    a64_put(c, sf, rd, product);
}

static bool multiply(struct a64_ctx *c, bool sub, unsigned sf, unsigned rm, unsigned ra, unsigned rn, unsigned rd)
{
    accumulate(c, sub, sf, a64_op2(c, IR_mul, a64_int(sf), 0, a64_reg(c, sf, rn), a64_reg(c, sf, rm)), ra, rd);
    return true;
}

bool a64_emit_MADD(struct a64_ctx *c, uint32_t sf, uint32_t rm, uint32_t ra, uint32_t rn, uint32_t rd)
{
    return multiply(c, false, sf, rm, ra, rn, rd);
}

bool a64_emit_MSUB(struct a64_ctx *c, uint32_t sf, uint32_t rm, uint32_t ra, uint32_t rn, uint32_t rd)
{
    return multiply(c, true, sf, rm, ra, rn, rd);
}

static bool multiply_long(struct a64_ctx *c, enum ir_op extend, bool sub, unsigned rm, unsigned ra, unsigned rn,
                          unsigned rd)
{
    uint32_t a = a64_op1(c, extend, IR_I64, 0, a64_reg(c, 0, rn)), b = a64_op1(c, extend, IR_I64, 0, a64_reg(c, 0, rm));
    accumulate(c, sub, 1, a64_op2(c, IR_mul, IR_I64, 0, a, b), ra, rd);
    return true;
}

#define MULTIPLY_LONG(name, extend, sub)                                                                             \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t rm, uint32_t ra, uint32_t rn, uint32_t rd)                      \
    {                                                                                                                \
        return multiply_long(c, extend, sub, rm, ra, rn, rd);                                                        \
    }
MULTIPLY_LONG(SMADDL, IR_sext, false)
MULTIPLY_LONG(SMSUBL, IR_sext, true)
MULTIPLY_LONG(UMADDL, IR_zext, false)
MULTIPLY_LONG(UMSUBL, IR_zext, true)

bool a64_emit_SMULH(struct a64_ctx *c, uint32_t rm, uint32_t rn, uint32_t rd)
{
    a64_put(c, 1, rd, a64_op2(c, IR_smulh, IR_I64, 0, a64_reg(c, 1, rn), a64_reg(c, 1, rm)));
    return true;
}

bool a64_emit_UMULH(struct a64_ctx *c, uint32_t rm, uint32_t rn, uint32_t rd)
{
    a64_put(c, 1, rd, a64_op2(c, IR_umulh, IR_I64, 0, a64_reg(c, 1, rn), a64_reg(c, 1, rm)));
    return true;
}
