/* entries.c: which code belongs to a pc: a hash table of the first entries of regions of tier 1, which tell their own pc; a
 * map of all others; and the code map, which holds some of both. */
#include "runtime/internal.h"

#include <string.h>
#include <sys/mman.h>

#include "base/log.h"

#define ENTRY_IN_MAP (UINT64_C(1) << 32) /* the code map has it, too */
enum { ENTRY_MET = 33 };                 /* from this bit on: struct region.met */

/* ---- the code map ----------------------------------------------------------------------------- */
static bool in_window(const struct runtime *rt, uint64_t pc)
{
    return rt->code_map && pc < GUEST_WINDOW && !(pc & 3);
}

static void set_in_map(struct runtime *rt, uint64_t pc, uint32_t offset)
{
    __atomic_store_n(&rt->code_map[pc >> 2], offset, __ATOMIC_RELEASE);
}

uint32_t code_in_map(const struct runtime *rt, uint64_t pc)
{
    return in_window(rt, pc) ? __atomic_load_n(&rt->code_map[pc >> 2], __ATOMIC_ACQUIRE) : 0;
}

/* ---- first entries ---------------------------------------------------------------------------- */
enum { FIRST_SLOTS = 1024, NUMBER_BITS = 24 };
_Static_assert(REGIONS_MOST < (1 << NUMBER_BITS) - 1, "a number plus 1 has room");

static uint64_t hash_of(uint64_t key) { return key * UINT64_C(0x9e3779b97f4a7c15); }
static uint32_t tag_of(uint64_t pc) { return (uint32_t)(hash_of(pc >> 2) >> 56) << NUMBER_BITS; }
static uint32_t slot_number(uint32_t slot) { return (slot & ((1u << NUMBER_BITS) - 1)) - 1; }
/* Where a pc is looked for first: neighbours share a line of the processor's cache, as branches lead to neighbours mostly. */
static uint32_t slot_of(uint64_t pc) { return (uint32_t)(hash_of(pc >> 6) >> 28 << 4) | (pc >> 2 & 15); }

void entry_table_put(struct entry_table *table, uint64_t pc, uint32_t number)
{
    uint32_t at = slot_of(pc), *slots = table->slots;
    const uint32_t last = table->size - 1;
    while (slots[at & last])
        at++;
    slots[at & last] = tag_of(pc) | (number + 1);
    table->used++;
}

