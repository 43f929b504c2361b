/* ra.c: where values live while a block is emitted. Owns the contents of registers, spill places and slot homes.
 *
 * Values are immutable, so several may share a register or be the content of a slot's home. A pinned slot's home is a
 * register, the others' is memory; a value that came from or went to a home needs no other place until the slot is
 * written again. */
#include "backends/x86_64/ra.h"
#include "backends/x86_64/rules.h"
#include "backends/x86_64/vec.h"

static struct mem spill_mem(unsigned n) { return state_mem(offsetof(struct cpu_state, spill) + 16 * n); }

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

static void reg_load(struct x64 *x, unsigned type, unsigned reg, struct mem m)
{
    if (reg >= XMM0)
        xmm_load(x, type, reg - XMM0, m);
    else
        asm_mov_rm(&x->c, type == IR_I64, reg, m);
}

static void reg_store(struct x64 *x, unsigned type, struct mem m, unsigned reg)
{
    if (reg >= XMM0)
        xmm_store(x, type, m, reg - XMM0);
    else
        asm_mov_mr(&x->c, type == IR_I64, m, reg);
}

static void reg_mov(struct x64 *x, unsigned d, unsigned s)
{
    if (d >= XMM0)
        xmm_mov(x, d - XMM0, s - XMM0);
    else if (d != s)
        asm_mov_rr(&x->c, true, d, s);
}

/* ---- allocation --------------------------------------------------------------------------------- */
static unsigned take_spill_place(struct x64 *x)
{
    for (unsigned i = 0; i < CPU_SPILL_SLOTS / 64; i++) {
        if (~x->spills[i]) {
            unsigned n = (unsigned)__builtin_ctzll(~x->spills[i]);
            x->spills[i] |= UINT64_C(1) << n;
            return 64 * i + n;
        }
    }
    x->too_complex = true;
    return 0;
}

/* Where no C code is called. */
static bool spill_to_upper(struct x64 *x, uint32_t v)
{
    uint64_t *taken = &x->spills[CPU_SPILL_SLOTS / 64];
    if (!~*taken || x->val[v].reg < XMM0)
        return false;
    unsigned n = (unsigned)__builtin_ctzll(~*taken);
    *taken |= UINT64_C(1) << n;
    x->in_upper[n] = v;
    x->val[v].spill = (int16_t)(CPU_SPILL_SLOTS + n);
    xmm_mov(x, UPPER + n, x->val[v].reg - XMM0);
    return true;
}

/* The upper register that is a place of the value, or 0. */
static unsigned upper_of(const struct x64 *x, const struct value *val)
{
    if (val->slot >= 0 && x->upper[val->slot])
        return x->upper[val->slot];
    return val->spill >= CPU_SPILL_SLOTS ? (unsigned)val->spill - CPU_SPILL_SLOTS + UPPER : 0;
}

static void spill(struct x64 *x, uint32_t v)
{
    struct value *val = &x->val[v];
    if (val->spill >= 0 || val->slot >= 0 || is_const(x, v) || x->ir->ins[v].op == IR_vconst)
        return;
    if (spill_to_upper(x, v))
        return;
    unsigned n = take_spill_place(x);
    val->spill = (int16_t)n;
    /* All of an I32's register is kept: it may share its register with an I64 (trunc). */
    reg_store(x, type_of(x, v) == IR_I32 ? (unsigned)IR_I64 : type_of(x, v), spill_mem(n), val->reg);
}

static void evict(struct x64 *x, unsigned reg)
{
    while (x->reg_head[reg] != IR_NONE) {
        uint32_t v = x->reg_head[reg];
        if (x->val[v].last >= x->cur)
            spill(x, v);
        detach(x, v);
    }
}

void keep_values(struct x64 *x, unsigned reg)
{
    for (uint32_t v = x->reg_head[reg]; v != IR_NONE; v = x->val[v].next)
        if (x->val[v].last > x->cur)
            spill(x, v);
}

void drop_values(struct x64 *x, unsigned reg)
{
    while (x->reg_head[reg] != IR_NONE)
        detach(x, x->reg_head[reg]);
}

