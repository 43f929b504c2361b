/* ir_plain.c: which pointers are taken to have no memory tag, and to be aligned to granules: what slots that are `plain` hold,
 * constants, and what is whole granules away from these, over the region's own branches, too. Checks off such pointers are
 * marked, and accesses use the pointer as it is. That is an assumption, as other branches may lead to a block: where it
 * is wrong, check or access faults, the instruction is stepped, and its site is careful from then on. Knows no guest and no
 * host. */
#include "translate/ir_memory.h"
#include "translate/ir_track.h"

enum { NSLOTS = 64 /* the first ones are looked at */, GRANULE = 16, LOWEST_POINTER = 4096 };
static const uint64_t ALL = ~UINT64_C(0);

struct plain {
    struct ir *ir;
    uint64_t *at_entry; /* by block: slots that are plain there */
    uint8_t *value;     /* by instruction: what it makes is */
    uint64_t kept;      /* slots that calls return with as they were */
    bool low;           /* and lead to low memory, which has no tags */
};

static bool is_plain_slot(const struct plain *p, uint64_t now, unsigned slot)
{
    return p->ir->slots[slot].plain || (slot < NSLOTS && now >> slot & 1);
}

static bool is_plain_value(const struct plain *p, uint64_t now, const struct ir_ins *in)
{
    if (in->type != IR_I64)
        return false;
    uint64_t c;
    switch (in->op) {
    case IR_get: return is_plain_slot(p, now, in->aux);
    case IR_iconst:
        c = ir_u64(in->a, in->b);
        return c % GRANULE == 0 && c >= LOWEST_POINTER && c == ir_strip_tag(c);
    case IR_add: case IR_sub: return p->value[in->a] && ir_is_const(p->ir, in->b) && ir_const_of(p->ir, in->b) % GRANULE == 0;
    default: return false;
    }
}

/* Where the region may go on from here, and with which of the slots `now`. */
static uint64_t next_of(const struct plain *p, const struct ir_ins *in, uint64_t *now)
{
    uint64_t pc;
    if (ir_exit_pc(in, &pc))
        return pc;
    bool returns = (in->op == IR_call && ir_is_const(p->ir, in->a)) || (in->op == IR_call_ind && ir_is_const(p->ir, in->b));
    *now &= p->kept;
    return returns ? ir_const_of(p->ir, in->op == IR_call ? in->a : in->b) : IR_NO_PC;
}

static void leave_by(struct plain *p, const struct ir_ins *in, uint64_t now)
{
    uint64_t pc = next_of(p, in, &now);
    for (uint32_t b = 0; pc != IR_NO_PC && b < p->ir->nblocks; b++)
        if (p->ir->blocks[b].pc == pc)
            p->at_entry[b] &= now;
}

/* Nothing is known of blocks that no earlier one leads to: so what is known was made somewhere. */
static void begin(struct plain *p)
{
    const struct ir *ir = p->ir;
    memset(p->at_entry, 0, ir->nblocks * sizeof *p->at_entry);
    for (uint32_t from = 0; from + 1 < ir->nblocks; from++) {
        for (uint32_t at = ir->blocks[from].first; at < ir->blocks[from].end; at++) {
            uint64_t now = ALL, pc = next_of(p, &ir->ins[at], &now);
            for (uint32_t b = from + 1; pc != IR_NO_PC && b < ir->nblocks; b++)
                if (ir->blocks[b].pc == pc)
                    p->at_entry[b] = ALL;
        }
    }
}

static void move_operand(struct fold *f, uint32_t at, uint32_t to, int64_t disp)
{
    struct ir_ins *in = &f->ins[at];
    uint32_t from = in->a;
    uint32_t last = f->uses[to].last;
    in->a = to;
    in->c = (uint32_t)disp;
    track_use(f->uses, to, at > last ? at : last);
    track_unuse(f, from, at);
}

