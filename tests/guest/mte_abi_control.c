/* mte_abi_control.c: how memory tagging is asked for: the prctl of the tagged-address control in all its forms, PROT_MTE
 * in mmap and mprotect, pointers with tags in system calls. Needs no tag instructions.
 * environment: DRAGOMAN_CPU=max,mte=on */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

enum { SET = 55, GET = 56, ENABLE = 1, SYNC = 2, ASYNC = 4, STORE_ONLY = 1 << 19, MTE = 0x20, PAGE = 4096 };
#define TAGS(mask) ((mask) << 3)

static long set(unsigned long ctrl) { return prctl(SET, ctrl, 0, 0, 0); }
static long get(void) { return prctl(GET, 0, 0, 0, 0); }
static void *tagged(const void *p) { return (void *)((uintptr_t)p | UINT64_C(5) << 56); }

static void *inherit(void *arg)
{
    (void)arg;
    CHECK(get() == (ENABLE | SYNC | TAGS(0x00ff)));
    CHECK(set(ENABLE | ASYNC) == 0); /* this thread only */
    return NULL;
}

static void control(void)
{
    static const long good[] = {0, ENABLE, SYNC, ASYNC, SYNC | ASYNC, ENABLE | SYNC | TAGS(0xfffe), TAGS(0xffff),
                                STORE_ONLY | SYNC, ENABLE | SYNC | ASYNC | STORE_ONLY | TAGS(0x1234)};
    CHECK(get() == 0);
    for (unsigned i = 0; i < sizeof good / sizeof *good; i++) {
        CHECK(set((unsigned long)good[i]) == 0);
        CHECK(get() == good[i]);
    }
    long last = get();
    for (int bit = 20; bit < 64; bit++)
        CHECK_ERROR(set(1ul << bit), EINVAL);
    CHECK_ERROR(prctl(SET, ENABLE, 1, 0, 0), EINVAL);
    CHECK_ERROR(prctl(SET, ENABLE, 0, 1, 0), EINVAL);
    CHECK_ERROR(prctl(SET, ENABLE, 0, 0, 1), EINVAL);
    CHECK_ERROR(prctl(GET, 1, 0, 0, 0), EINVAL);
    CHECK_ERROR(prctl(GET, 0, 1, 0, 0), EINVAL);
    CHECK_ERROR(prctl(GET, 0, 0, 0, 1), EINVAL);
    CHECK(get() == last);
}

static void inheritance(char **argv)
{
    pthread_t thread;
    int status = 0;
    CHECK(set(ENABLE | SYNC | TAGS(0x00ff)) == 0);
    pthread_create(&thread, NULL, inherit, NULL);
    pthread_join(thread, NULL);
    CHECK(get() == (ENABLE | SYNC | TAGS(0x00ff)));
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        CHECK(get() == (ENABLE | SYNC | TAGS(0x00ff)));
        if (failures)
            _exit(1);
        execv("/proc/self/exe", (char *[]){argv[0], "executed", NULL});
        _exit(2);
    }
    CHECK(waitpid(pid, &status, 0) == pid && status == 0);
    CHECK(set(0) == 0);
}

/* mmap and mprotect of `fd` (-1: anonymous) with PROT_MTE: 0, or what went wrong. */
static int map_tagged(int fd, int flags)
{
    int result = 0;
    char *p = mmap(NULL, PAGE, PROT_READ | PROT_WRITE | MTE, flags, fd, 0);
    if (p == MAP_FAILED)
        result = errno;
    else
        munmap(p, PAGE);
    char *q = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, flags, fd, 0);
    CHECK(q != MAP_FAILED);
    if ((mprotect(q, PAGE, PROT_READ | MTE) ? errno : 0) != result)
        return -1;
    munmap(q, PAGE);
    return result;
}

