/* branch.c: semantics of branches and exception-generating instructions. */
#include "frontends/aarch64/a64.h"
#include "translate/ir_bytes.h"

/* Where an address of guest code is on the host. */
static const uint8_t *view(const struct a64_ctx *c, uint64_t pc)
{
    return (const uint8_t *)((uintptr_t)c->req->code + (uintptr_t)(pc - c->req->pc));
}

/* Whether flags are dead there is asked when the block is complete: by then the code is in the cache. */
static uint64_t target(const struct a64_ctx *c, uint32_t imm, unsigned bits)
{
    uint64_t to = c->pc + (uint64_t)a64_sext(imm, bits) * 4;
    __builtin_prefetch(view(c, to));
    return to;
}

/* ---- immediate -------------------------------------------------------------------------------- */
static enum branch_path path_behind(const struct a64_ctx *c, uint64_t to, uint64_t next)
{
    const struct translate_request *req = c->req;
    if (!req->path)
        return next == IR_NO_PC ? PATH_END : PATH_NEXT;
    return req->path(req->ctx, c->pc, to, next);
}

static bool go_to(struct a64_ctx *c, uint64_t to)
{
    if (path_behind(c, to, IR_NO_PC) == PATH_TAKEN) {
        c->next = to;
        return true;
    }
    ir_jump(c->ir, to);
    c->done = true;
    return true;
}

bool a64_emit_B(struct a64_ctx *c, uint32_t imm26) { return go_to(c, target(c, imm26, 26)); }

/* ---- linkage tables ----------------------------------------------------------------------------- */
/* Does an entry of a procedure linkage table begin there? With or without BTI: ADRP X16; LDR X17, [X16, #]; ADD X16, X16, #;
 * BR X17. (AAELF64, "Procedure Linkage Table": X16 and X17 are for it.) */
static bool is_linkage_entry(const struct a64_ctx *c, uint64_t pc)
{
    enum { BTI_C = 0xd503245f };
    static const struct {
        uint32_t mask, value;
    } words[] = {{0x9f00001f, 0x90000010}, {0xffc003ff, 0xf9400211}, {0xffc003ff, 0x91000210}, {0xffffffff, 0xd61f0220}};
    const uint8_t *code = view(c, pc), *low = c->req->code_low, *end = c->req->code_end;
    if (code < low || code >= end || (size_t)(end - code) < sizeof words)
        return false;
    if (a64_fetch(code) == BTI_C)
        code += 4;
    for (unsigned i = 0; i < sizeof words / sizeof *words; i++, code += 4)
        if (end - code < 4 || (a64_fetch(code) & words[i].mask) != words[i].value)
            return false;
    return true;
}

/* A branch to what is at a constant address. */
static bool find_target(const struct a64_ctx *c, uint32_t to, uint64_t *pc)
{
    const struct ir_ins *load = &c->ir->ins[to];
    if (!c->req->leads_to || load->op != IR_load || load->type != IR_I64 || !ir_is_const(c->ir, load->a))
        return false;
    return c->req->leads_to(c->req->ctx, ir_const_of(c->ir, load->a) + (uint64_t)(int64_t)(int32_t)load->c, pc);
}

/* The entry leads elsewhere. */
static void emit_other_target(struct a64_ctx *c, const struct a64_pending *p)
{
    ir_begin_block(c->ir, IR_NO_PC);
    ir_insn(c->ir, p->word, p->pc);
    ir_call_ind(c->ir, ir_get(c->ir, SLOT_X0 + p->rn), p->to);
    ir_end_block(c->ir, 0);
}

/* The end of a call through an entry is that of a direct one. */
static void call_through(struct a64_ctx *c, uint32_t rn, uint32_t to)
{
    uint64_t pc, back = c->call + 4;
    if (!find_target(c, to, &pc)) {
        ir_call_ind(c->ir, to, back);
        return;
    }
    struct a64_pending p = {.emit = emit_other_target, .to = back, .rn = (uint8_t)rn};
    a64_branch_pending(c, a64_op2(c, IR_cmp, IR_I32, IR_NE, to, a64_const(c, 1, pc)), p, 1);
    ir_insn(c->ir, a64_fetch(view(c, c->call)), c->call); /* what leads back looks for signals */
    ir_call(c->ir, pc, back);
}

bool a64_emit_BL(struct a64_ctx *c, uint32_t imm26)
{
    uint64_t to = target(c, imm26, 26);
    a64_put(c, 1, 30, a64_const(c, 1, c->pc + 4));
    if (c->req->leads_to && a64_pending_room(c) && is_linkage_entry(c, to)) {
        c->call = c->pc;
        c->next = to;
        return true;
    }
    ir_call(c->ir, to, c->pc + 4);
    c->done = true;
    return true;
}

