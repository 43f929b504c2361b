/* history.h: which memory was tagged when, how, and by whom. Included by src/mte only. */
#ifndef DRAGOMAN_MTE_HISTORY_H
#define DRAGOMAN_MTE_HISTORY_H

#include <stdbool.h>
#include <stdint.h>

struct thread;

enum { HISTORY_EVENTS = 1 << 16, STACK_FRAMES = 24 };

/* A run of tag stores by one thread: [start, end) has `tag` from then on. */
struct tag_event {
    uint64_t start, end;
    uint64_t size;           /* that an allocator was asked for; 0: not known */
    uint32_t stack;          /* number of a tag_stack; 0: not known */
    int32_t tid;
    uint8_t tag;
};

struct tag_stack {
    uint32_t next;           /* in its chain of the hash table */
    uint32_t nframes;
    uint64_t frames[STACK_FRAMES]; /* return addresses, innermost first */
};

struct history;
struct history *history_new(void);     /* NULL: no memory */
/* Around fork: in the child only the caller is left to give the lock back. */
void history_lock(struct history *h);
void history_unlock(struct history *h);
/* Where what was asked for ends, in the run that this belongs to; 0: not known. */
uint64_t history_note(struct history *h, struct thread *t, uint64_t start, uint64_t end, unsigned tag);
/* Where the run ends, as far as it was asked for. */
static inline uint64_t event_end(const struct tag_event *e)
{
    return e->size && e->size < e->end - e->start ? e->start + e->size : e->end;
}
/* Events from the latest to the earliest that is kept, i = 0, 1, ...; false: no more. */
bool history_event(struct history *h, uint64_t i, struct tag_event *out);
/* false: not known. */
bool history_stack(struct history *h, uint32_t number, struct tag_stack *out);
struct history_sums {
    uint64_t events, bytes;  /* runs; bytes that got a tag other than 0, all runs together */
};
struct history_sums history_sums(struct history *h);

#endif
