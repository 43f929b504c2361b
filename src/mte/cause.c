/* cause.c: what a mismatch means, judged by the history of tags: memory that had the pointer's tag once was released
 * since; an allocation near by that has it still was overrun. Knows nothing of how it is told. */
#include <inttypes.h>
#include <string.h>

#include "contract/mte.h"
#include "mte/report.h"

enum { NEAR = 128, FAR = 1 << 16, STACK_REACH = 8 << 20 };

static const struct cause_text heap_texts[NCAUSES] = {
    [CAUSE_UNKNOWN] = {"tag-mismatch", "tag mismatch of unknown cause"},
    [CAUSE_USE_AFTER_FREE] = {"heap-use-after-free", "use after free"},
    [CAUSE_DOUBLE_FREE] = {"double-free", "double free"},
    [CAUSE_OVERFLOW] = {"heap-buffer-overflow", "buffer overflow"},
    [CAUSE_UNDERFLOW] = {"heap-buffer-underflow", "buffer underflow"},
    [CAUSE_UNTAGGED] = {"untagged-pointer", "use of tagged memory through a pointer without tag"},
};
static const struct cause_text stack_texts[NCAUSES] = {
    [CAUSE_UNKNOWN] = {"stack-tag-mismatch", "tag mismatch on the stack"},
    [CAUSE_USE_AFTER_FREE] = {"stack-use-after-scope", "use of a variable of the stack after its scope"},
    [CAUSE_DOUBLE_FREE] = {"double-free", "free of memory on the stack"},
    [CAUSE_OVERFLOW] = {"stack-buffer-overflow", "stack buffer overflow"},
    [CAUSE_UNDERFLOW] = {"stack-buffer-underflow", "stack buffer underflow"},
};

const struct cause_text *cause_text(const struct report *r)
{
    return &(r->on_stack ? stack_texts : heap_texts)[r->cause];
}

static const char *const releasing[] = {"free", "cfree", "__libc_free", "realloc", "__libc_realloc", "reallocarray", "__free"};
static const char *const allocating[] = {
    "free", "cfree", "__libc_free", "realloc", "__libc_realloc", "reallocarray", "__free", "malloc", "__libc_malloc", "calloc",
    "__libc_calloc", "memalign", "__libc_memalign", "aligned_alloc", "posix_memalign", "valloc", "_Znwm", "_Znam", "_ZdlPv",
    "_ZdaPv", "_ZdlPvm", "_ZdaPvm", "__libc_mtag_tag_region",
};

static bool named(const struct frame *f, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n && f->place.symbol; i++)
        if (strcmp(f->place.symbol, names[i]) == 0)
            return true;
    return false;
}

static bool releases(const struct frame *f) { return named(f, releasing, sizeof releasing / sizeof *releasing); }

const struct frame *frame_to_blame(const struct report *r)
{
    for (uint32_t i = 0; i < r->access.n; i++)
        if (!named(&r->access.frames[i], allocating, sizeof allocating / sizeof *allocating))
            return &r->access.frames[i];
    return r->access.n ? &r->access.frames[0] : NULL;
}

/* The latest event that still says what memory at its start looks like. */
static bool is_current(struct history *h, uint64_t index)
{
    struct tag_event event, later;
    if (!history_event(h, index, &event))
        return false;
    for (uint64_t i = 0; i < index; i++)
        if (history_event(h, i, &later) && later.start <= event.start && later.end > event.start)
            return false;
    return true;
}

static uint64_t distance(const struct tag_event *e, uint64_t at)
{
    return at < e->start ? e->start - at : at >= event_end(e) ? at - event_end(e) : 0;
}

/* An allocation that has the pointer's tag, the nearest within `reach`. */
static bool find_neighbour(const struct report *r, struct history *h, uint64_t reach, struct tag_event *best)
{
    struct tag_event e;
    uint64_t least = reach;
    for (uint64_t i = 0; history_event(h, i, &e); i++)
        if (e.tag == r->pointer_tag && distance(&e, r->at) < least && (r->at < e.start || r->at >= event_end(&e)) && is_current(h, i)) {
            least = distance(&e, r->at);
            *best = e;
        }
    return least < reach;
}

