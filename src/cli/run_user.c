/* run_user.c: which ids a user namespace of "dragoman run" has. Knows nothing of what happens in it. */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"
#include "cli/run.h"

enum { NAME = 256, MAP = 4096 };

extern char **environ;

static bool write_file(pid_t pid, const char *file, const char *text)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, file);
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    ssize_t n = (ssize_t)strlen(text);
    bool good = fd >= 0 && write(fd, text, (size_t)n) == n;
    int error = errno;
    if (fd >= 0)
        close(fd);
    errno = error;
    return good;
}

/* Every id that we have, as itself. */
static bool map_all(pid_t pid, const char *file)
{
    char line[128], path[32], text[MAP] = "";
    size_t used = 0;
    snprintf(path, sizeof path, "/proc/self/%s", file);
    FILE *in = fopen(path, "re");
    while (in && fgets(line, sizeof line, in)) {
        unsigned inner, outer, count;
        if (sscanf(line, "%u %u %u", &inner, &outer, &count) == 3 && used + 64 < sizeof text)
            used += (size_t)sprintf(text + used, "%u %u %u\n", inner, inner, count);
    }
    if (in)
        fclose(in);
    return used && write_file(pid, file, text);
}

/* The user's name, without the C library's name services, which a static program has not. */
static void user_name(uid_t uid, char name[NAME])
{
    char line[1024], format[32];
    const char *variable = getenv("USER");
    snprintf(name, NAME, "%s", variable ? variable : "");
    snprintf(format, sizeof format, "%%%d[^:]:%%*[^:]:%%u:", NAME - 1);
    FILE *in = fopen("/etc/passwd", "re");
    while (in && fgets(line, sizeof line, in)) {
        char found[NAME];
        unsigned id;
        if (sscanf(line, format, found, &id) == 2 && id == uid) {
            memcpy(name, found, NAME);
            break;
        }
    }
    if (in)
        fclose(in);
}

/* subuid(5): NAME-OR-ID:START:COUNT. */
static bool find_range(const char *file, unsigned id, unsigned *start, unsigned *count)
{
    char line[1024], name[NAME], number[16];
    user_name(getuid(), name);
    snprintf(number, sizeof number, "%u", id);
    FILE *in = fopen(file, "re");
    bool found = false;
    while (in && !found && fgets(line, sizeof line, in)) {
        char *rest = strchr(line, ':');
        if (!rest)
            continue;
        *rest++ = 0;
        found = (strcmp(line, name) == 0 || strcmp(line, number) == 0) && sscanf(rest, "%u:%u", start, count) == 2 &&
                *count;
    }
    if (in)
        fclose(in);
    return found;
}

/* newuidmap(1): our own id as 0, the range behind it. */
static bool map_by_program(pid_t pid, const char *program, unsigned id, const char *ranges)
{
    unsigned start, count;
    char text[7][16];
    char *argv[9] = {(char *)program};
    int status = 0;
    pid_t child;
    if (!find_range(ranges, (unsigned)getuid(), &start, &count))
        return false;
    unsigned values[] = {(unsigned)pid, 0, id, 1, 1, start, count};
    for (int i = 0; i < 7; i++) {
        snprintf(text[i], sizeof text[i], "%u", values[i]);
        argv[i + 1] = text[i];
    }
    if (posix_spawnp(&child, program, NULL, NULL, argv, environ) != 0)
        return false;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    return status == 0;
}

static bool map_one(pid_t pid, const char *file, unsigned inner, unsigned outer)
{
    char text[64];
    snprintf(text, sizeof text, "%u %u 1\n", inner, outer);
    if (write_file(pid, file, text))
        return true;
    message("run: cannot map ids of the user namespace: %s", strerror(errno));
    return false;
}

bool run_map_ids(const struct run *r, pid_t pid)
{
    unsigned uid = geteuid(), gid = getegid();
    if (uid == 0 && map_all(pid, "uid_map"))
        return map_all(pid, "gid_map") || map_one(pid, "gid_map", gid, gid);
    bool users = r->root && map_by_program(pid, "newuidmap", uid, "/etc/subuid");
    bool groups = r->root && map_by_program(pid, "newgidmap", gid, "/etc/subgid");
    if (!groups)
        write_file(pid, "setgroups", "deny"); /* the kernel insists */
    return (users || map_one(pid, "uid_map", 0, uid)) && (groups || map_one(pid, "gid_map", 0, gid));
}

void run_become_root(void)
{
    if (setgroups(0, NULL) != 0 && errno != EPERM)
        message("run: setgroups: %s", strerror(errno));
    if (setresgid(0, 0, 0) != 0 || setresuid(0, 0, 0) != 0)
        message("run: cannot become root of the namespace: %s", strerror(errno));
}

bool run_has_one_id(void)
{
    unsigned inner, outer, count = 0;
    FILE *in = fopen("/proc/self/uid_map", "re");
    bool one = in && fscanf(in, "%u %u %u", &inner, &outer, &count) == 3 && count == 1 && fscanf(in, "%u", &inner) != 1;
    if (in)
        fclose(in);
    return one;
}

/* A namespace in the namespace, in which root is who started us. */
bool run_become_caller(const struct run *r)
{
    if (!r->in_user_namespace || r->uid == 0)
        return true;
    if (unshare(CLONE_NEWUSER) != 0) {
        message("run: cannot make a second user namespace: %s", strerror(errno));
        return false;
    }
    write_file(getpid(), "setgroups", "deny");
    return map_one(getpid(), "uid_map", r->uid, 0) && map_one(getpid(), "gid_map", r->gid, 0);
}
