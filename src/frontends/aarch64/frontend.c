/* frontend.c: the A64 frontend's contract: blocks of guest code to IR, look-ahead for dead flags, reset.
 * Owns the fetch loop and the decoder's generated body. Knows no instruction's meaning, only which touch NZCV. */
#define A64_DECODE_IMPLEMENTATION
#include "frontends/aarch64/aarch64.h"

#include <elf.h>
#include <stddef.h>
#include <string.h>

#include "frontends/aarch64/a64.h"
#include "frontends/aarch64/disas.h"

/* ---- translation ------------------------------------------------------------------------------ */
/* The row of an instruction is looked for before the one ahead of it is translated: the jump by row is hard to predict, and
 * would wait for three loads, one behind the other. */
struct fetched {
    uint64_t pc;
    uint32_t word;
    int row;
};

static inline struct fetched fetch(const uint8_t *code, uint64_t pc)
{
    uint32_t word = a64_fetch(code);
    return (struct fetched){pc, word, a64_find(word)};
}

/* The instruction behind the one at `code`, if it is in the same line of the cache: it may be none of the block's, but can be
 * read for nothing. */
static inline struct fetched fetch_behind(const uint8_t *code, const uint8_t *end, uint64_t pc)
{
    enum { LINE = 64 };
    const uint8_t *behind = code + 4;
    return (uintptr_t)behind % LINE == 0 || end - behind < 4 ? (struct fetched){.pc = IR_NO_PC} : fetch(behind, pc + 4);
}

static inline void translate_insn(struct a64_ctx *c, const struct translate_request *req, int row, bool first)
{
    if (__builtin_expect(req->careful != NULL, 0))
        c->careful = req->careful(req->ctx, c->pc);
    ir_insn(c->ir, c->word, c->pc);
    if (__builtin_expect(req->allocator && first, 0))
        a64_emit_allocator(c, req->allocator(req->ctx, c->pc));
    if (a64_emit(c, row, c->word))
        return;
    ir_trap(c->ir, IR_TRAP_UNDEFINED, ir_iconst(c->ir, IR_I64, c->word), c->pc);
    c->done = true;
}

/* Does the block end before the instruction at c->pc, behind the n-th? */
static inline bool ends_before(const struct a64_ctx *c, const struct translate_request *req, uint32_t n)
{
    return n >= req->max_insns || c->pc == req->stop || (req->ends && c->call == IR_NO_PC && req->ends(req->ctx, c->pc));
}

static void translate(struct ir *ir, const struct translate_request *req)
{
    struct a64_ctx c; /* pending[] stays as it is: there may be nothing in it */
    c.ir = ir;
    c.pc = req->pc;
    c.req = req;
    c.call = IR_NO_PC;
    c.careful = c.done = false;
    c.npending = c.npending_blocks = 0;
    uint64_t begin = req->pc, end = req->pc; /* of the current span of instructions */
    const uintptr_t view = (uintptr_t)req->code - (uintptr_t)req->pc; /* from a guest address to the host's */
    uint32_t n = 0;
    struct fetched next = {.pc = IR_NO_PC};

    if (req->is_version)
        ir_begin_version(ir, req->pc, req->slot, req->state);
    else
        ir_begin_block(ir, req->pc);
    if (req->pc & 3) {
        ir_insn(ir, 0, c.pc);
        ir_trap(ir, IR_TRAP_PCALIGN, IR_NONE, c.pc);
        ir_end_block(ir, 0);
        return;
    }
    while (!c.done) {
        const uint8_t *code = (const uint8_t *)(view + (uintptr_t)c.pc);
        if (__builtin_expect(req->code_end - code < 4, 0)) {
            ir_insn(ir, 0, c.pc);
            ir_trap(ir, IR_TRAP_NOEXEC, IR_NONE, c.pc);
            break;
        }
        const struct fetched now = next.pc == c.pc ? next : fetch(code, c.pc);
        next = fetch_behind(code, req->code_end, c.pc);
        c.word = now.word;
        if (req->stores_address && a64_is_str_x(c.word) && a64_stores_address(req, code, c.pc)) {
            ir_jump(ir, c.pc);
            break;
        }
        c.next = c.pc + 4;
        translate_insn(&c, req, now.row, c.pc == begin);
        end = c.pc + 4;
        if (c.next != end) {
            ir_add_span(ir, begin, (uint32_t)(end - begin));
            begin = end = c.next;
        }
        c.pc = c.next;
        n++;
        if (!c.done && ends_before(&c, req, n)) {
            ir_jump(ir, c.pc);
            break;
        }
    }
    ir_add_span(ir, begin, (uint32_t)(end - begin));
    ir_end_block(ir, n);
    a64_emit_pending_blocks(&c);
}

