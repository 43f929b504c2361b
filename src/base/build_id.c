/* build_id.c: see build_id.h. */
#include "base/build_id.h"

#include <elf.h>
#include <link.h>
#include <stddef.h>
#include <string.h>

#include "base/hash.h"

static size_t padded(size_t size) { return (size + 3) & ~(size_t)3; }

static uint64_t find_in_notes(const uint8_t *note, size_t size)
{
    ElfW(Nhdr) header;
    for (const uint8_t *end = note + size; (size_t)(end - note) >= sizeof header;) {
        memcpy(&header, note, sizeof header);
        const uint8_t *name = note + sizeof header, *id = name + padded(header.n_namesz);
        if (header.n_type == NT_GNU_BUILD_ID && header.n_namesz == 4 && memcmp(name, "GNU", 4) == 0)
            return hash_bytes(0, id, header.n_descsz);
        note = id + padded(header.n_descsz);
    }
    return 0;
}

/* The first object is the program. */
static int find(struct dl_phdr_info *object, size_t size, void *result)
{
    (void)size;
    for (unsigned i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *p = &object->dlpi_phdr[i];
        uint64_t id = p->p_type == PT_NOTE ? find_in_notes((const uint8_t *)object->dlpi_addr + p->p_vaddr, p->p_memsz) : 0;
        if (id)
            *(uint64_t *)result = id;
    }
    return 1;
}

uint64_t build_id(void)
{
    uint64_t id = 0;
    dl_iterate_phdr(find, &id);
    return id;
}
