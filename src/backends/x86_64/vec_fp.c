/* vec_fp.c: rules for lane-wise floating point; the same exactness by traps as fp.c. */
#include "backends/x86_64/rules.h"
#include "backends/x86_64/vec.h"

static unsigned lane(const struct ir_ins *in) { return ir_lane_of(in->aux); }
static unsigned rounding(const struct ir_ins *in) { return in->aux >> IR_FP_ROUND_SHIFT & 7; }
/* Prefix of the packed instruction */
static unsigned packed(const struct ir_ins *in) { return lane(in) == 3 ? P_66 : 0; }
static bool half(const struct ir_ins *in) { return lane(in) == 1; }

static void arith(struct x64 *x, const struct ir_ins *in, unsigned op)
{
    bool may_be_tiny = x->fp_exact && in->op != IR_vfadd && in->op != IR_vfsub;
    if ((in->aux >> IR_FP_NAN_SHIFT & 3) != IR_NAN_ARM) {
        emit_eval(x, in);
        return;
    }
    if (half(in)) {
        vhalf_arith(x, in, op);
        return;
    }
    struct mem m;
    unsigned a = use(x, in->a), code = packed(in) | M_0F | op;
    unsigned d;
    if (x->avx && in->a != in->b && use_mem(x, in->b, &m)) {
        d = may_be_tiny ? tdef(x) : def(x);
        v2m(x, code, d, a, m);
    } else {
        unsigned b = use(x, in->b);
        d = may_be_tiny ? tdef(x) : fdef(x);
        v2(x, code, d, a, b);
    }
    if (may_be_tiny)
        step_if_vector_tiny(x, lane(in), d);
}
void x64_emit_vfadd(struct x64 *x, const struct ir_ins *in) { arith(x, in, 0x58); }
void x64_emit_vfsub(struct x64 *x, const struct ir_ins *in) { arith(x, in, 0x5c); }
void x64_emit_vfmul(struct x64 *x, const struct ir_ins *in) { arith(x, in, 0x59); }
/* Infinity by zero traps. */
void x64_emit_vfmulx(struct x64 *x, const struct ir_ins *in) { arith(x, in, 0x59); }
void x64_emit_vfdiv(struct x64 *x, const struct ir_ins *in) { arith(x, in, 0x5e); }

void x64_emit_vfsqrt(struct x64 *x, const struct ir_ins *in)
{
    if (half(in)) {
        vhalf_arith(x, in, 0x51);
        return;
    }
    unsigned a = use(x, in->a);
    v1(x, packed(in) | M_0F | 0x51, def(x), a);
}

static void minmax(struct x64 *x, const struct ir_ins *in, unsigned op, unsigned combine)
{
    if (half(in)) {
        vhalf_minmax(x, in, op, combine);
        return;
    }
    unsigned a = use(x, in->a), b = use(x, in->b), t = tmp_xmm(x), d = def_early(x);
    v2(x, packed(in) | M_0F | op, t, b, a);
    v2(x, packed(in) | M_0F | op, d, a, b);
    v2(x, M_0F | combine, d, d, t);
}
void x64_emit_vfmin(struct x64 *x, const struct ir_ins *in) { minmax(x, in, 0x5d, 0x56); }
void x64_emit_vfmax(struct x64 *x, const struct ir_ins *in) { minmax(x, in, 0x5f, 0x54); }
void x64_emit_vfminnm(struct x64 *x, const struct ir_ins *in) { minmax(x, in, 0x5d, 0x56); }
void x64_emit_vfmaxnm(struct x64 *x, const struct ir_ins *in) { minmax(x, in, 0x5f, 0x54); }

static uint64_t sign_bits(unsigned l)
{
    static const uint64_t signs[4] = {0, UINT64_C(0x8000800080008000), UINT64_C(0x8000000080000000), UINT64_C(0x8000000000000000)};
    return signs[l];
}

