/* ir_bytes.h: the question whether any byte of a vector is not 0, as ir_bytes.c recognises it. */
#ifndef DRAGOMAN_TRANSLATE_IR_BYTES_H
#define DRAGOMAN_TRANSLATE_IR_BYTES_H

#include "translate/ir.h"

enum { IR_NO_SLOT = 0xff };

struct ir_bytes {
    uint32_t bytes;      /* the vector */
    unsigned slot;       /* that holds it */
    unsigned small_slot; /* that holds the smaller vector */
    bool narrowed;       /* how that was made */
};

/* Is the I64 value the low half of a vector made from another one, `found`, such that it is 0 if and only if all of that is?
 * Slots hold both. Without folding nothing is found. */
bool ir_find_bytes(const struct ir *ir, uint32_t value, struct ir_bytes *found);
/* Makes the smaller vector again. */
uint32_t ir_make_small(struct ir *ir, uint32_t bytes, bool narrowed);

#endif
