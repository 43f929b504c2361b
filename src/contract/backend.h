/* backend.h: a host, as the runtime sees it: turns IR regions into position-independent host code.
 *
 * Host code reaches everything through the state register. Calling convention of translated code: section 5 of
 * docs/design.md (pinned slots, state register, paired host stack). */
#ifndef DRAGOMAN_CONTRACT_BACKEND_H
#define DRAGOMAN_CONTRACT_BACKEND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "contract/state.h"

/* A direct branch out of a region is a host-relative displacement of 4 bytes, the site. It leads to a stub of the region,
 * until the runtime makes it lead to the target's code. All stubs of a region are equally long, and lie one behind the
 * other; a stub leaves with its end in exit_site, from which the runtime knows where the guest goes on.
 * So do entries that were closed; what leaves with CPU_EXIT_HOT, at the region's start; and stubs right behind a branch out, which
 * leave with CPU_EXIT_PENDING in its place. */
struct region_exit {
    uint64_t pc;         /* where the guest goes on */
    uint32_t site;       /* of a direct branch; of others (CPU_EXIT_PENDING, CPU_EXIT_HOT) 0 */
};
struct region_entry {
    uint64_t pc;
    uint32_t host;       /* code cache offset of a block's entry: 5 bytes that may be overwritten */
};
/* Where the code of a region, besides the stubs of its exits, depends on its place: fields of 4 bytes, by their distance from
 * its start. */
enum fixup_kind {
    FIXUP_OUTSIDE,       /* a displacement to the fixed code at the start of the code cache */
    FIXUP_COUNTER,       /* the displacement to its counter */
};
struct region_fixup {
    uint16_t at, kind;   /* enum fixup_kind */
};
/* In this region the register is the home of another slot than elsewhere: their places in the state; elsewhere 0: of none. */
struct region_home {
    uint8_t reg;
    bool written;
    uint16_t here, elsewhere;
};
struct region_code {
    uint32_t start, size;          /* code cache offset of the whole region, bytes */
    uint64_t pc;                   /* of the first block */
    uint32_t *landings;            uint32_t nlandings;  /* where paired calls land to go on in it: 5 bytes that may be overwritten */
    struct region_entry *entries;  uint32_t nentries;   /* one per block that has a pc */
    struct region_exit *exits;     uint32_t nexits, stubs; /* in the order of their stubs; offset of the first one */
    struct region_home *homes;     uint32_t nhomes;        /* for sync_state */
    uint8_t *insn_map;             uint32_t insn_map_size; /* insn_map.h */
};

/* Space for one region: host code goes to base + offset. */
struct code_buffer {
    uint8_t *base;       /* start of the code cache */
    uint32_t at, end;    /* free bytes [at, end) */
    bool too_complex;    /* set by compile */
    bool wants_fixups;   /* compile is to set the next two, which last until the IR is reset */
    const struct region_fixup *fixups;
    uint32_t nfixups;    /* NO_FIXUPS: the code cannot be moved */
    uint32_t counter;    /* offset of a uint32_t that the region counts down each time it is entered by its first block;
                            below 0 it leaves with CPU_EXIT_HOT. 0: it does not count */
    bool hot;            /* worth a longer look: registers are given anew, loops are aligned */
    bool no_code_map;    /* the address space is limited: st->code_map is NULL, every indirect branch leaves through the
                            stub at offset 0 */
    bool packs;          /* set by prologue: hot code is faster if equal operations on vectors stand side by side */
    bool widens;         /* the same for vectors that are neighbours */
    bool fp_exact;       /* code has the corners of sticky flags and flush-to-zero right, and runs with st->fp_exact; else
                            it leaves by IR_TRAP_STEP where the guest reads or writes its sticky flags */
};

enum { NO_FIXUPS = UINT32_MAX };

