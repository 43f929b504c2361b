/* run.c: "dragoman run": its options, the processes around the command, its exit status. A child of ours makes the
 * namespaces and is the first process in them: it starts the command, collects what ends, and takes all that is left
 * with it when the command has ended. */
#include "cli/run.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"

enum { SIGNALLED = 128, FAILED = 1, TRY_AGAIN = -1 };

/* ---- options --------------------------------------------------------------------------------- */
static void usage(void)
{
    fputs("usage: dragoman run [OPTION...] [--] [COMMAND [ARGUMENT...]]\n"
          "Runs a command, or a shell, in the root file system of another processor; needs no privilege.\n\n"
          "  --root DIR          the root; without it: the host's, with foreign programs working in it\n"
          "  --bind FROM[:TO]    show a file or folder of the host in the root, at TO (--bind-ro: read-only)\n"
          "  --chdir DIR         start in this folder of the root\n"
          "  --user, --no-user   as root: in a user namespace always, or never (default: if it can be had)\n"
          "  --help              print this help\n\n"
          "Options of the translator come as variables here, such as DRAGOMAN_STRACE=1.\n",
          stdout);
}

static bool set_root(struct run *r, const char *value)
{
    struct stat st;
    r->root = realpath(value, NULL);
    if (!r->root || stat(r->root, &st) != 0)
        message("run: --root %s: %s", value, strerror(errno));
    else if (!S_ISDIR(st.st_mode))
        message("run: --root %s: is not a folder", value);
    else if (strcmp(r->root, "/") == 0)
        message("run: --root %s: is where we are; leave --root out", value);
    else
        return true;
    return false;
}

static bool add_bind(struct run *r, const char *value, bool read_only)
{
    struct run_bind *bind = malloc(sizeof *bind);
    char *from = strdup(value), *colon = from ? strchr(from, ':') : NULL;
    if (!bind || !from)
        fatal(FAILED, "out of memory");
    if (colon)
        *colon = 0;
    *bind = (struct run_bind){realpath(from, NULL), colon ? colon + 1 : NULL, read_only, NULL};
    if (!bind->from) {
        message("run: --bind %s: %s", from, strerror(errno));
        return false;
    }
    if (!bind->to)
        bind->to = from[0] == '/' ? from : bind->from;
    if (bind->to[0] != '/') {
        message("run: --bind %s: the place in the root must begin with /", value);
        return false;
    }
    *r->binds_end = bind;
    r->binds_end = &bind->next;
    return true;
}

static bool bind_writable(struct run *r, const char *value)
{
    return add_bind(r, value, false);
}

static bool bind_read_only(struct run *r, const char *value)
{
    return add_bind(r, value, true);
}

static bool set_directory(struct run *r, const char *value)
{
    r->directory = value;
    return true;
}

static bool always_user(struct run *r, const char *value)
{
    (void)value;
    r->user = USER_ALWAYS;
    return true;
}

static bool never_user(struct run *r, const char *value)
{
    (void)value;
    r->user = USER_NEVER;
    return true;
}

static const struct {
    const char *name;
    bool has_value;
    bool (*set)(struct run *r, const char *value);
} options[] = {
    {"--root", true, set_root},        {"--bind", true, bind_writable}, {"--bind-ro", true, bind_read_only},
    {"--chdir", true, set_directory},  {"--user", false, always_user},  {"--no-user", false, never_user},
};

/* The number of words that this option takes; 0 after a message. */
static int parse_option(struct run *r, char **args)
{
    size_t n = strcspn(args[0], "=");
    const char *value = args[0][n] ? args[0] + n + 1 : NULL;
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        if (strlen(options[i].name) != n || strncmp(args[0], options[i].name, n) != 0)
            continue;
        bool next = options[i].has_value && !value;
        if (next && !(value = args[1])) {
            message("run: option %s needs a value; see dragoman run --help", args[0]);
            return 0;
        }
        if (value && !options[i].has_value) {
            message("run: option %s takes no value", options[i].name);
            return 0;
        }
        return options[i].set(r, value) ? 1 + next : 0;
    }
    message("run: unknown option %s; see dragoman run --help", args[0]);
    return 0;
}

static bool parse(struct run *r, char **args)
{
    while (*args && (*args)[0] == '-') {
        if (strcmp(*args, "--") == 0) {
            args++;
            break;
        }
        int n = parse_option(r, args);
        if (!n)
            return false;
        args += n;
    }
    r->command = args;
    return true;
}

/* ---- processes ------------------------------------------------------------------------------- */
static int exit_status(int status)
{
    return WIFSIGNALED(status) ? SIGNALLED + WTERMSIG(status) : WEXITSTATUS(status);
}

/* Waits for a process; signals that would end us go to it. Others' children are collected on the way. */
static int wait_for(pid_t pid, const sigset_t *watched)
{
    for (;;) {
        siginfo_t info;
        int status, signo = sigwaitinfo(watched, &info);
        pid_t ended;
        while (signo == SIGCHLD && (ended = waitpid(-1, &status, WNOHANG)) > 0)
            if (ended == pid)
                return exit_status(status);
        if (signo > 0 && signo != SIGCHLD && info.si_code <= 0) /* the terminal's go to the whole group anyway */
            kill(pid, signo);
    }
}

