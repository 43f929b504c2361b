/* internal.h: the runtime's own structures. Included by src/runtime and its unit tests only.
 *
 * Who may touch what: everything of struct runtime belongs to the holder of its lock, but for the members marked
 * atomic, the code map (entries are written under the lock, read by anybody) and the array of regions, which the fault
 * handler reads up to `nregions`. Code and metadata of dead regions stay until a full flush, and that waits until no
 * thread is inside translated code: so a reader inside translated code never sees them vanish. */
#ifndef DRAGOMAN_RUNTIME_INTERNAL_H
#define DRAGOMAN_RUNTIME_INTERNAL_H

#include <pthread.h>
#include <setjmp.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <ucontext.h>

#include "contract/backend.h"
#include "contract/frontend.h"
#include "contract/guest_abi.h"
#include "contract/guest_mm.h"
#include "contract/lock.h"
#include "contract/machine.h"
#include "contract/runtime.h"
#include "runtime/image.h"
#include "runtime/region_pack.h"
#include "runtime/tcache.h"
#include "runtime/u64_map.h"

/* Values of cpu_state.exit_trap beside the ones of state.h. */
enum {
    EXIT_FAULT = CPU_EXIT_HOT + 8, /* engine.fault is to be delivered */
    EXIT_STEP,                         /* the instruction at st->pc trapped: execute it exactly, then carefully */
    EXIT_STEP_ONCE,                    /* the same, only now */
    EXIT_SYSCALL,                      /* st->exit_arg is for syscall_conclude */
    EXIT_NONE,                         /* go on at st->pc */
    EXIT_AGAIN,                        /* the same, in code whose state is exact where the instruction at st->exit_arg faulted */
};

/* A place that leads into a region, and is to lead elsewhere when that dies or gives way: a direct branch of a hot region; or
 * CLOSED_ENTRY and a closed entry, which the branches of others still lead to. */
struct incoming {
    struct incoming *next;
    uint32_t site;
};
enum { CLOSED_ENTRY = 1 << 30 };

enum region_flags {
    REGION_DEAD = 1,
    REGION_HOT = 2,                  /* made by tier 2: does not count, and all its entries are in rt->other_entries */
    REGION_REPLACED = 4,             /* of tier 1: its first entry leads to a hot region */
    REGION_WORDS = 8,                /* what it was made of is kept in rt->words */
    REGION_INCOMING = 16,            /* there are some in rt->incoming */
    REGION_IN_MAP = 32,              /* of tier 1: the code map has its first entry, too */
};
/* There are many: what is not asked often is packed (region_pack.h). Those in tier 1's part of the code cache are numbered as
 * their counters are, those in tier 2's from HOT_REGION on. */
struct region {
    uint32_t start;                  /* code cache offset */
    uint32_t pc_low;                 /* of its first block */
    uint16_t pc_high;
    uint8_t entry : 4;               /* of tier 1: place of the first entry, from `start` on; */
    uint8_t met : 4;                 /* how many indirect branches went there, and did not find it in the code map */
    uint8_t flags;
    uint32_t packed;                 /* place of the rest in rt->packed */
    uint32_t next;                   /* element of its first page's list */
};
enum { REGIONS_MOST = (1 << 24) - 2, HOT_REGION = 1 << 28 };
static inline uint64_t region_pc(const struct region *r) { return r->pc_low | (uint64_t)r->pc_high << 32; }

/* A list of regions consists of numbers of these, plus 1, and PAGE_REF and the place of a page_ref in rt->packed. */
struct page_ref {
    uint32_t region, next;
};
#define PAGE_REF UINT32_C(0x80000000)

/* A guest page that code was translated from. */
struct code_page {
    uint64_t number;
    uint64_t lines;                  /* of CODE_LINE bytes: those that have code, and perhaps some that had */
    uint32_t regions;                /* list, 0: empty */
    bool rewritten;                  /* by the guest, as its cache maintenance says: regions keep what they were made of */
    struct code_line *checked;       /* the one that was looked at last, or NULL */
    uint64_t starts[16];             /* a bit for every 4 bytes: does, or did, a region of tier 1 begin there? */
};
enum { CODE_PAGE_SHIFT = 12, CODE_LINE_SHIFT = 6, CODE_LINE = 1 << CODE_LINE_SHIFT };

