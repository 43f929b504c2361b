/* int.c: rules for integer operations, but products and quotients (int_mul.c). */
#include "backends/x86_64/rules.h"
#include "backends/x86_64/vec.h"

/* Is nothing emitted for the instruction at `at` that changes the host's flags? Of the current one's result, that is. */
static bool leaves_flags(const struct x64 *x, uint32_t at)
{
    const struct ir_ins *in = &x->ir->ins[at], *value = &x->ir->ins[in->a];
    switch (in->op) {
    case IR_insn: case IR_nop: case IR_again: case IR_wide: case IR_iconst: case IR_get:
        return true;
    case IR_zext:
        return in->a == x->cur;
    case IR_put:
        return x->uses[at].sunk || in->a == x->cur || (value->op == IR_zext && value->a == x->cur);
    case IR_subf:
        return x->uses[at].sunk;
    default:
        return false;
    }
}

/* The branch ahead that compares the operands of the difference, the first of which nobody else needs any more; 0: none.
 * Then the difference can be made in its place, with the flags for the branch. */
static uint32_t branch_on_operands(const struct x64 *x, const struct ir_ins *in)
{
    const struct ir_ins *ins = x->ir->ins;
    uint32_t cmp = 0, end = x->ir->blocks[x->block].end;
    int32_t imm;
    if (!is_imm(x, in->b, &imm) || is_const(x, in->a) || keeps_carry(x) || is_critical(x))
        return 0;
    for (uint32_t i = x->cur + 1; i < end; i++) {
        if (ins[i].op == IR_br_if)
            return cmp && ins[i].a == cmp && x->uses[in->a].last <= cmp ? i : 0;
        if (ins[i].op == IR_cmp && !cmp && ins[i].a == in->a && ins[i].b == in->b && x->uses[i].count == 1)
            cmp = i;
        else if (!leaves_flags(x, i))
            return 0;
    }
    return 0;
}

/* d = a op imm */
static void alu_imm(struct x64 *x, enum alu k, bool w, unsigned a, int32_t imm)
{
    unsigned d = def(x);
    bool keep = keeps_carry(x); /* LEA does */
    if ((keep || d != a) && k == ALU_ADD) {
        asm_lea_disp(&x->c, w, d, a, imm);
    } else if ((keep || (d != a && x->pledged < x->cur)) && k == ALU_SUB && imm != INT32_MIN) {
        asm_lea_disp(&x->c, w, d, a, -imm);
    } else if (d != a && k == ALU_AND && imm == 0xff) {
        asm_movzx8(&x->c, d, a);
    } else {
        if (d != a)
            asm_mov_rr(&x->c, w, d, a);
        asm_alu_ri(&x->c, k, w, d, imm);
        know_flags(x, x->cur, IR_NONE, k == ALU_ADD || k == ALU_SUB);
    }
    result_zx(x);
}

/* d = a op b, where the first one is in register a */
static void alu_value(struct x64 *x, enum alu k, bool w, bool commutes, unsigned a, uint32_t vb, bool same)
{
    struct mem m;
    bool keep = keeps_carry(x), flags = true;
    if (!same && !keep && x->val[vb].reg == NO_REG && use_mem(x, vb, &m)) {
        unsigned d = def(x);
        if (d != a)
            asm_mov_rr(&x->c, w, d, a);
        asm_alu_rm(&x->c, k, w, d, m);
    } else {
        unsigned b = use(x, vb), d = def(x);
        if (keep)
            asm_lea(&x->c, w, d, (struct mem){(uint8_t)a, (uint8_t)b, 0, 0}), flags = false;
        else if (d == a)
            asm_alu_rr(&x->c, k, w, d, b);
        else if (d == b && commutes)
            asm_alu_rr(&x->c, k, w, d, a);
        else if (k == ALU_ADD && d != b)
            asm_lea(&x->c, w, d, (struct mem){(uint8_t)a, (uint8_t)b, 0, 0}), flags = false;
        else if (d == b && k == ALU_SUB) { /* d = a - d */
            asm_rr(&x->c, opw(w) | 0xf7, 3, d);
            asm_alu_rr(&x->c, ALU_ADD, w, d, a);
        } else {
            asm_mov_rr(&x->c, w, d, a);
            asm_alu_rr(&x->c, k, w, d, b);
        }
    }
    if (flags)
        know_flags(x, x->cur, IR_NONE, k == ALU_ADD || k == ALU_SUB);
    result_zx(x);
}

