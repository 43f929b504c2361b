/* vec_int.c: rules for lane-wise integer vector operations. */
#include "backends/x86_64/rules.h"
#include "backends/x86_64/vec.h"

/* Displacement of a memory operand [rip + literal], behind the opcode, with `tail` bytes of the instruction to follow */
static void literal_operand(struct x64 *x, unsigned reg, uint64_t low, uint64_t high, unsigned tail)
{
    put8(&x->c, (reg & 7) << 3 | 5);
    put32(&x->c, 0);
    PUSH(x, &x->literals, (struct literal){x->c.p - 4, {{.d = {low, high}}}, 1, tail});
}

void vliteral(struct x64 *x, unsigned d, uint64_t low, uint64_t high)
{
    /* movups d, [rip + literal] */
    if (x->avx) {
        asm_vex(&x->c, M_0F | 0x10, d, 0, 0);
    } else {
        if (d & 8)
            put8(&x->c, 0x44);
        put8(&x->c, 0x0f);
        put8(&x->c, 0x10);
    }
    literal_operand(x, d, low, high, 0);
}

void eliteral(struct x64 *x, unsigned op, unsigned d, unsigned a, const union ir_val values[4])
{
    struct literal l = {.n = 4};
    memcpy(l.value, values, sizeof l.value);
    asm_evex(&x->c, op, d, a, 0);
    put8(&x->c, (d & 7) << 3 | 5);
    put32(&x->c, 0);
    l.site = x->c.p - 4;
    PUSH(x, &x->literals, l);
}

void gliteral(struct x64 *x, unsigned op, unsigned r, uint64_t value)
{
    put8(&x->c, 0x40 | (op & O_W ? 8 : 0) | (r & 8) >> 1);
    put8(&x->c, op & 0xff);
    literal_operand(x, r, value, 0, 0);
}

void v2k(struct x64 *x, unsigned op, unsigned d, unsigned a, uint64_t low, uint64_t high)
{
    if (x->avx) {
        if ((d | a) < UPPER)
            asm_vex(&x->c, op, d, a, 0);
        else
            asm_evex(&x->c, op, d, a, 0);
        literal_operand(x, d, low, high, 0);
    } else {
        unsigned t = tmp_xmm(x);
        vliteral(x, t, low, high);
        v2(x, op, d, a, t);
        release(x, t);
    }
}

void v2ki(struct x64 *x, unsigned op, unsigned d, unsigned a, uint64_t low, uint64_t high, unsigned imm)
{
    if (x->avx) {
        asm_vex(&x->c, op, d, a, 0);
        literal_operand(x, d, low, high, 1);
        put8(&x->c, imm);
    } else {
        unsigned t = tmp_xmm(x);
        vliteral(x, t, low, high);
        v2i(x, op, d, a, t, imm);
        release(x, t);
    }
}

void vcomplement(struct x64 *x, unsigned d, unsigned t)
{
    if (x->avx512) {
        vternlog(x, d, d, d, TERN_NOT_B);
        return;
    }
    vones(x, t);
    v2(x, PI(0xef), d, d, t);
}

static unsigned lane(const struct ir_ins *in) { return ir_lane_of(in->aux); }
static unsigned imm(const struct ir_ins *in) { return ir_imm_of(in->aux); }

/* ---- operations that are one host instruction per lane size -------------------------------------- */

/* The EVEX form of the instruction, if there is one that does the same; else 0. */
static unsigned evex_form(const struct x64 *x, unsigned op)
{
    switch (op) {
    case PI(0xdb): case PI(0xdf): case PI(0xeb): case PI(0xef): case PI(0xfc): case PI(0xfd): case PI(0xfe): case PI(0xf8):
    case PI(0xf9): case PI(0xfa): case PI(0x60): case PI(0x61): case PI(0x62): case PI(0x68): case PI(0x69): case PI(0x6a):
    case PI(0xda): case PI(0xde): case PI(0xea): case PI(0xee): case PI(0xd5): case P38(0x38): case P38(0x39): case P38(0x3a):
    case P38(0x3b): case P38(0x3c): case P38(0x3d): case P38(0x3e): case P38(0x3f): case P38(0x40):
        return op;
    case PI(0x6c): case PI(0x6d): case PI(0xd4): case PI(0xfb):
        return op | O_W;
    case P38(0xdc): case P38(0xdd): case P38(0xde): case P38(0xdf):
        return x->vaes ? op : 0;
    default:
        return 0;
    }
}

