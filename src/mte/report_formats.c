/* report_formats.c: reports for programs: JSON, JUnit's XML, SARIF 2.1.0. Several processes add to one file, so each format
 * says how a file begins and ends, and what is between entries. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/quote.h"
#include "mte/report.h"

/* ---- JSON ------------------------------------------------------------------------------------ */

static void json_stack(FILE *out, const char *name, const struct stack *s)
{
    fprintf(out, ",\"%s\":[", name);
    for (uint32_t i = 0; i < s->n; i++) {
        const struct frame *f = &s->frames[i];
        fprintf(out, "%s{\"pc\":\"0x%" PRIx64 "\"", i ? "," : "", f->pc);
        if (f->place.file) {
            fputs(",\"file\":", out);
            quote_json(out, f->place.file);
            fprintf(out, ",\"address\":\"0x%" PRIx64 "\"", f->place.file_address);
        }
        if (f->place.symbol) {
            fputs(",\"symbol\":", out);
            quote_json(out, f->place.symbol);
            fprintf(out, ",\"offset\":%" PRIu64, f->pc - f->place.symbol_start);
        }
        fputc('}', out);
    }
    fputc(']', out);
}

static void json_entry(const struct report *r, FILE *out)
{
    char where[160];
    cause_where(r, where);
    fprintf(out, "{\"pid\":%d,\"program\":", getpid());
    quote_json(out, r->machine->guest_exe ? r->machine->guest_exe : "");
    fprintf(out, ",\"thread\":%d,\"thread_name\":", r->tid);
    quote_json(out, r->thread_name);
    fprintf(out, ",\"kind\":\"%s\",\"access\":\"%s\",\"size\":%" PRIu64 ",\"pointer\":\"0x%" PRIx64 "\",\"address\":\"0x%" PRIx64
            "\",\"pointer_tag\":%u,\"memory_tag\":%u", cause_text(r)->id, r->write ? "write" : "read", r->size, r->pointer, r->at,
            r->pointer_tag, r->memory_tag);
    fprintf(out, ",\"seed\":%u", r->machine->opt.mte_seed);
    if (r->call)
        fprintf(out, ",\"call\":\"%s\",\"argument\":%u", r->call, r->argument);
    fputs(",\"where\":", out);
    quote_json(out, where);
    if (r->region_end)
        fprintf(out, ",\"region\":[\"0x%" PRIx64 "\",\"0x%" PRIx64 "\"],\"allocated_by\":%d", r->region_start, r->region_end,
                r->allocated_by);
    if (r->freed_by)
        fprintf(out, ",\"freed_by\":%d", r->freed_by);
    json_stack(out, "stack", &r->access);
    json_stack(out, "allocated", &r->allocated);
    json_stack(out, "freed", &r->freed);
    fputc('}', out);
}

/* ---- JUnit ----------------------------------------------------------------------------------- */

static void markup(FILE *out, const char *text) { quote_markup(out, text, strlen(text)); }

static void name_of_place(const struct report *r, FILE *out)
{
    const struct frame *f = frame_to_blame(r);
    if (f && f->place.symbol)
        markup(out, f->place.symbol);
    else if (f && f->place.file)
        fprintf(out, "0x%" PRIx64, f->place.file_address);
    else
        fprintf(out, "0x%" PRIx64, f ? f->pc : r->at);
}

static void junit_entry(const struct report *r, FILE *out)
{
    char where[160], *text = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&text, &size);
    cause_where(r, where);
    fputs("<testcase classname=\"", out);
    markup(out, r->machine->guest_exe ? r->machine->guest_exe : "program");
    fprintf(out, "\" name=\"%s in ", cause_text(r)->id);
    name_of_place(r, out);
    fprintf(out, "\"><failure type=\"%s\" message=\"", cause_text(r)->id);
    markup(out, where);
    fputs("\">", out);
    if (memory) {
        report_as_text(r, memory);
        fclose(memory);
        quote_markup(out, text, size);
    }
    fputs("</failure></testcase>", out);
    free(text);
}

/* ---- SARIF ----------------------------------------------------------------------------------- */

static void sarif_location(FILE *out, const struct frame *f)
{
    fputs("{\"physicalLocation\":{", out);
    if (f->place.file) {
        fputs("\"artifactLocation\":{\"uri\":", out);
        quote_json(out, f->place.file);
        fputs("},", out);
    }
    fprintf(out, "\"address\":{\"absoluteAddress\":%" PRIu64, f->pc);
    if (f->place.file)
        fprintf(out, ",\"relativeAddress\":%" PRIu64, f->place.file_address);
    fputs("}}", out);
    if (f->place.symbol) {
        fputs(",\"logicalLocations\":[{\"kind\":\"function\",\"name\":", out);
        quote_json(out, f->place.symbol);
        fputs("}]", out);
    }
    fputc('}', out);
}

static void sarif_stack(FILE *out, const char *title, const struct stack *s, const char *before)
{
    if (!s->n)
        return;
    fprintf(out, "%s{\"message\":{\"text\":\"%s\"},\"frames\":[", before, title);
    for (uint32_t i = 0; i < s->n; i++) {
        fprintf(out, "%s{\"location\":", i ? "," : "");
        sarif_location(out, &s->frames[i]);
        fputc('}', out);
    }
    fputs("]}", out);
}

static void sarif_entry(const struct report *r, FILE *out)
{
    char where[160];
    const struct frame *f = frame_to_blame(r);
    cause_where(r, where);
    fprintf(out, "{\"ruleId\":\"%s\",\"level\":\"error\",\"message\":{\"text\":\"%s: %s of %" PRIu64 " bytes: %s\"},\"locations\":[",
            cause_text(r)->id, cause_text(r)->text, r->write ? "write" : "read", r->size, where);
    if (f)
        sarif_location(out, f);
    fputs("],\"stacks\":[", out);
    sarif_stack(out, "access", &r->access, "");
    sarif_stack(out, "allocated", &r->allocated, r->access.n ? "," : "");
    sarif_stack(out, "freed", &r->freed, r->access.n || r->allocated.n ? "," : "");
    fputs("]}", out);
}

/* ---------------------------------------------------------------------------------------------- */

const struct report_format report_formats[] = {
    {"text", "", "", "", report_as_text},
    {"json", "[\n", ",\n", "\n]\n", json_entry},
    {"junit", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites><testsuite name=\"dragoman memory tags\">\n", "\n",
     "\n</testsuite></testsuites>\n", junit_entry},
    {"sarif", "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":"
              "{\"name\":\"dragoman\",\"version\":\"" DRAGOMAN_VERSION "\"}},\"results\":[\n", ",\n", "\n]}]}\n", sarif_entry},
};
const unsigned nreport_formats = sizeof report_formats / sizeof *report_formats;
