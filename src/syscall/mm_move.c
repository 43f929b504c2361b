/* mm_move.c: mremap, the heap (brk) and System V segments of the guest's address space. */
#include <errno.h>
#include <sys/mman.h>
#include <sys/shm.h>

#include "contract/mte.h"
#include "syscall/handlers.h"
#include "syscall/mm_space.h"

/* ---- mremap ---------------------------------------------------------------------------------- */
struct move {
    uint64_t old, old_len, new_len, to;
    int flags;
};

static int64_t host_mremap(const struct move *v, int flags, uint64_t to)
{
    void *p = mremap((void *)(uintptr_t)v->old, v->old_len, v->new_len, flags, (void *)(uintptr_t)to);
    return p == MAP_FAILED ? -errno : (int64_t)(uintptr_t)p;
}

/* The guest's range at the page, NULL if there is none. */
static const struct mm_range *range_at(const struct guest_mm *mm, uint64_t addr)
{
    uint32_t i = mm_ranges_find(&mm->ranges, addr);
    const struct mm_range *range = &mm->ranges.at[i];
    return i < mm->ranges.n && range->start <= addr && !(range->flags & MM_HOST) ? range : NULL;
}

static bool is_data(const struct mm_range *range)
{
    return range->prot & PROT_WRITE && !(range->flags & MM_SHARED);
}

/* Gives the new place the old one's ranges; what it has grown by looks like the last of them. Holes between them (newer
 * kernels move several mappings at once) stay as they were at the new place. */
static void record_move(struct guest_mm *mm, const struct move *v)
{
    uint64_t source_len = v->old_len ? v->old_len : 1;
    uint64_t source_end = v->old + (v->new_len < source_len ? v->new_len : source_len);
    for (uint64_t at = v->old; at < source_end;) {
        uint32_t i = mm_ranges_find(&mm->ranges, at);
        if (i == mm->ranges.n || mm->ranges.at[i].start >= source_end || !mm_ranges_room(&mm->ranges))
            break;
        struct mm_range source = mm->ranges.at[i];
        uint64_t start = source.start > at ? source.start : at;
        at = source.end < source_end ? source.end : source_end;
        uint64_t new_end = at == source_end ? v->to + v->new_len : v->to + (at - v->old);
        if (!(source.flags & MM_HOST))
            mm_record(mm, v->to + (start - v->old), new_end, source.prot, source.flags);
    }
    if (!(v->flags & MREMAP_DONTUNMAP) && v->old_len)
        mm_forget(mm, v->old, v->old + v->old_len);
}

/* Tags go with their pages; what was at the new place, or is new there, has none. */
static void move_tags(struct guest_mm *mm, const struct move *v)
{
    uint64_t size = v->old_len < v->new_len ? v->old_len : v->new_len;
    mte_clear(mm->machine, v->to, v->to + v->new_len);
    mte_move(mm->machine, v->to, v->old, size);
}

/* A failed mremap may have unmapped parts of both places: forgets what the host does not have any more. */
static void forget_lost(struct guest_mm *mm, uint64_t start, uint64_t end)
{
    for (uint64_t at = start; at < end; at += MM_PAGE)
        if (range_at(mm, at) && msync((void *)(uintptr_t)at, MM_PAGE, MS_ASYNC) != 0 && mm_ranges_room(&mm->ranges))
            mm_forget(mm, at, at + MM_PAGE);
}