/* holds: the branch's condition, made for either outcome. */
static bool branch_along(struct a64_ctx *c, enum branch_path path, uint32_t (*holds)(struct a64_ctx *c, enum ir_cc cc, uint32_t value),
                         enum ir_cc cc, uint32_t value, uint64_t to)
{
    if (path == PATH_TAKEN) {
        ir_br_if(c->ir, holds(c, cc ^ 1, value), c->next);
        c->next = to;
        return true;
    }
    ir_br_if(c->ir, holds(c, cc, value), to);
    if (path == PATH_END) {
        ir_jump(c->ir, c->next);
        c->done = true;
    }
    return true;
}

static uint32_t compared_with_zero(struct a64_ctx *c, enum ir_cc cc, uint32_t value)
{
    uint32_t zero = ir_iconst(c->ir, ir_type_of(c->ir, value), 0);
    return a64_op2(c, IR_cmp, IR_I32, (uint16_t)cc, value, zero);
}

static uint32_t flags_say(struct a64_ctx *c, enum ir_cc cc, uint32_t value)
{
    return a64_op1(c, IR_cond, IR_I32, (uint16_t)cc, value);
}

/* ---- loops over bytes ---------------------------------------------------------------------------- */
/* Where not all bytes are 0. */
static void emit_bytes_found(struct a64_ctx *c, const struct a64_pending *p)
{
    ir_begin_block(c->ir, IR_NO_PC);
    ir_insn(c->ir, p->word, p->pc);
    uint32_t small = ir_make_small(c->ir, ir_get(c->ir, p->rn), p->log2);
    ir_put(c->ir, p->rd, small);
    ir_put(c->ir, p->rs, a64_op1(c, IR_f2i, IR_I64, 0, a64_op1(c, IR_v2f, IR_F64, 0, small)));
    ir_jump(c->ir, p->to);
    ir_end_block(c->ir, 0);
}

/* A comparison of 16 bytes, made smaller and moved to Xt, and Xt tested: where the block goes on if all are 0, so are the
 * smaller vector and Xt, and need not be made. Only the way out makes them. */
static bool branch_on_bytes(struct a64_ctx *c, enum branch_path path, enum ir_cc cc, uint32_t value, unsigned rt, uint64_t to)
{
    bool goes_on_at_zero = path == PATH_NEXT ? cc == IR_NE && to > c->pc : cc == IR_EQ && (path == PATH_TAKEN || to <= c->pc);
    struct ir_bytes b;
    if (!goes_on_at_zero || !a64_pending_room(c) || !ir_find_bytes(c->ir, value, &b))
        return false;
    ir_put(c->ir, b.small_slot, ir_vconst(c->ir, (union ir_val){.d = {0, 0}}));
    a64_put(c, 1, rt, a64_const(c, 1, 0));
    struct a64_pending p = {
        .emit = emit_bytes_found,
        .to = path == PATH_NEXT ? to : c->next,
        .rd = (uint8_t)b.small_slot,
        .rs = (uint8_t)rt,
        .rn = (uint8_t)b.slot,
        .log2 = b.narrowed,
    };
    a64_branch_pending(c, a64_op1(c, IR_vany, IR_I32, 0, b.bytes), p, 1);
    if (path == PATH_TAKEN)
        c->next = to;
    if (path == PATH_END) {
        ir_jump(c->ir, to);
        c->done = true;
    }
    return true;
}

/* What is tested is known: the branch goes one way. */
static bool branch_known(struct a64_ctx *c, uint32_t holds, uint64_t to)
{
    return ir_const_of(c->ir, holds) ? go_to(c, to) : true;
}

static bool compare_zero(struct a64_ctx *c, enum ir_cc cc, uint32_t value, unsigned rt, uint64_t to)
{
    if (c->ir->folding && ir_is_const(c->ir, value))
        return branch_known(c, compared_with_zero(c, cc, value), to);
    enum branch_path path = path_behind(c, to, c->next);
    return branch_on_bytes(c, path, cc, value, rt, to) || branch_along(c, path, compared_with_zero, cc, value, to);
}

bool a64_emit_CBZ(struct a64_ctx *c, uint32_t sf, uint32_t imm19, uint32_t rt)
{
    return compare_zero(c, IR_EQ, a64_reg(c, sf, rt), rt, target(c, imm19, 19));
}

bool a64_emit_CBNZ(struct a64_ctx *c, uint32_t sf, uint32_t imm19, uint32_t rt)
{
    return compare_zero(c, IR_NE, a64_reg(c, sf, rt), rt, target(c, imm19, 19));
}

static bool test_bit(struct a64_ctx *c, enum ir_cc cc, unsigned sf, unsigned bit, unsigned rt, uint64_t to)
{
    uint32_t mask = a64_const(c, sf, UINT64_C(1) << bit);
    return compare_zero(c, cc, a64_op2(c, IR_and, a64_int(sf), 0, a64_reg(c, sf, rt), mask), rt, to);
}

