/* strace_args.c: arguments as -strace shows them, by their kinds. Reads guest memory, changes nothing. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/sysmacros.h>
#include <sys/un.h>

#include "contract/guest_mm.h"
#include "contract/runtime.h"
#include "syscall/strace.h"

enum { MAX_STRING = 512, MAX_BYTES = 32, MAX_ITEMS = 8, MAX_STRUCT = 512 };

static void print_pointer(struct text *text, uint64_t value)
{
    text_add(text, value ? "%#lx" : "NULL", (unsigned long)value);
}

static void print_string(struct text *text, uint64_t address, bool path)
{
    char string[PATH_SIZE];
    int64_t n = guest_read_string(string, address, path ? PATH_SIZE : MAX_STRING);
    if (n == -EFAULT) {
        print_pointer(text, address);
    } else {
        bool cut = n < 0 || n > MAX_STRING;
        text_quote(text, string, cut ? MAX_STRING : (size_t)n, cut);
    }
}

static void print_strings(struct text *text, uint64_t address)
{
    uint64_t at;
    if (!guest_read(&at, address, sizeof at)) {
        print_pointer(text, address);
        return;
    }
    text_add(text, "[");
    for (unsigned i = 0; guest_read(&at, address + i * sizeof at, sizeof at) && at; i++) {
        text_add(text, i == 0 ? "" : ", ");
        if (i == 2 * MAX_ITEMS) {
            text_add(text, "...");
            break;
        }
        print_string(text, at, false);
    }
    text_add(text, "]");
}

static void print_bytes(struct text *text, uint64_t address, uint64_t size)
{
    char bytes[MAX_BYTES];
    size_t n = size < MAX_BYTES ? size : MAX_BYTES;
    if (address == 0 || !guest_read(bytes, address, n)) {
        print_pointer(text, address);
    } else {
        text_quote(text, bytes, n, size > MAX_BYTES);
    }
}

static void print_struct(struct text *text, enum struct_id id, uint64_t address)
{
    char bytes[MAX_STRUCT];
    size_t size = struct_size(id);
    if (address == 0 || size > sizeof bytes || !guest_read(bytes, address, size)) {
        print_pointer(text, address);
    } else {
        name_struct(text, id, bytes);
    }
}

static void print_array(struct text *text, enum struct_id id, uint64_t address, uint64_t count)
{
    if (address == 0) {
        print_pointer(text, address);
        return;
    }
    text_add(text, "[");
    for (uint64_t i = 0; i < count; i++) {
        text_add(text, i == 0 ? "" : ", ");
        if (i == MAX_ITEMS) {
            text_add(text, "...");
            break;
        }
        print_struct(text, id, address + i * struct_size(id));
    }
    text_add(text, "]");
}

/* -- sockets and vectors -- */
static void print_address(struct text *text, const struct sockaddr_storage *address, size_t size)
{
    char host[INET6_ADDRSTRLEN];
    const struct sockaddr_in *in = (const void *)address;
    const struct sockaddr_in6 *in6 = (const void *)address;
    const struct sockaddr_un *un = (const void *)address;
    size_t n = size > offsetof(struct sockaddr_un, sun_path) ? size - offsetof(struct sockaddr_un, sun_path) : 0;
    text_add(text, "{sa_family=");
    name_flags(text, FLAGS_family, address->ss_family);
    if (address->ss_family == AF_INET && size >= sizeof *in) {
        inet_ntop(AF_INET, &in->sin_addr, host, sizeof host);
        text_add(text, ", sin_port=htons(%u), sin_addr=inet_addr(\"%s\")", ntohs(in->sin_port), host);
    } else if (address->ss_family == AF_INET6 && size >= sizeof *in6) {
        inet_ntop(AF_INET6, &in6->sin6_addr, host, sizeof host);
        text_add(text, ", sin6_port=htons(%u), inet_pton(AF_INET6, \"%s\")", ntohs(in6->sin6_port), host);
    } else if (address->ss_family == AF_UNIX && n > 0) {
        bool abstract = un->sun_path[0] == 0;
        text_add(text, ", sun_path=%s", abstract ? "@" : "");
        text_quote(text, un->sun_path + abstract, strnlen(un->sun_path + abstract, n - abstract), 0);
    }
    text_add(text, "}");
}

static void print_sockaddr(struct text *text, uint64_t at, uint64_t size)
{
    struct sockaddr_storage address;
    memset(&address, 0, sizeof address);
    size = size < sizeof address ? size : sizeof address;
    if (at == 0 || size < sizeof address.ss_family || !guest_read(&address, at, size)) {
        print_pointer(text, at);
    } else {
        print_address(text, &address, size);
    }
}

