/* ir_memory.h: what LOAD and STORE operations do to guest memory, for the interpreter. Addresses are host addresses;
 * `aux` is AUX_MEM. Every access of up to 8 bytes, and an aligned one of 16, is one access of the host. */
#ifndef DRAGOMAN_TRANSLATE_IR_MEMORY_H
#define DRAGOMAN_TRANSLATE_IR_MEMORY_H

#include <stdbool.h>
#include <stdint.h>

#include "translate/ir.h"

/* Top byte ignored: the address that hardware uses when its top byte is a tag. */
static inline uint64_t ir_strip_tag(uint64_t address) { return (uint64_t)((int64_t)(address << 8) >> 8); }

static inline bool ir_is_aligned(uint64_t address, uint16_t aux)
{
    unsigned size = 1u << (aux & IR_MEM_SIZE);
    switch ((enum ir_align)(aux >> IR_MEM_ALIGN_SHIFT & 3)) {
    case IR_ALIGN_NATURAL: return (address & (size - 1)) == 0;
    case IR_ALIGN_WITHIN16: return (address & 15) + size <= 16;
    default: return true;
    }
}

/* Values are zero-extended to 128 bits. */
union ir_val ir_memory_load(uint64_t address, uint16_t aux);
void ir_memory_store(uint64_t address, uint16_t aux, const union ir_val *value);
/* Atomic, sequentially consistent; both return the old value. */
union ir_val ir_memory_rmw(uint64_t address, uint16_t aux, const union ir_val *operand);
union ir_val ir_memory_cas(uint64_t address, uint16_t aux, const union ir_val *expected, const union ir_val *desired);

/* The same for an IR_load, IR_store, IR_rmw or IR_cas that goes through st->guarded; b, c: its operands. Its result is
 * in *loaded. False: the critical section was disturbed, and nothing was written. */
bool ir_memory_guarded(struct cpu_state *st, const struct ir_ins *ins, uint64_t address, const union ir_val *b,
                       const union ir_val *c, union ir_val *loaded);

#endif
