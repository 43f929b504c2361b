/* ir_wide_find.c: looks at the rounds of a loop: what they load and store, where they leave, and which of their operations stand
 * in fours: one operation on neighbouring vectors, or on what fours made of them. */
#include <string.h>

#include "translate/ir_bytes.h"
#include "translate/ir_wide.h"

/* ---- what may be done side by side --------------------------------------------------------------- */
static bool is_lanewise(const struct ir_ins *in)
{
    unsigned lane = ir_lane_of(in->aux);
    switch (in->op) {
    case IR_vand: case IR_vor: case IR_vxor: case IR_vandn: case IR_vnot: case IR_vbsl: case IR_vadd: case IR_vsub: case IR_vcmpeq:
    case IR_vcmpgt_s: case IR_vcmpgt_u: case IR_vcmpge_s: case IR_vcmpge_u: case IR_vtst:
        return true;
    case IR_vmul: return lane == 1 || lane == 2;
    case IR_vmin_s: case IR_vmin_u: case IR_vmax_s: case IR_vmax_u: return lane <= 2;
    case IR_vshl: case IR_vshr: return lane >= 1;
    case IR_vsar: return lane == 1 || lane == 2;
    case IR_vfadd: case IR_vfsub: case IR_vfmul: case IR_vfdiv:
        return lane >= 2 && !(in->aux & IR_CAREFUL) && (in->aux >> IR_FP_NAN_SHIFT & 3) == IR_NAN_ARM;
    default: return false;
    }
}

static bool operands_are(const struct widen *w, const struct ir_ins *in, unsigned fact)
{
    unsigned set = ir_value_operands(in);
    return (!(set & 1) || is(w, in->a, fact)) && (!(set & 2) || is(w, in->b, fact)) && (!(set & 4) || is(w, in->c, fact));
}

/* ---- addresses ------------------------------------------------------------------------------------ */
/* The blocks of DC ZVA: a multiple of their size passes through. Among the slots it stands as a number that is none. */
static bool decompose(const struct widen *w, uint32_t v, unsigned slot[2], unsigned *n, int64_t *offset);
static bool decompose_rounded(const struct widen *w, const struct ir_ins *and, unsigned slot[2], unsigned *n, int64_t *offset)
{
    int64_t inside = 0, mask = ir_is_const(w->ir, and->b) ? (int64_t)ir_const_of(w->ir, and->b) : 0;
    if (mask != -LANES * BYTES || !decompose(w, and->a, slot, n, &inside) || inside & ~mask || *n == 2)
        return false;
    slot[(*n)++] = ROUNDED;
    *offset += inside;
    return true;
}

/* The value is a sum of slots and a constant? */
static bool decompose(const struct widen *w, uint32_t v, unsigned slot[2], unsigned *n, int64_t *offset)
{
    const struct ir_ins *in = def(w, v);
    if (in->type != IR_I64)
        return false;
    switch (in->op) {
    case IR_get:
        if (*n == 2)
            return false;
        slot[(*n)++] = in->aux;
        return true;
    case IR_iconst:
        *offset += (int64_t)ir_const_of(w->ir, v);
        return true;
    case IR_add: return decompose(w, in->a, slot, n, offset) && decompose(w, in->b, slot, n, offset);
    case IR_sub:
        if (!ir_is_const(w->ir, in->b))
            return false;
        *offset -= (int64_t)ir_const_of(w->ir, in->b);
        return decompose(w, in->a, slot, n, offset);
    case IR_bfx: return in->aux == IR_UNTAG && decompose(w, in->a, slot, n, offset);
    case IR_and: return decompose_rounded(w, in, slot, n, offset);
    default: return false;
    }
}

static void extend(struct range *r, int64_t at, unsigned bytes)
{
    if (r->lo == r->hi)
        *r = (struct range){at, at};
    if (at < r->lo)
        r->lo = at;
    if (at + bytes > r->hi)
        r->hi = at + bytes;
}

