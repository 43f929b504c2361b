/* options.h: the command line and its environment variables. Owns their table; runs nothing. */
#ifndef DRAGOMAN_CLI_OPTIONS_H
#define DRAGOMAN_CLI_OPTIONS_H

#include <stdbool.h>
#include <stdio.h>

#include "contract/machine.h"

enum cli_action { CLI_RUN, CLI_EXPLAIN, CLI_INVENTORY, CLI_COMMAND_RUN, CLI_HELP, CLI_VERSION, CLI_CPU_HELP, CLI_LOG_HELP, CLI_ERROR };

/* -E or -U, in the order in which they were given. */
struct env_edit {
    bool set;
    const char *text; /* NAME=VALUE, or NAME */
    struct env_edit *next;
};

struct cli {
    enum cli_action action;
    struct options opt;
    const char *log_file;      /* -D */
    struct env_edit *edits, **edits_end;
    int program;               /* index in argv of the program, or of the first argument of the command */
    char error[256];           /* with CLI_ERROR: one line */
};

/* Reads DRAGOMAN_* of envp, then argv (unless it holds no options). Strings stay where they are. */
void cli_parse(struct cli *cli, int argc, char **argv, char **envp, bool no_options);
/* envp with the edits done; envp itself if there are none. */
char **cli_environment(const struct cli *cli, char **envp);
void cli_help(FILE *out);
void cli_log_help(FILE *out);

#endif
