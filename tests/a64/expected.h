/* expected.h: reads tests/a64/<group>.expected: lines with their words and attributes, and per case the state that the
 * oracle saw. Knows nothing of engines. */
#ifndef DRAGOMAN_TESTS_A64_EXPECTED_H
#define DRAGOMAN_TESTS_A64_EXPECTED_H

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input.h"

enum a64_sig { A64_SIG_TRAP, A64_SIG_ILL, A64_SIG_SEGV, A64_SIG_BUS };

/* What a case leaves behind. */
struct a64_result {
    uint64_t x[32], pc;
    union a64_vec v[32];
    uint32_t nzcv, fpsr, fpcr;
    enum a64_sig sig;
    uint8_t mem[A64_TEST_MEM_SIZE];
};

struct a64_line {
    char text[600];
    struct a64_spec spec;
};

static inline void a64_result_of_input(struct a64_result *r, const struct a64_spec *spec, const struct a64_input *in)
{
    memcpy(r->x, in->x, sizeof r->x);
    memcpy(r->v, in->v, sizeof r->v);
    r->nzcv = in->nzcv;
    r->fpsr = in->fpsr;
    r->fpcr = in->fpcr;
    r->pc = A64_TEST_PC + 4 * spec->nwords;
    r->sig = A64_SIG_TRAP;
    a64_fill_memory(in->mem_seed, (uint64_t *)(void *)r->mem);
}

static inline bool a64_parse_words(const char *s, struct a64_line *line)
{
    struct a64_spec *spec = &line->spec;
    memset(spec, 0, sizeof *spec);
    for (unsigned i = 0; i < A64_TEST_MEMS; i++)
        spec->mem[i].reg = spec->idx[i].reg = A64_TEST_NOREG;
    spec->code_reg = spec->any_reg = A64_TEST_NOREG;
    unsigned nmem = 0, nidx = 0;
    int used;
    for (; sscanf(s, " %8" SCNx32 "%n", &spec->word[spec->nwords], &used) == 1 && spec->nwords < A64_TEST_WORDS;
         s += used)
        spec->nwords++;
    s = strchr(s, '|');
    char token[64];
    while (s && sscanf(++s, "%63s%n", token, &used) == 1) {
        s += used;
        char lane;
        if (sscanf(token, "mem=%" SCNu32 ",%" SCNu32 ",%" SCNd32, &spec->mem[nmem % 2].reg, &spec->mem[nmem % 2].align,
                   &spec->mem[nmem % 2].offset) == 3)
            nmem++;
        else if (sscanf(token, "idx=%" SCNu32 ",%" SCNu32, &spec->idx[nidx % 2].reg, &spec->idx[nidx % 2].kind) == 2)
            nidx++;
        else if (sscanf(token, "lane=%c", &lane) == 1)
            spec->lane = (uint32_t)lane;
        else if (sscanf(token, "n=%" SCNu32, &spec->ncases) != 1 &&
                 sscanf(token, "code=%" SCNu32, &spec->code_reg) != 1 &&
                 sscanf(token, "any=%" SCNu32, &spec->any_reg) != 1 && sscanf(token, "fp=%" SCNu32, &spec->fp) != 1)
            return false;
        s--;
    }
    return spec->nwords && spec->ncases;
}

static inline bool a64_parse_item(const char *item, struct a64_result *r)
{
    unsigned n;
    uint64_t a, b;
    char bytes[2 * 1024 + 1];
    if (sscanf(item, "x%u=%" SCNx64, &n, &a) == 2 && n < 31) {
        r->x[n] = a;
    } else if (sscanf(item, "sp=%" SCNx64, &a) == 1) {
        r->x[31] = a;
    } else if (sscanf(item, "v%u=%" SCNx64 "_%" SCNx64, &n, &a, &b) == 3 && n < 32) {
        r->v[n].d[0] = b;
        r->v[n].d[1] = a;
    } else if (sscanf(item, "pc=%" SCNx64, &a) == 1) {
        r->pc = A64_TEST_PC + a;
    } else if (sscanf(item, "m%x=%2048s", &n, bytes) == 2) {
        for (unsigned i = 0, byte; sscanf(bytes + 2 * i, "%2x", &byte) == 1 && n + i < A64_TEST_MEM_SIZE; i++)
            r->mem[n + i] = (uint8_t)byte;
    } else if (!strncmp(item, "sig=", 4)) {
        r->sig = item[4] == 'I' ? A64_SIG_ILL : item[4] == 'S' ? A64_SIG_SEGV : A64_SIG_BUS;
    } else if (sscanf(item, "nzcv=%" SCNx32, &r->nzcv) != 1 && sscanf(item, "fpsr=%" SCNx32, &r->fpsr) != 1 &&
               sscanf(item, "fpcr=%" SCNx32, &r->fpcr) != 1) {
        return false;
    }
    return true;
}

/* Applies "N item item ..." to r, which holds the input. */
static inline bool a64_parse_case(char *text, unsigned index, struct a64_result *r)
{
    char *save, *item = strtok_r(text, " \n", &save);
    if (!item || (unsigned)atoi(item) != index)
        return false;
    while ((item = strtok_r(NULL, " \n", &save)))
        if (!a64_parse_item(item, r))
            return false;
    return true;
}

#endif
