/* host.c: the backend's side of faults, patching and the FP environment, and its table of functions. */
#include "backends/x86_64/x86_64.h"

#include <capstone/capstone.h>
#include <stdio.h>
#include <stdlib.h>
#include <ucontext.h>

#include "backends/x86_64/emit.h"
#include "base/cas16.h"
#include "base/hash.h"
#include "contract/machine.h"

/* x86-64-v2 */
static bool init(char error[static 200])
{
    if (x64_is_v2())
        return true;
    snprintf(error, 200, "this processor lacks SSE4.2, SSSE3 or POPCNT (x86-64-v2 is needed)");
    return false;
}

static void enter(struct cpu_state *st, uint32_t offset)
{
    void (*fn)(struct cpu_state *, const uint8_t *);
    const uint8_t *at = st->code_base + OFF_ENTER, *end = st->code_base + OFF_STACK_END;
    memcpy(&fn, &at, sizeof fn);
    memcpy((void *)(uintptr_t)st->host_stack_top, &end, sizeof end);
    fn(st, st->code_base + offset);
}

/* The displacement never straddles an aligned 8 bytes (align_site), so a plain store is atomic. */
static void patch_branch(uint8_t *base, uint32_t site, uint32_t target)
{
    typedef int32_t displacement __attribute__((aligned(1)));
    int32_t d = (int32_t)(target - (site + 4));
    *(volatile displacement *)(base + site) = d;
}

static uint32_t branch_target(const uint8_t *base, uint32_t site)
{
    int32_t d;
    memcpy(&d, base + site, sizeof d);
    return site + 4 + (uint32_t)d;
}

/* Nor do the 5 bytes of entries and landings: one aligned 8-byte store. */
static void patch(uint8_t *base, uint32_t at, unsigned opcode, uint32_t target)
{
    uint8_t *word = (uint8_t *)((uintptr_t)(base + at) & ~(uintptr_t)7);
    int32_t d = (int32_t)(target - (at + 5));
    uint64_t old, new;
    do {
        old = new = __atomic_load_n((uint64_t *)word, __ATOMIC_RELAXED);
        uint8_t *p = (uint8_t *)&new + (base + at - word);
        p[0] = (uint8_t)opcode;
        memcpy(p + 1, &d, 4);
    } while (!__atomic_compare_exchange_n((uint64_t *)word, &old, new, false, __ATOMIC_RELEASE, __ATOMIC_RELAXED));
}

static void patch_jump(uint8_t *base, uint32_t at, uint32_t target) { patch(base, at, JMP_REL32, target); }
static void close_entry(uint8_t *base, uint32_t at) { patch(base, at, CALL_REL32, OFF_BRANCH); }
static void close_landing(uint8_t *base, uint32_t at) { patch(base, at, JMP_REL32, OFF_LANDING); }

enum { MX_MASK_SHIFT = 7 };

static const int greg_of[16] = {REG_RAX, REG_RCX, REG_RDX, REG_RBX, REG_RSP, REG_RBP, REG_RSI, REG_RDI,
                                REG_R8,  REG_R9,  REG_R10, REG_R11, REG_R12, REG_R13, REG_R14, REG_R15};

/* The state component of XMM16 to XMM31 (Intel SDM volume 1, section 13.4), 64 bytes each, in the XSAVE area of a signal
 * frame, which software has marked. */
enum { XSTATE_HEADER = 512, XSTATE_MARK = 464, XSTATE_MAGIC = 0x46505853, HI16_ZMM = 7 };
static void store_upper(const ucontext_t *uc, unsigned n, void *to)
{
    const uint8_t *area = (const uint8_t *)uc->uc_mcontext.fpregs;
    uint32_t mark, size, offset, c, d;
    uint64_t present;
    memcpy(&mark, area + XSTATE_MARK, sizeof mark);
    memcpy(&present, area + XSTATE_HEADER, sizeof present);
    memset(to, 0, 16);
    if (mark != XSTATE_MAGIC || !(present >> HI16_ZMM & 1))
        return;
    __asm__("cpuid" : "=a"(size), "=b"(offset), "=c"(c), "=d"(d) : "a"(0xd), "c"(HI16_ZMM));
    memcpy(to, area + offset + n * 64, 16);
}

