/* execve, execveat, fexecve, posix_spawn and vfork of this same program and of scripts for it: what the new program is
 * told (arguments, AT_EXECFN, name, /proc/self/exe, descriptors, environment), and what fails how. */
#define _GNU_SOURCE
#include "check.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TEXT = 8192, REPORT = 9 };
static char here[512], self[512], got[TEXT];

/* ---- the program that is executed ----------------------------------------------------------------------- */
/* "argc argv... | execfn comm exe | WORD=... | fds" */
static int report(int argc, char **argv)
{
    char name[17] = "", exe[512] = "-", link[64];
    prctl(PR_GET_NAME, name);
    ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);
    exe[n > 0 ? n : 1] = 0;
    dprintf(REPORT, "%d", argc);
    for (int i = 0; i < argc && i < 12; i++)
        dprintf(REPORT, " [%s]", argv[i]);
    dprintf(REPORT, " | %s %s %s | %s |", (const char *)getauxval(AT_EXECFN), name, exe, getenv("WORD") ? getenv("WORD") : "-");
    for (int fd = 3; fd < REPORT; fd++)
        if (fcntl(fd, F_GETFD) >= 0)
            dprintf(REPORT, " %d", fd);
    snprintf(link, sizeof link, "%s", argc > 2 ? argv[2] : "");
    FILE *script = strncmp(link, "/dev/fd/", 8) == 0 ? fopen(link, "r") : NULL; /* an interpreter can read its script */
    if (script && fgets(exe, sizeof exe, script))
        dprintf(REPORT, " %.2s", exe);
    return 7;
}

/* ---- running it ----------------------------------------------------------------------------------------- */
struct job {
    int how;                 /* 'e' execve, 'a' execveat, 'v' vfork + execve, 's' posix_spawn */
    int dirfd, flags;
    const char *path, *root; /* root: chroot there first, with all descriptors closed */
    char **argv;
};

static int execute(const struct job *j)
{
    char *envp[] = {"WORD=word", "PATH=/nowhere:.:/usr/bin:/bin", NULL};
    if (j->root && (chroot(j->root) != 0 || chdir("/") != 0))
        return 1;
    if (j->root)
        closefrom(REPORT + 1);
    if (j->how == 'a')
        syscall(SYS_execveat, j->dirfd, j->path, j->argv, envp, j->flags);
    else
        syscall(SYS_execve, j->path, j->argv, envp);
    return errno;
}

/* Its report is in `got`; or "error N", or "signal N". */
static const char *run(struct job j)
{
    int fds[2], status = 0;
    volatile int error = 0;
    pid_t pid;
    memset(got, 0, sizeof got);
    CHECK(pipe2(fds, O_CLOEXEC) == 0);
    for (int i = 0; i < 2; i++) { /* out of the way */
        int low = fds[i];
        fds[i] = fcntl(low, F_DUPFD_CLOEXEC, 20);
        close(low);
    }
    if (j.how == 's') {
        char *envp[] = {"WORD=word", NULL};
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, fds[1], REPORT);
        error = posix_spawn(&pid, j.path, &actions, NULL, j.argv, envp);
        posix_spawn_file_actions_destroy(&actions);
    } else if ((pid = j.how == 'v' ? vfork() : fork()) == 0) {
        dup2(fds[1], REPORT);
        error = execute(&j);
        dprintf(REPORT, "error %d", error);
        _exit(0);
    }
    close(fds[1]);
    size_t n = 0;
    for (ssize_t k; (k = read(fds[0], got + n, sizeof got - 1 - n)) > 0;)
        n += (size_t)k;
    close(fds[0]);
    if (error)
        snprintf(got, sizeof got, "error %d", error);
    if (pid > 0 && !(j.how == 's' && error))
        waitpid(pid, &status, 0);
    if (WIFSIGNALED(status))
        snprintf(got, sizeof got, "signal %d", WTERMSIG(status));
    return got;
}

#define ARGV(...) ((char *[]){__VA_ARGS__, NULL})
#define EXEC(p, ...) run((struct job){.how = 'e', .path = p, .argv = ARGV(__VA_ARGS__)})
#define EXECAT(fd, p, f, ...) run((struct job){.how = 'a', .dirfd = fd, .path = p, .flags = f, .argv = ARGV(__VA_ARGS__)})

