/* fault.c: the host's signal handlers: tells the guest's faults from traps that ask for a repair, from asynchronous
 * signals, and from our own errors. Everything here is async-signal-safe and takes no lock. */
#include "runtime/internal.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The one global of the program: the guest thread that this host thread runs. */
static _Thread_local struct thread *current __attribute__((tls_model("initial-exec")));

struct thread *thread_current(void) { return current; }
void set_current(struct thread *t) { current = t; }
unsigned lock_self(void) { return current ? (unsigned)engine_of(current)->tid : LOCK_NOBODY; }

/* Of the ucontext of x86-64 Linux. */
enum { TRAP_STACK_SEGMENT = 12, TRAP_GENERAL_PROTECTION = 13, PAGE_FAULT_WRITE = 2, PAGE_FAULT_FETCH = 16 };
/* AArch64 syndrome: exception class, 32-bit instruction, write, fault status of level 3. */
#define ESR_DATA_ABORT (UINT64_C(0x24) << 26 | UINT64_C(1) << 25)
#define ESR_FETCH_ABORT (UINT64_C(0x20) << 26 | UINT64_C(1) << 25)
enum { ESR_WRITE = 1 << 6, ESR_TRANSLATION = 0x07, ESR_PERMISSION = 0x0f, ESR_EXTERNAL = 0x10 };

static uint64_t host_pc(const ucontext_t *uc) { return (uint64_t)uc->uc_mcontext.gregs[REG_RIP]; }

static bool within(uint64_t pc, const char *begin, const char *end)
{
    return pc >= (uintptr_t)begin && pc < (uintptr_t)end;
}

/* ---- host calls ------------------------------------------------------------------------------ */

struct kernel_sigaction {
    uint64_t handler, flags;
    void (*restorer)(void);
    uint64_t mask;
};
enum { KERNEL_SA_RESTORER = 0x04000000 };

int64_t runtime_sigaction(int signo, intptr_t handler, uint64_t flags)
{
    struct kernel_sigaction sa = {.handler = (uint64_t)handler, .flags = flags | KERNEL_SA_RESTORER,
                                  .restorer = signal_restorer};
    if (profile_takes(current, signo)) {
        handler = RUNTIME_HANDLER;
        sa.flags |= SA_RESTART;
    }
    if (handler == RUNTIME_HANDLER) {
        sa.handler = (uintptr_t)runtime_signal_handler;
        sa.flags |= SA_SIGINFO | SA_ONSTACK;
        sa.mask = ~UINT64_C(0);
    }
    return syscall(SYS_rt_sigaction, signo, &sa, NULL, sizeof sa.mask) ? -errno : 0;
}

/* pthread_create(3) takes SIGSETXID when it makes the first thread, for its own setuid(3); the guest's library uses the same
 * number. Only a handler that is none of ours is undone: another thread of the guest may be setting one. The new thread waits for that
 * (host_thread_settle), as it may send the signal at once. */
int host_thread_create(struct runtime *rt, pthread_t *id, const pthread_attr_t *attr, void *(*fn)(void *), void *arg)
{
    enum { SIGSETXID = 33 };
    struct kernel_sigaction before, after;
    syscall(SYS_rt_sigaction, SIGSETXID, NULL, &before, sizeof before.mask);
    int error = pthread_create(id, attr, fn, arg);
    syscall(SYS_rt_sigaction, SIGSETXID, NULL, &after, sizeof after.mask);
    if (after.handler != before.handler && after.handler != (uintptr_t)SIG_DFL && after.handler != (uintptr_t)SIG_IGN &&
        after.handler != (uintptr_t)runtime_signal_handler)
        syscall(SYS_rt_sigaction, SIGSETXID, &before, NULL, sizeof before.mask);
    if (!atomic_exchange(&rt->settled, 1))
        futex_wake(&rt->settled, INT_MAX);
    return error;
}

void host_thread_settle(struct runtime *rt)
{
    while (!atomic_load(&rt->settled))
        futex_wait(&rt->settled, 0);
}

void runtime_sigmask(uint64_t mask, uint64_t *old)
{
    int saved = errno;
    syscall(SYS_rt_sigprocmask, SIG_SETMASK, &mask, old, sizeof mask);
    errno = saved;
}

bool guest_read(void *to, uint64_t from, size_t size)
{
    return from < GUEST_TOP && size <= GUEST_TOP - from && !guest_copy(to, (const void *)(uintptr_t)from, size);
}

bool guest_write(uint64_t to, const void *from, size_t size)
{
    return to < GUEST_TOP && size <= GUEST_TOP - to && !guest_copy((void *)(uintptr_t)to, from, size);
}

/* ---- describing a fault ---------------------------------------------------------------------- */

/* A non-canonical address; with rsp or rbp as its base it is a stack-segment fault, which the kernel calls SIGBUS. */
static bool unknown_address(int signo, const siginfo_t *info, const ucontext_t *uc)
{
    if (signo == SIGBUS && uc->uc_mcontext.gregs[REG_TRAPNO] == TRAP_STACK_SEGMENT)
        return true;
    return signo == SIGSEGV && uc->uc_mcontext.gregs[REG_TRAPNO] == TRAP_GENERAL_PROTECTION && !info->si_addr;
}

