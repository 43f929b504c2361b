/* fd.c: opening files, and the links that /proc shows. Paths and open flags come converted (args.c). */
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "contract/guest_mm.h"
#include "contract/runtime.h"
#include "syscall/handlers.h"

/* A path that args.c has read; NULL if it could not. */
static const char *path_of(uint64_t arg)
{
    return arg == 0 || arg == BAD_POINTER ? NULL : (const char *)(uintptr_t)arg;
}

int64_t sys_openat(struct thread *t, const uint64_t args[6])
{
    const char *path = path_of(args[1]);
    if (path) {
        int64_t fd = proc_open(t, (int)args[0], path, args[2]);
        if (fd != -ENOENT) {
            return fd;
        }
    }
    return safe_syscall(t, __NR_openat, args[0], args[1], args[2], args[3], 0, 0);
}

int64_t sys_openat2(struct thread *t, const uint64_t args[6])
{
    const char *path = path_of(args[1]);
    const struct open_how *how = args[2] == BAD_POINTER ? NULL : (const struct open_how *)(uintptr_t)args[2];
    if (path && how && how->resolve == 0) {
        int64_t fd = proc_open(t, (int)args[0], path, how->flags);
        if (fd != -ENOENT) {
            return fd;
        }
    }
    return safe_syscall(t, __NR_openat2, args[0], args[1], args[2], args[3], 0, 0);
}

int64_t sys_statx(struct thread *t, const uint64_t args[6])
{
    struct statx stx;
    struct proc_identity file;
    int64_t result = host_syscall(__NR_statx, args[0], args[1], args[2], args[3], args[4], 0);
    if (result == 0 && runtime_has_helper(t) && guest_read(&stx, args[4], sizeof stx) &&
        proc_counts_threads(t, stx.stx_mode, stx.stx_size, stx.stx_nlink) && runtime_alone(t)) {
        result = host_syscall(__NR_statx, args[0], args[1], args[2], args[3], args[4], 0);
    }
    if (result == 0 && guest_read(&stx, args[4], sizeof stx) &&
        proc_is_ours(args[0], path_of(args[1]), stx.stx_mode, stx.stx_nlink, &file)) {
        if (file.inode) {
            stx.stx_dev_major = major(file.device);
            stx.stx_dev_minor = minor(file.device);
            stx.stx_ino = file.inode;
        }
        stx.stx_nlink = 1;
        stx.stx_size = stx.stx_blocks = 0;
        guest_write(args[4], &stx, sizeof stx);
    }
    return result;
}

int64_t sys_readlinkat(struct thread *t, const uint64_t args[6])
{
    const char *path = path_of(args[1]), *self = path ? proc_self(path) : NULL;
    if (!self || strcmp(self, "exe") != 0 || !t->machine->guest_exe) {
        return host_syscall(__NR_readlinkat, args[0], args[1], args[2], args[3], 0, 0);
    }
    if (!proc_holds("/proc")) {
        return host_syscall(__NR_readlinkat, args[0], args[1], args[2], args[3], 0, 0);
    }
    size_t n = strlen(t->machine->guest_exe);
    if ((int)args[3] <= 0) {
        return -EINVAL;
    }
    n = n < (uint32_t)args[3] ? n : (uint32_t)args[3];
    return guest_write(args[2], t->machine->guest_exe, n) ? (int64_t)n : -EFAULT;
}
