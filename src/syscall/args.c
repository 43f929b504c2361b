/* args.c: the conversions that argument kinds ask for (row.h), before and after a call. Knows no call by name. */
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/epoll.h>
#include <sys/stat.h>

#include "contract/guest_mm.h"
#include "contract/runtime.h"
#include "syscall/handlers.h"

/* Never reads beyond the page that holds the terminator. */
int64_t guest_read_string(char *to, uint64_t from, size_t size)
{
    size_t length = 0, step = 64;
    while (length < size) {
        size_t in_page = 4096 - ((from + length) & 4095), n = size - length;
        n = n < step ? n : step;
        n = n < in_page ? n : in_page;
        if (!guest_read(to + length, from + length, n)) {
            return -EFAULT;
        }
        const char *end = memchr(to + length, 0, n);
        if (end) {
            return end - to;
        }
        length += n;
        step *= 2;
    }
    return -ENAMETOOLONG;
}

/* NULL when the scratch memory is used up, which no row asks for. */
static void *scratch(struct call *c, size_t size)
{
    size = (size + 15) & ~(size_t)15;
    if (size > SCRATCH_SIZE - c->used) {
        return NULL;
    }
    void *p = c->scratch + c->used;
    c->used += (uint32_t)size;
    return p;
}

/* -- paths -- */
enum path_use { PATH_FOLLOWS, PATH_STAYS, PATH_AS_IS };

static enum path_use use_of_oflags(uint64_t host_flags)
{
    bool creates = (host_flags & (O_CREAT | O_EXCL)) == (O_CREAT | O_EXCL);
    return host_flags & O_NOFOLLOW || creates ? PATH_STAYS : PATH_FOLLOWS;
}

static enum path_use path_use(const struct call *c, unsigned i)
{
    unsigned companion = arg_companion(c->row->args[i]);
    struct open_how how;
    if (arg_param(c->row->args[i]) == PATH_MOUNT_TARGET) {
        return PATH_FOLLOWS;
    }
    if (companion == FOLLOW || companion == NOFOLLOW) {
        return companion == FOLLOW ? PATH_FOLLOWS : PATH_STAYS;
    }
    uint32_t spec = c->row->args[companion];
    switch (arg_kind(spec)) {
    case K_OFLAGS:
        return use_of_oflags(oflags_to_host(arg_param(spec), c->guest[companion]));
    case K_OPEN_HOW:
        if (!guest_read(&how, c->guest[companion], sizeof how) || how.resolve & (RESOLVE_IN_ROOT | RESOLVE_BENEATH)) {
            return PATH_AS_IS; /* an absolute path means another folder then */
        }
        return use_of_oflags(oflags_to_host(arg_param(spec), how.flags));
    default:
        return c->guest[companion] & AT_SYMLINK_NOFOLLOW ? PATH_STAYS : PATH_FOLLOWS;
    }
}

/* mount(2) with these flags changes what is mounted; path_mount() of the kernel has the order. */
static bool changes_mount(uint64_t flags)
{
    const uint64_t old_magic = UINT64_C(0xc0ed) << 16, propagation = MS_SHARED | MS_PRIVATE | MS_SLAVE | MS_UNBINDABLE;
    if ((flags & (UINT64_C(0xffff) << 16)) == old_magic) {
        flags &= 0xffff;
    }
    return flags & MS_REMOUNT || (!(flags & MS_BIND) && flags & propagation);
}

static bool wants_mount(const struct call *c, unsigned i)
{
    uint32_t spec = c->row->args[i];
    return arg_param(spec) == PATH_MOUNTED ||
           (arg_param(spec) == PATH_MOUNT_TARGET && changes_mount(c->guest[arg_companion(spec)]));
}

static bool is_mount(const char *path)
{
    struct statx stx = { 0 };
    host_syscall(__NR_statx, (uint64_t)AT_FDCWD, (uintptr_t)path, 0, STATX_MODE, (uintptr_t)&stx, 0);
    return stx.stx_attributes & STATX_ATTR_MOUNT_ROOT;
}

/* Calls that take no path accept NULL; what can't be read is left to the kernel to complain about. */
static int path_in(struct call *c, unsigned i)
{
    char *path = scratch(c, 0), *buffer;
    if (c->guest[i] == 0) {
        return 0;
    }
    int64_t length = guest_read_string(path, c->guest[i], PATH_SIZE);
    if (length < 0) {
        c->host[i] = BAD_POINTER;
        return length == -ENAMETOOLONG ? -ENAMETOOLONG : 0;
    }
    c->host[i] = (uintptr_t)path;
    scratch(c, (size_t)length + 1);
    if (path[0] != '/') {
        return 0;
    }
    enum path_use use = path_use(c, i);
    char translated[PATH_SIZE];
    const char *host = use == PATH_AS_IS ? path : path_to_host(c->t, path, use == PATH_FOLLOWS, translated);
    if (host != path && !(wants_mount(c, i) && !is_mount(host))) {
        c->used = (uint32_t)(path - c->scratch);
        size_t size = strlen(host) + 1;
        buffer = scratch(c, size);
        memcpy(buffer, host, size);
        c->host[i] = (uintptr_t)buffer;
    }
    return 0;
}

/* -- structures and flags -- */
static int oflags_in(struct call *c, unsigned i)
{
    c->host[i] = oflags_to_host(arg_param(c->row->args[i]), c->guest[i]);
    return 0;
}

