/* shared.c: tags of memory that several mappings show, here and in children: they belong to the object behind it (of tmpfs,
 * a memfd, anonymous shared memory), so they lie apart from the shadow, where such pages hold MTE_ELSEWHERE.
 *
 * The store is shared with children: a table of pieces of objects, 1 MiB each, found by device, inode number and place;
 * and the tags of each piece. `pages` tells, for each page of this process, where its tags are. Entries of the table are
 * never given up: tags live as long as an object may. */
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>

#include "base/hash.h"
#include "contract/guest_mm.h"
#include "contract/machine.h"
#include "mte/internal.h"

enum { PAGE_SHIFT = 12, PAGE_TAGS = 1 << (PAGE_SHIFT - MTE_GRANULE_BITS), PIECE_SHIFT = 20, NPIECES = 1 << 20,
       PIECE_PAGES = 1 << (PIECE_SHIFT - PAGE_SHIFT), PATIENCE = 1 << 20 };
enum piece_state { FREE, BUSY, READY };

struct piece {
    atomic_uint state;
    uint64_t dev, ino, number;
};
struct store {
    struct piece pieces[NPIECES];
    uint8_t tags[NPIECES][PIECE_PAGES][PAGE_TAGS];
};

/* Of the process. */
struct mte_shared {
    struct store *store;
    bool used;
    uint32_t *pages; /* 1 + the page's number in the store; 0: its tags are in the shadow */
};

static void *reserve(size_t size, int flags)
{
    void *p = mmap(NULL, size, PROT_READ | PROT_WRITE, flags | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (p == MAP_FAILED)
        return NULL;
    madvise(p, size, MADV_DONTDUMP);
    return p;
}

static const size_t pages_size = (GUEST_TOP >> PAGE_SHIFT) * sizeof(uint32_t);

struct mte_shared *mte_shared_new(void)
{
    struct mte_shared *s = reserve(sizeof *s, MAP_PRIVATE);
    if (!s)
        return NULL;
    s->store = reserve(sizeof *s->store, MAP_SHARED);
    s->pages = reserve(pages_size, MAP_PRIVATE);
    if (s->store && s->pages) {
        madvise(s->pages, pages_size, MADV_NOHUGEPAGE);
        return s;
    }
    mte_shared_free(s);
    return NULL;
}

void mte_shared_free(struct mte_shared *s)
{
    if (s && s->store)
        munmap(s->store, sizeof *s->store);
    if (s && s->pages)
        munmap(s->pages, pages_size);
    if (s)
        munmap(s, sizeof *s);
}

/* ---- pieces ----------------------------------------------------------------------------------- */
/* Another process is filling in the key, unless it was killed. */
static unsigned settled(struct piece *p)
{
    unsigned state = BUSY;
    for (int i = 0; i < PATIENCE && (state = atomic_load_explicit(&p->state, memory_order_acquire)) == BUSY; i++)
        continue;
    return state;
}

/* -1: the table is full. */
static int64_t find_piece(struct store *store, uint64_t dev, uint64_t ino, uint64_t number)
{
    uint64_t hash = hash_mix(hash_mix(hash_mix(0, dev), ino), number);
    for (uint32_t i = 0; i < NPIECES; i++) {
        uint32_t at = (uint32_t)(hash + i) % NPIECES;
        struct piece *p = &store->pieces[at];
        unsigned state = FREE;
        if (atomic_compare_exchange_strong(&p->state, &state, BUSY)) {
            p->dev = dev, p->ino = ino, p->number = number;
            atomic_store_explicit(&p->state, READY, memory_order_release);
            return at;
        }
        if (settled(p) == READY && p->dev == dev && p->ino == ino && p->number == number)
            return at;
    }
    return -1;
}

/* ---- pages ------------------------------------------------------------------------------------ */
bool mte_share(struct machine *m, uint64_t lo, uint64_t hi, uint64_t dev, uint64_t ino, uint64_t offset)
{
    struct mte_shared *s = m->mte_shared;
    if (!s)
        return false;
    s->used = true;
    for (uint64_t at = lo; at < hi; at += 1 << PAGE_SHIFT) {
        uint64_t in_object = offset + (at - lo);
        int64_t piece = find_piece(s->store, dev, ino, in_object >> PIECE_SHIFT);
        if (piece < 0)
            return false;
        uint64_t page = (uint64_t)piece * PIECE_PAGES + (in_object >> PAGE_SHIFT) % PIECE_PAGES;
        s->pages[at >> PAGE_SHIFT] = (uint32_t)(page + 1);
        memset(m->mte_shadow + (at >> MTE_GRANULE_BITS), MTE_ELSEWHERE, PAGE_TAGS);
    }
    return true;
}

void mte_unshare(struct machine *m, uint64_t lo, uint64_t hi)
{
    struct mte_shared *s = m->mte_shared;
    if (s && s->used)
        mte_zero(&s->pages[lo >> PAGE_SHIFT], &s->pages[(hi + (1 << PAGE_SHIFT) - 1) >> PAGE_SHIFT]);
}

uint8_t *mte_tags_at(const struct machine *m, uint64_t address)
{
    const struct mte_shared *s = m->mte_shared;
    uint32_t page = s ? s->pages[address >> PAGE_SHIFT] : 0;
    if (!page)
        return m->mte_shadow + (address >> MTE_GRANULE_BITS);
    return &s->store->tags[(page - 1) / PIECE_PAGES][(page - 1) % PIECE_PAGES][(address >> MTE_GRANULE_BITS) % PAGE_TAGS];
}

void mte_drop(struct machine *m, uint64_t lo, uint64_t hi)
{
    for (uint64_t at = lo; m->mte_shadow && at < hi; at += 1 << PAGE_SHIFT)
        memset(mte_tags_at(m, at), 0, PAGE_TAGS);
}
