/* emit.h: the state of one compilation, and what emitters may ask of the register allocator.
 *
 * Register use inside translated code:
 *   r15          struct cpu_state + STATE_BIAS   rsp   paired-call stack
 *   rax rcx rdx rbx, xmm0..xmm5            local to a block
 *   rbp rsi rdi r8..r14, xmm6..xmm15       homes of the hottest guest slots at all regions' edges; inside of hot regions
 *                                          maybe of others (homes.c)
 *   gs                                     base: the shadow of memory tags (tags.c)
 *   xmm16..xmm31 (with AVX-512)            spill places, and in hot regions homes of other vector slots
 * An emitter gets an instruction whose operands are live and produces its result: it locks registers by use(),
 * def(), tmp(), take(); all locks end with the instruction. Its code may read an operand after writing the result
 * only if it asked for the result by def_early(). */
#ifndef DRAGOMAN_BACKENDS_X86_64_EMIT_H
#define DRAGOMAN_BACKENDS_X86_64_EMIT_H

#include <stddef.h>

#include "backends/x86_64/asm.h"
#include "backends/x86_64/features.h"
#include "contract/backend.h"
#include "contract/insn_map.h"

enum { XMM0 = 16, NREGS = 32, NO_REG = NREGS, STATE = R15 };
/* The upper XMM registers are places like memory: only some instructions can name them. */
enum { UPPER = 16, NUPPERS = 16, NWIDES = 12 /* of them, the last ones, in regions with wide operations */, NMASKS = 3 };
/* A displacement of a byte reaches the guest's first integer registers, but the very first one, which has a host register. */
enum { STATE_BIAS = sizeof(struct cpu_state) + 8 + 128 };
_Static_assert(STATE_BIAS % 256 == 56, "r15's lowest byte is the number of a pointer's bits without its tag: the state begins at a page");
_Static_assert((int)STATE == (int)R15, "asm_plain_r15");
enum { GPR_LOCALS = 1u << RAX | 1u << RCX | 1u << RDX | 1u << RBX, XMM_LOCALS = 0x3fu << XMM0 };
#define XMM_HOMES (0xffffu << XMM0 & ~(uint32_t)XMM_LOCALS)
enum { GPR_HOMES = 0xffff & ~(1u << RSP | 1u << R15) & ~(unsigned)GPR_LOCALS };

/* Fixed entry points at the start of the code cache: 16 bytes each, see prologue.c. */
enum {
    OFF_MISS = 0,       /* rcx = code map's index of a guest pc without translation */
    OFF_ENTER = 16,     /* C function (rdi = state, rsi = host address) */
    OFF_BRANCH = 32,    /* called: by the stub of a direct branch, or by an entry that was closed */
    OFF_PENDING = 48,   /* called by a stub */
    OFF_STEP = 64,      /* rax = guest pc */
    OFF_TRAP = 80,      /* rax = guest pc, ecx = reason, rdx = argument */
    OFF_RET_MISS = 96,  /* rax = guest pc: a return whose call is not the last one that is open */
    OFF_EVAL = 112,     /* rax = head; operands and result in state.args */
    OFF_SCALAR = 128,   /* rax = helper; operands and result in state.args */
    OFF_VECTOR = 144,
    OFF_LEAVE = 160,    /* exit_* are set already */
    OFF_CAS16 = 192,    /* args[0] address, [1] expected, [2] new; old value in [3] */
    OFF_STEP_ONCE = 224, /* rax = guest pc: as OFF_STEP, for what need not recur */
    OFF_HOT = 240,      /* called at the beginning of a region */
    OFF_SYSCALL = 256,  /* rax = guest pc behind the system call; returns if the guest goes on there at once */
    OFF_NO_FP = 272,    /* as OFF_SCALAR, in the guest's FP mode */
    OFF_STACK_END = 288, /* rax = guest pc: a return with no call open */
    OFF_LANDING = 304,  /* rax = guest pc: a landing that leads to nothing any more */
    OFF_PINS = 320,     /* struct pins */
    OFF_RECIP = 592,    /* fractions of sf_recip_fraction(), by the operand's */
    OFF_RSQRT = 848,    /* the same of sf_rsqrt_fraction(), by the exponent's last bit and the fraction */
    OFF_UNTAG = 1360,   /* mask of a pointer without its tag */
    OFF_JUDGE = 1376,   /* args[0] pointer, what else: struct judged of tags.c; comes back if the access may be made; keeps all registers */
    OFF_STORE_TAGS = 1392, /* args[0] pointer, [1] tag, [2] AUX_TAG, interp_pc; keeps all registers */
    OFF_CHOOSE_TAG = 1408, /* args[0] pointer, [1] excluded tags; the tag in [3]; keeps all registers */
    OFF_RANDOM = 1424,  /* MTE_RANDOM_FACTOR */
    OFF_TAG_BITS = 1432, /* mask of a pointer's tag */
    OFF_ONES = 1440,    /* 1 in each byte */
    OFF_OTHER_BITS = 1368, /* mask of what is no tag */
    OFF_RECHECK = 1456, /* args[0] pointer rotated left by 8, [1] bytes: tags do not match; as OFF_JUDGE, but the caller is to be found */
    OFF_CHECKS = 1472,  /* tag_calls.c */
    OFF_CODE = 3232,    /* the stubs' code */
};
enum { MAX_SLOTS = 128 };

