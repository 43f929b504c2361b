/* mte_access.c: tag checks of every form of memory access, at all offsets from a change of tag, in all modes. What is
 * expected follows from the Arm ARM (AArch64.CheckTag): all granules that an access touches must have the pointer's tag;
 * the fault address is the first byte of the access that is in one that has not; nothing is changed by a fault.
 * engine: both
 * timeout: 120
 * flags: -static -march=armv8.5-a+memtag+lse
 * environment: DRAGOMAN_CPU=max,mte=on DRAGOMAN_MTE_PREFERRED=asymm */
#define _GNU_SOURCE
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <ucontext.h>
#include <unistd.h>

#include "check.h"

#ifndef PR_SET_TAGGED_ADDR_CTRL
#define PR_SET_TAGGED_ADDR_CTRL 55
#endif
enum { ENABLE = 1, SYNC = 2, ASYNC = 4, STORE_ONLY = 1 << 19, TAGS = 0xfffe << 3 };
enum { PROT_TAGS = 0x20, TAG_ASYNC = 8, TAG_SYNC = 9, EXPOSE_TAG = 0x800 };
enum { PAGE = 4096, GOOD = 5, BAD = 6 };

/* ---- forms ------------------------------------------------------------------------------------ */
/* x0: base; the access begins at x0 + disp. x1 = 16 where it is an index. */
enum kind { LOAD, STORE, UPDATE, UNCHECKED };
struct form {
    const char *text;
    uint8_t size, align;
    int16_t disp;
    uint8_t kind;
};

#define ON_SP(text) "mov x9, sp\n mov sp, x0\n " text "\n mov sp, x9"

/* Stored with the monitor set by a load that is not checked. */
#define EXCLUSIVE(load, store) "mrs x8, tco\n msr tco, #1\n " load "\n msr tco, x8\n " store
/* FEAT_LRCPC3, which assemblers do not know yet. */
#define LDIAPP ".inst 0xd9431802 /* ldiapp x2, x3, [x0] */"
#define STILP ".inst 0xd9031802 /* stilp x2, x3, [x0] */"
#define LDAPR_POST ".inst 0xd9c00802 /* ldapr x2, [x0], #8 */"
#define STLR_PRE ".inst 0xd9800802 /* stlr x2, [x0, #-8]! */"
#define LDAPUR_Q ".inst 0x1dc00800 /* ldapur q0, [x0] */"
#define STLUR_Q ".inst 0x1d800800 /* stlur q0, [x0] */"
#define LDAP1 ".inst 0x0d418400 /* ldap1 {v0.d}[0], [x0] */"
#define STL1 ".inst 0x0d018400 /* stl1 {v0.d}[0], [x0] */"