/* d = a op b for the ALU group. */
static void alu(struct x64 *x, const struct ir_ins *in, enum alu k, bool commutes)
{
    uint32_t va = in->a, vb = in->b;
    int32_t imm;
    if (commutes && is_const(x, va)) {
        va = in->b;
        vb = in->a;
    }
    unsigned a = use(x, va);
    if (is_imm(x, vb, &imm) && (x->val[vb].reg == NO_REG || keeps_carry(x) || x->pledged > x->cur))
        alu_imm(x, k, wide(in), a, imm);
    else
        alu_value(x, k, wide(in), commutes, a, vb, va == vb);
}

void x64_emit_add(struct x64 *x, const struct ir_ins *in)
{
    if (is_folded(x, in->b)) { /* a + (i << n) */
        const struct ir_ins *shl = &x->ir->ins[in->b];
        unsigned a = use(x, in->a), i = use(x, shl->a), d = def(x);
        asm_lea(&x->c, true, d, (struct mem){(uint8_t)a, (uint8_t)i, (uint8_t)const_of(x, shl->b), 0});
        return;
    }
    if (flags_follow(x, in, IR_addf))
        sum_with_flags(x, in);
    else
        alu(x, in, ALU_ADD, true);
}
void x64_emit_sub(struct x64 *x, const struct ir_ins *in)
{
    if (difference_with_borrow(x, in))
        return;
    uint32_t branch = branch_on_operands(x, in);
    if (branch) {
        end_here(x, in->a);
        x->pledged = branch;
    }
    alu(x, in, ALU_SUB, false);
}
void x64_emit_and(struct x64 *x, const struct ir_ins *in) { alu(x, in, ALU_AND, true); }
void x64_emit_or(struct x64 *x, const struct ir_ins *in) { alu(x, in, ALU_OR, true); }
void x64_emit_xor(struct x64 *x, const struct ir_ins *in) { alu(x, in, ALU_XOR, true); }

/* d = a op ~b */
static void alu_not(struct x64 *x, const struct ir_ins *in, enum alu k)
{
    bool w = wide(in);
    unsigned a = use(x, in->a), b = use(x, in->b);
    if (k == ALU_AND && x->bmi1) {
        unsigned d = def(x);
        asm_vrr(&x->c, opw(w) | M_38 | 0xf2, d, b, a); /* andn d, b, a = ~b & a */
    } else {
        unsigned d = def_early(x);
        asm_mov_rr(&x->c, w, d, b);
        asm_rr(&x->c, opw(w) | 0xf7, 2, d);
        asm_alu_rr(&x->c, k, w, d, a);
    }
    result_zx(x);
}
void x64_emit_andn(struct x64 *x, const struct ir_ins *in) { alu_not(x, in, ALU_AND); }
void x64_emit_orn(struct x64 *x, const struct ir_ins *in) { alu_not(x, in, ALU_OR); }
void x64_emit_xorn(struct x64 *x, const struct ir_ins *in) { alu_not(x, in, ALU_XOR); }

/* d = op a, in place */
static void unary(struct x64 *x, const struct ir_ins *in, unsigned digit)
{
    unsigned a = use(x, in->a), d = def(x);
    if (d != a)
        asm_mov_rr(&x->c, wide(in), d, a);
    asm_rr(&x->c, opw(wide(in)) | 0xf7, digit, d);
    result_zx(x);
}
void x64_emit_not(struct x64 *x, const struct ir_ins *in) { unary(x, in, 2); }
void x64_emit_neg(struct x64 *x, const struct ir_ins *in) { unary(x, in, 3); }

