/* plan.c: which instructions are emitted as part of their only user: addresses, comparisons, and the like. */
#include "backends/x86_64/ra.h"
#include "backends/x86_64/wide.h"

static bool is_const_at_most(const struct x64 *x, uint32_t v, uint64_t most) { return is_const(x, v) && const_of(x, v) <= most; }

/* May the comparison be made where its flags are used? If it traps there, execution starts over at its own instruction:
 * so nothing must have been written in between. */
static bool can_wait(const struct x64 *x, uint32_t from, uint32_t to)
{
    for (uint32_t i = from + 1; i < to; i++)
        if (ir_ops[x->ir->ins[i].op].effects & ~(unsigned)(IR_READ | IR_MARK))
            return false;
    return true;
}

/* Is v, a carry or its opposite, operand c of a sum or difference with carry? */
static bool is_carry_of(const struct x64 *x, uint32_t v, uint32_t user)
{
    const struct ir_ins *in = &x->ir->ins[v], *u = &x->ir->ins[user];
    if ((u->op != IR_adc && u->op != IR_adcf && u->op != IR_sbc && u->op != IR_sbcf) || u->c != v)
        return false;
    if (in->op == IR_cmp)
        return in->aux == IR_CS || in->aux == IR_CC;
    return in->op == IR_cond && in->aux == IR_CS && x->ir->ins[in->a].op != IR_fcmpf;
}

/* Is v a conjunction or disjunction of comparisons, made for one branch? Then it becomes several branches. */
static bool is_for_branch(const struct x64 *x, uint32_t v)
{
    const struct ir_ins *in = &x->ir->ins[v], *u = &x->ir->ins[x->uses[v].last];
    struct ir_tests tests = {0};
    return u->op == IR_br_if && (in->op == IR_and || in->op == IR_or) && x->uses[v].count == 1 && !(u->aux & IR_TARGET_BLOCK) &&
           ir_add_tests(x->ir, x->uses, v, in->op, &tests);
}

/* Does `user` belong to one? */
static bool is_in_tests(const struct x64 *x, uint32_t user)
{
    const unsigned op = x->ir->ins[user].op;
    if (op != IR_and && op != IR_or)
        return false;
    while (x->ir->ins[x->uses[user].last].op == op && x->uses[user].count == 1)
        user = x->uses[user].last;
    return is_for_branch(x, user);
}

/* Is the sum emitted by itself, not side by side with others as packed.c and wide.c do? */
static bool is_single_sum(const struct x64 *x, uint32_t v)
{
    enum { OF_GROUP = 4, OF_SUM = 3 };
    const struct ir_block *b = &x->ir->blocks[x->block];
    const struct ir_ins *ins = x->ir->ins;
    for (uint32_t at = v; at > b->first && v - at < OF_GROUP; at--)
        if (ins[at - 1].op == IR_wide && v - at < (ins[at - 1].a == IR_WIDE_SUM ? OF_SUM : OF_GROUP))
            return false;
    bool follows = v > b->first && ins[v - 1].op == IR_vxor && ins[v - 1].b == ins[v].b;
    return !follows && !(ins[v + 1].op == IR_vxor && ins[v + 1].b == ins[v].b); /* the block ends with a branch */
}

/* Is v, a sum by exclusive or, one of three with its user? */
static bool is_in_sum(const struct x64 *x, uint32_t v, uint32_t user)
{
    enum { NEAR = 32 /* both operands take a register until then */ };
    const struct ir_ins *in = &x->ir->ins[v], *u = &x->ir->ins[user];
    uint32_t other = u->a == v ? u->b : u->a;
    if (!x->hot || !x->avx512 || u->op != IR_vxor || user - v > NEAR || other == v || in->a == in->b)
        return false;
    if (is_folded(x, in->a) || is_folded(x, in->b) || (other < v && is_folded(x, other)))
        return false;
    return is_single_sum(x, v) && is_single_sum(x, user) && !may_call_between(x, v, user);
}

