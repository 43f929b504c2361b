/* ir_eval_vector.c: the meaning of the integer operations on 128-bit vectors. Lanes are numbered from the low end.
 * Knows no guest and no host. */
#include "translate/ir_eval.h"

#include <string.h>

/* ---- lanes; `lane` is the log2 of its bytes ---------------------------------------------------- */

static inline unsigned bits_of(unsigned lane) { return 8u << lane; }
static inline unsigned count_of(unsigned lane) { return 16u >> lane; }
static inline uint64_t mask_of(unsigned bits) { return ~(uint64_t)0 >> (64 - bits); }

static inline uint64_t get_u(const union ir_val *v, unsigned lane, unsigned i)
{
    switch (lane) {
    case 0: return v->b[i];
    case 1: return v->h[i];
    case 2: return v->s[i];
    default: return v->d[i];
    }
}

static inline int64_t get_s(const union ir_val *v, unsigned lane, unsigned i)
{
    switch (lane) {
    case 0: return v->sb[i];
    case 1: return v->sh[i];
    case 2: return v->ss[i];
    default: return v->sd[i];
    }
}

static inline void set(union ir_val *v, unsigned lane, unsigned i, uint64_t value)
{
    switch (lane) {
    case 0: v->b[i] = (uint8_t)value; break;
    case 1: v->h[i] = (uint16_t)value; break;
    case 2: v->s[i] = (uint32_t)value; break;
    default: v->d[i] = value; break;
    }
}

/* ---- one lane ---------------------------------------------------------------------------------- */

static uint64_t clamp_signed(__int128 value, unsigned bits)
{
    __int128 max = (__int128)(mask_of(bits) >> 1), min = -max - 1;
    return (uint64_t)(value > max ? max : value < min ? min : value);
}

static uint64_t clamp_unsigned(__int128 value, unsigned bits)
{
    __int128 max = (__int128)mask_of(bits);
    return (uint64_t)(value > max ? max : value < 0 ? 0 : value);
}

static inline uint64_t truth(bool is) { return is ? ~(uint64_t)0 : 0; }

static uint64_t shift_left(uint64_t x, unsigned by) { return by < 64 ? x << by : 0; }
static uint64_t shift_right(uint64_t x, unsigned by) { return by < 64 ? x >> by : 0; }
static uint64_t shift_right_signed(int64_t x, unsigned by) { return (uint64_t)(x >> (by < 64 ? by : 63)); }

static unsigned leading_zeros(uint64_t x, unsigned bits)
{
    return x ? (unsigned)__builtin_clzll(x) - (64 - bits) : bits;
}

static uint64_t polynomial_product(uint64_t x, uint64_t y)
{
    uint64_t product = 0;
    for (unsigned i = 0; i < 8; i++)
        product ^= (y >> i & 1) * (x << i);
    return product;
}

/* x, y: zero-extended, sx, sy: sign-extended lanes. */
static bool eval_lane2(enum ir_op op, unsigned lane, uint64_t x, uint64_t y, int64_t sx, int64_t sy, uint64_t *r)
{
    unsigned bits = bits_of(lane);
    __int128 wx = sx, wy = sy, ux = (__int128)x, uy = (__int128)y;
    int8_t by = (int8_t)y;
    switch (op) {
    case IR_vadd: *r = x + y; break;
    case IR_vsub: *r = x - y; break;
    case IR_vmul: *r = x * y; break;
    case IR_vadds_s: *r = clamp_signed(wx + wy, bits); break;
    case IR_vadds_u: *r = clamp_unsigned(ux + uy, bits); break;
    case IR_vsubs_s: *r = clamp_signed(wx - wy, bits); break;
    case IR_vsubs_u: *r = clamp_unsigned(ux - uy, bits); break;
    case IR_vhadd_s: *r = (uint64_t)((wx + wy) >> 1); break;
    case IR_vhadd_u: *r = (uint64_t)((ux + uy) >> 1); break;
    case IR_vrhadd_s: *r = (uint64_t)((wx + wy + 1) >> 1); break;
    case IR_vrhadd_u: *r = (uint64_t)((ux + uy + 1) >> 1); break;
    case IR_vhsub_s: *r = (uint64_t)((wx - wy) >> 1); break;
    case IR_vhsub_u: *r = (uint64_t)((ux - uy) >> 1); break;
    case IR_vmin_s: *r = sx < sy ? x : y; break;
    case IR_vmin_u: *r = x < y ? x : y; break;
    case IR_vmax_s: *r = sx > sy ? x : y; break;
    case IR_vmax_u: *r = x > y ? x : y; break;
    case IR_vcmpeq: *r = truth(x == y); break;
    case IR_vcmpgt_s: *r = truth(sx > sy); break;
    case IR_vcmpgt_u: *r = truth(x > y); break;
    case IR_vcmpge_s: *r = truth(sx >= sy); break;
    case IR_vcmpge_u: *r = truth(x >= y); break;
    case IR_vtst: *r = truth(x & y); break;
    case IR_vshlv_s: *r = by >= 0 ? shift_left(x, (unsigned)by) : shift_right_signed(sx, (unsigned)-by); break;
    case IR_vshlv_u: *r = by >= 0 ? shift_left(x, (unsigned)by) : shift_right(x, (unsigned)-by); break;
    default: return false;
    }
    return true;
}