/* in: an access or a check. Its pointer is that one plus *disp. */
static bool find_plain(const struct plain *p, uint32_t pointer, uint32_t *plain, int64_t *disp)
{
    uint64_t offset = 0;
    *plain = pointer;
    if (!p->value[pointer] && !fold_is_offset(p->ir->fold, pointer, plain, &offset))
        return false;
    *disp += (int64_t)offset;
    return p->value[*plain] && *disp == (int32_t)*disp;
}

/* A constant away from a slot that is plain, near enough for low memory. */
static bool is_low(const struct plain *p, const struct ir_ins *check)
{
    int64_t disp = (int32_t)check->c;
    uint32_t pointer = check->a, base;
    uint64_t more;
    for (unsigned steps = 0; steps < 4 && fold_is_offset(p->ir->fold, pointer, &base, &more); steps++) {
        disp += (int64_t)more;
        pointer = base;
    }
    const struct ir_ins *root = &p->ir->ins[pointer];
    return p->low && root->op == IR_get && p->ir->slots[root->aux].plain && disp == (int32_t)disp &&
           ir_low_reaches((int32_t)disp + IR_LOW_MOVED, check->aux);
}

static void presume(struct plain *p, uint32_t at)
{
    struct ir_ins *in = &p->ir->ins[at];
    bool access = in->op == IR_load || in->op == IR_store;
    int64_t disp = (int32_t)in->c;
    uint32_t pointer = in->a, plain;
    if ((!access && in->op != IR_tag_check) || in->aux & IR_CAREFUL)
        return;
    if (!access && is_low(p, in)) {
        track_unuse(p->ir->fold, in->a, at);
        *in = (struct ir_ins){.op = IR_nop};
        return;
    }
    if (access) {
        const struct ir_ins *untagged = &p->ir->ins[pointer];
        if (untagged->op != IR_bfx || untagged->aux != IR_UNTAG || untagged->type != IR_I64)
            return;
        pointer = untagged->a;
    }
    if (!find_plain(p, pointer, &plain, &disp))
        return;
    if (plain != in->a)
        move_operand(p->ir->fold, at, plain, disp);
    if (access)
        return;
    in->aux |= IR_TAG_PLAIN;
    if (p->low && ir_low_reaches((int32_t)in->c, in->aux))
        in->aux |= IR_TAG_LOW;
    else
        in->aux &= (uint16_t)~IR_TAG_LOW;
}

static void walk(struct plain *p, uint32_t block, bool found)
{
    const struct ir_block *b = &p->ir->blocks[block];
    uint64_t now = p->at_entry[block];
    for (uint32_t at = b->first; at < b->end; at++) {
        const struct ir_ins *in = &p->ir->ins[at];
        p->value[at] = is_plain_value(p, now, in);
        if (in->op == IR_put && in->aux < NSLOTS)
            now = (now & ~(UINT64_C(1) << in->aux)) | (uint64_t)p->value[in->a] << in->aux;
        else if (found)
            presume(p, at);
        else
            leave_by(p, in, now);
    }
}

void ir_presume_plain(struct ir *ir, bool low)
{
    if (!ir_has(ir, IR_tag_check))
        return;
    size_t size = ir->nblocks * sizeof(uint64_t);
    struct plain p = {.ir = ir, .low = low, .at_entry = arena_alloc(ir->scratch, size), .value = arena_alloc(ir->scratch, ir->nins)};
    uint64_t *before = arena_alloc(ir->scratch, size);
    for (unsigned slot = 0; slot < NSLOTS && slot < ir->nslots; slot++)
        p.kept |= (uint64_t)ir->slots[slot].kept << slot;
    begin(&p);
    do {
        memcpy(before, p.at_entry, size);
        for (uint32_t b = 0; b < ir->nblocks; b++)
            walk(&p, b, false);
    } while (memcmp(before, p.at_entry, size));
    for (uint32_t b = 0; b < ir->nblocks; b++)
        walk(&p, b, true);
}
