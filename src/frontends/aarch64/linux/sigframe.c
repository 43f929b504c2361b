/* sigframe.c: the arm64 kernel's signal frame, byte for byte, and the return from it.
 *
 *     sp -> struct rt_sigframe { siginfo, ucontext { ..., sigcontext { ..., records } } }, frame record { fp, lr }
 *
 * The records at the end of sigcontext are chained by their sizes: FP and vector registers, the fault's syndrome if
 * there is one, the end mark. Knows nothing of signal actions and masks. */
#include <string.h>

#include "contract/backend.h"
#include "contract/runtime.h"
#include "frontends/aarch64/a64.h"
#include "frontends/aarch64/linux/a64_linux.h"

enum { FPSIMD_MAGIC = 0x46508001, ESR_MAGIC = 0x45535201, RESERVED = 4096 };
enum { GUEST_SA_SIGINFO = 4, GUEST_SA_RESTORER = 0x04000000, GUEST_SA_ONSTACK = 0x08000000 };
/* PSTATE, FPSR, FPCR: bits that live elsewhere in our state. */
enum { PSTATE_SSBS = 12, PSTATE_DIT = 24, PSTATE_TCO = 25, PSTATE_FLAGS = 28 };
/* M[4:0] and DAIF: all clear in a 64-bit process at EL0. */
enum { PSTATE_PRIVILEGED = 0x3df };
#define FPSR_QC (UINT32_C(1) << 27)
enum { FPCR_FZ16 = 1 << 19, FPCR_ROUND_SHIFT = 22, FPCR_FZ = 1 << 24, FPCR_DN = 1 << 25, FPCR_AHP = 1 << 26 };
enum { FPSR_STICKY = FP_INVALID | FP_DIVZERO | FP_OVERFLOW | FP_UNDERFLOW | FP_INEXACT | FP_DENORMAL };

struct record_head {
    uint32_t magic, size;
};
struct fpsimd_record {
    struct record_head head;
    uint32_t fpsr, fpcr;
    union ir_val v[32];
};
struct esr_record {
    struct record_head head;
    uint64_t esr;
};
struct registers_a64 { /* user_pt_regs, too */
    uint64_t x[31], sp, pc, pstate;
};
struct sigcontext_a64 {
    uint64_t fault_address;
    struct registers_a64 regs;
    uint8_t reserved[RESERVED] __attribute__((aligned(16)));
};
struct ucontext_a64 {
    uint64_t flags, link;
    uint64_t stack_sp;
    uint32_t stack_flags, stack_pad;
    uint64_t stack_size;
    uint64_t sigmask;
    uint8_t unused[1024 / 8 - sizeof(uint64_t)];
    struct sigcontext_a64 context;
};
struct rt_sigframe_a64 {
    uint8_t info[128];
    struct ucontext_a64 uc;
};
struct frame_record {
    uint64_t fp, lr;
};
_Static_assert(sizeof(siginfo_t) == 128, "siginfo has the same layout on both sides");
_Static_assert(sizeof(struct fpsimd_record) == 0x210, "FPSIMD record");
_Static_assert(sizeof(struct rt_sigframe_a64) == A64_SIGFRAME_SIZE, "signal frame");
_Static_assert(offsetof(struct ucontext_a64, context) == 176, "sigcontext is 16-byte aligned");

static struct a64_state *state_of(struct thread *t) { return (struct a64_state *)t->cpu; }

/* ---- FP state -------------------------------------------------------------------------------- */

static uint32_t fpcr_of(uint32_t control)
{
    return (control & FP_ROUND_MASK) << FPCR_ROUND_SHIFT | (control & FP_FLUSH ? FPCR_FZ : 0u) |
           (control & FP_FLUSH16 ? FPCR_FZ16 : 0u) | (control & FP_DEFAULT_NAN ? FPCR_DN : 0u) |
           (control & FP_ALT_HALF ? FPCR_AHP : 0u);
}

static uint32_t control_of(uint32_t fpcr)
{
    return (fpcr >> FPCR_ROUND_SHIFT & FP_ROUND_MASK) | (fpcr & FPCR_FZ ? FP_FLUSH : 0u) |
           (fpcr & FPCR_FZ16 ? FP_FLUSH16 : 0u) | (fpcr & FPCR_DN ? FP_DEFAULT_NAN : 0u) |
           (fpcr & FPCR_AHP ? FP_ALT_HALF : 0u);
}

static void collect(struct thread *t)
{
    if (t->machine->backend)
        t->machine->backend->fp_collect(t->cpu);
}