/* MXCSR (Intel SDM volume 1, section 10.2.3): flags, modes. */
enum { MX_IE = 1, MX_DE = 2, MX_ZE = 4, MX_OE = 8, MX_UE = 16, MX_PE = 32, MX_FLAGS = 63, MX_DAZ = 64, MX_FTZ = 1 << 15 };

/* Which slots live in registers; written by the prologue, constant afterwards. */
struct pins {
    uint8_t reg[MAX_SLOTS];   /* by slot: 0..31 or NO_REG */
    uint16_t offset[NREGS];   /* by register: the slot's place in the state, 0: not pinned */
    uint8_t slot[NREGS];
    uint8_t i32[NREGS];       /* by register: the slot is a 32-bit one */
    struct features host;
};

/* Where a value is. Nothing is done at the end of its life: what is kept about it counts for nothing behind `last`. */
struct value {
    uint32_t last;       /* index of the last instruction whose code uses it */
    uint32_t next;       /* next value in the same register */
    uint32_t next_slot;  /* next value that is the content of the same slot */
    uint8_t reg;         /* or NO_REG */
    uint8_t slot;        /* slot whose memory home holds it, or NO_SLOT */
    uint8_t spill;       /* spill place, behind those in memory the upper registers; or NO_SPILL */
    uint8_t folded : 1;  /* emitted as part of its only user */
    uint8_t zx : 1;      /* the register's bits above the type are zero (I32: 63..32; scalars: 127..) */
    uint8_t wide : 6;    /* 1 + place in the wide registers (wide.c), 0: none */
};
enum { NO_SLOT = 0xff, NO_SPILL = 0xff };
_Static_assert((int)CPU_SPILL_SLOTS + (int)NUPPERS <= (int)NO_SPILL && (int)MAX_SLOTS < (int)NO_SLOT, "they fit");

enum cold_kind {
    COLD_BRANCH, COLD_PENDING, /* exits */
    COLD_DONE, COLD_FLAGS, COLD_CONSTANT_FLAGS, COLD_STEP, COLD_STEP_ONCE, COLD_RESTORE, COLD_CRITICAL, COLD_EXIT, COLD_WAY_IN,
    COLD_TAG_REST, COLD_TAG_HIGH, COLD_TAG_JUDGE, COLD_TAG_CALL, COLD_TAG_STORE, COLD_TAG_LOAD, COLD_TAG_CHOOSE, COLD_TAG_AHEAD,
};
struct cold {
    uint8_t *site;       /* displacement that leads here; NULL for ways in */
    uint64_t pc;
    uint8_t kind;
    uint8_t reg;
    uint32_t index;      /* into entries; of COLD_*FLAGS the put */
    uint32_t block;      /* of these: the target, or UINT32_MAX */
    bool back;           /* of these and COLD_EXIT: it checks for requests to leave */
};
/* A tag check (tags.c): what its cold code needs, with the registers as they are then. */
struct tag_site {
    uint64_t pc;
    uint8_t *back;       /* where it goes on if the access may be made */
    uint8_t *judge;      /* what asks for that, NULL: not yet emitted */
    uint16_t aux;
    uint8_t base;        /* register with a pointer `first` before the rotated one */
    uint8_t pointer;     /* register with the pointer rotated left by 8; of a check, its tag may be changed */
    uint8_t scratch, tags; /* free; the tag in each byte, or the same as `pointer`; of a store its tag */
    int32_t first, delta; /* delta: from the rotated pointer to the access */
};
/* A loop with two copies (tag_loops.c): where rounds begin, and those with all checks. */
struct tag_ahead { int32_t lo, hi; uint32_t back; uint8_t slot; };
struct tag_loop {
    uint32_t block, last, head, checked; /* last: its last instruction that branches back */
    unsigned n;
    struct tag_ahead window[MTE_AHEAD];
};
/* A guarded access (critical.c): where its descriptor's address goes, its range in the code cache. */
struct critical_access { uint8_t *armed, *disarmed; uint64_t pc; uint32_t start, length; };
struct link { uint8_t *site; uint32_t block; };
struct literal { uint8_t *site; union ir_val value[4]; unsigned n, tail; /* bytes of the instruction after the displacement */ };

