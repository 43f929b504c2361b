/* The passes: each rule by text in and out, and random programs whose result must not change. */
#include "ir_fixture.h"

#include <stdio.h>

/* ---- text in, text out ------------------------------------------------------------------------- */

static char *renumbered(struct ir *ir)
{
    char *first, *second;
    size_t size;
    ir_print(ir, &first, &size);
    parse(ir, first);
    ir_print(ir, &second, &size);
    free(first);
    return second;
}

static void compare(struct fixture *f, const char *in, const char *out)
{
    char *got = renumbered(&f->ir);
    parse(&f->ir, out);
    char *expected = renumbered(&f->ir);
    if (strcmp(got, expected) != 0)
        fail_msg("from\n%s\nexpected\n%s\ngot\n%s", in, expected, got);
    free(got);
    free(expected);
}

/* Folds one block and drops what became unused. */
static void check(struct fixture *f, const char *in, const char *out)
{
    char text_in[2000], text_out[2000];
    snprintf(text_in, sizeof text_in, "block 0x1000:\n%s", in);
    snprintf(text_out, sizeof text_out, "block 0x1000:\n%s", out);
    parse(&f->ir, text_in);
    ir_fold(&f->ir);
    verify(&f->ir);
    ir_dce(&f->ir, NULL, NULL);
    verify(&f->ir);
    compare(f, text_in, text_out);
}

/* One value %9 that ends up in x0 (or w, v0, nzcv). There are %0 = x0, %1 = x1, %2 = w, %3 = v0 and a free index. */
static const char given[] = "%0 = get.i64 x0\n %1 = get.i64 x1\n %2 = get.i32 w\n %3 = get.v128 v0\n %4 = get.i64 x0\n";
struct rule {
    const char *in, *out;
};

static void check_rules(struct fixture *f, const struct rule *rules, size_t count, const char *slot)
{
    char in[1000], out[1000];
    for (size_t i = 0; i < count; i++) {
        snprintf(in, sizeof in, "%s%s\n put %s, %%9\n jump 0x2000\n", given, rules[i].in, slot);
        snprintf(out, sizeof out, "%s%s\n put %s, %%9\n jump 0x2000\n", given, rules[i].out, slot);
        /* The expected text goes through dce too, for the given values that it does not use. */
        char text[1100];
        snprintf(text, sizeof text, "block 0x1000:\n%s", out);
        parse(&f->ir, text);
        ir_dce(&f->ir, NULL, NULL);
        char *expected = renumbered(&f->ir);
        check(f, in, expected + strlen("block 0x1000:\n"));
        free(expected);
    }
}
#define CHECK_RULES(f, rules, slot) check_rules(f, rules, sizeof rules / sizeof rules[0], slot)

