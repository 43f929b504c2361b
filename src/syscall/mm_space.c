/* mm_space.c: the guest's address space: where mappings go, what is mapped with which guest protection.
 * Errors are those of the arm64 kernel; whatever does not depend on the place is left to the host kernel to judge.
 * mm_move.c holds mremap, brk and System V segments, mm_claim.c the care for memory that is not the guest's. */
#include "syscall/mm_space.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <linux/magic.h>
#include <linux/mman.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>

#include "base/hash.h"
#include "base/log.h"
#include "contract/mte.h"
#include "contract/runtime.h"
#include "syscall/handlers.h"

enum {
    MAX_RANGES = 1 << 20, /* above any vm.max_map_count in use; room is backed on first touch */
    HUGE_SIZE = 2 << 20,
    TOP_GUARD = 0x10000,
    X86_FLAGS = 0x40 | 0x80, /* MAP_32BIT, MAP_ABOVE4G: bits that mean nothing on arm64 */
};

/* ---- state ----------------------------------------------------------------------------------- */
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
    struct guest_mm *mm = mmap(NULL, sizeof *mm, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mm == MAP_FAILED)
        return NULL;
    if (!mm_ranges_init(&mm->ranges, MAX_RANGES)) {
        munmap(mm, sizeof *mm);
        return NULL;
    }
    zone_init(&mm->window, MM_MIN_ADDR, GUEST_WINDOW);
    zone_init(&mm->upper, GUEST_WINDOW, GUEST_TOP);
    mm->machine = m;
    mm->limit_as = soft_limit(RLIMIT_AS);
    mm->limit_data = soft_limit(RLIMIT_DATA);
    mm_count_init(mm);
    return mm;
}

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
    m->mm->tags_appeared = false;
    guest_mm_unlock(m);
    if (drop)
        runtime_drop(m);
    if (stale->lo < stale->hi && m->rt)
        runtime_invalidate(m, stale->lo, stale->hi);
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

void mm_note_stale(const struct guest_mm *mm, uint64_t start, uint64_t end, struct mm_stale *stale)
{
    const struct mm_ranges *r = &mm->ranges;
    for (uint32_t i = mm_ranges_find(r, start); i < r->n && r->at[i].start < end; i++) {
        if (!(r->at[i].prot & PROT_EXEC))
            continue;
        uint64_t lo = r->at[i].start > start ? r->at[i].start : start;
        uint64_t hi = r->at[i].end < end ? r->at[i].end : end;
        if (stale->lo >= stale->hi)
            *stale = (struct mm_stale){lo, hi};
        stale->lo = lo < stale->lo ? lo : stale->lo;
        stale->hi = hi > stale->hi ? hi : stale->hi;
    }
}

void mm_record(struct guest_mm *mm, uint64_t start, uint64_t end, uint32_t prot, uint32_t flags)
{
    mm_ranges_set(&mm->ranges, start, end, prot, flags);
    mm->tags_appeared |= prot & MTE_PROT && mte_presumed(mm->machine, start, end);
}

