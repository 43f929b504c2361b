/* mte_fault.h: for tests of tag checks: the numbers of <linux/prctl.h> and its like that older headers lack, and a handler that
 * notes a fault and goes back. */
#ifndef MTE_FAULT_H
#define MTE_FAULT_H

#include <setjmp.h>
#include <signal.h>
#include <stdint.h>

enum { ENABLE_SYNC = 1 | 2 | 0xfffe << 3, SET_TAGGED_ADDR_CTRL = 55, PROT_TAGS = 0x20, TAG_SYNC = 9 };

static sigjmp_buf back;
static volatile int code;
static volatile uint64_t address;

static void on_fault(int signo, siginfo_t *info, void *context)
{
    (void)signo, (void)context;
    code = info->si_code;
    address = (uint64_t)(uintptr_t)info->si_addr;
    siglongjmp(back, 1);
}

#endif
