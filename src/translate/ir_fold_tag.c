/* ir_fold_tag.c: tag checks that an earlier one of the block makes needless, or is widened to make. What is wider than one
 * access is marked IR_TAG_MERGED: if it fails, the instruction is stepped and its site translated anew, carefully, so
 * which access is at fault is found exactly. Knows no guest and no host. */
#include "translate/ir_fold.h"

enum { WIDEST = 64, GRANULE = 16 };

/* The value that the pointer is a constant away from, as far back as that can be told. */
static uint32_t root_of(const struct fold *f, uint32_t pointer, int64_t *offset)
{
    uint32_t base;
    uint64_t more;
    for (unsigned steps = 0; steps < 4 && fold_is_offset(f, pointer, &base, &more); steps++) {
        *offset += (int64_t)more;
        pointer = base;
    }
    return pointer;
}

/* Loads and stores are not checked in the same modes: a check for both looks at the tags only. */
static void widen(struct fold *f, struct tag_window *w, int64_t lo, int64_t hi, unsigned access)
{
    struct ir_ins *check = &f->ins[w->check];
    bool same = lo == w->lo && hi == w->hi && (!(check->aux & IR_TAG_MERGED) || check->aux & IR_TAG_SAME);
    if (lo == w->lo && hi == w->hi && access == ir_tag_access(check->aux))
        return;
    check->aux = (uint16_t)((check->aux & ~(unsigned)IR_TAG_SAME) | (same ? IR_TAG_SAME : 0));
    check->c += (uint32_t)(lo - w->lo);
    check->aux = (uint16_t)((check->aux & ~(unsigned)IR_TAG_SIZE) | (unsigned)(hi - lo - 1) | IR_TAG_MERGED);
    w->lo = lo;
    w->hi = hi;
}

static void note(struct fold *f, struct tag_window window)
{
    unsigned n = f->nwindows < FOLD_WINDOWS ? f->nwindows++ : f->next_window++ % FOLD_WINDOWS;
    f->windows[n] = window;
}

/* Is the check made by one before it? */
bool fold_tag_check(struct fold *f, const struct ir_ins *ins)
{
    int64_t lo = (int32_t)ins->c;
    uint32_t root = root_of(f, ins->a, &lo);
    int64_t hi = lo + ir_tag_bytes(ins->aux);
    bool alone = ins->aux & (IR_CAREFUL | IR_TAG_MERGED | 3u << IR_TAG_ALIGN_SHIFT);
    if (lo != (int32_t)lo)
        return false;
    for (unsigned i = 0; i < f->nwindows; i++) {
        struct tag_window *w = &f->windows[i];
        if (w->root != root)
            continue;
        int64_t from = lo < w->lo ? lo : w->lo, to = hi > w->hi ? hi : w->hi;
        bool covered = from == w->lo && to == w->hi;
        if (covered && w->loaded)
            return true;
        if (!covered && (alone || !w->open || to - from > WIDEST))
            continue;
        widen(f, w, from, to, ir_tag_access(ins->aux));
        return true;
    }
    if (!alone)
        note(f, (struct tag_window){.check = f->at, .root = root, .lo = lo, .hi = hi, .open = true});
    return false;
}

/* What a pointer with the tag of its own granule, which is aligned, leads to needs no check there. */
void fold_tag_load(struct fold *f, const struct ir_ins *ins)
{
    if (ins->a == ins->b && !(ins->aux & IR_CAREFUL))
        note(f, (struct tag_window){.root = f->at, .hi = GRANULE, .loaded = true});
}

/* What follows need not be reached. */
void fold_close_windows(struct fold *f)
{
    for (unsigned i = 0; i < f->nwindows; i++)
        f->windows[i].open = false;
}
