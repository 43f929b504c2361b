/* tcache_file.c: see tcache_file.h.
 *
 * Memory of the file that was never written is a hole. Touching one where there is no room left would be SIGBUS, so pages
 * are populated by a call that fails instead, before anybody touches them: `backed` tells how far.
 *
 * When a page is read for the first time the kernel maps its neighbours, too: sixteen, which takes 6.5 us where they are in no
 * processor's cache. Records that a program needs one after the other were often made one after the other, but not always:
 * so a page is touched by a write that changes nothing, which maps only that one, unless it follows the last one. Since
 * what is mapped counts as the process's memory, not much of it stays.
 *
 * The index of a file that many programs use has megabytes. What belongs to a block of addresses, such as a library's, lies
 * side by side there, and an entry tells by itself whether it can be the one that is looked for: so a process maps few pages. */
#include "runtime/tcache_file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <linux/mman.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

enum { PATH_SIZE = sizeof((struct tcache_file *)0)->path, KEPT_FILES = 8 };
enum { PAGE = 4096, UNIT = 8, CHUNK = 64 << 10, MOST_MAPPED = 512 };
#define FILE_SIZE ((uint32_t)TCACHE_PAGES * PAGE)

/* The file: head, groups, records. */
enum area { GROUPS, RECORDS, NAREAS };
#define HEAD_SIZE ((sizeof(struct tcache_head) + PAGE - 1) / PAGE * PAGE)
#define GROUPS_END (UINT32_C(16) << 20)

enum { ENTRIES = 1 << 16, BLOCKS = 1024, BLOCK_SHIFT = 10 /* as many groups */, EXTENT = 16 << 10, TRIES = 32 };

/* Places are in units of 8 bytes from the file's start, 0: none. */
struct tcache_head {
    struct {
        _Atomic uint32_t used, backed; /* bytes: given away, and populated */
    } areas[NAREAS];
    _Atomic uint64_t extents[BLOCKS];  /* what is left of a block's: from an offset on, and above these 32 bits to where */
    _Atomic uint32_t index[ENTRIES];   /* a group's place, and above it TAG_BITS of its number's hash */
};
enum { TAG_BITS = 11, PLACE_BITS = 32 - TAG_BITS };

/* Of numbers that are neighbours. */
struct group {
    uint64_t number;                   /* of all without their low bits */
    _Atomic uint32_t slots[1 << TCACHE_NEAR]; /* place of the newest record */
};
_Static_assert(GROUPS_END / UNIT <= UINT32_C(1) << PLACE_BITS, "an entry has room for a place");

static uint32_t area_start(enum area area) { return area == GROUPS ? (uint32_t)HEAD_SIZE : GROUPS_END; }
static uint32_t area_size(enum area area) { return (area == GROUPS ? GROUPS_END : FILE_SIZE) - area_start(area); }

/* ---- opening ---------------------------------------------------------------------------------- */
static bool populate(struct tcache_file *f, size_t offset, size_t size)
{
    int error = errno;
    bool good = madvise((uint8_t *)f->head + offset, size, MADV_POPULATE_WRITE) == 0;
    errno = error;
    return good;
}

static bool is_older(const struct stat *a, const struct stat *b)
{
    return a->st_mtim.tv_sec != b->st_mtim.tv_sec ? a->st_mtim.tv_sec < b->st_mtim.tv_sec : a->st_mtim.tv_nsec < b->st_mtim.tv_nsec;
}

bool tcache_remove_old(const char *path, const char *prefix, bool (*is_one)(const char *name, const struct stat *s),
                       uint32_t most, uint64_t most_bytes)
{
    char dir[PATH_SIZE], oldest[NAME_MAX + 1];
    uint32_t n = 0;
    uint64_t bytes = 0;
    struct stat s, first = {0};
    snprintf(dir, sizeof dir, "%.*s", (int)(strrchr(path, '/') - path), path);
    DIR *d = opendir(dir);
    for (const struct dirent *entry; d && (entry = readdir(d)) != NULL;) {
        if (strncmp(entry->d_name, prefix, strlen(prefix)) != 0 ||
            fstatat(dirfd(d), entry->d_name, &s, AT_SYMLINK_NOFOLLOW) || s.st_uid != geteuid() ||
            !is_one(entry->d_name, &s))
            continue;
        bytes += (uint64_t)s.st_size;
        if (n++ == 0 || is_older(&s, &first)) {
            first = s;
            memcpy(oldest, entry->d_name, strlen(entry->d_name) + 1);
        }
    }
    bool goes = (n > most || bytes > most_bytes) && unlinkat(dirfd(d), oldest, 0) == 0;
    if (d)
        closedir(d);
    return goes;
}

