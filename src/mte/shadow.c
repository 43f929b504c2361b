/* shadow.c: the tags of the guest's memory, a byte per granule.
 * Owns the mapping of the shadow. Knows nothing of instructions, of modes, or of system calls. */
#include <string.h>
#include <sys/mman.h>

#include "contract/guest_mm.h"
#include "contract/machine.h"
#include "mte/internal.h"
#include "contract/runtime.h"

enum { HOST_PAGE = 4096, HUGE_PAGE = 2 << 20 };
/* Before the tags a byte per page for MTE_KNOWN, behind them one for what translations presume to have no tags. */
static const size_t shadow_size = GUEST_TOP >> MTE_GRANULE_BITS, known_size = -(int64_t)MTE_PAGES;
static const size_t all_size = -(int64_t)MTE_PAGES + (GUEST_TOP >> MTE_GRANULE_BITS) + (GUEST_TOP >> MTE_PAGE_BITS);

uint8_t *mte_shadow(const struct machine *m)
{
    return m->mte_shadow;
}

bool mte_enable(struct machine *m)
{
    if (m->mte_shadow)
        return true;
    uint8_t *area = mmap(NULL, all_size + HUGE_PAGE, PROT_READ | PROT_WRITE,
                           MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (area == MAP_FAILED)
        return false;
    area += -(uintptr_t)area & (HUGE_PAGE - 1);
    madvise(area, all_size, MADV_DONTDUMP);
    uint8_t *shadow = area + known_size;
    madvise(shadow, shadow_size, MADV_HUGEPAGE); /* memory without tags, too, is looked up here: the huge zero page serves it */
    struct mte_shared *shared = mte_shared_new(), *no_one = NULL; /* the common ancestor of those who will share */
    if (!atomic_compare_exchange_strong(&m->mte_shared, &no_one, shared))
        mte_shared_free(shared); /* another thread was faster */
    uint8_t *none = NULL;
    if (!atomic_compare_exchange_strong(&m->mte_shadow, &none, shadow))
        munmap(area, all_size);
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
    mte_forget(m, lo, hi); /* no tags from now on, where the memory has gone */
    mte_zero(shadow + (lo >> MTE_GRANULE_BITS), shadow + ((hi + MTE_GRANULE - 1) >> MTE_GRANULE_BITS));
    mte_unshare(m, lo, hi);
}

void mte_forget(struct machine *m, uint64_t lo, uint64_t hi)
{
    uint8_t *shadow = m->mte_shadow;
    hi = hi < MTE_KNOWN_TOP ? hi : MTE_KNOWN_TOP;
    atomic_fetch_add(&m->mte_forgotten, 1);
    if (shadow && lo < hi)
        mte_zero(shadow + MTE_PAGES + (lo >> MTE_PAGE_BITS), shadow + MTE_PAGES + ((hi + (1 << MTE_PAGE_BITS) - 1) >> MTE_PAGE_BITS));
}

uint64_t mte_forgotten(const struct machine *m) { return m->mte_forgotten; }

/* Who changes mappings or protections does so, records it, and forgets, all with the lock held, before the call returns: what
 * was found before is not noted behind that, and what begins behind that asks again. */
void mte_know(struct machine *m, uint64_t address, uint64_t forgotten)
{
    if (address >= MTE_KNOWN_TOP)
        return;
    guest_mm_lock(m);
    if (m->mte_forgotten == forgotten)
        m->mte_shadow[MTE_PAGES + (int64_t)(address >> MTE_PAGE_BITS)] = MTE_KNOWN;
    guest_mm_unlock(m);
}

void mte_move(struct machine *m, uint64_t to, uint64_t from, uint64_t size)
{
    uint8_t *shadow = m->mte_shadow;
    if (!shadow || to == from || !size)
        return;
    mte_forget(m, to, to + size);
    memmove(shadow + (to >> MTE_GRANULE_BITS), shadow + (from >> MTE_GRANULE_BITS), size >> MTE_GRANULE_BITS);
    if (from < to)
        mte_clear(m, from, from + size < to ? from + size : to);
    else
        mte_clear(m, to + size > from ? to + size : from, from + size);
}

/* ---- pages that can have no tags ---------------------------------------------------------------- */
static bool is_untagged(struct machine *m, uint64_t page)
{
    int prot = guest_mm_prot(m, page << MTE_PAGE_BITS);
    return prot >= 0 && !(prot & MTE_PROT);
}

/* The note comes first, then the look at the record; who gives pages tags records that first, then looks for notes: one of
 * the two sees the other. */
bool mte_presume_untagged(struct machine *m, uint64_t address, uint64_t size)
{
    uint8_t *presumed = m->mte_shadow;
    uint64_t page = address >> MTE_PAGE_BITS, last = (address + size - 1) >> MTE_PAGE_BITS;
    if (!presumed || address + size < address || address + size > GUEST_TOP)
        return false;
    for (presumed += shadow_size; page <= last; page++) {
        if (!is_untagged(m, page))
            return false;
        __atomic_store_n(&presumed[page], 1, __ATOMIC_SEQ_CST);
        if (!is_untagged(m, page))
            return false;
    }
    return true;
}

bool mte_low_has_tags(const struct machine *m) { return atomic_load(&m->mte_low); }

void mte_presume_no_low(struct machine *m) { atomic_store(&m->mte_low, true); }

bool mte_presumed(struct machine *m, uint64_t lo, uint64_t hi)
{
    uint8_t *presumed = m->mte_shadow;
    bool found = lo < GUEST_WINDOW + MTE_LOW_GUARD && !atomic_exchange(&m->mte_low, true);
    if (!presumed)
        return false;
    presumed += shadow_size;
    atomic_thread_fence(memory_order_seq_cst);
    for (uint64_t page = lo >> MTE_PAGE_BITS; page < hi >> MTE_PAGE_BITS; page++) {
        if (presumed[page]) {
            presumed[page] = 0;
            found = true;
        }
    }
    return found;
}
