/* vec_bits.c: rules that count, reverse or shift bits by amounts from a register, and products of polynomials. */
#include "backends/x86_64/rules.h"
#include "backends/x86_64/vec.h"

static unsigned lane(const struct ir_ins *in) { return ir_lane_of(in->aux); }
static uint64_t bytes(unsigned b) { return b * UINT64_C(0x0101010101010101); }
static const uint16_t add_op[4] = {PI(0xfc), PI(0xfd), PI(0xfe), PI(0xd4)};

/* ---- by tables of half bytes: PSHUFB looks 16 up at a time ----------------------------------------- */
struct halves { uint64_t low[2], high[2]; }; /* tables for the low and the high half of a byte */

/* d = op(low[a & 15], high[a >> 4]); t: scratch. d and t are not a. */
static void lookup(struct x64 *x, const struct halves *table, unsigned op, unsigned d, unsigned a, unsigned t)
{
    unsigned mask = tmp_xmm(x);
    vliteral(x, mask, bytes(15), bytes(15));
    v2(x, PI(0xdb), t, a, mask);
    vliteral(x, d, table->low[0], table->low[1]);
    v2(x, P38(0x00), d, d, t);
    vshift(x, PI(0x71), 2, t, a, 4);
    v2(x, PI(0xdb), t, t, mask);
    vliteral(x, mask, table->high[0], table->high[1]);
    v2(x, P38(0x00), mask, mask, t);
    v2(x, op, d, d, mask);
}

void x64_emit_vpopcnt(struct x64 *x, const struct ir_ins *in)
{
    static const struct halves counts = {{UINT64_C(0x0302020102010100), UINT64_C(0x0403030203020201)},
                                         {UINT64_C(0x0302020102010100), UINT64_C(0x0403030203020201)}};
    static const uint16_t op[4] = {P38(0x54), O_W | P38(0x54), P38(0x55), O_W | P38(0x55)};
    if (x->bitalg) {
        unsigned a = use(x, in->a);
        e2(x, op[lane(in)], def(x), 0, a);
    } else if (lane(in) == 0) {
        unsigned a = use(x, in->a), t = tmp_xmm(x);
        lookup(x, &counts, PI(0xfc), def_early(x), a, t);
    } else {
        emit_eval(x, in);
    }
}

/* d = leading zeros of a's lanes; a is not d and is kept; lanes of up to 4 bytes */
static void count_zeros(struct x64 *x, unsigned l, unsigned d, unsigned a)
{
    static const struct halves zeros = {{UINT64_C(0x0505050506060708), UINT64_C(0x0404040404040404)},
                                        {UINT64_C(0x0101010102020308), 0}};
    static const uint16_t shift[2] = {PI(0x71), PI(0x72)}, equal[2] = {PI(0x74), PI(0x75)};
    if (l == 2 && x->avx512) {
        e2(x, P38(0x44), d, 0, a);
        return;
    }
    unsigned t = tmp_xmm(x);
    lookup(x, &zeros, PI(0xda), d, a, t);
    for (unsigned k = 0; k < l; k++) { /* the upper half's, and the lower half's where the upper half is zero */
        vzero(x, t);
        v2(x, equal[k], t, t, a);
        vshift(x, shift[k], 2, t, t, 8u << k);
        v2(x, PI(0xdb), t, t, d);
        vshift(x, shift[k], 2, d, d, 8u << k);
        v2(x, add_op[k + 1], d, d, t);
    }
}

void x64_emit_vclz(struct x64 *x, const struct ir_ins *in)
{
    if (lane(in) == 3) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a);
    count_zeros(x, lane(in), def_early(x), a);
}

/* Leading zeros of a, complemented if negative, less one. */
void x64_emit_vcls(struct x64 *x, const struct ir_ins *in)
{
    static const uint16_t greater[3] = {PI(0x64), PI(0x65), PI(0x66)};
    unsigned l = lane(in);
    if (l == 3) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a), t = tmp_xmm(x), d = def_early(x);
    vzero(x, t);
    v2(x, greater[l], t, t, a);
    v2(x, PI(0xef), t, t, a);
    count_zeros(x, l, d, t);
    vones(x, t);
    v2(x, add_op[l], d, d, t);
}

