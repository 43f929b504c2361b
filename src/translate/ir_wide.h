/* ir_wide.h: what the files of ir_wide share: a loop, and what is known of it. */
#ifndef DRAGOMAN_TRANSLATE_IR_WIDE_H
#define DRAGOMAN_TRANSLATE_IR_WIDE_H

#include "translate/new_order.h"

enum {
    LANES = 4, BYTES = 16, PAGE = 4096,
    MOST_GROUPS = 32, MOST_STREAMS = 4, MOST_ACCESSES = 64, MOST_EXITS = 32, MOST_COPIES = 16, MOST_INS = 1024,
    MOST_CHECKED = 63 * BYTES,  /* 64 granules, if they are not aligned */
    MOST_STORES = 4 * LANES,    /* what is stored is in registers before the first store */
    ROUNDED = 1 << 16,          /* struct stream.slot: what is before it is rounded down to LANES * BYTES */
    PLAIN = 4, /* attributes of a load or store of 16 bytes */
};

/* Accesses whose addresses are constants away from the same sum of one or two slots. */
struct stream {
    unsigned slot[2];
    struct range { int64_t lo, hi; } loads, stores, checked; /* empty: lo == hi */
    struct place {
        uint32_t value;         /* of the stream, */
        int64_t from;           /* this far from the sum */
    } base, pointer;            /* an address; if tags are checked, a pointer with its tag */
};
struct access {
    uint32_t ins;
    unsigned stream;
    int64_t at;
    bool grouped;
};
struct group {
    uint32_t member[LANES];
    bool placed;
};

struct widen {
    struct ir *ir;
    struct new_order *order;
    bool fp;                    /* floating point may be done ahead of its turn */
    const struct ir_block *b;
    uint32_t end;               /* of the rounds in question */
    uint32_t narrow;            /* the second block's number */
    struct access access[MOST_ACCESSES];
    struct stream stream[MOST_STREAMS];
    struct group group[MOST_GROUPS];
    struct { uint32_t cond; bool inverted; } early_exit[MOST_EXITS]; /* conditions that depend on no load */
    uint32_t leaf[MOST_EXITS];  /* vectors of which any bit leaves the loop */
    unsigned naccesses, nstreams, ngroups, nexits, nleaves;
    uint32_t first_test;        /* of such a vector */
    bool any_fp;
    uint32_t *last_put;         /* by slot: 1 + the last put, 0: none */
    uint32_t *copy;             /* by instruction: what a member of a group is in the first block */
    uint8_t *grouped, *lane;    /* by instruction: 1 + the group it is a member of; its place there */
    uint8_t *facts;             /* by instruction */
};
enum { EARLY = 1 /* depends on no load */, NEEDED = 2, ZERO = 4 /* where the loop is not left */, LATE = 8 /* made of these and early ones */,
       PLACED = 16 };

static inline bool is_plain(const struct ir_ins *access) { return (access->aux & ~(unsigned)IR_MEM_UNCHECKED) == PLAIN; }
static inline const struct ir_ins *def(const struct widen *w, uint32_t v) { return &w->ir->ins[v]; }
static inline bool is(const struct widen *w, uint32_t v, unsigned fact) { return w->facts[v] & fact; }
/* Constants may be there several times. */
static inline bool is_same(const struct widen *w, uint32_t v, uint32_t other)
{
    const struct ir_ins *a = def(w, v), *b = def(w, other);
    return v == other || (a->op == IR_vconst && b->op == IR_vconst && !memcmp(&w->ir->pool[a->a], &w->ir->pool[b->a], BYTES));
}

/* ir_wide_find.c: can the rounds up to w->end be done so? */
bool wide_understand(struct widen *w);

#endif
