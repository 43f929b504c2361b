/* ir_fold.c: folding: constants, the rules of ir_fold_*.c, slot forwarding, address displacements, and local common
 * subexpressions. Constant time for each instruction; allocates from the ir's arena only. */
#include "translate/ir_track.h"

#include <string.h>

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
    return id >= f->fresh && id < f->at && memcmp(&f->ins[id], ins, sizeof *ins) == 0;
}

static uint32_t make(struct fold *f, struct ir_ins ins)
{
    uint32_t *entry = bucket(f, &ins);
    if (is_available(f, *entry, &ins))
        return *entry;
    f->ins[f->at + 1] = f->ins[f->at];
    f->ins[f->at] = ins;
    uint32_t id = track_append(f);
    f->at++;
    return *entry = id;
}

uint32_t fold_make_const(struct fold *f, enum ir_type type, uint64_t value)
{
    if (type == IR_I32)
        value = (uint32_t)value;
    return make(f, (struct ir_ins){IR_iconst, (uint8_t)type, 0, (uint32_t)value, (uint32_t)(value >> 32), 0});
}

uint32_t fold_make_zero(struct fold *f)
{
    return make(f, (struct ir_ins){IR_vconst, IR_V128, 0, ir_pool_entry(f->ir, (union ir_val){.d = {0, 0}}), 0, 0});
}

uint32_t fold_make_op2(struct fold *f, enum ir_op op, enum ir_type type, uint16_t aux, uint32_t a, uint32_t b)
{
    return make(f, (struct ir_ins){(uint8_t)op, (uint8_t)type, aux, a, b, 0});
}

/* Without a second look at the instruction. */
static inline uint32_t reuse_available(struct fold *f)
{
    const struct ir_ins *ins = fold_current(f);
    uint32_t *entry = bucket(f, ins);
    if (is_available(f, *entry, ins))
        return *entry;
    track_effects(f, f->at);
    return *entry = track_append(f);
}

/* ---- facts about values ----------------------------------------------------------------------- */

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
        return fold_to(f, IR_mkflags, 0, bits, 0, 0);
    }
    if (ins->type != IR_V128)
        return FOLD_NO;
    return fold_to(f, IR_vconst, 0, ir_pool_entry(f->ir, value), 0, 0);
}

__attribute__((noinline)) static enum folded evaluate(struct fold *f, const struct ir_ins *ins)
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

static inline enum folded fold_once(struct fold *f)
{
    const struct ir_ins *ins = fold_current(f);
    enum ir_op op = ins->op;
    enum ir_op first = f->ins[ins->a].op;
    if (__builtin_expect(first <= IR_vconst || first == IR_mkflags, 0)) {
        enum folded done = evaluate(f, ins);
        if (done != FOLD_NO)
            return done;
    }
    if (op <= IR_crc32c)
        return fold_integer(f);
    return op <= IR_flagbits ? fold_condition(f) : fold_vector(f);
}

_Static_assert(IR_iconst < IR_vconst && IR_vconst < IR_get, "constants come first");

uint32_t fold_pure(struct fold *f)
{
    /* Every rewriting simplifies; the bound is against rules that would undo each other. */
    for (unsigned tries = 0; tries < 8 && fold_current(f)->op > IR_vconst; tries++) {
        enum folded done = fold_once(f);
        if (done == FOLD_REPLACED)
            return f->replacement;
        if (done == FOLD_NO)
            break;
    }
    return reuse_available(f);
}

/* Not where it would keep a base alive that no slot holds, to save an addition whose result a slot does hold.
 * Careful sites stay as the frontend made them. */
