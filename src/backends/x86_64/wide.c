/* wide.c: the same operation on four vectors (ir_wide.c and ir_sums.c put them side by side), done at once in a register of 512
 * bits. What is made so has a place there for its life; other instructions extract it.
 *
 * Only upper registers are used beyond their low 128 bits, as in packed.c. */
#include "backends/x86_64/emit.h"
#include "backends/x86_64/rules.h"
#include "backends/x86_64/vec.h"
#include "contract/mte.h"

enum {
    LANES = 4, NONE = ~0u,
    MASK = 1, FIRST_MASK = 2,                  /* k1, for comparisons whose result is a vector; others' places are from k2 on */
    FIRST_MASK_PLACE = 1 + NWIDES * LANES,     /* struct value.wide: behind those in wide registers */
};
enum {
    INSERT_128 = P3A(0x38), EXTRACT_128 = P3A(0x39), EXTRACT_256 = P3A(0x3b) | O_W, SPREAD = P3A(0x43), SPREAD_MEM = P38(0x5a), TERNARY = P3A(0x25),
    LOAD = P_F3 | M_0F | 0x6f, STORE = P_F3 | M_0F | 0x7f, COPY = PI(0x6f),
};

/* One more register, below the wide ones */
static unsigned scratch(const struct x64 *x) { return x->first_wide - 1; }

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

/* ---- masks ---------------------------------------------------------------------------------------- */
/* What comparisons say is a mask, and may stay so if nobody wants more of it than whether any of its bits is 1. */
static bool is_mask(const struct x64 *x, uint32_t v) { return x->val[v].wide >= FIRST_MASK_PLACE; }
static unsigned mask_of(const struct x64 *x, uint32_t v) { return (x->val[v].wide - FIRST_MASK_PLACE) / LANES; }

static void spread_mask(struct x64 *x, unsigned lane, unsigned d, unsigned mask)
{
    e2(x, (lane < 2 ? 0x28u : 0x38u) | P_F3 | M_38 | (lane & 1 ? O_W : 0) | O_512, d, 0, mask);
}

/* The lanes of the comparison that it is from. */
static unsigned mask_lane(const struct x64 *x, uint32_t v)
{
    while (x->ir->ins[v].op == IR_vor)
        v = x->ir->ins[v].a;
    return ir_lane_of(x->ir->ins[v].aux) & 3;
}

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

static unsigned take_mask(const struct x64 *x)
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

/* ---- instructions --------------------------------------------------------------------------------- */
/* Two operands; 0: there is none. */
static unsigned binary_op(const struct ir_ins *in)
{
    enum { W = O_W };
    static const unsigned add[] = {PI(0xfc), PI(0xfd), PI(0xfe), PI(0xd4) | W}, subtract[] = {PI(0xf8), PI(0xf9), PI(0xfa), PI(0xfb) | W},
                          multiply[] = {0, PI(0xd5), P38(0x40), 0}, min_s[] = {P38(0x38), PI(0xea), P38(0x39), 0},
                          min_u[] = {PI(0xda), P38(0x3a), P38(0x3b), 0}, max_s[] = {P38(0x3c), PI(0xee), P38(0x3d), 0},
                          max_u[] = {PI(0xde), P38(0x3e), P38(0x3f), 0};
    unsigned lane = ir_lane_of(in->aux) & 3, packed = lane == 3 ? P_66 | W : 0;
    switch (in->op) {
    case IR_vand: return PI(0xdb);
    case IR_vandn: return PI(0xdf);
    case IR_vor: return PI(0xeb);
    case IR_vxor: return PI(0xef);
    case IR_vadd: return add[lane];
    case IR_vsub: return subtract[lane];
    case IR_vmul: return multiply[lane];
    case IR_vmin_s: return min_s[lane];
    case IR_vmin_u: return min_u[lane];
    case IR_vmax_s: return max_s[lane];
    case IR_vmax_u: return max_u[lane];
    case IR_vtrn1: return lane == 3 ? PI(0x6c) | W : 0;
    case IR_vtrn2: return lane == 3 ? PI(0x6d) | W : 0;
    case IR_vpmull64: return P3A(0x44);
    case IR_aese: return P38(0xdd);
    case IR_aesd: return P38(0xdf);
    case IR_aesem: return P38(0xdc);
    case IR_aesdm: return P38(0xde);
    case IR_vfadd: return packed | M_0F | 0x58;
    case IR_vfsub: return packed | M_0F | 0x5c;
    case IR_vfmul: return packed | M_0F | 0x59;
    case IR_vfdiv: return packed | M_0F | 0x5e;
    default: return 0;
    }
}

/* Comparisons: the result is a mask. */
static int predicate_of(const struct ir_ins *in)
{
    switch (in->op) {
    case IR_vcmpeq: return 0;
    case IR_vcmpge_s: case IR_vcmpge_u: return 5;
    case IR_vcmpgt_s: case IR_vcmpgt_u: return 6;
    default: return -1;
    }
}

