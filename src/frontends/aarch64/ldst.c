/* ldst.c: plain loads and stores of one or two registers: every addressing mode.
 * All loads of an instruction precede its puts, and the base is written back last. Knows nothing of ordered or
 * atomic accesses. */
#include "frontends/aarch64/ldst.h"

/* ---- one register at an address -------------------------------------------------------------- */
static void str(struct a64_ctx *c, unsigned size, unsigned rt, struct a64_addr at)
{
    a64_store_reg(c, size, rt, at, A64_PLAIN);
}

static uint32_t ldr(struct a64_ctx *c, unsigned size, struct a64_addr at)
{
    return a64_load_zero(c, size, at, A64_PLAIN);
}

/* LDRSB, LDRSH, LDRSW: w: into Wt, else Xt. */
static bool ldrs_allocated(unsigned size, unsigned w) { return size < 3 && !(w && size == 2); }
static uint32_t ldrs(struct a64_ctx *c, unsigned size, unsigned w, struct a64_addr at)
{
    return a64_load(c, a64_int(!w), size, IR_MEM_SEXT, at, A64_PLAIN);
}

/* SIMD&FP: size and q give log2 bytes; 128 bits is written as size 0 with q. */
static bool v_allocated(unsigned size, unsigned q) { return !q || size == 0; }
static unsigned v_size(unsigned size, unsigned q) { return q ? 4 : size; }
static void str_v(struct a64_ctx *c, unsigned log2, unsigned rt, struct a64_addr at)
{
    a64_store(c, log2, a64_v(c, rt), at, A64_PLAIN);
}
static uint32_t ldr_v(struct a64_ctx *c, unsigned log2, struct a64_addr at)
{
    return a64_load(c, IR_V128, log2, 0, at, A64_PLAIN);
}

/* ---- unsigned immediate ---------------------------------------------------------------------- */
bool a64_emit_STR_imm(struct a64_ctx *c, uint32_t size, uint32_t imm, uint32_t rn, uint32_t rt)
{
    str(c, size, rt, a64_addr_imm(c, rn, (int64_t)imm << size));
    return true;
}

bool a64_emit_LDR_imm(struct a64_ctx *c, uint32_t size, uint32_t imm, uint32_t rn, uint32_t rt)
{
    a64_put(c, size == 3, rt, ldr(c, size, a64_addr_imm(c, rn, (int64_t)imm << size)));
    return true;
}

bool a64_emit_LDRS_imm(struct a64_ctx *c, uint32_t size, uint32_t w, uint32_t imm, uint32_t rn, uint32_t rt)
{
    if (!ldrs_allocated(size, w))
        return false;
    a64_put(c, !w, rt, ldrs(c, size, w, a64_addr_imm(c, rn, (int64_t)imm << size)));
    return true;
}

bool a64_emit_STR_imm_v(struct a64_ctx *c, uint32_t size, uint32_t q, uint32_t imm, uint32_t rn, uint32_t rt)
{
    if (!v_allocated(size, q))
        return false;
    unsigned log2 = v_size(size, q);
    str_v(c, log2, rt, a64_addr_imm(c, rn, (int64_t)imm << log2));
    return true;
}

bool a64_emit_LDR_imm_v(struct a64_ctx *c, uint32_t size, uint32_t q, uint32_t imm, uint32_t rn, uint32_t rt)
{
    if (!v_allocated(size, q))
        return false;
    unsigned log2 = v_size(size, q);
    a64_put_v(c, rt, ldr_v(c, log2, a64_addr_imm(c, rn, (int64_t)imm << log2)));
    return true;
}

/* Prefetches have no effect that a program can see. */
bool a64_emit_PRFM_imm(struct a64_ctx *c, uint32_t imm, uint32_t rn, uint32_t rt)
{
    (void)c, (void)imm, (void)rn, (void)rt;
    return true;
}

