/* fp_convert.c: rules for scalar rounding and conversion. What does not fit traps ("invalid"); inexact is raised only
 * once the value is known to fit, for the exact path must find the sticky flags as they were. */
#include "backends/x86_64/rules.h"
#include "backends/x86_64/vec.h"

static unsigned rounding(const struct ir_ins *in) { return in->aux >> IR_FP_ROUND_SHIFT & 7; }
static unsigned source(const struct ir_ins *in) { return in->aux >> IR_FP_SRC_SHIFT & 15; }
static unsigned fixed_source(const struct ir_ins *in) { return in->aux & 7; }
static unsigned fixed_imm(const struct ir_ins *in) { return in->aux >> IR_FPI_IMM_SHIFT & 0x7f; }
/* Prefix of the scalar instruction; 0 for half precision. */
static unsigned scalar(unsigned type) { return type == IR_F64 ? P_F2 : type == IR_F32 ? P_F3 : 0; }
static uint64_t power_of_two(unsigned type, int n)
{
    return type == IR_F64 ? (uint64_t)(1023 + n) << 52 : (uint64_t)(127 + n) << 23;
}

/* ---- rounding ------------------------------------------------------------------------------------- */
int host_rounding(unsigned round)
{
    static const int8_t mode[8] = {[IR_RN_DYNAMIC] = 4, [IR_RN_EVEN] = 0, [IR_RN_UP] = 2, [IR_RN_DOWN] = 1, [IR_RN_ZERO] = 3, [IR_RN_AWAY] = -1, [IR_RN_ODD] = -1, -1};
    return mode[round];
}

static void round_to(struct x64 *x, unsigned type, unsigned d, unsigned a, unsigned mode)
{
    v2i(x, P3A(type == IR_F64 ? 0x0b : 0x0a), d, a, a, mode);
}

/* Raises inexact if a is not integral. */
static void raise_inexact(struct x64 *x, unsigned type, unsigned a, unsigned scratch) { round_to(x, type, scratch, a, 3); }

/* AVX-512: to a multiple of one half toward zero, of which the magnitude is then rounded up.
 * Else: to nearest even; where that is one half below, one more. (Infinities trap there.) */
void round_away(struct x64 *x, unsigned type, bool vector, unsigned d, unsigned a)
{
    uint64_t sign = type == IR_F64 ? UINT64_C(1) << 63 : UINT64_C(0x8000000080000000), spread = type == IR_F64 ? 1 : UINT64_C(0x100000001);
    uint64_t half = power_of_two(type, -1) * spread, one = power_of_two(type, 0) * spread;
    unsigned prefix = vector ? (type == IR_F64 ? P_66 : 0) : scalar(type), low = type == IR_F64, k = tmp_xmm(x);
    unsigned round = P3A((vector ? 0x08 : 0x0a) + low);
    vliteral(x, k, sign, sign);
    if (x->avx512) {
        e2i(x, opw(type == IR_F64) | round, d, vector ? 0 : a, a, 1 << 4 | NO_INEXACT | 3);
        v2(x, M_0F | 0x55, d, k, d);
        asm_vrr(&x->c, round, d, vector ? 0 : d, d);
        put8(&x->c, NO_INEXACT | 2);
        vternlog(x, d, a, k, 0xf8); /* d | (a & k) */
        return;
    }
    unsigned t = tmp_xmm(x);
    v2(x, M_0F | 0x55, t, k, a);
    if (vector)
        v1i(x, round, d, t, NO_INEXACT);
    else
        v2i(x, round, d, t, t, NO_INEXACT);
    v2(x, prefix | M_0F | 0x5c, t, t, d);
    v2ki(x, prefix | M_0F | 0xc2, t, t, half, half, 0);
    v2k(x, PI(0xdb), t, t, one, one);
    v2(x, prefix | M_0F | 0x58, d, d, t);
    v2(x, M_0F | 0x54, k, k, a);
    v2(x, M_0F | 0x56, d, d, k);
}

/* Conversions to integral values do not ask for denormal operands, whose flush Arm reports: a comparison does. */
static void ask_denormal(struct x64 *x, unsigned type, unsigned a)
{
    if (x->fp_exact)
        v1(x, (type == IR_F64 ? P_66 : 0) | M_0F | 0x2e, a, a);
}

