/* A parent with busy threads forks and executes itself, again and again: by fork, vfork, posix_spawn.
 * args: 200
 * slow-args: 2000
 * timeout: 240 */
#define _GNU_SOURCE
#include "check.h"

#include <errno.h>
#include <pthread.h>
#include <spawn.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static atomic_bool stop;
static atomic_long progress[4];
extern char **environ;

static void *busy(void *arg)
{
    atomic_long *mine = arg;
    while (!stop) {
        void *p = malloc(100 + (size_t)(*mine % 5000));
        memset(p, 1, 100);
        free(p);
        ++*mine;
        if (*mine % 64 == 0)
            usleep(50);
    }
    return NULL;
}

static void check_child(pid_t pid, int expected)
{
    int status = 0;
    CHECK(pid > 0);
    CHECK(waitpid(pid, &status, 0) == pid);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == expected);
}

static void start_one(const char *self, unsigned i)
{
    char code[12];
    snprintf(code, sizeof code, "%u", i % 200);
    char *argv[] = {(char *)self, "child", code, NULL};
    pid_t pid = -1;
    switch (i % 4) {
    case 0:
        pid = fork();
        if (pid == 0) {
            execv(self, argv);
            _exit(255);
        }
        break;
    case 1:
        pid = vfork();
        if (pid == 0) {
            execv(self, argv);
            _exit(255);
        }
        break;
    case 2:
        CHECK(posix_spawn(&pid, self, NULL, NULL, argv, environ) == 0);
        break;
    default: /* without exec: malloc works in the child of a threaded parent */
        pid = fork();
        if (pid == 0) {
            char *p = malloc(100000);
            memset(p, 3, 100000);
            _exit(p[99999] == 3 ? (int)(i % 200) : 254);
        }
    }
    check_child(pid, (int)(i % 200));
}

int main(int argc, char **argv)
{
    pthread_t threads[4];
    if (argc > 2 && strcmp(argv[1], "child") == 0)
        return atoi(argv[2]);
    unsigned count = argc > 1 ? (unsigned)atoi(argv[1]) : 200;
    for (int i = 0; i < 4; i++)
        pthread_create(&threads[i], NULL, busy, &progress[i]);
    for (unsigned i = 0; i < count && failures < 10; i++)
        start_one("/proc/self/exe", i);
    pid_t pid = -1;
    char *nothing[] = {"x", NULL};
    CHECK(posix_spawn(&pid, "/nonexistent", NULL, NULL, nothing, environ) == ENOENT);
    CHECK(posix_spawnp(&pid, "no-such-program-anywhere", NULL, NULL, nothing, environ) == ENOENT);
    CHECK(posix_spawn(&pid, "/proc/self/status", NULL, NULL, nothing, environ) == EACCES);
    stop = true;
    for (int i = 0; i < 4; i++) {
        pthread_join(threads[i], NULL);
        CHECK(progress[i] > 0);
    }
    return check_end();
}
