/* vec_move.c: rules for operations that move, widen, narrow or permute lanes. */
#include "backends/x86_64/rules.h"
#include "backends/x86_64/vec.h"

static unsigned lane(const struct ir_ins *in) { return ir_lane_of(in->aux); }
static unsigned imm(const struct ir_ins *in) { return ir_imm_of(in->aux); }

/* ---- widening and narrowing ---------------------------------------------------------------------- */
void x64_emit_vwiden_s(struct x64 *x, const struct ir_ins *in)
{
    static const uint16_t op[3] = {P38(0x20), P38(0x23), P38(0x25)};
    unsigned a = use(x, in->a);
    v1(x, op[lane(in)], def(x), a);
}

void x64_emit_vwiden_u(struct x64 *x, const struct ir_ins *in)
{
    static const uint16_t op[3] = {P38(0x30), P38(0x33), P38(0x35)};
    unsigned a = use(x, in->a);
    v1(x, op[lane(in)], def(x), a);
}

void x64_emit_vnarrow(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a), d = vdef(x);
    switch (lane(in)) {
    case 0: v2k(x, P38(0x00), d, a, UINT64_C(0x0e0c0a0806040200), UINT64_MAX); break;
    case 1: v2k(x, P38(0x00), d, a, UINT64_C(0x0d0c090805040100), UINT64_MAX); break;
    default:
        v1i(x, PI(0x70), d, a, 0x08); /* pshufd: lanes 0, 2 */
        v1(x, P_F3 | M_0F | 0x7e, d, d);
        break;
    }
    x->val[x->cur].zx = true;
}

/* ---- permutations -------------------------------------------------------------------------------- */
/* Every other lane of one vector, twice */
static void unzip_same(struct x64 *x, const struct ir_ins *in, unsigned odd)
{
    unsigned l = lane(in), size = 1u << l, a = use(x, in->a);
    union ir_val k;
    for (unsigned i = 0; i < 16; i++)
        k.b[i] = (uint8_t)((i % 8 / size * 2 + odd) * size + i % size);
    if (l == 3)
        v1i(x, PI(0x70), def(x), a, odd ? 0xee : 0x44);
    else if (l == 2)
        v1i(x, PI(0x70), def(x), a, odd ? 0xdd : 0x88);
    else
        v2k(x, P38(0x00), vdef(x), a, k.d[0], k.d[1]);
}

/* Are all odd lanes known to be zero? So they are of the smaller of pairs, compared by a shift. */
static bool odd_lanes_are_zero(const struct x64 *x, uint32_t v, unsigned l)
{
    const struct ir_ins *in = &x->ir->ins[v];
    if (in->op == IR_vmin_u && lane(in) == l)
        return odd_lanes_are_zero(x, in->b, l);
    return in->op == IR_vshr && lane(in) == l + 1 && imm(in) >= 8u << l;
}

/* The even lanes of v, the others zero, in register v or t. */
static unsigned even_lanes(struct x64 *x, uint32_t v, unsigned t, unsigned l)
{
    uint64_t mask = l ? UINT64_C(0x0000ffff0000ffff) : UINT64_C(0x00ff00ff00ff00ff);
    unsigned a = use(x, v);
    if (odd_lanes_are_zero(x, v, l))
        return a;
    v2k(x, PI(0xdb), t, a, mask, mask);
    return t;
}

void x64_emit_vuzp1(struct x64 *x, const struct ir_ins *in)
{
    if (in->a == in->b) {
        unzip_same(x, in, 0);
        return;
    }
    unsigned a = use(x, in->a), b = use(x, in->b), d = def_early(x);
    if (lane(in) <= 1) {
        unsigned t = tmp_xmm(x), odd = even_lanes(x, in->b, t, lane(in)), even = even_lanes(x, in->a, d, lane(in));
        v2(x, lane(in) ? P38(0x2b) : PI(0x67), d, even, odd);
    } else if (lane(in) == 2) {
        v2i(x, M_0F | 0xc6, d, a, b, 0x88);
    } else {
        v2(x, PI(0x6c), d, a, b);
    }
}

void x64_emit_vuzp2(struct x64 *x, const struct ir_ins *in)
{
    if (in->a == in->b) {
        unzip_same(x, in, 1);
        return;
    }
    unsigned a = use(x, in->a), b = use(x, in->b), d = def_early(x);
    if (lane(in) <= 1) {
        unsigned t = tmp_xmm(x), shift = lane(in) ? PI(0x72) : PI(0x71), n = lane(in) ? 16 : 8;
        vshift(x, shift, 2, t, b, n);
        vshift(x, shift, 2, d, a, n);
        v2(x, lane(in) ? P38(0x2b) : PI(0x67), d, d, t);
    } else if (lane(in) == 2) {
        v2i(x, M_0F | 0xc6, d, a, b, 0xdd);
    } else {
        v2(x, PI(0x6d), d, a, b);
    }
}

