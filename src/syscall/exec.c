/* exec.c: execve. A program of the guest's kind, or a script for one, is run by executing ourselves again with the
 * options of this process, so that no binfmt rule is needed; all else is the host kernel's. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "base/log.h"
#include "contract/guest_abi.h"
#include "contract/guest_mm.h"
#include "contract/runtime.h"
#include "syscall/handlers.h"
#include "syscall/process.h"
#include "syscall/seccomp.h"
#include "syscall/signal.h"

enum { MAX_OPTIONS = 64, MAX_ARGS = 1 << 20, STACK_ARGS = 4096, ARG_POINTER_SIZE = 8 };

/* One exec. All memory is on the stack: in a child of vfork anything mapped would stay with the parent. */
struct exec {
    struct thread *t;
    int dirfd, flags, fd;
    uint64_t argv, host_argv, envp; /* host_argv: without tags */
    const char *path;           /* on the host */
    char name[PATH_SIZE], prefixed[PATH_SIZE];
    int self_fd, program_fd;    /* that the new program inherits, or -1 */
    char shown[PATH_SIZE + 32]; /* name of a program that was opened by descriptor */
    char self_number[12], program_number[12];
    char stack_size[24], log_items[16], hot[16], mte_exit_code[8], mte[48], mte_seed[12], log_file[PATH_SIZE];
    uint64_t nargs;
    size_t mapped;              /* bytes of `arguments`, if they are too many for the stack */
    const char **arguments;     /* of our own program */
    unsigned count;
};

static void push(struct exec *x, const char *argument)
{
    x->arguments[x->count++] = argument;
}

static void push_option(struct exec *x, const char *name, const char *value)
{
    if (value) {
        push(x, name);
        push(x, value);
    }
}

static void push_flag(struct exec *x, unsigned bit, bool on, const char *name)
{
    if (on && x->t->machine->opt.given & bit)
        push(x, name);
}

/* The value of --mte. */
static const char *mte_text(struct exec *x)
{
    static const char *const modes[] = {[MTE_OFF] = "off", [MTE_START_SYNC] = "sync", [MTE_START_ASYNC] = "async",
                                        [MTE_START_ASYMM] = "asymm"};
    const struct options *o = &x->t->machine->opt;
    const char *mode = o->mte_report.on ? "report" : modes[o->mte];
    snprintf(x->mte, sizeof x->mte, "%s%s%s%s%s", mode ? mode : "", o->mte_report.precise ? ",precise" : "",
             o->mte_report.distinct ? ",distinct" : "", mode && o->mte_auto ? "," : "", o->mte_auto ? "auto" : "");
    return x->mte;
}

