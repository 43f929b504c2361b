/* critical.c: restartable sequences, rseq(2): code that commits what it did with its last instruction, and is sent to
 * its abort handler when the thread was preempted, migrated or got a signal in between.
 *
 * The guest's struct rseq is registered with the host's kernel as it is, in place of our C library's, with the guest's
 * signature: so the kernel keeps cpu_id and the like, answers the call's errors, and judges descriptors. What it cannot
 * do is to send the guest to abort_ip: it compares the descriptor with the host's program counter, which is never in the
 * guest's section, and then it only clears the member rseq_cs. That is what we build on:
 *
 *   (1) While a thread is inside its section, rseq_cs holds the guest's descriptor if, and only if, nothing happened
 *       since the guest stored it. Nobody else writes it.
 *   (2) What an instruction does outside the registers is its memory accesses. Each access of an instruction inside a
 *       section is a restartable sequence of the host (guarded_access.S): rseq_cs is compared with the guest's
 *       descriptor and set to one of ours in one host instruction, our range begins right behind that and ends right
 *       behind the access. So the access happens if nothing disturbed the section before it, or it does not happen at
 *       all. Afterwards rseq_cs gets the guest's descriptor back, unless the kernel has cleared it meanwhile.
 *   (3) Guest registers are written behind the last access of an instruction. So where an access did not happen, the
 *       state is that of the boundary before the instruction, in the section: the guest goes on at abort_ip with it.
 *   (4) A disturbance that no access comes behind is one that came later: registers cannot tell the difference, and
 *       behind post_commit_offset the kernel does not abort either. Back-edges compare rseq_cs, so that loops end.
 *   (5) Kernels since 6.19 look at sections only when they were entered by an interrupt or fault, not by a system call:
 *       sections make none. Those that we make on the guest's behalf, to translate what comes next, count as a
 *       disturbance (critical_disturb): the next attempt finds it translated.
 *   (6) An access that faults does so inside our range: nothing had happened before, so the fault is the guest's, and
 *       as the kernel does, its signal's frame shows abort_ip.
 *
 * The backend makes such accesses of plain loads and stores (ir.critical); all other instructions in sections, and those
 * whose access failed, are executed one by one by the interpreter: critical_run. For that the translator must know where
 * sections are: it reports stores of constants, which may be addresses of descriptors (`stores_address`), and ends the
 * block there. The store that enters a section notes the descriptor in cpu_state.rseq_cs first, so that the thread is known
 * to be inside before the kernel can know; leaving the section clears that. The interpreter engine finds every store to
 * rseq_cs by its address. A section that is found by mistake costs time only: without a descriptor in rseq_cs its
 * instructions are executed as any others. */
#include "runtime/internal.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/log.h"

enum { UNREGISTER = 1 };
#define TASK_SIZE (UINT64_C(1) << 48) /* of the guest's kernel */

/* Guest code that belongs to restartable sequences. Never freed: it may be looked at without lock. */
struct critical {
    struct critical *next;
    atomic_bool dead;   /* the code is gone */
    uint64_t start, end;
    uint64_t section_start, section_end; /* the section, or that to which the instruction leads */
    uint64_t arms;      /* it is an instruction that stores this descriptor, and the section begins behind it; or 0 */
    uint32_t signature; /* of a section */
};

/* struct rseq_cs of the kernel. */
struct section {
    uint32_t version, flags;
    uint64_t start, length, abort;
};

/* ---- descriptors ----------------------------------------------------------------------------- */

static bool covers(const struct section *s, uint64_t pc) { return pc - s->start < s->length; }

/* The kernel's rules. */
static bool read_section(const struct thread *t, uint64_t descriptor, struct section *s)
{
    uint32_t signature;
    if (!guest_read(s, descriptor, sizeof *s) || s->version > 0)
        return false;
    if (s->start >= TASK_SIZE || s->start + s->length >= TASK_SIZE || s->abort >= TASK_SIZE ||
        s->start + s->length < s->start || covers(s, s->abort))
        return false;
    return guest_read(&signature, s->abort - sizeof signature, sizeof signature) && signature == t->rseq.signature;
}

enum { DESCRIPTOR_ALIGN = 8 };

