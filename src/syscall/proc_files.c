/* proc_files.c: the files of /proc that speak of the calling process or of the CPU: their contents as the guest is to
 * see them. Such a file is opened as a memfd with its contents at that moment. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "contract/guest_mm.h"
#include "contract/mte.h"
#include "contract/runtime.h"
#include "syscall/handlers.h"
#include "syscall/seccomp.h"
#include "syscall/signal.h"

/* -- contents --------------------------------------------------------------------------------------------------- */
/* Not with stdio: its memory may be locked for ever after a fork. */
struct contents {
    struct thread *t;
    struct machine *m;
    const char *path;
    int in, out;           /* the host's file, or -1; ours */
    size_t at, end;        /* of text: read, but not yet consumed */
    size_t made;           /* in `ours`, not yet written */
    char text[PATH_SIZE + 256], ours[PATH_SIZE + 256];
};

static void flush(struct contents *c)
{
    host_syscall(__NR_write, (uint64_t)c->out, (uintptr_t)c->ours, c->made, 0, 0, 0);
    c->made = 0;
}

static void put(struct contents *c, const char *bytes, size_t size)
{
    if (c->made + size > sizeof c->ours) {
        flush(c);
    }
    memcpy(c->ours + c->made, bytes, size);
    c->made += size;
}

static __attribute__((format(printf, 2, 3))) void print(struct contents *c, const char *format, ...)
{
    char line[PATH_SIZE + 256];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(line, sizeof line, format, args);
    va_end(args);
    put(c, line, n < (int)sizeof line ? (size_t)n : sizeof line - 1);
}

/* The next line of the host's file with its newline; false at the end. Longer lines are cut. */
static bool next_line(struct contents *c, char *line, size_t size)
{
    size_t n = 0;
    for (;;) {
        if (c->at == c->end) {
            int64_t got = host_syscall(__NR_read, (uint64_t)c->in, (uintptr_t)c->text, sizeof c->text, 0, 0, 0);
            if (got <= 0) {
                line[n] = 0;
                return n > 0;
            }
            c->at = 0;
            c->end = (size_t)got;
        }
        char byte = c->text[c->at++];
        if (n + 1 < size) {
            line[n++] = byte;
        }
        if (byte == '\n') {
            line[n] = 0;
            return true;
        }
    }
}

static void copy_guest(struct contents *c, uint64_t from, uint64_t to)
{
    char bytes[512];
    while (from < to) {
        uint64_t n = to - from < sizeof bytes ? to - from : sizeof bytes;
        if (!guest_read(bytes, from, n)) {
            return;
        }
        put(c, bytes, n);
        from += n;
    }
}

static void make_cmdline(struct contents *c)
{
    copy_guest(c, c->m->arg_start, c->m->arg_end);
}

static void make_environ(struct contents *c)
{
    copy_guest(c, c->m->env_start, c->m->env_end);
}

static void make_auxv(struct contents *c)
{
    copy_guest(c, c->m->auxv_start, c->m->auxv_start + c->m->auxv_size);
}

/* A line of the host's maps. */
struct mapping {
    uint64_t start, end, offset;
    char perms[5], device[32], name[PATH_SIZE];
    unsigned long inode;
};

static bool parse_mapping(const char *line, struct mapping *map)
{
    int at = 0;
    if (sscanf(line, "%" SCNx64 "-%" SCNx64 " %4s %" SCNx64 " %31s %lu %n", &map->start, &map->end, map->perms,
               &map->offset, map->device, &map->inode, &at) < 6 || at == 0) {
        return false;
    }
    snprintf(map->name, sizeof map->name, "%s", line + at);
    map->name[strcspn(map->name, "\n")] = 0;
    return true;
}

static const char *special_name(const struct machine *m, const struct guest_range *r, uint64_t brk)
{
    if (r->start < m->stack_high && r->end > m->stack_low) {
        return "[stack]";
    }
    if (r->start < brk && r->end > m->brk_start) {
        return "[heap]";
    }
    return m->vdso && r->start == m->vdso ? "[vdso]" : NULL;
}