/* ---- signed immediate, no write-back --------------------------------------------------------- */
bool a64_emit_STUR(struct a64_ctx *c, uint32_t size, uint32_t imm, uint32_t rn, uint32_t rt)
{
    str(c, size, rt, a64_addr_imm(c, rn, a64_sext(imm, 9)));
    return true;
}

bool a64_emit_LDUR(struct a64_ctx *c, uint32_t size, uint32_t imm, uint32_t rn, uint32_t rt)
{
    a64_put(c, size == 3, rt, ldr(c, size, a64_addr_imm(c, rn, a64_sext(imm, 9))));
    return true;
}

bool a64_emit_LDURS(struct a64_ctx *c, uint32_t size, uint32_t w, uint32_t imm, uint32_t rn, uint32_t rt)
{
    if (!ldrs_allocated(size, w))
        return false;
    a64_put(c, !w, rt, ldrs(c, size, w, a64_addr_imm(c, rn, a64_sext(imm, 9))));
    return true;
}

bool a64_emit_STUR_v(struct a64_ctx *c, uint32_t size, uint32_t q, uint32_t imm, uint32_t rn, uint32_t rt)
{
    if (!v_allocated(size, q))
        return false;
    str_v(c, v_size(size, q), rt, a64_addr_imm(c, rn, a64_sext(imm, 9)));
    return true;
}

bool a64_emit_LDUR_v(struct a64_ctx *c, uint32_t size, uint32_t q, uint32_t imm, uint32_t rn, uint32_t rt)
{
    if (!v_allocated(size, q))
        return false;
    a64_put_v(c, rt, ldr_v(c, v_size(size, q), a64_addr_imm(c, rn, a64_sext(imm, 9))));
    return true;
}

bool a64_emit_PRFUM(struct a64_ctx *c, uint32_t imm, uint32_t rn, uint32_t rt)
{
    return a64_emit_PRFM_imm(c, imm, rn, rt);
}

/* Unprivileged accesses are the plain ones at EL0. */
bool a64_emit_STTR(struct a64_ctx *c, uint32_t size, uint32_t imm, uint32_t rn, uint32_t rt)
{
    return a64_emit_STUR(c, size, imm, rn, rt);
}

bool a64_emit_LDTR(struct a64_ctx *c, uint32_t size, uint32_t imm, uint32_t rn, uint32_t rt)
{
    return a64_emit_LDUR(c, size, imm, rn, rt);
}

bool a64_emit_LDTRS(struct a64_ctx *c, uint32_t size, uint32_t w, uint32_t imm, uint32_t rn, uint32_t rt)
{
    return a64_emit_LDURS(c, size, w, imm, rn, rt);
}

/* ---- pre- and post-index --------------------------------------------------------------------- */
/* Post-index accesses the base itself. */
enum index { POST, PRE };
static struct a64_addr indexed(struct a64_ctx *c, enum index index, unsigned rn, int64_t offset)
{
    return a64_addr_indexed(c, rn, index == PRE ? offset : 0);
}

static bool str_indexed(struct a64_ctx *c, enum index index, unsigned size, unsigned imm, unsigned rn, unsigned rt)
{
    struct a64_addr at = indexed(c, index, rn, a64_sext(imm, 9));
    str(c, size, rt, at);
    a64_write_back(c, rn, at, a64_sext(imm, 9));
    return true;
}

static bool ldr_indexed(struct a64_ctx *c, enum index index, unsigned size, unsigned imm, unsigned rn, unsigned rt)
{
    struct a64_addr at = indexed(c, index, rn, a64_sext(imm, 9));
    a64_put(c, size == 3, rt, ldr(c, size, at));
    a64_write_back(c, rn, at, a64_sext(imm, 9));
    return true;
}

