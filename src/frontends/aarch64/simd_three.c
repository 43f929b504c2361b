/* simd_three.c: Advanced SIMD three same, three same extra, and their by-element forms: results as wide as operands.
 * Owns the shared vector builders of simd.h. Knows nothing of hosts. */
#include "frontends/aarch64/simd.h"

/* ---- shared builders ------------------------------------------------------------------------ */

uint32_t simd_const(struct a64_ctx *c, uint64_t low, uint64_t high)
{
    return ir_vconst(c->ir, (union ir_val){.d = {low, high}});
}

uint32_t simd_splat(struct a64_ctx *c, unsigned lane, uint64_t value)
{
    for (unsigned bits = simd_bits(lane); bits < 64; bits *= 2)
        value = (value & ((UINT64_C(1) << bits) - 1)) | value << bits;
    return simd_const(c, value, value);
}

uint32_t simd_low(struct a64_ctx *c, unsigned bytes, uint32_t v)
{
    if (bytes == 16)
        return v;
    if (bytes == 8)
        return a64_op1(c, IR_vlow, IR_V128, 0, v);
    return simd_bit(c, IR_vand, v, simd_const(c, (UINT64_C(1) << (bytes * 8)) - 1, 0));
}

void simd_put(struct a64_ctx *c, const struct simd *s, uint32_t v)
{
    a64_put_v(c, s->rd, simd_low(c, s->bytes, v));
}

void simd_saturated(struct a64_ctx *c, unsigned bytes, uint32_t difference)
{
    uint32_t old = ir_get(c->ir, SLOT_QC);
    ir_put(c->ir, SLOT_QC, simd_bit(c, IR_vor, old, simd_low(c, bytes, difference)));
}

void simd_put_half(struct a64_ctx *c, unsigned upper, unsigned rd, uint32_t v)
{
    a64_put_v(c, rd, upper ? simd_join(c, a64_v(c, rd), v) : v);
}

uint32_t simd_addlp(struct a64_ctx *c, bool is_signed, unsigned lane, uint32_t v)
{
    unsigned bits = simd_bits(lane);
    uint32_t even, odd = simd1(c, is_signed ? IR_vsar : IR_vshr, lane + 1, bits, v);
    if (is_signed)
        even = simd1(c, IR_vsar, lane + 1, bits, simd1(c, IR_vshl, lane + 1, bits, v));
    else
        even = simd_bit(c, IR_vand, v, simd_splat(c, lane + 1, (UINT64_C(1) << bits) - 1));
    return simd2(c, IR_vadd, lane + 1, even, odd);
}

uint32_t simd_direct(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    return simd2(c, s->op, s->lane, n, m);
}

uint32_t simd_saturating(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    uint32_t result = simd2(c, s->op, s->lane, n, m);
    simd_saturated(c, s->bytes, simd_bit(c, IR_vxor, result, simd2(c, s->op2, s->lane, n, m)));
    return result;
}

/* ---- arithmetic ----------------------------------------------------------------------------- */

/* Absolute difference: op and op2 are maximum and minimum. */
static uint32_t difference(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    return simd2(c, IR_vsub, s->lane, simd2(c, s->op, s->lane, n, m), simd2(c, s->op2, s->lane, n, m));
}

static uint32_t add_difference(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    return simd2(c, IR_vadd, s->lane, a64_v(c, s->rd), difference(c, s, n, m));
}

static uint32_t multiply_accumulate(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    return simd2(c, s->op, s->lane, a64_v(c, s->rd), simd2(c, IR_vmul, s->lane, n, m));
}

static uint32_t without_lanes(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    return simd_bit(c, s->op, n, m);
}

/* op of neighbouring lanes, in the even lanes; the odd ones are undefined. */
static uint32_t neighbours(struct a64_ctx *c, const struct simd *s, uint32_t v)
{
    return simd2(c, s->op, s->lane, v, simd1(c, IR_vshr, s->lane + 1, simd_bits(s->lane), v));
}

