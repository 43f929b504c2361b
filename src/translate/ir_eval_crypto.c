/* ir_eval_crypto.c: the meaning of the steps of AES (FIPS 197), SHA-1 and SHA-256 (FIPS 180), CRC-32, and the 64-bit
 * polynomial product. Knows no guest and no host. */
#include "translate/ir_eval.h"

#include <string.h>

static const uint8_t sbox[256] = {
    0x63, 0x7c, 0x77, 0x7b, 0xf2, 0x6b, 0x6f, 0xc5, 0x30, 0x01, 0x67, 0x2b, 0xfe, 0xd7, 0xab, 0x76,
    0xca, 0x82, 0xc9, 0x7d, 0xfa, 0x59, 0x47, 0xf0, 0xad, 0xd4, 0xa2, 0xaf, 0x9c, 0xa4, 0x72, 0xc0,
    0xb7, 0xfd, 0x93, 0x26, 0x36, 0x3f, 0xf7, 0xcc, 0x34, 0xa5, 0xe5, 0xf1, 0x71, 0xd8, 0x31, 0x15,
    0x04, 0xc7, 0x23, 0xc3, 0x18, 0x96, 0x05, 0x9a, 0x07, 0x12, 0x80, 0xe2, 0xeb, 0x27, 0xb2, 0x75,
    0x09, 0x83, 0x2c, 0x1a, 0x1b, 0x6e, 0x5a, 0xa0, 0x52, 0x3b, 0xd6, 0xb3, 0x29, 0xe3, 0x2f, 0x84,
    0x53, 0xd1, 0x00, 0xed, 0x20, 0xfc, 0xb1, 0x5b, 0x6a, 0xcb, 0xbe, 0x39, 0x4a, 0x4c, 0x58, 0xcf,
    0xd0, 0xef, 0xaa, 0xfb, 0x43, 0x4d, 0x33, 0x85, 0x45, 0xf9, 0x02, 0x7f, 0x50, 0x3c, 0x9f, 0xa8,
    0x51, 0xa3, 0x40, 0x8f, 0x92, 0x9d, 0x38, 0xf5, 0xbc, 0xb6, 0xda, 0x21, 0x10, 0xff, 0xf3, 0xd2,
    0xcd, 0x0c, 0x13, 0xec, 0x5f, 0x97, 0x44, 0x17, 0xc4, 0xa7, 0x7e, 0x3d, 0x64, 0x5d, 0x19, 0x73,
    0x60, 0x81, 0x4f, 0xdc, 0x22, 0x2a, 0x90, 0x88, 0x46, 0xee, 0xb8, 0x14, 0xde, 0x5e, 0x0b, 0xdb,
    0xe0, 0x32, 0x3a, 0x0a, 0x49, 0x06, 0x24, 0x5c, 0xc2, 0xd3, 0xac, 0x62, 0x91, 0x95, 0xe4, 0x79,
    0xe7, 0xc8, 0x37, 0x6d, 0x8d, 0xd5, 0x4e, 0xa9, 0x6c, 0x56, 0xf4, 0xea, 0x65, 0x7a, 0xae, 0x08,
    0xba, 0x78, 0x25, 0x2e, 0x1c, 0xa6, 0xb4, 0xc6, 0xe8, 0xdd, 0x74, 0x1f, 0x4b, 0xbd, 0x8b, 0x8a,
    0x70, 0x3e, 0xb5, 0x66, 0x48, 0x03, 0xf6, 0x0e, 0x61, 0x35, 0x57, 0xb9, 0x86, 0xc1, 0x1d, 0x9e,
    0xe1, 0xf8, 0x98, 0x11, 0x69, 0xd9, 0x8e, 0x94, 0x9b, 0x1e, 0x87, 0xe9, 0xce, 0x55, 0x28, 0xdf,
    0x8c, 0xa1, 0x89, 0x0d, 0xbf, 0xe6, 0x42, 0x68, 0x41, 0x99, 0x2d, 0x0f, 0xb0, 0x54, 0xbb, 0x16,
};

