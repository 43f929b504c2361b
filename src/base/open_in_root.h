/* open_in_root.h: opens what a path is to a program whose root is a folder. */
#ifndef DRAGOMAN_BASE_OPEN_IN_ROOT_H
#define DRAGOMAN_BASE_OPEN_IN_ROOT_H

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

/* A descriptor, or -1 and errno: ENOSYS, EPERM where the kernel has or allows no openat2(2). A path that leads upward is EAGAIN
 * while anything is renamed or mounted anywhere. */
static inline int open_in_root(int root, const char *path, int flags, mode_t mode)
{
    struct open_how how = {.flags = (unsigned)flags | O_CLOEXEC, .mode = mode, .resolve = RESOLVE_IN_ROOT};
    int fd;
    do
        fd = (int)syscall(SYS_openat2, root, path, &how, sizeof how);
    while (fd < 0 && errno == EAGAIN);
    return fd;
}

#endif
