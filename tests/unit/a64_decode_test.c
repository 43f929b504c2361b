/* a64_decode_test.c: the A64 decoder against Capstone, block forming, dead-flag look-ahead, identification registers,
 * and instructions that the oracle of a64_insn_test.c does not have (values worked out from the Arm ARM's pseudocode).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <capstone/capstone.h>
#include <cmocka.h>

#include "frontends/aarch64/a64.h"
#include "frontends/aarch64/aarch64.h"
#include "frontends/aarch64/features.h"

enum { PC = 0x10000 };

static struct arena arena;
static struct ir ir;
static struct a64_state *st;

static int set_up(void **unused)
{
    (void)unused;
    ir_init(&ir, &arena, a64_slots, A64_NSLOTS, a64_helpers, A64_NHELPERS);
    st = aligned_alloc(64, (sizeof *st + 63) & ~(size_t)63);
    memset(st, 0, sizeof *st);
    a64_frontend.reset(&st->cpu);
    return 0;
}

static int tear_down(void **unused)
{
    (void)unused;
    free(st);
    arena_free(&arena);
    return 0;
}

static void translate(const uint32_t *code, unsigned n, uint64_t pc, uint32_t max_insns)
{
    struct translate_request req = {.pc = pc, .code = (const uint8_t *)code, .code_end = (const uint8_t *)(code + n),
                                    .max_insns = max_insns};
    char error[200];
    ir_reset(&ir);
    a64_frontend.translate(&ir, &req);
    if (!ir_verify(&ir, error))
        fail_msg("%08x: %s", code[0], error);
}

static const struct ir_ins *last_ins(void) { return &ir.ins[ir.blocks[0].end - 1]; }
static uint64_t target_of(const struct ir_ins *ins) { return ir_u64(ins->b, ins->c); }

static struct ir_exit run(uint32_t word)
{
    struct ir_exit exit = {0};
    translate(&word, 1, PC, 1);
    ir_interpret(&ir, 0, &st->cpu, &exit);
    return exit;
}

/* ---- decoder ---------------------------------------------------------------------------------- */
static uint64_t rng = 1;

static uint32_t random_word(void)
{
    rng = rng * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(rng >> 32);
}

/* Of loads, stores and vectors Capstone rejects what is only unpredictable, or newer than it. */
static bool comparable(const struct a64_row_info *info)
{
    return info->implemented && !info->feature[0] && strncmp(info->file, "ldst", 4) && strncmp(info->file, "simd", 4) &&
           strncmp(info->file, "fp", 2);
}

/* Words of Armv8.0 rows are instructions for Capstone, too, if our emitter accepts them. */
static void test_rows_exist(void **state)
{
    csh handle;
    (void)state;
    assert_int_equal(cs_open(CS_ARCH_ARM64, CS_MODE_LITTLE_ENDIAN, &handle), CS_ERR_OK);
    unsigned bad = 0;
    for (int row = 0; row < A64_NROWS; row++) {
        const struct a64_row_info *info = &a64_rows[row];
        for (int i = 0; i < 200 && comparable(info); i++) {
            uint32_t word = (random_word() & ~info->mask) | info->value;
            if (a64_decode(word) != row)
                continue;
            translate(&word, 1, PC, 1);
            const struct ir_ins *last = last_ins();
            cs_insn *insn;
            size_t n = cs_disasm(handle, (const uint8_t *)&word, 4, PC, 1, &insn);
            if (n)
                cs_free(insn, n);
            else if (!(last->op == IR_trap && last->aux == IR_TRAP_UNDEFINED) && bad++ < 20)
                print_error("%08x: %s, unknown to Capstone\n", word, info->name);
        }
    }
    cs_close(&handle);
    assert_int_equal(bad, 0);
}

