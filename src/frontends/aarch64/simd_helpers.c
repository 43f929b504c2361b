/* simd_helpers.c: C functions that Advanced SIMD instructions call: integer estimates, SM3, SM4.
 * All are pure; they know nothing of the IR. */
#include "frontends/aarch64/a64.h"

ir_vector_fn a64_h_urecpe, a64_h_ursqrte;
ir_vector_fn a64_h_sm3ss1, a64_h_sm3tt1a, a64_h_sm3tt1b, a64_h_sm3tt2a, a64_h_sm3tt2b;
ir_vector_fn a64_h_sm3partw1, a64_h_sm3partw2, a64_h_sm4e, a64_h_sm4ekey;

#define HELPER(name)                                                                                                   \
    void a64_h_##name(struct cpu_state *st, union ir_val *ret, const union ir_val *a, const union ir_val *b,           \
                      const union ir_val *c)

static uint32_t rol(uint32_t x, unsigned n)
{
    return x << n | x >> (32 - n);
}

/* ---- estimates: 9 bits in, 9 bits out, by the Arm ARM's integer procedure --------------------- */

static uint32_t recip_estimate(uint32_t x)
{
    if (!(x >> 31))
        return UINT32_MAX;
    unsigned a = (x >> 23) * 2 + 1;
    return (((1u << 19) / a + 1) / 2) << 23;
}

static uint32_t recip_sqrt_estimate(uint32_t x)
{
    if (!(x >> 30))
        return UINT32_MAX;
    unsigned a = x >> 31 ? (x >> 24) * 4 + 2 : (x >> 23) * 2 + 1, b = 512;
    while (a * (b + 1) * (b + 1) < 1u << 28)
        b++;
    return ((b + 1) / 2) << 23;
}

HELPER(urecpe)
{
    (void)st, (void)b, (void)c;
    for (unsigned i = 0; i < 4; i++)
        ret->s[i] = recip_estimate(a->s[i]);
}

HELPER(ursqrte)
{
    (void)st, (void)b, (void)c;
    for (unsigned i = 0; i < 4; i++)
        ret->s[i] = recip_sqrt_estimate(a->s[i]);
}

/* ---- SM3 (GB/T 32905) ------------------------------------------------------------------------- */

HELPER(sm3ss1)
{
    (void)st;
    *ret = (union ir_val){.s = {0, 0, 0, rol(rol(a->s[3], 12) + b->s[3] + c->s[3], 7)}};
}

static uint32_t parity(uint32_t x, uint32_t y, uint32_t z)
{
    return x ^ y ^ z;
}

static uint32_t majority(uint32_t x, uint32_t y, uint32_t z)
{
    return (x & y) | (x & z) | (y & z);
}

static uint32_t choose(uint32_t x, uint32_t y, uint32_t z)
{
    return (x & y) | (~x & z);
}

/* One round of a half of the state: a holds it (oldest word in lane 0), lane 3 of b is SS1, lane 0 of c the message
 * word. */
static union ir_val sm3tt1(const union ir_val *a, const union ir_val *b, const union ir_val *c, uint32_t f)
{
    uint32_t ss2 = b->s[3] ^ rol(a->s[3], 12);
    return (union ir_val){.s = {a->s[1], rol(a->s[2], 9), a->s[3], f + a->s[0] + ss2 + c->s[0]}};
}

static union ir_val sm3tt2(const union ir_val *a, const union ir_val *b, const union ir_val *c, uint32_t g)
{
    uint32_t tt2 = g + a->s[0] + b->s[3] + c->s[0];
    return (union ir_val){.s = {a->s[1], rol(a->s[2], 19), a->s[3], tt2 ^ rol(tt2, 9) ^ rol(tt2, 17)}};
}

HELPER(sm3tt1a)
{
    (void)st;
    *ret = sm3tt1(a, b, c, parity(a->s[3], a->s[2], a->s[1]));
}

HELPER(sm3tt1b)
{
    (void)st;
    *ret = sm3tt1(a, b, c, majority(a->s[3], a->s[2], a->s[1]));
}

HELPER(sm3tt2a)
{
    (void)st;
    *ret = sm3tt2(a, b, c, parity(a->s[3], a->s[2], a->s[1]));
}

HELPER(sm3tt2b)
{
    (void)st;
    *ret = sm3tt2(a, b, c, choose(a->s[3], a->s[2], a->s[1]));
}

static uint32_t sm3p1(uint32_t x)
{
    return x ^ rol(x, 15) ^ rol(x, 23);
}

/* Message expansion: first part, without the last word's dependence on the first. */
HELPER(sm3partw1)
{
    (void)st;
    for (unsigned i = 0; i < 4; i++) {
        uint32_t last = i < 3 ? c->s[i + 1] : ret->s[0];
        ret->s[i] = sm3p1(a->s[i] ^ b->s[i] ^ rol(last, 15));
    }
}

HELPER(sm3partw2)
{
    (void)st;
    uint32_t t[4];
    for (unsigned i = 0; i < 4; i++) {
        t[i] = b->s[i] ^ rol(c->s[i], 7);
        ret->s[i] = a->s[i] ^ t[i];
    }
    ret->s[3] ^= sm3p1(rol(t[0], 15));
}

