/* ra.c: where values live while a block is emitted. Owns the contents of registers, spill places and slot homes.
 *
 * Values are immutable, so several may share a register or be the content of a slot's home. A pinned slot's home is a
 * register, the others' is memory; a value that came from or went to a home needs no other place until the slot is
 * written again. */
#include "backends/x86_64/ra.h"
#include "backends/x86_64/rules.h"
#include "backends/x86_64/vec.h"

static uint32_t spill_offset(unsigned n) { return (uint32_t)(offsetof(struct cpu_state, spill) + 16 * n); }

/* ---- moves by type ------------------------------------------------------------------------------ */
static void vop_rm(struct x64 *x, unsigned op, unsigned reg, struct mem m)
{
    if (reg >= UPPER)
        asm_erm(&x->c, op, reg, 0, m);
    else if (x->avx)
        asm_vrm(&x->c, op, reg, 0, m);
    else
        asm_rm(&x->c, op, reg, m);
}

void xmm_load(struct x64 *x, unsigned type, unsigned reg, struct mem m)
{
    switch (type) {
    case IR_V128: vop_rm(x, M_0F | 0x10, reg, m); break;
    case IR_F64: vop_rm(x, P_F2 | M_0F | 0x10, reg, m); break;
    default: vop_rm(x, P_F3 | M_0F | 0x10, reg, m); break; /* F32, and F16 in 4 bytes of spill or argument */
    }
}

void xmm_store(struct x64 *x, unsigned type, struct mem m, unsigned reg)
{
    switch (type) {
    case IR_V128: vop_rm(x, M_0F | 0x11, reg, m); break;
    case IR_F64: vop_rm(x, P_F2 | M_0F | 0x11, reg, m); break;
    default: vop_rm(x, P_F3 | M_0F | 0x11, reg, m); break;
    }
}

void xmm_mov(struct x64 *x, unsigned d, unsigned s)
{
    if (d == s)
        return;
    if ((d | s) >= UPPER)
        asm_err(&x->c, M_0F | 0x28, d, 0, s);
    else if (x->avx)
        asm_vrr(&x->c, M_0F | 0x28, d, 0, s);
    else
        asm_rr(&x->c, M_0F | 0x28, d, s);
}

/* Between a register and the state */
static void reg_load(struct x64 *x, unsigned type, unsigned reg, uint32_t offset)
{
    if (reg >= XMM0)
        xmm_load(x, type, reg - XMM0, state_mem(offset));
    else
        asm_state(x, opw(type == IR_I64) | 0x8b, reg, offset);
}

static void reg_store(struct x64 *x, unsigned type, uint32_t offset, unsigned reg)
{
    if (reg >= XMM0)
        xmm_store(x, type, state_mem(offset), reg - XMM0);
    else
        asm_state(x, opw(type == IR_I64) | 0x89, reg, offset);
}

static void reg_mov(struct x64 *x, unsigned d, unsigned s)
{
    if (d >= XMM0)
        xmm_mov(x, d - XMM0, s - XMM0);
    else if (d != s)
        x->c.p = enc_64(x->c.p, 0x48 | d >> 3 << 2 | s >> 3 | 0x8b << 8 | (0xc0 | (d & 7) << 3 | (s & 7)) << 16, 3); /* mov */
}

/* ---- allocation --------------------------------------------------------------------------------- */
static unsigned take_spill_place(struct x64 *x, uint32_t v)
{
    uint32_t n = 0;
    while (n < x->nspills && x->val[x->spilled[n]].last >= x->cur)
        n++;
    if (n == CPU_SPILL_SLOTS) {
        x->too_complex = true;
        return 0;
    }
    if (n == x->nspills)
        x->nspills++;
    x->spilled[n] = v;
    return n;
}

/* An upper register as v's spill place, where no C code is called; 0: there is none. */
static unsigned take_upper(struct x64 *x, uint32_t v)
{
    for (uint32_t set = x->uppers; set; set &= set - 1) {
        unsigned n = (unsigned)__builtin_ctz(set);
        if (x->used_uppers >> n & 1 && x->val[x->in_upper[n]].last >= x->cur)
            continue;
        x->used_uppers |= 1u << n;
        x->in_upper[n] = v;
        x->val[v].spill = (uint8_t)(CPU_SPILL_SLOTS + n);
        return UPPER + n;
    }
    return 0;
}

