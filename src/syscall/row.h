/* row.h: what a system call is: one row of a guest's table (src/frontends/<isa>/linux/syscalls.def). A row says how
 * the call is made on the host; its argument kinds drive the checks, the conversions and the -strace text alike.
 * docs/add-a-system-call.md explains how to write one. Knows no guest. */
#ifndef DRAGOMAN_SYSCALL_ROW_H
#define DRAGOMAN_SYSCALL_ROW_H

#include <stdint.h>
#include <sys/syscall.h>

#include "syscall/host_numbers.h"

struct thread;

/* Returns the result, -errno, or SYSCALL_NO_RESULT. Arguments are converted as their kinds say. */
typedef int64_t syscall_handler(struct thread *t, const uint64_t args[6]);

#define SYSCALL_NO_RESULT INT64_MIN /* the handler has set the guest's registers */

enum syscall_flags {
    BLOCKS = 1,      /* may sleep: made through safe_syscall() */
    RESTART = 2,     /* sleeps, and starts again behind a handler with SA_RESTART; else it ends with EINTR */
    SOCKTIME_IN = 4, /* RESTART, but not on a socket with SO_RCVTIMEO */
    SOCKTIME_OUT = 8,/* RESTART, but not on a socket with SO_SNDTIMEO */
    LEAVES = 16,     /* does not come back when it succeeds */
    NAMESPACE = 32,  /* changes what paths mean: forget what is cached about the prefix */
    ALONE = 64,      /* changes or tells what a thread of ours has or is: there is none */
    RIGHTS = 128,    /* changes what the thread may do */
    LIMITS = 512,    /* the same, and it may do less */
    RESTART_UNSEEN = 256, /* sleeps, and starts again unless a handler runs; then it ends with EINTR */
};

enum syscall_result { RES_INT, RES_FD, RES_HEX, RES_OCT, RES_TIME };

/* An argument: kind, parameter, number of a companion argument, properties. One number, so that a row's masks are
 * constant expressions. */
enum arg_kind {
    K_NONE,
    K_INT, K_UINT, K_LONG, K_ULONG, K_HEX, K_OCT, K_FD, K_DIRFD, K_PID, K_ID, K_SIGNAL, K_DEV,
    K_FLAGS,      /* flags or one of several constants; param: enum flag_set */
    K_OFLAGS,     /* open flags; param: enum oflags_abi */
    K_FCNTL,      /* depends on the command before; param: enum oflags_abi */
    K_IOCTL,      /* depends on the request before */
    K_ADDR,       /* an address that is not accessed: no check */
    K_PTR,        /* not decoded */
    K_STR,        /* string, not a path */
    K_STRV,       /* array of strings */
    K_PATH,       /* path; companion: argument with AT_SYMLINK_NOFOLLOW, or FOLLOW, NOFOLLOW; param: PATH_* */
    K_BUF,        /* bytes; companion: length argument, or the result when it is an output */
    K_STRUCT,     /* param: enum struct_id */
    K_ARRAY,      /* of param: enum struct_id; companion: count argument, or the result when it is an output */
    K_SOCKADDR,   /* companion: argument with the length (or pointer to it, as output) */
    K_IOVEC, K_MSGHDR, K_SIGSET, K_FDSET,
    K_STAT,       /* struct stat of the guest; param: enum layout_id */
    K_EPOLL_IN, K_EPOLL_OUT, /* struct epoll_event; the second: as many as returned */
    K_OPEN_HOW,   /* struct open_how; companion: its size; param: enum oflags_abi */
    NKINDS,
};

enum { ARG_OUT = 1 << 20, ARG_POINTER = 1 << 21, ARG_CONVERTS = 1 << 22 };
#define ARG(kind, param, companion, properties) \
    ((uint32_t)(kind) | (uint32_t)(param) << 8 | (companion) << 16 | (properties))
