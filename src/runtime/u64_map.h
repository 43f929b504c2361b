/* u64_map.h: a hash table from 64-bit keys to 64-bit values, in arena memory: open addressing over the numbers of pairs,
 * which lie in the order of their arrival, so that a small table touches few pages. No deletion; the value 0 means
 * "absent". Callers lock. */
#ifndef DRAGOMAN_RUNTIME_U64_MAP_H
#define DRAGOMAN_RUNTIME_U64_MAP_H

#include <stdint.h>

#include "base/arena.h"

enum { U64_MAP_CHUNK = 128 };

struct u64_pair {
    uint64_t key, value;
};

struct u64_map {
    struct arena *arena;
    uint32_t *slots;          /* number of a pair plus 1, 0: free */
    uint32_t size;            /* of slots: a power of two, or 0 */
    uint32_t used;            /* pairs, the absent ones included */
    struct u64_pair **chunks; /* of U64_MAP_CHUNK pairs each */
    uint32_t nchunks;
};

static inline void u64_map_init(struct u64_map *map, struct arena *arena) { *map = (struct u64_map){.arena = arena}; }
uint64_t u64_map_get(const struct u64_map *map, uint64_t key);
/* Sets a value; 0 makes the key absent. */
void u64_map_set(struct u64_map *map, uint64_t key, uint64_t value);
/* Pair number i, i < map->used; absent if its value is 0. */
static inline struct u64_pair *u64_map_pair(const struct u64_map *map, uint32_t i)
{
    return &map->chunks[i / U64_MAP_CHUNK][i % U64_MAP_CHUNK];
}

#endif
