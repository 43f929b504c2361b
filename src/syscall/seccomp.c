/* seccomp.c: seccomp(2): strict mode, and chains of filters that judge a thread's system calls. The host's kernel gets
 * none of them: they speak of the guest's call numbers, and the translator's own calls are none of their business.
 *
 * A filter never changes once it is in a chain; chains share their older parts, and are counted. A thread's chain is
 * changed under threads_lock, by itself or by a thread that synchronises all (TSYNC); what it is replaced by has the old
 * one as its tail, so the owner reads it without a lock. */
#include "syscall/seccomp.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/capability.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>

#include "base/log.h"
#include "contract/runtime.h"
#include "syscall/handlers.h"
#include "syscall/seccomp_bpf.h"
#include "syscall/signal.h"

enum {
    PENALTY = 4,                    /* instructions that each filter of a chain counts for, beside its own */
    CHAIN_COST = (1 << 18) / sizeof(struct sock_filter),
    INSN_DIGITS = 2 * sizeof(struct sock_filter),
    MAX_ERRNO = 4095,
    SIGSYS_SECCOMP = 1,             /* si_code */
};

struct seccomp_filter {
    struct seccomp_filter *prev;    /* older; NULL: none */
    atomic_uint refs;
    uint32_t cost, count, length;   /* cost and count: of the whole chain */
    size_t mapped;
    char *text;                     /* the program in hexadecimal digits: made now, for execve must not allocate */
    struct sock_filter program[];
};

/* Strict mode has no filter. */
#define STRICT ((struct seccomp_filter *)(uintptr_t)1)

static struct seccomp_filter *chain_of(const struct thread *t)
{
    struct seccomp_filter *f = __atomic_load_n(&t->seccomp, __ATOMIC_ACQUIRE);
    return f == STRICT ? NULL : f;
}

uint32_t seccomp_mode(const struct thread *t)
{
    struct seccomp_filter *f = __atomic_load_n(&t->seccomp, __ATOMIC_ACQUIRE);
    return f == STRICT ? SECCOMP_MODE_STRICT : f ? SECCOMP_MODE_FILTER : SECCOMP_MODE_DISABLED;
}

uint32_t seccomp_count(const struct thread *t)
{
    const struct seccomp_filter *f = chain_of(t);
    return f ? f->count : 0;
}

/* ---- filters --------------------------------------------------------------------------------- */

static struct seccomp_filter *allocate(uint32_t length)
{
    size_t size = sizeof(struct seccomp_filter) + length * (sizeof(struct sock_filter) + INSN_DIGITS) + 1;
    struct seccomp_filter *f = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (f == MAP_FAILED)
        return NULL;
    f->mapped = size;
    f->length = length;
    f->text = (char *)(f->program + length);
    atomic_init(&f->refs, 1);
    return f;
}

static struct seccomp_filter *hold(struct seccomp_filter *f)
{
    if (f && f != STRICT)
        atomic_fetch_add(&f->refs, 1);
    return f;
}

static void drop(struct seccomp_filter *f)
{
    while (f && f != STRICT && atomic_fetch_sub(&f->refs, 1) == 1) {
        struct seccomp_filter *prev = f->prev;
        munmap(f, f->mapped);
        f = prev;
    }
}

/* Makes f the newest of a chain, which it takes over. False: the chain would be too long. */
static bool link_to(struct seccomp_filter *f, struct seccomp_filter *chain)
{
    uint32_t cost = seccomp_bpf_cost(f->program, f->length) + (chain ? chain->cost : 0);
    if (cost > CHAIN_COST)
        return false;
    f->prev = chain;
    f->cost = cost + PENALTY;
    f->count = chain ? chain->count + 1 : 1;
    return true;
}

void seccomp_inherit(struct thread *child, struct thread *t)
{
    threads_lock(t);
    struct seccomp_filter *old = child->seccomp;
    __atomic_store_n(&child->seccomp, hold(t->seccomp), __ATOMIC_RELEASE);
    child->owes_no_new_privs = false; /* what t owed was paid before this call */
    threads_unlock(t);
    drop(old);
}

void seccomp_end(struct thread *t)
{
    drop(t->seccomp);
    t->seccomp = NULL;
}

/* ---- over execve ----------------------------------------------------------------------------- */

