/* Loops that run often enough to be translated again: their results, faults inside them with the exact registers, signals
 * that end them, code that changes under them.
 * timeout: 120 */
#define _GNU_SOURCE
#include "check.h"

#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <ucontext.h>
#include <unistd.h>

enum { PAGE = 4096, MANY = 200000 };

/* x4..x17 and x23..x28 hold 1, 2, 3... times the number of rounds; vectors v16..v31 likewise. */
static void all_registers(uint64_t rounds, uint64_t out[20], uint64_t vectors[32])
{
    __asm__ volatile(
        "mov x0, %0\n mov x1, %1\n mov x2, %2\n"
        "mov x4, 0\n mov x5, 0\n mov x6, 0\n mov x7, 0\n mov x8, 0\n mov x9, 0\n mov x10, 0\n mov x11, 0\n"
        "mov x12, 0\n mov x13, 0\n mov x14, 0\n mov x15, 0\n mov x16, 0\n mov x17, 0\n"
        "mov x23, 0\n mov x24, 0\n mov x25, 0\n mov x26, 0\n mov x27, 0\n mov x28, 0\n"
        "movi v16.2d, 0\n movi v17.2d, 0\n movi v18.2d, 0\n movi v19.2d, 0\n movi v20.2d, 0\n movi v21.2d, 0\n"
        "movi v22.2d, 0\n movi v23.2d, 0\n movi v24.2d, 0\n movi v25.2d, 0\n movi v26.2d, 0\n movi v27.2d, 0\n"
        "movi v28.2d, 0\n movi v29.2d, 0\n movi v30.2d, 0\n movi v31.2d, 0\n"
        "mov x3, 1\n dup v0.2d, x3\n"
        "1: add x4, x4, 1\n add x5, x5, 2\n add x6, x6, 3\n add x7, x7, 4\n add x8, x8, 5\n add x9, x9, 6\n"
        "add x10, x10, 7\n add x11, x11, 8\n add x12, x12, 9\n add x13, x13, 10\n add x14, x14, 11\n add x15, x15, 12\n"
        "add x16, x16, 13\n add x17, x17, 14\n add x23, x23, 15\n add x24, x24, 16\n add x25, x25, 17\n add x26, x26, 18\n"
        "add x27, x27, 19\n add x28, x28, 20\n"
        "add v16.2d, v16.2d, v0.2d\n add v17.2d, v17.2d, v0.2d\n add v18.2d, v18.2d, v0.2d\n add v19.2d, v19.2d, v0.2d\n"
        "add v20.2d, v20.2d, v0.2d\n add v21.2d, v21.2d, v0.2d\n add v22.2d, v22.2d, v0.2d\n add v23.2d, v23.2d, v0.2d\n"
        "add v24.2d, v24.2d, v0.2d\n add v25.2d, v25.2d, v0.2d\n add v26.2d, v26.2d, v0.2d\n add v27.2d, v27.2d, v0.2d\n"
        "add v28.2d, v28.2d, v0.2d\n add v29.2d, v29.2d, v0.2d\n add v30.2d, v30.2d, v0.2d\n add v31.2d, v31.2d, v0.2d\n"
        "subs x0, x0, 1\n b.ne 1b\n"
        "stp x4, x5, [x1]\n stp x6, x7, [x1, 16]\n stp x8, x9, [x1, 32]\n stp x10, x11, [x1, 48]\n stp x12, x13, [x1, 64]\n"
        "stp x14, x15, [x1, 80]\n stp x16, x17, [x1, 96]\n stp x23, x24, [x1, 112]\n stp x25, x26, [x1, 128]\n"
        "stp x27, x28, [x1, 144]\n"
        "stp q16, q17, [x2]\n stp q18, q19, [x2, 32]\n stp q20, q21, [x2, 64]\n stp q22, q23, [x2, 96]\n"
        "stp q24, q25, [x2, 128]\n stp q26, q27, [x2, 160]\n stp q28, q29, [x2, 192]\n stp q30, q31, [x2, 224]\n"
        :: "r"(rounds), "r"(out), "r"(vectors)
        : "x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12", "x13", "x14", "x15", "x16", "x17",
          "x23", "x24", "x25", "x26", "x27", "x28", "v0", "v16", "v17", "v18", "v19", "v20", "v21", "v22", "v23", "v24", "v25",
          "v26", "v27", "v28", "v29", "v30", "v31", "cc", "memory");
}

