/* proc_path.c: which process, thread and file of /proc a path means. */
#include <fcntl.h>
#include <linux/magic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/vfs.h>

#include "syscall/handlers.h"

/* The path's number at `path`, if it is followed by a slash, or 0; *end: behind that. */
static long number_at(const char *path, const char **end)
{
    char *after;
    if (*path < '1' || *path > '9') {
        return 0;
    }
    long n = strtol(path, &after, 10);
    *end = after + 1;
    return *after == '/' ? n : 0;
}

/* Every thread has a folder in /proc, though it lists the processes only. */
static bool is_own(long number)
{
    int64_t pid = host_syscall(__NR_getpid, 0, 0, 0, 0, 0, 0);
    return number == pid || (number && host_syscall(__NR_tgkill, (uint64_t)pid, (uint64_t)number, 0, 0, 0, 0) == 0);
}

const char *proc_self(const char *path)
{
    if (strncmp(path, "/proc/", 6) != 0) {
        return NULL;
    }
    path += 6;
    if (strncmp(path, "self/", 5) == 0) {
        path += 5;
    } else if (strncmp(path, "thread-self/", 12) == 0) {
        return path + 12;
    } else if (!is_own(number_at(path, &path))) {
        return NULL;
    }
    const char *end;
    return strncmp(path, "task/", 5) == 0 && number_at(path + 5, &end) ? end : path;
}

bool proc_of_caller(const char *path)
{
    const char *task = strstr(path, "/task/"), *end;
    long number = number_at(task ? task + 6 : path + 6, &end);
    long caller = host_syscall(__NR_gettid, 0, 0, 0, 0, 0, 0);
    if (number) {
        return number == caller;
    }
    return strstr(path, "/thread-self/") || host_syscall(__NR_getpid, 0, 0, 0, 0, 0, 0) == caller;
}

bool proc_number(const char *name)
{
    return *name && name[strspn(name, "0123456789")] == 0;
}

bool proc_holds(const char *path)
{
    struct statfs fs;
    return host_syscall(__NR_statfs, (uintptr_t)path, (uintptr_t)&fs, 0, 0, 0, 0) == 0 && fs.f_type == PROC_SUPER_MAGIC;
}

bool proc_path(int folder, const char *path, char whole[static PATH_SIZE])
{
    char link[32] = "/proc/self/cwd";
    if (folder != AT_FDCWD) {
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    }
    if (!proc_holds(link)) {
        return false;
    }
    int64_t size = host_syscall(__NR_readlink, (uintptr_t)link, (uintptr_t)whole, PATH_SIZE, 0, 0, 0);
    if (size <= 0 || size == PATH_SIZE) {
        return false;
    }
    size_t room = PATH_SIZE - (size_t)size;
    return (size_t)snprintf(whole + size, room, "/%s", path) < room;
}