/* Windows (GUEST_CODE_WINDOW_SHIFT) that guest code was read from since some was given back, by hash; 0: free. */
enum { CODE_WINDOWS = 256 };
struct guest_code {
    uint32_t n;
    uint64_t windows[CODE_WINDOWS];
};

/* What memory held in a line, and the bits of it that the page's regions depend on. */
struct code_line {
    uint64_t lo;
    uint32_t words[CODE_LINE / sizeof(uint32_t)], masks[CODE_LINE / sizeof(uint32_t)];
};
enum { NO_LINE = 1 };

/* An instruction that a region was made of. Its bits outside the mask the translation reads again each time it runs. */
struct code_word {
    uint64_t pc;
    uint32_t word, mask;
};
struct code_words {
    uint32_t n;
    struct code_word words[];
};

/* Tier 2 makes one region at a time (promote.c). Who works on it needs the lock only to ask for what is known, and at the end:
 * so what it is made from may have changed by then. */
struct promotion {
    atomic_uint owner;               /* lock_self() of the thread that works on it, 0: nobody. Written under the lock */
    uint64_t pc;                     /* that was asked for */
    const struct ir_sample *sample;  /* what registers held when it was asked for */
    uint64_t lo, hi;                 /* executable range around it */
    uint32_t generation, changes;    /* as they were at the beginning */
    struct code_buffer out;
    struct arena arena;
    struct ir ir;
    struct tcache_needs needs;
};

struct compiler;

/* Regions of tier 1 by their pc. */
struct entry_table {
    uint32_t *slots;     /* 0: free. The number of a region plus 1, and in the top bits more of the hash */
    uint32_t size, used; /* a power of two */
};

enum { STATS_KINDS = 20, CHANGES = 64, RECENT_PAGES = 256 };
struct stats {
    bool on;
    uint64_t regions, blocks, guest_insns, code_bytes, flushes, invalidated, chained;
    uint64_t ns_decode, ns_passes, ns_compile, ns_publish;
    uint64_t ns_clock;                       /* to be taken off each difference of two times: what the clock takes itself */
    uint64_t cpu_start;                      /* of the process, when counting began */
    _Atomic uint64_t exits[STATS_KINDS];     /* by row of the table in stats.c */
    uint64_t cached_regions, cached_insns, cached_hot; /* made by another process */
    uint64_t hot_regions, hot_blocks, hot_insns, hot_bytes, hot_failed, ns_hot;
};

struct runtime {
    struct machine *machine;
    struct lock lock;

    /* code cache and code map (code_cache.c) */
    struct code_buffer out;          /* arena: metadata of all regions, until a full flush */
    uint32_t code_size, code_first;  /* first byte behind the backend's prologue */
    uint32_t dead_bytes;             /* of code that was invalidated since the last full flush */
    uint32_t *code_map;              /* NULL: the address space is limited. Else the entries that indirect branches met */
    uint32_t *empty_map;
    uint64_t as_limit;               /* RLIMIT_AS (soft) as we found it, if we raised it; else 0 */
    int32_t *counters;               /* behind the code cache, by region: how often it may still be entered until it is hot.
                                        Translated code of all threads counts, and may lose some */
    atomic_uint generation;          /* counts full flushes */
    atomic_uint flushing;            /* no thread may enter translated code */

