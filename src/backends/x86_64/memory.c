/* memory.c: rules for guest memory accesses. Host and guest addresses are the same.
 *
 * x86-64 is TSO: acquire, release and plain accesses need nothing, except that a release store must be seen before a
 * later acquire load (Arm ARM B2.3, RCsc), which takes an exchange. */
#include "backends/x86_64/rules.h"

static unsigned log2_size(const struct ir_ins *in) { return in->aux & IR_MEM_SIZE; }
static enum ir_order order(const struct ir_ins *in) { return (enum ir_order)(in->aux >> IR_MEM_ORDER_SHIFT & 7); }
static enum ir_align align_rule(const struct ir_ins *in) { return (enum ir_align)(in->aux >> IR_MEM_ALIGN_SHIFT & 3); }

/* base + disp, where the base is a sum that is made as part of the access */
static struct mem folded_address(struct x64 *x, const struct ir_ins *add, int32_t disp)
{
    struct mem m = mem_at(use(x, add->a), disp);
    int64_t sum = is_const(x, add->b) ? (int64_t)const_of(x, add->b) + disp : INT64_MAX;
    if (sum == (int32_t)sum) {
        m.disp = (int32_t)sum;
    } else if (is_folded(x, add->b)) {
        const struct ir_ins *shl = &x->ir->ins[add->b];
        m.index = (uint8_t)use(x, shl->a);
        m.shift = (uint8_t)const_of(x, shl->b);
    } else {
        m.index = (uint8_t)use(x, add->b);
    }
    return m;
}

/* The address without its top byte, and tested for its alignment. locked: what was before it was made */
static struct mem checked_address(struct x64 *x, const struct ir_ins *in, struct mem m, uint32_t locked)
{
    if (in->aux & IR_CAREFUL) { /* top byte ignored: sign-extended from bit 55 */
        unsigned t = tmp(x);
        asm_lea(&x->c, true, t, m);
        asm_shift_ri(&x->c, SH_SHL, true, t, 8);
        asm_shift_ri(&x->c, SH_SAR, true, t, 8);
        m = mem_at(t, 0);
        x->locked = locked | 1u << t;
    }
    if (align_rule(in) != IR_ALIGN_NONE && log2_size(in) > 0) {
        unsigned r = m.base;
        if (m.index != NOREG || m.disp != 0) {
            r = tmp(x);
            asm_lea(&x->c, true, r, m);
            m = mem_at(r, 0);
            x->locked = locked | 1u << r;
        }
        asm_test_ri(&x->c, false, r, (1u << log2_size(in)) - 1);
        cold_exit(x, asm_jcc32(&x->c, CC_NE), COLD_STEP, x->pc);
    }
    return m;
}

/* The address of in->a + disp as a memory operand, its registers locked. */
static inline struct mem address(struct x64 *x, const struct ir_ins *in, int32_t disp)
{
    uint32_t locked = x->locked;
    struct mem m = is_folded(x, in->a) ? folded_address(x, &x->ir->ins[in->a], disp) : mem_at(use(x, in->a), disp);
    return in->aux & (IR_CAREFUL | 3 << IR_MEM_ALIGN_SHIFT) ? checked_address(x, in, m, locked) : m;
}

static void swap_bytes(struct x64 *x, unsigned reg, unsigned log2)
{
    if (log2 == 1) {
        asm_rr(&x->c, O_16 | 0xc1, SH_ROR, reg);
        put8(&x->c, 8);
    } else if (log2 >= 2) {
        if (log2 == 3 || reg & 8)
            put8(&x->c, 0x40 | (log2 == 3 ? 8u : 0u) | reg >> 3);
        put8(&x->c, 0x0f);
        put8(&x->c, 0xc8 | (reg & 7));
    }
}

static uint32_t load_op(unsigned log2, bool sext, bool w)
{
#define ROW(a, b, c, d) {PLAIN_OP(a), PLAIN_OP(b), PLAIN_OP(c), PLAIN_OP(d)}
    static const uint32_t ops[3][4] = {ROW(M_0F | 0xb6, M_0F | 0xb7, 0x8b, O_W | 0x8b), ROW(M_0F | 0xbe, M_0F | 0xbf, 0x8b, 0),
                                       ROW(O_W | M_0F | 0xbe, O_W | M_0F | 0xbf, O_W | 0x63, 0)};
#undef ROW
    return ops[sext ? 1 + w : 0][log2];
}

static void load_gpr(struct x64 *x, unsigned d, struct mem m, unsigned log2, bool sext, bool w)
{
    enc_plain_rm(&x->c, load_op(log2, sext, w), d, m);
}

