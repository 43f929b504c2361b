/* options.c: see options.h. No library beyond libc: parsing is part of every program start. */
#include "cli/options_set.h"

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"

enum { HOT_DEFAULT = 10000 }; /* docs/design.md, "Tiers" */

bool cli_wrong(struct cli *cli, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(cli->error, sizeof cli->error, format, args);
    va_end(args);
    cli->action = CLI_ERROR;
    return false;
}

void *cli_need(void *p)
{
    if (!p)
        fatal(1, "out of memory");
    return p;
}

bool cli_is_on(const char *value)
{
    return !value || strcmp(value, "0") != 0;
}

/* ---- the options ----------------------------------------------------------------------------- */
static bool set_prefix(struct cli *cli, const char *where, const char *value)
{
    (void)where;
    /* The guest may change its directory; a prefix that does not exist is of no effect. */
    char *path = value[0] == '/' ? cli_need(strdup(value)) : realpath(value, NULL);
    size_t n = path ? strlen(path) : 0;
    while (n > 0 && path[n - 1] == '/')
        path[--n] = 0;
    cli->opt.prefix = n ? path : NULL;
    return true;
}

static bool set_argv0(struct cli *cli, const char *where, const char *value)
{
    (void)where;
    cli->opt.argv0 = value;
    return true;
}

static bool set_cpu(struct cli *cli, const char *where, const char *value)
{
    if (strcmp(value, "help") == 0 || strcmp(value, "?") == 0) {
        cli->action = CLI_CPU_HELP;
        return true;
    }
    size_t n = strcspn(value, ",");
    if (n != 3 || memcmp(value, "max", n) != 0)
        return cli_wrong(cli, "%s: unknown CPU \"%s\"; there is: max", where, value);
    if (value[n] && strcmp(value + n, ",mte=on") != 0 && strcmp(value + n, ",mte=off") != 0)
        return cli_wrong(cli, "%s: \"mte=on\" or \"mte=off\" expected behind \"max,\", not \"%s\"", where, value + n + 1);
    cli->opt.cpu = value;
    return true;
}

static bool set_stack_size(struct cli *cli, const char *where, const char *value)
{
    static const char suffixes[] = "KMG";
    char *end = NULL;
    errno = 0;
    unsigned long long n = strtoull(value, &end, 0);
    const char *suffix = *end ? strchr(suffixes, *end == 'k' ? 'K' : *end) : NULL;
    unsigned shift = suffix ? 10 * (unsigned)(suffix - suffixes + 1) : 0;
    bool number = end != value && value[0] != '-' && !errno && (!*end || (suffix && !end[1]));
    if (!number || n == 0 || n > UINT64_MAX >> 16 >> shift)
        return cli_wrong(cli, "%s: a number of bytes expected (K, M, G may follow), not \"%s\"", where, value);
    cli->opt.stack_size = (uint64_t)n << shift;
    return true;
}

static bool set_release(struct cli *cli, const char *where, const char *value)
{
    if (strlen(value) > 64)
        return cli_wrong(cli, "%s: a kernel release has at most 64 characters", where);
    cli->opt.uname_release = value;
    return true;
}

static bool set_gdb(struct cli *cli, const char *where, const char *value)
{
    (void)value;
    return cli_wrong(cli, "%s: the gdb server is not available yet", where);
}

static bool set_engine(struct cli *cli, const char *where, const char *value)
{
    if (strcmp(value, "interp") != 0 && strcmp(value, "jit") != 0)
        return cli_wrong(cli, "%s: \"interp\" or \"jit\" expected, not \"%s\"", where, value);
    cli->opt.interpreter = value[0] == 'i';
    return true;
}

static bool set_no_opt(struct cli *cli, const char *where, const char *value)
{
    (void)where;
    cli->opt.no_optimise = cli_is_on(value);
    return true;
}

static bool set_hot(struct cli *cli, const char *where, const char *value)
{
    char *end = NULL;
    errno = 0;
    unsigned long n = strtoul(value, &end, 0);
    if (end == value || *end || value[0] == '-' || errno || n > INT32_MAX)
        return cli_wrong(cli, "%s: a number of executions expected (0: never), not \"%s\"", where, value);
    cli->opt.hot = (uint32_t)n;
    return true;
}

static bool set_hot_here(struct cli *cli, const char *where, const char *value)
{
    (void)where;
    cli->opt.hot_here = cli_is_on(value);
    return true;
}

