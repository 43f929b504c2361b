/* run FIRST COUNT [patch] [alter] [mte] [signals] [verbose]: random programs, and what they leave.
 * A program runs WARM rounds, so that it is hot, and then again with each of its pages inaccessible: the fault's handler
 * sums up what it sees, allows the access and returns. One line for each program: its number and the sum of all registers,
 * memory and faults. "patch": immediates of moves are rewritten. "alter": the handler changes registers. "mte": a tag differs in
 * place of a page that is not there. "signals": a timer's signal at any place; going on from what its handler saw must
 * end as without it, which needs nobody to compare with. "verbose": all state. */
#define _GNU_SOURCE
#include "program.h"

#include <asm/sigcontext.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/time.h>
#include <ucontext.h>

enum {
    WARM = 40,
    WARM_VECTORS = 60,
    ROUNDS = 9,
    WALKS = 4,
    PATCHES = 6,
    VARIANTS = 8,
    MOST_FAULTS = 60,
    TAG = 3,
    OTHER_TAG = 5,
    PROT_TAGS = 0x20
};
#define TAG_SHIFT 56
#define LOW_BYTES(p) ((uintptr_t)(p) & ((UINT64_C(1) << TAG_SHIFT) - 1))

static struct {
    bool tags, signals, patch, alter, verbose;
} mode;

static uint64_t sum;
static uint8_t *data;
static uint64_t pointer_tag;
static unsigned rounds = ROUNDS;

static void add(uint64_t v)
{
    sum = (sum ^ v) * UINT64_C(0x9e3779b97f4a7c15);
    sum ^= sum >> 29;
}

static void add_bytes(const void *at, size_t n)
{
    for (size_t i = 0; i < n; i += 8) {
        uint64_t word;
        memcpy(&word, (const char *)at + i, 8);
        add(word);
    }
}

/* ---- calls with all registers -------------------------------------------------------------------- */

struct registers {
    uint64_t x[32];
    uint8_t v[32][16];
};
static struct registers result;

#define VECTORS(op)                                                                                                    \
    op " {v0.16b-v3.16b}, [x20], 64\n" op " {v4.16b-v7.16b}, [x20], 64\n" op " {v8.16b-v11.16b}, [x20], 64\n" op       \
       " {v12.16b-v15.16b}, [x20], 64\n" op " {v16.16b-v19.16b}, [x20], 64\n" op " {v20.16b-v23.16b}, [x20], 64\n" op  \
       " {v24.16b-v27.16b}, [x20], 64\n" op " {v28.16b-v31.16b}, [x20], 64\n"
#define GENERAL(pair, single)                                                                                          \
    pair " x0, x1, [x19]\n" pair " x2, x3, [x19, 16]\n" pair " x4, x5, [x19, 32]\n" pair " x6, x7, [x19, 48]\n" pair   \
         " x8, x9, [x19, 64]\n" pair " x10, x11, [x19, 80]\n" pair " x12, x13, [x19, 96]\n" pair                       \
         " x14, x15, [x19, 112]\n" single " x16, [x19, 128]\n" pair " x20, x21, [x19, 160]\n" pair                     \
         " x22, x23, [x19, 176]\n" pair " x24, x25, [x19, 192]\n" pair " x26, x27, [x19, 208]\n" single                \
         " x28, [x19, 224]\n"
#define SAVED(pair, single)                                                                                            \
    pair " x19, x20, [sp, 16]\n" pair " d8, d9, [sp, 32]\n" pair " d10, d11, [sp, 48]\n" pair                          \
         " d12, d13, [sp, 64]\n" pair " d14, d15, [sp, 80]\n" pair " x21, x22, [sp, 96]\n" pair                        \
         " x23, x24, [sp, 112]\n" pair " x25, x26, [sp, 128]\n" pair " x27, x28, [sp, 144]\n" single                   \
         " x18, [sp, 160]\n"
