/* asm.h: the x86-64 assembler: writes one instruction at a time at a cursor. Owns encodings (Intel SDM volume 2);
 * knows nothing of IR or register allocation. What takes many instructions to encode is in asm.c. */
#ifndef DRAGOMAN_BACKENDS_X86_64_ASM_H
#define DRAGOMAN_BACKENDS_X86_64_ASM_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* NOREG as an index is encoded as what it means: none. */
enum gpr { RAX, RCX, RDX, RBX, RSP, RBP, RSI, RDI, R8, R9, R10, R11, R12, R13, R14, R15, NOREG = 0x50 | RSP };

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

enum { CALL_REL32 = 0xe8, JMP_REL32 = 0xe9 };
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
    O_256 = 1 << 16,  /* VEX.L, EVEX.L'L */
    O_512 = 1 << 17,
};

/* Instructions are written in words of 8 bytes of which only the first may count: there is that much room behind the cursor.
 * The cursor is read once and written once for each, as it might be what is written. */
static inline uint8_t *enc_64(uint8_t *p, uint64_t v, unsigned length)
{
    memcpy(p, &v, sizeof v);
    return p + length;
}
static inline void put8(struct code *c, unsigned v) { *c->p++ = (uint8_t)v; }
static inline void put32(struct code *c, uint32_t v)
{
    memcpy(c->p, &v, 4);
    c->p += 4;
}
static inline void put64(struct code *c, uint64_t v) { c->p = enc_64(c->p, v, 8); }

/* Prefixes and REX.W, R, X, B (bits 3..0); bytes: the registers are SPL..DIL, if they are 4..7 */
static inline uint8_t *enc_rex(uint8_t *p, unsigned op, unsigned wrxb, bool bytes)
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
    unsigned rex = (op & O_W ? 8u : 0u) | wrxb;
    *p = (uint8_t)(0x40 | rex); /* stays if needed */
    return p + ((rex | (bytes && op & O_BYTE)) != 0);
}
/* The opcode, and what follows: up to 4 bytes */
static inline uint8_t *enc_op(uint8_t *p, unsigned op, uint32_t rest, unsigned length)
{
    uint64_t word = (uint8_t)op | (uint64_t)rest << 8;
    length++;
    if (op & M_3A) {
        if (op & M_38) {
            word = word << 8 | (op & M_0F ? 0x3a : 0x38); /* M_3A is both bits */
            length++;
        }
        word = word << 8 | 0x0f;
        length++;
    }
    return enc_64(p, word, length);
}
/* reg, rm registers */
static inline void asm_rr(struct code *c, unsigned op, unsigned reg, unsigned rm)
{
    uint8_t *p = enc_rex(c->p, op, (reg >> 3 & 1u) << 2 | (rm >> 3 & 1u), reg >= 4 || rm >= 4);
    c->p = enc_op(p, op, 0xc0 | (reg & 7) << 3 | (rm & 7), 1);
}
/* The same with one byte behind it. */
static inline void asm_rri(struct code *c, unsigned op, unsigned reg, unsigned rm, unsigned imm)
{
    uint8_t *p = enc_rex(c->p, op, (reg >> 3 & 1u) << 2 | (rm >> 3 & 1u), reg >= 4 || rm >= 4);
    c->p = enc_op(p, op, 0xc0 | (reg & 7) << 3 | (rm & 7) | (imm & 0xff) << 8, 2);
}
/* ModRM and what belongs to it */
uint8_t *enc_sib(uint8_t *p, unsigned reg, struct mem m);
static inline uint8_t *enc_mem(uint8_t *p, unsigned reg, struct mem m)
{
    unsigned low = m.base & 7u;
    if (m.index != NOREG || low == 4) /* or no base */
        return enc_sib(p, reg, m);
    uint64_t word = (uint64_t)(uint32_t)m.disp << 8 | (reg & 7) << 3 | low;
    if (m.disp != (int8_t)m.disp)
        return enc_64(p, word | 0x80, 5);
    return m.disp != 0 || low == 5 ? enc_64(p, word | 0x40, 2) : enc_64(p, word, 1);
}
static inline unsigned asm_mem_rex(unsigned reg, struct mem m)
{
    return (reg >> 3 & 1u) << 2 | (m.index >> 3 & 1u) << 1 | (m.base >> 3 & 1u);
}
void asm_rm(struct code *c, unsigned op, unsigned reg, struct mem m);
/* The same for what has no prefix and only two maps: its REX, the opcode, and how many bytes these are */
#define PLAIN_OP(op) \
    ((op) & M_0F ? 3u << 24 | ((op) & 0xffu) << 16 | 0x0f << 8 | PLAIN_REX(op) : 2u << 24 | ((op) & 0xffu) << 8 | PLAIN_REX(op))
