/* lock.h: a mutex that survives its owner: a futex word that names the thread which holds it, so that fork and clone need
 * no care beyond holding it, and what a process that shares our memory held when it was killed can be taken from it.
 * Never taken in signal handlers. */
#ifndef DRAGOMAN_CONTRACT_LOCK_H
#define DRAGOMAN_CONTRACT_LOCK_H

#include <linux/futex.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* 0 free; else the owner's lock_self(), and LOCK_WAITERS if somebody may wait. */
struct lock {
    _Atomic unsigned word;
};
#define LOCK_WAITERS (1u << 31)
#define LOCK_NOBODY (1u << 30) /* lock_self() of threads that run no guest thread */

/* The id of the guest thread that the calling host thread runs. Implemented by the runtime. */
unsigned lock_self(void);

static inline void lock_pause(void)
{
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#endif
}

static inline void futex_wait(_Atomic unsigned *word, unsigned expected)
{
    syscall(SYS_futex, word, FUTEX_WAIT_PRIVATE, expected, NULL, NULL, 0);
}

static inline void futex_wake(_Atomic unsigned *word, int count)
{
    syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, count, NULL, NULL, 0);
}

/* Waits actively: most of what is done with a lock takes less time than going to sleep. */
static inline bool lock_try(struct lock *l, unsigned self, unsigned tries)
{
    for (;;) {
        unsigned seen = 0;
        if (atomic_compare_exchange_strong(&l->word, &seen, self))
            return true;
        for (; tries && atomic_load_explicit(&l->word, memory_order_relaxed); tries--)
            lock_pause();
        if (!tries)
            return false;
    }
}

static inline void lock_take(struct lock *l)
{
    enum { TRIES = 50 };
    unsigned self = lock_self(), seen = 0;
    if (lock_try(l, self, TRIES))
        return;
    for (;;) {
        if (seen == 0) { /* others may have gone to sleep before us */
            if (atomic_compare_exchange_strong(&l->word, &seen, self | LOCK_WAITERS))
                return;
        } else if (seen & LOCK_WAITERS || atomic_compare_exchange_strong(&l->word, &seen, seen | LOCK_WAITERS)) {
            futex_wait(&l->word, seen | LOCK_WAITERS);
            seen = atomic_load(&l->word);
        }
    }
}

/* By a thread that may be late: who holds the lock is not kept from going on by having to wake it. */
static inline void lock_take_late(struct lock *l)
{
    enum { TRIES = 2000, SLEEPS = 50 };
    unsigned self = lock_self();
    for (unsigned n = 0; n < SLEEPS; n++) {
        if (lock_try(l, self, TRIES))
            return;
        nanosleep(&(struct timespec){.tv_nsec = 50000}, NULL);
    }
    lock_take(l);
}

static inline void lock_release(struct lock *l)
{
    if (atomic_exchange(&l->word, 0) & LOCK_WAITERS)
        futex_wake(&l->word, 1);
}

/* The thread `owner` is dead: did it hold the lock? Then the caller holds it now. */
static inline bool lock_inherit(struct lock *l, unsigned owner)
{
    unsigned seen = atomic_load(&l->word);
    while (owner && (seen & ~LOCK_WAITERS) == owner)
        if (atomic_compare_exchange_weak(&l->word, &seen, lock_self() | LOCK_WAITERS))
            return true;
    return false;
}

#endif
