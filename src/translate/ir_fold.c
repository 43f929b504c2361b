/* ir_fold.c: the forward pass: applies replacements, constants, the rules of ir_fold_*.c, slot forwarding, address
 * displacements, and local common subexpressions. Linear; allocates from the ir's arena only. */
#include "translate/ir_fold.h"

#include <string.h>

/* ---- replaced instructions and their indices -------------------------------------------------- */

static void release_index(struct fold *f, uint32_t index)
{
    if (f->nfree == FOLD_FREE) {
        memmove(&f->free[0], &f->free[1], (FOLD_FREE - 1) * sizeof f->free[0]);
        f->nfree--;
    }
    f->free[f->nfree++] = index;
}

static void remove_current(struct fold *f)
{
    *fold_current(f) = (struct ir_ins){.op = IR_nop};
    release_index(f, f->at);
}

enum folded fold_to_value(struct fold *f, uint32_t id)
{
    f->values[f->at].alias = id;
    remove_current(f);
    return FOLD_REPLACED;
}

enum folded fold_to_const(struct fold *f, uint64_t value)
{
    struct ir_ins *ins = fold_current(f);
    if (ins->type == IR_I32)
        value = (uint32_t)value;
    return fold_to(f, IR_iconst, 0, (uint32_t)value, (uint32_t)(value >> 32), 0);
}

/* ---- available expressions -------------------------------------------------------------------- */

static inline uint32_t *bucket(struct fold *f, const struct ir_ins *ins)
{
    uint64_t words[2];
    memcpy(words, ins, sizeof words);
    uint64_t hash = (words[0] * 0x9e3779b97f4a7c15u) ^ (words[1] * 0xc2b2ae3d27d4eb4fu);
    return &f->table[(hash ^ hash >> 29) >> 32 & (FOLD_TABLE - 1)];
}

/* A bucket may be stale; an equal instruction of this block before the current one is right in any case. */
static inline bool is_available(const struct fold *f, uint32_t id, const struct ir_ins *ins)
{
    return id >= f->first && id < f->at && memcmp(&f->ins[id], ins, sizeof *ins) == 0;
}

/* Takes the place of a nop. Constants take the first one: later places are left to operations, which must stand
 * behind their operands. */
static uint32_t take_index(struct fold *f, uint32_t after)
{
    if (!f->nfree || f->free[f->nfree - 1] < after)
        return IR_NONE;
    uint32_t id = f->free[after ? f->nfree - 1 : 0];
    f->nfree--;
    if (!after)
        memmove(&f->free[0], &f->free[1], f->nfree * sizeof f->free[0]);
    return id;
}

static uint32_t make(struct fold *f, struct ir_ins ins, uint32_t after)
{
    uint32_t *entry = bucket(f, &ins);
    if (is_available(f, *entry, &ins))
        return *entry;
    uint32_t id = take_index(f, after);
    if (id == IR_NONE)
        return IR_NONE;
    f->ins[id] = ins;
    f->values[id].home = FOLD_NO_HOME;
    return *entry = id;
}

uint32_t fold_make_const(struct fold *f, enum ir_type type, uint64_t value)
{
    if (type == IR_I32)
        value = (uint32_t)value;
    return make(f, (struct ir_ins){IR_iconst, (uint8_t)type, 0, (uint32_t)value, (uint32_t)(value >> 32), 0}, 0);
}

uint32_t fold_make_op2(struct fold *f, enum ir_op op, enum ir_type type, uint16_t aux, uint32_t a, uint32_t b)
{
    return make(f, (struct ir_ins){(uint8_t)op, (uint8_t)type, aux, a, b, 0}, a > b ? a : b);
}

/* Without a second look at the instruction: all its operands are replaced by now. */
static inline void reuse_available(struct fold *f, const struct ir_ins *ins)
{
    uint32_t *entry = bucket(f, ins), at = f->at, id = *entry;
    if (id >= f->first && id < at && memcmp(&f->ins[id], ins, sizeof *ins) == 0)
        fold_to_value(f, id);
    else
        *entry = at;
}

/* ---- facts about values ----------------------------------------------------------------------- */

bool fold_is_homed(const struct fold *f, uint32_t id)
{
    uint32_t home = f->values[id].home;
    return home != FOLD_NO_HOME && f->slots[home] == id;
}

bool fold_is_offset(const struct fold *f, uint32_t id, uint32_t *base, uint64_t *offset)
{
    const struct ir_ins *def = fold_def(f, id);
    uint64_t value;
    if ((def->op != IR_add && def->op != IR_sub) || !fold_const(f, def->b, &value))
        return false;
    *base = def->a;
    *offset = def->op == IR_add ? value : 0 - value;
    return true;
}

