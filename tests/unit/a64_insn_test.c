/* a64_insn_test.c: every line of tests/a64/<group>.expected through every engine: IR interpreter and host backend at
 * each of its levels, raw, optimised, exact and careful. Reports what differs from the oracle, and decode rows that no
 * line reaches.
 *
 * usage: a64_insn_test [group...]; without groups all, and row coverage. */
#include <dirent.h>
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#include <cmocka.h>

#include "../a64/expected.h"
#include "contract/backend.h"
#include "contract/insn_map.h"
#include "frontends/aarch64/a64.h"
#include "frontends/aarch64/aarch64.h"

#if defined(__x86_64__) && !defined(A64_TEST_NO_BACKEND) && __has_include("backends/x86_64/x86_64.h")
#include "backends/x86_64/x86_64.h"
static const struct backend *const levels[] = {&x86_64_backend, &x86_64_v3_backend, &x86_64_v2_backend};
#define HOST_PC(uc) ((uint64_t)(uc)->uc_mcontext.gregs[REG_RIP])
#else
static const struct backend *const levels[] = {NULL};
#define HOST_PC(uc) ((void)(uc), UINT64_C(0))
#endif

#define DIR_A64 "tests/a64/"

enum { RAW = 0, OPTIMISED = 1, EXACT = 2 /* code_buffer.fp_exact */, CAREFUL = 4, INTERPRETED = -1 };
static const struct engine {
    const char *name;
    int level; /* of levels[] */
    unsigned how;
} engines[] = {
    {"interpreter", INTERPRETED, RAW},
    {"interpreter, optimised", INTERPRETED, OPTIMISED},
    {"host", 0, RAW},
    {"host, optimised", 0, OPTIMISED},
    {"host, optimised, exact", 0, OPTIMISED | EXACT},
    {"host, optimised, careful", 0, OPTIMISED | EXACT | CAREFUL},
    {"v3, optimised", 1, OPTIMISED},
    {"v3, optimised, exact", 1, OPTIMISED | EXACT},
    {"v2, optimised", 2, OPTIMISED},
    {"v2, optimised, exact", 2, OPTIMISED | EXACT},
};

enum { NLEVELS = sizeof levels / sizeof levels[0] };
enum { BUFFER_SIZE = 1 << 20, STACK_SIZE = 1 << 18, MAP_BITS = 42, SHOWN = 12 };

struct bench {
    const struct backend *backend; /* of the level that runs; NULL: none */
    struct a64_state *st;
    struct arena arena;
    struct ir ir;
    struct code_buffer buffer, buffers[NLEVELS]; /* the level's; as they are empty */
    struct region_code region;
    sigjmp_buf fault;
    bool exact; /* the case has looked at FPSR: from then on the runtime wants exact code */
    volatile int guarded;
    int fault_signal;
    bool covered[A64_NROWS];
    unsigned cases, failures;
};
static struct bench bench; /* the signal handler needs it */

/* ---- faults ----------------------------------------------------------------------------------- */
/* In translated code: an optimistic operation met its rare case; the guest instruction is then stepped exactly. */
static void on_fault(int signo, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;
    struct cpu_state *cpu = &bench.st->cpu;
    (void)info;
    uint64_t at = HOST_PC(uc) - (uint64_t)(uintptr_t)bench.buffer.base;
    if (bench.backend && at < BUFFER_SIZE) {
        const struct region_code *r = &bench.region;
        uint64_t pc = A64_TEST_PC, again;
        insn_map_find(r->insn_map, r->insn_map_size, r->pc, (uint32_t)(at - r->start), &pc, &again);
        bench.backend->sync_state(cpu, uc, bench.region.homes, bench.region.nhomes);
        cpu->exit_trap = IR_TRAP_STEP;
        cpu->pc = pc;
        bench.backend->leave(cpu, uc);
        return;
    }
    if (!bench.guarded)
        _exit(99);
    bench.fault_signal = signo;
    siglongjmp(bench.fault, 1);
}

static void catch_faults(void)
{
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_NODEFER | SA_ONSTACK};
    static char stack[1 << 16];
    sigaltstack(&(stack_t){.ss_sp = stack, .ss_size = sizeof stack}, NULL);
    static const int signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE};
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
        sigaction(signals[i], &action, NULL);
}

