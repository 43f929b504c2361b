/* softfloat_steps.c: products for which infinity by zero is a number, and the Newton-Raphson steps to reciprocals and
 * reciprocal square roots, that are made with them; each rounds once. */
#include "translate/softfloat_num.h"

static bool is_infinity_by_zero(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b)
{
    struct sf_num x = sf_unpack(env, f, a, SF_ARITHMETIC), y = sf_unpack(env, f, b, SF_ARITHMETIC);
    return (x.cls == SF_INF && y.cls == SF_ZERO) || (x.cls == SF_ZERO && y.cls == SF_INF);
}

/* 2^n; n + bias is an exponent of normal numbers, whose smallest is 1 - bias. */
static uint64_t power_of_two(enum sf_format f, int n)
{
    return (uint64_t)(n + 1 - sf_layouts[f].emin) << sf_layouts[f].frac;
}

uint64_t sf_mulx(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b)
{
    if (is_infinity_by_zero(env, f, a, b))
        return power_of_two(f, 1) | ((a ^ b) & sf_sign_bit(f));
    return sf_mul(env, f, a, b);
}

uint64_t sf_recip_step(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b)
{
    uint64_t two = power_of_two(f, 1);
    return is_infinity_by_zero(env, f, a, b) ? two : sf_fma(env, f, a ^ sf_sign_bit(f), b, two);
}

/* x / 2 where that is exact in every mode: x finite, x / 2 not denormal. */
static bool halve(enum sf_format f, uint64_t *x)
{
    uint64_t magnitude = *x & (sf_sign_bit(f) - 1), unit = UINT64_C(1) << sf_layouts[f].frac;
    if (magnitude < 2 * unit || magnitude >= sf_layouts[f].inf)
        return false;
    *x -= unit;
    return true;
}

/* 1.5 - (a / 2) * b. Where neither operand can be halved, the product is infinite, NaN, or so small that only its sign
 * matters. */
uint64_t sf_rsqrt_step(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b)
{
    uint64_t three_halves = power_of_two(f, 0) | sf_quiet_bit(f);
    if (is_infinity_by_zero(env, f, a, b))
        return three_halves;
    if (!halve(f, &a))
        halve(f, &b);
    return sf_fma(env, f, a ^ sf_sign_bit(f), b, three_halves);
}
