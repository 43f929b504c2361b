/* micro.c: single operations of the system, n thousand of each: a call, the clock, a signal, a page fault. */
#define _GNU_SOURCE
#include "kernel.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static uint64_t null_call(unsigned n)
{
    uint64_t sum = 0;
    for (uint64_t i = 0; i < (uint64_t)n * 1000; i++)
        sum += syscall(SYS_getppid) > 0;
    return sum;
}

static uint64_t clock_reads(unsigned n)
{
    struct timespec last = {0}, now;
    uint64_t forward = 0;
    for (uint64_t i = 0; i < (uint64_t)n * 1000; i++) {
        clock_gettime(CLOCK_MONOTONIC, &now);
        forward += now.tv_sec > last.tv_sec || (now.tv_sec == last.tv_sec && now.tv_nsec >= last.tv_nsec);
        last = now;
    }
    return forward;
}

static volatile uint64_t handled;
static void count_signal(int signo) { handled += (uint64_t)signo; }
static uint64_t signals(unsigned n)
{
    signal(SIGUSR1, count_signal);
    handled = 0;
    for (uint64_t i = 0; i < (uint64_t)n * 1000; i++)
        kill(getpid(), SIGUSR1);
    return handled;
}

static char *page;
static void open_page(int signo, siginfo_t *info, void *context)
{
    (void)context;
    if (signo != SIGSEGV || info->si_addr != page + 8 || mprotect(page, 4096, PROT_READ | PROT_WRITE) != 0)
        _exit(3);
    handled++;
}
static uint64_t faults(unsigned n)
{
    struct sigaction action = {.sa_sigaction = open_page, .sa_flags = SA_SIGINFO};
    page = mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    sigaction(SIGSEGV, &action, NULL);
    handled = 0;
    for (uint64_t i = 0; i < (uint64_t)n * 1000; i++) {
        mprotect(page, 4096, PROT_NONE);
        *(volatile char *)(page + 8) = (char)i;
    }
    munmap(page, 4096);
    return handled;
}

const struct kernel micro_kernels[] = {
    {"getppid", null_call}, {"clock_gettime", clock_reads}, {"signal", signals}, {"page_fault", faults}, {NULL, NULL},
};
