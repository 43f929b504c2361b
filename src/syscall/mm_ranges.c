/* mm_ranges.c: see mm_ranges.h. */
#include "syscall/mm_ranges.h"

#include <string.h>
#include <sys/mman.h>

/* The table grows and shrinks at either end: its first range is one of the first PLACES * cap. A reader without lock may see
 * an old beginning with a new number: behind these is room for as many more. */
enum { PLACES = 2 };

static size_t bytes_of_room(uint32_t cap) { return (PLACES + 1) * (size_t)cap * sizeof(struct mm_range); }

bool mm_ranges_init(struct mm_ranges *r, uint32_t cap)
{
    /* All the room there will ever be, backed on first touch. */
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
    struct mm_range *p = mmap(NULL, bytes_of_room(cap), PROT_READ | PROT_WRITE, flags, -1, 0);
    if (p == MAP_FAILED)
        return false;
    madvise(p, bytes_of_room(cap), MADV_NOHUGEPAGE); /* little of it is ever touched */
    *r = (struct mm_ranges){.at = p + cap, .room = p, .cap = cap};
    return true;
}

void mm_ranges_free(struct mm_ranges *r)
{
    munmap(r->room, bytes_of_room(r->cap));
}

static uint32_t find(const struct mm_range *at, uint32_t n, uint64_t addr)
{
    uint32_t lo = 0, hi = n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (at[mid].end <= addr)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

uint32_t mm_ranges_find(const struct mm_ranges *r, uint64_t addr)
{
    return find(r->at, r->n, addr);
}

static void account(struct mm_ranges *r, const struct mm_range *range, int sign)
{
    uint64_t size = (range->end - range->start) * (uint64_t)sign;
    if (range->flags & MM_HOST)
        return;
    r->total += size;
    if (range->prot & PROT_WRITE && !(range->flags & MM_SHARED))
        r->data += size;
    if (range->flags & MM_GROWSDOWN)
        r->ngrowsdown += (uint32_t)sign;
}

static bool joins(const struct mm_range *a, const struct mm_range *b)
{
    /* A System V segment is detached as a whole, a growing range grows by its start: both keep their borders. */
    return a->end == b->start && a->prot == b->prot && a->flags == b->flags && !(a->flags & (MM_GROWSDOWN | MM_SHM));
}

/* Ranges [i, j) become k: what lies on the shorter side of them moves, if there is room. Mappings are mostly placed below those
 * that are there, above the few of the program. */
static void make_room(struct mm_ranges *r, uint32_t i, uint32_t j, uint32_t k)
{
    uint32_t before = (uint32_t)(r->at - r->room), behind = r->n - j, n = i + k + behind;
    bool down = before + j >= i + k, up = before + n <= PLACES * r->cap;
    if (down && (i < behind || !up)) {
        memmove(r->at + j - k - i, r->at, i * sizeof *r->at);
        r->at += (int64_t)j - k - i;
    } else {
        memmove(r->at + i + k, r->at + j, behind * sizeof *r->at);
    }
    r->n = n;
}

/* Replaces ranges [i, j) by the k of list. */
static void splice(struct mm_ranges *r, uint32_t i, uint32_t j, const struct mm_range *list, uint32_t k)
{
    for (uint32_t n = i; n < j; n++)
        account(r, &r->at[n], -1);
    atomic_fetch_add_explicit(&r->sequence, 1, memory_order_relaxed);
    atomic_thread_fence(memory_order_release);
    make_room(r, i, j, k);
    memcpy(r->at + i, list, k * sizeof *r->at);
    atomic_fetch_add_explicit(&r->sequence, 1, memory_order_release);
    for (uint32_t n = i; n < i + k; n++)
        account(r, &r->at[n], 1);
}

static void replace(struct mm_ranges *r, uint64_t start, uint64_t end, const struct mm_range *with)
{
    struct mm_range list[3];
    uint32_t k = 0, i = mm_ranges_find(r, start), j = i;
    while (j < r->n && r->at[j].start < end)
        j++;
    if (i < j && r->at[i].start < start) {
        list[k] = r->at[i];
        list[k++].end = start;
    }
    if (with)
        list[k++] = *with;
    if (i < j && r->at[j - 1].end > end) {
        list[k] = r->at[j - 1];
        list[k++].start = end;
    }
    for (uint32_t n = 1; n < k;) {
        if (!joins(&list[n - 1], &list[n])) {
            n++;
            continue;
        }
        list[n - 1].end = list[n].end;
        memmove(&list[n], &list[n + 1], (k - n - 1) * sizeof *list);
        k--;
    }
    if (k > 0 && i > 0 && joins(&r->at[i - 1], &list[0]))
        list[0].start = r->at[--i].start;
    if (k > 0 && j < r->n && joins(&list[k - 1], &r->at[j]))
        list[k - 1].end = r->at[j++].end;
    splice(r, i, j, list, k);
}

void mm_ranges_set(struct mm_ranges *r, uint64_t start, uint64_t end, uint32_t prot, uint32_t flags)
{
    struct mm_range with = {start, end, prot, flags};
    if (start < end)
        replace(r, start, end, &with);
}

void mm_ranges_clear(struct mm_ranges *r, uint64_t start, uint64_t end)
{
    if (start < end)
        replace(r, start, end, NULL);
}

bool mm_ranges_peek(struct mm_ranges *r, uint64_t addr, struct mm_range *out)
{
    for (int tries = 0; tries < 1000; tries++) {
        unsigned before = atomic_load_explicit(&r->sequence, memory_order_acquire);
        uint32_t n = *(volatile uint32_t *)&r->n;
        const struct mm_range *at = *(struct mm_range *volatile *)&r->at;
        if (before & 1 || n > r->cap)
            continue;
        uint32_t i = find(at, n, addr);
        bool found = i < n && at[i].start <= addr;
        if (found)
            *out = at[i];
        atomic_thread_fence(memory_order_acquire);
        if (atomic_load_explicit(&r->sequence, memory_order_relaxed) == before)
            return found;
    }
    return false;
}

uint64_t mm_ranges_place(const struct mm_ranges *r, struct mm_zone *zone, uint64_t len, uint64_t align)
{
    bool below_scan = len >= zone->fails;
    uint64_t top = below_scan ? zone->scan : zone->high;
    uint64_t skipped = below_scan ? zone->fails - 1 : 0; /* the largest gap above that is too small */
    uint32_t i = mm_ranges_find(r, top - 1);
    if (i < r->n && r->at[i].start < top)
        top = r->at[i].start;
    for (;;) {
        uint64_t bottom = i > 0 && r->at[i - 1].end > zone->low ? r->at[i - 1].end : zone->low;
        if (top <= zone->low)
            return 0;
        uint64_t gap = top - bottom;
        uint64_t place = gap >= len ? (top - len) & ~(align - 1) : 0;
        if (gap >= len && place >= bottom) {
            if (top - (place + len) > skipped)
                skipped = top - (place + len);
            zone->scan = place + len;
            zone->fails = skipped + 1;
            return place;
        }
        if (gap > skipped)
            skipped = gap;
        if (i == 0 || bottom == zone->low)
            return 0;
        top = r->at[--i].start;
    }
}

void mm_zone_lower(struct mm_zone *zone, uint64_t high)
{
    zone->high = high;
    if (zone->scan > high)
        zone->scan = high;
}

void mm_zone_freed(const struct mm_ranges *r, struct mm_zone *zone, uint64_t start, uint64_t end)
{
    if (end < zone->scan || start >= zone->high)
        return;
    uint32_t i = mm_ranges_find(r, end - 1);
    uint64_t next = i < r->n ? r->at[i].start : zone->high;
    zone->scan = next < zone->high ? next : zone->high;
}
