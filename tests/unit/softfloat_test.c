/* softfloat_test.c: softfloat against the host's SSE unit (single, double, and conversions to half), against exact
 * fixed-point arithmetic (half), and the Arm rules that SSE does not have. */
#include <cpuid.h>
#include <immintrin.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "translate/softfloat.h"

enum { ROUNDS = 20000 };
typedef unsigned __int128 u128;

/* ---- operands: edge values, and random ones near them ---------------------------------------- */
static uint64_t random_state = 1;
static uint64_t random64(void)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return random_state * UINT64_C(0x2545f4914f6cdd1d);
}

static const struct { int bits, frac; } formats[] = {{16, 10}, {32, 23}, {64, 52}};

static uint64_t operand(enum sf_format f)
{
    int bits = formats[f].bits, frac = formats[f].frac;
    uint64_t mask = ~UINT64_C(0) >> (64 - bits), one = UINT64_C(1) << frac;
    uint64_t sign = random64() & UINT64_C(1) << (bits - 1);
    uint64_t emax = (UINT64_C(1) << (bits - 1 - frac)) - 1, bias = emax >> 1, r = random64();
    switch (r >> 32 & 15) {
    case 0: return sign | (r & 3);                                      /* zero, tiny denormals */
    case 1: return sign | (emax << frac) | (r & 1 ? 0 : r & (one - 1)); /* infinity, NaN */
    case 2: return sign | (emax << frac) | (r & 3) << (frac - 2);
    case 3: return sign | ((emax << frac) - 1 - (r & 3));               /* huge */
    case 4: return sign | (one + (r & 3) - 2);                          /* around the smallest normal */
    case 5: return sign | (bias << frac) | (r & 3);                     /* around 1 */
    case 6: return sign | (((bias << frac) - 1 - (r & 3)) & mask);
    case 7: return sign | (r & (one - 1));                              /* denormal */
    case 8: return sign | ((bias + (r & 63) - 32) << frac & (mask >> 1)) | (random64() & random64() & (one - 1));
    case 9: return sign | ((bias + (r & 7) - 4) << frac) | (random64() & (one - 1));
    case 10: return sign | (random64() % (2 * emax / 3) << frac) | ((random64() | random64()) & (one - 1));
    default: return random64() & mask;
    }
}

/* ---- the host -------------------------------------------------------------------------------- */
enum { MXCSR_MASKED = 0x1f80, MXCSR_DAZ = 0x40, MXCSR_FZ = 0x8000 };
static const unsigned mxcsr_round[4] = {0, 2 << 13, 1 << 13, 3 << 13};

static unsigned mxcsr_of(const struct sf_env *env)
{
    unsigned flush = env->control & FP_FLUSH ? MXCSR_DAZ | MXCSR_FZ : 0;
    return MXCSR_MASKED | mxcsr_round[env->control & FP_ROUND_MASK] | flush;
}

static uint32_t status_of(unsigned mxcsr)
{
    return (mxcsr & 1 ? FP_INVALID : 0) | (mxcsr & 4 ? FP_DIVZERO : 0) | (mxcsr & 8 ? FP_OVERFLOW : 0) |
           (mxcsr & 16 ? FP_UNDERFLOW : 0) | (mxcsr & 32 ? FP_INEXACT : 0);
}

typedef uint64_t operation(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b, uint64_t c);

#define HOST(name, instruction) \
    static uint64_t host_##name(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b, uint64_t c) \
    { \
        unsigned mode = mxcsr_of(env), plain = MXCSR_MASKED; \
        __m128i x = _mm_cvtsi64_si128((int64_t)a), y = _mm_cvtsi64_si128((int64_t)b); \
        __m128i z = _mm_cvtsi64_si128((int64_t)c); \
        if (f == SF_F32) \
            __asm__ volatile("ldmxcsr %3\n" instruction("ss") "\nstmxcsr %3\nldmxcsr %4" \
                             : "+x"(x) : "x"(y), "x"(z), "m"(mode), "m"(plain) : "memory"); \
        else \
            __asm__ volatile("ldmxcsr %3\n" instruction("sd") "\nstmxcsr %3\nldmxcsr %4" \
                             : "+x"(x) : "x"(y), "x"(z), "m"(mode), "m"(plain) : "memory"); \
        env->status = status_of(mode); \
        return f == SF_F32 ? (uint32_t)_mm_cvtsi128_si64(x) : (uint64_t)_mm_cvtsi128_si64(x); \
    }
