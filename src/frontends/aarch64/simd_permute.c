/* simd_permute.c: Advanced SIMD copy, permute, extract, table lookup and modified immediate. Knows nothing of hosts. */
#include "frontends/aarch64/simd.h"

/* ---- copy ----------------------------------------------------------------------------------- */

/* imm5: the lowest set bit tells the lane size, what is above it the index. */
static bool element(unsigned imm5, unsigned *lane, unsigned *index)
{
    if (!(imm5 & 15))
        return false;
    *lane = (unsigned)__builtin_ctz(imm5);
    *index = imm5 >> (*lane + 1);
    return true;
}

bool a64_emit_DUP_element(struct a64_ctx *c, uint32_t q, uint32_t imm5, uint32_t rn, uint32_t rd)
{
    unsigned lane, index;
    if (!element(imm5, &lane, &index) || (lane == 3 && !q))
        return false;
    a64_put_vq(c, q, rd, simd1(c, IR_vduplane, lane, index, a64_v(c, rn)));
    return true;
}

bool a64_emit_DUP_s(struct a64_ctx *c, uint32_t imm5, uint32_t rn, uint32_t rd)
{
    unsigned lane, index;
    if (!element(imm5, &lane, &index))
        return false;
    uint32_t n = a64_v(c, rn);
    a64_put_v(c, rd, simd_low(c, simd_scalar(lane), index ? simd1(c, IR_vduplane, lane, index, n) : n));
    return true;
}

bool a64_emit_DUP_general(struct a64_ctx *c, uint32_t q, uint32_t imm5, uint32_t rn, uint32_t rd)
{
    unsigned lane, index;
    if (!element(imm5, &lane, &index) || (lane == 3 && !q))
        return false;
    a64_put_vq(c, q, rd, simd1(c, IR_vdup, lane, 0, a64_reg(c, lane == 3, rn)));
    return true;
}

bool a64_emit_SMOV(struct a64_ctx *c, uint32_t q, uint32_t imm5, uint32_t rn, uint32_t rd)
{
    unsigned lane, index;
    if (!element(imm5, &lane, &index) || lane > 1 + q)
        return false;
    enum ir_type type = a64_int(q);
    uint32_t v = a64_op1(c, IR_vgetlane, type, ir_lane(lane, index), a64_v(c, rn));
    a64_put(c, q, rd, a64_op1(c, IR_sbfx, type, (uint16_t)(simd_bits(lane) << 8), v));
    return true;
}

bool a64_emit_UMOV(struct a64_ctx *c, uint32_t q, uint32_t imm5, uint32_t rn, uint32_t rd)
{
    unsigned lane, index;
    if (!element(imm5, &lane, &index) || (lane == 3) != q)
        return false;
    a64_put(c, q, rd, a64_op1(c, IR_vgetlane, a64_int(q), ir_lane(lane, index), a64_v(c, rn)));
    return true;
}

bool a64_emit_INS_general(struct a64_ctx *c, uint32_t imm5, uint32_t rn, uint32_t rd)
{
    unsigned lane, index;
    if (!element(imm5, &lane, &index))
        return false;
    uint32_t value = a64_reg(c, lane == 3, rn);
    a64_put_v(c, rd, a64_op2(c, IR_vsetlane, IR_V128, ir_lane(lane, index), a64_v(c, rd), value));
    return true;
}

bool a64_emit_INS_element(struct a64_ctx *c, uint32_t imm5, uint32_t imm4, uint32_t rn, uint32_t rd)
{
    unsigned lane, index;
    if (!element(imm5, &lane, &index))
        return false;
    uint16_t lanes = ir_lane(lane, index | imm4 >> lane << 4);
    a64_put_v(c, rd, a64_op2(c, IR_vmovlane, IR_V128, lanes, a64_v(c, rd), a64_v(c, rn)));
    return true;
}

/* ---- permute -------------------------------------------------------------------------------- */

/* Both rows of a kind; `part` is 0 for the first and 1 for the second. 64-bit vectors work on n and m joined. */
typedef uint32_t permute_fn(struct a64_ctx *c, unsigned q, unsigned lane, unsigned part, uint32_t n, uint32_t m);

