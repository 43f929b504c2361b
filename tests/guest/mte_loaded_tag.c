/* mte_loaded_tag.c: accesses through a pointer whose tag LDG just loaded need no check in its granule. Where that is almost so,
 * checks fail as ever: the access reaches beyond the granule, the pointer is not aligned, its tag is another granule's, the
 * granule's tag was changed in between, or the access is reached without the LDG. Each runs often before, with tags that match.
 * engine: both
 * flags: -static -march=armv8.5-a+memtag
 * environment: DRAGOMAN_CPU=max,mte=on */
#define _GNU_SOURCE
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <ucontext.h>

#include "check.h"

enum { ENABLE_SYNC = 1 | 2 | 0xfffe << 3, SET_TAGGED_ADDR_CTRL = 55, PROT_TAGS = 0x20, TAG_SYNC = 9, NOWHERE = 100 };
enum { ROUNDS = 3000, PAGE = 4096, GRANULE = 16, GOOD = 5, BAD = 6 };

#define CHECK_EQ(is, expected) __extension__({ \
    long long is_ = (long long)(is), expected_ = (long long)(expected); \
    if (is_ != expected_) \
        failures++, printf("line %d: %lld, not %lld\n", __LINE__, is_, expected_); })

static sigjmp_buf back;
static volatile int code;
static volatile uintptr_t address;
static char *page, *hidden; /* `hidden` cannot be accessed */
static unsigned next_tag;

static uintptr_t with(const void *p, unsigned tag) { return (uintptr_t)p | (uintptr_t)tag << 56; }
static void set(const void *p, unsigned tag) { __asm__ volatile("stg %0, [%0]" : : "r"(with(p, tag)) : "memory"); }

/* An access to `hidden` changes the tag of the first granule, and is left out. */
static void on_fault(int signo, siginfo_t *info, void *context)
{
    (void)signo;
    if (info->si_code == SEGV_ACCERR) {
        set(page, next_tag);
        ((ucontext_t *)context)->uc_mcontext.pc += 4;
        return;
    }
    code = info->si_code;
    address = (uintptr_t)info->si_addr & UINTPTR_MAX >> 8;
    siglongjmp(back, 1);
}

/* In x0 a pointer, in x1 another one; x2: what the access in between is to; loads to x3. */
#define ACCESS(name, code) \
    static __attribute__((noinline)) void name(uintptr_t pointer, uintptr_t other, uintptr_t between) \
    { \
        register uintptr_t x0 __asm__("x0") = pointer, x1 __asm__("x1") = other, x2 __asm__("x2") = between; \
        __asm__ volatile(code : "+r"(x0), "+r"(x1), "+r"(x2) : : "x3", "x4", "x5", "x8", "x9", "cc", "memory"); \
    }
ACCESS(inside, "ldg x0, [x0]\n ldr x3, [x0]\n str x3, [x0, #8]\n ldp x3, x4, [x0]")
ACCESS(behind, "ldg x0, [x0]\n ldr x3, [x0, #8]\n ldr x3, [x0, #16]")
ACCESS(before, "ldg x0, [x0]\n ldr x3, [x0, #8]\n ldr x3, [x0, #-16]")
ACCESS(across, "ldg x0, [x0]\n ldr x3, [x0, #12]")
ACCESS(indexed, "ldg x0, [x0]\n ldr x3, [x0, x2]")
ACCESS(displaced, "ldg x0, [x0, #16]\n ldr x3, [x0, #8]")
ACCESS(of_other, "ldg x0, [x1]\n ldr x3, [x0, #8]")
ACCESS(moved, "ldg x0, [x0]\n add x0, x0, #16\n ldr x3, [x0, #-8]\n ldr x3, [x0, #8]")
ACCESS(stored, "ldg x0, [x0]\n stg x1, [x1]\n ldr x3, [x0, #8]")
ACCESS(stored_two, "ldg x0, [x0]\n st2g x1, [x1]\n ldr x3, [x0, #8]")
ACCESS(stored_zero, "ldg x0, [x0]\n stzg x1, [x1]\n str x3, [x0, #8]")
ACCESS(stored_pair, "ldg x0, [x0]\n stgp x3, x4, [x1]\n str x3, [x0, #8]")
ACCESS(stored_block, "ldg x0, [x0]\n dc gva, x1\n ldr x3, [x0, #8]")
ACCESS(interrupted, "ldg x0, [x0]\n ldr x3, [x0]\n ldr x3, [x2]\n ldr x3, [x0, #8]")
ACCESS(forgotten, "ldg x0, [x0]\n ldr x3, [x0]\n mov x9, x0\n mov x0, x1\n mov x1, #4096\n mov x8, #233\n svc #0\n mov x0, x9\n ldr x3, [x0, #8]")
ACCESS(entered, "adr x3, 1f\n cbz x2, 2f\n br x3\n 2: ldg x0, [x0]\n 1: ldr x3, [x0, #8]")
ACCESS(joined, "cbz x2, 1f\n b 2f\n 1: ldg x0, [x0]\n 2: ldr x3, [x0, #8]")

typedef void access_fn(uintptr_t pointer, uintptr_t other, uintptr_t between);

