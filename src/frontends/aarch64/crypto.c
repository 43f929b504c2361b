/* crypto.c: Advanced SIMD cryptography: AES, SHA-1, SHA-256, SHA-512, SHA-3, SM3, SM4. Knows nothing of hosts. */
#include "frontends/aarch64/simd.h"

static uint32_t vector3(struct a64_ctx *c, enum ir_op op, uint16_t aux, uint32_t a, uint32_t b, uint32_t d)
{
    return a64_op3(c, op, IR_V128, aux, a, b, d);
}

/* ---- AES, SHA-1, SHA-256: operations of the IR ------------------------------------------------ */

static uint32_t zero(struct a64_ctx *c) { return ir_vconst(c->ir, (union ir_val){.d = {0, 0}}); }

/* The round key is added first here: of the operation, which adds one last, it is zero. */
static uint32_t aes(struct a64_ctx *c, enum ir_op op, uint32_t state, uint32_t key)
{
    return simd_bit(c, op, simd_bit(c, IR_vxor, state, key), zero(c));
}

#define TWO(name, expr)                                                                                                \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t rn, uint32_t rd)                                                  \
    {                                                                                                                  \
        uint32_t n = a64_v(c, rn);                                                                                     \
        a64_put_v(c, rd, expr);                                                                                        \
        return true;                                                                                                   \
    }
TWO(AESE, aes(c, IR_aese, a64_v(c, rd), n))
TWO(AESD, aes(c, IR_aesd, a64_v(c, rd), n))
TWO(AESMC, a64_op1(c, IR_aesmc, IR_V128, 0, n))
TWO(AESIMC, a64_op1(c, IR_aesimc, IR_V128, 0, n))
TWO(SHA1SU1, simd_bit(c, IR_sha1su1, a64_v(c, rd), n))
TWO(SHA256SU0, simd_bit(c, IR_sha256su0, a64_v(c, rd), n))
/* Rotation of lane 0 by 30. */
TWO(SHA1H, simd_low(c, 4, simd_bit(c, IR_vor, simd1(c, IR_vshl, 2, 30, n), simd1(c, IR_vshr, 2, 2, n))))

static uint32_t pick(struct a64_ctx *c, uint32_t a, uint32_t b, unsigned lanes)
{
    return a64_op2(c, IR_vpick, IR_V128, ir_lane(2, lanes), a, b);
}

/* Four rounds; lanes: of the state at the end, which half is wanted. Both instructions compute both halves: they are made
 * once, and what unpacks them goes where the next rounds pack them again. */
enum { HIGH_LANES = 0xbb, LOW_LANES = 0x11 };
static uint32_t sha256_rounds(struct a64_ctx *c, uint32_t abcd, uint32_t efgh, uint32_t wk, unsigned lanes)
{
    uint32_t feba = pick(c, efgh, abcd, LOW_LANES), hgdc = pick(c, efgh, abcd, HIGH_LANES);
    uint32_t two = vector3(c, IR_sha256r, 0, hgdc, feba, wk);
    uint32_t four = vector3(c, IR_sha256r, 0, feba, two, pick(c, wk, wk, 0x0e));
    return pick(c, four, two, lanes);
}

#define THREE(name, expr)                                                                                              \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t rm, uint32_t rn, uint32_t rd)                                     \
    {                                                                                                                  \
        uint32_t d = a64_v(c, rd), n = a64_v(c, rn), m = a64_v(c, rm);                                                 \
        a64_put_v(c, rd, expr);                                                                                        \
        return true;                                                                                                   \
    }
THREE(SHA1C, vector3(c, IR_sha1r, ir_lane(0, 0), d, n, m))
THREE(SHA1P, vector3(c, IR_sha1r, ir_lane(0, 1), d, n, m))
THREE(SHA1M, vector3(c, IR_sha1r, ir_lane(0, 2), d, n, m))
THREE(SHA1SU0, vector3(c, IR_sha1su0, 0, d, n, m))
THREE(SHA256H, sha256_rounds(c, d, n, m, HIGH_LANES))
THREE(SHA256H2, sha256_rounds(c, n, d, m, LOW_LANES))
THREE(SHA256SU1, vector3(c, IR_sha256su1, 0, d, n, m))