static void print_mapping(struct contents *c, const struct mapping *map, const struct guest_range *r, uint64_t brk)
{
    char head[160];
    const char *name = special_name(c->m, r, brk);
    uint64_t offset = map->inode ? map->offset + (r->start - map->start) : map->offset;
    name = name && !map->inode ? name : map->name;
    snprintf(head, sizeof head, "%08" PRIx64 "-%08" PRIx64 " %c%c%c%c %08" PRIx64 " %s %lu ", r->start, r->end,
             r->prot & PROT_READ ? 'r' : '-', r->prot & PROT_WRITE ? 'w' : '-', r->prot & PROT_EXEC ? 'x' : '-',
             map->perms[3], offset, map->device, map->inode);
    print(c, *name ? "%-73s%s\n" : "%s%s\n", head, name);
}

/* The guest's ranges inside a mapping of the host, each as a line; whole: only the first, for all of it. */
static bool print_ranges(struct contents *c, const struct mapping *map, uint64_t brk, bool whole)
{
    struct guest_range r;
    bool any = false;
    for (uint64_t at = map->start; at < map->end && guest_mm_next(c->m, at, &r) && r.start < map->end; at = r.end) {
        r.start = r.start < map->start || whole ? map->start : r.start;
        r.end = r.end > map->end || whole ? map->end : r.end;
        print_mapping(c, map, &r, brk);
        any = true;
    }
    return any;
}

/* maps, and smaps, whose lines with details follow each mapping's. */
static void make_maps(struct contents *c)
{
    char line[PATH_SIZE + 128];
    struct mapping map;
    bool shown = false, tagged = false, details = strcmp(strrchr(c->path, '/'), "/maps") != 0;
    uint64_t brk = (uint64_t)guest_brk(c->m, 0);
    while (next_line(c, line, sizeof line)) {
        if (parse_mapping(line, &map)) {
            shown = map.start < GUEST_TOP && print_ranges(c, &map, brk, details);
            tagged = shown && guest_mm_prot(c->m, map.start) & MTE_PROT;
        } else if (shown && tagged && strncmp(line, "VmFlags:", 8) == 0) {
            print(c, "%.*smt \n", (int)strcspn(line, "\n"), line);
        } else if (shown) {
            put(c, line, strlen(line));
        }
    }
}

/* proc(5), fields of /proc/pid/stat that are addresses; numbers start at 1. */
static bool stat_field(struct machine *m, unsigned field, uint64_t *value)
{
    uint64_t lo = 0, hi = 0, total, data;
    bool from_files;
    switch (field) {
    case 23: guest_mm_usage(m, &total, &data); *value = total; return true;
    case 26: case 27: guest_mm_exec_range(m, m->entry, &lo, &hi, &from_files); *value = field == 26 ? lo : hi; return true;
    case 28: *value = m->sp; return true;
    case 29: case 30: case 45: case 46: *value = 0; return true;
    case 47: *value = m->brk_start; return true;
    case 48: *value = m->arg_start; return true;
    case 49: *value = m->arg_end; return true;
    case 50: *value = m->env_start; return true;
    case 51: *value = m->env_end; return true;
    default: return false;
    }
}

/* Threads are counted: ours are not there. */
static void make_stat(struct contents *c)
{
    char line[2048];
    runtime_alone(c->t);
    if (!next_line(c, line, sizeof line)) {
        return;
    }
    char *at = strrchr(line, ')'), *save = NULL; /* the name may hold spaces */
    if (!at) {
        return;
    }
    print(c, "%.*s", (int)(at + 1 - line), line);
    unsigned field = 3;
    for (char *word = strtok_r(at + 1, " \n", &save); word; word = strtok_r(NULL, " \n", &save), field++) {
        uint64_t value;
        if (stat_field(c->m, field, &value)) {
            print(c, " %" PRIu64, value);
        } else {
            print(c, " %s", word);
        }
    }
    put(c, "\n", 1);
}

/* What we map for ourselves is no memory of the guest's, nor is there a thread of ours. */
static void make_status(struct contents *c)
{
    char line[1024], name[7];
    uint64_t total, data, set;
    runtime_alone(c->t);
    guest_mm_usage(c->m, &total, &data);
    while (next_line(c, line, sizeof line)) {
        if (strncmp(line, "VmPeak:", 7) == 0 || strncmp(line, "VmSize:", 7) == 0) {
            print(c, "%.7s\t%8" PRIu64 " kB\n", line, total / 1024);
        } else if (strncmp(line, "VmData:", 7) == 0) {
            print(c, "VmData:\t%8" PRIu64 " kB\n", data / 1024);
        } else if (strncmp(line, "Seccomp:", 8) == 0) {
            print(c, "Seccomp:\t%u\n", seccomp_mode(c->t));
        } else if (strncmp(line, "Seccomp_filters:", 16) == 0) {
            print(c, "Seccomp_filters:\t%u\n", seccomp_count(c->t));
        } else if (sscanf(line, "%6[SighdPnBlkICt]:%" SCNx64, name, &set) == 2 && strlen(name) == 6) { /* not Pid */
            print(c, "%s:\t%016" PRIx64 "\n", name, signal_status(c->t, name, proc_of_caller(c->path), set));
        } else {
            put(c, line, strlen(line));
        }
    }
}

