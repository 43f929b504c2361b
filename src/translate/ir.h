/* ir.h: the intermediate representation: instructions, blocks, regions, and how to build them.
 *
 * Owns the in-memory form. Knows no guest and no host: guest registers appear only as numbered slots of
 * the table that a frontend hands over.
 *
 * A region is a list of blocks that are compiled together. A block has one entry (its first instruction),
 * any number of side exits and ends with a TERM operation. Inside a block values are in SSA form: a value is
 * the index of the instruction that made it, and is used only in the same block, after it. Between blocks only
 * slots live. A guest instruction's slots are put in program order, after its last operation that may fault:
 * so at every LOAD, STORE or EXIT the homes of the slots hold the exact state before that instruction
 * (exception: a FLAGS slot that is written again before it is read may hold an older value. "Read" counts from the
 * start of the reading guest instruction, which starts over after a fault).
 */
#ifndef DRAGOMAN_TRANSLATE_IR_H
#define DRAGOMAN_TRANSLATE_IR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum ir_type {
    IR_VOID,
    IR_I32,
    IR_I64,
    IR_F16,
    IR_F32,
    IR_F64,
    IR_V128,
    IR_FLAGS,
    IR_NTYPES,
};

enum ir_op {
#define OP(name, result, operands, aux, effects) IR_##name,
#include "translate/ir_ops.def"
#undef OP
    IR_NOPS,
};

enum { IR_NONE = 0xffffffffu }; /* "no value" in an `o` operand */

enum ir_effect { IR_PURE = 0, IR_READ = 1, IR_WRITE = 2, IR_LOAD = 4, IR_STORE = 8, IR_EXIT = 16, IR_TERM = 32, IR_MARK = 64, IR_NO_FP = 128 };

/* What ir_ins.aux holds, per row of ir_ops.def. */
enum ir_aux_kind {
    AUX_NONE,
    AUX_SLOT,   /* slot number */
    AUX_BITS,   /* lsb | width << 8, 1 <= width <= 64, lsb + width <= bits of T (extr: lsb only) */
    AUX_SIZE,   /* bytes: 1 2 4 8 */
    AUX_CC,     /* enum ir_cc */
    AUX_MEM,    /* IR_MEM_* */
    AUX_TAG,    /* IR_TAG_* */
    AUX_FENCE,  /* enum ir_order: acquire = loads, release = stores, seq_cst = all */
    AUX_TARGET, /* IR_TARGET_BLOCK or 0 */
    AUX_TRAP,   /* enum ir_trap */
    AUX_HELPER, /* row of ir.helpers */
    AUX_FP,     /* IR_FP_* */
    AUX_FPI,    /* as AUX_FP, but source type in bits 0..2 and imm in bits 8..14: see ir_fpi() */
    AUX_LANE,   /* lane (log2 bytes, bits 0..2) | imm << 4 (8 bits) */
    AUX_SHA1,   /* imm << 4, as AUX_LANE */
    AUX_VFP,    /* lane in bits 0..2 as AUX_LANE, the rest as AUX_FP */
};

/* 16 bytes; the value it makes is known by its index. */
struct ir_ins {
    uint8_t op;   /* enum ir_op */
    uint8_t type; /* enum ir_type */
    uint16_t aux;
    uint32_t a, b, c;
};

/* Conditions over N Z C V, numbered so that cc ^ 1 is the opposite. */
enum ir_cc {
    IR_EQ, IR_NE, /* Z / !Z */
    IR_CS, IR_CC, /* C / !C: after a subtraction unsigned >= / < */
    IR_MI, IR_PL, /* N / !N */
    IR_VS, IR_VC, /* V / !V */
    IR_HI, IR_LS, /* C && !Z / the opposite: unsigned > / <= */
    IR_GE, IR_LT, /* N == V / N != V: signed */
    IR_GT, IR_LE, /* !Z && N == V / the opposite */
};

