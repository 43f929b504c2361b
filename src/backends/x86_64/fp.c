/* fp.c: rules for scalar arithmetic and comparison in floating point: the plain host instruction with "invalid" unmasked, so that NaN rules and
 * saturation are left to the exact path (section 8 of docs/design.md). What the host would get wrong without a trap is
 * tested and goes to the interpreter (COLD_STEP); such results are made in a scratch register, as the homes must be
 * intact then. */
#include "backends/x86_64/rules.h"
#include "backends/x86_64/vec.h"

/* Prefix of the scalar instruction; 0 for half precision. */
static unsigned scalar(unsigned type) { return type == IR_F64 ? P_F2 : type == IR_F32 ? P_F3 : 0; }
static bool arm_nans(const struct ir_ins *in) { return (in->aux >> IR_FP_NAN_SHIFT & 3) == IR_NAN_ARM; }

/* d = a op b: the low lane; the upper lanes are a's */
static void arith(struct x64 *x, const struct ir_ins *in, unsigned op)
{
    bool may_be_tiny = x->fp_exact && (in->op == IR_fmul || in->op == IR_fdiv);
    if (!arm_nans(in)) {
        emit_eval(x, in);
        return;
    }
    if (!scalar(in->type)) {
        half_arith(x, in, op);
        return;
    }
    struct mem m;
    unsigned a = use(x, in->a), code = scalar(in->type) | M_0F | op;
    bool zx = x->val[in->a].zx;
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
        step_if_tiny(x, in->type, d);
    x->val[x->cur].zx = zx;
}
void x64_emit_fadd(struct x64 *x, const struct ir_ins *in) { arith(x, in, 0x58); }
void x64_emit_fsub(struct x64 *x, const struct ir_ins *in) { arith(x, in, 0x5c); }
void x64_emit_fmul(struct x64 *x, const struct ir_ins *in) { arith(x, in, 0x59); }
void x64_emit_fdiv(struct x64 *x, const struct ir_ins *in) { arith(x, in, 0x5e); }

void x64_emit_fsqrt(struct x64 *x, const struct ir_ins *in)
{
    if (!scalar(in->type)) {
        half_arith(x, in, 0x51);
        return;
    }
    bool zx = x->val[in->a].zx;
    unsigned a = use(x, in->a);
    v2(x, scalar(in->type) | M_0F | 0x51, fdef(x), a, a);
    x->val[x->cur].zx = zx;
}

/* The host's MIN returns its second operand for two zeros: both orders are combined. NaNs trap. */
static void minmax(struct x64 *x, const struct ir_ins *in, unsigned op, unsigned combine)
{
    if (!scalar(in->type)) {
        half_minmax(x, in, op, combine);
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

/* The result goes into an operand's home if it is to be put there, for the other forms of the instruction destroy no
 * operand that is still needed; the home's old value is kept for the exact path. */
struct fused fused(struct x64 *x, const struct ir_ins *in, unsigned op231, unsigned op213)
{
    unsigned a = use(x, in->a), b = use(x, in->b), c = use(x, in->c), hint = x->hint;
    bool fresh_home = hint != NO_REG && hint != XMM0 + a && hint != XMM0 + b && hint != XMM0 + c;
    struct fused f = {.saved = NO_REG};
    if (fresh_home) { /* not before the last trap */
        f.d = tmp_xmm(x);
        def_in(x, XMM0 + f.d);
    } else {
        f.d = def(x);
    }
    if (!(XMM_LOCALS >> (XMM0 + f.d) & 1)) {
        f.saved = tmp_xmm(x);
        xmm_mov(x, f.saved, f.d);
    }
    if (f.d == a) {
        asm_vrr(&x->c, op213, f.d, b, c); /* d = b * d + c */
    } else if (f.d == b) {
        asm_vrr(&x->c, op213, f.d, a, c);
    } else {
        xmm_mov(x, f.d, c);
        asm_vrr(&x->c, op231, f.d, a, b); /* d += a * b */
    }
    return f;
}

void fused_redo(struct x64 *x, struct fused f, uint8_t *site)
{
    if (f.saved == NO_REG)
        cold_exit(x, site, COLD_STEP, x->pc);
    else
        cold_restore(x, site, f.d, f.saved);
}

static uint64_t sign_bit(unsigned type) { return type == IR_F64 ? UINT64_C(1) << 63 : type == IR_F32 ? 0x80000000u : 0x8000u; }

/* A quiet NaN operand does not trap, and the host chooses another one than the guest's rule: a NaN result is redone. */
void x64_emit_fma(struct x64 *x, const struct ir_ins *in)
{
    if (!x->fma || !arm_nans(in)) {
        emit_eval(x, in);
        return;
    }
    if (!scalar(in->type)) {
        half_fma(x, in);
        return;
    }
    struct fused f = fused(x, in, opw(in->type == IR_F64) | P38(0xb9), opw(in->type == IR_F64) | P38(0xa9));
    if (x->fp_exact) {
        unsigned t = tmp_xmm(x);
        v2k(x, PI(0xdb), t, f.d, sign_bit(in->type) - 1, 0);
        v2k(x, (in->type == IR_F64 ? P_66 : 0) | M_0F | 0x2e, t, 0, smallest_normal(in->type), 0);
        fused_redo(x, f, asm_jcc32(&x->c, CC_E)); /* equal or unordered */
    } else {
        comis(x, in->type, f.d, f.d, false);
        fused_redo(x, f, asm_jcc32(&x->c, CC_P));
    }
}

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
    if (type == IR_F16 && !x->avx) {
        emit_eval(x, in);
        return;
    }
    unsigned a = type == IR_F16 ? half_in(x, in->a) : use(x, in->a), b = type == IR_F16 ? half_in(x, in->b) : use(x, in->b);
    unsigned d = def(x), t = tmp(x);
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
