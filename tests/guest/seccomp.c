/* seccomp: which filters are taken, what each action does, chains, threads, fork and execve. Holds for every Linux
 * machine: built natively, the kernel runs it.
 * engine: both */
#define _GNU_SOURCE
#include "check.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

#ifdef __aarch64__
enum { ARCH = AUDIT_ARCH_AARCH64 };
#define RESULT_OF(uc) ((uc)->uc_mcontext.regs[0])
#define PC_OF(uc) ((uc)->uc_mcontext.pc)
#else
enum { ARCH = AUDIT_ARCH_X86_64 };
#define RESULT_OF(uc) ((uc)->uc_mcontext.gregs[REG_RAX])
#define PC_OF(uc) ((uc)->uc_mcontext.gregs[REG_RIP])
#endif

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define LOAD(member) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, member))
#define RETURN(value) BPF_STMT(BPF_RET | BPF_K, value)
/* For one call `action`, all others are allowed. */
#define ONLY(number, action) \
    { LOAD(nr), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1), RETURN(action), RETURN(SECCOMP_RET_ALLOW) }

static char *self;

static int install_raw(unsigned flags, const struct sock_filter *program, unsigned short length)
{
    struct sock_fprog f = {length, (struct sock_filter *)program};
    return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &f);
}
#define INSTALL(program) install_raw(0, program, COUNT(program))

static int status_of(pid_t pid)
{
    int status = -1;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        continue;
    return status;
}

/* Runs a check in a process of its own; the wait status. */
static int in_child(void (*fn)(void))
{
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        failures = 0;
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        fn();
        fflush(stdout);
        syscall(SYS_exit_group, failures != 0);
    }
    return status_of(pid);
}
#define PASSES(fn) CHECK(in_child(fn) == 0)
static int dies(void (*fn)(void))
{
    int status = in_child(fn);
    return WIFSIGNALED(status) ? WTERMSIG(status) : -1;
}

/* ---- what is taken --------------------------------------------------------------------------- */

