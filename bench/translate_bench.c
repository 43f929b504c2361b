/* translate_bench.c: how long translation takes, phase by phase: all of an A64 ELF file's .text, block by block.
 *
 * usage: translate_bench FILE [ROUNDS]; prints the minimum over the rounds, in ns per guest instruction. */
#include <elf.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>

#include "backends/x86_64/x86_64.h"
#include "contract/frontend.h"
#include "frontends/aarch64/aarch64.h"

enum { PHASES = 3, CACHE = 64 << 20 };
static const char *const phase_names[PHASES] = {"frontend", "dce", "backend"};

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

struct text {
    const uint8_t *start, *end;
    uint64_t bias; /* address of start */
    struct ir *ir; /* it is translated to */
};

static bool find_text(const char *path, struct text *text)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    if (fd < 0 || fstat(fd, &st) != 0)
        return false;
    const uint8_t *file = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    const Elf64_Ehdr *eh = (const Elf64_Ehdr *)file;
    if (file == MAP_FAILED || memcmp(eh->e_ident, ELFMAG, SELFMAG) != 0)
        return false;
    const Elf64_Shdr *sh = (const Elf64_Shdr *)(file + eh->e_shoff);
    const char *names = (const char *)file + sh[eh->e_shstrndx].sh_offset;
    for (unsigned i = 0; i < eh->e_shnum; i++)
        if (strcmp(names + sh[i].sh_name, ".text") == 0) {
            text->start = file + sh[i].sh_offset;
            text->end = text->start + sh[i].sh_size;
            return true;
        }
    return false;
}

/* The frontend reads instructions where they are, so flags_dead can follow branches. */
static bool flags_dead(void *ctx, uint64_t pc, unsigned slot)
{
    const struct text *t = ctx;
    const uint8_t *code = (const uint8_t *)(uintptr_t)pc;
    return code >= t->start && code < t->end && a64_frontend.flags_dead(t->ir, pc, t->start, code, t->end, slot);
}

static unsigned long run(const struct text *text, struct ir *ir, struct code_buffer *out, double phase[PHASES])
{
    unsigned long insns = 0;
    for (const uint8_t *at = text->start; at < text->end;) {
        struct translate_request req = {.pc = (uintptr_t)at, .code = at, .code_end = text->end, .max_insns = 128};
        struct region_code code;
        ir_reset(ir);
        double t0 = now();
        a64_frontend.translate(ir, &req);
        double t1 = now();
        ir_dce(ir, flags_dead, (void *)text);
        double t2 = now();
        if (!x86_64_backend.compile(ir, out, &code)) {
            fprintf(stderr, "code buffer full\n");
            exit(1);
        }
        double t3 = now();
        phase[0] += t1 - t0, phase[1] += t2 - t1, phase[2] += t3 - t2;
        insns += ir->blocks[0].ninsn ? ir->blocks[0].ninsn : 1;
        at += ir->nspans ? ir->spans[0].size : 4;
    }
    return insns;
}

int main(int argc, char **argv)
{
    struct text text;
    struct arena arena = {0};
    struct ir ir;
    if (argc < 2 || !find_text(argv[1], &text)) {
        fprintf(stderr, "usage: translate_bench A64-ELF-FILE [ROUNDS]\n");
        return 1;
    }
    uint8_t *cache = mmap(NULL, CACHE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    struct code_buffer out = {.base = cache, .end = CACHE};
    uint32_t start = x86_64_backend.prologue(&out, a64_frontend.slots, a64_frontend.nslots);
    ir_init(&ir, &arena, a64_frontend.slots, a64_frontend.nslots, a64_frontend.helpers, a64_frontend.nhelpers);
    ir_set_folding(&ir, true);
    double best[PHASES] = {1e30, 1e30, 1e30};
    unsigned long insns = 0;
    uint32_t bytes = 0;
    for (int round = argc > 2 ? atoi(argv[2]) : 10; round-- > 0;) {
        double phase[PHASES] = {0};
        out.at = start;
        text.ir = &ir;
        insns = run(&text, &ir, &out, phase);
        bytes = out.at - start;
        for (int p = 0; p < PHASES; p++)
            best[p] = phase[p] < best[p] ? phase[p] : best[p];
    }
    double sum = 0;
    for (int p = 0; p < PHASES; p++) {
        printf("%-9s %6.1f ns\n", phase_names[p], best[p] / (double)insns);
        sum += best[p] / (double)insns;
    }
    printf("all       %6.1f ns per guest instruction (%lu instructions, %.1f host bytes each)\n", sum, insns, (double)bytes / (double)insns);
    return 0;
}
