/* mte_constant_addresses.c: accesses to addresses that instructions name, over and over, while memory there gets tags: what
 * begins after mprotect or mmap returned is checked. Expected: Arm ARM, AArch64.CheckTag.
 * environment: DRAGOMAN_CPU=max,mte=on
 * flags: -static -pthread -march=armv8.5-a+memtag */
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "check.h"
#include "mte_fault.h"

enum { PAGE = 4096, RW = PROT_READ | PROT_WRITE, OFTEN = 30000 };

static char pages[4 * PAGE] __attribute__((aligned(4096)));

static void set_tag(void *p, unsigned tag)
{
    uintptr_t v = (uintptr_t)p | (uintptr_t)tag << 56;
    __asm__ volatile("stg %0, [%0]" : : "r"(v) : "memory");
}

/* How many of n rounds fault. The last access is to both pages. */
#define ACCESS(offset) \
    static unsigned __attribute__((noinline)) access_##offset(unsigned n) \
    { \
        unsigned before = faults; \
        uint64_t t; \
        while (n--) \
            __asm__ volatile("adrp %0, pages + " #offset "\n ldr %0, [%0, #:lo12:pages + " #offset "]" : "=r"(t) : : "memory"); \
        return faults - before; \
    }
ACCESS(64)
ACCESS(4160)
ACCESS(8184)
static unsigned __attribute__((noinline)) access_both(unsigned n)
{
    unsigned before = faults;
    uint64_t t;
    while (n--)
        __asm__ volatile("adrp %0, pages + 12284\n add %0, %0, :lo12:pages + 12284\n ldr %0, [%0]" : "=r"(t) : : "memory");
    return faults - before;
}

static volatile int stop, seen;
static void *look_always(void *unused)
{
    (void)unused;
    while (!stop) {
        access_4160(1);
        __atomic_fetch_add(&seen, 1, __ATOMIC_SEQ_CST);
    }
    return NULL;
}
static void wait_rounds(void)
{
    for (int from = __atomic_load_n(&seen, __ATOMIC_SEQ_CST); __atomic_load_n(&seen, __ATOMIC_SEQ_CST) < from + 3;)
        sched_yield();
}

int main(void)
{
    struct sigaction action = {.sa_sigaction = go_on, .sa_flags = SA_SIGINFO | SA_NODEFER};
    pthread_t thread;
    sigaction(SIGSEGV, &action, NULL);
    CHECK(prctl(SET_TAGGED_ADDR_CTRL, ENABLE_SYNC, 0, 0, 0) == 0);
    CHECK(mmap(NULL, PAGE, RW | PROT_TAGS, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED);
    /* before, often enough for any tier */
    CHECK(access_64(OFTEN) == 0 && access_8184(OFTEN) == 0 && access_both(OFTEN) == 0);
    /* mprotect */
    CHECK(mprotect(pages, PAGE, RW | PROT_TAGS) == 0);
    CHECK(access_64(5) == 0);
    set_tag(pages + 64, 3);
    CHECK(access_64(5) == 5 && code == TAG_SYNC);
    set_tag(pages + 64, 0);
    CHECK(access_64(OFTEN) == 0);
    /* another mapping */
    CHECK(mmap(pages + PAGE, PAGE, RW | PROT_TAGS, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == pages + PAGE);
    set_tag(pages + 8176, 3);
    CHECK(access_8184(5) == 5);
    /* the second of two pages */
    CHECK(mprotect(pages + 3 * PAGE, PAGE, RW | PROT_TAGS) == 0);
    set_tag(pages + 12288, 3);
    CHECK(access_both(5) == 5);
    /* gone and there again */
    CHECK(munmap(pages + PAGE, PAGE) == 0);
    CHECK(access_8184(2) == 2 && code == SEGV_MAPERR);
    CHECK(mmap(pages + PAGE, PAGE, RW, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == pages + PAGE);
    CHECK(access_8184(OFTEN) == 0 && access_4160(OFTEN) == 0);
    /* of another thread */
    CHECK(pthread_create(&thread, NULL, look_always, NULL) == 0);
    wait_rounds();
    CHECK(mprotect(pages + PAGE, PAGE, RW | PROT_TAGS) == 0);
    set_tag(pages + 4160, 3);
    wait_rounds();
    unsigned before = faults;
    wait_rounds();
    CHECK(faults >= before + 2);
    stop = 1;
    CHECK(pthread_join(thread, NULL) == 0);
    return check_end();
}
