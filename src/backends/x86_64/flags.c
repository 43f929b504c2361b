/* flags.c: rules for comparisons, FLAGS values and conditional selection.
 *
 * A FLAGS value in a register has the memory form of ir.h (V bit 0, C bit 8, Z bit 14, N bit 15, the other bits
 * anything): what LAHF and SETO leave in AX, with C complemented after a subtraction, as the host's carry is a borrow. */
#include "backends/x86_64/ra.h"
#include "backends/x86_64/rules.h"
#include "backends/x86_64/vec.h"

/* Host condition of a - b, by enum ir_cc. */
static const uint8_t after_cmp[] = {
    [IR_EQ] = CC_E,  [IR_NE] = CC_NE, [IR_CS] = CC_AE, [IR_CC] = CC_B,  [IR_MI] = CC_S,  [IR_PL] = CC_NS, [IR_VS] = CC_O,
    [IR_VC] = CC_NO, [IR_HI] = CC_A,  [IR_LS] = CC_BE, [IR_GE] = CC_GE, [IR_LT] = CC_L,  [IR_GT] = CC_G,  [IR_LE] = CC_LE,
};
/* The condition with the operands exchanged; only for those that have one. */
static const uint8_t exchanged[] = {
    [IR_EQ] = IR_EQ, [IR_NE] = IR_NE, [IR_CS] = IR_LS, [IR_CC] = IR_HI, [IR_HI] = IR_CC, [IR_LS] = IR_CS,
    [IR_GE] = IR_LE, [IR_LT] = IR_GT, [IR_GT] = IR_LT, [IR_LE] = IR_GE, [IR_MI] = 0xff,  [IR_PL] = 0xff, [IR_VS] = 0xff, [IR_VC] = 0xff,
};

static uint32_t compared_with(const struct x64 *x, uint32_t v) { return is_const(x, v) && !const_of(x, v) ? IR_NONE : v; }

void know_flags(struct x64 *x, uint32_t va, uint32_t vb, bool partly)
{
    x->known = (struct known_flags){x->c.p, va, vb, partly};
}

/* Were the operands compared already, or made with the flags that are wanted? A sunk put wants all of them. */
static bool are_flags_known(const struct x64 *x, uint32_t va, uint32_t vb, enum ir_cc cc)
{
    if (x->known.at != x->c.p || x->known.a != va || x->known.b != compared_with(x, vb))
        return false;
    return !x->known.partly || (!x->uses[x->cur].sunk && (cc == IR_EQ || cc == IR_NE || cc == IR_MI || cc == IR_PL));
}

static void compare_imm(struct x64 *x, uint32_t va, bool w, int32_t imm)
{
    struct mem m;
    if (imm != 0 && x->val[va].reg == NO_REG && use_mem(x, va, &m)) {
        asm_alu_mi(&x->c, ALU_CMP, w, m, imm);
        return;
    }
    unsigned a = use(x, va);
    if (imm == 0)
        asm_test_rr(&x->c, w, a, a);
    else
        asm_alu_ri(&x->c, ALU_CMP, w, a, imm);
}

static void emit_subtraction(struct x64 *x, uint32_t va, uint32_t vb)
{
    bool w = type_of(x, va) == IR_I64;
    int32_t imm;
    struct mem m;
    if (x->val[vb].reg == NO_REG && is_imm(x, vb, &imm)) {
        compare_imm(x, va, w, imm);
        return;
    }
    unsigned a = use(x, va);
    if (x->val[vb].reg == NO_REG && use_mem(x, vb, &m))
        asm_alu_rm(&x->c, ALU_CMP, w, a, m);
    else
        asm_alu_rr(&x->c, ALU_CMP, w, a, use(x, vb));
}

void emit_difference(struct x64 *x, uint32_t va, uint32_t vb)
{
    emit_subtraction(x, va, vb);
    know_flags(x, va, compared_with(x, vb), false);
}

static void compare(struct x64 *x, uint32_t va, uint32_t vb, enum ir_cc cc)
{
    if (!are_flags_known(x, va, vb, cc))
        emit_difference(x, va, vb);
}

/* The comparison of an IR_cmp instruction. TEST clears the carry as a comparison with 0 does. */
static enum x86_cc emit_compare(struct x64 *x, const struct ir_ins *in)
{
    if (x->pledged == x->cur) /* nothing emitted since has changed the flags */
        return after_cmp[in->aux];
    if (is_folded(x, in->a)) { /* (p & q) == 0 */
        const struct ir_ins *and = &x->ir->ins[in->a];
        bool w = and->type == IR_I64;
        uint32_t p = and->a, q = and->b;
        if (is_const(x, p)) {
            p = and->b;
            q = and->a;
        }
        unsigned a = use(x, p);
        int32_t imm;
        if (is_imm(x, q, &imm))
            asm_test_ri(&x->c, w && imm < 0, a, (uint32_t)imm);
        else
            asm_test_rr(&x->c, w, a, use(x, q));
        return after_cmp[in->aux];
    }
    if (is_const(x, in->a) && !is_const(x, in->b) && exchanged[in->aux] != 0xff) {
        compare(x, in->b, in->a, (enum ir_cc)exchanged[in->aux]);
        return after_cmp[exchanged[in->aux]];
    }
    compare(x, in->a, in->b, (enum ir_cc)in->aux);
    return after_cmp[in->aux];
}