static uint32_t pairwise(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    if (s->lane >= 2) {
        if (s->bytes == 8)
            n = m = simd_join(c, n, m);
        uint32_t odd = simd2(c, IR_vuzp2, s->lane, n, m);
        return simd2(c, s->op, s->lane, simd2(c, IR_vuzp1, s->lane, n, m), odd);
    }
    uint32_t even_n = neighbours(c, s, n), even_m = n == m ? even_n : neighbours(c, s, m);
    if (s->bytes == 16)
        return simd2(c, IR_vuzp1, s->lane, even_n, even_m);
    return simd1(c, IR_vnarrow, s->lane, 0, simd_join(c, even_n, even_m));
}

/* ---- variable shifts ------------------------------------------------------------------------ */

/* All ones where the shift amount (signed low byte of the lane) is negative: a right shift. */
static uint32_t shifts_right(struct a64_ctx *c, unsigned lane, uint32_t m)
{
    unsigned bits = simd_bits(lane);
    if (lane)
        m = simd1(c, IR_vshl, lane, bits - 8, m);
    return simd1(c, IR_vsar, lane, bits - 1, m);
}

/* Rounds right shifts by adding the last bit shifted out. op: vshlv_s or vshlv_u. */
static uint32_t rounding_shift(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    uint32_t one = simd_splat(c, s->lane, 1);
    uint32_t last = simd2(c, s->op, s->lane, n, simd2(c, IR_vadd, s->lane, m, one));
    uint32_t round = simd_bit(c, IR_vand, simd_bit(c, IR_vand, last, one), shifts_right(c, s->lane, m));
    return simd2(c, IR_vadd, s->lane, simd2(c, s->op, s->lane, n, m), round);
}

/* A left shift saturates where shifting back does not give the operand. */
static uint32_t saturating_shift(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    uint32_t right = shifts_right(c, s->lane, m);
    uint32_t shifted = simd2(c, s->op, s->lane, n, m);
    uint32_t back = simd2(c, s->op, s->lane, shifted, simd1(c, IR_vneg, s->lane, 0, m));
    uint32_t exact = simd_bit(c, IR_vor, right, simd2(c, IR_vcmpeq, s->lane, back, n));
    simd_saturated(c, s->bytes, a64_op1(c, IR_vnot, IR_V128, 0, exact));
    if (s->op == IR_vshlv_u)
        return simd_bit(c, IR_vorn, shifted, exact);
    uint32_t sign = simd1(c, IR_vsar, s->lane, simd_bits(s->lane) - 1, n);
    uint32_t limit = simd_bit(c, IR_vxor, sign, simd_splat(c, s->lane, simd_min(s->lane) - 1));
    return simd_bsl(c, exact, shifted, limit);
}

static uint32_t saturating_rounding_shift(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    uint32_t left = saturating_shift(c, s, n, m);
    return simd_bsl(c, shifts_right(c, s->lane, m), rounding_shift(c, s, n, m), left);
}

/* ---- saturating multiplications ------------------------------------------------------------- */

/* The upper halves of `round` op 2 * n * m, as if the doubled product wrapped. */
static uint32_t doubled_high(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m, enum ir_op op, bool round)
{
    uint32_t part[2];
    for (unsigned i = 0; i < 2; i++) {
        if (i && s->bytes <= 8) {
            part[1] = part[0];
            break;
        }
        uint32_t product = simd2(c, IR_vmull_s, s->lane, i ? simd_high(c, n) : n, i ? simd_high(c, m) : m);
        part[i] = simd1(c, IR_vshl, s->lane + 1, 1, product);
        if (round)
            part[i] = simd2(c, op, s->lane + 1, simd_splat(c, s->lane + 1, simd_min(s->lane)), part[i]);
    }
    return simd2(c, IR_vuzp2, s->lane, part[0], part[1]);
}

/* The only doubled product that does not fit: both operands the most negative number. */
static uint32_t both_min(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    uint32_t min = simd_splat(c, s->lane, simd_min(s->lane));
    return simd_bit(c, IR_vand, simd2(c, IR_vcmpeq, s->lane, n, min), simd2(c, IR_vcmpeq, s->lane, m, min));
}

/* op == IR_vadd: rounding. */
static uint32_t sqdmulh(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    uint32_t saturates = both_min(c, s, n, m);
    simd_saturated(c, s->bytes, saturates);
    return simd_bit(c, IR_vxor, doubled_high(c, s, n, m, IR_vadd, s->op == IR_vadd), saturates);
}