/* Has the mapping of p the flag in /proc/self/smaps? */
static int in_smaps(const void *p, const char *flag)
{
    FILE *f = fopen("/proc/self/smaps", "r");
    char line[512];
    uintptr_t lo, hi;
    int inside = 0, found = 0;
    while (f && fgets(line, sizeof line, f)) {
        if (sscanf(line, "%lx-%lx ", &lo, &hi) == 2)
            inside = (uintptr_t)p >= lo && (uintptr_t)p < hi;
        if (inside && strncmp(line, "VmFlags:", 8) == 0)
            found = strstr(line, flag) != NULL;
    }
    if (f)
        fclose(f);
    return found;
}

/* The folder that tests run in may be a tmpfs, whose files can have tags. */
static int in_memory(int fd)
{
    struct statfs st;
    return fstatfs(fd, &st) == 0 && st.f_type == TMPFS_MAGIC;
}

static void mappings(void)
{
    char disk[] = "./mte-XXXXXX", shm[] = "/dev/shm/mte-XXXXXX";
    static char data[4 * PAGE];
    int fd = mkstemp(disk), tmpfs = mkstemp(shm), memory = memfd_create("mte", 0);
    CHECK(ftruncate(fd, PAGE) == 0 && ftruncate(tmpfs, PAGE) == 0 && ftruncate(memory, PAGE) == 0);
    CHECK(map_tagged(-1, MAP_PRIVATE | MAP_ANONYMOUS) == 0);
    CHECK(map_tagged(-1, MAP_SHARED | MAP_ANONYMOUS) == 0);
    CHECK(map_tagged(memory, MAP_SHARED) == 0);
    CHECK(map_tagged(memory, MAP_PRIVATE) == 0);
    CHECK(map_tagged(tmpfs, MAP_SHARED) == 0);
    CHECK(map_tagged(fd, MAP_SHARED) == (in_memory(fd) ? 0 : EINVAL));
    CHECK(map_tagged(fd, MAP_PRIVATE) == (in_memory(fd) ? 0 : EINVAL));
    int self = open("/proc/self/exe", O_RDONLY);
    CHECK(map_tagged(self, MAP_PRIVATE) == (in_memory(self) ? 0 : EINVAL));
    CHECK_ERROR(mmap(NULL, PAGE, PROT_READ | MTE, MAP_PRIVATE, 999, 0) == MAP_FAILED ? -1 : 0, EBADF);
    /* stack, heap, bss */
    char local[3 * PAGE];
    char *brk = sbrk(2 * PAGE);
    CHECK(mprotect((void *)(((uintptr_t)local + PAGE) & -PAGE), PAGE, PROT_READ | PROT_WRITE | MTE) == 0);
    CHECK(mprotect((void *)(((uintptr_t)brk + PAGE - 1) & -PAGE), PAGE, PROT_READ | PROT_WRITE | MTE) == 0);
    CHECK(mprotect((void *)(((uintptr_t)data + PAGE) & -PAGE), PAGE, PROT_READ | PROT_WRITE | MTE) == 0);
    unlink(disk), unlink(shm);
    close(fd), close(tmpfs), close(memory), close(self);
    /* It stays. */
    char *p = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(!in_smaps(p, " mt"));
    CHECK(mprotect(p, 2 * PAGE, PROT_READ | PROT_WRITE | MTE) == 0);
    CHECK(in_smaps(p, " mt"));
    CHECK(mprotect(p, 2 * PAGE, PROT_NONE) == 0);
    CHECK(mprotect(p, 2 * PAGE, PROT_READ) == 0);
    CHECK(in_smaps(p, " mt"));
    CHECK_ERROR(mprotect(p, PAGE, PROT_READ | 0x40), EINVAL);
    munmap(p, 2 * PAGE);
}