static bool is_of_a_build(const char *name, const struct stat *s)
{
    (void)name;
    return s->st_size == FILE_SIZE;
}

static bool is_ours(struct tcache_file *f, int fd, const char *prefix)
{
    struct stat s;
    if (fstat(fd, &s) || !S_ISREG(s.st_mode) || s.st_uid != geteuid() || s.st_mode & 077 || s.st_nlink != 1)
        return false;
    f->device = s.st_dev;
    f->inode = s.st_ino;
    if (s.st_size == FILE_SIZE)
        return true;
    if (s.st_size != 0 || ftruncate(fd, FILE_SIZE))
        return false;
    tcache_remove_old(f->path, prefix, is_of_a_build, KEPT_FILES, UINT64_MAX); /* what a process has open it keeps */
    return true;
}

/* Somebody has added something, after the head was there. */
static bool has_head(int fd)
{
    uint32_t used;
    return pread(fd, &used, sizeof used, offsetof(struct tcache_head, areas[GROUPS].used)) == sizeof used && used;
}

bool tcache_file_open(struct tcache_file *f, const char *dir, const char *prefix, const char *name, bool in_memory)
{
    struct statfs fs;
    const char *path = f->path;
    if (snprintf(f->path, sizeof f->path, "%s/%s%s", dir, prefix, name) >= (int)sizeof f->path || statfs(dir, &fs))
        return false;
    f->outlives_crashes = fs.f_type != TMPFS_MAGIC;
    /* /dev/shm of a container has 64 MB, for the guest's use. */
    f->room = f->outlives_crashes || !fs.f_blocks ? FILE_SIZE : (uint64_t)fs.f_blocks * (uint64_t)fs.f_bsize / 4;
    if (in_memory && f->outlives_crashes)
        return false;
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return false;
    bool is_there = has_head(fd);
    void *at = is_ours(f, fd, prefix) ? mmap(NULL, FILE_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, fd, 0)
                                      : MAP_FAILED;
    close(fd);
    if (at == MAP_FAILED)
        return false;
    f->head = at;
    f->full = f->only_read = false;
    if (sizeof *f->head > f->room || (!is_there && !populate(f, 0, sizeof *f->head))) {
        tcache_file_close(f);
        return false;
    }
    for (enum area area = 0; area < NAREAS; area++)
        if (atomic_load(&f->head->areas[area].used) >= area_size(area))
            unlink(path);
    return true;
}

void tcache_file_close(struct tcache_file *f)
{
    if (f->head)
        munmap(f->head, FILE_SIZE);
    f->head = NULL;
    f->last_group = NULL;
}