#define PLAIN_REX(op) ((op) & O_W ? 0x48u : 0x40u)
void enc_plain_rm(struct code *c, uint32_t plain, unsigned reg, struct mem m);
static inline void asm_plain_rm(struct code *c, unsigned op, unsigned reg, struct mem m) { enc_plain_rm(c, PLAIN_OP(op), reg, m); }
void enc_plain_rb(struct code *c, uint32_t plain, unsigned reg, unsigned base, int32_t disp); /* [base + disp] */
/* The same for opcodes of one byte, and base R15 */
static inline void asm_plain_r15(struct code *c, unsigned op, unsigned reg, int32_t disp)
{
    uint64_t word = (op & O_W ? 0x49 : 0x41) | (reg >> 3 & 1u) << 2 | (op & 0xff) << 8 | ((reg & 7) << 3 | 7) << 16 | (uint64_t)(uint32_t)disp << 24;
    if (disp != (int8_t)disp)
        c->p = enc_64(c->p, word | 0x80 << 16, 7);
    else
        c->p = disp ? enc_64(c->p, word | 0x40 << 16, 4) : enc_64(c->p, word, 3);
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

/* EVEX, registers 0..31: as asm_vrr */
static inline void asm_evex(struct code *c, unsigned op, unsigned reg, unsigned vvvv, unsigned x_b)
{
    put8(c, 0x62);
    put8(c, (~reg >> 3 & 1u) << 7 | (~x_b >> 1 & 1u) << 6 | (~x_b & 1u) << 5 | (~reg >> 4 & 1u) << 4 | (op >> 8 & 3));
    put8(c, (op & O_W ? 1u : 0u) << 7 | (~vvvv & 15u) << 3 | 1u << 2 | (op >> 10 & 3));
    put8(c, (~vvvv >> 4 & 1u) << 3 | (op >> 16 & 3) << 5);
    put8(c, op);
}
static inline void asm_err(struct code *c, unsigned op, unsigned reg, unsigned vvvv, unsigned rm)
{
    asm_evex(c, op, reg, vvvv, rm >> 3 & 3u);
    put8(c, 0xc0 | (reg & 7) << 3 | (rm & 7));
}
/* The same with memory at base + disp. */
static inline void asm_erm(struct code *c, unsigned op, unsigned reg, unsigned vvvv, struct mem m)
{
    asm_evex(c, op, reg, vvvv, m.base >> 3 & 1u);
    put8(c, 0x80 | (reg & 7) << 3 | (m.base & 7));
    if ((m.base & 7) == 4)
        put8(c, 0x24);
    put32(c, (uint32_t)m.disp);
}

/* One no-operation of 1..8 bytes. */
static inline void asm_nop(struct code *c, unsigned n)
{
    static const uint64_t nops[8] = {0x90, 0x9066, 0x001f0f, 0x00401f0f, 0x0000441f0f, 0x0000441f0f66, 0x00000000801f0f, 0x0000000000841f0f};
    c->p = enc_64(c->p, nops[n - 1], n);
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
    asm_plain_rm(c, opw(w) | ((unsigned)k << 3 | 3), d, m);
}
void asm_alu_ri(struct code *c, enum alu k, bool w, unsigned d, int32_t imm);
void asm_alu_mi(struct code *c, enum alu k, bool w, struct mem m, int32_t imm);
static inline void asm_shift_ri(struct code *c, enum shift k, bool w, unsigned d, unsigned n) { asm_rri(c, opw(w) | 0xc1, k, d, n); }
void asm_mov_ri(struct code *c, unsigned d, uint64_t v);
void asm_mov_ri_keep(struct code *c, unsigned d, uint64_t v); /* changes no flags of the host */
static inline void asm_mov_rm(struct code *c, bool w, unsigned d, struct mem m) { asm_plain_rm(c, opw(w) | 0x8b, d, m); }
static inline void asm_mov_mr(struct code *c, bool w, struct mem m, unsigned s) { asm_plain_rm(c, opw(w) | 0x89, s, m); }
static inline void asm_lea(struct code *c, bool w, unsigned d, struct mem m) { asm_plain_rm(c, opw(w) | 0x8d, d, m); }
/* MXCSR to and from memory */
static inline void asm_stmxcsr(struct code *c, struct mem m) { asm_rm(c, M_0F | 0xae, 3, m); }
static inline void asm_ldmxcsr(struct code *c, struct mem m) { asm_rm(c, M_0F | 0xae, 2, m); }
/* [s + disp] */
static inline void asm_lea_disp(struct code *c, bool w, unsigned d, unsigned s, int32_t disp)
{
    enc_plain_rb(c, PLAIN_OP(0x8d) | (w ? 8 : 0), d, s, disp);
}
static inline void asm_setcc(struct code *c, enum x86_cc cc, unsigned d) { asm_rr(c, M_0F | O_BYTE | (0x90 | (unsigned)cc), 0, d); }
static inline void asm_movzx8(struct code *c, unsigned d, unsigned s) { asm_rr(c, M_0F | O_BYTE | 0xb6, d, s); }
static inline void asm_cmov(struct code *c, enum x86_cc cc, bool w, unsigned d, unsigned s) { asm_rr(c, opw(w) | M_0F | (0x40 | (unsigned)cc), d, s); }
static inline void asm_test_rr(struct code *c, bool w, unsigned a, unsigned b) { asm_rr(c, opw(w) | 0x85, b, a); }
void asm_test_ri(struct code *c, bool w, unsigned a, uint32_t imm);
static inline uint8_t *enc_low(uint8_t *p, unsigned op, unsigned r) /* the opcode has the register's number */
{
    return r & 8 ? enc_64(p, 0x41 | (op | (r & 7)) << 8, 2) : enc_64(p, op | r, 1);
}
static inline void asm_push(struct code *c, unsigned r) { c->p = enc_low(c->p, 0x50, r); }
static inline void asm_pop(struct code *c, unsigned r) { c->p = enc_low(c->p, 0x58, r); }
/* Short forward jumps inside one emitter: returns the place of the displacement byte. */
static inline void asm_nops(struct code *c, unsigned n)
{
    for (; n > 8; n -= 8)
        asm_nop(c, 8);
    if (n)
        asm_nop(c, n);
}
/* dec dword [at]: 6 bytes */
static inline uint8_t *asm_dec_rip(struct code *c, const uint8_t *at) /* returns the displacement */
{
    c->p = enc_64(c->p, 0x0dff | (uint64_t)(uint32_t)(at - (c->p + 6)) << 16, 6);
    return c->p - 4;
}
static inline uint8_t *asm_jcc8(struct code *c, enum x86_cc cc)
{
    c->p = enc_64(c->p, 0x70 | (unsigned)cc, 2);
    return c->p - 1;
}
static inline uint8_t *asm_jmp8(struct code *c)
{
    c->p = enc_64(c->p, 0xeb, 2);
    return c->p - 1;
}
static inline void asm_link8(uint8_t *at, const uint8_t *target) { *at = (uint8_t)(target - at - 1); }
static inline void asm_here8(struct code *c, uint8_t *at) { asm_link8(at, c->p); }
/* 32-bit displacements to a known place, or to be filled in. */
static inline uint8_t *asm_jcc32(struct code *c, enum x86_cc cc)
{
    c->p = enc_64(c->p, 0x800f | (unsigned)cc << 8, 6);
    return c->p - 4;
}
static inline uint8_t *asm_jmp32(struct code *c)
{
    c->p = enc_64(c->p, 0xe9, 5);
    return c->p - 4;
}
static inline uint8_t *asm_call32(struct code *c)
{
    c->p = enc_64(c->p, 0xe8, 5);
    return c->p - 4;
}
static inline void asm_link32(uint8_t *at, const uint8_t *target)
{
    int32_t d = (int32_t)(target - (at + 4));
    memcpy(at, &d, 4);
}

#endif
