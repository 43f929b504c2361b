/* mte_store_changes.c: instructions that store tags, over and over to pages of which some other thread changes what may be
 * done with them: what begins after mprotect, munmap or mmap returned sees it. Expected: as any store (Arm ARM), and
 * Documentation/arch/arm64/memory-tagging-extension.rst.
 * environment: DRAGOMAN_CPU=max,mte=on
 * flags: -static -pthread -march=armv8.5-a+memtag */
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "mte_fault.h"

enum { PAGE = 4096, RW = PROT_READ | PROT_WRITE, ROUNDS = 60 };
#define PRIVATE (MAP_PRIVATE | MAP_ANONYMOUS)

static uint64_t where(void) { return address & UINT64_MAX >> 8; }
static char *with(const void *p, unsigned tag) { return (char *)((uintptr_t)p | (uintptr_t)tag << 56); }
static void __attribute__((noinline)) set_tag(void *p, unsigned tag)
{
    __asm__ volatile("stg %0, [%0]" : : "r"(with(p, tag)) : "memory");
}
static void __attribute__((noinline)) set_two(void *p, unsigned tag)
{
    __asm__ volatile("st2g %0, [%0]" : : "r"(with(p, tag)) : "memory");
}
static void __attribute__((noinline)) set_block(void *p, unsigned tag)
{
    __asm__ volatile("dc gva, %0" : : "r"(with(p, tag)) : "memory");
}
static void __attribute__((noinline)) set_zero(void *p, unsigned tag)
{
    __asm__ volatile("stzg %0, [%0]" : : "r"(with(p, tag)) : "memory");
}
static unsigned get_tag(const void *p)
{
    uintptr_t v = (uintptr_t)p;
    __asm__ volatile("ldg %0, [%0]" : "+r"(v) : : "memory");
    return v >> 56 & 15;
}
static void (*const stores[])(void *, unsigned) = {set_tag, set_two, set_block, set_zero};
enum { NSTORES = sizeof stores / sizeof *stores };

/* ---- one thread stores ------------------------------------------------------------------------ */
static char *page;
static int phase, ready; /* the storing thread answers each phase */
static volatile int busy; /* it does not wait for the next one */

static void *store_on(void *unused)
{
    (void)unused;
    for (int seen = 0; seen >= 0;) {
        int now = __atomic_load_n(&phase, __ATOMIC_ACQUIRE);
        for (unsigned i = 0; i < NSTORES && (busy || now != seen); i++)
            stores[i](page + 256 * i, 1 + (unsigned)now % 15);
        if (now != seen) { /* all of them began after the phase did */
            seen = now;
            __atomic_store_n(&ready, now, __ATOMIC_RELEASE);
        }
    }
    return NULL;
}

/* Returns when the stores were made once since the call; how many of them faulted, if none was before. */
static unsigned next_phase(void)
{
    unsigned before = faults;
    int next = phase + 1;
    __atomic_store_n(&phase, next, __ATOMIC_RELEASE);
    while (__atomic_load_n(&ready, __ATOMIC_ACQUIRE) != next)
        sched_yield();
    return faults - before;
}

static int tags_are(unsigned tag)
{
    for (unsigned i = 0; i < NSTORES; i++)
        if (get_tag(page + 256 * i) != tag)
            return 0;
    return 1;
}

static int phase_stores(void) { return next_phase() == 0 && tags_are(1 + (unsigned)phase % 15); }

static void protected(void)
{
    CHECK(phase_stores());
    busy = 1;
    CHECK(phase_stores());
    CHECK(mprotect(page, PAGE, PROT_READ) == 0);
    unsigned tag = get_tag(page);
    CHECK(next_phase() >= NSTORES && code == SEGV_ACCERR && where() - (uintptr_t)page < PAGE);
    CHECK(get_tag(page) == tag);
    CHECK(mprotect(page, PAGE, RW) == 0);
    next_phase();
    CHECK(phase_stores());
    CHECK(munmap(page, PAGE) == 0);
    busy = 0;
    CHECK(next_phase() >= NSTORES && code == SEGV_MAPERR);
}