/* The other way round: what Capstone knows of the integer and branch groups has a row. */
static void test_no_row_missing(void **state)
{
    static const struct { uint32_t mask, value; } groups[] = {
        {0x1c000000, 0x10000000}, /* data processing, immediate */
        {0x0e000000, 0x0a000000}, /* data processing, register */
        {0x7c000000, 0x14000000}, {0x7c000000, 0x34000000}, {0xfe000000, 0x54000000}, {0xfe000000, 0xd6000000},
    };
    csh handle;
    (void)state;
    assert_int_equal(cs_open(CS_ARCH_ARM64, CS_MODE_LITTLE_ENDIAN, &handle), CS_ERR_OK);
    unsigned bad = 0;
    for (size_t g = 0; g < sizeof groups / sizeof groups[0]; g++) {
        for (int i = 0; i < 20000; i++) {
            uint32_t word = (random_word() & ~groups[g].mask) | groups[g].value;
            if (a64_decode(word) >= 0)
                continue;
            cs_insn *insn;
            size_t n = cs_disasm(handle, (const uint8_t *)&word, 4, PC, 1, &insn);
            if (!n)
                continue;
            bool el1 = !strcmp(insn->mnemonic, "eret") || !strcmp(insn->mnemonic, "drps");
            if (!el1 && bad++ < 20)
                print_error("%08x: no row for %s %s\n", word, insn->mnemonic, insn->op_str);
            cs_free(insn, n);
        }
    }
    cs_close(&handle);
    assert_int_equal(bad, 0);
}

/* ---- blocks ----------------------------------------------------------------------------------- */
enum {
    NOP = 0xd503201f,
    RET = 0xd65f03c0,
    CBZ_8 = 0xb4000040,
    B_16 = 0x14000004,
    SUBS = 0xeb020020,
    ADDS = 0xab020020,
    BEQ_8 = 0x54000040,
    BNE_BACK = 0x54ffffe1,
    CSET = 0x9a9f17e0,
    SVC = 0xd4000001,
    BR = 0xd61f0000,
    UDF = 0x00000000,
    LDR = 0xf9400020,
    CBZ_12 = 0xb4000060,
    B_8 = 0x14000002
};

static void test_block_ends(void **state)
{
    (void)state;
    translate((const uint32_t[]){NOP, CBZ_8, NOP, RET, NOP}, 5, PC, 100);
    assert_int_equal(last_ins()->op, IR_ret);
    assert_int_equal(ir.blocks[0].ninsn, 4);
    assert_int_equal(ir.nspans, 1);
    assert_int_equal(ir.spans[0].size, 16);
    translate((const uint32_t[]){NOP, NOP, NOP, RET}, 4, PC, 2);
    assert_int_equal(last_ins()->op, IR_jump);
    assert_int_equal(target_of(last_ins()), PC + 8);
    translate((const uint32_t[]){CBZ_8, RET}, 2, PC, 1);
    assert_int_equal(last_ins()->op, IR_jump);
    assert_int_equal(target_of(last_ins()), PC + 4);
    translate((const uint32_t[]){NOP, B_16, NOP}, 3, PC, 100);
    assert_int_equal(last_ins()->op, IR_jump);
    assert_int_equal(target_of(last_ins()), PC + 4 + 16);
}

static void test_block_traps(void **state)
{
    (void)state;
    translate((const uint32_t[]){NOP, NOP}, 2, PC, 100);
    assert_int_equal(last_ins()->op, IR_trap);
    assert_int_equal(last_ins()->aux, IR_TRAP_NOEXEC);
    assert_int_equal(target_of(last_ins()), PC + 8);
    assert_int_equal(ir.blocks[0].ninsn, 2);
    translate((const uint32_t[]){NOP, NOP}, 2, PC + 2, 100);
    assert_int_equal(last_ins()->aux, IR_TRAP_PCALIGN);
    assert_int_equal(target_of(last_ins()), PC + 2);
    translate((const uint32_t[]){NOP, UDF}, 2, PC, 100);
    assert_int_equal(last_ins()->aux, IR_TRAP_UNDEFINED);
    assert_int_equal(target_of(last_ins()), PC + 4);
    translate((const uint32_t[]){NOP, 0x00010000}, 2, PC, 100); /* no row */
    assert_int_equal(last_ins()->aux, IR_TRAP_UNDEFINED);
    assert_int_equal(ir_const_of(&ir, last_ins()->a), 0x00010000);
    translate((const uint32_t[]){SVC}, 1, PC, 100);
    assert_int_equal(last_ins()->aux, IR_TRAP_SYSCALL);
    assert_int_equal(target_of(last_ins()), PC + 4);
}

/* ---- addresses that are stored ---------------------------------------------------------------- */
struct stored {
    unsigned n;
    uint64_t pc[16], value[16];
    bool loaded[16];
    uint64_t end_at; /* the block is to end there */
};

