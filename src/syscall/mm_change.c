/* mm_change.c: what is mapped already is taken away, protected or advised on: munmap, mprotect, madvise. Errors are those of
 * the arm64 kernel. */
#include "syscall/mm_space.h"

#include <errno.h>
#include <sys/mman.h>

#include "contract/mte.h"
#include "contract/runtime.h"
#include "syscall/handlers.h"

/* Is [lo, hi) the middle of one range? */
static bool is_inside(const struct guest_mm *mm, uint64_t lo, uint64_t hi)
{
    const struct mm_range *r = &mm->ranges.at[mm_ranges_find(&mm->ranges, lo)];
    return r->start < lo && r->end > hi;
}

int64_t guest_munmap(struct machine *m, uint64_t addr, uint64_t len)
{
    struct guest_mm *mm = m->mm;
    struct mm_stale stale = {0, 0};
    uint64_t lo, hi, size = mm_page_up(len);
    if (!mm_aligned(addr) || size == 0 || size > MM_TASK_SIZE || addr > MM_TASK_SIZE - size)
        return -EINVAL;
    int64_t result = 0;
    mm_enter(m);
    for (uint64_t at = addr; result == 0 && mm_next_run(mm, at, addr + size, &lo, &hi); at = hi) {
        if (!mm_ranges_room(&mm->ranges) || (is_inside(mm, lo, hi) && !mm_room(mm)))
            result = -ENOMEM;
        else if (munmap((void *)(uintptr_t)lo, hi - lo) != 0)
            result = -errno;
        if (result != 0)
            break;
        mm_note_stale(mm, lo, hi, &stale);
        mm_forget(mm, lo, hi);
        mm->maps_freed = true;
    }
    mm_leave(m, &stale);
    mm_log("munmap", addr, size, 0, result);
    return result;
}

/* One range's part [lo, hi) gets a new protection. */
static int64_t protect_part(struct guest_mm *mm, const struct mm_range *range, uint64_t lo, uint64_t hi, int prot,
                            struct mm_stale *stale)
{
    struct mm_range old = *range;
    if (mm_refuses(mm, (int)old.prot, prot))
        return -EACCES;
    if (prot & MTE_PROT && old.flags & MM_UNTAGGED)
        return -EINVAL;
    if (old.flags & MM_SEALED) /* the host's protection may stay as it is */
        return -EPERM;
    prot |= (int)old.prot & MTE_PROT; /* there is no way back */
    bool becomes_data = prot & PROT_WRITE && !(old.prot & PROT_WRITE) && !(old.flags & MM_SHARED);
    if (becomes_data && !mm_may_expand(mm, 0, hi - lo))
        return -ENOMEM;
    bool whole = range->start == lo && range->end == hi;
    if (!mm_ranges_room(&mm->ranges) || (!whole && !mm_room(mm)))
        return -ENOMEM;
    if (mm_host_prot(prot) != mm_host_prot((int)old.prot) &&
        mprotect((void *)(uintptr_t)lo, hi - lo, mm_host_prot(prot)) != 0)
        return -errno;
    if (old.prot & PROT_EXEC && !(prot & PROT_EXEC))
        mm_note_stale(mm, lo, hi, stale);
    if ((uint32_t)prot == old.prot)
        return 0;
    mm->maps_freed |= whole; /* it may be one with its neighbours now */
    /* A System V segment is told by its whole extent. */
    mm_record(mm, lo, hi, (uint32_t)prot, old.flags);
    if (prot & MTE_PROT && !(old.prot & MTE_PROT) && !mm_share_tags(mm, lo, hi))
        return -ENOMEM;
    return 0;
}

/* As the kernel sees it: our stack has its size from the start. */
static bool grows_down(const struct machine *m, const struct mm_range *range)
{
    return range->flags & MM_GROWSDOWN || (range->start >= m->stack_low && range->end <= m->stack_high);
}