static void registers_survive(void)
{
    for (uint64_t rounds = 1; rounds <= MANY; rounds *= 7) {
        uint64_t out[20], vectors[32];
        all_registers(rounds, out, vectors);
        for (unsigned i = 0; i < 20; i++)
            CHECK(out[i] == rounds * (i + 1));
        for (unsigned i = 0; i < 32; i++)
            CHECK(vectors[i] == rounds);
    }
}

/* ---- faults ----------------------------------------------------------------------------------- */
static sigjmp_buf after_fault;
static uint64_t fault_pc, fault_address, fault_x[31];
static __uint128_t fault_v[32];

static void on_fault(int signo, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;
    struct fpsimd_context *fp = (struct fpsimd_context *)uc->uc_mcontext.__reserved;
    (void)signo;
    fault_pc = uc->uc_mcontext.pc;
    fault_address = (uintptr_t)info->si_addr;
    memcpy(fault_x, uc->uc_mcontext.regs, sizeof fault_x);
    memcpy(fault_v, fp->vregs, sizeof fault_v);
    siglongjmp(after_fault, 1);
}

/* Counts in x5, x9, x24 and all vectors but v2 and v3 until the load at x12 leaves the mapping. 0xcec08442 is
 * sm4e v2.4s, v2.4s, which no host has: a C function does it. */
#define EACH_VECTOR(f) \
    f(0) f(1) f(4) f(5) f(6) f(7) f(8) f(9) f(10) f(11) f(12) f(13) f(14) f(15) f(16) f(17) f(18) f(19) f(20) f(21) f(22) f(23) \
    f(24) f(25) f(26) f(27) f(28) f(29) f(30) f(31)
#define CLEAR(n) "movi v" #n ".2d, 0\n"
#define COUNT(n) "add v" #n ".2d, v" #n ".2d, v3.2d\n"
#define NAME(n) "v" #n,
static void walk(const uint8_t *at)
{
    __asm__ volatile("mov x12, %0\n mov x5, 0\n mov x9, 0\n mov x24, 0\n mov x3, 1\n dup v3.2d, x3\n" EACH_VECTOR(CLEAR)
                     "1: ldrb w4, [x12], 1\n add x5, x5, 1\n add x9, x9, 2\n add x24, x24, x4\n" EACH_VECTOR(COUNT)
                     "tst x5, 63\n b.ne 1b\n .inst 0xcec08442\n b 1b\n"
                     :: "r"(at) : EACH_VECTOR(NAME) "v2", "v3", "x3", "x4", "x5", "x9", "x12", "x24", "memory", "cc");
}

static void faults_are_exact(void)
{
    size_t size = 64 * PAGE;
    uint8_t *p = mmap(NULL, size + PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    struct sigaction sa = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO}, old;
    memset(p, 3, size);
    mprotect(p + size, PAGE, PROT_NONE);
    sigaction(SIGSEGV, &sa, &old);
    for (int i = 0; i < 3; i++) {
        memset(fault_x, 0, sizeof fault_x);
        if (sigsetjmp(after_fault, 1) == 0)
            walk(p);
        CHECK(fault_address == (uintptr_t)p + size);
        CHECK(fault_x[12] == (uintptr_t)p + size && fault_x[5] == size && fault_x[9] == 2 * size && fault_x[24] == 3 * size);
        CHECK(fault_x[4] == 3);
        for (unsigned v = 0; v < 32; v++)
            CHECK(v == 2 || fault_v[v] == ((__uint128_t)1 << 64 | 1) * (v == 3 ? 1 : size));
        CHECK(*(uint32_t *)(uintptr_t)fault_pc == 0x38401584); /* ldrb w4, [x12], 1 */
    }
    sigaction(SIGSEGV, &old, NULL);
    munmap(p, size + PAGE);
}

