/* signal_mask.c: the guest's signal mask, waiting for signals, sending them, and the alternate stack.
 *
 * The host's mask is the guest's without SYNC_SIGNALS, but while an accepted signal waits for delivery: then all are
 * blocked. So whatever changes the host's mask goes through a call that does nothing once a signal was accepted. */
#include <errno.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "contract/guest_abi.h"
#include "contract/runtime.h"
#include "syscall/handlers.h"
#include "syscall/signal.h"

#define UNBLOCKABLE (signal_bit(SIGKILL) | signal_bit(SIGSTOP))
enum { ARM64_MINSIGSTKSZ = 5120 };
#define AUTODISARM (UINT32_C(1) << 31)

/* The signals of held_info, in the order in which the kernel hands them out. */
enum { NHELD = sizeof((struct thread *)0)->held_info / sizeof(siginfo_t) };
static const int held_order[NHELD] = {SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGSEGV};

/* ---- the host's side ------------------------------------------------------------------------- */

static int64_t set_host_mask(struct thread *t, uint64_t mask)
{
    mask &= ~SYNC_SIGNALS;
    return safe_syscall(t, SYS_rt_sigprocmask, SIG_SETMASK, (uintptr_t)&mask, 0, SIGSET_BYTES, 0, 0);
}

bool signal_hold(struct thread *t)
{
    runtime_sigmask(~SYNC_SIGNALS, NULL);
    if (t->has_pending)
        t->call_state = CALL_NOT_BEGUN;
    return t->has_pending;
}

void signal_release(struct thread *t)
{
    uint8_t state = t->call_state;
    set_host_mask(t, t->sigmask);
    t->call_state = state;
}

bool signal_change_mask(struct thread *t, uint64_t mask)
{
    mask &= ~UNBLOCKABLE;
    bool host_differs = (mask ^ t->sigmask) & ~SYNC_SIGNALS;
    if (host_differs && set_host_mask(t, mask) < 0)
        return false;
    if (!host_differs && mask != t->sigmask && t->has_pending) {
        t->call_state = CALL_NOT_BEGUN;
        return false;
    }
    t->sigmask = mask;
    return true;
}

void signal_set_mask(struct thread *t, uint64_t mask)
{
    t->sigmask = mask & ~UNBLOCKABLE;
    signal_release(t);
}

/* What was sent and waits here because the guest blocked it, is the kernel's again, which the caller made block it: so it
 * interrupts a call that lets it through, and is there in the next program. If the host's mask lets it through first, it comes
 * back to wait here. Not what a fault would look like. */
static void give_back_held(struct thread *t, uint64_t set)
{
    for (unsigned i = 0; i < NHELD; i++) {
        const siginfo_t *info = &t->held_info[i];
        if (t->held_signals & set & signal_bit(held_order[i]) && info->si_code <= 0)
            syscall(SYS_rt_tgsigqueueinfo, getpid(), (pid_t)syscall(SYS_gettid), held_order[i], info);
    }
}

void signal_mask_begin(struct thread *t, uint64_t mask, uint64_t *host_mask)
{
    t->saved_sigmask = t->sigmask;
    t->sigmask = mask & ~UNBLOCKABLE;
    t->restore_sigmask = true;
    *host_mask = t->sigmask & ~SYNC_SIGNALS;
    uint64_t ready = t->held_signals & ~t->sigmask;
    if (ready && safe_syscall(t, SYS_rt_sigprocmask, SIG_BLOCK, (uintptr_t)&ready, 0, SIGSET_BYTES, 0, 0) == 0)
        give_back_held(t, ready);
}

int64_t signal_mask_end(struct thread *t, int64_t result)
{
    /* Interrupted inside the call: the handler runs with the call's mask, and returns to the old one. */
    if (result == -EINTR && t->has_pending && t->call_state != CALL_NOT_BEGUN)
        return result;
    bool given_back = t->held_signals & ~t->sigmask;
    t->sigmask = t->saved_sigmask;
    t->restore_sigmask = false;
    if (given_back)
        signal_release(t);
    return result;
}

