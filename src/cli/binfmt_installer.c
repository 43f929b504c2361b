/* binfmt_installer.c: dragoman in a container image, called as "binfmt": takes the arguments of the installers that
 * docker/setup-qemu-action and others run, and answers as they expect: what was done on standard error, JSON on standard
 * output. An image may be asked for platforms that it does not have; that is said and is no failure. */
#include <fnmatch.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "cli/binfmt.h"
#include "cli/binfmt_internal.h"
#include "cli/guests.h"
#include "contract/frontend.h"

struct installer {
    const char *mount, *install, *uninstall;
    bool wait;
    char interpreter[RULE_PATH];
    struct registry registry;
};

static const struct guest *guest_for_platform(const char *name)
{
    if (strncmp(name, "linux/", 6) == 0)
        name += 6;
    size_t n = strcspn(name, "/"); /* a variant, as in arm64/v8, may follow */
    for (uint32_t i = 0; i < nguests; i++)
        if ((strlen(guests[i].oci_name) == n && memcmp(name, guests[i].oci_name, n) == 0) ||
            strcmp(name, guests[i].frontend->name) == 0)
            return &guests[i];
    return NULL;
}

static int install_guest(struct installer *s, const struct guest *guest, const char *name)
{
    struct rule rule;
    rule_for_guest(&rule, guest, s->interpreter, default_flags());
    struct rule *present = registry_find(&s->registry, rule.name);
    /* By its name this may be the program of an older image: always anew. */
    int status = present ? registry_tell(&s->registry, rule.name, "-1") : BINFMT_DONE;
    if (!status)
        status = registry_add(&s->registry, &rule);
    if (status)
        return status;
    fprintf(stderr, "installing: %s OK\n", name);
    for (unsigned i = 0; i < s->registry.count; i++) {
        const struct rule *other = &s->registry.rules[i];
        if (other->enabled && strcmp(other->name, rule.name) != 0 && rules_overlap(&rule, other))
            fprintf(stderr, "note: %s is registered for the same programs; the kernel uses %s, registered later\n",
                    other->name, rule.name);
    }
    return status;
}

static int install(struct installer *s, char *list)
{
    char *rest = NULL;
    int status = BINFMT_DONE;
    for (char *name = strtok_r(list, ",", &rest); name && !status; name = strtok_r(NULL, ",", &rest)) {
        bool all = strcmp(name, "all") == 0;
        for (uint32_t i = 0; all && !status && i < nguests; i++)
            status = install_guest(s, &guests[i], guests[i].oci_name);
        const struct guest *guest = all ? NULL : guest_for_platform(name);
        if (guest)
            status = install_guest(s, guest, name);
        else if (!all)
            fprintf(stderr, "installing: %s: not a guest of dragoman\n", name);
    }
    return status;
}

/* By the name of a rule, a pattern for such names, or a platform. Others' rules only by their full name. */
static bool is_meant(const struct rule *rule, const char *name)
{
    const struct guest *guest = guest_for_platform(name);
    bool ours = strncmp(rule->name, "dragoman-", 9) == 0;
    if (guest && ours && strcmp(rule->name + 9, guest->frontend->name) == 0)
        return true;
    return strcmp(rule->name, name) == 0 ||
           (fnmatch(name, rule->name, 0) == 0 && strncmp(rule->name, "WSLInterop", 10) != 0);
}

static int uninstall(struct installer *s, char *list)
{
    char *rest = NULL;
    for (char *name = strtok_r(list, ",", &rest); name; name = strtok_r(NULL, ",", &rest)) {
        bool found = false;
        for (unsigned i = 0; i < s->registry.count;) {
            char rule[RULE_NAME];
            strcpy(rule, s->registry.rules[i].name);
            if (!is_meant(&s->registry.rules[i], name)) {
                i++;
                continue;
            }
            int status = registry_tell(&s->registry, rule, "-1");
            if (status)
                return status;
            fprintf(stderr, "uninstalling: %s OK\n", rule);
            found = true;
            i = 0; /* the list was read anew */
        }
        if (!found)
            fprintf(stderr, "uninstalling: %s not found\n", name);
    }
    return BINFMT_DONE;
}

/* -NAME VALUE, --NAME VALUE, --NAME=VALUE; moves *args behind it. */
static bool option(char ***args, const char *name, const char **value)
{
    const char *at = **args;
    size_t n = strlen(name);
    at += at[0] == '-' && at[1] == '-' ? 2 : at[0] == '-' ? 1 : 0;
    if (at == **args || strncmp(at, name, n) != 0 || (at[n] && at[n] != '='))
        return false;
    *value = at[n] == '=' ? at + n + 1 : *++*args;
    if (!*value)
        fatal(BINFMT_USAGE, "--%s needs a value", name);
    ++*args;
    return true;
}

static bool is_word(const char *arg, const char *name)
{
    return arg[0] == '-' && strcmp(arg + 1 + (arg[1] == '-'), name) == 0;
}

/* As the first process of a container no signal would end us by itself. */
static void wait_for_end(void)
{
    sigset_t set;
    int number;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigprocmask(SIG_BLOCK, &set, NULL);
    fflush(stdout);
    sigwait(&set, &number);
}

int binfmt_installer(char **args)
{
    struct installer s = {.mount = BINFMT_FOLDER};
    while (*args) {
        if (is_word(*args, "version")) {
            fprintf(stderr, "binfmt/dragoman %s\n", DRAGOMAN_VERSION);
            return BINFMT_DONE;
        }
        if (is_word(*args, "wait")) {
            s.wait = true;
            args++;
            continue;
        }
        if (!option(&args, "install", &s.install) && !option(&args, "uninstall", &s.uninstall) &&
            !option(&args, "mount", &s.mount))
            fatal(BINFMT_USAGE,
                  "%s: --install PLATFORM,..., --uninstall NAME,..., --mount FOLDER, --wait or --version expected",
                  *args);
    }
    ssize_t n = readlink("/proc/self/exe", s.interpreter, sizeof s.interpreter - 1);
    int status = n > 0 ? BINFMT_DONE : BINFMT_CANNOT;
    if (status)
        message("cannot tell where this program is: /proc is not mounted");
    if (!status)
        status = registry_open(&s.registry, s.mount, true);
    if (!status && s.uninstall)
        status = uninstall(&s, strdup(s.uninstall));
    if (!status && s.install)
        status = install(&s, strdup(s.install));
    if (!status && s.install && s.registry.mounted_here)
        fprintf(
            stderr,
            "note: binfmt_misc was mounted by this container and goes with it, and the rules too, unless the machine "
            "has it mounted: mount -t binfmt_misc binfmt_misc %s\n",
            BINFMT_FOLDER);
    if (!status && s.install && in_user_namespace())
        fprintf(stderr, "note: in a user namespace (rootless container) the machine's own rules are not changed\n");
    if (!status)
        print_platforms(&s.registry);
    if (!status && s.wait)
        wait_for_end();
    return status;
}
