/* syscalls.c: the system-call table of arm64 Linux (syscalls.def) in the form of src/syscall/row.h. */
#include "frontends/aarch64/linux/syscalls.h"

#include "syscall/handlers.h"

#define SYS(nr, name, flags, handler, result, ...) \
    [nr] = SYSCALL_ROW(#name, __NR_##name, flags, result, __VA_ARGS__),
#define NOHOST(nr, name, handler, ...) \
    [nr] = SYSCALL_ROW(#name, HOST_NONE, 0, RES_INT, __VA_ARGS__),

const struct syscall_row a64_syscalls[] = {
#include "frontends/aarch64/linux/syscalls.def"
};
const uint32_t a64_nsyscalls = sizeof a64_syscalls / sizeof a64_syscalls[0];

#undef SYS
#undef NOHOST
#define PASS NULL
#define SYS(nr, name, flags, handler, result, ...) [nr] = handler,
#define NOHOST(nr, name, handler, ...) [nr] = handler,

syscall_handler *const a64_syscall_handlers[] = {
#include "frontends/aarch64/linux/syscalls.def"
};
