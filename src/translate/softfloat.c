/* softfloat.c: taking numbers apart, rounding and packing them, NaN rules, and the arithmetic operations.
 * Every operation computes sig * 2^exp exactly (or with a sticky bit 0) in 128 bits and rounds once. */
#include "translate/softfloat_num.h"

const struct sf_layout sf_layouts[3] = {
    [SF_F16] = {16, 10, -14, UINT64_C(0x7c00)},
    [SF_F32] = {32, 23, -126, UINT64_C(0x7f800000)},
    [SF_F64] = {64, 52, -1022, UINT64_C(0x7ff0000000000000)},
};

/* ---- taking apart ---------------------------------------------------------------------------- */
static bool flushes(const struct sf_env *env, enum sf_format f, enum sf_purpose purpose)
{
    if (f == SF_F16)
        return env->control & FP_FLUSH16 && purpose == SF_ARITHMETIC;
    return env->control & FP_FLUSH;
}

static struct sf_num unpack_denormal(struct sf_env *env, enum sf_format f, struct sf_num n, enum sf_purpose purpose)
{
    if (!flushes(env, f, purpose)) {
        n.cls = SF_FINITE;
        n.exp = sf_layouts[f].emin - sf_layouts[f].frac;
        return n;
    }
    if (env->nan == IR_NAN_ARM && f != SF_F16)
        env->status |= FP_DENORMAL;
    n.cls = SF_ZERO;
    n.sig = 0;
    n.bits = sf_zero(f, n.sign);
    return n;
}

struct sf_num sf_unpack(struct sf_env *env, enum sf_format f, uint64_t bits, enum sf_purpose purpose)
{
    const struct sf_layout *l = &sf_layouts[f];
    struct sf_num n = {.bits = bits & sf_mask(f)};
    uint64_t magnitude = n.bits & ~sf_sign_bit(f);
    uint64_t implicit = UINT64_C(1) << l->frac;
    n.sign = n.bits & sf_sign_bit(f);
    n.sig = magnitude & (implicit - 1);
    bool has_inf = !(f == SF_F16 && purpose == SF_CONVERSION && env->control & FP_ALT_HALF);
    if (has_inf && magnitude >= l->inf) {
        n.cls = magnitude == l->inf ? SF_INF : n.sig & sf_quiet_bit(f) ? SF_QNAN : SF_SNAN;
    } else if (magnitude >= implicit) {
        n.cls = SF_FINITE;
        n.sig |= implicit;
        n.exp = (int)(magnitude >> l->frac) - 1 + l->emin - l->frac;
    } else if (magnitude) {
        n = unpack_denormal(env, f, n, purpose);
    }
    return n;
}

/* ---- rounding -------------------------------------------------------------------------------- */
static int msb(sf_u128 x)
{
    uint64_t high = (uint64_t)(x >> 64);
    return high ? 127 - __builtin_clzll(high) : 63 - __builtin_clzll((uint64_t)x);
}

sf_u128 sf_drop(sf_u128 sig, int drop, enum sf_rest *rest)
{
    if (drop == 0) {
        *rest = SF_EXACT;
        return sig;
    }
    if (drop > 127) { /* sig < 2^127 */
        *rest = sig ? SF_BELOW_HALF : SF_EXACT;
        return 0;
    }
    sf_u128 half = (sf_u128)1 << (drop - 1), low = sig & (half * 2 - 1);
    *rest = !low ? SF_EXACT : low < half ? SF_BELOW_HALF : low == half ? SF_HALF : SF_ABOVE_HALF;
    return sig >> drop;
}

sf_u128 sf_round_rest(enum ir_round mode, bool sign, sf_u128 kept, enum sf_rest rest)
{
    if (rest == SF_EXACT)
        return kept;
    switch (mode) {
    case IR_RN_EVEN: return kept + (rest == SF_ABOVE_HALF || (rest == SF_HALF && (kept & 1)));
    case IR_RN_AWAY: return kept + (rest >= SF_HALF);
    case IR_RN_UP: return kept + !sign;
    case IR_RN_DOWN: return kept + sign;
    case IR_RN_ODD: return kept | 1;
    default: return kept;
    }
}

