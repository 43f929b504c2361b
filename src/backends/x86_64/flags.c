/* flags.c: rules for comparisons, FLAGS values and conditional selection.
 *
 * A FLAGS value in a register has the memory form of ir.h (V bit 0, C bit 8, Z bit 14, N bit 15, the other bits
 * anything): what LAHF and SETO leave in AX, with C complemented after a subtraction, as the host's carry is a borrow. */
#include "backends/x86_64/ra.h"
#include "backends/x86_64/rules.h"

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

static void compare(struct x64 *x, uint32_t va, uint32_t vb)
{
    bool w = type_of(x, va) == IR_I64;
    int32_t imm;
    struct mem m;
    if (is_imm(x, vb, &imm) && x->val[vb].reg == NO_REG) {
        if (imm != 0 && use_mem(x, va, &m)) {
            asm_alu_mi(&x->c, ALU_CMP, w, m, imm);
        } else {
            unsigned a = use(x, va);
            if (imm == 0)
                asm_test_rr(&x->c, w, a, a);
            else
                asm_alu_ri(&x->c, ALU_CMP, w, a, imm);
        }
        return;
    }
    unsigned a = use(x, va);
    if (va != vb && use_mem(x, vb, &m))
        asm_alu_rm(&x->c, ALU_CMP, w, a, m);
    else
        asm_alu_rr(&x->c, ALU_CMP, w, a, use(x, vb));
}

/* The comparison of an IR_cmp instruction. TEST clears the carry as a comparison with 0 does. */
static enum x86_cc emit_compare(struct x64 *x, const struct ir_ins *in)
{
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
        if (is_imm(x, q, &imm) && (!w || imm >= 0))
            asm_test_ri(&x->c, w && imm < 0, a, (uint32_t)imm);
        else
            asm_test_rr(&x->c, w, a, use(x, q));
        return after_cmp[in->aux];
    }
    if (is_const(x, in->a) && !is_const(x, in->b) && exchanged[in->aux] != 0xff) {
        compare(x, in->b, in->a);
        return after_cmp[exchanged[in->aux]];
    }
    compare(x, in->a, in->b);
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

enum x86_cc emit_condition(struct x64 *x, uint32_t cond)
{
    const struct ir_ins *in = &x->ir->ins[cond];
    if (is_folded(x, cond))
        return in->op == IR_cmp ? emit_compare(x, in) : emit_test(x, in);
    struct mem m;
    if (use_mem(x, cond, &m)) {
        asm_alu_mi(&x->c, ALU_CMP, false, m, 0);
    } else {
        unsigned r = use(x, cond);
        asm_test_rr(&x->c, false, r, r);
    }
    return CC_NE;
}

static void set_result(struct x64 *x, enum x86_cc cc)
{
    unsigned d = def(x);
    asm_setcc(&x->c, cc, d);
    asm_movzx8(&x->c, d, d);
    x->val[x->cur].zx = true;
}

void x64_emit_cmp(struct x64 *x, const struct ir_ins *in) { set_result(x, emit_compare(x, in)); }
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

/* The host's flags in rax. borrow: they are a difference's. */
static void flags_to_rax(struct x64 *x, bool borrow, bool overflow)
{
    if (borrow)
        put8(&x->c, 0xf5); /* cmc */
    put8(&x->c, 0x9f);     /* lahf */
    if (overflow)
        asm_setcc(&x->c, CC_O, RAX);
}

/* After an instruction that set the host's flags: the FLAGS result in rax, which was taken before. */
static void flags_result(struct x64 *x, bool borrow)
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
    compare(x, in->a, in->b);
    flags_result(x, true);
}

void x64_emit_logf(struct x64 *x, const struct ir_ins *in)
{
    take(x, RAX);
    unsigned a = use(x, in->a);
    asm_test_rr(&x->c, type_of(x, in->a) == IR_I64, a, a);
    flags_result(x, false);
}