    /* regions (regions.c) */
    struct arena meta;
    struct region *regions;          /* in ascending order of code offset */
    atomic_uint nregions;
    uint32_t *first_in;              /* of tier 1: for each KB of code the first region that starts in it or behind it */
    uint32_t max_regions;
    struct {
        uint8_t *base;
        uint32_t at, size;
    } packed;
    struct {
        struct region *regions;      /* of tier 2, likewise */
        atomic_uint n;
        uint32_t max, first, at;     /* its code: from offset `first` to the end of the code cache, used up to `at` */
        bool full;
    } hot;
    struct promotion promotion;
    struct compiler *compiler;       /* compiler_thread.c; NULL until there was a hot region */
    struct {
        uint64_t lo, hi;
    } changed[CHANGES];              /* the last ranges whose translations were invalidated; there were `changes` */
    uint32_t changes;
    struct entry_table entries;      /* first entries of regions of tier 1, but those of the image */
    struct u64_map other_entries;    /* pc -> offset of its code, and ENTRY_IN_MAP; they hide first ones */
    uint64_t hot_filter[1024];       /* a bit for each hash of these: most code has none */
    struct u64_map pages;            /* guest page number -> struct code_page * */
    struct code_page *recent[RECENT_PAGES]; /* some of them, by the number's last bits, or NULL */
    struct guest_code read;          /* guest_code.c */
    struct u64_map words;            /* number of a region -> struct code_words * */
    struct u64_map incoming;         /* number of a region -> struct incoming * */
    struct u64_map rewritten;        /* pc -> how often only its word's immediate was changed; REWRITTEN_NOW: often */
    _Atomic uint64_t page_low, page_high; /* all pages with code are in [low, high) */
    atomic_uint invalidations;       /* counts calls of runtime_invalidate, before they take the lock */
    struct arena careful_arena;
    struct u64_map careful;          /* by pc: how often a site trapped; CAREFUL_NOW for what recurs */
    _Atomic(struct critical *) criticals; /* guest code of restartable sequences; in careful_arena */
    uint32_t ncriticals;
    struct guard *guards;            /* guard.c */
    atomic_bool check_tags;          /* translations check memory tags */
    atomic_bool low_has_tags;        /* mte_low_has_tags, as translations know it: it changes where all of them are dropped */
    atomic_bool any_slots;           /* no translation presumes any more that `plain` slots lead to low memory */
    atomic_bool fp_careful;          /* a thread left the plain FP mode: every FP operation is translated carefully */

    struct tcache tcache;            /* tcache.c */
    struct image image;              /* image.c */
    struct tcache_needs needs;       /* of the region of tier 1 that is being made */

    /* the translator's scratch memory (translate.c) */
    struct arena ir_arena;
    struct ir ir;

    struct engine *engines;          /* all threads (thread.c) */
    atomic_uint nthreads;            /* that run guest code in this process */
    atomic_uint settled;             /* the first pthread_create(3) is over: host_thread_create */
    struct stats stats;
    int perf_map, stats_file;        /* file descriptors, or -1 */
    struct profile *profile;         /* profile.c; NULL: no samples are taken */
    pid_t profile_pid;               /* the process that writes it */
};

/* What the thread's C code is doing, for the fault handler. */
enum doing { DOING_OTHER, DOING_CODE, DOING_INTERPRET, DOING_STEP, DOING_TRANSLATE, DOING_FETCH, DOING_PROMOTE };

struct interp_cache;

/* The runtime's part of a thread. */
struct engine {
    struct thread thread;
    struct runtime *rt;
    struct engine *next, **link;
    size_t mapped;                   /* bytes of the mapping that holds this struct, the guest state and the stacks */
    pid_t tid;
    bool is_main, is_process;        /* the process's first thread; a process of its own on shared memory */
    bool is_compiler;                /* runs no guest code (compiler_thread.c) */

    atomic_uint in_code;
    uint32_t generation;             /* of the code that this thread was last sent into */
    bool unchecked;                  /* an access is made although its tag check failed (exits.c) */
    bool uses_tags;                  /* backend->use_tags was called for its host thread */
    uint32_t paired_generation;      /* of the code that the paired-call stack refers to */
    uint32_t exit_stub;              /* by which code was left */
    uint32_t chain_site;             /* the direct branch by which the last code was left, 0: none; */
    uint32_t chain_stub;             /* the stub that it led to */
    uint64_t chain_pc;               /* where that wanted to go */
    bool left_indirect;              /* it was left by an indirect branch */

    volatile int doing;              /* enum doing */
    sigjmp_buf jump;                 /* to the dispatcher; value EXIT_FAULT or EXIT_STEP */
    sigjmp_buf *away;                /* DOING_PROMOTE: from a fault on guest memory that vanished */
    uint64_t exec_lo, exec_hi;       /* executable range that the last search found */
    bool exec_file;                  /* all of it is from files, and not writable */
    uint32_t nbranches;              /* of the block that is being translated */
    uint32_t exec_seen;              /* count of invalidations before that search */
    struct guest_fault fault;

