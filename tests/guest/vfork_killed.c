/* A process on shared memory (vfork) that is killed at any moment, while new code is being run and memory is being
 * mapped: its parent goes on.
 * engine: both
 * timeout: 30 */
#define _GNU_SOURCE
#include "check.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ROUNDS = 100, CODE = 1024 };

static uint32_t *code;
static atomic_int victim, over;

/* A function of many instructions that returns n, made anew: never translated before. */
static int fresh(uint32_t n)
{
#ifdef __aarch64__
    for (unsigned i = 0; i < CODE - 1; i++)
        code[i] = 0x52800000u | ((n + i) & 0xffff) << 5; /* mov w0, #... */
    code[CODE - 2] = 0x52800000u | (n & 0xffff) << 5;
    code[CODE - 1] = 0xd65f03c0u; /* ret */
    __builtin___clear_cache((char *)code, (char *)(code + CODE));
    return ((int (*)(void))(uintptr_t)code)();
#else
    return (int)(n & 0xffff);
#endif
}

static void *killer(void *arg)
{
    unsigned seed = 1;
    (void)arg;
    while (!over) {
        pid_t pid = atomic_exchange(&victim, 0);
        if (!pid)
            continue;
        nanosleep(&(struct timespec){0, (long)(rand_r(&seed) % 700) * 1000}, NULL);
        CHECK(kill(pid, SIGKILL) == 0);
    }
    return NULL;
}

static _Noreturn void in_child(void)
{
    victim = getpid();
    for (uint32_t n = 0;; n++) {
        fresh(n);
        void *p = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        munmap(p, 4096);
    }
}

int main(void)
{
    pthread_t thread;
    code = mmap(NULL, CODE * 4, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(code != MAP_FAILED && pthread_create(&thread, NULL, killer, NULL) == 0);
    for (uint32_t i = 0; i < ROUNDS; i++) {
        int status = 0;
        pid_t pid = vfork();
        if (pid == 0)
            in_child();
        CHECK(waitpid(pid, &status, 0) == pid && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
        CHECK(fresh(i) == (int)i);
        void *p = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        CHECK(p != MAP_FAILED && munmap(p, 4096) == 0);
    }
    over = 1;
    pthread_join(thread, NULL);
    return check_end();
}
