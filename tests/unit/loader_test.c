/* loader_test.c: a tiny program loads as the kernel would load it; damaged ones and bad scripts give one clear line and
 * the fitting status, whatever is in them. */
#include <elf.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "contract/frontend.h"
#include "contract/guest_abi.h"
#include "contract/guest_mm.h"
#include "frontends/aarch64/linux/vdso.h"
#include "loader/loader.h"

enum { PAGE = 4096, FILE_SIZE = 3 * PAGE, DATA_OFFSET = 2 * PAGE, DATA_SIZE = 100, BSS = 5 * PAGE, NPHDR = 4 };
#define DATA_ADDRESS UINT64_C(0x12000)

/* Text at 0x0 (with the headers), data at 0x12000 with bss behind it, a stack note, room for an interpreter. */
struct image {
    unsigned char bytes[FILE_SIZE];
    size_t size;
};

static Elf64_Ehdr *header(struct image *im) { return (Elf64_Ehdr *)im->bytes; }
static Elf64_Phdr *ph(struct image *im, int i) { return (Elf64_Phdr *)(im->bytes + sizeof(Elf64_Ehdr)) + i; }

static void make(struct image *im, uint16_t type, uint64_t base)
{
    *im = (struct image){.size = FILE_SIZE};
    Elf64_Ehdr *h = header(im);
    memcpy(h->e_ident, ELFMAG, SELFMAG);
    h->e_ident[EI_CLASS] = ELFCLASS64;
    h->e_ident[EI_DATA] = ELFDATA2LSB;
    h->e_ident[EI_VERSION] = EV_CURRENT;
    h->e_type = type;
    h->e_machine = EM_AARCH64;
    h->e_version = EV_CURRENT;
    h->e_entry = base + 0x400;
    h->e_phoff = h->e_ehsize = sizeof *h;
    h->e_phentsize = sizeof(Elf64_Phdr);
    h->e_phnum = NPHDR;
    *ph(im, 0) = (Elf64_Phdr){PT_LOAD, PF_R | PF_X, 0, base, base, PAGE, PAGE, PAGE};
    uint64_t data = base + DATA_ADDRESS;
    *ph(im, 1) = (Elf64_Phdr){PT_LOAD, PF_R | PF_W, DATA_OFFSET, data, 0, DATA_SIZE, DATA_SIZE + BSS, PAGE};
    *ph(im, 2) = (Elf64_Phdr){PT_GNU_STACK, PF_R | PF_W, 0, 0, 0, 0, 0, 16};
    *ph(im, 3) = (Elf64_Phdr){.p_type = PT_NULL};
    memset(im->bytes + DATA_OFFSET, 0x77, PAGE);
}

static void set_interpreter(struct image *im, const char *name)
{
    *ph(im, 3) = (Elf64_Phdr){PT_INTERP, PF_R, 0x800, 0x800, 0, strlen(name) + 1, strlen(name) + 1, 1};
    memcpy(im->bytes + 0x800, name, strlen(name) + 1);
}

/* ---- running the loader in a process of its own ---------------------------------------------- */
static char folder[] = "/tmp/loader_test.XXXXXX";
static char text[4096]; /* what the last child printed */

static uint64_t no_hwcap(const struct machine *m, int which)
{
    (void)m;
    return which == 1 ? 3 : 0;
}

static const struct frontend frontend = {
    .name = "aarch64", .elf_machine = EM_AARCH64, .elf_class = ELFCLASS64, .elf_data = ELFDATA2LSB};

typedef void check_fn(struct machine *m);

static char *arguments[] = {"first", "second", NULL};
static char *environment[] = {"NAME=value", NULL};

static int child(const char *path, const char *prefix, check_fn *check)
{
    struct guest_abi abi = {.minsigstksz = 4720, .page_size = PAGE, .hwcap = no_hwcap, .platform = "aarch64"};
    struct machine m = {.frontend = &frontend, .abi = &abi, .opt.prefix = prefix};
    abi.vdso = a64_vdso_image;
    abi.vdso_size = &a64_vdso_size;
    m.mm = guest_mm_new(&m);
    int status = load_program(&m, path, -1, arguments, environment);
    if (!status && check)
        check(&m);
    fflush(NULL);
    return status;
}

