/* seccomp.h: seccomp modes and filters, as the files of this layer use them. What the runtime calls is in
 * contract/guest_abi.h, the system calls are in handlers.h. */
#ifndef DRAGOMAN_SYSCALL_SECCOMP_H
#define DRAGOMAN_SYSCALL_SECCOMP_H

#include <stdbool.h>
#include <stdint.h>

#include "contract/machine.h"

/* A thread with t->seccomp is about to make a system call. False: it is not to be made, the thread's registers are as they
 * must be, or the thread is to end. */
bool seccomp_allows(struct thread *t, uint32_t nr, const uint64_t args[6]);
/* A new thread, or process on the same memory: it has its creator's filters. */
void seccomp_inherit(struct thread *child, struct thread *t);

/* /proc/self/status: SECCOMP_MODE_*, and how many filters. */
uint32_t seccomp_mode(const struct thread *t);
uint32_t seccomp_count(const struct thread *t);
/* A filter as text, for the next program: number 0 is the oldest. It lives as long as t has the filter. */
const char *seccomp_text(const struct thread *t, uint32_t number);

#endif
