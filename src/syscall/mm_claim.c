/* mm_claim.c: keeps guest mappings from replacing the translator's own memory. Normally nothing of ours lies below
 * GUEST_TOP, but the host's layout can put it there (unlimited stack, sanitizers), and only the kernel knows for sure:
 * every range is first taken with MAP_FIXED_NOREPLACE. */
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "syscall/mm_space.h"

static int reserve(uint64_t start, uint64_t end)
{
    void *at = (void *)(uintptr_t)start;
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE;
    void *p = mmap(at, end - start, PROT_NONE, flags, -1, 0);
    return p == MAP_FAILED ? -errno : 0;
}

/* Calls fn for every gap of the table inside [start, end) until one fails; *stop is where that was. */
static int each_gap(const struct guest_mm *mm, uint64_t start, uint64_t end, int (*fn)(uint64_t, uint64_t),
                    uint64_t *stop)
{
    const struct mm_ranges *r = &mm->ranges;
    for (uint32_t i = mm_ranges_find(r, start); start < end; i++) {
        uint64_t gap_end = i < r->n && r->at[i].start < end ? r->at[i].start : end;
        int error = gap_end > start ? fn(start, gap_end) : 0;
        *stop = start;
        if (error)
            return error;
        start = i < r->n ? r->at[i].end : end;
    }
    *stop = end;
    return 0;
}

static int release(uint64_t start, uint64_t end)
{
    munmap((void *)(uintptr_t)start, end - start);
    return 0;
}

static bool holds_foreign(const struct guest_mm *mm, uint64_t start, uint64_t end)
{
    const struct mm_ranges *r = &mm->ranges;
    for (uint32_t i = mm_ranges_find(r, start); i < r->n && r->at[i].start < end; i++)
        if (r->at[i].flags & MM_HOST)
            return true;
    return false;
}

int mm_claim(struct guest_mm *mm, uint64_t start, uint64_t end, struct mm_claim *claim)
{
    uint64_t stop, ignore;
    *claim = (struct mm_claim){start, end, mm_is_free(mm, start, end)};
    if (claim->fresh)
        return 0;
    if (holds_foreign(mm, start, end))
        return -ENOMEM;
    int error = each_gap(mm, start, end, reserve, &stop);
    if (error) {
        each_gap(mm, start, stop, release, &ignore);
        if (error == -EEXIST) {
            mm_sync_host(mm);
            error = -ENOMEM;
        }
    }
    return error;
}

void mm_unclaim(struct guest_mm *mm, const struct mm_claim *claim)
{
    uint64_t stop;
    if (!claim->fresh)
        each_gap(mm, claim->start, claim->end, release, &stop);
}

/* -- the host's own map ------------------------------------------------------------------------ */
/* The gaps of [start, end) hold something that the guest did not map. */
static void note_host(struct guest_mm *mm, uint64_t start, uint64_t end)
{
    struct mm_ranges *r = &mm->ranges;
    while (start < end && mm_ranges_room(r)) {
        uint32_t i = mm_ranges_find(r, start);
        uint64_t gap_end = i < r->n && r->at[i].start < end ? r->at[i].start : end;
        uint64_t next = i < r->n && r->at[i].start < end ? r->at[i].end : end;
        if (gap_end > start) {
            bool grown = i < r->n && r->at[i].start == gap_end && r->at[i].flags & MM_GROWSDOWN;
            if (grown)
                mm_ranges_set(r, start, r->at[i].end, r->at[i].prot, r->at[i].flags);
            else
                mm_ranges_set(r, start, gap_end, PROT_NONE, MM_HOST);
        }
        start = next;
    }
}

static void forget_host(struct mm_ranges *r)
{
    for (uint32_t i = 0; i < r->n;) {
        if (r->at[i].flags & MM_HOST)
            mm_ranges_clear(r, r->at[i].start, r->at[i].end);
        else
            i++;
    }
}

struct maps_reader {
    int fd;
    char buffer[4096];
    ssize_t at, have;
};

static int next_char(struct maps_reader *in)
{
    if (in->at == in->have) {
        in->have = read(in->fd, in->buffer, sizeof in->buffer);
        in->at = 0;
        if (in->have <= 0)
            return in->have = 0, -1;
    }
    return (unsigned char)in->buffer[in->at++];
}

/* Reads hexadecimal digits up to the delimiter; false at the end of the file. */
static bool read_hex(struct maps_reader *in, int delimiter, uint64_t *value)
{
    *value = 0;
    for (int c; (c = next_char(in)) != delimiter;) {
        if (c < 0)
            return false;
        *value = *value << 4 | (uint64_t)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
    }
    return true;
}

void mm_sync_host(struct guest_mm *mm)
{
    struct maps_reader in = {.fd = open("/proc/self/maps", O_RDONLY | O_CLOEXEC)};
    uint64_t start, end;
    if (in.fd < 0)
        return;
    forget_host(&mm->ranges);
    while (read_hex(&in, '-', &start) && read_hex(&in, ' ', &end) && start < GUEST_TOP) {
        note_host(mm, start, end < GUEST_TOP ? end : GUEST_TOP);
        for (int c = 0; c != '\n' && c >= 0;)
            c = next_char(&in);
    }
    close(in.fd);
}

static bool skip_to(struct maps_reader *in, int delimiter)
{
    int c = 0;
    while (c != delimiter && c >= 0)
        c = next_char(in);
    return c == delimiter;
}

static uint64_t read_decimal(struct maps_reader *in)
{
    uint64_t value = 0;
    for (int c; (c = next_char(in)) >= '0' && c <= '9';)
        value = value * 10 + (uint64_t)(c - '0');
    return value;
}

void mm_each_mapping(uint64_t lo, uint64_t hi, mm_host_mapping_fn *fn, void *ctx)
{
    struct maps_reader in = {.fd = open("/proc/self/maps", O_RDONLY | O_CLOEXEC)};
    struct mm_host_mapping map;
    uint64_t major, minor;
    bool more = in.fd >= 0;
    while (more && read_hex(&in, '-', &map.start) && read_hex(&in, ' ', &map.end) && map.start < hi) {
        skip_to(&in, ' '); /* permissions */
        if (!read_hex(&in, ' ', &map.offset) || !read_hex(&in, ':', &major) || !read_hex(&in, ' ', &minor))
            break;
        map.dev = major << 32 | minor;
        map.inode = read_decimal(&in); /* a blank follows */
        more = map.end <= lo || fn(&map, ctx);
        more = more && skip_to(&in, '\n');
    }
    if (in.fd >= 0)
        close(in.fd);
}
