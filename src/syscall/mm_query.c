/* mm_query.c: what others ask about the guest's address space. */
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include "contract/mte.h"
#include "syscall/handlers.h"
#include "syscall/mm_space.h"

bool guest_mm_exec_range(struct machine *m, uint64_t pc, uint64_t *lo, uint64_t *hi, bool *from_files)
{
    const struct mm_ranges *r = &m->mm->ranges;
    guest_mm_lock(m);
    uint32_t i = mm_ranges_find(r, pc), j = i;
    bool found = i < r->n && r->at[i].start <= pc && r->at[i].prot & PROT_EXEC && !(r->at[i].flags & MM_HOST);
    if (found) {
        while (i > 0 && r->at[i - 1].end == r->at[i].start && r->at[i - 1].prot & PROT_EXEC)
            i--;
        while (j + 1 < r->n && r->at[j].end == r->at[j + 1].start && r->at[j + 1].prot & PROT_EXEC)
            j++;
        *lo = r->at[i].start;
        *hi = r->at[j].end;
        for (*from_files = true; i <= j; i++)
            *from_files &= r->at[i].flags & MM_FILE && !(r->at[i].prot & PROT_WRITE);
    }
    guest_mm_unlock(m);
    return found;
}

int guest_mm_prot(struct machine *m, uint64_t addr)
{
    struct mm_range range;
    if (!mm_ranges_peek(&m->mm->ranges, addr, &range) || range.flags & MM_HOST)
        return -1;
    return (int)range.prot;
}

bool guest_mm_takes_stores(struct machine *m, uint64_t addr)
{
    struct mm_range range;
    return !atomic_load(&m->mm->faults_watched) && mm_ranges_peek(&m->mm->ranges, addr, &range) && range.prot & PROT_WRITE &&
           !(range.flags & (MM_HOST | MM_SHARED | MM_FILE | MM_SHM | MM_GROWSDOWN | MM_GUARDED));
}

bool guest_mm_is_quiet(struct machine *m, uint64_t addr)
{
    struct mm_range range;
    return !atomic_load(&m->mm->faults_watched) && mm_ranges_peek(&m->mm->ranges, addr, &range) && range.prot & PROT_READ &&
           !(range.flags & (MM_HOST | MM_SHARED | MM_SHM));
}

int64_t sys_userfaultfd(struct thread *t, const uint64_t args[6])
{
    atomic_store(&t->machine->mm->faults_watched, true);
    guest_mm_lock(t->machine);
    mte_forget(t->machine, 0, GUEST_TOP);
    guest_mm_unlock(t->machine);
    return host_syscall(__NR_userfaultfd, args[0], 0, 0, 0, 0, 0);
}

bool guest_mm_next(struct machine *m, uint64_t addr, struct guest_range *out)
{
    const struct mm_ranges *r = &m->mm->ranges;
    mm_enter(m);
    uint32_t i = mm_ranges_find(r, addr);
    while (i < r->n && r->at[i].flags & MM_HOST)
        i++;
    bool found = i < r->n;
    if (found)
        *out = (struct guest_range){r->at[i].start, r->at[i].end, (int)r->at[i].prot, r->at[i].flags & MM_SHARED};
    guest_mm_unlock(m);
    return found;
}

bool guest_mm_covers(struct machine *m, uint64_t addr, uint64_t len)
{
    uint64_t lo, hi, end = addr + len;
    if (len == 0)
        return true;
    mm_enter(m);
    bool covers = end > addr && mm_next_run(m->mm, addr, end, &lo, &hi) && lo == addr && hi == end;
    guest_mm_unlock(m);
    return covers;
}

void guest_mm_set_limit(struct machine *m, int resource, uint64_t bytes)
{
    guest_mm_lock(m);
    if (resource == RLIMIT_AS)
        m->mm->limit_as = bytes;
    else if (resource == RLIMIT_DATA)
        m->mm->limit_data = bytes;
    guest_mm_unlock(m);
}

uint64_t guest_mm_limit(struct machine *m, int resource)
{
    return resource == RLIMIT_AS ? m->mm->limit_as : resource == RLIMIT_DATA ? m->mm->limit_data : RLIM_INFINITY;
}

void guest_mm_usage(struct machine *m, uint64_t *total, uint64_t *data)
{
    guest_mm_lock(m);
    *total = m->mm->ranges.total;
    *data = m->mm->ranges.data;
    guest_mm_unlock(m);
}