static void shift(struct x64 *x, const struct ir_ins *in, enum shift k, unsigned bmi_prefix)
{
    bool w = wide(in);
    if (is_const(x, in->b)) {
        unsigned n = (unsigned)const_of(x, in->b) & (w ? 63 : 31);
        unsigned a = use(x, in->a), d = def(x);
        if (k == SH_SHL && n <= 3 && n && d != a) {
            asm_lea(&x->c, w, d, (struct mem){NOREG, (uint8_t)a, (uint8_t)n, 0});
        } else {
            if (d != a)
                asm_mov_rr(&x->c, w, d, a);
            if (n) {
                asm_shift_ri(&x->c, k, w, d, n);
                if (k != SH_ROR) /* which does not tell */
                    know_flags(x, x->cur, IR_NONE, true);
            } else if (!w)
                asm_mov_rr(&x->c, false, d, d);
        }
    } else if (x->bmi2 && bmi_prefix) {
        unsigned a = use(x, in->a), b = use(x, in->b), d = def(x);
        asm_vrr(&x->c, opw(w) | bmi_prefix | M_38 | 0xf7, d, b, a);
    } else {
        use_copy(x, in->b, RCX);
        unsigned a = use(x, in->a), d = def_early(x);
        asm_mov_rr(&x->c, w, d, a);
        asm_rr(&x->c, opw(w) | 0xd3, k, d);
    }
    result_zx(x);
}
void x64_emit_shl(struct x64 *x, const struct ir_ins *in) { shift(x, in, SH_SHL, P_66); }
void x64_emit_shr(struct x64 *x, const struct ir_ins *in) { shift(x, in, SH_SHR, P_F2); }
void x64_emit_sar(struct x64 *x, const struct ir_ins *in) { shift(x, in, SH_SAR, P_F3); }
void x64_emit_ror(struct x64 *x, const struct ir_ins *in)
{
    if (is_const(x, in->b) && x->bmi2) { /* rorx */
        unsigned a = use(x, in->a), d = def(x);
        asm_vrr(&x->c, opw(wide(in)) | P_F2 | M_3A | 0xf0, d, 0, a);
        put8(&x->c, (unsigned)const_of(x, in->b) & (wide(in) ? 63 : 31));
        result_zx(x);
        return;
    }
    shift(x, in, SH_ROR, 0);
}

void x64_emit_extr(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a), b = use(x, in->b), d = def(x);
    if (d == a && a != b) { /* shld d, b, width - lsb */
        asm_rr(&x->c, opw(wide(in)) | M_0F | 0xa4, b, d);
        put8(&x->c, (wide(in) ? 64 : 32) - (in->aux & 0xffu));
    } else {
        if (d != b)
            asm_mov_rr(&x->c, wide(in), d, b);
        asm_rr(&x->c, opw(wide(in)) | M_0F | 0xac, a, d); /* shrd d, a, lsb */
        put8(&x->c, in->aux & 0xff);
    }
    result_zx(x);
}

/* lzcnt, tzcnt, popcnt: one instruction where the host has it */
static void count(struct x64 *x, const struct ir_ins *in, unsigned op)
{
    unsigned a = use(x, in->a), d = def(x);
    asm_rr(&x->c, opw(wide(in)) | P_F3 | M_0F | op, d, a);
    result_zx(x);
}
void x64_emit_clz(struct x64 *x, const struct ir_ins *in)
{
    if (x->lzcnt)
        count(x, in, 0xbd);
    else
        emit_eval(x, in);
}
void x64_emit_ctz(struct x64 *x, const struct ir_ins *in)
{
    if (x->bmi1)
        count(x, in, 0xbc);
    else
        emit_eval(x, in);
}
void x64_emit_popcnt(struct x64 *x, const struct ir_ins *in) { count(x, in, 0xb8); }

/* cls(a) = clz(a ^ (a >> 1 arithmetic)) - 1 */
void x64_emit_cls(struct x64 *x, const struct ir_ins *in)
{
    if (!x->lzcnt) {
        emit_eval(x, in);
        return;
    }
    bool w = wide(in);
    unsigned a = use(x, in->a), d = def_early(x);
    asm_mov_rr(&x->c, w, d, a);
    asm_shift_ri(&x->c, SH_SAR, w, d, 1);
    asm_alu_rr(&x->c, ALU_XOR, w, d, a);
    asm_rr(&x->c, opw(w) | P_F3 | M_0F | 0xbd, d, d);
    asm_alu_ri(&x->c, ALU_SUB, w, d, 1);
    result_zx(x);
}

static void bswap(struct x64 *x, bool w, unsigned d)
{
    unsigned rex = (w ? 0x48u : 0x40u) | (d >> 3 & 1u);
    if (rex != 0x40)
        put8(&x->c, rex);
    put8(&x->c, 0x0f);
    put8(&x->c, 0xc8 | (d & 7));
}

void x64_emit_bswap(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a), d = def(x);
    if (d != a)
        asm_mov_rr(&x->c, wide(in), d, a);
    bswap(x, wide(in), d);
    result_zx(x);
}