static const uint8_t inverse_sbox[256] = {
    0x52, 0x09, 0x6a, 0xd5, 0x30, 0x36, 0xa5, 0x38, 0xbf, 0x40, 0xa3, 0x9e, 0x81, 0xf3, 0xd7, 0xfb,
    0x7c, 0xe3, 0x39, 0x82, 0x9b, 0x2f, 0xff, 0x87, 0x34, 0x8e, 0x43, 0x44, 0xc4, 0xde, 0xe9, 0xcb,
    0x54, 0x7b, 0x94, 0x32, 0xa6, 0xc2, 0x23, 0x3d, 0xee, 0x4c, 0x95, 0x0b, 0x42, 0xfa, 0xc3, 0x4e,
    0x08, 0x2e, 0xa1, 0x66, 0x28, 0xd9, 0x24, 0xb2, 0x76, 0x5b, 0xa2, 0x49, 0x6d, 0x8b, 0xd1, 0x25,
    0x72, 0xf8, 0xf6, 0x64, 0x86, 0x68, 0x98, 0x16, 0xd4, 0xa4, 0x5c, 0xcc, 0x5d, 0x65, 0xb6, 0x92,
    0x6c, 0x70, 0x48, 0x50, 0xfd, 0xed, 0xb9, 0xda, 0x5e, 0x15, 0x46, 0x57, 0xa7, 0x8d, 0x9d, 0x84,
    0x90, 0xd8, 0xab, 0x00, 0x8c, 0xbc, 0xd3, 0x0a, 0xf7, 0xe4, 0x58, 0x05, 0xb8, 0xb3, 0x45, 0x06,
    0xd0, 0x2c, 0x1e, 0x8f, 0xca, 0x3f, 0x0f, 0x02, 0xc1, 0xaf, 0xbd, 0x03, 0x01, 0x13, 0x8a, 0x6b,
    0x3a, 0x91, 0x11, 0x41, 0x4f, 0x67, 0xdc, 0xea, 0x97, 0xf2, 0xcf, 0xce, 0xf0, 0xb4, 0xe6, 0x73,
    0x96, 0xac, 0x74, 0x22, 0xe7, 0xad, 0x35, 0x85, 0xe2, 0xf9, 0x37, 0xe8, 0x1c, 0x75, 0xdf, 0x6e,
    0x47, 0xf1, 0x1a, 0x71, 0x1d, 0x29, 0xc5, 0x89, 0x6f, 0xb7, 0x62, 0x0e, 0xaa, 0x18, 0xbe, 0x1b,
    0xfc, 0x56, 0x3e, 0x4b, 0xc6, 0xd2, 0x79, 0x20, 0x9a, 0xdb, 0xc0, 0xfe, 0x78, 0xcd, 0x5a, 0xf4,
    0x1f, 0xdd, 0xa8, 0x33, 0x88, 0x07, 0xc7, 0x31, 0xb1, 0x12, 0x10, 0x59, 0x27, 0x80, 0xec, 0x5f,
    0x60, 0x51, 0x7f, 0xa9, 0x19, 0xb5, 0x4a, 0x0d, 0x2d, 0xe5, 0x7a, 0x9f, 0x93, 0xc9, 0x9c, 0xef,
    0xa0, 0xe0, 0x3b, 0x4d, 0xae, 0x2a, 0xf5, 0xb0, 0xc8, 0xeb, 0xbb, 0x3c, 0x83, 0x53, 0x99, 0x61,
    0x17, 0x2b, 0x04, 0x7e, 0xba, 0x77, 0xd6, 0x26, 0xe1, 0x69, 0x14, 0x63, 0x55, 0x21, 0x0c, 0x7d,
};

/* The CRC of a nibble, for reflected polynomials. */
static const uint32_t crc32_nibbles[16] = {
    0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
    0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
};
static const uint32_t crc32c_nibbles[16] = {
    0x00000000, 0x105ec76f, 0x20bd8ede, 0x30e349b1, 0x417b1dbc, 0x5125dad3, 0x61c69362, 0x7198540d,
    0x82f63b78, 0x92a8fc17, 0xa24bb5a6, 0xb21572c9, 0xc38d26c4, 0xd3d3e1ab, 0xe330a81a, 0xf36e6f75,
};

/* ---- AES: byte r + 4 * c of a vector is row r, column c of the state ----------------------------- */