/* d + high half of the rounded product. Where that half is +2^(bits-1), it is added as the largest number plus one. */
static uint32_t sqrdmlah(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    uint32_t d = a64_v(c, s->rd), excess = both_min(c, s, n, m);
    uint32_t high = doubled_high(c, s, n, m, IR_vadd, true);
    uint32_t sum = simd2(c, IR_vadds_s, s->lane, d, simd_bit(c, IR_vxor, high, excess));
    sum = simd2(c, IR_vsubs_s, s->lane, sum, excess);
    simd_saturated(c, s->bytes, simd_bit(c, IR_vxor, sum, simd2(c, IR_vadd, s->lane, d, high)));
    return sum;
}

/* d + high half of (rounding constant - doubled product), which always fits. */
static uint32_t sqrdmlsh(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    uint32_t high = doubled_high(c, s, n, m, IR_vsub, true);
    struct simd sum = *s;
    sum.op = IR_vadds_s;
    sum.op2 = IR_vadd;
    return simd_saturating(c, &sum, a64_v(c, s->rd), high);
}

/* ---- dot products and matrix products of bytes ---------------------------------------------- */

/* 16-bit products of the low 8 bytes. op, op2: vwiden_s or vwiden_u, the signedness of n and m. */
static uint32_t byte_products(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    if (s->op == s->op2)
        return simd2(c, s->op == IR_vwiden_s ? IR_vmull_s : IR_vmull_u, 0, n, m);
    return simd2(c, IR_vmul, 1, simd1(c, s->op, 0, 0, n), simd1(c, s->op2, 0, 0, m));
}

/* The same, summed in pairs to 32 bits. */
static uint32_t pair_products(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    bool is_unsigned = s->op == IR_vwiden_u && s->op2 == IR_vwiden_u;
    return simd_addlp(c, !is_unsigned, 1, byte_products(c, s, n, m));
}

static uint32_t add_pairs(struct a64_ctx *c, uint32_t n, uint32_t m)
{
    return simd2(c, IR_vadd, 2, simd2(c, IR_vuzp1, 2, n, m), simd2(c, IR_vuzp2, 2, n, m));
}

static uint32_t dot(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    uint32_t low = pair_products(c, s, n, m), high = low;
    if (s->bytes == 16)
        high = pair_products(c, s, simd_high(c, n), simd_high(c, m));
    return simd2(c, IR_vadd, 2, a64_v(c, s->rd), add_pairs(c, low, high));
}

/* Rows of 8 bytes: element (i, j) += row i of n . row j of m. */
static uint32_t matrix(struct a64_ctx *c, const struct simd *s, uint32_t n, uint32_t m)
{
    uint32_t n1 = simd_high(c, n), m1 = simd_high(c, m);
    uint32_t row0 = add_pairs(c, pair_products(c, s, n, m), pair_products(c, s, n, m1));
    uint32_t row1 = add_pairs(c, pair_products(c, s, n1, m), pair_products(c, s, n1, m1));
    return simd2(c, IR_vadd, 2, a64_v(c, s->rd), add_pairs(c, row0, row1));
}

/* ---- emitters ------------------------------------------------------------------------------- */

static bool three(struct a64_ctx *c, struct simd s, simd_fn *fn, uint32_t n, uint32_t m)
{
    simd_put(c, &s, fn(c, &s, n, m));
    return true;
}

static bool element(struct a64_ctx *c, struct simd s, simd_fn *fn, uint32_t n, unsigned rm, unsigned index)
{
    return three(c, s, fn, n, simd1(c, IR_vduplane, s.lane, index, a64_v(c, rm)));
}