bool a64_emit_TBZ(struct a64_ctx *c, uint32_t b5, uint32_t b40, uint32_t imm14, uint32_t rt)
{
    return test_bit(c, IR_EQ, b5, b5 << 5 | b40, rt, target(c, imm14, 14));
}

bool a64_emit_TBNZ(struct a64_ctx *c, uint32_t b5, uint32_t b40, uint32_t imm14, uint32_t rt)
{
    return test_bit(c, IR_NE, b5, b5 << 5 | b40, rt, target(c, imm14, 14));
}

bool a64_emit_B_cond(struct a64_ctx *c, uint32_t imm19, uint32_t cond)
{
    if (cond >= 14) { /* AL, NV */
        ir_jump(c->ir, target(c, imm19, 19));
        c->done = true;
        return true;
    }
    uint64_t to = target(c, imm19, 19);
    uint32_t flags = a64_flags(c);
    if (c->ir->folding && c->ir->ins[flags].op == IR_mkflags && ir_is_const(c->ir, c->ir->ins[flags].a))
        return branch_known(c, flags_say(c, (enum ir_cc)cond, flags), to);
    return branch_along(c, path_behind(c, to, c->next), flags_say, (enum ir_cc)cond, flags, to);
}

bool a64_emit_BC_cond(struct a64_ctx *c, uint32_t imm19, uint32_t cond) { return a64_emit_B_cond(c, imm19, cond); }

/* ---- register --------------------------------------------------------------------------------- */
bool a64_emit_BR(struct a64_ctx *c, uint32_t rn)
{
    uint32_t to = a64_reg(c, 1, rn);
    uint64_t pc;
    c->done = true;
    if (c->call != IR_NO_PC) {
        call_through(c, rn, to);
        return true;
    }
    if (find_target(c, to, &pc))
        ir_br_if(c->ir, a64_op2(c, IR_cmp, IR_I32, IR_EQ, to, a64_const(c, 1, pc)), pc);
    ir_emit(c->ir, IR_jump_ind, IR_VOID, 0, to, 0, 0);
    return true;
}

bool a64_emit_BLR(struct a64_ctx *c, uint32_t rn)
{
    uint32_t to = a64_reg(c, 1, rn);
    a64_put(c, 1, 30, a64_const(c, 1, c->pc + 4));
    ir_call_ind(c->ir, to, c->pc + 4);
    c->done = true;
    return true;
}

bool a64_emit_RET(struct a64_ctx *c, uint32_t rn)
{
    ir_emit(c->ir, IR_ret, IR_VOID, 0, a64_reg(c, 1, rn), 0, 0);
    c->done = true;
    return true;
}

/* With authentication, whose keys are switched off (dp_reg.c). */
bool a64_emit_BRAZ(struct a64_ctx *c, uint32_t key, uint32_t rn)
{
    (void)key;
    return a64_emit_BR(c, rn);
}

bool a64_emit_BLRAZ(struct a64_ctx *c, uint32_t key, uint32_t rn)
{
    (void)key;
    return a64_emit_BLR(c, rn);
}

bool a64_emit_RETA(struct a64_ctx *c, uint32_t key)
{
    (void)key;
    return a64_emit_RET(c, 30);
}

bool a64_emit_BRA(struct a64_ctx *c, uint32_t key, uint32_t rn, uint32_t rm)
{
    (void)key, (void)rm;
    return a64_emit_BR(c, rn);
}

bool a64_emit_BLRA(struct a64_ctx *c, uint32_t key, uint32_t rn, uint32_t rm)
{
    (void)key, (void)rm;
    return a64_emit_BLR(c, rn);
}

/* ---- exceptions ------------------------------------------------------------------------------- */
static bool end_with_trap(struct a64_ctx *c, enum ir_trap reason, uint32_t argument, uint64_t pc)
{
    ir_trap(c->ir, reason, argument, pc);
    c->done = true;
    return true;
}

bool a64_emit_SVC(struct a64_ctx *c, uint32_t imm16)
{
    (void)imm16; /* Linux ignores it */
    return end_with_trap(c, IR_TRAP_SYSCALL, IR_NONE, c->pc + 4);
}

bool a64_emit_BRK(struct a64_ctx *c, uint32_t imm16)
{
    return end_with_trap(c, IR_TRAP_BREAK, a64_const(c, 1, imm16), c->pc);
}

bool a64_emit_UDF(struct a64_ctx *c, uint32_t imm16)
{
    (void)imm16;
    return end_with_trap(c, IR_TRAP_UNDEFINED, a64_const(c, 1, c->word), c->pc);
}
