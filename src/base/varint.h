/* varint.h: numbers of 7 bits a byte, the lowest first; all bytes but the last have their top bit set. Signed ones alternate:
 * 0 -1 1 -2 ... */
#ifndef DRAGOMAN_BASE_VARINT_H
#define DRAGOMAN_BASE_VARINT_H

#include <stdint.h>

enum { VARINT_MOST = 10 /* bytes */ };

static inline uint8_t *varint_put(uint8_t *p, uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        *p++ = (uint8_t)(value | 0x80);
    *p++ = (uint8_t)value;
    return p;
}

static inline const uint8_t *varint_get(const uint8_t *p, uint64_t *value)
{
    uint64_t v = *p++, byte = v;
    for (unsigned shift = 7; byte & 0x80; shift += 7) {
        byte = *p++;
        v += (byte - 1) << shift; /* takes away the top bit of the one before */
    }
    *value = v;
    return p;
}

static inline uint8_t *varint_put_signed(uint8_t *p, int64_t value)
{
    return varint_put(p, (uint64_t)value << 1 ^ (uint64_t)(value >> 63));
}

static inline const uint8_t *varint_get_signed(const uint8_t *p, int64_t *value)
{
    uint64_t v;
    p = varint_get(p, &v);
    *value = (int64_t)(v >> 1 ^ (0 - (v & 1)));
    return p;
}

#endif
