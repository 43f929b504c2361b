/* ldst_exclusive.c: load- and store-exclusive on a compare-and-swap, and the acquire/release accesses.
 * The monitor is a pair of slots: the address, and the value that the load-exclusive saw. A store-exclusive
 * succeeds if the address is the same and memory still holds that value. */
#include "frontends/aarch64/ldst.h"

static void open_monitor(struct a64_ctx *c) { ir_put(c->ir, SLOT_EXCL_ADDR, a64_const(c, 1, UINT64_MAX)); }

/* Exclusive accesses must be naturally aligned even with FEAT_LSE2. */
static struct a64_access exclusive(unsigned o0, enum ir_order order)
{
    return (struct a64_access){o0 ? order : IR_PLAIN, IR_ALIGN_NATURAL};
}

/* ---- load-exclusive -------------------------------------------------------------------------- */
bool a64_emit_LDXR(struct a64_ctx *c, uint32_t size, uint32_t o0, uint32_t rn, uint32_t rt)
{
    if (a64_emit_exclusive_loop(c, size, o0, rn, rt))
        return true;
    struct a64_addr at = a64_addr_imm(c, rn, 0);
    uint32_t value = a64_load_zero(c, size, at, exclusive(o0, IR_ACQUIRE));
    uint32_t wide = size == 3 ? value : a64_op1(c, IR_zext, IR_I64, 0, value);
    ir_put(c->ir, SLOT_EXCL_VALUE, a64_vec_of(c, wide));
    ir_put(c->ir, SLOT_EXCL_ADDR, at.base);
    a64_put(c, size == 3, rt, value);
    return true;
}

bool a64_emit_LDXP(struct a64_ctx *c, uint32_t sz, uint32_t o0, uint32_t rt2, uint32_t rn, uint32_t rt)
{
    struct a64_addr at = a64_addr_imm(c, rn, 0);
    uint32_t value = a64_load(c, sz ? IR_V128 : IR_I64, 3 + sz, 0, at, exclusive(o0, IR_ACQUIRE));
    ir_put(c->ir, SLOT_EXCL_VALUE, sz ? value : a64_vec_of(c, value));
    ir_put(c->ir, SLOT_EXCL_ADDR, at.base);
    a64_put_pair(c, sz, rt, rt2, value);
    return true;
}

/* ---- store-exclusive ------------------------------------------------------------------------- */
static void emit_fail_blocks(struct a64_ctx *c, const struct a64_pending *p);

static void branch_if_not_monitored(struct a64_ctx *c, uint32_t address, unsigned rn, unsigned rs, unsigned log2)
{
    uint32_t excl = ir_get(c->ir, SLOT_EXCL_ADDR);
    struct a64_pending fail = {.emit = emit_fail_blocks, .rs = (uint8_t)rs, .rn = (uint8_t)rn, .log2 = (uint8_t)log2};
    a64_branch_pending(c, a64_op2(c, IR_cmp, IR_I32, IR_NE, address, excl), fail, log2 ? 2 : 1);
}

static uint32_t swap(struct a64_ctx *c, enum ir_type type, unsigned log2, unsigned o0, struct a64_addr at,
                     uint32_t expected, uint32_t value)
{
    at = a64_guard(c, at, 1u << log2, MTE_STORE, IR_ALIGN_NATURAL);
    return ir_emit(c->ir, IR_cas, type, a64_mem(c, log2, at.flags, exclusive(o0, IR_RELEASE)), at.base, expected, value);
}

static void finish_store(struct a64_ctx *c, unsigned rs, uint32_t failed)
{
    open_monitor(c);
    a64_put(c, 0, rs, failed);
}

/* The value that the monitor holds, at the width of the store. */
static uint32_t expected_value(struct a64_ctx *c, unsigned size)
{
    uint32_t value = a64_vec_half(c, ir_get(c->ir, SLOT_EXCL_VALUE), 0);
    if (size == 3)
        return value;
    value = a64_op1(c, IR_trunc, IR_I32, 0, value);
    return size == 2 ? value : a64_op1(c, IR_bfx, IR_I32, (uint16_t)(8u << size << 8), value);
}

bool a64_emit_STXR(struct a64_ctx *c, uint32_t size, uint32_t rs, uint32_t o0, uint32_t rn, uint32_t rt)
{
    if (!a64_pending_room(c))
        return a64_start_over(c);
    struct a64_addr at = a64_addr_imm(c, rn, 0);
    branch_if_not_monitored(c, at.base, rn, rs, size);
    uint32_t expected = expected_value(c, size);
    uint32_t old = swap(c, a64_int(size == 3), size, o0, at, expected, a64_reg(c, size == 3, rt));
    finish_store(c, rs, a64_op2(c, IR_cmp, IR_I32, IR_NE, old, expected));
    return true;
}