static void test_bits(struct x64 *x, uint32_t flags, unsigned mask)
{
    struct mem m;
    if (use_mem(x, flags, &m)) {
        asm_rm(&x->c, 0xf7, 0, m);
        put32(&x->c, mask);
    } else {
        asm_rr(&x->c, 0xf7, 0, use(x, flags));
        put32(&x->c, mask);
    }
}

/* A floating-point comparison made here: should it trap, its own guest instruction starts over (plan.c). */
static enum x86_cc emit_folded_fcmpf(struct x64 *x, const struct ir_ins *cond)
{
    uint32_t i = cond->a;
    while (x->ir->ins[i].op != IR_insn)
        i--;
    uint64_t pc = x->pc;
    begin_insn(x, ir_u64(x->ir->ins[i].b, x->ir->ins[i].c));
    enum x86_cc cc = emit_fp_condition(x, &x->ir->ins[cond->a], (enum ir_cc)cond->aux);
    begin_insn(x, pc);
    return cc;
}

/* The test of an IR_cond instruction. */
static enum x86_cc emit_test(struct x64 *x, const struct ir_ins *in)
{
    if (is_folded(x, in->a))
        return emit_folded_fcmpf(x, in);
    static const uint16_t single[] = {[IR_EQ >> 1] = 1 << 14, [IR_CS >> 1] = 1 << 8, [IR_MI >> 1] = 1 << 15, [IR_VS >> 1] = 1};
    if (in->aux < IR_HI) {
        test_bits(x, in->a, single[in->aux >> 1]);
        return in->aux & 1 ? CC_E : CC_NE;
    }
    /* back into the host's flags: V by overflowing AL, the others by SAHF */
    use_copy(x, in->a, RAX);
    asm_rr(&x->c, 0x80, 0, RAX); /* add al, 0x7f */
    put8(&x->c, 0x7f);
    put8(&x->c, 0x9e); /* sahf */
    put8(&x->c, 0xf5); /* cmc: as after a host comparison */
    return after_cmp[in->aux];
}

static void use_unless_imm(struct x64 *x, uint32_t v)
{
    int32_t imm;
    if (!is_imm(x, v, &imm))
        use(x, v);
}

void use_compared(struct x64 *x, uint32_t cmp)
{
    const struct ir_ins *in = &x->ir->ins[cmp];
    if (is_folded(x, in->a))
        in = &x->ir->ins[in->a];
    use_unless_imm(x, in->a);
    use_unless_imm(x, in->b);
}

/* Is the value not 0? */
__attribute__((noinline)) static enum x86_cc emit_nonzero(struct x64 *x, uint32_t cond)
{
    struct mem m;
    if (use_mem(x, cond, &m)) {
        asm_alu_mi(&x->c, ALU_CMP, false, m, 0);
    } else {
        unsigned r = use(x, cond);
        asm_test_rr(&x->c, false, r, r);
    }
    return CC_NE;
}

static enum x86_cc emit_any(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a);
    if (x->avx)
        asm_vrr(&x->c, P38(0x17), a, 0, a); /* ptest */
    else
        asm_rr(&x->c, P38(0x17), a, a);
    return CC_NE;
}

enum x86_cc emit_condition(struct x64 *x, uint32_t cond)
{
    const struct ir_ins *in = &x->ir->ins[cond];
    if (!is_folded(x, cond))
        return emit_nonzero(x, cond);
    if (in->op == IR_tag_differs)
        return emit_tag_differs(x, in);
    if (in->op == IR_vany)
        return emit_any(x, in);
    return in->op == IR_cmp ? emit_compare(x, in) : emit_test(x, in);
}

static void set_result(struct x64 *x, enum x86_cc cc)
{
    unsigned d = def(x);
    asm_setcc(&x->c, cc, d);
    asm_movzx8(&x->c, d, d);
    x->val[x->cur].zx = true;
}

void x64_emit_cmp(struct x64 *x, const struct ir_ins *in) { set_result(x, emit_compare(x, in)); }
void x64_emit_vany(struct x64 *x, const struct ir_ins *in) { set_result(x, emit_any(x, in)); }
void x64_emit_tag_differs(struct x64 *x, const struct ir_ins *in) { set_result(x, emit_tag_differs(x, in)); }
void x64_emit_cond(struct x64 *x, const struct ir_ins *in) { set_result(x, emit_test(x, in)); }

/* Does emit_condition go through rax? */
static bool needs_rax(const struct x64 *x, const struct ir_ins *in)
{
    return in->op == IR_cond && in->aux >= IR_HI && !is_folded(x, in->a);
}

