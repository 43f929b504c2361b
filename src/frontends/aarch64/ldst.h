/* ldst.h: what the load/store emitters share: addresses, access attributes, register transfers.
 * Knows nothing of decoding. */
#ifndef DRAGOMAN_FRONTENDS_AARCH64_LDST_H
#define DRAGOMAN_FRONTENDS_AARCH64_LDST_H

#include "contract/mte.h"
#include "frontends/aarch64/a64.h"
#include "frontends/aarch64/features.h"

/* An address is base + disp; flags are IR_MEM_* attributes that come with it. */
struct a64_addr {
    uint32_t base;
    int32_t disp;
    unsigned flags;
};

/* [Xn|SP, #disp] without write-back. Accesses relative to SP with an immediate are exempt from tag checks. */
static inline struct a64_addr a64_addr_imm(struct a64_ctx *c, unsigned rn, int64_t disp)
{
    return (struct a64_addr){a64_reg_sp(c, 1, rn), (int32_t)disp, rn == 31 ? IR_MEM_UNCHECKED : 0};
}
/* [Xn|SP, #disp] of a form that adds a register. */
static inline struct a64_addr a64_addr_checked(struct a64_ctx *c, unsigned rn, int64_t disp)
{
    return (struct a64_addr){a64_reg_sp(c, 1, rn), (int32_t)disp, 0};
}
/* The same of one that writes the base back, by a64_write_back. */
static inline struct a64_addr a64_addr_indexed(struct a64_ctx *c, unsigned rn, int64_t disp)
{
    bool low = rn == 31 && c->req->low_slots && !c->careful;
    return (struct a64_addr){a64_reg_sp(c, 1, rn), (int32_t)disp, low ? IR_MEM_UNCHECKED : 0};
}
static inline struct a64_addr a64_addr_plus(struct a64_addr at, int32_t bytes)
{
    at.disp += bytes;
    return at;
}
/* Rn := base + bytes, where one of them is accessed */
static inline void a64_write_back(struct a64_ctx *c, unsigned rn, struct a64_addr at, int64_t bytes)
{
    ir_put(c->ir, SLOT_X0 + rn, a64_op2(c, IR_add, IR_I64, 0, at.base, a64_const(c, 1, (uint64_t)bytes)));
}

/* A pointer without its tag. */
static inline uint32_t a64_untagged(struct a64_ctx *c, uint32_t pointer)
{
    return a64_op1(c, IR_bfx, IR_I64, IR_UNTAG, pointer);
}
/* mte.c: a64_guard where tags are checked. */
struct a64_addr a64_check_tags(struct a64_ctx *c, struct a64_addr at, unsigned bytes, enum mte_access access, enum ir_align align);
/* Checks the tags of the whole access of an instruction, if they are to be checked; and where it then takes place. To be
 * called once, before anything is stored: a64_load and a64_store do it for addresses that were not guarded. */
static inline struct a64_addr a64_guard(struct a64_ctx *c, struct a64_addr at, unsigned bytes, enum mte_access access,
                                       enum ir_align align)
{
    return __builtin_expect(c->req->check_tags, 0) ? a64_check_tags(c, at, bytes, access, align) : at;
}
static inline struct a64_addr a64_guard_load(struct a64_ctx *c, struct a64_addr at, unsigned bytes)
{
    return a64_guard(c, at, bytes, MTE_LOAD, IR_ALIGN_NONE);
}
static inline struct a64_addr a64_guard_store(struct a64_ctx *c, struct a64_addr at, unsigned bytes)
{
    return a64_guard(c, at, bytes, MTE_STORE, IR_ALIGN_NONE);
}

/* How an access is ordered and aligned; all zero for plain ones. */
struct a64_access {
    enum ir_order order;
    enum ir_align align;
};
/* Of an access that loads and stores. */
static inline enum ir_order a64_order_of(unsigned acquire, unsigned release)
{
    static const enum ir_order orders[2][2] = {{IR_PLAIN, IR_RELEASE}, {IR_ACQUIRE, IR_SEQ_CST}};
    return orders[acquire][release];
}

static const struct a64_access A64_PLAIN = {IR_PLAIN, IR_ALIGN_NONE};