static void write_text(struct seccomp_filter *f)
{
    for (uint32_t i = 0; i < f->length; i++) {
        const struct sock_filter *s = &f->program[i];
        snprintf(f->text + i * INSN_DIGITS, INSN_DIGITS + 1, "%04x%02x%02x%08x", s->code, s->jt, s->jf, s->k);
    }
}

static struct seccomp_filter *read_text(const char *text)
{
    size_t digits = strlen(text);
    if (digits == 0 || digits % INSN_DIGITS || digits > BPF_MAXINSNS * INSN_DIGITS || strspn(text, "0123456789abcdef") != digits)
        return NULL;
    struct seccomp_filter *f = allocate((uint32_t)(digits / INSN_DIGITS));
    if (!f)
        return NULL;
    for (uint32_t i = 0; i < f->length; i++) {
        unsigned code, jt, jf, k;
        sscanf(text + i * INSN_DIGITS, "%4x%2x%2x%8x", &code, &jt, &jf, &k);
        f->program[i] = (struct sock_filter){(uint16_t)code, (uint8_t)jt, (uint8_t)jf, k};
    }
    write_text(f);
    if (seccomp_bpf_check(f->program, f->length))
        return f;
    drop(f);
    return NULL;
}

bool seccomp_begin(struct thread *t)
{
    for (const char **text = t->machine->opt.seccomp; text && *text; text++) {
        struct seccomp_filter *f = read_text(*text);
        if (!f || !link_to(f, t->seccomp))
            return false;
        t->seccomp = f;
    }
    return true;
}

const char *seccomp_text(const struct thread *t, uint32_t number)
{
    const struct seccomp_filter *f = chain_of(t);
    while (f->count - 1 != number)
        f = f->prev;
    return f->text;
}

/* ---- judging --------------------------------------------------------------------------------- */

/* Actions are compared as signed numbers: the smallest one is the strictest. */
static int32_t action_of(uint32_t answer) { return (int32_t)(answer & SECCOMP_RET_ACTION_FULL); }

/* The strictest answer; of equal ones, the newest filter's. */
static uint32_t ask(const struct seccomp_filter *f, const struct seccomp_data *data)
{
    uint32_t answer = SECCOMP_RET_ALLOW;
    for (; f; f = f->prev) {
        uint32_t one = seccomp_bpf_run(f->program, data);
        if (action_of(one) < action_of(answer))
            answer = one;
    }
    return answer;
}

static void log_answer(const struct thread *t, uint32_t nr, uint32_t answer)
{
    const struct guest_abi *abi = t->machine->abi;
    const char *name = nr < abi->nsyscalls ? abi->syscalls[nr].name : "";
    if (log_items() & LOG_INT || t->machine->opt.strace)
        log_text("%d seccomp: call %u (%s) at 0x%llx: answer %#x\n", thread_tid(t), nr, name[0] ? name : "unknown",
                 (unsigned long long)t->cpu->pc, answer);
}

/* do_exit(signo) of the kernel: of the process, if it has no other thread. */
static void end_thread(struct thread *t, int signo)
{
    if (thread_alone(t))
        signal_die(t, signo);
    t->exiting = true;
    t->exit_status = signo;
}

static void send_sigsys(struct thread *t, uint32_t nr, uint32_t reason)
{
    const struct guest_fault fault = {.signo = SIGSYS, .code = SIGSYS_SECCOMP};
    siginfo_t info;
    memset(&info, 0, sizeof info);
    info.si_signo = SIGSYS;
    info.si_code = SIGSYS_SECCOMP;
    info.si_errno = (int)reason;
    info.si_call_addr = (void *)(uintptr_t)t->cpu->pc;
    info.si_syscall = (int)nr;
    info.si_arch = t->machine->abi->audit_arch;
    signal_force_info(t, &info, &fault);
}