/* Vector form: row, lane sizes, builder, operations. */
#define VECTOR(name, sizes, fn, op, op2)                                                                               \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t q, uint32_t size, uint32_t rm, uint32_t rn, uint32_t rd)          \
    {                                                                                                                  \
        if (!simd_sizes_ok(sizes, size, q))                                                                            \
            return false;                                                                                              \
        struct simd s = {size, simd_vector(q), rd, IR_##op, IR_##op2};                                                 \
        return three(c, s, fn, a64_v(c, rn), a64_v(c, rm));                                                            \
    }
VECTOR(SHADD_v, SIMD_BHS, simd_direct, vhadd_s, nop)
VECTOR(UHADD_v, SIMD_BHS, simd_direct, vhadd_u, nop)
VECTOR(SRHADD_v, SIMD_BHS, simd_direct, vrhadd_s, nop)
VECTOR(URHADD_v, SIMD_BHS, simd_direct, vrhadd_u, nop)
VECTOR(SHSUB_v, SIMD_BHS, simd_direct, vhsub_s, nop)
VECTOR(UHSUB_v, SIMD_BHS, simd_direct, vhsub_u, nop)
VECTOR(SQADD_v, SIMD_BHSD, simd_saturating, vadds_s, vadd)
VECTOR(UQADD_v, SIMD_BHSD, simd_saturating, vadds_u, vadd)
VECTOR(SQSUB_v, SIMD_BHSD, simd_saturating, vsubs_s, vsub)
VECTOR(UQSUB_v, SIMD_BHSD, simd_saturating, vsubs_u, vsub)
VECTOR(CMGT_v, SIMD_BHSD, simd_direct, vcmpgt_s, nop)
VECTOR(CMHI_v, SIMD_BHSD, simd_direct, vcmpgt_u, nop)
VECTOR(CMGE_v, SIMD_BHSD, simd_direct, vcmpge_s, nop)
VECTOR(CMHS_v, SIMD_BHSD, simd_direct, vcmpge_u, nop)
VECTOR(CMEQ_v, SIMD_BHSD, simd_direct, vcmpeq, nop)
VECTOR(CMTST_v, SIMD_BHSD, simd_direct, vtst, nop)
VECTOR(SSHL_v, SIMD_BHSD, simd_direct, vshlv_s, nop)
VECTOR(USHL_v, SIMD_BHSD, simd_direct, vshlv_u, nop)
VECTOR(SQSHL_v, SIMD_BHSD, saturating_shift, vshlv_s, nop)
VECTOR(UQSHL_v, SIMD_BHSD, saturating_shift, vshlv_u, nop)
VECTOR(SRSHL_v, SIMD_BHSD, rounding_shift, vshlv_s, nop)
VECTOR(URSHL_v, SIMD_BHSD, rounding_shift, vshlv_u, nop)
VECTOR(SQRSHL_v, SIMD_BHSD, saturating_rounding_shift, vshlv_s, nop)
VECTOR(UQRSHL_v, SIMD_BHSD, saturating_rounding_shift, vshlv_u, nop)
VECTOR(SMAX_v, SIMD_BHS, simd_direct, vmax_s, nop)
VECTOR(UMAX_v, SIMD_BHS, simd_direct, vmax_u, nop)
VECTOR(SMIN_v, SIMD_BHS, simd_direct, vmin_s, nop)
VECTOR(UMIN_v, SIMD_BHS, simd_direct, vmin_u, nop)
VECTOR(SABD_v, SIMD_BHS, difference, vmax_s, vmin_s)
VECTOR(UABD_v, SIMD_BHS, difference, vmax_u, vmin_u)
VECTOR(SABA_v, SIMD_BHS, add_difference, vmax_s, vmin_s)
VECTOR(UABA_v, SIMD_BHS, add_difference, vmax_u, vmin_u)
VECTOR(ADD_v, SIMD_BHSD, simd_direct, vadd, nop)
VECTOR(SUB_v, SIMD_BHSD, simd_direct, vsub, nop)
VECTOR(MLA_v, SIMD_BHS, multiply_accumulate, vadd, nop)
VECTOR(MLS_v, SIMD_BHS, multiply_accumulate, vsub, nop)
VECTOR(MUL_v, SIMD_BHS, simd_direct, vmul, nop)
VECTOR(PMUL_v, SIMD_B, without_lanes, vpmul8, nop)
VECTOR(SMAXP_v, SIMD_BHS, pairwise, vmax_s, nop)
VECTOR(UMAXP_v, SIMD_BHS, pairwise, vmax_u, nop)
VECTOR(SMINP_v, SIMD_BHS, pairwise, vmin_s, nop)
VECTOR(UMINP_v, SIMD_BHS, pairwise, vmin_u, nop)
VECTOR(ADDP_v, SIMD_BHSD, pairwise, vadd, nop)
VECTOR(SQDMULH_v, SIMD_HS, sqdmulh, nop, nop)
VECTOR(SQRDMULH_v, SIMD_HS, sqdmulh, vadd, nop)
VECTOR(SQRDMLAH_v, SIMD_HS, sqrdmlah, nop, nop)
VECTOR(SQRDMLSH_v, SIMD_HS, sqrdmlsh, nop, nop)
VECTOR(SDOT_v, SIMD_S, dot, vwiden_s, vwiden_s)
VECTOR(UDOT_v, SIMD_S, dot, vwiden_u, vwiden_u)
VECTOR(USDOT_v, SIMD_S, dot, vwiden_u, vwiden_s)

/* Scalar form. */
#define SCALAR(name, sizes, fn, op, op2)                                                                               \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t size, uint32_t rm, uint32_t rn, uint32_t rd)                      \
    {                                                                                                                  \
        if (!simd_sizes_ok(sizes, size, 1))                                                                            \
            return false;                                                                                              \
        struct simd s = {size, simd_scalar(size), rd, IR_##op, IR_##op2};                                              \
        return three(c, s, fn, a64_v(c, rn), a64_v(c, rm));                                                            \
    }
SCALAR(SQADD_s, SIMD_BHSD, simd_saturating, vadds_s, vadd)
SCALAR(UQADD_s, SIMD_BHSD, simd_saturating, vadds_u, vadd)
SCALAR(SQSUB_s, SIMD_BHSD, simd_saturating, vsubs_s, vsub)
SCALAR(UQSUB_s, SIMD_BHSD, simd_saturating, vsubs_u, vsub)
SCALAR(CMGT_s, SIMD_D, simd_direct, vcmpgt_s, nop)
SCALAR(CMHI_s, SIMD_D, simd_direct, vcmpgt_u, nop)
SCALAR(CMGE_s, SIMD_D, simd_direct, vcmpge_s, nop)
SCALAR(CMHS_s, SIMD_D, simd_direct, vcmpge_u, nop)
SCALAR(CMEQ_s, SIMD_D, simd_direct, vcmpeq, nop)
SCALAR(CMTST_s, SIMD_D, simd_direct, vtst, nop)
SCALAR(SSHL_s, SIMD_D, simd_direct, vshlv_s, nop)
SCALAR(USHL_s, SIMD_D, simd_direct, vshlv_u, nop)
SCALAR(SQSHL_s, SIMD_BHSD, saturating_shift, vshlv_s, nop)
SCALAR(UQSHL_s, SIMD_BHSD, saturating_shift, vshlv_u, nop)
SCALAR(SRSHL_s, SIMD_D, rounding_shift, vshlv_s, nop)
SCALAR(URSHL_s, SIMD_D, rounding_shift, vshlv_u, nop)
SCALAR(SQRSHL_s, SIMD_BHSD, saturating_rounding_shift, vshlv_s, nop)
SCALAR(UQRSHL_s, SIMD_BHSD, saturating_rounding_shift, vshlv_u, nop)
SCALAR(ADD_s, SIMD_D, simd_direct, vadd, nop)
SCALAR(SUB_s, SIMD_D, simd_direct, vsub, nop)
SCALAR(SQDMULH_s, SIMD_HS, sqdmulh, nop, nop)
SCALAR(SQRDMULH_s, SIMD_HS, sqdmulh, vadd, nop)
SCALAR(SQRDMLAH_s, SIMD_HS, sqrdmlah, nop, nop)
SCALAR(SQRDMLSH_s, SIMD_HS, sqrdmlsh, nop, nop)

/* By element, 16-bit lanes: index h:l:m of V0..V15; 32-bit lanes: index h:l of V0..V31. */
#define INDEX(size) ((size) == 1 ? h << 2 | l << 1 | m : h << 1 | l)
#define INDEXED_REG(size) ((size) == 1 ? rm : m << 4 | rm)
#define ELEMENT(name, fn, op)                                                                                          \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t q, uint32_t size, uint32_t l, uint32_t m, uint32_t rm,            \
                         uint32_t h, uint32_t rn, uint32_t rd)                                                         \
    {                                                                                                                  \
        if (!simd_sizes_ok(SIMD_HS, size, q))                                                                          \
            return false;                                                                                              \
        struct simd s = {size, simd_vector(q), rd, IR_##op, IR_nop};                                                   \
        return element(c, s, fn, a64_v(c, rn), INDEXED_REG(size), INDEX(size));                                        \
    }
ELEMENT(MUL_e, simd_direct, vmul)
ELEMENT(MLA_e, multiply_accumulate, vadd)
ELEMENT(MLS_e, multiply_accumulate, vsub)
ELEMENT(SQDMULH_e, sqdmulh, nop)
ELEMENT(SQRDMULH_e, sqdmulh, vadd)
ELEMENT(SQRDMLAH_e, sqrdmlah, nop)
ELEMENT(SQRDMLSH_e, sqrdmlsh, nop)

#define SCALAR_ELEMENT(name, fn, op)                                                                                   \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t size, uint32_t l, uint32_t m, uint32_t rm, uint32_t h,            \
                         uint32_t rn, uint32_t rd)                                                                     \
    {                                                                                                                  \
        if (!simd_sizes_ok(SIMD_HS, size, 1))                                                                          \
            return false;                                                                                              \
        struct simd s = {size, simd_scalar(size), rd, IR_##op, IR_nop};                                                \
        return element(c, s, fn, a64_v(c, rn), INDEXED_REG(size), INDEX(size));                                        \
    }
SCALAR_ELEMENT(SQDMULH_se, sqdmulh, nop)
SCALAR_ELEMENT(SQRDMULH_se, sqdmulh, vadd)
SCALAR_ELEMENT(SQRDMLAH_se, sqrdmlah, nop)
SCALAR_ELEMENT(SQRDMLSH_se, sqrdmlsh, nop)

/* Dot products by element: the index selects four bytes. */
#define DOT_ELEMENT(name, op, op2)                                                                                     \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t q, uint32_t l, uint32_t rm, uint32_t h, uint32_t rn, uint32_t rd) \
    {                                                                                                                  \
        struct simd s = {2, simd_vector(q), rd, IR_##op, IR_##op2};                                                    \
        return element(c, s, dot, a64_v(c, rn), rm, h << 1 | l);                                                       \
    }
DOT_ELEMENT(SDOT_e, vwiden_s, vwiden_s)
DOT_ELEMENT(UDOT_e, vwiden_u, vwiden_u)
DOT_ELEMENT(USDOT_e, vwiden_u, vwiden_s)
DOT_ELEMENT(SUDOT_e, vwiden_s, vwiden_u)

#define MATRIX(name, op, op2)                                                                                          \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t rm, uint32_t rn, uint32_t rd)                                     \
    {                                                                                                                  \
        return three(c, (struct simd){2, 16, rd, IR_##op, IR_##op2}, matrix, a64_v(c, rn), a64_v(c, rm));              \
    }
MATRIX(SMMLA, vwiden_s, vwiden_s)
MATRIX(UMMLA, vwiden_u, vwiden_u)
MATRIX(USMMLA, vwiden_u, vwiden_s)

/* ---- logical -------------------------------------------------------------------------------- */

#define LOGICAL(name, expr)                                                                                            \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t q, uint32_t rm, uint32_t rn, uint32_t rd)                         \
    {                                                                                                                  \
        uint32_t n = a64_v(c, rn), m = rm == rn ? n : a64_v(c, rm);                                                    \
        a64_put_vq(c, q, rd, expr);                                                                                    \
        return true;                                                                                                   \
    }
LOGICAL(AND_v, n == m ? n : simd_bit(c, IR_vand, n, m))
LOGICAL(BIC_v, simd_bit(c, IR_vandn, n, m))
LOGICAL(ORR_v, n == m ? n : simd_bit(c, IR_vor, n, m)) /* MOV (vector) */
LOGICAL(ORN_v, simd_bit(c, IR_vorn, n, m))
LOGICAL(EOR_v, n == m ? simd_const(c, 0, 0) : simd_bit(c, IR_vxor, n, m))
LOGICAL(BSL_v, simd_bsl(c, a64_v(c, rd), n, m))
LOGICAL(BIT_v, simd_bsl(c, m, n, a64_v(c, rd)))
LOGICAL(BIF_v, simd_bsl(c, m, a64_v(c, rd), n))
