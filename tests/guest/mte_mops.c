/* mte_mops.c: memory copy and set instructions (FEAT_MOPS) and tags: SETG* stores both, unchecked, to aligned memory only;
 * CPY* and SET* are checked, and stop where a check fails, with registers that say how far they came. Expected: Arm ARM,
 * CPYFP, CPYP, SETP and SETGP. A processor may go in pieces of any size: what matters is that all before is done.
 * environment: DRAGOMAN_CPU=max,mte=on
 * engine: both
 * flags: -static -march=armv8.8-a+memtag+mops -Wa,--no-warn */
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

enum { SET = 55, ENABLE = 1, SYNC = 2, ASYNC = 4, MTE = 0x20, PAGE = 4096, SIZE = 2 * PAGE, MTEAERR = 8, MTESERR = 9 };

static char *memory, *plain, *copy; /* with tags, without, source */
static sigjmp_buf out;
static volatile struct { int signo, code; uint64_t address, to, from, left; } fault;

static void on_fault(int signo, siginfo_t *info, void *context)
{
    const ucontext_t *uc = context;
    fault.signo = signo;
    fault.code = info->si_code;
    fault.address = (uintptr_t)info->si_addr;
    fault.to = uc->uc_mcontext.regs[0];
    fault.from = uc->uc_mcontext.regs[1];
    fault.left = uc->uc_mcontext.regs[2];
    if (info->si_code != MTEAERR)
        siglongjmp(out, 1);
}

static char *with(const void *p, unsigned tag) { return (char *)((uintptr_t)p | (uintptr_t)tag << 56); }
static uint64_t address(uint64_t p) { return p << 8 >> 8; }
static unsigned tag_at(const void *p)
{
    uintptr_t v = (uintptr_t)p;
    __asm__ volatile("ldg %0, [%0]" : "+r"(v) : : "memory");
    return v >> 56 & 15;
}
static void set_tags(char *p, size_t size, unsigned tag)
{
    for (size_t i = 0; i < size; i += 16)
        __asm__ volatile("stg %0, [%1]" : : "r"(with(p, tag)), "r"(p + i) : "memory");
}

/* ---- the instructions; x0 target, x1 source or value, x2 size --------------------------------- */
struct state { uint64_t to, from, left; };
typedef void operation(struct state *s);
#define OPERATION(name, text) \
    static void name(struct state *s) \
    { \
        register uint64_t to __asm__("x0") = s->to, from __asm__("x1") = s->from, left __asm__("x2") = s->left; \
        __asm__ volatile(text : "+r"(to), "+r"(from), "+r"(left) : : "memory", "cc"); \
        *s = (struct state){to, from, left}; \
    }
OPERATION(setg, "setgp [x0]!, x2!, x1\n setgm [x0]!, x2!, x1\n setge [x0]!, x2!, x1")
OPERATION(setgt, "setgpt [x0]!, x2!, x1\n setgmt [x0]!, x2!, x1\n setget [x0]!, x2!, x1")
OPERATION(setgn, "setgpn [x0]!, x2!, x1\n setgmn [x0]!, x2!, x1\n setgen [x0]!, x2!, x1")
OPERATION(setgtn, "setgptn [x0]!, x2!, x1\n setgmtn [x0]!, x2!, x1\n setgetn [x0]!, x2!, x1")
OPERATION(setg_zero, "setgp [x0]!, x2!, xzr\n setgm [x0]!, x2!, xzr\n setge [x0]!, x2!, xzr")
OPERATION(setg_begin, "setgp [x0]!, x2!, x1")
OPERATION(setg_main, "setgm [x0]!, x2!, x1")
OPERATION(setg_end, "setge [x0]!, x2!, x1")
OPERATION(set, "setp [x0]!, x2!, x1\n setm [x0]!, x2!, x1\n sete [x0]!, x2!, x1")
OPERATION(cpyf, "cpyfp [x0]!, [x1]!, x2!\n cpyfm [x0]!, [x1]!, x2!\n cpyfe [x0]!, [x1]!, x2!")
OPERATION(cpy, "cpyp [x0]!, [x1]!, x2!\n cpym [x0]!, [x1]!, x2!\n cpye [x0]!, [x1]!, x2!")

