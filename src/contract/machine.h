/* machine.h: a guest process and its threads: what loader, system calls and runtime share.
 * Passed everywhere as an argument; the only global is the thread pointer of the fault handler (runtime). */
#ifndef DRAGOMAN_CONTRACT_MACHINE_H
#define DRAGOMAN_CONTRACT_MACHINE_H

#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

#include "contract/mte_report.h"
#include "contract/state.h"

struct frontend;
struct backend;
struct guest_abi;
struct guest_mm;
struct mte_shared;
struct runtime;
struct signals;
struct syscall_state;
struct seccomp_filter;

/* Options that the environment or the command line set. They are handed on to programs that the guest executes; those of
 * configuration files are looked up again for each program. */
enum option_bit {
    OPTION_PREFIX = 1, OPTION_CPU = 2, OPTION_STACK_SIZE = 4, OPTION_RELEASE = 8, OPTION_LOG = 16, OPTION_LOG_FILE = 32,
    OPTION_STRACE = 64, OPTION_ENGINE = 128, OPTION_NO_OPT = 256, OPTION_STATS = 512, OPTION_PERF_MAP = 1024,
    OPTION_STATS_FILE = 2048, OPTION_HOT = 4096, OPTION_PROFILE = 8192, OPTION_HOT_HERE = 16384,
    OPTION_MTE = 1 << 15, OPTION_MTE_PREFERRED = 1 << 16, OPTION_MTE_CONTINUE = 1 << 17, OPTION_MTE_EXIT_CODE = 1 << 18,
    OPTION_MTE_FORMAT = 1 << 19, OPTION_MTE_FILE = 1 << 20, OPTION_MTE_SUPPRESS = 1 << 21,
    OPTION_CACHE = 1 << 22, OPTION_MTE_SEED = 1 << 23,
};

/* The mode that threads get who ask for several: /sys/devices/system/cpu/cpuN/mte_tcf_preferred of real machines. */
enum mte_preferred { MTE_PREFER_ASYNC, MTE_PREFER_SYNC, MTE_PREFER_ASYMM };
/* --mte: memory tags as the program asks for them; none on this CPU; glibc is asked to use them; or checked from the
 * start, with tags on stacks, zeroed data and heap, whatever the program asks for. */
enum mte_option { MTE_AS_ASKED, MTE_OFF, MTE_START_SYNC, MTE_START_ASYNC, MTE_START_ASYMM };

/* What the command line said. Strings live as long as the process. */
struct options {
    unsigned given;            /* enum option_bit */
    const char *prefix;        /* -L, without trailing slash; NULL: none */
    const char *argv0;         /* -0 */
    const char *uname_release; /* -r */
    const char *cpu;           /* -cpu */
    uint64_t stack_size;       /* -s, bytes */
    unsigned log_items;        /* -d, base/log.h */
    const char *log_file;      /* -D, absolute; NULL: standard error */
    bool strace;
    bool interpreter;          /* --engine interp */
    bool no_optimise;          /* --no-opt: raw IR (for tests) */
    uint32_t hot;              /* --hot: a region is translated again when it was entered as many times; 0: never */
    bool hot_here;             /* --hot-here: by the thread that finds it hot, at once */
    const char *cache;         /* --cache: "off", or the folder of shared translations; NULL: the default one */
    bool stats;
    const char *stats_file;    /* --stats-file, absolute; NULL: none */
    struct mte_report_options mte_report;
    const char *profile;       /* --profile, absolute; NULL: none */
    bool perf_map;             /* --perf-map */
    enum mte_option mte;       /* --mte */
    bool mte_auto;             /* --mte=auto: glibc is asked to tag what it allocates */
    enum mte_preferred mte_preferred; /* --mte-preferred */
    uint32_t mte_seed;         /* --mte-seed: what tags IRG makes follows from it; 0: from the time */
    const char **seccomp;      /* filters that stay in force over execve, oldest first, as text; NULL-terminated */
    bool mdwe;                 /* --mdwe: PR_SET_MDWE stays in force over execve */
    const char *self;          /* path by which this dragoman can be executed again */
    int self_fd;               /* --self-fd: the same as an open file, where that path leads nowhere; 0: none */
    int exec_fd;               /* --exec-fd: the program as an open file, to be closed; 0: none */
};

