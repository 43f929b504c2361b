/* fp_helpers.c: functions of the Arm ARM's shared FP pseudocode that no IR operation expresses, called by translated
 * code: FRECPX and half-precision fixed point.
 * Owns their exact meaning, exceptions included. Uses no host floating point: the guest's rounding mode is loaded. */
#include "frontends/aarch64/fp.h"
#include "translate/softfloat.h"

ir_vector_fn a64_h_frecpx, a64_h_fcvt_fxh, a64_h_fxcvt_fh;

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
ONE(frecpx)

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
