/* System calls made through syscall_dispatch by a thread without CPU: conversions, checks, paths, traces end to end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "base/log.h"
#include "contract/guest_mm.h"
#include "frontends/aarch64/linux/syscalls.h"
#include "syscall/handlers.h"
#include "syscall/signal.h"

/* arm64 numbers */
enum { G_EPOLL_CREATE1 = 20, G_EPOLL_CTL = 21, G_EPOLL_PWAIT = 22, G_FCNTL = 25, G_MKDIRAT = 34,
       G_OPENAT = 56, G_CLOSE = 57, G_PIPE2 = 59, G_LSEEK = 62, G_READ = 63, G_WRITE = 64, G_READLINKAT = 78, G_FSTATAT = 79,
       G_FSTAT = 80, G_UNAME = 160, G_PRCTL = 167, G_SETUID = 146, G_GETPPID = 173, G_MMAP = 222, G_MUNMAP = 215, G_PRLIMIT64 = 261,
       G_OPENAT2 = 437, G_SECCOMP = 277, G_PTRACE = 117 };
enum { ARM_DIRECTORY = 0040000, ARM_NOFOLLOW = 0100000, ARM_DIRECT = 0200000, ARM_LARGEFILE = 0400000 };

struct test_cpu {
    struct cpu_state st;
    uint64_t nr, args[6];
    int64_t result;
};

static int cpuinfo(const struct machine *m, unsigned cpu, char *text, size_t size)
{
    (void)m;
    return snprintf(text, size, "cpu %u\n", cpu);
}

struct fixture {
    struct guest_abi abi;
    struct machine m;
    struct thread t;
    struct test_cpu cpu;
    char *mem;          /* guest memory, 64 KiB */
    char dir[64];       /* a folder, removed at the end */
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->abi = (struct guest_abi){ .uname_machine = "aarch64", .page_size = 4096, 
                                 .number_at = offsetof(struct test_cpu, nr), .args_at = offsetof(struct test_cpu, args),
                                 .result_at = offsetof(struct test_cpu, result), .syscalls = a64_syscalls,
                                 .syscall_handlers = a64_syscall_handlers,
                                 .nsyscalls = a64_nsyscalls, .cpuinfo = cpuinfo };
    f->m = (struct machine){ .abi = &f->abi, .exe = "/bin/sh", .guest_exe = "/guest/program" };
    f->m.mm = guest_mm_new(&f->m);
    f->m.signals = signals_new(&f->m);
    f->t = (struct thread){ .machine = &f->m, .cpu = &f->cpu.st };
    int64_t mem = guest_mmap(&f->m, 0, 65536, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_true(mem > 0);
    f->mem = (char *)(uintptr_t)mem;
    snprintf(f->dir, sizeof f->dir, "/tmp/syscall_test.XXXXXX");
    assert_non_null(mkdtemp(f->dir));
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", f->dir);
    signals_free(f->m.signals);
    return system(command);
}

static int64_t call(struct fixture *f, uint64_t nr, const uint64_t args[6])
{
    f->cpu.nr = nr;
    memcpy(f->cpu.args, args, 48);
    f->cpu.result = -999;
    syscall_dispatch(&f->t);
    return f->cpu.result;
}
#define CALL(nr, ...) call(f, nr, (const uint64_t[6]){ __VA_ARGS__ })

static uint64_t put(struct fixture *f, unsigned offset, const char *string)
{
    strcpy(f->mem + offset, string);
    return (uintptr_t)f->mem + offset;
}

static void make_file(const struct fixture *f, const char *name, const char *contents)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", f->dir, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(contents, file);
    fclose(file);
}

static void make_dir(const struct fixture *f, const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", f->dir, name);
    assert_int_equal(mkdir(path, 0755), 0);
}

static void make_link(const struct fixture *f, const char *target, const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", f->dir, name);
    assert_int_equal(symlink(target, path), 0);
}

#define CWD ((uint64_t)AT_FDCWD)

static const char *contents(struct fixture *f, const char *path)
{
    int64_t fd = CALL(G_OPENAT, CWD, put(f, 0, path), 0);
    if (fd < 0) {
        return strerrorname_np((int)-fd);
    }
    int64_t n = CALL(G_READ, (uint64_t)fd, (uintptr_t)f->mem + 4096, 4095);
    assert_true(n >= 0);
    f->mem[4096 + n] = 0;
    close((int)fd);
    return f->mem + 4096;
}