static bool note_stored(void *ctx, uint64_t pc, uint64_t value, bool loaded)
{
    struct stored *s = ctx;
    s->pc[s->n] = pc;
    s->value[s->n] = value;
    s->loaded[s->n++] = loaded;
    return pc == s->end_at;
}

static void test_stored_addresses(void **state)
{
    static const uint32_t code[] = {
        0xf0000009, 0x91048129, NOP, 0xf9000429, /* adrp x9, .+0x3000; add x9, x9, #0x120; nop; str x9, [x1, #8] */
        0x10000203, 0xaa0303e4, 0xf8008024,      /* adr x3, .+0x40; mov x4, x3; stur x4, [x1, #8] */
        0xd28acf05, 0xf2a24685, 0xf2c00125, 0xf8226825, /* movz, movk x5, 0x9_1234_5678; str x5, [x1, x2] */
        0x58000406, 0xc89ffc26,                  /* ldr x6, .+0x80; stlr x6, [x1] */
        0xb0000027, 0xf94020e7, 0xf9000027,      /* adrp x7, .+0x5000; ldr x7, [x7, #0x40]; str x7, [x1] */
        0x91002149, 0xf9000029, 0xf9000028,      /* add x9, x10, #8; str x9, [x1]; str x8, [x1] */
        0xb9000029, 0xf900003f, SVC,             /* str w9, [x1]; str xzr, [x1] */
    };
    static const struct stored expected = {
        .n = 5,
        .pc = {PC + 12, PC + 24, PC + 40, PC + 48, PC + 60},
        .value = {PC + 0x3120, PC + 16 + 0x40, 0x912345678, PC + 44 + 0x80, PC + 0x5040},
        .loaded = {false, false, false, true, true},
    };
    struct stored s = {0};
    struct translate_request req = {.pc = PC, .code = (const uint8_t *)code, .code_low = (const uint8_t *)code,
                                    .code_end = (const uint8_t *)(code + sizeof code / sizeof *code), .max_insns = 100,
                                    .stores_address = note_stored, .ctx = &s};
    (void)state;
    ir_reset(&ir);
    a64_frontend.translate(&ir, &req);
    assert_memory_equal(&s, &expected, sizeof s);
    /* the block ends before the store; one that begins with it sees what is before */
    for (unsigned first = 0; first <= 3; first += 3) {
        s = (struct stored){.end_at = PC + 12};
        req.code = (const uint8_t *)(code + first);
        req.pc = PC + 4 * first;
        ir_reset(&ir);
        a64_frontend.translate(&ir, &req);
        assert_int_equal(s.n, 1);
        assert_int_equal(s.value[0], PC + 0x3120);
        assert_int_equal(ir.blocks[0].ninsn, 3 - first);
        assert_int_equal(last_ins()->op, IR_jump);
        assert_int_equal(target_of(last_ins()), PC + 12);
    }
    req.stop = PC + 8;
    req.code = (const uint8_t *)code;
    req.pc = PC;
    ir_reset(&ir);
    a64_frontend.translate(&ir, &req);
    assert_int_equal(target_of(last_ins()), PC + 8);
}

/* ---- tag checks -------------------------------------------------------------------------------- */
enum { LDR_0 = 0xf9400002, LDR_8 = 0xf9400402, LDAR = 0xc8dffc23, STLR = 0xc89ffc23, CBZ_X5_8 = 0xb4000045 }; /* off x0; off x1 */

/* How many checks are made for three instructions that are folded as they are translated, and how wide the first one is. */
static unsigned checks(uint32_t first, uint32_t second, uint32_t third, unsigned *bytes)
{
    const uint32_t code[] = {first, second, third, SVC};
    struct translate_request req = {.pc = PC, .code = (const uint8_t *)code, .code_end = (const uint8_t *)(code + 4),
                                    .max_insns = 100, .check_tags = true};
    unsigned n = 0;
    ir_set_folding(&ir, true);
    ir_reset(&ir);
    a64_frontend.translate(&ir, &req);
    for (uint32_t i = ir.nins; i-- > 0;) {
        if (ir.ins[i].op != IR_tag_check)
            continue;
        *bytes = ir_tag_bytes(ir.ins[i].aux);
        n++;
    }
    ir_set_folding(&ir, false);
    return n;
}

