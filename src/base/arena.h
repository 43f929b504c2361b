/* arena.h: memory that is released all at once. Owns nothing but its chunks (mmap'ed: safe after fork and
 * beside a locked malloc). */
#ifndef DRAGOMAN_BASE_ARENA_H
#define DRAGOMAN_BASE_ARENA_H

#include <stddef.h>

struct arena_chunk;
struct arena {
    struct arena_chunk *chunks;
    char *at, *end;
};

/* 16-byte aligned, zeroed only when fresh: treat as uninitialised. Never returns NULL (aborts with a message). */
void *arena_alloc(struct arena *a, size_t size);
/* Grows an array: returns a copy with room for new_count elements. */
void *arena_grow(struct arena *a, void *old, size_t old_count, size_t new_count, size_t element);
void arena_reset(struct arena *a); /* keeps the largest chunk */
void arena_free(struct arena *a);

#endif
