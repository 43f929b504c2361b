/* ir_build.c: appending instructions and blocks to an ir. Owns growth of its arrays; checks nothing (ir_verify
 * does). Knows no guest and no host. */
#include "translate/ir_track.h"

#include <string.h>

enum { FIRST_INS = 1024, FIRST_BLOCKS = 16, FIRST_POOL = 16, FIRST_SPANS = 16, LOOKED_BACK = 9 };

void ir_init(struct ir *ir, struct arena *arena, const struct ir_slot *slots, uint32_t nslots,
             const struct ir_helper *helpers, uint32_t nhelpers)
{
    memset(ir, 0, sizeof *ir);
    ir->arena = arena;
    ir->scratch = arena_alloc(arena, sizeof *ir->scratch);
    *ir->scratch = (struct arena){0};
    ir->slots = slots;
    ir->nslots = nslots;
    ir->helpers = helpers;
    ir->nhelpers = nhelpers;
}

void ir_reset(struct ir *ir)
{
    ir->nins = ir->nblocks = ir->npool = ir->nspans = 0;
    ir->uses = NULL;
    memset(&ir->critical, 0, sizeof ir->critical);
    ir->folded = ir->folding;
    if (ir->fold)
        fold_reset(ir->fold);
    arena_reset(ir->scratch);
}

void ir_set_folding(struct ir *ir, bool on)
{
    if (on && !ir->fold)
        fold_new(ir);
    ir->folding = ir->folded = on;
}

__attribute__((noinline, cold)) static void grow_ins(struct ir *ir)
{
    uint32_t cap = ir->cap ? ir->cap * 2 : FIRST_INS;
    ir->ins = arena_grow(ir->arena, ir->ins, ir->nins, cap, sizeof *ir->ins);
    ir->cap = cap;
    if (ir->fold)
        fold_grow(ir, cap);
}

uint32_t ir_begin_block(struct ir *ir, uint64_t pc)
{
    if (ir->nblocks == ir->cap_blocks) {
        uint32_t cap = ir->cap_blocks ? ir->cap_blocks * 2 : FIRST_BLOCKS;
        ir->blocks = arena_grow(ir->arena, ir->blocks, ir->nblocks, cap, sizeof *ir->blocks);
        ir->cap_blocks = cap;
    }
    ir->blocks[ir->nblocks] = (struct ir_block){.pc = pc, .first = ir->nins, .end = ir->nins};
    if (ir->folding)
        fold_begin_block(ir->fold);
    return ir->nblocks++;
}

void ir_end_block(struct ir *ir, uint32_t ninsn)
{
    struct ir_block *b = &ir->blocks[ir->nblocks - 1];
    if (ir->folding)
        fold_end_block(ir->fold);
    b->end = ir->nins;
    b->ninsn = ninsn;
}

void ir_add_span(struct ir *ir, uint64_t pc, uint32_t size)
{
    if (!size)
        return;
    if (ir->nspans == ir->cap_spans) {
        uint32_t cap = ir->cap_spans ? ir->cap_spans * 2 : FIRST_SPANS;
        ir->spans = arena_grow(ir->arena, ir->spans, ir->nspans, cap, sizeof *ir->spans);
        ir->cap_spans = cap;
    }
    ir->spans[ir->nspans++] = (struct ir_span){pc, size};
}

static inline struct ir_ins *append(struct ir *ir, enum ir_op op, unsigned type, uint16_t aux, uint32_t a, uint32_t b,
                                    uint32_t c)
{
    if (__builtin_expect(ir->nins + FOLD_ROOM > ir->cap, 0))
        grow_ins(ir);
    struct ir_ins *ins = &ir->ins[ir->nins];
    *ins = (struct ir_ins){(uint8_t)op, (uint8_t)type, aux, a, b, c};
    if (ir->folding)
        ir->fold->at = ir->nins;
    return ins;
}

/* Operations that leave the block, and marks: nothing to fold. */
static inline void emit_plain(struct ir *ir, enum ir_op op, uint16_t aux, uint32_t a, uint32_t b, uint32_t c)
{
    append(ir, op, IR_VOID, aux, a, b, c);
    if (!ir->folding) {
        ir->nins++;
    } else if (op == IR_insn) {
        track_append_leaf(ir->fold);
    } else {
        track_effects(ir->fold, ir->nins);
        track_append(ir->fold);
    }
}