static void expect(int line, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void expect(int line, const char *format, ...)
{
    char want[TEXT];
    va_list args;
    va_start(args, format);
    vsnprintf(want, sizeof want, format, args);
    va_end(args);
    if (strcmp(got, want) != 0) {
        printf("line %d: \"%s\"\n     not \"%s\"\n", line, got, want);
        failures++;
    }
}
#define EXPECT(...) expect(__LINE__, __VA_ARGS__)

static char *in(const char *name)
{
    static char paths[8][600];
    static unsigned next;
    char *path = paths[next++ % 8];
    snprintf(path, sizeof paths[0], "%s/%s", here, name);
    return path;
}

static void copy_self(const char *to)
{
    char buffer[65536];
    int from = open(self, O_RDONLY), out = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0755);
    for (ssize_t n; (n = read(from, buffer, sizeof buffer)) > 0;)
        CHECK(write(out, buffer, (size_t)n) == n);
    close(from), close(out);
}

static void text_file(const char *name, int mode, const char *format, ...) __attribute__((format(printf, 3, 4)));
static void text_file(const char *name, int mode, const char *format, ...)
{
    va_list args;
    FILE *f = fopen(in(name), "w");
    va_start(args, format);
    vfprintf(f, format, args);
    va_end(args);
    fclose(f);
    chmod(in(name), (mode_t)mode);
}

/* ---- the cases ------------------------------------------------------------------------------------------ */
static void by_path(void)
{
    CHECK(symlink("prog", in("link")) == 0);
    EXEC(in("prog"), "zero", "report", "x y", "");
    EXPECT("4 [zero] [report] [x y] [] | %s prog %s | word |", in("prog"), in("prog"));
    EXEC("./prog", "zero", "report");
    EXPECT("2 [zero] [report] | ./prog prog %s | word |", in("prog"));
    EXEC(in("link"), "-sh", "report");
    EXPECT("2 [-sh] [report] | %s link %s | word |", in("link"), in("prog"));
    run((struct job){.how = 'v', .path = "prog", .argv = ARGV("", "report")});
    EXPECT("2 [] [report] | prog prog %s | word |", in("prog"));
    run((struct job){.how = 's', .path = in("prog"), .argv = ARGV("a b", "report")});
    EXPECT("2 [a b] [report] | %s prog %s | word |", in("prog"), in("prog"));
    run((struct job){.how = 's', .path = "/nonexistent", .argv = ARGV("x")});
    EXPECT("error %d", ENOENT);
    run((struct job){.how = 'v', .path = "/nonexistent", .argv = ARGV("x")});
    EXPECT("error %d", ENOENT);
    /* descriptors: 3 is closed, 5 is not */
    int a = fcntl(0, F_DUPFD_CLOEXEC, 3), b = fcntl(0, F_DUPFD, 5);
    EXEC("prog", "zero", "report");
    EXPECT("2 [zero] [report] | prog prog %s | word | 5", in("prog"));
    close(a), close(b);
}

static void by_descriptor(void)
{
    int dir = open(here, O_PATH | O_DIRECTORY | O_CLOEXEC), fd = open("prog", O_RDONLY | O_CLOEXEC);
    int path_fd = open("prog", O_PATH | O_CLOEXEC);
    EXECAT(dir, "prog", 0, "zero", "report");
    EXPECT("2 [zero] [report] | /dev/fd/%d/prog prog %s | word |", dir, in("prog"));
    EXECAT(dir, in("prog"), 0, "zero", "report");
    EXPECT("2 [zero] [report] | %s prog %s | word |", in("prog"), in("prog"));
    EXECAT(AT_FDCWD, "link", 0, "zero", "report");
    EXPECT("2 [zero] [report] | link link %s | word |", in("prog"));
    EXECAT(AT_FDCWD, "link", AT_SYMLINK_NOFOLLOW, "zero", "report");
    EXPECT("error %d", ELOOP);
    EXECAT(fd, "", 0, "zero", "report");
    EXPECT("error %d", ENOENT);
    EXECAT(fd, "", AT_EMPTY_PATH, "zero", "report");
    char name[16];
    snprintf(name, sizeof name, "%d", fd);
    const char *comm = strstr(got, " prog ") ? "prog" : name; /* Linux 6.14 or before */
    EXPECT("2 [zero] [report] | /dev/fd/%d %s %s | word |", fd, comm, in("prog"));
    EXECAT(path_fd, "", AT_EMPTY_PATH, "zero", "report");
    snprintf(name, sizeof name, "%d", path_fd);
    comm = strstr(got, " prog ") ? "prog" : name;
    EXPECT("2 [zero] [report] | /dev/fd/%d %s %s | word |", path_fd, comm, in("prog"));
    /* by a path through a descriptor that execve closes */
    static const char *const through[] = {"/proc/self/fd/%d/prog", "/proc/thread-self/fd/%d/prog", "/dev/fd/%d/prog"};
    char path[64];
    for (int i = 0; i < 3; i++) {
        snprintf(path, sizeof path, through[i], dir);
        EXEC(path, "zero", "report");
        EXPECT("2 [zero] [report] | %s prog %s | word |", path, in("prog"));
    }
    snprintf(path, sizeof path, "/proc/self/fd/%d", path_fd);
    EXEC(path, "zero", "report");
    EXPECT("2 [zero] [report] | %s %d %s | word |", path, path_fd, in("prog"));
    EXECAT(99, "", AT_EMPTY_PATH, "x");
    EXPECT("error %d", EBADF);
    EXECAT(fd, "prog", 0, "x");
    EXPECT("error %d", ENOTDIR);
    EXECAT(dir, "", AT_EMPTY_PATH, "x");
    EXPECT("error %d", EACCES);
    EXECAT(AT_FDCWD, "prog", 0x40, "x");
    EXPECT("error %d", EINVAL);
    /* without a name */
    copy_self("gone");
    int gone = open("gone", O_RDONLY | O_CLOEXEC), memory = memfd_create("in memory", MFD_CLOEXEC);
    unlink("gone");
    EXECAT(gone, "", AT_EMPTY_PATH, "zero", "report");
    CHECK(strstr(got, "2 [zero] [report] | /dev/fd/") && strstr(got, "/gone (deleted) | word |"));
    char buffer[65536];
    for (ssize_t n; (n = read(fd, buffer, sizeof buffer)) > 0;)
        CHECK(write(memory, buffer, (size_t)n) == n);
    EXECAT(memory, "", AT_EMPTY_PATH, "zero", "report");
    CHECK(strstr(got, "/memfd:in memory (deleted) | word |"));
    CHECK(got[strlen(got) - 1] == '|'); /* no descriptor is left */
    close(dir), close(fd), close(path_fd), close(gone), close(memory);
}

