/* ir_eval.h: how the files that define the PURE operations share the work. Each ir_eval_<family> evaluates an
 * operation of its family and returns true, or leaves everything as it is and returns false.
 *
 * `ret` may alias an operand. An integer or F result is stored zero-extended into ret->u64; ret->d[1] is then
 * unspecified. Operands: an I32's upper half and the bits above an F value are unspecified. */
#ifndef DRAGOMAN_TRANSLATE_IR_EVAL_H
#define DRAGOMAN_TRANSLATE_IR_EVAL_H

#include <stdbool.h>
#include <stdint.h>

#include "translate/ir.h"

/* ---- the parts of a head, see ir_head in ir.h ----------------------------------------------- */
static inline enum ir_op ir_head_op(uint64_t head) { return (enum ir_op)(head & 0xff); }
static inline enum ir_type ir_head_type(uint64_t head) { return (enum ir_type)(head >> 8 & 0xff); }
static inline uint16_t ir_head_aux(uint64_t head) { return (uint16_t)(head >> 16); }
/* The type of operand a. */
static inline enum ir_type ir_head_type_a(uint64_t head) { return (enum ir_type)(head >> 32 & 0xff); }

/* ir_eval_vector.c: integer vectors */
bool ir_eval_vector(uint64_t head, union ir_val *ret, const union ir_val *a, const union ir_val *b,
                    const union ir_val *c);
/* ir_eval_crypto.c: cryptography, carry-less products of 64 bits, CRC */
bool ir_eval_crypto(uint64_t head, union ir_val *ret, const union ir_val *a, const union ir_val *b,
                    const union ir_val *c);
/* ir_eval_fp.c: floating point, scalar and vector */
bool ir_eval_fp(struct cpu_state *st, uint64_t head, union ir_val *ret, const union ir_val *a, const union ir_val *b,
                const union ir_val *c);

/* Does condition cc hold for flags nzcv (N bit 3 ... V bit 0)? */
static inline bool ir_cc_holds(enum ir_cc cc, unsigned nzcv)
{
    bool n = nzcv >> 3 & 1, z = nzcv >> 2 & 1, c = nzcv >> 1 & 1, v = nzcv & 1, r = false;
    switch ((enum ir_cc)(cc & ~1u)) {
    case IR_EQ: r = z; break;
    case IR_CS: r = c; break;
    case IR_MI: r = n; break;
    case IR_VS: r = v; break;
    case IR_HI: r = c && !z; break;
    case IR_GE: r = n == v; break;
    case IR_GT: r = !z && n == v; break;
    default: break;
    }
    return r != (cc & 1);
}

#endif