static void store_register(const ucontext_t *uc, unsigned reg, void *to, bool i32)
{
    if (reg >= XMM0 + UPPER)
        store_upper(uc, reg - XMM0 - UPPER, to);
    else if (reg >= XMM0)
        memcpy(to, &uc->uc_mcontext.fpregs->_xmm[reg - XMM0], 16);
    else
        memcpy(to, &uc->uc_mcontext.gregs[greg_of[reg]], i32 ? 4 : 8);
}

static void load_register(ucontext_t *uc, unsigned reg, const void *from)
{
    if (reg >= XMM0)
        memcpy(&uc->uc_mcontext.fpregs->_xmm[reg - XMM0], from, 16);
    else
        memcpy(&uc->uc_mcontext.gregs[greg_of[reg]], from, 8);
}

/* The region's own homes are stored, and the registers get what they hold elsewhere. */
static void leave_own_homes(struct cpu_state *st, ucontext_t *uc, const struct region_home *homes, uint32_t n)
{
    while (n-- > 0) {
        const struct region_home *home = &homes[n];
        store_register(uc, home->reg, (uint8_t *)st + home->here, false);
        if (home->elsewhere)
            load_register(uc, home->reg, (uint8_t *)st + home->elsewhere);
    }
}

static void sync_state(struct cpu_state *st, void *context, const struct region_home *homes, uint32_t nhomes)
{
    ucontext_t *uc = context;
    leave_own_homes(st, uc, homes, nhomes);
    const struct pins *pins = (const struct pins *)(st->code_base + OFF_PINS);
    for (unsigned reg = 0; reg < NREGS; reg++) {
        if (!pins->offset[reg])
            continue;
        store_register(uc, reg, (uint8_t *)st + pins->offset[reg], pins->i32[reg]);
    }
    st->paired_sp = (uint64_t)uc->uc_mcontext.gregs[REG_RSP];
}

/* What an instruction that trapped has raised belongs to its exact execution, not to the sticky flags: of an exception
 * that traps there is nothing else. */
static void leave(struct cpu_state *st, void *context)
{
    ucontext_t *uc = context;
    uc->uc_mcontext.gregs[REG_RIP] = (greg_t)(uintptr_t)(st->code_base + OFF_LEAVE);
    uc->uc_mcontext.fpregs->mxcsr &= ~MX_FLAGS | uc->uc_mcontext.fpregs->mxcsr >> MX_MASK_SHIFT;
}

static bool stack_overflow(struct cpu_state *st, void *context, uint64_t fault_address)
{
    ucontext_t *uc = context;
    uint64_t low = (uint64_t)(uintptr_t)st->thread->host_stack;
    if (fault_address < low || fault_address >= st->host_stack_top ||
        (uint64_t)uc->uc_mcontext.gregs[REG_R15] != (uint64_t)(uintptr_t)st + STATE_BIAS)
        return false;
    uc->uc_mcontext.gregs[REG_RSP] = (greg_t)st->host_stack_top;
    return true;
}

static void leave_fixed(struct cpu_state *st, void *context)
{
    ucontext_t *uc = context;
    uint64_t offset = (uint64_t)uc->uc_mcontext.gregs[REG_RIP] - (uintptr_t)st->code_base, back;
    if (offset < OFF_CHECKS || offset >= OFF_CODE)
        return;
    memcpy(&back, (const void *)(uintptr_t)uc->uc_mcontext.gregs[REG_RSP], sizeof back);
    uc->uc_mcontext.gregs[REG_RSP] += sizeof back;
    uc->uc_mcontext.gregs[REG_RIP] = (greg_t)(back - 1);
}

/* Exact flush-to-zero. The host's raises inexact where the guest's does not, and nothing for flushed operands where the guest's
 * does. As flags are sticky, that matters only until they are set: till then what would set them traps (division by zero,
 * too: of a denormal number, the host sees that first), and is executed exactly. */
static uint32_t flushing(uint32_t status)
{
    uint32_t trap = 0, mode = MX_FTZ;
    if (status & FP_DENORMAL)
        mode |= MX_DAZ;
    else
        trap |= MX_DE | MX_ZE;
    if (!(status & FP_INEXACT))
        trap |= MX_UE | MX_PE;
    return mode | ((MX_FLAGS & ~trap) << MX_MASK_SHIFT);
}

