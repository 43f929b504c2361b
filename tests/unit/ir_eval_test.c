/* Every integer and vector operation against what an A64 processor computes (ir_eval_rows.inc), the others against
 * compiler builtins and known answers. Floating point has a test of its own. */
#include "ir_fixture.h"

#include <inttypes.h>
#include <stdio.h>

struct vector_row {
    const char *expression; /* with %a %b %c */
    unsigned input;
    uint64_t high, low;
};
struct integer_row {
    const char *type, *result, *expression; /* and %k: c & 1 as i32; %w: a as i32; %f: a as flags */
    unsigned input;
    uint64_t expected;
};
#include "ir_eval_rows.inc"

/* Replaces %letter by a value's number: a = %1, b = %2 and so on. */
static void substitute(char *out, const char *expression)
{
    static const char letters[] = "abckwf";
    for (; *expression; expression++) {
        *out++ = *expression;
        if (*expression == '%')
            *out++ = (char)('1' + (strchr(letters, *++expression) - letters));
    }
    *out = '\0';
}

static void run(struct fixture *f, const char *text)
{
    struct ir_exit exit;
    memset(&f->st, 0, sizeof f->st);
    parse(&f->ir, text);
    ir_interpret(&f->ir, 0, &f->st.cpu, &exit);
}

static void check_vector(struct fixture *f, const struct vector_row *row, bool fold)
{
    const uint64_t *in = vector_inputs[row->input];
    char expression[200], text[1000];
    substitute(expression, row->expression);
    snprintf(text, sizeof text,
             "block 0:\n%%1 = vconst 0x%016" PRIx64 "%016" PRIx64 "\n%%2 = vconst 0x%016" PRIx64 "%016" PRIx64
             "\n%%3 = vconst 0x%016" PRIx64 "%016" PRIx64 "\n%%9 = %s\nput v0, %%9\njump 0\n",
             in[1], in[0], in[3], in[2], in[5], in[4], expression);
    run(f, text);
    if (fold) {
        struct ir_exit exit;
        memset(&f->st, 0, sizeof f->st);
        ir_fold(&f->ir);
        verify(&f->ir);
        ir_interpret(&f->ir, 0, &f->st.cpu, &exit);
    }
    if (f->st.v[0].d[1] != row->high || f->st.v[0].d[0] != row->low)
        fail_msg("%s input %u: %016" PRIx64 "%016" PRIx64 " instead of %016" PRIx64 "%016" PRIx64, row->expression,
                 row->input, f->st.v[0].d[1], f->st.v[0].d[0], row->high, row->low);
}

static void check_integer(struct fixture *f, const struct integer_row *row)
{
    const uint64_t *in = integer_inputs[row->input];
    char expression[200], text[1000];
    const char *widen = strcmp(row->result, "i64") == 0 ? "%10 = get.i64 x1\n%11 = or.i64 %9, %10"
                        : strcmp(row->result, "i32") == 0 ? "%11 = zext %9" : "%10 = flagbits %9\n%11 = zext %10";
    substitute(expression, row->expression);
    snprintf(text, sizeof text,
             "block 0:\n%%1 = iconst.%s 0x%" PRIx64 "\n%%2 = iconst.%s 0x%" PRIx64 "\n%%4 = iconst.i32 %u\n"
             "%%5 = iconst.i32 0x%" PRIx32 "\n%%6 = mkflags %%5\n%%9 = %s\n%s\nput x0, %%11\njump 0\n",
             row->type, in[0], row->type, in[1], (unsigned)in[2] & 1, (uint32_t)in[0], expression, widen);
    run(f, text);
    if (f->st.x[0] != row->expected)
        fail_msg("%s (%s) input %u: %" PRIx64 " instead of %" PRIx64, row->expression, row->type, row->input,
                 f->st.x[0], row->expected);
}

static void test_vectors_as_a64(void **state)
{
    for (size_t i = 0; i < sizeof vector_rows / sizeof vector_rows[0]; i++) {
        check_vector(*state, &vector_rows[i], false);
        check_vector(*state, &vector_rows[i], true);
    }
}

static void test_integers_as_a64(void **state)
{
    for (size_t i = 0; i < sizeof integer_rows / sizeof integer_rows[0]; i++)
        check_integer(*state, &integer_rows[i]);
}

