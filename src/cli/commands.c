/* commands.c: see commands.h. */
#include "cli/commands.h"

#include <stddef.h>

#include "cli/binfmt.h"
#include "cli/config.h"
#include "cli/explain.h"
#include "cli/run.h"

static int run_explain(const struct cli *cli, char **args)
{
    (void)cli;
    return explain(args);
}

static int run_inventory(const struct cli *cli, char **args)
{
    (void)cli;
    return inventory(args);
}

static int run_binfmt(const struct cli *cli, char **args)
{
    (void)cli;
    return binfmt(args);
}

static int run_run(const struct cli *cli, char **args)
{
    (void)cli;
    return run_command(args);
}

const struct command commands[] = {
    {"binfmt", "install|remove|status [OPTION...] [ISA...]", "install, remove or status?", true, run_binfmt},
    {"config", "[PROGRAM]", NULL, false, config_show},
    {"explain", "ISA HEX...", "which instruction set?", true, run_explain},
    {"inventory", "ISA", "which instruction set?", true, run_inventory},
    {"run", "[--root DIR] [OPTION...] [COMMAND [ARGUMENT...]]", NULL, true, run_run},
    {NULL, NULL, NULL, false, NULL},
};
