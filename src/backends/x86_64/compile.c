/* compile.c: turns a region of IR into host code: plans and emits block after block, then the cold code and the
 * literals, and hands over what the runtime must know. */
#include "backends/x86_64/ra.h"
#include "backends/x86_64/rules.h"

/* Bytes that one IR instruction, its cold code and its literals may take at most. */
enum { MAX_INS_BYTES = 448, BLOCK_BYTES = 96, HOT_INS_BYTES = MAX_INS_BYTES + 3 * HOMES_BYTES };

enum { POINTLESS = 1, FP = 2, PART = 4, CONSTANT = 8, MARK = 16, AHEAD = 32 /* may be made before its turn */ };
static const struct {
    emit_fn *emit; /* or NULL */
    uint8_t kind;
} rules[IR_NOPS] = {
#define RULE(op) [IR_##op].emit = x64_emit_##op,
#include "backends/x86_64/rules.def"
#undef RULE
#define IS(op, other) (IR_##op == IR_##other)
#define IS_FP(kind) (kind == AUX_FP || kind == AUX_FPI || kind == AUX_VFP)
#define MAY_BE_PART(op) (IS(op, or) || IS(op, add) || IS(op, shl) || IS(op, cmp) || IS(op, cond) || IS(op, and) || IS(op, fcmpf) || IS(op, vany) || IS(op, tag_differs) || IS(op, vduplane) || IS(op, vxor))
#define OP(op, result, operands, aux, effects) \
    [IR_##op].kind = (IR_##effects <= IR_READ && !IS_FP(AUX_##aux) ? POINTLESS : 0) | (IS_FP(AUX_##aux) ? FP : 0) | \
                     (MAY_BE_PART(op) ? PART : 0) | (IS(op, iconst) || IS(op, vconst) || IS(op, kept) ? CONSTANT : 0) | (IR_##effects == IR_MARK ? MARK : 0) | (IS(op, umulh) ? AHEAD : 0),
#include "translate/ir_ops.def"
#undef OP
};

/* A result of 32 bits is its own zero extension: whoever else uses it finds it in the home, too. */
static inline bool is_widened(const struct ir *ir, uint32_t wide, uint32_t value)
{
    return ir->ins[wide].op == IR_zext && ir->ins[wide].a == value && ir->ins[value].op != IR_trunc;
}

/* The pinned register that the value is to be put into, or NO_REG */
static inline unsigned hint_of(const struct x64 *x, uint32_t v, const struct ir_use *use)
{
    const struct ir_ins *put = &x->ir->ins[use->put];
    if (!use->put || put->op != IR_put) /* ins[0] is no put: it would need a value */
        return NO_REG;
    return put->a == v || use->count == 1 || is_widened(x->ir, put->a, v) ? x->pins->reg[put->aux] : NO_REG;
}

/* Is it emitted as part of its users? */
static inline bool is_part(struct x64 *x, uint32_t v, const struct ir_ins *in, const struct ir_use *use)
{
    if (use->count != 1)
        return (use->count == 2 && plan_as_carry(x, v)) || plan_as_half(x, v);
    if (in->op != IR_cmp || x->ir->ins[use->last].op != IR_br_if)
        return plan_as_part(x, v);
    x->val[v].folded = 1; /* the most frequent case */
    extend(x, in->a, use->last);
    extend(x, in->b, use->last);
    return true;
}

/* Nothing to emit for the value, was it made ahead, or does its user do it? */
__attribute__((always_inline)) static inline bool is_emitted_elsewhere(struct x64 *x, uint32_t v, const struct ir_ins *in,
                                                                       unsigned kind)
{
    const bool special = kind & (AHEAD | CONSTANT | PART); /* most are not */
    if (special && kind & AHEAD && is_made_ahead(x, v))
        return true;
    const struct ir_use *use = &x->uses[v];
    struct value *val = &x->val[v];
    val->last = use->last; /* 0: none */
    val->reg = NO_REG;
    val->slot = NO_SLOT;
    val->spill = NO_SPILL;
    val->folded = val->zx = val->wide = 0;
    if (use->sunk || (special && (kind & CONSTANT || (kind & PART && is_part(x, v, in, use)))))
        return true;
    x->hint = hint_of(x, v, use);
    return use->count == 0 && kind & POINTLESS;
}

bool calls_c(const struct ir_ins *in)
{
    if (in->op == IR_call_h || (rules[in->op].kind & FP && in->aux & IR_CAREFUL))
        return true;
    return !rules[in->op].emit && in->op > IR_vconst && in->op != IR_insn && in->op != IR_nop && in->op != IR_again && in->op != IR_wide && in->op != IR_kept;
}

bool begin_value(struct x64 *x, uint32_t v)
{
    const struct ir_ins *in = &x->ir->ins[v];
    x->cur = v;
    return !is_emitted_elsewhere(x, v, in, rules[in->op].kind);
}

__attribute__((always_inline)) static inline void emit_ins(struct x64 *x, uint32_t i, const struct ir_ins *in, unsigned kind)
{
    emit_fn *rule = rules[in->op].emit;
    x->cur = i;
    if (in->type != IR_VOID && is_emitted_elsewhere(x, i, in, kind))
        return;
    if (rule && !(kind & FP && in->aux & IR_CAREFUL))
        rule(x, in);
    else
        emit_eval(x, in);
    x->locked = 0;
}

static void align_loop(struct x64 *x, unsigned ahead)
{
    enum { LOOP_ALIGN = 32 };
    asm_nops(&x->c, -((unsigned)(uintptr_t)x->c.p + ahead) & (LOOP_ALIGN - 1));
}

/* Where other regions enter: its first bytes are overwritten at once when another region takes its place, or none. Of hot
 * regions all but the first entry are away from the code, and that too if it has work to do. */
static void emit_entry(struct x64 *x, uint32_t number, uint64_t pc)
{
    bool inside = !x->hot || (number == 0 && !x->nmoved), counts = number == 0 && x->counter;
    const uint8_t *ahead = x->c.p;
    if (counts) /* near enough for a short branch there */
        call_stub(x, OFF_HOT);
    if (x->hot && x->is_loop[number]) {
        align_loop(x, inside ? ENTRY_BYTES : 0);
    } else if (inside) {
        align_entry(x);
    }
    x->entries[x->nentries++] = (struct region_entry){pc, here(x)};
    x->pc = pc;
    if (!inside) {
        PUSH(x, &x->cold, (struct cold){.pc = pc, .kind = COLD_WAY_IN, .index = x->nentries - 1});
    } else if (counts) {
        fixup(x, asm_dec_rip(&x->c, x->base + x->counter), FIXUP_COUNTER);
        asm_link8(asm_jcc8(&x->c, CC_S), ahead);
    } else {
        asm_nop(&x->c, ENTRY_BYTES);
    }
}

/* What has no code of its own, but for the mark of a guest instruction. Returns how many instructions behind it are done, too. */
static uint32_t emit_mark(struct x64 *x, uint32_t i, const struct ir_ins *in)
{
    if (in->op == IR_again)
        begin_stretch(x, in->a);
    return in->op == IR_wide ? emit_wide(x, i) : 0;
}

/* packs: a constant, so that only regions that do are asked about each instruction. */
__attribute__((always_inline)) static inline void emit_all(struct x64 *x, const struct ir_block *b, bool packs)
{
    const struct ir_ins *ins = x->ir->ins, *in = ins + b->first;
    for (uint32_t i = b->first, end = b->end; i < end; i++, in++) {
        uint32_t packed, kind = rules[in->op].kind;
        if (in->op == IR_insn) {
            begin_insn(x, ir_u64(in->b, in->c));
        } else if (packs && ((packed = emit_packed(x, i)) != 0 || (packed = add_to_lane(x, i)) != 0)) {
            i += packed - 1;
            in = ins + i;
        } else if (!(kind & MARK)) {
            emit_ins(x, i, in, kind);
        } else {
            i += emit_mark(x, i, in);
            in = ins + i;
        }
    }
}

static void emit_instructions(struct x64 *x, const struct ir_block *b)
{
    ra_begin_block(x);
    if (x->packs)
        emit_all(x, b, true);
    else
        emit_all(x, b, false);
}

static void emit_block(struct x64 *x, uint32_t number)
{
    const struct ir_block *b = &x->ir->blocks[number];
    x->block = number;
    if (number && x->hot && !x->is_loop[number])
        emit_flags_ahead(x, number);
    if (b->pc != IR_NO_PC)
        emit_entry(x, number, b->pc);
    else if (x->hot && x->is_loop[number])
        align_loop(x, 0);
    x->block_at[number] = number == 0 && x->counter ? x->entries[0].host : here(x); /* every round counts */
    bool is_fast = begin_tag_loop(x, number);
    emit_instructions(x, b);
    if (is_fast)
        x->tag_loop = 0, x->fast_loop = false;
}

/* The copies of loops that check all tags. */
static void emit_checked_loops(struct x64 *x)
{
    for (uint32_t i = 0; i < x->tag_loops.n; i++) {
        struct tag_loop *l = &x->tag_loops.at[i];
        x->tag_loop = i + 1;
        x->block = l->block;
        l->checked = here(x);
        x->sunk_put = x->pledged = x->paired = x->carry = x->carry_until = x->packed_n = x->stored = 0; /* as at first */
        x->again = false;
        map_insn(x, x->ir->blocks[l->block].pc);
        emit_instructions(x, &x->ir->blocks[l->block]);
    }
    x->tag_loop = 0;
}

static void link_literal(const struct literal *l, const uint8_t *target) { asm_link32(l->site, target - l->tail); }
static const uint8_t *literal_at(const struct literal *l)
{
    int32_t d;
    memcpy(&d, l->site, 4);
    return l->site + 4 + l->tail + d;
}

static void emit_literals(struct x64 *x)
{
    if (x->literals.n == 0)
        return;
    while ((uintptr_t)x->c.p & 15)
        put8(&x->c, 0xcc);
    for (uint32_t i = 0; i < x->literals.n; i++) {
        const struct literal *at = NULL;
        for (uint32_t k = 0; k < i && !at; k++)
            if (x->literals.at[k].n == x->literals.at[i].n && memcmp(x->literals.at[k].value, x->literals.at[i].value, 16 * x->literals.at[i].n) == 0) /* shared: reached through the first one's displacement */
                at = &x->literals.at[k];
        if (at) {
            link_literal(&x->literals.at[i], literal_at(at));
            continue;
        }
        link_literal(&x->literals.at[i], x->c.p);
        memcpy(x->c.p, x->literals.at[i].value, 16 * x->literals.at[i].n);
        x->c.p += 16 * x->literals.at[i].n;
    }
}

static void describe(const struct x64 *x, struct region_code *code)
{
    *code = (struct region_code){
        .start = x->start, .size = here(x) - x->start, .pc = x->first_pc, .stubs = x->stubs,
        .entries = x->entries, .nentries = x->nentries,
        .landings = x->landings, .nlandings = x->nlandings,
        .exits = x->exits, .nexits = x->nexits,
        .homes = x->moved, .nhomes = x->nmoved,
        .insn_map = x->insn_map, .insn_map_size = (uint32_t)(x->insn_map_end - x->insn_map),
    };
}

void *x64_grow(struct x64 *x, void *at, uint32_t *cap, size_t element)
{
    uint32_t n = *cap;
    *cap = n ? 2 * n : 16;
    return arena_grow(x->arena, at, n, *cap, element);
}

static const struct ir_use *find_uses(struct ir ir)
{
    ir_find_uses(&ir);
    return ir.uses;
}

static struct x64 *begin(const struct ir *ir, struct code_buffer *out, uint32_t start)
{
    size_t values = ir->nins + 1, blocks = (out->hot ? 2 : 1) * (size_t)ir->nblocks; /* a block has at most one entry and one landing, loops two copies */
    size_t map = (out->hot ? 4 : 2) * (size_t)ir->nins * INSN_MAP_ENTRY; /* guarded accesses have two, loops two copies */
    struct x64 *x = arena_alloc(ir->scratch, sizeof *x + values * sizeof *x->val + blocks * (sizeof *x->entries + sizeof *x->landings + sizeof *x->block_at) + map);
    memset(&x->cold, 0, offsetof(struct x64, entries) - offsetof(struct x64, cold));
    x->cold.at = x->first_cold;
    x->cold.cap = FIRST_COLD;
    x->ir = ir;
    x->arena = ir->scratch;
    x->no_code_map = out->no_code_map;
    x->fp_exact = out->fp_exact;
    x->hot = out->hot;
    x->critical = ir->critical.end != 0;
    x->wants_fixups = out->wants_fixups;
    x->counter = out->counter;
    x->base = out->base;
    x->start = start;
    x->first_pc = ir->blocks[0].pc;
    x->mapped_pc = x->first_pc - INSN_MAP_STEP;
    x->mapped_host = x->c.p = out->base + start;
    x->uses = ir->uses ? ir->uses : find_uses(*ir);
    x->val = (struct value *)(x + 1);
    x->entries = (struct region_entry *)(x->val + values);
    x->landings = (uint32_t *)(x->entries + blocks);
    x->block_at = (uint32_t *)(x->landings + blocks);
    x->insn_map = x->insn_map_end = (uint8_t *)(x->block_at + blocks);
    for (size_t i = 0; i < blocks; i++)
        x->block_at[i] = UINT32_MAX;
    x->pins = (const struct pins *)(out->base + OFF_PINS);
    x->host = x->pins->host;
    x->uppers = x->avx512 ? (1u << NUPPERS) - 1 : 0;
    return x;
}

bool x64_compile(const struct ir *ir, struct code_buffer *out, struct region_code *code)
{
    size_t bound = (size_t)ir->nins * (out->hot ? 2 * HOT_INS_BYTES : MAX_INS_BYTES) + (size_t)ir->nblocks * (BLOCK_BYTES + HOMES_BYTES) + 64;
    uint32_t start = out->at;
    if (start > out->end || out->end - start < bound)
        return false;
    struct x64 *x = begin(ir, out, start);
    if (x->hot) {
        x->packs = claim_packed(x);
        claim_wide(x);
        choose_homes(x);
    }
    for (uint32_t b = 0; b < ir->nblocks; b++)
        emit_block(x, b);
    emit_checked_loops(x);
    out->too_complex = x->too_complex;
    if (x->too_complex)
        return false;
    emit_cold(x);
    for (uint32_t i = 0; i < x->links.n; i++)
        asm_link32(x->links.at[i].site, x->base + x->block_at[x->links.at[i].block]);
    emit_accesses(x);
    emit_literals(x);
    describe(x, code);
    out->fixups = x->fixups.at;
    out->nfixups = x->critical || code->size > UINT16_MAX ? NO_FIXUPS : x->fixups.n;
    out->at = here(x);
    return true;
}