static bool ldrs_indexed(struct a64_ctx *c, enum index index, unsigned size, unsigned w, unsigned imm, unsigned rn,
                         unsigned rt)
{
    if (!ldrs_allocated(size, w))
        return false;
    struct a64_addr at = indexed(c, index, rn, a64_sext(imm, 9));
    a64_put(c, !w, rt, ldrs(c, size, w, at));
    a64_write_back(c, rn, at, a64_sext(imm, 9));
    return true;
}

static bool str_v_indexed(struct a64_ctx *c, enum index index, unsigned size, unsigned q, unsigned imm, unsigned rn,
                          unsigned rt)
{
    if (!v_allocated(size, q))
        return false;
    struct a64_addr at = indexed(c, index, rn, a64_sext(imm, 9));
    str_v(c, v_size(size, q), rt, at);
    a64_write_back(c, rn, at, a64_sext(imm, 9));
    return true;
}

static bool ldr_v_indexed(struct a64_ctx *c, enum index index, unsigned size, unsigned q, unsigned imm, unsigned rn,
                          unsigned rt)
{
    if (!v_allocated(size, q))
        return false;
    struct a64_addr at = indexed(c, index, rn, a64_sext(imm, 9));
    a64_put_v(c, rt, ldr_v(c, v_size(size, q), at));
    a64_write_back(c, rn, at, a64_sext(imm, 9));
    return true;
}

#define INDEXED(suffix, index) \
    bool a64_emit_STR_##suffix(struct a64_ctx *c, uint32_t size, uint32_t imm, uint32_t rn, uint32_t rt) \
    { \
        return str_indexed(c, index, size, imm, rn, rt); \
    } \
    bool a64_emit_LDR_##suffix(struct a64_ctx *c, uint32_t size, uint32_t imm, uint32_t rn, uint32_t rt) \
    { \
        return ldr_indexed(c, index, size, imm, rn, rt); \
    } \
    bool a64_emit_LDRS_##suffix(struct a64_ctx *c, uint32_t size, uint32_t w, uint32_t imm, uint32_t rn, uint32_t rt) \
    { \
        return ldrs_indexed(c, index, size, w, imm, rn, rt); \
    } \
    bool a64_emit_STR_##suffix##_v(struct a64_ctx *c, uint32_t size, uint32_t q, uint32_t imm, uint32_t rn, \
                                     uint32_t rt) \
    { \
        return str_v_indexed(c, index, size, q, imm, rn, rt); \
    } \
    bool a64_emit_LDR_##suffix##_v(struct a64_ctx *c, uint32_t size, uint32_t q, uint32_t imm, uint32_t rn, \
                                     uint32_t rt) \
    { \
        return ldr_v_indexed(c, index, size, q, imm, rn, rt); \
    }
INDEXED(post, POST)
INDEXED(pre, PRE)

/* With the keys off, authentication leaves the pointer alone. */
bool a64_emit_LDRAA(struct a64_ctx *c, uint32_t m, uint32_t s, uint32_t imm, uint32_t w, uint32_t rn, uint32_t rt)
{
    (void)m;
    int64_t offset = a64_sext(s << 9 | imm, 10) * 8;
    struct a64_addr at = w ? a64_addr_indexed(c, rn, offset) : a64_addr_imm(c, rn, offset);
    a64_put(c, 1, rt, ldr(c, 3, at));
    if (w)
        a64_write_back(c, rn, at, offset);
    return true;
}

/* ---- register offset ------------------------------------------------------------------------- */
static bool option_allocated(unsigned option) { return option & 2; }

static struct a64_addr addr_reg(struct a64_ctx *c, unsigned rn, unsigned rm, unsigned option, unsigned shift)
{
    struct a64_addr at = a64_addr_checked(c, rn, 0);
    uint32_t index;
    if (option & 1) /* LSL, SXTX */
        index = a64_x(c, rm);
    else
        index = a64_op1(c, option & 4 ? IR_sext : IR_zext, IR_I64, 0, a64_reg(c, 0, rm));
    if (shift)
        index = a64_op2(c, IR_shl, IR_I64, 0, index, a64_const(c, 1, shift));
    at.base = a64_op2(c, IR_add, IR_I64, 0, at.base, index);
    return at;
}

