/* mte_report.h: reports of tag mismatches: what was hit, by whom, and what the memory was before. Implemented by
 * src/mte/{history,report,...}.c. A process keeps reports (machine.mte_reports) if options ask for them; the functions
 * below do nothing otherwise. */
#ifndef DRAGOMAN_CONTRACT_MTE_REPORT_H
#define DRAGOMAN_CONTRACT_MTE_REPORT_H

#include <stdbool.h>
#include <stdint.h>

struct machine;
struct thread;

/* --mte-*; strings live as long as the process. */
struct mte_report_options {
    bool on;                    /* --mte=report */
    bool precise;               /* --mte=precise: of an allocation's last granule no more than was asked for may be accessed */
    bool distinct;              /* --mte=distinct: IRG makes no tag that memory on either side has, or had there before */
    bool go_on;                 /* --mte-continue: an access that was reported is made all the same */
    int exit_code;              /* --mte-exit-code: of a process that reported something; -1: as it would be */
    const char *format;         /* --mte-format: text, json, junit, sarif; NULL: text */
    const char *file;           /* --mte-file, absolute: where reports are added; NULL: standard error */
    const char *suppress;       /* --mte-suppress: patterns of symbols and files, separated by commas; NULL: none */
};

/* false: no memory. */
bool mte_reports_begin(struct machine *m);
/* Around fork: what reports are made of is at rest between prepare and the other two. */
void mte_reports_fork_prepare(struct machine *m);
void mte_reports_fork_parent(struct machine *m);
void mte_reports_fork_child(struct machine *m);
/* The format's name is none of ours? Then the names, for a message. */
const char *mte_report_formats(const char *format);
/* All granules of [address, address + size) got the tag. */
void mte_note(struct thread *t, uint64_t address, uint64_t size, unsigned tag);

/* Functions that allocate, by their names in symbol tables: what they are asked for is known where they are entered. */
enum mte_allocator {
    MTE_NO_ALLOCATOR,
    MTE_MALLOC,         /* (size) */
    MTE_CALLOC,         /* (n, size) */
    MTE_REALLOC,        /* (block, size) */
    MTE_REALLOCARRAY,   /* (block, n, size) */
    MTE_ALIGNED_ALLOC,  /* (alignment, size) */
    MTE_POSIX_MEMALIGN, /* (result, alignment, size) */
    MTE_USABLE_SIZE,    /* (block): it may be used as a whole from now on */
};
/* Which of them begins at pc? Takes no lock. */
enum mte_allocator mte_allocator_at(const struct machine *m, uint64_t pc);
/* Code of a file is mapped at the address now. */
void mte_code_mapped(struct machine *m, uint64_t address);
/* An allocator, which is to return to `caller`, was asked for `size` bytes, and may use the whole of `block` (0: none). */
void mte_asked(struct thread *t, uint64_t size, uint64_t block, uint64_t caller);
enum { MTE_ANY_SIZE = -1 }; /* as a size: for none */
/* A synchronous mismatch at `address` of the access that cpu.mte.fault describes, by the instruction at cpu.pc; the
 * state is exact. true: the access is to be made without a check. Does not return if the process is to end. */
bool mte_report_access(struct thread *t, uint64_t address);
/* A system call's buffer: argument number `argument` (from 1) of the call is [pointer, pointer + size), and `at` is the
 * first byte of it that does not match. */
void mte_report_call(struct thread *t, const char *call, unsigned argument, uint64_t pointer, uint64_t size, uint64_t at,
                     bool write);
/* The process ends with this status by itself: the line of statistics; returns the status to end with. */
int mte_reports_end(struct machine *m, int status);

#endif
