/* a64.h: what the A64 emitters share: the state struct, slot numbers, and short builders over ir.h.
 * Owns the guest's register file layout. Knows nothing of hosts, system calls, or the runtime. */
#ifndef DRAGOMAN_FRONTENDS_AARCH64_A64_H
#define DRAGOMAN_FRONTENDS_AARCH64_A64_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "contract/frontend.h"
#include "contract/state.h"

struct a64_state {
    struct cpu_state cpu;
    uint64_t x[31];
    uint64_t sp;
    uint32_t nzcv;           /* ir_flags_store form */
    uint32_t qc;             /* unused; see qc_vec */
    uint64_t tpidr;          /* TPIDR_EL0 */
    uint64_t tpidr2;         /* TPIDR2_EL0 */
    uint64_t excl_addr;      /* exclusive monitor: address, UINT64_MAX when open */
    union ir_val excl_value; /* value that the load-exclusive saw */
    union ir_val qc_vec;     /* FPSR.QC is set if any bit is */
    uint64_t unused[2];      /* four vectors that begin at a multiple of 64 are one line of the host's caches */
    union ir_val v[32];
    uint64_t ssbs, dit;      /* PSTATE bits, 0 or 1; TCO is in cpu.mte */
};

enum a64_slot {
    SLOT_X0 = 0,             /* SLOT_X0 + n, n = 0..30 */
    SLOT_SP = 31,
    SLOT_V0 = 32,            /* SLOT_V0 + n, n = 0..31 */
    SLOT_NZCV = 64,
    SLOT_TPIDR,
    SLOT_TPIDR2,
    SLOT_EXCL_ADDR,
    SLOT_EXCL_VALUE,
    SLOT_QC,
    SLOT_SSBS,
    SLOT_DIT,
    SLOT_TCO,
    A64_NSLOTS,
};
extern const struct ir_slot a64_slots[A64_NSLOTS];

/* Rare or repeated parts of an instruction go to blocks behind the current one (pending.c). */
struct a64_ctx;
struct a64_pending {
    void (*emit)(struct a64_ctx *c, const struct a64_pending *p); /* appends the blocks */
    uint64_t pc, to;
    uint32_t word;
    uint8_t rd, rs, rn, log2; /* registers and size, as emit wants them */
};
enum { A64_MAX_PENDING = 16 };

/* Translation context of one block, passed to every emitter. */
struct a64_ctx {
    struct ir *ir;
    uint64_t pc;             /* of the current instruction */
    uint32_t word;
    bool careful;            /* emit memory and FP operations of this instruction with IR_CAREFUL */
    bool done;               /* set by emitters that ended the block */
    uint64_t next;           /* address of the instruction that follows in the block */
    uint64_t call;           /* in an entry of a linkage table that the block goes on in: address of the call; else IR_NO_PC */
    const struct translate_request *req;
    unsigned npending;       /* entries of pending[] */
    unsigned npending_blocks;/* blocks they will take */
    struct a64_pending pending[A64_MAX_PENDING];
};

/* Emits a branch, taken if cond is not 0, to the first of p's nblocks blocks; needs a64_pending_room. */
void a64_branch_pending(struct a64_ctx *c, uint32_t cond, struct a64_pending p, unsigned nblocks);
/* Is there room for one more? Otherwise the emitter does a64_start_over. */
static inline bool a64_pending_room(const struct a64_ctx *c) { return c->npending < A64_MAX_PENDING; }
/* Ends the block so that the next one begins with this instruction. Returns true, for emitters. */
bool a64_start_over(struct a64_ctx *c);
/* Appends the pending blocks; call right after the current block's ir_end_block. */
void a64_emit_pending_blocks(struct a64_ctx *c);

/* dp_imm.c: frontend.immediate */
uint32_t a64_immediate(uint32_t word);

/* STR, STUR, STLR of an X register, whatever the address. */
static inline bool a64_is_str_x(uint32_t word)
{
    bool maybe = (word & 0xc8400000) == 0xc8000000; /* most are none of these */
    return maybe && ((word & 0xfec00000) == 0xf8000000 || (word & 0xfffffc00) == 0xc89ffc00);
}
/* stored.c: is the instruction at code (pc), one of those, a store that the request wants a block to end before? */
bool a64_stores_address(const struct translate_request *req, const uint8_t *code, uint64_t pc);

