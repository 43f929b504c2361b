/* ir_again.c: hot code: puts are delayed behind loads. Knows no guest and no host.
 *
 * A load may fault, so every put before it has to be made, though the slot is put again a few instructions later. But in a
 * stretch without stores and exits a fault may as well start over at the beginning of the stretch, in code made without
 * this pass, where it is met again: if the homes are still as they were there. So the puts of a stretch stand behind its
 * last load, and those that others follow vanish. Stretches begin and end at guest instructions; where each slot is put
 * once only, there is none.
 *
 * FLAGS: a put before the stretch may have been removed because nobody reads it in between, but starting over is to read it
 * again. So no stretch begins behind a put of flags, but with an instruction that makes all of them: flags that are read
 * behind loads only would have to be put before these. */
#include <string.h>

#include "translate/new_order.h"

struct delay {
    const struct ir *ir;
    struct new_order *order;
    uint32_t *last_put;      /* by slot: 1 + the last put of it, 0: none in this stretch */
    uint32_t *later;         /* scratch: delayed puts */
    uint8_t *placed;         /* by instruction: stands ahead of its place */
    bool any;
};

static bool is_plain_load(const struct ir_ins *in)
{
    return in->op == IR_load && !(in->aux & ~(unsigned)(IR_MEM_SIZE | IR_MEM_SEXT));
}

/* May it stand in a stretch? */
static bool is_harmless(const struct ir_ins *in)
{
    const struct ir_facts *facts = &ir_facts[in->op];
    if (in->op == IR_get || in->op == IR_put || in->op == IR_nop || in->op == IR_insn)
        return true;
    return is_plain_load(in) || (facts->effects == IR_PURE && !(facts->traits & IR_FAULTS));
}

/* Is the value made for this put only? What every host does with an instruction, that is. */
static bool is_made_for(const struct delay *d, uint32_t put)
{
    uint32_t value = d->ir->ins[put].a;
    const struct ir_facts *facts = &ir_facts[d->ir->ins[value].op];
    return d->ir->fold->uses[value].count == 1 && facts->effects == IR_PURE && d->ir->ins[value].op > IR_vconst &&
           !(facts->traits & IR_CONVERTS);
}

/* The last load in [first, end) that has a put before it of a slot that is put again, and that is worth its while; IR_NONE:
 * there is none. */
static uint32_t last_worth(struct delay *d, uint32_t first, uint32_t end)
{
    uint32_t last = IR_NONE, load = 0;
    memset(d->last_put, 0, d->ir->nslots * sizeof *d->last_put);
    for (uint32_t at = first; at < end; at++) {
        const struct ir_ins *in = &d->ir->ins[at];
        if (is_plain_load(in))
            load = at;
        if (in->op != IR_put)
            continue;
        uint32_t before = d->last_put[in->aux];
        if (before && load >= before && is_made_for(d, before - 1))
            last = load;
        d->last_put[in->aux] = at + 1;
    }
    return last;
}

/* [first, load]: puts go behind the load. */
static void delay(struct delay *d, uint32_t first, uint32_t load)
{
    uint32_t nlater = 0;
    order_add(d->order, ORDER_AGAIN);
    for (uint32_t at = first; at <= load; at++) {
        if (d->ir->ins[at].op == IR_put)
            d->later[nlater++] = at;
        else
            order_add(d->order, at);
    }
    order_add(d->order, ORDER_NO_MORE);
    for (uint32_t i = 0; i < nlater; i++)
        order_add(d->order, d->later[i]);
    d->any = true;
}

/* [first, end): loads go to the beginning, each behind a mark of its guest instruction. */
static void advance(struct delay *d, uint32_t first, uint32_t end)
{
    uint32_t insn = first, marked = first;
    order_add(d->order, ORDER_AGAIN);
    order_add(d->order, first);
    for (uint32_t at = first; at < end; at++) {
        if (d->ir->ins[at].op == IR_insn)
            insn = at;
        if (!is_plain_load(&d->ir->ins[at]))
            continue;
        if (insn != marked)
            order_add(d->order, insn);
        marked = insn;
        order_value(d->ir, d->order, d->placed, at, first);
    }
    order_add(d->order, ORDER_NO_MORE);
    for (uint32_t at = first; at < end; at++)
        if (!d->placed[at])
            order_add(d->order, at);
    d->any = true;
}

static bool loads_integers_only(const struct delay *d, uint32_t first, uint32_t end)
{
    for (uint32_t at = first; at < end; at++)
        if (is_plain_load(&d->ir->ins[at]) && d->ir->ins[at].type != IR_I32 && d->ir->ins[at].type != IR_I64)
            return false;
    return true;
}

/* As they stand. Are flags put among them? */
static bool keep(struct delay *d, uint32_t first, uint32_t end)
{
    bool flags = false;
    for (uint32_t at = first; at < end; at++) {
        const struct ir_ins *in = &d->ir->ins[at];
        order_add(d->order, at);
        flags |= in->op == IR_put && d->ir->slots[in->aux].type == IR_FLAGS;
    }
    return flags;
}

