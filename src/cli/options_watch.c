/* options_watch.c: the options that show what is going on: logs, statistics, profiles. */
#include "cli/options_set.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"

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

bool set_log(struct cli *cli, const char *where, const char *value)
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
            return cli_wrong(cli, "%s: unknown log item \"%.*s\"; see -d help", where, (int)n, at);
        cli->opt.log_items |= log_names[i].item;
        at += n + (at[n] == ',');
    }
    if (cli->opt.log_items & LOG_STRACE)
        cli->opt.strace = true;
    return true;
}

bool set_log_file(struct cli *cli, const char *where, const char *value)
{
    (void)where;
    cli->log_file = value;
    return true;
}

bool set_strace(struct cli *cli, const char *where, const char *value)
{
    (void)where;
    cli->opt.strace = cli_is_on(value);
    return true;
}

bool set_stats(struct cli *cli, const char *where, const char *value)
{
    (void)where;
    cli->opt.stats = cli_is_on(value);
    return true;
}

bool set_stats_file(struct cli *cli, const char *where, const char *value)
{
    (void)where;
    cli->opt.stats_file = value;
    return true;
}

bool set_profile(struct cli *cli, const char *where, const char *value)
{
    (void)where;
    cli->opt.profile = value;
    return true;
}

bool set_perf_map(struct cli *cli, const char *where, const char *value)
{
    (void)where;
    cli->opt.perf_map = cli_is_on(value);
    return true;
}

void cli_log_help(FILE *out)
{
    for (size_t i = 0; i < sizeof log_names / sizeof *log_names; i++)
        fprintf(out, "%-10s %s\n", log_names[i].name, log_names[i].help);
}
