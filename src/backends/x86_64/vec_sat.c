/* vec_sat.c: rules for lane-wise arithmetic with one more bit than the lane has: saturating, halving, narrowing. */
#include "backends/x86_64/rules.h"
#include "backends/x86_64/vec.h"

static unsigned lane(const struct ir_ins *in) { return ir_lane_of(in->aux); }

/* ---- saturating addition and subtraction --------------------------------------------------------- */
static const uint16_t add_op[4] = {PI(0xfc), PI(0xfd), PI(0xfe), PI(0xd4)}, sub_op[4] = {PI(0xf8), PI(0xf9), PI(0xfa), PI(0xfb)};

/* All bits of every lane are its sign bit. */
static void spread_sign(struct x64 *x, unsigned l, unsigned d, unsigned a)
{
    vshift(x, PI(0x72), 4, d, a, 31);
    if (l == 3)
        v1i(x, PI(0x70), d, d, 0xf5);
}

/* Lanes of 4 and 8 bytes: where the result's sign is wrong, the extreme of a's sign. */
static void saturate_signed(struct x64 *x, const struct ir_ins *in, bool subtract)
{
    uint64_t max = lane(in) == 2 ? UINT64_C(0x7fffffff7fffffff) : UINT64_C(0x7fffffffffffffff);
    unsigned l = lane(in), a = use(x, in->a), b = use(x, in->b), t = tmp_xmm(x), u = tmp_xmm(x), d = def_early(x);
    v2(x, (subtract ? sub_op : add_op)[l], d, a, b);
    v2(x, PI(0xef), t, d, a);
    v2(x, PI(0xef), u, subtract ? a : d, b);
    v2(x, PI(0xdb), t, t, u); /* the sign bit tells */
    spread_sign(x, l, u, a);
    if (x->avx) {
        v2k(x, PI(0xef), u, u, max, max);
        asm_vrr(&x->c, P3A(l == 2 ? 0x4a : 0x4b), d, d, u); /* VBLENDVPS, VBLENDVPD */
        put8(&x->c, t << 4);
        return;
    }
    v2k(x, PI(0xef), u, u, max, max);
    spread_sign(x, l, t, t);
    v2(x, PI(0xef), u, u, d);
    v2(x, PI(0xdb), u, u, t);
    v2(x, PI(0xef), d, d, u);
}

/* 4 bytes: min(a, ~b) + b and max(a, b) - b */
static void saturate_unsigned4(struct x64 *x, const struct ir_ins *in, bool subtract)
{
    unsigned a = use(x, in->a), b = use(x, in->b), d = def_early(x);
    if (subtract) {
        v2(x, P38(0x3f), d, a, b);
        v2(x, PI(0xfa), d, d, b);
        return;
    }
    if (x->avx512) {
        vternlog(x, d, b, b, TERN_NOT_B);
    } else {
        unsigned t = tmp_xmm(x);
        vones(x, t);
        v2(x, PI(0xef), d, b, t);
    }
    v2(x, P38(0x3b), d, d, a);
    v2(x, PI(0xfe), d, d, b);
}

/* 8 bytes: a > a + b overflows, a > b does not borrow; compared as signed after flipping the signs */
static void saturate_unsigned8(struct x64 *x, const struct ir_ins *in, bool subtract)
{
    static const uint64_t sign = UINT64_C(1) << 63;
    unsigned a = use(x, in->a), b = use(x, in->b), k = tmp_xmm(x), t = tmp_xmm(x), d = def_early(x);
    vliteral(x, k, sign, sign);
    v2(x, (subtract ? sub_op : add_op)[3], d, a, b);
    v2(x, PI(0xef), t, k, a);
    v2(x, PI(0xef), k, k, subtract ? b : d);
    v2(x, P38(0x37), t, t, k);
    v2(x, subtract ? PI(0xdb) : PI(0xeb), d, d, t);
}

