/* Files: open flags, stat, fcntl, links, directories, what /proc says of the process. */
#define _GNU_SOURCE
#include "check.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/close_range.h>
#include <linux/openat2.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

static char dir[] = "/tmp/guest_files.XXXXXX";

static void open_and_stat(void)
{
    struct stat st, st2;
    struct statx stx;
    char *volatile bad = (char *)1;
    int fd = open("file", O_RDWR | O_CREAT | O_EXCL, 0640);
    CHECK(fd >= 0);
    CHECK(write(fd, "hello world", 11) == 11);
    CHECK(fstat(fd, &st) == 0 && st.st_size == 11 && S_ISREG(st.st_mode) && (st.st_mode & 0777) == 0640);
    CHECK(stat("file", &st2) == 0 && st2.st_ino == st.st_ino && st2.st_nlink == 1 && st2.st_uid == getuid());
    CHECK(statx(AT_FDCWD, "file", 0, STATX_ALL, &stx) == 0 && stx.stx_ino == st.st_ino && stx.stx_size == 11);
    CHECK(st.st_mtim.tv_sec == stx.stx_mtime.tv_sec && st.st_mtim.tv_nsec == stx.stx_mtime.tv_nsec);
    CHECK(st.st_blksize >= 512 && st.st_ctim.tv_sec > 1000000000);
    CHECK((fcntl(fd, F_GETFL) & ~O_LARGEFILE & ~0400000) == O_RDWR);
    CHECK(fcntl(fd, F_SETFL, O_NONBLOCK | O_APPEND) == 0);
    int all = O_NONBLOCK | O_APPEND | O_DIRECTORY | O_NOFOLLOW | O_DIRECT;
    CHECK((fcntl(fd, F_GETFL) & all) == (O_NONBLOCK | O_APPEND));
    CHECK(fcntl(fd, F_GETFD) == 0 && fcntl(fd, F_SETFD, FD_CLOEXEC) == 0 && fcntl(fd, F_GETFD) == FD_CLOEXEC);
    CHECK(close(fd) == 0);
    CHECK_ERROR(open("file", O_RDWR | O_CREAT | O_EXCL, 0640), EEXIST);
    CHECK_ERROR(open("file", O_RDONLY | O_DIRECTORY), ENOTDIR);
    CHECK((fd = open(".", O_RDONLY | O_DIRECTORY)) >= 0);
    CHECK(fcntl(fd, F_GETFL) & O_DIRECTORY);
    CHECK(close(fd) == 0);
    CHECK((fd = open(".", O_TMPFILE | O_RDWR, 0600)) >= 0 || errno == EOPNOTSUPP);
    close(fd);
    CHECK_ERROR(open((const char *)1, O_RDONLY), EFAULT);
    CHECK_ERROR(open((const char *)0x7f0000000000, O_RDONLY), EFAULT);
    CHECK_ERROR(syscall(SYS_fstat, 0, 16), EFAULT);
    CHECK_ERROR(read(-1, bad, 1), EBADF);
}

static void links(void)
{
    char target[PATH_MAX];
    struct stat st;
    struct open_how how = { .flags = O_RDONLY | O_NOFOLLOW };
    CHECK(symlink("file", "link") == 0);
    CHECK(readlink("link", target, sizeof target) == 4 && memcmp(target, "file", 4) == 0);
    CHECK(lstat("link", &st) == 0 && S_ISLNK(st.st_mode));
    CHECK(stat("link", &st) == 0 && S_ISREG(st.st_mode));
    CHECK_ERROR(open("link", O_RDONLY | O_NOFOLLOW), ELOOP);
    CHECK_ERROR(syscall(SYS_openat2, AT_FDCWD, "link", &how, sizeof how), ELOOP);
    how.flags = O_RDONLY;
    int fd = (int)syscall(SYS_openat2, AT_FDCWD, "link", &how, sizeof how);
    CHECK(fd >= 0 && close(fd) == 0);
    CHECK_ERROR(syscall(SYS_openat2, AT_FDCWD, "link", &how, 8), EINVAL);
    CHECK(link("file", "hard") == 0 && stat("hard", &st) == 0 && st.st_nlink == 2);
    CHECK(rename("hard", "hard2") == 0 && unlink("hard2") == 0);
    CHECK_ERROR(syscall(SYS_renameat2, AT_FDCWD, "file", AT_FDCWD, "link", 1 /* RENAME_NOREPLACE */), EEXIST);
}

