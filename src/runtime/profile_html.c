/* profile_html.c: the page of --profile: the guest's functions by their share of the time, and for the hot ones guest
 * code, IR and host code side by side. Reads the runtime's regions, whose lock is held; changes nothing. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "base/quote.h"
#include "contract/symbols.h"
#include "runtime/profile.h"

enum { FUNCTIONS = 40, REGIONS = 4, MAX_TEXT = 200 };

struct page {
    struct runtime *rt;
    FILE *out;
    struct profile_view view;
};

static const char *const place_names[NPROFILE_PLACES] = {
    [PROFILE_TRANSLATION] = "translating",
    [PROFILE_INTERPRETER] = "interpreting",
    [PROFILE_HELPERS] = "C functions called by translated code",
    [PROFILE_CALLS] = "system calls (in the kernel)",
    [PROFILE_RUNTIME] = "system calls (our side), dispatching, the rest",
};

static double percent(const struct page *p, uint64_t count)
{
    return p->view.total ? 100.0 * (double)count / (double)p->view.total : 0;
}

/* ---- regions of samples ---------------------------------------------------------------------- */

static bool covers(const struct runtime *rt, const struct region *r, uint64_t pc)
{
    struct region_info info = region_info(rt, r);
    for (struct ir_span s; next_span(&info, &s);)
        if (pc - s.pc < s.size)
            return true;
    return false;
}

/* Whose code was executed, if it is alive. */
static const struct region *region_of(struct runtime *rt, const struct profile_sample *s)
{
    const struct region *r = region_at(rt, s->host);
    return r && !(r->flags & REGION_DEAD) && covers(rt, r, s->pc) ? r : NULL;
}

/* ---- three columns --------------------------------------------------------------------------- */

/* A line of code with the share of the samples that hit it, darker the more. */
static void code_line(struct page *p, uint64_t count, uint64_t of, const char *line, size_t size)
{
    if (count)
        fprintf(p->out, "<i style=\"background:rgba(255,120,0,%.2f)\">%5.1f", 0.15 + 0.75 * (double)count / (double)of,
                percent(p, count));
    else
        fprintf(p->out, "     ");
    fputs("  ", p->out);
    quote_markup(p->out, line, size);
    fputs(count ? "</i>\n" : "\n", p->out);
}

static uint64_t count_at(const struct page *p, const struct profile_function *f, const struct region *r, uint64_t pc)
{
    uint64_t n = 0;
    for (size_t i = 0; i < f->nsamples; i++)
        if (f->samples[i].pc == pc && region_of(p->rt, &f->samples[i]) == r)
            n += f->samples[i].count;
    return n;
}

static void guest_column(struct page *p, const struct profile_function *f, const struct region *r)
{
    const struct frontend *frontend = p->rt->machine->frontend;
    struct region_info info = region_info(p->rt, r);
    const char *separator = "";
    for (struct ir_span s; next_span(&info, &s); separator = "\n") {
        fputs(separator, p->out);
        for (uint64_t pc = s.pc, end = pc + s.size; pc < end; pc += frontend->insn_align) {
            char line[MAX_TEXT] = "";
            uint8_t code[16];
            if (!guest_read(code, pc, frontend->insn_align))
                continue;
            frontend->disassemble(code, frontend->insn_align, pc, line, sizeof line);
            code_line(p, count_at(p, f, r, pc), f->count, line, strcspn(line, "\n"));
        }
    }
}

/* Spans are shorter than a page. The address space's lock is held. */
static bool is_code(struct machine *m, const struct ir_span *s)
{
    int first = guest_mm_prot(m, s->pc), last = guest_mm_prot(m, s->pc + s->size - 1);
    return first >= 0 && last >= 0 && first & last & PROT_EXEC;
}