/* Rows shift by their number, left, or right when `inverse`; then every byte is replaced. */
static void shift_and_substitute(union ir_val *r, const union ir_val *state, const uint8_t table[256], bool inverse)
{
    for (unsigned i = 0; i < 16; i++) {
        unsigned row = i & 3, column = i >> 2, by = inverse ? 4 - row : row;
        r->b[i] = table[state->b[row + 4 * ((column + by) & 3)]];
    }
}

static uint8_t times(uint8_t x, unsigned factor) /* in GF(2^8) modulo x^8 + x^4 + x^3 + x + 1, factor < 16 */
{
    uint8_t product = 0;
    for (; factor; factor >>= 1) {
        if (factor & 1)
            product ^= x;
        x = (uint8_t)(x << 1 ^ (x & 0x80 ? 0x1b : 0));
    }
    return product;
}

/* Every column times the circulant matrix whose first row is given. */
static void mix_columns(union ir_val *r, const union ir_val *state, const uint8_t row[4])
{
    for (unsigned i = 0; i < 16; i++) {
        uint8_t sum = 0;
        for (unsigned j = 0; j < 4; j++)
            sum ^= times(state->b[(i & ~3u) + j], row[(j - i) & 3]);
        r->b[i] = sum;
    }
}

static bool eval_aes(enum ir_op op, union ir_val *r, const union ir_val *a, const union ir_val *b)
{
    static const uint8_t forward[4] = {2, 3, 1, 1}, inverse[4] = {14, 11, 13, 9};
    union ir_val state;
    switch (op) {
    case IR_aese: shift_and_substitute(r, a, sbox, false); break;
    case IR_aesd: shift_and_substitute(r, a, inverse_sbox, true); break;
    case IR_aesem:
        shift_and_substitute(&state, a, sbox, false);
        mix_columns(r, &state, forward);
        break;
    case IR_aesdm:
        shift_and_substitute(&state, a, inverse_sbox, true);
        mix_columns(r, &state, inverse);
        break;
    case IR_aesmc: mix_columns(r, a, forward); return true;
    case IR_aesimc: mix_columns(r, a, inverse); return true;
    default: return false;
    }
    r->d[0] ^= b->d[0];
    r->d[1] ^= b->d[1];
    return true;
}

/* ---- SHA ---------------------------------------------------------------------------------------- */

static inline uint32_t rotate_left(uint32_t x, unsigned by) { return x << by | x >> (32 - by); }
static inline uint32_t rotate_right(uint32_t x, unsigned by) { return x >> by | x << (32 - by); }
static inline uint32_t choose(uint32_t x, uint32_t y, uint32_t z) { return (x & y) ^ (~x & z); }
static inline uint32_t parity(uint32_t x, uint32_t y, uint32_t z) { return x ^ y ^ z; }
static inline uint32_t majority(uint32_t x, uint32_t y, uint32_t z) { return (x & y) ^ (x & z) ^ (y & z); }

static void sha1_rounds(union ir_val *r, unsigned kind, const union ir_val *abcd, uint32_t e, const union ir_val *wk)
{
    uint32_t a = abcd->s[0], b = abcd->s[1], c = abcd->s[2], d = abcd->s[3];
    for (unsigned i = 0; i < 4; i++) {
        uint32_t f = kind == 0 ? choose(b, c, d) : kind == 1 ? parity(b, c, d) : majority(b, c, d);
        uint32_t next = rotate_left(a, 5) + f + e + wk->s[i];
        e = d;
        d = c;
        c = rotate_left(b, 30);
        b = a;
        a = next;
    }
    *r = (union ir_val){.s = {a, b, c, d}};
}

static void sha1_schedule1(union ir_val *r, const union ir_val *a, const union ir_val *b)
{
    uint32_t t[4];
    for (unsigned i = 0; i < 4; i++)
        t[i] = a->s[i] ^ (i < 3 ? b->s[i + 1] : 0);
    for (unsigned i = 0; i < 4; i++)
        r->s[i] = rotate_left(t[i], 1);
    r->s[3] ^= rotate_left(t[0], 2);
}

