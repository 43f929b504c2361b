/* open_homes.c: homes that are as good as local registers for a while, in hot regions: from the last use of a slot's old
 * value to its next put, if nothing in between may fault or leave. Knows when; ra.c puts values there. */
#include "backends/x86_64/ra.h"

static bool sees_homes(const struct ir_ins *in) { return (ir_facts[in->op].traits & IR_EFFECTS) || calls_c(in); }

/* Looks ahead, up to what sees homes next. */
static void open_homes(struct x64 *x)
{
    uint32_t end = x->ir->blocks[x->block].end, at = x->open_end;
    memset(x->open_until, 0, sizeof x->open_until);
    if (sees_homes(&x->ir->ins[at]))
        at++;
    for (unsigned reg = 0; reg < NREGS; reg++)
        x->open_from[reg] = x->open_end;
    for (; at < end && !sees_homes(&x->ir->ins[at]); at++) {
        const struct ir_ins *in = &x->ir->ins[at];
        unsigned home = in->op == IR_get || in->op == IR_put ? x->pins->reg[in->aux] : NO_REG;
        if (home == NO_REG || x->open_until[home])
            continue;
        if (in->op == IR_get)
            x->open_from[home] = at;
        else
            x->open_until[home] = x->uses[in->a].put == at ? in->a : at; /* where it is made in its home, that is */
    }
    x->open_end = at;
}

unsigned alloc_open(struct x64 *x, bool xmm, uint32_t last)
{
    while (x->cur >= x->open_end)
        open_homes(x);
    for (uint32_t set = (xmm ? XMM_HOMES : GPR_HOMES) & ~x->locked; set; set &= set - 1) {
        unsigned reg = (unsigned)__builtin_ctz(set);
        if (x->open_from[reg] < x->cur && x->cur < x->open_until[reg] && last <= x->open_until[reg] && !is_busy(x, reg)) {
            x->locked |= 1u << reg;
            return reg;
        }
    }
    return NO_REG;
}
