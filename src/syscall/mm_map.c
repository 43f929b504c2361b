/* mm_map.c: mmap: whether something may be mapped, where, and how the host does it. Errors are those of the arm64 kernel;
 * whatever does not depend on the place is left to the host kernel to judge. */
#include "syscall/mm_space.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <linux/mman.h>
#include <sys/mman.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>

#include "base/hash.h"
#include "contract/mte.h"
#include "syscall/handlers.h"

enum {
    HUGE_SIZE = 2 << 20,
    X86_FLAGS = 0x40 | 0x80, /* MAP_32BIT, MAP_ABOVE4G: bits that mean nothing on arm64 */
};

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
    unsigned shift = guest_mm_code_shift(mm->machine);
    const uint64_t low = UINT64_C(0x3c000000000) >> shift, spread = (UINT64_C(64) << 30) >> shift;
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

/* Rings of io_uring lie where the kernel wants: a place that somebody asks for is EINVAL. */
static int64_t map_where_kernel_wants(struct guest_mm *mm, const struct request *q)
{
    int64_t at = host_mmap(q, 0, MAP_32BIT); /* not above the guest's addresses */
    if (at >= 0)
        mm_record(mm, (uint64_t)at, (uint64_t)at + q->len, (uint32_t)q->prot, record_flags(q));
    return at;
}

/* Heaps of the GNU C library's threads are reserved first, and get PROT_MTE as they grow. What is larger is for something else:
 * just-in-time compilers, which want their code to be low. */
static bool may_get_tags(const struct guest_mm *mm, const struct request *q)
{
    enum { LARGEST = 128 << 20 };
    return mte_shadow(mm->machine) && q->prot == PROT_NONE && q->flags & MAP_ANONYMOUS && !(q->flags & (MAP_STACK | MAP_DENYWRITE)) &&
           q->len <= LARGEST;
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
            place = mm_place(mm, q->len, align, (uint32_t)q->prot | (may_get_tags(mm, q) ? MTE_PROT : 0u));
        if (!place)
            return -ENOMEM;
        int64_t at = host_mmap(q, place, MAP_FIXED_NOREPLACE);
        if (at >= 0) {
            mm_record(mm, place, place + q->len, (uint32_t)q->prot, record_flags(q));
            return at;
        }
        mm_zone_freed(&mm->ranges, mm_zone_of(mm, place), place, place + q->len);
        if (at == -EEXIST)
            mm_sync_host(mm);
        else if (at == -EPERM && place < MM_MIN_ADDR * 16 && may_hint && q->addr)
            may_hint = false; /* below vm.mmap_min_addr */
        else if (at == -EINVAL && align == MM_PAGE && q->fd >= 0 && fstatfs(q->fd, &fs) == 0 &&
                 fs.f_type == HUGETLBFS_MAGIC)
            align = (uint64_t)fs.f_bsize;
        else
            return at == -EINVAL && !(q->flags & MAP_ANONYMOUS) ? map_where_kernel_wants(mm, q) : at;
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
    if (mm_refuses(mm, q.prot, q.prot))
        return !(flags & MAP_ANONYMOUS) && fcntl(fd, F_GETFD) < 0 ? -EBADF : -EACCES;
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
    if (result >= 0 && !(flags & MAP_ANONYMOUS))
        uring_mapped(m, fd, (uint64_t)off, (uint64_t)result);
    mm_log("mmap", addr, q.len, q.prot, result);
    return result;
}