#define arg_kind(spec) ((enum arg_kind)((spec) & 255))
#define arg_param(spec) ((spec) >> 8 & 255)
#define arg_companion(spec) ((spec) >> 16 & 15)
enum { NO_COMPANION = 15 };

/* Values of A_PATH's companion that are no argument numbers. */
enum { FOLLOW = 14, NOFOLLOW = 15 };
/* A_PATH's param: of a mount: under the prefix only if something is mounted there, for what is mounted elsewhere is the
 * host's; the same, when mount(2) is to change a mount (companion: its flags). */
enum { PATH_ANY, PATH_MOUNTED, PATH_MOUNT_TARGET };
/* K_OFLAGS: of a descriptor that opens no file. */
enum { FD_FLAGS = 14 };

/* Without addresses: a table of rows is not relocated at start. Handlers stand in a table of their own (guest_abi.h). */
struct syscall_row {
    char name[24];             /* "": the guest has no such call */
    int16_t host;              /* host number, or HOST_NONE */
    uint16_t flags;
    uint8_t result;
    uint8_t nargs, pointers, converts; /* masks of arguments */
    uint32_t args[6];
};

/* -- the vocabulary of the tables ------------------------------------------------------------------------------- */
#define A_NONE       0
#define A_INT        ARG(K_INT, 0, 15, 0)
#define A_UINT       ARG(K_UINT, 0, 15, 0)
#define A_LONG       ARG(K_LONG, 0, 15, 0)
#define A_SIZE       ARG(K_ULONG, 0, 15, 0)
#define A_HEX        ARG(K_HEX, 0, 15, 0)
#define A_MODE       ARG(K_OCT, 0, 15, 0)
#define A_FD         ARG(K_FD, 0, 15, 0)
#define A_DIRFD      ARG(K_DIRFD, 0, 15, 0)
#define A_PID        ARG(K_PID, 0, 15, 0)
#define A_ID         ARG(K_ID, 0, 15, 0)
#define A_SIGNAL     ARG(K_SIGNAL, 0, 15, 0)
#define A_DEV        ARG(K_DEV, 0, 15, 0)
#define A_FLAGS(set) ARG(K_FLAGS, FLAGS_##set, 15, 0)
#define A_OFLAGS(a)  ARG(K_OFLAGS, OFLAGS_##a, 15, ARG_CONVERTS)
#define A_FD_FLAGS(a) ARG(K_OFLAGS, OFLAGS_##a, FD_FLAGS, ARG_CONVERTS)
#define A_FCNTL(a)   ARG(K_FCNTL, OFLAGS_##a, 15, ARG_CONVERTS)
#define A_IOCTL      ARG(K_IOCTL, 0, 15, 0)
#define A_ADDR       ARG(K_ADDR, 0, 15, 0)
#define A_PTR        ARG(K_PTR, 0, 15, ARG_POINTER)
#define A_STR        ARG(K_STR, 0, 15, ARG_POINTER)
#define A_STRV       ARG(K_STRV, 0, 15, ARG_POINTER)
#define A_PATH(n)    ARG(K_PATH, 0, n, ARG_POINTER | ARG_CONVERTS)
#define A_MOUNTED(n) ARG(K_PATH, PATH_MOUNTED, n, ARG_POINTER | ARG_CONVERTS)
#define A_MOUNT_TARGET(n) ARG(K_PATH, PATH_MOUNT_TARGET, n, ARG_POINTER | ARG_CONVERTS)
#define A_BUF(n)     ARG(K_BUF, 0, n, ARG_POINTER)
#define A_BUF_OUT    ARG(K_BUF, 0, 15, ARG_POINTER | ARG_OUT)
#define A_IN(s)      ARG(K_STRUCT, STRUCT_##s, 15, ARG_POINTER)
#define A_OUT(s)     ARG(K_STRUCT, STRUCT_##s, 15, ARG_POINTER | ARG_OUT)
#define A_ARRAY(s, n)     ARG(K_ARRAY, STRUCT_##s, n, ARG_POINTER)
#define A_ARRAY_OUT(s, n) ARG(K_ARRAY, STRUCT_##s, n, ARG_POINTER | ARG_OUT)
#define RESULT       15 /* companion of an output: as many as the call returned */
#define A_SOCKADDR(n)     ARG(K_SOCKADDR, 0, n, ARG_POINTER)
#define A_SOCKADDR_OUT(n) ARG(K_SOCKADDR, 0, n, ARG_POINTER | ARG_OUT)
#define A_IOVEC(n)   ARG(K_IOVEC, 0, n, ARG_POINTER)
#define A_IOVEC_OUT(n)    ARG(K_IOVEC, 0, n, ARG_POINTER | ARG_OUT)
#define A_MSGHDR     ARG(K_MSGHDR, 0, 15, ARG_POINTER)
#define A_MSGHDR_OUT ARG(K_MSGHDR, 0, 15, ARG_POINTER | ARG_OUT)
#define A_SIGSET     ARG(K_SIGSET, 0, 15, ARG_POINTER)
#define A_SIGSET_OUT ARG(K_SIGSET, 0, 15, ARG_POINTER | ARG_OUT)
#define A_FDSET      ARG(K_FDSET, 0, 0, ARG_POINTER)
#define A_STAT(l)    ARG(K_STAT, LAYOUT_##l, 15, ARG_POINTER | ARG_OUT | ARG_CONVERTS)
#define A_EPOLL_IN   ARG(K_EPOLL_IN, 0, 15, ARG_POINTER | ARG_CONVERTS)
#define A_EPOLL_OUT  ARG(K_EPOLL_OUT, 0, 15, ARG_POINTER | ARG_OUT | ARG_CONVERTS)