/* As long as nothing was emitted behind `at`, the host has the flags of a comparison of the values a and b there; b is
 * IR_NONE for 0. partly: the flags of the operation that made a, which tell its sign, and whether it is 0. */
struct known_flags { const uint8_t *at; uint32_t a, b; bool partly; };

#define VEC(T) struct { T *at; uint32_t n, cap; }
enum { FIRST_COLD = 24, MOST_AHEAD = 16 };

struct x64 {
    struct code c;
    const struct ir *ir;
    struct arena *arena;
    uint8_t *base;             /* start of the code cache */
    struct value *val;         /* per instruction that makes a value */
    const struct ir_use *uses; /* the same */
    const struct pins *pins;
    uint32_t *block_at;        /* per block: code cache offset of its start, or UINT32_MAX */
    uint32_t cur;              /* instruction being emitted */
    uint32_t locked;           /* registers it uses */
    uint32_t hint;             /* pinned register that its result is to be put into, or NO_REG */
    uint32_t block;            /* its block */
    uint64_t pc;               /* its guest instruction */
    uint8_t *insn_map;         /* insn_map.h */
    const uint8_t *mapped_host; /* of its last entry */
    uint64_t first_pc;         /* where the region begins in the guest */
    uint8_t *insn_map_end;
    uint32_t start;            /* of the region, in the code cache */
    uint64_t mapped_pc;        /* of the last entry */
    uint32_t counter;          /* code_buffer.counter */
    bool fp_exact;             /* code_buffer.fp_exact */
    bool no_code_map;          /* indirect branches always ask the runtime */
    bool hot;                  /* loops are aligned */
    bool critical;             /* the region is a restartable sequence */
    bool wants_fixups;         /* code_buffer.wants_fixups */
    union {                    /* what the host has */
        struct features host;
        struct { X64_FEATURES };
    };
    struct { /* all 0 at first */
        VEC(struct cold) cold;
        VEC(struct critical_access) accesses;
        VEC(struct tag_site) tags;
        VEC(struct tag_loop) tag_loops;
        uint32_t tag_loop;         /* 1 + the loop that is being emitted; 0: none */
        bool fast_loop;            /* the copy without checks */
        VEC(struct link) links;
        VEC(struct literal) literals;
        VEC(struct region_fixup) fixups;
        uint32_t nentries, nlandings, nexits, nmoved, nuppers;
        uint32_t stubs;            /* where the exits' begin */
        uint32_t sunk_put;         /* a put of flags that the next branch makes */
        const uint8_t *falls;      /* what ends here goes on in the next block */
        struct known_flags known;
        uint32_t pledged;          /* a branch whose comparison was made by a difference before it; 0: none */
        uint32_t paired;           /* flags that were made with the sum before them; 0: none */
        bool paired_in_rax;        /* they are there; else only their carry is used, and is in the host's flags */
        bool carry_is_borrow;      /* the host's carry is the opposite */
        uint32_t carry, carry_until; /* FLAGS value whose carry the host's flags hold up to the instruction carry_until; 0: none */
        uint32_t packed_n, packed_next; /* packed.c: a round has so many operations, 0: none is under way; index of the next one */
        uint32_t stored;           /* memory.c: stores before this one are made */
        uint32_t packed_key;       /* a value that was made for the next round only; 0: none */
        bool packs;                /* there is something for packed.c */
        bool again;                /* faults start over at the beginning of this stretch: IR_again */
        bool too_complex;          /* there were not enough spill places; the code is to be thrown away */
    };
    struct region_entry *entries;
    uint32_t *landings;
    struct region_exit *exits;
    struct region_home *moved; /* homes.c */
    uint8_t *is_loop;          /* per block, if hot: a branch back leads to it */
    int16_t *depth;            /* per instruction, if hot: of loops around it */
    uint32_t reg_end[NREGS];   /* from this instruction on the register is free */
    uint32_t reg_head[NREGS];  /* till then: values in the register, and some whose life is over */
    uint32_t slot_head[MAX_SLOTS];     /* the same for the content of a slot's memory home */
    uint32_t spilled[CPU_SPILL_SLOTS]; /* the values in the spill places, as far as */
    uint32_t nspills;                  /* they were ever used */
    uint32_t ahead[MOST_AHEAD];        /* values that are made before their turn, if behind .cur */
    uint32_t in_upper[NUPPERS];        /* the same for those in upper registers, */
    uint32_t used_uppers;              /* for these; */
    uint32_t uppers;                   /* all there are of them */
    uint8_t upper[MAX_SLOTS];          /* if nuppers: by slot, the upper register that is its home, 0: none */
    uint32_t wide[NWIDES][4];          /* wide.c: the values in the wide registers; IR_NONE: none */
    uint32_t first_wide, wide_since;   /* of these registers; a wide operation: what they held before it, they hold there */
    uint32_t masks[NMASKS];            /* the same of mask registers */
    bool wide_slot[MAX_SLOTS];         /* is it put with its neighbours, in memory? */
    uint32_t open_end;                 /* open_homes.c: what sees homes next; before it, by register: after which instruction */
    uint32_t open_from[NREGS], open_until[NREGS]; /* and until which one a home is free, 0: it is not */
    struct cold first_cold[FIRST_COLD]; /* the first part of .cold */
};

