/* ir_sums.c: hot code: sums of products are made four products at a time. Knows no guest and no host.
 *
 * Where a sum by exclusive or, in whatever order, has products of polynomials in it, these are put side by side in fours
 * (IR_wide), and so is what they are made of, as far as that are four equal operations, too. Fours are added as such, and their
 * lanes only at the end. Other operations stay where they are; what is made of fours follows them.
 *
 * All of that happens in stretches (ir_again.c), where nothing is put and a fault starts over: so loads may move. */
#include "translate/ir_sums.h"

enum { NOT_PLACED, UNDER_WAY, PLACED };

/* ---- places --------------------------------------------------------------------------------------- */
static uint32_t later(uint32_t a, uint32_t b) { return a > b ? a : b; }

static uint32_t place_of(struct sums *s, uint32_t v);
static uint32_t behind_operands(struct sums *s, uint32_t v)
{
    const struct operands o = operands_of(s->ir, v);
    uint32_t at = is_pure(def(s, v)) && s->four[v] ? s->first : v;
    for (unsigned k = 0; k < o.n; k++)
        at = later(at, place_of(s, o.v[k]));
    return at;
}

/* Impossible: it would need itself. */
static uint32_t place_of(struct sums *s, uint32_t v)
{
    if (!is_in(s, v) || s->known[v] == PLACED)
        return is_in(s, v) ? s->place[v] : 0;
    if (s->known[v] == UNDER_WAY) {
        s->impossible = true;
        return v;
    }
    s->known[v] = UNDER_WAY;
    const struct four *f = s->four[v] ? &s->fours[s->four[v] - 1] : NULL;
    uint32_t at = f ? s->first : s->sum[v] ? v : behind_operands(s, v);
    for (unsigned k = 0; f && k < LANES; k++) {
        s->known[f->member[k]] = UNDER_WAY;
        at = later(at, f->counts ? later(place_of(s, f->base), place_of(s, f->step)) : behind_operands(s, f->member[k]));
    }
    if (s->sum[v]) {
        const struct sum *sum = &s->sums[s->sum[v] - 1];
        for (uint32_t i = 0; i < sum->nfours; i++)
            at = later(at, place_of(s, s->fours[sum->four[i]].member[0]));
        for (uint32_t i = 0; i < sum->nrest; i++)
            at = later(at, place_of(s, sum->rest[i]));
    }
    for (unsigned k = 0; f && k < LANES; k++) {
        s->known[f->member[k]] = PLACED;
        s->place[f->member[k]] = at;
    }
    s->known[v] = PLACED;
    s->place[v] = at;
    return at;
}

static bool find_places(struct sums *s)
{
    for (uint32_t at = s->first; at < s->end; at++) {
        const struct ir_ins *in = def(s, at);
        if (s->inner[at])
            continue;
        uint32_t place = in->type == IR_VOID ? behind_operands(s, at) : place_of(s, at);
        if (place != at && !is_pure(in) && !s->four[at])
            s->impossible = true;
    }
    return !s->impossible;
}

/* ---- the new order -------------------------------------------------------------------------------- */
static uint32_t add(struct sums *s, enum ir_op op, unsigned aux, uint32_t a, uint32_t b)
{
    uint32_t at = ir_emit(s->ir, op, op == IR_wide ? IR_VOID : IR_V128, (uint16_t)aux, a, b, 0);
    order_add(s->order, at);
    return at;
}

static void place(struct sums *s, uint32_t v);
static void place_operands(struct sums *s, uint32_t v)
{
    const struct operands o = operands_of(s->ir, v);
    for (unsigned k = 0; k < o.n; k++)
        place(s, o.v[k]);
}

/* What folding makes of it in the end, so that nothing comes between the four. */
static uint32_t plain_factor(struct sums *s, uint32_t v)
{
    bool high;
    uint32_t of = sums_factor(s, v, &high);
    return high ? add(s, IR_vduplane, ir_lane(3, 1), of, 0) : of;
}

static void begin_four(struct sums *s) { add(s, IR_wide, 0, LANES, 0); }

/* Both halves of a vector are made their sum, so any is; of the other factor the low half is made the one that is taken. */
static void place_sums_of_halves(struct sums *s, const struct four *f)
{
    uint32_t v[LANES], turned[LANES], other[LANES], zero;
    bool high;
    for (unsigned k = 0; k < LANES; k++) {
        v[k] = sums_of_halves(s, f->member[k], &other[k], &high);
        place(s, v[k]);
        place(s, other[k]);
        other[k] = high ? other[k] : add(s, IR_vext, ir_lane(0, 8), other[k], other[k]);
    }
    begin_four(s);
    for (unsigned k = 0; k < LANES; k++)
        turned[k] = add(s, IR_vext, ir_lane(0, 8), v[k], v[k]);
    begin_four(s);
    for (unsigned k = 0; k < LANES; k++)
        s->ir->ins[f->member[k]].a = add(s, IR_vxor, 0, v[k], turned[k]);
    zero = add(s, IR_vconst, 0, ir_pool_entry(s->ir, (union ir_val){0}), 0);
    begin_four(s);
    for (unsigned k = 0; k < LANES; k++)
        s->ir->ins[f->member[k]].b = add(s, IR_vtrn2, ir_lane(3, 0), other[k], zero);
}

