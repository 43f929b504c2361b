/* compile.c: turns a region of IR into host code: plans and emits block after block, then the cold code and the
 * literals, and hands over what the runtime must know. */
#include "backends/x86_64/ra.h"
#include "backends/x86_64/rules.h"

static emit_fn *const rules[IR_NOPS] = {
#define RULE(op) [IR_##op] = x64_emit_##op,
#include "backends/x86_64/rules.def"
#undef RULE
};

/* Bytes that one IR instruction, its cold code and its literals may take at most. */
enum { MAX_INS_BYTES = 448, BLOCK_BYTES = 96, HOT_INS_BYTES = MAX_INS_BYTES + 3 * HOMES_BYTES };

enum { POINTLESS = 1, FP = 2, PART = 4 };
static const uint8_t traits[IR_NOPS] = {
#define IS(op, other) (IR_##op == IR_##other)
#define IS_FP(kind) (kind == AUX_FP || kind == AUX_FPI || kind == AUX_VFP)
#define MAY_BE_PART(op) (IS(op, or) || IS(op, add) || IS(op, shl) || IS(op, cmp) || IS(op, cond) || IS(op, and) || IS(op, fcmpf) || IS(op, vduplane))
#define OP(op, result, operands, aux, effects) \
    [IR_##op] = (IR_##effects <= IR_READ && !IS_FP(AUX_##aux) ? POINTLESS : 0) | (IS_FP(AUX_##aux) ? FP : 0) | \
                (MAY_BE_PART(op) ? PART : 0),
#include "translate/ir_ops.def"
#undef OP
};

/* A result of 32 bits is its own zero extension: whoever else uses it finds it in the home, too. */
static inline bool is_widened(const struct ir *ir, uint32_t wide, uint32_t value)
{
    return ir->ins[wide].op == IR_zext && ir->ins[wide].a == value && ir->ins[value].op != IR_trunc;
}

static inline struct value *begin_value(struct x64 *x, uint32_t i)
{
    const struct ir_use *use = &x->uses[i];
    const struct ir_ins *put = &x->ir->ins[use->put];
    bool hinted = put->op == IR_put && /* ins[0] is no put: it would need a value */
                  (put->a == i || use->count == 1 || is_widened(x->ir, put->a, i));
    unsigned hint = hinted ? x->pins->reg[put->aux] : NO_REG;
    struct value *val = &x->val[i];
    *val = (struct value){.last = use->last, .nuses = use->count, .reg = NO_REG, .hint = (uint8_t)hint,
                          .spill = -1, .slot = -1, .next = IR_NONE, .next_slot = IR_NONE};
    return val;
}

/* Nothing to emit for the value, or its user does it? */
static inline bool is_emitted_later(struct x64 *x, const struct ir_ins *in, unsigned kind)
{
    const struct value *val = begin_value(x, x->cur);
    if (x->uses[x->cur].sunk)
        return true;
    if (val->nuses == 1)
        return kind & PART ? plan_as_part(x, x->cur) : in->op <= IR_vconst;
    if (val->nuses == 2 && kind & PART && plan_as_carry(x, x->cur))
        return true;
    return in->op <= IR_vconst || (val->nuses == 0 && kind & POINTLESS);
}

bool calls_c(const struct ir_ins *in)
{
    if (in->op == IR_call_h || in->op == IR_fpstat || in->op == IR_tag_store || (traits[in->op] & FP && in->aux & IR_CAREFUL))
        return true;
    return !rules[in->op] && in->op > IR_vconst && in->op != IR_insn && in->op != IR_nop;
}

static inline void emit_ins(struct x64 *x, const struct ir_ins *in)
{
    unsigned kind = traits[in->op];
    emit_fn *rule = rules[in->op];
    if (in->type != IR_VOID && is_emitted_later(x, in, kind))
        return;
    if (rule && !(kind & FP && in->aux & IR_CAREFUL))
        rule(x, in);
    else
        emit_eval(x, in);
    end_operands(x, in);
    if (in->type != IR_VOID && x->val[x->cur].nuses == 0)
        kill(x, x->cur);
    x->locked = 0;
}

enum { LOOP_ALIGN = 32 };

/* Where other regions enter: its first bytes are overwritten at once when another region takes its place, or none. Of hot
 * regions all but the first entry are away from the code, and that too if it has work to do. */
static void emit_entry(struct x64 *x, uint32_t number, uint64_t pc)
{
    bool inside = !x->hot || (number == 0 && !x->nmoved);
    if (x->hot && x->is_loop[number]) {
        unsigned begin = (unsigned)((uintptr_t)x->c.p + (inside ? ENTRY_BYTES : 0)) & (LOOP_ALIGN - 1);
        asm_nops(&x->c, (LOOP_ALIGN - begin) & (LOOP_ALIGN - 1));
    } else if (inside) {
        align_entry(x);
    }
    PUSH(x, &x->entries, (struct region_entry){.pc = pc, .host = here(x)});
    PUSH(x, &x->cold, (struct cold){.pc = pc, .kind = COLD_ENTRY, .index = x->entries.n - 1});
    x->pc = pc;
    if (!inside) {
        PUSH(x, &x->cold, (struct cold){.pc = pc, .kind = COLD_WAY_IN, .index = x->entries.n - 1});
    } else if (x->counter) {
        asm_sub1_rip(&x->c, x->base + x->counter);
        cold_exit(x, asm_jcc32(&x->c, CC_S), COLD_HOT, pc);
    } else {
        asm_nop(&x->c, ENTRY_BYTES);
    }
}

static void emit_block(struct x64 *x, uint32_t number)
{
    const struct ir_block *b = &x->ir->blocks[number];
    x->block = number;
    if (b->pc != IR_NO_PC)
        emit_entry(x, number, b->pc);
    x->block_at[number] = number == 0 && x->counter ? x->entries.at[0].host : here(x); /* every round counts */
    ra_begin_block(x);
    for (uint32_t i = b->first; i < b->end; i++) {
        const struct ir_ins *in = &x->ir->ins[i];
        x->cur = i;
        if (in->op == IR_insn)
            begin_insn(x, ir_u64(in->b, in->c));
        else if (in->op != IR_nop)
            emit_ins(x, in);
    }
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
            if (memcmp(&x->literals.at[k].value, &x->literals.at[i].value, 16) == 0) /* shared: reached through the first one's displacement */
                at = &x->literals.at[k];
        if (at) {
            link_literal(&x->literals.at[i], literal_at(at));
            continue;
        }
        link_literal(&x->literals.at[i], x->c.p);
        memcpy(x->c.p, &x->literals.at[i].value, 16);
        x->c.p += 16;
    }
}