#define FORMS(F) \
    F(LOAD, 1, 1, 0, "ldrb w2, [x0]") F(LOAD, 2, 1, 0, "ldrh w2, [x0]") F(LOAD, 4, 1, 0, "ldr w2, [x0]") \
    F(LOAD, 8, 1, 0, "ldr x2, [x0]") F(LOAD, 8, 1, 24, "ldr x2, [x0, #24]") F(LOAD, 8, 1, 32, "ldr x2, [x0, #32]") \
    F(LOAD, 1, 1, 5, "ldrsb x2, [x0, #5]") F(LOAD, 2, 1, 2, "ldrsh w2, [x0, #2]") F(LOAD, 4, 1, 4, "ldrsw x2, [x0, #4]") \
    F(LOAD, 1, 1, 0, "ldr b0, [x0]") F(LOAD, 2, 1, 6, "ldr h0, [x0, #6]") F(LOAD, 4, 1, 0, "ldr s0, [x0]") \
    F(LOAD, 8, 1, 0, "ldr d0, [x0]") F(LOAD, 16, 1, 16, "ldr q0, [x0, #16]") F(LOAD, 16, 1, 0, "ldr q0, [x0]") \
    F(LOAD, 8, 1, -3, "ldur x2, [x0, #-3]") F(LOAD, 4, 1, 255, "ldur w2, [x0, #255]") F(LOAD, 16, 1, -16, "ldur q0, [x0, #-16]") \
    F(LOAD, 8, 1, 0, "ldtr x2, [x0]") F(LOAD, 8, 1, 0, "ldr x2, [x0], #32") F(LOAD, 8, 1, 48, "ldr x2, [x0, #48]!") \
    F(LOAD, 1, 1, 0, "ldrb w2, [x0], #1") F(LOAD, 16, 1, -16, "ldr q0, [x0, #-16]!") F(LOAD, 4, 1, 0, "ldr s0, [x0], #-4") \
    F(LOAD, 8, 1, 16, "ldr x2, [x0, x1]") F(LOAD, 8, 1, 128, "ldr x2, [x0, w1, sxtw #3]") F(LOAD, 1, 1, 16, "ldrb w2, [x0, x1]") \
    F(LOAD, 2, 1, 32, "ldrh w2, [x0, x1, lsl #1]") F(LOAD, 16, 1, 256, "ldr q0, [x0, w1, uxtw #4]") \
    F(LOAD, 8, 1, 0, "ldp w2, w3, [x0]") F(LOAD, 16, 1, 0, "ldp x2, x3, [x0]") F(LOAD, 16, 1, 16, "ldp x2, x3, [x0, #16]") \
    F(LOAD, 16, 1, 0, "ldp x2, x3, [x0], #16") F(LOAD, 16, 1, -32, "ldp x2, x3, [x0, #-32]!") F(LOAD, 8, 1, 0, "ldpsw x2, x3, [x0]") \
    F(LOAD, 8, 1, 8, "ldp s0, s1, [x0, #8]") F(LOAD, 16, 1, 0, "ldp d0, d1, [x0]") F(LOAD, 32, 1, 0, "ldp q0, q1, [x0]") \
    F(LOAD, 32, 1, 64, "ldp q0, q1, [x0, #64]!") F(LOAD, 16, 1, 0, "ldnp x2, x3, [x0]") F(LOAD, 32, 1, 0, "ldnp q0, q1, [x0]") \
    F(LOAD, 1, 1, 0, "ldarb w2, [x0]") F(LOAD, 4, 4, 0, "ldar w2, [x0]") F(LOAD, 8, 8, 0, "ldar x2, [x0]") \
    F(LOAD, 8, 8, 0, "ldapr x2, [x0]") F(LOAD, 8, 8, 8, "ldapur x2, [x0, #8]") F(LOAD, 4, 4, 0, "ldxr w2, [x0]") \
    F(LOAD, 8, 8, 0, "ldaxr x2, [x0]") F(LOAD, 16, 16, 0, "ldxp x2, x3, [x0]") F(LOAD, 8, 8, 0, "ldxp w2, w3, [x0]") \
    F(LOAD, 8, 1, 0, "ld1 {v0.8b}, [x0]") F(LOAD, 16, 1, 0, "ld1 {v0.16b}, [x0]") F(LOAD, 32, 1, 0, "ld1 {v0.2d, v1.2d}, [x0]") \
    F(LOAD, 24, 1, 0, "ld1 {v0.8b, v1.8b, v2.8b}, [x0]") F(LOAD, 48, 1, 0, "ld1 {v0.16b, v1.16b, v2.16b}, [x0]") \
    F(LOAD, 64, 1, 0, "ld1 {v0.16b, v1.16b, v2.16b, v3.16b}, [x0]") F(LOAD, 64, 1, 0, "ld1 {v0.16b, v1.16b, v2.16b, v3.16b}, [x0], #64") \
    F(LOAD, 16, 1, 0, "ld2 {v0.8b, v1.8b}, [x0]") F(LOAD, 32, 1, 0, "ld2 {v0.4s, v1.4s}, [x0], x1") \
    F(LOAD, 24, 1, 0, "ld3 {v0.8b, v1.8b, v2.8b}, [x0]") F(LOAD, 48, 1, 0, "ld3 {v0.16b, v1.16b, v2.16b}, [x0]") \
    F(LOAD, 32, 1, 0, "ld4 {v0.8b, v1.8b, v2.8b, v3.8b}, [x0]") F(LOAD, 64, 1, 0, "ld4 {v0.2d, v1.2d, v2.2d, v3.2d}, [x0]") \
    F(LOAD, 1, 1, 0, "ld1 {v0.b}[5], [x0]") F(LOAD, 8, 1, 0, "ld1 {v0.d}[1], [x0], #8") F(LOAD, 8, 1, 0, "ld2 {v0.s, v1.s}[2], [x0]") \
    F(LOAD, 12, 1, 0, "ld3 {v0.s, v1.s, v2.s}[1], [x0]") F(LOAD, 3, 1, 0, "ld3 {v0.b, v1.b, v2.b}[9], [x0]") \
    F(LOAD, 32, 1, 0, "ld4 {v0.d, v1.d, v2.d, v3.d}[0], [x0]") F(LOAD, 4, 1, 0, "ld1r {v0.4s}, [x0]") \
    F(LOAD, 6, 1, 0, "ld3r {v0.8h, v1.8h, v2.8h}, [x0]") F(LOAD, 16, 1, 0, "ld4r {v0.4s, v1.4s, v2.4s, v3.4s}, [x0], x1") \
    F(STORE, 1, 1, 0, "strb w2, [x0]") F(STORE, 2, 1, 0, "strh w2, [x0]") F(STORE, 4, 1, 0, "str w2, [x0]") \
    F(STORE, 8, 1, 0, "str x2, [x0]") F(STORE, 8, 1, 40, "str x2, [x0, #40]") F(STORE, 8, 1, 0, "str xzr, [x0]") \
    F(STORE, 4, 1, 0, "str s0, [x0]") F(STORE, 1, 1, 3, "str b0, [x0, #3]") F(STORE, 16, 1, 32, "str q0, [x0, #32]") \
    F(STORE, 8, 1, -5, "stur x2, [x0, #-5]") F(STORE, 16, 1, 1, "stur q0, [x0, #1]") F(STORE, 4, 1, 0, "sttr w2, [x0]") \
    F(STORE, 8, 1, 0, "str x2, [x0], #16") F(STORE, 8, 1, -16, "str x2, [x0, #-16]!") F(STORE, 1, 1, 0, "strb w2, [x0], #1") \
    F(STORE, 8, 1, 16, "str x2, [x0, x1]") F(STORE, 4, 1, 64, "str w2, [x0, x1, lsl #2]") F(STORE, 16, 1, 16, "str q0, [x0, w1, sxtw]") \
    F(STORE, 8, 1, 0, "stp w2, w3, [x0]") F(STORE, 16, 1, 0, "stp x2, x3, [x0]") F(STORE, 16, 1, -16, "stp x2, x3, [x0, #-16]!") \
    F(STORE, 16, 1, 0, "stp xzr, xzr, [x0], #16") F(STORE, 8, 1, 0, "stp s0, s1, [x0]") F(STORE, 32, 1, 32, "stp q0, q1, [x0, #32]") \
    F(STORE, 16, 1, 0, "stnp x2, x3, [x0]") F(STORE, 32, 1, 0, "stp q0, q1, [x0], #32") F(STORE, 4, 4, 0, "stlr w2, [x0]") \
    F(STORE, 8, 8, 0, "stlr x2, [x0]") F(STORE, 8, 8, 16, "stlur x2, [x0, #16]") F(STORE, 2, 2, 0, "stlrh w2, [x0]") \
    F(STORE, 16, 1, 0, "st1 {v0.16b}, [x0]") F(STORE, 32, 1, 0, "st1 {v0.16b, v1.16b}, [x0], #32") \
    F(STORE, 24, 1, 0, "st1 {v0.8b, v1.8b, v2.8b}, [x0]") F(STORE, 64, 1, 0, "st1 {v0.16b, v1.16b, v2.16b, v3.16b}, [x0]") \
    F(STORE, 16, 1, 0, "st2 {v0.8b, v1.8b}, [x0]") F(STORE, 48, 1, 0, "st3 {v0.4s, v1.4s, v2.4s}, [x0]") \
    F(STORE, 24, 1, 0, "st3 {v0.8b, v1.8b, v2.8b}, [x0]") F(STORE, 64, 1, 0, "st4 {v0.2d, v1.2d, v2.2d, v3.2d}, [x0], x1") \
    F(STORE, 1, 1, 0, "st1 {v0.b}[15], [x0]") F(STORE, 12, 1, 0, "st3 {v0.s, v1.s, v2.s}[3], [x0]") \
    F(STORE, 8, 1, 0, "st4 {v0.h, v1.h, v2.h, v3.h}[1], [x0]") F(STORE, 64, 64, 0, "dc zva, x0") \
    F(UPDATE, 8, 8, 0, "ldadd x2, x3, [x0]") F(UPDATE, 4, 4, 0, "ldaddal w2, w3, [x0]") F(UPDATE, 1, 1, 0, "swpb w2, w3, [x0]") \
    F(UPDATE, 8, 8, 0, "swpal x2, x3, [x0]") F(UPDATE, 8, 8, 0, "ldclr x2, x3, [x0]") F(UPDATE, 2, 2, 0, "ldsmaxh w2, w3, [x0]") \
    F(UPDATE, 8, 8, 0, "steor x2, [x0]") F(UPDATE, 4, 4, 0, "stadd w2, [x0]") F(UPDATE, 8, 8, 0, "cas x3, x2, [x0]") \
    F(UPDATE, 4, 4, 0, "casal w3, w2, [x0]") F(UPDATE, 16, 16, 0, "casp x2, x3, x4, x5, [x0]") F(UPDATE, 8, 8, 0, "caspal w2, w3, w4, w5, [x0]") \
    F(UPDATE, 1, 1, 0, "casb w3, w2, [x0]") F(UPDATE, 2, 2, 0, "swplh w2, w3, [x0]") F(UPDATE, 8, 8, 0, "ldumina x2, x3, [x0]") \
    F(LOAD, 16, 16, 0, LDIAPP) F(LOAD, 8, 8, 0, LDAPR_POST) F(STORE, 16, 16, 0, STILP) F(STORE, 8, 8, -8, STLR_PRE) \
    F(LOAD, 16, 16, 0, LDAPUR_Q) F(STORE, 16, 16, 0, STLUR_Q) F(LOAD, 8, 8, 0, LDAP1) F(STORE, 8, 8, 0, STL1) \
    F(LOAD, 2, 2, 0, "ldaprh w2, [x0]") F(LOAD, 1, 1, 7, "ldapursb x2, [x0, #7]") F(LOAD, 4, 1, 16, "ldtrsw x2, [x0, #16]") \
    F(STORE, 4, 4, 0, EXCLUSIVE("ldxr w7, [x0]", "stxr w6, w3, [x0]")) F(STORE, 1, 1, 0, EXCLUSIVE("ldxrb w7, [x0]", "stlxrb w6, w3, [x0]")) \
    F(STORE, 16, 16, 0, EXCLUSIVE("ldxp x7, x11, [x0]", "stxp w6, x3, x4, [x0]")) F(STORE, 8, 8, 0, EXCLUSIVE("ldaxr x7, [x0]", "stlxr w6, x3, [x0]")) \
    F(UNCHECKED, 8, 1, 0, "prfm pldl1keep, [x0]") F(UNCHECKED, 8, 1, 16, "prfm pstl1keep, [x0, x1]") F(UNCHECKED, 8, 1, 0, "prfum pldl1keep, [x0, #3]") \
    F(UNCHECKED, 8, 1, 0, "dc cvac, x0") F(UNCHECKED, 8, 1, 0, "dc civac, x0") F(UNCHECKED, 8, 1, 0, "ic ivau, x0") \
    F(UNCHECKED, 8, 1, 0, "dc cgvac, x0") F(UNCHECKED, 8, 1, 0, "dc cigdvac, x0")

