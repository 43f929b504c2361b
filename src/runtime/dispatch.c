/* dispatch.c: the loop that runs a guest thread: find or make the code for the pc, run it, and do what it asks for
 * when it leaves (exits.c). */
#include "runtime/internal.h"

#include <sys/syscall.h>
#include <unistd.h>

#include "base/log.h"

/* Does a `plain` slot lead elsewhere than to low memory, but translations presume that none does? */
static bool has_high_slot(const struct engine *e)
{
    const struct runtime *rt = e->rt;
    const struct frontend *f = rt->machine->frontend;
    if (!atomic_load_explicit(&rt->check_tags, memory_order_relaxed) ||
        atomic_load_explicit(&rt->any_slots, memory_order_relaxed))
        return false;
    uint64_t all = 0;
    for (const uint8_t *slot = f->plain; slot < f->plain + f->nplain; slot++)
        all |= *(const uint64_t *)((const char *)e->thread.cpu + f->slots[*slot].offset);
    return all >= GUEST_WINDOW;
}

/* The thread wants to run code that belongs to e->generation; false: the cache was emptied meanwhile. */
static bool enter_code(struct engine *e)
{
    struct runtime *rt = e->rt;
    bool high = has_high_slot(e);
    atomic_store(&e->in_code, 1);
    if (!high && !atomic_load(&rt->flushing) && atomic_load(&rt->generation) == e->generation) {
        e->doing = DOING_CODE;
        return true;
    }
    atomic_store(&e->in_code, 0);
    lock_take(&rt->lock); /* wait for the end of the flush */
    if (high)
        presume_any_slots(rt);
    lock_release(&rt->lock);
    return false;
}

static void leave_code(struct engine *e)
{
    e->doing = DOING_OTHER;
    atomic_store_explicit(&e->in_code, 0, memory_order_release);
}

/* As from anywhere outside translated code: the call may wait, flush the cache, or never come back. */
bool whole_syscall(struct cpu_state *st)
{
    struct thread *t = st->thread;
    struct engine *e = engine_of(t);
    uint64_t next = st->pc;
    leave_code(e);
    if (e->rt->stats.on)
        stats_count_exit(e->rt, IR_TRAP_SYSCALL);
    do_syscall(e);
    st->exit_trap = EXIT_NONE;
    return st->pc == next && !t->exiting && !t->has_pending && !st->pending && enter_code(e);
}

/* Stubs say where they are only. In translated code, as far as others know: it stays as it is. */
static void find_exit(struct engine *e)
{
    struct cpu_state *st = e->thread.cpu;
    struct region_exit exit;
    if (st->exit_trap == CPU_EXIT_STEP) {
        uint64_t again;
        region_pc_at(e->rt, region_at(e->rt, st->exit_site - 1), st->exit_site - 1, &st->pc, &again);
        st->exit_trap = EXIT_STEP;
        return;
    }
    if (st->exit_trap < CPU_EXIT_BRANCH || st->exit_trap > CPU_EXIT_HOT || st->exit_trap == CPU_EXIT_INDIRECT || !st->exit_site)
        return;
    if (!region_exit_at(e->rt, st->exit_site, &exit))
        fatal(1, "translated code was left at %#x, where there is no exit", st->exit_site);
    st->pc = exit.pc;
    e->exit_stub = st->exit_site - e->rt->machine->backend->stub_size;
    st->exit_site = exit.site;
}

/* Runs translated code from an offset that belongs to e->generation; false: the cache was emptied meanwhile. */
static bool run_code(struct engine *e, uint32_t offset)
{
    struct runtime *rt = e->rt;
    if (!enter_code(e))
        return false;
    if (e->paired_generation != e->generation) { /* the frames lead into code that is gone */
        e->thread.cpu->paired_sp = e->thread.cpu->host_stack_top;
        e->paired_generation = e->generation;
    }
    if (e->thread.cpu->fp_exact != rt->out.fp_exact) {
        rt->machine->backend->fp_collect(e->thread.cpu);
        e->thread.cpu->fp_exact = rt->out.fp_exact;
        rt->machine->backend->fp_set_control(e->thread.cpu);
    }
    if (!e->uses_tags && atomic_load_explicit(&rt->check_tags, memory_order_relaxed)) {
        mte_seed(e->thread.cpu);
        e->thread.cpu->mte.high = ~(GUEST_WINDOW - 1);
        rt->machine->backend->use_tags(e->thread.cpu);
        e->uses_tags = true;
    }
    rt->machine->backend->enter(e->thread.cpu, offset);
    find_exit(e);
    leave_code(e);
    return true;
}

