/* ir_sums_find.c: which operations of a stretch are to be fours. */
#include "translate/ir_sums.h"

uint32_t sums_factor(const struct sums *s, uint32_t v, bool *high)
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

/* (a0, b0) + (a1, b1): half 0 has the sum of those of a, half 1 of b. */
static uint32_t vector_of_sum(const struct sums *s, uint32_t v)
{
    bool high;
    const struct ir_ins *sum = def(s, sums_factor(s, v, &high));
    if (sum->op != IR_vxor)
        return IR_NONE;
    const struct ir_ins *first = def(s, sum->a), *low = first->op == IR_vtrn1 ? first : def(s, sum->b), *top = low == first ? def(s, sum->b) : first;
    if (low->op != IR_vtrn1 || top->op != IR_vtrn2 || ir_lane_of(low->aux) != 3 || low->aux != top->aux || low->a != top->a || low->b != top->b)
        return IR_NONE;
    return high ? low->b : low->a;
}

uint32_t sums_of_halves(const struct sums *s, uint32_t product, uint32_t *other, bool *high)
{
    uint32_t vector = vector_of_sum(s, def(s, product)->a);
    *other = sums_factor(s, vector == IR_NONE ? def(s, product)->a : def(s, product)->b, high);
    return vector == IR_NONE ? vector_of_sum(s, def(s, product)->b) : vector;
}

static unsigned halves_of(const struct sums *s, uint32_t product)
{
    bool a, b;
    sums_factor(s, def(s, product)->a, &a);
    sums_factor(s, def(s, product)->b, &b);
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

static void add_product_four(struct sums *s, const uint32_t product[LANES], bool of_halves)
{
    uint32_t a[LANES], b[LANES];
    bool high;
    add_four(s, product);
    s->fours[s->nfours - 1].of_halves = of_halves;
    for (unsigned k = 0; k < LANES; k++) {
        a[k] = of_halves ? sums_of_halves(s, product[k], &b[k], &high) : sums_factor(s, def(s, product[k])->a, &high);
        b[k] = of_halves ? b[k] : sums_factor(s, def(s, product[k])->b, &high);
    }
    try_factors(s, a);
    if (!of_halves)
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

/* What it is sorted by, if its factors are these halves. */
static bool takes(const struct sums *s, uint32_t product, unsigned halves, uint32_t *key)
{
    uint32_t other, vector = def(s, product)->a;
    bool high;
    if (def(s, product)->op != IR_vpmull64 || !is_in(s, product) || s->four[product])
        return false;
    if (halves == SUM_OF_HALVES)
        vector = sums_of_halves(s, product, &other, &high);
    else if (halves != halves_of(s, product))
        return false;
    if (vector != IR_NONE)
        *key = origin(s, vector);
    return vector != IR_NONE;
}

/* The sum's products that take these halves, in fours, by their origin; the others are left in `leaf`. */
static uint32_t take_fours(struct sums *s, struct sum *sum, unsigned halves, uint32_t *leaf, uint32_t n)
{
    uint32_t product[MOST_LEAVES], from[MOST_LEAVES], found = 0, left = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t v = leaf[i], at = found, key;
        if (!takes(s, v, halves, &key)) {
            leaf[left++] = v;
            continue;
        }
        for (; at && from[at - 1] > key; at--)
            product[at] = product[at - 1], from[at] = from[at - 1];
        product[at] = v, from[at] = key;
        found++;
    }
    uint32_t at = 0;
    for (; at + LANES <= found && s->nfours < MOST_FOURS; at += LANES) {
        sum->four[sum->nfours++] = s->nfours;
        add_product_four(s, product + at, halves == SUM_OF_HALVES);
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
    n = take_fours(s, sum, SUM_OF_HALVES, sum->rest, n);
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

bool sums_find(struct sums *s)
{
    find_sums(s);
    find_ends(s);
    if (s->nends)
        find_counters(s);
    return s->nsums || s->nends;
}
