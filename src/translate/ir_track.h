/* ir_track.h: which puts nothing can see, and which values may be made in a slot's home: found while instructions are
 * emitted, in program order.
 *
 * A put is dead if the same slot is put again later with nothing between that could see it:
 *   - branches out of the block see all slots, except FLAGS slots that the target is known to overwrite;
 *   - what may fault (loads, stores, FP operations that trap) sees all slots but FLAGS, see ir.h;
 *   - helpers that read or write slots see all, those that may fault all but FLAGS.
 * Dead puts of FLAGS slots are found by ir_dce, which may ask about exits.
 *
 * Also which expressions are available: what equal instruction of the block a pure one can be replaced by. */
#ifndef DRAGOMAN_TRANSLATE_IR_TRACK_H
#define DRAGOMAN_TRANSLATE_IR_TRACK_H

#include <string.h>

#include "translate/ir_fold.h"

static inline struct fold_slot *track_slot(struct fold *f, unsigned slot) { return &f->slots[1 + slot]; }

/* The put that a slot's value is from, or IR_NONE. */
static inline uint32_t track_put_of(const struct fold_slot *s) { return s->access != s->value ? s->access : IR_NONE; }

static inline void track_use(struct ir_use *uses, uint32_t value, uint32_t at)
{
    uses[value].count++;
    uses[value].last = at;
}

