/* ir_text.h: the attribute words of the text form, shared by printer and parser. See docs/ir.md. */
#ifndef DRAGOMAN_TRANSLATE_IR_TEXT_H
#define DRAGOMAN_TRANSLATE_IR_TEXT_H

#include "translate/ir.h"

/* A bit field of ir_ins.aux, written as `key=value`, or as a bare word if key is NULL. */
struct ir_text_field {
    uint32_t kinds;             /* bit set of enum ir_aux_kind, or IR_TEXT_RMW */
    const char *key;
    uint8_t shift, bits;
    bool always;                /* else not written when 0 */
    const char *const *names;   /* of values, ended by NULL; NULL: a number */
};
enum { IR_TEXT_RMW = 1 << 30 }; /* kinds: only with operation rmw */

extern const struct ir_text_field ir_text_fields[];
extern const unsigned ir_text_nfields;
extern const char *const ir_trap_names[];
/* Is operand a an address, with operand c as its displacement, if there is one? */
static inline bool ir_text_has_address(unsigned op) { return ir_ops[op].aux == AUX_MEM || ir_ops[op].aux == AUX_TAG; }

static inline bool ir_text_has_field(const struct ir_text_field *field, enum ir_op op)
{
    return field->kinds >> ir_ops[op].aux & 1 || (field->kinds & IR_TEXT_RMW && op == IR_rmw);
}

#endif
