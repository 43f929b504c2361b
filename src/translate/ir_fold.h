/* ir_fold.h: what the files of folding share. Every instruction is looked at once, as it is emitted: the current one stands
 * behind those that were emitted before. A rule rewrites it in place, or finds an earlier value that replaces it; it may
 * put a constant or another operation before it (fold_make_const, fold_make_op2).
 *
 * The state also tells which puts nothing can see (ir_track.h). */
#ifndef DRAGOMAN_TRANSLATE_IR_FOLD_H
#define DRAGOMAN_TRANSLATE_IR_FOLD_H

#include <assert.h>
#include <string.h>

#include "translate/ir.h"

enum {
    FOLD_TABLE = 256,
    FOLD_NO_SLOT = 0xff,
    FOLD_EXITS = 512,
    FOLD_FLAGS_PUTS = 512,
    FOLD_NEEDED = 256,
};

/* A put of a FLAGS slot, up to `until`: the next put, or the block's end. */
struct flags_put {
    uint32_t put, until;
    bool observed;                 /* not only by direct exits */
};

/* What a slot holds in this block. IR_NONE twice: nobody knows. */
struct fold_slot {
    uint32_t value;
    uint32_t access;               /* the get that made the value, or the last put of it */
    uint32_t before, before_access; /* the same for what its home held before that put; IR_NONE: nobody knows */
};

/* A direct exit, and what is known of whether a FLAGS slot is dead there. */
struct fold_exit {
    uint32_t at;
    uint8_t slot;                  /* FOLD_NO_SLOT: nobody has asked */
    bool dead;
};

/* A tag check of this block, of the bytes [lo, hi) from `root` on, which nothing made stale since. */
struct tag_window {
    uint32_t check, root;
    int64_t lo, hi;
    bool open;                     /* what follows it up to now is reached if it is: it may be widened */
    bool loaded;                   /* no check: the pointer's tag was loaded from there */
};
enum { FOLD_WINDOWS = 8 };

/* A value that is the constant wherever the block goes on: else a branch before was taken. */
struct fold_known {
    uint32_t value, constant;
};
enum { FOLD_KNOWN = 4 };

struct fold {
    struct ir *ir;
    struct ir_ins *ins;            /* ir->ins */
    uint32_t first;                /* of the block */
    uint32_t at;                   /* the current instruction */
    uint32_t fresh;                /* older expressions are not available any more */
    uint32_t cut;                  /* not 0: what follows this index is unreachable */
    uint32_t replacement;          /* the value that replaces the current instruction, with FOLD_REPLACED */
    struct ir_use *uses;           /* by index. What makes no value counts as used. Of a put, `last` is where a get of it
                                      was last replaced by its value, 0: none. Before the first one is an unused one */
    uint32_t table[FOLD_TABLE];    /* available expressions, by hash; any index that there ever was is safe */

    /* The first index behind the last instruction that ... */
    uint32_t barrier;              /* may fault or leave: no home may be written ahead of it */
    uint32_t observer;             /* sees all slots but FLAGS */
    uint32_t flags_observer;       /* sees FLAGS slots, too, and is no direct exit */
    struct fold_exit exits[FOLD_EXITS];
    uint32_t nexits;
    uint64_t needed[FOLD_NEEDED];  /* guest addresses where a FLAGS slot, in the top byte, was not dead; by the last bits */
    uint8_t flags_slots[4];        /* all FLAGS slots, then FOLD_NO_SLOT */
    struct flags_put flags_puts[FOLD_FLAGS_PUTS];
    uint32_t nflags_puts;
    struct tag_window windows[FOLD_WINDOWS];
    unsigned nwindows, next_window;
    struct fold_known known[FOLD_KNOWN];
    unsigned nknown;
    struct fold_slot slots[];      /* 1 + slot: 0 is that of values without home (struct ir_use), and holds none */
};

enum folded {
    FOLD_NO,
    FOLD_REWRITTEN,                /* the instruction is another one now: try again */
    FOLD_REPLACED,                 /* it is not needed */
};

/* ---- for ir_build.c ----------------------------------------------------------------------------- */
void fold_new(struct ir *ir);
void fold_grow(struct ir *ir, uint32_t used, uint32_t cap); /* ir->ins has moved, and has room for cap instructions */
void fold_reset(struct fold *f);             /* ir->ins is empty now */
void fold_begin_block(struct fold *f);
void fold_end_block(struct fold *f);
/* The current instruction, behind the others, is emitted: folded, and appended if it is still needed. Its index. For those
 * that have effects, but get and put. */
uint32_t fold_effect(struct fold *f, struct ir_ins *ins);

/* ir_fold_tag.c */
bool fold_tag_check(struct fold *f, const struct ir_ins *ins);
void fold_tag_load(struct fold *f, const struct ir_ins *ins);
void fold_close_windows(struct fold *f);

