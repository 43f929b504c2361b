/* ir_track.h: which puts nothing can see, and which values may be made in a slot's home: found while instructions are
 * emitted, in program order.
 *
 * A put is dead if the same slot is put again later with nothing between that could see it:
 *   - branches out of the block see all slots, except FLAGS slots that the target is known to overwrite;
 *   - what may fault (loads, stores, FP operations that trap) sees all slots but FLAGS, see ir.h;
 *   - helpers that read or write slots see all, those that may fault all but FLAGS.
 * Dead puts of FLAGS slots are found by ir_dce, which may ask about exits. */
#ifndef DRAGOMAN_TRANSLATE_IR_TRACK_H
#define DRAGOMAN_TRANSLATE_IR_TRACK_H

#include <string.h>

#include "translate/ir_fold.h"

enum ir_trait {
    IR_REMOVABLE = 1,  /* without users it can go */
    IR_CONVERTS = 2,   /* the same register content as its operand, mostly */
    IR_FAULTS = 4,     /* may fault: memory accesses, FP operations that raise exceptions */
    IR_LEAVES = 8,     /* by a direct exit */
    IR_SEES_ALL = 16,  /* leaves in another way */
    IR_HELPS = 32,     /* calls a helper */
};
extern const uint8_t ir_traits[IR_NOPS];

static inline void track_use(struct fold *f, int64_t value, uint32_t at)
{
    f->uses[value].count++;
    f->uses[value].last = at;
}

/* Without branches: operands that are no values count for uses[-1], which nobody looks at. */
static inline void track_operands(struct fold *f, uint32_t at)
{
    const struct ir_ins *ins = &f->ins[at];
    unsigned set = ir_value_operands(ins);
    track_use(f, set & 1 ? (int64_t)ins->a : -1, at);
    track_use(f, set & 2 ? (int64_t)ins->b : -1, at);
    track_use(f, set & 4 ? (int64_t)ins->c : -1, at);
}

static inline bool track_is_operand(const struct ir_ins *ins, uint32_t value)
{
    unsigned set = ir_value_operands(ins);
    return (set & 1 && ins->a == value) || (set & 2 && ins->b == value) || (set & 4 && ins->c == value);
}

/* The instruction at `at` does not use the value any more. */
static inline void track_unuse(struct fold *f, uint32_t value, uint32_t at)
{
    struct ir_use *u = &f->uses[value];
    if (--u->count == 0 || u->last != at)
        return;
    while (--at > value && !track_is_operand(&f->ins[at], value))
        continue;
    u->last = at;
}

static inline void track_unuse_operands(struct fold *f, uint32_t at)
{
    const struct ir_ins *ins = &f->ins[at];
    unsigned set = ir_value_operands(ins);
    if (set & 1)
        track_unuse(f, ins->a, at);
    if (set & 2)
        track_unuse(f, ins->b, at);
    if (set & 4)
        track_unuse(f, ins->c, at);
}

static inline uint32_t track_append_leaf(struct fold *f)
{
    uint32_t id = f->at;
    f->uses[id] = (struct ir_use){.home = FOLD_NO_HOME, .count = f->ins[id].type == IR_VOID};
    f->ir->nins = id + 1;
    return id;
}

static inline uint32_t track_append(struct fold *f)
{
    track_operands(f, f->at);
    return track_append_leaf(f);
}

static inline void track_observe_all(struct fold *f, uint32_t at)
{
    f->barrier = f->observer = f->flags_observer = at + 1;
}

static inline void track_direct_exit(struct fold *f, uint32_t at)
{
    if (f->ins[at].aux & IR_TARGET_BLOCK || f->nexits == FOLD_EXITS) {
        track_observe_all(f, at);
        return;
    }
    f->barrier = f->observer = at + 1;
    f->exits[f->nexits++] = at;
}

static inline void track_helper(struct fold *f, uint32_t at)
{
    unsigned effects = f->ir->helpers[f->ins[at].aux].effects;
    f->barrier = at + 1;
    if (effects & (IR_READ | IR_WRITE))
        track_observe_all(f, at);
    else if (effects)
        f->observer = at + 1;
}

/* For all instructions but get and put. */
static inline void track_effects(struct fold *f, uint32_t at)
{
    unsigned t = ir_traits[f->ins[at].op];
    if (!(t & (IR_FAULTS | IR_LEAVES | IR_SEES_ALL | IR_HELPS)))
        return;
    if (t & IR_FAULTS)
        f->barrier = f->observer = at + 1;
    else if (t & IR_LEAVES)
        track_direct_exit(f, at);
    else if (t & IR_SEES_ALL)
        track_observe_all(f, at);
    else
        track_helper(f, at);
}

static inline void track_get(struct fold *f, uint32_t at, unsigned slot)
{
    f->slots[slot] = at;
    f->puts[slot] = IR_NONE;
}

static inline void track_end_flags(struct fold *f, uint32_t put, uint32_t until)
{
    if (f->nflags_puts < FOLD_FLAGS_PUTS)
        f->flags_puts[f->nflags_puts++] = (struct flags_put){put, until, f->flags_observer > put};
}

static inline void track_remove_put(struct fold *f, uint32_t put)
{
    track_unuse(f, f->ins[put].a, put);
    f->ins[put] = (struct ir_ins){.op = IR_nop};
}

/* May the value be made in the slot's home, which is about to be put? What makes it may fault itself: before it writes. */
static inline bool track_home_is_free(const struct fold *f, unsigned slot, uint32_t value)
{
    uint32_t put = f->puts[slot], access = put != IR_NONE ? put : f->slots[slot];
    return f->barrier <= value + 1 && (access == IR_NONE || access < value);
}

static inline void track_put(struct fold *f, uint32_t at, unsigned slot, uint32_t value)
{
    uint32_t old = f->puts[slot];
    if (track_home_is_free(f, slot, value)) {
        f->uses[value].put = at;
        const struct ir_ins *def = &f->ins[value];
        if (ir_traits[def->op] & IR_CONVERTS && track_home_is_free(f, slot, def->a))
            f->uses[def->a].put = at;
    }
    if (old != IR_NONE) {
        if (f->ir->slots[slot].type == IR_FLAGS)
            track_end_flags(f, old, at);
        else if (f->observer <= old)
            track_remove_put(f, old);
    }
    f->slots[slot] = value;
    f->puts[slot] = at;
}

static inline void track_forget_slots(struct fold *f)
{
    memset(f->slots, 0xff, f->ir->nslots * sizeof f->slots[0]);
    memset(f->puts, 0xff, f->ir->nslots * sizeof f->puts[0]);
}

static inline void track_begin_block(struct fold *f)
{
    f->barrier = f->observer = f->flags_observer = f->first;
    track_forget_slots(f);
}

/* Takes back what was emitted from index `cut` on. Puts before it were not removed for puts behind it: it follows an exit. */
static inline void track_cut(struct fold *f, uint32_t cut)
{
    while (f->ir->nins > cut)
        track_unuse_operands(f, --f->ir->nins);
    while (f->nexits && f->exits[f->nexits - 1] >= cut)
        f->nexits--;
    while (f->nflags_puts && f->flags_puts[f->nflags_puts - 1].put >= cut)
        f->nflags_puts--;
}

static inline void track_end_block(struct fold *f, uint32_t end)
{
    for (const uint8_t *slot = f->flags_slots; *slot != FOLD_NO_HOME; slot++)
        if (f->puts[*slot] < end)
            track_end_flags(f, f->puts[*slot], end);
}

#endif