static uint32_t zip(struct a64_ctx *c, unsigned q, unsigned lane, unsigned part, uint32_t n, uint32_t m)
{
    if (q)
        return simd2(c, part ? IR_vzip2 : IR_vzip1, lane, n, m);
    uint32_t all = simd2(c, IR_vzip1, lane, n, m);
    return part ? simd_high(c, all) : all;
}

static uint32_t uzp(struct a64_ctx *c, unsigned q, unsigned lane, unsigned part, uint32_t n, uint32_t m)
{
    if (q)
        return simd2(c, part ? IR_vuzp2 : IR_vuzp1, lane, n, m);
    uint32_t joined = simd_join(c, n, m);
    if (part)
        joined = simd1(c, IR_vshr, lane + 1, simd_bits(lane), joined);
    return simd1(c, IR_vnarrow, lane, 0, joined);
}

static uint32_t trn(struct a64_ctx *c, unsigned q, unsigned lane, unsigned part, uint32_t n, uint32_t m)
{
    (void)q;
    return simd2(c, part ? IR_vtrn2 : IR_vtrn1, lane, n, m);
}

#define PERMUTE(name, fn, part)                                                                                        \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t q, uint32_t size, uint32_t rm, uint32_t rn, uint32_t rd)          \
    {                                                                                                                  \
        if (!simd_sizes_ok(SIMD_BHSD, size, q))                                                                        \
            return false;                                                                                              \
        a64_put_vq(c, q, rd, fn(c, q, size, part, a64_v(c, rn), a64_v(c, rm)));                                        \
        return true;                                                                                                   \
    }
PERMUTE(ZIP1, zip, 0)
PERMUTE(ZIP2, zip, 1)
PERMUTE(UZP1, uzp, 0)
PERMUTE(UZP2, uzp, 1)
PERMUTE(TRN1, trn, 0)
PERMUTE(TRN2, trn, 1)

bool a64_emit_EXT(struct a64_ctx *c, uint32_t q, uint32_t rm, uint32_t imm4, uint32_t rn, uint32_t rd)
{
    if (!q && imm4 > 7)
        return false;
    uint32_t n = a64_v(c, rn), m = a64_v(c, rm);
    if (!q)
        n = m = simd_join(c, n, m);
    uint32_t result = imm4 ? a64_op2(c, IR_vext, IR_V128, ir_lane(0, imm4), n, m) : n;
    a64_put_vq(c, q, rd, result);
    return true;
}

/* ---- table lookup --------------------------------------------------------------------------- */

/* Byte i: byte index[i] of a table of 1..4 registers, 0 outside it. */
static uint32_t lookup(struct a64_ctx *c, unsigned nregs, unsigned rn, uint32_t index)
{
    uint32_t result = IR_NONE;
    for (unsigned i = 0; i < nregs; i++) {
        uint32_t local = i ? simd2(c, IR_vsub, 0, index, simd_splat(c, 0, 16 * i)) : index;
        uint32_t found = simd_bit(c, IR_vtbl, a64_v(c, (rn + i) % 32), local);
        result = i ? simd_bit(c, IR_vor, result, found) : found;
    }
    return result;
}

bool a64_emit_TBL(struct a64_ctx *c, uint32_t q, uint32_t rm, uint32_t len, uint32_t rn, uint32_t rd)
{
    a64_put_vq(c, q, rd, lookup(c, len + 1, rn, a64_v(c, rm)));
    return true;
}

bool a64_emit_TBX(struct a64_ctx *c, uint32_t q, uint32_t rm, uint32_t len, uint32_t rn, uint32_t rd)
{
    uint32_t index = a64_v(c, rm), found = lookup(c, len + 1, rn, index);
    uint32_t inside = simd2(c, IR_vcmpgt_u, 0, simd_splat(c, 0, 16 * (len + 1)), index);
    a64_put_vq(c, q, rd, simd_bsl(c, inside, found, a64_v(c, rd)));
    return true;
}