/* Is value v, whose only user is `user`, emitted as part of that? */
static bool is_part_of_user(const struct x64 *x, uint32_t v, uint32_t user)
{
    const struct ir_ins *in = &x->ir->ins[v], *u = &x->ir->ins[user];
    switch (in->op) {
    case IR_add: /* an address */
        return in->type == IR_I64 && (u->op == IR_load || u->op == IR_store) && u->a == v && !(u->op == IR_store && u->b == v) &&
               !is_const(x, in->a) && !(u->aux & IR_CAREFUL);
    case IR_shl: /* the index of an address or sum */
        return in->type == IR_I64 && u->op == IR_add && u->type == IR_I64 && u->b == v && !is_const(x, u->a) && !is_const(x, in->a) &&
               is_const_at_most(x, in->b, 3);
    case IR_cmp:
        if (is_carry_of(x, v, user) || is_in_tests(x, user))
            return true;
        /* fall through */
    case IR_cond:
        if (is_carry_of(x, v, user))
            return true;
        return (u->op == IR_br_if || u->op == IR_sel) && u->a == v;
    case IR_vany: case IR_tag_differs:
        return u->op == IR_br_if;
    case IR_or:
        return is_in_tests(x, v);
    case IR_and: /* a comparison of (p & q) with 0 is a test */
        if (is_in_tests(x, v))
            return true;
        return u->op == IR_cmp && u->a == v && u->aux <= IR_NE && is_const_at_most(x, u->b, 0);
    case IR_fcmpf: {
        unsigned type = x->ir->ins[in->a].type;
        return u->op == IR_cond && (type == IR_F32 || type == IR_F64) && !(in->aux & IR_CAREFUL);
    }
    case IR_vxor:
        return is_in_sum(x, v, user);
    case IR_vduplane: /* the high half of an operand that may be either half */
        return u->op == IR_vpmull64 && x->pclmul && in->aux == ir_lane(3, 1);
    default:
        return false;
    }
}

void extend_operands(struct x64 *x, uint32_t v, uint32_t at)
{
    const struct ir_ins *in = &x->ir->ins[v];
    unsigned set = ir_value_operands(in);
    if (set & 1)
        extend(x, in->a, at);
    if (set & 2)
        extend(x, in->b, at);
    if (set & 4)
        extend(x, in->c, at);
}

static void fold_into(struct x64 *x, uint32_t v, uint32_t user)
{
    x->val[v].folded = true;
    x->val[v].last = user;
    extend_operands(x, v, user);
}

bool is_only_carry(const struct x64 *x, uint32_t v)
{
    uint32_t user = x->uses[v].last, n = x->uses[v].count;
    return is_carry_of(x, v, user) && (n == 1 || (n == 2 && is_carry_of(x, v, user - 1)));
}

bool plan_as_carry(struct x64 *x, uint32_t v)
{
    uint32_t user = x->val[v].last;
    if (!is_only_carry(x, v))
        return false;
    fold_into(x, v, user);
    return true;
}

/* Do all users take either half of the vector whose high half it is? */
bool plan_as_half(struct x64 *x, uint32_t v)
{
    const struct ir_ins *in = &x->ir->ins[v];
    if (in->op != IR_vduplane || in->aux != ir_lane(3, 1) || !x->pclmul)
        return false;
    uint32_t left = x->uses[v].count, last = x->uses[v].last;
    for (uint32_t at = v + 1; at <= last; at++) {
        const struct ir_ins *user = &x->ir->ins[at];
        if (user->op == IR_vpmull64)
            left -= (user->a == v) + (user->b == v);
    }
    if (left)
        return false;
    fold_into(x, v, last);
    return true;
}

bool plan_as_part(struct x64 *x, uint32_t v)
{
    uint32_t user = x->val[v].last;
    if (!is_part_of_user(x, v, user))
        return false;
    if (x->ir->ins[v].op == IR_fcmpf) {
        uint32_t last = x->uses[user].last;
        bool goes_on = x->uses[user].count == 1 && is_part_of_user(x, user, last);
        if (!can_wait(x, v, goes_on ? last : user))
            return false;
    }
    fold_into(x, v, user);
    return true;
}