static int64_t move_to(struct guest_mm *mm, const struct move *v, struct mm_stale *stale)
{
    struct mm_claim claim;
    uint64_t end = v->to + v->new_len;
    int error = mm_claim(mm, v->to, end, &claim);
    if (error)
        return error;
    /* mremap has no "but replace nothing": a free place is taken first. */
    if (claim.fresh) {
        void *at = (void *)(uintptr_t)v->to;
        int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE;
        if (mmap(at, v->new_len, PROT_NONE, flags, -1, 0) == MAP_FAILED) {
            if (errno == EEXIST)
                mm_sync_host(mm);
            return -ENOMEM;
        }
        claim.fresh = false;
    }
    int64_t result = host_mremap(v, v->flags | MREMAP_MAYMOVE | MREMAP_FIXED, v->to);
    mm_note_stale(mm, v->old, v->old + v->old_len, stale);
    mm_note_stale(mm, v->to, end, stale);
    if (result < 0) {
        mm_unclaim(mm, &claim);
        forget_lost(mm, v->to, end);
        forget_lost(mm, v->old, v->old + v->old_len);
        return result;
    }
    move_tags(mm, v);
    record_move(mm, v);
    mm_share_tags(mm, v->to, end);
    if (v->flags & MREMAP_DONTUNMAP)
        mm_share_tags(mm, v->old, v->old + v->old_len);
    mm_unclaim(mm, &claim); /* what was taken for holes */
    return result;
}

/* Resizes in place; -ENOMEM: there is no room. */
static int64_t resize(struct guest_mm *mm, const struct move *v, const struct mm_range *range, struct mm_stale *stale)
{
    uint64_t old_end = v->old + v->old_len, new_end = v->old + v->new_len;
    uint32_t prot = range->prot, flags = range->flags;
    if (new_end > GUEST_TOP)
        return -ENOMEM;
    int64_t result = host_mremap(v, 0, 0);
    if (result < 0)
        return result;
    if (new_end < old_end) {
        mm_note_stale(mm, new_end, old_end, stale);
        mm_forget(mm, new_end, old_end);
    } else if (new_end > old_end) {
        mm_record(mm, old_end, new_end, prot, flags);
        if (prot & MTE_PROT)
            mm_share_tags(mm, old_end, new_end);
    }
    return result;
}

/* With MREMAP_DONTUNMAP alone the new address is a hint, as mmap's. */
static bool hint_is_free(const struct guest_mm *mm, const struct move *v, bool code)
{
    uint64_t top = code ? GUEST_WINDOW : GUEST_TOP;
    return v->flags & MREMAP_DONTUNMAP && v->to >= MM_MIN_ADDR && v->new_len <= top && v->to <= top - v->new_len &&
           mm_is_free(mm, v->to, v->to + v->new_len);
}

static int64_t remap(struct guest_mm *mm, struct move *v, struct mm_stale *stale)
{
    const struct mm_range *found = range_at(mm, v->old);
    if (!found)
        return -EFAULT;
    const struct mm_range range = *found; /* the table may change */
    bool in_place = !(v->flags & (MREMAP_FIXED | MREMAP_DONTUNMAP)) && v->old_len;
    if (v->new_len > v->old_len || v->flags & MREMAP_DONTUNMAP) {
        uint64_t more = v->flags & MREMAP_DONTUNMAP ? v->new_len : v->new_len - v->old_len;
        if (v->new_len > v->old_len && range.end < v->old + v->old_len)
            return -EFAULT; /* only one mapping can grow */
        if (!mm_may_expand(mm, more, is_data(&range) ? more : 0))
            return -ENOMEM;
    }
    if (!mm_room(mm))
        return -ENOMEM;
    if (in_place) {
        int64_t result = resize(mm, v, &range, stale);
        if (result != -ENOMEM || !(v->flags & MREMAP_MAYMOVE))
            return result;
    }
    if (!(v->flags & MREMAP_MAYMOVE))
        return -EINVAL;
    if (v->flags & MREMAP_FIXED) {
        if (v->new_len > GUEST_TOP || v->to > GUEST_TOP - v->new_len)
            return -EINVAL;
        return move_to(mm, v, stale);
    }
    if (hint_is_free(mm, v, range.prot & PROT_EXEC)) {
        int64_t result = move_to(mm, v, stale);
        if (result != -ENOMEM)
            return result;
    }
    uint64_t align = v->new_len % (2 << 20) == 0 ? 2 << 20 : MM_PAGE;
    v->to = mm_place(mm, v->new_len, align, range.prot);
    return v->to ? move_to(mm, v, stale) : -ENOMEM;
}