static const struct {
    int error;
    unsigned short length;
    struct sock_filter program[4];
} programs[] = {
    {0, 1, {RETURN(SECCOMP_RET_ALLOW)}},
    {EINVAL, 0, {RETURN(SECCOMP_RET_ALLOW)}},
    {EINVAL, 1, {LOAD(nr)}},
    {EINVAL, 1, {BPF_STMT(BPF_RET | BPF_X, 0)}},
    {0, 2, {BPF_STMT(BPF_LD | BPF_IMM, SECCOMP_RET_ALLOW), BPF_STMT(BPF_RET | BPF_A, 0)}},
    {0, 2, {BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 60), RETURN(SECCOMP_RET_ALLOW)}},
    {EINVAL, 2, {BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 64), RETURN(SECCOMP_RET_ALLOW)}},
    {EINVAL, 2, {BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 2), RETURN(SECCOMP_RET_ALLOW)}},
    {EINVAL, 2, {BPF_STMT(BPF_LD | BPF_H | BPF_ABS, 0), RETURN(SECCOMP_RET_ALLOW)}},
    {EINVAL, 2, {BPF_STMT(BPF_LD | BPF_W | BPF_IND, 0), RETURN(SECCOMP_RET_ALLOW)}},
    {EINVAL, 2, {BPF_STMT(BPF_LDX | BPF_B | BPF_MSH, 0), RETURN(SECCOMP_RET_ALLOW)}},
    {EINVAL, 2, {BPF_STMT(BPF_ALU | BPF_MOD | BPF_K, 3), RETURN(SECCOMP_RET_ALLOW)}},
    {EINVAL, 2, {BPF_STMT(BPF_ALU | BPF_DIV | BPF_K, 0), RETURN(SECCOMP_RET_ALLOW)}},
    {EINVAL, 2, {BPF_STMT(BPF_ALU | BPF_LSH | BPF_K, 32), RETURN(SECCOMP_RET_ALLOW)}},
    {0, 2, {BPF_STMT(BPF_ALU | BPF_RSH | BPF_K, 31), RETURN(SECCOMP_RET_ALLOW)}},
    {EINVAL, 2, {BPF_STMT(0xffff, 0), RETURN(SECCOMP_RET_ALLOW)}},
    {EINVAL, 2, {BPF_STMT(BPF_LD | BPF_MEM, 3), RETURN(SECCOMP_RET_ALLOW)}},
    {0, 3, {BPF_STMT(BPF_ST, 15), BPF_STMT(BPF_LD | BPF_MEM, 15), RETURN(SECCOMP_RET_ALLOW)}},
    {EINVAL, 3, {BPF_STMT(BPF_ST, 16), BPF_STMT(BPF_LD | BPF_MEM, 15), RETURN(SECCOMP_RET_ALLOW)}},
    {EINVAL, 4, {BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 1, 0, 1), BPF_STMT(BPF_ST, 0), BPF_STMT(BPF_LD | BPF_MEM, 0),
                 RETURN(SECCOMP_RET_ALLOW)}},
    {0, 4, {BPF_STMT(BPF_ST, 0), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 1, 0, 1), BPF_STMT(BPF_LDX | BPF_MEM, 0),
            RETURN(SECCOMP_RET_ALLOW)}},
    {0, 2, {BPF_STMT(BPF_JMP | BPF_JA, 0), RETURN(SECCOMP_RET_ALLOW)}},
    {EINVAL, 2, {BPF_STMT(BPF_JMP | BPF_JA, 1), RETURN(SECCOMP_RET_ALLOW)}},
    {EINVAL, 2, {BPF_STMT(BPF_JMP | BPF_JA, 0xffffffff), RETURN(SECCOMP_RET_ALLOW)}},
    {EINVAL, 2, {BPF_JUMP(BPF_JMP | BPF_JGT | BPF_X, 0, 0, 1), RETURN(SECCOMP_RET_ALLOW)}},
    {0, 3, {BPF_JUMP(BPF_JMP | BPF_JGT | BPF_X, 0, 0, 1), RETURN(SECCOMP_RET_ALLOW), RETURN(SECCOMP_RET_ALLOW)}},
    {0, 2, {BPF_STMT(BPF_LDX | BPF_W | BPF_LEN, 0), RETURN(SECCOMP_RET_ALLOW)}},
};

static void taken(void)
{
    for (unsigned i = 0; i < COUNT(programs); i++) {
        errno = 0;
        int result = install_raw(0, programs[i].program, programs[i].length);
        if (result != (programs[i].error ? -1 : 0) || errno != programs[i].error) {
            printf("program %u: %d, errno %d\n", i, result, errno);
            failures++;
        }
    }
    static struct sock_filter big[BPF_MAXINSNS + 1];
    for (unsigned i = 0; i < COUNT(big); i++)
        big[i] = (struct sock_filter)RETURN(SECCOMP_RET_ALLOW);
    CHECK_ERROR(install_raw(0, big, BPF_MAXINSNS + 1), EINVAL);
    CHECK(install_raw(0, big, BPF_MAXINSNS) == 0);
}