/* Makes room in a VEC. */
void *x64_grow(struct x64 *x, void *at, uint32_t *cap, size_t element);
#define PUSH(x, vec, ...) \
    do { \
        if ((vec)->n == (vec)->cap) \
            (vec)->at = x64_grow(x, (vec)->at, &(vec)->cap, sizeof *(vec)->at); \
        (vec)->at[(vec)->n++] = (__VA_ARGS__); \
    } while (0)

/* The 4 bytes at site depend on the place of the code. */
static inline void fixup(struct x64 *x, const uint8_t *site, enum fixup_kind kind)
{
    if (x->wants_fixups)
        PUSH(x, &x->fixups, (struct region_fixup){(uint16_t)(site - x->base - x->start), (uint16_t)kind});
}
static inline uint32_t here(const struct x64 *x) { return (uint32_t)(x->c.p - x->base); }
/* What follows belongs to the guest instruction at pc. */
static inline void map_insn(struct x64 *x, uint64_t pc)
{
    const uint8_t *host = x->c.p;
    x->insn_map_end = insn_map_put(x->insn_map_end, (int32_t)(host - x->mapped_host), (int32_t)(pc - x->mapped_pc));
    x->mapped_host = host;
    x->mapped_pc = pc;
}
static inline void begin_insn(struct x64 *x, uint64_t pc)
{
    map_insn(x, pc | x->again);
    x->pc = pc;
}
/* IR_again. What stands together is one stretch. */
static inline void begin_stretch(struct x64 *x, bool again)
{
    x->again = again;
    map_insn(x, x->mapped_pc & ~UINT64_C(1));
}
static inline bool is_xmm_type(unsigned type) { return type >= IR_F16 && type <= IR_V128; }
static inline unsigned type_of(const struct x64 *x, uint32_t v) { return x->ir->ins[v].type; }
static inline bool is_const(const struct x64 *x, uint32_t v) { return x->ir->ins[v].op == IR_iconst; }
static inline uint64_t const_of(const struct x64 *x, uint32_t v)
{
    uint64_t k = ir_const_of(x->ir, v);
    return type_of(x, v) == IR_I32 ? (uint32_t)k : k;
}
/* A constant that fits the sign-extended 32-bit immediate of an instruction of the value's width. */
static inline bool is_imm(const struct x64 *x, uint32_t v, int32_t *imm)
{
    if (!is_const(x, v))
        return false;
    uint64_t k = const_of(x, v);
    *imm = (int32_t)k;
    return type_of(x, v) == IR_I32 || (uint64_t)(int64_t)*imm == k;
}
/* Of an integer operation with a type */
static inline bool wide(const struct ir_ins *in) { return in->type == IR_I64; }
/* The result's register has zeroes above its type. */
static inline void result_zx(struct x64 *x) { x->val[x->cur].zx = true; }
static inline bool is_folded(const struct x64 *x, uint32_t v) { return x->val[v].folded; }
static inline struct mem state_mem(size_t offset) { return mem_at(STATE, (int32_t)offset - STATE_BIAS); }
static inline struct mem slot_mem(const struct x64 *x, unsigned slot) { return state_mem(x->ir->slots[slot].offset); }
/* An instruction with an opcode of one byte, and a field of the state */
static inline void asm_state(struct x64 *x, unsigned op, unsigned reg, size_t offset) { asm_plain_r15(&x->c, op, reg, (int32_t)offset - STATE_BIAS); }
static inline uint32_t arg_offset(unsigned n) { return (uint32_t)(offsetof(struct cpu_state, args) + 16 * n); }
static inline struct mem kept_mem(uint32_t place) { return state_mem(offsetof(struct cpu_state, kept) + 16 * place); }
static inline struct mem arg_mem(unsigned n) { return state_mem(arg_offset(n)); }

