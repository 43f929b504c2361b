/* main.c: `kernels NAME COUNT` runs a kernel for COUNT in two halves. Prints its checksums, and on standard error the
 * CPU seconds of the second half: what the kernel costs when all of it is warm. */
#include "kernel.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static uint64_t state = 88172645463325252u;
uint64_t random_next(void)
{
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    return state;
}

static void *blocks[8];
void *memory(size_t size)
{
    int i = 0;
    while (i < 8 && blocks[i])
        i++;
    if (i == 8 || !(blocks[i] = calloc(1, size)))
        exit(2);
    return blocks[i];
}

static uint64_t run(const struct kernel *k, unsigned n)
{
    uint64_t sum = k->run(n);
    for (int i = 0; i < 8; i++) {
        free(blocks[i]);
        blocks[i] = NULL;
    }
    return sum;
}

static double cpu_seconds(void)
{
    struct timespec ts;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts);
    return (double)ts.tv_sec + (double)ts.tv_nsec * 1e-9;
}

static int measure(const struct kernel *k, unsigned n)
{
    uint64_t first = run(k, n - n / 2);
    double start = cpu_seconds();
    uint64_t second = run(k, n / 2);
    fprintf(stderr, "steady %.6f\n", cpu_seconds() - start);
    printf("%s %016llx %016llx\n", k->name, (unsigned long long)first, (unsigned long long)second);
    return 0;
}

int main(int argc, char **argv)
{
    for (const struct kernel *const *table = tables; argc == 3 && *table; table++)
        for (const struct kernel *k = *table; k->name; k++)
            if (strcmp(argv[1], k->name) == 0)
                return measure(k, (unsigned)atoi(argv[2]));
    fprintf(stderr, "usage: %s NAME COUNT\n", argv[0]);
    return 1;
}