void x64_emit_vrbit(struct x64 *x, const struct ir_ins *in)
{
    static const struct halves reversed = {{UINT64_C(0xe060a020c0408000), UINT64_C(0xf070b030d0509010)},
                                           {UINT64_C(0x0e060a020c040800), UINT64_C(0x0f070b030d050901)}};
    unsigned a = use(x, in->a);
    if (x->gfni) {
        v2ki(x, O_W | P3A(0xce), vdef(x), a, UINT64_C(0x8040201008040201), UINT64_C(0x8040201008040201), 0);
        return;
    }
    unsigned t = tmp_xmm(x);
    lookup(x, &reversed, PI(0xeb), def_early(x), a, t);
}

/* ---- shifts by lanes ------------------------------------------------------------------------------ */
/* The amount is the low byte, left if positive. As a number without sign it is out of range for the direction that is
 * not meant, and the host then shifts everything out: left by b & 255 and right by -b & 255, combined. */
static unsigned left_op(unsigned l) { return l == 1 ? O_W | P38(0x12) : l == 2 ? P38(0x47) : O_W | P38(0x47); }
static unsigned right_op(unsigned l) { return l == 1 ? O_W | P38(0x10) : l == 2 ? P38(0x45) : O_W | P38(0x45); }

static void shift_lanes(struct x64 *x, unsigned l, unsigned op, unsigned d, unsigned a, unsigned amount)
{
    if (l == 1)
        e2(x, op, d, a, amount);
    else
        v2(x, op, d, a, amount);
}

static uint64_t low_bytes(unsigned l)
{
    static const uint64_t mask[4] = {0, UINT64_C(0x00ff00ff00ff00ff), UINT64_C(0x000000ff000000ff), 255};
    return mask[l];
}

static void shift_unsigned(struct x64 *x, const struct ir_ins *in)
{
    static const uint16_t sub_op[4] = {0, PI(0xf9), PI(0xfa), PI(0xfb)};
    unsigned l = lane(in), a = use(x, in->a), b = use(x, in->b), mask = tmp_xmm(x), t = tmp_xmm(x), d = def_early(x);
    vliteral(x, mask, low_bytes(l), low_bytes(l));
    v2(x, PI(0xdb), t, b, mask);
    shift_lanes(x, l, left_op(l), d, a, t);
    vzero(x, t);
    v2(x, sub_op[l], t, t, b);
    v2(x, PI(0xdb), t, t, mask);
    shift_lanes(x, l, right_op(l), t, a, t);
    v2(x, PI(0xeb), d, d, t);
}

/* Sign-extended amounts: negated ones are right shifts; their sign chooses. */
static void shift_signed(struct x64 *x, const struct ir_ins *in)
{
    static const uint16_t sub_op[4] = {0, PI(0xf9), PI(0xfa), PI(0xfb)}, shift[4] = {0, PI(0x71), PI(0x72), PI(0x73)};
    unsigned l = lane(in), a = use(x, in->a), b = use(x, in->b), n = tmp_xmm(x), t = tmp_xmm(x), d = def_early(x);
    vshift(x, shift[l], 6, n, b, (8u << l) - 8);
    if (l == 3)
        e2i(x, O_W | PI(0x72), 4, n, n, 56);
    else
        vshift(x, shift[l], 4, n, n, (8u << l) - 8);
    vzero(x, t);
    v2(x, sub_op[l], t, t, n);
    if (l == 2)
        v2(x, P38(0x46), t, a, t);
    else
        e2(x, O_W | (l == 1 ? P38(0x11) : P38(0x46)), t, a, t);
    shift_lanes(x, l, left_op(l), d, a, n);
    asm_vrr(&x->c, P3A(0x4c), d, d, t); /* VPBLENDVB */
    put8(&x->c, n << 4);
}

/* Bytes, in 16-bit lanes: e the even ones, o the odd ones; all is shifted logically, for signed ones what a negative
 * byte lost at the top is the complement's: (a ^ s) shifted right, ^ s, with s only where the shift is to the right. */