static void make_statm(struct contents *c)
{
    char line[256];
    uint64_t total, data, page = c->m->abi->page_size;
    unsigned long size, resident = 0, shared = 0, text = 0;
    guest_mm_usage(c->m, &total, &data);
    if (next_line(c, line, sizeof line) && sscanf(line, "%lu %lu %lu %lu", &size, &resident, &shared, &text) == 4) {
        print(c, "%" PRIu64 " %lu %lu %lu 0 %" PRIu64 " 0\n", total / page, resident, shared, text, data / page);
    }
}

/* The guest's number of a call of the host, or -1. */
static int guest_number(const struct guest_abi *abi, int host)
{
    for (uint32_t nr = 0; nr < abi->nsyscalls; nr++) {
        if (abi->syscalls[nr].name[0] && abi->syscalls[nr].host == host) {
            return (int)nr;
        }
    }
    return -1;
}

/* Of the calling thread: the call that reads the file, if it is the next one. Of others the arguments are the host's; their
 * stack and program counters are not known. */
static void make_syscall(struct contents *c)
{
    const struct guest_abi *abi = c->m->abi;
    char line[256];
    int host, at = 0, after = 0;
    if (proc_of_caller(c->path)) {
        print(c, "%d %#x 0x0 0x0 0x0 0x0 0x0 %#" PRIx64 " %#" PRIx64 "\n", guest_number(abi, __NR_read),
              (unsigned)c->out, abi->get_sp(c->t->cpu), c->t->cpu->pc);
    } else if (next_line(c, line, sizeof line)) {
        if (sscanf(line, "%d%n %*x %*x %*x %*x %*x %*x%n", &host, &at, &after) == 1 && after) {
            print(c, "%d%.*s 0x0 0x0\n", guest_number(abi, host), after - at, line + at);
        } else {
            put(c, line, strlen(line));
        }
    }
}

static void make_numa_maps(struct contents *c)
{
    char line[PATH_SIZE + 256];
    uint64_t start;
    while (next_line(c, line, sizeof line)) {
        if (sscanf(line, "%" SCNx64, &start) == 1 && guest_mm_prot(c->m, start) >= 0) {
            put(c, line, strlen(line));
        }
    }
}

static const char *limit_text(rlim_t limit, char text[static 24])
{
    if (limit == RLIM_INFINITY) {
        return "unlimited";
    }
    snprintf(text, 24, "%" PRIu64, (uint64_t)limit);
    return text;
}

static void make_limits(struct contents *c)
{
    static const struct { const char *name; unsigned resource; } kept[] = {
        { "Max data size", RLIMIT_DATA }, { "Max stack size", RLIMIT_STACK }, { "Max address space", RLIMIT_AS } };
    char line[128], soft[24], hard[24];
    while (next_line(c, line, sizeof line)) {
        unsigned i = 0;
        while (i < 3 && strncmp(line, kept[i].name, strlen(kept[i].name)) != 0) {
            i++;
        }
        if (i == 3) {
            put(c, line, strlen(line));
            continue;
        }
        struct rlimit limit;
        rlimit_of_guest(c->m, kept[i].resource, &limit);
        print(c, "%-25s %-20s %-20s %-10s\n", kept[i].name, limit_text(limit.rlim_cur, soft),
              limit_text(limit.rlim_max, hard), "bytes");
    }
}

static void make_cpuinfo(struct contents *c)
{
    char line[256], text[2048];
    unsigned cpu;
    while (next_line(c, line, sizeof line)) {
        if (sscanf(line, "processor : %u", &cpu) == 1) {
            c->m->abi->cpuinfo(c->m, cpu, text, sizeof text);
            put(c, text, strlen(text));
        }
    }
}