void vbinary(struct x64 *x, const struct ir_ins *in, unsigned op)
{
    struct mem m;
    unsigned evex = x->avx512 ? evex_form(x, op) : 0;
    if (evex) {
        any_result(x, op, evex, in->a, in->b);
    } else if (x->avx && in->a != in->b && use_mem(x, in->b, &m)) {
        unsigned a = use(x, in->a);
        v2m(x, op, def(x), a, m);
    } else {
        unsigned a = use(x, in->a);
        unsigned b = use(x, in->b);
        v2(x, op, vdef(x), a, b);
    }
}

#define BINARY(name, op8, op16, op32, op64) \
    void x64_emit_##name(struct x64 *x, const struct ir_ins *in) \
    { \
        static const uint16_t op[4] = {op8, op16, op32, op64}; \
        vbinary(x, in, op[lane(in)]); \
    }
#define BITWISE(name, opcode) \
    void x64_emit_##name(struct x64 *x, const struct ir_ins *in) { vbinary(x, in, opcode); }

BITWISE(vand, PI(0xdb))
BITWISE(vor, PI(0xeb))

/* One of the operands is a sum itself, which is not made (plan.c). It does not matter which one the result takes the place of. */
static void sum_of_three(struct x64 *x, const struct ir_ins *sum, uint32_t other)
{
    const uint32_t v[3] = {sum->a, sum->b, other};
    unsigned r[3], n = 0, d = NO_REG;
    uint32_t loaded = IR_NONE;
    struct mem m;
    if (other != v[0] && other != v[1])
        for (unsigned k = 0; k < 3 && loaded == IR_NONE; k++)
            loaded = use_mem(x, v[k], &m) ? v[k] : IR_NONE;
    for (unsigned k = 0; k < 3; k++)
        if (v[k] != loaded)
            r[n++] = use_any(x, v[k]);
    for (unsigned k = 0; k < 3 && x->hint == NO_REG && d == NO_REG; k++)
        if (x->val[v[k]].last == x->cur && x->val[v[k]].reg != NO_REG && XMM_LOCALS >> x->val[v[k]].reg & 1)
            d = def_over(x, v[k]);
    if (d == NO_REG)
        d = def_any(x);
    unsigned same = 0;
    while (same < n && r[same] != d)
        same++;
    if (same == n)
        xmm_mov(x, d, r[same = 0]);
    r[same] = r[0];
    if (n == 3) {
        vternlog(x, d, r[1], r[2], TERN_XOR3);
    } else {
        asm_erm(&x->c, P3A(0x25), d, r[1], m);
        put8(&x->c, TERN_XOR3);
    }
}

void x64_emit_vxor(struct x64 *x, const struct ir_ins *in)
{
    if (is_folded(x, in->a))
        sum_of_three(x, &x->ir->ins[in->a], in->b);
    else if (is_folded(x, in->b))
        sum_of_three(x, &x->ir->ins[in->b], in->a);
    else
        vbinary(x, in, PI(0xef));
}

BINARY(vadd, PI(0xfc), PI(0xfd), PI(0xfe), PI(0xd4))
BINARY(vsub, PI(0xf8), PI(0xf9), PI(0xfa), PI(0xfb))
BINARY(vcmpeq, PI(0x74), PI(0x75), PI(0x76), P38(0x29))
BINARY(vcmpgt_s, PI(0x64), PI(0x65), PI(0x66), P38(0x37))
BINARY(vzip1, PI(0x60), PI(0x61), PI(0x62), PI(0x6c))
BINARY(vzip2, PI(0x68), PI(0x69), PI(0x6a), PI(0x6d))

/* 64-bit lanes exist with AVX-512 only, and no guest asks for them yet. */
static void minmax(struct x64 *x, const struct ir_ins *in, const uint16_t op[3], unsigned evex)
{
    if (lane(in) < 3) {
        vbinary(x, in, op[lane(in)]);
    } else if (x->avx512) {
        unsigned a = use(x, in->a), b = use(x, in->b);
        e2(x, evex, def(x), a, b);
    } else {
        emit_eval(x, in);
    }
}
#define MINMAX(name, op8, op16, op32, op64) \
    void x64_emit_##name(struct x64 *x, const struct ir_ins *in) { minmax(x, in, (const uint16_t[3]){op8, op16, op32}, O_W | P38(op64)); }
MINMAX(vmin_s, P38(0x38), PI(0xea), P38(0x39), 0x39)
MINMAX(vmin_u, PI(0xda), P38(0x3a), P38(0x3b), 0x3b)
MINMAX(vmax_s, P38(0x3c), PI(0xee), P38(0x3d), 0x3d)
MINMAX(vmax_u, PI(0xde), P38(0x3e), P38(0x3f), 0x3f)

