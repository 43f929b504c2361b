/* translate.c: tier 1: from guest bytes to a published region of one extended block, and the sequence of passes. */
#include "runtime/internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"

enum {
    MAX_BLOCK_INSNS = 128,
    DEAD_CODE = 4 << 20,    /* bytes of it that nobody minds */
    COLD_BRANCHES = 4,      /* conditional branches of a block */
};

bool any_site_is_careful(const struct runtime *rt)
{
    return atomic_load_explicit(&rt->fp_careful, memory_order_relaxed) || __atomic_load_n(&rt->careful.used, __ATOMIC_RELAXED);
}

bool site_is_careful(const struct runtime *rt, uint64_t pc)
{
    return atomic_load_explicit(&rt->fp_careful, memory_order_relaxed) ||
           (rt->careful.used && u64_map_get(&rt->careful, pc) >= CAREFUL_NOW);
}

bool translate_careful(void *engine, uint64_t pc)
{
    struct runtime *rt = ((struct engine *)engine)->rt;
    bool careful = site_is_careful(rt, pc);
    rt->needs.unfit |= careful;
    return careful;
}

static bool translate_rewritten(void *engine, uint64_t pc)
{
    return is_rewritten(((struct engine *)engine)->rt, pc);
}

bool translate_find_range(struct engine *e, uint64_t pc)
{
    struct machine *m = e->thread.machine;
    if (guest_mm_exec_range(m, pc, &e->exec_lo, &e->exec_hi, &e->exec_file))
        return true;
    e->exec_lo = e->exec_hi = 0; /* what was found before is not known to hold any more */
    return false;
}

/* Behind every conditional branch the code is less likely to run at all. */
static enum branch_path cold_path(void *ctx, uint64_t pc, uint64_t taken, uint64_t next)
{
    struct engine *e = ctx;
    (void)pc, (void)taken;
    if (next == IR_NO_PC)
        return PATH_END;
    return ++e->nbranches == COLD_BRANCHES ? PATH_END : PATH_NEXT;
}

static bool is_in_image(void *engine, uint64_t pc) { return image_find(((struct engine *)engine)->rt, pc); }

/* The first of two addresses, each of which may be 0: nowhere. */
static uint64_t sooner(uint64_t a, uint64_t b) { return a - 1 < b - 1 ? a : b; }

static unsigned allocator(void *ctx, uint64_t pc) { return mte_allocator_at(((struct engine *)ctx)->rt->machine, pc); }

void translate_fill_request(const struct runtime *rt, uint64_t pc, uint64_t lo, uint64_t hi, struct translate_request *req)
{
    const struct machine *m = rt->machine;
    req->pc = pc;
    req->code = (const uint8_t *)(uintptr_t)pc;
    req->code_low = (const uint8_t *)(uintptr_t)lo;
    req->code_end = (const uint8_t *)(uintptr_t)hi;
    req->packs = m->packs;
    req->starts_over = rt->out.base; /* else interpreted */
    req->has_tags = mte_offered(m);
    req->check_tags = atomic_load_explicit(&rt->check_tags, memory_order_relaxed);
    req->calls_for_tags = m->opt.mte_report.on;
}

static void translate_insns(struct engine *e, struct ir *ir, uint64_t pc, struct translate_request *req)
{
    translate_fill_request(e->rt, pc, e->exec_lo, e->exec_hi, req);
    req->ctx = e;
    req->allocator = e->rt->machine->mte_sizes ? allocator : NULL;
    e->rt->machine->frontend->translate(ir, req);
}

void translate_one(struct engine *e, struct ir *ir, uint64_t pc, careful_fn *careful)
{
    translate_insns(e, ir, pc, &(struct translate_request){.max_insns = 1, .careful = careful});
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
    ir_add_span(ir, pc, align);
    ir_end_block(ir, 1);
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
    if (!e->rt->out.base || !backend->guards_sections || atomic_load(&e->rt->check_tags) || !critical_plan(e->rt, pc, ir)) {
        leave_for_critical(e, ir, pc);
        return;
    }
    if (ir->critical.arms)
        max_insns = 1;
    else if (!stop || ir->critical.end < stop)
        stop = ir->critical.end;
    translate_insns(e, ir, pc, &(struct translate_request){.max_insns = max_insns, .careful = always, .stop = stop});
}

