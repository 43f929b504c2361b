/* Hot code is translated again on a host thread of the translator's own, while the guest goes on: here with code that
 * changes or vanishes all the time, under fork, spawn and signals, and with everything by which a program could notice
 * that thread. Meant for a low --hot.
 * timeout: 60 */
#define _GNU_SOURCE
#include "check.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PAGE = 4096, FUNCTIONS = 32, WORDS = PAGE / 4 / FUNCTIONS, ROUNDS = 20, CALLS = 12, NOBODY = 65534 };

extern char **environ;

/* Adds c (below 4096) to 0, ROUNDS times. */
static void write_function(uint32_t *at, uint32_t c)
{
    const uint32_t code[] = {
        0xd2800000u | 1u | (uint32_t)ROUNDS << 5, /* mov x1, ROUNDS */
        0xd2800000u,                              /* mov x0, 0 */
        0x91000000u | c << 10,                    /* 1: add x0, x0, c */
        0xf1000421u,                              /* subs x1, x1, 1 */
        0x54ffffc1u,                              /* b.ne 1b */
        0xd65f03c0u,                              /* ret */
    };
    memcpy(at, code, sizeof code);
    __builtin___clear_cache((char *)at, (char *)at + sizeof code);
}

static uint32_t *map_code(void)
{
    void *p = mmap(NULL, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED)
        exit(2);
    return p;
}

/* Functions become hot, and others at once. Returns how many results were wrong. */
static int churn(unsigned times)
{
    uint32_t *code = map_code();
    int wrong = 0;
    for (unsigned n = 0; n < times; n++) {
        uint32_t *at = code + n / 4 % FUNCTIONS * WORDS, c = (n * 7 + 1) % 4096;
        write_function(at, c); /* while what was there is being translated, perhaps */
        for (unsigned i = 0; i < (unsigned)CALLS << n % 7; i++)
            wrong += ((uint64_t (*)(void))(uintptr_t)at)() != (uint64_t)ROUNDS * c;
        if (n % 100 == 99) { /* hot code vanishes */
            munmap(code, PAGE);
            code = map_code();
        }
    }
    munmap(code, PAGE);
    return wrong;
}

/* A loop that takes long to translate, one instruction of which changes meanwhile. */
static int churn_large(unsigned times)
{
    enum { ADDS = 500, CHANGES_AT = 250 };
    uint32_t *code = map_code(), n = 0;
    int wrong = 0;
    code[n++] = 0xd2800000u | 1u | (uint32_t)ROUNDS << 5; /* mov x1, ROUNDS */
    code[n++] = 0xd2800000u;                              /* mov x0, 0 */
    while (n < 2 + ADDS)
        code[n++] = 0x91000000u | 1u << 10;               /* add x0, x0, 1 */
    code[n++] = 0xf1000421u;                              /* subs x1, x1, 1 */
    code[n] = 0x54000001u | ((uint32_t)(2 - (int)n) << 5 & 0xffffe0u); /* b.ne to the first add */
    code[n + 1] = 0xd65f03c0u;                            /* ret */
    __builtin___clear_cache((char *)code, (char *)(code + n + 2));
    for (unsigned i = 0; i < times; i++) {
        uint32_t c = (i * 7 + 1) % 4096;
        code[CHANGES_AT] = 0x91000000u | c << 10;
        __builtin___clear_cache((char *)&code[CHANGES_AT], (char *)&code[CHANGES_AT + 1]);
        for (unsigned call = 0; call < 1u << i % 9; call++)
            wrong += ((uint64_t (*)(void))(uintptr_t)code)() != (uint64_t)ROUNDS * (ADDS - 1 + c);
    }
    munmap(code, PAGE);
    return wrong;
}

/* ---- what could be noticed; in a process with one thread ------------------------------------ */
static int number_behind(const char *file, const char *key)
{
    char text[4096];
    int fd = open(file, O_RDONLY);
    ssize_t n = read(fd, text, sizeof text - 1);
    close(fd);
    text[n > 0 ? n : 0] = 0;
    const char *at = strstr(text, key);
    return at ? atoi(at + strlen(key)) : -1;
}