void run(struct registers *r, const void *code);
/* clang-format off */
__asm__(".text\n.globl run\n.type run, %function\nrun:\n"
        "stp x29, x30, [sp, -192]!\n" SAVED("stp", "str") "mov x19, x0\n mov x17, x1\n add x20, x19, 256\n" VECTORS("ld1")
        "msr nzcv, xzr\n" GENERAL("ldp", "ldr") "mov x29, 0\n blr x17\n" GENERAL("stp", "str")
        "add x20, x19, 256\n" VECTORS("st1") SAVED("ldp", "ldr") "ldp x29, x30, [sp], 192\n ret\n");
/* clang-format on */

/* ---- what is compared ---------------------------------------------------------------------------- */

/* Whether flags are read from here on: what hot code leaves of those that are not may differ. */
static bool flags_live(int at)
{
    bool seen[MOST_WORDS] = {false};
    while (at >= 0 && !seen[at]) {
        const struct word *w = &program.words[at];
        seen[at] = true;
        if (w->flags != IGNORES_FLAGS)
            return w->flags == READS_FLAGS;
        if (w->to == TO_NEXT)
            at++;
        else if (w->always && w->to != TO_END)
            at = w->to;
        else
            return false; /* the branch may be decided in advance */
    }
    return false;
}

/* Registers hold pointers; where the memory is must not be in the sum. */
static uint64_t value_of(unsigned r, uint64_t value)
{
    bool pointer = r < 2 || r == 16 || (program.shape == SHAPE_VECTORS && r >= 3 && r <= 5);
    return pointer ? value - ((uintptr_t)data | pointer_tag) : value;
}

static void add_registers(const uint64_t *x, const void *v, bool with_x16)
{
    for (unsigned i = 0; i <= 28; i++) {
        if (i >= 17 && i <= 19)
            continue;
        uint64_t value = i == 16 && with_x16 ? x[i] : value_of(i, x[i]);
        add(value);
        if (mode.verbose)
            printf(" x%u=%llx", i, (unsigned long long)value);
    }
    add_bytes(v, 512);
    for (unsigned i = 0; mode.verbose && i < 32; i++) {
        uint64_t words[2];
        memcpy(words, (const char *)v + 16 * i, 16);
        printf(" v%u=%016llx%016llx", i, (unsigned long long)words[1], (unsigned long long)words[0]);
    }
}

static void add_end(void)
{
    add_registers(result.x, result.v, true);
    add_bytes(data, PAGES * PAGE);
    if (mode.verbose)
        printf("\n -> %llx\n", (unsigned long long)sum);
}

/* ---- faults -------------------------------------------------------------------------------------- */

static uint8_t *faulted;
static unsigned faulted_size, faults;
static bool altering;

static void check_tags(bool on)
{
    if (mode.tags && on)
        __asm__ volatile(".arch_extension memtag\n msr tco, 0");
    else if (mode.tags)
        __asm__ volatile(".arch_extension memtag\n msr tco, 1");
}

static void set_tags(uint8_t *p, size_t n, uint64_t tag)
{
    for (size_t i = 0; i < n; i += 16)
        __asm__ volatile(".arch_extension memtag\n stg %0, [%0]" ::"r"((uintptr_t)(p + i) | tag << TAG_SHIFT)
                         : "memory");
}

static int accessible(void) { return PROT_READ | PROT_WRITE | (mode.tags ? PROT_TAGS : 0); }
static unsigned word_at(uint64_t pc) { return (unsigned)((pc - (uint64_t)(uintptr_t)program.code) / 4); }

static struct fpsimd_context *fpsimd(ucontext_t *context)
{
    struct fpsimd_context *fp = (void *)context->uc_mcontext.__reserved;
    while (fp->head.magic != FPSIMD_MAGIC)
        fp = (void *)((char *)fp + fp->head.size);
    return fp;
}

static void alter(ucontext_t *context, bool live)
{
    context->uc_mcontext.regs[3 + faults % 3 + (program.shape == SHAPE_VECTORS ? 5 : 0)] += 0x101;
    fpsimd(context)->vregs[faults % 4] += 3;
    if (live)
        context->uc_mcontext.pstate ^= UINT64_C(1) << (28 + faults % 4);
}