/* With x0 in the stack pointer: unchecked only with an immediate offset and no write-back. */
#define SP_FORMS(F) \
    F(UNCHECKED, 8, 16, 0, "ldr x2, [sp]") F(UNCHECKED, 8, 16, 8, "str x2, [sp, #8]") F(UNCHECKED, 8, 16, -8, "ldur x2, [sp, #-8]") \
    F(UNCHECKED, 16, 16, 16, "ldp x2, x3, [sp, #16]") F(UNCHECKED, 32, 16, 0, "stp q0, q1, [sp]") F(UNCHECKED, 16, 16, 0, "stnp x2, x3, [sp]") \
    F(UNCHECKED, 8, 16, 0, "ldxr x2, [sp]") F(UNCHECKED, 8, 16, 0, "ldar x2, [sp]") F(UNCHECKED, 8, 16, 0, "stlr x2, [sp]") \
    F(UNCHECKED, 8, 16, 8, "stlur x2, [sp, #8]") F(UNCHECKED, 8, 16, 0, "ldadd x2, x3, [sp]") F(UNCHECKED, 8, 16, 0, "swp x2, x3, [sp]") \
    F(UNCHECKED, 8, 16, 0, "cas x2, x3, [sp]") F(UNCHECKED, 16, 16, 0, "casp x2, x3, x4, x5, [sp]") F(UNCHECKED, 16, 16, 0, "ld1 {v0.16b}, [sp]") \
    F(UNCHECKED, 64, 16, 0, "st4 {v0.16b, v1.16b, v2.16b, v3.16b}, [sp]") F(UNCHECKED, 4, 16, 0, "ld1r {v0.4s}, [sp]") \
    F(LOAD, 8, 16, 16, "ldr x2, [sp, x1]") F(STORE, 8, 16, 16, "str x2, [sp, w1, uxtw]") F(LOAD, 8, 16, 0, "ldr x2, [sp], #16") \
    F(STORE, 8, 16, -16, "str x2, [sp, #-16]!") F(STORE, 16, 16, -32, "stp x2, x3, [sp, #-32]!") F(LOAD, 16, 16, 0, "ldp x2, x3, [sp], #16") \
    F(LOAD, 16, 16, 0, "ld1 {v0.16b}, [sp], #16") F(STORE, 8, 16, 0, "st1 {v0.8b}, [sp], x1")

