/* ir_sums.c: hot code: sums of products are made four products at a time. Knows no guest and no host.
 *
 * Where a sum by exclusive or, in whatever order, has products of polynomials in it, these are put side by side in fours
 * (IR_wide), and so is what they are made of, as far as that are four equal operations, too. Fours are added as such, and their
 * lanes only at the end. Other operations stay where they are; what is made of fours follows them.
 *
 * All of that happens in stretches (ir_again.c), where nothing is put and a fault starts over: so loads may move. */
#include <string.h>

#include "translate/new_order.h"

enum { LANES = 4, MOST_SUMS = 8, MOST_LEAVES = 32, MOST_FOURS = 32, HALVES = 4, PLAIN = 4 /* attributes of a load of 16 bytes */ };
enum { NOT_PLACED, UNDER_WAY, PLACED };

/* v = base + times * step */
struct steps {
    uint32_t base, step, times;
    unsigned lane;
};

struct four {
    uint32_t member[LANES];
    bool placed;
    bool counts;                /* the operands are base + times * step */
    unsigned lane;
    uint32_t base, step, times[LANES];
};
struct sum {
    uint32_t root, nfours, nrest;
    uint32_t four[MOST_LEAVES / LANES], rest[MOST_LEAVES];
};

struct sums {
    struct ir *ir;
    struct new_order *order;
    uint32_t nins, first, loads_end, end; /* of a stretch; what follows, up to the next one, is ordered with it */
    uint32_t insn;              /* the guest instruction that is being ordered */
    uint32_t mark;              /* an IR_wide */
    uint32_t *place;            /* by instruction: behind which one it stands */
    uint8_t *known, *placed;    /* by instruction: is that known; enum */
    uint8_t *four;              /* by instruction: 1 + the four it belongs to, 0: none */
    uint8_t *sum;               /* by instruction: 1 + the sum whose root it is */
    uint8_t *inner;             /* by instruction: it is made otherwise */
    struct steps *steps;        /* by instruction */
    struct four fours[MOST_FOURS];
    struct sum sums[MOST_SUMS];
    uint32_t nfours, nsums, nends;
    bool impossible, counts;    /* counts: there are fours of counters */
};

static const struct ir_ins *def(const struct sums *s, uint32_t v) { return &s->ir->ins[v]; }
static uint32_t uses_of(const struct sums *s, uint32_t v) { return s->ir->fold->uses[v].count; }
static bool is_in(const struct sums *s, uint32_t v) { return v > s->first && v < s->end; }
static bool is_pure(const struct ir_ins *in) { return ir_facts[in->op].effects == IR_PURE && !(ir_facts[in->op].traits & IR_FAULTS); }

/* The vector, of which a product takes the low half, or the high one. */
static uint32_t factor(const struct sums *s, uint32_t v, bool *high)
{
    *high = false;
    for (const struct ir_ins *in = def(s, v);; in = def(s, v)) {
        bool turned = in->op == IR_vext && ir_imm_of(in->aux) == 8, top = in->op == IR_vduplane && in->aux == ir_lane(3, 1);
        if (!is_in(s, v) || !(turned || (top && !*high)))
            return v;
        v = *high ? in->b : in->a;
        *high = !*high;
    }
}

static unsigned halves_of(const struct sums *s, uint32_t product)
{
    bool a, b;
    factor(s, def(s, product)->a, &a);
    factor(s, def(s, product)->b, &b);
    return (unsigned)a | (unsigned)b << 1;
}

/* ---- fours ---------------------------------------------------------------------------------------- */
static bool may_be_in_four(const struct sums *s, uint32_t v)
{
    const struct ir_ins *in = def(s, v);
    if (!is_in(s, v) || s->four[v] || s->inner[v])
        return false;
    switch (in->op) {
    case IR_vxor: case IR_vand: case IR_vor: case IR_vrev: return true;
    case IR_vtrn1: case IR_vtrn2: return ir_lane_of(in->aux) == 3;
    case IR_load: return v < s->loads_end && (in->aux & ~(unsigned)IR_MEM_UNCHECKED) == PLAIN;
    default: return false;
    }
}

static void add_four(struct sums *s, const uint32_t member[LANES])
{
    struct four *f = &s->fours[s->nfours++];
    *f = (struct four){.placed = false};
    for (unsigned k = 0; k < LANES; k++) {
        f->member[k] = member[k];
        s->four[member[k]] = (uint8_t)s->nfours;
    }
}

