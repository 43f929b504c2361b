/* softfloat.h: IEEE 754 arithmetic on bit patterns: half, single and double precision, exact in results and flags.
 * Uses no host floating point, so it may run under any host FP mode and in signal handlers.
 *
 * Values are the format's bits in the low part of a uint64_t (upper bits of arguments are ignored, of results zero).
 * Architectural choices follow the NaN rule:
 *   IR_NAN_ARM        tininess before rounding; flushed inputs set FP_DENORMAL (not half), flushed results set
 *                     FP_UNDERFLOW only; signalling NaNs first, then quiet ones, in operand order
 *   IR_NAN_X86        tininess after rounding; flushed inputs set nothing, flushed results FP_UNDERFLOW and FP_INEXACT;
 *                     the first NaN operand; default NaN negative
 *   IR_NAN_CANONICAL  as X86, but every NaN result is the (positive) default NaN */
#ifndef DRAGOMAN_TRANSLATE_SOFTFLOAT_H
#define DRAGOMAN_TRANSLATE_SOFTFLOAT_H

#include <stdbool.h>
#include <stdint.h>

#include "translate/ir.h"

enum sf_format { SF_F16, SF_F32, SF_F64 };

struct sf_env {
    uint32_t control;    /* enum fp_control */
    uint32_t status;     /* enum fp_status; operations add to it */
    enum ir_nan nan;
    enum ir_round round; /* of results; IR_RN_DYNAMIC: as control says */
};

/* ---- arithmetic (softfloat.c) ---------------------------------------------------------------- */
uint64_t sf_add(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b);
uint64_t sf_sub(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b);
uint64_t sf_mul(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b);
uint64_t sf_div(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b);
uint64_t sf_sqrt(struct sf_env *env, enum sf_format f, uint64_t a);
uint64_t sf_fma(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b, uint64_t c); /* a * b + c */
uint64_t sf_fma_half(struct sf_env *env, uint64_t a, uint64_t b, uint64_t c); /* the same of half precision a and b, single c */

/* ---- with infinity by zero a number (softfloat_steps.c) --------------------------------------- */
uint64_t sf_mulx(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b);       /* a * b, or 2 */
uint64_t sf_recip_step(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b); /* 2 - a * b, or 2 */
uint64_t sf_rsqrt_step(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b); /* (3 - a * b) / 2, or 1.5 */

/* ---- estimates (softfloat_estimate.c) --------------------------------------------------------- */
uint64_t sf_recip_estimate(struct sf_env *env, enum sf_format f, uint64_t a);
uint64_t sf_rsqrt_estimate(struct sf_env *env, enum sf_format f, uint64_t a);
/* 256 <= a < 512, in units of 2^-9: 1 / a in units of 2^-8, 256 <= result < 512 */
unsigned sf_recip_fraction(unsigned a);
/* 128 <= a < 512, in units of 2^-9: 1 / sqrt(a) in units of 2^-8, 256 <= result < 512 */
unsigned sf_rsqrt_fraction(unsigned a);

/* ---- comparisons (softfloat_compare.c) ------------------------------------------------------- */
/* NaN if either is; -0 < +0. nm: a quiet NaN loses against a number. */
uint64_t sf_min(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b);
uint64_t sf_max(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b);
uint64_t sf_minnm(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b);
uint64_t sf_maxnm(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b);
enum sf_order { SF_LESS, SF_EQUAL, SF_GREATER, SF_UNORDERED };
enum sf_order sf_compare(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b, bool signal);

/* ---- conversions (softfloat_convert.c) ------------------------------------------------------- */
uint64_t sf_round_int(struct sf_env *env, enum sf_format f, uint64_t a, bool exact);
/* To an integral value that fits a signed integer of `bits` bits; else -2^(bits-1) and invalid. */
uint64_t sf_round_int_n(struct sf_env *env, enum sf_format f, uint64_t a, unsigned bits);
uint64_t sf_convert(struct sf_env *env, enum sf_format to, enum sf_format from, uint64_t a);
/* a * 2^scale to an integer of `bits` bits (32, 64, or a vector lane's 16), saturating, NaN -> 0. Zero-extended. */
uint64_t sf_to_int(struct sf_env *env, enum sf_format f, uint64_t a, unsigned bits, bool is_unsigned, unsigned scale);
/* An integer of `bits` bits / 2^scale. */
uint64_t sf_from_int(struct sf_env *env, enum sf_format f, uint64_t a, unsigned bits, bool is_unsigned, unsigned scale);
/* Double toward zero to an integer modulo 2^32; out of range is invalid. */
uint32_t sf_to_int_modulo(struct sf_env *env, uint64_t a);

#endif