static void pointers(void)
{
    int fds[2];
    char text[] = "0123456789", got[16] = "";
    struct iovec plain = {text, 4}, vector[2] = {{tagged(text), 3}, {text + 3, 2}}, back = {tagged(got), sizeof got};
    struct msghdr message = {.msg_iov = tagged(vector), .msg_iovlen = 2}, answer = {.msg_iov = &back, .msg_iovlen = 1};
    struct mmsghdr several[2] = {{.msg_hdr = {.msg_iov = tagged(&plain), .msg_iovlen = 1}}, {.msg_hdr = message}};
    CHECK(socketpair(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0, fds) == 0);
    CHECK(set(0) == 0);
    CHECK_ERROR(write(fds[0], tagged(text), 4), EFAULT);
    CHECK_ERROR(writev(fds[0], vector, 2), EFAULT);
    CHECK_ERROR(open(tagged("/"), O_RDONLY), EFAULT);
    CHECK(set(ENABLE) == 0);
    CHECK(write(fds[0], tagged(text), 4) == 4);
    CHECK(read(fds[1], tagged(got), sizeof got) == 4 && memcmp(got, text, 4) == 0);
    CHECK(writev(fds[0], vector, 2) == 5);
    CHECK(readv(fds[1], &back, 1) == 5 && memcmp(got, text, 5) == 0);
    CHECK(sendmsg(fds[0], tagged(&message), 0) == 5);
    memset(got, 0, sizeof got);
    CHECK(recvmsg(fds[1], tagged(&answer), 0) == 5 && memcmp(got, text, 5) == 0);
    CHECK(answer.msg_iov == &back && back.iov_base == tagged(got) && !answer.msg_flags);
    CHECK(sendmmsg(fds[0], several, 2, 0) == 2);
    CHECK(several[0].msg_len == 4 && several[1].msg_len == 5);
    CHECK(read(fds[1], got, sizeof got) == 4 && read(fds[1], got, sizeof got) == 5);
    CHECK(write(fds[0], text, 7) == 7);
    struct mmsghdr one = {.msg_hdr = answer};
    CHECK(recvmmsg(fds[1], tagged(&one), 1, 0, NULL) == 1 && one.msg_len == 7 && memcmp(got, text, 7) == 0);
    int fd = open(tagged("/"), O_RDONLY);
    CHECK(fd >= 0);
    close(fd);
    /* Calls about mappings take tags in any case, but where they place something. */
    char *p = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *free_place = p + PAGE;
    munmap(free_place, PAGE);
    CHECK(mmap(tagged(free_place), PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == MAP_FAILED);
    CHECK(set(0) == 0);
    CHECK(mprotect(tagged(p), PAGE, PROT_READ) == 0);
    CHECK(madvise(tagged(p), PAGE, MADV_DONTNEED) == 0);
    CHECK(syscall(SYS_mremap, p, PAGE, PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, tagged(free_place)) == -1);
    char *moved = (char *)syscall(SYS_mremap, tagged(p), PAGE, PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, free_place);
    CHECK(moved == free_place);
    CHECK(munmap(tagged(moved), PAGE) == 0);
    /* execve with tagged arguments and environment */
    fflush(stdout);
    int status = 0;
    pid_t pid = fork();
    if (pid == 0) {
        set(ENABLE);
        char *args[] = {"program", tagged("pointers"), tagged("b"), NULL}, *env[] = {tagged("X=y"), NULL};
        syscall(SYS_execve, tagged("/proc/self/exe"), tagged(args), tagged(env));
        _exit(errno);
    }
    CHECK(waitpid(pid, &status, 0) == pid && status == 0);
}

/* SA_UNSUPPORTED: the kernel clears what it does not know. */
static void probing(void)
{
    struct { void *handler; unsigned long flags; void *restorer; unsigned long mask; } a = {0}, b;
    a.flags = 0x400 /* SA_UNSUPPORTED */ | 0x800 /* SA_EXPOSE_TAGBITS */ | 0x100;
    CHECK(syscall(SYS_rt_sigaction, SIGUSR1, &a, NULL, 8) == 0);
    CHECK(syscall(SYS_rt_sigaction, SIGUSR1, NULL, &b, 8) == 0);
    CHECK(b.flags == 0x800);
}

int main(int argc, char **argv)
{
    if (argc == 2) /* executed: no trace of the control is left */
        return get() != 0 || in_smaps(argv, " mt");
    if (argc == 3)
        return strcmp(argv[1], "pointers") || strcmp(argv[2], "b") || !getenv("X") || strcmp(getenv("X"), "y");
    control();
    inheritance(argv);
    mappings();
    pointers();
    probing();
    return check_end();
}
