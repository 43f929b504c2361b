/* Hot loops of products: all low halves, then all high ones, more of them than the host has registers for, with a chain of
 * carries, and a store in between that faults in the end: registers are exact there.
 * timeout: 60 */
#define _GNU_SOURCE
#include "check.h"

#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>

enum { FACTORS = 10, PAGE = 4096, ROUNDS = 20000 };

static ucontext_t at_fault;
static volatile int faults;

/* x0 where to store to, x1 multiplier, x2..x11 the other factors, x12..x21 sums, x22..x25 low, then high halves, x26 and x27 high ones */
__attribute__((noinline)) static void loop(uint64_t *to, const uint64_t factors[1 + FACTORS], uint64_t sums[FACTORS])
{
    register uint64_t *x0 __asm__("x0") = to;
    register const uint64_t *x1 __asm__("x1") = factors;
    register uint64_t *x2 __asm__("x2") = sums;
    __asm__ volatile(
        "stp x29, x30, [sp, -32]!\n str x2, [sp, 16]\n mov x30, x1\n"
        "ldp x12, x13, [x2]\n ldp x14, x15, [x2, 16]\n ldp x16, x17, [x2, 32]\n ldp x18, x19, [x2, 48]\n ldp x20, x21, [x2, 64]\n"
        "ldr x1, [x30]\n ldp x2, x3, [x30, 8]\n ldp x4, x5, [x30, 24]\n ldp x6, x7, [x30, 40]\n ldp x8, x9, [x30, 56]\n"
        "ldp x10, x11, [x30, 72]\n"
        "1: mul x22, x2, x1\n mul x23, x3, x1\n mul x24, x1, x4\n mul x25, x5, x1\n adds x12, x12, x22\n mul x22, x6, x1\n"
        "adcs x13, x13, x23\n mul x23, x7, x1\n adcs x14, x14, x24\n mul x24, x8, x1\n adcs x15, x15, x25\n mul x25, x1, x9\n"
        "adcs x16, x16, x22\n mul x22, x10, x1\n adcs x17, x17, x23\n mul x23, x11, x1\n adcs x18, x18, x24\n"
        "adcs x19, x19, x25\n umulh x24, x4, x1\n adcs x20, x20, x22\n umulh x25, x5, x1\n adcs x21, x21, x23\n umulh x23, x3, x1\n umulh x22, x1, x2\n"
        "adc x28, xzr, xzr\n .globl store_of_products\n store_of_products: str x12, [x0], 8\n"
        "adds x12, x13, x22\n umulh x22, x6, x1\n adcs x13, x14, x23\n umulh x23, x7, x1\n adcs x14, x15, x24\n umulh x24, x8, x1\n"
        "adcs x15, x16, x25\n umulh x25, x9, x1\n adcs x16, x17, x22\n umulh x26, x10, x1\n adcs x17, x18, x23\n umulh x27, x11, x1\n"
        "adcs x18, x19, x24\n adcs x19, x20, x25\n adcs x20, x21, x26\n adcs x21, x28, x27\n add x1, x1, x12\n"
        "b 1b\n"
        ".globl end_of_products\n end_of_products: ldr x2, [sp, 16]\n stp x12, x13, [x2]\n stp x14, x15, [x2, 16]\n stp x16, x17, [x2, 32]\n"
        "stp x18, x19, [x2, 48]\n stp x20, x21, [x2, 64]\n ldp x29, x30, [sp], 32\n"
        : "+r"(x0), "+r"(x1), "+r"(x2)
        :
        : "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12", "x13", "x14", "x15", "x16", "x17", "x18", "x19", "x20",
          "x21", "x22", "x23", "x24", "x25", "x26", "x27", "x28", "cc", "memory");
}

static void on_fault(int sig, siginfo_t *info, void *context)
{
    extern const char end_of_products[] __asm__("end_of_products");
    ucontext_t *uc = context;
    (void)sig, (void)info;
    faults++;
    at_fault = *uc;
    uc->uc_mcontext.pc = (uintptr_t)end_of_products;
}

/* ---- the same of digits of 32 bits -------------------------------------------------------------- */
static void product(uint64_t a, uint64_t b, uint64_t *low, uint64_t *high)
{
    uint64_t a0 = (uint32_t)a, a1 = a >> 32, b0 = (uint32_t)b, b1 = b >> 32;
    uint64_t middle = a1 * b0 + (a0 * b0 >> 32), other = a0 * b1 + (uint32_t)middle;
    *low = other << 32 | (uint32_t)(a0 * b0);
    *high = a1 * b1 + (middle >> 32) + (other >> 32);
}

static uint64_t add(uint64_t a, uint64_t b, unsigned *carry)
{
    uint64_t sum = a + b, all = sum + *carry;
    *carry = (sum < a) | (all < sum);
    return all;
}

struct state { uint64_t multiplier, sums[FACTORS], high[FACTORS], carry; };

static void first_half(struct state *s, const uint64_t factors[FACTORS])
{
    unsigned carry = 0;
    for (unsigned i = 0; i < FACTORS; i++) {
        uint64_t low;
        product(factors[i], s->multiplier, &low, &s->high[i]);
        s->sums[i] = add(s->sums[i], low, &carry);
    }
    s->carry = carry;
}

static void second_half(struct state *s)
{
    unsigned carry = 0;
    for (unsigned i = 0; i < FACTORS; i++)
        s->sums[i] = add(i + 1 < FACTORS ? s->sums[i + 1] : s->carry, s->high[i], &carry);
    s->multiplier += s->sums[0];
}

int main(void)
{
    extern const char store_of_products[] __asm__("store_of_products");
    size_t size = ROUNDS * sizeof(uint64_t) / PAGE * PAGE;
    char *area = mmap(NULL, size + PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(area != MAP_FAILED && mprotect(area + size, PAGE, PROT_NONE) == 0);
    sigaction(SIGSEGV, &(struct sigaction){.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO}, NULL);
    uint64_t factors[1 + FACTORS], sums[FACTORS], x = 0x9e3779b97f4a7c15;
    for (unsigned i = 0; i <= FACTORS; i++)
        factors[i] = x = x * 6364136223846793005 + 1442695040888963407;
    memcpy(sums, factors, sizeof sums);
    struct state s = {.multiplier = factors[0]};
    memcpy(s.sums, sums, sizeof sums);
    loop((uint64_t *)area, factors, sums);
    CHECK(faults == 1);
    for (size_t at = 0; at < size / sizeof(uint64_t); at++) {
        first_half(&s, factors + 1);
        CHECK(((uint64_t *)area)[at] == s.sums[0]);
        second_half(&s);
    }
    uint64_t last_high[] = {s.high[FACTORS - 2], s.high[FACTORS - 1]}; /* x26, x27 are written behind the store only */
    first_half(&s, factors + 1);
    const unsigned long long *r = at_fault.uc_mcontext.regs;
    CHECK(at_fault.uc_mcontext.pc == (uintptr_t)store_of_products && r[0] == (uintptr_t)(area + size) && r[1] == s.multiplier);
    CHECK(memcmp(&r[2], factors + 1, FACTORS * sizeof *factors) == 0);
    CHECK(memcmp(&r[12], s.sums, sizeof s.sums) == 0 && memcmp(sums, s.sums, sizeof sums) == 0);
    CHECK(r[22] == s.high[0] && r[23] == s.high[1] && r[24] == s.high[2] && r[25] == s.high[3] && r[28] == s.carry);
    CHECK(r[26] == last_high[0] && r[27] == last_high[1]);
    return check_end();
}