static int field_of_stat(int field)
{
    FILE *f = fopen("/proc/self/stat", "r");
    char word[64] = "";
    for (int i = 0; f && i < field; i++)
        if (fscanf(f, "%63s", word) != 1)
            break;
    if (f)
        fclose(f);
    return atoi(word);
}

static int listed_threads(void)
{
    DIR *d = opendir("/proc/self/task");
    int n = 0;
    churn(20);
    for (struct dirent *e; d && (e = readdir(d));)
        n += e->d_name[0] != '.';
    closedir(d);
    return n;
}

static void count_threads(void)
{
    struct stat st;
    struct statx stx;
    CHECK(listed_threads() == 1);
    churn(20);
    CHECK(number_behind("/proc/self/status", "Threads:") == 1);
    churn(20);
    CHECK(field_of_stat(20) == 1);
    churn(20);
    CHECK(stat("/proc/self/task", &st) == 0 && st.st_nlink == 3);
    int fd = open("/proc/self/task", O_RDONLY | O_DIRECTORY);
    churn(20);
    CHECK(fstat(fd, &st) == 0 && st.st_nlink == 3);
    churn(20);
    CHECK(statx(AT_FDCWD, "/proc/self/task", 0, STATX_BASIC_STATS, &stx) == 0 && stx.stx_nlink == 3);
    close(fd);
}

static void change_namespaces(void)
{
    int fd = open("/proc/self/ns/mnt", O_RDONLY | O_CLOEXEC);
    churn(20);
    CHECK(setns(fd, CLONE_NEWNS) == 0 || errno == EPERM);
    churn(20);
    CHECK(unshare(CLONE_NEWUSER) == 0 || errno != EINVAL);
    close(fd);
}

/* Nobody else keeps the pipe open. */
static void unshare_files(void)
{
    int fds[2];
    char byte;
    CHECK(pipe2(fds, O_NONBLOCK) == 0);
    churn(20);
    CHECK(unshare(CLONE_FILES) == 0);
    close(fds[1]);
    CHECK(read(fds[0], &byte, 1) == 0);
    close(fds[0]);
}

/* ---- signals ---------------------------------------------------------------------------------- */
static atomic_int caught;
static void catch(int signo) { (void)signo, atomic_fetch_add(&caught, 1); }

/* The process's signals reach the guest's thread, one by one. */
static void send_signals(void)
{
    struct sigaction sa = {.sa_handler = catch};
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigaction(SIGSEGV, &sa, NULL);
    sigaction(SIGUSR2, &sa, NULL);
    sigprocmask(SIG_BLOCK, &set, NULL);
    for (int i = 0; i < 200; i++) {
        int before = atomic_load(&caught);
        churn(3);
        kill(getpid(), i & 1 ? SIGSEGV : SIGUSR2);
        CHECK(atomic_load(&caught) == before + 1);
        kill(getpid(), SIGUSR1);
        CHECK(sigtimedwait(&set, NULL, &(struct timespec){5, 0}) == SIGUSR1);
    }
}

/* The first thread is gone: the kernel chooses among the others for a signal from outside. */
static _Atomic int *arrived;
static void count_arrival(int signo) { (void)signo, atomic_fetch_add(arrived, 1); }

static void send_one_by_one(pid_t to)
{
    for (int i = 0; i < 300; i++) {
        int before = atomic_load(arrived);
        kill(to, SIGBUS);
        for (int ms = 0; atomic_load(arrived) == before && ms < 2000; ms++)
            usleep(1000);
        if (atomic_load(arrived) == before)
            _exit(1);
    }
    _exit(0);
}

static void *receive(void *arg)
{
    int status;
    pid_t parent = getpid(), pid = fork();
    (void)arg;
    if (pid == 0)
        send_one_by_one(parent);
    while (waitpid(pid, &status, WNOHANG) == 0)
        churn_large(9);
    CHECK(status == 0);
    _exit(failures != 0);
}

static void signals_from_outside(void)
{
    struct sigaction sa = {.sa_handler = count_arrival, .sa_flags = SA_RESTART};
    pthread_t id;
    arrived = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    sigaction(SIGBUS, &sa, NULL);
    if (arrived == MAP_FAILED || pthread_create(&id, NULL, receive, NULL))
        _exit(3);
    pthread_exit(NULL);
}