/* As fma in fp.c: NaN results are redone exactly. */
void x64_emit_vfma(struct x64 *x, const struct ir_ins *in)
{
    if (!x->fma) {
        emit_eval(x, in);
        return;
    }
    if (half(in)) {
        vhalf_fma(x, in);
        return;
    }
    struct fused f = fused(x, in, opw(lane(in) == 3) | P38(0xb8), opw(lane(in) == 3) | P38(0xa8));
    unsigned t = tmp_xmm(x), r = tmp(x);
    if (x->fp_exact) { /* also the smallest normal number, see fp_tiny.c */
        uint64_t k = smallest_normal(lane(in) == 3 ? IR_F64 : IR_F32);
        k |= lane(in) == 3 ? 0 : k << 32;
        v2k(x, PI(0xdb), t, f.d, ~sign_bits(lane(in)), ~sign_bits(lane(in)));
        v2ki(x, packed(in) | M_0F | 0xc2, t, t, k, k, 8); /* equal or unordered */
    } else {
        asm_vrr(&x->c, packed(in) | M_0F | 0xc2, t, f.d, f.d);
        put8(&x->c, 3); /* unordered; by way of a mask register it would take longer */
    }
    asm_vrr(&x->c, packed(in) | M_0F | 0x50, r, 0, t);
    asm_test_rr(&x->c, false, r, r);
    fused_redo(x, f, asm_jcc32(&x->c, CC_NE));
}

void x64_emit_vfneg(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a);
    v2k(x, PI(0xef), vdef(x), a, sign_bits(lane(in)), sign_bits(lane(in)));
}
void x64_emit_vfabs(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a);
    v2k(x, PI(0xdb), vdef(x), a, ~sign_bits(lane(in)), ~sign_bits(lane(in)));
}

static void compare(struct x64 *x, const struct ir_ins *in, uint32_t first, uint32_t second, unsigned predicate)
{
    unsigned a = use(x, first), b = use(x, second);
    v2i(x, packed(in) | M_0F | 0xc2, fdef(x), a, b, predicate);
}
void x64_emit_vfcmpeq(struct x64 *x, const struct ir_ins *in)
{
    if (half(in))
        vhalf_compare(x, in, 0);
    else
        compare(x, in, in->a, in->b, 0);
}
/* a >= b is b <= a: predicates LT and LE signal on quiet NaNs; AVX has quiet GE and GT. */
static void ordered(struct x64 *x, const struct ir_ins *in, unsigned predicate, unsigned quiet)
{
    bool signal = in->aux & IR_FP_SIGNAL;
    if (half(in)) {
        vhalf_compare(x, in, signal ? predicate | VHALF_SWAP : quiet);
    } else if (!signal && !x->avx) {
        emit_eval(x, in);
    } else if (!signal) {
        compare(x, in, in->a, in->b, quiet);
    } else {
        compare(x, in, in->b, in->a, predicate);
    }
}
void x64_emit_vfcmpge(struct x64 *x, const struct ir_ins *in) { ordered(x, in, 2, 0x1d); }
void x64_emit_vfcmpgt(struct x64 *x, const struct ir_ins *in) { ordered(x, in, 1, 0x1e); }

/* ---- rounding and conversion --------------------------------------------------------------------- */
static void round_to(struct x64 *x, const struct ir_ins *in, unsigned d, unsigned a, unsigned mode)
{
    v1i(x, P3A(lane(in) == 3 ? 0x09 : 0x08), d, a, mode);
}

/* Raises inexact if a is not integral. */
static void raise_inexact(struct x64 *x, const struct ir_ins *in, unsigned a, unsigned scratch) { round_to(x, in, scratch, a, 3); }

/* Conversions to integral values do not ask for denormal operands, whose flush Arm reports: a comparison does. */
static void ask_denormal(struct x64 *x, const struct ir_ins *in, unsigned a)
{
    if (!x->fp_exact)
        return;
    unsigned t = tmp_xmm(x);
    v2i(x, packed(in) | M_0F | 0xc2, t, a, a, 3);
    release(x, t);
}

void x64_emit_vfround(struct x64 *x, const struct ir_ins *in)
{
    int mode = host_rounding(rounding(in));
    bool away = rounding(in) == IR_RN_AWAY, exact = in->aux & IR_FP_EXACT;
    if (half(in) && mode >= 0) {
        vhalf_round(x, in, (unsigned)mode | (exact ? 0 : NO_INEXACT));
    } else if (half(in) || (mode < 0 && !away)) {
        emit_eval(x, in);
    } else if (away) {
        unsigned a = use(x, in->a), d = tmp_xmm(x);
        ask_denormal(x, in, a);
        round_away(x, lane(in) == 3 ? IR_F64 : IR_F32, true, d, a);
        if (exact)
            raise_inexact(x, in, a, tmp_xmm(x));
        def_in(x, XMM0 + d);
    } else {
        unsigned a = use(x, in->a);
        ask_denormal(x, in, a);
        round_to(x, in, def(x), a, (unsigned)mode | (exact ? 0 : NO_INEXACT));
    }
}

