/* binfmt_probe.c: which foreign programs run here: asks the kernel by having it run a small one, and by its rules. */
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/binfmt_internal.h"
#include "cli/guests.h"
#include "contract/frontend.h"

enum { BASE = 0x400000, PAGE = 0x10000, CANNOT_EXECUTE = 255 };

/* A program of one segment. Big-endian guests have none yet. */
static size_t build64(uint8_t *to, uint16_t machine, const void *code, size_t size)
{
    size_t start = sizeof(Elf64_Ehdr) + sizeof(Elf64_Phdr);
    Elf64_Ehdr h = {.e_type = ET_EXEC,
                    .e_machine = machine,
                    .e_version = EV_CURRENT,
                    .e_entry = BASE + start,
                    .e_phoff = sizeof h,
                    .e_ehsize = sizeof h,
                    .e_phentsize = sizeof(Elf64_Phdr),
                    .e_phnum = 1};
    Elf64_Phdr ph = {.p_type = PT_LOAD,
                     .p_flags = PF_R | PF_X,
                     .p_vaddr = BASE,
                     .p_paddr = BASE,
                     .p_filesz = start + size,
                     .p_memsz = start + size,
                     .p_align = PAGE};
    memcpy(h.e_ident, ELFMAG "\2\1\1", 7);
    memcpy(to, &h, sizeof h);
    memcpy(to + sizeof h, &ph, sizeof ph);
    memcpy(to + start, code, size);
    return start + size;
}

static size_t build32(uint8_t *to, uint16_t machine, const void *code, size_t size)
{
    size_t start = sizeof(Elf32_Ehdr) + sizeof(Elf32_Phdr);
    Elf32_Ehdr h = {.e_type = ET_EXEC,
                    .e_machine = machine,
                    .e_version = EV_CURRENT,
                    .e_entry = (uint32_t)(BASE + start),
                    .e_phoff = sizeof h,
                    .e_ehsize = sizeof h,
                    .e_phentsize = sizeof(Elf32_Phdr),
                    .e_phnum = 1};
    Elf32_Phdr ph = {.p_type = PT_LOAD,
                     .p_flags = PF_R | PF_X,
                     .p_vaddr = BASE,
                     .p_paddr = BASE,
                     .p_filesz = (uint32_t)(start + size),
                     .p_memsz = (uint32_t)(start + size),
                     .p_align = PAGE};
    memcpy(h.e_ident, ELFMAG "\1\1\1", 7);
    memcpy(to, &h, sizeof h);
    memcpy(to + sizeof h, &ph, sizeof ph);
    memcpy(to + start, code, size);
    return start + size;
}

static void run_child(int program)
{
    char *const argv[] = {"probe", NULL}, *const envp[] = {"DRAGOMAN_UNAME=Z", NULL};
    int null = open("/dev/null", O_WRONLY);
    if (null >= 0)
        dup2(null, STDERR_FILENO);
    syscall(SYS_execveat, program, "", argv, envp, AT_EMPTY_PATH);
    _exit(CANNOT_EXECUTE);
}

/* Exit status of the program, or CANNOT_EXECUTE. */
static int run(const uint8_t *program, size_t size)
{
    int status = 0, fd = memfd_create("dragoman-probe", 0); /* stays open: rules without flag O name it by its number */
    if (fd < 0)
        return CANNOT_EXECUTE;
    ssize_t written = write(fd, program, size);
    pid_t child = written == (ssize_t)size ? fork() : -1;
    if (child == 0)
        run_child(fd);
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    close(fd);
    return child > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : CANNOT_EXECUTE;
}

enum probe_result probe_guest(const struct guest *guest)
{
    uint8_t program[512];
    const struct frontend *f = guest->frontend;
    if (!guest->probe || guest->probe_size > 256 || f->elf_data != ELFDATA2LSB)
        return PROBE_NONE;
    size_t size =
        (f->elf_class == ELFCLASS64 ? build64 : build32)(program, f->elf_machine, guest->probe, guest->probe_size);
    int status = run(program, size);
    /* Our -r showed the program a release that begins with Z; releases of kernels begin with digits. */
    if (status == 'Z')
        return PROBE_OURS;
    return status >= '0' && status <= '9' ? PROBE_OTHER : PROBE_FAILS;
}

