/* symbols.c: names for addresses of the guest's code, from the symbol tables of the files mapped there.
 * Owns what it has read. Files may be damaged, foreign or gone: then there are no names. */
#include "contract/symbols.h"

#include <elf.h>
#include <fcntl.h>
#include <inttypes.h>
#include <libelf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "contract/guest_mm.h"

struct symbol {
    uint64_t start, size; /* as the file counts addresses */
    const char *name;
};

struct segment {
    uint64_t offset, size, address; /* of the file; as it counts addresses */
};

struct file {
    struct file *next;
    char *path;
    struct segment *segments;
    size_t nsegments;
    struct symbol *symbols; /* ascending */
    size_t nsymbols;
    char *names;
};

struct mapping {
    uint64_t start, end, offset;
    char *path;
};

struct symbols {
    struct file *files;
    struct mapping *mappings;
    size_t nmappings;
};

static void *more(void *array, size_t n, size_t element)
{
    return n & (n - 1) ? array : realloc(array, (n ? 2 * n : 1) * element); /* at powers of two */
}

/* ---- mappings -------------------------------------------------------------------------------- */

static bool add_mapping(struct symbols *s, const char *line)
{
    struct mapping m = {0};
    int at = 0;
    if (sscanf(line, "%" SCNx64 "-%" SCNx64 " %*s %" SCNx64 " %*s %*s %n", &m.start, &m.end, &m.offset, &at) != 3 ||
        line[at] != '/' || m.start >= GUEST_TOP)
        return true;
    void *bigger = more(s->mappings, s->nmappings, sizeof m);
    m.path = strndup(line + at, strcspn(line + at, "\n"));
    if (bigger)
        s->mappings = bigger;
    if (!bigger || !m.path) {
        free(m.path);
        return false;
    }
    s->mappings[s->nmappings++] = m;
    return true;
}

static void forget_mappings(struct symbols *s)
{
    for (size_t i = 0; i < s->nmappings; i++)
        free(s->mappings[i].path);
    s->nmappings = 0;
}

static void read_mappings(struct symbols *s)
{
    char *line = NULL;
    size_t size = 0;
    FILE *maps = fopen("/proc/self/maps", "re");
    forget_mappings(s);
    if (!maps)
        return;
    while (getline(&line, &size, maps) > 0 && add_mapping(s, line))
        ;
    free(line);
    fclose(maps);
}

static const struct mapping *mapping_at(const struct symbols *s, uint64_t address)
{
    for (size_t i = 0; i < s->nmappings; i++)
        if (address >= s->mappings[i].start && address < s->mappings[i].end)
            return &s->mappings[i];
    return NULL;
}

/* ---- files ----------------------------------------------------------------------------------- */

static void read_segments(struct file *f, Elf *elf)
{
    size_t n;
    const Elf64_Phdr *ph = elf64_getphdr(elf);
    if (!ph || elf_getphdrnum(elf, &n) || !(f->segments = calloc(n, sizeof *f->segments)))
        return;
    for (size_t i = 0; i < n; i++)
        if (ph[i].p_type == PT_LOAD)
            f->segments[f->nsegments++] = (struct segment){ph[i].p_offset, ph[i].p_filesz, ph[i].p_vaddr};
}

static bool is_code(const Elf64_Sym *sym, const char *names, size_t names_size)
{
    unsigned type = ELF64_ST_TYPE(sym->st_info);
    return (type == STT_FUNC || type == STT_GNU_IFUNC || type == STT_NOTYPE) && sym->st_shndx != SHN_UNDEF &&
           sym->st_name < names_size && names[sym->st_name] && names[sym->st_name] != '$'; /* mapping symbols */
}

/* Copies the table of section scn, whose strings are in section `link`. */
static void read_table(struct file *f, Elf *elf, Elf_Scn *scn, size_t link)
{
    Elf_Scn *strings = elf_getscn(elf, link);
    Elf_Data *table = elf_getdata(scn, NULL), *text = strings ? elf_getdata(strings, NULL) : NULL;
    if (!table || !text || !text->d_size || ((const char *)text->d_buf)[text->d_size - 1])
        return;
    size_t n = table->d_size / sizeof(Elf64_Sym);
    f->names = malloc(text->d_size);
    f->symbols = calloc(n ? n : 1, sizeof *f->symbols);
    if (!f->names || !f->symbols)
        return;
    memcpy(f->names, text->d_buf, text->d_size);
    for (size_t i = 0; i < n; i++) {
        const Elf64_Sym *sym = (const Elf64_Sym *)table->d_buf + i;
        if (is_code(sym, f->names, text->d_size))
            f->symbols[f->nsymbols++] = (struct symbol){sym->st_value, sym->st_size, f->names + sym->st_name};
    }
}