static void arguments(void)
{
    struct sock_filter allow[] = {RETURN(SECCOMP_RET_ALLOW)};
    struct sock_fprog f = {1, allow}, none = {1, NULL}, bad = {1, (struct sock_filter *)8};
    uint32_t action = SECCOMP_RET_TRAP, unknown = 0x12340000;
    struct seccomp_notif_sizes sizes = {0, 0, 0};
    CHECK_ERROR(syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, NULL), EFAULT);
    CHECK_ERROR(syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, NULL), EFAULT);
    CHECK_ERROR(syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_LOG, NULL), EFAULT);
    CHECK_ERROR(syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_SPEC_ALLOW, NULL), EFAULT);
    CHECK_ERROR(syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC_ESRCH, NULL), EFAULT);
    CHECK_ERROR(syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 1u << 31, &f), EINVAL);
    CHECK_ERROR(syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &none), EINVAL);
    CHECK_ERROR(syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &bad), EFAULT);
    CHECK_ERROR(syscall(SYS_seccomp, SECCOMP_SET_MODE_STRICT, 1, NULL), EINVAL);
    CHECK_ERROR(syscall(SYS_seccomp, SECCOMP_SET_MODE_STRICT, 0, &f), EINVAL);
    CHECK_ERROR(syscall(SYS_seccomp, 77, 0, &f), EINVAL);
    CHECK(syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0);
    CHECK_ERROR(syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &unknown), EOPNOTSUPP);
    CHECK_ERROR(syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 1, &action), EINVAL);
    CHECK_ERROR(syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, NULL), EFAULT);
    CHECK(syscall(SYS_seccomp, SECCOMP_GET_NOTIF_SIZES, 0, &sizes) == 0);
    CHECK(sizes.seccomp_notif == 80 && sizes.seccomp_notif_resp == 24 && sizes.seccomp_data == 64);
    CHECK_ERROR(prctl(PR_SET_SECCOMP, 3, &f, 0, 0), EINVAL);
    CHECK_ERROR(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, NULL, 0, 0), EFAULT);
    CHECK(prctl(PR_GET_SECCOMP) == 0);
    CHECK(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &f, 0, 0) == 0);
    CHECK(prctl(PR_GET_SECCOMP) == 2);
    CHECK_ERROR(prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT), EINVAL);
    CHECK_ERROR(syscall(SYS_seccomp, SECCOMP_SET_MODE_STRICT, 0, NULL), EINVAL);
}

/* Without no_new_privs and without privileges. */
static void unprivileged(void)
{
    struct sock_filter allow[] = {RETURN(SECCOMP_RET_ALLOW)}, wrong[] = {LOAD(nr)};
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        failures = 0;
        if (geteuid() == 0 && setuid(65534))
            _exit(0); /* a namespace with one user */
        CHECK_ERROR(INSTALL(allow), EACCES);
        CHECK_ERROR(INSTALL(wrong), EACCES);
        CHECK_ERROR(install_raw(0, allow, 0), EINVAL);
        CHECK_ERROR(install_raw(0, NULL, 1), EACCES);
        CHECK(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
        CHECK(INSTALL(allow) == 0);
        fflush(stdout);
        _exit(failures);
    }
    CHECK(status_of(pid) == 0);
}

/* How many filters fit depends on what the kernel makes of their instructions. */
static void chain_limit(void)
{
    static struct sock_filter big[1000];
    unsigned n = 0;
    for (unsigned i = 0; i + 1 < COUNT(big); i++) {
        static const struct sock_filter some[] = {
            LOAD(nr), BPF_STMT(BPF_ALU | BPF_ADD | BPF_K, 3), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 77777, 0, 0),
            BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0x80000001, 1, 1), BPF_STMT(BPF_MISC | BPF_TAX, 0),
            BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, 4, 0, 1), BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 4, 0, 1),
            BPF_STMT(BPF_ALU | BPF_DIV | BPF_X, 3)};
        big[i] = some[i % COUNT(some)];
    }
    big[COUNT(big) - 2] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    big[COUNT(big) - 1] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    big[0] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    while (INSTALL(big) == 0)
        n++;
    CHECK(errno == ENOMEM);
    CHECK(n == 17);
    struct sock_filter small[] = {RETURN(SECCOMP_RET_ALLOW)};
    for (n = 0; INSTALL(small) == 0;)
        n++;
    CHECK(n == 88);
}

/* ---- what a program computes ----------------------------------------------------------------- */

