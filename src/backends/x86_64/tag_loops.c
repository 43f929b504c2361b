/* tag_loops.c: loops whose pointers go up through memory: where the tags ahead of a pointer were looked at, the loop runs
 * without checks; else a second copy of it runs, with them.
 *
 * In a hot region, a block that branches back to itself may have windows: a slot that each round adds a constant to, and the
 * bytes [lo, hi) around it that the round's checks are about. At the head of each round the slot is compared with the
 * window's limit in the state (struct mte_cpu): below it, all granules that the round may touch have the tag of the pointer.
 * Whoever comes from outside the loop sets the limit to 0. Cold code sets it, as far as the shadow matches for AHEAD bytes.
 * That is right as long as the slot only grows, and nothing in the loop makes tags stale: no ordered access, no store of tags,
 * no call. As the slot grows, what was seen is forgotten soon. Short loops pay for a few comparisons only: they begin
 * with rounds with checks, and have some again when the tags ahead do not match. */
#include "backends/x86_64/rules.h"
#include "contract/mte.h"

enum { AHEAD = 4096, MOST_BYTES = 512, FIRST_ROUNDS = 2, MORE_ROUNDS = 16, MOST_STEPS = 8 };

/* The slot whose content at the block's start the value is a constant away from, NO_SLOT: of none. */
static unsigned root_slot(const struct ir *ir, uint32_t v, int64_t *offset)
{
    for (unsigned i = 0; i < MOST_STEPS; i++) {
        const struct ir_ins *in = &ir->ins[v];
        if (in->op == IR_get)
            return in->type == IR_I64 ? in->aux : NO_SLOT;
        if ((in->op != IR_add && in->op != IR_sub) || in->type != IR_I64 || !ir_is_const(ir, in->b))
            return NO_SLOT;
        *offset += in->op == IR_add ? (int64_t)ir_const_of(ir, in->b) : -(int64_t)ir_const_of(ir, in->b);
        v = in->a;
    }
    return NO_SLOT;
}

static bool is_branch_to(const struct x64 *x, const struct ir_ins *in, uint32_t block)
{
    if (in->op != IR_br_if && in->op != IR_jump)
        return false;
    return in->aux & IR_TARGET_BLOCK ? in->b == block : ir_u64(in->b, in->c) == x->ir->blocks[block].pc;
}

/* Nothing that makes seen tags stale? */
static bool is_harmless(const struct ir_ins *in)
{
    switch (in->op) {
    case IR_load: case IR_store: return !(in->aux >> IR_MEM_ORDER_SHIFT & 7);
    case IR_rmw: case IR_cas: case IR_fence: case IR_tag_store: case IR_call_h: return false;
    default: return true;
    }
}

/* The last instruction that branches back to the block's start; 0: there is none, or tags may become stale on the way. */
static uint32_t last_of_loop(const struct x64 *x, uint32_t block)
{
    const struct ir_block *b = &x->ir->blocks[block];
    uint32_t last = 0;
    for (uint32_t i = b->first; i < b->end && is_harmless(&x->ir->ins[i]); i++)
        if (is_branch_to(x, &x->ir->ins[i], block))
            last = i;
    return last;
}

/* Is the slot larger by a constant whenever the block branches back to its start, and only read before it is put? */
static bool is_rising(const struct x64 *x, const struct tag_loop *l, unsigned slot)
{
    int64_t by = 0;
    for (uint32_t i = x->ir->blocks[l->block].first; i <= l->last; i++) {
        const struct ir_ins *in = &x->ir->ins[i];
        int64_t sum = 0;
        if (in->op == IR_get && in->aux == slot && by)
            return false;
        if (in->op == IR_put && in->aux == slot) {
            if (root_slot(x->ir, in->a, &sum) != slot || sum <= by || sum > MOST_BYTES)
                return false;
            by = sum;
        }
        if (is_branch_to(x, in, l->block) && !by)
            return false;
    }
    return true;
}

static void add_window(const struct x64 *x, struct tag_loop *l, const struct ir_ins *check)
{
    int64_t lo = (int32_t)check->c;
    unsigned slot = root_slot(x->ir, check->a, &lo), n = 0;
    int64_t hi = lo + ir_tag_bytes(check->aux);
    if (slot == NO_SLOT || lo < -MOST_BYTES || hi > MOST_BYTES)
        return;
    while (n < l->n && l->window[n].slot != slot)
        n++;
    if (n == l->n) {
        if (n == MTE_AHEAD || !is_rising(x, l, slot))
            return;
        l->window[l->n++] = (struct tag_ahead){.slot = (uint8_t)slot, .lo = (int32_t)lo, .hi = (int32_t)hi};
    }
    if (lo < l->window[n].lo)
        l->window[n].lo = (int32_t)lo;
    if (hi > l->window[n].hi)
        l->window[n].hi = (int32_t)hi;
}

bool has_tag_window(const struct x64 *x, const struct ir_ins *check)
{
    const struct tag_loop *l = &x->tag_loops.at[x->tag_loop - 1];
    int64_t lo = (int32_t)check->c;
    unsigned slot = root_slot(x->ir, check->a, &lo);
    for (unsigned n = 0; n < l->n && x->cur < l->last; n++)
        if (l->window[n].slot == slot)
            return lo >= l->window[n].lo && lo + ir_tag_bytes(check->aux) <= l->window[n].hi;
    return false;
}