static bool set_cache(struct cli *cli, const char *where, const char *value)
{
    bool automatic = strcmp(value, "auto") == 0;
    if (!automatic && strcmp(value, "off") != 0 && value[0] != '/')
        return cli_wrong(cli, "%s: auto, off or the absolute path of a folder expected, not \"%s\"", where, value);
    cli->opt.cache = automatic ? NULL : value;
    return true;
}

/* Of one dragoman to the next: descriptors that it inherits (src/syscall/exec.c). */
static bool set_fd(struct cli *cli, const char *where, const char *value, int *fd)
{
    char *end = NULL;
    long n = strtol(value, &end, 10);
    if (end == value || *end || n <= 0 || n > INT32_MAX)
        return cli_wrong(cli, "%s: a file descriptor expected, not \"%s\"", where, value);
    *fd = (int)n;
    return true;
}

static bool set_self_fd(struct cli *cli, const char *where, const char *value)
{
    return set_fd(cli, where, value, &cli->opt.self_fd);
}

static bool set_exec_fd(struct cli *cli, const char *where, const char *value)
{
    return set_fd(cli, where, value, &cli->opt.exec_fd);
}

/* Of a program that called execve under filters. */
static bool add_seccomp(struct cli *cli, const char *where, const char *value)
{
    size_t n = 0;
    (void)where;
    while (cli->opt.seccomp && cli->opt.seccomp[n])
        n++;
    cli->opt.seccomp = cli_need(realloc(cli->opt.seccomp, (n + 2) * sizeof *cli->opt.seccomp));
    cli->opt.seccomp[n] = value;
    cli->opt.seccomp[n + 1] = NULL;
    return true;
}

static bool set_mdwe(struct cli *cli, const char *where, const char *value)
{
    (void)where, (void)value;
    cli->opt.mdwe = true;
    return true;
}

static bool set_version(struct cli *cli, const char *where, const char *value)
{
    (void)where, (void)value;
    cli->action = CLI_VERSION;
    return true;
}

static bool set_help(struct cli *cli, const char *where, const char *value)
{
    (void)where, (void)value;
    cli->action = CLI_HELP;
    return true;
}

/* Both names are accepted with one dash and with two; a value is the next argument, or follows '='. */
struct option_row {
    const char *flag, *name;
    const char *env;       /* without DRAGOMAN_; "" : none */
    const char *argument;  /* NULL: takes none */
    const char *help;      /* NULL: not for users */
    set_fn *set;
};
static const struct option_row rows[] = {
    {"L", "prefix", "LD_PREFIX", "PREFIX", "look up the guest's files below PREFIX first", set_prefix},
    {"E", "set-env", "SET_ENV", "VAR=VALUE", "set a variable of the guest (may be repeated)", set_env},
    {"U", "unset-env", "UNSET_ENV", "VAR", "remove a variable of the guest (may be repeated)", unset_env},
    {"0", "argv0", "ARGV0", "NAME", "argv[0] of the guest program", set_argv0},
    {"cpu", "cpu", "CPU", "NAME", "processor: max (-cpu help lists them)", set_cpu},
    {"s", "stack-size", "STACK_SIZE", "BYTES", "size of the first thread's stack", set_stack_size},
    {"r", "uname-release", "UNAME", "RELEASE", "kernel release that uname shows", set_release},
    {"d", "log", "LOG", "ITEM,...", "what to log (-d help lists the items)", set_log},
    {"D", "log-file", "LOG_FILENAME", "FILE", "write the log to FILE, not standard error (+FILE: append)", set_log_file},
    {"strace", "strace", "STRACE", NULL, "log system calls", set_strace},
    {"g", "gdb", "GDB", "PORT", "wait for a debugger (not available yet)", set_gdb},
    {"engine", "engine", "ENGINE", "interp|jit", "how guest code is executed (default: jit)", set_engine},
    {"no-opt", "no-opt", "NO_OPT", NULL, "do not optimise translations", set_no_opt},
    {"hot", "hot", "HOT", "N", "optimise code further when it ran N times (default: 10000; 0: never)", set_hot},
    {"hot-here", "hot-here", "HOT_HERE", NULL, "do that at once, not on a thread of its own", set_hot_here},
    {"mte", "mte", "MTE", "MODE,...",
     "memory tags: off; sync, async, asymm: checked from the start; report (with precise, distinct): what fails is explained; "
     "auto: have glibc tag", set_mte},
    {"mte-preferred", "mte-preferred", "MTE_PREFERRED", "MODE", "the mode of programs that ask for several: async, sync, asymm",
     set_mte_preferred},
    {"mte-seed", "mte-seed", "MTE_SEED", "N", "what tags are made follows from N, as a report tells it", set_mte_seed},
    {"stats", "stats", "STATS", NULL, "print statistics at exit", set_stats},
    {"cache", "cache", "CACHE", "DIR", "keep translations for other processes in DIR; off: don't; auto: in /dev/shm", set_cache},
    {"stats-file", "stats-file", "STATS_FILE", "FILE", "append statistics to FILE, a line of JSON for each process",
     set_stats_file},
    {"mte-continue", "mte-continue", "MTE_CONTINUE", NULL, "go on after a report of memory tags", set_mte_continue},
    {"mte-exit-code", "mte-exit-code", "MTE_EXIT_CODE", "N", "exit status of a process that had such a report", set_mte_exit_code},
    {"mte-format", "mte-format", "MTE_FORMAT", "NAME", "of these reports: text, json, junit, sarif (default: text)", set_mte_format},
    {"mte-file", "mte-file", "MTE_FILE", "FILE", "add these reports to FILE", set_mte_file},
    {"mte-suppress", "mte-suppress", "MTE_SUPPRESS", "PATTERN,...", "no report if a symbol or file of the stack matches",
     set_mte_suppress},
    {"profile", "profile", "PROFILE", "FILE", "write a page of HTML on where the time went to FILE (%p in it: process id)",
     set_profile},
    {"perf-map", "perf-map", "PERFMAP", NULL, "name translated code in /tmp/perf-PID.map, for perf", set_perf_map},
    {"self-fd", "self-fd", "", "FD", NULL, set_self_fd},
    {"exec-fd", "exec-fd", "", "FD", NULL, set_exec_fd},
    {"seccomp", "seccomp", "", "FILTER", "a seccomp filter that execve kept (for dragoman's own use)", add_seccomp},
    {"mdwe", "mdwe", "", NULL, NULL, set_mdwe},
    {"version", "version", "", NULL, "print the version", set_version},
    {"h", "help", "", NULL, "print this help", set_help},
};
enum { NROWS = sizeof rows / sizeof *rows };
_Static_assert((int)NROWS <= (int)CLI_MOST_OPTIONS, "cli.settings is too small");

