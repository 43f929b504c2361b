/* check.c: tag checks, and what tag instructions do to the shadow.
 * Owns the rule which mismatch is a fault (Arm ARM, AArch64.CheckTag). Knows no instruction. */
#include "contract/guest_mm.h"
#include "contract/machine.h"
#include "contract/runtime.h"
#include "mte/internal.h"

#include <string.h>
#include <sys/mman.h>
#include <time.h>

enum { READ_AHEAD = 4 }; /* larger loads may be those of string functions */
#define PAGE_END(address) (((address) | ((UINT64_C(1) << MTE_PAGE_BITS) - 1)) + 1)

static bool has_tags(int prot) { return prot >= 0 && prot & MTE_PROT; }

/* Would an access to the page of `address` be a fault anyway? Then it is that one. */
static bool is_accessible(struct machine *m, uint64_t address, bool write)
{
    int prot = guest_mm_prot(m, address);
    return prot >= 0 && prot & (write ? PROT_WRITE : PROT_READ | PROT_WRITE | PROT_EXEC);
}

/* The first granule of [from, end) whose byte is not the tag; end if all are. */
static uint64_t first_mismatch(const uint8_t *shadow, uint64_t from, uint64_t end, unsigned tag)
{
    const uint64_t all = tag * UINT64_C(0x0101010101010101);
    for (uint64_t eight; from < end; from += 8) {
        if (end - from >= 8 && (memcpy(&eight, shadow + from, 8), eight == all))
            continue;
        for (unsigned i = 0; i < 8 && from + i < end; i++)
            if (shadow[from + i] != tag)
                return from + i;
    }
    return end;
}

/* Where a range that ends at `end` and has bytes of the short granule at `at` leaves what is allocated; 0: it does not.
 * String functions read whole granules: what begins inside may then go on, if `reads_ahead`. */
static uint64_t end_of_short(uint64_t at, uint8_t shadow, uint64_t address, uint64_t end, bool reads_ahead)
{
    uint64_t limit = at + (shadow & (MTE_GRANULE - 1));
    return end <= limit || (reads_ahead && address < limit) ? 0 : limit;
}

/* The first byte of [address, address + size) that must not be accessed with the tag, on pages that have some: in a granule
 * with another, or not allocated. UINT64_MAX: there is none. */
static uint64_t find_mismatch(struct machine *m, const uint8_t *shadow, uint64_t address, uint64_t size, unsigned tag,
                              bool reads_ahead)
{
    uint64_t granule = address >> MTE_GRANULE_BITS, end = ((address + size - 1) >> MTE_GRANULE_BITS) + 1;
    while ((granule = first_mismatch(shadow, granule, end, tag)) < end) {
        uint64_t at = granule << MTE_GRANULE_BITS;
        if (shadow[granule] == MTE_ELSEWHERE && *mte_tags_at(m, at) == tag) {
            granule++;
            continue;
        }
        if (mte_is_short(shadow[granule]) && mte_shadow_tag(shadow[granule]) == tag) {
            uint64_t bad = end_of_short(at, shadow[granule], address, address + size, reads_ahead);
            if (bad)
                return bad > address ? bad : address;
            granule++;
            continue;
        }
        if (has_tags(guest_mm_prot(m, at)))
            return at > address ? at : address;
        granule = PAGE_END(at) >> MTE_GRANULE_BITS;
    }
    return UINT64_MAX;
}

/* Is [address, address + size) memory that user space can have? */
static bool is_user_range(uint64_t address, uint64_t size) { return size && address < GUEST_TOP && size <= GUEST_TOP - address; }

/* Modes in which an access is checked. */
static const uint8_t sync_modes[] = {[MTE_LOAD] = MTE_SYNC_LOADS, [MTE_STORE] = MTE_SYNC_STORES, [MTE_UPDATE] = MTE_SYNC_UPDATES};
static const uint8_t async_modes[] = {[MTE_LOAD] = MTE_ASYNC_LOADS, [MTE_STORE] = MTE_ASYNC_STORES, [MTE_UPDATE] = MTE_ASYNC_UPDATES};

