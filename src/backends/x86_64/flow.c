/* flow.c: rules for leaving a block: direct branches (chained by the runtime), indirect ones through the code map,
 * calls and returns paired on the host's stack, traps. Sections 5 and 6 of docs/design.md.
 *
 * The host's stack holds the return addresses of paired calls, nothing else. A guest's return is a host's, with the guest's address
 * in rax: what it lands at asks whether it is its own. */
#include "backends/x86_64/rules.h"

void cold_exit(struct x64 *x, uint8_t *site, enum cold_kind kind, uint64_t pc)
{
    PUSH(x, &x->cold, (struct cold){.site = site, .pc = pc, .kind = (uint8_t)kind, .block = UINT32_MAX});
}

void cold_restore(struct x64 *x, uint8_t *site, unsigned home, unsigned saved)
{
    PUSH(x, &x->cold, (struct cold){.site = site, .pc = x->pc, .kind = COLD_RESTORE, .reg = (uint8_t)home, .index = saved});
}

void jump_stub(struct x64 *x, unsigned offset)
{
    uint8_t *p = x->c.p;
    x->c.p = enc_64(p, 0xe9 | (uint64_t)(uint32_t)(x->base + offset - (p + 5)) << 8, 5);
    fixup(x, p + 1, FIXUP_OUTSIDE);
}

static void link_outside(struct x64 *x, uint8_t *site, unsigned offset)
{
    asm_link32(site, x->base + offset);
    fixup(x, site, FIXUP_OUTSIDE);
}

void call_stub(struct x64 *x, unsigned offset)
{
    leave_homes(x);
    link_outside(x, asm_call32(&x->c), offset);
    enter_homes(x);
}

void call_stub_with(struct x64 *x, unsigned offset, const void *data, size_t size)
{
    leave_homes(x);
    link_outside(x, asm_call32(&x->c), offset);
    uint8_t *over = asm_jmp8(&x->c);
    memcpy(x->c.p, data, size);
    x->c.p += size;
    asm_here8(&x->c, over);
    enter_homes(x);
}

enum { PREFIX_CS = 0x2e };

/* What is patched while other threads may execute it must not straddle an aligned 8 bytes: the displacement of the branch
 * that follows, behind opcode_bytes. A prefix that means nothing makes it longer: a no-op would part it from its comparison. */
static void align_site(struct x64 *x, unsigned opcode_bytes)
{
    for (unsigned at = (unsigned)((uintptr_t)(x->c.p + opcode_bytes) & 7); at > 4 && at < 8; at++)
        put8(&x->c, PREFIX_CS);
}

void align_entry(struct x64 *x)
{
    unsigned at = (unsigned)((uintptr_t)x->c.p & 7);
    if (at > 8 - ENTRY_BYTES)
        asm_nop(&x->c, 8 - at);
}

uint32_t find_block(const struct x64 *x, uint64_t pc)
{
    const struct ir_block *blocks = x->ir->blocks;
    for (uint32_t b = 0, n = x->ir->nblocks; b < n; b++)
        if (blocks[b].pc == pc)
            return b;
    return UINT32_MAX;
}

/* The same for the 5 bytes of a landing in the region, behind a call of call_bytes: it starts an aligned 8 bytes. */
static void align_landing(struct x64 *x, unsigned call_bytes, uint64_t return_pc)
{
    unsigned at = (unsigned)((uintptr_t)(x->c.p + call_bytes) & 7);
    if (at && find_block(x, return_pc) != UINT32_MAX)
        asm_nop(&x->c, 8 - at);
}

uint32_t target_block(const struct x64 *x, const struct ir_ins *in)
{
    if (in->aux & IR_TARGET_BLOCK)
        return in->b;
    return in->aux ? in->aux >> IR_VERSION_SHIFT : find_block(x, ir_u64(in->b, in->c));
}

/* The branch whose displacement is at site goes to a guest address. */
static void link_exit(struct x64 *x, uint8_t *site, uint64_t pc)
{
    PUSH(x, &x->cold, (struct cold){.site = site, .pc = pc, .kind = COLD_BRANCH});
}

