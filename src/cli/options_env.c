/* options_env.c: the options that change the guest's environment, and the environment that results. */
#include "cli/options_set.h"

#include <stdlib.h>
#include <string.h>

/* ---- the options ----------------------------------------------------------------------------- */
static bool add_edit(struct cli *cli, bool set, const char *text)
{
    struct env_edit *edit = cli_need(malloc(sizeof *edit));
    *edit = (struct env_edit){set, text, cli->origin, NULL};
    *cli->edits_end = edit;
    cli->edits_end = &edit->next;
    return true;
}

/* NAME=VALUE,NAME=VALUE...; a piece without '=' belongs to the value before it. */
bool set_env(struct cli *cli, const char *where, const char *value)
{
    char *text = cli_need(strdup(value));
    if (text[0] == '=' || text[strcspn(text, "=,")] != '=')
        return cli_wrong(cli, "%s: VAR=VALUE expected, not \"%s\"", where, value);
    for (char *at = text, *next; at; at = next) {
        for (next = strchr(at, ','); next && next[1 + strcspn(next + 1, "=,")] != '='; next = strchr(next + 1, ','))
            continue;
        if (next)
            *next++ = 0;
        add_edit(cli, true, at);
    }
    return true;
}

bool unset_env(struct cli *cli, const char *where, const char *value)
{
    char *rest = NULL, *text = cli_need(strdup(value));
    if (!*text || strchr(text, '='))
        return cli_wrong(cli, "%s: VAR expected, not \"%s\"", where, value);
    for (char *name = strtok_r(text, ",", &rest); name; name = strtok_r(NULL, ",", &rest))
        add_edit(cli, false, name);
    return true;
}

/* ---- the result ------------------------------------------------------------------------------ */
size_t cli_remove_variable(char **list, size_t n, const char *name, size_t length)
{
    size_t k = 0;
    for (size_t i = 0; i < n; i++)
        if (strncmp(list[i], name, length) != 0 || list[i][length] != '=')
            list[k++] = list[i];
    return k;
}

char **cli_environment(const struct cli *cli, char **envp)
{
    size_t n = 0, more = 2;
    if (!cli->edits && !cli->opt.mte_auto)
        return envp;
    for (const struct env_edit *edit = cli->edits; edit; edit = edit->next)
        more++;
    while (envp[n])
        n++;
    char **list = cli_need(malloc((n + more) * sizeof *list));
    memcpy(list, envp, n * sizeof *list);
    for (const struct env_edit *edit = cli->edits; edit; edit = edit->next) {
        n = cli_remove_variable(list, n, edit->text, strcspn(edit->text, "="));
        if (edit->set)
            list[n++] = (char *)edit->text;
    }
    if (cli->opt.mte_auto)
        n = cli_add_tagging(list, n);
    list[n] = NULL;
    return list;
}
