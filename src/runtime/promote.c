/* promote.c: a region that was entered often becomes a hot one: who works on it, when it is published, and its counter till
 * then. tier.c forms it. */
#include "runtime/internal.h"

#include "base/log.h"

enum { LEAST_AGAIN = 200 }; /* executions until it is tried once more */

int32_t tier_threshold(const struct runtime *rt)
{
    uint32_t hot = rt->machine->opt.hot;
    return hot ? (int32_t)hot - 1 : TIER_NOT_COUNTED;
}

struct region *tier_region(struct runtime *rt, uint64_t pc)
{
    uint32_t offset = code_lookup(rt, pc);
    return offset ? region_at(rt, offset) : NULL;
}

static bool set_counter(struct runtime *rt, uint64_t pc, int32_t value)
{
    const struct region *r = tier_region(rt, pc);
    if (!r || r->flags & REGION_HOT)
        return false;
    __atomic_store_n(&rt->counters[r - rt->regions], value, __ATOMIC_RELAXED);
    return true;
}

/* What waits already counts on: how often it ran in the meantime is compared with what lies behind its branches. */
bool promotion_waits(struct runtime *rt, uint64_t pc)
{
    const struct region *r = tier_region(rt, pc);
    if (!r || r->flags & REGION_HOT)
        return false;
    int32_t *left = &rt->counters[r - rt->regions], was = __atomic_load_n(left, __ATOMIC_RELAXED);
    if (was < TIER_LEAST_WAITING || was == TIER_NOT_COUNTED)
        __atomic_store_n(left, TIER_WAITING, __ATOMIC_RELAXED);
    return true;
}

void promotion_again(struct runtime *rt, uint64_t pc)
{
    int32_t most = tier_threshold(rt);
    set_counter(rt, pc, most < LEAST_AGAIN ? LEAST_AGAIN : most);
}

/* It may have died amidst anything: its memory is lost. */
void promotion_abandon(struct runtime *rt, unsigned owner)
{
    struct promotion *p = &rt->promotion;
    if (!p->owner || p->owner != owner)
        return;
    promotion_again(rt, p->pc);
    *p = (struct promotion){0};
}

void promotion_sample(const struct runtime *rt, const struct cpu_state *st, struct ir_sample *sample)
{
    ir_take_sample(rt->machine->frontend->slots, rt->machine->frontend->nslots, st, sample);
}

/* The lock is held. */
static bool begin(struct runtime *rt, uint64_t pc, const struct ir_sample *sample)
{
    struct promotion *p = &rt->promotion;
    const struct frontend *f = rt->machine->frontend;
    if (!promotion_waits(rt, pc))
        return false;
    if (p->owner) {
        promotion_again(rt, pc);
        return false;
    }
    if (!p->ir.arena)
        ir_init(&p->ir, &p->arena, f->slots, f->nslots, f->helpers, f->nhelpers);
    p->owner = lock_self();
    p->pc = pc;
    p->sample = sample;
    p->generation = atomic_load(&rt->generation);
    p->changes = rt->changes;
    p->out = rt->out;
    p->out.at = rt->hot.at;
    p->out.end = rt->code_size;
    p->out.counter = 0;
    p->out.hot = true;
    return true;
}

bool promote_read_word(void *runtime, uint64_t address, uint64_t *value)
{
    const struct runtime *rt = runtime;
    if (address % sizeof *value || !guest_mm_is_quiet(rt->machine, address))
        return false;
    *value = __atomic_load_n((const uint64_t *)(uintptr_t)address, __ATOMIC_RELAXED);
    return true;
}

/* Memory may vanish under our hands: then there are fewer guesses. */
static void guess_low(struct engine *e, struct promotion *p)
{
    struct machine *m = e->rt->machine;
    sigjmp_buf here, *outer = e->away;
    if (!p->ir.folded || mte_low_has_tags(m))
        return;
    e->away = &here;
    if (sigsetjmp(here, 0) == 0)
        ir_guess_low(&p->ir, &(struct ir_low){.high = ~(GUEST_WINDOW - 1), .sample = p->sample, .read = promote_read_word, .ctx = e->rt});
    e->away = outer;
}

enum made { MADE, TOO_LARGE, VANISHED, UNWANTED };