/* ---- SHA-512 -------------------------------------------------------------------------------- */

static uint32_t int2(struct a64_ctx *c, enum ir_op op, uint32_t a, uint32_t b)
{
    return a64_op2(c, op, IR_I64, 0, a, b);
}

static uint32_t half(struct a64_ctx *c, uint32_t v, unsigned index)
{
    return a64_op1(c, IR_vgetlane, IR_I64, ir_lane(3, index), v);
}

static uint32_t halves(struct a64_ctx *c, uint32_t low, uint32_t high)
{
    uint32_t v = a64_op1(c, IR_vdup, IR_V128, ir_lane(3, 0), low);
    return a64_op2(c, IR_vsetlane, IR_V128, ir_lane(3, 1), v, high);
}

/* The sum of three rotations, a "big sigma" of FIPS 180. */
static uint32_t rotations(struct a64_ctx *c, uint32_t x, unsigned r1, unsigned r2, unsigned r3)
{
    uint32_t sum = int2(c, IR_ror, x, a64_const(c, 1, r1));
    sum = int2(c, IR_xor, sum, int2(c, IR_ror, x, a64_const(c, 1, r2)));
    return int2(c, IR_xor, sum, int2(c, IR_ror, x, a64_const(c, 1, r3)));
}

/* x + Ch(e, f, g) + Sigma1(e) */
static uint32_t sha512_t1(struct a64_ctx *c, uint32_t x, uint32_t e, uint32_t f, uint32_t g)
{
    uint32_t choose = int2(c, IR_xor, int2(c, IR_and, e, f), int2(c, IR_andn, g, e));
    return int2(c, IR_add, int2(c, IR_add, x, choose), rotations(c, e, 14, 18, 41));
}

/* x + Maj(a, b, d) + Sigma0(a) */
static uint32_t sha512_t2(struct a64_ctx *c, uint32_t x, uint32_t a, uint32_t b, uint32_t d)
{
    uint32_t majority = int2(c, IR_xor, int2(c, IR_and, a, int2(c, IR_xor, b, d)), int2(c, IR_and, b, d));
    return int2(c, IR_add, int2(c, IR_add, x, majority), rotations(c, a, 28, 34, 39));
}

static uint32_t sha512h(struct a64_ctx *c, uint32_t w, uint32_t x, uint32_t y)
{
    uint32_t y0 = half(c, y, 0), y1 = half(c, y, 1), x0 = half(c, x, 0);
    uint32_t high = sha512_t1(c, half(c, w, 1), y1, x0, half(c, x, 1));
    uint32_t low = sha512_t1(c, half(c, w, 0), int2(c, IR_add, high, y0), y1, x0);
    return halves(c, low, high);
}

static uint32_t sha512h2(struct a64_ctx *c, uint32_t w, uint32_t x, uint32_t y)
{
    uint32_t y0 = half(c, y, 0), y1 = half(c, y, 1);
    uint32_t high = sha512_t2(c, half(c, w, 1), y0, half(c, x, 0), y1);
    return halves(c, sha512_t2(c, half(c, w, 0), high, y0, y1), high);
}

static uint32_t rotate(struct a64_ctx *c, unsigned lane, unsigned right, uint32_t v)
{
    if (!right)
        return v;
    uint32_t left = simd1(c, IR_vshl, lane, simd_bits(lane) - right, v);
    return simd_bit(c, IR_vor, left, simd1(c, IR_vshr, lane, right, v));
}

/* Two rotations and a shift, a "small sigma". */
static uint32_t small_sigma(struct a64_ctx *c, uint32_t v, unsigned r1, unsigned r2, unsigned shift)
{
    uint32_t sum = simd_bit(c, IR_vxor, rotate(c, 3, r1, v), rotate(c, 3, r2, v));
    return simd_bit(c, IR_vxor, sum, simd1(c, IR_vshr, 3, shift, v));
}

