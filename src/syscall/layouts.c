/* layouts.c: the structures whose layout differs between guest and host. Knows no system call. */
#include <stddef.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/stat.h>

#include "syscall/handlers.h"

/* asm-generic/stat.h, 64-bit. */
struct generic_stat {
    uint64_t dev, ino;
    uint32_t mode, nlink, uid, gid;
    uint64_t rdev, pad1;
    int64_t size;
    int32_t blksize, pad2;
    int64_t blocks;
    int64_t atime;
    uint64_t atime_nsec;
    int64_t mtime;
    uint64_t mtime_nsec;
    int64_t ctime;
    uint64_t ctime_nsec;
    uint32_t unused[2];
};
_Static_assert(sizeof(struct generic_stat) == 128 && offsetof(struct generic_stat, size) == 48, "asm-generic stat");
_Static_assert(sizeof(struct generic_stat) <= STAT_MAX, "room for every layout");

static void generic_stat(const struct stat *st, void *to)
{
    const struct generic_stat g = {
        .dev = st->st_dev, .ino = st->st_ino, .mode = st->st_mode, .nlink = (uint32_t)st->st_nlink,
        .uid = st->st_uid, .gid = st->st_gid, .rdev = st->st_rdev, .size = st->st_size,
        .blksize = (int32_t)st->st_blksize, .blocks = st->st_blocks,
        .atime = st->st_atim.tv_sec, .atime_nsec = (uint64_t)st->st_atim.tv_nsec,
        .mtime = st->st_mtim.tv_sec, .mtime_nsec = (uint64_t)st->st_mtim.tv_nsec,
        .ctime = st->st_ctim.tv_sec, .ctime_nsec = (uint64_t)st->st_ctim.tv_nsec,
    };
    memcpy(to, &g, sizeof g);
}

static void generic_summary(const void *from, struct stat_summary *summary)
{
    struct generic_stat g;
    memcpy(&g, from, sizeof g);
    *summary = (struct stat_summary){ g.ino, g.size, g.mode };
}

static const struct {
    size_t size;
    void (*fill)(const struct stat *st, void *to);
    void (*summary)(const void *from, struct stat_summary *summary);
} stat_layouts[] = {
    [LAYOUT_generic] = { sizeof(struct generic_stat), generic_stat, generic_summary },
};

size_t stat_size(enum layout_id layout)
{
    return stat_layouts[layout].size;
}

size_t stat_to_guest(enum layout_id layout, const struct stat *st, void *to)
{
    stat_layouts[layout].fill(st, to);
    return stat_layouts[layout].size;
}

void stat_summary(enum layout_id layout, const void *from, struct stat_summary *summary)
{
    stat_layouts[layout].summary(from, summary);
}

/* struct epoll_event is packed on x86-64, and nowhere else. */
void epoll_event_to_host(const struct guest_epoll_event *from, struct epoll_event *to)
{
    to->events = from->events;
    to->data.u64 = from->data;
}

void epoll_event_to_guest(const struct epoll_event *from, struct guest_epoll_event *to)
{
    to->events = from->events;
    to->pad = 0;
    to->data = from->data.u64;
}