/* bytes: how many of the vectors' bytes mean something. */
static void print_iovec(struct text *text, uint64_t address, uint64_t count, uint64_t bytes)
{
    struct { uint64_t base, size; } v;
    if (address == 0) {
        print_pointer(text, address);
        return;
    }
    text_add(text, "[");
    for (uint64_t i = 0; i < count && guest_read(&v, address + i * sizeof v, sizeof v); i++) {
        text_add(text, i == 0 ? "{iov_base=" : ", {iov_base=");
        uint64_t n = v.size < bytes ? v.size : bytes;
        bytes -= n;
        print_bytes(text, v.base, n);
        text_add(text, ", iov_len=%lu}", (unsigned long)v.size);
        if (i + 1 == MAX_ITEMS) {
            text_add(text, ", ...");
            break;
        }
    }
    text_add(text, "]");
}

static void print_msghdr(struct text *text, uint64_t address, uint64_t bytes)
{
    struct msghdr m;
    if (address == 0 || !guest_read(&m, address, sizeof m)) {
        print_pointer(text, address);
        return;
    }
    text_add(text, "{msg_name=");
    print_sockaddr(text, (uintptr_t)m.msg_name, m.msg_namelen);
    text_add(text, ", msg_namelen=%u, msg_iov=", m.msg_namelen);
    print_iovec(text, (uintptr_t)m.msg_iov, m.msg_iovlen, bytes);
    text_add(text, ", msg_iovlen=%zu, msg_controllen=%zu, msg_flags=", m.msg_iovlen, m.msg_controllen);
    name_flags(text, FLAGS_msg, (uint32_t)m.msg_flags);
    text_add(text, "}");
}

/* -- sets -- */
static void print_sigset(struct text *text, uint64_t address)
{
    uint64_t set;
    if (address == 0 || !guest_read(&set, address, sizeof set)) {
        print_pointer(text, address);
        return;
    }
    bool most = __builtin_popcountll(set) > 32;
    const char *separator = "";
    text_add(text, most ? "~[" : "[");
    for (unsigned i = 0; i < 64; i++) {
        if ((set >> i & 1) != most) {
            text_add(text, "%s", separator);
            name_signal(text, i + 1);
            separator = " ";
        }
    }
    text_add(text, "]");
}

static void print_fdset(struct text *text, uint64_t address, uint64_t nfds)
{
    uint8_t bits[128];
    nfds = nfds < 8 * sizeof bits ? nfds : 8 * sizeof bits;
    if (address == 0 || !guest_read(bits, address, (nfds + 7) / 8)) {
        print_pointer(text, address);
        return;
    }
    const char *separator = "";
    text_add(text, "[");
    for (unsigned i = 0; i < nfds; i++) {
        if (bits[i / 8] >> i % 8 & 1) {
            text_add(text, "%s%u", separator, i);
            separator = " ";
        }
    }
    text_add(text, "]");
}

/* -- structures of the guest's own layout -- */
static void print_stat(struct text *text, enum layout_id layout, uint64_t address)
{
    struct stat_summary s;
    char bytes[STAT_MAX];
    if (!guest_read(bytes, address, stat_size(layout))) {
        print_pointer(text, address);
        return;
    }
    stat_summary(layout, bytes, &s);
    text_add(text, "{st_mode=%#o, st_ino=%lu, st_size=%ld}", s.mode, (unsigned long)s.inode, (long)s.size);
}

static void print_epoll(struct text *text, uint64_t address, uint64_t count)
{
    struct guest_epoll_event event;
    if (count && !guest_read(&event, address, sizeof event)) {
        print_pointer(text, address);
    }
    for (uint64_t i = 0; i < count && i < MAX_ITEMS; i++) {
        if (!guest_read(&event, address + i * sizeof event, sizeof event)) {
            break;
        }
        text_add(text, i == 0 ? "{events=" : ", {events=");
        name_flags(text, FLAGS_epoll, event.events);
        text_add(text, ", data=%#lx}", (unsigned long)event.data);
    }
}

static void print_oflags(struct text *text, enum oflags_abi abi, uint64_t flags)
{
    char names[256];
    oflags_print(abi, flags, names, sizeof names);
    text_add(text, "%s", names);
}

/* The same where no file is opened: without access mode. */
static void print_fd_flags(struct text *text, enum oflags_abi abi, uint64_t flags)
{
    char names[256];
    oflags_print(abi, flags, names, sizeof names);
    const char *rest = strchr(names, '|');
    text_add(text, "%s", rest ? rest + 1 : "0");
}

static void print_open_how(struct text *text, enum oflags_abi abi, uint64_t address)
{
    struct open_how how;
    if (!guest_read(&how, address, sizeof how)) {
        print_pointer(text, address);
        return;
    }
    text_add(text, "{flags=");
    print_oflags(text, abi, how.flags);
    text_add(text, ", mode=%#lo, resolve=%#lx}", (unsigned long)how.mode, (unsigned long)how.resolve);
}

/* -- arguments whose meaning depends on the one before -- */
static void print_fcntl(struct text *text, enum oflags_abi abi, uint64_t command, uint64_t value)
{
    switch ((int)command) {
    case F_SETFL: print_oflags(text, abi, value); return;
    case F_SETFD: name_flags(text, FLAGS_fd, value); return;
    case F_GETLK: case F_SETLK: case F_SETLKW: case F_OFD_GETLK: case F_OFD_SETLK: case F_OFD_SETLKW:
        print_struct(text, STRUCT_flock, value);
        return;
    default: text_add(text, "%ld", (long)value);
    }
}