static bool faults(operation *run, struct state *s)
{
    fault.signo = 0;
    if (sigsetjmp(out, 1))
        return true;
    run(s);
    return false;
}

/* ---- SETG* ------------------------------------------------------------------------------------ */
static void sets_both(operation *run, unsigned value)
{
    for (size_t size = 0; size <= 272; size += 16) {
        memset(memory, 'x', 512);
        set_tags(memory, 512, 3); /* not the pointer's: no check */
        struct state s = {(uintptr_t)with(memory + 96, 9), 0xabcd00 | value, size};
        __asm__ volatile("msr tco, #0");
        CHECK(!faults(run, &s) && s.to == (uintptr_t)with(memory + 96 + size, 9) && s.left == 0 && s.from == (0xabcd00 | value));
        __asm__ volatile("msr tco, #1");
        for (size_t i = 0; i < 512; i++) {
            bool inside = i >= 96 && i < 96 + size;
            if (memory[i] != (char)(inside ? run == setg_zero ? 0 : value : 'x') || tag_at(memory + i) != (inside ? 9 : 3))
                CHECK(!"another byte, or another tag");
        }
        set_tags(memory, 512, 0);
    }
}

static void misaligned(void)
{
    static operation *const stages[] = {setg_begin, setg_main, setg_end};
    for (unsigned i = 0; i < 3; i++) {
        struct state s = {(uintptr_t)with(memory + 8, 9), 1, 32};
        CHECK(faults(stages[i], &s) && fault.signo == SIGBUS && fault.code == BUS_ADRALN && address(fault.address) == (uintptr_t)memory + 8);
        s = (struct state){(uintptr_t)memory, 1, 40};
        CHECK(faults(stages[i], &s) && fault.signo == SIGBUS && fault.code == BUS_ADRALN && fault.left == 40);
        s = (struct state){(uintptr_t)memory + 3, 1, 0};
        CHECK(!faults(stages[i], &s) && s.left == 0 && s.to == (uintptr_t)memory + 3);
    }
    struct state s = {(uintptr_t)memory, 1, UINT64_C(1) << 63 | 5};
    CHECK(!faults(setg_begin, &s) && s.left == (INT64_MAX & -16));
}

static void other_memory(void)
{
    struct state s = {(uintptr_t)with(plain, 4), 'p', 64};
    CHECK(!faults(setg, &s) && plain[0] == 'p' && plain[63] == 'p' && plain[64] == 0 && tag_at(plain) == 0);
    /* The page behind cannot be written. */
    s = (struct state){(uintptr_t)with(memory + SIZE - 64, 4), 'q', 128};
    CHECK(faults(setg, &s) && fault.signo == SIGSEGV && fault.code == SEGV_ACCERR && fault.address == (uintptr_t)memory + SIZE);
    CHECK(fault.to == (uintptr_t)with(memory + SIZE, 4) && fault.left == 64 && tag_at(memory + SIZE - 16) == 4);
    set_tags(memory + SIZE - 64, 64, 0);
}

/* ---- checked ---------------------------------------------------------------------------------- */
enum { LENGTH = 300, BAD = 160 };

static void fill(void)
{
    for (int i = 0; i < 1024; i++)
        memory[i] = 't', copy[i] = (char)(i * 7 + 1);
}