/* Exit status of the loader; its output is in text. */
static int load(const char *path, const char *prefix, check_fn *check)
{
    int status, out = memfd_create("output", 0);
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        dup2(out, STDOUT_FILENO);
        dup2(out, STDERR_FILENO);
        _exit(child(path, prefix, check));
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    ssize_t n = pread(out, text, sizeof text - 1, 0);
    text[n > 0 ? n : 0] = 0;
    close(out);
    if (!WIFEXITED(status))
        fprintf(stderr, "loader ended by signal %d: %s\n", WTERMSIG(status), text);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

/* Writes folder/name and returns its path (valid until the next few calls). */
static const char *write_file(const char *name, const void *data, size_t size, mode_t mode)
{
    static char paths[4][128];
    static int next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    unlink(path);
    int fd = open(path, O_WRONLY | O_CREAT, 0755);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, data, size), (ssize_t)size);
    fchmod(fd, mode);
    close(fd);
    return path;
}

static const char *write_text(const char *name, const char *content)
{
    return write_file(name, content, strlen(content), 0755);
}

static int load_image(struct image *im, check_fn *check)
{
    return load(write_file("program", im->bytes, im->size, 0755), folder, check);
}

/* ---- what a good program finds --------------------------------------------------------------- */
#define REQUIRE(condition) \
    do { \
        if (!(condition)) { \
            fprintf(stderr, "line %d: %s\n", __LINE__, #condition); \
            _exit(99); \
        } \
    } while (0)

static uint64_t aux(const struct machine *m, uint64_t type)
{
    const uint64_t *at = (const uint64_t *)(uintptr_t)m->auxv_start;
    for (; at[0]; at += 2)
        if (at[0] == type)
            return at[1];
    return UINT64_MAX;
}

static void check_memory(struct machine *m, uint64_t base)
{
    const unsigned char *data = (const unsigned char *)(uintptr_t)(base + DATA_ADDRESS);
    REQUIRE(guest_mm_prot(m, base) == (PROT_READ | PROT_EXEC));
    REQUIRE(guest_mm_prot(m, base + DATA_ADDRESS) == (PROT_READ | PROT_WRITE));
    REQUIRE(guest_mm_prot(m, base + DATA_ADDRESS + BSS) == (PROT_READ | PROT_WRITE));
    REQUIRE(memcmp((const void *)(uintptr_t)base, ELFMAG, SELFMAG) == 0);
    for (int i = 0; i < DATA_SIZE + BSS; i++)
        REQUIRE(data[i] == (i < DATA_SIZE ? 0x77 : 0));
    REQUIRE(m->brk_start == base + DATA_ADDRESS + 6 * PAGE);
    REQUIRE(guest_brk(m, m->brk_start + 1) == (int64_t)m->brk_start + 1);
    REQUIRE(aux(m, AT_PHDR) == base + sizeof(Elf64_Ehdr));
    REQUIRE(aux(m, AT_ENTRY) == base + 0x400);
}

static void check_stack(struct machine *m)
{
    const uint64_t *sp = (const uint64_t *)(uintptr_t)m->sp;
    REQUIRE(m->sp % 16 == 0 && m->sp > m->stack_low && m->sp < m->stack_high);
    REQUIRE(sp[0] == 2 && sp[3] == 0 && sp[5] == 0);
    REQUIRE(strcmp((const char *)(uintptr_t)sp[1], "first") == 0 && sp[1] == m->arg_start);
    REQUIRE(strcmp((const char *)(uintptr_t)sp[2], "second") == 0);
    REQUIRE(strcmp((const char *)(uintptr_t)sp[4], "NAME=value") == 0 && sp[4] == m->env_start);
    REQUIRE(m->auxv_start == m->sp + 6 * 8);
    REQUIRE(m->arg_end == m->env_start && m->env_end > m->env_start && m->env_end < m->stack_high);
    REQUIRE(aux(m, AT_PHNUM) == NPHDR && aux(m, AT_PHENT) == sizeof(Elf64_Phdr) && aux(m, AT_PAGESZ) == PAGE);
    REQUIRE(aux(m, AT_HWCAP) == 3 && aux(m, AT_HWCAP2) == 0 && aux(m, AT_MINSIGSTKSZ) == 4720);
    REQUIRE(aux(m, AT_UID) == getuid() && aux(m, AT_SECURE) == 0 && aux(m, AT_FLAGS) == 0);
    REQUIRE(strcmp((const char *)(uintptr_t)aux(m, AT_PLATFORM), "aarch64") == 0);
    REQUIRE(strstr((const char *)(uintptr_t)aux(m, AT_EXECFN), "/program"));
    REQUIRE(aux(m, AT_RANDOM) % 16 == 0 && aux(m, AT_RANDOM) > m->sp);
    REQUIRE(guest_mm_prot(m, m->stack_low - 1) == -1);
    REQUIRE(guest_mm_prot(m, m->sp) == (PROT_READ | PROT_WRITE));
}

static void check_vdso(struct machine *m)
{
    const unsigned char *sigreturn = (const unsigned char *)(uintptr_t)m->vdso_sigreturn;
    REQUIRE(aux(m, AT_SYSINFO_EHDR) == m->vdso && guest_mm_prot(m, m->vdso) == (PROT_READ | PROT_EXEC));
    REQUIRE(memcmp(sigreturn, "\x68\x11\x80\xd2\x01\x00\x00\xd4", 8) == 0); /* mov x8, #139; svc #0 */
}

static void check_fixed(struct machine *m)
{
    check_memory(m, 0x400000);
    REQUIRE(guest_mm_prot(m, 0x400000 + PAGE) == -1);
    check_stack(m);
    check_vdso(m);
    REQUIRE(m->entry == 0x400400 && aux(m, AT_BASE) == 0);
}

static void check_relocatable(struct machine *m)
{
    uint64_t base = m->entry - 0x400;
    check_memory(m, base);
    check_stack(m);
    printf("%llx", (unsigned long long)base);
}

static void check_exec_stack(struct machine *m)
{
    REQUIRE(guest_mm_prot(m, m->sp) == (PROT_READ | PROT_WRITE | PROT_EXEC));
}

static void loads_fixed(void **state)
{
    struct image im;
    (void)state;
    make(&im, ET_EXEC, 0x400000);
    assert_int_equal(load_image(&im, check_fixed), 0);
    ph(&im, 2)->p_flags |= PF_X;
    assert_int_equal(load_image(&im, check_exec_stack), 0);
}

static void loads_relocatable(void **state)
{
    struct image im;
    char first[sizeof text];
    (void)state;
    make(&im, ET_DYN, 0);
    assert_int_equal(load_image(&im, check_relocatable), 0);
    strcpy(first, text);
    char path[128];
    snprintf(path, sizeof path, "%s/program", folder);
    assert_int_equal(load(path, NULL, check_relocatable), 0);
    assert_string_equal(text, first); /* the same file goes to the same place */
}

static void check_interpreter(struct machine *m)
{
    check_stack(m);
    REQUIRE(m->entry == aux(m, AT_BASE) + 0x400);
    check_memory(m, aux(m, AT_ENTRY) - 0x400);
}

static void loads_interpreter(void **state)
{
    struct image im;
    char path[128], link[128];
    (void)state;
    make(&im, ET_DYN, 0);
    snprintf(path, sizeof path, "%s/lib", folder);
    mkdir(path, 0755);
    write_file("lib/real.so", im.bytes, im.size, 0755);
    snprintf(link, sizeof link, "%s/lib/ld.so", folder);
    assert_int_equal(symlink("/lib/real.so", link), 0); /* absolute: inside the prefix */
    set_interpreter(&im, "/lib/ld.so");
    assert_int_equal(load_image(&im, check_interpreter), 0);
    set_interpreter(&im, "/lib/none.so");
    assert_int_equal(load_image(&im, NULL), 127);
    assert_non_null(strstr(text, "interpreter /lib/none.so of "));
    assert_non_null(strstr(text, "not found; use -L PREFIX or install it\n"));
}

/* ---- damaged files --------------------------------------------------------------------------- */
static void truncated_header(struct image *im) { im->size = 40; }
static void empty_file(struct image *im) { im->size = 0; }
static void not_elf(struct image *im) { im->bytes[1] = 'X'; }
static void wrong_class(struct image *im) { header(im)->e_ident[EI_CLASS] = ELFCLASS32; }
static void wrong_data(struct image *im)
{
    Elf64_Ehdr *h = header(im);
    h->e_ident[EI_DATA] = ELFDATA2MSB;
    h->e_machine = (uint16_t)(EM_AARCH64 << 8);
}
static void unknown_data(struct image *im) { header(im)->e_ident[EI_DATA] = 9; }
static void wrong_machine(struct image *im) { header(im)->e_machine = EM_RISCV; }
static void relocatable_object(struct image *im) { header(im)->e_type = ET_REL; }
static void no_phdrs(struct image *im) { header(im)->e_phnum = 0; }
static void huge_phnum(struct image *im) { header(im)->e_phnum = 0xffff; }
static void phentsize(struct image *im) { header(im)->e_phentsize = 32; }
static void phdrs_outside(struct image *im) { header(im)->e_phoff = FILE_SIZE - 8; }
static void phdrs_far_outside(struct image *im) { header(im)->e_phoff = UINT64_MAX - 16; }
static void cut_phdrs(struct image *im) { im->size = 100; }
static void filesz(struct image *im) { ph(im, 1)->p_filesz = ph(im, 1)->p_memsz + 1; }
static void cut_segment(struct image *im) { im->size = DATA_OFFSET + 10; }
static void offset_overflow(struct image *im) { ph(im, 1)->p_offset = UINT64_MAX - PAGE + 1; }
static void memsz_overflow(struct image *im) { ph(im, 1)->p_memsz = UINT64_MAX; }
static void outside_space(struct image *im) { ph(im, 1)->p_vaddr = UINT64_C(0xffff800000000000); }
static void misaligned(struct image *im) { ph(im, 1)->p_vaddr += 8; }
static void bad_align(struct image *im) { ph(im, 1)->p_align = 12288; }
static void overlap(struct image *im) { ph(im, 1)->p_vaddr = ph(im, 0)->p_vaddr; }
static void nothing(struct image *im) { ph(im, 0)->p_type = ph(im, 1)->p_type = PT_NULL; }
static void entry_outside(struct image *im) { header(im)->e_entry = UINT64_MAX - 3; }
static void interpreter_long(struct image *im) { set_interpreter(im, "/x"); ph(im, 3)->p_filesz = 5000; }
static void interpreter_short(struct image *im) { set_interpreter(im, "/x"); ph(im, 3)->p_filesz = 1; }
static void interpreter_open(struct image *im) { set_interpreter(im, "/x"); ph(im, 3)->p_filesz = 2; }
static void interpreter_outside(struct image *im) { set_interpreter(im, "/x"); ph(im, 3)->p_offset = FILE_SIZE - 1; }
static void interpreter_empty(struct image *im) { set_interpreter(im, "/x"); im->bytes[0x800] = im->bytes[0x801] = 0; }
static void interpreter_text(struct image *im)
{
    write_text("text", "hello");
    set_interpreter(im, "/text");
}
static void huge_bss(struct image *im) { ph(im, 1)->p_memsz = UINT64_C(1) << 45; }

static const struct {
    void (*damage)(struct image *im);
    int status;
    const char *message;
} damages[] = {
    {empty_file, 126, "empty file"},
    {truncated_header, 126, "truncated ELF header"},
    {not_elf, 126, "neither an ELF file nor a script"},
    {wrong_class, 126, "wrong class"},
    {wrong_data, 126, "wrong byte order"},
    {unknown_data, 126, "unknown byte order"},
    {wrong_machine, 126, "a program for RISC-V, not for aarch64"},
    {relocatable_object, 126, "not an executable ELF file"},
    {no_phdrs, 126, "no program headers"},
    {huge_phnum, 126, "too many program headers"},
    {phentsize, 126, "program headers of the wrong size"},
    {phdrs_outside, 126, "program headers lie beyond the end"},
    {phdrs_far_outside, 126, "program headers lie beyond the end"},
    {cut_phdrs, 126, "program headers lie beyond the end"},
    {filesz, 126, "larger in the file than in memory"},
    {cut_segment, 126, "a segment lies beyond the end of the file"},
    {offset_overflow, 126, "a segment lies beyond the end of the file"},
    {memsz_overflow, 126, "outside the address space"},
    {outside_space, 126, "outside the address space"},
    {misaligned, 126, "differ modulo the page size"},
    {bad_align, 126, "not a power of two"},
    {overlap, 126, "segments overlap"},
    {nothing, 126, "nothing to load"},
    {entry_outside, 126, "entry point"},
    {interpreter_long, 126, "bad length of the interpreter's name"},
    {interpreter_short, 126, "bad length of the interpreter's name"},
    {interpreter_open, 126, "not terminated"},
    {interpreter_outside, 126, "lies beyond the end"},
    {interpreter_empty, 126, "is empty"},
    {interpreter_text, 126, "neither an ELF file nor a script"},
    {huge_bss, 126, "cannot map its segments"},
};

static void refuses_damaged(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        struct image im;
        make(&im, ET_DYN, 0);
        damages[i].damage(&im);
        int status = load_image(&im, NULL);
        if (status != damages[i].status || !strstr(text, damages[i].message))
            fprintf(stderr, "case %zu (%s): status %d, %s\n", i, damages[i].message, status, text);
        assert_int_equal(status, damages[i].status);
        assert_non_null(strstr(text, damages[i].message));
        assert_ptr_equal(strchr(text, '\n'), text + strlen(text) - 1); /* one line */
    }
}