/* Handled signals become default ones by themselves. Of the ones that the host must handle, those that the guest
 * ignores are ignored in the next program; until then they stay ours: other threads may be running. */
static void ignore_sync(struct thread *t, bool ignore)
{
    const struct signals *s = t->machine->signals;
    for (int signo = 1; signo < 32; signo++)
        if (SYNC_SIGNALS & signal_bit(signo) && s->actions[signo].handler == (uintptr_t)SIG_IGN)
            runtime_sigaction(signo, ignore ? (intptr_t)SIG_IGN : RUNTIME_HANDLER, 0);
}

void signal_exec_prepare(struct thread *t)
{
    ignore_sync(t, true);
    runtime_sigmask(t->sigmask, NULL);
    give_back_held(t, t->sigmask);
}

void signal_exec_failed(struct thread *t)
{
    ignore_sync(t, false);
    signal_release(t);
}

/* ---- masks ----------------------------------------------------------------------------------- */

int64_t sys_rt_sigprocmask(struct thread *t, const uint64_t args[6])
{
    uint64_t set, old = t->sigmask, mask = old;
    if (args[3] != SIGSET_BYTES)
        return -EINVAL;
    if (args[1]) {
        if (!guest_read(&set, args[1], sizeof set))
            return -EFAULT;
        switch ((int)args[0]) {
        case SIG_BLOCK: mask |= set; break;
        case SIG_UNBLOCK: mask &= ~set; break;
        case SIG_SETMASK: mask = set; break;
        default: return -EINVAL;
        }
        if (!signal_change_mask(t, mask))
            return -EINTR; /* a signal came first: the call is made again behind its handler */
        if (t->held_signals & ~t->sigmask)
            thread_kick(t);
    }
    return args[2] && !guest_write(args[2], &old, sizeof old) ? -EFAULT : 0;
}

int64_t sys_rt_sigpending(struct thread *t, const uint64_t args[6])
{
    uint64_t set = 0;
    if (args[1] > SIGSET_BYTES)
        return -EINVAL;
    int64_t result = safe_syscall(t, SYS_rt_sigpending, (uintptr_t)&set, SIGSET_BYTES, 0, 0, 0, 0);
    if (result < 0)
        return result;
    set |= t->held_signals & t->sigmask;
    return !args[1] || guest_write(args[0], &set, args[1]) ? 0 : -EFAULT;
}

int64_t sys_rt_sigsuspend(struct thread *t, const uint64_t args[6])
{
    uint64_t mask, host;
    if (args[1] != SIGSET_BYTES)
        return -EINVAL;
    if (!guest_read(&mask, args[0], sizeof mask))
        return -EFAULT;
    signal_mask_begin(t, mask, &host);
    return signal_mask_end(t, safe_syscall(t, SYS_rt_sigsuspend, (uintptr_t)&host, SIGSET_BYTES, 0, 0, 0, 0));
}

/* A signal of SYNC_SIGNALS that waits because the guest blocks it. */
static int64_t take_held(struct thread *t, uint64_t set, uint64_t info)
{
    for (unsigned i = 0; i < NHELD; i++) {
        if (!(t->held_signals & set & signal_bit(held_order[i])))
            continue;
        t->held_signals &= ~signal_bit(held_order[i]);
        if (info && !guest_write(info, &t->held_info[i], sizeof t->held_info[i]))
            return -EFAULT;
        return held_order[i];
    }
    return 0;
}

int64_t sys_rt_sigtimedwait(struct thread *t, const uint64_t args[6])
{
    uint64_t set;
    if (args[3] != SIGSET_BYTES)
        return -EINVAL;
    if (!guest_read(&set, args[0], sizeof set))
        return -EFAULT;
    int64_t held = take_held(t, set, args[1]);
    if (held)
        return held;
    siginfo_t info;
    int64_t result;
    do /* our timer does not run while the thread waits */
        result = safe_syscall(t, SYS_rt_sigtimedwait, args[0], (uintptr_t)&info, args[2], args[3], 0, 0);
    while (result > 0 && runtime_is_sample(t->machine, &info));
    return result > 0 && args[1] && !guest_write(args[1], &info, sizeof info) ? -EFAULT : result;
}