#define I_ADD(t) "add" t " %1, %0"
#define I_SUB(t) "sub" t " %1, %0"
#define I_MUL(t) "mul" t " %1, %0"
#define I_DIV(t) "div" t " %1, %0"
#define I_SQRT(t) "sqrt" t " %0, %0"
#define I_FMA(t) "vfmadd132" t " %1, %2, %0"
#define I_ROUND(t) "round" t " $4, %0, %0"
#define I_ROUND_QUIET(t) "round" t " $12, %0, %0"
HOST(add, I_ADD)
HOST(sub, I_SUB)
HOST(mul, I_MUL)
HOST(div, I_DIV)
HOST(sqrt, I_SQRT)
HOST(fma, I_FMA)
HOST(round, I_ROUND)
HOST(round_quiet, I_ROUND_QUIET)

#define SOFT(name, ...) \
    static uint64_t soft_##name(struct sf_env *env, enum sf_format f, uint64_t a, uint64_t b, uint64_t c) \
    { \
        (void)b, (void)c; \
        return sf_##__VA_ARGS__; \
    }
SOFT(add, add(env, f, a, b))
SOFT(sub, sub(env, f, a, b))
SOFT(mul, mul(env, f, a, b))
SOFT(div, div(env, f, a, b))
SOFT(sqrt, sqrt(env, f, a))
SOFT(fma, fma(env, f, a, b, c))
SOFT(round, round_int(env, f, a, true))
SOFT(round_quiet, round_int(env, f, a, false))

static const struct { const char *name; operation *soft, *host; } operations[] = {
    {"add", soft_add, host_add}, {"sub", soft_sub, host_sub}, {"mul", soft_mul, host_mul}, {"div", soft_div, host_div},
    {"sqrt", soft_sqrt, host_sqrt}, {"fma", soft_fma, host_fma}, {"round", soft_round, host_round},
    {"round_quiet", soft_round_quiet, host_round_quiet},
};

/* Rounding to integral ignores FZ on the host, which has no denormal results there, and obeys DAZ. */
static void test_host(void **state)
{
    (void)state;
    for (unsigned o = 0; o < sizeof operations / sizeof operations[0]; o++) {
        if (operations[o].host == host_fma && !__builtin_cpu_supports("fma"))
            continue;
        for (unsigned i = 0; i < ROUNDS * 16; i++) {
            enum sf_format f = i & 1 ? SF_F32 : SF_F64;
            uint32_t control = (i >> 1 & 3) | (i & 8 ? FP_FLUSH : 0);
            struct sf_env soft = {.control = control, .nan = IR_NAN_X86}, host = soft;
            uint64_t a = operand(f), b = operand(f), c = operand(f);
            uint64_t want = operations[o].host(&host, f, a, b, c), got = operations[o].soft(&soft, f, a, b, c);
            if (want != got || host.status != soft.status)
                fail_msg("%s f%d control %x: %llx %llx %llx: %llx status %x, host %llx status %x", operations[o].name,
                         formats[f].bits, control, (long long)a, (long long)b, (long long)c, (long long)got,
                         soft.status, (long long)want, host.status);
        }
    }
}

/* ---- conversions against the host ------------------------------------------------------------ */
#define CONVERT(instruction, in, out) \
    __asm__ volatile("ldmxcsr %2\n" instruction "\nstmxcsr %2\nldmxcsr %3" \
                     : "=&" out(result) : in(x), "m"(mode), "m"(plain) : "memory")

static uint64_t host_convert(struct sf_env *env, enum sf_format to, enum sf_format from, uint64_t a)
{
    unsigned mode = mxcsr_of(env), plain = MXCSR_MASKED;
    __m128i x = _mm_cvtsi64_si128((int64_t)a), result;
    if (from == SF_F32 && to == SF_F64)
        CONVERT("pxor %0, %0\ncvtss2sd %1, %0", "x", "x");
    else if (from == SF_F64 && to == SF_F32)
        CONVERT("pxor %0, %0\ncvtsd2ss %1, %0", "x", "x");
    else if (from == SF_F16)
        CONVERT("vcvtph2ps %1, %0", "x", "x");
    else
        CONVERT("vcvtps2ph $4, %1, %0", "x", "x");
    env->status = status_of(mode);
    uint64_t bits = (uint64_t)_mm_cvtsi128_si64(result);
    return to == SF_F64 ? bits : bits & (to == SF_F32 ? 0xffffffff : 0xffff);
}

