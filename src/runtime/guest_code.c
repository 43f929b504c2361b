/* guest_code.c: which parts of the guest's code were read lately; the others need not stay in memory, as only their translation is
 * executed. */
#include "runtime/internal.h"

enum { WINDOWS_KEPT = 72, WINDOWS_WORTH = 24 /* a look at what is in memory */ };
_Static_assert(WINDOWS_KEPT < CODE_WINDOWS / 2, "they are found at once");

/* Where the window is, or would be. */
static uint32_t find(const struct guest_code *read, uint64_t window)
{
    uint32_t at = (uint32_t)window % CODE_WINDOWS;
    while (read->windows[at] && read->windows[at] != window)
        at = (at + 1) % CODE_WINDOWS;
    return at;
}

void guest_code_note_read(struct runtime *rt, uint64_t pc)
{
    uint64_t window = pc >> GUEST_CODE_WINDOW_SHIFT;
    uint32_t at = find(&rt->read, window);
    if (rt->read.windows[at] || rt->read.n == CODE_WINDOWS / 2) /* nothing was given back for long */
        return;
    rt->read.windows[at] = window;
    rt->read.n++;
}

static bool was_read(const void *ctx, uint64_t window)
{
    const struct guest_code *read = ctx;
    return read->windows[find(read, window)] != 0;
}

/* Nobody else sees that a descriptor is taken meanwhile. */
void guest_code_give_back(struct engine *e)
{
    struct runtime *rt = e->rt;
    if (rt->read.n < WINDOWS_KEPT || !thread_alone(&e->thread))
        return;
    guest_mm_drop_code(rt->machine, was_read, &rt->read);
    rt->read = (struct guest_code){0};
}

void guest_code_give_all_back(struct engine *e)
{
    struct runtime *rt = e->rt;
    if (rt->read.n < WINDOWS_WORTH || !thread_alone(&e->thread))
        return;
    rt->read = (struct guest_code){0};
    guest_mm_drop_code(rt->machine, was_read, &rt->read);
}