/* AUX_MEM */
enum ir_order { IR_PLAIN, IR_ACQUIRE_PC, IR_ACQUIRE, IR_RELEASE, IR_SEQ_CST };
enum ir_align { IR_ALIGN_NONE, IR_ALIGN_WITHIN16, IR_ALIGN_NATURAL };
enum ir_rmw { IR_RMW_ADD, IR_RMW_ANDN, IR_RMW_XOR, IR_RMW_OR, IR_RMW_SMAX, IR_RMW_SMIN, IR_RMW_UMAX, IR_RMW_UMIN, IR_RMW_SWAP };
enum {
    IR_MEM_SIZE = 7,             /* log2 bytes, 0..4 */
    IR_MEM_SEXT = 1 << 3,        /* integer load: sign-extend to T (else zero-extend) */
    IR_MEM_ORDER_SHIFT = 4,      /* 3 bits, enum ir_order */
    IR_MEM_ALIGN_SHIFT = 7,      /* 2 bits, enum ir_align: a violation is an alignment fault */
    IR_MEM_BE = 1 << 9,          /* big-endian */
    IR_MEM_UNCHECKED = 1 << 10,  /* exempt from memory tag checks */
    IR_MEM_RMW_SHIFT = 11,       /* 4 bits, enum ir_rmw */
    IR_CAREFUL = 1 << 15,        /* the common-case code for this site has trapped before: emit the exact one (AUX_MEM, AUX_TAG, AUX_FP, AUX_FPI, AUX_VFP) */
};
static inline uint16_t ir_mem(unsigned log2_size, unsigned flags, enum ir_order order, enum ir_align align)
{
    return (uint16_t)(log2_size | flags | (unsigned)order << IR_MEM_ORDER_SHIFT | (unsigned)align << IR_MEM_ALIGN_SHIFT);
}

/* AUX_TAG */
enum {
    IR_TAG_SIZE = 127,           /* bytes of the whole access - 1 */
    IR_TAG_ACCESS_SHIFT = 7,     /* 2 bits, enum mte_access */
    IR_TAG_ALIGN_SHIFT = 9,      /* 2 bits, enum ir_align: the access does not take place if it violates that */
    IR_TAG_MERGED = 1 << 11,     /* stands for several checks: if it fails, the instruction is stepped and its site careful */
    IR_TAG_SHADOW = 1 << 12,     /* of a store: the shadow is there, and its bytes are tags */
    IR_TAG_LOW = 1 << 12,        /* of a check: the pointer most likely leads to memory that has no tags (struct ir_low) */
    IR_TAG_SAME = 1 << 14,       /* of a merged check: all are for the same bytes */
    IR_TAG_PLAIN = 1 << 13,      /* of a check: the pointer has no tag and is aligned to granules, we assume; else it may fault */
};
static inline unsigned ir_tag_bytes(uint16_t aux) { return (aux & IR_TAG_SIZE) + 1u; }
static inline unsigned ir_tag_access(uint16_t aux) { return aux >> IR_TAG_ACCESS_SHIFT & 3; }
static inline uint16_t ir_tag(unsigned bytes, unsigned access, enum ir_align align)
{
    return (uint16_t)((bytes - 1) | access << IR_TAG_ACCESS_SHIFT | (unsigned)align << IR_TAG_ALIGN_SHIFT);
}
/* Would an access through this pointer be an alignment fault? */
static inline bool ir_tag_misaligned(uint64_t pointer, uint16_t aux)
{
    unsigned bytes = ir_tag_bytes(aux), align = aux >> IR_TAG_ALIGN_SHIFT & 3;
    return (align == IR_ALIGN_NATURAL && pointer & (bytes - 1)) || (align == IR_ALIGN_WITHIN16 && (pointer & 15) + bytes > 16);
}

/* AUX_BITS of a pointer without its top byte. */
enum { IR_UNTAG = 56 << 8 };

/* AUX_TARGET */
enum {
    IR_TARGET_BLOCK = 1,
    IR_VERSION_SHIFT = 1,        /* else, if not 0: the block, a version, of this region with which it goes on (struct ir_block) */
};

