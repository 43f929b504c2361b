/* ldst_copy.c: FEAT_MOPS: memory copy and set, with tags, too, by the architecture's option B (C set by the prologue: the registers
 * always hold the addresses and the number of bytes that remain).
 * The prologue moves nothing. Main and epilogue move one piece, put the registers, and begin again until no byte
 * remains: so any fault finds the exact state. A piece is read before it is written, so overlap is harmless. */
#include "frontends/aarch64/ldst.h"

enum stage { PROLOGUE, MAIN, EPILOGUE };
enum { LARGEST = 4 }; /* log2 bytes of a piece */
enum { FLAG_C = 2, FLAG_N = 8 };

static bool registers_allocated(unsigned rd, unsigned rs, unsigned rn)
{
    return rd != rs && rs != rn && rd != rn && rd != 31 && rn != 31;
}

static uint32_t number(struct a64_ctx *c, int64_t value) { return a64_const(c, 1, (uint64_t)value); }
static uint32_t sum(struct a64_ctx *c, uint32_t a, uint32_t b) { return a64_op2(c, IR_add, IR_I64, 0, a, b); }

static uint32_t below(struct a64_ctx *c, uint32_t a, uint32_t b) { return a64_op2(c, IR_cmp, IR_I32, IR_CC, a, b); }

/* ---- one piece ------------------------------------------------------------------------------- */
static void count_down(struct a64_ctx *c, unsigned rn, int64_t bytes)
{
    a64_put(c, 1, rn, sum(c, a64_x(c, rn), number(c, -bytes)));
}

typedef void piece_fn(struct a64_ctx *c, const struct a64_pending *p, unsigned log2);

static enum ir_type piece_type(unsigned log2) { return log2 == 4 ? IR_V128 : a64_int(log2 == 3); }

static void copy_piece(struct a64_ctx *c, const struct a64_pending *p, unsigned log2, uint32_t offset, uint32_t step)
{
    struct a64_addr from = a64_addr_checked(c, p->rs, 0), to = a64_addr_checked(c, p->rd, 0);
    uint32_t source = from.base, target = to.base;
    if (offset != IR_NONE) {
        from.base = sum(c, source, offset);
        to.base = sum(c, target, offset);
    }
    a64_store(c, log2, a64_load(c, piece_type(log2), log2, 0, from, A64_PLAIN), to, A64_PLAIN);
    a64_put(c, 1, p->rs, sum(c, source, step));
    a64_put(c, 1, p->rd, sum(c, target, step));
    count_down(c, p->rn, 1 << log2);
}

static void copy_forward(struct a64_ctx *c, const struct a64_pending *p, unsigned log2)
{
    copy_piece(c, p, log2, IR_NONE, number(c, 1 << log2));
}

/* N: backward, the registers hold the ends. */
static void copy_either(struct a64_ctx *c, const struct a64_pending *p, unsigned log2)
{
    uint32_t backward = a64_op1(c, IR_cond, IR_I32, IR_MI, a64_flags(c)), down = number(c, -(1 << log2));
    uint32_t offset = a64_op3(c, IR_sel, IR_I64, 0, backward, down, number(c, 0));
    copy_piece(c, p, log2, offset, a64_op3(c, IR_sel, IR_I64, 0, backward, down, number(c, 1 << log2)));
}

static uint32_t sixteen(struct a64_ctx *c, unsigned rs) { return a64_op1(c, IR_vdup, IR_V128, ir_lane(0, 0), a64_reg(c, 0, rs)); }

/* SETG*: not checked itself. The tag comes first: it finds out whether the granule is writable. */
static void set_granule(struct a64_ctx *c, const struct a64_pending *p, unsigned log2)
{
    uint32_t pointer = a64_x(c, p->rd);
    struct a64_addr to = {c->req->check_tags ? a64_untagged(c, pointer) : pointer, 0, IR_MEM_UNCHECKED};
    a64_tag_granules(c, MTE_GRANULE, pointer, pointer);
    a64_store(c, log2, sixteen(c, p->rs), to, A64_PLAIN);
    a64_put(c, 1, p->rd, sum(c, pointer, number(c, MTE_GRANULE)));
    count_down(c, p->rn, MTE_GRANULE);
}

