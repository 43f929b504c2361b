/* share.c: processes that share our memory: vfork, and clone with CLONE_VM but without CLONE_THREAD.
 *
 * The child uses the C library's thread-local storage of a thread that sleeps meanwhile: of the caller with CLONE_VFORK
 * (the kernel suspends it), else of a carrier thread that is made for this and stays in its clone call. */
#include "runtime/internal.h"

#include <errno.h>
#include <linux/sched.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>
#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#else
#define ASAN_UNPOISON_MEMORY_REGION(start, size) ((void)0)
#endif

enum { CHILD_STACK = 256 << 10 };

struct share {
    struct engine *child;
    struct clone_args args;
    void (*begin)(struct thread *child);
    void (*end)(struct thread *child);
    uint64_t parent_tid;         /* written by the child: the memory is the same */
    _Atomic int64_t result;      /* carrier: 0 until known */
    atomic_uint known;
    bool has_carrier;
    atomic_uint users;           /* with a carrier: it and the caller; the last one frees */
};

static void drop(struct share *s)
{
    if (atomic_fetch_sub(&s->users, 1) == 1)
        munmap(s, sizeof *s);
}

static void report(struct share *s, int64_t result)
{
    atomic_store(&s->result, result);
    atomic_store(&s->known, 1);
    futex_wake(&s->known, 1);
}

static void child_main(void *arg)
{
    struct share *s = arg;
    struct engine *e = s->child;
    struct thread *t = &e->thread;
    engine_adopt(e);
    runtime_sigmask(~SYNC_SIGNALS, NULL);
    uint32_t tid = (uint32_t)e->tid;
    if (s->parent_tid)
        guest_write(s->parent_tid, &tid, sizeof tid);
    s->begin(t);
    if (s->has_carrier)
        report(s, e->tid);
    runtime_sigmask(t->sigmask & ~SYNC_SIGNALS, NULL);
    runtime_exit(t, thread_run(t));
}

static int64_t call_clone(struct share *s, uint8_t *stack)
{
    struct clone_args *a = &s->args;
    a->stack = (uintptr_t)stack;
    a->stack_size = CHILD_STACK;
    int64_t result = clone_call((uintptr_t)a, sizeof *a, 0, 0, child_main, s, SYS_clone3);
    if (result != -ENOSYS || a->set_tid_size || (a->flags & (CLONE_INTO_CGROUP | CLONE_NEWTIME)))
        return result;
    return clone_call(a->flags | a->exit_signal, (uintptr_t)stack + CHILD_STACK, a->pidfd, a->child_tid, child_main, s,
                      SYS_clone);
}

/* The lock's owner was killed and left things half done: translations are dropped. */
static void repair(struct runtime *rt)
{
    struct thread *self = thread_current();
    for (struct engine **link = &rt->engines; *link; link = &(*link)->next)
        (*link)->link = link;
    if (rt->out.base)
        code_cache_flush(rt, self ? engine_of(self) : NULL);
    atomic_fetch_add(&rt->invalidations, 1); /* of the interpreter's blocks, too */
}

/* Its tracees go on. */
static void untrace(struct runtime *rt, unsigned tracer)
{
    for (struct engine *e = rt->engines; e; e = e->next) {
        unsigned seen = tracer;
        if (atomic_compare_exchange_strong(&e->thread.tracer, &seen, 0))
            futex_wake(&e->thread.tracer, 1);
    }
}

/* The child is gone, or has our memory no more. What the address space's table lacks is the host's from now on. */
static void take_locks(struct engine *child)
{
    struct runtime *rt = child->rt;
    unsigned tid = (unsigned)child->tid;
    guest_mm_owner_died(rt->machine, tid);
    bool died = lock_inherit(&rt->lock, tid);
    if (!died)
        lock_take(&rt->lock);
    promotion_abandon(rt, tid);
    if (died)
        repair(rt);
    untrace(rt, tid);
    lock_release(&rt->lock);
}

/* Returns when the child is gone, or runs another program. */
static int64_t run_child(struct share *s)
{
    const int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
    uint8_t *stack = mmap(NULL, CHILD_STACK, PROT_READ | PROT_WRITE, flags, -1, 0);
    uint64_t mask;
    int64_t result = -ENOMEM;
    struct thread *self = thread_current();
    runtime_sigmask(self ? ~SYNC_SIGNALS : ~UINT64_C(0), &mask); /* a carrier has no guest to take them */
    if (stack != MAP_FAILED) {
        result = call_clone(s, stack);
        set_current(self);
        atomic_store(&s->child->in_code, 0); /* it may have been killed anywhere */
        take_locks(s->child);
        ASAN_UNPOISON_MEMORY_REGION(stack, CHILD_STACK); /* its functions did not return */
        munmap(stack, CHILD_STACK);
    }
    s->end(&s->child->thread);
    engine_free(s->child);
    runtime_sigmask(mask, NULL);
    return result;
}

static void *carrier_main(void *arg)
{
    struct share *s = arg;
    host_thread_settle(s->child->rt);
    int64_t result = run_child(s);
    if (result < 0)
        report(s, result);
    drop(s);
    return NULL;
}

/* The carrier is started, and the child known, or the error. */
static int64_t run_with_carrier(const struct share *how)
{
    struct share *s = mmap(NULL, sizeof *s, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    int64_t result = -ENOMEM;
    if (s != MAP_FAILED) {
        memcpy(s, how, sizeof *s);
        s->args.flags |= CLONE_VFORK;
        s->has_carrier = true;
        atomic_store(&s->users, 2);
        if (host_thread_start(s->child->rt, carrier_main, s) == 0) {
            while (!atomic_load(&s->known))
                futex_wait(&s->known, 0);
            result = atomic_load(&s->result);
            drop(s);
            return result;
        }
        munmap(s, sizeof *s);
        result = -EAGAIN;
    }
    how->end(&how->child->thread);
    engine_free(how->child);
    return result;
}

int64_t thread_share_memory(struct thread *t, struct thread *child, const struct clone_args *args,
                            void (*begin)(struct thread *child), void (*end)(struct thread *child))
{
    struct share s = {.child = engine_of(child), .args = *args, .begin = begin, .end = end};
    (void)t;
    atomic_fetch_sub(&s.child->rt->nthreads, 1); /* it is no thread of this process */
    s.child->is_process = true;
    s.parent_tid = args->flags & CLONE_PARENT_SETTID ? args->parent_tid : 0;
    s.args.flags &= ~(uint64_t)(CLONE_SETTLS | CLONE_PARENT_SETTID | CLONE_CLEAR_SIGHAND);
    s.args.tls = s.args.parent_tid = 0;
    return args->flags & CLONE_VFORK ? run_child(&s) : run_with_carrier(&s);
}