/* ---- SM4 (GB/T 32907) ------------------------------------------------------------------------- */

static const uint8_t sm4_sbox[256] = {
    0xd6, 0x90, 0xe9, 0xfe, 0xcc, 0xe1, 0x3d, 0xb7, 0x16, 0xb6, 0x14, 0xc2, 0x28, 0xfb, 0x2c, 0x05,
    0x2b, 0x67, 0x9a, 0x76, 0x2a, 0xbe, 0x04, 0xc3, 0xaa, 0x44, 0x13, 0x26, 0x49, 0x86, 0x06, 0x99,
    0x9c, 0x42, 0x50, 0xf4, 0x91, 0xef, 0x98, 0x7a, 0x33, 0x54, 0x0b, 0x43, 0xed, 0xcf, 0xac, 0x62,
    0xe4, 0xb3, 0x1c, 0xa9, 0xc9, 0x08, 0xe8, 0x95, 0x80, 0xdf, 0x94, 0xfa, 0x75, 0x8f, 0x3f, 0xa6,
    0x47, 0x07, 0xa7, 0xfc, 0xf3, 0x73, 0x17, 0xba, 0x83, 0x59, 0x3c, 0x19, 0xe6, 0x85, 0x4f, 0xa8,
    0x68, 0x6b, 0x81, 0xb2, 0x71, 0x64, 0xda, 0x8b, 0xf8, 0xeb, 0x0f, 0x4b, 0x70, 0x56, 0x9d, 0x35,
    0x1e, 0x24, 0x0e, 0x5e, 0x63, 0x58, 0xd1, 0xa2, 0x25, 0x22, 0x7c, 0x3b, 0x01, 0x21, 0x78, 0x87,
    0xd4, 0x00, 0x46, 0x57, 0x9f, 0xd3, 0x27, 0x52, 0x4c, 0x36, 0x02, 0xe7, 0xa0, 0xc4, 0xc8, 0x9e,
    0xea, 0xbf, 0x8a, 0xd2, 0x40, 0xc7, 0x38, 0xb5, 0xa3, 0xf7, 0xf2, 0xce, 0xf9, 0x61, 0x15, 0xa1,
    0xe0, 0xae, 0x5d, 0xa4, 0x9b, 0x34, 0x1a, 0x55, 0xad, 0x93, 0x32, 0x30, 0xf5, 0x8c, 0xb1, 0xe3,
    0x1d, 0xf6, 0xe2, 0x2e, 0x82, 0x66, 0xca, 0x60, 0xc0, 0x29, 0x23, 0xab, 0x0d, 0x53, 0x4e, 0x6f,
    0xd5, 0xdb, 0x37, 0x45, 0xde, 0xfd, 0x8e, 0x2f, 0x03, 0xff, 0x6a, 0x72, 0x6d, 0x6c, 0x5b, 0x51,
    0x8d, 0x1b, 0xaf, 0x92, 0xbb, 0xdd, 0xbc, 0x7f, 0x11, 0xd9, 0x5c, 0x41, 0x1f, 0x10, 0x5a, 0xd8,
    0x0a, 0xc1, 0x31, 0x88, 0xa5, 0xcd, 0x7b, 0xbd, 0x2d, 0x74, 0xd0, 0x12, 0xb8, 0xe5, 0xb4, 0xb0,
    0x89, 0x69, 0x97, 0x4a, 0x0c, 0x96, 0x77, 0x7e, 0x65, 0xb9, 0xf1, 0x09, 0xc5, 0x6e, 0xc6, 0x84,
    0x18, 0xf0, 0x7d, 0xec, 0x3a, 0xdc, 0x4d, 0x20, 0x79, 0xee, 0x5f, 0x3e, 0xd7, 0xcb, 0x39, 0x48,
};

static uint32_t sm4_substitute(uint32_t x)
{
    return (uint32_t)sm4_sbox[x >> 24] << 24 | (uint32_t)sm4_sbox[x >> 16 & 0xff] << 16 |
           (uint32_t)sm4_sbox[x >> 8 & 0xff] << 8 | sm4_sbox[x & 0xff];
}

static uint32_t linear_round(uint32_t x)
{
    return x ^ rol(x, 2) ^ rol(x, 10) ^ rol(x, 18) ^ rol(x, 24);
}

static uint32_t linear_key(uint32_t x)
{
    return x ^ rol(x, 13) ^ rol(x, 23);
}

/* Four rounds of encryption or of the key schedule. */
static void sm4(union ir_val *ret, const union ir_val *state, const union ir_val *keys, uint32_t (*linear)(uint32_t))
{
    uint32_t x[8];
    for (unsigned i = 0; i < 4; i++)
        x[i] = state->s[i];
    for (unsigned i = 0; i < 4; i++)
        x[i + 4] = x[i] ^ linear(sm4_substitute(x[i + 1] ^ x[i + 2] ^ x[i + 3] ^ keys->s[i]));
    for (unsigned i = 0; i < 4; i++)
        ret->s[i] = x[i + 4];
}

HELPER(sm4e)
{
    (void)st, (void)c;
    sm4(ret, a, b, linear_round);
}

HELPER(sm4ekey)
{
    (void)st, (void)c;
    sm4(ret, a, b, linear_key);
}
