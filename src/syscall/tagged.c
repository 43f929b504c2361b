/* tagged.c: system calls of threads that use the tagged-address ABI: the kernel ignores the tags of pointers, also in
 * structures, and with a synchronous mode it compares them with the memory's: a mismatch is for it like a page that is
 * not there. So what it would not touch is hidden from the host's kernel: sizes end at the first granule that does not
 * match, and where nothing is left stands BAD_POINTER. Knows calls by name only where their arguments do not tell. */
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include "contract/guest_mm.h"
#include "contract/mte.h"
#include "contract/mte_report.h"
#include "contract/runtime.h"
#include "syscall/handlers.h"
#include "syscall/names.h"

enum { MAX_VECTOR = 1024, SIGSET_SIZE = 8, NOTHING_CUT = 6 };

struct tagged_call {
    struct thread *t;
    const struct syscall_row *row;
    const uint64_t *guest;
    uint64_t host[6];
    unsigned cut;           /* argument that the kernel may want more of than it gets */
    uint64_t left;          /* bytes that it gets */
    struct {                /* the first mismatch, for a report; size 0: there is none */
        uint64_t pointer, size, left;
        uint64_t limit;     /* the call's result if it comes as far as that */
        unsigned argument;
        bool write;         /* by the kernel */
    } bad;
};

/* Bytes from the pointer on that the kernel may access, at most size. */
static uint64_t reach(struct thread *t, uint64_t pointer, uint64_t size, bool write)
{
    uint64_t address = untagged(pointer);
    if (!size || !(t->cpu->mte.mode & (write ? MTE_SYNC_STORES : MTE_SYNC_LOADS)) || address >= GUEST_TOP)
        return size;
    uint64_t room = GUEST_TOP - address, within = size < room ? size : room;
    uint64_t n = mte_reach(t->cpu, pointer, within, write);
    return n == within ? size : n;
}

uint64_t checked_pointer(struct thread *t, uint64_t pointer, uint64_t size, bool write)
{
    uint64_t host = guest_pointer(t, pointer);
    return host != BAD_POINTER && reach(t, pointer, size, write) < size ? BAD_POINTER : host;
}

/* Does the kernel write what argument i points to? */
static bool is_written(const struct tagged_call *c, unsigned i)
{
    return c->row->args[i] & ARG_OUT || c->row->host == __NR_recvmmsg;
}

static void note_bad(struct tagged_call *c, unsigned i, uint64_t pointer, uint64_t size, uint64_t left, uint64_t limit)
{
    if (c->bad.size)
        return;
    c->bad.pointer = pointer;
    c->bad.size = size;
    c->bad.left = left;
    c->bad.limit = limit;
    c->bad.argument = i;
    c->bad.write = is_written(c, i);
}

/* What the kernel was to read it would have read; what it was to write, only as far as there was something. */
static void report_bad(const struct tagged_call *c, int64_t result)
{
    if (!c->bad.size || (c->bad.write && result != -EFAULT && result < (int64_t)c->bad.limit))
        return;
    mte_report_call(c->t, c->row->name, c->bad.argument + 1, c->bad.pointer, c->bad.size, c->bad.pointer + c->bad.left,
                    c->bad.write);
}

/* ---- arguments by their kinds ---------------------------------------------------------------- */
static uint64_t string_pointer(struct thread *t, uint64_t pointer)
{
    char bytes[64];
    uint64_t host = guest_pointer(t, pointer), n = reach(t, pointer, PATH_SIZE, false);
    if (host == BAD_POINTER || n == PATH_SIZE)
        return host;
    for (uint64_t at = 0, k; at < n; at += k) {
        k = n - at < sizeof bytes ? n - at : sizeof bytes;
        if (guest_read(bytes, host + at, k) && memchr(bytes, 0, k))
            return host;
    }
    return BAD_POINTER;
}

/* The number of the argument that holds a buffer's size. */
static unsigned size_argument(uint32_t spec, unsigned i)
{
    return spec & ARG_OUT ? i + 1 : arg_companion(spec);
}

/* Bytes that the kernel accesses through argument i, if it does. */
static uint64_t extent(const struct tagged_call *c, unsigned i)
{
    uint32_t spec = c->row->args[i], size = 0;
    uint64_t companion = arg_companion(spec) < 6 ? c->guest[arg_companion(spec)] : 1;
    switch (arg_kind(spec)) {
    case K_BUF: return c->guest[size_argument(spec, i)];
    case K_STRUCT: return arg_param(spec) == STRUCT_clone_args ? c->guest[i + 1] : struct_size(arg_param(spec));
    case K_ARRAY: return struct_size(arg_param(spec)) * (companion < GUEST_TOP ? companion : 0);
    case K_SOCKADDR:
        if (!(spec & ARG_OUT))
            return (uint32_t)companion;
        return guest_read(&size, guest_pointer(c->t, companion), sizeof size) ? size : 0;
    case K_IOVEC: return sizeof(struct iovec) * (companion <= MAX_VECTOR ? companion : 0);
    case K_MSGHDR: return sizeof(struct msghdr);
    case K_SIGSET: return SIGSET_SIZE;
    case K_FDSET: return (uint32_t)c->guest[0] < 65536 ? ((uint32_t)c->guest[0] + 63) / 64 * 8 : 0;
    case K_STAT: return stat_size(arg_param(spec));
    case K_EPOLL_IN: case K_EPOLL_OUT: return sizeof(struct guest_epoll_event);
    case K_OPEN_HOW: return companion;
    default: return 1;
    }
}

