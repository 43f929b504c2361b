/* sanitizer.c: whether a program comes with the runtime of an address sanitizer (asan, hwasan, lsan), which wants a layout of its
 * own (guest_mm_split): from a library, which it needs or is preloaded, or linked into it. Reads the file and believes nothing. */
#include <string.h>

#include "loader/internal.h"

enum { MAX_DYNAMIC = 256, CHUNK = 64, BUCKET_SYMBOLS = 1024 };

/* What the dynamic section says, by addresses as linked. */
struct dynamic {
    const struct elf_image *image;
    uint64_t strings, symbols, gnu_hash;
};

struct gnu_hash {
    uint32_t nbuckets, first, bloom_size, bloom_shift; /* first: of the symbols that others may find; before it is what is undefined */
};

static bool read_at(const struct dynamic *d, void *to, uint64_t size, uint64_t address)
{
    for (unsigned i = 0; i < d->image->header.e_phnum; i++) {
        const Elf64_Phdr *p = &d->image->ph[i];
        uint64_t offset = address - p->p_vaddr;
        if (p->p_type == PT_LOAD && offset < p->p_filesz && size <= p->p_filesz - offset)
            return file_read(d->image->file, to, size, p->p_offset + offset);
    }
    return false;
}

/* Does the string at `offset` of the string table begin so? */
static bool begins(const struct dynamic *d, uint64_t offset, const char *with)
{
    char text[32];
    size_t n = strlen(with);
    return n <= sizeof text && read_at(d, text, n, d->strings + offset) && memcmp(text, with, n) == 0;
}

/* "libasan.so.8", "libclang_rt.hwasan-aarch64.so" */
static bool names_runtime(const char *library)
{
    static const char *const names[] = {"asan", "hwasan", "lsan"};
    const char *name = library + (strncmp(library, "libclang_rt.", 12) == 0 ? 12 : 3);
    if (strncmp(library, "lib", 3) != 0)
        return false;
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        size_t n = strlen(names[i]);
        if (strncmp(name, names[i], n) == 0 && (name[n] == '.' || name[n] == '-' || name[n] == '_'))
            return true;
    }
    return false;
}

static bool is_preloaded(char **envp)
{
    static const char variable[] = "LD_PRELOAD=", ends[] = " :/";
    for (; *envp; envp++) {
        const char *at = *envp + sizeof variable - 1;
        if (strncmp(*envp, variable, sizeof variable - 1) != 0)
            continue;
        for (at += strspn(at, ends); *at; at += strcspn(at, ends), at += strspn(at, ends))
            if (names_runtime(at))
                return true;
    }
    return false;
}

static bool needs_runtime(const struct dynamic *d, uint64_t name)
{
    char library[24] = "";
    return read_at(d, library, sizeof library - 1, d->strings + name) && names_runtime(library);
}

/* GCC's, linked in: of what it leaves undefined, this is in all of them. */
static bool lacks_hook(const struct dynamic *d, uint32_t nsymbols)
{
    Elf64_Sym symbols[CHUNK];
    for (uint32_t at = 0, n; at < nsymbols; at += n) {
        n = nsymbols - at < CHUNK ? nsymbols - at : CHUNK;
        if (!read_at(d, symbols, n * sizeof *symbols, d->symbols + at * sizeof *symbols))
            return false;
        for (uint32_t i = 0; i < n; i++)
            if (ELF64_ST_BIND(symbols[i].st_info) == STB_WEAK && begins(d, symbols[i].st_name, "__lsan_is_turned_off"))
                return true;
    }
    return false;
}

static uint32_t hash_of(const char *name)
{
    uint32_t h = 5381;
    for (; *name; name++)
        h = h * 33 + (unsigned char)*name;
    return h;
}

static bool defines(const struct dynamic *d, const struct gnu_hash *table, const char *name)
{
    uint64_t word, blooms = d->gnu_hash + sizeof *table, buckets = blooms + table->bloom_size * sizeof word;
    uint32_t hash = hash_of(name), at, chained;
    if (!read_at(d, &word, sizeof word, blooms + hash / 64 % table->bloom_size * sizeof word) || !(word >> hash % 64 & 1) ||
        !(word >> (hash >> table->bloom_shift % 32) % 64 & 1) ||
        !read_at(d, &at, sizeof at, buckets + hash % table->nbuckets * sizeof at) || at < table->first)
        return false;
    uint64_t chain = buckets + table->nbuckets * sizeof at;
    for (uint32_t i = 0; i < BUCKET_SYMBOLS; i++, at++) {
        Elf64_Sym symbol;
        if (!read_at(d, &chained, sizeof chained, chain + (at - table->first) * sizeof chained))
            return false;
        if ((chained ^ hash) <= 1 && read_at(d, &symbol, sizeof symbol, d->symbols + at * sizeof symbol) && begins(d, symbol.st_name, name))
            return true;
        if (chained & 1)
            return false;
    }
    return false;
}

/* Clang's exports what libraries call. */
static bool is_linked_in(const struct dynamic *d)
{
    struct gnu_hash table;
    if (!d->gnu_hash || !d->symbols || !read_at(d, &table, sizeof table, d->gnu_hash) || !table.nbuckets || !table.bloom_size)
        return false;
    return defines(d, &table, "__asan_init") || defines(d, &table, "__hwasan_init") || lacks_hook(d, table.first);
}

static bool has_runtime(const struct elf_image *image, const Elf64_Phdr *dynamic)
{
    struct dynamic d = {.image = image};
    Elf64_Dyn list[MAX_DYNAMIC];
    uint64_t n = dynamic->p_filesz / sizeof *list < MAX_DYNAMIC ? dynamic->p_filesz / sizeof *list : MAX_DYNAMIC;
    if (!read_at(&d, list, n * sizeof *list, dynamic->p_vaddr))
        return false;
    for (uint64_t i = 0; i < n; i++) {
        d.strings = list[i].d_tag == DT_STRTAB ? list[i].d_un.d_ptr : d.strings;
        d.symbols = list[i].d_tag == DT_SYMTAB ? list[i].d_un.d_ptr : d.symbols;
        d.gnu_hash = list[i].d_tag == DT_GNU_HASH ? list[i].d_un.d_ptr : d.gnu_hash;
    }
    for (uint64_t i = 0; i < n; i++)
        if (list[i].d_tag == DT_NEEDED && needs_runtime(&d, list[i].d_un.d_val))
            return true;
    return is_linked_in(&d);
}

bool has_address_sanitizer(const struct elf_image *image, char **envp)
{
    if (!image->interpreter[0])
        return false;
    if (is_preloaded(envp))
        return true;
    for (unsigned i = 0; i < image->header.e_phnum; i++)
        if (image->ph[i].p_type == PT_DYNAMIC)
            return has_runtime(image, &image->ph[i]);
    return false;
}