static void half_round(struct x64 *x, const struct ir_ins *in, int mode)
{
    bool away = rounding(in) == IR_RN_AWAY && !(in->aux & IR_FP_EXACT);
    if (!x->avx || (mode < 0 && !away)) {
        emit_eval(x, in);
        return;
    }
    bool zx = x->val[in->a].zx;
    unsigned a = half_in(x, in->a), d = a;
    if (away)
        round_away(x, IR_F32, false, d = tmp_xmm(x), a);
    else
        round_to(x, IR_F32, a, a, (unsigned)mode | (in->aux & IR_FP_EXACT ? 0 : NO_INEXACT));
    half_out(x, tdef(x), d, zx);
}

void x64_emit_fround(struct x64 *x, const struct ir_ins *in)
{
    int mode = host_rounding(rounding(in));
    if (!scalar(in->type)) {
        half_round(x, in, mode);
        return;
    }
    bool zx = x->val[in->a].zx;
    if (rounding(in) == IR_RN_AWAY) {
        unsigned a = use(x, in->a), d = tmp_xmm(x);
        ask_denormal(x, in->type, a);
        round_away(x, in->type, false, d, a);
        if (in->aux & IR_FP_EXACT)
            raise_inexact(x, in->type, a, tmp_xmm(x));
        def_in(x, XMM0 + d);
    } else if (mode < 0) {
        emit_eval(x, in);
    } else {
        unsigned a = use(x, in->a);
        ask_denormal(x, in->type, a);
        round_to(x, in->type, fdef(x), a, (unsigned)mode | (in->aux & IR_FP_EXACT ? 0 : NO_INEXACT));
        x->val[x->cur].zx = zx;
    }
}

/* The conversion to an integer is only asked whether the value fits. */
void x64_emit_fround_n(struct x64 *x, const struct ir_ins *in)
{
    int mode = host_rounding(rounding(in));
    if (!scalar(in->type) || mode < 0) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a), d = tmp_xmm(x), r = tmp(x);
    ask_denormal(x, in->type, a);
    round_to(x, in->type, d, a, (unsigned)mode | NO_INEXACT);
    v1(x, opw(fixed_imm(in) == 64) | scalar(in->type) | M_0F | 0x2c, r, d);
    raise_inexact(x, in->type, a, tmp_xmm(x));
    def_in(x, XMM0 + d);
}

/* ---- between formats ------------------------------------------------------------------------------ */
/* Toward zero, the last bit sticky ("to odd"): then rounding to less than 23 bits of fraction is as good as from the
 * original. */
void round_odd(struct x64 *x, unsigned d, unsigned a)
{
    v2k(x, PI(0xdb), d, a, BELOW_SINGLE, BELOW_SINGLE);
    v2k(x, PI(0xd4), d, d, BELOW_SINGLE, BELOW_SINGLE);
    v2(x, PI(0xeb), d, d, a);
    v2k(x, PI(0xdb), d, d, ~BELOW_SINGLE, ~BELOW_SINGLE);
}

/* Through single precision. What is below its normal numbers is left to the exact path: under flush-to-zero it would not
 * round up. */
static void double_to_half(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a), t = tmp_xmm(x);
    round_odd(x, t, a);
    unsigned r = tmp(x);
    v1(x, O_W | PI(0x7e), t, r);
    asm_alu_rr(&x->c, ALU_ADD, true, r, r);
    asm_alu_ri(&x->c, ALU_SUB, true, r, 1); /* zero becomes large */
    gliteral(x, O_W | 0x3b, r, 2 * power_of_two(IR_F64, -126) - 1);
    cold_exit(x, asm_jcc32(&x->c, CC_B), COLD_STEP, x->pc);
    v2(x, P_F2 | M_0F | 0x5a, t, t, t);
    v2k(x, PI(0xdb), t, t, UINT32_MAX, 0);
    unsigned d = tdef(x);
    half_out(x, d, t, true);
    step_if_tiny(x, IR_F16, d);
}

