/* translate.c: from guest bytes to a published region: the region former and the sequence of passes.
 *
 * A region starts with one block and takes in the blocks that it leads to by direct branches, fall-through and returns
 * from calls, while it is small and they have no translation yet. */
#include "runtime/internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"

enum {
    MAX_BLOCKS = 1,         /* of a region */
    MAX_REGION_INSNS = 160, /* guest instructions after which no block is added */
    MAX_BLOCK_INSNS = 128,
    MAX_WAITING = 4 * MAX_BLOCKS,
    DEAD_CODE = 4 << 20,    /* bytes of it that nobody minds */
    COLD_BRANCHES = 4,      /* conditional branches of a block */
};

bool translate_careful(void *engine, uint64_t pc)
{
    struct runtime *r = ((struct engine *)engine)->rt;
    return atomic_load_explicit(&r->fp_careful, memory_order_relaxed) || u64_map_get(&r->careful, pc) >= CAREFUL_NOW;
}

bool translate_find_range(struct engine *e, uint64_t pc)
{
    struct machine *m = e->thread.machine;
    return guest_mm_exec_range(m, pc, &e->exec_lo, &e->exec_hi);
}

/* Behind every conditional branch the code is less likely to run at all. */
static enum branch_path cold_path(void *ctx, uint64_t taken, uint64_t next)
{
    struct engine *e = ctx;
    (void)taken, (void)next;
    return ++e->nbranches == COLD_BRANCHES ? PATH_END : PATH_NEXT;
}

static void translate_insns(struct engine *e, struct ir *ir, uint64_t pc, struct translate_request req)
{
    req.pc = pc;
    req.code = (const uint8_t *)(uintptr_t)pc;
    req.code_low = (const uint8_t *)(uintptr_t)e->exec_lo;
    req.code_end = (const uint8_t *)(uintptr_t)e->exec_hi;
    req.ctx = e;
    e->thread.machine->frontend->translate(ir, &req);
}

void translate_one(struct engine *e, struct ir *ir, uint64_t pc, careful_fn *careful)
{
    translate_insns(e, ir, pc, (struct translate_request){.max_insns = 1, .careful = careful});
}

/* Leaves for critical_run, which executes code of restartable sequences that is not translated. */
static void leave_for_critical(struct engine *e, struct ir *ir, uint64_t pc)
{
    const uint8_t *code = (const uint8_t *)(uintptr_t)pc;
    uint32_t word = 0, align = e->thread.machine->frontend->insn_align;
    memcpy(&word, code, align < sizeof word ? align : sizeof word);
    ir_begin_block(ir, pc);
    ir_insn(ir, word, pc);
    ir_trap(ir, IR_TRAP_CRITICAL, IR_NONE, pc);
    ir_end_block(ir, align, 1);
}

static bool always(void *ctx, uint64_t pc)
{
    (void)ctx, (void)pc;
    return true;
}

/* Careful: what asks for a repair by trapping would disturb the section, again and again. */
static void translate_critical(struct engine *e, struct ir *ir, uint64_t pc, uint32_t max_insns)
{
    uint64_t stop = critical_behind(e->rt, pc);
    const struct backend *backend = e->rt->machine->backend;
    if (!e->rt->out.base || !backend->guards_sections || !critical_plan(e->rt, pc, ir)) {
        leave_for_critical(e, ir, pc);
        return;
    }
    if (ir->critical.arms)
        max_insns = 1;
    else if (!stop || ir->critical.end < stop)
        stop = ir->critical.end;
    translate_insns(e, ir, pc, (struct translate_request){.max_insns = max_insns, .careful = always, .stop = stop});
}

void translate_block(struct engine *e, struct ir *ir, uint64_t pc, uint32_t max_insns, careful_fn *careful,
                     stores_address_fn *stores_address)
{
    if (critical_at(e->rt, pc)) {
        translate_critical(e, ir, pc, max_insns);
        return;
    }
    e->nbranches = 0;
    translate_insns(e, ir, pc, (struct translate_request){.max_insns = max_insns, .careful = careful,
                                                          .stop = critical_behind(e->rt, pc),
                                                          .path = cold_path, .stores_address = stores_address});
}

/* ---- passes ---------------------------------------------------------------------------------- */

struct dead_ctx {
    const struct frontend *frontend;
    uint64_t lo, hi;
};

static bool flags_dead(void *ctx, uint64_t pc, unsigned slot)
{
    const struct dead_ctx *d = ctx;
    if (pc < d->lo || pc >= d->hi)
        return false;
    return d->frontend->flags_dead((const uint8_t *)(uintptr_t)pc, (const uint8_t *)(uintptr_t)d->hi, slot);
}