/* ---- setting up ------------------------------------------------------------------------------- */
static void *map(uint64_t address, size_t size, int prot)
{
    int fixed = address ? MAP_FIXED_NOREPLACE : 0;
    void *p = mmap((void *)(uintptr_t)address, size, prot, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | fixed, -1, 0);
    assert_true(p != MAP_FAILED);
    return p;
}

static int set_up(void **unused)
{
    char error[200];
    (void)unused;
    bench.st = aligned_alloc(64, (sizeof *bench.st + 63) & ~(size_t)63);
    memset(bench.st, 0, sizeof *bench.st);
    ir_init(&bench.ir, &bench.arena, a64_slots, A64_NSLOTS, a64_helpers, A64_NHELPERS);
    uint32_t *code = map(A64_TEST_CODE, A64_TEST_CODE_SIZE, PROT_READ | PROT_WRITE);
    for (unsigned i = 0; i < A64_TEST_CODE_SIZE / 4; i++)
        code[i] = A64_TEST_BRK;
    map(A64_TEST_MEM, A64_TEST_MEM_SIZE, PROT_READ | PROT_WRITE);
    struct cpu_state *cpu = &bench.st->cpu;
    for (unsigned i = 0; i < NLEVELS && levels[i]; i++) {
        struct code_buffer *b = &bench.buffers[i];
        assert_true(levels[i]->init(error));
        *b = (struct code_buffer){.base = map(0, BUFFER_SIZE, PROT_READ | PROT_WRITE | PROT_EXEC),
                                  .end = BUFFER_SIZE};
        b->at = levels[i]->prologue(b, a64_slots, A64_NSLOTS);
    }
    cpu->code_map = map(0, (size_t)1 << MAP_BITS, PROT_READ);
    cpu->helpers = a64_helpers;
    char *stack = map(0, STACK_SIZE, PROT_READ | PROT_WRITE);
    memset(stack + STACK_SIZE - 16, 0xff, 16);
    cpu->host_stack_top = (uint64_t)(uintptr_t)(stack + STACK_SIZE - 16);
    return 0;
}

/* FPCR to enum fp_control and back (Arm ARM, FPCR). */
static const struct { uint32_t fpcr, control;
} fp_bits[] = {
    {1u << 22, 1},           {1u << 23, 2}, {1u << 24, FP_FLUSH}, {1u << 19, FP_FLUSH16}, {1u << 25, FP_DEFAULT_NAN},
    {1u << 26, FP_ALT_HALF},
};

static void set_control(uint32_t control)
{
    bench.st->cpu.fp_control = control;
    bench.st->cpu.fp_careful = (control & ~(uint32_t)(FP_ROUND_MASK | FP_FLUSH)) != 0; /* as the runtime decides */
    if (bench.backend)
        bench.backend->fp_set_control(&bench.st->cpu);
}

static void load_input(const struct a64_input *in, const uint8_t *mem)
{
    struct a64_state *st = bench.st;
    uint32_t control = 0;
    a64_frontend.reset(&st->cpu);
    st->cpu.mte.allowed = ~A64_TEST_EXCLUDE & 0xffff;
    memcpy(st->x, in->x, sizeof st->x);
    st->sp = in->x[31];
    memcpy(st->v, in->v, sizeof st->v);
    st->nzcv = ir_flags_store(in->nzcv);
    st->cpu.fp_status = in->fpsr & 0x9f;
    st->qc_vec.d[0] = in->fpsr >> 27 & 1;
    for (size_t i = 0; i < sizeof fp_bits / sizeof fp_bits[0]; i++)
        control |= in->fpcr & fp_bits[i].fpcr ? fp_bits[i].control : 0;
    set_control(control);
    st->cpu.paired_sp = st->cpu.host_stack_top;
    memcpy((void *)(uintptr_t)A64_TEST_MEM, mem, A64_TEST_MEM_SIZE);
}

static void store_result(struct a64_result *r)
{
    const struct a64_state *st = bench.st;
    memcpy(r->x, st->x, sizeof st->x);
    r->x[31] = st->sp;
    memcpy(r->v, st->v, sizeof r->v);
    r->nzcv = ir_flags_load(st->nzcv);
    r->fpsr = (st->cpu.fp_status & 0x9f) | (st->qc_vec.d[0] | st->qc_vec.d[1] ? 1u << 27 : 0);
    r->fpcr = 0;
    for (size_t i = 0; i < sizeof fp_bits / sizeof fp_bits[0]; i++)
        r->fpcr |= st->cpu.fp_control & fp_bits[i].control ? fp_bits[i].fpcr : 0;
    memcpy(r->mem, (const void *)(uintptr_t)A64_TEST_MEM, A64_TEST_MEM_SIZE);
}