static void watch(sigset_t *watched, sigset_t *before)
{
    static const int list[] = {SIGCHLD, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2};
    sigemptyset(watched);
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        sigaddset(watched, list[i]);
    sigprocmask(SIG_BLOCK, watched, before);
}

/* Why a package manager most likely failed where it could not give a file to another user than root. */
static void explain_one_id(const struct run *r)
{
    static const char *const managers[] = {"apt", "apt-get", "aptitude", "dpkg", "apk", "dnf", "pacman", "zypper"};
    const char *name = r->command[0] ? r->command[0] : "", *slash = strrchr(name, '/');
    for (size_t i = 0; i < sizeof managers / sizeof *managers; i++)
        if (strcmp(slash ? slash + 1 : name, managers[i]) == 0)
            message("run: packages with users or groups of their own need more ids inside than yours: give yourself a "
                    "range in /etc/subuid and /etc/subgid (usermod --add-subuids, --add-subgids) and install newuidmap "
                    "(package uidmap)");
}

/* The first process of the namespaces. Says "again" on the pipe if other namespaces would do. */
static int inside(struct run *r, int again, const sigset_t *watched, const sigset_t *before)
{
    r->one_id = r->root && r->in_user_namespace && run_has_one_id();
    mode_t mask = umask(022); /* what is made in the root is for all of its users */
    enum run_mounted mounted = run_mount(r);
    umask(mask);
    if (mounted == MOUNT_NO_PROC && write(again, "", 1) == 1)
        return FAILED;
    close(again);
    if (mounted != MOUNTED)
        return FAILED;
    r->registered = run_register(r);
    if (!run_pivot(r))
        return FAILED;
    pid_t pid = fork();
    if (pid < 0)
        fatal(FAILED, "run: cannot start a process: %s", strerror(errno));
    if (pid == 0) {
        sigprocmask(SIG_SETMASK, before, NULL);
        _exit(run_exec(r));
    }
    int status = wait_for(pid, watched);
    if (status && r->one_id)
        explain_one_id(r);
    return status;
}

/* Returns the exit status; TRY_AGAIN: these namespaces can't be had, or are of no use. */
static int start(struct run *r, int flags, const sigset_t *watched, const sigset_t *before)
{
    int ready[2], again[2];
    char byte = 0;
    if (pipe2(ready, O_CLOEXEC) != 0 || pipe2(again, O_CLOEXEC) != 0)
        fatal(FAILED, "run: %s", strerror(errno));
    pid_t pid = (pid_t)syscall(SYS_clone, (unsigned long)flags | SIGCHLD, NULL, NULL, NULL, NULL);
    if (pid < 0)
        return TRY_AGAIN;
    if (pid == 0) {
        close(ready[1]);
        if (read(ready[0], &byte, 1) != 1)
            _exit(FAILED);
        if (r->in_user_namespace)
            run_become_root();
        prctl(PR_SET_PDEATHSIG, SIGKILL); /* a change of user clears it */
        _exit(inside(r, again[1], watched, before) & 255);
    }
    close(ready[0]), close(again[1]);
    if ((!r->in_user_namespace || run_map_ids(r, pid)) && write(ready[1], &byte, 1) != 1)
        message("run: %s", strerror(errno));
    close(ready[1]);
    int status = wait_for(pid, watched);
    bool retry = read(again[0], &byte, 1) == 1;
    close(again[0]);
    return retry ? TRY_AGAIN : status;
}

/* In which namespaces, the best ones first. */
static int run(struct run *r)
{
    sigset_t watched, before;
    watch(&watched, &before);
    bool root = geteuid() == 0;
    for (int attempt = 0;; attempt++) {
        r->in_user_namespace = r->user == USER_ALWAYS || !root || (r->user != USER_NEVER && attempt < 2);
        r->in_pid_namespace = r->root && attempt % 2 == 0;
        bool last = attempt == (root && r->user == USER_AS_FITS ? 3 : 1);
        int flags = CLONE_NEWNS | (r->in_user_namespace ? CLONE_NEWUSER : 0) | (r->in_pid_namespace ? CLONE_NEWPID : 0);
        int status = start(r, flags, &watched, &before);
        if (status != TRY_AGAIN)
            return status;
        if (last)
            break;
    }
    message("run: cannot make a namespace: %s%s", strerror(errno),
            r->in_user_namespace ? "; user namespaces may be switched off here (sysctl user.max_user_namespaces, "
                                   "kernel.unprivileged_userns_clone, kernel.apparmor_restrict_unprivileged_userns)"
                                 : "; without --user this needs CAP_SYS_ADMIN");
    return FAILED;
}

int run_command(char **args)
{
    struct run r = {.user = USER_AS_FITS, .uid = geteuid(), .gid = getegid()};
    r.binds_end = &r.binds;
    if (args[0] && (strcmp(args[0], "--help") == 0 || strcmp(args[0], "-h") == 0)) {
        usage();
        return 0;
    }
    if (!parse(&r, args))
        return FAILED;
    if (r.user == USER_NEVER && geteuid() != 0) {
        message("run: --no-user needs root");
        return FAILED;
    }
    r.self = open("/proc/self/exe", O_PATH | O_CLOEXEC);
    if (r.self < 0) {
        message("run: /proc/self/exe: %s; is /proc mounted?", strerror(errno));
        return FAILED;
    }
    return run(&r);
}