/* AUX_TRAP: why the runtime is called. */
enum ir_trap {
    IR_TRAP_SYSCALL,   /* b:c is the address after the instruction */
    IR_TRAP_BREAK,     /* b:c is the instruction's address; a: its immediate */
    IR_TRAP_UNDEFINED, /* b:c is the instruction's address */
    IR_TRAP_FPCTL,     /* a: the new control word (enum fp_control); continues at b:c */
    IR_TRAP_IFLUSH,    /* a: address in the line whose translations are stale; continues at b:c */
    IR_TRAP_STEP,      /* execute the instruction at b:c exactly, in the interpreter; a, if not 0: for what need not recur */
    IR_TRAP_YIELD,     /* continues at b:c; the guest waits actively */
    IR_TRAP_NOEXEC,    /* the instruction at b:c can't be fetched: not mapped, or not executable */
    IR_TRAP_ALIGN,     /* alignment fault of the instruction at b:c; a: the address */
    IR_TRAP_PCALIGN,   /* misaligned pc b:c */
    IR_TRAP_TAG_LOAD,  /* tag check fault of the instruction at b:c; a: the address */
    IR_TRAP_TAG_STORE, /* the same, it writes */
    IR_TRAP_CRITICAL,  /* the instruction at b:c begins or belongs to a restartable sequence */
    IR_TRAP_DISTURBED, /* of the interpreter: the restartable sequence of the instruction at b:c was disturbed */
    IR_NTRAPS,
};

/* AUX_FP, AUX_VFP, AUX_FPI */
enum ir_round { IR_RN_DYNAMIC, IR_RN_EVEN, IR_RN_UP, IR_RN_DOWN, IR_RN_ZERO, IR_RN_AWAY /* ties away */, IR_RN_ODD /* to odd, FCVTXN */ };
enum {
    /* bits 0..2: lane (AUX_VFP) */
    IR_FP_ROUND_SHIFT = 3,      /* 3 bits, enum ir_round */
    IR_FP_SIGNAL = 1 << 6,      /* quiet NaNs raise invalid (comparisons) */
    IR_FP_UNSIGNED = 1 << 7,    /* integer side is unsigned */
    IR_FP_EXACT = 1 << 6,       /* fround, vfround: raise inexact */
    IR_FP_SRC_SHIFT = 8,        /* 4 bits, enum ir_type of the source (AUX_FP) */
    IR_FP_NAN_SHIFT = 12,       /* 2 bits, enum ir_nan */
    IR_FPI_IMM_SHIFT = 8,       /* AUX_FPI: 7 bits, 0..64 */
};
enum ir_nan { IR_NAN_ARM, IR_NAN_X86, IR_NAN_CANONICAL };
static inline uint16_t ir_fp(enum ir_round round, unsigned flags, enum ir_type src)
{
    return (uint16_t)((unsigned)round << IR_FP_ROUND_SHIFT | flags | (unsigned)src << IR_FP_SRC_SHIFT);
}
static inline uint16_t ir_vfp(unsigned lane, enum ir_round round, unsigned flags)
{
    return (uint16_t)(lane | (unsigned)round << IR_FP_ROUND_SHIFT | flags);
}
/* Source type in bits 0..2 (enum ir_type), imm in bits 8..14. */
static inline uint16_t ir_fpi(enum ir_round round, unsigned flags, enum ir_type src, unsigned imm)
{
    return (uint16_t)((unsigned)src | (unsigned)round << IR_FP_ROUND_SHIFT | flags | imm << IR_FPI_IMM_SHIFT);
}
static inline uint16_t ir_lane(unsigned lane, unsigned imm) { return (uint16_t)(lane | imm << 4); }
static inline unsigned ir_lane_of(uint16_t aux) { return aux & 7u; }
static inline unsigned ir_imm_of(uint16_t aux) { return aux >> 4 & 0xffu; }