/* To odd, to single: exact for zeros and in the range of its normal numbers, elsewhere left to the exact path. */
void narrow_odd(struct x64 *x, const struct ir_ins *in, bool vector)
{
    unsigned prefix = vector ? P_66 : P_F2, a = use(x, in->a), t = tmp_xmm(x), u = tmp_xmm(x), r = tmp(x);
    v2k(x, PI(0xdb), t, a, INT64_MAX, vector ? INT64_MAX : 0);
    v2ki(x, prefix | M_0F | 0xc2, u, t, power_of_two(IR_F64, -126), power_of_two(IR_F64, -126), 1); /* less */
    v2ki(x, prefix | M_0F | 0xc2, t, t, power_of_two(IR_F64, 128), power_of_two(IR_F64, 128), 5);   /* not less */
    v2(x, PI(0xeb), u, u, t);
    vzero(x, t);
    v2i(x, prefix | M_0F | 0xc2, t, t, a, 4); /* not equal */
    v2(x, PI(0xdb), u, u, t);
    v1(x, P_66 | M_0F | 0x50, r, u); /* movmskpd */
    if (!vector)
        asm_alu_ri(&x->c, ALU_AND, false, r, 1);
    else
        asm_test_rr(&x->c, false, r, r);
    cold_exit(x, asm_jcc32(&x->c, CC_NE), COLD_STEP, x->pc);
    round_odd(x, t, a);
    if (vector) {
        v1(x, PI(0x5a), t, t);
        v1(x, PI(0x5a), u, a); /* raises inexact */
    } else {
        v2(x, P_F2 | M_0F | 0x5a, t, t, t);
        v2(x, P_F2 | M_0F | 0x5a, u, u, a);
        v2k(x, PI(0xdb), t, t, UINT32_MAX, 0);
    }
    def_in(x, XMM0 + t);
    x->val[x->cur].zx = true;
}

void x64_emit_fcvt(struct x64 *x, const struct ir_ins *in)
{
    unsigned from = source(in), to = in->type, dynamic = rounding(in) == IR_RN_DYNAMIC;
    if (dynamic && (from == IR_F32 || from == IR_F64) && (to == IR_F32 || to == IR_F64)) {
        bool zx = x->val[in->a].zx;
        unsigned a = use(x, in->a), d = to == IR_F32 ? tdef(x) : fdef(x);
        v2(x, scalar(from) | M_0F | 0x5a, d, a, a);
        if (to == IR_F32)
            step_if_tiny(x, to, d);
        x->val[x->cur].zx = zx && to == IR_F64; /* a number of 64 bits leaves 32 of its own above one of 32 */
    } else if (dynamic && x->avx && from == IR_F16) {
        unsigned t = half_in(x, in->a);
        if (to == IR_F64)
            v2(x, P_F3 | M_0F | 0x5a, t, t, t);
        def_in(x, XMM0 + t);
    } else if (dynamic && x->avx && from == IR_F32 && to == IR_F16) {
        unsigned a = use(x, in->a), t = tmp_xmm(x);
        v2k(x, PI(0xdb), t, a, 0xffffffff, 0); /* garbage lanes must not raise exceptions */
        unsigned d = tdef(x);
        half_out(x, d, t, true);
        step_if_tiny(x, to, d);
    } else if (dynamic && x->avx && from == IR_F64 && to == IR_F16) {
        double_to_half(x, in);
    } else if (rounding(in) == IR_RN_ODD && from == IR_F64 && to == IR_F32) {
        narrow_odd(x, in, false);
    } else {
        emit_eval(x, in);
    }
}

/* ---- to integers ---------------------------------------------------------------------------------- */
/* r = the integral value or truncated value in a */
static void to_unsigned(struct x64 *x, unsigned type, bool w, unsigned r, unsigned a)
{
    if (x->avx512) {
        e2(x, opw(w) | scalar(type) | M_0F | 0x78, r, 0, a);
        return;
    }
    v1(x, O_W | scalar(type) | M_0F | 0x2c, r, a);
    if (w) { /* negative; 2^63 and more have trapped */
        asm_test_rr(&x->c, true, r, r);
        cold_exit(x, asm_jcc32(&x->c, CC_S), COLD_STEP, x->pc);
    } else {
        unsigned t = tmp(x);
        asm_mov_rr(&x->c, false, t, r);
        asm_alu_rr(&x->c, ALU_CMP, true, t, r);
        cold_exit(x, asm_jcc32(&x->c, CC_NE), COLD_STEP, x->pc);
    }
}

