/* packed.c: equal operations on three to eight independent vectors, round after round with common second operands
 * (ir_chains.c puts them side by side), done at once in one or two registers of 512 bits. They are packed once, and unpacked once.
 *
 * Only upper registers are used beyond their low 128 bits: the processor need not be told (VZEROUPPER) before instructions
 * without VEX. */
#include "backends/x86_64/emit.h"
#include "backends/x86_64/vec.h"

enum { PACKED = UPPER + 15, OTHER = UPPER + 14, SECOND = UPPER + 13, /* registers that claim_packed() takes */
       LANES = 4, MOST = 2 * LANES, LEAST_OF_3 = 6, LEAST_OF_MORE = 4, SIZE_16 = 4 /* attributes of a load */ };
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

/* The next round: what the values of this one, at `from`, are used for, all but one for nothing else. 0: there is none. */
static uint32_t next_round(const struct x64 *x, uint32_t n, uint32_t from)
{
    const struct ir_ins *ins = x->ir->ins;
    uint32_t first = x->uses[from].count != 1, at = x->uses[from + first].last - first, others = 0;
    if (at < from + n || !packed_op(&ins[at]))
        return 0;
    for (uint32_t i = 0; i < n; i++) {
        others += x->uses[from + i].count != 1;
        if (others > 1 || ins[at + i].a != from + i || !same_operation(&ins[at + i], &ins[at]))
            return 0;
    }
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
    while (n < MOST && first + n < end && same_operation(&ins[first + n], &ins[first]) && ins[first + n].a < first && ins[first].b < first)
        n++;
    if (n < 3)
        return 0;
    for (uint32_t at = first, next; (next = next_round(x, n, at)) && !calls_between(x, at, next); at = next)
        rounds++;
    return rounds >= (n == 3 ? LEAST_OF_3 : LEAST_OF_MORE) ? n : 0;
}

bool claim_packed(struct x64 *x)
{
    if (!x->vaes)
        return false;
    uint32_t most = 0;
    for (uint32_t b = 0; b < x->ir->nblocks; b++)
        for (uint32_t at = x->ir->blocks[b].first; at < x->ir->blocks[b].end; at++) {
            uint32_t n = find_group(x, at, x->ir->blocks[b].end);
            most = n > most ? n : most;
        }
    if (most)
        x->uppers &= (1u << ((most > LANES ? SECOND : OTHER) - UPPER)) - 1;
    return most != 0;
}

static void insert(struct x64 *x, unsigned width, unsigned d, unsigned a, uint32_t v, unsigned at)
{
    e2i(x, INSERT_128 | width, d, a, use_any(x, v), at);
    x->locked = 0;
}

/* The first operands of n operations, at most LANES. */
static void pack(struct x64 *x, unsigned d, const struct ir_ins *in, uint32_t n)
{
    if (n == LANES && gather_wide(x, (uint32_t[]){in[0].a, in[1].a, in[2].a, in[3].a}, d)) {
        x->locked = 0;
        return;
    }
    if (n == 1)
        xmm_mov(x, d, use_any(x, in[0].a));
    else
        insert(x, O_256, d, use_any(x, in[0].a), in[1].a, 1);
    x->locked = 0;
    if (n == 3) {
        insert(x, O_512, d, d, in[2].a, 2);
    } else if (n == LANES) {
        insert(x, O_256, OTHER, use_any(x, in[2].a), in[3].a, 1);
        e2i(x, INSERT_256 | O_512, d, d, OTHER, 1);
    }
}

static void unpack(struct x64 *x, uint32_t v, unsigned lane)
{
    if (!begin_value(x, v))
        return;
    unsigned d = def_any(x), packed = lane < LANES ? PACKED : SECOND;
    if (lane % LANES) {
        asm_err(&x->c, EXTRACT_128 | O_512, packed, 0, d);
        put8(&x->c, lane % LANES);
    } else {
        xmm_mov(x, d, packed);
    }
    x->locked = 0;
}

/* A load for the next round only, which is right behind it: the value is where that wants it. */
static bool emit_key(struct x64 *x, uint32_t at)
{
    const struct ir_ins *in = &x->ir->ins[at];
    uint32_t round = at + 1;
    while (x->ir->ins[round].op == IR_insn)
        round++;
    if (!x->packed_n || round != x->packed_next || x->ir->ins[round].b != at || x->uses[at].count != x->packed_n ||
        (in->aux & ~(unsigned)IR_MEM_UNCHECKED) != SIZE_16 || is_folded(x, in->a))
        return false;
    asm_erm(&x->c, SPREAD_MEM | O_512, OTHER, 0, mem_at(use(x, in->a), (int32_t)in->c));
    x->locked = 0;
    x->val[at] = (struct value){.reg = NO_REG, .slot = NO_SLOT, .spill = NO_SPILL};
    x->packed_key = at;
    return true;
}

/* The second operand is in OTHER, or four times in memory. */
static void emit_round(struct x64 *x, const struct ir_ins *in, uint32_t n)
{
    const struct ir_ins *key = &x->ir->ins[in->b];
    bool kept = key->op == IR_kept && key->b == LANES;
    if (!kept && x->packed_key != in->b)
        spread_value(x, in->b, OTHER);
    for (uint32_t i = 0; i < n; i += LANES) {
        unsigned reg = i ? SECOND : PACKED;
        if (kept)
            asm_erm(&x->c, packed_op(in) | O_512, reg, reg, kept_mem(key->a));
        else
            e2(x, packed_op(in) | O_512, reg, reg, OTHER);
    }
}

uint32_t emit_packed(struct x64 *x, uint32_t at)
{
    uint32_t n = x->packed_n;
    x->cur = at;
    if (x->ir->ins[at].op == IR_load)
        return emit_key(x, at);
    if (!n) {
        n = find_group(x, at, x->ir->blocks[x->block].end);
        if (!n)
            return 0;
        pack(x, PACKED, &x->ir->ins[at], n < LANES ? n : LANES);
        if (n > LANES)
            pack(x, SECOND, &x->ir->ins[at + LANES], n - LANES);
    } else if (at != x->packed_next) {
        return 0;
    }
    emit_round(x, &x->ir->ins[at], n);
    x->packed_next = next_round(x, n, at);
    if (x->packed_next && calls_between(x, at, x->packed_next))
        x->packed_next = 0;
    x->packed_n = x->packed_next ? n : 0;
    for (uint32_t i = 0; i < n; i++) {
        if (!x->packed_n && i % LANES == 0 && i + LANES <= n && keep_wide(x, at + i, i ? SECOND : PACKED)) {
            i += LANES - 1;
            continue;
        }
        x->val[at + i] = (struct value){.reg = NO_REG, .slot = NO_SLOT, .spill = NO_SPILL}; /* in no place of its own */
        if (!x->packed_n || x->uses[at + i].count != 1)
            unpack(x, at + i, i);
    }
    return n;
}