uint64_t mte_judge(struct cpu_state *st, uint64_t pointer, uint64_t size, enum mte_access access)
{
    struct mte_cpu *mte = &st->mte;
    unsigned sync = sync_modes[access], async = async_modes[access];
    bool write = access != MTE_LOAD;
    uint64_t address = mte_address(pointer);
    if (!mte->shadow || mte->tco || !(mte->mode & (sync | async)) || !is_user_range(address, size))
        return 0;
    struct machine *m = st->thread->machine;
    bool reads_ahead = !write && size > READ_AHEAD;
    uint64_t at = find_mismatch(m, mte->shadow, address, size, mte_tag(pointer), reads_ahead);
    if (at == UINT64_MAX || !is_accessible(m, address, write) || !is_accessible(m, address + size - 1, write))
        return 0;
    mte->fault.pointer = pointer;
    mte->fault.size = (uint32_t)size;
    mte->fault.access = (uint8_t)access;
    if (mte->mode & sync)
        return at | (pointer & ~mte_address(UINT64_MAX));
    if (!mte->async_fault)
        thread_kick(st->thread); /* on hardware the next interrupt finds it */
    mte->async_fault = 1;
    return 0;
}

bool mte_passes(const struct cpu_state *st, uint64_t pointer, uint64_t size)
{
    const struct mte_cpu *mte = &st->mte;
    uint64_t address = mte_address(pointer);
    return !mte->shadow || mte->tco || !mte->mode || !is_user_range(address, size) ||
           find_mismatch(st->thread->machine, mte->shadow, address, size, mte_tag(pointer), false) == UINT64_MAX;
}

uint64_t mte_reach(struct cpu_state *st, uint64_t pointer, uint64_t size, bool write)
{
    const struct mte_cpu *mte = &st->mte;
    uint64_t address = mte_address(pointer);
    if (!mte->shadow || !(mte->mode & (write ? MTE_SYNC_STORES : MTE_SYNC_LOADS)) || !is_user_range(address, size))
        return size;
    uint64_t at = find_mismatch(st->thread->machine, mte->shadow, address, size, mte_tag(pointer), false);
    return at == UINT64_MAX ? size : at - address;
}

/* ---- instructions ----------------------------------------------------------------------------- */
/* Sign-extended from bit 55: what is no user's pointer faults on the host. */
static volatile uint8_t *host_byte(uint64_t pointer)
{
    return (volatile uint8_t *)(uintptr_t)((int64_t)(pointer << 8) >> 8);
}

/* The guest's memory is nothing that a sanitizer knows. */
__attribute__((no_sanitize("address"))) uint64_t mte_load_tag(struct cpu_state *st, uint64_t pointer)
{
    (void)*host_byte(pointer);
    return st->mte.shadow ? mte_shadow_tag(*mte_tags_at(st->thread->machine, mte_address(pointer))) : 0;
}

__attribute__((no_sanitize("address"))) void mte_store_tags(struct cpu_state *st, uint64_t pointer, uint64_t tag, uint64_t size)
{
    struct machine *m = st->mte.shadow ? st->thread->machine : NULL;
    uint64_t address = mte_address(pointer), end = address + size, forgotten = m ? mte_forgotten(m) : 0;
    for (uint64_t at = address; at < end; at = PAGE_END(at)) /* a page's tags may be stored long before its data */
        if (!m || !guest_mm_takes_stores(m, at))
            __atomic_fetch_or(host_byte(pointer + (at - address)), 0, __ATOMIC_RELAXED);
    if (!m)
        return;
    for (uint64_t at = address, next; at < end; at = next) {
        next = PAGE_END(at) < end ? PAGE_END(at) : end;
        if (!has_tags(guest_mm_prot(m, at)))
            continue;
        uint8_t *tags = mte_tags_at(m, at);
        mte_note_last(m, at, tags, next - at);
        memset(tags, (int)(tag & 15), (next - at) >> MTE_GRANULE_BITS);
        if (tags == st->mte.shadow + (at >> MTE_GRANULE_BITS) && !m->mte_reports) /* those want to hear of each store */
            mte_know(m, at, forgotten);
    }
    mte_note(st->thread, address, size, tag & 15);
}

