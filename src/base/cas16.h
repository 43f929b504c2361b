/* cas16.h: compare and swap of 16 bytes in one step, at any address that the host's instruction takes. */
#ifndef DRAGOMAN_BASE_CAS16_H
#define DRAGOMAN_BASE_CAS16_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* In memory order. expected becomes what memory held. */
static inline bool cas16(uint64_t address, uint64_t expected[2], const uint64_t desired[2])
{
#if defined(__x86_64__)
    bool done;
    __asm__ volatile("lock cmpxchg16b (%3)"
                     : "=@ccz"(done), "+a"(expected[0]), "+d"(expected[1])
                     : "r"(address), "b"(desired[0]), "c"(desired[1])
                     : "memory");
    return done;
#else
    unsigned __int128 old, new;
    memcpy(&old, expected, sizeof old);
    memcpy(&new, desired, sizeof new);
    bool done = __atomic_compare_exchange_n((unsigned __int128 *)(uintptr_t)address, &old, new, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    memcpy(expected, &old, sizeof old);
    return done;
#endif
}

#endif
