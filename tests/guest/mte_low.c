/* mte_low.c: memory without tags lies low, memory with tags above it, as far as the system chooses the place: code that ran often
 * with pointers of one kind meets those of the other, and then memory that was low gets tags itself. The first byte that
 * fails is told exactly.
 * engine: both
 * flags: -static -march=armv8.5-a+memtag
 * environment: DRAGOMAN_CPU=max,mte=on */
#define _GNU_SOURCE
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "mte_fault.h"

enum { ROUNDS = 3000, SIZE = 4096, AT = 256, GOOD = 5, BAD = 6, NOWHERE = 1000, OTHER = 1001 };

/* Each accesses the granule that the pointer leads to, and sums up what it loads. */
typedef uint64_t access_fn(uint64_t pointer, uint64_t index);

static __attribute__((noinline)) uint64_t by_base(uint64_t pointer, uint64_t index)
{
    uint64_t a, b;
    __asm__ volatile("ldr %0, [%2, #8]\n str %0, [%2]\n ldr %1, [%2]" : "=&r"(a), "=&r"(b) : "r"(pointer), "r"(index) : "memory");
    return a + b;
}

static __attribute__((noinline)) uint64_t by_index(uint64_t pointer, uint64_t index)
{
    uint64_t a;
    uint32_t b;
    __asm__ volatile("ldr %0, [%2, %3, lsl #3]\n ldr %w1, [%2, %3, lsl #2]" : "=&r"(a), "=&r"(b) : "r"(pointer), "r"(index) : "memory");
    return a + b;
}

static __attribute__((noinline)) uint64_t by_pair(uint64_t pointer, uint64_t index)
{
    uint64_t a, b, at = pointer + 16;
    __asm__ volatile("ldp %0, %1, [%2, #-16]!\n stp %0, %1, [%2], #32" : "=&r"(a), "=&r"(b), "+r"(at) : "r"(index) : "memory");
    return a + b;
}

static uint64_t holder[4];
/* Where the pointer leads to is known only from memory. */
static __attribute__((noinline)) uint64_t by_loaded(uint64_t pointer, uint64_t index)
{
    uint64_t a, b, *hold = holder;
    hold[1] = pointer;
    __asm__ volatile("ldr %1, [%2, #8]\n cbz %3, 1f\n nop\n 1: ldr %0, [%1]\n ldrb %w1, [%1, #15]" : "=&r"(a), "=&r"(b) : "r"(hold), "r"(index) : "memory");
    return a + b;
}

/* Sixteen bytes at an odd address: of two granules. */
static __attribute__((noinline)) uint64_t by_vector(uint64_t pointer, uint64_t index)
{
    uint64_t a;
    __asm__ volatile("ldur q0, [%1, #-7]\n umov %0, v0.d[1]" : "=&r"(a) : "r"(pointer), "r"(index) : "v0", "memory");
    return a;
}

/* Four granules. */
static __attribute__((noinline)) uint64_t by_vectors(uint64_t pointer, uint64_t index)
{
    uint64_t a;
    __asm__ volatile("ldp q0, q1, [%1]\n ldp q2, q3, [%1, #32]\n umov %0, v3.d[1]" : "=&r"(a) : "r"(pointer), "r"(index) : "v0", "v1", "v2", "v3", "memory");
    return a;
}

/* Where it faults, counted from the granule; NOWHERE. */
static long fault_of(access_fn *access, uint64_t granule, unsigned tag)
{
    if (sigsetjmp(back, 1))
        return code == TAG_SYNC ? (long)((address & 0xffffffffffffff) - granule) : OTHER;
    access(granule | (uint64_t)tag << 56, 0);
    return NOWHERE;
}

static void set_tag(uint64_t granule, uint64_t tag) { __asm__ volatile("stg %0, [%1]" : : "r"(tag << 56), "r"(granule) : "memory"); }

/* first: the offset of the first byte that it accesses in the granule. */
static void check_tagged(access_fn *access, long first, uint64_t granule)
{
    set_tag(granule, GOOD);
    CHECK_EQ(fault_of(access, granule, GOOD), NOWHERE);
    CHECK_EQ(fault_of(access, granule, BAD), first);
    CHECK_EQ(fault_of(access, granule, 0), first);
    set_tag(granule, 0);
    CHECK_EQ(fault_of(access, granule, GOOD), first);
    CHECK_EQ(fault_of(access, granule, 0), NOWHERE);
}

static void run_often(access_fn *access, uint64_t pointer)
{
    for (uint64_t i = 0; i < ROUNDS; i++)
        access(pointer, i & 1);
}

static const struct { access_fn *access; long first; } accesses[] = {{by_base, 8}, {by_index, 0}, {by_pair, 0}, {by_loaded, 0}};
enum { N = sizeof accesses / sizeof *accesses };

static void check_all(uint64_t low, uint64_t tagged)
{
    for (unsigned i = 0; i < N; i++) {
        run_often(accesses[i].access, low);
        check_tagged(accesses[i].access, accesses[i].first, tagged);
        run_often(accesses[i].access, low);
        CHECK_EQ(fault_of(accesses[i].access, low, 0), NOWHERE);
        CHECK_EQ(fault_of(accesses[i].access, low, BAD), NOWHERE); /* memory without tags */
        check_tagged(accesses[i].access, accesses[i].first, tagged);
    }
}

