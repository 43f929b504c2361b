/* asm.h: the x86-64 assembler: writes one instruction at a time at a cursor. Owns encodings (Intel SDM volume 2);
 * knows nothing of IR or register allocation. */
#ifndef DRAGOMAN_BACKENDS_X86_64_ASM_H
#define DRAGOMAN_BACKENDS_X86_64_ASM_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum gpr { RAX, RCX, RDX, RBX, RSP, RBP, RSI, RDI, R8, R9, R10, R11, R12, R13, R14, R15, NOREG = 0xff };

/* Condition codes as in Jcc/SETcc/CMOVcc; cc ^ 1 is the opposite. */
enum x86_cc { CC_O, CC_NO, CC_B, CC_AE, CC_E, CC_NE, CC_BE, CC_A, CC_S, CC_NS, CC_P, CC_NP, CC_L, CC_GE, CC_LE, CC_G };

struct mem {
    uint8_t base, index; /* NOREG: none */
    uint8_t shift;       /* index << shift, 0..3 */
    int32_t disp;
};
static inline struct mem mem_at(unsigned base, int32_t disp) { return (struct mem){(uint8_t)base, NOREG, 0, disp}; }

struct code {
    uint8_t *p;
};

/* An opcode: low byte, escape map and mandatory prefix. */
enum {
    M_0F = 1 << 8,
    M_38 = 2 << 8,
    M_3A = 3 << 8,
    P_66 = 1 << 10,
    P_F3 = 2 << 10,
    P_F2 = 3 << 10,
    O_W = 1 << 12,    /* REX.W / VEX.W */
    O_BYTE = 1 << 13, /* 8-bit register operands: REX for SPL..DIL */
    O_LOCK = 1 << 14,
    O_16 = 1 << 15,   /* operand-size prefix of an integer instruction */
    O_256 = 1 << 16,  /* VEX.L */
};

static inline void put8(struct code *c, unsigned v) { *c->p++ = (uint8_t)v; }
static inline void put32(struct code *c, uint32_t v)
{
    memcpy(c->p, &v, 4);
    c->p += 4;
}
static inline void put64(struct code *c, uint64_t v)
{
    memcpy(c->p, &v, 8);
    c->p += 8;
}

