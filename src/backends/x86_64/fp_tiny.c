/* fp_tiny.c: what tells an exact underflow from the host's. Arm detects tininess before rounding, the host after it.
 * They differ where an inexact result is below the smallest normal number and rounding brings it up to that: Arm sets
 * underflow (and under flush-to-zero makes it a zero), the host does neither. So exact code (code_buffer.fp_exact)
 * leaves such results of what can underflow inexactly (not of sums, differences and roots) to the exact path. */
#include "backends/x86_64/rules.h"
#include "backends/x86_64/vec.h"

unsigned tdef(struct x64 *x)
{
    if (!x->fp_exact)
        return def_early(x);
    unsigned d = tmp_xmm(x);
    def_in(x, XMM0 + d);
    return d;
}

/* Doubling the bits drops the sign. */
void step_if_tiny(struct x64 *x, unsigned type, unsigned d)
{
    if (!x->fp_exact)
        return;
    uint64_t doubled = 2 * smallest_normal(type);
    unsigned r = tmp(x);
    v1(x, opw(type == IR_F64) | PI(0x7e), d, r);
    if (type == IR_F64) {
        asm_alu_rr(&x->c, ALU_ADD, true, r, r);
        gliteral(x, O_W | 0x3b, r, doubled); /* cmp */
    } else if (type == IR_F32) {
        asm_alu_rr(&x->c, ALU_ADD, false, r, r);
        asm_alu_ri(&x->c, ALU_CMP, false, r, (int32_t)doubled);
    } else {
        asm_shift_ri(&x->c, SH_SHL, false, r, 17);
        asm_alu_ri(&x->c, ALU_CMP, false, r, (int32_t)(doubled << 16));
    }
    cold_exit(x, asm_jcc32(&x->c, CC_E), COLD_STEP_ONCE, x->pc);
}

void step_if_vector_tiny(struct x64 *x, unsigned lane, unsigned d)
{
    static const uint64_t doubled[4] = {0, UINT64_C(0x0800080008000800), UINT64_C(0x0100000001000000), UINT64_C(0x0020000000000000)};
    if (!x->fp_exact)
        return;
    unsigned add = lane == 3 ? 0xd4 : 0xfc + lane, equal = lane == 3 ? P38(0x29) : PI(0x74 + lane), t = tmp_xmm(x), r = tmp(x);
    v2(x, PI(add), t, d, d);
    v2k(x, equal, t, t, doubled[lane], doubled[lane]);
    v1(x, PI(0xd7), r, t); /* pmovmskb */
    asm_test_rr(&x->c, false, r, r);
    cold_exit(x, asm_jcc32(&x->c, CC_NE), COLD_STEP_ONCE, x->pc);
    release(x, t);
}

void step_if_any(struct x64 *x, unsigned prefix, unsigned t)
{
    unsigned r = tmp(x);
    v1(x, prefix | M_0F | 0x50, r, t); /* movmskps, movmskpd */
    asm_test_rr(&x->c, false, r, r);
    cold_exit(x, asm_jcc32(&x->c, CC_NE), COLD_STEP_ONCE, x->pc);
}