static const struct rule i64_rules[] = {
    /* sums */
    {"%5 = iconst.i64 0\n %9 = add.i64 %1, %5", "%9 = get.i64 x1"},
    {"%5 = iconst.i64 0\n %9 = add.i64 %5, %1", "%9 = get.i64 x1"},
    {"%5 = iconst.i64 0\n %9 = sub.i64 %1, %5", "%9 = get.i64 x1"},
    {"%5 = iconst.i64 0\n %9 = sub.i64 %5, %1", "%9 = neg.i64 %1"},
    {"%9 = sub.i64 %1, %1", "%9 = iconst.i64 0"},
    {"%5 = rbit.i64 %1\n %9 = clz.i64 %5", "%9 = ctz.i64 %1"},
    {"%5 = rbit.i64 %1\n %9 = ctz.i64 %5", "%9 = clz.i64 %1"},
    {"%5 = iconst.i64 3\n %6 = iconst.i64 -4\n %9 = add.i64 %5, %6", "%9 = iconst.i64 -1"},
    {"%5 = iconst.i64 3\n %6 = add.i64 %5, %1\n %7 = iconst.i64 4\n %9 = add.i64 %6, %7",
     "%5 = iconst.i64 7\n %9 = add.i64 %1, %5"},
    {"%5 = iconst.i64 3\n %6 = sub.i64 %1, %5\n %7 = iconst.i64 4\n %9 = sub.i64 %6, %7",
     "%5 = iconst.i64 -7\n %9 = add.i64 %1, %5"},
    {"%5 = neg.i64 %1\n %9 = neg.i64 %5", "%9 = get.i64 x1"},
    /* products and quotients */
    {"%5 = iconst.i64 0\n %9 = mul.i64 %1, %5", "%9 = iconst.i64 0"},
    {"%5 = iconst.i64 1\n %9 = mul.i64 %5, %1", "%9 = get.i64 x1"},
    {"%5 = iconst.i64 -1\n %9 = mul.i64 %1, %5", "%9 = neg.i64 %1"},
    {"%5 = iconst.i64 1024\n %9 = mul.i64 %1, %5", "%5 = iconst.i64 10\n %9 = shl.i64 %1, %5"},
    {"%5 = iconst.i64 1\n %9 = umulh.i64 %1, %5", "%9 = iconst.i64 0"},
    {"%5 = iconst.i64 0\n %9 = smulh.i64 %1, %5", "%9 = iconst.i64 0"},
    {"%5 = iconst.i64 0\n %9 = udiv.i64 %1, %5", "%9 = iconst.i64 0"},
    {"%5 = iconst.i64 1\n %9 = sdiv.i64 %1, %5", "%9 = get.i64 x1"},
    {"%5 = iconst.i64 8\n %9 = udiv.i64 %1, %5", "%5 = iconst.i64 3\n %9 = shr.i64 %1, %5"},
    {"%5 = iconst.i64 0x8000000000000000\n %6 = iconst.i64 -1\n %9 = sdiv.i64 %5, %6",
     "%9 = iconst.i64 0x8000000000000000"},
    /* bits */
    {"%9 = and.i64 %1, %1", "%9 = get.i64 x1"},
    {"%5 = iconst.i64 0\n %9 = and.i64 %1, %5", "%9 = iconst.i64 0"},
    {"%5 = iconst.i64 -1\n %9 = and.i64 %5, %1", "%9 = get.i64 x1"},
    {"%5 = iconst.i64 0xff\n %6 = and.i64 %1, %5\n %7 = iconst.i64 0x1f0\n %9 = and.i64 %6, %7",
     "%5 = iconst.i64 0xf0\n %9 = and.i64 %1, %5"},
    {"%5 = iconst.i64 0xffffffff\n %6 = zext %2\n %9 = and.i64 %6, %5", "%9 = zext %2"},
    {"%5 = iconst.i64 0xff\n %6 = load.i64 [%1] size=1\n %9 = and.i64 %6, %5", "%9 = load.i64 [%1] size=1"},
    {"%9 = or.i64 %1, %1", "%9 = get.i64 x1"},
    {"%5 = iconst.i64 0\n %9 = or.i64 %5, %1", "%9 = get.i64 x1"},
    {"%5 = iconst.i64 -1\n %9 = or.i64 %1, %5", "%9 = iconst.i64 -1"},
    {"%9 = xor.i64 %1, %1", "%9 = iconst.i64 0"},
    {"%5 = iconst.i64 0\n %9 = xor.i64 %1, %5", "%9 = get.i64 x1"},
    {"%5 = iconst.i64 -1\n %9 = xor.i64 %1, %5", "%9 = not.i64 %1"},
    {"%9 = andn.i64 %1, %1", "%9 = iconst.i64 0"},
    {"%5 = iconst.i64 0\n %9 = andn.i64 %1, %5", "%9 = get.i64 x1"},
    {"%5 = iconst.i64 -1\n %9 = andn.i64 %5, %1", "%9 = not.i64 %1"},
    {"%9 = orn.i64 %1, %1", "%9 = iconst.i64 -1"},
    {"%5 = iconst.i64 0\n %9 = orn.i64 %5, %1", "%9 = not.i64 %1"},
    {"%5 = iconst.i64 -1\n %9 = orn.i64 %1, %5", "%9 = get.i64 x1"},
    {"%9 = xorn.i64 %1, %1", "%9 = iconst.i64 -1"},
    {"%5 = iconst.i64 0\n %9 = xorn.i64 %5, %1", "%9 = not.i64 %1"},
    {"%5 = iconst.i64 -1\n %9 = xorn.i64 %1, %5", "%9 = get.i64 x1"},
    {"%5 = not.i64 %1\n %9 = not.i64 %5", "%9 = get.i64 x1"},
    {"%5 = iconst.i64 64\n %9 = shl.i64 %1, %5", "%9 = get.i64 x1"},
    {"%5 = iconst.i64 0\n %9 = sar.i64 %5, %1", "%9 = iconst.i64 0"},
    {"%5 = iconst.i64 63\n %6 = and.i64 %0, %5\n %9 = shr.i64 %1, %6", "%9 = shr.i64 %1, %0"},
    {"%9 = bfx.i64 %1 lsb=0 width=64", "%9 = get.i64 x1"},
    {"%5 = bfx.i64 %1 lsb=8 width=16\n %9 = bfx.i64 %5 lsb=4 width=20", "%9 = bfx.i64 %1 lsb=12 width=12"},
    {"%5 = bfx.i64 %1 lsb=8 width=16\n %9 = bfx.i64 %5 lsb=16 width=4", "%9 = iconst.i64 0"},
    {"%5 = bfx.i64 %1 lsb=8 width=16\n %9 = bfx.i64 %5 lsb=0 width=16", "%9 = bfx.i64 %1 lsb=8 width=16"},
    {"%5 = sbfx.i64 %1 lsb=8 width=16\n %9 = bfx.i64 %5 lsb=4 width=12", "%9 = bfx.i64 %1 lsb=12 width=12"},
    {"%5 = iconst.i64 8\n %6 = shr.i64 %1, %5\n %9 = bfx.i64 %6 lsb=4 width=12", "%9 = bfx.i64 %1 lsb=12 width=12"},
    {"%5 = sbfx.i64 %1 lsb=8 width=16\n %9 = sbfx.i64 %5 lsb=0 width=20", "%9 = sbfx.i64 %1 lsb=8 width=16"},
    {"%5 = bfx.i64 %1 lsb=8 width=16\n %9 = sbfx.i64 %5 lsb=0 width=16", "%9 = sbfx.i64 %1 lsb=8 width=16"},
    {"%9 = bfi.i64 %0, %1 lsb=0 width=64", "%9 = get.i64 x1"},
    {"%5 = iconst.i32 0x80000000\n %9 = sext %5", "%9 = iconst.i64 0xffffffff80000000"},
    {"%5 = iconst.i32 0x80000000\n %9 = zext %5", "%9 = iconst.i64 0x80000000"},
    {"%5 = load.i64 [%1] size=4\n %6 = trunc %5\n %9 = zext %6", "%9 = load.i64 [%1] size=4"},
    {"%5 = load.i64 [%1] size=4\n %6 = trunc %5\n %9 = sext %6",
     "%5 = load.i64 [%1] size=4\n %6 = trunc %5\n %9 = sext %6"},
    {"%5 = load.i64 [%1] size=2\n %6 = trunc %5\n %9 = sext %6", "%9 = load.i64 [%1] size=2"},
    /* selections */
    {"%5 = iconst.i32 1\n %9 = sel.i64 %5, %1, %0", "%9 = get.i64 x1"},
    {"%5 = iconst.i32 0\n %9 = sel.i64 %5, %0, %1", "%9 = get.i64 x1"},
    {"%5 = cmp %0, %1 lt\n %9 = sel.i64 %5, %1, %1", "%9 = get.i64 x1"},
    {"%5 = cmp %0, %1 lt\n %6 = iconst.i64 1\n %7 = iconst.i64 0\n %9 = sel.i64 %5, %6, %7",
     "%5 = cmp %0, %1 lt\n %9 = zext %5"},
    /* moves */
    {"%5 = i2f.f64 %1\n %9 = f2i.i64 %5", "%9 = get.i64 x1"},
};

static void test_integer_rules(void **state) { CHECK_RULES((struct fixture *)*state, i64_rules, "x0"); }

