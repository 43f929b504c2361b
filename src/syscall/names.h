/* names.h: names of constants, fields of structures, and a text buffer to print them into. For -strace. */
#ifndef DRAGOMAN_SYSCALL_NAMES_H
#define DRAGOMAN_SYSCALL_NAMES_H

#include <stddef.h>
#include <stdbool.h>
#include <stdint.h>

#include "syscall/row.h"

/* Text that grows until `end`, then silently stays. Always terminated. */
struct text {
    char *at, *end;
};
void text_add(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Bytes as a C string literal; `more`: dots behind it. */
void text_quote(struct text *text, const char *bytes, size_t size, int more);

void name_flags(struct text *text, enum flag_set set, uint64_t value);
void name_signal(struct text *text, uint64_t signo);
size_t struct_size(enum struct_id id);
/* The structure whose bytes are at `bytes`. */
void name_struct(struct text *text, enum struct_id id, const void *bytes);

#endif
