/* binfmt_files.c: what brings rules back after a restart: files of binfmt.d(5), read by systemd-binfmt, and the records
 * of Debian's update-binfmts(8), which that program keeps. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"
#include "cli/binfmt_internal.h"

#define ADMIN_FOLDER "/etc/binfmt.d"
#define PACKAGE_FOLDER "/usr/lib/binfmt.d"
#define LOCAL_FOLDER "/usr/local/lib/binfmt.d"
#define DEBIAN_FOLDER "/usr/share/binfmts"
#define DISABLED_NOTE "# disabled: "
enum { PATH_SIZE = 4096, TEXT_SIZE = 1 << 14 };

/* The files are read in the order of their names, and the kernel asks the latest rule first: ours is to be last. */
static void conf_name(char path[PATH_SIZE], const char *root, const char *folder, const char *rule)
{
    if (snprintf(path, PATH_SIZE, "%s%s/zz-%s.conf", root, folder, rule) >= PATH_SIZE)
        fatal(BINFMT_CANNOT, "%s: path too long", root);
}

static void debian_name(char path[PATH_SIZE], const char *root, const char *rule)
{
    if (snprintf(path, PATH_SIZE, "%s" DEBIAN_FOLDER "/%s", root, rule) >= PATH_SIZE)
        fatal(BINFMT_CANNOT, "%s: path too long", root);
}

static bool exists(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0;
}

static bool is_mask(const char *path)
{
    char target[32];
    ssize_t n = readlink(path, target, sizeof target);
    return n == 9 && memcmp(target, "/dev/null", 9) == 0;
}

static bool read_text(const char *path, char text[TEXT_SIZE])
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    ssize_t n = fd >= 0 ? read(fd, text, TEXT_SIZE - 1) : -1;
    if (fd >= 0)
        close(fd);
    text[n > 0 ? n : 0] = 0;
    return n >= 0;
}

/* Does a line of the file equal this one? */
static bool has_line(const char *path, const char *line)
{
    char text[TEXT_SIZE], *rest = NULL;
    if (!read_text(path, text))
        return false;
    for (char *at = strtok_r(text, "\n", &rest); at; at = strtok_r(NULL, "\n", &rest))
        if (strcmp(at, line) == 0)
            return true;
    return false;
}

static int make_folders(char *path)
{
    for (char *at = path + 1; (at = strchr(at, '/')); at++) {
        *at = 0;
        int failed = mkdir(path, 0755);
        *at = '/';
        if (failed && errno != EEXIST)
            return errno;
    }
    return 0;
}

/* Whole or not at all. */
static int write_text(char *path, const char *text)
{
    char fresh[PATH_SIZE + 8];
    snprintf(fresh, sizeof fresh, "%s.new", path);
    int error = make_folders(path), fd = error ? -1 : open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (!error && fd < 0)
        error = errno;
    if (!error && write(fd, text, strlen(text)) != (ssize_t)strlen(text))
        error = errno;
    if (fd >= 0 && close(fd) != 0 && !error)
        error = errno;
    if (!error && rename(fresh, path) != 0)
        error = errno;
    if (error) {
        message("cannot write %s: %s", path, strerror(error));
        if (fd >= 0)
            unlink(fresh);
    }
    return error ? BINFMT_CANNOT : BINFMT_DONE;
}

/* ---- update-binfmts -------------------------------------------------------------------------- */
static const char *update_binfmts(void)
{
    static const char *const paths[] = {"/usr/sbin/update-binfmts", "/sbin/update-binfmts"};
    for (int i = 0; i < 2; i++)
        if (access(paths[i], X_OK) == 0)
            return paths[i];
    return NULL;
}

