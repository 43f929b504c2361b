/* symbols.h: names for addresses of the guest's code: which file is mapped there, and which symbol of it covers the
 * address. For reports: reads files, allocates with malloc. Implemented by src/loader/symbols.c. */
#ifndef DRAGOMAN_CONTRACT_SYMBOLS_H
#define DRAGOMAN_CONTRACT_SYMBOLS_H

#include <stdbool.h>
#include <stdint.h>

struct symbols;

struct guest_place {
    const char *file;      /* host path of the mapped file; NULL: none is mapped at the address */
    uint64_t file_address; /* the address as the file's symbols and debug information count it */
    const char *symbol;    /* as in the file's .symtab, else .dynsym; NULL: none covers the address */
    uint64_t symbol_start; /* where it begins in memory */
    uint64_t symbol_size;  /* bytes; what covers the address without a size ends at the next symbol */
};

struct symbols *symbols_new(void);
void symbols_free(struct symbols *s);
/* The strings live as long as s. Mappings are looked up in /proc/self/maps; what changed there since the last call is
 * noticed only for addresses that were not covered then. */
struct guest_place symbols_find(struct symbols *s, uint64_t address);
/* Where in the file's mapping at `address` the function of that name begins in memory; 0: it has none. */
uint64_t symbols_address(struct symbols *s, uint64_t address, const char *name);

#endif
