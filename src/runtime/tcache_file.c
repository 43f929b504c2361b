/* tcache_file.c: see tcache_file.h.
 *
 * Memory of the file that was never written is a hole. Touching one where there is no room left would be SIGBUS, so pages
 * are populated by a call that fails instead, before anybody touches them: `backed` tells how far.
 *
 * When a page is read for the first time the kernel maps its neighbours, too: sixteen, which takes 6.5 us where they are in no
 * processor's cache. Records that a program needs one after the other were often made one after the other, but not always:
 * so a page is touched by a write that changes nothing, which maps only that one, unless it follows the last one. Since
 * what is mapped counts as the process's memory, it does not stay. The index is small, and everybody reads all of it. */
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

enum { PATH_SIZE = 512, KEPT_FILES = 8 };
enum { PAGE = 4096, UNIT = 8, CHUNK = 64 << 10, BUCKETS = 4096, MOST_MAPPED = 128 };
#define FILE_SIZE ((uint32_t)TCACHE_PAGES * PAGE)

/* The file: head, groups, records. */
enum area { GROUPS, RECORDS, NAREAS };
#define HEAD_SIZE ((sizeof(struct tcache_head) + PAGE - 1) / PAGE * PAGE)
#define GROUPS_END (UINT32_C(8) << 20)

/* Places are in units of 8 bytes from the file's start, 0: none. */
struct tcache_head {
    struct {
        _Atomic uint32_t used, backed; /* bytes: given away, and populated */
    } areas[NAREAS];
    _Atomic uint32_t buckets[BUCKETS]; /* the first group of each hash */
};

/* Of numbers that are neighbours. */
struct group {
    struct tcache_record head;         /* next: of the same hash */
    uint64_t number;                   /* of all without their low bits */
    _Atomic uint32_t slots[1 << TCACHE_NEAR]; /* place of the newest record */
};

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

/* There is a new file: those of old builds go. What a process has open it keeps. */
static void remove_oldest(const char *path, const char *prefix)
{
    char dir[PATH_SIZE], oldest[NAME_MAX + 1];
    unsigned n = 0;
    struct stat s, first = {0};
    snprintf(dir, sizeof dir, "%.*s", (int)(strrchr(path, '/') - path), path);
    DIR *d = opendir(dir);
    for (const struct dirent *entry; d && (entry = readdir(d)) != NULL;) {
        if (strncmp(entry->d_name, prefix, strlen(prefix)) != 0 || fstatat(dirfd(d), entry->d_name, &s, AT_SYMLINK_NOFOLLOW) ||
            s.st_size != FILE_SIZE || s.st_uid != geteuid())
            continue;
        if (n++ == 0 || is_older(&s, &first)) {
            first = s;
            memcpy(oldest, entry->d_name, strlen(entry->d_name) + 1);
        }
    }
    if (n > KEPT_FILES)
        unlinkat(dirfd(d), oldest, 0);
    if (d)
        closedir(d);
}

static bool is_ours(int fd, const char *path, const char *prefix)
{
    struct stat s;
    if (fstat(fd, &s) || !S_ISREG(s.st_mode) || s.st_uid != geteuid() || s.st_mode & 077 || s.st_nlink != 1)
        return false;
    if (s.st_size == FILE_SIZE)
        return true;
    if (s.st_size != 0 || ftruncate(fd, FILE_SIZE))
        return false;
    remove_oldest(path, prefix);
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
    char path[PATH_SIZE];
    struct statfs fs;
    if (snprintf(path, sizeof path, "%s/%s%s", dir, prefix, name) >= (int)sizeof path || statfs(dir, &fs))
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
    void *at = is_ours(fd, path, prefix) ? mmap(NULL, FILE_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, fd, 0) : MAP_FAILED;
    close(fd);
    if (at == MAP_FAILED)
        return false;
    f->head = at;
    f->full = false;
    if (sizeof *f->head > f->room || (!is_there && !populate(f, 0, sizeof *f->head))) {
        tcache_file_close(f);
        return false;
    }
    for (enum area area = 0; area < NAREAS; area++)
        if (atomic_load(&f->head->areas[area].used) >= area_size(area)) /* who comes next begins a new one */
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
        bool follows = page == f->last_page + 1;
        f->last_page = page;
        if (!note_page(f, page))
            continue;
        if (follows)
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

static _Atomic uint32_t *bucket_of(const struct tcache_file *f, uint64_t number)
{
    return &f->head->buckets[(number >> TCACHE_NEAR) * UINT64_C(0x9e3779b97f4a7c15) >> 40 & (BUCKETS - 1)];
}

/* In the list that begins at the place. */
static struct group *group_in(const struct tcache_file *f, uint32_t place, uint64_t number)
{
    struct group *g = at_place(f, GROUPS, place, sizeof *g);
    while (g && g->number != number >> TCACHE_NEAR)
        g = at_place(f, GROUPS, atomic_load_explicit(&g->head.next, memory_order_acquire), sizeof *g);
    return g;
}

static struct group *find_group(struct tcache_file *f, uint64_t number)
{
    if (!f->last_group || f->last_group->number != number >> TCACHE_NEAR)
        f->last_group = group_in(f, atomic_load_explicit(bucket_of(f, number), memory_order_acquire), number);
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

/* As many bytes, all 0; NULL: there is no room. */
static void *take(struct tcache_file *f, enum area area, size_t size)
{
    _Atomic uint32_t *used = &f->head->areas[area].used;
    uint32_t at = atomic_load(used), room = area_size(area);
    do
        f->full |= size > room || at > room - size;
    while (!f->full && !atomic_compare_exchange_weak(used, &at, at + (uint32_t)size));
    if (f->full)
        atomic_store(used, room);
    else
        f->full = !back(f, area, at + (uint32_t)size);
    return f->full ? NULL : (uint8_t *)f->head + area_start(area) + at;
}

struct tcache_record *tcache_file_new(struct tcache_file *f, size_t size)
{
    struct tcache_record *record = f->full ? NULL : take(f, RECORDS, size);
    if (record)
        touch(f, record, size);
    return record;
}

/* Puts it in front of the list. */
static void push(struct tcache_file *f, _Atomic uint32_t *list, struct tcache_record *record)
{
    uint32_t first = atomic_load_explicit(list, memory_order_relaxed);
    do
        atomic_store_explicit(&record->next, first, memory_order_relaxed);
    while (!atomic_compare_exchange_weak_explicit(list, &first, place_of(f, record), memory_order_release, memory_order_relaxed));
}

/* If another process was faster, its group is used, and ours is never found. */
static struct group *make_group(struct tcache_file *f, uint64_t number)
{
    struct group *g = f->full ? NULL : take(f, GROUPS, sizeof *g), *other;
    if (!g)
        return NULL;
    g->number = number >> TCACHE_NEAR;
    _Atomic uint32_t *list = bucket_of(f, number);
    uint32_t first = atomic_load_explicit(list, memory_order_acquire);
    do {
        if ((other = group_in(f, first, number)) != NULL)
            return other;
        atomic_store_explicit(&g->head.next, first, memory_order_relaxed);
    } while (!atomic_compare_exchange_weak_explicit(list, &first, place_of(f, g), memory_order_release, memory_order_acquire));
    return g;
}

void tcache_file_add(struct tcache_file *f, uint64_t number, struct tcache_record *record, size_t size)
{
    atomic_store_explicit(&record->size, (uint32_t)size, memory_order_release);
    struct group *g = find_group(f, number);
    if (!g)
        g = make_group(f, number);
    if (g)
        push(f, slot_of(g, number), record);
}
