/* path.c: the -L prefix. An absolute path that exists under the prefix is taken from there; all others are the host's.
 * Absolute links that are met on the way lead to the prefix too. Also /proc/self/exe, which is the guest's program.
 *
 * Known limits: paths relative to a folder stay as they are, so an absolute link that is met behind such a folder leads
 * to the host's root; what getcwd(2) and readlink(2) return is the host's path. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "syscall/handlers.h"

enum { MAX_LINKS = 40 };

/* These are the running system's, whatever the prefix holds. */
static bool is_system_path(const char *path)
{
    static const char *const roots[] = { "/proc", "/sys", "/dev" };
    for (unsigned i = 0; i < sizeof roots / sizeof roots[0]; i++) {
        size_t n = strlen(roots[i]);
        if (strncmp(path, roots[i], n) == 0 && (path[n] == '/' || path[n] == 0)) {
            return true;
        }
    }
    return false;
}

/* A path that is being resolved: out holds what is done, rest what is to come. */
struct walk {
    size_t root;               /* length of the prefix in out: ".." stops there */
    size_t length;
    unsigned links;
    bool own_way;              /* the kernel would go another way: an absolute link, or ".." from the prefix */
    char *out;
    char rest[2 * PATH_SIZE];
};

static void walk_up(struct walk *w)
{
    w->own_way |= w->length == w->root;
    while (w->length > w->root && w->out[--w->length] != '/') {
    }
    w->out[w->length] = 0;
}

static bool walk_append(struct walk *w, const char *name, size_t n)
{
    if (w->length + n + 2 > PATH_SIZE) {
        return false;
    }
    w->out[w->length++] = '/';
    memcpy(w->out + w->length, name, n);
    w->length += n;
    w->out[w->length] = 0;
    return true;
}

/* Puts a link's target (n bytes) in front of what is to come. */
static bool walk_link(struct walk *w, const char *target, size_t n, const char *after)
{
    size_t tail = strlen(after);
    if (++w->links > MAX_LINKS || n + tail + 2 > sizeof w->rest) {
        return false;
    }
    if (target[0] == '/') {
        w->own_way |= *after != 0;
        w->length = w->root;
        w->out[w->length] = 0;
    } else {
        walk_up(w);
    }
    memmove(w->rest + n, after, tail + 1);
    memcpy(w->rest, target, n);
    return true;
}

static int64_t read_link(const char *path, char *target, size_t size)
{
    return host_syscall(__NR_readlinkat, (uint64_t)AT_FDCWD, (uintptr_t)path, (uintptr_t)target, size, 0, 0);
}

/* One component. False: the path does not exist under the prefix. */
static bool walk_step(struct walk *w, const char *name, size_t n, const char *after, bool follow)
{
    char target[PATH_SIZE];
    if (n == 1 && name[0] == '.') {
        memmove(w->rest, after, strlen(after) + 1);
        return true;
    }
    if (n == 2 && name[0] == '.' && name[1] == '.') {
        walk_up(w);
        memmove(w->rest, after, strlen(after) + 1);
        return true;
    }
    if (!walk_append(w, name, n)) {
        return false;
    }
    int64_t size = read_link(w->out, target, sizeof target);
    if (size > 0 && (*after || follow)) {
        return size < (int64_t)sizeof target && walk_link(w, target, (size_t)size, after);
    }
    memmove(w->rest, after, strlen(after) + 1);
    return size > 0 || size == -EINVAL;
}

