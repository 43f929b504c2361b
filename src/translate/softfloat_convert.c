/* softfloat_convert.c: rounding to integral values, conversions between formats and from and to integers. */
#include "translate/softfloat_num.h"

/* The magnitude of n * 2^scale as an integer; 2^100 stands for all from 2^65 on that have no low bits. */
static sf_u128 integral(struct sf_num n, int scale, enum ir_round mode, bool *inexact)
{
    int exp = n.exp + scale;
    *inexact = false;
    if (exp >= 0)
        return exp <= 64 ? (sf_u128)n.sig << exp : (sf_u128)1 << 100;
    enum sf_rest rest;
    sf_u128 kept = sf_drop(n.sig, -exp, &rest);
    *inexact = rest != SF_EXACT;
    return sf_round_rest(mode, n.sign, kept, rest);
}

uint64_t sf_round_int(struct sf_env *env, enum sf_format f, uint64_t a, bool exact)
{
    struct sf_num n = sf_unpack(env, f, a, SF_ARITHMETIC);
    if (sf_is_nan(n))
        return sf_propagate(env, f, &n, 1);
    if (n.cls != SF_FINITE || n.exp >= 0)
        return n.bits;
    bool inexact;
    sf_u128 value = integral(n, 0, sf_mode(env), &inexact);
    if (inexact && exact)
        env->status |= FP_INEXACT;
    /* At most frac + 1 bits, so packing is exact. */
    return value ? sf_round_pack(env, f, n.sign, 0, value, SF_ARITHMETIC) : sf_zero(f, n.sign);
}

uint64_t sf_round_int_n(struct sf_env *env, enum sf_format f, uint64_t a, unsigned bits)
{
    struct sf_num n = sf_unpack(env, f, a, SF_ARITHMETIC);
    sf_u128 limit = (sf_u128)1 << (bits - 1), value = 0;
    bool inexact = false;
    if (n.cls == SF_ZERO)
        return n.bits;
    if (n.cls == SF_FINITE)
        value = integral(n, 0, sf_mode(env), &inexact);
    if (n.cls != SF_FINITE || value > limit || (value == limit && !n.sign)) {
        env->status |= FP_INVALID;
        return sf_round_pack(env, f, true, (int)bits - 1, 1, SF_ARITHMETIC);
    }
    if (inexact)
        env->status |= FP_INEXACT;
    return value ? sf_round_pack(env, f, n.sign, 0, value, SF_ARITHMETIC) : sf_zero(f, n.sign);
}

/* ---- between formats ------------------------------------------------------------------------- */
/* The payload keeps its most significant bits. */
static uint64_t convert_nan(struct sf_env *env, enum sf_format to, enum sf_format from, struct sf_num n)
{
    if (n.cls == SF_SNAN)
        env->status |= FP_INVALID;
    if (env->control & FP_DEFAULT_NAN || env->nan == IR_NAN_CANONICAL)
        return sf_default_nan(env, to);
    int shift = sf_layouts[to].frac - sf_layouts[from].frac;
    uint64_t payload = shift >= 0 ? n.sig << shift : n.sig >> -shift;
    return sf_signed(to, n.sign, sf_layouts[to].inf | sf_quiet_bit(to) | payload);
}

uint64_t sf_convert(struct sf_env *env, enum sf_format to, enum sf_format from, uint64_t a)
{
    struct sf_num n = sf_unpack(env, from, a, SF_CONVERSION);
    bool no_inf = to == SF_F16 && env->control & FP_ALT_HALF;
    if (no_inf && (sf_is_nan(n) || n.cls == SF_INF)) {
        env->status |= FP_INVALID;
        return n.cls == SF_INF ? sf_signed(to, n.sign, 0x7fff) : sf_zero(to, n.sign);
    }
    switch (n.cls) {
    case SF_ZERO: return sf_zero(to, n.sign);
    case SF_INF: return sf_inf(to, n.sign);
    case SF_FINITE: return sf_round_pack(env, to, n.sign, n.exp, n.sig, SF_CONVERSION);
    default: return convert_nan(env, to, from, n);
    }
}

/* ---- integers -------------------------------------------------------------------------------- */
uint64_t sf_to_int(struct sf_env *env, enum sf_format f, uint64_t a, unsigned bits, bool is_unsigned, unsigned scale)
{
    struct sf_num n = sf_unpack(env, f, a, SF_ARITHMETIC);
    uint64_t mask = ~UINT64_C(0) >> (64 - bits);
    sf_u128 below = is_unsigned ? 0 : (sf_u128)1 << (bits - 1), above = is_unsigned ? mask : mask >> 1, value = 0;
    bool inexact = false;
    if (n.cls == SF_ZERO)
        return 0;
    if (sf_is_nan(n)) {
        env->status |= FP_INVALID;
        return 0;
    }
    if (n.cls == SF_FINITE)
        value = integral(n, (int)scale, sf_mode(env), &inexact);
    if (n.cls == SF_INF || value > (n.sign ? below : above)) {
        env->status |= FP_INVALID;
        return (n.sign ? -(uint64_t)below : (uint64_t)above) & mask;
    }
    if (inexact)
        env->status |= FP_INEXACT;
    return (n.sign ? -(uint64_t)value : (uint64_t)value) & mask;
}

uint64_t sf_from_int(struct sf_env *env, enum sf_format f, uint64_t a, unsigned bits, bool is_unsigned, unsigned scale)
{
    uint64_t value = a & ~UINT64_C(0) >> (64 - bits);
    bool sign = !is_unsigned && value >> (bits - 1);
    if (sign)
        value = -value & ~UINT64_C(0) >> (64 - bits);
    return value ? sf_round_pack(env, f, sign, -(int)scale, value, SF_ARITHMETIC) : 0;
}

uint32_t sf_to_int_modulo(struct sf_env *env, uint64_t a)
{
    struct sf_num n = sf_unpack(env, SF_F64, a, SF_ARITHMETIC);
    if (n.cls == SF_ZERO)
        return 0;
    if (n.cls != SF_FINITE) {
        env->status |= FP_INVALID;
        return 0;
    }
    bool inexact;
    sf_u128 value = integral(n, 0, IR_RN_ZERO, &inexact);
    if (value > (n.sign ? UINT64_C(0x80000000) : UINT64_C(0x7fffffff)))
        env->status |= FP_INVALID;
    else if (inexact)
        env->status |= FP_INEXACT;
    return n.sign ? -(uint32_t)value : (uint32_t)value;
}