/* a & ~b: the host's ANDN complements its first operand */
void x64_emit_vandn(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a), b = use(x, in->b);
    if (x->avx) {
        v2(x, PI(0xdf), def(x), b, a);
        return;
    }
    unsigned d = def_early(x);
    v2(x, PI(0xdf), d, b, a);
}

void x64_emit_vorn(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a), b = use(x, in->b);
    if (x->avx512) {
        vternlog(x, def(x), a, b, TERN_A_ORN_B);
        return;
    }
    unsigned t = tmp_xmm(x), d = def_early(x);
    vones(x, t);
    v2(x, PI(0xef), d, b, t);
    v2(x, PI(0xeb), d, d, a);
}

void x64_emit_vnot(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a);
    if (x->avx512) {
        vternlog(x, def(x), a, a, TERN_NOT_B);
        return;
    }
    unsigned t = tmp_xmm(x);
    vones(x, t);
    v2(x, PI(0xef), vdef(x), a, t);
}

/* (b & a) | (c & ~a) */
void x64_emit_vbsl(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a), b = use(x, in->b), c = use(x, in->c);
    if (x->avx512) { /* the table for each place that the result may share */
        unsigned d = def(x);
        if (d == b) {
            vternlog(x, d, a, c, 0xe2);
        } else if (d == c) {
            vternlog(x, d, a, b, 0xb8);
        } else {
            xmm_mov(x, d, a);
            vternlog(x, d, b, c, 0xca);
        }
        return;
    }
    unsigned t = tmp_xmm(x), d = def_early(x);
    v2(x, PI(0xdf), t, a, c);
    v2(x, PI(0xdb), d, b, a);
    v2(x, PI(0xeb), d, d, t);
}

void x64_emit_vneg(struct x64 *x, const struct ir_ins *in)
{
    static const uint16_t op[4] = {PI(0xf8), PI(0xf9), PI(0xfa), PI(0xfb)};
    unsigned a = use(x, in->a), d = def_early(x);
    vzero(x, d);
    v2(x, op[lane(in)], d, d, a);
}

void x64_emit_vabs(struct x64 *x, const struct ir_ins *in)
{
    static const uint16_t op[4] = {P38(0x1c), P38(0x1d), P38(0x1e), 0};
    if (lane(in) == 3 && x->avx512) {
        unsigned a = use(x, in->a);
        e2(x, O_W | P38(0x1f), def(x), 0, a);
        return;
    }
    if (lane(in) == 3) { /* (a ^ s) - s, s = a < 0 */
        unsigned a = use(x, in->a), t = tmp_xmm(x), d = def_early(x);
        vzero(x, t);
        v2(x, P38(0x37), t, t, a);
        v2(x, PI(0xef), d, a, t);
        v2(x, PI(0xfb), d, d, t);
        return;
    }
    unsigned a = use(x, in->a);
    v1(x, op[lane(in)], def(x), a);
}

/* ---- comparisons --------------------------------------------------------------------------------- */
static const uint16_t gt_op[4] = {PI(0x64), PI(0x65), PI(0x66), P38(0x37)};
static const uint16_t eq_op[4] = {PI(0x74), PI(0x75), PI(0x76), P38(0x29)};

/* a >= b is !(b > a) */
void x64_emit_vcmpge_s(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a), b = use(x, in->b), t = tmp_xmm(x), d = def_early(x);
    v2(x, gt_op[lane(in)], d, b, a);
    vcomplement(x, d, t);
}

/* 64-bit lanes, a > b: signed comparison after flipping the sign bits. t: scratch, differs from the others. */
static void greater8(struct x64 *x, unsigned d, unsigned a, unsigned b, unsigned t)
{
    unsigned k = tmp_xmm(x);
    vliteral(x, k, UINT64_C(1) << 63, UINT64_C(1) << 63);
    v2(x, PI(0xef), t, b, k);
    v2(x, PI(0xef), d, a, k);
    v2(x, P38(0x37), d, d, t);
}

/* a >= b is max(a, b) == a */
void x64_emit_vcmpge_u(struct x64 *x, const struct ir_ins *in)
{
    static const uint16_t max_op[3] = {PI(0xde), P38(0x3e), P38(0x3f)};
    unsigned a = use(x, in->a), b = use(x, in->b), t = tmp_xmm(x), d = def_early(x);
    if (lane(in) < 3) {
        v2(x, max_op[lane(in)], d, a, b);
        v2(x, eq_op[lane(in)], d, d, a);
    } else if (x->avx512) {
        e2(x, O_W | P38(0x3f), d, a, b);
        v2(x, P38(0x29), d, d, a);
    } else {
        greater8(x, d, b, a, t);
        vcomplement(x, d, t);
    }
}

