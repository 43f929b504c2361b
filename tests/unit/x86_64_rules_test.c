/* x86_64_rules_test.c: the x86-64 backend's vector, floating-point and cryptographic rules, one operation at a time,
 * against ir_eval: all lanes, immediates and rounding modes, edge values, results in the home of an operand or another,
 * homes in registers or memory, exact code or not, for this host and as if it were of level x86-64-v3 and v2.
 *
 * usage: x86_64_rules_test [-v] [operation...] */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>

#include <cmocka.h>

#if defined(__x86_64__)
#include "backends/x86_64/x86_64.h"
#include "contract/state.h"

/* ---- a machine of four vector and four integer registers ------------------------------------------ */
struct state {
    struct cpu_state cpu;
    union ir_val v[4];
    uint64_t i[4];
};
enum { SLOT_V, SLOT_I = 4, NSLOTS = 8 };
#define V_SLOT(n, h) {"v" #n, IR_V128, h, .offset = offsetof(struct state, v) + 16 * n}
#define I_SLOT(n, h) {"i" #n, IR_I64, h, .offset = offsetof(struct state, i) + 8 * n}
#define SLOTS(h) {V_SLOT(0, h), V_SLOT(1, h), V_SLOT(2, h), V_SLOT(3, h), I_SLOT(0, h), I_SLOT(1, h), I_SLOT(2, h), I_SLOT(3, h)}
static const struct ir_slot slots[2][NSLOTS] = {SLOTS(0), SLOTS(1)};

enum { BUFFER_SIZE = 1 << 20, STACK_SIZE = 1 << 16, CASES = 150, SHOWN = 2 };
#define PC UINT64_C(0x10000)

struct bench {
    const struct backend *backend;
    struct state *st;
    struct arena arena;
    struct ir ir;
    struct code_buffer buffer;
    uint32_t code_start;
    struct region_code region;
    bool pinned, exact, verbose; /* exact: code_buffer.fp_exact, and flush-to-zero */
    unsigned failures;
    unsigned shown, runs, steps, needless; /* of the current operation: stepped though nothing was invalid */
    unsigned underflow;
    uint64_t random;
    char **only;
};
static struct bench bench;

static void on_fault(int signo, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;
    struct cpu_state *cpu = &bench.st->cpu;
    (void)info;
    if ((uint64_t)uc->uc_mcontext.gregs[REG_RIP] - (uint64_t)(uintptr_t)bench.buffer.base >= BUFFER_SIZE) {
        signal(signo, SIG_DFL);
        return;
    }
    if (signo != SIGFPE) {
        fprintf(stderr, "signal %d in translated code\n", signo);
        signal(signo, SIG_DFL);
        return;
    }
    bench.backend->sync_state(cpu, uc, bench.region.homes, bench.region.nhomes);
    cpu->exit_trap = IR_TRAP_STEP;
    cpu->pc = PC;
    bench.backend->leave(cpu, uc);
}

