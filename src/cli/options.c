/* options.c: see options.h. No library beyond libc: parsing is part of every program start. */
#include "cli/options.h"

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"

/* where: the option or variable as the user wrote it, for messages. All return false after wrong(). */
typedef bool set_fn(struct cli *cli, const char *where, const char *value);

static bool __attribute__((format(printf, 2, 3))) wrong(struct cli *cli, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(cli->error, sizeof cli->error, format, args);
    va_end(args);
    cli->action = CLI_ERROR;
    return false;
}

static void *need(void *p)
{
    if (!p)
        fatal(1, "out of memory");
    return p;
}

/* ---- the options ----------------------------------------------------------------------------- */
static bool set_prefix(struct cli *cli, const char *where, const char *value)
{
    (void)where;
    /* The guest may change its directory; a prefix that does not exist is of no effect. */
    char *path = value[0] == '/' ? need(strdup(value)) : realpath(value, NULL);
    size_t n = path ? strlen(path) : 0;
    while (n > 0 && path[n - 1] == '/')
        path[--n] = 0;
    cli->opt.prefix = n ? path : NULL;
    return true;
}

static bool add_edit(struct cli *cli, bool set, const char *text)
{
    struct env_edit *edit = need(malloc(sizeof *edit));
    *edit = (struct env_edit){set, text, NULL};
    *cli->edits_end = edit;
    cli->edits_end = &edit->next;
    return true;
}

/* NAME=VALUE,NAME=VALUE...; a piece without '=' belongs to the value before it. */
static bool set_env(struct cli *cli, const char *where, const char *value)
{
    char *text = need(strdup(value));
    if (text[0] == '=' || text[strcspn(text, "=,")] != '=')
        return wrong(cli, "%s: VAR=VALUE expected, not \"%s\"", where, value);
    for (char *at = text, *next; at; at = next) {
        for (next = strchr(at, ','); next && next[1 + strcspn(next + 1, "=,")] != '='; next = strchr(next + 1, ','))
            continue;
        if (next)
            *next++ = 0;
        add_edit(cli, true, at);
    }
    return true;
}

static bool unset_env(struct cli *cli, const char *where, const char *value)
{
    char *rest = NULL, *text = need(strdup(value));
    if (!*text || strchr(text, '='))
        return wrong(cli, "%s: VAR expected, not \"%s\"", where, value);
    for (char *name = strtok_r(text, ",", &rest); name; name = strtok_r(NULL, ",", &rest))
        add_edit(cli, false, name);
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
    if (strcmp(value, "max") != 0)
        return wrong(cli, "%s: unknown CPU \"%s\"; there is: max", where, value);
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
        return wrong(cli, "%s: a number of bytes expected (K, M, G may follow), not \"%s\"", where, value);
    cli->opt.stack_size = (uint64_t)n << shift;
    return true;
}

static bool set_release(struct cli *cli, const char *where, const char *value)
{
    if (strlen(value) > 64)
        return wrong(cli, "%s: a kernel release has at most 64 characters", where);
    cli->opt.uname_release = value;
    return true;
}

struct log_name {
    const char *name;
    unsigned item;
    const char *help;
};
static const struct log_name log_names[] = {
    {"in_asm", LOG_IN_ASM, "guest code that is translated"},
    {"op", LOG_IR, "its intermediate representation"},
    {"op_opt", LOG_IR_OPT, "the same after optimisation"},
    {"out_asm", LOG_OUT_ASM, "host code made from it"},
    {"exec", LOG_EXEC, "every entry into translated code"},
    {"int", LOG_INT, "faults and signals"},
    {"page", LOG_PAGE, "the guest's address space after loading"},
    {"mmu", LOG_MMU, "mappings that are made, changed and removed"},
    {"strace", LOG_STRACE, "system calls"},
    {"unimp", LOG_UNIMP, "what the guest asks for that is not implemented"},
};

static bool set_log(struct cli *cli, const char *where, const char *value)
{
    char *end = NULL;
    unsigned long mask = value[0] >= '0' && value[0] <= '9' ? strtoul(value, &end, 0) : 0;
    cli->opt.log_items |= (unsigned)mask; /* as one dragoman tells another */
    for (const char *at = end && !*end ? end : value; *at;) {
        size_t n = strcspn(at, ","), i = 0, count = sizeof log_names / sizeof *log_names;
        if ((n == 4 && memcmp(at, "help", 4) == 0) || (n == 1 && *at == '?')) {
            cli->action = CLI_LOG_HELP;
            return true;
        }
        while (i < count && (strlen(log_names[i].name) != n || memcmp(log_names[i].name, at, n) != 0))
            i++;
        if (i == count)
            return wrong(cli, "%s: unknown log item \"%.*s\"; see -d help", where, (int)n, at);
        cli->opt.log_items |= log_names[i].item;
        at += n + (at[n] == ',');
    }
    if (cli->opt.log_items & LOG_STRACE)
        cli->opt.strace = true;
    return true;
}

