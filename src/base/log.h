/* log.h: one-line messages to the user, and the -d log. Owns the log stream. Async-signal-safe where marked. */
#ifndef DRAGOMAN_BASE_LOG_H
#define DRAGOMAN_BASE_LOG_H

#include <stdio.h>

/* -d ITEMS */
enum log_item { LOG_IN_ASM = 1, LOG_IR = 2, LOG_IR_OPT = 4, LOG_OUT_ASM = 8, LOG_EXEC = 16, LOG_INT = 32, LOG_PAGE = 64,
                LOG_STRACE = 128, LOG_UNIMP = 256, LOG_MMU = 512 };

/* "dragoman: " + text + newline on stderr. */
void message(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The same, not to standard error. */
void message_to(int fd, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* message(), then _exit(status). */
_Noreturn void fatal(int status, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The -d stream (stderr unless -D FILE; +FILE appends). */
void log_open(unsigned items, const char *file);
unsigned log_items(void);
void log_text(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
