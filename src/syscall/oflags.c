/* oflags.c: the open flags that have another value on the guest than on the host; all others are the same
 * everywhere. Knows no system call. */
#include <fcntl.h>
#include <stdio.h>

#include "syscall/handlers.h"

struct oflag {
    uint32_t guest, host;
};

/* glibc's O_LARGEFILE is 0 in 64-bit programs; the kernel's is not. */
#if defined(__x86_64__)
enum { HOST_O_LARGEFILE = 0100000 };
#else
enum { HOST_O_LARGEFILE = 0400000 };
#endif

/* asm/fcntl.h of arm64, arm and powerpc. */
static const struct oflag oflags_arm[] = {
    { 0040000, O_DIRECTORY },
    { 0100000, O_NOFOLLOW },
    { 0200000, O_DIRECT },
    { 0400000, HOST_O_LARGEFILE },
};
enum { NOFLAGS_ARM = sizeof oflags_arm / sizeof oflags_arm[0] };

static const struct {
    const struct oflag *rows;
    unsigned count;
} oflags[] = { [OFLAGS_arm] = { oflags_arm, NOFLAGS_ARM } };

uint64_t oflags_to_host(enum oflags_abi abi, uint64_t flags)
{
    uint64_t guest = 0, host = 0;
    for (unsigned i = 0; i < oflags[abi].count; i++) {
        const struct oflag *f = &oflags[abi].rows[i];
        guest |= f->guest;
        host |= flags & f->guest ? f->host : 0;
    }
    return (flags & ~guest) | host;
}

uint64_t oflags_to_guest(enum oflags_abi abi, uint64_t flags)
{
    uint64_t guest = 0, host = 0;
    for (unsigned i = 0; i < oflags[abi].count; i++) {
        const struct oflag *f = &oflags[abi].rows[i];
        host |= f->host;
        guest |= flags & f->host ? f->guest : 0;
    }
    return (flags & ~host) | guest;
}

static const struct {
    uint32_t value;
    const char *name;
} names[] = {
    { O_CREAT, "O_CREAT" }, { O_EXCL, "O_EXCL" }, { O_NOCTTY, "O_NOCTTY" }, { O_TRUNC, "O_TRUNC" },
    { O_APPEND, "O_APPEND" }, { O_NONBLOCK, "O_NONBLOCK" }, { O_SYNC, "O_SYNC" }, { O_DSYNC, "O_DSYNC" },
    { O_ASYNC, "O_ASYNC" }, { O_TMPFILE, "O_TMPFILE" }, { O_DIRECT, "O_DIRECT" }, { HOST_O_LARGEFILE, "O_LARGEFILE" },
    { O_DIRECTORY, "O_DIRECTORY" }, { O_NOFOLLOW, "O_NOFOLLOW" }, { O_NOATIME, "O_NOATIME" },
    { O_CLOEXEC, "O_CLOEXEC" }, { O_PATH, "O_PATH" },
};

void oflags_print(enum oflags_abi abi, uint64_t flags, char *text, size_t size)
{
    static const char *const access[] = { "O_RDONLY", "O_WRONLY", "O_RDWR", "O_ACCMODE" };
    uint32_t left = (uint32_t)oflags_to_host(abi, flags) & ~(uint32_t)O_ACCMODE;
    int n = snprintf(text, size, "%s", access[flags & O_ACCMODE]);
    for (unsigned i = 0; i < sizeof names / sizeof names[0] && n > 0 && (size_t)n < size; i++) {
        if ((left & names[i].value) == names[i].value) {
            left &= ~names[i].value;
            n += snprintf(text + n, size - (size_t)n, "|%s", names[i].name);
        }
    }
    if (left && n > 0 && (size_t)n < size) {
        snprintf(text + n, size - (size_t)n, "|%#x", left);
    }
}
