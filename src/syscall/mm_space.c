/* mm_space.c: the guest's address space: its lock and limits, what is mapped with which guest protection, what is free.
 * mm_map.c, mm_change.c and mm_move.c hold the system calls, mm_claim.c the care for memory that is not the guest's. */
#include "syscall/mm_space.h"

#include <inttypes.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>

#include "base/log.h"
#include "contract/runtime.h"
#include "syscall/handlers.h"

enum {
    MAX_RANGES = 1 << 20, /* above any vm.max_map_count in use; room is backed on first touch */
    TOP_GUARD = 0x10000,
    SPLIT_SHIFT = 6,
};
#define SHADOW_LOW  (GUEST_WINDOW >> SPLIT_SHIFT)
#define SHADOW_HIGH (SHADOW_LOW + (UINT64_C(1) << (47 - 3)))

static uint64_t soft_limit(int resource)
{
    struct rlimit limit;
    return getrlimit((__rlimit_resource_t)resource, &limit) == 0 ? limit.rlim_cur : RLIM_INFINITY;
}

static void zone_init(struct mm_zone *zone, uint64_t low, uint64_t high)
{
    *zone = (struct mm_zone){.low = low, .high = high - TOP_GUARD, .scan = high - TOP_GUARD, .fails = 1};
}

struct guest_mm *guest_mm_new(struct machine *m)
{
    struct guest_mm *mm = calloc(1, sizeof *mm);
    if (!mm || !mm_ranges_init(&mm->ranges, MAX_RANGES)) {
        free(mm);
        return NULL;
    }
    zone_init(&mm->window, MM_MIN_ADDR, GUEST_WINDOW);
    zone_init(&mm->tagged, GUEST_WINDOW + MTE_LOW_GUARD, MTE_KNOWN_TOP);
    zone_init(&mm->upper, MTE_KNOWN_TOP, GUEST_TOP);
    mm->machine = m;
    mm->limit_as = soft_limit(RLIMIT_AS);
    mm->limit_data = soft_limit(RLIMIT_DATA);
    mm_count_init(mm);
    return mm;
}

void guest_mm_split(struct machine *m)
{
    m->mm->split = true;
    zone_init(&m->mm->window, MM_MIN_ADDR, SHADOW_LOW);
    zone_init(&m->mm->tagged, SHADOW_HIGH, SHADOW_HIGH + TOP_GUARD); /* none */
    zone_init(&m->mm->upper, SHADOW_HIGH, GUEST_TOP);
}

unsigned guest_mm_code_shift(const struct machine *m) { return m->mm->split ? SPLIT_SHIFT : 0; }

void guest_mm_lock(struct machine *m)
{
    lock_take(&m->mm->lock);
}

void guest_mm_unlock(struct machine *m)
{
    lock_release(&m->mm->lock);
}

void guest_mm_owner_died(struct machine *m, unsigned owner)
{
    if (!lock_inherit(&m->mm->lock, owner))
        return;
    atomic_fetch_and(&m->mm->ranges.sequence, ~1u);
    mm_sync_host(m->mm);
    mte_forget(m, 0, GUEST_TOP);
    lock_release(&m->mm->lock);
}

void mm_enter(struct machine *m)
{
    guest_mm_lock(m);
    if (m->mm->ranges.ngrowsdown)
        mm_sync_host(m->mm);
}

void mm_leave(struct machine *m, const struct mm_stale *stale)
{
    bool drop = m->mm->tags_appeared;
    struct mm_stale grown = m->mm->grown;
    m->mm->tags_appeared = false;
    m->mm->grown = (struct mm_stale){0, 0};
    guest_mm_unlock(m);
    if (drop)
        runtime_drop(m);
    if (stale->lo < stale->hi && m->rt)
        runtime_invalidate(m, stale->lo, stale->hi);
    if (grown.lo < grown.hi && m->rt)
        runtime_invalidate(m, grown.lo, grown.hi);
}

void mm_log(const char *call, uint64_t addr, uint64_t len, int prot, int64_t result)
{
    if (log_items() & LOG_MMU)
        log_text("mmu: %s %#" PRIx64 " +%#" PRIx64 " %c%c%c = %#" PRIx64 "\n", call, addr, len,
                 prot & PROT_READ ? 'r' : '-', prot & PROT_WRITE ? 'w' : '-', prot & PROT_EXEC ? 'x' : '-',
                 (uint64_t)result);
}

int mm_host_prot(int prot)
{
    return (prot & (PROT_READ | PROT_WRITE)) | (prot & PROT_EXEC ? PROT_READ : 0);
}

static void add_stale(struct mm_stale *stale, uint64_t lo, uint64_t hi)
{
    if (stale->lo >= stale->hi)
        *stale = (struct mm_stale){lo, hi};
    stale->lo = lo < stale->lo ? lo : stale->lo;
    stale->hi = hi > stale->hi ? hi : stale->hi;
}

