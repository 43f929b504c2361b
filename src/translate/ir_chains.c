/* ir_chains.c: hot code: brings equal chains side by side. Knows no guest and no host.
 *
 * Unrolled loops work on several independent blocks of data: the same operations, with the same second operands, on
 * different first ones. A host whose registers are wider than a value of the IR can do such operations at once, if it
 * finds them next to each other: round by round, n operations with the operands r, r + 1, ... r + n - 1 of the round
 * before. The rounds are spread evenly between what they start from and the first use of a result: a processor looks
 * ahead only so far, and finds other work between two rounds. None stands before its second operand is there. */
#include <string.h>

#include "translate/new_order.h"

enum {
    MOST_CHAINS = 8, LEAST_CHAINS = 3,
    LEAST_ROUNDS = 4, /* else it costs more to pack and to unpack them */
    MOST_ROUNDS = 16,
};

struct group {
    uint32_t nchains, nrounds;
    uint32_t ins[MOST_ROUNDS][MOST_CHAINS];
    uint32_t behind[MOST_ROUNDS]; /* each is to stand behind this instruction */
    uint32_t other[MOST_ROUNDS];  /* what else takes a result of the round; IR_NONE: nothing does */
    struct group *next;
};

enum state { FREE, FIXED /* a group's operand: in none itself */, MEMBER, PLACED, LATE /* a load: to be placed before its round */ };

struct chains {
    struct ir *ir;
    const struct ir_use *uses;
    const struct ir_block *block;
    uint32_t *user;           /* by value: the first one of it */
    uint8_t *state;           /* by instruction */
    struct group *groups, **last; /* of the block */
    uint32_t free_from;       /* behind the last one */
    uint32_t insn;            /* the guest instruction that is being ordered */
};

bool ir_is_widened(enum ir_op op)
{
    return op == IR_aesem || op == IR_aesdm || op == IR_aese || op == IR_aesd || op == IR_vxor || op == IR_vand || op == IR_vor;
}

static bool same_operation(const struct ir_ins *a, const struct ir_ins *b)
{
    return a->op == b->op && a->aux == b->aux && a->b == b->b;
}

/* The operations like `first` from there on, its chains' first round. */
static uint32_t find_round(const struct chains *c, uint32_t first, uint32_t most, uint32_t *round)
{
    uint32_t n = 0;
    for (uint32_t at = first; at < c->block->end && n < most; at++)
        if (c->state[at] == FREE && same_operation(&c->ir->ins[at], &c->ir->ins[first]))
            round[n++] = at;
    return n;
}

static bool takes(const struct chains *c, uint32_t at, uint32_t value)
{
    const struct operands o = operands_of(c->ir, at);
    bool any = false;
    for (unsigned k = 0; k < o.n; k++)
        any |= o.v[k] == value;
    return any;
}

/* Of two users of the value, the one that is such an operation, and the other one. */
static bool tell_users(const struct chains *c, uint32_t value, const struct ir_ins *like, uint32_t *next, uint32_t *other)
{
    uint32_t first = c->user[value], second = first + 1;
    while (second < c->block->end && !takes(c, second, value))
        second++;
    if (c->uses[value].count != 2 || second == c->block->end)
        return false;
    bool is_next = same_operation(&c->ir->ins[first], like);
    *next = is_next ? first : second;
    *other = is_next ? second : first;
    return c->state[*other] == FREE && ir_facts[c->ir->ins[*other].op].effects == IR_PURE;
}

/* The next round: what the values are used for, alike, and but for one of them only. */
static bool next_round(const struct chains *c, uint32_t n, const uint32_t *round, uint32_t *next, uint32_t *other)
{
    uint32_t first = c->uses[round[0]].count != 1;
    const struct ir_ins *like = &c->ir->ins[c->user[round[first]]];
    *other = IR_NONE;
    for (uint32_t i = 0; i < n; i++) {
        next[i] = c->user[round[i]];
        if (c->uses[round[i]].count != 1 && (*other != IR_NONE || !tell_users(c, round[i], like, &next[i], other)))
            return false;
        const struct ir_ins *in = &c->ir->ins[next[i]];
        if (!ir_is_widened(in->op) || in->a != round[i] || c->state[next[i]] != FREE || !same_operation(in, like))
            return false;
    }
    return true;
}

/* Can the value be had at any place from index `from` of the block on? */
static bool is_movable(const struct chains *c, uint32_t value, uint32_t from)
{
    const struct ir_ins *in = &c->ir->ins[value];
    if (in->op == IR_vconst)
        return true;
    if (in->op != IR_get)
        return false;
    for (uint32_t at = from; at < value; at++) {
        const struct ir_ins *other = &c->ir->ins[at];
        if ((other->op == IR_put && other->aux == in->aux) || other->op == IR_call_h)
            return false;
    }
    return true;
}

