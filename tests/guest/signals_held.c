/* Signals that a fault would raise, too, but were sent while the program blocks them: calls that let them through for their time,
 * execve, ignoring them, and what /proc says. SIGUSR1 behaves the same. */
#define _GNU_SOURCE
#include "check.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <time.h>
#include <unistd.h>

static const int signals[] = {SIGUSR1, SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGSEGV};
enum { N = sizeof signals / sizeof *signals };
static volatile int count, blocked_inside;
static volatile long value;

static void handler(int signo, siginfo_t *info, void *context)
{
    sigset_t mask;
    (void)context;
    sigprocmask(SIG_BLOCK, NULL, &mask);
    blocked_inside = sigismember(&mask, signo) && sigismember(&mask, SIGUSR2) && !sigismember(&mask, SIGHUP);
    value = info->si_value.sival_int;
    count++;
}

static void nothing(int signo) { (void)signo; }

static int is_pending(int signo)
{
    sigset_t set;
    CHECK(sigpending(&set) == 0);
    return sigismember(&set, signo);
}

/* The call was interrupted by the handler, which ran with the call's mask, and now the mask is the old one again. */
#define INTERRUPTED(call)                                  \
    do {                                                   \
        count = blocked_inside = 0;                        \
        sigqueue(getpid(), signo, (union sigval){++sent}); \
        CHECK(is_pending(signo));                          \
        CHECK_ERROR(call, EINTR);                          \
        CHECK(count == 1 && blocked_inside && value == sent && !is_pending(signo)); \
        sigset_t mask_;                                    \
        sigprocmask(SIG_BLOCK, NULL, &mask_);              \
        CHECK(sigismember(&mask_, signo) && sigismember(&mask_, SIGHUP) && !sigismember(&mask_, SIGUSR2)); \
    } while (0)

static void waiting(int signo)
{
    const struct timespec second = {1, 0}, none = {0, 0};
    struct sigaction action = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO};
    struct epoll_event event;
    sigset_t inside, set;
    int sent = 0, ends[2], epoll = epoll_create1(0);
    sigemptyset(&inside);
    sigaddset(&inside, SIGUSR2);
    sigaction(signo, &action, NULL);
    INTERRUPTED(sigsuspend(&inside));
    INTERRUPTED(ppoll(NULL, 0, &second, &inside));
    INTERRUPTED(ppoll(NULL, 0, &none, &inside));
    INTERRUPTED(pselect(0, NULL, NULL, NULL, &second, &inside));
    INTERRUPTED(epoll_pwait(epoll, &event, 1, 1000, &inside));

    /* A call that needs not wait is not interrupted; the signal still waits, with its value. */
    CHECK(pipe(ends) == 0 && write(ends[1], "x", 1) == 1);
    struct pollfd ready = {.fd = ends[0], .events = POLLIN};
    count = 0;
    sigqueue(getpid(), signo, (union sigval){77});
    CHECK(ppoll(&ready, 1, &second, &inside) == 1 && count == 0 && is_pending(signo));
    sigemptyset(&set);
    sigaddset(&set, signo);
    siginfo_t info;
    CHECK(sigtimedwait(&set, &info, &none) == signo && info.si_value.sival_int == 77 && !is_pending(signo));

    raise(signo);
    CHECK(is_pending(signo));
    signal(signo, SIG_IGN);
    CHECK(!is_pending(signo));
    close(epoll);
    close(ends[0]);
    close(ends[1]);
}

static uint64_t status(const char *name)
{
    char line[256];
    uint64_t set = 0;
    FILE *file = fopen("/proc/self/status", "r");
    while (file && fgets(line, sizeof line, file))
        if (strncmp(line, name, strlen(name)) == 0)
            set = strtoull(line + strlen(name) + 1, NULL, 16);
    fclose(file);
    return set;
}

static uint64_t bit(int signo) { return UINT64_C(1) << (signo - 1); }

int main(int argc, char **argv)
{
    sigset_t set;
    uint64_t all = 0;
    (void)argv;
    sigemptyset(&set);
    for (int i = 0; i < N; i++) {
        sigaddset(&set, signals[i]);
        all |= bit(signals[i]);
    }
    if (argc > 1) { /* the program of before, executed */
        CHECK(status("SigBlk:") == (all | bit(SIGHUP)) && status("SigPnd:") == all);
        CHECK(status("SigIgn:") == bit(SIGFPE) && status("SigCgt:") == 0);
        const struct timespec none = {0, 0};
        for (int i = 0; i < N; i++)
            CHECK(is_pending(signals[i]));
        for (int i = 0; i < N; i++)
            CHECK(sigtimedwait(&set, NULL, &none) > 0);
        CHECK_ERROR(sigtimedwait(&set, NULL, &none), EAGAIN);
        return check_end();
    }
    CHECK(status("SigBlk:") == 0 && status("SigPnd:") == 0 && status("SigCgt:") == 0);
    sigaddset(&set, SIGHUP);
    sigprocmask(SIG_BLOCK, &set, NULL);
    alarm(60);
    for (int i = 0; i < N; i++)
        waiting(signals[i]);
    for (int i = 0; i < N; i++)
        signal(signals[i], SIG_DFL);
    signal(SIGFPE, SIG_IGN);
    signal(SIGTRAP, nothing);
    CHECK(status("SigIgn:") == bit(SIGFPE) && status("SigCgt:") == bit(SIGTRAP));
    for (int i = 0; i < N; i++)
        raise(signals[i]);
    CHECK_ERROR(execl("/", "/", NULL), EACCES);
    for (int i = 0; i < N; i++)
        CHECK(is_pending(signals[i]));
    execl("/proc/self/exe", "signals_held", "executed", NULL);
    return 1;
}