void x64_emit_fcvt_i(struct x64 *x, const struct ir_ins *in)
{
    unsigned from = source(in), round = rounding(in), type = from == IR_F16 ? (unsigned)IR_F32 : from;
    int mode = host_rounding(round);
    bool is_unsigned = in->aux & IR_FP_UNSIGNED, w = in->type == IR_I64;
    if ((from == IR_F16 && !x->avx) || (mode < 0 && round != IR_RN_AWAY)) {
        emit_eval(x, in);
        return;
    }
    unsigned a = from == IR_F16 ? half_in(x, in->a) : use(x, in->a), r = tmp(x);
    if (from != IR_F16)
        ask_denormal(x, type, a);
    bool direct = (round == IR_RN_ZERO || round == IR_RN_DYNAMIC) && (!is_unsigned || x->avx512);
    if (direct && is_unsigned) {
        e2(x, opw(w) | scalar(type) | M_0F | (round == IR_RN_ZERO ? 0x78 : 0x79), r, 0, a);
    } else if (direct) {
        v1(x, opw(w) | scalar(type) | M_0F | (round == IR_RN_ZERO ? 0x2c : 0x2d), r, a);
    } else {
        /* Is what does not fit always integral? Then inexact may be raised before. */
        bool early = mode >= 0 && !is_unsigned && (w || type == IR_F32);
        unsigned t = tmp_xmm(x);
        if (mode < 0)
            round_away(x, type, false, t, a);
        else
            round_to(x, type, t, a, (unsigned)mode | (early ? 0 : NO_INEXACT));
        if (is_unsigned)
            to_unsigned(x, type, w, r, t);
        else
            v1(x, opw(w) | scalar(type) | M_0F | 0x2c, r, t);
        if (!early)
            raise_inexact(x, type, a, t);
    }
    def_in(x, r);
    x->val[x->cur].zx = true;
}

/* Scaling is exact once the operand is bounded: 2^63 and more do not fit after any scaling, bounded or not. */
void x64_emit_fcvt_fx(struct x64 *x, const struct ir_ins *in)
{
    unsigned from = fixed_source(in), n = fixed_imm(in), type = from == IR_F16 ? (unsigned)IR_F32 : from;
    bool is_unsigned = in->aux & IR_FP_UNSIGNED;
    if (n == 0 || (from == IR_F16 && !x->avx) || (is_unsigned && !x->avx512)) {
        emit_eval(x, in);
        return;
    }
    uint64_t bound = power_of_two(type, 63), sign = type == IR_F64 ? UINT64_C(1) << 63 : 0x80000000u;
    unsigned a, t, r = tmp(x);
    if (from == IR_F16) {
        a = t = half_in(x, in->a);
    } else {
        a = use(x, in->a), t = tmp_xmm(x);
        v2k(x, scalar(type) | M_0F | 0x5d, t, a, bound, 0);
        v2k(x, scalar(type) | M_0F | 0x5f, t, t, bound | sign, 0);
    }
    v2k(x, scalar(type) | M_0F | 0x59, t, t, power_of_two(type, (int)n), 0);
    if (is_unsigned)
        e2(x, opw(in->type == IR_I64) | scalar(type) | M_0F | 0x78, r, 0, t);
    else
        v1(x, opw(in->type == IR_I64) | scalar(type) | M_0F | 0x2c, r, t);
    def_in(x, r);
    x->val[x->cur].zx = true;
}

/* What has a magnitude of 2^31 or more, infinities and NaNs too, by integers: v is the significand with its top bit at 63,
 * so the number is v * 2^(e - 1086), e being the exponent field. All but -2^31 is out of range, which is invalid. */
