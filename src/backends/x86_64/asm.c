/* asm.c: the longer encoders of asm.h. */
#include "backends/x86_64/asm.h"

uint8_t *enc_sib(uint8_t *p, unsigned reg, struct mem m)
{
    unsigned mod = m.disp == (int8_t)m.disp ? m.disp != 0 || (m.base & 7) == 5 : 2, length = mod == 2 ? 6 : mod + 2, base = m.base & 7;
    if (m.base == NOREG) { /* [disp32] or [index * scale + disp32] */
        base = 5;
        mod = 0;
        length = 6;
    }
    unsigned sib = (unsigned)m.shift << 6 | (m.index & 7u) << 3 | base;
    return enc_64(p, mod << 6 | (reg & 7) << 3 | 4 | sib << 8 | (uint64_t)(uint32_t)m.disp << 16, length);
}

void enc_plain_rm(struct code *c, uint32_t plain, unsigned reg, struct mem m)
{
    unsigned length = plain >> 24;
    plain |= asm_mem_rex(reg, m);
    bool rex = (uint8_t)plain != 0x40;
    c->p = enc_mem(enc_64(c->p, rex ? plain : plain >> 8, rex ? length : length - 1), reg, m);
}

void enc_plain_rb(struct code *c, uint32_t plain, unsigned reg, unsigned base, int32_t disp)
{
    unsigned low = base & 7, length = plain >> 24;
    if (low == 4) {
        enc_plain_rm(c, plain, reg, mem_at(base, disp));
        return;
    }
    plain = (plain & 0xffffff) | (reg >> 3) << 2 | base >> 3;
    if ((uint8_t)plain == 0x40) {
        plain >>= 8;
        length--;
    }
    uint64_t rest = (uint64_t)(uint32_t)disp << 8 | (reg & 7) << 3 | low;
    if (disp != (int8_t)disp)
        c->p = enc_64(c->p, (rest | 0x80) << 8 * length | plain, length + 5);
    else if (disp != 0 || low == 5)
        c->p = enc_64(c->p, (rest | 0x40) << 8 * length | plain, length + 2);
    else
        c->p = enc_64(c->p, rest << 8 * length | plain, length + 1);
}

void asm_rm(struct code *c, unsigned op, unsigned reg, struct mem m)
{
    uint8_t *p = enc_rex(c->p, op, asm_mem_rex(reg, m), reg >= 4);
    c->p = enc_mem(enc_op(p, op, 0, 0), reg, m);
}

void asm_alu_ri(struct code *c, enum alu k, bool w, unsigned d, int32_t imm)
{
    if (imm == (int8_t)imm) {
        asm_rri(c, opw(w) | 0x83, k, d, (unsigned)imm);
    } else {
        asm_rr(c, opw(w) | 0x81, k, d);
        put32(c, (uint32_t)imm);
    }
}

void asm_alu_mi(struct code *c, enum alu k, bool w, struct mem m, int32_t imm)
{
    if (imm == (int8_t)imm) {
        asm_plain_rm(c, opw(w) | 0x83, k, m);
        put8(c, (uint8_t)imm);
    } else {
        asm_plain_rm(c, opw(w) | 0x81, k, m);
        put32(c, (uint32_t)imm);
    }
}

void asm_mov_ri(struct code *c, unsigned d, uint64_t v)
{
    if (v == 0)
        asm_rr(c, 0x33, d, d);
    else
        asm_mov_ri_keep(c, d, v);
}

void asm_mov_ri_keep(struct code *c, unsigned d, uint64_t v)
{
    if (v <= UINT32_MAX) {
        uint64_t word = v << 8 | 0xb8 | (d & 7);
        c->p = d & 8 ? enc_64(c->p, word << 8 | 0x41, 6) : enc_64(c->p, word, 5);
    } else if ((int64_t)v == (int32_t)v) {
        c->p = enc_64(c->p, v << 24 | (0xc0 | (d & 7)) << 16 | 0xc7 << 8 | 0x48 | d >> 3, 7);
    } else {
        c->p = enc_64(enc_64(c->p, (0xb8 | (d & 7)) << 8 | 0x48 | d >> 3, 2), v, 8);
    }
}

void asm_test_ri(struct code *c, bool w, unsigned a, uint32_t imm)
{
    if (imm <= 0x7f) {
        asm_rri(c, O_BYTE | 0xf6, 0, a, imm);
    } else {
        asm_rr(c, opw(w) | 0xf7, 0, a);
        put32(c, imm);
    }
}
