/* elf_check.c: reads the headers of an ELF file and believes nothing in them: whatever the mapping code uses later has
 * been checked here. libelf converts the byte order. */
#include <libelf.h>
#include <string.h>

#include "base/log.h"
#include "contract/frontend.h"
#include "contract/guest_mm.h"
#include "loader/internal.h"

enum { PAGE = 4096 };

static int bad(const struct program_file *file, const char *what)
{
    message("%s: %s", file->name, what);
    return LOAD_CANNOT_EXECUTE;
}

struct machine_name {
    unsigned machine;
    const char *name;
};
static const struct machine_name machine_names[] = {
    {EM_386, "i386"}, {EM_ARM, "32-bit Arm"}, {EM_X86_64, "x86-64"}, {EM_AARCH64, "AArch64"}, {EM_RISCV, "RISC-V"},
    {EM_PPC64, "64-bit PowerPC"}, {EM_S390, "S/390"}, {EM_MIPS, "MIPS"}, {EM_LOONGARCH, "LoongArch"},
};

static const char *machine_name(unsigned machine)
{
    for (size_t i = 0; i < sizeof machine_names / sizeof *machine_names; i++)
        if (machine_names[i].machine == machine)
            return machine_names[i].name;
    return "another machine";
}

bool elf_is_native(const struct program_file *file)
{
    Elf64_Ehdr header;
    if (file->head_size < sizeof header)
        return false;
    memcpy(&header, file->head, sizeof header);
    if (memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_ident[EI_DATA] != ELFDATA2LSB)
        return false;
#if defined(__x86_64__)
    return header.e_machine == EM_X86_64 || header.e_machine == EM_386;
#elif defined(__aarch64__)
    return header.e_machine == EM_AARCH64;
#else
    return false;
#endif
}

/* From file representation to ours, in place. */
static bool to_memory(void *data, size_t size, Elf_Type type, unsigned encoding)
{
    Elf_Data d = {.d_buf = data, .d_type = type, .d_version = EV_CURRENT, .d_size = size};
    return elf64_xlatetom(&d, &d, encoding) != NULL;
}

static int check_header(struct elf_image *image, const struct machine *m)
{
    const struct program_file *file = image->file;
    Elf64_Ehdr *h = &image->header;
    if (file->head_size == 0)
        return bad(file, "empty file");
    if (file->head_size < SELFMAG || memcmp(file->head, ELFMAG, SELFMAG) != 0)
        return bad(file, "neither an ELF file nor a script");
    if (file->head_size < sizeof *h)
        return bad(file, "truncated ELF header");
    memcpy(h, file->head, sizeof *h);
    unsigned encoding = h->e_ident[EI_DATA];
    if (encoding != ELFDATA2LSB && encoding != ELFDATA2MSB)
        return bad(file, "ELF file of unknown byte order");
    elf_version(EV_CURRENT);
    if (!to_memory(h, sizeof *h, ELF_T_EHDR, encoding))
        return bad(file, "bad ELF header");
    if (h->e_machine != m->frontend->elf_machine) {
        message("%s: a program for %s, not for %s", file->name, machine_name(h->e_machine), m->frontend->name);
        return LOAD_CANNOT_EXECUTE;
    }
    if (h->e_ident[EI_CLASS] != m->frontend->elf_class)
        return bad(file, "ELF file of the wrong class (32-bit or 64-bit)");
    if (encoding != m->frontend->elf_data)
        return bad(file, "ELF file of the wrong byte order");
    if (h->e_type != ET_EXEC && h->e_type != ET_DYN)
        return bad(file, "not an executable ELF file (relocatable object or core?)");
    if (h->e_phentsize != sizeof(Elf64_Phdr))
        return bad(file, "program headers of the wrong size");
    if (h->e_phnum == 0 || h->e_phnum > MAX_PHDRS)
        return bad(file, h->e_phnum ? "too many program headers" : "no program headers");
    return 0;
}

/* Does [a, a + size) stay inside [0, limit]? */
static bool inside(uint64_t a, uint64_t size, uint64_t limit)
{
    return size <= limit && a <= limit - size;
}

static uint64_t page_down(uint64_t n) { return n & ~(uint64_t)(PAGE - 1); }
static uint64_t page_up(uint64_t n) { return page_down(n + PAGE - 1); }