/* The thread's FP environment in neutral form (IEEE 754 names; kept in cpu_state). */
enum fp_status { FP_INVALID = 1, FP_DIVZERO = 2, FP_OVERFLOW = 4, FP_UNDERFLOW = 8, FP_INEXACT = 16, FP_DENORMAL = 128 };
enum fp_control {
    FP_ROUND_MASK = 3,          /* 0 to nearest even, 1 up, 2 down, 3 toward zero */
    FP_FLUSH = 4,               /* denormal inputs and results of F32 and F64 to zero */
    FP_FLUSH16 = 8,             /* the same for F16 */
    FP_DEFAULT_NAN = 16,        /* every NaN result is the default NaN */
    FP_ALT_HALF = 32,           /* alternative half-precision format */
};

/* Guest slots: what a frontend's state consists of. */
struct ir_slot {
    const char *name;
    uint8_t type;    /* I32 I64 V128 FLAGS */
    uint8_t heat;    /* 0: never pinned; larger is hotter: which slots a backend keeps in registers */
    uint16_t offset; /* of its home, from the start of struct cpu_state */
    bool plain;      /* a pointer that hardly ever has a memory tag, aligned to what a tag is for */
    bool kept;       /* functions return with the value that they were called with */
};
/* The memory form of a FLAGS slot (a uint32_t): V bit 0, C bit 8, Z bit 14, N bit 15; others zero. */
static inline uint32_t ir_flags_store(unsigned nzcv) /* nzcv: N bit 3 ... V bit 0 */
{
    return (nzcv & 1u) | (nzcv & 2u) << 7 | (nzcv & 4u) << 12 | (nzcv & 8u) << 12;
}
static inline unsigned ir_flags_load(uint32_t word)
{
    return (word & 1u) | (word >> 7 & 2u) | (word >> 12 & 4u) | (word >> 12 & 8u);
}

/* A value at run time, in the interpreter, and for helpers' vector arguments. */
union ir_val {
    uint64_t u64;
    uint32_t u32;
    double f64;
    float f32;
    uint8_t b[16];
    uint16_t h[8];
    uint32_t s[4];
    uint64_t d[2];
    int8_t sb[16];
    int16_t sh[8];
    int32_t ss[4];
    int64_t sd[2];
} __attribute__((aligned(16)));

struct cpu_state;

/* A helper is a C function that translated code calls.
 * ret and arg[]: enum ir_type, IR_VOID = none. Integer and F arguments and results travel as the low bits of a
 * uint64_t; if any argument or the result is V128, all travel as pointers:
 *   scalar:  uint64_t fn(struct cpu_state *, uint64_t a, uint64_t b, uint64_t c);
 *   vector:  void fn(struct cpu_state *, union ir_val *ret, const union ir_val *a, *b, *c);  ret may alias nothing
 * effects: IR_READ / IR_WRITE: slots in memory homes are read / written, so homes are made current before and
 * reloaded after; IR_LOAD / IR_STORE: touches guest memory and may fault; IR_NO_FP: two calls may differ, but the function
 * looks at no slot and calculates nothing in floating point, so it runs in the guest's FP mode; 0: pure. */
struct ir_helper {
    const char *name;
    void (*fn)(void);
    uint8_t ret, arg[3];
    uint8_t effects;
};
typedef uint64_t ir_scalar_fn(struct cpu_state *, uint64_t, uint64_t, uint64_t);
typedef void ir_vector_fn(struct cpu_state *, union ir_val *, const union ir_val *, const union ir_val *, const union ir_val *);

struct ir_block {
    uint64_t pc;         /* guest address of the entry; blocks without one: IR_NO_PC */
    uint32_t first, end; /* instructions [first, end) of ir.ins */
    uint32_t ninsn;      /* guest instructions */
    uint32_t runs, ends; /* how often it was entered, and came to its end, as far as that was counted */
    /* A version of the code at this guest address, for a slot that holds `state` then (ir_states.c); else IR_NO_PC. It has no
     * entry: branches name it beside the address. */
    uint64_t version_of, state;
    bool chooses;        /* it asks which version is the right one, and goes on there */
};
#define IR_NO_PC UINT64_MAX

/* Guest bytes that were translated. */
struct ir_span {
    uint64_t pc;
    uint32_t size;
};