/* In two words, as it is read to be hashed and compared: a load that spans several stores waits until they are done. */
static inline void fold_set_pc(struct ir_ins *ins, uint32_t head, uint32_t a, uint64_t b_c)
{
    const uint64_t words[2] = {head | (uint64_t)a << 32, b_c}; /* hosts are little-endian */
    memcpy(ins, words, sizeof words);
}
static inline void fold_set(struct ir_ins *ins, uint32_t head, uint32_t a, uint32_t b, uint32_t c)
{
    fold_set_pc(ins, head, a, b | (uint64_t)c << 32);
}
_Static_assert(offsetof(struct ir_ins, type) == 1 && offsetof(struct ir_ins, aux) == 2 && offsetof(struct ir_ins, a) == 4,
               "as ir_head_of");

/* IR_ROOM, in builds that verify. */
static inline void fold_check_room(const struct ir *ir, uint32_t at)
{
#if defined(DRAGOMAN_VERIFY) || defined(__SANITIZE_ADDRESS__)
    assert(at < ir->cap);
#else
    (void)ir, (void)at;
#endif
}

/* The current instruction. */
static inline struct ir_ins *fold_write_pc(struct fold *f, uint32_t head, uint32_t a, uint64_t pc)
{
    fold_check_room(f->ir, f->at);
    struct ir_ins *ins = &f->ins[f->at];
    fold_set_pc(ins, head, a, pc);
    return ins;
}
static inline struct ir_ins *fold_write(struct fold *f, uint32_t head, uint32_t a, uint32_t b, uint32_t c)
{
    return fold_write_pc(f, head, a, b | (uint64_t)c << 32);
}

/* Without folding. */
uint32_t ir_append(struct ir *ir, uint32_t head, uint32_t a, uint32_t b, uint32_t c); /* ir_build.c */

/* ---- looking ---------------------------------------------------------------------------------- */
static inline struct ir_ins *fold_current(struct fold *f) { return &f->ins[f->at]; }
static inline const struct ir_ins *fold_def(const struct fold *f, uint32_t id) { return &f->ins[id]; }
static inline bool fold_is_op(const struct fold *f, uint32_t id, enum ir_op op) { return f->ins[id].op == op; }
static inline bool fold_const(const struct fold *f, uint32_t id, uint64_t *value)
{
    const struct ir_ins *def = &f->ins[id];
    *value = ir_u64(def->a, def->b);
    return def->op == IR_iconst;
}
static inline bool fold_is_const(const struct fold *f, uint32_t id, uint64_t value)
{
    const struct ir_ins *def = &f->ins[id];
    return def->op == IR_iconst && ir_u64(def->a, def->b) == value;
}
static inline unsigned fold_width(enum ir_type type) { return type == IR_I32 ? 32 : 64; }
static inline uint64_t fold_mask(unsigned bits) { return ~(uint64_t)0 >> (64 - bits); } /* 1 <= bits <= 64 */
static inline bool fold_is_all_ones(const struct fold *f, uint32_t id)
{
    return fold_is_const(f, id, fold_mask(fold_width(ir_type_of(f->ir, id))));
}
/* Bits above the result are known to be zero (1 .. width of the type). */
unsigned fold_significant_bits(const struct fold *f, uint32_t id);
/* id = *base + *offset? */
static inline bool fold_is_offset(const struct fold *f, uint32_t id, uint32_t *base, uint64_t *offset)
{
    const struct ir_ins *def = fold_def(f, id);
    uint64_t value;
    if ((def->op != IR_add && def->op != IR_sub) || !fold_const(f, def->b, &value))
        return false;
    *base = def->a;
    *offset = def->op == IR_add ? value : 0 - value;
    return true;
}
/* Is a slot's home a place that holds the value anyway? Then using it is free. */
static inline bool fold_is_homed(const struct fold *f, uint32_t id)
{
    return f->slots[f->uses[id].home].value == id;
}

/* ---- rewriting the current instruction -------------------------------------------------------- */
static inline enum folded fold_to_value(struct fold *f, uint32_t id)
{
    f->replacement = id;
    return FOLD_REPLACED;
}
static inline enum folded fold_to(struct fold *f, enum ir_op op, uint16_t aux, uint32_t a, uint32_t b, uint32_t c)
{
    struct ir_ins *ins = fold_current(f);
    fold_set(ins, ir_head_of(op, ins->type, aux), a, b, c);
    return FOLD_REWRITTEN;
}
enum folded fold_to_const(struct fold *f, uint64_t value); /* of the current type */
/* A constant or operation before the current instruction, which moves: pointers to it are stale then. */
uint32_t fold_make_const(struct fold *f, enum ir_type type, uint64_t value);
uint32_t fold_make_zero(struct fold *f); /* of type V128 */
uint32_t fold_make_op2(struct fold *f, enum ir_op op, enum ir_type type, uint16_t aux, uint32_t a, uint32_t b);

/* ---- rules ------------------------------------------------------------------------------------ */
/* Of one operation or a few: not inlined, so that each saves the registers it needs only. */
#define FOLD_RULE __attribute__((noinline)) static enum folded
/* ins: the current instruction. The first operand is no constant, or not all of them are. */
enum folded fold_integer(struct fold *f, struct ir_ins *ins);   /* ir_fold_int.c */
enum folded fold_condition(struct fold *f, struct ir_ins *ins); /* ir_fold_cond.c: cmp cond sel and flags */
enum folded fold_vector(struct fold *f, struct ir_ins *ins);    /* ir_fold_vec.c: vectors, moves between register files */

#endif