void x64_emit_bswap32(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a), d = def(x);
    if (d != a)
        asm_mov_rr(&x->c, true, d, a);
    bswap(x, true, d);
    asm_shift_ri(&x->c, SH_ROR, true, d, 32);
}

/* d = (d >> n & mask) | (d & mask) << n */
static void swap_groups(struct x64 *x, bool w, unsigned d, unsigned t, unsigned m, unsigned n, uint64_t mask)
{
    asm_mov_ri(&x->c, m, w ? mask : (uint32_t)mask);
    asm_mov_rr(&x->c, w, t, d);
    asm_shift_ri(&x->c, SH_SHR, w, t, n);
    asm_alu_rr(&x->c, ALU_AND, w, t, m);
    asm_alu_rr(&x->c, ALU_AND, w, d, m);
    asm_shift_ri(&x->c, SH_SHL, w, d, n);
    asm_alu_rr(&x->c, ALU_OR, w, d, t);
}

void x64_emit_bswap16(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a), d = def_early(x), t = tmp(x), m = tmp(x);
    asm_mov_rr(&x->c, wide(in), d, a);
    swap_groups(x, wide(in), d, t, m, 8, 0x00ff00ff00ff00ff);
    result_zx(x);
}

void x64_emit_rbit(struct x64 *x, const struct ir_ins *in)
{
    bool w = wide(in);
    if (x->gfni) { /* the bits of each byte by a matrix */
        unsigned a = use(x, in->a), t = tmp_xmm(x), d = def(x);
        v1(x, opw(w) | PI(0x6e), t, a);
        v2ki(x, O_W | P3A(0xce), t, t, UINT64_C(0x8040201008040201), UINT64_C(0x8040201008040201), 0);
        v1(x, opw(w) | PI(0x7e), t, d);
        bswap(x, w, d);
        result_zx(x);
        return;
    }
    unsigned a = use(x, in->a), d = def_early(x), t = tmp(x), m = tmp(x);
    asm_mov_rr(&x->c, w, d, a);
    bswap(x, w, d);
    swap_groups(x, w, d, t, m, 4, 0x0f0f0f0f0f0f0f0f);
    swap_groups(x, w, d, t, m, 2, 0x3333333333333333);
    swap_groups(x, w, d, t, m, 1, 0x5555555555555555);
    result_zx(x);
}

void x64_emit_trunc(struct x64 *x, const struct ir_ins *in) { def_share(x, in->a, false); }

void x64_emit_zext(struct x64 *x, const struct ir_ins *in)
{
    if (x->val[in->a].zx) {
        def_share(x, in->a, true);
        return;
    }
    struct mem m;
    if (use_mem(x, in->a, &m)) {
        unsigned d = def(x);
        asm_mov_rm(&x->c, false, d, m);
    } else {
        unsigned a = use(x, in->a), d = def(x);
        asm_mov_rr(&x->c, false, d, a);
    }
}

void x64_emit_sext(struct x64 *x, const struct ir_ins *in)
{
    struct mem m;
    if (use_mem(x, in->a, &m)) {
        asm_rm(&x->c, O_W | 0x63, def(x), m);
        return;
    }
    unsigned a = use(x, in->a), d = def(x);
    asm_rr(&x->c, O_W | 0x63, d, a);
}

/* d = a rotated right: where a mask follows, as good as a shift, and often one instruction with the move */
static void rotate(struct x64 *x, bool w, unsigned d, unsigned a, unsigned by)
{
    if (x->bmi2 && d != a) { /* rorx */
        asm_vrr(&x->c, P_F2 | M_3A | opw(w) | 0xf0, d, 0, a);
        put8(&x->c, by);
        return;
    }
    if (d != a)
        asm_mov_rr(&x->c, w, d, a);
    asm_shift_ri(&x->c, SH_ROR, w, d, by);
}