void jump_out(struct x64 *x, uint64_t pc)
{
    leave_homes(x);
    align_site(x, 1);
    link_exit(x, asm_jmp32(&x->c), pc);
}

static void branch_out(struct x64 *x, enum x86_cc cc, uint64_t pc)
{
    if (x->nmoved) {
        cold_exit(x, asm_jcc32(&x->c, cc), COLD_EXIT, pc);
    } else {
        align_site(x, 2);
        link_exit(x, asm_jcc32(&x->c, cc), pc);
    }
}

/* Afterwards the host's "equal" says that nothing is pending. */
static void compare_pending(struct x64 *x, uint64_t target)
{
    critical_loop(x, target);
    asm_state(x, 0x83, ALU_CMP, offsetof(struct cpu_state, pending));
    put8(&x->c, 0);
}

static void check_pending(struct x64 *x, uint64_t target)
{
    compare_pending(x, target);
    cold_exit(x, asm_jcc32(&x->c, CC_NE), COLD_PENDING, target);
}

/* The branch whose displacement is at site goes to a block of the region, emitted already or later. */
void link_block(struct x64 *x, uint8_t *site, uint32_t block)
{
    if (x->tag_loop && x->tag_loops.at[x->tag_loop - 1].block == block)
        asm_link32(site, x->base + x->tag_loops.at[x->tag_loop - 1].head);
    else if (x->block_at[block] != UINT32_MAX)
        asm_link32(site, x->base + x->block_at[block]);
    else
        PUSH(x, &x->links, (struct link){site, block});
}

void branch_to_block(struct x64 *x, enum x86_cc cc, uint32_t block) { link_block(x, asm_jcc32(&x->c, cc), block); }

static void jump_to_block(struct x64 *x, uint32_t block)
{
    if (x->block_at[block] != UINT32_MAX || block != x->block + 1)
        link_block(x, asm_jmp32(&x->c), block);
    else
        x->falls = x->c.p; /* it follows */
}

/* One host branch when nothing is pending. block: UINT32_MAX if pc is not in the region. */
void jump_back(struct x64 *x, uint64_t pc, uint32_t block)
{
    compare_pending(x, pc);
    if (block == UINT32_MAX && !x->nmoved) {
        branch_out(x, CC_E, pc);
        call_stub(x, OFF_PENDING); /* right behind the branch: backend.h */
        return;
    }
    if (block != UINT32_MAX)
        link_block(x, asm_jcc32(&x->c, CC_E), block);
    else
        branch_out(x, CC_E, pc);
    cold_exit(x, asm_jmp32(&x->c), COLD_PENDING, pc);
}

static void jump_to_pc(struct x64 *x, uint64_t pc, uint32_t block)
{
    critical_leave_to(x, pc);
    if (pc <= x->pc)
        jump_back(x, pc, block);
    else if (block != UINT32_MAX)
        jump_to_block(x, block);
    else
        jump_out(x, pc);
}

/* A jump to a guest address, or to the region's block for it. */
void jump_anywhere(struct x64 *x, uint32_t block, uint64_t pc)
{
    if (block != UINT32_MAX)
        link_block(x, asm_jmp32(&x->c), block);
    else
        jump_out(x, pc);
}

/* The flags of a sunk put where they do not depend on the operands: those of a conditional comparison whose second part is not
 * reached, or of equal operands. */
static uint32_t constant_flags(const struct x64 *x, uint32_t put)
{
    const struct ir_ins *flags = &x->ir->ins[x->ir->ins[put].a];
    switch (flags->op) {
    case IR_sel: return ir_flags_store((unsigned)const_of(x, x->ir->ins[flags->c].a) & 15);
    case IR_subf: return ir_flags_store(6); /* Z C */
    default: return ir_flags_store(4);      /* Z */
    }
}

void put_constant_flags(struct x64 *x, uint32_t put)
{
    asm_rm(&x->c, 0xc7, 0, slot_mem(x, x->ir->ins[put].aux));
    put32(&x->c, constant_flags(x, put));
}

