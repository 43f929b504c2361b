/* tag_calls.c: tag checks in fixed code that translated code calls: what is not hot is best when it is short.
 *
 * What does not match is looked at in C; if an access may not be made, the guest instruction is found by the place of the call,
 * and is stepped, and its site gets a check of its own. */
#include "backends/x86_64/rules.h"
#include "contract/mte.h"

enum { CHECK_BYTES = 80, NSIZES = 5 /* of accesses */, NLOCALS = 4, LAST_BYTES = 2 * CHECK_BYTES };
enum { GRANULE_SHIFT = 8 + MTE_GRANULE_BITS }; /* of a rotated pointer */
_Static_assert((int)OFF_CHECKS + (int)NLOCALS * (int)NSIZES * (int)CHECK_BYTES + (int)LAST_BYTES <= (int)OFF_CODE, "checks have room");
_Static_assert((int)GPR_LOCALS == (1 << NLOCALS) - 1, "their numbers are those of the first registers");

static unsigned place(unsigned rotated, unsigned log2) { return OFF_CHECKS + (rotated * NSIZES + log2) * CHECK_BYTES; }
enum { RANGE = OFF_CHECKS + NLOCALS * NSIZES * CHECK_BYTES };

/* ---- the fixed code ------------------------------------------------------------------------------- */
static uint8_t *differs(struct code *c, unsigned rotated, unsigned granule)
{
    gs_rm(c, O_BYTE | 0x38, rotated, mem_at(granule, 0));
    return asm_jcc8(c, CC_NE);
}

/* bytes: in rax, if 0 */
static void recheck(struct code *c, uint8_t *base, unsigned rotated, unsigned bytes)
{
    asm_mov_mr(c, true, arg_mem(0), rotated);
    if (bytes)
        asm_rm(c, O_W | 0xc7, 0, arg_mem(1)), put32(c, bytes);
    else
        asm_mov_mr(c, true, arg_mem(1), RAX);
    asm_link32(asm_jmp32(c), base + OFF_RECHECK);
}

/* Keeps all registers. */
static void emit_check_access(struct code c, uint8_t *base, unsigned rotated, unsigned log2)
{
    const unsigned bytes = 1u << log2, scratch = (rotated + 1) % NLOCALS;
    asm_mov_mr(&c, true, arg_mem(2), scratch);
    asm_mov_rr(&c, true, scratch, rotated);
    asm_shift_ri(&c, SH_SHR, true, scratch, GRANULE_SHIFT);
    uint8_t *first = differs(&c, rotated, scratch);
    asm_lea(&c, true, scratch, mem_at(rotated, (int32_t)(bytes - 1) << 8));
    asm_shift_ri(&c, SH_SHR, true, scratch, GRANULE_SHIFT);
    uint8_t *last = differs(&c, rotated, scratch);
    asm_mov_rm(&c, true, scratch, arg_mem(2));
    put8(&c, 0xc3);
    asm_here8(&c, first);
    asm_here8(&c, last);
    asm_mov_rm(&c, true, scratch, arg_mem(2));
    recheck(&c, base, rotated, bytes);
}

/* All granules from that of the pointer in rax to that of the pointer in rcx. */
static void emit_check_range(struct code c, uint8_t *base)
{
    asm_mov_mr(&c, true, arg_mem(2), RDX);
    asm_mov_rr(&c, true, RDX, RAX);
    asm_shift_ri(&c, SH_ROL, true, RDX, 8);
    asm_mov_rr(&c, true, RAX, RDX);
    asm_shift_ri(&c, SH_SHR, true, RAX, GRANULE_SHIFT);
    asm_shift_ri(&c, SH_SHL, true, RCX, 8);
    asm_shift_ri(&c, SH_SHR, true, RCX, GRANULE_SHIFT);
    uint8_t *last = differs(&c, RDX, RCX);
    const uint8_t *next = c.p;
    uint8_t *other = differs(&c, RDX, RAX);
    asm_alu_ri(&c, ALU_ADD, true, RAX, 1);
    asm_alu_rr(&c, ALU_CMP, true, RAX, RCX);
    asm_link8(asm_jcc8(&c, CC_BE), next);
    asm_mov_rm(&c, true, RDX, arg_mem(2));
    put8(&c, 0xc3);
    asm_here8(&c, last);
    asm_here8(&c, other);
    asm_shift_ri(&c, SH_SHL, true, RCX, MTE_GRANULE_BITS); /* whole granules behind the pointer */
    asm_lea(&c, true, RAX, mem_at(RCX, MTE_GRANULE));
    asm_mov_rr(&c, true, RCX, RDX);
    asm_shift_ri(&c, SH_SHR, true, RCX, 8);
    asm_alu_rr(&c, ALU_SUB, true, RAX, RCX);
    asm_mov_rr(&c, true, RCX, RDX);
    asm_mov_rm(&c, true, RDX, arg_mem(2));
    recheck(&c, base, RCX, 0);
}

void emit_tag_checks(uint8_t *base)
{
    for (unsigned local = 0; local < NLOCALS; local++)
        for (unsigned log2 = 0; log2 < NSIZES; log2++)
            emit_check_access((struct code){base + place(local, log2)}, base, local, log2);
    emit_check_range((struct code){base + RANGE}, base);
}

/* ---- calls ---------------------------------------------------------------------------------------- */
void call_check_access(struct x64 *x, unsigned rotated, unsigned log2) { call_stub(x, place(rotated, log2)); }

static void pointer_to(struct x64 *x, unsigned d, unsigned a, int32_t disp)
{
    if (disp)
        asm_lea(&x->c, true, d, mem_at(a, disp));
    else if (d != a)
        asm_mov_rr(&x->c, true, d, a);
}

void call_check_range(struct x64 *x, unsigned a, int32_t disp, unsigned bytes)
{
    take(x, RAX); /* what is in `a` stays there, too */
    take(x, RCX);
    if (a == RCX)
        pointer_to(x, RAX, a, disp);
    pointer_to(x, RCX, a, disp + (int32_t)bytes - 1);
    if (a != RCX)
        pointer_to(x, RAX, a, disp);
    call_stub(x, RANGE);
}