static uint32_t next_insn(const struct ir *ir, uint32_t at, uint32_t end)
{
    while (at < end && ir->ins[at].op != IR_insn)
        at++;
    return at;
}

static bool puts_flags(const struct ir *ir, uint32_t first, uint32_t end)
{
    for (uint32_t at = first; at < end; at++)
        if (ir->ins[at].op == IR_put && ir->slots[ir->ins[at].aux].type == IR_FLAGS)
            return true;
    return false;
}

/* Does its instruction make all flags from integers? */
static bool is_comparison(const struct ir *ir, uint32_t put)
{
    const struct ir_ins *in = &ir->ins[put];
    return in->op == IR_put && (ir->ins[in->a].op == IR_subf || ir->ins[in->a].op == IR_addf || ir->ins[in->a].op == IR_logf);
}

/* The last load in [put, end) behind which, or behind others before it, these flags are read, if nothing else may fault up to
 * there, and few puts would wait for it; IR_NONE: there is none. */
static uint32_t load_before_read(const struct delay *d, uint32_t put, uint32_t end)
{
    enum { MOST_PUTS = 2 };
    uint32_t read = d->ir->fold->uses[put].last, load = IR_NONE, puts = 0, waiting = 0;
    for (uint32_t at = put + 1; read && at < d->ir->nins; at++) {
        const struct ir_ins *in = &d->ir->ins[at];
        if (at >= read && in->op == IR_insn)
            break;
        puts += in->op == IR_put;
        if (!(ir_facts[in->op].traits & (IR_FAULTS | IR_HELPS)))
            continue;
        if (at >= end || !is_plain_load(in))
            return IR_NONE;
        load = at;
        waiting = puts;
    }
    return waiting <= MOST_PUTS ? load : IR_NONE;
}

/* Do the homes hold the exact state at `insn`? A put before it may have been removed because another put follows, with nothing
 * in between that could see it: if the stretch holds that, it starts over with the old value. */
static bool is_exact(const struct delay *d, const struct ir_block *b, uint32_t insn)
{
    for (uint32_t at = insn; at-- > b->first && !(ir_facts[d->ir->ins[at].op].traits & IR_EFFECTS);)
        if (d->ir->ins[at].op == IR_nop)
            return false;
    return true;
}

/* Does the guest instruction that begins at `insn`, or one behind it, read flags that were put before? Then it cannot start
 * over: they need not be in their slot. */
static bool reads_flags(const struct delay *d, const struct ir_block *b, uint32_t insn)
{
    for (uint32_t at = b->first; at < insn; at++)
        if (d->ir->ins[at].op == IR_put && d->ir->slots[d->ir->ins[at].aux].type == IR_FLAGS && d->ir->fold->uses[at].last > insn)
            return true;
    return false;
}

/* The first stretch in [*first, end) that begins with such a comparison: its last load; IR_NONE: there is none. */
static uint32_t find_comparison(const struct delay *d, const struct ir_block *b, uint32_t *first, uint32_t end)
{
    uint32_t insn = *first;
    for (uint32_t at = *first; at < end; at++) {
        if (d->ir->ins[at].op == IR_insn)
            insn = at;
        uint32_t load = is_comparison(d->ir, at) ? load_before_read(d, at, end) : IR_NONE;
        if (load == IR_NONE || reads_flags(d, b, insn) || !is_exact(d, b, insn))
            continue;
        *first = insn;
        return load;
    }
    return IR_NONE;
}

static void delay_in_block(struct delay *d, const struct ir_block *b)
{
    uint32_t at = b->first;
    bool flags = false; /* were they put? */
    while (at < b->end) {
        uint32_t first = next_insn(d->ir, at, b->end), end = first;
        while (end < b->end && is_harmless(&d->ir->ins[end]))
            end++;
        flags |= keep(d, at, first);
        uint32_t load = flags || !is_exact(d, b, first) ? IR_NONE : last_worth(d, first, end);
        if (load != IR_NONE) {
            flags |= puts_flags(d->ir, first, load);
            if (loads_integers_only(d, first, end)) {
                flags |= puts_flags(d->ir, first, end);
                advance(d, first, end);
                first = end;
            } else {
                delay(d, first, load);
                first = load + 1;
            }
        }
        at = first;
        while ((load = find_comparison(d, b, &first, end)) != IR_NONE) {
            keep(d, at, first);
            delay(d, first, load);
            flags = true;
            at = first = load + 1;
        }
        first = at;
        at = end < b->end ? end + 1 : end;
        flags |= keep(d, first, at);
    }
}

void ir_delay_puts(struct ir *ir)
{
    if (!ir->folded)
        return;
    struct delay d = {
        .ir = ir, .order = order_new(ir),
        .last_put = arena_alloc(ir->scratch, ir->nslots * sizeof *d.last_put),
        .later = arena_alloc(ir->scratch, ir->nins * sizeof *d.later),
        .placed = memset(arena_alloc(ir->scratch, ir->nins), 0, ir->nins),
    };
    for (uint32_t b = 0; b < ir->nblocks; b++) {
        delay_in_block(&d, &ir->blocks[b]);
        d.order->ends[b] = d.order->n;
    }
    if (d.any)
        ir_fold_in_order(ir, d.order);
}
