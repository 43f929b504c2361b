/* guard.c: the host's side of restartable sequences: descriptors for the accesses of guarded_access.S, and the code that
 * the kernel goes to when one was disturbed. The kernel wants the thread's signature in front of that code, and the
 * guest chooses the signature: so there is one page of both for each signature in use. Knows no guest's section. */
#include "runtime/internal.h"

#include <string.h>
#include <sys/mman.h>

#include "base/log.h"

enum { SIZES = 5, STUB = 16, PAGE = 4096 };

/* struct rseq_cs of the kernel. */
struct host_section {
    uint32_t version, flags;
    uint64_t start, length, abort;
};

struct guard {
    struct guard *next;
    uint32_t signature;
    struct host_section sections[NGUARDED][SIZES];
    uint8_t stubs[2][STUB] __attribute__((aligned(16)));
};
_Static_assert(sizeof(struct guard) <= PAGE, "one page");

typedef int access_fn(uint64_t field, uint64_t expected, uint64_t address, union ir_val *value,
                      const struct host_section *section, const union ir_val *other);

struct access {
    access_fn *fn;
    const char *begin, *end;
};

#define ACCESS(name) X(name##_1), X(name##_2), X(name##_4), X(name##_8), X(name##_16)
#define X(name) name
extern access_fn ACCESS(guarded_load), ACCESS(guarded_store), ACCESS(guarded_cas);
#undef X
#define X(name) name##_begin[], name##_end[]
extern const char ACCESS(guarded_load), ACCESS(guarded_store), ACCESS(guarded_cas);
#undef X
extern const char guarded_disturbed[], guarded_disturbed_rbx[];

#define X(name) {name, name##_begin, name##_end}
static const struct access accesses[NGUARDED][SIZES] = {
    [GUARDED_LOAD] = {ACCESS(guarded_load)},
    [GUARDED_STORE] = {ACCESS(guarded_store)},
    [GUARDED_CAS] = {ACCESS(guarded_cas)},
};
#undef X

/* The signature, then: mov $target, %rax; jmp *%rax. Returns where the code begins. */
static uint64_t write_stub(uint8_t *at, uint32_t signature, const char *target)
{
    static const uint8_t mov[] = {0x48, 0xb8}, jmp[] = {0xff, 0xe0};
    const uint64_t address = (uintptr_t)target;
    uint8_t *code = at + sizeof signature;
    memcpy(at, &signature, sizeof signature);
    memcpy(code, mov, sizeof mov);
    memcpy(code + sizeof mov, &address, sizeof address);
    memcpy(code + sizeof mov + sizeof address, jmp, sizeof jmp);
    return (uintptr_t)code;
}

static struct guard *make(uint32_t signature)
{
    struct guard *g = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (g == MAP_FAILED)
        fatal(127, "out of memory");
    g->signature = signature;
    uint64_t plain = write_stub(g->stubs[0], signature, guarded_disturbed);
    uint64_t rbx = write_stub(g->stubs[1], signature, guarded_disturbed_rbx);
    for (unsigned what = 0; what < NGUARDED; what++)
        for (unsigned log2 = 0; log2 < SIZES; log2++) {
            const struct access *a = &accesses[what][log2];
            g->sections[what][log2] = (struct host_section){
                .start = (uintptr_t)a->begin,
                .length = (uint64_t)(a->end - a->begin),
                .abort = what == GUARDED_CAS && log2 == SIZES - 1 ? rbx : plain,
            };
        }
    return g;
}

static struct guard *guard_for(struct runtime *rt, uint32_t signature)
{
    lock_take(&rt->lock);
    struct guard *g = rt->guards;
    while (g && g->signature != signature)
        g = g->next;
    if (!g) {
        g = make(signature);
        g->next = rt->guards;
        rt->guards = g;
        mprotect(g, PAGE, PROT_READ | PROT_EXEC);
    }
    lock_release(&rt->lock);
    return g;
}

bool guard_access(struct cpu_state *st, enum guarded what, uint64_t address, unsigned log2, union ir_val *value,
                  const union ir_val *other)
{
    struct engine *e = engine_of(st->thread);
    if (!e->guard || e->guard->signature != e->thread.rseq.signature)
        e->guard = guard_for(e->rt, e->thread.rseq.signature);
    const struct guard *g = e->guard;
    return !accesses[what][log2].fn(st->rseq_field, st->rseq_cs, address, value, &g->sections[what][log2], other);
}