/* To signed integers by the host's conversion, which knows the dynamic mode and truncation. */
static void to_signed(struct x64 *x, const struct ir_ins *in, unsigned d, unsigned a, bool truncate)
{
    if (lane(in) == 2) {
        v1(x, (truncate ? P_F3 : P_66) | M_0F | 0x5b, d, a);
    } else if (x->avx512) {
        e2(x, O_W | PI(truncate ? 0x7a : 0x7b), d, 0, a);
    } else {
        unsigned op = O_W | P_F2 | M_0F | (truncate ? 0x2c : 0x2d), low = tmp(x), high = tmp(x), t = tmp_xmm(x);
        v2(x, PI(0x6d), t, a, a);
        v1(x, op, low, a);
        v1(x, op, high, t);
        v1(x, O_W | PI(0x6e), d, low);
        v2i(x, O_W | P3A(0x22), d, d, high, 1);
    }
}

static void to_unsigned(struct x64 *x, const struct ir_ins *in, unsigned d, unsigned a, bool truncate)
{
    e2(x, (lane(in) == 3 ? O_W | P_66 : 0) | M_0F | (truncate ? 0x78u : 0x79u), d, 0, a);
}

/* Without AVX-512: from 2^31 on (not of 64 bits, which are left to the exact path) that is subtracted and added again as an
 * integer. Negative integers do not fit. */
static void to_unsigned_by_signed(struct x64 *x, const struct ir_ins *in, unsigned round, int mode)
{
    static const uint64_t limit = UINT64_C(0x4f0000004f000000), bound = UINT64_C(0x5380000053800000); /* 2^31, 2^40 */
    unsigned a = use(x, in->a), t = tmp_xmm(x);
    ask_denormal(x, in, a);
    if (round == IR_RN_AWAY)
        round_away(x, lane(in) == 3 ? IR_F64 : IR_F32, true, t, a);
    else
        round_to(x, in, t, a, (unsigned)mode | NO_INEXACT);
    x->locked &= ~XMM_LOCALS | 1u << (XMM0 + a) | 1u << (XMM0 + t);
    unsigned u = tmp_xmm(x);
    if (lane(in) == 2) {
        unsigned k = tmp_xmm(x);
        v2k(x, M_0F | 0x5d, t, t, bound, bound); /* more would make the difference inexact */
        vliteral(x, u, limit, limit);
        v2i(x, M_0F | 0xc2, u, u, t, 2); /* limit <= t */
        v2k(x, PI(0xdb), k, u, limit, limit);
        v2(x, M_0F | 0x5c, t, t, k);
        v1(x, P_F3 | M_0F | 0x5b, t, t);
        vshift(x, PI(0x72), 6, u, u, 31);
        release(x, k);
    } else {
        to_signed(x, in, u, t, true);
        xmm_mov(x, t, u);
        x->locked &= ~GPR_LOCALS;
        vzero(x, u);
    }
    step_if_any(x, packed(in), t);
    v2(x, PI(0xef), t, t, u);
    raise_inexact(x, in, a, u);
    def_in(x, XMM0 + t);
}

void x64_emit_vfcvt_i(struct x64 *x, const struct ir_ins *in)
{
    unsigned round = rounding(in);
    int mode = host_rounding(round);
    bool is_unsigned = in->aux & IR_FP_UNSIGNED, direct = round == IR_RN_ZERO || round == IR_RN_DYNAMIC;
    if (half(in) && mode >= 0) {
        vhalf_to_int(x, in, is_unsigned, (unsigned)mode);
        return;
    }
    if (!half(in) && is_unsigned && !x->avx512 && (mode >= 0 || round == IR_RN_AWAY)) {
        to_unsigned_by_signed(x, in, round, mode);
        return;
    }
    if (half(in) || (mode < 0 && round != IR_RN_AWAY)) {
        emit_eval(x, in);
        return;
    }
    void (*convert)(struct x64 *, const struct ir_ins *, unsigned, unsigned, bool) = is_unsigned ? to_unsigned : to_signed;
    unsigned a = use(x, in->a), d = tmp_xmm(x);
    ask_denormal(x, in, a);
    if (direct) {
        convert(x, in, d, a, round == IR_RN_ZERO);
    } else {
        unsigned t = tmp_xmm(x);
        /* Numbers out of the range of signed integers are integral, so inexact may be raised before the trap. */
        bool late = is_unsigned || mode < 0;
        if (mode < 0)
            round_away(x, lane(in) == 3 ? IR_F64 : IR_F32, true, t, a);
        else
            round_to(x, in, t, a, (unsigned)mode | (late ? NO_INEXACT : 0));
        convert(x, in, d, t, true);
        if (late)
            raise_inexact(x, in, a, t);
    }
    def_in(x, XMM0 + d);
}