static bool spill_to_upper(struct x64 *x, uint32_t v)
{
    unsigned upper = x->val[v].reg >= XMM0 ? take_upper(x, v) : 0;
    if (upper)
        xmm_mov(x, upper, x->val[v].reg - XMM0);
    return upper != 0;
}

static unsigned upper_home(const struct x64 *x, unsigned slot) { return x->nuppers ? x->upper[slot] : 0; }

/* The upper register that is a place of the value, or 0. */
static unsigned upper_of(const struct x64 *x, const struct value *val)
{
    if (val->slot != NO_SLOT && upper_home(x, val->slot))
        return x->upper[val->slot];
    return val->spill != NO_SPILL && val->spill >= CPU_SPILL_SLOTS ? (unsigned)(val->spill - CPU_SPILL_SLOTS + UPPER) : 0;
}

static void release_memory(struct x64 *x, unsigned slot, uint32_t except);

/* Does nothing up to the value's put look at the slot, or leave? Of one that is made ahead the part before its turn is to be
 * looked at; of the rest we know (struct ir_use). */
static bool is_unseen(const struct x64 *x, unsigned slot, uint32_t v)
{
    for (uint32_t at = x->cur; at < v; at++) {
        const struct ir_ins *in = &x->ir->ins[at];
        if (ir_facts[in->op].traits & IR_EFFECTS || ((in->op == IR_get || in->op == IR_put) && in->aux == slot))
            return false;
    }
    return true;
}

/* The slot that the value is put to soon is its place as well, if that is memory whose content nobody needs. */
static bool spill_to_slot(struct x64 *x, uint32_t v)
{
    const struct ir_ins *put = &x->ir->ins[x->uses[v].put];
    if (!x->hot || put->op != IR_put || put->a != v || type_of(x, v) != IR_I64 || x->uses[v].put <= x->cur)
        return false;
    unsigned slot = put->aux;
    if (x->ir->slots[slot].type != IR_I64 || x->pins->reg[slot] != NO_REG || !is_unseen(x, slot, v))
        return false;
    for (uint32_t other = x->slot_head[slot]; other != IR_NONE; other = x->val[other].next_slot)
        if (x->val[other].last >= x->cur && x->val[other].reg == NO_REG)
            return false;
    release_memory(x, slot, IR_NONE);
    attach_slot(x, v, slot);
    reg_store(x, IR_I64, x->ir->slots[slot].offset, x->val[v].reg);
    return true;
}

static void spill(struct x64 *x, uint32_t v)
{
    struct value *val = &x->val[v];
    if (val->spill != NO_SPILL || val->slot != NO_SLOT || val->wide || is_const(x, v) || x->ir->ins[v].op == IR_vconst || x->ir->ins[v].op == IR_kept)
        return;
    if (spill_to_upper(x, v) || spill_to_slot(x, v))
        return;
    unsigned n = take_spill_place(x, v);
    val->spill = (uint8_t)n;
    /* All of an I32's register is kept: it may share its register with an I64 (trunc). */
    reg_store(x, type_of(x, v) == IR_I32 ? (unsigned)IR_I64 : type_of(x, v), spill_offset(n), val->reg);
}

void drop_values(struct x64 *x, unsigned reg)
{
    if (is_busy(x, reg))
        for (uint32_t v = x->reg_head[reg]; v != IR_NONE; v = x->val[v].next)
            x->val[v].reg = NO_REG;
    x->reg_end[reg] = 0;
}

static void spill_values(struct x64 *x, unsigned reg, uint32_t from)
{
    if (!is_busy(x, reg))
        return;
    for (uint32_t v = x->reg_head[reg]; v != IR_NONE; v = x->val[v].next)
        if (x->val[v].last >= from)
            spill(x, v);
}

static void evict(struct x64 *x, unsigned reg)
{
    spill_values(x, reg, x->cur);
    drop_values(x, reg);
}

void keep_values(struct x64 *x, unsigned reg) { spill_values(x, reg, x->cur + 1); }