/* Does the current branch say, on this way, that what it compares is equal? */
static bool says_equal(const struct x64 *x, bool taken)
{
    const struct ir_ins *cmp = &x->ir->ins[x->ir->ins[x->cur].a];
    return cmp->op == IR_cmp && cmp->aux == (taken ? IR_EQ : IR_NE);
}

static void put_sunk_flags(struct x64 *x, bool taken)
{
    if (says_equal(x, taken))
        put_constant_flags(x, x->sunk_put);
    else
        put_host_flags(x, x->sunk_put);
}

/* The way back, or out of a section, is checked for requests to leave. early: n branches to it from comparisons before. */
static void branch_back(struct x64 *x, enum x86_cc cc, uint32_t block, uint64_t pc, unsigned sunk, uint8_t *const *early, unsigned n)
{
    uint8_t *skip = asm_jcc8(&x->c, cc ^ 1), *known = NULL;
    if (sunk & IR_SUNK_TAKEN) {
        put_sunk_flags(x, true);
        known = n ? asm_jmp8(&x->c) : NULL;
    }
    for (unsigned i = 0; i < n; i++)
        asm_here8(&x->c, early[i]);
    if (known) {
        put_constant_flags(x, x->sunk_put);
        asm_here8(&x->c, known);
    }
    critical_leave_to(x, pc);
    jump_back(x, pc, block);
    asm_here8(&x->c, skip);
}

/* What leads back out of the region is checked in cold code. */
static void branch_on(struct x64 *x, enum x86_cc cc, uint32_t block, uint64_t pc, unsigned sunk)
{
    bool back = block == UINT32_MAX && pc <= x->pc;
    if (sunk & IR_SUNK_TAKEN || back) {
        uint8_t kind = !(sunk & IR_SUNK_TAKEN) ? COLD_EXIT : says_equal(x, true) ? COLD_CONSTANT_FLAGS : COLD_FLAGS;
        PUSH(x, &x->cold, (struct cold){.site = asm_jcc32(&x->c, cc), .pc = pc, .kind = kind, .index = x->sunk_put, .block = block, .back = back});
    } else if (block != UINT32_MAX) {
        link_block(x, asm_jcc32(&x->c, cc), block);
    } else {
        branch_out(x, cc, pc);
    }
}

/* The comparisons of a branch in the order of their branches: a sunk put wants the flags of the last one. */
static void order_tests(const struct x64 *x, const struct ir_ins *joined, unsigned sunk, struct ir_tests *t)
{
    uint32_t first = joined->a, last = joined->b;
    if (sunk) {
        const struct ir_ins *flags = &x->ir->ins[x->ir->ins[x->ir->ins[x->sunk_put].a].b], *cmp = &x->ir->ins[first];
        if (cmp->op == IR_cmp && cmp->a == flags->a && cmp->b == flags->b) {
            first = joined->b;
            last = joined->a;
        }
    }
    ir_add_tests(x->ir, x->uses, first, (enum ir_op)joined->op, t);
    ir_add_tests(x->ir, x->uses, last, (enum ir_op)joined->op, t);
}

/* Is the branch one that checks for requests to leave? */
static bool leads_back(const struct x64 *x, const struct ir_ins *in)
{
    uint64_t pc = ir_u64(in->b, in->c);
    return !(in->aux & IR_TARGET_BLOCK) && (pc <= x->pc || critical_leaves(x, pc));
}

/* Several comparisons, each with a branch. But for the first one they are not always reached: they must load nothing. A sunk
 * put wants the flags of the last one, or constant ones if that is not reached. */