static int fcntl_in(struct call *c, unsigned i)
{
    switch ((int)c->guest[i - 1]) {
    case F_SETFL:
        return oflags_in(c, i);
    case F_GETLK: case F_SETLK: case F_SETLKW: case F_OFD_GETLK: case F_OFD_SETLK: case F_OFD_SETLKW:
    case F_GETOWN_EX: case F_SETOWN_EX: case F_GET_RW_HINT: case F_SET_RW_HINT: case F_GET_FILE_RW_HINT:
    case F_SET_FILE_RW_HINT:
        c->host[i] = guest_pointer(c->t, c->guest[i]);
        return 0;
    default:
        return 0;
    }
}

static int64_t fcntl_out(struct call *c, unsigned i, int64_t result)
{
    bool flags = (int)c->guest[i - 1] == F_GETFL && result >= 0;
    return flags ? (int64_t)oflags_to_guest(arg_param(c->row->args[i]), (uint64_t)result) : result;
}

static int open_how_in(struct call *c, unsigned i)
{
    uint64_t size = c->guest[arg_companion(c->row->args[i])];
    if (size > MAX_HOW_SIZE) {
        return -E2BIG;
    }
    struct open_how *how = scratch(c, size < sizeof *how ? sizeof *how : size);
    if (!guest_read(how, c->guest[i], size)) {
        c->host[i] = BAD_POINTER;
        return 0;
    }
    how->flags = size >= sizeof how->flags ? oflags_to_host(arg_param(c->row->args[i]), how->flags) : 0;
    c->host[i] = (uintptr_t)how;
    return 0;
}

static int stat_in(struct call *c, unsigned i)
{
    if (c->guest[i] != 0 && c->guest[i] != BAD_POINTER) {
        c->host[i] = (uintptr_t)scratch(c, sizeof(struct stat));
    }
    return 0;
}

static int64_t stat_out(struct call *c, unsigned i, int64_t result)
{
    if (result != 0) {
        return result;
    }
    char guest[STAT_MAX];
    struct stat *st = (struct stat *)(uintptr_t)c->host[i];
    if (proc_counts_threads(c->t, st->st_mode, (uint64_t)st->st_size, st->st_nlink) && runtime_alone(c->t)) {
        host_syscall(c->row->host, c->host[0], c->host[1], c->host[2], c->host[3], 0, 0);
    }
    struct proc_identity file;
    const char *path = c->row->host == __NR_newfstatat ? (const char *)(uintptr_t)c->host[1] : NULL;
    if (proc_is_ours(c->host[0], path, st->st_mode, (uint32_t)st->st_nlink, &file)) {
        if (file.inode) {
            st->st_dev = file.device;
            st->st_ino = file.inode;
        }
        st->st_nlink = 1;
        st->st_size = st->st_blocks = 0;
    }
    size_t size = stat_to_guest(arg_param(c->row->args[i]), st, guest);
    return guest_write(c->guest[i], guest, size) ? 0 : -EFAULT;
}

static int epoll_event_in(struct call *c, unsigned i)
{
    struct guest_epoll_event event;
    if (c->guest[i] == 0) {
        return 0;
    }
    if (!guest_read(&event, c->guest[i], sizeof event)) {
        c->host[i] = BAD_POINTER;
        return 0;
    }
    struct epoll_event *host = scratch(c, sizeof *host);
    epoll_event_to_host(&event, host);
    c->host[i] = (uintptr_t)host;
    return 0;
}

/* The kernel has filled the guest's own array with the host's smaller elements: widens them in place, last ones
 * first. */
static int64_t epoll_events_out(struct call *c, unsigned i, int64_t result)
{
    enum { GROUP = 32 };
    struct epoll_event host[GROUP];
    struct guest_epoll_event guest[GROUP];
    for (int64_t end = result, start; end > 0; end = start) {
        start = (end - 1) / GROUP * GROUP;
        size_t n = (size_t)(end - start);
        if (!guest_read(host, c->guest[i] + (uint64_t)start * sizeof host[0], n * sizeof host[0])) {
            return -EFAULT;
        }
        for (size_t k = 0; k < n; k++) {
            epoll_event_to_guest(&host[k], &guest[k]);
        }
        if (!guest_write(c->guest[i] + (uint64_t)start * sizeof guest[0], guest, n * sizeof guest[0])) {
            return -EFAULT;
        }
    }
    return result;
}

static const struct conversion {
    int (*in)(struct call *c, unsigned i);
    int64_t (*out)(struct call *c, unsigned i, int64_t result);
} conversions[NKINDS] = {
    [K_PATH] = { path_in, NULL },
    [K_OFLAGS] = { oflags_in, NULL },
    [K_FCNTL] = { fcntl_in, fcntl_out },
    [K_OPEN_HOW] = { open_how_in, NULL },
    [K_STAT] = { stat_in, stat_out },
    [K_EPOLL_IN] = { epoll_event_in, NULL },
    [K_EPOLL_OUT] = { NULL, epoll_events_out },
};

int call_convert_in(struct call *c)
{
    for (unsigned i = 0; i < c->row->nargs; i++) {
        const struct conversion *k = &conversions[arg_kind(c->row->args[i])];
        int error = k->in ? k->in(c, i) : 0;
        if (error < 0) {
            return error;
        }
    }
    return 0;
}

int64_t call_convert_out(struct call *c, int64_t result)
{
    for (unsigned i = 0; i < c->row->nargs; i++) {
        const struct conversion *k = &conversions[arg_kind(c->row->args[i])];
        result = k->out ? k->out(c, i, result) : result;
    }
    return result;
}