static void shift_bytes(struct x64 *x, const struct ir_ins *in, bool sign)
{
    static const uint64_t even = UINT64_C(0x00ff00ff00ff00ff);
    unsigned a = use(x, in->a), b = use(x, in->b), n = tmp_xmm(x), t = tmp_xmm(x), u = tmp_xmm(x), d = def_early(x);
    if (sign) { /* d = a ^ s, s = a < 0 && b < 0; the left shifts of positive amounts see a itself */
        v2(x, PI(0xdb), t, a, b);
        vzero(x, u);
        v2(x, PI(0x64), u, u, t);
        v2(x, PI(0xef), d, a, u);
        a = d;
    }
    v2k(x, PI(0xdb), n, b, even, even);
    e2(x, left_op(1), t, a, n); /* even bytes are right */
    vshift(x, PI(0x71), 2, n, b, 8);
    v2k(x, PI(0xdb), u, a, ~even, ~even);
    e2(x, left_op(1), u, u, n); /* odd bytes are right, even ones zero */
    v2k(x, PI(0xdb), t, t, even, even);
    v2(x, PI(0xeb), t, t, u);
    vzero(x, n);
    v2(x, PI(0xf8), n, n, b); /* -b */
    vshift(x, PI(0x71), 2, u, n, 8);
    e2(x, right_op(1), u, a, u);
    v2k(x, PI(0xdb), u, u, ~even, ~even);
    v2(x, PI(0xeb), t, t, u);
    v2k(x, PI(0xdb), n, n, even, even);
    v2k(x, PI(0xdb), u, a, even, even);
    e2(x, right_op(1), u, u, n);
    if (!sign) {
        v2(x, PI(0xeb), d, t, u);
        return;
    }
    v2(x, PI(0xeb), t, t, u);
    a = use(x, in->a);
    v2(x, PI(0xef), d, d, a); /* s again */
    v2(x, PI(0xef), d, d, t);
}

static bool has_lane_shift(const struct x64 *x, unsigned l, bool sign) { return l < 2 || (l == 3 && sign) ? x->avx512 : x->avx; }

void x64_emit_vshlv_s(struct x64 *x, const struct ir_ins *in)
{
    if (!has_lane_shift(x, lane(in), true))
        emit_eval(x, in);
    else if (lane(in) == 0)
        shift_bytes(x, in, true);
    else
        shift_signed(x, in);
}

void x64_emit_vshlv_u(struct x64 *x, const struct ir_ins *in)
{
    if (!has_lane_shift(x, lane(in), false))
        emit_eval(x, in);
    else if (lane(in) == 0)
        shift_bytes(x, in, false);
    else
        shift_unsigned(x, in);
}

/* ---- products of polynomials: one bit of b at a time, the highest first ----------------------------- */
void x64_emit_vpmul8(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a), b = use(x, in->b), n = tmp_xmm(x), t = tmp_xmm(x), d = def_early(x);
    xmm_mov(x, n, b);
    vzero(x, d);
    for (unsigned i = 0; i < 8; i++) {
        if (i) {
            v2(x, PI(0xfc), d, d, d);
            v2(x, PI(0xfc), n, n, n);
        }
        vzero(x, t);
        v2(x, PI(0x64), t, t, n);
        v2(x, PI(0xdb), t, t, a);
        v2(x, PI(0xef), d, d, t);
    }
}

void x64_emit_vpmull8(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a), b = use(x, in->b), w = tmp_xmm(x), n = tmp_xmm(x), t = tmp_xmm(x), d = def_early(x);
    v1(x, P38(0x30), w, a);
    v1(x, P38(0x30), n, b);
    vshift(x, PI(0x71), 6, n, n, 8);
    vzero(x, d);
    for (unsigned i = 0; i < 8; i++) {
        if (i) {
            v2(x, PI(0xfd), d, d, d);
            v2(x, PI(0xfd), n, n, n);
        }
        vshift(x, PI(0x71), 4, t, n, 15);
        v2(x, PI(0xdb), t, t, w);
        v2(x, PI(0xef), d, d, t);
    }
}