/* How a value is used. */
struct ir_use {
    uint32_t last;       /* the last instruction that uses it */
    uint32_t put;        /* a put of it, or of a conversion of it, whose slot's home it may be made in: from its definition
                            to there nothing reads or writes the slot, and nothing may fault or leave. If it is no put: none */
    uint32_t count;
    uint8_t home;        /* while folding: 1 + the slot that it was last got from or put to */
    uint8_t sunk;        /* enum ir_sunk */
};

/* The comparisons that a conjunction or disjunction consists of. */
enum { IR_TESTS = 4 };
struct ir_tests {
    uint32_t at[IR_TESTS], operands[IR_TESTS]; /* but for small constants */
    uint8_t n, noperands;
    bool few_operands;
};

/* A put of flags before a branch on the same comparison need not be made where it stands: whoever compiles the branch has
 * the flags there, and makes the put behind it, on the ways that need it. A hint: the put stands where it stood. */
enum ir_sunk {
    IR_SUNK = 1,         /* of the put and values that only it needs: the next br_if does it */
    IR_SUNK_TAKEN = 2,   /* of that br_if: where it goes needs the flags ... */
    IR_SUNK_NEXT = 4,    /* ... and what follows it does */
};

enum { IR_MANY_LOOKS = UINT32_MAX };
enum { IR_KEPT = 92 /* places of IR_keep */ };
enum { IR_WIDE_ANY = 1 /* IR_wide: two disjunctions, one of them, whether any bit of that is 1, a branch */, IR_WIDE_SUM = 2 /* two sums by exclusive or, one of them */ };

struct ir {
    struct arena *arena;   /* its arrays */
    struct arena *scratch; /* what passes and backends need while they work on it; empty again after ir_reset */
    struct fold *fold;     /* state of folding (ir_fold.h), or NULL */
    struct fold *folding;  /* the same while instructions are folded as they are emitted, else NULL */
    bool folded;           /* what is here was folded */
    struct ir_use *uses;   /* by value, when ir_dce or ir_find_uses has run; else NULL */
    struct ir_ins *ins;
    uint32_t nins, cap;    /* nins: of the blocks that are ended, while folding */
    struct ir_block *blocks;
    uint32_t nblocks, cap_blocks;
    struct ir_span *spans; /* what the blocks were made from */
    uint32_t nspans, cap_spans;
    struct ir_span looks[48];/* what was looked at besides: the code is right as long as that, too, is the same */
    uint32_t nlooks;       /* IR_MANY_LOOKS: more than there is room for */
    union ir_val *pool; /* vconst */
    uint32_t npool, cap_pool;
    const struct ir_slot *slots;
    uint32_t nslots;
    const struct ir_helper *helpers;
    uint32_t nhelpers;
    /* Restartable sequences: the blocks are inside the guest range [start, end), whose accesses the backend guards, with
     * this signature; or they are the one store that enters a section by the descriptor at `arms`. Else all 0. */
    struct {
        uint64_t start, end, arms;
        uint32_t signature;
    } critical;
    struct arena own_scratch; /* that `scratch` is, unless it is set to another */
};

/* Static facts of an operation, from ir_ops.def. */
struct ir_op_info {
    const char *name;
    char operands[4];
    uint8_t result;  /* enum ir_type; IR_RESULT_T: see ir_ins.type */
    uint8_t aux;     /* enum ir_aux_kind */
    uint8_t effects;
};
enum { IR_RESULT_T = 0xff };
extern const struct ir_op_info ir_ops[IR_NOPS];

