/* compiler_thread.c: the host thread on which hot code is translated again while the guest goes on in what it has. It is
 * started when something is hot, ends when there was nothing to do for a while, and is no thread of the guest's:
 *
 * - Signals are blocked in it, but for the ones of its own faults while it works; those it hands back (fault.c).
 * - It has the rights, namespaces and descriptors of the thread that started it, so it does not outlive that one, and it
 *   ends before a system call that changes these, or that could tell that there is another thread (flag ALONE of the
 *   call's row). What waited for it counts anew.
 * - A child of fork has none; a process on our memory asks for nothing and translates for itself, as everybody does where
 *   only one processor may be used, or where no thread can be started. */
#include "runtime/internal.h"

#include <sched.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Waking a thread costs the guest more than what it gains when the code is there a little sooner: nobody does. It looks by
 * itself, less often while there is nothing: a look takes 20 us. */
enum { QUEUE = 1024, FIRST_SLEEP_MS = 1, LONGEST_SLEEP_MS = 4, IDLE_MS = 50 };

struct compiler {
    struct engine engine;          /* of the thread, for its faults and locks */
    struct cpu_state cpu;
    struct engine *creator;
    atomic_uint alive;             /* 0: there is no thread; else the number of the one that there is */
    atomic_uint started;           /* so many were */
    atomic_int ended;              /* the last one, as long as it may be known to the kernel */
    atomic_uint ending;            /* not 0: it is to end now */
    bool denied;                   /* the host gave us no thread */
    struct request {
        uint64_t pc;
        struct ir_sample sample;
    } waiting[QUEUE];
    uint32_t first, n;
};

bool compiler_is_ending(const struct runtime *rt)
{
    return rt->compiler && atomic_load_explicit(&rt->compiler->ending, memory_order_relaxed);
}

/* ---- the queue; the lock is held -------------------------------------------------------------- */
static struct request *put(struct compiler *c, uint64_t pc)
{
    if (c->n == QUEUE)
        return NULL;
    struct request *r = &c->waiting[(c->first + c->n++) % QUEUE];
    r->pc = pc;
    return r;
}

/* It stays as it is while the lock is held. */
static const struct request *take(struct compiler *c)
{
    c->n--;
    return &c->waiting[c->first++ % QUEUE];
}

static void empty_queue(struct runtime *rt, struct compiler *c)
{
    while (c->n)
        promotion_again(rt, take(c)->pc);
}

/* ---- the thread ------------------------------------------------------------------------------- */
/* The lock is held before and after. */
static void sleep_a_little(struct runtime *rt, struct compiler *c, int ms)
{
    const struct timespec time = {.tv_nsec = ms * 1000000L};
    lock_release(&rt->lock);
    runtime_sigmask(~UINT64_C(0), NULL);
    syscall(SYS_futex, &c->ending, FUTEX_WAIT_PRIVATE, 0, &time, NULL, 0);
    runtime_sigmask(~SYNC_SIGNALS, NULL);
    lock_take(&rt->lock);
}

/* The next one to make; false: the thread is not there any more, as far as others are concerned. */
static bool next(struct runtime *rt, struct compiler *c, struct request *r)
{
    lock_take(&rt->lock);
    for (int ms = FIRST_SLEEP_MS, slept = 0; !c->n && !atomic_load(&c->ending) && slept < IDLE_MS;) {
        sleep_a_little(rt, c, ms);
        slept += ms;
        ms = ms < LONGEST_SLEEP_MS ? 2 * ms : ms;
    }
    bool more = c->n && !atomic_load(&c->ending);
    if (more) {
        *r = *take(c);
    } else {
        empty_queue(rt, c);
        atomic_store(&c->ended, c->engine.tid);
        atomic_store(&c->ending, 0);
        atomic_store(&c->alive, 0);
    }
    lock_release(&rt->lock);
    return more;
}

static void *compiler_main(void *arg)
{
    struct runtime *rt = arg;
    struct compiler *c = rt->compiler;
    struct request r;
    c->engine.tid = (pid_t)syscall(SYS_gettid);
    set_current(&c->engine.thread);
    runtime_sigmask(~SYNC_SIGNALS, NULL);
    while (next(rt, c, &r))
        promote_now(&c->engine, r.pc, &r.sample);
    runtime_sigmask(~UINT64_C(0), NULL);
    set_current(NULL);
    futex_wake(&c->alive, INT32_MAX);
    return NULL;
}

