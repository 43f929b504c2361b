/* ir_eval.c: the meaning of the integer, condition and flag operations, and the entry for all PURE ones.
 * The definition that folding, the interpreter and backends without a rule use. Knows no guest and no host. */
#include "translate/ir_eval.h"

/* Rows that are missing below cannot get here: ir_verify rejects what is not an operation. */

static inline uint64_t mask_of(unsigned bits) { return ~(uint64_t)0 >> (64 - bits); } /* 1 <= bits <= 64 */

static inline int64_t sign_extend(uint64_t value, unsigned bits)
{
    uint64_t sign = (uint64_t)1 << (bits - 1);
    return (int64_t)(((value & mask_of(bits)) ^ sign) - sign);
}

static inline unsigned width_of(enum ir_type type) { return type == IR_I32 ? 32 : 64; }

/* The low bits of an operand that belong to a value of the type. */
static inline uint64_t scalar(const union ir_val *v, enum ir_type type)
{
    switch (type) {
    case IR_I32: case IR_F32: return v->u32;
    case IR_F16: return v->h[0];
    case IR_FLAGS: return v->u64 & 15;
    default: return v->u64;
    }
}

/* ---- flags ----------------------------------------------------------------------------------- */

/* Flags of x + y + carry in `bits` bits; x and y have no bits above. */
static unsigned add_flags(uint64_t x, uint64_t y, unsigned carry, unsigned bits)
{
    unsigned __int128 wide = (unsigned __int128)x + y + carry;
    uint64_t sum = (uint64_t)wide & mask_of(bits);
    unsigned n = (unsigned)(sum >> (bits - 1)) & 1;
    unsigned c = (unsigned)(wide >> bits) & 1;
    unsigned v = (unsigned)((~(x ^ y) & (x ^ sum)) >> (bits - 1)) & 1;
    return n << 3 | (unsigned)(sum == 0) << 2 | c << 1 | v;
}

static unsigned sub_flags(uint64_t x, uint64_t y, unsigned carry, unsigned bits)
{
    return add_flags(x, ~y & mask_of(bits), carry, bits);
}

static unsigned logic_flags(uint64_t x, unsigned bits)
{
    return (unsigned)(x >> (bits - 1)) << 3 | (unsigned)(x == 0) << 2;
}

/* ---- arithmetic ------------------------------------------------------------------------------ */

static uint64_t high_product(uint64_t x, uint64_t y, unsigned bits)
{
    return bits == 32 ? x * y >> 32 : (uint64_t)((unsigned __int128)x * y >> 64);
}

static uint64_t signed_high_product(uint64_t x, uint64_t y, unsigned bits)
{
    __int128 product = (__int128)sign_extend(x, bits) * sign_extend(y, bits);
    return (uint64_t)(product >> bits);
}

static uint64_t signed_quotient(uint64_t x, uint64_t y, unsigned bits)
{
    if (y == 0)
        return 0;
    if (y == mask_of(bits))
        return 0 - x; /* also MIN / -1 = MIN */
    return (uint64_t)(sign_extend(x, bits) / sign_extend(y, bits));
}

static uint64_t rotate_right(uint64_t x, unsigned by, unsigned bits)
{
    return by ? x >> by | x << (bits - by) : x;
}

/* ---- bits ------------------------------------------------------------------------------------ */

static unsigned leading_zeros(uint64_t x, unsigned bits)
{
    return x ? (unsigned)__builtin_clzll(x) - (64 - bits) : bits;
}

static unsigned trailing_zeros(uint64_t x, unsigned bits) { return x ? (unsigned)__builtin_ctzll(x) : bits; }

static unsigned leading_signs(uint64_t x, unsigned bits)
{
    return leading_zeros((x ^ x >> 1) & mask_of(bits - 1), bits - 1);
}

static uint64_t swap_bytes_of_16(uint64_t x)
{
    return (x & 0x00ff00ff00ff00ff) << 8 | (x >> 8 & 0x00ff00ff00ff00ff);
}

static uint64_t swap_bytes_of_32(uint64_t x)
{
    x = swap_bytes_of_16(x);
    return (x & 0x0000ffff0000ffff) << 16 | (x >> 16 & 0x0000ffff0000ffff);
}

static uint64_t reverse_bits(uint64_t x, unsigned bits)
{
    x = (x & 0x5555555555555555) << 1 | (x >> 1 & 0x5555555555555555);
    x = (x & 0x3333333333333333) << 2 | (x >> 2 & 0x3333333333333333);
    x = (x & 0x0f0f0f0f0f0f0f0f) << 4 | (x >> 4 & 0x0f0f0f0f0f0f0f0f);
    return __builtin_bswap64(x) >> (64 - bits);
}

static uint64_t insert_field(uint64_t x, uint64_t field, unsigned lsb, unsigned width)
{
    uint64_t mask = mask_of(width) << lsb;
    return (x & ~mask) | (field << lsb & mask);
}

/* ---- dispatch -------------------------------------------------------------------------------- */