/* Those that every pass asks for, of every instruction. */
enum ir_trait {
    IR_REMOVABLE = 1,  /* without users it can go */
    IR_CONVERTS = 2,   /* the same register content as its operand, mostly */
    IR_FAULTS = 4,     /* may fault: memory accesses, FP operations that raise exceptions */
    IR_LEAVES = 8,     /* by a direct exit */
    IR_SEES_ALL = 16,  /* leaves in another way */
    IR_HELPS = 32,     /* calls a helper */
    IR_EFFECTS = IR_FAULTS | IR_LEAVES | IR_SEES_ALL | IR_HELPS,
};
struct ir_facts {
    uint8_t values;    /* bit k: operand k is a value; bit 4 + k: it may be one */
    uint8_t result;    /* as in struct ir_op_info */
    uint8_t effects;
    uint8_t traits;    /* enum ir_trait */
};
extern const struct ir_facts ir_facts[IR_NOPS];
extern const char *const ir_type_names[IR_NTYPES];
/* Which operands of an instruction are values: bit 0 a, bit 1 b, bit 2 c. */
static inline unsigned ir_value_operands(const struct ir_ins *ins)
{
    unsigned set = ir_facts[ins->op].values;
    if (__builtin_expect(set > 7, 0)) {
        unsigned there = (ins->a != IR_NONE) | (ins->b != IR_NONE) << 1 | (ins->c != IR_NONE) << 2;
        set = (set & 7) | (set >> 4 & there);
    }
    return set;
}

/* ---- building (ir_build.c) ----------------------------------------------------------------- */
/* All return the index of the new instruction. Rows with a fixed result type get it from ir_emit, whatever the caller says.
 * From one ir_insn, ir_begin_block or ir_emit to the next there is room for IR_ROOM instructions; builds that verify
 * abort if more are emitted. Memory comes from the arena; exhaustion aborts with a message. */
enum { IR_ROOM = 4096 };
void ir_init(struct ir *ir, struct arena *arena, const struct ir_slot *slots, uint32_t nslots,
             const struct ir_helper *helpers, uint32_t nhelpers);
void ir_reset(struct ir *ir); /* empty, keeps memory */
/* Whether instructions are folded as they are emitted (see ir_fold); on an empty ir. Emitting gives values as ever, but
 * they need not be new instructions. */
void ir_set_folding(struct ir *ir, bool on);
uint32_t ir_begin_block(struct ir *ir, uint64_t pc); /* returns the block's number; becomes the current block */
void ir_end_block(struct ir *ir, uint32_t ninsn);
uint32_t ir_next_index(const struct ir *ir); /* of what is emitted next */
void ir_add_span(struct ir *ir, uint64_t pc, uint32_t size); /* empty ones are left out */
void ir_add_look(struct ir *ir, uint64_t pc, uint32_t size);
uint32_t ir_emit(struct ir *ir, enum ir_op op, enum ir_type type, uint16_t aux, uint32_t a, uint32_t b, uint32_t c);
/* The same for what is emitted most: PURE operations but constants, with the type that their row says; accesses. head: op,
 * type, aux. */
uint32_t ir_pure_head(struct ir *ir, uint32_t head, uint32_t a, uint32_t b, uint32_t c);
static inline uint32_t ir_head_of(enum ir_op op, unsigned type, unsigned aux)
{
    return (uint32_t)op | (uint32_t)type << 8 | (uint32_t)aux << 16;
}
static inline uint32_t ir_pure(struct ir *ir, enum ir_op op, enum ir_type type, uint16_t aux, uint32_t a, uint32_t b, uint32_t c)
{
    return ir_pure_head(ir, ir_head_of(op, type, aux), a, b, c);
}
uint32_t ir_load(struct ir *ir, enum ir_type type, uint16_t mem, uint32_t base, int32_t displacement);
void ir_store(struct ir *ir, uint16_t mem, uint32_t base, uint32_t value, int32_t displacement);
uint32_t ir_iconst(struct ir *ir, enum ir_type type, uint64_t value);
uint32_t ir_vconst(struct ir *ir, union ir_val value);
uint32_t ir_pool_entry(struct ir *ir, union ir_val value); /* for an instruction that becomes a vconst */
uint32_t ir_get(struct ir *ir, unsigned slot);
void ir_put(struct ir *ir, unsigned slot, uint32_t value);
void ir_insn(struct ir *ir, uint32_t encoding, uint64_t pc);
void ir_br_if(struct ir *ir, uint32_t cond, uint64_t pc);
void ir_jump(struct ir *ir, uint64_t pc);
void ir_call(struct ir *ir, uint64_t pc, uint64_t return_pc);
void ir_call_ind(struct ir *ir, uint32_t target, uint64_t return_pc);
void ir_trap(struct ir *ir, enum ir_trap reason, uint32_t value_or_none, uint64_t pc);
static inline uint64_t ir_u64(uint32_t low, uint32_t high) { return low | (uint64_t)high << 32; }
static inline enum ir_type ir_type_of(const struct ir *ir, uint32_t value) { return (enum ir_type)ir->ins[value].type; }
static inline bool ir_has(const struct ir *ir, enum ir_op op)
{
    uint32_t at = 0;
    while (at < ir->nins && ir->ins[at].op != op)
        at++;
    return at < ir->nins;
}
static inline bool ir_is_const(const struct ir *ir, uint32_t value) { return ir->ins[value].op == IR_iconst; }
static inline uint64_t ir_const_of(const struct ir *ir, uint32_t value) { return ir_u64(ir->ins[value].a, ir->ins[value].b); }

