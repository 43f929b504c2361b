/* options.h: the command line and its environment variables. Owns their table; runs nothing. */
#ifndef DRAGOMAN_CLI_OPTIONS_H
#define DRAGOMAN_CLI_OPTIONS_H

#include <stdbool.h>
#include <stdio.h>

#include "contract/machine.h"

enum cli_action { CLI_RUN, CLI_COMMAND, CLI_HELP, CLI_VERSION, CLI_CPU_HELP, CLI_LOG_HELP, CLI_ERROR };

struct cli;

/* "dragoman NAME ...": run gets the arguments behind the name and returns an exit status. */
struct command {
    const char *name, *arguments; /* for the help text */
    const char *needs;            /* what to ask if there are no arguments; NULL: there need be none */
    bool alone;                   /* options in front of it have no effect, and are an error */
    int (*run)(const struct cli *cli, char **args);
};

/* A value of an option and where it comes from; text is NULL if nobody set it. */
struct setting {
    const char *text, *origin;
};

enum { CLI_MOST_OPTIONS = 48 };

/* How the command line is to be read. */
enum {
    CLI_NO_OPTIONS = 1, /* argv[1] is the program, whatever it looks like */
    CLI_SECURE = 2,     /* AT_SECURE: the environment is not ours to trust */
    CLI_QEMU = 4,       /* called by the name of QEMU's user mode: its further options and QEMU_* variables */
};

/* -E or -U, in the order in which they were given. */
struct env_edit {
    bool set;
    const char *text; /* NAME=VALUE, or NAME */
    const char *origin;
    struct env_edit *next;
};

struct cli {
    enum cli_action action;
    struct options opt;
    const char *log_file;      /* -D */
    struct env_edit *edits, **edits_end;
    int program;               /* index in argv of the program, or of the first argument of the command */
    const struct command *commands, *command; /* all, ended by one without name; the one of CLI_COMMAND */
    unsigned how;
    struct setting settings[CLI_MOST_OPTIONS];
    const char *origin;        /* of what is being set */
    bool from_file;
    char error[256];           /* with CLI_ERROR: one line */
};

/* Nothing set. Then cli_set() in order of rising precedence, then cli_continue(). */
void cli_begin(struct cli *cli, const struct command *commands, unsigned how);
/* Sets an option by its long name, as a configuration file does. where: for messages, and the origin of the setting.
 * false: cli->error says why. */
bool cli_set(struct cli *cli, const char *name, const char *value, const char *where);
/* Reads DRAGOMAN_* of envp, then argv. Strings stay where they are. */
void cli_continue(struct cli *cli, int argc, char **argv, char **envp);
/* The settings in order, for i = 0, 1...; name is NULL for one that files can't have. false: no more. */
bool cli_setting(const struct cli *cli, unsigned i, const char **name, struct setting *setting);
/* envp with the edits done; envp itself if there are none. */
char **cli_environment(const struct cli *cli, char **envp);
void cli_help(FILE *out, const struct command *commands);
void cli_log_help(FILE *out);

#endif
