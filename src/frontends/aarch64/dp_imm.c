/* dp_imm.c: semantics of Data Processing -- Immediate. */
#include "frontends/aarch64/a64.h"

static unsigned width_of(unsigned sf) { return sf ? 64 : 32; }

/* ---- PC-relative ------------------------------------------------------------------------------ */
bool a64_emit_ADR(struct a64_ctx *c, uint32_t immlo, uint32_t immhi, uint32_t rd)
{
    a64_put(c, 1, rd, a64_const(c, 1, c->pc + (uint64_t)a64_sext(immhi << 2 | immlo, 21)));
    return true;
}

bool a64_emit_ADRP(struct a64_ctx *c, uint32_t immlo, uint32_t immhi, uint32_t rd)
{
    uint64_t page = c->pc & ~UINT64_C(4095);
    a64_put(c, 1, rd, a64_const(c, 1, page + ((uint64_t)a64_sext(immhi << 2 | immlo, 21) << 12)));
    return true;
}

/* ---- add/subtract ----------------------------------------------------------------------------- */
static bool add_sub_imm(struct a64_ctx *c, enum ir_op op, unsigned sf, unsigned sh, uint32_t imm12, unsigned rn,
                        unsigned rd)
{
    uint32_t value = a64_reg_sp(c, sf, rn), imm = imm12 << (sh ? 12 : 0);
    if (imm)
        value = a64_op2(c, op, a64_int(sf), 0, value, a64_const(c, sf, imm));
    if (sf && rd == 31 && rn == 31 && op == IR_sub && imm < A64_LOW_STEP)
        ir_put(c->ir, SLOT_SP, value);
    else
        a64_put_sp(c, sf, rd, value);
    return true;
}

static bool add_sub_imm_flags(struct a64_ctx *c, enum ir_op op, enum ir_op flags, unsigned sf, unsigned sh,
                              uint32_t imm12, unsigned rn, unsigned rd)
{
    uint32_t a = a64_reg_sp(c, sf, rn), b = a64_const(c, sf, (uint64_t)imm12 << (sh ? 12 : 0));
    uint32_t result = rd == 31 ? IR_NONE : a64_op2(c, op, a64_int(sf), 0, a, b);
    uint32_t nzcv = a64_op2(c, flags, IR_FLAGS, 0, a, b); /* right behind: one host instruction makes both */
    if (rd != 31)
        a64_put(c, sf, rd, result);
    a64_put_flags(c, nzcv);
    return true;
}

bool a64_emit_ADD_imm(struct a64_ctx *c, uint32_t sf, uint32_t sh, uint32_t imm12, uint32_t rn, uint32_t rd)
{
    return add_sub_imm(c, IR_add, sf, sh, imm12, rn, rd);
}

bool a64_emit_SUB_imm(struct a64_ctx *c, uint32_t sf, uint32_t sh, uint32_t imm12, uint32_t rn, uint32_t rd)
{
    return add_sub_imm(c, IR_sub, sf, sh, imm12, rn, rd);
}

bool a64_emit_ADDS_imm(struct a64_ctx *c, uint32_t sf, uint32_t sh, uint32_t imm12, uint32_t rn, uint32_t rd)
{
    return add_sub_imm_flags(c, IR_add, IR_addf, sf, sh, imm12, rn, rd);
}

bool a64_emit_SUBS_imm(struct a64_ctx *c, uint32_t sf, uint32_t sh, uint32_t imm12, uint32_t rn, uint32_t rd)
{
    return add_sub_imm_flags(c, IR_sub, IR_subf, sf, sh, imm12, rn, rd);
}

/* ---- minimum, maximum ------------------------------------------------------------------------- */
static bool min_max_imm(struct a64_ctx *c, enum ir_cc cc, unsigned sf, uint64_t imm, unsigned rn, unsigned rd)
{
    uint32_t a = a64_reg(c, sf, rn), b = a64_const(c, sf, imm);
    uint32_t first = a64_op2(c, IR_cmp, IR_I32, (uint16_t)cc, a, b);
    a64_put(c, sf, rd, a64_op3(c, IR_sel, a64_int(sf), 0, first, a, b));
    return true;
}

bool a64_emit_SMAX_imm(struct a64_ctx *c, uint32_t sf, uint32_t imm8, uint32_t rn, uint32_t rd)
{
    return min_max_imm(c, IR_GT, sf, (uint64_t)a64_sext(imm8, 8), rn, rd);
}

bool a64_emit_SMIN_imm(struct a64_ctx *c, uint32_t sf, uint32_t imm8, uint32_t rn, uint32_t rd)
{
    return min_max_imm(c, IR_LT, sf, (uint64_t)a64_sext(imm8, 8), rn, rd);
}

bool a64_emit_UMAX_imm(struct a64_ctx *c, uint32_t sf, uint32_t imm8, uint32_t rn, uint32_t rd)
{
    return min_max_imm(c, IR_HI, sf, imm8, rn, rd);
}