static uint64_t overflow(struct sf_env *env, enum sf_format f, bool sign)
{
    enum ir_round mode = sf_mode(env);
    bool nearest = mode == IR_RN_EVEN || mode == IR_RN_AWAY;
    bool to_inf = nearest || (mode == IR_RN_UP && !sign) || (mode == IR_RN_DOWN && sign);
    env->status |= FP_OVERFLOW | FP_INEXACT;
    return sf_signed(f, sign, sf_layouts[f].inf - !to_inf);
}

/* Does sig, of exponent e below the normal range, stay there when rounded to full precision? */
static bool tiny_when_rounded(enum sf_format f, enum ir_round mode, bool sign, sf_u128 sig, int e)
{
    const struct sf_layout *l = &sf_layouts[f];
    int drop = msb(sig) - l->frac;
    if (e < l->emin - 1 || drop <= 0)
        return true;
    enum sf_rest rest;
    sf_u128 kept = sf_drop(sig, drop, &rest);
    return sf_round_rest(mode, sign, kept, rest) < (sf_u128)2 << l->frac;
}

uint64_t sf_round_pack(struct sf_env *env, enum sf_format f, bool sign, int exp, sf_u128 sig, enum sf_purpose purpose)
{
    const struct sf_layout *l = &sf_layouts[f];
    enum ir_round mode = sf_mode(env);
    int top = msb(sig), e = exp + top;
    bool small = e < l->emin;
    bool tiny = small && (env->nan == IR_NAN_ARM || tiny_when_rounded(f, mode, sign, sig, e));
    if (tiny && flushes(env, f, purpose)) {
        env->status |= env->nan == IR_NAN_ARM ? FP_UNDERFLOW : FP_UNDERFLOW | FP_INEXACT;
        return sf_zero(f, sign);
    }
    int drop = top - l->frac + (small ? l->emin - e : 0);
    enum sf_rest rest = SF_EXACT;
    sf_u128 kept = drop >= 0 ? sf_drop(sig, drop, &rest) : sig << -drop;
    kept = sf_round_rest(mode, sign, kept, rest);
    /* The implicit bit adds one to the exponent field, and so does a carry out of the fraction. */
    uint64_t bits = (uint64_t)kept + (small ? 0 : (uint64_t)(e - l->emin) << l->frac);
    if (f == SF_F16 && purpose == SF_CONVERSION && env->control & FP_ALT_HALF) {
        if (bits > 0x7fff) {
            env->status |= FP_INVALID;
            return sf_signed(f, sign, 0x7fff);
        }
    } else if (bits >= l->inf) {
        return overflow(env, f, sign);
    }
    if (rest != SF_EXACT)
        env->status |= tiny ? FP_UNDERFLOW | FP_INEXACT : FP_INEXACT;
    return sf_signed(f, sign, bits);
}

/* ---- NaNs ------------------------------------------------------------------------------------ */
uint64_t sf_default_nan(const struct sf_env *env, enum sf_format f)
{
    return sf_signed(f, env->nan == IR_NAN_X86, sf_layouts[f].inf | sf_quiet_bit(f));
}

uint64_t sf_invalid(struct sf_env *env, enum sf_format f)
{
    env->status |= FP_INVALID;
    return sf_default_nan(env, f);
}

uint64_t sf_propagate(struct sf_env *env, enum sf_format f, const struct sf_num *operands, unsigned n)
{
    const struct sf_num *first = NULL, *signalling = NULL;
    for (unsigned i = 0; i < n; i++) {
        if (!signalling && operands[i].cls == SF_SNAN)
            signalling = &operands[i];
        if (!first && sf_is_nan(operands[i]))
            first = &operands[i];
    }
    if (signalling)
        env->status |= FP_INVALID;
    if (env->control & FP_DEFAULT_NAN || env->nan == IR_NAN_CANONICAL)
        return sf_default_nan(env, f);
    const struct sf_num *source = signalling && env->nan == IR_NAN_ARM ? signalling : first;
    return source->bits | sf_quiet_bit(f);
}

/* ---- arithmetic ------------------------------------------------------------------------------ */
static uint64_t exact_zero_sum(const struct sf_env *env, enum sf_format f)
{
    return sf_zero(f, sf_mode(env) == IR_RN_DOWN);
}

struct term {
    bool sign;
    int exp;
    sf_u128 sig;
};

/* Top bit to bit 125: room for a carry, and for enough bits below to make a sticky bit exact after cancellation. */
static struct term normalised(struct term t)
{
    int shift = 125 - msb(t.sig);
    return (struct term){t.sign, t.exp - shift, t.sig << shift};
}