struct backend {
    const char *name;    /* "x86_64" */
    uint32_t stub_size;  /* of exits, in bytes */
    bool works_without_code_map; /* honours code_buffer.no_code_map; else such processes are interpreted */
    bool guards_sections; /* honours ir.critical; else the code of restartable sequences is interpreted */
    /* Chooses host features; returns false with a message for a host below the floor. */
    bool (*init)(char error[static 200]);
    /* Writes the fixed code at the start of an empty code cache (offset 0 = stub for code_map misses, entry, exits).
     * Returns bytes used. */
    uint32_t (*prologue)(struct code_buffer *out, const struct ir_slot *slots, uint32_t nslots);
    /* Compiles all blocks of ir; false if the buffer is full, or out->too_complex: more values are alive at once than there
     * are spill places, so fewer guest instructions must be tried (one always fits). Then nothing is used. What region_code
     * points to is in ir's scratch memory. */
    bool (*compile)(const struct ir *ir, struct code_buffer *out, struct region_code *code);
    /* The host features that code of the code cache at base depends on: equal numbers, equal code. */
    uint64_t (*fingerprint)(const uint8_t *base);
    /* Adapts a copy of a region's host code that was compiled for a place `by` bytes before this one, and a counter
     * `counter_by` before its own. */
    void (*relocate)(uint8_t *base, const struct region_code *code, const struct region_fixup *fixups, uint32_t n,
                     uint32_t by, uint32_t counter_by);
    /* Runs translated code from a code cache offset until it leaves; the result is in st->exit_*. */
    void (*enter)(struct cpu_state *st, uint32_t offset);
    /* Makes the branch displacement at `site` lead to `target` (both offsets); atomic towards running threads. */
    void (*patch_branch)(uint8_t *base, uint32_t site, uint32_t target);
    /* Where the branch displacement at `site` leads to. */
    uint32_t (*branch_target)(const uint8_t *base, uint32_t site);
    /* Overwrites 5 bytes at `at` with a jump to `target`, atomic towards running threads; or with what leaves with
     * CPU_EXIT_BRANCH: an entry's does so as a stub does, a landing's with pc, and 0 in exit_site. */
    void (*patch_jump)(uint8_t *base, uint32_t at, uint32_t target);
    void (*close_entry)(uint8_t *base, uint32_t at);
    void (*close_landing)(uint8_t *base, uint32_t at);

    /* In the fault handler, with host context uc interrupted inside translated code (of this region): stores pinned slots
     * to their homes, so that st holds the exact guest state (all but the pc). Afterwards the registers are as at the
     * region's edges. */
    void (*sync_state)(struct cpu_state *st, void *uc, const struct region_home *homes, uint32_t nhomes);
    /* In the fault handler: makes the host context continue in the exit path, so that `enter` returns with
     * st->exit_trap, pc and exit_arg as set by the caller. Pinned slots are taken from the context's registers. */
    void (*leave)(struct cpu_state *st, void *uc);
    /* In the fault handler: was this fault the overflow of the paired-call stack? Then repairs uc, true. */
    bool (*stack_overflow)(struct cpu_state *st, void *uc, uint64_t fault_address);
    /* In the fault handler: where fixed code faulted that works for translated code and changes no homes, uc is made as if it had
     * just been called, and the call had faulted. */
    void (*leave_fixed)(struct cpu_state *st, void *uc);

    /* The FP environment: st->host_fp from st->fp_control and fp_status; collects sticky bits of st->host_fp into
     * fp_status. If fp_exact, host_fp depends on fp_status under flush-to-zero: set it again after changes. */
    void (*fp_set_control)(struct cpu_state *st);
    void (*fp_collect)(struct cpu_state *st);

    /* For the calling host thread: code that checks tags is going to run, with the shadow at st->mte.shadow. */
    void (*use_tags)(const struct cpu_state *st);

    /* For dumps. */
    void (*disassemble)(const uint8_t *code, size_t size, uint64_t address, char **text);
};

#endif
