/* binfmt_kernel.c: the kernel's rules: the binfmt_misc file system, read and written; says what is missing. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "base/log.h"
#include "cli/binfmt_internal.h"

#define NEEDS_ROOT "root (CAP_SYS_ADMIN) is needed; in a container: --privileged"

static bool join(char path[4096], const char *folder, const char *name)
{
    return (size_t)snprintf(path, 4096, "%s/%s", folder, name) < 4096;
}

static ssize_t read_small(const char *path, char *to, size_t size, struct timespec *since)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return -1;
    ssize_t n = read(fd, to, size - 1);
    if (n >= 0 && since && fstat(fd, &st) == 0)
        *since = st.st_mtim;
    close(fd);
    to[n > 0 ? n : 0] = 0;
    return n;
}

static int write_small(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    size_t size = strlen(text);
    int error = write(fd, text, size) == (ssize_t)size ? 0 : errno;
    close(fd);
    return error;
}

bool in_user_namespace(void)
{
    char map[256];
    unsigned inside, outside, count;
    return read_small("/proc/self/uid_map", map, sizeof map, NULL) > 0 &&
           !(sscanf(map, "%u %u %u", &inside, &outside, &count) == 3 && inside == 0 && outside == 0 &&
             count == UINT32_MAX);
}

const char *default_flags(void)
{
    struct utsname name;
    unsigned major = 0, minor = 0;
    uname(&name);
    sscanf(name.release, "%u.%u", &major, &minor);
    return major > 5 || (major == 5 && minor >= 12) ? "POCF" : "OCF";
}

static bool is_mounted(const char *folder)
{
    char path[4096];
    struct stat st;
    return join(path, folder, "status") && stat(path, &st) == 0;
}

/* ---- mounting -------------------------------------------------------------------------------- */
static bool kernel_has_it(void)
{
    char list[8192];
    return read_small("/proc/filesystems", list, sizeof list, NULL) > 0 && strstr(list, "binfmt_misc");
}

static int mount_it(struct registry *registry)
{
    const char *folder = registry->folder;
    if (mount("binfmt_misc", folder, "binfmt_misc", 0, NULL) == 0) {
        registry->mounted_here = true;
        return BINFMT_DONE;
    }
    int error = errno;
    if (error == EPERM || error == EACCES)
        message("binfmt_misc is not mounted, and mounting it on %s is not permitted: " NEEDS_ROOT, folder);
    else if (error == ENODEV || (error == ENOENT && !kernel_has_it()))
        message("the kernel has no binfmt_misc: load the module (modprobe binfmt_misc) or enable CONFIG_BINFMT_MISC");
    else
        message("cannot mount binfmt_misc on %s: %s", folder, strerror(error));
    return BINFMT_CANNOT;
}

/* ---- reading --------------------------------------------------------------------------------- */
/* The folder's own order is that in which the kernel asks: the latest rule first. */
static void read_rules(struct registry *registry)
{
    char path[4096], text[4096];
    DIR *dir = opendir(registry->folder);
    registry->count = 0;
    for (struct dirent *entry; dir && registry->count < MAX_RULES && (entry = readdir(dir));) {
        const char *name = entry->d_name;
        if (name[0] == '.' || strcmp(name, "register") == 0 || strcmp(name, "status") == 0)
            continue;
        struct timespec since = {0};
        if (!join(path, registry->folder, name) || read_small(path, text, sizeof text, &since) < 0)
            continue;
        struct rule *rule = &registry->rules[registry->count++];
        rule_from_kernel(rule, name, text);
        rule->since = since;
    }
    if (dir)
        closedir(dir);
    registry->enabled = join(path, registry->folder, "status") && read_small(path, text, sizeof text, NULL) > 0 &&
                        strncmp(text, "enabled", 7) == 0;
}

bool registry_look(struct registry *registry, const char *folder)
{
    memset(registry, 0, sizeof *registry);
    registry->folder = folder;
    if (!is_mounted(folder))
        return false;
    read_rules(registry);
    return true;
}

int registry_open(struct registry *registry, const char *folder, bool may_mount)
{
    if (registry_look(registry, folder))
        return BINFMT_DONE;
    if (!may_mount) {
        message("binfmt_misc is not mounted on %s: mount -t binfmt_misc binfmt_misc %s", folder, folder);
        return BINFMT_CANNOT;
    }
    int status = mount_it(registry);
    if (status == BINFMT_DONE)
        read_rules(registry);
    return status;
}

struct rule *registry_find(struct registry *registry, const char *name)
{
    for (unsigned i = 0; i < registry->count; i++)
        if (strcmp(registry->rules[i].name, name) == 0)
            return &registry->rules[i];
    return NULL;
}

/* ---- writing --------------------------------------------------------------------------------- */
static int explain_error(const char *what, const char *name, int error)
{
    switch (error) {
    case EACCES:
    case EPERM:
    case EROFS:
        message("cannot %s %s: %s", what, name, error == EROFS ? "binfmt_misc is mounted read-only here" : NEEDS_ROOT);
        break;
    case EINVAL:
        message("cannot %s %s: the kernel does not take the rule; a path has at most 127 characters, and flags are a "
                "matter of "
                "the kernel's version",
                what, name);
        break;
    default:
        message("cannot %s %s: %s", what, name, strerror(error));
    }
    return BINFMT_CANNOT;
}

int registry_check_writable(const struct registry *registry)
{
    char path[4096];
    int fd = join(path, registry->folder, "register") ? open(path, O_WRONLY | O_CLOEXEC) : -1;
    if (fd < 0)
        return explain_error("register rules in", registry->folder, errno);
    close(fd);
    return BINFMT_DONE;
}

void registry_refresh(struct registry *registry) { read_rules(registry); }

int registry_tell(struct registry *registry, const char *name, const char *command)
{
    char path[4096];
    int error = join(path, registry->folder, name) ? write_small(path, command) : ENAMETOOLONG;
    if (error)
        return explain_error(*command == '-' ? "remove" : *command == '0' ? "disable" : "enable", name, error);
    read_rules(registry);
    return BINFMT_DONE;
}

int registry_add(struct registry *registry, const struct rule *rule)
{
    char path[4096], line[RULE_LINE];
    rule_line(rule, line);
    int error = join(path, registry->folder, "register") ? write_small(path, line) : ENAMETOOLONG;
    if ((error == ENOENT || error == ENOEXEC) && strchr(rule->flags, 'F')) {
        message("cannot register %s: the kernel cannot open %s", rule->name, rule->interpreter);
        return BINFMT_CANNOT;
    }
    if (error)
        return explain_error("register", rule->name, error);
    read_rules(registry);
    return BINFMT_DONE;
}