/* ---- loops over bytes -------------------------------------------------------------------------- */
/* The loops of string functions: 16 bytes are compared with x1's low byte, or combined with it, the result made smaller and its
 * low half tested. They end at out with q2, q6 and x3, or fault. */
#define BYTES(name, make, small, test) \
    static const uint8_t *name(const uint8_t *at, uint64_t with, uint64_t *out) \
    { \
        register const uint8_t *x0 __asm__("x0") = at; \
        register uint64_t x1 __asm__("x1") = with; \
        __asm__ volatile("mov x4, %2\n dup v0.16b, w1\n movi v6.16b, 9\n mov x3, 5\n" \
                         "1: ldr q1, [x0], 16\n" make small "fmov x3, d6\n" test \
                         "stp q2, q6, [x4]\n str x3, [x4, 32]\n" \
                         : "+r"(x0), "+r"(x1) : "r"(out) : "x3", "x4", "v0", "v1", "v2", "v6", "memory"); \
        return x0; \
    }
#define EQUAL "cmeq v2.16b, v1.16b, v0.16b\n"
#define DIFFERENT "eor v2.16b, v1.16b, v0.16b\n"
#define MAXIMUM "umaxp v6.16b, v2.16b, v2.16b\n"
#define NARROW "shrn v6.8b, v2.8h, 4\n"
BYTES(find_max, EQUAL, MAXIMUM, "cbz x3, 1b\n")
BYTES(find_narrow, EQUAL, NARROW, "cbz x3, 1b\n")
BYTES(find_forward, EQUAL, MAXIMUM, "cbnz x3, 2f\n b 1b\n2:\n")
BYTES(differ, DIFFERENT, MAXIMUM, "cbz x3, 1b\n")
BYTES(differ_narrow, DIFFERENT, NARROW, "cbz x3, 1b\n") /* not all bits of the bytes are looked at */
BYTES(nonzero_loop, EQUAL, MAXIMUM, "cbnz x3, 1b\n")

struct bytes_loop {
    const uint8_t *(*run)(const uint8_t *at, uint64_t with, uint64_t *out);
    bool differs, narrows;
    uint8_t all, other; /* all bytes but one; that one */
    uint8_t ignored;    /* the loop goes on at this one, if it has an odd address; 0: none */
};

static void expect_bytes(const struct bytes_loop *l, const uint8_t *at, uint8_t with, const uint64_t out[5])
{
    uint8_t made[16], small[16] = {0};
    for (unsigned i = 0; i < 16; i++)
        made[i] = l->differs ? at[i] ^ with : at[i] == with ? 0xff : 0;
    for (unsigned i = 0; i < 16; i++) {
        uint8_t low = made[2 * i % 16], high = made[2 * i % 16 + 1];
        if (!l->narrows)
            small[i] = low > high ? low : high;
        else if (i < 8)
            small[i] = (uint8_t)((high << 8 | low) >> 4);
    }
    CHECK(memcmp(out, made, 16) == 0 && memcmp(out + 2, small, 16) == 0 && memcmp(out + 4, small, 8) == 0);
}

