/* Loops around a load- and a store-exclusive that are one operation: results, registers, and where a fault is. */
#define _GNU_SOURCE
#include "check.h"

#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>
#include <ucontext.h>

struct result {
    uint64_t old, stored, failed;
};

#define LOOP(name, type, width, r, op)                                                                                     \
    static __attribute__((noinline)) struct result name(type *at, type by)                                                 \
    {                                                                                                                      \
        register uint64_t old __asm__("x2"), stored __asm__("x3"), failed __asm__("x4");                                   \
        __asm__ volatile("1: ldaxr" width " " r "2, [%3]\n " op "\n stlxr" width " w4, " r "3, [%3]\n cbnz w4, 1b"         \
                         : "=&r"(old), "=&r"(stored), "=&r"(failed) : "r"(at), "r"((uint64_t)by) : "memory");              \
        return (struct result){old, stored, failed};                                                                       \
    }
LOOP(add8, uint8_t, "b", "w", "add w3, w2, %w4")
LOOP(sub16, uint16_t, "h", "w", "sub w3, w2, %w4")
LOOP(and32, uint32_t, "", "w", "and w3, w2, %w4")
LOOP(bic64, uint64_t, "", "x", "bic x3, x2, %4")
LOOP(orr64, uint64_t, "", "x", "orr x3, x2, %4")
LOOP(eor8, uint8_t, "b", "w", "eor w3, w2, %w4")
LOOP(add64, uint64_t, "", "x", "add x3, x2, %4")
LOOP(sub32, uint32_t, "", "w", "sub w3, w2, #7")
LOOP(add16, uint16_t, "h", "w", "add w3, w2, #0xfff")
LOOP(increment, uint64_t, "", "x", "add x3, x2, #1, lsl #12")

/* `op` writes the register that was loaded. */
#define IN_PLACE(name, op)                                                                                                 \
    static __attribute__((noinline)) uint64_t name(uint64_t *at)                                                           \
    {                                                                                                                      \
        uint64_t value, failed;                                                                                            \
        __asm__ volatile("1: ldxr %0, [%2]\n " op "\n stxr %w1, %0, [%2]\n cbnz %w1, 1b"                                   \
                         : "=&r"(value), "=&r"(failed) : "r"(at) : "memory");                                              \
        return value;                                                                                                      \
    }
IN_PLACE(next, "add %0, %0, #1")
IN_PLACE(doubled, "add %0, %0, %0")

static __attribute__((noinline)) uint64_t swap(uint64_t *at, uint64_t by)
{
    uint64_t old, failed;
    __asm__ volatile("1: ldxr %0, [%2]\n stlxr %w1, %3, [%2]\n cbnz %w1, 1b" : "=&r"(old), "=&r"(failed) : "r"(at), "r"(by) : "memory");
    return old;
}

struct compared {
    uint64_t old, failed, equal, less;
};

#define COMPARE(name, type, r)                                                                                             \
    static __attribute__((noinline)) struct compared name(type *at, type expected, type by)                                \
    {                                                                                                                      \
        register uint64_t old __asm__("x2"), failed __asm__("x3") = 99, x8 __asm__("x8") = expected, x9 __asm__("x9") = by; \
        uint64_t equal, less;                                                                                              \
        __asm__ volatile("1: ldaxr " r "2, [%4]\n cmp " r "2, " r "8\n b.ne 2f\n stlxr w3, " r "9, [%4]\n cbnz w3, 1b\n"   \
                         "2: cset %w2, eq\n cset %w3, lo"                                                                  \
                         : "=&r"(old), "+&r"(failed), "=&r"(equal), "=&r"(less) : "r"(at), "r"(x8), "r"(x9) : "memory", "cc"); \
        return (struct compared){old, failed, equal, less};                                                                \
    }
COMPARE(compare64, uint64_t, "x")
COMPARE(compare32, uint32_t, "w")