static void *keep(uint8_t **at, const void *data, size_t size)
{
    void *to = *at;
    *at += size;
    return size ? memcpy(to, data, size) : NULL;
}

/* Work is done in the IR's scratch arena; what the runtime keeps is copied once. The strictest alignment comes first. */
static void keep_metadata(struct x64 *x, struct arena *arena, struct region_code *code)
{
    size_t entries = x->entries.n * sizeof *x->entries.at, landings = x->landings.n * sizeof *x->landings.at;
    size_t homes = x->nmoved * sizeof *x->moved, map = (size_t)(x->insn_map_end - x->insn_map);
    uint8_t *at = arena_alloc(arena, entries + landings + homes + map);
    *code = (struct region_code){
        .start = x->start, .size = here(x) - x->start, .pc = x->first_pc,
        .nentries = x->entries.n, .nlandings = x->landings.n, .nhomes = x->nmoved, .insn_map_size = (uint32_t)map,
    };
    code->entries = keep(&at, x->entries.at, entries);
    code->landings = keep(&at, x->landings.at, landings);
    code->homes = keep(&at, x->moved, homes);
    code->insn_map = keep(&at, x->insn_map, map);
}

static void use_features(struct x64 *x, const struct features *f)
{
    x->avx = f->avx;
    x->bmi1 = f->bmi1;
    x->bmi2 = f->bmi2;
    x->lzcnt = f->lzcnt;
    x->fma = f->fma;
    x->sha = f->sha;
    x->aes = f->aes;
    x->pclmul = f->pclmul;
    x->gfni = f->gfni;
    x->avx512 = f->avx512;
    x->bitalg = f->bitalg;
    x->vaes = f->vaes;
    x->vpclmul = f->vpclmul;
    x->no_uppers = f->avx512 ? ~UINT64_C(0) << NUPPERS : ~UINT64_C(0);
}

static const struct ir_use *uses_of(const struct ir *ir)
{
    struct ir copy = *ir;
    if (!copy.uses)
        ir_find_uses(&copy);
    return copy.uses;
}

bool x64_compile(const struct ir *ir, struct code_buffer *out, struct region_code *code)
{
    size_t bound = (size_t)ir->nins * (out->hot ? HOT_INS_BYTES : MAX_INS_BYTES) + (size_t)ir->nblocks * (BLOCK_BYTES + HOMES_BYTES) + 64;
    uint32_t start = (out->at + 15) & ~15u;
    if (start > out->end || out->end - start < bound)
        return false;
    struct arena *scratch = ir->scratch;
    struct x64 *x = arena_alloc(scratch, sizeof *x);
    memset(x, 0, sizeof *x);
    x->ir = ir;
    x->arena = scratch;
    x->no_code_map = out->no_code_map;
    x->fp_exact = out->fp_exact;
    x->hot = out->hot;
    x->counter = out->counter;
    x->base = out->base;
    x->start = start;
    x->first_pc = ir->blocks[0].pc;
    x->c.p = out->base + start;
    x->uses = uses_of(ir);
    x->val = arena_alloc(scratch, (ir->nins + 1) * sizeof *x->val);
    x->insn_map = x->insn_map_end = arena_alloc(scratch, 2 * (size_t)ir->nins * INSN_MAP_ENTRY); /* guarded accesses have two */
    x->mapped_pc = x->first_pc;
    x->slot_head = arena_alloc(scratch, ir->nslots * sizeof *x->slot_head);
    x->pins = (const struct pins *)(out->base + OFF_PINS);
    use_features(x, &x->pins->host);
    if (x->hot)
        choose_homes(x);
    x->block_at = arena_alloc(scratch, ir->nblocks * sizeof *x->block_at);
    memset(x->block_at, 0xff, ir->nblocks * sizeof *x->block_at);
    for (uint32_t b = 0; b < ir->nblocks; b++)
        emit_block(x, b);
    out->too_complex = x->too_complex;
    if (x->too_complex)
        return false;
    emit_cold(x);
    for (uint32_t i = 0; i < x->links.n; i++)
        asm_link32(x->links.at[i].site, x->base + x->block_at[x->links.at[i].block]);
    emit_accesses(x);
    emit_literals(x);
    keep_metadata(x, out->arena, code);
    out->at = here(x);
    return true;
}