static void set_piece(struct a64_ctx *c, const struct a64_pending *p, unsigned log2)
{
    uint32_t value;
    if (log2 == 4) {
        value = sixteen(c, p->rs);
    } else {
        value = a64_op2(c, IR_and, IR_I64, 0, a64_x(c, p->rs), number(c, 0xff));
        value = a64_op2(c, IR_mul, IR_I64, 0, value, number(c, 0x0101010101010101));
        value = log2 == 3 ? value : a64_op1(c, IR_trunc, IR_I32, 0, value);
    }
    struct a64_addr to = a64_addr_checked(c, p->rd, 0);
    a64_store(c, log2, value, to, A64_PLAIN);
    a64_put(c, 1, p->rd, sum(c, to.base, number(c, 1 << log2)));
    count_down(c, p->rn, 1 << log2);
}

/* ---- main and epilogue ----------------------------------------------------------------------- */
/* Blocks for pieces of 8, 4, 2 and 1 bytes; each leads to the next if fewer remain. */
static void emit_small_pieces(struct a64_ctx *c, const struct a64_pending *p, piece_fn *piece)
{
    for (unsigned log2 = LARGEST; log2-- > 0;) {
        uint32_t block = ir_begin_block(c->ir, IR_NO_PC);
        ir_insn(c->ir, p->word, p->pc);
        if (log2) {
            uint32_t fewer = below(c, a64_x(c, p->rn), number(c, 1 << log2));
            ir_emit(c->ir, IR_br_if, IR_VOID, IR_TARGET_BLOCK, fewer, block + 1, 0);
        }
        piece(c, p, log2);
        ir_jump(c->ir, p->pc);
        ir_end_block(c->ir, 0);
    }
}

static void small_forward(struct a64_ctx *c, const struct a64_pending *p) { emit_small_pieces(c, p, copy_forward); }
static void small_either(struct a64_ctx *c, const struct a64_pending *p) { emit_small_pieces(c, p, copy_either); }
static void small_set(struct a64_ctx *c, const struct a64_pending *p) { emit_small_pieces(c, p, set_piece); }

typedef void small_fn(struct a64_ctx *c, const struct a64_pending *p);

static struct a64_pending pieces(small_fn *small, unsigned rd, unsigned rs, unsigned rn)
{
    return (struct a64_pending){.emit = small, .rd = (uint8_t)rd, .rs = (uint8_t)rs, .rn = (uint8_t)rn};
}

static bool move(struct a64_ctx *c, struct a64_pending p, piece_fn *piece)
{
    if (!a64_pending_room(c))
        return a64_start_over(c);
    uint32_t remaining = a64_x(c, p.rn);
    ir_br_if(c->ir, a64_op2(c, IR_cmp, IR_I32, IR_EQ, remaining, number(c, 0)), c->pc + 4);
    a64_branch_pending(c, below(c, remaining, number(c, 1 << LARGEST)), p, LARGEST);
    piece(c, &p, LARGEST);
    return a64_start_over(c);
}

/* Of SETG*, at every stage: target and number of bytes are multiples of granules. */
static void emit_misaligned(struct a64_ctx *c, const struct a64_pending *p)
{
    ir_begin_block(c->ir, IR_NO_PC);
    ir_insn(c->ir, p->word, p->pc);
    ir_trap(c->ir, IR_TRAP_ALIGN, a64_x(c, p->rd), p->pc);
    ir_end_block(c->ir, 0);
}

/* Of no bytes the target may be anywhere. */
static void branch_if_misaligned(struct a64_ctx *c, unsigned rd, uint32_t remaining)
{
    uint32_t both = a64_op2(c, IR_or, IR_I64, 0, a64_x(c, rd), remaining), none = number(c, 0);
    uint32_t bits = a64_op2(c, IR_and, IR_I64, 0, both, number(c, MTE_GRANULE - 1));
    bits = a64_op3(c, IR_sel, IR_I64, 0, a64_op2(c, IR_cmp, IR_I32, IR_EQ, remaining, none), none, bits);
    a64_branch_pending(c, a64_op2(c, IR_cmp, IR_I32, IR_NE, bits, none),
                       (struct a64_pending){.emit = emit_misaligned, .rd = (uint8_t)rd}, 1);
}

static bool set_granules(struct a64_ctx *c, struct a64_pending p)
{
    if (!a64_pending_room(c))
        return a64_start_over(c);
    uint32_t remaining = a64_x(c, p.rn);
    ir_br_if(c->ir, a64_op2(c, IR_cmp, IR_I32, IR_EQ, remaining, number(c, 0)), c->pc + 4);
    branch_if_misaligned(c, p.rd, remaining);
    set_granule(c, &p, MTE_GRANULE_BITS);
    return a64_start_over(c);
}

