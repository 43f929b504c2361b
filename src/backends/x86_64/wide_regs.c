/* wide_regs.c: wide registers: which values they hold, where else these are, how others get there. */
#include "backends/x86_64/wide.h"

/* ---- masks ---------------------------------------------------------------------------------------- */
unsigned mask_lane(const struct x64 *x, uint32_t v)
{
    while (x->ir->ins[v].op == IR_vor)
        v = x->ir->ins[v].a;
    return ir_lane_of(x->ir->ins[v].aux) & 3;
}

unsigned take_mask(const struct x64 *x)
{
    for (unsigned n = 0; n < NMASKS; n++) {
        bool used = false;
        for (unsigned k = 0; k < LANES && x->masks[n] != IR_NONE; k++)
            used |= x->val[x->masks[n] + k].last >= x->cur;
        if (!used)
            return n;
    }
    return NONE;
}

/* ---- places --------------------------------------------------------------------------------------- */
void load_wide(struct x64 *x, uint32_t v, unsigned reg)
{
    unsigned place = x->val[v].wide - 1u, wide = x->first_wide + place / LANES, lane = place % LANES;
    if (is_mask(x, v)) {
        wide = scratch(x);
        spread_mask(x, mask_lane(x, v), wide, FIRST_MASK + mask_of(x, v));
    }
    if (lane) {
        asm_err(&x->c, EXTRACT_128 | O_512, wide, 0, reg);
        put8(&x->c, lane);
    } else {
        xmm_mov(x, reg, wide);
    }
}

unsigned lowest_lane(const struct x64 *x, uint32_t v)
{
    unsigned place = x->val[v].wide - 1u;
    return x->val[v].wide && !is_mask(x, v) && place % LANES == 0 ? x->first_wide + place / LANES : 0;
}

bool store_lane(struct x64 *x, uint32_t v, struct mem m)
{
    unsigned place = x->val[v].wide - 1u, wide = x->first_wide + place / LANES;
    if (!x->val[v].wide || is_mask(x, v))
        return false;
    if (place % LANES) {
        asm_erm(&x->c, EXTRACT_128 | O_512, wide, 0, m);
        put8(&x->c, place % LANES);
    } else {
        xmm_store(x, IR_V128, m, wide);
    }
    return true;
}

/* ---- registers ------------------------------------------------------------------------------------ */
/* Is the register the only place of a value that it holds? Else it holds copies. */
static bool is_place(const struct x64 *x, unsigned n) { return x->wide[n][0] != IR_NONE && x->val[x->wide[n][0]].wide == 1 + n * LANES; }

static bool is_free(const struct x64 *x, unsigned n)
{
    if (!is_place(x, n))
        return true;
    for (unsigned k = 0; k < LANES; k++)
        if (x->val[x->wide[n][k]].last >= x->cur)
            return false;
    return true;
}

/* When the copies that it holds are used last, 0: not any more. */
static uint32_t age(const struct x64 *x, unsigned n)
{
    uint32_t last = 0;
    for (unsigned k = 0; k < LANES && x->wide[n][0] != IR_NONE && !is_place(x, n); k++)
        last = x->val[x->wide[n][k]].last > last ? x->val[x->wide[n][k]].last : last;
    return last < x->cur ? 0 : last;
}

unsigned take_wide(struct x64 *x, unsigned *taken)
{
    unsigned best = NONE;
    for (unsigned n = 0; n < NWIDES; n++)
        if (!(*taken >> n & 1) && is_free(x, n) && (best == NONE || age(x, n) < age(x, best)))
            best = n;
    if (best != NONE) {
        *taken |= 1u << best;
        x->wide[best][0] = IR_NONE;
    }
    return best;
}

static void hold(struct x64 *x, unsigned n, const uint32_t v[LANES]) { memcpy(x->wide[n], v, sizeof x->wide[n]); }

unsigned find_wide(const struct x64 *x, const uint32_t v[LANES])
{
    for (unsigned n = 0; n < NWIDES; n++)
        if (memcmp(x->wide[n], v, sizeof x->wide[n]) == 0)
            return n;
    return NONE;
}

void spread_value(struct x64 *x, uint32_t v, unsigned d)
{
    struct mem m;
    if (find_mem(x, v, &m)) {
        asm_erm(&x->c, SPREAD_MEM | O_512, d, 0, m);
    } else {
        unsigned r = use_any(x, v);
        e2i(x, SPREAD | O_512, d, r, r, 0);
        x->locked = 0;
    }
}