static const struct rule i32_rules[] = {
    {"%5 = zext %2\n %6 = trunc %5\n %9 = neg.i32 %6", "%9 = neg.i32 %2"},
    {"%5 = sext %2\n %6 = iconst.i64 0\n %7 = add.i64 %6, %5\n %8 = trunc %7\n %9 = neg.i32 %8", "%9 = neg.i32 %2"},
    {"%5 = iconst.i64 0x123456789\n %9 = trunc %5", "%9 = iconst.i32 0x23456789"},
    /* comparisons */
    {"%9 = cmp %1, %1 eq", "%9 = iconst.i32 1"},
    {"%9 = cmp %1, %1 hi", "%9 = iconst.i32 0"},
    {"%9 = cmp %1, %1 cs", "%9 = iconst.i32 1"},
    {"%9 = cmp %1, %1 gt", "%9 = iconst.i32 0"},
    {"%5 = iconst.i64 5\n %9 = cmp %5, %1 lt", "%5 = iconst.i64 5\n %9 = cmp %1, %5 gt"},
    {"%5 = iconst.i64 5\n %9 = cmp %5, %1 cs", "%5 = iconst.i64 5\n %9 = cmp %1, %5 ls"},
    {"%5 = iconst.i64 5\n %9 = cmp %5, %1 mi", "%5 = iconst.i64 5\n %9 = cmp %5, %1 mi"},
    {"%5 = iconst.i64 0\n %9 = cmp %1, %5 cs", "%9 = iconst.i32 1"},
    {"%5 = iconst.i64 0\n %9 = cmp %1, %5 vs", "%9 = iconst.i32 0"},
    {"%5 = iconst.i64 0\n %9 = cmp %1, %5 hi", "%5 = iconst.i64 0\n %9 = cmp %1, %5 ne"},
    {"%5 = iconst.i64 0\n %9 = cmp %1, %5 ls", "%5 = iconst.i64 0\n %9 = cmp %1, %5 eq"},
    {"%5 = iconst.i64 0\n %9 = cmp %1, %5 mi", "%5 = iconst.i64 0\n %9 = cmp %1, %5 lt"},
    {"%5 = iconst.i64 0\n %9 = cmp %1, %5 pl", "%5 = iconst.i64 0\n %9 = cmp %1, %5 ge"},
    {"%5 = iconst.i64 0\n %6 = sub.i64 %0, %1\n %9 = cmp %6, %5 ne", "%9 = cmp %0, %1 ne"},
    {"%5 = iconst.i64 0\n %6 = xor.i64 %0, %1\n %9 = cmp %6, %5 eq", "%9 = cmp %0, %1 eq"},
    {"%5 = iconst.i32 0\n %6 = cmp %0, %1 lt\n %9 = cmp %6, %5 ne", "%9 = cmp %0, %1 lt"},
    {"%5 = iconst.i32 0\n %6 = cmp %0, %1 lt\n %9 = cmp %6, %5 eq", "%9 = cmp %0, %1 ge"},
    {"%5 = iconst.i32 1\n %6 = cmp %0, %1 lt\n %9 = cmp %6, %5 eq", "%9 = cmp %0, %1 lt"},
    {"%5 = iconst.i32 1\n %6 = cmp %0, %1 lt\n %9 = cmp %6, %5 ne", "%9 = cmp %0, %1 ge"},
    {"%5 = iconst.i32 2\n %6 = cmp %0, %1 lt\n %9 = cmp %6, %5 ne", "%9 = iconst.i32 1"},
    {"%5 = iconst.i64 0\n %6 = cmp %0, %1 lt\n %7 = zext %6\n %9 = cmp %7, %5 eq", "%9 = cmp %0, %1 ge"},
    {"%5 = iconst.i32 1\n %6 = iconst.i32 0\n %7 = cmp %0, %1 lt\n %9 = sel.i32 %7, %5, %6", "%9 = cmp %0, %1 lt"},
    {"%5 = iconst.i32 1\n %6 = iconst.i32 0\n %7 = cmp %0, %1 lt\n %9 = sel.i32 %7, %6, %5", "%9 = cmp %0, %1 ge"},
    {"%5 = iconst.i32 -1\n %6 = iconst.i32 0\n %7 = cmp %0, %1 lt\n %9 = sel.i32 %7, %5, %6",
     "%7 = cmp %0, %1 lt\n %9 = neg.i32 %7"},
    /* conditions of flags */
    {"%5 = subf %0, %1\n %9 = cond %5 hi", "%9 = cmp %0, %1 hi"},
    {"%5 = logf %1\n %9 = cond %5 eq", "%5 = iconst.i64 0\n %9 = cmp %1, %5 eq"},
    {"%5 = logf %1\n %9 = cond %5 mi", "%5 = iconst.i64 0\n %9 = cmp %1, %5 lt"},
    {"%5 = logf %1\n %9 = cond %5 ge", "%5 = iconst.i64 0\n %9 = cmp %1, %5 ge"},
    {"%5 = logf %1\n %9 = cond %5 gt", "%5 = iconst.i64 0\n %9 = cmp %1, %5 gt"},
    {"%5 = logf %1\n %9 = cond %5 cs", "%9 = iconst.i32 0"},
    {"%5 = logf %1\n %9 = cond %5 vc", "%9 = iconst.i32 1"},
    {"%5 = logf %1\n %9 = cond %5 hi", "%9 = iconst.i32 0"},
    {"%5 = logf %1\n %9 = cond %5 ls", "%9 = iconst.i32 1"},
    {"%5 = iconst.i64 1\n %6 = addf %1, %5\n %9 = cond %6 eq", "%5 = iconst.i64 -1\n %9 = cmp %1, %5 eq"},
    {"%5 = iconst.i64 0\n %6 = addf %1, %5\n %9 = cond %6 cs",
     "%5 = iconst.i64 0\n %6 = addf %1, %5\n %9 = cond %6 cs"},
    {"%5 = iconst.i32 6\n %6 = mkflags %5\n %9 = cond %6 eq", "%9 = iconst.i32 1"},
    {"%5 = iconst.i32 6\n %6 = mkflags %5\n %9 = cond %6 hi", "%9 = iconst.i32 0"},
    {"%5 = iconst.i32 0x16\n %6 = mkflags %5\n %9 = flagbits %6", "%9 = iconst.i32 6"},
    {"%5 = iconst.i32 1\n %6 = sbcf %0, %1, %5\n %9 = cond %6 lt", "%9 = cmp %0, %1 lt"},
    {"%5 = iconst.i32 0\n %6 = adcf %0, %1, %5\n %9 = cond %6 lt", "%6 = addf %0, %1\n %9 = cond %6 lt"},
};