/* ---- running ---------------------------------------------------------------------------------- */
static bool always(void *ctx, uint64_t pc)
{
    (void)ctx, (void)pc;
    return true;
}

static void make_ir(const struct engine *e, uint64_t pc, uint32_t max_insns, bool careful)
{
    char error[200];
    struct translate_request req = {
        .pc = pc,
        .code = (const uint8_t *)(uintptr_t)pc,
        .code_end = (const uint8_t *)(uintptr_t)(A64_TEST_CODE + A64_TEST_CODE_SIZE),
        .max_insns = max_insns,
        .careful = careful ? always : NULL,
    };
    ir_set_folding(&bench.ir, e->how & OPTIMISED); /* as the runtime does; ir_fold_test has the pass */
    ir_reset(&bench.ir);
    a64_frontend.translate(&bench.ir, &req);
    if (!ir_verify(&bench.ir, error))
        fail_msg("IR of %08" PRIx32 ": %s", *(const uint32_t *)(uintptr_t)pc, error);
    if (!(e->how & OPTIMISED))
        return;
    ir_dce(&bench.ir, NULL, NULL);
    if (!ir_verify(&bench.ir, error))
        fail_msg("optimised IR of %08" PRIx32 ": %s", *(const uint32_t *)(uintptr_t)pc, error);
}

/* Under flush-to-zero other code is not exact in values either. */
static bool is_exact(const struct engine *e)
{
    return e->how & EXACT || bench.exact || bench.st->cpu.fp_control & FP_FLUSH;
}

/* The exit that was left with this exit_site; false: there is none. */
static bool find_exit(const struct region_code *code, uint32_t stub_size, uint32_t exit_site, struct region_exit *exit)
{
    uint32_t behind = exit_site - code->stubs;
    if (behind - 1 < code->nexits * stub_size) {
        *exit = code->exits[(behind - 1) / stub_size];
        return true;
    }
    for (uint32_t i = 0; i < code->nentries; i++)
        if (code->entries[i].host + stub_size == exit_site) {
            *exit = (struct region_exit){.pc = code->entries[i].pc};
            return true;
        }
    return false;
}

static void run_host(const struct engine *e, struct ir_exit *exit)
{
    struct cpu_state *cpu = &bench.st->cpu;
    bench.buffer = bench.buffers[e->level];
    bench.buffer.fp_exact = is_exact(e);
    memset(&bench.region, 0, sizeof bench.region);
    if (!bench.backend->compile(&bench.ir, &bench.buffer, &bench.region))
        fail_msg("compile");
    cpu->exit_arg = 0;
    cpu->code_base = bench.buffer.base;
    cpu->fp_exact = is_exact(e);
    bench.backend->fp_set_control(cpu);
    bench.backend->enter(cpu, bench.region.entries[0].host);
    struct region_exit out;
    if (cpu->exit_trap == CPU_EXIT_BRANCH && cpu->exit_site) {
        assert_true(find_exit(&bench.region, bench.backend->stub_size, cpu->exit_site, &out));
        cpu->pc = out.pc;
    }
    bench.backend->fp_collect(cpu);
    bool trap = cpu->exit_trap < IR_NTRAPS;
    *exit = (struct ir_exit){
        .op = trap ? IR_trap : IR_jump, .trap = (uint8_t)cpu->exit_trap, .pc = cpu->pc, .arg = cpu->exit_arg};
}

static void run_block(const struct engine *e, uint64_t pc, uint64_t end, struct ir_exit *exit)
{
    make_ir(e, pc, (uint32_t)(end - pc) / 4, e->how & CAREFUL || bench.st->cpu.fp_careful);
    if (e->level >= 0)
        run_host(e, exit);
    else
        ir_interpret(&bench.ir, 0, &bench.st->cpu, exit);
    if (exit->op == IR_trap && exit->trap == IR_TRAP_STEP) {
        make_ir(&engines[0], exit->pc, 1, true);
        for (uint32_t i = 0; i < bench.ir.nins; i++)
            bench.exact |= bench.ir.ins[i].op == IR_fpstat || bench.ir.ins[i].op == IR_setfpstat;
        ir_interpret(&bench.ir, 0, &bench.st->cpu, exit);
    }
}

