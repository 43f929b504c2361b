/* ldst_pair.c: loads and stores of register pairs. Both loads precede the puts; the base is written back last. */
#include "frontends/aarch64/ldst.h"

enum index { OFFSET, POST, PRE };

static inline struct a64_addr pair_addr(struct a64_ctx *c, enum index index, unsigned rn, int64_t offset)
{
    return index == OFFSET ? a64_addr_imm(c, rn, offset) : a64_addr_indexed(c, rn, index == POST ? 0 : offset);
}

/* `size` is log2 bytes of one register. */
static bool stp(struct a64_ctx *c, enum index index, unsigned opc, unsigned imm, unsigned rt2, unsigned rn, unsigned rt)
{
    if (opc & 1)
        return false;
    unsigned size = opc ? 3 : 2;
    int64_t offset = a64_sext(imm, 7) * (1 << size);
    struct a64_addr at = pair_addr(c, index, rn, offset);
    uint32_t first = a64_reg(c, size == 3, rt), second = a64_reg(c, size == 3, rt2);
    struct a64_addr to = a64_guard_store(c, at, 2u << size);
    a64_store(c, size, first, to, A64_PLAIN);
    a64_store(c, size, second, a64_addr_plus(to, 1 << size), A64_PLAIN);
    if (index != OFFSET)
        a64_write_back(c, rn, at, offset);
    return true;
}

static bool ldp(struct a64_ctx *c, enum index index, unsigned opc, unsigned imm, unsigned rt2, unsigned rn, unsigned rt)
{
    if (opc & 1)
        return false;
    unsigned size = opc ? 3 : 2;
    int64_t offset = a64_sext(imm, 7) * (1 << size);
    struct a64_addr at = pair_addr(c, index, rn, offset);
    struct a64_addr from = a64_guard_load(c, at, 2u << size);
    uint32_t first = a64_load_zero(c, size, from, A64_PLAIN);
    uint32_t second = a64_load_zero(c, size, a64_addr_plus(from, 1 << size), A64_PLAIN);
    a64_put(c, size == 3, rt, first);
    a64_put(c, size == 3, rt2, second);
    if (index != OFFSET)
        a64_write_back(c, rn, at, offset);
    return true;
}

static bool ldpsw(struct a64_ctx *c, enum index index, unsigned imm, unsigned rt2, unsigned rn, unsigned rt)
{
    int64_t offset = a64_sext(imm, 7) * 4;
    struct a64_addr at = pair_addr(c, index, rn, offset);
    struct a64_addr from = a64_guard_load(c, at, 8);
    uint32_t first = a64_load(c, IR_I64, 2, IR_MEM_SEXT, from, A64_PLAIN);
    uint32_t second = a64_load(c, IR_I64, 2, IR_MEM_SEXT, a64_addr_plus(from, 4), A64_PLAIN);
    a64_put(c, 1, rt, first);
    a64_put(c, 1, rt2, second);
    if (index != OFFSET)
        a64_write_back(c, rn, at, offset);
    return true;
}

static bool stp_v(struct a64_ctx *c, enum index index, unsigned opc, unsigned imm, unsigned rt2, unsigned rn,
                  unsigned rt)
{
    if (opc == 3)
        return false;
    unsigned size = 2 + opc;
    int64_t offset = a64_sext(imm, 7) * (1 << size);
    struct a64_addr at = pair_addr(c, index, rn, offset);
    uint32_t first = a64_v(c, rt), second = a64_v(c, rt2);
    struct a64_addr to = a64_guard_store(c, at, 2u << size);
    a64_store(c, size, first, to, A64_PLAIN);
    a64_store(c, size, second, a64_addr_plus(to, 1 << size), A64_PLAIN);
    if (index != OFFSET)
        a64_write_back(c, rn, at, offset);
    return true;
}

static bool ldp_v(struct a64_ctx *c, enum index index, unsigned opc, unsigned imm, unsigned rt2, unsigned rn,
                  unsigned rt)
{
    if (opc == 3)
        return false;
    unsigned size = 2 + opc;
    int64_t offset = a64_sext(imm, 7) * (1 << size);
    struct a64_addr at = pair_addr(c, index, rn, offset);
    struct a64_addr from = a64_guard_load(c, at, 2u << size);
    uint32_t first = a64_load(c, IR_V128, size, 0, from, A64_PLAIN);
    uint32_t second = a64_load(c, IR_V128, size, 0, a64_addr_plus(from, 1 << size), A64_PLAIN);
    a64_put_v(c, rt, first);
    a64_put_v(c, rt2, second);
    if (index != OFFSET)
        a64_write_back(c, rn, at, offset);
    return true;
}

#define PAIR(name, function, index) \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t opc, uint32_t imm, uint32_t rt2, uint32_t rn, uint32_t rt) \
    { \
        return function(c, index, opc, imm, rt2, rn, rt); \
    }
PAIR(STNP, stp, OFFSET)
PAIR(LDNP, ldp, OFFSET)
PAIR(STP, stp, OFFSET)
PAIR(LDP, ldp, OFFSET)
PAIR(STP_post, stp, POST)
PAIR(LDP_post, ldp, POST)
PAIR(STP_pre, stp, PRE)
PAIR(LDP_pre, ldp, PRE)
PAIR(STNP_v, stp_v, OFFSET)
PAIR(LDNP_v, ldp_v, OFFSET)
PAIR(STP_v, stp_v, OFFSET)
PAIR(LDP_v, ldp_v, OFFSET)
PAIR(STP_post_v, stp_v, POST)
PAIR(LDP_post_v, ldp_v, POST)
PAIR(STP_pre_v, stp_v, PRE)
PAIR(LDP_pre_v, ldp_v, PRE)

bool a64_emit_LDPSW(struct a64_ctx *c, uint32_t imm, uint32_t rt2, uint32_t rn, uint32_t rt)
{
    return ldpsw(c, OFFSET, imm, rt2, rn, rt);
}

bool a64_emit_LDPSW_post(struct a64_ctx *c, uint32_t imm, uint32_t rt2, uint32_t rn, uint32_t rt)
{
    return ldpsw(c, POST, imm, rt2, rn, rt);
}

bool a64_emit_LDPSW_pre(struct a64_ctx *c, uint32_t imm, uint32_t rt2, uint32_t rn, uint32_t rt)
{
    return ldpsw(c, PRE, imm, rt2, rn, rt);
}
