/* binfmt_entry.c: see binfmt_entry.h. The head of an ELF file as magic and mask; which file system it is written to is
 * not known here. */
#include "cli/binfmt_entry.h"

#include <elf.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "cli/guests.h"
#include "contract/frontend.h"

enum { HEAD = offsetof(Elf64_Ehdr, e_version) };

static void put16(uint8_t *at, uint16_t value, bool big)
{
    at[big] = (uint8_t)value;
    at[!big] = (uint8_t)(value >> 8);
}

/* Any OS ABI, ET_EXEC (2) and ET_DYN (3). */
static void magic_and_mask(const struct frontend *f, uint8_t magic[HEAD], uint8_t mask[HEAD])
{
    bool big = f->elf_data == ELFDATA2MSB;
    memset(magic, 0, HEAD);
    memset(mask, 0xff, HEAD);
    memcpy(magic, ELFMAG, SELFMAG);
    magic[EI_CLASS] = f->elf_class;
    magic[EI_DATA] = f->elf_data;
    magic[EI_VERSION] = EV_CURRENT;
    mask[EI_OSABI] = 0;
    put16(magic + offsetof(Elf64_Ehdr, e_type), ET_EXEC, big);
    put16(mask + offsetof(Elf64_Ehdr, e_type), 0xfffe, big);
    put16(magic + offsetof(Elf64_Ehdr, e_machine), f->elf_machine, big);
}

static void escape(char *to, const uint8_t bytes[HEAD])
{
    for (unsigned i = 0; i < HEAD; i++)
        sprintf(to + 4 * i, "\\x%02x", bytes[i]);
}

bool binfmt_line(const struct guest *guest, const char *interpreter, const char *flags, char *text, size_t size)
{
    uint8_t magic[HEAD], mask[HEAD];
    char magic_text[4 * HEAD + 1], mask_text[4 * HEAD + 1];
    if (strchr(interpreter, ':'))
        return false;
    magic_and_mask(guest->frontend, magic, mask);
    escape(magic_text, magic);
    escape(mask_text, mask);
    int n = snprintf(text, size, ":dragoman-%s:M::%s:%s:%s:%s", guest->frontend->name, magic_text, mask_text,
                     interpreter, flags);
    return n > 0 && (size_t)n < size && n < BINFMT_LINE;
}