static const struct {
    unsigned expected;
    unsigned length;
    struct sock_filter program[6];
} sums[] = {
#define A(value) BPF_STMT(BPF_LD | BPF_IMM, value)
#define X(value) BPF_STMT(BPF_LDX | BPF_IMM, value)
#define ALU_K(op, value) BPF_STMT(BPF_ALU | BPF_##op | BPF_K, value)
#define ALU_X(op) BPF_STMT(BPF_ALU | BPF_##op | BPF_X, 0)
    {3 + 4, 2, {A(3), ALU_K(ADD, 4)}},
    {1, 3, {A(3), X(2), ALU_X(SUB)}},
    {0xffe, 3, {A(1), ALU_K(SUB, 3), ALU_K(AND, 0xffe)}},
    {42, 3, {A(6), X(7), ALU_X(MUL)}},
    {0x555, 3, {A(0xffffffff), ALU_K(DIV, 3), ALU_K(AND, 0xfff)}},
    {6, 3, {A(20), X(3), ALU_X(DIV)}},
    {0xf0f, 3, {A(0xf00), X(0xf), ALU_X(OR)}},
    {0xff0, 3, {A(0xf0f), X(0x0ff), ALU_X(XOR)}},
    {0x120, 2, {A(0x12), ALU_K(LSH, 4)}},
    {0x12, 3, {A(0x120), X(4), ALU_X(RSH)}},
    {0x24, 3, {A(0x12), X(33), ALU_X(LSH)}},
    {7, 3, {A(0x80000000), ALU_K(RSH, 28), ALU_K(SUB, 1)}},
    {1, 2, {A(0xffffffff), BPF_STMT(BPF_ALU | BPF_NEG, 0)}},
    {64, 1, {BPF_STMT(BPF_LD | BPF_W | BPF_LEN, 0)}},
    {64, 2, {BPF_STMT(BPF_LDX | BPF_W | BPF_LEN, 0), BPF_STMT(BPF_MISC | BPF_TXA, 0)}},
    {5, 4, {A(5), BPF_STMT(BPF_MISC | BPF_TAX, 0), A(9), BPF_STMT(BPF_MISC | BPF_TXA, 0)}},
    {5, 4, {A(5), BPF_STMT(BPF_ST, 7), A(9), BPF_STMT(BPF_LD | BPF_MEM, 7)}},
    {6, 5, {X(6), BPF_STMT(BPF_STX, 0), X(9), BPF_STMT(BPF_LDX | BPF_MEM, 0), BPF_STMT(BPF_MISC | BPF_TXA, 0)}},
    {2, 4, {A(1), BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, 1, 1, 0), A(2), BPF_STMT(BPF_JMP | BPF_JA, 0)}},
    {1, 3, {A(1), BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 1, 1, 0), A(2)}},
    {0x80, 3, {A(0x80), BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, 0x81, 1, 0), A(2)}},
    {0x100, 4, {A(0x100), X(0x100), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_X, 0, 1, 0), A(2)}},
    {2, 4, {A(0x100), X(0xfffff000), BPF_JUMP(BPF_JMP | BPF_JGT | BPF_X, 0, 1, 0), A(2)}},
    /* the call's data: getpgid(0x12300000456, ..., 6th = 0x777) */
    {0x456, 1, {BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 16)}},
    {0x123, 1, {BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 20)}},
    {0x777, 1, {BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 56)}},
    {SYS_getpgid, 1, {BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 0)}},
    {ARCH & 0xfff, 2, {BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 4), ALU_K(AND, 0xfff)}},
    {ARCH >> 28 & 0xf, 3, {BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 4), ALU_K(RSH, 28), ALU_K(AND, 0xf)}},
};

static unsigned current_sum;
static void computes(void)
{
    struct sock_filter program[10] = {LOAD(nr), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_getpgid, 1, 0), RETURN(SECCOMP_RET_ALLOW)};
    unsigned n = sums[current_sum].length;
    memcpy(program + 3, sums[current_sum].program, n * sizeof *program);
    program[3 + n] = (struct sock_filter)ALU_K(OR, SECCOMP_RET_ERRNO);
    program[4 + n] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_A, 0);
    CHECK(install_raw(0, program, (unsigned short)(n + 5)) == 0);
    errno = 0;
    long result = syscall(SYS_getpgid, 0x12300000456, 2, 3, 4, 5, 0x777);
    if (result != -1 || errno != (int)sums[current_sum].expected) {
        printf("sum %u: %ld, errno %#x\n", current_sum, result, errno);
        failures++;
    }
}