static void *map(size_t size, int prot)
{
    void *p = mmap(NULL, size, prot, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    assert_true(p != MAP_FAILED);
    return p;
}

static int set_up(void **unused)
{
    (void)unused;
    bench.st = map(sizeof *bench.st, PROT_READ | PROT_WRITE);
    bench.buffer.base = map(BUFFER_SIZE, PROT_READ | PROT_WRITE | PROT_EXEC);
    bench.buffer.end = BUFFER_SIZE;
    char *stack = map(STACK_SIZE, PROT_READ | PROT_WRITE);
    memset(stack + STACK_SIZE - 16, 0xff, 16);
    bench.st->cpu.code_base = bench.buffer.base;
    bench.st->cpu.host_stack_top = (uint64_t)(uintptr_t)(stack + STACK_SIZE - 16);
    bench.random = 88172645463325252u;
    return 0;
}

static void use_backend(const struct backend *backend, bool pinned)
{
    bench.backend = backend;
    bench.pinned = pinned;
    bench.buffer.at = bench.code_start = backend->prologue(&bench.buffer, slots[pinned], NSLOTS);
    ir_init(&bench.ir, &bench.arena, slots[pinned], NSLOTS, NULL, 0);
}

/* ---- inputs --------------------------------------------------------------------------------------- */
static uint64_t next(void)
{
    bench.random ^= bench.random << 13;
    bench.random ^= bench.random >> 7;
    bench.random ^= bench.random << 17;
    return bench.random * UINT64_C(2685821657736338717);
}

static const struct { unsigned exponent, fraction; } formats[4] = {{0, 0}, {5, 10}, {8, 23}, {11, 52}};

/* A number of the format of `lane`: mostly near 1 or around an integer's range, sometimes an edge. */
static uint64_t fp_value(unsigned lane)
{
    unsigned e = formats[lane].exponent, f = formats[lane].fraction, width = 8u << lane;
    uint64_t bias = (UINT64_C(1) << (e - 1)) - 1, r = next(), sign = (r & 1) << (width - 1), fraction, exponent;
    uint64_t mask = (UINT64_C(1) << f) - 1;
    switch (r >> 8 & 7) { /* fractions with few bits make ties and exact results */
    case 0: fraction = 0; break;
    case 1: fraction = mask; break;
    case 2: case 3: fraction = mask & (next() << (f - next() % (f + 1))); break;
    case 4: fraction = next() & 3; break;
    default: fraction = next() & mask; break;
    }
    switch (r >> 16 & 31) {
    case 0: return sign; /* zero */
    case 1: exponent = 0; break; /* subnormal */
    case 2: exponent = 2 * bias + ((r >> 32 & 7) ? 0 : 1); break; /* the largest; rarely infinity or NaN */
    case 3: exponent = 1 + next() % 3; break;
    case 4: case 5: exponent = next() % (2 * bias + 1); break;
    case 6: case 7: case 8: exponent = bias + next() % 66; break; /* integers */
    case 9: case 10: exponent = bias + 29 + next() % 5; break;
    case 11: exponent = bias + 61 + next() % 5; break;
    default: exponent = bias - 3 + next() % 8; break;
    }
    if (exponent > 2 * bias + 1)
        exponent = bias + next() % bias;
    if (exponent == 2 * bias + 1 && (r >> 40 & 3) == 0)
        fraction = 0;
    return sign | exponent << f | fraction;
}

static uint64_t int_value(unsigned width)
{
    static const uint64_t edge[] = {0, 1, 2, 7, 8, 15, 16, 31, 32, 63, 64, 127, 128, 255, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000};
    uint64_t r = next(), v;
    switch (r & 7) {
    case 0: v = edge[(r >> 8) % (sizeof edge / sizeof edge[0])]; break;
    case 1: v = 0 - edge[(r >> 8) % (sizeof edge / sizeof edge[0])]; break;
    case 2: v = UINT64_C(1) << (r >> 8 & 63); break;
    case 3: v = (UINT64_C(1) << (r >> 8 & 63)) - 1; break;
    case 4: v = (UINT64_C(1) << (width - 1)) - (r >> 8 & 1); break;
    case 5: v = next() >> (next() & 63); break;
    default: v = next(); break;
    }
    return v;
}

/* lane: of the operands; fp: they are numbers */
static union ir_val vector_value(unsigned lane, bool fp, bool special)
{
    union ir_val v;
    unsigned nan_bits = fp ? formats[lane].fraction : 0;
    for (unsigned i = 0; i < 16u >> lane; i++) {
        uint64_t k = fp ? fp_value(lane) : int_value(8u << lane);
        uint64_t top = fp ? ((UINT64_C(1) << formats[lane].exponent) - 1) << nan_bits : 0;
        if (fp && !special && (k & top) == top)
            k &= ~(UINT64_C(1) << nan_bits);
        memcpy(&v.b[i << lane], &k, 1u << lane);
    }
    return v;
}

/* ---- one variant of an operation ------------------------------------------------------------------ */
enum second { OTHER, SAME_AS_FIRST, CONSTANT };
struct variant {
    uint8_t op, type;
    uint16_t aux;
    uint8_t arg[3];      /* enum ir_type, 0: none */
    uint8_t lane, fp;    /* of the inputs */
    uint8_t second;      /* of the second operand: enum second */
};

static uint32_t input(struct ir *ir, unsigned n, unsigned type)
{
    if (type == IR_VOID)
        return 0;
    if (type == IR_I64)
        return ir_get(ir, SLOT_I + n);
    if (type == IR_I32)
        return ir_emit(ir, IR_trunc, IR_I32, 0, ir_get(ir, SLOT_I + n), 0, 0);
    uint32_t v = ir_get(ir, SLOT_V + n);
    return type == IR_V128 ? v : ir_emit(ir, IR_v2f, (enum ir_type)type, 0, v, 0, 0);
}

static void build(const struct variant *t, unsigned to)
{
    struct ir *ir = &bench.ir;
    char error[200];
    ir_reset(ir);
    ir_begin_block(ir, PC);
    ir_insn(ir, 0, PC);
    uint32_t a = input(ir, 0, t->arg[0]), c = input(ir, 2, t->arg[2]);
    uint32_t b = t->second == SAME_AS_FIRST ? a : t->second == CONSTANT ? ir_vconst(ir, vector_value(t->lane, t->fp, false)) : input(ir, 1, t->arg[1]);
    uint32_t r = ir_emit(ir, (enum ir_op)t->op, (enum ir_type)t->type, t->aux, a, b, c);
    switch (t->type) {
    case IR_FLAGS: r = ir_emit(ir, IR_flagbits, IR_I32, 0, r, 0, 0); /* fall through */
    case IR_I32: r = ir_emit(ir, IR_zext, IR_I64, 0, r, 0, 0); /* fall through */
    case IR_I64: ir_put(ir, SLOT_I + to, r); break;
    case IR_V128: ir_put(ir, SLOT_V + to, r); break;
    default: ir_put(ir, SLOT_V + to, ir_emit(ir, IR_f2v, IR_V128, 0, r, 0, 0)); break;
    }
    ir_jump(ir, PC + 4);
    ir_end_block(ir, 1);
    if (!ir_verify(ir, error))
        fail_msg("%s: %s", ir_ops[t->op].name, error);
    bench.buffer.at = bench.code_start;
    bench.buffer.fp_exact = bench.exact;
    memset(&bench.region, 0, sizeof bench.region);
    assert_true(bench.backend->compile(ir, &bench.buffer, &bench.region));
}

static void show(const struct variant *t, unsigned to, unsigned control, const struct state *in, const struct state *want, const struct state *got)
{
    bench.failures++;
    if (bench.shown++ >= SHOWN)
        return;
    print_error("%s %s aux %04x, %s, homes in %s, result in %u, rounding %u\n", ir_ops[t->op].name, ir_type_names[t->type], t->aux,
                bench.backend->name, bench.pinned ? "registers" : "memory", to, control);
    for (unsigned i = 0; i < 3; i++)
        if (t->arg[i] == IR_I32 || t->arg[i] == IR_I64)
            print_error("    operand %u  %016llx\n", i, (unsigned long long)in->i[i]);
        else if (t->arg[i])
            print_error("    operand %u  %016llx_%016llx\n", i, (unsigned long long)in->v[i].d[1], (unsigned long long)in->v[i].d[0]);
    for (unsigned i = 0; i < 4; i++) {
        if (memcmp(&want->v[i], &got->v[i], 16))
            print_error("    v%u expected %016llx_%016llx got %016llx_%016llx\n", i, (unsigned long long)want->v[i].d[1],
                        (unsigned long long)want->v[i].d[0], (unsigned long long)got->v[i].d[1], (unsigned long long)got->v[i].d[0]);
        if (want->i[i] != got->i[i])
            print_error("    i%u expected %016llx got %016llx\n", i, (unsigned long long)want->i[i], (unsigned long long)got->i[i]);
    }
    if (want->cpu.fp_status != got->cpu.fp_status)
        print_error("    status %02x control %02x, expected %02x got %02x\n", in->cpu.fp_status, in->cpu.fp_control, want->cpu.fp_status, got->cpu.fp_status);
}

static void interpret(struct state *st)
{
    struct ir_exit exit;
    ir_interpret(&bench.ir, 0, &st->cpu, &exit);
}

static void run_case(const struct variant *t, unsigned to)
{
    static struct state in, want;
    struct state *st = bench.st;
    bool special = (next() & 7) == 0;
    st->cpu.fp_control = t->fp ? next() & 3 : 0;
    st->cpu.fp_status = 0;
    st->cpu.fp_exact = bench.exact;
    if (bench.exact) {
        st->cpu.fp_control |= next() & FP_FLUSH;
        st->cpu.fp_status = next() & (FP_DENORMAL | FP_INEXACT);
    }
    st->cpu.pending = 0;
    st->cpu.paired_sp = st->cpu.host_stack_top;
    bench.backend->fp_set_control(&st->cpu);
    for (unsigned i = 0; i < 4; i++) {
        st->v[i] = vector_value(t->lane, t->fp, special);
        st->i[i] = int_value(t->type == IR_I32 ? 32 : 64);
    }
    if (t->arg[0] == t->arg[1] && (next() & 7) == 0) {
        st->v[1] = st->v[0];
        st->i[1] = st->i[0];
    }
    in = want = *st;
    interpret(&want);
    bench.backend->enter(&st->cpu, bench.region.entries[0].host);
    bench.backend->fp_collect(&st->cpu);
    bench.runs++;
    if (st->cpu.exit_trap == IR_TRAP_STEP) {
        bench.steps++;
        bench.needless += !(want.cpu.fp_status & FP_INVALID);
        if (memcmp(in.v, st->v, sizeof in.v) || memcmp(in.i, st->i, sizeof in.i)) {
            print_error("changed before the trap: ");
            show(t, to, in.cpu.fp_control, &in, &in, st);
        }
        interpret(st);
    }
    /* A quiet NaN hides a denormal operand from the host (docs/differences.md). */
    uint32_t hidden = special && in.cpu.fp_control & FP_FLUSH ? FP_DENORMAL : 0;
    uint32_t differ = (want.cpu.fp_status ^ st->cpu.fp_status) & ~hidden;
    if (!bench.exact && differ == FP_UNDERFLOW && (st->cpu.fp_status & FP_INEXACT)) { /* the host detects tininess after rounding */
        bench.underflow++;
        differ = 0;
    }
    if (differ || memcmp(want.v, st->v, sizeof want.v) || memcmp(want.i, st->i, sizeof want.i))
        show(t, to, in.cpu.fp_control, &in, &want, st);
}

static bool wanted(const char *name)
{
    for (char **p = bench.only; p && *p; p++)
        if (!strcmp(*p, name))
            return true;
    return !bench.only || !*bench.only;
}

static void run(const struct variant *t)
{
    static const uint8_t destinations[] = {3, 0, 1, 2};
    if (!wanted(ir_ops[t->op].name))
        return;
    bench.shown = bench.runs = bench.steps = bench.needless = bench.underflow = 0;
    uint32_t size = 0;
    for (size_t k = 0; k < sizeof destinations; k++) {
        if (destinations[k] < 3 && !t->arg[destinations[k]])
            continue;
        build(t, destinations[k]);
        if (!size)
            size = bench.region.size;
        if (bench.verbose && k == 0 && bench.pinned) {
            char *text = NULL;
            bench.backend->disassemble(bench.buffer.base + bench.region.start, bench.region.size, 0, &text);
            print_message("%s %s aux %04x, %s\n%s", ir_ops[t->op].name, ir_type_names[t->type], t->aux, bench.backend->name, text);
            free(text);
        }
        for (unsigned n = 0; n < CASES; n++)
            run_case(t, destinations[k]);
    }
    if (bench.verbose)
        print_message("%-10s %-5s aux %04x %-11s %s %4u bytes, %3u%% stepped, %2u%% needlessly, underflow differs %u\n", ir_ops[t->op].name,
                      ir_type_names[t->type], t->aux, bench.backend->name, bench.pinned ? "registers" : "memory   ", size,
                      bench.steps * 100 / bench.runs, bench.needless * 100 / bench.runs, bench.underflow);
}

/* ---- lists of variants ---------------------------------------------------------------------------- */
static struct variant vector_op(unsigned op, uint16_t aux, unsigned lane, bool fp)
{
    struct variant t = {.op = (uint8_t)op, .type = IR_V128, .aux = aux, .lane = (uint8_t)lane, .fp = fp};
    for (unsigned i = 0; i < 3; i++)
        t.arg[i] = ir_ops[op].operands[i] == 'v' ? IR_V128 : IR_VOID;
    return t;
}

static void run_vector(unsigned op, uint16_t aux, unsigned lane, bool fp)
{
    struct variant t = vector_op(op, aux, lane, fp);
    unsigned last = t.arg[1] ? CONSTANT : OTHER;
    for (t.second = OTHER; t.second <= last; t.second++)
        run(&t);
}

static void test_bitwise(void)
{
    static const uint8_t ops[] = {IR_vand, IR_vor, IR_vxor, IR_vandn, IR_vorn, IR_vnot, IR_vbsl, IR_vrbit, IR_vlow, IR_vtbl, IR_vpmull8,
                                  IR_vpmul8, IR_vpmull64, IR_aese, IR_aesd, IR_aesem, IR_aesdm, IR_aesmc, IR_aesimc, IR_sha1su0,
                                  IR_sha1su1, IR_sha256r, IR_sha256su0, IR_sha256su1};
    for (size_t i = 0; i < sizeof ops; i++)
        run_vector(ops[i], 0, ops[i] == IR_vtbl ? 0 : 3, false);
    for (unsigned k = 0; k < 3; k++)
        run_vector(IR_sha1r, ir_lane(0, k), 2, false);
}

/* Operations by lane, and the lanes that exist. */
static const struct { uint8_t op, first, last; } lane_ops[] = {
    {IR_vadd, 0, 3}, {IR_vsub, 0, 3}, {IR_vmul, 0, 3}, {IR_vneg, 0, 3}, {IR_vabs, 0, 3}, {IR_vadds_s, 0, 3}, {IR_vadds_u, 0, 3},
    {IR_vsubs_s, 0, 3}, {IR_vsubs_u, 0, 3}, {IR_vhadd_s, 0, 2}, {IR_vhadd_u, 0, 2}, {IR_vrhadd_s, 0, 2}, {IR_vrhadd_u, 0, 2},
    {IR_vhsub_s, 0, 2}, {IR_vhsub_u, 0, 2}, {IR_vmin_s, 0, 3}, {IR_vmin_u, 0, 3}, {IR_vmax_s, 0, 3}, {IR_vmax_u, 0, 3},
    {IR_vcmpeq, 0, 3}, {IR_vcmpgt_s, 0, 3}, {IR_vcmpgt_u, 0, 3}, {IR_vcmpge_s, 0, 3}, {IR_vcmpge_u, 0, 3}, {IR_vtst, 0, 3},
    {IR_vshlv_s, 0, 3}, {IR_vshlv_u, 0, 3}, {IR_vpopcnt, 0, 3}, {IR_vclz, 0, 3}, {IR_vcls, 0, 3}, {IR_vmull_s, 0, 2}, {IR_vmull_u, 0, 2},
    {IR_vwiden_s, 0, 2}, {IR_vwiden_u, 0, 2}, {IR_vnarrow, 0, 2}, {IR_vqnarrow_s, 0, 2}, {IR_vqnarrow_u, 0, 2}, {IR_vqnarrow_su, 0, 2},
    {IR_vzip1, 0, 3}, {IR_vzip2, 0, 3}, {IR_vuzp1, 0, 3}, {IR_vuzp2, 0, 3}, {IR_vtrn1, 0, 3}, {IR_vtrn2, 0, 3},
};

static bool narrows(unsigned op) { return op == IR_vnarrow || op == IR_vqnarrow_s || op == IR_vqnarrow_u || op == IR_vqnarrow_su; }

static void test_lanes(void)
{
    for (size_t i = 0; i < sizeof lane_ops / sizeof lane_ops[0]; i++)
        for (unsigned lane = lane_ops[i].first; lane <= lane_ops[i].last; lane++)
            run_vector(lane_ops[i].op, ir_lane(lane, 0), lane + narrows(lane_ops[i].op), false);
}

static void test_immediates(void)
{
    for (unsigned lane = 0; lane < 4; lane++) {
        unsigned bits = 8u << lane;
        for (unsigned n = 0; n <= bits; n += n < 9 || n + 3 > bits ? 1 : 5) {
            if (n < bits)
                run_vector(IR_vshl, ir_lane(lane, n), lane, false);
            run_vector(IR_vshr, ir_lane(lane, n), lane, false);
            run_vector(IR_vsar, ir_lane(lane, n), lane, false);
        }
        for (unsigned n = 0; n < 16u >> lane; n++) {
            run_vector(IR_vduplane, ir_lane(lane, n), lane, false);
            for (unsigned k = 0; k < 16u >> lane; k += 1 + (lane == 0))
                run_vector(IR_vmovlane, ir_lane(lane, n | k << 4), lane, false);
            uint8_t type = lane == 3 ? IR_I64 : IR_I32;
            run(&(struct variant){IR_vgetlane, type, ir_lane(lane, n), {IR_V128}, (uint8_t)lane, 0, OTHER});
            run(&(struct variant){IR_vsetlane, IR_V128, ir_lane(lane, n), {IR_V128, type}, (uint8_t)lane, 0, OTHER});
        }
        run(&(struct variant){IR_vdup, IR_V128, ir_lane(lane, 0), {lane == 3 ? IR_I64 : IR_I32}, (uint8_t)lane, 0, OTHER});
        for (unsigned group = 2u << lane; group <= 8; group *= 2)
            run_vector(IR_vrev, ir_lane(lane, group), lane, false);
    }
    run(&(struct variant){IR_vany, IR_I32, 0, {IR_V128}, 0, 0, OTHER});
    for (unsigned n = 0; n < 16; n++)
        run_vector(IR_vext, ir_lane(0, n), 0, false);
    for (unsigned n = 0; n < 256; n += 5)
        run_vector(IR_vpick, ir_lane(2, n), 2, false);
}

static void test_crc(void)
{
    for (unsigned size = 1; size <= 8; size *= 2)
        for (unsigned op = IR_crc32; op <= IR_crc32c; op++)
            run(&(struct variant){(uint8_t)op, IR_I32, (uint16_t)size, {IR_I32, size == 8 ? IR_I64 : IR_I32}, 2, 0, OTHER});
}

static const uint8_t arithmetic[] = {IR_fadd, IR_fsub, IR_fmul, IR_fdiv, IR_fsqrt, IR_fma, IR_fmin, IR_fmax, IR_fminnm, IR_fmaxnm, IR_fneg, IR_fabs};
static const uint8_t lane_arithmetic[] = {IR_vfadd, IR_vfsub, IR_vfmul, IR_vfmulx, IR_vfdiv, IR_vfrecps, IR_vfrsqrts, IR_vfrecpe, IR_vfrsqrte, IR_vfsqrt, IR_vfma, IR_vfmin, IR_vfmax, IR_vfminnm, IR_vfmaxnm,
                                          IR_vfneg, IR_vfabs, IR_vfcmpeq};

static void run_scalar(unsigned op, unsigned result, uint16_t aux, unsigned from)
{
    struct variant t = {.op = (uint8_t)op, .type = (uint8_t)result, .aux = aux, .fp = 1};
    t.lane = from == IR_F16 ? 1 : from == IR_F32 ? 2 : 3;
    for (unsigned i = 0; i < 3; i++)
        t.arg[i] = ir_ops[op].operands[i] == 'v' ? (uint8_t)from : IR_VOID;
    run(&t);
}

static void test_scalar_fp(void)
{
    for (unsigned t = IR_F16; t <= IR_F64; t++) {
        for (size_t i = 0; i < sizeof arithmetic; i++)
            run_scalar(arithmetic[i], t, 0, t);
        for (unsigned signal = 0; signal < 2; signal++)
            run_scalar(IR_fcmpf, IR_FLAGS, ir_fp(IR_RN_DYNAMIC, signal ? IR_FP_SIGNAL : 0, IR_VOID), t);
        for (unsigned round = IR_RN_DYNAMIC; round <= IR_RN_AWAY; round++)
            for (unsigned exact = 0; exact < 2; exact++)
                run_scalar(IR_fround, t, ir_fp((enum ir_round)round, exact ? IR_FP_EXACT : 0, IR_VOID), t);
    }
    for (unsigned t = IR_F32; t <= IR_F64; t++)
        for (unsigned bits = 32; bits <= 64; bits += 32) {
            run_scalar(IR_fround_n, t, ir_fpi(IR_RN_DYNAMIC, IR_FP_EXACT, (enum ir_type)t, bits), t);
            run_scalar(IR_fround_n, t, ir_fpi(IR_RN_ZERO, IR_FP_EXACT, (enum ir_type)t, bits), t);
        }
}

static void test_conversions(void)
{
    for (unsigned f = IR_F16; f <= IR_F64; f++) {
        for (unsigned g = IR_F16; g <= IR_F64; g++)
            if (f != g)
                run_scalar(IR_fcvt, g, ir_fp(IR_RN_DYNAMIC, 0, (enum ir_type)f), f);
        for (unsigned i = IR_I32; i <= IR_I64; i++)
            for (unsigned flags = 0; flags <= IR_FP_UNSIGNED; flags += IR_FP_UNSIGNED) {
                for (unsigned round = IR_RN_DYNAMIC; round <= IR_RN_AWAY; round++)
                    run_scalar(IR_fcvt_i, i, ir_fp((enum ir_round)round, flags, (enum ir_type)f), f);
                run_scalar(IR_icvt_f, f, ir_fp(IR_RN_DYNAMIC, flags, (enum ir_type)i), i);
                for (unsigned n = 1; n <= (i == IR_I32 ? 32u : 64u); n += n < 3 || n == 63 ? 1 : n < 31 ? 7 : 8 - (n == 63)) {
                    run_scalar(IR_fcvt_fx, i, ir_fpi(IR_RN_ZERO, flags, (enum ir_type)f, n), f);
                    run_scalar(IR_fxcvt_f, f, ir_fpi(IR_RN_DYNAMIC, flags, (enum ir_type)i, n), i);
                }
            }
    }
    run_scalar(IR_fcvt, IR_F32, ir_fp(IR_RN_ODD, 0, IR_F64), IR_F64);
    run_scalar(IR_fjcvt, IR_I32, ir_fp(IR_RN_ZERO, 0, IR_F64), IR_F64);
}

static void test_vector_fp(void)
{
    for (unsigned lane = 1; lane < 4; lane++) {
        for (size_t i = 0; i < sizeof lane_arithmetic; i++)
            run_vector(lane_arithmetic[i], ir_vfp(lane, IR_RN_DYNAMIC, 0), lane, true);
        for (unsigned flags = 0; flags <= IR_FP_SIGNAL; flags += IR_FP_SIGNAL) {
            run_vector(IR_vfcmpge, ir_vfp(lane, IR_RN_DYNAMIC, flags), lane, true);
            run_vector(IR_vfcmpgt, ir_vfp(lane, IR_RN_DYNAMIC, flags), lane, true);
        }
        for (unsigned round = IR_RN_DYNAMIC; round <= IR_RN_AWAY; round++) {
            run_vector(IR_vfround, ir_vfp(lane, (enum ir_round)round, 0), lane, true);
            run_vector(IR_vfround, ir_vfp(lane, (enum ir_round)round, IR_FP_EXACT), lane, true);
            run_vector(IR_vfcvt_i, ir_vfp(lane, (enum ir_round)round, 0), lane, true);
            run_vector(IR_vfcvt_i, ir_vfp(lane, (enum ir_round)round, IR_FP_UNSIGNED), lane, true);
        }
        struct variant t = vector_op(IR_vicvt_f, ir_vfp(lane, IR_RN_DYNAMIC, 0), lane, true);
        run(&t);
        t.aux |= IR_FP_UNSIGNED;
        run(&t);
    }
    for (unsigned lane = 1; lane < 3; lane++) {
        run_vector(IR_vfwiden, ir_vfp(lane, IR_RN_DYNAMIC, 0), lane, true);
        run_vector(IR_vfnarrow, ir_vfp(lane, IR_RN_DYNAMIC, 0), lane + 1, true);
    }
    run_vector(IR_vfnarrow, ir_vfp(2, IR_RN_ODD, 0), 3, true);
    for (unsigned lane = 1; lane < 3; lane++) /* what the inputs are made for */
        run_vector(IR_vfmal, ir_vfp(1, IR_RN_DYNAMIC, 0), lane, true);
}

static void test_all(const struct backend *backend)
{
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_NODEFER | SA_ONSTACK};
    static char stack[1 << 16];
    char error[200];
    assert_true(backend->init(error));
    sigaltstack(&(stack_t){.ss_sp = stack, .ss_size = sizeof stack}, NULL);
    static const int signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE};
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
        sigaction(signals[i], &action, NULL);
    bench.failures = 0;
    for (unsigned pinned = 0; pinned < 2; pinned++) {
        use_backend(backend, pinned);
        test_bitwise();
        test_lanes();
        test_immediates();
        test_crc();
        for (unsigned exact = 0; exact < 2; exact++) {
            bench.exact = exact;
            test_scalar_fp();
            test_conversions();
            test_vector_fp();
        }
        bench.exact = false;
    }
    assert_int_equal(bench.failures, 0);
}

static void test_host(void **state) { (void)state, test_all(&x86_64_backend); }
static void test_v3(void **state) { (void)state, test_all(&x86_64_v3_backend); }
static void test_v2(void **state) { (void)state, test_all(&x86_64_v2_backend); }

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_host), cmocka_unit_test(test_v3), cmocka_unit_test(test_v2)};
    bench.verbose = argc > 1 && !strcmp(argv[1], "-v");
    bench.only = argv + 1 + bench.verbose;
    return cmocka_run_group_tests(tests, set_up, NULL);
}
#else
int main(void) { return 0; }
#endif
