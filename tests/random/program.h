/* A random program of A64: one function, a loop over registers and a few pages of memory. Made by make_*.c, run by run.c. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Pages of data: 0 to 6 are accessed at fixed places from x0, each by one instruction; INDEXED through x16 and an index, by
 * atomics too; from WALKED on by x1, which moves. Loops over vectors have pointers to all of them in x3 to x5. */
enum { PAGE = 4096, FIXED = 7, INDEXED = 7, WALKED = 8, PAGES = 12 };
enum { MOST_WORDS = 400 };
enum shape { SHAPE_VECTORS, SHAPE_STATES, SHAPES = 4 }; /* the others: anything */
enum flags_use { IGNORES_FLAGS, READS_FLAGS, WRITES_FLAGS };
enum { TO_NEXT = -1, TO_END = -2 };

struct word {
    enum flags_use flags;
    int to;                 /* where a branch goes, or TO_ */
    bool always, patchable; /* an unconditional branch; a move whose immediate may be changed */
};

struct program {
    uint32_t *code;
    struct word words[MOST_WORDS];
    unsigned number, n, pages, shape; /* n: words; pages: how many of the fixed ones are used */
};

extern struct program program;

unsigned chance(unsigned n); /* one of n, by `seed` alone */
extern uint64_t seed;

/* ---- make_program.c ---- */
void make_program(unsigned number, bool tags);
void emit_one(void);
void emit_some(unsigned n);
void branch_here(unsigned at);

/* ---- make_instructions.c ---- */
void choose_registers(void);
void emit(uint32_t word, enum flags_use flags);
uint32_t rd(void);
uint32_t rn(void);
uint32_t rm(void);
uint32_t vec(void);
uint32_t cond(void);
void emit_sum(void);
void emit_integer(void);
void emit_compare(void);
void emit_conditional_compare(void);
void emit_chain(void);
void emit_vector(void);
void emit_scalar(void);
void emit_fixed_access(void);
void emit_walk(void);
void emit_indexed(void);
