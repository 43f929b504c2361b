/* How threads and processes end: the first thread before the others, exit while others run, exec from another thread,
 * cancellation, robust mutexes; threads that share less than usual; exec's errors. */
#define _GNU_SOURCE
#include "check.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static char *self;

static int status_of(pid_t pid)
{
    int status = -1;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        continue;
    return status;
}

static void *spin(void *arg)
{
    (void)arg;
    for (volatile uint64_t n = 0;; n++)
        ;
    return NULL;
}

static void *sleep_long(void *arg)
{
    (void)arg;
    sleep(100);
    return NULL;
}

/* ---- the process's status --------------------------------------------------------------------- */

static pthread_t first;

static void *joins_first(void *arg)
{
    void *value = NULL;
    (void)arg;
    if (pthread_join(first, &value) || value != (void *)7)
        exit(9);
    exit(5);
}

static void *leaves_late(void *arg)
{
    usleep(20000);
    return arg;
}

static void first_ends(void)
{
    pthread_t id;
    pid_t pid = fork();
    if (pid == 0) {
        first = pthread_self();
        pthread_create(&id, NULL, joins_first, NULL);
        pthread_exit((void *)7);
    }
    CHECK(WEXITSTATUS(status_of(pid)) == 5);
    pid = fork();
    if (pid == 0) { /* all end by themselves */
        pthread_create(&id, NULL, leaves_late, NULL);
        pthread_exit(NULL);
    }
    CHECK(status_of(pid) == 0);
}

static void exit_with_others(void)
{
    for (int i = 0; i < 20; i++) {
        pthread_t id;
        pid_t pid = fork();
        if (pid == 0) {
            for (int k = 0; k < 4; k++)
                pthread_create(&id, NULL, k & 1 ? spin : sleep_long, NULL);
            usleep((unsigned)i * 100);
            _exit(i);
        }
        CHECK(status_of(pid) == i << 8);
    }
}

static void *execs(void *arg)
{
    execl(self, self, "exit", arg, (char *)NULL);
    _exit(126);
}

static void exec_from_thread(void)
{
    for (int i = 0; i < 10; i++) {
        pid_t pid = fork();
        if (pid == 0) {
            pthread_t id, other;
            char text[16];
            snprintf(text, sizeof text, "%d", i + 30);
            pthread_create(&other, NULL, i & 1 ? spin : sleep_long, NULL);
            pthread_create(&id, NULL, execs, text);
            for (;;)
                pause();
        }
        CHECK(status_of(pid) == (i + 30) << 8);
    }
}

/* ---- cancellation --------------------------------------------------------------------------------- */

static volatile int cleaned, ready;

static void cleanup(void *arg)
{
    cleaned += (int)(intptr_t)arg;
}

static void *cancel_in_read(void *arg)
{
    char c;
    int fd = (int)(intptr_t)arg;
    pthread_cleanup_push(cleanup, (void *)1);
    ready = 1;
    for (;;)
        if (read(fd, &c, 1) == 1)
            break;
    pthread_cleanup_pop(0);
    return NULL;
}

static void *cancel_anywhere(void *arg)
{
    int old;
    pthread_setcanceltype(PTHREAD_CANCEL_ASYNCHRONOUS, &old);
    pthread_cleanup_push(cleanup, (void *)100);
    ready = 1;
    spin(arg);
    pthread_cleanup_pop(0);
    return NULL;
}

static void cancel(void)
{
    int p[2];
    CHECK(pipe(p) == 0);
    for (int i = 0; i < 100; i++) {
        pthread_t id;
        void *result = NULL;
        ready = 0;
        pthread_create(&id, NULL, i % 10 ? cancel_in_read : cancel_anywhere, (void *)(intptr_t)p[0]);
        while (!ready)
            sched_yield();
        if (i & 1)
            usleep((unsigned)i * 7);
        CHECK(pthread_cancel(id) == 0);
        CHECK(pthread_join(id, &result) == 0 && result == PTHREAD_CANCELED);
    }
    CHECK(cleaned == 90 + 1000);
    close(p[0]), close(p[1]);
}

/* ---- robust mutexes ----------------------------------------------------------------------------- */

static void *dies_with(void *mutex)
{
    pthread_mutex_lock(mutex);
    return NULL;
}

static void robust(void)
{
    pthread_mutex_t *m = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pthread_mutexattr_t attr;
    pthread_mutexattr_init(&attr);
    pthread_mutexattr_setrobust(&attr, PTHREAD_MUTEX_ROBUST);
    pthread_mutexattr_setpshared(&attr, PTHREAD_PROCESS_SHARED);
    pthread_mutex_init(m, &attr);
    for (int i = 0; i < 30; i++) {
        if (i % 3 == 0) {
            pthread_t id;
            pthread_create(&id, NULL, dies_with, m);
            pthread_join(id, NULL);
        } else {
            pid_t pid = fork();
            if (pid == 0) {
                pthread_mutex_lock(m);
                if (i % 3 == 1)
                    _exit(0);
                kill(getpid(), SIGKILL);
            }
            status_of(pid);
        }
        CHECK(pthread_mutex_lock(m) == EOWNERDEAD);
        CHECK(pthread_mutex_consistent(m) == 0 && pthread_mutex_unlock(m) == 0);
    }
    CHECK(pthread_mutex_lock(m) == 0 && pthread_mutex_unlock(m) == 0);
    munmap(m, 4096);
}