static void make_fdinfo(struct contents *c)
{
    const struct guest_abi *abi = c->m->abi;
    enum oflags_abi kind = arg_param(abi->syscalls[guest_number(abi, __NR_openat)].args[2]);
    char line[1024];
    uint32_t flags;
    while (next_line(c, line, sizeof line)) {
        if (sscanf(line, "flags: %" SCNo32, &flags) == 1) {
            print(c, "flags:\t0%" PRIo64 "\n", oflags_to_guest(kind, flags));
        } else {
            put(c, line, strlen(line));
        }
    }
}

static void make_osrelease(struct contents *c)
{
    print(c, "%s\n", c->m->opt.uname_release);
}

static void make_arch(struct contents *c)
{
    print(c, "%s\n", c->m->abi->uname_machine);
}

#define FDINFO "/fdinfo/"

static const struct proc_file {
    const char *name;      /* behind /proc/self/; a whole path if it begins with a slash; FDINFO: any process's */
    void (*make)(struct contents *c);
    bool from_host;        /* made from the host's file */
    uint32_t mode;
} files[] = {
    { "cmdline", make_cmdline, false, 0444 },
    { "environ", make_environ, false, 0400 },
    { "auxv", make_auxv, false, 0400 },
    { "limits", make_limits, true, 0444 },
    { "maps", make_maps, true, 0444 },
    { "numa_maps", make_numa_maps, true, 0444 },
    { "smaps", make_maps, true, 0444 },
    { "stat", make_stat, true, 0444 },
    { "statm", make_statm, true, 0444 },
    { "status", make_status, true, 0444 },
    { "syscall", make_syscall, true, 0400 },
    { FDINFO, make_fdinfo, true, 0444 },
    { "/proc/cpuinfo", make_cpuinfo, true, 0444 },
    { "/proc/sys/kernel/osrelease", make_osrelease, false, 0444 },
    { "/proc/sys/kernel/arch", make_arch, false, 0444 },
};

/* What nobody else does to a memfd. */
static const uint64_t our_seals = F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL;

bool proc_counts_threads(struct thread *t, uint32_t mode, uint64_t size, uint64_t nlink)
{
    return S_ISDIR(mode) && size == 0 && nlink > 3 && runtime_has_helper(t);
}

/* The memfd's name says which file it stands for: programs compare what stat(2) and fstat(2) say, as cp does. */
static struct proc_identity identity_of(uint64_t fd)
{
    char link[32], name[NAME_MAX + 32];
    snprintf(link, sizeof link, "/proc/self/fd/%d", (int)fd);
    int64_t n = host_syscall(__NR_readlinkat, (uint64_t)AT_FDCWD, (uintptr_t)link, (uintptr_t)name, sizeof name - 1, 0, 0);
    name[n > 0 ? n : 0] = 0;
    const char *device = strchr(name, '@'), *inode = device ? strchr(device, ':') : NULL;
    if (!inode) {
        return (struct proc_identity){ 0, 0 };
    }
    return (struct proc_identity){ strtoull(device + 1, NULL, 16), strtoull(inode + 1, NULL, 16) };
}

static bool has_our_seals(uint64_t fd)
{
    return (host_syscall(__NR_fcntl, fd, F_GET_SEALS, 0, 0, 0, 0) & (int64_t)our_seals) == (int64_t)our_seals;
}

bool proc_is_ours(uint64_t fd, const char *path, uint32_t mode, uint32_t nlink, struct proc_identity *identity)
{
    if (nlink != 0 || (mode != (S_IFREG | 0444) && mode != (S_IFREG | 0400))) {
        return false;
    }
    bool named = path && path[0]; /* by a link to a descriptor: /dev/stdin */
    int64_t file = (int64_t)fd;
    if (named) {
        file = host_syscall(__NR_openat, fd, (uintptr_t)path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0, 0, 0);
    }
    bool ours = file >= 0 && has_our_seals((uint64_t)file);
    if (ours) {
        *identity = identity_of((uint64_t)file);
    }
    if (named && file >= 0) {
        host_syscall(__NR_close, (uint64_t)file, 0, 0, 0, 0, 0);
    }
    return ours;
}

/* Can't be one of our files, by the last part of its path alone. */
static bool is_other_file(const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    for (unsigned i = 0; i < sizeof files / sizeof files[0]; i++) {
        if (files[i].name[0] != '/' && strcmp(name, files[i].name) == 0) {
            return false;
        }
    }
    return !proc_number(name);
}

