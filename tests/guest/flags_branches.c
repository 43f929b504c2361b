/* NZCV behind conditional branches, on both ways, where the next instruction reads them, overwrites them, faults or leaves
 * in another way. The expected flags are computed from the definition of the subtraction. */
#define _GNU_SOURCE
#include "check.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/mman.h>
#include <ucontext.h>

__attribute__((format(printf, 1, 2))) static void fail(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (failures++ < 20) {
        vprintf(format, args);
        putchar('\n');
    }
    va_end(args);
}

enum { N = 8, Z = 4, C = 2, V = 1 };

static const uint64_t edges[] = {
    0, 1, 2, 0x7f, 0x80, 0x7fffffff, 0x80000000, 0x80000001, 0xffffffff, 0x100000000, 0x7fffffffffffffff,
    0x8000000000000000, 0x8000000000000001, 0xffffffff00000000, 0xffffffffffffffff,
};
enum { EDGES = sizeof edges / sizeof *edges };

static unsigned flags_of_sub(uint64_t a, uint64_t b, unsigned bits)
{
    uint64_t mask = bits == 64 ? ~UINT64_C(0) : (UINT64_C(1) << bits) - 1, sign = UINT64_C(1) << (bits - 1);
    a &= mask, b &= mask;
    uint64_t r = (a - b) & mask;
    return (r & sign ? N : 0) | (r == 0 ? Z : 0) | (a >= b ? C : 0) | ((a ^ b) & (a ^ r) & sign ? V : 0);
}

static unsigned flags_of_and(uint64_t a, uint64_t b)
{
    return ((a & b) >> 63 ? N : 0) | ((a & b) == 0 ? Z : 0);
}

static bool holds(const char *cond, unsigned f)
{
    bool n = f & N, z = f & Z, c = f & C, v = f & V;
    switch (cond[0] << 8 | cond[1]) {
    case 'e' << 8 | 'q': return z;
    case 'n' << 8 | 'e': return !z;
    case 'c' << 8 | 's': return c;
    case 'c' << 8 | 'c': return !c;
    case 'm' << 8 | 'i': return n;
    case 'p' << 8 | 'l': return !n;
    case 'v' << 8 | 's': return v;
    case 'v' << 8 | 'c': return !v;
    case 'h' << 8 | 'i': return c && !z;
    case 'l' << 8 | 's': return !c || z;
    case 'g' << 8 | 'e': return n == v;
    case 'l' << 8 | 't': return n != v;
    case 'g' << 8 | 't': return !z && n == v;
    default: return z || n != v;
    }
}

/* Each test: compare, branch; taken or not, and the flags as they are read there. */
#define READ_BOTH(name, compare, cond) \
    static bool name(uint64_t a, uint64_t b, uint64_t *flags) \
    { \
        uint64_t taken; \
        __asm__ volatile(compare "\n b." cond " 1f\n mov %0, #0\n mrs %1, nzcv\n b 2f\n1: mov %0, #1\n mrs %1, nzcv\n2:\n" \
                         : "=&r"(taken), "=&r"(*flags) : "r"(a), "r"(b) : "cc"); \
        return taken; \
    }
/* A second comparison follows the branch that is not taken: only the branch's target sees the first one's flags. */
#define READ_TAKEN(name, compare, cond) \
    static bool name(uint64_t a, uint64_t b, uint64_t *flags) \
    { \
        uint64_t taken; \
        __asm__ volatile(compare "\n b." cond " 1f\n mov %0, #0\n cmp xzr, xzr\n cset %w1, eq\n mov %1, #-1\n b 2f\n" \
                         "1: mov %0, #1\n mrs %1, nzcv\n2:\n" \
                         : "=&r"(taken), "=&r"(*flags) : "r"(a), "r"(b) : "cc"); \
        return taken; \
    }
/* Both ways leave through a register: behind it, the flags are read from where they are kept. */
#define GO_ON(to) "adr x9, " to "\n add x9, x9, %4\n br x9\n"
#define READ_OUTSIDE(name, code) \
    static bool name(uint64_t a, uint64_t b, uint64_t *flags) \
    { \
        static volatile uint64_t zero; \
        uint64_t taken; \
        __asm__ volatile(code "3: mrs %1, nzcv\n" : "=&r"(taken), "=&r"(*flags) : "r"(a), "r"(b), "r"(zero) : "x9", "cc"); \
        return taken; \
    }
