/* shadow.c: the tags of the guest's memory, a byte per granule.
 * Owns the mapping of the shadow. Knows nothing of instructions, of modes, or of system calls. */
#include <string.h>
#include <sys/mman.h>

#include "contract/guest_mm.h"
#include "contract/machine.h"
#include "mte/internal.h"
#include "contract/runtime.h"

enum { HOST_PAGE = 4096, HUGE_PAGE = 2 << 20 };
static const size_t shadow_size = GUEST_TOP >> MTE_GRANULE_BITS;

uint8_t *mte_shadow(const struct machine *m)
{
    return m->mte_shadow;
}

bool mte_enable(struct machine *m)
{
    if (m->mte_shadow)
        return true;
    uint8_t *shadow = mmap(NULL, shadow_size + HUGE_PAGE, PROT_READ | PROT_WRITE,
                           MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (shadow == MAP_FAILED)
        return false;
    shadow += -(uintptr_t)shadow & (HUGE_PAGE - 1);
    madvise(shadow, shadow_size, MADV_DONTDUMP);
    madvise(shadow, shadow_size, MADV_HUGEPAGE); /* memory without tags, too, is looked up here: the huge zero page serves it */
    struct mte_shared *shared = mte_shared_new(), *no_one = NULL; /* the common ancestor of those who will share */
    if (!atomic_compare_exchange_strong(&m->mte_shared, &no_one, shared))
        mte_shared_free(shared); /* another thread was faster */
    mte_forget(m); /* not 0 any more */
    uint8_t *none = NULL;
    if (!atomic_compare_exchange_strong(&m->mte_shadow, &none, shadow))
        munmap(shadow, shadow_size);
    else
        runtime_check_tags(m);
    if (thread_current())
        thread_current()->cpu->mte.shadow = m->mte_shadow;
    return true;
}

/* Does not write to pages that were never written: they stay the zero page. */
static void zero_bytes(uintptr_t from, uintptr_t to)
{
    const uint8_t *at = (const uint8_t *)from;
    while (at < (const uint8_t *)to && !*at)
        at++;
    memset((void *)at, 0, to - (uintptr_t)at);
}

void mte_zero(void *from, void *to)
{
    uintptr_t at = (uintptr_t)from, stop = (uintptr_t)to;
    uintptr_t pages = (at + HOST_PAGE - 1) & -(uintptr_t)HOST_PAGE, end = stop & -(uintptr_t)HOST_PAGE;
    if (pages >= end) {
        zero_bytes(at, stop);
        return;
    }
    zero_bytes(at, pages);
    madvise((void *)pages, end - pages, MADV_DONTNEED); /* the zero page again */
    zero_bytes(end, stop);
}

void mte_clear(struct machine *m, uint64_t lo, uint64_t hi)
{
    uint8_t *shadow = m->mte_shadow;
    if (!shadow || lo >= hi)
        return;
    mte_forget(m); /* no tags from now on, where the memory has gone */
    mte_zero(shadow + (lo >> MTE_GRANULE_BITS), shadow + ((hi + MTE_GRANULE - 1) >> MTE_GRANULE_BITS));
    mte_unshare(m, lo, hi);
}

void mte_forget(struct machine *m) { atomic_fetch_add(&m->mte_generation, 1); }

void mte_move(struct machine *m, uint64_t to, uint64_t from, uint64_t size)
{
    uint8_t *shadow = m->mte_shadow;
    if (!shadow || to == from || !size)
        return;
    mte_forget(m);
    memmove(shadow + (to >> MTE_GRANULE_BITS), shadow + (from >> MTE_GRANULE_BITS), size >> MTE_GRANULE_BITS);
    if (from < to)
        mte_clear(m, from, from + size < to ? from + size : to);
    else
        mte_clear(m, to + size > from ? to + size : from, from + size);
}