static void on_fault(int signo, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;
    unsigned at = word_at(uc->uc_mcontext.pc);
    uint8_t *where = (uint8_t *)LOW_BYTES(info->si_addr);
    check_tags(false);
    if (signo != SIGSEGV || at >= program.n || ++faults > MOST_FAULTS) {
        printf("signal %d at word %u, address %p\n", signo, at, info->si_addr);
        fflush(stdout);
        _Exit(1);
    }
    bool live = flags_live((int)at);
    uint64_t nzcv = live ? uc->uc_mcontext.pstate >> 28 : 0;
    if (mode.verbose)
        printf("fault at %u (%08x), address %lx, code %d, nzcv %llx:", at, program.code[at], (long)(where - data),
               info->si_code, (unsigned long long)nzcv);
    add(at);
    add((uint64_t)info->si_code);
    add((uint64_t)(where - data));
    add(nzcv);
    add(uc->uc_mcontext.regs[29]);
    add_registers((const uint64_t *)uc->uc_mcontext.regs, fpsimd(uc)->vregs, false);
    if (mode.verbose)
        printf("\n");
    if (altering)
        alter(uc, live);
    if (mode.tags && info->si_code == SEGV_MTESERR)
        set_tags(faulted, faulted_size, TAG);
    else
        mprotect((void *)((uintptr_t)where & -(uintptr_t)PAGE), PAGE, accessible());
}

/* ---- runs ---------------------------------------------------------------------------------------- */

/* Loops over vectors: pointers to places that overlap, or do not. The same for the same variant of a program. */
static void set_streams(unsigned variant, uint64_t base)
{
    uint64_t kept = seed;
    seed = (program.number * VARIANTS + variant) * UINT64_C(0x9e3779b97f4a7c15) + 77;
    for (int i = 0; i < 5; i++)
        chance(3);
    for (unsigned i = 3; i <= 5; i++) {
        uint64_t page = 2 + (chance(2) ? 2 * i - 6 : 0),
                 inside = 16 * chance(chance(2) ? 6 : 20) + (chance(4) ? 0 : chance(64));
        result.x[i] = base + page * PAGE + inside;
    }
    result.x[6] = chance(4) * 16;
    if (chance(2))
        for (unsigned i = 0; i < PAGES * PAGE; i++)
            data[i] |= 1; /* a search for 0 finds none */
    seed = kept;
}

static void begin(unsigned n_rounds, unsigned walked, unsigned variant)
{
    uint64_t base = (uintptr_t)data | pointer_tag;
    memset(&result, 0, sizeof result);
    for (unsigned i = 3; i <= 28; i++) {
        result.x[i] =
            (i * UINT64_C(0x123456789abcdef) >> (i & 31)) ^ (i & 1 ? 0xffffffff00000000 : 0) ^ variant * 0x1003;
        if (i % 4 == 3)
            result.x[i] &= 7;
    }
    for (unsigned i = 0; i < 512; i++)
        result.v[i / 16][i % 16] = (uint8_t)(i * 29);
    for (unsigned i = 0; i < 32; i += 3) {
        double number = i * 1.25 - 3;
        float numbers[4] = {1.5f * i, -2, 3, .25f};
        memcpy(result.v[i], i & 1 ? (const void *)numbers : &number, i & 1 ? 16 : 8);
    }
    for (unsigned i = 0; i < PAGES * PAGE; i++)
        data[i] = (uint8_t)(i * 7 + i / 256);
    result.x[0] = base;
    result.x[1] = base + WALKED * PAGE + walked;
    result.x[2] = n_rounds;
    result.x[16] = base + INDEXED * PAGE;
    if (program.shape == SHAPE_VECTORS)
        set_streams(variant, base);
    faults = 0;
}

