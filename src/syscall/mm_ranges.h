/* mm_ranges.h: the table of an address space's ranges: sorted, disjoint, adjoining equals merged.
 * Owns lookup, replacement and the search for free places. Knows nothing of system calls; makes no mapping but its own
 * storage. Writers exclude each other (the caller's lock); mm_ranges_peek may run beside a writer, even in a signal
 * handler. */
#ifndef DRAGOMAN_SYSCALL_MM_RANGES_H
#define DRAGOMAN_SYSCALL_MM_RANGES_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

enum mm_range_flag {
    MM_SHARED = 1,
    MM_HOST = 2,      /* not the guest's: a mapping of the translator below GUEST_TOP */
    MM_GROWSDOWN = 4, /* MAP_GROWSDOWN: the kernel moves its start */
    MM_SHM = 8,       /* System V segment */
    MM_UNTAGGED = 16, /* of a file that can have no memory tags */
    MM_WIPED = 32,    /* MADV_WIPEONFORK */
    MM_FILE = 64,     /* of a file */
    MM_GUARDED = 128, /* stores may fault although they are allowed: MADV_GUARD_INSTALL, MADV_DONTFORK in a child,
                       * huge pages that are not there */
    MM_SEALED = 256,  /* mseal */
};

struct mm_range {
    uint64_t start, end;
    uint32_t prot;
    uint32_t flags; /* enum mm_range_flag */
};

/* Where address-less mappings go: top-down in [low, high). No gap of `fails` or more bytes lies in [scan, high). */
struct mm_zone {
    uint64_t low, high, scan, fails;
};

struct mm_ranges {
    struct mm_range *at;
    uint32_t n, cap;
    struct mm_range *room; /* `at` moves in it */
    atomic_uint sequence;  /* odd while a writer is inside */
    uint64_t total, data;  /* bytes of the guest; of these private and writable */
    uint32_t ngrowsdown;
};

bool mm_ranges_init(struct mm_ranges *r, uint32_t cap);
void mm_ranges_free(struct mm_ranges *r);
/* Index of the first range that ends above addr (n if none). */
uint32_t mm_ranges_find(const struct mm_ranges *r, uint64_t addr);
/* Room for one more operation? */
static inline bool mm_ranges_room(const struct mm_ranges *r) { return r->n + 2 <= r->cap; }
/* Replaces all of [start, end) by one range, or by nothing. The caller has checked mm_ranges_room. */
void mm_ranges_set(struct mm_ranges *r, uint64_t start, uint64_t end, uint32_t prot, uint32_t flags);
void mm_ranges_clear(struct mm_ranges *r, uint64_t start, uint64_t end);
/* The range that holds addr, without lock: false if there is none (or writers never let us look). */
bool mm_ranges_peek(struct mm_ranges *r, uint64_t addr, struct mm_range *out);
/* A free place for len bytes, or 0. align is a power of two. */
uint64_t mm_ranges_place(const struct mm_ranges *r, struct mm_zone *zone, uint64_t len, uint64_t align);
/* Address-less mappings keep below `high` from now on. */
void mm_zone_lower(struct mm_zone *zone, uint64_t high);
/* Tells the zone that [start, end) has become free. */
void mm_zone_freed(const struct mm_ranges *r, struct mm_zone *zone, uint64_t start, uint64_t end);

#endif