    struct arena step_arena;
    struct ir step_ir;
    struct interp_cache *interp;
    struct guard *guard;             /* for the signature that the thread registered with rseq(2), after its first use */
    struct arena critical_arena;
    struct u64_map critical_code;    /* pc -> struct ir * of one instruction */
    unsigned critical_invalidations;
    uint8_t *alt_stack;
    size_t alt_stack_size;
};

static inline struct engine *engine_of(struct thread *t) { return (struct engine *)t; }

/* code_cache.c */
bool code_cache_init(struct runtime *rt, char error[static 200]);
/* Empties the cache: waits until no other thread runs translated code. The lock is held. */
void code_cache_flush(struct runtime *rt, struct engine *self);
/* Offset of the translation of pc, 0: none. The lock is held, as for the next three. */
uint32_t code_lookup(const struct runtime *rt, uint64_t pc);
/* The first entry of a region of tier 1. */
void code_add_first(struct runtime *rt, const struct region *r);
/* In a table that has room. */
void entry_table_put(struct entry_table *table, uint64_t pc, uint32_t number);
struct region *entry_table_find(const struct runtime *rt, const struct entry_table *table, uint64_t pc);
/* Another entry, unless an older region has it. */
void code_add(struct runtime *rt, uint64_t pc, uint32_t offset);
void code_drop(struct runtime *rt, uint64_t pc, uint32_t offset);
/* The code at pc is another one from now on. */
void code_replace(struct runtime *rt, uint64_t pc, uint32_t offset);
void code_forget_all(struct runtime *rt);
static inline uint32_t hot_hash(uint64_t pc) { return (uint32_t)(pc >> 2) * UINT32_C(0x9e3779b9) >> 16; }
static inline bool hot_maybe(const struct runtime *rt, uint64_t pc)
{
    return __atomic_load_n(&rt->hot_filter[hot_hash(pc) / 64], __ATOMIC_RELAXED) >> hot_hash(pc) % 64 & 1;
}
/* An indirect branch met pc, which has a translation: after MET_OFTEN times it is to find it by itself. */
enum { MET_OFTEN = 4 };
void code_note_indirect(struct runtime *rt, uint64_t pc);
/* What an indirect branch would find, 0: nothing. For anybody. */
uint32_t code_in_map(const struct runtime *rt, uint64_t pc);

/* Whole pages of the host. */
static inline size_t page_round(size_t size)
{
    const size_t page = 4096;
    return (size + page - 1) & ~(page - 1);
}

/* guest_code.c: callers hold the lock */
void guest_code_note_read(struct runtime *rt, uint64_t pc);
/* From time to time, what was not read lately. */
void guest_code_give_back(struct engine *e);
/* All of it that is worth while: nothing was read that will be read again soon. */
void guest_code_give_all_back(struct engine *e);

/* regions.c: callers hold the lock, but for region_at */
/* By the size of the code cache: how many there can be, and the bytes that their lists take. */
uint32_t regions_most(const struct runtime *rt);
size_t regions_room(const struct runtime *rt);
void regions_init(struct runtime *rt, uint8_t *room);
bool regions_full(const struct runtime *rt);
/* Bytes of rt->first_in that are used. */
size_t regions_first_in(const struct runtime *rt);
/* Hot: it takes the place of regions that are not. */
/* ir: what it was made from, or NULL if none of its pages is rewritten. */
void region_publish(struct runtime *rt, const struct region_code *code, const struct ir_span *spans, uint32_t nspans,
                    const struct ir *ir, bool hot);
/* Inside translated code, or with the lock. The last one includes what lies between two regions. */
/* In tier 1's part of the code cache; of its code all but the entries is packed already (region_pack.h). */
void region_publish_packed(struct runtime *rt, const struct region_code *code, const uint8_t *packed, uint32_t size,
                           const struct ir_span *spans, uint32_t nspans, bool hot);
struct region *region_at(struct runtime *rt, uint32_t offset);
struct region *region_of_number(const struct runtime *rt, uint32_t number);
uint32_t region_number(const struct runtime *rt, const struct region *r);
struct region_info region_info(const struct runtime *rt, const struct region *r);
/* Element of a list of regions: the region, and the element behind it. */
struct region *list_region(struct runtime *rt, uint32_t element);
uint32_t *list_next(struct runtime *rt, uint32_t element);
/* How the code was left (cpu_state.exit_site, not 0); false: not by any exit. Inside translated code, or with the lock. */
bool region_exit_at(struct runtime *rt, uint32_t exit_site, struct region_exit *exit);
/* How many branches of the region, which is not hot, lead to the pc, and how many of these are not known to have never
 * been taken: a branch to what was there already leads to it at once. */
