/* disas.c: A64 instructions as text, through Capstone. Used by dumps only; knows nothing of translation. */
#include "frontends/aarch64/disas.h"

#include <capstone/capstone.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

void a64_disassemble(const uint8_t *code, size_t size, uint64_t pc, char *text, size_t text_size)
{
    csh handle;
    bool open = cs_open(CS_ARCH_ARM64, CS_MODE_LITTLE_ENDIAN, &handle) == CS_ERR_OK;
    cs_insn *insn = open ? cs_malloc(handle) : NULL;
    size_t at = 0;

    if (text_size)
        text[0] = '\0';
    for (size_t i = 0; i + 4 <= size && at < text_size; i += 4, pc += 4) {
        const uint8_t *bytes = code + i;
        size_t left = 4;
        uint64_t address = pc;
        uint32_t word;
        memcpy(&word, bytes, 4);
        bool known = insn && cs_disasm_iter(handle, &bytes, &left, &address, insn);
        int n = snprintf(text + at, text_size - at, "%s%012" PRIx64 ": %08x  %s%s%s", i ? "\n" : "", pc, word,
                         known ? insn->mnemonic : ".inst", known && insn->op_str[0] ? " " : "", known ? insn->op_str : "");
        at += n > 0 ? (size_t)n : 0;
    }
    if (insn)
        cs_free(insn, 1);
    if (open)
        cs_close(&handle);
}
