/* wide.c: the same operation on four vectors (ir_wide.c and ir_sums.c put them side by side), done at once in a register of 512
 * bits. What is made so has a place there for its life; other instructions extract it.
 *
 * Only upper registers are used beyond their low 128 bits, as in packed.c. */
#include "backends/x86_64/wide.h"
#include "backends/x86_64/rules.h"

/* Are these four puts of slots that are neighbours in memory? */
static bool are_neighbour_puts(const struct x64 *x, const struct ir_ins *in)
{
    for (unsigned k = 0; k < LANES; k++)
        if (in[k].op != IR_put || x->ir->slots[in[k].aux].offset != x->ir->slots[in->aux].offset + 16 * k)
            return false;
    return true;
}

static void find_wide_slots(struct x64 *x)
{
    memset(x->wide_slot, 0, sizeof x->wide_slot);
    for (uint32_t at = 0; at + LANES < x->ir->nins; at++)
        if (x->ir->ins[at].op == IR_wide && x->ir->ins[at].a == LANES && are_neighbour_puts(x, &x->ir->ins[at + 1]))
            for (unsigned k = 1; k <= LANES; k++)
                x->wide_slot[x->ir->ins[at + k].aux] = true;
}

/* The last ones that packed.c leaves. */
void claim_wide(struct x64 *x)
{
    find_wide_slots(x);
    for (uint32_t at = 0; at < x->ir->nins; at++)
        if (x->ir->ins[at].op == IR_wide) {
            x->first_wide = UPPER + (unsigned)__builtin_popcount(x->uppers) - NWIDES;
            x->uppers = (1u << (scratch(x) - UPPER)) - 1;
            return;
        }
}

/* ---- groups --------------------------------------------------------------------------------------- */
static bool is_tested_only(const struct x64 *x, uint32_t v)
{
    while (x->uses[v].count == 1 && x->ir->ins[x->uses[v].last].op == IR_vor)
        v = x->uses[v].last;
    return x->uses[v].count == 1 && x->ir->ins[x->uses[v].last].op == IR_vany;
}

static bool are_tested_only(const struct x64 *x, uint32_t at)
{
    for (unsigned k = 0; k < LANES; k++)
        if (!is_tested_only(x, at + k))
            return false;
    return true;
}

static bool are_alike(const struct x64 *x, uint32_t at)
{
    const struct ir_ins *in = &x->ir->ins[at];
    unsigned set = ir_value_operands(in);
    for (unsigned k = 1; k < LANES; k++) {
        if (in[k].op != in->op || in[k].aux != in->aux)
            return false;
        if ((set & 1 && in[k].a >= at) || (set & 2 && in[k].b >= at) || (set & 4 && in[k].c >= at))
            return false;
        if ((in->op == IR_keep && in[k].b != in->b + k) || (in->op == IR_kept && in[k].a != in->a + k))
            return false;
        if (in->op == IR_store && (in[k].a != in->a || in[k].c != in->c + 16 * k))
            return false;
        if (in->op == IR_load && is_folded(x, in[k].a))
            return false;
        if (in->op == IR_vpmull64 && (is_folded(x, in[k].a) != is_folded(x, in->a) || is_folded(x, in[k].b) != is_folded(x, in->b)))
            return false;
    }
    return (in->op != IR_load && in->op != IR_store) || !is_folded(x, in->a);
}

static bool are_neighbours(const struct ir_ins *load)
{
    bool all = true;
    for (unsigned k = 1; k < LANES; k++)
        all &= load[k].a == load->a && load[k].c == load->c + 16 * k;
    return all;
}

/* Are all lanes of operand a (second: b) a mask? */
static bool is_mask_operand(const struct x64 *x, const struct ir_ins *in, bool second)
{
    uint32_t v[LANES];
    for (unsigned k = 0; k < LANES; k++)
        v[k] = second ? in[k].b : in[k].a;
    return is_mask(x, v[0]) && are_side_by_side(x, v);
}

