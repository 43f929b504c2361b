/* cli_options_test.c: the command line: names, values, variables, and the message for every kind of mistake. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/options.c"
#include "cli/options_env.c"
#include "cli/options_mte.c"
#include "cli/options_watch.c"

#define MAX_ARGS 32

static const struct command commands[] = {
    {"explain", "ISA HEX...", "which?", true, NULL}, {"config", "", NULL, false, NULL}, {NULL, NULL, NULL, false, NULL}};

/* Parses words separated by blanks. */
static struct cli parse_how(const char *line, char **envp, unsigned how)
{
    static char buffer[1024];
    char *argv[MAX_ARGS + 1] = {"dragoman"}, *rest = NULL;
    struct cli cli;
    int argc = 1;
    snprintf(buffer, sizeof buffer, "%s", line);
    for (char *word = strtok_r(buffer, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        argv[argc++] = word;
    cli_begin(&cli, commands, how);
    cli_continue(&cli, argc, argv, envp);
    return cli;
}

static struct cli parse_with(const char *line, char **envp)
{
    return parse_how(line, envp, 0);
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
    cli = parse("explain aarch64 91400420");
    assert_int_equal(cli.action, CLI_COMMAND);
    assert_ptr_equal(cli.command, &commands[0]);
    assert_int_equal(cli.program, 2);
    assert_int_equal(parse("-stats config").program, 3);
    assert_int_equal(parse("config").action, CLI_COMMAND);
    assert_int_equal(parse("inventory aarch64").action, CLI_RUN);
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
    assert_int_equal(parse("p").opt.hot, 10000);
    assert_int_equal(parse("--hot 1 p").opt.hot, 1);
    assert_int_equal(parse("--hot=0 p").opt.hot, 0);
    assert_true(parse("--hot-here p").opt.hot_here);
    assert_false(parse("p").opt.hot_here);
    assert_int_equal(parse("--hot 2147483648 p").action, CLI_ERROR);
    assert_int_equal(parse("--hot often p").action, CLI_ERROR);
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
        {"explain", "explain: which? see dragoman --help"},
        {"-stats explain x", "explain: -stats before it has no effect; use the variable, such as DRAGOMAN_STRACE=1"},
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

static void memory_tags(void **state)
{
    char *none[] = {"A=1", NULL}, *some[] = {"GLIBC_TUNABLES=a=b", "A=1", NULL}, *chosen[] = {"GLIBC_TUNABLES=glibc.mem.tagging=0", NULL};
    (void)state;
    assert_int_equal(parse("prog").opt.mte, MTE_AS_ASKED);
    assert_int_equal(parse("--mte=off prog").opt.mte, MTE_OFF);
    assert_int_equal(parse("--mte sync prog").opt.mte, MTE_START_SYNC);
    assert_int_equal(parse("--mte async prog").opt.mte, MTE_START_ASYNC);
    assert_int_equal(parse("--mte asymm prog").opt.mte, MTE_START_ASYMM);
    assert_int_equal(parse("--mte-preferred sync prog").opt.mte_preferred, MTE_PREFER_SYNC);
    assert_string_equal(parse("--mte=on prog").error, "--mte: one of auto, report, precise, distinct, off, sync, async, asymm expected, not \"on\"");
    assert_string_equal(parse("--mte=auto,precise prog").error, "--mte: precise and distinct need report, not \"auto,precise\"");
    assert_true(parse("--mte=report,distinct prog").opt.mte_report.distinct);
    assert_int_equal(parse("--mte-seed=0x10 prog").opt.mte_seed, 16);
    assert_string_equal(parse("--mte=report,async prog").error, "--mte: reports need synchronous checks: \"report,async\" is impossible");
    assert_string_equal(parse("--mte=sync,off prog").error, "--mte: only one of off, sync, async, asymm, not \"sync,off\"");
    assert_int_equal(parse("--mte=auto prog").opt.mte, MTE_AS_ASKED);
    assert_int_equal(parse("--mte=auto,report prog").opt.mte, MTE_START_SYNC);
    assert_true(parse("--mte=auto,report prog").opt.mte_report.on && parse("--mte=auto,report prog").opt.mte_auto);
    assert_int_equal(parse("prog").opt.mte_report.exit_code, -1);
    assert_int_equal(parse("--mte-exit-code 7 prog").opt.mte_report.exit_code, 7);
    assert_string_equal(parse("--mte-exit-code 256 prog").error, "--mte-exit-code: an exit status from 0 to 255 expected, not \"256\"");
    struct cli cli = parse("--mte auto prog");
    assert_true(cli.opt.given & OPTION_MTE);
    char **list = cli_environment(&cli, none);
    assert_string_equal(list[0], "A=1");
    assert_string_equal(list[1], "GLIBC_TUNABLES=glibc.mem.tagging=3");
    assert_null(list[2]);
    list = cli_environment(&cli, some);
    assert_string_equal(list[1], "GLIBC_TUNABLES=a=b:glibc.mem.tagging=3");
    assert_null(list[2]);
    list = cli_environment(&cli, chosen);
    assert_string_equal(list[0], chosen[0]);
    assert_null(list[1]);
}

/* Every option of qemu-aarch64 -h (7.2, 11.1) is taken, or refused by name. */
static void options_of_qemu(void **state)
{
    static const char *const good[] = {
        "-L /x p", "-s 8192 p", "-cpu max p", "-E A=1 p", "-U A p", "-0 a p", "-r 6.1 p", "-B 0 p", "-B 0x0 p", "-R 0 p", "-d int p",
        "-D file p", "-p 4096 p", "-strace p", "-perfmap p", "--strace p", "-- p"};
    static const char *const refused[] = {
        "-g 1234 p", "-B 0x1000 p", "-R 4G p", "-t 1,2 p", "-dfilter 0x1..2 p", "-p 16384 p", "-singlestep p", "-one-insn-per-tb p",
        "-tb-size 1 p", "-seed 1 p", "-trace x p", "-plugin x p", "-jitdump p", "-cpu cortex-a53 p", "-d nochain p", "-frob p"};
    char *none[] = {NULL}, *env[] = {"QEMU_LD_PREFIX=/x", "QEMU_STRACE=1", "QEMU_UNAME=6.1", "DRAGOMAN_UNAME=6.2", NULL};
    char *refused_env[] = {"QEMU_GUEST_BASE=0x1000", NULL}, *version[] = {"QEMU_VERSION=1", NULL};
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_int_equal(parse_how(good[i], none, CLI_QEMU).action, CLI_RUN);
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct cli cli = parse_how(refused[i], none, CLI_QEMU);
        assert_int_equal(cli.action, CLI_ERROR);
        assert_memory_equal(cli.error + (strncmp(cli.error, "unknown option ", 15) == 0 ? 15 : 0), refused[i], 2);
    }
    assert_int_equal(parse_how("-help", none, CLI_QEMU).action, CLI_HELP);
    assert_int_equal(parse_how("-version", none, CLI_QEMU).action, CLI_VERSION);
    assert_int_equal(parse_how("p", version, CLI_QEMU).action, CLI_VERSION);
    assert_int_equal(parse_how("p", refused_env, CLI_QEMU).action, CLI_ERROR);
    assert_int_equal(parse_how("p", refused_env, 0).action, CLI_RUN);
    assert_int_equal(parse_how("explain aarch64", none, CLI_QEMU).action, CLI_RUN);
    assert_int_equal(parse("-B 0 p").action, CLI_ERROR);
    struct cli cli = parse_how("p", env, CLI_QEMU);
    assert_string_equal(cli.opt.prefix, "/x");
    assert_true(cli.opt.strace);
    assert_string_equal(cli.opt.uname_release, "6.2");
    assert_null(parse_with("p", env).opt.prefix);
}

static void not_trusted(void **state)
{
    char *envp[] = {"DRAGOMAN_STRACE=1", NULL}, *none[] = {NULL};
    (void)state;
    assert_false(parse_how("p", envp, CLI_SECURE).opt.strace);
    struct cli cli = parse_how("-strace p", none, CLI_NO_OPTIONS);
    assert_false(cli.opt.strace);
    assert_int_equal(cli.program, 1);
}

/* Files set what the environment and the command line then override; only theirs is handed on. */
static void order_of_settings(void **state)
{
    char *argv[] = {"dragoman", "-s", "1M", "p", NULL}, *envp[] = {"DRAGOMAN_STRACE=0", NULL};
    struct cli cli;
    struct setting setting;
    const char *name;
    (void)state;
    cli_begin(&cli, commands, 0);
    assert_true(cli_set(&cli, "stack-size", "2M", "file:1") && cli_set(&cli, "strace", "true", "file:2"));
    assert_true(cli_set(&cli, "uname-release", "6.1", "file:3"));
    cli_continue(&cli, 4, argv, envp);
    assert_int_equal(cli.opt.stack_size, 1 << 20);
    assert_false(cli.opt.strace);
    assert_int_equal(cli.opt.given, OPTION_STACK_SIZE | OPTION_STRACE);
    for (unsigned i = 0; cli_setting(&cli, i, &name, &setting); i++)
        if (name && strcmp(name, "uname-release") == 0)
            assert_string_equal(setting.origin, "file:3");
    assert_false(cli_set(&cli, "version", "true", "file:4"));
    assert_string_equal(cli.error, "file:4: there is no option \"version\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_of_options), cmocka_unit_test(program_ends_options), cmocka_unit_test(all_values),
        cmocka_unit_test(mistakes), cmocka_unit_test(variables), cmocka_unit_test(guest_environment), cmocka_unit_test(memory_tags),
        cmocka_unit_test(options_of_qemu), cmocka_unit_test(not_trusted), cmocka_unit_test(order_of_settings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
