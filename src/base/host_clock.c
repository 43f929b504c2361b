/* host_clock.c: looks up a function in the host's vDSO. Knows nothing of guests. */
#include "base/host_clock.h"

#include <elf.h>
#include <stdint.h>
#include <string.h>
#include <sys/auxv.h>

/* The image is the kernel's: no checks. Its sections are mapped with it. */
static uint64_t symbol(const uint8_t *image, const char *name)
{
    const Elf64_Ehdr *h = (const void *)image;
    const Elf64_Shdr *sections = (const void *)(image + h->e_shoff);
    for (unsigned i = 0; h->e_shoff && i < h->e_shnum; i++) {
        if (sections[i].sh_type != SHT_DYNSYM)
            continue;
        const Elf64_Sym *symbols = (const void *)(image + sections[i].sh_offset);
        const char *strings = (const char *)image + sections[sections[i].sh_link].sh_offset;
        for (uint64_t n = 0; n < sections[i].sh_size / sizeof *symbols; n++)
            if (symbols[n].st_shndx != SHN_UNDEF && strcmp(strings + symbols[n].st_name, name) == 0)
                return symbols[n].st_value;
    }
    return 0;
}

host_clock_fn *host_clock_function(void)
{
    const uint8_t *image = (const uint8_t *)getauxval(AT_SYSINFO_EHDR);
    uint64_t at = image ? symbol(image, "__vdso_clock_gettime") : 0;
    return at ? (host_clock_fn *)(uintptr_t)(image + at) : NULL;
}
