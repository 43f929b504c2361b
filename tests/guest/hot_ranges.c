/* Hot loops with comparisons of one value with constants, one behind the other: whatever the value is, each branch is taken when
 * its condition holds, and finds value and flags exact.
 * timeout: 120 */
#include "check.h"

#include <stdbool.h>
#include <stdint.h>

enum { ROUNDS = 3000, WAYS = 6, CHAINS = 10 };

/* x0 values, x1 their end, x2 how often each way was taken, x3 sums of value and flags there. */
typedef void chain_fn(const uint64_t *values, const uint64_t *end, uint64_t *counts, uint64_t *sums);
#define WAY(label, n) #label ": mrs x9, nzcv\n add x9, x9, x5\n mov x10, " #n "\n b 9f\n"
#define CHAIN(n, TESTS)                                                                                                          \
    extern chain_fn chain##n;                                                                                                    \
    __asm__(".text\n.globl chain" #n "\n.type chain" #n ", %function\nchain" #n ":\n"                                            \
            "mov x6, 0\n mov x7, 0\n"                                                                                            \
            "1: ldr x5, [x0]\n mov w8, w5\n add x0, x0, 8\n cmp x6, x7\n" TESTS                                                  \
            " add x6, x6, 1\n subs x7, x1, x0\n b.ne 1b\n str x6, [x2]\n ret\n"                                                  \
            WAY(11, 1) WAY(12, 2) WAY(13, 3) WAY(14, 4) WAY(15, 5)                                                               \
            "9: ldr x11, [x2, x10, lsl 3]\n add x11, x11, 1\n str x11, [x2, x10, lsl 3]\n"                                       \
            "ldr x11, [x3, x10, lsl 3]\n add x11, x11, x9\n str x11, [x3, x10, lsl 3]\n cmp x0, x1\n b.ne 1b\n str x6, [x2]\n ret\n")
CHAIN(0, "cmp w5, 3\n b.eq 11f\n b.hi 12f\n cmp w5, 1\n b.eq 13f\n cmp w5, 2\n b.eq 14f\n");
CHAIN(1, "cmp x5, 100\n b.gt 11f\n b.eq 12f\n cmn x5, 5\n b.lt 13f\n b.eq 14f\n");
CHAIN(2, "cmp w8, 7\n b.ls 11f\n cmp w8, 9\n b.hs 12f\n cmp w8, 8\n b.ne 13f\n");
CHAIN(3, "cmp w5, 50\n b.lo 11f\n cmp w5, 60\n b.eq 12f\n cmp w5, 59\n b.eq 13f\n cmp w5, 58\n b.hs 14f\n");
CHAIN(4, "cmp w5, 1\n b.eq 11f\n cmn w5, 1\n b.eq 12f\n cbz w5, 13f\n cmp w5, 2\n b.le 14f\n");
CHAIN(5, "cmp x5, 1\n b.eq 11f\n cmp x5, 0\n b.eq 12f\n cmp x5, 4\n b.eq 13f\n cmp x5, 3\n b.hi 14f\n");
CHAIN(6, "cmp w5, 100\n b.ge 11f\n cmn w5, 100\n b.le 12f\n cmp w5, 99\n b.eq 13f\n cmn w5, 99\n b.eq 14f\n");

CHAIN(7, "cmp x5, 100\n b.gt 11f\n cmp x5, 1\n b.eq 12f\n cmn x5, 5\n b.lt 13f\n cbz x5, 14f\n cmp x5, 2\n b.eq 15f\n"); /* no range */
CHAIN(8, "cmp w5, 9\n b.hi 11f\n b.eq 12f\n cmp w5, 8\n b.eq 13f\n");
CHAIN(9, "cmp x5, 100\n b.gt 11f\n b.eq 12f\n cmp x5, 99\n b.eq 13f\n");

/* The condition that the way n of a chain asks for. */
struct test { unsigned way; char relation; bool wide, is_signed; int64_t with; bool no_flags; };
static const struct test tests[CHAINS][WAYS] = {
    {{1, '=', 0, 0, 3, 0}, {2, '>', 0, 0, 3, 0}, {3, '=', 0, 0, 1, 0}, {4, '=', 0, 0, 2, 0}},
    {{1, '>', 1, 1, 100, 0}, {2, '=', 1, 1, 100, 0}, {3, '<', 1, 1, -5, 0}, {4, '=', 1, 1, -5, 0}},
    {{1, '{', 0, 0, 7, 0}, {2, '}', 0, 0, 9, 0}, {3, '!', 0, 0, 8, 0}},
    {{1, '<', 0, 0, 50, 0}, {2, '=', 0, 0, 60, 0}, {3, '=', 0, 0, 59, 0}, {4, '}', 0, 0, 58, 0}},
    {{1, '=', 0, 1, 1, 0}, {2, '=', 0, 1, -1, 0}, {3, '=', 0, 1, 0, 1}, {4, '{', 0, 1, 2, 0}},
    {{1, '=', 1, 0, 1, 0}, {2, '=', 1, 0, 0, 0}, {3, '=', 1, 0, 4, 0}, {4, '>', 1, 0, 3, 0}},
    {{1, '}', 0, 1, 100, 0}, {2, '{', 0, 1, -100, 0}, {3, '=', 0, 1, 99, 0}, {4, '=', 0, 1, -99, 0}},
    {{1, '>', 1, 1, 100, 0}, {2, '=', 1, 1, 1, 0}, {3, '<', 1, 1, -5, 0}, {4, '=', 1, 1, 0, 1}, {5, '=', 1, 1, 2, 0}},
    {{1, '>', 0, 0, 9, 0}, {2, '=', 0, 0, 9, 0}, {3, '=', 0, 0, 8, 0}},
    {{1, '>', 1, 1, 100, 0}, {2, '=', 1, 1, 100, 0}, {3, '=', 1, 1, 99, 0}},
};