/* ---- clone with other flags ------------------------------------------------------------------------ */

enum { THREAD = CLONE_VM | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM | CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID };
static volatile int child_tid, shared_fd;

static int raw_thread(void *arg)
{
    (void)arg;
    int failed = chdir("/tmp") != 0;
    shared_fd = (int)syscall(SYS_dup, 0); /* its own table */
    syscall(SYS_exit, failed);
    return 0;
}

/* A thread may have a host name of its own; some other things it may not have. */
static char name_before[65];
static volatile int renamed = -1;
static int renames(void *arg)
{
    (void)arg;
    renamed = syscall(SYS_sethostname, "of-a-thread", 11) == 0;
    syscall(SYS_exit, 0);
    return 0;
}

static void thread_with_namespace(void)
{
    char *stack = mmap(NULL, 65536, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), name[65] = "";
    const int bad[] = { CLONE_NEWPID, CLONE_NEWUSER, CLONE_NEWIPC, CLONE_FS | CLONE_NEWNS };
    int tid = 0;
    for (unsigned i = 0; i < sizeof bad / sizeof bad[0]; i++)
        CHECK_ERROR(clone(raw_thread, stack + 65536, THREAD | bad[i], NULL, &tid, NULL, &child_tid), EINVAL);
    CHECK(gethostname(name_before, sizeof name_before) == 0);
    child_tid = -1;
    int result = clone(renames, stack + 65536, THREAD | CLONE_NEWUTS, NULL, &tid, NULL, &child_tid);
    CHECK(result > 0 || errno == EPERM);
    while (result > 0 && child_tid)
        usleep(100);
    CHECK(result < 0 || renamed == 1);
    CHECK(gethostname(name, sizeof name) == 0 && strcmp(name, name_before) == 0);
    munmap(stack, 65536);
}

static void unshared_thread(void)
{
    char before[256], after[256];
    char *stack = mmap(NULL, 65536, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    int tid = 0;
    CHECK(chdir("/") == 0 && getcwd(before, sizeof before) != NULL);
    child_tid = -1;
    int result = clone(raw_thread, stack + 65536, THREAD, NULL, &tid, NULL, &child_tid);
    CHECK(result > 0 && tid == result);
    while (child_tid)
        usleep(100);
    CHECK(getcwd(after, sizeof after) && strcmp(before, after) == 0);
    CHECK(shared_fd > 2 && fcntl(shared_fd, F_GETFD) < 0);
    int pidfd = -1; /* since Linux 6.9 */
    child_tid = -1;
    result = clone(raw_thread, stack + 65536, (THREAD | CLONE_FS | CLONE_FILES | CLONE_PIDFD) & ~CLONE_PARENT_SETTID, NULL,
                   &pidfd, NULL, &child_tid);
    if (result > 0) {
        while (child_tid)
            usleep(100);
        CHECK(pidfd > 2 && fcntl(pidfd, F_GETFD) == FD_CLOEXEC && close(pidfd) == 0);
        close(shared_fd);
        CHECK(chdir("/") == 0);
    } else {
        CHECK(errno == EINVAL);
    }
    munmap(stack, 65536);
}

/* ---- exec ----------------------------------------------------------------------------------------------- */

static void nothing(int signo) { (void)signo; }


/* What is no regular file cannot be executed, whatever else it is; nobody opens it. */
static void not_regular(void)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = "/tmp/dragoman-exec-socket" };
    char *argv[] = { address.sun_path, NULL };
    int s = socket(AF_UNIX, SOCK_STREAM, 0);
    unlink(address.sun_path);
    CHECK(bind(s, (struct sockaddr *)&address, sizeof address) == 0 && chmod(address.sun_path, 0777) == 0);
    CHECK_ERROR(execv(address.sun_path, argv), EACCES);
    unlink(address.sun_path);
    CHECK(mkfifo(address.sun_path, 0777) == 0);
    CHECK_ERROR(execv(address.sun_path, argv), EACCES);
    unlink(address.sun_path);
    CHECK(symlink("/proc/self/exe", address.sun_path) == 0);
    CHECK_ERROR(syscall(SYS_execveat, AT_FDCWD, address.sun_path, argv, environ, AT_SYMLINK_NOFOLLOW), ELOOP);
    unlink(address.sun_path);
    CHECK_ERROR(execl("/dev/null", "x", (char *)NULL), EACCES);
    CHECK_ERROR(syscall(SYS_execveat, s, "", argv, environ, AT_EMPTY_PATH), EACCES);
    close(s);
}

