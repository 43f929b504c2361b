/* signal_before_fault.c: a signal that comes with a fault is not delivered inside the fault's handler if that blocks it. */
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <ucontext.h>

#include "check.h"

enum { PAGE = 4096, FAULTS = 20000 };
static char *page;
static volatile bool stop;
static volatile int broken, sent;
static pthread_t victim;

static void on_fault(int signo)
{
    (void)signo;
    mprotect(page, PAGE, PROT_READ | PROT_WRITE);
}

static void on_signal(int signo, siginfo_t *info, void *context)
{
    const ucontext_t *interrupted = context;
    (void)info;
    broken += sigismember(&interrupted->uc_sigmask, signo);
    sent++;
}

static void *sender(void *unused)
{
    while (!stop)
        pthread_kill(victim, SIGUSR1);
    return unused;
}

int main(void)
{
    struct sigaction fault = {.sa_handler = on_fault}, other = {.sa_sigaction = on_signal, .sa_flags = SA_SIGINFO};
    pthread_t thread;
    sigaddset(&fault.sa_mask, SIGUSR1);
    sigaction(SIGSEGV, &fault, NULL);
    sigaction(SIGUSR1, &other, NULL);
    page = mmap(NULL, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    victim = pthread_self();
    CHECK(pthread_create(&thread, NULL, sender, NULL) == 0);
    for (int i = 0; i < FAULTS; i++) {
        *(volatile char *)page = 1;
        mprotect(page, PAGE, PROT_READ);
    }
    stop = true;
    pthread_join(thread, NULL);
    CHECK(sent > 0);
    CHECK_EQ(broken, 0);
    return check_end();
}