/* ---- text (ir_text.c): one instruction a line, both ways; see docs/ir.md -------------------- */
void ir_print(const struct ir *ir, char **out, size_t *size); /* malloc'd, NUL-terminated */
/* Parses into an initialised ir; on error returns false with "line N: ..." in error. */
bool ir_parse(struct ir *ir, const char *text, char error[static 200]);

/* ---- checks and passes (each in its own file, ir -> ir in place) ---------------------------- */
/* Structure, types, dominance inside blocks, one TERM at the end; false with a message in error. */
bool ir_verify(const struct ir *ir, char error[static 200]);
/* Forward: constants, slot forwarding, common subexpressions, cond(subf) -> cmp and the like. */
void ir_fold(struct ir *ir);
/* For code that is worth it, as it is made. The slot that tells in which state the program is, or IR_NONE; does it matter in
 * the block; what it holds at an exit of it, if that is known. (ir_states.c) */
uint32_t ir_state_slot(const struct ir *ir);
bool ir_state_matters(const struct ir *ir, const struct ir_block *b, uint32_t slot);
bool ir_state_at(const struct ir *ir, const struct ir_block *b, uint32_t exit, uint32_t slot, uint64_t *state);
bool ir_exit_pc(const struct ir_ins *ins, uint64_t *pc); /* is it a direct exit to a guest address? */
/* What the first slots held when the region became hot, of those that are I64. */
enum { IR_SAMPLE_SLOTS = 66 };
struct ir_sample {
    uint64_t slot[IR_SAMPLE_SLOTS];
};
void ir_take_sample(const struct ir_slot *slots, unsigned nslots, const struct cpu_state *st, struct ir_sample *sample);
/* If that is not known: the states that it may be in, as values are chosen from. */
unsigned ir_state_choice(const struct ir *ir, const struct ir_block *b, uint32_t exit, uint32_t slot, const struct ir_sample *sample, uint64_t states[2]);
/* A block that goes on in the version for the state that there is, else in block `of`. Returns its number. */
uint32_t ir_choose_version(struct ir *ir, uint32_t of, unsigned slot, const uint32_t *versions, unsigned n);
/* As ir_begin_block, while folding: a version. */
void ir_begin_version(struct ir *ir, uint64_t pc, unsigned slot, uint64_t state);
bool ir_slot_is_const(const struct ir *ir, unsigned slot); /* where the current block stands */
/* When it is folded: pointers that are taken to have no memory tags (ir_plain.c). low: memory has none where a pointer has no
 * bit of `high`, nor up to IR_LOW_GUARD bytes behind that. */
enum { IR_LOW_GUARD = 0x10000, IR_LOW_MOVED = 0x8000 /* so far behind at most do slots lead that are `plain` */ };
void ir_presume_plain(struct ir *ir, bool low);
/* The same in code that is worth it: where pointers most likely lead (ir_low.c). */
struct ir_low {
    uint64_t high;
    const struct ir_sample *sample;
    bool (*read)(void *ctx, uint64_t address, uint64_t *value); /* 8 bytes of memory, if they can be had */
    void *ctx;
};
void ir_guess_low(struct ir *ir, const struct ir_low *low);
static inline bool ir_low_reaches(int32_t disp, uint16_t aux)
{
    return disp >= -IR_LOW_GUARD && disp + (int32_t)ir_tag_bytes(aux) <= IR_LOW_GUARD;
}
/* For code that is worth it, when it is folded. Puts are delayed behind loads: stretches of code start over after a fault. */
void ir_delay_puts(struct ir *ir);
/* The same for hosts with wide registers: equal operations on independent values stand side by side (ir_chains.c), three to
 * eight at a time, and rounds of them one behind the other. */