/* trn1: even lanes of a, and of b one lane up; trn2: odd lanes of b, and of a one lane down */
static void transpose(struct x64 *x, const struct ir_ins *in, bool odd)
{
    static const uint64_t even_bytes = UINT64_C(0x00ff00ff00ff00ff);
    static const uint16_t shift[3] = {PI(0x71), PI(0x72), PI(0x73)};
    unsigned l = lane(in), a = use(x, in->a), b = use(x, in->b), d = def_early(x);
    if (l == 3) {
        v2(x, odd ? PI(0x6d) : PI(0x6c), d, a, b);
        return;
    }
    unsigned t = tmp_xmm(x);
    if (odd)
        vshift(x, shift[l], 2, t, a, 8u << l);
    else
        vshift(x, shift[l], 6, t, b, 8u << l);
    unsigned even = odd ? t : a, upper = odd ? b : t;
    if (l == 0 && x->avx512) {
        vliteral(x, d, even_bytes, even_bytes);
        vternlog(x, d, even, upper, TERN_SELECT);
    } else if (l == 0) {
        unsigned u = tmp_xmm(x);
        v2k(x, PI(0xdb), d, even, even_bytes, even_bytes);
        v2k(x, PI(0xdb), u, upper, ~even_bytes, ~even_bytes);
        v2(x, PI(0xeb), d, d, u);
    } else {
        v2i(x, P3A(0x0e), d, even, upper, l == 1 ? 0xaa : 0xcc); /* pblendw */
    }
}
void x64_emit_vtrn1(struct x64 *x, const struct ir_ins *in) { transpose(x, in, false); }
void x64_emit_vtrn2(struct x64 *x, const struct ir_ins *in) { transpose(x, in, true); }

void x64_emit_vpick(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a);
    if (in->a == in->b)
        v1i(x, PI(0x70), def(x), a, imm(in)); /* pshufd */
    else
        v2i(x, M_0F | 0xc6, vdef(x), a, use(x, in->b), imm(in)); /* shufps */
}

static bool is_zero(const struct x64 *x, uint32_t v)
{
    const struct ir_ins *in = &x->ir->ins[v];
    return in->op == IR_vconst && (x->ir->pool[in->a].d[0] | x->ir->pool[in->a].d[1]) == 0;
}

void x64_emit_vext(struct x64 *x, const struct ir_ins *in)
{
    if (is_zero(x, in->b)) {
        unsigned a = use(x, in->a);
        vshift(x, PI(0x73), 3, def(x), a, imm(in)); /* psrldq */
        return;
    }
    if (x->avx512) {
        unsigned a = use_any(x, in->a), b = use_any(x, in->b);
        any2(x, P3A(0x0f), P3A(0x0f), def_any(x), b, a);
        put8(&x->c, imm(in));
        return;
    }
    unsigned a = use(x, in->a), b = use(x, in->b);
    v2i(x, P3A(0x0f), vdef(x), b, a, imm(in)); /* palignr */
}

void x64_emit_vlow(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a);
    v1(x, P_F3 | M_0F | 0x7e, def(x), a);
    x->val[x->cur].zx = true;
}

union ir_val reversed_bytes(const struct ir_ins *in)
{
    unsigned group = imm(in), size = 1u << lane(in);
    union ir_val k;
    for (unsigned i = 0; i < 16; i++)
        k.b[i] = (uint8_t)(i / group * group + (group / size - 1 - i % group / size) * size + i % size);
    return k;
}

void x64_emit_vrev(struct x64 *x, const struct ir_ins *in)
{
    union ir_val k = reversed_bytes(in);
    unsigned a = x->avx512 ? use_any(x, in->a) : use(x, in->a), d = x->avx512 ? def_any(x) : vdef(x);
    v2k(x, P38(0x00), d, a, k.d[0], k.d[1]);
}

/* With constant indices the top bits are set here. */
static void table_constant(struct x64 *x, const struct ir_ins *in)
{
    union ir_val k = x->ir->pool[x->ir->ins[in->b].a];
    for (unsigned i = 0; i < 16; i++)
        k.b[i] = k.b[i] < 16 ? k.b[i] : 0x80;
    unsigned a = use(x, in->a);
    v2k(x, P38(0x00), vdef(x), a, k.d[0], k.d[1]);
}