/* The stream of an access or check, and where in it that is; NULL: it is in none. */
static struct stream *stream_of(struct widen *w, const struct ir_ins *in, struct place *p, int64_t *at)
{
    unsigned slot[2] = {IR_NO_SLOT, IR_NO_SLOT}, n = 0, s = 0;
    *p = (struct place){.value = in->a};
    if (!decompose(w, in->a, slot, &n, &p->from) || n == 0)
        return NULL;
    if (n == 2 && slot[0] > slot[1]) {
        unsigned t = slot[0];
        slot[0] = slot[1], slot[1] = t;
    }
    *at = p->from + (int32_t)in->c;
    if (*at < -PAGE || *at > PAGE)
        return NULL;
    while (s < w->nstreams && (w->stream[s].slot[0] != slot[0] || w->stream[s].slot[1] != slot[1]))
        s++;
    if (s == MOST_STREAMS)
        return NULL;
    if (s == w->nstreams)
        w->stream[w->nstreams++] = (struct stream){.slot = {slot[0], slot[1]}};
    return &w->stream[s];
}

static bool add_access(struct widen *w, uint32_t at)
{
    const struct ir_ins *in = def(w, at);
    struct place base;
    int64_t offset;
    struct stream *s = is_plain(in) && w->naccesses < MOST_ACCESSES ? stream_of(w, in, &base, &offset) : NULL;
    if (!s)
        return false;
    if (s->loads.lo == s->loads.hi && s->stores.lo == s->stores.hi)
        s->base = base;
    extend(in->op == IR_load ? &s->loads : &s->stores, offset, BYTES);
    w->access[w->naccesses++] = (struct access){.ins = at, .stream = (unsigned)(s - w->stream), .at = offset};
    return true;
}

/* All of a stream are made by one, early. */
static bool add_check(struct widen *w, const struct ir_ins *in)
{
    struct place pointer;
    int64_t offset;
    struct stream *s = in->aux >> IR_TAG_ALIGN_SHIFT & 3 ? NULL : stream_of(w, in, &pointer, &offset);
    if (!s)
        return false;
    if (s->checked.lo == s->checked.hi)
        s->pointer = pointer;
    extend(&s->checked, offset, ir_tag_bytes(in->aux));
    return true;
}

/* In whole vectors, as one check is. */
static bool checks_are_whole(const struct widen *w)
{
    for (unsigned i = 0; i < w->nstreams; i++) {
        int64_t bytes = w->stream[i].checked.hi - w->stream[i].checked.lo;
        if (bytes % BYTES || bytes > MOST_CHECKED || (bytes && bytes < LANES * BYTES))
            return false;
    }
    return true;
}

/* ---- ways out ------------------------------------------------------------------------------------- */
/* The larger ones of neighbouring bytes: of which vector? IR_NONE: it is none. */
static uint32_t pairwise_maximum_of(const struct widen *w, uint32_t v)
{
    const struct ir_ins *max = def(w, v);
    if (max->op != IR_vmax_u || max->aux != ir_lane(0, 0))
        return IR_NONE;
    for (unsigned k = 0; k < 2; k++) {
        uint32_t value = k ? max->b : max->a, other = k ? max->a : max->b;
        const struct ir_ins *shift = def(w, other);
        if (shift->op == IR_vshr && shift->a == value && shift->aux == ir_lane(1, 8))
            return value;
    }
    return IR_NONE;
}

/* The loop is left if any bit of the vector is 1. */
static bool add_leaves(struct widen *w, uint32_t v)
{
    const struct ir_ins *in = def(w, v);
    if (in->op == IR_vuzp1 && in->aux == ir_lane(0, 0)) {
        uint32_t a = pairwise_maximum_of(w, in->a), b = pairwise_maximum_of(w, in->b);
        if (a != IR_NONE && b != IR_NONE)
            return add_leaves(w, a) && (a == b || add_leaves(w, b));
    }
    if (is(w, v, EARLY) || w->nleaves == MOST_EXITS)
        return false;
    w->leaf[w->nleaves++] = v;
    return true;
}