static unsigned bit_length(uint64_t x) { return x ? 64 - (unsigned)__builtin_clzll(x) : 1; }

unsigned fold_significant_bits(const struct fold *f, uint32_t id)
{
    const struct ir_ins *def = fold_def(f, id);
    unsigned width = fold_width(def->type), bits = width;
    uint64_t value;
    switch (def->op) {
    case IR_iconst: bits = bit_length(ir_const_of(f->ir, id)); break;
    case IR_cmp: case IR_cond: bits = 1; break;
    case IR_zext: bits = 32; break;
    case IR_bfx: bits = def->aux >> 8; break;
    case IR_clz: case IR_ctz: case IR_cls: case IR_popcnt: bits = 7; break;
    case IR_vgetlane: bits = 8u << ir_lane_of(def->aux); break;
    case IR_load:
        if (!(def->aux & IR_MEM_SEXT))
            bits = 8u << (def->aux & IR_MEM_SIZE);
        break;
    case IR_rmw: case IR_cas: bits = 8u << (def->aux & IR_MEM_SIZE); break;
    case IR_and:
        if (fold_const(f, def->b, &value))
            bits = bit_length(value);
        break;
    case IR_shr:
        if (fold_const(f, def->b, &value) && (value & (width - 1)))
            bits = width - (unsigned)(value & (width - 1));
        break;
    default: break;
    }
    return bits < width ? bits : width;
}

/* ---- constants -------------------------------------------------------------------------------- */

/* Operations whose value depends on nothing but their operands. */
static bool is_context_free(enum ir_op op) { return op <= IR_flagbits || (op >= IR_i2f && op <= IR_sha256su1); }

static bool constant_operand(const struct fold *f, uint32_t id, union ir_val *value)
{
    const struct ir_ins *def = fold_def(f, id);
    switch (def->op) {
    case IR_iconst:
        *value = (union ir_val){.d = {ir_u64(def->a, def->b), 0}};
        return true;
    case IR_vconst:
        *value = f->ir->pool[def->a];
        return true;
    case IR_mkflags:
        if (!ir_is_const(f->ir, def->a))
            return false;
        *value = (union ir_val){.d = {ir_const_of(f->ir, def->a) & 15, 0}};
        return true;
    default:
        return false;
    }
}

static enum folded become_constant(struct fold *f, union ir_val value)
{
    struct ir_ins *ins = fold_current(f);
    if (ins->type == IR_I32 || ins->type == IR_I64)
        return fold_to_const(f, value.u64);
    if (ins->type == IR_FLAGS) {
        uint32_t bits = fold_make_const(f, IR_I32, value.u64 & 15);
        return bits == IR_NONE ? FOLD_NO : fold_to(f, IR_mkflags, 0, bits, 0, 0);
    }
    if (ins->type != IR_V128)
        return FOLD_NO;
    return fold_to(f, IR_vconst, 0, ir_pool_entry(f->ir, value), 0, 0);
}

static inline enum folded evaluate(struct fold *f, const struct ir_ins *ins)
{
    const char *operands = ir_ops[ins->op].operands;
    const uint32_t ids[3] = {ins->a, ins->b, ins->c};
    union ir_val values[3], result;
    if (!constant_operand(f, ins->a, &values[0]) || !is_context_free(ins->op) || ins->op == IR_mkflags)
        return FOLD_NO;
    for (unsigned i = 1; i < 3; i++)
        if (operands[i] == 'v' && !constant_operand(f, ids[i], &values[i]))
            return FOLD_NO;
    result = (union ir_val){.d = {0, 0}};
    ir_eval(NULL, ir_head(f->ir, f->at), &result, &values[0], &values[1], &values[2]);
    return become_constant(f, result);
}

/* ---- one instruction -------------------------------------------------------------------------- */

static inline void apply_replacements(struct fold *f, struct ir_ins *ins)
{
    unsigned set = ir_value_operands(ins);
    if (set & 1)
        ins->a = f->values[ins->a].alias;
    if (set & 2)
        ins->b = f->values[ins->b].alias;
    if (set & 4)
        ins->c = f->values[ins->c].alias;
}

static inline enum folded fold_once(struct fold *f, const struct ir_ins *ins)
{
    enum ir_op op = ins->op;
    enum folded done = evaluate(f, ins);
    if (done != FOLD_NO)
        return done;
    if (op <= IR_crc32c)
        return fold_integer(f);
    return op <= IR_flagbits ? fold_condition(f) : fold_vector(f);
}

_Static_assert(IR_iconst < IR_vconst && IR_vconst < IR_get, "constants come first");

