/* ldst_exclusive_loop.c: loops of one operation around a load- and a store-exclusive, which are one atomic operation:
 *
 *     1: ldxr  w0, [x1]          1: ldxr  w0, [x1]           1: ldxr  w0, [x1]
 *        add   w2, w0, w3           stxr  w4, w2, [x1]          cmp   w0, w3
 *        stxr  w4, w2, [x1]         cbnz  w4, 1b                b.ne  2f
 *        cbnz  w4, 1b                                           stxr  w4, w2, [x1]
 *                                                               cbnz  w4, 1b
 *                                                            2:
 *
 * A fault starts over at the load (IR_again), in code that was made instruction by instruction: it belongs to the load, or to
 * the store where memory may only be read. */
#include "frontends/aarch64/ldst.h"

enum { MOST = 5 /* instructions */ };

/* What stands between load and store: operations of a register without a shift, or an immediate. */
struct loop_op {
    uint32_t mask, value;
    enum ir_rmw kind;
    enum ir_op op; /* the same, of registers */
    enum { AS_IT_IS, NEGATED, INVERTED } operand;
    bool immediate;
};
static const struct loop_op ops[] = {
    {0x7fe0fc00, 0x0b000000, IR_RMW_ADD, IR_add, AS_IT_IS, false},   /* ADD */
    {0x7fe0fc00, 0x4b000000, IR_RMW_ADD, IR_add, NEGATED, false},    /* SUB */
    {0x7fe0fc00, 0x0a000000, IR_RMW_ANDN, IR_andn, INVERTED, false}, /* AND */
    {0x7fe0fc00, 0x0a200000, IR_RMW_ANDN, IR_andn, AS_IT_IS, false}, /* BIC */
    {0x7fe0fc00, 0x2a000000, IR_RMW_OR, IR_or, AS_IT_IS, false},     /* ORR */
    {0x7fe0fc00, 0x4a000000, IR_RMW_XOR, IR_xor, AS_IT_IS, false},   /* EOR */
    {0x7fc00000, 0x11000000, IR_RMW_ADD, IR_add, AS_IT_IS, true},    /* ADD */
    {0x7fc00000, 0x51000000, IR_RMW_ADD, IR_add, NEGATED, true},     /* SUB */
};

struct loop {
    uint32_t words[MOST];
    unsigned nwords, n;                                         /* n: instructions of the loop */
    uint32_t size, load_acquire, store_release, rn, rt, rs, rd; /* rt: what is loaded, rd: what is stored */
};

static unsigned field(uint32_t word, unsigned at) { return word >> at & 31; }

/* Is words[n - 2] the store-exclusive of a loop of n instructions, and the last one its branch? */
static bool ends_so(struct loop *l, unsigned n)
{
    uint32_t store = l->words[n - 2];
    if (n > l->nwords || (store & 0xffe07c00) != (l->size << 30 | 0x08007c00) || field(store, 5) != l->rn)
        return false;
    l->n = n;
    l->store_release = store >> 15 & 1;
    l->rs = field(store, 16);
    l->rd = field(store, 0);
    uint32_t back = (0u - (n - 1)) & 0x7ffff;
    return l->words[n - 1] == (0x35000000 | back << 5 | l->rs) && l->rs != l->rn && l->rs != l->rd && l->rs != l->rt &&
           l->rt != l->rn && l->rt != 31 && l->rs != 31;
}

static const struct loop_op *find_op(const struct loop *l)
{
    uint32_t word = l->words[1], rm = field(word, 16);
    if (word >> 31 != (l->size == 3) || field(word, 5) != l->rt || field(word, 0) != l->rd || l->rd == 31 ||
        l->rd == l->rn)
        return NULL;
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
        if ((word & ops[i].mask) == ops[i].value)
            return ops[i].immediate || (rm != l->rt && rm != l->rd && rm != l->rs) ? &ops[i] : NULL;
    return NULL;
}

/* CMP of what was loaded with a register, and B.NE behind the loop. */
static bool compares(const struct loop *l)
{
    uint32_t word = l->words[1], rm = field(word, 16);
    return l->size >= 2 && (word & 0xffe0fc1f) == ((l->size == 3 ? 0xeb000000 : 0x6b000000) | 31) &&
           field(word, 5) == l->rt && rm != l->rt && rm != l->rs && l->rd != l->rt &&
           l->words[2] == (0x54000001 | 3 << 5);
}

static uint32_t operand(struct a64_ctx *c, const struct loop *l, const struct loop_op *op)
{
    unsigned sf = l->size == 3;
    uint32_t word = l->words[1];
    uint32_t value = op->immediate ? a64_const(c, sf, word >> 10 & 0xfff) : a64_reg(c, sf, field(word, 16));
    return op->operand == AS_IT_IS ? value
                                   : a64_op1(c, op->operand == NEGATED ? IR_neg : IR_not, a64_int(sf), 0, value);
}