/* ---- rights ----------------------------------------------------------------------------------- */
/* The child gives up its rights and goes on; all its threads have given them up, as somebody else sees it. */
static void give_up_rights(int to_parent, int from_parent)
{
    char byte = 'x';
    churn(20);
    CHECK(setresgid(NOBODY, NOBODY, NOBODY) == 0 && setresuid(NOBODY, NOBODY, NOBODY) == 0);
    churn(20);
    CHECK(write(to_parent, &byte, 1) == 1 && read(from_parent, &byte, 1) == 1);
    setrlimit(RLIMIT_NPROC, &(struct rlimit){0, 0}); /* no thread for anybody */
    usleep(100000);
    CHECK(churn(200) == 0);
}

static void look_at_rights(pid_t pid)
{
    char name[64];
    snprintf(name, sizeof name, "/proc/%d/task", pid);
    DIR *d = opendir(name);
    for (struct dirent *e; d && (e = readdir(d));) {
        char file[400];
        snprintf(file, sizeof file, "%s/%s/status", name, e->d_name);
        if (e->d_name[0] != '.')
            CHECK(number_behind(file, "Uid:\t") == NOBODY || access(file, F_OK) != 0); /* it may have ended */
    }
    if (d)
        closedir(d);
}

static int end_of(pid_t pid)
{
    int status = -1;
    waitpid(pid, &status, 0);
    return status;
}

static void rights(void)
{
    int up[2], down[2];
    char byte;
    if (geteuid() != 0)
        return;
    CHECK(pipe(up) == 0 && pipe(down) == 0);
    pid_t pid = fork();
    if (pid == 0) {
        failures = 0;
        give_up_rights(up[1], down[0]);
        _exit(failures != 0);
    }
    CHECK(read(up[0], &byte, 1) == 1);
    look_at_rights(pid);
    CHECK(write(down[1], "x", 1) == 1);
    CHECK(end_of(pid) == 0);
}

/* ---- many threads and processes ----------------------------------------------------------------- */
static atomic_int wrong, stop;

static void *work(void *arg)
{
    (void)arg;
    while (!atomic_load(&stop))
        atomic_fetch_add(&wrong, churn(150) + churn_large(30));
    return NULL;
}

static void *last_thread(void *arg)
{
    (void)arg;
    churn(100);
    return NULL;
}

/* Ends with its last thread. */
static void end_by_threads(void)
{
    pthread_t id;
    churn(50);
    if (pthread_create(&id, NULL, last_thread, NULL))
        _exit(3);
    pthread_exit(NULL);
}

static void in_child(int which)
{
    failures = 0;
    switch (which % 7) {
    case 0: count_threads(); break;
    case 1: change_namespaces(); break;
    case 2: unshare_files(); break;
    case 3: send_signals(); break;
    case 4: end_by_threads(); break;
    case 5: signals_from_outside(); break;
    default: CHECK(churn(200) + churn_large(200) == 0);
    }
    _exit(failures != 0);
}

static void fork_and_spawn(int times)
{
    char self[] = "/proc/self/exe", child[] = "child", *args[] = {self, child, NULL};
    for (int i = 0; i < times; i++) {
        pid_t pid = fork();
        if (pid == 0)
            in_child(i);
        CHECK(pid > 0 && end_of(pid) == 0);
        if (i % 7 == 0) {
            CHECK(posix_spawn(&pid, self, NULL, NULL, args, environ) == 0);
            CHECK(end_of(pid) == 0);
        }
    }
}

int main(int argc, char **argv)
{
    enum { THREADS = 3 };
    pthread_t ids[THREADS];
    (void)argv;
    setvbuf(stdout, NULL, _IONBF, 0);
    if (argc > 1)
        return churn(300) != 0;
    fork_and_spawn(14);
    rights();
    for (int i = 0; i < THREADS; i++)
        CHECK(pthread_create(&ids[i], NULL, work, NULL) == 0);
    fork_and_spawn(28);
    atomic_store(&stop, 1);
    for (int i = 0; i < THREADS; i++)
        pthread_join(ids[i], NULL);
    CHECK(atomic_load(&wrong) == 0);
    return check_end();
}