/* ---- making tags ------------------------------------------------------------------------------ */
/* The finaliser of SplitMix64: neighbours become strangers. */
static uint64_t mix(uint64_t x)
{
    x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
    return x ^ x >> 31;
}

void mte_use_seed(struct cpu_state *st, uint64_t number) { st->mte.seed = mix(number) | 1; }

void mte_seed(struct cpu_state *st)
{
    struct timespec now = {0, 0};
    if (st->mte.seed)
        return;
    clock_gettime(CLOCK_MONOTONIC, &now);
    mte_use_seed(st, (uint64_t)now.tv_nsec << 20 ^ (uint64_t)now.tv_sec ^ (uintptr_t)st);
}

static uint64_t next_random(struct cpu_state *st)
{
    mte_seed(st);
    st->mte.seed = st->mte.seed * MTE_RANDOM_FACTOR + MTE_RANDOM_SUM;
    return st->mte.seed >> 32;
}

uint64_t mte_split_seed(struct cpu_state *st)
{
    return st->mte.seed ? mix(next_random(st)) | 1 : 0;
}

/* MTE_ELSEWHERE is none of the 16. */
static unsigned bit_of(uint8_t shadow) { return shadow == MTE_ELSEWHERE ? 0 : 1u << mte_shadow_tag(shadow); }

/* A bit for each of the tags of the pointer's granule and of the two before it: allocators may have a header there without
 * a tag. */
static unsigned tags_near(const struct mte_cpu *mte, uint64_t pointer)
{
    uint64_t address = mte_address(pointer);
    if (!mte->shadow || address < 2 * MTE_GRANULE || address >= GUEST_TOP)
        return 0;
    const uint8_t *tags = mte->shadow + (address >> MTE_GRANULE_BITS);
    return bit_of(tags[0]) | bit_of(tags[-1]) | bit_of(tags[-2]);
}

/* --mte=distinct: those of the nearest memory with tags on either side, and the last one that the granule had. */
static unsigned tags_around(const struct machine *m, const uint8_t *shadow, uint64_t pointer)
{
    enum { REACH = 1 << 16 }; /* granules: what is further away is no neighbour */
    const uint8_t *last = mte_last_tags(m);
    uint64_t granule = mte_address(pointer) >> MTE_GRANULE_BITS, n = 0, above = (GUEST_TOP >> MTE_GRANULE_BITS) - granule;
    if (!last || mte_address(pointer) >= GUEST_TOP)
        return 0;
    uint64_t up = above < REACH ? above : REACH, down = granule < REACH ? granule : REACH;
    unsigned bits = bit_of(last[granule]);
    while (n < up && (!shadow[granule + n] || shadow[granule + n] == shadow[granule]))
        n++;
    bits |= n < up ? bit_of(shadow[granule + n]) : 0;
    for (n = 1; n < down && !shadow[granule - n];)
        n++;
    return bits | (n < down ? bit_of(shadow[granule - n]) : 0);
}

unsigned mte_choose_tag(struct cpu_state *st, uint64_t pointer, uint64_t exclude)
{
    unsigned left = st->mte.allowed & ~(unsigned)exclude;
    unsigned better = left & ~tags_near(&st->mte, pointer);
    left = better ? better : left;
    if (st->mte.shadow && (better = left & ~tags_around(st->thread->machine, st->mte.shadow, pointer)))
        left = better;
    unsigned at = (unsigned)(next_random(st) >> 28); /* the first one from there on; backends do the same inline */
    return left ? (at + (unsigned)__builtin_ctz((left | left << 16) >> at)) & 15 : 0;
}

unsigned mte_step_tag(unsigned tag, unsigned offset, uint32_t allowed)
{
    if (!allowed)
        return 0;
    for (; !(allowed >> tag & 1) && !offset; tag = (tag + 1) & 15)
        continue;
    for (; offset; offset--)
        do
            tag = (tag + 1) & 15;
        while (!(allowed >> tag & 1));
    return tag;
}