/* ---- which instructions touch NZCV ------------------------------------------------------------ */
enum flag_use {
    FLAGS_KEEP,
    FLAGS_READ,
    FLAGS_KILL,
    FLAGS_JUMP,  /* neither, goes on at its target: B BL */
    FLAGS_CB,    /* neither, may go on at its target: CBZ CBNZ */
    FLAGS_TB,    /* TBZ TBNZ */
    FLAGS_LISTS, /* and more: a list of instructions tells */
};

/* A list stands for some values of bits 30..24; the first match counts. Instructions that are not listed neither read nor
 * write NZCV; partial writers count as readers. */
struct flag_user {
    uint32_t mask, value;
    enum flag_use use;
};

static const struct flag_user branches[] = {
    {0xff000000, 0x54000000, FLAGS_READ}, /* B.cond BC.cond */
    {0xff000000, 0xd4000000, FLAGS_READ}, /* SVC BRK: the kernel shows them */
    {0xfe000000, 0xd6000000, FLAGS_READ}, /* indirect branches: unknown successor */
    {0xffffffe0, 0xd51b4200, FLAGS_KILL}, /* MSR NZCV */
    {0xffffffe0, 0xd53b4200, FLAGS_READ}, /* MRS NZCV */
    {0xffffffc0, 0xd53b2400, FLAGS_KILL}, /* MRS RNDR RNDRRS */
    {0xfff8f01f, 0xd500401f, FLAGS_READ}, /* CFINV XAFLAG AXFLAG MSR (immediate) */
    {0, 0, FLAGS_KEEP},
};
static const struct flag_user adds_subs_imm[] = {
    {0x3f800000, 0x31000000, FLAGS_KILL}, /* ADDS SUBS (immediate) */
    {0, 0, FLAGS_KEEP},
};
static const struct flag_user logical_imm[] = {
    {0x7f800000, 0x72000000, FLAGS_KILL}, /* ANDS (immediate) */
    {0, 0, FLAGS_KEEP},
};
static const struct flag_user memory_copy[] = {
    {0x3b200c00, 0x19000400, FLAGS_READ}, /* CPY SET (memory copy and set) */
    {0, 0, FLAGS_KEEP},
};
static const struct flag_user conditional[] = {
    {0x1fe00000, 0x1a000000, FLAGS_READ}, /* ADC SBC RMIF SETF */
    {0x1fe00000, 0x1a400000, FLAGS_READ}, /* CCMN CCMP */
    {0x1fe00000, 0x1a800000, FLAGS_READ}, /* CSEL and the like */
    {0, 0, FLAGS_KEEP},
};
static const struct flag_user fp[] = {
    {0xff20fc07, 0x1e202000, FLAGS_KILL}, /* FCMP FCMPE */
    {0xff200c00, 0x1e200400, FLAGS_READ}, /* FCCMP FCCMPE */
    {0xff200c00, 0x1e200c00, FLAGS_READ}, /* FCSEL */
    {0, 0, FLAGS_KEEP},
};
enum { BRANCHES = FLAGS_LISTS, ADDS_SUBS_IMM, LOGICAL_IMM, MEMORY_COPY, CONDITIONAL, FP };
static const struct flag_user *const flag_lists[] = {
    [BRANCHES - FLAGS_LISTS] = branches, [ADDS_SUBS_IMM - FLAGS_LISTS] = adds_subs_imm, [LOGICAL_IMM - FLAGS_LISTS] = logical_imm,
    [MEMORY_COPY - FLAGS_LISTS] = memory_copy, [CONDITIONAL - FLAGS_LISTS] = conditional, [FP - FLAGS_LISTS] = fp,
};

#define FOUR(x) x, x, x, x
#define EIGHT(x) FOUR(x), FOUR(x)
static const uint8_t flag_uses[128] = { /* the others: FLAGS_KEEP */
    [0x00] = EIGHT(FLAGS_READ), /* reserved; SME, SVE, too */
    [0x20] = EIGHT(FLAGS_READ),
    [0x40] = EIGHT(FLAGS_READ),
    [0x60] = EIGHT(FLAGS_READ),
    [0x14] = FOUR(FLAGS_JUMP),
    [0x34] = FLAGS_CB, FLAGS_CB, FLAGS_TB, FLAGS_TB,
    [0x54] = FOUR(BRANCHES),
    [0x2b] = FLAGS_KILL, [0x6b] = FLAGS_KILL, /* ADDS SUBS (shifted, extended register) */
    [0x6a] = FLAGS_KILL, /* ANDS BICS (shifted register) */
    [0x31] = ADDS_SUBS_IMM, [0x71] = ADDS_SUBS_IMM,
    [0x72] = LOGICAL_IMM,
    [0x19] = MEMORY_COPY, [0x1d] = MEMORY_COPY, [0x59] = MEMORY_COPY, [0x5d] = MEMORY_COPY,
    [0x1a] = CONDITIONAL, [0x3a] = CONDITIONAL, [0x5a] = CONDITIONAL, [0x7a] = CONDITIONAL,
    [0x1e] = FP,
};
#undef FOUR
#undef EIGHT

