/* profile_view.c: samples put together by the guest's functions. Knows nothing of pages. */
#include "runtime/profile.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/log.h"

static int by_pc(const void *a, const void *b)
{
    const struct profile_sample *x = a, *y = b;
    if (x->function != y->function)
        return x->function < y->function ? -1 : 1;
    if (x->pc != y->pc)
        return x->pc < y->pc ? -1 : 1;
    return x->host < y->host ? -1 : x->host > y->host;
}

static int by_count(const void *a, const void *b)
{
    const struct profile_function *x = a, *y = b;
    return x->count > y->count ? -1 : x->count < y->count;
}

/* Code without a symbol: what lies in the same 256 bytes. */
static uint64_t function_of(struct profile_view *v, uint64_t pc)
{
    struct guest_place place = symbols_find(v->symbols, pc);
    return place.symbol ? place.symbol_start : pc & ~UINT64_C(255);
}

static void add_samples(struct profile_view *v, const struct profile *profile)
{
    for (size_t i = 0; i < PROFILE_ENTRIES; i++) {
        const struct profile_entry *entry = &profile->entries[i];
        if (!entry->count)
            continue;
        struct profile_sample *s = &v->samples[v->nsamples++];
        *s = (struct profile_sample){.pc = entry->pc, .host = entry->host, .count = entry->count};
        s->function = function_of(v, s->pc);
        v->total += s->count;
    }
    qsort(v->samples, v->nsamples, sizeof *v->samples, by_pc);
}

bool profile_collect(struct profile_view *v, const struct profile *profile)
{
    v->samples = calloc(PROFILE_ENTRIES, sizeof *v->samples);
    v->functions = calloc(PROFILE_ENTRIES, sizeof *v->functions);
    v->symbols = symbols_new();
    if (!v->samples || !v->functions || !v->symbols)
        return false;
    for (int i = 0; i < NPROFILE_PLACES; i++)
        v->total += profile->places[i];
    add_samples(v, profile);
    for (size_t i = 0; i < v->nsamples; i++) {
        const struct profile_sample *s = &v->samples[i];
        if (!i || s->function != s[-1].function)
            v->functions[v->nfunctions++] = (struct profile_function){.start = s->function, .samples = s};
        struct profile_function *f = &v->functions[v->nfunctions - 1];
        f->nsamples++;
        f->count += s->count;
    }
    for (size_t i = 0; i < v->nfunctions; i++)
        v->functions[i].place = symbols_find(v->symbols, v->functions[i].samples->pc);
    qsort(v->functions, v->nfunctions, sizeof *v->functions, by_count);
    return true;
}

void profile_view_free(struct profile_view *v)
{
    symbols_free(v->symbols);
    free(v->samples);
    free(v->functions);
}

static void write_function(const struct profile_function *f, double share)
{
    if (f->place.symbol)
        message("hottest: %.1f%% %s (%s)", share, f->place.symbol, f->place.file);
    else
        message("hottest: %.1f%% 0x%" PRIx64 "%s%s%s", share, f->start, f->place.file ? " (" : "", f->place.file ? f->place.file : "",
                f->place.file ? ")" : "");
}

void profile_write_hottest(const struct profile *profile)
{
    enum { FUNCTIONS = 8, LEAST_SHARE = 1 /* percent */, LEAST_SAMPLES = 20 };
    struct profile_view v = {0};
    if (profile_collect(&v, profile) && v.total >= LEAST_SAMPLES)
        for (size_t i = 0; i < v.nfunctions && i < FUNCTIONS && v.functions[i].count * 100 >= v.total * LEAST_SHARE; i++)
            write_function(&v.functions[i], 100.0 * (double)v.functions[i].count / (double)v.total);
    profile_view_free(&v);
}