static void test_condition_rules(void **state) { CHECK_RULES((struct fixture *)*state, i32_rules, "w"); }

static const struct rule flags_rules[] = {
    {"%5 = get.flags nzcv\n %6 = flagbits %5\n %9 = mkflags %6", "%9 = get.flags nzcv"},
    {"%5 = iconst.i64 0\n %6 = iconst.i64 1\n %9 = subf %5, %6", "%5 = iconst.i32 8\n %9 = mkflags %5"},
    {"%5 = iconst.i64 3\n %9 = addf %5, %1", "%5 = iconst.i64 3\n %9 = addf %1, %5"},
};

static void test_flags_rules(void **state)
{
    struct fixture *f = *state;
    /* A put of what nzcv holds goes away, so the first rule is seen in a copy. */
    check(f, "%5 = get.flags nzcv\n %6 = flagbits %5\n %9 = mkflags %6\n put nzcv, %9\n jump 0x2000\n",
          "jump 0x2000\n");
    check_rules(f, flags_rules + 1, 2, "nzcv");
}

static const struct rule vector_rules[] = {
    {"%5 = get.v128 v1\n %9 = vand %5, %5", "%9 = get.v128 v1"},
    {"%5 = get.v128 v1\n %9 = vor %5, %5", "%9 = get.v128 v1"},
    {"%9 = vxor %3, %3", "%9 = vconst 0"},
    {"%9 = vandn %3, %3", "%9 = vconst 0"},
    {"%5 = get.v128 v1\n %9 = vext %5, %3 lane=b", "%9 = get.v128 v1"},
    {"%5 = get.v128 v1\n %6 = vnot %5\n %9 = vnot %6", "%9 = get.v128 v1"},
    {"%5 = vlow %3\n %9 = vlow %5", "%9 = vlow %3"},
    {"%5 = load.v128 [%1] size=8\n %9 = vlow %5", "%9 = load.v128 [%1] size=8"},
    {"%5 = vnarrow %3 lane=h\n %9 = vlow %5", "%9 = vnarrow %3 lane=h"},
    {"%5 = v2f.f32 %3\n %6 = f2v %5\n %7 = v2f.f32 %6\n %9 = f2v %7", "%5 = v2f.f32 %3\n %9 = f2v %5"},
    {"%5 = iconst.i32 0x12\n %9 = vdup %5 lane=b", "%9 = vconst 0x12121212121212121212121212121212"},
    {"%5 = vconst 1\n %6 = vconst 2\n %9 = vadd %5, %6 lane=d", "%9 = vconst 3"},
    {"%5 = get.v128 v1\n %6 = vconst 0\n %9 = vxor %6, %5", "%9 = get.v128 v1"},
    {"%5 = vconst 0\n %6 = aese %3, %5\n %9 = aesmc %6", "%5 = vconst 0\n %9 = aesem %3, %5"},
    {"%5 = vconst 0\n %6 = aesd %3, %5\n %9 = aesimc %6", "%5 = vconst 0\n %9 = aesdm %3, %5"},
    {"%5 = vconst 0\n %6 = aesem %3, %5\n %7 = vnot %3\n %9 = vxor %7, %6", "%7 = vnot %3\n %9 = aesem %3, %7"},
    {"%5 = vconst 1\n %6 = aesem %3, %5\n %9 = vxor %6, %3", "%5 = vconst 1\n %6 = aesem %3, %5\n %9 = vxor %6, %3"},
    {"%5 = get.v128 v1\n %6 = vpick %5, %3 lane=s imm=17\n %7 = vpick %5, %3 lane=s imm=187\n %9 = vpick %6, %7 lane=s imm=17",
     "%9 = get.v128 v1"},
    {"%5 = vpick %3, %3 lane=s imm=14\n %9 = vpick %5, %5 lane=s imm=17", "%5 = vpick %3, %3 lane=s imm=14\n %9 = vpick %5, %5 lane=s imm=17"},
    {"%5 = vlow %3\n %6 = vnot %3\n %9 = vpmull64 %6, %5", "%6 = vnot %3\n %9 = vpmull64 %6, %3"},
    {"%5 = vduplane %3 lane=d imm=1\n %9 = vlow %5", "%5 = vconst 0\n %9 = vext %3, %5 lane=b imm=8"},
};

static void test_vector_rules(void **state) { CHECK_RULES((struct fixture *)*state, vector_rules, "v0"); }

/* ---- slots, expressions, addresses, branches ---------------------------------------------------- */

static void test_slots_are_forwarded(void **state)
{
    struct fixture *f = *state;
    check(f,
          "%0 = get.i64 x0\n put x1, %0\n %1 = get.i64 x1\n %2 = get.i64 x0\n %3 = add.i64 %1, %2\n put x2, %3\n jump "
          "0\n",
          "%0 = get.i64 x0\n put x1, %0\n %3 = add.i64 %0, %0\n put x2, %3\n jump 0\n");
    /* Writing what the slot already holds. */
    check(f, "%0 = get.i64 x0\n put x0, %0\n put x1, %0\n %1 = get.i64 x1\n put x1, %1\n jump 0\n",
          "%0 = get.i64 x0\n put x1, %0\n jump 0\n");
    /* Writing what it held before a write that nothing saw. */
    check(f, "%0 = get.i64 x0\n %1 = neg.i64 %0\n put x0, %1\n put x0, %0\n put x1, %1\n jump 0\n",
          "%0 = get.i64 x0\n %1 = neg.i64 %0\n put x1, %1\n jump 0\n");
    const char *seen = "%0 = get.i64 x0\n %1 = neg.i64 %0\n put x0, %1\n br_if %3, 0x2000\n put x0, %0\n jump 0\n";
    char text[200];
    snprintf(text, sizeof text, "%%3 = get.i32 w\n %s", seen);
    check(f, text, text);
    /* Through the extension of a 32-bit register. */
    check(f,
          "%0 = get.i32 w\n %1 = zext %0\n put x0, %1\n %2 = get.i64 x0\n %3 = trunc %2\n %4 = neg.i32 %3\n put w, "
          "%4\n jump 0\n",
          "%0 = get.i32 w\n %1 = zext %0\n put x0, %1\n %4 = neg.i32 %0\n put w, %4\n jump 0\n");
}

