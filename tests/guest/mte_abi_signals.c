/* mte_abi_signals.c: tag faults as signals, synchronous and asynchronous, and system calls that meet memory with another
 * tag. Expected: Documentation/arch/arm64/{memory-tagging-extension,tagged-pointers}.rst and sigaction(2).
 * environment: DRAGOMAN_CPU=max,mte=on
 * flags: -static -march=armv8.5-a+memtag */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

#include "check.h"

enum { SET = 55, ENABLE = 1, SYNC = 2, ASYNC = 4, STORE_ONLY = 1 << 19, MTE = 0x20, PAGE = 4096, RW = PROT_READ | PROT_WRITE,
       EXPOSE = 0x800, MTEAERR = 8, MTESERR = 9 };

static char *page; /* tag 5, but granule 4 has 6 */

static char *with(const void *p, unsigned tag) { return (char *)((uintptr_t)p | (uintptr_t)tag << 56); }
static void set_tag(void *p, unsigned tag) { __asm__ volatile("stg %0, [%0]" : : "r"(with(p, tag)) : "memory"); }
static void mode(unsigned long ctrl) { CHECK(prctl(SET, ctrl | ENABLE | 0xfffe << 3, 0, 0, 0) == 0); }
static unsigned long get_tco(void)
{
    unsigned long v;
    __asm__ volatile("mrs %0, s3_3_c4_c2_7" : "=r"(v));
    return v >> 25 & 1;
}

static volatile sig_atomic_t count, code;
static volatile unsigned long got_addr, got_far, saved_tco, tco_inside, esr;
static sigjmp_buf out;
static volatile int leave;

static void handler(int signo, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;
    (void)signo;
    count++;
    code = info->si_code;
    got_addr = (uintptr_t)info->si_addr;
    got_far = uc->uc_mcontext.fault_address;
    saved_tco = uc->uc_mcontext.pstate >> 25 & 1;
    tco_inside = get_tco();
    struct { uint32_t magic, size; uint64_t esr; } *record = (void *)uc->uc_mcontext.__reserved;
    esr = 0;
    for (; record->magic; record = (void *)((char *)record + record->size))
        if (record->magic == 0x45535201)
            esr = record->esr;
    if (leave)
        siglongjmp(out, 1);
    uc->uc_mcontext.pstate |= 1ul << 25; /* the access is made again without a check */
}

static void install(int flags)
{
    struct sigaction sa = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO | flags};
    CHECK(sigaction(SIGSEGV, &sa, NULL) == 0);
    count = 0;
}
static void clear_tco(void) { __asm__ volatile("msr s3_3_c4_c2_7, xzr"); }

static void synchronous(void)
{
    char *p = with(page, 5) + 68; /* granule 4 */
    mode(SYNC);
    install(0);
    *(volatile char *)p = 1;
    CHECK(count == 1 && code == MTESERR && got_addr == (uintptr_t)page + 68 && got_far == (uintptr_t)page + 68);
    CHECK(!saved_tco && !tco_inside && get_tco() == 1);
    CHECK((esr & 0x3f) == 0x11 && esr & 1 << 6 && esr >> 26 == 0x24);
    clear_tco();
    install(EXPOSE);
    (void)*(volatile char *)p;
    CHECK(count == 1 && got_addr == (uintptr_t)with(page, 5) + 68 && got_far == (uintptr_t)page + 68);
    CHECK((esr & 0x3f) == 0x11 && !(esr & 1 << 6));
    clear_tco();
    (void)*(volatile char *)((uintptr_t)p | UINT64_C(0xa) << 60);
    CHECK(count == 2 && got_addr == (uintptr_t)with(page, 5) + 68); /* bits 63:60 are not told */
    clear_tco();
    mode(SYNC | STORE_ONLY);
    (void)*(volatile char *)p;
    CHECK(count == 2);
    *(volatile char *)p = 1;
    CHECK(count == 3);
    clear_tco();
    /* Other faults */
    leave = 1;
    char *hole = mmap(NULL, PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    install(0);
    if (!sigsetjmp(out, 1))
        *(volatile char *)with(hole, 5) = 1;
    CHECK(code == SEGV_ACCERR && got_addr == (uintptr_t)hole && got_far == (uintptr_t)hole);
    leave = 0;
    munmap(hole, PAGE);
}

/* Forced: blocked or ignored it kills. */
static void forced(int ignore)
{
    int status = 0;
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        sigset_t set;
        sigemptyset(&set);
        sigaddset(&set, SIGSEGV);
        mode(SYNC);
        if (ignore)
            signal(SIGSEGV, SIG_IGN);
        else
            sigprocmask(SIG_BLOCK, &set, NULL);
        *(volatile char *)(with(page, 5) + 64) = 1;
        _exit(0);
    }
    CHECK(waitpid(pid, &status, 0) == pid && WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV);
}

