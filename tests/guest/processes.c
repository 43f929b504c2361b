/* Processes: vfork shares memory, clone3, pidfd, robust mutexes, process-shared mutexes, rseq, waiting, exec. */
#define _GNU_SOURCE
#include "check.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/rseq.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile int shared_by_vfork;

static void vforked(void)
{
    int status, pipe_fds[2];
    shared_by_vfork = 1;
    pid_t pid = vfork();
    if (pid == 0) {
        shared_by_vfork = 42;
        _exit(3);
    }
    CHECK(shared_by_vfork == 42);
    CHECK(waitpid(pid, &status, 0) == pid && WEXITSTATUS(status) == 3);
    CHECK(pipe2(pipe_fds, O_CLOEXEC) == 0);
    pid = vfork();
    if (pid == 0) {
        char *argv[] = {"x", NULL};
        execv("/nonexistent", argv);
        shared_by_vfork = errno;
        _exit(1);
    }
    CHECK(shared_by_vfork == ENOENT);
    waitpid(pid, &status, 0);
    close(pipe_fds[0]), close(pipe_fds[1]);
}

static int in_clone(void *arg)
{
    *(volatile int *)arg = 99;
    return 5;
}

static void cloned(void)
{
    static char stack[65536] __attribute__((aligned(16)));
    volatile int value = 0;
    int status, pidfd = -1;
    pid_t pid = clone(in_clone, stack + sizeof stack, CLONE_VM | CLONE_FILES | SIGCHLD, (void *)&value);
    CHECK(pid > 0 && waitpid(pid, &status, 0) == pid && WEXITSTATUS(status) == 5 && value == 99);
    struct clone_args args = {.flags = CLONE_PIDFD, .pidfd = (uintptr_t)&pidfd, .exit_signal = SIGCHLD};
    pid = (pid_t)syscall(SYS_clone3, &args, sizeof args);
    if (pid == 0)
        _exit(17);
    CHECK(pid > 0 && pidfd >= 0);
    struct pollfd p = {.fd = pidfd, .events = POLLIN};
    CHECK(poll(&p, 1, 5000) == 1);
    siginfo_t info;
    CHECK(waitid(P_PIDFD, (id_t)pidfd, &info, WEXITED) == 0 && info.si_status == 17 && info.si_pid == pid);
    close(pidfd);
    args = (struct clone_args){.flags = CLONE_THREAD};
    CHECK_ERROR(syscall(SYS_clone3, &args, sizeof args), EINVAL);
    CHECK_ERROR(syscall(SYS_clone3, &args, (size_t)8), EINVAL);
    args = (struct clone_args){.flags = CLONE_VM | CLONE_VFORK | UINT64_C(1) << 40, .exit_signal = SIGCHLD};
    CHECK_ERROR(syscall(SYS_clone3, &args, sizeof args), EINVAL);
    args.flags = CLONE_VM | CLONE_SIGHAND | CLONE_THREAD | UINT64_C(1) << 40;
    args.exit_signal = 0;
    CHECK_ERROR(syscall(SYS_clone3, &args, sizeof args), EINVAL);
}

/* A flag among the bits that are clone's exit signal: for clone3 only. Without the right to it, EPERM. */
static void time_namespace(void)
{
    struct clone_args args = {.flags = CLONE_NEWTIME, .exit_signal = SIGCHLD};
    char ours[64] = "", its[64] = "";
    int status;
    CHECK(readlink("/proc/self/ns/time", ours, sizeof ours - 1) > 0);
    pid_t pid = (pid_t)syscall(SYS_clone3, &args, sizeof args);
    if (pid == 0)
        _exit(readlink("/proc/self/ns/time", its, sizeof its - 1) > 0 && strcmp(ours, its) != 0 ? 6 : 7);
    if (pid < 0)
        CHECK(errno == EPERM);
    else
        CHECK(waitpid(pid, &status, 0) == pid && WEXITSTATUS(status) == 6);
}

static pthread_mutex_t *mutex;
static void *die_holding(void *arg)
{
    (void)arg;
    pthread_mutex_lock(mutex);
    return NULL;
}

