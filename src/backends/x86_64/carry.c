/* carry.c: rules for sums with their flags, and with carry. Where all code up to the next sum with carry leaves the host's
 * flags alone, the carry stays in them. */
#include "backends/x86_64/ra.h"
#include "backends/x86_64/rules.h"

void claim_rax(struct x64 *x, uint32_t until)
{
    if (x->reg_end[RAX] > until + 1)
        take(x, RAX);
    else
        x->locked |= 1u << RAX;
}

/* ---- the carry in the host's flags -------------------------------------------------------------- */
enum { MOST_WAY = 40 };

static bool is_plain_access(const struct x64 *x, const struct ir_ins *in)
{
    return !is_critical(x) && !x->ir->critical.arms && !(in->aux & ~(unsigned)(IR_MEM_SIZE | IR_MEM_SEXT));
}

/* Is the operation done without a change of the host's flags, when keeps_carry() asks for it? */
static bool can_keep_carry(const struct x64 *x, const struct ir_ins *in)
{
    int32_t imm;
    switch (in->op) {
    case IR_nop: case IR_insn: case IR_again: case IR_wide: case IR_iconst: case IR_get: case IR_put: case IR_add: case IR_trunc: case IR_zext: case IR_sext:
        return true;
    case IR_sub: return is_imm(x, in->b, &imm) && imm != INT32_MIN;
    case IR_mul: case IR_umulh: return x->bmi2;
    case IR_load: case IR_store: return is_plain_access(x, in);
    default: return false;
    }
}

/* The sum with carry that takes the carry of the flags made at `flags`, if it can stay in the host's flags up to there;
 * else 0. */
static uint32_t carry_goes_to(const struct x64 *x, uint32_t flags)
{
    for (uint32_t i = flags + 1; i < flags + MOST_WAY; i++) {
        const struct ir_ins *in = &x->ir->ins[i];
        switch (in->op) {
        case IR_adc: case IR_sbc: case IR_adcf: case IR_sbcf:
            return x->ir->ins[in->c].op == IR_cond && x->ir->ins[in->c].a == flags ? i : 0;
        case IR_cond:
            if (in->a != flags || !is_only_carry(x, i))
                return 0;
            break;
        default:
            if (!can_keep_carry(x, in))
                return 0;
        }
    }
    return 0;
}

/* Is carry c in the host's flags? */
static bool is_carry_kept(const struct x64 *x, uint32_t c)
{
    const struct ir_ins *in = &x->ir->ins[c];
    return x->cur <= x->carry_until && is_folded(x, c) && (in->op == IR_cond ? in->a : c) == x->carry;
}

static bool has_operand(const struct ir_ins *in, uint32_t v)
{
    unsigned set = ir_value_operands(in);
    return (set & 1 && in->a == v) || (set & 2 && in->b == v) || (set & 4 && in->c == v);
}

/* The carry that a comparison of the current difference's operands gives to a sum with carry ahead. */
struct borrow {
    uint32_t cmp, until; /* the comparison, the sum; 0: none */
    bool a_ends;         /* nobody else uses the first operand behind the difference */
};

static struct borrow find_borrow(const struct x64 *x, const struct ir_ins *sub)
{
    struct borrow w = {.a_ends = !is_const(x, sub->a)};
    uint32_t last = x->uses[sub->a].last < x->uses[sub->b].last ? x->uses[sub->a].last : x->uses[sub->b].last;
    for (uint32_t i = x->cur + 1; (w.cmp || i <= last) && i < x->cur + MOST_WAY; i++) {
        const struct ir_ins *in = &x->ir->ins[i];
        if (w.cmp && (in->op == IR_adc || in->op == IR_sbc || in->op == IR_adcf || in->op == IR_sbcf)) {
            w.until = in->c == w.cmp ? i : 0;
            w.a_ends = w.a_ends && x->uses[sub->a].last <= w.cmp;
            return w;
        }
        if (in->op == IR_cmp && !w.cmp && in->a == sub->a && in->b == sub->b && is_only_carry(x, i)) {
            w.cmp = i;
        } else if (can_keep_carry(x, in)) {
            w.a_ends = w.a_ends && !has_operand(in, sub->a);
        } else {
            break;
        }
    }
    return (struct borrow){0};
}

/* ---- sums with their flags ---------------------------------------------------------------------- */
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

/* Where the flags of a sum go that are made with it: the FLAGS value comes next. */
struct flags_way {
    bool paired;         /* there are any */
    bool in_rax;         /* into rax, else only the carry is used, and stays */
    uint32_t carry_to;   /* the sum that takes the carry from the host's flags, 0: none */
};

static struct flags_way flags_way(const struct x64 *x, bool paired)
{
    if (!paired)
        return (struct flags_way){0};
    uint32_t flags = x->cur + 1, to = carry_goes_to(x, flags);
    return (struct flags_way){true, !to || x->uses[flags].count > 1, to};
}

static void send_flags(struct x64 *x, struct flags_way way, bool borrow)
{
    if (!way.paired)
        return;
    x->paired = x->cur + 1;
    x->paired_in_rax = way.in_rax;
    x->carry = x->paired;
    x->carry_until = way.carry_to;
    x->carry_is_borrow = borrow && !way.in_rax;
    if (way.in_rax) {
        drop_values(x, RAX); /* used up to here */
        flags_to_rax(x, borrow, !only_carry_is_used(x, x->paired));
    }
}