unsigned region_branches(struct runtime *rt, const struct region *r, uint64_t pc, unsigned *taken);
/* The stub of the direct branch at site. */
uint32_t region_stub_of(struct runtime *rt, uint32_t site);
/* The region comes into the lists of its pages. */
void region_index(struct runtime *rt, struct region *r);
/* The first address behind pc at which a region of tier 1 begins, but for those of the image; 0: none is known before `end`. */
uint64_t region_behind(const struct runtime *rt, uint64_t pc, uint64_t end);
/* False: no region of tier 1 begins at pc. Of pages that were not met lately nothing is known. */
bool region_may_begin(const struct runtime *rt, uint64_t pc);
/* The lines of a page that the span touches (code_page.lines). */
uint64_t span_lines(const struct ir_span *s, uint64_t page);
/* The guest instruction that the code at offset belongs to; false: none. again: see insn_map_find. */
bool region_pc_at(const struct runtime *rt, const struct region *r, uint32_t offset, uint64_t *pc, uint64_t *again);

/* invalidate.c */
/* Makes the direct branch at site, which led to `stub`, lead to `target`, an entry, as it wants to. The lock is held; no flush
 * happened since the branch left. */
void region_chain(struct runtime *rt, uint32_t site, uint32_t stub, uint32_t target);
/* Branches of regions that nobody runs yet, to what there is. */
void region_chain_known(struct runtime *rt, const struct region_exit *branches, uint32_t n);
/* From now on `plain` slots may lead anywhere. The lock is held. */
void presume_any_slots(struct runtime *rt);
/* The site at pc trapped. From CAREFUL_NOW on it is translated carefully. */
enum { CAREFUL_NOW = 64 };
void mark_careful(struct runtime *rt, uint64_t pc, unsigned weight);
/* A load at pc faulted in hot code whose puts are delayed (ir_again.c): none is made with it any more. */
void faulted_in_stretch(struct runtime *rt, uint64_t pc);
/* All that leads to `old`, an entry of `from`, is to lead to another region's entry. */
void region_redirect(struct runtime *rt, struct region *from, uint32_t old, uint32_t entry);

void invalidate_locked(struct runtime *rt, uint64_t lo, uint64_t hi);
/* The guest says that it has changed code in the line at lo. */
void line_changed(struct runtime *rt, uint64_t lo);
/* code_calls.line_stays */
bool line_stays(struct cpu_state *st, uint64_t address);
/* Is the immediate of the instruction at pc changed again and again? The lock is held. */
enum { REWRITTEN_NOW = 4 };
static inline bool is_rewritten(const struct runtime *rt, uint64_t pc)
{
    return u64_map_get(&rt->rewritten, pc) >= REWRITTEN_NOW;
}
/* Were translations of one of these spans invalidated since rt->changes was `since`? */
bool changed_since(const struct runtime *rt, uint32_t since, const struct ir_span *spans, uint32_t n);

/* critical.c */
bool critical_at(struct runtime *rt, uint64_t pc);
/* The start of the first range behind pc, 0: none. */
uint64_t critical_behind(struct runtime *rt, uint64_t pc);
/* What ir.critical is to be for a block at pc, which is in a range; false: critical_run must execute it. */
bool critical_plan(struct runtime *rt, uint64_t pc, struct ir *ir);
/* ctx: struct runtime, whose lock is held. */
stores_address_fn critical_stores_address;
/* May the answer ever be yes? */
bool critical_may_store(uint64_t pc, uint64_t value, bool loaded);
/* The code in [lo, hi) is gone. The lock is held. */
void critical_forget(struct runtime *rt, uint64_t lo, uint64_t hi);
void critical_run(struct engine *e);
/* What critical_run sets for the interpreter is taken back. */
void critical_done(struct cpu_state *st);
guarded_fn critical_access;
/* What was or will be done for the thread may hide a disturbance of its section: it counts as one. */
void critical_disturb(struct engine *e);
/* Does rseq_cs hold what is no descriptor? Async-signal-safe. */
bool critical_is_bad(const struct thread *t);
/* The guest's thread ends. */
void critical_leave(struct engine *e);

