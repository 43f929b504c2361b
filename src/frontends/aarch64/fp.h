/* fp.h: what the A64 floating-point emitters share: operand types and attributes.
 * Knows nothing of decoding, nor of the meaning of single instructions. */
#ifndef DRAGOMAN_FRONTENDS_AARCH64_FP_H
#define DRAGOMAN_FRONTENDS_AARCH64_FP_H

#include "frontends/aarch64/a64.h"

/* The scalar type of an ftype field; IR_VOID: unallocated. */
static inline enum ir_type fp_type(uint32_t ftype)
{
    static const uint8_t types[4] = {IR_F32, IR_F64, IR_VOID, IR_F16};
    return (enum ir_type)types[ftype & 3];
}
/* The scalar type of a lane, and the integer type that holds its bits. */
static inline enum ir_type fp_lane_type(unsigned lane) { return lane == 3 ? IR_F64 : lane == 2 ? IR_F32 : IR_F16; }
static inline enum ir_type fp_bits_type(enum ir_type t) { return t == IR_F64 ? IR_I64 : IR_I32; }

/* aux of an FP operation under the dynamic rounding mode. */
static inline uint16_t fp_aux(const struct a64_ctx *c) { return ir_fp(IR_RN_DYNAMIC, 0, IR_VOID) | a64_careful(c); }
static inline uint16_t vfp_aux(const struct a64_ctx *c, unsigned lane, enum ir_round round, unsigned flags)
{
    return ir_vfp(lane, round, flags) | a64_careful(c);
}
static inline uint32_t fp_const(struct a64_ctx *c, enum ir_type t, uint64_t bits)
{
    return a64_op1(c, IR_i2f, t, 0, ir_iconst(c->ir, fp_bits_type(t), bits));
}
/* A constant with the same bits in every lane. */
static inline uint32_t fp_vconst(struct a64_ctx *c, unsigned lane, uint64_t bits)
{
    union ir_val v = {.b = {0}};
    for (unsigned i = 0; i < 16u >> lane; i++)
        switch (lane) {
        case 1: v.h[i] = (uint16_t)bits; break;
        case 2: v.s[i] = (uint32_t)bits; break;
        default: v.d[i] = bits; break;
        }
    return ir_vconst(c->ir, v);
}
/* Bits of 2^e in the format of a lane; e within its normal range. */
static inline uint64_t fp_pow2(unsigned lane, int e)
{
    return lane == 3 ? (uint64_t)(e + 1023) << 52 : lane == 2 ? (uint64_t)(e + 127) << 23 : (uint64_t)(e + 15) << 10;
}
/* Vn as the operand of a trapping vector operation: the garbage above a 64-bit vector must raise nothing, so the
 * low half, which raises only what it may, stands in for it. */
static inline uint32_t fp_vreg(struct a64_ctx *c, unsigned q, unsigned n)
{
    uint32_t v = a64_v(c, n);
    return q ? v : a64_op2(c, IR_vzip1, IR_V128, ir_lane(3, 0), v, v);
}
/* VFPExpandImm of the Arm ARM. */
uint64_t fp_expand_imm(enum ir_type t, uint32_t imm8);

#endif
