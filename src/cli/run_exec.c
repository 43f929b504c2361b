/* run_exec.c: the command of "dragoman run" as the first program in its root: found in PATH, started by the kernel, or
 * by this program where no rule of the kernel does. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/log.h"
#include "cli/guests.h"
#include "cli/run.h"
#include "contract/frontend.h"

enum { NOT_FOUND = 127, CANNOT = 126, PATH = 4096, HEAD = 64, E_MACHINE = 18 };

extern char **environ;

/* What root of a fresh Debian root expects. */
static void set_environment(const struct run *r)
{
    const char *folder = getenv("TMPDIR");
    if (!r->root)
        return;
    setenv("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", 1);
    setenv("HOME", "/root", 1);
    setenv("USER", "root", 1);
    setenv("LOGNAME", "root", 1);
    if (r->one_id)
        setenv("APT_CONFIG", RUN_APT_CONFIG, 0);
    if (folder && access(folder, W_OK) != 0)
        unsetenv("TMPDIR");
}

static bool executable(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode) && access(path, X_OK) == 0;
}

/* As execvp(3) looks for it; what is found but can't be executed counts if nothing better comes. */
static const char *find_command(const char *name, char path[PATH])
{
    if (strchr(name, '/'))
        return name;
    if (!*name)
        return NULL;
    const char *list = getenv("PATH");
    bool found = false;
    for (const char *at = list ? list : "/usr/bin:/bin"; at; at = strchr(at, ':') ? strchr(at, ':') + 1 : NULL) {
        char one[PATH];
        size_t n = strcspn(at, ":");
        snprintf(one, sizeof one, "%.*s%s%s", (int)n, at, n ? "/" : "", name);
        if (executable(one)) {
            memcpy(path, one, sizeof one);
            return path;
        }
        if (!found && access(one, F_OK) == 0) {
            memcpy(path, one, sizeof one);
            found = true;
        }
    }
    return found ? path : NULL;
}

static const char *find_shell(void)
{
    static const char *const shells[] = {"/bin/bash", "/bin/sh", "/usr/bin/sh"};
    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++)
        if (executable(shells[i]))
            return shells[i];
    return NULL;
}

/* Ours to translate? Scripts are: the program loader follows their lines, and leaves the host's interpreters to the
 * kernel. */
static bool is_foreign(const char *path)
{
    uint8_t head[HEAD] = {0};
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = fd >= 0 ? read(fd, head, sizeof head) : 0;
    if (fd >= 0)
        close(fd);
    if (n >= 2 && memcmp(head, "#!", 2) == 0)
        return true;
    for (uint32_t i = 0; n == HEAD && i < nguests; i++) {
        const struct frontend *f = guests[i].frontend;
        if (memcmp(head, "\177ELF", 4) == 0 && (head[E_MACHINE] | head[E_MACHINE + 1] << 8) == f->elf_machine)
            return true;
    }
    return false;
}

static void exec_self(const struct run *r, const char *path)
{
    size_t n = 0;
    while (r->command[n])
        n++;
    char number[16];
    char *head[] = {"dragoman", "--self-fd", number, "-0", r->command[0], "--", (char *)path};
    enum { WORDS = sizeof head / sizeof *head };
    char **argv = calloc(n + WORDS, sizeof *argv);
    /* The command may unmount /proc, where the way to this program is. */
    int self = fcntl(r->self, F_DUPFD, 512);
    if (self < 0)
        self = fcntl(r->self, F_DUPFD, 3);
    if (!argv || self < 0)
        fatal(CANNOT, "run: out of memory or descriptors");
    snprintf(number, sizeof number, "%d", self);
    memcpy(argv, head, sizeof head);
    memcpy(argv + WORDS, r->command + 1, n * sizeof *argv);
    syscall(SYS_execveat, r->self, "", argv, environ, AT_EMPTY_PATH);
}

int run_exec(const struct run *r)
{
    struct run with_shell = *r;
    char path[PATH], *shell[2] = {NULL, NULL};
    set_environment(r);
    if (!r->root && !run_become_caller(r))
        return CANNOT;
    if (r->directory && chdir(r->directory) != 0) {
        message("run: --chdir %s: %s", r->directory, strerror(errno));
        return CANNOT;
    }
    if (!r->command[0]) {
        shell[0] = r->root ? (char *)find_shell() : getenv("SHELL") ? getenv("SHELL") : (char *)find_shell();
        with_shell.command = shell;
        if (!shell[0]) {
            message("run: no shell in %s: neither /bin/bash nor /bin/sh", r->root ? r->root : "/");
            return NOT_FOUND;
        }
        setenv("SHELL", shell[0], 1);
    }
    const char *found = find_command(with_shell.command[0], path);
    if (!found) {
        message("run: %s: not found in %s", with_shell.command[0], r->root ? r->root : getenv("PATH"));
        return NOT_FOUND;
    }
    if (r->registered || !is_foreign(found))
        execve(found, with_shell.command, environ);
    else
        exec_self(&with_shell, found);
    int error = errno;
    message("run: %s: %s", found, error == ENOENT && executable(found) ? "its interpreter is not there" : strerror(error));
    return error == ENOENT ? NOT_FOUND : CANNOT;
}