static bool eval_lane1(enum ir_op op, unsigned lane, unsigned imm, uint64_t x, int64_t sx, uint64_t *r)
{
    unsigned bits = bits_of(lane);
    switch (op) {
    case IR_vneg: *r = 0 - x; break;
    case IR_vabs: *r = sx < 0 ? 0 - x : x; break;
    case IR_vshl: *r = shift_left(x, imm); break;
    case IR_vshr: *r = shift_right(x, imm); break;
    case IR_vsar: *r = shift_right_signed(sx, imm); break;
    case IR_vpopcnt: *r = (unsigned)__builtin_popcountll(x); break;
    case IR_vclz: *r = leading_zeros(x, bits); break;
    case IR_vcls: *r = leading_zeros((x ^ x >> 1) & mask_of(bits - 1), bits - 1); break;
    default: return false;
    }
    return true;
}

/* ---- whole vectors ----------------------------------------------------------------------------- */

static bool eval_lanes(uint64_t head, union ir_val *r, const union ir_val *a, const union ir_val *b)
{
    enum ir_op op = ir_head_op(head);
    unsigned lane = ir_lane_of(ir_head_aux(head)), imm = ir_imm_of(ir_head_aux(head));
    bool unary = ir_ops[op].operands[1] == '-';
    for (unsigned i = 0; i < count_of(lane); i++) {
        uint64_t x = get_u(a, lane, i), value;
        int64_t sx = get_s(a, lane, i);
        bool known = unary ? eval_lane1(op, lane, imm, x, sx, &value)
                           : eval_lane2(op, lane, x, get_u(b, lane, i), sx, get_s(b, lane, i), &value);
        if (!known)
            return false;
        set(r, lane, i, value);
    }
    return true;
}

/* Operations on all 128 bits. */
static bool eval_bitwise(enum ir_op op, union ir_val *r, const union ir_val *a, const union ir_val *b,
                         const union ir_val *c)
{
    for (unsigned i = 0; i < 2; i++)
        switch (op) {
        case IR_vand: r->d[i] = a->d[i] & b->d[i]; break;
        case IR_vor: r->d[i] = a->d[i] | b->d[i]; break;
        case IR_vxor: r->d[i] = a->d[i] ^ b->d[i]; break;
        case IR_vandn: r->d[i] = a->d[i] & ~b->d[i]; break;
        case IR_vorn: r->d[i] = a->d[i] | ~b->d[i]; break;
        case IR_vnot: r->d[i] = ~a->d[i]; break;
        case IR_vbsl: r->d[i] = (a->d[i] & b->d[i]) | (~a->d[i] & c->d[i]); break;
        default: return false;
        }
    return true;
}

/* Lanes that get wider or narrower; `lane` is the narrow size. */
static bool eval_resize(enum ir_op op, unsigned lane, union ir_val *r, const union ir_val *a, const union ir_val *b)
{
    unsigned bits = bits_of(lane);
    if (lane == 3)
        return false;
    for (unsigned i = 0; i < 8u >> lane; i++)
        switch (op) {
        case IR_vmull_s: set(r, lane + 1, i, (uint64_t)(get_s(a, lane, i) * get_s(b, lane, i))); break;
        case IR_vmull_u: set(r, lane + 1, i, get_u(a, lane, i) * get_u(b, lane, i)); break;
        case IR_vwiden_s: set(r, lane + 1, i, (uint64_t)get_s(a, lane, i)); break;
        case IR_vwiden_u: set(r, lane + 1, i, get_u(a, lane, i)); break;
        case IR_vpmull8: set(r, 1, i, polynomial_product(a->b[i], b->b[i])); break;
        case IR_vnarrow: set(r, lane, i, get_u(a, lane + 1, i)); break;
        case IR_vqnarrow_s: set(r, lane, i, clamp_signed(get_s(a, lane + 1, i), bits)); break;
        case IR_vqnarrow_u: set(r, lane, i, clamp_unsigned((__int128)get_u(a, lane + 1, i), bits)); break;
        case IR_vqnarrow_su: set(r, lane, i, clamp_unsigned(get_s(a, lane + 1, i), bits)); break;
        default: return false;
        }
    return true;
}