static bool has_f16c(void)
{
    unsigned a, b, c, d;
    return __get_cpuid(1, &a, &b, &c, &d) && c & bit_F16C;
}

static void test_convert(void **state)
{
    (void)state;
    bool half = has_f16c();
    static const struct { enum sf_format from, to; } pairs[] = {
        {SF_F32, SF_F64}, {SF_F64, SF_F32}, {SF_F16, SF_F32}, {SF_F32, SF_F16},
    };
    for (unsigned i = 0; i < ROUNDS * 16; i++) {
        enum sf_format from = pairs[i & 3].from, to = pairs[i & 3].to;
        if ((from == SF_F16 || to == SF_F16) && !half)
            continue;
        struct sf_env soft = {.control = (i >> 2 & 3) | (i & 16 ? FP_FLUSH : 0), .nan = IR_NAN_X86}, host = soft;
        uint64_t a = operand(from);
        if (i & 32 && from > to) /* of a size that the result can have */
            a = sf_convert(&(struct sf_env){.nan = IR_NAN_X86}, from, to, operand(to)) + (random64() & 3) - 1;
        uint64_t want = host_convert(&host, to, from, a), got = sf_convert(&soft, to, from, a);
        if (want != got || host.status != soft.status)
            fail_msg("f%d to f%d control %x: %llx: %llx status %x, host %llx status %x", formats[from].bits,
                     formats[to].bits, soft.control, (long long)a, (long long)got, soft.status, (long long)want,
                     host.status);
    }
}

static void check_from_int(uint64_t a, struct sf_env env)
{
    unsigned mode = mxcsr_of(&env), plain = MXCSR_MASKED;
    uint64_t x = a;
    __m128i result;
    CONVERT("pxor %0, %0\ncvtsi2sdq %1, %0", "r", "x");
    struct sf_env soft = env;
    assert_int_equal(sf_from_int(&soft, SF_F64, a, 64, false, 0), _mm_cvtsi128_si64(result));
    assert_int_equal(soft.status, status_of(mode));
    mode = mxcsr_of(&env);
    CONVERT("pxor %0, %0\ncvtsi2ssq %1, %0", "r", "x");
    soft = env;
    assert_int_equal(sf_from_int(&soft, SF_F32, a, 64, false, 0), (uint32_t)_mm_cvtsi128_si64(result));
    assert_int_equal(soft.status, status_of(mode));
}

/* The host has one answer (the indefinite integer) where Arm saturates. */
static void check_to_int(uint64_t a, struct sf_env env)
{
    unsigned mode = mxcsr_of(&env), plain = MXCSR_MASKED;
    __m128i x = _mm_cvtsi64_si128((int64_t)a);
    uint64_t result;
    CONVERT("cvtsd2si %1, %0", "x", "r");
    uint64_t got = sf_to_int(&env, SF_F64, a, 64, false, 0);
    assert_int_equal(env.status, status_of(mode));
    if (!(env.status & FP_INVALID))
        assert_int_equal(got, result);
}

static void test_integers(void **state)
{
    (void)state;
    for (unsigned i = 0; i < ROUNDS * 4; i++) {
        struct sf_env env = {.control = i & 3, .nan = IR_NAN_X86};
        uint64_t shifted = (random64() >> (random64() & 63)) - (random64() & 1);
        check_from_int(i & 4 ? shifted : -shifted, env);
        check_to_int(operand(SF_F64), env);
        struct sf_env exact = {.nan = IR_NAN_ARM};
        check_to_int(sf_from_int(&exact, SF_F64, shifted, 64, false, random64() & 31), env);
    }
}