bool translate_low_slots(const struct runtime *rt)
{
    return rt->out.base && atomic_load_explicit(&rt->check_tags, memory_order_relaxed) &&
           !atomic_load_explicit(&rt->low_has_tags, memory_order_relaxed);
}

void translate_block(struct engine *e, struct ir *ir, uint64_t pc, uint32_t max_insns, careful_fn *careful,
                     stores_address_fn *stores_address, untagged_fn *untagged)
{
    if (critical_at(e->rt, pc)) {
        translate_critical(e, ir, pc, max_insns);
        return;
    }
    e->nbranches = 0;
    /* What is there already is not made again. */
    uint64_t behind = pc + (uint64_t)max_insns * e->rt->machine->frontend->insn_align;
    uint64_t stop = sooner(critical_behind(e->rt, pc), region_behind(e->rt, pc, behind));
    translate_insns(e, ir, pc, &(struct translate_request){.max_insns = max_insns, .careful = careful, .stop = stop,
                                                           .low_slots = translate_low_slots(e->rt), .path = cold_path,
                                                           .ends = e->rt->image.used ? is_in_image : NULL,
                                                           .stores_address = stores_address,
                                                           .rewritten = translate_rewritten, .untagged = untagged});
}

/* ---- passes ---------------------------------------------------------------------------------- */

struct dead_ctx {
    const struct frontend *frontend;
    struct ir *ir;
    uint64_t lo, hi;
};

