/* system.c: semantics of hints, barriers, cache maintenance and system registers, as EL0 sees them under Linux.
 * Identification registers are in features.c. */
#include <time.h>

#include "frontends/aarch64/a64.h"
#include "frontends/aarch64/features.h"
#include "frontends/aarch64/ldst.h"

/* Leaves for the runtime, which continues behind this instruction. */
static bool leave_for(struct a64_ctx *c, enum ir_trap reason, uint32_t argument)
{
    ir_trap(c->ir, reason, argument, c->pc + 4);
    c->done = true;
    return true;
}

/* ---- hints ------------------------------------------------------------------------------------ */
#define NO_OPERATION(name)                                                                                           \
    bool a64_emit_##name(struct a64_ctx *c)                                                                          \
    {                                                                                                                \
        (void)c;                                                                                                     \
        return true;                                                                                                 \
    }
NO_OPERATION(NOP)
NO_OPERATION(YIELD)
NO_OPERATION(SEV)
NO_OPERATION(SEVL)
NO_OPERATION(DGH)
NO_OPERATION(ESB)
NO_OPERATION(PSB)
NO_OPERATION(TSB)
NO_OPERATION(GCSB)
NO_OPERATION(CSDB)
NO_OPERATION(CLRBHB)
NO_OPERATION(BTI)
NO_OPERATION(CHKFEAT) /* of what X16 asks for nothing is enabled, so all its bits stay */
/* Pointer authentication with all keys switched off. */
NO_OPERATION(PACIA1716)
NO_OPERATION(PACIB1716)
NO_OPERATION(AUTIA1716)
NO_OPERATION(AUTIB1716)
NO_OPERATION(PACIAZ)
NO_OPERATION(PACIASP)
NO_OPERATION(PACIBZ)
NO_OPERATION(PACIBSP)
NO_OPERATION(AUTIAZ)
NO_OPERATION(AUTIASP)
NO_OPERATION(AUTIBZ)
NO_OPERATION(AUTIBSP)

bool a64_emit_HINT(struct a64_ctx *c, uint32_t crm, uint32_t op2)
{
    (void)c, (void)crm, (void)op2;
    return true;
}

/* Waiting may end at any time; giving up the processor is all that EL0 can tell from it. */
bool a64_emit_WFE(struct a64_ctx *c) { return leave_for(c, IR_TRAP_YIELD, IR_NONE); }
bool a64_emit_WFI(struct a64_ctx *c) { return leave_for(c, IR_TRAP_YIELD, IR_NONE); }

bool a64_emit_WFET(struct a64_ctx *c, uint32_t rd)
{
    (void)rd;
    return leave_for(c, IR_TRAP_YIELD, IR_NONE);
}

bool a64_emit_WFIT(struct a64_ctx *c, uint32_t rd)
{
    (void)rd;
    return leave_for(c, IR_TRAP_YIELD, IR_NONE);
}

/* ---- barriers --------------------------------------------------------------------------------- */
bool a64_emit_CLREX(struct a64_ctx *c)
{
    ir_put(c->ir, SLOT_EXCL_ADDR, a64_const(c, 1, UINT64_MAX));
    return true;
}

static bool barrier(struct a64_ctx *c, unsigned crm)
{
    static const uint8_t orders[] = {IR_SEQ_CST, IR_ACQUIRE, IR_RELEASE, IR_SEQ_CST}; /* reserved, loads, stores, all */
    ir_emit(c->ir, IR_fence, IR_VOID, orders[crm & 3], 0, 0, 0);
    return true;
}

bool a64_emit_DMB(struct a64_ctx *c, uint32_t crm) { return barrier(c, crm); }
bool a64_emit_DSB(struct a64_ctx *c, uint32_t crm) { return barrier(c, crm); }
bool a64_emit_DSB_nXS(struct a64_ctx *c) { return barrier(c, 3); }

/* Barriers against speculation have no architectural effect. */
NO_OPERATION(SSBB)
NO_OPERATION(PSSBB)
NO_OPERATION(SB)

/* What follows is looked up anew: it may have been changed. */
bool a64_emit_ISB(struct a64_ctx *c)
{
    ir_emit(c->ir, IR_jump_ind, IR_VOID, 0, a64_const(c, 1, c->pc + 4), 0, 0);
    c->done = true;
    return true;
}

/* ---- flags and other PSTATE ------------------------------------------------------------------- */
static uint32_t and_const(struct a64_ctx *c, uint32_t value, uint32_t mask)
{
    return a64_op2(c, IR_and, IR_I32, 0, value, a64_const(c, 0, mask));
}