static void divides_by_zero(void)
{
    struct sock_filter program[] = {LOAD(nr), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_getpgid, 1, 0), RETURN(SECCOMP_RET_ALLOW),
                                    X(0), ALU_X(DIV), RETURN(SECCOMP_RET_ALLOW)};
    CHECK(INSTALL(program) == 0);
    syscall(SYS_getpgid, 0);
}

/* ---- actions --------------------------------------------------------------------------------- */

static void errors(void)
{
    struct sock_filter zero[] = ONLY(SYS_getppid, SECCOMP_RET_ERRNO), big[] = ONLY(SYS_getpgid, SECCOMP_RET_ERRNO | 0xffff),
                       trace[] = ONLY(SYS_getsid, SECCOMP_RET_TRACE | 5), notify[] = ONLY(SYS_getuid, SECCOMP_RET_USER_NOTIF),
                       log[] = ONLY(SYS_getgid, SECCOMP_RET_LOG), unknown[] = ONLY(5000, SECCOMP_RET_ERRNO | 7);
    CHECK(INSTALL(zero) == 0 && INSTALL(big) == 0 && INSTALL(trace) == 0 && INSTALL(notify) == 0 && INSTALL(log) == 0 &&
          INSTALL(unknown) == 0);
    CHECK(syscall(SYS_getppid) == 0);
    CHECK_ERROR(syscall(SYS_getpgid, 0), 4095);
    CHECK_ERROR(syscall(SYS_getsid, 0), ENOSYS);
    CHECK_ERROR(syscall(SYS_getuid), ENOSYS);
    CHECK((gid_t)syscall(SYS_getgid) == getegid());
    CHECK_ERROR(syscall(5000), 7);
    CHECK_ERROR(syscall(5001), ENOSYS);
}

/* The strictest action wins; of equal ones the newest filter's. */
static void precedence(void)
{
    struct sock_filter e1[] = ONLY(SYS_getppid, SECCOMP_RET_ERRNO | 1), e2[] = ONLY(SYS_getppid, SECCOMP_RET_ERRNO | 2),
                       trace[] = ONLY(SYS_getppid, SECCOMP_RET_TRACE), log[] = ONLY(SYS_getppid, SECCOMP_RET_LOG);
    CHECK(INSTALL(log) == 0 && syscall(SYS_getppid) > 0);
    CHECK(INSTALL(trace) == 0);
    CHECK_ERROR(syscall(SYS_getppid), ENOSYS);
    CHECK(INSTALL(e1) == 0);
    CHECK_ERROR(syscall(SYS_getppid), 1);
    CHECK(INSTALL(e2) == 0);
    CHECK_ERROR(syscall(SYS_getppid), 2);
    CHECK(INSTALL(log) == 0);
    CHECK_ERROR(syscall(SYS_getppid), 2);
    CHECK(INSTALL(e1) == 0);
    CHECK_ERROR(syscall(SYS_getppid), 1);
}

static void kill_process_wins(void)
{
    struct sock_filter kill[] = ONLY(SYS_getppid, SECCOMP_RET_KILL_PROCESS), trap[] = ONLY(SYS_getppid, SECCOMP_RET_TRAP);
    signal(SIGSYS, SIG_IGN);
    CHECK(INSTALL(kill) == 0 && INSTALL(trap) == 0);
    syscall(SYS_getppid);
}

static void kills_thread(void)
{
    struct sock_filter kill[] = ONLY(SYS_getppid, SECCOMP_RET_KILL_THREAD);
    CHECK(INSTALL(kill) == 0);
    syscall(SYS_getppid);
}

static void unknown_action(void)
{
    struct sock_filter what[] = ONLY(SYS_getppid, 0x00020000);
    CHECK(INSTALL(what) == 0);
    syscall(SYS_getppid);
}