bool a64_emit_UMIN_imm(struct a64_ctx *c, uint32_t sf, uint32_t imm8, uint32_t rn, uint32_t rd)
{
    return min_max_imm(c, IR_CC, sf, imm8, rn, rd);
}

/* ---- logical ---------------------------------------------------------------------------------- */
static uint64_t ones(unsigned n) { return n >= 64 ? UINT64_MAX : (UINT64_C(1) << n) - 1; }

/* The manual's DecodeBitMasks for logical immediates; false for reserved values. */
static bool bit_mask(unsigned sf, unsigned n, unsigned imms, unsigned immr, uint64_t *mask)
{
    unsigned size = 64;
    if (n && !sf)
        return false;
    if (!n) {
        for (size = 32; size > 1 && (imms & size); size /= 2)
            ;
        if (size == 1)
            return false;
    }
    unsigned s = imms & (size - 1), r = immr & (size - 1);
    if (s == size - 1)
        return false;
    uint64_t element = ones(s + 1);
    if (r)
        element = (element >> r | element << (size - r)) & ones(size);
    for (; size < 64; size *= 2)
        element |= element << size;
    *mask = sf ? element : (uint32_t)element;
    return true;
}

static bool logical_imm(struct a64_ctx *c, enum ir_op op, uint32_t sf, uint32_t n, uint32_t immr, uint32_t imms,
                        uint32_t rn, uint32_t rd)
{
    uint64_t mask;
    if (!bit_mask(sf, n, imms, immr, &mask))
        return false;
    uint32_t value = a64_const(c, sf, mask);
    if (op != IR_or || rn != 31) /* else MOV (bitmask immediate) */
        value = a64_op2(c, op, a64_int(sf), 0, a64_reg(c, sf, rn), value);
    a64_put_sp(c, sf, rd, value);
    return true;
}

bool a64_emit_AND_imm(struct a64_ctx *c, uint32_t sf, uint32_t n, uint32_t immr, uint32_t imms, uint32_t rn,
                      uint32_t rd)
{
    return logical_imm(c, IR_and, sf, n, immr, imms, rn, rd);
}

bool a64_emit_ORR_imm(struct a64_ctx *c, uint32_t sf, uint32_t n, uint32_t immr, uint32_t imms, uint32_t rn,
                      uint32_t rd)
{
    return logical_imm(c, IR_or, sf, n, immr, imms, rn, rd);
}

bool a64_emit_EOR_imm(struct a64_ctx *c, uint32_t sf, uint32_t n, uint32_t immr, uint32_t imms, uint32_t rn,
                      uint32_t rd)
{
    return logical_imm(c, IR_xor, sf, n, immr, imms, rn, rd);
}

bool a64_emit_ANDS_imm(struct a64_ctx *c, uint32_t sf, uint32_t n, uint32_t immr, uint32_t imms, uint32_t rn,
                       uint32_t rd)
{
    uint64_t mask;
    if (!bit_mask(sf, n, imms, immr, &mask))
        return false;
    uint32_t value = a64_op2(c, IR_and, a64_int(sf), 0, a64_reg(c, sf, rn), a64_const(c, sf, mask));
    a64_put(c, sf, rd, value);
    a64_put_flags(c, a64_op1(c, IR_logf, IR_FLAGS, 0, value));
    return true;
}

/* ---- move wide -------------------------------------------------------------------------------- */
/* Only of 32-bit moves: 64-bit ones may make addresses that translators look for (stored.c). */
uint32_t a64_immediate(uint32_t word)
{
    uint32_t opcode = word & 0xffc00000; /* and the high bit of the shift, which is 0 */
    return opcode == 0x12800000 || opcode == 0x52800000 || opcode == 0x72800000 ? 0xffff << 5 : 0;
}

static bool is_rewritten(const struct a64_ctx *c)
{
    const struct translate_request *req = c->req;
    return req->rewritten && a64_immediate(c->word) && req->rewritten(req->ctx, c->pc);
}

/* The instruction's imm16, as memory holds it when it runs. */
static uint32_t load_imm16(struct a64_ctx *c)
{
    uint32_t word = ir_load(c->ir, IR_I32, ir_mem(2, 0, IR_PLAIN, IR_ALIGN_NONE), a64_const(c, 1, c->pc), 0);
    return a64_op1(c, IR_bfx, IR_I32, 5 | 16 << 8, word);
}

static uint32_t load_shifted(struct a64_ctx *c, uint32_t hw)
{
    return a64_op2(c, IR_shl, IR_I32, 0, load_imm16(c), a64_const(c, 0, 16 * hw));
}

bool a64_emit_MOVZ(struct a64_ctx *c, uint32_t sf, uint32_t hw, uint32_t imm16, uint32_t rd)
{
    if (!sf && hw >= 2)
        return false;
    a64_put(c, sf, rd, is_rewritten(c) ? load_shifted(c, hw) : a64_const(c, sf, (uint64_t)imm16 << 16 * hw));
    return true;
}