static void compare(struct x64 *x, const struct ir_ins *in, unsigned mask, unsigned a, unsigned b)
{
    unsigned lane = ir_lane_of(in->aux) & 3, w = lane & 1 ? O_W : 0;
    bool is_unsigned = in->op == IR_vcmpge_u || in->op == IR_vcmpgt_u || in->op == IR_vcmpeq;
    if (in->op == IR_vtst)
        e2(x, (lane < 2 ? P38(0x26) : P38(0x27)) | w | O_512, mask, a, b);
    else
        e2i(x, (lane < 2 ? P3A(0x3f) : P3A(0x1f)) - is_unsigned + (w | O_512), mask, a, b, (unsigned)predicate_of(in));
}

static void shift(struct x64 *x, const struct ir_ins *in, unsigned d, unsigned a)
{
    unsigned lane = ir_lane_of(in->aux) & 3, digit = in->op == IR_vshl ? 6 : in->op == IR_vshr ? 2 : 4;
    e2i(x, PI(0x70u + lane) | (lane == 3 ? O_W : 0) | O_512, digit, d, a, ir_imm_of(in->aux));
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

/* Of the wide registers that are not in `taken`, one that holds no values that are used, best nothing at all; NONE. */
static unsigned take_wide(struct x64 *x, unsigned *taken)
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

/* The register that holds these, or copies of them; NONE. */
static unsigned find_wide(const struct x64 *x, const uint32_t v[LANES])
{
    for (unsigned n = 0; n < NWIDES; n++)
        if (memcmp(x->wide[n], v, sizeof x->wide[n]) == 0)
            return n;
    return NONE;
}

/* The value four times. */
static void spread_value(struct x64 *x, uint32_t v, unsigned d)
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

static bool calls_between(const struct x64 *x, uint32_t from, uint32_t to)
{
    while (from < to && !may_call(&x->ir->ins[from]))
        from++;
    return from < to;
}

static bool are_kept(struct x64 *x, uint32_t at)
{
    uint32_t last = at;
    for (unsigned k = 0; k < LANES; k++)
        last = x->uses[at + k].last > last ? x->uses[at + k].last : last;
    if (calls_between(x, x->wide_since, at))
        memset(x->wide, 0xff, sizeof x->wide); /* IR_NONE */
    x->wide_since = at;
    return !calls_between(x, at, last);
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
    if (!set)
        spread_value(x, v[order[0]], d);
    for (unsigned k = set ? 0 : 1; k < LANES; k++) {
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

/* All of a wide register, or mask, in order? */
static bool are_side_by_side(const struct x64 *x, const uint32_t v[LANES])
{
    unsigned place = x->val[v[0]].wide;
    bool all = place % LANES == 1;
    for (unsigned k = 1; k < LANES; k++)
        all &= x->val[v[k]].wide == place + k;
    return all;
}

/* The operand of four instructions; NONE: there is no room. */
static unsigned operand(struct x64 *x, const uint32_t v[LANES], unsigned *taken)
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

/* ---- groups --------------------------------------------------------------------------------------- */
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

static bool is_known(const struct x64 *x, const struct ir_ins *in)
{
    switch (in->op) {
    case IR_load: case IR_store: case IR_kept: case IR_keep: case IR_vnot: case IR_vbsl: case IR_vtst: case IR_vshl: case IR_vshr: case IR_vsar: return true;
    case IR_vrev: return true;
    case IR_vpmull64: return x->vpclmul;
    case IR_aese: case IR_aesd: case IR_aesem: case IR_aesdm: return x->vaes;
    default: return binary_op(in) || predicate_of(in) >= 0;
    }
}

static void place_at(struct x64 *x, uint32_t at, unsigned place)
{
    for (unsigned k = 0; k < LANES; k++)
        x->val[at + k] = (struct value){.last = x->uses[at + k].last, .reg = NO_REG, .slot = NO_SLOT, .spill = NO_SPILL,
                                        .wide = (uint8_t)(place + k) & 63};
}

static void place_results(struct x64 *x, uint32_t at, unsigned n)
{
    place_at(x, at, 1 + n * LANES);
    hold(x, n, (uint32_t[]){at, at + 1, at + 2, at + 3});
}

static void place_mask(struct x64 *x, uint32_t at, unsigned n)
{
    place_at(x, at, FIRST_MASK_PLACE + n * LANES);
    x->masks[n] = at;
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

static void reverse(struct x64 *x, const struct ir_ins *in, unsigned d, unsigned a)
{
    const union ir_val k = reversed_bytes(in);
    eliteral(x, P38(0x00) | O_512, d, a, (union ir_val[]){k, k, k, k});
}

static void emit_operation(struct x64 *x, const struct ir_ins *in, unsigned d, const unsigned r[3])
{
    unsigned a = x->first_wide + r[0], b = x->first_wide + r[1], c = x->first_wide + r[2];
    if (in->op == IR_vandn) {
        e2(x, binary_op(in) | O_512, d, b, a);
    } else if (in->op == IR_vnot) {
        e2i(x, TERNARY | O_512, d, d, a, TERN_NOT_B);
    } else if (in->op == IR_vbsl) {
        e2(x, COPY | O_512, d, 0, a);
        e2i(x, TERNARY | O_512, d, b, c, TERN_SELECT);
    } else if (in->op == IR_vshl || in->op == IR_vshr || in->op == IR_vsar) {
        shift(x, in, d, a);
    } else if (in->op == IR_vrev) {
        reverse(x, in, d, a);
    } else if (in->op == IR_vpmull64) {
        e2i(x, binary_op(in) | O_512, d, a, b, (is_folded(x, in->a) ? 1u : 0) | (is_folded(x, in->b) ? 16u : 0));
    } else if (binary_op(in)) {
        e2(x, binary_op(in) | O_512, d, a, b);
    } else {
        compare(x, in, MASK, a, b);
        spread_mask(x, ir_lane_of(in->aux) & 3, d, MASK);
    }
}

/* What vpmull64 takes the high half of is no value of its own. */
static uint32_t whole(const struct x64 *x, uint32_t v) { return is_folded(x, v) && x->ir->ins[v].op == IR_vduplane ? x->ir->ins[v].a : v; }

_Static_assert(offsetof(struct cpu_state, kept) % 64 == 0, "four of them are one line of the cache");
static struct mem kept_mem(uint32_t place) { return state_mem(offsetof(struct cpu_state, kept) + 16 * place); }
void x64_emit_keep(struct x64 *x, const struct ir_ins *in) { xmm_store(x, IR_V128, kept_mem(in->b), use(x, in->a)); }
void x64_emit_kept(struct x64 *x, const struct ir_ins *in) { xmm_load(x, IR_V128, def(x), kept_mem(in->a)); }

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
    if (!are_neighbour_puts(x, in) || !are_kept(x, at) || (n = operand(x, v, &taken)) == NONE)
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
    if (!are_alike(x, at) || !is_known(x, in) || !are_kept(x, at))
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
        r[k] = operand(x, v, &taken);
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
    unsigned mask = (predicate_of(in) >= 0 || in->op == IR_vtst) && are_tested_only(x, at) ? take_mask(x) : NONE;
    if (mask != NONE) {
        compare(x, in, FIRST_MASK + mask, x->first_wide + r[0], x->first_wide + r[1]);
        place_mask(x, at, mask);
        return true;
    }
    unsigned n = take_wide(x, &taken);
    if (n == NONE)
        return false;
    emit_operation(x, in, x->first_wide + n, r);
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
        unsigned n = operand(x, v, &taken), r = x->first_wide + n;
        if (n == NONE)
            return false;
        e2(x, P38(0x27) | O_512, mask, r, r);                   /* vptestmd */
    }
    asm_vrr(&x->c, O_W | M_0F | 0x98, mask, 0, mask);           /* kortestq */
    branch_to_block(x, CC_NE, in[4].b);
    return true;
}

/* Of n * 16 bytes n + 1 granules are compared: as many as there are if the pointer is not aligned to them; else one more, next to
 * memory that the loop goes on in. */
enum x86_cc emit_tag_differs(struct x64 *x, const struct ir_ins *in)
{
    enum { NOT_EQUAL = 4 };
    unsigned n = ir_tag_bytes(in->aux) + 1, size = n <= 16 ? 0 : n <= 32 ? O_256 : O_512, a = use(x, in->a), t = tmp(x);
    int32_t disp = (int32_t)in->c, whole = disp % MTE_GRANULE ? 0 : disp / MTE_GRANULE;
    rotate_pointer(x, t, a, whole ? 0 : disp);
    e2(x, P38(0x7a) | size, scratch(x), 0, t); /* vpbroadcastb */
    asm_shift_ri(&x->c, SH_SHR, true, t, 8 + MTE_GRANULE_BITS);
    put8(&x->c, SEGMENT_GS);
    asm_erm(&x->c, P3A(0x3e) | size, MASK, scratch(x), mem_at(t, whole));
    put8(&x->c, NOT_EQUAL);
    asm_vrr(&x->c, O_W | P_F2 | M_0F | 0x93, t, 0, MASK); /* kmovq */
    asm_shift_ri(&x->c, SH_SHL, true, t, 64 - n);
    return CC_NE;
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
    asm_err(&x->c, EXTRACT_128 | O_256, t, 0, r = tmp_xmm(x));
    put8(&x->c, 1);
    e2(x, PI(0xef), def_any(x), r, t);
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
