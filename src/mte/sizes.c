/* sizes.c: what allocators are asked for. Finds their functions by name when code is mapped, remembers what a thread asks
 * them for until memory is tagged for it, and with --mte=precise marks the last granule of what is allocated as short.
 * Keeps the tags that memory had before, for --mte=distinct. Knows nothing of reports. */
#include "mte/sizes.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "contract/guest_mm.h"
#include "contract/machine.h"
#include "contract/mte_report.h"
#include "contract/symbols.h"
#include "mte/internal.h"

enum { MOST = 256 };

struct mte_sizes {
    struct { _Atomic uint64_t pc; enum mte_allocator what; } entries[MOST];
    _Atomic uint32_t n;     /* entries are added, never changed; one whose pc is 0 is not there yet. May be more than MOST */
    uint8_t *last;          /* mte_last_tags */
};

static const struct { const char *name; enum mte_allocator what; } functions[] = {
    {"malloc", MTE_MALLOC},
    {"valloc", MTE_MALLOC},
    {"calloc", MTE_CALLOC},
    {"realloc", MTE_REALLOC},
    {"reallocarray", MTE_REALLOCARRAY},
    {"aligned_alloc", MTE_ALIGNED_ALLOC},
    {"memalign", MTE_ALIGNED_ALLOC},
    {"posix_memalign", MTE_POSIX_MEMALIGN},
    {"malloc_usable_size", MTE_USABLE_SIZE},
};

bool mte_sizes_begin(struct machine *m)
{
    struct mte_sizes *s = calloc(1, sizeof *s);
    if (!s)
        return false;
    if (m->opt.mte_report.distinct) {
        s->last = mmap(NULL, GUEST_TOP >> MTE_GRANULE_BITS, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (s->last == MAP_FAILED) {
            free(s);
            return false;
        }
        madvise(s->last, GUEST_TOP >> MTE_GRANULE_BITS, MADV_DONTDUMP);
    }
    m->mte_sizes = s;
    struct guest_range r;
    for (uint64_t at = 0; guest_mm_next(m, at, &r); at = r.end)
        if (r.prot & PROT_EXEC)
            mte_code_mapped(m, r.start);
    return true;
}

/* ---- which functions ------------------------------------------------------------------------- */

enum mte_allocator mte_allocator_at(const struct machine *m, uint64_t pc)
{
    const struct mte_sizes *s = m->mte_sizes;
    uint32_t n = s ? s->n : 0;
    for (uint32_t i = n < MOST ? n : MOST; i-- > 0;) /* the latest counts: code may have been replaced */
        if (s->entries[i].pc == pc)
            return s->entries[i].what;
    return MTE_NO_ALLOCATOR;
}

static void add(struct mte_sizes *s, uint64_t pc, enum mte_allocator what)
{
    uint32_t n = pc ? atomic_fetch_add(&s->n, 1) : MOST;
    if (n >= MOST)
        return;
    s->entries[n].what = what;
    s->entries[n].pc = pc;
}

void mte_code_mapped(struct machine *m, uint64_t address)
{
    struct symbols *symbols = m->mte_sizes ? symbols_new() : NULL;
    for (unsigned i = 0; symbols && i < sizeof functions / sizeof *functions; i++)
        add(m->mte_sizes, symbols_address(symbols, address, functions[i].name), functions[i].what);
    symbols_free(symbols);
}

/* ---- what they are asked for ------------------------------------------------------------------ */

/* The block's short granule, if it has one, becomes a whole one. */
static void make_whole(struct machine *m, uint64_t block)
{
    uint8_t *shadow = mte_shadow(m);
    uint64_t granule = mte_address(block) >> MTE_GRANULE_BITS, end = GUEST_TOP >> MTE_GRANULE_BITS;
    unsigned tag = mte_tag(block);
    while (shadow && granule < end && shadow[granule] == tag && tag)
        granule++;
    if (shadow && granule < end && mte_is_short(shadow[granule]) && mte_shadow_tag(shadow[granule]) == tag)
        shadow[granule] = (uint8_t)tag;
}

void mte_asked(struct thread *t, uint64_t size, uint64_t block, uint64_t caller)
{
    t->cpu->mte.asked = size;
    t->cpu->mte.asked_by = size == (uint64_t)MTE_ANY_SIZE ? 0 : caller;
    if (block && t->machine->opt.mte_report.precise)
        make_whole(t->machine, block);
}

bool mte_answers(struct thread *t, const uint64_t *callers, uint32_t n, uint64_t *size)
{
    struct mte_cpu *mte = &t->cpu->mte;
    for (uint32_t i = 0; i < n && mte->asked_by; i++)
        if (callers[i] == mte->asked_by) {
            *size = mte->asked;
            mte->asked_by = 0;
            return true;
        }
    return false;
}

void mte_shorten(struct machine *m, uint64_t address, uint64_t size, unsigned tag, uint64_t end)
{
    uint8_t *shadow = mte_shadow(m), *last = shadow + (end >> MTE_GRANULE_BITS);
    unsigned rest = end & (MTE_GRANULE - 1);
    if (m->opt.mte_report.precise && rest && tag && end > address && end - address < size && *last == tag)
        *last = (uint8_t)(tag << 4 | rest);
}

/* ---- tags that memory had ---------------------------------------------------------------------- */

const uint8_t *mte_last_tags(const struct machine *m) { return m->mte_sizes ? m->mte_sizes->last : NULL; }

void mte_note_last(struct machine *m, uint64_t address, const uint8_t *tags, uint64_t size)
{
    uint8_t *last = m->mte_sizes ? m->mte_sizes->last : NULL;
    for (uint64_t i = 0; last && i < size >> MTE_GRANULE_BITS; i++)
        if (tags[i])
            last[(address >> MTE_GRANULE_BITS) + i] = tags[i];
}