void mm_note_stale(const struct guest_mm *mm, uint64_t start, uint64_t end, struct mm_stale *stale)
{
    const struct mm_ranges *r = &mm->ranges;
    for (uint32_t i = mm_ranges_find(r, start); i < r->n && r->at[i].start < end; i++) {
        if (!(r->at[i].prot & PROT_EXEC))
            continue;
        uint64_t lo = r->at[i].start > start ? r->at[i].start : start;
        uint64_t hi = r->at[i].end < end ? r->at[i].end : end;
        add_stale(stale, lo, hi);
    }
}

static bool is_executable(const struct mm_ranges *r, uint64_t start, uint64_t end)
{
    for (uint32_t i = mm_ranges_find(r, start); start < end; start = r->at[i++].end)
        if (i == r->n || r->at[i].start > start || !(r->at[i].prot & PROT_EXEC))
            return false;
    return true;
}

/* What translations presume of low memory: without tags, and nothing at all just above it. */
static bool breaks_presumption(uint64_t start, uint64_t end, uint32_t prot)
{
    return prot & MTE_PROT || (start < GUEST_WINDOW + MTE_LOW_GUARD && end > GUEST_WINDOW);
}

void mm_record(struct guest_mm *mm, uint64_t start, uint64_t end, uint32_t prot, uint32_t flags)
{
    if (prot & PROT_EXEC && !is_executable(&mm->ranges, start, end))
        add_stale(&mm->grown, start - 1, start); /* the instruction that ends there */
    mm_ranges_set(&mm->ranges, start, end, prot, flags);
    mm->tags_appeared |= breaks_presumption(start, end, prot) && mte_presumed(mm->machine, start, end);
}

void mm_forget(struct guest_mm *mm, uint64_t start, uint64_t end)
{
    mm_ranges_clear(&mm->ranges, start, end);
    mte_clear(mm->machine, start, end);
    mm_zone_freed(&mm->ranges, &mm->window, start, end);
    mm_zone_freed(&mm->ranges, &mm->tagged, start, end);
    mm_zone_freed(&mm->ranges, &mm->upper, start, end);
}

bool mm_is_free(const struct guest_mm *mm, uint64_t start, uint64_t end)
{
    uint32_t i = mm_ranges_find(&mm->ranges, start);
    return i == mm->ranges.n || mm->ranges.at[i].start >= end;
}

uint64_t mm_bytes(const struct guest_mm *mm, uint64_t start, uint64_t end, bool data)
{
    const struct mm_ranges *r = &mm->ranges;
    uint64_t sum = 0;
    for (uint32_t i = mm_ranges_find(r, start); i < r->n && r->at[i].start < end; i++) {
        const struct mm_range *a = &r->at[i];
        if (a->flags & MM_HOST || (data && (!(a->prot & PROT_WRITE) || a->flags & MM_SHARED)))
            continue;
        sum += (a->end < end ? a->end : end) - (a->start > start ? a->start : start);
    }
    return sum;
}

/* A soft limit of 0 is to stop brk only, as valgrind wants it: the kernel takes the hard one for all else. */
static uint64_t limit_of_data(const struct guest_mm *mm)
{
    struct rlimit limit;
    if (mm->limit_data)
        return mm->limit_data;
    rlimit_of_guest(mm->machine, RLIMIT_DATA, &limit);
    return limit.rlim_max;
}

bool mm_may_expand(const struct guest_mm *mm, uint64_t total, uint64_t data)
{
    const struct mm_ranges *r = &mm->ranges;
    return r->total + total <= mm->limit_as && (data == 0 || r->data + data <= limit_of_data(mm));
}

uint64_t mm_place(struct guest_mm *mm, uint64_t len, uint64_t align, uint32_t prot)
{
    /* What is executable prefers the window, outside it works, through the slower lookup. Checks of tags are cheaper where low
     * memory has none, stores of tags where memory is not too high. */
    enum { NZONES = 3 };
    struct mm_zone *const zones[][NZONES] = {{&mm->window, &mm->upper, &mm->tagged}, {&mm->tagged, &mm->upper, &mm->window}};
    bool high = (mm->split || prot & MTE_PROT) && !(prot & PROT_EXEC);
    uint64_t at = 0;
    for (unsigned i = 0; i < NZONES && !at; i++)
        at = mm_ranges_place(&mm->ranges, zones[high][i], len, align);
    return at;
}

bool mm_next_run(const struct guest_mm *mm, uint64_t start, uint64_t end, uint64_t *lo, uint64_t *hi)
{
    const struct mm_ranges *r = &mm->ranges;
    uint32_t i = mm_ranges_find(r, start);
    while (i < r->n && r->at[i].flags & MM_HOST)
        i++;
    if (i == r->n || r->at[i].start >= end)
        return false;
    *lo = r->at[i].start > start ? r->at[i].start : start;
    *hi = r->at[i].end;
    while (*hi < end && ++i < r->n && r->at[i].start == *hi && !(r->at[i].flags & MM_HOST))
        *hi = r->at[i].end;
    if (*hi > end)
        *hi = end;
    return true;
}