bool a64_emit_MOVN(struct a64_ctx *c, uint32_t sf, uint32_t hw, uint32_t imm16, uint32_t rd)
{
    if (!sf && hw >= 2)
        return false;
    a64_put(c, sf, rd, is_rewritten(c) ? a64_op1(c, IR_not, IR_I32, 0, load_shifted(c, hw))
                                       : a64_const(c, sf, ~((uint64_t)imm16 << 16 * hw)));
    return true;
}

bool a64_emit_MOVK(struct a64_ctx *c, uint32_t sf, uint32_t hw, uint32_t imm16, uint32_t rd)
{
    if (!sf && hw >= 2)
        return false;
    uint16_t field = (uint16_t)(16 * hw | 16 << 8);
    uint32_t imm = is_rewritten(c) ? load_imm16(c) : a64_const(c, sf, imm16);
    a64_put(c, sf, rd, a64_op2(c, IR_bfi, a64_int(sf), field, a64_reg(c, sf, rd), imm));
    return true;
}

/* ---- bitfield --------------------------------------------------------------------------------- */
static bool bad_bitfield(unsigned sf, unsigned n, unsigned immr, unsigned imms)
{
    return sf != n || (!sf && (immr >= 32 || imms >= 32));
}

/* UBFM and SBFM: `field` is bfx or sbfx, `shift` the right shift that goes with it. */
static uint32_t extract(struct a64_ctx *c, enum ir_op field, enum ir_op shift, unsigned sf, unsigned immr,
                        unsigned imms, uint32_t value)
{
    unsigned width = width_of(sf), length = imms + 1;
    enum ir_type t = a64_int(sf);
    if (imms == width - 1)
        return immr ? a64_op2(c, shift, t, 0, value, a64_const(c, sf, immr)) : value;
    if (imms >= immr)
        return a64_op1(c, field, t, (uint16_t)(immr | (length - immr) << 8), value);
    if (length != immr || field == IR_sbfx) /* else LSL: the shift drops the rest */
        value = a64_op1(c, field, t, (uint16_t)(length << 8), value);
    return a64_op2(c, IR_shl, t, 0, value, a64_const(c, sf, width - immr));
}

bool a64_emit_UBFM(struct a64_ctx *c, uint32_t sf, uint32_t n, uint32_t immr, uint32_t imms, uint32_t rn, uint32_t rd)
{
    if (bad_bitfield(sf, n, immr, imms))
        return false;
    a64_put(c, sf, rd, extract(c, IR_bfx, IR_shr, sf, immr, imms, a64_reg(c, sf, rn)));
    return true;
}

bool a64_emit_SBFM(struct a64_ctx *c, uint32_t sf, uint32_t n, uint32_t immr, uint32_t imms, uint32_t rn, uint32_t rd)
{
    if (bad_bitfield(sf, n, immr, imms))
        return false;
    if (sf && immr == 0 && imms == 31) /* SXTW */
        a64_put(c, 1, rd, a64_op1(c, IR_sext, IR_I64, 0, a64_reg(c, 0, rn)));
    else
        a64_put(c, sf, rd, extract(c, IR_sbfx, IR_sar, sf, immr, imms, a64_reg(c, sf, rn)));
    return true;
}

bool a64_emit_BFM(struct a64_ctx *c, uint32_t sf, uint32_t n, uint32_t immr, uint32_t imms, uint32_t rn, uint32_t rd)
{
    if (bad_bitfield(sf, n, immr, imms))
        return false;
    unsigned width = width_of(sf), lsb = 0, length = imms + 1;
    enum ir_type t = a64_int(sf);
    uint32_t value = a64_reg(c, sf, rn);
    if (imms >= immr) { /* BFXIL */
        length = imms - immr + 1;
        if (immr)
            value = a64_op2(c, IR_shr, t, 0, value, a64_const(c, sf, immr));
    } else {
        lsb = width - immr;
    }
    if (length < width)
        value = a64_op2(c, IR_bfi, t, (uint16_t)(lsb | length << 8), a64_reg(c, sf, rd), value);
    a64_put(c, sf, rd, value);
    return true;
}

bool a64_emit_EXTR(struct a64_ctx *c, uint32_t sf, uint32_t n, uint32_t rm, uint32_t imms, uint32_t rn, uint32_t rd)
{
    if (sf != n || (!sf && imms >= 32))
        return false;
    enum ir_type t = a64_int(sf);
    uint32_t low = a64_reg(c, sf, rm);
    if (imms && rn == rm)
        low = a64_op2(c, IR_ror, t, 0, low, a64_const(c, sf, imms));
    else if (imms)
        low = a64_op2(c, IR_extr, t, (uint16_t)imms, a64_reg(c, sf, rn), low);
    a64_put(c, sf, rd, low);
    return true;
}
