/* interp.c: the engine that needs no backend: blocks of IR, run by ir_interpret. Each thread keeps its own blocks, and
 * drops all of them when anything was invalidated. */
#include "runtime/internal.h"

#include <sys/mman.h>

enum { MAX_BLOCK_INSNS = 64, CACHE_LIMIT = 1 << 16 };

struct interp_cache {
    struct arena arena, scratch; /* scratch: one for all blocks, they need it while they are made */
    struct u64_map blocks; /* pc -> struct ir * */
    unsigned invalidations;
    uint32_t nblocks;
    bool fp_careful;
};

static void cache_empty(struct interp_cache *c)
{
    arena_reset(&c->arena);
    u64_map_init(&c->blocks, &c->arena);
    c->nblocks = 0;
}

static struct interp_cache *cache_of(struct engine *e)
{
    struct runtime *rt = e->rt;
    if (!e->interp) {
        e->interp = mmap(NULL, sizeof *e->interp, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        *e->interp = (struct interp_cache){.invalidations = atomic_load(&rt->invalidations)};
        u64_map_init(&e->interp->blocks, &e->interp->arena);
    }
    struct interp_cache *c = e->interp;
    unsigned now = atomic_load(&rt->invalidations);
    bool fp_careful = atomic_load(&rt->fp_careful);
    if (c->invalidations != now || c->fp_careful != fp_careful || c->nblocks > CACHE_LIMIT)
        cache_empty(c);
    c->invalidations = now;
    c->fp_careful = fp_careful;
    return c;
}

static bool is_careful(void *ctx, uint64_t pc)
{
    struct engine *e = ctx;
    struct runtime *rt = e->rt;
    lock_take(&rt->lock);
    bool careful = translate_careful(e, pc);
    lock_release(&rt->lock);
    return careful;
}

static bool stores_address(void *ctx, uint64_t pc, uint64_t value, bool loaded)
{
    struct engine *e = ctx;
    struct runtime *rt = e->rt;
    lock_take(&rt->lock);
    bool found = critical_stores_address(rt, pc, value, loaded);
    lock_release(&rt->lock);
    return found;
}

static struct ir *new_block(struct engine *e, struct interp_cache *c, uint64_t pc)
{
    const struct frontend *f = e->rt->machine->frontend;
    struct ir *ir = arena_alloc(&c->arena, sizeof *ir);
    ir_init(ir, &c->arena, f->slots, f->nslots, f->helpers, f->nhelpers);
    arena_reset(&c->scratch);
    ir->scratch = &c->scratch;
    e->doing = DOING_FETCH;
    e->thread.cpu->interp_pc = pc;
    translate_block(e, ir, pc, MAX_BLOCK_INSNS, is_careful, stores_address, NULL);
    translate_optimise(e->rt, ir, e->exec_lo, e->exec_hi, false);
    e->doing = DOING_OTHER;
    u64_map_set(&c->blocks, pc, (uintptr_t)ir);
    c->nblocks++;
    return ir;
}

void take_interpreter_exit(struct engine *e, const struct ir_exit *x)
{
    struct cpu_state *st = e->thread.cpu;
    st->pc = x->pc;
    st->exit_arg = x->arg;
    st->exit_trap = x->op == IR_trap ? x->trap : (uint32_t)EXIT_NONE;
}

/* Runs the block at st->pc. */
void interpret(struct engine *e)
{
    struct cpu_state *st = e->thread.cpu;
    struct interp_cache *c = cache_of(e);
    struct ir *ir = (struct ir *)(uintptr_t)u64_map_get(&c->blocks, st->pc);
    if (!ir) {
        if (!translate_find_range(e, st->pc)) {
            fetch_fault(e, st->pc);
            return;
        }
        ir = new_block(e, c, st->pc);
    }
    struct ir_exit x = {0};
    st->interp_pc = st->pc;
    e->doing = DOING_INTERPRET;
    ir_interpret(ir, 0, st, &x);
    e->doing = DOING_OTHER;
    take_interpreter_exit(e, &x);
}

void interp_cache_free(struct engine *e)
{
    if (!e->interp)
        return;
    arena_free(&e->interp->arena);
    arena_free(&e->interp->scratch);
    munmap(e->interp, sizeof *e->interp);
    e->interp = NULL;
}
