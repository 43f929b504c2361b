/* Signals against system calls: a timer every 100 us while reading, sleeping, waiting, with and without SA_RESTART:
 * nothing is lost, nothing ends early, what must be EINTR is. Queued signals keep order and payload; masks, signalfd,
 * sigtimedwait, timers that start threads, job control. */
#define _GNU_SOURCE
#include "check.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile long ticks;

static void tick(int signo)
{
    (void)signo;
    ticks++;
}

static void install(int signo, void (*fn)(int), int flags)
{
    struct sigaction sa = { .sa_handler = fn, .sa_flags = flags };
    sigemptyset(&sa.sa_mask);
    CHECK(sigaction(signo, &sa, NULL) == 0);
}

static void storm(int microseconds)
{
    struct itimerval it = { { 0, microseconds }, { 0, microseconds } };
    CHECK(setitimer(ITIMER_REAL, &it, NULL) == 0);
}

static double now(void)
{
    struct timespec ts;
    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (double)ts.tv_sec + (double)ts.tv_nsec * 1e-9;
}

/* ---- a pipe between processes: every byte arrives, in order ----------------------------------- */

enum { BYTES = 20000 };

static void writer(int fd)
{
    for (unsigned i = 0; i < BYTES; i++) {
        uint8_t c = (uint8_t)(i * 7);
        if (write(fd, &c, 1) != 1)
            _exit(1);
        if (i % 64 == 0)
            usleep(50);
    }
    _exit(0);
}

static void pipes(int flags)
{
    int p[2], interrupted = 0, status;
    CHECK(pipe(p) == 0);
    pid_t pid = fork();
    if (pid == 0)
        writer(p[1]);
    close(p[1]);
    install(SIGALRM, tick, flags);
    ticks = 0;
    storm(100);
    for (unsigned i = 0; i < BYTES;) {
        uint8_t c;
        ssize_t n = read(p[0], &c, 1);
        if (n < 0 && errno == EINTR) {
            interrupted++;
            continue;
        }
        if (n != 1 || c != (uint8_t)(i * 7)) {
            CHECK(!"a byte got lost");
            break;
        }
        i++;
    }
    int w;
    while ((w = waitpid(pid, &status, 0)) < 0 && errno == EINTR)
        interrupted++;
    storm(0);
    CHECK(w == pid && status == 0);
    CHECK(ticks > 10);
    CHECK(flags & SA_RESTART ? interrupted == 0 : 1);
    close(p[0]);
}

/* ---- sleeping --------------------------------------------------------------------------------- */

static void sleeps(int flags)
{
    struct timespec left = { 0, 60000000 };
    int interrupted = 0;
    double start = now();
    install(SIGALRM, tick, flags);
    ticks = 0;
    storm(1000);
    while (nanosleep(&left, &left) < 0 && errno == EINTR)
        interrupted++;
    storm(0);
    CHECK(interrupted > 5); /* never restarted behind a handler */
    CHECK(now() - start > 0.059);
    storm(20000);
    CHECK_ERROR(poll(NULL, 0, 2000), EINTR);
    CHECK_ERROR(select(0, NULL, NULL, NULL, &(struct timeval){ 2, 0 }), EINTR);
    CHECK_ERROR(pause(), EINTR);
    storm(0);
}

static int futex_word;

static void futexes(int flags)
{
    double start = now();
    install(SIGALRM, tick, flags);
    storm(5000);
    /* relative timeout: EINTR whatever the handler's flags */
    CHECK_ERROR(syscall(SYS_futex, &futex_word, 0, 0, &(struct timespec){ 1, 0 }, NULL, 0), EINTR);
    storm(0);
    CHECK(now() - start < 0.9);
}

/* ---- a signal between the check and the call: sigsuspend must not miss it ------------------------ */

static volatile int child_said;

static void said(int signo)
{
    (void)signo;
    child_said++;
}

static void ping_pong(void)
{
    enum { ROUNDS = 3000 };
    sigset_t block, old;
    int status;
    install(SIGUSR1, said, 0);
    sigemptyset(&block);
    sigaddset(&block, SIGUSR1);
    sigprocmask(SIG_BLOCK, &block, &old);
    sigdelset(&old, SIGUSR1);
    pid_t parent = getpid(), pid = fork();
    for (int i = 0; i < ROUNDS; i++) {
        int seen = child_said;
        if (pid)
            kill(pid, SIGUSR1);
        while (child_said == seen)
            sigsuspend(&old);
        if (!pid)
            kill(parent, SIGUSR1);
    }
    if (!pid)
        _exit(child_said != ROUNDS);
    waitpid(pid, &status, 0);
    CHECK(status == 0 && child_said == ROUNDS);
    sigprocmask(SIG_SETMASK, &old, NULL);
}

