/* vec.h: short forms for rules on XMM registers: VEX where the host has AVX2, else the two-operand SSE forms. */
#ifndef DRAGOMAN_BACKENDS_X86_64_VEC_H
#define DRAGOMAN_BACKENDS_X86_64_VEC_H

#include "backends/x86_64/emit.h"

/* Opcodes: the packed-integer map (66 0F xx) and 66 0F 38 xx, 66 0F 3A xx. */
#define PI(byte) (P_66 | M_0F | (byte))
#define P38(byte) (P_66 | M_38 | (byte))
#define P3A(byte) (P_66 | M_3A | (byte))
/* F3 0F 38 xx: narrowing moves of AVX-512 */
#define F38(byte) (P_F3 | M_38 | (byte))

/* The result's register: with SSE, one that is no operand's, as the first operand is moved there. */
static inline unsigned vdef(struct x64 *x) { return x->avx ? def(x) : def_early(x); }
/* The same for what may trap: with SSE never a home, into which the first operand would be moved before the trap. */
static inline unsigned fdef(struct x64 *x)
{
    if (x->avx)
        return def(x);
    unsigned d = tmp_xmm(x);
    def_in(x, XMM0 + d);
    return d;
}
/* d = op(a, b); d != b with SSE */
static inline void v2(struct x64 *x, unsigned op, unsigned d, unsigned a, unsigned b)
{
    if (x->avx) {
        asm_vrr(&x->c, op, d, a, b);
    } else {
        xmm_mov(x, d, a);
        asm_rr(&x->c, op, d, b);
    }
}
static inline void v2i(struct x64 *x, unsigned op, unsigned d, unsigned a, unsigned b, unsigned imm)
{
    v2(x, op, d, a, b);
    put8(&x->c, imm);
}
static inline void v2m(struct x64 *x, unsigned op, unsigned d, unsigned a, struct mem m)
{
    asm_vrm(&x->c, op, d, a, m);
}
/* A scratch register is not needed any more. */
static inline void release(struct x64 *x, unsigned t) { x->locked &= ~(1u << (XMM0 + t)); }
/* d = op(a) */
static inline void v1(struct x64 *x, unsigned op, unsigned d, unsigned a)
{
    if (x->avx)
        asm_vrr(&x->c, op, d, 0, a);
    else
        asm_rr(&x->c, op, d, a);
}
static inline void v1i(struct x64 *x, unsigned op, unsigned d, unsigned a, unsigned imm)
{
    v1(x, op, d, a);
    put8(&x->c, imm);
}
/* Shift by immediate: op /digit */
static inline void vshift(struct x64 *x, unsigned op, unsigned digit, unsigned d, unsigned a, unsigned imm)
{
    if (x->avx) {
        asm_vrr(&x->c, op, digit, d, a);
    } else {
        xmm_mov(x, d, a);
        asm_rr(&x->c, op, digit, d);
    }
    put8(&x->c, imm);
}
static inline void vzero(struct x64 *x, unsigned d) { x->avx ? asm_vrr(&x->c, PI(0xef), d, d, d) : asm_rr(&x->c, PI(0xef), d, d); }
static inline void vones(struct x64 *x, unsigned d) { x->avx ? asm_vrr(&x->c, PI(0x76), d, d, d) : asm_rr(&x->c, PI(0x76), d, d); }
/* ---- AVX-512VL (x->avx512): EVEX forms ----------------------------------------------------------- */
static inline void e2(struct x64 *x, unsigned op, unsigned d, unsigned a, unsigned b) { asm_err(&x->c, op, d, a, b); }
static inline void e2i(struct x64 *x, unsigned op, unsigned d, unsigned a, unsigned b, unsigned imm)
{
    asm_err(&x->c, op, d, a, b);
    put8(&x->c, imm);
}
/* d = op(a, b) of any registers; evex: the same operation's form there. */
static inline void any2(struct x64 *x, unsigned op, unsigned evex, unsigned d, unsigned a, unsigned b)
{
    if ((d | a | b) < UPPER)
        asm_vrr(&x->c, op, d, a, b);
    else
        asm_err(&x->c, evex, d, a, b);
}
/* The current instruction's result = op(a, b), the latter in memory where it is. */
static inline void any_result(struct x64 *x, unsigned op, unsigned evex, uint32_t a, uint32_t b)
{
    struct mem m;
    bool in_memory = a != b && use_mem(x, b, &m);
    unsigned r = use_any(x, a), s = in_memory ? 0 : use_any(x, b), d = def_any(x);
    if (!in_memory)
        any2(x, op, evex, d, r, s);
    else if ((d | r) < UPPER)
        asm_vrm(&x->c, op, d, r, m);
    else
        asm_erm(&x->c, evex, d, r, m);
}
/* d = bit (d << 2 | a << 1 | b) of table, for every bit */
static inline void vternlog(struct x64 *x, unsigned d, unsigned a, unsigned b, unsigned table) { e2i(x, P3A(0x25), d, a, b, table); }
enum { TERN_NOT_B = 0x55, TERN_A_ORN_B = 0xdd, TERN_XOR3 = 0x96, TERN_SELECT = 0xca /* d ? a : b */ };
/* The rule of an operation that is one instruction */
void vbinary(struct x64 *x, const struct ir_ins *in, unsigned op);
/* d = ~d; t: scratch */
void vcomplement(struct x64 *x, unsigned d, unsigned t);
/* IR_vrev: which byte each one is */
union ir_val reversed_bytes(const struct ir_ins *in);
/* d = a 16-byte constant (two 64-bit halves) */
void vliteral(struct x64 *x, unsigned d, uint64_t low, uint64_t high);
/* d = op(a, [four constants of 16 bytes]), with AVX-512 */
void eliteral(struct x64 *x, unsigned op, unsigned d, unsigned a, const union ir_val values[4]);
/* op r, [constant], of 64 bits with O_W: a one-byte opcode on an integer register */
void gliteral(struct x64 *x, unsigned op, unsigned r, uint64_t value);
/* op d, a, [constant]; with SSE through a scratch register */
void v2k(struct x64 *x, unsigned op, unsigned d, unsigned a, uint64_t low, uint64_t high);
/* The same with an immediate. */
void v2ki(struct x64 *x, unsigned op, unsigned d, unsigned a, uint64_t low, uint64_t high, unsigned imm);

