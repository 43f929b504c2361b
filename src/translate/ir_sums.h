/* ir_sums.h: what the files of ir_sums share: a stretch, and what is known of it. */
#ifndef DRAGOMAN_TRANSLATE_IR_SUMS_H
#define DRAGOMAN_TRANSLATE_IR_SUMS_H

#include <string.h>

#include "translate/new_order.h"

enum { LANES = 4, MOST_SUMS = 8, MOST_LEAVES = 32, MOST_FOURS = 32, PLAIN = 4 /* attributes of a load of 16 bytes */ };
enum { HALVES = 4, SUM_OF_HALVES = HALVES /* what factors may be */ };

/* v = base + times * step */
struct steps {
    uint32_t base, step, times;
    unsigned lane;
};

struct four {
    uint32_t member[LANES];
    bool placed;
    bool counts;                /* the operands are base + times * step */
    bool of_halves;             /* products of the sum of two halves and something else */
    unsigned lane;
    uint32_t base, step, times[LANES];
};
struct sum {
    uint32_t root, nfours, nrest;
    uint32_t four[MOST_LEAVES / LANES], rest[MOST_LEAVES];
};

struct sums {
    struct ir *ir;
    struct new_order *order;
    uint32_t nins, first, loads_end, end; /* of a stretch; what follows, up to the next one, is ordered with it */
    uint32_t insn;              /* the guest instruction that is being ordered */
    uint32_t mark;              /* an IR_wide */
    uint32_t *place;            /* by instruction: behind which one it stands */
    uint8_t *known, *placed;    /* by instruction: is that known; enum of ir_sums.c */
    uint8_t *four;              /* by instruction: 1 + the four it belongs to, 0: none */
    uint8_t *sum;               /* by instruction: 1 + the sum whose root it is */
    uint8_t *inner;             /* by instruction: it is made otherwise */
    struct steps *steps;        /* by instruction */
    struct four fours[MOST_FOURS];
    struct sum sums[MOST_SUMS];
    uint32_t nfours, nsums, nends;
    bool impossible, counts;    /* counts: there are fours of counters */
};

static inline const struct ir_ins *def(const struct sums *s, uint32_t v) { return &s->ir->ins[v]; }
static inline uint32_t uses_of(const struct sums *s, uint32_t v) { return s->ir->fold->uses[v].count; }
static inline bool is_in(const struct sums *s, uint32_t v) { return v > s->first && v < s->end; }
static inline bool is_pure(const struct ir_ins *in) { return ir_facts[in->op].effects == IR_PURE && !(ir_facts[in->op].traits & IR_FAULTS); }
static inline bool are_alike(const struct sums *s, uint32_t v, uint32_t other)
{
    const struct ir_ins *a = def(s, v), *b = def(s, other);
    return a->op == b->op && a->aux == b->aux;
}
/* Is it an operation of a round of chains, and not the last one? */
static inline bool is_amid_round(const struct sums *s, uint32_t at)
{
    return at + 1 < s->end && ir_is_widened(def(s, at)->op) && are_alike(s, at, at + 1) && def(s, at)->b == def(s, at + 1)->b;
}
/* May multiples of a step be made as such? */
static inline bool may_multiply(const struct steps *t) { return t->times && (ir_lane_of(t->lane) == 1 || ir_lane_of(t->lane) == 2); }

/* ir_sums_find.c: what is to be done in fours; false: nothing is. */
bool sums_find(struct sums *s);
/* The vector, of which a product takes the low half, or the high one. */
uint32_t sums_factor(const struct sums *s, uint32_t v, bool *high);
/* The vector whose halves' sum the product has for one factor; IR_NONE: none. other: the second factor, as sums_factor() has it. */
uint32_t sums_of_halves(const struct sums *s, uint32_t product, uint32_t *other, bool *high);

#endif