static void describe(struct engine *e, int signo, const siginfo_t *info, const ucontext_t *uc)
{
    bool unknown = unknown_address(signo, info, uc);
    uint64_t status = signo == SIGBUS && !unknown ? ESR_EXTERNAL : info->si_code == SEGV_ACCERR ? ESR_PERMISSION : ESR_TRANSLATION;
    if (uc->uc_mcontext.gregs[REG_ERR] & PAGE_FAULT_WRITE)
        status |= ESR_WRITE;
    e->fault = (struct guest_fault){
        .signo = unknown ? SIGSEGV : signo,
        .code = unknown ? SEGV_MAPERR : info->si_code,
        .address = unknown ? e->thread.cpu->interp_address : (uintptr_t)info->si_addr,
        .esr = ESR_DATA_ABORT | status,
    };
}

/* The instruction at pc can't be fetched. */
void fetch_fault(struct engine *e, uint64_t pc)
{
    bool mapped = guest_mm_prot(e->rt->machine, pc) >= 0;
    e->fault = (struct guest_fault){
        .signo = SIGSEGV,
        .code = mapped ? SEGV_ACCERR : SEGV_MAPERR,
        .address = pc,
        .esr = ESR_FETCH_ABORT | (mapped ? ESR_PERMISSION : ESR_TRANSLATION),
    };
    e->thread.cpu->pc = pc;
    e->thread.cpu->exit_trap = EXIT_FAULT;
}

/* ---- our own errors -------------------------------------------------------------------------- */

static char *put_text(char *at, const char *text)
{
    size_t n = strlen(text);
    memcpy(at, text, n);
    return at + n;
}

static char *put_hex(char *at, uint64_t value)
{
    at = put_text(at, "0x");
    for (int shift = 60; shift >= 0; shift -= 4)
        *at++ = "0123456789abcdef"[value >> shift & 15];
    return at;
}

/* Says where, and dies of the signal. */
_Noreturn static void internal_error(int signo, const siginfo_t *info, const ucontext_t *uc)
{
    char line[256], *at = put_text(line, "dragoman: internal error: signal ");
    *at++ = (char)('0' + signo / 10);
    *at++ = (char)('0' + signo % 10);
    at = put_hex(put_text(at, " at "), host_pc(uc));
    at = put_hex(put_text(at, ", address "), (uintptr_t)info->si_addr);
    at = put_hex(put_text(at, ", handler at "), (uintptr_t)runtime_signal_handler);
    if (current)
        at = put_hex(put_text(at, ", guest pc "), current->cpu->pc);
    at = put_text(at, "\n");
    if (write(2, line, (size_t)(at - line)) < 0)
        _exit(128 + signo);
    runtime_sigaction(signo, (intptr_t)SIG_DFL, 0);
    runtime_sigmask(0, NULL);
    syscall(SYS_tgkill, getpid(), (pid_t)syscall(SYS_gettid), signo);
    _exit(128 + signo);
}

/* ---- faults ---------------------------------------------------------------------------------- */

/* In translated code: the guest's state is made exact, and `enter` returns with exit_trap. */
static bool fault_in_code(struct engine *e, int signo, const siginfo_t *info, ucontext_t *uc)
{
    struct runtime *rt = e->rt;
    struct cpu_state *st = e->thread.cpu;
    const struct backend *backend = rt->machine->backend;
    uint64_t offset = host_pc(uc) - (uintptr_t)rt->out.base;
    if (!rt->out.base || offset >= rt->code_size)
        return false;
    if (signo == SIGSEGV && backend->stack_overflow(st, uc, (uintptr_t)info->si_addr))
        return true;
    backend->leave_fixed(st, uc);
    offset = host_pc(uc) - (uintptr_t)rt->out.base;
    const struct region *r = region_at(rt, (uint32_t)offset);
    uint64_t pc, again;
    if (!r || !region_pc_at(rt, r, (uint32_t)offset, &pc, &again) || signo == SIGILL || signo == SIGTRAP)
        internal_error(signo, info, uc);
    struct region_home homes[REGION_HOMES];
    const struct packed_list own = region_info(rt, r).homes;
    backend->sync_state(st, uc, memcpy(homes, own.at, own.n * sizeof *homes), own.n);
    if (again) { /* where the fault will be met again, and told from a trap */
        st->pc = again;
        st->exit_arg = pc;
        st->exit_trap = EXIT_AGAIN;
        backend->leave(st, uc);
        return true;
    }
    st->pc = pc;
    st->exit_arg = 0;
    /* Rounding and denormal operands trap until a sticky flag is set, not for the site's sake. */
    bool once = signo == SIGFPE && (info->si_code == FPE_FLTRES || info->si_code == FPE_FLTUND);
    st->exit_trap = once ? EXIT_STEP_ONCE : EXIT_STEP;
    bool guarded = critical_at(rt, pc); /* its address is kept, and tags were taken off */
    if (guarded)
        st->interp_address = st->args[0].u64;
    /* Code that checks tags may have met the fault in their shadow, or with an address that lost its tag. */
    bool known = guarded || (!unknown_address(signo, info, uc) && !atomic_load_explicit(&rt->check_tags, memory_order_relaxed));
    if (signo != SIGFPE && known) {
        describe(e, signo, info, uc);
        st->exit_trap = EXIT_FAULT;
    }
    backend->leave(st, uc);
    return true;
}

