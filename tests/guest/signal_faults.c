/* Synchronous signals: ten thousand faults of every kind, recovered by siglongjmp or by changing the frame, with the
 * right siginfo and registers; handlers on an alternate stack; nested handlers; SIGTRAP of a perf event. */
#define _GNU_SOURCE
#include "check.h"

#include <errno.h>
#include <linux/hw_breakpoint.h>
#include <linux/perf_event.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <ucontext.h>
#include <unistd.h>

enum { PAGE = 4096, ROUNDS = 2000 };

static sigjmp_buf back;
static siginfo_t seen;
static ucontext_t seen_uc;
static volatile int *volatile nowhere = (volatile int *)8;
static volatile int count, on_alternate;
static char *alternate;

static void catch(int signo, siginfo_t *info, void *uc)
{
    char here;
    (void)signo;
    seen = *info;
    memcpy(&seen_uc, uc, sizeof seen_uc < 1024 ? sizeof seen_uc : 1024);
    on_alternate = &here >= alternate && &here < alternate + SIGSTKSZ * 4;
    count++;
    siglongjmp(back, 1);
}

static void handle(int signo, void (*fn)(int, siginfo_t *, void *), int flags)
{
    struct sigaction sa = { .sa_sigaction = fn, .sa_flags = SA_SIGINFO | flags };
    sigemptyset(&sa.sa_mask);
    CHECK(sigaction(signo, &sa, NULL) == 0);
}