static void test_helpers_that_write_slots_stop_forwarding(void **state)
{
    struct fixture *f = *state;
    const char *text = "%0 = get.i64 x0\n %1 = get.i32 w\n %2 = call_h.i64 weigh, %0, %1, %0\n put x1, %2\n"
                       " %4 = get.i64 x0\n put x2, %4\n jump 0\n";
    check(f, text, text);
    check(f, "%0 = get.i64 x0\n put x1, %0\n call_h observe\n %3 = get.i64 x1\n put x2, %3\n jump 0\n",
          "%0 = get.i64 x0\n put x1, %0\n call_h observe\n put x2, %0\n jump 0\n");
}

static void test_common_expressions(void **state)
{
    struct fixture *f = *state;
    check(f, "%0 = get.i64 x0\n %1 = iconst.i64 3\n %2 = mul.i64 %0, %1\n %3 = iconst.i64 3\n %4 = mul.i64 %0, %3\n"
             " put x1, %2\n put x2, %4\n jump 0\n",
          "%0 = get.i64 x0\n %1 = iconst.i64 3\n %2 = mul.i64 %0, %1\n put x1, %2\n put x2, %2\n jump 0\n");
    /* Loads are not expressions; nor are equal FP operations around a write of the sticky flags. */
    const char *loads =
        "%0 = get.i64 x0\n %1 = load.i64 [%0] size=8\n %2 = load.i64 [%0] size=8\n put x1, %1\n put x2, %2\n jump 0\n";
    check(f, loads, loads);
    const char *fp = "%0 = get.v128 v0\n %1 = v2f.f64 %0\n %2 = fadd.f64 %1, %1\n %3 = f2i.i64 %2\n put x0, %3\n"
                     " %5 = get.i32 w\n setfpstat %5\n %7 = fadd.f64 %1, %1\n %8 = f2v %7\n put v0, %8\n jump 0\n";
    check(f, fp, fp);
}

static void test_displacements(void **state)
{
    struct fixture *f = *state;
    check(f,
          "%0 = get.i64 x0\n %1 = iconst.i64 16\n %2 = add.i64 %0, %1\n %3 = load.i64 [%2-4] size=8\n put x1, %3\n "
          "jump 0\n",
          "%0 = get.i64 x0\n %3 = load.i64 [%0+12] size=8\n put x1, %3\n jump 0\n");
    check(f, "%0 = get.i64 x0\n %1 = iconst.i64 16\n %2 = sub.i64 %0, %1\n store [%2], %0 size=8\n jump 0\n",
          "%0 = get.i64 x0\n store [%0-16], %0 size=8\n jump 0\n");
    /* Too far; careful. */
    const char *far =
        "%0 = get.i64 x0\n %1 = iconst.i64 0x80000000\n %2 = add.i64 %0, %1\n store [%2], %0 size=8\n jump 0\n";
    check(f, far, far);
    const char *careful =
        "%0 = get.i64 x0\n %1 = iconst.i64 8\n %2 = add.i64 %0, %1\n store [%2], %0 size=8 careful\n jump 0\n";
    check(f, careful, careful);
    /* The sum is in x0 by then, the base nowhere: not worth a register. */
    const char *moved = "%0 = get.i64 x0\n %1 = iconst.i64 8\n %2 = add.i64 %0, %1\n put x0, %2\n"
                        " %4 = load.i64 [%2] size=8\n put x1, %4\n jump 0\n";
    check(f, moved, moved);
    /* The base is still in x0. */
    check(f,
          "%0 = get.i64 x0\n %1 = iconst.i64 8\n %2 = add.i64 %0, %1\n put x1, %2\n %4 = load.i64 [%2] size=8\n put "
          "x2, %4\n jump 0\n",
          "%0 = get.i64 x0\n %1 = iconst.i64 8\n %2 = add.i64 %0, %1\n put x1, %2\n %4 = load.i64 [%0+8] size=8\n put "
          "x2, %4\n jump 0\n");
}

static void test_constant_branches(void **state)
{
    struct fixture *f = *state;
    check(f, "%0 = iconst.i32 0\n br_if %0, 0x4000\n jump 0x8000\n", "jump 0x8000\n");
    check(f, "%0 = iconst.i32 1\n br_if %0, 0x4000\n %1 = get.i64 x0\n put x1, %1\n jump 0x8000\n", "jump 0x4000\n");
    check(f, "%0 = iconst.i32 1\n br_if %0, block 0\n jump 0x8000\n", "jump block 0\n");
    /* Behind a branch that is taken if the value differs it is known; behind others, it is not. */
    const char *learns = "%%0 = get.i64 x0\n %%1 = iconst.i64 7\n %%2 = cmp %%0, %%1 %s\n br_if %%2, 0x2000\n";
    char known[200], unknown[200], text[400], expected[400];
    snprintf(known, sizeof known, learns, "ne");
    snprintf(unknown, sizeof unknown, learns, "eq");
    snprintf(text, sizeof text, "%s %%4 = add.i64 %%0, %%1\n put x1, %%4\n jump 0x3000\n", known);
    snprintf(expected, sizeof expected, "%s %%4 = iconst.i64 0xe\n put x1, %%4\n jump 0x3000\n", known);
    check(f, text, expected);
    snprintf(text, sizeof text, "%s %%4 = cmp %%0, %%1 ls\n br_if %%4, 0x3000\n jump 0x4000\n", known);
    snprintf(expected, sizeof expected, "%s jump 0x3000\n", known);
    check(f, text, expected);
    snprintf(text, sizeof text, "%s %%4 = add.i64 %%0, %%1\n put x1, %%4\n jump 0x3000\n", unknown);
    check(f, text, text);
}