/* ---- register allocator (ra.c) ----------------------------------------------------------------- */
/* The register that holds v (loaded if need be), locked. XMM registers are numbered 0..15 here. */
unsigned use_loaded(struct x64 *x, uint32_t v);
static inline unsigned use(struct x64 *x, uint32_t v)
{
    unsigned reg = x->val[v].reg;
    if (reg == NO_REG)
        return use_loaded(x, v);
    x->locked |= 1u << reg;
    return reg & 15;
}
_Static_assert(XMM0 == 16, "the low 4 bits number a register of either kind");
/* The same for an instruction that can name all XMM registers: 0..31. */
unsigned use_any(struct x64 *x, uint32_t v);
/* v as a memory operand if that is its cheapest place, else false. */
bool use_mem(struct x64 *x, uint32_t v, struct mem *m);
/* v's place in memory, if it has one and is in no register. */
bool find_mem(const struct x64 *x, uint32_t v, struct mem *m);
/* v in exactly this local register, locked, not to be changed. */
void use_in(struct x64 *x, uint32_t v, unsigned reg);
/* Copies v into exactly this local register, which is locked and may be changed freely. */
void use_copy(struct x64 *x, uint32_t v, unsigned reg);
/* A register for the current instruction's result; may be one of its operands' registers if that operand dies here. */
unsigned def(struct x64 *x);
/* For an instruction that can name all XMM registers, the only one of its rule that writes the result: 0..31. */
unsigned def_any(struct x64 *x);
/* As def(), never an operand's register (all operands must have been use()d before). */
unsigned def_early(struct x64 *x);
/* The same, and v is in it: for instructions that change an operand. The others must have been use()d before. */
unsigned def_over(struct x64 *x, uint32_t v);
/* The result is in this register already (a local one, locked by take() or use_copy()). */
void def_in(struct x64 *x, unsigned reg);
/* A register, locked, for v, the integer that a later instruction of the block makes: the current one makes it, too. */
unsigned def_ahead(struct x64 *x, uint32_t v);
/* Is there room for one more such value? */
bool can_def_ahead(const struct x64 *x);
/* The result is the same register content as operand v. */
void def_share(struct x64 *x, uint32_t v, bool zx);
/* Scratch registers, locked. */
unsigned tmp(struct x64 *x);
unsigned tmp_xmm(struct x64 *x);
/* Makes this local register free and locks it. */
void take(struct x64 *x, unsigned reg);
/* What is in this local register and is used later is elsewhere, too; it is not in the register any more. */
void keep_values(struct x64 *x, unsigned reg);
void drop_values(struct x64 *x, unsigned reg);
/* v is not used behind the current instruction, after all. */
void end_here(struct x64 *x, uint32_t v);
/* Stores v to the state, all of its type. */
void store_value(struct x64 *x, uint32_t v, uint32_t offset);
/* Before the slot's memory changes: values that are its content and are used later get another place. */
void release_slot(struct x64 *x, unsigned slot);
/* Is memory the slot's home? */
bool is_in_memory(const struct x64 *x, unsigned slot);
/* Before a call of C code: nothing live stays in local registers; with `homes`, nor in homes. */
void spill_for_call(struct x64 *x, bool homes);
void ra_begin_block(struct x64 *x);
/* Moves between XMM registers and memory, by type. */
void xmm_load(struct x64 *x, unsigned type, unsigned reg, struct mem m);
void xmm_store(struct x64 *x, unsigned type, struct mem m, unsigned reg);
void xmm_mov(struct x64 *x, unsigned d, unsigned s);