bool a64_emit_STR_reg(struct a64_ctx *c, uint32_t size, uint32_t rm, uint32_t option, uint32_t s, uint32_t rn,
                      uint32_t rt)
{
    if (!option_allocated(option))
        return false;
    str(c, size, rt, addr_reg(c, rn, rm, option, s ? size : 0));
    return true;
}

bool a64_emit_LDR_reg(struct a64_ctx *c, uint32_t size, uint32_t rm, uint32_t option, uint32_t s, uint32_t rn,
                      uint32_t rt)
{
    if (!option_allocated(option))
        return false;
    a64_put(c, size == 3, rt, ldr(c, size, addr_reg(c, rn, rm, option, s ? size : 0)));
    return true;
}

bool a64_emit_LDRS_reg(struct a64_ctx *c, uint32_t size, uint32_t w, uint32_t rm, uint32_t option, uint32_t s,
                       uint32_t rn, uint32_t rt)
{
    if (!option_allocated(option) || !ldrs_allocated(size, w))
        return false;
    a64_put(c, !w, rt, ldrs(c, size, w, addr_reg(c, rn, rm, option, s ? size : 0)));
    return true;
}

bool a64_emit_STR_reg_v(struct a64_ctx *c, uint32_t size, uint32_t q, uint32_t rm, uint32_t option, uint32_t s,
                        uint32_t rn, uint32_t rt)
{
    if (!option_allocated(option) || !v_allocated(size, q))
        return false;
    unsigned log2 = v_size(size, q);
    str_v(c, log2, rt, addr_reg(c, rn, rm, option, s ? log2 : 0));
    return true;
}

bool a64_emit_LDR_reg_v(struct a64_ctx *c, uint32_t size, uint32_t q, uint32_t rm, uint32_t option, uint32_t s,
                        uint32_t rn, uint32_t rt)
{
    if (!option_allocated(option) || !v_allocated(size, q))
        return false;
    unsigned log2 = v_size(size, q);
    a64_put_v(c, rt, ldr_v(c, log2, addr_reg(c, rn, rm, option, s ? log2 : 0)));
    return true;
}

/* Rt 24..31 is the range prefetch, which allocates every option. */
bool a64_emit_PRFM_reg(struct a64_ctx *c, uint32_t rm, uint32_t option, uint32_t s, uint32_t rn, uint32_t rt)
{
    (void)c, (void)rm, (void)s, (void)rn;
    return option_allocated(option) || rt >= 24;
}

/* ---- literal --------------------------------------------------------------------------------- */
static struct a64_addr addr_lit(struct a64_ctx *c, unsigned imm)
{
    uint64_t address = c->pc + (uint64_t)(a64_sext(imm, 19) * 4);
    return (struct a64_addr){a64_const(c, 1, address), 0, IR_MEM_UNCHECKED};
}

bool a64_emit_LDR_lit(struct a64_ctx *c, uint32_t x, uint32_t imm, uint32_t rt)
{
    a64_put(c, x, rt, ldr(c, 2 + x, addr_lit(c, imm)));
    return true;
}

bool a64_emit_LDRSW_lit(struct a64_ctx *c, uint32_t imm, uint32_t rt)
{
    a64_put(c, 1, rt, ldrs(c, 2, 0, addr_lit(c, imm)));
    return true;
}

bool a64_emit_LDR_lit_v(struct a64_ctx *c, uint32_t opc, uint32_t imm, uint32_t rt)
{
    if (opc == 3)
        return false;
    a64_put_v(c, rt, ldr_v(c, 2 + opc, addr_lit(c, imm)));
    return true;
}

bool a64_emit_PRFM_lit(struct a64_ctx *c, uint32_t imm, uint32_t rt)
{
    (void)c, (void)imm, (void)rt;
    return true;
}
