/* options_set.h: what the files that set options share. */
#ifndef DRAGOMAN_CLI_OPTIONS_SET_H
#define DRAGOMAN_CLI_OPTIONS_SET_H

#include "cli/options.h"

/* where: the option or variable as the user wrote it, for messages. All return false after cli_wrong(). */
typedef bool set_fn(struct cli *cli, const char *where, const char *value);
bool cli_wrong(struct cli *cli, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* An option without argument: "0" switches it off again. */
bool cli_is_on(const char *value);
/* p, which was allocated. */
void *cli_need(void *p);

/* options_env.c */
set_fn set_env, unset_env;
/* Takes the variable out of a list of n; how many are left. */
size_t cli_remove_variable(char **list, size_t n, const char *name, size_t length);

/* options_watch.c */
set_fn set_log, set_log_file, set_strace, set_stats, set_stats_file, set_profile, set_perf_map;

/* options_mte.c */
set_fn set_mte, set_mte_preferred, set_mte_continue, set_mte_exit_code, set_mte_format, set_mte_file, set_mte_suppress, set_mte_seed;
/* --mte=auto: adds the tunable that makes glibc's malloc use tags; a program's own choice stays. There is room for one
 * variable more. How many there are. */
size_t cli_add_tagging(char **list, size_t n);

#endif
