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
enum { MTE_ELSEWHERE = 0x10 }; /* in the shadow: the tag is in src/mte/shared.c */
/* With --mte=precise: a granule of which only the first bytes belong to its allocation: how many, and its tag << 4. */
static inline bool mte_is_short(uint8_t shadow) { return shadow > MTE_ELSEWHERE && shadow & (MTE_GRANULE - 1); }
static inline unsigned mte_shadow_tag(uint8_t shadow) { return mte_is_short(shadow) ? shadow >> 4 : shadow & 15; }
enum { MTE_PROT = 0x20 }; /* PROT_MTE, in a mapping's guest protection (contract/guest_mm.h) */

/* What becomes of a mismatch, by the kind of access (SCTLR_EL1.TCF0 resolved, store-only included). 0: nothing. */
enum mte_mode { MTE_SYNC_LOADS = 1, MTE_SYNC_STORES = 2, MTE_SYNC_UPDATES = 4,
                MTE_ASYNC_LOADS = 8, MTE_ASYNC_STORES = 16, MTE_ASYNC_UPDATES = 32 };

enum { MTE_PAGE_BITS = 12, MTE_AHEAD = 4 };
/* Pages whose tags translated code may store to the shadow at once: page p's byte, at shadow + MTE_PAGES + p, is MTE_KNOWN: it can be
 * written, has tags, and has them there. Only of memory below MTE_KNOWN_TOP, so that the displacement is one of an instruction; what
 * a page above that would have is a byte of the shadow, which without --mte=report is never MTE_KNOWN. */
enum { MTE_PAGES = INT32_MIN, MTE_KNOWN = 56 };
#define MTE_KNOWN_TOP (UINT64_C(1) << (31 + MTE_PAGE_BITS))
#define MTE_RANDOM_FACTOR UINT64_C(0x5851f42d4c957f2d)
enum { MTE_RANDOM_SUM = 0x2545f491 };

/* Per thread, in struct cpu_state; a copied thread inherits it, exec starts with zeroes. */
struct mte_cpu {
    uint8_t *shadow;       /* of the process; NULL: no tags were ever asked for. The runtime keeps it up to date */
    uint64_t tco;          /* PSTATE.TCO, 0 or 1: nothing is checked */
    uint64_t seed;         /* of IRG: x = x * MTE_RANDOM_FACTOR + MTE_RANDOM_SUM; 0: none was chosen */
    uint32_t mode;         /* enum mte_mode */
    uint32_t allowed;      /* ~GCR_EL1.Exclude: tags that IRG, ADDG and SUBG may make */
    uint32_t ctrl;         /* PR_SET_TAGGED_ADDR_CTRL's argument, for PR_GET_ and for inheritance */
    uint32_t async_fault;  /* TFSRE0_EL1: not 0: SIGSEGV with SEGV_MTEAERR is due at the next kernel entry */
    struct {               /* the access that mte_judge found at fault last: for reports */
        uint64_t pointer;
        uint32_t size;
        uint8_t access;    /* enum mte_access */
    } fault;
    uint64_t high;         /* bits that no pointer to low memory has, while that has no tags (mte_low_has_tags) */
    uint64_t asked, asked_by; /* of mte_asked (contract/mte_report.h): size, caller; 0: memory was tagged for it since */
    struct {               /* of a loop of translated code: below which pointer no check is needed, and in how many rounds */
        uint64_t limit;    /* it is not to be raised */
        int32_t rounds;
    } ahead[MTE_AHEAD];
};
static inline unsigned mte_tag(uint64_t pointer) { return pointer >> MTE_TAG_SHIFT & 15; }
/* Of a user's pointer. */
static inline uint64_t mte_address(uint64_t pointer) { return pointer << 8 >> 8; }

/* Does the guest's CPU have memory tags? */
bool mte_offered(const struct machine *m);
/* Makes the shadow and (runtime_check_tags) drops all translations; from now on they check. Nothing happens the second
 * time. false: there is no address space for it. */
bool mte_enable(struct machine *m);
/* Address of the shadow of the process, NULL: not enabled. */
uint8_t *mte_shadow(const struct machine *m);

/* -- tags of ranges; ends are rounded outward to granules; all no-ops while not enabled ------------------ */
/* All tags of [lo, hi) become 0: munmap, a new mapping, MADV_DONTNEED. Gives memory of the shadow back. */
void mte_clear(struct machine *m, uint64_t lo, uint64_t hi);
/* Which pages of [lo, hi) can be written and have tags may have changed: after the change on the host and in the record of it,
 * with guest_mm_lock held, before the guest hears of it. (mte_clear and mte_move do that, too.) */
