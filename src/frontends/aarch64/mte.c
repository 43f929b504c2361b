/* mte.c: FEAT_MTE: instructions that make, read and write tags, and arithmetic on tagged pointers.
 * What tag instructions access is not checked itself. Knows nothing of where tags are kept (contract/mte.h). */
#include "contract/mte_report.h"
#include "frontends/aarch64/ldst.h"

enum { TAG_BITS = 4 };

static uint32_t with_tag(struct a64_ctx *c, uint32_t pointer, uint32_t tag)
{
    return a64_op2(c, IR_bfi, IR_I64, MTE_TAG_SHIFT | TAG_BITS << 8, pointer, tag);
}
static uint32_t tag_of(struct a64_ctx *c, uint32_t pointer)
{
    return a64_op1(c, IR_bfx, IR_I64, MTE_TAG_SHIFT | TAG_BITS << 8, pointer);
}
static uint32_t plus(struct a64_ctx *c, uint32_t a, int64_t bytes)
{
    return a64_op2(c, IR_add, IR_I64, 0, a, a64_const(c, 1, (uint64_t)bytes));
}

/* ---- checks ------------------------------------------------------------------------------------- */
/* A constant address where memory has no tags? */
static bool is_untagged(struct a64_ctx *c, struct a64_addr at, unsigned bytes)
{
    if (!ir_is_const(c->ir, at.base) || !c->req->untagged)
        return false;
    uint64_t address = ir_const_of(c->ir, at.base) + (uint64_t)at.disp;
    return !(address >> MTE_TAG_SHIFT) && c->req->untagged(c->req->ctx, address, bytes);
}

/* The base without its tag, where the access is. In hot code it is made ahead of the check if pointers may be loaded, as the next
 * access waits for that: nothing waits for the check, but with it ahead the processor executed that first (docs/mte.md). */
struct a64_addr a64_check_tags(struct a64_ctx *c, struct a64_addr at, unsigned bytes, enum mte_access access, enum ir_align align)
{
    if (at.flags & IR_MEM_UNCHECKED || is_untagged(c, at, bytes))
        return at;
    if (c->req->hot && access == MTE_LOAD && bytes >= sizeof(uint64_t))
        a64_untagged(c, at.base);
    ir_emit(c->ir, IR_tag_check, IR_VOID, (uint16_t)(ir_tag(bytes, access, align) | a64_careful(c)), at.base, 0, (uint32_t)at.disp);
    return (struct a64_addr){a64_untagged(c, at.base), at.disp, at.flags | IR_MEM_UNCHECKED};
}

/* ---- pointers ----------------------------------------------------------------------------------- */
ir_scalar_fn a64_h_irg, a64_h_stepped_tag;

uint64_t a64_h_irg(struct cpu_state *st, uint64_t pointer, uint64_t exclude, uint64_t c)
{
    (void)c;
    return mte_choose_tag(st, pointer, exclude & 0xffff);
}

uint64_t a64_h_stepped_tag(struct cpu_state *st, uint64_t tag, uint64_t offset, uint64_t c)
{
    (void)c;
    return mte_step_tag((unsigned)tag, (unsigned)offset, st->mte.allowed);
}

bool a64_emit_IRG(struct a64_ctx *c, uint32_t rm, uint32_t rn, uint32_t rd)
{
    uint32_t pointer = a64_reg_sp(c, 1, rn);
    uint32_t exclude = a64_x(c, rm);
    uint32_t tag = c->req->check_tags && !c->req->calls_for_tags ? ir_emit(c->ir, IR_tag_choose, IR_I64, 0, pointer, exclude, 0)
                                                                 : a64_call(c, A64_H_irg, pointer, exclude, IR_NONE);
    a64_put_sp(c, 1, rd, with_tag(c, pointer, tag));
    return true;
}

bool a64_emit_GMI(struct a64_ctx *c, uint32_t rm, uint32_t rn, uint32_t rd)
{
    uint32_t bit = a64_op2(c, IR_shl, IR_I64, 0, a64_const(c, 1, 1), tag_of(c, a64_reg_sp(c, 1, rn)));
    a64_put(c, 1, rd, a64_op2(c, IR_or, IR_I64, 0, a64_x(c, rm), bit));
    return true;
}

static bool add_tag(struct a64_ctx *c, int64_t bytes, unsigned offset, unsigned rn, unsigned rd)
{
    uint32_t pointer = a64_reg_sp(c, 1, rn);
    uint32_t tag = a64_call(c, A64_H_stepped_tag, tag_of(c, pointer), a64_const(c, 1, offset), IR_NONE);
    a64_put_sp(c, 1, rd, with_tag(c, plus(c, pointer, bytes), tag));
    return true;
}