static void branch_on_tests(struct x64 *x, const struct ir_ins *in, unsigned sunk)
{
    const struct ir_ins *joined = &x->ir->ins[in->a];
    uint64_t pc = ir_u64(in->b, in->c);
    uint32_t block = target_block(x, in);
    bool back = leads_back(x, in), all = joined->op == IR_and;
    struct ir_tests t = {0};
    uint8_t *early[IR_TESTS];
    order_tests(x, joined, sunk, &t);
    if (sunk & IR_SUNK_NEXT) /* the operands may need it; behind the branches it is lost */
        x->locked &= ~(1u << RAX);
    for (unsigned i = t.n; i-- > (sunk & IR_SUNK_NEXT ? 0 : 1);)
        use_compared(x, t.at[i]);
    if (sunk & IR_SUNK_NEXT)
        keep_values(x, RAX);
    unsigned n = t.n - 1u;
    for (unsigned i = 0; i < n; i++) {
        enum x86_cc cc = emit_condition(x, t.at[i]);
        if (all || back)
            early[i] = asm_jcc8(&x->c, all ? cc ^ 1 : cc);
        else if (sunk & IR_SUNK_TAKEN)
            PUSH(x, &x->cold, (struct cold){.site = asm_jcc32(&x->c, cc), .pc = pc, .kind = COLD_CONSTANT_FLAGS, .index = x->sunk_put, .block = block});
        else
            branch_on(x, cc, block, pc, 0);
    }
    enum x86_cc cc = emit_condition(x, t.at[n]);
    if (back)
        branch_back(x, cc, block, pc, sunk, early, all ? 0 : n);
    else
        branch_on(x, cc, block, pc, sunk);
    if (sunk & IR_SUNK_NEXT) {
        drop_values(x, RAX);
        put_host_flags(x, x->sunk_put);
    }
    if (!all)
        return;
    uint8_t *end = sunk & IR_SUNK_NEXT ? asm_jmp8(&x->c) : NULL;
    for (unsigned i = 0; i < n; i++)
        asm_here8(&x->c, early[i]);
    if (end) {
        put_constant_flags(x, x->sunk_put);
        asm_here8(&x->c, end);
    }
}

void x64_emit_br_if(struct x64 *x, const struct ir_ins *in)
{
    unsigned sunk = x->uses[x->cur].sunk;
    if (sunk & IR_SUNK_NEXT && !says_equal(x, false)) /* nothing that is used behind the branch may be in rax */
        claim_rax(x, x->cur);
    if (is_folded(x, in->a) && (x->ir->ins[in->a].op == IR_and || x->ir->ins[in->a].op == IR_or)) {
        branch_on_tests(x, in, sunk);
        return;
    }
    enum x86_cc cc = emit_condition(x, in->a);
    bool known = x->known.at == x->c.p;
    uint64_t pc = ir_u64(in->b, in->c);
    uint32_t block = target_block(x, in);
    bool seldom = x->hot && block == UINT32_MAX && !is_critical(x);
    if (leads_back(x, in) && !seldom)
        branch_back(x, cc, block, pc, sunk, NULL, 0);
    else
        branch_on(x, cc, block, pc, sunk);
    if (known) /* what goes on here has branched only */
        x->known.at = x->c.p;
    if (sunk & IR_SUNK_NEXT)
        put_sunk_flags(x, false);
}

void x64_emit_jump(struct x64 *x, const struct ir_ins *in)
{
    if (in->aux & IR_TARGET_BLOCK)
        jump_to_block(x, in->b);
    else
        jump_to_pc(x, ir_u64(in->b, in->c), target_block(x, in));
}

/* rcx = place in the code map of the guest pc in the register: misaligned and far addresses are beyond its end. */
void code_map_index(struct code *c, bool bmi2, unsigned pc)
{
    if (bmi2) {
        asm_vrr(c, O_W | P_F2 | M_3A | 0xf0, RCX, 0, pc);
        put8(c, 2);
    } else {
        asm_mov_rr(c, true, RCX, pc);
        asm_shift_ri(c, SH_ROR, true, RCX, 2);
    }
}

/* rcx -> rdx = host address; code cache offset 0 is the stub for addresses without translation. */
uint8_t *code_map_lookup(struct code *c, const uint8_t *base, bool no_code_map)
{
    uint8_t *out;
    if (no_code_map) {
        asm_link32(out = asm_jmp32(c), base + OFF_MISS);
        return out;
    }
    asm_alu_rm(c, ALU_CMP, true, RCX, state_mem(offsetof(struct cpu_state, code_map_size)));
    asm_link32(out = asm_jcc32(c, CC_AE), base + OFF_MISS);
    asm_mov_rm(c, true, RDX, state_mem(offsetof(struct cpu_state, code_map)));
    asm_mov_rm(c, false, RDX, (struct mem){RDX, RCX, 2, 0});
    asm_alu_rm(c, ALU_ADD, true, RDX, state_mem(offsetof(struct cpu_state, code_base)));
    return out;
}