static bool load_guarded(struct engine *e, uint64_t pc)
{
    sigjmp_buf here;
    e->away = &here;
    e->doing = DOING_PROMOTE;
    return sigsetjmp(here, 0) == 0 && tcache_load_hot(e, pc);
}

/* Code of tier 1 that was installed ahead of its need, or lies in an image, hid it till now. */
bool promote_ready(struct engine *e, uint64_t pc)
{
    struct runtime *rt = e->rt;
    if (!rt->tcache.file.head || !translate_lock_range(e, pc))
        return false;
    bool ready = tcache_serves(rt, e->exec_file) && promotion_waits(rt, pc) && load_guarded(e, pc);
    e->doing = DOING_OTHER;
    lock_release(&rt->lock);
    return ready;
}

/* No lock is held, so that nobody waits. What changes meanwhile is found when it is published. */
static enum made make(struct engine *e, struct promotion *p, struct region_code *code)
{
    struct runtime *rt = e->rt;
    ir_set_folding(&p->ir, !rt->machine->opt.no_optimise && !(log_items() & LOG_IR));
    p->out.too_complex = true;
    for (uint32_t most = TIER_LOOP_INSNS; most && p->out.too_complex; most /= 2) {
        e->doing = DOING_PROMOTE;
        tier_form_region(rt, p, most);
        translate_log_guest(rt, &p->ir, "IN (hot)");
        guess_low(e, p);
        translate_optimise(rt, &p->ir, p->lo, p->hi, true);
        e->doing = DOING_OTHER; /* from here on no guest memory is read */
        if (compiler_is_ending(rt))
            return UNWANTED;
        p->out.too_complex = false;
        if (rt->machine->backend->compile(&p->ir, &p->out, code))
            return MADE;
    }
    return TOO_LARGE;
}

static enum made make_guarded(struct engine *e, struct promotion *p, struct region_code *code)
{
    bool from_files;
    if (!guest_mm_exec_range(e->rt->machine, p->pc, &p->lo, &p->hi, &from_files))
        return VANISHED;
    p->out.wants_fixups = tcache_serves(e->rt, from_files);
    sigjmp_buf here;
    e->away = &here;
    if (sigsetjmp(here, 0) == 0)
        return make(e, p, code);
    e->doing = DOING_OTHER;
    return VANISHED;
}

/* The lock is held. */
static void publish(struct runtime *rt, struct promotion *p, struct region_code *c)
{
    rt->hot.at = p->out.at;
    set_counter(rt, p->pc, c->pc == p->pc ? TIER_NOT_COUNTED : tier_threshold(rt)); /* again, if the loop does not have it all */
    if (p->out.wants_fixups)
        tcache_save(rt, &p->out, &p->needs, c, &p->ir);
    region_publish(rt, c, p->ir.spans, p->ir.nspans, &p->ir, true);
    translate_log_host(rt, c);
    stats_region(rt, c, &p->ir, true);
}

/* The lock is held. */
static void end(struct runtime *rt, struct promotion *p, enum made made, struct region_code *code)
{
    bool stale = p->generation != atomic_load(&rt->generation) || changed_since(rt, p->changes, p->ir.spans, p->ir.nspans);
    p->owner = 0;
    if (made == UNWANTED || stale) {
        promotion_again(rt, p->pc);
    } else if (made == MADE && atomic_load(&rt->hot.n) < rt->hot.max) {
        publish(rt, p, code);
    } else {
        rt->stats.hot_failed++;
        set_counter(rt, p->pc, TIER_NOT_COUNTED);
        if (made != VANISHED && rt->hot.at != rt->hot.first) /* what is cold goes, too */
            rt->hot.full = true;
    }
}

void promote_now(struct engine *e, uint64_t pc, const struct ir_sample *sample)
{
    struct runtime *rt = e->rt;
    struct promotion *p = &rt->promotion;
    struct region_code code;
    uint64_t t0 = stats_clock(rt);
    lock_take(&rt->lock);
    bool begun = begin(rt, pc, sample);
    lock_release(&rt->lock);
    if (!begun)
        return;
    enum made made = make_guarded(e, p, &code);
    lock_take_late(&rt->lock);
    end(rt, p, made, &code);
    rt->stats.ns_hot += stats_clock(rt) - t0;
    lock_release(&rt->lock);
}
