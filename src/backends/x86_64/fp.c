/* fp.c: rules for scalar floating point: the plain host instruction with "invalid" unmasked, so that NaN rules and
 * saturation are left to the exact path (section 8 of docs/design.md). What the host would get wrong without a trap is
 * tested and goes to the interpreter (COLD_STEP); such results are made in a scratch register, as the homes must be
 * intact then. */
#include "backends/x86_64/rules.h"
#include "backends/x86_64/vec.h"

static unsigned rounding(const struct ir_ins *in) { return in->aux >> IR_FP_ROUND_SHIFT & 7; }
static unsigned source(const struct ir_ins *in) { return in->aux >> IR_FP_SRC_SHIFT & 15; }
/* Prefix of the scalar instruction; 0 for half precision. */
static unsigned scalar(unsigned type) { return type == IR_F64 ? P_F2 : type == IR_F32 ? P_F3 : 0; }
static bool arm_nans(const struct ir_ins *in) { return (in->aux >> IR_FP_NAN_SHIFT & 3) == IR_NAN_ARM; }

/* d = a op b: the low lane; the upper lanes are a's */
static void arith(struct x64 *x, const struct ir_ins *in, unsigned op)
{
    if (!scalar(in->type) || !arm_nans(in)) {
        emit_eval(x, in);
        return;
    }
    struct mem m;
    unsigned a = use(x, in->a), code = scalar(in->type) | M_0F | op;
    bool zx = x->val[in->a].zx;
    if (x->avx && in->a != in->b && use_mem(x, in->b, &m)) {
        v2m(x, code, def(x), a, m);
    } else {
        unsigned b = use(x, in->b);
        v2(x, code, vdef(x), a, b);
    }
    x->val[x->cur].zx = zx;
}
void x64_emit_fadd(struct x64 *x, const struct ir_ins *in) { arith(x, in, 0x58); }
void x64_emit_fsub(struct x64 *x, const struct ir_ins *in) { arith(x, in, 0x5c); }
void x64_emit_fmul(struct x64 *x, const struct ir_ins *in) { arith(x, in, 0x59); }
void x64_emit_fdiv(struct x64 *x, const struct ir_ins *in) { arith(x, in, 0x5e); }

void x64_emit_fsqrt(struct x64 *x, const struct ir_ins *in)
{
    if (!scalar(in->type)) {
        emit_eval(x, in);
        return;
    }
    bool zx = x->val[in->a].zx;
    unsigned a = use(x, in->a);
    v2(x, scalar(in->type) | M_0F | 0x51, vdef(x), a, a);
    x->val[x->cur].zx = zx;
}

/* The host's MIN returns its second operand for two zeros: both orders are combined. NaNs trap. */
static void minmax(struct x64 *x, const struct ir_ins *in, unsigned op, unsigned combine)
{
    if (!scalar(in->type)) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a), b = use(x, in->b), t = tmp_xmm(x), d = def_early(x);
    v2(x, scalar(in->type) | M_0F | op, t, b, a);
    v2(x, scalar(in->type) | M_0F | op, d, a, b);
    v2(x, M_0F | combine, d, d, t);
}
void x64_emit_fmin(struct x64 *x, const struct ir_ins *in) { minmax(x, in, 0x5d, 0x56); }
void x64_emit_fmax(struct x64 *x, const struct ir_ins *in) { minmax(x, in, 0x5f, 0x54); }
void x64_emit_fminnm(struct x64 *x, const struct ir_ins *in) { minmax(x, in, 0x5d, 0x56); }
void x64_emit_fmaxnm(struct x64 *x, const struct ir_ins *in) { minmax(x, in, 0x5f, 0x54); }

/* COMISx a, b; quiet unless signal */
static void comis(struct x64 *x, unsigned type, unsigned a, unsigned b, bool signal)
{
    v1(x, (type == IR_F64 ? P_66 : 0) | M_0F | (signal ? 0x2f : 0x2e), a, b);
}

/* A quiet NaN operand does not trap, and the host chooses another one than the guest's rule: a NaN result is redone. */
void x64_emit_fma(struct x64 *x, const struct ir_ins *in)
{
    if (!scalar(in->type) || !x->fma || !arm_nans(in)) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a), b = use(x, in->b), c = use(x, in->c), d = tmp_xmm(x);
    xmm_mov(x, d, c);
    asm_vrr(&x->c, opw(in->type == IR_F64) | P38(0xb9), d, a, b); /* vfmadd231 d += a * b */
    comis(x, in->type, d, d, false);
    cold_exit(x, asm_jcc32(&x->c, CC_P), COLD_STEP, x->pc);
    def_in(x, XMM0 + d);
}

