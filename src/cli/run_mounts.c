/* run_mounts.c: the file systems that a command of "dragoman run" sees: the root with /proc, /sys, /dev,
 * /etc/resolv.conf and what the user binds. Every place is looked up inside the root, so its links lead nowhere else. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/log.h"
#include "base/open_in_root.h"
#include "cli/binfmt_internal.h"
#include "cli/guests.h"
#include "cli/run.h"

enum { PATH = 4096 };

/* ---- places in the root ---------------------------------------------------------------------- */
/* The folder that holds a path's last component, made if need be; *name: that component. */
static int open_parent(int root, const char *path, const char **name)
{
    char part[PATH];
    const char *slash = strrchr(path, '/');
    snprintf(part, sizeof part, "%.*s", (int)(slash - path), path);
    *name = slash + 1;
    int fd = open_in_root(root, part[0] ? part : "/", O_PATH | O_DIRECTORY, 0);
    if (fd >= 0 || errno != ENOENT || !part[0])
        return fd;
    const char *inner;
    int above = open_parent(root, part, &inner), made = above < 0 ? -1 : mkdirat(above, inner, 0755), error = errno;
    if (above >= 0)
        close(above);
    if (made < 0 && error != EEXIST) {
        errno = error;
        return -1;
    }
    return open_in_root(root, part, O_PATH | O_DIRECTORY, 0);
}

/* A folder or file to mount on, made if need be. The root is known by its path. */
static int open_place(const struct run *r, const char *path, bool folder)
{
    const char *name;
    int root = open(r->root ? r->root : "/", O_PATH | O_DIRECTORY | O_CLOEXEC);
    int fd = root < 0 ? -1 : open_in_root(root, path, O_PATH, 0);
    if (fd < 0 && root >= 0 && errno == ENOENT) {
        int parent = open_parent(root, path, &name), made = -1;
        if (parent >= 0)
            made = folder ? mkdirat(parent, name, 0755)
                          : openat(parent, name, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
        int error = errno;
        if (made >= 0 && !folder)
            close(made);
        if (parent >= 0)
            close(parent);
        errno = error == EEXIST ? ENOENT : error; /* a link that leads nowhere */
        if (made >= 0)
            fd = open_in_root(root, path, O_PATH, 0);
    }
    int error = errno;
    if (root >= 0)
        close(root);
    errno = error;
    return fd;
}

/* mount(2) with its target looked up in the root. 0 or -errno. */
static int mount_at(const struct run *r, const char *source, const char *path, bool folder, const char *type,
                    unsigned long flags, const char *data)
{
    char target[64];
    int fd = open_place(r, path, folder);
    if (fd < 0)
        return -errno;
    snprintf(target, sizeof target, "/proc/self/fd/%d", fd);
    int result = mount(source, target, type, flags, data) == 0 ? 0 : -errno;
    close(fd);
    return result;
}

/* 0 or -errno. Devices can be written to on read-only mounts, too. */
static int bind_read_only(const struct run *r, const char *from, const char *to, bool folder)
{
    struct mount_attr attributes = {.attr_set = MOUNT_ATTR_RDONLY};
    int error = mount_at(r, from, to, folder, NULL, MS_BIND | MS_REC, NULL);
    if (error)
        return error;
    int fd = open_place(r, to, folder); /* what was mounted there just now */
    if (fd < 0)
        return -errno;
    long result = syscall(SYS_mount_setattr, fd, "", AT_EMPTY_PATH | AT_RECURSIVE, &attributes, sizeof attributes);
    error = result == 0 ? 0 : -errno;
    close(fd);
    return error;
}

static bool failed(const struct run *r, const char *path, int error)
{
    if (error)
        message("run: cannot mount %s%s: %s", r->root ? r->root : "", path, strerror(-error));
    return error != 0;
}

/* ---- /dev ------------------------------------------------------------------------------------ */
static bool make_dev(const struct run *r)
{
    static const char *const nodes[] = {"/dev/null",    "/dev/zero", "/dev/full", "/dev/random",
                                        "/dev/urandom", "/dev/tty",  "/dev/fuse", "/dev/net/tun"};
    static const struct { const char *name, *target; } links[] = {
        {"/dev/fd", "/proc/self/fd"}, {"/dev/stdin", "/proc/self/fd/0"}, {"/dev/stdout", "/proc/self/fd/1"},
        {"/dev/stderr", "/proc/self/fd/2"}, {"/dev/ptmx", "pts/ptmx"},
    };
    if (failed(r, "/dev", mount_at(r, "dev", "/dev", true, "tmpfs", MS_NOSUID | MS_STRICTATIME, "mode=755,size=64k")))
        return false;
    /* They are the host's: root's chown or chmod inside would change the machine's. */
    for (size_t i = 0; i < sizeof nodes / sizeof *nodes; i++)
        if (access(nodes[i], F_OK) == 0 && failed(r, nodes[i], bind_read_only(r, nodes[i], nodes[i], false)))
            return false;
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        const char *name;
        int root = open(r->root, O_PATH | O_DIRECTORY | O_CLOEXEC), parent = open_parent(root, links[i].name, &name);
        if (parent < 0 || symlinkat(links[i].target, parent, name) != 0)
            message("run: cannot make %s: %s", links[i].name, strerror(errno));
        close(parent), close(root);
    }
    /* The terminal is of the host's /dev/pts; by this name the root's programs find it. */
    const char *terminal = NULL;
    for (int fd = 0; fd < 3 && !terminal; fd++)
        terminal = ttyname(fd);
    if (terminal && failed(r, "/dev/console", mount_at(r, terminal, "/dev/console", false, NULL, MS_BIND, NULL)))
        return false;
    unsigned long flags = MS_NOSUID | MS_NOEXEC;
    int error = mount_at(r, "devpts", "/dev/pts", true, "devpts", flags, "newinstance,ptmxmode=0666,mode=0620,gid=5");
    if (error == -EINVAL) /* no group 5 in the user namespace */
        error = mount_at(r, "devpts", "/dev/pts", true, "devpts", flags, "newinstance,ptmxmode=0666,mode=0620");
    return !failed(r, "/dev/pts", error) &&
           !failed(r, "/dev/shm", mount_at(r, "shm", "/dev/shm", true, "tmpfs", MS_NOSUID | MS_NODEV, "mode=1777"));
}