static siginfo_t trapped;
static volatile int traps;
static uint64_t trap_pc;
static void on_sigsys(int signo, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;
    (void)signo;
    trapped = *info;
    trap_pc = (uint64_t)PC_OF(uc);
    traps++;
    RESULT_OF(uc) = 1234;
}

static void traps_call(void)
{
    struct sigaction sa = {.sa_sigaction = on_sigsys, .sa_flags = SA_SIGINFO};
    struct sock_filter trap[] = ONLY(SYS_getppid, SECCOMP_RET_TRAP | 0xabcd);
    sigaction(SIGSYS, &sa, NULL);
    CHECK(INSTALL(trap) == 0);
    CHECK(syscall(SYS_getppid) == 1234);
    CHECK(traps == 1 && trapped.si_signo == SIGSYS && trapped.si_code == 1 /* SYS_SECCOMP */);
    CHECK(trapped.si_errno == 0xabcd && trapped.si_syscall == SYS_getppid && trapped.si_arch == (unsigned)ARCH);
    CHECK((uint64_t)(uintptr_t)trapped.si_call_addr == trap_pc);
    CHECK(syscall(SYS_getppid) == 1234 && traps == 2);
}

static void trap_blocked(void)
{
    struct sock_filter trap[] = ONLY(SYS_getppid, SECCOMP_RET_TRAP);
    sigset_t set;
    sigaction(SIGSYS, &(struct sigaction){.sa_sigaction = on_sigsys, .sa_flags = SA_SIGINFO}, NULL);
    sigemptyset(&set);
    sigaddset(&set, SIGSYS);
    sigprocmask(SIG_BLOCK, &set, NULL);
    CHECK(INSTALL(trap) == 0);
    syscall(SYS_getppid);
}

static void trap_ignored(void)
{
    struct sock_filter trap[] = ONLY(SYS_getppid, SECCOMP_RET_TRAP);
    signal(SIGSYS, SIG_IGN);
    CHECK(INSTALL(trap) == 0);
    syscall(SYS_getppid);
}

/* The filter sees system calls, not what the vDSO does without one. */
static void vdso(void)
{
    struct sock_filter kill[] = ONLY(SYS_clock_gettime, SECCOMP_RET_ERRNO | 33);
    struct timespec ts;
    CHECK(INSTALL(kill) == 0);
    CHECK(clock_gettime(CLOCK_MONOTONIC, &ts) == 0);
    CHECK_ERROR(syscall(SYS_clock_gettime, CLOCK_MONOTONIC, &ts), 33);
}

static void strict_allows(void)
{
    int fds[2];
    char byte = 1;
    CHECK(pipe(fds) == 0);
    CHECK(prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT) == 0);
    if (write(fds[1], &byte, 1) != 1 || read(fds[0], &byte, 1) != 1)
        syscall(SYS_exit, 2);
    syscall(SYS_exit, 0);
}

static void strict_kills(void)
{
    CHECK(prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT) == 0);
    syscall(SYS_getppid);
}

static void strict_no_prctl(void)
{
    CHECK(syscall(SYS_seccomp, SECCOMP_SET_MODE_STRICT, 0, NULL) == 0);
    prctl(PR_GET_SECCOMP);
}

/* ---- threads --------------------------------------------------------------------------------- */

static atomic_int stage, others_tid, others_result, others_nnp;
static void await(int n)
{
    while (stage < n)
        sched_yield();
}

static void *other_thread(void *arg)
{
    struct sock_filter own[] = ONLY(SYS_getsid, SECCOMP_RET_ERRNO | 9);
    others_tid = (int)syscall(SYS_gettid);
    if (arg)
        CHECK(INSTALL(own) == 0);
    stage = 1;
    await(2);
    errno = 0;
    others_result = syscall(SYS_getppid) < 0 ? errno : 0;
    others_nnp = prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0);
    stage = 3;
    return NULL;
}