static void passing_through(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(CALL(G_GETPPID, 1, 2, 3), getppid());
    assert_int_equal(CALL(1000, 0), -ENOSYS);
    assert_int_equal(CALL(300, 0), -ENOSYS);
    assert_int_equal(CALL(G_PTRACE, 0), -ENOSYS);
    assert_int_equal(CALL(G_CLOSE, UINT64_MAX), -EBADF);
}

static void foreign_pointers(void **state)
{
    struct fixture *f = *state;
    char ours[512] = "";
    int fds[2];
    assert_int_equal(pipe(fds), 0);
    assert_int_equal(CALL(G_WRITE, (uint64_t)fds[1], (uintptr_t)ours, 4), -EFAULT);
    assert_int_equal(CALL(G_WRITE, UINT64_MAX, (uintptr_t)ours, 4), -EBADF);
    assert_int_equal(CALL(G_FSTAT, 0, (uintptr_t)ours), -EFAULT);
    assert_int_equal(CALL(G_OPENAT, CWD, (uintptr_t)ours, 0), -EFAULT);
    assert_int_equal(CALL(G_UNAME, (uintptr_t)ours), -EFAULT);
    /* a tag counts only with the tagged-address ABI */
    uint64_t tagged = (uintptr_t)put(f, 0, "abcd") | UINT64_C(0x5a) << 56;
    assert_int_equal(CALL(G_WRITE, (uint64_t)fds[1], tagged, 4), -EFAULT);
    assert_int_equal(CALL(G_PRCTL, 55, 1), 0);
    assert_int_equal(CALL(G_PRCTL, 56), 1);
    assert_int_equal(CALL(G_WRITE, (uint64_t)fds[1], tagged, 4), 4);
    assert_int_equal(CALL(G_WRITE, (uint64_t)fds[1], (uintptr_t)ours, 4), -EFAULT);
    assert_int_equal(CALL(G_PRCTL, 55, 0), 0);
    close(fds[0]);
    close(fds[1]);
}

static void files(void **state)
{
    struct fixture *f = *state;
    char path[256];
    uint32_t mode;
    int64_t size;
    make_file(f, "file", "hello");
    snprintf(path, sizeof path, "%s/file", f->dir);
    int64_t fd = CALL(G_OPENAT, CWD, put(f, 0, path), 2 | ARM_LARGEFILE);
    assert_true(fd >= 0);
    assert_int_equal(CALL(G_FSTAT, (uint64_t)fd, (uintptr_t)f->mem + 512), 0);
    memcpy(&mode, f->mem + 512 + 16, 4);
    memcpy(&size, f->mem + 512 + 48, 8);
    assert_int_equal(mode & S_IFMT, S_IFREG);
    assert_int_equal(size, 5);
    assert_int_equal(CALL(G_FSTATAT, CWD, put(f, 0, f->dir), (uintptr_t)f->mem + 512, 0), 0);
    memcpy(&mode, f->mem + 512 + 16, 4);
    assert_int_equal(mode & S_IFMT, S_IFDIR);
    assert_int_equal(CALL(G_FCNTL, (uint64_t)fd, F_GETFL), 2 | ARM_LARGEFILE);
    assert_int_equal(CALL(G_OPENAT, CWD, put(f, 0, path), ARM_DIRECTORY), -ENOTDIR);
    make_link(f, "file", "link");
    snprintf(path, sizeof path, "%s/link", f->dir);
    assert_int_equal(CALL(G_OPENAT, CWD, put(f, 0, path), ARM_NOFOLLOW), -ELOOP);
    uint64_t how[3] = { ARM_NOFOLLOW, 0, 0 };
    memcpy(f->mem + 1024, how, sizeof how);
    assert_int_equal(CALL(G_OPENAT2, CWD, put(f, 0, path), (uintptr_t)f->mem + 1024, 24), -ELOOP);
    how[0] = 0;
    memcpy(f->mem + 1024, how, sizeof how);
    int64_t fd2 = CALL(G_OPENAT2, CWD, put(f, 0, path), (uintptr_t)f->mem + 1024, 24);
    assert_true(fd2 >= 0);
    close((int)fd);
    close((int)fd2);
}