/* The same for the low 8 bytes of one that was made smaller. */
static bool add_leaves_of_small(struct widen *w, uint32_t v)
{
    const struct ir_ins *in = def(w, v);
    if (in->op == IR_vuzp1 && in->aux == ir_lane(0, 0)) {
        uint32_t a = pairwise_maximum_of(w, in->a);
        return a != IR_NONE && add_leaves(w, a);
    }
    const struct ir_ins *shift = def(w, in->a);
    if (in->op != IR_vnarrow || in->aux != ir_lane(0, 0) || shift->op != IR_vshr || shift->aux != ir_lane(1, 4))
        return false;
    enum ir_op mask = def(w, shift->a)->op;
    return mask >= IR_vcmpeq && mask <= IR_vtst && add_leaves(w, shift->a);
}

static bool add_exit(struct widen *w, uint32_t cond, bool inverted)
{
    const struct ir_ins *in = def(w, cond);
    if (in->op == (inverted ? IR_and : IR_or))
        return add_exit(w, in->a, inverted) && add_exit(w, in->b, inverted);
    if (is(w, cond, EARLY)) {
        if (w->nexits == MOST_EXITS || (inverted && in->op != IR_cmp))
            return false;
        w->early_exit[w->nexits].cond = cond;
        w->early_exit[w->nexits++].inverted = inverted;
        return true;
    }
    if (in->op == IR_vany)
        return !inverted && add_leaves(w, in->a);
    if (in->op != IR_cmp || in->aux != (inverted ? IR_EQ : IR_NE) || !ir_is_const(w->ir, in->b) || ir_const_of(w->ir, in->b))
        return false;
    const struct ir_ins *bits = def(w, in->a);
    return bits->op == IR_f2i && bits->type == IR_I64 && def(w, bits->a)->op == IR_v2f && add_leaves_of_small(w, def(w, bits->a)->a);
}

/* What is 0 unless the loop is left. */
static void find_zeros(struct widen *w)
{
    for (unsigned i = 0; i < w->nleaves; i++)
        w->facts[w->leaf[i]] |= ZERO;
    for (uint32_t at = w->b->first; at < w->end; at++) {
        const struct ir_ins *in = def(w, at);
        switch (in->op) {
        case IR_vshr: case IR_vmax_u: case IR_vuzp1: case IR_vnarrow: case IR_v2f: case IR_f2i:
            w->facts[at] |= operands_are(w, in, ZERO) ? ZERO : 0;
            break;
        default:
            break;
        }
        if (!w->facts[at] && ir_facts[in->op].effects == IR_PURE && !(ir_facts[in->op].traits & IR_FAULTS) && operands_are(w, in, EARLY | ZERO | LATE))
            w->facts[at] = LATE;
    }
}

/* ---- looking at the rounds ------------------------------------------------------------------------ */
static bool branches_back(const struct widen *w, const struct ir_ins *in)
{
    return !in->aux && ir_u64(in->b, in->c) == w->b->pc;
}

static bool look_at(struct widen *w, uint32_t at)
{
    const struct ir_ins *in = def(w, at);
    bool early;
    switch (in->op) {
    case IR_nop: case IR_insn: return true;
    case IR_iconst: case IR_vconst: case IR_get: w->facts[at] = EARLY; return true;
    case IR_put:
        w->last_put[in->aux] = at + 1;
        return true;
    case IR_load: return in->type == IR_V128 && add_access(w, at);
    case IR_store: return def(w, in->b)->type == IR_V128 && add_access(w, at);
    case IR_tag_check: return add_check(w, in);
    case IR_br_if:
        early = w->nleaves == 0;
        if (!add_exit(w, in->a, at + 2 >= w->b->end && branches_back(w, in)))
            return false;
        if (early && w->nleaves)
            w->first_test = at;
        return true;
    case IR_jump: /* behind the branch back, or it is that */
        return branches_back(w, in) || (def(w, at - 1)->op == IR_br_if && branches_back(w, def(w, at - 1)));
    default: break;
    }
    if (ir_facts[in->op].effects != IR_PURE)
        return false;
    if (ir_facts[in->op].traits & IR_FAULTS) {
        w->any_fp = true;
        return w->fp && is_lanewise(in);
    }
    w->facts[at] = operands_are(w, in, EARLY) ? EARLY : 0;
    return true;
}