/* apt downloads as a user of its own, and gives up where that user does not exist. */
static void make_apt_config(const struct run *r)
{
    static const char text[] = "APT::Sandbox::User \"root\";\n";
    const char *name;
    int root = open(r->root, O_PATH | O_DIRECTORY | O_CLOEXEC), parent = open_parent(root, RUN_APT_CONFIG, &name);
    int fd = parent < 0 ? -1 : openat(parent, name, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (fd < 0 || write(fd, text, sizeof text - 1) != (ssize_t)sizeof text - 1)
        message("run: cannot make %s: %s", RUN_APT_CONFIG, strerror(errno));
    close(fd), close(parent), close(root);
}

/* ---- all of it ------------------------------------------------------------------------------- */
static bool make_bind(const struct run *r, const char *from, const char *to, bool read_only)
{
    struct stat st;
    if (stat(from, &st) != 0) {
        message("run: --bind %s: %s", from, strerror(errno));
        return false;
    }
    bool folder = S_ISDIR(st.st_mode);
    return !failed(r, to, read_only ? bind_read_only(r, from, to, folder)
                                    : mount_at(r, from, to, folder, NULL, MS_BIND | MS_REC, NULL));
}

/* The host's name servers, which are not the root's to change. A root that can't be written does without. Where it is a link into /run, which nothing has filled
 * here (systemd-resolved's), the file that it names is made. */
static void make_resolv_conf(const struct run *r)
{
    static const char name[] = "/etc/resolv.conf";
    char path[PATH] = "/etc/", *target = path + strlen(path);
    if (access(name, R_OK) != 0)
        return;
    int error = bind_read_only(r, name, name, false);
    if (error == -ELOOP) {
        int root = open(r->root, O_PATH | O_DIRECTORY | O_CLOEXEC);
        ssize_t n = readlinkat(root, name + 1, target, sizeof path - strlen(path) - 1);
        target[n > 0 ? n : 0] = 0;
        close(root);
        if (n > 0)
            error = bind_read_only(r, name, target[0] == '/' ? target : path, false);
    }
    if (error)
        message("run: cannot make %s%s: %s: no host names inside", r->root, name, strerror(-error));
}

/* debootstrap --foreign leaves a link to the host's, which leads nowhere inside. */
static void replace_proc_link(const struct run *r)
{
    char target[8] = "";
    int root = open(r->root, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (readlinkat(root, "proc", target, sizeof target) == 5 && memcmp(target, "/proc", 5) == 0 &&
        unlinkat(root, "proc", 0) == 0)
        mkdirat(root, "proc", 0555);
    close(root);
}

static enum run_mounted make_proc(const struct run *r)
{
    replace_proc_link(r);
    int error = r->in_pid_namespace ? mount_at(r, "proc", "/proc", true, "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL)
                                    : -EPERM;
    if (!error)
        return MOUNTED;
    if (error == -EPERM && r->in_pid_namespace)
        return MOUNT_NO_PROC; /* parts of the host's are hidden from us, as in a container */
    if (error == -EPERM)
        error = mount_at(r, "/proc", "/proc", true, NULL, MS_BIND | MS_REC, NULL);
    return failed(r, "/proc", error) ? MOUNT_FAILED : MOUNTED;
}

enum run_mounted run_mount(const struct run *r)
{
    if (mount(NULL, "/", NULL, MS_REC | MS_SLAVE, NULL) != 0) {
        message("run: cannot have mounts of our own: %s", strerror(errno));
        return MOUNT_FAILED;
    }
    if (r->root) {
        if (failed(r, "", mount(r->root, r->root, NULL, MS_BIND | MS_REC, NULL) == 0 ? 0 : -errno))
            return MOUNT_FAILED;
        enum run_mounted proc = make_proc(r);
        if (proc != MOUNTED)
            return proc;
        if (failed(r, "/sys", mount_at(r, "/sys", "/sys", true, NULL, MS_BIND | MS_REC, NULL)) || !make_dev(r))
            return MOUNT_FAILED;
        if (r->one_id)
            make_apt_config(r);
        make_resolv_conf(r);
    }
    for (const struct run_bind *bind = r->binds; bind; bind = bind->next)
        if (!make_bind(r, bind->from, bind->to, bind->read_only))
            return MOUNT_FAILED;
    return MOUNTED;
}

bool run_pivot(const struct run *r)
{
    if (!r->root)
        return true;
    if (chdir(r->root) == 0 && syscall(SYS_pivot_root, ".", ".") == 0 && umount2(".", MNT_DETACH) == 0 &&
        chdir("/") == 0)
        return true;
    /* The initial root, a ramfs, can't be moved. */
    if (errno == EINVAL && chdir(r->root) == 0 && mount(".", "/", NULL, MS_MOVE, NULL) == 0 && chroot(".") == 0 &&
        chdir("/") == 0)
        return true;
    message("run: cannot enter %s: %s", r->root, strerror(errno));
    return false;
}

/* ---- binfmt_misc ----------------------------------------------------------------------------- */
static bool write_line(const struct run *r, const char *line)
{
    char path[PATH];
    snprintf(path, sizeof path, "%s/proc/sys/fs/binfmt_misc/register", r->root ? r->root : "");
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    bool good = fd >= 0 && write(fd, line, strlen(line)) == (ssize_t)strlen(line);
    if (fd >= 0)
        close(fd);
    return good;
}

bool run_register(const struct run *r)
{
    char line[RULE_LINE], self[PATH], link[64];
    if (!r->in_user_namespace) /* the machine's own, which is not ours to change */
        return false;
    if (mount_at(r, "binfmt_misc", "/proc/sys/fs/binfmt_misc", true, "binfmt_misc", MS_NOSUID | MS_NODEV | MS_NOEXEC,
                 NULL) != 0)
        return false;
    snprintf(link, sizeof link, "/proc/self/fd/%d", r->self);
    ssize_t n = readlink(link, self, sizeof self - 1);
    self[n > 0 ? n : 0] = 0;
    if (n <= 0 || access(self, X_OK) != 0 || strlen(self) > 127)
        strcpy(self, "/proc/self/exe"); /* opened now, because of flag F */
    for (uint32_t i = 0; i < nguests; i++) {
        struct rule rule;
        rule_for_guest(&rule, &guests[i], self, "FPC");
        rule_line(&rule, line);
        if (!write_line(r, line))
            return false;
    }
    return true;
}