static void saturate(struct x64 *x, const struct ir_ins *in, const uint16_t op[2], bool sign, bool subtract)
{
    if (lane(in) < 2)
        vbinary(x, in, op[lane(in)]);
    else if (sign)
        saturate_signed(x, in, subtract);
    else if (lane(in) == 2)
        saturate_unsigned4(x, in, subtract);
    else
        saturate_unsigned8(x, in, subtract);
}
#define SATURATE(name, op8, op16, sign, subtract) \
    void x64_emit_##name(struct x64 *x, const struct ir_ins *in) { saturate(x, in, (const uint16_t[2]){PI(op8), PI(op16)}, sign, subtract); }
SATURATE(vadds_s, 0xec, 0xed, true, false)
SATURATE(vadds_u, 0xdc, 0xdd, false, false)
SATURATE(vsubs_s, 0xe8, 0xe9, true, true)
SATURATE(vsubs_u, 0xd8, 0xd9, false, true)

/* ---- halving ------------------------------------------------------------------------------------- */
/* Every lane shifted right by one. Bytes are shifted as 16-bit lanes. */
static void halve(struct x64 *x, unsigned l, unsigned d, bool sign)
{
    if (l) {
        vshift(x, l == 1 ? PI(0x71) : PI(0x72), sign ? 4 : 2, d, d, 1);
        return;
    }
    vshift(x, PI(0x71), 2, d, d, 1);
    v2k(x, PI(0xdb), d, d, UINT64_C(0x7f7f7f7f7f7f7f7f), UINT64_C(0x7f7f7f7f7f7f7f7f));
    if (sign) {
        unsigned k = tmp_xmm(x);
        vliteral(x, k, UINT64_C(0x4040404040404040), UINT64_C(0x4040404040404040));
        v2(x, PI(0xef), d, d, k);
        v2(x, PI(0xf8), d, d, k);
    }
}

/* a + b = 2 * (a & b) + (a ^ b) = 2 * (a | b) - (a ^ b), a - b = (a ^ b) - 2 * (~a & b), bit by bit */
static void half(struct x64 *x, const struct ir_ins *in, bool sign, unsigned combine, const uint16_t op[4])
{
    unsigned l = lane(in), a = use(x, in->a), b = use(x, in->b), t = tmp_xmm(x), d = def_early(x);
    v2(x, PI(0xef), t, a, b);
    v2(x, combine, d, a, b);
    halve(x, l, t, sign);
    if (combine == PI(0xdf)) { /* the shifted part is what is subtracted from */
        v2(x, op[l], t, t, d);
        xmm_mov(x, d, t);
    } else {
        v2(x, op[l], d, d, t);
    }
}
void x64_emit_vhadd_s(struct x64 *x, const struct ir_ins *in) { half(x, in, true, PI(0xdb), add_op); }
void x64_emit_vhadd_u(struct x64 *x, const struct ir_ins *in) { half(x, in, false, PI(0xdb), add_op); }
void x64_emit_vhsub_s(struct x64 *x, const struct ir_ins *in) { half(x, in, true, PI(0xdf), sub_op); }
void x64_emit_vhsub_u(struct x64 *x, const struct ir_ins *in) { half(x, in, false, PI(0xdf), sub_op); }

static const uint16_t average_op[2] = {PI(0xe0), PI(0xe3)};
void x64_emit_vrhadd_u(struct x64 *x, const struct ir_ins *in)
{
    if (lane(in) < 2)
        vbinary(x, in, average_op[lane(in)]);
    else
        half(x, in, false, PI(0xeb), sub_op);
}

/* Bytes and 16-bit lanes: the unsigned average of values with flipped signs. */
void x64_emit_vrhadd_s(struct x64 *x, const struct ir_ins *in)
{
    static const uint64_t signs[2] = {UINT64_C(0x8080808080808080), UINT64_C(0x8000800080008000)};
    if (lane(in) == 2) {
        half(x, in, true, PI(0xeb), sub_op);
        return;
    }
    unsigned l = lane(in), a = use(x, in->a), b = use(x, in->b), k = tmp_xmm(x), t = tmp_xmm(x), d = def_early(x);
    vliteral(x, k, signs[l], signs[l]);
    v2(x, PI(0xef), t, a, k);
    v2(x, PI(0xef), d, b, k);
    v2(x, average_op[l], d, d, t);
    v2(x, PI(0xef), d, d, k);
}

