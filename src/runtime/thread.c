/* thread.c: guest threads: their memory, and the host threads and processes that run them. */
#include "runtime/internal.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <linux/sched.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
    PAGE = 4096,
    ALT_STACK = 64 << 10,        /* of our signal handlers */
    PAIRED_STACK = 1 << 20,      /* of paired calls, the guard page included */
    PAIRED_END = 8,              /* bytes at its top that are the backend's */
    HOST_STACK = 256 << 10,      /* of C code */
};

/* ---- memory ---------------------------------------------------------------------------------- */

void engine_link(struct engine *e)
{
    struct runtime *rt = e->rt;
    e->next = rt->engines;
    e->link = &rt->engines;
    if (e->next)
        e->next->link = &e->next;
    rt->engines = e;
}

static void engine_unlink(struct engine *e)
{
    *e->link = e->next;
    if (e->next)
        e->next->link = e->link;
}

/* What translated code finds through the state register. */
static void init_state(struct engine *e)
{
    struct runtime *rt = e->rt;
    struct cpu_state *st = e->thread.cpu;
    rt->machine->frontend->reset(st);
    st->code_map = rt->code_map;
    st->code_map_size = GUEST_WINDOW / sizeof *st->code_map;
    st->code_base = rt->out.base;
    st->helpers = rt->machine->frontend->helpers;
    st->host_clock = host_clock_function();
    st->host_stack_top = (uintptr_t)e->thread.host_stack + e->thread.host_stack_size - PAIRED_END;
    st->paired_sp = st->host_stack_top;
    st->thread = &e->thread;
    st->calls = &code_calls;
    if (rt->machine->backend)
        rt->machine->backend->fp_set_control(st);
}

/* Kernels since 6.13 need no mapping of its own for it. */
static void make_guard(uint8_t *page)
{
#ifndef MADV_GUARD_INSTALL
    enum { MADV_GUARD_INSTALL = 102 };
#endif
    if (madvise(page, PAGE, MADV_GUARD_INSTALL))
        mprotect(page, PAGE, PROT_NONE);
}

