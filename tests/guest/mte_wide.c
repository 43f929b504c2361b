/* mte_wide.c: loops over neighbouring vectors, of which hot code does several rounds at once, over a granule whose tag does not
 * match, at every place of a round: loads and stores, upwards and downwards, in all modes, with PSTATE.TCO, and over pages
 * without tags. What is expected follows from the Arm ARM, one access after another: the fault is at the first byte in the
 * first granule that does not match, what lies before was done, nothing behind.
 * environment: DRAGOMAN_CPU=max,mte=on DRAGOMAN_MTE_PREFERRED=asymm
 * flags: -static -march=armv8.5-a+memtag
 * timeout: 120 */
#define _GNU_SOURCE
#include <setjmp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <ucontext.h>
#include <unistd.h>

#include "check.h"

enum { SET = 55, ENABLE = 1, SYNC = 2, ASYNC = 4, STORE_ONLY = 1 << 19, TAGS = 0xfffe << 3, MTE = 0x20, TAG_ASYNC = 8, TAG_SYNC = 9 };
enum { GRANULE = 16, PAGE = 4096, AREA = 2 * PAGE, LENGTH = 24 * 64, BEGIN = PAGE - LENGTH / 2, WARM = 60, ROUND = 256 };
enum { FROM_TAG = 5, TO_TAG = 6, OTHER_TAG = 9, UNTAGGED = 255 };