static uint32_t later(uint32_t a, uint32_t b) { return a > b ? a : b; }

/* Behind which instruction the first round may stand, but for its second operand. */
static uint32_t begin_of(const struct chains *c, const struct group *g)
{
    uint32_t at = c->free_from;
    for (uint32_t i = 0; i < g->nchains; i++)
        at = later(at, c->ir->ins[g->ins[0][i]].a);
    return at;
}

/* Before which instruction all of it must stand: the first one that uses a result, or leaves the block. */
static uint32_t end_of(const struct chains *c, const struct group *g)
{
    uint32_t end = c->block->end, first = g->ins[0][0];
    for (uint32_t i = 0; i < g->nchains; i++) {
        uint32_t user = c->user[g->ins[g->nrounds - 1][i]];
        end = user < end ? user : end;
    }
    while (first < end && !(ir_facts[c->ir->ins[first].op].traits & (IR_LEAVES | IR_SEES_ALL | IR_HELPS)))
        first++;
    return first;
}

/* Is there a place? */
static bool spread(const struct chains *c, struct group *g)
{
    uint32_t at = begin_of(c, g), begin = at, end = end_of(c, g);
    for (uint32_t r = 0; r < g->nrounds && begin < end; r++) {
        uint32_t key = c->ir->ins[g->ins[r][0]].b;
        at = later(at, begin + (end - begin) * r / (g->nrounds + 1));
        if (key > at && !is_movable(c, key, c->block->first))
            at = key;
        g->behind[r] = at;
    }
    return at < end;
}

static bool waits(const struct group *g, uint32_t r) { return g->other[r] != IR_NONE && g->other[r] <= g->behind[r]; }

/* What stands before the round can wait for it if it is only put, behind it. */
static bool may_wait(const struct chains *c, const struct group *g, uint32_t r)
{
    uint32_t other = g->other[r];
    return !waits(g, r) || (c->uses[other].count == 1 && c->user[other] > g->behind[r] && c->ir->ins[c->user[other]].op == IR_put);
}

/* As many rounds as there is a place for, without others that would have to wait for them and cannot. */
static bool find_places(const struct chains *c, struct group *g)
{
    uint32_t before;
    do {
        before = g->nrounds;
        if (before < LEAST_ROUNDS || !spread(c, g))
            return false;
        for (uint32_t r = 0; r + 1 < g->nrounds; r++)
            if (!may_wait(c, g, r))
                g->nrounds = r + 1;
    } while (g->nrounds < before);
    return true;
}

static bool fix_operand(struct chains *c, uint32_t value)
{
    if (c->state[value] == MEMBER)
        return false;
    c->state[value] = FIXED;
    return true;
}

/* False: one of them belongs to a group. */
static bool fix_operands(struct chains *c, const struct group *g)
{
    bool all = true;
    for (uint32_t i = 0; i < g->nchains; i++)
        all &= fix_operand(c, c->ir->ins[g->ins[0][i]].a);
    for (uint32_t r = 0; r < g->nrounds; r++)
        all &= fix_operand(c, c->ir->ins[g->ins[r][0]].b);
    for (uint32_t r = 0; r + 1 < g->nrounds; r++) {
        const struct operands o = operands_of(c->ir, waits(g, r) ? g->other[r] : 0);
        for (unsigned k = 0; k < o.n && waits(g, r); k++)
            all &= fix_operand(c, o.v[k]);
    }
    return all;
}

/* Loads that one round only takes go there, if a fault between starts over anyway (ir_again.c). */
static void find_late_loads(struct chains *c, const struct group *g)
{
    for (uint32_t r = 0; r < g->nrounds; r++) {
        uint32_t key = c->ir->ins[g->ins[r][0]].b, at = key;
        const struct ir_ins *in = &c->ir->ins[key];
        if (in->op != IR_load || c->uses[key].count != g->nchains)
            continue;
        while (at > c->block->first && c->ir->ins[at].op != IR_again)
            at--;
        bool again = c->ir->ins[at].op == IR_again && c->ir->ins[at].a;
        for (at = key; again && at <= g->behind[r]; at++)
            again = c->ir->ins[at].op != IR_again;
        if (again)
            c->state[key] = LATE;
    }
}

/* What is loaded for the operation behind the chain: where; 0: nothing is. */
static int32_t end_at(const struct chains *c, const struct group *g, uint32_t chain)
{
    uint32_t last = g->ins[g->nrounds - 1][chain];
    for (uint32_t at = last + 1; at < c->block->end; at++) {
        const struct ir_ins *in = &c->ir->ins[at];
        if (ir_is_widened(in->op) && in->a == last && c->ir->ins[in->b].op == IR_load)
            return (int32_t)c->ir->ins[in->b].c;
    }
    return 0;
}