static uint64_t sign_bit(unsigned type) { return type == IR_F64 ? UINT64_C(1) << 63 : type == IR_F32 ? 0x80000000u : 0x8000u; }

void x64_emit_fneg(struct x64 *x, const struct ir_ins *in)
{
    bool zx = x->val[in->a].zx;
    unsigned a = use(x, in->a);
    v2k(x, PI(0xef), vdef(x), a, sign_bit(in->type), 0);
    x->val[x->cur].zx = zx;
}

void x64_emit_fabs(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a);
    v2k(x, PI(0xdb), vdef(x), a, sign_bit(in->type) - 1, 0);
    x->val[x->cur].zx = true;
}

/* ---- comparison ---------------------------------------------------------------------------------- */
void x64_emit_fcmpf(struct x64 *x, const struct ir_ins *in)
{
    unsigned type = type_of(x, in->a);
    if (!scalar(type)) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a), b = use(x, in->b), d = def(x), t = tmp(x);
    comis(x, type, a, b, in->aux & IR_FP_SIGNAL);
    asm_mov_ri_keep(&x->c, d, ir_flags_store(2)); /* greater: C */
    asm_mov_ri_keep(&x->c, t, ir_flags_store(8)); /* less: N */
    asm_cmov(&x->c, CC_B, false, d, t);
    asm_mov_ri_keep(&x->c, t, ir_flags_store(6)); /* equal: Z C */
    asm_cmov(&x->c, CC_E, false, d, t);
    asm_mov_ri_keep(&x->c, t, ir_flags_store(3)); /* unordered: C V */
    asm_cmov(&x->c, CC_P, false, d, t);
}

/* Condition cc of an fcmpf that has no other user: COMISx and one host condition; EQ and NE combine two. */
enum x86_cc emit_fp_condition(struct x64 *x, const struct ir_ins *in, enum ir_cc cc)
{
    static const struct { uint8_t cc, swap; } host[] = {
        [IR_CS] = {CC_BE, 1}, [IR_CC] = {CC_A, 1}, [IR_MI] = {CC_A, 1}, [IR_PL] = {CC_BE, 1}, [IR_VS] = {CC_P, 0}, [IR_VC] = {CC_NP, 0},
        [IR_HI] = {CC_B, 1},  [IR_LS] = {CC_AE, 1}, [IR_GE] = {CC_AE, 0}, [IR_LT] = {CC_B, 0}, [IR_GT] = {CC_A, 0}, [IR_LE] = {CC_BE, 0},
    };
    unsigned a = use(x, in->a), b = use(x, in->b), type = type_of(x, in->a);
    bool signal = in->aux & IR_FP_SIGNAL;
    if (cc <= IR_NE) {
        unsigned t = tmp(x), u = tmp(x);
        comis(x, type, a, b, signal);
        asm_setcc(&x->c, CC_E, t);
        asm_setcc(&x->c, CC_NP, u);
        asm_rr(&x->c, O_BYTE | 0x84, t, u); /* test t8, u8 */
        return cc == IR_EQ ? CC_NE : CC_E;
    }
    comis(x, type, host[cc].swap ? b : a, host[cc].swap ? a : b, signal);
    return (enum x86_cc)host[cc].cc;
}

/* ---- rounding and conversion --------------------------------------------------------------------- */
/* The host's rounding immediate, or -1: ties away and to odd have none. */
static int host_rounding(unsigned round)
{
    static const int8_t mode[8] = {[IR_RN_DYNAMIC] = 4, [IR_RN_EVEN] = 0, [IR_RN_UP] = 2, [IR_RN_DOWN] = 1, [IR_RN_ZERO] = 3, [IR_RN_AWAY] = -1, [IR_RN_ODD] = -1, -1};
    return mode[round];
}
enum { NO_INEXACT = 8 };

static void round_to(struct x64 *x, unsigned type, unsigned d, unsigned a, unsigned mode)
{
    v2i(x, P3A(type == IR_F64 ? 0x0b : 0x0a), d, a, a, mode);
}

void x64_emit_fround(struct x64 *x, const struct ir_ins *in)
{
    int mode = host_rounding(rounding(in));
    if (!scalar(in->type) || mode < 0) {
        emit_eval(x, in);
        return;
    }
    bool zx = x->val[in->a].zx;
    unsigned a = use(x, in->a);
    round_to(x, in->type, vdef(x), a, (unsigned)mode | (in->aux & IR_FP_EXACT ? 0 : NO_INEXACT));
    x->val[x->cur].zx = zx;
}

