/* u64_map.c: see u64_map.h. A pair is in use when its value, or its key, is not 0. */
#include "runtime/u64_map.h"

#include <stdbool.h>
#include <string.h>

enum { FIRST_SIZE = 64 };

static uint32_t slot_of(const struct u64_map *map, uint64_t key)
{
    uint32_t at = (uint32_t)(key * UINT64_C(0x9e3779b97f4a7c15) >> 32) & (map->size - 1);
    while ((map->pairs[at].key || map->pairs[at].value) && map->pairs[at].key != key)
        at = (at + 1) & (map->size - 1);
    return at;
}

uint64_t u64_map_get(const struct u64_map *map, uint64_t key)
{
    if (!map->size)
        return 0;
    const struct u64_pair *p = &map->pairs[slot_of(map, key)];
    return p->key == key ? p->value : 0;
}

/* Makes room for one more pair; pairs whose value was set to 0 are dropped. */
static void grow(struct u64_map *map)
{
    struct u64_map old = *map;
    uint32_t live = 0;
    for (uint32_t i = 0; i < old.size; i++)
        live += old.pairs[i].value != 0;
    map->size = FIRST_SIZE;
    while (map->size < live * 4)
        map->size *= 2;
    map->pairs = arena_alloc(map->arena, map->size * sizeof *map->pairs);
    memset(map->pairs, 0, map->size * sizeof *map->pairs);
    map->used = live;
    for (uint32_t i = 0; i < old.size; i++)
        if (old.pairs[i].value)
            map->pairs[slot_of(map, old.pairs[i].key)] = old.pairs[i];
}

void u64_map_set(struct u64_map *map, uint64_t key, uint64_t value)
{
    if (map->used * 3 >= map->size * 2)
        grow(map);
    struct u64_pair *p = &map->pairs[slot_of(map, key)];
    bool fresh = !p->key && !p->value;
    if (fresh && !value)
        return;
    map->used += fresh;
    *p = (struct u64_pair){key, value};
}