/* Is this the address of a descriptor? Asked before it is used, perhaps by a thread that registered nothing. */
static bool find_section(struct machine *m, uint64_t descriptor, struct section *s)
{
    const uint64_t align = m->frontend->insn_align, longest = 1 << 20;
    if (!descriptor || descriptor & (DESCRIPTOR_ALIGN - 1) || !guest_read(s, descriptor, sizeof *s) || s->version || s->flags)
        return false;
    if (!s->length || s->length > longest || (s->start | s->abort) & (align - 1) || covers(s, s->abort))
        return false;
    int start = guest_mm_prot(m, s->start), abort = guest_mm_prot(m, s->abort);
    return start >= 0 && start & PROT_EXEC && abort >= 0 && abort & PROT_EXEC;
}

/* ---- the ranges ------------------------------------------------------------------------------ */

static struct critical *first_range(struct runtime *rt)
{
    return atomic_load_explicit(&rt->criticals, memory_order_acquire);
}

static bool has(const struct critical *c, uint64_t pc)
{
    return pc - c->start < c->end - c->start && !atomic_load_explicit(&c->dead, memory_order_relaxed);
}

bool critical_at(struct runtime *rt, uint64_t pc)
{
    for (const struct critical *c = first_range(rt); c; c = c->next)
        if (has(c, pc))
            return true;
    return false;
}

uint64_t critical_behind(struct runtime *rt, uint64_t pc)
{
    uint64_t first = 0;
    for (const struct critical *c = first_range(rt); c; c = c->next)
        if (c->start > pc && (!first || c->start < first) && has(c, c->start))
            first = c->start;
    return first;
}

bool critical_plan(struct runtime *rt, uint64_t pc, struct ir *ir)
{
    const struct critical *found = NULL;
    for (const struct critical *c = first_range(rt); c; c = c->next) {
        if (has(c, pc) && found)
            return false; /* more than one: that is for critical_run */
        if (has(c, pc))
            found = c;
    }
    if (!found || (!found->arms && !found->signature))
        return false;
    ir->critical.start = found->arms ? 0 : found->start;
    ir->critical.end = found->arms ? 0 : found->end;
    ir->critical.arms = found->arms;
    ir->critical.signature = found->signature;
    return true;
}

/* The translations of a range are made anew. The lock is held. */
static void renew(struct runtime *rt, const struct critical *c)
{
    rt->ncriticals++;
    atomic_fetch_add(&rt->invalidations, 1);
    invalidate_locked(rt, c->start, c->end);
}

static bool same(const struct critical *a, const struct critical *b)
{
    return a->start == b->start && a->end == b->end && a->section_start == b->section_start &&
           a->section_end == b->section_end && a->arms == b->arms && a->signature == b->signature;
}

/* The lock is held. */
static void add_range(struct runtime *rt, const struct critical *range)
{
    struct critical *c = first_range(rt);
    while (c && !same(c, range))
        c = c->next;
    if (c && !atomic_load(&c->dead))
        return;
    if (c) {
        atomic_store(&c->dead, false);
    } else {
        c = arena_alloc(&rt->careful_arena, sizeof *c);
        *c = *range;
        c->next = first_range(rt);
        atomic_store_explicit(&rt->criticals, c, memory_order_release);
    }
    renew(rt, c);
    if (log_items() & LOG_IN_ASM)
        log_text("restartable sequence: 0x%lx..0x%lx\n", (unsigned long)c->start, (unsigned long)c->end);
}

void critical_forget(struct runtime *rt, uint64_t lo, uint64_t hi)
{
    for (struct critical *c = first_range(rt); c; c = c->next) {
        bool hit = (c->start < hi && c->end > lo) || (c->section_start < hi && c->section_end > lo);
        if (hit && !atomic_exchange(&c->dead, true))
            renew(rt, c);
    }
}

static void add_section(struct runtime *rt, const struct section *s)
{
    struct critical range = {.start = s->start, .end = s->start + s->length, .section_start = s->start,
                             .section_end = s->start + s->length};
    if (guest_read(&range.signature, s->abort - sizeof range.signature, sizeof range.signature))
        add_range(rt, &range);
}

enum { SMALL = 1 << 20 };

/* Small numbers are stored often, and programs that have no code down there have no descriptors there. Reading what is not
 * mapped costs a signal. */
static bool is_small_number(uint64_t value, uint64_t pc) { return value < SMALL && pc >= SMALL; }

bool critical_may_store(uint64_t pc, uint64_t value, bool loaded)
{
    return loaded || !(value & (DESCRIPTOR_ALIGN - 1) || is_small_number(value, pc));
}

