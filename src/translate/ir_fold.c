/* ir_fold.c: folding: constants, the rules of ir_fold_*.c, slot forwarding, address displacements, and local common
 * subexpressions. Constant time for each instruction; allocates from the ir's arena only. */
#include "translate/new_order.h"
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

static inline uint32_t append_pure(struct fold *f, const struct ir_ins *ins)
{
    uint32_t at = f->at;
    track_operands(f->uses, ins, ir_facts[ins->op].values, at);
    return track_append(f, at, 0);
}

static uint32_t make(struct fold *f, struct ir_ins ins)
{
    uint32_t *entry = track_bucket(f, &ins);
    if (track_is_available(f, *entry, &ins))
        return *entry;
    fold_check_room(f->ir, f->at + 1);
    f->ins[f->at + 1] = f->ins[f->at];
    f->ins[f->at] = ins;
    return *entry = append_pure(f, &ins);
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

static inline uint32_t reuse_available(struct fold *f, const struct ir_ins *ins)
{
    uint32_t *entry = track_bucket(f, ins);
    if (track_is_available(f, *entry, ins))
        return *entry;
    track_effects(f, f->at, ir_facts[ins->op].traits);
    return *entry = append_pure(f, ins);
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

static enum folded evaluate(struct fold *f, const struct ir_ins *ins)
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

static bool is_commutative(enum ir_op op)
{
    switch (op) {
    case IR_add: case IR_mul: case IR_umulh: case IR_smulh: case IR_and: case IR_or: case IR_xor: case IR_xorn:
        return true;
    default: return false;
    }
}

/* A constant goes to b. */
static void put_constant_second(const struct fold *f, struct ir_ins *ins)
{
    uint32_t a = ins->a;
    if (!is_commutative(ins->op) || !ir_is_const(f->ir, a) || ir_is_const(f->ir, ins->b))
        return;
    ins->a = ins->b;
    ins->b = a;
}

__attribute__((noinline)) static enum folded fold_constants(struct fold *f, struct ir_ins *ins)
{
    enum folded done = evaluate(f, ins);
    if (done == FOLD_NO)
        put_constant_second(f, ins);
    return done;
}

static uint32_t known_as(const struct fold *f, uint32_t id)
{
    for (unsigned i = 0; i < f->nknown; i++)
        if (f->known[i].value == id)
            return f->known[i].constant;
    return id;
}

__attribute__((noinline)) static void use_known(const struct fold *f, struct ir_ins *ins)
{
    unsigned set = ir_value_operands(ins);
    if (set & 1)
        ins->a = known_as(f, ins->a);
    if (set & 2)
        ins->b = known_as(f, ins->b);
    if (set & 4)
        ins->c = known_as(f, ins->c);
}

/* Behind the branch, which was not taken. */
static void learn(struct fold *f, const struct ir_ins *branch)
{
    const struct ir_ins *cond = fold_def(f, branch->a);
    if (branch->op != IR_br_if || cond->op != IR_cmp || cond->aux != IR_NE || !ir_is_const(f->ir, cond->b) || f->nknown == FOLD_KNOWN)
        return;
    f->known[f->nknown++] = (struct fold_known){cond->a, cond->b};
}

static inline enum folded fold_once(struct fold *f, struct ir_ins *ins)
{
    if (f->nknown)
        use_known(f, ins);
    enum ir_op op = ins->op, first = f->ins[ins->a].op;
    if (__builtin_expect(first <= IR_vconst || first == IR_mkflags, 0)) {
        enum folded done = fold_constants(f, ins);
        if (done != FOLD_NO)
            return done;
    }
    if (op == IR_subf || op == IR_logf) /* frequent, and without a rule */
        return FOLD_NO;
    if (op <= IR_crc32c)
        return fold_integer(f, ins);
    return op <= IR_flagbits ? fold_condition(f, ins) : fold_vector(f, ins);
}

_Static_assert(IR_iconst < IR_vconst && IR_vconst < IR_get, "constants come first");

/* Every rewriting simplifies; the bound is against rules that would undo each other. */
__attribute__((noinline)) static uint32_t fold_again(struct fold *f, enum folded done)
{
    for (unsigned tries = 1; done == FOLD_REWRITTEN; tries++) {
        struct ir_ins *ins = fold_current(f);
        if (ins->op <= IR_vconst)
            return track_const(f, ins);
        if (tries == 8)
            break;
        done = fold_once(f, ins);
    }
    return done == FOLD_REPLACED ? f->replacement : reuse_available(f, fold_current(f));
}

uint32_t ir_pure_head(struct ir *ir, uint32_t head, uint32_t a, uint32_t b, uint32_t c)
{
    struct fold *f = ir->folding;
    if (!f)
        return ir_append(ir, head, a, b, c);
    struct ir_ins *ins = fold_write(f, head, a, b, c);
    enum folded done = fold_once(f, ins);
    return done == FOLD_NO ? reuse_available(f, ins) : fold_again(f, done);
}

/* Not where it would keep a base alive that no slot holds, to save an addition whose result a slot does hold.
 * Careful sites stay as the frontend made them. */
static inline void fold_address(const struct fold *f, struct ir_ins *ins)
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

/* Equal FP operations before and after a write of the sticky flags are not the same. */
static void forget_expressions(struct fold *f) { f->fresh = f->at; }

static void fold_call(struct fold *f)
{
    if (!(f->ir->helpers[fold_current(f)->aux].effects & IR_WRITE))
        return;
    track_forget_slots(f);
    forget_expressions(f);
}

/* What follows a branch that is always taken still gets emitted, then cut off. False: it is never taken. */
static bool fold_branch(struct fold *f, struct ir_ins *ins)
{
    uint64_t taken;
    if (!fold_const(f, ins->a, &taken))
        return true;
    ins->op = IR_jump;
    ins->a = 0;
    if (taken && !f->cut)
        f->cut = f->at + 1;
    return taken;
}

/* What was tagged by whom an ordered access synchronises with is checked again. */
static inline void forget_checks(struct fold *f, uint16_t mem)
{
    if (mem >> IR_MEM_ORDER_SHIFT & 7)
        f->nwindows = 0;
}

uint32_t ir_load(struct ir *ir, enum ir_type type, uint16_t mem, uint32_t base, int32_t displacement)
{
    struct fold *f = ir->folding;
    uint32_t head = ir_head_of(IR_load, type, mem);
    if (!f)
        return ir_append(ir, head, base, 0, (uint32_t)displacement);
    struct ir_ins *ins = fold_write(f, head, base, 0, (uint32_t)displacement);
    fold_address(f, ins);
    forget_checks(f, mem);
    uint32_t at = f->at;
    track_use(f->uses, ins->a, at);
    track_fault(f, at);
    return track_append(f, at, 0);
}

void ir_store(struct ir *ir, uint16_t mem, uint32_t base, uint32_t value, int32_t displacement)
{
    struct fold *f = ir->folding;
    uint32_t head = ir_head_of(IR_store, IR_VOID, mem);
    if (!f) {
        ir_append(ir, head, base, value, (uint32_t)displacement);
        return;
    }
    struct ir_ins *ins = fold_write(f, head, base, value, (uint32_t)displacement);
    fold_address(f, ins);
    forget_checks(f, mem);
    uint32_t at = f->at;
    struct ir_use *uses = f->uses;
    track_use(uses, ins->a, at);
    track_use(uses, value, at);
    track_fault(f, at);
    track_append(f, at, 1);
}

void ir_br_if(struct ir *ir, uint32_t cond, uint64_t pc)
{
    struct fold *f = ir->folding;
    uint32_t head = ir_head_of(IR_br_if, IR_VOID, 0);
    if (!f) {
        ir_append(ir, head, cond, (uint32_t)pc, (uint32_t)(pc >> 32));
        return;
    }
    struct ir_ins *ins = fold_write_pc(f, head, cond, pc);
    if (!fold_branch(f, ins))
        return;
    fold_close_windows(f);
    uint32_t at = f->at;
    if (ins->op == IR_br_if)
        track_use(f->uses, cond, at);
    track_direct_exit(f, at);
    track_append(f, at, 1);
    learn(f, ins);
}

/* A pointer without its tag, plus a constant inside: where the pointer without the constant is there without its tag, too,
 * the constant is a displacement of that. Both ways lead to the same address, or to one that faults. */
static void fold_untagged(struct fold *f, struct ir_ins *ins)
{
    const struct ir_ins *def = fold_def(f, ins->a);
    uint32_t base;
    uint64_t offset, sum = 0;
    if (def->op != IR_bfx || def->aux != IR_UNTAG || def->type != IR_I64)
        return;
    uint32_t pointer = def->a;
    for (unsigned steps = 0; steps < 4 && fold_is_offset(f, pointer, &base, &offset); steps++) {
        sum += offset;
        pointer = base;
        struct ir_ins key = {IR_bfx, IR_I64, IR_UNTAG, base, 0, 0};
        uint32_t there = *track_bucket(f, &key);
        int64_t disp = (int64_t)(sum + (uint64_t)(int32_t)ins->c);
        if (track_is_available(f, there, &key) && disp == (int32_t)disp) {
            ins->a = there;
            ins->c = (uint32_t)disp;
            return;
        }
    }
}

uint32_t fold_effect(struct fold *f, struct ir_ins *ins)
{
    switch (ins->op) {
    case IR_load: case IR_store:
        fold_untagged(f, ins);
        fold_address(f, ins);
        forget_checks(f, ins->aux);
        break;
    case IR_rmw: case IR_cas: case IR_fence: case IR_tag_store: f->nwindows = 0; break;
    case IR_tag_check:
        if (fold_tag_check(f, ins))
            return IR_NONE;
        break;
    case IR_tag_load: fold_tag_load(f, ins); break;
    case IR_call_h:
        f->nwindows = 0;
        fold_call(f);
        break;
    case IR_setfpstat: forget_expressions(f); break;
    case IR_br_if:
        if (!fold_branch(f, ins))
            return IR_NONE;
        fold_close_windows(f);
        break;
    default: break;
    }
    uint32_t at = f->at;
    track_operands(f->uses, ins, ir_value_operands(ins), at);
    track_effects(f, at, ir_facts[ins->op].traits);
    track_append(f, at, ins->type == IR_VOID);
    learn(f, ins);
    return at;
}

/* ---- state ------------------------------------------------------------------------------------ */

void fold_new(struct ir *ir)
{
    size_t size = sizeof(struct fold) + (1 + ir->nslots) * sizeof(struct fold_slot);
    struct fold *f = memset(arena_alloc(ir->arena, size), 0, size);
    f->ir = ir;
    unsigned n = 0;
    for (uint32_t slot = 0; slot < ir->nslots && n + 1 < sizeof f->flags_slots; slot++)
        if (ir->slots[slot].type == IR_FLAGS)
            f->flags_slots[n++] = (uint8_t)slot;
    f->flags_slots[n] = FOLD_NO_SLOT;
    ir->fold = f;
    fold_grow(ir, 0, ir->cap);
}

void fold_grow(struct ir *ir, uint32_t used, uint32_t cap)
{
    struct fold *f = ir->fold;
    f->ins = ir->ins;
    struct ir_use *old = f->uses ? f->uses - 1 : NULL, *all = arena_grow(ir->arena, old, old ? used + 1 : 0, cap + 1, sizeof *all);
    all[0] = (struct ir_use){.count = 0};
    f->uses = all + 1;
}

void fold_reset(struct fold *f)
{
    f->at = f->ir->nins;
    f->nexits = f->nflags_puts = 0;
}

void fold_begin_block(struct fold *f)
{
    f->first = f->fresh = f->ir->nins;
    f->cut = 0;
    f->nwindows = f->nknown = 0;
    track_begin_block(f);
}

void fold_end_block(struct fold *f)
{
    if (f->cut)
        track_cut(f, f->cut);
    f->ir->nins = f->at;
    track_end_block(f, f->at);
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
    if (ins.op == IR_put)
        new_index[old] = track_slot(ir->fold, ins.aux)->access; /* or what makes it superfluous */
}

/* Gets that were replaced by the value of a put: where they stood (struct fold.uses). At the end of their instruction is
 * as good, and that does not move. */
static void keep_reads(struct fold *f, const struct ir_block *old_block, const struct ir_ins *old, const struct ir_use *old_uses,
                       const uint32_t *new_index)
{
    for (uint32_t at = old_block->first; at < old_block->end; at++) {
        uint32_t read = old_uses[at].last;
        if (old[at].op != IR_put || !read || f->ins[new_index[at]].op != IR_put)
            continue;
        while (read < old_block->end && old[read].op != IR_insn)
            read++;
        uint32_t now = read < old_block->end ? new_index[read] : f->at;
        struct ir_use *use = &f->uses[new_index[at]];
        use->last = use->last > now ? use->last : now;
    }
}

static void emit_in_order(struct ir *ir, const struct ir_ins *old, uint32_t *new_index, uint32_t at)
{
    if (at >= ORDER_NO_MORE)
        ir_emit(ir, IR_again, IR_VOID, 0, at == ORDER_AGAIN, 0, 0);
    else if (old[at].op != IR_nop)
        emit_again(ir, old[at], new_index, at);
}

void ir_fold_in_order(struct ir *ir, const struct new_order *order)
{
    struct fold *was_folding = ir->folding;
    uint32_t nins = ir->nins, *new_index = arena_alloc(ir->scratch, nins * sizeof *new_index);
    struct ir_ins *old = arena_alloc(ir->scratch, nins * sizeof *old);
    struct ir_use *old_uses = arena_alloc(ir->scratch, nins * sizeof *old_uses);
    bool again = ir->fold && ir->folded;
    memcpy(old, ir->ins, nins * sizeof *old);
    if (again)
        memcpy(old_uses, ir->fold->uses, nins * sizeof *old_uses);
    ir->nins = 0;
    ir->uses = NULL;
    ir_set_folding(ir, true);
    fold_reset(ir->fold);
    for (uint32_t i = 0; i < ir->nblocks; i++) {
        struct ir_block *block = &ir->blocks[i], was = *block;
        block->first = ir->nins;
        fold_begin_block(ir->fold);
        uint32_t n = !order ? was.first : i ? order->ends[i - 1] : 0, end = order ? order->ends[i] : was.end;
        for (; n < end && !ir->fold->cut; n++)
            emit_in_order(ir, old, new_index, order ? order->at[n] : n);
        if (again)
            keep_reads(ir->fold, &was, old, old_uses, new_index);
        fold_end_block(ir->fold);
        block->end = ir->nins;
    }
    ir->folding = was_folding;
}

void ir_fold(struct ir *ir) { ir_fold_in_order(ir, NULL); }
