/* wide.h: what the files of wide.c share. */
#ifndef DRAGOMAN_X86_64_WIDE_H
#define DRAGOMAN_X86_64_WIDE_H

#include "backends/x86_64/emit.h"
#include "backends/x86_64/vec.h"

enum {
    LANES = 4, NONE = ~0u,
    MASK = 1, FIRST_MASK = 2,                  /* k1, for comparisons whose result is a vector; others' places are from k2 on */
    FIRST_MASK_PLACE = 1 + NWIDES * LANES,     /* struct value.wide: behind those in wide registers */
};
enum {
    INSERT_128 = P3A(0x38), EXTRACT_128 = P3A(0x39), EXTRACT_256 = P3A(0x3b) | O_W, SPREAD = P3A(0x43), SPREAD_MEM = P38(0x5a), TERNARY = P3A(0x25),
    LOAD = P_F3 | M_0F | 0x6f, STORE = P_F3 | M_0F | 0x7f, COPY = PI(0x6f),
};

/* One more register, below the wide ones */
static inline unsigned scratch(const struct x64 *x) { return x->first_wide - 1; }

/* ---- wide_regs.c: what is where ------------------------------------------------------------------- */
/* What comparisons say is a mask, and may stay so if nobody wants more of it than whether any of its bits is 1. */
static inline bool is_mask(const struct x64 *x, uint32_t v) { return x->val[v].wide >= FIRST_MASK_PLACE; }
static inline unsigned mask_of(const struct x64 *x, uint32_t v) { return (x->val[v].wide - FIRST_MASK_PLACE) / LANES; }
/* The lanes of the comparison that it is from. */
unsigned mask_lane(const struct x64 *x, uint32_t v);
/* A mask whose values, if any, are not used any more; NONE. */
unsigned take_mask(const struct x64 *x);
/* All of a wide register, or mask, in order? */
bool are_side_by_side(const struct x64 *x, const uint32_t v[LANES]);
/* Of the wide registers that are not in `taken`, one that holds no values that are used, best nothing at all; NONE. */
unsigned take_wide(struct x64 *x, unsigned *taken);
/* The register that holds these, or copies of them; NONE. */
unsigned find_wide(const struct x64 *x, const uint32_t v[LANES]);
/* The register of four operands; NONE: there is no room. */
unsigned wide_operand(struct x64 *x, const uint32_t v[LANES], unsigned *taken);
/* Do what the wide registers hold, and the four results from `at` on, stay there as long as they are used? */
bool are_kept(struct x64 *x, uint32_t at);
/* May instructions from..to - 1 run C code, which would change these registers? */
bool may_call_between(const struct x64 *x, uint32_t from, uint32_t to);
/* The four results from `at` on are in this wide register, or in this mask. */
void place_results(struct x64 *x, uint32_t at, unsigned n);
void place_mask(struct x64 *x, uint32_t at, unsigned n);

/* ---- wide_ops.c: instructions --------------------------------------------------------------------- */
/* Has it an instruction for four? */
bool is_wide_op(const struct x64 *x, const struct ir_ins *in);
/* Is its result a mask? */
bool is_comparison(const struct ir_ins *in);
void emit_comparison(struct x64 *x, const struct ir_ins *in, unsigned mask, unsigned a, unsigned b);
/* r: wide registers. */
void emit_wide_op(struct x64 *x, const struct ir_ins *in, unsigned d, const unsigned r[3]);
/* Lanes of all 0 or all 1. */
void spread_mask(struct x64 *x, unsigned lane, unsigned d, unsigned mask);

#endif