static void fold_pure(struct fold *f, const struct ir_ins *ins)
{
    /* Every rewriting simplifies; the bound is against rules that would undo each other. */
    for (unsigned tries = 0; tries < 8; tries++) {
        if (ins->op <= IR_vconst)
            break;
        enum folded done = fold_once(f, ins);
        if (done == FOLD_REPLACED)
            return;
        if (done == FOLD_NO)
            break;
    }
    reuse_available(f, ins);
}

static void fold_get(struct fold *f, const struct ir_ins *ins)
{
    unsigned slot = ins->aux;
    if (f->slots[slot] != IR_NONE) {
        if (ins->type == IR_FLAGS && f->puts[slot])
            f->ir->flag_reads[f->puts[slot]] = f->at;
        fold_to_value(f, f->slots[slot]);
        return;
    }
    f->slots[slot] = f->at;
    f->puts[slot] = 0;
    f->values[f->at].home = slot;
}

static void fold_put(struct fold *f, const struct ir_ins *ins)
{
    unsigned slot = ins->aux;
    if (f->slots[slot] == ins->a) {
        remove_current(f);
        return;
    }
    f->slots[slot] = ins->a;
    f->values[ins->a].home = slot;
    f->puts[slot] = f->at;
    f->ir->flag_reads[f->at] = 0;
}

/* Not where it would keep a base alive that no slot holds, to save an addition whose result a slot does hold.
 * Careful sites stay as the frontend made them. */
static void fold_address(struct fold *f, struct ir_ins *ins)
{
    uint32_t base;
    uint64_t offset;
    if (ins->aux & IR_CAREFUL)
        return;
    for (unsigned steps = 0; steps < 4 && fold_is_offset(f, ins->a, &base, &offset); steps++) {
        int64_t sum = (int64_t)(offset + (uint64_t)(int32_t)ins->c);
        if (sum != (int32_t)sum || (fold_is_homed(f, ins->a) && !fold_is_homed(f, base)))
            return;
        ins->a = base;
        ins->c = (uint32_t)sum;
    }
}

static void forget_slots(struct fold *f) { memset(f->slots, 0xff, f->ir->nslots * sizeof f->slots[0]); }

/* Equal FP operations before and after a write of the sticky flags are not the same. */
static void forget_expressions(struct fold *f) { memset(f->table, 0xff, FOLD_TABLE * sizeof f->table[0]); }

static void fold_call(struct fold *f, const struct ir_ins *ins)
{
    if (!(f->ir->helpers[ins->aux].effects & IR_WRITE))
        return;
    forget_slots(f);
    forget_expressions(f);
}

/* Returns true if the block ends here now. */
static bool fold_branch(struct fold *f, struct ir_ins *ins)
{
    uint64_t taken;
    if (!fold_const(f, ins->a, &taken))
        return false;
    if (!taken) {
        remove_current(f);
        return false;
    }
    ins->op = IR_jump;
    ins->a = 0;
    return true;
}

static inline bool fold_instruction(struct fold *f, struct ir_ins *ins)
{
    f->values[f->at] = (struct fold_value){f->at, FOLD_NO_HOME};
    apply_replacements(f, ins);
    switch (ins->op) {
    case IR_get: fold_get(f, ins); break;
    case IR_put: fold_put(f, ins); break;
    case IR_load: case IR_store: fold_address(f, ins); break;
    case IR_call_h: fold_call(f, ins); break;
    case IR_setfpstat: forget_expressions(f); break;
    case IR_br_if: return fold_branch(f, ins);
    default:
        if (ir_ops[ins->op].effects == IR_PURE)
            fold_pure(f, ins);
    }
    return false;
}

static void fold_block(struct fold *f, struct ir_block *block)
{
    f->first = block->first;
    f->nfree = 0;
    forget_slots(f);
    for (uint32_t at = block->first; at < block->end; at++) {
        f->at = at;
        if (fold_instruction(f, &f->ins[at]))
            block->end = at + 1;
    }
}

void ir_fold(struct ir *ir)
{
    struct fold f;
    f.ir = ir;
    f.ins = ir->ins;
    f.table = arena_alloc(ir->scratch, FOLD_TABLE * sizeof f.table[0]);
    f.values = arena_alloc(ir->scratch, ir->nins * sizeof f.values[0]);
    f.slots = arena_alloc(ir->scratch, ir->nslots * sizeof f.slots[0]);
    f.puts = arena_alloc(ir->scratch, ir->nslots * sizeof f.puts[0]);
    ir->flag_reads = arena_alloc(ir->scratch, ir->nins * sizeof ir->flag_reads[0]);
    for (uint32_t i = 0; i < ir->nblocks; i++)
        fold_block(&f, &ir->blocks[i]);
}