/* Behind its last instruction a thread still counts, for a moment. */
static void wait_for_kernel(struct compiler *c)
{
    int tid = atomic_load(&c->ended);
    while (tid && syscall(SYS_tgkill, getpid(), tid, 0) == 0)
        sched_yield();
    atomic_compare_exchange_strong(&c->ended, &tid, 0);
}

static bool is_there(const struct compiler *c) { return c && (atomic_load(&c->alive) || atomic_load(&c->ended)); }

bool compiler_end(struct runtime *rt)
{
    struct compiler *c = rt->compiler;
    if (!is_there(c))
        return false;
    lock_take(&rt->lock);
    unsigned which = atomic_load(&c->alive);
    if (which) {
        atomic_store(&c->ending, 1);
        futex_wake(&c->ending, 1);
    }
    lock_release(&rt->lock);
    while (which && atomic_load(&c->alive) == which)
        futex_wait(&c->alive, which);
    wait_for_kernel(c);
    return true;
}

void compiler_thread_leaves(struct engine *e, bool last)
{
    if (e->rt->compiler && (last || e->rt->compiler->creator == e))
        compiler_end(e->rt);
}

void compiler_fork_child(struct runtime *rt)
{
    struct compiler *c = rt->compiler;
    promotion_abandon(rt, rt->promotion.owner);
    if (!c)
        return;
    empty_queue(rt, c);
    atomic_store(&c->alive, 0);
    atomic_store(&c->ended, 0);
    atomic_store(&c->ending, 0);
    c->denied = false;
}

/* ---- requests --------------------------------------------------------------------------------- */
static struct compiler *new_compiler(struct runtime *rt)
{
    struct compiler *c = mmap(NULL, sizeof *c, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (c == MAP_FAILED)
        return NULL;
    c->engine.rt = rt;
    c->engine.is_compiler = true;
    c->engine.thread.cpu = &c->cpu;
    c->engine.thread.engine = &c->engine;
    return c;
}

static bool has_processors(void)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    return sched_getaffinity(0, sizeof set, &set) != 0 || CPU_COUNT(&set) > 1; /* an error: more than fit */
}

/* The lock is held, and given back. */
static void start(struct engine *e, struct compiler *c)
{
    struct runtime *rt = e->rt;
    atomic_store(&c->alive, atomic_fetch_add(&c->started, 1) + 1);
    c->creator = e;
    c->engine.thread.machine = rt->machine;
    lock_release(&rt->lock);
    wait_for_kernel(c);
    if (host_thread_start(rt, compiler_main, rt) == 0)
        return;
    lock_take(&rt->lock);
    c->denied = true;
    empty_queue(rt, c);
    atomic_store(&c->ending, 0);
    atomic_store(&c->alive, 0);
    lock_release(&rt->lock);
    futex_wake(&c->alive, INT32_MAX);
}

/* False: somebody must do it here. */
static bool ask(struct engine *e, uint64_t pc)
{
    struct runtime *rt = e->rt;
    struct compiler *c = rt->compiler;
    lock_take(&rt->lock);
    if (!c)
        c = rt->compiler = new_compiler(rt);
    bool alive = c && atomic_load(&c->alive);
    if (!c || c->denied || (!alive && !has_processors())) {
        lock_release(&rt->lock);
        return false;
    }
    if (promotion_waits(rt, pc)) {
        struct request *r = put(c, pc);
        if (r)
            promotion_sample(rt, e->thread.cpu, &r->sample);
        else
            promotion_again(rt, pc);
    }
    if (!alive && c->n) {
        start(e, c);
        return true;
    }
    lock_release(&rt->lock);
    return true;
}

bool runtime_has_helper(struct thread *t)
{
    const struct runtime *rt = t->machine->rt;
    return rt && is_there(rt->compiler) && !engine_of(t)->is_process;
}

bool runtime_alone(struct thread *t)
{
    return runtime_has_helper(t) && compiler_end(t->machine->rt);
}

void promote(struct engine *e, uint64_t pc)
{
    critical_disturb(e);
    if (promote_ready(e, pc))
        return;
    if (!e->is_process && !e->rt->machine->opt.hot_here && ask(e, pc))
        return;
    struct ir_sample sample;
    promotion_sample(e->rt, e->thread.cpu, &sample);
    promote_now(e, pc, &sample);
}