/* The parts of an instruction; the cursor is passed along, so that it stays in a register. */
static inline uint8_t *enc_32(uint8_t *p, uint32_t v)
{
    memcpy(p, &v, 4);
    return p + 4;
}
static inline uint8_t *enc_op(uint8_t *p, unsigned op)
{
    if (op & M_3A) {
        *p++ = 0x0f;
        if (op & M_38)
            *p++ = op & M_0F ? 0x3a : 0x38; /* M_3A is both bits */
    }
    *p++ = (uint8_t)op;
    return p;
}
static inline uint8_t *enc_prefix(uint8_t *p, unsigned op)
{
    static const uint8_t prefix[4] = {0, 0x66, 0xf3, 0xf2};
    if (op & (O_LOCK | O_16 | P_F2)) {
        if (op & O_LOCK)
            *p++ = 0xf0;
        if (op & O_16)
            *p++ = 0x66;
        if (op & P_F2)
            *p++ = prefix[op >> 10 & 3];
    }
    return p;
}
/* reg, rm registers */
static inline void asm_rr(struct code *c, unsigned op, unsigned reg, unsigned rm)
{
    uint8_t *p = enc_prefix(c->p, op);
    unsigned rex = (op & O_W ? 8u : 0u) | (reg >> 3 & 1u) << 2 | (rm >> 3 & 1u);
    if (rex || (op & O_BYTE && (reg >= 4 || rm >= 4)))
        *p++ = (uint8_t)(0x40 | rex);
    p = enc_op(p, op);
    *p++ = (uint8_t)(0xc0 | (reg & 7) << 3 | (rm & 7));
    c->p = p;
}
static inline uint8_t *enc_mem(uint8_t *p, unsigned reg, struct mem m)
{
    unsigned r = (reg & 7) << 3;
    if (m.base == NOREG) { /* [disp32] or [index * scale + disp32] */
        *p++ = (uint8_t)(r | 4);
        *p++ = (uint8_t)(m.index == NOREG ? 0x25u : (unsigned)m.shift << 6 | (m.index & 7u) << 3 | 5u);
        return enc_32(p, (uint32_t)m.disp);
    }
    bool sib = m.index != NOREG || (m.base & 7) == 4;
    unsigned mod = m.disp == 0 && (m.base & 7) != 5 ? 0 : m.disp >= -128 && m.disp <= 127 ? 1 : 2;
    *p++ = (uint8_t)(mod << 6 | r | (sib ? 4 : (m.base & 7u)));
    if (sib)
        *p++ = (uint8_t)((unsigned)m.shift << 6 | (m.index == NOREG ? 4u : (m.index & 7u)) << 3 | (m.base & 7u));
    enc_32(p, (uint32_t)m.disp); /* as much of it as counts */
    return p + (mod == 2 ? 4 : mod);
}
static inline unsigned asm_mem_rex(unsigned reg, struct mem m)
{
    return (reg >> 3 & 1u) << 2 | (m.index != NOREG && m.index & 8 ? 2u : 0u) | (m.base != NOREG && m.base & 8 ? 1u : 0u);
}
static inline void asm_rm(struct code *c, unsigned op, unsigned reg, struct mem m)
{
    uint8_t *p = enc_prefix(c->p, op);
    unsigned rex = (op & O_W ? 8u : 0u) | asm_mem_rex(reg, m);
    if (rex || (op & O_BYTE && reg >= 4))
        *p++ = (uint8_t)(0x40 | rex);
    c->p = enc_mem(enc_op(p, op), reg, m);
}
/* VEX: reg = op(vvvv, rm); vvvv 0 where the instruction has none */
static inline uint8_t *enc_vex(uint8_t *p, unsigned op, unsigned reg, unsigned vvvv, unsigned x_b /* REX.X << 1 | REX.B */)
{
    unsigned pp = op >> 10 & 3, map = op >> 8 & 3, w = op & O_W ? 1 : 0, l = op & O_256 ? 1 : 0;
    if (map == 1 && !w && !x_b) {
        *p++ = 0xc5;
        *p++ = (uint8_t)((~reg >> 3 & 1u) << 7 | (~vvvv & 15u) << 3 | l << 2 | pp);
    } else {
        *p++ = 0xc4;
        *p++ = (uint8_t)((~reg >> 3 & 1u) << 7 | (~x_b >> 1 & 1u) << 6 | (~x_b & 1u) << 5 | map);
        *p++ = (uint8_t)(w << 7 | (~vvvv & 15u) << 3 | l << 2 | pp);
    }
    *p++ = (uint8_t)op;
    return p;
}
static inline void asm_vex(struct code *c, unsigned op, unsigned reg, unsigned vvvv, unsigned x_b)
{
    c->p = enc_vex(c->p, op, reg, vvvv, x_b);
}
static inline void asm_vrr(struct code *c, unsigned op, unsigned reg, unsigned vvvv, unsigned rm)
{
    uint8_t *p = enc_vex(c->p, op, reg, vvvv, rm >> 3 & 1u);
    *p++ = (uint8_t)(0xc0 | (reg & 7) << 3 | (rm & 7));
    c->p = p;
}
static inline void asm_vrm(struct code *c, unsigned op, unsigned reg, unsigned vvvv, struct mem m)
{
    c->p = enc_mem(enc_vex(c->p, op, reg, vvvv, asm_mem_rex(0, m)), reg, m);
}

