/* lean_start.c: what libraries would do at every start, and nobody needs. src/CMakeLists.txt has these functions called in
 * place of those that they wrap.
 *
 * Capstone's tables are relocated when it is opened: they are half of the pages that relocation would write to.
 * src/start.ld puts them side by side, with more room before and behind them than an entry of the list of relocations
 * (RELR) spans. */
#include <capstone/capstone.h>
#include <link.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#define IN_IMAGE extern __attribute__((visibility("hidden")))
IN_IMAGE const uint8_t __ehdr_start[], late_tables[], late_tables_end[];
IN_IMAGE ElfW(Dyn) _DYNAMIC[];

void __real__dl_relocate_static_pie(void);
void __wrap__dl_relocate_static_pie(void);
cs_err __real_cs_open(cs_arch arch, cs_mode mode, csh *handle);
cs_err __wrap_cs_open(cs_arch arch, cs_mode mode, csh *handle);
const char *__wrap__dl_get_origin(void);

/* An even entry is the address of one word, an odd one tells which of the 63 words behind the last are to be relocated. */
enum { IS_BITMAP = 1, WORDS = 63 };

struct relr {
    const uint64_t *entries;
    size_t n, late, behind;  /* the first entry of the late tables, and of what lies behind them */
};

static ElfW(Dyn) *dynamic(int64_t tag)
{
    ElfW(Dyn) *d = _DYNAMIC;
    while (d->d_tag != tag && d->d_tag != DT_NULL)
        d++;
    return d;
}

/* The first address from `limit` on. */
static size_t find_address(const struct relr *r, size_t i, const uint8_t *limit)
{
    while (i < r->n && (r->entries[i] & IS_BITMAP || __ehdr_start + r->entries[i] < limit))
        i++;
    return i;
}

static struct relr find_relr(void)
{
    uint64_t at = dynamic(DT_RELR)->d_un.d_ptr, base = (uintptr_t)__ehdr_start;
    struct relr r = {.n = dynamic(DT_RELRSZ)->d_un.d_val / sizeof *r.entries};
    r.entries = (const uint64_t *)(at < base ? at + base : at); /* the C library relocates it, too */
    r.late = find_address(&r, 0, late_tables);
    r.behind = find_address(&r, r.late, late_tables_end);
    return r;
}

/* What holds an address in memory is done: by another thread, perhaps. */
static void relocate_word(_Atomic uint64_t *word)
{
    uint64_t base = (uintptr_t)__ehdr_start, old = atomic_load_explicit(word, memory_order_relaxed);
    if (old < base)
        atomic_compare_exchange_strong(word, &old, old + base);
}

static void relocate(const struct relr *r, size_t from, size_t end)
{
    _Atomic uint64_t *at = NULL;
    for (size_t i = from; i < end; i++) {
        uint64_t entry = r->entries[i];
        if (!(entry & IS_BITMAP)) {
            at = (_Atomic uint64_t *)(uintptr_t)(__ehdr_start + entry);
            relocate_word(at++);
            continue;
        }
        for (unsigned bit = 0; entry >>= 1; bit++)
            if (entry & 1)
                relocate_word(at + bit);
        at += WORDS;
    }
}

/* Nothing is relocated yet, and there is no thread-local storage. The C library sees what lies before the late tables. */
void __wrap__dl_relocate_static_pie(void)
{
    struct relr r = find_relr();
    ElfW(Dyn) *size = dynamic(DT_RELRSZ);
    uint64_t all = size->d_un.d_val;
    relocate(&r, r.behind, r.n);
    size->d_un.d_val = r.late * sizeof *r.entries;
    __real__dl_relocate_static_pie();
    size->d_un.d_val = all;
}

cs_err __wrap_cs_open(cs_arch arch, cs_mode mode, csh *handle)
{
    struct relr r = find_relr();
    relocate(&r, r.late, r.behind);
    return __real_cs_open(arch, mode, handle);
}

/* The folder of this program, for libraries that are loaded later: there are none. To ask /proc takes 10 us. "Unknown": */
const char *__wrap__dl_get_origin(void) { return (const char *)-1; }
