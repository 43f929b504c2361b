/* guest_mm.h: the guest's address space. Guest addresses are host addresses below GUEST_TOP; this module decides
 * where new mappings go, and records what is mapped (protection as the guest asked for it). Everything of the
 * translator lives above. Implemented by src/syscall/mm_space.c. All calls are thread-safe. */
#ifndef DRAGOMAN_CONTRACT_GUEST_MM_H
#define DRAGOMAN_CONTRACT_GUEST_MM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct machine;
struct guest_mm;

/* [0, GUEST_WINDOW) holds all executable mappings (unless the guest insists) and by default everything;
 * [GUEST_WINDOW, GUEST_TOP) what does not fit, or is asked for by address. The top is as high as it can be: position-independent
 * programs of the host lie from 0x555555554000 on. */
#define GUEST_WINDOW (UINT64_C(1) << 42)
#define GUEST_TOP    UINT64_C(0x550000000000)

struct guest_mm *guest_mm_new(struct machine *m);
/* Before anything is mapped: for programs whose address sanitizer has its shadow from 2^36 on, an eighth of 2^47 bytes. Code
 * goes below, everything else above it. */
void guest_mm_split(struct machine *m);
/* Places of programs and libraries are chosen from [0, GUEST_WINDOW), and shifted right by so much. */
unsigned guest_mm_code_shift(const struct machine *m);
/* Places and maps like mmap(2) with the guest's prot (PROT_EXEC of the guest never reaches the host: translated code
 * is elsewhere), flags in host numbering. Returns the address or -errno. Records the range, drops translations of
 * what it replaces. */
int64_t guest_mmap(struct machine *m, uint64_t addr, uint64_t len, int prot, int flags, int fd, int64_t off);
int64_t guest_munmap(struct machine *m, uint64_t addr, uint64_t len);
int64_t guest_mprotect(struct machine *m, uint64_t addr, uint64_t len, int prot);
int64_t guest_mremap(struct machine *m, uint64_t old, uint64_t old_len, uint64_t new_len, int flags, uint64_t new_addr);
int64_t guest_brk(struct machine *m, uint64_t addr);
/* First use of brk: the heap begins at addr (page-aligned, end of the program's bss). */
void guest_brk_start(struct machine *m, uint64_t addr);
/* Maps the first thread's stack: m->stack_low, m->stack_high. 0 or -errno. */
int64_t guest_stack_map(struct machine *m, uint64_t size, int prot);
/* Its limit has become higher: it becomes larger if there is room. */
void guest_stack_grow(struct machine *m, uint64_t size);

/* madvise(2) on memory of the guest only. */
int64_t guest_madvise(struct machine *m, uint64_t addr, uint64_t len, int advice);
/* prctl(2), PR_SET_MDWE and PR_GET_MDWE. */
int64_t guest_mm_set_mdwe(struct machine *m, uint64_t bits);
int64_t guest_mm_mdwe(const struct machine *m);
/* Does it stay in force over execve? */
bool guest_mm_hands_on_mdwe(const struct machine *m);
/* The host's mseal(2) was successful: to be told apart from what may be changed. */
void guest_mm_sealed(struct machine *m, uint64_t addr, uint64_t len);
/* shmat(2), shmdt(2). */
int64_t guest_shmat(struct machine *m, int id, uint64_t addr, int flags);
int64_t guest_shmdt(struct machine *m, uint64_t addr);
/* The guest's own soft limits, counted over the guest's mappings: resource is RLIMIT_AS or RLIMIT_DATA. They start as
 * the limits of the process. */
void guest_mm_set_limit(struct machine *m, int resource, uint64_t bytes);
uint64_t guest_mm_limit(struct machine *m, int resource);
/* Bytes mapped by the guest, and those of them that are private and writable. */
void guest_mm_usage(struct machine *m, uint64_t *total, uint64_t *data);

/* A run of pages with equal attributes; adjoining mappings of equal attributes may be one. */
struct guest_range {
    uint64_t start, end;
    int prot;        /* as the guest asked for it */
    bool shared;
};
/* The first range of the guest that ends above addr; false: there is none. Iterate with addr = out->end. */
bool guest_mm_next(struct machine *m, uint64_t addr, struct guest_range *out);
/* Do all pages of [addr, addr + len) belong to the guest? (The host may have mappings of its own between them.) */
bool guest_mm_covers(struct machine *m, uint64_t addr, uint64_t len);

/* Is pc executable? Then [*lo, *hi) is the surrounding executable range, readable on the host. *from_files: all of it is
 * from files, and not writable. */
bool guest_mm_exec_range(struct machine *m, uint64_t pc, uint64_t *lo, uint64_t *hi, bool *from_files);
/* Code of files that nobody wrote to takes no memory of the process until it is read again, but in windows that `keeps` wants
 * to stay: what the kernel maps at once. */
enum { GUEST_CODE_WINDOW_SHIFT = 16 };
typedef bool guest_keeps_fn(const void *ctx, uint64_t window);
void guest_mm_drop_code(struct machine *m, guest_keeps_fn *keeps, const void *ctx);
/* Guest protection of the page at addr, -1 if not mapped. Lock-free best effort: called by the fault handler. */
int guest_mm_prot(struct machine *m, uint64_t addr);
/* Private memory without a file that the guest may write, and nobody watches: a store there does not fault. Lock-free, too. */
bool guest_mm_takes_stores(struct machine *m, uint64_t addr);
/* Private memory that can be read without anybody's notice. Lock-free, too: it may have changed by then. */
bool guest_mm_is_quiet(struct machine *m, uint64_t addr);
/* fork: hold the lock across. */
void guest_mm_lock(struct machine *m);
void guest_mm_unlock(struct machine *m);
/* In the child of a fork, with the lock held: tags of what the kernel wiped, and what a child does not inherit. */
void guest_mm_in_child(struct machine *m);
/* A thread (lock_self() of contract/lock.h) of a process on our memory was killed: it may have held the lock. */
void guest_mm_owner_died(struct machine *m, unsigned owner);

#endif