static void log_entry(const struct engine *e, uint32_t offset)
{
    if (log_items() & LOG_EXEC)
        log_text("%d: 0x%012lx -> %08x\n", e->tid, (unsigned long)e->thread.cpu->pc, offset);
}

/* The code for st->pc, 0 with a fault in st->exit_trap. An indirect branch that left did not find it in the code map. */
static uint32_t find_code(struct engine *e, bool may_be_in_map)
{
    uint64_t pc = e->thread.cpu->pc;
    if (may_be_in_map) {
        uint32_t generation = atomic_load(&e->rt->generation), offset = code_in_map(e->rt, pc);
        e->generation = generation;
        if (offset)
            return offset;
    }
    uint32_t offset = translate(e, pc);
    if (!offset)
        fetch_fault(e, pc);
    return offset;
}

static void run_translated(struct engine *e)
{
    struct cpu_state *st = e->thread.cpu;
    if (e->chain_site && e->chain_pc != st->pc) /* a signal came between */
        e->chain_site = 0;
    uint32_t offset = find_code(e, !e->chain_site && !e->left_indirect);
    e->chain_site = 0;
    e->left_indirect = false;
    if (!offset)
        return;
    log_entry(e, offset);
    if (!run_code(e, offset))
        st->exit_trap = EXIT_NONE;
    else if (st->exit_trap == CPU_EXIT_BRANCH) {
        e->chain_site = st->exit_site;
        e->chain_stub = e->exit_stub;
        e->chain_pc = st->pc;
    } else
        e->left_indirect = st->exit_trap == CPU_EXIT_INDIRECT;
}

/* Branch targets with a tag have no entry in the code map, so they all come here. */
static void strip_pc_tag(struct engine *e)
{
    unsigned tag = e->rt->machine->frontend->pc_tag_bits;
    struct cpu_state *st = e->thread.cpu;
    if (tag && st->pc >> (64 - tag) && !(st->pc >> (63 - tag) & 1))
        st->pc &= UINT64_MAX >> tag;
}

/* One round: run until something wants our attention, and attend to it. */
static void run(struct engine *e)
{
    struct thread *t = &e->thread;
    if (t->cpu->pending || t->has_pending) {
        thread_unkick(e);
        signal_deliver(t);
    }
    if (t->exiting)
        return;
    strip_pc_tag(e);
    t->cpu->mte.shadow = mte_shadow(t->machine);
    if (!e->rt->out.base)
        interpret(e);
    else
        run_translated(e);
    handle_exit(e);
}

/* The end of the first thread while others live: its status is the process's if nobody calls exit_group. */
static void leave_others(struct engine *e)
{
    bool last = atomic_fetch_sub(&e->rt->nthreads, 1) == 1;
    if (!last) {
        signal_thread_ends(&e->thread);
        compiler_thread_leaves(e, false);
    }
    while (!last)
        syscall(SYS_exit, e->thread.exit_status);
}

int thread_run(struct thread *t)
{
    struct engine *e = engine_of(t);
    struct cpu_state *st = t->cpu;
    if (!e->tid) {
        engine_adopt(e);
        e->is_main = true;
        runtime_sigmask(t->sigmask & ~SYNC_SIGNALS, NULL);
    }
    int landed = sigsetjmp(e->jump, 0);
    if (landed) { /* a fault in C code that works for the guest */
        if (e->doing == DOING_TRANSLATE)
            lock_release(&e->rt->lock);
        if (e->doing == DOING_CODE) /* translated code made a call that will not return */
            st->paired_sp = st->host_stack_top;
        e->doing = DOING_OTHER;
        atomic_store(&e->in_code, 0);
        critical_done(st);
        unchecked_done(e);
        st->exit_trap = (uint32_t)landed;
        handle_exit(e);
    }
    while (!t->exiting)
        run(e);
    if (e->is_main)
        leave_others(e);
    return t->exit_status;
}