/* Does the kernel transfer what it can get, and say how much that was? Not so with a socket that sends messages whole. */
static bool transfers_part(const struct tagged_call *c)
{
    static const int16_t calls[] = {__NR_read, __NR_write, __NR_pread64, __NR_pwrite64, __NR_readv, __NR_writev,
                                    __NR_preadv, __NR_pwritev, __NR_preadv2, __NR_pwritev2, __NR_sendto, __NR_recvfrom,
                                    __NR_sendmsg, __NR_recvmsg, __NR_getrandom};
    int type = SOCK_STREAM;
    socklen_t size = sizeof type;
    for (unsigned i = 0; i < sizeof calls / sizeof *calls; i++) {
        if (calls[i] != c->row->host)
            continue;
        if (arg_kind(c->row->args[0]) == K_FD)
            host_syscall(__NR_getsockopt, c->guest[0], SOL_SOCKET, SO_TYPE, (uintptr_t)&type, (uintptr_t)&size, 0);
        return type == SOCK_STREAM;
    }
    return false;
}

/* A buffer of which only n bytes can be accessed. */
static uint64_t cut_buffer(struct tagged_call *c, unsigned i, uint64_t n)
{
    uint32_t spec = c->row->args[i];
    bool part = n && transfers_part(c);
    if (!n || (!part && !(spec & ARG_OUT)))
        return BAD_POINTER;
    c->host[size_argument(spec, i)] = n;
    if (!part) {
        c->cut = i;
        c->left = n;
    }
    return guest_pointer(c->t, c->guest[i]);
}

static uint64_t host_pointer(struct tagged_call *c, unsigned i)
{
    uint32_t spec = c->row->args[i];
    uint64_t pointer = c->guest[i];
    if (!pointer)
        return 0;
    if (arg_kind(spec) == K_PATH || arg_kind(spec) == K_STR) {
        uint64_t host = string_pointer(c->t, pointer), left = reach(c->t, pointer, PATH_SIZE, false);
        if (host == BAD_POINTER && left < PATH_SIZE)
            note_bad(c, i, pointer, left + 1, left, 0);
        return host;
    }
    uint64_t size = extent(c, i), n = reach(c->t, pointer, size, spec & ARG_OUT);
    if (n == size)
        return guest_pointer(c->t, pointer);
    note_bad(c, i, pointer, size, n, n);
    return arg_kind(spec) == K_BUF ? cut_buffer(c, i, n) : BAD_POINTER;
}

static int64_t carry_out(struct tagged_call *c)
{
    int64_t result = syscall_carry_out(c->t, c->row, c->host);
    report_bad(c, result);
    if (c->cut != NOTHING_CUT && (result == -ERANGE || result == -EMSGSIZE || result >= (int64_t)c->left))
        return -EFAULT; /* there was more */
    return result;
}

/* ---- vectors and messages -------------------------------------------------------------------- */
/* The entries that the kernel can use; returns their number. */
static size_t convert_vector(struct tagged_call *c, unsigned argument, struct iovec *v, size_t n)
{
    bool write = is_written(c, argument);
    for (size_t i = 0, before = 0; i < n; before += v[i++].iov_len) {
        uint64_t pointer = (uintptr_t)v[i].iov_base, left = reach(c->t, pointer, v[i].iov_len, write);
        v[i].iov_base = (void *)(uintptr_t)guest_pointer(c->t, pointer);
        if (left == v[i].iov_len)
            continue;
        note_bad(c, argument, pointer, v[i].iov_len, left, before + left);
        bool part = (before || left) && transfers_part(c);
        if (part) {
            v[i].iov_len = left;
            return i + (left != 0);
        }
        v[i].iov_base = (void *)(uintptr_t)BAD_POINTER;
    }
    return n;
}

static __attribute__((noinline)) int64_t with_vector(struct tagged_call *c, unsigned i)
{
    struct iovec vector[MAX_VECTOR];
    unsigned number = arg_companion(c->row->args[i]);
    uint64_t n = c->host[number];
    if (n <= MAX_VECTOR && guest_read(vector, c->host[i], n * sizeof *vector)) {
        c->host[number] = convert_vector(c, i, vector, n);
        c->host[i] = (uintptr_t)vector;
    }
    return carry_out(c);
}