static void fold_address(struct fold *f)
{
    struct ir_ins *ins = fold_current(f);
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

/* Equal FP operations before and after a write of the sticky flags are not the same. */
static void forget_expressions(struct fold *f) { f->fresh = f->at; }

static void fold_call(struct fold *f)
{
    if (!(f->ir->helpers[fold_current(f)->aux].effects & IR_WRITE))
        return;
    track_forget_slots(f);
    forget_expressions(f);
}

/* What follows a branch that is always taken still gets emitted, then cut off. */
static uint32_t fold_branch(struct fold *f)
{
    struct ir_ins *ins = fold_current(f);
    uint64_t taken;
    if (fold_const(f, ins->a, &taken)) {
        if (!taken)
            return IR_NONE;
        ins->op = IR_jump;
        ins->a = 0;
        if (!f->cut)
            f->cut = f->at + 1;
    }
    track_effects(f, f->at);
    return track_append(f);
}

uint32_t fold_emit(struct fold *f)
{
    struct ir_ins *ins = fold_current(f);
    switch (ins->op) {
    case IR_load: case IR_store: fold_address(f); break;
    case IR_call_h: fold_call(f); break;
    case IR_setfpstat: forget_expressions(f); break;
    case IR_br_if: return fold_branch(f);
    default:
        if (ir_ops[ins->op].effects == IR_PURE)
            return fold_pure(f);
    }
    track_effects(f, f->at);
    return track_append(f);
}

/* ---- state ------------------------------------------------------------------------------------ */

void fold_new(struct ir *ir)
{
    struct fold *f = arena_alloc(ir->arena, sizeof *f);
    memset(f, 0, sizeof *f);
    f->ir = ir;
    f->slots = arena_alloc(ir->arena, ir->nslots * sizeof f->slots[0]);
    f->puts = arena_alloc(ir->arena, ir->nslots * sizeof f->puts[0]);
    unsigned n = 0;
    for (uint32_t slot = 0; slot < ir->nslots && n + 1 < sizeof f->flags_slots; slot++)
        if (ir->slots[slot].type == IR_FLAGS)
            f->flags_slots[n++] = (uint8_t)slot;
    f->flags_slots[n] = FOLD_NO_HOME;
    ir->fold = f;
    fold_grow(ir, ir->cap);
}

void fold_grow(struct ir *ir, uint32_t cap)
{
    struct fold *f = ir->fold;
    f->ins = ir->ins;
    struct ir_use *old = f->uses ? f->uses - 1 : NULL;
    f->uses = (struct ir_use *)arena_grow(ir->arena, old, old ? ir->nins + 1 : 0, cap + 1, sizeof *old) + 1;
}

void fold_reset(struct fold *f) { f->nexits = f->nflags_puts = 0; }

void fold_begin_block(struct fold *f)
{
    f->first = f->fresh = f->ir->nins;
    f->cut = 0;
    track_begin_block(f);
}

void fold_end_block(struct fold *f)
{
    if (f->cut)
        track_cut(f, f->cut);
    track_end_block(f, f->ir->nins);
}

/* ---- as a pass: everything is emitted again --------------------------------------------------- */

static void emit_again(struct ir *ir, struct ir_ins ins, uint32_t *new_index, uint32_t old)
{
    unsigned set = ir_value_operands(&ins);
    if (set & 1)
        ins.a = new_index[ins.a];
    if (set & 2)
        ins.b = new_index[ins.b];
    if (set & 4)
        ins.c = new_index[ins.c];
    new_index[old] = ir_emit(ir, ins.op, ins.type, ins.aux, ins.a, ins.b, ins.c);
}

void ir_fold(struct ir *ir)
{
    bool was_folding = ir->folding;
    uint32_t nins = ir->nins, *new_index = arena_alloc(ir->scratch, nins * sizeof *new_index);
    struct ir_ins *old = arena_alloc(ir->scratch, nins * sizeof *old);
    memcpy(old, ir->ins, nins * sizeof *old);
    ir->nins = 0;
    ir->uses = NULL;
    ir_set_folding(ir, true);
    fold_reset(ir->fold);
    for (uint32_t i = 0; i < ir->nblocks; i++) {
        struct ir_block *block = &ir->blocks[i];
        uint32_t first = block->first, end = block->end;
        block->first = ir->nins;
        fold_begin_block(ir->fold);
        for (uint32_t at = first; at < end && !ir->fold->cut; at++)
            if (old[at].op != IR_nop)
                emit_again(ir, old[at], new_index, at);
        fold_end_block(ir->fold);
        block->end = ir->nins;
    }
    ir->folding = was_folding;
}