static void test_tag_checks(void **state)
{
    unsigned bytes = 0;
    (void)state;
    assert_int_equal(checks(LDR_0, LDR_8, LDR_0, &bytes), 1);
    assert_int_equal(bytes, 16);
    /* tags may have changed for whom an ordered access synchronises with */
    assert_int_equal(checks(LDR_0, LDAR, LDR_0, &bytes), 3);
    assert_int_equal(checks(LDR_0, STLR, LDR_0, &bytes), 3);
    /* what may not be reached is not checked before the branch; what was checked there counts behind it */
    assert_int_equal(checks(LDR_0, CBZ_X5_8, LDR_8, &bytes), 2);
    assert_int_equal(bytes, 8);
    assert_int_equal(checks(LDR_0, CBZ_X5_8, LDR_0, &bytes), 1);
}

/* What is made of an instruction where SP and TPIDR_EL0 lead to low memory. */
static unsigned made(uint32_t word, enum ir_op op)
{
    const uint32_t code[] = {word, SVC};
    struct translate_request req = {.pc = PC, .code = (const uint8_t *)code, .code_end = (const uint8_t *)(code + 2),
                                    .max_insns = 1, .check_tags = true, .low_slots = true};
    unsigned n = 0;
    ir_reset(&ir);
    a64_frontend.translate(&ir, &req);
    for (uint32_t i = 0; i < ir.nins; i++)
        n += ir.ins[i].op == op;
    return n;
}

static void test_low_slots(void **state)
{
    enum { STP_PRE = 0xa9bf7bfd, LDP_POST = 0xa8c17bfd, LDR_POST = 0xf84107e0, LDR_INDEX = 0xf8606be1, LD1_POST = 0x4cdf73e0, LD1_POST_X1 = 0x4cc173e0,
           STG_POST = 0xd92017e0, SUB = 0xd10403ff, SUB_64K = 0xd14043ff, ADD = 0x910403ff, MOV_SP = 0x9100003f, MOV_WSP = 0x1100003f,
           ADD_X1 = 0x8b2163ff, MOV_FROM_SP = 0x910003fd, MSR_TPIDR = 0xd51bd041, MSR_TPIDR2 = 0xd51bd0a1 };
    static const struct { uint32_t word; unsigned checks, tests; } expected[] = {
        {STP_PRE, 0, 0}, {LDP_POST, 0, 0}, {LDR_POST, 0, 0}, {LDR_INDEX, 1, 0}, {LD1_POST, 0, 0}, {LD1_POST_X1, 0, 1}, {STG_POST, 0, 1},
        {SUB, 0, 0}, {SUB_64K, 0, 1}, {ADD, 0, 1}, {MOV_SP, 0, 1}, {MOV_WSP, 0, 0}, {ADD_X1, 0, 1}, {MOV_FROM_SP, 0, 0}, {MSR_TPIDR, 0, 1},
        {MSR_TPIDR2, 0, 0}};
    (void)state;
    for (unsigned i = 0; i < sizeof expected / sizeof *expected; i++) {
        assert_int_equal(made(expected[i].word, IR_tag_check), expected[i].checks);
        assert_int_equal(made(expected[i].word, IR_low_check), expected[i].tests);
    }
}

/* ---- dead flags ------------------------------------------------------------------------------- */
static bool dead(const uint32_t *code, unsigned n, unsigned low, unsigned at)
{
    static struct ir ir;
    ir.nlooks = 0;
    return a64_frontend.flags_dead(&ir, 0, (const uint8_t *)(code + low), (const uint8_t *)(code + at),
                                   (const uint8_t *)(code + n), SLOT_NZCV);
}
/* From the instruction of that number on, when those from number `low` on may be read. */
#define DEAD_AT(at, low, ...) \
    dead((const uint32_t[]){__VA_ARGS__}, sizeof(uint32_t[]){__VA_ARGS__} / sizeof(uint32_t), low, at)
#define DEAD(...) DEAD_AT(0, 0, __VA_ARGS__)