static int synchronise(bool diverged, unsigned flags)
{
    struct sock_filter refuse[] = ONLY(SYS_getppid, SECCOMP_RET_ERRNO | 21);
    pthread_t thread;
    stage = 0;
    pthread_create(&thread, NULL, other_thread, diverged ? &stage : NULL);
    await(1);
    errno = 0;
    int result = install_raw(flags, refuse, COUNT(refuse));
    int error = errno;
    stage = 2;
    pthread_join(thread, NULL);
    errno = error;
    return result;
}

static void tsync(void)
{
    CHECK(synchronise(false, SECCOMP_FILTER_FLAG_TSYNC) == 0 && others_result == 21);
    CHECK(synchronise(false, SECCOMP_FILTER_FLAG_TSYNC) == 0 && others_result == 21);
}

static void no_tsync(void)
{
    CHECK(synchronise(false, 0) == 0 && others_result == 0);
}

static void tsync_fails(void)
{
    int result = synchronise(true, SECCOMP_FILTER_FLAG_TSYNC);
    CHECK(result > 0 && result == others_tid && others_result == 0);
    CHECK(prctl(PR_GET_SECCOMP) == 0);
    CHECK_ERROR(synchronise(true, SECCOMP_FILTER_FLAG_TSYNC | SECCOMP_FILTER_FLAG_TSYNC_ESRCH), ESRCH);
}

/* no_new_privs comes along. Not by in_child, which sets it; as root the filter is taken without. */
static void tsync_privs(void)
{
    struct sock_filter refuse[] = ONLY(SYS_getppid, SECCOMP_RET_ERRNO | 21);
    pthread_t thread;
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        failures = 0;
        stage = 0;
        pthread_create(&thread, NULL, other_thread, NULL);
        await(1);
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        CHECK(install_raw(SECCOMP_FILTER_FLAG_TSYNC, refuse, COUNT(refuse)) == 0);
        stage = 2;
        pthread_join(thread, NULL);
        CHECK(others_nnp == 1 && others_result == 21);
        fflush(stdout);
        _exit(failures);
    }
    CHECK(status_of(pid) == 0);
}

static void *calls_getppid(void *arg)
{
    errno = 0;
    *(int *)arg = syscall(SYS_getppid) < 0 ? errno : 0;
    return NULL;
}

static void inherited(void)
{
    struct sock_filter refuse[] = ONLY(SYS_getppid, SECCOMP_RET_ERRNO | 21);
    int result = 0;
    pthread_t thread;
    CHECK(INSTALL(refuse) == 0);
    pthread_create(&thread, NULL, calls_getppid, &result);
    pthread_join(thread, NULL);
    CHECK(result == 21);
    pid_t pid = fork();
    if (pid == 0) {
        calls_getppid(&result);
        _exit(result);
    }
    CHECK(WEXITSTATUS(status_of(pid)) == 21);
    pid = vfork();
    if (pid == 0)
        _exit(syscall(SYS_getppid) == -1 ? 22 : 0);
    CHECK(WEXITSTATUS(status_of(pid)) == 22);
}

/* Only the thread ends; its exit is seen by those who wait for it. */
static void kill_one_thread(void)
{
    struct sock_filter kill[] = ONLY(SYS_getppid, SECCOMP_RET_KILL_THREAD);
    int result = 55;
    pthread_t thread;
    CHECK(INSTALL(kill) == 0);
    pthread_create(&thread, NULL, calls_getppid, &result);
    pthread_join(thread, NULL);
    CHECK(result == 55);
}

static void kill_all_threads(void)
{
    struct sock_filter kill[] = ONLY(SYS_getppid, SECCOMP_RET_KILL_PROCESS);
    int result;
    pthread_t thread;
    CHECK(INSTALL(kill) == 0);
    pthread_create(&thread, NULL, calls_getppid, &result);
    pthread_join(thread, NULL);
}

/* ---- execve ---------------------------------------------------------------------------------- */