static void bytes_are_found(void)
{
    static const struct bytes_loop loops[] = {
        {find_max, false, false, 1, 7, 0}, {find_narrow, false, true, 1, 7, 0},         {find_forward, false, false, 1, 7, 0},
        {differ, true, false, 7, 1, 0},    {differ_narrow, true, true, 7, 0x16, 0x97}, {nonzero_loop, false, false, 7, 0, 0},
    };
    size_t size = 4 * PAGE;
    uint8_t *p = mmap(NULL, size + PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    struct sigaction sa = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO}, old;
    mprotect(p + size, PAGE, PROT_NONE);
    sigaction(SIGSEGV, &sa, &old);
    for (unsigned n = 0; n < sizeof loops / sizeof loops[0]; n++) {
        const struct bytes_loop *l = &loops[n];
        bool ends_at_zero = l->run == nonzero_loop;
        memset(p, l->all, size);
        for (volatile unsigned round = 0; round < 600; round++) {
            uint64_t out[5];
            size_t at = size - 1 - round * 23, first = ends_at_zero ? 16 * (at / 16) : 0;
            memset(p + first, l->other, ends_at_zero ? 16 : 0);
            p[at] = l->other;
            if (l->ignored)
                p[(at - 40) | 1] = l->ignored;
            const uint8_t *end = sigsetjmp(after_fault, 1) ? NULL : l->run(p, 7, out);
            CHECK(end == p + at / 16 * 16 + 16);
            if (end)
                expect_bytes(l, end - 16, 7, out);
            memset(p, l->all, size);
        }
        memset(fault_x, 0, sizeof fault_x);
        if (sigsetjmp(after_fault, 1) == 0)
            l->run(p, 7, NULL);
        CHECK(fault_x[0] == (uintptr_t)p + size && fault_address == (uintptr_t)p + size);
        CHECK(fault_v[6] == (ends_at_zero ? ~(__uint128_t)0 : 0) && fault_x[3] == (ends_at_zero ? ~UINT64_C(0) : 0));
    }
    sigaction(SIGSEGV, &old, NULL);
    munmap(p, size + PAGE);
}

/* ---- signals ---------------------------------------------------------------------------------- */
static volatile sig_atomic_t alarms;
static uint64_t interrupted[31];

static void on_alarm(int signo, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;
    (void)signo, (void)info;
    memcpy(interrupted, uc->uc_mcontext.regs, sizeof interrupted);
    if (++alarms % 5 == 0)
        uc->uc_mcontext.regs[10] = 1; /* ends the loop */
}

/* An endless loop of two instructions, and one of several blocks. x11 = 3 * x13 at every interruption of the second. */
static void signals_end_loops(void)
{
    struct sigaction sa = {.sa_sigaction = on_alarm, .sa_flags = SA_SIGINFO | SA_RESTART};
    struct itimerval often = {{0, 3000}, {0, 3000}}, never = {{0, 0}, {0, 0}};
    sigaction(SIGALRM, &sa, NULL);
    setitimer(ITIMER_REAL, &often, NULL);
    for (int i = 0; i < 4; i++) {
        __asm__ volatile("mov x10, 0\n 1: cbz x10, 1b\n" ::: "x10", "memory");
        uint64_t a, b;
        __asm__ volatile("mov x10, 0\n mov x11, 0\n mov x13, 0\n mov x14, 0\n"
                         "1: add x14, x14, 1\n tbz x14, 0, 2f\n add x13, x13, 2\n b 3f\n 2: add x13, x13, 1\n"
                         "3: add x11, x13, x13, lsl 1\n cbz x10, 1b\n mov %0, x11\n mov %1, x13\n"
                         : "=r"(a), "=r"(b) :: "x10", "x11", "x13", "x14", "memory");
        CHECK(a == 3 * b);
    }
    setitimer(ITIMER_REAL, &never, NULL);
    CHECK(alarms >= 40);
}

/* ---- loops and calls -------------------------------------------------------------------------- */
static __attribute__((noinline)) uint64_t twice(uint64_t x)
{
    __asm__ volatile("" : "+r"(x));
    return 2 * x;
}
static uint64_t (*volatile indirect)(uint64_t) = twice;

static __attribute__((noinline)) uint64_t depth(uint64_t n) { return n ? 1 + depth(n - 1) : 0; }

