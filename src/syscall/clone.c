/* clone.c: new threads and processes. A thread of the guest is a thread of the host; a process on the same memory
 * (vfork, posix_spawn) shares it really; every other process is the kernel's, with the flags as they are. */
#include <errno.h>
#include <linux/sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "contract/guest_abi.h"
#include "contract/guest_mm.h"
#include "contract/runtime.h"
#include "syscall/handlers.h"
#include "syscall/process.h"
#include "syscall/seccomp.h"
#include "syscall/signal.h"

enum { CLONE_ARGS_MIN = CLONE_ARGS_SIZE_VER0, PAGE = 4096 };

/* Registers of the new thread or process. */
static void set_up(struct thread *child, const struct clone_args *a)
{
    const struct guest_abi *abi = child->machine->abi;
    if (a->stack)
        abi->set_sp(child->cpu, a->stack + a->stack_size);
    if (a->flags & CLONE_SETTLS)
        abi->set_tls(child->cpu, a->tls);
    abi_set_result(abi, child->cpu, 0);
}

/* A copy of t for a new thread, or for a process on the same memory. NULL: no memory. */
static struct thread *copy(struct thread *t, const struct clone_args *a)
{
    struct thread *child = thread_copy(t);
    if (!child)
        return NULL;
    set_up(child, a);
    if (t->seccomp)
        seccomp_inherit(child, t);
    return child;
}

static void no_altstack(struct thread *t)
{
    t->altstack_sp = t->altstack_size = 0;
    t->altstack_flags = SS_DISABLE;
}

/* ---- threads --------------------------------------------------------------------------------- */

static int64_t new_thread(struct thread *t, const struct clone_args *a)
{
    struct thread *child = copy(t, a);
    if (!child)
        return -ENOMEM;
    no_altstack(child);
    child->clear_child_tid = a->flags & CLONE_CHILD_CLEARTID ? a->child_tid : 0;
    return thread_spawn(child, a);
}

/* ---- processes on the same memory ------------------------------------------------------------ */

static void begin_clear(struct thread *child)
{
    signals_clear_handlers(child);
}

static void begin_keep(struct thread *child)
{
    (void)child;
}

/* Frees what new_sharer made. */
static void end_sharer(struct thread *child)
{
    if (child->machine->signals)
        signals_free(child->machine->signals);
    munmap(child->machine, sizeof *child->machine);
}

static void end_nothing(struct thread *child)
{
    (void)child;
}

