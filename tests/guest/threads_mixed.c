/* Threads under stress: atomics (exclusive pairs and LSE), mutexes, condition variables, while signals arrive, code is
 * written, run and unmapped, and others fork and execute programs. Every count must be right at the end.
 * timeout: 120
 * args: 2
 * slow-args: 60 */
#define _GNU_SOURCE
#include "check.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WORKERS = 4, PAGE = 4096 };

static volatile int stop;
static char *self;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t turn_changed = PTHREAD_COND_INITIALIZER;
static uint64_t guarded, atomics, exclusives, turns, turn;
static __thread uint64_t signals;
static uint64_t all_signals;

static void on_signal(int signo)
{
    (void)signo;
    signals++;
    __atomic_fetch_add(&all_signals, 1, __ATOMIC_RELAXED);
}

/* By an exclusive pair where there is one. */
static void add_exclusive(uint64_t *at)
{
#if defined(__aarch64__)
    uint64_t old, done;
    __asm__ volatile("1: ldaxr %0, [%2]\n\tadd %0, %0, #1\n\tstlxr %w1, %0, [%2]\n\tcbnz %w1, 1b"
                     : "=&r"(old), "=&r"(done) : "r"(at) : "memory");
#else
    __atomic_fetch_add(at, 1, __ATOMIC_SEQ_CST);
#endif
}

static void add_lse(uint64_t *at)
{
#if defined(__aarch64__)
    uint64_t old;
    __asm__ volatile(".arch_extension lse\n\tldaddal %1, %0, [%2]" : "=r"(old) : "r"((uint64_t)1), "r"(at) : "memory");
#else
    __atomic_fetch_add(at, 1, __ATOMIC_SEQ_CST);
#endif
}

/* FP state must survive signals, too. */
static int check_sum(uint64_t n)
{
    double a = 0;
    uint64_t b = 0;
    for (uint64_t i = 0; i < 64; i++)
        a += (double)(n & 1023) * 0.5, b += n & 1023;
    return a == (double)b * 0.5;
}

static void *check_thread(void *n) { return (void *)(uintptr_t)check_sum((uintptr_t)n); }

static void *worker(void *arg)
{
    uint64_t id = (uintptr_t)arg, n = 0;
    while (!stop) {
        add_lse(&atomics);
        add_exclusive(&exclusives);
        pthread_mutex_lock(&mutex);
        guarded++;
        pthread_mutex_unlock(&mutex);
        if (!check_sum(n)) {
            CHECK(!"sum");
            break;
        }
        if (n % 64 == 0) { /* pass the turn around */
            pthread_mutex_lock(&mutex);
            struct timespec soon;
            clock_gettime(CLOCK_REALTIME, &soon);
            soon.tv_sec += 1;
            while (turn % WORKERS != id && !stop)
                if (pthread_cond_timedwait(&turn_changed, &mutex, &soon) == ETIMEDOUT)
                    break;
            if (turn % WORKERS == id) {
                turn++;
                turns++;
                pthread_cond_broadcast(&turn_changed);
            }
            pthread_mutex_unlock(&mutex);
        }
        n++;
    }
    return (void *)(uintptr_t)n;
}

/* Writes code, runs it, writes other code at the same place, unmaps it. */
static void *jit(void *arg)
{
    uint64_t n = 0;
    (void)arg;
    while (!stop) {
        uint32_t *code = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        for (unsigned i = 0; i < 4; i++) {
            unsigned value = (unsigned)(n * 4 + i) & 0xffff;
            CHECK(mprotect(code, PAGE, PROT_READ | PROT_WRITE) == 0);
#if defined(__aarch64__)
            code[0] = 0x52800000 | value << 5; /* mov w0, #value */
            code[1] = 0xd65f03c0;              /* ret */
#else
            memcpy(code, (uint8_t[]){0xb8, (uint8_t)value, (uint8_t)(value >> 8), 0, 0, 0xc3}, 6);
#endif
            CHECK(mprotect(code, PAGE, PROT_READ | PROT_EXEC) == 0);
            __builtin___clear_cache((char *)code, (char *)(code + 2));
            unsigned result = ((unsigned (*)(void))code)();
            if (result != value) {
                CHECK(!"stale code");
                return NULL;
            }
        }
        munmap(code, PAGE);
        n++;
    }
    return (void *)(uintptr_t)n;
}

/* Two threads run a function that a third rewrites: each call gives the old or the new value. */
static uint32_t *shared_code;
static volatile unsigned shared_limit;

