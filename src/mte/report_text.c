/* report_text.c: a report for people, in the shape that the sanitizers made usual: parsers of theirs find what they look
 * for. */
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "contract/mte.h"
#include "contract/runtime.h"
#include "mte/report.h"

enum { MAP_ROW = 16, MAP_ROWS = 4 };

static void print_frame(FILE *out, unsigned number, const struct frame *f)
{
    fprintf(out, "    #%u 0x%" PRIx64, number, f->pc);
    if (f->place.symbol)
        fprintf(out, " in %s+0x%" PRIx64, f->place.symbol, f->pc - f->place.symbol_start);
    if (f->place.file)
        fprintf(out, " (%s+0x%" PRIx64 ")", f->place.file, f->place.file_address);
    fputc('\n', out);
}

static void print_stack(FILE *out, const struct stack *s)
{
    for (uint32_t i = 0; i < s->n; i++)
        print_frame(out, i, &s->frames[i]);
    if (!s->n)
        fputs("    (not recorded)\n", out);
}

static void print_map(const struct report *r, FILE *out)
{
    const uint8_t *shadow = mte_shadow(r->machine);
    uint64_t granule = r->at >> MTE_GRANULE_BITS, first = (granule & ~(uint64_t)(MAP_ROW - 1)) - MAP_ROWS * MAP_ROW;
    if (!shadow || granule < (MAP_ROWS + 1) * MAP_ROW)
        return;
    fputs("Memory tags around the address (one for 16 bytes):\n", out);
    for (int row = 0; row <= 2 * MAP_ROWS; row++, first += MAP_ROW) {
        fprintf(out, "%s0x%012" PRIx64 ":", row == MAP_ROWS ? "=>" : "  ", first << MTE_GRANULE_BITS);
        for (uint64_t g = first; g < first + MAP_ROW; g++)
            fprintf(out, g == granule ? "[%x]" : " %x ", mte_shadow_tag(shadow[g]));
        fputc('\n', out);
    }
}

static void print_access(const struct report *r, FILE *out)
{
    const char *verb = r->write ? "WRITE" : "READ";
    if (r->call)
        fprintf(out, "%s of size %" PRIu64 " at 0x%" PRIx64 " by %s(2), argument %u, ", verb, r->size, r->pointer, r->call,
                r->argument);
    else
        fprintf(out, "%s of size %" PRIu64 " at 0x%" PRIx64 " ", verb, r->size, r->pointer);
    fprintf(out, "tags: %x/%x (ptr/mem) in thread T%d '%s'\n", r->pointer_tag, r->memory_tag, r->tid, r->thread_name);
    print_stack(out, &r->access);
    if (r->instruction[0])
        fprintf(out, "  instruction: %s\n", r->instruction);
}

void report_as_text(const struct report *r, FILE *out)
{
    static const char line[] = "=================================================================";
    char where[160];
    const struct frame *blame = frame_to_blame(r);
    cause_where(r, where);
    fprintf(out, "%s\n==%d==ERROR: dragoman: %s on address 0x%" PRIx64, line, getpid(), cause_text(r)->id, r->at);
    if (r->access.n)
        fprintf(out, " at pc 0x%" PRIx64, r->access.frames[0].pc);
    fputc('\n', out);
    print_access(r, out);
    fprintf(out, "\nCause: %s: 0x%" PRIx64 " is %s\n", cause_text(r)->text, r->at, where);
    if (r->region_end) {
        fprintf(out, "\n%s by thread T%d here:\n", r->on_stack ? "tagged" : "allocated", r->allocated_by);
        print_stack(out, &r->allocated);
    }
    if (r->freed_by) {
        fprintf(out, "\n%s by thread T%d here:\n", r->on_stack ? "tagged anew" : "freed", r->freed_by);
        print_stack(out, &r->freed);
    }
    fputc('\n', out);
    print_map(r, out);
    fprintf(out, "The same tags again: --mte-seed=%u\n", r->machine->opt.mte_seed);
    fprintf(out, "SUMMARY: dragoman: %s", cause_text(r)->id);
    if (blame && blame->place.file)
        fprintf(out, " %s+0x%" PRIx64, blame->place.file, blame->place.file_address);
    if (blame && blame->place.symbol)
        fprintf(out, " in %s", blame->place.symbol);
    fprintf(out, "\n%s\n", line);
}