static void scripts(void)
{
    text_file("script", 0755, "#! %s report \necho\n", in("prog"));
    EXEC(in("script"), "zero", "one", "two");
    EXPECT("5 [%s] [report] [%s] [one] [two] | %s script %s | word |", in("prog"), in("script"), in("script"), in("prog"));
    EXEC("./script", "zero");
    EXPECT("3 [%s] [report] [./script] | ./script script %s | word |", in("prog"), in("prog"));
    run((struct job){.how = 's', .path = "./script", .argv = ARGV("zero")});
    EXPECT("3 [%s] [report] [./script] | ./script script %s | word |", in("prog"), in("prog"));
    text_file("relative", 0755, "#!./prog report");
    EXEC("relative", "zero");
    EXPECT("3 [./prog] [report] [relative] | relative relative %s | word |", in("prog"));
    if (access("/usr/bin/env", X_OK) == 0) {
        text_file("by_env", 0755, "#!/usr/bin/env -S prog report x\n");
        EXEC("./by_env", "zero", "y");
        EXPECT("5 [prog] [report] [x] [./by_env] [y] | ./prog prog %s | word |", in("prog"));
    }
    /* by descriptor */
    int dir = open(here, O_PATH | O_DIRECTORY), fd = open("script", O_RDONLY), closing = open("script", O_RDONLY | O_CLOEXEC);
    EXECAT(fd, "", AT_EMPTY_PATH, "zero", "one");
    char want[100];
    snprintf(want, sizeof want, "[report] [/dev/fd/%d] [one] | /dev/fd/%d ", fd, fd);
    CHECK(strstr(got, want) && strstr(got, "#!"));
    EXECAT(closing, "", AT_EMPTY_PATH, "zero");
    EXPECT("error %d", ENOENT);
    EXECAT(dir, "script", 0, "zero");
    snprintf(want, sizeof want, "[report] [/dev/fd/%d/script] | /dev/fd/%d/script script ", dir, dir);
    CHECK(strstr(got, want));
    fcntl(dir, F_SETFD, FD_CLOEXEC);
    EXECAT(dir, "script", 0, "zero");
    EXPECT("error %d", ENOENT);
    close(fd);
    EXECAT(dir, in("script"), 0, "zero");
    EXPECT("3 [%s] [report] [%s] | %s script %s | word |", in("prog"), in("script"), in("script"), in("prog"));
    close(dir), close(closing);
    /* scripts of scripts */
    for (int i = 1; i < 7; i++) {
        char name[8], before[8];
        snprintf(name, sizeof name, "s%d", i), snprintf(before, sizeof before, "s%d", i - 1);
        text_file(name, 0755, i == 1 ? "#!%s report\n" : "#!%s\n", in(i == 1 ? "prog" : before));
    }
    EXEC("./s5", "zero");
    EXPECT("7 [%s] [report] [%s] [%s] [%s] [%s] [./s5] | ./s5 s5 %s | word |", in("prog"), in("s1"), in("s2"), in("s3"), in("s4"),
           in("prog"));
    EXEC("./s6", "zero");
    EXPECT("error %d", ELOOP);
}

