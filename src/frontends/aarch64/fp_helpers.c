/* fp_helpers.c: functions of the Arm ARM's shared FP pseudocode that no IR operation expresses, called by translated
 * code: estimates, half to single multiply-accumulate, half-precision fixed point.
 * Owns their exact meaning, exceptions included. Uses no host floating point: the guest's rounding mode is loaded. */
#include "frontends/aarch64/fp.h"
#include "translate/softfloat.h"

ir_vector_fn a64_h_frecpe, a64_h_frsqrte, a64_h_frecpx, a64_h_fmlal, a64_h_fcvt_fxh, a64_h_fxcvt_fh;

/* ---- the thread's FP environment --------------------------------------------------------------------- */
static struct sf_env env_of(const struct cpu_state *st, enum ir_round round)
{
    return (struct sf_env){.control = st->fp_control, .nan = IR_NAN_ARM, .round = round};
}
static void set_flags(struct sf_env *env, unsigned flags) { env->status |= flags; }

/* ---- formats -------------------------------------------------------------------------------------- */
struct format {
    uint8_t exponent, fraction; /* bits */
    int bias;
};
static const struct format formats[] = {[1] = {5, 10, 15}, [2] = {8, 23, 127}, [3] = {11, 52, 1023}};

static uint64_t ones(unsigned bits) { return (UINT64_C(1) << bits) - 1; }
static uint64_t infinity(const struct format *f) { return ones(f->exponent) << f->fraction; }
static uint64_t sign_bit(const struct format *f) { return UINT64_C(1) << (f->exponent + f->fraction); }
static uint64_t default_nan(const struct format *f) { return infinity(f) | UINT64_C(1) << (f->fraction - 1); }
static uint64_t magnitude(const struct format *f, uint64_t x) { return x & (sign_bit(f) - 1); }
static unsigned exponent(const struct format *f, uint64_t x)
{
    return (unsigned)(x >> f->fraction & ones(f->exponent));
}
static bool is_nan(const struct format *f, uint64_t x) { return magnitude(f, x) > infinity(f); }

/* FPUnpack's flush of a denormal operand; half precision does so silently. */
static uint64_t flush_operand(struct sf_env *env, unsigned lane, uint64_t x)
{
    const struct format *f = &formats[lane];
    if (exponent(f, x) != 0 || magnitude(f, x) == 0 || !(env->control & (lane == 1 ? FP_FLUSH16 : FP_FLUSH)))
        return x;
    if (lane != 1)
        set_flags(env, FP_DENORMAL);
    return x & sign_bit(f);
}

/* FPProcessNaN */
static uint64_t process_nan(struct sf_env *env, const struct format *f, uint64_t x)
{
    uint64_t quiet = UINT64_C(1) << (f->fraction - 1);
    if (!(x & quiet))
        set_flags(env, FP_INVALID);
    return env->control & FP_DEFAULT_NAN ? default_nan(f) : x | quiet;
}

/* ---- lanes ---------------------------------------------------------------------------------------- */
static uint64_t get_lane(const union ir_val *v, unsigned lane, unsigned i)
{
    return lane == 1 ? v->h[i] : lane == 2 ? v->s[i] : v->d[i];
}
static void set_lane(union ir_val *v, unsigned lane, unsigned i, uint64_t x)
{
    switch (lane) {
    case 1: v->h[i] = (uint16_t)x; break;
    case 2: v->s[i] = (uint32_t)x; break;
    default: v->d[i] = x; break;
    }
}

typedef uint64_t lane_fn(struct sf_env *env, unsigned lane, uint64_t a, uint64_t b);
/* shape: lane | number of lanes << 8; other lanes become zero. */
static void each_lane(struct cpu_state *st, lane_fn *fn, uint32_t shape, union ir_val *ret, const union ir_val *a,
                      const union ir_val *b)
{
    unsigned lane = shape & 0xff, lanes = shape >> 8;
    struct sf_env env = env_of(st, IR_RN_DYNAMIC);
    union ir_val r = {.b = {0}};
    for (unsigned i = 0; i < lanes; i++)
        set_lane(&r, lane, i, fn(&env, lane, get_lane(a, lane, i), b ? get_lane(b, lane, i) : 0));
    st->fp_status |= env.status;
    *ret = r;
}