static bool act(struct thread *t, uint32_t nr, uint32_t answer)
{
    const struct guest_abi *abi = t->machine->abi;
    uint32_t data = answer & SECCOMP_RET_DATA;
    switch (answer & SECCOMP_RET_ACTION_FULL) {
    case SECCOMP_RET_ALLOW:
        return true;
    case SECCOMP_RET_LOG:
        log_answer(t, nr, answer);
        return true;
    case SECCOMP_RET_TRACE:      /* nobody traces, */
    case SECCOMP_RET_USER_NOTIF: /* or listens */
        abi_set_result(abi, t->cpu, -ENOSYS);
        break;
    case SECCOMP_RET_ERRNO:
        abi_set_result(abi, t->cpu, -(int64_t)(data < MAX_ERRNO ? data : MAX_ERRNO));
        break;
    case SECCOMP_RET_TRAP:
        log_answer(t, nr, answer);
        send_sigsys(t, nr, data);
        return false;
    case SECCOMP_RET_KILL_THREAD:
        log_answer(t, nr, answer);
        end_thread(t, SIGSYS);
        return false;
    default: /* SECCOMP_RET_KILL_PROCESS, and what is unknown */
        log_answer(t, nr, answer);
        signal_die(t, SIGSYS);
    }
    log_answer(t, nr, answer);
    return false;
}

/* The calls that strict mode leaves. */
static bool is_strict_call(const struct thread *t, uint32_t nr)
{
    const struct guest_abi *abi = t->machine->abi;
    if (nr >= abi->nsyscalls || !abi->syscalls[nr].name[0])
        return false;
    switch (abi->syscalls[nr].host) {
    case __NR_read: case __NR_write: case __NR_exit: case __NR_rt_sigreturn: return true;
    default: return false;
    }
}

bool seccomp_allows(struct thread *t, uint32_t nr, const uint64_t args[6])
{
    t->call_state = CALL_PLAIN;
    const struct seccomp_filter *f = chain_of(t);
    if (!f) {
        if (is_strict_call(t, nr))
            return true;
        end_thread(t, SIGKILL);
        return false;
    }
    if (__atomic_exchange_n(&t->owes_no_new_privs, false, __ATOMIC_ACQ_REL))
        host_syscall(__NR_prctl, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0, 0);
    struct seccomp_data data = {.nr = (int)nr, .arch = t->machine->abi->audit_arch, .instruction_pointer = t->cpu->pc};
    memcpy(data.args, args, sizeof data.args);
    return act(t, nr, ask(f, &data));
}

/* ---- installing ------------------------------------------------------------------------------ */

static bool no_new_privs(void)
{
    return host_syscall(__NR_prctl, PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0, 0) == 1;
}

static bool may_install(void)
{
    struct __user_cap_header_struct head = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct caps[_LINUX_CAPABILITY_U32S_3];
    if (no_new_privs())
        return true;
    return host_syscall(__NR_capget, (uintptr_t)&head, (uintptr_t)caps, 0, 0, 0, 0) == 0 &&
           caps[CAP_TO_INDEX(CAP_SYS_ADMIN)].effective & CAP_TO_MASK(CAP_SYS_ADMIN);
}

/* Is `old` what is left of `chain` when its newest filters are taken away? */
static bool is_tail(const struct seccomp_filter *old, const struct seccomp_filter *chain)
{
    while (chain && chain != old)
        chain = chain->prev;
    return chain == old;
}

/* The id of a thread that has filters of its own, 0 if there is none. */
static int32_t find_stranger(struct thread *t)
{
    for (struct thread *o = threads_next(t, NULL); o; o = threads_next(t, o))
        if (!o->exiting && (o->seccomp == STRICT || !is_tail(o->seccomp, t->seccomp)))
            return thread_tid(o);
    return 0;
}

static void give_to_all(struct thread *t)
{
    bool owes = no_new_privs();
    for (struct thread *o = threads_next(t, NULL); o; o = threads_next(t, o)) {
        struct seccomp_filter *old = o->seccomp;
        if (o->exiting)
            continue;
        if (owes)
            __atomic_store_n(&o->owes_no_new_privs, true, __ATOMIC_RELEASE);
        __atomic_store_n(&o->seccomp, hold(t->seccomp), __ATOMIC_RELEASE);
        drop(old); /* a tail of the new chain, or none: it stays */
    }
}

/* threads_lock is held. Takes f over when it returns 0. */
static int64_t attach(struct thread *t, struct seccomp_filter *f, uint64_t flags)
{
    if (t->seccomp == STRICT)
        return -EINVAL;
    if (!link_to(f, t->seccomp))
        return -ENOMEM;
    int32_t stranger = flags & SECCOMP_FILTER_FLAG_TSYNC ? find_stranger(t) : 0;
    if (stranger)
        return flags & SECCOMP_FILTER_FLAG_TSYNC_ESRCH ? -ESRCH : stranger;
    __atomic_store_n(&t->seccomp, f, __ATOMIC_RELEASE);
    if (flags & SECCOMP_FILTER_FLAG_TSYNC)
        give_to_all(t);
    return 0;
}

