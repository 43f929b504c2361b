/* report.h: one report of a tag mismatch, as data, and the formats that it is written in. Included by src/mte only. */
#ifndef DRAGOMAN_MTE_REPORT_H
#define DRAGOMAN_MTE_REPORT_H

#include <stdio.h>

#include "contract/machine.h"
#include "contract/symbols.h"
#include "mte/history.h"

enum cause {
    CAUSE_UNKNOWN,
    CAUSE_USE_AFTER_FREE,
    CAUSE_DOUBLE_FREE,
    CAUSE_OVERFLOW,          /* behind the end of an allocation */
    CAUSE_UNDERFLOW,         /* before its start */
    CAUSE_UNTAGGED,          /* the pointer has no tag */
    NCAUSES,
};
struct cause_text {
    const char *id;          /* "heap-use-after-free" */
    const char *text;        /* "use after free" */
};

struct frame {
    uint64_t pc;             /* of the access, or of the instruction that called */
    struct guest_place place;
};
struct stack {
    uint32_t n;
    struct frame frames[STACK_FRAMES + 1];
};

struct report {
    const struct machine *machine;
    struct symbols *symbols;
    int32_t tid;
    char thread_name[16];
    uint64_t pointer, size;  /* of the access, tag included */
    uint64_t at;             /* first byte that mismatches, without tag */
    bool write;
    unsigned pointer_tag, memory_tag;
    const char *call;        /* system call, or NULL */
    unsigned argument;
    char instruction[100];   /* text, "" for a system call */
    struct stack access;

    enum cause cause;
    bool on_stack;
    uint64_t region_start, region_end; /* the allocation; 0, 0: none was found */
    int32_t allocated_by, freed_by;    /* threads; 0: not known */
    struct stack allocated, freed;
};

/* cause.c: fills the members from `cause` on. */
void find_cause(struct report *r, struct history *h);
const struct cause_text *cause_text(const struct report *r);
/* Where `at` is, in words: "16 bytes inside the 48-byte region [...)", "0 bytes behind ...". */
void cause_where(const struct report *r, char text[static 160]);
/* Frames that matter to somebody who looks for the place: those in the C library's allocation functions are not. */
const struct frame *frame_to_blame(const struct report *r);

/* A format: a file begins with head and ends with tail, whoever adds to it; entries have the separator between them. */
struct report_format {
    const char *name;
    const char *head, *separator, *tail;
    void (*entry)(const struct report *r, FILE *out);
};
extern const struct report_format report_formats[];
extern const unsigned nreport_formats;
void report_as_text(const struct report *r, FILE *out); /* report_text.c */

#endif