static int by_start(const void *a, const void *b)
{
    const struct symbol *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return x->size < y->size ? -1 : x->size > y->size;
}

static void read_symbols(struct file *f, Elf *elf)
{
    for (unsigned want = SHT_SYMTAB; !f->nsymbols; want = SHT_DYNSYM) {
        for (Elf_Scn *scn = NULL; (scn = elf_nextscn(elf, scn)) && !f->symbols;) {
            const Elf64_Shdr *header = elf64_getshdr(scn);
            if (header && header->sh_type == want)
                read_table(f, elf, scn, header->sh_link);
        }
        if (want == SHT_DYNSYM)
            break;
    }
    if (f->nsymbols)
        qsort(f->symbols, f->nsymbols, sizeof *f->symbols, by_start);
}

static struct file *read_file(struct symbols *s, const char *path)
{
    struct file *f = calloc(1, sizeof *f);
    if (!f || !(f->path = strdup(path))) {
        free(f);
        return NULL;
    }
    f->next = s->files;
    s->files = f;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    Elf *elf = fd >= 0 && elf_version(EV_CURRENT) != EV_NONE ? elf_begin(fd, ELF_C_READ, NULL) : NULL;
    if (elf && elf_kind(elf) == ELF_K_ELF) {
        read_segments(f, elf);
        read_symbols(f, elf);
    }
    elf_end(elf);
    if (fd >= 0)
        close(fd);
    return f;
}

static const struct file *file_of(struct symbols *s, const char *path)
{
    for (struct file *f = s->files; f; f = f->next)
        if (strcmp(f->path, path) == 0)
            return f;
    return read_file(s, path);
}

/* The innermost of the symbols that begin at or before the address; one without a size covers what is up to the next. */
static const struct symbol *symbol_at(const struct file *f, uint64_t address, uint64_t *size)
{
    size_t low = 0, high = f->nsymbols;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (f->symbols[middle].start <= address)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i-- > 0 && low - i <= 16;) {
        const struct symbol *sym = &f->symbols[i];
        uint64_t next = low < f->nsymbols ? f->symbols[low].start : UINT64_MAX;
        *size = sym->size ? sym->size : next - sym->start;
        if (address - sym->start < *size)
            return sym;
    }
    return NULL;
}

/* ---- lookup ---------------------------------------------------------------------------------- */

static bool address_in_file(const struct file *f, const struct mapping *m, uint64_t address, uint64_t *result)
{
    uint64_t offset = address - m->start + m->offset;
    for (size_t i = 0; i < f->nsegments; i++)
        if (offset >= f->segments[i].offset && offset - f->segments[i].offset < f->segments[i].size) {
            *result = offset - f->segments[i].offset + f->segments[i].address;
            return true;
        }
    *result = offset;
    return false;
}

static const struct mapping *find_mapping(struct symbols *s, uint64_t address)
{
    const struct mapping *m = mapping_at(s, address);
    if (m)
        return m;
    read_mappings(s);
    return mapping_at(s, address);
}

uint64_t symbols_address(struct symbols *s, uint64_t address, const char *name)
{
    const struct mapping *m = find_mapping(s, address);
    const struct file *f = m ? file_of(s, m->path) : NULL;
    uint64_t start;
    if (!f || !address_in_file(f, m, m->start, &start))
        return 0;
    for (size_t i = 0; i < f->nsymbols; i++)
        if (f->symbols[i].start - start < m->end - m->start && strcmp(f->symbols[i].name, name) == 0)
            return m->start + (f->symbols[i].start - start);
    return 0;
}

struct guest_place symbols_find(struct symbols *s, uint64_t address)
{
    struct guest_place place = {0};
    const struct mapping *m = find_mapping(s, address);
    const struct file *f = m ? file_of(s, m->path) : NULL;
    if (!f)
        return place;
    place.file = f->path;
    const struct symbol *sym = NULL;
    if (address_in_file(f, m, address, &place.file_address))
        sym = symbol_at(f, place.file_address, &place.symbol_size);
    if (sym) {
        place.symbol = sym->name;
        place.symbol_start = address - (place.file_address - sym->start);
    } else {
        place.symbol_size = 0;
    }
    return place;
}

struct symbols *symbols_new(void)
{
    return calloc(1, sizeof(struct symbols));
}

void symbols_free(struct symbols *s)
{
    if (!s)
        return;
    for (struct file *f = s->files, *next; f; f = next) {
        next = f->next;
        free(f->path);
        free(f->segments);
        free(f->symbols);
        free(f->names);
        free(f);
    }
    forget_mappings(s);
    free(s->mappings);
    free(s);
}