/* The code of each form, and where it is. */
#define CODE(text) __asm__(".pushsection .text\n 1: " text "\n ret\n .popsection\n .pushsection forms_at, \"a\"\n .quad 1b\n .popsection");
#define PLAIN_CODE(kind, size, align, disp, text) CODE(text)
#define SP_CODE(kind, size, align, disp, text) CODE(ON_SP(text))
#define ENTRY(kind, size, align, disp, text) {text, size, align, disp, kind},
__asm__(".pushsection forms_at, \"a\"\n .balign 8\n .global form_code\n form_code:\n .popsection");
FORMS(PLAIN_CODE)
SP_FORMS(SP_CODE)
extern const uint64_t form_code[];
static const struct form forms[] = {FORMS(ENTRY) SP_FORMS(ENTRY)};
enum { NFORMS = sizeof forms / sizeof *forms };

static void run(unsigned n, uint64_t base)
{
    __asm__ volatile("mov x10, %1\n mov x0, %0\n mov x1, #16\n mov x2, #0x22\n mov x3, #0x33\n mov x4, #0x44\n mov x5, #0x55\n"
                     "dup v0.16b, w2\n dup v1.16b, w3\n dup v2.16b, w4\n dup v3.16b, w5\n blr x10"
                     : : "r"(base), "r"(form_code[n])
                     : "x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x30", "v0", "v1", "v2", "v3", "memory", "cc");
}