/* ---- reciprocal estimate (FPRecipEstimate) ----------------------------------------------------------- */
/* a: 0.5 <= a < 1 in units of 2^-9; the result: 1 <= r < 2 in units of 2^-8. */
static unsigned recip_estimate(unsigned a)
{
    unsigned b = (1u << 19) / (2 * a + 1);
    return (b + 1) / 2;
}

static uint64_t recip_overflow(struct sf_env *env, const struct format *f, uint64_t sign)
{
    static const uint8_t to_infinity[4][2] = {{1, 1}, {1, 0}, {0, 1}, {0, 0}}; /* [rounding mode][sign] */
    set_flags(env, FP_OVERFLOW | FP_INEXACT);
    return sign | (infinity(f) - !to_infinity[env->control & FP_ROUND_MASK][sign != 0]);
}

/* The fraction moved to bits 51..0. */
static uint64_t fraction52(const struct format *f, uint64_t x) { return (x & ones(f->fraction)) << (52 - f->fraction); }

static uint64_t recip_value(const struct format *f, uint64_t sign, uint64_t x)
{
    int exp = (int)exponent(f, x);
    uint64_t frac = fraction52(f, x);
    if (exp == 0) { /* normalise; smaller ones overflow */
        exp = frac >> 51 ? 0 : -1;
        frac = frac << (1 - exp) & ones(52);
    }
    int result_exp = 2 * f->bias - 1 - exp;
    frac = (uint64_t)(recip_estimate(256u | (unsigned)(frac >> 44)) & 0xff) << 44;
    if (result_exp <= 0) { /* a denormal result */
        frac = (frac | UINT64_C(1) << 52) >> (1 - result_exp);
        result_exp = 0;
    }
    return sign | (uint64_t)result_exp << f->fraction | frac >> (52 - f->fraction);
}

static uint64_t frecpe_lane(struct sf_env *env, unsigned lane, uint64_t x, uint64_t unused)
{
    (void)unused;
    const struct format *f = &formats[lane];
    x = flush_operand(env, lane, x);
    uint64_t sign = x & sign_bit(f), mag = magnitude(f, x);
    if (is_nan(f, x))
        return process_nan(env, f, x);
    if (mag == infinity(f))
        return sign;
    if (mag == 0) {
        set_flags(env, FP_DIVZERO);
        return sign | infinity(f);
    }
    if (mag < UINT64_C(1) << (f->fraction - 2)) /* below 2^-(bias + 1) */
        return recip_overflow(env, f, sign);
    bool flush = env->control & (lane == 1 ? FP_FLUSH16 : FP_FLUSH);
    if (flush && exponent(f, x) >= 2u * (unsigned)f->bias - 1) { /* from 2^(bias - 1) on: a denormal result */
        set_flags(env, FP_UNDERFLOW);
        return sign;
    }
    return recip_value(f, sign, x);
}

/* ---- reciprocal square root estimate (FPRSqrtEstimate) ------------------------------------------------ */
/* a: 0.25 <= a < 1 in units of 2^-9; the result: 1 <= r < 2 in units of 2^-8. */
static unsigned recip_sqrt_estimate(unsigned a)
{
    a = a < 256 ? a * 2 + 1 : (a | 1) * 2; /* the middle of the interval that the bits used stand for */
    unsigned b = 512;
    while (a * (b + 1) * (b + 1) < 1u << 28)
        b++;
    return (b + 1) / 2;
}

