/* commands.h: the table of dragoman's commands: what is not the running of a program. */
#ifndef DRAGOMAN_CLI_COMMANDS_H
#define DRAGOMAN_CLI_COMMANDS_H

#include "cli/options.h"

extern const struct command commands[]; /* ended by one without name */

#endif