static uint32_t vectors_differ(struct a64_ctx *c, uint32_t a, uint32_t b)
{
    uint32_t x = a64_op2(c, IR_vxor, IR_V128, 0, a, b);
    uint32_t bits = a64_op2(c, IR_or, IR_I64, 0, a64_vec_half(c, x, 0), a64_vec_half(c, x, 1));
    return a64_op2(c, IR_cmp, IR_I32, IR_NE, bits, a64_const(c, 1, 0));
}

bool a64_emit_STXP(struct a64_ctx *c, uint32_t sz, uint32_t rs, uint32_t o0, uint32_t rt2, uint32_t rn, uint32_t rt)
{
    if (!a64_pending_room(c))
        return a64_start_over(c);
    struct a64_addr at = a64_addr_imm(c, rn, 0);
    branch_if_not_monitored(c, at.base, rn, rs, 3 + sz);
    uint32_t value = a64_pair(c, sz, rt, rt2);
    if (sz) {
        uint32_t expected = ir_get(c->ir, SLOT_EXCL_VALUE);
        uint32_t old = swap(c, IR_V128, 4, o0, at, expected, value);
        finish_store(c, rs, vectors_differ(c, old, expected));
    } else {
        uint32_t expected = expected_value(c, 3);
        uint32_t old = swap(c, IR_I64, 3, o0, at, expected, value);
        finish_store(c, rs, a64_op2(c, IR_cmp, IR_I32, IR_NE, old, expected));
    }
    return true;
}

/* Alignment is checked whether or not the monitor passes, so the failing path checks it, too. */
static void emit_fail_blocks(struct a64_ctx *c, const struct a64_pending *p)
{
    uint32_t number = ir_begin_block(c->ir, IR_NO_PC);
    ir_insn(c->ir, p->word, p->pc);
    if (p->log2) {
        uint32_t low = a64_op2(c, IR_and, IR_I64, 0, a64_reg_sp(c, 1, p->rn), a64_const(c, 1, (1u << p->log2) - 1));
        uint32_t misaligned = a64_op2(c, IR_cmp, IR_I32, IR_NE, low, a64_const(c, 1, 0));
        ir_emit(c->ir, IR_br_if, IR_VOID, IR_TARGET_BLOCK, misaligned, number + 1, 0);
    }
    finish_store(c, p->rs, a64_const(c, 0, 1));
    ir_jump(c->ir, p->pc + 4);
    ir_end_block(c->ir, 0);
    if (p->log2) {
        ir_begin_block(c->ir, IR_NO_PC);
        ir_insn(c->ir, p->word, p->pc);
        ir_trap(c->ir, IR_TRAP_ALIGN, a64_reg_sp(c, 1, p->rn), p->pc);
        ir_end_block(c->ir, 0);
    }
}

/* ---- acquire and release --------------------------------------------------------------------- */
/* With FEAT_LSE2 these may be misaligned as long as they stay within 16 bytes. */
static struct a64_access ordered(enum ir_order order) { return (struct a64_access){order, IR_ALIGN_WITHIN16}; }

bool a64_emit_STLR(struct a64_ctx *c, uint32_t size, uint32_t rn, uint32_t rt)
{
    a64_store_reg(c, size, rt, a64_addr_imm(c, rn, 0), ordered(IR_RELEASE));
    return true;
}

bool a64_emit_LDAR(struct a64_ctx *c, uint32_t size, uint32_t rn, uint32_t rt)
{
    a64_put(c, size == 3, rt, a64_load_zero(c, size, a64_addr_imm(c, rn, 0), ordered(IR_ACQUIRE)));
    return true;
}

/* The limited-ordering forms are no weaker with a single region for all memory. */
bool a64_emit_STLLR(struct a64_ctx *c, uint32_t size, uint32_t rn, uint32_t rt)
{
    return a64_emit_STLR(c, size, rn, rt);
}
bool a64_emit_LDLAR(struct a64_ctx *c, uint32_t size, uint32_t rn, uint32_t rt)
{
    return a64_emit_LDAR(c, size, rn, rt);
}

bool a64_emit_LDAPR(struct a64_ctx *c, uint32_t size, uint32_t rn, uint32_t rt)
{
    a64_put(c, size == 3, rt, a64_load_zero(c, size, a64_addr_imm(c, rn, 0), ordered(IR_ACQUIRE_PC)));
    return true;
}

bool a64_emit_STLUR(struct a64_ctx *c, uint32_t size, uint32_t imm, uint32_t rn, uint32_t rt)
{
    a64_store_reg(c, size, rt, a64_addr_imm(c, rn, a64_sext(imm, 9)), ordered(IR_RELEASE));
    return true;
}