/* Which lane of a (0 .. n-1) or b (n ..) goes to lane i; -1: not a permutation of two vectors. */
static int source_lane(enum ir_op op, unsigned n, unsigned i)
{
    unsigned half = n / 2, odd = i & 1, from;
    switch (op) {
    case IR_vzip1: from = i / 2 + odd * n; break;
    case IR_vzip2: from = half + i / 2 + odd * n; break;
    case IR_vuzp1: from = 2 * i; break;
    case IR_vuzp2: from = 2 * i + 1; break;
    case IR_vtrn1: from = (i & ~1u) + odd * n; break;
    case IR_vtrn2: from = (i | 1) + odd * n; break;
    default: return -1;
    }
    return (int)from;
}

static bool eval_permute2(enum ir_op op, unsigned lane, union ir_val *r, const union ir_val *a, const union ir_val *b)
{
    unsigned n = count_of(lane);
    for (unsigned i = 0; i < n; i++) {
        int from = source_lane(op, n, i);
        if (from < 0)
            return false;
        set(r, lane, i, (unsigned)from < n ? get_u(a, lane, (unsigned)from) : get_u(b, lane, (unsigned)from - n));
    }
    return true;
}

static uint8_t reverse_byte(uint8_t x)
{
    x = (uint8_t)((x & 0x55) << 1 | (x >> 1 & 0x55));
    x = (uint8_t)((x & 0x33) << 2 | (x >> 2 & 0x33));
    return (uint8_t)(x << 4 | x >> 4);
}

/* One byte of the result at a time. */
static bool eval_bytes(enum ir_op op, unsigned imm, union ir_val *r, const union ir_val *a, const union ir_val *b)
{
    for (unsigned i = 0; i < 16; i++)
        switch (op) {
        case IR_vrbit: r->b[i] = reverse_byte(a->b[i]); break;
        case IR_vpick: r->b[i] = (i < 8 ? a : b)->b[(imm >> i / 4 * 2 & 3) * 4 + i % 4]; break;
        case IR_vext: r->b[i] = i + imm < 16 ? a->b[i + imm] : b->b[i + imm - 16]; break;
        case IR_vtbl: r->b[i] = b->b[i] < 16 ? a->b[b->b[i]] : 0; break;
        case IR_vpmul8: r->b[i] = (uint8_t)polynomial_product(a->b[i], b->b[i]); break;
        default: return false;
        }
    return true;
}

/* Reversal and moves of single lanes. */
static bool eval_move(enum ir_op op, unsigned lane, unsigned imm, union ir_val *r, const union ir_val *a,
                      const union ir_val *b)
{
    unsigned n = count_of(lane), last = n - 1;
    switch (op) {
    case IR_vlow:
        r->d[0] = a->d[0];
        return true;
    case IR_vrev:
        for (unsigned i = 0; i < n; i++)
            set(r, lane, i, get_u(a, lane, i ^ ((imm >> lane) - 1)));
        return true;
    case IR_vdup:
        for (unsigned i = 0; i < n; i++)
            set(r, lane, i, a->u64);
        return true;
    case IR_vduplane:
        for (unsigned i = 0; i < n; i++)
            set(r, lane, i, get_u(a, lane, imm & last));
        return true;
    case IR_vgetlane:
        r->u64 = get_u(a, lane, imm & last);
        return true;
    case IR_vany:
        r->u64 = (a->d[0] | a->d[1]) != 0;
        return true;
    case IR_vsetlane:
        *r = *a;
        set(r, lane, imm & last, b->u64);
        return true;
    case IR_vmovlane:
        *r = *a;
        set(r, lane, imm & 15 & last, get_u(b, lane, imm >> 4 & last));
        return true;
    default:
        return false;
    }
}

bool ir_eval_vector(uint64_t head, union ir_val *ret, const union ir_val *a, const union ir_val *b,
                    const union ir_val *c)
{
    enum ir_op op = ir_head_op(head);
    unsigned lane = ir_lane_of(ir_head_aux(head)), imm = ir_imm_of(ir_head_aux(head));
    if (op < IR_vand || op > IR_vpmull64)
        return false;
    union ir_val r;
    memset(&r, 0, sizeof r);
    if (!eval_bitwise(op, &r, a, b, c) && !eval_move(op, lane, imm, &r, a, b) && !eval_bytes(op, imm, &r, a, b) &&
        !eval_resize(op, lane, &r, a, b) && !eval_permute2(op, lane, &r, a, b) && !eval_lanes(head, &r, a, b))
        return false;
    *ret = r;
    return true;
}