/* What four operations have for an operand. */
static void try_four(struct sums *s, const uint32_t v[LANES])
{
    const struct ir_ins *first = def(s, v[0]);
    uint32_t a[LANES], b[LANES];
    unsigned set = ir_value_operands(first);
    for (unsigned k = 0; k < LANES; k++) {
        const struct ir_ins *in = def(s, v[k]);
        if (!may_be_in_four(s, v[k]) || in->op != first->op || in->aux != first->aux || s->nfours == MOST_FOURS)
            return;
        for (unsigned i = 0; i < k; i++)
            if (v[i] == v[k])
                return;
        a[k] = in->a, b[k] = in->b;
    }
    add_four(s, v);
    if (first->op == IR_load)
        return;
    if (set & 1)
        try_four(s, a);
    if (set & 2)
        try_four(s, b);
}

/* Where a value comes from: neighbouring slots are best neighbours. What is made of other products comes last. */
static uint32_t origin(const struct sums *s, uint32_t v)
{
    while (is_in(s, v) && is_pure(def(s, v)) && ir_value_operands(def(s, v)) & 1 && def(s, v)->op != IR_vpmull64)
        v = def(s, v)->a;
    return def(s, v)->op == IR_get ? def(s, v)->aux : v + s->ir->nslots;
}

/* The same; one of them may be the sum of what would be alike and something else. */
static void try_factors(struct sums *s, const uint32_t v[LANES])
{
    uint32_t n = s->nfours, without[LANES];
    try_four(s, v);
    for (unsigned k = 0; k < 2 * LANES && s->nfours == n; k++) {
        const struct ir_ins *in = def(s, v[k / 2]);
        if (in->op != IR_vxor || !is_in(s, v[k / 2]))
            continue;
        memcpy(without, v, sizeof without);
        without[k / 2] = k & 1 ? in->b : in->a;
        try_four(s, without);
    }
}

static void add_product_four(struct sums *s, const uint32_t product[LANES])
{
    uint32_t a[LANES], b[LANES];
    bool high;
    add_four(s, product);
    for (unsigned k = 0; k < LANES; k++) {
        a[k] = factor(s, def(s, product[k])->a, &high);
        b[k] = factor(s, def(s, product[k])->b, &high);
    }
    try_factors(s, a);
    try_factors(s, b);
}

/* ---- sums ----------------------------------------------------------------------------------------- */
/* Is it added to something else, only? */
static bool is_inner(const struct sums *s, const uint8_t *added, uint32_t v)
{
    return def(s, v)->op == IR_vxor && is_in(s, v) && uses_of(s, v) == 1 && added[v] && !s->four[v];
}

static bool add_leaves(struct sums *s, const uint8_t *added, uint32_t v, uint32_t *leaf, uint32_t *n)
{
    for (unsigned k = 0; k < 2; k++) {
        uint32_t o = k ? def(s, v)->b : def(s, v)->a;
        if (is_inner(s, added, o)) {
            if (!add_leaves(s, added, o, leaf, n))
                return false;
        } else {
            if (*n == MOST_LEAVES)
                return false;
            leaf[(*n)++] = o;
        }
    }
    return true;
}

static void mark_inner(struct sums *s, const uint8_t *added, uint32_t v)
{
    for (unsigned k = 0; k < 2; k++) {
        uint32_t o = k ? def(s, v)->b : def(s, v)->a;
        if (is_inner(s, added, o)) {
            mark_inner(s, added, o);
            s->inner[o] = 1;
        }
    }
}

/* The sum's products that take these halves, in fours, by their origin; the others are left in `leaf`. */
static uint32_t take_fours(struct sums *s, struct sum *sum, unsigned halves, uint32_t *leaf, uint32_t n)
{
    uint32_t product[MOST_LEAVES], from[MOST_LEAVES], found = 0, left = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t v = leaf[i], at = found, key;
        if (def(s, v)->op != IR_vpmull64 || !is_in(s, v) || s->four[v] || halves_of(s, v) != halves) {
            leaf[left++] = v;
            continue;
        }
        for (key = origin(s, def(s, v)->a); at && from[at - 1] > key; at--)
            product[at] = product[at - 1], from[at] = from[at - 1];
        product[at] = v, from[at] = key;
        found++;
    }
    uint32_t at = 0;
    for (; at + LANES <= found && s->nfours < MOST_FOURS; at += LANES) {
        sum->four[sum->nfours++] = s->nfours;
        add_product_four(s, product + at);
    }
    while (at < found)
        leaf[left++] = product[at++];
    return left;
}