/* ---- prologues ------------------------------------------------------------------------------- */
static uint32_t saturated(struct a64_ctx *c, unsigned rn, unsigned bits)
{
    uint32_t n = a64_x(c, rn), most = a64_const(c, 1, (UINT64_C(1) << bits) - 1);
    return a64_op3(c, IR_sel, IR_I64, 0, below(c, most, n), most, n);
}

static void put_flags(struct a64_ctx *c, uint32_t nzcv) { a64_put_flags(c, a64_op1(c, IR_mkflags, IR_FLAGS, 0, nzcv)); }

static bool start_forward(struct a64_ctx *c, unsigned rn, unsigned bits)
{
    a64_put(c, 1, rn, saturated(c, rn, bits));
    put_flags(c, a64_const(c, 0, FLAG_C));
    return true;
}

/* Backward if the target begins inside the source; tags of addresses do not count. */
static bool start_either(struct a64_ctx *c, unsigned rd, unsigned rs, unsigned rn)
{
    uint32_t n = saturated(c, rn, 55), source = a64_x(c, rs), target = a64_x(c, rd);
    uint32_t from = a64_op1(c, IR_bfx, IR_I64, 56 << 8, source), to = a64_op1(c, IR_bfx, IR_I64, 56 << 8, target);
    uint32_t backward = a64_op2(c, IR_and, IR_I32, 0, below(c, from, to), below(c, to, sum(c, from, n)));
    uint32_t skip = a64_op3(c, IR_sel, IR_I64, 0, backward, n, number(c, 0));
    uint32_t nzcv = a64_op3(c, IR_sel, IR_I32, 0, backward, a64_const(c, 0, FLAG_C | FLAG_N), a64_const(c, 0, FLAG_C));
    a64_put(c, 1, rs, sum(c, source, skip));
    a64_put(c, 1, rd, sum(c, target, skip));
    a64_put(c, 1, rn, n);
    put_flags(c, nzcv);
    return true;
}

/* The options (non-temporal, unprivileged) make no difference here. */
bool a64_emit_CPYF(struct a64_ctx *c, uint32_t stage, uint32_t rs, uint32_t options, uint32_t rn, uint32_t rd)
{
    (void)options;
    if (!registers_allocated(rd, rs, rn) || rs == 31)
        return false;
    if (stage == PROLOGUE)
        return start_forward(c, rn, 55);
    return move(c, pieces(small_forward, rd, rs, rn), copy_forward);
}

bool a64_emit_CPY(struct a64_ctx *c, uint32_t stage, uint32_t rs, uint32_t options, uint32_t rn, uint32_t rd)
{
    (void)options;
    if (!registers_allocated(rd, rs, rn) || rs == 31)
        return false;
    if (stage == PROLOGUE)
        return start_either(c, rd, rs, rn);
    return move(c, pieces(small_either, rd, rs, rn), copy_either);
}

bool a64_emit_SET(struct a64_ctx *c, uint32_t rs, uint32_t stage, uint32_t options, uint32_t rn, uint32_t rd)
{
    (void)options;
    if (!registers_allocated(rd, rs, rn) || stage > EPILOGUE)
        return false;
    if (stage == PROLOGUE)
        return start_forward(c, rn, 63);
    return move(c, pieces(small_set, rd, rs, rn), set_piece);
}

/* At most as many bytes as a multiple of granules can be. */
static bool start_granules(struct a64_ctx *c, unsigned rd, unsigned rn)
{
    if (!a64_pending_room(c))
        return a64_start_over(c);
    uint32_t n = a64_x(c, rn), most = number(c, INT64_MAX & -(int64_t)MTE_GRANULE);
    n = a64_op3(c, IR_sel, IR_I64, 0, below(c, most, n), most, n);
    branch_if_misaligned(c, rd, n);
    a64_put(c, 1, rn, n);
    put_flags(c, a64_const(c, 0, FLAG_C));
    return true;
}

bool a64_emit_SETG(struct a64_ctx *c, uint32_t rs, uint32_t stage, uint32_t options, uint32_t rn, uint32_t rd)
{
    (void)options;
    if (!registers_allocated(rd, rs, rn) || stage > EPILOGUE)
        return false;
    return stage == PROLOGUE ? start_granules(c, rd, rn) : set_granules(c, pieces(NULL, rd, rs, rn));
}