static void test_flags_dead(void **state)
{
    (void)state;
    assert_true(DEAD(SUBS));
    assert_true(DEAD(NOP, LDR, ADDS));
    assert_true(DEAD(B_8, CSET, SUBS));
    assert_true(DEAD(CBZ_8, SUBS, ADDS));
    assert_true(DEAD(0x94000002, CSET, SUBS));  /* BL */
    assert_true(DEAD(NOP, 0x1e212000));         /* FCMP */
    assert_true(DEAD(0xd51b4200));              /* MSR NZCV */
    assert_false(DEAD(CBZ_8, SUBS, CSET));      /* read where the branch leads */
    assert_false(DEAD(CBZ_12, CSET, SUBS, SUBS));
    assert_false(DEAD(CSET, SUBS));
    assert_false(DEAD(BEQ_8, SUBS, SUBS));
    assert_false(DEAD(BNE_BACK, SUBS));
    assert_false(DEAD(0xba020020));             /* ADCS */
    assert_false(DEAD(0xfa421022));             /* CCMP */
    assert_false(DEAD(0x1e620c20));             /* FCSEL */
    assert_false(DEAD(BR, SUBS));
    assert_false(DEAD(RET, SUBS));
    assert_false(DEAD(SVC, SUBS));
    assert_false(DEAD(NOP, NOP));
    assert_false(DEAD(UDF, SUBS));
    assert_false(DEAD(0xd500401f, SUBS));       /* CFINV */
    assert_false(DEAD(0xd53b4200, SUBS));       /* MRS NZCV */
    assert_false(DEAD(0x1d410440, SUBS));       /* CPYM: N is the direction */
    assert_false(DEAD(0x19410440, SUBS));       /* CPYFM */
    assert_true(DEAD_AT(1, 0, SUBS, 0x17ffffff));  /* B back */
    assert_true(DEAD_AT(1, 0, SUBS, 0xb5ffffe1, ADDS)); /* CBNZ back */
    assert_false(DEAD_AT(1, 0, CSET, 0xb5ffffe1, ADDS));
    assert_false(DEAD_AT(1, 1, SUBS, 0x17ffffff)); /* to what may not be read */
    assert_false(DEAD(NOP, 0x17ffffff));           /* for ever */
    assert_false(a64_frontend.flags_dead(NULL, 0, NULL, (const uint8_t[]){0x20, 0, 0x02, 0xeb}, NULL, SLOT_X0));
}

/* ---- values ----------------------------------------------------------------------------------- */
static void check(uint32_t word, uint64_t x1, uint64_t x2, uint64_t want)
{
    memset(st->x, 0xa5, sizeof st->x);
    st->x[1] = x1;
    st->x[2] = x2;
    struct ir_exit exit = run(word);
    if (exit.op != IR_jump || exit.pc != PC + 4 || st->x[0] != want)
        fail_msg("%08x (%s) of %lx, %lx: %lx, expected %lx", word, a64_frontend.row_name((const uint8_t *)&word),
                 (long)x1, (long)x2, (long)st->x[0], (long)want);
}

enum { X = 1u << 31 };

/* FEAT_CSSC. */
static void test_min_max(void **state)
{
    static const uint64_t minus = UINT64_MAX, top = UINT64_C(1) << 63;
    (void)state;
    check(X | 0x1ac26020, minus, 1, 1);                                /* SMAX */
    check(X | 0x1ac26020, 5, top, 5);
    check(X | 0x1ac26420, minus, 1, minus);                            /* UMAX */
    check(X | 0x1ac26820, minus, 1, minus);                            /* SMIN */
    check(X | 0x1ac26c20, minus, 1, 1);                                /* UMIN */
    check(0x1ac26020, 0x180000000, 0x27fffffff, 0x7fffffff);
    check(0x1ac26420, 0x180000000, 0x27fffffff, 0x80000000);
    check(0x1ac26820, 0x180000000, 0x27fffffff, 0x80000000);
    check(0x1ac26c20, 0x180000000, 0x27fffffff, 0x7fffffff);
    check(X | 0x11c00020 | 0xff << 10, minus << 4, 0, minus);          /* SMAX #-1 */
    check(X | 0x11c00020 | 0x80 << 10, minus << 4, 0, minus << 4);     /* SMAX #-128 */
    check(X | 0x11c40020 | 0xff << 10, 7, 0, 255);                     /* UMAX #255 */
    check(X | 0x11c80020 | 0x80 << 10, 7, 0, minus << 7);              /* SMIN #-128 */
    check(X | 0x11cc0020 | 0x80 << 10, minus, 0, 128);                 /* UMIN #128 */
    check(0x11c00020 | 0xff << 10, 0x80000000, 0, UINT32_MAX);
    check(0x11c80020 | 0x01 << 10, minus, 0, UINT32_MAX);
}