static void check_crossing(uint64_t low, uint64_t tagged)
{
    run_often(by_vector, low);
    set_tag(tagged - 16, GOOD);
    set_tag(tagged, GOOD);
    CHECK_EQ(fault_of(by_vector, tagged, GOOD), NOWHERE);
    set_tag(tagged, BAD);
    CHECK_EQ(fault_of(by_vector, tagged, GOOD), 0);
    CHECK_EQ(fault_of(by_vector, tagged, BAD), -7);
    set_tag(tagged - 16, 0);
    set_tag(tagged, 0);
    for (long other = 0; other < 64; other += 16) {
        run_often(by_vectors, low);
        for (long at = 0; at < 64; at += 16)
            set_tag(tagged + (uint64_t)at, at == other ? BAD : GOOD);
        CHECK_EQ(fault_of(by_vectors, tagged, GOOD), other);
        CHECK_EQ(fault_of(by_vectors, tagged, BAD), other ? 0 : 16);
        set_tag(tagged + (uint64_t)other, GOOD);
        CHECK_EQ(fault_of(by_vectors, tagged, GOOD), NOWHERE);
    }
    for (long at = 0; at < 64; at += 16)
        set_tag(tagged + (uint64_t)at, 0);
}

static uint64_t map(uint64_t at, int prot)
{
    void *p = mmap((void *)at, SIZE, PROT_READ | PROT_WRITE | prot, MAP_PRIVATE | MAP_ANONYMOUS | (at ? MAP_FIXED_NOREPLACE : 0), -1, 0);
    CHECK(p != MAP_FAILED);
    memset(p, 0, SIZE);
    return (uint64_t)p + AT;
}

/* What lies at the edge, its last bytes behind it, with tags there. In builds with sanitizers the place is theirs. */
static void check_edge(access_fn *access, uint64_t edge)
{
    void *place = mmap((void *)(edge - SIZE), 2 * SIZE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    if (place == MAP_FAILED && errno == EEXIST)
        return;
    CHECK(munmap(place, 2 * SIZE) == 0);
    uint64_t below = map(edge - SIZE, 0) - AT + SIZE, above = map(edge, PROT_TAGS) - AT;
    run_often(access, below - 64);
    set_tag(above, GOOD);
    if (sigsetjmp(back, 1)) {
        CHECK_EQ(code, TAG_SYNC);
        CHECK_EQ(address, edge);
    } else {
        access(below - 4, 0);
        CHECK(!"a fault");
    }
    munmap((void *)(below - SIZE), 2 * SIZE);
}

/* Heaps of the C library's threads are reserved, and get tags as they grow; stacks get none. What is larger is no heap. */
static bool is_reserved_high(size_t size, int flags)
{
    void *p = mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | flags, -1, 0);
    CHECK(p != MAP_FAILED && munmap(p, size) == 0);
    return (uint64_t)p >> 42;
}

static void check_reservations(void)
{
    enum { MB = 1 << 20 };
    CHECK(is_reserved_high(128 * MB, 0));
    CHECK(is_reserved_high(128 * MB, MAP_NORESERVE));
    CHECK(!is_reserved_high(8 * MB, MAP_STACK));
    CHECK(!is_reserved_high(129 * MB, 0));
}

int main(void)
{
    static char stack[65536];
    struct sigaction action = {.sa_sigaction = go_back, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    CHECK(sigaltstack(&(stack_t){.ss_sp = stack, .ss_size = sizeof stack}, NULL) == 0);
    CHECK(sigaction(SIGSEGV, &action, NULL) == 0);
    CHECK(prctl(SET_TAGGED_ADDR_CTRL, ENABLE_SYNC, 0, 0, 0) == 0);
    pid_t child = fork();
    if (!child) {
        check_edge(by_index, UINT64_C(1) << 42);
        return failures != 0;
    }
    int status;
    CHECK(waitpid(child, &status, 0) == child);
    CHECK_EQ(status, 0);
    check_reservations();
    uint64_t low = map(0, 0), tagged = map(0, PROT_TAGS);
    check_all(low, tagged);
    check_crossing(low, tagged);
    for (unsigned i = 0; i < N; i++) { /* what ran with tags first */
        run_often(accesses[i].access, tagged);
        check_tagged(accesses[i].access, accesses[i].first, tagged);
        CHECK_EQ(fault_of(accesses[i].access, low, 0), NOWHERE);
    }
    for (unsigned i = 0; i < N; i++)
        run_often(accesses[i].access, low);
    CHECK(mprotect((void *)(low - AT), SIZE, PROT_READ | PROT_WRITE | PROT_TAGS) == 0);
    for (unsigned i = 0; i < N; i++)
        check_tagged(accesses[i].access, accesses[i].first, low);
    uint64_t other = map(0, 0);
    check_all(other, low);
    check_crossing(other, low);
    return check_end();
}