/* false: the kernel can't read it either. */
static bool convert_message(struct tagged_call *c, unsigned argument, struct msghdr *m, struct iovec *vector)
{
    bool receives = is_written(c, argument);
    size_t n = m->msg_iovlen;
    if (n > MAX_VECTOR || !guest_read(vector, guest_pointer(c->t, (uintptr_t)m->msg_iov), n * sizeof *vector))
        return false;
    if (reach(c->t, (uintptr_t)m->msg_iov, n * sizeof *vector, false) < n * sizeof *vector)
        return false;
    m->msg_iovlen = convert_vector(c, argument, vector, n);
    m->msg_iov = vector;
    if (m->msg_name)
        m->msg_name = (void *)(uintptr_t)checked_pointer(c->t, (uintptr_t)m->msg_name, m->msg_namelen, receives);
    if (m->msg_control)
        m->msg_control = (void *)(uintptr_t)checked_pointer(c->t, (uintptr_t)m->msg_control, m->msg_controllen, receives);
    return true;
}

/* What the kernel tells about a message that it has received. */
static bool answer(uint64_t to, const struct msghdr *m)
{
    return guest_write(to + offsetof(struct msghdr, msg_namelen), &m->msg_namelen, sizeof m->msg_namelen) &&
           guest_write(to + offsetof(struct msghdr, msg_controllen), &m->msg_controllen, sizeof m->msg_controllen) &&
           guest_write(to + offsetof(struct msghdr, msg_flags), &m->msg_flags, sizeof m->msg_flags);
}

static __attribute__((noinline)) int64_t with_message(struct tagged_call *c, unsigned i)
{
    struct iovec vector[MAX_VECTOR];
    struct msghdr m;
    uint64_t at = c->host[i];
    bool receives = c->row->args[i] & ARG_OUT;
    if (!guest_read(&m, at, sizeof m) || !convert_message(c, i, &m, vector))
        return carry_out(c);
    c->host[i] = (uintptr_t)&m;
    int64_t result = carry_out(c);
    return result >= 0 && receives && !answer(at, &m) ? -EFAULT : result;
}

static int64_t with_messages(struct tagged_call *c)
{
    struct mmsghdr *m;
    uint64_t at = c->host[1], n = (uint32_t)c->host[2] < MAX_VECTOR ? (uint32_t)c->host[2] : MAX_VECTOR, entries = 0;
    size_t size = n * sizeof *m;
    for (uint64_t i = 0; i < n; i++) {
        struct msghdr one;
        if (!guest_read(&one, at + i * sizeof *m, sizeof one))
            return carry_out(c);
        entries += one.msg_iovlen <= MAX_VECTOR ? one.msg_iovlen : 0;
    }
    size_t bytes = size + entries * sizeof(struct iovec);
    m = mmap(NULL, bytes + 1, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (m == MAP_FAILED)
        return -ENOMEM;
    struct iovec *vector = (struct iovec *)(m + n), *end = vector + entries;
    bool receives = c->row->host == __NR_recvmmsg, good = guest_read(m, at, size);
    for (uint64_t i = 0; good && i < n; i++) {
        size_t more = m[i].msg_hdr.msg_iovlen;
        if (more <= (size_t)(end - vector) && convert_message(c, 1, &m[i].msg_hdr, vector))
            vector += more;
    }
    if (good)
        c->host[1] = (uintptr_t)m;
    int64_t result = carry_out(c);
    for (int64_t i = 0; good && i < result; i++) {
        uint64_t to = at + (uint64_t)i * sizeof *m;
        good = guest_write(to + offsetof(struct mmsghdr, msg_len), &m[i].msg_len, sizeof m[i].msg_len) &&
               (!receives || answer(to, &m[i].msg_hdr));
    }
    munmap(m, bytes + 1);
    return result;
}

int64_t tagged_execute(struct thread *t, const struct syscall_row *row, const uint64_t args[6])
{
    struct tagged_call c = {.t = t, .row = row, .guest = args, .cut = NOTHING_CUT};
    memcpy(c.host, args, sizeof c.host);
    for (unsigned i = 0; i < row->nargs; i++)
        if (row->pointers >> i & 1)
            c.host[i] = host_pointer(&c, i);
    for (unsigned i = 0; i < row->nargs; i++) {
        if (arg_kind(row->args[i]) == K_IOVEC)
            return with_vector(&c, i);
        if (arg_kind(row->args[i]) == K_MSGHDR)
            return with_message(&c, i);
    }
    if (row->host == __NR_sendmmsg || row->host == __NR_recvmmsg)
        return with_messages(&c);
    return carry_out(&c);
}

/* ---- lists of strings ------------------------------------------------------------------------ */
uint64_t untagged_strings(struct thread *t, uint64_t list, size_t *mapped)
{
    uint64_t n = 0, pointer = 1, tags = 0;
    *mapped = 0;
    for (; list && pointer; n++) {
        if (!guest_read(&pointer, list + n * sizeof pointer, sizeof pointer))
            return list;
        tags |= pointer;
    }
    if (tags < GUEST_TOP)
        return list;
    uint64_t *copy = mmap(NULL, n * sizeof pointer, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (copy == MAP_FAILED)
        return list;
    *mapped = n * sizeof pointer;
    for (uint64_t i = 0; i < n; i++)
        copy[i] = guest_read(&pointer, list + i * sizeof pointer, sizeof pointer) && pointer
                      ? string_pointer(t, pointer) : 0;
    return (uintptr_t)copy;
}
