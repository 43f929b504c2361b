/* state.h: what translated code reaches through the state register: one struct cpu_state per guest thread.
 *
 * A frontend's state struct begins with a struct cpu_state and continues with the guest's registers (its slots).
 * The order of the first members is known to backends through offsetof only. */
#ifndef DRAGOMAN_CONTRACT_STATE_H
#define DRAGOMAN_CONTRACT_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/host_clock.h"
#include "contract/mte.h"
#include "translate/ir.h"

struct thread;
struct cpu_state;

/* A guest memory access that takes place only if the thread's critical section was not disturbed until then; false: it
 * was. Load: *value. Store: *value. Compare-and-swap: expected *value (then what memory held), desired *other. All in
 * memory order, of `1 << log2` bytes. */
enum guarded { GUARDED_LOAD, GUARDED_STORE, GUARDED_CAS, NGUARDED };
typedef bool guarded_fn(struct cpu_state *st, enum guarded what, uint64_t address, unsigned log2, union ir_val *value,
                        const union ir_val *other);

enum { CPU_SPILL_SLOTS = 123 }; /* not a round number: STATE_BIAS of the x86-64 backend */

/* What translated code asks the runtime for, without leaving. */
struct code_calls {
    /* System calls. pc is the address behind the instruction, registers are in their homes. What returns false has set
     * exit_trap: leave with it. The first two change no vector registers, and run in the guest's FP mode. True: the host's
     * call that the host_call in st->args describes is to be made, by a jump to `call`. */
    bool (*begin)(struct cpu_state *st);
    bool (*end)(struct cpu_state *st, int64_t result);
    const void *call;      /* takes registers as the host kernel does, and jumps back: safe_syscall.S */
    /* When begin said false: all of it. Registers and FP mode may be others then. */
    bool (*whole)(struct cpu_state *st);
    /* The guest says that code in the line of the address may have changed. True: no translation did. Else leave by
     * IR_TRAP_IFLUSH. */
    bool (*line_stays)(struct cpu_state *st, uint64_t address);
};
struct host_call {
    uint64_t args[6], number;
    const bool *pending;   /* set: the call is not to begin */
};

struct cpu_state {
    /* -- read by translated code -- */
    const uint32_t *code_map;   /* section 6 of docs/design.md: 4 bytes per 4 bytes of guest code window; while an
                                   asynchronous signal waits, an all-zero map */
    uint64_t code_map_size;     /* in entries */
    uint8_t *code_base;         /* code cache; offset 0 is the "translate me" stub */
    const struct ir_helper *helpers;
    host_clock_fn *host_clock;  /* the host kernel's function for clocks, or NULL; another address in each process */
    uint64_t host_stack_top;    /* where paired calls start */
    uint64_t paired_sp;         /* the paired-call stack pointer while no translated code runs; the runtime sets it to
                                   host_stack_top at thread start and after a full flush. The 8 bytes at
                                   host_stack_top are the backend's */
    uint32_t pending;           /* not 0: leave for the dispatcher at the next back-edge */
    uint32_t fp_careful;        /* not 0: FP mode is not the plain one; translations call ir_eval */

    /* -- written on exit from translated code -- */
    uint64_t pc;                /* guest pc to go on with, or of the trap */
    uint64_t exit_arg;          /* the trap's argument */
    uint32_t exit_trap;         /* enum ir_trap, or CPU_EXIT_* */
    uint32_t exit_site;         /* with CPU_EXIT_BRANCH, _PENDING, _HOT: if not 0, code cache offset of the end of the stub that
                                   was left by, which tells the pc (backend.h); of the code that left with
                                   CPU_EXIT_STEP; then, of the direct branch to patch, or 0 */
    uint64_t saved_sp;          /* C stack while translated code runs */

    /* -- FP environment (neutral form; the host's control register mirrors it while translated code runs) -- */
    uint32_t fp_control;        /* enum fp_control */
    uint32_t fp_status;         /* enum fp_status: sticky flags collected so far, without those in the host register */
    uint32_t fp_exact;          /* not 0: sticky flags are exact, as in code made for that (code_buffer.fp_exact) */
    uint32_t host_fp;           /* the host's FP control/status word for translated code (x86-64: MXCSR) */
    uint32_t host_fp_saved;     /* the one of C code while translated code runs */

    struct thread *thread;
    const struct code_calls *calls; /* NULL: translated code leaves with IR_TRAP_SYSCALL and IR_TRAP_IFLUSH */

    /* -- restartable sequences (runtime/critical.c) -- */
    uint64_t rseq_field;        /* address of the registered struct rseq's member rseq_cs, 0: none is registered */
    uint64_t rseq_cs;           /* descriptor that the guest stored there last, if it is known; else 0 */
    bool rseq_watched;          /* the runtime executes single instructions: stores to rseq_field are noted in rseq_cs */
    guarded_fn *guarded;        /* the interpreter's memory accesses belong to a critical section: they go through this */
    uint64_t interp_pc;         /* guest instruction that the interpreter executes, for the fault handler */
    uint64_t interp_address;    /* of its last memory access: the host does not tell non-canonical ones */

    struct mte_cpu mte;         /* contract/mte.h */

    union ir_val unused[3];     /* .kept begins at a multiple of 64 */
    union ir_val kept[IR_KEPT]; /* IR_keep */
    union ir_val args[4];       /* operands and result of ir_eval and vector helpers */
    union ir_val spill[CPU_SPILL_SLOTS];
    union ir_val saved[24];     /* registers during a call that changes none */
};

enum { CPU_EXIT_BRANCH = 100, /* direct branch, exit_site says which */
       CPU_EXIT_INDIRECT,     /* indirect branch without translation */
       CPU_EXIT_PENDING,      /* left because of `pending` */
       CPU_EXIT_HOT,          /* the counter of the region at pc fell below 0 */
       CPU_EXIT_STEP };       /* as IR_TRAP_STEP of the instruction to which the code before exit_site belongs */

#endif
