/* tier.c: tier 2: what is entered often is translated again, as one region of traces: extended blocks that follow the
 * likelier side of branches, and further ones where side exits are likely, too.
 *
 * How often code ran is known from the counters of the regions of tier 1 at the targets of its branches. */
#include "runtime/internal.h"

#include "base/log.h"

enum {
    MAX_TRACES = 32,         /* of a region */
    MAX_REGION_INSNS = 600,  /* guest instructions after which no trace is added */
    MAX_TRACE_INSNS = 128,
    MAX_WAITING = 4 * MAX_TRACES,
    SHARE = 64,              /* a trace is worth its while if it runs this fraction of the times that the region does */
    AFTER_LOOP = 4,          /* a loop is left once for as many rounds, we assume */
};

int32_t tier_threshold(const struct runtime *rt)
{
    uint32_t hot = rt->machine->opt.hot;
    return hot ? (int32_t)hot - 1 : INT32_MAX;
}

struct candidate {
    uint64_t pc;
    uint32_t count;
};

struct former {
    struct engine *e;
    struct ir *ir;
    uint64_t trigger;        /* its count says so */
    uint64_t head;           /* of the region */
    uint64_t outer;          /* where a loop around the head begins, 0: none was seen */
    uint32_t least;          /* executions below which code does not belong to the region */
    uint32_t estimate;       /* of the trace being translated, where it stands */
    struct candidate waiting[MAX_WAITING];
    uint32_t nwaiting, ninsns;
};

/* ---- what is known ---------------------------------------------------------------------------- */
static bool has_block(const struct ir *ir, uint64_t pc)
{
    for (uint32_t i = 0; i < ir->nblocks; i++)
        if (ir->blocks[i].pc == pc)
            return true;
    return false;
}

static const struct region *region_of(const struct former *f, uint64_t pc)
{
    struct runtime *rt = f->e->rt;
    uint32_t offset = code_lookup(rt, pc);
    return offset ? region_at(rt, offset) : NULL;
}

/* Is there code already that a trace does not repeat? Restartable sequences belong to tier 1. */
static bool is_done(const struct former *f, uint64_t pc)
{
    if (has_block(f->ir, pc) || critical_at(f->e->rt, pc))
        return true;
    const struct region *r = hot_maybe(f->e->rt, pc) ? region_of(f, pc) : NULL;
    return r && r->hot;
}

/* How often code was entered at pc by branches, as far as that was counted. */
static uint32_t executions(const struct former *f, uint64_t pc)
{
    const struct runtime *rt = f->e->rt;
    const struct region *r = region_of(f, pc);
    if (pc == f->trigger)
        return rt->machine->opt.hot;
    if (!r || r->hot)
        return 0;
    int64_t left = __atomic_load_n(&rt->counters[r - rt->regions], __ATOMIC_RELAXED), most = tier_threshold(rt);
    return left > most ? 0 : (uint32_t)(most - left);
}

static bool is_executable(const struct engine *e, uint64_t pc) { return pc >= e->exec_lo && pc < e->exec_hi; }

/* ---- traces ----------------------------------------------------------------------------------- */
static void propose(struct former *f, uint64_t pc, uint32_t count)
{
    if (count >= f->least && f->nwaiting < MAX_WAITING && is_executable(f->e, pc))
        f->waiting[f->nwaiting++] = (struct candidate){pc, count};
}

/* The first trace is about to go back. */
static void note_loop(struct former *f, uint64_t to)
{
    if (f->ir->nblocks == 1 && to < f->head && !is_done(f, to) && executions(f, to) >= f->least)
        f->outer = to;
}

/* Branches to lower addresses end a trace, as every loop has one and signals must stop loops: backends look for signals
 * where they leave a block for a lower address. */
static enum branch_path jump_path(struct former *f, uint64_t pc, uint64_t to)
{
    if (to > pc && is_executable(f->e, to))
        return PATH_TAKEN;
    note_loop(f, to);
    propose(f, to, f->estimate);
    return PATH_END;
}

static enum branch_path loop_path(struct former *f)
{
    f->estimate /= AFTER_LOOP;
    return f->estimate >= f->least ? PATH_NEXT : PATH_END;
}

static enum branch_path hot_path(void *ctx, uint64_t pc, uint64_t taken, uint64_t next)
{
    struct former *f = ctx;
    if (next == IR_NO_PC)
        return jump_path(f, pc, taken);
    if (taken <= pc && is_done(f, taken))
        return loop_path(f);
    uint32_t count = executions(f, taken), rest = f->estimate > count ? f->estimate - count : 0;
    if (count <= f->estimate / 2) {
        propose(f, taken, count);
        f->estimate = rest;
        return PATH_NEXT;
    }
    if (taken <= pc || !is_executable(f->e, taken)) {
        note_loop(f, taken);
        propose(f, next, rest);
        propose(f, taken, count);
        return PATH_END;
    }
    propose(f, next, rest);
    return PATH_TAKEN;
}

static bool ends(void *ctx, uint64_t pc)
{
    return is_done(ctx, pc);
}

static bool stores_address(void *ctx, uint64_t pc, uint64_t value, bool loaded)
{
    return critical_stores_address(((struct former *)ctx)->e->rt, pc, value, loaded);
}

static bool careful(void *ctx, uint64_t pc)
{
    return translate_careful(((struct former *)ctx)->e, pc);
}