/* The local register whose values are used last is evicted. */
__attribute__((noinline)) static unsigned alloc_busy(struct x64 *x, bool xmm)
{
    unsigned best = NO_REG;
    uint32_t best_end = 0;
    for (uint32_t set = (xmm ? XMM_LOCALS : GPR_LOCALS) & ~x->locked; set; set &= set - 1) {
        unsigned reg = (unsigned)__builtin_ctz(set);
        if (x->reg_end[reg] > best_end) {
            best = reg;
            best_end = x->reg_end[reg];
        }
    }
    if (best == NO_REG)
        __builtin_trap(); /* an emitter locked all registers */
    evict(x, best);
    x->locked |= 1u << best;
    return best;
}

static inline unsigned alloc(struct x64 *x, bool xmm)
{
    for (uint32_t set = (xmm ? XMM_LOCALS : GPR_LOCALS) & ~x->locked; set; set &= set - 1) {
        unsigned reg = (unsigned)__builtin_ctz(set);
        if (!is_busy(x, reg)) {
            x->locked |= 1u << reg;
            return reg;
        }
    }
    return alloc_busy(x, xmm);
}

/* For a value */
static unsigned alloc_for(struct x64 *x, uint32_t v)
{
    bool xmm = is_xmm_type(type_of(x, v));
    if (!x->hot)
        return alloc(x, xmm);
    for (uint32_t set = (xmm ? XMM_LOCALS : GPR_LOCALS) & ~x->locked; set; set &= set - 1)
        if (!is_busy(x, (unsigned)__builtin_ctz(set)))
            return alloc(x, xmm);
    unsigned reg = alloc_open(x, xmm, x->val[v].last);
    return reg != NO_REG ? reg : alloc_busy(x, xmm);
}

unsigned tmp(struct x64 *x) { return alloc(x, false); }
unsigned tmp_xmm(struct x64 *x) { return alloc(x, true) - XMM0; }

/* Emits the load of a value that is in no register into reg. */
static void materialise(struct x64 *x, uint32_t v, unsigned reg)
{
    const struct ir_ins *in = &x->ir->ins[v];
    struct value *val = &x->val[v];
    if (in->op == IR_iconst) {
        asm_mov_ri_keep(&x->c, reg, const_of(x, v));
        val->zx = true;
    } else if (in->op == IR_vconst) {
        const union ir_val *k = &x->ir->pool[in->a];
        unsigned r = reg - XMM0;
        if ((k->d[0] | k->d[1]) == 0) {
            if (x->avx)
                asm_vrr(&x->c, M_0F | 0x57, r, r, r);
            else
                asm_rr(&x->c, M_0F | 0x57, r, r);
        } else {
            vliteral(x, r, k->d[0], k->d[1]);
        }
    } else if (in->op == IR_kept) {
        xmm_load(x, IR_V128, reg - XMM0, kept_mem(in->a));
    } else if (val->wide) {
        load_wide(x, v, reg - XMM0);
    } else if (upper_of(x, val)) {
        xmm_mov(x, reg - XMM0, upper_of(x, val));
    } else if (val->slot != NO_SLOT) {
        reg_load(x, in->type == IR_FLAGS ? (unsigned)IR_I32 : x->ir->slots[val->slot].type, reg, x->ir->slots[val->slot].offset);
    } else if (val->spill != NO_SPILL) {
        reg_load(x, in->type == IR_I32 ? (unsigned)IR_I64 : in->type, reg, spill_offset(val->spill));
    } else {
        __builtin_trap(); /* used before it was made */
    }
}

unsigned use_loaded(struct x64 *x, uint32_t v)
{
    unsigned reg = alloc_for(x, v);
    materialise(x, v, reg);
    attach(x, v, reg);
    return reg & 15;
}

unsigned use_any(struct x64 *x, uint32_t v)
{
    unsigned upper = x->val[v].reg == NO_REG ? upper_of(x, &x->val[v]) : 0;
    if (!upper && x->val[v].reg == NO_REG)
        upper = lowest_lane(x, v);
    return upper ? upper : use(x, v);
}

/* Would it take another value's place to load v? */
static bool is_crowded(const struct x64 *x, uint32_t v)
{
    for (uint32_t set = (is_xmm_type(type_of(x, v)) ? XMM_LOCALS : GPR_LOCALS) & ~x->locked; set; set &= set - 1)
        if (!is_busy(x, (unsigned)__builtin_ctz(set)))
            return false;
    return true;
}

