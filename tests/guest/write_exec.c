/* PR_SET_MDWE: what is refused, what is not, who inherits it. */
#define _GNU_SOURCE
#include "check.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    PAGE = 4096,
    SET = 65,
    GET = 66,
    REFUSE = 1,
    NO_INHERIT = 2,
    RX = PROT_READ | PROT_EXEC,
    RW = PROT_READ | PROT_WRITE
};

static char *map(int prot, int flags) { return mmap(NULL, PAGE, prot, MAP_PRIVATE | MAP_ANONYMOUS | flags, -1, 0); }

static void arguments(void)
{
    CHECK_ERROR(prctl(SET, REFUSE, 1, 0, 0), EINVAL);
    CHECK_ERROR(prctl(SET, NO_INHERIT, 0, 0, 0), EINVAL);
    CHECK_ERROR(prctl(SET, 4, 0, 0, 0), EINVAL);
    CHECK_ERROR(prctl(GET, 1, 0, 0, 0), EINVAL);
    CHECK(prctl(SET, 0, 0, 0, 0) == 0 && prctl(GET, 0, 0, 0, 0) == 0);
}

static void refused(void)
{
    CHECK_ERROR(map(RW | PROT_EXEC, 0), EACCES);
    CHECK_ERROR(mmap(NULL, PAGE, RW | PROT_EXEC, MAP_PRIVATE, -1, 0), EBADF);
    char *p = map(RW, 0), *x = map(RX, 0);
    CHECK(p != MAP_FAILED && x != MAP_FAILED);
    CHECK_ERROR(mprotect(p, PAGE, RX), EACCES);
    CHECK_ERROR(mprotect(p, PAGE, RW | PROT_EXEC), EACCES);
    CHECK_ERROR(mprotect(x, PAGE, RW | PROT_EXEC), EACCES);
    CHECK(mprotect(x, PAGE, RX) == 0 && mprotect(x, PAGE, PROT_EXEC) == 0 && mprotect(x, PAGE, RW) == 0);
    CHECK_ERROR(mprotect(x, PAGE, RX), EACCES);
    int id = shmget(IPC_PRIVATE, PAGE, IPC_CREAT | 0600);
    CHECK_ERROR(shmat(id, NULL, SHM_EXEC), EACCES);
    CHECK(shmat(id, NULL, SHM_EXEC | SHM_RDONLY) != (void *)-1);
    shmctl(id, IPC_RMID, NULL);
    munmap(p, PAGE), munmap(x, PAGE);
}

static int status_of(pid_t child)
{
    int status;
    CHECK(waitpid(child, &status, 0) == child);
    return status;
}

/* The bits in a child, and in a program that a child becomes. */
static int in_child(void)
{
    pid_t child = fork();
    if (child == 0)
        _exit((int)prctl(GET, 0, 0, 0, 0));
    return WEXITSTATUS(status_of(child));
}
static int in_program(void)
{
    pid_t child = vfork();
    if (child == 0) {
        execl("/proc/self/exe", "write_exec", "tell", NULL);
        _exit(100);
    }
    return WEXITSTATUS(status_of(child));
}

static void inherited(int bits, int by_others)
{
    pid_t child = fork();
    if (child == 0) {
        CHECK(prctl(SET, bits, 0, 0, 0) == 0 && prctl(GET, 0, 0, 0, 0) == bits);
        CHECK(prctl(SET, bits, 0, 0, 0) == 0);
        CHECK_ERROR(prctl(SET, 0, 0, 0, 0), EPERM);
        CHECK_ERROR(prctl(SET, REFUSE | (bits ^ NO_INHERIT), 0, 0, 0), EPERM);
        refused();
        CHECK(in_child() == by_others && in_program() == by_others);
        fflush(stdout);
        _exit(failures);
    }
    CHECK(status_of(child) == 0);
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "tell") == 0)
        return (int)prctl(GET, 0, 0, 0, 0);
    arguments();
    inherited(REFUSE, REFUSE);
    inherited(REFUSE | NO_INHERIT, 0);
    CHECK(map(RW | PROT_EXEC, 0) != MAP_FAILED && prctl(GET, 0, 0, 0, 0) == 0);
    return check_end();
}