/* ---- planning (plan.c) -------------------------------------------------------------------------- */
/* Is the value, used once, emitted as part of its user? Then it is marked so, and its operands live until there. */
bool plan_as_part(struct x64 *x, uint32_t v);
/* The same for the high half of a vector, however often it is used. */
bool plan_as_half(struct x64 *x, uint32_t v);
/* The same for a carry that is used by a sum with carry, by its flags, or by both, one behind the other. */
bool plan_as_carry(struct x64 *x, uint32_t v);
/* Is the carry only used so? */
bool is_only_carry(const struct x64 *x, uint32_t v);

/* ---- emitters: one per operation of rules.def, in files by group ---------------------------------- */
typedef void emit_fn(struct x64 *x, const struct ir_ins *in);
void emit_eval(struct x64 *x, const struct ir_ins *in);

/* host.c: C functions behind the stubs */
void x64_cas16(struct cpu_state *st);
uint64_t x64_judge(struct cpu_state *st);
uint64_t x64_recheck(struct cpu_state *st);
uint64_t x64_store_tags(struct cpu_state *st);
uint64_t x64_choose_tag(struct cpu_state *st);
void x64_use_tags(const struct cpu_state *st);
uint32_t x64_prologue(struct code_buffer *out, const struct ir_slot *slots, uint32_t nslots, enum x64_level limit);
bool x64_compile(const struct ir *ir, struct code_buffer *out, struct region_code *code);

/* compile.c: is C code called for it? */
bool calls_c(const struct ir_ins *in);
/* What is known of the value when its code begins, for rules that make several values. False: there is none to be emitted. */
bool begin_value(struct x64 *x, uint32_t v);
/* packed.c: keeps registers for it, if there is need. */
bool claim_packed(struct x64 *x);
/* Emits the instructions that are done at once from here on; how many they are, 0: there are none. */
uint32_t emit_packed(struct x64 *x, uint32_t at);

/* wide.c: the same two for what IR_wide marks; the mark is at `at`. */
void claim_wide(struct x64 *x);
uint32_t emit_wide(struct x64 *x, uint32_t at);
/* wide_regs.c: four values, from `at` on, that are in the register: do they get a place in a wide one, as a wide operation takes them? */
bool keep_wide(struct x64 *x, uint32_t at, unsigned reg);
/* A sum of such a value with another, that wide operations take with the three neighbours of the first: is it made there? */
bool add_to_lane(struct x64 *x, uint32_t at);
/* wide_ops.c */
enum x86_cc emit_tag_differs(struct x64 *x, const struct ir_ins *in); /* leaves the condition's flags */
/* wide_regs.c: the value four times. */
void spread_value(struct x64 *x, uint32_t v, unsigned d);
/* wide_regs.c: the value, which has a place there, to an XMM register. */
void load_wide(struct x64 *x, uint32_t v, unsigned reg);
/* The register whose lowest lane it is there, or 0. */
unsigned lowest_lane(const struct x64 *x, uint32_t v);
/* Stores it from there; false: it is not there. */
bool store_lane(struct x64 *x, uint32_t v, struct mem m);
/* Four values into this register of 512 bits, whose content is not looked at; false: they are not there in one or two instructions. */
bool gather_wide(struct x64 *x, const uint32_t v[4], unsigned d);

/* ---- homes (homes.c) ---------------------------------------------------------------------------- */
/* Hot regions only: looks for loops, and gives registers to the slots that are used most. */
void choose_homes(struct x64 *x);
/* Between the homes that all regions agree on and the region's own. No host flags are changed. */
void enter_homes(struct x64 *x);
void leave_homes(struct x64 *x);