/* The options that this process was started with. */
static void push_options(struct exec *x)
{
    const struct options *o = &x->t->machine->opt;
    push_option(x, "-L", o->given & OPTION_PREFIX ? o->prefix : NULL);
    push_option(x, "-r", o->given & OPTION_RELEASE ? o->uname_release : NULL);
    push_option(x, "-cpu", o->given & OPTION_CPU ? o->cpu : NULL);
    if (o->stack_size && o->given & OPTION_STACK_SIZE) {
        snprintf(x->stack_size, sizeof x->stack_size, "%lu", (unsigned long)o->stack_size);
        push_option(x, "-s", x->stack_size);
    }
    if (o->log_items && o->given & (OPTION_LOG | OPTION_STRACE)) {
        snprintf(x->log_items, sizeof x->log_items, "%#x", o->log_items);
        push_option(x, "-d", x->log_items);
    }
    if (o->log_file && o->given & OPTION_LOG_FILE) {
        snprintf(x->log_file, sizeof x->log_file, "+%s", o->log_file);
        push_option(x, "-D", x->log_file);
    }
    push_flag(x, OPTION_STRACE, o->strace, "-strace");
    if (o->given & OPTION_ENGINE)
        push_option(x, "--engine", o->interpreter ? "interp" : "jit");
    if (o->given & OPTION_HOT) {
        snprintf(x->hot, sizeof x->hot, "%u", o->hot);
        push_option(x, "--hot", x->hot);
    }
    push_flag(x, OPTION_HOT_HERE, o->hot_here, "--hot-here");
    static const char *const preferred[] = {"async", "sync", "asymm"};
    if (o->given & OPTION_MTE)
        push_option(x, "--mte", mte_text(x));
    if (o->given & OPTION_MTE_PREFERRED)
        push_option(x, "--mte-preferred", preferred[o->mte_preferred]);
    push_flag(x, OPTION_NO_OPT, o->no_optimise, "--no-opt");
    push_flag(x, OPTION_STATS, o->stats, "--stats");
    if (o->given & OPTION_CACHE)
        push_option(x, "--cache", o->cache ? o->cache : "auto");
    if (o->given & OPTION_STATS_FILE)
        push_option(x, "--stats-file", o->stats_file);
    if (o->given & OPTION_MTE_SEED) {
        snprintf(x->mte_seed, sizeof x->mte_seed, "%u", (unsigned)o->mte_seed);
        push_option(x, "--mte-seed", x->mte_seed);
    }
    push_flag(x, OPTION_MTE_CONTINUE, o->mte_report.go_on, "--mte-continue");
    if (o->given & OPTION_MTE_EXIT_CODE) {
        snprintf(x->mte_exit_code, sizeof x->mte_exit_code, "%d", o->mte_report.exit_code);
        push_option(x, "--mte-exit-code", x->mte_exit_code);
    }
    push_option(x, "--mte-format", o->given & OPTION_MTE_FORMAT ? o->mte_report.format : NULL);
    push_option(x, "--mte-file", o->given & OPTION_MTE_FILE ? o->mte_report.file : NULL);
    push_option(x, "--mte-suppress", o->given & OPTION_MTE_SUPPRESS ? o->mte_report.suppress : NULL);
    if (o->given & OPTION_PROFILE && runtime_profiles_children(x->t->machine))
        push_option(x, "--profile", o->profile);
    push_flag(x, OPTION_PERF_MAP, o->perf_map, "--perf-map");
}

/* Number of the guest's arguments, or -errno. */
static int64_t count_arguments(uint64_t argv)
{
    uint64_t n = 0, pointer = 0;
    if (!argv)
        return 0;
    for (;; n++) {
        if (n == MAX_ARGS)
            return -E2BIG;
        if (!guest_read(&pointer, argv + n * ARG_POINTER_SIZE, sizeof pointer))
            return -EFAULT;
        if (!pointer)
            return (int64_t)n;
    }
}

/* The path leads through a descriptor of this process, which execve may close. */
static bool is_descriptor(const char *path)
{
    const char *self = proc_self(path);
    return strncmp(self ? self : path, self ? "fd/" : "/dev/fd/", self ? 3 : 8) == 0;
}

/* A program that its path alone may not find goes over as an open file, under the name that the kernel gives it. */
static int name_of_file(struct exec *x)
{
    bool by_path = x->dirfd == AT_FDCWD || x->path[0] == '/';
    if (by_path && (x->fd < 0 || !is_descriptor(x->path)))
        return 0;
    x->program_fd = fcntl(x->fd, F_DUPFD, 64);
    if (x->program_fd < 0)
        return -errno;
    snprintf(x->program_number, sizeof x->program_number, "%d", x->program_fd);
    if (by_path)
        return 0;
    snprintf(x->shown, sizeof x->shown, *x->path ? "/dev/fd/%d/%s" : "/dev/fd/%d", x->dirfd, x->path);
    x->path = x->shown;
    return 0;
}

static void name_of_self(struct exec *x)
{
    x->self_fd = self_fd(x->t->machine);
    if (x->self_fd >= 0)
        snprintf(x->self_number, sizeof x->self_number, "%d", x->self_fd);
}

