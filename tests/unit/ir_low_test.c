/* ir_low_test.c: which checks ask for low memory first: what registers, and memory that they lead to, say. */
#include "ir_fixture.h"

#include <stdio.h>

enum { LOW = 0x100000, HIGH_BIT = 42 };
#define HIGH (UINT64_C(1) << HIGH_BIT)

static uint64_t words[4];

static bool read_word(void *ctx, uint64_t address, uint64_t *value)
{
    (void)ctx;
    if (address < LOW || address >= LOW + sizeof words)
        return false;
    *value = words[(address - LOW) / 8];
    return true;
}

/* The marks of the checks in program order, as letters: l, or h for one that has none. */
static void check(struct fixture *f, const char *text, const char *expected)
{
    struct ir_sample sample = {.slot = {[SLOT_X0] = LOW, [SLOT_X1] = HIGH, [SLOT_X2] = 8, [SLOT_X3] = LOW | UINT64_C(5) << 56}};
    char marks[32];
    unsigned n = 0;
    words[0] = LOW + 64, words[1] = HIGH + 64, words[2] = 0, words[3] = LOW;
    parse(&f->ir, text);
    ir_guess_low(&f->ir, &(struct ir_low){.high = ~(HIGH - 1), .sample = &sample, .read = read_word});
    for (uint32_t at = 0; at < f->ir.nins; at++)
        if (f->ir.ins[at].op == IR_tag_check)
            marks[n++] = f->ir.ins[at].aux & IR_TAG_LOW ? 'l' : 'h';
    marks[n] = 0;
    assert_string_equal(marks, expected);
}

#define CHECK(pointer) "tag_check [%" #pointer "+0] last=7 load\n"

static void test_registers(void **state)
{
    check(*state, "block 0x1000:\n%0 = get.i64 x0\n" CHECK(0) "%2 = get.i64 x1\n" CHECK(2) "%4 = get.i64 x2\n" CHECK(4) "%6 = get.i64 x3\n" CHECK(6)
          "put x1, %0\n%8 = get.i64 x1\n" CHECK(8) "jump 0\n", "lhhhl");
}

static void test_sums(void **state)
{
    check(*state, "block 0x1000:\n%0 = get.i64 x0\n%1 = get.i64 x2\n%2 = add.i64 %0, %1\n" CHECK(2) "%3 = get.i64 x1\n%4 = add.i64 %3, %1\n" CHECK(4)
          "%5 = sub.i64 %4, %3\n%6 = add.i64 %5, %0\n" CHECK(6) "jump 0\n", "lhl");
    /* What is not known beside a pointer is an offset. */
    check(*state, "block 0x1000:\n%0 = get.i64 x0\n%1 = load.i32 [%0+0] size=4\n%2 = zext %1\n%3 = add.i64 %0, %2\n" CHECK(3) "jump 0\n", "l");
}

static void test_far(void **state)
{
    check(*state, "block 0x1000:\n%0 = get.i64 x0\ntag_check [%0+65528] last=7 load\ntag_check [%0+65529] last=7 load\n"
          "tag_check [%0-65536] last=7 load\ntag_check [%0-65537] last=7 load\njump 0\n", "lhlh");
}

static void test_loads(void **state)
{
    check(*state, "block 0x1000:\n%0 = get.i64 x0\n%1 = load.i64 [%0+0] size=8\n" CHECK(1) "%2 = load.i64 [%0+8] size=8\n" CHECK(2)
          "%3 = load.i64 [%0+16] size=8\n" CHECK(3) "%4 = load.i64 [%0+32] size=8\n" CHECK(4)
          "%5 = get.i64 x3\n%6 = load.i64 [%5+24] size=8\n" CHECK(6) "jump 0\n", "lhhhl");
}

/* A list that was empty: its first element is its head, but where the code goes on with one, it is not. */
static void test_other_ways(void **state)
{
    const char *empty = "%0 = get.i64 x0\n%1 = load.i64 [%0+24] size=8\n put x1, %1\n%2 = cmp %1, %0 ";
    const char *behind = "block 0x2000:\n%5 = get.i64 x1\n" CHECK(5) "jump 0\n";
    char text[1024];
    snprintf(text, sizeof text, "block 0x1000:\n%seq\nbr_if %%2, 0x3000\n" CHECK(%1) "jump 0x2000\n%s", empty, behind);
    check(*state, text, "hh");
    snprintf(text, sizeof text, "block 0x1000:\n%sne\nbr_if %%2, 0x2000\n" CHECK(%1) "jump 0x3000\n%s", empty, behind);
    check(*state, text, "lh");
    snprintf(text, sizeof text, "block 0x1000:\n%sne\nbr_if %%2, 0x3000\n" CHECK(%1) "jump 0x2000\n%s", empty, behind);
    check(*state, text, "ll");
}

/* Behind a call registers hold something else. */
static void test_calls(void **state)
{
    check(*state, "block 0x1000:\n%0 = get.i64 x0\n%1 = iconst.i64 0x2000\ncall %1, 0x9000\nblock 0x2000:\n%5 = get.i64 x0\n" CHECK(5) "jump 0\n", "h");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_registers), TEST(test_sums), TEST(test_far), TEST(test_loads), TEST(test_other_ways), TEST(test_calls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
