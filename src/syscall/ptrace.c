/* ptrace.c: as much of ptrace(2) as LeakSanitizer needs: a process on the memory of others (CLONE_VM) stops their threads, reads
 * their general registers, and lets them go on.
 *
 * A signal makes the thread come to signal_deliver, where it waits until its tracer leaves it: its state is exact there, and it
 * holds no lock that the tracer may need. */
#include <elf.h>
#include <errno.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "contract/lock.h"
#include "contract/runtime.h"
#include "syscall/handlers.h"
#include "syscall/signal.h"

/* Never blocked on the host (SYNC_SIGNALS). */
enum { STOP_SIGNAL = SIGTRAP, STOP_CODE = SI_QUEUE, STOP_MARK = 0x70747263 };

bool ptrace_is_stop(const siginfo_t *info)
{
    return info->si_signo == STOP_SIGNAL && info->si_code == STOP_CODE && info->si_value.sival_int == STOP_MARK;
}

void ptrace_stop(struct thread *t)
{
    for (unsigned tracer; (tracer = atomic_load(&t->tracer)) != 0;) {
        atomic_store(&t->stopped, true);
        futex_wait(&t->tracer, tracer);
    }
    atomic_store(&t->stopped, false);
}

/* False: it has ended. */
static bool ask_to_stop(int32_t tid)
{
    siginfo_t info = {.si_signo = STOP_SIGNAL, .si_code = STOP_CODE};
    info.si_value.sival_int = STOP_MARK;
    return syscall(SYS_rt_tgsigqueueinfo, getppid(), tid, STOP_SIGNAL, &info) == 0;
}

static int64_t attach(struct thread *t, int32_t tid)
{
    unsigned nobody = 0;
    threads_lock(t);
    struct thread *other = thread_of_others(t, tid);
    int error = !other ? ESRCH : !atomic_compare_exchange_strong(&other->tracer, &nobody, (unsigned)thread_tid(t)) ? EPERM : 0;
    threads_unlock(t);
    return error ? -error : ask_to_stop(tid) ? 0 : -ESRCH;
}

static struct thread *tracee(struct thread *t, int32_t tid)
{
    struct thread *other = thread_of_others(t, tid);
    return other && atomic_load(&other->tracer) == (unsigned)thread_tid(t) ? other : NULL;
}

static int64_t get_registers(struct thread *t, struct thread *other, uint64_t set, uint64_t vector)
{
    struct iovec v;
    uint64_t words[64];
    if (set != NT_PRSTATUS)
        return -EINVAL;
    vector = guest_pointer(t, vector);
    if (!guest_read(&v, vector, sizeof v))
        return -EFAULT;
    if (v.iov_len % sizeof *words)
        return -EINVAL;
    v.iov_len = t->machine->abi->general_registers(other->cpu, words, v.iov_len < sizeof words ? v.iov_len : sizeof words);
    bool done = guest_write(guest_pointer(t, (uintptr_t)v.iov_base), words, v.iov_len) && guest_write(vector, &v, sizeof v);
    return done ? 0 : -EFAULT;
}

static int64_t detach(struct thread *other)
{
    atomic_store(&other->tracer, 0);
    futex_wake(&other->tracer, 1);
    return 0;
}

static int64_t request(struct thread *t, struct thread *other, const uint64_t args[6])
{
    switch (args[0]) {
    case PTRACE_GETREGSET: return get_registers(t, other, args[2], args[3]);
    case PTRACE_DETACH: return args[3] ? -EIO : detach(other);
    default: return -EIO;
    }
}

int64_t sys_ptrace(struct thread *t, const uint64_t args[6])
{
    int32_t tid = (int32_t)args[1];
    if (!thread_is_sharer(t))
        return -ENOSYS;
    if (args[0] == PTRACE_ATTACH)
        return attach(t, tid);
    threads_lock(t);
    struct thread *other = tracee(t, tid);
    int64_t result = other && atomic_load(&other->stopped) ? request(t, other, args) : -ESRCH;
    threads_unlock(t);
    return result;
}

/* Whether it has stopped; -ECHILD: it is no tracee (any more). */
static int64_t stopped(struct thread *t, int32_t tid)
{
    threads_lock(t);
    const struct thread *other = tracee(t, tid);
    int64_t result = other ? atomic_load(&other->stopped) : -ECHILD;
    threads_unlock(t);
    return result;
}

/* A signal that the thread already had pending swallows the stop's: it is sent again. */
static int64_t wait_for_stop(struct thread *t, int32_t tid, bool hang)
{
    enum { PAUSE_NS = 50000, AGAIN = 100 };
    for (unsigned n = 1;; n++) {
        int64_t result = stopped(t, tid);
        if (result || !hang)
            return result;
        if (t->has_pending)
            return -EINTR;
        nanosleep(&(struct timespec){.tv_nsec = PAUSE_NS}, NULL);
        if (n % AGAIN == 0)
            ask_to_stop(tid);
    }
}

int64_t sys_wait4(struct thread *t, const uint64_t args[6])
{
    int32_t tid = (int32_t)args[0], status = W_STOPCODE(SIGSTOP);
    int64_t result = thread_is_sharer(t) && tid > 0 ? wait_for_stop(t, tid, !(args[2] & WNOHANG)) : -ECHILD;
    if (result == -ECHILD)
        return safe_syscall(t, __NR_wait4, args[0], args[1], args[2], args[3], 0, 0);
    return result <= 0 ? result : args[1] && !guest_write(args[1], &status, sizeof status) ? -EFAULT : tid;
}