static int build_command(struct exec *x)
{
    uint64_t pointer = 0;
    push(x, x->t->machine->opt.self);
    push_options(x);
    push_option(x, "--self-fd", x->self_fd >= 0 ? x->self_number : NULL);
    push_option(x, "--exec-fd", x->program_fd >= 0 ? x->program_number : NULL);
    if (x->nargs && !guest_read(&pointer, x->argv, sizeof pointer))
        return -EFAULT;
    if (guest_mm_hands_on_mdwe(x->t->machine))
        push(x, "--mdwe");
    for (uint32_t i = 0; i < seccomp_count(x->t); i++)
        push_option(x, "--seccomp", seccomp_text(x->t, i));
    push_option(x, "-0", x->nargs ? (const char *)(uintptr_t)guest_pointer(x->t, pointer) : "");
    push(x, "--");
    push(x, x->path);
    for (uint64_t i = 1; i < x->nargs; i++) {
        if (!guest_read(&pointer, x->argv + i * ARG_POINTER_SIZE, sizeof pointer))
            return -EFAULT;
        push(x, (const char *)(uintptr_t)guest_pointer(x->t, pointer));
    }
    push(x, NULL);
    return 0;
}

/* Our own program, by its name or as an open file. */
static int64_t exec_self(struct exec *x)
{
    uint64_t self = (uintptr_t)x->t->machine->opt.self, arguments = (uintptr_t)x->arguments;
    if (x->self_fd < 0)
        return safe_syscall(x->t, SYS_execve, self, arguments, x->envp, 0, 0, 0);
    fcntl(x->self_fd, F_SETFD, 0);
    int64_t result =
        safe_syscall(x->t, SYS_execveat, (uint64_t)x->self_fd, (uintptr_t) "", arguments, x->envp, AT_EMPTY_PATH, 0);
    fcntl(x->self_fd, F_SETFD, FD_CLOEXEC);
    return result;
}

static int64_t exec_host(struct exec *x)
{
    return safe_syscall(x->t, SYS_execveat, (uint64_t)x->dirfd, (uintptr_t)x->path, x->host_argv, x->envp,
                        (uint64_t)x->flags, 0);
}

/* A program that is not the guest's cannot be run under its filters, which would judge the calls by the wrong numbers; and
 * on the guest's machine there is nothing that could run it. */
static int64_t check_filters(const struct exec *x, enum exec_kind kind)
{
    if (kind == EXEC_FOREIGN || seccomp_mode(x->t) == 0)
        return 0;
    message("%s: a program of this machine can't run under the guest's seccomp filter; install the guest's in its place", x->path);
    return -ENOEXEC;
}

/* Comes back only with an error. */
static int64_t call_host(struct exec *x, int64_t (*call)(struct exec *))
{
    struct thread *t = x->t;
    struct machine *m = t->machine;
    struct rlimits_saved limits;
    if (signal_hold(t))
        return -EINTR;
    runtime_exec_prepare(m);
    rlimits_to_process(m, &limits);
    signal_exec_prepare(t); /* a signal that comes from here on keeps the call from beginning */
    int64_t result = call(x);
    uint8_t state = t->call_state;
    runtime_sigmask(~SYNC_SIGNALS, NULL);
    rlimits_restore(m, &limits);
    runtime_exec_failed(m);
    t->call_state = state;
    signal_exec_failed(t);
    return result;
}