/* EVEX, 128 bits, registers 0..31: as asm_vrr */
static inline void asm_evex(struct code *c, unsigned op, unsigned reg, unsigned vvvv, unsigned x_b)
{
    put8(c, 0x62);
    put8(c, (~reg >> 3 & 1u) << 7 | (~x_b >> 1 & 1u) << 6 | (~x_b & 1u) << 5 | (~reg >> 4 & 1u) << 4 | (op >> 8 & 3));
    put8(c, (op & O_W ? 1u : 0u) << 7 | (~vvvv & 15u) << 3 | 1u << 2 | (op >> 10 & 3));
    put8(c, (~vvvv >> 4 & 1u) << 3);
    put8(c, op);
}
static inline void asm_err(struct code *c, unsigned op, unsigned reg, unsigned vvvv, unsigned rm)
{
    asm_evex(c, op, reg, vvvv, rm >> 3 & 3u);
    put8(c, 0xc0 | (reg & 7) << 3 | (rm & 7));
}
/* The same with memory at base + disp; base is not rsp or r12. */
static inline void asm_erm(struct code *c, unsigned op, unsigned reg, unsigned vvvv, struct mem m)
{
    asm_evex(c, op, reg, vvvv, m.base >> 3 & 1u);
    put8(c, 0x80 | (reg & 7) << 3 | (m.base & 7));
    put32(c, (uint32_t)m.disp);
}

/* One no-operation of 1..8 bytes. */
static inline void asm_nop(struct code *c, unsigned n)
{
    static const uint8_t nops[8][8] = {
        {0x90}, {0x66, 0x90}, {0x0f, 0x1f, 0x00}, {0x0f, 0x1f, 0x40, 0}, {0x0f, 0x1f, 0x44, 0, 0}, {0x66, 0x0f, 0x1f, 0x44, 0, 0},
        {0x0f, 0x1f, 0x80, 0, 0, 0, 0}, {0x0f, 0x1f, 0x84, 0, 0, 0, 0, 0}};
    memcpy(c->p, nops[n - 1], n);
    c->p += n;
}

/* ---- integer instructions --------------------------------------------------------------------- */
/* ALU group: the /digit of 81, and the opcode base of the reg forms. */
enum alu { ALU_ADD, ALU_OR, ALU_ADC, ALU_SBB, ALU_AND, ALU_SUB, ALU_XOR, ALU_CMP };
enum shift { SH_ROL, SH_ROR, SH_RCL, SH_RCR, SH_SHL, SH_SHR, SH_SAL, SH_SAR };
static inline unsigned opw(bool w) { return w ? O_W : 0; }