static void nested_loops_and_calls(void)
{
    uint64_t sum = 0, called = 0, deep = 0;
    for (uint64_t i = 0; i < 300; i++)
        for (uint64_t j = 0; j < i; j++)
            for (uint64_t k = 0; k < 5; k++)
                sum += (i ^ j) & 1 ? k : 2 * k;
    /* 44850 pairs, 22500 of which differ in parity */
    CHECK(sum == UINT64_C(22500) * 10 + UINT64_C(22350) * 20);
    for (uint64_t i = 0; i < MANY; i++) {
        called += twice(i) + indirect(i);
        if (i % 100 == 0)
            deep += depth(i / 100);
    }
    CHECK(called == UINT64_C(4) * MANY * (MANY - 1) / 2);
    CHECK(deep == UINT64_C(2000) * 1999 / 2);
}

/* ---- code that changes ------------------------------------------------------------------------ */
typedef uint64_t loop_fn(uint64_t rounds);
static void flush(void *at, size_t size) { __builtin___clear_cache((char *)at, (char *)at + size); }

/* sum = 0; do sum += step; while (--rounds); return sum: the step is an immediate in the middle. */
static void emit_loop(uint32_t *p, unsigned step)
{
    const uint32_t code[] = {0xd2800008 /* mov x8, 0 */, 0x91000108 | step << 10 /* add x8, x8, step */,
                             0xf1000400 /* subs x0, x0, 1 */, 0x54ffffc1 /* b.ne -8 */, 0xaa0803e0 /* mov x0, x8 */, 0xd65f03c0};
    memcpy(p, code, sizeof code);
}