static void save_fp(struct thread *t, struct fpsimd_record *r)
{
    const struct a64_state *s = state_of(t);
    collect(t);
    r->head = (struct record_head){FPSIMD_MAGIC, sizeof *r};
    r->fpsr = (s->cpu.fp_status & FPSR_STICKY) | (s->qc_vec.d[0] | s->qc_vec.d[1] ? FPSR_QC : 0);
    r->fpcr = fpcr_of(s->cpu.fp_control);
    memcpy(r->v, s->v, sizeof r->v);
}

static void restore_fp(struct thread *t, const struct fpsimd_record *r)
{
    struct a64_state *s = state_of(t);
    collect(t); /* what the host's register holds is the past */
    s->cpu.fp_status = r->fpsr & FPSR_STICKY;
    runtime_set_fp_control(t, control_of(r->fpcr));
    s->qc_vec = (union ir_val){.d = {r->fpsr & FPSR_QC ? 1 : 0, 0}};
    memcpy(s->v, r->v, sizeof s->v);
}

/* ---- addresses --------------------------------------------------------------------------------- */
/* TBI0: the top byte of an address with bit 55 clear is ignored. */
static uint64_t strip_tag(uint64_t address)
{
    return address >> 55 & 1 ? address : address & UINT64_MAX >> 8;
}

/* Where the kernel's access to the thread's stack goes: a tag is in order only under the tagged-address ABI, and if memory
 * has the same. */
static uint64_t on_stack(const struct thread *t, uint64_t sp, uint64_t size, bool write)
{
    if (!(t->cpu->mte.ctrl & 1)) /* PR_TAGGED_ADDR_ENABLE */
        return sp;
    return mte_reach(t->cpu, sp, size, write) < size ? UINT64_MAX : strip_tag(sp);
}

/* ---- frame ----------------------------------------------------------------------------------- */

static uint64_t pstate_of(const struct a64_state *s)
{
    return (uint64_t)ir_flags_load(s->nzcv) << PSTATE_FLAGS | s->ssbs << PSTATE_SSBS | s->dit << PSTATE_DIT |
           s->cpu.mte.tco << PSTATE_TCO;
}

static struct registers_a64 registers_of(const struct a64_state *s)
{
    struct registers_a64 r = {.sp = s->sp, .pc = s->cpu.pc, .pstate = pstate_of(s)};
    memcpy(r.x, s->x, sizeof r.x);
    return r;
}

size_t a64_general_registers(const struct cpu_state *st, void *to, size_t size)
{
    const struct registers_a64 r = registers_of((const struct a64_state *)st);
    size = size < sizeof r ? size : sizeof r;
    memcpy(to, &r, size);
    return size;
}

/* Returns the end of the records. What lies behind them in the frame is not written, as on the kernel. */
static const uint8_t *save_context(struct thread *t, struct sigcontext_a64 *c, const struct guest_fault *fault)
{
    const struct a64_state *s = state_of(t);
    uint8_t *at = c->reserved;
    c->fault_address = fault ? strip_tag(fault->address) : 0;
    c->regs = registers_of(s);
    save_fp(t, (struct fpsimd_record *)at);
    at += sizeof(struct fpsimd_record);
    if (fault && fault->esr) {
        const struct esr_record esr = {{ESR_MAGIC, sizeof esr}, fault->esr};
        memcpy(at, &esr, sizeof esr);
        at += sizeof esr;
    }
    memset(at, 0, sizeof(struct record_head));
    return at + sizeof(struct record_head);
}

/* Where the frame's end goes: the alternate stack, unless we are on it. */
static uint64_t stack_top(struct thread *t, uint64_t sa_flags)
{
    bool switches = sa_flags & GUEST_SA_ONSTACK && !(signal_altstack_flags(t) & (SS_ONSTACK | SS_DISABLE));
    return switches ? t->altstack_sp + t->altstack_size : state_of(t)->sp;
}

