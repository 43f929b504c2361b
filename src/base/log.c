/* log.c: one-line messages to the user, and the -d log. Owns the log stream and its item mask, which are set once
 * before guest code runs. Knows nothing of what is logged. */
#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The one stream of the process, as stderr is. */
static int log_fd = STDERR_FILENO;
static unsigned log_mask;

/* A record leaves in one write, so that lines of several threads and processes don't mix. */
static void write_all(int fd, const char *text, size_t size)
{
    while (size > 0) {
        ssize_t n = write(fd, text, size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return;
        text += n;
        size -= (size_t)n;
    }
}

static void vmessage(int fd, const char *format, va_list args)
{
    char line[4096];
    static const char prefix[] = "dragoman: ";
    size_t at = sizeof prefix - 1, room = sizeof line - at - 1;
    memcpy(line, prefix, at);
    int n = vsnprintf(line + at, room, format, args);
    if (n > 0)
        at += (size_t)n < room ? (size_t)n : room - 1;
    line[at++] = '\n';
    write_all(fd, line, at);
}

void message(const char *format, ...)
{
    int saved = errno;
    va_list args;
    va_start(args, format);
    vmessage(STDERR_FILENO, format, args);
    va_end(args);
    errno = saved;
}

void message_to(int fd, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vmessage(fd, format, args);
    va_end(args);
}

_Noreturn void fatal(int status, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vmessage(STDERR_FILENO, format, args);
    va_end(args);
    _exit(status);
}

void log_open(unsigned items, const char *file)
{
    log_mask = items;
    if (!file)
        return;
    bool append = file[0] == '+';
    file += append;
    int fd = open(file, O_WRONLY | O_CREAT | (append ? 0 : O_TRUNC) | O_APPEND | O_CLOEXEC, 0666);
    if (fd < 0)
        fatal(1, "cannot open log file %s: %s", file, strerror(errno));
    /* Out of the way of the descriptors that the guest is going to use. */
    int high = fcntl(fd, F_DUPFD_CLOEXEC, 960);
    if (high >= 0) {
        close(fd);
        fd = high;
    }
    log_fd = fd;
}

unsigned log_items(void)
{
    return log_mask;
}

void log_text(const char *format, ...)
{
    int saved = errno;
    char small[2048];
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(small, sizeof small, format, args);
    va_end(args);
    if (n > 0 && (size_t)n < sizeof small) {
        write_all(log_fd, small, (size_t)n);
    } else if (n > 0) {
        char *large = NULL;
        n = vasprintf(&large, format, again);
        if (n > 0) {
            write_all(log_fd, large, (size_t)n);
            free(large);
        }
    }
    va_end(again);
    errno = saved;
}