static inline void track_operands(struct ir_use *uses, const struct ir_ins *ins, unsigned set, uint32_t at)
{
    if (set & 1)
        track_use(uses, ins->a, at);
    if (set & 2)
        track_use(uses, ins->b, at);
    if (set & 4)
        track_use(uses, ins->c, at);
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

/* The current instruction, at `at`, stands behind the others now; `count` is 1 if it makes no value. */
static inline uint32_t track_append(struct fold *f, uint32_t at, uint32_t count)
{
    f->uses[at] = (struct ir_use){.count = count};
    f->at = at + 1;
    return at;
}

/* ---- available expressions -------------------------------------------------------------------- */

static inline uint32_t *track_bucket(struct fold *f, const struct ir_ins *ins)
{
    uint64_t words[2];
    memcpy(words, ins, sizeof words);
    uint64_t hash = words[0] * 0x9e3779b97f4a7c15u + words[1] * 0xc2b2ae3d27d4eb4fu;
    return &f->table[hash >> 56];
}
_Static_assert(FOLD_TABLE == 256, "of a hash 8 bits are used");

/* A bucket may be stale, but it was an index once; an equal instruction of this block before the current one is right in any
 * case. Asked at once, as neither question is easy to predict. */
static inline bool track_is_available(const struct fold *f, uint32_t id, const struct ir_ins *ins)
{
    uint64_t words[2], there[2];
    memcpy(words, ins, sizeof words);
    memcpy(there, &f->ins[id], sizeof there);
    return ((words[0] ^ there[0]) | (words[1] ^ there[1]) | (id - f->fresh >= f->at - f->fresh)) == 0;
}

/* The current instruction, a constant, or the equal one. */
static inline uint32_t track_const(struct fold *f, const struct ir_ins *ins)
{
    uint32_t *entry = track_bucket(f, ins);
    if (track_is_available(f, *entry, ins))
        return *entry;
    return *entry = track_append(f, f->at, 0);
}

/* ---- effects ---------------------------------------------------------------------------------- */

static inline void track_fault(struct fold *f, uint32_t at) { f->barrier = f->observer = at + 1; }

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
    f->exits[f->nexits++] = (struct fold_exit){.at = at, .slot = FOLD_NO_SLOT};
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

/* For all instructions but get and put; t: their traits. */
static inline void track_effects(struct fold *f, uint32_t at, unsigned t)
{
    if (!(t & IR_EFFECTS))
        return;
    if (t & IR_FAULTS)
        track_fault(f, at);
    else if (t & IR_LEAVES)
        track_direct_exit(f, at);
    else if (t & IR_SEES_ALL)
        track_observe_all(f, at);
    else
        track_helper(f, at);
}

static inline void track_get(struct fold *f, uint32_t at, unsigned slot)
{
    *track_slot(f, slot) = (struct fold_slot){at, at, IR_NONE, IR_NONE};
}

static inline void track_end_flags(struct fold *f, uint32_t put, uint32_t until)
{
    if (f->nflags_puts < FOLD_FLAGS_PUTS)
        f->flags_puts[f->nflags_puts++] = (struct flags_put){put, until, f->flags_observer > put};
}

static void track_remove_put(struct fold *f, uint32_t put)
{
    track_unuse(f, f->ins[put].a, put);
    f->ins[put] = (struct ir_ins){.op = IR_nop};
}

/* The slot is put again. Was nothing there that could have seen it? */
__attribute__((noinline)) static bool track_end_put(struct fold *f, uint32_t put, uint32_t until)
{
    if (f->ins[f->ins[put].a].type == IR_FLAGS) {
        track_end_flags(f, put, until);
        return false;
    }
    if (f->observer > put)
        return false;
    track_remove_put(f, put);
    return true;
}

/* The value is put that the home held before the last put, which nothing could see: neither is needed. */
static inline bool track_put_back(struct fold *f, struct fold_slot *s, uint32_t value)
{
    if (s->before != value || f->observer > s->access)
        return false;
    track_remove_put(f, s->access);
    *s = (struct fold_slot){value, s->before_access, IR_NONE, IR_NONE};
    return true;
}

/* Is it in a hotter slot that the value is put already? */
static inline bool track_is_at_home(const struct fold *f, uint32_t put, uint32_t at)
{
    const struct ir_slot *slots = f->ir->slots;
    return f->ins[put].op == IR_put && slots[f->ins[put].aux].heat > slots[f->ins[at].aux].heat;
}

/* May the value be made in the slot's home, which is about to be put? From the index `limit` - 1 on: nothing may fault or
 * leave behind the value, and nothing reads or writes the slot. What makes it may fault itself: before it writes. */
static inline void track_home(const struct fold *f, struct ir_use *uses, uint32_t at, uint32_t access, uint32_t value)
{
    const struct ir_ins *def = &f->ins[value];
    uint32_t limit = access + 2 > f->barrier ? access + 2 : f->barrier;
    if (value + 1 < limit || (uses[value].put && track_is_at_home(f, uses[value].put, at)))
        return;
    uses[value].put = at;
    if (ir_facts[def->op].traits & IR_CONVERTS && def->a + 1 >= limit)
        uses[def->a].put = at;
}

static inline void track_put(struct fold *f, uint32_t at, struct fold_slot *s, uint32_t value)
{
    uint32_t old = s->value, access = s->access;
    s->value = value;
    s->access = at;
    track_home(f, f->uses, at, access, value);
    if (access != old && track_end_put(f, access, at))
        return;
    bool is_flags = f->ins[value].type == IR_FLAGS;
    s->before = is_flags ? IR_NONE : old;
    s->before_access = is_flags ? IR_NONE : access;
}

static inline void track_forget_slots(struct fold *f)
{
    memset(f->slots, 0xff, (1 + f->ir->nslots) * sizeof f->slots[0]);
}

static inline void track_begin_block(struct fold *f)
{
    f->barrier = f->observer = f->flags_observer = f->first;
    track_forget_slots(f);
}

/* Takes back what was emitted from index `cut` on. Puts before it were not removed for puts behind it: it follows an exit. */
static inline void track_cut(struct fold *f, uint32_t cut)
{
    while (f->at > cut)
        track_unuse_operands(f, --f->at);
    while (f->nexits && f->exits[f->nexits - 1].at >= cut)
        f->nexits--;
    while (f->nflags_puts && f->flags_puts[f->nflags_puts - 1].put >= cut)
        f->nflags_puts--;
}

static inline void track_end_block(struct fold *f, uint32_t end)
{
    for (const uint8_t *slot = f->flags_slots; *slot != FOLD_NO_SLOT; slot++) {
        uint32_t put = track_put_of(track_slot(f, *slot));
        if (put < end)
            track_end_flags(f, put, end);
    }
}

#endif
