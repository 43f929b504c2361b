/* exits.c: what is done when a thread leaves its code: traps, faults, requests. */
#include "runtime/internal.h"

#include <errno.h>
#include <inttypes.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>

#include "base/log.h"

enum { FETCH_MAX = 4 };

/* AArch64 syndromes: alignment of data, tag check, alignment of the pc. */
#define ESR_ALIGN (UINT64_C(0x24) << 26 | UINT64_C(1) << 25 | 0x21)
#define ESR_TAG (UINT64_C(0x24) << 26 | UINT64_C(1) << 25 | 0x11)
enum { ESR_WRITE = 1 << 6, SEGV_MTE_SYNC = 9 /* SEGV_MTESERR */ };
#define ESR_PCALIGN (UINT64_C(0x22) << 26 | UINT64_C(1) << 25)

static void deliver(struct engine *e, int signo, int code, uint64_t address, uint64_t esr)
{
    e->fault = (struct guest_fault){.signo = signo, .code = code, .address = address, .esr = esr};
    signal_fault(&e->thread, &e->fault);
}

static void restart_syscall(struct thread *t)
{
    const struct guest_abi *abi = t->machine->abi;
    if (t->call_state == CALL_PLAIN || (t->has_pending && abi_result(abi, t->cpu) == -EINTR))
        return;
    /* Interrupted by a signal that the guest does not get now (it blocks one that the host can't): goes on. */
    if (t->call_state == CALL_RESTARTSYS && !t->has_pending && abi_result(abi, t->cpu) == -EINTR)
        abi->restart_syscall(t->cpu, t->call_nr, t->call_arg0);
    t->call_state = CALL_PLAIN;
}

void do_syscall(struct engine *e)
{
    syscall_dispatch(&e->thread);
    restart_syscall(&e->thread);
}

static void undefined(struct engine *e)
{
    uint64_t pc = e->thread.cpu->pc;
    uint8_t code[FETCH_MAX] = {0};
    if (log_items() & LOG_UNIMP && guest_read(code, pc, sizeof code)) {
        const struct frontend *f = e->rt->machine->frontend;
        const char *row = f->row_name ? f->row_name(code) : NULL;
        log_text("undefined instruction %02x%02x%02x%02x at 0x%" PRIx64 " (%s)\n", code[3], code[2], code[1],
                 code[0], pc, row ? row : "no such encoding");
    }
    deliver(e, SIGILL, ILL_ILLOPC, pc, 0);
}

/* Until then nobody has seen the flags. */
void need_exact_fp(struct engine *e)
{
    struct runtime *rt = e->rt;
    lock_take(&rt->lock);
    if (!rt->out.fp_exact && rt->out.base)
        code_cache_flush(rt, e);
    rt->out.fp_exact = true; /* nobody is in code, nor gets there before the lock is free */
    lock_release(&rt->lock);
}

void runtime_set_fp_control(struct thread *t, uint32_t control)
{
    struct engine *e = engine_of(t);
    struct cpu_state *st = t->cpu;
    const struct backend *backend = t->machine->backend;
    if (backend)
        backend->fp_collect(st);
    st->fp_control = control;
    /* The host has rounding modes and flush-to-zero of its own (what it does differently: docs/differences.md). */
    st->fp_careful = (control & ~(uint32_t)(FP_ROUND_MASK | FP_FLUSH)) != 0;
    if (backend)
        backend->fp_set_control(st);
    if (!st->fp_careful || atomic_load(&e->rt->fp_careful))
        return;
    /* The careful code is right in every mode, so translations are made anew only once in a process's life. */
    lock_take(&e->rt->lock);
    if (!atomic_exchange(&e->rt->fp_careful, true) && e->rt->out.base)
        code_cache_flush(e->rt, e);
    lock_release(&e->rt->lock);
}