static void segv(void)
{
    char *page = mmap(NULL, 3 * PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    munmap(page + PAGE, PAGE);
    for (int i = 0; i < ROUNDS; i++) {
        char *at = page + (i & 1 ? PAGE : 0) + i % 4000;
        if (!sigsetjmp(back, 1)) {
            *(volatile char *)at = 1;
            CHECK(!"reached");
        }
        if (seen.si_signo != SIGSEGV || seen.si_addr != at || seen.si_code != (i & 1 ? SEGV_MAPERR : SEGV_ACCERR) || !on_alternate) {
            CHECK(!"segv info");
            break;
        }
    }
    if (!sigsetjmp(back, 1)) /* a load that crosses into the hole */
        (void)*(volatile uint64_t *)(page + PAGE - 4);
    CHECK(seen.si_signo == SIGSEGV && (char *)seen.si_addr >= page + PAGE - 4 && (char *)seen.si_addr <= page + PAGE);
    munmap(page, 3 * PAGE);
}

static void bus(void)
{
    char name[] = "/tmp/dragoman-bus-XXXXXX";
    int fd = mkstemp(name);
    unlink(name);
    CHECK(ftruncate(fd, PAGE) == 0);
    char *map = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    for (int i = 0; i < ROUNDS; i++) {
        if (!sigsetjmp(back, 1)) {
            *(volatile int *)(map + PAGE + 8) = i;
            CHECK(!"reached");
        }
        if (seen.si_signo != SIGBUS || seen.si_addr != map + PAGE + 8 || seen.si_code != BUS_ADRERR) {
            CHECK(!"bus info");
            break;
        }
    }
    munmap(map, 2 * PAGE);
    close(fd);
}

static void illegal(void)
{
    for (int i = 0; i < ROUNDS; i++) {
        if (!sigsetjmp(back, 1)) {
#if defined(__aarch64__)
            __asm__ volatile("udf #0");
#else
            __asm__ volatile("ud2");
#endif
        }
        if (seen.si_signo != SIGILL) {
            CHECK(!"ill info");
            break;
        }
    }
}

static void breakpoint(void)
{
    for (int i = 0; i < ROUNDS; i++) {
        if (!sigsetjmp(back, 1)) {
#if defined(__aarch64__)
            __asm__ volatile("brk #0");
#else
            __asm__ volatile("int3");
#endif
        }
        if (seen.si_signo != SIGTRAP) {
            CHECK(!"trap info");
            break;
        }
    }
}

static void fetch(void)
{
    char *page = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (volatile int i = 0; i < ROUNDS; i++) {
        void (*fn)(void) = (void (*)(void))(uintptr_t)(i & 1 ? page + 64 : (char *)16);
        if (!sigsetjmp(back, 1)) {
            fn();
            CHECK(!"reached");
        }
        if (seen.si_signo != SIGSEGV || seen.si_addr != (void *)fn || seen.si_code != (i & 1 ? SEGV_ACCERR : SEGV_MAPERR)) {
            CHECK(!"fetch info");
            break;
        }
    }
    munmap(page, PAGE);
}

/* ---- the frame's registers are the program's ------------------------------------------------- */

static void skip(int signo, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;
    (void)signo, (void)info;
#if defined(__aarch64__)
    uc->uc_mcontext.pc += 4;
    uc->uc_mcontext.regs[0] = uc->uc_mcontext.regs[1] + uc->uc_mcontext.regs[19];
    uc->uc_mcontext.regs[28] ^= 0xff;
#else
    uc->uc_mcontext.gregs[REG_RIP] += 2;
    uc->uc_mcontext.gregs[REG_RAX] = uc->uc_mcontext.gregs[REG_RCX] + uc->uc_mcontext.gregs[REG_R12];
    uc->uc_mcontext.gregs[REG_R15] ^= 0xff;
#endif
    count++;
}

static void registers(void)
{
    handle(SIGSEGV, skip, SA_ONSTACK);
    for (uint64_t i = 0; i < ROUNDS; i++) {
        uint64_t sum, changed;
        double kept;
#if defined(__aarch64__)
        register uint64_t x1 __asm__("x1") = i * 7, x19 __asm__("x19") = i << 32, x28 __asm__("x28") = i;
        register uint64_t x0 __asm__("x0") = 0;
        register double d9 __asm__("d9") = (double)i;
        __asm__ volatile("mov x2, #0\n\tcmp x2, #1\n\tldr x0, [x2]\n\tcset x3, lo\n\tadd x0, x0, x3\n\tsub x0, x0, #1"
                         : "+r"(x0), "+r"(x1), "+r"(x19), "+r"(x28), "+w"(d9) : : "x2", "x3", "cc", "memory");
        sum = x0, changed = x28, kept = d9;
#else
        register uint64_t rcx __asm__("rcx") = i * 7, r12 __asm__("r12") = i << 32, r15 __asm__("r15") = i;
        register uint64_t rax __asm__("rax") = 0;
        __asm__ volatile(".byte 0x8b, 0x00" : "+r"(rax), "+r"(rcx), "+r"(r12), "+r"(r15) : : "memory");
        sum = rax, changed = r15, kept = (double)i;
#endif
        if (sum != i * 7 + (i << 32) || changed != (i ^ 0xff) || kept != (double)i) {
            CHECK(!"registers");
            break;
        }
    }
    handle(SIGSEGV, catch, SA_ONSTACK);
}

/* A branch ignores the top byte of its target if bit 55 is clear. */
static void tagged_branch(void)
{
#if defined(__aarch64__)
    for (uint64_t tag = 1; tag < 256; tag += 50) {
        uint64_t there, where, target;
        __asm__ volatile("adr %2, 1f\n\torr %2, %2, %3, lsl #56\n\tadr %1, 1f\n\tblr %2\n1:\tadr %0, 1b\n\tsub %2, x30, %1"
                         : "=&r"(there), "=&r"(where), "=&r"(target) : "r"(tag) : "x30");
        CHECK(there == where && target == 0);
    }
    if (!sigsetjmp(back, 1))
        ((void (*)(void))(uintptr_t)0x0080000000000000)();
    CHECK(seen.si_signo == SIGSEGV);
#endif
}

/* Addresses that no 47-bit pointer reaches. */
static void far_addresses(void)
{
#if defined(__aarch64__)
    static const uint64_t far[] = { UINT64_C(1) << 47, (UINT64_C(1) << 47) + 8, UINT64_C(0x7f80000000001) << 3 };
    for (unsigned i = 0; i < sizeof far / sizeof *far; i++) {
        if (!sigsetjmp(back, 1))
            *(volatile char *)(uintptr_t)far[i] = 1;
        CHECK(seen.si_signo == SIGSEGV && seen.si_code == SEGV_MAPERR && (uintptr_t)seen.si_addr == far[i]);
    }
#endif
}

/* ---- nested ---------------------------------------------------------------------------------- */

static volatile int depth, deepest, order[8], norder;

static void nest(int signo, siginfo_t *info, void *uc)
{
    (void)info, (void)uc;
    depth++;
    deepest = depth > deepest ? depth : deepest;
    if (norder < 8)
        order[norder++] = signo;
    if (signo == SIGUSR1)
        raise(SIGUSR2);
    else if (signo == SIGUSR2)
        *nowhere = 1;
    else {
#if defined(__aarch64__)
        ((ucontext_t *)uc)->uc_mcontext.pc += 4;
#else
        ((ucontext_t *)uc)->uc_mcontext.gregs[REG_RIP] += 10 - (((uint8_t *)((ucontext_t *)uc)->uc_mcontext.gregs[REG_RIP])[1] == 4 ? -1 : 0);
#endif
    }
    depth--;
}

static void nested(void)
{
#if defined(__aarch64__)
    handle(SIGUSR1, nest, 0);
    handle(SIGUSR2, nest, SA_ONSTACK);
    handle(SIGSEGV, nest, SA_ONSTACK | SA_NODEFER);
    for (int i = 0; i < ROUNDS / 4; i++) {
        norder = 0;
        raise(SIGUSR1);
        if (depth || deepest != 3 || norder != 3 || order[0] != SIGUSR1 || order[1] != SIGUSR2 || order[2] != SIGSEGV) {
            CHECK(!"nesting");
            break;
        }
    }
    handle(SIGSEGV, catch, SA_ONSTACK);
#endif
}

/* A fault while its signal is blocked, or without a stack for the handler, ends the process by the signal. */
static int ends_with(void (*fn)(void))
{
    int status = 0;
    pid_t pid = fork();
    if (pid == 0) {
        fn();
        _exit(0);
    }
    waitpid(pid, &status, 0);
    return WIFSIGNALED(status) ? WTERMSIG(status) : -1;
}

static void blocked_fault(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGSEGV);
    sigprocmask(SIG_BLOCK, &set, NULL);
    *nowhere = 1;
}

