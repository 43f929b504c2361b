/* mte_fault.h: for tests of tag checks: the numbers of <linux/prctl.h> and its like that older headers lack, and handlers that
 * note a fault and go on. */
#ifndef MTE_FAULT_H
#define MTE_FAULT_H

#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <ucontext.h>

enum { ENABLE_SYNC = 1 | 2 | 0xfffe << 3, SET_TAGGED_ADDR_CTRL = 55, PROT_TAGS = 0x20, TAG_SYNC = 9 };

static sigjmp_buf back;
static volatile unsigned faults;
static volatile int code;
static volatile uint64_t address; /* with its tag, if the signal has one (SA_EXPOSE_TAGBITS) */

static void note_fault(const siginfo_t *info)
{
    faults++;
    code = info->si_code;
    address = (uint64_t)(uintptr_t)info->si_addr;
}

/* Goes on where `back` was set. */
static __attribute__((unused)) void go_back(int signo, siginfo_t *info, void *context)
{
    (void)signo, (void)context;
    note_fault(info);
    siglongjmp(back, 1);
}

/* Goes on behind the instruction. */
static __attribute__((unused)) void go_on(int signo, siginfo_t *info, void *context)
{
    (void)signo;
    note_fault(info);
    ((ucontext_t *)context)->uc_mcontext.pc += 4;
}

#endif
