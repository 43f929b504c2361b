/* Signals: restarting, one-shot, nested, alternate stack, queued values and their order, signalfd, timers, registers
 * that a handler changes, masks across handlers. */
#define _GNU_SOURCE
#include "check.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

static volatile int count, depth, deepest, order[64], norder;
static volatile long values[64];
static char *volatile stack_at;
static sigset_t mask_inside;
static volatile int *volatile bad_address = (volatile int *)8;

static void install(int signo, void (*handler)(int, siginfo_t *, void *), int flags, const sigset_t *mask)
{
    struct sigaction action = {.sa_sigaction = handler, .sa_flags = flags | SA_SIGINFO};
    if (mask)
        action.sa_mask = *mask;
    CHECK(sigaction(signo, &action, NULL) == 0);
}
static void counter(int signo, siginfo_t *info, void *context)
{
    (void)signo, (void)info, (void)context;
    count++;
}
static void recorder(int signo, siginfo_t *info, void *context)
{
    (void)context;
    order[norder] = signo;
    values[norder++] = info->si_value.sival_int;
    CHECK(info->si_code == SI_QUEUE && info->si_pid == getpid() && info->si_uid == getuid());
}
static void nested(int signo, siginfo_t *info, void *context)
{
    (void)info, (void)context;
    if (++depth > deepest)
        deepest = depth;
    if (deepest < 5)
        raise(signo);
    depth--;
}
static void on_stack(int signo, siginfo_t *info, void *context)
{
    char here;
    (void)signo, (void)info;
    stack_at = &here;
    sigprocmask(SIG_BLOCK, NULL, &mask_inside);
    CHECK(((ucontext_t *)context)->uc_stack.ss_size == 65536 && ((ucontext_t *)context)->uc_stack.ss_flags == 0);
}
static void change_registers(int signo, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;
    (void)signo, (void)info;
    uc->uc_mcontext.regs[20] += 1000;
    uc->uc_mcontext.pstate ^= UINT64_C(1) << 30; /* Z */
    struct fpsimd_context *fp = (struct fpsimd_context *)uc->uc_mcontext.__reserved;
    CHECK(fp->head.magic == FPSIMD_MAGIC);
    fp->vregs[9] = (unsigned __int128)7 << 64 | 9;
    uc->uc_mcontext.pc += 4;
}

static void alarm_after(unsigned microseconds)
{
    struct itimerval timer = {.it_value = {0, microseconds}};
    setitimer(ITIMER_REAL, &timer, NULL);
}

static void restarting(void)
{
    int fds[2];
    char byte;
    CHECK(pipe(fds) == 0);
    install(SIGALRM, counter, 0, NULL);
    count = 0;
    alarm_after(30000);
    CHECK_ERROR(read(fds[0], &byte, 1), EINTR);
    CHECK(count == 1);
    install(SIGALRM, counter, SA_RESTART, NULL);
    pid_t pid = fork();
    if (pid == 0) {
        usleep(150000);
        _exit(write(fds[1], "x", 1) != 1);
    }
    alarm_after(30000);
    CHECK(read(fds[0], &byte, 1) == 1 && byte == 'x' && count == 2);
    CHECK(waitpid(pid, NULL, 0) == pid);
    alarm_after(30000);
    struct timespec wait = {0, 300000000}, rest = {0, 0};
    CHECK_ERROR(nanosleep(&wait, &rest), EINTR); /* never restarted after a handler */
    CHECK(rest.tv_nsec > 100000000 && rest.tv_nsec < 290000000);
    struct pollfd poll_fd = {.fd = fds[0], .events = POLLIN};
    alarm_after(30000);
    CHECK_ERROR(poll(&poll_fd, 1, 1000), EINTR);
    alarm_after(30000);
    CHECK_ERROR(pause(), EINTR);
    sigset_t none;
    sigemptyset(&none);
    alarm_after(30000);
    CHECK_ERROR(sigsuspend(&none), EINTR);
    close(fds[0]), close(fds[1]);
}

