/* config.c: see config.h. Which sections count for a program, and in which order; options.c knows the options. */
#include "cli/config.h"

#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "cli/keyfile.h"
#include "cli/options.h"

#define SYSTEM_FILE "/etc/dragoman.conf"
#define GENERAL "dragoman"        /* the section of all programs */
#define PROGRAM_PREFIX "program:" /* ... of those that a pattern matches */
enum { MAX_SIZE = 1 << 20 };

struct file {
    const char *name; /* NULL: there is no place for one */
    char *text;       /* NULL: there is none */
};

/* One pass over one file: the general section, or those of programs. */
struct pass {
    struct cli *cli;
    const struct file *file;
    const char *program; /* "" if there is none */
    const char *canonical;
    const char *prefix; /* of the environment or the command line */
    bool of_programs;
};

static void fail(struct cli *cli, const char *file, const char *what)
{
    snprintf(cli->error, sizeof cli->error, "%.120s: %.120s", file, what);
    cli->action = CLI_ERROR;
}

static void read_file(struct cli *cli, struct file *file)
{
    struct stat st;
    int fd = open(file->name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        if (errno != ENOENT && errno != ENOTDIR && errno != EACCES)
            fail(cli, file->name, strerror(errno));
        return;
    }
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size > MAX_SIZE) {
        fail(cli, file->name, "not a regular file of at most 1 MiB");
    } else {
        file->text = calloc(1, (size_t)st.st_size + 1);
        ssize_t n = file->text ? read(fd, file->text, (size_t)st.st_size) : -1;
        if (n < 0)
            fail(cli, file->name, strerror(errno));
        else if (strlen(file->text) != (size_t)n)
            fail(cli, file->name, "not a text file");
    }
    close(fd);
}

/* The user's file. */
static const char *user_file_name(void)
{
    const char *folder = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    bool has_folder = folder && folder[0] == '/';
    char *name = NULL;
    if (!has_folder && !(home && home[0] == '/'))
        return NULL;
    return asprintf(&name, has_folder ? "%s/dragoman.conf" : "%s/.config/dragoman.conf", has_folder ? folder : home) < 0 ? NULL : name;
}

/* The program's path, and its path below the prefix. */
static bool matches_path(const char *pattern, const char *path, const char *prefix)
{
    size_t n = prefix ? strlen(prefix) : 0;
    return fnmatch(pattern, path, 0) == 0 ||
           (n && strncmp(path, prefix, n) == 0 && path[n] == '/' && fnmatch(pattern, path + n, 0) == 0);
}

static bool section_counts(const struct pass *pass, const char *group)
{
    if (strcmp(group, GENERAL) == 0)
        return !pass->of_programs;
    if (!pass->of_programs || strncmp(group, PROGRAM_PREFIX, sizeof PROGRAM_PREFIX - 1) != 0 || !*pass->program)
        return false;
    const char *pattern = group + sizeof PROGRAM_PREFIX - 1;
    const char *prefix = pass->prefix ? pass->prefix : pass->cli->opt.prefix;
    return matches_path(pattern, pass->program, prefix) || matches_path(pattern, pass->canonical, prefix);
}

static bool take_key(void *context, const char *group, const char *key, const char *value, int line)
{
    struct pass *pass = context;
    char *origin = NULL;
    if (strcmp(group, GENERAL) != 0 && strncmp(group, PROGRAM_PREFIX, sizeof PROGRAM_PREFIX - 1) != 0) {
        if (asprintf(&origin, "%s:%d: unknown section [%s]; there are [dragoman] and [program:PATTERN]",
                     pass->file->name, line, group) < 0)
            fatal(1, "out of memory");
        snprintf(pass->cli->error, sizeof pass->cli->error, "%s", origin);
        pass->cli->action = CLI_ERROR;
        return false;
    }
    if (!section_counts(pass, group))
        return true;
    char *copy = strdup(value);
    if (!copy || asprintf(&origin, "%s:%d", pass->file->name, line) < 0)
        fatal(1, "out of memory");
    bool good = cli_set(pass->cli, key, copy, origin);
    return good && pass->cli->action == CLI_RUN;
}

