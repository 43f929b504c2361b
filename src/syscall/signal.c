/* signal.c: the guest's signal actions, and delivering signals to its handlers. Masks are in signal_mask.c.
 *
 * The host's actions follow the guest's: ignored and default signals are left to the kernel, handled ones come to the
 * runtime's handler, which calls signal_accept. SIGSEGV and its like always come to the runtime (SYNC_SIGNALS). */
#include "syscall/signal.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/log.h"
#include "contract/guest_abi.h"
#include "contract/guest_mm.h"
#include "contract/runtime.h"
#include "syscall/handlers.h"

#define UNBLOCKABLE (signal_bit(SIGKILL) | signal_bit(SIGSTOP))
#define HOST_DEFAULT ((uint64_t)(uintptr_t)SIG_DFL)
#define HOST_IGNORE ((uint64_t)(uintptr_t)SIG_IGN)
#define AUTODISARM (UINT32_C(1) << 31) /* SS_AUTODISARM */
enum { CODE_MTESERR = 9 };
enum { GUEST_SA_RESTORER = 0x04000000, GUEST_SA_EXPOSE_TAGBITS = 0x800 };
enum {
    KNOWN_FLAGS = SA_NOCLDSTOP | SA_NOCLDWAIT | SA_SIGINFO | SA_ONSTACK | SA_RESTART | SA_NODEFER | (int)SA_RESETHAND |
                  GUEST_SA_EXPOSE_TAGBITS | GUEST_SA_RESTORER,
};

static bool is_sync(int signo) { return SYNC_SIGNALS & signal_bit(signo); }

/* ---- actions --------------------------------------------------------------------------------- */