/* Index bytes of 16 and more must become "zero": 0x70 + saturation sets their top bit, as pshufb wants. */
void x64_emit_vtbl(struct x64 *x, const struct ir_ins *in)
{
    if (x->ir->ins[in->b].op == IR_vconst) {
        table_constant(x, in);
        return;
    }
    unsigned a = use(x, in->a), b = use(x, in->b), t = tmp_xmm(x), d = def_early(x);
    v2k(x, PI(0xdc), t, b, UINT64_C(0x7070707070707070), UINT64_C(0x7070707070707070));
    v2(x, P38(0x00), d, a, t);
}

/* ---- single lanes -------------------------------------------------------------------------------- */
static void broadcast(struct x64 *x, unsigned l, unsigned d, unsigned a)
{
    static const uint16_t op[4] = {P38(0x78), P38(0x79), P38(0x58), P38(0x59)};
    if (x->avx) {
        asm_vrr(&x->c, op[l], d, 0, a);
        return;
    }
    switch (l) {
    case 0: {
        unsigned t = tmp_xmm(x);
        vzero(x, t);
        xmm_mov(x, d, a);
        asm_rr(&x->c, P38(0x00), d, t);
        break;
    }
    case 1:
        v1i(x, P_F2 | M_0F | 0x70, d, a, 0);
        v1i(x, PI(0x70), d, d, 0);
        break;
    case 2: v1i(x, PI(0x70), d, a, 0); break;
    default: v1i(x, PI(0x70), d, a, 0x44); break;
    }
}

void x64_emit_vdup(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a), d = def_early(x);
    v1(x, opw(lane(in) == 3) | PI(0x6e), d, a);
    broadcast(x, lane(in), d, d);
}

void x64_emit_vduplane(struct x64 *x, const struct ir_ins *in)
{
    unsigned l = lane(in), n = imm(in), a = use(x, in->a);
    if (n == 0) {
        broadcast(x, l, vdef(x), a);
    } else if (l == 3) {
        v1i(x, PI(0x70), def(x), a, 0xee);
    } else if (l == 2) {
        v1i(x, PI(0x70), def(x), a, n * 0x55);
    } else {
        uint64_t k = l ? (2 * n + 1) * UINT64_C(0x0100010001000100) + 2 * n * UINT64_C(0x0001000100010001) : n * UINT64_C(0x0101010101010101);
        v2k(x, P38(0x00), vdef(x), a, k, k);
    }
}

static void extract(struct x64 *x, unsigned l, unsigned n, unsigned d, unsigned a)
{
    if (n == 0 && l >= 2) {
        v1(x, opw(l == 3) | PI(0x7e), a, d);
        return;
    }
    static const uint16_t op[4] = {P3A(0x14), P3A(0x15), P3A(0x16), P3A(0x16)};
    v1i(x, opw(l == 3) | op[l], a, d, n);
}

void x64_emit_vgetlane(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a), d = def(x);
    extract(x, lane(in), imm(in), d, a);
    x->val[x->cur].zx = true;
}

static void insert(struct x64 *x, unsigned l, unsigned n, unsigned d, unsigned a, unsigned r)
{
    static const uint16_t op[4] = {P3A(0x20), PI(0xc4), P3A(0x22), P3A(0x22)};
    if ((d | a) < UPPER)
        v2(x, opw(l == 3) | op[l], d, a, r);
    else
        e2(x, opw(l == 3) | op[l], d, a, r);
    put8(&x->c, n);
}

void x64_emit_vsetlane(struct x64 *x, const struct ir_ins *in)
{
    if (x->avx512) {
        unsigned a = use_any(x, in->a), b = use(x, in->b);
        insert(x, lane(in), imm(in), def_any(x), a, b);
    } else {
        unsigned a = use(x, in->a), b = use(x, in->b), d = vdef(x);
        insert(x, lane(in), imm(in), d, a, b);
    }
}

void x64_emit_vmovlane(struct x64 *x, const struct ir_ins *in)
{
    unsigned l = lane(in), to = imm(in) & 15, from = imm(in) >> 4, a = use(x, in->a), b = use(x, in->b), d = vdef(x);
    if (l == 2) { /* insertps */
        v2i(x, P3A(0x21), d, a, b, from << 6 | to << 4);
    } else if (l == 3) {
        if (from == to)
            v2i(x, P3A(0x0e), d, a, b, to ? 0xf0 : 0x0f); /* pblendw */
        else if (to == 1)
            v2(x, PI(0x6c), d, a, b); /* a.low, b.low */
        else
            v2(x, PI(0x6d), d, b, a); /* b.high, a.high */
    } else {
        unsigned t = tmp(x);
        extract(x, l, from, t, b);
        insert(x, l, to, d, a, t);
    }
}
