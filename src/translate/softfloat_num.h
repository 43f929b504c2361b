/* softfloat_num.h: numbers taken apart, for the softfloat files only. */
#ifndef DRAGOMAN_TRANSLATE_SOFTFLOAT_NUM_H
#define DRAGOMAN_TRANSLATE_SOFTFLOAT_NUM_H

#include "translate/softfloat.h"

typedef unsigned __int128 sf_u128;

struct sf_layout {
    int bits, frac; /* width, fraction bits */
    int emin;       /* exponent of the smallest normal number */
    uint64_t inf;   /* bits of +infinity */
};
extern const struct sf_layout sf_layouts[3];

enum sf_class { SF_ZERO, SF_FINITE, SF_INF, SF_QNAN, SF_SNAN };

/* FINITE: (-1)^sign * sig * 2^exp, sig not 0 */
struct sf_num {
    enum sf_class cls;
    bool sign;
    int exp;
    uint64_t sig;
    uint64_t bits; /* as it came */
};

static inline uint64_t sf_sign_bit(enum sf_format f) { return UINT64_C(1) << (sf_layouts[f].bits - 1); }
static inline uint64_t sf_mask(enum sf_format f) { return ~UINT64_C(0) >> (64 - sf_layouts[f].bits); }
static inline uint64_t sf_quiet_bit(enum sf_format f) { return UINT64_C(1) << (sf_layouts[f].frac - 1); }
static inline uint64_t sf_signed(enum sf_format f, bool sign, uint64_t bits)
{
    return sign ? bits | sf_sign_bit(f) : bits;
}
static inline uint64_t sf_zero(enum sf_format f, bool sign) { return sf_signed(f, sign, 0); }
static inline uint64_t sf_inf(enum sf_format f, bool sign) { return sf_signed(f, sign, sf_layouts[f].inf); }
static inline bool sf_is_nan(struct sf_num n) { return n.cls >= SF_QNAN; }

static inline enum ir_round sf_mode(const struct sf_env *env)
{
    static const enum ir_round modes[4] = {IR_RN_EVEN, IR_RN_UP, IR_RN_DOWN, IR_RN_ZERO};
    return env->round == IR_RN_DYNAMIC ? modes[env->control & FP_ROUND_MASK] : env->round;
}

/* Conversion is between formats: FP_FLUSH16 does not apply, FP_ALT_HALF does. */
enum sf_purpose { SF_ARITHMETIC, SF_CONVERSION };
struct sf_num sf_unpack(struct sf_env *env, enum sf_format f, uint64_t bits, enum sf_purpose purpose);
/* sig * 2^exp, rounded; sig is not 0 and its bit 0 may stand for anything not 0 below. */
uint64_t sf_round_pack(struct sf_env *env, enum sf_format f, bool sign, int exp, sf_u128 sig, enum sf_purpose purpose);

uint64_t sf_default_nan(const struct sf_env *env, enum sf_format f);
uint64_t sf_invalid(struct sf_env *env, enum sf_format f); /* raises it; the default NaN */
/* The result of an operation with NaN operands, n of them in order of priority; at least one is a NaN. */
uint64_t sf_propagate(struct sf_env *env, enum sf_format f, const struct sf_num *operands, unsigned n);

/* What dropping the low bits of sig leaves: the quotient, and the rest against half a unit. */
enum sf_rest { SF_EXACT, SF_BELOW_HALF, SF_HALF, SF_ABOVE_HALF };
sf_u128 sf_drop(sf_u128 sig, int drop, enum sf_rest *rest); /* drop >= 0, any size */
/* The magnitude `kept` rounded by its rest. */
sf_u128 sf_round_rest(enum ir_round mode, bool sign, sf_u128 kept, enum sf_rest rest);

#endif