/* ---- faults ----------------------------------------------------------------------------------- */
static sigjmp_buf back;
static struct { int signo, code; uint64_t address, base, x2, sp_at; uint8_t v0; } fault;
static volatile int late; /* asynchronous faults that were told */

static void on_fault(int signo, siginfo_t *info, void *context)
{
    const ucontext_t *uc = context;
    const struct fpsimd_context *fp = (const void *)uc->uc_mcontext.__reserved;
    if (info->si_code == TAG_ASYNC) {
        late += info->si_addr ? 100 : 1;
        return;
    }
    fault.signo = signo;
    fault.code = info->si_code;
    fault.address = (uint64_t)(uintptr_t)info->si_addr;
    fault.base = uc->uc_mcontext.regs[0];
    fault.x2 = uc->uc_mcontext.regs[2];
    fault.sp_at = uc->uc_mcontext.sp;
    fault.v0 = (uint8_t)fp->vregs[0];
    siglongjmp(back, 1);
}

static void catch_faults(void)
{
    static char stack[1 << 16];
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_NODEFER | SA_ONSTACK | EXPOSE_TAG};
    sigaltstack(&(stack_t){.ss_sp = stack, .ss_size = sizeof stack}, NULL);
    sigaction(SIGSEGV, &action, NULL);
    sigaction(SIGBUS, &action, NULL);
    sigaction(SIGILL, &action, NULL); /* of processors without a form */
}