static int bytes[2];
static void sender(int signo, siginfo_t *info, void *context)
{
    (void)signo, (void)info, (void)context;
    count += write(bytes[1], "x", 1) == 1;
}

/* The handler makes what the call waits for. So a signal that arrives right before the call must run it at once: if the
 * call began all the same, it would wait for ever. */
static void before_calls(void)
{
    const int rounds = 10000;
    unsigned random = 1;
    pid_t parent = getppid();
    CHECK(pipe(bytes) == 0);
    install(SIGALRM, sender, 0, NULL);
    count = 0;
    for (int i = 0; i < rounds; i++) {
        char byte = 0;
        random = random * 1103515245 + 12345;
        alarm_after(1 + (random >> 16) % 60);
        for (unsigned k = random >> 24 & 31; k > 0; k--)
            CHECK(getppid() == parent);
        ssize_t n = read(bytes[0], &byte, 1);
        if (n < 0 && errno == EINTR)
            n = read(bytes[0], &byte, 1);
        CHECK(n == 1 && byte == 'x');
    }
    CHECK(count == rounds);
    close(bytes[0]), close(bytes[1]);
}

static void raiser(int signo, siginfo_t *info, void *context)
{
    (void)signo, (void)info, (void)context;
    raise(SIGUSR2);
}

static void handler_flags(void)
{
    struct sigaction now;
    sigset_t usr2;
    sigemptyset(&usr2);
    sigaddset(&usr2, SIGUSR2);
    install(SIGUSR1, counter, SA_RESETHAND, &usr2);
    count = 0;
    raise(SIGUSR1);
    sigaction(SIGUSR1, NULL, &now);
    CHECK(count == 1 && now.sa_handler == SIG_DFL && sigismember(&now.sa_mask, SIGUSR2) == 1);
    install(SIGUSR1, nested, SA_NODEFER, NULL);
    depth = deepest = 0;
    raise(SIGUSR1);
    CHECK(deepest == 5 && depth == 0);
    install(SIGUSR1, counter, 0, NULL);
    sigaction(SIGUSR1, NULL, &now);
    CHECK((now.sa_flags & ~0x04000000) == SA_SIGINFO && now.sa_sigaction == counter);
    CHECK_ERROR(sigaction(SIGKILL, &now, NULL), EINVAL);
    CHECK_ERROR(kill(getpid(), 65), EINVAL);
    CHECK(kill(getpid(), 0) == 0);
}

static void alternate_stack(void)
{
    static char space[65536] __attribute__((aligned(16)));
    stack_t stack = {.ss_sp = space, .ss_size = sizeof space}, now;
    sigset_t mask;
    sigemptyset(&mask);
    sigaddset(&mask, SIGUSR2);
    CHECK(sigaltstack(&stack, NULL) == 0);
    install(SIGUSR2, on_stack, SA_ONSTACK, &mask);
    install(SIGUSR1, raiser, SA_ONSTACK, NULL); /* a handler on the stack that another one interrupts there */
    raise(SIGUSR1);
    install(SIGUSR1, on_stack, SA_ONSTACK, &mask);
    raise(SIGUSR1);
    CHECK(stack_at > space && stack_at < space + sizeof space);
    CHECK(sigismember(&mask_inside, SIGUSR1) == 1 && sigismember(&mask_inside, SIGUSR2) == 1);
    sigprocmask(SIG_BLOCK, NULL, &mask);
    CHECK(sigismember(&mask, SIGUSR1) == 0 && sigismember(&mask, SIGUSR2) == 0);
    CHECK(sigaltstack(NULL, &now) == 0 && now.ss_sp == space && now.ss_flags == 0);
    stack.ss_flags = SS_DISABLE;
    CHECK(sigaltstack(&stack, NULL) == 0);
    stack = (stack_t){.ss_sp = space, .ss_size = 100};
    CHECK_ERROR(sigaltstack(&stack, NULL), ENOMEM);
}