static void vectors(void)
{
    char a[4] = "", b[8] = "";
    struct iovec v[2] = { { a, 3 }, { b, 7 } };
    struct statfs fs;
    int fd = open("file", O_RDONLY), p[2];
    CHECK(preadv(fd, v, 2, 2) == 9 && strcmp(a, "llo") == 0 && strcmp(b, " world") == 0);
    CHECK(pread(fd, a, 3, 8) == 3 && memcmp(a, "rld", 3) == 0);
    CHECK(lseek(fd, -1, SEEK_END) == 10);
    CHECK(fstatfs(fd, &fs) == 0 && fs.f_bsize > 0 && fs.f_namelen >= 100);
    CHECK(pipe2(p, O_CLOEXEC | O_NONBLOCK) == 0 && fcntl(p[0], F_GETFD) == FD_CLOEXEC);
    CHECK_ERROR(read(p[0], a, 1), EAGAIN);
    close(p[0]);
    close(p[1]);
    CHECK(pipe2(p, O_DIRECT) == 0 && fcntl(p[1], F_GETFL) & O_DIRECT);
    CHECK(write(p[1], "ab", 2) == 2 && write(p[1], "cd", 2) == 2 && read(p[0], b, 7) == 2); /* packets */
    close(p[0]);
    close(p[1]);
    close(fd);
}

static void directories(void)
{
    int seen = 0;
    CHECK(mkdir("sub", 0755) == 0 && chdir("sub") == 0);
    char cwd[PATH_MAX];
    CHECK(getcwd(cwd, sizeof cwd) && strcmp(strrchr(cwd, '/'), "/sub") == 0);
    CHECK(chdir("..") == 0);
    DIR *d = opendir(".");
    for (struct dirent *e; d && (e = readdir(d));) {
        seen += strcmp(e->d_name, "sub") == 0 && e->d_type == DT_DIR;
        seen += strcmp(e->d_name, "file") == 0 && e->d_type == DT_REG;
        seen += strcmp(e->d_name, "link") == 0 && e->d_type == DT_LNK;
    }
    CHECK(d && closedir(d) == 0 && seen == 3);
    CHECK(rmdir("sub") == 0);
}

static void locks(void)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 3, .l_len = 4 };
    int fd = open("file", O_RDWR);
    CHECK(fcntl(fd, F_SETLK, &lock) == 0);
    lock.l_type = F_RDLCK;
    CHECK(fcntl(fd, F_OFD_GETLK, &(struct flock){ .l_type = F_WRLCK, .l_len = 10 }) == 0);
    lock.l_type = F_UNLCK;
    CHECK(fcntl(fd, F_SETLKW, &lock) == 0);
    CHECK_ERROR(fcntl(fd, F_SETLK, (struct flock *)8), EFAULT);
    close(fd);
}

/* Descriptors that are open now; ours, if the translator kept any, would show. */
static int open_descriptors(void)
{
    int n = 0;
    DIR *d = opendir("/proc/self/fd");
    for (struct dirent *e; d && (e = readdir(d));) {
        n += e->d_name[0] != '.' && atoi(e->d_name) != dirfd(d);
    }
    closedir(d);
    return n;
}

static void own_process(int argc, char **argv)
{
    char text[4096], path[64], exe[PATH_MAX], self[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);
    CHECK(n > 0);
    exe[n > 0 ? n : 0] = 0;
    CHECK(realpath(argv[0], self) && strcmp(exe, self) == 0);
    struct stat a, b;
    CHECK(stat("/proc/self/exe", &a) == 0 && stat(exe, &b) == 0 && a.st_ino == b.st_ino);
    snprintf(path, sizeof path, "/proc/%d/cmdline", getpid());
    int fd = open(path, O_RDONLY);
    CHECK(fd >= 0);
    n = read(fd, text, sizeof text);
    CHECK(argc == 1 && n == (ssize_t)strlen(argv[0]) + 1 && memcmp(text, argv[0], (size_t)n) == 0);
    close(fd);
    int descriptors = open_descriptors();
    CHECK((fd = open("/dev/null", O_RDWR)) >= 0 && open_descriptors() == descriptors + 1);
    close(fd);

    /* every line of maps is ours: this function, the stack, a new mapping */
    char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), line[512];
    int code = 0, stack = 0, mapping = 0;
    FILE *maps = fopen("/proc/self/maps", "r");
    while (maps && fgets(line, sizeof line, maps)) {
        unsigned long lo, hi;
        char r, w, x;
        CHECK(sscanf(line, "%lx-%lx %c%c%c", &lo, &hi, &r, &w, &x) == 5);
        code += (unsigned long)own_process - lo < hi - lo && r == 'r' && w == '-' && x == 'x';
        stack += (unsigned long)line - lo < hi - lo && strstr(line, "[stack]") && r == 'r' && w == 'w';
        mapping += (unsigned long)page - lo < hi - lo && r == 'r' && w == 'w' && x == '-';
    }
    CHECK(maps && fclose(maps) == 0);
    CHECK(code == 1 && stack == 1 && mapping == 1);
}