static bool take_paired(struct x64 *x)
{
    if (x->paired != x->cur || !x->cur)
        return false;
    if (x->paired_in_rax)
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
    if (is_carry_kept(x, c)) {
        opposite = x->carry_is_borrow;
    } else if (!is_folded(x, c)) {
        bit_to_carry(x, c, 0);
    } else if (in->op == IR_cond) {
        bit_to_carry(x, in->a, 8);
    } else {
        emit_difference(x, in->a, in->b);
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
        return val->slot == NO_SLOT && val->spill == NO_SPILL && !is_const(x, v);
    return (GPR_LOCALS >> val->reg & 1) && !(val->reg == RAX && val->last <= x->cur + 1);
}

/* Besides rax and the result there are two. */
static bool can_pair(const struct x64 *x, const struct ir_ins *in)
{
    const struct ir_ins *carry = &x->ir->ins[in->c];
    int32_t imm;
    unsigned locals = takes_local(x, in->a) + takes_local(x, in->b);
    locals += is_const(x, in->b) && !is_imm(x, in->b, &imm);
    if (is_carry_kept(x, in->c))
        return true;
    if (!is_folded(x, in->c))
        locals += takes_local(x, in->c);
    else if (carry->op == IR_cond)
        locals += takes_local(x, carry->a);
    else
        locals += 2; /* its operands may have to be loaded */
    return locals <= 2;
}

/* An operand of a sum: a constant, in memory, or in a register. */
struct addend {
    enum { ADDEND_REG, ADDEND_MEM, ADDEND_IMM, ADDEND_CONST /* only to be moved */ } kind;
    unsigned reg;
    struct mem m;
    int32_t imm;
    uint64_t value;
};

static struct addend addend(struct x64 *x, uint32_t v, bool first)
{
    struct addend a = {.reg = NOREG};
    bool constant = is_const(x, v) && x->val[v].reg == NO_REG;
    if (constant && is_imm(x, v, &a.imm))
        a.kind = ADDEND_IMM;
    else if (constant && first)
        a.kind = ADDEND_CONST;
    else if (find_mem(x, v, &a.m))
        a.kind = ADDEND_MEM;
    else
        a.reg = use(x, v);
    a.value = constant ? const_of(x, v) : 0;
    return a;
}

static void add_to(struct x64 *x, enum alu k, bool w, unsigned d, const struct addend *b)
{
    if (b->kind == ADDEND_IMM)
        asm_alu_ri(&x->c, k, w, d, b->imm);
    else if (b->kind == ADDEND_MEM)
        asm_alu_rm(&x->c, k, w, d, b->m);
    else
        asm_alu_rr(&x->c, k, w, d, b->reg);
}

static void move_to(struct x64 *x, bool w, unsigned d, const struct addend *a)
{
    if (a->kind == ADDEND_MEM)
        asm_mov_rm(&x->c, w, d, a->m);
    else if (a->kind != ADDEND_REG)
        asm_mov_ri_keep(&x->c, d, a->value);
    else if (d != a->reg)
        asm_mov_rr(&x->c, w, d, a->reg);
}

/* The register of the sum: the home that it is put into, even if it holds operands, if they are not used behind `until`. */
static unsigned def_sum(struct x64 *x, uint32_t until, bool not_there)
{
    unsigned home = x->hint;
    if (home == NO_REG || not_there || x->reg_end[home] > until + 1)
        return def_early(x);
    def_in(x, home);
    return home;
}

/* d = a op b, for ADC and SBB with the carry; ADD, ADC and SBB with the flags if they come next. */
static void sum(struct x64 *x, const struct ir_ins *in, enum alu k, bool paired)
{
    bool w = in->type == IR_I64, borrow = k == ALU_SBB || k == ALU_SUB;
    struct flags_way way = flags_way(x, paired);
    if (way.in_rax)
        claim_rax(x, x->cur + 1);
    struct addend a = addend(x, in->a, true), b = addend(x, in->b, false);
    if (k == ALU_ADC || k == ALU_SBB)
        carry_in(x, in->c, borrow);
    bool exchange = !borrow && a.kind != ADDEND_CONST;
    unsigned d = def_sum(x, paired ? x->cur + 1 : x->cur, b.reg == x->hint && !exchange);
    if (d == b.reg) {
        add_to(x, k, w, d, &a);
    } else {
        move_to(x, w, d, &a);
        add_to(x, k, w, d, &b);
    }
    x->val[x->cur].zx = true;
    send_flags(x, way, borrow);
}

bool difference_with_borrow(struct x64 *x, const struct ir_ins *in)
{
    struct borrow w = keeps_carry(x) ? (struct borrow){0} : find_borrow(x, in);
    if (!w.until)
        return false;
    if (w.a_ends)
        end_here(x, in->a);
    sum(x, in, ALU_SUB, false);
    x->carry = w.cmp;
    x->carry_until = w.until;
    x->carry_is_borrow = x->ir->ins[w.cmp].aux == IR_CS;
    return true;
}

void sum_with_flags(struct x64 *x, const struct ir_ins *in) { sum(x, in, ALU_ADD, true); }
void x64_emit_adc(struct x64 *x, const struct ir_ins *in) { sum(x, in, ALU_ADC, flags_follow(x, in, IR_adcf) && can_pair(x, in)); }
void x64_emit_sbc(struct x64 *x, const struct ir_ins *in) { sum(x, in, ALU_SBB, flags_follow(x, in, IR_sbcf) && can_pair(x, in)); }

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
