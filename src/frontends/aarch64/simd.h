/* simd.h: what the emitters of integer Advanced SIMD instructions share: the shape of an operation, and short builders
 * for vectors. Knows nothing of floating point, memory, or hosts. */
#ifndef DRAGOMAN_FRONTENDS_AARCH64_SIMD_H
#define DRAGOMAN_FRONTENDS_AARCH64_SIMD_H

#include "frontends/aarch64/a64.h"

/* Sets of lane sizes, by bit number = log2 bytes. */
enum simd_sizes {
    SIMD_B = 1, SIMD_H = 2, SIMD_S = 4, SIMD_D = 8,
    SIMD_BH = SIMD_B | SIMD_H, SIMD_HS = SIMD_H | SIMD_S, SIMD_BHS = SIMD_BH | SIMD_S, SIMD_BHSD = SIMD_BHS | SIMD_D,
};

/* One operation: vector and scalar forms differ in the number of result bytes only. */
struct simd {
    unsigned lane;        /* log2 bytes of a lane; of the narrower side where sizes differ */
    unsigned bytes;       /* low bytes of the result that are kept: 16, 8, or one lane of a scalar form */
    unsigned rd;          /* destination, also the accumulator */
    enum ir_op op, op2;   /* what the builder is to use */
};
/* Computes the result from n and m (two-operand instructions: m is IR_NONE), and records saturation. */
typedef uint32_t simd_fn(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m);

static inline unsigned simd_bits(unsigned lane) { return 8u << lane; }
static inline uint64_t simd_min(unsigned lane) { return UINT64_C(1) << (simd_bits(lane) - 1); } /* most negative */
/* Bytes of a vector (q = 0, 1); of a scalar with such a lane. */
static inline unsigned simd_vector(unsigned q) { return q ? 16 : 8; }
static inline unsigned simd_scalar(unsigned lane) { return 1u << lane; }
/* Is the lane size one of `sizes`, and not a single 64-bit lane in a vector form? */
static inline bool simd_sizes_ok(unsigned sizes, unsigned size, unsigned q)
{
    return (sizes >> size & 1) && (size != 3 || q);
}

static inline uint32_t simd1(struct a64_ctx *c, enum ir_op op, unsigned lane, unsigned imm, uint32_t a)
{
    return a64_op1(c, op, IR_V128, ir_lane(lane, imm), a);
}
static inline uint32_t simd2(struct a64_ctx *c, enum ir_op op, unsigned lane, uint32_t a, uint32_t b)
{
    return a64_op2(c, op, IR_V128, ir_lane(lane, 0), a, b);
}
/* Operations on the whole register, without lanes. */
static inline uint32_t simd_bit(struct a64_ctx *c, enum ir_op op, uint32_t a, uint32_t b)
{
    return a64_op2(c, op, IR_V128, 0, a, b);
}
static inline uint32_t simd_bsl(struct a64_ctx *c, uint32_t mask, uint32_t ones, uint32_t zeros)
{
    return a64_op3(c, IR_vbsl, IR_V128, 0, mask, ones, zeros);
}
/* Lane 1 of two 64-bit lanes, in both. */
static inline uint32_t simd_high(struct a64_ctx *c, uint32_t v) { return simd1(c, IR_vduplane, 3, 1, v); }
/* The low halves of a and b, a first. */
static inline uint32_t simd_join(struct a64_ctx *c, uint32_t a, uint32_t b) { return simd2(c, IR_vzip1, 3, a, b); }

uint32_t simd_const(struct a64_ctx *c, uint64_t low, uint64_t high);
uint32_t simd_splat(struct a64_ctx *c, unsigned lane, uint64_t value);
/* v with all but its low `bytes` bytes zero. */
uint32_t simd_low(struct a64_ctx *c, unsigned bytes, uint32_t v);
/* Writes the kept bytes of the result. */
void simd_put(struct a64_ctx *c, const struct simd *s, uint32_t v);
/* FPSR.QC becomes 1 if a bit is set in the low `bytes` bytes of `difference`. */
void simd_saturated(struct a64_ctx *c, unsigned bytes, uint32_t difference);
/* Writes a narrowed result (its upper half is zero) to the low half, or with upper = 1 to the upper half of rd. */
void simd_put_half(struct a64_ctx *c, unsigned upper, unsigned rd, uint32_t v);
/* Sums of neighbouring lanes, twice as wide (lane: the source's). */
uint32_t simd_addlp(struct a64_ctx *c, bool is_signed, unsigned lane, uint32_t v);

/* Builders used by several groups. */
simd_fn simd_direct;      /* n op m */
simd_fn simd_saturating;  /* n op m, where op2 is the operation that wraps */

#endif