/* What QEMU's user mode has besides, for those who call us by its name: a row says what we can't do, so that nothing
 * is left out in silence. */
static bool refuse(struct cli *cli, const char *where, const char *value)
{
    return cli_wrong(cli, "%s%s%s: dragoman does not have this option of QEMU", where, value ? " " : "", value ? value : "");
}

static bool only_zero(struct cli *cli, const char *where, const char *value)
{
    char *end = NULL;
    if (strtoull(value, &end, 0) == 0 && end != value && !*end)
        return true;
    return cli_wrong(cli, "%s: guest addresses are host addresses: only 0 is possible, not \"%s\"", where, value);
}

static bool set_page_size(struct cli *cli, const char *where, const char *value)
{
    if (strcmp(value, "4096") == 0 || strcmp(value, "0x1000") == 0)
        return true;
    return cli_wrong(cli, "%s: the page size is 4096, not \"%s\"", where, value);
}

static const struct option_row qemu_rows[] = {
    {"help", "help", "", NULL, NULL, set_help},
    {"version", "version", "VERSION", NULL, NULL, set_version},
    {"B", "B", "GUEST_BASE", "ADDRESS", NULL, only_zero},
    {"R", "R", "RESERVED_VA", "SIZE", NULL, only_zero},
    {"p", "p", "PAGESIZE", "PAGESIZE", NULL, set_page_size},
    {"t", "t", "RTSIG_MAP", "MAP", NULL, refuse},
    {"dfilter", "dfilter", "DFILTER", "RANGE", NULL, refuse},
    {"singlestep", "singlestep", "SINGLESTEP", NULL, NULL, refuse},
    {"one-insn-per-tb", "one-insn-per-tb", "ONE_INSN_PER_TB", NULL, NULL, refuse},
    {"tb-size", "tb-size", "TB_SIZE", "SIZE", NULL, refuse},
    {"seed", "seed", "RAND_SEED", "SEED", NULL, refuse},
    {"trace", "trace", "TRACE", "PATTERN", NULL, refuse},
    {"plugin", "plugin", "PLUGIN", "FILE", NULL, refuse},
    {"perfmap", "perfmap", "PERFMAP", NULL, NULL, set_perf_map},
    {"jitdump", "jitdump", "JITDUMP", NULL, NULL, refuse},
};

