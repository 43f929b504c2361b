/* ir_dce.c: removes puts that nothing can see and values that nothing uses, and finds how the others are used. Linear;
 * allocates from the ir's arenas only. Knows no guest and no host. */
#include "translate/ir_track.h"

/* FP operations can raise an exception: they trap, and set sticky flags. */
#define IS_FP(aux) (AUX_##aux == AUX_FP || AUX_##aux == AUX_FPI || AUX_##aux == AUX_VFP)
#define RAISES(op, aux) (IS_FP(aux) && IR_##op != IR_vfneg && IR_##op != IR_vfabs)
#define IS(op, other) (IR_##op == IR_##other)
/* The first access to the sticky flags is left to the interpreter (code_buffer.fp_exact). */
#define IS_FLAG_ACCESS(op) (IS(op, fpstat) || IS(op, setfpstat))

#define IS_DIRECT(op) (IS(op, br_if) || IS(op, jump) || IS(op, call))

const uint8_t ir_traits[IR_NOPS] = {
#define OP(op, result, operands, aux, effects) \
    [IR_##op] = (IR_##effects == IR_READ || (IR_##effects == IR_PURE && !RAISES(op, aux)) ? IR_REMOVABLE : 0) | \
                (IS(op, zext) || IS(op, trunc) || IS(op, v2f) || IS(op, f2v) ? IR_CONVERTS : 0) | \
                (AUX_##aux == AUX_MEM || RAISES(op, aux) || IS_FLAG_ACCESS(op) ? IR_FAULTS : 0) | \
                (IS_DIRECT(op) ? IR_LEAVES : 0) | (IR_##effects == IR_TERM && !IS_DIRECT(op) ? IR_SEES_ALL : 0) | \
                (AUX_##aux == AUX_HELPER ? IR_HELPS : 0),
#include "translate/ir_ops.def"
#undef OP
};

/* ---- puts --------------------------------------------------------------------------------------- */
/* For what was not emitted while folding. */
static void track_all(struct ir *ir)
{
    ir_set_folding(ir, true);
    struct fold *f = ir->fold;
    ir->folding = false;
    fold_reset(f);
    memset(f->uses, 0, ir->nins * sizeof f->uses[0]);
    for (uint32_t i = 0; i < ir->nblocks; i++) {
        const struct ir_block *block = &ir->blocks[i];
        f->first = block->first;
        track_begin_block(f);
        for (uint32_t at = block->first; at < block->end; at++) {
            const struct ir_ins *ins = &ir->ins[at];
            f->uses[at].count = ins->type == IR_VOID;
            track_operands(f, at);
            if (ins->op == IR_get)
                track_get(f, at, ins->aux);
            else if (ins->op == IR_put)
                track_put(f, at, ins->aux, ins->a);
            else
                track_effects(f, at);
        }
        track_end_block(f, block->end);
    }
}

/* Is the slot dead at all direct exits in between? */
static bool dead_at_exits(const struct fold *f, const struct flags_put *p, ir_dead_fn *dead, void *ctx)
{
    unsigned slot = f->ins[p->put].aux;
    for (uint32_t i = 0; i < f->nexits; i++) {
        const struct ir_ins *exit = &f->ins[f->exits[i]];
        if (f->exits[i] <= p->put || f->exits[i] >= p->until)
            continue;
        if (!dead || !dead(ctx, ir_u64(exit->b, exit->c), slot))
            return false;
    }
    return true;
}

/* May something fault between the put and the end of the last guest instruction that reads its flags? They read them
 * through a value by now, but would read the slot when they start over. */
static bool read_after_fault(const struct fold *f, uint32_t put)
{
    uint32_t read = f->uses[put].last, at = put + 1;
    if (!read)
        return false;
    for (; at < f->ir->nins; at++) {
        if (at >= read && f->ins[at].op == IR_insn)
            return false;
        if (ir_traits[f->ins[at].op] & (IR_FAULTS | IR_HELPS))
            return true;
    }
    return false;
}

/* ---- values ------------------------------------------------------------------------------------- */
static bool is_removable(const struct ir *ir, const struct ir_ins *ins)
{
    if (!(ir_traits[ins->op] & IR_HELPS))
        return ir_traits[ins->op] & IR_REMOVABLE;
    unsigned effects = ir->helpers[ins->aux].effects;
    return ins->type != IR_VOID && (effects == IR_PURE || effects == IR_READ);
}

static void remove_unused(struct ir *ir, struct fold *f)
{
    for (uint32_t at = ir->nins; at-- > 0;) {
        struct ir_ins *ins = &ir->ins[at];
        if (__builtin_expect(f->uses[at].count != 0, 1) || !is_removable(ir, ins))
            continue;
        track_unuse_operands(f, at);
        *ins = (struct ir_ins){.op = IR_nop};
    }
}

void ir_dce(struct ir *ir, ir_dead_fn *dead, void *ctx)
{
    if (!ir->folded)
        track_all(ir);
    struct fold *f = ir->fold;
    for (uint32_t i = f->nflags_puts; i-- > 0;) {
        const struct flags_put *p = &f->flags_puts[i];
        if (dead_at_exits(f, p, dead, ctx) && !read_after_fault(f, p->put))
            track_remove_put(f, p->put);
    }
    ir->uses = f->uses;
    remove_unused(ir, f);
}

static inline void count_use(struct ir_use *u, uint32_t at)
{
    u->last = u->count++ ? u->last : at;
}

void ir_find_uses(struct ir *ir)
{
    size_t size = ir->nins * sizeof *ir->uses;
    struct ir_use *uses = memset(arena_alloc(ir->scratch, size), 0, size);
    for (uint32_t at = ir->nins; at-- > 0;) {
        const struct ir_ins *ins = &ir->ins[at];
        unsigned set = ir_value_operands(ins);
        if (!uses[at].count && is_removable(ir, ins))
            continue;
        if (set & 1)
            count_use(&uses[ins->a], at);
        if (set & 2)
            count_use(&uses[ins->b], at);
        if (set & 4)
            count_use(&uses[ins->c], at);
    }
    ir->uses = uses;
}
