/* exec_kind.c: is a file one of the guest's programs, directly or by its #! line? Decided before execve destroys
 * anything, with the errors that execve would give. */
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "contract/frontend.h"
#include "syscall/handlers.h"
#include "syscall/process.h"

#ifndef AT_EXECVE_CHECK
#define AT_EXECVE_CHECK 0x10000 /* Linux 6.14 */
#endif

enum { HEAD = 256 /* the kernel reads as much */, DEPTH = 5 };

static bool is_ours(const struct thread *t, const uint8_t *head, ssize_t size)
{
    const struct frontend *f = t->machine->frontend;
    Elf64_Ehdr h;
    if (size < (ssize_t)sizeof h)
        return false;
    memcpy(&h, head, sizeof h);
    return memcmp(h.e_ident, ELFMAG, SELFMAG) == 0 && h.e_ident[EI_CLASS] == f->elf_class &&
           h.e_ident[EI_DATA] == f->elf_data && h.e_machine == f->elf_machine &&
           (h.e_type == ET_EXEC || h.e_type == ET_DYN);
}

/* Cuts the interpreter's name out of a #! line, in place. */
static char *interpreter(char *head, ssize_t size)
{
    if (size < 2 || head[0] != '#' || head[1] != '!')
        return NULL;
    head[size] = 0;
    char *at = head + 2 + strspn(head + 2, " \t");
    at[strcspn(at, " \t\n")] = 0;
    return *at ? at : NULL;
}

/* May it be executed? 0 or -errno. Before it is opened: that could do something to what is no regular file. */
static int check(int dirfd, const char *path, int flags)
{
    struct stat st;
    int64_t result = fstatat(dirfd, path, &st, flags & (AT_EMPTY_PATH | AT_SYMLINK_NOFOLLOW));
    if (result < 0)
        return -errno;
    if (S_ISLNK(st.st_mode))
        return -ELOOP;
    if (!S_ISREG(st.st_mode))
        return -EACCES;
    /* All that execve would say before it looks at the contents: ETXTBSY, a mount without exec, ... */
    const char *const argv[] = {"", NULL};
    result = host_syscall(SYS_execveat, (uint64_t)dirfd, (uintptr_t)path, (uintptr_t)argv, (uintptr_t)(argv + 1),
                          (uint64_t)flags | AT_EXECVE_CHECK, 0);
    if (result != -EINVAL && result != -ENOSYS)
        return (int)result;
    result = host_syscall(SYS_faccessat2, (uint64_t)dirfd, (uintptr_t)path, X_OK,
                          AT_EACCESS | (uint64_t)(flags & AT_EMPTY_PATH), 0, 0);
    return result == -ENOSYS ? 0 : (int)result;
}

static int open_program(int dirfd, const char *path, int flags)
{
    int mode = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (flags & AT_SYMLINK_NOFOLLOW ? O_NOFOLLOW : 0);
    if (!*path && flags & AT_EMPTY_PATH) {
        char byte;
        int copy = (int)host_syscall(SYS_fcntl, (uint64_t)dirfd, F_DUPFD_CLOEXEC, 0, 0, 0, 0);
        if (copy < 0 || pread(copy, &byte, 0, 0) == 0)
            return copy;
        close(copy); /* not open for reading */
        char name[32], *at = name + sizeof name;
        unsigned n = (unsigned)dirfd;
        *--at = 0;
        do
            *--at = (char)('0' + n % 10);
        while (n /= 10);
        at -= strlen("/proc/self/fd/");
        memcpy(at, "/proc/self/fd/", strlen("/proc/self/fd/"));
        return (int)host_syscall(SYS_openat, (uint64_t)AT_FDCWD, (uintptr_t)at, (uint64_t)mode & ~(uint64_t)O_NOFOLLOW,
                                 0, 0, 0);
    }
    return (int)host_syscall(SYS_openat, (uint64_t)dirfd, (uintptr_t)path, (uint64_t)mode, 0, 0, 0);
}

/* The program interpreter's name; 0, or -errno. name[0] = 0: there is none. */
static int read_interpreter(int fd, const Elf64_Ehdr *h, char name[PATH_SIZE])
{
    Elf64_Phdr ph;
    name[0] = 0;
    if (h->e_phentsize != sizeof ph || !h->e_phnum)
        return -ENOEXEC;
    for (unsigned i = 0; i < h->e_phnum; i++) {
        if (pread(fd, &ph, sizeof ph, (off_t)(h->e_phoff + i * sizeof ph)) != sizeof ph)
            return -ENOEXEC;
        if (ph.p_type != PT_INTERP)
            continue;
        if (ph.p_filesz < 2 || ph.p_filesz > PATH_SIZE ||
            pread(fd, name, ph.p_filesz, (off_t)ph.p_offset) != (ssize_t)ph.p_filesz)
            return -ENOEXEC;
        return name[ph.p_filesz - 1] ? -ENOEXEC : 0;
    }
    return 0;
}

/* The new program must come up, once the old one is gone: 0, or why it would not. */
static int check_interpreter(struct thread *t, int fd, const uint8_t *head)
{
    uint8_t start[HEAD];
    char name[PATH_SIZE], buffer[PATH_SIZE];
    Elf64_Ehdr h;
    memcpy(&h, head, sizeof h);
    int error = read_interpreter(fd, &h, name);
    if (error || !name[0])
        return error;
    int inner = open_program(AT_FDCWD, path_to_host(t, name, true, buffer), 0);
    if (inner < 0)
        return inner;
    ssize_t size = pread(inner, start, sizeof start, 0);
    close(inner);
    return size >= (ssize_t)sizeof(Elf64_Ehdr) && is_ours(t, start, size) ? 0 : -ELIBBAD;
}

/* The interpreter would be given a name through a descriptor that execve closes. */
static bool inaccessible(int dirfd, const char *path)
{
    return dirfd != AT_FDCWD && path[0] != '/' &&
           host_syscall(SYS_fcntl, (uint64_t)dirfd, F_GETFD, 0, 0, 0, 0) == FD_CLOEXEC;
}

static int classify(struct thread *t, int dirfd, const char *path, int flags, unsigned depth, enum exec_kind *kind,
                    int *file)
{
    uint8_t head[HEAD + 1];
    char buffer[PATH_SIZE], *name;
    *kind = EXEC_HOST;
    *file = -1;
    int error = check(dirfd, path, flags);
    if (error)
        return error;
    int fd = open_program(dirfd, path, flags);
    if (fd < 0 && fd != -EACCES)
        return fd;
    ssize_t size = fd >= 0 ? pread(fd, head, HEAD, 0) : 0;
    *file = fd >= 0 ? fd : -1;
    if (is_ours(t, head, size)) {
        *kind = EXEC_FOREIGN;
        error = check_interpreter(t, fd, head);
    } else if ((name = interpreter((char *)head, size)) && depth < DEPTH) {
        if (inaccessible(dirfd, path))
            return -ENOENT;
        int inner = -1;
        error = classify(t, AT_FDCWD, path_to_host(t, name, true, buffer), 0, depth + 1, kind, &inner);
        if (inner >= 0)
            close(inner);
    }
    return error;
}

int exec_classify(struct thread *t, int dirfd, const char *path, int flags, enum exec_kind *kind, int *fd)
{
    int error = classify(t, dirfd, path, flags, 0, kind, fd);
    if (error && *fd >= 0) {
        close(*fd);
        *fd = -1;
    }
    return error;
}