static void errors(void)
{
    text_file("text", 0755, "echo\n");
    text_file("empty", 0755, "%s", "");
    text_file("no_name", 0755, "#!  \n");
    text_file("no_interpreter", 0755, "#!/nonexistent/prog\n");
    text_file("not_executable", 0644, "#!%s\n", in("prog"));
    text_file("by_not_executable", 0755, "#!%s\n", in("not_executable"));
    text_file("truncated", 0755, "\177ELF\2\1\1");
    text_file("by_text", 0755, "#!%s\n", in("text"));
    static const struct { const char *name; int error; } rows[] = {
        {"text", ENOEXEC}, {"empty", ENOEXEC}, {"no_name", ENOEXEC}, {"truncated", ENOEXEC}, {"by_text", ENOEXEC},
        {"no_interpreter", ENOENT}, {"not_executable", EACCES}, {"by_not_executable", EACCES}, {"prog/x", ENOTDIR},
        {"", ENOENT}, {".", EACCES}, {"missing", ENOENT},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        EXEC(rows[i].name, "x");
        EXPECT("error %d", rows[i].error);
    }
    CHECK(symlink("loop", in("loop")) == 0);
    EXEC("loop", "x");
    EXPECT("error %d", ELOOP);
    CHECK_ERROR(syscall(SYS_execve, 8L, NULL, NULL), EFAULT);
    CHECK_ERROR(syscall(SYS_execve, "prog", 8L, NULL), EFAULT);
    CHECK_ERROR(syscall(SYS_execve, "prog", NULL, 8L), EFAULT);
    CHECK_ERROR(syscall(SYS_execve, "prog", (char *[]){(char *)8, NULL}, NULL), EFAULT);
}

/* A file that someone writes is not executed (before Linux 6.11, and since 6.13: always). */
static void busy(void)
{
    copy_self("busy");
    int fd = open("busy", O_WRONLY | O_CLOEXEC);
    EXEC("busy", "zero", "report");
    if (strncmp(got, "2 [zero]", 8) != 0)
        EXPECT("error %d", ETXTBSY);
    close(fd);
    EXEC("busy", "zero", "report");
    EXPECT("2 [zero] [report] | busy busy %s | word |", in("busy"));
}

static void sizes(void)
{
    enum { STRING = 131072, MANY = 100000 };
    char *string = malloc(STRING + 1), **argv = calloc(MANY + 1, sizeof *argv);
    memset(string, 'x', STRING + 1);
    string[STRING - 1] = 0;
    EXEC("prog", "zero", "count", string);
    EXPECT("3 %d", STRING - 1);
    string[STRING - 1] = 'x', string[STRING] = 0;
    EXEC("prog", "zero", "count", string);
    EXPECT("error %d", E2BIG);
    for (int i = 0; i < MANY; i++)
        argv[i] = i == 1 ? "count" : "abc";
    run((struct job){.how = 'e', .path = "prog", .argv = argv});
    EXPECT("%d 3", MANY);
    run((struct job){.how = 'v', .path = "prog", .argv = argv});
    EXPECT("%d 3", MANY);
    string[120000] = 0; /* 12 GB in all */
    for (int i = 0; i < MANY; i++)
        argv[i] = string;
    run((struct job){.how = 'e', .path = "prog", .argv = argv});
    EXPECT("error %d", E2BIG);
    free(string), free(argv);
}

/* No /proc, no other file, all descriptors closed: chroot as debootstrap's second stage sees it. */
static void in_chroot(void)
{
    mkdir(in("root"), 0755), mkdir(in("root/sub"), 0755);
    copy_self(in("root/prog")), copy_self(in("root/sub/prog"));
    text_file("root/script", 0755, "#!/prog report\n");
    run((struct job){.how = 'e', .path = "/prog", .root = in("root"), .argv = ARGV("zero", "report")});
    EXPECT("2 [zero] [report] | /prog prog - | word |");
    run((struct job){.how = 'v', .path = "/script", .root = in("root"), .argv = ARGV("zero")});
    EXPECT("3 [/prog] [report] [/script] | /script script - | word |");
    run((struct job){.how = 'e', .path = "/missing", .root = in("root"), .argv = ARGV("zero")});
    EXPECT("error %d", ENOENT);
    /* that program closes everything, goes deeper, and executes another one there, with its own descriptor's number in use */
    run((struct job){.how = 'e', .path = "/prog", .root = in("root"), .argv = ARGV("zero", "again")});
    EXPECT("2 [zero] [report] | /prog prog - | - |");
}