/* At the end of a block: no value is needed any more. */
static void look_up_code(struct x64 *x, uint32_t target)
{
    unsigned pc = use(x, target);
    critical_leave_ind(x, pc, pc == RCX ? RDX : RCX);
    code_map_index(&x->c, x->bmi2, pc);
    leave_homes(x);
    fixup(x, code_map_lookup(&x->c, x->base, x->no_code_map), FIXUP_OUTSIDE);
}

void x64_emit_jump_ind(struct x64 *x, const struct ir_ins *in)
{
    look_up_code(x, in->a);
    asm_rr(&x->c, 0xff, 4, RDX); /* jmp rdx */
}

/* On from where the registers are at home, as at a region's edges. */
static void go_on_at(struct x64 *x, uint64_t pc)
{
    uint32_t block = find_block(x, pc);
    if (block != UINT32_MAX) {
        enter_homes(x);
        jump_to_block(x, block);
    } else {
        align_site(x, 1);
        link_exit(x, asm_jmp32(&x->c), pc);
    }
}

/* Behind the host's call: go on if that is where the guest returned to. What leads to another region may do so when this one is
 * dead; else an invalidation overwrites the beginning of the comparison. */
static void landing(struct x64 *x, uint64_t return_pc)
{
    if (find_block(x, return_pc) != UINT32_MAX)
        x->landings[x->nlandings++] = here(x);
    if (return_pc <= INT32_MAX) {
        x->c.p = enc_64(x->c.p, 0x3d48 | return_pc << 16, 6); /* cmp rax, imm32 */
    } else {
        asm_mov_ri(&x->c, RCX, return_pc);
        asm_alu_rr(&x->c, ALU_CMP, true, RAX, RCX);
    }
    link_outside(x, asm_jcc32(&x->c, CC_NE), OFF_RET_MISS);
    go_on_at(x, return_pc);
}

void x64_emit_call(struct x64 *x, const struct ir_ins *in)
{
    uint64_t pc = ir_u64(in->b, in->c), return_pc = const_of(x, in->a);
    critical_leave_to(x, pc);
    if (pc <= x->pc)
        check_pending(x, pc);
    leave_homes(x);
    align_landing(x, 5, return_pc);
    align_site(x, 1);
    link_exit(x, asm_call32(&x->c), pc);
    landing(x, return_pc);
}

void x64_emit_call_ind(struct x64 *x, const struct ir_ins *in)
{
    uint64_t return_pc = const_of(x, in->b);
    look_up_code(x, in->a);
    align_landing(x, 2, return_pc);
    asm_rr(&x->c, 0xff, 2, RDX); /* call rdx */
    landing(x, return_pc);
}

void x64_emit_ret(struct x64 *x, const struct ir_ins *in)
{
    use_copy(x, in->a, RAX);
    critical_leave_ind(x, RAX, RCX);
    leave_homes(x);
    put8(&x->c, 0xc3);
}

void x64_emit_trap(struct x64 *x, const struct ir_ins *in)
{
    if (is_critical(x)) { /* what has effects must not run in a section that was disturbed: the runtime looks */
        critical_exit(x, asm_jmp32(&x->c));
        return;
    }
    if (in->aux == IR_TRAP_SYSCALL) {
        leave_homes(x);
        asm_mov_ri(&x->c, RAX, ir_u64(in->b, in->c));
        link_outside(x, asm_call32(&x->c), OFF_SYSCALL);
        go_on_at(x, ir_u64(in->b, in->c));
        return;
    }
    if (in->a == IR_NONE) {
        asm_mov_ri(&x->c, RDX, 0);
    } else {
        use_copy(x, in->a, RDX);
        if (type_of(x, in->a) == IR_I32)
            asm_mov_rr(&x->c, false, RDX, RDX);
    }
    leave_homes(x);
    asm_mov_ri(&x->c, RCX, in->aux);
    asm_mov_ri(&x->c, RAX, ir_u64(in->b, in->c));
    jump_stub(x, OFF_TRAP);
}
