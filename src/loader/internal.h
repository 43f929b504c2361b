/* internal.h: what the loader's files share. */
#ifndef DRAGOMAN_LOADER_INTERNAL_H
#define DRAGOMAN_LOADER_INTERNAL_H

#include <elf.h>
#include <stdbool.h>
#include <sys/stat.h>

#include "contract/machine.h"
#include "loader/loader.h"

enum {
    FILE_HEAD = 4096,      /* bytes read at once: nearly always all that is needed before mapping */
    SCRIPT_LINE = 256,     /* BINPRM_BUF_SIZE */
    SCRIPT_DEPTH = 5,      /* interpreters of interpreters */
    MAX_PHDRS = 65536 / sizeof(Elf64_Phdr), /* the kernel's limit */
};

/* An open program file. */
struct program_file {
    const char *name;      /* for messages */
    bool has_own_name;     /* it is the one that the kernel gives the file, too */
    int fd;
    struct stat stat;
    uint32_t head_size;
    unsigned char head[FILE_HEAD];
};

/* A checked ELF file, and where it is mapped. */
struct elf_image {
    const struct program_file *file;
    Elf64_Ehdr header;
    bool exec_stack;
    uint64_t low, high;        /* page-aligned extent of the segments, as linked */
    uint64_t align;
    uint64_t bias;             /* load address minus link address */
    char interpreter[4096];    /* "" if there is none */
    Elf64_Phdr ph[MAX_PHDRS];  /* last: few are used, so few pages are touched */
};

/* All functions that return int: 0, or an exit status after a message. */

/* file.c. Opens as execve does. needed_by: the file is the interpreter of that one, an absolute path of the guest that
 * is looked up in the prefix first; NULL: it is the program itself. */
int file_open(struct program_file *file, const struct machine *m, const char *path, const char *needed_by);
int file_use_fd(struct program_file *file, const char *path, int fd);
/* Reads exactly size bytes; false at the end of the file. */
bool file_read(const struct program_file *file, void *to, uint64_t size, uint64_t offset);

/* script.c. Cuts the #! line of file->head into words (in line, of SCRIPT_LINE + 1 bytes). false: not executable. */
bool script_parse(const struct program_file *file, char *line, char **name, char **argument);

/* elf_check.c. Reads and checks header and program headers for the guest. */
int elf_check(struct elf_image *image, const struct program_file *file, const struct machine *m);
bool elf_is_native(const struct program_file *file);

/* elf_map.c */
enum { IMAGE_PROGRAM, IMAGE_INTERPRETER };
int elf_map(struct elf_image *image, struct machine *m, int role);
uint64_t elf_phdr_address(const struct elf_image *image);

/* sanitizer.c */
bool has_address_sanitizer(const struct elf_image *image, char **envp);

/* vdso.c: maps the guest's vDSO and finds its signal return. */
int vdso_map(struct machine *m);

/* stack.c: the initial stack; sets m->sp. base: load address of the interpreter or 0. */
int stack_make(struct machine *m, const struct elf_image *program, const char *execfn, uint64_t base, char **argv,
               char **envp);

/* shown.c: /proc/PID/cmdline and environ become the guest's. */
void show_arguments(const struct machine *m);

#endif