void x64_emit_bfx(struct x64 *x, const struct ir_ins *in)
{
    bool w = wide(in);
    unsigned lsb = in->aux & 0xff, width = in->aux >> 8, bits = w ? 64 : 32;
    unsigned a = use(x, in->a), d = def(x);
    if (lsb == 0 && width == 8) {
        asm_movzx8(&x->c, d, a);
    } else if (lsb == 0 && width == 16) {
        asm_rr(&x->c, M_0F | 0xb7, d, a);
    } else if (lsb == 0 && width == 32) {
        asm_mov_rr(&x->c, false, d, a);
    } else if (in->aux == IR_UNTAG && w) {
        untag(x, d, a);
        know_flags(x, x->cur, IR_NONE, true);
    } else if (lsb && width < 32 && lsb + width < bits) {
        rotate(x, w, d, a, lsb);
        asm_alu_ri(&x->c, ALU_AND, false, d, (int32_t)((1u << width) - 1));
        know_flags(x, x->cur, IR_NONE, true);
    } else {
        if (d != a)
            asm_mov_rr(&x->c, w, d, a);
        if (lsb == 0 && width < 32) {
            asm_alu_ri(&x->c, ALU_AND, false, d, (int32_t)((1u << width) - 1));
        } else if (lsb + width == bits) {
            if (lsb)
                asm_shift_ri(&x->c, SH_SHR, w, d, lsb);
        } else {
            asm_shift_ri(&x->c, SH_SHL, w, d, bits - lsb - width);
            asm_shift_ri(&x->c, SH_SHR, w, d, bits - width);
        }
        if (lsb || width != bits)
            know_flags(x, x->cur, IR_NONE, true);
    }
    result_zx(x);
}

void x64_emit_sbfx(struct x64 *x, const struct ir_ins *in)
{
    bool w = wide(in);
    unsigned lsb = in->aux & 0xff, width = in->aux >> 8, bits = w ? 64 : 32;
    unsigned a = use(x, in->a), d = def(x);
    if (lsb == 0 && width == 8) {
        asm_rr(&x->c, opw(w) | O_BYTE | M_0F | 0xbe, d, a);
    } else if (lsb == 0 && width == 16) {
        asm_rr(&x->c, opw(w) | M_0F | 0xbf, d, a);
    } else if (lsb == 0 && width == 32 && w) {
        asm_rr(&x->c, O_W | 0x63, d, a);
    } else {
        if (d != a)
            asm_mov_rr(&x->c, w, d, a);
        if (lsb + width < bits)
            asm_shift_ri(&x->c, SH_SHL, w, d, bits - lsb - width);
        if (width < bits)
            asm_shift_ri(&x->c, SH_SAR, w, d, bits - width);
    }
    result_zx(x);
}

/* d = a ^ ((a ^ b << lsb) & mask) */
void x64_emit_bfi(struct x64 *x, const struct ir_ins *in)
{
    bool w = wide(in);
    unsigned lsb = in->aux & 0xff, width = in->aux >> 8, bits = w ? 64 : 32;
    uint64_t mask = (width == 64 ? UINT64_MAX : (UINT64_C(1) << width) - 1) << lsb;
    unsigned a = use(x, in->a), b = use(x, in->b), d = def_early(x);
    if (lsb)
        rotate(x, w, d, b, bits - lsb);
    else
        asm_mov_rr(&x->c, w, d, b);
    asm_alu_rr(&x->c, ALU_XOR, w, d, a);
    if (!w || (uint64_t)(int64_t)(int32_t)mask == mask) {
        asm_alu_ri(&x->c, ALU_AND, w, d, (int32_t)(uint32_t)mask);
    } else if (lsb == MTE_TAG_SHIFT && width == 4) {
        keep_tag(x, d);
    } else {
        if (lsb + width < bits)
            asm_shift_ri(&x->c, SH_SHL, w, d, bits - width - lsb);
        asm_shift_ri(&x->c, SH_SHR, w, d, bits - width);
        if (lsb)
            asm_shift_ri(&x->c, SH_SHL, w, d, lsb);
    }
    asm_alu_rr(&x->c, ALU_XOR, w, d, a);
    result_zx(x);
}

void x64_emit_crc32c(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a), b = use(x, in->b), d = def_early(x);
    asm_mov_rr(&x->c, false, d, a);
    switch (in->aux) {
    case 1: asm_rr(&x->c, O_BYTE | P_F2 | M_38 | 0xf0, d, b); break;
    case 2: put8(&x->c, 0x66); asm_rr(&x->c, P_F2 | M_38 | 0xf1, d, b); break;
    case 4: asm_rr(&x->c, P_F2 | M_38 | 0xf1, d, b); break;
    default: asm_rr(&x->c, O_W | P_F2 | M_38 | 0xf1, d, b); break;
    }
    result_zx(x);
}
