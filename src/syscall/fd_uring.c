/* fd_uring.c: io_uring(7). The kernel reads submissions from memory that it shares with the program, so what has a layout of
 * the guest's own there is changed right before io_uring_enter hands it over, and changed back behind it: the kernel copies
 * what a submission points to when it takes it. That can't be done for a ring which a thread of the kernel watches (SQPOLL):
 * EPERM, as for who may not have one. What signal masks mean to the host is signal.h's business. */
#include <errno.h>
#include <fcntl.h>
#include <linux/io_uring.h>
#include <linux/openat2.h>
#include <sys/epoll.h>

#include "contract/runtime.h"
#include "syscall/handlers.h"

/* Of headers newer than those we are built with. */
enum {
    SETUP_NO_MMAP = 1 << 14,
    SETUP_NO_SQARRAY = 1 << 16,
    OP_EPOLL_WAIT = 59,
    NO_OP = 0xff,
    REGISTER_RING_FDS = 20,
    REGISTER_RESIZE_RINGS = 33,
    REGISTER_NUMBER = 0x7fffffff,
};

/* ---- which rings there are ------------------------------------------------------------------------------------- */
/* The ring with this number; it need not exist any more. */
static struct uring *find_ring(struct machine *m, uint64_t fd)
{
    struct syscall_state *s = syscall_state(m);
    uint32_t n = atomic_load(&s->nrings);
    for (uint32_t i = 0; i < n; i++) {
        if (atomic_load(&s->rings[i].fd) == (uint32_t)fd + 1) {
            return &s->rings[i];
        }
    }
    return NULL;
}

/* Room for it, or NULL. Places of rings that are closed are free, too. */
static struct uring *new_ring(struct machine *m, uint32_t fd)
{
    struct syscall_state *s = syscall_state(m);
    struct uring *known = find_ring(m, fd);
    for (uint32_t i = 0; i < URINGS && !known; i++) {
        uint32_t other = atomic_load(&s->rings[i].fd), n = atomic_load(&s->nrings);
        if ((other == 0 || host_syscall(__NR_fcntl, other - 1, F_GETFD, 0, 0, 0, 0) < 0) &&
            atomic_compare_exchange_strong(&s->rings[i].fd, &other, fd + 1)) {
            known = &s->rings[i];
            while (n <= i && !atomic_compare_exchange_weak(&s->nrings, &n, i + 1))
                ;
        }
    }
    return known;
}

int64_t sys_io_uring_setup(struct thread *t, const uint64_t args[6])
{
    struct io_uring_params p;
    if (!guest_read(&p, args[1], sizeof p)) {
        return -EFAULT;
    }
    if (p.flags & IORING_SETUP_SQPOLL) {
        return -EPERM;
    }
    /* The last field of both: with SETUP_NO_MMAP, where the program wants them. */
    const uint64_t *entries = (const uint64_t *)(const void *)&p.sq_off + 4,
                   *ring = (const uint64_t *)(const void *)&p.cq_off + 4;
    int64_t fd = host_syscall(__NR_io_uring_setup, args[0], (uintptr_t)&p, 0, 0, 0, 0);
    struct uring *r = fd >= 0 ? new_ring(t->machine, (uint32_t)fd) : NULL;
    if (fd >= 0 && (!r || !guest_write(args[1], &p, sizeof p))) {
        host_syscall(__NR_close, (uint64_t)fd, 0, 0, 0, 0, 0);
        return r ? -EFAULT : -ENOMEM;
    }
    if (r) {
        r->flags = p.flags;
        r->head_at = p.sq_off.head;
        r->array_at = p.sq_off.array;
        r->mask = p.sq_entries - 1;
        atomic_store(&r->ring, p.flags & SETUP_NO_MMAP ? *ring : 0);
        atomic_store(&r->entries, p.flags & SETUP_NO_MMAP ? *entries : 0);
    }
    return fd;
}

void uring_mapped(struct machine *m, int fd, uint64_t offset, uint64_t at)
{
    struct uring *r = fd >= 0 && m->syscalls ? find_ring(m, (uint32_t)fd) : NULL;
    if (r && offset == IORING_OFF_SQES) {
        atomic_store(&r->entries, at);
    } else if (r && (offset == IORING_OFF_SQ_RING || offset == IORING_OFF_CQ_RING)) { /* both are one mapping */
        atomic_store(&r->ring, at);
    }
}

int64_t sys_io_uring_register(struct thread *t, const uint64_t args[6])
{
    uint32_t what = args[1] & REGISTER_NUMBER;
    if (what == REGISTER_RING_FDS || what == REGISTER_RESIZE_RINGS) { /* then we would not know a ring again */
        return -EINVAL;
    }
    return safe_syscall(t, __NR_io_uring_register, args[0], args[1], args[2], args[3], 0, 0);
}

/* ---- submissions ----------------------------------------------------------------------------------------------- */
enum { MOST_CHANGES = 256 };