/* May it run C code, which would change the registers? */
static bool may_call(const struct ir_ins *in)
{
    switch (in->op) {
    case IR_load: case IR_store: case IR_br_if: case IR_tag_differs: return false;
    default: return calls_c(in) || (ir_facts[in->op].traits & IR_EFFECTS && ir_facts[in->op].effects != IR_PURE);
    }
}

bool may_call_between(const struct x64 *x, uint32_t from, uint32_t to)
{
    while (from < to && !may_call(&x->ir->ins[from]))
        from++;
    return from < to;
}

bool are_kept(struct x64 *x, uint32_t at)
{
    uint32_t last = at;
    for (unsigned k = 0; k < LANES; k++)
        last = x->uses[at + k].last > last ? x->uses[at + k].last : last;
    if (may_call_between(x, x->wide_since, at))
        memset(x->wide, 0xff, sizeof x->wide); /* IR_NONE */
    x->wide_since = at;
    return !may_call_between(x, at, last);
}

/* A lane of a wide register that holds it, or a copy; NONE. */
static unsigned find_lane(const struct x64 *x, uint32_t v)
{
    for (unsigned n = 0; n < NWIDES; n++)
        for (unsigned k = 0; k < LANES && x->wide[n][0] != IR_NONE; k++)
            if (x->wide[n][k] == v)
                return n * LANES + k;
    return NONE;
}

/* The lane of the register that holds the value, or a copy; LANES: none does. */
static unsigned lane_of(const struct x64 *x, unsigned n, uint32_t v)
{
    unsigned lane = 0;
    while (lane < LANES && x->wide[n][lane] != v)
        lane++;
    return lane;
}

/* A register that holds both; NONE. */
static unsigned find_pair(const struct x64 *x, const uint32_t v[2])
{
    for (unsigned n = 0; n < NWIDES; n++)
        if (x->wide[n][0] != IR_NONE && lane_of(x, n, v[0]) < LANES && lane_of(x, n, v[1]) < LANES)
            return n;
    return NONE;
}

/* The first two are in one wide register, the others in one, too. */
static bool pack_halves(struct x64 *x, const uint32_t v[LANES], unsigned d)
{
    unsigned low = find_pair(x, v), high = find_pair(x, v + 2);
    if (low == NONE || high == NONE)
        return false;
    e2i(x, SPREAD | O_512, d, x->first_wide + low, x->first_wide + high,
        lane_of(x, low, v[0]) | lane_of(x, low, v[1]) << 2 | lane_of(x, high, v[2]) << 4 | lane_of(x, high, v[3]) << 6);
    return true;
}

/* The register that most of them are in, or copies of them; *in: bits of these. NONE: not two are in one. */
static unsigned find_most(const struct x64 *x, const uint32_t v[LANES], unsigned *in)
{
    unsigned best = NONE;
    *in = 0;
    for (unsigned n = 0; n < NWIDES; n++) {
        unsigned set = 0;
        for (unsigned k = 0; k < LANES && x->wide[n][0] != IR_NONE; k++)
            set |= (lane_of(x, n, v[k]) < LANES) << k;
        if (__builtin_popcount(set) >= 2 && __builtin_popcount(set) > __builtin_popcount(*in)) {
            best = n;
            *in = set;
        }
    }
    return best;
}

/* Those that are in a wide register all at once; which ones. *from: the register that holds these then. */
static unsigned begin_with_most(struct x64 *x, const uint32_t v[LANES], unsigned d, unsigned *from)
{
    unsigned set, n = find_most(x, v, &set), lanes = 0, r = n == NONE ? 0 : x->first_wide + n;
    bool in_place = true;
    if (n == NONE)
        return 0;
    for (unsigned k = 0; k < LANES; k++) {
        lanes |= lane_of(x, n, v[k]) % LANES << 2 * k;
        in_place &= !(set >> k & 1) || x->wide[n][k] == v[k];
    }
    *from = in_place ? r : d;
    if (!in_place)
        e2i(x, SPREAD | O_512, d, r, r, lanes);
    return set;
}

