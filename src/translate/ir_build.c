/* ir_build.c: appending instructions and blocks to an ir. Owns growth of its arrays; does not check what is appended
 * (ir_verify does). Knows no guest and no host. */
#include "translate/ir_track.h"

#include <string.h>

enum { FIRST_INS = 2 * IR_ROOM, FIRST_BLOCKS = 16, FIRST_POOL = 16, FIRST_SPANS = 16, LOOKED_BACK = 9 };

void ir_init(struct ir *ir, struct arena *arena, const struct ir_slot *slots, uint32_t nslots,
             const struct ir_helper *helpers, uint32_t nhelpers)
{
    memset(ir, 0, sizeof *ir);
    ir->arena = arena;
    ir->scratch = &ir->own_scratch;
    ir->slots = slots;
    ir->nslots = nslots;
    ir->helpers = helpers;
    ir->nhelpers = nhelpers;
}

void ir_reset(struct ir *ir)
{
    ir->nins = ir->nblocks = ir->npool = ir->nspans = ir->nlooks = 0;
    ir->uses = NULL;
    memset(&ir->critical, 0, sizeof ir->critical);
    ir->folded = ir->folding != NULL;
    if (ir->fold)
        fold_reset(ir->fold);
    arena_reset(ir->scratch);
}

void ir_set_folding(struct ir *ir, bool on)
{
    if (on && !ir->fold)
        fold_new(ir);
    if (on)
        fold_reset(ir->fold);
    ir->folding = on ? ir->fold : NULL;
    ir->folded = on;
}

__attribute__((noinline, cold)) static void grow(struct ir *ir, uint32_t used)
{
    uint32_t cap = ir->cap ? ir->cap * 2 : FIRST_INS;
    ir->ins = arena_grow(ir->arena, ir->ins, used, cap, sizeof *ir->ins);
    ir->cap = cap;
    if (ir->fold)
        fold_grow(ir, used, cap);
}

/* What is emitted most asks for no room: ir_begin_block, ir_insn and ir_emit make it. */
static inline void reserve(struct ir *ir, uint32_t used)
{
    if (__builtin_expect(used + IR_ROOM > ir->cap, 0))
        grow(ir, used);
}

uint32_t ir_begin_block(struct ir *ir, uint64_t pc)
{
    if (ir->nblocks == ir->cap_blocks) {
        uint32_t cap = ir->cap_blocks ? ir->cap_blocks * 2 : FIRST_BLOCKS;
        ir->blocks = arena_grow(ir->arena, ir->blocks, ir->nblocks, cap, sizeof *ir->blocks);
        ir->cap_blocks = cap;
    }
    reserve(ir, ir->nins);
    ir->blocks[ir->nblocks] = (struct ir_block){.pc = pc, .first = ir->nins, .end = ir->nins, .version_of = IR_NO_PC};
    if (ir->folding)
        fold_begin_block(ir->folding);
    return ir->nblocks++;
}

void ir_end_block(struct ir *ir, uint32_t ninsn)
{
    struct ir_block *b = &ir->blocks[ir->nblocks - 1];
    if (ir->folding)
        fold_end_block(ir->folding);
    b->end = ir->nins;
    b->ninsn = ninsn;
}

uint32_t ir_next_index(const struct ir *ir) { return ir->folding ? ir->folding->at : ir->nins; }

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

static bool covers(const struct ir_span *s, uint64_t pc, uint32_t size) { return pc >= s->pc && pc + size <= s->pc + s->size; }

/* The same place is often looked at from several. */
static bool is_known(struct ir *ir, uint64_t pc, uint32_t size)
{
    for (uint32_t i = 0; i < ir->nspans; i++)
        if (covers(&ir->spans[i], pc, size))
            return true;
    for (uint32_t i = 0; i < ir->nlooks; i++) {
        struct ir_span *look = &ir->looks[i];
        if (look->pc == pc && look->size < size)
            look->size = size;
        if (covers(look, pc, size))
            return true;
    }
    return false;
}

void ir_add_look(struct ir *ir, uint64_t pc, uint32_t size)
{
    if (ir->nlooks == IR_MANY_LOOKS || is_known(ir, pc, size))
        return;
    if (ir->nlooks >= sizeof ir->looks / sizeof *ir->looks)
        ir->nlooks = IR_MANY_LOOKS;
    else
        ir->looks[ir->nlooks++] = (struct ir_span){pc, size};
}

uint32_t ir_append(struct ir *ir, uint32_t head, uint32_t a, uint32_t b, uint32_t c)
{
    fold_check_room(ir, ir->nins);
    fold_set(&ir->ins[ir->nins], head, a, b, c);
    return ir->nins++;
}

/* What has effects, but get and put. */
static inline uint32_t emit_effect(struct ir *ir, enum ir_op op, unsigned type, uint16_t aux, uint32_t a, uint32_t b,
                                   uint32_t c)
{
    struct fold *f = ir->folding;
    uint32_t head = ir_head_of(op, type, aux);
    return f ? fold_effect(f, fold_write(f, head, a, b, c)) : ir_append(ir, head, a, b, c);
}