static void robust(void)
{
    pthread_mutexattr_t attr;
    pthread_t thread;
    mutex = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pthread_mutexattr_init(&attr);
    pthread_mutexattr_setrobust(&attr, PTHREAD_MUTEX_ROBUST);
    pthread_mutexattr_setpshared(&attr, PTHREAD_PROCESS_SHARED);
    pthread_mutex_init(mutex, &attr);
    pthread_create(&thread, NULL, die_holding, NULL);
    pthread_join(thread, NULL);
    CHECK(pthread_mutex_lock(mutex) == EOWNERDEAD);
    CHECK(pthread_mutex_consistent(mutex) == 0 && pthread_mutex_unlock(mutex) == 0);
    pid_t pid = fork();
    if (pid == 0) {
        pthread_mutex_lock(mutex);
        _exit(0);
    }
    waitpid(pid, NULL, 0);
    CHECK(pthread_mutex_lock(mutex) == EOWNERDEAD);
    CHECK(pthread_mutex_unlock(mutex) == 0);
    CHECK(pthread_mutex_lock(mutex) == ENOTRECOVERABLE);
    pthread_mutexattr_setprotocol(&attr, PTHREAD_PRIO_INHERIT);
    pthread_mutex_init(mutex + 1, &attr);
    CHECK(pthread_mutex_lock(mutex + 1) == 0 && pthread_mutex_unlock(mutex + 1) == 0);
}

static void restartable_sequence(void)
{
    if (__rseq_size == 0) { /* a kernel without it */
        CHECK_ERROR(syscall(SYS_rseq, NULL, 32, 0, 0x1234), ENOSYS);
        return;
    }
    struct rseq *area = (struct rseq *)((char *)__builtin_thread_pointer() + __rseq_offset);
    CHECK(area->cpu_id < 4096);
    CHECK((int)area->cpu_id == sched_getcpu());
    CHECK_ERROR(syscall(SYS_rseq, area, 32, 0, 0x1234), EPERM);
}

static void limits_and_names(void)
{
    struct rlimit limit, again;
    char name[17] = "";
    CHECK(prctl(PR_SET_NAME, "renamed") == 0 && prctl(PR_GET_NAME, name) == 0 && strcmp(name, "renamed") == 0);
    int fd = open("/proc/self/comm", O_RDONLY);
    CHECK(read(fd, name, 16) == 8 && memcmp(name, "renamed\n", 8) == 0);
    close(fd);
    CHECK(getrlimit(RLIMIT_NOFILE, &limit) == 0);
    limit.rlim_cur = 100;
    CHECK(setrlimit(RLIMIT_NOFILE, &limit) == 0 && getrlimit(RLIMIT_NOFILE, &again) == 0 && again.rlim_cur == 100);
    CHECK_ERROR(dup2(1, 100), EBADF);
    getrlimit(RLIMIT_STACK, &limit);
    limit.rlim_cur = 64 << 20;
    if (limit.rlim_max >= limit.rlim_cur) {
        CHECK(setrlimit(RLIMIT_STACK, &limit) == 0 && getrlimit(RLIMIT_STACK, &again) == 0);
        CHECK(again.rlim_cur == 64 << 20);
    }
    pid_t pid = fork();
    if (pid == 0) {
        limit = (struct rlimit){512 << 20, 512 << 20};
        if (setrlimit(RLIMIT_AS, &limit))
            _exit(1);
        _exit(mmap(NULL, 1 << 30, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED && errno == ENOMEM ? 0 : 2);
    }
    int status;
    waitpid(pid, &status, 0);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    struct rusage usage;
    CHECK(getrusage(RUSAGE_CHILDREN, &usage) == 0 && usage.ru_maxrss > 0);
    CHECK(getppid() > 0 && getsid(0) > 0 && getpgrp() > 0 && gettid() == getpid());
}

static void no_namespace_needed(void)
{
    int status;
    pid_t pid = fork();
    if (pid == 0)
        _exit(unshare(CLONE_FS | CLONE_FILES) != 0);
    waitpid(pid, &status, 0);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    pid = fork();
    if (pid == 0)
        _exit(unshare(CLONE_NEWUSER) == 0 ? 0 : errno);
    waitpid(pid, &status, 0);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) != EINVAL);
}

int main(int argc, char **argv)
{
    (void)argc, (void)argv;
    vforked();
    cloned();
    time_namespace();
    robust();
    restartable_sequence();
    limits_and_names();
    no_namespace_needed();
    return check_end();
}