/* A disjunction of masks for a test. */
static bool emit_mask_or(struct x64 *x, uint32_t at)
{
    const struct ir_ins *in = &x->ir->ins[at];
    unsigned n = take_mask(x);
    if (in->op != IR_vor || n == NONE || !is_mask_operand(x, in, false) || !is_mask_operand(x, in, true) ||
        mask_lane(x, in->a) != mask_lane(x, in->b) || !are_tested_only(x, at))
        return false;
    asm_vrr(&x->c, O_W | O_256 | M_0F | 0x45, FIRST_MASK + n, FIRST_MASK + mask_of(x, in->a), FIRST_MASK + mask_of(x, in->b)); /* korq */
    place_mask(x, at, n);
    return true;
}

/* What vpmull64 takes the high half of is no value of its own. */
static uint32_t whole(const struct x64 *x, uint32_t v) { return is_folded(x, v) && x->ir->ins[v].op == IR_vduplane ? x->ir->ins[v].a : v; }

_Static_assert(offsetof(struct cpu_state, kept) % 64 == 0, "four of them are one line of the cache");
void x64_emit_keep(struct x64 *x, const struct ir_ins *in) { xmm_store(x, IR_V128, kept_mem(in->b), use(x, in->a)); }

static bool emit_loads(struct x64 *x, uint32_t at)
{
    const struct ir_ins *in = &x->ir->ins[at];
    unsigned taken = 0, n = take_wide(x, &taken), d = x->first_wide + n;
    if (n == NONE)
        return false;
    if (in->op == IR_kept) {
        asm_erm(&x->c, LOAD | O_512, d, 0, kept_mem(in->a));
    } else if (are_neighbours(in)) {
        asm_erm(&x->c, LOAD | O_512, d, 0, mem_at(use(x, in->a), (int32_t)in->c));
    } else {
        asm_erm(&x->c, LOAD, d, 0, mem_at(use(x, in->a), (int32_t)in->c));
        for (unsigned k = 1; k < LANES; k++) {
            x->locked = 0;
            asm_erm(&x->c, INSERT_128 | O_512, d, d, mem_at(use(x, in[k].a), (int32_t)in[k].c));
            put8(&x->c, k);
        }
    }
    place_results(x, at, n);
    return true;
}

static bool emit_puts(struct x64 *x, uint32_t at)
{
    const struct ir_ins *in = &x->ir->ins[at];
    const uint32_t v[LANES] = {in[0].a, in[1].a, in[2].a, in[3].a};
    unsigned taken = 0, n;
    for (unsigned k = 0; k < LANES; k++)
        if (!is_in_memory(x, in[k].aux))
            return false;
    if (!are_neighbour_puts(x, in) || !are_kept(x, at) || (n = wide_operand(x, v, &taken)) == NONE)
        return false;
    x->cur = at + LANES - 1;
    for (unsigned k = 0; k < LANES; k++) {
        x->locked = 0;
        release_slot(x, in[k].aux);
    }
    asm_erm(&x->c, STORE | O_512, x->first_wide + n, 0, slot_mem(x, in->aux));
    return true;
}

static bool emit_group(struct x64 *x, uint32_t at)
{
    const struct ir_ins *in = &x->ir->ins[at];
    unsigned taken = 0, r[3] = {0, 0, 0};
    x->cur = at;
    if (in->op == IR_put)
        return emit_puts(x, at);
    if (!are_alike(x, at) || !is_wide_op(x, in) || !are_kept(x, at))
        return false;
    if (in->op == IR_load || in->op == IR_kept)
        return emit_loads(x, at);
    if (emit_mask_or(x, at))
        return true;
    unsigned set = ir_value_operands(in) & (in->op == IR_store ? 2 : 7);
    for (unsigned k = 0; k < 3; k++) {
        if (!(set >> k & 1))
            continue;
        uint32_t v[LANES];
        for (unsigned i = 0; i < LANES; i++)
            v[i] = whole(x, k == 0 ? in[i].a : k == 1 ? in[i].b : in[i].c);
        r[k] = wide_operand(x, v, &taken);
        if (r[k] == NONE)
            return false;
    }
    if (in->op == IR_keep) {
        asm_erm(&x->c, STORE | O_512, x->first_wide + r[0], 0, kept_mem(in->b));
        return true;
    }
    if (in->op == IR_store) {
        asm_erm(&x->c, STORE | O_512, x->first_wide + r[1], 0, mem_at(use(x, in->a), (int32_t)in->c));
        return true;
    }
    unsigned mask = is_comparison(in) && are_tested_only(x, at) ? take_mask(x) : NONE;
    if (mask != NONE) {
        emit_comparison(x, in, FIRST_MASK + mask, x->first_wide + r[0], x->first_wide + r[1]);
        place_mask(x, at, mask);
        return true;
    }
    unsigned n = take_wide(x, &taken);
    if (n == NONE)
        return false;
    emit_wide_op(x, in, x->first_wide + n, r);
    place_results(x, at, n);
    return true;
}