static void queued(void)
{
    sigset_t mask, old;
    sigemptyset(&mask);
    for (int i = 0; i < 4; i++) {
        sigaddset(&mask, SIGRTMIN + i);
        install(SIGRTMIN + i, recorder, 0, NULL);
    }
    sigaddset(&mask, SIGUSR2);
    install(SIGUSR2, recorder, 0, NULL);
    sigprocmask(SIG_BLOCK, &mask, &old);
    norder = 0;
    for (int i = 0; i < 12; i++)
        CHECK(sigqueue(getpid(), SIGRTMIN + 3 - i % 4, (union sigval){.sival_int = i}) == 0);
    sigqueue(getpid(), SIGUSR2, (union sigval){.sival_int = 100});
    sigqueue(getpid(), SIGUSR2, (union sigval){.sival_int = 101}); /* a standard signal waits once only */
    sigset_t waiting;
    sigpending(&waiting);
    CHECK(sigismember(&waiting, SIGRTMIN) == 1 && sigismember(&waiting, SIGUSR1) == 0);
    siginfo_t info;
    struct timespec soon = {0, 1000000};
    sigset_t first;
    sigemptyset(&first);
    sigaddset(&first, SIGRTMIN + 3);
    CHECK(sigtimedwait(&first, &info, &soon) == SIGRTMIN + 3 && info.si_value.sival_int == 0);
    sigprocmask(SIG_SETMASK, &old, NULL);
    CHECK(norder == 12);
    /* The handlers' frames nest: the lowest number is delivered first, so runs last... unless each runs to its end.
     * Per signal the values come in order, whatever the nesting. */
    for (int s = 0; s < 4; s++) {
        long last = -1;
        for (int i = 0; i < norder; i++)
            if (order[i] == SIGRTMIN + s) {
                CHECK(values[i] > last);
                last = values[i];
            }
        CHECK(last >= 8);
    }
}

static void registers(void)
{
    uint64_t x20 = 5, low = 0, high = 0, flags = 0;
    install(SIGILL, change_registers, 0, NULL);
    __asm__ volatile("mov x20, %4\n movi v9.16b, #0\n cmp x20, x20\n .inst 0\n mov %0, x20\n mov %1, v9.d[0]\n mov %2, v9.d[1]\n mrs %3, nzcv"
                     : "=&r"(x20), "=&r"(low), "=&r"(high), "=&r"(flags) : "r"(x20) : "x20", "v9", "cc");
    CHECK(x20 == 1005);
    CHECK(low == 9 && high == 7);
    CHECK((flags >> 28) == 2); /* C stays, Z was cleared */
    signal(SIGILL, SIG_DFL);
}

static void descriptors(void)
{
    sigset_t mask;
    sigemptyset(&mask);
    sigaddset(&mask, SIGRTMIN + 5);
    sigaddset(&mask, SIGCHLD);
    sigprocmask(SIG_BLOCK, &mask, NULL);
    int fd = signalfd(-1, &mask, SFD_CLOEXEC);
    struct signalfd_siginfo info;
    sigqueue(getpid(), SIGRTMIN + 5, (union sigval){.sival_int = 4711});
    CHECK(read(fd, &info, sizeof info) == sizeof info);
    CHECK(info.ssi_signo == (uint32_t)SIGRTMIN + 5 && info.ssi_int == 4711 && info.ssi_pid == (uint32_t)getpid());
    pid_t pid = fork();
    if (pid == 0)
        _exit(9);
    CHECK(read(fd, &info, sizeof info) == sizeof info);
    CHECK(info.ssi_signo == SIGCHLD && info.ssi_status == 9 && info.ssi_pid == (uint32_t)pid && info.ssi_code == CLD_EXITED);
    CHECK(waitpid(pid, NULL, 0) == pid);
    close(fd);
    sigprocmask(SIG_UNBLOCK, &mask, NULL);
    int timer = timerfd_create(CLOCK_MONOTONIC, 0);
    struct itimerspec spec = {{0, 5000000}, {0, 5000000}};
    uint64_t ticks = 0, all = 0;
    CHECK(timerfd_settime(timer, 0, &spec, NULL) == 0);
    for (int i = 0; i < 4; i++, all += ticks)
        CHECK(read(timer, &ticks, 8) == 8);
    CHECK(all >= 4);
    close(timer);
}

