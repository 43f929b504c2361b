/* insn_map.h: which guest instruction each byte of a region's host code belongs to, packed: for every guest instruction in
 * the order of the host code two numbers, how far its code starts behind the one before, and how far its address lies
 * from the one before. Written by backends, read after faults. A number takes 1 byte, or 5. */
#ifndef DRAGOMAN_CONTRACT_INSN_MAP_H
#define DRAGOMAN_CONTRACT_INSN_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { INSN_MAP_LONG = 0x80, INSN_MAP_ENTRY = 10 /* bytes that an entry takes at most */ };

static inline uint8_t *insn_map_put(uint8_t *p, int32_t value)
{
    if (value >= -0x40 && value < 0x40) {
        *p++ = (uint8_t)(value + 0x40); /* 0..0x7f */
        return p;
    }
    *p++ = INSN_MAP_LONG;
    memcpy(p, &value, sizeof value);
    return p + sizeof value;
}

static inline uint8_t *insn_map_put_entry(uint8_t *p, int32_t host_step, int32_t pc_step)
{
    uint32_t first = (uint32_t)host_step + 0x40, second = (uint32_t)pc_step + 0x40;
    if ((first | second) >= 0x80)
        return insn_map_put(insn_map_put(p, host_step), pc_step);
    p[0] = (uint8_t)first;
    p[1] = (uint8_t)second;
    return p + 2;
}

static inline const uint8_t *insn_map_get(const uint8_t *p, int32_t *value)
{
    if (*p != INSN_MAP_LONG) {
        *value = *p - 0x40;
        return p + 1;
    }
    memcpy(value, p + 1, sizeof *value);
    return p + 1 + sizeof *value;
}

/* The guest instruction whose code covers host offset `at` (both from the region's start); pc: the region's first. */
static inline bool insn_map_find(const uint8_t *map, size_t size, uint64_t pc, uint32_t at, uint64_t *found)
{
    const uint8_t *end = map + size;
    uint32_t host = 0;
    bool any = false;
    while (map < end) {
        int32_t host_step, pc_step;
        map = insn_map_get(insn_map_get(map, &host_step), &pc_step);
        host += (uint32_t)host_step;
        if (host > at)
            break;
        pc += (uint64_t)(int64_t)pc_step;
        *found = pc;
        any = true;
    }
    return any;
}

#endif