static uint64_t eval(enum ir_op op, enum ir_type type, enum ir_type type_a, uint16_t aux, uint64_t a, uint64_t b)
{
    /* Garbage where nothing is specified. */
    union ir_val x = {.d = {a, 0xa5a5a5a5a5a5a5a5}}, y = {.d = {b, 0x5a5a5a5a5a5a5a5a}}, ret = {.d = {1, 1}};
    ir_eval(NULL, op | (uint64_t)type << 8 | (uint64_t)aux << 16 | (uint64_t)type_a << 32, &ret, &x, &y, NULL);
    return ret.u64;
}

static void test_integers_that_a64_lacks(void **state)
{
    (void)state;
    static const uint64_t values[] = {0, 1, 0x80000000, 0xffffffff, 0x123456789abcdef0, UINT64_MAX};
    for (unsigned i = 0; i < 6; i++) {
        assert_int_equal(eval(IR_popcnt, IR_I64, IR_I64, 0, values[i], 0), (uint64_t)__builtin_popcountll(values[i]));
        assert_int_equal(eval(IR_popcnt, IR_I32, IR_I32, 0, values[i], 0),
                         (uint64_t)__builtin_popcount((uint32_t)values[i]));
    }
}

/* The upper half of an I32 operand, and what is above an F value, must not matter. */
static void test_unspecified_bits_are_ignored(void **state)
{
    (void)state;
    const uint64_t junk = 0xdeadbeef00000000;
    assert_int_equal(eval(IR_add, IR_I32, IR_I32, 0, junk | 0xffffffff, junk | 1), 0);
    assert_int_equal(eval(IR_shr, IR_I32, IR_I32, 0, junk | 0x80000000, junk | 31), 1);
    assert_int_equal(eval(IR_sar, IR_I32, IR_I32, 0, junk | 0x80000000, 31), 0xffffffff);
    assert_int_equal(eval(IR_udiv, IR_I32, IR_I32, 0, junk | 10, junk | 3), 3);
    assert_int_equal(eval(IR_clz, IR_I32, IR_I32, 0, junk | 1, 0), 31);
    assert_int_equal(eval(IR_ctz, IR_I32, IR_I32, 0, junk, 0), 32);
    assert_int_equal(eval(IR_cmp, IR_I32, IR_I32, IR_EQ, junk | 5, 5), 1);
    assert_int_equal(eval(IR_subf, IR_FLAGS, IR_I32, 0, junk | 5, 5), 6);
    assert_int_equal(eval(IR_zext, IR_I64, IR_I32, 0, junk | 5, 0), 5);
    assert_int_equal(eval(IR_sext, IR_I64, IR_I32, 0, junk | 5, 0), 5);
    assert_int_equal(eval(IR_mkflags, IR_FLAGS, IR_I32, 0, junk | 0x35, 0), 5);
    assert_int_equal(eval(IR_i2f, IR_F32, IR_I32, 0, junk | 0x3f800000, 0), 0x3f800000);
    assert_int_equal(eval(IR_i2f, IR_F16, IR_I32, 0, 0x12343c00, 0), 0x3c00);
    assert_int_equal(eval(IR_f2i, IR_I32, IR_F16, 0, 0x12343c00, 0), 0x3c00);
    assert_int_equal(eval(IR_f2i, IR_I32, IR_F32, 0, junk | 0x12343c00, 0), 0x12343c00);
    assert_int_equal(eval(IR_f2i, IR_I64, IR_F64, 0, junk, 0), junk);
    assert_int_equal(eval(IR_v2f, IR_F32, IR_V128, 0, junk | 0x3f800000, 0), 0x3f800000);
    assert_int_equal(eval(IR_v2f, IR_F64, IR_V128, 0, junk, 0), junk);
}

static union ir_val eval_v(enum ir_op op, enum ir_type type_a, uint16_t aux, union ir_val a, union ir_val b)
{
    union ir_val ret;
    memset(&ret, 0xcc, sizeof ret);
    ir_eval(NULL, op | (uint64_t)IR_V128 << 8 | (uint64_t)aux << 16 | (uint64_t)type_a << 32, &ret, &a, &b, NULL);
    return ret;
}

