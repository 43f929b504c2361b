/* mte_merge.c: several accesses off one pointer: the one that is at fault is found exactly, what precedes it has taken
 * place, nothing behind it has; and checks that were made before tags or TCO changed do not count.
 * engine: both
 * flags: -static -march=armv8.5-a+memtag+lse
 * environment: DRAGOMAN_CPU=max,mte=on */
#define _GNU_SOURCE
#include <setjmp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>

#include "check.h"
#include "mte_fault.h"

enum { GOOD = 5, BAD = 6, SIZE = 4096 };

static uint8_t *memory;

static void tag(unsigned from, unsigned size, uint64_t value)
{
    for (unsigned i = from; i < from + size; i += 16)
        __asm__ volatile("stg %0, [%1]" : : "r"(value << 56), "r"(memory + i) : "memory");
}

static uint8_t byte(unsigned at)
{
    uint8_t value;
    __asm__ volatile("msr tco, #1\n ldrb %w0, [%1]\n msr tco, #0" : "=r"(value) : "r"(memory + at) : "memory");
    return value;
}

static void clear(void) { __asm__ volatile("msr tco, #1" ::: "memory"); memset(memory, 0, SIZE); __asm__ volatile("msr tco, #0" ::: "memory"); }

/* Where the text faults, with x0 = memory + at and tag GOOD; -1: nowhere. */
#define FAULT_OF(at, text) __extension__({ \
    volatile long where = -1; \
    if (sigsetjmp(back, 1)) \
        where = code == TAG_SYNC ? (long)((address & 0xffffffffffffff) - (uintptr_t)memory) : -2; \
    else \
        __asm__ volatile("mov x0, %0\n mov x1, #0x11\n dup v0.16b, w1\n " text \
                         : : "r"((uint64_t)(uintptr_t)(memory + (at)) | (uint64_t)GOOD << 56) \
                         : "x0", "x1", "x2", "x3", "x4", "v0", "memory"); \
    where; })

struct part { uint8_t at, size; };

/* The fault that stores of these parts through memory + at make, -1: none; only what precedes it was stored. */
static void check_stores(long where, unsigned bad, unsigned at, const struct part *parts, unsigned n)
{
    long expected = -1;
    for (unsigned i = 0; i < n; i++) {
        unsigned first = at + parts[i].at, last = first + parts[i].size - 1;
        bool hit = first / 16 <= bad / 16 && last / 16 >= bad / 16;
        if (hit && expected < 0)
            expected = first / 16 == bad / 16 ? first : bad;
        CHECK(byte(first) == (expected < 0 ? 0x11 : 0));
    }
    CHECK(where == expected);
}

#define STORES(bad, at, text, ...) \
    do { \
        clear(); \
        tag(0, SIZE, GOOD); \
        tag(bad, 16, BAD); \
        static const struct part parts[] = {__VA_ARGS__}; \
        check_stores(FAULT_OF(at, text), bad, at, parts, sizeof parts / sizeof *parts); \
    } while (0)

static void stores(unsigned bad, unsigned at)
{
    STORES(bad, at, "str x1, [x0]\n str x1, [x0, #16]\n str x1, [x0, #40]\n stp x1, x1, [x0, #48]\n str x1, [x0, #8]",
           {0, 8}, {16, 8}, {40, 8}, {48, 16}, {8, 8});
    STORES(bad, at, "strb w1, [x0]\n strb w1, [x0, #1]\n strb w1, [x0, #2]", {0, 1}, {1, 1}, {2, 1});
    STORES(bad, at, "str w1, [x0, #4]\n str w1, [x0]", {4, 4}, {0, 4});
    STORES(bad, at, "str x1, [x0]\n str x1, [x0, #8]", {0, 8}, {8, 8});
    STORES(bad, at, "strb w1, [x0]\n strb w1, [x0, #16]", {0, 1}, {16, 1});
    STORES(bad, at, "str w1, [x0]\n strb w1, [x0, #31]", {0, 4}, {31, 1}); /* nobody touches what lies between */
    STORES(bad, at, "str q0, [x0, #16]\n str q0, [x0]", {16, 16}, {0, 16});
    STORES(bad, at, "stp q0, q0, [x0, #32]\n stp q0, q0, [x0]", {32, 32}, {0, 32});
}

int main(void)
{
    struct sigaction action = {.sa_sigaction = go_back, .sa_flags = SA_SIGINFO | SA_NODEFER};
    sigaction(SIGSEGV, &action, NULL);
    CHECK(prctl(SET_TAGGED_ADDR_CTRL, ENABLE_SYNC, 0, 0, 0) == 0);
    memory = mmap(NULL, SIZE, PROT_READ | PROT_WRITE | PROT_TAGS, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (unsigned round = 0; round < 3; round++)
        for (unsigned at = 256; at < 272; at += round + 1)
            for (unsigned bad = 224; bad < 352; bad += 16)
                stores(bad, at);
    tag(0, SIZE, GOOD);
    for (unsigned round = 0; round < 3; round++) {
        CHECK(FAULT_OF(0, "ldr x2, [x0]\n ldr x3, [x0, #8]\n ldr x4, [x0, #32]\n ldr x2, [x0, #24]") == -1);
        CHECK(FAULT_OF(0, "ldr x2, [x0]\n mov x3, #0x0600000000000000\n stg x3, [x0]\n ldr x2, [x0, #8]") == 8);
        tag(0, SIZE, GOOD);
        CHECK(FAULT_OF(16, "ldr x2, [x0], #8\n ldr x3, [x0], #8\n ldr x4, [x0, #-16]\n str x2, [x0, #16]!\n ldr x2, [x0, #-32]") == -1);
        tag(16, 16, BAD);
        CHECK(FAULT_OF(0, "ldr x2, [x0]\n msr tco, #1\n ldr x2, [x0, #16]\n ldr x3, [x0, #8]\n msr tco, #0") == -1);
        CHECK(FAULT_OF(16, "msr tco, #1\n ldr x2, [x0]\n msr tco, #0\n ldr x2, [x0]") == 16);
        CHECK(FAULT_OF(0, "ldr x2, [x0, #8]\n cbz xzr, 1f\n ldr x3, [x0, #16]\n 1: ldr x4, [x0, #32]") == -1);
        CHECK(FAULT_OF(0, "ldr q0, [x0, #32]\n ldr x3, [x0]\n str x1, [x0, #12]") == 16);
        CHECK(FAULT_OF(0, "ldar x2, [x0]\n ldadd x1, x3, [x0]\n ldr x4, [x0, #24]") == 24);
        tag(0, SIZE, GOOD);
    }
    return check_end();
}
