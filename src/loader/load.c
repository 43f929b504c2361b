/* load.c: execve's work for a guest: follows #! lines, loads program and interpreter, makes vDSO and stack, and fills
 * in what the machine knows of its program. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/log.h"
#include "contract/frontend.h"
#include "contract/guest_mm.h"
#include "loader/internal.h"

/* The names that execveat(2) gives to programs that it is given by descriptor. */
#define BY_FD "/dev/fd/"

/* What is needed while loading; mostly room for program headers that is never touched, so it is not on the stack (which
 * may be as small as the guest's limit). */
struct load {
    struct program_file program, interpreter;
    struct elf_image program_image, interpreter_image;
    char lines[SCRIPT_DEPTH][SCRIPT_LINE + 1];
    char **argv;
};

/* argv with the script's interpreter and its argument in front, and the script's path for argv[0]. */
static char **script_argv(char *name, char *argument, const char *script, char **argv)
{
    size_t n = 0, k = 0;
    while (argv[n])
        n++;
    char **list = malloc((n + 4) * sizeof *list);
    if (!list)
        fatal(LOAD_CANNOT_EXECUTE, "out of memory");
    list[k++] = name;
    if (argument)
        list[k++] = argument;
    list[k++] = (char *)script;
    for (size_t i = 1; i < n; i++)
        list[k++] = argv[i];
    list[k] = NULL;
    return list;
}

static bool is_foreign(const struct program_file *file, const struct machine *m)
{
    Elf64_Ehdr header;
    memcpy(&header, file->head, sizeof header);
    return !elf_is_native(file) || header.e_machine == m->frontend->elf_machine;
}

static int run_native(const char *path, char **argv, char **envp)
{
    execve(path, argv, envp);
    message("%s: cannot run this program of the host: %s", path, strerror(errno));
    return LOAD_CANNOT_EXECUTE;
}

/* Replaces a script by its interpreter until a program is reached. */
static int follow_scripts(struct load *load, struct machine *m, char **envp)
{
    struct program_file *file = &load->program;
    for (int depth = 0; file->head_size >= 2 && memcmp(file->head, "#!", 2) == 0; depth++) {
        char *name, *argument;
        const char *script = file->name;
        if (depth == SCRIPT_DEPTH) {
            message("%s: too many levels of script interpreters", script);
            return LOAD_CANNOT_EXECUTE;
        }
        if (!script_parse(file, load->lines[depth], &name, &argument)) {
            message("%s: malformed #! line", script);
            return LOAD_CANNOT_EXECUTE;
        }
        load->argv = script_argv(name, argument, script, load->argv);
        close(file->fd);
        int status = file_open(file, m, name, script);
        if (status)
            return status;
        if (!is_foreign(file, m))
            return run_native(name, load->argv, envp);
    }
    return 0;
}

/* Both files are open and checked before anything is mapped. */
static int check_files(struct load *load, const struct machine *m)
{
    struct elf_image *program = &load->program_image, *interpreter = &load->interpreter_image;
    int status = elf_check(program, &load->program, m);
    if (status || !program->interpreter[0])
        return status;
    status = file_open(&load->interpreter, m, program->interpreter, load->program.name);
    return status ? status : elf_check(interpreter, &load->interpreter, m);
}

/* As the kernel names the open file, which takes it 20 us. False: /proc may not be mounted. */
static bool ask_name(int fd, char name[static PATH_MAX])
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, name, PATH_MAX - 1);
    name[n > 0 ? n : 0] = 0;
    return n > 0;
}

/* What is reached without links has the name that it was opened by. */
static bool own_name(const struct program_file *file, char name[static PATH_MAX])
{
    const char *path = file->name;
    name[0] = 0;
    if (path[0] != '/') {
        if (!getcwd(name, PATH_MAX) || name[0] != '/')
            return false;
        path += path[0] == '.' && path[1] == '/' ? 2 : 0;
    }
    size_t n = strlen(name), size = strlen(path) + 1;
    if (n > 1)
        name[n++] = '/';
    if (n + size > PATH_MAX)
        return false;
    memcpy(name + n, path, size);
    return true;
}

static void name_program(struct machine *m, const struct load *load, const char *path)
{
    char target[PATH_MAX];
    const struct program_file *file = &load->program;
    bool known = (file->has_own_name && own_name(file, target)) || ask_name(file->fd, target);
    const char *name = known ? target : realpath(file->name, target);
    m->exe = m->guest_exe = strdup(name ? name : file->name);
    /* execveat(2) of a descriptor names the process after the file. */
    if (strncmp(path, BY_FD, sizeof BY_FD - 1) == 0 && !strchr(path + sizeof BY_FD - 1, '/') && known) {
        path = target;
        char *deleted = strstr(target, " (deleted)");
        if (deleted)
            *deleted = 0;
    }
    const char *slash = strrchr(path, '/');
    prctl(PR_SET_NAME, slash ? slash + 1 : path);
}

static int map_files(struct load *load, struct machine *m)
{
    struct elf_image *program = &load->program_image, *interpreter = &load->interpreter_image;
    int status = elf_map(program, m, IMAGE_PROGRAM);
    if (status)
        return status;
    guest_brk_start(m, program->high + program->bias);
    m->entry = program->header.e_entry + program->bias;
    if (program->interpreter[0]) {
        status = elf_map(interpreter, m, IMAGE_INTERPRETER);
        m->entry = interpreter->header.e_entry + interpreter->bias;
        close(load->interpreter.fd);
    }
    close(load->program.fd);
    return status;
}

static int load_with(struct load *load, struct machine *m, const char *path, int fd, char **envp)
{
    int status = fd >= 0 ? file_use_fd(&load->program, path, fd) : file_open(&load->program, m, path, NULL);
    if (!status)
        status = follow_scripts(load, m, envp);
    if (!status)
        status = check_files(load, m);
    if (status)
        return status;
    name_program(m, load, path);
    if (has_address_sanitizer(&load->program_image, envp))
        guest_mm_split(m);
    status = map_files(load, m);
    if (!status)
        status = vdso_map(m);
    if (status)
        return status;
    bool dynamic = load->program_image.interpreter[0];
    uint64_t base = dynamic ? load->interpreter_image.bias : 0;
    status = stack_make(m, &load->program_image, path, base, load->argv, envp);
    if (!status)
        show_arguments(m);
    return status;
}

int load_program(struct machine *m, const char *path, int fd, char **argv, char **envp)
{
    struct load *load = mmap(NULL, sizeof *load, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (load == MAP_FAILED)
        fatal(LOAD_CANNOT_EXECUTE, "out of memory");
    load->argv = argv;
    int status = load_with(load, m, path, fd, envp);
    munmap(load, sizeof *load);
    return status;
}