/* NAME(at, by), with labels at the load and the store. */
#define LABELLED(name)                                                                                                     \
    uint64_t name(uint64_t *at, uint64_t by);                                                                              \
    extern const char name##_load[], name##_store[];                                                                       \
    __asm__(".text\n.global " #name ", " #name "_load, " #name "_store\n" #name ":\n" #name "_load: ldxr x2, [x0]\n add x3, x2, x1\n"                       \
            #name "_store: stxr w4, x3, [x0]\n cbnz w4, " #name "_load\n mov x0, x2\n ret");
LABELLED(on_nothing)
LABELLED(on_read_only)

enum { PAGE = 4096 };
static struct {
    uint64_t pc, address, esr, x2, x3;
    int count;
} fault;

static uint64_t esr_of(ucontext_t *uc)
{
    const uint32_t *record = (void *)uc->uc_mcontext.__reserved;
    while (record[0] && record[0] != 0x45535201)
        record = (const void *)((const char *)record + record[1]);
    return record[0] ? *(const uint64_t *)(record + 2) : 0;
}

static void on_fault(int signo, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;
    (void)signo;
    fault.pc = uc->uc_mcontext.pc;
    fault.address = (uintptr_t)info->si_addr;
    fault.esr = esr_of(uc);
    fault.x2 = uc->uc_mcontext.regs[2];
    fault.x3 = uc->uc_mcontext.regs[3];
    fault.count++;
    mprotect((void *)(fault.address & -(uint64_t)PAGE), PAGE, PROT_READ | PROT_WRITE);
}

static void check_faults(void)
{
    enum { WRITE = 1 << 6 };
    uint64_t *at = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    sigaction(SIGSEGV, &(struct sigaction){.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO}, NULL);
    for (uint64_t i = 0; i < 50; i++)
        CHECK(on_nothing(at, 3) == 6 * i && on_read_only(at, 3) == 6 * i + 3);
    mprotect(at, PAGE, PROT_NONE);
    CHECK(on_nothing(at, 5) == 300 && *at == 305);
    CHECK(fault.count == 1 && fault.pc == (uintptr_t)on_nothing_load && fault.address == (uintptr_t)at && !(fault.esr & WRITE));
    mprotect(at, PAGE, PROT_READ);
    CHECK(on_read_only(at, 5) == 305 && *at == 310);
    CHECK(fault.count == 2 && fault.pc == (uintptr_t)on_read_only_store && fault.address == (uintptr_t)at && fault.esr & WRITE);
    CHECK(fault.x2 == 305 && fault.x3 == 310);
    munmap(at, PAGE);
}

static void check_results(uint64_t i)
{
    uint64_t x = i * UINT64_C(0x9e3779b97f4a7c15);
    struct result r;
#define CHECK_LOOP(name, type, expression)                                                                                 \
    do {                                                                                                                   \
        type at = (type)(x >> 5), a = at, by = (type)(x >> 17 ^ i), e = (type)(expression);                                \
        r = name(&at, by);                                                                                                 \
        CHECK(at == e && r.old == a && (type)r.stored == e && r.failed == 0);                                              \
    } while (0)
    CHECK_LOOP(add8, uint8_t, a + by);
    CHECK_LOOP(sub16, uint16_t, a - by);
    CHECK_LOOP(and32, uint32_t, a & by);
    CHECK_LOOP(bic64, uint64_t, a & ~by);
    CHECK_LOOP(orr64, uint64_t, a | by);
    CHECK_LOOP(eor8, uint8_t, a ^ by);
    CHECK_LOOP(add64, uint64_t, a + by);
    CHECK_LOOP(sub32, uint32_t, a - 7);
    CHECK_LOOP(add16, uint16_t, a + 0xfff);
    CHECK_LOOP(increment, uint64_t, a + 4096);
    uint8_t byte = 0xff;
    CHECK(add8(&byte, 0xff).stored == 0x1fe && byte == 0xfe); /* the register is as wide as the operation */
    uint64_t at = x;
    CHECK(next(&at) == x + 1 && at == x + 1);
    CHECK(doubled(&at) == 2 * (x + 1) && at == 2 * (x + 1));
    CHECK(swap(&at, i) == 2 * (x + 1) && at == i);
    struct compared c = compare64(&at, i, x);
    CHECK(c.old == i && c.failed == 0 && c.equal && !c.less && at == x);
    c = compare64(&at, x + 1, i);
    CHECK(c.old == x && c.failed == 99 && !c.equal && c.less && at == x);
    uint32_t word = (uint32_t)x;
    c = compare32(&word, (uint32_t)x - 1, 5);
    CHECK(c.old == (uint32_t)x && c.failed == 99 && !c.equal && c.less == ((uint32_t)x == 0) && word == (uint32_t)x);
    c = compare32(&word, (uint32_t)x, 5);
    CHECK(c.failed == 0 && c.equal && word == 5);
}

/* A comparison that fails leaves the monitor as the load set it. */
static void check_monitor(void)
{
    uint64_t at = 7, failed, again;
    __asm__ volatile("1: ldxr x2, [%2]\n cmp x2, %3\n b.ne 2f\n stxr w3, %4, [%2]\n cbnz w3, 1b\n2: stxr %w0, %4, [%2]\n stxr %w1, %4, [%2]"
                     : "=&r"(failed), "=&r"(again) : "r"(&at), "r"(UINT64_C(8)), "r"(UINT64_C(9)) : "x2", "x3", "memory", "cc");
    CHECK(failed == 0 && again == 1 && at == 9);
}

int main(void)
{
    for (uint64_t i = 0; i < 3000; i++)
        check_results(i);
    check_monitor();
    check_faults();
    return check_end();
}