/* In C code that works for the guest: back to the dispatcher. The state is that of st->interp_pc. */
static void fault_in_c(struct engine *e, int signo, const siginfo_t *info, ucontext_t *uc)
{
    struct cpu_state *st = e->thread.cpu;
    uint64_t mask;
    if (e->doing == DOING_OTHER || signo == SIGFPE || signo == SIGILL || signo == SIGTRAP)
        internal_error(signo, info, uc);
    int how = EXIT_FAULT;
    memcpy(&mask, &uc->uc_sigmask, sizeof mask);
    if (e->doing == DOING_PROMOTE) { /* the guest would not have come there yet */
        runtime_sigmask(mask, NULL);
        siglongjmp(*e->away, 1);
    }
    if (e->doing == DOING_TRANSLATE || e->doing == DOING_FETCH) { /* the guest's code vanished under our hands */
        describe(e, signo, info, uc);
        e->fault.esr = (e->fault.esr & 0x3f & ~(uint64_t)ESR_WRITE) | ESR_FETCH_ABORT;
    } else {
        describe(e, signo, info, uc);
        st->pc = st->interp_pc;
        if (e->doing != DOING_STEP && unknown_address(signo, info, uc))
            how = EXIT_STEP; /* a tagged pointer, in the interpreter or a helper that translated code called */
    }
    runtime_sigmask(mask, NULL);
    siglongjmp(e->jump, how);
}

/* Behind a system call of our own code: a signal that the thread sent to itself, whatever its code says. */
static bool behind_syscall(uint64_t pc)
{
    extern const char __executable_start[], etext[];
    static const uint8_t syscall_insn[] = {0x0f, 0x05};
    return pc >= (uintptr_t)__executable_start + sizeof syscall_insn && pc < (uintptr_t)etext &&
           memcmp((const void *)(uintptr_t)(pc - sizeof syscall_insn), syscall_insn, sizeof syscall_insn) == 0;
}

/* Not the signal of a perf event (attr.sigtrap), which has a code like a fault's. */
static bool is_fault(int signo, const siginfo_t *info, uint64_t pc)
{
    enum { CODE_PERF = 6 /* TRAP_PERF */ };
    if (signo == SIGTRAP && info->si_code == CODE_PERF)
        return false;
    return (SYNC_SIGNALS >> (signo - 1) & 1) && info->si_code > 0 && !behind_syscall(pc);
}

/* The kernel's answer to a descriptor in rseq_cs that is none: this host thread would get it again at once. */
static bool is_bad_section(int signo, const siginfo_t *info)
{
    return signo == SIGSEGV && info->si_code == SI_KERNEL && current && critical_is_bad(current);
}

void runtime_signal_handler(int signo, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;
    int saved_errno = errno;
    uint64_t pc = host_pc(uc);
    if (profile_sample(current, info, pc)) {
        errno = saved_errno;
        return;
    }
    if (is_bad_section(signo, info)) {
        signal_die(current, signo);
    } else if (is_fault(signo, info, pc)) {
        if (within(pc, guest_copy_begin, guest_copy_end))
            uc->uc_mcontext.gregs[REG_RIP] = (greg_t)(uintptr_t)guest_copy_failed;
        else if (!current)
            internal_error(signo, info, uc);
        else if (!fault_in_code(engine_of(current), signo, info, uc))
            fault_in_c(engine_of(current), signo, info, uc);
    } else if (current && engine_of(current)->is_compiler) { /* the kernel chose the wrong thread; it takes such siginfo
                                                                only for the caller's own id, which means the process */
        syscall(SYS_rt_sigqueueinfo, engine_of(current)->tid, signo, info);
    } else if (current) {
        signal_accept(current, signo, info, uc);
        if (within(pc, safe_syscall_begin, safe_syscall_end))
            uc->uc_mcontext.gregs[REG_RIP] = (greg_t)(uintptr_t)safe_syscall_interrupted;
        else if (within(pc, direct_syscall_begin, direct_syscall_end))
            uc->uc_mcontext.gregs[REG_RIP] = (greg_t)(uintptr_t)direct_syscall_interrupted;
    }
    errno = saved_errno;
}

/* ---- set-up ---------------------------------------------------------------------------------- */

void fault_init(struct runtime *rt)
{
    (void)rt;
    for (int signo = 1; signo < 32; signo++)
        if (SYNC_SIGNALS >> (signo - 1) & 1)
            runtime_sigaction(signo, RUNTIME_HANDLER, 0);
}

void fault_thread_init(struct engine *e)
{
    stack_t ss = {.ss_sp = e->alt_stack, .ss_size = e->alt_stack_size};
    syscall(SYS_sigaltstack, &ss, NULL);
}