/* Compare, conditional compare, branch: no flags are left. */
static void test_conditional_comparison(void **state)
{
    struct fixture *f = *state;
    const char *compares =
        "%0 = get.i64 x0\n %1 = get.i64 x1\n %2 = subf %0, %1\n put nzcv, %2\n"
        " %4 = get.flags nzcv\n %5 = cond %4 eq\n %6 = get.i64 x2\n %7 = get.i64 x3\n %8 = subf %6, %7\n";
    const char *branch = " %11 = sel.flags %5, %8, %10\n put nzcv, %11\n %13 = get.flags nzcv\n %14 = cond %13 lt\n"
                         " br_if %14, 0x2000\n %16 = subf %0, %6\n put nzcv, %16\n jump 0x3000\n";
    const char *flags_tail = " %11 = sel.flags %5, %8, %10\n put nzcv, %11\n";
    const char *tail = " br_if %14, 0x2000\n %16 = subf %0, %6\n put nzcv, %16\n jump 0x3000\n";
    const char *kept = "%0 = get.i64 x0\n %1 = get.i64 x1\n %5 = cmp %0, %1 eq\n %6 = get.i64 x2\n %7 = get.i64 x3\n "
                       "%8 = subf %6, %7\n";
    char in[1000], out[1000];
    snprintf(in, sizeof in, "%s %%9 = iconst.i32 0\n %%10 = mkflags %%9\n%s", compares, branch);
    snprintf(out, sizeof out,
             "%s %%9 = iconst.i32 0\n %%10 = mkflags %%9\n%s %%13 = cmp %%6, %%7 lt\n %%14 = and.i32 %%5, %%13\n%s",
             kept, flags_tail, tail);
    check(f, in, out);
}

/* ---- dead code ---------------------------------------------------------------------------------- */

static void check_dce(struct fixture *f, ir_dead_fn *dead, void *ctx, const char *in, const char *out)
{
    char text_in[1000], text_out[1000];
    snprintf(text_in, sizeof text_in, "block 0x1000:\n%s", in);
    snprintf(text_out, sizeof text_out, "block 0x1000:\n%s", out);
    parse(&f->ir, text_in);
    ir_dce(&f->ir, dead, ctx);
    verify(&f->ir);
    compare(f, text_in, text_out);
}

static void test_dead_values(void **state)
{
    struct fixture *f = *state;
    check_dce(f, NULL, NULL,
              "%0 = get.i64 x0\n %1 = get.i64 x1\n %2 = add.i64 %0, %1\n %3 = fpstat\n %4 = get.v128 v0\n"
              " %5 = call_h.v128 widen_sum, %4, _, %0\n %6 = call_h.i64 measure\n jump 0\n",
              "jump 0\n");
    /* Loads may fault, FP operations set sticky flags, some helpers do something. */
    const char *kept = "%0 = get.i64 x0\n %1 = load.i64 [%0] size=8\n %2 = get.v128 v0\n %3 = vfadd %2, %2 lane=d\n"
                       " %4 = get.i32 w\n %5 = call_h.i64 weigh, %0, %4, %0\n call_h observe\n jump 0\n";
    check_dce(f, NULL, NULL, kept, kept);
}

static void test_dead_puts(void **state)
{
    struct fixture *f = *state;
    check_dce(f, NULL, NULL, "%0 = get.i64 x0\n put x1, %0\n %1 = neg.i64 %0\n put x1, %1\n jump 0\n",
              "%0 = get.i64 x0\n %1 = neg.i64 %0\n put x1, %1\n jump 0\n");
    /* Everything that sees the first put keeps it. */
    static const char *const observers[] = {
        "br_if %2, 0x2000",
        "%4 = load.i64 [%0] size=8",
        "store [%0], %0 size=8",
        "%4 = rmw.i64 [%0], %0 size=8 add",
        "call_h observe",
        "%4 = call_h.i64 weigh, %0, %2, %0",
        "%4 = get.i64 x1\n put x3, %4",
        "%4 = get.v128 v0\n %5 = vfadd %4, %4 lane=d",
    };
    for (size_t i = 0; i < sizeof observers / sizeof observers[0]; i++) {
        char text[500];
        snprintf(text, sizeof text,
                 "%%0 = get.i64 x0\n %%2 = get.i32 w\n put x1, %%0\n %s\n %%1 = neg.i64 %%0\n put x1, %%1\n"
                 " %%9 = neg.i32 %%2\n put w, %%9\n jump 0\n",
                 observers[i]);
        check_dce(f, NULL, NULL, text, text);
    }
    /* A fence does not. */
    check_dce(f, NULL, NULL, "%0 = get.i64 x0\n put x1, %0\n fence seq_cst\n %1 = neg.i64 %0\n put x1, %1\n jump 0\n",
              "%0 = get.i64 x0\n fence seq_cst\n %1 = neg.i64 %0\n put x1, %1\n jump 0\n");
}

static bool dead_at_2000(void *ctx, uint64_t pc, unsigned slot)
{
    ++*(unsigned *)ctx;
    return pc == 0x2000 && slot == SLOT_NZCV;
}

static void test_dead_flags(void **state)
{
    struct fixture *f = *state;
    unsigned asked = 0;
    /* A load between does not keep flags; an exit does, unless its target overwrites them. */
    const char *start = "%0 = get.i64 x0\n %1 = get.i64 x1\n %2 = subf %0, %1\n put nzcv, %2\n";
    char in[500], out[500];
    snprintf(in, sizeof in, "%s %%4 = load.i64 [%%0] size=8\n %%5 = logf %%4\n put nzcv, %%5\n jump 0\n", start);
    check_dce(f, NULL, NULL, in,
              "%0 = get.i64 x0\n %4 = load.i64 [%0] size=8\n %5 = logf %4\n put nzcv, %5\n jump 0\n");
    snprintf(in, sizeof in,
             "%s %%4 = cmp %%0, %%1 lt\n br_if %%4, 0x2000\n %%6 = logf %%0\n put nzcv, %%6\n jump 0x3000\n", start);
    check_dce(f, NULL, NULL, in, in);
    check_dce(f, dead_at_2000, &asked, in,
              "%0 = get.i64 x0\n %1 = get.i64 x1\n %4 = cmp %0, %1 lt\n br_if %4, 0x2000\n %6 = logf %0\n put nzcv, "
              "%6\n jump 0x3000\n");
    assert_int_equal(asked, 2); /* once for each exit */
    /* At the end: dead at 0x2000, live at 0x3000, and behind indirect branches, traps, blocks of the region. */
    snprintf(in, sizeof in, "%s jump 0x2000\n", start);
    check_dce(f, dead_at_2000, &asked, in, "jump 0x2000\n");
    snprintf(in, sizeof in, "%s jump 0x3000\n", start);
    check_dce(f, dead_at_2000, &asked, in, in);
    snprintf(in, sizeof in, "%s ret %%0\n", start);
    check_dce(f, dead_at_2000, &asked, in, in);
    snprintf(in, sizeof in, "%s trap syscall, _, 0x2000\n", start);
    check_dce(f, dead_at_2000, &asked, in, in);
    snprintf(in, sizeof in, "%s jump block 0\n", start);
    check_dce(f, dead_at_2000, &asked, in, in);
    snprintf(in, sizeof in, "%s %%4 = iconst.i64 0x3000\n call %%4, 0x2000\n", start);
    check_dce(f, dead_at_2000, &asked, in, "%4 = iconst.i64 0x3000\n call %4, 0x2000\n");
    snprintf(out, sizeof out, "%s call_h observe\n jump 0x2000\n", start);
    check_dce(f, dead_at_2000, &asked, out, out);
}