/* Neighbours in memory are best neighbours: ir_sums.c. */
static void sort_chains(const struct chains *c, struct group *g)
{
    for (uint32_t n = 1; n < g->nchains; n++)
        for (uint32_t i = n; i && end_at(c, g, i) < end_at(c, g, i - 1); i--)
            for (uint32_t r = 0; r < g->nrounds; r++) {
                uint32_t t = g->ins[r][i];
                g->ins[r][i] = g->ins[r][i - 1];
                g->ins[r][i - 1] = t;
            }
}

static bool try_group(struct chains *c, uint32_t first, uint32_t most)
{
    struct group g = {.nrounds = 1, .next = NULL};
    g.nchains = find_round(c, first, most, g.ins[0]);
    while (g.nchains >= LEAST_CHAINS && g.nrounds < MOST_ROUNDS &&
           next_round(c, g.nchains, g.ins[g.nrounds - 1], g.ins[g.nrounds], &g.other[g.nrounds - 1]))
        g.nrounds++;
    if (g.nchains < LEAST_CHAINS || !find_places(c, &g) || !fix_operands(c, &g))
        return false;
    c->free_from = g.behind[g.nrounds - 1];
    sort_chains(c, &g);
    find_late_loads(c, &g);
    struct group *kept = arena_alloc(c->ir->scratch, sizeof *kept);
    *kept = g;
    *c->last = kept;
    c->last = &kept->next;
    for (uint32_t r = 0; r < g.nrounds; r++)
        for (uint32_t i = 0; i < g.nchains; i++)
            c->state[g.ins[r][i]] = MEMBER;
    for (uint32_t r = 0; r + 1 < g.nrounds; r++)
        if (waits(&g, r))
            c->state[g.other[r]] = MEMBER;
    return true;
}

/* A load that stands right before the round: only it takes what is loaded. */
static void add_late_load(struct new_order *o, struct chains *c, uint32_t load)
{
    uint32_t insn = load;
    while (c->ir->ins[insn].op != IR_insn)
        insn--;
    order_add(o, insn);
    order_add(o, load);
    order_add(o, c->insn);
}

static void add_round(struct new_order *o, struct chains *c, const struct group *g, uint32_t r)
{
    uint32_t key = c->ir->ins[g->ins[r][0]].b;
    if (c->state[key] == LATE) {
        add_late_load(o, c, key);
    } else if (key > g->behind[r] && c->state[key] != PLACED) {
        c->state[key] = PLACED;
        order_add(o, key);
    }
    for (uint32_t i = 0; i < g->nchains; i++)
        order_add(o, g->ins[r][i]);
    if (r + 1 < g->nrounds && waits(g, r))
        order_add(o, g->other[r]);
}

static void order_instruction(struct chains *c, struct new_order *o, uint32_t at)
{
    if (c->ir->ins[at].op == IR_insn)
        c->insn = at;
    if (c->state[at] < MEMBER)
        order_add(o, at);
    for (const struct group *g = c->groups; g; g = g->next)
        for (uint32_t r = 0; r < g->nrounds; r++)
            if (g->behind[r] == at)
                add_round(o, c, g, r);
}

static bool order_block(struct chains *c, struct new_order *o)
{
    c->groups = NULL;
    c->last = &c->groups;
    c->free_from = c->block->first;
    find_first_users(c->ir, c->block, c->user);
    for (uint32_t at = c->block->first; at < c->block->end; at++)
        if (ir_is_widened(c->ir->ins[at].op) && c->state[at] == FREE && c->uses[at].count == 1)
            (void)(try_group(c, at, MOST_CHAINS) || try_group(c, at, MOST_CHAINS / 2));
    for (uint32_t at = c->block->first; at < c->block->end; at++)
        order_instruction(c, o, at);
    return c->groups != NULL;
}

void ir_align_chains(struct ir *ir)
{
    bool any = false;
    for (uint32_t at = 0; at < ir->nins && !any; at++)
        any = ir_is_widened(ir->ins[at].op);
    if (!any || !ir->folded)
        return;
    ir_remove_unused(ir);
    struct chains c = {.ir = ir, .uses = ir->fold->uses, .user = arena_alloc(ir->scratch, ir->nins * sizeof *c.user),
                       .state = memset(arena_alloc(ir->scratch, ir->nins), 0, ir->nins)};
    struct new_order *o = order_new(ir);
    any = false;
    for (uint32_t b = 0; b < ir->nblocks; b++) {
        c.block = &ir->blocks[b];
        any |= order_block(&c, o);
        o->ends[b] = o->n;
    }
    if (any)
        ir_fold_in_order(ir, o);
}