static int64_t read_filter(struct thread *t, uint64_t address, struct seccomp_filter **filter)
{
    struct sock_fprog head;
    if (!guest_read(&head, guest_pointer(t, address), sizeof head))
        return -EFAULT;
    if (head.len == 0 || head.len > BPF_MAXINSNS)
        return -EINVAL;
    if (!may_install())
        return -EACCES;
    if (!head.filter)
        return -EINVAL;
    struct seccomp_filter *f = allocate(head.len);
    if (!f)
        return -ENOMEM;
    bool read = guest_read(f->program, guest_pointer(t, (uintptr_t)head.filter), head.len * sizeof *f->program);
    if (!read || !seccomp_bpf_check(f->program, f->length)) {
        drop(f);
        return read ? -EINVAL : -EFAULT;
    }
    write_text(f);
    *filter = f;
    return 0;
}

static int64_t set_filter(struct thread *t, uint64_t flags, uint64_t address)
{
    /* No listeners (NEW_LISTENER, and what goes with it): they would be asked by the kernel. */
    const uint64_t known = SECCOMP_FILTER_FLAG_TSYNC | SECCOMP_FILTER_FLAG_LOG | SECCOMP_FILTER_FLAG_SPEC_ALLOW |
                           SECCOMP_FILTER_FLAG_TSYNC_ESRCH;
    struct seccomp_filter *f;
    if (flags & ~known)
        return -EINVAL;
    int64_t result = read_filter(t, address, &f);
    if (result < 0)
        return result;
    threads_lock(t);
    result = attach(t, f, flags);
    threads_unlock(t);
    if (result) {
        f->prev = NULL;
        drop(f);
    }
    return result;
}

static int64_t set_strict(struct thread *t)
{
    threads_lock(t);
    int64_t result = t->seccomp && t->seccomp != STRICT ? -EINVAL : 0;
    if (!result)
        __atomic_store_n(&t->seccomp, STRICT, __ATOMIC_RELEASE);
    threads_unlock(t);
    return result;
}

static int64_t action_available(uint64_t address)
{
    uint32_t action;
    if (!guest_read(&action, address, sizeof action))
        return -EFAULT;
    switch (action) {
    case SECCOMP_RET_KILL_PROCESS: case SECCOMP_RET_KILL_THREAD: case SECCOMP_RET_TRAP: case SECCOMP_RET_ERRNO:
    case SECCOMP_RET_TRACE: case SECCOMP_RET_LOG: case SECCOMP_RET_ALLOW:
        return 0;
    default: /* SECCOMP_RET_USER_NOTIF too: there are no listeners */
        return -EOPNOTSUPP;
    }
}

int64_t sys_seccomp(struct thread *t, const uint64_t args[6])
{
    const struct seccomp_notif_sizes sizes = {sizeof(struct seccomp_notif), sizeof(struct seccomp_notif_resp),
                                              sizeof(struct seccomp_data)};
    uint32_t flags = (uint32_t)args[1];
    switch ((uint32_t)args[0]) {
    case SECCOMP_SET_MODE_STRICT:
        return flags || args[2] ? -EINVAL : set_strict(t);
    case SECCOMP_SET_MODE_FILTER:
        return set_filter(t, flags, args[2]);
    case SECCOMP_GET_ACTION_AVAIL:
        return flags ? -EINVAL : action_available(args[2]);
    case SECCOMP_GET_NOTIF_SIZES:
        return flags ? -EINVAL : guest_write(args[2], &sizes, sizeof sizes) ? 0 : -EFAULT;
    default:
        return -EINVAL;
    }
}

int64_t prctl_set_seccomp(struct thread *t, const uint64_t args[6])
{
    runtime_changes_rights(t, true);
    switch (args[1]) {
    case SECCOMP_MODE_STRICT: return set_strict(t);
    case SECCOMP_MODE_FILTER: return set_filter(t, 0, args[2]);
    default: return -EINVAL;
    }
}

int64_t prctl_get_seccomp(struct thread *t, const uint64_t args[6])
{
    (void)args;
    return seccomp_mode(t);
}
