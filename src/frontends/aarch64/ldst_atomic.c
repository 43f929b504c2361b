/* ldst_atomic.c: FEAT_LSE: compare and swap, atomic read-modify-write. */
#include "frontends/aarch64/ldst.h"

bool a64_emit_CAS(struct a64_ctx *c, uint32_t size, uint32_t a, uint32_t rs, uint32_t r, uint32_t rn, uint32_t rt)
{
    struct a64_addr at = a64_guard(c, a64_addr_imm(c, rn, 0), 1u << size, MTE_UPDATE, IR_ALIGN_WITHIN16);
    uint16_t mem = a64_mem(c, size, at.flags, (struct a64_access){a64_order_of(a, r), IR_ALIGN_WITHIN16});
    uint32_t expected = a64_reg(c, size == 3, rs), value = a64_reg(c, size == 3, rt);
    a64_put(c, size == 3, rs, ir_emit(c->ir, IR_cas, a64_int(size == 3), mem, at.base, expected, value));
    return true;
}

bool a64_emit_CASP(struct a64_ctx *c, uint32_t sz, uint32_t a, uint32_t rs, uint32_t r, uint32_t rn, uint32_t rt)
{
    if ((rs | rt) & 1)
        return false;
    struct a64_addr at = a64_guard(c, a64_addr_imm(c, rn, 0), 8u << sz, MTE_UPDATE, IR_ALIGN_NATURAL);
    uint16_t mem = a64_mem(c, 3 + sz, at.flags, (struct a64_access){a64_order_of(a, r), IR_ALIGN_NATURAL});
    uint32_t expected = a64_pair(c, sz, rs, rs + 1), value = a64_pair(c, sz, rt, rt + 1);
    uint32_t old = ir_emit(c->ir, IR_cas, sz ? IR_V128 : IR_I64, mem, at.base, expected, value);
    a64_put_pair(c, sz, rs, rs + 1, old);
    return true;
}

static bool rmw(struct a64_ctx *c, enum ir_rmw op, unsigned size, unsigned a, unsigned r, unsigned rs, unsigned rn,
                unsigned rt)
{
    struct a64_addr at = a64_guard(c, a64_addr_imm(c, rn, 0), 1u << size, MTE_UPDATE, IR_ALIGN_WITHIN16);
    uint16_t mem = a64_mem(c, size, at.flags, (struct a64_access){a64_order_of(a, r), IR_ALIGN_WITHIN16});
    mem |= (uint16_t)(op << IR_MEM_RMW_SHIFT);
    a64_put(c, size == 3, rt, ir_emit(c->ir, IR_rmw, a64_int(size == 3), mem, at.base, a64_reg(c, size == 3, rs), 0));
    return true;
}

#define RMW(name, op) \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t size, uint32_t a, uint32_t r, uint32_t rs, uint32_t rn, \
                         uint32_t rt) \
    { \
        return rmw(c, op, size, a, r, rs, rn, rt); \
    }
RMW(LDADD, IR_RMW_ADD)
RMW(LDCLR, IR_RMW_ANDN)
RMW(LDEOR, IR_RMW_XOR)
RMW(LDSET, IR_RMW_OR)
RMW(LDSMAX, IR_RMW_SMAX)
RMW(LDSMIN, IR_RMW_SMIN)
RMW(LDUMAX, IR_RMW_UMAX)
RMW(LDUMIN, IR_RMW_UMIN)
RMW(SWP, IR_RMW_SWAP)
