/* mm_tags.c: which memory of the guest can have tags, whose they are, and when they go. Knows mappings; the tags are
 * src/mte's. */
#include <linux/magic.h>
#include <sys/mman.h>
#include <sys/vfs.h>

#include "contract/mte.h"
#include "syscall/handlers.h"
#include "syscall/mm_space.h"

/* Tags are kept in anonymous memory and in that of tmpfs, memfds and huge pages. */
bool mm_has_no_tags(const struct machine *m, int flags, int fd)
{
    struct statfs fs;
    if (flags & (MAP_ANONYMOUS | MAP_HUGETLB) || !mte_offered(m))
        return false;
    return fstatfs(fd, &fs) != 0 || (fs.f_type != TMPFS_MAGIC && fs.f_type != HUGETLBFS_MAGIC);
}

bool mm_has_tags(const struct guest_mm *mm, uint64_t start, uint64_t end)
{
    const struct mm_ranges *r = &mm->ranges;
    for (uint32_t i = mm_ranges_find(r, start); i < r->n && r->at[i].start < end; i++)
        if (r->at[i].prot & MTE_PROT)
            return true;
    return false;
}

struct sharing {
    struct machine *machine;
    uint64_t lo, hi;
    bool good;
};

static bool share_mapping(const struct mm_host_mapping *map, void *ctx)
{
    struct sharing *s = ctx;
    uint64_t lo = map->start > s->lo ? map->start : s->lo, hi = map->end < s->hi ? map->end : s->hi;
    s->good = mte_share(s->machine, lo, hi, map->dev, map->inode, map->offset + (lo - map->start));
    return s->good;
}

bool mm_share_tags(struct guest_mm *mm, uint64_t start, uint64_t end)
{
    const struct mm_ranges *r = &mm->ranges;
    struct sharing s = {.machine = mm->machine, .good = true};
    for (uint32_t i = mm_ranges_find(r, start); s.good && i < r->n && r->at[i].start < end; i++) {
        const struct mm_range *range = &r->at[i];
        if (!(range->flags & MM_SHARED) || !(range->prot & MTE_PROT))
            continue;
        s.lo = range->start > start ? range->start : start;
        s.hi = range->end < end ? range->end : end;
        mm_each_mapping(s.lo, s.hi, share_mapping, &s);
    }
    return s.good;
}

void mm_drop_tags(struct guest_mm *mm, uint64_t lo, uint64_t hi, bool shared)
{
    const struct mm_ranges *r = &mm->ranges;
    for (uint32_t i = mm_ranges_find(r, lo); mte_shadow(mm->machine) && i < r->n && r->at[i].start < hi; i++) {
        const struct mm_range *range = &r->at[i];
        uint64_t from = range->start > lo ? range->start : lo, to = range->end < hi ? range->end : hi;
        if (!(range->flags & MM_SHARED))
            mte_clear(mm->machine, from, to);
        else if (shared && range->prot & MTE_PROT)
            mte_drop(mm->machine, from, to);
    }
}

void mm_mark(struct guest_mm *mm, uint64_t lo, uint64_t hi, uint32_t flag, bool on)
{
    while (lo < hi && mm_ranges_room(&mm->ranges)) {
        struct mm_range range = mm->ranges.at[mm_ranges_find(&mm->ranges, lo)];
        uint64_t end = range.end < hi ? range.end : hi;
        mm_record(mm, lo, end, range.prot, on ? range.flags | flag : range.flags & ~flag);
        lo = end;
    }
}

void guest_mm_in_child(struct machine *m)
{
    const struct mm_ranges *r = &m->mm->ranges;
    mm_mdwe_in_child(m->mm);
    mte_forget(m, 0, GUEST_TOP); /* MADV_DONTFORK */
    for (uint32_t i = 0; mte_shadow(m) && i < r->n; i++)
        if (r->at[i].flags & MM_WIPED)
            mte_clear(m, r->at[i].start, r->at[i].end);
}