static void epoll(void **state)
{
    struct fixture *f = *state;
    enum { PIPES = 40 };
    struct guest_epoll_event event;
    int fds[PIPES][2];
    int64_t ep = CALL(G_EPOLL_CREATE1, 02000000);
    assert_true(ep >= 0);
    for (unsigned i = 0; i < PIPES; i++) {
        assert_int_equal(pipe(fds[i]), 0);
        assert_int_equal(write(fds[i][1], "x", 1), 1);
        event = (struct guest_epoll_event){ EPOLLIN, 0, UINT64_C(0xabcdef0000000000) + i };
        memcpy(f->mem, &event, sizeof event);
        assert_int_equal(CALL(G_EPOLL_CTL, (uint64_t)ep, 1, (uint64_t)fds[i][0], (uintptr_t)f->mem), 0);
    }
    memset(f->mem, 0xff, 4096);
    assert_int_equal(CALL(G_EPOLL_PWAIT, (uint64_t)ep, (uintptr_t)f->mem, 200, 0, 0, 8), PIPES);
    uint64_t seen = 0;
    for (unsigned i = 0; i < PIPES; i++) {
        memcpy(&event, f->mem + i * sizeof event, sizeof event);
        assert_int_equal(event.events, EPOLLIN);
        assert_true(event.data >> 40 == 0xabcdef);
        seen |= UINT64_C(1) << (event.data & 63);
        close(fds[i][0]);
        close(fds[i][1]);
    }
    assert_true(seen == (UINT64_C(1) << PIPES) - 1);
    close((int)ep);
}

static void names_of_the_system(void **state)
{
    struct fixture *f = *state;
    struct utsname *u = (struct utsname *)f->mem;
    f->m.opt.uname_release = "5.4.321";
    assert_int_equal(CALL(G_UNAME, (uintptr_t)u), 0);
    assert_string_equal(u->machine, "aarch64");
    assert_string_equal(u->release, "5.4.321");
    assert_string_equal(u->sysname, "Linux");
    assert_string_equal(contents(f, "/proc/sys/kernel/osrelease"), "5.4.321\n");
    assert_string_equal(contents(f, "/proc/sys/kernel/arch"), "aarch64\n");
    assert_memory_equal(contents(f, "/proc/cpuinfo"), "cpu 0\n", 6);
    f->m.opt.uname_release = NULL;
}

static void own_process_files(void **state)
{
    struct fixture *f = *state;
    char path[64], expected[64];
    const char args[] = "prog\0-x\0y";
    memcpy(f->mem + 60000, args, sizeof args);
    f->m.arg_start = (uintptr_t)f->mem + 60000;
    f->m.arg_end = f->m.arg_start + sizeof args;
    snprintf(path, sizeof path, "/proc/%d/cmdline", getpid());
    assert_memory_equal(contents(f, path), args, sizeof args);
    assert_memory_equal(contents(f, "/proc/self/cmdline"), args, sizeof args);
    assert_memory_equal(contents(f, "/proc/thread-self/cmdline"), args, sizeof args);
    snprintf(path, sizeof path, "/proc/%d/exe", getpid());
    int64_t n = CALL(G_READLINKAT, CWD, put(f, 0, path), (uintptr_t)f->mem + 512, 100);
    assert_int_equal(n, strlen("/guest/program"));
    assert_memory_equal(f->mem + 512, "/guest/program", (size_t)n);
    assert_int_equal(CALL(G_READLINKAT, CWD, put(f, 0, "/proc/self/exe"), (uintptr_t)f->mem + 512, 6), 6);
    struct stat st;
    uint64_t inode;
    assert_int_equal(stat("/bin/sh", &st), 0);
    assert_int_equal(CALL(G_FSTATAT, CWD, put(f, 0, "/proc/self/exe"), (uintptr_t)f->mem + 512, 0), 0);
    memcpy(&inode, f->mem + 512 + 8, 8);
    assert_true(inode == st.st_ino);
    /* only the guest's memory is there */
    unsigned long mem = (unsigned long)(uintptr_t)f->mem;
    snprintf(expected, sizeof expected, "%08lx-%08lx rw-p", mem, mem + 65536);
    const char *maps = contents(f, "/proc/self/maps");
    assert_memory_equal(maps, expected, strlen(expected));
    assert_int_equal(strchr(maps, '\n')[1], 0);
    snprintf(expected, sizeof expected, "%d (", getpid());
    assert_memory_equal(contents(f, "/proc/self/stat"), expected, strlen(expected));
    assert_non_null(strstr(contents(f, "/proc/self/status"), "VmSize:\t      64 kB\n"));
}

