/* mte_plain.c: pointers that hardly ever have a tag, in code that ran often without one: what SP and TPIDR_EL0 hold, and
 * constants of another block. Where they do have one, and where memory has one, checks pass and fail as for others.
 * engine: both
 * flags: -static -march=armv8.5-a+memtag
 * environment: DRAGOMAN_CPU=max,mte=on */
#define _GNU_SOURCE
#include <setjmp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>

#include "check.h"

enum { ENABLE_SYNC = 1 | 2 | 0xfffe << 3, SET_TAGGED_ADDR_CTRL = 55, PROT_TAGS = 0x20, TAG_SYNC = 9 };
enum { ROUNDS = 3000, SIZE = 4096, AT = 256, GOOD = 5, BAD = 6 };
#define PLACE UINT64_C(0x40000000)

static sigjmp_buf back;
static volatile int code;
static volatile uint64_t address;
static uint64_t thread_pointer;

static void on_fault(int signo, siginfo_t *info, void *context)
{
    (void)signo, (void)context;
    __asm__ volatile("msr tpidr_el0, %0" : : "r"(thread_pointer));
    code = info->si_code;
    address = (uint64_t)(uintptr_t)info->si_addr;
    siglongjmp(back, 1);
}

/* Of the pairs before and at PLACE + AT. */
static void tag(uint64_t before, uint64_t at)
{
    __asm__ volatile("stg %0, [%2, #-16]\n stg %1, [%2]" : : "r"(before << 56), "r"(at << 56), "r"(PLACE + AT) : "memory");
}

static uint64_t pointer(uint64_t with) { return (PLACE + AT) | with << 56; }

/* Each stores to the granule before or at the pointer, or both, and returns what it loaded again. */
typedef uint64_t access_fn(uint64_t pointer, uint64_t value, uint64_t round);

static __attribute__((noinline)) uint64_t by_stack(uint64_t pointer, uint64_t value, uint64_t round)
{
    uint64_t result, stack;
    __asm__ volatile("mov %1, sp\n mov sp, %2\n stp %3, %4, [sp, #-16]!\n ldp %0, xzr, [sp], #16\n mov sp, %1"
                     : "=&r"(result), "=&r"(stack) : "r"(pointer), "r"(value), "r"(round) : "memory");
    return result;
}

static __attribute__((noinline)) uint64_t by_thread(uint64_t pointer, uint64_t value, uint64_t round)
{
    uint64_t result;
    __asm__ volatile("msr tpidr_el0, %1\n tbz %3, #0, 1f\n nop\n 1: mrs x9, tpidr_el0\n stp %2, %3, [x9, #-16]\n mrs x9, tpidr_el0\n"
                     "ldr %0, [x9, #-16]\n str %2, [x9, #8]\n msr tpidr_el0, %4"
                     : "=&r"(result) : "r"(pointer), "r"(value), "r"(round), "r"(thread_pointer) : "x9", "memory");
    return result;
}

/* The last block is entered with the constant, and from elsewhere with the pointer. */
static __attribute__((noinline)) uint64_t by_constant(uint64_t pointer, uint64_t value, uint64_t round)
{
    uint64_t result;
    __asm__ volatile("movz x9, #0x4000, lsl #16\n add x9, x9, #256\n adr x10, 2f\n cmp %1, x9\n b.eq 1f\n mov x9, %1\n br x10\n"
                     "1: tbz %3, #0, 2f\n nop\n"
                     "2: str %2, [x9, #-8]\n ldr %0, [x9, #-8]\n str %2, [x9, #8]\n"
                     : "=&r"(result) : "r"(pointer), "r"(value), "r"(round) : "x9", "x10", "cc", "memory");
    return result;
}

/* Where the access faults, from PLACE + AT on; 100: nowhere. */
static long fault_of(access_fn *access, uint64_t pointer)
{
    if (sigsetjmp(back, 1))
        return code == TAG_SYNC ? (long)((address & 0xffffffffffffff) - PLACE - AT) : 101;
    CHECK_EQ(access(pointer, 42, 0), 42);
    return 100;
}

static void check(access_fn *access, long first, bool at)
{
    uint64_t sum = 0;
    tag(0, 0);
    for (uint64_t i = 0; i < ROUNDS; i++)
        sum += access(pointer(0), i, i);
    CHECK_EQ(sum, (uint64_t)ROUNDS * (ROUNDS - 1) / 2);
    for (unsigned again = 0; again < 3; again++) {
        tag(GOOD, GOOD);
        CHECK_EQ(fault_of(access, pointer(0)), first);
        CHECK_EQ(fault_of(access, pointer(GOOD)), 100);
        CHECK_EQ(fault_of(access, pointer(BAD)), first);
        tag(GOOD, BAD);
        CHECK_EQ(fault_of(access, pointer(GOOD)), at ? 8 : 100);
        tag(0, GOOD);
        CHECK_EQ(fault_of(access, pointer(0)), at ? 8 : 100);
        tag(0, 0);
        CHECK_EQ(fault_of(access, pointer(GOOD)), first);
        CHECK_EQ(fault_of(access, pointer(0)), 100);
    }
}

int main(void)
{
    static char stack[65536];
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    __asm__ volatile("mrs %0, tpidr_el0" : "=r"(thread_pointer));
    CHECK(sigaltstack(&(stack_t){.ss_sp = stack, .ss_size = sizeof stack}, NULL) == 0);
    CHECK(sigaction(SIGSEGV, &action, NULL) == 0);
    CHECK(prctl(SET_TAGGED_ADDR_CTRL, ENABLE_SYNC, 0, 0, 0) == 0);
    CHECK(mmap((void *)PLACE, SIZE, PROT_READ | PROT_WRITE | PROT_TAGS, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0) ==
          (void *)PLACE);
    check(by_stack, -16, false);
    check(by_thread, -16, true);
    check(by_constant, -8, true);
    return check_end();
}