void mte_forget(struct machine *m, uint64_t lo, uint64_t hi);
/* That the page was found so when mte_forget had been called as often as `forgotten` says. */
uint64_t mte_forgotten(const struct machine *m);
void mte_know(struct machine *m, uint64_t address, uint64_t forgotten);
/* Accesses to constant addresses need no check where memory can have no tags. True: it has none now, and mte_presumed will
 * tell if that changes. Async-signal-safe. */
bool mte_presume_untagged(struct machine *m, uint64_t address, uint64_t size);
/* Low memory, below GUEST_WINDOW, gets none where we choose the place, and the MTE_LOW_GUARD bytes behind it stay empty. False: it never
 * was otherwise, and mte_presumed will tell if that changes. */
enum { MTE_LOW_GUARD = 0x10000 };
bool mte_low_has_tags(const struct machine *m);
/* From now on it counts as if it had some, as SP or TPIDR_EL0 of a thread lead elsewhere: all translations are dropped behind this. */
void mte_presume_no_low(struct machine *m);
/* [lo, hi) was recorded to have tags now, or to be there just behind low memory: does a translation presume otherwise? Forgets it. */
bool mte_presumed(struct machine *m, uint64_t lo, uint64_t hi);
/* mremap: [from, from + size) has moved to `to`; the old tags are gone. The ranges may overlap. */
void mte_move(struct machine *m, uint64_t to, uint64_t from, uint64_t size);

/* MAP_SHARED: the pages of [lo, hi) show the object that the kernel calls (dev, ino), from `offset` on: their tags are the
 * object's, here and in children. false: no room. mte_clear ends it. */
bool mte_share(struct machine *m, uint64_t lo, uint64_t hi, uint64_t dev, uint64_t ino, uint64_t offset);
/* All tags of [lo, hi) become 0, also those of shared objects: MADV_REMOVE. */
void mte_drop(struct machine *m, uint64_t lo, uint64_t hi);

/* -- checks ------------------------------------------------------------------------------------------------ */
/* Which byte of the access of `size` bytes through `pointer` is the first in a granule that does not match, if the
 * thread's mode, TCO and the pages ask for a check: its address with the pointer's top byte. Otherwise 0. In a mode that
 * is not synchronous for this kind of access notes async_fault and returns 0. Async-signal-safe. */
enum mte_access { MTE_LOAD, MTE_STORE, MTE_UPDATE /* atomic, both */ };
uint64_t mte_judge(struct cpu_state *st, uint64_t pointer, uint64_t size, enum mte_access access);
/* Would no check of any access in [pointer, pointer + size) fail? Notes nothing. */
bool mte_passes(const struct cpu_state *st, uint64_t pointer, uint64_t size);
/* For system calls' buffers: how many bytes from pointer on may be accessed before a mismatching granule, at most size.
 * Only the synchronous modes limit, and PSTATE.TCO does not count (uaccess of the kernel). Notes nothing. */
uint64_t mte_reach(struct cpu_state *st, uint64_t pointer, uint64_t size, bool write);

/* -- instructions. Of pointers that are no user's: host faults, as all of these where memory is not accessible ------ */
/* LDG: the tag of the pointer's granule; 0 where pages have none. */
uint64_t mte_load_tag(struct cpu_state *st, uint64_t pointer);
/* STG and its like: all granules of [pointer, pointer + size), which is aligned, get the tag (its low 4 bits); memory must be
 * writable. Where pages have no tags, nothing else happens. */
void mte_store_tags(struct cpu_state *st, uint64_t pointer, uint64_t tag, uint64_t size);
/* IRG: one of the tags that the thread allows and `exclude` does not, 0 if there is none. If there are others, not the one
 * that the pointer's granule has, nor those of the two before it: of neighbours, and before and after, tags differ. */
unsigned mte_choose_tag(struct cpu_state *st, uint64_t pointer, uint64_t exclude);
/* Gives the thread a seed, if it has none. */
void mte_seed(struct cpu_state *st);
/* Gives it the one that follows from the number. */
void mte_use_seed(struct cpu_state *st, uint64_t number);
/* A seed for a thread that this one starts. */
uint64_t mte_split_seed(struct cpu_state *st);
/* ADDG, SUBG: the offset-th allowed tag behind `tag`. */
unsigned mte_step_tag(unsigned tag, unsigned offset, uint32_t allowed);

#endif