/* a > b is !(min(a, b) == a) */
void x64_emit_vcmpgt_u(struct x64 *x, const struct ir_ins *in)
{
    static const uint16_t min_op[3] = {PI(0xda), P38(0x3a), P38(0x3b)};
    unsigned a = use(x, in->a), b = use(x, in->b), t = tmp_xmm(x), d = def_early(x);
    if (lane(in) == 3) {
        greater8(x, d, a, b, t);
        return;
    }
    v2(x, min_op[lane(in)], d, a, b);
    v2(x, eq_op[lane(in)], d, d, a);
    vcomplement(x, d, t);
}

void x64_emit_vtst(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a), b = use(x, in->b);
    if (x->avx512) { /* VPTESTM, then VPMOVM2: k1 is nobody's */
        static const uint16_t test[4] = {P38(0x26), O_W | P38(0x26), P38(0x27), O_W | P38(0x27)};
        static const uint16_t spread[4] = {F38(0x28), O_W | F38(0x28), F38(0x38), O_W | F38(0x38)};
        e2(x, test[lane(in)], 1, a, b);
        e2(x, spread[lane(in)], def(x), 0, 1);
        return;
    }
    unsigned t = tmp_xmm(x), d = def_early(x);
    v2(x, PI(0xdb), d, a, b);
    vzero(x, t);
    v2(x, eq_op[lane(in)], d, d, t);
    vones(x, t);
    v2(x, PI(0xef), d, d, t);
}

/* ---- shifts by immediate ------------------------------------------------------------------------- */
static uint64_t bytes(unsigned b) { return b * UINT64_C(0x0101010101010101); }

/* GF2P8AFFINEQB's matrix of a byte operation: byte 7 - i says of which bits result bit i is the sum. from(i, n) is the
 * bit that result bit i is a copy of, above 7 none. */
enum byte_shift { BYTE_LEFT, BYTE_RIGHT, BYTE_RIGHT_SIGNED };
static uint64_t matrix(enum byte_shift kind, unsigned n)
{
    uint64_t m = 0;
    for (unsigned i = 0; i < 8; i++) {
        unsigned from = kind == BYTE_LEFT ? i - n : i + n;
        if (kind == BYTE_RIGHT_SIGNED && from > 7)
            from = 7;
        if (from <= 7)
            m |= UINT64_C(1) << from << (8 * (7 - i));
    }
    return m;
}

static void byte_shift(struct x64 *x, enum byte_shift kind, unsigned a, unsigned n)
{
    uint64_t m = matrix(kind, n);
    v2ki(x, O_W | P3A(0xce), vdef(x), a, m, m, 0);
}

void x64_emit_vshl(struct x64 *x, const struct ir_ins *in)
{
    static const uint16_t op[4] = {0, PI(0x71), PI(0x72), PI(0x73)};
    unsigned n = imm(in), a = use(x, in->a);
    if (lane(in)) {
        vshift(x, op[lane(in)], 6, def(x), a, n);
        return;
    }
    if (n == 1) {
        v2(x, PI(0xfc), vdef(x), a, a);
        return;
    }
    if (x->gfni) {
        byte_shift(x, BYTE_LEFT, a, n);
        return;
    }
    unsigned d = def(x);
    vshift(x, PI(0x71), 6, d, a, n);
    v2k(x, PI(0xdb), d, d, bytes(0xffu << n & 0xff), bytes(0xffu << n & 0xff));
}

void x64_emit_vshr(struct x64 *x, const struct ir_ins *in)
{
    static const uint16_t op[4] = {0, PI(0x71), PI(0x72), PI(0x73)};
    unsigned n = imm(in), a = use(x, in->a);
    if (lane(in)) {
        vshift(x, op[lane(in)], 2, def(x), a, n);
        return;
    }
    if (x->gfni) {
        byte_shift(x, BYTE_RIGHT, a, n);
        return;
    }
    unsigned d = def(x);
    vshift(x, PI(0x71), 2, d, a, n);
    v2k(x, PI(0xdb), d, d, bytes(0xffu >> n), bytes(0xffu >> n));
}