static void test_count(void **state)
{
    (void)state;
    check(X | 0x5ac01820, 0, 0, 64);                                   /* CTZ */
    check(X | 0x5ac01820, UINT64_C(1) << 40, 0, 40);
    check(0x5ac01820, UINT64_C(1) << 40, 0, 32);
    check(0x5ac01820, 0x80, 0, 7);
    check(X | 0x5ac01c20, UINT64_MAX, 0, 64);                          /* CNT */
    check(0x5ac01c20, UINT64_MAX, 0, 32);
    check(X | 0x5ac02020, UINT64_C(1) << 63, 0, UINT64_C(1) << 63);    /* ABS */
    check(X | 0x5ac02020, (uint64_t)-9, 0, 9);
    check(0x5ac02020, 0xfffffff7, 0, 9);
    check(0x5ac02020, 0x80000000, 0, 0x80000000);
}

static void test_pointer_authentication(void **state)
{
    (void)state;
    check(0x9ac23020, 5, 6, 0);                                        /* PACGA */
    static const struct { uint32_t word; uint8_t op; } branches[] = {
        {0xd61f083f, IR_jump_ind}, {0xd61f0c3f, IR_jump_ind}, {0xd63f083f, IR_call_ind}, {0xd63f0c3f, IR_call_ind},
        {0xd71f0822, IR_jump_ind}, {0xd71f0c22, IR_jump_ind}, {0xd73f0822, IR_call_ind}, {0xd73f0c22, IR_call_ind},
        {0xd65f0bff, IR_ret}, {0xd65f0fff, IR_ret},
    };
    for (size_t i = 0; i < sizeof branches / sizeof branches[0]; i++) {
        st->x[1] = 0x4440;
        st->x[30] = branches[i].op == IR_ret ? 0x4440 : 0;
        struct ir_exit exit = run(branches[i].word);
        assert_int_equal(exit.op, branches[i].op);
        assert_int_equal(exit.pc, 0x4440);
        assert_int_equal(st->x[30], branches[i].op == IR_call_ind ? PC + 4 : branches[i].op == IR_ret ? 0x4440 : 0);
    }
}

/* BC.EQ .+8 */
static void test_consistent_branch(void **state)
{
    (void)state;
    st->nzcv = ir_flags_store(4);
    assert_int_equal(run(0x54000050).pc, PC + 8);
    st->nzcv = ir_flags_store(11);
    assert_int_equal(run(0x54000050).pc, PC + 4);
}

static void test_identification(void **state)
{
    uint64_t value;
    (void)state;
    assert_true(a64_id_register(6, 0, &value));
    assert_int_equal(value >> 16 & 15, 1);                             /* CRC32 */
    assert_int_equal(value >> 52 & 15, 2);                             /* FlagM2 */
    assert_true(a64_id_register(4, 0, &value));
    assert_int_equal(value & 0xff, 0x11);
    assert_true(a64_id_register(4, 1, &value));
    assert_int_equal(value >> 8 & 15, 0); /* MTE: not always */
    assert_int_equal(a64_id_mte(4, 1) >> 8 & 15, 3);
    assert_int_equal(a64_midr(true) >> 4 & 0xfff, 0xd49); /* Neoverse N2 */
    assert_int_equal(a64_midr(false) >> 4 & 0xfff, 0xd0c); /* N1 */
    assert_true(a64_id_register(7, 7, &value));
    assert_int_equal(value, 0);
    assert_false(a64_id_register(1, 0, &value));
    assert_false(a64_id_register(0, 1, &value));
    assert_false(a64_id_register(8, 0, &value));
    assert_false(a64_feature("FEAT_NoSuchThing"));
    check(0xd53b0020, 0, 0, A64_CTR);
    check(0xd53be000, 0, 0, A64_CNTFRQ);
    run(0xd53be0c0);                                                   /* CNTVCTSS_EL0 */
    uint64_t before = st->x[0];
    run(0xd53be040);
    assert_true(st->x[0] >= before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_exist),    cmocka_unit_test(test_no_row_missing),
        cmocka_unit_test(test_block_ends),    cmocka_unit_test(test_block_traps),
        cmocka_unit_test(test_stored_addresses), cmocka_unit_test(test_tag_checks), cmocka_unit_test(test_low_slots),
        cmocka_unit_test(test_flags_dead),    cmocka_unit_test(test_min_max),
        cmocka_unit_test(test_count),         cmocka_unit_test(test_pointer_authentication),
        cmocka_unit_test(test_consistent_branch), cmocka_unit_test(test_identification),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