/* The last time that the memory had the pointer's tag, and what took it away. */
static bool find_owner(const struct report *r, struct history *h, struct tag_event *owner, struct tag_event *taker)
{
    struct tag_event e;
    bool taken = false;
    for (uint64_t i = 0; history_event(h, i, &e); i++) {
        if (r->at < e.start || r->at >= e.end)
            continue;
        if (e.tag == r->pointer_tag && r->at < event_end(&e)) {
            *owner = e;
            return taken;
        }
        *taker = e;
        taken = true;
    }
    return false;
}

/* What has the memory now, as far as the history knows. */
static bool find_holder(const struct report *r, struct history *h, struct tag_event *holder)
{
    for (uint64_t i = 0; history_event(h, i, holder); i++)
        if (r->at >= holder->start && r->at < holder->end)
            return holder->tag == r->memory_tag;
    return false;
}

static void stack_of(struct report *r, struct history *h, uint32_t number, struct stack *out)
{
    struct tag_stack s;
    if (!history_stack(h, number, &s))
        return;
    for (out->n = 0; out->n < s.nframes; out->n++) {
        uint64_t pc = s.frames[out->n] - 4; /* the call, not what follows it */
        out->frames[out->n] = (struct frame){pc, symbols_find(r->symbols, pc)};
    }
}

static void set_region(struct report *r, struct history *h, const struct tag_event *e)
{
    r->region_start = e->start;
    r->region_end = event_end(e);
    r->allocated_by = e->tid;
    stack_of(r, h, e->stack, &r->allocated);
}

void find_cause(struct report *r, struct history *h)
{
    struct tag_event owner, taker = {0};
    const struct machine *m = r->machine;
    uint64_t low = m->stack_high > STACK_REACH ? m->stack_high - STACK_REACH : 0;
    r->on_stack = r->at >= (m->stack_low < low ? low : m->stack_low) && r->at < m->stack_high;
    r->cause = CAUSE_UNKNOWN;
    /* Allocators hand out no tag 0, but free memory mostly has it: not the owner of before has such a pointer, but a program
     * that keeps fewer than 64 bits of its pointers. */
    if (!r->on_stack && !r->pointer_tag && find_holder(r, h, &owner)) {
        r->cause = CAUSE_UNTAGGED;
        set_region(r, h, &owner);
        return;
    }
    /* Memory that was given to somebody else since may be hit from its neighbour, whose tag it once had by chance. */
    bool owned = find_owner(r, h, &owner, &taker);
    bool near = (!owned || taker.tag) && r->pointer_tag && find_neighbour(r, h, NEAR, &owner);
    if (owned && !near) {
        bool release = r->access.n && releases(&r->access.frames[0]);
        r->cause = release ? CAUSE_DOUBLE_FREE : CAUSE_USE_AFTER_FREE;
        r->freed_by = taker.tid;
        stack_of(r, h, taker.stack, &r->freed);
    } else if (near || (r->pointer_tag && find_neighbour(r, h, FAR, &owner))) {
        r->cause = r->at < owner.start ? CAUSE_UNDERFLOW : CAUSE_OVERFLOW;
    } else {
        return;
    }
    set_region(r, h, &owner);
}

void cause_where(const struct report *r, char text[static 160])
{
    uint64_t size = r->region_end - r->region_start;
    const char *side = r->at < r->region_start ? "before" : r->at >= r->region_end ? "behind" : "inside";
    uint64_t away = r->at < r->region_start ? r->region_start - r->at
                    : r->at >= r->region_end ? r->at - r->region_end : r->at - r->region_start;
    if (!size)
        snprintf(text, 160, "not near any known allocation with the pointer's tag");
    else
        snprintf(text, 160, "%" PRIu64 " bytes %s the %" PRIu64 "-byte region [0x%" PRIx64 ", 0x%" PRIx64 ")", away, side, size,
                 r->region_start, r->region_end);
}
