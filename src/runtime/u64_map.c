/* u64_map.c: see u64_map.h. */
#include "runtime/u64_map.h"

#include <stdbool.h>
#include <string.h>

enum { FIRST_SIZE = 64 };

/* The slot of key, or the free one where it belongs. Neighbours share a line of the processor's cache. */
static uint32_t *slot_of(const struct u64_map *map, uint64_t key)
{
    uint32_t line = (uint32_t)((key >> 4) * UINT64_C(0x9e3779b97f4a7c15) >> 36);
    uint32_t at = (line << 4 | (key & 15)) & (map->size - 1);
    while (map->slots[at] && u64_map_pair(map, map->slots[at] - 1)->key != key)
        at = (at + 1) & (map->size - 1);
    return &map->slots[at];
}

uint64_t u64_map_get(const struct u64_map *map, uint64_t key)
{
    if (!map->size)
        return 0;
    uint32_t slot = *slot_of(map, key);
    return slot ? u64_map_pair(map, slot - 1)->value : 0;
}

/* Makes room for one more pair; absent ones are dropped. */
static void grow(struct u64_map *map)
{
    uint32_t live = 0, size = FIRST_SIZE;
    for (uint32_t i = 0; i < map->used; i++)
        if (u64_map_pair(map, i)->value)
            *u64_map_pair(map, live++) = *u64_map_pair(map, i);
    while (size < live * 2)
        size *= 2;
    if (size > map->size) {
        map->slots = arena_alloc(map->arena, size * sizeof *map->slots);
        map->size = size;
    }
    memset(map->slots, 0, map->size * sizeof *map->slots);
    map->used = live;
    for (uint32_t i = 0; i < live; i++)
        *slot_of(map, u64_map_pair(map, i)->key) = i + 1;
}

static struct u64_pair *add_pair(struct u64_map *map)
{
    uint32_t chunk = map->used / U64_MAP_CHUNK;
    if (chunk == map->nchunks) {
        if (!(chunk & (chunk - 1))) /* the list has room for the next power of two */
            map->chunks = arena_grow(map->arena, map->chunks, chunk, chunk ? chunk * 2 : 1, sizeof *map->chunks);
        map->chunks[map->nchunks++] = arena_alloc(map->arena, U64_MAP_CHUNK * sizeof **map->chunks);
    }
    return u64_map_pair(map, map->used++);
}

void u64_map_set(struct u64_map *map, uint64_t key, uint64_t value)
{
    if (map->used * 3 >= map->size * 2)
        grow(map);
    uint32_t *slot = slot_of(map, key);
    if (*slot) {
        u64_map_pair(map, *slot - 1)->value = value;
    } else if (value) {
        *add_pair(map) = (struct u64_pair){key, value};
        *slot = map->used;
    }
}