static inline uint16_t a64_mem(const struct a64_ctx *c, unsigned size, unsigned flags, struct a64_access how)
{
    return (uint16_t)(ir_mem(size, flags, how.order, how.align) | a64_careful(c));
}
static inline uint32_t a64_load(struct a64_ctx *c, enum ir_type type, unsigned size, unsigned flags, struct a64_addr at,
                                struct a64_access how)
{
    at = a64_guard(c, at, 1u << size, MTE_LOAD, how.align);
    return ir_load(c->ir, type, a64_mem(c, size, flags | at.flags, how), at.base, at.disp);
}
static inline void a64_store(struct a64_ctx *c, unsigned size, uint32_t value, struct a64_addr at,
                             struct a64_access how)
{
    at = a64_guard(c, at, 1u << size, MTE_STORE, how.align);
    ir_store(c->ir, a64_mem(c, size, at.flags, how), at.base, value, at.disp);
}

/* The bytes, a multiple of 16, become 0. */
static inline void a64_store_zero(struct a64_ctx *c, struct a64_addr to, unsigned bytes)
{
    uint32_t zero = ir_vconst(c->ir, (union ir_val){.d = {0, 0}});
    for (unsigned i = 0; i < bytes; i += 16)
        a64_store(c, 4, zero, a64_addr_plus(to, (int32_t)i), A64_PLAIN);
}
/* The block of DC ZVA and its like that Xt points to, with the pointer's tag. */
static inline uint32_t a64_zva_block(struct a64_ctx *c, unsigned rt)
{
    return a64_op2(c, IR_and, IR_I64, 0, a64_reg(c, 1, rt), a64_const(c, 1, ~(uint64_t)(A64_ZVA_BYTES - 1)));
}

/* mte.c: the granules from the pointer on, which must be aligned and writable, get the tag of another. */
void a64_tag_granules(struct a64_ctx *c, unsigned bytes, uint32_t pointer, uint32_t tagged);

/* Wt or Xt by the size of the access (log2 bytes). */
static inline uint32_t a64_load_zero(struct a64_ctx *c, unsigned size, struct a64_addr at, struct a64_access how)
{
    return a64_load(c, a64_int(size == 3), size, 0, at, how);
}
static inline void a64_store_reg(struct a64_ctx *c, unsigned size, unsigned rt, struct a64_addr at,
                                 struct a64_access how)
{
    a64_store(c, size, a64_reg(c, size == 3, rt), at, how);
}

/* V128 between two I64 halves. */
static inline uint32_t a64_vec_of(struct a64_ctx *c, uint32_t low)
{
    return a64_op1(c, IR_f2v, IR_V128, 0, a64_op1(c, IR_i2f, IR_F64, 0, low));
}
static inline uint32_t a64_vec_pair(struct a64_ctx *c, uint32_t low, uint32_t high)
{
    return a64_op2(c, IR_vsetlane, IR_V128, ir_lane(3, 1), a64_vec_of(c, low), high);
}
static inline uint32_t a64_vec_half(struct a64_ctx *c, uint32_t vec, unsigned high)
{
    return a64_op1(c, IR_vgetlane, IR_I64, ir_lane(3, high), vec);
}
/* Two 32-bit registers as one I64, low:high. */
static inline uint32_t a64_word_pair(struct a64_ctx *c, unsigned low, unsigned high)
{
    return a64_op2(c, IR_bfi, IR_I64, 32 | 32 << 8, a64_x(c, low), a64_x(c, high));
}
/* The pair that a 64-bit (sz 0) or 128-bit (sz 1) value holds, into rt and rt2. */
static inline void a64_put_pair(struct a64_ctx *c, unsigned sz, unsigned rt, unsigned rt2, uint32_t value)
{
    uint32_t low, high;
    if (sz) {
        low = a64_vec_half(c, value, 0);
        high = a64_vec_half(c, value, 1);
    } else {
        low = a64_op1(c, IR_trunc, IR_I32, 0, value);
        high = a64_op1(c, IR_trunc, IR_I32, 0, a64_op2(c, IR_shr, IR_I64, 0, value, a64_const(c, 1, 32)));
    }
    a64_put(c, sz, rt, low);
    a64_put(c, sz, rt2, high);
}
/* The inverse: the 64- or 128-bit value of two registers. */
static inline uint32_t a64_pair(struct a64_ctx *c, unsigned sz, unsigned rt, unsigned rt2)
{
    return sz ? a64_vec_pair(c, a64_x(c, rt), a64_x(c, rt2)) : a64_word_pair(c, rt, rt2);
}

/* ldst_exclusive_loop.c: the loop that begins with this LDXR or LDAXR, if it is one operation; false: it is not. */
bool a64_emit_exclusive_loop(struct a64_ctx *c, uint32_t size, uint32_t o0, uint32_t rn, uint32_t rt);

#endif