/* Emitters return false for an unallocated encoding (the translator then emits the undefined-instruction trap);
 * they must not have emitted anything by then. */

/* The helper table: rows in a64_helpers.def, A64_HELPER(name, ret, arg0, arg1, arg2, effects); function a64_h_<name>. */
enum a64_helper {
#define A64_HELPER(name, ret, a, b, c, effects) A64_H_##name,
#include "frontends/aarch64/a64_helpers.def"
#undef A64_HELPER
    A64_NHELPERS,
};
extern const struct ir_helper a64_helpers[];

/* ---- registers ------------------------------------------------------------------------------ */
static inline enum ir_type a64_int(unsigned sf) { return sf ? IR_I64 : IR_I32; }
uint32_t a64_const(struct a64_ctx *c, unsigned sf, uint64_t value);
uint32_t a64_x(struct a64_ctx *c, unsigned n);                  /* Xn, 31 = XZR: I64 */
uint32_t a64_reg(struct a64_ctx *c, unsigned sf, unsigned n);   /* Wn (I32) or Xn (I64), 31 = ZR */
uint32_t a64_reg_sp(struct a64_ctx *c, unsigned sf, unsigned n);/* the same, 31 = SP */
void a64_put(struct a64_ctx *c, unsigned sf, unsigned n, uint32_t value);    /* writes Xn or zero-extends to it; 31: dropped */
void a64_put_sp(struct a64_ctx *c, unsigned sf, unsigned n, uint32_t value); /* the same, 31 = SP */
/* Of what is about to be put to SP or TPIDR_EL0, if these are to lead to low memory (low_slots). What moves SP down by less than
 * A64_LOW_STEP needs none: it would take 2^48 such instructions to come from below 0 to memory. Nor does a write-back, which accesses
 * SP's old or new place and moves it by less: nothing can be accessed so near behind low memory. */
void a64_check_low(struct a64_ctx *c, uint32_t value);
enum { A64_LOW_STEP = 0x10000 };
uint32_t a64_v(struct a64_ctx *c, unsigned n);                  /* Vn: V128 */
void a64_put_v(struct a64_ctx *c, unsigned n, uint32_t value);  /* V128 */
void a64_put_vq(struct a64_ctx *c, unsigned q, unsigned n, uint32_t value); /* q = 0: zeroes the upper half first */
uint32_t a64_f(struct a64_ctx *c, enum ir_type type, unsigned n);           /* Hn, Sn, Dn */
void a64_put_f(struct a64_ctx *c, unsigned n, uint32_t value);  /* scalar F value; the rest of Vn becomes zero */
uint32_t a64_flags(struct a64_ctx *c);
void a64_put_flags(struct a64_ctx *c, uint32_t flags);
static inline uint16_t a64_careful(const struct a64_ctx *c) { return c->careful ? IR_CAREFUL : 0; }

/* ---- short forms: PURE operations but constants, with the type of their row ------------------ */
static inline uint32_t a64_op1(struct a64_ctx *c, enum ir_op op, enum ir_type t, uint16_t aux, uint32_t a)
{
    return ir_pure(c->ir, op, t, aux, a, 0, 0);
}
static inline uint32_t a64_op2(struct a64_ctx *c, enum ir_op op, enum ir_type t, uint16_t aux, uint32_t a, uint32_t b)
{
    return ir_pure(c->ir, op, t, aux, a, b, 0);
}
static inline uint32_t a64_op3(struct a64_ctx *c, enum ir_op op, enum ir_type t, uint16_t aux, uint32_t a, uint32_t b, uint32_t d)
{
    return ir_pure(c->ir, op, t, aux, a, b, d);
}
/* Call of a helper row; unused arguments IR_NONE. */
uint32_t a64_call(struct a64_ctx *c, enum a64_helper row, uint32_t a, uint32_t b, uint32_t d);
/* mte.c: the function that begins at the current instruction is the allocator (enum mte_allocator). */
void a64_emit_allocator(struct a64_ctx *c, unsigned which);
static inline int64_t a64_sext(uint64_t value, unsigned bits) { return (int64_t)(value << (64 - bits)) >> (64 - bits); }

static inline uint32_t a64_fetch(const uint8_t *code)
{
    uint32_t word;
    memcpy(&word, code, sizeof word); /* A64 instructions are little-endian, as the hosts are */
    return word;
}

#include "a64_decode.inc" /* generated: rows, prototypes of all emitters */

#endif
