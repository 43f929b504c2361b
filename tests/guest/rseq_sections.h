/* rseq_sections.h: critical sections of rseq.c, for AArch64 and x86-64. */
#ifndef RSEQ_SECTIONS_H
#define RSEQ_SECTIONS_H

#include <stdint.h>
#include <sys/rseq.h>

#define OTHER_SIGNATURE 0x5a5a1234

static struct rseq *area(void) { return (struct rseq *)((char *)__builtin_thread_pointer() + __rseq_offset); }

/* ---- sections ---------------------------------------------------------------------------------- */

/* SECTION(name, signature, body): the descriptor `name` is stored to rseq_cs, then the body runs up to its end; disturbed,
 * control goes to the C label `aborted`. The body's operands: area, cpu, and those given. */
#define STR(x) #x
#define XSTR(x) STR(x)
#if defined(__aarch64__)
#define SIGNATURE 0xd428bc00
#define PC(uc) ((uc)->uc_mcontext.pc)
#define SECTION(name, signature, body, ...)                                                               \
    __asm__ goto(".pushsection __rseq_cs, \"aw\"\n.balign 32\n.globl " name "\n" name ":\n.long 0, 0\n"       \
                 ".quad 1f, 2f - 1f, " name "_abort\n.popsection\n"                                           \
                 "adrp x9, " name "\nadd x9, x9, :lo12:" name "\nstr x9, [%[area], #8]\n1:\n"                 \
                 "ldr w9, [%[area], #4]\ncmp w9, %w[cpu]\nb.ne %l[aborted]\n" body "\n2:\n"                   \
                 ".pushsection .text.abort, \"ax\"\n.inst " XSTR(signature) "\n.globl " name "_abort\n"       \
                 name "_abort:\nb %l[aborted]\n.popsection"                                                   \
                 : : [area] "r"(area()), [cpu] "r"(cpu), ##__VA_ARGS__ : "memory", "cc", "x9", "x10", "x11", "v16", "v17" : aborted, empty)
#define DELAY "mov w10, %w[delay]\n3: subs w10, w10, #1\nb.ne 3b\n"
#define LOAD_DELAY_STORE "ldr x11, [%[p]]\nadd x11, x11, #1\n" DELAY "str x11, [%[p]]"
#define STORE_AND_LOOP "str %[value], [%[p]]\n3: ldr x10, [%[p]]\nb 3b"
#define LOAD "ldr x11, [%[p]]\nadd x11, x11, #1\nstr x11, [%[p]]"
#define PUSH "ldr x11, [%[p]]\nstr x11, [%[node]]\n" DELAY "str %[node], [%[p]]"
#define POP "ldr x11, [%[p]]\ncbz x11, %l[empty]\nstr x11, [%[node]]\nldr x11, [x11]\n" DELAY "str x11, [%[p]]"
#define EXCLUSIVE "ldxr x11, [%[p]]\nadd x11, x11, #1\nmov w10, %w[delay]\n4: subs w10, w10, #1\nb.ne 4b\n" \
                  "stxr w10, x11, [%[p]]\n2: cbnz w10, %l[aborted]" /* that is behind the section */
#define EXCHANGE "ldr x11, [%[p]]\nadd x10, x11, #1\nmov x9, x11\n.arch armv8.1-a\ncas x9, x10, [%[p]]"
#elif defined(__x86_64__)
#define SIGNATURE 0x53053053
#define PC(uc) ((uint64_t)(uc)->uc_mcontext.gregs[REG_RIP])
#define SECTION(name, signature, body, ...)                                                               \
    __asm__ goto(".pushsection __rseq_cs, \"aw\"\n.balign 32\n.globl " name "\n" name ":\n.long 0, 0\n"       \
                 ".quad 1f, 2f - 1f, " name "_abort\n.popsection\n"                                           \
                 "lea " name "(%%rip), %%rax\nmov %%rax, 8(%[area])\n1:\n"                                    \
                 "cmp %[cpu], 4(%[area])\njne %l[aborted]\n" body "\n2:\n"                                    \
                 ".pushsection .text.abort, \"ax\"\n.long " XSTR(signature) "\n.globl " name "_abort\n"       \
                 name "_abort:\njmp %l[aborted]\n.popsection"                                                 \
                 : : [area] "r"(area()), [cpu] "r"(cpu), ##__VA_ARGS__ : "memory", "cc", "rax", "rcx", "rdx" : aborted, empty)
#define DELAY "mov %[delay], %%ecx\n3: dec %%ecx\njne 3b\n"
#define LOAD_DELAY_STORE "mov (%[p]), %%rdx\ninc %%rdx\n" DELAY "mov %%rdx, (%[p])"
#define STORE_AND_LOOP "mov %[value], (%[p])\n3: mov (%[p]), %%rcx\njmp 3b"
#define LOAD "mov (%[p]), %%rdx\ninc %%rdx\nmov %%rdx, (%[p])"
#define PUSH "mov (%[p]), %%rdx\nmov %%rdx, (%[node])\n" DELAY "mov %[node], (%[p])"
#define POP "mov (%[p]), %%rdx\ntest %%rdx, %%rdx\nje %l[empty]\nmov %%rdx, (%[node])\nmov (%%rdx), %%rdx\n" DELAY \
            "mov %%rdx, (%[p])"
#define EXCLUSIVE LOAD_DELAY_STORE
#define EXCHANGE "mov (%[p]), %%rax\nlea 1(%%rax), %%rdx\ncmpxchg %%rdx, (%[p])"
#endif

/* Each true if it committed. */
__attribute__((noinline)) static int add(uint64_t *p, unsigned cpu, unsigned delay)
{
    SECTION("section_add", SIGNATURE, LOAD_DELAY_STORE, [p] "r"(p), [delay] "r"(delay));
    return 1;
aborted:
    return 0;
empty:
    return 2;
}

__attribute__((noinline)) static int add_exclusive(uint64_t *p, unsigned cpu, unsigned delay)
{
    SECTION("section_exclusive", SIGNATURE, EXCLUSIVE, [p] "r"(p), [delay] "r"(delay));
    return 1;
aborted:
    return 0;
empty:
    return 2;
}

__attribute__((noinline)) static int add_exchange(uint64_t *p, unsigned cpu)
{
    SECTION("section_exchange", SIGNATURE, EXCHANGE, [p] "r"(p));
    return 1;
aborted:
    return 0;
empty:
    return 2;
}

__attribute__((noinline)) static int add_other(uint64_t *p, unsigned cpu)
{
    SECTION("section_other", OTHER_SIGNATURE, LOAD, [p] "r"(p));
    return 1;
aborted:
    return 0;
empty:
    return 2;
}

struct node {
    struct node *next;
    uint64_t value;
};

__attribute__((noinline)) static int push(struct node **p, struct node *node, unsigned cpu, unsigned delay)
{
    SECTION("section_push", SIGNATURE, PUSH, [p] "r"(p), [node] "r"(node), [delay] "r"(delay));
    return 1;
aborted:
    return 0;
empty:
    return 2;
}

/* *node: what was popped; 2: there was none. */
__attribute__((noinline)) static int pop(struct node **p, struct node **node, unsigned cpu, unsigned delay)
{
    SECTION("section_pop", SIGNATURE, POP, [p] "r"(p), [node] "r"(node), [delay] "r"(delay));
    return 1;
aborted:
    return 0;
empty:
    return 2;
}

/* Stores value to *p, and stays in the section until it is disturbed. */
__attribute__((noinline)) static int stay(volatile uint64_t *p, uint64_t value, unsigned cpu)
{
    SECTION("section_stay", SIGNATURE, STORE_AND_LOOP, [p] "r"(p), [value] "r"(value));
    return 1;
aborted:
    return 0;
empty:
    return 2;
}

extern const char section_stay_abort[], section_add[], section_add_abort[];

#endif
