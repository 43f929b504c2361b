/* elf_map.c: maps a checked ELF file. Decides where position-independent images go: at an address derived from the
 * file's content, the same each time and in every root (docs/design.md, "Shared translations"). */
#include <errno.h>
#include <string.h>
#include <sys/mman.h>

#include "base/hash.h"
#include "base/log.h"
#include "contract/guest_mm.h"
#include "loader/internal.h"

enum { PAGE = 4096, TRIES = 8, HEAP_ROOM = 256 << 20 };

/* Where images of each role go: [base, base + IMAGE_SPREAD). The heap grows up from the program; the interpreter is
 * far above it, in the upper part of the window. */
static const uint64_t image_base[] = {
    [IMAGE_PROGRAM] = UINT64_C(0x2aaaaaa0000),
    [IMAGE_INTERPRETER] = UINT64_C(0x3e000000000),
};
#define IMAGE_SPREAD (UINT64_C(64) << 30)

static uint64_t page_down(uint64_t n) { return n & ~(uint64_t)(PAGE - 1); }
static uint64_t page_up(uint64_t n) { return page_down(n + PAGE - 1); }

/* Of what begins with the build id of most files. */
static uint64_t identity(const struct program_file *file)
{
    return hash_bytes((uint64_t)file->stat.st_size, file->head, file->head_size);
}

static int segment_prot(const Elf64_Phdr *p)
{
    return (p->p_flags & PF_R ? PROT_READ : 0) | (p->p_flags & PF_W ? PROT_WRITE : 0) |
           (p->p_flags & PF_X ? PROT_EXEC : 0);
}

static int64_t map_file_part(struct machine *m, const struct elf_image *image, const Elf64_Phdr *p, uint64_t at,
                             int fixed)
{
    uint64_t edge = p->p_vaddr & (PAGE - 1);
    int64_t r = guest_mmap(m, page_down(at), p->p_filesz + edge, segment_prot(p), MAP_PRIVATE | fixed,
                           image->file->fd, (int64_t)(p->p_offset - edge));
    if (r < 0)
        return r;
    /* The rest of the last page reads as zero; in a read-only segment nobody relies on it. */
    uint64_t end = at + p->p_filesz, page_end = page_up(end);
    if (p->p_memsz > p->p_filesz && p->p_flags & PF_W && end < page_end)
        memset((void *)(uintptr_t)end, 0, page_end - end);
    return 0;
}

static int64_t map_segment(struct machine *m, const struct elf_image *image, const Elf64_Phdr *p)
{
    uint64_t at = p->p_vaddr + image->bias, zero = page_down(at);
    int fixed = image->header.e_type == ET_EXEC ? MAP_FIXED_NOREPLACE : MAP_FIXED;
    if (p->p_filesz) {
        int64_t r = map_file_part(m, image, p, at, fixed);
        if (r < 0)
            return r;
        zero = page_up(at + p->p_filesz);
    }
    uint64_t end = page_up(at + p->p_memsz);
    if (zero >= end)
        return 0;
    int prot = PROT_READ | PROT_WRITE | (p->p_flags & PF_X ? PROT_EXEC : 0);
    int64_t r = guest_mmap(m, zero, end - zero, prot, MAP_PRIVATE | MAP_ANONYMOUS | fixed, -1, 0);
    return r < 0 ? r : 0;
}

static int64_t map_all(struct machine *m, const struct elf_image *image)
{
    for (unsigned i = 0; i < image->header.e_phnum; i++) {
        const Elf64_Phdr *p = &image->ph[i];
        int64_t r = p->p_type == PT_LOAD && p->p_memsz ? map_segment(m, image, p) : 0;
        if (r < 0)
            return r;
    }
    return 0;
}

static bool is_free(struct machine *m, uint64_t start, uint64_t end)
{
    struct guest_range next;
    return !guest_mm_next(m, start, &next) || next.start >= end;
}

static int64_t map_at(struct machine *m, struct elf_image *image, uint64_t base)
{
    uint64_t span = image->high - image->low;
    if (span > GUEST_TOP || base > GUEST_TOP - span || !is_free(m, base, base + span))
        return -ENOMEM;
    image->bias = base - image->low;
    int64_t r = map_all(m, image);
    if (r < 0)
        guest_munmap(m, base, span);
    return r;
}

/* Any place that is free for the host, too, with room for a heap behind it. */
static int64_t map_anywhere(struct machine *m, struct elf_image *image, uint64_t align)
{
    uint64_t room = image->high - image->low + align + HEAP_ROOM;
    int64_t at = guest_mmap(m, 0, room, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (at < 0)
        return at;
    guest_munmap(m, (uint64_t)at, room);
    uint64_t offset = image->low & (align - 1);
    return map_at(m, image, (((uint64_t)at - offset + align - 1) & ~(align - 1)) + offset);
}

static int64_t map_relocatable(struct machine *m, struct elf_image *image, int role)
{
    unsigned shift = guest_mm_code_shift(m);
    uint64_t spread = IMAGE_SPREAD >> shift, align = image->align <= spread / 64 ? image->align : PAGE;
    uint64_t hash = identity(image->file), first = ((image_base[role] >> shift) + align - 1) & ~(align - 1);
    for (int i = 0; i < TRIES; i++, hash = hash_mix(hash, 1)) {
        uint64_t base = first + hash % (spread / align) * align + (image->low & (align - 1));
        int64_t r = map_at(m, image, base);
        if (r != -ENOMEM)
            return r;
    }
    return map_anywhere(m, image, align);
}

int elf_map(struct elf_image *image, struct machine *m, int role)
{
    int64_t r = image->header.e_type == ET_DYN ? map_relocatable(m, image, role) : map_all(m, image);
    if (r == 0)
        return 0;
    message("%s: cannot map its segments%s: %s", image->file->name,
            image->header.e_type == ET_EXEC ? " at their fixed address" : "", strerror((int)-r));
    return LOAD_CANNOT_EXECUTE;
}

uint64_t elf_phdr_address(const struct elf_image *image)
{
    uint64_t offset = image->header.e_phoff;
    for (unsigned i = 0; i < image->header.e_phnum; i++) {
        const Elf64_Phdr *p = &image->ph[i];
        if (p->p_type == PT_LOAD && p->p_offset <= offset && offset - p->p_offset < p->p_filesz)
            return offset - p->p_offset + p->p_vaddr + image->bias;
    }
    return 0;
}
