/* mte.h: memory tags (FEAT_MTE) kept in software: what frontends, backends, runtime and system calls ask of src/mte.
 *
 * The shadow holds one byte for each granule of 16 bytes of guest memory, at shadow + (address >> 4). Memory that was
 * never tagged reads as tag 0 from the kernel's zero page, so the common check needs no knowledge of pages: a pointer's
 * top byte equals the shadow's byte, or mte_judge decides. Bytes of 16 and more in the shadow match no pointer that
 * user space can make with a tag alone: they always reach mte_judge. */
#ifndef DRAGOMAN_CONTRACT_MTE_H
#define DRAGOMAN_CONTRACT_MTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct machine;
struct thread;
struct cpu_state;

enum { MTE_GRANULE = 16, MTE_GRANULE_BITS = 4, MTE_TAG_SHIFT = 56 };
enum { MTE_PROT = 0x20 }; /* PROT_MTE, in a mapping's guest protection (contract/guest_mm.h) */

/* What becomes of a mismatch, by the kind of access (SCTLR_EL1.TCF0 resolved, store-only included). 0: nothing. */
enum mte_mode { MTE_SYNC_LOADS = 1, MTE_SYNC_STORES = 2, MTE_ASYNC_LOADS = 4, MTE_ASYNC_STORES = 8 };

/* Per thread, in struct cpu_state; a copied thread inherits it, exec starts with zeroes. */
struct mte_cpu {
    uint8_t *shadow;       /* of the process; NULL: no tags were ever asked for */
    uint64_t tco;          /* PSTATE.TCO, 0 or 1: nothing is checked */
    uint64_t seed;         /* of IRG */
    uint32_t mode;         /* enum mte_mode */
    uint32_t exclude;      /* GCR_EL1.Exclude: tags that IRG, ADDG and SUBG do not make */
    uint32_t ctrl;         /* PR_SET_TAGGED_ADDR_CTRL's argument, for PR_GET_ and for inheritance */
    uint32_t async_fault;  /* TFSRE0_EL1: not 0: SIGSEGV with SEGV_MTEAERR is due at the next kernel entry */
};

/* Makes the shadow and drops all translations; from now on they check. Nothing happens the second time. false: there is
 * no address space for it. */
bool mte_enable(struct machine *m);
/* Address of the shadow of the process, NULL: not enabled. */
uint8_t *mte_shadow(const struct machine *m);

/* -- tags of ranges; ends are rounded outward to granules; all no-ops while not enabled ------------------ */
/* All tags of [lo, hi) become 0: munmap, a new mapping, MADV_DONTNEED. Gives memory of the shadow back. */
void mte_clear(struct machine *m, uint64_t lo, uint64_t hi);
/* mremap: [from, from + size) has moved to `to`; the old tags are gone. The ranges may overlap. */
void mte_move(struct machine *m, uint64_t to, uint64_t from, uint64_t size);

/* -- checks ------------------------------------------------------------------------------------------------ */
/* Which byte of the access of `size` bytes through `pointer` is the first in a granule that does not match, if the
 * thread's mode, TCO and the pages ask for a check: its address with the pointer's top byte. Otherwise 0. In a mode that
 * is not synchronous for this kind of access notes async_fault and returns 0. Async-signal-safe. */
uint64_t mte_judge(struct cpu_state *st, uint64_t pointer, uint64_t size, bool write);
/* For system calls' buffers: how many bytes from pointer on may be accessed before a mismatching granule, at most size.
 * Only the synchronous modes limit, and PSTATE.TCO does not count (uaccess of the kernel). Notes nothing. */
uint64_t mte_reach(struct cpu_state *st, uint64_t pointer, uint64_t size, bool write);

#endif
