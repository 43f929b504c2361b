/* sizes.h: how many bytes an allocator was asked for, as far as that is known. Included by src/mte only. */
#ifndef DRAGOMAN_MTE_SIZES_H
#define DRAGOMAN_MTE_SIZES_H

#include <stdbool.h>
#include <stdint.h>

struct machine;
struct thread;

/* Looks at the code that is mapped already. false: no memory. */
bool mte_sizes_begin(struct machine *m);
/* A run of tags begins, below these return addresses: is it what the thread asked an allocator for? How much was that?
 * The next run is not. */
bool mte_answers(struct thread *t, const uint64_t *callers, uint32_t n, uint64_t *size);
/* [address, address + size), of which [..., end) was asked for, has got the tag: its last granule may be a short one. */
void mte_shorten(struct machine *m, uint64_t address, uint64_t size, unsigned tag, uint64_t end);

#endif
