/* Eight threads hammer counters by LSE and by load/store-exclusive, mutexes, condition variables, spin locks, and
 * barriers; every count must be right at the end.
 * args: 2
 * slow-args: 60
 * timeout: 120 */
#define _GNU_SOURCE
#include "check.h"

#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { THREADS = 8, QUEUE = 16 };

static uint64_t lse_counter __attribute__((aligned(64))), exclusive_counter __attribute__((aligned(64)));
static uint64_t mutex_counter, spin_counter, pair[2] __attribute__((aligned(64))), rw_counter, sem_counter;
static uint8_t bytes[8];
static uint32_t ticket_next, ticket_now, ticket_counter;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER, queue_mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t not_empty = PTHREAD_COND_INITIALIZER, not_full = PTHREAD_COND_INITIALIZER;
static pthread_rwlock_t rwlock = PTHREAD_RWLOCK_INITIALIZER;
static pthread_barrier_t barrier;
static sem_t semaphore;
static uint32_t spin;
static uint64_t queue[QUEUE];
static unsigned queue_head, queue_size;
static atomic_bool stop;
static uint64_t produced, consumed;

struct totals {
    uint64_t lse, exclusive, mutex, spin, pair, bytes, ticket, rw, sem, produced, consumed, rounds, torn;
};

static void lse_add(uint64_t *at)
{
    __asm__ volatile(".arch armv8.1-a\n stadd %1, [%0]" ::"r"(at), "r"(UINT64_C(1)) : "memory");
}

static void exclusive_add(uint64_t *at)
{
    uint64_t value;
    uint32_t failed;
    __asm__ volatile("1: ldxr %0, [%2]\n add %0, %0, #1\n stxr %w1, %0, [%2]\n cbnz %w1, 1b"
                     : "=&r"(value), "=&r"(failed) : "r"(at) : "memory");
}

static void exclusive_byte(uint8_t *at)
{
    uint32_t value, failed;
    __asm__ volatile("1: ldaxrb %w0, [%2]\n add %w0, %w0, #1\n stlxrb %w1, %w0, [%2]\n cbnz %w1, 1b"
                     : "=&r"(value), "=&r"(failed) : "r"(at) : "memory");
}

/* Both halves grow by one at once. */
static void exclusive_pair(uint64_t *at)
{
    uint64_t low, high;
    uint32_t failed;
    __asm__ volatile("1: ldaxp %0, %1, [%3]\n add %0, %0, #1\n add %1, %1, #1\n stlxp %w2, %0, %1, [%3]\n cbnz %w2, 1b"
                     : "=&r"(low), "=&r"(high), "=&r"(failed) : "r"(at) : "memory");
}

static bool pair_is_torn(uint64_t *at)
{
    uint64_t low = 0, high = 0;
    __asm__ volatile(".arch armv8.1-a\n mov x4, #0\n mov x5, #0\n mov x6, #0\n mov x7, #0\n caspal x4, x5, x6, x7, [%2]\n mov %0, x4\n mov %1, x5"
                     : "=r"(low), "=r"(high) : "r"(at) : "x4", "x5", "x6", "x7", "memory");
    return low != high;
}

static void spin_add(void)
{
    while (__atomic_exchange_n(&spin, 1, __ATOMIC_ACQUIRE))
        __asm__ volatile("yield");
    spin_counter++;
    __atomic_store_n(&spin, 0, __ATOMIC_RELEASE);
}

static void ticket_add(void)
{
    uint32_t mine = __atomic_fetch_add(&ticket_next, 1, __ATOMIC_RELAXED);
    while (__atomic_load_n(&ticket_now, __ATOMIC_ACQUIRE) != mine)
        sched_yield();
    ticket_counter++;
    __atomic_store_n(&ticket_now, mine + 1, __ATOMIC_RELEASE);
}

static void through_queue(struct totals *t, bool put)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += 50000000;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    pthread_mutex_lock(&queue_mutex);
    if (put) {
        if (queue_size == QUEUE)
            pthread_cond_timedwait(&not_full, &queue_mutex, &until);
        if (queue_size < QUEUE) {
            queue[(queue_head + queue_size++) % QUEUE] = ++produced;
            t->produced += produced;
            pthread_cond_signal(&not_empty);
        }
    } else {
        if (queue_size == 0)
            pthread_cond_timedwait(&not_empty, &queue_mutex, &until);
        if (queue_size > 0) {
            uint64_t value = queue[queue_head++ % QUEUE];
            queue_size--;
            if (value != ++consumed)
                t->torn++;
            t->consumed += value;
            pthread_cond_signal(&not_full);
        }
    }
    pthread_mutex_unlock(&queue_mutex);
}

static void one_round(struct totals *t, unsigned id)
{
    for (int i = 0; i < 200; i++) {
        lse_add(&lse_counter), t->lse++;
        exclusive_add(&exclusive_counter), t->exclusive++;
        exclusive_pair(pair), t->pair++;
        exclusive_byte(&bytes[i & 7]), t->bytes++;
        t->torn += pair_is_torn(pair);
    }
    for (int i = 0; i < 20; i++) {
        pthread_mutex_lock(&mutex);
        mutex_counter++;
        pthread_mutex_unlock(&mutex);
        pthread_rwlock_wrlock(&rwlock);
        rw_counter++;
        pthread_rwlock_unlock(&rwlock);
        pthread_rwlock_rdlock(&rwlock);
        pthread_rwlock_unlock(&rwlock);
        sem_wait(&semaphore);
        sem_counter++;
        sem_post(&semaphore);
        spin_add();
        t->mutex++, t->rw++, t->sem++, t->spin++;
    }
    ticket_add(), t->ticket++;
    through_queue(t, id % 2);
    t->rounds++;
}

static void *work(void *arg)
{
    struct totals *t = arg;
    pthread_barrier_wait(&barrier);
    while (!stop)
        one_round(t, (unsigned)(t->rounds + (uintptr_t)arg / sizeof *t));
    pthread_barrier_wait(&barrier);
    return NULL;
}

int main(int argc, char **argv)
{
    unsigned seconds = argc > 1 ? (unsigned)atoi(argv[1]) : 2;
    static struct totals totals[THREADS];
    pthread_t threads[THREADS];
    pthread_barrier_init(&barrier, NULL, THREADS);
    sem_init(&semaphore, 0, 1);
    for (int i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, work, &totals[i]);
    struct timespec wait = {seconds, 0};
    nanosleep(&wait, NULL);
    stop = true;
    struct totals sum = {0};
    uint64_t *to = (uint64_t *)&sum;
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        const uint64_t *from = (const uint64_t *)&totals[i];
        for (unsigned j = 0; j < sizeof sum / sizeof *to; j++)
            to[j] += from[j];
    }
    for (int i = 0; i < 8; i++)
        CHECK(bytes[i] == (uint8_t)(sum.bytes / 8)); /* every round adds as often to each */
    CHECK(lse_counter == sum.lse);
    CHECK(exclusive_counter == sum.exclusive);
    CHECK(mutex_counter == sum.mutex);
    CHECK(spin_counter == sum.spin);
    CHECK(rw_counter == sum.rw);
    CHECK(sem_counter == sum.sem);
    CHECK(ticket_counter == (uint32_t)sum.ticket);
    CHECK(pair[0] == sum.pair && pair[1] == sum.pair);
    CHECK(sum.torn == 0);
    CHECK(produced == consumed + queue_size);
    CHECK(sum.rounds > 0);
    return check_end();
}
