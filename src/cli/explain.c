/* explain.c: prints every step of the translation of some instructions: decode row, disassembly, IR, optimised IR, host
 * code; and the list of decode rows without semantics. */
#include "cli/explain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/log.h"
#include "cli/guests.h"
#include "contract/backend.h"
#include "contract/frontend.h"

enum { MAX_BYTES = 4096, CODE_SIZE = 4 << 20 };
static const uint64_t base_pc = 0x10000;

struct code {
    uint8_t bytes[MAX_BYTES];
    size_t size;
};

/* One word per argument, written as the manual writes it, most significant digit first; stored little-endian. */
static bool add_word(struct code *code, const char *text)
{
    char *end;
    unsigned long word = strtoul(text, &end, 16);
    if (end == text || *end || word > UINT32_MAX || strlen(text) > 10 || code->size + 4 > MAX_BYTES) {
        message("explain: a 32-bit instruction in hexadecimal expected, not \"%s\"", text);
        return false;
    }
    for (int i = 0; i < 4; i++)
        code->bytes[code->size++] = (uint8_t)(word >> 8 * i);
    return true;
}

static void print_instructions(const struct guest *guest, const struct code *code)
{
    for (size_t at = 0; at < code->size; at += 4) {
        char text[160] = "";
        struct guest_row row;
        const char *name = guest->frontend->row_name(code->bytes + at);
        const char *note = "";
        for (uint32_t i = 0; name && guest->row(i, &row); i++)
            if (strcmp(row.name, name) == 0)
                note = row.implemented ? "" : ", no semantics yet";
        guest->frontend->disassemble(code->bytes + at, 4, base_pc + at, text, sizeof text);
        size_t end = strlen(text);
        while (end > 0 && text[end - 1] == '\n')
            text[--end] = 0;
        printf("%-60s row %s%s\n", text, name ? name : "none: undefined instruction", note);
    }
}

/* One block, and another one behind each branch in the middle. */
static void translate(const struct guest *guest, const struct code *code, struct ir *ir)
{
    unsigned align = guest->frontend->insn_align;
    for (size_t at = 0; at < code->size;) {
        struct translate_request request = {
            .pc = base_pc + at,
            .code = code->bytes + at,
            .code_end = code->bytes + code->size,
            .max_insns = (uint32_t)((code->size - at) / align),
            .starts_over = true,
        };
        uint32_t span = ir->nspans;
        guest->frontend->translate(ir, &request);
        at += ir->nspans > span ? ir->spans[span].size : align;
    }
}

static void print_ir(const struct ir *ir, const char *title)
{
    char error[200], *text = NULL;
    size_t size;
    ir_print(ir, &text, &size);
    printf("\n%s:\n%s", title, text);
    free(text);
    if (!ir_verify(ir, error))
        printf("(not valid: %s)\n", error);
}

static int print_host_code(const struct guest *guest, const struct ir *ir)
{
    char error[200], *text = NULL;
    const struct frontend *f = guest->frontend;
    const struct backend *backend = host_backend();
    if (!backend || !backend->init(error)) {
        printf("\nNo host code: %s\n", backend ? error : "no backend for this host");
        return 0;
    }
    uint8_t *base = mmap(NULL, CODE_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (base == MAP_FAILED) {
        message("explain: out of memory");
        return 1;
    }
    struct code_buffer out = {.base = base, .end = CODE_SIZE};
    struct region_code code = {0};
    uint32_t used = backend->prologue(&out, f->slots, f->nslots);
    out.at = out.at > used ? out.at : used;
    if (!backend->compile(ir, &out, &code)) {
        message("explain: the host code does not fit");
        return 1;
    }
    backend->disassemble(base + code.start, code.size, code.start, &text);
    printf("\nHost code (%s), %u bytes:\n%s", backend->name, code.size, text);
    free(text);
    return 0;
}

int explain(char **args)
{
    struct code code = {.size = 0};
    struct arena arena = {0};
    struct ir ir;
    const struct guest *guest = guest_by_name(args[0]);
    if (!guest)
        return 1;
    if (!args[1]) {
        message("explain: which instructions? dragoman explain %s HEX...", args[0]);
        return 1;
    }
    for (char **word = args + 1; *word; word++)
        if (!add_word(&code, *word))
            return 1;
    const struct frontend *f = guest->frontend;
    print_instructions(guest, &code);
    ir_init(&ir, &arena, f->slots, f->nslots, f->helpers, f->nhelpers);
    translate(guest, &code, &ir);
    print_ir(&ir, "IR");
    ir_fold(&ir);
    ir_dce(&ir, NULL, NULL);
    print_ir(&ir, "Optimised IR");
    return print_host_code(guest, &ir);
}

int inventory(char **args)
{
    const struct guest *guest = guest_by_name(args[0]);
    struct guest_row row;
    uint32_t missing = 0, all = 0;
    if (!guest)
        return 1;
    for (; guest->row(all, &row); all++) {
        if (row.implemented)
            continue;
        missing++;
        printf("%-24s %-16s %s\n", row.name, row.feature && *row.feature ? row.feature : "base", row.file);
    }
    printf("%u of %u decode rows have no semantics\n", missing, all);
    return 0;
}