/* A faulting load between a put of flags and their reader: the reader starts over from the slot. */
static void test_flags_that_a_fault_needs(void **state)
{
    struct fixture *f = *state;
    const char *start = "insn 1, 0\n %0 = get.i64 x0\n %1 = get.i64 x1\n %2 = subf %0, %1\n put nzcv, %2\n insn 2, 4\n";
    const char *load = "%4 = load.i64 [%0] size=8\n put x1, %4\n insn 3, 8\n";
    const char *reader = "%6 = get.flags nzcv\n %7 = cond %6 lt\n put w, %7\n insn 4, 12\n";
    const char *next = "%9 = logf %0\n put nzcv, %9\n jump 0x10\n";
    const char *folded = "%7 = cmp %0, %1 lt\n put w, %7\n insn 4, 12\n";
    char in[1000], out[1000];
    snprintf(in, sizeof in, "%s%s%s%s", start, load, reader, next);
    snprintf(out, sizeof out, "%s%s%s%s", start, load, folded, next);
    check(f, in, out);
    /* The load comes after the reader: nobody needs the first flags. */
    snprintf(in, sizeof in, "%s%s%s%s", start, reader, load, next);
    snprintf(out, sizeof out, "insn 1, 0\n %%0 = get.i64 x0\n %%1 = get.i64 x1\n insn 2, 4\n%s%s%s", folded, load,
             next);
    check(f, in, out);
}

/* ---- random programs ---------------------------------------------------------------------------- */

struct random_program {
    struct ir *ir;
    uint64_t seed;
    uint32_t values[IR_NTYPES][64];
    unsigned counts[IR_NTYPES];
};

static unsigned pick(struct random_program *p, unsigned n)
{
    p->seed = p->seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)((p->seed >> 33) % n);
}

static uint64_t edge(struct random_program *p)
{
    static const uint64_t edges[] = {0,
                                     1,
                                     2,
                                     3,
                                     8,
                                     31,
                                     32,
                                     63,
                                     64,
                                     255,
                                     0x7fffffff,
                                     0x80000000,
                                     0xffffffff,
                                     0x100000000,
                                     0x7fffffffffffffff,
                                     0x8000000000000000,
                                     0xffffffffffffffff,
                                     0xffffffff80000000,
                                     0x5555555555555555};
    return edges[pick(p, sizeof edges / sizeof edges[0])];
}

static uint32_t any(struct random_program *p, enum ir_type type) { return p->values[type][pick(p, p->counts[type])]; }

static uint32_t keep(struct random_program *p, uint32_t id)
{
    enum ir_type type = ir_type_of(p->ir, id);
    p->values[type][p->counts[type] < 64 ? p->counts[type]++ : pick(p, 64)] = id;
    return id;
}

static enum ir_type integer(struct random_program *p) { return pick(p, 2) ? IR_I32 : IR_I64; }

static void random_instruction(struct random_program *p)
{
    static const uint8_t binary[] = {IR_add, IR_sub, IR_mul, IR_umulh, IR_smulh, IR_udiv, IR_sdiv,
                                     IR_and, IR_or,  IR_xor, IR_andn,  IR_orn,   IR_xorn, IR_shl,
                                     IR_shr, IR_sar, IR_ror, IR_add,   IR_sub,   IR_and};
    static const uint8_t unary[] = {IR_not, IR_neg, IR_clz, IR_ctz, IR_cls, IR_popcnt, IR_rbit, IR_bswap, IR_bswap16};
    static const uint8_t vector[] = {IR_vand, IR_vor, IR_vxor, IR_vandn, IR_vorn, IR_vadd, IR_vsub, IR_vcmpeq};
    struct ir *ir = p->ir;
    enum ir_type type = integer(p);
    unsigned bits = type == IR_I32 ? 32 : 64, lsb = pick(p, bits), width = 1 + pick(p, bits - lsb),
             slot = pick(p, NSLOTS);
    uint32_t a = any(p, type), b = any(p, type), condition;
    switch (pick(p, 22)) {
    case 0: case 1: keep(p, ir_iconst(ir, type, edge(p))); break;
    case 2: case 3: keep(p, ir_get(ir, slot)); break;
    case 4: case 5: ir_put(ir, slot, any(p, test_slots[slot].type)); break;
    case 6: case 7: case 8: keep(p, ir_emit(ir, binary[pick(p, sizeof binary)], type, 0, a, b, 0)); break;
    case 9: keep(p, ir_emit(ir, unary[pick(p, sizeof unary)], type, 0, a, 0, 0)); break;
    case 10: keep(p, ir_emit(ir, pick(p, 2) ? IR_zext : IR_sext, IR_I64, 0, any(p, IR_I32), 0, 0)); break;
    case 11: keep(p, ir_emit(ir, IR_trunc, IR_I32, 0, any(p, IR_I64), 0, 0)); break;
    case 12: keep(p, ir_emit(ir, pick(p, 2) ? IR_bfx : IR_sbfx, type, (uint16_t)(lsb | width << 8), a, 0, 0)); break;
    case 13: keep(p, ir_emit(ir, IR_bfi, type, (uint16_t)(lsb | width << 8), a, b, 0)); break;
    case 14: keep(p, ir_emit(ir, IR_cmp, IR_I32, (uint16_t)pick(p, 14), a, b, 0)); break;
    case 15: keep(p, ir_emit(ir, pick(p, 2) ? IR_addf : IR_subf, IR_FLAGS, 0, a, b, 0)); break;
    case 16: keep(p, ir_emit(ir, IR_logf, IR_FLAGS, 0, a, 0, 0)); break;
    case 17: keep(p, ir_emit(ir, IR_cond, IR_I32, (uint16_t)pick(p, 14), any(p, IR_FLAGS), 0, 0)); break;
    case 18: /* what a conditional comparison makes */
        condition = keep(p, ir_emit(ir, IR_cond, IR_I32, (uint16_t)pick(p, 14), any(p, IR_FLAGS), 0, 0));
        a = ir_emit(ir, IR_subf, IR_FLAGS, 0, a, b, 0);
        b = keep(p, ir_emit(ir, IR_mkflags, IR_FLAGS, 0, ir_iconst(ir, IR_I32, pick(p, 16)), 0, 0));
        a = pick(p, 2) ? ir_emit(ir, IR_sel, IR_FLAGS, 0, condition, a, b)
                       : ir_emit(ir, IR_sel, IR_FLAGS, 0, condition, b, a);
        keep(p, a);
        break;
    case 19:
        condition = ir_emit(ir, IR_cmp, IR_I32, (uint16_t)pick(p, 14), any(p, IR_I64), any(p, IR_I64), 0);
        keep(p, ir_emit(ir, IR_sel, type, 0, keep(p, condition), a, b));
        break;
    case 20:
        condition = ir_emit(ir, IR_cmp, IR_I32, (uint16_t)pick(p, 14), a, b, 0);
        ir_br_if(ir, condition, 0x2000 + 4 * pick(p, 4));
        break;
    default: keep(p, ir_emit(ir, vector[pick(p, sizeof vector)], IR_V128, 2, any(p, IR_V128), any(p, IR_V128), 0));
    }
    /* Bitwise operations have no lane size. */
    struct ir_ins *last = &ir->ins[ir->nins - 1];
    if (ir_ops[last->op].aux == AUX_NONE)
        last->aux = 0;
}