/* ---- narrowing ----------------------------------------------------------------------------------- */
enum narrow { SIGNED, UNSIGNED, SIGNED_TO_UNSIGNED };

/* 8 bytes to 4: one AVX-512 instruction; else the high half tells whether the low half is right. */
static void narrow8_avx512(struct x64 *x, const struct ir_ins *in, enum narrow kind)
{
    unsigned a = use(x, in->a), d = def_early(x);
    if (kind == SIGNED_TO_UNSIGNED) {
        vzero(x, d);
        e2(x, O_W | P38(0x3d), d, d, a);
        a = d;
    }
    e2(x, kind == SIGNED ? F38(0x25) : F38(0x15), a, 0, d);
}

static void narrow8(struct x64 *x, const struct ir_ins *in, enum narrow kind)
{
    unsigned a = use(x, in->a), high = tmp_xmm(x), low = tmp_xmm(x), t = tmp_xmm(x), d = def_early(x);
    v1i(x, PI(0x70), low, a, 0x08);
    v1i(x, PI(0x70), high, a, 0x0d);
    if (kind == SIGNED) { /* fits if the high half is the low half's sign; else the extreme of the high half's sign */
        vshift(x, PI(0x72), 4, t, low, 31);
        v2(x, PI(0x76), t, t, high);
        vshift(x, PI(0x72), 4, high, high, 31);
        v2k(x, PI(0xef), high, high, UINT64_C(0x7fffffff7fffffff), 0);
        v2(x, PI(0xdb), low, low, t);
        v2(x, PI(0xdf), d, t, high);
        v2(x, PI(0xeb), d, d, low);
    } else { /* fits if the high half is zero; else all ones, or zero for a negative one */
        vzero(x, t);
        v2(x, PI(0x76), t, t, high);
        vones(x, d);
        v2(x, PI(0xef), t, t, d);
        v2(x, PI(0xeb), low, low, t);
        if (kind == SIGNED_TO_UNSIGNED)
            vshift(x, PI(0x72), 4, high, high, 31);
        else
            vzero(x, high);
        v2(x, PI(0xdf), d, high, low);
    }
    v1(x, P_F3 | M_0F | 0x7e, d, d);
}

static void narrow(struct x64 *x, const struct ir_ins *in, enum narrow kind)
{
    static const uint16_t to_signed[2] = {PI(0x63), PI(0x6b)}, to_unsigned[2] = {PI(0x67), P38(0x2b)}, min_op[2] = {P38(0x3a), P38(0x3b)};
    static const uint64_t max[2] = {UINT64_C(0x00ff00ff00ff00ff), UINT64_C(0x0000ffff0000ffff)};
    unsigned l = lane(in);
    x->val[x->cur].zx = true;
    if (l == 2) {
        (x->avx512 ? narrow8_avx512 : narrow8)(x, in, kind);
        return;
    }
    unsigned a = use(x, in->a);
    if (kind == UNSIGNED && x->avx512) {
        e2(x, l ? F38(0x13) : F38(0x10), a, 0, def(x));
        return;
    }
    unsigned t = tmp_xmm(x), d = def_early(x);
    if (kind == UNSIGNED) {
        v2k(x, min_op[l], d, a, max[l], max[l]);
        a = d;
    }
    vzero(x, t);
    v2(x, (kind == SIGNED ? to_signed : to_unsigned)[l], d, a, t);
}
void x64_emit_vqnarrow_s(struct x64 *x, const struct ir_ins *in) { narrow(x, in, SIGNED); }
void x64_emit_vqnarrow_u(struct x64 *x, const struct ir_ins *in) { narrow(x, in, UNSIGNED); }
void x64_emit_vqnarrow_su(struct x64 *x, const struct ir_ins *in) { narrow(x, in, SIGNED_TO_UNSIGNED); }