/* A field of a submission. */
struct change {
    uint64_t at, guest, host;
    uint32_t size;
    union {
        struct epoll_event event;
        struct open_how how;
    }; /* that `host` points to */
};

struct changes {
    const struct guest_abi *abi;
    unsigned n;
    struct change at[MOST_CHANGES];
};

static void make_change(struct changes *all, uint64_t at, uint64_t guest, uint64_t host, uint32_t size)
{
    struct change *c = &all->at[all->n];
    c->at = at;
    c->guest = guest;
    c->host = host;
    c->size = size;
    all->n += guest_write(at, &host, size);
}

static void change_epoll_ctl(struct changes *all, uint64_t at, const struct io_uring_sqe *sqe)
{
    struct guest_epoll_event event;
    struct change *c = &all->at[all->n];
    if (guest_read(&event, sqe->addr, sizeof event)) {
        epoll_event_to_host(&event, &c->event);
        make_change(all, at + offsetof(struct io_uring_sqe, addr), sqe->addr, (uintptr_t)&c->event, sizeof sqe->addr);
    }
}

/* As the row of openat(2) says. */
static uint64_t open_flags(const struct guest_abi *abi, uint64_t flags)
{
    for (uint32_t i = 0; i < abi->nsyscalls; i++) {
        if (abi->syscalls[i].name[0] && abi->syscalls[i].host == __NR_openat) {
            return oflags_to_host(arg_param(abi->syscalls[i].args[2]), flags);
        }
    }
    return flags;
}

static void change_openat2(struct changes *all, uint64_t at, const struct io_uring_sqe *sqe)
{
    struct change *c = &all->at[all->n];
    if (sqe->len == sizeof c->how && guest_read(&c->how, sqe->addr2, sizeof c->how)) {
        c->how.flags = open_flags(all->abi, c->how.flags);
        make_change(all, at + offsetof(struct io_uring_sqe, addr2), sqe->addr2, (uintptr_t)&c->how, sizeof sqe->addr2);
    }
}

static void change_submission(struct changes *all, uint64_t at)
{
    struct io_uring_sqe sqe;
    if (!guest_read(&sqe, at, sizeof sqe)) {
        return;
    }
    switch (sqe.opcode) {
    case IORING_OP_EPOLL_CTL:
        change_epoll_ctl(all, at, &sqe);
        break;
    case IORING_OP_OPENAT:
        make_change(all, at + offsetof(struct io_uring_sqe, open_flags), sqe.open_flags,
                    open_flags(all->abi, sqe.open_flags), sizeof sqe.open_flags);
        break;
    case IORING_OP_OPENAT2:
        change_openat2(all, at, &sqe);
        break;
    case OP_EPOLL_WAIT: /* events come later: there is no such operation */
        make_change(all, at + offsetof(struct io_uring_sqe, opcode), sqe.opcode, NO_OP, sizeof sqe.opcode);
        break;
    default:
        break;
    }
}

/* Of the submissions that wait, up to `count`; how many may be handed over. */
static uint32_t change_submissions(struct changes *all, const struct uring *r, uint32_t count)
{
    uint64_t ring = atomic_load(&r->ring), entries = atomic_load(&r->entries);
    uint32_t head, i, size = r->flags & IORING_SETUP_SQE128 ? 128 : 64;
    if (!entries || !guest_read(&head, ring + r->head_at, sizeof head)) {
        return count;
    }
    for (i = 0; i < count && i <= r->mask && all->n < MOST_CHANGES; i++) {
        uint32_t slot = (head + i) & r->mask;
        if (!(r->flags & SETUP_NO_SQARRAY) &&
            !guest_read(&slot, ring + r->array_at + slot * sizeof slot, sizeof slot)) {
            break;
        }
        if (slot <= r->mask) {
            change_submission(all, entries + (uint64_t)slot * size);
        }
    }
    return i > r->mask ? count : i;
}

/* Where nobody wrote something else. */
static void change_back(const struct changes *all)
{
    for (unsigned i = 0; i < all->n; i++) {
        const struct change *c = &all->at[i];
        uint64_t now = 0;
        if (guest_read(&now, c->at, c->size) && now == c->host) {
            guest_write(c->at, &c->guest, c->size);
        }
    }
}

int64_t sys_io_uring_enter(struct thread *t, const uint64_t args[6])
{
    atomic_store_explicit(&t->machine->lends_memory, true, memory_order_relaxed);
    const struct uring *r = find_ring(t->machine, args[0]);
    struct changes all;
    uint64_t a[6] = {args[0], args[1], args[2], args[3], args[4], args[5]};
    all.abi = t->machine->abi;
    all.n = 0;
    if (r && args[1]) {
        a[1] = change_submissions(&all, r, (uint32_t)args[1]);
    }
    int64_t result = wait_for_ring(t, a);
    change_back(&all);
    return result;
}