static void test_moves_between_files(void **state)
{
    (void)state;
    union ir_val v = {.d = {0x1122334455667788, 0x99aabbccddeeff00}},
                 junk = {.d = {0xdeadbeefcafebabe, 0xdeadbeefcafebabe}};
    union ir_val r = eval_v(IR_f2v, IR_F32, 0, v, junk);
    assert_true(r.d[0] == 0x55667788 && r.d[1] == 0);
    r = eval_v(IR_f2v, IR_F16, 0, v, junk);
    assert_true(r.d[0] == 0x7788 && r.d[1] == 0);
    r = eval_v(IR_f2v, IR_F64, 0, v, junk);
    assert_true(r.d[0] == v.d[0] && r.d[1] == 0);
    r = eval_v(IR_vdup, IR_I32, ir_lane(1, 0), v, junk);
    assert_true(r.d[0] == 0x7788778877887788 && r.d[1] == r.d[0]);
    r = eval_v(IR_vdup, IR_I64, ir_lane(3, 0), v, junk);
    assert_true(r.d[0] == v.d[0] && r.d[1] == v.d[0]);
    r = eval_v(IR_vsetlane, IR_V128, ir_lane(0, 15), v, junk);
    assert_true(r.d[0] == v.d[0] && r.d[1] == 0xbeaabbccddeeff00);
    assert_int_equal(eval(IR_vgetlane, IR_I32, IR_V128, ir_lane(0, 3), 0x1122334455667788, 0), 0x55);
    assert_int_equal(eval(IR_vgetlane, IR_I64, IR_V128, ir_lane(3, 1), 0, 0), 0xa5a5a5a5a5a5a5a5);
    assert_int_equal(eval_v(IR_vany, IR_V128, 0, (union ir_val){.d = {0, 0}}, junk).d[0] & UINT32_MAX, 0);
    assert_int_equal(eval_v(IR_vany, IR_V128, 0, (union ir_val){.d = {0, UINT64_C(1) << 63}}, junk).d[0] & UINT32_MAX, 1);
    assert_int_equal(eval_v(IR_vany, IR_V128, 0, (union ir_val){.d = {1, 0}}, junk).d[0] & UINT32_MAX, 1);
}

static void test_wide_lane_products_and_counts(void **state)
{
    (void)state;
    union ir_val a = {.d = {0x123456789abcdef1, 3}}, b = {.d = {0xfedcba9876543210, UINT64_MAX}};
    union ir_val r = eval_v(IR_vmul, IR_V128, ir_lane(3, 0), a, b);
    assert_true(r.d[0] == a.d[0] * b.d[0] && r.d[1] == (uint64_t)-3);
    r = eval_v(IR_vpopcnt, IR_V128, ir_lane(3, 0), a, b);
    assert_true(r.d[0] == (uint64_t)__builtin_popcountll(a.d[0]) && r.d[1] == 2);
    r = eval_v(IR_vmin_s, IR_V128, ir_lane(3, 0), a, b);
    assert_true(r.d[0] == b.d[0] && r.d[1] == UINT64_MAX);
    r = eval_v(IR_vmax_u, IR_V128, ir_lane(3, 0), a, b);
    assert_true(r.d[0] == b.d[0] && r.d[1] == UINT64_MAX);
}

/* FIPS 197, appendix B: the first round of the example. */
static void test_aes_example(void **state)
{
    (void)state;
    static const union ir_val input = {
        .b = {0x32, 0x43, 0xf6, 0xa8, 0x88, 0x5a, 0x30, 0x8d, 0x31, 0x31, 0x98, 0xa2, 0xe0, 0x37, 0x07, 0x34}};
    static const union ir_val key = {
        .b = {0x2b, 0x7e, 0x15, 0x16, 0x28, 0xae, 0xd2, 0xa6, 0xab, 0xf7, 0x15, 0x88, 0x09, 0xcf, 0x4f, 0x3c}};
    static const uint8_t mixed[16] = {0x04, 0x66, 0x81, 0xe5, 0xe0, 0xcb, 0x19, 0x9a,
                                      0x48, 0xf8, 0xd3, 0x7a, 0x28, 0x06, 0x26, 0x4c};
    static const union ir_val key1 = {
        .b = {0xa0, 0xfa, 0xfe, 0x17, 0x88, 0x54, 0x2c, 0xb1, 0x23, 0xa3, 0x39, 0x39, 0x2a, 0x6c, 0x76, 0x05}};
    static const uint8_t second[16] = {0xa4, 0x9c, 0x7f, 0xf2, 0x68, 0x9f, 0x35, 0x2b,
                                       0x6b, 0x5b, 0xea, 0x43, 0x02, 0x6a, 0x50, 0x49};
    union ir_val zero = {.d = {0, 0}}, start = {.d = {input.d[0] ^ key.d[0], input.d[1] ^ key.d[1]}};
    union ir_val r = eval_v(IR_aesmc, IR_V128, 0, eval_v(IR_aese, IR_V128, 0, start, zero), zero);
    assert_memory_equal(r.b, mixed, 16);
    assert_memory_equal(eval_v(IR_aesem, IR_V128, 0, start, key1).b, second, 16);
    /* And back. */
    r = eval_v(IR_aesd, IR_V128, 0, eval_v(IR_aesimc, IR_V128, 0, r, zero), key);
    assert_memory_equal(r.b, input.b, 16);
}