/* Of the target or the source, the granule at BAD has another tag. */
static void stops(operation *run, bool bad_target, unsigned shift)
{
    bool reads = run != set;
    char *bad = (bad_target ? memory : copy) + BAD;
    __asm__ volatile("msr tco, #1");
    fill();
    set_tags(memory, 1024, 5), set_tags(copy, 1024, 6);
    set_tags(bad, 16, 1);
    struct state s = {(uintptr_t)with(memory + shift, 5), reads ? (uintptr_t)with(copy + shift, 6) : 'v', LENGTH}, begin = s;
    __asm__ volatile("msr tco, #0");
    bool faulted = faults(run, &s);
    __asm__ volatile("msr tco, #1");
    uint64_t done = LENGTH - fault.left, room = BAD - shift;
    CHECK(faulted && fault.signo == SIGSEGV && fault.code == MTESERR && fault.address == (uintptr_t)bad);
    CHECK(done <= room && room - done < 16 && fault.to == begin.to + done && fault.from == begin.from + (reads ? done : 0));
    for (unsigned i = 0; i < 1024; i++)
        if (memory[i] != (i < shift || i >= shift + done ? 't' : reads ? copy[i] : 'v'))
            CHECK(!"another byte");
    set_tags(memory, 1024, 0), set_tags(copy, 1024, 0);
}

/* Overlapping, target behind source: from the end on. */
static void stops_backward(void)
{
    __asm__ volatile("msr tco, #1");
    fill();
    set_tags(copy, 1024, 6), set_tags(copy + BAD, 16, 1);
    struct state s = {(uintptr_t)with(copy + 40, 6), (uintptr_t)with(copy, 6), LENGTH};
    __asm__ volatile("msr tco, #0");
    bool faulted = faults(cpy, &s);
    __asm__ volatile("msr tco, #1");
    uint64_t room = 40 + LENGTH - (BAD + 16), done = LENGTH - fault.left; /* it is the target's end that gets there first */
    CHECK(!faulted || (fault.code == MTESERR && (fault.address & ~15ul) == (uintptr_t)copy + BAD));
    CHECK(faulted && done > 0 && fault.to == (uintptr_t)with(copy + 40 + fault.left, 6) && fault.from == (uintptr_t)with(copy + fault.left, 6));
    CHECK(done <= room + 40 && room - done < 16 + 40);
    for (unsigned i = 0; i < LENGTH + 40; i++)
        if (copy[i] != (char)((i < 40 + fault.left ? i : i - 40) * 7 + 1))
            CHECK(!"another byte");
    set_tags(copy, 1024, 0);
}

static void later(void)
{
    prctl(SET, ENABLE | ASYNC | 0xfffe << 3, 0, 0, 0);
    set_tags(memory, 1024, 5), set_tags(memory + BAD, 16, 1);
    struct state s = {(uintptr_t)with(memory, 5), 'a', LENGTH};
    __asm__ volatile("msr tco, #0");
    fault.code = 0;
    set(&s);
    CHECK(getpid() > 0 && fault.code == MTEAERR && s.left == 0);
    __asm__ volatile("msr tco, #1");
    CHECK(memory[BAD] == 'a' && memory[LENGTH - 1] == 'a');
}

int main(void)
{
    memory = mmap(NULL, SIZE + PAGE, PROT_READ | PROT_WRITE | MTE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    copy = mmap(NULL, PAGE, PROT_READ | PROT_WRITE | MTE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    plain = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(memory != MAP_FAILED && copy != MAP_FAILED && plain != MAP_FAILED);
    CHECK(mprotect(memory + SIZE, PAGE, PROT_READ) == 0);
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_NODEFER};
    sigaction(SIGSEGV, &action, NULL);
    sigaction(SIGBUS, &action, NULL);
    operation *const forms[] = {setg, setgt, setgn, setgtn, setg_zero};
    for (int round = 0; round < 2; round++) { /* checks off, on */
        CHECK(prctl(SET, ENABLE | (round ? SYNC : 0) | 0xfffe << 3, 0, 0, 0) == 0);
        for (unsigned i = 0; i < sizeof forms / sizeof *forms; i++)
            sets_both(forms[i], 0x5a);
        __asm__ volatile("msr tco, #0");
        misaligned();
        other_memory();
    }
    for (unsigned shift = 0; shift < 17; shift++) {
        stops(set, true, shift);
        for (unsigned target = 0; target < 2; target++) {
            stops(cpyf, target, shift);
            stops(cpy, target, shift);
        }
    }
    stops_backward();
    later();
    return check_end();
}