static void survives_random_damage(void **state)
{
    enum { ROUNDS = 1500, HEADERS = sizeof(Elf64_Ehdr) + NPHDR * sizeof(Elf64_Phdr) };
    static const unsigned char edges[] = {0, 1, 2, 7, 0x7f, 0x80, 0xff, 0x10, 0x40};
    (void)state;
    srand(3);
    for (int round = 0; round < ROUNDS; round++) {
        struct image im;
        make(&im, round & 1 ? ET_DYN : ET_EXEC, round & 1 ? 0 : 0x400000);
        set_interpreter(&im, "/lib/real.so");
        for (int n = 1 + rand() % 4; n > 0; n--)
            im.bytes[SELFMAG + rand() % (HEADERS - SELFMAG)] = edges[(size_t)rand() % sizeof edges];
        int status = load_image(&im, NULL);
        assert_true(status == 0 || status == 126 || status == 127);
    }
}

static void refuses_files(void **state)
{
    struct image im;
    (void)state;
    make(&im, ET_DYN, 0);
    assert_int_equal(load("/nonexistent/program", NULL, NULL), 127);
    assert_string_equal(text, "dragoman: /nonexistent/program: No such file or directory\n");
    assert_int_equal(load("/tmp", NULL, NULL), 126);
    assert_string_equal(text, "dragoman: /tmp: is a directory\n");
    assert_int_equal(load(write_file("noexec", im.bytes, im.size, 0644), NULL, NULL), 126);
    assert_non_null(strstr(text, "no permission to execute it"));
    header(&im)->e_machine = EM_X86_64;
    assert_int_equal(load_image(&im, NULL), 126);
    assert_non_null(strstr(text, "a program for x86-64, not for aarch64"));
}

