/* config.h: the configuration files: /etc/dragoman.conf, then dragoman.conf in the user's configuration folder. */
#ifndef DRAGOMAN_CLI_CONFIG_H
#define DRAGOMAN_CLI_CONFIG_H

struct cli;

/* Sets in cli, which has just begun, what the files say of the program that argv (read with envp as cli_continue() will)
 * runs. Where there are no files, that is two failing open calls. With CLI_SECURE the user's file does not count.
 * After a mistake cli->action is CLI_ERROR. */
void config_read(struct cli *cli, int argc, char **argv, char **envp);

/* The command: prints the settings that args[0], or any program, would run with, and where each comes from. cli: what
 * environment and command line set. */
int config_show(const struct cli *cli, char **args);

#endif
