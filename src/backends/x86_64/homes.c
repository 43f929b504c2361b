/* homes.c: homes of a hot region's own: slots that it uses often take the registers of slots that it hardly uses. At the
 * region's edges, and around calls of C code, everything is where all other code expects it. */
#include "backends/x86_64/ra.h"

enum {
    LOOP_SHIFT = 3, MOST_DEPTH = 3, /* a loop runs 8 times, we assume */
    EDGE_COST = 4,      /* memory accesses for a register when the region is entered and left */
    UPPER_COST = 2,     /* the same for an upper register, which is nobody's home elsewhere */
};

/* How deep in loops each instruction is: between a branch back and its target, as blocks lie. */
static void find_loops(struct x64 *x)
{
    const struct ir *ir = x->ir;
    x->is_loop = arena_alloc(x->arena, ir->nblocks);
    x->depth = arena_alloc(x->arena, (ir->nins + 1) * sizeof *x->depth);
    memset(x->is_loop, 0, ir->nblocks);
    memset(x->depth, 0, (ir->nins + 1) * sizeof *x->depth);
    for (uint32_t b = 0; b < ir->nblocks; b++)
        for (uint32_t i = ir->blocks[b].first; i < ir->blocks[b].end; i++) {
            const struct ir_ins *in = &ir->ins[i];
            if ((in->op != IR_br_if && in->op != IR_jump) || in->aux & IR_TARGET_BLOCK)
                continue;
            uint32_t to = target_block(x, in);
            if (to > b)
                continue;
            x->is_loop[to] = 1;
            x->depth[ir->blocks[to].first]++;
            x->depth[i + 1]--;
        }
    for (uint32_t i = 0; i < ir->nins; i++)
        x->depth[i + 1] = (int16_t)(x->depth[i + 1] + x->depth[i]);
}

struct survey {
    uint64_t score[MAX_SLOTS]; /* memory accesses */
    bool read[MAX_SLOTS], written[MAX_SLOTS];
    uint64_t cost;             /* accesses for a register whose slot changes */
    bool counted;              /* they are those of as many runs as were counted; else of one run, by the depth of loops */
};

enum { LEAST_COUNTED = 64 /* runs of a region: fewer say nothing */ };

static uint64_t weight_of(const struct x64 *x, const struct survey *s, const struct ir_block *b, uint32_t at)
{
    int depth = x->depth[at] < MOST_DEPTH ? x->depth[at] : MOST_DEPTH;
    return s->counted ? b->runs + 1 : UINT64_C(1) << depth * LOOP_SHIFT;
}

static bool leaves_region(const struct x64 *x, const struct ir_ins *last)
{
    switch (last->op) {
    case IR_jump: return target_block(x, last) == UINT32_MAX;
    case IR_call: case IR_call_ind: case IR_jump_ind: case IR_ret: return true;
    default: return false;
    }
}

/* How often the region is entered and left. A loop at its head is entered once for as many rounds, we assume. */
static uint64_t passes(const struct x64 *x)
{
    const struct ir_block *first = x->ir->blocks;
    uint64_t entered = x->is_loop[0] ? first->runs >> LOOP_SHIFT : first->runs, left = 0;
    for (uint32_t b = 0; b < x->ir->nblocks; b++)
        if (leaves_region(x, &x->ir->ins[first[b].end - 1]))
            left += first[b].ends;
    return entered > left ? entered : left;
}

static void survey_block(const struct x64 *x, struct survey *s, const struct ir_block *b)
{
    for (uint32_t i = b->first; i < b->end; i++) {
        const struct ir_ins *in = &x->ir->ins[i];
        uint64_t weight = weight_of(x, s, b, i);
        if (in->op == IR_get || in->op == IR_put) {
            if (x->wide_slot[in->aux])
                continue;
            s->score[in->aux] += weight;
            *(in->op == IR_get ? &s->read[in->aux] : &s->written[in->aux]) = true;
        } else if (calls_c(in) || (!s->counted && (in->op == IR_call || in->op == IR_call_ind))) {
            s->cost += EDGE_COST * weight;
        }
    }
}

static void survey(const struct x64 *x, struct survey *s)
{
    memset(s, 0, sizeof *s);
    s->counted = x->ir->blocks[0].runs >= LEAST_COUNTED;
    s->cost = EDGE_COST * (s->counted ? passes(x) : 1);
    for (uint32_t b = 0; b < x->ir->nblocks; b++)
        survey_block(x, s, &x->ir->blocks[b]);
}