static void *runner(void *arg)
{
    unsigned last = 0;
    uint64_t n = 0;
    (void)arg;
    while (!stop) {
        unsigned v = ((unsigned (*)(void))shared_code)();
#if defined(__aarch64__)
        __asm__ volatile("isb");
#endif
        if (v < last || v > shared_limit) {
            printf("value %u after %u, limit %u\n", v, last, shared_limit);
            CHECK(!"code went back in time");
            return NULL;
        }
        last = v;
        n++;
    }
    return (void *)(uintptr_t)n;
}

static void *rewriter(void *arg)
{
    (void)arg;
    for (unsigned v = 1; !stop && v < 60000; v++) {
        shared_limit = v;
        __sync_synchronize();
#if defined(__aarch64__)
        __atomic_store_n(shared_code, 0x52800000 | v << 5, __ATOMIC_SEQ_CST);
#else
        __atomic_store_n((uint16_t *)((char *)shared_code + 1), (uint16_t)v, __ATOMIC_SEQ_CST);
#endif
        __builtin___clear_cache((char *)shared_code, (char *)(shared_code + 2));
        if (v % 16 == 0)
            usleep(100);
    }
    return NULL;
}

static void *spawner(void *arg)
{
    volatile uint64_t n = 0;
    (void)arg;
    for (; !stop; n++) {
        int status = -1;
        pid_t pid = n % 2 ? fork() : vfork();
        if (pid == 0) {
            execl(self, self, "child", (char *)NULL);
            _exit(127);
        }
        while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
            continue;
        if (!WIFEXITED(status) || WEXITSTATUS(status) != 42) {
            printf("status %x\n", (unsigned)status);
            CHECK(!"child");
            break;
        }
    }
    return (void *)(uintptr_t)n;
}

static void *starter(void *arg) /* short-lived threads */
{
    uint64_t n = 0;
    (void)arg;
    for (; !stop; n++) {
        pthread_t id;
        void *result = NULL;
        if (pthread_create(&id, NULL, check_thread, (void *)(uintptr_t)n)) {
            CHECK(!"pthread_create");
            break;
        }
        pthread_join(id, &result);
        CHECK((int)(uintptr_t)result == 1);
        usleep(200);
    }
    return (void *)(uintptr_t)n;
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "child") == 0)
        return 42;
    int seconds = argc > 1 ? atoi(argv[1]) : 2;
    self = argv[0];
    shared_code = mmap(NULL, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
#if defined(__aarch64__)
    shared_code[0] = 0x52800000, shared_code[1] = 0xd65f03c0;
#else
    memcpy(shared_code, (uint8_t[]){0xb8, 0, 0, 0, 0, 0xc3}, 6);
#endif
    struct sigaction sa = { .sa_handler = on_signal, .sa_flags = SA_RESTART };
    sigaction(SIGALRM, &sa, NULL);
    sigaction(SIGUSR1, &sa, NULL);
    static void *(*const fns[])(void *) = { worker, worker, worker, worker, jit, spawner, starter, runner, runner, rewriter };
    enum { N = sizeof fns / sizeof *fns };
    pthread_t ids[N];
    for (uintptr_t i = 0; i < N; i++)
        CHECK(pthread_create(&ids[i], NULL, fns[i], (void *)i) == 0);
    struct itimerval it = { { 0, 100 }, { 0, 100 } };
    setitimer(ITIMER_REAL, &it, NULL);
    time_t end = time(NULL) + seconds;
    for (unsigned i = 0; time(NULL) < end; i++) {
        pthread_kill(ids[i % N], SIGUSR1);
        if (i % 4 == 0)
            usleep(100);
    }
    setitimer(ITIMER_REAL, &(struct itimerval){ { 0, 0 }, { 0, 0 } }, NULL);
    stop = 1;
    uint64_t counts[N], sum = 0;
    for (int i = 0; i < N; i++) {
        void *result = NULL;
        pthread_join(ids[i], &result);
        counts[i] = (uintptr_t)result;
        if (i < WORKERS)
            sum += counts[i];
    }
    CHECK(guarded == sum && atomics == sum && exclusives == sum);
    CHECK(sum && counts[4] && counts[5] && counts[6] && all_signals);
    if (argc > 2)
        printf("work %lu turns %lu jit %lu spawned %lu threads %lu signals %lu\n", sum, turns, counts[4], counts[5],
               counts[6], all_signals);
    return check_end();
}