/* ---- sums with their flags ---------------------------------------------------------------------- */
void claim_rax(struct x64 *x, uint32_t until)
{
    for (uint32_t v = x->reg_head[RAX]; v != IR_NONE; v = x->val[v].next)
        if (x->val[v].last > until) {
            take(x, RAX);
            return;
        }
    x->locked |= 1u << RAX;
}

bool flags_follow(const struct x64 *x, const struct ir_ins *in, enum ir_op op)
{
    const struct ir_ins *next = in + 1;
    return next->op == op && next->a == in->a && next->b == in->b && next->c == in->c && x->uses[x->cur + 1].count &&
           !x->uses[x->cur + 1].sunk;
}

/* Is nothing but the carry ever used of these flags? */
static bool only_carry_is_used(const struct x64 *x, uint32_t flags)
{
    const struct ir_ins *user = &x->ir->ins[x->uses[flags].last];
    return x->uses[flags].count == 1 && user->op == IR_cond && user->aux == IR_CS;
}

/* The host's flags into rax, for the FLAGS value that comes next. */
static void pair_flags(struct x64 *x, bool borrow)
{
    while (x->reg_head[RAX] != IR_NONE) /* used up to here */
        detach(x, x->reg_head[RAX]);
    x->paired = x->cur + 1;
    flags_to_rax(x, borrow, !only_carry_is_used(x, x->paired));
}

void sum_with_flags(struct x64 *x, const struct ir_ins *in)
{
    bool w = in->type == IR_I64;
    int32_t imm;
    claim_rax(x, x->cur + 1);
    unsigned a = use(x, in->a);
    if (is_imm(x, in->b, &imm) && x->val[in->b].reg == NO_REG) {
        unsigned d = def(x);
        asm_mov_rr(&x->c, w, d, a);
        asm_alu_ri(&x->c, ALU_ADD, w, d, imm);
    } else {
        unsigned b = use(x, in->b), d = def_early(x);
        asm_mov_rr(&x->c, w, d, a);
        asm_alu_rr(&x->c, ALU_ADD, w, d, b);
    }
    x->val[x->cur].zx = true;
    pair_flags(x, false);
}

static bool take_paired(struct x64 *x)
{
    if (x->paired != x->cur || !x->cur)
        return false;
    def_in(x, RAX);
    return true;
}

void x64_emit_addf(struct x64 *x, const struct ir_ins *in)
{
    bool w = type_of(x, in->a) == IR_I64;
    int32_t imm;
    if (take_paired(x))
        return;
    use_copy(x, in->a, RAX);
    if (in->b != in->a && is_imm(x, in->b, &imm))
        asm_alu_ri(&x->c, ALU_ADD, w, RAX, imm);
    else if (in->b == in->a)
        asm_alu_rr(&x->c, ALU_ADD, w, RAX, RAX);
    else
        asm_alu_rr(&x->c, ALU_ADD, w, RAX, use(x, in->b));
    flags_result(x, false);
}

/* ---- sums with carry ---------------------------------------------------------------------------- */
static void bit_to_carry(struct x64 *x, uint32_t v, unsigned bit)
{
    struct mem m;
    if (find_mem(x, v, &m))
        asm_rm(&x->c, M_0F | 0xba, 4, m); /* bt m, imm8 */
    else
        asm_rr(&x->c, M_0F | 0xba, 4, use(x, v));
    put8(&x->c, (uint8_t)bit);
}

/* CF = c, or its opposite where it is a borrow. */
static void carry_in(struct x64 *x, uint32_t c, bool borrow)
{
    const struct ir_ins *in = &x->ir->ins[c];
    uint32_t locked = x->locked;
    bool opposite = false;
    if (!is_folded(x, c)) {
        bit_to_carry(x, c, 0);
    } else if (in->op == IR_cond) {
        bit_to_carry(x, in->a, 8);
    } else {
        compare(x, in->a, in->b);
        opposite = in->aux == IR_CS;
    }
    x->locked = locked; /* what the carry comes from is not needed any more */
    if (opposite != borrow)
        put8(&x->c, 0xf5); /* cmc */
}