/* ---- platforms ------------------------------------------------------------------------------- */
struct platform {
    const char *name;
    uint8_t elf_class, elf_data;
    uint16_t machine;
};
static const struct platform platforms[] = {
    {"linux/amd64", ELFCLASS64, ELFDATA2LSB, EM_X86_64},  {"linux/arm64", ELFCLASS64, ELFDATA2LSB, EM_AARCH64},
    {"linux/riscv64", ELFCLASS64, ELFDATA2LSB, EM_RISCV}, {"linux/ppc64le", ELFCLASS64, ELFDATA2LSB, EM_PPC64},
    {"linux/s390x", ELFCLASS64, ELFDATA2MSB, EM_S390},    {"linux/386", ELFCLASS32, ELFDATA2LSB, EM_386},
    {"linux/mips64le", ELFCLASS64, ELFDATA2LSB, EM_MIPS}, {"linux/mips64", ELFCLASS64, ELFDATA2MSB, EM_MIPS},
    {"linux/loong64", ELFCLASS64, ELFDATA2LSB, 258},      {"linux/arm/v7", ELFCLASS32, ELFDATA2LSB, EM_ARM},
    {"linux/arm/v6", ELFCLASS32, ELFDATA2LSB, EM_ARM},
};

static bool is_native(const struct platform *p)
{
#if defined(__x86_64__)
    static const uint8_t exit_386[] = {0xb8, 1,    0,    0,   0,
                                       0x31, 0xdb, 0xcd, 0x80}; /* mov $1,%eax; xor %ebx,%ebx; int $0x80 */
    uint8_t program[256];
    if (p->machine == EM_386)
        return run(program, build32(program, EM_386, exit_386, sizeof exit_386)) == 0;
    return p->machine == EM_X86_64;
#elif defined(__aarch64__)
    return p->machine == EM_AARCH64;
#else
    return false;
#endif
}

static bool has_rule(struct registry *registry, const struct platform *p)
{
    bool big = p->elf_data == ELFDATA2MSB;
    uint8_t head[64] = {ELFMAG0, ELFMAG1, ELFMAG2, ELFMAG3, p->elf_class, p->elf_data, EV_CURRENT};
    head[16 + big] = ET_EXEC;
    head[18 + big] = (uint8_t)p->machine;
    head[18 + !big] = (uint8_t)(p->machine >> 8);
    for (unsigned i = 0; registry->enabled && i < registry->count; i++)
        if (registry->rules[i].enabled && rule_takes(&registry->rules[i], head, sizeof head))
            return true;
    return false;
}

/* Rules may be out of sight, as in a container. */
static bool runs_guest(const struct platform *p)
{
    for (uint32_t i = 0; i < nguests; i++) {
        const struct frontend *f = guests[i].frontend;
        if (f->elf_machine != p->machine || f->elf_class != p->elf_class || f->elf_data != p->elf_data)
            continue;
        enum probe_result result = probe_guest(&guests[i]);
        return result == PROBE_OURS || result == PROBE_OTHER;
    }
    return false;
}

/* A string of a JSON list; names come from a file system, so anything may be in them. */
static void print_item(const char *text, bool *first)
{
    fputs(*first ? "\n    \"" : ",\n    \"", stdout);
    *first = false;
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            putchar('\\');
        if ((unsigned char)*text < ' ')
            printf("\\u%04x", *text);
        else
            putchar(*text);
    }
    putchar('"');
}

void print_platforms(struct registry *registry)
{
    bool first = true;
    fputs("{\n  \"supported\": [", stdout);
    for (size_t i = 0; i < sizeof platforms / sizeof *platforms; i++)
        if (is_native(&platforms[i]) || has_rule(registry, &platforms[i]) || runs_guest(&platforms[i]))
            print_item(platforms[i].name, &first);
    fputs(first ? "],\n" : "\n  ],\n", stdout);
    first = true;
    fputs("  \"emulators\": [", stdout);
    for (unsigned i = 0; i < registry->count; i++)
        if (registry->rules[i].enabled)
            print_item(registry->rules[i].name, &first);
    fputs(first ? "]\n}\n" : "\n  ]\n}\n", stdout);
}