static void verify(const struct ir *ir, const char *after)
{
#if defined(DRAGOMAN_VERIFY) || defined(__SANITIZE_ADDRESS__)
    char error[200], *text;
    size_t size;
    if (ir_verify(ir, error))
        return;
    ir_print(ir, &text, &size);
    fatal(1, "invalid IR after %s: %s\n%s", after, error, text);
#else
    (void)ir, (void)after;
#endif
}

static void log_ir(const struct ir *ir, unsigned item, const char *title)
{
    char *text;
    size_t size;
    if (!(log_items() & item))
        return;
    ir_print(ir, &text, &size);
    log_text("%s\n%s\n", title, text);
    free(text);
}

static void log_guest(const struct runtime *rt, const struct ir *ir)
{
    if (!(log_items() & LOG_IN_ASM))
        return;
    log_text("IN:\n");
    for (uint32_t i = 0; i < ir->nins; i++) {
        char text[128] = "";
        if (ir->ins[i].op != IR_insn)
            continue;
        uint64_t pc = ir_u64(ir->ins[i].b, ir->ins[i].c);
        rt->machine->frontend->disassemble((const uint8_t *)(uintptr_t)pc, 4, pc, text, sizeof text);
        log_text("0x%012lx:  %08x  %s\n", (unsigned long)pc, ir->ins[i].a, text);
    }
}

static void log_host(const struct runtime *rt, const struct region_code *code)
{
    char *text = NULL;
    if (!(log_items() & LOG_OUT_ASM))
        return;
    const uint8_t *start = rt->out.base + code->start;
    rt->machine->backend->disassemble(start, code->size, (uintptr_t)start, &text);
    log_text("OUT: [size=%u]\n%s\n", code->size, text ? text : "");
    free(text);
}

void translate_optimise(struct engine *e, struct ir *ir, uint64_t lo, uint64_t hi)
{
    struct dead_ctx dead = {e->thread.machine->frontend, lo, hi};
    log_ir(ir, LOG_IR, "IR:");
    verify(ir, "translation");
    if (e->thread.machine->opt.no_optimise || ir->critical.end) /* flags, too, are exact everywhere in a section */
        return;
    if (!ir->folded) {
        ir_fold(ir);
        verify(ir, "folding");
    }
    ir_dce(ir, dead.frontend->flags_dead ? flags_dead : NULL, &dead);
    verify(ir, "dead code elimination");
    log_ir(ir, LOG_IR_OPT, "IR after optimisation:");
}

/* ---- region former --------------------------------------------------------------------------- */

struct former {
    struct engine *e;
    struct ir *ir;
    uint64_t waiting[MAX_WAITING]; /* the last one is translated next */
    uint32_t nwaiting, ninsns;
};

static uint32_t block_of(const struct ir *ir, uint64_t pc)
{
    for (uint32_t i = 0; i < ir->nblocks; i++)
        if (ir->blocks[i].pc == pc)
            return i;
    return IR_NONE;
}

static void propose(struct former *f, uint64_t pc)
{
    const struct engine *e = f->e;
    if (pc < e->exec_lo || pc >= e->exec_hi || (pc & (e->thread.machine->frontend->insn_align - 1u)))
        return;
    if (f->nwaiting == MAX_WAITING || block_of(f->ir, pc) != IR_NONE || code_lookup(e->rt, pc))
        return;
    if (critical_at(e->rt, pc)) /* ir.critical is for all blocks of a region */
        return;
    f->waiting[f->nwaiting++] = pc;
}

/* The successors of a block, the likeliest next one last. */
static void propose_successors(struct former *f, const struct ir_block *b)
{
    const struct ir *ir = f->ir;
    for (uint32_t i = b->first; i < b->end; i++)
        if (ir->ins[i].op == IR_br_if && !(ir->ins[i].aux & IR_TARGET_BLOCK))
            propose(f, ir_u64(ir->ins[i].b, ir->ins[i].c));
    const struct ir_ins *last = &ir->ins[b->end - 1];
    if (last->op == IR_jump && !(last->aux & IR_TARGET_BLOCK))
        propose(f, ir_u64(last->b, last->c));
    else if (last->op == IR_call && ir_is_const(ir, last->a))
        propose(f, ir_const_of(ir, last->a));
    else if (last->op == IR_call_ind && ir_is_const(ir, last->b))
        propose(f, ir_const_of(ir, last->b));
}

static bool stores_address(void *ctx, uint64_t pc, uint64_t value, bool loaded)
{
    struct engine *e = ctx;
    return critical_stores_address(e->rt, pc, value, loaded);
}

/* The backend finds the region's blocks by their pcs. One guest block may come as several blocks of IR: the others have
 * no pc, and belong to one of its instructions. */
