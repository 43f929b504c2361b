/* As many mappings as the kernel allows: the next one is refused, and everything else goes on.
 * timeout: 120 */
#define _GNU_SOURCE
#include "check.h"

#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PAGE = 4096, MARGIN = 4000 /* of an emulator */ };

static long max_map_count(void)
{
    long n = 0;
    FILE *f = fopen("/proc/sys/vm/max_map_count", "r");
    CHECK(f && fscanf(f, "%ld", &n) == 1);
    fclose(f);
    return n;
}

static int in_range(long value, long limit)
{
    return value > limit - MARGIN && value <= limit;
}

/* Something that is translated for the first time when nothing is left. */
static __attribute__((noinline)) double fresh_code(int n)
{
    char text[64];
    double sum = 0;
    for (int i = 0; i < n; i++) {
        snprintf(text, sizeof text, "%g", (double)i / 3);
        sum += strtod(text, NULL);
    }
    return sum;
}

static void *thread(void *arg)
{
    *(double *)arg = fresh_code(100);
    return NULL;
}

static void goes_on(void)
{
    double result = 0;
    static char stack[1 << 18] __attribute__((aligned(4096)));
    pthread_attr_t attr;
    pthread_t id;
    /* A thread whose stack is there already needs no mapping. */
    CHECK(pthread_attr_init(&attr) == 0 && pthread_attr_setstack(&attr, stack, sizeof stack) == 0);
    int error = pthread_create(&id, &attr, thread, &result);
    CHECK(error == 0);
    if (error == 0)
        pthread_join(id, NULL);
    CHECK(result > 1600);
    CHECK(fresh_code(100) > 1600);
    pid_t pid = fork();
    if (pid == 0)
        _exit(fresh_code(100) > 1600 ? 0 : 1);
    int status = -1;
    CHECK(pid > 0 && waitpid(pid, &status, 0) == pid && status == 0);
}

int main(void)
{
    long limit = max_map_count(), n = 1;
    if (limit > 200000) {
        puts("vm.max_map_count is too large here");
        return check_end();
    }
    size_t size = 2 * (size_t)limit * PAGE;
    char *all = mmap((void *)(UINT64_C(1) << 43), size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    CHECK(all != MAP_FAILED);
    /* every second page: one mapping before it and itself are new */
    char *at = all + PAGE;
    for (; mprotect(at, PAGE, PROT_READ) == 0; at += 2 * PAGE)
        n += 2;
    CHECK(errno == ENOMEM && in_range(n, limit));
    goes_on();
    while (mmap(NULL, PAGE, n++ % 2 ? PROT_READ : PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED)
        ;
    CHECK(errno == ENOMEM && in_range(n, limit));
    CHECK(mprotect(at - PAGE, PAGE, PROT_READ) == 0 || errno == ENOMEM);
    CHECK_ERROR(munmap(at + 100 * PAGE, PAGE), ENOMEM);
    goes_on();
    /* a piece of the last two is given back: there is room for as many again */
    CHECK(munmap(at - 100 * PAGE, 100 * PAGE) == 0);
    CHECK(mmap(NULL, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED);
    CHECK(munmap(all, size) == 0);
    return check_end();
}
