/* profile.h: --profile: samples of where guest threads spend their CPU time, and the page made of them. Included by
 * src/runtime only. */
#ifndef DRAGOMAN_RUNTIME_PROFILE_H
#define DRAGOMAN_RUNTIME_PROFILE_H

#include "contract/symbols.h"
#include "runtime/internal.h"

/* Where a thread was that did not execute translated code. */
enum profile_place { PROFILE_TRANSLATION, PROFILE_INTERPRETER, PROFILE_HELPERS, PROFILE_CALLS, PROFILE_RUNTIME, NPROFILE_PLACES };

enum { PROFILE_ENTRIES = 1 << 16, PROFILE_SIGNAL = SIGPROF, PROFILE_PERIOD_NS = 1000000 };

struct profile {
    struct profile_entry {     /* samples at one place of the translated code */
        _Atomic uint64_t pc;   /* the guest's, as long as the entry is in use; 0: not yet known */
        _Atomic uint32_t host; /* offset in the code cache, which begins with code that belongs to no region; 0: free */
        _Atomic uint32_t count;
    } entries[PROFILE_ENTRIES];
    _Atomic uint64_t places[NPROFILE_PLACES];
    _Atomic uint64_t lost;    /* no entry was free */
};

/* What lies in one function of the guest. */
struct profile_sample {
    uint64_t pc;
    uint32_t host, count;     /* host: as in profile_entry */
    uint64_t function;        /* address by which samples are put together */
};
struct profile_function {
    uint64_t start, count;
    struct guest_place place;
    const struct profile_sample *samples; /* ascending by pc */
    size_t nsamples;
};
struct profile_view {
    uint64_t total;           /* samples, those outside translated code included */
    struct symbols *symbols;
    struct profile_sample *samples;
    size_t nsamples;
    struct profile_function *functions; /* the hottest first */
    size_t nfunctions;
};

/* profile_view.c. False: no memory. Free it in any case. */
bool profile_collect(struct profile_view *v, const struct profile *profile);
void profile_view_free(struct profile_view *v);
/* For --stats: a line for each of the hottest functions. */
void profile_write_hottest(const struct profile *profile);

/* profile_html.c: writes the page; rt->lock is held. */
void profile_write(struct runtime *rt, const struct profile *p, FILE *out);

#endif
