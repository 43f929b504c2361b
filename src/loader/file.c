/* file.c: opens program files. Knows the prefix (-L); knows no file format. */
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/log.h"
#include "base/open_in_root.h"
#include "loader/internal.h"

/* Opens the guest's absolute path below the prefix; its symbolic links are the guest's, too. */
static int open_in_prefix(const char *prefix, const char *path)
{
    int root = open(prefix, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (root < 0)
        return -1;
    int fd = open_in_root(root, path, O_RDONLY, 0);
    if (fd < 0 && (errno == ENOSYS || errno == EPERM)) {
        while (*path == '/')
            path++;
        fd = openat(root, path, O_RDONLY | O_CLOEXEC);
    }
    int error = errno;
    close(root);
    errno = error;
    return fd;
}

bool file_read(const struct program_file *file, void *to, uint64_t size, uint64_t offset)
{
    uint64_t done = 0;
    if (offset + size <= file->head_size && offset <= offset + size) {
        memcpy(to, file->head + offset, size);
        return true;
    }
    while (done < size) {
        ssize_t n = pread(file->fd, (char *)to + done, size - done, (off_t)(offset + done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        done += (uint64_t)n;
    }
    return true;
}

static bool may_execute(const struct program_file *file)
{
    mode_t all = S_IXUSR | S_IXGRP | S_IXOTH;
    if ((file->stat.st_mode & all) == all)
        return true;
    if (faccessat(file->fd, "", X_OK, AT_EMPTY_PATH | AT_EACCESS) == 0)
        return true;
    return errno != EACCES && file->stat.st_mode & all;
}

int file_use_fd(struct program_file *file, const char *path, int fd)
{
    file->name = path;
    file->fd = fd;
    if (fstat(fd, &file->stat) != 0) {
        message("%s: %s", path, strerror(errno));
        return LOAD_CANNOT_EXECUTE;
    }
    if (!S_ISREG(file->stat.st_mode)) {
        message("%s: %s", path, S_ISDIR(file->stat.st_mode) ? "is a directory" : "not a regular file");
        return LOAD_CANNOT_EXECUTE;
    }
    if (!may_execute(file)) {
        message("%s: no permission to execute it", path);
        return LOAD_CANNOT_EXECUTE;
    }
    ssize_t n = pread(fd, file->head, sizeof file->head, 0);
    if (n < 0) {
        message("%s: cannot read: %s", path, strerror(errno));
        return LOAD_CANNOT_EXECUTE;
    }
    file->head_size = (uint32_t)n;
    return 0;
}

/* A path without ".", ".." and empty names; a relative one may begin with "./". */
static bool is_plain(const char *path)
{
    path += path[0] == '/' ? 1 : path[0] == '.' && path[1] == '/' ? 2 : 0;
    for (size_t n;; path += n + 1) {
        n = strcspn(path, "/");
        if (n == 0 || strncmp(path, "..", n) == 0)
            return false;
        if (!path[n])
            return true;
    }
}

/* If no link is met, the path is the one that the file has. */
static int open_plain(const char *path)
{
    struct open_how how = {.flags = O_RDONLY | O_CLOEXEC, .resolve = RESOLVE_NO_SYMLINKS};
    return is_plain(path) ? (int)syscall(SYS_openat2, AT_FDCWD, path, &how, sizeof how) : -1;
}

int file_open(struct program_file *file, const struct machine *m, const char *path, const char *needed_by)
{
    int fd = -1;
    file->has_own_name = false;
    if (needed_by && m->opt.prefix && path[0] == '/')
        fd = open_in_prefix(m->opt.prefix, path);
    if (fd < 0) {
        fd = open_plain(path);
        file->has_own_name = fd >= 0;
    }
    if (fd < 0)
        fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd >= 0)
        return file_use_fd(file, path, fd);
    int error = errno;
    bool missing = error == ENOENT || error == ENOTDIR;
    if (needed_by && missing)
        message("interpreter %s of %s not found; use -L PREFIX or install it", path, needed_by);
    else if (needed_by)
        message("interpreter %s of %s: %s", path, needed_by, strerror(error));
    else
        message("%s: %s", path, strerror(error));
    return missing ? LOAD_NOT_FOUND : LOAD_CANNOT_EXECUTE;
}