static uint64_t sum(struct sf_env *env, enum sf_format f, struct term a, struct term b)
{
    if (!a.sig || !b.sig) {
        struct term t = a.sig ? a : b;
        return t.sig ? sf_round_pack(env, f, t.sign, t.exp, t.sig, SF_ARITHMETIC)
                     : a.sign == b.sign ? sf_zero(f, a.sign) : exact_zero_sum(env, f);
    }
    a = normalised(a);
    b = normalised(b);
    if (a.exp < b.exp || (a.exp == b.exp && a.sig < b.sig)) {
        struct term t = a;
        a = b;
        b = t;
    }
    enum sf_rest rest;
    b.sig = sf_drop(b.sig, a.exp - b.exp, &rest);
    b.sig |= rest != SF_EXACT;
    if (a.sign == b.sign)
        a.sig += b.sig;
    else
        a.sig -= b.sig;
    return a.sig ? sf_round_pack(env, f, a.sign, a.exp, a.sig, SF_ARITHMETIC) : exact_zero_sum(env, f);
}

static struct term term_of(struct sf_num n) { return (struct term){n.sign, n.exp, n.sig}; }

static uint64_t add(struct sf_env *env, enum sf_format f, uint64_t x, uint64_t y, bool negate)
{
    struct sf_num n[2] = {sf_unpack(env, f, x, SF_ARITHMETIC), sf_unpack(env, f, y, SF_ARITHMETIC)};
    if (sf_is_nan(n[0]) || sf_is_nan(n[1]))
        return sf_propagate(env, f, n, 2);
    n[1].sign ^= negate;
    if (n[0].cls == SF_INF && n[1].cls == SF_INF && n[0].sign != n[1].sign)
        return sf_invalid(env, f);
    if (n[0].cls == SF_INF || n[1].cls == SF_INF)
        return sf_inf(f, n[0].cls == SF_INF ? n[0].sign : n[1].sign);
    return sum(env, f, term_of(n[0]), term_of(n[1]));
}

uint64_t sf_add(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b) { return add(env, f, a, b, false); }
uint64_t sf_sub(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b) { return add(env, f, a, b, true); }

uint64_t sf_mul(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b)
{
    struct sf_num n[2] = {sf_unpack(env, f, a, SF_ARITHMETIC), sf_unpack(env, f, b, SF_ARITHMETIC)};
    bool sign = n[0].sign ^ n[1].sign;
    if (sf_is_nan(n[0]) || sf_is_nan(n[1]))
        return sf_propagate(env, f, n, 2);
    if (n[0].cls == SF_INF || n[1].cls == SF_INF)
        return n[0].cls == SF_ZERO || n[1].cls == SF_ZERO ? sf_invalid(env, f) : sf_inf(f, sign);
    if (n[0].cls == SF_ZERO || n[1].cls == SF_ZERO)
        return sf_zero(f, sign);
    return sf_round_pack(env, f, sign, n[0].exp + n[1].exp, (sf_u128)n[0].sig * n[1].sig, SF_ARITHMETIC);
}

/* Denormal significands shifted up to full precision. */
static struct sf_num full_precision(enum sf_format f, struct sf_num n)
{
    int shift = __builtin_clzll(n.sig) - (63 - sf_layouts[f].frac);
    n.sig <<= shift;
    n.exp -= shift;
    return n;
}

uint64_t sf_div(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b)
{
    struct sf_num n[2] = {sf_unpack(env, f, a, SF_ARITHMETIC), sf_unpack(env, f, b, SF_ARITHMETIC)};
    bool sign = n[0].sign ^ n[1].sign;
    if (sf_is_nan(n[0]) || sf_is_nan(n[1]))
        return sf_propagate(env, f, n, 2);
    if (n[0].cls == n[1].cls && n[0].cls != SF_FINITE) /* inf / inf, 0 / 0 */
        return sf_invalid(env, f);
    if (n[0].cls == SF_INF)
        return sf_inf(f, sign);
    if (n[1].cls == SF_ZERO) {
        env->status |= FP_DIVZERO;
        return sf_inf(f, sign);
    }
    if (n[0].cls == SF_ZERO || n[1].cls == SF_INF)
        return sf_zero(f, sign);
    struct sf_num x = full_precision(f, n[0]), y = full_precision(f, n[1]);
    sf_u128 dividend = (sf_u128)x.sig << 60, quotient = dividend / y.sig;
    quotient |= quotient * y.sig != dividend;
    return sf_round_pack(env, f, sign, x.exp - y.exp - 60, quotient, SF_ARITHMETIC);
}