static void apply_pass(struct pass *pass)
{
    char *text = pass->cli->action == CLI_RUN ? strdup(pass->file->text) : NULL;
    if (!text)
        return;
    int line = keyfile_parse(text, take_key, pass);
    if (line > 0) {
        char where[PATH_MAX + 16];
        snprintf(where, sizeof where, "%s:%d", pass->file->name, line);
        fail(pass->cli, where, "neither [section] nor KEY=VALUE nor # comment");
    } else if (line < 0 && pass->cli->action != CLI_ERROR) {
        fail(pass->cli, pass->file->name, "\"help\" is no value in a file");
    }
    free(text);
}

static void apply_file(struct cli *cli, const struct file *file, const char *program, const char *prefix)
{
    char absolute[PATH_MAX] = "", canonical[PATH_MAX] = "", folder[PATH_MAX];
    if (*program && *program != '/' && getcwd(folder, sizeof folder)) {
        const char *tail = strncmp(program, "./", 2) == 0 ? program + 2 : program;
        size_t n = strlen(folder), m = strlen(tail);
        if (n + m + 2 <= sizeof absolute) {
            memcpy(absolute, folder, n);
            absolute[n] = '/';
            memcpy(absolute + n + 1, tail, m + 1);
            program = absolute;
        }
    }
    if (!*program || !realpath(program, canonical))
        canonical[0] = 0;
    struct pass pass = {cli, file, program, canonical, prefix, false};
    apply_pass(&pass);
    pass.of_programs = true;
    apply_pass(&pass);
}

/* Reads both files; false: there are none. */
static bool read_files(struct cli *cli, struct file files[2])
{
    files[0] = (struct file){.name = SYSTEM_FILE};
    files[1] = (struct file){.name = cli->how & CLI_SECURE ? NULL : user_file_name()};
    for (int i = 0; i < 2 && cli->action == CLI_RUN; i++)
        if (files[i].name)
            read_file(cli, &files[i]);
    return files[0].text || files[1].text;
}

static void apply_files(struct cli *cli, const struct file files[2], const char *program, const char *prefix)
{
    for (int i = 0; i < 2; i++)
        if (files[i].text)
            apply_file(cli, &files[i], program, prefix);
}

void config_read(struct cli *cli, int argc, char **argv, char **envp)
{
    struct file files[2];
    struct cli ahead;
    if (!read_files(cli, files) || cli->action != CLI_RUN)
        return;
    cli_begin(&ahead, cli->commands, cli->how);
    cli_continue(&ahead, argc, argv, envp);
    /* Commands, --help and mistakes do not depend on files. */
    if (ahead.action == CLI_RUN)
        apply_files(cli, files, argv[ahead.program], ahead.opt.prefix);
    free(files[0].text);
    free(files[1].text);
}

static void show(const char *name, const char *text, const char *origin)
{
    printf("%-14s %-30s %s\n", name, text, origin);
}

int config_show(const struct cli *cli, char **args)
{
    struct file files[2];
    struct cli base;
    const char *name;
    struct setting ours, given;
    if (args[0] && args[0][0] == '-') {
        message("config: unknown option %s; options of the translator come before \"config\"", args[0]);
        return 1;
    }
    if (args[0] && args[1]) {
        message("config: one program expected, not \"%s %s\"", args[0], args[1]);
        return 1;
    }
    cli_begin(&base, cli->commands, cli->how);
    if (read_files(&base, files) && base.action == CLI_RUN)
        apply_files(&base, files, args[0] ? args[0] : "", cli->opt.prefix);
    if (base.action != CLI_RUN) {
        message("%s", base.error);
        return 1;
    }
    for (int i = 0; i < 2; i++)
        if (files[i].name)
            printf("# %s%s\n", files[i].name, files[i].text ? "" : " (not there)");
    for (unsigned i = 0; cli_setting(cli, i, &name, &given); i++) {
        cli_setting(&base, i, &name, &ours);
        struct setting value = given.text ? given : ours;
        bool is_list = name && (strcmp(name, "set-env") == 0 || strcmp(name, "unset-env") == 0);
        if (name && !is_list && value.text)
            show(name, strcmp(value.text, "0") == 0 ? "false" : value.text, value.origin);
        else if (name && !is_list)
            show(name, strcmp(name, "cpu") == 0 ? "max" : strcmp(name, "engine") == 0 ? "jit" : "-", "default");
    }
    for (const struct env_edit *edit = base.edits; edit; edit = edit->next)
        show(edit->set ? "set-env" : "unset-env", edit->text, edit->origin);
    for (const struct env_edit *edit = cli->edits; edit; edit = edit->next)
        show(edit->set ? "set-env" : "unset-env", edit->text, edit->origin);
    return 0;
}