/* [in->a + disp], and nothing else to be done about it? */
static bool is_simple(const struct x64 *x, const struct ir_ins *in, unsigned type)
{
    enum { MORE = IR_CAREFUL | 3 << IR_MEM_ALIGN_SHIFT | IR_MEM_BE };
    return !(in->aux & MORE) && !is_xmm_type(type) && !is_folded(x, in->a) && !is_critical(x);
}

static void vec_rm(struct x64 *x, unsigned op, unsigned reg, struct mem m)
{
    if (x->avx)
        asm_vrm(&x->c, op, reg, 0, m);
    else
        asm_rm(&x->c, op, reg, m);
}

static void vec_rr(struct x64 *x, unsigned op, unsigned reg, unsigned rm)
{
    if (x->avx)
        asm_vrr(&x->c, op, reg, 0, rm);
    else
        asm_rr(&x->c, op, reg, rm);
}

void load_at(struct x64 *x, const struct ir_ins *in, unsigned d, struct mem m)
{
    unsigned log2 = log2_size(in);
    if (!is_xmm_type(in->type))
        load_gpr(x, d, m, log2, in->aux & IR_MEM_SEXT, in->type == IR_I64);
    else if (log2 <= 1)
        load_gpr(x, d, m, log2, false, false);
    else if (log2 == 2)
        vec_rm(x, P_F3 | M_0F | 0x10, d, m);
    else if (log2 == 3)
        vec_rm(x, P_F2 | M_0F | 0x10, d, m);
    else
        vec_rm(x, M_0F | 0x10, d, m);
}

void gpr_to_xmm(struct x64 *x, unsigned d, unsigned s) { vec_rr(x, P_66 | M_0F | 0x6e, d, s); }

static void load_other(struct x64 *x, const struct ir_ins *in)
{
    struct mem m = address(x, in, (int32_t)in->c);
    if (is_critical(x)) {
        critical_load(x, in, m);
    } else if (is_xmm_type(in->type) && log2_size(in) <= 1) {
        unsigned t = tmp(x);
        load_at(x, in, t, m);
        gpr_to_xmm(x, def(x), t);
    } else if (in->type == IR_V128 && log2_size(in) == 4 && m.index == NOREG) {
        xmm_load(x, IR_V128, def_any(x), m);
    } else {
        load_at(x, in, def(x), m);
    }
    if (in->aux & IR_MEM_BE)
        swap_bytes(x, x->val[x->cur].reg, log2_size(in));
}

void x64_emit_load(struct x64 *x, const struct ir_ins *in)
{
    if (is_simple(x, in, in->type)) {
        unsigned base = use(x, in->a), d = def(x);
        enc_plain_rb(&x->c, load_op(log2_size(in), in->aux & IR_MEM_SEXT, in->type == IR_I64), d, base, (int32_t)in->c);
    } else {
        load_other(x, in);
    }
    x->val[x->cur].zx = true;
}

static void store_gpr(struct x64 *x, struct mem m, unsigned r, unsigned log2)
{
    switch (log2) {
    case 0: asm_rm(&x->c, O_BYTE | 0x88, r, m); break;
    case 1: asm_rm(&x->c, O_16 | 0x89, r, m); break;
    default: asm_plain_rm(&x->c, opw(log2 == 3) | 0x89, r, m); break;
    }
}

void store_from(struct x64 *x, const struct ir_ins *in, struct mem m, unsigned r)
{
    if (in->aux & IR_MEM_BE)
        swap_bytes(x, r, log2_size(in));
    store_gpr(x, m, r, log2_size(in));
}

static void store_imm(struct x64 *x, struct mem m, unsigned log2, int32_t imm)
{
    asm_rm(&x->c, (log2 == 1 ? O_16 : 0) | opw(log2 == 3) | (log2 ? 0xc7 : 0xc6), 0, m);
    x->c.p = enc_64(x->c.p, (uint32_t)imm, log2 == 0 ? 1 : log2 == 1 ? 2 : 4);
}

static void store_xmm(struct x64 *x, struct mem m, unsigned r, unsigned log2)
{
    if (log2 <= 1) {
        unsigned t = tmp(x);
        vec_rr(x, P_66 | M_0F | 0x7e, r, t);
        store_gpr(x, m, t, log2);
    } else if (log2 == 2) {
        vec_rm(x, P_F3 | M_0F | 0x11, r, m);
    } else if (log2 == 3) {
        vec_rm(x, P_F2 | M_0F | 0x11, r, m);
    } else {
        vec_rm(x, M_0F | 0x11, r, m);
    }
}