static uint32_t sha512su0(struct a64_ctx *c, uint32_t w, uint32_t x)
{
    uint32_t next = a64_op2(c, IR_vext, IR_V128, ir_lane(0, 8), w, x);
    return simd2(c, IR_vadd, 3, w, small_sigma(c, next, 1, 8, 7));
}

static uint32_t sha512su1(struct a64_ctx *c, uint32_t w, uint32_t x, uint32_t y)
{
    return simd2(c, IR_vadd, 3, simd2(c, IR_vadd, 3, w, y), small_sigma(c, x, 19, 61, 6));
}

THREE(SHA512H, sha512h(c, d, n, m))
THREE(SHA512H2, sha512h2(c, d, n, m))
THREE(SHA512SU1, sha512su1(c, d, n, m))
TWO(SHA512SU0, sha512su0(c, a64_v(c, rd), n))

/* ---- SHA-3 ---------------------------------------------------------------------------------- */

bool a64_emit_RAX1(struct a64_ctx *c, uint32_t rm, uint32_t rn, uint32_t rd)
{
    a64_put_v(c, rd, simd_bit(c, IR_vxor, a64_v(c, rn), rotate(c, 3, 63, a64_v(c, rm))));
    return true;
}

bool a64_emit_EOR3(struct a64_ctx *c, uint32_t rm, uint32_t ra, uint32_t rn, uint32_t rd)
{
    uint32_t sum = simd_bit(c, IR_vxor, a64_v(c, rn), a64_v(c, rm));
    a64_put_v(c, rd, simd_bit(c, IR_vxor, sum, a64_v(c, ra)));
    return true;
}

bool a64_emit_BCAX(struct a64_ctx *c, uint32_t rm, uint32_t ra, uint32_t rn, uint32_t rd)
{
    uint32_t cleared = simd_bit(c, IR_vandn, a64_v(c, rm), a64_v(c, ra));
    a64_put_v(c, rd, simd_bit(c, IR_vxor, a64_v(c, rn), cleared));
    return true;
}

bool a64_emit_XAR(struct a64_ctx *c, uint32_t rm, uint32_t imm6, uint32_t rn, uint32_t rd)
{
    a64_put_v(c, rd, rotate(c, 3, imm6, simd_bit(c, IR_vxor, a64_v(c, rn), a64_v(c, rm))));
    return true;
}

/* ---- SM3, SM4: helpers ------------------------------------------------------------------------ */

THREE(SM3PARTW1, a64_call(c, A64_H_sm3partw1, d, n, m))
THREE(SM3PARTW2, a64_call(c, A64_H_sm3partw2, d, n, m))
TWO(SM4E, a64_call(c, A64_H_sm4e, a64_v(c, rd), n, IR_NONE))

bool a64_emit_SM4EKEY(struct a64_ctx *c, uint32_t rm, uint32_t rn, uint32_t rd)
{
    a64_put_v(c, rd, a64_call(c, A64_H_sm4ekey, a64_v(c, rn), a64_v(c, rm), IR_NONE));
    return true;
}

bool a64_emit_SM3SS1(struct a64_ctx *c, uint32_t rm, uint32_t ra, uint32_t rn, uint32_t rd)
{
    a64_put_v(c, rd, a64_call(c, A64_H_sm3ss1, a64_v(c, rn), a64_v(c, rm), a64_v(c, ra)));
    return true;
}

/* The helpers take the message word from every lane of their third argument. */
#define SM3TT(name, helper)                                                                                            \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t rm, uint32_t imm2, uint32_t rn, uint32_t rd)                      \
    {                                                                                                                  \
        uint32_t word = simd1(c, IR_vduplane, 2, imm2, a64_v(c, rm));                                                  \
        a64_put_v(c, rd, a64_call(c, A64_H_##helper, a64_v(c, rd), a64_v(c, rn), word));                               \
        return true;                                                                                                   \
    }
SM3TT(SM3TT1A, sm3tt1a)
SM3TT(SM3TT1B, sm3tt1b)
SM3TT(SM3TT2A, sm3tt2a)
SM3TT(SM3TT2B, sm3tt2b)