bool use_mem(struct x64 *x, uint32_t v, struct mem *m)
{
    return find_mem(x, v, m) && (x->val[v].last == x->cur || is_crowded(x, v));
}

bool find_mem(const struct x64 *x, uint32_t v, struct mem *m)
{
    const struct value *val = &x->val[v];
    if (val->reg != NO_REG || upper_of(x, val))
        return false;
    if (x->ir->ins[v].op == IR_kept)
        *m = kept_mem(x->ir->ins[v].a);
    else if (val->slot != NO_SLOT)
        *m = slot_mem(x, val->slot);
    else if (val->spill != NO_SPILL)
        *m = state_mem(spill_offset(val->spill));
    else
        return false;
    return true;
}

/* The values that instruction `from` or a later one uses are in register `to` now. */
static void move_values(struct x64 *x, unsigned reg, unsigned to, uint32_t from)
{
    for (uint32_t v = x->reg_head[reg], next; v != IR_NONE; v = next) {
        next = x->val[v].next;
        if (x->val[v].last >= from)
            attach(x, v, to);
    }
    x->reg_end[reg] = 0;
}

void take(struct x64 *x, unsigned reg)
{
    if (is_busy(x, reg)) {
        uint32_t set = (reg >= XMM0 ? XMM_LOCALS : GPR_LOCALS) & ~x->locked & ~(1u << reg);
        while (set && is_busy(x, (unsigned)__builtin_ctz(set)))
            set &= set - 1;
        if (set) { /* a move is cheaper than a spill */
            unsigned to = (unsigned)__builtin_ctz(set);
            bool was_locked = x->locked >> reg & 1;
            reg_mov(x, to, reg);
            move_values(x, reg, to, x->cur);
            if (was_locked)
                x->locked |= 1u << to;
        } else {
            evict(x, reg);
        }
    }
    x->locked |= 1u << reg;
}

/* v, used later, is to be found elsewhere; others may stay. */
static void detach(struct x64 *x, uint32_t v, unsigned reg)
{
    uint32_t *p = &x->reg_head[reg], end = 0;
    if (*p == v && x->val[v].next == IR_NONE) {
        x->reg_end[reg] = 0;
        return;
    }
    while (*p != IR_NONE) {
        if (*p == v) {
            *p = x->val[v].next;
            continue;
        }
        if (x->val[*p].last >= end)
            end = x->val[*p].last + 1;
        p = &x->val[*p].next;
    }
    x->reg_end[reg] = end;
}

void end_here(struct x64 *x, uint32_t v)
{
    unsigned reg = x->val[v].reg;
    x->val[v].last = x->cur;
    if (reg == NO_REG)
        return;
    x->reg_end[reg] = 0;
    for (uint32_t other = x->reg_head[reg]; other != IR_NONE; other = x->val[other].next)
        if (x->val[other].last >= x->reg_end[reg])
            x->reg_end[reg] = x->val[other].last + 1;
}

void use_in(struct x64 *x, uint32_t v, unsigned reg)
{
    if (x->val[v].reg == reg) {
        x->locked |= 1u << reg;
        return;
    }
    take(x, reg);
    unsigned from = x->val[v].reg;
    if (from == NO_REG) {
        materialise(x, v, reg);
    } else {
        reg_mov(x, reg, from);
        if (!((GPR_LOCALS | XMM_LOCALS) >> from & 1))
            return;
        detach(x, v, from);
    }
    occupy(x, v, reg);
}

/* Nobody else uses what is in v's register now or later? */
static bool is_alone(const struct x64 *x, uint32_t v)
{
    for (uint32_t other = x->reg_head[x->val[v].reg]; other != IR_NONE; other = x->val[other].next)
        if (other != v && x->val[other].last >= x->cur)
            return false;
    return true;
}

void use_copy(struct x64 *x, uint32_t v, unsigned reg)
{
    struct value *val = &x->val[v];
    const struct ir_ins *in = &x->ir->ins[x->cur];
    unsigned times = (in->a == v) + (in->b == v) + (in->c == v);
    if (times < 2 && val->reg == reg && val->last == x->cur && is_alone(x, v)) {
        drop_values(x, reg); /* dies here: the register may be changed; its content stays usable by the caller only */
        x->locked |= 1u << reg;
        return;
    }
    take(x, reg);
    if (x->val[v].reg != NO_REG)
        reg_mov(x, reg, x->val[v].reg);
    else
        materialise(x, v, reg);
}