#define A_OPEN_HOW(a, n) ARG(K_OPEN_HOW, OFLAGS_##a, n, ARG_POINTER | ARG_CONVERTS)

enum oflags_abi { OFLAGS_arm };     /* rows in oflags.c */
enum layout_id { LAYOUT_generic };  /* asm-generic's 64-bit struct stat */

/* Flag sets and enumerations: names for -strace. */
enum flag_set {
#define FLAG_SET(name, ...) FLAGS_##name,
#include "syscall/flag_sets.def"
#undef FLAG_SET
    NFLAG_SETS,
};
/* Structures that -strace shows; their layout is the same for all 64-bit guests and hosts. */
enum struct_id {
#define STRUCT(name, type, ...) STRUCT_##name,
#include "syscall/structs.def"
#undef STRUCT
    NSTRUCTS,
};

/* SYS rows become array members: [number] = SYSCALL_ROW(name, host, flags, result, arguments...). */
#define ROW_BIT_(spec, property, n) (((spec) & (property)) != 0 ? 1u << (n) : 0u)
#define ROW_MASK_(p, a, b, c, d, e, f) \
    (ROW_BIT_(a, p, 0) | ROW_BIT_(b, p, 1) | ROW_BIT_(c, p, 2) | ROW_BIT_(d, p, 3) | ROW_BIT_(e, p, 4) | \
     ROW_BIT_(f, p, 5))
#define ROW_COUNT_(a, b, c, d, e, f) (((a) != 0) + ((b) != 0) + ((c) != 0) + ((d) != 0) + ((e) != 0) + ((f) != 0))
#define ROW_(name, host, flags, result, a, b, c, d, e, f, ...) \
    { name, host, flags, result, ROW_COUNT_(a, b, c, d, e, f), \
      ROW_MASK_(ARG_POINTER, a, b, c, d, e, f), ROW_MASK_(ARG_CONVERTS, a, b, c, d, e, f), { a, b, c, d, e, f } }
#define SYSCALL_ROW(name, host, flags, result, ...) \
    ROW_(name, host, flags, result, __VA_ARGS__, 0, 0, 0, 0, 0, 0, 0)

#endif
