/* mte_start.c: --mte=sync: checking is on at the start of a program that does not ask, its stacks, zeroed data and heap can
 * have tags, and so it is in programs that it executes.
 * environment: DRAGOMAN_MTE=sync
 * flags: -static -march=armv8.5-a+memtag */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/magic.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

enum { GET = 56, ASKED = 1 | 2 | 0xfffe << 3, MTESERR = 9 };
static char data[3 * 4096] __attribute__((aligned(4096))), initialised[64] __attribute__((aligned(64))) = "x";
static volatile sig_atomic_t code;

static void handler(int signo, siginfo_t *info, void *context)
{
    (void)signo, (void)context;
    code = info->si_code;
    __asm__ volatile("" : : : "memory");
    exit(code != MTESERR || failures);
}

static unsigned set_and_get(void *p)
{
    uintptr_t v = (uintptr_t)p & UINTPTR_MAX >> 8, with = v | UINT64_C(7) << 56;
    __asm__ volatile("stg %1, [%1]\n\tldg %0, [%0]\n\tstg %2, [%2]" : "+&r"(v) : "r"(with), "r"((uintptr_t)p) : "memory");
    return v >> 56 & 15;
}

static void *thread(void *arg)
{
    char local[16] __attribute__((aligned(16)));
    CHECK(prctl(GET, 0, 0, 0, 0) == ASKED);
    CHECK(set_and_get(local) == 7);
    return arg;
}

/* A file of a tmpfs can have tags. */
static int in_memory(const char *file)
{
    struct statfs st;
    return statfs(file, &st) == 0 && st.f_type == TMPFS_MAGIC;
}

int main(int argc, char **argv)
{
    char local[16] __attribute__((aligned(16)));
    pthread_t t;
    int status = 0;
    CHECK(prctl(GET, 0, 0, 0, 0) == ASKED);
    CHECK(set_and_get(local) == 7);
    CHECK(set_and_get(data + 4096) == 7);
    CHECK(set_and_get(initialised) == (in_memory("/proc/self/exe") ? 7 : 0)); /* of a file */
    char *heap = (char *)(((uintptr_t)sbrk(4096) + 15) & -(uintptr_t)16);
    CHECK(set_and_get(heap) == 7);
    char *plain = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(set_and_get(plain) == 0);
    pthread_create(&t, NULL, thread, NULL);
    pthread_join(t, NULL);
    fflush(stdout);
    if (argc == 1) {
        pid_t pid = fork();
        if (pid == 0) {
            execl("/proc/self/exe", argv[0], "again", NULL);
            _exit(2);
        }
        CHECK(waitpid(pid, &status, 0) == pid && status == 0);
        check_end();
        fflush(stdout);
    }
    struct sigaction sa = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO};
    sigaction(SIGSEGV, &sa, NULL);
    *(volatile char *)((uintptr_t)(data + 4096) | UINT64_C(3) << 56) = 1;
    return 1; /* not caught */
}