/* ---- results ------------------------------------------------------------------------------------ */
static inline unsigned finish_def(struct x64 *x, unsigned reg)
{
    occupy(x, x->cur, reg);
    x->locked |= 1u << reg;
    return reg & 15;
}

/* The local register (of these) whose values all die here, v among them; else NO_REG. */
static inline unsigned dying_in(const struct x64 *x, uint32_t v, uint32_t locals)
{
    unsigned reg = x->val[v].reg;
    return reg != NO_REG && locals >> reg & 1 && !is_kept(x, reg) ? reg : NO_REG;
}

/* The register of an operand that dies here, the first one by preference; else NO_REG. */
static inline unsigned dying_operand(const struct x64 *x)
{
    const struct ir_ins *in = &x->ir->ins[x->cur];
    bool xmm = is_xmm_type(in->type);
    uint32_t locals = xmm ? XMM_LOCALS : GPR_LOCALS;
    unsigned set = ir_value_operands(in), reg = set & 1 ? dying_in(x, in->a, locals) : NO_REG;
    if (reg == NO_REG && set & 2)
        reg = dying_in(x, in->b, locals);
    if (reg == NO_REG && set & 4)
        reg = dying_in(x, in->c, locals);
    return reg;
}

__attribute__((noinline)) static unsigned def_local(struct x64 *x)
{
    unsigned reg = dying_operand(x);
    return finish_def(x, reg != NO_REG ? reg : alloc_for(x, x->cur));
}

unsigned def(struct x64 *x)
{
    unsigned hint = x->hint;
    return hint != NO_REG && !is_kept(x, hint) ? finish_def(x, hint) : def_local(x);
}

unsigned def_early(struct x64 *x)
{
    unsigned hint = x->hint;
    if (hint != NO_REG && !(x->locked >> hint & 1) && !is_busy(x, hint))
        return finish_def(x, hint);
    return finish_def(x, alloc_for(x, x->cur));
}

unsigned def_over(struct x64 *x, uint32_t v)
{
    unsigned from = use(x, v) | (x->val[v].reg & XMM0);
    bool changeable = from == x->hint || (GPR_LOCALS | XMM_LOCALS) >> from & 1;
    if (changeable && x->val[v].last == x->cur && !is_kept(x, from))
        return finish_def(x, from);
    unsigned d = def_early(x);
    reg_mov(x, from >= XMM0 ? d + XMM0 : d, from);
    return d;
}

void def_in(struct x64 *x, unsigned reg) { finish_def(x, reg); }

/* Where it is noted that a value is made before its turn; MOST_AHEAD: there is no place. */
static unsigned free_ahead(const struct x64 *x)
{
    unsigned i = 0;
    while (i < MOST_AHEAD && x->ahead[i] > x->cur)
        i++;
    return i;
}

bool can_def_ahead(const struct x64 *x) { return free_ahead(x) < MOST_AHEAD; }

bool is_made_ahead(const struct x64 *x, uint32_t v)
{
    for (uint32_t i = 0; i < MOST_AHEAD; i++)
        if (x->ahead[i] == v)
            return true;
    return false;
}

unsigned def_ahead(struct x64 *x, uint32_t v)
{
    x->val[v] = (struct value){.last = x->uses[v].last, .reg = NO_REG, .slot = NO_SLOT, .spill = NO_SPILL, .zx = true};
    unsigned reg = alloc_for(x, v);
    occupy(x, v, reg);
    x->ahead[free_ahead(x)] = v;
    return reg & 15;
}

void def_share(struct x64 *x, uint32_t v, bool zx)
{
    if (x->val[v].reg == NO_REG && x->val[v].slot != NO_SLOT) {
        attach_slot(x, x->cur, x->val[v].slot);
        return;
    }
    use(x, v);
    attach(x, x->cur, x->val[v].reg);
    x->val[x->cur].zx = zx;
}

