/* mte_loops.c: loops whose pointers go up through memory, over a granule whose tag does not match, at all places: the fault is
 * at its first byte, what lies before was done, and nothing behind. Expected: as one access after another (Arm ARM).
 * environment: DRAGOMAN_CPU=max,mte=on
 * flags: -static -march=armv8.5-a+memtag */
#define _GNU_SOURCE
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>

#include "check.h"

enum { SET = 55, ENABLE = 1, SYNC = 2, MTE = 0x20, SIZE = 16384, OFTEN = 200 };

static sigjmp_buf back;
static uintptr_t where;
static unsigned faults;

static void on_fault(int signo, siginfo_t *info, void *context)
{
    (void)signo, (void)context;
    where = (uintptr_t)info->si_addr & UINTPTR_MAX >> 8;
    faults += info->si_code == 9; /* SEGV_MTESERR */
    siglongjmp(back, 1);
}

static char *with(const void *p, unsigned tag) { return (char *)((uintptr_t)p | (uintptr_t)tag << 56); }
static void set_tags(char *p, size_t size, unsigned tag)
{
    for (size_t i = 0; i < size; i += 16)
        __asm__ volatile("stg %0, [%0]" : : "r"(with(p + i, tag)) : "memory");
}

#define LOOP(name, instructions) \
    static void __attribute__((noinline)) name(char *to, char *from, char *end) \
    { \
        __asm__ volatile("1:\n" instructions "cmp %1, %2\n b.lo 1b\n" \
                         : "+r"(to), "+r"(from) : "r"(end) : "x10", "x11", "x12", "x13", "memory", "cc"); \
    }
LOOP(load_1, "ldrb w10, [%1], #1\n")
LOOP(load_8, "ldr x10, [%1], #8\n")
LOOP(load_pre, "ldr x10, [%1, #8]!\n")
LOOP(load_pair, "ldp x10, x11, [%1], #16\n")
LOOP(load_wide, "ldp x10, x11, [%1]\n ldp x12, x13, [%1, #16]\n add %1, %1, #32\n")
LOOP(load_field, "ldr x10, [%1, #24]\n ldr x11, [%1]\n add %1, %1, #48\n")
LOOP(store_8, "str x10, [%1], #8\n add %0, %0, #8\n")
LOOP(store_pair, "stp x10, x11, [%1], #16\n")
LOOP(copy_8, "ldr x10, [%1], #8\n str x10, [%0], #8\n")
LOOP(copy_16, "ldp x10, x11, [%1], #16\n stp x10, x11, [%0], #16\n")
LOOP(sparse, "ldr x10, [%1], #100\n")

static const struct {
    const char *name;
    void (*run)(char *, char *, char *);
    unsigned step, first, last; /* of the pointer and of the bytes [first, last) around it; of the last access, if there are two */
    int copies;
} loops[] = {
    {"load_1", load_1, 1, 0, 1, 0}, {"load_8", load_8, 8, 0, 8, 0}, {"load_pre", load_pre, 8, 8, 16, 0},
    {"load_pair", load_pair, 16, 0, 16, 0}, {"load_wide", load_wide, 32, 0, 32, 0}, {"store_8", store_8, 8, 0, 8, 0},
    {"store_pair", store_pair, 16, 0, 16, 0}, {"copy_8", copy_8, 8, 0, 8, 1}, {"copy_16", copy_16, 16, 0, 16, 1},
};
enum { NLOOPS = sizeof loops / sizeof *loops };

/* From an aligned start, or 8 bytes behind it: where the fault is, 0: there is none. */
static uintptr_t run(unsigned k, char *to, char *from, char *end)
{
    unsigned before = faults;
    where = 0;
    if (sigsetjmp(back, 1) == 0) {
        loops[k].run(to, from, end);
        return 0;
    }
    return faults == before + 1 ? where : 1;
}

static char *area, *other;

/* One granule of another tag, first among what is read, then among what is written. */
static void one_granule(unsigned k, unsigned start, unsigned granule)
{
    char *from = with(area, 5), *to = with(other, 6), *bad = area + 16 * granule;
    set_tags(bad, 16, 9);
    uintptr_t at = run(k, to + start, from + start, from + SIZE - 64);
    unsigned first = 16 * granule < start ? start : 16 * granule;
    CHECK(at == (uintptr_t)area + first);
    set_tags(bad, 16, 5);
    CHECK(run(k, to + start, from + start, from + SIZE - 64) == 0);
    if (!loops[k].copies)
        return;
    memset(to, 1, SIZE);
    memset(from, 2, SIZE);
    set_tags(other + 16 * granule, 16, 9);
    CHECK(run(k, to + start, from + start, from + SIZE - 64) == (uintptr_t)other + first);
    set_tags(other + 16 * granule, 16, 6);
    unsigned done = first - (first - start) % loops[k].step;
    for (unsigned i = start; i < first + 64; i += 8)
        CHECK(to[i] == (i < done ? 2 : 1));
}

