/* guest_abi.h: a guest's Linux ABI, as loader, runtime and system-call layer see it. One const struct per guest,
 * in src/frontends/<isa>/linux/. */
#ifndef DRAGOMAN_CONTRACT_GUEST_ABI_H
#define DRAGOMAN_CONTRACT_GUEST_ABI_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "contract/machine.h"

struct syscall_row; /* src/syscall/row.h */

/* A fault or trap as the guest is to see it. */
struct guest_fault {
    int signo, code;
    uint64_t address;   /* si_addr */
    uint64_t esr;       /* AArch64: syndrome for the esr record; else 0 */
    uint64_t trapno;
};

struct guest_abi {
    const char *uname_machine;      /* "aarch64" */
    uint64_t minsigstksz;           /* AT_MINSIGSTKSZ */
    uint64_t page_size;
    uint32_t audit_arch;            /* AUDIT_ARCH_*, as seccomp filters and siginfo name it */
    uint64_t (*hwcap)(const struct machine *m, int which); /* which: 1 AT_HWCAP, 2 AT_HWCAP2, 3 AT_HWCAP3 */
    bool (*has_mte)(const struct machine *m); /* memory tags on this CPU (contract/mte.h); NULL: never */
    const char *platform;           /* AT_PLATFORM */
    const uint8_t *vdso;            /* ELF image of the guest's vDSO, mapped by the loader */
    const uint32_t *vdso_size;

    /* registers by their role in system calls: where they are in the state, of 64 bits; of the six arguments the first */
    uint16_t number_at, args_at, result_at;
    /* Back to the svc instruction with its first argument restored, for a restart. */
    void (*restart_syscall)(struct cpu_state *st, uint64_t nr, uint64_t arg0);
    uint64_t (*get_sp)(const struct cpu_state *st);
    void (*set_sp)(struct cpu_state *st, uint64_t sp);
    uint64_t (*get_tls)(const struct cpu_state *st);
    void (*set_tls)(struct cpu_state *st, uint64_t tls);
    const struct syscall_row *syscalls;
    int64_t (*const *syscall_handlers)(struct thread *t, const uint64_t args[6]); /* by number; NULL: the call passes through */
    uint32_t nsyscalls;

    /* Builds the signal frame on the guest stack and points the registers at the handler. sa_flags, restorer as the
     * guest gave them; mask is the signal mask to restore on return. False: the stack can't be written (SIGSEGV). */
    bool (*signal_frame)(struct thread *t, const siginfo_t *info, uint64_t handler, uint64_t sa_flags,
                         uint64_t restorer, uint64_t mask, const struct guest_fault *fault);
    /* rt_sigreturn: the signal mask of the frame that the stack pointer points to; then, its registers are restored. False: bad
     * frame (SIGSEGV). */
    bool (*frame_mask)(struct thread *t, uint64_t *mask);
    bool (*sigreturn)(struct thread *t);
    /* As ptrace(2) shows them (NT_PRSTATUS), at most so many bytes; how many. */
    size_t (*general_registers)(const struct cpu_state *st, void *to, size_t size);
    void (*start)(struct cpu_state *st, uint64_t entry, uint64_t sp);
    /* Return addresses of the thread's calls, innermost first; how many. NULL: they can't be found. */
    uint32_t (*backtrace)(const struct cpu_state *st, uint64_t *pcs, uint32_t max);
    /* One processor's part of /proc/cpuinfo, written like snprintf; NULL: the host's file is shown. */
    int (*cpuinfo)(const struct machine *m, unsigned cpu, char *text, size_t size);
};

static inline uint64_t *abi_register(struct cpu_state *st, uint16_t at)
{
    return (uint64_t *)(void *)((uint8_t *)st + at);
}

static inline void abi_set_result(const struct guest_abi *abi, struct cpu_state *st, int64_t result)
{
    *abi_register(st, abi->result_at) = (uint64_t)result;
}

static inline int64_t abi_result(const struct guest_abi *abi, struct cpu_state *st)
{
    return (int64_t)*abi_register(st, abi->result_at);
}

/* -- implemented by src/syscall, called by the runtime ----------------------------------------- */
/* Executes the system call the thread's registers ask for. */
void syscall_dispatch(struct thread *t);
/* False: that is for syscall_dispatch. Else the host's call to make; syscall_conclude is told what it returned, or
 * CALL_NEVER_BEGAN; unless it was interrupted, storing the result does as well. Touches no vector registers. */
bool syscall_direct(struct thread *t, struct host_call *call);
void syscall_conclude(struct thread *t, int64_t result);
#define CALL_NEVER_BEGAN (INT64_MIN + 1)
/* A synchronous fault: forced delivery as the kernel's force_sig_info: builds the handler's frame, or ends the
 * process with the signal's default action (does not return then). */
void signal_force(struct thread *t, const struct guest_fault *fault);
/* The same for the instruction at pc: a signal that was accepted before comes first, then the instruction is tried again. */
void signal_fault(struct thread *t, const struct guest_fault *fault);
/* Ends the process by a signal that no handler gets. */
_Noreturn void signal_die(struct thread *t, int signo);
/* Delivers the accepted asynchronous signal, if any, then unblocks the host's. Call at safe points only. */
void signal_deliver(struct thread *t);
/* In the host handler, on any host signal that is not a synchronous fault of guest or translator: notes it in
 * thread->pending_info and blocks further ones in uc until delivery. */
void signal_accept(struct thread *t, int signo, const siginfo_t *info, void *uc);
/* The thread ends, and others do not: they get what it accepted for the process. It accepts no more: all are blocked. */
void signal_thread_ends(struct thread *t);
/* Puts the filters of options.seccomp in force; false: one of them is none. The first thread has not begun to run. */
bool seccomp_begin(struct thread *t);
/* --mte: what it asks for at the start of a program. false: no address space for tags. The first thread has not begun to
 * run. */
bool mte_begin(struct thread *t);
/* The thread is about to be freed. */
void seccomp_end(struct thread *t);
/* sigaltstack(2) with its checks; 0 or -errno. */
int signal_set_altstack(struct thread *t, uint64_t sp, uint32_t flags, uint64_t size);
/* The alternate stack's state as sigaltstack(2) tells it: SS_ONSTACK, SS_DISABLE or 0, and SS_AUTODISARM. */
uint32_t signal_altstack_flags(const struct thread *t);
/* Makes the tables of a machine's guest signals; installs nothing. */
struct signals *signals_new(struct machine *m);
/* -- implemented by src/runtime, installed by src/syscall for every signal the guest handles --------------- */
void runtime_signal_handler(int signo, siginfo_t *info, void *uc);

#endif
