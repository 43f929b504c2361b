/* futex.c: futexes and what hangs on them. Addresses, words and layouts are the host's: the kernel does it all. */
#include <errno.h>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "contract/guest_mm.h"
#include "contract/runtime.h"
#include "syscall/handlers.h"
#include "syscall/process.h"

int64_t sys_futex(struct thread *t, const uint64_t args[6])
{
    unsigned op = (unsigned)args[1] & FUTEX_CMD_MASK;
    uint64_t other = checked_pointer(t, args[4], sizeof(uint32_t), false);
    if (op == FUTEX_WAKE || op == FUTEX_WAKE_OP || op == FUTEX_REQUEUE || op == FUTEX_CMP_REQUEUE || op == FUTEX_WAKE_BITSET)
        return host_syscall(SYS_futex, args[0], args[1], args[2], args[3], other, args[5]);
    uint64_t timeout = checked_pointer(t, args[3], sizeof(struct timespec), false);
    int64_t result = safe_syscall(t, SYS_futex, args[0], args[1], args[2], timeout, other, args[5]);
    if (result == -EINTR && t->call_state == CALL_PLAIN && !args[3])
        t->call_state = CALL_RESTARTSYS; /* waiting with a timeout is never restarted */
    return result;
}

/* The kernel keeps the list's address, and walks it if the thread is killed; an orderly exit is the runtime's. */
int64_t sys_set_robust_list(struct thread *t, const uint64_t args[6])
{
    (void)t;
    return host_syscall(SYS_set_robust_list, args[0], args[1], 0, 0, 0, 0);
}

int64_t sys_get_robust_list(struct thread *t, const uint64_t args[6])
{
    uint64_t head = 0, size = 24;
    (void)t;
    int64_t result = host_syscall(SYS_get_robust_list, args[0], (uintptr_t)&head, (uintptr_t)&size, 0, 0, 0);
    if (result < 0)
        return result;
    if (head >= GUEST_TOP)
        head = 0; /* the C library's own */
    return guest_write(args[2], &size, sizeof size) && guest_write(args[1], &head, sizeof head) ? 0 : -EFAULT;
}

/* Of the first thread the kernel clears the word at the end; of others our C library needs that for itself. */
int64_t sys_set_tid_address(struct thread *t, const uint64_t args[6])
{
    pid_t tid = (pid_t)syscall(SYS_gettid);
    if (tid == getpid())
        return host_syscall(SYS_set_tid_address, args[0], 0, 0, 0, 0, 0);
    t->clear_child_tid = args[0];
    return tid;
}
