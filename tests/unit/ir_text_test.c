/* The text form: what is printed can be read, and reads as the same instructions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "translate/ir.h"

static void no_function(void) {}

static const struct ir_slot slots[] = {
    {"x0", IR_I64, 9, .offset = 0}, {"x1", IR_I64, 8, .offset = 8}, {"v0", IR_V128, 7, .offset = 16}, {"nzcv", IR_FLAGS, 9, .offset = 32}, {"w", IR_I32, 0, .offset = 36},
};
static const struct ir_helper helpers[] = {
    {"count", no_function, IR_I64, {IR_I32, IR_VOID, IR_VOID}, 0},
    {"notify", no_function, IR_VOID, {IR_VOID, IR_VOID, IR_VOID}, IR_READ},
    {"sum", no_function, IR_V128, {IR_V128, IR_VOID, IR_V128}, 0},
};

struct fixture {
    struct arena arena;
    struct ir ir;
};

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    ir_init(&f->ir, &f->arena, slots, 5, helpers, 3);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    arena_free(f->ir.scratch);
    arena_free(&f->arena);
    free(f);
    return 0;
}

static void parse(struct ir *ir, const char *text)
{
    char error[200] = "";
    ir_reset(ir);
    if (!ir_parse(ir, text, error))
        fail_msg("%s", error);
    if (!ir_verify(ir, error))
        fail_msg("%s", error);
}

/* Text in the printer's own style comes back unchanged. */
static void check_round_trip(struct ir *ir, const char *text)
{
    char *printed;
    size_t size;
    parse(ir, text);
    ir_print(ir, &printed, &size);
    assert_string_equal(printed, text);
    assert_int_equal(size, strlen(text));
    free(printed);
}

static void test_every_kind_of_operand_and_attribute(void **state)
{
    struct fixture *f = *state;
    check_round_trip(&f->ir,
                     "block 0x1000 insns=2:\n"
                     "    insn 0x91000400, 0x1000\n"
                     "    %1 = get.i64 x0\n"
                     "    %2 = iconst.i64 0xffffffffffffffff\n"
                     "    %3 = add.i64 %1, %2\n"
                     "    %4 = load.i64 [%3+8] size=4 sext acquire natural\n"
                     "    %5 = load.v128 [%3-2147483648] size=16 unchecked careful\n"
                     "    store [%3], %4 size=8 release be_bytes\n"
                     "    %7 = rmw.i64 [%3], %4 size=4 add seq_cst within16\n"
                     "    %8 = rmw.i64 [%3], %4 size=8 swap\n"
                     "    %9 = cas.v128 [%3], %5, %5 size=16 acquire_pc\n"
                     "    fence seq_cst\n"
                     "    fence acquire\n"
                     "    %12 = trunc %4\n"
                     "    %13 = bfx.i32 %12 lsb=3 width=5\n"
                     "    %14 = extr.i64 %3, %4 lsb=63\n"
                     "    %15 = crc32 %12, %4 size=8\n"
                     "    %16 = cmp %1, %2 hi\n"
                     "    %17 = subf %1, %2\n"
                     "    %18 = cond %17 le\n"
                     "    %19 = sel.flags %16, %17, %17\n"
                     "    put nzcv, %19\n"
                     "    %21 = vconst 0x0102030405060708090a0b0c0d0e0f10\n"
                     "    %22 = vshl %21 lane=s imm=31\n"
                     "    %23 = vadd %21, %22 lane=b\n"
                     "    %24 = sha1r %21, %22, %23 imm=2\n"
                     "    %25 = vfadd %21, %22 lane=d round=up careful\n"
                     "    %26 = v2f.f64 %25\n"
                     "    %27 = fadd.f64 %26, %26 nan=x86\n"
                     "    %28 = fcvt_i.i32 %27 src=f64 round=zero unsigned\n"
                     "    %29 = fcvt_fx.i64 %27 src=f64 imm=7 round=zero\n"
                     "    %30 = fcmpf %26, %27 signal\n"
                     "    %31 = call_h.i64 count, %28\n"
                     "    call_h notify\n"
                     "    %33 = call_h.v128 sum, %25, _, %21\n"
                     "    put v0, %33\n"
                     "    br_if %16, 0x2000\n"
                     "    br_if %18, block 1\n"
                     "    jump 0x1008\n"
                     "block none:\n"
                     "    trap syscall, _, 0x1234\n"
                     "block 0x2000:\n"
                     "    %39 = iconst.i32 0x7\n"
                     "    trap fpctl, %39, 0xfffffffffffffffc\n"
                     "block 0x3000:\n"
                     "    %41 = iconst.i64 0x2004\n"
                     "    call %41, 0x8000\n"
                     "block 0x4000:\n"
                     "    jump block 0\n");
}