/* d = register `from`, but those not of `set` that have their places in another one, in the same lanes; which ones. */
static unsigned blend(struct x64 *x, const uint32_t v[LANES], unsigned d, unsigned from, unsigned set)
{
    for (unsigned n = 0; n < NWIDES; n++) {
        union ir_val mask[LANES];
        unsigned here = 0;
        for (unsigned k = 0; k < LANES; k++) {
            bool is_here = !(set >> k & 1) && x->val[v[k]].wide == 1 + n * LANES + k;
            memset(&mask[k], is_here ? 0xff : 0, sizeof mask[k]);
            here |= is_here << k;
        }
        if (!here)
            continue;
        eliteral(x, LOAD | O_512, d, 0, mask);
        e2i(x, TERNARY | O_512, d, x->first_wide + n, from, TERN_SELECT);
        return here;
    }
    return 0;
}

/* What was made last is inserted last. */
static void pack(struct x64 *x, const uint32_t v[LANES], unsigned d)
{
    unsigned order[LANES] = {0, 1, 2, 3};
    struct mem m;
    for (unsigned k = 1; k < LANES; k++)
        for (unsigned i = k; i && v[order[i - 1]] > v[order[i]]; i--) {
            unsigned t = order[i];
            order[i] = order[i - 1], order[i - 1] = t;
        }
    unsigned from = d, set = begin_with_most(x, v, d, &from);
    unsigned begin = set ? 0 : 1, blended = set && from != d ? blend(x, v, d, from, set) : 0;
    if (!set)
        spread_value(x, v[order[0]], d);
    if (blended)
        set |= blended, from = d;
    for (unsigned k = begin; k < LANES; k++) {
        if (set >> order[k] & 1)
            continue;
        if (find_mem(x, v[order[k]], &m))
            asm_erm(&x->c, INSERT_128 | O_512, d, from, m);
        else
            e2(x, INSERT_128 | O_512, d, from, use_any(x, v[order[k]]));
        put8(&x->c, order[k]);
        from = d;
        x->locked = 0;
    }
}

/* Neighbouring slots that were put as such */
static bool load_slots(struct x64 *x, const uint32_t v[LANES], unsigned d)
{
    unsigned first = x->val[v[0]].slot;
    for (unsigned k = 0; k < LANES; k++) {
        unsigned slot = x->val[v[k]].slot;
        if (slot == NO_SLOT || !x->wide_slot[slot] || !is_in_memory(x, slot) || x->ir->slots[slot].offset != x->ir->slots[first].offset + 16 * k)
            return false;
    }
    asm_erm(&x->c, LOAD | O_512, d, 0, slot_mem(x, first));
    return true;
}

static bool load_constants(struct x64 *x, const uint32_t v[LANES], unsigned d)
{
    union ir_val k[LANES];
    for (unsigned i = 0; i < LANES; i++) {
        if (x->ir->ins[v[i]].op != IR_vconst)
            return false;
        k[i] = x->ir->pool[x->ir->ins[v[i]].a];
    }
    eliteral(x, LOAD | O_512, d, 0, k);
    return true;
}

bool gather_wide(struct x64 *x, const uint32_t v[LANES], unsigned d)
{
    unsigned n = x->first_wide ? find_wide(x, v) : NONE, set;
    if (n != NONE) {
        e2(x, COPY | O_512, d, 0, x->first_wide + n);
        return true;
    }
    if (load_slots(x, v, d))
        return true;
    if (!x->first_wide || !are_kept(x, x->cur) || find_most(x, v, &set) == NONE || __builtin_popcount(set) < LANES - 1)
        return false;
    pack(x, v, d);
    return true;
}

bool are_side_by_side(const struct x64 *x, const uint32_t v[LANES])
{
    unsigned place = x->val[v[0]].wide;
    bool all = place % LANES == 1;
    for (unsigned k = 1; k < LANES; k++)
        all &= x->val[v[k]].wide == place + k;
    return all;
}

