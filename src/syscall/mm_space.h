/* mm_space.h: what the files of the guest's address space share (mm_*.c). */
#ifndef DRAGOMAN_SYSCALL_MM_SPACE_H
#define DRAGOMAN_SYSCALL_MM_SPACE_H

#include "contract/guest_mm.h"
#include "contract/lock.h"
#include "contract/machine.h"
#include "syscall/mm_ranges.h"

enum { MM_PAGE = 4096, MM_MIN_ADDR = 0x10000 };
/* Where a 64-bit Linux address space ends for the guest (TASK_SIZE); [GUEST_TOP, this) is never mapped. */
#define MM_TASK_SIZE (UINT64_C(1) << 48)

/* Executable ranges that an operation took away: translations of [lo, hi) are dropped after the lock is released
 * (the runtime takes our lock while it holds its own). */
struct mm_stale {
    uint64_t lo, hi;
};

struct guest_mm {
    struct machine *machine;
    struct mm_ranges ranges;
    struct mm_zone window, tagged, upper; /* by address */
    bool split; /* guest_mm_split */
    uint64_t limit_as, limit_data;
    uint64_t brk_start, brk;
    uint64_t stack_floor; /* address-less mappings keep below it, so that the stack can grow */
    uint64_t maps_added, maps_look; /* mm_count.c: mappings of the process, estimated from above; when to count them */
    bool maps_full, maps_freed;     /* none may be added; but since then something was taken away */
    atomic_bool faults_watched;     /* by a userfaultfd, perhaps */
    atomic_uint mdwe;               /* bits of PR_SET_MDWE (mm_mdwe.c) */
    bool tags_appeared;             /* where translations presume that there are none: they are dropped behind the lock */
    struct mm_stale grown;          /* translations that ran into the end of what was executable, and may go on now: the same */
    struct lock lock;
};

static inline uint64_t mm_page_up(uint64_t n) { return (n + MM_PAGE - 1) & ~(uint64_t)(MM_PAGE - 1); }
static inline bool mm_aligned(uint64_t n) { return (n & (MM_PAGE - 1)) == 0; }
/* Below: the lock is held. */
void mm_enter(struct machine *m);
void mm_leave(struct machine *m, const struct mm_stale *stale);
/* What the host maps for the guest's prot: execution is reading, for us. */
int mm_host_prot(int prot);
/* -d mmu: one line for a call and its result. */
void mm_log(const char *call, uint64_t addr, uint64_t len, int prot, int64_t result);
/* Notes executable pages of [start, end) in stale. */
void mm_note_stale(const struct guest_mm *mm, uint64_t start, uint64_t end, struct mm_stale *stale);
void mm_record(struct guest_mm *mm, uint64_t start, uint64_t end, uint32_t prot, uint32_t flags);
void mm_forget(struct guest_mm *mm, uint64_t start, uint64_t end);
bool mm_is_free(const struct guest_mm *mm, uint64_t start, uint64_t end);
/* The next run [*lo, *hi) of adjoining guest ranges inside [start, end); false: none. */
bool mm_next_run(const struct guest_mm *mm, uint64_t start, uint64_t end, uint64_t *lo, uint64_t *hi);
/* Bytes of the guest's ranges inside [start, end); data: only of private writable ones. */
uint64_t mm_bytes(const struct guest_mm *mm, uint64_t start, uint64_t end, bool data);
/* May the guest have so much more (RLIMIT_AS, RLIMIT_DATA)? */
bool mm_may_expand(const struct guest_mm *mm, uint64_t total, uint64_t data);
/* The zone that an address belongs to. */
static inline struct mm_zone *mm_zone_of(struct guest_mm *mm, uint64_t addr)
{
    return addr < mm->tagged.low ? &mm->window : addr < mm->upper.low ? &mm->tagged : &mm->upper;
}
/* A free place for an address-less mapping, or 0. */
uint64_t mm_place(struct guest_mm *mm, uint64_t len, uint64_t align, uint32_t prot);

/* mm_tags.c */
/* Of what is to be mapped so: can it have no memory tags? */
bool mm_has_no_tags(const struct machine *m, int flags, int fd);
/* Is there PROT_MTE memory in [start, end)? */
bool mm_has_tags(const struct guest_mm *mm, uint64_t start, uint64_t end);
/* MAP_SHARED memory with tags inside [start, end): they become those of the objects behind it. false: no room. */
bool mm_share_tags(struct guest_mm *mm, uint64_t start, uint64_t end);
/* The pages of private mappings have gone; with `shared` also those of the objects behind the others. */
void mm_drop_tags(struct guest_mm *mm, uint64_t lo, uint64_t hi, bool shared);
/* Sets or clears a flag of a range. */
void mm_mark(struct guest_mm *mm, uint64_t lo, uint64_t hi, uint32_t flag, bool on);

/* mm_mdwe.c */
/* Is EACCES what a mapping is told that has `old` and is to have `prot`? A new one: that it has both times. */
bool mm_refuses(const struct guest_mm *mm, int old, int prot);
void mm_mdwe_in_child(struct guest_mm *mm);

/* mm_count.c */
void mm_count_init(struct guest_mm *mm);
/* Room for an operation that may add mappings, here and in the kernel? */
bool mm_room(struct guest_mm *mm);

/* mm_claim.c: only memory that is free or the guest's may be overwritten. */
struct mm_claim {
    uint64_t start, end;
    bool fresh; /* all of it was free: map with MAP_FIXED_NOREPLACE, nothing has been claimed yet */
};
/* Prepares [start, end) for MAP_FIXED. 0 or -errno. */
int mm_claim(struct guest_mm *mm, uint64_t start, uint64_t end, struct mm_claim *claim);
/* The mapping failed: gives claimed gaps back. */
void mm_unclaim(struct guest_mm *mm, const struct mm_claim *claim);
/* The host's mappings that overlap [lo, hi), until fn returns false. */
struct mm_host_mapping {
    uint64_t start, end, offset, dev, inode;
};
typedef bool mm_host_mapping_fn(const struct mm_host_mapping *map, void *ctx);
void mm_each_mapping(uint64_t lo, uint64_t hi, mm_host_mapping_fn *fn, void *ctx);
/* Reads the host's map of our process into the table: foreign mappings, and how far growing ranges have grown. */
void mm_sync_host(struct guest_mm *mm);

#endif
