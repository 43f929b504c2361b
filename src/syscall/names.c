/* names.c: the tables of names and structures (flag_sets.def, structs.def), and printing by them. */
#include <asm/termbits.h>
#include <fcntl.h>
#include <linux/close_range.h>
#include <linux/futex.h>
#include <linux/openat2.h>
#include <linux/sched.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/sysinfo.h>
#include <sys/time.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <time.h>
#include <unistd.h>

#include "syscall/names.h"

void text_add(struct text *text, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    size_t room = (size_t)(text->end - text->at);
    int n = vsnprintf(text->at, room, format, args);
    va_end(args);
    text->at += n < 0 ? 0 : (size_t)n < room ? (size_t)n : room - 1;
}

void text_quote(struct text *text, const char *bytes, size_t size, int more)
{
    static const char escapes[] = "\nn\tt\rr\"\"\\\\\vv\ff\aa\bb";
    text_add(text, "\"");
    for (size_t i = 0; i < size; i++) {
        const char *e = bytes[i] ? strchr(escapes, bytes[i]) : NULL;
        bool digit = i + 1 < size && bytes[i + 1] >= '0' && bytes[i + 1] <= '9';
        if (e && (e - escapes) % 2 == 0) {
            text_add(text, "\\%c", e[1]);
        } else if (bytes[i] >= ' ' && bytes[i] < 127) {
            text_add(text, "%c", bytes[i]);
        } else {
            text_add(text, digit ? "\\%03o" : "\\%o", (uint8_t)bytes[i]);
        }
    }
    text_add(text, more ? "\"..." : "\"");
}

/* -- constants -- */
enum how { BITS, ENUM, FUTEX, SOCKTYPE, MAP };
struct name {
    uint64_t value;
    char name[32];             /* no pointers: nothing is relocated at start */
};

#define N(constant) { (uint64_t)(constant), #constant }
#define V(constant, value) { value, #constant }
#define FLAG_SET(set, how, ...) static const struct name names_##set[] = { __VA_ARGS__ };
#include "syscall/flag_sets.def"
#undef FLAG_SET

static const struct {
    const struct name *names;
    uint16_t count;
    uint8_t how;
} flag_sets[NFLAG_SETS] = {
#define FLAG_SET(set, how, ...) { names_##set, sizeof names_##set / sizeof names_##set[0], how },
#include "syscall/flag_sets.def"
#undef FLAG_SET
};
#undef N
#undef V

static const char *name_of(enum flag_set set, uint64_t value)
{
    for (unsigned i = 0; i < flag_sets[set].count; i++) {
        if (flag_sets[set].names[i].value == value) {
            return flag_sets[set].names[i].name;
        }
    }
    return NULL;
}

static void name_bits(struct text *text, enum flag_set set, uint64_t value)
{
    const char *separator = "";
    if (value == 0) {
        text_add(text, "%s", name_of(set, 0) ? name_of(set, 0) : "0");
    }
    for (unsigned i = 0; i < flag_sets[set].count && value; i++) {
        const struct name *n = &flag_sets[set].names[i];
        if (n->value && (value & n->value) == n->value) {
            text_add(text, "%s%s", separator, n->name);
            value &= ~n->value;
            separator = "|";
        }
    }
    if (value) {
        text_add(text, "%s%#lx", separator, (unsigned long)value);
    }
}

static void name_enum(struct text *text, enum flag_set set, uint64_t value)
{
    const char *name = name_of(set, value);
    name = name ? name : name_of(set, (uint32_t)value); /* int arguments: the upper half is nothing */
    if (name) {
        text_add(text, "%s", name);
    } else {
        text_add(text, "%#x", (unsigned)value);
    }
}

static void name_modified(struct text *text, enum flag_set set, uint64_t value, uint64_t mask, const struct name *mods,
                          unsigned count)
{
    const char *separator = "";
    if (value & mask || value == 0 || name_of(set, 0)) {
        name_enum(text, set, value & mask);
        separator = "|";
    }
    value &= ~mask;
    for (unsigned i = 0; i < count; i++) {
        if (value & mods[i].value) {
            text_add(text, "%s%s", separator, mods[i].name);
            value &= ~mods[i].value;
            separator = "|";
        }
    }
    if ((uint32_t)value) {
        text_add(text, "|%#x", (unsigned)value);
    }
}

