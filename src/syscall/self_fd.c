/* self_fd.c: executing our own program again where /proc/self/exe can't be found: behind chroot(2), pivot_root(2) or in
 * another mount namespace. A guest that is about to go there gets an open file of it, which it does not see: its calls
 * neither close nor replace it. Processes that never go there have none. */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <linux/close_range.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "contract/runtime.h"
#include "syscall/handlers.h"

struct linux_dirent64 {
    uint64_t d_ino;
    int64_t d_off;
    uint16_t d_reclen;
    uint8_t d_type;
    char d_name[];
};

enum { LOWEST = 512 /* above what programs use and count on, below where the kernel's table gets large */ };

static int duplicate(int fd)
{
    int64_t copy = host_syscall(__NR_fcntl, (uint64_t)fd, F_DUPFD_CLOEXEC, LOWEST, 0, 0, 0);
    if (copy < 0) /* RLIMIT_NOFILE is lower */
        copy = host_syscall(__NR_fcntl, (uint64_t)fd, F_DUPFD_CLOEXEC, 64, 0, 0, 0);
    if (copy < 0)
        copy = host_syscall(__NR_fcntl, (uint64_t)fd, F_DUPFD_CLOEXEC, 0, 0, 0, 0);
    return (int)copy;
}

static void keep(struct syscall_state *s, int fd)
{
    struct stat st;
    if (fd <= 0 || fstat(fd, &st) != 0)
        return;
    s->self_dev = st.st_dev;
    s->self_ino = st.st_ino;
    __atomic_store_n(&s->self_fd, fd, __ATOMIC_RELEASE);
}

/* A process that shares our memory but not our descriptors may have put another's number there: it must be the file. */
int self_fd(struct machine *m)
{
    struct syscall_state *s = syscall_state(m);
    struct stat st;
    int fd = __atomic_load_n(&s->self_fd, __ATOMIC_ACQUIRE);
    if (!fd && m->opt.self_fd > 0) {
        fcntl(m->opt.self_fd, F_SETFD, FD_CLOEXEC);
        keep(s, fd = m->opt.self_fd);
    }
    return fd > 0 && fstat(fd, &st) == 0 && st.st_dev == s->self_dev && st.st_ino == s->self_ino ? fd : -1;
}

/* Before the way to our program's name is lost. */
static void open_self(struct machine *m)
{
    if (self_fd(m) >= 0)
        return;
    int64_t fd = host_syscall(__NR_openat, (uint64_t)AT_FDCWD, (uintptr_t)m->opt.self, O_PATH | O_CLOEXEC, 0, 0, 0);
    if (fd < 0)
        return; /* execve will say what it can't find */
    int copy = duplicate((int)fd);
    host_syscall(__NR_close, (uint64_t)fd, 0, 0, 0, 0, 0);
    keep(syscall_state(m), copy);
}

static bool is_self(struct thread *t, uint64_t fd)
{
    struct syscall_state *s = syscall_state(t->machine);
    int kept = s->self_fd ? s->self_fd : t->machine->opt.self_fd;
    return kept > 0 && (int)fd == kept && self_fd(t->machine) == kept;
}

/* -- calls after which the name may lead nowhere ---------------------------------------------------------------- */
int64_t sys_chroot(struct thread *t, const uint64_t args[6])
{
    open_self(t->machine);
    return host_syscall(__NR_chroot, args[0], 0, 0, 0, 0, 0);
}

int64_t sys_pivot_root(struct thread *t, const uint64_t args[6])
{
    open_self(t->machine);
    return host_syscall(__NR_pivot_root, args[0], args[1], 0, 0, 0, 0);
}

int64_t sys_umount2(struct thread *t, const uint64_t args[6])
{
    open_self(t->machine);
    return host_syscall(__NR_umount2, args[0], args[1], 0, 0, 0, 0);
}

int64_t sys_setns(struct thread *t, const uint64_t args[6])
{
    open_self(t->machine);
    return host_syscall(__NR_setns, args[0], args[1], 0, 0, 0, 0);
}

/* -- calls that would close it ---------------------------------------------------------------------------------- */
int64_t sys_close(struct thread *t, const uint64_t args[6])
{
    if (is_self(t, args[0]))
        return -EBADF;
    return safe_syscall(t, __NR_close, args[0], 0, 0, 0, 0, 0);
}

/* [from, end), which may be nothing. */
static int64_t close_part(struct thread *t, uint64_t from, uint64_t end, uint64_t flags)
{
    return from >= end ? 0 : safe_syscall(t, __NR_close_range, from, end - 1, flags, 0, 0, 0);
}

int64_t sys_close_range(struct thread *t, const uint64_t args[6])
{
    uint64_t from = (uint32_t)args[0], to = (uint32_t)args[1], flags = (uint32_t)args[2];
    int fd = self_fd(t->machine);
    if (fd < 0 || (uint64_t)fd < from || (uint64_t)fd > to)
        return safe_syscall(t, __NR_close_range, args[0], args[1], args[2], 0, 0, 0);
    int64_t result = close_part(t, from, (uint64_t)fd, flags);
    if ((uint64_t)fd == from && flags & CLOSE_RANGE_UNSHARE) /* nothing below it was to be closed */
        result = host_syscall(__NR_unshare, CLONE_FILES, 0, 0, 0, 0, 0);
    return result < 0 ? result : close_part(t, (uint64_t)fd + 1, to + 1, flags & ~(uint64_t)CLOSE_RANGE_UNSHARE);
}

int64_t sys_dup3(struct thread *t, const uint64_t args[6])
{
    if (is_self(t, args[0]))
        return -EBADF;
    if (is_self(t, args[1]) && args[0] != args[1]) { /* the guest wants the number: ours moves */
        int copy = duplicate((int)args[1]);
        if (copy >= 0)
            keep(syscall_state(t->machine), copy);
    }
    return safe_syscall(t, __NR_dup3, args[0], args[1], args[2], 0, 0, 0);
}

/* -- and the one that would list it, or a thread of ours ----------------------------------------------------------------------------- */
static bool lists(uint64_t fd, const char *what)
{
    char link[32], target[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", (int)fd);
    int64_t n =
        host_syscall(__NR_readlinkat, (uint64_t)AT_FDCWD, (uintptr_t)link, (uintptr_t)target, sizeof target, 0, 0);
    int64_t size = (int64_t)strlen(what);
    return n > 6 + size && n < (int64_t)sizeof target && memcmp(target, "/proc/", 6) == 0 &&
           memcmp(target + n - size, what, (size_t)size) == 0;
}

/* One whose entries are all taken out is read again, for 0 says that there are no more. */
int64_t sys_getdents64(struct thread *t, const uint64_t args[6])
{
    int kept = self_fd(t->machine);
    char name[16], *at;
    int64_t left;
    if (runtime_has_helper(t) && lists(args[0], "/task"))
        runtime_alone(t);
    do {
        int64_t size = left = host_syscall(__NR_getdents64, args[0], args[1], args[2], 0, 0, 0);
        if (size <= 0 || kept < 0 || !lists(args[0], "/fd"))
            return size;
        snprintf(name, sizeof name, "%d", kept);
        for (at = (char *)(uintptr_t)args[1]; at < (char *)(uintptr_t)args[1] + left;) {
            struct linux_dirent64 *entry = (struct linux_dirent64 *)at;
            uint16_t length = entry->d_reclen;
            if (strcmp(entry->d_name, name) != 0) {
                at += length;
                continue;
            }
            left -= length;
            memmove(at, at + length, (size_t)((char *)(uintptr_t)args[1] + left - at));
        }
    } while (left == 0);
    return left;
}
