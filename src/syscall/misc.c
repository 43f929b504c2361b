/* misc.c: fixed answers, and small calls that tell what system this is. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/utsname.h>

#include "contract/runtime.h"
#include "syscall/handlers.h"

#define FIXED(name, result)                                 \
    int64_t name(struct thread *t, const uint64_t args[6])  \
    {                                                       \
        (void)t;                                            \
        (void)args;                                         \
        return result;                                      \
    }
FIXED(sys_enosys, -ENOSYS)
FIXED(sys_einval, -EINVAL)
FIXED(sys_eperm, -EPERM)
FIXED(sys_eopnotsupp, -EOPNOTSUPP)
/* Restarts go back to the call itself; nothing is ever pending here. */
FIXED(sys_restart_syscall, -EINTR)
#undef FIXED

int64_t sys_uname(struct thread *t, const uint64_t args[6])
{
    const struct machine *m = t->machine;
    struct utsname name;
    int64_t error = host_syscall(__NR_uname, (uintptr_t)&name, 0, 0, 0, 0, 0);
    if (error < 0) {
        return error;
    }
    memset(name.machine, 0, sizeof name.machine);
    snprintf(name.machine, sizeof name.machine, "%s", m->abi->uname_machine);
    if (m->opt.uname_release) {
        memset(name.release, 0, sizeof name.release);
        snprintf(name.release, sizeof name.release, "%s", m->opt.uname_release);
    }
    return guest_write(args[0], &name, sizeof name) ? 0 : -EFAULT;
}

/* The guest's CPU runs no 32-bit programs. */
int64_t sys_personality(struct thread *t, const uint64_t args[6])
{
    (void)t;
    if ((uint32_t)args[0] != UINT32_MAX && (args[0] & PER_MASK) == PER_LINUX32) {
        return -EINVAL;
    }
    return host_syscall(__NR_personality, args[0], 0, 0, 0, 0, 0);
}
