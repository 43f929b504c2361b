/* fd_wait.c: the calls that wait for descriptors under a signal mask of their own. What a mask means to the host is
 * signal.h's business; epoll events are converted by their argument kind. */
#include <errno.h>
#include <linux/io_uring.h>
#include <time.h>

#include "contract/runtime.h"
#include "syscall/handlers.h"
#include "syscall/signal.h"

/* The kernel looks at the time limit before it looks at the mask. judged: also whether it is one. */
static int64_t check_timeout(uint64_t timeout, bool judged)
{
    struct timespec ts;
    if (!timeout) {
        return 0;
    }
    if (!guest_read(&ts, timeout, sizeof ts)) {
        return -EFAULT;
    }
    return judged && (ts.tv_sec < 0 || (uint64_t)ts.tv_nsec > 999999999) ? -EINVAL : 0;
}

/* A blocking call of which argument `slot` is a signal mask. mask, timeout: guest addresses, 0 if there is none. */
static int64_t wait_masked(struct thread *t, long nr, const uint64_t args[6], unsigned slot, uint64_t mask,
                           uint64_t size, uint64_t timeout)
{
    uint64_t a[6], guest_mask, host_mask;
    for (unsigned i = 0; i < 6; i++) {
        a[i] = args[i];
    }
    if (mask == 0) {
        a[slot] = 0;
        return safe_syscall(t, nr, a[0], a[1], a[2], a[3], a[4], a[5]);
    }
    int64_t error = check_timeout(timeout, true);
    if (error) {
        return error;
    }
    if (size != SIGSET_BYTES) {
        return -EINVAL;
    }
    if (!guest_read(&guest_mask, mask, sizeof guest_mask)) {
        return -EFAULT;
    }
    signal_mask_begin(t, guest_mask, &host_mask);
    a[slot] = (uintptr_t)&host_mask;
    return signal_mask_end(t, safe_syscall(t, nr, a[0], a[1], a[2], a[3], a[4], a[5]));
}

int64_t sys_ppoll(struct thread *t, const uint64_t args[6])
{
    return wait_masked(t, __NR_ppoll, args, 3, args[3], args[4], args[2]);
}

int64_t sys_epoll_pwait(struct thread *t, const uint64_t args[6])
{
    return wait_masked(t, __NR_epoll_pwait, args, 4, args[4], args[5], 0);
}

int64_t sys_epoll_pwait2(struct thread *t, const uint64_t args[6])
{
    return wait_masked(t, __NR_epoll_pwait2, args, 4, args[4], args[5], args[3]);
}

/* pselect6 and io_pgetevents take a mask and its size by reference. */
struct mask_pointer {
    uint64_t mask, size;
};

static int64_t wait_with_pointer(struct thread *t, long nr, const uint64_t args[6], bool judged)
{
    struct mask_pointer p = { 0, 0 };
    uint64_t guest_mask, host_mask;
    if (args[5] && !guest_read(&p, args[5], sizeof p)) {
        return -EFAULT;
    }
    if (p.mask == 0) {
        return safe_syscall(t, nr, args[0], args[1], args[2], args[3], args[4], 0);
    }
    int64_t error = check_timeout(args[4], judged);
    if (error) {
        return error;
    }
    if (p.size != SIGSET_BYTES) {
        return -EINVAL;
    }
    if (!guest_read(&guest_mask, p.mask, sizeof guest_mask)) {
        return -EFAULT;
    }
    p.mask = (uintptr_t)&host_mask;
    signal_mask_begin(t, guest_mask, &host_mask);
    return signal_mask_end(t, safe_syscall(t, nr, args[0], args[1], args[2], args[3], args[4], (uintptr_t)&p));
}

int64_t sys_pselect6(struct thread *t, const uint64_t args[6])
{
    return wait_with_pointer(t, __NR_pselect6, args, true);
}

int64_t sys_io_pgetevents(struct thread *t, const uint64_t args[6])
{
    return wait_with_pointer(t, __NR_io_pgetevents, args, false);
}

int64_t wait_for_ring(struct thread *t, const uint64_t args[6])
{
    struct io_uring_getevents_arg arg;
    uint64_t guest_mask, host_mask;
    if (!(args[3] & IORING_ENTER_EXT_ARG)) {
        return wait_masked(t, __NR_io_uring_enter, args, 4, args[4], args[5], 0);
    }
    if (args[5] != sizeof arg || !guest_read(&arg, args[4], sizeof arg) || arg.sigmask == 0) {
        return safe_syscall(t, __NR_io_uring_enter, args[0], args[1], args[2], args[3], args[4], args[5]);
    }
    if (arg.sigmask_sz != SIGSET_BYTES) {
        return -EINVAL;
    }
    if (!guest_read(&guest_mask, arg.sigmask, sizeof guest_mask)) {
        return -EFAULT;
    }
    arg.sigmask = (uintptr_t)&host_mask;
    signal_mask_begin(t, guest_mask, &host_mask);
    return signal_mask_end(t, safe_syscall(t, __NR_io_uring_enter, args[0], args[1], args[2], args[3], (uintptr_t)&arg,
                                           args[5]));
}