static enum flag_use listed_use(const struct flag_user *user, uint32_t word)
{
    while ((word & user->mask) != user->value)
        user++;
    return user->use;
}

static inline enum flag_use flag_use(uint32_t word)
{
    unsigned use = flag_uses[word >> 24 & 127];
    return use < FLAGS_LISTS ? (enum flag_use)use : listed_use(flag_lists[use - FLAGS_LISTS], word);
}

enum { LOOKAHEAD = 24, FOLLOWED = 3 };

/* Where the search for the next use of the flags stands: code from `lo` to `end` may be read, at most budget words, and so many
 * branches followed: each may lead to memory that is far away. */
struct lookahead {
    const uint8_t *lo, *end;
    int budget, branches;
    unsigned nruns;
    struct {
        const uint8_t *begin, *end;
    } runs[LOOKAHEAD]; /* what was read */
};

static const uint8_t *branch_target(const struct lookahead *l, const uint8_t *code, int64_t offset)
{
    if (offset < l->lo - code || offset > l->end - code - 4)
        return NULL;
    return code + offset;
}

static void note_run(struct lookahead *l, const uint8_t *begin, const uint8_t *end)
{
    if (!l->nruns || l->runs[l->nruns - 1].end != begin)
        l->runs[l->nruns++].begin = begin;
    l->runs[l->nruns - 1].end = end;
}

static bool dead_from(struct lookahead *l, const uint8_t *code);

/* May the branch be followed without a use of the flags? The search before it goes on then. */
static bool dead_at_target(struct lookahead *l, const uint8_t *code, uint32_t word, unsigned bits)
{
    return dead_from(l, branch_target(l, code, a64_sext(word >> 5, bits) * 4));
}

/* Run by run, each up to an instruction that matters. */
static bool dead_from(struct lookahead *l, const uint8_t *code)
{
    while (code) {
        const uint8_t *at = code, *last = at;
        enum flag_use use = FLAGS_KEEP;
        uint32_t word = 0;
        for (; use == FLAGS_KEEP && l->end - at >= 4 && l->budget > 0; at += 4, l->budget--) {
            last = at;
            word = a64_fetch(at);
            use = flag_use(word);
        }
        if (use == FLAGS_KEEP || use == FLAGS_READ)
            return false;
        note_run(l, code, at);
        if (use == FLAGS_KILL)
            return true;
        if (l->branches-- == 0)
            return false;
        if (use != FLAGS_JUMP && !dead_at_target(l, last, word, use == FLAGS_CB ? 19 : 14))
            return false;
        code = use == FLAGS_JUMP ? branch_target(l, last, a64_sext(word, 26) * 4) : at;
    }
    return false;
}

static bool flags_dead(struct ir *ir, uint64_t pc, const uint8_t *code_low, const uint8_t *code, const uint8_t *code_end,
                       unsigned slot)
{
    struct lookahead l; /* of runs only what is counted */
    l.lo = code_low;
    l.end = code_end;
    l.budget = LOOKAHEAD;
    l.branches = FOLLOWED;
    l.nruns = 0;
    if (slot != SLOT_NZCV || !dead_from(&l, code))
        return false;
    for (unsigned i = 0; i < l.nruns; i++)
        ir_add_look(ir, pc + (uint64_t)(l.runs[i].begin - code), (uint32_t)(l.runs[i].end - l.runs[i].begin));
    return true;
}

/* ---- the rest --------------------------------------------------------------------------------- */
static void reset(struct cpu_state *cpu)
{
    struct a64_state *st = (struct a64_state *)cpu;
    memset((char *)st + sizeof st->cpu, 0, sizeof *st - sizeof st->cpu);
    st->excl_addr = UINT64_MAX;
    st->ssbs = 1; /* Linux starts programs with speculative store bypass allowed */
}

static const char *row_name(const uint8_t *code)
{
    int row = a64_decode(a64_fetch(code));
    return row < 0 ? NULL : a64_rows[row].name;
}

const struct frontend a64_frontend = {
    .name = "aarch64",
    .elf_machine = EM_AARCH64,
    .elf_class = ELFCLASS64,
    .elf_data = ELFDATA2LSB,
    .insn_align = 4,
    .pc_tag_bits = 8, /* TBI0 */
    .slots = a64_slots,
    .nslots = A64_NSLOTS,
    .plain = (const uint8_t[]){SLOT_SP, SLOT_TPIDR},
    .nplain = 2,
    .helpers = a64_helpers,
    .nhelpers = A64_NHELPERS,
    .state_size = sizeof(struct a64_state),
    .reset = reset,
    .translate = translate,
    .flags_dead = flags_dead,
    .immediate = a64_immediate,
    .row_name = row_name,
    .disassemble = a64_disassemble,
};