/* Four values, any bit of which leads to the branch's target: or, or, or, any, branch. */
static bool emit_test(struct x64 *x, uint32_t at)
{
    const struct ir_ins *in = &x->ir->ins[at];
    if (in[0].op != IR_vor || in[1].op != IR_vor || in[2].op != IR_vor || in[2].a != at || in[2].b != at + 1 || in[3].op != IR_vany ||
        in[3].a != at + 2 || in[4].op != IR_br_if || in[4].a != at + 3 || !(in[4].aux & IR_TARGET_BLOCK))
        return false;
    uint32_t v[LANES] = {in[0].a, in[0].b, in[1].a, in[1].b};
    unsigned taken = 0, mask = MASK;
    x->cur = at;
    if (is_mask(x, v[0]) && are_side_by_side(x, v)) {
        mask = FIRST_MASK + mask_of(x, v[0]);
    } else {
        unsigned n = wide_operand(x, v, &taken), r = x->first_wide + n;
        if (n == NONE)
            return false;
        e2(x, P38(0x27) | O_512, mask, r, r);                   /* vptestmd */
    }
    asm_vrr(&x->c, O_W | M_0F | 0x98, mask, 0, mask);           /* kortestq */
    branch_to_block(x, CC_NE, in[4].b);
    return true;
}

/* The sum of four values: two sums, the sum of these. */
static bool emit_sum(struct x64 *x, uint32_t at)
{
    const struct ir_ins *in = &x->ir->ins[at];
    const uint32_t v[LANES] = {in[0].a, in[0].b, in[1].a, in[1].b};
    unsigned n = find_wide(x, v), r = x->first_wide + n, t = scratch(x);
    if (in[0].op != IR_vxor || in[1].op != IR_vxor || in[2].op != IR_vxor || in[2].a != at || in[2].b != at + 1 || n == NONE ||
        x->uses[at].count != 1 || x->uses[at + 1].count != 1)
        return false;
    x->val[at] = x->val[at + 1] = (struct value){.reg = NO_REG, .slot = NO_SLOT, .spill = NO_SPILL}; /* in no place of their own */
    if (!begin_value(x, at + 2))
        return true;
    asm_err(&x->c, EXTRACT_256 | O_512, r, 0, t);
    put8(&x->c, 1);
    e2(x, PI(0xef) | O_256, t, t, r);
    unsigned d = def_any(x);
    asm_err(&x->c, EXTRACT_128 | O_256, t, 0, d);
    put8(&x->c, 1);
    e2(x, PI(0xef), d, d, t);
    return true;
}

uint32_t emit_wide(struct x64 *x, uint32_t at)
{
    enum { OF_ANY = 5, OF_SUM = 3 };
    uint32_t what = x->ir->ins[at].a;
    bool any = what == IR_WIDE_ANY, sum = what == IR_WIDE_SUM, done = any ? emit_test(x, at + 1) : sum ? emit_sum(x, at + 1) : emit_group(x, at + 1);
    x->locked = 0;
    return !done ? 0 : any ? OF_ANY : sum ? OF_SUM : LANES;
}