void x64_emit_fcvt(struct x64 *x, const struct ir_ins *in)
{
    unsigned from = source(in), to = in->type, dynamic = rounding(in) == IR_RN_DYNAMIC;
    if (dynamic && (from == IR_F32 || from == IR_F64) && (to == IR_F32 || to == IR_F64)) {
        bool zx = x->val[in->a].zx;
        unsigned a = use(x, in->a);
        v2(x, scalar(from) | M_0F | 0x5a, vdef(x), a, a);
        x->val[x->cur].zx = zx && from == IR_F64 && to == IR_F32 ? false : zx && to == IR_F64;
    } else if (dynamic && x->avx && from == IR_F16 && to == IR_F32) {
        unsigned a = use(x, in->a), d = def(x);
        asm_vrr(&x->c, P38(0x13), d, 0, a);
    } else if (dynamic && x->avx && from == IR_F32 && to == IR_F16) {
        unsigned a = use(x, in->a), t = tmp_xmm(x), d = def_early(x);
        asm_vrr(&x->c, M_0F | 0x28, t, 0, a);
        v2k(x, PI(0xdb), t, t, 0xffffffff, 0); /* garbage lanes must not raise exceptions */
        asm_vrr(&x->c, P3A(0x1d), t, 0, d);
        put8(&x->c, 4);
        x->val[x->cur].zx = false;
    } else {
        emit_eval(x, in);
    }
}

void x64_emit_fcvt_i(struct x64 *x, const struct ir_ins *in)
{
    unsigned from = source(in), round = rounding(in);
    int mode = host_rounding(round);
    bool is_unsigned = in->aux & IR_FP_UNSIGNED, w = in->type == IR_I64;
    if (!scalar(from) || mode < 0) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a), integral = a, r = tmp(x);
    if (round != IR_RN_ZERO && round != IR_RN_DYNAMIC) {
        integral = tmp_xmm(x);
        round_to(x, from, integral, a, (unsigned)mode | NO_INEXACT);
    }
    unsigned op = scalar(from) | M_0F | (round == IR_RN_DYNAMIC ? 0x2d : 0x2c);
    v1(x, opw(w || is_unsigned) | op, r, integral);
    if (is_unsigned && w) { /* negative, or 2^63 and more (which traps) */
        asm_test_rr(&x->c, true, r, r);
        cold_exit(x, asm_jcc32(&x->c, CC_S), COLD_STEP, x->pc);
    } else if (is_unsigned) {
        unsigned t = tmp(x);
        asm_mov_rr(&x->c, false, t, r);
        asm_alu_rr(&x->c, ALU_CMP, true, t, r);
        cold_exit(x, asm_jcc32(&x->c, CC_NE), COLD_STEP, x->pc);
    }
    if (integral != a) /* inexact, now that the value is known to fit */
        round_to(x, from, integral, a, (unsigned)mode);
    def_in(x, r);
    x->val[x->cur].zx = true;
}

void x64_emit_icvt_f(struct x64 *x, const struct ir_ins *in)
{
    bool w = source(in) == IR_I64, is_unsigned = in->aux & IR_FP_UNSIGNED;
    if (!scalar(in->type) || rounding(in) != IR_RN_DYNAMIC) {
        emit_eval(x, in);
        return;
    }
    unsigned op = scalar(in->type) | M_0F | 0x2a, a = use(x, in->a), d = def(x);
    vzero(x, d);
    x->val[x->cur].zx = true;
    if (!is_unsigned || !w) {
        unsigned r = a;
        if (is_unsigned) {
            r = tmp(x);
            asm_mov_rr(&x->c, false, r, a);
        }
        v2(x, opw(w || is_unsigned) | op, d, d, r);
        return;
    }
    /* 2^63 and more: half of it, with the lost bit kept sticky, and doubled */
    unsigned t = tmp(x), u = tmp(x);
    asm_test_rr(&x->c, true, a, a);
    uint8_t *big = asm_jcc8(&x->c, CC_S);
    v2(x, O_W | op, d, d, a);
    uint8_t *done = asm_jmp8(&x->c);
    asm_here8(&x->c, big);
    asm_mov_rr(&x->c, true, t, a);
    asm_mov_rr(&x->c, false, u, a);
    asm_shift_ri(&x->c, SH_SHR, true, t, 1);
    asm_alu_ri(&x->c, ALU_AND, false, u, 1);
    asm_alu_rr(&x->c, ALU_OR, true, t, u);
    v2(x, O_W | op, d, d, t);
    v2(x, scalar(in->type) | M_0F | 0x58, d, d, d);
    asm_here8(&x->c, done);
}