/* ---- modified immediate --------------------------------------------------------------------- */

static uint32_t immediate(struct a64_ctx *c, unsigned q, unsigned lane, uint64_t value)
{
    for (unsigned bits = simd_bits(lane); bits < 64; bits *= 2)
        value |= value << bits;
    return simd_const(c, value, q ? value : 0);
}

#define IMM8 ((uint64_t)(hi << 5 | lo))
/* The immediate shifted left by bytes in 32- and 16-bit lanes; complemented where the rows say so. */
#define SHIFTED(suffix, lane)                                                                                          \
    bool a64_emit_MOVI_##suffix(struct a64_ctx *c, uint32_t q, uint32_t hi, uint32_t shift, uint32_t lo, uint32_t rd)  \
    {                                                                                                                  \
        a64_put_v(c, rd, immediate(c, q, lane, IMM8 << shift * 8));                                                    \
        return true;                                                                                                   \
    }                                                                                                                  \
    bool a64_emit_MVNI_##suffix(struct a64_ctx *c, uint32_t q, uint32_t hi, uint32_t shift, uint32_t lo, uint32_t rd)  \
    {                                                                                                                  \
        uint64_t lane_mask = (UINT64_C(1) << simd_bits(lane)) - 1;                                                     \
        a64_put_v(c, rd, immediate(c, q, lane, ~(IMM8 << shift * 8) & lane_mask));                                     \
        return true;                                                                                                   \
    }                                                                                                                  \
    bool a64_emit_ORR_##suffix(struct a64_ctx *c, uint32_t q, uint32_t hi, uint32_t shift, uint32_t lo, uint32_t rd)   \
    {                                                                                                                  \
        uint32_t imm = immediate(c, 1, lane, IMM8 << shift * 8);                                                       \
        a64_put_vq(c, q, rd, simd_bit(c, IR_vor, a64_v(c, rd), imm));                                                  \
        return true;                                                                                                   \
    }                                                                                                                  \
    bool a64_emit_BIC_##suffix(struct a64_ctx *c, uint32_t q, uint32_t hi, uint32_t shift, uint32_t lo, uint32_t rd)   \
    {                                                                                                                  \
        uint32_t imm = immediate(c, 1, lane, IMM8 << shift * 8);                                                       \
        a64_put_vq(c, q, rd, simd_bit(c, IR_vandn, a64_v(c, rd), imm));                                                \
        return true;                                                                                                   \
    }
SHIFTED(32, 2)
SHIFTED(16, 1)

/* MSL: shifted left by one or two bytes, with ones coming in. */
static uint32_t shifted_ones(unsigned imm, unsigned two)
{
    return two ? imm << 16 | 0xffff : imm << 8 | 0xff;
}

bool a64_emit_MOVI_msl(struct a64_ctx *c, uint32_t q, uint32_t hi, uint32_t two, uint32_t lo, uint32_t rd)
{
    a64_put_v(c, rd, immediate(c, q, 2, shifted_ones((uint32_t)IMM8, two)));
    return true;
}

bool a64_emit_MVNI_msl(struct a64_ctx *c, uint32_t q, uint32_t hi, uint32_t two, uint32_t lo, uint32_t rd)
{
    a64_put_v(c, rd, immediate(c, q, 2, ~shifted_ones((uint32_t)IMM8, two)));
    return true;
}

bool a64_emit_MOVI_8(struct a64_ctx *c, uint32_t q, uint32_t hi, uint32_t lo, uint32_t rd)
{
    a64_put_v(c, rd, immediate(c, q, 0, IMM8));
    return true;
}

/* Each bit of the immediate becomes a byte. */
bool a64_emit_MOVI_64(struct a64_ctx *c, uint32_t q, uint32_t hi, uint32_t lo, uint32_t rd)
{
    uint64_t value = 0;
    for (unsigned i = 0; i < 8; i++)
        if (IMM8 >> i & 1)
            value |= UINT64_C(0xff) << i * 8;
    a64_put_v(c, rd, immediate(c, q, 3, value));
    return true;
}