/* In each lane */
static uint32_t constant(struct sums *s, unsigned lane, uint32_t times)
{
    union ir_val k = {0};
    for (unsigned i = 0; i < 16u >> ir_lane_of(lane); i++)
        ir_lane_of(lane) == 1 ? (void)(k.h[i] = (uint16_t)times) : (void)(k.s[i] = times);
    return add(s, IR_vconst, 0, ir_pool_entry(s->ir, k), 0);
}

static void place_counters(struct sums *s, struct four *f)
{
    uint32_t k[LANES];
    place(s, f->base);
    place(s, f->step);
    for (unsigned i = 0; i < LANES; i++)
        k[i] = constant(s, f->lane, f->times[i]);
    begin_four(s);
    for (unsigned i = 0; i < LANES; i++)
        k[i] = add(s, IR_vmul, f->lane, f->step, k[i]);
    begin_four(s);
    for (unsigned i = 0; i < LANES; i++)
        s->ir->ins[f->member[i]].a = add(s, IR_vadd, f->lane, f->base, k[i]);
}

static void place_four(struct sums *s, struct four *f)
{
    if (f->placed)
        return;
    f->placed = true;
    if (f->counts)
        place_counters(s, f);
    if (f->of_halves)
        place_sums_of_halves(s, f);
    for (unsigned k = 0; k < LANES && !f->counts; k++)
        place_operands(s, f->member[k]);
    for (unsigned k = 0; k < LANES && !f->of_halves && def(s, f->member[0])->op == IR_vpmull64; k++) {
        uint32_t a = plain_factor(s, def(s, f->member[k])->a), b = plain_factor(s, def(s, f->member[k])->b);
        s->ir->ins[f->member[k]].a = a;
        s->ir->ins[f->member[k]].b = b;
    }
    bool loads = def(s, f->member[0])->op == IR_load;
    uint32_t insn = f->member[0];
    while (loads && def(s, insn)->op != IR_insn)
        insn--;
    if (loads)
        order_add(s->order, insn);
    begin_four(s);
    for (unsigned k = 0; k < LANES; k++)
        order_add(s->order, f->member[k]);
    if (loads && s->insn != IR_NONE)
        order_add(s->order, s->insn);
}

/* Lane by lane, then all lanes, then the rest, the last addition in the root's name. */
static void place_sum(struct sums *s, const struct sum *sum)
{
    uint32_t lane[LANES], a, b;
    for (uint32_t i = 0; i < sum->nfours; i++) {
        struct four *f = &s->fours[sum->four[i]];
        place_four(s, f);
        if (i)
            begin_four(s);
        for (unsigned k = 0; k < LANES; k++)
            lane[k] = i ? add(s, IR_vxor, 0, lane[k], f->member[k]) : f->member[k];
    }
    for (uint32_t i = 0; i < sum->nrest; i++)
        place(s, sum->rest[i]);
    add(s, IR_wide, 0, IR_WIDE_SUM, 0);
    a = add(s, IR_vxor, 0, lane[0], lane[1]);
    b = add(s, IR_vxor, 0, lane[2], lane[3]);
    for (uint32_t i = 0; i < sum->nrest; i++) {
        a = add(s, IR_vxor, 0, a, b);
        b = sum->rest[i];
    }
    struct ir_ins *root = &s->ir->ins[sum->root];
    root->a = a;
    root->b = b;
    order_add(s->order, sum->root);
}

/* Is it used for more than the next step, and what fours make otherwise? */
static bool is_counted_for_more(const struct sums *s, uint32_t v)
{
    for (uint32_t at = v + 1; at < s->end; at++) {
        const struct operands o = operands_of(s->ir, at);
        bool uses = false;
        for (unsigned k = 0; k < o.n; k++)
            uses |= o.v[k] == v;
        if (uses && s->steps[at].times <= s->steps[v].times && !(s->four[at] && s->fours[s->four[at] - 1].counts))
            return true;
    }
    return false;
}

/* Nobody waits for one addition after the other. */
static void shorten_steps(struct sums *s, uint32_t v)
{
    struct steps t = s->steps[v];
    if (!s->counts || !may_multiply(&t) || t.times <= LANES || !is_counted_for_more(s, v))
        return;
    place(s, t.base);
    place(s, t.step);
    uint32_t product = add(s, IR_vmul, t.lane, t.step, constant(s, t.lane, t.times));
    s->ir->ins[v].a = t.base;
    s->ir->ins[v].b = product;
}