static void asynchronous(void)
{
    char *p = with(page, 5) + 64;
    sigset_t set, pending;
    sigemptyset(&set);
    sigaddset(&set, SIGSEGV);
    mode(ASYNC);
    install(EXPOSE);
    *(volatile char *)p = 7;
    CHECK(getpid() > 0 && count == 1 && code == MTEAERR && got_addr == 0);
    CHECK(page[64 + 0] == 7 || *with(page + 64, 6) == 7); /* the access was made */
    clear_tco();
    count = 0;
    /* blocked: it waits; two are one */
    sigprocmask(SIG_BLOCK, &set, NULL);
    *(volatile char *)p = 8;
    CHECK(sigpending(&pending) == 0 && sigismember(&pending, SIGSEGV) == 1);
    *(volatile char *)p = 8;
    getpid();
    CHECK(count == 0);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    CHECK(count == 1 && code == MTEAERR);
    clear_tco();
    /* ignored: it is gone */
    signal(SIGSEGV, SIG_IGN);
    *(volatile char *)p = 9;
    getpid();
    install(0);
    getpid();
    CHECK(count == 0);
    /* The call that finds it is made behind the handler, not instead of it. */
    int fds[2];
    char byte = 0;
    CHECK(pipe(fds) == 0);
    *(volatile char *)p = 10;
    CHECK(write(fds[1], "x", 1) == 1 && count == 1);
    clear_tco();
    CHECK(read(fds[0], &byte, 1) == 1 && byte == 'x');
    /* without any call, too */
    *(volatile char *)p = 11;
    for (volatile long i = 0; i < 2000000000 && count == 1; i++)
        ;
    CHECK(count == 2);
    clear_tco();
    /* In both modes the preferred one is taken: asynchronous, if nobody chose. */
    mode(SYNC | ASYNC);
    *(volatile char *)p = 12;
    getpid();
    CHECK(count == 3 && code == MTEAERR);
    clear_tco();
    close(fds[0]), close(fds[1]);
    mode(SYNC);
}

/* ---- buffers of system calls ---- */
static void part(int fd, ssize_t (*call)(int, char *, size_t), const char *name)
{
    for (unsigned offset = 0; offset < 16; offset++) {
        for (unsigned size = 1; size < 100; size++) {
            ssize_t expected = offset + size <= 64 ? (ssize_t)size : 64 - (ssize_t)offset;
            lseek(fd, 0, SEEK_SET);
            ssize_t got = call(fd, with(page, 5) + offset, size);
            if (got != expected) {
                printf("%s, offset %u, size %u: %zd, not %zd\n", name, offset, size, got, expected);
                failures++;
                return;
            }
        }
    }
    lseek(fd, 0, SEEK_SET);
    CHECK_ERROR(call(fd, with(page, 5) + 64, 16), EFAULT);
    lseek(fd, 0, SEEK_SET);
    CHECK_ERROR(call(fd, with(page, 7), 1), EFAULT);
    mode(ASYNC);
    lseek(fd, 0, SEEK_SET);
    CHECK(call(fd, with(page, 5), 100) == 100);
    mode(SYNC);
}
static ssize_t do_read(int fd, char *p, size_t n) { return read(fd, p, n); }
static ssize_t do_write(int fd, char *p, size_t n) { return write(fd, p, n); }
static ssize_t do_pread(int fd, char *p, size_t n) { return pread(fd, p, n, 0); }
static ssize_t do_pwrite(int fd, char *p, size_t n) { return pwrite(fd, p, n, 0); }
static ssize_t do_readv(int fd, char *p, size_t n)
{
    struct iovec v[2] = {{p, n / 2}, {p + n / 2, n - n / 2}};
    return readv(fd, v, 2);
}
static ssize_t do_writev(int fd, char *p, size_t n)
{
    struct iovec v[2] = {{p, n / 2}, {p + n / 2, n - n / 2}};
    return writev(fd, v, 2);
}