static inline void asm_mov_rr(struct code *c, bool w, unsigned d, unsigned s) { asm_rr(c, opw(w) | 0x8b, d, s); }
static inline void asm_alu_rr(struct code *c, enum alu k, bool w, unsigned d, unsigned s)
{
    asm_rr(c, opw(w) | ((unsigned)k << 3 | 3), d, s);
}
static inline void asm_alu_rm(struct code *c, enum alu k, bool w, unsigned d, struct mem m)
{
    asm_rm(c, opw(w) | ((unsigned)k << 3 | 3), d, m);
}
static inline void asm_alu_ri(struct code *c, enum alu k, bool w, unsigned d, int32_t imm)
{
    if (imm >= -128 && imm <= 127) {
        asm_rr(c, opw(w) | 0x83, k, d);
        put8(c, (uint8_t)imm);
    } else {
        asm_rr(c, opw(w) | 0x81, k, d);
        put32(c, (uint32_t)imm);
    }
}
static inline void asm_alu_mi(struct code *c, enum alu k, bool w, struct mem m, int32_t imm)
{
    if (imm >= -128 && imm <= 127) {
        asm_rm(c, opw(w) | 0x83, k, m);
        put8(c, (uint8_t)imm);
    } else {
        asm_rm(c, opw(w) | 0x81, k, m);
        put32(c, (uint32_t)imm);
    }
}
static inline void asm_shift_ri(struct code *c, enum shift k, bool w, unsigned d, unsigned n)
{
    asm_rr(c, opw(w) | 0xc1, k, d);
    put8(c, n);
}
static inline void asm_mov_ri(struct code *c, unsigned d, uint64_t v)
{
    if (v == 0) {
        asm_rr(c, 0x33, d, d);
    } else if (v <= UINT32_MAX) {
        if (d & 8)
            put8(c, 0x41);
        put8(c, 0xb8 | (d & 7));
        put32(c, (uint32_t)v);
    } else if ((int64_t)v == (int32_t)v) {
        asm_rr(c, O_W | 0xc7, 0, d);
        put32(c, (uint32_t)v);
    } else {
        put8(c, 0x48 | (d >> 3 & 1));
        put8(c, 0xb8 | (d & 7));
        put64(c, v);
    }
}
/* The same without touching the host flags. */
static inline void asm_mov_ri_keep(struct code *c, unsigned d, uint64_t v)
{
    if (v == 0) {
        if (d & 8)
            put8(c, 0x41);
        put8(c, 0xb8 | (d & 7));
        put32(c, 0);
    } else {
        asm_mov_ri(c, d, v);
    }
}
static inline void asm_mov_rm(struct code *c, bool w, unsigned d, struct mem m) { asm_rm(c, opw(w) | 0x8b, d, m); }
static inline void asm_mov_mr(struct code *c, bool w, struct mem m, unsigned s) { asm_rm(c, opw(w) | 0x89, s, m); }
static inline void asm_lea(struct code *c, bool w, unsigned d, struct mem m) { asm_rm(c, opw(w) | 0x8d, d, m); }
static inline void asm_setcc(struct code *c, enum x86_cc cc, unsigned d) { asm_rr(c, M_0F | O_BYTE | (0x90 | (unsigned)cc), 0, d); }
static inline void asm_movzx8(struct code *c, unsigned d, unsigned s) { asm_rr(c, M_0F | O_BYTE | 0xb6, d, s); }
static inline void asm_cmov(struct code *c, enum x86_cc cc, bool w, unsigned d, unsigned s) { asm_rr(c, opw(w) | M_0F | (0x40 | (unsigned)cc), d, s); }
static inline void asm_test_rr(struct code *c, bool w, unsigned a, unsigned b) { asm_rr(c, opw(w) | 0x85, b, a); }
static inline void asm_test_ri(struct code *c, bool w, unsigned a, uint32_t imm)
{
    if (imm <= 0x7f) {
        asm_rr(c, O_BYTE | 0xf6, 0, a);
        put8(c, imm);
    } else {
        asm_rr(c, opw(w) | 0xf7, 0, a);
        put32(c, imm);
    }
}
static inline void asm_push(struct code *c, unsigned r)
{
    if (r & 8)
        put8(c, 0x41);
    put8(c, 0x50 | (r & 7));
}
static inline void asm_pop(struct code *c, unsigned r)
{
    if (r & 8)
        put8(c, 0x41);
    put8(c, 0x58 | (r & 7));
}
/* Short forward jumps inside one emitter: returns the place of the displacement byte. */
static inline void asm_nops(struct code *c, unsigned n)
{
    for (; n > 8; n -= 8)
        asm_nop(c, 8);
    if (n)
        asm_nop(c, n);
}
/* sub dword [at], 1: 7 bytes */
static inline void asm_sub1_rip(struct code *c, const uint8_t *at)
{
    put8(c, 0x83);
    put8(c, 0x2d);
    put32(c, (uint32_t)(at - (c->p + 5)));
    put8(c, 1);
}
static inline uint8_t *asm_jcc8(struct code *c, enum x86_cc cc)
{
    put8(c, 0x70 | (unsigned)cc);
    put8(c, 0);
    return c->p - 1;
}
static inline uint8_t *asm_jmp8(struct code *c)
{
    put8(c, 0xeb);
    put8(c, 0);
    return c->p - 1;
}
static inline void asm_here8(struct code *c, uint8_t *at) { *at = (uint8_t)(c->p - at - 1); }
/* 32-bit displacements to a known place, or to be filled in. */
static inline uint8_t *asm_jcc32(struct code *c, enum x86_cc cc)
{
    put8(c, 0x0f);
    put8(c, 0x80 | (unsigned)cc);
    put32(c, 0);
    return c->p - 4;
}
static inline uint8_t *asm_jmp32(struct code *c)
{
    put8(c, 0xe9);
    put32(c, 0);
    return c->p - 4;
}
static inline uint8_t *asm_call32(struct code *c)
{
    put8(c, 0xe8);
    put32(c, 0);
    return c->p - 4;
}
static inline void asm_link32(uint8_t *at, const uint8_t *target)
{
    int32_t d = (int32_t)(target - (at + 4));
    memcpy(at, &d, 4);
}

#endif
