/* u64_map.h: a hash table from 64-bit keys to 64-bit values, in arena memory: open addressing, no deletion.
 * The value 0 means "absent". Callers lock. */
#ifndef DRAGOMAN_RUNTIME_U64_MAP_H
#define DRAGOMAN_RUNTIME_U64_MAP_H

#include <stdint.h>

#include "base/arena.h"

struct u64_map {
    struct arena *arena;
    struct u64_pair {
        uint64_t key, value;
    } *pairs;
    uint32_t size; /* a power of two, or 0 */
    uint32_t used;
};

static inline void u64_map_init(struct u64_map *map, struct arena *arena) { *map = (struct u64_map){.arena = arena}; }
uint64_t u64_map_get(const struct u64_map *map, uint64_t key);
/* Sets a value; 0 makes the key absent. */
void u64_map_set(struct u64_map *map, uint64_t key, uint64_t value);

#endif
