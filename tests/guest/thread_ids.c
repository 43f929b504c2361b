/* Ids of threads. The C library changes those of all threads by a signal of its own, 33, and ends threads by 32: handlers
 * that it set before the first thread was made must stay. */
#define _GNU_SOURCE
#include "check.h"

#include <errno.h>
#include <grp.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { THREADS = 4, SIGSETXID = 33, NEW_UID = 1234, NEW_GID = 1235 };
static pthread_barrier_t barrier;
static unsigned expected_uid, expected_gid;

/* The kernel's idea of this thread's ids. */
static void *waits(void *unused)
{
    pthread_barrier_wait(&barrier);
    pthread_barrier_wait(&barrier);
    CHECK((unsigned)syscall(SYS_geteuid) == expected_uid);
    CHECK((unsigned)syscall(SYS_getegid) == expected_gid);
    return unused;
}

static void *sleeps(void *unused)
{
    for (;;)
        pause();
    return unused;
}

static void changes_ids(void)
{
    pthread_t ids[THREADS];
    int root = geteuid() == 0;
    expected_uid = geteuid(), expected_gid = getegid();
    pthread_barrier_init(&barrier, NULL, THREADS + 1);
    for (int i = 0; i < THREADS; i++)
        CHECK(pthread_create(&ids[i], NULL, waits, NULL) == 0);
    pthread_barrier_wait(&barrier);
    gid_t groups[] = {NEW_GID + 1, NEW_GID + 2};
    if (root && setgroups(2, groups) == 0) { /* not so in a user namespace with one id */
        expected_uid = NEW_UID, expected_gid = NEW_GID;
        CHECK(getgroups(2, groups) == 2);
    }
    CHECK(setresgid(expected_gid, expected_gid, expected_gid) == 0);
    CHECK(setresuid(expected_uid, expected_uid, expected_uid) == 0);
    pthread_barrier_wait(&barrier);
    for (int i = 0; i < THREADS; i++)
        CHECK(pthread_join(ids[i], NULL) == 0);
}

static void cancels(void)
{
    pthread_t id;
    void *result = NULL;
    CHECK(pthread_create(&id, NULL, sleeps, NULL) == 0);
    CHECK(pthread_cancel(id) == 0 && pthread_join(id, &result) == 0 && result == PTHREAD_CANCELED);
}

static volatile sig_atomic_t arrived;
static void on_signal(int signo) { arrived = signo; }

/* A program without that library may use the number for itself; the first thread must not change what it does. */
static void own_signal(void)
{
    struct { void (*handler)(int); unsigned long flags, restorer, mask; } action = {on_signal, 0, 0, 0};
    pthread_t id;
    CHECK(syscall(SYS_rt_sigaction, SIGSETXID, &action, NULL, 8) == 0);
    CHECK(syscall(SYS_tgkill, getpid(), gettid(), SIGSETXID) == 0);
    CHECK(arrived == SIGSETXID);
    CHECK(pthread_create(&id, NULL, waits, NULL) == 0);
    CHECK(syscall(SYS_rt_sigaction, SIGSETXID, &action, NULL, 8) == 0); /* the guest's library took it */
    pthread_barrier_wait(&barrier);
    arrived = 0;
    CHECK(syscall(SYS_tgkill, getpid(), gettid(), SIGSETXID) == 0);
    CHECK(arrived == SIGSETXID);
    action.handler = SIG_DFL;
    CHECK(syscall(SYS_rt_sigaction, SIGSETXID, &action, NULL, 8) == 0);
    syscall(SYS_tgkill, getpid(), gettid(), SIGSETXID);
}

static void *changes_at_once(void *unused)
{
    CHECK(setuid(geteuid()) == 0);
    return unused;
}

/* The first thread may need the others before its maker is told that there is one. */
static void first_thread_at_once(void)
{
    pthread_t id;
    CHECK(pthread_create(&id, NULL, changes_at_once, NULL) == 0 && pthread_join(id, NULL) == 0);
}

/* A thread's folder in /proc is its process's: virtual machines look there for their mappings. */
static void *reads_own_maps(void *mapping)
{
    char path[40], line[512], start[20];
    int found = 0;
    snprintf(path, sizeof path, "/proc/%d/maps", (int)gettid());
    snprintf(start, sizeof start, "%lx-", (unsigned long)mapping);
    FILE *f = fopen(path, "r");
    CHECK(f != NULL);
    while (f && fgets(line, sizeof line, f))
        found += strncmp(line, start, strlen(start)) == 0 && strstr(line, " rwxp ");
    if (f)
        fclose(f);
    CHECK(found == 1);
    return NULL;
}

static void names_of_threads(void)
{
    pthread_t id;
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(pthread_create(&id, NULL, reads_own_maps, page) == 0 && pthread_join(id, NULL) == 0);
    munmap(page, 4096);
}

static int child(void (*fn)(void))
{
    int status = -1;
    pid_t pid = fork();
    if (pid == 0) {
        fn();
        _exit(failures != 0);
    }
    CHECK(waitpid(pid, &status, 0) == pid);
    return status;
}

int main(void)
{
    CHECK(child(changes_ids) == 0);
    CHECK(child(cancels) == 0);
    for (int i = 0; i < 50; i++)
        CHECK(child(first_thread_at_once) == 0);
    pthread_barrier_init(&barrier, NULL, 2);
    expected_uid = geteuid(), expected_gid = getegid();
    int status = child(own_signal);
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGSETXID);
    changes_ids(); /* in the first process, which the translator itself may have made threads in */
    names_of_threads();
    return check_end();
}