static void form_region(struct engine *e, struct ir *ir, uint64_t pc, uint32_t most)
{
    struct former f = {.e = e, .ir = ir};
    uint64_t next = pc;
    for (uint32_t nblocks = 1;; nblocks++) {
        uint32_t room = MAX_REGION_INSNS - f.ninsns, first = ir->nblocks;
        translate_block(e, ir, next, room < most ? room : most, translate_careful, stores_address);
        f.ninsns += ir->blocks[first].ninsn ? ir->blocks[first].ninsn : 1;
        if (nblocks == MAX_BLOCKS || f.ninsns >= MAX_REGION_INSNS || critical_at(e->rt, pc))
            return;
        for (uint32_t i = ir->nblocks; i-- > first;) /* the block itself last: its successors come first */
            propose_successors(&f, &ir->blocks[i]);
        do {
            if (!f.nwaiting)
                return;
            next = f.waiting[--f.nwaiting];
        } while (block_of(ir, next) != IR_NONE);
    }
}

/* ---- driver ---------------------------------------------------------------------------------- */

/* A program that rewrites its code again and again, as just-in-time compilers do, fills the cache with dead code: it is
 * emptied when most of it is. */
static bool most_is_dead(const struct runtime *rt)
{
    return rt->dead_bytes > DEAD_CODE && rt->dead_bytes > (rt->out.at - rt->code_first) / 2;
}

static bool compile(struct engine *e, struct ir *ir, struct region_code *code)
{
    struct runtime *rt = e->rt;
    const struct backend *backend = rt->machine->backend;
    uint32_t start = rt->out.at;
    rt->out.too_complex = false; /* what an earlier region was */
    if (!regions_full(rt) && !most_is_dead(rt) && backend->compile(ir, &rt->out, code))
        return true;
    rt->out.at = start;
    if (rt->out.too_complex)
        return false;
    code_cache_flush(rt, e);
    return backend->compile(ir, &rt->out, code);
}

/* The lock is held; the range around pc is e->exec_*. */
static uint32_t translate_region(struct engine *e, uint64_t pc)
{
    struct runtime *rt = e->rt;
    struct region_code code = {0};
    uint64_t t0 = stats_clock(rt), t1, t2;
    const bool folds = !rt->machine->opt.no_optimise && !(log_items() & LOG_IR);
    for (uint32_t most = MAX_BLOCK_INSNS;; most /= 2) {
        uint32_t known;
        e->doing = DOING_TRANSLATE;
        do { /* again if that found a restartable sequence, which may be here */
            known = rt->ncriticals;
            ir_reset(&rt->ir);
            ir_set_folding(&rt->ir, folds && !critical_at(rt, pc));
            form_region(e, &rt->ir, pc, most);
        } while (known != rt->ncriticals);
        t1 = stats_clock(rt);
        log_guest(rt, &rt->ir);
        translate_optimise(e, &rt->ir, e->exec_lo, e->exec_hi);
        e->doing = DOING_OTHER; /* from here on no guest memory is read */
        t2 = stats_clock(rt);
        if (compile(e, &rt->ir, &code))
            break;
        if (!rt->out.too_complex || most == 1)
            fatal(1, "a region of %u blocks does not fit into an empty code cache", rt->ir.nblocks);
    }
    uint64_t t3 = stats_clock(rt);
    region_publish(rt, &code, &rt->ir);
    rt->stats.ns_decode += t1 - t0;
    rt->stats.ns_passes += t2 - t1;
    rt->stats.ns_compile += t3 - t2;
    rt->stats.ns_publish += stats_clock(rt) - t3;
    log_host(rt, &code);
    stats_region(rt, &code, &rt->ir);
    return code_lookup(rt, pc);
}

/* The range is searched without our lock: whoever unmaps holds the address space's lock while it calls runtime_invalidate.
 * What happened since is seen by the count of invalidations. */
static bool range_is_known(const struct engine *e, uint64_t pc)
{
    return pc >= e->exec_lo && pc < e->exec_hi && atomic_load(&e->rt->invalidations) == e->exec_seen;
}

/* The lock is held: it may have waited for a flush. */
static void connect(struct engine *e, uint64_t pc)
{
    uint32_t generation = atomic_load(&e->rt->generation);
    if (!e->chain_site)
        code_enter_in_map(e->rt, pc);
    else if (e->generation == generation)
        region_chain(e->rt, e->chain_site, pc);
    e->generation = generation;
}

uint32_t translate(struct engine *e, uint64_t pc)
{
    struct runtime *rt = e->rt;
    uint32_t offset;
    critical_disturb(e);
    for (;;) {
        lock_take(&rt->lock);
        offset = code_lookup(rt, pc);
        if (offset || range_is_known(e, pc))
            break;
        lock_release(&rt->lock);
        e->exec_seen = atomic_load(&rt->invalidations);
        if (!translate_find_range(e, pc))
            return 0;
    }
    if (!offset)
        offset = translate_region(e, pc);
    connect(e, pc);
    lock_release(&rt->lock);
    return offset;
}