static bool flags_dead(void *ctx, uint64_t pc, unsigned slot)
{
    const struct dead_ctx *d = ctx;
    if (pc < d->lo || pc >= d->hi)
        return false;
    return d->frontend->flags_dead(d->ir, pc, (const uint8_t *)(uintptr_t)d->lo, (const uint8_t *)(uintptr_t)pc,
                                   (const uint8_t *)(uintptr_t)d->hi, slot);
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

void translate_log_guest(const struct runtime *rt, const struct ir *ir, const char *title)
{
    if (!(log_items() & LOG_IN_ASM))
        return;
    log_text("%s:\n", title);
    for (uint32_t i = 0; i < ir->nins; i++) {
        char text[128] = "";
        if (ir->ins[i].op != IR_insn)
            continue;
        uint64_t pc = ir_u64(ir->ins[i].b, ir->ins[i].c);
        rt->machine->frontend->disassemble((const uint8_t *)(uintptr_t)pc, 4, pc, text, sizeof text);
        log_text("0x%012lx:  %08x  %s\n", (unsigned long)pc, ir->ins[i].a, text);
    }
}

void translate_log_host(const struct runtime *rt, const struct region_code *code)
{
    char *text = NULL;
    if (!(log_items() & LOG_OUT_ASM))
        return;
    const uint8_t *start = rt->out.base + code->start;
    rt->machine->backend->disassemble(start, code->size, (uintptr_t)start, &text);
    log_text("OUT: [size=%u]\n%s\n", code->size, text ? text : "");
    free(text);
}

void translate_optimise(const struct runtime *rt, struct ir *ir, uint64_t lo, uint64_t hi, bool hot)
{
    struct dead_ctx dead = {rt->machine->frontend, ir, lo, hi};
    log_ir(ir, LOG_IR, "IR:");
    verify(ir, "translation");
    if (rt->machine->opt.no_optimise || ir->critical.end) /* flags, too, are exact everywhere in a section */
        return;
    if (!ir->folded) {
        ir_fold(ir);
        verify(ir, "folding");
    }
    if (atomic_load_explicit(&rt->check_tags, memory_order_relaxed))
        ir_presume_plain(ir, translate_low_slots(rt));
    verify(ir, "pointers without tags");
    if (hot) {
        if (rt->out.widens)
            ir_widen_loops(ir, !rt->out.fp_exact);
        verify(ir, "widening loops");
        ir_join_tests(ir);
        verify(ir, "joining tests");
        ir_delay_puts(ir);
        verify(ir, "delaying puts");
        if (rt->out.packs)
            ir_align_chains(ir);
        verify(ir, "aligning chains");
        if (rt->out.packs && rt->out.widens)
            ir_pack_sums(ir);
        verify(ir, "packing sums");
        if (rt->out.widens)
            ir_join_neighbours(ir);
        verify(ir, "joining neighbours");
        if (rt->out.widens)
            ir_hoist_fours(ir);
        verify(ir, "hoisting fours");
        ir_sink_products(ir);
        verify(ir, "sinking products");
    }
    ir_dce(ir, dead.frontend->flags_dead ? flags_dead : NULL, &dead);
    verify(ir, "dead code elimination");
    log_ir(ir, LOG_IR_OPT, "IR after optimisation:");
}

static bool stores_address(void *ctx, uint64_t pc, uint64_t value, bool loaded)
{
    struct engine *e = ctx;
    tcache_need_store(&e->rt->needs, pc, value, loaded);
    return critical_stores_address(e->rt, pc, value, loaded);
}

static bool untagged(void *ctx, uint64_t address, uint32_t size)
{
    struct engine *e = ctx;
    if (!mte_presume_untagged(e->thread.machine, address, size))
        return false;
    tcache_need_untagged(&e->rt->needs, address, size);
    return true;
}

/* ---- driver ---------------------------------------------------------------------------------- */

/* A program that rewrites its code again and again, as just-in-time compilers do, fills the cache with dead code: it is
 * emptied when most of it is. */
static bool most_is_dead(const struct runtime *rt)
{
    uint32_t used = rt->out.at - rt->code_first + rt->hot.at - rt->hot.first;
    return rt->dead_bytes > DEAD_CODE && rt->dead_bytes > used / 2;
}

bool translate_is_full(const struct runtime *rt) { return regions_full(rt) || rt->hot.full || most_is_dead(rt); }

/* Restartable sequences stay what they are. */
void translate_prepare_counter(struct runtime *rt, uint64_t pc)
{
    uint32_t n = atomic_load(&rt->nregions);
    rt->out.hot = false;
    rt->out.counter = 0;
    if (!rt->machine->opt.hot || regions_full(rt))
        return;
    rt->counters[n] = INT32_MAX;
    if (critical_at(rt, pc))
        return;
    rt->out.counter = rt->code_size + n * (uint32_t)sizeof *rt->counters;
    rt->counters[n] = tier_threshold(rt);
}

static bool compile(struct engine *e, struct ir *ir, struct region_code *code)
{
    struct runtime *rt = e->rt;
    const struct backend *backend = rt->machine->backend;
    uint32_t start = rt->out.at;
    rt->out.too_complex = false; /* what an earlier region was */
    translate_prepare_counter(rt, ir->blocks[0].pc);
    if (!translate_is_full(rt) && backend->compile(ir, &rt->out, code))
        return true;
    rt->out.at = start;
    if (rt->out.too_complex)
        return false;
    code_cache_flush(rt, e);
    translate_prepare_counter(rt, ir->blocks[0].pc);
    return backend->compile(ir, &rt->out, code);
}

/* The lock is held; the range around pc is e->exec_*. */
static uint32_t translate_region(struct engine *e, uint64_t pc)
{
    struct runtime *rt = e->rt;
    struct region_code code = {0};
    rt->out.wants_fixups = tcache_serves(rt, e->exec_file);
    uint64_t t0 = stats_clock(rt), t1, t2;
    const unsigned logs = log_items();
    const bool folds = !rt->machine->opt.no_optimise && !(logs & LOG_IR);
    for (uint32_t most = MAX_BLOCK_INSNS;; most /= 2) {
        uint32_t known;
        e->doing = DOING_TRANSLATE;
        do { /* again if that found a restartable sequence, which may be here */
            known = rt->ncriticals;
            tcache_need_nothing(&rt->needs);
            ir_reset(&rt->ir);
            ir_set_folding(&rt->ir, folds && !critical_at(rt, pc));
            translate_block(e, &rt->ir, pc, most, any_site_is_careful(rt) ? translate_careful : NULL, stores_address, untagged);
        } while (known != rt->ncriticals);
        rt->needs.unfit |= critical_at(rt, pc); /* another process is to find the section itself */
        t1 = stats_clock(rt);
        if (logs)
            translate_log_guest(rt, &rt->ir, "IN");
        translate_optimise(rt, &rt->ir, e->exec_lo, e->exec_hi, false);
        e->doing = DOING_OTHER; /* from here on no guest memory is read */
        t2 = stats_clock(rt);
        if (compile(e, &rt->ir, &code))
            break;
        if (!rt->out.too_complex || most == 1)
            fatal(1, "a block of %u instructions does not fit into an empty code cache", rt->ir.blocks[0].ninsn);
    }
    uint64_t t3 = stats_clock(rt);
    if (rt->out.wants_fixups)
        tcache_save(rt, &rt->out, &rt->needs, &code, &rt->ir);
    region_publish(rt, &code, rt->ir.spans, rt->ir.nspans, &rt->ir, false);
    region_chain_known(rt, code.exits, code.nexits);
    if (rt->stats.on)
        stats_times(rt, (uint64_t[]){t0, t1, t2, t3, stats_clock(rt)});
    if (logs)
        translate_log_host(rt, &code);
    stats_region(rt, &code, &rt->ir, false);
    return code.entries[0].host;
}

/* The lock is held, as above. */
static uint32_t make_region(struct engine *e, uint64_t pc)
{
    uint32_t offset = 0;
    if (tcache_serves(e->rt, e->exec_file)) {
        e->doing = DOING_TRANSLATE;
        offset = image_load(e, pc);
        if (!offset)
            offset = tcache_load(e, pc);
        e->doing = DOING_OTHER;
    }
    return offset ? offset : translate_region(e, pc);
}

/* The range is searched without our lock: whoever unmaps holds the address space's lock while it calls runtime_invalidate.
 * What happened since is seen by the count of invalidations. */
static bool range_is_known(const struct engine *e, uint64_t pc)
{
    return pc >= e->exec_lo && pc < e->exec_hi && atomic_load(&e->rt->invalidations) == e->exec_seen;
}

/* The lock is held: it may have waited for a flush. */
static void connect(struct engine *e, uint64_t pc, uint32_t offset)
{
    uint32_t generation = atomic_load(&e->rt->generation);
    if (!e->chain_site)
        code_note_indirect(e->rt, pc);
    else if (e->generation == generation)
        region_chain(e->rt, e->chain_site, e->chain_stub, offset);
    e->generation = generation;
}

bool translate_lock_range(struct engine *e, uint64_t pc)
{
    struct runtime *rt = e->rt;
    for (;;) {
        lock_take(&rt->lock);
        if (range_is_known(e, pc))
            return true;
        lock_release(&rt->lock);
        e->exec_seen = atomic_load(&rt->invalidations);
        if (!translate_find_range(e, pc))
            return false;
    }
}

uint32_t translate(struct engine *e, uint64_t pc)
{
    struct runtime *rt = e->rt;
    __builtin_prefetch((const void *)(uintptr_t)pc);
    critical_disturb(e);
    lock_take(&rt->lock);
    uint32_t offset = code_lookup(rt, pc);
    if (!offset && !range_is_known(e, pc)) {
        lock_release(&rt->lock);
        if (!translate_lock_range(e, pc))
            return 0;
        offset = code_lookup(rt, pc); /* another thread may have been faster */
    }
    if (!offset)
        offset = make_region(e, pc);
    connect(e, pc, offset);
    guest_code_give_back(e);
    lock_release(&rt->lock);
    return offset;
}