static void prefix(void **state)
{
    struct fixture *f = *state;
    char outside[128];
    f->m.opt.prefix = f->dir;
    make_dir(f, "usr");
    make_dir(f, "usr/lib");
    make_dir(f, "etc");
    make_dir(f, "etc/alternatives");
    make_dir(f, "dev");
    make_link(f, "usr/lib", "lib");
    make_link(f, "/usr/lib", "abslib");
    make_file(f, "usr/lib/libx.so.1.2", "library");
    make_link(f, "libx.so.1.2", "usr/lib/libx.so.1");
    make_link(f, "/etc/alternatives/tool", "usr/tool");
    make_link(f, "/usr/lib/libx.so.1", "etc/alternatives/tool");
    make_link(f, "/loop", "loop");
    make_link(f, "../../../../usr/lib/libx.so.1", "etc/up");
    make_file(f, "etc/passwd_of_prefix", "guest");
    for (int round = 0; round < 2; round++) {
        assert_string_equal(contents(f, "/usr/lib/libx.so.1.2"), "library");
        assert_string_equal(contents(f, "/lib/libx.so.1"), "library");
        assert_string_equal(contents(f, "/abslib/libx.so.1"), "library");
        assert_string_equal(contents(f, "/usr/tool"), "library");
        assert_string_equal(contents(f, "//usr/./lib/../tool"), "library");
        assert_string_equal(contents(f, "/etc/up"), "library");
        assert_string_equal(contents(f, "/../etc/passwd_of_prefix"), "guest");
        assert_string_equal(contents(f, "/usr/lib/none"), "ENOENT");
        assert_string_equal(contents(f, "/loop"), "ENOENT");
    }
    assert_memory_equal(contents(f, "/etc/passwd"), "root:", 5); /* not there: the host's */
    assert_int_equal(CALL(G_READLINKAT, CWD, put(f, 0, "/usr/tool"), (uintptr_t)f->mem + 512, 100), 22);
    assert_memory_equal(f->mem + 512, "/etc/alternatives/tool", 22);
    int64_t fd = CALL(G_OPENAT, CWD, put(f, 0, "/dev/null"), 2);
    assert_true(fd >= 0);
    close((int)fd);
    /* what does not exist is made on the host */
    snprintf(outside, sizeof outside, "%s.made", f->dir);
    assert_int_equal(CALL(G_MKDIRAT, CWD, put(f, 0, outside), 0755), 0);
    assert_int_equal(rmdir(outside), 0);
    /* a link that turns up later */
    assert_string_equal(contents(f, "/usr/late"), "ENOENT");
    make_link(f, "/usr/lib/libx.so.1.2", "usr/late");
    assert_string_equal(contents(f, "/usr/late"), "library");
    /* and a file, in a folder that the kernel would look for elsewhere */
    assert_string_equal(contents(f, "/abslib/late"), "ENOENT");
    make_file(f, "usr/lib/late", "library");
    assert_string_equal(contents(f, "/abslib/late"), "library");
    f->m.opt.prefix = NULL;
}

static void limits(void **state)
{
    struct fixture *f = *state;
    struct rlimit *new = (struct rlimit *)f->mem, *old = new + 1, host;
    assert_int_equal(CALL(G_PRLIMIT64, 0, RLIMIT_STACK, 0, (uintptr_t)old), 0);
    *new = (struct rlimit){ 1 << 20, old->rlim_max };
    assert_int_equal(CALL(G_PRLIMIT64, 0, RLIMIT_STACK, (uintptr_t)new, 0), 0);
    assert_int_equal(CALL(G_PRLIMIT64, 0, RLIMIT_STACK, 0, (uintptr_t)old), 0);
    assert_int_equal(old->rlim_cur, 1 << 20);
    getrlimit(RLIMIT_STACK, &host);
    assert_int_not_equal(host.rlim_cur, 1 << 20);
    *new = (struct rlimit){ 1 << 20, old->rlim_max };
    assert_int_equal(CALL(G_PRLIMIT64, 0, RLIMIT_AS, (uintptr_t)new, (uintptr_t)old), 0);
    assert_int_equal(CALL(G_MMAP, 0, 2 << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, UINT64_MAX, 0), -ENOMEM);
    assert_int_equal(CALL(G_PRLIMIT64, 0, RLIMIT_AS, (uintptr_t)old, 0), 0);
    int64_t at = CALL(G_MMAP, 0, 2 << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, UINT64_MAX, 0);
    assert_true(at > 0 && (uint64_t)at < GUEST_TOP);
    assert_int_equal(CALL(G_MUNMAP, (uint64_t)at, 2 << 20), 0);
    assert_int_equal(CALL(G_MUNMAP, 0, GUEST_TOP + 4096), -EINVAL);
}