/* Does the form fault? */
static bool faults(unsigned n, uint64_t base)
{
    memset(&fault, 0, sizeof fault);
    if (sigsetjmp(back, 1))
        return true;
    run(n, base);
    return false;
}

/* ---- memory ----------------------------------------------------------------------------------- */
static uint8_t *memory; /* MEMORY bytes with tags; then a page that is readable and writable without tags; then none */
enum { MEMORY = 4 * PAGE, CHANGE = 2 * PAGE /* here tags change */ };
static uint8_t before[MEMORY + PAGE];

static void tag_range(uint8_t *from, unsigned size, unsigned tag)
{
    for (unsigned i = 0; i < size; i += 16)
        __asm__ volatile("stg %0, [%1]" : : "r"((uint64_t)tag << 56), "r"(from + i) : "memory");
}

static uint64_t pointer(const uint8_t *at, unsigned tag) { return (uint64_t)(uintptr_t)at | (uint64_t)tag << 56; }

/* Our own accesses have no tag. */
static uint64_t stop_checks(void)
{
    uint64_t tco;
    __asm__ volatile(".arch armv8.5-a+memtag\n mrs %0, tco\n msr tco, #1" : "=r"(tco) : : "memory");
    return tco;
}
static void restore_checks(uint64_t tco) { __asm__ volatile("msr tco, %0" : : "r"(tco) : "memory"); }

enum { AROUND = 512 }; /* an access touches nothing further away */

static void fill(unsigned from, unsigned to)
{
    uint64_t tco = stop_checks();
    for (unsigned i = from; i < to; i++)
        before[i] = memory[i] = (uint8_t)(i * 7 + 1);
    restore_checks(tco);
}

static bool unchanged(unsigned at)
{
    uint64_t tco = stop_checks();
    bool same = memcmp(memory + at - AROUND, before + at - AROUND, 2 * AROUND) == 0;
    restore_checks(tco);
    return same;
}

/* ---- expectations ----------------------------------------------------------------------------- */
static unsigned checked_kinds, late_kinds; /* bit sets of enum kind: those that fault in the present mode, at once or later */

#define FAIL(n, at, what) (printf("%s at %+d: %s\n", forms[n].text, at, what), failures++)

/* The access begins `at` bytes from the change of tags; first_bad, if not NULL, is where it should fault. */
static void expect(unsigned n, int at, uint64_t access, const uint8_t *first_bad)
{
    const struct form *f = &forms[n];
    uint64_t base = access - (uint64_t)(int64_t)f->disp;
    bool told = first_bad && late_kinds >> f->kind & 1;
    if (!(checked_kinds >> f->kind & 1))
        first_bad = NULL;
    late = 0;
    unsigned place = (unsigned)((access << 8 >> 8) - (uintptr_t)memory);
    bool faulted = faults(n, base);
    if (getpid() < 0 || late != told) /* the next system call at the latest */
        FAIL(n, at, told ? "is not told" : "is told");
    if (faulted != (first_bad != NULL)) {
        FAIL(n, at, faulted ? "faults" : "does not fault");
        if (faulted)
            printf("  signal %d code %d\n", fault.signo, fault.code);
    } else if (faulted) {
        if (fault.signo != SIGSEGV || fault.code != TAG_SYNC)
            FAIL(n, at, "another signal");
        if (fault.address != ((uint64_t)(uintptr_t)first_bad | (access & UINT64_C(0x0f) << 56)))
            FAIL(n, at, "another address");
        if (fault.base != base || fault.x2 != 0x22 || fault.v0 != 0x22)
            FAIL(n, at, "registers have changed");
        if (!unchanged(place))
            FAIL(n, at, "memory has changed");
    }
    if (!unchanged(place))
        fill(place - AROUND, place + AROUND);
}

