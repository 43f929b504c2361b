/* runtime.c: making a machine's runtime, and carrying it through fork. */
#include "runtime/internal.h"

#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/log.h"

struct runtime *runtime_new(struct machine *m)
{
    char error[200] = "";
    const struct frontend *f = m->frontend;
    struct runtime *rt = calloc(1, sizeof *rt);
    if (!rt)
        return NULL;
    rt->machine = m;
    if (!code_cache_init(rt, error)) {
        message("%s", error);
        free(rt);
        return NULL;
    }
    ir_init(&rt->ir, &rt->ir_arena, f->slots, f->nslots, f->helpers, f->nhelpers);
    stats_init(rt);
    fault_init(rt);
    m->rt = rt;
    tcache_init(rt);
    image_open(rt);
    profile_init(rt);
    return rt;
}

void runtime_fork_prepare(struct machine *m)
{
    lock_take(&m->rt->lock);
    mte_reports_fork_prepare(m);
}

void runtime_fork_parent(struct machine *m)
{
    mte_reports_fork_parent(m);
    lock_release(&m->rt->lock);
}

/* Only the calling thread exists in the child. */
void runtime_fork_child(struct machine *m)
{
    struct runtime *rt = m->rt;
    struct engine *self = engine_of(thread_current());
    rt->machine = m;
    rt->engines = NULL;
    engine_link(self);
    self->tid = (pid_t)syscall(SYS_gettid);
    self->is_main = true;
    self->is_process = false;
    atomic_store(&rt->nthreads, 1);
    stats_restart(rt);
    rt->image.is_child = true;
    rt->perf_map = -1; /* the file is the parent's */
    compiler_fork_child(rt);
    lock_release(&rt->lock);
    mte_reports_fork_child(m);
    profile_fork_child(rt, self);
}