static int64_t new_sharer(struct thread *t, const struct clone_args *a)
{
    struct thread *child = copy(t, a);
    if (!child)
        return -ENOMEM;
    if (!(a->flags & CLONE_VFORK))
        no_altstack(child);
    if (a->flags & CLONE_SIGHAND)
        return thread_share_memory(t, child, a, begin_keep, end_nothing);
    struct machine *m = mmap(NULL, sizeof *m, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (m == MAP_FAILED) {
        thread_free(child);
        return -ENOMEM;
    }
    *m = *t->machine;
    m->signals = signals_copy(t->machine->signals);
    child->machine = m;
    return thread_share_memory(t, child, a, a->flags & CLONE_CLEAR_SIGHAND ? begin_clear : begin_keep, end_sharer);
}

/* ---- processes of their own ------------------------------------------------------------------ */

/* The C library's fork where it will do: it leaves its own locks in order in the child. */
static int64_t call_fork(const struct clone_args *a)
{
    const uint64_t ours = CLONE_SETTLS | CLONE_PARENT_SETTID | CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID | CLONE_CLEAR_SIGHAND;
    if (!(a->flags & ~ours) && a->exit_signal == SIGCHLD && !a->set_tid_size) {
        pid_t pid = fork();
        return pid < 0 ? -errno : pid;
    }
    struct clone_args b = *a;
    b.flags &= ~ours;
    b.stack = b.stack_size = b.tls = b.child_tid = b.parent_tid = 0;
    int64_t pid = syscall(SYS_clone3, &b, sizeof b);
    if (pid < 0 && errno == ENOSYS && !b.set_tid_size && !(b.flags & (CLONE_INTO_CGROUP | CLONE_NEWTIME)))
        pid = syscall(SYS_clone, b.flags | b.exit_signal, 0, b.pidfd, 0, 0);
    return pid < 0 ? -errno : pid;
}

static int64_t in_child(struct thread *t, const struct clone_args *a)
{
    uint32_t tid = (uint32_t)syscall(SYS_gettid);
    set_up(t, a);
    if (a->flags & CLONE_CHILD_SETTID)
        guest_write(a->child_tid, &tid, sizeof tid);
    t->clear_child_tid = 0;
    if (a->flags & CLONE_CHILD_CLEARTID)
        syscall(SYS_set_tid_address, a->child_tid);
    if (a->flags & CLONE_CLEAR_SIGHAND)
        signals_clear_handlers(t);
    t->held_signals = 0;
    t->tracer = 0;
    t->cpu->mte.async_fault = 0;
    return 0;
}

static int64_t new_process(struct thread *t, const struct clone_args *a)
{
    struct machine *m = t->machine;
    if (signal_hold(t))
        return -EINTR;
    guest_mm_lock(m);
    pthread_mutex_lock(&m->signals->lock);
    runtime_fork_prepare(m);
    int64_t pid = call_fork(a);
    if (pid == 0) {
        guest_mm_in_child(m);
        runtime_fork_child(m);
    } else {
        runtime_fork_parent(m);
    }
    pthread_mutex_unlock(&m->signals->lock);
    guest_mm_unlock(m);
    if (pid == 0)
        pid = in_child(t, a);
    else if (pid > 0 && a->flags & CLONE_PARENT_SETTID)
        guest_write(a->parent_tid, &(uint32_t){(uint32_t)pid}, sizeof(uint32_t));
    signal_release(t);
    return pid;
}

/* ---- the calls ------------------------------------------------------------------------------- */

static int64_t new_task(struct thread *t, const struct clone_args *a)
{
    if (a->flags & CLONE_THREAD)
        return new_thread(t, a);
    return a->flags & CLONE_VM ? new_sharer(t, a) : new_process(t, a);
}

static int64_t create(struct thread *t, const struct clone_args *a)
{
    uint64_t f = a->flags;
    if (((f & CLONE_THREAD) && !(f & CLONE_SIGHAND)) || ((f & CLONE_SIGHAND) && !(f & CLONE_VM)) ||
        ((f & CLONE_SIGHAND) && (f & CLONE_CLEAR_SIGHAND)))
        return -EINVAL;
    if ((f & CLONE_FS && f & (CLONE_NEWNS | CLONE_NEWUSER)) || (f & CLONE_SYSVSEM && f & CLONE_NEWIPC) ||
        (f & CLONE_THREAD && f & (CLONE_NEWUSER | CLONE_NEWPID)))
        return -EINVAL;
    int64_t id = new_task(t, a);
    return id == -EAGAIN && runtime_alone(t) ? new_task(t, a) : id; /* ours was one too many */
}

/* Arguments in the order of kernels with CLONE_BACKWARDS: flags, stack, parent tid, TLS, child tid. */
int64_t sys_clone(struct thread *t, const uint64_t args[6])
{
    const struct clone_args a = {
        .flags = (uint32_t)args[0] & ~(uint64_t)CSIGNAL,
        .pidfd = args[0] & CLONE_PIDFD ? args[2] : 0,
        .parent_tid = args[2],
        .tls = args[3],
        .child_tid = args[4],
        .exit_signal = args[0] & CSIGNAL,
        .stack = args[1],
    };
    if ((a.flags & CLONE_PIDFD) && (a.flags & (CLONE_PARENT_SETTID | CLONE_DETACHED)))
        return -EINVAL;
    return create(t, &a);
}

int64_t sys_clone3(struct thread *t, const uint64_t args[6])
{
    struct clone_args a = {0};
    uint8_t raw[PAGE] = {0};
    uint64_t size = args[1];
    if (size > sizeof raw)
        return -E2BIG;
    if (size < CLONE_ARGS_MIN)
        return -EINVAL;
    if (!guest_read(raw, args[0], size))
        return -EFAULT;
    for (uint64_t i = sizeof a; i < size; i++)
        if (raw[i])
            return -E2BIG;
    memcpy(&a, raw, size < sizeof a ? size : sizeof a);
    const uint64_t reused = CLONE_DETACHED | (CSIGNAL & ~CLONE_NEWTIME), more = CLONE_CLEAR_SIGHAND | CLONE_INTO_CGROUP;
    if (a.flags & (reused | ~(UINT32_MAX | more)) || a.exit_signal > NSIGNALS || !a.stack != !a.stack_size)
        return -EINVAL;
    if ((a.flags & (CLONE_THREAD | CLONE_PARENT)) && a.exit_signal)
        return -EINVAL;
    return create(t, &a);
}