struct thread *thread_new(struct machine *m)
{
    size_t head = page_round(sizeof(struct engine) + 64), state = page_round(m->frontend->state_size);
    size_t total = head + state + PAGE + ALT_STACK + PAIRED_STACK;
    uint8_t *base = mmap(NULL, total, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (base == MAP_FAILED)
        return NULL;
    uint8_t *guard = base + head + state, *paired = guard + PAGE + ALT_STACK;
    make_guard(guard);
    make_guard(paired);
    struct engine *e = (struct engine *)base;
    e->rt = m->rt;
    e->mapped = total;
    e->alt_stack = guard + PAGE;
    e->alt_stack_size = ALT_STACK;
    e->thread.machine = m;
    e->thread.cpu = (struct cpu_state *)(base + head);
    e->thread.host_stack = paired;
    e->thread.host_stack_size = PAIRED_STACK;
    e->thread.engine = e;
    syscall(SYS_rt_sigprocmask, SIG_BLOCK, NULL, &e->thread.sigmask, sizeof e->thread.sigmask);
    init_state(e);
    lock_take(&e->rt->lock);
    engine_link(e);
    atomic_fetch_add(&e->rt->nthreads, 1);
    lock_release(&e->rt->lock);
    return &e->thread;
}

void engine_free(struct engine *e)
{
    lock_take(&e->rt->lock);
    engine_unlink(e);
    lock_release(&e->rt->lock);
    seccomp_end(&e->thread);
    interp_cache_free(e);
    arena_free(&e->step_arena);
    arena_free(&e->critical_arena);
    munmap(e, e->mapped);
}

void thread_free(struct thread *t)
{
    atomic_fetch_sub(&engine_of(t)->rt->nthreads, 1);
    engine_free(engine_of(t));
}

struct thread *thread_copy(struct thread *t)
{
    struct thread *child = thread_new(t->machine);
    if (!child)
        return NULL;
    const struct cpu_state *from = t->cpu;
    struct cpu_state *to = child->cpu;
    if (t->machine->backend)
        t->machine->backend->fp_collect(t->cpu);
    memcpy(to + 1, from + 1, t->machine->frontend->state_size - sizeof *from);
    to->pc = from->pc;
    to->fp_control = from->fp_control;
    to->fp_status = from->fp_status;
    to->fp_careful = from->fp_careful;
    to->mte = from->mte;
    to->mte.async_fault = 0;
    to->mte.seed = mte_split_seed(t->cpu);
    if (t->machine->backend)
        t->machine->backend->fp_set_control(to);
    child->sigmask = t->sigmask;
    child->altstack_sp = t->altstack_sp;
    child->altstack_size = t->altstack_size;
    child->altstack_flags = t->altstack_flags;
    return child;
}

bool thread_alone(struct thread *t)
{
    struct engine *e = engine_of(t);
    return e->is_process || atomic_load(&e->rt->nthreads) == 1;
}

void threads_lock(struct thread *t) { lock_take(&engine_of(t)->rt->lock); }
void threads_unlock(struct thread *t) { lock_release(&engine_of(t)->rt->lock); }
int32_t thread_tid(const struct thread *t) { return ((const struct engine *)t)->tid; }

struct thread *threads_next(struct thread *t, struct thread *after)
{
    struct engine *self = engine_of(t), *e = after ? engine_of(after)->next : self->rt->engines;
    while (e && (e == self || e->is_process))
        e = e->next;
    return e && !self->is_process ? &e->thread : NULL;
}

bool thread_is_sharer(const struct thread *t) { return ((const struct engine *)t)->is_process; }

struct thread *thread_of_others(struct thread *t, int32_t tid)
{
    struct engine *self = engine_of(t), *e = self->is_process ? self->rt->engines : NULL;
    while (e && (e->is_process || e->is_compiler || e->tid != tid))
        e = e->next;
    return e ? &e->thread : NULL;
}

/* ---- stopping translated code ---------------------------------------------------------------- */

void thread_kick(struct thread *t)
{
    struct engine *e = engine_of(t);
    __atomic_store_n(&t->cpu->pending, 1, __ATOMIC_SEQ_CST);
    __atomic_store_n(&t->cpu->code_map, e->rt->empty_map, __ATOMIC_SEQ_CST);
}

void thread_unkick(struct engine *e)
{
    __atomic_store_n(&e->thread.cpu->pending, 0, __ATOMIC_SEQ_CST);
    __atomic_store_n(&e->thread.cpu->code_map, e->rt->code_map, __ATOMIC_SEQ_CST);
}

/* ---- threads --------------------------------------------------------------------------------- */

void engine_adopt(struct engine *e)
{
    e->tid = (pid_t)syscall(SYS_gettid);
    set_current(&e->thread);
    fault_thread_init(e);
    profile_thread(e);
}

int host_thread_start(struct runtime *rt, void *(*fn)(void *), void *arg)
{
    pthread_attr_t attr;
    pthread_t id;
    uint64_t old;
    pthread_attr_init(&attr);
    pthread_attr_setstacksize(&attr, HOST_STACK);
    pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
    runtime_sigmask(~UINT64_C(0), &old);
    int error = host_thread_create(rt, &id, &attr, fn, arg);
    runtime_sigmask(old, NULL);
    pthread_attr_destroy(&attr);
    return error;
}

/* What options asked for. */
static void process_report(struct runtime *rt)
{
    stats_report(rt);
    profile_report(rt);
}

void thread_leave(struct engine *e)
{
    struct runtime *rt = e->rt;
    stack_t off = {.ss_flags = SS_DISABLE};
    runtime_sigmask(~SYNC_SIGNALS, NULL);
    robust_list_exit(e->tid);
    critical_leave(e);
    clear_tid(e->thread.clear_child_tid);
    bool last = atomic_fetch_sub(&rt->nthreads, 1) == 1;
    if (!last)
        signal_thread_ends(&e->thread);
    set_current(NULL);
    syscall(SYS_sigaltstack, &off, NULL);
    compiler_thread_leaves(e, last);
    engine_free(e);
    if (!last)
        return;
    process_report(rt);
    int status = mte_reports_end(rt->machine, -1);
    if (status >= 0)
        syscall(SYS_exit_group, status);
}

struct spawn {
    struct engine *child;
    const struct clone_args *args;
    _Atomic int64_t result;      /* 0 until known */
    atomic_uint known;
};

/* What the new thread does not share with the others; the C library's threads share everything. */
static int unshare_rest(uint64_t flags)
{
    const uint64_t namespaces =
        CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWNET | CLONE_NEWCGROUP | CLONE_NEWTIME;
    uint64_t own = ((CLONE_FS | CLONE_FILES | CLONE_SYSVSEM) & ~flags) | (flags & namespaces);
    return own && syscall(SYS_unshare, own) ? -errno : 0;
}

static int64_t make_pidfd(const struct clone_args *a, pid_t tid)
{
    enum { PIDFD_OF_THREAD = O_EXCL };
    if (!(a->flags & CLONE_PIDFD))
        return 0;
    int fd = (int)syscall(SYS_pidfd_open, tid, PIDFD_OF_THREAD);
    if (fd < 0)
        return errno == EMFILE || errno == ENFILE ? -errno : -EINVAL; /* a kernel before 6.9 */
    return guest_write(a->pidfd, &fd, sizeof fd) ? 0 : -EFAULT;
}

/* In the new thread: all that may fail, then what the guest sees of it. */
static int64_t begin_thread(const struct clone_args *a, pid_t tid)
{
    uint32_t id = (uint32_t)tid;
    int64_t error = make_pidfd(a, tid);
    if (!error)
        error = unshare_rest(a->flags);
    if (error)
        return error;
    if (a->flags & CLONE_PARENT_SETTID)
        guest_write(a->parent_tid, &id, sizeof id);
    if (a->flags & CLONE_CHILD_SETTID)
        guest_write(a->child_tid, &id, sizeof id);
    return tid;
}

static void *thread_main(void *arg)
{
    struct spawn *s = arg;
    struct engine *e = s->child;
    host_thread_settle(e->rt);
    engine_adopt(e);
    runtime_sigmask(~SYNC_SIGNALS, NULL);
    int64_t result = begin_thread(s->args, e->tid);
    if (result < 0)
        e->thread.clear_child_tid = 0;
    atomic_store(&s->result, result);
    atomic_store(&s->known, 1); /* from here on the parent's frame may be gone: a late wake-up does no harm */
    futex_wake(&s->known, 1);
    if (result >= 0) {
        runtime_sigmask(e->thread.sigmask & ~SYNC_SIGNALS, NULL);
        int status = thread_run(&e->thread);
        if (e->is_main) /* this thread forked, and is its process's first one here */
            runtime_exit(&e->thread, status);
    }
    thread_leave(e);
    return NULL;
}

int64_t thread_spawn(struct thread *child, const struct clone_args *args)
{
    struct spawn s = {.child = engine_of(child), .args = args};
    int error = host_thread_start(s.child->rt, thread_main, &s);
    if (error) {
        thread_free(child);
        return -EAGAIN;
    }
    while (!atomic_load(&s.known))
        futex_wait(&s.known, 0);
    return atomic_load(&s.result);
}

_Noreturn void runtime_exit(struct thread *t, int status)
{
    struct engine *e = engine_of(t);
    if (!e->is_process) {
        if (e->rt->stats.on)
            compiler_end(e->rt);
        process_report(e->rt);
        status = mte_reports_end(t->machine, status);
        image_make(e);
    }
    for (;;)
        syscall(SYS_exit_group, status);
}

void runtime_dying(struct thread *t)
{
    struct engine *e = engine_of(t);
    if (!e->is_process && e->doing == DOING_OTHER) {
        process_report(e->rt);
        mte_reports_end(t->machine, 0);
    }
    e->rt->profile = NULL;
}
