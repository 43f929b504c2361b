/* The verifier: what it accepts is tested everywhere; here is what it must reject, and what it says. */
#include "ir_fixture.h"

#include <stdio.h>

static void check_bad(struct fixture *f, const char *text, const char *message)
{
    char error[200] = "";
    parse_unchecked(&f->ir, text);
    assert_false(ir_verify(&f->ir, error));
    if (!strstr(error, message))
        fail_msg("'%s' instead of '%s'", error, message);
}

#define HEAD                                                                                                           \
    "block 0:\n %0 = iconst.i64 1\n %1 = iconst.i32 1\n %2 = get.v128 v0\n %3 = get.flags nzcv\n %4 = v2f.f64 %2\n"
#define TAIL "\n jump 0\n"

static void test_types(void **state)
{
    struct fixture *f = *state;
    check_bad(f, HEAD "%9 = add.i64 %0, %1" TAIL, "operand b: %1 has type i32");
    check_bad(f, HEAD "%9 = add.v128 %2, %2" TAIL, "result can't have type v128");
    check_bad(f, HEAD "%9 = trunc %1" TAIL, "operand a: %1 has type i32");
    check_bad(f, HEAD "%9 = cmp %0, %1 eq" TAIL, "operand b: %1 has type i32");
    check_bad(f, HEAD "%9 = sel.i64 %0, %0, %0" TAIL, "operand a: %0 has type i64");
    check_bad(f, HEAD "%9 = sel.i64 %1, %0, %2" TAIL, "operand c: %2 has type v128");
    check_bad(f, HEAD "%9 = cond %1 eq" TAIL, "operand a: %1 has type i32");
    check_bad(f, HEAD "%9 = fadd.f32 %4, %4" TAIL, "operand a: %4 has type f64");
    check_bad(f, HEAD "%9 = load.i64 [%1] size=8" TAIL, "operand a: %1 has type i32");
    check_bad(f, HEAD "%9 = load.flags [%0] size=4" TAIL, "result can't have type flags");
    check_bad(f, HEAD "br_if %0, 0x10" TAIL, "operand a: %0 has type i64");
    check_bad(f, HEAD "%9 = i2f.f64 %1" TAIL, "f64 and i32");
    check_bad(f, HEAD "%9 = f2i.i32 %4" TAIL, "f64 and i32");
    check_bad(f, HEAD "%9 = bswap32.i32 %1" TAIL, "operand or type");
    check_bad(f, HEAD "%9 = vdup %0 lane=s" TAIL, "must have type i32");
    check_bad(f, HEAD "%9 = vsetlane %2, %1 lane=d" TAIL, "must have type i64");
    check_bad(f, HEAD "put x0, %1" TAIL, "slot x0 has type i64, not i32");
    check_bad(f, HEAD "%9 = get.i32 x0" TAIL, "slot x0 has type i64, not i32");
    check_bad(f, HEAD "%9 = crc32 %1, %1 size=8" TAIL, "operand b must have type i64");
    check_bad(f, HEAD "%9 = call_h.i32 weigh, %0, %1, %0" TAIL, "weigh returns i64");
    check_bad(f, HEAD "%9 = call_h.i64 weigh, %0, %0, %0" TAIL, "weigh: argument 1 must be i32, not i64");
    check_bad(f, HEAD "%9 = call_h.i64 weigh, %0" TAIL, "weigh: argument 1 must be i32, not void");
    check_bad(f, HEAD "%9 = fcvt_i.i64 %4 src=f32" TAIL, "source type f32, but operand a has type f64");
    check_bad(f, HEAD "%9 = fcvt.f64 %4 src=f64" TAIL, "type to itself");
}