static const struct proc_file *find_file(const struct machine *m, const char *path)
{
    const char *self = proc_self(path), *last = strrchr(path, '/') + 1;
    bool fdinfo = proc_number(last) && strlen(path) > strlen("/proc" FDINFO) && memcmp(last - strlen(FDINFO), FDINFO, strlen(FDINFO)) == 0;
    for (unsigned i = 0; i < sizeof files / sizeof files[0]; i++) {
        const char *name = fdinfo ? FDINFO : files[i].name[0] == '/' ? path : self;
        if (name && strcmp(name, files[i].name) == 0) {
            bool absent = (files[i].make == make_cpuinfo && !m->abi->cpuinfo) ||
                          (files[i].make == make_osrelease && !m->opt.uname_release);
            return absent ? NULL : &files[i];
        }
    }
    return NULL;
}

static int64_t open_host(const char *path)
{
    return host_syscall(__NR_openat, (uint64_t)AT_FDCWD, (uintptr_t)path, O_RDONLY | O_CLOEXEC, 0, 0, 0);
}

static void close_host(int64_t fd)
{
    host_syscall(__NR_close, (uint64_t)fd, 0, 0, 0, 0, 0);
}

/* What the kernel says of flags that change files: 0 if they may be there. */
static int64_t refuses(const char *path, uint64_t host_flags)
{
    if ((host_flags & (O_CREAT | O_EXCL)) == (O_CREAT | O_EXCL)) {
        return -EEXIST;
    }
    return host_flags & O_TRUNC ? host_syscall(__NR_faccessat2, (uint64_t)AT_FDCWD, (uintptr_t)path, W_OK, AT_EACCESS, 0, 0) : 0;
}

/* The descriptor becomes one that can't be written to. */
static void make_read_only(int64_t fd, uint64_t host_flags)
{
    char path[32];
    snprintf(path, sizeof path, "/proc/self/fd/%d", (int)fd);
    int64_t again = open_host(path);
    if (again >= 0) {
        host_syscall(__NR_dup3, (uint64_t)again, (uint64_t)fd, host_flags & O_CLOEXEC, 0, 0, 0);
        close_host(again);
    }
}

int64_t proc_open(struct thread *t, int folder, const char *path, uint64_t host_flags)
{
    char whole[PATH_SIZE];
    if (path[0] != '/') {
        if (is_other_file(path) || !proc_path(folder, path, whole)) {
            return -ENOENT;
        }
        path = whole;
    }
    const struct proc_file *file = strncmp(path, "/proc/", 6) == 0 ? find_file(t->machine, path) : NULL;
    if (!file || (host_flags & O_ACCMODE) != O_RDONLY || host_flags & (O_PATH | O_DIRECTORY) ||
        (!file->from_host && !proc_holds(path))) {
        return -ENOENT;
    }
    int64_t refused = refuses(path, host_flags);
    if (refused) {
        return refused;
    }
    struct stat st;
    int64_t known = host_syscall(__NR_newfstatat, (uint64_t)AT_FDCWD, (uintptr_t)path, (uintptr_t)&st, 0, 0, 0);
    if (known < 0) {
        return known;
    }
    char name[NAME_MAX];
    snprintf(name, sizeof name, "%s@%" PRIx64 ":%" PRIx64, strrchr(path, '/') + 1, (uint64_t)st.st_dev, (uint64_t)st.st_ino);
    /* The guest's descriptor comes first, so that it gets the lowest free number. */
    uint64_t memfd_flags = MFD_ALLOW_SEALING | (host_flags & O_CLOEXEC ? MFD_CLOEXEC : 0);
    int64_t fd = host_syscall(__NR_memfd_create, (uintptr_t)name, memfd_flags, 0, 0, 0, 0);
    if (fd < 0) {
        return fd;
    }
    struct contents c;
    c.t = t;
    c.m = t->machine;
    c.path = path;
    c.out = (int)fd;
    c.at = c.end = c.made = 0;
    int64_t in = file->from_host ? open_host(path) : -1;
    if (file->from_host && in < 0) {
        close_host(fd);
        return in;
    }
    c.in = (int)in;
    file->make(&c);
    flush(&c);
    if (in >= 0) {
        close_host(in);
    }
    host_syscall(__NR_lseek, (uint64_t)fd, 0, SEEK_SET, 0, 0, 0);
    host_syscall(__NR_fchmod, (uint64_t)fd, file->mode, 0, 0, 0, 0);
    host_syscall(__NR_fcntl, (uint64_t)fd, F_ADD_SEALS, our_seals, 0, 0, 0);
    make_read_only(fd, host_flags);
    return fd;
}