/* The options that a program executed by the guest is to get too (src/syscall/exec.c). */
static const struct { set_fn *set; unsigned bit; } handed_on[] = {
    {set_prefix, OPTION_PREFIX},     {set_cpu, OPTION_CPU},       {set_stack_size, OPTION_STACK_SIZE},
    {set_release, OPTION_RELEASE},   {set_log, OPTION_LOG},       {set_log_file, OPTION_LOG_FILE},
    {set_strace, OPTION_STRACE},     {set_engine, OPTION_ENGINE}, {set_no_opt, OPTION_NO_OPT},
    {set_stats, OPTION_STATS},       {set_perf_map, OPTION_PERF_MAP},
    {set_stats_file, OPTION_STATS_FILE}, {set_hot, OPTION_HOT}, {set_hot_here, OPTION_HOT_HERE},
    {set_cache, OPTION_CACHE},
    {set_profile, OPTION_PROFILE},
    {set_mte, OPTION_MTE}, {set_mte_preferred, OPTION_MTE_PREFERRED},
    {set_mte_continue, OPTION_MTE_CONTINUE}, {set_mte_exit_code, OPTION_MTE_EXIT_CODE},
    {set_mte_format, OPTION_MTE_FORMAT}, {set_mte_file, OPTION_MTE_FILE}, {set_mte_suppress, OPTION_MTE_SUPPRESS},
    {set_mte_seed, OPTION_MTE_SEED},
};

/* ---- parsing --------------------------------------------------------------------------------- */
static bool apply(struct cli *cli, const struct option_row *row, const char *where, const char *value)
{
    if (row >= rows && row < rows + NROWS)
        cli->settings[row - rows] = (struct setting){value ? value : "true", cli->origin};
    for (size_t i = 0; i < sizeof handed_on / sizeof *handed_on; i++)
        if (handed_on[i].set == row->set)
            cli->opt.given = (cli->opt.given & ~handed_on[i].bit) | (cli->from_file ? 0 : handed_on[i].bit);
    return row->set(cli, where, value);
}

static const struct option_row *find_variable(const struct option_row *list, size_t count, const char *name, size_t n)
{
    for (size_t i = 0; n && i < count; i++)
        if (strlen(list[i].env) == n && memcmp(name, list[i].env, n) == 0)
            return &list[i];
    return NULL;
}

static void parse_variable(struct cli *cli, const char *entry)
{
    static const char ours[] = "DRAGOMAN_", qemu[] = "QEMU_";
    bool is_ours = strncmp(entry, ours, sizeof ours - 1) == 0;
    if (!is_ours && !(cli->how & CLI_QEMU && strncmp(entry, qemu, sizeof qemu - 1) == 0))
        return;
    const char *name = entry + (is_ours ? sizeof ours : sizeof qemu) - 1, *value = strchr(name, '=');
    if (!value || !value[1])
        return;
    const struct option_row *row = find_variable(rows, NROWS, name, (size_t)(value - name));
    if (!row && !is_ours)
        row = find_variable(qemu_rows, sizeof qemu_rows / sizeof *qemu_rows, name, (size_t)(value - name));
    if (!row)
        return;
    char where[64];
    snprintf(where, sizeof where, "%.*s", (int)(value - entry), entry);
    cli->origin = cli_need(strdup(where));
    bool off = !row->argument && strcmp(value, "=0") == 0;
    if (!off || row >= rows + NROWS || row < rows || is_ours)
        apply(cli, row, where, off ? "0" : row->argument ? value + 1 : NULL);
}

static const struct option_row *find_row(const struct option_row *list, size_t count, const char *name, size_t n)
{
    for (size_t i = 0; i < count; i++) {
        if (strlen(list[i].flag) == n && memcmp(list[i].flag, name, n) == 0)
            return &list[i];
        if (strlen(list[i].name) == n && memcmp(list[i].name, name, n) == 0)
            return &list[i];
    }
    return NULL;
}

/* One option at argv[i]; returns the index of the next argument. */
static int parse_option(struct cli *cli, int argc, char **argv, int i)
{
    const char *text = argv[i], *name = text + (text[1] == '-' ? 2 : 1);
    size_t n = strcspn(name, "=");
    const struct option_row *row = find_row(rows, NROWS, name, n);
    char where[64];
    if (!row && cli->how & CLI_QEMU)
        row = find_row(qemu_rows, sizeof qemu_rows / sizeof *qemu_rows, name, n);
    snprintf(where, sizeof where, "%.*s", (int)(name - text + (ptrdiff_t)n), text);
    const char *value = name[n] == '=' ? name + n + 1 : NULL;
    if (!row)
        cli_wrong(cli, "unknown option %s; see dragoman --help", where);
    else if (!row->argument && value)
        cli_wrong(cli, "option %s takes no value", where);
    else if (row->argument && !value && i + 1 >= argc)
        cli_wrong(cli, "option %s needs %s", where, row->argument);
    else
        apply(cli, row, where, row->argument && !value ? argv[++i] : value);
    return i + 1;
}