static void place(struct sums *s, uint32_t v)
{
    if (!is_in(s, v) || s->placed[v])
        return;
    s->placed[v] = 1;
    if (s->four[v]) {
        struct four *f = &s->fours[s->four[v] - 1];
        for (unsigned k = 0; k < LANES; k++)
            s->placed[f->member[k]] = 1;
        place_four(s, f);
    } else if (s->sum[v]) {
        place_sum(s, &s->sums[s->sum[v] - 1]);
    } else {
        shorten_steps(s, v);
        place_operands(s, v);
        order_add(s->order, v);
    }
}

/* Are they in a four that is placed when it is needed? */
static bool is_placed_late(const struct sums *s, uint32_t v) { return s->four[v] && (def(s, v)->op == IR_load || s->fours[s->four[v] - 1].counts); }
static bool is_placed_by_itself(const struct sums *s, uint32_t v) { return def(s, v)->type != IR_VOID && !s->inner[v] && !is_placed_late(s, v); }

/* What a round of chains begins with comes before all of it. */
static void place_before_round(struct sums *s, uint32_t first)
{
    for (uint32_t at = first; is_amid_round(s, at) || is_amid_round(s, at - 1); at++)
        place_operands(s, at);
}

static void order_stretch(struct sums *s)
{
    order_add(s->order, s->first);
    for (uint32_t at = s->first + 1; at < s->end; at++) {
        const struct ir_ins *in = def(s, at);
        for (uint32_t v = s->first + 1; at == s->loads_end && v < at; v++)
            if (is_placed_late(s, v))
                place(s, v);
        if (in->op == IR_insn)
            s->insn = at;
        if (is_amid_round(s, at) && !is_amid_round(s, at - 1))
            place_before_round(s, at);
        if (in->type == IR_VOID)
            order_add(s->order, at);
        else if (s->place[at] == at && is_placed_by_itself(s, at))
            place(s, at);
        for (uint32_t v = s->first + 1; !is_amid_round(s, at) && v < s->end; v++)
            if (s->place[v] <= at && !s->placed[v] && is_placed_by_itself(s, v))
                place(s, v);
    }
}

static bool try_stretch(struct sums *s)
{
    s->nfours = s->nsums = 0;
    s->impossible = s->counts = false;
    s->insn = IR_NONE;
    if (sums_find(s) && find_places(s)) {
        order_stretch(s);
        return true;
    }
    for (uint32_t at = s->first; at < s->end; at++)
        order_add(s->order, at);
    return false;
}

static bool order_block(struct sums *s, const struct ir_block *b)
{
    bool any = false;
    for (uint32_t at = b->first; at < b->end; at++) {
        if (def(s, at)->op != IR_again || !def(s, at)->a) {
            order_add(s->order, at);
            continue;
        }
        s->first = at;
        while (at < b->end && (def(s, at)->op != IR_again || def(s, at)->a))
            at++;
        s->loads_end = at;
        while (at < b->end && (def(s, at)->op != IR_again || !def(s, at)->a))
            at++;
        s->end = at--;
        any |= try_stretch(s);
    }
    return any;
}

void ir_pack_sums(struct ir *ir)
{
    bool any = false;
    for (uint32_t at = 0; at < ir->nins && !any; at++)
        any = ir->ins[at].op == IR_vpmull64 || (ir->ins[at].op >= IR_aese && ir->ins[at].op <= IR_aesdm);
    if (!any || !ir->folded)
        return;
    ir_remove_unused(ir);
    struct arena *arena = ir->scratch;
    size_t n = ir->nins;
    struct sums *s = arena_alloc(arena, sizeof *s);
    *s = (struct sums){.ir = ir, .nins = ir->nins, .place = memset(arena_alloc(arena, n * sizeof *s->place), 0, n * sizeof *s->place)};
    s->steps = arena_alloc(arena, n * sizeof *s->steps);
    uint8_t **facts[] = {&s->known, &s->placed, &s->four, &s->sum, &s->inner};
    for (unsigned k = 0; k < sizeof facts / sizeof *facts; k++)
        *facts[k] = memset(arena_alloc(arena, n), 0, n);
    s->order = arena_alloc(arena, sizeof *s->order + (3 * n + IR_ROOM) * sizeof *s->order->at);
    s->order->ends = arena_alloc(arena, ir->nblocks * sizeof *s->order->ends);
    s->order->n = 0;
    struct fold *folding = ir->folding;
    ir->folding = NULL; /* what is emitted is only material for the new order */
    any = false;
    for (uint32_t b = 0; b < ir->nblocks; b++) {
        any |= order_block(s, &ir->blocks[b]);
        s->order->ends[b] = s->order->n;
    }
    if (ir->nins > n)
        memset(ir->fold->uses + n, 0, (ir->nins - n) * sizeof *ir->fold->uses);
    ir->folding = folding;
    if (any)
        ir_fold_in_order(ir, s->order);
}