static int status_field(const char *name)
{
    char line[256];
    int value = -1;
    FILE *f = fopen("/proc/self/status", "r");
    while (f && fgets(line, sizeof line, f))
        if (strncmp(line, name, strlen(name)) == 0)
            value = atoi(line + strlen(name));
    fclose(f);
    return value;
}

#ifdef __aarch64__
/* An x86-64 program whose status is 42: it cannot be run here, least of all without the filters. */
static const unsigned char x86_program[] = {
    127, 69, 76, 70, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 62, 0, 1, 0, 0, 0,
    120, 0, 64, 0, 0, 0, 0, 0, 64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 64, 0, 56, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 5, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 64, 0, 0, 0, 0, 0, 0, 0, 64, 0, 0, 0, 0, 0,
    132, 0, 0, 0, 0, 0, 0, 0, 132, 0, 0, 0, 0, 0, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0,
    191, 42, 0, 0, 0, 184, 60, 0, 0, 0, 15, 5,
};

static void foreign_program(void)
{
    char name[] = "/tmp/seccomp-XXXXXX";
    int fd = mkstemp(name);
    CHECK(write(fd, x86_program, sizeof x86_program) == sizeof x86_program && fchmod(fd, 0700) == 0 && close(fd) == 0);
    CHECK_ERROR(execl(name, name, (char *)NULL), ENOEXEC);
    unlink(name);
}
#endif

static void executes(void)
{
    struct sock_filter e1[] = ONLY(SYS_getppid, SECCOMP_RET_ERRNO | 1), e2[] = ONLY(SYS_getppid, SECCOMP_RET_ERRNO | 2),
                       e3[] = ONLY(SYS_getpgid, SECCOMP_RET_ERRNO | 3);
    CHECK(status_field("Seccomp:") == 0 && status_field("Seccomp_filters:") == 0);
    CHECK(INSTALL(e1) == 0 && INSTALL(e3) == 0 && INSTALL(e2) == 0);
    CHECK(status_field("Seccomp:") == 2 && status_field("Seccomp_filters:") == 3);
    char *argv[] = {self, "executed", NULL};
    pid_t pid;
    CHECK(posix_spawn(&pid, self, NULL, NULL, argv, environ) == 0 && status_of(pid) == 0);
#ifdef __aarch64__
    foreign_program();
#endif
    execv(self, argv);
    CHECK(false);
}

static int executed(void)
{
    CHECK(prctl(PR_GET_SECCOMP) == 2);
    CHECK(status_field("Seccomp_filters:") == 3);
    CHECK_ERROR(syscall(SYS_getppid), 2);
    CHECK_ERROR(syscall(SYS_getpgid, 0), 3);
    return failures != 0;
}

int main(int argc, char **argv)
{
    self = argv[0];
    if (argc > 1 && strcmp(argv[1], "executed") == 0)
        return executed();
    CHECK(prctl(PR_GET_SECCOMP) == 0);
    PASSES(taken);
    PASSES(arguments);
    unprivileged();
    PASSES(chain_limit);
    for (current_sum = 0; current_sum < COUNT(sums); current_sum++)
        PASSES(computes);
    CHECK(dies(divides_by_zero) == SIGSYS);
    PASSES(errors);
    PASSES(precedence);
    PASSES(traps_call);
    PASSES(vdso);
    CHECK(dies(kill_process_wins) == SIGSYS);
    CHECK(dies(kills_thread) == SIGSYS);
    CHECK(dies(unknown_action) == SIGSYS);
    CHECK(dies(trap_blocked) == SIGSYS);
    CHECK(dies(trap_ignored) == SIGSYS);
    PASSES(strict_allows);
    CHECK(dies(strict_kills) == SIGKILL);
    CHECK(dies(strict_no_prctl) == SIGKILL);
    PASSES(tsync);
    PASSES(no_tsync);
    PASSES(tsync_fails);
    tsync_privs();
    PASSES(inherited);
    PASSES(kill_one_thread);
    CHECK(dies(kill_all_threads) == SIGSYS);
    PASSES(executes);
    return check_end();
}