/* Where it faults, from the page on. */
static long fault_of(access_fn *access, uintptr_t pointer, uintptr_t other, uintptr_t between)
{
    if (sigsetjmp(back, 1))
        return code == TAG_SYNC ? (long)(address - (uintptr_t)page) : NOWHERE + code;
    access(pointer, other, between);
    return NOWHERE;
}

static void set_all(unsigned tag)
{
    for (unsigned i = 0; i < PAGE / GRANULE; i++)
        set(page + i * GRANULE, tag);
}

static void run_often(access_fn *access, uintptr_t pointer, uintptr_t other, uintptr_t between)
{
    set_all(GOOD);
    next_tag = GOOD;
    for (unsigned i = 0; i < ROUNDS; i++)
        access(pointer, other, between);
}

/* The second granule has another tag, too late. */
static void check_next(access_fn *access, uintptr_t between, long expected)
{
    run_often(access, with(page, 0), with(page, GOOD), between);
    for (unsigned again = 0; again < 3; again++) {
        set(page + GRANULE, BAD);
        CHECK_EQ(fault_of(access, with(page, BAD), with(page, GOOD), between), expected);
        set(page + GRANULE, GOOD);
        CHECK_EQ(fault_of(access, with(page, BAD), with(page, GOOD), between), NOWHERE);
    }
}

/* The access in between gives the first granule another tag. */
static void check_stored(access_fn *access)
{
    run_often(access, with(page, 0), with(page, GOOD), 0);
    for (unsigned again = 0; again < 3; again++) {
        set_all(GOOD);
        CHECK_EQ(fault_of(access, with(page, 0), with(page, BAD), 0), 8);
        set_all(GOOD);
        CHECK_EQ(fault_of(access, with(page, 0), with(page, GOOD), 0), NOWHERE);
    }
}

int main(void)
{
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO};
    CHECK(sigaction(SIGSEGV, &action, NULL) == 0);
    CHECK(prctl(SET_TAGGED_ADDR_CTRL, ENABLE_SYNC, 0, 0, 0) == 0);
    char *area = mmap(NULL, 3 * PAGE, PROT_READ | PROT_WRITE | PROT_TAGS, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(area != MAP_FAILED);
    page = area + PAGE;
    hidden = area;
    CHECK(mprotect(hidden, PAGE, PROT_NONE) == 0);

    check_next(inside, 0, NOWHERE);
    check_next(behind, 0, GRANULE);
    check_next(across, 0, GRANULE);
    check_next(indexed, 8, NOWHERE);
    check_next(indexed, 12, GRANULE);
    check_next(indexed, GRANULE, GRANULE);
    check_next(displaced, 0, 8); /* the tag is that of the second */
    check_next(moved, 0, GRANULE + 8);

    run_often(before, with(page + GRANULE, 0), 0, 0);
    set(page, BAD);
    CHECK_EQ(fault_of(before, with(page + GRANULE, 0), 0, 0), 0);

    run_often(inside, with(page, 0), 0, 0); /* a pointer that is not aligned */
    set(page + GRANULE, BAD);
    CHECK_EQ(fault_of(inside, with(page + 8, 0), 0, 0), GRANULE);
    CHECK_EQ(fault_of(inside, with(page, 0), 0, 0), NOWHERE);
    CHECK_EQ(fault_of(inside, with(page + 8, 0), 0, 0), GRANULE);

    run_often(of_other, with(page, 0), with(page + GRANULE, 0), 0);
    set(page + GRANULE, BAD);
    CHECK_EQ(fault_of(of_other, with(page, GOOD), with(page + GRANULE, GOOD), 0), 8);
    CHECK_EQ(fault_of(of_other, with(page, BAD), with(page, BAD), 0), NOWHERE);

    access_fn *const stores[] = {stored, stored_two, stored_zero, stored_pair, stored_block};
    for (unsigned i = 0; i < sizeof stores / sizeof *stores; i++)
        check_stored(stores[i]);

    run_often(interrupted, with(page, 0), 0, with(page, GOOD));
    for (unsigned again = 0; again < 3; again++) {
        set_all(next_tag = GOOD);
        CHECK_EQ(fault_of(interrupted, with(page, 0), 0, with(hidden, 0)), NOWHERE);
        next_tag = BAD;
        CHECK_EQ(fault_of(interrupted, with(page, 0), 0, with(hidden, 0)), 8);
    }

    run_often(forgotten, with(page, 0), with(page + PAGE, 0), 0); /* madvise(x1, 4096, x2) */
    for (unsigned again = 0; again < 3; again++) {
        set_all(GOOD);
        CHECK_EQ(fault_of(forgotten, with(page, 0), with(page, 0), MADV_NORMAL), NOWHERE);
        CHECK_EQ(fault_of(forgotten, with(page, 0), with(page, 0), MADV_DONTNEED), 8);
    }

    access_fn *const ways[] = {entered, joined};
    for (unsigned i = 0; i < 2; i++) {
        run_often(ways[i], with(page, 0), 0, 0);
        for (unsigned again = 0; again < 3; again++) {
            CHECK_EQ(fault_of(ways[i], with(page, BAD), 0, 0), NOWHERE);
            CHECK_EQ(fault_of(ways[i], with(page, BAD), 0, 1), 8);
            CHECK_EQ(fault_of(ways[i], with(page, GOOD), 0, 1), NOWHERE);
        }
    }
    return check_end();
}