static void test_saturation(void **state)
{
    (void)state;
    static const struct { uint64_t a; unsigned bits, is_unsigned, scale; uint64_t want; uint32_t status; } cases[] = {
        {UINT64_C(0x41dfffffffc00000), 32, 0, 0, 0x7fffffff, 0},                  /* 2^31 - 1 */
        {UINT64_C(0x41dfffffffe00000), 32, 0, 0, 0x7fffffff, FP_INEXACT},         /* 2^31 - 0.5 toward zero */
        {UINT64_C(0x41e0000000000000), 32, 0, 0, 0x7fffffff, FP_INVALID},         /* 2^31 */
        {UINT64_C(0xc1e0000000000000), 32, 0, 0, 0x80000000, 0},                  /* -2^31 */
        {UINT64_C(0xc1e0000000100000), 32, 0, 0, 0x80000000, FP_INEXACT},         /* -2^31 - 0.5 */
        {UINT64_C(0xc1e0000000200000), 32, 0, 0, 0x80000000, FP_INVALID},         /* -2^31 - 1 */
        {UINT64_C(0xbfe0000000000000), 32, 1, 0, 0, FP_INEXACT},                  /* -0.5 */
        {UINT64_C(0xbff0000000000000), 64, 1, 0, 0, FP_INVALID},                  /* -1 */
        {UINT64_C(0x43f0000000000000), 64, 1, 0, UINT64_MAX, FP_INVALID},         /* 2^64 */
        {UINT64_C(0x3ff8000000000000), 64, 0, 1, 3, 0},                           /* 1.5 * 2 */
        {UINT64_C(0x3ff0000000000000), 64, 0, 63, INT64_MAX, FP_INVALID},
        {UINT64_C(0x7ff0000000000000), 64, 0, 0, INT64_MAX, FP_INVALID},
        {UINT64_C(0xfff0000000000000), 32, 1, 0, 0, FP_INVALID},
        {UINT64_C(0x7ff8000000000000), 64, 0, 0, 0, FP_INVALID},
    };
    for (unsigned i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct sf_env env = {.round = IR_RN_ZERO};
        uint64_t got = sf_to_int(&env, SF_F64, cases[i].a, cases[i].bits, cases[i].is_unsigned, cases[i].scale);
        assert_int_equal(got, cases[i].want);
        assert_int_equal(env.status, cases[i].status);
    }
    struct sf_env env = {0};
    assert_int_equal(sf_to_int_modulo(&env, UINT64_C(0x41f0000000100000)), 1); /* 2^32 + 1 */
    assert_int_equal(env.status, FP_INVALID);
    env.status = 0;
    assert_int_equal(sf_round_int_n(&env, SF_F64, UINT64_C(0x41e0000000000000), 32), UINT64_C(0xc1e0000000000000));
    assert_int_equal(env.status, FP_INVALID);
}

/* ---- half precision against fixed point ------------------------------------------------------ */
enum { POINT = 24 }; /* every half is a multiple of 2^-24 */

static bool half_finite(uint64_t a) { return (a & 0x7c00) != 0x7c00; }
static uint64_t half_magnitude(uint64_t a) /* times 2^POINT */
{
    unsigned exp = a >> 10 & 31;
    return exp ? (uint64_t)(0x400 | (a & 0x3ff)) << (exp - 1) : a & 0x3ff;
}

/* magnitude / 2^point, rounded by looking for its neighbours among the halves, with Arm's flags. */
static uint64_t half_of(u128 magnitude, unsigned point, bool sign, unsigned round, uint32_t *status)
{
    unsigned below = 0, above = 0x7c00; /* as bit patterns; 0x7c00 stands for 2^16 */
    while (above - below > 1) {
        unsigned middle = (above + below) / 2;
        if ((u128)half_magnitude(middle) << (point - POINT) <= magnitude)
            below = middle;
        else
            above = middle;
    }
    u128 low = (u128)half_magnitude(below) << (point - POINT), high = (u128)half_magnitude(above) << (point - POINT);
    uint64_t s = sign ? 0x8000 : 0;
    *status = 0;
    if (low == magnitude)
        return s | below;
    u128 twice = magnitude * 2;
    bool nearest_up = twice > low + high || (twice == low + high && below & 1);
    bool up = round == 0 ? nearest_up : round == 1 ? !sign : round == 2 ? sign : false;
    *status = FP_INEXACT | (below < 0x400 ? FP_UNDERFLOW : 0);
    if (magnitude >= high || (up && above == 0x7c00)) /* not below 2^16, or rounded to it */
        *status = FP_INEXACT | FP_OVERFLOW;
    return s | (up ? above : below);
}

static u128 root(u128 x)
{
    u128 r = 0;
    for (u128 bit = (u128)1 << 62; bit; bit >>= 1)
        if ((r | bit) * (r | bit) <= x)
            r |= bit;
    return r;
}

static void check_half(const char *what, operation *op, struct sf_env env, const uint64_t x[3], uint64_t want,
                       uint32_t status)
{
    uint64_t got = op(&env, SF_F16, x[0], x[1], x[2]);
    if (got != want || env.status != status)
        fail_msg("half %s %llx %llx %llx: %llx status %x, want %llx status %x", what, (long long)x[0], (long long)x[1],
                 (long long)x[2], (long long)got, env.status, (long long)want, status);
}