/* Does what the runtime does on leaving; true: goes on at r->pc. */
static bool after_exit(const struct ir_exit *exit, struct a64_result *r)
{
    r->pc = exit->pc;
    if (exit->op != IR_trap)
        return true;
    switch (exit->trap) {
    case IR_TRAP_FPCTL: set_control((uint32_t)exit->arg); return true;
    case IR_TRAP_IFLUSH: case IR_TRAP_YIELD: return true;
    case IR_TRAP_SYSCALL: bench.st->x[0] = (uint64_t)-ENOSYS; return true; /* what the lists' numbers are worth */
    case IR_TRAP_BREAK: r->sig = A64_SIG_TRAP; return false;
    case IR_TRAP_ALIGN: case IR_TRAP_PCALIGN: r->sig = A64_SIG_BUS; return false;
    case IR_TRAP_NOEXEC: r->sig = A64_SIG_SEGV; return false;
    default: r->sig = A64_SIG_ILL; return false;
    }
}

static void run_case(const struct engine *e, const struct a64_spec *spec, const struct a64_input *in,
                     const uint8_t *mem, struct a64_result *r)
{
    uint64_t end = A64_TEST_PC + 4 * spec->nwords;
    load_input(in, mem);
    bench.exact = false;
    r->pc = A64_TEST_PC;
    r->sig = A64_SIG_TRAP;
    if (sigsetjmp(bench.fault, 1) == 0) {
        bench.guarded = 1;
        struct ir_exit exit;
        for (int step = 0; step < 32 && r->pc >= A64_TEST_PC && r->pc < end; step++) {
            run_block(e, r->pc, end, &exit);
            if (!after_exit(&exit, r))
                break;
        }
    } else {
        r->sig = bench.fault_signal == SIGBUS ? A64_SIG_BUS : A64_SIG_SEGV;
        r->pc = bench.st->cpu.interp_pc;
    }
    bench.guarded = 0;
    store_result(r);
}

/* ---- comparing -------------------------------------------------------------------------------- */
/* The lower half of the address space ignores the top byte of branch targets; that is left to the runtime. */
static uint64_t untagged(uint64_t pc) { return pc >> 55 & 1 ? pc : pc & (UINT64_MAX >> 8); }

static bool same_end(const struct a64_result *a, const struct a64_result *b)
{
    bool outside = b->pc - A64_TEST_CODE >= A64_TEST_CODE_SIZE || (b->pc & 3);
    return untagged(a->pc) == untagged(b->pc) && (a->sig == b->sig || outside);
}

/* The host's own FP instructions detect tininess after rounding; only exact code knows the difference (docs/design.md, rare
 * cases). */
static uint32_t exact_fpsr(const struct engine *e)
{
    return e->level >= 0 && !is_exact(e) ? ~(uint32_t)FP_UNDERFLOW : ~0u;
}

static bool has_nan(const union a64_vec *v)
{
    for (unsigned i = 0; i < 4; i++)
        if ((v->s[i] & 0x7fffffff) > 0x7f800000 || (i < 2 && (v->d[i] & INT64_MAX) > UINT64_C(0x7ff0000000000000)))
            return true;
    return false;
}

/* A quiet NaN hides a denormal operand from the host, which tells of the other one first (docs/differences.md). */
static uint32_t hidden_by_nan(const struct engine *e, const struct a64_input *in, const struct a64_result *want)
{
    for (unsigned i = 0; e->level >= 0 && want->fpcr & 1u << 24 && i < 32; i++)
        if (memcmp(&in->v[i], &want->v[i], 16) && has_nan(&want->v[i]))
            return FP_DENORMAL;
    return 0;
}

static bool same(const struct engine *e, const struct a64_input *in, const struct a64_spec *spec, const struct a64_result *want,
                 const struct a64_result *got)
{
    for (unsigned i = 0; i < 32; i++)
        if (want->x[i] != got->x[i] && i != spec->any_reg)
            return false;
    return !memcmp(want->v, got->v, sizeof want->v) && want->nzcv == got->nzcv &&
           !((want->fpsr ^ got->fpsr) & exact_fpsr(e) & ~hidden_by_nan(e, in, want)) && want->fpcr == got->fpcr && same_end(want, got) &&
           !memcmp(want->mem, got->mem, sizeof want->mem);
}