void ir_align_chains(struct ir *ir);
/* Of these operations only. */
bool ir_is_widened(enum ir_op op);
/* Behind these: sums of products (ir_sums.c), four at a time. */
void ir_pack_sums(struct ir *ir);
/* The same for loops over neighbouring vectors (ir_wide.c), four at a time. fp: floating point may be done ahead of its turn. */
void ir_widen_loops(struct ir *ir, bool fp);
/* Puts and stores of what is made so (ir_join.c). */
void ir_join_neighbours(struct ir *ir);
/* Behind these: what is made so, and is the same in each round of a loop, is made before it (ir_hoist.c). */
void ir_hoist_fours(struct ir *ir);
/* The same for comparisons of one value with constants, one behind the other, whose branches are seldom taken (ir_ranges.c). */
void ir_join_tests(struct ir *ir);
/* The same for hosts with few registers: products are made where they are first used (ir_sink.c). */
void ir_sink_products(struct ir *ir);
/* Backward: dead values, dead puts; fills ir.uses. Removed instructions become IR_nop. slots_dead_at, if not NULL, tells
 * for a direct exit which slots (by slot number, only FLAGS slots are asked for) the successor overwrites before it reads
 * them. */
typedef bool ir_dead_fn(void *ctx, uint64_t pc, unsigned slot);
void ir_dce(struct ir *ir, ir_dead_fn *dead, void *ctx);
/* Adds the comparisons that v consists of, joined by op, to those that one branch tests (zeroed before the first call). False:
 * there are others, too many or with too many operands, or but for v itself some that are used elsewhere. */
bool ir_add_tests(const struct ir *ir, const struct ir_use *uses, uint32_t v, enum ir_op op, struct ir_tests *t);
/* Only fills ir.uses. Unused values without effect count as not there. */
void ir_find_uses(struct ir *ir);
/* ---- meaning (ir_eval.c, ir_interp.c) ------------------------------------------------------- */
/* Evaluates one PURE operation (also fpstat-independent: FP flags go to the state), except iconst and vconst.
 * `head` (see ir_head) is op | type << 8 | aux << 16 | (type of operand a) << 32: comparisons, flags and f2v depend on
 * the operand's type, which ir_ins.type does not tell.
 * This is the definition of each operation, and what a backend calls for the operations it has no rule for. */
static inline uint64_t ir_head(const struct ir *ir, uint32_t index)
{
    const struct ir_ins *ins = &ir->ins[index];
    uint64_t head = ins->op | (uint64_t)ins->type << 8 | (uint64_t)ins->aux << 16;
    return ir_ops[ins->op].operands[0] == 'v' ? head | (uint64_t)ir->ins[ins->a].type << 32 : head;
}
void ir_eval(struct cpu_state *st, uint64_t head, union ir_val *ret, const union ir_val *a, const union ir_val *b,
             const union ir_val *c);

/* How a block was left by the interpreter. */
struct ir_exit {
    uint8_t op;       /* IR_jump, IR_jump_ind, IR_call, IR_call_ind, IR_ret, IR_trap */
    uint8_t trap;     /* enum ir_trap, with IR_trap */
    uint64_t pc;      /* target, or the trap's address */
    uint64_t link;    /* return address of calls */
    uint64_t arg;     /* the trap's argument */
};
/* Runs a block, following TARGET_BLOCK branches inside the region. Guest memory faults arrive as host signals:
 * st->interp_pc holds the address of the current guest instruction. */
void ir_interpret(struct ir *ir, uint32_t block, struct cpu_state *st, struct ir_exit *exit);

#endif