/* The local register whose values are used last is evicted. */
__attribute__((noinline)) static unsigned alloc_busy(struct x64 *x, bool xmm)
{
    unsigned best = NO_REG;
    uint32_t best_last = 0;
    for (uint32_t set = (xmm ? XMM_LOCALS : GPR_LOCALS) & ~x->locked; set; set &= set - 1) {
        unsigned reg = (unsigned)__builtin_ctz(set);
        uint32_t last = 0;
        for (uint32_t v = x->reg_head[reg]; v != IR_NONE; v = x->val[v].next)
            if (x->val[v].last > last)
                last = x->val[v].last;
        if (last < x->cur) { /* nothing ended them: their last user was removed */
            best = reg;
            break;
        }
        if (best == NO_REG || last > best_last) {
            best = reg;
            best_last = last;
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
    uint32_t free = (xmm ? XMM_LOCALS : GPR_LOCALS) & ~x->locked & ~x->busy;
    if (!free)
        return alloc_busy(x, xmm);
    x->locked |= free & -free;
    return (unsigned)__builtin_ctz(free);
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
    } else if (upper_of(x, val)) {
        xmm_mov(x, reg - XMM0, upper_of(x, val));
    } else if (val->slot >= 0) {
        reg_load(x, in->type == IR_FLAGS ? (unsigned)IR_I32 : x->ir->slots[val->slot].type, reg, slot_mem(x, (unsigned)val->slot));
    } else if (val->spill >= 0) {
        reg_load(x, in->type == IR_I32 ? (unsigned)IR_I64 : in->type, reg, spill_mem((unsigned)val->spill));
    } else {
        __builtin_trap(); /* used before it was made */
    }
}

__attribute__((noinline)) static unsigned use_loaded(struct x64 *x, uint32_t v)
{
    unsigned reg = alloc(x, is_xmm_type(type_of(x, v)));
    materialise(x, v, reg);
    attach(x, v, reg);
    return reg & 15;
}

_Static_assert(XMM0 == 16, "the low 4 bits number a register of either kind");

unsigned use(struct x64 *x, uint32_t v)
{
    unsigned reg = x->val[v].reg;
    if (reg == NO_REG)
        return use_loaded(x, v);
    x->locked |= 1u << reg;
    return reg & 15;
}

unsigned use_any(struct x64 *x, uint32_t v)
{
    unsigned upper = x->val[v].reg == NO_REG ? upper_of(x, &x->val[v]) : 0;
    return upper ? upper : use(x, v);
}

bool use_mem(struct x64 *x, uint32_t v, struct mem *m)
{
    uint32_t locals = is_xmm_type(type_of(x, v)) ? XMM_LOCALS : GPR_LOCALS;
    bool crowded = !(locals & ~x->locked & ~x->busy); /* to load it would spill another */
    return (crowded || x->val[v].last == x->cur) && find_mem(x, v, m);
}

bool find_mem(const struct x64 *x, uint32_t v, struct mem *m)
{
    const struct value *val = &x->val[v];
    if (val->reg != NO_REG || upper_of(x, val))
        return false;
    if (val->slot >= 0)
        *m = slot_mem(x, (unsigned)val->slot);
    else if (val->spill >= 0)
        *m = spill_mem((unsigned)val->spill);
    else
        return false;
    return true;
}

void take(struct x64 *x, unsigned reg)
{
    if (x->reg_head[reg] != IR_NONE) {
        uint32_t set = (reg >= XMM0 ? XMM_LOCALS : GPR_LOCALS) & ~x->locked & ~(1u << reg);
        unsigned to = NO_REG;
        for (; set && to == NO_REG; set &= set - 1)
            if (x->reg_head[__builtin_ctz(set)] == IR_NONE)
                to = (unsigned)__builtin_ctz(set);
        if (to != NO_REG) { /* a move is cheaper than a spill */
            reg_mov(x, to, reg);
            bool was_locked = x->locked >> reg & 1;
            while (x->reg_head[reg] != IR_NONE) {
                uint32_t v = x->reg_head[reg];
                detach(x, v);
                attach(x, v, to);
            }
            if (was_locked)
                x->locked |= 1u << to;
        } else {
            evict(x, reg);
        }
    }
    x->locked |= 1u << reg;
}

void use_in(struct x64 *x, uint32_t v, unsigned reg)
{
    struct value *val = &x->val[v];
    if (val->reg == reg) {
        x->locked |= 1u << reg;
        return;
    }
    take(x, reg);
    if (val->reg == NO_REG) {
        materialise(x, v, reg);
        attach(x, v, reg);
        return;
    }
    reg_mov(x, reg, val->reg);
    if ((GPR_LOCALS | XMM_LOCALS) >> val->reg & 1) {
        detach(x, v);
        attach(x, v, reg);
    }
}

void use_copy(struct x64 *x, uint32_t v, unsigned reg)
{
    struct value *val = &x->val[v];
    const struct ir_ins *in = &x->ir->ins[x->cur];
    unsigned times = (in->a == v) + (in->b == v) + (in->c == v);
    if (times < 2 && val->reg == reg && val->last == x->cur && val->next == IR_NONE && x->reg_head[reg] == v) {
        detach(x, v); /* dies here: the register may be changed; its content stays usable by the caller only */
        x->locked |= 1u << reg;
        return;
    }
    take(x, reg);
    if (x->val[v].reg != NO_REG)
        reg_mov(x, reg, x->val[v].reg);
    else
        materialise(x, v, reg);
}

void end_value(struct x64 *x, uint32_t v)
{
    if (x->val[v].folded)
        end_operands(x, &x->ir->ins[v]);
    kill(x, v);
}

/* ---- results ------------------------------------------------------------------------------------ */
/* May the current result go straight into pinned register reg? Only if no value there is used later. */
static inline bool home_is_free(const struct x64 *x, unsigned reg, bool early)
{
    for (uint32_t v = x->reg_head[reg]; v != IR_NONE; v = x->val[v].next)
        if (x->val[v].last > x->cur || (early && x->val[v].last == x->cur))
            return false;
    return true;
}

static inline unsigned finish_def(struct x64 *x, unsigned reg)
{
    attach(x, x->cur, reg);
    x->locked |= 1u << reg;
    return reg & 15;
}

unsigned def(struct x64 *x)
{
    struct value *val = &x->val[x->cur];
    const struct ir_ins *in = &x->ir->ins[x->cur];
    bool xmm = is_xmm_type(in->type);
    if (val->hint != NO_REG && home_is_free(x, val->hint, false))
        return finish_def(x, val->hint);
    /* the register of an operand that dies here, the first one by preference */
    const uint32_t operand[3] = {in->a, in->b, in->c};
    for (unsigned set = ir_value_operands(in); set; set &= set - 1) {
        const struct value *o = &x->val[operand[__builtin_ctz(set)]];
        if (o->reg == NO_REG || o->last != x->cur || !((GPR_LOCALS | XMM_LOCALS) >> o->reg & 1) || (o->reg >= XMM0) != xmm)
            continue;
        if (home_is_free(x, o->reg, false))
            return finish_def(x, o->reg);
    }
    return finish_def(x, alloc(x, xmm));
}

unsigned def_early(struct x64 *x)
{
    struct value *val = &x->val[x->cur];
    bool xmm = is_xmm_type(x->ir->ins[x->cur].type);
    if (val->hint != NO_REG && !(x->locked >> val->hint & 1) && home_is_free(x, val->hint, true))
        return finish_def(x, val->hint);
    return finish_def(x, alloc(x, xmm));
}

unsigned def_over(struct x64 *x, uint32_t v)
{
    unsigned from = use(x, v) | (x->val[v].reg & XMM0), hint = x->val[x->cur].hint;
    bool changeable = from == hint || (GPR_LOCALS | XMM_LOCALS) >> from & 1;
    if (changeable && x->val[v].last == x->cur && home_is_free(x, from, false))
        return finish_def(x, from);
    unsigned d = def_early(x);
    reg_mov(x, from >= XMM0 ? d + XMM0 : d, from);
    return d;
}

void def_in(struct x64 *x, unsigned reg) { attach(x, x->cur, reg); }

void def_share(struct x64 *x, uint32_t v, bool zx)
{
    if (x->val[v].reg == NO_REG && x->val[v].slot >= 0) {
        attach_slot(x, x->cur, (unsigned)x->val[v].slot);
        return;
    }
    use(x, v);
    attach(x, x->cur, x->val[v].reg);
    x->val[x->cur].zx = zx;
}

/* ---- slots -------------------------------------------------------------------------------------- */
/* Before a slot's home changes: values that are its content and are used later get another place. */
static void release_register(struct x64 *x, unsigned reg, uint32_t except)
{
    unsigned to = NO_REG;
    for (uint32_t v = x->reg_head[reg], next; v != IR_NONE; v = next) {
        next = x->val[v].next;
        if (v == except || x->val[v].last <= x->cur)
            continue;
        if (to == NO_REG) {
            to = alloc(x, reg >= XMM0);
            reg_mov(x, to, reg);
        }
        detach(x, v);
        attach(x, v, to);
    }
}

static void release_memory(struct x64 *x, unsigned slot, uint32_t except)
{
    while (x->slot_head[slot] != IR_NONE) {
        uint32_t v = x->slot_head[slot];
        if (x->val[v].last > x->cur && x->val[v].reg == NO_REG && v != except)
            use(x, v);
        detach_slot(x, v);
    }
}

void store_value(struct x64 *x, uint32_t v, struct mem m)
{
    int32_t imm;
    if (x->val[v].reg == NO_REG && is_imm(x, v, &imm)) {
        asm_rm(&x->c, opw(type_of(x, v) == IR_I64) | 0xc7, 0, m);
        put32(&x->c, (uint32_t)imm);
        return;
    }
    unsigned r = use(x, v);
    reg_store(x, type_of(x, v), m, is_xmm_type(type_of(x, v)) ? r + XMM0 : r);
}

static void put_memory(struct x64 *x, unsigned slot, uint32_t v)
{
    struct value *val = &x->val[v];
    if (val->slot == (int)slot)
        return;
    if (x->slot_head[slot] != IR_NONE)
        release_memory(x, slot, v);
    if (x->upper[slot])
        xmm_mov(x, x->upper[slot], use_any(x, v));
    else
        store_value(x, v, slot_mem(x, slot));
    if (val->slot < 0 && val->last > x->cur)
        attach_slot(x, v, slot);
}

void put_slot(struct x64 *x, unsigned slot, uint32_t v)
{
    unsigned home = x->pins->reg[slot];
    struct value *val = &x->val[v];
    if (home == NO_REG) {
        put_memory(x, slot, v);
        return;
    }
    if (val->reg == home)
        return;
    if (x->busy >> home & 1)
        release_register(x, home, v);
    if (val->reg == NO_REG) {
        materialise(x, v, home);
        attach(x, v, home);
        return;
    }
    unsigned from = val->reg;
    reg_mov(x, home, from);
    if ((GPR_LOCALS | XMM_LOCALS) >> from & 1) { /* the home is as good a place, and frees a local register */
        detach(x, v);
        attach(x, v, home);
    }
}

void x64_emit_get(struct x64 *x, const struct ir_ins *in)
{
    unsigned home = x->pins->reg[in->aux];
    if (home == NO_REG)
        attach_slot(x, x->cur, in->aux);
    else
        attach(x, x->cur, home);
}

void x64_emit_put(struct x64 *x, const struct ir_ins *in)
{
    bool known = x->known.at == x->c.p;
    if (!x->uses[x->cur].sunk)
        put_slot(x, in->aux, in->a);
    else
        x->sunk_put = x->cur;
    if (known) /* that moves only */
        x->known.at = x->c.p;
}

/* C code may use the upper registers. What is only there goes to memory. */
static void spill_uppers(struct x64 *x)
{
    uint64_t *taken = &x->spills[CPU_SPILL_SLOTS / 64];
    for (uint64_t set = *taken & ~x->no_uppers; set; set &= set - 1) {
        unsigned n = (unsigned)__builtin_ctzll(set);
        uint32_t v = x->in_upper[n];
        x->val[v].spill = -1;
        if (x->val[v].last > x->cur) {
            unsigned to = take_spill_place(x);
            x->val[v].spill = (int16_t)to;
            xmm_store(x, IR_V128, spill_mem(to), UPPER + n);
        }
    }
    *taken = ~UINT64_C(0);
}

void spill_for_call(struct x64 *x, bool homes)
{
    spill_uppers(x);
    for (unsigned reg = 0; reg < NREGS; reg++) {
        if (x->reg_head[reg] == IR_NONE || reg == RSP || reg == STATE)
            continue;
        bool local = (GPR_LOCALS | XMM_LOCALS) >> reg & 1;
        if (!local && !homes)
            continue;
        for (uint32_t v = x->reg_head[reg], next; v != IR_NONE; v = next) {
            next = x->val[v].next;
            if (x->val[v].last > x->cur && !is_const(x, v)) {
                if (homes && x->val[v].slot >= 0)
                    detach_slot(x, v);
                spill(x, v);
            }
            detach(x, v);
        }
    }
    if (!homes) {
        x->spills[CPU_SPILL_SLOTS / 64] = x->no_uppers;
        return;
    }
    for (unsigned slot = 0; slot < x->ir->nslots; slot++) {
        for (uint32_t v = x->slot_head[slot], next; v != IR_NONE; v = next) {
            next = x->val[v].next_slot;
            if (x->val[v].last > x->cur) {
                x->locked = 0;
                use(x, v);
                detach_slot(x, v);
                spill(x, v);
                detach(x, v);
            } else {
                detach_slot(x, v);
            }
        }
    }
    x->locked = 0;
    x->spills[CPU_SPILL_SLOTS / 64] = x->no_uppers;
}

void ra_begin_block(struct x64 *x)
{
    memset(x->reg_head, 0xff, sizeof x->reg_head); /* IR_NONE */
    x->busy = 0;
    x->known.at = NULL;
    memset(x->slot_head, 0xff, x->ir->nslots * sizeof *x->slot_head);
    x->locked = 0;
    memset(x->spills, 0, sizeof x->spills);
    x->spills[CPU_SPILL_SLOTS / 64] = x->no_uppers;
}
