/* ir_dce.c: the backward pass: removes values that nothing uses and puts that nothing can see. Linear; allocates from
 * the ir's arena only. Knows no guest and no host.
 *
 * A put is dead if the same slot is put again later with nothing between that could see it:
 *   - branches out of the block see all slots, except FLAGS slots that the target is known to overwrite;
 *   - what may fault (loads, stores, FP operations that trap) sees all slots but FLAGS, see ir.h;
 *   - helpers that read or write slots see all, those that may fault all but FLAGS. */
#include <string.h>

#include "translate/ir.h"

enum { EXITS = 64, NEVER = 0 };

/* What the pass, on its way back, knows of a slot: when it met the put that comes next in program order. Time is the
 * number of observers, or exits, met so far. */
struct slot_state {
    uint32_t block;       /* of that put (number + 1); another one: none met yet */
    uint32_t seen_at;     /* dce.seen then */
    uint32_t exits_at;    /* dce.nexits then */
    bool live;            /* a get comes before that put */
};

struct dce {
    struct ir *ir;
    ir_dead_fn *dead;
    void *ctx;
    uint8_t *used;              /* by value */
    struct slot_state *slots;
    uint32_t block;             /* number + 1 */
    uint32_t seen;              /* observers of all slots but FLAGS */
    uint32_t flags_seen;        /* nexits after the last observer of FLAGS that is no direct exit */
    uint64_t exits[EXITS];      /* targets of direct exits, last one first; other observers of FLAGS take an entry */
    uint32_t nexits;
    uint32_t fault;             /* the next instruction that may fault, UINT32_MAX: none in this block */
};

/* ---- who sees slots ---------------------------------------------------------------------------- */

/* FP operations that can raise an exception: they trap, and set sticky flags. */
static bool may_raise(enum ir_op op)
{
    unsigned kind = ir_ops[op].aux;
    return (kind == AUX_FP || kind == AUX_FPI || kind == AUX_VFP) && op != IR_vfneg && op != IR_vfabs;
}

static void observe_all(struct dce *d)
{
    d->seen++;
    d->flags_seen = ++d->nexits;
}

static void observe_direct_exit(struct dce *d, const struct ir_ins *ins)
{
    if (!d->dead || ins->aux & IR_TARGET_BLOCK || d->nexits >= EXITS) {
        observe_all(d);
        return;
    }
    d->seen++;
    d->exits[d->nexits++] = ir_u64(ins->b, ins->c);
}

static void observe_helper(struct dce *d, unsigned effects)
{
    if (effects & (IR_READ | IR_WRITE))
        observe_all(d);
    else if (effects)
        d->seen++;
}

/* ---- slots ------------------------------------------------------------------------------------- */

static struct slot_state *state_of(struct dce *d, unsigned slot)
{
    struct slot_state *s = &d->slots[slot];
    if (s->block != d->block)
        *s = (struct slot_state){.block = d->block, .seen_at = NEVER, .exits_at = 0};
    return s;
}

static bool dead_at_exits(struct dce *d, unsigned slot, uint32_t from)
{
    if (d->flags_seen > from)
        return false;
    for (uint32_t i = from; i < d->nexits; i++)
        if (!d->dead(d->ctx, d->exits[i], slot))
            return false;
    return true;
}

/* May something fault between the put and the end of the last guest instruction that reads its flags? They read them
 * through a value by now, but would read the slot when they start over. */
static bool read_after_fault(const struct dce *d, uint32_t put)
{
    uint32_t read = d->ir->flag_reads ? d->ir->flag_reads[put] : 0;
    if (!read || d->fault == UINT32_MAX)
        return false;
    while (read < d->fault && d->ir->ins[read].op != IR_insn)
        read++;
    return read >= d->fault;
}

static bool is_dead_put(struct dce *d, uint32_t put)
{
    unsigned slot = d->ir->ins[put].aux;
    struct slot_state *s = state_of(d, slot);
    if (s->live)
        return false;
    if (d->ir->slots[slot].type == IR_FLAGS)
        return dead_at_exits(d, slot, s->exits_at) && !read_after_fault(d, put);
    return s->seen_at == d->seen;
}

static void visit_put(struct dce *d, uint32_t index)
{
    struct ir_ins *ins = &d->ir->ins[index];
    unsigned slot = ins->aux;
    if (is_dead_put(d, index)) {
        *ins = (struct ir_ins){.op = IR_nop};
        /* Exits met so far need not be asked about again. */
        state_of(d, slot)->exits_at = d->nexits;
        return;
    }
    *state_of(d, slot) = (struct slot_state){.block = d->block, .seen_at = d->seen, .exits_at = d->nexits};
    d->used[ins->a] = 1;
}

/* ---- instructions ------------------------------------------------------------------------------ */

static void use_operands(struct dce *d, const struct ir_ins *ins)
{
    unsigned set = ir_value_operands(ins);
    if (set & 1)
        d->used[ins->a] = 1;
    if (set & 2)
        d->used[ins->b] = 1;
    if (set & 4)
        d->used[ins->c] = 1;
}

static bool is_removable(const struct dce *d, const struct ir_ins *ins)
{
    unsigned effects = ir_ops[ins->op].effects;
    if (ins->op == IR_call_h)
        effects = ins->type == IR_VOID ? IR_WRITE : d->ir->helpers[ins->aux].effects;
    return effects == IR_READ || (effects == IR_PURE && !may_raise(ins->op));
}

static void may_fault(struct dce *d, uint32_t index)
{
    d->seen++;
    d->fault = index;
}

static void visit_effects(struct dce *d, uint32_t index)
{
    const struct ir_ins *ins = &d->ir->ins[index];
    switch (ins->op) {
    case IR_get: state_of(d, ins->aux)->live = true; break;
    case IR_load: case IR_store: case IR_rmw: case IR_cas: may_fault(d, index); break;
    case IR_br_if: case IR_jump: case IR_call: observe_direct_exit(d, ins); break;
    case IR_jump_ind: case IR_call_ind: case IR_ret: case IR_trap: observe_all(d); break;
    case IR_call_h:
        d->fault = index;
        observe_helper(d, d->ir->helpers[ins->aux].effects);
        break;
    default:
        if (may_raise(ins->op))
            may_fault(d, index);
    }
}

static void visit(struct dce *d, uint32_t index)
{
    struct ir_ins *ins = &d->ir->ins[index];
    if (ins->op == IR_put) {
        visit_put(d, index);
        return;
    }
    if (!d->used[index] && is_removable(d, ins)) {
        *ins = (struct ir_ins){.op = IR_nop};
        return;
    }
    if (ir_ops[ins->op].effects != IR_MARK)
        visit_effects(d, index);
    use_operands(d, ins);
}

void ir_dce(struct ir *ir, ir_dead_fn *dead, void *ctx)
{
    struct dce d; /* exits[] needs no content */
    d.ir = ir;
    d.dead = dead;
    d.ctx = ctx;
    d.seen = NEVER + 1;
    d.used = arena_alloc(ir->scratch, ir->nins);
    d.slots = arena_alloc(ir->scratch, ir->nslots * sizeof d.slots[0]);
    memset(d.used, 0, ir->nins);
    memset(d.slots, 0, ir->nslots * sizeof d.slots[0]);
    for (uint32_t i = 0; i < ir->nblocks; i++) {
        const struct ir_block *block = &ir->blocks[i];
        d.block = i + 1;
        d.nexits = d.flags_seen = 0;
        d.fault = UINT32_MAX;
        for (uint32_t at = block->end; at-- > block->first;)
            visit(&d, at);
    }
}