static void fp_set_control(struct cpu_state *st)
{
    static const uint16_t rounding[4] = {0, 2 << 13, 1 << 13, 3 << 13};
    uint32_t mode = MX_FLAGS << MX_MASK_SHIFT;
    if (st->fp_control & FP_FLUSH && !st->fp_careful)
        mode = st->fp_exact ? flushing(st->fp_status) : mode | MX_FTZ | MX_DAZ;
    if (!st->fp_careful)
        mode &= ~(MX_IE << MX_MASK_SHIFT); /* invalid traps: docs/design.md, rare cases */
    st->host_fp = mode | rounding[st->fp_control & FP_ROUND_MASK];
}

static void fp_collect(struct cpu_state *st)
{
    uint32_t f = st->host_fp;
    st->fp_status |= (f & MX_IE ? FP_INVALID : 0) | (f & MX_ZE ? FP_DIVZERO : 0) | (f & MX_OE ? FP_OVERFLOW : 0) |
                     (f & MX_UE ? FP_UNDERFLOW : 0) | (f & MX_PE ? FP_INEXACT : 0);
    st->host_fp &= ~(uint32_t)MX_FLAGS;
}

void x64_cas16(struct cpu_state *st)
{
    st->args[3] = st->args[1];
    cas16(st->args[0].d[0], st->args[3].d, st->args[2].d);
}

static void disassemble(const uint8_t *code, size_t size, uint64_t address, char **text)
{
    size_t length;
    FILE *f = open_memstream(text, &length);
    csh handle;
    cs_insn *insn;
    if (f && cs_open(CS_ARCH_X86, CS_MODE_64, &handle) == CS_ERR_OK) {
        cs_option(handle, CS_OPT_SKIPDATA, CS_OPT_ON);
        size_t n = cs_disasm(handle, code, size, address, 0, &insn);
        for (size_t i = 0; i < n; i++)
            fprintf(f, "%8llx  %s %s\n", (unsigned long long)insn[i].address, insn[i].mnemonic, insn[i].op_str);
        if (n)
            cs_free(insn, n);
        cs_close(&handle);
    }
    if (f)
        fclose(f);
}

static uint64_t fingerprint(const uint8_t *base)
{
    const struct pins *pins = (const struct pins *)(base + OFF_PINS);
    return hash_bytes(0, pins, sizeof *pins);
}

static void add_to(uint8_t *field, uint32_t change)
{
    uint32_t value;
    memcpy(&value, field, sizeof value);
    value += change;
    memcpy(field, &value, sizeof value);
}

static void relocate(uint8_t *base, const struct region_code *code, const struct region_fixup *fixups, uint32_t n,
                     uint32_t by, uint32_t counter_by)
{
    const uint32_t change[] = {[FIXUP_OUTSIDE] = 0 - by, [FIXUP_COUNTER] = counter_by - by};
    for (uint32_t i = 0; i < n; i++)
        add_to(base + code->start + fixups[i].at, change[fixups[i].kind]);
    for (uint32_t i = 0; i < code->nexits; i++)
        add_to(base + code->stubs + i * STUB_BYTES + 1, 0 - by);
}

#define PROLOGUE(name, limit) \
    static uint32_t name(struct code_buffer *out, const struct ir_slot *slots, uint32_t nslots) \
    { \
        return x64_prologue(out, slots, nslots, limit); \
    }
PROLOGUE(prologue, LEVEL_HOST)
PROLOGUE(prologue_v3, LEVEL_V3)
PROLOGUE(prologue_v2, LEVEL_V2)

#define BACKEND(title, prologue_fn) { \
    .name = title, \
    .stub_size = STUB_BYTES, \
    .works_without_code_map = true, \
    .guards_sections = true, \
    .init = init, \
    .prologue = prologue_fn, \
    .compile = x64_compile, \
    .fingerprint = fingerprint, \
    .relocate = relocate, \
    .enter = enter, \
    .patch_branch = patch_branch, \
    .branch_target = branch_target, \
    .patch_jump = patch_jump, \
    .close_entry = close_entry, \
    .close_landing = close_landing, \
    .sync_state = sync_state, \
    .leave = leave, \
    .stack_overflow = stack_overflow, .leave_fixed = leave_fixed, \
    .fp_set_control = fp_set_control, \
    .fp_collect = fp_collect, \
    .use_tags = x64_use_tags, \
    .disassemble = disassemble, \
}
const struct backend x86_64_backend = BACKEND("x86_64", prologue);
const struct backend x86_64_v3_backend = BACKEND("x86_64 (v3)", prologue_v3);
const struct backend x86_64_v2_backend = BACKEND("x86_64 (v2)", prologue_v2);