int64_t guest_mprotect(struct machine *m, uint64_t addr, uint64_t len, int prot)
{
    struct guest_mm *mm = m->mm;
    struct mm_stale stale = {0, 0};
    uint64_t end = addr + mm_page_up(len);
    int grows = prot & (PROT_GROWSDOWN | PROT_GROWSUP);
    if (grows == (PROT_GROWSDOWN | PROT_GROWSUP) || !mm_aligned(addr))
        return -EINVAL;
    if (len == 0)
        return 0;
    if (end <= addr)
        return -ENOMEM;
    prot &= ~grows;
    int known = PROT_READ | PROT_WRITE | PROT_EXEC | (mte_offered(m) ? MTE_PROT : 0);
    if (prot & ~(known | 8 /* PROT_SEM */)) /* PROT_BTI: not advertised */
        return -EINVAL;
    prot &= known;
    if (prot & MTE_PROT && !mte_enable(m))
        return -ENOMEM;
    int64_t result = 0;
    mm_enter(m);
    if (grows) {
        uint32_t i = mm_ranges_find(&mm->ranges, addr);
        bool down = grows == PROT_GROWSDOWN && i < mm->ranges.n && grows_down(m, &mm->ranges.at[i]);
        if (!down || mm->ranges.at[i].start >= end)
            result = i < mm->ranges.n && mm->ranges.at[i].start < end ? -EINVAL : -ENOMEM;
        else
            addr = mm->ranges.at[i].start;
    }
    while (result == 0 && addr < end) {
        const struct mm_range *range = &mm->ranges.at[mm_ranges_find(&mm->ranges, addr)];
        if (range == mm->ranges.at + mm->ranges.n || range->start > addr || range->flags & MM_HOST) {
            result = -ENOMEM;
            break;
        }
        uint64_t hi = range->end < end ? range->end : end;
        result = protect_part(mm, range, addr, hi, prot, &stale);
        mte_forget(m, addr, hi);
        addr = hi;
    }
    mm_leave(m, &stale);
    mm_log("mprotect", end - mm_page_up(len), len, prot, result);
    return result;
}

void guest_mm_sealed(struct machine *m, uint64_t addr, uint64_t len)
{
    mm_enter(m);
    mm_mark(m->mm, addr, addr + mm_page_up(len), MM_SEALED, true);
    mm_leave(m, &(struct mm_stale){0, 0});
}

enum { GUARD_INSTALL = 102 /* MADV_GUARD_INSTALL, Linux 6.13 */ };

int64_t guest_madvise(struct machine *m, uint64_t addr, uint64_t len, int advice)
{
    struct guest_mm *mm = m->mm;
    struct mm_stale stale = {0, 0};
    uint64_t lo, hi, end = addr + mm_page_up(len);
    if (!mm_aligned(addr) || (len != 0 && end <= addr))
        return -EINVAL;
    if (len == 0) /* is the advice known? */
        return madvise(NULL, 0, advice) == 0 ? 0 : -errno;
    int64_t result = 0;
    bool hole = false;
    mm_enter(m);
    for (uint64_t at = addr; at < end; at = hi) {
        if (!mm_next_run(mm, at, end, &lo, &hi))
            lo = hi = end;
        hole |= lo > at;
        if (lo == hi)
            break;
        if (advice == MADV_MERGEABLE && mm_has_tags(mm, lo, hi))
            continue; /* the kernel never makes pages with tags one */
        if (madvise((void *)(uintptr_t)lo, hi - lo, advice) != 0) {
            result = -errno;
            break;
        }
        if (advice == MADV_DONTNEED || advice == MADV_DONTNEED_LOCKED || advice == MADV_FREE || advice == MADV_REMOVE) {
            mm_note_stale(mm, lo, hi, &stale);
            mm_drop_tags(mm, lo, hi, advice == MADV_REMOVE);
        } else if (advice == MADV_WIPEONFORK || advice == MADV_KEEPONFORK) {
            mm_mark(mm, lo, hi, MM_WIPED, advice == MADV_WIPEONFORK);
        } else if (advice == GUARD_INSTALL || advice == MADV_DONTFORK) {
            mm_mark(mm, lo, hi, MM_GUARDED, true);
        }
    }
    mte_forget(m, addr, end); /* guards */
    mm_leave(m, &stale);
    if (result == 0 && hole) /* ENOMEM for an unmapped part, after the others are done; EINVAL for an unknown advice */
        result = madvise(NULL, 0, advice) == 0 ? -ENOMEM : -errno;
    return result;
}