/* ---- sending: ids and siginfo are the host's ------------------------------------------------- */

/* To a process that sends itself a signal it is there when the call returns: no thread of ours is to take it first, and hand
 * it back. Of all signals it blocks only these not. */
static void prepare_to_send(struct thread *t, uint64_t signo)
{
    if (signo - 1 < NSIGNALS && SYNC_SIGNALS >> (signo - 1) & 1)
        runtime_alone(t);
}

int64_t sys_kill(struct thread *t, const uint64_t args[6])
{
    prepare_to_send(t, args[1]);
    return host_syscall(SYS_kill, args[0], args[1], 0, 0, 0, 0);
}

int64_t sys_tkill(struct thread *t, const uint64_t args[6])
{
    (void)t;
    return host_syscall(SYS_tkill, args[0], args[1], 0, 0, 0, 0);
}

int64_t sys_tgkill(struct thread *t, const uint64_t args[6])
{
    (void)t;
    return host_syscall(SYS_tgkill, args[0], args[1], args[2], 0, 0, 0);
}

int64_t sys_rt_sigqueueinfo(struct thread *t, const uint64_t args[6])
{
    prepare_to_send(t, args[1]);
    return host_syscall(SYS_rt_sigqueueinfo, args[0], args[1], args[2], 0, 0, 0);
}

int64_t sys_rt_tgsigqueueinfo(struct thread *t, const uint64_t args[6])
{
    (void)t;
    return host_syscall(SYS_rt_tgsigqueueinfo, args[0], args[1], args[2], args[3], 0, 0);
}

/* ---- alternate stack ------------------------------------------------------------------------- */

static bool on_altstack(const struct thread *t)
{
    uint64_t sp = t->machine->abi->get_sp(t->cpu);
    if (t->altstack_flags & AUTODISARM || !t->altstack_size)
        return false;
    return sp > t->altstack_sp && sp - t->altstack_sp <= t->altstack_size;
}

uint32_t signal_altstack_flags(const struct thread *t)
{
    uint32_t state = !t->altstack_size ? (uint32_t)SS_DISABLE : on_altstack(t) ? (uint32_t)SS_ONSTACK : 0;
    return state | (t->altstack_flags & AUTODISARM);
}

int signal_set_altstack(struct thread *t, uint64_t sp, uint32_t flags, uint64_t size)
{
    uint32_t mode = flags & ~AUTODISARM;
    if (on_altstack(t))
        return -EPERM;
    if (mode != SS_DISABLE && mode != SS_ONSTACK && mode != 0)
        return -EINVAL;
    if (sp == t->altstack_sp && size == t->altstack_size && flags == t->altstack_flags)
        return 0; /* all zero, at the start */
    if (mode == SS_DISABLE)
        sp = size = 0;
    else if (size < ARM64_MINSIGSTKSZ)
        return -ENOMEM;
    t->altstack_sp = sp;
    t->altstack_size = size;
    t->altstack_flags = flags;
    return 0;
}

int64_t sys_sigaltstack(struct thread *t, const uint64_t args[6])
{
    struct {
        uint64_t sp;
        uint32_t flags, pad;
        uint64_t size;
    } new, old = {t->altstack_sp, signal_altstack_flags(t), 0, t->altstack_size};
    if (args[0]) {
        if (!guest_read(&new, args[0], sizeof new))
            return -EFAULT;
        int error = signal_set_altstack(t, new.sp, new.flags, new.size);
        if (error)
            return error;
    }
    return args[1] && !guest_write(args[1], &old, sizeof old) ? -EFAULT : 0;
}