/* ---- emitting --------------------------------------------------------------------------------- */
static void next_insn(struct a64_ctx *c, const struct loop *l, unsigned i)
{
    c->pc += 4;
    c->word = l->words[i];
    ir_insn(c->ir, c->word, c->pc);
}

static uint16_t access(struct a64_ctx *c, const struct loop *l, struct a64_addr at)
{
    return a64_mem(c, l->size, at.flags,
                   (struct a64_access){a64_order_of(l->load_acquire, l->store_release), IR_ALIGN_NATURAL});
}

static void begin(struct a64_ctx *c)
{
    ir_emit(c->ir, IR_again, IR_VOID, 0, 1, 0, 0);
    ir_insn(c->ir, c->word, c->pc);
}

static void loaded(struct a64_ctx *c, const struct loop *l, uint32_t old)
{
    ir_emit(c->ir, IR_again, IR_VOID, 0, 0, 0, 0);
    a64_put(c, l->size == 3, l->rt, old);
}

static void end(struct a64_ctx *c, const struct loop *l, uint32_t failed)
{
    ir_put(c->ir, SLOT_EXCL_ADDR, a64_const(c, 1, UINT64_MAX));
    a64_put(c, 0, l->rs, failed);
    c->next = c->pc + 4;
}

static void emit_rmw(struct a64_ctx *c, const struct loop *l, const struct loop_op *op)
{
    struct a64_addr at = a64_addr_imm(c, l->rn, 0);
    unsigned sf = l->size == 3;
    uint32_t value = op ? operand(c, l, op) : a64_reg(c, sf, l->rd);
    uint16_t mem = access(c, l, at) | (uint16_t)((op ? op->kind : IR_RMW_SWAP) << IR_MEM_RMW_SHIFT);
    begin(c);
    uint32_t old = ir_emit(c->ir, IR_rmw, a64_int(sf), mem, at.base, value, 0);
    loaded(c, l, old);
    for (unsigned i = 1; i < l->n; i++) {
        next_insn(c, l, i);
        if (op && i == 1)
            a64_put(c, sf, l->rd, a64_op2(c, op->op, a64_int(sf), 0, old, value));
    }
    end(c, l, a64_const(c, 0, 0));
}

/* Where memory held something else, the load's monitor stays, and the store's register is as it was. */
static void emit_cas(struct a64_ctx *c, const struct loop *l)
{
    unsigned sf = l->size == 3;
    struct a64_addr at = a64_addr_imm(c, l->rn, 0);
    uint32_t expected = a64_reg(c, sf, field(l->words[1], 16)), value = a64_reg(c, sf, l->rd),
             before = a64_reg(c, 0, l->rs);
    begin(c);
    uint32_t old = ir_emit(c->ir, IR_cas, a64_int(sf), access(c, l, at), at.base, expected, value);
    loaded(c, l, old);
    ir_put(c->ir, SLOT_EXCL_VALUE, a64_vec_of(c, sf ? old : a64_op1(c, IR_zext, IR_I64, 0, old)));
    next_insn(c, l, 1);
    a64_put_flags(c, a64_op2(c, IR_subf, IR_FLAGS, 0, old, expected));
    for (unsigned i = 2; i < l->n; i++)
        next_insn(c, l, i);
    uint32_t same = a64_op2(c, IR_cmp, IR_I32, IR_EQ, old, expected);
    end(c, l, a64_op3(c, IR_sel, IR_I32, 0, same, a64_const(c, 0, 0), before));
    ir_put(c->ir, SLOT_EXCL_ADDR, a64_op3(c, IR_sel, IR_I64, 0, same, a64_const(c, 1, UINT64_MAX), at.base));
}

bool a64_emit_exclusive_loop(struct a64_ctx *c, uint32_t size, uint32_t o0, uint32_t rn, uint32_t rt)
{
    const uint8_t *code = c->req->code + (c->pc - c->req->pc);
    struct loop l = {.size = size, .load_acquire = o0, .rn = rn, .rt = rt};
    if (!c->req->starts_over || c->careful || c->req->check_tags ||
        (c->req->stop > c->pc && c->req->stop < c->pc + 4 * MOST))
        return false;
    for (; l.nwords < MOST && l.nwords < c->req->max_insns && c->req->code_end - code >= 4; code += 4)
        l.words[l.nwords++] = a64_fetch(code);
    const struct loop_op *op = NULL;
    if (ends_so(&l, 3) && l.rd != l.rt)
        emit_rmw(c, &l, NULL);
    else if (ends_so(&l, 4) && (op = find_op(&l)))
        emit_rmw(c, &l, op);
    else if (ends_so(&l, 5) && compares(&l))
        emit_cas(c, &l);
    else
        return false;
    return true;
}
