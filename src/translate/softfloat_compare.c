/* softfloat_compare.c: comparison, minimum and maximum. */
#include "translate/softfloat_num.h"

/* Orders all numbers, with both zeros at 0. */
static int64_t key(enum sf_format f, struct sf_num n)
{
    int64_t magnitude = (int64_t)(n.bits & ~sf_sign_bit(f));
    return n.sign ? -magnitude : magnitude;
}

enum sf_order sf_compare(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b, bool signal)
{
    struct sf_num x = sf_unpack(env, f, a, SF_ARITHMETIC), y = sf_unpack(env, f, b, SF_ARITHMETIC);
    if (sf_is_nan(x) || sf_is_nan(y)) {
        if (signal || x.cls == SF_SNAN || y.cls == SF_SNAN)
            env->status |= FP_INVALID;
        return SF_UNORDERED;
    }
    int64_t p = key(f, x), q = key(f, y);
    return p < q ? SF_LESS : p > q ? SF_GREATER : SF_EQUAL;
}

static uint64_t min_max(struct sf_env *env, enum sf_format f, struct sf_num n[2], bool max)
{
    if (sf_is_nan(n[0]) || sf_is_nan(n[1]))
        return sf_propagate(env, f, n, 2);
    int64_t p = key(f, n[0]), q = key(f, n[1]);
    if (p == q) /* differ in the sign of zero at most */
        return max ? n[0].bits & n[1].bits : n[0].bits | n[1].bits;
    return (p > q) == max ? n[0].bits : n[1].bits;
}

static uint64_t any_nan(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b, bool max)
{
    struct sf_num n[2] = {sf_unpack(env, f, a, SF_ARITHMETIC), sf_unpack(env, f, b, SF_ARITHMETIC)};
    return min_max(env, f, n, max);
}

static uint64_t number(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b, bool max)
{
    struct sf_num n[2] = {sf_unpack(env, f, a, SF_ARITHMETIC), sf_unpack(env, f, b, SF_ARITHMETIC)};
    struct sf_num loser = sf_unpack(env, f, sf_inf(f, max), SF_ARITHMETIC);
    if (n[0].cls == SF_QNAN && n[1].cls != SF_QNAN)
        n[0] = loser;
    else if (n[1].cls == SF_QNAN && n[0].cls != SF_QNAN)
        n[1] = loser;
    return min_max(env, f, n, max);
}

uint64_t sf_min(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b) { return any_nan(env, f, a, b, false); }
uint64_t sf_max(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b) { return any_nan(env, f, a, b, true); }
uint64_t sf_minnm(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b) { return number(env, f, a, b, false); }
uint64_t sf_maxnm(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b) { return number(env, f, a, b, true); }