/* From the change of tags on they are bad (bad_above), or before it. */
static void across_change(unsigned n, bool bad_above, int stride)
{
    const struct form *f = &forms[n];
    uint8_t *change = memory + CHANGE;
    for (int at = -f->size - 1; at <= 17; at += stride) {
        uint8_t *a = change + at, *first = a, *end = a + f->size;
        if ((uintptr_t)a % f->align || (uintptr_t)(a - f->disp) % (f->align == 16 ? 16 : 1))
            continue;
        if (bad_above)
            first = end > change ? (a > change ? a : change) : NULL;
        else
            first = a < change ? a : NULL;
        expect(n, at, pointer(a, GOOD), first);
    }
}

static void all_forms(unsigned kinds, unsigned later, int stride)
{
    checked_kinds = kinds;
    late_kinds = later;
    for (unsigned twice = 0; twice < 2; twice++) {
        tag_range(memory, CHANGE, twice ? BAD : GOOD);
        tag_range(memory + CHANGE, MEMORY - CHANGE, twice ? GOOD : BAD);
        for (unsigned n = 0; n < NFORMS; n++)
            across_change(n, !twice, stride);
    }
}

/* A granule in the middle; where tags end; where memory ends, which counts more. */
static void other_places(unsigned kinds, unsigned later)
{
    checked_kinds = kinds;
    late_kinds = later;
    tag_range(memory, MEMORY, GOOD);
    tag_range(memory + CHANGE, 16, BAD);
    for (unsigned n = 0; n < NFORMS; n++)
        for (int at = -63; at < 16; at += 3) {
            uint8_t *a = memory + CHANGE + at, *bad = memory + CHANGE;
            if ((uintptr_t)a % forms[n].align || (forms[n].align == 16 && forms[n].disp % 16))
                continue;
            expect(n, at, pointer(a, GOOD), a + forms[n].size > bad && a < bad + 16 ? (a > bad ? a : bad) : NULL);
        }
    tag_range(memory, MEMORY, GOOD);
    for (unsigned n = 0; n < NFORMS; n++)
        for (int at = -64; at < 16; at += forms[n].align > 4 ? forms[n].align : 4) {
            uint8_t *a = memory + MEMORY + at;
            if ((uintptr_t)a % forms[n].align || (forms[n].align == 16 && forms[n].disp % 16))
                continue;
            expect(n, at, pointer(a, GOOD), NULL);
            expect(n, at, pointer(a, BAD), a < memory + MEMORY ? a : NULL);
        }
}

static int control(uint64_t bits) { return prctl(PR_SET_TAGGED_ADDR_CTRL, ENABLE | bits | TAGS, 0, 0, 0); }

int main(void)
{
    memory = mmap(NULL, MEMORY + 2 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(memory != MAP_FAILED);
    CHECK(mprotect(memory, MEMORY, PROT_READ | PROT_WRITE | PROT_TAGS) == 0);
    mprotect(memory + MEMORY + PAGE, PAGE, PROT_NONE);
    catch_faults();
    fill(0, sizeof before);
    enum { ALL = 1 << LOAD | 1 << STORE | 1 << UPDATE, STORES = 1 << STORE | 1 << UPDATE, READS = 1 << LOAD | 1 << UPDATE };
    CHECK(control(0) == 0);
    all_forms(0, 0, 1);
    CHECK(control(SYNC) == 0);
    all_forms(ALL, 0, 1);
    other_places(ALL, 0);
    __asm__ volatile(".arch armv8.5-a+memtag\n msr tco, #1");
    all_forms(0, 0, 1);
    __asm__ volatile("msr tco, #0");
    all_forms(ALL, 0, 5);
    CHECK(control(ASYNC) == 0);
    all_forms(0, ALL, 1);
    other_places(0, ALL);
    CHECK(control(SYNC | ASYNC) == 0); /* here: the asymmetric mode */
    all_forms(READS, 1 << STORE, 1);
    other_places(READS, 1 << STORE);
    CHECK(control(SYNC | STORE_ONLY) == 0);
    all_forms(STORES, 0, 1);
    CHECK(control(ASYNC | STORE_ONLY) == 0);
    all_forms(0, STORES, 3);
    CHECK(control(SYNC | ASYNC | STORE_ONLY) == 0);
    all_forms(1 << UPDATE, 1 << STORE, 3);
    return check_end();
}