static void ir_column(struct page *p, const struct region *r)
{
    const struct frontend *f = p->rt->machine->frontend;
    struct arena arena = {0};
    struct ir ir;
    char *lines = NULL;
    size_t size;
    ir_init(&ir, &arena, f->slots, f->nslots, f->helpers, f->nhelpers);
    struct region_info info = region_info(p->rt, r);
    for (struct ir_span s; next_span(&info, &s);) {
        const uint8_t *code = (const uint8_t *)(uintptr_t)s.pc;
        if (!is_code(p->rt->machine, &s))
            continue;
        f->translate(&ir, &(struct translate_request){.pc = s.pc, .code = code, .code_low = code, .code_end = code + s.size,
                                                      .max_insns = s.size / f->insn_align});
    }
    ir_fold(&ir);
    ir_dce(&ir, NULL, NULL);
    ir_print(&ir, &lines, &size);
    if (lines)
        quote_markup(p->out, lines, size);
    free(lines);
    arena_free(&arena);
}

/* Samples whose host place lies in [host, next). */
static uint64_t count_between(const struct profile_function *f, uint64_t host, uint64_t next)
{
    uint64_t n = 0;
    for (size_t i = 0; i < f->nsamples; i++)
        if (f->samples[i].host >= host && f->samples[i].host < next)
            n += f->samples[i].count;
    return n;
}

static void host_column(struct page *p, const struct profile_function *f, const struct region *r)
{
    char *lines = NULL;
    const uint32_t size_of_code = region_info(p->rt, r).size;
    p->rt->machine->backend->disassemble(p->rt->out.base + r->start, size_of_code, r->start, &lines);
    for (char *at = lines; at && *at;) {
        size_t size = strcspn(at, "\n");
        const char *next = at + size + (at[size] == '\n');
        uint64_t end = *next ? strtoull(next, NULL, 16) : r->start + size_of_code;
        code_line(p, count_between(f, strtoull(at, NULL, 16), end), f->count, at, size);
        at += next - at;
    }
    free(lines);
}

static void write_region(struct page *p, const struct profile_function *f, const struct region *r)
{
    fprintf(p->out, "<h3>%s translation of %#" PRIx64 ", %u bytes</h3>\n<div class=columns><pre>",
            r->flags & REGION_HOT ? "second (hot)" : "first", region_pc(r), region_info(p->rt, r).size);
    guest_column(p, f, r);
    fputs("</pre><pre>", p->out);
    ir_column(p, r);
    fputs("</pre><pre>", p->out);
    host_column(p, f, r);
    fputs("</pre></div>\n", p->out);
}

static uint64_t count_of(const struct page *p, const struct profile_function *f, const struct region *r)
{
    uint64_t n = 0;
    for (size_t i = 0; i < f->nsamples; i++)
        if (region_of(p->rt, &f->samples[i]) == r)
            n += f->samples[i].count;
    return n;
}

/* The translations that hold most samples of the function. */
static void write_regions(struct page *p, const struct profile_function *f)
{
    const struct region *done[REGIONS];
    uint64_t left = f->count;
    for (int n = 0; n < REGIONS && left * 20 > f->count; n++) {
        const struct region *best = NULL;
        uint64_t most = 0;
        for (size_t i = 0; i < f->nsamples; i++) {
            const struct region *r = region_of(p->rt, &f->samples[i]);
            bool seen = !r;
            for (int k = 0; k < n; k++)
                seen |= r == done[k];
            uint64_t count = seen ? 0 : count_of(p, f, r);
            if (count > most)
                best = r, most = count;
        }
        if (!best)
            return;
        done[n] = best;
        left -= most;
        write_region(p, f, best);
    }
}

/* ---- the page -------------------------------------------------------------------------------- */

static void bar_row(struct page *p, const char *name, uint64_t count)
{
    double share = percent(p, count);
    fprintf(p->out, "<tr><td class=n>%.1f %%<td><div class=bar style=\"width:%.1fem\"></div><td>%s\n", share, share / 5, name);
}