/* Two rounds; leaves the new abcd and efgh in place. */
static void sha256_rounds(uint32_t x[4], uint32_t y[4], const union ir_val *wk)
{
    for (unsigned i = 0; i < 2; i++) {
        uint32_t sigma1 = rotate_right(y[0], 6) ^ rotate_right(y[0], 11) ^ rotate_right(y[0], 25);
        uint32_t sigma0 = rotate_right(x[0], 2) ^ rotate_right(x[0], 13) ^ rotate_right(x[0], 22);
        uint32_t t1 = y[3] + sigma1 + choose(y[0], y[1], y[2]) + wk->s[i];
        uint32_t t2 = sigma0 + majority(x[0], x[1], x[2]);
        y[3] = y[2];
        y[2] = y[1];
        y[1] = y[0];
        y[0] = x[3] + t1;
        x[3] = x[2];
        x[2] = x[1];
        x[1] = x[0];
        x[0] = t1 + t2;
    }
}

static uint32_t small_sigma0(uint32_t x) { return rotate_right(x, 7) ^ rotate_right(x, 18) ^ x >> 3; }
static uint32_t small_sigma1(uint32_t x) { return rotate_right(x, 17) ^ rotate_right(x, 19) ^ x >> 10; }

static void sha256_schedule1(union ir_val *r, const union ir_val *a, const union ir_val *b, const union ir_val *c)
{
    for (unsigned i = 0; i < 4; i++) {
        uint32_t recent = i < 2 ? c->s[i + 2] : r->s[i - 2];
        r->s[i] = a->s[i] + (i < 3 ? b->s[i + 1] : c->s[0]) + small_sigma1(recent);
    }
}

static bool eval_sha(uint64_t head, union ir_val *r, const union ir_val *a, const union ir_val *b,
                     const union ir_val *c)
{
    union ir_val x, y;
    switch (ir_head_op(head)) {
    case IR_sha1r:
        sha1_rounds(r, ir_imm_of(ir_head_aux(head)), a, b->s[0], c);
        return true;
    case IR_sha1su0: /* a is the lower part of what bytes 8..23 are taken from */
        r->d[0] = a->d[1] ^ a->d[0] ^ c->d[0];
        r->d[1] = b->d[0] ^ a->d[1] ^ c->d[1];
        return true;
    case IR_sha1su1:
        sha1_schedule1(r, a, b);
        return true;
    case IR_sha256r:
        x = (union ir_val){.s = {b->s[3], b->s[2], a->s[3], a->s[2]}};
        y = (union ir_val){.s = {b->s[1], b->s[0], a->s[1], a->s[0]}};
        sha256_rounds(x.s, y.s, c);
        *r = (union ir_val){.s = {y.s[1], y.s[0], x.s[1], x.s[0]}};
        return true;
    case IR_sha256su0:
        for (unsigned i = 0; i < 4; i++)
            r->s[i] = a->s[i] + small_sigma0(i < 3 ? a->s[i + 1] : b->s[0]);
        return true;
    case IR_sha256su1:
        sha256_schedule1(r, a, b, c);
        return true;
    default:
        return false;
    }
}

/* ---- CRC, polynomial product --------------------------------------------------------------------- */

static uint32_t crc(const uint32_t nibbles[16], uint32_t accumulator, uint64_t data, unsigned bytes)
{
    for (unsigned i = 0; i < 2 * bytes; i++, data >>= 4)
        accumulator = accumulator >> 4 ^ nibbles[(accumulator ^ data) & 15];
    return accumulator;
}

static void polynomial_product(union ir_val *r, uint64_t x, uint64_t y)
{
    unsigned __int128 product = 0;
    for (unsigned i = 0; i < 64; i++)
        if (y >> i & 1)
            product ^= (unsigned __int128)x << i;
    r->d[0] = (uint64_t)product;
    r->d[1] = (uint64_t)(product >> 64);
}

bool ir_eval_crypto(uint64_t head, union ir_val *ret, const union ir_val *a, const union ir_val *b,
                    const union ir_val *c)
{
    enum ir_op op = ir_head_op(head);
    union ir_val r;
    memset(&r, 0, sizeof r);
    if (op == IR_crc32 || op == IR_crc32c)
        r.u64 = crc(op == IR_crc32 ? crc32_nibbles : crc32c_nibbles, a->u32, b->u64, ir_head_aux(head));
    else if (op == IR_vpmull64)
        polynomial_product(&r, a->d[0], b->d[0]);
    else if (!eval_aes(op, &r, a, b) && !eval_sha(head, &r, a, b, c))
        return false;
    *ret = r;
    return true;
}