int64_t guest_mremap(struct machine *m, uint64_t old, uint64_t old_len, uint64_t new_len, int flags, uint64_t new_addr)
{
    struct mm_stale stale = {0, 0};
    struct move v = {old, mm_page_up(old_len), mm_page_up(new_len), new_addr, flags};
    if (flags & ~(MREMAP_MAYMOVE | MREMAP_FIXED | MREMAP_DONTUNMAP))
        return -EINVAL;
    if (flags & (MREMAP_FIXED | MREMAP_DONTUNMAP) && !(flags & MREMAP_MAYMOVE))
        return -EINVAL;
    if (flags & MREMAP_DONTUNMAP && v.old_len != v.new_len)
        return -EINVAL;
    if (!mm_aligned(old) || v.new_len == 0)
        return -EINVAL;
    if (v.new_len > MM_TASK_SIZE || v.old_len > MM_TASK_SIZE)
        return v.new_len > MM_TASK_SIZE && !(flags & MREMAP_FIXED) ? -ENOMEM : -EINVAL;
    /* Both flags look at the new address, though one of them only as a hint. */
    bool overlap = old < new_addr + v.new_len && new_addr < old + v.old_len;
    if (flags & (MREMAP_FIXED | MREMAP_DONTUNMAP) && (!mm_aligned(new_addr) || overlap))
        return -EINVAL;
    if (old >= GUEST_TOP)
        return -EFAULT;
    mm_enter(m);
    int64_t result = remap(m->mm, &v, &stale);
    mm_leave(m, &stale);
    mm_log("mremap", old, new_len, 0, result);
    return result;
}

/* ---- brk ------------------------------------------------------------------------------------- */
void guest_brk_start(struct machine *m, uint64_t addr)
{
    m->mm->brk_start = m->mm->brk = m->brk_start = mm_page_up(addr);
}

static bool grow_heap(struct guest_mm *mm, uint64_t from, uint64_t to)
{
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE;
    /* One page stays free behind the heap, as on the kernel. */
    if (to > GUEST_TOP - MM_PAGE || !mm_is_free(mm, from, to + MM_PAGE))
        return false;
    if (to - mm->brk_start > mm->limit_data || !mm_may_expand(mm, to - from, to - from) || !mm_room(mm))
        return false;
    if (mmap((void *)(uintptr_t)from, to - from, PROT_READ | PROT_WRITE, flags, -1, 0) == MAP_FAILED) {
        if (errno == EEXIST)
            mm_sync_host(mm);
        return false;
    }
    mm_record(mm, from, to, PROT_READ | PROT_WRITE | (mte_from_start(mm->machine) ? MTE_PROT : 0u), 0);
    return true;
}

static bool shrink_heap(struct guest_mm *mm, uint64_t from, uint64_t to, struct mm_stale *stale)
{
    /* The guest may have unmapped or replaced parts: only what is still the guest's goes. */
    for (uint64_t at = to; at < from;) {
        uint32_t i = mm_ranges_find(&mm->ranges, at);
        if (i == mm->ranges.n || mm->ranges.at[i].start >= from)
            break;
        struct mm_range range = mm->ranges.at[i];
        uint64_t lo = range.start > at ? range.start : at, hi = range.end < from ? range.end : from;
        at = hi;
        if (range.flags & MM_HOST)
            continue;
        if (!mm_ranges_room(&mm->ranges) || munmap((void *)(uintptr_t)lo, hi - lo) != 0)
            return false;
        mm_note_stale(mm, lo, hi, stale);
        mm_forget(mm, lo, hi);
    }
    return true;
}

int64_t guest_brk(struct machine *m, uint64_t addr)
{
    struct guest_mm *mm = m->mm;
    struct mm_stale stale = {0, 0};
    mm_enter(m);
    if (addr >= mm->brk_start && addr <= GUEST_TOP) {
        uint64_t from = mm_page_up(mm->brk), to = mm_page_up(addr);
        bool done = from == to || (to > from ? grow_heap(mm, from, to) : shrink_heap(mm, from, to, &stale));
        if (done)
            mm->brk = addr;
    }
    int64_t result = (int64_t)mm->brk;
    mm_leave(m, &stale);
    mm_log("brk", addr, 0, PROT_READ | PROT_WRITE, result);
    return result;
}