/* guard.c */
guarded_fn guard_access;

/* translate.c */
/* Offset of the code for pc, translating it when needed, and connecting it with the branch that led there: the direct one
 * of e->chain_site, else an indirect one. 0: the instruction can't be fetched. */
uint32_t translate(struct engine *e, uint64_t pc);
/* Takes the lock and finds e->exec range of pc (true), or does neither. */
bool translate_lock_range(struct engine *e, uint64_t pc);
bool translate_find_range(struct engine *e, uint64_t pc);
careful_fn translate_careful; /* ctx: the engine. The lock is held */
bool site_is_careful(const struct runtime *rt, uint64_t pc);
bool any_site_is_careful(const struct runtime *rt); /* most programs have none; without the lock, too */
/* From now on translations have the corners of FP flags right (code_buffer.fp_exact). */
void need_exact_fp(struct engine *e);
/* What whoever translates [lo, hi) from pc on asks for alike; the functions of the request are the caller's. */
void translate_fill_request(const struct runtime *rt, uint64_t pc, uint64_t lo, uint64_t hi, struct translate_request *req);
/* Is code made for `plain` slots that lead to low memory? */
bool translate_low_slots(const struct runtime *rt);
/* Translates one block of at most max_insns from e->exec range into ir. */
void translate_block(struct engine *e, struct ir *ir, uint64_t pc, uint32_t max_insns, careful_fn *careful,
                     stores_address_fn *stores_address, untagged_fn *untagged);
/* One instruction, wherever it is. */
void translate_one(struct engine *e, struct ir *ir, uint64_t pc, careful_fn *careful);
/* Must the cache be emptied before the next region? */
bool translate_is_full(const struct runtime *rt);
/* The next region, at pc, counts how often it is entered. */
void translate_prepare_counter(struct runtime *rt, uint64_t pc);
void translate_optimise(const struct runtime *rt, struct ir *ir, uint64_t lo, uint64_t hi, bool hot);
/* What was translated for logs. */
void translate_log_guest(const struct runtime *rt, const struct ir *ir, const char *title);
void translate_log_host(const struct runtime *rt, const struct region_code *code);

/* tier.c */
enum { TIER_TRACE_INSNS = 256, TIER_LOOP_INSNS = 384 /* of one that is a loop */ }; /* at most */
/* The IR of a region at p->pc, or at the head of a loop around it, of traces of at most so many instructions. */
void tier_form_region(struct runtime *rt, struct promotion *p, uint32_t most);

/* promote.c */
/* 8 bytes of guest memory, for a guess: false if they cannot be had. */
bool promote_read_word(void *runtime, uint64_t address, uint64_t *value);
/* Counters that mean something else: nobody counts; what is counted is hot already, and waits (and may be counted on). */
enum { TIER_NOT_COUNTED = INT32_MAX, TIER_WAITING = INT32_MAX - 1, TIER_LEAST_WAITING = INT32_MAX / 2 };
/* The lock is held; NULL: there is none. */
struct region *tier_region(struct runtime *rt, uint64_t pc);
/* A hot region at pc that another process made is used; false: there is none. */
bool promote_ready(struct engine *e, uint64_t pc);
void promotion_sample(const struct runtime *rt, const struct cpu_state *st, struct ir_sample *sample);
/* The region at pc was entered often: makes a hot one of it and of what it leads to. e: of the calling thread. */
void promote_now(struct engine *e, uint64_t pc, const struct ir_sample *sample);
/* What waits for that does not count any more; false: there is nothing to wait for. The lock is held, as for the next two. */
bool promotion_waits(struct runtime *rt, uint64_t pc);
/* It does not wait any more, and may become hot another time. */
void promotion_again(struct runtime *rt, uint64_t pc);
/* The thread `owner` (lock_self()) is not there any more. */
void promotion_abandon(struct runtime *rt, unsigned owner);
/* Value of a new region's counter. */
int32_t tier_threshold(const struct runtime *rt);