/* ---- floating point ------------------------------------------------------------------------------- */
/* The host's rounding immediate, or -1: ties away and to odd have none. */
int host_rounding(unsigned round);
enum { NO_INEXACT = 8 };
/* d = a rounded to an integral value, ties away from zero; raises nothing for numbers. type: IR_F32 or IR_F64; d is not
 * a. */
void round_away(struct x64 *x, unsigned type, bool vector, unsigned d, unsigned a);
/* Fused multiply-add by FMA3 (fp.c), by the given opcodes of the 231 and 213 forms; then the caller tests d, and a NaN
 * is done again by the exact path: fused_redo() with the displacement of the branch that is taken then. */
struct fused { unsigned d, saved; };
struct fused fused(struct x64 *x, const struct ir_ins *in, unsigned op231, unsigned op213);
void fused_redo(struct x64 *x, struct fused f, uint8_t *site);
/* fp_tiny.c. The result's register for what these test, and for what may trap after the result was written: no home in
 * exact code. */
unsigned tdef(struct x64 *x);
/* In exact code: is the result in d (vector: in any lane) the smallest normal number? Then the instruction is stepped. */
void step_if_tiny(struct x64 *x, unsigned type, unsigned d);
void step_if_vector_tiny(struct x64 *x, unsigned lane, unsigned d);
/* Steps if any lane of t (prefix P_66: of 64, 0: of 32 bits) has its top bit set. */
void step_if_any(struct x64 *x, unsigned prefix, unsigned t);
static inline uint64_t smallest_normal(unsigned type)
{
    return type == IR_F64 ? UINT64_C(1) << 52 : type == IR_F32 ? 1u << 23 : 1u << 10;
}
/* fp_convert.c: FCVTXN's conversion */
void narrow_odd(struct x64 *x, const struct ir_ins *in, bool vector);
/* fp_half.c: the F16 forms of scalar and vector rules, in single precision. */
unsigned half_in(struct x64 *x, uint32_t v); /* as F32 in a scratch register; the other lanes hold harmless numbers */
void half_out(struct x64 *x, unsigned d, unsigned s, bool zx);
void half_arith(struct x64 *x, const struct ir_ins *in, unsigned op);
void half_minmax(struct x64 *x, const struct ir_ins *in, unsigned op, unsigned combine);
void vhalf_arith(struct x64 *x, const struct ir_ins *in, unsigned op);
void vhalf_minmax(struct x64 *x, const struct ir_ins *in, unsigned op, unsigned combine);
enum { VHALF_SWAP = 1 << 8 }; /* operands in the opposite order */
void vhalf_compare(struct x64 *x, const struct ir_ins *in, unsigned predicate);
void vhalf_round(struct x64 *x, const struct ir_ins *in, unsigned mode);
void half_fma(struct x64 *x, const struct ir_ins *in);
void vhalf_fma(struct x64 *x, const struct ir_ins *in);
void vhalf_to_int(struct x64 *x, const struct ir_ins *in, bool is_unsigned, unsigned mode);
/* d = a rounded to the bits of single precision, to odd: to round to fewer bits from there is as good as from a */
void round_odd(struct x64 *x, unsigned d, unsigned a);
#define BELOW_SINGLE ((UINT64_C(1) << 29) - 1) /* what single precision lacks */
void vhalf_from_int(struct x64 *x, const struct ir_ins *in, bool is_unsigned);

#endif
