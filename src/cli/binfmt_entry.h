/* binfmt_entry.h: the line by which the kernel's binfmt_misc learns of a guest's programs. */
#ifndef DRAGOMAN_CLI_BINFMT_ENTRY_H
#define DRAGOMAN_CLI_BINFMT_ENTRY_H

#include <stdbool.h>
#include <stddef.h>

struct guest;

enum { BINFMT_LINE = 1920 /* the kernel takes no longer one */ };
/* What to write to "register". flags: of F, P, O, C. False: it does not fit, or the interpreter's path holds a
 * colon. */
bool binfmt_line(const struct guest *guest, const char *interpreter, const char *flags, char *text, size_t size);

#endif