/* ---- slots -------------------------------------------------------------------------------------- */
static void store_unloaded(struct x64 *x, uint32_t v, uint32_t offset)
{
    int32_t imm;
    if (is_imm(x, v, &imm)) {
        asm_state(x, opw(type_of(x, v) == IR_I64) | 0xc7, 0, offset);
        put32(&x->c, (uint32_t)imm);
        return;
    }
    if (store_lane(x, v, state_mem(offset)))
        return;
    use(x, v);
    reg_store(x, type_of(x, v), offset, x->val[v].reg);
}

void store_value(struct x64 *x, uint32_t v, uint32_t offset)
{
    unsigned reg = x->val[v].reg;
    if (reg == NO_REG)
        store_unloaded(x, v, offset);
    else
        reg_store(x, type_of(x, v), offset, reg);
}

/* Before a slot's home changes: values that are its content and are used later get another place. */
static void release_register(struct x64 *x, unsigned reg)
{
    unsigned to = alloc(x, reg >= XMM0);
    reg_mov(x, to, reg);
    move_values(x, reg, to, x->cur + 1);
}

static void release_memory(struct x64 *x, unsigned slot, uint32_t except)
{
    while (x->slot_head[slot] != IR_NONE) {
        uint32_t v = x->slot_head[slot];
        if (x->val[v].last > x->cur && x->val[v].reg == NO_REG && v != except)
            use(x, v);
        x->slot_head[slot] = x->val[v].next_slot;
        x->val[v].slot = NO_SLOT;
    }
}

void release_slot(struct x64 *x, unsigned slot) { release_memory(x, slot, IR_NONE); }
bool is_in_memory(const struct x64 *x, unsigned slot) { return x->pins->reg[slot] == NO_REG && !upper_home(x, slot); }

__attribute__((noinline)) static void put_unloaded(struct x64 *x, unsigned home, uint32_t v)
{
    materialise(x, v, home);
    occupy(x, v, home);
}

static void put_register(struct x64 *x, unsigned home, uint32_t v)
{
    unsigned from = x->val[v].reg;
    if (from == NO_REG) {
        put_unloaded(x, home, v);
        return;
    }
    reg_mov(x, home, from);
    if ((GPR_LOCALS | XMM_LOCALS) >> from & 1) { /* the home is as good a place, and frees a local register */
        detach(x, v, from);
        occupy(x, v, home);
    }
}

/* The host's flags stay what they are. */
__attribute__((noinline)) static void put_home(struct x64 *x, unsigned home, uint32_t v)
{
    bool known = x->known.at == x->c.p;
    if (is_kept(x, home))
        release_register(x, home);
    put_register(x, home, v);
    if (known)
        x->known.at = x->c.p;
}

static inline void put_memory(struct x64 *x, unsigned slot, uint32_t v)
{
    struct value *val = &x->val[v];
    uint32_t offset = x->ir->slots[slot].offset;
    unsigned reg = val->reg, upper = upper_home(x, slot);
    if (upper)
        xmm_mov(x, upper, use_any(x, v));
    else if (reg == NO_REG)
        store_unloaded(x, v, offset);
    if (val->slot == NO_SLOT && val->last > x->cur)
        attach_slot(x, v, slot);
    if (reg != NO_REG && !upper)
        reg_store(x, type_of(x, v), offset, reg);
}

__attribute__((noinline)) static void put_over_values(struct x64 *x, unsigned slot, uint32_t v)
{
    release_memory(x, slot, v);
    put_memory(x, slot, v);
}

static void put_slot(struct x64 *x, unsigned slot, uint32_t v)
{
    if (x->val[v].slot == slot)
        return;
    if (x->slot_head[slot] != IR_NONE)
        put_over_values(x, slot, v);
    else
        put_memory(x, slot, v);
}

/* The upper register that is the home which the result is to be put into, if nobody uses later what it holds; else 0. */
static unsigned take_upper_home(struct x64 *x)
{
    const struct ir_ins *put = &x->ir->ins[x->uses[x->cur].put];
    unsigned upper = put->op == IR_put && put->a == x->cur ? upper_home(x, put->aux) : 0;
    if (!upper)
        return 0;
    for (uint32_t v = x->slot_head[put->aux]; v != IR_NONE; v = x->val[v].next_slot)
        if (x->val[v].last > x->cur && x->val[v].reg == NO_REG)
            return 0;
    release_memory(x, put->aux, IR_NONE);
    attach_slot(x, x->cur, put->aux);
    return upper;
}