struct machine {
    const struct frontend *frontend;
    const struct backend *backend;
    const struct guest_abi *abi;
    struct options opt;
    struct guest_mm *mm;       /* contract/guest_mm.h */
    struct runtime *rt;        /* contract/runtime.h */
    bool packs;                /* hot code does operations on several vectors at once: code_buffer.packs, .widens */
    struct signals *signals;   /* guest sigactions, shared by threads (src/syscall/signal) */
    struct syscall_state *syscalls; /* src/syscall/state.c; made on first use */
    struct mte_reports *mte_reports; /* contract/mte_report.h; NULL: none are made */
    struct mte_sizes *mte_sizes; /* the same; NULL: allocators are not watched */
    uint8_t *_Atomic mte_shadow; /* contract/mte.h; NULL: no tags were ever asked for */
    atomic_bool mte_low;         /* low memory has tags, or had some */
    _Atomic uint64_t mte_forgotten; /* calls of mte_forget */
    struct mte_shared *_Atomic mte_shared; /* src/mte/shared.c; NULL: not enabled, or there is no room for it */
    atomic_bool lends_memory;  /* to calls that may be under way when the process ends (io_uring) */
    /* Facts of the loaded program, for /proc and prctl. */
    const char *exe;           /* canonical host path of the program */
    const char *guest_exe;     /* what the guest sees as /proc/self/exe */
    uint64_t brk_start;
    uint64_t arg_start, arg_end, env_start, env_end;
    uint64_t auxv_start, auxv_size;
    uint64_t stack_low, stack_high;
    uint64_t vdso, vdso_sigreturn; /* guest address of the vDSO and of __kernel_rt_sigreturn */
    uint64_t entry, sp;        /* where the first thread starts */
};

enum call_state {
    CALL_PLAIN,       /* nothing to restart */
    CALL_EINTR,       /* interrupted; the kernel never restarts this call when a handler ran */
    CALL_RESTART_UNSEEN, /* interrupted; restarted unless a handler runs */
    CALL_RESTARTSYS,  /* interrupted; restarted unless the handler lacks SA_RESTART */
    CALL_NOT_BEGUN,   /* a signal was accepted before the call began: it runs after the handler */
};

/* One guest thread = one host thread. */
struct thread {
    struct machine *machine;
    struct cpu_state *cpu;
    uint64_t clear_child_tid;
    /* rseq(2): as registered with the host's kernel; area 0: nothing is. */
    struct {
        uint64_t area;
        uint32_t size, signature;
    } rseq;
    /* Signals: mask as the guest set it, alternate stack, the accepted signal that waits for delivery.
     * While one waits, the host blocks all others, so one place is enough (section 10 of docs/design.md). */
    uint64_t sigmask;
    uint64_t altstack_sp, altstack_size;
    uint32_t altstack_flags;
    bool has_pending, restore_sigmask;
    uint64_t saved_sigmask;    /* to put into the frame, after sigsuspend and the like */
    siginfo_t pending_info;
    /* SIGSEGV and its like, when sent by kill(2), are never blocked on the host: here they wait, a bit each. */
    uint64_t held_signals;
    siginfo_t held_info[5];
    /* The system call in progress and how its last blocking part ended: decides about restarts. */
    uint64_t call_nr, call_arg0;
    uint8_t call_state;        /* enum call_state */
    struct seccomp_filter *seccomp; /* judges system calls; NULL: none (src/syscall/seccomp.c). Another thread may set it */
    bool owes_no_new_privs;    /* with a filter that another thread gave us: set before the next system call */
    void *syscall_scratch;     /* per-thread arena of the system-call layer */
    void *host_stack;          /* the paired-call stack with its guard page */
    size_t host_stack_size;
    bool exiting;
    int exit_status;
    _Atomic unsigned tracer;   /* the process on our memory that stops us (src/syscall/ptrace.c), 0: none; a futex */
    atomic_bool stopped;       /* for the tracer: the registers are exact, and stay */
    void *engine;              /* owned by the runtime */
};

#endif