/* Without a mask: the only wake-up is the interruption of a sleeping call by pselect's own mask, or a self-pipe. */
static int self_pipe[2];

static void to_pipe(int signo)
{
    char c = (char)signo;
    if (write(self_pipe[1], &c, 1) != 1)
        abort();
}

static void self_pipes(void)
{
    enum { ROUNDS = 2000 };
    int got = 0, status;
    CHECK(pipe(self_pipe) == 0);
    install(SIGUSR2, to_pipe, SA_RESTART);
    pid_t parent = getpid(), pid = fork();
    if (pid == 0) {
        for (int i = 0; i < ROUNDS; i++) {
            sigqueue(parent, SIGUSR2, (union sigval){ .sival_int = i });
            usleep(i & 15);
        }
        _exit(0);
    }
    for (;;) {
        char c;
        struct pollfd p = { self_pipe[0], POLLIN, 0 };
        int n = poll(&p, 1, 300);
        if (n == 0)
            break;
        if (n > 0 && read(self_pipe[0], &c, 1) == 1)
            got++;
    }
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    CHECK(got > 0 && got <= ROUNDS);
    close(self_pipe[0]), close(self_pipe[1]);
}

/* ---- real-time signals ----------------------------------------------------------------------------- */

static volatile int nqueued, values[64], numbers[64];

static void queued(int signo, siginfo_t *info, void *uc)
{
    (void)uc;
    if (nqueued < 64) {
        numbers[nqueued] = signo;
        values[nqueued++] = info->si_code == SI_QUEUE && info->si_pid == getpid() ? info->si_value.sival_int : -1;
    }
}

static void real_time(void)
{
    sigset_t set, old;
    struct sigaction sa = { .sa_sigaction = queued, .sa_flags = SA_SIGINFO };
    sigemptyset(&set);
    for (int i = 0; i < 4; i++)
        sigaddset(&set, SIGRTMIN + i);
    sa.sa_mask = set; /* one after the other */
    for (int i = 0; i < 4; i++)
        sigaction(SIGRTMIN + i, &sa, NULL);
    sigprocmask(SIG_BLOCK, &set, &old);
    for (int i = 0; i < 32; i++)
        CHECK(sigqueue(getpid(), SIGRTMIN + 3 - i % 4, (union sigval){ .sival_int = 1000 + i }) == 0);
    CHECK(nqueued == 0);
    sigprocmask(SIG_SETMASK, &old, NULL);
    CHECK(nqueued == 32);
    for (int i = 0; i < 32; i++) { /* lowest number first, in the order sent */
        CHECK(numbers[i] == SIGRTMIN + i / 8);
        CHECK(values[i] == 1000 + 4 * (i % 8) + 3 - i / 8);
    }
    /* taken synchronously */
    sigprocmask(SIG_BLOCK, &set, NULL);
    siginfo_t info;
    for (int i = 0; i < 5; i++)
        sigqueue(getpid(), SIGRTMIN + 1, (union sigval){ .sival_ptr = (void *)(uintptr_t)(0x100000000 + (unsigned)i) });
    int fd = signalfd(-1, &set, SFD_NONBLOCK);
    struct signalfd_siginfo si;
    CHECK(read(fd, &si, sizeof si) == sizeof si && si.ssi_signo == (unsigned)SIGRTMIN + 1 && si.ssi_ptr == 0x100000000);
    for (int i = 1; i < 5; i++) {
        CHECK(sigwaitinfo(&set, &info) == SIGRTMIN + 1);
        CHECK(info.si_value.sival_ptr == (void *)(uintptr_t)(0x100000000 + (unsigned)i));
    }
    CHECK_ERROR(sigtimedwait(&set, &info, &(struct timespec){ 0, 1000000 }), EAGAIN);
    CHECK_ERROR(read(fd, &si, sizeof si), EAGAIN);
    close(fd);
    sigprocmask(SIG_SETMASK, &old, NULL);
}

/* ---- timers, job control --------------------------------------------------------------------------- */

static volatile int timer_calls;

static void timer_thread(union sigval v)
{
    __atomic_fetch_add(&timer_calls, v.sival_int, __ATOMIC_SEQ_CST);
}