/* How many stores from this one on, of zeros to neighbouring places (DC ZVA), can be one. */
static unsigned zeros_side_by_side(const struct x64 *x, const struct ir_ins *in)
{
    const struct ir_ins *zero = &x->ir->ins[in->b];
    unsigned n = 1, left = x->ir->blocks[x->block].end - x->cur;
    if (!x->avx || (in->aux & ~(unsigned)IR_MEM_UNCHECKED) != 4 || x->ir->critical.arms || zero->op != IR_vconst || (x->ir->pool[zero->a].d[0] | x->ir->pool[zero->a].d[1]) != 0)
        return 1;
    while (n < left && in[n].op == IR_store && in[n].aux == in->aux && in[n].a == in->a && in[n].b == in->b && in[n].c == in->c + 16 * n)
        n++;
    return n >= 4 && x->avx512 ? 4 : n >= 2 ? 2 : 1;
}

static void store_vector(struct x64 *x, const struct ir_ins *in, struct mem m, unsigned log2)
{
    unsigned n = zeros_side_by_side(x, in);
    bool any = n == 1 && log2 == 4 && m.index == NOREG;
    unsigned r = any ? use_any(x, in->b) : use(x, in->b); /* the register's upper bits are zero, too: VEX */
    if (n == 4)
        asm_erm(&x->c, P_F3 | M_0F | 0x7f | O_512, r, 0, m);
    else if (n == 2)
        asm_vrm(&x->c, M_0F | 0x11 | O_256, r, 0, m);
    else if (any)
        xmm_store(x, IR_V128, m, r);
    else
        store_xmm(x, m, r, log2);
    x->stored = x->cur + n;
}

static void store_other(struct x64 *x, const struct ir_ins *in)
{
    unsigned log2 = log2_size(in);
    if (x->cur < x->stored)
        return;
    bool fence = order(in) == IR_RELEASE || order(in) == IR_SEQ_CST;
    struct mem m = address(x, in, (int32_t)in->c);
    int32_t imm;
    if (x->ir->critical.arms)
        critical_arm(x, in, &m);
    if (is_critical(x)) {
        critical_store(x, in, m);
    } else if (is_xmm_type(type_of(x, in->b))) {
        store_vector(x, in, m, log2);
    } else if (in->aux & IR_MEM_BE) {
        unsigned t = tmp(x);
        asm_mov_rr(&x->c, true, t, use(x, in->b));
        swap_bytes(x, t, log2);
        store_gpr(x, m, t, log2);
    } else if (fence) { /* xchg */
        unsigned t = tmp(x);
        asm_mov_rr(&x->c, true, t, use(x, in->b));
        asm_rm(&x->c, (log2 == 1 ? O_16 : 0) | opw(log2 == 3) | (log2 ? 0x87 : O_BYTE | 0x86), t, m);
        return;
    } else if (x->val[in->b].reg == NO_REG && is_imm(x, in->b, &imm)) {
        store_imm(x, m, log2, imm);
    } else {
        store_gpr(x, m, use(x, in->b), log2);
    }
    if (fence)
        asm_rm(&x->c, O_LOCK | 0x83, ALU_OR, mem_at(RSP, 0)), put8(&x->c, 0);
}

void x64_emit_store(struct x64 *x, const struct ir_ins *in)
{
    unsigned log2 = log2_size(in);
    if (log2 >= 2 && order(in) < IR_RELEASE && is_simple(x, in, type_of(x, in->b)) && !is_const(x, in->b) && !x->ir->critical.arms) {
        unsigned base = use(x, in->a), r = use(x, in->b);
        enc_plain_rb(&x->c, log2 == 3 ? PLAIN_OP(O_W | 0x89) : PLAIN_OP(0x89), r, base, (int32_t)in->c);
    } else {
        store_other(x, in);
    }
}

/* lock op [m], r in the size of the access */
static void locked(struct x64 *x, unsigned op8, unsigned op, unsigned escape, unsigned r, struct mem m, unsigned log2)
{
    asm_rm(&x->c, O_LOCK | escape | (log2 == 0 ? O_BYTE | op8 : (log2 == 1 ? O_16 : 0) | opw(log2 == 3) | op), r, m);
}

/* The register's low 8 or 16 bits, extended to 32 */
static void extend(struct x64 *x, unsigned d, unsigned s, unsigned log2, bool sign)
{
    if (log2 == 0)
        asm_rr(&x->c, O_BYTE | M_0F | (sign ? 0xbe : 0xb6), d, s);
    else if (log2 == 1)
        asm_rr(&x->c, M_0F | (sign ? 0xbf : 0xb7), d, s);
    else if (d != s)
        asm_mov_rr(&x->c, log2 == 3, d, s);
}

