/* Mounts and roots of a process's own. With -L too, what is mounted at / is the machine's root, and chroot takes effect. */
#define _GNU_SOURCE
#include "check.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static int make(const char *path)
{
    int fd = open(path, O_CREAT | O_WRONLY, 0644);
    return fd < 0 ? fd : close(fd);
}

static void mounts(const char *folder)
{
    struct stat before, after;
    CHECK(mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0);
    CHECK_ERROR(mount(NULL, folder, NULL, MS_PRIVATE, NULL), EINVAL);
    CHECK_ERROR(umount2(folder, MNT_DETACH), EINVAL);
    CHECK(stat(folder, &before) == 0);
    CHECK(mount("none", folder, "tmpfs", 0, "size=64k") == 0);
    CHECK(stat(folder, &after) == 0 && after.st_dev != before.st_dev);
    CHECK(mount(NULL, folder, NULL, MS_REMOUNT | MS_RDONLY, NULL) == 0);
    CHECK(chdir(folder) == 0);
    CHECK_ERROR(mkdir("in", 0755), EROFS);
    CHECK(mount(NULL, folder, NULL, MS_REMOUNT, NULL) == 0 && mkdir("in", 0755) == 0);
    CHECK(mount("in", "in", NULL, MS_BIND, NULL) == 0);
    CHECK(umount2("in", 0) == 0);
    /* a file in place of one that speaks of the process */
    char first = 1;
    CHECK(make("empty") == 0 && mount("empty", "/proc/self/cmdline", NULL, MS_BIND, NULL) == 0);
    int fd = open("/proc/self/cmdline", O_RDONLY);
    CHECK(fd >= 0 && read(fd, &first, 1) == 0 && close(fd) == 0);
    CHECK(umount2("/proc/self/cmdline", 0) == 0);
    fd = open("/proc/self/cmdline", O_RDONLY);
    CHECK(fd >= 0 && read(fd, &first, 1) == 1 && close(fd) == 0);
    CHECK(chdir("..") == 0 && umount2(folder, 0) == 0);
}

static void roots(const char *folder)
{
    struct stat here, root;
    char name[64];
    CHECK(stat(folder, &here) == 0);
    snprintf(name, sizeof name, "%s/file", folder);
    CHECK(make(name) == 0);
    CHECK(chroot(folder) == 0);
    CHECK(chdir("/") == 0);
    CHECK(stat("/", &root) == 0 && root.st_ino == here.st_ino);
    CHECK(stat("/file", &root) == 0);
    CHECK(stat("/../file", &root) == 0);
    CHECK_ERROR(stat("/usr", &root), ENOENT);
    CHECK_ERROR(chdir(folder), ENOENT);
}

static int put(const char *file, const char *text)
{
    int fd = open(file, O_WRONLY);
    int written = fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text);
    close(fd);
    return written;
}

/* For ordinary users: root of a user namespace. */
static int own_namespaces(void)
{
    char users[32], groups[32];
    snprintf(users, sizeof users, "0 %d 1", (int)geteuid());
    snprintf(groups, sizeof groups, "0 %d 1", (int)getegid());
    return unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && put("/proc/self/setgroups", "deny") &&
           put("/proc/self/uid_map", users) && put("/proc/self/gid_map", groups);
}

int main(void)
{
    char folder[] = "/tmp/mountsXXXXXX", name[64];
    int status = -1;
    CHECK(mkdtemp(folder) != NULL);
    pid_t pid = fork();
    if (pid == 0) {
        if (unshare(CLONE_NEWNS) && !own_namespaces()) {
            puts("not allowed here");
            fflush(stdout);
            _exit(0);
        }
        CHECK(chdir(folder) == 0);
        mounts(folder);
        roots(folder);
        fflush(stdout);
        _exit(failures);
    }
    CHECK(waitpid(pid, &status, 0) == pid && status == 0);
    snprintf(name, sizeof name, "%s/file", folder);
    unlink(name);
    snprintf(name, sizeof name, "%s/in", folder);
    rmdir(name);
    rmdir(folder);
    return check_end();
}
