/* Errors for AddressSanitizer to find, by number; 0: none, in all that a program may do with its memory; 9: leaks, while threads
 * that wait in various ways hold the only pointers to what is none. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
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

/* ---- leaks ---- */
int __lsan_do_recoverable_leak_check(void) __attribute__((weak));

static int ends[2];
static atomic_int done;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;

static void wait_in_read(void)
{
    char c;
    if (read(ends[0], &c, 1) != 1)
        puts("read was interrupted");
}

static void wait_in_sleep(void)
{
    struct timespec left = {1, 0};
    if (nanosleep(&left, &left))
        puts("sleep was interrupted");
}

static void wait_in_loop(void)
{
    while (!done)
        ;
}

static void wait_for_condition(void)
{
    pthread_mutex_lock(&mutex);
    while (!done)
        pthread_cond_wait(&condition, &mutex);
    pthread_mutex_unlock(&mutex);
}

static void (*const waits[])(void) = {wait_in_read, wait_in_sleep, wait_in_loop, wait_for_condition};

static void *hold(void *n)
{
    char *volatile held = malloc(200 + (size_t)n);
    held[0] = (char)(long)n;
    waits[(long)n]();
    printf("held %d\n", held[0]);
    free(held);
    return NULL;
}

static void *lose(void *n)
{
    char *volatile p = malloc((size_t)n);
    p[0] = 1;
    p = NULL;
    return NULL;
}

static int leaks(void)
{
    pthread_t threads[4], loser;
    if (pipe(ends))
        return 9;
    setvbuf(stdout, NULL, _IONBF, 0);
    pthread_create(&loser, NULL, lose, (void *)123);
    pthread_join(loser, NULL);
    for (long i = 0; i < 4; i++)
        pthread_create(&threads[i], NULL, hold, (void *)i);
    usleep(200000);
    for (int i = 0; i < 3 && __lsan_do_recoverable_leak_check; i++)
        printf("leaks %d\n", __lsan_do_recoverable_leak_check());
    pthread_join(threads[1], NULL); /* it sleeps longest */
    pthread_mutex_lock(&mutex);
    done = 1;
    pthread_cond_signal(&condition);
    pthread_mutex_unlock(&mutex);
    if (write(ends[1], "x", 1) == 1)
        pthread_join(threads[0], NULL);
    pthread_join(threads[2], NULL);
    return pthread_join(threads[3], NULL);
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
    case 9: return leaks();
    default: return no_error();
    }
}