static void rmw_loop(struct x64 *x, const struct ir_ins *in, enum ir_rmw kind)
{
    unsigned log2 = log2_size(in);
    bool w = log2 == 3, sign = kind == IR_RMW_SMAX || kind == IR_RMW_SMIN, minmax = kind >= IR_RMW_SMAX && kind <= IR_RMW_UMIN;
    static const uint8_t keep[] = {[IR_RMW_SMAX] = CC_GE, [IR_RMW_SMIN] = CC_LE, [IR_RMW_UMAX] = CC_AE, [IR_RMW_UMIN] = CC_BE};
    take(x, RAX);
    use_copy(x, in->b, RCX);
    struct mem m = address(x, in, 0);
    unsigned t = tmp(x);
    if (minmax)
        extend(x, RCX, RCX, log2, sign);
    else if (kind == IR_RMW_ANDN)
        asm_rr(&x->c, O_W | 0xf7, 2, RCX);
    load_gpr(x, RAX, m, log2, false, w);
    uint8_t *again = x->c.p;
    extend(x, t, RAX, log2, sign);
    if (minmax) {
        asm_alu_rr(&x->c, ALU_CMP, w, t, RCX);
        asm_cmov(&x->c, keep[kind] ^ 1, w, t, RCX);
    } else {
        asm_alu_rr(&x->c, kind == IR_RMW_ANDN ? ALU_AND : kind == IR_RMW_OR ? ALU_OR : ALU_XOR, w, t, RCX);
    }
    locked(x, 0xb0, 0xb1, M_0F, t, m, log2);
    asm_link32(asm_jcc32(&x->c, CC_NE), again);
    extend(x, RAX, RAX, log2, false);
    def_in(x, RAX);
    x->val[x->cur].zx = true;
}

/* In a restartable sequence, atomic accesses are the runtime's: what follows is not reached. */
static void leave_critical(struct x64 *x)
{
    if (is_critical(x))
        critical_exit(x, asm_jmp32(&x->c));
}

void x64_emit_rmw(struct x64 *x, const struct ir_ins *in)
{
    enum ir_rmw kind = (enum ir_rmw)(in->aux >> IR_MEM_RMW_SHIFT & 15);
    unsigned log2 = log2_size(in);
    bool unused = x->uses[x->cur].count == 0;
    leave_critical(x);
    if (kind == IR_RMW_ADD || kind == IR_RMW_SWAP) {
        struct mem m = address(x, in, 0);
        unsigned b = use(x, in->b), t = tmp(x);
        asm_mov_rr(&x->c, true, t, b);
        locked(x, kind == IR_RMW_ADD ? 0xc0 : 0x86, kind == IR_RMW_ADD ? 0xc1 : 0x87, kind == IR_RMW_ADD ? M_0F : 0, t, m, log2);
        extend(x, t, t, log2, false);
        def_in(x, t);
        x->val[x->cur].zx = true;
    } else if (unused && (kind == IR_RMW_OR || kind == IR_RMW_XOR)) {
        struct mem m = address(x, in, 0);
        unsigned op = kind == IR_RMW_OR ? 0x08 : 0x30;
        locked(x, op, op + 1, 0, use(x, in->b), m, log2);
    } else {
        rmw_loop(x, in, kind);
    }
}

void x64_emit_cas(struct x64 *x, const struct ir_ins *in)
{
    unsigned log2 = log2_size(in);
    leave_critical(x);
    if (log2 == 4) { /* cmpxchg16b takes all local registers: a C function does it */
        struct mem m = address(x, in, 0);
        asm_mov_mr(&x->c, true, arg_mem(0), m.base);
        store_value(x, in->b, arg_offset(1));
        store_value(x, in->c, arg_offset(2));
        x->locked = 0;
        spill_for_call(x, false);
        asm_mov_ri(&x->c, RAX, x->pc);
        asm_mov_mr(&x->c, true, state_mem(offsetof(struct cpu_state, interp_pc)), RAX);
        call_stub(x, OFF_CAS16);
        xmm_load(x, IR_V128, def(x), arg_mem(3));
        return;
    }
    use_copy(x, in->b, RAX);
    struct mem m = address(x, in, 0);
    unsigned c = use(x, in->c);
    locked(x, 0xb0, 0xb1, M_0F, c, m, log2);
    extend(x, RAX, RAX, log2, false);
    def_in(x, RAX);
    x->val[x->cur].zx = log2 < 2;
}

void x64_emit_fence(struct x64 *x, const struct ir_ins *in)
{
    if (in->aux == IR_SEQ_CST || in->aux == IR_PLAIN) {
        asm_rm(&x->c, O_LOCK | 0x83, ALU_OR, mem_at(RSP, 0));
        put8(&x->c, 0);
    }
}
