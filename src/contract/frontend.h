/* frontend.h: a guest instruction set, as the translator sees it. One const struct per guest. */
#ifndef DRAGOMAN_CONTRACT_FRONTEND_H
#define DRAGOMAN_CONTRACT_FRONTEND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "translate/ir.h"

/* What the runtime knows about a site that trapped before (section 8 of docs/design.md). */
typedef bool careful_fn(void *ctx, uint64_t pc);

/* Where a block goes on behind the direct branch at pc: at the next instruction, at the branch's target (then the branch
 * leaves to the next instruction), or nowhere. The target must lie behind pc and before code_end. next is IR_NO_PC if the
 * branch is unconditional: then there is no PATH_NEXT. */
enum branch_path { PATH_NEXT, PATH_TAKEN, PATH_END };
typedef enum branch_path branch_path_fn(void *ctx, uint64_t pc, uint64_t taken, uint64_t next);
/* Is the instruction at pc to begin another block? */
typedef bool block_end_fn(void *ctx, uint64_t pc);

/* The instruction at pc stores `value`, or what is in memory there, perhaps: must the block end before it, even if it is
 * the first one? */
typedef bool stores_address_fn(void *ctx, uint64_t pc, uint64_t value, bool loaded);

/* Does the guest change the immediate of the instruction at pc again and again? Then the IR reads it from there when it
 * runs: what was not synchronised with may be old or new in an unsynchronised fetch, too. */
typedef bool rewritten_fn(void *ctx, uint64_t pc);

/* Accesses to [address, address + size) need no tag check: memory has none there, as long as the translation lives. */
typedef bool untagged_fn(void *ctx, uint64_t address, uint32_t size);

/* An indirect branch goes to what is loaded from that address: where it most likely goes. False: nobody knows. */
typedef bool leads_to_fn(void *ctx, uint64_t address, uint64_t *pc);

/* Which allocator's function begins at pc (contract/mte_report.h): the IR there tells mte_asked what it is asked for. */
typedef unsigned allocator_fn(void *ctx, uint64_t pc);

struct translate_request {
    uint64_t pc;             /* first instruction */
    const uint8_t *code;     /* host view of the bytes at pc */
    const uint8_t *code_low; /* what is readable before `code`, for guesses */
    const uint8_t *code_end; /* fetching at or behind this faults: emit IR_TRAP_NOEXEC there */
    uint32_t max_insns;      /* end the block after as many (1: single step) */
    bool has_tags;           /* the guest's CPU says that it has memory tags */
    bool check_tags;         /* emit tag checks of memory accesses */
    bool low_slots;          /* slots that are `plain` lead to low memory: no access off them is checked, but what is put may be */
    bool calls_for_tags;     /* how tags are chosen and kept is not for the backend to know: no IR_tag_choose, no IR_TAG_SHADOW */
    bool packs;              /* operations on several vectors are done at once, if the code is hot */
    bool starts_over;        /* IR_again is honoured */
    bool hot;                /* the code runs often */
    uint64_t stop;           /* end the block at this address, if it comes to it; 0: nowhere */
    careful_fn *careful;     /* for each instruction: emit with IR_CAREFUL? NULL: never */
    branch_path_fn *path;    /* NULL: PATH_NEXT, and PATH_END of unconditional ones */
    block_end_fn *ends;      /* asked for each instruction but the first. NULL: no */
    stores_address_fn *stores_address; /* asked for 64-bit stores of a recognisable constant; NULL: not asked */
    untagged_fn *untagged;   /* asked for accesses to constant addresses; NULL: nothing is known */
    leads_to_fn *leads_to;   /* asked for constant addresses; NULL: not asked */
    allocator_fn *allocator; /* asked for each first instruction behind a branch; NULL: nobody wants to know */
    rewritten_fn *rewritten; /* asked for instructions that have a frontend.immediate; NULL: no */
    bool is_version;         /* begin it by ir_begin_version, of this slot and state */
    unsigned slot;
    uint64_t state;
    void *ctx;               /* of these functions */
};

struct frontend {
    const char *name;        /* "aarch64" */
    uint16_t elf_machine;    /* EM_* */
    uint8_t elf_class;       /* ELFCLASS* */
    uint8_t elf_data;        /* ELFDATA* */
    uint8_t insn_align;      /* instruction addresses are multiples of this */
    uint8_t pc_tag_bits;     /* as many top bits of a branch target are ignored if the bit below them is 0 */

    const struct ir_slot *slots;
    uint32_t nslots;
    const uint8_t *plain;    /* those that are `plain` */
    uint32_t nplain;
    const struct ir_helper *helpers;
    uint32_t nhelpers;
    size_t state_size;       /* of the frontend's state struct, which begins with struct cpu_state */
    void (*reset)(struct cpu_state *st);             /* registers as at exec, all zero but what the psABI says */

    /* Appends one block (ir_begin_block ... ir_end_block) to ir. Ends it at the first instruction that always
     * branches or traps, at max_insns, or at code_end. Always succeeds: undefined instructions become traps. */
    void (*translate)(struct ir *ir, const struct translate_request *req);
    /* Looks a few instructions ahead: does the code at `code`, of address pc, overwrite this FLAGS slot before anything reads
     * it? Only [code_low, code_end) may be read. If it does, what tells so is noted by ir_add_look. */
    bool (*flags_dead)(struct ir *ir, uint64_t pc, const uint8_t *code_low, const uint8_t *code, const uint8_t *code_end,
                       unsigned slot);
    /* The bits of the instruction that its translation can read when it runs (translate_request.rewritten); 0: none. */
    uint32_t (*immediate)(uint32_t word);

    /* For --explain, -d in_asm, SIGILL messages: name of the decode row, or NULL; text of the instruction. */
    const char *(*row_name)(const uint8_t *code);
    void (*disassemble)(const uint8_t *code, size_t size, uint64_t pc, char *text, size_t text_size);
};

#endif