/* flow.c */
uint32_t find_block(const struct x64 *x, uint64_t pc); /* UINT32_MAX: not in the region */
uint32_t target_block(const struct x64 *x, const struct ir_ins *in); /* of a direct branch; the same */
void cold_exit(struct x64 *x, uint8_t *site, enum cold_kind kind, uint64_t pc);
/* COLD_STEP after the home in XMM register `home` was written: its old value is in `saved`. */
void cold_restore(struct x64 *x, uint8_t *site, unsigned home, unsigned saved);
enum { ENTRY_BYTES = 5, STUB_BYTES = 5, MAX_MOVED = 8 /* homes of a class */, MAX_UPPERS = 12,
       HOMES_BYTES = 2 * MAX_MOVED * 2 * 9 + MAX_UPPERS * 10 /* enter_homes, leave_homes */ };
/* What follows may be overwritten by patch_jump. */
void align_entry(struct x64 *x);
void call_stub(struct x64 *x, unsigned offset);
/* The same, and where it returns to there is a jump over the data. */
enum { DATA_BEHIND = 2 };
void call_stub_with(struct x64 *x, unsigned offset, const void *data, size_t size);
void jump_stub(struct x64 *x, unsigned offset);
/* The displacement at site leads there. */
void link_block(struct x64 *x, uint8_t *site, uint32_t block);
/* To the block, UINT32_MAX: out of the region. */
void jump_anywhere(struct x64 *x, uint32_t block, uint64_t pc);
/* The same, but it checks for requests to leave. */
void jump_back(struct x64 *x, uint64_t pc, uint32_t block);
void jump_out(struct x64 *x, uint64_t pc);
void put_constant_flags(struct x64 *x, uint32_t put);
void branch_to_block(struct x64 *x, enum x86_cc cc, uint32_t block);
/* Guest pc in a register -> rcx = place in the code map -> rdx = host address; also for the prologue. The second one returns the
 * displacement that leads out of it. */