static void print_ioctl(struct text *text, const struct traced *c, unsigned i)
{
    enum struct_id what;
    bool out, pointer = ioctl_takes_pointer((uint32_t)c->args[i - 1], &what, &out);
    if (pointer && what != NSTRUCTS && (!out || (c->done && c->result >= 0))) {
        print_struct(text, what, c->args[i]);
    } else {
        text_add(text, "%#lx", (unsigned long)c->args[i]);
    }
}

static void print_number(struct text *text, enum arg_kind kind, uint64_t v)
{
    switch (kind) {
    case K_UINT: text_add(text, "%u", (unsigned)v); return;
    case K_LONG: text_add(text, "%ld", (long)v); return;
    case K_ULONG: text_add(text, "%lu", (unsigned long)v); return;
    case K_HEX: text_add(text, "%#lx", (unsigned long)v); return;
    case K_OCT: text_add(text, "%#o", (unsigned)v); return;
    case K_ID: text_add(text, (uint32_t)v == UINT32_MAX ? "%d" : "%u", (unsigned)v); return;
    case K_SIGNAL: name_signal(text, v); return;
    case K_DEV: text_add(text, "makedev(%u, %u)", major(v), minor(v)); return;
    case K_DIRFD:
        if ((int)v == AT_FDCWD) {
            text_add(text, "AT_FDCWD");
            return;
        }
        break;
    default: break;
    }
    text_add(text, "%d", (int)v);
}

/* The value of the argument that a spec names; for outputs without one the result. */
static uint64_t companion(const struct traced *c, uint32_t spec)
{
    unsigned n = arg_companion(spec);
    return n == RESULT ? (uint64_t)c->result : c->args[n];
}

bool trace_omits(const struct traced *c, unsigned i)
{
    static const int without[] = { F_GETFD, F_GETFL, F_GETOWN, F_GETSIG, F_GETLEASE, F_GETPIPE_SZ, F_GET_SEALS };
    uint32_t spec = c->row->args[i];
    for (unsigned k = 0; k < sizeof without / sizeof without[0] && arg_kind(spec) == K_FCNTL; k++) {
        if (without[k] == (int)c->args[i - 1]) {
            return true;
        }
    }
    if (i == 0 || arg_kind(spec) != K_OCT || arg_kind(c->row->args[i - 1]) != K_OFLAGS) {
        return false;
    }
    uint64_t flags = oflags_to_host(arg_param(c->row->args[i - 1]), c->args[i - 1]);
    return !(flags & O_CREAT) && (flags & O_TMPFILE) != O_TMPFILE;
}

void trace_argument(struct text *text, const struct traced *c, unsigned i)
{
    uint32_t spec = c->row->args[i], param = arg_param(spec), size;
    uint64_t v = c->args[i];
    if (spec & ARG_OUT && (!c->done || c->result < 0)) {
        print_pointer(text, v);
        return;
    }
    switch (arg_kind(spec)) {
    case K_FLAGS: name_flags(text, param, v); return;
    case K_OFLAGS:
        (arg_companion(spec) == FD_FLAGS ? print_fd_flags : print_oflags)(text, param, v);
        return;
    case K_FCNTL: print_fcntl(text, param, c->args[i - 1], v); return;
    case K_IOCTL: print_ioctl(text, c, i); return;
    case K_ADDR: case K_PTR: print_pointer(text, v); return;
    case K_STR: print_string(text, v, false); return;
    case K_PATH: print_string(text, v, true); return;
    case K_STRV: print_strings(text, v); return;
    case K_BUF: print_bytes(text, v, companion(c, spec)); return;
    case K_STRUCT: print_struct(text, param, v); return;
    case K_ARRAY: print_array(text, param, v, companion(c, spec)); return;
    case K_SOCKADDR:
        size = (uint32_t)companion(c, spec);
        if (spec & ARG_OUT && !guest_read(&size, companion(c, spec), sizeof size)) {
            size = 0;
        }
        print_sockaddr(text, v, size);
        return;
    case K_IOVEC: print_iovec(text, v, companion(c, spec), spec & ARG_OUT ? (uint64_t)c->result : UINT64_MAX); return;
    case K_MSGHDR: print_msghdr(text, v, spec & ARG_OUT ? (uint64_t)c->result : UINT64_MAX); return;
    case K_SIGSET: print_sigset(text, v); return;
    case K_FDSET: print_fdset(text, v, c->args[0]); return;
    case K_STAT: print_stat(text, param, v); return;
    case K_EPOLL_IN: print_epoll(text, v, 1); return;
    case K_EPOLL_OUT: text_add(text, "["); print_epoll(text, v, (uint64_t)c->result); text_add(text, "]"); return;
    case K_OPEN_HOW: print_open_how(text, param, v); return;
    default: print_number(text, arg_kind(spec), v);
    }
}
