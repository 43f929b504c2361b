/* vdso.c: maps the guest's vDSO image, a shared object with one segment linked at 0 that the guest's ABI provides. */
#include <string.h>
#include <sys/mman.h>

#include "base/log.h"
#include "contract/guest_abi.h"
#include "contract/guest_mm.h"
#include "loader/internal.h"

/* Value of a dynamic symbol, 0 if there is none. The image is our own: no checks. */
static uint64_t symbol(const uint8_t *image, const char *name)
{
    const Elf64_Ehdr *h = (const void *)image;
    const Elf64_Shdr *sections = (const void *)(image + h->e_shoff);
    for (unsigned i = 0; i < h->e_shnum; i++) {
        if (sections[i].sh_type != SHT_DYNSYM)
            continue;
        const Elf64_Sym *symbols = (const void *)(image + sections[i].sh_offset);
        const char *strings = (const char *)image + sections[sections[i].sh_link].sh_offset;
        for (uint64_t n = 0; n < sections[i].sh_size / sizeof *symbols; n++)
            if (strcmp(strings + symbols[n].st_name, name) == 0)
                return symbols[n].st_value;
    }
    return 0;
}

int vdso_map(struct machine *m)
{
    const struct guest_abi *abi = m->abi;
    if (!abi->vdso)
        return 0;
    int flags = MAP_PRIVATE | MAP_ANONYMOUS;
    int64_t at = guest_mmap(m, 0, *abi->vdso_size, PROT_READ | PROT_WRITE, flags, -1, 0);
    if (at < 0) {
        message("cannot map the vDSO: %s", strerror((int)-at));
        return LOAD_CANNOT_EXECUTE;
    }
    memcpy((void *)(uintptr_t)at, abi->vdso, *abi->vdso_size);
    guest_mprotect(m, (uint64_t)at, *abi->vdso_size, PROT_READ | PROT_EXEC);
    m->vdso = (uint64_t)at;
    m->vdso_sigreturn = m->vdso + symbol(abi->vdso, "__kernel_rt_sigreturn");
    return 0;
}