static void warm_up(void)
{
    uint64_t kept = sum;
    begin(program.shape == SHAPE_VECTORS ? WARM_VECTORS : WARM, 0, 0);
    run(&result, program.code);
    sum = kept;
}

/* `page` cannot be accessed, or a part of it has another tag. */
static void run_once(unsigned page, unsigned walked, unsigned variant, bool protect)
{
    bool other_tag = protect && mode.tags && variant % 4 != 2;
    warm_up();
    begin(rounds, walked, variant);
    faulted = data + page * PAGE;
    faulted_size = PAGE;
    if (mode.tags && variant % 2) {
        faulted += 16 * (37 * (variant + page) % 256);
        faulted_size = 16;
    }
    if (other_tag)
        set_tags(faulted, faulted_size, TAG ^ OTHER_TAG);
    else if (protect)
        mprotect(data + page * PAGE, PAGE, PROT_NONE);
    if (mode.verbose)
        printf("page %u walked %u variant %u alter %d\n", page, walked, variant, altering);
    run(&result, program.code);
    if (other_tag)
        set_tags(faulted, faulted_size, TAG);
    else if (protect)
        mprotect(data + page * PAGE, PAGE, accessible());
    add(faults);
    add_end();
}

static void run_patched(void)
{
    for (unsigned i = 0; i < PATCHES; i++) {
        unsigned at = chance(program.n);
        for (unsigned k = 0; k < program.n && !program.words[at].patchable; k++)
            at = (at + 1) % program.n;
        if (!program.words[at].patchable)
            return;
        program.code[at] = (program.code[at] & ~0x1fffe0u) | chance(16) << 5;
        __builtin___clear_cache((char *)(program.code + at), (char *)(program.code + at + 1));
        run_once(INDEXED, 0, i, chance(2));
    }
}

static void run_all(unsigned number)
{
    sum = 0;
    for (unsigned page = 0; page < program.pages; page++)
        run_once(page, 0, page, true);
    for (unsigned v = 0; program.shape == SHAPE_VECTORS && v < VARIANTS; v++) {
        run_once(2 + v, 0, v, v & 1);
        rounds = ROUNDS + v * 5;
    }
    run_once(INDEXED, 0, 1, true);
    for (unsigned step = 0; step < WALKS; step++)
        run_once(WALKED + 1, PAGE - 48 * step, step, true);
    altering = true;
    for (unsigned page = 0; mode.alter && page <= program.pages; page++)
        run_once(page < program.pages ? page : INDEXED, 0, page + 3, true);
    altering = false;
    if (mode.patch)
        run_patched();
    rounds = ROUNDS;
    printf("%u %llx\n", number, (unsigned long long)sum);
}

/* ---- signals ------------------------------------------------------------------------------------- */

static struct {
    volatile sig_atomic_t wanted, is_there;
    ucontext_t context;
    struct fpsimd_context fp;
    uint8_t data[PAGES * PAGE];
} captured;

static void on_timer(int signo, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;
    (void)signo, (void)info;
    check_tags(false);
    if (word_at(uc->uc_mcontext.pc) >= program.n || captured.is_there || !captured.wanted)
        return;
    captured.context = *uc;
    captured.fp = *fpsimd(uc);
    memcpy(captured.data, data, sizeof captured.data);
    captured.is_there = 1;
}

static void on_resume(int signo, siginfo_t *info, void *context)
{
    mcontext_t *now = &((ucontext_t *)context)->uc_mcontext, *then = &captured.context.uc_mcontext;
    struct fpsimd_context *fp = fpsimd(context);
    (void)signo, (void)info;
    check_tags(false);
    memcpy(now->regs, then->regs, sizeof now->regs);
    now->pc = then->pc;
    now->pstate = then->pstate;
    memcpy(fp->vregs, captured.fp.vregs, sizeof fp->vregs);
    fp->fpsr = captured.fp.fpsr;
    memcpy(data, captured.data, sizeof captured.data);
}

static uint64_t sum_of(unsigned n_rounds, const void *code)
{
    begin(n_rounds, 0, 0);
    run(&result, code);
    sum = 1;
    add_end();
    return sum;
}