static void timers(void)
{
    timer_t id;
    struct sigevent ev = { .sigev_notify = SIGEV_THREAD, .sigev_value.sival_int = 3 };
    ev.sigev_notify_function = timer_thread;
    CHECK(timer_create(CLOCK_MONOTONIC, &ev, &id) == 0);
    struct itimerspec it = { { 0, 2000000 }, { 0, 2000000 } };
    CHECK(timer_settime(id, 0, &it, NULL) == 0);
    double start = now();
    while (timer_calls < 15 && now() - start < 5)
        usleep(1000);
    CHECK(timer_delete(id) == 0);
    CHECK(timer_calls >= 15 && timer_calls % 3 == 0);
}

static void job_control(void)
{
    int status;
    pid_t pid = fork();
    if (pid == 0) {
        for (;;) {
            raise(SIGSTOP);
            if (poll(NULL, 0, 1) < 0)
                _exit(1);
        }
    }
    for (int i = 0; i < 20; i++) {
        CHECK(waitpid(pid, &status, WUNTRACED) == pid && WIFSTOPPED(status) && WSTOPSIG(status) == SIGSTOP);
        kill(pid, SIGCONT);
        CHECK(waitpid(pid, &status, WCONTINUED) == pid && WIFCONTINUED(status));
    }
    waitpid(pid, &status, WUNTRACED);
    kill(pid, SIGKILL);
    CHECK(waitpid(pid, &status, 0) == pid && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    /* stopped and continued inside a call: it goes on */
    int p[2];
    CHECK(pipe(p) == 0);
    pid = fork();
    if (pid == 0) {
        char c;
        double start = now();
        ssize_t n = read(p[0], &c, 1);
        if (n != 1)
            _exit(1);
        struct timespec ts = { 0, 50000000 };
        _exit(nanosleep(&ts, NULL) != 0 || now() - start < 0.05 ? 2 : 0);
    }
    for (int i = 0; i < 5; i++) {
        usleep(2000);
        kill(pid, SIGSTOP);
        waitpid(pid, &status, WUNTRACED);
        kill(pid, SIGCONT);
        if (i == 2)
            CHECK(write(p[1], "x", 1) == 1);
    }
    CHECK(waitpid(pid, &status, 0) == pid && status == 0);
    close(p[0]), close(p[1]);
}

/* A SIGSEGV that is sent while it is blocked disturbs nothing. */
static void blocked_segv(void)
{
    int p[2], status;
    sigset_t set, old;
    sigemptyset(&set);
    sigaddset(&set, SIGSEGV);
    sigprocmask(SIG_BLOCK, &set, &old);
    CHECK(pipe(p) == 0);
    pid_t parent = getpid(), pid = fork();
    if (pid == 0) {
        usleep(20000);
        kill(parent, SIGSEGV);
        usleep(20000);
        _exit(write(p[1], "y", 1) != 1);
    }
    char c = 0;
    CHECK(read(p[0], &c, 1) == 1 && c == 'y');
    CHECK(sigtimedwait(&set, NULL, &(struct timespec){ 1, 0 }) == SIGSEGV);
    waitpid(pid, &status, 0);
    sigprocmask(SIG_SETMASK, &old, NULL);
    close(p[0]), close(p[1]);
}

/* A crash handler passes its siginfo on: the code says fault, but it is sent. */
static volatile int resent;

static void count_resent(int signo, siginfo_t *info, void *uc)
{
    (void)signo, (void)uc;
    resent += info->si_code == SEGV_ACCERR && info->si_addr == (void *)0x1234;
}

static void resend(void)
{
    struct sigaction sa = { .sa_sigaction = count_resent, .sa_flags = SA_SIGINFO }, old;
    siginfo_t info;
    memset(&info, 0, sizeof info);
    info.si_signo = SIGSEGV;
    info.si_code = SEGV_ACCERR;
    info.si_addr = (void *)0x1234;
    sigaction(SIGSEGV, &sa, &old);
    CHECK(syscall(SYS_rt_tgsigqueueinfo, getpid(), (pid_t)syscall(SYS_gettid), SIGSEGV, &info) == 0);
    CHECK(resent == 1);
    sigaction(SIGSEGV, &old, NULL);
}

int main(void)
{
    for (int i = 0; i < 2; i++) {
        pipes(i ? SA_RESTART : 0);
        sleeps(i ? SA_RESTART : 0);
        futexes(i ? SA_RESTART : 0);
    }
    ping_pong();
    self_pipes();
    real_time();
    timers();
    job_control();
    blocked_segv();
    resend();
    return check_end();
}