static bool set_log_file(struct cli *cli, const char *where, const char *value)
{
    (void)where;
    cli->log_file = value;
    return true;
}

static bool set_strace(struct cli *cli, const char *where, const char *value)
{
    (void)where, (void)value;
    return cli->opt.strace = true;
}

static bool set_gdb(struct cli *cli, const char *where, const char *value)
{
    (void)value;
    return wrong(cli, "%s: the gdb server is not available yet", where);
}

static bool set_engine(struct cli *cli, const char *where, const char *value)
{
    if (strcmp(value, "interp") != 0 && strcmp(value, "jit") != 0)
        return wrong(cli, "%s: \"interp\" or \"jit\" expected, not \"%s\"", where, value);
    cli->opt.interpreter = value[0] == 'i';
    return true;
}

static bool set_no_opt(struct cli *cli, const char *where, const char *value)
{
    (void)where, (void)value;
    return cli->opt.no_optimise = true;
}

static bool set_stats(struct cli *cli, const char *where, const char *value)
{
    (void)where, (void)value;
    return cli->opt.stats = true;
}

static bool set_perf_map(struct cli *cli, const char *where, const char *value)
{
    (void)where, (void)value;
    return cli->opt.perf_map = true;
}

/* Of a program that called execve under filters. */
static bool add_seccomp(struct cli *cli, const char *where, const char *value)
{
    size_t n = 0;
    (void)where;
    while (cli->opt.seccomp && cli->opt.seccomp[n])
        n++;
    cli->opt.seccomp = need(realloc(cli->opt.seccomp, (n + 2) * sizeof *cli->opt.seccomp));
    cli->opt.seccomp[n] = value;
    cli->opt.seccomp[n + 1] = NULL;
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
    const char *help;
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
    {"stats", "stats", "STATS", NULL, "print statistics at exit", set_stats},
    {"perf-map", "perf-map", "PERFMAP", NULL, "name translated code in /tmp/perf-PID.map, for perf", set_perf_map},
    {"seccomp", "seccomp", "", "FILTER", "a seccomp filter that execve kept (for dragoman's own use)", add_seccomp},
    {"version", "version", "", NULL, "print the version", set_version},
    {"h", "help", "", NULL, "print this help", set_help},
};
enum { NROWS = sizeof rows / sizeof *rows };

/* ---- parsing --------------------------------------------------------------------------------- */
static void parse_variable(struct cli *cli, const char *entry)
{
    static const char prefix[] = "DRAGOMAN_";
    size_t skip = sizeof prefix - 1;
    if (strncmp(entry, prefix, skip) != 0)
        return;
    const char *name = entry + skip, *value = strchr(name, '=');
    for (int i = 0; value && i < NROWS; i++) {
        size_t n = strlen(rows[i].env);
        if (n == 0 || (size_t)(value - name) != n || memcmp(name, rows[i].env, n) != 0)
            continue;
        char where[64];
        snprintf(where, sizeof where, "%s%s", prefix, rows[i].env);
        bool off = !rows[i].argument && strcmp(value, "=0") == 0;
        if (value[1] && !off)
            rows[i].set(cli, where, value + 1);
        return;
    }
}

static const struct option_row *find_row(const char *name, size_t n)
{
    for (int i = 0; i < NROWS; i++) {
        if (strlen(rows[i].flag) == n && memcmp(rows[i].flag, name, n) == 0)
            return &rows[i];
        if (strlen(rows[i].name) == n && memcmp(rows[i].name, name, n) == 0)
            return &rows[i];
    }
    return NULL;
}