#define LIMIT(n) state_mem(offsetof(struct cpu_state, mte.ahead[n].limit))
#define ROUNDS(n) state_mem(offsetof(struct cpu_state, mte.ahead[n].rounds))

static void set_rounds(struct x64 *x, unsigned n, uint32_t rounds)
{
    asm_rm(&x->c, 0xc7, 0, ROUNDS(n)), put32(&x->c, rounds);
}

/* The slot's register; a slot in memory comes to rax. */
static unsigned pointer_of(struct x64 *x, unsigned slot)
{
    if (x->pins->reg[slot] != NO_REG)
        return x->pins->reg[slot];
    asm_mov_rm(&x->c, true, RAX, slot_mem(x, slot));
    return RAX;
}

bool begin_tag_loop(struct x64 *x, uint32_t block)
{
    const struct ir_block *b = &x->ir->blocks[block];
    struct tag_loop l = {.block = block};
    if (!x->hot || !x->is_loop[block] || !(l.last = last_of_loop(x, block)))
        return false;
    for (uint32_t i = b->first; i < l.last; i++)
        if (x->ir->ins[i].op == IR_tag_check)
            add_window(x, &l, &x->ir->ins[i]);
    if (!l.n)
        return false;
    for (unsigned n = 0; n < l.n; n++) {
        asm_rm(&x->c, O_W | 0xc7, 0, LIMIT(n)), put32(&x->c, 0);
        set_rounds(x, n, FIRST_ROUNDS);
    }
    asm_nops(&x->c, -(unsigned)(uintptr_t)x->c.p & 31);
    l.head = here(x);
    for (unsigned n = 0; n < l.n; n++) {
        asm_alu_rm(&x->c, ALU_CMP, true, pointer_of(x, l.window[n].slot), LIMIT(n));
        PUSH(x, &x->cold, (struct cold){.site = asm_jcc32(&x->c, CC_AE), .pc = b->pc, .kind = COLD_TAG_AHEAD,
                                        .index = x->tag_loops.n * MTE_AHEAD + n});
        l.window[n].back = here(x);
    }
    PUSH(x, &x->tag_loops, l);
    x->tag_loop = x->tag_loops.n;
    x->fast_loop = true;
    return true;
}

/* rdx = the first granule from that of the rotated pointer in rax on that does not match, in steps of 8; at most AHEAD
 * bytes away. Clobbers rcx and rbx. */
static void look_ahead(struct x64 *x)
{
    struct code *c = &x->c;
    asm_movzx8(c, RCX, RAX);
    multiply_by_ones(x, RCX);
    asm_mov_rr(c, true, RDX, RAX);
    asm_shift_ri(c, SH_SHR, true, RDX, 8 + MTE_GRANULE_BITS);
    asm_lea(c, true, RBX, mem_at(RDX, AHEAD / MTE_GRANULE));
    const uint8_t *again = c->p;
    compare_shadow8(x, RCX, RDX, 0);
    uint8_t *first = asm_jcc8(c, CC_NE);
    compare_shadow8(x, RCX, RDX, 8);
    uint8_t *second = asm_jcc8(c, CC_NE);
    asm_alu_ri(c, ALU_ADD, true, RDX, 16);
    asm_alu_rr(c, ALU_CMP, true, RDX, RBX);
    asm_link32(asm_jcc32(c, CC_B), again);
    uint8_t *all = asm_jmp8(c);
    asm_here8(c, second);
    asm_alu_ri(c, ALU_ADD, true, RDX, 8);
    asm_here8(c, first);
    asm_here8(c, all);
}

void emit_cold_ahead(struct x64 *x, uint32_t index)
{
    struct code *c = &x->c;
    const struct tag_loop *l = &x->tag_loops.at[index / MTE_AHEAD];
    unsigned n = index % MTE_AHEAD;
    const struct tag_ahead *w = &l->window[n];
    const uint8_t *checked = x->base + l->checked;
    map_insn(x, x->ir->blocks[l->block].pc);
    asm_rm(c, 0x83, ALU_SUB, ROUNDS(n)), put8(c, 1);
    asm_link32(asm_jcc32(c, CC_NS), checked);
    rotate_pointer(x, RAX, pointer_of(x, w->slot), w->lo);
    look_ahead(x);
    asm_movzx8(c, RCX, RAX);
    asm_shift_ri(c, SH_SHL, true, RDX, 8 + MTE_GRANULE_BITS); /* that granule's pointer, rotated */
    asm_alu_rr(c, ALU_OR, true, RDX, RCX);
    asm_shift_ri(c, SH_ROR, true, RDX, 8);
    asm_alu_ri(c, ALU_SUB, true, RDX, w->hi - 1);
    asm_alu_rr(c, ALU_CMP, true, pointer_of(x, w->slot), RDX);
    uint8_t *differs = asm_jcc8(c, CC_AE);
    asm_mov_mr(c, true, LIMIT(n), RDX);
    asm_link32(asm_jmp32(c), x->base + w->back);
    asm_here8(c, differs);
    set_rounds(x, n, MORE_ROUNDS);
    asm_link32(asm_jmp32(c), checked);
}