static void write_summary(struct page *p, const struct profile *profile)
{
    uint64_t in_code = p->view.total;
    for (int i = 0; i < NPROFILE_PLACES; i++)
        in_code -= profile->places[i];
    struct timespec cpu = {0};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu);
    fprintf(p->out, "<p>%.2f s of CPU time, %" PRIu64 " samples", (double)cpu.tv_sec + (double)cpu.tv_nsec * 1e-9,
            p->view.total + profile->lost);
    if (profile->lost)
        fprintf(p->out, " (%" PRIu64 " of them could not be kept)", profile->lost);
    fputs(".</p>\n<table>\n", p->out);
    bar_row(p, "translated code", in_code);
    for (int i = 0; i < NPROFILE_PLACES; i++)
        bar_row(p, place_names[i], profile->places[i]);
    fputs("</table>\n", p->out);
}

static void write_function(struct page *p, const struct profile_function *f)
{
    fprintf(p->out, "<details><summary><span class=n>%.1f %%</span> ", percent(p, f->count));
    if (f->place.symbol)
        quote_markup(p->out, f->place.symbol, MAX_TEXT);
    else
        fprintf(p->out, "%#" PRIx64, f->start);
    if (f->place.file) {
        const char *name = strrchr(f->place.file, '/');
        fputs(" <small>", p->out);
        quote_markup(p->out, name ? name + 1 : f->place.file, MAX_TEXT);
        fprintf(p->out, "+%#" PRIx64 "</small>", f->place.file_address - (f->samples->pc - f->start));
    }
    fputs("</summary>\n", p->out);
    write_regions(p, f);
    fputs("</details>\n", p->out);
}

static void write_head(struct page *p)
{
    const char *program = p->rt->machine->guest_exe ? p->rt->machine->guest_exe : "program";
    fputs("<!DOCTYPE html>\n<html lang=en><meta charset=utf-8><title>Profile of ", p->out);
    quote_markup(p->out, program, MAX_TEXT);
    fputs("</title>\n<style>\nbody{font:15px sans-serif;margin:2em;max-width:120em}\n.n{display:inline-block;min-width:4em;"
          "text-align:right;font-variant-numeric:tabular-nums}\n.bar{background:#f70;height:.8em}\nsummary{cursor:pointer;"
          "padding:.15em}\nsmall{color:#777}\n.columns{display:flex;gap:1em;overflow-x:auto}\n.columns pre{flex:1 0 auto;"
          "font-size:12px;line-height:1.35;background:#f6f6f6;padding:.6em;max-height:60em;overflow-y:auto}\n"
          "pre i{font-style:normal;display:inline-block;min-width:100%}\n</style>\n<h1>", p->out);
    quote_markup(p->out, program, MAX_TEXT);
    fprintf(p->out, "</h1>\n<p>Process %d, %s code for %s.</p>\n", getpid(), p->rt->machine->frontend->name,
            p->rt->machine->backend ? p->rt->machine->backend->name : "the interpreter");
}

void profile_write(struct runtime *rt, const struct profile *profile, FILE *out)
{
    struct page p = {.rt = rt, .out = out};
    write_head(&p);
    if (profile_collect(&p.view, profile)) {
        write_summary(&p, profile);
        fputs("<h2>Functions</h2>\n<p>The share is of all samples. Open one: guest code, IR, host code.</p>\n", out);
        for (size_t i = 0; i < p.view.nfunctions && i < FUNCTIONS; i++)
            write_function(&p, &p.view.functions[i]);
        uint64_t rest = 0;
        for (size_t i = FUNCTIONS; i < p.view.nfunctions; i++)
            rest += p.view.functions[i].count;
        fprintf(out, "<p><span class=n>%.1f %%</span> in %zu more functions</p>\n</html>\n", percent(&p, rest),
                p.view.nfunctions > FUNCTIONS ? p.view.nfunctions - FUNCTIONS : 0);
    }
    profile_view_free(&p.view);
}