static void show_inputs(const struct a64_line *line, const struct a64_input *in)
{
    for (const char *p = line->text; *p; p++) {
        char kind = *p, *end;
        if (!strchr("xwvqdshb", kind) || (p > line->text && !strchr(" ,[{-", p[-1])) || p[1] < '0' || p[1] > '9')
            continue;
        unsigned long n = strtoul(p + 1, &end, 10);
        if (n > 31)
            continue;
        if (kind == 'x' || kind == 'w')
            print_error("    in   x%lu = %016" PRIx64 "\n", n, in->x[n]);
        else
            print_error("    in   v%lu = %016" PRIx64 "_%016" PRIx64 "\n", n, in->v[n].d[1], in->v[n].d[0]);
    }
    print_error("    in   nzcv %x fpcr %08x fpsr %08x sp %" PRIx64 "\n", in->nzcv, in->fpcr, in->fpsr, in->x[31]);
}

static void show_memory(const struct a64_result *want, const struct a64_result *got)
{
    for (unsigned i = 0, shown = 0; i < A64_TEST_MEM_SIZE && shown < 32; i++)
        if (want->mem[i] != got->mem[i] && ++shown)
            print_error("    mem+%x: expected %02x got %02x\n", i, want->mem[i], got->mem[i]);
}

static void show_difference(const struct engine *e, const struct a64_line *line, unsigned index,
                            const struct a64_input *in, const struct a64_result *want, const struct a64_result *got)
{
    print_error("%s   [%08x] case %u, %s\n", line->text, line->spec.word[0], index, e->name);
    show_inputs(line, in);
    for (unsigned i = 0; i < 32; i++)
        if (want->x[i] != got->x[i])
            print_error("    x%u: expected %016" PRIx64 " got %016" PRIx64 "\n", i, want->x[i], got->x[i]);
    for (unsigned i = 0; i < 32; i++)
        if (memcmp(&want->v[i], &got->v[i], 16))
            print_error("    v%u: expected %016" PRIx64 "_%016" PRIx64 " got %016" PRIx64 "_%016" PRIx64 "\n", i,
                        want->v[i].d[1], want->v[i].d[0], got->v[i].d[1], got->v[i].d[0]);
    if (want->nzcv != got->nzcv)
        print_error("    nzcv: expected %x got %x\n", want->nzcv, got->nzcv);
    if (want->fpsr != got->fpsr)
        print_error("    fpsr: expected %08x got %08x\n", want->fpsr, got->fpsr);
    if (want->fpcr != got->fpcr)
        print_error("    fpcr: expected %08x got %08x\n", want->fpcr, got->fpcr);
    if (!same_end(want, got))
        print_error("    end: expected pc%+" PRId64 " sig %d got pc%+" PRId64 " sig %d\n",
                    (int64_t)(want->pc - A64_TEST_PC), want->sig, (int64_t)(got->pc - A64_TEST_PC), got->sig);
    show_memory(want, got);
}

/* ---- known differences ------------------------------------------------------------------------ */
enum known { KNOWN_NOT, KNOWN_UNCHANGED, KNOWN_SKIP };

/* "text | unchanged or skip | reason" */
static enum known known_difference(const char *text)
{
    char row[800];
    enum known found = KNOWN_NOT;
    FILE *f = fopen(DIR_A64 "known_differences.txt", "r");
    size_t length = strlen(text);
    while (f && found == KNOWN_NOT && fgets(row, sizeof row, f))
        if (row[0] != '#' && !strncmp(row, text, length) && !strncmp(row + length, " | ", 3))
            found = row[length + 3] == 'u' ? KNOWN_UNCHANGED : KNOWN_SKIP;
    if (f)
        fclose(f);
    return found;
}

/* ---- a list ----------------------------------------------------------------------------------- */
/* One case in all engines; returns the number of engines that differ. */
static unsigned check_case(const struct a64_line *line, unsigned index, char *text, enum known known, bool show)
{
    static struct a64_result want, got;
    static uint64_t mem[A64_TEST_MEM_SIZE / 8];
    struct a64_input in;
    unsigned failures = 0;
    a64_make_input(&line->spec, index, &in);
    a64_fill_memory(in.mem_seed, mem);
    a64_result_of_input(&want, &line->spec, &in);
    if (known != KNOWN_UNCHANGED && !a64_parse_case(text, index, &want))
        fail_msg("bad case %u of %s", index, line->text);
    for (size_t i = 0; i < sizeof engines / sizeof engines[0]; i++) {
        bench.backend = engines[i].level >= 0 ? levels[engines[i].level] : NULL;
        if (engines[i].level >= 0 && !bench.backend)
            continue;
        run_case(&engines[i], &line->spec, &in, (const uint8_t *)mem, &got);
        bench.cases++;
        if (known == KNOWN_SKIP || same(&engines[i], &in, &line->spec, &want, &got))
            continue;
        if (failures++ == 0 && show)
            show_difference(&engines[i], line, index, &in, &want, &got);
    }
    return failures;
}