/* One option at argv[i]; returns the index of the next argument. */
static int parse_option(struct cli *cli, int argc, char **argv, int i)
{
    const char *text = argv[i], *name = text + (text[1] == '-' ? 2 : 1);
    size_t n = strcspn(name, "=");
    const struct option_row *row = find_row(name, n);
    char where[64];
    snprintf(where, sizeof where, "%.*s", (int)(name - text + (ptrdiff_t)n), text);
    const char *value = name[n] == '=' ? name + n + 1 : NULL;
    if (!row)
        wrong(cli, "unknown option %s; see dragoman --help", where);
    else if (!row->argument && value)
        wrong(cli, "option %s takes no value", where);
    else if (row->argument && !value && i + 1 >= argc)
        wrong(cli, "option %s needs %s", where, row->argument);
    else
        row->set(cli, where, row->argument && !value ? argv[++i] : value);
    return i + 1;
}

static bool parse_command(struct cli *cli, int argc, char **argv, int i)
{
    static const struct { const char *name; enum cli_action action; } commands[] = {
        {"explain", CLI_EXPLAIN}, {"inventory", CLI_INVENTORY}};
    for (size_t k = 0; k < sizeof commands / sizeof *commands; k++) {
        if (strcmp(argv[i], commands[k].name) != 0)
            continue;
        cli->action = commands[k].action;
        cli->program = i + 1;
        if (i + 1 >= argc)
            wrong(cli, "%s: which instruction set? see dragoman --help", commands[k].name);
        return true;
    }
    return false;
}

void cli_parse(struct cli *cli, int argc, char **argv, char **envp, bool no_options)
{
    *cli = (struct cli){.action = CLI_RUN, .opt.cpu = "max"};
    cli->edits_end = &cli->edits;
    for (; *envp && cli->action == CLI_RUN; envp++)
        parse_variable(cli, *envp);
    int i = 1;
    bool plain = no_options; /* or after "--" */
    while (cli->action == CLI_RUN && i < argc && argv[i][0] == '-' && argv[i][1] && !plain) {
        plain = strcmp(argv[i], "--") == 0;
        i = plain ? i + 1 : parse_option(cli, argc, argv, i);
    }
    if (cli->action != CLI_RUN)
        return;
    cli->program = i;
    if (i >= argc)
        wrong(cli, "no program given; see dragoman --help");
    else if (!plain)
        parse_command(cli, argc, argv, i);
}

/* ---- the guest's environment ----------------------------------------------------------------- */
static size_t remove_variable(char **list, size_t n, const char *name, size_t length)
{
    size_t k = 0;
    for (size_t i = 0; i < n; i++)
        if (strncmp(list[i], name, length) != 0 || list[i][length] != '=')
            list[k++] = list[i];
    return k;
}

char **cli_environment(const struct cli *cli, char **envp)
{
    size_t n = 0, more = 1;
    if (!cli->edits)
        return envp;
    for (const struct env_edit *edit = cli->edits; edit; edit = edit->next)
        more++;
    while (envp[n])
        n++;
    char **list = need(malloc((n + more) * sizeof *list));
    memcpy(list, envp, n * sizeof *list);
    for (const struct env_edit *edit = cli->edits; edit; edit = edit->next) {
        n = remove_variable(list, n, edit->text, strcspn(edit->text, "="));
        if (edit->set)
            list[n++] = (char *)edit->text;
    }
    list[n] = NULL;
    return list;
}

/* ---- help ------------------------------------------------------------------------------------ */
void cli_help(FILE *out)
{
    fputs("usage: dragoman [OPTION...] PROGRAM [ARGUMENT...]\n"
          "       dragoman explain ISA HEX...\n"
          "       dragoman inventory ISA\n"
          "Runs a Linux program built for another processor.\n\n"
          "Options begin with one dash or two; each also has an environment variable.\n", out);
    for (int i = 0; i < NROWS; i++) {
        char left[80], *end = left;
        bool one = strcmp(rows[i].flag, rows[i].name) == 0;
        end += sprintf(end, one ? "  --%s" : "  -%s, --%s", rows[i].flag, rows[i].name);
        if (rows[i].argument)
            sprintf(end, " %s", rows[i].argument);
        fprintf(out, "%-34s%s%s%s%s\n", left, rows[i].help, *rows[i].env ? " [DRAGOMAN_" : "", rows[i].env,
                *rows[i].env ? "]" : "");
    }
    fputs("\nexplain prints how instructions are translated; inventory prints those that are not implemented.\n"
          "The exit status is the program's; 127: it was not found, 126: it cannot be executed, 1: wrong usage.\n",
          out);
}

void cli_log_help(FILE *out)
{
    for (size_t i = 0; i < sizeof log_names / sizeof *log_names; i++)
        fprintf(out, "%-10s %s\n", log_names[i].name, log_names[i].help);
}