/* ---- scripts --------------------------------------------------------------------------------- */
static void print_arguments(struct machine *m)
{
    const uint64_t *sp = (const uint64_t *)(uintptr_t)m->sp;
    for (uint64_t i = 1; i <= sp[0]; i++) {
        const char *word = (const char *)(uintptr_t)sp[i], *slash = strrchr(word, '/');
        printf("%s|", slash && strncmp(word, folder, strlen(folder)) == 0 ? slash + 1 : word);
    }
}

static void follows_scripts(void **state)
{
    struct image im;
    char line[600];
    (void)state;
    make(&im, ET_DYN, 0);
    write_file("program", im.bytes, im.size, 0755);
    assert_int_equal(load(write_text("one", "#! /program  -a b \t\nrest"), folder, print_arguments), 0);
    assert_string_equal(text, "/program|-a b|one|second|");
    assert_int_equal(load(write_text("bare", "#!/program"), folder, print_arguments), 0);
    assert_string_equal(text, "/program|bare|second|");
    assert_int_equal(load(write_text("two", "#!/one x\n"), folder, print_arguments), 0);
    assert_string_equal(text, "/program|-a b|/one|x|two|second|");
    /* A long argument is cut at the 256th byte, a long name makes the line useless. */
    memset(line, 'x', sizeof line);
    memcpy(line, "#!/program ", 11);
    assert_int_equal(load(write_file("long", line, sizeof line, 0755), folder, print_arguments), 0);
    assert_int_equal(strlen(strchr(text, '|') + 1), 256 - 11 + strlen("|long|second|"));
    line[10] = 'x';
    assert_int_equal(load(write_file("longer", line, sizeof line, 0755), folder, NULL), 126);
    assert_non_null(strstr(text, "malformed #! line"));
    assert_int_equal(load(write_text("none", "#! \t \n"), folder, NULL), 126);
    assert_int_equal(load(write_text("self", "#!/self\n"), folder, NULL), 126);
    assert_non_null(strstr(text, "too many levels"));
    assert_int_equal(load(write_text("lost", "#!/nonexistent/sh\n"), folder, NULL), 127);
    assert_non_null(strstr(text, "interpreter /nonexistent/sh of "));
}

static void hands_native_scripts_over(void **state)
{
    char expected[256];
    (void)state;
    const char *path = write_text("native", "#!/bin/echo -n hello\n");
    assert_int_equal(load(path, folder, NULL), 0);
    snprintf(expected, sizeof expected, "-n hello %s second\n", path);
    assert_string_equal(text, expected);
}

static int setup(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int teardown(void **state)
{
    char command[128];
    (void)state;
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loads_fixed), cmocka_unit_test(loads_relocatable), cmocka_unit_test(loads_interpreter),
        cmocka_unit_test(refuses_damaged), cmocka_unit_test(refuses_files), cmocka_unit_test(follows_scripts),
        cmocka_unit_test(hands_native_scripts_over), cmocka_unit_test(survives_random_damage),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