/* As many as x1 and the streams have room for. */
static unsigned rounds_with_room(void)
{
    sum_of(1, program.code);
    int64_t walked = (int64_t)(result.x[1] - ((uintptr_t)data | pointer_tag) - WALKED * PAGE);
    int64_t each = walked < 0 ? -walked : walked;
    if (program.shape == SHAPE_VECTORS && each < 64)
        each = 64;
    int64_t n = each ? 3 * PAGE / each / 2 : 1500;
    return n > 1500 ? 1500 : (unsigned)n;
}

static void arm_timer(unsigned microseconds)
{
    struct itimerval t = {{0, 0}, {0, microseconds}};
    setitimer(ITIMER_REAL, &t, NULL);
}

static void run_with_signals(unsigned number)
{
    uint32_t *trap = program.code + MOST_WORDS; /* BRK; its handler goes on in the program */
    *trap = 0xd4200000;
    __builtin___clear_cache((char *)trap, (char *)(trap + 1));
    unsigned n = rounds_with_room(), n_captured = 0;
    if (n < 10)
        return;
    uint64_t expected = sum_of(n, program.code);
    for (unsigned try = 0; try < 36 && n_captured < 3; try++) {
        captured.is_there = 0;
        captured.wanted = 1;
        arm_timer(30 + (number * 37 + try * 53) % 300);
        uint64_t with_signal = sum_of(n, program.code);
        arm_timer(0);
        captured.wanted = 0;
        if (with_signal != expected)
            printf("%u: another result with a signal\n", number);
        if (!captured.is_there)
            continue;
        n_captured++;
        if (sum_of(n, trap) != expected)
            printf("%u: another result from a signal's state at word %u\n", number,
                   word_at(captured.context.uc_mcontext.pc));
    }
}

/* ---- all of it ----------------------------------------------------------------------------------- */

static void set_mode(const char *word)
{
    const struct {
        const char *word;
        bool *set;
    } words[] = {{"mte", &mode.tags},
                 {"signals", &mode.signals},
                 {"patch", &mode.patch},
                 {"alter", &mode.alter},
                 {"verbose", &mode.verbose}};
    for (unsigned i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(word, words[i].word)) {
            *words[i].set = true;
            return;
        }
    fprintf(stderr, "run: no mode \"%s\"\n", word);
    exit(2);
}

static void make_memory(void)
{
    if (mode.tags) {
        prctl(PR_SET_TAGGED_ADDR_CTRL, PR_TAGGED_ADDR_ENABLE | PR_MTE_TCF_SYNC | 0xfffe << PR_MTE_TAG_SHIFT, 0, 0, 0);
        pointer_tag = (uint64_t)TAG << TAG_SHIFT;
    }
    data = mmap(NULL, (PAGES + 2) * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    data += PAGE;
    mprotect(data, PAGES * PAGE, accessible());
    if (mode.tags)
        set_tags(data, PAGES * PAGE, TAG);
    check_tags(false);
    program.code = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static void handle(int signo, void (*handler)(int, siginfo_t *, void *))
{
    struct sigaction action = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO};
    sigaction(signo, &action, NULL);
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: run FIRST COUNT [patch] [alter] [mte] [signals] [verbose]\n");
        return 2;
    }
    unsigned first = (unsigned)atoi(argv[1]), count = (unsigned)atoi(argv[2]);
    for (int i = 3; i < argc; i++)
        set_mode(argv[i]);
    make_memory();
    handle(SIGSEGV, on_fault);
    handle(SIGBUS, on_fault);
    handle(SIGILL, on_fault);
    handle(SIGFPE, on_fault);
    handle(SIGALRM, on_timer);
    handle(SIGTRAP, on_resume);
    for (unsigned n = first; n < first + count; n++) {
        make_program(n, mode.tags);
        if (mode.signals)
            run_with_signals(n);
        else
            run_all(n);
        fflush(stdout);
    }
    return 0;
}
