/* int_mul.c: rules for products and quotients of integers. */
#include "backends/x86_64/ra.h"
#include "backends/x86_64/rules.h"

/* Is what the register holds not used behind the current instruction? */
static bool ends_here(const struct x64 *x, unsigned reg) { return x->reg_end[reg] <= x->cur + 1; }

/* The high half of the current product, if it comes soon; else 0. */
static uint32_t find_high(const struct x64 *x, const struct ir_ins *in)
{
    enum { MOST_WAY = 96 };
    uint32_t last = x->val[in->a].last < x->val[in->b].last ? x->val[in->a].last : x->val[in->b].last;
    if (last <= x->cur || !wide(in) || !x->bmi2 || !can_def_ahead(x))
        return 0;
    uint32_t end = last < x->cur + MOST_WAY ? last : x->cur + MOST_WAY;
    for (uint32_t at = x->cur + 1; at <= end; at++) {
        const struct ir_ins *other = &x->ir->ins[at];
        if (other->op == IR_umulh && x->uses[at].count && !is_made_ahead(x, at) &&
            ((other->a == in->a && other->b == in->b) || (other->a == in->b && other->b == in->a)))
            return at;
    }
    return 0;
}

/* Half of a product by MULX, which leaves the host's flags alone: one factor, the one that is used longer, is in rdx.
 * twin: of a low half, the high one, which is made with it, if not 0. */
static void mulx(struct x64 *x, const struct ir_ins *in, bool high, uint32_t twin)
{
    struct mem m;
    bool second = x->val[in->b].reg == RDX || (x->val[in->a].reg != RDX && x->val[in->b].last > x->val[in->a].last);
    uint32_t p = second ? in->b : in->a, q = second ? in->a : in->b;
    unsigned op = opw(wide(in)) | P_F2 | M_38 | 0xf6;
    use_in(x, p, RDX);
    bool in_memory = find_mem(x, q, &m);
    unsigned b = in_memory ? NOREG : use(x, q), other = twin ? def_ahead(x, twin) : NOREG, d = def(x);
    unsigned upper = twin ? other : high ? d : d != RDX && ends_here(x, RDX) ? (unsigned)RDX : tmp(x);
    if (in_memory)
        asm_vrm(&x->c, op, upper, d, m);
    else
        asm_vrr(&x->c, op, upper, d, b);
    result_zx(x);
}

/* The second operand, and the first one where the result is made, may be in memory. */
static void imul(struct x64 *x, const struct ir_ins *in)
{
    bool w = wide(in);
    struct mem am, bm;
    bool exchange = find_mem(x, in->a, &am);
    uint32_t va = exchange ? in->b : in->a, vb = exchange ? in->a : in->b;
    bool a_memory = find_mem(x, va, &am), b_memory = find_mem(x, vb, &bm);
    unsigned a = a_memory ? NOREG : use(x, va), b = b_memory ? NOREG : use(x, vb), d = def(x);
    if (d == b) {
        asm_rr(&x->c, opw(w) | M_0F | 0xaf, d, a);
        return;
    }
    if (a_memory)
        asm_mov_rm(&x->c, w, d, am);
    else if (d != a)
        asm_mov_rr(&x->c, w, d, a);
    if (b_memory)
        asm_rm(&x->c, opw(w) | M_0F | 0xaf, d, bm);
    else
        asm_rr(&x->c, opw(w) | M_0F | 0xaf, d, b);
}

void x64_emit_mul(struct x64 *x, const struct ir_ins *in)
{
    int32_t imm;
    uint32_t high = find_high(x, in);
    if (high || keeps_carry(x)) {
        mulx(x, in, false, high);
    } else if (is_imm(x, in->b, &imm)) {
        unsigned a = use(x, in->a), d = def(x);
        asm_rr(&x->c, opw(wide(in)) | 0x69, d, a);
        put32(&x->c, (uint32_t)imm);
    } else {
        imul(x, in);
    }
    result_zx(x);
}

static void mulh(struct x64 *x, const struct ir_ins *in, unsigned digit)
{
    take(x, RDX);
    use_copy(x, in->a, RAX);
    unsigned b = use(x, in->b);
    asm_rr(&x->c, opw(wide(in)) | 0xf7, digit, b);
    def_in(x, RDX);
    result_zx(x);
}
void x64_emit_umulh(struct x64 *x, const struct ir_ins *in)
{
    if (x->bmi2)
        mulx(x, in, true, 0);
    else
        mulh(x, in, 4);
}
void x64_emit_smulh(struct x64 *x, const struct ir_ins *in) { mulh(x, in, 5); }

/* Division in rdx:rax; zero divisors give 0, and MIN / -1 gives MIN (as negation does). */
static void divide(struct x64 *x, const struct ir_ins *in, bool is_signed)
{
    bool w = wide(in);
    take(x, RDX);
    use_copy(x, in->a, RAX);
    unsigned b = use(x, in->b);
    asm_test_rr(&x->c, w, b, b);
    uint8_t *zero = asm_jcc8(&x->c, CC_E), *minus = NULL, *done2 = NULL;
    if (is_signed) {
        asm_alu_ri(&x->c, ALU_CMP, w, b, -1);
        minus = asm_jcc8(&x->c, CC_E);
        if (w)
            put8(&x->c, 0x48);
        put8(&x->c, 0x99); /* cdq, cqo */
    } else {
        asm_rr(&x->c, 0x33, RDX, RDX);
    }
    asm_rr(&x->c, opw(w) | 0xf7, is_signed ? 7 : 6, b);
    uint8_t *done = asm_jmp8(&x->c);
    if (is_signed) {
        asm_here8(&x->c, minus);
        asm_rr(&x->c, opw(w) | 0xf7, 3, RAX);
        done2 = asm_jmp8(&x->c);
    }
    asm_here8(&x->c, zero);
    asm_rr(&x->c, 0x33, RAX, RAX);
    asm_here8(&x->c, done);
    if (done2)
        asm_here8(&x->c, done2);
    def_in(x, RAX);
    result_zx(x);
}
void x64_emit_udiv(struct x64 *x, const struct ir_ins *in) { divide(x, in, false); }
void x64_emit_sdiv(struct x64 *x, const struct ir_ins *in) { divide(x, in, true); }
