/* options_mte.c: the options of memory tags. */
#include "cli/options_set.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The number of the word in the list, -1 after a message. */
static int set_word(struct cli *cli, const char *where, const char *value, size_t size, const char *const words[])
{
    for (int i = 0; words[i]; i++)
        if (strlen(words[i]) == size && memcmp(words[i], value, size) == 0)
            return i;
    char list[128] = "";
    for (int i = 0; words[i]; i++)
        snprintf(list + strlen(list), sizeof list - strlen(list), "%s%s", i ? ", " : "", words[i]);
    cli_wrong(cli, "%s: one of %s expected, not \"%.*s\"", where, list, (int)size, value);
    return -1;
}

bool set_mte(struct cli *cli, const char *where, const char *value)
{
    enum { AUTO, REPORT, PRECISE, DISTINCT, MODES };
    static const char *const words[] = {"auto", "report", "precise", "distinct", "off", "sync", "async", "asymm", NULL};
    struct options *o = &cli->opt;
    o->mte = MTE_AS_ASKED;
    o->mte_auto = o->mte_report.on = o->mte_report.precise = o->mte_report.distinct = false;
    for (const char *at = value;; at++) {
        size_t size = strcspn(at, ",");
        int i = set_word(cli, where, at, size, words);
        if (i < 0)
            return false;
        if (i >= MODES && o->mte != MTE_AS_ASKED)
            return cli_wrong(cli, "%s: only one of off, sync, async, asymm, not \"%s\"", where, value);
        o->mte_auto |= i == AUTO;
        o->mte_report.on |= i == REPORT;
        o->mte_report.precise |= i == PRECISE;
        o->mte_report.distinct |= i == DISTINCT;
        o->mte = i >= MODES ? (enum mte_option)(MTE_OFF + i - MODES) : o->mte;
        at += size;
        if (!*at)
            break;
    }
    if (o->mte_report.on && o->mte != MTE_AS_ASKED && o->mte != MTE_START_SYNC)
        return cli_wrong(cli, "%s: reports need synchronous checks: \"%s\" is impossible", where, value);
    if ((o->mte_report.precise || o->mte_report.distinct) && !o->mte_report.on)
        return cli_wrong(cli, "%s: precise and distinct need report, not \"%s\"", where, value);
    if (o->mte_report.on)
        o->mte = MTE_START_SYNC;
    return true;
}

bool set_mte_preferred(struct cli *cli, const char *where, const char *value)
{
    static const char *const words[] = {"async", "sync", "asymm", NULL};
    int i = set_word(cli, where, value, strlen(value), words);
    cli->opt.mte_preferred = i < 0 ? MTE_PREFER_ASYNC : (enum mte_preferred)i;
    return i >= 0;
}

bool set_mte_seed(struct cli *cli, const char *where, const char *value)
{
    char *end = NULL;
    errno = 0;
    unsigned long seed = strtoul(value, &end, 0);
    if (value[0] < '0' || value[0] > '9' || *end || errno || !seed || seed > UINT32_MAX)
        return cli_wrong(cli, "%s: a number from 1 to 4294967295 expected, not \"%s\"", where, value);
    cli->opt.mte_seed = (uint32_t)seed;
    return true;
}

bool set_mte_continue(struct cli *cli, const char *where, const char *value)
{
    (void)where;
    cli->opt.mte_report.go_on = cli_is_on(value);
    return true;
}

bool set_mte_exit_code(struct cli *cli, const char *where, const char *value)
{
    char *end = NULL;
    long code = strtol(value, &end, 10);
    if (end == value || *end || code < 0 || code > 255)
        return cli_wrong(cli, "%s: an exit status from 0 to 255 expected, not \"%s\"", where, value);
    cli->opt.mte_report.exit_code = (int)code;
    return true;
}

bool set_mte_format(struct cli *cli, const char *where, const char *value)
{
    const char *names = mte_report_formats(value);
    if (names)
        return cli_wrong(cli, "%s: unknown format \"%s\"; there are: %s", where, value, names);
    cli->opt.mte_report.format = value;
    return true;
}

bool set_mte_file(struct cli *cli, const char *where, const char *value)
{
    (void)where;
    cli->opt.mte_report.file = value;
    return true;
}

bool set_mte_suppress(struct cli *cli, const char *where, const char *value)
{
    (void)where;
    cli->opt.mte_report.suppress = value;
    return true;
}

size_t cli_add_tagging(char **list, size_t n)
{
    static const char name[] = "GLIBC_TUNABLES=", tunable[] = "glibc.mem.tagging=3";
    const char *old = "";
    for (size_t i = 0; i < n; i++)
        if (strncmp(list[i], name, sizeof name - 1) == 0)
            old = list[i] + sizeof name - 1;
    if (strstr(old, "glibc.mem.tagging="))
        return n;
    char *text = cli_need(malloc(sizeof name + sizeof tunable + strlen(old) + 1));
    sprintf(text, "%s%s%s%s", name, old, *old ? ":" : "", tunable);
    n = cli_remove_variable(list, n, name, sizeof name - 2);
    list[n++] = text;
    return n;
}