static void changes_between_runs(void)
{
    uint32_t *p = mmap(NULL, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    loop_fn *loop = (loop_fn *)p;
    emit_loop(p, 1);
    flush(p, PAGE);
    for (unsigned step = 1; step < 40; step++) {
        p[1] = 0x91000108 | step << 10;
        flush(p + 1, 4);
        CHECK(loop(30000) == UINT64_C(30000) * step);
        CHECK(loop(1) == step);
    }
    munmap(p, PAGE);
}

static uint32_t *shared;
static atomic_int stop, rounds_done;

static void *run_loop(void *arg)
{
    (void)arg;
    while (!stop) {
        __asm__ volatile("isb" ::: "memory");
        uint64_t sum = ((loop_fn *)shared)(20000);
        CHECK(sum >= 20000 && sum <= UINT64_C(20000) * 7);
        atomic_fetch_add(&rounds_done, 1);
    }
    return NULL;
}

/* One thread changes the immediate, or only says that the code changed, while others are in the loop. */
static void changes_under_threads(void)
{
    pthread_t threads[3];
    shared = mmap(NULL, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    emit_loop(shared, 1);
    flush(shared, PAGE);
    for (int i = 0; i < 3; i++)
        pthread_create(&threads[i], NULL, run_loop, NULL);
    for (unsigned i = 0; i < 400; i++) {
        if (i % 2)
            __atomic_store_n(shared + 1, 0x91000108 | (i % 7 + 1) << 10, __ATOMIC_RELEASE);
        flush(shared + i % 5, 4);
        usleep(500);
    }
    stop = 1;
    for (int i = 0; i < 3; i++)
        pthread_join(threads[i], NULL);
    CHECK(rounds_done > 0);
}

/* Sums of three vectors, which the host may have one instruction for: onto one of them, of two that are the same, of some that live
 * on, of sums; and of so many that not all are in registers. */
enum { SUMMED = 24 };
typedef uint64_t vector __attribute__((vector_size(16)));

static void sum_vectors(uint64_t rounds, vector v[SUMMED])
{
    __asm__ volatile(
        "mov x0, %0\n mov x1, %1\n mov x2, x1\n"
        "ld1 {v0.2d, v1.2d, v2.2d, v3.2d}, [x2], 64\n ld1 {v4.2d, v5.2d, v6.2d, v7.2d}, [x2], 64\n"
        "ld1 {v8.2d, v9.2d, v10.2d, v11.2d}, [x2], 64\n ld1 {v12.2d, v13.2d, v14.2d, v15.2d}, [x2], 64\n"
        "ld1 {v16.2d, v17.2d, v18.2d, v19.2d}, [x2], 64\n ld1 {v20.2d, v21.2d, v22.2d, v23.2d}, [x2]\n"
        "1: eor v0.16b, v0.16b, v1.16b\n eor v0.16b, v0.16b, v2.16b\n"
        "eor v3.16b, v4.16b, v5.16b\n eor v3.16b, v3.16b, v4.16b\n add v3.2d, v3.2d, v0.2d\n"
        "eor v6.16b, v7.16b, v8.16b\n eor v9.16b, v10.16b, v11.16b\n eor v6.16b, v6.16b, v9.16b\n add v9.2d, v6.2d, v3.2d\n"
        "eor v12.16b, v13.16b, v14.16b\n eor v12.16b, v15.16b, v12.16b\n eor v12.16b, v12.16b, v16.16b\n"
        "eor v12.16b, v12.16b, v17.16b\n eor v12.16b, v9.16b, v12.16b\n eor v18.16b, v19.16b, v12.16b\n eor v12.16b, v18.16b, v12.16b\n"
        "eor v20.16b, v20.16b, v21.16b\n add v21.2d, v21.2d, v22.2d\n eor v20.16b, v21.16b, v20.16b\n"
        "eor v23.16b, v23.16b, v20.16b\n add v20.2d, v20.2d, v12.2d\n eor v23.16b, v23.16b, v20.16b\n add v1.2d, v1.2d, v23.2d\n"
        "add v4.2d, v4.2d, v9.2d\n add v7.2d, v7.2d, v12.2d\n add v10.2d, v10.2d, v23.2d\n add v13.2d, v13.2d, v20.2d\n"
        "subs x0, x0, 1\n b.ne 1b\n"
        "st1 {v0.2d, v1.2d, v2.2d, v3.2d}, [x1], 64\n st1 {v4.2d, v5.2d, v6.2d, v7.2d}, [x1], 64\n"
        "st1 {v8.2d, v9.2d, v10.2d, v11.2d}, [x1], 64\n st1 {v12.2d, v13.2d, v14.2d, v15.2d}, [x1], 64\n"
        "st1 {v16.2d, v17.2d, v18.2d, v19.2d}, [x1], 64\n st1 {v20.2d, v21.2d, v22.2d, v23.2d}, [x1]\n"
        :: "r"(rounds), "r"(v)
        : "x0", "x1", "x2", "v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9", "v10", "v11", "v12", "v13", "v14", "v15",
          "v16", "v17", "v18", "v19", "v20", "v21", "v22", "v23", "cc", "memory");
}

static void sums_of_three(void)
{
    vector v[SUMMED], w[SUMMED];
    for (unsigned i = 0; i < SUMMED; i++)
        v[i] = w[i] = (vector){0x9e3779b97f4a7c15u * (i + 1), 0xc2b2ae3d27d4eb4fu * (i + 3)};
    sum_vectors(MANY, v);
    for (unsigned n = 0; n < MANY; n++) {
        w[0] ^= w[1] ^ w[2];
        w[3] = w[5] + w[0];
        w[6] = w[7] ^ w[8] ^ w[10] ^ w[11];
        w[9] = w[6] + w[3];
        w[12] = w[9] ^ w[13] ^ w[14] ^ w[15] ^ w[16] ^ w[17];
        w[18] = w[19] ^ w[12];
        w[12] = w[19];
        w[20] ^= w[21];
        w[21] += w[22];
        w[20] ^= w[21];
        w[23] ^= w[20];
        w[20] += w[12];
        w[23] ^= w[20];
        w[1] += w[23];
        w[4] += w[9];
        w[7] += w[12];
        w[10] += w[23];
        w[13] += w[20];
    }
    CHECK(memcmp(v, w, sizeof v) == 0);
}

int main(void)
{
    registers_survive();
    faults_are_exact();
    bytes_are_found();
    sums_of_three();
    signals_end_loops();
    nested_loops_and_calls();
    changes_between_runs();
    changes_under_threads();
    return check_end();
}