/* False: the path does not exist under the prefix. *clean: the kernel goes the same way, at least to its folder. */
static __attribute__((noinline)) bool walk_prefix(const char *prefix, const char *path, bool follow, char *out,
                                                  bool *clean)
{
    struct walk w = { .root = strlen(prefix), .length = strlen(prefix), .out = out };
    size_t size = strlen(path) + 1;
    *clean = false;
    if (w.root + size > PATH_SIZE) {
        return false;
    }
    memcpy(out, prefix, w.root + 1);
    memcpy(w.rest, path, size);
    for (;;) {
        const char *name = w.rest + strspn(w.rest, "/");
        size_t n = strcspn(name, "/");
        if (n == 0) {
            break;
        }
        bool is_last = name[n] == 0;
        if (!walk_step(&w, name, n, name + n, follow || name[n] == '/')) {
            *clean = is_last && !w.own_way; /* the folder is there */
            return false;
        }
    }
    struct stat st;
    if (w.length == w.root && host_syscall(__NR_newfstatat, (uint64_t)AT_FDCWD, (uintptr_t)prefix, (uintptr_t)&st, 0, 0, 0) < 0) {
        return false; /* out of reach, since chroot(2) */
    }
    *clean = !w.own_way;
    if (path[size - 2] == '/' && w.length + 2 <= PATH_SIZE) {
        memcpy(out + w.length, "/", 2); /* a final slash insists on a folder */
    }
    return true;
}

/* -- the folders whose contents the kernel resolves as we would ------------------------------------------------- */
static uint64_t hash_folder(const char *path, size_t n)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < n; i++) {
        hash = (hash ^ (uint8_t)path[i]) * UINT64_C(0x100000001b3);
    }
    return hash | 1;
}

void path_forget(struct machine *m)
{
    if (!m->opt.prefix) {
        return;
    }
    for (unsigned i = 0; i < PATH_CACHE; i++) {
        syscall_state(m)->clean_dirs[i] = 0;
    }
}

/* buffer is an existing path whose folder is clean. Follows links to names in the same folder, the usual ones.
 * False: its last link leads elsewhere. */
static bool follow_in_folder(char *buffer)
{
    char target[PATH_SIZE];
    char *name = strrchr(buffer, '/') + 1;
    for (unsigned links = 0; links < MAX_LINKS; links++) {
        int64_t n = read_link(buffer, target, sizeof target);
        if (n == -EINVAL) {
            return true;
        }
        if (n <= 0 || memchr(target, '/', (size_t)n) || target[0] == '.' || name + n >= buffer + PATH_SIZE) {
            return false;
        }
        memcpy(name, target, (size_t)n);
        name[n] = 0;
    }
    return false;
}

static const char *under_prefix(struct machine *m, const char *path, bool follow, char *buffer)
{
    size_t root = strlen(m->opt.prefix), n = strlen(path);
    uint64_t folder = hash_folder(path, (size_t)(strrchr(path, '/') - path));
    _Atomic uint64_t *cached = &syscall_state(m)->clean_dirs[(folder >> 8) % PATH_CACHE];
    if (*cached == folder && root + n < PATH_SIZE) {
        struct stat st;
        memcpy(buffer, m->opt.prefix, root);
        memcpy(buffer + root, path, n + 1);
        int64_t error = host_syscall(__NR_newfstatat, (uint64_t)AT_FDCWD, (uintptr_t)buffer, (uintptr_t)&st,
                                     AT_SYMLINK_NOFOLLOW, 0, 0);
        if (error < 0) {
            return path;
        }
        if (!follow || !S_ISLNK(st.st_mode) || follow_in_folder(buffer)) {
            return buffer;
        }
    }
    bool clean, exists = walk_prefix(m->opt.prefix, path, follow, buffer, &clean);
    if (clean) {
        *cached = folder;
    }
    return exists ? buffer : path;
}

const char *path_to_host(struct thread *t, const char *path, bool follow, char *buffer)
{
    struct machine *m = t->machine;
    if (path[0] != '/') {
        return path;
    }
    if (path[1] == 'p' && follow) {
        const char *file = proc_self(path);
        if (file && strcmp(file, "exe") == 0 && m->exe) {
            return m->exe;
        }
    }
    return m->opt.prefix && !is_system_path(path) ? under_prefix(m, path, follow, buffer) : path;
}
