/* cli_binfmt_rule_test.c: rules of binfmt_misc: which ones take the same files, and what the kernel prints of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/binfmt_rule.c"

static const struct frontend little = {
    .name = "aarch64", .elf_machine = EM_AARCH64, .elf_class = ELFCLASS64, .elf_data = ELFDATA2LSB};
static const struct frontend big = {
    .name = "s390x", .elf_machine = EM_S390, .elf_class = ELFCLASS64, .elf_data = ELFDATA2MSB};

static struct rule rule_of(const struct frontend *frontend)
{
    struct guest guest = {.frontend = frontend};
    struct rule rule;
    rule_for_guest(&rule, &guest, "/usr/bin/dragoman", "CF");
    return rule;
}

static struct rule from_kernel(const char *text)
{
    char copy[1024];
    struct rule rule;
    snprintf(copy, sizeof copy, "%s", text);
    rule_from_kernel(&rule, "name", copy);
    return rule;
}

/* For both byte orders. */
static void rules_of_guests(void **state)
{
    char line[RULE_LINE];
    struct rule arm = rule_of(&little), s390 = rule_of(&big);
    (void)state;
    rule_line(&arm, line);
    assert_string_equal(line, ":dragoman-aarch64:M:0:\\x7f\\x45\\x4c\\x46\\x02\\x01\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00"
                              "\\x00\\x00\\x02\\x00\\xb7\\x00:\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x00\\xff\\xff\\xff\\xff\\xff"
                              "\\xff\\xff\\xff\\xfe\\xff\\xff\\xff:/usr/bin/dragoman:OCF");
    rule_line(&s390, line);
    assert_string_equal(line, ":dragoman-s390x:M:0:\\x7f\\x45\\x4c\\x46\\x02\\x02\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00"
                              "\\x00\\x00\\x00\\x02\\x00\\x16:\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x00\\xff\\xff\\xff\\xff\\xff"
                              "\\xff\\xff\\xff\\xff\\xfe\\xff\\xff:/usr/bin/dragoman:OCF");
}

static void flags(void **state)
{
    char to[8];
    (void)state;
    assert_true(rule_flags(to, "FP"));
    assert_string_equal(to, "PF");
    assert_true(rule_flags(to, "C"));
    assert_string_equal(to, "OC");
    assert_true(rule_flags(to, ""));
    assert_string_equal(to, "");
    assert_false(rule_flags(to, "PX"));
}

static void overlaps(void **state)
{
    static const struct {
        const char *text;
        bool expected;
    } cases[] = {
        {"enabled\ninterpreter /q\nflags: OC\noffset 0\nmagic 7f454c460201010000000000000000000200b700\n"
         "mask ffffffffffffff00fffffffffffffffffeffffff\n", true},
        {"enabled\ninterpreter /q\nflags: \noffset 0\nmagic 7f454c46\n", true},
        {"enabled\ninterpreter /q\nflags: \noffset 18\nmagic b700\n", true},
        {"enabled\ninterpreter /q\nflags: \noffset 64\nmagic 1234\n", true}, /* a file may have both */
        {"enabled\ninterpreter /q\nflags: \noffset 7\nmagic 03\n", true},    /* where ours does not look */
        {"enabled\ninterpreter /q\nflags: \noffset 18\nmagic f300\n", false},
        {"enabled\ninterpreter /q\nflags: \noffset 18\nmagic f300\nmask 00ff\n", true},
        {"enabled\ninterpreter /init\nflags: PF\noffset 0\nmagic 4d5a\n", false}, /* WSLInterop */
        {"enabled\ninterpreter /q\nflags: \noffset 0\nmagic 7f454c4602010100\nmask ffffffff00000000\n", true},
        {"enabled\ninterpreter /q\nflags: \noffset 16\nmagic 0300\n", true}, /* shared objects */
        {"enabled\ninterpreter /q\nflags: \noffset 16\nmagic 0400\n", false}, /* cores */
        {"enabled\ninterpreter /q\nflags: \nextension .exe\n", false},
    };
    struct rule ours = rule_of(&little);
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct rule other = from_kernel(cases[i].text);
        if (rules_overlap(&ours, &other) != cases[i].expected || rules_overlap(&other, &ours) != cases[i].expected)
            fail_msg("case %zu: %s", i, cases[i].text);
    }
}

static void takes(void **state)
{
    uint8_t head[64] = {0x7f, 'E', 'L', 'F', 2, 1, 1, 3};
    struct rule ours = rule_of(&little);
    (void)state;
    head[16] = ET_DYN;
    head[18] = EM_AARCH64;
    assert_true(rule_takes(&ours, head, sizeof head));
    assert_false(rule_takes(&ours, head, 19));
    head[16] = ET_CORE;
    assert_false(rule_takes(&ours, head, sizeof head));
}

static void description(void **state)
{
    struct rule rule = from_kernel("disabled\ninterpreter /usr/bin/a b\nflags: POCF\noffset 2\nmagic 0102\nmask ff0f\n");
    (void)state;
    assert_false(rule.enabled);
    assert_false(rule.by_extension);
    assert_string_equal(rule.interpreter, "/usr/bin/a b");
    assert_string_equal(rule.flags, "POCF");
    assert_int_equal(rule.offset, 2);
    assert_int_equal(rule.size, 2);
    assert_int_equal(rule.mask[1], 0x0f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(rules_of_guests), cmocka_unit_test(flags),
                                       cmocka_unit_test(overlaps), cmocka_unit_test(takes), cmocka_unit_test(description)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