static int order(const struct test *t, uint64_t value)
{
    if (t->is_signed) {
        int64_t v = t->wide ? (int64_t)value : (int32_t)value;
        return (v > t->with) - (v < t->with);
    }
    uint64_t v = t->wide ? value : (uint32_t)value, with = t->wide ? (uint64_t)t->with : (uint32_t)t->with;
    return (v > with) - (v < with);
}

static bool holds(const struct test *t, uint64_t value)
{
    int o = order(t, value);
    switch (t->relation) {
    case '=': return o == 0;
    case '!': return o != 0;
    case '<': return o < 0;
    case '>': return o > 0;
    case '{': return o <= 0;
    default: return o >= 0;
    }
}

/* NZCV of value - with, or of value + -with as CMN has it, which differs where both are the same for 0 only. */
static uint64_t flags_of(const struct test *t, uint64_t value)
{
    unsigned top = t->wide ? 63 : 31;
    uint64_t a = t->wide ? value : (uint32_t)value, b = t->wide ? (uint64_t)t->with : (uint32_t)t->with;
    uint64_t d = t->wide ? a - b : (uint32_t)(a - b);
    uint64_t n = d >> top & 1, z = d == 0, c = a >= b, v = ((a ^ b) & (a ^ d)) >> top & 1;
    return n << 31 | z << 30 | c << 29 | v << 28;
}

static const uint64_t edges[] = {0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 49, 50, 57, 58, 59, 60, 61, 98, 99, 100, 101, -1ULL, -2ULL, -4ULL, -5ULL, -6ULL,
    -98ULL, -99ULL, -100ULL, -101ULL, INT32_MAX, INT32_MAX + 1ULL, UINT32_MAX, UINT32_MAX + 1ULL, UINT32_MAX + 2ULL, INT64_MAX, INT64_MAX + 1ULL};
enum { EDGES = sizeof edges / sizeof *edges };
static const uint64_t usual[CHAINS] = {0, 50, 8, 55, 20, 2, 0, 50, 4, 98};

static void check_values(unsigned n, chain_fn *chain, const uint64_t *values)
{
    uint64_t counts[WAYS] = {0}, sums[WAYS] = {0}, expected[WAYS] = {0}, expected_sums[WAYS] = {0}, stays = 0, left = 0;
    for (unsigned i = 0; i < ROUNDS; i++) {
        const struct test *t = tests[n], *end = t + WAYS;
        uint64_t flags = flags_of(&(struct test){.wide = true, .with = (int64_t)left}, stays);
        for (; t < end && t->way; t++) {
            flags = t->no_flags ? flags : flags_of(t, values[i]);
            if (holds(t, values[i]))
                break;
        }
        if (t < end && t->way) {
            expected[t->way]++;
            expected_sums[t->way] += values[i] + flags;
        } else {
            stays++;
            left = (ROUNDS - 1 - i) * sizeof *values;
        }
    }
    chain(values, values + ROUNDS, counts, sums);
    expected[0] = stays;
    for (unsigned i = 0; i < WAYS; i++)
        if (counts[i] != expected[i] || sums[i] != expected_sums[i])
            printf("chain %u way %u: %llu times, expected %llu; sum %llx, expected %llx\n", n, i, (unsigned long long)counts[i],
                   (unsigned long long)expected[i], (unsigned long long)sums[i], (unsigned long long)expected_sums[i]);
    for (unsigned i = 0; i < WAYS; i++)
        CHECK(counts[i] == expected[i] && sums[i] == expected_sums[i]);
}

int main(void)
{
    static chain_fn *const chains[CHAINS] = {chain0, chain1, chain2, chain3, chain4, chain5, chain6, chain7, chain8, chain9};
    static uint64_t values[ROUNDS];
    for (unsigned n = 0; n < CHAINS; n++)
        for (unsigned every = 5; every < 12; every++) {
            for (unsigned i = 0; i < ROUNDS; i++)
                values[i] = i % every ? usual[n] : edges[i / every % EDGES];
            check_values(n, chains[n], values);
        }
    return check_end();
}
