/* ir_states.c: hot code: the slot that tells in which state the program is. It is compared with one constant after the
 * other, and holds a constant where it was put before a branch to these comparisons. The code behind that branch may be made
 * again, as a version for that constant, in which their outcome is known. Knows no guest and no host. */
#include <string.h>

#include "translate/ir_fold.h"

enum { LEAST_STATES = 3, MOST_STATES = 8, MOST_GUESSED = 255 };

/* The slot whose value at the block's beginning is compared with a constant, or IR_NONE. */
static uint32_t tested_slot(const struct ir *ir, const struct ir_ins *branch, uint64_t *constant)
{
    if (branch->op != IR_br_if) /* only then `a` is a value */
        return IR_NONE;
    const struct ir_ins *cmp = &ir->ins[branch->a], *value = &ir->ins[cmp->a];
    if (cmp->op != IR_cmp || !ir_is_const(ir, cmp->b))
        return IR_NONE;
    *constant = ir_const_of(ir, cmp->b);
    if (value->op == IR_trunc)
        value = &ir->ins[value->a];
    return value->op == IR_get && value->type == IR_I64 ? value->aux : IR_NONE;
}

struct tested { unsigned n; uint64_t with[MOST_STATES]; };

static void add_constant(struct tested *t, uint64_t constant)
{
    for (unsigned i = 0; i < t->n; i++)
        if (t->with[i] == constant)
            return;
    if (t->n < MOST_STATES)
        t->with[t->n++] = constant;
}

uint32_t ir_state_slot(const struct ir *ir)
{
    size_t size = ir->nslots * sizeof(struct tested);
    struct tested *tested = memset(arena_alloc(ir->scratch, size), 0, size);
    uint64_t constant = 0;
    for (uint32_t at = 0; at < ir->nins; at++) {
        uint32_t slot = tested_slot(ir, &ir->ins[at], &constant);
        if (slot != IR_NONE)
            add_constant(&tested[slot], constant);
    }
    uint32_t best = 0;
    for (uint32_t slot = 1; slot < ir->nslots; slot++)
        if (tested[slot].n > tested[best].n)
            best = slot;
    return tested[best].n >= LEAST_STATES ? best : IR_NONE;
}

static bool tests(const struct ir *ir, const struct ir_block *b, uint32_t slot)
{
    uint64_t constant;
    for (uint32_t at = b->first; at < b->end; at++)
        if (tested_slot(ir, &ir->ins[at], &constant) == slot)
            return true;
    return false;
}

bool ir_exit_pc(const struct ir_ins *ins, uint64_t *pc)
{
    *pc = ir_u64(ins->b, ins->c);
    return (ins->op == IR_br_if || ins->op == IR_jump) && !(ins->aux & IR_TARGET_BLOCK);
}

bool ir_state_matters(const struct ir *ir, const struct ir_block *b, uint32_t slot)
{
    if (tests(ir, b, slot))
        return true;
    uint64_t pc;
    bool leads = false;
    for (uint32_t at = b->first; at < b->end; at++) {
        if (ir->ins[at].op == IR_put && ir->ins[at].aux == slot)
            return false;
        for (uint32_t to = 0; !leads && ir_exit_pc(&ir->ins[at], &pc) && to < ir->nblocks; to++)
            leads = ir->blocks[to].pc == pc && tests(ir, &ir->blocks[to], slot);
    }
    return leads;
}

/* Does the branch compare all of the slot, which holds `value`, with a constant, and find what cc says if it is not taken? */
static bool is_compared(const struct ir *ir, const struct ir_ins *branch, uint32_t value, enum ir_cc cc, uint64_t *constant)
{
    const struct ir_ins *cmp = &ir->ins[branch->a];
    if (branch->op != IR_br_if || cmp->op != IR_cmp || cmp->aux != cc || value == IR_NONE || !ir_is_const(ir, cmp->b))
        return false;
    if (cmp->a != value && !(ir->ins[value].op == IR_zext && ir->ins[value].a == cmp->a))
        return false;
    *constant = ir_const_of(ir, cmp->b);
    return true;
}

bool ir_state_at(const struct ir *ir, const struct ir_block *b, uint32_t exit, uint32_t slot, uint64_t *state)
{
    uint32_t value = IR_NONE;
    bool known = b->version_of != IR_NO_PC;
    *state = b->state;
    for (uint32_t at = b->first; at < exit; at++) {
        const struct ir_ins *ins = &ir->ins[at];
        if (ins->op == IR_call_h && ir->helpers[ins->aux].effects & IR_WRITE) {
            known = false;
            value = IR_NONE;
        } else if (ins->op == IR_get && ins->aux == slot) {
            value = at;
        } else if (ins->op == IR_put && ins->aux == slot) {
            value = ins->a;
            known = ir_is_const(ir, value);
            *state = known ? ir_const_of(ir, value) : 0;
        } else if (is_compared(ir, ins, value, IR_NE, state)) {
            known = true;
        }
    }
    return known || is_compared(ir, &ir->ins[exit], value, IR_EQ, state);
}