static void traces(void **state)
{
    struct fixture *f = *state;
    char path[128], line[1024], expected[256];
    int out;
    snprintf(path, sizeof path, "%s/log", f->dir);
    assert_true((out = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600)) >= 0);
    log_open(0, path);
    f->m.opt.strace = true;
    CALL(G_OPENAT, CWD, put(f, 0, "/none"), 0100 | ARM_DIRECTORY | 02000000, 0644);
    CALL(G_LSEEK, 99, 5, 2);
    CALL(G_FSTAT, 99, 0x1234);
    CALL(1000, 1);
    f->m.opt.strace = false;
    ssize_t n = pread(out, line, sizeof line - 1, 0);
    line[n < 0 ? 0 : n] = 0;
    snprintf(expected, sizeof expected,
             "%d openat(AT_FDCWD, \"/none\", O_RDONLY|O_CREAT|O_DIRECTORY|O_CLOEXEC, 0644) = -1 EINVAL (Invalid argument)\n",
             gettid());
    if (strncmp(line, expected, strlen(expected)) != 0) { /* older kernels make a file of it */
        assert_non_null(strstr(line, "openat(AT_FDCWD, \"/none\", O_RDONLY|O_CREAT|O_DIRECTORY|O_CLOEXEC, 0644) = "));
    }
    assert_non_null(strstr(line, " lseek(99, 5, SEEK_END) = -1 EBADF (Bad file descriptor)\n"));
    assert_non_null(strstr(line, " fstat(99, 0x1234) = -1 EBADF (Bad file descriptor)\n"));
    assert_non_null(strstr(line, " syscall_1000(0x1, 0, 0, 0, 0, 0) = -1 ENOSYS (Function not implemented)\n"));
    close(out);
}

static bool is_direct(struct fixture *f, uint64_t nr, const uint64_t args[6], struct host_call *call)
{
    f->cpu.nr = nr;
    memcpy(f->cpu.args, args, 48);
    return syscall_direct(&f->t, call);
}
#define DIRECT(nr, ...) is_direct(f, nr, (const uint64_t[6]){ __VA_ARGS__ }, &call)

/* Translated code makes a call itself if it passes through as it is, and nobody watches. */
static void direct_calls(void **state)
{
    struct fixture *f = *state;
    struct host_call call;
    f->t.call_state = CALL_EINTR;
    assert_true(DIRECT(G_READ, 3, 0x1000, 5, UINT64_MAX));
    assert_int_equal(call.number, __NR_read);
    assert_memory_equal(call.args, ((const uint64_t[]){ 3, 0x1000, 5, UINT64_MAX, 0, 0 }), 48);
    assert_ptr_equal(call.pending, &f->t.has_pending);
    assert_int_equal(f->t.call_state, CALL_PLAIN);
    assert_int_equal(f->t.call_nr, G_READ);
    assert_int_equal(f->t.call_arg0, 3);
    assert_true(DIRECT(G_LSEEK, UINT64_MAX, UINT64_MAX, 0)); /* no pointers */
    assert_false(DIRECT(G_READ, 3, UINT64_C(0xab) << 56 | 0x1000, 5)); /* a tag, or an error */
    assert_false(DIRECT(G_OPENAT, CWD, 0x1000, 0));
    assert_false(DIRECT(G_UNAME, 0x1000));
    assert_false(DIRECT(G_MMAP, 0, 4096, 1, 0x22, UINT64_MAX));
    assert_false(DIRECT(1000, 1));
    assert_false(DIRECT(G_SETUID, 0)); /* of all threads: there must be none of ours */
    f->m.opt.strace = true;
    assert_false(DIRECT(G_GETPPID, 0));
    f->m.opt.strace = false;
    f->t.seccomp = (struct seccomp_filter *)(uintptr_t)8;
    assert_false(DIRECT(G_GETPPID, 0));
    f->t.seccomp = NULL;
    f->cpu.st.mte.async_fault = 1;
    assert_false(DIRECT(G_GETPPID, 0));
    f->cpu.st.mte.async_fault = 0;
    assert_true(DIRECT(G_GETPPID, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(passing_through),    cmocka_unit_test(foreign_pointers), cmocka_unit_test(files),
        cmocka_unit_test(epoll),              cmocka_unit_test(names_of_the_system), cmocka_unit_test(own_process_files),
        cmocka_unit_test(prefix),             cmocka_unit_test(limits),           cmocka_unit_test(traces),
        cmocka_unit_test(direct_calls),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
