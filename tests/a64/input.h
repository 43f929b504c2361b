/* input.h: the inputs of the instruction tests, as a function of words, case number and attributes.
 * Shared by the oracle's runner (freestanding) and the unit test: the only definition. Changing it outdates every
 * .expected file. */
#ifndef DRAGOMAN_TESTS_A64_INPUT_H
#define DRAGOMAN_TESTS_A64_INPUT_H

#include <stdint.h>

#define A64_TEST_CODE UINT64_C(0x23450000) /* BRK instructions */
#define A64_TEST_CODE_SIZE 0x10000
#define A64_TEST_PC (A64_TEST_CODE + 0x8000)
#define A64_TEST_MEM UINT64_C(0x12345000)  /* three pages */
#define A64_TEST_MEM_SIZE 0x3000
#define A64_TEST_EXCLUDE 0x8019 /* tags that IRG, ADDG and SUBG do not make */
#define A64_TEST_BRK 0xd4200000u

enum { A64_TEST_WORDS = 8, A64_TEST_MEMS = 2, A64_TEST_IDXS = 2, A64_TEST_NOREG = 255 };
enum a64_idx { A64_IDX64, A64_IDX_U32, A64_IDX_S32 };

/* One line of a list. Register 31 is SP. The oracle writes it as it is: no padding. */
struct a64_spec {
    uint32_t nwords, ncases;
    uint32_t word[A64_TEST_WORDS];
    struct { uint32_t reg, align; int32_t offset; } mem[A64_TEST_MEMS];
    struct { uint32_t reg, kind; } idx[A64_TEST_IDXS];
    uint32_t code_reg, fp /* 0, 1: @fp, 2: @tiny */, lane /* 'x' 'b' 'h' 's' 'd' */, any_reg;
};

union a64_vec { uint64_t d[2]; uint32_t s[4]; uint16_t h[8]; uint8_t b[16]; };

struct a64_input {
    uint64_t x[32];          /* x[31]: SP */
    union a64_vec v[32];
    uint32_t nzcv;           /* N bit 3 .. V bit 0 */
    uint32_t fpcr, fpsr;
    uint64_t mem_seed;
};

/* ---- random numbers (splitmix64) -------------------------------------------------------------- */
struct a64_rng { uint64_t state; };