static void place(int prot) { CHECK(mmap(page, PAGE, prot, PRIVATE | MAP_FIXED, -1, 0) == page); }

static void replaced(void)
{
    place(RW); /* not PROT_MTE: nothing is stored, also not for later */
    CHECK(next_phase() == 0 && tags_are(0));
    CHECK(mprotect(page, PAGE, RW | PROT_TAGS) == 0);
    CHECK(tags_are(0) && phase_stores());
    place(RW);
    CHECK(next_phase() == 0 && tags_are(0));
    place(RW | PROT_TAGS);
    CHECK(phase_stores());
    /* tags of an object: the other mapping shows them */
    char *shared = mmap(NULL, PAGE, RW | PROT_TAGS, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CHECK(shared != MAP_FAILED && mremap(shared, 0, PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, page) == page);
    CHECK(phase_stores() && get_tag(shared) == 1 + (unsigned)phase % 15);
    CHECK(munmap(shared, PAGE) == 0);
    place(RW | PROT_TAGS);
}

static void other_thread(void)
{
    pthread_t thread;
    page = mmap(NULL, PAGE, RW | PROT_TAGS, PRIVATE, -1, 0);
    CHECK(page != MAP_FAILED && pthread_create(&thread, NULL, store_on, NULL) == 0);
    for (unsigned round = 0; round < ROUNDS; round++) {
        protected();
        replaced();
    }
    __atomic_store_n(&phase, -1, __ATOMIC_RELEASE);
    CHECK(pthread_join(thread, NULL) == 0);
}

/* ---- alone -------------------------------------------------------------------------------------- */
/* Two granules on two pages, of which one is not writable: neither gets the tag. */
static void across(void)
{
    char *p = mmap(NULL, 2 * PAGE, RW | PROT_TAGS, PRIVATE, -1, 0), *end = p + PAGE - 16;
    for (unsigned i = 0; i < 100; i++) {
        set_tag(p, 1 + i % 15);
        set_two(end, 1 + i % 15);
        CHECK(get_tag(end) == 1 + i % 15 && get_tag(end + 16) == 1 + i % 15);
        unsigned before = faults, second = i & 1;
        CHECK(mprotect(p + second * PAGE, PAGE, PROT_READ) == 0);
        set_tag(p + !second * PAGE + 64, 7);
        set_two(end, 1 + (i + 1) % 15);
        CHECK(faults == before + 1 && code == SEGV_ACCERR && where() == (uintptr_t)(end + 16 * second));
        CHECK(get_tag(end) == 1 + i % 15 && get_tag(end + 16) == 1 + i % 15);
        CHECK(mprotect(p + second * PAGE, PAGE, RW) == 0);
    }
    munmap(p, 2 * PAGE);
}

/* Bits 63 to 60 are no part of a tag; a misaligned address (but that of a block) is a fault, and stores nothing. */
static void unusual(void)
{
    char *p = mmap(NULL, PAGE, RW | PROT_TAGS, PRIVATE, -1, 0);
    for (unsigned i = 0; i < 100; i++) {
        for (unsigned k = 0; k < NSTORES; k++) {
            unsigned tag = 1 + (i + k) % 15, before = faults;
            stores[k](p + 64 * k, tag);
            CHECK(get_tag(p + 64 * k) == tag);
            stores[k](p + 64 * k, 0xa0 | (tag ^ 1));
            CHECK(get_tag(p + 64 * k) == (tag ^ 1) && faults == before);
            if (stores[k] == set_block)
                continue;
            code = 0;
            stores[k](p + 64 * k + 8, tag);
            CHECK(faults == before + 1 && code == BUS_ADRALN && where() == (uintptr_t)p + 64 * k + 8);
            CHECK(get_tag(p + 64 * k) == (tag ^ 1));
        }
    }
    munmap(p, PAGE);
}

/* More pages than are kept in mind, and all their tags. */
static void many(void)
{
    enum { N = 300 };
    char *p = mmap(NULL, N * PAGE, RW | PROT_TAGS, PRIVATE, -1, 0);
    for (unsigned i = 0; i < 50 * N; i++)
        set_tag(p + i % N * PAGE + i / N * 16, 1 + i % 15);
    for (unsigned i = 0; i < 50 * N; i++)
        CHECK(get_tag(p + i % N * PAGE + i / N * 16) == 1 + i % 15);
    munmap(p, N * PAGE);
}

static void in_child(void)
{
    char *p = mmap(NULL, PAGE, RW | PROT_TAGS, PRIVATE, -1, 0);
    int status;
    CHECK(madvise(p, PAGE, MADV_DONTFORK) == 0);
    for (unsigned i = 0; i < 100; i++)
        set_tag(p, 3);
    pid_t child = fork();
    if (child == 0) {
        unsigned before = faults;
        set_tag(p, 4);
        _exit(faults == before + 1 && code == SEGV_MAPERR ? 0 : 1);
    }
    CHECK(waitpid(child, &status, 0) == child && status == 0);
    CHECK(get_tag(p) == 3);
    munmap(p, PAGE);
}

/* Pages that were never stored to: guards, also when they come later. */
static void guarded(void)
{
    enum { GUARD_INSTALL = 102, GUARD_REMOVE = 103 };
    char *p = mmap(NULL, 2 * PAGE, RW | PROT_TAGS, PRIVATE, -1, 0);
    if (madvise(p, PAGE, GUARD_INSTALL) != 0)
        return; /* before Linux 6.13 */
    unsigned before = faults;
    set_tag(p, 5);
    CHECK(faults == before + 1);
    set_tag(p + PAGE, 5);
    set_tag(p + PAGE + 16, 5);
    CHECK(faults == before + 1 && get_tag(p + PAGE + 16) == 5);
    CHECK(madvise(p + PAGE, PAGE, GUARD_INSTALL) == 0);
    set_tag(p + PAGE, 6);
    CHECK(faults == before + 2);
    CHECK(madvise(p, 2 * PAGE, GUARD_REMOVE) == 0);
    set_tag(p + PAGE, 6);
    set_tag(p, 6);
    CHECK(faults == before + 2 && get_tag(p) == 6 && get_tag(p + PAGE) == 6);
    munmap(p, 2 * PAGE);
}

/* What lies behind the tables of the guest's pages must not be taken for one of them: addresses that no user has, at a distance
 * from tagged memory, and from a global that is accessed often. */
static void beyond(void)
{
    static volatile char global[512] __attribute__((aligned(512)));
    char *tagged = mmap(NULL, PAGE, RW | PROT_TAGS, PRIVATE, -1, 0);
    for (unsigned n = 0; n < 3000; n++) {
        __asm__ volatile("adrp x9, %0\n ldrb w9, [x9, :lo12:%0]" : : "S"(global) : "x9", "memory");
        stores[n % NSTORES](tagged + n / NSTORES % 8 * 256, 1);
    }
    for (unsigned bit = 46; bit < 55; bit++) {
        for (unsigned i = 0; i < NSTORES; i++) {
            uintptr_t at[] = {(UINT64_C(1) << bit) + (uintptr_t)global, (UINT64_C(1) << bit) + (uintptr_t)tagged};
            for (unsigned k = 0; k < 2; k++) {
                unsigned before = faults;
                stores[i]((void *)at[k], 2);
                CHECK(faults == before + 1 && code == SEGV_MAPERR && where() == at[k]);
            }
        }
    }
    munmap(tagged, PAGE);
}

int main(void)
{
    struct sigaction act = {.sa_sigaction = go_on, .sa_flags = SA_SIGINFO};
    CHECK(sigaction(SIGSEGV, &act, NULL) == 0 && sigaction(SIGBUS, &act, NULL) == 0);
    CHECK(prctl(SET_TAGGED_ADDR_CTRL, ENABLE_SYNC, 0, 0, 0) == 0);
    across();
    unusual();
    many();
    in_child();
    guarded();
    other_thread();
    beyond();
    return check_end();
}
