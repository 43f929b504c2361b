/* Errors for AddressSanitizer to find, by number; 0: none, in all that a program may do with its memory. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static int table[10];
static void *volatile sink;

__attribute__((noinline)) static int use_after_free(int n)
{
    char *p = malloc(100);
    p[n] = 1;
    free(p);
    return p[n];
}

__attribute__((noinline)) static int heap_overflow(int n)
{
    char *p = malloc((size_t)n);
    int r = p[n];
    free(p);
    return r;
}

__attribute__((noinline)) static int stack_overflow(int n)
{
    int local[10];
    sink = local;
    local[n] = 1;
    return local[n];
}

__attribute__((noinline)) static int global_overflow(int n) { return table[n]; }

__attribute__((noinline)) static void *overflow_in_thread(void *n) { return (void *)(long)heap_overflow((int)(long)n); }

__attribute__((noinline)) static void *work(void *n)
{
    long sum = 0;
    for (size_t i = 0; i < 2000; i++) {
        unsigned char *p = malloc(i * 7 + 1), *q;
        memset(p, (int)i, i * 7 + 1);
        q = realloc(p, i * 11 + 1);
        sum += q[i * 7];
        free(q);
    }
    return (void *)(sum + (long)n);
}

static int in_threads(void)
{
    pthread_t threads[4];
    void *r;
    long sum = 0;
    for (long i = 0; i < 4; i++)
        pthread_create(&threads[i], NULL, work, (void *)i);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], &r), sum += (long)r;
    return printf("threads %ld\n", sum);
}

static int no_error(void)
{
    size_t big = (size_t)3 << 30;
    char *p = malloc(big), *q = mmap(NULL, big, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    int status;
    for (size_t i = 0; i < big; i += 64 << 20)
        p[i] = q[i] = 1;
    in_threads();
    fflush(stdout);
    if (fork() == 0)
        _exit(work(NULL) == NULL);
    wait(&status);
    printf("child %d, big %d\n", status, p[64 << 20] + q[128 << 20]);
    free(p);
    return munmap(q, big);
}

int main(int argc, char **argv)
{
    pthread_t thread;
    switch (argc > 1 ? atoi(argv[1]) : 0) {
    case 1: return use_after_free(3);
    case 2: return heap_overflow(40);
    case 3: return stack_overflow(10);
    case 4: return global_overflow(10);
    case 5: pthread_create(&thread, NULL, overflow_in_thread, (void *)7); return pthread_join(thread, NULL);
    case 6: free(argv); return 0;
    case 7: return *(volatile char *)16;
    case 8:
        if (fork() == 0)
            return use_after_free(5);
        int status;
        wait(&status);
        return WEXITSTATUS(status);
    default: return no_error();
    }
}