static inline uint64_t a64_random(struct a64_rng *r)
{
    uint64_t z = r->state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

static inline uint32_t a64_below(struct a64_rng *r, uint32_t n) { return (uint32_t)(a64_random(r) >> 33) % n; }

/* ---- edge values ------------------------------------------------------------------------------ */
static inline uint64_t a64_edge_int(struct a64_rng *r)
{
    static const uint64_t table[] = {
        0, 1, UINT64_MAX, INT64_MAX, UINT64_C(1) << 63, INT32_MAX, UINT64_C(1) << 31, UINT32_MAX,
        UINT64_C(0xffffffff80000000), UINT64_C(0x100000000), 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff,
        UINT64_C(0x5555555555555555), UINT64_C(0xaaaaaaaaaaaaaaaa), UINT64_C(0xffffffffffffff80),
        UINT64_C(0xffffffffffff8000), UINT64_C(0x0123456789abcdef), UINT64_C(0x8000000080000000),
    };
    uint64_t power = UINT64_C(1) << a64_below(r, 64);
    switch (a64_below(r, 8)) {
    case 0: case 1: case 2: return table[a64_below(r, sizeof table / sizeof table[0])];
    case 3: return power - a64_below(r, 2);
    case 4: return 0 - power - a64_below(r, 2);
    case 5: return a64_below(r, 66);
    case 6: return (uint64_t)(int64_t)(int32_t)a64_random(r);
    default: return a64_random(r);
    }
}

/* Edge values of a binary format: exponent and fraction fields of e and f bits. */
static inline uint64_t a64_edge_float(struct a64_rng *r, unsigned e, unsigned f)
{
    uint64_t ones = (UINT64_C(1) << e) - 1, bias = ones >> 1, fraction = (UINT64_C(1) << f) - 1;
    uint64_t quiet = UINT64_C(1) << (f - 1), random = a64_random(r) & fraction, sign = a64_random(r) & 1, x;
    switch (a64_below(r, 20)) {
    case 0: x = 0; break;
    case 1: x = bias << f; break;                                 /* 1 */
    case 2: x = 1; break;                                         /* smallest denormal */
    case 3: x = fraction; break;                                  /* largest denormal */
    case 4: x = UINT64_C(1) << f; break;                          /* smallest normal */
    case 5: x = (ones - 1) << f | fraction; break;                /* largest */
    case 6: x = ones << f; break;                                 /* infinity */
    case 7: x = ones << f | quiet; break;
    case 8: x = ones << f | quiet | random; break;
    case 9: x = ones << f | (random & ~quiet) | 1; break;         /* signalling */
    case 10: x = (bias - 1) << f; break;                          /* 0.5 */
    case 11: x = (bias + a64_below(r, 3)) << f | quiet; break;    /* 1.5, 3, 6 */
    case 12: x = (bias + 1) << f | quiet >> 1; break;             /* 2.5 */
    case 13: x = (bias + a64_below(r, 66) < ones ? bias + a64_below(r, 66) : bias) << f; break; /* powers of two */
    case 14: x = (bias + 30 < ones ? bias + 30 : bias + 7) << f | (fraction & ~(random & 3)); break;
    case 15: x = random; break;                                   /* denormal */
    case 16: x = (1 + (a64_random(r) & 3)) << f | random; break;  /* near the smallest normal */
    case 17: x = (ones - 1 - (a64_random(r) & 3)) << f | random; break;
    default: x = (bias - 4 + (a64_random(r) & 7)) << f | random; break;
    }
    if (x >> f > ones)
        x = bias << f | random;
    return x | sign << (e + f);
}

static inline uint64_t a64_edge_lane(struct a64_rng *r, uint32_t lane)
{
    uint32_t as_int = a64_below(r, 4) == 0;
    switch (lane) {
    case 'h': return as_int ? a64_edge_int(r) : a64_edge_float(r, 5, 10);
    case 's': return as_int ? a64_edge_int(r) : a64_edge_float(r, 8, 23);
    case 'd': return as_int ? a64_edge_int(r) : a64_edge_float(r, 11, 52);
    default: return a64_edge_int(r);
    }
}

/* @tiny: numbers whose products, quotients, sums and conversions are around the smallest normal number, of this format or
 * the next smaller one: powers of two, more or less one bit. */
static inline uint64_t a64_tiny_float(struct a64_rng *r, unsigned e, unsigned f)
{
    uint64_t bias = (UINT64_C(1) << (e - 1)) - 1, sign = a64_below(r, 4) == 0, x;
    uint64_t smaller = e == 11 ? 126 : 14, bit = a64_below(r, 2) ? UINT64_C(1) << a64_below(r, f) : a64_below(r, 4);
    switch (a64_below(r, 8)) {
    case 0: case 1: x = UINT64_C(1) << f; break;              /* smallest normal */
    case 2: x = UINT64_C(2) << f; break;
    case 3: case 4: x = (bias - a64_below(r, 2)) << f; break; /* 1, 0.5 */
    case 5: x = e > 5 ? (bias - smaller) << f : (bias - 12) << f; break;
    case 6: x = (bias + 1) << f; break;
    default: x = a64_below(r, 3) ? bias << f : 0; break;
    }
    if (x && bit)
        x = a64_below(r, 3) ? x - bit : x + bit;
    return x | sign << (e + f);
}

static inline union a64_vec a64_tiny_vec(struct a64_rng *r, uint32_t lane)
{
    union a64_vec v = {{0, 0}};
    for (unsigned i = 0; i < 8; i++) {
        switch (lane) {
        case 'h': v.h[i] = (uint16_t)a64_tiny_float(r, 5, 10); break;
        case 's': if (i < 4) v.s[i] = (uint32_t)a64_tiny_float(r, 8, 23); break;
        default: if (i < 2) v.d[i] = a64_tiny_float(r, 11, 52); break;
        }
    }
    return v;
}

static inline union a64_vec a64_edge_vec(struct a64_rng *r, uint32_t lane)
{
    static const char lanes[] = {'b', 'h', 's', 'd'};
    union a64_vec v;
    if (lane == 'x' || a64_below(r, 8) == 0)
        lane = (uint32_t)lanes[a64_below(r, 4)];
    for (unsigned i = 0; i < 16; i++) {
        switch (lane) {
        case 'b': v.b[i] = (uint8_t)a64_edge_int(r); break;
        case 'h': if (i < 8) v.h[i] = (uint16_t)a64_edge_lane(r, lane); break;
        case 's': if (i < 4) v.s[i] = (uint32_t)a64_edge_lane(r, lane); break;
        default: if (i < 2) v.d[i] = a64_edge_lane(r, lane); break;
        }
    }
    return v;
}

/* ---- a case ----------------------------------------------------------------------------------- */
static inline uint32_t a64_case_fpcr(unsigned index)
{
    enum { RP = 1u << 22, RM = 2u << 22, RZ = 3u << 22, FZ = 1u << 24, DN = 1u << 25, AHP = 1u << 26, FZ16 = 1u << 19 };
    static const uint32_t table[] = {0, 0, RP, RM, RZ, DN, FZ, FZ | DN | RZ, FZ16, AHP, 0, DN | RP};
    return table[index % (sizeof table / sizeof table[0])];
}

/* @tiny: all rounding modes, FZ or not, IDC and IXC set before or not. */
static inline uint32_t a64_tiny_fpcr(unsigned index) { return (index & 3) << 22 | (index >> 2 & 1) << 24; }
static inline uint32_t a64_tiny_fpsr(unsigned index) { return (index >> 3 & 1) * 0x80 | (index >> 4 & 1) * 0x10; }

static inline uint64_t a64_case_base(struct a64_rng *r, unsigned index, uint32_t align, int32_t offset)
{
    uint64_t at = A64_TEST_MEM, near = a64_below(r, 64);
    switch (index % 4) {
    case 0: at += 0x1800; break;
    case 1: at += 0x1800 + near; break;
    case 2: at += 0x1000 - 32 + near; break;
    default: at += 0x2000 - 32 + near; break;
    }
    return (at & ~(uint64_t)(align - 1)) + (uint64_t)(int64_t)offset;
}

static inline uint64_t a64_case_index(struct a64_rng *r, uint32_t kind)
{
    uint64_t small = a64_below(r, 48), high = a64_random(r) << 32;
    if (kind == A64_IDX_U32)
        return high | small;
    small -= 16;
    return kind == A64_IDX64 ? small : high | (uint32_t)small;
}

static inline void a64_make_input(const struct a64_spec *spec, unsigned index, struct a64_input *in)
{
    struct a64_rng r = {index * UINT64_C(0xd1342543de82ef95)};
    for (unsigned i = 0; i < spec->nwords; i++)
        r.state = (r.state ^ spec->word[i]) * UINT64_C(0x2545f4914f6cdd1d);
    for (unsigned i = 0; i < 32; i++)
        in->x[i] = i && a64_below(&r, 8) == 0 ? in->x[a64_below(&r, i)] : a64_edge_int(&r);
    for (unsigned i = 0; i < 32; i++)
        in->v[i] = i && a64_below(&r, 10) == 0 ? in->v[a64_below(&r, i)]
                   : spec->fp == 2             ? a64_tiny_vec(&r, spec->lane)
                                               : a64_edge_vec(&r, spec->lane);
    in->nzcv = a64_below(&r, 16);
    in->fpcr = spec->fp == 2 ? a64_tiny_fpcr(index) : spec->fp ? a64_case_fpcr(index) : 0;
    in->fpsr = a64_below(&r, 8) == 0 ? a64_random(&r) & 0x0800009f : 0;
    if (spec->fp == 2)
        in->fpsr = a64_tiny_fpsr(index);
    in->mem_seed = a64_random(&r);
    for (unsigned i = 0; i < A64_TEST_MEMS; i++)
        if (spec->mem[i].reg < 32)
            in->x[spec->mem[i].reg] = a64_case_base(&r, index, spec->mem[i].align, spec->mem[i].offset);
    for (unsigned i = 0; i < A64_TEST_IDXS; i++)
        if (spec->idx[i].reg < 32)
            in->x[spec->idx[i].reg] = a64_case_index(&r, spec->idx[i].kind);
    if (spec->code_reg < 32)
        in->x[spec->code_reg] = A64_TEST_PC + 64 + 4 * a64_below(&r, 1000);
}

static inline void a64_fill_memory(uint64_t seed, uint64_t *mem)
{
    struct a64_rng r = {seed};
    for (unsigned i = 0; i < A64_TEST_MEM_SIZE / 8; i++)
        mem[i] = a64_random(&r);
}

#endif