bool a64_emit_ADDG(struct a64_ctx *c, uint32_t uimm6, uint32_t uimm4, uint32_t rn, uint32_t rd)
{
    return add_tag(c, (int64_t)uimm6 * MTE_GRANULE, uimm4, rn, rd);
}

bool a64_emit_SUBG(struct a64_ctx *c, uint32_t uimm6, uint32_t uimm4, uint32_t rn, uint32_t rd)
{
    return add_tag(c, -(int64_t)uimm6 * MTE_GRANULE, uimm4, rn, rd);
}

/* Bits 55..0, sign-extended. */
static uint32_t address_of(struct a64_ctx *c, unsigned n)
{
    return a64_op1(c, IR_sbfx, IR_I64, MTE_TAG_SHIFT << 8, a64_reg_sp(c, 1, n));
}

bool a64_emit_SUBP(struct a64_ctx *c, uint32_t rm, uint32_t rn, uint32_t rd)
{
    a64_put(c, 1, rd, a64_op2(c, IR_sub, IR_I64, 0, address_of(c, rn), address_of(c, rm)));
    return true;
}

bool a64_emit_SUBPS(struct a64_ctx *c, uint32_t rm, uint32_t rn, uint32_t rd)
{
    uint32_t a = address_of(c, rn), b = address_of(c, rm);
    a64_put(c, 1, rd, a64_op2(c, IR_sub, IR_I64, 0, a, b));
    a64_put_flags(c, a64_op2(c, IR_subf, IR_FLAGS, 0, a, b));
    return true;
}

/* ---- allocators ----------------------------------------------------------------------------------- */
ir_scalar_fn a64_h_asked;

uint64_t a64_h_asked(struct cpu_state *st, uint64_t size, uint64_t block, uint64_t caller)
{
    mte_asked(st->thread, size, block, caller);
    return 0;
}

/* Arguments as AAPCS64 passes them. */
void a64_emit_allocator(struct a64_ctx *c, unsigned which)
{
    uint32_t size = IR_NONE, none = a64_const(c, 1, 0);
    switch ((enum mte_allocator)which) {
    case MTE_NO_ALLOCATOR: return;
    case MTE_MALLOC: size = a64_x(c, 0); break;
    case MTE_CALLOC: size = a64_op2(c, IR_mul, IR_I64, 0, a64_x(c, 0), a64_x(c, 1)); break;
    case MTE_REALLOC: case MTE_ALIGNED_ALLOC: size = a64_x(c, 1); break;
    case MTE_REALLOCARRAY: size = a64_op2(c, IR_mul, IR_I64, 0, a64_x(c, 1), a64_x(c, 2)); break;
    case MTE_POSIX_MEMALIGN: size = a64_x(c, 2); break;
    case MTE_USABLE_SIZE: size = a64_const(c, 1, (uint64_t)MTE_ANY_SIZE); break;
    }
    bool of_block = which == MTE_REALLOC || which == MTE_REALLOCARRAY || which == MTE_USABLE_SIZE;
    a64_call(c, A64_H_asked, size, of_block ? a64_x(c, 0) : none, a64_x(c, 30));
}

/* ---- tags of memory ------------------------------------------------------------------------------- */
static struct a64_addr unchecked(uint32_t pointer) { return (struct a64_addr){pointer, 0, IR_MEM_UNCHECKED}; }

bool a64_emit_LDG(struct a64_ctx *c, uint32_t imm, uint32_t rn, uint32_t rt)
{
    uint32_t pointer = plus(c, a64_reg_sp(c, 1, rn), a64_sext(imm, 9) * MTE_GRANULE);
    uint32_t to = a64_x(c, rt);
    if (c->req->check_tags) { /* granules of which only a part may be accessed are not to be relied on */
        to = ir_emit(c->ir, IR_tag_load, IR_I64, c->req->calls_for_tags ? IR_CAREFUL : a64_careful(c), pointer, to, 0);
    } else { /* there are none, but memory must be readable */
        a64_load(c, IR_I32, 0, 0, unchecked(pointer), A64_PLAIN);
        to = with_tag(c, to, a64_const(c, 1, 0));
    }
    a64_put(c, 1, rt, to);
    return true;
}

