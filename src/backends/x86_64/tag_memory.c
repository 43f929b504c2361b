/* tag_memory.c: rules for instructions that load, store and make memory tags, and their cold code. */
#include "backends/x86_64/rules.h"
#include "contract/mte.h"

#define MTE_FIELD(member) state_mem(offsetof(struct cpu_state, mte.member))

/* The operand's register is not needed any more by the current instruction. */
static void done_with(struct x64 *x, unsigned reg)
{
    if (!(GPR_LOCALS >> reg & 1))
        return;
    x->locked &= ~(1u << reg);
    if (x->reg_end[reg] <= x->cur + 1)
        drop_values(x, reg);
}

/* ---- loads ------------------------------------------------------------------------------------- */
static void without_tag(struct x64 *x, unsigned d, unsigned pointer)
{
    rip_rm(x, 0x8b, d, OFF_OTHER_BITS);
    asm_alu_rr(&x->c, ALU_AND, true, d, pointer);
}

/* The frontend asks for it only where the shadow is. Allocators ask for the tags of their own data, which mostly have none. */
void x64_emit_tag_load(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a), b = use(x, in->b), t = tmp(x), d = tmp(x);
    untag(x, t, a);
    asm_rm(&x->c, 0xf6, 0, mem_at(t, 0)), put8(&x->c, 0); /* test byte: must be readable */
    if (in->aux & IR_CAREFUL)
        asm_shift_ri(&x->c, SH_SHR, true, t, MTE_GRANULE_BITS);
    else
        index_aligned(x, t, t);
    gs_rm(&x->c, 0x80, ALU_CMP, mem_at(t, 0)), put8(&x->c, 0);
    PUSH(x, &x->cold, (struct cold){.site = asm_jcc32(&x->c, CC_NE), .pc = x->pc, .kind = COLD_TAG_LOAD, .index = x->tags.n});
    without_tag(x, d, b);
    PUSH(x, &x->tags, (struct tag_site){.pc = x->pc, .back = x->c.p, .base = (uint8_t)b, .pointer = (uint8_t)d, .scratch = (uint8_t)t});
    def_in(x, d);
}

static void cold_load(struct x64 *x, const struct tag_site *site)
{
    gs_rm(&x->c, M_0F | 0xb6, site->scratch, mem_at(site->scratch, 0));
    asm_test_ri(&x->c, false, site->scratch, ~15);
    cold_exit(x, asm_jcc32(&x->c, CC_NE), COLD_STEP, site->pc); /* MTE_ELSEWHERE */
    asm_shift_ri(&x->c, SH_SHL, true, site->scratch, MTE_TAG_SHIFT);
    without_tag(x, site->pointer, site->base);
    asm_alu_rr(&x->c, ALU_OR, true, site->pointer, site->scratch);
    asm_link32(asm_jmp32(&x->c), site->back);
}

/* ---- stores ------------------------------------------------------------------------------------ */
/* Pointer and tag are in registers, and all others are to be kept. */
static void call_store(struct x64 *x, unsigned pointer, unsigned tag, uint16_t aux, uint64_t pc, unsigned scratch)
{
    asm_mov_mr(&x->c, true, arg_mem(0), pointer);
    asm_mov_mr(&x->c, true, arg_mem(1), tag);
    asm_rm(&x->c, 0xc7, 0, arg_mem(2)), put32(&x->c, aux);
    asm_mov_ri(&x->c, scratch, pc);
    asm_mov_mr(&x->c, true, state_mem(offsetof(struct cpu_state, interp_pc)), scratch);
    call_stub(x, OFF_STORE_TAGS);
}

static void slow_store_at(struct x64 *x, uint8_t *site)
{
    PUSH(x, &x->cold, (struct cold){.site = site, .pc = x->pc, .kind = COLD_TAG_STORE, .index = x->tags.n});
}

/* A pointer made by rounding down: to a block of n granules at least? */
static bool is_block(const struct x64 *x, uint32_t pointer, unsigned n)
{
    const struct ir_ins *and = &x->ir->ins[pointer];
    return and->op == IR_and && is_const(x, and->b) && !(const_of(x, and->b) & (n * MTE_GRANULE - 1));
}

_Static_assert((int)MTE_KNOWN == STATE_BIAS % 256, "what is known is compared with the lowest byte of r15: without an immediate, the branch is part of it");

/* To pages that are MTE_KNOWN; of others the cold code makes sure. */
static void store_to_known(struct x64 *x, const struct ir_ins *in, unsigned a, unsigned b, unsigned n)
{
    static const unsigned op[] = {O_BYTE | 0x88, O_16 | 0x89, 0x89};
    struct code *c = &x->c;
    unsigned t = tmp(x), i;
    untag(x, t, a);
    if (a != b)
        done_with(x, a);
    i = tmp(x);
    index_aligned(x, i, t);
    asm_shift_ri(c, SH_SHR, true, t, MTE_PAGE_BITS);
    gs_rm(c, O_BYTE | 0x38, STATE, mem_at(t, MTE_PAGES));
    slow_store_at(x, asm_jcc32(c, CC_NE));
    if (n > 1 && !is_block(x, in->a, n)) { /* on one page? */
        asm_lea(c, true, t, mem_at(i, (int32_t)n - 1));
        asm_alu_rr(c, ALU_XOR, false, t, i);
        asm_test_ri(c, false, t, 1 << (MTE_PAGE_BITS - MTE_GRANULE_BITS));
        slow_store_at(x, asm_jcc32(c, CC_NE));
    }
    if (n > 1)
        asm_rr(c, 0x69, t, b), put32(c, 0x01010101);
    gs_rm(c, op[piece_log2(n)], n > 1 ? t : b, mem_at(i, 0));
    PUSH(x, &x->tags, (struct tag_site){.pc = x->pc, .back = c->p, .aux = in->aux, .pointer = (uint8_t)i, .tags = (uint8_t)b});
}

