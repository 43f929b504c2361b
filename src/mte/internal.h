/* internal.h: what the files of memory tags share. */
#ifndef DRAGOMAN_MTE_INTERNAL_H
#define DRAGOMAN_MTE_INTERNAL_H

#include "contract/mte.h"

/* Zeroes [from, to), and gives whole pages back to the kernel: private anonymous memory. */
void mte_zero(void *from, void *to);

/* -- shared.c -- */
struct mte_shared;
/* NULL: no address space. */
struct mte_shared *mte_shared_new(void);
void mte_shared_free(struct mte_shared *s);
/* The pages show no shared object any more. */
void mte_unshare(struct machine *m, uint64_t lo, uint64_t hi);
/* Where the tag of the granule is; the rest of its page's follow. */
uint8_t *mte_tags_at(const struct machine *m, uint64_t address);

/* -- sizes.c: the tag, not 0, that each granule had last, indexed as the shadow; NULL: nobody keeps it -- */
const uint8_t *mte_last_tags(const struct machine *m);
/* The granules of [address, address + size), whose tags are here, get others now. */
void mte_note_last(struct machine *m, uint64_t address, const uint8_t *tags, uint64_t size);

#endif
