/* runner.c: executes instruction tests on an AArch64 Linux (an emulator, or hardware) and prints what they changed.
 *
 * Freestanding: the tested code may change any register, thread pointer included. A case starts by returning from a
 * signal handler whose context was filled with the input, and ends with the next trap or fault, whose context holds
 * the result. Standard input: struct a64_spec after struct a64_spec. */
#include <asm/signal.h>
#include <asm/sigcontext.h>
#include <asm/siginfo.h>
#include <asm/ucontext.h>
#include <stddef.h>
#include <stdint.h>

#include "../../tests/a64/input.h"

enum { SYS_read = 63, SYS_write = 64, SYS_exit = 93, SYS_sigaltstack = 132, SYS_rt_sigaction = 134, SYS_prctl = 167,
       SYS_mmap = 222, SET_TAGGED_ADDR_CTRL = 55 };

static long sys(long nr, long a, long b, long c, long d, long e, long f)
{
    register long x8 __asm__("x8") = nr;
    register long x0 __asm__("x0") = a;
    register long x1 __asm__("x1") = b;
    register long x2 __asm__("x2") = c;
    register long x3 __asm__("x3") = d;
    register long x4 __asm__("x4") = e;
    register long x5 __asm__("x5") = f;
    __asm__ volatile("svc #0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5) : "memory");
    return x0;
}

/* ---- output ----------------------------------------------------------------------------------- */
static char out[1 << 16];
static unsigned out_len;

static void flush(void)
{
    for (unsigned at = 0; at < out_len;) {
        long n = sys(SYS_write, 1, (long)out + at, out_len - at, 0, 0, 0);
        if (n <= 0)
            sys(SYS_exit, 3, 0, 0, 0, 0, 0);
        at += (unsigned)n;
    }
    out_len = 0;
}

static void text(const char *s)
{
    while (*s) {
        if (out_len == sizeof out)
            flush();
        out[out_len++] = *s++;
    }
}

static void digit(unsigned d) { text((char[2]){"0123456789abcdef"[d & 15], 0}); }

static void hex(uint64_t value)
{
    int shift = 60;
    while (shift > 0 && !(value >> shift & 15))
        shift -= 4;
    for (; shift >= 0; shift -= 4)
        digit((unsigned)(value >> shift));
}

static void hex_full(uint64_t value)
{
    for (int shift = 60; shift >= 0; shift -= 4)
        digit((unsigned)(value >> shift));
}

static void decimal(unsigned value)
{
    if (value >= 10)
        decimal(value / 10);
    digit(value % 10);
}

/* ---- cases ------------------------------------------------------------------------------------ */
static struct a64_spec spec;
static struct a64_input input;
static uint64_t memory_before[A64_TEST_MEM_SIZE / 8];
static unsigned next_case;
static int running;

static void *copy(void *to, const void *from, unsigned long n)
{
    for (unsigned long i = 0; i < n; i++)
        ((volatile char *)to)[i] = ((const char *)from)[i];
    return to;
}

static void dump_memory(void)
{
    const volatile uint8_t *now = (const volatile uint8_t *)A64_TEST_MEM, *old = (const uint8_t *)memory_before;
    for (unsigned i = 0; i < A64_TEST_MEM_SIZE; i++) {
        if (now[i] == old[i])
            continue;
        text(" m"), hex(i), text("=");
        for (; i < A64_TEST_MEM_SIZE && now[i] != old[i]; i++)
            digit(now[i] >> 4), digit(now[i]);
    }
}

static void dump(int signo, const struct sigcontext *sc, const struct fpsimd_context *fp)
{
    decimal(next_case - 1);
    for (unsigned i = 0; i < 32; i++) {
        uint64_t now = i < 31 ? sc->regs[i] : sc->sp;
        if (now == input.x[i] || spec.any_reg == i)
            continue;
        if (i < 31)
            text(" x"), decimal(i);
        else
            text(" sp");
        text("="), hex(now);
    }
    for (unsigned i = 0; i < 32; i++) {
        uint64_t lo = (uint64_t)fp->vregs[i], hi = (uint64_t)(fp->vregs[i] >> 64);
        if (lo == input.v[i].d[0] && hi == input.v[i].d[1])
            continue;
        text(" v"), decimal(i), text("="), hex_full(hi), text("_"), hex_full(lo);
    }
    if ((sc->pstate >> 28) != input.nzcv)
        text(" nzcv="), hex(sc->pstate >> 28);
    if (fp->fpsr != input.fpsr)
        text(" fpsr="), hex(fp->fpsr);
    if (fp->fpcr != input.fpcr)
        text(" fpcr="), hex(fp->fpcr);
    if (sc->pc != A64_TEST_PC + 4 * spec.nwords)
        text(" pc="), hex(sc->pc - A64_TEST_PC);
    if (signo != 5)
        text(signo == 4 ? " sig=ILL" : signo == 11 ? " sig=SEGV" : " sig=BUS");
    if (spec.mem[0].reg < 32)
        dump_memory();
    text("\n");
}

static int read_spec(void)
{
    unsigned at = 0;
    while (at < sizeof spec) {
        long n = sys(SYS_read, 0, (long)&spec + at, (long)(sizeof spec - at), 0, 0, 0);
        if (n <= 0)
            return 0;
        at += (unsigned)n;
    }
    return 1;
}

static void set_code(void)
{
    volatile uint32_t *code = (volatile uint32_t *)A64_TEST_PC;
    for (unsigned i = 0; i < A64_TEST_WORDS; i++)
        code[i] = i < spec.nwords ? spec.word[i] : A64_TEST_BRK;
    __builtin___clear_cache((char *)A64_TEST_PC, (char *)A64_TEST_PC + 4 * A64_TEST_WORDS);
}

static void set_input(struct sigcontext *sc, struct fpsimd_context *fp)
{
    a64_make_input(&spec, next_case++, &input);
    copy(sc->regs, input.x, sizeof sc->regs);
    sc->sp = input.x[31];
    sc->pc = A64_TEST_PC;
    sc->pstate = (sc->pstate & 0x0fffffff) & ~UINT64_C(0xc00) /* BTYPE */;
    sc->pstate |= (uint64_t)input.nzcv << 28;
    copy(fp->vregs, input.v, sizeof fp->vregs);
    fp->fpsr = input.fpsr;
    fp->fpcr = input.fpcr;
    struct _aarch64_ctx *behind = (struct _aarch64_ctx *)((char *)fp + fp->head.size);
    behind->magic = behind->size = 0; /* no wider vector registers */
    if (spec.mem[0].reg < 32) {
        a64_fill_memory(input.mem_seed, memory_before);
        copy((void *)A64_TEST_MEM, memory_before, sizeof memory_before);
    }
}

static void handler(int signo, siginfo_t *info, void *context)
{
    struct ucontext *uc = context;
    struct sigcontext *sc = &uc->uc_mcontext;
    struct fpsimd_context *fp = (struct fpsimd_context *)sc->__reserved;
    (void)info;
    if (fp->head.magic != FPSIMD_MAGIC)
        sys(SYS_exit, 4, 0, 0, 0, 0, 0);
    if (running)
        dump(signo, sc, fp);
    if (!running || next_case == spec.ncases) {
        if (!read_spec()) {
            flush();
            sys(SYS_exit, 0, 0, 0, 0, 0, 0);
        }
        running = 1;
        next_case = 0;
        set_code();
        text("-\n");
    }
    set_input(sc, fp);
}

static char stack[1 << 16] __attribute__((aligned(16)));

void _start(void);
void _start(void)
{
    struct {
        void *handler;
        unsigned long flags;
        void *restorer;
        unsigned long mask;
    } action = {handler, 0x4 | 0x08000000 | 0x40000000, 0, 0};
    struct { void *sp; int flags; unsigned long size; } alt = {stack, 0, sizeof stack};
    static const int signals[] = {4, 5, 7, 11};

    sys(SYS_prctl, SET_TAGGED_ADDR_CTRL, 1 | (~A64_TEST_EXCLUDE & 0xffff) << 3, 0, 0, 0, 0);
    sys(SYS_mmap, (long)A64_TEST_CODE, A64_TEST_CODE_SIZE, 7, 0x32, -1, 0);
    sys(SYS_mmap, (long)A64_TEST_MEM, A64_TEST_MEM_SIZE, 3, 0x32, -1, 0);
    for (unsigned i = 0; i < A64_TEST_CODE_SIZE / 4; i++)
        ((volatile uint32_t *)A64_TEST_CODE)[i] = A64_TEST_BRK;
    sys(SYS_sigaltstack, (long)&alt, 0, 0, 0, 0, 0);
    for (unsigned i = 0; i < 4; i++)
        sys(SYS_rt_sigaction, signals[i], (long)&action, 0, 8, 0, 0);
    __asm__ volatile("brk #0");
    __builtin_unreachable();
}
