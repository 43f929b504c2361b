/* hash.h: a quick hash of bytes. Not for what somebody may choose to collide. */
#ifndef DRAGOMAN_BASE_HASH_H
#define DRAGOMAN_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

static inline uint64_t hash_mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ hash >> 29;
}

/* Of two numbers at once, as multiplications take their time. */
static inline uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t size)
{
    const uint8_t *p = bytes, *end = p + size;
    uint64_t a = hash ^ size, b = ~hash, word;
    for (; end - p >= 16; p += 16) {
        memcpy(&word, p, 8);
        a = hash_mix(a, word);
        memcpy(&word, p + 8, 8);
        b = hash_mix(b, word);
    }
    for (; p < end; p++)
        a = hash_mix(a, *p);
    return hash_mix(a, b);
}

#endif
