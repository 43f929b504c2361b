/* ir_low.c: which checks of memory tags look at their pointer first, as it most likely leads to low memory, which has no tags
 * (`high` of struct ir_low): where it did when the region's code is followed once, from the registers that a thread had when it
 * became hot. That is a guess: a wrong one costs time only.
 * Knows no guest and no host. */
#include <string.h>

#include "translate/ir_eval.h"
#include "translate/ir_memory.h"

enum { LOWEST_POINTER = 0x10000 };

/* What a value most likely is. */
struct guess {
    uint64_t value;
    bool known;
};

struct follower {
    struct ir *ir;
    const struct ir_low *low;
    struct guess *value;     /* by instruction */
    struct guess *slot;      /* where the walk stands */
    struct guess **at_entry; /* by block: slots, as a branch from before found them; NULL: none did */
    bool *doubtful;          /* by block: that branch is not taken with these values */
};

static bool is_pointer(const struct guess *g) { return g->known && g->value >= LOWEST_POINTER; }

/* Of a sum of which one part is not known, that is a pointer, the other an offset. */
static struct guess sum(const struct guess *a, const struct guess *b)
{
    if (is_pointer(a) != is_pointer(b))
        return is_pointer(a) ? *a : *b;
    return (struct guess){0, false};
}

static struct guess loaded(const struct follower *f, const struct ir_ins *in)
{
    struct guess g = {0, false};
    const struct guess *a = &f->value[in->a];
    if (a->known && in->type == IR_I64 && (in->aux & (IR_MEM_SIZE | IR_MEM_BE)) == 3)
        g.known = f->low->read(f->low->ctx, ir_strip_tag(a->value + (uint64_t)(int64_t)(int32_t)in->c), &g.value);
    return g;
}

static struct guess evaluated(const struct follower *f, uint32_t at)
{
    const struct ir_ins *in = &f->ir->ins[at];
    const uint32_t operand[3] = {in->a, in->b, in->c};
    unsigned set = ir_value_operands(in);
    union ir_val v[3] = {{0}}, result = {0};
    for (unsigned k = 0; k < 3; k++) {
        if (!(set >> k & 1))
            continue;
        const struct guess *g = &f->value[operand[k]];
        if (!g->known)
            return in->op == IR_add ? sum(&f->value[in->a], &f->value[in->b]) : (struct guess){0, false};
        v[k].u64 = g->value;
    }
    ir_eval(NULL, ir_head(f->ir, at), &result, &v[0], &v[1], &v[2]);
    return (struct guess){in->type == IR_I32 ? result.u32 : result.u64, true};
}

static bool is_integer(unsigned type) { return type == IR_I32 || type == IR_I64; }

static bool has_integers(const struct ir *ir, const struct ir_ins *in)
{
    const uint32_t operand[3] = {in->a, in->b, in->c};
    unsigned set = ir_value_operands(in);
    for (unsigned k = 0; k < 3; k++)
        if (set >> k & 1 && !is_integer(ir->ins[operand[k]].type))
            return false;
    return is_integer(in->type);
}

static struct guess guessed(const struct follower *f, uint32_t at)
{
    const struct ir_ins *in = &f->ir->ins[at];
    switch (in->op) {
    case IR_iconst: return (struct guess){ir_u64(in->a, in->b), true};
    case IR_get: return f->slot[in->aux];
    case IR_load: return loaded(f, in);
    case IR_sel: return f->value[in->a].known && !f->value[in->a].value ? f->value[in->c] : f->value[in->b];
    default: return ir_facts[in->op].effects == IR_PURE && has_integers(f->ir, in) ? evaluated(f, at) : (struct guess){0, false};
    }
}

static void mark(struct follower *f, struct ir_ins *in)
{
    const struct guess *a = &f->value[in->a];
    if (is_pointer(a) && !(a->value & f->low->high) && ir_low_reaches((int32_t)in->c, in->aux))
        in->aux |= IR_TAG_LOW;
}

