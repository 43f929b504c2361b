/* ir_fixture.h: a small guest for the tests of the IR: a state struct, its slots, a few helpers. */
#ifndef DRAGOMAN_TESTS_IR_FIXTURE_H
#define DRAGOMAN_TESTS_IR_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "contract/state.h"
#include "translate/ir.h"

struct test_state {
    struct cpu_state cpu;
    _Alignas(64) union ir_val v[7];
    uint64_t x[4];
    uint32_t nzcv, w;
};

enum { SLOT_X0, SLOT_X1, SLOT_X2, SLOT_X3, SLOT_V0, SLOT_V1, SLOT_V6 = SLOT_V0 + 6, SLOT_NZCV, SLOT_W, NSLOTS };
#define AT(field) offsetof(struct test_state, field)
static const struct ir_slot test_slots[NSLOTS] = {
    {"x0", IR_I64, 9, .offset = AT(x[0])},     {"x1", IR_I64, 8, .offset = AT(x[1])},  {"x2", IR_I64, 7, .offset = AT(x[2])},
    {"x3", IR_I64, 6, .offset = AT(x[3])},     {"v0", IR_V128, 5, .offset = AT(v[0])}, {"v1", IR_V128, 4, .offset = AT(v[1])},
    {"v2", IR_V128, 3, .offset = AT(v[2])},    {"v3", IR_V128, 3, .offset = AT(v[3])},
    {"v4", IR_V128, 3, .offset = AT(v[4])},    {"v5", IR_V128, 3, .offset = AT(v[5])},    {"v6", IR_V128, 3, .offset = AT(v[6])},
    {"nzcv", IR_FLAGS, 9, .offset = AT(nzcv)}, {"w", IR_I32, 0, .offset = AT(w)},
};
#undef AT

/* Scalar: a + 2 * b + 3 * c, and counts its calls in x3. */
static uint64_t weigh(struct cpu_state *st, uint64_t a, uint64_t b, uint64_t c)
{
    ((struct test_state *)st)->x[3]++;
    return a + 2 * b + 3 * c;
}
/* Vector: lanes of a plus c. */
static void widen_sum(struct cpu_state *st, union ir_val *ret, const union ir_val *a, const union ir_val *b,
                      const union ir_val *c)
{
    (void)st;
    (void)b;
    for (unsigned i = 0; i < 2; i++)
        ret->d[i] = a->d[i] + c->u64;
}
typedef void helper_fn(void);
static const struct ir_helper test_helpers[] = {
    {"weigh", (helper_fn *)weigh, IR_I64, {IR_I64, IR_I32, IR_I64}, IR_READ | IR_WRITE},
    {"widen_sum", (helper_fn *)widen_sum, IR_V128, {IR_V128, IR_VOID, IR_I64}, 0},
    {"observe", (helper_fn *)weigh, IR_VOID, {IR_VOID, IR_VOID, IR_VOID}, IR_READ},
    {"measure", (helper_fn *)weigh, IR_I64, {IR_VOID, IR_VOID, IR_VOID}, IR_READ},
};
enum { NHELPERS = sizeof test_helpers / sizeof test_helpers[0] };

struct fixture {
    struct arena arena;
    struct ir ir;
    struct test_state st;
};

static inline int setup(void **state)
{
    struct fixture *f = aligned_alloc(64, (sizeof *f + 63) & ~(size_t)63);
    memset(f, 0, sizeof *f);
    ir_init(&f->ir, &f->arena, test_slots, NSLOTS, test_helpers, NHELPERS);
    *state = f;
    return 0;
}

static inline int teardown(void **state)
{
    struct fixture *f = *state;
    arena_free(f->ir.scratch);
    arena_free(&f->arena);
    free(f);
    return 0;
}

static inline void verify(const struct ir *ir)
{
    char error[200] = "";
    if (!ir_verify(ir, error))
        fail_msg("%s", error);
}

static inline void parse_unchecked(struct ir *ir, const char *text)
{
    char error[200] = "";
    ir_reset(ir);
    if (!ir_parse(ir, text, error))
        fail_msg("%s in\n%s", error, text);
}

static inline void parse(struct ir *ir, const char *text)
{
    parse_unchecked(ir, text);
    verify(ir);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

#endif
