/* arena.c: bump allocation in mmap'ed chunks. Owns the chunk list of an arena; knows nothing of what is stored. */
#include "base/arena.h"

#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

#include "base/log.h"

struct arena_chunk {
    struct arena_chunk *next;
    size_t size; /* of the mapping, this header included */
};

enum { CHUNK_MIN = 256 * 1024, CHUNK_DOUBLES = 32 << 20, ALIGNMENT = 16 };
_Static_assert(sizeof(struct arena_chunk) % ALIGNMENT == 0, "chunk payload must be aligned");

static size_t round_up(size_t size, size_t to)
{
    if (size > SIZE_MAX / 2)
        fatal(127, "out of memory");
    return (size + to - 1) & ~(to - 1);
}

static void use_chunk(struct arena *a, struct arena_chunk *c)
{
    a->at = (char *)(c + 1);
    a->end = (char *)c + c->size;
}

/* Chunks double up to a limit, so a growing arena needs few of them, and reset soon has one that holds everything. */
static void add_chunk(struct arena *a, size_t payload)
{
    size_t size = a->chunks ? a->chunks->size * 2 : CHUNK_MIN;
    size_t needed = round_up(payload + sizeof(struct arena_chunk), CHUNK_MIN);
    if (size > CHUNK_DOUBLES)
        size = CHUNK_DOUBLES;
    if (size < needed)
        size = needed;
    void *p = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED)
        fatal(127, "out of memory");
    struct arena_chunk *c = p;
    *c = (struct arena_chunk){.next = a->chunks, .size = size};
    a->chunks = c;
    use_chunk(a, c);
}

void *arena_alloc(struct arena *a, size_t size)
{
    size = round_up(size, ALIGNMENT);
    if ((size_t)(a->end - a->at) < size)
        add_chunk(a, size);
    void *p = a->at;
    a->at += size;
    return p;
}

void *arena_grow(struct arena *a, void *old, size_t old_count, size_t new_count, size_t element)
{
    size_t old_size, new_size;
    if (__builtin_mul_overflow(old_count, element, &old_size) || __builtin_mul_overflow(new_count, element, &new_size))
        fatal(127, "out of memory");
    old_size = round_up(old_size, ALIGNMENT);
    new_size = round_up(new_size, ALIGNMENT);
    /* The last allocation grows where it is. */
    if (old && (char *)old + old_size == a->at && new_size >= old_size &&
        (size_t)(a->end - a->at) >= new_size - old_size) {
        a->at += new_size - old_size;
        return old;
    }
    void *p = arena_alloc(a, new_size);
    if (old_size)
        memcpy(p, old, old_size < new_size ? old_size : new_size);
    return p;
}

/* The chunks are not the arena's any more: a process that is killed while it releases them on shared memory leaves an arena
 * that can be used. */
static void release(struct arena_chunk *c)
{
    for (struct arena_chunk *next; c; c = next) {
        next = c->next;
        munmap(c, c->size);
    }
}

void arena_reset(struct arena *a)
{
    struct arena_chunk *largest = a->chunks;
    if (largest && !largest->next) { /* mostly */
        use_chunk(a, largest);
        return;
    }
    for (struct arena_chunk *c = a->chunks; c; c = c->next)
        if (c->size > largest->size)
            largest = c;
    if (!largest)
        return;
    struct arena_chunk *before = a->chunks == largest ? NULL : a->chunks, *behind = largest->next;
    for (struct arena_chunk *c = before; c; c = c->next)
        if (c->next == largest)
            c->next = NULL;
    largest->next = NULL;
    a->chunks = largest;
    use_chunk(a, largest);
    release(before);
    release(behind);
}

void arena_free(struct arena *a)
{
    struct arena_chunk *all = a->chunks;
    *a = (struct arena){0};
    release(all);
}
