/* signal_test.c: the guest's signals: fault-safe copies, blocking calls and accepted signals, actions, masks, delivery
 * with the arm64 frame, and the way back. */
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cmocka.h>

#include "frontends/aarch64/a64.h"
#include "frontends/aarch64/aarch64.h"
#include "frontends/aarch64/linux/a64_linux.h"
#include "runtime/internal.h"
#include "syscall/handlers.h"
#include "syscall/signal.h"

#define STACK UINT64_C(0x10000000)
#define PAGE UINT64_C(0x1000)
enum { STACK_SIZE = 0x10000, HANDLER = 0x4000, ONSTACK = 0x08000000, RESTART_FLAG = 0x10000000 };

static struct machine m;
static struct thread *t;
static struct a64_state *s;

static int set_up(void **state)
{
    (void)state;
    m = (struct machine){.frontend = &a64_frontend, .abi = &a64_linux_abi, .opt = {.interpreter = true}};
    m.vdso_sigreturn = 0x7000;
    m.signals = signals_new(&m);
    runtime_new(&m);
    t = thread_new(&m);
    engine_adopt(engine_of(t));
    s = (struct a64_state *)t->cpu;
    void *p = mmap((void *)(uintptr_t)STACK, STACK_SIZE, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    s->sp = STACK + STACK_SIZE - 24;
    t->sigmask = 0;
    runtime_sigmask(0, NULL);
    return p == MAP_FAILED;
}

static int tear_down(void **state)
{
    (void)state;
    runtime_sigmask(0, NULL);
    return 0;
}

/* The test framework has put its own handlers in place of ours. */
static void handle_faults(void)
{
    fault_init(m.rt);
}

static int64_t action(int signo, uint64_t handler, uint64_t flags, uint64_t mask)
{
    struct signal_action *a = (struct signal_action *)(uintptr_t)STACK;
    *a = (struct signal_action){handler, flags, 0, mask};
    const uint64_t args[6] = {(uint64_t)signo, STACK, 0, SIGSET_BYTES};
    return sys_rt_sigaction(t, args);
}

static void copies_fail_softly(void **state)
{
    char buffer[64] = "x";
    (void)state;
    handle_faults();
    assert_true(guest_write(STACK + 8, "hello", 6));
    assert_true(guest_read(buffer, STACK + 8, 6));
    assert_string_equal(buffer, "hello");
    mprotect((void *)(uintptr_t)STACK, PAGE, PROT_READ);
    assert_false(guest_write(STACK + 8, "hello", 6));
    assert_true(guest_read(buffer, STACK + 8, 6));
    munmap((void *)(uintptr_t)(STACK + PAGE), PAGE);
    assert_false(guest_read(buffer, STACK + PAGE - 4, 8));
    assert_false(guest_read(buffer, GUEST_TOP - 4, 8));
    assert_false(guest_read(buffer, (uintptr_t)buffer, 8)); /* ours */
    assert_false(guest_read(buffer, UINT64_MAX - 2, 8));
}

static void actions_are_checked_and_kept(void **state)
{
    (void)state;
    const uint64_t read_back[6] = {SIGUSR1, 0, STACK + 64, SIGSET_BYTES};
    handle_faults();
    assert_int_equal(action(SIGKILL, HANDLER, 0, 0), -EINVAL);
    assert_int_equal(action(65, HANDLER, 0, 0), -EINVAL);
    assert_int_equal(action(0, HANDLER, 0, 0), -EINVAL);
    assert_int_equal(sys_rt_sigaction(t, (const uint64_t[6]){SIGUSR1, 0x10, 0, SIGSET_BYTES}), -EFAULT);
    assert_int_equal(sys_rt_sigaction(t, (const uint64_t[6]){SIGUSR1, STACK, 0, 4}), -EINVAL);
    assert_int_equal(action(SIGUSR1, HANDLER, RESTART_FLAG | 0x400, ~UINT64_C(0)), 0);
    assert_int_equal(sys_rt_sigaction(t, read_back), 0);
    const struct signal_action *a = (const struct signal_action *)(uintptr_t)(STACK + 64);
    assert_int_equal(a->handler, HANDLER);
    assert_int_equal(a->flags, RESTART_FLAG); /* unknown flags are cleared */
    assert_int_equal(a->mask, ~(signal_bit(SIGKILL) | signal_bit(SIGSTOP)));
}

static void delivers_and_returns(void **state)
{
    (void)state;
    struct a64_state before;
    action(SIGUSR1, HANDLER, SA_SIGINFO, signal_bit(SIGUSR2));
    for (unsigned i = 0; i < 31; i++)
        s->x[i] = 0x100 + i;
    for (unsigned i = 0; i < 32; i++)
        s->v[i] = (union ir_val){.d = {i, ~(uint64_t)i}};
    s->nzcv = ir_flags_store(0xa);
    s->ssbs = 0;
    s->cpu.pc = 0x1234;
    s->cpu.fp_status = FP_INEXACT | FP_DIVZERO;
    s->qc_vec.d[1] = 4;
    t->sigmask = signal_bit(SIGALRM);
    before = *s;
    syscall(SYS_tgkill, getpid(), (pid_t)syscall(SYS_gettid), SIGUSR1);
    assert_true(t->has_pending);
    signal_deliver(t);
    assert_false(t->has_pending);
    assert_int_equal(s->cpu.pc, HANDLER);
    assert_int_equal(s->x[0], SIGUSR1);
    assert_int_equal(s->x[30], m.vdso_sigreturn);
    assert_int_equal(s->sp & 15, 0);
    assert_int_equal(s->x[1], s->sp);
    assert_int_equal(s->x[2], s->sp + 128);
    assert_int_equal(s->x[29], s->sp + A64_SIGFRAME_SIZE);
    assert_int_equal(s->x[5], 0x105); /* the others are as they were */
    assert_int_equal(t->sigmask, signal_bit(SIGALRM) | signal_bit(SIGUSR1) | signal_bit(SIGUSR2));
    const uint64_t *frame = (const uint64_t *)(uintptr_t)s->sp;
    assert_int_equal(((const siginfo_t *)frame)->si_pid, getpid());
    assert_int_equal(frame[(128 + 40) / 8], signal_bit(SIGALRM)); /* the mask to return to */
    assert_int_equal(frame[(128 + 48) / 8], 0);
    assert_int_equal(frame[(128 + 176) / 8], 0);           /* fault_address */
    assert_int_equal(frame[(128 + 176) / 8 + 1 + 7], 0x107); /* x7 */
    assert_int_equal(frame[(128 + 176) / 8 + 33], 0x1234);   /* pc */
    assert_int_equal(frame[(128 + 176) / 8 + 34], UINT64_C(0xa) << 28);
    const uint32_t *fp = (const uint32_t *)(frame + (128 + 176 + 288) / 8);
    assert_int_equal(fp[0], 0x46508001);
    assert_int_equal(fp[1], 0x210);
    assert_int_equal(fp[2], 0x12 | 1 << 27);
    memset(s->x, 0, sizeof s->x);
    memset(s->v, 0, sizeof s->v);
    s->cpu.fp_status = 0;
    s->qc_vec.d[1] = 0;
    assert_int_equal(sys_rt_sigreturn(t, (const uint64_t[6]){0}), SYSCALL_NO_RESULT);
    assert_memory_equal(s->x, before.x, sizeof s->x);
    assert_memory_equal(s->v, before.v, sizeof s->v);
    assert_int_equal(s->sp, before.sp);
    assert_int_equal(s->cpu.pc, before.cpu.pc);
    assert_int_equal(s->nzcv, before.nzcv);
    assert_int_equal(s->cpu.fp_status, before.cpu.fp_status);
    assert_true(s->qc_vec.d[0] || s->qc_vec.d[1]);
    assert_int_equal(t->sigmask, signal_bit(SIGALRM));
}

static void faults_carry_address_and_syndrome(void **state)
{
    const struct guest_fault fault = {.signo = SIGSEGV, .code = SEGV_ACCERR, .address = 0x5678, .esr = 0x9200004f};
    (void)state;
    action(SIGSEGV, HANDLER, SA_SIGINFO, 0);
    signal_force(t, &fault);
    const uint64_t *frame = (const uint64_t *)(uintptr_t)s->sp;
    const siginfo_t *info = (const siginfo_t *)frame;
    assert_int_equal(info->si_code, SEGV_ACCERR);
    assert_int_equal((uintptr_t)info->si_addr, 0x5678);
    assert_int_equal(frame[(128 + 176) / 8], 0x5678);
    const uint32_t *esr = (const uint32_t *)(frame + (128 + 176 + 288 + 0x210) / 8);
    assert_int_equal(esr[0], 0x45535201);
    assert_int_equal(esr[1], 16);
    assert_int_equal(esr[2], 0x9200004f);
    assert_int_equal(esr[4], 0);
}

static void alternate_stack_is_used_once(void **state)
{
    const uint64_t low = STACK + 0x2000;
    (void)state;
    assert_int_equal(signal_set_altstack(t, low, 0, 1000), -ENOMEM);
    assert_int_equal(signal_set_altstack(t, low, 77, 0x4000), -EINVAL);
    assert_int_equal(signal_set_altstack(t, low, 0, 0x4000), 0);
    action(SIGUSR1, HANDLER, ONSTACK | SA_NODEFER, 0);
    const struct guest_fault fault = {.signo = SIGUSR1};
    signal_force(t, &fault);
    uint64_t first = s->sp;
    assert_true(first > low && first < low + 0x4000);
    assert_int_equal(signal_altstack_flags(t), SS_ONSTACK);
    assert_int_equal(signal_set_altstack(t, low, 0, 0x4000), -EPERM);
    signal_force(t, &fault);
    assert_true(s->sp < first && s->sp > low);
}

static void blocked_signals_wait(void **state)
{
    uint64_t *set = (uint64_t *)(uintptr_t)STACK;
    (void)state;
    handle_faults();
    action(SIGUSR1, HANDLER, 0, 0);
    *set = signal_bit(SIGUSR1) | signal_bit(SIGSEGV) | signal_bit(SIGKILL);
    assert_int_equal(sys_rt_sigprocmask(t, (const uint64_t[6]){SIG_BLOCK, STACK, STACK + 8, SIGSET_BYTES}), 0);
    assert_int_equal(set[1], 0);
    assert_int_equal(t->sigmask, signal_bit(SIGUSR1) | signal_bit(SIGSEGV));
    kill(getpid(), SIGUSR1);
    assert_false(t->has_pending);
    syscall(SYS_tgkill, getpid(), (pid_t)syscall(SYS_gettid), SIGSEGV); /* the host can't block it */
    assert_false(t->has_pending);
    assert_int_equal(sys_rt_sigpending(t, (const uint64_t[6]){STACK, SIGSET_BYTES}), 0);
    assert_int_equal(*set, signal_bit(SIGUSR1) | signal_bit(SIGSEGV));
    assert_int_equal(sys_rt_sigtimedwait(t, (const uint64_t[6]){STACK, 0, 0, SIGSET_BYTES}), SIGSEGV);
    *set = signal_bit(SIGUSR1);
    assert_int_equal(sys_rt_sigtimedwait(t, (const uint64_t[6]){STACK, 0, 0, SIGSET_BYTES}), SIGUSR1);
    assert_int_equal(sys_rt_sigprocmask(t, (const uint64_t[6]){9, STACK, 0, SIGSET_BYTES}), -EINVAL);
}

static void accepted_signal_comes_before_the_call(void **state)
{
    uint64_t *set = (uint64_t *)(uintptr_t)STACK;
    char byte;
    int fds[2];
    (void)state;
    assert_int_equal(pipe(fds), 0);
    action(SIGUSR1, HANDLER, 0, 0);
    kill(getpid(), SIGUSR1);
    assert_true(t->has_pending);
    assert_int_equal(safe_syscall(t, SYS_read, (uint64_t)fds[0], (uintptr_t)&byte, 1, 0, 0, 0), -EINTR); /* would block */
    assert_int_equal(t->call_state, CALL_NOT_BEGUN);
    *set = signal_bit(SIGUSR1);
    assert_int_equal(sys_rt_sigprocmask(t, (const uint64_t[6]){SIG_BLOCK, STACK, 0, SIGSET_BYTES}), -EINTR);
    assert_int_equal(t->sigmask, 0);
    s->cpu.pc = 0x2004;
    t->call_nr = 135;
    t->call_arg0 = 99;
    signal_deliver(t);
    assert_int_equal(s->cpu.pc, HANDLER);
    sys_rt_sigreturn(t, (const uint64_t[6]){0});
    assert_int_equal(s->cpu.pc, 0x2000); /* the call is made again */
    assert_int_equal(s->x[8], 135);
    assert_int_equal(s->x[0], 99);
    close(fds[0]);
    close(fds[1]);
}

/* Where a signal interrupts our code before the kernel has the call, the call must not begin. */
static void signals_find_calls_that_did_not_begin(void **state)
{
    const struct {
        const char *begin, *end, *interrupted;
    } windows[] = {{safe_syscall_begin, safe_syscall_end, safe_syscall_interrupted},
                   {direct_syscall_begin, direct_syscall_end, direct_syscall_interrupted}};
    siginfo_t info = {.si_signo = SIGUSR1, .si_code = SI_USER};
    (void)state;
    action(SIGUSR1, HANDLER, 0, 0);
    for (unsigned i = 0; i < sizeof windows / sizeof *windows; i++) {
        for (const char *pc = windows[i].begin - 1; pc <= windows[i].end; pc++) {
            ucontext_t uc = {.uc_mcontext.gregs[REG_RIP] = (greg_t)(uintptr_t)pc};
            bool inside = pc >= windows[i].begin && pc < windows[i].end;
            t->has_pending = false;
            runtime_signal_handler(SIGUSR1, &info, &uc);
            assert_true(t->has_pending);
            assert_ptr_equal((void *)(uintptr_t)uc.uc_mcontext.gregs[REG_RIP], inside ? windows[i].interrupted : pc);
        }
    }
}

static void interrupted_calls_are_concluded(void **state)
{
    (void)state;
    s->x[0] = 1;
    t->call_nr = 63; /* read */
    syscall_conclude(t, CALL_NEVER_BEGAN);
    assert_int_equal(t->call_state, CALL_NOT_BEGUN);
    assert_int_equal((int64_t)s->x[0], -EINTR);
    s->x[0] = 1;
    t->call_state = CALL_PLAIN;
    syscall_conclude(t, -EINTR);
    assert_int_equal(t->call_state, CALL_RESTARTSYS);
    t->call_nr = 115; /* clock_nanosleep */
    t->call_state = CALL_PLAIN;
    syscall_conclude(t, -EINTR);
    assert_int_equal(t->call_state, CALL_RESTART_UNSEEN);
    t->call_nr = 22; /* epoll_pwait */
    t->call_state = CALL_PLAIN;
    syscall_conclude(t, -EINTR);
    assert_int_equal(t->call_state, CALL_EINTR);
}

static void restart_depends_on_the_handler(void **state)
{
    (void)state;
    for (int restart = 0; restart < 2; restart++) {
        action(SIGUSR1, HANDLER, restart ? RESTART_FLAG : 0, 0);
        s->cpu.pc = 0x2004;
        s->x[0] = (uint64_t)-EINTR;
        t->call_arg0 = 3;
        kill(getpid(), SIGUSR1);
        t->call_state = CALL_RESTARTSYS;
        signal_deliver(t);
        sys_rt_sigreturn(t, (const uint64_t[6]){0});
        assert_int_equal(s->cpu.pc, restart ? 0x2000 : 0x2004);
        assert_int_equal((int64_t)s->x[0], restart ? 3 : -EINTR);
    }
}

static void temporary_masks(void **state)
{
    uint64_t host;
    (void)state;
    action(SIGUSR1, HANDLER, 0, signal_bit(SIGUSR2));
    signal_set_mask(t, signal_bit(SIGUSR1));
    kill(getpid(), SIGUSR1);
    assert_false(t->has_pending);
    signal_mask_begin(t, signal_bit(SIGALRM), &host);
    int64_t result = safe_syscall(t, SYS_rt_sigsuspend, (uintptr_t)&host, SIGSET_BYTES, 0, 0, 0, 0);
    assert_int_equal(signal_mask_end(t, result), -EINTR);
    signal_deliver(t);
    assert_int_equal(t->sigmask, signal_bit(SIGALRM) | signal_bit(SIGUSR1) | signal_bit(SIGUSR2));
    sys_rt_sigreturn(t, (const uint64_t[6]){0});
    assert_int_equal(t->sigmask, signal_bit(SIGUSR1));
    signal_mask_begin(t, 0, &host); /* nothing happened: the old mask is back */
    assert_int_equal(signal_mask_end(t, 0), 0);
    assert_int_equal(t->sigmask, signal_bit(SIGUSR1));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(copies_fail_softly),
        TEST(actions_are_checked_and_kept),
        TEST(delivers_and_returns),
        TEST(faults_carry_address_and_syndrome),
        TEST(alternate_stack_is_used_once),
        TEST(blocked_signals_wait),
        TEST(accepted_signal_comes_before_the_call),
        TEST(signals_find_calls_that_did_not_begin),
        TEST(interrupted_calls_are_concluded),
        TEST(restart_depends_on_the_handler),
        TEST(temporary_masks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
