/* tcache_file.c: see tcache_file.h.
 *
 * Memory of the file that was never written is a hole. Touching one where there is no room left would be SIGBUS, so pages
 * are populated by a call that fails instead, before anybody touches them: `backed` and `index_pages` tell how far. */
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
enum { PAGE = 4096, UNIT = 8, SLOTS = 1 << 18, CHUNK = 64 << 10 };
#define FILE_SIZE (UINT32_C(128) << 20)
#define RECORDS (PAGE + SLOTS * sizeof(uint32_t)) /* where they begin */
enum { INDEX_PAGES = SLOTS * sizeof(uint32_t) / PAGE, SLOTS_OF_PAGE = PAGE / sizeof(uint32_t) };

struct tcache_head {
    _Atomic uint32_t used, backed; /* bytes of records: given away, and populated */
    _Atomic uint64_t index_pages[INDEX_PAGES / 64]; /* a bit for each that is populated */
};

static _Atomic uint32_t *slots(const struct tcache_file *f)
{
    return (_Atomic uint32_t *)(void *)((uint8_t *)f->head + PAGE);
}

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
    if (fstat(fd, &s) || !S_ISREG(s.st_mode) || s.st_uid != geteuid() || s.st_mode & 077)
        return false;
    if (s.st_size == FILE_SIZE)
        return true;
    if (s.st_size != 0 || ftruncate(fd, FILE_SIZE))
        return false;
    remove_oldest(path, prefix);
    return true;
}

bool tcache_file_open(struct tcache_file *f, const char *dir, const char *prefix, const char *name, bool in_memory)
{
    char path[PATH_SIZE];
    struct statfs fs;
    if (snprintf(path, sizeof path, "%s/%s%s", dir, prefix, name) >= (int)sizeof path || statfs(dir, &fs))
        return false;
    f->outlives_crashes = fs.f_type != TMPFS_MAGIC;
    if (in_memory && f->outlives_crashes)
        return false;
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return false;
    void *at = is_ours(fd, path, prefix) ? mmap(NULL, FILE_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, fd, 0) : MAP_FAILED;
    close(fd);
    if (at == MAP_FAILED)
        return false;
    f->head = at;
    f->full = false;
    if (!populate(f, 0, sizeof *f->head)) {
        tcache_file_close(f);
        return false;
    }
    if (atomic_load(&f->head->used) >= FILE_SIZE - RECORDS) /* who comes next begins a new one */
        unlink(path);
    return true;
}

void tcache_file_close(struct tcache_file *f)
{
    if (f->head)
        munmap(f->head, FILE_SIZE);
    f->head = NULL;
}

/* Neighbours share a line of the index, and places near each other a page. */
static uint32_t slot_of(uint64_t number)
{
    uint64_t group = (number >> TCACHE_NEAR) * UINT64_C(0x9e3779b97f4a7c15) >> 40;
    return (uint32_t)(group << TCACHE_NEAR | (number & ((1 << TCACHE_NEAR) - 1))) & (SLOTS - 1);
}

static bool has_page(const struct tcache_file *f, uint32_t slot)
{
    uint32_t page = slot / SLOTS_OF_PAGE;
    return atomic_load_explicit(&f->head->index_pages[page / 64], memory_order_acquire) >> page % 64 & 1;
}

static struct tcache_record *record_at(const struct tcache_file *f, uint32_t place)
{
    uint64_t offset = (uint64_t)place * UNIT;
    if (offset < RECORDS || offset >= RECORDS + (uint64_t)atomic_load_explicit(&f->head->backed, memory_order_relaxed))
        return NULL;
    return (struct tcache_record *)(void *)((uint8_t *)f->head + offset);
}

struct tcache_record *tcache_file_first(const struct tcache_file *f, uint64_t number)
{
    uint32_t slot = slot_of(number);
    return has_page(f, slot) ? record_at(f, atomic_load_explicit(&slots(f)[slot], memory_order_acquire)) : NULL;
}

struct tcache_record *tcache_file_next(const struct tcache_file *f, const struct tcache_record *record)
{
    return record_at(f, atomic_load_explicit(&record->next, memory_order_relaxed));
}

/* The pages up to `end` of the records. */
static bool back(struct tcache_file *f, uint32_t end)
{
    uint32_t backed = atomic_load(&f->head->backed);
    while (backed < end) {
        if (!populate(f, RECORDS + backed, CHUNK))
            return false;
        if (atomic_compare_exchange_strong(&f->head->backed, &backed, backed + CHUNK))
            backed += CHUNK;
    }
    return true;
}

struct tcache_record *tcache_file_new(struct tcache_file *f, size_t size)
{
    const uint32_t room = (FILE_SIZE - RECORDS) / CHUNK * CHUNK, bytes = (uint32_t)(size + UNIT - 1) & ~(uint32_t)(UNIT - 1);
    if (f->full)
        return NULL;
    uint32_t at = atomic_load(&f->head->used);
    do
        f->full = at + bytes > room;
    while (!f->full && !atomic_compare_exchange_weak(&f->head->used, &at, at + bytes));
    if (f->full) {
        atomic_store(&f->head->used, FILE_SIZE - RECORDS);
        return NULL;
    }
    if (!back(f, at + bytes)) {
        f->full = true;
        return NULL;
    }
    struct tcache_record *record = (struct tcache_record *)(void *)((uint8_t *)f->head + RECORDS + at);
    record->size = bytes;
    return record;
}

void tcache_file_add(struct tcache_file *f, uint64_t number, struct tcache_record *record)
{
    uint32_t slot = slot_of(number), page = slot / SLOTS_OF_PAGE;
    uint32_t place = (uint32_t)(((uint8_t *)record - (uint8_t *)f->head) / UNIT);
    if (!has_page(f, slot)) {
        if (!populate(f, (1 + page) * (size_t)PAGE, PAGE)) {
            f->full = true;
            return;
        }
        atomic_fetch_or_explicit(&f->head->index_pages[page / 64], UINT64_C(1) << page % 64, memory_order_release);
    }
    uint32_t first = atomic_load_explicit(&slots(f)[slot], memory_order_relaxed);
    do
        atomic_store_explicit(&record->next, first, memory_order_relaxed);
    while (!atomic_compare_exchange_weak_explicit(&slots(f)[slot], &first, place, memory_order_release, memory_order_relaxed));
}