/* All of its pages are used soon, and would be looked at before they are written: two faults each. */
static uint32_t *new_slots(uint32_t size)
{
    void *p = mmap(NULL, size * sizeof(uint32_t), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
    if (p == MAP_FAILED)
        fatal(127, "out of memory");
    return p;
}

/* Dead and replaced regions are left out. */
static void grow(struct runtime *rt)
{
    uint32_t *old = rt->entries.slots, old_size = rt->entries.size;
    rt->entries.size = old_size ? old_size * 2 : FIRST_SLOTS;
    rt->entries.slots = new_slots(rt->entries.size);
    rt->entries.used = 0;
    for (uint32_t i = 0; i < old_size; i++) {
        const struct region *r = &rt->regions[slot_number(old[i])];
        if (old[i] && !(r->flags & (REGION_DEAD | REGION_REPLACED)))
            entry_table_put(&rt->entries, region_pc(r), slot_number(old[i]));
    }
    if (old)
        munmap(old, old_size * sizeof *old);
}

struct region *entry_table_find(const struct runtime *rt, const struct entry_table *table, uint64_t pc)
{
    if (!table->size)
        return NULL;
    const uint32_t tag = tag_of(pc);
    for (uint32_t at = slot_of(pc), slot; (slot = table->slots[at & (table->size - 1)]); at++) {
        if ((slot ^ tag) >> NUMBER_BITS)
            continue;
        struct region *r = &rt->regions[slot_number(slot)];
        if (region_pc(r) == pc && !(r->flags & (REGION_DEAD | REGION_REPLACED)))
            return r;
    }
    return NULL;
}

static struct region *find_first(const struct runtime *rt, uint64_t pc)
{
    struct region *r = region_may_begin(rt, pc) ? entry_table_find(rt, &rt->entries, pc) : NULL;
    return r || pc < rt->image.lo || pc >= rt->image.hi ? r : image_find(rt, pc);
}

static uint32_t first_entry(const struct region *r) { return r->start + r->entry; }

void code_add_first(struct runtime *rt, const struct region *r)
{
    if (rt->entries.used + 1 > rt->entries.size / 4 * 3)
        grow(rt);
    entry_table_put(&rt->entries, region_pc(r), region_number(rt, r));
}

/* ---- all entries ------------------------------------------------------------------------------ */
static uint64_t find_other(const struct runtime *rt, uint64_t pc)
{
    return hot_maybe(rt, pc) ? u64_map_get(&rt->other_entries, pc) : 0;
}

static void set_other(struct runtime *rt, uint64_t pc, uint64_t entry)
{
    rt->hot_filter[hot_hash(pc) / 64] |= UINT64_C(1) << hot_hash(pc) % 64;
    u64_map_set(&rt->other_entries, pc, entry);
}

uint32_t code_lookup(const struct runtime *rt, uint64_t pc)
{
    uint32_t other = (uint32_t)find_other(rt, pc);
    const struct region *r = other ? NULL : find_first(rt, pc);
    return r ? first_entry(r) : other;
}

void code_add(struct runtime *rt, uint64_t pc, uint32_t offset)
{
    if (!code_lookup(rt, pc))
        set_other(rt, pc, offset);
}

void code_replace(struct runtime *rt, uint64_t pc, uint32_t offset)
{
    uint64_t bits = find_other(rt, pc) >> 32 << 32;
    struct region *r = find_first(rt, pc);
    if (r) {
        bits |= (uint64_t)r->met << ENTRY_MET | (r->flags & REGION_IN_MAP ? ENTRY_IN_MAP : 0);
        r->flags |= REGION_REPLACED;
    }
    set_other(rt, pc, bits | offset);
    if (bits & ENTRY_IN_MAP)
        set_in_map(rt, pc, offset);
}

void code_note_indirect(struct runtime *rt, uint64_t pc)
{
    uint64_t entry = find_other(rt, pc);
    struct region *r = entry ? NULL : find_first(rt, pc);
    if (!in_window(rt, pc) || (!entry && !r))
        return;
    if (r ? r->flags & REGION_IN_MAP : (entry & ENTRY_IN_MAP) != 0)
        return;
    bool often = (r ? ++r->met : (entry >> ENTRY_MET) + 1) >= MET_OFTEN;
    if (r && often)
        r->flags |= REGION_IN_MAP;
    else if (!r)
        set_other(rt, pc, often ? entry | ENTRY_IN_MAP : entry + (UINT64_C(1) << ENTRY_MET));
    if (often)
        set_in_map(rt, pc, r ? first_entry(r) : (uint32_t)entry);
}

void code_drop(struct runtime *rt, uint64_t pc, uint32_t offset)
{
    uint64_t entry = find_other(rt, pc);
    const struct region *r = entry ? NULL : find_first(rt, pc);
    if ((r ? first_entry(r) : (uint32_t)entry) != offset)
        return;
    if (r ? r->flags & REGION_IN_MAP : (entry & ENTRY_IN_MAP) != 0)
        set_in_map(rt, pc, 0);
    if (entry)
        u64_map_set(&rt->other_entries, pc, 0);
}

static void clear_map(struct runtime *rt)
{
    for (uint32_t i = 0; i < rt->other_entries.used; i++) {
        const struct u64_pair *entry = u64_map_pair(&rt->other_entries, i);
        if (entry->value & ENTRY_IN_MAP)
            set_in_map(rt, entry->key, 0);
    }
    for (uint32_t i = 0; i < atomic_load(&rt->nregions); i++)
        if (rt->regions[i].flags & REGION_IN_MAP)
            set_in_map(rt, region_pc(&rt->regions[i]), 0);
}

void code_forget_all(struct runtime *rt)
{
    clear_map(rt);
    u64_map_init(&rt->other_entries, &rt->meta);
    memset(rt->hot_filter, 0, sizeof rt->hot_filter);
    if (rt->entries.slots)
        memset(rt->entries.slots, 0, rt->entries.size * sizeof *rt->entries.slots);
    rt->entries.used = 0;
}
