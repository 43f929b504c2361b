/* packed.c: equal operations on three or four independent vectors, round after round with common second operands
 * (ir_chains.c puts them side by side), done at once in a register of 512 bits. It is packed once, and unpacked once.
 *
 * Only upper registers are used beyond their low 128 bits: the processor need not be told (VZEROUPPER) before instructions
 * without VEX. */
#include "backends/x86_64/emit.h"
#include "backends/x86_64/vec.h"

enum { PACKED = UPPER + 15, OTHER = UPPER + 14, /* registers that claim_packed() takes */ LEAST_OF_3 = 6, LEAST_OF_4 = 4 };
enum { INSERT_128 = P3A(0x38), INSERT_256 = P3A(0x3a) | O_W, EXTRACT_128 = P3A(0x39), SPREAD = P3A(0x43), SPREAD_MEM = P38(0x5a) };

/* The instruction, 0: there is none. */
static unsigned packed_op(const struct ir_ins *in)
{
    switch (in->op) {
    case IR_aese: return P38(0xdd);
    case IR_aesd: return P38(0xdf);
    case IR_aesem: return P38(0xdc);
    case IR_aesdm: return P38(0xde);
    case IR_vand: return PI(0xdb);
    case IR_vor: return PI(0xeb);
    case IR_vxor: return PI(0xef);
    default: return 0;
    }
}

static bool same_operation(const struct ir_ins *a, const struct ir_ins *b)
{
    return a->op == b->op && a->aux == b->aux && a->b == b->b;
}

/* The next round: what the values of this one, at `from`, are used for. 0: there is none. */
static uint32_t next_round(const struct x64 *x, uint32_t n, uint32_t from)
{
    const struct ir_ins *ins = x->ir->ins;
    uint32_t at = x->uses[from].last;
    if (at < from + n || !packed_op(&ins[at]))
        return 0;
    for (uint32_t i = 0; i < n; i++)
        if (x->uses[from + i].count != 1 || x->uses[from + i].last != at + i || ins[at + i].a != from + i || !same_operation(&ins[at + i], &ins[at]))
            return 0;
    return at;
}

/* What may run C code would change the registers. */
static bool calls_between(const struct x64 *x, uint32_t from, uint32_t to)
{
    for (uint32_t at = from; at < to; at++) {
        const struct ir_ins *in = &x->ir->ins[at];
        bool accesses = in->op == IR_load || in->op == IR_store;
        if (calls_c(in) || (!accesses && ir_facts[in->op].traits & IR_EFFECTS))
            return true;
    }
    return false;
}

/* Of a group that begins here: how many operations a round has, 0: there is none. */
static uint32_t find_group(const struct x64 *x, uint32_t first, uint32_t end)
{
    const struct ir_ins *ins = x->ir->ins;
    uint32_t n = 1, rounds = 1;
    if (!packed_op(&ins[first]))
        return 0;
    while (n < 4 && first + n < end && same_operation(&ins[first + n], &ins[first]) && ins[first + n].a < first && ins[first].b < first)
        n++;
    if (n < 3)
        return 0;
    for (uint32_t at = first, next; (next = next_round(x, n, at)) && !calls_between(x, at, next); at = next)
        rounds++;
    return rounds >= (n == 3 ? LEAST_OF_3 : LEAST_OF_4) ? n : 0;
}

bool claim_packed(struct x64 *x)
{
    if (!x->vaes)
        return false;
    for (uint32_t b = 0; b < x->ir->nblocks; b++)
        for (uint32_t at = x->ir->blocks[b].first; at < x->ir->blocks[b].end; at++)
            if (find_group(x, at, x->ir->blocks[b].end)) {
                x->uppers &= ~(1u << (PACKED - UPPER) | 1u << (OTHER - UPPER));
                return true;
            }
    return false;
}

static void insert(struct x64 *x, unsigned width, unsigned d, unsigned a, uint32_t v, unsigned at)
{
    e2i(x, INSERT_128 | width, d, a, use_any(x, v), at);
}

static void pack(struct x64 *x, uint32_t first, uint32_t n)
{
    const struct ir_ins *in = &x->ir->ins[first];
    insert(x, O_256, PACKED, use_any(x, in[0].a), in[1].a, 1);
    x->locked = 0;
    if (n == 3) {
        insert(x, O_512, PACKED, PACKED, in[2].a, 2);
    } else {
        insert(x, O_256, OTHER, use_any(x, in[2].a), in[3].a, 1);
        e2i(x, INSERT_256 | O_512, PACKED, PACKED, OTHER, 1);
    }
    x->locked = 0;
}

/* The second operand, four times. */
static void spread(struct x64 *x, uint32_t v)
{
    struct mem m;
    if (find_mem(x, v, &m)) {
        asm_erm(&x->c, SPREAD_MEM | O_512, OTHER, 0, m);
    } else {
        unsigned r = use_any(x, v);
        e2i(x, SPREAD | O_512, OTHER, r, r, 0);
        x->locked = 0;
    }
}

static void unpack(struct x64 *x, uint32_t v, unsigned lane)
{
    if (!begin_value(x, v))
        return;
    unsigned d = def_any(x);
    if (lane) {
        asm_err(&x->c, EXTRACT_128 | O_512, PACKED, 0, d);
        put8(&x->c, lane);
    } else {
        xmm_mov(x, d, PACKED);
    }
    x->locked = 0;
}

uint32_t emit_packed(struct x64 *x, uint32_t at)
{
    uint32_t n = x->packed_n;
    x->cur = at;
    if (!n) {
        n = find_group(x, at, x->ir->blocks[x->block].end);
        if (!n)
            return 0;
        pack(x, at, n);
    } else if (at != x->packed_next) {
        return 0;
    }
    spread(x, x->ir->ins[at].b);
    e2(x, packed_op(&x->ir->ins[at]) | O_512, PACKED, PACKED, OTHER);
    x->packed_next = next_round(x, n, at);
    if (x->packed_next && calls_between(x, at, x->packed_next))
        x->packed_next = 0;
    x->packed_n = x->packed_next ? n : 0;
    for (uint32_t i = 0; i < n; i++) {
        x->val[at + i] = (struct value){.reg = NO_REG, .slot = NO_SLOT, .spill = NO_SPILL}; /* in no place of its own */
        if (!x->packed_n)
            unpack(x, at + i, i);
    }
    return n;
}