bool critical_stores_address(void *ctx, uint64_t pc, uint64_t value, bool loaded)
{
    struct runtime *rt = ctx;
    struct section s;
    if (is_small_number(value, pc))
        return false;
    if (loaded && (!value || !guest_read(&value, value, sizeof value)))
        return false;
    if (is_small_number(value, pc) || !find_section(rt->machine, value, &s))
        return false;
    uint64_t behind = pc + rt->machine->frontend->insn_align;
    const struct critical store = {.start = pc, .end = behind, .section_start = s.start,
                                   .section_end = s.start + s.length, .arms = covers(&s, behind) ? value : 0};
    add_section(rt, &s);
    add_range(rt, &store);
    return true;
}

/* ---- the state of a thread ------------------------------------------------------------------- */

enum where { OUTSIDE, INSIDE, DISTURBED };

static uint64_t stored_descriptor(const struct cpu_state *st)
{
    uint64_t descriptor;
    return st->rseq_field && guest_read(&descriptor, st->rseq_field, sizeof descriptor) ? descriptor : 0;
}

/* Is the instruction at st->pc in the section that the thread is in? */
static enum where locate(struct engine *e, struct section *s)
{
    struct cpu_state *st = e->thread.cpu;
    uint64_t now = stored_descriptor(st), descriptor = st->rseq_cs ? st->rseq_cs : now;
    st->rseq_cs = 0;
    if (!descriptor || !read_section(&e->thread, descriptor, s) || !covers(s, st->pc))
        return OUTSIDE;
    st->rseq_cs = descriptor;
    return now == descriptor ? INSIDE : DISTURBED;
}

/* To the abort handler. A section with flags, deprecated as they are, is a broken one. */
static void abort_section(struct engine *e, const struct section *s)
{
    enum { FLAGS_OFFSET = 16, CS_OFFSET = 8 };
    struct cpu_state *st = e->thread.cpu;
    const uint64_t none = 0;
    uint32_t flags = 0;
    bool known = guest_read(&flags, st->rseq_field - CS_OFFSET + FLAGS_OFFSET, sizeof flags);
    if (!known || flags || s->flags || !guest_write(st->rseq_field, &none, sizeof none))
        signal_die(&e->thread, SIGSEGV);
    st->rseq_cs = 0;
    st->pc = s->abort;
    st->exit_trap = EXIT_NONE;
}

void critical_disturb(struct engine *e)
{
    const uint64_t none = 0;
    if (e->thread.cpu->rseq_cs)
        guest_write(e->thread.cpu->rseq_field, &none, sizeof none);
}

bool critical_is_bad(const struct thread *t)
{
    struct section s;
    uint64_t now = stored_descriptor(t->cpu);
    return now && !read_section(t, now, &s);
}

/* Before a signal's frame is built: as the kernel does for every event, but that a descriptor in vain is an error. */
void runtime_leave_critical(struct thread *t)
{
    struct cpu_state *st = t->cpu;
    struct section s;
    const uint64_t none = 0;
    uint64_t now = stored_descriptor(st);
    if (!now && !st->rseq_cs)
        return;
    uint32_t trap = st->exit_trap;
    if (locate(engine_of(t), &s) != OUTSIDE)
        abort_section(engine_of(t), &s);
    else if (critical_is_bad(t))
        signal_die(t, SIGSEGV);
    else
        guest_write(st->rseq_field, &none, sizeof none);
    st->exit_trap = trap;
}

/* ---- execution ------------------------------------------------------------------------------- */

static bool always(void *ctx, uint64_t pc)
{
    (void)ctx, (void)pc;
    return true;
}

static void empty_cache(struct engine *e, unsigned invalidations)
{
    arena_reset(&e->critical_arena);
    u64_map_init(&e->critical_code, &e->critical_arena);
    e->critical_invalidations = invalidations;
}

static struct ir *make_code(struct engine *e, uint64_t pc)
{
    const struct frontend *f = e->rt->machine->frontend;
    struct ir *ir = arena_alloc(&e->critical_arena, sizeof *ir);
    ir_init(ir, &e->critical_arena, f->slots, f->nslots, f->helpers, f->nhelpers);
    e->doing = DOING_FETCH;
    e->thread.cpu->interp_pc = pc;
    translate_one(e, ir, pc, always);
    e->doing = DOING_OTHER;
    u64_map_set(&e->critical_code, pc, (uintptr_t)ir);
    return ir;
}

/* The instruction at pc; NULL: it can't be fetched. With the first one those behind it are made, too, as making them
 * disturbs the section. */