static void begin_line(const struct a64_line *line)
{
    uint32_t *code = (uint32_t *)(uintptr_t)A64_TEST_PC;
    for (unsigned i = 0; i < A64_TEST_WORDS; i++) {
        code[i] = i < line->spec.nwords ? line->spec.word[i] : A64_TEST_BRK;
        int row = i < line->spec.nwords ? a64_decode(code[i]) : -1;
        if (row >= 0)
            bench.covered[row] = true;
    }
}

static unsigned check_file(const char *path)
{
    static struct a64_line line;
    char *text = NULL;
    size_t size = 0;
    unsigned failed_lines = 0, shown = 0, next = 0;
    bool failed = false;
    enum known known = KNOWN_NOT;
    FILE *f = fopen(path, "r");
    if (!f)
        fail_msg("%s: %s", path, strerror(errno));
    while (getline(&text, &size, f) > 0) {
        if (text[0] == 'L') {
            snprintf(line.text, sizeof line.text, "%.*s", (int)strcspn(text + 2, "\n"), text + 2);
            known = known_difference(line.text);
            failed = false;
            next = 0;
        } else if (text[0] == 'W') {
            if (!a64_parse_words(text + 2, &line))
                fail_msg("%s: bad line %s", path, text);
            begin_line(&line);
        } else if (text[0] != '#') {
            bool bad = check_case(&line, next++, text, known, !failed && shown < SHOWN) > 0;
            shown += bad && !failed;
            if (bad && !failed)
                failed_lines++;
            failed |= bad;
        }
    }
    free(text);
    fclose(f);
    if (failed_lines)
        print_error("%s: %u lines differ\n", path, failed_lines);
    return failed_lines;
}

static void test_list(void **state)
{
    char path[300];
    snprintf(path, sizeof path, DIR_A64 "%s.expected", (const char *)*state);
    catch_faults(); /* instead of cmocka */
    assert_int_equal(check_file(path), 0);
}

/* Runs after the lists. */
static void test_rows_covered(void **state)
{
    unsigned missing = 0;
    (void)state;
    for (int row = 0; row < A64_NROWS; row++) {
        if (!a64_rows[row].implemented || bench.covered[row])
            continue;
        print_error("no line reaches %s (%s)\n", a64_rows[row].name, a64_rows[row].file);
        missing++;
    }
    assert_int_equal(missing, 0);
}

enum { MAX_LISTS = 64 };

static size_t find_lists(char names[MAX_LISTS][64])
{
    size_t n = 0;
    DIR *dir = opendir(DIR_A64);
    for (struct dirent *entry; dir && n < MAX_LISTS && (entry = readdir(dir));) {
        char *dot = strrchr(entry->d_name, '.');
        if (dot && !strcmp(dot, ".expected"))
            snprintf(names[n++], 64, "%.*s", (int)(dot - entry->d_name), entry->d_name);
    }
    if (dir)
        closedir(dir);
    return n;
}

int main(int argc, char **argv)
{
    static char names[MAX_LISTS][64];
    static struct CMUnitTest tests[MAX_LISTS + 1];
    size_t n = 0;
    for (; (int)n + 1 < argc && n < MAX_LISTS; n++)
        snprintf(names[n], sizeof names[n], "%s", argv[n + 1]);
    bool all = n == 0;
    if (all)
        n = find_lists(names);
    for (size_t i = 0; i < n; i++)
        tests[i] = (struct CMUnitTest){.name = names[i], .test_func = test_list, .initial_state = names[i]};
    if (all)
        tests[n++] = (struct CMUnitTest){.name = "rows covered", .test_func = test_rows_covered};
    int failed = _cmocka_run_group_tests("a64_insn", tests, n, set_up, NULL);
    print_message("%u cases\n", bench.cases);
    return failed;
}