static void need(struct widen *w, uint32_t v)
{
    const struct operands o = operands_of(w->ir, v);
    if (w->facts[v] & (EARLY | LATE | NEEDED))
        return;
    w->facts[v] |= NEEDED;
    for (unsigned k = 0; k < o.n && def(w, v)->op != IR_load; k++)
        need(w, o.v[k]);
}

static void find_needed(struct widen *w)
{
    for (unsigned i = 0; i < w->nleaves; i++)
        need(w, w->leaf[i]);
    for (unsigned i = 0; i < w->naccesses; i++)
        if (def(w, w->access[i].ins)->op == IR_store)
            need(w, def(w, w->access[i].ins)->b);
    for (uint32_t slot = 0; slot < w->ir->nslots; slot++)
        if (w->last_put[slot] && !is(w, def(w, w->last_put[slot] - 1)->a, ZERO))
            need(w, def(w, w->last_put[slot] - 1)->a);
}

/* ---- groups --------------------------------------------------------------------------------------- */
static bool add_group(struct widen *w, const uint32_t member[LANES])
{
    if (w->ngroups == MOST_GROUPS)
        return false;
    struct group *g = &w->group[w->ngroups++];
    *g = (struct group){.placed = false};
    for (unsigned k = 0; k < LANES; k++) {
        g->member[k] = member[k];
        w->grouped[member[k]] = (uint8_t)w->ngroups;
        w->lane[member[k]] = (uint8_t)k;
    }
    return true;
}

/* Of those that are in no group yet, the lowest one like it, or (at) the one there. */
static struct access *find_access(struct widen *w, const struct access *like, const int64_t *at)
{
    struct access *best = NULL;
    for (unsigned i = 0; i < w->naccesses; i++) {
        struct access *a = &w->access[i];
        if (!a->grouped && a->stream == like->stream && def(w, a->ins)->op == def(w, like->ins)->op && (at ? a->at == *at : !best || a->at < best->at))
            best = a;
    }
    return best;
}

static bool group_accesses(struct widen *w)
{
    for (unsigned i = 0; i < w->naccesses; i++)
        while (!w->access[i].grouped) {
            struct access *a = find_access(w, &w->access[i], NULL);
            uint32_t member[LANES];
            int64_t at = a->at;
            for (unsigned k = 0; k < LANES; k++, at += BYTES) {
                a = find_access(w, &w->access[i], &at);
                if (!a)
                    return false;
                a->grouped = true;
                member[k] = a->ins;
            }
            if (!add_group(w, member))
                return false;
        }
    return true;
}

/* Is operand `o` of the lane what `first` is of lane 0? */
static bool corresponds(const struct widen *w, uint32_t first, uint32_t o, unsigned lane)
{
    if (is(w, first, EARLY))
        return is_same(w, first, o);
    return w->grouped[first] && w->lane[first] == 0 && w->grouped[o] == w->grouped[first] && w->lane[o] == lane;
}

static bool is_like(const struct widen *w, uint32_t first, uint32_t other, unsigned lane)
{
    const struct ir_ins *a = def(w, first), *b = def(w, other);
    if (a->op != b->op || a->aux != b->aux || !is(w, other, NEEDED) || w->grouped[other])
        return false;
    unsigned set = ir_value_operands(a);
    return (!(set & 1) || corresponds(w, a->a, b->a, lane)) && (!(set & 2) || corresponds(w, a->b, b->b, lane)) &&
           (!(set & 4) || corresponds(w, a->c, b->c, lane));
}

