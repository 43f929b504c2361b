/* code_cache.c: the memory of translated code and of the code map, and emptying both.
 *
 * The code map, which translated code reads itself, has 4 bytes for every 4 bytes
 * of the guest's code window: 4 TiB of address space of which only touched pages exist; so that few are, only targets of
 * indirect branches are entered, when they are met for the second time. Where the address space is limited (RLIMIT_AS) we raise the soft limit,
 * and where that does not help there is no code map: the backend is told so (code_buffer.no_code_map), and every indirect
 * branch comes to the dispatcher. */
#include "runtime/internal.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <time.h>

#define CODE_SIZE (UINT32_C(512) << 20)
#define CODE_SIZE_LIMITED (UINT32_C(64) << 20)

/* One mapping for all, as each takes microseconds: the lists of regions, the two code maps, code and its counters. */
static bool reserve(struct runtime *rt, size_t map_size, uint32_t code_size)
{
    rt->code_size = code_size;
    size_t lists = page_round(regions_room(rt)), code = page_round(code_size + regions_most(rt) * sizeof *rt->counters);
    size_t size = lists + 2 * map_size + code;
    uint8_t *p = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (p == MAP_FAILED)
        return false;
    uint8_t *maps = p + lists, *base = maps + 2 * map_size;
    madvise(p, size, MADV_DONTDUMP);
    madvise(p, size, MADV_NOHUGEPAGE);
    if ((map_size && mprotect(maps + map_size, map_size, PROT_READ)) ||
        (code_size && mprotect(base, code, PROT_READ | PROT_WRITE | PROT_EXEC))) {
        munmap(p, size);
        return false;
    }
    regions_init(rt, p);
    rt->code_map = map_size ? (uint32_t *)(void *)maps : NULL;
    rt->empty_map = map_size ? (uint32_t *)(void *)(maps + map_size) : NULL;
    rt->out.base = code_size ? base : NULL;
    rt->counters = (int32_t *)(void *)(base + code_size);
    return true;
}

/* The guest's own limits are kept by the system-call layer: ours may be raised. */
static bool raise_as_limit(struct runtime *rt)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_AS, &limit) || limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur == limit.rlim_max)
        return false;
    rt->as_limit = limit.rlim_cur;
    limit.rlim_cur = limit.rlim_max;
    if (setrlimit(RLIMIT_AS, &limit) == 0)
        return true;
    rt->as_limit = 0;
    return false;
}

static void set_as_limit(uint64_t soft)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_AS, &limit) == 0) {
        limit.rlim_cur = soft < limit.rlim_max ? soft : limit.rlim_max;
        setrlimit(RLIMIT_AS, &limit);
    }
}

void runtime_exec_prepare(struct machine *m)
{
    if (!engine_of(thread_current())->is_process) /* such a child counts as its parent */
        stats_report(m->rt);
    if (m->rt->as_limit)
        set_as_limit(m->rt->as_limit);
}

void runtime_exec_failed(struct machine *m)
{
    if (m->rt->as_limit)
        set_as_limit(RLIM_INFINITY);
}

/* False: there is no room at all. */
static bool reserve_what_fits(struct runtime *rt, bool translates)
{
    uint32_t code_size = translates ? CODE_SIZE : 0;
    if (reserve(rt, GUEST_WINDOW, code_size) || (raise_as_limit(rt) && reserve(rt, GUEST_WINDOW, code_size)))
        return true;
    code_size = translates && rt->machine->backend->works_without_code_map ? CODE_SIZE_LIMITED : 0;
    while (!reserve(rt, 0, code_size)) {
        if (errno != ENOMEM || code_size < 1u << 20)
            return false;
        code_size /= 2;
    }
    return true;
}

bool code_cache_init(struct runtime *rt, char error[static 200])
{
    const struct backend *backend = rt->machine->opt.interpreter ? NULL : rt->machine->backend;
    if (!reserve_what_fits(rt, backend)) {
        snprintf(error, 200, "no memory that is writable and executable for translated code");
        return false;
    }
    rt->out.no_code_map = rt->code_map == NULL;
    u64_map_init(&rt->other_entries, &rt->meta);
    if (!rt->out.base)
        return true; /* interpreter only */
    rt->out.end = rt->hot.first;
    rt->code_first =
        (uint32_t)page_round(backend->prologue(&rt->out, rt->machine->frontend->slots, rt->machine->frontend->nslots));
    rt->machine->packs = rt->out.packs && rt->out.widens;
    rt->out.at = rt->code_first;
    return true;
}

/* Threads look at `flushing` after they announced themselves in in_code, we look at in_code after setting `flushing`:
 * so a thread is either seen here or turns back (run_code in dispatch.c). */
static void wait_for_threads(struct runtime *rt, struct engine *self)
{
    for (struct engine *e = rt->engines; e; e = e->next)
        if (e != self)
            thread_kick(&e->thread);
    for (struct engine *e = rt->engines; e; e = e->next)
        for (unsigned spins = 0; e != self && atomic_load(&e->in_code); spins++) {
            if (spins < 100)
                sched_yield();
            else
                nanosleep(&(struct timespec){.tv_nsec = 50000}, NULL);
            thread_kick(&e->thread);
        }
}

void code_cache_flush(struct runtime *rt, struct engine *self)
{
    atomic_store(&rt->flushing, 1);
    wait_for_threads(rt, self);
    code_forget_all(rt);
    image_forget(rt);
    atomic_store(&rt->nregions, 0);
    rt->packed.at = 0;
    rt->out.at = rt->code_first;
    atomic_store(&rt->hot.n, 0);
    rt->hot.at = rt->hot.first;
    rt->hot.full = false;
    rt->dead_bytes = 0;
    arena_reset(&rt->meta);
    u64_map_init(&rt->other_entries, &rt->meta);
    u64_map_init(&rt->pages, &rt->meta);
    memset(rt->recent, 0, sizeof rt->recent);
    u64_map_init(&rt->words, &rt->meta);
    u64_map_init(&rt->incoming, &rt->meta);
    u64_map_init(&rt->rewritten, &rt->meta);
    atomic_store(&rt->page_low, UINT64_MAX);
    atomic_store(&rt->page_high, 0);
    atomic_fetch_add(&rt->generation, 1);
    rt->stats.flushes++;
    atomic_store(&rt->flushing, 0);
}