bool a64_emit_LDAPUR(struct a64_ctx *c, uint32_t size, uint32_t imm, uint32_t rn, uint32_t rt)
{
    a64_put(c, size == 3, rt, a64_load_zero(c, size, a64_addr_imm(c, rn, a64_sext(imm, 9)), ordered(IR_ACQUIRE_PC)));
    return true;
}

bool a64_emit_LDAPURS(struct a64_ctx *c, uint32_t size, uint32_t w, uint32_t imm, uint32_t rn, uint32_t rt)
{
    if (size == 3 || (w && size == 2))
        return false;
    struct a64_addr at = a64_addr_imm(c, rn, a64_sext(imm, 9));
    a64_put(c, !w, rt, a64_load(c, a64_int(!w), size, IR_MEM_SEXT, at, ordered(IR_ACQUIRE_PC)));
    return true;
}

bool a64_emit_STLUR_v(struct a64_ctx *c, uint32_t size, uint32_t q, uint32_t imm, uint32_t rn, uint32_t rt)
{
    if (q && size)
        return false;
    struct a64_addr at = a64_addr_imm(c, rn, a64_sext(imm, 9));
    a64_store(c, q ? 4 : size, a64_v(c, rt), at, ordered(IR_RELEASE));
    return true;
}

bool a64_emit_LDAPUR_v(struct a64_ctx *c, uint32_t size, uint32_t q, uint32_t imm, uint32_t rn, uint32_t rt)
{
    if (q && size)
        return false;
    struct a64_addr at = a64_addr_imm(c, rn, a64_sext(imm, 9));
    a64_put_v(c, rt, a64_load(c, IR_V128, q ? 4 : size, 0, at, ordered(IR_ACQUIRE_PC)));
    return true;
}

/* Pairs are one single-copy atomic access. n: no write-back. */
bool a64_emit_STILP(struct a64_ctx *c, uint32_t sz, uint32_t rt2, uint32_t n, uint32_t rn, uint32_t rt)
{
    int64_t bytes = 8 << sz;
    struct a64_addr at = n ? a64_addr_imm(c, rn, 0) : a64_addr_indexed(c, rn, -bytes);
    a64_store(c, 3 + sz, a64_pair(c, sz, rt, rt2), at, ordered(IR_RELEASE));
    if (!n)
        a64_write_back(c, rn, at, -bytes);
    return true;
}

bool a64_emit_LDIAPP(struct a64_ctx *c, uint32_t sz, uint32_t rt2, uint32_t n, uint32_t rn, uint32_t rt)
{
    int64_t bytes = 8 << sz;
    struct a64_addr at = n ? a64_addr_imm(c, rn, 0) : a64_addr_indexed(c, rn, 0);
    a64_put_pair(c, sz, rt, rt2, a64_load(c, sz ? IR_V128 : IR_I64, 3 + sz, 0, at, ordered(IR_ACQUIRE_PC)));
    if (!n)
        a64_write_back(c, rn, at, bytes);
    return true;
}

bool a64_emit_STLR_pre(struct a64_ctx *c, uint32_t sz, uint32_t rn, uint32_t rt)
{
    int64_t bytes = 4 << sz;
    struct a64_addr at = a64_addr_indexed(c, rn, -bytes);
    a64_store_reg(c, 2 + sz, rt, at, ordered(IR_RELEASE));
    a64_write_back(c, rn, at, -bytes);
    return true;
}

bool a64_emit_LDAPR_post(struct a64_ctx *c, uint32_t sz, uint32_t rn, uint32_t rt)
{
    int64_t bytes = 4 << sz;
    struct a64_addr at = a64_addr_indexed(c, rn, 0);
    a64_put(c, sz, rt, a64_load_zero(c, 2 + sz, at, ordered(IR_ACQUIRE_PC)));
    a64_write_back(c, rn, at, bytes);
    return true;
}

bool a64_emit_STL1(struct a64_ctx *c, uint32_t q, uint32_t rn, uint32_t rt)
{
    a64_store(c, 3, a64_vec_half(c, a64_v(c, rt), q), a64_addr_imm(c, rn, 0), ordered(IR_RELEASE));
    return true;
}

bool a64_emit_LDAP1(struct a64_ctx *c, uint32_t q, uint32_t rn, uint32_t rt)
{
    uint32_t value = a64_load(c, IR_I64, 3, 0, a64_addr_imm(c, rn, 0), ordered(IR_ACQUIRE_PC));
    a64_put_v(c, rt, a64_op2(c, IR_vsetlane, IR_V128, ir_lane(3, q), a64_v(c, rt), value));
    return true;
}