static void check_half_sum(struct sf_env env, const uint64_t x[3])
{
    unsigned round = env.control & FP_ROUND_MASK;
    __int128 p = (__int128)half_magnitude(x[0]) * half_magnitude(x[1]), c = (__int128)half_magnitude(x[2]) << POINT;
    bool product_sign = (x[0] ^ x[1]) >> 15 & 1, sign = x[2] >> 15 & 1;
    __int128 total = (product_sign ? -p : p) + (sign ? -c : c);
    bool result_sign = total ? total < 0 : product_sign == sign ? sign : round == 2;
    uint32_t status;
    uint64_t want = half_of((u128)(total < 0 ? -total : total), 2 * POINT, result_sign, round, &status);
    check_half("fma", soft_fma, env, x, want, status);
}

static void check_half_quotient(struct sf_env env, const uint64_t x[3])
{
    unsigned round = env.control & FP_ROUND_MASK;
    u128 dividend = (u128)half_magnitude(x[0]) << 70, divisor = half_magnitude(x[1]);
    if (!divisor)
        return;
    u128 quotient = dividend / divisor << 1 | (dividend % divisor != 0);
    uint32_t status;
    uint64_t want = half_of(quotient, 71, (x[0] ^ x[1]) >> 15 & 1, round, &status);
    check_half("div", soft_div, env, x, want, status);
    u128 square = (u128)half_magnitude(x[0]) << 80, r = root(square); /* sqrt(x) * 2^52 */
    want = half_of(r << 1 | (r * r != square), 53, false, round, &status);
    if (x[0] >> 15 & 1)
        return;
    check_half("sqrt", soft_sqrt, env, x, want, status);
}

static void test_half(void **state)
{
    (void)state;
    for (unsigned i = 0; i < ROUNDS * 8; i++) {
        struct sf_env env = {.control = i & 3, .nan = IR_NAN_ARM};
        uint64_t x[3] = {operand(SF_F16), operand(SF_F16), operand(SF_F16)};
        if (!half_finite(x[0]) || !half_finite(x[1]) || !half_finite(x[2]))
            continue;
        check_half_sum(env, x);
        check_half_sum(env, (uint64_t[3]){0x3c00, x[1], x[2]});
        check_half_sum(env, (uint64_t[3]){x[0], x[1], 0x8000 & ~(x[0] ^ x[1] ^ 0x8000)});
        check_half_quotient(env, x);
        struct sf_env a = env, b = env;
        assert_int_equal(sf_add(&a, SF_F16, x[1], x[2]), sf_fma(&b, SF_F16, 0x3c00, x[1], x[2]));
        assert_int_equal(a.status, b.status);
    }
}

/* ---- comparisons ----------------------------------------------------------------------------- */
static void test_compare(void **state)
{
    (void)state;
    for (unsigned i = 0; i < ROUNDS; i++) {
        struct sf_env env = {0};
        uint64_t x = operand(SF_F64), y = i & 1 ? operand(SF_F64) : x ^ (i & 2 ? UINT64_C(1) << 63 : 0);
        double a, b;
        memcpy(&a, &x, 8);
        memcpy(&b, &y, 8);
        enum sf_order want = a < b ? SF_LESS : a > b ? SF_GREATER : a == b ? SF_EQUAL : SF_UNORDERED;
        assert_int_equal(sf_compare(&env, SF_F64, x, y, false), want);
        if (want == SF_UNORDERED)
            continue;
        uint64_t least = a < b || (a == b && x >> 63) ? x : y, most = least == x ? y : x;
        assert_int_equal(sf_min(&env, SF_F64, x, y), least);
        assert_int_equal(sf_max(&env, SF_F64, x, y), most);
        assert_int_equal(sf_minnm(&env, SF_F64, x, y), least);
        assert_int_equal(sf_maxnm(&env, SF_F64, x, y), most);
        assert_int_equal(env.status, 0);
    }
}

/* ---- Arm's own rules (Arm ARM, shared/functions/float) ---------------------------------------- */
enum { QNAN = 0x7fc12345, SNAN = 0x7f812345, SNAN2 = 0x7f800001, DEFAULT = 0x7fc00000 };
enum { INF = 0x7f800000, ONE = 0x3f800000 };