#define TAKEN_WAY "1: mov %0, #1\n" GO_ON("3f")
#define READ_AHEAD(name, compare, cond) READ_OUTSIDE(name, compare "\n b." cond " 1f\n mov %0, #0\n" GO_ON("3f") TAKEN_WAY)
#define READ_BACK(name, compare, cond) READ_OUTSIDE(name, "b 2f\n" TAKEN_WAY "2: " compare "\n b." cond " 1b\n mov %0, #0\n" GO_ON("3f"))
#define FOR_CONDITIONS(X) X(eq) X(ne) X(cs) X(cc) X(mi) X(pl) X(vs) X(vc) X(hi) X(ls) X(ge) X(lt) X(gt) X(le)
#define TESTS(cond) \
    READ_BOTH(x_##cond, "cmp %2, %3", #cond) \
    READ_BOTH(w_##cond, "cmp %w2, %w3", #cond) \
    READ_BOTH(t_##cond, "tst %2, %3", #cond) \
    READ_BOTH(i_##cond, "subs xzr, %2, #0x7f", #cond) \
    READ_BOTH(z_##cond, "cmp %2, #0", #cond) \
    READ_TAKEN(o_##cond, "cmp %2, %3", #cond) \
    READ_BOTH(c_##cond, "cmp %2, %3\n ccmp %2, #2, #4, ne", #cond) \
    READ_BOTH(d_##cond, "cmp %2, %3\n ccmp %3, #2, #0, hi", #cond) \
    READ_TAKEN(e_##cond, "cmp %2, %3\n ccmp %2, #2, #11, eq", #cond) \
    READ_AHEAD(f_##cond, "cmp %2, %3\n ccmp %2, #2, #0, hi\n ccmp %3, #1, #5, ne", #cond) \
    READ_AHEAD(g_##cond, "cmp %2, %3\n ccmp %2, #2, #0, ne\n ccmp %w3, %w2, #2, hi\n ccmp %3, #1, #10, cc", #cond) \
    READ_TAKEN(h_##cond, "cmp %2, %3\n ccmp %2, #2, #0, ne\n ccmp %3, #2, #0, ne\n ccmp %3, #1, #4, ne", #cond) \
    READ_AHEAD(l_##cond, "cmp %2, %3\n ccmp %2, #2, #4, ne\n ccmp %3, #2, #4, ne\n ccmp %3, #1, #4, ne", #cond) \
    READ_AHEAD(m_##cond, "cmp %2, %3\n ccmp %2, #2, #4, ne\n ccmp %3, #1, #0, ne", #cond) \
    READ_AHEAD(n_##cond, "cmp %2, %3\n ccmp %2, #2, #4, ne", #cond) \
    READ_BACK(q_##cond, "cmp %2, %3\n ccmp %2, #2, #4, ne", #cond) \
    READ_BACK(k_##cond, "cmp %2, %3\n ccmp %2, #2, #0, hi\n ccmp %3, #1, #5, ne", #cond) \
    READ_BACK(p_##cond, "cmp %2, %3\n ccmp %2, #2, #4, ne\n ccmp %3, #2, #4, ne\n ccmp %3, #1, #0, ne", #cond)
FOR_CONDITIONS(TESTS)

typedef bool test_fn(uint64_t a, uint64_t b, uint64_t *flags);
static const struct {
    const char *cond;
    test_fn *x, *w, *t, *i, *z, *o, *c, *d, *e, *f, *g, *h, *k, *l, *m, *n, *p, *q;
} tests[] = {
#define ROW(cond) {#cond, x_##cond, w_##cond, t_##cond, i_##cond, z_##cond, o_##cond, c_##cond, d_##cond, e_##cond, \
                    f_##cond, g_##cond, h_##cond, k_##cond, l_##cond, m_##cond, n_##cond, p_##cond, q_##cond},
    FOR_CONDITIONS(ROW)
};

static void check_one(const char *what, const char *cond, test_fn *fn, uint64_t a, uint64_t b, unsigned expected, bool both)
{
    uint64_t flags;
    bool taken = fn(a, b, &flags), right = taken == holds(cond, expected);
    uint64_t wanted = taken || both ? (uint64_t)expected << 28 : UINT64_MAX;
    if (!right || flags != wanted)
        fail("%s %#lx, %#lx; b.%s: taken %d, flags %#lx, expected %#lx", what, (unsigned long)a, (unsigned long)b, cond, taken,
             (unsigned long)flags, (unsigned long)wanted);
}

static void all_comparisons(void)
{
    for (unsigned k = 0; k < sizeof tests / sizeof *tests; k++)
        for (int m = 0; m < EDGES * EDGES; m++) {
            uint64_t a = edges[m / EDGES], b = edges[m % EDGES];
            const char *cond = tests[k].cond;
            check_one("cmp", cond, tests[k].x, a, b, flags_of_sub(a, b, 64), true);
            check_one("cmp w", cond, tests[k].w, a, b, flags_of_sub(a, b, 32), true);
            check_one("tst", cond, tests[k].t, a, b, flags_of_and(a, b), true);
            check_one("cmp #0x7f", cond, tests[k].i, a, b, flags_of_sub(a, 0x7f, 64), true);
            check_one("cmp #0", cond, tests[k].z, a, b, flags_of_sub(a, 0, 64), true);
            check_one("cmp, cmp", cond, tests[k].o, a, b, flags_of_sub(a, b, 64), false);
            unsigned first = flags_of_sub(a, b, 64);
            check_one("ccmp ne", cond, tests[k].c, a, b, holds("ne", first) ? flags_of_sub(a, 2, 64) : 4, true);
            check_one("ccmp hi", cond, tests[k].d, a, b, holds("hi", first) ? flags_of_sub(b, 2, 64) : 0, true);
            check_one("ccmp eq, cmp", cond, tests[k].e, a, b, holds("eq", first) ? flags_of_sub(a, 2, 64) : 11, false);
            unsigned last = flags_of_sub(b, 1, 64);
            unsigned f = holds("ne", holds("hi", first) ? flags_of_sub(a, 2, 64) : 0) ? last : 5;
            check_one("ccmp hi, ccmp ne", cond, tests[k].f, a, b, f, true);
            check_one("ccmp hi, ccmp ne; back", cond, tests[k].k, a, b, f, true);
            unsigned g = holds("hi", holds("ne", first) ? flags_of_sub(a, 2, 64) : 0) ? flags_of_sub(b, a, 32) : 2;
            check_one("ccmp ne, ccmp hi, ccmp cc", cond, tests[k].g, a, b, holds("cc", g) ? last : 10, true);
            unsigned h = holds("ne", first) ? flags_of_sub(a, 2, 64) : 0;
            h = holds("ne", h) ? flags_of_sub(b, 2, 64) : 0;
            check_one("ccmp ne x 3, cmp", cond, tests[k].h, a, b, holds("ne", h) ? last : 4, false);
            check_one("ccmp ne x 3", cond, tests[k].l, a, b, a != b && a != 2 && b != 2 ? last : 4, true);
            check_one("ccmp ne x 3; back", cond, tests[k].p, a, b, a != b && a != 2 && b != 2 ? last : 0, true);
            check_one("ccmp ne x 2", cond, tests[k].m, a, b, a != b && a != 2 ? last : 0, true);
            check_one("ccmp ne; back", cond, tests[k].q, a, b, a != b ? flags_of_sub(a, 2, 64) : 4, true);
            check_one("ccmp ne; outside", cond, tests[k].n, a, b, a != b ? flags_of_sub(a, 2, 64) : 4, true);
        }
}

/* The flags that a loop leaves with, and those that it comes back with. */
static void loops(void)
{
    uint64_t n = 10, flags, carries = 0;
    __asm__ volatile("1: subs %0, %0, #3\n b.hi 1b\n mrs %1, nzcv\n" : "+r"(n), "=r"(flags)::"cc");
    if (n != (uint64_t)-2 || flags != (uint64_t)N << 28)
        fail("subs; b.hi: left with %#lx, flags %#lx", (unsigned long)n, (unsigned long)flags);
    n = 10;
    __asm__ volatile("cmp xzr, xzr\n1: adc %1, %1, xzr\n subs %0, %0, #1\n b.ne 1b\n" : "+r"(n), "+r"(carries)::"cc");
    if (carries != 10)
        fail("adc in a loop counted %lu carries", (unsigned long)carries);
    n = 5; /* back to between the two comparisons */
    uint64_t last = 0;
    __asm__ volatile("cmp %2, %3\n1: ccmp %0, #1, #11, ne\n mrs %1, nzcv\n sub %0, %0, #1\n b.ne 1b\n mrs %1, nzcv\n"
                     : "+r"(n), "=&r"(last) : "r"(n), "r"(carries) : "cc");
    if (n != 0 || last != flags_of_sub(1, 1, 64) << 28)
        fail("ccmp in a loop left with %#lx, flags %#lx", (unsigned long)n, (unsigned long)last);
    n = 5;
    __asm__ volatile("cmp %2, %3\n1: ccmp %0, #1, #0, ne\n sub %0, %0, #1\n b.ne 1b\n mrs %1, nzcv\n"
                     : "+r"(n), "=&r"(last) : "r"(n), "r"(carries) : "cc");
    if (n != 0 || last != flags_of_sub(1, 1, 64) << 28)
        fail("ccmp in a loop left with %#lx, flags %#lx", (unsigned long)n, (unsigned long)last);
}

static sigjmp_buf back;
static volatile uint64_t seen_flags;

static void on_fault(int signo, siginfo_t *info, void *context)
{
    (void)signo, (void)info;
    seen_flags = ((ucontext_t *)context)->uc_mcontext.pstate & 0xf0000000;
    siglongjmp(back, 1);
}

/* A fault behind the branch shows the flags, if they are still of use. */
static void faults(void)
{
    char *guard = mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    sigaction(SIGSEGV, &(struct sigaction){.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO}, NULL);
    for (int m = 0; m < EDGES * EDGES; m++) {
        uint64_t a = edges[m / EDGES], b = edges[m % EDGES], value;
        if (sigsetjmp(back, 1) == 0)
            __asm__ volatile("cmp %1, %2\n b.hi 1f\n ldr %0, [%3]\n1: ldr %0, [%3]\n mrs %0, nzcv\n" : "=r"(value) : "r"(a), "r"(b), "r"(guard) : "cc");
        if (seen_flags != (uint64_t)flags_of_sub(a, b, 64) << 28)
            fail("fault behind cmp %#lx, %#lx: flags %#lx", (unsigned long)a, (unsigned long)b, (unsigned long)seen_flags);
        unsigned first = flags_of_sub(a, b, 64), second = holds("ne", first) ? flags_of_sub(a, 2, 64) : 0;
        unsigned last = holds("hi", second) ? flags_of_sub(b, 2, 64) : 4;
        for (int between = 0; between < 2; between++) {
            const char *at = between ? guard : (char *)&value;
            if (sigsetjmp(back, 1) == 0)
                __asm__ volatile("cmp %1, %2\n ccmp %1, #2, #0, ne\n ldr xzr, [%3]\n ccmp %2, #2, #4, hi\n b.ls 1f\n"
                                 "ldr %0, [%4]\n1: ldr %0, [%4]\n mrs %0, nzcv\n"
                                 : "=&r"(value) : "r"(a), "r"(b), "r"(at), "r"(guard) : "cc", "memory");
            if (seen_flags != (uint64_t)(between ? second : last) << 28)
                fail("fault %s ccmp %#lx, %#lx: flags %#lx", between ? "before" : "behind", (unsigned long)a, (unsigned long)b, (unsigned long)seen_flags);
        }
    }
}

/* Constants that a host's instruction takes as they are, sign-extended, or not at all; flags that nothing reads later. */
#define MASKS(X) X(0x1) X(0x7f) X(0x80) X(0x7fffffff) X(0x80000000) X(0xffffffff) X(0xfffffffffffffff0) X(0xffffffff80000000) \
    X(0xffffffff00000000) X(0x8000000000000000)
static void masks(void)
{
#define CHECK_MASK(mask) \
    for (unsigned i = 0; i < EDGES; i++) { \
        uint64_t a = edges[i], none; \
        __asm__("tst %1, #" #mask "\n\tb.ne 1f\n\tcmp %1, %1\n\tmov %0, #1\n\tb 2f\n1:\tcmp %1, %1\n\tmov %0, #0\n2:" \
                : "=&r"(none) : "r"(a) : "cc"); \
        if (none != ((a & mask) == 0)) \
            fail("%#llx & " #mask " is 0: %d", (unsigned long long)a, (int)none); \
    }
    MASKS(CHECK_MASK)
}

int main(void)
{
    all_comparisons();
    masks();
    loops();
    faults();
    return check_end();
}