/* Its messages go to standard error. */
static int run(const char *const argv[])
{
    extern char **environ;
    pid_t child;
    int status = 0;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
    int error = posix_spawn(&child, argv[0], &actions, NULL, (char *const *)argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    while (!error && waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            error = errno;
    if (error || !WIFEXITED(status) || WEXITSTATUS(status)) {
        message("%s %s failed", argv[0], argv[1]);
        return BINFMT_CANNOT;
    }
    return BINFMT_DONE;
}

static const char *yes(const struct rule *rule, char flag) { return strchr(rule->flags, flag) ? "yes" : "no"; }

/* Without the package's file the record is made from the command line. */
static int debian_install(const char *program, const struct rule *rule)
{
    char path[PATH_SIZE], line[RULE_LINE], offset[12], interpreter[RULE_PATH + 16], *fields[8], *rest = line + 1;
    char delimiter[] = {0, 0};
    snprintf(interpreter, sizeof interpreter, "interpreter %s", rule->interpreter);
    debian_name(path, "", rule->name);
    if (exists(path) && has_line(path, interpreter))
        return run((const char *const[]){program, "--import", rule->name, NULL});
    rule_line(rule, line);
    delimiter[0] = line[0];
    for (int i = 0; i < 7; i++)
        fields[i] = strsep(&rest, delimiter);
    snprintf(offset, sizeof offset, "%u", rule->offset);
    return run((const char *const[]){program, "--install", rule->name, rule->interpreter, "--offset", offset, "--magic",
                                     fields[3], "--mask", fields[4], "--credentials", yes(rule, 'C'), "--fix-binary",
                                     yes(rule, 'F'), "--preserve", yes(rule, 'P'), NULL});
}

static int debian_remove(const char *program, const struct rule *rule)
{
    char path[PATH_SIZE], record[RULE_NAME + 32];
    snprintf(record, sizeof record, "/var/lib/binfmts/%s", rule->name);
    if (!exists(record))
        return BINFMT_DONE;
    debian_name(path, "", rule->name);
    if (exists(path))
        return run((const char *const[]){program, "--unimport", rule->name, NULL});
    return run((const char *const[]){program, "--remove", rule->name, rule->interpreter, NULL});
}

/* The rule's file that was installed together with the program; false: there is none. */
static bool installed_name(char path[PATH_SIZE], const char *root, const char *rule)
{
    conf_name(path, root, LOCAL_FOLDER, rule);
    if (exists(path))
        return true;
    conf_name(path, root, PACKAGE_FOLDER, rule);
    return exists(path);
}

/* ---- our rules ------------------------------------------------------------------------------- */
static bool has_systemd_binfmt(void)
{
    return exists("/usr/lib/systemd/systemd-binfmt") || exists("/lib/systemd/systemd-binfmt");
}

void persist_names(const char *root, const struct rule *rule, char *to, size_t size)
{
    char path[PATH_SIZE];
    size_t n = 0;
    *to = 0;
    conf_name(path, root, ADMIN_FOLDER, rule->name);
    bool masked = is_mask(path);
    if (exists(path) && !masked)
        n += (size_t)snprintf(to + n, size - n, " %s", path);
    if (n < size && !masked && installed_name(path, root, rule->name))
        n += (size_t)snprintf(to + n, size - n, " %s", path);
    if (snprintf(path, sizeof path, "%s/var/lib/binfmts/%s", root, rule->name) < PATH_SIZE && n < size && exists(path))
        snprintf(to + n, size - n, " %s", path);
}

static int write_conf(const char *root, const struct rule *rule, const char *replaced)
{
    char path[PATH_SIZE], package[PATH_SIZE], line[RULE_LINE], text[TEXT_SIZE];
    conf_name(path, root, ADMIN_FOLDER, rule->name);
    bool installed = installed_name(package, root, rule->name);
    rule_line(rule, line);
    if (is_mask(path) && unlink(path) != 0) {
        message("cannot remove %s: %s", path, strerror(errno));
        return BINFMT_CANNOT;
    }
    if (!*replaced && (has_line(path, line) || (!exists(path) && installed && has_line(package, line))))
        return BINFMT_DONE;
    snprintf(text, sizeof text, "# By \"dragoman binfmt install\".\n%s%s%s%s\n", *replaced ? DISABLED_NOTE : "",
             replaced, *replaced ? "\n" : "", line);
    return write_text(path, text);
}

static int write_debian(const char *root, const struct rule *rule)
{
    char path[PATH_SIZE], *text = NULL;
    size_t size = 0;
    debian_name(path, root, rule->name);
    FILE *out = open_memstream(&text, &size);
    if (!out)
        return BINFMT_CANNOT;
    rule_debian(rule, out);
    fclose(out);
    int status = write_text(path, text);
    free(text);
    return status;
}

int persist_write(const char *root, const struct rule *rule, const char *replaced)
{
    const char *program = update_binfmts();
    if (*root) {
        int status = write_conf(root, rule, replaced);
        return status ? status : write_debian(root, rule);
    }
    if (!program && !has_systemd_binfmt()) {
        message("%s will not come back after a restart: neither systemd-binfmt nor update-binfmts is here", rule->name);
        return BINFMT_DONE;
    }
    int status = has_systemd_binfmt() ? write_conf(root, rule, replaced) : BINFMT_DONE;
    return !status && program ? debian_install(program, rule) : status;
}

static void read_note(const char *path, char *replaced, size_t size)
{
    char text[TEXT_SIZE];
    char *note = read_text(path, text) ? strstr(text, DISABLED_NOTE) : NULL;
    *replaced = 0;
    if (note) {
        note += sizeof DISABLED_NOTE - 1;
        snprintf(replaced, size, "%.*s", (int)strcspn(note, "\n"), note);
    }
}

int persist_remove(const char *root, const struct rule *rule, char *replaced, size_t size)
{
    char path[PATH_SIZE], package[PATH_SIZE];
    const char *program = update_binfmts();
    conf_name(path, root, ADMIN_FOLDER, rule->name);
    bool installed = installed_name(package, root, rule->name);
    *replaced = 0;
    if (exists(path) && !is_mask(path)) {
        read_note(path, replaced, size);
        if (unlink(path) != 0) {
            message("cannot remove %s: %s", path, strerror(errno));
            return BINFMT_CANNOT;
        }
    }
    if (installed && !is_mask(path) && (make_folders(path) != 0 || symlink("/dev/null", path) != 0)) {
        message("cannot mask %s by %s: %s", package, path, strerror(errno));
        return BINFMT_CANNOT;
    }
    if (*root) {
        debian_name(path, root, rule->name);
        unlink(path);
        return BINFMT_DONE;
    }
    return program ? debian_remove(program, rule) : BINFMT_DONE;
}

/* ---- others' rules --------------------------------------------------------------------------- */
/* Does the file hold the rule of this name, and no other? */
static bool holds_only(const char *path, const char *name)
{
    char text[TEXT_SIZE], *rest = NULL;
    int rules = 0, found = 0;
    if (!read_text(path, text))
        return false;
    for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        size_t n = strlen(name);
        line += strspn(line, " \t");
        if (*line == '#' || *line == ';' || !*line)
            continue;
        rules++;
        found += strncmp(line + 1, name, n) == 0 && line[n + 1] == line[0];
    }
    return rules == 1 && found == 1;
}

void persist_mask(const char *name, bool masked)
{
    char path[PATH_SIZE], mask[PATH_SIZE];
    const char *program = update_binfmts();
    DIR *dir = opendir(PACKAGE_FOLDER);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        snprintf(path, sizeof path, PACKAGE_FOLDER "/%s", entry->d_name);
        snprintf(mask, sizeof mask, ADMIN_FOLDER "/%s", entry->d_name);
        if (!holds_only(path, name))
            continue;
        if (!masked && is_mask(mask))
            unlink(mask);
        else if (masked && !exists(mask) && (make_folders(mask) != 0 || symlink("/dev/null", mask) != 0))
            message("cannot mask %s by %s: %s", path, mask, strerror(errno));
    }
    if (dir)
        closedir(dir);
    debian_name(path, "", name);
    if (program && exists(path))
        run((const char *const[]){program, masked ? "--unimport" : "--import", name, NULL});
}
