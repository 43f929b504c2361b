/* stack.c: the first thread's stack: its overflow, what lies around it, how it grows when its limit does. */
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

enum { PAGE = 4096, MB = 1 << 20, GUARD = MB };

static int __attribute__((noinline)) deep(int n)
{
    volatile char frame[1000];
    frame[n % 1000] = (char)n;
    return n == 0 ? 0 : deep(n - 1) + frame[n % 1000] - (char)n + 1;
}

/* The lines of /proc/self/maps: our stack's, and where the mapping before it ends. */
static void find(uintptr_t *start, uintptr_t *end, uintptr_t *before)
{
    char line[512];
    FILE *f = fopen("/proc/self/maps", "r");
    *start = *end = 0;
    do
        *before = *end;
    while (fgets(line, sizeof line, f) && sscanf(line, "%lx-%lx", start, end) == 2 && !strstr(line, "[stack]"));
    fclose(f);
}

static void overflow_handler(int signo, siginfo_t *info, void *context)
{
    uintptr_t start, end, before, at = (uintptr_t)info->si_addr;
    (void)signo, (void)context;
    find(&start, &end, &before);
    _exit(info->si_code == SEGV_MAPERR && at < start && at - before > GUARD - PAGE && at > start - PAGE ? 55 : 54);
}

static int status_of(pid_t pid)
{
    int status;
    CHECK(waitpid(pid, &status, 0) == pid);
    return status;
}

static void overflow(void)
{
    pid_t pid = fork();
    if (pid == 0) {
        static char space[65536];
        stack_t alt = {.ss_sp = space, .ss_size = sizeof space};
        struct sigaction action = {.sa_sigaction = overflow_handler, .sa_flags = SA_SIGINFO | SA_ONSTACK};
        sigaltstack(&alt, NULL);
        sigaction(SIGSEGV, &action, NULL);
        deep(100000000);
        _exit(1);
    }
    CHECK_EQ(status_of(pid), 55 << 8);
}

/* Nothing comes near the stack that was not told to. */
static void around(void)
{
    uintptr_t start, end, before;
    unsigned char resident;
    for (int i = 0; i < 64; i++)
        CHECK(mmap(NULL, MB, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED);
    find(&start, &end, &before);
    CHECK(start < (uintptr_t)&end && (uintptr_t)&end < end);
    CHECK(start - before >= 64 * MB);
    CHECK_ERROR(mincore((void *)(start - PAGE), PAGE, &resident), ENOMEM);
    CHECK_ERROR(mprotect((void *)(start - PAGE), PAGE, PROT_READ), ENOMEM);
}

/* Behind the start of the program. */
static void higher_limit(void)
{
    pid_t pid = fork();
    if (pid == 0) {
        struct rlimit limit;
        getrlimit(RLIMIT_STACK, &limit);
        limit.rlim_cur = 64 * MB;
        CHECK(setrlimit(RLIMIT_STACK, &limit) == 0);
        CHECK_EQ(deep(40000), 40000);
        _exit(failures ? 1 : 0);
    }
    CHECK_EQ(status_of(pid), 0);
}

/* As the GNU C library does it when a library wants it to be executable. */
static void protect_all(void)
{
    uintptr_t start, end, before;
    char *page = (char *)((uintptr_t)&before & -(uintptr_t)PAGE);
    CHECK(mprotect(page, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC | PROT_GROWSDOWN) == 0);
    find(&start, &end, &before);
    CHECK(start < (uintptr_t)page);
    CHECK_ERROR(mprotect(page, PAGE, PROT_READ | PROT_WRITE | PROT_GROWSUP), EINVAL);
    CHECK_EQ(deep(6000), 6000);
}

int main(void)
{
    CHECK_EQ(deep(6000), 6000); /* about 6 MB of 8 */
    overflow();
    around();
    higher_limit();
    protect_all();
    return check_end();
}
