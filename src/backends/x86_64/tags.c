/* tags.c: rules for memory tags: checks against the shadow, which the GS segment's base points to, and their cold code.
 *
 * A check compares the shadow bytes of the granules with the pointer's top byte. What does not match is judged in C: the
 * thread's mode, pages without tags. Garbage that is no address may fault in the shadow: the runtime steps the guest's
 * instruction then. */
#include <asm/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "backends/x86_64/rules.h"
#include "contract/mte.h"

enum { SEGMENT_GS = 0x65 };

void x64_use_tags(const struct cpu_state *st) { syscall(SYS_arch_prctl, ARCH_SET_GS, st->mte.shadow); }

/* ---- C functions ------------------------------------------------------------------------------ */
static uint64_t leave(struct cpu_state *st, enum ir_trap trap, uint64_t argument)
{
    st->pc = st->interp_pc;
    st->exit_trap = trap;
    st->exit_arg = argument;
    return 1;
}

/* Not 0: translated code is to be left. */
uint64_t x64_judge(struct cpu_state *st)
{
    uint64_t pointer = st->args[0].u64;
    uint16_t aux = (uint16_t)st->args[1].u32;
    enum mte_access access = (enum mte_access)ir_tag_access(aux);
    if (aux & IR_TAG_MERGED)
        return mte_passes(st, pointer, ir_tag_bytes(aux)) ? 0 : leave(st, IR_TRAP_STEP, 0);
    if (ir_tag_misaligned(pointer, aux))
        return 0; /* the access itself will tell */
    uint64_t fault = mte_judge(st, pointer, ir_tag_bytes(aux), access);
    return fault ? leave(st, access == MTE_LOAD ? IR_TRAP_TAG_LOAD : IR_TRAP_TAG_STORE, fault) : 0;
}

void x64_store_tags(struct cpu_state *st)
{
    mte_store_tags(st, st->args[0].u64, st->args[1].u64, ir_tag_bytes((uint16_t)st->args[2].u32));
}

/* ---- pieces ----------------------------------------------------------------------------------- */
void untag(struct x64 *x, unsigned reg)
{
    put8(&x->c, 0x48 | (reg >> 3 & 1) << 2);
    put8(&x->c, 0x23);
    put8(&x->c, (reg & 7) << 3 | 5);
    put32(&x->c, (uint32_t)(x->base + OFF_UNTAG - (x->c.p + 4)));
    fixup(x, x->c.p - 4, FIXUP_OUTSIDE);
}

static void gs_rm(struct x64 *x, unsigned op, unsigned reg, struct mem m)
{
    put8(&x->c, SEGMENT_GS);
    asm_rm(&x->c, op, reg, m);
}

/* d = the pointer rotated left by 8: its tag is in the lowest byte. */
static void rotate(struct x64 *x, unsigned d, unsigned pointer, int32_t disp)
{
    if (disp) {
        asm_lea(&x->c, true, d, mem_at(pointer, disp));
        pointer = d;
    }
    if (x->bmi2) { /* rorx */
        asm_vrr(&x->c, P_F2 | M_3A | O_W | 0xf0, d, 0, pointer);
        put8(&x->c, 56);
    } else {
        if (d != pointer)
            asm_mov_rr(&x->c, true, d, pointer);
        asm_shift_ri(&x->c, SH_ROL, true, d, 8);
    }
}

/* d = index of the granule of a rotated pointer + bytes */
static void granule_of(struct x64 *x, unsigned d, unsigned rotated, int32_t bytes)
{
    asm_mov_rr(&x->c, true, d, rotated);
    if (bytes) {
        asm_shift_ri(&x->c, SH_SHR, true, d, 8);
        asm_alu_ri(&x->c, ALU_ADD, true, d, bytes);
    }
    asm_shift_ri(&x->c, SH_SHR, true, d, bytes ? MTE_GRANULE_BITS : 8 + MTE_GRANULE_BITS);
}

static unsigned granules(unsigned bytes) { return (bytes + MTE_GRANULE - 1) / MTE_GRANULE; }
static unsigned piece_log2(unsigned n) { return n >= 8 ? 3 : n >= 4 ? 2 : n >= 2; }

/* The tag in as many bytes as comparisons of n granules want. */
static unsigned spread(struct x64 *x, unsigned rotated, unsigned n)
{
    unsigned log2 = piece_log2(n);
    if (log2 == 0)
        return rotated;
    unsigned d = tmp(x);
    asm_movzx8(&x->c, d, rotated);
    if (log2 == 3) { /* imul's constant has 32 bits */
        unsigned high = tmp(x);
        asm_rr(&x->c, 0x69, d, d), put32(&x->c, 0x01010101);
        asm_mov_rr(&x->c, false, high, d);
        asm_shift_ri(&x->c, SH_SHL, true, high, 32);
        asm_alu_rr(&x->c, ALU_OR, true, d, high);
        x->locked &= ~(1u << high);
    } else {
        asm_rr(&x->c, 0x69, d, d), put32(&x->c, 0x01010101);
    }
    return d;
}