static void buffers(void)
{
    char name[] = "./mte-XXXXXX", *bad = with(page, 5) + 64;
    int fd = mkstemp(name), fds[2];
    struct stat st;
    struct timespec ts;
    CHECK(ftruncate(fd, 200) == 0);
    install(0);
    mode(SYNC);
    part(fd, do_read, "read"), part(fd, do_write, "write"), part(fd, do_pread, "pread"), part(fd, do_pwrite, "pwrite");
    part(fd, do_readv, "readv"), part(fd, do_writev, "writev");
    CHECK(ftruncate(fd, 20) == 0);
    CHECK(pread(fd, with(page, 5), PAGE, 0) == 20); /* not touched, not seen */
    CHECK_ERROR(syscall(SYS_clock_gettime, CLOCK_REALTIME, bad), EFAULT);
    CHECK(syscall(SYS_clock_gettime, CLOCK_REALTIME, with(page, 5)) == 0);
    CHECK_ERROR(fstat(fd, (struct stat *)with(page, 5)), EFAULT);
    CHECK(fstat(fd, (struct stat *)with(page + 128, 5)) == 0);
    memset(with(page, 5), 'a', 64);
    *with(page + 64, 6) = 0;
    CHECK_ERROR(open(with(page, 5), O_RDONLY), EFAULT);
    with(page, 5)[63] = 0;
    CHECK_ERROR(open(with(page, 5), O_RDONLY), ENOENT);
    CHECK_ERROR(syscall(SYS_futex, bad, 1, 1, NULL, NULL, 0), EFAULT);
    CHECK_ERROR(syscall(SYS_getcwd, bad, PAGE - 64), EFAULT);
    CHECK_ERROR(syscall(SYS_getcwd, with(page, 5) + 63, PAGE - 63), EFAULT); /* there is more than one byte of it */
    CHECK(nanosleep(&(struct timespec){0, 1}, (struct timespec *)bad) == 0); /* would be written after a signal only */
    CHECK(socketpair(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0, fds) == 0);
    CHECK_ERROR(send(fds[0], with(page, 5), 70, 0), EFAULT); /* a message is sent whole */
    CHECK(send(fds[0], with(page, 5), 64, 0) == 64);
    CHECK_ERROR(recv(fds[1], bad, 64, 0), EFAULT);
    /* TCO is the thread's own affair. */
    __asm__ volatile("msr s3_3_c4_c2_7, %0" : : "r"(1l << 25));
    CHECK_ERROR(write(fd, bad, 1), EFAULT);
    clear_tco();
    mode(SYNC | STORE_ONLY);
    CHECK(pwrite(fd, bad, 1, 0) == 1);
    CHECK_ERROR(pread(fd, bad, 1, 0), EFAULT);
    mode(SYNC);
    /* the alternate stack is memory with tags */
    stack_t ss = {.ss_sp = with(page + PAGE, 3), .ss_size = 4 * PAGE};
    for (int i = 0; i < 4 * PAGE; i += 16)
        set_tag(page + PAGE + i, 3);
    CHECK(sigaltstack(&ss, NULL) == 0);
    install(SA_ONSTACK);
    raise(SIGSEGV);
    CHECK(count == 1);
    clear_tco();
    ss.ss_flags = SS_DISABLE;
    sigaltstack(&ss, NULL);
    (void)st, (void)ts;
    close(fd), close(fds[0]), close(fds[1]);
    unlink(name);
}

int main(void)
{
    page = mmap(NULL, 5 * PAGE, RW | MTE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    mode(SYNC);
    for (int i = 0; i < PAGE; i += 16)
        set_tag(page + i, i == 64 ? 6 : 5);
    synchronous();
    forced(0);
    forced(1);
    asynchronous();
    buffers();
    return check_end();
}