void code_map_index(struct code *c, bool bmi2, unsigned pc);
uint8_t *code_map_lookup(struct code *c, const uint8_t *base, bool no_code_map);
/* call.c: the operands into the argument area; nothing stays locked */
void store_operands(struct x64 *x, const struct ir_ins *in);
/* cold.c: all of it, and the exits */
void emit_cold(struct x64 *x);
/* Where a block is about to begin, and nothing falls into it: flags that a branch to it has left to be put. */
void emit_flags_ahead(struct x64 *x, uint32_t block);
/* tags.c: cold code of check number cold->index, at which some granules do not match or were not looked at */
void emit_cold_tag(struct x64 *x, const struct cold *cold);
/* tag_memory.c: that of instructions that load, store or make tags */
void emit_cold_tag_memory(struct x64 *x, const struct cold *cold);
enum { SEGMENT_GS = 0x65 }; /* the prefix for accesses to the shadow */
static inline unsigned granules(unsigned bytes) { return (bytes + MTE_GRANULE - 1) / MTE_GRANULE; }
/* Of the widest comparison or store for so many granules, at most 8 */
static inline unsigned piece_log2(unsigned n) { return n >= 8 ? 3 : n >= 4 ? 2 : n >= 2; }
/* As asm_rm, there */
void gs_rm(struct code *c, unsigned op, unsigned reg, struct mem m);
/* What stands behind the call of OFF_JUDGE. */
struct judged {
    uint64_t pc;
    uint16_t aux;
} __attribute__((packed));
/* tag_calls.c: checks by calls of fixed code. */
void emit_tag_checks(uint8_t *base);
/* All granules of an access of 1 << log2 bytes, at most 16, by its rotated pointer, which is in a local register */
void call_check_access(struct x64 *x, unsigned rotated, unsigned log2);
/* All granules of `bytes` bytes from the pointer in `a` + disp on; clobbers rax and rcx */
void call_check_range(struct x64 *x, unsigned a, int32_t disp, unsigned bytes);
/* d = the pointer + disp, rotated left by 8: its tag is in the lowest byte */
void rotate_pointer(struct x64 *x, unsigned d, unsigned pointer, int32_t disp);
/* imul reg, 0x0101010101010101 */
void multiply_by_ones(struct x64 *x, unsigned reg);
/* Compares 8 bytes of the shadow. */
void compare_shadow8(struct x64 *x, unsigned tags, unsigned index, int32_t disp);
/* tag_loops.c: begins the copy without checks, if the block is a loop that can have one; then it is emitted again, with them */
bool begin_tag_loop(struct x64 *x, uint32_t block);
/* Does the loop being emitted make sure of this check at its head? */
bool has_tag_window(const struct x64 *x, const struct ir_ins *check);
void emit_cold_ahead(struct x64 *x, uint32_t index);
/* d = the index in the shadow of an aligned address; of others one that is no address */
void index_aligned(struct x64 *x, unsigned d, unsigned pointer);
/* With a constant of the fixed code as the operand in memory */
void rip_rm(struct x64 *x, unsigned op, unsigned reg, unsigned offset);
/* d = the pointer without its tag */
void untag(struct x64 *x, unsigned d, unsigned pointer);
/* and reg, [the mask at OFF_TAG_BITS] */
void keep_tag(struct x64 *x, unsigned reg);
/* critical.c: rules inside restartable sequences */
static inline bool is_critical(const struct x64 *x) { return x->critical; }
void critical_exit(struct x64 *x, uint8_t *site);
void critical_load(struct x64 *x, const struct ir_ins *in, struct mem address);
void critical_store(struct x64 *x, const struct ir_ins *in, struct mem address);
void critical_arm(struct x64 *x, const struct ir_ins *in, struct mem *address);
/* Before a branch to pc, or to the address in register `target`: is the section left? */
bool critical_leaves(const struct x64 *x, uint64_t pc);
void critical_leave_to(struct x64 *x, uint64_t pc);
void critical_loop(struct x64 *x, uint64_t pc);
void critical_leave_ind(struct x64 *x, unsigned target, unsigned scratch);
void emit_accesses(struct x64 *x);
/* memory.c: the one host instruction of a load into d, or of a store from r, which is changed for big-endian ones */
void load_at(struct x64 *x, const struct ir_ins *in, unsigned d, struct mem m);
void store_from(struct x64 *x, const struct ir_ins *in, struct mem m, unsigned r);
void gpr_to_xmm(struct x64 *x, unsigned d, unsigned s);
/* flags.c: emits the comparison behind a condition value; the host condition under which it holds. */
enum x86_cc emit_condition(struct x64 *x, uint32_t cond);
/* The host's comparison of va with vb. */
void emit_difference(struct x64 *x, uint32_t va, uint32_t vb);
/* What was just emitted set the flags so: struct known_flags. */
void know_flags(struct x64 *x, uint32_t va, uint32_t vb, bool partly);
/* The host's flags in rax. borrow: they are a difference's. */
void flags_to_rax(struct x64 *x, bool borrow, bool overflow);
/* After an instruction that set the host's flags: the FLAGS result in rax, which was taken before. */
void flags_result(struct x64 *x, bool borrow);
/* carry.c. Must the current instruction leave the host's flags alone? */
static inline bool keeps_carry(const struct x64 *x) { return x->cur < x->carry_until; }
/* Is the next instruction the flags of the current sum? Then they are made together. */
bool flags_follow(const struct x64 *x, const struct ir_ins *in, enum ir_op op);
void sum_with_flags(struct x64 *x, const struct ir_ins *in);
/* Emits the difference if its borrow can stay in the host's flags for a sum with carry ahead. */
bool difference_with_borrow(struct x64 *x, const struct ir_ins *in);
/* Locks rax; values in it that are used behind instruction `until` move away. */
void claim_rax(struct x64 *x, uint32_t until);
/* The host has the flags of a sunk put: makes it, through rax. */
void put_host_flags(struct x64 *x, uint32_t put);
/* d = the memory form of the flags whose N3 Z2 C1 V0 are in a; d, a, t different */
void flags_from_nzcv(struct x64 *x, unsigned d, unsigned a, unsigned t);
/* Has every operand of a folded comparison in a register, so that the comparison only compares. */
void use_compared(struct x64 *x, uint32_t cmp);
/* fp.c: the same for condition cc of a folded IR_fcmpf */
enum x86_cc emit_fp_condition(struct x64 *x, const struct ir_ins *fcmpf, enum ir_cc cc);

#endif