static void parse_command(struct cli *cli, int argc, char **argv, int i)
{
    const struct command *command = cli->commands;
    while (command && command->name && strcmp(command->name, argv[i]) != 0)
        command++;
    if (!command || !command->name)
        return;
    cli->action = CLI_COMMAND;
    cli->command = command;
    cli->program = i + 1;
    if (command->needs && i + 1 >= argc)
        cli_wrong(cli, "%s: %s see dragoman --help", command->name, command->needs);
    else if (command->alone && i > 1)
        cli_wrong(cli, "%s: %s before it has no effect; use the variable, such as DRAGOMAN_STRACE=1", command->name, argv[1]);
}

void cli_begin(struct cli *cli, const struct command *commands, unsigned how)
{
    *cli = (struct cli){.action = CLI_RUN, .opt.cpu = "max", .opt.hot = HOT_DEFAULT, .opt.mte_report.exit_code = -1,
                         .commands = commands, .how = how};
    cli->edits_end = &cli->edits;
}

bool cli_set(struct cli *cli, const char *name, const char *value, const char *where)
{
    const struct option_row *row = find_row(rows, NROWS, name, strlen(name));
    if (!row || !row->help || !*row->env)
        return cli_wrong(cli, "%s: there is no option \"%s\"", where, name);
    bool off = strcmp(value, "false") == 0 || strcmp(value, "0") == 0;
    if (!row->argument && !off && strcmp(value, "true") != 0 && strcmp(value, "1") != 0)
        return cli_wrong(cli, "%s: %s is true or false, not \"%s\"", where, name, value);
    cli->from_file = true;
    cli->origin = where;
    bool good = apply(cli, row, where, row->argument ? value : off ? "0" : NULL);
    cli->from_file = false;
    return good;
}

bool cli_setting(const struct cli *cli, unsigned i, const char **name, struct setting *setting)
{
    if (i >= NROWS)
        return false;
    *name = rows[i].help && *rows[i].env ? rows[i].name : NULL;
    *setting = cli->settings[i];
    return true;
}

void cli_continue(struct cli *cli, int argc, char **argv, char **envp)
{
    for (; *envp && cli->action == CLI_RUN && !(cli->how & CLI_SECURE); envp++)
        parse_variable(cli, *envp);
    int i = 1;
    bool plain = cli->how & CLI_NO_OPTIONS; /* or after "--" */
    cli->origin = "command line";
    while (cli->action == CLI_RUN && i < argc && argv[i][0] == '-' && argv[i][1] && !plain) {
        plain = strcmp(argv[i], "--") == 0;
        i = plain ? i + 1 : parse_option(cli, argc, argv, i);
    }
    if (cli->action != CLI_RUN)
        return;
    cli->program = i;
    if (i >= argc)
        cli_wrong(cli, "no program given; see dragoman --help");
    else if (!plain && !(cli->how & CLI_QEMU))
        parse_command(cli, argc, argv, i);
}

/* ---- help ------------------------------------------------------------------------------------ */
void cli_help(FILE *out, const struct command *commands)
{
    fputs("usage: dragoman [OPTION...] PROGRAM [ARGUMENT...]\n", out);
    for (const struct command *command = commands; command->name; command++)
        fprintf(out, "       dragoman %s%s%s\n", command->name, *command->arguments ? " " : "", command->arguments);
    fputs("Runs a Linux program built for another processor.\n\n"
          "Options begin with one dash or two; each also has an environment variable.\n", out);
    for (int i = 0; i < NROWS; i++) {
        char left[80], *end = left;
        if (!rows[i].help)
            continue;
        bool one = strcmp(rows[i].flag, rows[i].name) == 0;
        end += sprintf(end, one ? "  --%s" : "  -%s, --%s", rows[i].flag, rows[i].name);
        if (rows[i].argument)
            sprintf(end, " %s", rows[i].argument);
        fprintf(out, "%-34s%s%s%s%s\n", left, rows[i].help, *rows[i].env ? " [DRAGOMAN_" : "", rows[i].env,
                *rows[i].env ? "]" : "");
    }
    fputs("\nThe exit status is the program's; 127: it was not found, 126: it cannot be executed, 1: wrong usage.\n",
          out);
}