void x64_emit_fjcvt(struct x64 *x, const struct ir_ins *in)
{
    struct code *c = &x->c;
    unsigned a = use(x, in->a);
    take(x, RCX);
    unsigned r = tmp(x), v = tmp(x);
    v1(x, O_W | PI(0x7e), a, r);
    asm_mov_rr(c, true, RCX, r);
    asm_shift_ri(c, SH_SHR, true, RCX, 52);
    asm_alu_ri(c, ALU_AND, false, RCX, 0x7ff);
    asm_alu_ri(c, ALU_CMP, false, RCX, 1023 + 31);
    uint8_t *large = asm_jcc8(c, CC_AE), *fits = c->p;
    ask_denormal(x, IR_F64, a);
    v1(x, P_F2 | M_0F | 0x2c, v, a);
    uint8_t *done = asm_jmp8(c);
    asm_here8(c, large);
    asm_mov_rr(c, true, v, r);
    asm_shift_ri(c, SH_SHL, true, v, 12);
    put8(c, 0xf9); /* stc */
    asm_shift_ri(c, SH_RCR, true, v, 1);
    asm_shift_ri(c, SH_SAR, true, r, 63);
    asm_alu_ri(c, ALU_SUB, false, RCX, 1086);
    uint8_t *left = asm_jcc8(c, CC_G);
    asm_rr(c, 0xf7, 3, RCX); /* neg */
    asm_rr(c, O_W | 0xd3, SH_SHR, v);
    asm_alu_rr(c, ALU_ADD, true, v, r); /* and later exclusive or: the negative of v if r is -1 */
    asm_mov_rr(c, true, RCX, v);
    asm_shift_ri(c, SH_SHR, true, RCX, 31);
    put8(c, 0x70 | CC_E);
    put8(c, (unsigned)(fits - c->p - 1));
    uint8_t *invalid = asm_jmp8(c);
    asm_here8(c, left);
    asm_rr(c, O_W | 0xd3, SH_SHL, v);
    asm_alu_ri(c, ALU_CMP, false, RCX, 32);
    uint8_t *some = asm_jcc8(c, CC_B);
    asm_mov_ri(c, v, 0);
    asm_here8(c, some);
    asm_alu_rr(c, ALU_ADD, true, v, r);
    asm_here8(c, invalid);
    asm_alu_rr(c, ALU_XOR, false, v, r);
    asm_alu_mi(c, ALU_OR, false, state_mem(offsetof(struct cpu_state, fp_status)), FP_INVALID);
    asm_here8(c, done);
    def_in(x, v);
    x->val[x->cur].zx = true;
}

/* ---- from integers -------------------------------------------------------------------------------- */
/* 2^63 and more: half of it, with the lost bit kept sticky, and doubled */
static void from_unsigned8(struct x64 *x, unsigned type, unsigned d, unsigned a)
{
    unsigned op = O_W | scalar(type) | M_0F | 0x2a, t = tmp(x), u = tmp(x);
    asm_test_rr(&x->c, true, a, a);
    uint8_t *big = asm_jcc8(&x->c, CC_S);
    v2(x, op, d, d, a);
    uint8_t *done = asm_jmp8(&x->c);
    asm_here8(&x->c, big);
    asm_mov_rr(&x->c, true, t, a);
    asm_mov_rr(&x->c, false, u, a);
    asm_shift_ri(&x->c, SH_SHR, true, t, 1);
    asm_alu_ri(&x->c, ALU_AND, false, u, 1);
    asm_alu_rr(&x->c, ALU_OR, true, t, u);
    v2(x, op, d, d, t);
    v2(x, scalar(type) | M_0F | 0x58, d, d, d);
    asm_here8(&x->c, done);
}

/* d = the integer a of type `from` as F32 or F64, the rest zero */
static void from_int(struct x64 *x, unsigned type, unsigned from, bool is_unsigned, unsigned d, unsigned a)
{
    bool w = from == IR_I64;
    unsigned op = scalar(type) | M_0F | 0x2a;
    vzero(x, d);
    if (!is_unsigned) {
        v2(x, opw(w) | op, d, d, a);
    } else if (x->avx512) {
        e2(x, opw(w) | scalar(type) | M_0F | 0x7b, d, d, a);
    } else if (w) {
        from_unsigned8(x, type, d, a);
    } else {
        unsigned r = tmp(x);
        asm_mov_rr(&x->c, false, r, a);
        v2(x, O_W | op, d, d, r);
    }
}

/* To half precision through single: what single precision rounds is too large for half precision anyway. */
void x64_emit_icvt_f(struct x64 *x, const struct ir_ins *in)
{
    bool half = in->type == IR_F16, is_unsigned = in->aux & IR_FP_UNSIGNED;
    if (rounding(in) != IR_RN_DYNAMIC || (half && !x->avx)) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a), d = x->fp_exact ? tdef(x) : def(x);
    from_int(x, half ? (unsigned)IR_F32 : in->type, source(in), is_unsigned, d, a);
    if (half)
        half_out(x, d, d, true);
    x->val[x->cur].zx = true;
}

/* The conversion rounds; dividing the result is exact. */
void x64_emit_fxcvt_f(struct x64 *x, const struct ir_ins *in)
{
    if (!scalar(in->type) || rounding(in) != IR_RN_DYNAMIC) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a), d = x->fp_exact ? tdef(x) : def(x);
    from_int(x, in->type, fixed_source(in), in->aux & IR_FP_UNSIGNED, d, a);
    v2k(x, scalar(in->type) | M_0F | 0x59, d, d, power_of_two(in->type, -(int)fixed_imm(in)), 0);
    x->val[x->cur].zx = true;
}