static int same_file(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* Files of /proc that have the guest's contents look like the kernel's, by name, by descriptor and by a link to one. */
static void proc_attributes(void)
{
    static const char *const names[] = { "/proc/self/maps", "/proc/self/status", "/proc/self/auxv", "/proc/self/environ",
                                         "/proc/self/syscall", "/proc/self/limits", "/proc/cpuinfo" };
    struct stat by_name, st;
    struct statx stx;
    char link[32];
    for (unsigned i = 0; i < sizeof names / sizeof names[0]; i++) {
        int fd = open(names[i], O_RDONLY);
        CHECK(fd >= 0 && stat(names[i], &by_name) == 0 && fstat(fd, &st) == 0);
        CHECK(st.st_mode == by_name.st_mode && st.st_size == 0 && st.st_blocks == 0 && st.st_nlink == 1);
        CHECK(same_file(&st, &by_name));
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        CHECK(stat(link, &st) == 0 && same_file(&st, &by_name) && st.st_nlink == 1);
        CHECK(syscall(SYS_newfstatat, fd, "", &st, AT_EMPTY_PATH) == 0 && st.st_size == 0 && st.st_mode == by_name.st_mode);
        CHECK(syscall(SYS_statx, fd, "", AT_EMPTY_PATH, STATX_BASIC_STATS, &stx) == 0);
        CHECK(stx.stx_mode == by_name.st_mode && stx.stx_size == 0 && stx.stx_nlink == 1);
        CHECK(makedev(stx.stx_dev_major, stx.stx_dev_minor) == by_name.st_dev && stx.stx_ino == by_name.st_ino);
        CHECK(syscall(SYS_statx, AT_FDCWD, link, 0, STATX_BASIC_STATS, &stx) == 0 && stx.stx_ino == by_name.st_ino);
        CHECK(read(fd, &st, 1) == 1);
        close(fd);
    }
}

/* What programs look for to know whose file it is, in the kernel's form. */
static void proc_status(void)
{
    char line[256], expected[2][32];
    int found = 0;
    snprintf(expected[0], sizeof expected[0], "Pid:\t%d\n", getpid());
    snprintf(expected[1], sizeof expected[1], "PPid:\t%d\n", getppid());
    FILE *file = fopen("/proc/self/status", "r");
    while (file && fgets(line, sizeof line, file))
        found += strcmp(line, expected[0]) == 0 || strcmp(line, expected[1]) == 0;
    CHECK(file && fclose(file) == 0);
    CHECK(found == 2);
}

static volatile int reader;
static void *reads(void *fds)
{
    char byte;
    reader = (int)syscall(SYS_gettid);
    CHECK(read(((int *)fds)[0], &byte, 1) == 1);
    return NULL;
}

/* The call that is going on is named by its number here. */
static void proc_syscall(void)
{
    char text[256] = "", expected[32];
    int fd = open("/proc/self/syscall", O_RDONLY);
    CHECK(read(fd, text, sizeof text - 1) > 0);
    int n = snprintf(expected, sizeof expected, "%d %#x ", SYS_read, fd);
    CHECK(strncmp(text, expected, (size_t)n) == 0);
    close(fd);
    /* another thread, in a call that sleeps */
    int fds[2];
    pthread_t thread;
    CHECK(pipe(fds) == 0 && pthread_create(&thread, NULL, reads, fds) == 0);
    while (!reader) {
        usleep(1000);
    }
    snprintf(text, sizeof text, "/proc/self/task/%d/syscall", reader);
    char path[64];
    memcpy(path, text, sizeof path);
    n = snprintf(expected, sizeof expected, "%d %#x ", SYS_read, fds[0]);
    for (int tries = 0; tries < 1000; tries++) { /* until it sleeps */
        fd = open(path, O_RDONLY);
        memset(text, 0, sizeof text);
        CHECK(read(fd, text, sizeof text - 1) > 0);
        close(fd);
        if (strncmp(text, expected, (size_t)n) == 0)
            break;
        usleep(1000);
    }
    CHECK(strncmp(text, expected, (size_t)n) == 0);
    CHECK(write(fds[1], "x", 1) == 1 && pthread_join(thread, NULL) == 0);
    close(fds[0]), close(fds[1]);
}

static unsigned flags_in(int folder, const char *path)
{
    char text[256];
    unsigned flags;
    int fd = openat(folder, path, O_RDONLY);
    ssize_t n = read(fd, text, sizeof text - 1);
    text[n > 0 ? n : 0] = 0;
    char *line = strstr(text, "flags:");
    CHECK(fd >= 0 && close(fd) == 0 && line && sscanf(line, "flags: %o", &flags) == 1);
    return flags;
}

/* The flags of descriptors have this processor's values, whoever's they are and wherever the path begins. */
static void proc_fdinfo(void)
{
    char whole[64], number[16];
    int fd = open("/", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    unsigned flags = (unsigned)fcntl(fd, F_GETFL) | O_CLOEXEC;
    CHECK((flags & (O_DIRECTORY | O_NOFOLLOW | O_DIRECT)) == (O_DIRECTORY | O_NOFOLLOW));
    snprintf(number, sizeof number, "%d", fd);
    pid_t pid = fork();
    if (pid == 0) {
        pause();
        _exit(0);
    }
    for (int i = 0; i < 2; i++) {
        snprintf(whole, sizeof whole, "/proc/%d/fdinfo/%d", i ? pid : getpid(), fd);
        CHECK(flags_in(AT_FDCWD, whole) == flags);
        *strrchr(whole, '/') = 0;
        int folder = open(whole, O_PATH);
        CHECK(flags_in(folder, number) == flags && close(folder) == 0);
    }
    CHECK(kill(pid, SIGKILL) == 0 && waitpid(pid, NULL, 0) == pid && close(fd) == 0);
}

/* By a descriptor of the folder, and in it, as by the whole path. */
static void proc_relative(void)
{
    char text[4096], again[4096];
    int folder = open("/proc/self", O_RDONLY | O_DIRECTORY), fd = open("/proc/self/auxv", O_RDONLY);
    ssize_t n = read(fd, text, sizeof text);
    CHECK(folder >= 0 && fchdir(folder) == 0 && n > 0 && close(fd) == 0);
    for (int i = 0; i < 2; i++) {
        fd = openat(i ? folder : AT_FDCWD, "auxv", O_RDONLY);
        CHECK(read(fd, again, sizeof again) == n && memcmp(text, again, (size_t)n) == 0 && close(fd) == 0);
    }
    CHECK(close(folder) == 0 && chdir("/") == 0);
}

static void proc_limits(void)
{
    struct rlimit old, limit;
    char line[256];
    int found = 0;
    CHECK(getrlimit(RLIMIT_AS, &old) == 0);
    limit = old;
    limit.rlim_cur = UINT64_C(1) << 40;
    CHECK(setrlimit(RLIMIT_AS, &limit) == 0);
    FILE *f = fopen("/proc/self/limits", "r");
    while (f && fgets(line, sizeof line, f))
        found += strncmp(line, "Max address space         1099511627776        ", 47) == 0;
    fclose(f);
    CHECK(found == 1 && setrlimit(RLIMIT_AS, &old) == 0);
}

static void ranges_of_descriptors(void)
{
    CHECK(dup2(0, 300) == 300 && dup2(0, 301) == 301 && dup2(0, 303) == 303);
    CHECK_ERROR(syscall(SYS_close_range, 301, 300, 0), EINVAL);
    CHECK_ERROR(syscall(SYS_close_range, 300, 301, 8), EINVAL);
    CHECK(syscall(SYS_close_range, 300, 301, 0) == 0);
    CHECK_ERROR(fcntl(301, F_GETFD), EBADF);
    CHECK(syscall(SYS_close_range, 302, ~0u, CLOSE_RANGE_CLOEXEC) == 0 && fcntl(303, F_GETFD) == FD_CLOEXEC);
    CHECK(close(303) == 0);
}

/* Files of /proc that are made for the guest are opened as the kernel's are. */
static void made_files(void)
{
    static const char *const names[] = { "/proc/self/status", "/proc/self/maps", "/proc/self/stat", "/proc/cpuinfo" };
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        CHECK_ERROR(open(names[i], O_RDONLY | O_CREAT | O_EXCL, 0600), EEXIST);
        int fd = open(names[i], O_RDONLY | O_CREAT, 0600), may_write = access(names[i], W_OK) == 0;
        CHECK(fd >= 0 && (fcntl(fd, F_GETFL) & O_ACCMODE) == O_RDONLY);
        CHECK_ERROR(write(fd, "x", 1), EBADF);
        close(fd);
        fd = open(names[i], O_RDONLY | O_TRUNC);
        CHECK(may_write ? fd >= 0 : fd < 0 && errno == EACCES);
        close(fd);
        fd = open(names[i], O_RDONLY | O_CLOEXEC);
        CHECK(fcntl(fd, F_GETFD) == FD_CLOEXEC);
        close(fd);
    }
}

int main(int argc, char **argv)
{
    own_process(argc, argv);
    proc_attributes();
    proc_status();
    proc_syscall();
    proc_fdinfo();
    proc_relative();
    proc_limits();
    made_files();
    CHECK(mkdtemp(dir) && chdir(dir) == 0);
    umask(0);
    open_and_stat();
    links();
    vectors();
    directories();
    locks();
    ranges_of_descriptors();
    CHECK(unlink("link") == 0 && unlink("file") == 0 && chdir("/") == 0 && rmdir(dir) == 0);
    return check_end();
}