void mm_forget(struct guest_mm *mm, uint64_t start, uint64_t end)
{
    mm_ranges_clear(&mm->ranges, start, end);
    mte_clear(mm->machine, start, end);
    mm_zone_freed(&mm->ranges, start < GUEST_WINDOW ? &mm->window : &mm->upper, start, end);
    if (start < GUEST_WINDOW && end > GUEST_WINDOW)
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

bool mm_may_expand(const struct guest_mm *mm, uint64_t total, uint64_t data)
{
    const struct mm_ranges *r = &mm->ranges;
    return r->total + total <= mm->limit_as && (data == 0 || r->data + data <= mm->limit_data);
}

uint64_t mm_place(struct guest_mm *mm, uint64_t len, uint64_t align, bool exec)
{
    (void)exec; /* both kinds prefer the window; executable ones outside it work, through the slower lookup */
    uint64_t at = mm_ranges_place(&mm->ranges, &mm->window, len, align);
    return at ? at : mm_ranges_place(&mm->ranges, &mm->upper, len, align);
}

/* ---- mmap ------------------------------------------------------------------------------------ */
struct request {
    uint64_t addr, len;
    int prot, flags, fd;
    int64_t off;
    bool untagged; /* MM_UNTAGGED */
};

static int64_t host_mmap(const struct request *q, uint64_t addr, int extra)
{
    int flags = (q->flags & ~(MAP_FIXED | MAP_FIXED_NOREPLACE)) | extra;
    void *p = mmap((void *)(uintptr_t)addr, q->len, mm_host_prot(q->prot), flags, q->fd, q->off);
    return p == MAP_FAILED ? -errno : (int64_t)(uintptr_t)p;
}

static uint32_t record_flags(const struct request *q)
{
    bool shared = (q->flags & MAP_TYPE) == MAP_SHARED || (q->flags & MAP_TYPE) == MAP_SHARED_VALIDATE;
    return (shared ? MM_SHARED : 0u) | (q->flags & MAP_ANONYMOUS ? 0u : MM_FILE) | (q->flags & MAP_GROWSDOWN ? MM_GROWSDOWN : 0u) | (q->untagged ? MM_UNTAGGED : 0u) |
           (q->flags & MAP_HUGETLB ? MM_GUARDED : 0u);
}

static bool within_limits(const struct guest_mm *mm, const struct request *q, uint64_t addr, bool fixed)
{
    bool data = q->prot & PROT_WRITE && !(record_flags(q) & MM_SHARED);
    uint64_t old_total = fixed ? mm_bytes(mm, addr, addr + q->len, false) : 0;
    uint64_t old_data = fixed && data ? mm_bytes(mm, addr, addr + q->len, true) : 0;
    return mm_may_expand(mm, q->len - old_total, data ? q->len - old_data : 0);
}

static int64_t map_fixed(struct guest_mm *mm, const struct request *q, struct mm_stale *stale)
{
    struct mm_claim claim;
    uint64_t end = q->addr + q->len;
    if (!mm_aligned(q->addr))
        return -EINVAL;
    if (q->len > GUEST_TOP || q->addr > GUEST_TOP - q->len)
        return -ENOMEM;
    if (q->flags & MAP_FIXED_NOREPLACE && !mm_is_free(mm, q->addr, end))
        return -EEXIST;
    if (!within_limits(mm, q, q->addr, true))
        return -ENOMEM;
    int error = mm_claim(mm, q->addr, end, &claim);
    if (error)
        return q->flags & MAP_FIXED_NOREPLACE ? -EEXIST : error;
    int64_t at = host_mmap(q, q->addr, claim.fresh ? MAP_FIXED_NOREPLACE : MAP_FIXED);
    if (at < 0) {
        mm_unclaim(mm, &claim);
        if (at == -EEXIST)
            mm_sync_host(mm);
        return at == -EEXIST && !(q->flags & MAP_FIXED_NOREPLACE) ? -ENOMEM : at;
    }
    mm_note_stale(mm, q->addr, end, stale);
    mte_clear(mm->machine, q->addr, end);
    mm_record(mm, q->addr, end, (uint32_t)q->prot, record_flags(q));
    return at;
}

static uint64_t alignment(const struct request *q)
{
    if (q->flags & MAP_HUGETLB) {
        unsigned shift = (unsigned)q->flags >> MAP_HUGE_SHIFT & MAP_HUGE_MASK;
        return shift ? UINT64_C(1) << shift : HUGE_SIZE;
    }
    /* As the kernel does it: whole huge pages are aligned, so that they can be. */
    if (q->flags & MAP_ANONYMOUS)
        return q->len % HUGE_SIZE == 0 ? HUGE_SIZE : MM_PAGE;
    return MM_PAGE;
}

static uint64_t hint(const struct guest_mm *mm, const struct request *q, uint64_t align)
{
    uint64_t at = mm_page_up(q->addr), top = q->prot & PROT_EXEC ? GUEST_WINDOW : GUEST_TOP;
    if (q->addr == 0 || at < q->addr)
        return 0;
    if (at < MM_MIN_ADDR)
        at = MM_MIN_ADDR;
    if (q->len > top || at > top - q->len || (q->flags & MAP_HUGETLB && at & (align - 1)))
        return 0;
    return mm_is_free(mm, at, at + q->len) ? at : 0;
}

/* Libraries lie at places that their sizes choose, the same in every process, because translations are shared between
 * processes where code lies at the same address. The dynamic loader of the GNU C library reserves room for all of a
 * library first; of mappings that are not of files only its have MAP_DENYWRITE. */
static uint64_t library_place(const struct guest_mm *mm, const struct request *q)
{
    enum { TRIES = 8, ALIGN = 64 << 10 };
    const uint64_t low = UINT64_C(0x3c000000000), spread = UINT64_C(64) << 30;
    bool library = q->flags & MAP_DENYWRITE || (!(q->flags & MAP_ANONYMOUS) && q->prot & PROT_EXEC);
    if (!library || q->addr || (q->flags & MAP_TYPE) != MAP_PRIVATE || q->flags & MAP_HUGETLB || q->len > spread / 64)
        return 0;
    uint64_t hash = hash_mix(0, q->len);
    for (int i = 0; i < TRIES; i++, hash = hash_mix(hash, 1)) {
        uint64_t at = low + hash % (spread / ALIGN) * ALIGN;
        if (mm_is_free(mm, at, at + q->len))
            return at;
    }
    return 0;
}

static int64_t map_anywhere(struct guest_mm *mm, const struct request *q)
{
    uint64_t align = alignment(q);
    bool may_hint = true;
    struct statfs fs;
    if (!within_limits(mm, q, 0, false))
        return -ENOMEM;
    for (int tries = 0; tries < 16; tries++) {
        uint64_t place = may_hint ? hint(mm, q, align) : 0;
        if (!place)
            place = library_place(mm, q);
        if (!place)
            place = mm_place(mm, q->len, align, q->prot & PROT_EXEC);
        if (!place)
            return -ENOMEM;
        int64_t at = host_mmap(q, place, MAP_FIXED_NOREPLACE);
        if (at >= 0) {
            mm_record(mm, place, place + q->len, (uint32_t)q->prot, record_flags(q));
            return at;
        }
        mm_zone_freed(&mm->ranges, place < GUEST_WINDOW ? &mm->window : &mm->upper, place, place + q->len);
        if (at == -EEXIST)
            mm_sync_host(mm);
        else if (at == -EPERM && place < MM_MIN_ADDR * 16 && may_hint && q->addr)
            may_hint = false; /* below vm.mmap_min_addr */
        else if (at == -EINVAL && align == MM_PAGE && q->fd >= 0 && fstatfs(q->fd, &fs) == 0 &&
                 fs.f_type == HUGETLBFS_MAGIC)
            align = (uint64_t)fs.f_bsize;
        else
            return at;
    }
    return -ENOMEM;
}

/* The host maps without PROT_EXEC, so it does not check this for us. */
static bool noexec_mount(const struct request *q)
{
    struct statvfs fs;
    return q->prot & PROT_EXEC && !(q->flags & MAP_ANONYMOUS) && fstatvfs(q->fd, &fs) == 0 && fs.f_flag & ST_NOEXEC;
}

int64_t guest_mmap(struct machine *m, uint64_t addr, uint64_t len, int prot, int flags, int fd, int64_t off)
{
    struct guest_mm *mm = m->mm;
    struct mm_stale stale = {0, 0};
    int known = PROT_READ | PROT_WRITE | PROT_EXEC | (mte_offered(m) ? MTE_PROT : 0);
    struct request q = {addr, mm_page_up(len), prot & known, flags & ~X86_FLAGS, fd, off, mm_has_no_tags(m, flags, fd)};
    if (!mm_aligned((uint64_t)off))
        return -EINVAL;
    if (flags & X86_FLAGS && (flags & MAP_TYPE) == MAP_SHARED_VALIDATE)
        return -EOPNOTSUPP;
    if (len == 0) /* EBADF comes first: ask the kernel */
        return host_mmap(&q, 0, 0);
    if (q.len == 0 || q.len > MM_TASK_SIZE)
        return -ENOMEM;
    if (noexec_mount(&q))
        return -EPERM;
    if (q.prot & MTE_PROT && q.untagged)
        return fcntl(fd, F_GETFD) < 0 ? -EBADF : -EINVAL;
    if (q.prot & MTE_PROT && !mte_enable(m))
        return -ENOMEM;
    if (flags & MAP_HUGETLB)
        q.len = (q.len + alignment(&q) - 1) & ~(alignment(&q) - 1);
    mm_enter(m);
    int64_t result = -ENOMEM;
    if (mm_room(mm))
        result = flags & (MAP_FIXED | MAP_FIXED_NOREPLACE) ? map_fixed(mm, &q, &stale) : map_anywhere(mm, &q);
    if (result >= 0 && q.prot & MTE_PROT && !mm_share_tags(mm, (uint64_t)result, (uint64_t)result + q.len)) {
        munmap((void *)(uintptr_t)result, q.len);
        mm_forget(mm, (uint64_t)result, (uint64_t)result + q.len);
        result = -ENOMEM;
    }
    mm_leave(m, &stale);
    mm_log("mmap", addr, q.len, q.prot, result);
    return result;
}

/* ---- munmap, mprotect, madvise --------------------------------------------------------------- */
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
    while (++i < r->n && r->at[i].start == *hi && !(r->at[i].flags & MM_HOST))
        *hi = r->at[i].end;
    if (*hi > end)
        *hi = end;
    return true;
}

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
    if (prot & MTE_PROT && old.flags & MM_UNTAGGED)
        return -EINVAL;
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
        bool down = grows == PROT_GROWSDOWN && i < mm->ranges.n && mm->ranges.at[i].flags & MM_GROWSDOWN;
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