unsigned def_any(struct x64 *x)
{
    unsigned upper = take_upper_home(x);
    if (!upper && x->hint == NO_REG && x->hot && is_crowded(x, x->cur) && dying_operand(x) == NO_REG)
        upper = take_upper(x, x->cur);
    return upper ? upper : def(x);
}

void x64_emit_get(struct x64 *x, const struct ir_ins *in)
{
    unsigned home = x->pins->reg[in->aux];
    if (home == NO_REG)
        attach_slot(x, x->cur, in->aux);
    else
        attach(x, x->cur, home);
}

/* The next branch makes the put: other values of the block must not have the home for their place any more. */
static void sink_put(struct x64 *x, unsigned slot)
{
    release_memory(x, slot, IR_NONE);
    x->sunk_put = x->cur;
}

/* The slot's home is memory. */
__attribute__((noinline)) static void put_state(struct x64 *x, unsigned slot, uint32_t v)
{
    bool known = x->known.at == x->c.p;
    if (x->uses[x->cur].sunk)
        sink_put(x, slot);
    else
        put_slot(x, slot, v);
    if (known) /* that moves only */
        x->known.at = x->c.p;
}

/* Most values were made in their home. */
void x64_emit_put(struct x64 *x, const struct ir_ins *in)
{
    unsigned home = x->pins->reg[in->aux];
    if (home == NO_REG)
        put_state(x, in->aux, in->a);
    else if (x->val[in->a].reg != home)
        put_home(x, home, in->a);
}

/* C code may use the upper registers. What is only there goes to memory. */
static void spill_uppers(struct x64 *x)
{
    for (uint32_t set = x->used_uppers; set; set &= set - 1) {
        unsigned n = (unsigned)__builtin_ctz(set);
        uint32_t v = x->in_upper[n];
        x->val[v].spill = NO_SPILL;
        if (x->val[v].last > x->cur) {
            unsigned to = take_spill_place(x, v);
            x->val[v].spill = (uint8_t)to;
            xmm_store(x, IR_V128, state_mem(spill_offset(to)), UPPER + n);
        }
    }
    x->used_uppers = 0;
}

static void spill_to_memory(struct x64 *x, bool homes)
{
    for (unsigned reg = 0; reg < NREGS; reg++) {
        bool local = (GPR_LOCALS | XMM_LOCALS) >> reg & 1;
        if (!is_busy(x, reg) || (!local && !homes))
            continue;
        for (uint32_t v = x->reg_head[reg]; v != IR_NONE; v = x->val[v].next) {
            if (x->val[v].last > x->cur && !is_const(x, v)) {
                if (homes && x->val[v].slot != NO_SLOT)
                    detach_slot(x, v);
                spill(x, v);
            }
        }
        drop_values(x, reg);
    }
    if (!homes)
        return;
    for (unsigned slot = 0; slot < x->ir->nslots; slot++) {
        for (uint32_t v = x->slot_head[slot], next; v != IR_NONE; v = next) {
            next = x->val[v].next_slot;
            if (x->val[v].last > x->cur) {
                x->locked = 0;
                use(x, v);
                x->val[v].slot = NO_SLOT;
                spill(x, v);
                drop_values(x, x->val[v].reg);
            }
            x->val[v].slot = NO_SLOT;
        }
        x->slot_head[slot] = IR_NONE;
    }
    x->locked = 0;
}

void spill_for_call(struct x64 *x, bool homes)
{
    uint32_t uppers = x->uppers;
    spill_uppers(x);
    x->uppers = 0;
    spill_to_memory(x, homes);
    x->uppers = uppers;
}

void ra_begin_block(struct x64 *x)
{
    memset(x->reg_end, 0, sizeof x->reg_end);
    memset(x->slot_head, 0xff, x->ir->nslots * sizeof *x->slot_head); /* IR_NONE */
    x->locked = 0;
    x->nspills = x->used_uppers = 0;
    memset(x->ahead, 0, sizeof x->ahead);
    x->known.at = NULL;
    memset(x->wide, 0xff, sizeof x->wide); /* IR_NONE */
    memset(x->masks, 0xff, sizeof x->masks);
    x->open_end = x->wide_since = x->ir->blocks[x->block].first;
}