static struct ir *code_of(struct engine *e, uint64_t pc)
{
    enum { AHEAD = 64 };
    const uint64_t align = e->rt->machine->frontend->insn_align;
    unsigned invalidations = atomic_load(&e->rt->invalidations);
    if (!e->critical_code.arena || e->critical_invalidations != invalidations)
        empty_cache(e, invalidations);
    struct ir *ir = (struct ir *)(uintptr_t)u64_map_get(&e->critical_code, pc);
    if (ir)
        return ir;
    critical_disturb(e);
    if (!translate_find_range(e, pc))
        return NULL;
    ir = make_code(e, pc);
    for (uint64_t next = pc + align; next < pc + AHEAD * align && critical_at(e->rt, next); next += align)
        if (next + align <= e->exec_hi && !u64_map_get(&e->critical_code, next))
            make_code(e, next);
    return ir;
}

static void run_one(struct engine *e)
{
    struct cpu_state *st = e->thread.cpu;
    struct section s;
    struct ir_exit x = {0};
    struct ir *ir = code_of(e, st->pc);
    if (!ir) {
        fetch_fault(e, st->pc);
        return;
    }
    enum where where = locate(e, &s);
    if (where == DISTURBED) {
        abort_section(e, &s);
        return;
    }
    st->interp_pc = st->pc;
    st->interp_address = 0;
    st->guarded = where == INSIDE ? critical_access : NULL;
    st->rseq_watched = true;
    e->doing = DOING_STEP;
    ir_interpret(ir, 0, st, &x);
    e->doing = DOING_OTHER;
    critical_done(st);
    take_interpreter_exit(e, &x);
    if (st->exit_trap == IR_TRAP_DISTURBED)
        abort_section(e, &s);
    else if (st->exit_trap == IR_TRAP_STEP)
        st->exit_trap = IR_TRAP_UNDEFINED;
}

void critical_done(struct cpu_state *st)
{
    st->guarded = NULL;
    st->rseq_watched = false;
}

/* The thread was there when the section was left; and one that was entered by a store that nobody expected is new. */
static void note_section(struct engine *e)
{
    struct runtime *rt = e->rt;
    struct cpu_state *st = e->thread.cpu;
    struct section s;
    if (!st->rseq_cs || locate(e, &s) == OUTSIDE || critical_at(rt, st->pc))
        return;
    lock_take(&rt->lock);
    add_section(rt, &s);
    lock_release(&rt->lock);
}

/* Executes instructions from st->pc on, until it leaves the ranges. */
void critical_run(struct engine *e)
{
    struct cpu_state *st = e->thread.cpu;
    do {
        run_one(e);
        note_section(e);
    } while (st->exit_trap == EXIT_NONE && !st->pending && critical_at(e->rt, st->pc));
}

bool critical_access(struct cpu_state *st, enum guarded what, uint64_t address, unsigned log2, union ir_val *value,
                     const union ir_val *other)
{
    uint64_t size = UINT64_C(1) << log2;
    if (what != GUARDED_LOAD || address + size <= st->rseq_field || address >= st->rseq_field + sizeof(uint64_t))
        return guard_access(st, what, address, log2, value, other);
    /* rseq_cs itself must not be seen with our descriptor in it; it is there, so a fault need not be guarded. */
    memcpy(value, (const void *)(uintptr_t)address, size);
    return stored_descriptor(st) == st->rseq_cs;
}

/* ---- registration ---------------------------------------------------------------------------- */

void runtime_rseq_set(struct thread *t, uint64_t area, uint32_t size, uint32_t signature)
{
    enum { CS_OFFSET = 8 };
    t->rseq.area = area;
    t->rseq.size = size;
    t->rseq.signature = signature;
    t->cpu->rseq_field = area ? area + CS_OFFSET : 0;
    t->cpu->rseq_cs = 0;
}

/* Our host thread lives longer than the guest's: the kernel must not write to memory that is free by then. Nor is the
 * end of a thread seen in its struct. */
void critical_leave(struct engine *e)
{
    struct thread *t = &e->thread;
    uint8_t before[32];
    if (!t->rseq.area)
        return;
    bool known = guest_read(before, t->rseq.area, sizeof before);
    if (syscall(SYS_rseq, t->rseq.area, t->rseq.size, UNREGISTER, t->rseq.signature) == 0 && known)
        guest_write(t->rseq.area, before, sizeof before);
    runtime_rseq_set(t, 0, 0, 0);
}
