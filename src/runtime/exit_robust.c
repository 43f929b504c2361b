/* exit_robust.c: what the kernel does for a thread's futexes when it ends, done before our host thread ends: the host's
 * C library needs the kernel's clear_child_tid for itself, and guest memory may be gone when the kernel comes to it. */
#include "runtime/internal.h"

#include <sys/syscall.h>
#include <unistd.h>

enum { LIST_LIMIT = 2048 };

struct robust_head {
    uint64_t next;
    int64_t futex_offset;
    uint64_t pending;
};

static void wake_shared(uint64_t address)
{
    syscall(SYS_futex, (void *)(uintptr_t)address, FUTEX_WAKE, 1, NULL, NULL, 0);
}

static void owner_died(uint64_t address, pid_t tid, bool pi, bool pending)
{
    uint32_t word;
    if ((address & 3) || !guest_read(&word, address, sizeof word))
        return;
    uint32_t *futex = (uint32_t *)(uintptr_t)address;
    if (pending && !pi && !word) {
        wake_shared(address);
        return;
    }
    do {
        if ((word & FUTEX_TID_MASK) != (uint32_t)tid)
            return;
    } while (!__atomic_compare_exchange_n(futex, &word, (word & FUTEX_WAITERS) | FUTEX_OWNER_DIED, false,
                                          __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST));
    if (!pi && (word & FUTEX_WAITERS))
        wake_shared(address);
}

void robust_list_exit(pid_t tid)
{
    uint64_t at = 0, size = 0;
    struct robust_head head;
    if (syscall(SYS_get_robust_list, 0, &at, &size) || !at || !guest_read(&head, at, sizeof head))
        return; /* none, or the C library's own */
    syscall(SYS_set_robust_list, NULL, sizeof head);
    uint64_t entry = head.next, pending = head.pending & ~UINT64_C(1);
    for (int i = 0; i < LIST_LIMIT && (entry & ~UINT64_C(1)) != at; i++) {
        uint64_t here = entry & ~UINT64_C(1);
        bool pi = entry & 1;
        if (!guest_read(&entry, here, sizeof entry))
            break;
        if (here != pending)
            owner_died(here + (uint64_t)head.futex_offset, tid, pi, false);
    }
    if (pending)
        owner_died(pending + (uint64_t)head.futex_offset, tid, head.pending & 1, true);
}

void clear_tid(uint64_t address)
{
    uint32_t word;
    if (!address || (address & 3) || !guest_read(&word, address, sizeof word))
        return;
    word = 0;
    guest_write(address, &word, sizeof word);
    wake_shared(address);
}