static void trap(struct engine *e)
{
    struct thread *t = &e->thread;
    struct cpu_state *st = t->cpu;
    switch (st->exit_trap) {
    case IR_TRAP_SYSCALL:
        do_syscall(e);
        break;
    case IR_TRAP_BREAK:
        deliver(e, SIGTRAP, TRAP_BRKPT, st->pc, 0);
        break;
    case IR_TRAP_UNDEFINED:
        undefined(e);
        break;
    case IR_TRAP_FPCTL:
        runtime_set_fp_control(t, (uint32_t)st->exit_arg);
        break;
    case IR_TRAP_IFLUSH:
        line_changed(e->rt, st->exit_arg & ~(uint64_t)(CODE_LINE - 1));
        break;
    case IR_TRAP_YIELD:
        if (!st->rseq_cs) /* not in a restartable sequence */
            sched_yield();
        break;
    case IR_TRAP_NOEXEC:
        fetch_fault(e, st->pc);
        signal_fault(t, &e->fault);
        break;
    case IR_TRAP_ALIGN:
        deliver(e, SIGBUS, BUS_ADRALN, st->exit_arg, ESR_ALIGN);
        break;
    case IR_TRAP_TAG_LOAD:
        deliver(e, SIGSEGV, SEGV_MTE_SYNC, st->exit_arg, ESR_TAG);
        break;
    case IR_TRAP_TAG_STORE:
        deliver(e, SIGSEGV, SEGV_MTE_SYNC, st->exit_arg, ESR_TAG | ESR_WRITE);
        break;
    case IR_TRAP_PCALIGN:
        deliver(e, SIGBUS, BUS_ADRALN, st->pc, ESR_PCALIGN);
        break;
    default:
        fatal(1, "internal error: unknown exit %u at guest pc 0x%" PRIx64, st->exit_trap, st->pc);
    }
}

/* A mismatch that was reported, and the program is to go on: the access without a check. */
static void step_unchecked(struct engine *e)
{
    struct cpu_state *st = e->thread.cpu;
    st->exit_trap = EXIT_STEP_ONCE;
    st->mte.tco = 1;
    e->unchecked = true;
    step(e); /* does not come back from a fault */
    unchecked_done(e);
}

void unchecked_done(struct engine *e)
{
    if (e->unchecked)
        e->thread.cpu->mte.tco = 0;
    e->unchecked = false;
}

void handle_exit(struct engine *e)
{
    struct cpu_state *st = e->thread.cpu;
    if (e->rt->stats.on)
        stats_count_exit(e->rt, st->exit_trap);
    bool steps = st->exit_trap == IR_TRAP_STEP || st->exit_trap == EXIT_STEP || st->exit_trap == EXIT_STEP_ONCE;
    if (steps && critical_at(e->rt, st->pc))
        st->exit_trap = IR_TRAP_CRITICAL;
    else if (steps)
        step(e);
    if (st->exit_trap == IR_TRAP_CRITICAL)
        critical_run(e);
    /* Also what a step has found: a check for several accesses does not know which is at fault. */
    if ((st->exit_trap == IR_TRAP_TAG_LOAD || st->exit_trap == IR_TRAP_TAG_STORE) && mte_report_access(&e->thread, st->exit_arg))
        step_unchecked(e);
    switch (st->exit_trap) {
    case EXIT_AGAIN:
        faulted_in_stretch(e->rt, st->exit_arg);
        break;
    case CPU_EXIT_BRANCH:
    case CPU_EXIT_INDIRECT:
    case CPU_EXIT_PENDING:
    case EXIT_NONE:
        break;
    case CPU_EXIT_HOT:
        promote(e, st->pc);
        break;
    case EXIT_SYSCALL:
        syscall_conclude(&e->thread, (int64_t)st->exit_arg);
        restart_syscall(&e->thread);
        break;
    case EXIT_FAULT:
        signal_fault(&e->thread, &e->fault);
        break;
    default:
        trap(e);
    }
}