#define CODE_OF(name, text) \
    extern const char code_##name[], end_##name[]; \
    __asm__(".text\n.balign 4\ncode_" #name ":\n" text "ret\nend_" #name ":\n");
CODE_OF(copy, "ldp q0, q1, [x1]\n ldp q2, q3, [x1, 32]\n stp q0, q1, [x0]\n stp q2, q3, [x0, 32]\n"
              "add x1, x1, 64\n add x0, x0, 64\n subs x2, x2, 64\n b.hi code_copy\n")
CODE_OF(back, "ldp q0, q1, [x1, -32]\n ldp q2, q3, [x1, -64]\n stp q0, q1, [x0, -32]\n stp q2, q3, [x0, -64]\n"
              "sub x1, x1, 64\n sub x0, x0, 64\n subs x2, x2, 64\n b.hi code_back\n")
CODE_OF(each, "ldr q0, [x1]\n str q0, [x0], 16\n add x1, x1, 16\n subs x2, x2, 16\n b.hi code_each\n")
CODE_OF(set, "stp q5, q5, [x0]\n stp q5, q5, [x0, 32]\n add x0, x0, 64\n subs x2, x2, 64\n b.hi code_set\n")
CODE_OF(zero, "dc zva, x0\n add x0, x0, 64\n subs x2, x2, 64\n b.hi code_zero\n")
CODE_OF(find, "ldr q0, [x1], 16\n cmeq v1.16b, v0.16b, 0\n umaxp v1.16b, v1.16b, v1.16b\n fmov x3, d1\n cbz x3, code_find\n")

static const struct loop {
    const char *name, *code, *end;
    long step;          /* of pointers, in a round */
    bool counts;        /* down by it in x2; else up to a byte 0 */
    unsigned naccesses;
    struct { bool store; uint8_t insn, bytes; int8_t at; } access[4];
} loops[] = {
    {"copy", code_copy, end_copy, 64, true, 4, {{false, 0, 32, 0}, {false, 1, 32, 32}, {true, 2, 32, 0}, {true, 3, 32, 32}}},
    {"back", code_back, end_back, -64, true, 4, {{false, 0, 32, -32}, {false, 1, 32, -64}, {true, 2, 32, -32}, {true, 3, 32, -64}}},
    {"each", code_each, end_each, 16, true, 2, {{false, 0, 16, 0}, {true, 1, 16, 0}}},
    {"set", code_set, end_set, 64, true, 2, {{true, 0, 32, 0}, {true, 1, 32, 32}}},
    {"zero", code_zero, end_zero, 64, true, 1, {{true, 0, 64, 0}}},
    {"find", code_find, end_find, 16, false, 1, {{false, 0, 16, 0}}},
};
static const struct mode {
    const char *name;
    long control;
    bool tco, loads_fail, stores_fail, loads_tell, stores_tell;
} modes[] = {
    {"sync", SYNC, false, true, true, false, false}, {"async", ASYNC, false, false, false, true, true},
    {"asymm", SYNC | ASYNC, false, true, false, false, true}, {"store-only", SYNC | STORE_ONLY, false, false, true, false, false},
    {"TCO", SYNC, true, false, false, false, false},
};

/* ---- what they mean ------------------------------------------------------------------------------- */
struct end {
    uintptr_t at;                   /* of the fault, 0: there was none */
    uint64_t to, from, count;       /* then */
    unsigned insn;
    bool told;
};
static unsigned char *from_area, *to_area, from_tags[AREA / GRANULE], to_tags[AREA / GRANULE], expected[AREA];
static unsigned char pattern[16] = {7, 1, 2, 3};

static bool loads(const struct loop *l) { return !l->access[0].store; }
static bool stores(const struct loop *l) { return l->access[l->naccesses - 1].store; }
static uint64_t step_of(const struct loop *l) { return (uint64_t)(l->step < 0 ? -l->step : l->step); }

static void model(const struct loop *l, const struct mode *m, uint64_t to, uint64_t from, uint64_t count, struct end *e)
{
    *e = (struct end){.to = to, .from = from, .count = count};
    for (bool again = true; again; e->to += (uint64_t)l->step, e->from += (uint64_t)l->step, e->count -= step_of(l)) {
        for (unsigned k = 0; k < l->naccesses; k++) {
            bool store = l->access[k].store;
            uint64_t at = (store ? e->to : e->from) + (uint64_t)(int64_t)l->access[k].at, bytes = l->access[k].bytes;
            if (bytes == 64)
                at &= ~63u;
            const unsigned char *tags = store ? to_tags : from_tags;
            for (uint64_t g = at / GRANULE; g <= (at + bytes - 1) / GRANULE; g++) {
                if (tags[g] == (store ? TO_TAG : FROM_TAG) || tags[g] == UNTAGGED)
                    continue;
                e->told |= store ? m->stores_tell : m->loads_tell;
                if (!(store ? m->stores_fail : m->loads_fail))
                    continue;
                e->at = (uintptr_t)(store ? to_area : from_area) + (at > g * GRANULE ? at : g * GRANULE);
                e->insn = l->access[k].insn;
                return;
            }
            for (unsigned i = 0; i < bytes && store; i++)
                expected[at + i] = bytes == 64 ? 0 : !loads(l) ? pattern[i % 16] : from_area[at - e->to + e->from + i];
        }
        again = l->counts ? e->count > step_of(l) : memchr(from_area + e->from, 0, 16) == NULL;
    }
}

/* ---- running them --------------------------------------------------------------------------------- */
static sigjmp_buf back;
static struct end happened;
static char *code;

static void on_fault(int signo, siginfo_t *info, void *context)
{
    (void)signo;
    const mcontext_t *mc = &((ucontext_t *)context)->uc_mcontext;
    if (info->si_code == TAG_ASYNC) {
        happened.told = true;
        return;
    }
    if (info->si_code != TAG_SYNC)
        printf("si_code %d at %p\n", info->si_code, info->si_addr);
    happened.at = (uintptr_t)info->si_addr & UINTPTR_MAX >> 8;
    happened.to = (mc->regs[0] & UINT64_MAX >> 8) - (uintptr_t)to_area;
    happened.from = (mc->regs[1] & UINT64_MAX >> 8) - (uintptr_t)from_area;
    happened.count = mc->regs[2];
    happened.insn = (unsigned)(mc->pc - (uintptr_t)code) / 4;
    siglongjmp(back, 1);
}

static unsigned char *with(const void *p, unsigned tag) { return (unsigned char *)((uintptr_t)p | (uintptr_t)tag << 56); }
static void set_tag(unsigned char *area, unsigned char *tags, unsigned granule, unsigned tag)
{
    __asm__ volatile("stg %0, [%0]" : : "r"(with(area + granule * GRANULE, tag)) : "memory");
    if (tags[granule] != UNTAGGED)
        tags[granule] = (unsigned char)tag;
}

/* Each fault has its own code, which no fault was in yet: that of earlier ones may be more careful. */
static void new_code(const struct loop *l)
{
    static char *end;
    size_t size = (size_t)(l->end - l->code);
    code = code ? code + (size + 63) / 64 * 64 : code;
    if (code + 2 * PAGE > end) {
        code = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        end = code + (1 << 20);
    }
    memcpy(code, l->code, size);
    __builtin___clear_cache(code, code + size);
}

/* Elsewhere nothing is checked: what is written and compared there has no tags. */
static void set_tco(bool on)
{
    if (on)
        __asm__ volatile("msr tco, #1" : : : "memory");
    else
        __asm__ volatile("msr tco, #0" : : : "memory");
}

static void call(bool tco, uint64_t to, uint64_t from, uint64_t count)
{
    set_tco(tco);
    register void *x0 __asm__("x0") = with(to_area + to, TO_TAG);
    register void *x1 __asm__("x1") = with(from_area + from, FROM_TAG);
    register uint64_t x2 __asm__("x2") = count;
    register char *x9 __asm__("x9") = code;
    __asm__ volatile("ldr q5, [%4]\n blr %3" : "+r"(x0), "+r"(x1), "+r"(x2), "+r"(x9) : "r"(pattern)
                     : "x3", "x30", "v0", "v1", "v2", "v3", "v5", "memory", "cc");
    set_tco(true);
}

static void test(const struct loop *l, const struct mode *m, uint64_t to, uint64_t from, bool store, unsigned granule)
{
    unsigned char *area = store ? to_area : from_area, *tags = store ? to_tags : from_tags;
    struct end e;
    new_code(l);
    for (unsigned i = 0; i < WARM; i++) /* hot */
        call(false, to, from, LENGTH);
    memset(to_area, 0xee, AREA);
    memset(expected, 0xee, AREA);
    set_tag(area, tags, granule, OTHER_TAG);
    model(l, m, to, from, LENGTH, &e);
    happened = (struct end){.at = 0};
    if (sigsetjmp(back, 1) == 0)
        call(m->tco, to, from, LENGTH);
    set_tco(true);
    getpid(); /* now at the latest */
    bool same = happened.at == e.at && happened.told == e.told && memcmp(to_area, expected, AREA) == 0;
    if (e.at)
        same &= (!stores(l) || happened.to == e.to) && (!loads(l) || happened.from == e.from) && (!l->counts || happened.count == e.count) &&
                happened.insn == e.insn;
    if (!same)
        printf("%s, %s, to +%u from +%u, granule %u of what is %s: at %#lx for %#lx, told %d %d, %ld rounds for %ld\n", l->name, m->name, (unsigned)to,
               (unsigned)from, granule, store ? "stored" : "loaded", (long)happened.at, (long)e.at, happened.told, e.told,
               (long)((LENGTH - happened.count) / step_of(l)), (long)((LENGTH - e.count) / step_of(l)));
    CHECK(same);
    set_tag(area, tags, granule, store ? TO_TAG : FROM_TAG);
}

/* Everywhere in the first round and the last ones, and elsewhere. */
static void test_all(const struct loop *l, const struct mode *m, unsigned to, unsigned from)
{
    uint64_t first = BEGIN + (l->step < 0 ? LENGTH : 0);
    for (unsigned n = 0; n <= LENGTH / GRANULE + 1; n += n <= ROUND / GRANULE || n >= (LENGTH - 2 * ROUND) / GRANULE ? 1 : 7)
        for (unsigned k = 0; k < 2; k++)
            if (k ? stores(l) : loads(l))
                test(l, m, first + to, first + from, k, BEGIN / GRANULE - 1 + n);
}

static void make_area(unsigned char **area, unsigned char *tags, unsigned tag)
{
    *area = mmap(NULL, AREA, PROT_READ | PROT_WRITE | MTE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (unsigned i = 0; i < AREA / GRANULE; i++)
        set_tag(*area, tags, i, tag);
}

/* The second half of the bytes is in a page without tags: there everything matches. */
static void lose_tags(unsigned char *area, unsigned char *tags)
{
    unsigned char kept[PAGE];
    memcpy(kept, area + PAGE, PAGE);
    CHECK(mmap(area + PAGE, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == area + PAGE);
    memcpy(area + PAGE, kept, PAGE);
    memset(tags + PAGE / GRANULE, UNTAGGED, PAGE / GRANULE);
}

static void test_loops(const struct mode *m, unsigned to, unsigned from)
{
    CHECK(prctl(SET, ENABLE | m->control | TAGS, 0, 0, 0) == 0);
    for (unsigned k = 0; k < sizeof loops / sizeof *loops; k++)
        test_all(&loops[k], m, to, from);
}

int main(void)
{
    struct sigaction act = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO};
    CHECK(sigaction(SIGSEGV, &act, NULL) == 0);
    CHECK(prctl(SET, ENABLE | SYNC | TAGS, 0, 0, 0) == 0);
    set_tco(true);
    make_area(&from_area, from_tags, FROM_TAG);
    make_area(&to_area, to_tags, TO_TAG);
    for (unsigned i = 0; i < AREA; i++)
        from_area[i] = (unsigned char)(i % 251 + 1);
    from_area[BEGIN + LENGTH - 5] = 0;
    for (unsigned m = 0; m < sizeof modes / sizeof *modes; m++) {
        test_loops(&modes[m], 0, 0);
        test_loops(&modes[m], 7, 32);
        test_loops(&modes[m], 16, 13);
    }
    lose_tags(from_area, from_tags);
    test_loops(&modes[0], 16, 13);
    lose_tags(to_area, to_tags);
    for (unsigned m = 0; m < sizeof modes / sizeof *modes; m++)
        test_loops(&modes[m], 7, 32);
    return check_end();
}