/* CRC of "123456789", with the usual inversions: the check values of CRC-32 and CRC-32C. */
static void test_crc_check_values(void **state)
{
    (void)state;
    uint64_t crc = 0xffffffff, crc_c = 0xffffffff;
    uint64_t digits;
    memcpy(&digits, "12345678", 8);
    crc = eval(IR_crc32, IR_I32, IR_I32, 8, crc, digits);
    crc_c = eval(IR_crc32c, IR_I32, IR_I32, 8, crc_c, digits);
    assert_int_equal(~eval(IR_crc32, IR_I32, IR_I32, 1, crc, '9') & 0xffffffff, 0xcbf43926);
    assert_int_equal(~eval(IR_crc32c, IR_I32, IR_I32, 1, crc_c, '9') & 0xffffffff, 0xe3069283);
}

static void test_result_may_be_an_operand(void **state)
{
    (void)state;
    union ir_val a = {.d = {0x1716151413121110, 0x1f1e1d1c1b1a1918}},
                 b = {.d = {0x2726252423222120, 0x2f2e2d2c2b2a2928}};
    union ir_val expected = eval_v(IR_vzip2, IR_V128, ir_lane(0, 0), a, b), r = a;
    uint64_t head = IR_vzip2 | (uint64_t)IR_V128 << 8 | (uint64_t)IR_V128 << 32;
    ir_eval(NULL, head, &r, &r, &b, NULL);
    assert_memory_equal(&r, &expected, 16);
    r = b;
    ir_eval(NULL, head, &r, &a, &r, NULL);
    assert_memory_equal(&r, &expected, 16);
}

/* No operation without a row or a check above. */
static void test_every_operation_is_tested(void **state)
{
    (void)state;
    static bool tested[IR_NOPS];
    static const uint8_t by_hand[] = {IR_popcnt, IR_i2f, IR_f2i, IR_f2v, IR_v2f, IR_vdup, IR_vgetlane, IR_vsetlane, IR_vany};
    for (size_t i = 0; i < sizeof by_hand; i++)
        tested[by_hand[i]] = true;
    for (unsigned op = 0; op < IR_NOPS; op++) {
        size_t n = strlen(ir_ops[op].name);
        for (size_t i = 0; i < sizeof vector_rows / sizeof vector_rows[0]; i++)
            if (strncmp(vector_rows[i].expression, ir_ops[op].name, n) == 0 && vector_rows[i].expression[n] == ' ')
                tested[op] = true;
        for (size_t i = 0; i < sizeof integer_rows / sizeof integer_rows[0]; i++)
            if (strncmp(integer_rows[i].expression, ir_ops[op].name, n) == 0 &&
                strchr(" .", integer_rows[i].expression[n]))
                tested[op] = true;
        bool is_ours = ir_ops[op].effects == IR_PURE && op != IR_iconst && op != IR_vconst &&
                       (op <= IR_flagbits || (op >= IR_i2f && op <= IR_sha256su1));
        if (is_ours && !tested[op])
            fail_msg("%s is not tested", ir_ops[op].name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_vectors_as_a64),
        TEST(test_integers_as_a64),
        TEST(test_integers_that_a64_lacks),
        TEST(test_unspecified_bits_are_ignored),
        TEST(test_moves_between_files),
        TEST(test_wide_lane_products_and_counts),
        TEST(test_aes_example),
        TEST(test_crc_check_values),
        TEST(test_result_may_be_an_operand),
        TEST(test_every_operation_is_tested),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
