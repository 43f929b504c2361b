/* mte_asymm.c: threads that ask for both modes get the preferred one: here the asymmetric, in which loads fail at once and
 * stores are told later; who asks for one gets that.
 * environment: DRAGOMAN_MTE_PREFERRED=asymm
 * flags: -static -march=armv8.5-a+memtag */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <ucontext.h>
#include <unistd.h>

#include "check.h"

enum { SET = 55, GET = 56, ENABLE = 1, SYNC = 2, ASYNC = 4, MTE = 0x20, MTEAERR = 8, MTESERR = 9 };
static volatile sig_atomic_t code;

static void handler(int signo, siginfo_t *info, void *context)
{
    (void)signo;
    code = info->si_code;
    ((ucontext_t *)context)->uc_mcontext.pstate |= 1ul << 25; /* TCO: the access is made again without a check */
}

static void start(long modes)
{
    __asm__ volatile("msr s3_3_c4_c2_7, xzr");
    CHECK(prctl(SET, ENABLE | modes | 0xfffe << 3, 0, 0, 0) == 0);
    CHECK(prctl(GET, 0, 0, 0, 0) == (ENABLE | modes | 0xfffe << 3));
    code = 0;
}

int main(void)
{
    char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE | MTE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    volatile char *wrong = (volatile char *)((uintptr_t)page | UINT64_C(3) << 56);
    struct sigaction sa = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO};
    int null = open("/dev/null", O_RDWR), zero = open("/dev/zero", O_RDONLY);
    CHECK(sigaction(SIGSEGV, &sa, NULL) == 0);
    start(SYNC | ASYNC);
    (void)*wrong;
    CHECK(code == MTESERR);
    start(SYNC | ASYNC);
    *wrong = 1;
    CHECK(getpid() > 0 && code == MTEAERR && *page == 1);
    /* The kernel's loads are checked, its stores are not. */
    start(SYNC | ASYNC);
    CHECK(read(zero, (char *)wrong, 1) == 1);
    CHECK_ERROR(syscall(64 /* write */, zero, wrong, 1), EBADF);
    int fds[2];
    CHECK(pipe(fds) == 0);
    CHECK_ERROR(write(fds[1], (char *)wrong, 1), EFAULT);
    CHECK(code == 0);
    start(SYNC);
    *wrong = 2;
    CHECK(code == MTESERR);
    start(ASYNC);
    (void)*wrong;
    CHECK(getpid() > 0 && code == MTEAERR);
    close(null), close(zero), close(fds[0]), close(fds[1]);
    return check_end();
}