static void test_attributes(void **state)
{
    struct fixture *f = *state;
    check_bad(f, HEAD "%9 = bfx.i64 %0 lsb=60 width=5" TAIL, "no bits 60, 5 in i64");
    check_bad(f, HEAD "%9 = bfx.i32 %1 lsb=0 width=0" TAIL, "no bits 0, 0 in i32");
    check_bad(f, HEAD "%9 = extr.i32 %1, %1 lsb=32" TAIL, "no bits 32, 0 in i32");
    check_bad(f, HEAD "%9 = crc32 %1, %1 size=3" TAIL, "size 3");
    check_bad(f, HEAD "%9 = load.i32 [%0] size=8" TAIL, "8 bytes of a value of type i32");
    check_bad(f, HEAD "%9 = load.v128 [%0] size=8 sext" TAIL, "sign extension");
    check_bad(f, HEAD "%9 = cas.v128 [%0], %2, %2 size=8" TAIL, "compared as a whole");
    check_bad(f, HEAD "%9 = vshl %2 lane=b imm=8" TAIL, "immediate 8 with lanes of 1 bytes");
    check_bad(f, HEAD "%9 = vshr %2 lane=b imm=9" TAIL, "immediate 9");
    check_bad(f, HEAD "%9 = vgetlane.i64 %2 lane=d imm=2" TAIL, "immediate 2");
    check_bad(f, HEAD "%9 = vrev %2 lane=s imm=4" TAIL, "immediate 4");
    check_bad(f, HEAD "%9 = vext %2, %2 lane=b imm=16" TAIL, "immediate 16");
    check_bad(f, HEAD "%9 = vmovlane %2, %2 lane=s imm=64" TAIL, "immediate 64");
    check_bad(f, HEAD "%9 = vnarrow %2 lane=d" TAIL, "lane size 3");
    check_bad(f, HEAD "%9 = vfadd %2, %2 lane=b" TAIL, "lane size 0");
    check_bad(f, HEAD "%9 = vfwiden %2 lane=d" TAIL, "lane size 3");
    check_bad(f, HEAD "%9 = fcvt_fx.i64 %4 src=f64 imm=65" TAIL, "immediate 65");
    check_bad(f, HEAD "%9 = fround_n.f64 %4 imm=33" TAIL, "immediate 33");
    check_bad(f, HEAD "%9 = sha1r %2, %2, %2 imm=3" TAIL, "immediate");
    check_bad(f, HEAD "br_if %1, block 1" TAIL, "no block 1");
}

static void test_structure(void **state)
{
    struct fixture *f = *state;
    char error[200];
    check_bad(f, HEAD, "does not end with a branch or trap");
    check_bad(f, HEAD TAIL TAIL, "behind it the block goes on");
    check_bad(f, "block 0:\n", "instructions 0 to 0");
    /* A value of another block, a later one, and an instruction without a value. */
    check_bad(f, HEAD TAIL "block 4:\n put x0, %0" TAIL, "operand a: %0 is not an earlier value of this block");
    parse(&f->ir, HEAD "%9 = neg.i64 %0" TAIL);
    f->ir.ins[5].a = 5;
    assert_false(ir_verify(&f->ir, error));
    f->ir.ins[5].a = IR_NONE;
    assert_false(ir_verify(&f->ir, error));
    parse(&f->ir, HEAD "fence seq_cst\n %9 = neg.i64 %0" TAIL);
    f->ir.ins[6].a = 5;
    assert_false(ir_verify(&f->ir, error));
    assert_non_null(strstr(error, "%5 has no value"));
    /* Fields that have no meaning are 0. */
    parse(&f->ir, HEAD "%9 = neg.i64 %0" TAIL);
    f->ir.ins[5].b = 1;
    assert_false(ir_verify(&f->ir, error));
    f->ir.ins[5].b = 0;
    f->ir.ins[5].aux = 1;
    assert_false(ir_verify(&f->ir, error));
    f->ir.ins[5].aux = 0;
    assert_true(ir_verify(&f->ir, error));
    f->ir.ins[5].op = IR_NOPS;
    assert_false(ir_verify(&f->ir, error));
    f->ir.ins[5].op = IR_neg;
    f->ir.ins[5].type = IR_NTYPES;
    assert_false(ir_verify(&f->ir, error));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_types),
        TEST(test_attributes),
        TEST(test_structure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
