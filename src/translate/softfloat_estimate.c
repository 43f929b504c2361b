/* softfloat_estimate.c: estimates of reciprocals and reciprocal square roots with 8 bits of fraction, where a divided
 * number's first 8 bits (for roots: and its exponent's parity) tell the result's. */
#include "translate/softfloat_num.h"

static uint64_t ones(int bits) { return (UINT64_C(1) << bits) - 1; }
static uint64_t magnitude(enum sf_format f, uint64_t a) { return a & (sf_sign_bit(f) - 1); }
static int bias(enum sf_format f) { return 1 - sf_layouts[f].emin; }
static bool flushes(const struct sf_env *env, enum sf_format f) { return env->control & (f == SF_F16 ? FP_FLUSH16 : FP_FLUSH); }

/* The fraction moved to bits 51..0, and the biased exponent; those of denormal numbers normalised. */
struct parts {
    int exp;
    uint64_t fraction;
};
static struct parts parts_of(enum sf_format f, uint64_t mag)
{
    int n = sf_layouts[f].frac;
    struct parts p = {(int)(mag >> n), (mag & ones(n)) << (52 - n)};
    if (p.exp == 0) {
        for (p.exp = 1; !(p.fraction >> 52); p.exp--)
            p.fraction <<= 1;
        p.fraction &= ones(52);
    }
    return p;
}

/* From the middle of the interval that a stands for, rounded. */
unsigned sf_recip_fraction(unsigned a) { return ((1u << 19) / (2 * a + 1) + 1) / 2; }

/* The largest 512 <= b < 1024 for which b * sqrt(a) is below 2^14, a being the middle of the interval. */
unsigned sf_rsqrt_fraction(unsigned a)
{
    unsigned b = 512;
    a = a < 256 ? a * 2 + 1 : (a | 1) * 2;
    for (unsigned bit = 256; bit; bit >>= 1)
        if (a * (b + bit) * (b + bit) < 1u << 28)
            b += bit;
    return (b + 1) / 2;
}

static uint64_t recip_overflow(struct sf_env *env, enum sf_format f, bool sign)
{
    enum ir_round mode = sf_mode(env);
    bool to_inf = mode == IR_RN_EVEN || (mode == IR_RN_UP && !sign) || (mode == IR_RN_DOWN && sign);
    env->status |= FP_OVERFLOW | FP_INEXACT;
    return sf_signed(f, sign, sf_layouts[f].inf - !to_inf);
}

static uint64_t recip_value(enum sf_format f, bool sign, uint64_t mag)
{
    struct parts p = parts_of(f, mag);
    int exp = 2 * bias(f) - 1 - p.exp;
    uint64_t fraction = (uint64_t)(sf_recip_fraction(256u | (unsigned)(p.fraction >> 44)) & 0xff) << 44;
    if (exp <= 0) { /* a denormal result */
        fraction = (fraction | UINT64_C(1) << 52) >> (1 - exp);
        exp = 0;
    }
    return sf_signed(f, sign, (uint64_t)exp << sf_layouts[f].frac | fraction >> (52 - sf_layouts[f].frac));
}

uint64_t sf_recip_estimate(struct sf_env *env, enum sf_format f, uint64_t a)
{
    struct sf_num n = sf_unpack(env, f, a, SF_ARITHMETIC);
    uint64_t mag = magnitude(f, n.bits);
    int frac = sf_layouts[f].frac;
    if (sf_is_nan(n))
        return sf_propagate(env, f, &n, 1);
    if (n.cls == SF_INF)
        return sf_zero(f, n.sign);
    if (n.cls == SF_ZERO) {
        env->status |= FP_DIVZERO;
        return sf_inf(f, n.sign);
    }
    if (mag < UINT64_C(1) << (frac - 2)) /* below 2^-(bias + 1) */
        return recip_overflow(env, f, n.sign);
    if (flushes(env, f) && (int)(mag >> frac) >= 2 * bias(f) - 1) { /* from 2^(bias - 1) on: a denormal result */
        env->status |= FP_UNDERFLOW;
        return sf_zero(f, n.sign);
    }
    return recip_value(f, n.sign, mag);
}

uint64_t sf_rsqrt_estimate(struct sf_env *env, enum sf_format f, uint64_t a)
{
    struct sf_num n = sf_unpack(env, f, a, SF_ARITHMETIC);
    if (sf_is_nan(n))
        return sf_propagate(env, f, &n, 1);
    if (n.cls == SF_ZERO) {
        env->status |= FP_DIVZERO;
        return sf_inf(f, n.sign);
    }
    if (n.sign)
        return sf_invalid(env, f);
    if (n.cls == SF_INF)
        return 0;
    struct parts p = parts_of(f, n.bits);
    unsigned scaled = p.exp & 1 ? 128u | (unsigned)(p.fraction >> 45) : 256u | (unsigned)(p.fraction >> 44);
    uint64_t exp = (uint64_t)(3 * bias(f) - 1 - p.exp) / 2;
    return exp << sf_layouts[f].frac | (uint64_t)(sf_rsqrt_fraction(scaled) & 0xff) << (sf_layouts[f].frac - 8);
}
