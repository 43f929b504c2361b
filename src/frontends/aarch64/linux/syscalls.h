/* syscalls.h: the system-call table of arm64 Linux. */
#ifndef DRAGOMAN_FRONTENDS_AARCH64_LINUX_SYSCALLS_H
#define DRAGOMAN_FRONTENDS_AARCH64_LINUX_SYSCALLS_H

#include <stdint.h>

#include "syscall/row.h"

extern const struct syscall_row a64_syscalls[]; /* indexed by number; rows without a name are unassigned */
extern syscall_handler *const a64_syscall_handlers[];
extern const uint32_t a64_nsyscalls;

#endif