static struct guess *copy_slots(struct follower *f)
{
    size_t size = f->ir->nslots * sizeof *f->slot;
    return memcpy(arena_alloc(f->ir->scratch, size), f->slot, size);
}

/* Functions return with some registers as they were. */
static void forget_after_call(const struct follower *f, struct guess *slot)
{
    for (unsigned i = 0; i < f->ir->nslots; i++)
        slot[i].known &= f->ir->slots[i].kept || f->ir->slots[i].plain;
}

/* With these values the branch is known to go the other way: when the code goes on here, what it compares is something else. */
static void doubt(struct follower *f, const struct ir_ins *branch, struct guess *slot)
{
    const struct ir_ins *cmp = &f->ir->ins[branch->a];
    const uint32_t operand[2] = {cmp->a, cmp->b};
    for (unsigned k = 0; k < 2 && ir_value_operands(cmp) >> k & 1; k++) {
        struct guess *g = &f->value[operand[k]];
        if (!g->known || ir_is_const(f->ir, operand[k]))
            continue;
        for (unsigned i = 0; i < f->ir->nslots; i++)
            slot[i].known &= slot[i].value != g->value;
        if (slot == f->slot)
            g->known = false;
    }
}

static bool is_known_to_be(const struct follower *f, const struct ir_ins *branch, bool taken)
{
    const struct guess *g = &f->value[branch->a];
    return branch->op == IR_br_if && g->known && !g->value == !taken;
}

static void note_exit(struct follower *f, uint32_t block, const struct ir_ins *in)
{
    bool call = in->op == IR_call || in->op == IR_call_ind, doubtful = is_known_to_be(f, in, false);
    uint32_t back = in->op == IR_call ? in->a : in->b;
    uint64_t pc;
    if (call && ir_is_const(f->ir, back))
        pc = ir_const_of(f->ir, back);
    else if (!ir_exit_pc(in, &pc))
        return;
    for (uint32_t b = block + 1; b < f->ir->nblocks; b++) {
        if (f->ir->blocks[b].pc != pc || (f->at_entry[b] && (doubtful || !f->doubtful[b])))
            continue;
        f->at_entry[b] = copy_slots(f);
        f->doubtful[b] = doubtful;
        if (call)
            forget_after_call(f, f->at_entry[b]);
        else if (doubtful)
            doubt(f, in, f->at_entry[b]);
    }
}

static void begin(struct follower *f, uint32_t block)
{
    for (unsigned i = 0; i < f->ir->nslots; i++) {
        bool sampled = i < IR_SAMPLE_SLOTS && f->ir->slots[i].type == IR_I64;
        f->slot[i] = f->at_entry[block] ? f->at_entry[block][i] : (struct guess){sampled ? f->low->sample->slot[i] : 0, sampled};
    }
}

static void follow(struct follower *f, uint32_t block)
{
    const struct ir_block *b = &f->ir->blocks[block];
    begin(f, block);
    for (uint32_t at = b->first; at < b->end; at++) {
        struct ir_ins *in = &f->ir->ins[at];
        f->value[at] = guessed(f, at);
        if (in->op == IR_put)
            f->slot[in->aux] = f->value[in->a];
        else if (in->op == IR_tag_check)
            mark(f, in);
        else
            note_exit(f, block, in);
        if (is_known_to_be(f, in, true))
            doubt(f, in, f->slot);
    }
}

void ir_guess_low(struct ir *ir, const struct ir_low *low)
{
    if (!ir_has(ir, IR_tag_check))
        return;
    struct follower f = {.ir = ir, .low = low, .value = arena_alloc(ir->scratch, ir->nins * sizeof *f.value),
                         .slot = arena_alloc(ir->scratch, ir->nslots * sizeof *f.slot),
                         .at_entry = arena_alloc(ir->scratch, ir->nblocks * sizeof *f.at_entry),
                         .doubtful = arena_alloc(ir->scratch, ir->nblocks)};
    memset(f.at_entry, 0, ir->nblocks * sizeof *f.at_entry);
    for (uint32_t block = 0; block < ir->nblocks; block++)
        follow(&f, block);
}