static void exec_errors(void)
{
    char name[] = "/tmp/dragoman-exec-XXXXXX", head[4096], *argv[] = { name, NULL };
    static const char interpreter[] = "/lib/ld-";
    int in = open(self, O_RDONLY), out = mkstemp(name);
    struct rlimit limit, old;
    CHECK_ERROR(execl("/nonexistent/program", "x", (char *)NULL), ENOENT);
    CHECK_ERROR(execl("/", "x", (char *)NULL), EACCES);
    not_regular();
    CHECK(write(out, "nothing", 7) == 7 && fchmod(out, 0700) == 0);
    close(out);
    CHECK_ERROR(execv(name, argv), ENOEXEC);
    /* a program whose interpreter is missing: our own first page, with one program header changed */
    CHECK(read(in, head, sizeof head) == sizeof head);
    close(in);
    uint64_t phoff = 0;
    memcpy(&phoff, head + 32, 8);
    memcpy(head + phoff, &(uint32_t){ 3 }, 4);                 /* p_type: PT_INTERP */
    memcpy(head + phoff + 8, &(uint64_t){ 3000 }, 8);           /* p_offset */
    memcpy(head + phoff + 32, &(uint64_t){ sizeof interpreter }, 8); /* p_filesz */
    memcpy(head + 3000, interpreter, sizeof interpreter);
    out = open(name, O_WRONLY | O_TRUNC);
    CHECK(write(out, head, sizeof head) == sizeof head);
    close(out);
    CHECK_ERROR(execv(name, argv), ENOENT);
    unlink(name);
    /* limits are the guest's, also after an exec that failed */
    getrlimit(RLIMIT_STACK, &old);
    limit = old;
    limit.rlim_cur = 1 << 20;
    CHECK(setrlimit(RLIMIT_STACK, &limit) == 0);
    CHECK_ERROR(execl("/nonexistent/program", "x", (char *)NULL), ENOENT);
    pid_t pid = fork();
    if (pid == 0)
        execl(self, self, "stack", (char *)NULL);
    CHECK(status_of(pid) == 0);
    setrlimit(RLIMIT_STACK, &old);
}

/* The new program has the mask and the ignored signals of the old one, whatever arrives meanwhile. */
static void exec_masks(void)
{
    for (int i = 0; i < 20; i++) {
        pid_t pid = fork();
        if (pid == 0) {
            sigset_t set;
            sigemptyset(&set);
            sigaddset(&set, SIGUSR2);
            sigaddset(&set, SIGSEGV);
            sigprocmask(SIG_BLOCK, &set, NULL);
            signal(SIGBUS, SIG_IGN);
            signal(SIGHUP, SIG_IGN);
            struct sigaction sa = { .sa_handler = nothing };
            sigaction(SIGALRM, &sa, NULL);
            ualarm((unsigned)(1 + i * 20), 0);
            for (volatile int k = 0; k < i * 500; k++)
                ;
            execl(self, self, "masks", (char *)NULL);
            _exit(1);
        }
        int status = status_of(pid);
        if (status && WTERMSIG(status) != SIGALRM) /* it may arrive too late for the handler */
            CHECK(!"masks");
    }
}

static int check_masks(void)
{
    sigset_t set;
    struct sigaction bus, hup;
    sigprocmask(SIG_BLOCK, NULL, &set);
    sigaction(SIGBUS, NULL, &bus);
    sigaction(SIGHUP, NULL, &hup);
    for (int i = 1; i < 32; i++)
        if (sigismember(&set, i) != (i == SIGUSR2 || i == SIGSEGV))
            return 2;
    return bus.sa_handler == SIG_IGN && hup.sa_handler == SIG_IGN ? 0 : 3;
}

static void spawns(void)
{
    extern char **environ;
    char *argv[] = { self, "exit", "11", NULL };
    for (int i = 0; i < 50; i++) {
        pid_t pid = -1;
        posix_spawnattr_t attr;
        sigset_t set;
        posix_spawnattr_init(&attr);
        posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
        sigemptyset(&set);
        posix_spawnattr_setsigmask(&attr, &set);
        sigfillset(&set);
        posix_spawnattr_setsigdefault(&attr, &set);
        CHECK(posix_spawn(&pid, self, NULL, &attr, argv, environ) == 0);
        CHECK(status_of(pid) == 11 << 8);
        CHECK(posix_spawn(&pid, "/nonexistent/program", NULL, &attr, argv, environ) == ENOENT);
        posix_spawnattr_destroy(&attr);
    }
}

int main(int argc, char **argv)
{
    struct rlimit limit;
    self = argv[0];
    if (argc > 2 && strcmp(argv[1], "exit") == 0)
        return getpid() == (int)syscall(SYS_gettid) ? atoi(argv[2]) : 99;
    if (argc > 1 && strcmp(argv[1], "stack") == 0)
        return getrlimit(RLIMIT_STACK, &limit) || limit.rlim_cur != 1 << 20;
    if (argc > 1 && strcmp(argv[1], "masks") == 0)
        return check_masks();
    char absolute[4096];
    self = realpath(argv[0], absolute);
    first_ends();
    exit_with_others();
    exec_from_thread();
    cancel();
    robust();
    unshared_thread();
    thread_with_namespace();
    exec_errors();
    exec_masks();
    spawns();
    return check_end();
}
