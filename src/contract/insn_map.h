/* insn_map.h: which guest instruction each byte of a region's host code belongs to, packed: for every guest instruction in
 * the order of the host code how far its code starts behind the one before, and how far its address lies from the one before
 * (the first one's from INSN_MAP_STEP before the region's). Written by backends, read after faults. An entry takes 1 byte
 * where the address is the next one; else INSN_MAP_ANY and both distances.
 *
 * An odd address (instructions are aligned): a fault is one of the address before it, but what the homes hold is the state
 * before the first of the odd addresses that stand together. */
#ifndef DRAGOMAN_CONTRACT_INSN_MAP_H
#define DRAGOMAN_CONTRACT_INSN_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/varint.h"

enum { INSN_MAP_STEP = 4, INSN_MAP_ANY = 0xff, INSN_MAP_ENTRY = 11 /* bytes that an entry takes at most */ };

static inline uint8_t *insn_map_put(uint8_t *p, int32_t host_step, int32_t pc_step)
{
    if (pc_step == INSN_MAP_STEP && (uint32_t)host_step < INSN_MAP_ANY) {
        *p = (uint8_t)host_step;
        return p + 1;
    }
    *p = INSN_MAP_ANY;
    return varint_put_signed(varint_put_signed(p + 1, host_step), pc_step);
}

/* The guest instruction whose code covers host offset `at` (both from the region's start); pc: the region's first. again:
 * where it starts over after a fault, 0: there. */
static inline bool insn_map_find(const uint8_t *map, size_t size, uint64_t pc, uint32_t at, uint64_t *found, uint64_t *again)
{
    const uint8_t *end = map + size;
    uint32_t host = 0;
    bool any = false;
    pc -= INSN_MAP_STEP;
    *again = 0;
    while (map < end) {
        int64_t host_step = *map, pc_step = INSN_MAP_STEP;
        if (*map++ == INSN_MAP_ANY)
            map = varint_get_signed(varint_get_signed(map, &host_step), &pc_step);
        host += (uint32_t)host_step;
        if (host > at)
            break;
        pc += (uint64_t)pc_step;
        *found = pc & ~UINT64_C(1);
        *again = !(pc & 1) ? 0 : *again ? *again : *found;
        any = true;
    }
    return any;
}

#endif