static void timers(void)
{
    timer_t timer;
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN + 6, .sigev_value = {.sival_int = 31}};
    struct itimerspec spec = {{0, 2000000}, {0, 2000000}};
    count = 0;
    install(SIGRTMIN + 6, counter, SA_RESTART, NULL);
    CHECK(timer_create(CLOCK_MONOTONIC, &event, &timer) == 0);
    CHECK(timer_settime(timer, 0, &spec, NULL) == 0);
    time_t began = time(NULL);
    for (volatile uint64_t spin = 0; count < 20 && time(NULL) < began + 20; spin++)
        continue; /* a loop without system calls (clock_gettime is the vDSO's) must be interrupted */
    CHECK(count >= 20);
    CHECK(timer_delete(timer) == 0);
}

static void *waiter(void *arg)
{
    sigset_t mask;
    int signo = 0;
    sigemptyset(&mask);
    sigaddset(&mask, SIGUSR2);
    sigwait(&mask, &signo);
    *(int *)arg = signo;
    return NULL;
}

static void threads(void)
{
    pthread_t thread;
    sigset_t mask;
    int got = 0;
    sigemptyset(&mask);
    sigaddset(&mask, SIGUSR2);
    pthread_sigmask(SIG_BLOCK, &mask, NULL);
    pthread_create(&thread, NULL, waiter, &got);
    usleep(20000);
    CHECK(pthread_kill(thread, SIGUSR2) == 0);
    pthread_join(thread, NULL);
    CHECK(got == SIGUSR2);
    pthread_create(&thread, NULL, waiter, &got); /* cancelled in a blocking call */
    usleep(20000);
    CHECK(pthread_cancel(thread) == 0);
    void *result;
    pthread_join(thread, &result);
    CHECK(result == PTHREAD_CANCELED);
    pthread_sigmask(SIG_UNBLOCK, &mask, NULL);
}

static void child_signals(void)
{
    int status;
    pid_t pid = fork();
    if (pid == 0) {
        signal(SIGTERM, SIG_DFL);
        for (;;)
            pause();
    }
    kill(pid, SIGSTOP);
    CHECK(waitpid(pid, &status, WUNTRACED) == pid && WIFSTOPPED(status) && WSTOPSIG(status) == SIGSTOP);
    kill(pid, SIGCONT);
    CHECK(waitpid(pid, &status, WCONTINUED) == pid && WIFCONTINUED(status));
    kill(pid, SIGTERM);
    CHECK(waitpid(pid, &status, 0) == pid && WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
    static const int deadly[] = {SIGSEGV, SIGABRT, SIGFPE, SIGILL, SIGBUS, SIGTRAP, SIGQUIT, SIGPIPE, SIGALRM};
    for (unsigned i = 0; i < sizeof deadly / sizeof *deadly; i++) {
        pid = fork();
        if (pid == 0) {
            signal(deadly[i], SIG_DFL);
            if (deadly[i] == SIGSEGV)
                *bad_address = 1;
            raise(deadly[i]);
            _exit(1);
        }
        CHECK(waitpid(pid, &status, 0) == pid && WIFSIGNALED(status) && WTERMSIG(status) == deadly[i]);
    }
}

int main(void)
{
    restarting();
    before_calls();
    handler_flags();
    alternate_stack();
    queued();
    registers();
    descriptors();
    timers();
    threads();
    child_signals();
    return check_end();
}