/* Does the value take a local register besides rax, which is claimed up to the next instruction? */
static unsigned takes_local(const struct x64 *x, uint32_t v)
{
    const struct value *val = &x->val[v];
    if (val->reg == NO_REG)
        return val->slot < 0 && val->spill < 0 && !is_const(x, v);
    return (GPR_LOCALS >> val->reg & 1) && !(val->reg == RAX && val->last <= x->cur + 1);
}

/* Besides rax and the result there are two. */
static bool can_pair(const struct x64 *x, const struct ir_ins *in)
{
    const struct ir_ins *carry = &x->ir->ins[in->c];
    int32_t imm;
    unsigned locals = takes_local(x, in->a) + takes_local(x, in->b);
    locals += is_const(x, in->b) && !is_imm(x, in->b, &imm);
    if (!is_folded(x, in->c))
        locals += takes_local(x, in->c);
    else if (carry->op == IR_cond)
        locals += takes_local(x, carry->a);
    else
        locals += 2; /* its operands may have to be loaded */
    return locals <= 2;
}

/* d = a op b with the carry, and the flags if they come next. */
static void with_carry(struct x64 *x, const struct ir_ins *in, enum alu k, enum ir_op flags)
{
    bool w = in->type == IR_I64, borrow = k == ALU_SBB, paired = flags_follow(x, in, flags) && can_pair(x, in);
    struct mem am = {0}, bm = {0};
    int32_t imm = 0;
    if (paired)
        claim_rax(x, x->cur + 1);
    bool b_imm = is_imm(x, in->b, &imm) && x->val[in->b].reg == NO_REG, b_mem = !b_imm && find_mem(x, in->b, &bm);
    bool a_const = is_const(x, in->a) && x->val[in->a].reg == NO_REG, a_mem = find_mem(x, in->a, &am);
    unsigned a = a_const || a_mem ? NOREG : use(x, in->a), b = b_imm || b_mem ? NOREG : use(x, in->b);
    carry_in(x, in->c, borrow);
    unsigned d = def_early(x);
    if (a_const)
        asm_mov_ri_keep(&x->c, d, const_of(x, in->a));
    else if (a_mem)
        asm_mov_rm(&x->c, w, d, am);
    else
        asm_mov_rr(&x->c, w, d, a);
    if (b_imm)
        asm_alu_ri(&x->c, k, w, d, imm);
    else if (b_mem)
        asm_alu_rm(&x->c, k, w, d, bm);
    else
        asm_alu_rr(&x->c, k, w, d, b);
    x->val[x->cur].zx = true;
    if (paired)
        pair_flags(x, borrow);
}

void x64_emit_adc(struct x64 *x, const struct ir_ins *in) { with_carry(x, in, ALU_ADC, IR_adcf); }
void x64_emit_sbc(struct x64 *x, const struct ir_ins *in) { with_carry(x, in, ALU_SBB, IR_sbcf); }

/* Only the flags. */
static void flags_with_carry(struct x64 *x, const struct ir_ins *in, enum alu k)
{
    bool w = type_of(x, in->a) == IR_I64, borrow = k == ALU_SBB;
    if (take_paired(x))
        return;
    use_copy(x, in->a, RAX);
    unsigned b = use(x, in->b);
    carry_in(x, in->c, borrow);
    asm_alu_rr(&x->c, k, w, RAX, b);
    flags_result(x, borrow);
}

void x64_emit_adcf(struct x64 *x, const struct ir_ins *in) { flags_with_carry(x, in, ALU_ADC); }
void x64_emit_sbcf(struct x64 *x, const struct ir_ins *in) { flags_with_carry(x, in, ALU_SBB); }

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