void x64_emit_sel(struct x64 *x, const struct ir_ins *in)
{
    /* The operands first: loading them must not disturb the host's flags. */
    if (is_xmm_type(in->type)) {
        unsigned b = use(x, in->b), c = use(x, in->c);
        enum x86_cc cc = emit_condition(x, in->a);
        unsigned d = def_early(x);
        xmm_mov(x, d, b);
        uint8_t *skip = asm_jcc8(&x->c, cc);
        xmm_mov(x, d, c);
        asm_here8(&x->c, skip);
        return;
    }
    bool w = in->type == IR_I64;
    if (is_const(x, in->b) && is_const(x, in->c) && const_of(x, in->b) == 1 && const_of(x, in->c) == 0) {
        set_result(x, emit_condition(x, in->a));
        return;
    }
    /* The condition may need rax (flags from memory form): evaluate it before the operands get locked there. */
    if (is_folded(x, in->a) && needs_rax(x, &x->ir->ins[in->a]))
        take(x, RAX);
    unsigned b = use(x, in->b), c = use(x, in->c);
    uint32_t locked = x->locked;
    enum x86_cc cc = emit_condition(x, in->a);
    x->locked = locked; /* what was compared is not needed any more */
    unsigned d = def(x);
    if (d == b) {
        asm_cmov(&x->c, cc ^ 1, w, d, c);
    } else {
        if (d != c)
            asm_mov_rr(&x->c, w, d, c);
        asm_cmov(&x->c, cc, w, d, b);
    }
    x->val[x->cur].zx = true;
}

void flags_to_rax(struct x64 *x, bool borrow, bool overflow)
{
    if (borrow)
        put8(&x->c, 0xf5); /* cmc */
    put8(&x->c, 0x9f);     /* lahf */
    if (overflow)
        asm_setcc(&x->c, CC_O, RAX);
}

void flags_result(struct x64 *x, bool borrow)
{
    flags_to_rax(x, borrow, true);
    def_in(x, RAX);
}

void put_host_flags(struct x64 *x, uint32_t put)
{
    const struct ir_ins *in = &x->ir->ins[put];
    flags_to_rax(x, x->ir->ins[in->a].op != IR_logf, true);
    asm_mov_mr(&x->c, false, slot_mem(x, in->aux), RAX);
}

void x64_emit_subf(struct x64 *x, const struct ir_ins *in)
{
    take(x, RAX);
    emit_difference(x, in->a, in->b);
    flags_result(x, true);
}

void x64_emit_logf(struct x64 *x, const struct ir_ins *in)
{
    take(x, RAX);
    unsigned a = use(x, in->a);
    asm_test_rr(&x->c, type_of(x, in->a) == IR_I64, a, a);
    flags_result(x, false);
}

/* N3 Z2 C1 V0 -> N15 Z14 C8 V0 */
void flags_from_nzcv(struct x64 *x, unsigned d, unsigned a, unsigned t)
{
    asm_mov_rr(&x->c, false, d, a);
    asm_alu_ri(&x->c, ALU_AND, false, d, 0xc);
    asm_shift_ri(&x->c, SH_SHL, false, d, 12);
    asm_mov_rr(&x->c, false, t, a);
    asm_alu_ri(&x->c, ALU_AND, false, t, 2);
    asm_shift_ri(&x->c, SH_SHL, false, t, 7);
    asm_alu_rr(&x->c, ALU_OR, false, d, t);
    asm_mov_rr(&x->c, false, t, a);
    asm_alu_ri(&x->c, ALU_AND, false, t, 1);
    asm_alu_rr(&x->c, ALU_OR, false, d, t);
}

void x64_emit_mkflags(struct x64 *x, const struct ir_ins *in)
{
    if (is_const(x, in->a)) {
        unsigned d = def(x);
        asm_mov_ri(&x->c, d, ir_flags_store((unsigned)const_of(x, in->a) & 15));
        return;
    }
    unsigned a = use(x, in->a), d = def_early(x), t = tmp(x);
    flags_from_nzcv(x, d, a, t);
}

void x64_emit_flagbits(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a), d = def_early(x), t = tmp(x);
    asm_mov_rr(&x->c, false, d, a);
    asm_shift_ri(&x->c, SH_SHR, false, d, 12);
    asm_alu_ri(&x->c, ALU_AND, false, d, 0xc);
    asm_mov_rr(&x->c, false, t, a);
    asm_shift_ri(&x->c, SH_SHR, false, t, 7);
    asm_alu_ri(&x->c, ALU_AND, false, t, 2);
    asm_alu_rr(&x->c, ALU_OR, false, d, t);
    asm_mov_rr(&x->c, false, t, a);
    asm_alu_ri(&x->c, ALU_AND, false, t, 1);
    asm_alu_rr(&x->c, ALU_OR, false, d, t);
    x->val[x->cur].zx = true;
}