/* The loop again and again, with a limit that was right a moment ago. */
static void stale(unsigned k)
{
    char *from = with(area, 5), *to = with(other, 6);
    for (unsigned i = 0; i < 40; i++) {
        CHECK(run(k, to, from, from + 4096) == 0);
        set_tags(area + 512, 16, 9);
        CHECK(run(k, to, from, from + 4096) == (uintptr_t)area + 512);
        CHECK(run(k, to, from + 1024, from + 4096) == 0);
        CHECK(run(k, with(to, 0), with(area, 9) + 512, with(area, 9) + 4096) != 0); /* one round, at most, is right */
        set_tags(area + 512, 16, 5);
        CHECK(run(k, to, with(area, 4), with(area, 4) + 4096) == (uintptr_t)area + loops[k].first);
    }
}

int main(void)
{
    struct sigaction act = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_NODEFER};
    CHECK(sigaction(SIGSEGV, &act, NULL) == 0);
    CHECK(prctl(SET, ENABLE | SYNC | 0xfffe << 3, 0, 0, 0) == 0);
    area = mmap(NULL, SIZE, PROT_READ | PROT_WRITE | MTE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    other = mmap(NULL, SIZE, PROT_READ | PROT_WRITE | MTE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    set_tags(area, SIZE, 5);
    set_tags(other, SIZE, 6);
    for (unsigned k = 0; k < NLOOPS; k++) {
        for (unsigned i = 0; i < OFTEN; i++) /* hot */
            CHECK(run(k, with(other, 6), with(area, 5), with(area, 5) + SIZE - 64) == 0);
        for (unsigned granule = 1; granule < SIZE / 16 - 8; granule += granule < 80 || (granule > 240 && granule < 300) ? 1 : 37)
            one_granule(k, 0, granule);
        for (unsigned granule = 1; granule < 80; granule++)
            one_granule(k, loops[k].step < 16 ? 8 : 16, granule < 2 ? 2 : granule);
        stale(k);
    }
    /* what lies between the accesses of a loop is not looked at */
    char *from = with(area, 5);
    for (unsigned i = 0; i < OFTEN; i++)
        sparse(NULL, from, from + SIZE - 256);
    set_tags(area + 1024 + 16, 16, 9); /* accesses at 1000 and 1100 */
    if (sigsetjmp(back, 1) == 0)
        sparse(NULL, from, from + SIZE - 256);
    else
        CHECK(!"no fault");
    set_tags(area + 1024 + 16, 16, 5);
    set_tags(area + 1024 + 64, 16, 9); /* 1088 to 1103 */
    if (sigsetjmp(back, 1) == 0) {
        sparse(NULL, from, from + SIZE - 256);
        CHECK(!"fault");
    } else {
        CHECK(where == (uintptr_t)area + 1100);
    }
    set_tags(area + 1024 + 64, 16, 5);
    for (unsigned i = 0; i < OFTEN; i++)
        load_field(NULL, from, from + SIZE - 256);
    set_tags(area + 4800 + 32, 16, 9); /* fields 0 and 24 of 48 bytes: the third granule is nobody's */
    if (sigsetjmp(back, 1) == 0)
        load_field(NULL, from, from + SIZE - 256);
    else
        CHECK(!"no fault");
    set_tags(area + 4800 + 32, 16, 5);
    /* no memory: behind the end, and where none can be */
    unsigned before = faults;
    CHECK(mprotect(area + SIZE - 4096, 4096, PROT_NONE) == 0);
    CHECK(run(1, NULL, from, from + SIZE) == 1 && where == (uintptr_t)area + SIZE - 4096);
    for (unsigned bits = 46; bits < 55; bits++) {
        char *wild = (char *)(UINTPTR_MAX >> 8 & (UINTPTR_MAX << bits));
        CHECK(run(1, NULL, wild, wild + 4096) == 1 && where == (uintptr_t)wild);
    }
    CHECK(faults == before);
    return check_end();
}