static int check_segment(struct elf_image *image, const Elf64_Phdr *p)
{
    const struct program_file *file = image->file;
    if (p->p_filesz > p->p_memsz)
        return bad(file, "a segment is larger in the file than in memory");
    if (p->p_filesz && !inside(p->p_offset, p->p_filesz, (uint64_t)file->stat.st_size))
        return bad(file, "truncated: a segment lies beyond the end of the file");
    if (!inside(p->p_vaddr, p->p_memsz, GUEST_TOP - PAGE))
        return bad(file, "a segment lies outside the address space");
    if (p->p_filesz && (p->p_vaddr ^ p->p_offset) & (PAGE - 1))
        return bad(file, "a segment's address and file offset differ modulo the page size");
    if (p->p_align & (p->p_align - 1))
        return bad(file, "a segment's alignment is not a power of two");
    if (p->p_align > image->align)
        image->align = p->p_align;
    uint64_t low = page_down(p->p_vaddr), high = page_up(p->p_vaddr + p->p_memsz);
    image->low = low < image->low ? low : image->low;
    image->high = high > image->high ? high : image->high;
    return 0;
}

static bool empty(const Elf64_Phdr *p)
{
    return p->p_type != PT_LOAD || p->p_memsz == 0;
}

/* Overlap would mean that the contents depend on the order of mapping. Position-dependent programs may not even share
 * a page, as on the kernel. */
static int check_overlap(const struct elf_image *image)
{
    bool pages = image->header.e_type == ET_EXEC;
    for (unsigned i = 0; i < image->header.e_phnum; i++) {
        const Elf64_Phdr *a = &image->ph[i];
        if (empty(a))
            continue;
        for (unsigned j = 0; j < i; j++) {
            const Elf64_Phdr *b = &image->ph[j];
            if (empty(b))
                continue;
            uint64_t a_low = pages ? page_down(a->p_vaddr) : a->p_vaddr, a_high = a->p_vaddr + a->p_memsz;
            uint64_t b_low = pages ? page_down(b->p_vaddr) : b->p_vaddr, b_high = b->p_vaddr + b->p_memsz;
            if (a_low < (pages ? page_up(b_high) : b_high) && b_low < (pages ? page_up(a_high) : a_high))
                return bad(image->file, "segments overlap");
        }
    }
    return 0;
}

static int read_interpreter(struct elf_image *image, const Elf64_Phdr *p)
{
    const struct program_file *file = image->file;
    if (image->interpreter[0])
        return 0; /* the first one counts */
    if (p->p_filesz < 2 || p->p_filesz > sizeof image->interpreter)
        return bad(file, "bad length of the interpreter's name");
    if (!inside(p->p_offset, p->p_filesz, (uint64_t)file->stat.st_size) ||
        !file_read(file, image->interpreter, p->p_filesz, p->p_offset))
        return bad(file, "truncated: the interpreter's name lies beyond the end of the file");
    if (image->interpreter[p->p_filesz - 1] != 0)
        return bad(file, "the interpreter's name is not terminated");
    if (!image->interpreter[0])
        return bad(file, "the interpreter's name is empty");
    return 0;
}

static int check_phdr(struct elf_image *image, const Elf64_Phdr *p)
{
    switch (p->p_type) {
    case PT_LOAD:
        return p->p_memsz ? check_segment(image, p) : 0;
    case PT_INTERP:
        return read_interpreter(image, p);
    case PT_GNU_STACK:
        image->exec_stack = p->p_flags & PF_X;
        return 0;
    default: /* PT_GNU_PROPERTY asks for BTI only, which the kernel ignores where HWCAP2_BTI is not set */
        return 0;
    }
}

int elf_check(struct elf_image *image, const struct program_file *file, const struct machine *m)
{
    image->file = file;
    image->interpreter[0] = 0;
    image->exec_stack = false;
    image->low = UINT64_MAX;
    image->high = image->bias = 0;
    image->align = PAGE;
    int status = check_header(image, m);
    if (status)
        return status;
    const Elf64_Ehdr *h = &image->header;
    uint64_t size = h->e_phnum * sizeof *image->ph;
    if (!inside(h->e_phoff, size, (uint64_t)file->stat.st_size) || !file_read(file, image->ph, size, h->e_phoff))
        return bad(file, "truncated: the program headers lie beyond the end of the file");
    if (!to_memory(image->ph, size, ELF_T_PHDR, h->e_ident[EI_DATA]))
        return bad(file, "bad program headers");
    for (unsigned i = 0; i < h->e_phnum && !status; i++)
        status = check_phdr(image, &image->ph[i]);
    if (status)
        return status;
    if (image->low >= image->high)
        return bad(file, "nothing to load: no loadable segments");
    if (h->e_entry >= GUEST_TOP)
        return bad(file, "the entry point lies outside the address space");
    return check_overlap(image);
}