unsigned wide_operand(struct x64 *x, const uint32_t v[LANES], unsigned *taken)
{
    unsigned n = find_wide(x, v);
    if (n != NONE) {
        *taken |= 1u << n;
        return n;
    }
    for (unsigned k = 0; k < LANES; k++)
        if (!is_mask(x, v[k]) && (n = find_lane(x, v[k])) != NONE)
            *taken |= 1u << n / LANES;
    n = take_wide(x, taken);
    if (n == NONE)
        return n;
    unsigned d = x->first_wide + n;
    if (v[0] == v[1] && v[0] == v[2] && v[0] == v[3])
        spread_value(x, v[0], d);
    else if (is_mask(x, v[0]) && are_side_by_side(x, v))
        spread_mask(x, mask_lane(x, v[0]), d, FIRST_MASK + mask_of(x, v[0]));
    else if (!load_slots(x, v, d) && !load_constants(x, v, d) && !pack_halves(x, v, d))
        pack(x, v, d);
    hold(x, n, v);
    return n;
}

/* ---- results -------------------------------------------------------------------------------------- */
static void place_at(struct x64 *x, uint32_t at, unsigned place)
{
    for (unsigned k = 0; k < LANES; k++)
        x->val[at + k] = (struct value){.last = x->uses[at + k].last, .reg = NO_REG, .slot = NO_SLOT, .spill = NO_SPILL,
                                        .wide = (uint8_t)(place + k) & 63};
}

void place_results(struct x64 *x, uint32_t at, unsigned n)
{
    place_at(x, at, 1 + n * LANES);
    hold(x, n, (uint32_t[]){at, at + 1, at + 2, at + 3});
}

void place_mask(struct x64 *x, uint32_t at, unsigned n)
{
    place_at(x, at, FIRST_MASK_PLACE + n * LANES);
    x->masks[n] = at;
}

/* Is there, behind `at`, an operation on these four? */
static bool are_operands(const struct x64 *x, uint32_t at, const uint32_t v[LANES])
{
    enum { AHEAD = 200 };
    const struct ir_ins *in = x->ir->ins;
    uint32_t end = x->ir->blocks[x->block].end;
    for (uint32_t user = at + 1; user + LANES < end && user < at + AHEAD; user++) {
        bool all = in[user].op == IR_wide && in[user].a == LANES && ir_value_operands(&in[user + 1]) & 1;
        for (unsigned k = 0; k < LANES && all; k++)
            all = in[user + 1 + k].a == v[k];
        if (all)
            return true;
    }
    return false;
}

static bool add_to(struct x64 *x, uint32_t at, uint32_t value, uint32_t other)
{
    unsigned low = lowest_lane(x, value);
    if (!low)
        return false;
    unsigned from = low - x->first_wide, taken = 1u << from, n;
    if (x->wide[from][0] != value)
        return false;
    const uint32_t v[LANES] = {at, x->wide[from][1], x->wide[from][2], x->wide[from][3]};
    if (!are_operands(x, at, v) || !are_kept(x, at) || x->wide[from][0] != value)
        return false;
    x->cur = at;
    n = take_wide(x, &taken);
    if (n == NONE)
        return false;
    xmm_mov(x, scratch(x), use_any(x, other)); /* and zeros */
    e2(x, PI(0xef) | O_512, x->first_wide + n, x->first_wide + from, scratch(x));
    x->locked = 0;
    x->val[at] = (struct value){
        .last = x->uses[at].last, .reg = NO_REG, .slot = NO_SLOT, .spill = NO_SPILL, .wide = (uint8_t)(1 + n * LANES)};
    hold(x, n, v);
    return true;
}

bool add_to_lane(struct x64 *x, uint32_t at)
{
    const struct ir_ins *in = &x->ir->ins[at];
    if (!x->first_wide || in->op != IR_vxor || is_folded(x, in->a) || is_folded(x, in->b))
        return false;
    return add_to(x, at, in->a, in->b) || add_to(x, at, in->b, in->a);
}

bool keep_wide(struct x64 *x, uint32_t at, unsigned reg)
{
    enum { AHEAD = 200 };
    uint32_t end = x->ir->blocks[x->block].end, user = at + LANES;
    unsigned taken = 0;
    while (user + LANES < end && user < at + AHEAD && (x->ir->ins[user].op != IR_wide || x->ir->ins[user + 1].a != at))
        user++;
    if (!x->first_wide || user + LANES >= end || user == at + AHEAD || !are_kept(x, at))
        return false;
    x->cur = at;
    unsigned n = take_wide(x, &taken);
    if (n == NONE)
        return false;
    e2(x, COPY | O_512, x->first_wide + n, 0, reg);
    place_results(x, at, n);
    return true;
}