/* The best slot of the class (written: and written) without a register, or (pinned) the least one with one. */
static uint32_t pick(const struct x64 *x, const struct survey *s, bool vector, bool pinned, bool written)
{
    uint32_t best = IR_NONE;
    for (uint32_t slot = 0; slot < x->ir->nslots; slot++) {
        const struct ir_slot *info = &x->ir->slots[slot];
        if (!info->heat || (!pinned && x->wide_slot[slot]) || (info->type == IR_V128) != vector || (x->pins->reg[slot] != NO_REG) != pinned || (written && !s->written[slot]))
            continue;
        if (best == IR_NONE || (pinned ? s->score[slot] < s->score[best] : s->score[slot] > s->score[best]))
            best = slot;
    }
    return best;
}

static void move_home(struct x64 *x, struct pins *pins, uint32_t from, uint32_t to, bool written)
{
    unsigned reg = pins->reg[from];
    x->moved[x->nmoved++] = (struct region_home){(uint8_t)reg, written, x->ir->slots[to].offset, x->ir->slots[from].offset};
    pins->reg[from] = NO_REG;
    pins->reg[to] = (uint8_t)reg;
    pins->slot[reg] = (uint8_t)to;
    pins->offset[reg] = x->ir->slots[to].offset;
}

/* Upper registers for vector slots that have no other, and are written: what is only read is as near in memory. */
static void choose_uppers(struct x64 *x, struct survey *s)
{
    memset(x->upper, 0, sizeof x->upper);
    for (unsigned n = 0; n < MAX_UPPERS && x->uppers >> n & 1; n++) {
        uint32_t slot = pick(x, s, true, false, true);
        if (slot == IR_NONE || s->score[slot] <= s->cost * UPPER_COST / EDGE_COST)
            break;
        x->upper[slot] = (uint8_t)(UPPER + n);
        x->uppers &= ~(1u << n);
        x->nuppers++;
        x->moved[x->nmoved++] = (struct region_home){(uint8_t)(XMM0 + UPPER + n), s->written[slot], x->ir->slots[slot].offset, 0};
        s->score[slot] = 0;
    }
}

void choose_homes(struct x64 *x)
{
    struct survey s;
    struct pins *own = arena_alloc(x->arena, sizeof *own);
    find_loops(x);
    survey(x, &s);
    struct survey all = s;
    *own = *x->pins;
    x->pins = own;
    x->moved = arena_alloc(x->arena, (2 * MAX_MOVED + MAX_UPPERS) * sizeof *x->moved);
    for (unsigned vector = 0; vector < 2; vector++)
        for (unsigned n = 0; n < MAX_MOVED; n++) {
            uint32_t to = pick(x, &s, vector, false, false), from = pick(x, &s, vector, true, false);
            if (to == IR_NONE || from == IR_NONE || s.score[to] <= s.score[from] + s.cost)
                break;
            move_home(x, own, from, to, s.written[to]);
            s.score[from] = 0; /* it had its chance */
            s.score[to] = UINT64_MAX;
        }
    choose_uppers(x, &all);
}

static void move(struct x64 *x, bool load, unsigned reg, unsigned offset)
{
    struct mem m = state_mem(offset);
    if (reg >= XMM0 && load)
        xmm_load(x, IR_V128, reg - XMM0, m);
    else if (reg >= XMM0)
        xmm_store(x, IR_V128, m, reg - XMM0);
    else if (load)
        asm_mov_rm(&x->c, true, reg, m);
    else
        asm_mov_mr(&x->c, true, m, reg);
}

void enter_homes(struct x64 *x)
{
    for (uint32_t i = 0; i < x->nmoved; i++) {
        if (x->moved[i].elsewhere)
            move(x, false, x->moved[i].reg, x->moved[i].elsewhere);
        move(x, true, x->moved[i].reg, x->moved[i].here);
    }
}

void leave_homes(struct x64 *x)
{
    for (uint32_t i = x->nmoved; i-- > 0;) { /* an upper register may hold what others hold elsewhere */
        if (x->moved[i].written)
            move(x, false, x->moved[i].reg, x->moved[i].here);
        if (x->moved[i].elsewhere)
            move(x, true, x->moved[i].reg, x->moved[i].elsewhere);
    }
}
