/* vec_fp.c: rules for lane-wise floating point; the same exactness by traps as fp.c. Half precision is left to ir_eval. */
#include "backends/x86_64/rules.h"
#include "backends/x86_64/vec.h"

static unsigned lane(const struct ir_ins *in) { return ir_lane_of(in->aux); }
static unsigned rounding(const struct ir_ins *in) { return in->aux >> IR_FP_ROUND_SHIFT & 7; }
/* Prefix of the packed instruction */
static unsigned packed(const struct ir_ins *in) { return lane(in) == 3 ? P_66 : 0; }
static bool half(const struct ir_ins *in) { return lane(in) == 1; }

static void arith(struct x64 *x, const struct ir_ins *in, unsigned op)
{
    if (half(in) || (in->aux >> IR_FP_NAN_SHIFT & 3) != IR_NAN_ARM) {
        emit_eval(x, in);
        return;
    }
    struct mem m;
    unsigned a = use(x, in->a), code = packed(in) | M_0F | op;
    if (x->avx && in->a != in->b && use_mem(x, in->b, &m)) {
        v2m(x, code, def(x), a, m);
    } else {
        unsigned b = use(x, in->b);
        v2(x, code, vdef(x), a, b);
    }
}
void x64_emit_vfadd(struct x64 *x, const struct ir_ins *in) { arith(x, in, 0x58); }
void x64_emit_vfsub(struct x64 *x, const struct ir_ins *in) { arith(x, in, 0x5c); }
void x64_emit_vfmul(struct x64 *x, const struct ir_ins *in) { arith(x, in, 0x59); }
void x64_emit_vfdiv(struct x64 *x, const struct ir_ins *in) { arith(x, in, 0x5e); }

void x64_emit_vfsqrt(struct x64 *x, const struct ir_ins *in)
{
    if (half(in)) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a);
    v1(x, packed(in) | M_0F | 0x51, def(x), a);
}

static void minmax(struct x64 *x, const struct ir_ins *in, unsigned op, unsigned combine)
{
    if (half(in)) {
        emit_eval(x, in);
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

/* As fma in fp.c: NaN results are redone exactly. */
void x64_emit_vfma(struct x64 *x, const struct ir_ins *in)
{
    if (half(in) || !x->fma) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a), b = use(x, in->b), c = use(x, in->c), d = tmp_xmm(x), t = tmp_xmm(x), r = tmp(x);
    xmm_mov(x, d, c);
    asm_vrr(&x->c, opw(lane(in) == 3) | P38(0xb8), d, a, b);
    asm_vrr(&x->c, packed(in) | M_0F | 0xc2, t, d, d);
    put8(&x->c, 3); /* unordered */
    asm_vrr(&x->c, packed(in) | M_0F | 0x50, r, 0, t);
    asm_test_rr(&x->c, false, r, r);
    cold_exit(x, asm_jcc32(&x->c, CC_NE), COLD_STEP, x->pc);
    def_in(x, XMM0 + d);
}

static uint64_t sign_bits(unsigned l)
{
    static const uint64_t signs[4] = {0, UINT64_C(0x8000800080008000), UINT64_C(0x8000000080000000), UINT64_C(0x8000000000000000)};
    return signs[l];
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
    v2i(x, packed(in) | M_0F | 0xc2, vdef(x), a, b, predicate);
}
void x64_emit_vfcmpeq(struct x64 *x, const struct ir_ins *in)
{
    if (half(in))
        emit_eval(x, in);
    else
        compare(x, in, in->a, in->b, 0);
}
/* a >= b is b <= a: predicates LT and LE signal on quiet NaNs */
static void ordered(struct x64 *x, const struct ir_ins *in, unsigned predicate)
{
    if (half(in) || !(in->aux & IR_FP_SIGNAL)) {
        emit_eval(x, in);
        return;
    }
    if (x->avx) {
        compare(x, in, in->b, in->a, predicate);
        return;
    }
    unsigned a = use(x, in->a), b = use(x, in->b);
    v2i(x, packed(in) | M_0F | 0xc2, def_early(x), b, a, predicate);
}
void x64_emit_vfcmpge(struct x64 *x, const struct ir_ins *in) { ordered(x, in, 2); }
void x64_emit_vfcmpgt(struct x64 *x, const struct ir_ins *in) { ordered(x, in, 1); }

/* ---- rounding and conversion --------------------------------------------------------------------- */
void x64_emit_vfround(struct x64 *x, const struct ir_ins *in)
{
    static const int8_t mode[8] = {[IR_RN_DYNAMIC] = 4, [IR_RN_EVEN] = 0, [IR_RN_UP] = 2, [IR_RN_DOWN] = 1, [IR_RN_ZERO] = 3, -1, -1, -1};
    int m = mode[rounding(in)];
    if (half(in) || m < 0) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a);
    v1i(x, P3A(lane(in) == 3 ? 0x09 : 0x08), def(x), a, (unsigned)m | (in->aux & IR_FP_EXACT ? 0 : 8));
}

void x64_emit_vfcvt_i(struct x64 *x, const struct ir_ins *in)
{
    bool zero = rounding(in) == IR_RN_ZERO;
    if (half(in) || (in->aux & IR_FP_UNSIGNED) || (!zero && rounding(in) != IR_RN_DYNAMIC)) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a);
    if (lane(in) == 2) {
        v1(x, (zero ? P_F3 : P_66) | M_0F | 0x5b, def(x), a);
        return;
    }
    unsigned op = O_W | P_F2 | M_0F | (zero ? 0x2c : 0x2d), low = tmp(x), high = tmp(x), t = tmp_xmm(x), d = def_early(x);
    v2(x, PI(0x6d), t, a, a);
    v1(x, op, low, a);
    v1(x, op, high, t);
    v1(x, O_W | PI(0x6e), d, low);
    v2i(x, O_W | P3A(0x22), d, d, high, 1);
}

void x64_emit_vicvt_f(struct x64 *x, const struct ir_ins *in)
{
    if (half(in) || (in->aux & IR_FP_UNSIGNED) || rounding(in) != IR_RN_DYNAMIC) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a);
    if (lane(in) == 2) {
        v1(x, M_0F | 0x5b, def(x), a);
        return;
    }
    unsigned r = tmp(x), t = tmp_xmm(x), d = def_early(x), op = O_W | P_F2 | M_0F | 0x2a;
    v1i(x, O_W | P3A(0x16), a, r, 1);
    vzero(x, t);
    v2(x, op, t, t, r);
    v1(x, O_W | PI(0x7e), a, r);
    vzero(x, d);
    v2(x, op, d, d, r);
    v2(x, PI(0x6c), d, d, t);
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
    if (rounding(in) != IR_RN_DYNAMIC || (half(in) && !x->avx)) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a), d = def(x);
    if (half(in)) {
        asm_vrr(&x->c, P3A(0x1d), a, 0, d);
        put8(&x->c, 4);
    } else {
        v1(x, PI(0x5a), d, a);
    }
    x->val[x->cur].zx = true;
}