static void try_sum(struct sums *s, const uint8_t *added, uint32_t root)
{
    struct sum *sum = &s->sums[s->nsums];
    uint32_t n = 0;
    *sum = (struct sum){.root = root};
    if (!add_leaves(s, added, root, sum->rest, &n))
        return;
    for (unsigned halves = 0; halves < HALVES; halves++)
        n = take_fours(s, sum, halves, sum->rest, n);
    if (!sum->nfours)
        return;
    sum->nrest = n;
    mark_inner(s, added, root);
    s->sum[root] = (uint8_t)++s->nsums;
}

static void find_sums(struct sums *s)
{
    uint8_t *added = memset(arena_alloc(s->ir->scratch, s->nins), 0, s->nins);
    for (uint32_t at = s->first; at < s->end; at++)
        if (def(s, at)->op == IR_vxor)
            added[def(s, at)->a] = added[def(s, at)->b] = 1;
    for (uint32_t at = s->first; at < s->loads_end && s->nsums < MOST_SUMS; at++)
        if (def(s, at)->op == IR_vxor && !is_inner(s, added, at) && !s->four[at])
            try_sum(s, added, at);
}

/* ---- ends of chains ------------------------------------------------------------------------------- */
static bool are_alike(const struct sums *s, uint32_t v, uint32_t other)
{
    const struct ir_ins *a = def(s, v), *b = def(s, other);
    return a->op == b->op && a->aux == b->aux;
}

/* The first operation of chains on the value, with something that was loaded or not; IR_NONE: there is none. */
static uint32_t find_user(const struct sums *s, uint32_t v, bool loaded)
{
    for (uint32_t at = v + 1; at < s->end; at++) {
        const struct ir_ins *in = def(s, at);
        if (ir_is_widened(in->op) && in->a == v && !s->four[at] && (!loaded || def(s, in->b)->op == IR_load))
            return at;
    }
    return IR_NONE;
}

static bool are_neighbours(const struct sums *s, const uint32_t v[LANES])
{
    for (unsigned k = 0; k < LANES; k++) {
        const struct ir_ins *in = def(s, v[k]), *first = def(s, v[0]);
        if (!may_be_in_four(s, v[k]) || in->op != IR_load || in->a != first->a || in->c != first->c + 16 * k)
            return false;
    }
    return true;
}

/* Four chains whose last round has neighbours in memory for second operands; and what is done to them then. */
static void try_end(struct sums *s, uint32_t first)
{
    uint32_t v[LANES], other[LANES];
    for (unsigned k = 0; k < LANES; k++) {
        const struct ir_ins *in = def(s, first + k);
        if (!are_alike(s, first, first + k) || in->b != def(s, first)->b || in->a == first || s->four[first + k])
            return;
        uint32_t at = find_user(s, first + k, true);
        if (at == IR_NONE || (k && !are_alike(s, at, v[0])))
            return;
        v[k] = at;
        other[k] = def(s, at)->b;
    }
    if (!are_neighbours(s, other) || s->nfours + 3 > MOST_FOURS)
        return;
    add_four(s, other);
    add_four(s, v);
    s->nends++;
    for (unsigned k = 0; k < LANES; k++) {
        uint32_t at = uses_of(s, v[k]) == 1 ? find_user(s, v[k], false) : IR_NONE;
        if (at == IR_NONE || (k && (!are_alike(s, at, other[0]) || def(s, at)->b != def(s, other[0])->b)))
            return;
        other[k] = at;
    }
    add_four(s, other);
}

static void find_ends(struct sums *s)
{
    s->nends = 0;
    for (uint32_t at = s->first; at + LANES < s->end; at++)
        if (ir_is_widened(def(s, at)->op))
            try_end(s, at);
}

/* ---- counters ------------------------------------------------------------------------------------- */
static struct steps steps_of(const struct sums *s, uint32_t v)
{
    const struct ir_ins *in = def(s, v);
    struct steps t = {.base = v, .step = in->op == IR_vadd ? in->b : IR_NONE, .lane = in->aux};
    for (; is_in(s, t.base) && in->op == IR_vadd && in->b == t.step && in->aux == t.lane; in = def(s, t.base)) {
        t.base = in->a;
        t.times++;
    }
    return t;
}

/* May multiples of a step be made as such? */
static bool may_multiply(const struct steps *t) { return t->times && (ir_lane_of(t->lane) == 1 || ir_lane_of(t->lane) == 2); }

