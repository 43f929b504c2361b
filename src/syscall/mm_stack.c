/* mm_stack.c: the first thread's stack. What its limit allows is mapped at once, and backed on first touch; a higher limit that
 * is set later makes it larger. Below it nothing is mapped, as programs expect that tell an overflow from other faults. */
#include <sys/mman.h>

#include "syscall/mm_space.h"

enum {
    GUARD = 256 * MM_PAGE, /* the kernel's stack_guard_gap */
    MIN_ROOM = 128 << 20,  /* the kernel's MIN_GAP: so much it can grow to */
    FLAGS = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK,
};

int64_t guest_stack_map(struct machine *m, uint64_t size, int prot)
{
    int64_t at = guest_mmap(m, 0, size + GUARD, prot, FLAGS, -1, 0);
    if (at < 0)
        return at;
    guest_munmap(m, (uint64_t)at, GUARD);
    m->stack_low = (uint64_t)at + GUARD;
    m->stack_high = m->stack_low + size;
    mm_enter(m);
    m->mm->stack_floor = m->stack_high - (size + GUARD > MIN_ROOM ? size + GUARD : MIN_ROOM);
    mm_zone_lower(mm_zone_of(m->mm, m->stack_low), m->mm->stack_floor);
    mm_leave(m, &(struct mm_stale){0, 0});
    return 0;
}

void guest_stack_grow(struct machine *m, uint64_t size)
{
    uint64_t most = m->stack_high - m->mm->stack_floor - GUARD;
    uint64_t low = m->stack_high - (size < most ? mm_page_up(size) : most), added = m->stack_low - low;
    struct guest_range below;
    int prot = guest_mm_prot(m, m->stack_low);
    if (prot < 0 || low >= m->stack_low || (guest_mm_next(m, low - GUARD, &below) && below.start < m->stack_low))
        return;
    if (guest_mmap(m, low, added, prot, FLAGS | MAP_FIXED_NOREPLACE, -1, 0) >= 0)
        m->stack_low = low;
}