/* Where a trace ends by itself, the region may go on: behind its last instruction, or where calls return to. */
static void propose_end(struct former *f, const struct ir_block *b)
{
    const struct ir *ir = f->ir;
    const struct ir_ins *last = &ir->ins[b->end - 1];
    uint64_t pc;
    if (last->op == IR_call && ir_is_const(ir, last->a))
        pc = ir_const_of(ir, last->a);
    else if (last->op == IR_call_ind && ir_is_const(ir, last->b))
        pc = ir_const_of(ir, last->b);
    else if (last->op == IR_jump && b->ninsn == MAX_TRACE_INSNS)
        pc = ir_u64(last->b, last->c);
    else
        return;
    uint32_t count = executions(f, pc);
    propose(f, pc, last->op == IR_jump ? f->estimate : count);
}

static bool next_trace(struct former *f, struct candidate *c)
{
    while (f->nwaiting) {
        uint32_t best = f->nwaiting - 1;
        for (uint32_t i = best; i-- > 0;)
            if (f->waiting[i].count > f->waiting[best].count)
                best = i;
        *c = f->waiting[best];
        f->waiting[best] = f->waiting[--f->nwaiting];
        if (!is_done(f, c->pc))
            return true;
    }
    return false;
}

static bool rewritten(void *ctx, uint64_t pc)
{
    return is_rewritten(((struct former *)ctx)->e->rt, pc);
}

/* False: the region is to begin at f->outer. */
static bool form_traces(struct former *f, uint32_t most)
{
    struct candidate c = {f->head, f->e->rt->machine->opt.hot};
    for (uint32_t n = 0; n < MAX_TRACES && f->ninsns < MAX_REGION_INSNS; n++) {
        uint32_t first = f->ir->nblocks, room = MAX_REGION_INSNS - f->ninsns;
        struct translate_request req = {
            .pc = c.pc,
            .code = (const uint8_t *)(uintptr_t)c.pc,
            .code_end = (const uint8_t *)(uintptr_t)f->e->exec_hi,
            .max_insns = room < most ? room : most,
            .careful = careful,
            .path = hot_path,
            .ends = ends,
            .code_low = (const uint8_t *)(uintptr_t)f->e->exec_lo,
            .stores_address = stores_address,
            .rewritten = rewritten,
            .ctx = f,
        };
        f->estimate = c.count;
        f->e->rt->machine->frontend->translate(f->ir, &req);
        f->ninsns += f->ir->blocks[first].ninsn;
        propose_end(f, &f->ir->blocks[first]);
        if (f->outer)
            return false;
        if (!next_trace(f, &c))
            return true;
    }
    return true;
}

/* At pc, or at the head of a loop around it. */
static void form_region(struct engine *e, uint64_t pc, uint32_t most)
{
    struct runtime *rt = e->rt;
    uint32_t least = (rt->machine->opt.hot + SHARE - 1) / SHARE;
    struct former f = {.trigger = pc};
    do {
        f = (struct former){.e = e, .ir = &rt->ir, .trigger = f.trigger, .head = pc, .least = least};
        ir_reset(&rt->ir);
    } while (!form_traces(&f, most) && (pc = f.outer));
}

/* ---- driver ----------------------------------------------------------------------------------- */
static bool compile(struct engine *e, uint64_t pc, struct region_code *code)
{
    struct runtime *rt = e->rt;
    ir_set_folding(&rt->ir, !rt->machine->opt.no_optimise && !(log_items() & LOG_IR));
    for (uint32_t most = MAX_TRACE_INSNS; most; most /= 2) {
        e->doing = DOING_PROMOTE;
        form_region(e, pc, most);
        translate_log_guest(rt, &rt->ir, "IN (hot)");
        translate_optimise(e, &rt->ir, e->exec_lo, e->exec_hi);
        e->doing = DOING_OTHER;
        rt->out.counter = 0;
        rt->out.hot = true;
        rt->out.too_complex = false;
        if (!regions_full(rt) && rt->machine->backend->compile(&rt->ir, &rt->out, code))
            return true;
        if (!rt->out.too_complex) { /* what is cold goes, too */
            code_cache_flush(rt, e);
            return false;
        }
    }
    return false;
}

/* The lock is held. */
static void promote_region(struct engine *e, const struct region *r, uint64_t pc)
{
    struct runtime *rt = e->rt;
    struct region_code code;
    uint64_t t0 = stats_clock(rt);
    __atomic_store_n(&rt->counters[r - rt->regions], INT32_MAX, __ATOMIC_RELAXED); /* not again */
    if (compile(e, pc, &code)) {
        if (code.pc != pc) /* if the loop does not have it all, it may try again */
            __atomic_store_n(&rt->counters[r - rt->regions], tier_threshold(rt), __ATOMIC_RELAXED);
        region_publish(rt, &code, &rt->ir, true);
        translate_log_host(rt, &code);
        stats_region(rt, &code, &rt->ir, true);
    } else {
        rt->stats.hot_failed++;
    }
    rt->stats.ns_hot += stats_clock(rt) - t0;
}

void promote(struct engine *e, uint64_t pc)
{
    struct runtime *rt = e->rt;
    critical_disturb(e);
    if (!translate_lock_range(e, pc))
        return; /* it will be found out when pc is translated */
    uint32_t offset = code_lookup(rt, pc);
    const struct region *r = offset ? region_at(rt, offset) : NULL;
    if (r && !r->hot) /* else another thread was faster */
        promote_region(e, r, pc);
    lock_release(&rt->lock);
}