/* What a chain's lane is made of in the next round: what is put where this one's is from. */
static uint32_t next_of(const struct sums *s, uint32_t v)
{
    uint32_t next = v;
    for (uint32_t at = s->first; def(s, v)->op == IR_get && at < s->end && !(ir_facts[def(s, at)->op].traits & IR_LEAVES); at++)
        if (def(s, at)->op == IR_put && def(s, at)->aux == def(s, v)->aux)
            next = def(s, at)->a;
    return next;
}

/* Four chains that begin here: do they begin with equal operations on multiples of a step, in this round or the next one? */
static void try_counters(struct sums *s, uint32_t first)
{
    struct four f = {.counts = true};
    struct steps some = {.times = 0};
    for (unsigned k = 0; k < LANES; k++) {
        uint32_t v = next_of(s, def(s, first + k)->a);
        if (def(s, v)->op != IR_vrev || !may_be_in_four(s, v) || (k && def(s, v)->aux != def(s, f.member[0])->aux))
            return;
        for (unsigned i = 0; i < k; i++)
            if (f.member[i] == v)
                return;
        struct steps t = s->steps[def(s, v)->a];
        f.member[k] = v;
        f.times[k] = t.times;
        some = t.times ? t : some;
    }
    for (unsigned k = 0; k < LANES; k++) {
        struct steps t = s->steps[def(s, f.member[k])->a];
        if (!may_multiply(&some) || t.base != some.base || (t.times && (t.step != some.step || t.lane != some.lane)))
            return;
    }
    if (s->nfours == MOST_FOURS)
        return;
    add_four(s, f.member);
    f.base = some.base, f.step = some.step, f.lane = some.lane;
    s->fours[s->nfours - 1] = f;
    s->counts = true;
}

static bool is_amid_round(const struct sums *s, uint32_t at)
{
    return at + 1 < s->end && ir_is_widened(def(s, at)->op) && are_alike(s, at, at + 1) && def(s, at)->b == def(s, at + 1)->b;
}

static void find_counters(struct sums *s)
{
    for (uint32_t at = s->first; at < s->end; at++)
        s->steps[at] = steps_of(s, at);
    for (uint32_t at = s->first, n = 0; at < s->end; at++) {
        n = is_amid_round(s, at) ? n + 1 : 0;
        if (n == LANES - 1) {
            try_counters(s, at - (LANES - 2));
            n = IR_NONE; /* the next one is the first of its four */
        }
    }
}

/* ---- places --------------------------------------------------------------------------------------- */
static uint32_t later(uint32_t a, uint32_t b) { return a > b ? a : b; }

static uint32_t place_of(struct sums *s, uint32_t v);
static uint32_t behind_operands(struct sums *s, uint32_t v)
{
    unsigned set = ir_value_operands(def(s, v));
    uint32_t at = is_pure(def(s, v)) && s->four[v] ? s->first : v;
    if (set & 1)
        at = later(at, place_of(s, def(s, v)->a));
    if (set & 2)
        at = later(at, place_of(s, def(s, v)->b));
    if (set & 4)
        at = later(at, place_of(s, def(s, v)->c));
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
    unsigned set = ir_value_operands(def(s, v));
    if (set & 1)
        place(s, def(s, v)->a);
    if (set & 2)
        place(s, def(s, v)->b);
    if (set & 4)
        place(s, def(s, v)->c);
}

/* What folding makes of it in the end, so that nothing comes between the four. */
static uint32_t plain_factor(struct sums *s, uint32_t v)
{
    bool high;
    uint32_t of = factor(s, v, &high);
    return high ? add(s, IR_vduplane, ir_lane(3, 1), of, 0) : of;
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
    add(s, IR_wide, 0, LANES, 0);
    for (unsigned i = 0; i < LANES; i++)
        k[i] = add(s, IR_vmul, f->lane, f->step, k[i]);
    add(s, IR_wide, 0, LANES, 0);
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
    for (unsigned k = 0; k < LANES && !f->counts; k++)
        place_operands(s, f->member[k]);
    for (unsigned k = 0; k < LANES && def(s, f->member[0])->op == IR_vpmull64; k++) {
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
    add(s, IR_wide, 0, LANES, 0);
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
            add(s, IR_wide, 0, LANES, 0);
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
        const struct ir_ins *in = def(s, at);
        unsigned set = ir_value_operands(in);
        bool uses = (set & 1 && in->a == v) || (set & 2 && in->b == v) || (set & 4 && in->c == v);
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
    find_sums(s);
    find_ends(s);
    if (s->nends)
        find_counters(s);
    if ((s->nsums || s->nends) && find_places(s)) {
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