void a64_tag_granules(struct a64_ctx *c, unsigned bytes, uint32_t pointer, uint32_t tagged)
{
    unsigned shadow = c->req->check_tags && !c->req->calls_for_tags ? IR_TAG_SHADOW : 0;
    ir_emit(c->ir, IR_tag_store, IR_VOID, (uint16_t)(ir_tag(bytes, MTE_LOAD, IR_ALIGN_NONE) | shadow), pointer, tag_of(c, tagged), 0);
}

/* mode: of the base register, as in the encoding. Tags come first: they find out whether all granules are writable. */
enum { POST = 1, OFFSET = 2, PRE = 3 };

/* Before anything is stored. */
static void check_moved(struct a64_ctx *c, unsigned mode, unsigned rn, uint32_t base, int64_t offset)
{
    if (mode != OFFSET && rn == 31)
        a64_check_low(c, plus(c, base, offset));
}

static bool store_tags(struct a64_ctx *c, unsigned bytes, bool zero, unsigned imm, unsigned mode, unsigned rn, unsigned rt)
{
    int64_t offset = a64_sext(imm, 9) * MTE_GRANULE;
    if (mode != POST && mode != OFFSET && mode != PRE)
        return false;
    uint32_t base = a64_reg_sp(c, 1, rn), pointer = mode == POST ? base : plus(c, base, offset);
    check_moved(c, mode, rn, base, offset);
    a64_tag_granules(c, bytes, pointer, a64_reg_sp(c, 1, rt));
    if (zero)
        a64_store_zero(c, unchecked(c->req->check_tags ? a64_untagged(c, pointer) : pointer), bytes);
    if (mode != OFFSET)
        ir_put(c->ir, SLOT_X0 + rn, plus(c, base, offset));
    return true;
}

#define STORE_TAGS(name, bytes, zero) \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t imm, uint32_t mode, uint32_t rn, uint32_t rt) \
    { \
        return store_tags(c, bytes, zero, imm, mode, rn, rt); \
    }
STORE_TAGS(STG, 16, false)
STORE_TAGS(STZG, 16, true)
STORE_TAGS(ST2G, 32, false)
STORE_TAGS(STZ2G, 32, true)

static bool stgp(struct a64_ctx *c, unsigned mode, unsigned imm, unsigned rt2, unsigned rn, unsigned rt)
{
    int64_t offset = a64_sext(imm, 7) * MTE_GRANULE;
    uint32_t base = a64_reg_sp(c, 1, rn), pointer = mode == POST ? base : plus(c, base, offset);
    uint32_t first = a64_x(c, rt), second = a64_x(c, rt2);
    check_moved(c, mode, rn, base, offset);
    a64_tag_granules(c, MTE_GRANULE, pointer, pointer);
    struct a64_addr to = unchecked(c->req->check_tags ? a64_untagged(c, pointer) : pointer);
    a64_store(c, 3, first, to, A64_PLAIN);
    a64_store(c, 3, second, a64_addr_plus(to, 8), A64_PLAIN);
    if (mode != OFFSET)
        ir_put(c->ir, SLOT_X0 + rn, plus(c, base, offset));
    return true;
}

#define PAIR(name, mode) \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t imm, uint32_t rt2, uint32_t rn, uint32_t rt) \
    { \
        return stgp(c, mode, imm, rt2, rn, rt); \
    }
PAIR(STGP_post, POST)
PAIR(STGP, OFFSET)
PAIR(STGP_pre, PRE)

/* ---- blocks ---------------------------------------------------------------------------------------- */
static bool tag_block(struct a64_ctx *c, unsigned rt, bool zero)
{
    uint32_t block = a64_zva_block(c, rt);
    a64_tag_granules(c, A64_ZVA_BYTES, block, block);
    if (zero)
        a64_store_zero(c, unchecked(c->req->check_tags ? a64_untagged(c, block) : block), A64_ZVA_BYTES);
    return true;
}

bool a64_emit_DC_GVA(struct a64_ctx *c, uint32_t rt) { return tag_block(c, rt, false); }
bool a64_emit_DC_GZVA(struct a64_ctx *c, uint32_t rt) { return tag_block(c, rt, true); }

/* Caches of tags are as coherent as those of data. */
#define NO_OPERATION(name) \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t rt) \
    { \
        (void)c, (void)rt; \
        return true; \
    }
NO_OPERATION(DC_CGVAC)
NO_OPERATION(DC_CGDVAC)
NO_OPERATION(DC_CGVAP)
NO_OPERATION(DC_CGDVAP)
NO_OPERATION(DC_CGVADP)
NO_OPERATION(DC_CGDVADP)
NO_OPERATION(DC_CIGVAC)
NO_OPERATION(DC_CIGDVAC)