/* Integer square root of x < 2^126, digit by digit; bit 0 sticky: one more bit than the root has. */
static uint64_t root_with_sticky(sf_u128 x)
{
    sf_u128 rest = x, root = 0;
    for (sf_u128 bit = (sf_u128)1 << 124; bit; bit >>= 2) {
        if (rest >= root + bit) {
            rest -= root + bit;
            root = (root >> 1) + bit;
        } else {
            root >>= 1;
        }
    }
    return (uint64_t)root << 1 | (rest != 0);
}

uint64_t sf_sqrt(struct sf_env *env, enum sf_format f, uint64_t a)
{
    struct sf_num n = sf_unpack(env, f, a, SF_ARITHMETIC);
    if (sf_is_nan(n))
        return sf_propagate(env, f, &n, 1);
    if (n.cls == SF_ZERO)
        return n.bits;
    if (n.sign)
        return sf_invalid(env, f);
    if (n.cls == SF_INF)
        return n.bits;
    int shift = 125 - msb(n.sig);
    shift -= (n.exp - shift) & 1; /* an even exponent */
    int exp = n.exp - shift;
    return sf_round_pack(env, f, false, exp / 2 - 1, root_with_sticky((sf_u128)n.sig << shift), SF_ARITHMETIC);
}

/* 0 * inf with a quiet NaN as addend: Arm gives the default NaN and invalid, others the NaN. */
static uint64_t fma_nan(struct sf_env *env, enum sf_format f, struct sf_num a, struct sf_num b, struct sf_num c,
                        bool zero_inf)
{
    if (env->nan == IR_NAN_ARM) {
        struct sf_num order[3] = {c, a, b};
        if (zero_inf && c.cls == SF_QNAN)
            return sf_invalid(env, f);
        return sf_propagate(env, f, order, 3);
    }
    struct sf_num order[3] = {a, b, c};
    return sf_propagate(env, f, order, 3);
}

uint64_t sf_fma(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b, uint64_t c)
{
    struct sf_num z = sf_unpack(env, f, c, SF_ARITHMETIC);
    struct sf_num x = sf_unpack(env, f, a, SF_ARITHMETIC), y = sf_unpack(env, f, b, SF_ARITHMETIC);
    bool sign = x.sign ^ y.sign, inf = x.cls == SF_INF || y.cls == SF_INF;
    bool zero_inf = inf && (x.cls == SF_ZERO || y.cls == SF_ZERO);
    if (sf_is_nan(x) || sf_is_nan(y) || sf_is_nan(z))
        return fma_nan(env, f, x, y, z, zero_inf);
    if (zero_inf || (inf && z.cls == SF_INF && sign != z.sign))
        return sf_invalid(env, f);
    if (inf || z.cls == SF_INF)
        return sf_inf(f, inf ? sign : z.sign);
    return sum(env, f, (struct term){sign, x.exp + y.exp, (sf_u128)x.sig * y.sig}, term_of(z));
}

/* A half as the single of the same value; a NaN keeps its payload and stays signalling, so the fused operation that
 * follows sees what kind each operand was. */
static uint64_t half_to_single(const struct sf_env *env, uint64_t h)
{
    if (env->control & FP_FLUSH16 && !(h & 0x7c00))
        h &= 0x8000; /* silently */
    uint64_t sign = (h & 0x8000) << 16, exp = h >> 10 & 31, frac = h & 0x3ff;
    if (exp == 31)
        return sign | 0x7f800000 | frac << 13;
    if (exp == 0) {
        if (frac == 0)
            return sign;
        for (exp = 1; !(frac & 0x400); exp--)
            frac <<= 1;
        frac &= 0x3ff;
    }
    return sign | ((exp + 112) << 23 & 0x7f800000) | frac << 13;
}

uint64_t sf_fma_half(struct sf_env *env, uint64_t a, uint64_t b, uint64_t c)
{
    return sf_fma(env, SF_F32, half_to_single(env, a), half_to_single(env, b), c);
}