/* Compares n granules from [index] on, after each piece with a branch, of which all but the last go to *sites. */
static unsigned compare(struct x64 *x, unsigned index, unsigned tags, unsigned n, uint8_t *sites[4])
{
    static const unsigned op[] = {O_BYTE | 0x38, O_16 | 0x39, 0x39, O_W | 0x39};
    unsigned count = 0;
    for (unsigned at = 0, size; at < n; at += size) {
        unsigned log2 = piece_log2(n - at);
        size = 1u << log2;
        if (at)
            sites[count++] = asm_jcc32(&x->c, CC_NE);
        gs_rm(x, op[log2], tags, mem_at(index, (int32_t)at));
    }
    return count;
}

/* ---- checks ----------------------------------------------------------------------------------- */
static void judge_at(struct x64 *x, uint8_t *site)
{
    PUSH(x, &x->cold, (struct cold){.site = site, .pc = x->pc, .kind = COLD_TAG_JUDGE, .index = x->tags.n});
}

static void rest_at(struct x64 *x, uint8_t *site)
{
    PUSH(x, &x->cold, (struct cold){.site = site, .pc = x->pc, .kind = COLD_TAG_REST, .index = x->tags.n});
}

/* Leaves the test whether the rotated pointer is aligned. A byte register of the second byte: rax, rcx, rdx, rbx only. */
static uint8_t *jump_if_misaligned(struct x64 *x, unsigned rotated, unsigned mask)
{
    put8(&x->c, 0xf6);
    put8(&x->c, 0xc0 | (rotated + 4));
    put8(&x->c, mask);
    return asm_jcc32(&x->c, CC_NE);
}

/* One access: the granules that it touches whatever its alignment are compared; if it is not aligned it may touch one
 * more, which the cold code compares. Of several accesses off one pointer, the first and last granule are whole: that is
 * right if the pointer is aligned to granules, as pointers to objects are; if not, the cold code compares all. */
void x64_emit_tag_check(struct x64 *x, const struct ir_ins *in)
{
    unsigned bytes = ir_tag_bytes(in->aux), n = granules(bytes);
    bool merged = in->aux & IR_TAG_MERGED, can_straddle = bytes > 1;
    int32_t disp = (int32_t)in->c, delta = 0;
    unsigned mask = bytes <= MTE_GRANULE && !(bytes & (bytes - 1)) ? bytes - 1 : MTE_GRANULE - 1;
    if (merged) {
        delta = disp & (MTE_GRANULE - 1);
        disp -= delta;
        n = granules((unsigned)delta + bytes);
        mask = MTE_GRANULE - 1;
    }
    unsigned a = use(x, in->a), t = tmp(x), i = tmp(x);
    rotate(x, t, a, disp);
    if (merged && x->val[in->a].reg != NO_REG && (1u << x->val[in->a].reg & GPR_LOCALS) == 0)
        x->locked &= ~(1u << a); /* not needed any more */
    unsigned tags = spread(x, t, n);
    uint8_t *sites[4];
    if (merged)
        rest_at(x, jump_if_misaligned(x, t, mask));
    granule_of(x, i, t, 0);
    unsigned count = compare(x, i, tags, n, sites);
    sites[count++] = asm_jcc32(&x->c, CC_NE);
    for (unsigned k = 0; k < count; k++)
        judge_at(x, sites[k]);
    if (!merged && can_straddle)
        rest_at(x, jump_if_misaligned(x, t, mask));
    PUSH(x, &x->tags, (struct tag_site){.pc = x->pc, .back = x->c.p, .aux = in->aux, .pointer = (uint8_t)t,
                                        .scratch = (uint8_t)i, .tags = (uint8_t)tags, .delta = delta});
}

void emit_cold_tag(struct x64 *x, enum cold_kind kind, uint32_t index)
{
    const struct tag_site site = x->tags.at[index];
    unsigned bytes = ir_tag_bytes(site.aux), n = granules(bytes), count = 0;
    uint8_t *sites[5];
    map_insn(x, site.pc);
    if (kind == COLD_TAG_REST) {
        if (site.aux & IR_TAG_MERGED) {
            granule_of(x, site.scratch, site.pointer, site.delta);
            count = compare(x, site.scratch, site.tags, n, sites);
            sites[count++] = asm_jcc32(&x->c, CC_NE);
        }
        granule_of(x, site.scratch, site.pointer, site.delta + (int32_t)bytes - 1);
        gs_rm(x, O_BYTE | 0x38, site.pointer, mem_at(site.scratch, 0));
        asm_link32(asm_jcc32(&x->c, CC_E), site.back);
    }
    for (unsigned k = 0; k < count; k++)
        asm_link32(sites[k], x->c.p);
    asm_shift_ri(&x->c, SH_ROR, true, site.pointer, 8);
    if (site.delta)
        asm_alu_ri(&x->c, ALU_ADD, true, site.pointer, site.delta);
    asm_mov_mr(&x->c, true, arg_mem(0), site.pointer);
    asm_rm(&x->c, 0xc7, 0, arg_mem(1)), put32(&x->c, site.aux);
    asm_mov_ri(&x->c, site.pointer, site.pc);
    asm_mov_mr(&x->c, true, state_mem(offsetof(struct cpu_state, interp_pc)), site.pointer);
    call_stub(x, OFF_JUDGE);
    asm_link32(asm_jmp32(&x->c), site.back);
}