static uint32_t shift_const(struct a64_ctx *c, enum ir_op op, uint32_t value, unsigned amount)
{
    return a64_op2(c, op, IR_I32, 0, value, a64_const(c, 0, amount));
}

static uint32_t or_of(struct a64_ctx *c, uint32_t a, uint32_t b) { return a64_op2(c, IR_or, IR_I32, 0, a, b); }

static void put_flag_bits(struct a64_ctx *c, uint32_t bits)
{
    a64_put_flags(c, a64_op1(c, IR_mkflags, IR_FLAGS, 0, bits));
}

bool a64_emit_CFINV(struct a64_ctx *c)
{
    uint32_t bits = a64_op1(c, IR_flagbits, IR_I32, 0, a64_flags(c));
    put_flag_bits(c, a64_op2(c, IR_xor, IR_I32, 0, bits, a64_const(c, 0, 2)));
    return true;
}

static uint32_t condition(struct a64_ctx *c, enum ir_cc cc)
{
    return a64_op1(c, IR_cond, IR_I32, (uint16_t)cc, a64_flags(c));
}

/* N = !C && !Z, Z = Z && C, C = C || Z, V = !C && Z. */
bool a64_emit_XAFLAG(struct a64_ctx *c)
{
    uint32_t z = condition(c, IR_EQ), carry = condition(c, IR_CS);
    uint32_t n = and_const(c, a64_op1(c, IR_not, IR_I32, 0, or_of(c, z, carry)), 1);
    uint32_t all = a64_op2(c, IR_andn, IR_I32, 0, z, carry);
    all = or_of(c, all, shift_const(c, IR_shl, or_of(c, carry, z), 1));
    all = or_of(c, all, shift_const(c, IR_shl, a64_op2(c, IR_and, IR_I32, 0, z, carry), 2));
    put_flag_bits(c, or_of(c, all, shift_const(c, IR_shl, n, 3)));
    return true;
}

/* Z = Z || V, C = C && !V, N = V = 0. */
bool a64_emit_AXFLAG(struct a64_ctx *c)
{
    uint32_t z = condition(c, IR_EQ), carry = condition(c, IR_CS), v = condition(c, IR_VS);
    uint32_t all = shift_const(c, IR_shl, a64_op2(c, IR_andn, IR_I32, 0, carry, v), 1);
    put_flag_bits(c, or_of(c, all, shift_const(c, IR_shl, or_of(c, z, v), 2)));
    return true;
}

bool a64_emit_MRS_NZCV(struct a64_ctx *c, uint32_t rt)
{
    a64_put(c, 0, rt, shift_const(c, IR_shl, a64_op1(c, IR_flagbits, IR_I32, 0, a64_flags(c)), 28));
    return true;
}

bool a64_emit_MSR_NZCV(struct a64_ctx *c, uint32_t rt)
{
    put_flag_bits(c, shift_const(c, IR_shr, a64_reg(c, 0, rt), 28));
    return true;
}

static bool put_const(struct a64_ctx *c, unsigned slot, uint64_t value)
{
    ir_put(c->ir, slot, a64_const(c, 1, value));
    return true;
}

bool a64_emit_MSR_SSBS_imm(struct a64_ctx *c, uint32_t imm) { return put_const(c, SLOT_SSBS, imm); }
bool a64_emit_MSR_DIT_imm(struct a64_ctx *c, uint32_t imm) { return put_const(c, SLOT_DIT, imm); }
/* What was checked under another TCO says nothing: as little as across a fence. */
static bool forget_checks(struct a64_ctx *c)
{
    ir_emit(c->ir, IR_fence, IR_VOID, IR_ACQUIRE, 0, 0, 0);
    return true;
}
bool a64_emit_MSR_TCO_imm(struct a64_ctx *c, uint32_t imm) { return forget_checks(c) && put_const(c, SLOT_TCO, imm); }

/* Registers that hold one PSTATE bit in the place it has in SPSR. */
static bool read_bit(struct a64_ctx *c, unsigned slot, unsigned bit, unsigned rt)
{
    a64_put(c, 1, rt, a64_op2(c, IR_shl, IR_I64, 0, ir_get(c->ir, slot), a64_const(c, 1, bit)));
    return true;
}

static bool write_bit(struct a64_ctx *c, unsigned slot, unsigned bit, unsigned rt)
{
    ir_put(c->ir, slot, a64_op1(c, IR_bfx, IR_I64, (uint16_t)(bit | 1 << 8), a64_reg(c, 1, rt)));
    return true;
}