static void ignored_fault(void)
{
    signal(SIGSEGV, SIG_IGN);
    *nowhere = 1;
}

static void no_stack(void)
{
    stack_t off = { .ss_flags = SS_DISABLE };
    sigaltstack(&off, NULL);
#if defined(__aarch64__)
    __asm__ volatile("mov sp, #4096\n\tldr x0, [sp]" ::: "x0", "memory");
#else
    __asm__ volatile("mov $4096, %%rsp\n\tmov (%%rsp), %%rax" ::: "rax", "memory");
#endif
}

static volatile int watched;

static void on_event(int signo, siginfo_t *info, void *uc)
{
    uint64_t data; /* si_perf_data */
    (void)uc;
    memcpy(&data, (char *)&info->si_addr + sizeof info->si_addr, sizeof data);
    CHECK(signo == SIGTRAP && info->si_code == 6 /* TRAP_PERF */ && info->si_addr == &watched && data == 1234);
    count++;
}

/* A watchpoint of perf_event_open(2), where that is allowed. */
static void perf_event(void)
{
    struct perf_event_attr attr = { .type = PERF_TYPE_BREAKPOINT, .size = sizeof attr, .sample_period = 1,
                                    .bp_addr = (uintptr_t)&watched, .bp_type = HW_BREAKPOINT_W, .bp_len = HW_BREAKPOINT_LEN_4,
                                    .remove_on_exec = 1, .sigtrap = 1, .sig_data = 1234, .exclude_kernel = 1, .exclude_hv = 1 };
    struct sigaction action = { .sa_sigaction = on_event, .sa_flags = SA_SIGINFO }, old;
    sigaction(SIGTRAP, &action, &old);
    int event = (int)syscall(SYS_perf_event_open, &attr, 0, -1, -1, PERF_FLAG_FD_CLOEXEC);
    count = 0;
    for (int i = 0; event >= 0 && i < 100; i++) {
        watched = i;
        getppid();
        CHECK(count == i + 1);
    }
    close(event);
    sigaction(SIGTRAP, &old, NULL);
}

int main(void)
{
    stack_t none = { .ss_size = 0 };
    CHECK(sigaltstack(&none, NULL) == 0); /* as it is: no change, so no error */
    alternate = malloc(SIGSTKSZ * 4);
    stack_t ss = { .ss_sp = alternate, .ss_size = SIGSTKSZ * 4 };
    CHECK(sigaltstack(&ss, NULL) == 0);
    static const int all[] = { SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE };
    for (unsigned i = 0; i < sizeof all / sizeof *all; i++)
        handle(all[i], catch, SA_ONSTACK);
    segv(), bus(), illegal(), breakpoint(), fetch();
    CHECK(count == 5 * ROUNDS + 1);
    registers();
    tagged_branch();
    far_addresses();
    nested();
    perf_event();
    CHECK(ends_with(blocked_fault) == SIGSEGV);
    CHECK(ends_with(ignored_fault) == SIGSEGV);
    CHECK(ends_with(no_stack) == SIGSEGV);
    /* sent, not raised by a fault: blocked it waits, even with a fault's code */
    sigset_t set, old, waiting;
    sigemptyset(&set);
    sigaddset(&set, SIGSEGV);
    sigprocmask(SIG_BLOCK, &set, &old);
    count = 0;
    kill(getpid(), SIGSEGV);
    sigpending(&waiting);
    CHECK(count == 0 && sigismember(&waiting, SIGSEGV));
    if (!sigsetjmp(back, 0))
        sigprocmask(SIG_SETMASK, &old, NULL);
    CHECK(count == 1 && seen.si_code == SI_USER && seen.si_pid == getpid());
    sigprocmask(SIG_SETMASK, &old, NULL);
    return check_end();
}