static void make_program(struct random_program *p, unsigned size)
{
    struct ir *ir = p->ir;
    ir_reset(ir);
    ir_begin_block(ir, 0x1000);
    memset(p->counts, 0, sizeof p->counts);
    keep(p, ir_iconst(ir, IR_I32, edge(p)));
    keep(p, ir_iconst(ir, IR_I64, edge(p)));
    for (unsigned i = 0; i < NSLOTS; i++)
        keep(p, ir_get(ir, i));
    for (unsigned i = 0; i < size; i++)
        random_instruction(p);
    for (unsigned i = 0; i < 3; i++)
        ir_put(ir, i, any(p, IR_I64));
    ir_jump(ir, 0x8000);
    ir_end_block(ir, 1);
}

static void random_state(struct random_program *p, struct test_state *st)
{
    memset(st, 0, sizeof *st);
    for (unsigned i = 0; i < 4; i++)
        st->x[i] = edge(p);
    for (unsigned i = 0; i < 4; i++)
        st->v[i / 2].d[i % 2] = edge(p);
    st->w = (uint32_t)edge(p);
    st->nzcv = ir_flags_store(pick(p, 16));
}

static bool flags_dead_at_some(void *ctx, uint64_t pc, unsigned slot)
{
    (void)ctx;
    (void)slot;
    return pc == 0x2004 || pc == 0x8000;
}

static void test_random_programs_keep_their_meaning(void **state)
{
    struct fixture *f = *state;
    struct random_program p = {.ir = &f->ir, .seed = 12345};
    static struct test_state before, plain, optimised;
    for (unsigned round = 0; round < 3000; round++) {
        struct ir_exit plain_exit, exit;
        make_program(&p, 10 + pick(&p, 60));
        verify(&f->ir);
        char *text;
        size_t size;
        ir_print(&f->ir, &text, &size);
        random_state(&p, &before);
        plain = optimised = before;
        ir_interpret(&f->ir, 0, &plain.cpu, &plain_exit);
        ir_fold(&f->ir);
        verify(&f->ir);
        bool asks = pick(&p, 2);
        ir_dce(&f->ir, asks ? flags_dead_at_some : NULL, NULL);
        verify(&f->ir);
        ir_interpret(&f->ir, 0, &optimised.cpu, &exit);
        if (asks && flags_dead_at_some(NULL, exit.pc, SLOT_NZCV))
            optimised.nzcv = plain.nzcv;
        if (memcmp(&plain, &optimised, sizeof plain) != 0 || plain_exit.pc != exit.pc) {
            char *after;
            ir_print(&f->ir, &after, &size);
            fail_msg("round %u: %s\nbecame\n%s", round, text, after);
        }
        free(text);
    }
}

/* Only of branches operand a is a value: an encoding read as one lies gigabytes behind the instructions. */
static void test_slot_of_states(void **state)
{
    struct fixture *f = *state;
    parse(&f->ir, "block 0x1000:\n"
                  " insn 0xffffffff, 0x1000\n %1 = get.i64 x1\n"
                  " %2 = iconst.i64 1\n %3 = cmp %1, %2 eq\n br_if %3, 0x2000\n"
                  " %5 = iconst.i64 2\n %6 = cmp %1, %5 eq\n br_if %6, 0x2010\n"
                  " %8 = iconst.i64 7\n %9 = cmp %1, %8 eq\n br_if %9, 0x2020\n"
                  " jump 0x3000\n");
    verify(&f->ir);
    assert_int_equal(ir_state_slot(&f->ir), SLOT_X1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_integer_rules),
        TEST(test_condition_rules),
        TEST(test_flags_rules),
        TEST(test_vector_rules),
        TEST(test_slots_are_forwarded),
        TEST(test_helpers_that_write_slots_stop_forwarding),
        TEST(test_common_expressions),
        TEST(test_displacements),
        TEST(test_constant_branches),
        TEST(test_conditional_comparison),
        TEST(test_dead_values),
        TEST(test_dead_puts),
        TEST(test_dead_flags),
        TEST(test_flags_that_a_fault_needs),
        TEST(test_slot_of_states),
        TEST(test_random_programs_keep_their_meaning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
