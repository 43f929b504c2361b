/* lock.h: a mutex without an owner: a futex word, so that fork and clone need no care beyond holding it.
 * Never taken in signal handlers. */
#ifndef DRAGOMAN_RUNTIME_LOCK_H
#define DRAGOMAN_RUNTIME_LOCK_H

#include <linux/futex.h>
#include <stdatomic.h>
#include <sys/syscall.h>
#include <unistd.h>

/* 0 free, 1 held, 2 held and somebody waits. */
struct lock {
    _Atomic unsigned word;
};

static inline void futex_wait(_Atomic unsigned *word, unsigned expected)
{
    syscall(SYS_futex, word, FUTEX_WAIT_PRIVATE, expected, NULL, NULL, 0);
}

static inline void futex_wake(_Atomic unsigned *word, int count)
{
    syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, count, NULL, NULL, 0);
}

static inline void lock_take(struct lock *l)
{
    unsigned free = 0;
    if (atomic_compare_exchange_strong(&l->word, &free, 1))
        return;
    while (atomic_exchange(&l->word, 2) != 0)
        futex_wait(&l->word, 2);
}

static inline void lock_release(struct lock *l)
{
    if (atomic_exchange(&l->word, 0) == 2)
        futex_wake(&l->word, 1);
}

#endif