bool tcache_file_only_read(struct tcache_file *f)
{
    struct stat s;
    if (!f->head || f->only_read)
        return f->only_read;
    int fd = open(f->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return false;
    bool same = fstat(fd, &s) == 0 && s.st_dev == f->device && s.st_ino == f->inode;
    f->only_read = same && mmap(f->head, FILE_SIZE, PROT_READ, MAP_SHARED | MAP_FIXED | MAP_NORESERVE, fd, 0) == f->head;
    f->full |= f->only_read;
    close(fd);
    return f->only_read;
}

/* ---- what is mapped ---------------------------------------------------------------------------- */
static bool note_page(struct tcache_file *f, uint32_t page)
{
    uint64_t *word = &f->mapped[page / 64], bit = UINT64_C(1) << page % 64;
    bool is_new = !(*word & bit);
    *word |= bit;
    f->nmapped += is_new;
    return is_new;
}

static void forget_pages(struct tcache_file *f)
{
    int error = errno;
    madvise((uint8_t *)f->head + GROUPS_END, FILE_SIZE - GROUPS_END, MADV_DONTNEED);
    errno = error;
    memset(f->mapped, 0, sizeof f->mapped);
    f->nmapped = f->last_page = 0;
}

static void touch(struct tcache_file *f, const void *at, size_t size)
{
    size_t offset = (size_t)((const uint8_t *)at - (const uint8_t *)f->head);
    uint32_t first = (uint32_t)(offset / PAGE), last = (uint32_t)((offset + size - 1) / PAGE);
    if (first == f->last_page && last == first)
        return;
    if (f->nmapped > MOST_MAPPED)
        forget_pages(f);
    for (uint32_t page = first; page <= last; page++) {
        _Atomic uint32_t *word = (_Atomic uint32_t *)(void *)((uint8_t *)f->head + (size_t)page * PAGE);
        bool follows = page == f->last_page + 1 && !f->is_sparse;
        f->last_page = page;
        if (!note_page(f, page))
            continue;
        if (follows || f->only_read)
            (void)*(volatile _Atomic uint32_t *)word;
        else
            atomic_fetch_or(word, 0);
    }
}

void tcache_file_touch(struct tcache_file *f, const struct tcache_record *record, size_t size)
{
    size_t rest = FILE_SIZE - (size_t)((const uint8_t *)record - (const uint8_t *)f->head);
    touch(f, record, size < rest ? size : rest);
}

/* ---- finding ---------------------------------------------------------------------------------- */
static void *at_place(const struct tcache_file *f, enum area area, uint32_t place, size_t size)
{
    uint64_t offset = (uint64_t)place * UNIT, start = area_start(area);
    if (offset < start || offset + size > start + atomic_load_explicit(&f->head->areas[area].backed, memory_order_relaxed))
        return NULL;
    return (uint8_t *)f->head + offset;
}

static uint32_t place_of(const struct tcache_file *f, const void *at)
{
    return (uint32_t)(((const uint8_t *)at - (const uint8_t *)f->head) / UNIT);
}

static uint64_t mixed(uint64_t number) { return (number ^ number >> 32) * UINT64_C(0x9e3779b97f4a7c15); }
static uint64_t block_of(uint64_t group) { return mixed((uint32_t)group >> BLOCK_SHIFT) >> 32; }
static uint32_t tag_of(uint64_t group) { return (uint32_t)(mixed(group) >> (64 - TAG_BITS)); }

/* Where the index has a group: those of a block beside one another, unless something else is there; else anywhere. */
static _Atomic uint32_t *entry_of(const struct tcache_file *f, uint64_t group, uint64_t attempt)
{
    uint64_t at = block_of(group) << BLOCK_SHIFT | (group & ((1 << BLOCK_SHIFT) - 1));
    return &f->head->index[(attempt ? mixed(group + (attempt << 40)) >> 32 : at) % ENTRIES];
}

/* The entry's group, if it is that one. */
static struct group *group_in(const struct tcache_file *f, uint32_t entry, uint64_t group)
{
    if (entry >> PLACE_BITS != tag_of(group))
        return NULL;
    struct group *g = at_place(f, GROUPS, entry & ((UINT32_C(1) << PLACE_BITS) - 1), sizeof *g);
    return g && g->number == group ? g : NULL;
}

static struct group *look_up(const struct tcache_file *f, uint64_t group)
{
    struct group *g;
    for (unsigned i = 0; i < TRIES; i++) {
        uint32_t entry = atomic_load_explicit(entry_of(f, group, i), memory_order_acquire);
        if (!entry)
            return NULL;
        if ((g = group_in(f, entry, group)) != NULL)
            return g;
    }
    return NULL;
}

static struct group *find_group(struct tcache_file *f, uint64_t number)
{
    if (!f->last_group || f->last_group->number != number >> TCACHE_NEAR)
        f->last_group = look_up(f, number >> TCACHE_NEAR);
    return f->last_group;
}

static _Atomic uint32_t *slot_of(struct group *g, uint64_t number) { return &g->slots[number & ((1 << TCACHE_NEAR) - 1)]; }

static struct tcache_record *record_at(struct tcache_file *f, uint32_t place)
{
    struct tcache_record *record = at_place(f, RECORDS, place, sizeof *record);
    if (record)
        touch(f, record, sizeof *record);
    return record;
}

struct tcache_record *tcache_file_first(struct tcache_file *f, uint64_t number)
{
    struct group *g = find_group(f, number);
    return g ? record_at(f, atomic_load_explicit(slot_of(g, number), memory_order_acquire)) : NULL;
}

/* What is not mapped is not fetched: this is no access. */
static void prefetch(const void *at)
{
    enum { LINE = 64, LINES = 6 };
    for (int i = 0; i < LINES; i++)
        __builtin_prefetch((const uint8_t *)at + i * LINE);
}

struct tcache_record *tcache_file_following(struct tcache_file *f, const struct tcache_record *record)
{
    uint32_t size = atomic_load_explicit(&record->size, memory_order_relaxed);
    struct tcache_record *next = record_at(f, place_of(f, record) + size / UNIT);
    if (!next || !(size = atomic_load_explicit(&next->size, memory_order_acquire)))
        return NULL;
    prefetch((const uint8_t *)next + size);
    return next;
}

struct tcache_record *tcache_file_next(struct tcache_file *f, const struct tcache_record *record)
{
    return record_at(f, atomic_load_explicit(&record->next, memory_order_relaxed));
}

/* ---- adding ----------------------------------------------------------------------------------- */
static bool has_room(const struct tcache_file *f, size_t size)
{
    uint64_t sum = sizeof *f->head + size;
    for (enum area area = 0; area < NAREAS; area++)
        sum += atomic_load_explicit(&f->head->areas[area].backed, memory_order_relaxed);
    return sum <= f->room;
}

/* The pages up to `end` of the area. */
static bool back(struct tcache_file *f, enum area area, uint32_t end)
{
    _Atomic uint32_t *to = &f->head->areas[area].backed;
    uint32_t backed = atomic_load(to), start = area_start(area);
    while (backed < end) {
        uint32_t rest = area_size(area) - backed, size = rest < CHUNK ? rest : CHUNK;
        if (!has_room(f, size) || !populate(f, start + backed, size))
            return false;
        for (uint32_t i = 0; i < size / PAGE && area == RECORDS; i++)
            note_page(f, (start + backed) / PAGE + i);
        if (atomic_compare_exchange_strong(to, &backed, backed + size))
            backed += size;
    }
    return true;
}

/* Who comes next begins a new file. */
static void set_full(struct tcache_file *f, enum area area)
{
    f->full = true;
    atomic_store(&f->head->areas[area].used, area_size(area));
}

/* As many bytes, all 0, from an offset on; 0: there is no room. */
static uint32_t take(struct tcache_file *f, enum area area, size_t size)
{
    _Atomic uint32_t *used = &f->head->areas[area].used;
    uint32_t at = atomic_load(used), room = area_size(area);
    do
        f->full |= size > room || at > room - size;
    while (!f->full && !atomic_compare_exchange_weak(used, &at, at + (uint32_t)size));
    if (f->full)
        set_full(f, area);
    else
        f->full = !back(f, area, at + (uint32_t)size);
    return f->full ? 0 : area_start(area) + at;
}

struct tcache_record *tcache_file_new(struct tcache_file *f, size_t size)
{
    uint32_t at = f->full ? 0 : take(f, RECORDS, size);
    struct tcache_record *record = (struct tcache_record *)(void *)((uint8_t *)f->head + at);
    if (at)
        touch(f, record, size);
    return at ? record : NULL;
}

/* Puts it in front of the list. */
static void push(struct tcache_file *f, _Atomic uint32_t *list, struct tcache_record *record)
{
    uint32_t first = atomic_load_explicit(list, memory_order_relaxed);
    do
        atomic_store_explicit(&record->next, first, memory_order_relaxed);
    while (!atomic_compare_exchange_weak_explicit(list, &first, place_of(f, record), memory_order_release, memory_order_relaxed));
}

/* Groups of a block lie beside one another. What is left of an extent when another one begins is lost. 0: there is no room. */
static uint32_t take_group(struct tcache_file *f, uint64_t group)
{
    _Atomic uint64_t *extent = &f->head->extents[block_of(group) % BLOCKS];
    const uint64_t end = area_start(GROUPS) + atomic_load(&f->head->areas[GROUPS].backed); /* which a crash may have lost */
    uint64_t left = atomic_load(extent);
    while ((left >> 32) - (uint32_t)left >= sizeof(struct group) && left >> 32 <= end)
        if (atomic_compare_exchange_weak(extent, &left, left + sizeof(struct group)))
            return (uint32_t)left;
    const uint64_t at = take(f, GROUPS, EXTENT);
    if (at)
        atomic_compare_exchange_strong(extent, &left, (at + EXTENT) << 32 | (at + sizeof(struct group)));
    return (uint32_t)at;
}

/* If another process was faster, its group is used, and ours is never found. */
static struct group *make_group(struct tcache_file *f, uint64_t group)
{
    uint32_t place = f->full ? 0 : take_group(f, group) / UNIT;
    struct group *g = at_place(f, GROUPS, place, sizeof *g), *other;
    if (!g)
        return NULL;
    g->number = group;
    for (unsigned i = 0; i < TRIES; i++) {
        uint32_t entry = 0;
        if (atomic_compare_exchange_strong(entry_of(f, group, i), &entry, tag_of(group) << PLACE_BITS | place))
            return g;
        if ((other = group_in(f, entry, group)) != NULL)
            return other;
    }
    set_full(f, GROUPS);
    return NULL;
}

void tcache_file_add(struct tcache_file *f, uint64_t number, struct tcache_record *record, size_t size)
{
    atomic_store_explicit(&record->size, (uint32_t)size, memory_order_release);
    struct group *g = find_group(f, number);
    if (!g)
        g = make_group(f, number >> TCACHE_NEAR);
    if (g)
        push(f, slot_of(g, number), record);
}