static inline uint32_t emit_value(struct ir *ir, enum ir_op op, unsigned type, uint16_t aux, uint32_t a, uint32_t b,
                                  uint32_t c)
{
    append(ir, op, type, aux, a, b, c);
    if (!ir->folding)
        return ir->nins++;
    return ir_ops[op].effects == IR_PURE ? fold_pure(ir->fold) : fold_emit(ir->fold);
}

/* Rows with a fixed result type get it here, whatever the caller says. */
uint32_t ir_emit(struct ir *ir, enum ir_op op, enum ir_type type, uint16_t aux, uint32_t a, uint32_t b, uint32_t c)
{
    unsigned result = ir_ops[op].result;
    if (ir->folding && op == IR_get)
        return ir_get(ir, aux);
    if (ir->folding && op == IR_put) {
        ir_put(ir, aux, a);
        return IR_NONE;
    }
    return emit_value(ir, op, result == IR_RESULT_T ? type : result, aux, a, b, c);
}

static inline uint32_t low(uint64_t value) { return (uint32_t)value; }
static inline uint32_t high(uint64_t value) { return (uint32_t)(value >> 32); }

uint32_t ir_iconst(struct ir *ir, enum ir_type type, uint64_t value)
{
    return emit_value(ir, IR_iconst, type, 0, low(value), type == IR_I32 ? 0 : high(value), 0);
}

uint32_t ir_pool_entry(struct ir *ir, union ir_val value)
{
    for (uint32_t i = ir->npool; i > 0 && i + LOOKED_BACK > ir->npool; i--) /* then the constant is the same value, too */
        if (ir->pool[i - 1].d[0] == value.d[0] && ir->pool[i - 1].d[1] == value.d[1])
            return i - 1;
    if (ir->npool == ir->cap_pool) {
        uint32_t cap = ir->cap_pool ? ir->cap_pool * 2 : FIRST_POOL;
        ir->pool = arena_grow(ir->arena, ir->pool, ir->npool, cap, sizeof *ir->pool);
        ir->cap_pool = cap;
    }
    ir->pool[ir->npool] = value;
    return ir->npool++;
}

uint32_t ir_vconst(struct ir *ir, union ir_val value)
{
    return emit_value(ir, IR_vconst, IR_V128, 0, ir_pool_entry(ir, value), 0, 0);
}

uint32_t ir_get(struct ir *ir, unsigned slot)
{
    struct fold *f = ir->fold;
    if (ir->folding && f->slots[slot] != IR_NONE) {
        if (f->puts[slot] != IR_NONE)
            f->uses[f->puts[slot]].last = ir->nins;
        return f->slots[slot];
    }
    append(ir, IR_get, ir->slots[slot].type, (uint16_t)slot, 0, 0, 0);
    if (!ir->folding)
        return ir->nins++;
    track_get(f, f->at, slot);
    track_append_leaf(f);
    f->uses[f->at].home = (uint8_t)slot;
    return f->at;
}

void ir_put(struct ir *ir, unsigned slot, uint32_t value)
{
    struct fold *f = ir->fold;
    if (ir->folding && f->slots[slot] == value)
        return;
    append(ir, IR_put, IR_VOID, (uint16_t)slot, value, 0, 0);
    if (!ir->folding) {
        ir->nins++;
        return;
    }
    track_put(f, f->at, slot, value);
    track_append_leaf(f);
    track_use(f, value, f->at);
    f->uses[value].home = (uint8_t)slot;
}

void ir_insn(struct ir *ir, uint32_t encoding, uint64_t pc)
{
    emit_plain(ir, IR_insn, 0, encoding, low(pc), high(pc));
}

void ir_br_if(struct ir *ir, uint32_t cond, uint64_t pc)
{
    emit_value(ir, IR_br_if, IR_VOID, 0, cond, low(pc), high(pc));
}

void ir_jump(struct ir *ir, uint64_t pc)
{
    emit_plain(ir, IR_jump, 0, 0, low(pc), high(pc));
}

void ir_call(struct ir *ir, uint64_t pc, uint64_t return_pc)
{
    uint32_t link = ir_iconst(ir, IR_I64, return_pc);
    emit_plain(ir, IR_call, 0, link, low(pc), high(pc));
}

void ir_call_ind(struct ir *ir, uint32_t target, uint64_t return_pc)
{
    uint32_t link = ir_iconst(ir, IR_I64, return_pc);
    emit_plain(ir, IR_call_ind, 0, target, link, 0);
}

void ir_trap(struct ir *ir, enum ir_trap reason, uint32_t value_or_none, uint64_t pc)
{
    emit_plain(ir, IR_trap, (uint16_t)reason, value_or_none, low(pc), high(pc));
}
