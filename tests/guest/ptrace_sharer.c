/* A process on the memory of its parent stops one of its threads by ptrace, reads its registers, lets it go on; and ends
 * without doing so. */
#define _GNU_SOURCE
#include "check.h"

#include <elf.h>
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__aarch64__)
#define SP sp
#else
#define SP rsp
#endif

static char stack[64 << 10] __attribute__((aligned(16)));
static atomic_int tid, may_trace, stop;
static _Atomic uint64_t counter, low, high;

static void *count(void *arg)
{
    char here;
    low = (uintptr_t)&here - 4096;
    high = (uintptr_t)&here + 4096;
    tid = (int)syscall(SYS_gettid);
    while (!stop)
        counter++;
    return arg;
}

static int counts(void)
{
    uint64_t before = counter;
    for (int i = 0; i < 2000 && counter == before; i++)
        usleep(1000);
    return counter != before;
}

/* The memory is that of the process that waits for us: so are stdio and the count of failures. */
static int trace(void *leave)
{
    struct user_regs_struct regs = {0};
    struct iovec v = {&regs, sizeof regs};
    int status = 0;
    while (!may_trace)
        sched_yield();
    CHECK_ERROR(ptrace(PTRACE_DETACH, tid, 0, 0), ESRCH);
    CHECK(ptrace(PTRACE_ATTACH, tid, 0, 0) == 0);
    CHECK_ERROR(ptrace(PTRACE_ATTACH, tid, 0, 0), EPERM);
    CHECK(waitpid(tid, &status, __WALL) == tid);
    CHECK(WIFSTOPPED(status) && WSTOPSIG(status) == SIGSTOP);
    uint64_t before = counter;
    usleep(20000);
    CHECK(counter == before);
    CHECK(ptrace(PTRACE_GETREGSET, tid, NT_PRSTATUS, &v) == 0 && v.iov_len == sizeof regs);
    CHECK(regs.SP > low && regs.SP < high);
    v.iov_len = 7;
    CHECK_ERROR(ptrace(PTRACE_GETREGSET, tid, NT_PRSTATUS, &v), EINVAL);
    if (leave) {
        CHECK(ptrace(PTRACE_DETACH, tid, 0, 0) == 0);
        CHECK(counts());
        CHECK_ERROR(ptrace(PTRACE_DETACH, tid, 0, 0), ESRCH);
    }
    return 0;
}

int main(void)
{
    pthread_t thread;
    pthread_create(&thread, NULL, count, NULL);
    while (!tid)
        sched_yield();
    for (int leave = 1; leave >= 0; leave--) {
        int status = -1;
        may_trace = 0;
        pid_t tracer = clone(trace, stack + sizeof stack, CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_UNTRACED, leave ? stack : NULL);
        CHECK(tracer > 0);
        prctl(PR_SET_PTRACER, tracer);
        may_trace = 1;
        CHECK(waitpid(tracer, &status, __WALL) == tracer);
        CHECK(status == 0);
        CHECK(counts());
    }
    stop = 1;
    pthread_join(thread, NULL);
    return check_end();
}