static int64_t call_self(struct exec *x)
{
    const char *few[STACK_ARGS + MAX_OPTIONS];
    int64_t result = count_arguments(x->argv);
    if (result < 0)
        return result;
    x->nargs = (uint64_t)result;
    x->arguments = few;
    uint64_t room = x->nargs + 2 * (uint64_t)seccomp_count(x->t);
    if (room > STACK_ARGS) {
        x->mapped = (room + MAX_OPTIONS) * sizeof *x->arguments;
        x->arguments = mmap(NULL, x->mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (x->arguments == MAP_FAILED)
            return -ENOMEM;
    }
    name_of_self(x);
    result = name_of_file(x);
    if (!result)
        result = build_command(x);
    if (!result)
        result = call_host(x, exec_self);
    if (x->program_fd >= 0)
        close(x->program_fd);
    if (x->mapped)
        munmap(x->arguments, x->mapped);
    return result;
}

/* The program gets other credentials when a binfmt rule of the kernel starts it (flag C), and only then; but a rule
 * does not know of our prefix. */
static bool gains_credentials(const struct exec *x)
{
    struct stat st;
    if (x->fd < 0 || x->t->machine->opt.prefix || fstat(x->fd, &st) != 0)
        return false;
    bool group = st.st_mode & S_ISGID && st.st_mode & S_IXGRP && st.st_gid != getegid();
    return (st.st_mode & S_ISUID && st.st_uid != geteuid()) || group ||
           fgetxattr(x->fd, "security.capability", NULL, 0) > 0;
}

static bool self_not_found(int64_t error)
{
    return error == -ENOENT || error == -ENOTDIR || error == -EACCES || error == -ELOOP;
}

static int64_t call_foreign(struct exec *x)
{
    const char *path = x->path;
    if (gains_credentials(x)) {
        int64_t result = call_host(x, exec_host);
        if (result != -ENOEXEC) /* there is a rule, or the kernel forbids more than we know of */
            return result;
    }
    int64_t result = call_self(x);
    if (!self_not_found(result))
        return result;
    x->path = path;
    int64_t second = call_host(x, exec_host); /* a rule does not need our name */
    return second == -ENOEXEC ? result : second;
}

static int64_t execute(struct exec *x, uint64_t path)
{
    enum exec_kind kind;
    self_fd(x->t->machine); /* a program of the host does not inherit it */
    int64_t result = guest_read_string(x->name, path, sizeof x->name);
    if (result < 0)
        return result;
    if (!x->name[0] && !(x->flags & AT_EMPTY_PATH))
        return -ENOENT;
    x->path = path_to_host(x->t, x->name, !(x->flags & AT_SYMLINK_NOFOLLOW), x->prefixed);
    result = exec_classify(x->t, x->dirfd, x->path, x->flags, &kind, &x->fd);
    if (!result)
        result = check_filters(x, kind);
    if (!result)
        result = kind == EXEC_FOREIGN ? call_foreign(x) : call_host(x, exec_host);
    if (x->fd >= 0)
        close(x->fd);
    return result;
}

static int64_t exec_at(struct thread *t, int dirfd, uint64_t path, uint64_t argv, uint64_t envp, int flags)
{
    struct exec x;
    x.host_argv = argv;
    size_t argv_copy = 0, envp_copy = 0;
    if (t->cpu->mte.ctrl) {
        x.host_argv = untagged_strings(t, argv, &argv_copy);
        envp = untagged_strings(t, envp, &envp_copy);
    }
    x.t = t;
    x.dirfd = dirfd;
    x.flags = flags;
    x.fd = x.self_fd = x.program_fd = -1;
    x.argv = argv;
    x.envp = envp;
    x.nargs = 0;
    x.mapped = 0;
    x.count = 0;
    int64_t result = execute(&x, path);
    if (argv_copy)
        munmap((void *)(uintptr_t)x.host_argv, argv_copy);
    if (envp_copy)
        munmap((void *)(uintptr_t)envp, envp_copy);
    return result;
}

int64_t sys_execve(struct thread *t, const uint64_t args[6])
{
    return exec_at(t, AT_FDCWD, args[0], args[1], args[2], 0);
}

int64_t sys_execveat(struct thread *t, const uint64_t args[6])
{
    if ((int)args[4] & ~(AT_EMPTY_PATH | AT_SYMLINK_NOFOLLOW))
        return -EINVAL;
    return exec_at(t, (int)args[0], args[1], args[2], args[3], (int)args[4]);
}