static int again(void)
{
    char *argv[] = {"zero", "report", NULL}, *envp[] = {NULL};
    syscall(SYS_close_range, REPORT + 1, ~0U, 0);
    for (int fd = REPORT + 1; fd < 1024; fd++)
        close(fd);
    if (dup3(0, 512, O_CLOEXEC) != 512 || chroot("/sub") || chdir("/"))
        return 1;
    execve("/prog", argv, envp);
    dprintf(REPORT, "error %d", errno);
    return 1;
}

/* Of a user namespace. */
static int become_root(void)
{
    static const char *const files[] = {"/proc/self/setgroups", "/proc/self/uid_map", "/proc/self/gid_map"};
    unsigned ids[] = {0, geteuid(), getegid()};
    if (unshare(CLONE_NEWUSER) != 0)
        return 0;
    for (int i = 0; i < 3; i++) {
        int fd = open(files[i], O_WRONLY), n = i ? dprintf(fd, "0 %u 1", ids[i]) : dprintf(fd, "deny");
        close(fd);
        if (n <= 0)
            return 0; /* a security module takes such a root's rights away */
    }
    return 1;
}

/* As other processes see it. */
static void as_others_see(void)
{
    char path[64], line[256] = "";
    int status, go[2];
    CHECK(pipe2(go, O_CLOEXEC) == 0);
    pid_t pid = fork();
    if (pid == 0) {
        char *argv[] = {"zero", "wait", "a b", NULL}, *envp[] = {"WORD=word", NULL};
        dup2(go[0], 0);
        execve("prog", argv, envp);
        _exit(1);
    }
    close(go[0]);
    snprintf(path, sizeof path, "/proc/%d/cmdline", pid);
    for (int i = 0; i < 500 && strcmp(line, "zero") != 0; i++) {
        int fd = open(path, O_RDONLY);
        ssize_t n = read(fd, line, sizeof line - 1);
        line[n > 0 ? n : 0] = 0;
        close(fd);
        usleep(10000);
    }
    if (access("/proc/self/timers", F_OK) != 0) /* of the same option */
        puts("command line: not tried, the kernel has no checkpoint/restore");
    else
        CHECK(memcmp(line, "zero\0wait\0a b", 14) == 0);
    close(go[1]);
    CHECK(waitpid(pid, &status, 0) == pid && status == 0);
}

static void noexec_mount(void)
{
    if (unshare(CLONE_NEWNS) != 0 || mount(NULL, "/proc/self/root", NULL, MS_REC | MS_PRIVATE, NULL) != 0) {
        puts("noexec mount: not tried, no mount namespace");
        return;
    }
    mkdir(in("mounted"), 0755);
    CHECK(mount("tmpfs", in("mounted"), "tmpfs", MS_NOEXEC, NULL) == 0);
    copy_self(in("mounted/prog"));
    text_file("mounted/script", 0755, "#!%s report\n", in("prog"));
    EXEC(in("mounted/prog"), "zero", "report");
    EXPECT("error %d", EACCES);
    EXEC(in("mounted/script"), "zero", "report");
    EXPECT("error %d", EACCES);
    umount(in("mounted"));
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "report") == 0)
        return report(argc, argv);
    if (argc > 1 && strcmp(argv[1], "wait") == 0)
        return read(0, self, 1) != 0;
    if (argc > 1 && strcmp(argv[1], "again") == 0)
        return again();
    if (argc > 2 && strcmp(argv[1], "count") == 0) {
        dprintf(REPORT, "%d %zu", argc, strlen(argv[argc - 1]));
        return 0;
    }
    char folder[] = "exec-XXXXXX", path[600];
    setbuf(stdout, NULL);
    closefrom(3);
    ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
    CHECK(n > 0 && mkdtemp(folder) && chdir(folder) == 0 && getcwd(here, sizeof here));
    chmod(".", 0755);
    copy_self("prog");
    by_path();
    by_descriptor();
    scripts();
    errors();
    busy();
    sizes();
    as_others_see();
    /* root, or root of a namespace */
    if (geteuid() == 0 || become_root()) {
        in_chroot();
        noexec_mount();
    } else {
        puts("chroot, noexec mount: not tried, no user namespace");
    }
    snprintf(path, sizeof path, "rm -rf '%s'", here);
    return system(path) | check_end();
}