bool a64_emit_MRS_SSBS(struct a64_ctx *c, uint32_t rt) { return read_bit(c, SLOT_SSBS, 12, rt); }
bool a64_emit_MRS_DIT(struct a64_ctx *c, uint32_t rt) { return read_bit(c, SLOT_DIT, 24, rt); }
bool a64_emit_MRS_TCO(struct a64_ctx *c, uint32_t rt) { return read_bit(c, SLOT_TCO, 25, rt); }
bool a64_emit_MSR_SSBS(struct a64_ctx *c, uint32_t rt) { return write_bit(c, SLOT_SSBS, 12, rt); }
bool a64_emit_MSR_DIT(struct a64_ctx *c, uint32_t rt) { return write_bit(c, SLOT_DIT, 24, rt); }
bool a64_emit_MSR_TCO(struct a64_ctx *c, uint32_t rt) { return forget_checks(c) && write_bit(c, SLOT_TCO, 25, rt); }

/* ---- cache maintenance ------------------------------------------------------------------------ */
/* Data caches are coherent with everything the guest can see. */
#define CACHE_NO_OPERATION(name)                                                                                     \
    bool a64_emit_##name(struct a64_ctx *c, uint32_t rt)                                                             \
    {                                                                                                                \
        (void)c, (void)rt;                                                                                           \
        return true;                                                                                                 \
    }
CACHE_NO_OPERATION(DC_CVAC)
CACHE_NO_OPERATION(DC_CVAU)
CACHE_NO_OPERATION(DC_CVAP)
CACHE_NO_OPERATION(DC_CVADP)
CACHE_NO_OPERATION(DC_CIVAC)

bool a64_emit_IC_IVAU(struct a64_ctx *c, uint32_t rt)
{
    uint32_t address = a64_reg(c, 1, rt);
    ir_br_if(c->ir, a64_op1(c, IR_trunc, IR_I32, 0, a64_call(c, A64_H_line_stays, address, IR_NONE, IR_NONE)), c->pc + 4);
    return leave_for(c, IR_TRAP_IFLUSH, address);
}

bool a64_emit_DC_ZVA(struct a64_ctx *c, uint32_t rt)
{
    a64_store_zero(c, a64_guard_store(c, (struct a64_addr){a64_zva_block(c, rt), 0, 0}, A64_ZVA_BYTES), A64_ZVA_BYTES);
    return true;
}

/* ---- system registers ------------------------------------------------------------------------- */
static bool read_const(struct a64_ctx *c, uint64_t value, unsigned rt)
{
    a64_put(c, 1, rt, a64_const(c, 1, value));
    return true;
}

static bool read_slot(struct a64_ctx *c, unsigned slot, unsigned rt)
{
    a64_put(c, 1, rt, ir_get(c->ir, slot));
    return true;
}

static bool write_slot(struct a64_ctx *c, unsigned slot, unsigned rt)
{
    ir_put(c->ir, slot, a64_reg(c, 1, rt));
    return true;
}

bool a64_emit_MRS_ID(struct a64_ctx *c, uint32_t crm, uint32_t op2, uint32_t rt)
{
    uint64_t value;
    if (!a64_id_register(crm, op2, &value))
        return false;
    if (crm == 0 && op2 == 0)
        value = a64_midr(c->req->packs);
    if (c->req->has_tags)
        value |= a64_id_mte(crm, op2);
    return read_const(c, value, rt);
}

bool a64_emit_MRS_CTR(struct a64_ctx *c, uint32_t rt) { return read_const(c, A64_CTR, rt); }
bool a64_emit_MRS_DCZID(struct a64_ctx *c, uint32_t rt) { return read_const(c, A64_DCZID, rt); }
bool a64_emit_MRS_CNTFRQ(struct a64_ctx *c, uint32_t rt) { return read_const(c, A64_CNTFRQ, rt); }
bool a64_emit_MRS_TPIDR(struct a64_ctx *c, uint32_t rt) { return read_slot(c, SLOT_TPIDR, rt); }
bool a64_emit_MRS_TPIDRRO(struct a64_ctx *c, uint32_t rt)
{
    return read_const(c, 0, rt);
} /* Linux keeps it zero for 64-bit programs */
bool a64_emit_MRS_TPIDR2(struct a64_ctx *c, uint32_t rt) { return read_slot(c, SLOT_TPIDR2, rt); }
bool a64_emit_MSR_TPIDR(struct a64_ctx *c, uint32_t rt)
{
    a64_check_low(c, a64_x(c, rt));
    return write_slot(c, SLOT_TPIDR, rt);
}
bool a64_emit_MSR_TPIDR2(struct a64_ctx *c, uint32_t rt) { return write_slot(c, SLOT_TPIDR2, rt); }

static bool read_clock(struct a64_ctx *c, uint32_t clock, uint32_t rt)
{
    a64_put(c, 1, rt, a64_call(c, A64_H_clock, a64_const(c, 1, clock), IR_NONE, IR_NONE));
    return true;
}