static void test_arm_nans(void **state)
{
    (void)state;
    struct sf_env env = {0};
    assert_int_equal(sf_add(&env, SF_F32, QNAN, SNAN2), SNAN2 | 0x400000);
    assert_int_equal(env.status, FP_INVALID);
    env.status = 0;
    assert_int_equal(sf_add(&env, SF_F32, ONE, 0xff812345), 0xffc12345);
    assert_int_equal(sf_fma(&env, SF_F32, SNAN, ONE, SNAN2), SNAN2 | 0x400000);
    env.status = 0;
    assert_int_equal(sf_fma(&env, SF_F32, INF, 0, QNAN), DEFAULT);
    assert_int_equal(env.status, FP_INVALID);
    assert_int_equal(sf_fma(&env, SF_F32, INF, 0, SNAN), QNAN);
    env.status = 0;
    assert_int_equal(sf_maxnm(&env, SF_F32, QNAN, ONE), ONE);
    assert_int_equal(sf_minnm(&env, SF_F32, ONE, QNAN), ONE);
    assert_int_equal(env.status, 0);
    assert_int_equal(sf_maxnm(&env, SF_F32, SNAN, ONE), QNAN);
    assert_int_equal(env.status, FP_INVALID);
    env = (struct sf_env){.control = FP_DEFAULT_NAN};
    assert_int_equal(sf_mul(&env, SF_F32, QNAN, ONE), DEFAULT);
    assert_int_equal(env.status, 0);
    assert_int_equal(sf_convert(&env, SF_F64, SF_F32, 0xff812345), UINT64_C(0x7ff8000000000000));
    assert_int_equal(env.status, FP_INVALID);
}

static void test_arm_flush(void **state)
{
    (void)state;
    struct sf_env env = {.control = FP_FLUSH};
    assert_int_equal(sf_add(&env, SF_F32, 0x80000001, ONE), ONE); /* denormal input */
    assert_int_equal(env.status, FP_DENORMAL);
    env.status = 0;
    assert_int_equal(sf_mul(&env, SF_F32, 0x80800000, 0x3f000000), 0x80000000); /* denormal result */
    assert_int_equal(env.status, FP_UNDERFLOW);
    env = (struct sf_env){.control = FP_FLUSH16};
    assert_int_equal(sf_add(&env, SF_F16, 1, 0x3c00), 0x3c00);
    assert_int_equal(env.status, 0);
    assert_int_equal(sf_convert(&env, SF_F32, SF_F16, 1), 0x33800000); /* conversions know no FZ16 */
    assert_int_equal(env.status, 0);
    env = (struct sf_env){0};
    assert_int_equal(sf_mul(&env, SF_F32, 0x00800001, 0x3f7ffffe), 0x00800000); /* tiny before rounding */
    assert_int_equal(env.status, FP_UNDERFLOW | FP_INEXACT);
}

static void test_arm_conversions(void **state)
{
    (void)state;
    struct sf_env env = {.control = FP_ALT_HALF};
    assert_int_equal(sf_convert(&env, SF_F16, SF_F32, 0x47ffe000), 0x7fff); /* 131008 */
    assert_int_equal(env.status, 0);
    assert_int_equal(sf_convert(&env, SF_F32, SF_F16, 0x7fff), 0x47ffe000);
    assert_int_equal(sf_convert(&env, SF_F16, SF_F32, 0x48000000), 0x7fff);
    assert_int_equal(env.status, FP_INVALID);
    env.status = 0;
    assert_int_equal(sf_convert(&env, SF_F16, SF_F32, 0xffc00000), 0x8000);
    assert_int_equal(env.status, FP_INVALID);
    env = (struct sf_env){.round = IR_RN_ODD};
    assert_int_equal(sf_convert(&env, SF_F32, SF_F64, UINT64_C(0x3ff0000000000001)), 0x3f800001);
    assert_int_equal(sf_convert(&env, SF_F32, SF_F64, UINT64_C(0x7fe0000000000000)), 0x7f7fffff);
    assert_int_equal(env.status, FP_INEXACT | FP_OVERFLOW);
    env = (struct sf_env){.round = IR_RN_AWAY};
    assert_int_equal(sf_round_int(&env, SF_F32, 0x40200000, false), 0x40400000); /* 2.5 */
    assert_int_equal(sf_round_int(&env, SF_F32, 0xbf000000, true), 0xbf800000);  /* -0.5 */
    assert_int_equal(env.status, FP_INEXACT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_host),       cmocka_unit_test(test_convert),    cmocka_unit_test(test_integers),
        cmocka_unit_test(test_saturation), cmocka_unit_test(test_half),       cmocka_unit_test(test_compare),
        cmocka_unit_test(test_arm_nans),   cmocka_unit_test(test_arm_flush),  cmocka_unit_test(test_arm_conversions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