static inline uint32_t emit_const(struct ir *ir, enum ir_op op, enum ir_type type, uint32_t a, uint32_t b)
{
    struct fold *f = ir->folding;
    uint32_t head = ir_head_of(op, type, 0);
    return f ? track_const(f, fold_write(f, head, a, b, 0)) : ir_append(ir, head, a, b, 0);
}

uint32_t ir_emit(struct ir *ir, enum ir_op op, enum ir_type type, uint16_t aux, uint32_t a, uint32_t b, uint32_t c)
{
    reserve(ir, ir->folding ? ir->folding->at : ir->nins);
    if (ir_facts[op].result != IR_RESULT_T)
        type = (enum ir_type)ir_facts[op].result;
    if (op <= IR_vconst)
        return emit_const(ir, op, type, a, b);
    if (op == IR_get && ir->folding)
        return ir_get(ir, aux);
    if (op == IR_put && ir->folding)
        return ir_put(ir, aux, a), IR_NONE;
    if (ir_facts[op].effects == IR_PURE)
        return ir_pure(ir, op, type, aux, a, b, c);
    return emit_effect(ir, op, type, aux, a, b, c);
}

static inline uint32_t low(uint64_t value) { return (uint32_t)value; }
static inline uint32_t high(uint64_t value) { return (uint32_t)(value >> 32); }

uint32_t ir_iconst(struct ir *ir, enum ir_type type, uint64_t value)
{
    return emit_const(ir, IR_iconst, type, low(value), type == IR_I32 ? 0 : high(value));
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
    return emit_const(ir, IR_vconst, IR_V128, ir_pool_entry(ir, value), 0);
}

/* Reads a slot whose value is not known. */
__attribute__((noinline)) static uint32_t emit_get(struct ir *ir, unsigned slot)
{
    struct fold *f = ir->folding;
    uint32_t head = ir_head_of(IR_get, ir->slots[slot].type, slot);
    if (!f)
        return ir_append(ir, head, 0, 0, 0);
    fold_write(f, head, 0, 0, 0);
    uint32_t at = track_append(f, f->at, 0);
    track_get(f, at, slot);
    f->uses[at].home = (uint8_t)(1 + slot);
    return at;
}

uint32_t ir_get(struct ir *ir, unsigned slot)
{
    struct fold *f = ir->folding;
    if (!f)
        return emit_get(ir, slot);
    const struct fold_slot *s = track_slot(f, slot);
    if (s->value == IR_NONE)
        return emit_get(ir, slot);
    if (s->access != s->value)
        f->uses[s->access].last = f->at;
    return s->value;
}

/* Is what follows one of several that are put at once (ir_join.c)? */
static bool is_with_neighbours(const struct fold *f)
{
    uint32_t at = f->at, n = 0;
    while (at > f->first && n < 4 && f->ins[at - 1].op == IR_put)
        at--, n++;
    return n < 4 && at > f->first && f->ins[at - 1].op == IR_wide && f->ins[at - 1].a > n;
}

void ir_put(struct ir *ir, unsigned slot, uint32_t value)
{
    struct fold *f = ir->folding;
    uint32_t head = ir_head_of(IR_put, IR_VOID, slot);
    if (!f) {
        ir_append(ir, head, value, 0, 0);
        return;
    }
    struct fold_slot *s = track_slot(f, slot);
    if ((s->value == value || s->before == value) && !is_with_neighbours(f) && (s->value == value || track_put_back(f, s, value)))
        return;
    uint32_t at = f->at;
    struct ir_use *uses = f->uses;
    fold_write(f, head, value, 0, 0);
    track_append(f, at, 1);
    track_use(uses, value, at);
    uses[value].home = (uint8_t)(1 + slot);
    track_put(f, at, s, value);
}

__attribute__((noinline)) static void append_insn(struct ir *ir, uint32_t head, uint32_t encoding, uint64_t pc)
{
    reserve(ir, ir->nins);
    ir_append(ir, head, encoding, low(pc), high(pc));
}

void ir_insn(struct ir *ir, uint32_t encoding, uint64_t pc)
{
    struct fold *f = ir->folding;
    uint32_t head = ir_head_of(IR_insn, IR_VOID, 0);
    if (!f) {
        append_insn(ir, head, encoding, pc);
        return;
    }
    uint32_t at = f->at;
    fold_write_pc(f, head, encoding, pc);
    track_append(f, at, 1);
    reserve(ir, at + 1);
}

void ir_jump(struct ir *ir, uint64_t pc) { emit_effect(ir, IR_jump, IR_VOID, 0, 0, low(pc), high(pc)); }

void ir_call(struct ir *ir, uint64_t pc, uint64_t return_pc)
{
    uint32_t link = ir_iconst(ir, IR_I64, return_pc);
    emit_effect(ir, IR_call, IR_VOID, 0, link, low(pc), high(pc));
}

void ir_call_ind(struct ir *ir, uint32_t target, uint64_t return_pc)
{
    uint32_t link = ir_iconst(ir, IR_I64, return_pc);
    emit_effect(ir, IR_call_ind, IR_VOID, 0, target, link, 0);
}

void ir_trap(struct ir *ir, enum ir_trap reason, uint32_t value_or_none, uint64_t pc)
{
    emit_effect(ir, IR_trap, IR_VOID, (uint16_t)reason, value_or_none, low(pc), high(pc));
}