/* compiler_thread.c */
/* The thread left with CPU_EXIT_HOT. */
void promote(struct engine *e, uint64_t pc);
/* Does somebody wait for its end? */
bool compiler_is_ending(const struct runtime *rt);
/* Ends the compiler's thread, if there is one; false: there was none. No lock is held. */
bool compiler_end(struct runtime *rt);
/* A guest's thread ends: the compiler's does not outlive the one that it has its rights from, nor all of them. */
void compiler_thread_leaves(struct engine *e, bool last);
/* In the child. The lock is held. */
void compiler_fork_child(struct runtime *rt);

/* dispatch.c */
bool whole_syscall(struct cpu_state *st);

/* code_syscall.c: of cpu_state.calls */
extern const struct code_calls code_calls;

/* interp.c */
void interpret(struct engine *e);
void interp_cache_free(struct engine *e);

/* step.c */
void step(struct engine *e);

/* exits.c */
void handle_exit(struct engine *e);
void do_syscall(struct engine *e);
/* The access that was made without a check is over. */
void unchecked_done(struct engine *e);
void take_interpreter_exit(struct engine *e, const struct ir_exit *x);

/* fault.c */
void fault_init(struct runtime *rt);
void fault_thread_init(struct engine *e);
void fetch_fault(struct engine *e, uint64_t pc);
void set_current(struct thread *t);

/* thread.c */
void thread_unkick(struct engine *e);
void engine_link(struct engine *e);
void engine_free(struct engine *e);
/* Ends the calling host thread of a guest thread: robust futexes, clear_child_tid. */
void thread_leave(struct engine *e);
/* Starts a detached host thread with all signals blocked; 0 or an error number. */
int host_thread_start(struct runtime *rt, void *(*fn)(void *), void *arg);
/* pthread_create(3) without what it does to signals. */
int host_thread_create(struct runtime *rt, pthread_t *id, const pthread_attr_t *attr, void *(*fn)(void *), void *arg);
/* In a new thread, before the guest runs: host_thread_create is over, if it is the first. */
void host_thread_settle(struct runtime *rt);
/* Makes the calling host thread run e. */
void engine_adopt(struct engine *e);

/* exit_robust.c */
void robust_list_exit(pid_t tid);
void clear_tid(uint64_t address);

/* stats.c */
void stats_init(struct runtime *rt);
void stats_restart(struct runtime *rt);
void stats_times(struct runtime *rt, const uint64_t times[5]);
void stats_region(struct runtime *rt, const struct region_code *code, const struct ir *ir, bool hot);
void stats_count_exit(struct runtime *rt, uint32_t trap);
/* What was counted since the last report. */
void stats_report(struct runtime *rt);
static inline uint64_t stats_clock(const struct runtime *rt);

/* profile.c */
void profile_init(struct runtime *rt);
/* Starts the calling thread's timer. */
void profile_thread(struct engine *e);
void profile_fork_child(struct runtime *rt, struct engine *self);
/* Must the runtime's handler stay in place for this signal, whatever the guest does with it? */
bool profile_takes(const struct thread *t, int signo);
/* Was the signal ours? In the handler, for the thread that was interrupted at the host's pc. */
bool profile_sample(struct thread *t, const siginfo_t *info, uint64_t host);
void profile_report(struct runtime *rt);

/* safe_syscall.S */
extern const char safe_syscall_begin[], safe_syscall_end[], safe_syscall_interrupted[];
extern const char direct_syscall[], direct_syscall_begin[], direct_syscall_end[], direct_syscall_interrupted[];
extern const char guest_copy_begin[], guest_copy_end[], guest_copy_failed[];
int64_t safe_syscall_raw(const bool *pending, long nr, const uint64_t args[6]);
int guest_copy(void *to, const void *from, size_t size);
/* clone(2) or clone3(2), by number, for a child that runs fn(arg) on a stack of its own. */
int64_t clone_call(uint64_t a, uint64_t b, uint64_t c, uint64_t d, void (*fn)(void *), void *arg, long nr);
void signal_restorer(void);

#include <time.h>
static inline uint64_t stats_clock(const struct runtime *rt)
{
    struct timespec ts;
    if (!rt->stats.on)
        return 0;
    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (uint64_t)ts.tv_sec * 1000000000u + (uint64_t)ts.tv_nsec;
}

#endif