static struct signals *allocate(void)
{
    struct signals *s = mmap(NULL, sizeof *s, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (s == MAP_FAILED)
        fatal(1, "out of memory");
    pthread_mutex_init(&s->lock, NULL);
    return s;
}

/* The host is asked when it is needed: ignored signals stay ignored across execve. */
static struct signal_action *action_of(struct signals *s, int signo)
{
    struct signal_action host, *a = &s->actions[signo];
    if (s->known & signal_bit(signo))
        return a;
    s->known |= signal_bit(signo);
    if (syscall(SYS_rt_sigaction, signo, NULL, &host, SIGSET_BYTES) == 0 && host.handler == HOST_IGNORE)
        a->handler = HOST_IGNORE;
    return a;
}

/* Before the runtime takes the signals that it must handle. */
struct signals *signals_new(struct machine *m)
{
    struct signals *s = allocate();
    (void)m;
    for (int signo = 1; signo <= NSIGNALS; signo++)
        if (is_sync(signo))
            action_of(s, signo);
    return s;
}

struct signals *signals_copy(struct signals *from)
{
    struct signals *s = allocate();
    pthread_mutex_lock(&from->lock);
    s->known = from->known;
    memcpy(s->actions, from->actions, sizeof s->actions);
    pthread_mutex_unlock(&from->lock);
    return s;
}

void signals_free(struct signals *s)
{
    munmap(s, sizeof *s);
}

static void install(int signo, const struct signal_action *a)
{
    uint64_t flags = signo == SIGCHLD ? a->flags & (SA_NOCLDSTOP | SA_NOCLDWAIT) : 0;
    if (is_sync(signo))
        return;
    if (a->handler == HOST_DEFAULT || a->handler == HOST_IGNORE)
        runtime_sigaction(signo, (intptr_t)a->handler, flags);
    else
        runtime_sigaction(signo, RUNTIME_HANDLER, flags);
}

void signals_clear_handlers(struct thread *t)
{
    struct signals *s = t->machine->signals;
    pthread_mutex_lock(&s->lock);
    for (int signo = 1; signo <= NSIGNALS; signo++) {
        struct signal_action *a = &s->actions[signo];
        if (a->handler == HOST_DEFAULT || a->handler == HOST_IGNORE)
            continue;
        *a = (struct signal_action){0};
        install(signo, a);
    }
    pthread_mutex_unlock(&s->lock);
}

static struct signal_action get_action(struct thread *t, int signo)
{
    struct signals *s = t->machine->signals;
    pthread_mutex_lock(&s->lock);
    struct signal_action a = *action_of(s, signo);
    pthread_mutex_unlock(&s->lock);
    return a;
}

static struct signal_action set_action(struct thread *t, int signo, const struct signal_action *a)
{
    struct signals *s = t->machine->signals;
    pthread_mutex_lock(&s->lock);
    struct signal_action *now = action_of(s, signo), old = *now;
    *now = *a;
    install(signo, a);
    pthread_mutex_unlock(&s->lock);
    return old;
}

int64_t sys_rt_sigaction(struct thread *t, const uint64_t args[6])
{
    int signo = (int)args[0];
    struct signal_action a, old;
    if (args[3] != SIGSET_BYTES)
        return -EINVAL;
    if (args[1] && !guest_read(&a, args[1], sizeof a))
        return -EFAULT;
    if (signo < 1 || signo > NSIGNALS || (args[1] && (UNBLOCKABLE & signal_bit(signo))))
        return -EINVAL;
    if (args[1]) {
        a.flags &= (uint64_t)(unsigned)KNOWN_FLAGS;
        a.mask &= ~UNBLOCKABLE;
        if (signal_hold(t))
            return -EINTR;
        old = set_action(t, signo, &a);
        if (is_sync(signo) && a.handler == HOST_IGNORE)
            t->held_signals &= ~signal_bit(signo);
        signal_release(t);
    } else {
        old = get_action(t, signo);
    }
    return args[2] && !guest_write(args[2], &old, sizeof old) ? -EFAULT : 0;
}

/* Signals of SYNC_SIGNALS whose action is the guest's function, or to ignore them. */
static uint64_t sync_actions(struct thread *t, bool ignored)
{
    uint64_t set = 0;
    for (int signo = 1; signo <= NSIGNALS; signo++) {
        uint64_t handler = is_sync(signo) ? get_action(t, signo).handler : HOST_DEFAULT;
        if (handler != HOST_DEFAULT && (handler == HOST_IGNORE) == ignored)
            set |= signal_bit(signo);
    }
    return set;
}

uint64_t signal_status(struct thread *t, const char *name, bool own, uint64_t host)
{
    uint64_t ours = 0;
    if (strcmp(name, "SigIgn") == 0 || strcmp(name, "SigCgt") == 0)
        ours = sync_actions(t, name[3] == 'I');
    else if (own && strcmp(name, "SigBlk") == 0)
        ours = t->sigmask;
    else if (own && strcmp(name, "SigPnd") == 0)
        ours = t->held_signals;
    return (host & ~SYNC_SIGNALS) | (ours & SYNC_SIGNALS);
}

/* ---- accepting ------------------------------------------------------------------------------- */

static unsigned held_index(int signo)
{
    switch (signo) {
    case SIGILL: return 0;
    case SIGTRAP: return 1;
    case SIGBUS: return 2;
    case SIGFPE: return 3;
    default: return 4;
    }
}

void signal_hold_info(struct thread *t, const siginfo_t *info)
{
    uint64_t bit = signal_bit(info->si_signo);
    if (t->held_signals & bit)
        return; /* signals of one number do not queue */
    t->held_info[held_index(info->si_signo)] = *info;
    t->held_signals |= bit;
    if (!(t->sigmask & bit))
        thread_kick(t);
}

/* Async-signal-safe. */
void signal_accept(struct thread *t, int signo, const siginfo_t *info, void *context)
{
    ucontext_t *uc = context;
    const uint64_t blocked = ~SYNC_SIGNALS;
    const siginfo_t stop = {.si_signo = SIGSTOP};
    if (ptrace_is_stop(info)) {
        if (t->has_pending || t->stopped)
            return;
        signo = SIGSTOP;
        info = &stop;
    }
    if (t->has_pending || (is_sync(signo) && t->sigmask & signal_bit(signo))) {
        t->held_info[held_index(signo)] = *info;
        t->held_signals |= signal_bit(signo);
        return;
    }
    if (is_sync(signo))
        t->held_signals &= ~signal_bit(signo); /* it was given back */
    t->pending_info = *info;
    t->has_pending = true;
    memcpy(&uc->uc_sigmask, &blocked, sizeof blocked);
    thread_kick(t);
}

/* To whom it was sent alone, dies with it. The kernel takes such siginfo only for the caller's own id; it means the process. */
static void send_to_others(const siginfo_t *info)
{
    if (info->si_code != SI_TKILL)
        syscall(SYS_rt_sigqueueinfo, (pid_t)syscall(SYS_gettid), info->si_signo, info);
}

void signal_thread_ends(struct thread *t)
{
    runtime_sigmask(~UINT64_C(0), NULL);
    if (t->has_pending)
        send_to_others(&t->pending_info);
    for (; t->held_signals; t->held_signals &= t->held_signals - 1)
        send_to_others(&t->held_info[held_index(__builtin_ctzll(t->held_signals) + 1)]);
}

/* A held signal that the mask lets through becomes the pending one. */
static void take_held(struct thread *t)
{
    uint64_t ready = t->held_signals & ~t->sigmask;
    if (!ready || t->has_pending)
        return;
    runtime_sigmask(~SYNC_SIGNALS, NULL);
    if (t->has_pending)
        return;
    int signo = __builtin_ctzll(ready) + 1;
    t->held_signals &= ~signal_bit(signo);
    t->pending_info = t->held_info[held_index(signo)];
    t->has_pending = true;
    thread_kick(t);
}

/* ---- delivering ------------------------------------------------------------------------------ */

_Noreturn void signal_die(struct thread *t, int signo)
{
    runtime_dying(t);
    runtime_sigaction(signo, (intptr_t)SIG_DFL, 0);
    runtime_sigmask(~signal_bit(signo), NULL);
    syscall(SYS_tgkill, getpid(), (pid_t)syscall(SYS_gettid), signo);
    for (;;)
        syscall(SYS_exit_group, 128 + signo);
}

static void default_action(struct thread *t, int signo)
{
    switch (signo) {
    case SIGCHLD:
    case SIGURG:
    case SIGWINCH:
    case SIGCONT:
    case SIGSTOP: /* ptrace_stop comes behind all signals */
        return;
    case SIGTSTP:
    case SIGTTIN:
    case SIGTTOU:
        syscall(SYS_kill, getpid(), SIGSTOP);
        return;
    default:
        signal_die(t, signo);
    }
}

static void force_segv(struct thread *t, int failed)
{
    const struct guest_fault fault = {.signo = SIGSEGV, .code = SI_KERNEL};
    const struct signal_action none = {0};
    if (failed == SIGSEGV)
        set_action(t, SIGSEGV, &none);
    signal_force(t, &fault);
}

static void log_signal(struct thread *t, const siginfo_t *info, const char *what)
{
    if (log_items() & LOG_INT)
        log_text("signal %d code %d address 0x%llx at 0x%llx: %s\n", info->si_signo, info->si_code,
                 (unsigned long long)(uintptr_t)info->si_addr, (unsigned long long)t->cpu->pc, what);
}

/* Is si_addr that of an access? A breakpoint's is a program counter. */
static bool has_address(const siginfo_t *info)
{
    if (info->si_code <= 0 || info->si_code == SI_KERNEL)
        return false;
    return is_sync(info->si_signo) && !(info->si_signo == SIGTRAP && info->si_code == TRAP_BRKPT);
}

/* What a handler gets to see of an address: of a failed tag check, bits 63 to 60 are not known (without FEAT_MTE_TAGGED_FAR). */
static void *shown_address(const siginfo_t *info, bool with_tag)
{
    uint64_t address = (uintptr_t)info->si_addr;
    if (!with_tag)
        address = untagged(address);
    else if (info->si_signo == SIGSEGV && info->si_code == CODE_MTESERR)
        address &= UINT64_MAX >> 4;
    return (void *)(uintptr_t)address;
}

/* Builds the handler's frame. The action was read before: it may have changed since, as on the kernel. */
static void call_handler(struct thread *t, const siginfo_t *info, const struct signal_action *a,
                         const struct guest_fault *fault)
{
    int signo = info->si_signo;
    uint64_t mask = t->restore_sigmask ? t->saved_sigmask : t->sigmask;
    t->restore_sigmask = false;
    log_signal(t, info, "handler");
    if (a->flags & SA_RESETHAND) {
        struct signal_action reset = *a;
        reset.handler = HOST_DEFAULT;
        set_action(t, signo, &reset);
    }
    runtime_leave_critical(t);
    siginfo_t shown = *info;
    if (has_address(info))
        shown.si_addr = shown_address(info, a->flags & GUEST_SA_EXPOSE_TAGBITS);
    info = &shown;
    if (!t->machine->abi->signal_frame(t, info, a->handler, a->flags, a->restorer, mask, fault)) {
        force_segv(t, signo);
        return;
    }
    t->sigmask |= a->mask | (a->flags & SA_NODEFER ? 0 : signal_bit(signo));
    if (t->altstack_flags & AUTODISARM) {
        t->altstack_flags = SS_DISABLE;
        t->altstack_sp = t->altstack_size = 0;
    }
}

static void restart(struct thread *t, bool handled, uint64_t sa_flags)
{
    bool unseen = (t->call_state == CALL_RESTARTSYS || t->call_state == CALL_RESTART_UNSEEN) && !handled;
    bool restarts = t->call_state == CALL_RESTARTSYS && sa_flags & SA_RESTART;
    if (unseen || restarts || t->call_state == CALL_NOT_BEGUN)
        t->machine->abi->restart_syscall(t->cpu, t->call_nr, t->call_arg0);
    t->call_state = CALL_PLAIN;
}

static void deliver_one(struct thread *t)
{
    siginfo_t info = t->pending_info;
    struct signal_action a = get_action(t, info.si_signo);
    bool handled = a.handler != HOST_DEFAULT && a.handler != HOST_IGNORE;
    t->has_pending = false; /* the host blocks all signals: none can be accepted until the mask is set */
    restart(t, handled, a.flags);
    if (handled) {
        call_handler(t, &info, &a, NULL);
    } else {
        if (t->restore_sigmask)
            t->sigmask = t->saved_sigmask;
        t->restore_sigmask = false;
        if (a.handler == HOST_DEFAULT)
            default_action(t, info.si_signo);
    }
    signal_release(t);
    take_held(t);
}

void signal_deliver(struct thread *t)
{
    if (t->cpu->mte.async_fault)
        mte_send_async_fault(t);
    take_held(t);
    while (t->has_pending)
        deliver_one(t);
    ptrace_stop(t);
}

void signal_force_info(struct thread *t, const siginfo_t *info, const struct guest_fault *fault)
{
    struct signal_action a = get_action(t, info->si_signo);
    if (a.handler == HOST_DEFAULT || a.handler == HOST_IGNORE || t->sigmask & signal_bit(info->si_signo)) {
        log_signal(t, info, "fatal");
        signal_die(t, info->si_signo);
    }
    uint64_t before = t->sigmask;
    call_handler(t, info, &a, fault);
    if ((t->sigmask ^ before) & ~SYNC_SIGNALS)
        signal_release(t);
}

void signal_force(struct thread *t, const struct guest_fault *fault)
{
    siginfo_t info;
    memset(&info, 0, sizeof info);
    info.si_signo = fault->signo;
    info.si_code = fault->code;
    info.si_addr = (void *)(uintptr_t)fault->address;
    signal_force_info(t, &info, fault);
}

/* The fault's handler may block what was accepted already: it must not be delivered behind it. */
void signal_fault(struct thread *t, const struct guest_fault *fault)
{
    runtime_sigmask(~SYNC_SIGNALS, NULL);
    if (t->has_pending)
        return;
    signal_force(t, fault);
    signal_release(t);
}

/* The mask is set before the registers, as on the kernel: what was accepted under the old one is delivered first. */
int64_t sys_rt_sigreturn(struct thread *t, const uint64_t args[6])
{
    uint64_t mask;
    (void)args;
    bool good = t->machine->abi->frame_mask(t, &mask);
    if (good && !signal_change_mask(t, mask))
        return -EINTR;
    if (!good || !t->machine->abi->sigreturn(t)) {
        uint64_t sp = t->machine->abi->get_sp(t->cpu);
        int code = guest_mm_prot(t->machine, sp) >= 0 ? SEGV_ACCERR : SEGV_MAPERR;
        const struct guest_fault fault = {.signo = SIGSEGV, .code = code, .address = sp};
        signal_force(t, &fault);
        return SYSCALL_NO_RESULT;
    }
    take_held(t);
    return SYSCALL_NO_RESULT;
}
