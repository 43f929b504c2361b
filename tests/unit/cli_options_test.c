/* cli_options_test.c: the command line: names, values, variables, and the message for every kind of mistake. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/options.c"

#define MAX_ARGS 32

/* Parses words separated by blanks. */
static struct cli parse_with(const char *line, char **envp)
{
    static char buffer[1024];
    char *argv[MAX_ARGS + 1] = {"dragoman"}, *rest = NULL;
    struct cli cli;
    int argc = 1;
    snprintf(buffer, sizeof buffer, "%s", line);
    for (char *word = strtok_r(buffer, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        argv[argc++] = word;
    cli_parse(&cli, argc, argv, envp, false);
    return cli;
}

static struct cli parse(const char *line)
{
    char *none[] = {NULL};
    return parse_with(line, none);
}

static void forms_of_options(void **state)
{
    static const char *const lines[] = {"-s 8192 prog", "--s 8192 prog", "-s=8192 prog", "-stack-size 8k prog",
                                        "--stack-size=0x2000 prog", "--stack-size 8K -- prog"};
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct cli cli = parse(lines[i]);
        assert_int_equal(cli.action, CLI_RUN);
        assert_int_equal(cli.opt.stack_size, 8192);
    }
}

static void program_ends_options(void **state)
{
    (void)state;
    struct cli cli = parse("-strace prog -version");
    assert_int_equal(cli.action, CLI_RUN);
    assert_true(cli.opt.strace);
    assert_int_equal(cli.program, 2);
    cli = parse("-- -prog");
    assert_int_equal(cli.action, CLI_RUN);
    assert_int_equal(cli.program, 2);
    assert_int_equal(parse("explain aarch64 91400420").action, CLI_EXPLAIN);
    assert_int_equal(parse("inventory aarch64").action, CLI_INVENTORY);
    assert_int_equal(parse("-- explain").action, CLI_RUN);
    assert_int_equal(parse("./explain").action, CLI_RUN);
}

static void all_values(void **state)
{
    (void)state;
    struct cli cli = parse("-L /root/ -0 name -cpu max -r 6.1.0 -d in_asm,int -D file -engine interp -no-opt -stats p");
    assert_int_equal(cli.action, CLI_RUN);
    assert_string_equal(cli.opt.prefix, "/root");
    assert_string_equal(cli.opt.argv0, "name");
    assert_string_equal(cli.opt.cpu, "max");
    assert_string_equal(cli.opt.uname_release, "6.1.0");
    assert_int_equal(cli.opt.log_items, LOG_IN_ASM | LOG_INT);
    assert_string_equal(cli.log_file, "file");
    assert_true(cli.opt.interpreter && cli.opt.no_optimise && cli.opt.stats);
    assert_false(parse("-engine interp -engine jit p").opt.interpreter);
    assert_true(parse("-d strace p").opt.strace);
    assert_int_equal(parse("-d 0x21 p").opt.log_items, LOG_IN_ASM | LOG_INT); /* as an executed dragoman gets it */
    assert_true(parse("-d 128 p").opt.strace && parse("--perf-map p").opt.perf_map);
    assert_string_equal(parse("--stats-file out.json p").opt.stats_file, "out.json");
    assert_false(parse("--stats-file out.json p").opt.stats);
    assert_null(parse("-L / p").opt.prefix);
    assert_int_equal(parse("-version").action, CLI_VERSION);
    assert_int_equal(parse("--help").action, CLI_HELP);
    assert_int_equal(parse("-d help").action, CLI_LOG_HELP);
    assert_int_equal(parse("-cpu help").action, CLI_CPU_HELP);
}

static void mistakes(void **state)
{
    static const struct { const char *line, *error; } cases[] = {
        {"", "no program given; see dragoman --help"},
        {"-frob prog", "unknown option -frob; see dragoman --help"},
        {"--strace=1 prog", "option --strace takes no value"},
        {"-L", "option -L needs PREFIX"},
        {"-cpu cortex-a72 prog", "-cpu: unknown CPU \"cortex-a72\"; there is: max"},
        {"-s 12x prog", "-s: a number of bytes expected (K, M, G may follow), not \"12x\""},
        {"-s -1 prog", "-s: a number of bytes expected (K, M, G may follow), not \"-1\""},
        {"-s 99999999999G prog", "-s: a number of bytes expected (K, M, G may follow), not \"99999999999G\""},
        {"-d in_asm,nosuch prog", "-d: unknown log item \"nosuch\"; see -d help"},
        {"-E NAME prog", "-E: VAR=VALUE expected, not \"NAME\""},
        {"-U A=B prog", "-U: VAR expected, not \"A=B\""},
        {"--engine fast prog", "--engine: \"interp\" or \"jit\" expected, not \"fast\""},
        {"-g 1234 prog", "-g: the gdb server is not available yet"},
        {"explain", "explain: which instruction set? see dragoman --help"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cli cli = parse(cases[i].line);
        assert_int_equal(cli.action, CLI_ERROR);
        assert_string_equal(cli.error, cases[i].error);
    }
}

static void variables(void **state)
{
    char *envp[] = {"HOME=/", "DRAGOMAN_STACK_SIZE=1M", "DRAGOMAN_STRACE=1", "DRAGOMAN_STATS=0", "DRAGOMAN_ARGV0=",
                    "DRAGOMAN_OTHER=1", NULL};
    char *bad[] = {"DRAGOMAN_CPU=none", NULL};
    (void)state;
    struct cli cli = parse_with("prog", envp);
    assert_int_equal(cli.action, CLI_RUN);
    assert_int_equal(cli.opt.stack_size, 1 << 20);
    assert_true(cli.opt.strace);
    assert_false(cli.opt.stats);
    assert_null(cli.opt.argv0);
    assert_int_equal(parse_with("-s 4096 prog", envp).opt.stack_size, 4096);
    assert_string_equal(parse_with("prog", bad).error, "DRAGOMAN_CPU: unknown CPU \"none\"; there is: max");
}

static void guest_environment(void **state)
{
    char *envp[] = {"A=1", "B=2", "AB=3", NULL};
    (void)state;
    struct cli cli = parse("prog");
    assert_ptr_equal(cli_environment(&cli, envp), envp);
    cli = parse("-E A=x,y,C=z -U B -E D=a=b prog");
    char **list = cli_environment(&cli, envp);
    static const char *const expected[] = {"AB=3", "A=x,y", "C=z", "D=a=b"};
    for (int i = 0; i < 4; i++)
        assert_string_equal(list[i], expected[i]);
    assert_null(list[4]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_of_options), cmocka_unit_test(program_ends_options), cmocka_unit_test(all_values),
        cmocka_unit_test(mistakes), cmocka_unit_test(variables), cmocka_unit_test(guest_environment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