void name_flags(struct text *text, enum flag_set set, uint64_t value)
{
    static const struct name futex[] = { { FUTEX_PRIVATE_FLAG, "FUTEX_PRIVATE_FLAG" },
                                         { FUTEX_CLOCK_REALTIME, "FUTEX_CLOCK_REALTIME" } };
    static const struct name socktype[] = { { SOCK_CLOEXEC, "SOCK_CLOEXEC" }, { SOCK_NONBLOCK, "SOCK_NONBLOCK" } };
    switch ((enum how)flag_sets[set].how) {
    case ENUM: name_enum(text, set, value); return;
    case FUTEX: name_modified(text, set, value, 127, futex, 2); return;
    case SOCKTYPE: name_modified(text, set, value, 15, socktype, 2); return;
    case BITS: case MAP: break;
    }
    name_bits(text, set, value);
}

void name_signal(struct text *text, uint64_t signo)
{
    const char *name = name_of(FLAGS_signal, (uint32_t)signo);
    if (name) {
        text_add(text, "%s", name);
    } else if (signo >= 32 && signo <= 64) {
        text_add(text, "SIGRT_%u", (unsigned)signo - 32);
    } else {
        text_add(text, "%d", (int)signo);
    }
}

/* -- structures -- */
struct timespec_pair { struct timespec a, b; };
struct kernel_sigaction { uint64_t handler, flags, restorer, mask; };
struct cap_words { uint32_t word[3]; };
struct mq_attr_words { int64_t flags, maxmsg, msgsize, curmsgs, reserved[4]; };
struct sched_words { uint32_t size, policy; };
struct termios_words { uint32_t iflag, oflag, cflag, lflag; };

enum field_how { DECIMAL, UNSIGNED, HEXADECIMAL, OCTAL, STRING, NAMED };
struct field {
    char name[20];
    uint16_t offset, size;
    uint8_t how, set;
};
#define D DECIMAL, 0
#define U UNSIGNED, 0
#define X HEXADECIMAL, 0
#define O OCTAL, 0
#define S STRING, 0
#define FL(set) NAMED, FLAGS_##set
#define F(type, member, how) { #member, offsetof(type, member), sizeof(((type *)0)->member), how }
#define F0(type, index, how) { "", (index) * sizeof(type), sizeof(type), how }
#define STRUCT(id, type, ...) static const struct field fields_##id[] = { __VA_ARGS__ };
#include "syscall/structs.def"
#undef STRUCT

static const struct {
    const struct field *fields;
    uint16_t count, size;
} structs[NSTRUCTS] = {
#define STRUCT(id, type, ...) { fields_##id, sizeof fields_##id / sizeof fields_##id[0], sizeof(type) },
#include "syscall/structs.def"
#undef STRUCT
};

size_t struct_size(enum struct_id id)
{
    return structs[id].size;
}

static uint64_t field_value(const struct field *f, const char *bytes)
{
    int8_t i8;
    int16_t i16;
    int32_t i32;
    int64_t i64;
    switch (f->size) {
    case 1: memcpy(&i8, bytes, 1); return f->how == DECIMAL ? (uint64_t)i8 : (uint8_t)i8;
    case 2: memcpy(&i16, bytes, 2); return f->how == DECIMAL ? (uint64_t)i16 : (uint16_t)i16;
    case 4: memcpy(&i32, bytes, 4); return f->how == DECIMAL ? (uint64_t)i32 : (uint32_t)i32;
    default: memcpy(&i64, bytes, 8); return (uint64_t)i64;
    }
}

static void name_field(struct text *text, const struct field *f, const char *bytes)
{
    uint64_t value = f->how == STRING ? 0 : field_value(f, bytes);
    switch ((enum field_how)f->how) {
    case DECIMAL: text_add(text, "%ld", (long)value); return;
    case UNSIGNED: text_add(text, "%lu", (unsigned long)value); return;
    case HEXADECIMAL: text_add(text, "%#lx", (unsigned long)value); return;
    case OCTAL: text_add(text, "%#lo", (unsigned long)value); return;
    case STRING: text_quote(text, bytes, strnlen(bytes, f->size), 0); return;
    case NAMED: break;
    }
    if (f->set == FLAGS_signal) {
        name_signal(text, value);
    } else {
        name_flags(text, (enum flag_set)f->set, value);
    }
}

void name_struct(struct text *text, enum struct_id id, const void *bytes)
{
    const char *at = bytes;
    bool array = structs[id].fields[0].name[0] == 0;
    text_add(text, array ? "[" : "{");
    for (unsigned i = 0; i < structs[id].count; i++) {
        const struct field *f = &structs[id].fields[i];
        text_add(text, "%s%s%s", i == 0 ? "" : ", ", f->name, array ? "" : "=");
        name_field(text, f, at + f->offset);
    }
    text_add(text, array ? "]" : "}");
}