bool a64_signal_frame(struct thread *t, const siginfo_t *info, uint64_t handler, uint64_t sa_flags, uint64_t restorer,
                      uint64_t mask, const struct guest_fault *fault)
{
    struct a64_state *s = state_of(t);
    struct rt_sigframe_a64 f;
    struct frame_record record = {s->x[29], s->x[30]};
    uint64_t record_at = (stack_top(t, sa_flags) - sizeof record) & ~UINT64_C(15);
    uint64_t frame_at = record_at - sizeof f;
    memset(&f.uc, 0, offsetof(struct ucontext_a64, context));
    memcpy(f.info, info, sizeof f.info);
    f.uc.stack_sp = t->altstack_sp;
    f.uc.stack_flags = t->altstack_flags; /* as they were set: the kernel does not say here whether we are on it */
    f.uc.stack_size = t->altstack_size;
    f.uc.sigmask = mask;
    size_t used = (size_t)(save_context(t, &f.uc.context, fault) - (const uint8_t *)&f);
    if (!guest_write(on_stack(t, record_at, sizeof record, true), &record, sizeof record) ||
        !guest_write(on_stack(t, frame_at, used, true), &f, used))
        return false;
    s->x[0] = (uint64_t)info->si_signo;
    if (sa_flags & GUEST_SA_SIGINFO) {
        s->x[1] = frame_at + offsetof(struct rt_sigframe_a64, info);
        s->x[2] = frame_at + offsetof(struct rt_sigframe_a64, uc);
    }
    s->x[29] = record_at;
    s->x[30] = sa_flags & GUEST_SA_RESTORER ? restorer : t->machine->vdso_sigreturn;
    s->sp = frame_at;
    s->cpu.mte.tco = 0;
    s->excl_addr = UINT64_MAX;
    s->cpu.pc = handler;
    return true;
}

/* ---- return ---------------------------------------------------------------------------------- */

/* Finds the FP record in the first bytes of the area; false: none, or the chain is broken, or it goes on behind these. */
static bool find_fp(const struct sigcontext_a64 *c, size_t bytes, struct fpsimd_record *fp)
{
    struct record_head head;
    bool found = false;
    for (size_t at = 0; at + sizeof head <= bytes; at += head.size) {
        memcpy(&head, c->reserved + at, sizeof head);
        if (!head.magic && !head.size)
            return found;
        if (head.size < sizeof head || head.size % 16 || head.size > bytes - at)
            return false;
        if (head.magic == ESR_MAGIC)
            continue;
        if (head.magic != FPSIMD_MAGIC || found || head.size != sizeof *fp)
            return false;
        memcpy(fp, c->reserved + at, sizeof *fp);
        found = true;
    }
    return false;
}

/* Where the thread's frame is; UINT64_MAX: it can't be there. */
static uint64_t frame_of(const struct thread *t)
{
    uint64_t sp = ((const struct a64_state *)t->cpu)->sp;
    return sp & 15 ? UINT64_MAX : on_stack(t, sp, sizeof(struct rt_sigframe_a64), false);
}

bool a64_frame_mask(struct thread *t, uint64_t *mask)
{
    uint64_t frame = frame_of(t);
    return frame != UINT64_MAX && guest_read(mask, frame + offsetof(struct rt_sigframe_a64, uc.sigmask), sizeof *mask);
}

/* As on the kernel, a bad frame that can be read has set registers by the time it is refused. The records that we made are
 * all there is, mostly. */
bool a64_sigreturn(struct thread *t)
{
    enum { OURS = sizeof(struct fpsimd_record) + sizeof(struct esr_record) + sizeof(struct record_head) };
    struct a64_state *s = state_of(t);
    struct rt_sigframe_a64 f;
    struct fpsimd_record fp;
    uint64_t frame = frame_of(t);
    const size_t head = offsetof(struct rt_sigframe_a64, uc.context.reserved) + OURS;
    if (frame == UINT64_MAX || !guest_read(&f, frame, head))
        return false;
    const struct sigcontext_a64 *c = &f.uc.context;
    memcpy(s->x, c->regs.x, sizeof s->x);
    s->sp = c->regs.sp;
    s->cpu.pc = c->regs.pc;
    s->nzcv = ir_flags_store((unsigned)(c->regs.pstate >> PSTATE_FLAGS) & 15);
    s->excl_addr = UINT64_MAX;
    if (c->regs.pstate & PSTATE_PRIVILEGED)
        return false;
    if (!find_fp(c, OURS, &fp) && (!guest_read((uint8_t *)&f + head, frame + head, sizeof f - head) || !find_fp(c, sizeof c->reserved, &fp)))
        return false;
    s->ssbs = c->regs.pstate >> PSTATE_SSBS & 1;
    s->dit = c->regs.pstate >> PSTATE_DIT & 1;
    s->cpu.mte.tco = c->regs.pstate >> PSTATE_TCO & 1;
    restore_fp(t, &fp);
    signal_set_altstack(t, f.uc.stack_sp, f.uc.stack_flags, f.uc.stack_size);
    return true;
}