/* ---- tags of memory ----------------------------------------------------------------------------- */
/* The frontend asks for it only where the shadow is. */
void x64_emit_tag_load(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a), d = def(x);
    if (d != a)
        asm_mov_rr(&x->c, true, d, a);
    untag(x, d);
    asm_rm(&x->c, 0xf6, 0, mem_at(d, 0)), put8(&x->c, 0); /* test byte: must be readable */
    asm_shift_ri(&x->c, SH_SHR, true, d, MTE_GRANULE_BITS);
    gs_rm(x, M_0F | 0xb6, d, mem_at(d, 0));
    asm_test_ri(&x->c, false, d, ~15);
    cold_exit(x, asm_jcc32(&x->c, CC_NE), COLD_STEP, x->pc); /* MTE_ELSEWHERE */
    x->val[x->cur].zx = true;
}

#define MTE_FIELD(member) state_mem(offsetof(struct cpu_state, mte.member))

_Static_assert(MTE_PAGE_BITS - MTE_GRANULE_BITS == 8, "movzx takes a granule's number in its page");

/* To pages that this thread knows (struct mte_cpu), of the operands in the argument area. Returns the branch to take when
 * that is done; what cannot be done so goes on behind it. No local register is in use. */
static uint8_t *store_to_known(struct x64 *x, unsigned n)
{
    static const unsigned op[] = {O_BYTE | 0x88, O_16 | 0x89, 0x89};
    struct code *c = &x->c;
    uint8_t *sites[3];
    unsigned count = 0;
    asm_mov_rm(c, true, RDX, arg_mem(0));
    untag(x, RDX);
    asm_mov_rr(c, true, RCX, RDX);
    asm_shift_ri(c, SH_SHR, true, RDX, MTE_GRANULE_BITS);
    asm_shift_ri(c, SH_SHR, true, RCX, MTE_PAGE_BITS);
    asm_mov_rr(c, false, RAX, RCX);
    asm_alu_ri(c, ALU_AND, false, RAX, MTE_PAGES - 1);
    asm_alu_ri(c, ALU_ADD, true, RCX, 1);
    struct mem page = MTE_FIELD(page);
    page.index = RAX, page.shift = 3;
    asm_alu_rm(c, ALU_CMP, true, RCX, page);
    sites[count++] = asm_jcc32(c, CC_NE);
    asm_mov_rm(c, true, RAX, MTE_FIELD(current));
    asm_mov_rm(c, true, RAX, mem_at(RAX, 0));
    asm_alu_rm(c, ALU_CMP, true, RAX, MTE_FIELD(generation));
    sites[count++] = asm_jcc32(c, CC_NE);
    if (n > 1) {
        asm_movzx8(c, RAX, RDX); /* the granule's number in the page */
        asm_alu_ri(c, ALU_CMP, false, RAX, (1 << (MTE_PAGE_BITS - MTE_GRANULE_BITS)) - (int)n);
        sites[count++] = asm_jcc32(c, CC_A);
    }
    asm_mov_rm(c, true, RAX, arg_mem(1));
    asm_shift_ri(c, SH_SHR, true, RAX, MTE_TAG_SHIFT);
    asm_alu_ri(c, ALU_AND, false, RAX, 15);
    if (n > 1)
        asm_rr(c, 0x69, RAX, RAX), put32(c, 0x01010101);
    gs_rm(x, op[piece_log2(n)], RAX, mem_at(RDX, 0));
    uint8_t *done = asm_jmp32(c);
    for (unsigned i = 0; i < count; i++)
        asm_link32(sites[i], c->p);
    return done;
}

void x64_emit_tag_store(struct x64 *x, const struct ir_ins *in)
{
    unsigned n = granules(ir_tag_bytes(in->aux));
    uint8_t *done = NULL;
    asm_test_ri(&x->c, false, use(x, in->a), MTE_GRANULE - 1);
    cold_exit(x, asm_jcc32(&x->c, CC_NE), COLD_STEP, x->pc);
    x->locked = 0;
    store_operands(x, in);
    asm_rm(&x->c, 0xc7, 0, arg_mem(2)), put32(&x->c, in->aux);
    spill_for_call(x, false);
    if (in->aux & IR_TAG_SHADOW && n <= 4 && n != 3)
        done = store_to_known(x, n);
    asm_mov_ri(&x->c, RAX, x->pc);
    asm_mov_mr(&x->c, true, state_mem(offsetof(struct cpu_state, interp_pc)), RAX);
    call_stub(x, OFF_STORE_TAGS);
    if (done)
        asm_link32(done, x->c.p);
}
