/* Faults on purpose, at known addresses, and recovers through siglongjmp: reads, writes, execution, BUS, in all widths.
 * args: 10000
 * slow-args: 200000 */
#define _GNU_SOURCE
#include "check.h"

#include <setjmp.h>
#include <stdbool.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

static sigjmp_buf back;
static volatile int got_signal, got_code;
static void *volatile got_address;
static volatile uint64_t got_pc, got_x19, got_esr;

static void on_fault(int signo, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;
    got_signal = signo;
    got_code = info->si_code;
    got_address = info->si_addr;
    got_pc = uc->uc_mcontext.pc;
    got_x19 = uc->uc_mcontext.regs[19];
    got_esr = 0;
    struct _aarch64_ctx *head = (struct _aarch64_ctx *)uc->uc_mcontext.__reserved;
    while (head->magic) {
        if (head->magic == ESR_MAGIC)
            got_esr = ((struct esr_context *)head)->esr;
        head = (struct _aarch64_ctx *)((char *)head + head->size);
    }
    siglongjmp(back, 1);
}

/* The state before the faulting instruction must be exact: x19 is set just before, and changed just after. */
static void access_memory(unsigned kind, char *address, uint64_t mark)
{
    switch (kind) {
    case 0: __asm__ volatile("mov x19, %1\n ldr x2, [%0]\n mov x19, #0" ::"r"(address), "r"(mark) : "x2", "x19", "memory"); break;
    case 1: __asm__ volatile("mov x19, %1\n str x2, [%0]\n mov x19, #0" ::"r"(address), "r"(mark) : "x2", "x19", "memory"); break;
    case 2: __asm__ volatile("mov x19, %1\n ldrb w2, [%0]\n mov x19, #0" ::"r"(address), "r"(mark) : "x2", "x19", "memory"); break;
    case 3: __asm__ volatile("mov x19, %1\n stp x2, x3, [%0]\n mov x19, #0" ::"r"(address), "r"(mark) : "x19", "memory"); break;
    case 4: __asm__ volatile("mov x19, %1\n ldr q2, [%0]\n mov x19, #0" ::"r"(address), "r"(mark) : "v2", "x19", "memory"); break;
    case 5: __asm__ volatile("mov x19, %1\n ldr x2, [%0, #8]!\n mov x19, #0" ::"r"(address - 8), "r"(mark) : "x2", "x19", "memory"); break;
    case 6: __asm__ volatile("mov x19, %1\n ldaxr x2, [%0]\n mov x19, #0" ::"r"(address), "r"(mark) : "x2", "x19", "memory"); break;
    default: __asm__ volatile(".arch armv8.1-a\n mov x19, %1\n ldadd x2, x2, [%0]\n mov x19, #0" ::"r"(address), "r"(mark) : "x2", "x19", "memory"); break;
    }
}

static void one_access(unsigned i, char *none, char *readonly)
{
    unsigned kind = i % 8;
    volatile bool write = kind == 1 || kind == 3 || kind == 7;
    char *address = (write && i % 3 == 0 ? readonly : none) + i * 16 % 4096;
    uint64_t mark = UINT64_C(0x123400000000) + i;
    if (sigsetjmp(back, 1) == 0) {
        access_memory(kind, address, mark);
        CHECK(!"no fault");
    }
    CHECK(got_signal == SIGSEGV);
    CHECK(got_address == address);
    CHECK(got_code == SEGV_ACCERR);
    CHECK(got_x19 == mark);
    CHECK(got_esr >> 26 == 0x24);
    if (kind != 7) /* of an atomic update either is right */
        CHECK((got_esr >> 6 & 1) == write);
}

static void unmapped(void)
{
    volatile char *volatile p = (char *)(uintptr_t)0x10;
    if (sigsetjmp(back, 1) == 0)
        *p = 1;
    CHECK(got_signal == SIGSEGV && got_code == SEGV_MAPERR && got_address == (char *)p);
    p = (char *)(UINT64_C(1) << 47);
    if (sigsetjmp(back, 1) == 0)
        *p = 1;
    CHECK(got_signal == SIGSEGV); /* the address is not told: docs/differences.md */
}

/* A file that ends before its mapping does. */
static void beyond_the_file(void)
{
    int fd = memfd_create("short", 0);
    char *p = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    CHECK(ftruncate(fd, 4096) == 0);
    p[10] = 1;
    if (sigsetjmp(back, 1) == 0)
        p[4096 + 24] = 1;
    CHECK(got_signal == SIGBUS && got_code == BUS_ADRERR && got_address == p + 4096 + 24);
    close(fd);
}

static void bad_code(char *none)
{
    if (sigsetjmp(back, 1) == 0)
        ((void (*)(void))(none + 64))();
    CHECK(got_signal == SIGSEGV && got_pc == (uint64_t)(none + 64) && got_address == none + 64);
    if (sigsetjmp(back, 1) == 0)
        __asm__ volatile("mov x19, #77\n .inst 0x00000001" ::: "x19");
    CHECK(got_signal == SIGILL && got_code == ILL_ILLOPC && got_x19 == 77 && (uint64_t)got_address == got_pc);
    if (sigsetjmp(back, 1) == 0)
        __asm__ volatile("brk #1");
    CHECK(got_signal == SIGTRAP && got_code == TRAP_BRKPT && (uint64_t)got_address == got_pc);
}

int main(int argc, char **argv)
{
    unsigned count = argc > 1 ? (unsigned)atoi(argv[1]) : 10000;
    char *none = mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *readonly = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO};
    static const int signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP};
    for (unsigned i = 0; i < 4; i++)
        sigaction(signals[i], &action, NULL);
    for (unsigned i = 0; i < count && failures < 20; i++)
        one_access(i, none, readonly);
    unmapped();
    beyond_the_file();
    bad_code(none);
    return check_end();
}