/* Unsigned 32-bit lanes: both halves are exact, as is the scaling; the sum is rounded once. */
static void from_unsigned4(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a), t = tmp_xmm(x), d = tdef(x);
    vshift(x, PI(0x72), 2, t, a, 16);
    v1(x, M_0F | 0x5b, t, t);
    v2k(x, M_0F | 0x59, t, t, UINT64_C(0x4780000047800000), UINT64_C(0x4780000047800000)); /* 2^16 */
    v2k(x, PI(0xdb), d, a, UINT64_C(0x0000ffff0000ffff), UINT64_C(0x0000ffff0000ffff));
    v1(x, M_0F | 0x5b, d, d);
    v2(x, M_0F | 0x58, d, d, t);
}

/* Unsigned 64-bit lanes: both halves become fractions of 2^84 and 2^52; the last sum is rounded once. Its zero is
 * negative when rounding down, so the sign is removed. */
static void from_unsigned8(struct x64 *x, const struct ir_ins *in)
{
    static const uint64_t two84 = UINT64_C(0x4530000000000000), two52 = UINT64_C(0x4330000000000000);
    static const uint64_t both = UINT64_C(0x4530000000100000); /* 2^84 + 2^52 */
    unsigned a = use(x, in->a), t = tmp_xmm(x), d = tdef(x);
    vshift(x, PI(0x73), 2, t, a, 32);
    v2k(x, PI(0xeb), t, t, two84, two84);
    v2k(x, P_66 | M_0F | 0x5c, t, t, both, both);
    v2k(x, PI(0xdb), d, a, UINT32_MAX, UINT32_MAX);
    v2k(x, PI(0xeb), d, d, two52, two52);
    v2(x, P_66 | M_0F | 0x58, d, d, t);
    v2k(x, PI(0xdb), d, d, INT64_MAX, INT64_MAX);
}

void x64_emit_vicvt_f(struct x64 *x, const struct ir_ins *in)
{
    bool is_unsigned = in->aux & IR_FP_UNSIGNED;
    if (rounding(in) != IR_RN_DYNAMIC) {
        emit_eval(x, in);
    } else if (half(in)) {
        vhalf_from_int(x, in, is_unsigned);
    } else if (is_unsigned && !x->avx512) {
        (lane(in) == 2 ? from_unsigned4 : from_unsigned8)(x, in);
    } else if (lane(in) == 2 && !is_unsigned) {
        unsigned a = use(x, in->a);
        v1(x, M_0F | 0x5b, def(x), a);
    } else if (x->avx512) {
        unsigned a = use(x, in->a);
        e2(x, lane(in) == 2 ? P_F2 | M_0F | 0x7au : O_W | P_F3 | M_0F | (is_unsigned ? 0x7au : 0xe6u), def(x), 0, a);
    } else {
        unsigned a = use(x, in->a), r = tmp(x), t = tmp_xmm(x), d = tdef(x), op = O_W | P_F2 | M_0F | 0x2a;
        v1i(x, O_W | P3A(0x16), a, r, 1);
        vzero(x, t);
        v2(x, op, t, t, r);
        v1(x, O_W | PI(0x7e), a, r);
        vzero(x, d);
        v2(x, op, d, d, r);
        v2(x, PI(0x6c), d, d, t);
    }
}

void x64_emit_vfwiden(struct x64 *x, const struct ir_ins *in)
{
    if (half(in) && !x->avx) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a);
    v1(x, half(in) ? P38(0x13) : (unsigned)(M_0F | 0x5a), def(x), a);
}

void x64_emit_vfnarrow(struct x64 *x, const struct ir_ins *in)
{
    if (rounding(in) == IR_RN_ODD && !half(in)) {
        narrow_odd(x, in, true);
        return;
    }
    if (rounding(in) != IR_RN_DYNAMIC || (half(in) && !x->avx)) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a), d = tdef(x);
    if (half(in)) {
        asm_vrr(&x->c, P3A(0x1d), a, 0, d);
        put8(&x->c, 4);
    } else {
        v1(x, PI(0x5a), d, a);
    }
    step_if_vector_tiny(x, lane(in), d);
    x->val[x->cur].zx = true;
}