/* Operations whose operands all have the type of the result, I32 or I64. */
static bool eval_integer(uint64_t head, uint64_t *result, uint64_t x, const union ir_val *b)
{
    enum ir_type type = ir_head_type(head);
    uint16_t aux = ir_head_aux(head);
    unsigned bits = width_of(type), lsb = aux & 0xff, width = aux >> 8;
#define Y scalar(b, type) /* read only by the operations that have a second operand */
#define SHIFT ((unsigned)b->u32 & (bits - 1))
    switch (ir_head_op(head)) {
    case IR_add: *result = x + Y; break;
    case IR_sub: *result = x - Y; break;
    case IR_mul: *result = x * Y; break;
    case IR_umulh: *result = high_product(x, Y, bits); break;
    case IR_smulh: *result = signed_high_product(x, Y, bits); break;
    case IR_udiv: *result = Y ? x / Y : 0; break;
    case IR_sdiv: *result = signed_quotient(x, Y, bits); break;
    case IR_and: *result = x & Y; break;
    case IR_or: *result = x | Y; break;
    case IR_xor: *result = x ^ Y; break;
    case IR_andn: *result = x & ~Y; break;
    case IR_orn: *result = x | ~Y; break;
    case IR_xorn: *result = x ^ ~Y; break;
    case IR_not: *result = ~x; break;
    case IR_neg: *result = 0 - x; break;
    case IR_shl: *result = x << SHIFT; break;
    case IR_shr: *result = x >> SHIFT; break;
    case IR_sar: *result = (uint64_t)(sign_extend(x, bits) >> SHIFT); break;
    case IR_ror: *result = rotate_right(x, SHIFT, bits); break;
    case IR_extr: *result = Y >> lsb | x << (bits - lsb); break;
    case IR_clz: *result = leading_zeros(x, bits); break;
    case IR_ctz: *result = trailing_zeros(x, bits); break;
    case IR_cls: *result = leading_signs(x, bits); break;
    case IR_popcnt: *result = (unsigned)__builtin_popcountll(x); break;
    case IR_rbit: *result = reverse_bits(x, bits); break;
    case IR_bswap: *result = __builtin_bswap64(x) >> (64 - bits); break;
    case IR_bswap16: *result = swap_bytes_of_16(x); break;
    case IR_bswap32: *result = swap_bytes_of_32(x); break;
    case IR_bfx: *result = x >> lsb & mask_of(width); break;
    case IR_sbfx: *result = (uint64_t)sign_extend(x >> lsb, width); break;
    case IR_bfi: *result = insert_field(x, Y, lsb, width); break;
    default: return false;
    }
#undef Y
#undef SHIFT
    *result &= mask_of(bits);
    return true;
}

/* Conditions, flags, and moves between types: operand a's type comes from the head. */
static bool eval_mixed(uint64_t head, uint64_t *result, uint64_t x, const union ir_val *b, const union ir_val *c)
{
    enum ir_type type = ir_head_type_a(head);
    enum ir_cc cc = (enum ir_cc)ir_head_aux(head);
    unsigned bits = width_of(type);
#define Y scalar(b, type)
    switch (ir_head_op(head)) {
    case IR_trunc: *result = (uint32_t)x; break;
    case IR_zext: *result = (uint32_t)x; break;
    case IR_sext: *result = (uint64_t)sign_extend(x, 32); break;
    case IR_cmp: *result = ir_cc_holds(cc, sub_flags(x, Y, 1, bits)); break;
    case IR_addf: *result = add_flags(x, Y, 0, bits); break;
    case IR_subf: *result = sub_flags(x, Y, 1, bits); break;
    case IR_adcf: *result = add_flags(x, Y, c->u32 & 1, bits); break;
    case IR_sbcf: *result = sub_flags(x, Y, c->u32 & 1, bits); break;
    case IR_adc: *result = (x + Y + (c->u32 & 1)) & ~UINT64_C(0) >> (64 - bits); break;
    case IR_sbc: *result = (x + ~Y + (c->u32 & 1)) & ~UINT64_C(0) >> (64 - bits); break;
    case IR_logf: *result = logic_flags(x, bits); break;
    case IR_cond: *result = ir_cc_holds(cc, (unsigned)x); break;
    case IR_mkflags: case IR_flagbits: *result = x & 15; break;
    case IR_i2f: *result = ir_head_type(head) == IR_F16 ? x & 0xffff : x; break;
    case IR_f2i: *result = x; break;
    default: return false;
    }
#undef Y
    return true;
}

void ir_eval(struct cpu_state *st, uint64_t head, union ir_val *ret, const union ir_val *a, const union ir_val *b,
             const union ir_val *c)
{
    enum ir_op op = ir_head_op(head);
    enum ir_type type = ir_head_type(head), type_a = ir_head_type_a(head);
    uint64_t x = scalar(a, type_a), result;
    switch (op) {
    case IR_sel:
        *ret = a->u32 ? *b : *c;
        if (type != IR_V128)
            ret->u64 = scalar(ret, type);
        return;
    case IR_f2v:
        ret->d[0] = x;
        ret->d[1] = 0;
        return;
    case IR_v2f:
        ret->u64 = scalar(a, type);
        return;
    default:
        break;
    }
    if (eval_integer(head, &result, x, b) || eval_mixed(head, &result, x, b, c)) {
        ret->u64 = result;
        return;
    }
    if (!ir_eval_vector(head, ret, a, b, c) && !ir_eval_crypto(head, ret, a, b, c))
        ir_eval_fp(st, head, ret, a, b, c);
}
