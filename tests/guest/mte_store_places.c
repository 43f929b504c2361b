/* mte_store_places.c: tags stored by code that runs often, wherever memory lies: low, where it is placed, at the end of what stores of
 * tags know, high; and to pointers that lead nowhere. When a page cannot be written any more, stores fault.
 * engine: both
 * flags: -static -march=armv8.5-a+memtag
 * environment: DRAGOMAN_CPU=max,mte=on */
#define _GNU_SOURCE
#include <sys/mman.h>
#include <sys/prctl.h>

#include "check.h"
#include "mte_fault.h"

enum { PAGE = 4096, SIZE = 4 * PAGE, GRANULE = 16, ROUNDS = 3000, RW = PROT_READ | PROT_WRITE };

static uintptr_t with(uintptr_t p, unsigned tag) { return p | (uintptr_t)tag << 56; }
static __attribute__((noinline)) void set(uintptr_t p, unsigned tag)
{
    __asm__ volatile("stg %0, [%0]" : : "r"(with(p, tag)) : "memory");
}
static __attribute__((noinline)) void set_two(uintptr_t p, unsigned tag)
{
    __asm__ volatile("st2g %0, [%0]" : : "r"(with(p, tag)) : "memory");
}
static unsigned get(uintptr_t p)
{
    __asm__ volatile("ldg %0, [%0]" : "+r"(p) : : "memory");
    return p >> 56 & 15;
}

static void check_faults(uintptr_t p, int expected)
{
    unsigned before = faults;
    set(p, 3);
    CHECK(faults == before + 1 && code == expected && (address & UINT64_MAX >> 8) == p);
}

static void check_place(uintptr_t place)
{
    char *p = mmap((void *)place, SIZE, RW | PROT_TAGS, MAP_PRIVATE | MAP_ANONYMOUS | (place ? MAP_FIXED_NOREPLACE : 0), -1, 0);
    CHECK(p != MAP_FAILED && (!place || p == (char *)place));
    uintptr_t at = (uintptr_t)p, between = at + 2 * PAGE - GRANULE;
    for (unsigned i = 0; i < SIZE / GRANULE; i++)
        set(at + i * GRANULE, i % 15 + 1);
    for (unsigned i = 0; i < SIZE / GRANULE; i++)
        CHECK(get(at + i * GRANULE) == i % 15 + 1);
    set_two(between, 9);
    CHECK(get(between) == 9 && get(between + GRANULE) == 9 && get(between - GRANULE) != 9);
    unsigned before = faults;
    CHECK(mprotect(p + 2 * PAGE, PAGE, PROT_READ) == 0);
    check_faults(at + 2 * PAGE, SEGV_ACCERR);
    set(at, 4);
    CHECK(faults == before + 1 && get(at) == 4 && get(at + 2 * PAGE) == 9);
    CHECK(mprotect(p + 2 * PAGE, PAGE, RW) == 0);
    set(at + 2 * PAGE, 5);
    CHECK(faults == before + 1 && get(at + 2 * PAGE) == 5);
    CHECK(munmap(p, SIZE) == 0);
    check_faults(at + PAGE, SEGV_MAPERR);
    p = mmap((void *)at, SIZE, RW, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0); /* no tags */
    CHECK(p == (char *)at);
    set(at + PAGE, 7);
    CHECK(faults == before + 2 && get(at + PAGE) == 0);
    CHECK(munmap(p, SIZE) == 0);
}

int main(void)
{
    static const uintptr_t places[] = {0, 0x40000000, UINT64_C(1) << 41, (UINT64_C(1) << 42) - 2 * PAGE, (UINT64_C(1) << 43) - 2 * PAGE,
                                       UINT64_C(1) << 43, UINT64_C(1) << 44, UINT64_C(0x54f000000000)};
    static const uintptr_t nowhere[] = {0, UINT64_C(1) << 43, UINT64_C(1) << 47, UINT64_C(1) << 48, UINT64_C(1) << 54, UINT64_C(3) << 54};
    struct sigaction action = {.sa_sigaction = go_on, .sa_flags = SA_SIGINFO};
    CHECK(sigaction(SIGSEGV, &action, NULL) == 0);
    CHECK(prctl(SET_TAGGED_ADDR_CTRL, ENABLE_SYNC, 0, 0, 0) == 0);
    for (unsigned i = 0; i < sizeof places / sizeof *places; i++)
        check_place(places[i]);
    for (unsigned i = 0; i < sizeof nowhere / sizeof *nowhere; i++) {
        unsigned before = faults;
        set(nowhere[i], 2);
        CHECK(faults == before + 1);
    }
    check_place(0);
    return check_end();
}