static void test_labels_blanks_comments_and_decimals(void **state)
{
    struct fixture *f = *state;
    parse(&f->ir, "; a comment\n"
                  "block 4096: ; the head\n"
                  "\n"
                  "%700=iconst.i64 -1 ; all ones\n"
                  "\t%3 = iconst.i64 10\n"
                  "  %5 = add.i64   %700 ,%3\n"
                  "  store [ %5 - 8 ], %3 size = 8\n"
                  "  ret %5");
    assert_int_equal(f->ir.nins, 5);
    assert_int_equal(f->ir.blocks[0].pc, 4096);
    assert_int_equal(ir_const_of(&f->ir, 0), UINT64_MAX);
    assert_int_equal(f->ir.ins[2].a, 0);
    assert_int_equal(f->ir.ins[2].b, 1);
    assert_int_equal((int32_t)f->ir.ins[3].c, -8);
    assert_int_equal(f->ir.ins[4].op, IR_ret);
}

static void test_nops_are_not_printed(void **state)
{
    struct fixture *f = *state;
    char *printed;
    size_t size;
    parse(&f->ir, "block 0x0:\n    nop\n    jump 0x4\n");
    ir_print(&f->ir, &printed, &size);
    assert_string_equal(printed, "block 0x0:\n    jump 0x4\n");
    free(printed);
}

static void check_error(struct ir *ir, const char *text, const char *expected)
{
    char error[200] = "";
    ir_reset(ir);
    assert_false(ir_parse(ir, text, error));
    assert_string_equal(error, expected);
}

static void test_errors_name_the_line(void **state)
{
    struct fixture *f = *state;
    struct ir *ir = &f->ir;
    check_error(ir, "nop", "line 1: an instruction outside of a block");
    check_error(ir, "block 0:\n frob %1", "line 2: unknown operation frob");
    check_error(ir, "block 0:\n\n %1 = add.i64 %0, %0", "line 3: %0 is not defined");
    check_error(ir, "block 0:\n %1 = iconst 3", "line 2: iconst needs a type");
    check_error(ir, "block 0:\n %1 = iconst.i65 3", "line 2: unknown type i65");
    check_error(ir, "block 0:\n %1 = iconst.i64", "line 2: a number expected");
    check_error(ir, "block 0:\n %1 = get.i64 x9", "line 2: unknown name x9");
    check_error(ir, "block 0:\n iconst.i64 3", "line 2: iconst has a value");
    check_error(ir, "block 0:\n %1 = fence plain", "line 2: fence has no value");
    check_error(ir, "block 0:\n fence sideways", "line 2: fence has no attribute sideways");
    check_error(ir, "block 0:\n %0 = iconst.i64 3\n store [%0+0x80000000], %0 size=8", "line 3: displacement");
    check_error(ir, "block 0:\n %0 = vconst 0\n %1 = vshl %0 lane=s imm=256", "line 3: imm 256 is too large");
    check_error(ir, "block 0:\n %0 = vconst 0\n %1 = vshl %0 lane=q", "line 3: unknown lane q");
    check_error(ir, "block 0:\n %0 = vconst 0\n %1 = vadd %0 %0", "line 3: ',' expected");
    check_error(ir, "block 0 length=3:", "line 1: a block has no length");
    check_error(ir, "block 0:\n %99999999 = iconst.i64 3", "line 2: %99999999 is too large");
}

/* Every operation prints its name and a type only if it needs one. */
static void test_every_operation_has_a_name(void **state)
{
    (void)state;
    for (unsigned op = 0; op < IR_NOPS; op++) {
        assert_non_null(ir_ops[op].name);
        assert_int_equal(strlen(ir_ops[op].operands), 3);
        for (unsigned other = 0; other < op; other++)
            assert_string_not_equal(ir_ops[op].name, ir_ops[other].name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_every_kind_of_operand_and_attribute, setup, teardown),
        cmocka_unit_test_setup_teardown(test_labels_blanks_comments_and_decimals, setup, teardown),
        cmocka_unit_test_setup_teardown(test_nops_are_not_printed, setup, teardown),
        cmocka_unit_test_setup_teardown(test_errors_name_the_line, setup, teardown),
        cmocka_unit_test(test_every_operation_has_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