void x64_emit_tag_store(struct x64 *x, const struct ir_ins *in)
{
    unsigned n = granules(ir_tag_bytes(in->aux)), a = use(x, in->a), b = use(x, in->b);
    if (in->aux & IR_TAG_SHADOW && n <= 4 && n != 3)
        store_to_known(x, in, a, b, n);
    else
        call_store(x, a, b, in->aux, x->pc, tmp(x));
}

static void cold_store(struct x64 *x, const struct tag_site *site)
{
    asm_shift_ri(&x->c, SH_ROL, true, site->pointer, MTE_GRANULE_BITS);
    call_store(x, site->pointer, site->tags, site->aux, site->pc, site->pointer);
    asm_link32(asm_jmp32(&x->c), site->back);
}

/* ---- making tags ------------------------------------------------------------------------------- */
static void call_choose(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a), b = use(x, in->b), d = tmp(x);
    asm_mov_mr(&x->c, true, arg_mem(0), a);
    asm_mov_mr(&x->c, true, arg_mem(1), b);
    call_stub(x, OFF_CHOOSE_TAG);
    asm_mov_rm(&x->c, true, d, arg_mem(3));
    def_in(x, d);
}

/* d = tags that may be made. */
static void without_excluded(struct x64 *x, unsigned d, unsigned excluded)
{
    asm_vrm(&x->c, M_38 | 0xf2, d, excluded, MTE_FIELD(allowed)); /* andn */
}

/* The low 4 bits of set = one of its 16, as mte_choose_tag chooses it, as a number. There is one. */
static void choose_bit(struct x64 *x, unsigned set, unsigned t, unsigned u)
{
    struct code *c = &x->c;
    rip_rm(x, 0x8b, u, OFF_RANDOM);
    asm_rm(c, O_W | M_0F | 0xaf, u, MTE_FIELD(seed)); /* imul */
    asm_alu_ri(c, ALU_ADD, true, u, MTE_RANDOM_SUM);
    asm_mov_mr(c, true, MTE_FIELD(seed), u);
    asm_shift_ri(c, SH_SHR, true, u, 60);
    asm_rr(c, 0x69, t, set), put32(c, 0x10001); /* twice, side by side */
    asm_vrr(c, P_F2 | M_38 | 0xf7, t, u, t);    /* shrx */
    asm_rr(c, P_F3 | M_0F | 0xbc, set, t);      /* tzcnt */
    asm_alu_rr(c, ALU_ADD, false, set, u);
}

void x64_emit_tag_choose(struct x64 *x, const struct ir_ins *in)
{
    struct code *c = &x->c;
    if (!x->bmi1 || !x->bmi2) {
        call_choose(x, in);
        return;
    }
    unsigned a = use(x, in->a), b = use(x, in->b), left = tmp(x), granule = tmp(x);
    without_excluded(x, left, b);
    rotate_pointer(x, granule, a, 0);
    if (a != b)
        done_with(x, a);
    asm_shift_ri(c, SH_SHR, true, granule, 8 + MTE_GRANULE_BITS);
    unsigned near = tmp(x);
    for (int i = 0; i < 3; i++) { /* the granule's, and of the two before it: one by one, as they were stored */
        gs_rm(c, M_0F | 0xb6, near, mem_at(granule, -i));
        asm_rr(c, M_0F | 0xb3, near, left); /* btr */
    }
    asm_test_rr(c, false, left, left);
    PUSH(x, &x->cold, (struct cold){.site = asm_jcc32(c, CC_E), .pc = x->pc, .kind = COLD_TAG_CHOOSE, .index = x->tags.n});
    PUSH(x, &x->tags, (struct tag_site){.pc = x->pc, .back = c->p, .base = (uint8_t)b, .scratch = (uint8_t)left});
    choose_bit(x, left, granule, near);
    def_in(x, left);
    result_zx(x);
}

/* All that may be made are near; if there is none at all, it is 0. */
static void cold_choose(struct x64 *x, const struct tag_site *site)
{
    without_excluded(x, site->scratch, site->base);
    asm_test_rr(&x->c, false, site->scratch, site->scratch);
    asm_link32(asm_jcc32(&x->c, CC_NE), site->back);
    asm_mov_ri(&x->c, site->scratch, 1);
    asm_link32(asm_jmp32(&x->c), site->back);
}

void emit_cold_tag_memory(struct x64 *x, const struct cold *cold)
{
    const struct tag_site *site = &x->tags.at[cold->index];
    map_insn(x, site->pc);
    if (cold->kind == COLD_TAG_STORE)
        cold_store(x, site);
    else if (cold->kind == COLD_TAG_LOAD)
        cold_load(x, site);
    else
        cold_choose(x, site);
}
