/* history.c: the latest tag stores, in runs, each with the stack of the call that made it. Allocators tag an allocation in
 * one run and its release in another, so nothing need be known of them. Knows nothing of reports. */
#include "mte/history.h"

#include <string.h>
#include <sys/mman.h>

#include "base/arena.h"
#include "contract/guest_abi.h"
#include "contract/lock.h"
#include "contract/machine.h"
#include "contract/runtime.h"
#include "mte/sizes.h"

enum { STACK_BUCKETS = 1 << 14, STACK_LIMIT = 1 << 18, RECENT = 64 };

struct history {
    struct lock lock;
    uint64_t n;                          /* events so far; event k is at k % HISTORY_EVENTS */
    struct history_sums sums;
    struct tag_event events[HISTORY_EVENTS];
    struct { int32_t tid; uint64_t event; } recent[RECENT]; /* by thread: its last event, which may go on */
    uint32_t nstacks;
    uint32_t buckets[STACK_BUCKETS];
    struct tag_stack stacks[STACK_LIMIT]; /* backed on first touch; number 0 is none */
};

struct history *history_new(void)
{
    struct history *h = mmap(NULL, sizeof *h, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (h == MAP_FAILED)
        return NULL;
    h->nstacks = 1;
    return h;
}

void history_lock(struct history *h)
{
    lock_take(&h->lock);
}

void history_unlock(struct history *h)
{
    lock_release(&h->lock);
}

static uint32_t stack_hash(const uint64_t *frames, uint32_t n)
{
    uint64_t hash = n;
    for (uint32_t i = 0; i < n; i++)
        hash = (hash ^ frames[i]) * UINT64_C(0x9e3779b97f4a7c15);
    return (uint32_t)(hash >> 32) % STACK_BUCKETS;
}

static uint32_t stack_number(struct history *h, const uint64_t *frames, uint32_t n)
{
    uint32_t *head = &h->buckets[stack_hash(frames, n)];
    for (uint32_t i = *head; i; i = h->stacks[i].next)
        if (h->stacks[i].nframes == n && memcmp(h->stacks[i].frames, frames, n * sizeof *frames) == 0)
            return i;
    if (h->nstacks == STACK_LIMIT)
        return 0;
    struct tag_stack *s = &h->stacks[h->nstacks];
    s->next = *head;
    s->nframes = n;
    memcpy(s->frames, frames, n * sizeof *frames);
    *head = h->nstacks;
    return h->nstacks++;
}

/* The thread's last run, if this store continues it; the pieces that a region is tagged in may overlap. */
static struct tag_event *continued(struct history *h, int32_t tid, uint64_t start, unsigned tag)
{
    uint64_t at = h->recent[(uint32_t)tid % RECENT].event;
    if (h->recent[(uint32_t)tid % RECENT].tid != tid || h->n - at > HISTORY_EVENTS)
        return NULL;
    struct tag_event *e = &h->events[at % HISTORY_EVENTS];
    return e->tid == tid && e->tag == tag && start >= e->start && start <= e->end ? e : NULL;
}

uint64_t history_note(struct history *h, struct thread *t, uint64_t start, uint64_t end, unsigned tag)
{
    uint64_t frames[STACK_FRAMES], size = 0;
    int32_t tid = thread_tid(t);
    lock_take(&h->lock);
    struct tag_event *e = continued(h, tid, start, tag);
    if (e) {
        e->end = end > e->end ? end : e->end;
    } else {
        uint32_t n = t->machine->abi->backtrace ? t->machine->abi->backtrace(t->cpu, frames, STACK_FRAMES) : 0;
        if (tag && !mte_answers(t, frames, n, &size))
            size = 0;
        e = &h->events[h->n % HISTORY_EVENTS];
        *e = (struct tag_event){start, end, size, n ? stack_number(h, frames, n) : 0, tid, (uint8_t)tag};
        h->recent[(uint32_t)tid % RECENT].tid = tid;
        h->recent[(uint32_t)tid % RECENT].event = h->n++;
        h->sums.events++;
    }
    h->sums.bytes += tag ? end - start : 0;
    uint64_t asked_end = e->size ? e->start + e->size : 0;
    lock_release(&h->lock);
    return asked_end;
}

bool history_event(struct history *h, uint64_t i, struct tag_event *out)
{
    lock_take(&h->lock);
    bool there = i < h->n && i < HISTORY_EVENTS;
    if (there)
        *out = h->events[(h->n - 1 - i) % HISTORY_EVENTS];
    lock_release(&h->lock);
    return there;
}

bool history_stack(struct history *h, uint32_t number, struct tag_stack *out)
{
    lock_take(&h->lock);
    bool there = number && number < h->nstacks;
    if (there)
        *out = h->stacks[number];
    lock_release(&h->lock);
    return there;
}

struct history_sums history_sums(struct history *h)
{
    lock_take(&h->lock);
    struct history_sums sums = h->sums;
    lock_release(&h->lock);
    return sums;
}