/* ---- System V shared memory ------------------------------------------------------------------ */
static int64_t attach(struct guest_mm *mm, int id, uint64_t addr, uint64_t size, int flags, struct mm_stale *stale)
{
    struct mm_claim claim = {0};
    uint32_t prot = PROT_READ | (flags & SHM_RDONLY ? 0 : PROT_WRITE) | (flags & SHM_EXEC ? PROT_EXEC : 0);
    if (addr + size < addr || addr + size > GUEST_TOP)
        return -EINVAL;
    if (mm_refuses(mm, (int)prot, (int)prot))
        return -EACCES;
    if (addr && !(flags & SHM_REMAP) && !mm_is_free(mm, addr, addr + size))
        return -EINVAL;
    if (!mm_room(mm) || !mm_may_expand(mm, size, 0))
        return -ENOMEM;
    if (!addr)
        addr = mm_place(mm, size, SHMLBA, 0);
    if (!addr)
        return -ENOMEM;
    int error = mm_claim(mm, addr, addr + size, &claim);
    if (error)
        return error;
    /* Without SHM_REMAP the kernel replaces nothing; the guest's execution is our reading. */
    int host_flags = (flags & ~(SHM_EXEC | SHM_REMAP)) | (claim.fresh ? 0 : SHM_REMAP);
    void *p = shmat(id, (void *)(uintptr_t)addr, host_flags);
    if (p == (void *)-1) {
        error = -errno;
        mm_unclaim(mm, &claim);
        return error;
    }
    mm_note_stale(mm, addr, addr + size, stale);
    mte_clear(mm->machine, addr, addr + size);
    mm_record(mm, addr, addr + size, prot, MM_SHARED | MM_SHM);
    return (int64_t)addr;
}

int64_t guest_shmat(struct machine *m, int id, uint64_t addr, int flags)
{
    struct mm_stale stale = {0, 0};
    struct shmid_ds info;
    if (addr && !mm_aligned(addr)) {
        if (!(flags & SHM_RND))
            return -EINVAL;
        addr &= ~(uint64_t)(MM_PAGE - 1);
        if (!addr && flags & SHM_REMAP)
            return -EINVAL;
    }
    if (!addr && flags & SHM_REMAP)
        return -EINVAL;
    if (shmctl(id, IPC_STAT, &info) != 0)
        return -errno;
    mm_enter(m);
    int64_t result = attach(m->mm, id, addr, mm_page_up(info.shm_segsz), flags, &stale);
    if (result == -EINVAL && !addr) { /* the place is free for the guest, but the host has something there */
        mm_sync_host(m->mm);
        result = attach(m->mm, id, addr, mm_page_up(info.shm_segsz), flags, &stale);
    }
    mm_leave(m, &stale);
    return result;
}

int64_t guest_shmdt(struct machine *m, uint64_t addr)
{
    struct guest_mm *mm = m->mm;
    struct mm_stale stale = {0, 0};
    mm_enter(m);
    const struct mm_range *range = range_at(mm, addr);
    int64_t result = range && range->flags & MM_SHM && shmdt((void *)(uintptr_t)addr) == 0 ? 0 : -EINVAL;
    /* mprotect may have split the segment, and another one may follow: the kernel knows what has gone. */
    while (result == 0 && (range = range_at(mm, addr)) && range->flags & MM_SHM && mm_ranges_room(&mm->ranges)) {
        uint64_t end = range->end;
        if (msync((void *)(uintptr_t)addr, end - addr, MS_ASYNC) == 0)
            break;
        mm_note_stale(mm, addr, end, &stale);
        mm_forget(mm, addr, end);
        addr = end;
    }
    mm_leave(m, &stale);
    return result;
}