static bool group_operations(struct widen *w)
{
    for (uint32_t at = w->b->first; at < w->end; at++) {
        if (!is(w, at, NEEDED) || w->grouped[at])
            continue;
        if (!is_lanewise(def(w, at)))
            return false;
        uint32_t member[LANES] = {0}, other = at;
        for (unsigned k = 0; k < LANES; k++) {
            while (other < w->end && !is_like(w, at, other, k))
                other++;
            if (other == w->end)
                return false;
            member[k] = other++;
        }
        if (!add_group(w, member))
            return false;
    }
    return true;
}

/* All of a group leave the loop, or none. */
static bool leaves_are_whole(const struct widen *w)
{
    unsigned n[MOST_GROUPS] = {0};
    for (unsigned i = 0; i < w->nleaves; i++)
        n[w->grouped[w->leaf[i]] - 1]++;
    for (unsigned g = 0; g < w->ngroups; g++)
        if (n[g] % LANES)
            return false;
    return true;
}

static unsigned count_stores(const struct widen *w)
{
    unsigned n = 0;
    for (unsigned i = 0; i < w->naccesses; i++)
        n += def(w, w->access[i].ins)->op == IR_store;
    return n;
}

/* Within a stream: no store meets another one, as their order is not kept; no load of a later round sees a store, and what
 * would start over is as it was. */
static bool is_independent(const struct widen *w)
{
    unsigned stores = count_stores(w);
    for (unsigned i = 0; i < w->naccesses; i++)
        for (unsigned k = 0; k < w->naccesses; k++) {
            const struct access *a = &w->access[i], *store = &w->access[k];
            if (i == k || def(w, store->ins)->op != IR_store || a->stream != store->stream || a->at >= store->at + BYTES ||
                store->at >= a->at + BYTES)
                continue;
            if (def(w, a->ins)->op == IR_store || stores > LANES || a->ins > store->ins)
                return false;
        }
    return true;
}

/* One stream of stores, so that their order does not matter. */
static bool stores_one_stream(const struct widen *w)
{
    unsigned n = 0;
    for (unsigned s = 0; s < w->nstreams; s++)
        n += w->stream[s].stores.lo != w->stream[s].stores.hi;
    return n <= 1;
}

/* Something of every stream is loaded before the first test of what was loaded. */
static bool loads_are_certain(const struct widen *w)
{
    unsigned certain = 0, loaded = 0;
    for (unsigned i = 0; i < w->naccesses; i++) {
        if (def(w, w->access[i].ins)->op != IR_load)
            continue;
        loaded |= 1u << w->access[i].stream;
        certain |= (w->access[i].ins < w->first_test ? 1u : 0u) << w->access[i].stream;
    }
    return loaded == certain;
}

bool wide_understand(struct widen *w)
{
    const struct ir_block *b = w->b;
    memset(w->last_put, 0, w->ir->nslots * sizeof *w->last_put);
    memset(w->facts + b->first, 0, b->end - b->first);
    memset(w->grouped + b->first, 0, b->end - b->first);
    w->naccesses = w->nstreams = w->ngroups = w->nexits = w->nleaves = 0;
    w->any_fp = false;
    for (uint32_t at = b->first; at < w->end; at++)
        if (!look_at(w, at))
            return false;
    if (!w->naccesses || count_stores(w) > MOST_STORES || (w->any_fp && w->nleaves) || !stores_one_stream(w) ||
        !checks_are_whole(w))
        return false;
    if (w->nleaves && !loads_are_certain(w))
        return false;
    find_zeros(w);
    find_needed(w);
    return group_accesses(w) && group_operations(w) && leaves_are_whole(w) && is_independent(w);
}
