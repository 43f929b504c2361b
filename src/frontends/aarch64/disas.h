/* disas.h: text of A64 instructions. */
#ifndef DRAGOMAN_FRONTENDS_AARCH64_DISAS_H
#define DRAGOMAN_FRONTENDS_AARCH64_DISAS_H

#include <stddef.h>
#include <stdint.h>

/* One line per instruction ("address: word  text"), at most text_size bytes, always terminated. */
void a64_disassemble(const uint8_t *code, size_t size, uint64_t pc, char *text, size_t text_size);

#endif