static uint64_t frsqrte_lane(struct sf_env *env, unsigned lane, uint64_t x, uint64_t unused)
{
    (void)unused;
    const struct format *f = &formats[lane];
    x = flush_operand(env, lane, x);
    uint64_t sign = x & sign_bit(f), mag = magnitude(f, x);
    if (is_nan(f, x))
        return process_nan(env, f, x);
    if (mag == 0) {
        set_flags(env, FP_DIVZERO);
        return sign | infinity(f);
    }
    if (sign) {
        set_flags(env, FP_INVALID);
        return default_nan(f);
    }
    if (mag == infinity(f))
        return 0;
    int exp = (int)exponent(f, x);
    uint64_t frac = fraction52(f, x);
    if (exp == 0) { /* normalise */
        for (exp = 1; !(frac >> 52); exp--)
            frac <<= 1;
        frac &= ones(52);
    }
    unsigned scaled = exp & 1 ? 128u | (unsigned)(frac >> 45) : 256u | (unsigned)(frac >> 44);
    uint64_t result_exp = (uint64_t)(3 * f->bias - 1 - exp) / 2;
    return result_exp << f->fraction | (uint64_t)(recip_sqrt_estimate(scaled) & 0xff) << (f->fraction - 8);
}

/* ---- FRECPX ------------------------------------------------------- */
static uint64_t frecpx_lane(struct sf_env *env, unsigned lane, uint64_t x, uint64_t unused)
{
    (void)unused;
    const struct format *f = &formats[lane];
    x = flush_operand(env, lane, x);
    if (is_nan(f, x))
        return process_nan(env, f, x);
    unsigned exp = exponent(f, x), max = (unsigned)ones(f->exponent);
    return (x & sign_bit(f)) | (uint64_t)(exp == 0 ? max - 1 : max - exp) << f->fraction;
}

#define ONE(NAME)                                                                                                      \
    void a64_h_##NAME(struct cpu_state *st, union ir_val *ret, const union ir_val *a, const union ir_val *b,           \
                      const union ir_val *c)                                                                           \
    {                                                                                                                  \
        (void)c;                                                                                                       \
        each_lane(st, NAME##_lane, b->u32, ret, a, NULL);                                                              \
    }
ONE(frecpe)
ONE(frsqrte)
ONE(frecpx)

/* ---- half to single multiply-accumulate (FPMulAddH) ----------------------------------------------------- */
/* A half as the single of the same value; a NaN keeps its payload and stays signalling, so the fused operation that
 * follows sees what kind each operand was. */
static uint64_t half_to_single(struct sf_env *env, uint64_t h)
{
    h = flush_operand(env, 1, h);
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

void a64_h_fmlal(struct cpu_state *st, union ir_val *ret, const union ir_val *d, const union ir_val *n,
                 const union ir_val *m)
{
    struct sf_env env = env_of(st, IR_RN_DYNAMIC);
    union ir_val r;
    for (unsigned i = 0; i < 4; i++)
        r.s[i] = (uint32_t)sf_fma(&env, SF_F32, half_to_single(&env, n->h[i]), half_to_single(&env, m->h[i]), d->s[i]);
    st->fp_status |= env.status;
    *ret = r;
}

/* ---- half precision and 16-bit fixed point -------------------------------------------------------------- */
/* shape: number of lanes | fraction bits << 8 | unsigned << 16 */
void a64_h_fcvt_fxh(struct cpu_state *st, union ir_val *ret, const union ir_val *a, const union ir_val *shape,
                    const union ir_val *c)
{
    (void)c;
    uint32_t lanes = shape->u32 & 0xff, fbits = shape->u32 >> 8 & 0xff;
    struct sf_env env = env_of(st, IR_RN_ZERO);
    union ir_val r = {.b = {0}};
    for (unsigned i = 0; i < lanes; i++)
        r.h[i] = (uint16_t)sf_to_int(&env, SF_F16, a->h[i], 16, shape->u32 >> 16 & 1, fbits);
    st->fp_status |= env.status;
    *ret = r;
}

void a64_h_fxcvt_fh(struct cpu_state *st, union ir_val *ret, const union ir_val *a, const union ir_val *shape,
                    const union ir_val *c)
{
    (void)c;
    uint32_t lanes = shape->u32 & 0xff, fbits = shape->u32 >> 8 & 0xff;
    struct sf_env env = env_of(st, IR_RN_DYNAMIC);
    union ir_val r = {.b = {0}};
    for (unsigned i = 0; i < lanes; i++)
        r.h[i] = (uint16_t)sf_from_int(&env, SF_F16, a->h[i], 16, shape->u32 >> 16 & 1, fbits);
    st->fp_status |= env.status;
    *ret = r;
}