void ir_take_sample(const struct ir_slot *slots, unsigned nslots, const struct cpu_state *st, struct ir_sample *sample)
{
    for (unsigned i = 0; i < nslots && i < IR_SAMPLE_SLOTS; i++)
        if (slots[i].type == IR_I64)
            memcpy(&sample->slot[i], (const char *)st + slots[i].offset, sizeof sample->slot[i]);
}

static bool is_put(const struct ir *ir, uint32_t slot)
{
    for (uint32_t at = 0; at < ir->nins; at++)
        if (ir->ins[at].op == IR_put && ir->ins[at].aux == slot)
            return true;
    return false;
}

/* A constant, or what a slot holds that the region only reads: most likely what it held when the region became hot. */
static bool guess(const struct ir *ir, uint32_t value, const struct ir_sample *sample, uint64_t *state)
{
    const struct ir_ins *ins = &ir->ins[value];
    bool narrow = ins->type == IR_I32;
    if (ir_is_const(ir, value)) {
        *state = ir_const_of(ir, value);
        return true;
    }
    while (ins->op == IR_trunc || ins->op == IR_zext)
        ins = &ir->ins[ins->a];
    if (ins->op != IR_get || ins->type != IR_I64 || ins->aux >= IR_SAMPLE_SLOTS || is_put(ir, ins->aux))
        return false;
    uint64_t held = sample->slot[ins->aux];
    *state = narrow ? (uint32_t)held : held;
    return *state <= MOST_GUESSED;
}

static uint32_t put_last(const struct ir *ir, const struct ir_block *b, uint32_t exit, uint32_t slot)
{
    uint32_t value = IR_NONE;
    for (uint32_t at = b->first; at < exit; at++)
        if (ir->ins[at].op == IR_put && ir->ins[at].aux == slot)
            value = ir->ins[at].a;
        else if (ir->ins[at].op == IR_call_h)
            value = IR_NONE;
    return value;
}

unsigned ir_state_choice(const struct ir *ir, const struct ir_block *b, uint32_t exit, uint32_t slot, const struct ir_sample *sample, uint64_t states[2])
{
    uint32_t value = put_last(ir, b, exit, slot);
    if (value == IR_NONE)
        return 0;
    const struct ir_ins *ins = &ir->ins[value];
    if (ins->op == IR_zext)
        ins = &ir->ins[ins->a];
    if (ins->op == IR_sel) {
        unsigned n = guess(ir, ins->b, sample, &states[0]);
        return n + guess(ir, ins->c, sample, &states[n]);
    }
    uint64_t least = 0;
    if (ins->op == IR_add && ir_is_const(ir, ins->b)) {
        least = ir_const_of(ir, ins->b);
        ins = &ir->ins[ins->a];
    }
    if (ins->op == IR_zext)
        ins = &ir->ins[ins->a];
    if (ins->op != IR_cmp && ins->op != IR_cond)
        return 0;
    states[0] = least;
    states[1] = least + 1;
    return 2;
}

static void go_to_block(struct ir *ir, enum ir_op op, uint32_t cond, uint32_t block)
{
    ir_emit(ir, op, IR_VOID, IR_TARGET_BLOCK, cond, block, 0);
}

uint32_t ir_choose_version(struct ir *ir, uint32_t of, unsigned slot, const uint32_t *versions, unsigned n)
{
    uint32_t number = ir_begin_block(ir, IR_NO_PC);
    struct ir_block *b = &ir->blocks[number];
    b->version_of = ir->blocks[of].pc;
    b->chooses = true;
    b->runs = b->ends = ir->blocks[of].runs / 2;
    for (unsigned i = 0; i < n; i++) {
        uint32_t state = ir_iconst(ir, IR_I64, ir->blocks[versions[i]].state);
        go_to_block(ir, IR_br_if, ir_emit(ir, IR_cmp, IR_I32, IR_EQ, ir_get(ir, slot), state, 0), versions[i]);
    }
    go_to_block(ir, IR_jump, 0, of);
    ir_end_block(ir, 0);
    return number;
}

void ir_begin_version(struct ir *ir, uint64_t pc, unsigned slot, uint64_t state)
{
    uint32_t number = ir_begin_block(ir, IR_NO_PC);
    ir->blocks[number].version_of = pc;
    ir->blocks[number].state = state;
    uint32_t value = ir_iconst(ir, IR_I64, state);
    ir->folding->slots[1 + slot] = (struct fold_slot){value, value, IR_NONE, IR_NONE};
}

bool ir_slot_is_const(const struct ir *ir, unsigned slot)
{
    uint32_t value = ir->folding->slots[1 + slot].value;
    return value != IR_NONE && ir_is_const(ir, value);
}