void x64_emit_vsar(struct x64 *x, const struct ir_ins *in)
{
    unsigned n = imm(in), a = use(x, in->a);
    if (lane(in) == 1 || lane(in) == 2) {
        vshift(x, lane(in) == 1 ? PI(0x71) : PI(0x72), 4, def(x), a, n);
        return;
    }
    if (lane(in) == 0 && n >= 7) { /* 0 > a */
        unsigned d = def_early(x);
        vzero(x, d);
        v2(x, PI(0x64), d, d, a);
        return;
    }
    if (lane(in) == 0 && x->gfni) {
        byte_shift(x, BYTE_RIGHT_SIGNED, a, n);
        return;
    }
    if (lane(in) == 3 && x->avx512 && n < 63) {
        e2i(x, O_W | PI(0x72), 4, def(x), a, n);
        return;
    }
    unsigned d = def_early(x);
    if (lane(in) == 0) { /* ((a >>> n) ^ m) - m, m = the shifted sign bit */
        vshift(x, PI(0x71), 2, d, a, n);
        v2k(x, PI(0xdb), d, d, bytes(0xffu >> n), bytes(0xffu >> n));
        v2k(x, PI(0xef), d, d, bytes(0x80u >> n), bytes(0x80u >> n));
        v2k(x, PI(0xf8), d, d, bytes(0x80u >> n), bytes(0x80u >> n));
        return;
    }
    if (n >= 63) {
        vzero(x, d);
        v2(x, P38(0x37), d, d, a);
        return;
    }
    uint64_t m = (UINT64_C(1) << 63) >> n;
    vshift(x, PI(0x73), 2, d, a, n);
    v2k(x, PI(0xef), d, d, m, m);
    v2k(x, PI(0xfb), d, d, m, m);
}

/* ---- products ------------------------------------------------------------------------------------ */
void x64_emit_vmul(struct x64 *x, const struct ir_ins *in)
{
    unsigned a, b, t, d;
    switch (lane(in)) {
    case 1: vbinary(x, in, PI(0xd5)); return;
    case 2: vbinary(x, in, P38(0x40)); return;
    case 0: /* even and odd bytes as 16-bit products */
        a = use(x, in->a), b = use(x, in->b), t = tmp_xmm(x), d = def_early(x);
        v2(x, PI(0xd5), d, a, b);
        v2k(x, PI(0xdb), d, d, UINT64_C(0x00ff00ff00ff00ff), UINT64_C(0x00ff00ff00ff00ff));
        {
            unsigned u = tmp_xmm(x);
            vshift(x, PI(0x71), 2, t, a, 8);
            vshift(x, PI(0x71), 2, u, b, 8);
            v2(x, PI(0xd5), t, t, u);
        }
        vshift(x, PI(0x71), 6, t, t, 8);
        v2(x, PI(0xeb), d, d, t);
        return;
    default:
        if (x->avx512) {
            a = use(x, in->a), b = use(x, in->b);
            e2(x, O_W | P38(0x40), def(x), a, b);
            return;
        }
        /* a.lo * b.lo + ((a.hi * b.lo + a.lo * b.hi) << 32) */
        a = use(x, in->a), b = use(x, in->b), t = tmp_xmm(x), d = def_early(x);
        {
            unsigned u = tmp_xmm(x);
            vshift(x, PI(0x73), 2, t, a, 32);
            v2(x, PI(0xf4), t, t, b);
            vshift(x, PI(0x73), 2, u, b, 32);
            v2(x, PI(0xf4), u, u, a);
            v2(x, PI(0xd4), t, t, u);
        }
        vshift(x, PI(0x73), 6, t, t, 32);
        v2(x, PI(0xf4), d, a, b);
        v2(x, PI(0xd4), d, d, t);
        return;
    }
}

static void mull(struct x64 *x, const struct ir_ins *in, bool sign)
{
    static const uint16_t widen_s[3] = {P38(0x20), P38(0x23), P38(0x25)}, widen_u[3] = {P38(0x30), P38(0x33), P38(0x35)};
    unsigned l = lane(in), a = use(x, in->a), b = use(x, in->b), t = tmp_xmm(x), d = def_early(x);
    if (l == 1) { /* both halves of the products, interleaved */
        v2(x, PI(0xd5), d, a, b);
        v2(x, sign ? PI(0xe5) : PI(0xe4), t, a, b);
        v2(x, PI(0x61), d, d, t);
        return;
    }
    v1(x, (sign ? widen_s : widen_u)[l], d, a);
    v1(x, (sign ? widen_s : widen_u)[l], t, b);
    v2(x, l == 0 ? PI(0xd5) : sign ? P38(0x28) : PI(0xf4), d, d, t);
}
void x64_emit_vmull_s(struct x64 *x, const struct ir_ins *in) { mull(x, in, true); }
void x64_emit_vmull_u(struct x64 *x, const struct ir_ins *in) { mull(x, in, false); }