bool a64_emit_MRS_CNTVCT(struct a64_ctx *c, uint32_t rt) { return read_clock(c, CLOCK_MONOTONIC, rt); }
bool a64_emit_MRS_CNTVCTSS(struct a64_ctx *c, uint32_t rt) { return read_clock(c, CLOCK_MONOTONIC, rt); }
/* Private to our vDSO (tools/vdso/aarch64/clock.c): an implementation-defined register for each clock id. */
bool a64_emit_MRS_CLOCK(struct a64_ctx *c, uint32_t clock, uint32_t rt) { return read_clock(c, clock, rt); }

static bool random_number(struct a64_ctx *c, uint32_t rt)
{
    uint32_t value = a64_call(c, A64_H_rndr, IR_NONE, IR_NONE, IR_NONE);
    a64_put(c, 1, rt, value);
    put_flag_bits(c, a64_const(c, 0, 0)); /* success */
    return true;
}

bool a64_emit_MRS_RNDR(struct a64_ctx *c, uint32_t rt) { return random_number(c, rt); }
bool a64_emit_MRS_RNDRRS(struct a64_ctx *c, uint32_t rt) { return random_number(c, rt); }

/* FPCR: AHP 26, DN 25, FZ 24, RMode 23..22, FZ16 19 are enum fp_control's bits in another order; the others are zero
 * and ignored (exceptions never trap). */
bool a64_emit_MRS_FPCR(struct a64_ctx *c, uint32_t rt)
{
    uint32_t control = ir_emit(c->ir, IR_fpctl, IR_I32, 0, 0, 0, 0);
    uint32_t mode = shift_const(c, IR_shl, and_const(c, control, FP_ROUND_MASK | FP_FLUSH), 22);
    uint32_t flush16 = shift_const(c, IR_shl, and_const(c, control, FP_FLUSH16), 16);
    uint32_t form = shift_const(c, IR_shl, and_const(c, control, FP_DEFAULT_NAN | FP_ALT_HALF), 21);
    a64_put(c, 0, rt, or_of(c, or_of(c, mode, flush16), form));
    return true;
}

bool a64_emit_MSR_FPCR(struct a64_ctx *c, uint32_t rt)
{
    uint32_t value = a64_reg(c, 0, rt);
    uint32_t mode = and_const(c, shift_const(c, IR_shr, value, 22), FP_ROUND_MASK | FP_FLUSH);
    uint32_t flush16 = and_const(c, shift_const(c, IR_shr, value, 16), FP_FLUSH16);
    uint32_t form = and_const(c, shift_const(c, IR_shr, value, 21), FP_DEFAULT_NAN | FP_ALT_HALF);
    return leave_for(c, IR_TRAP_FPCTL, a64_op1(c, IR_zext, IR_I64, 0, or_of(c, or_of(c, mode, flush16), form)));
}

/* FPSR: IOC DZC OFC UFC IXC IDC are enum fp_status's bits; QC 27. */
enum { FPSR_FLAGS = FP_INVALID | FP_DIVZERO | FP_OVERFLOW | FP_UNDERFLOW | FP_INEXACT | FP_DENORMAL, FPSR_QC = 27 };

bool a64_emit_MRS_FPSR(struct a64_ctx *c, uint32_t rt)
{
    uint32_t flags = and_const(c, ir_emit(c->ir, IR_fpstat, IR_I32, 0, 0, 0, 0), FPSR_FLAGS);
    uint32_t qc = ir_get(c->ir, SLOT_QC);
    uint32_t low = a64_op1(c, IR_vgetlane, IR_I64, ir_lane(3, 0), qc),
             high = a64_op1(c, IR_vgetlane, IR_I64, ir_lane(3, 1), qc);
    uint32_t any = a64_op2(c, IR_cmp, IR_I32, IR_NE, a64_op2(c, IR_or, IR_I64, 0, low, high), a64_const(c, 1, 0));
    a64_put(c, 0, rt, or_of(c, flags, shift_const(c, IR_shl, any, FPSR_QC)));
    return true;
}

bool a64_emit_MSR_FPSR(struct a64_ctx *c, uint32_t rt)
{
    uint32_t value = a64_reg(c, 0, rt);
    uint32_t qc = a64_op1(c, IR_sbfx, IR_I32, FPSR_QC | 1 << 8, value);
    ir_emit(c->ir, IR_setfpstat, IR_VOID, 0, and_const(c, value, FPSR_FLAGS), 0, 0);
    ir_put(c->ir, SLOT_QC, a64_op1(c, IR_vdup, IR_V128, ir_lane(2, 0), qc));
    return true;
}
