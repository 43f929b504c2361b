/* binfmt.c: the command "dragoman binfmt": what is to be registered, and what stands in its way. */
#include "cli/binfmt.h"

#include <errno.h>
#include <getopt.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "cli/binfmt_internal.h"
#include "cli/guests.h"
#include "contract/frontend.h"

struct request {
    const char *interpreter, *flags, *mount, *root, *format;
    bool no_persist, replace, force, json, help;
    const struct guest *guests[16];
    unsigned count;
    char own_path[RULE_PATH];
    struct registry registry;
};

static int usage(void)
{
    fputs("usage: dragoman binfmt install [OPTION...] [ISA...]   have the kernel run programs of these with dragoman\n"
          "       dragoman binfmt remove [OPTION...] [ISA...]    undo that\n"
          "       dragoman binfmt status [OPTION...] [ISA...]    show what is registered\n"
          "       dragoman binfmt rule [OPTION...] [ISA...]      print the rules\n"
          "Without ISA, or with \"all\", all guests are meant.\n\n"
          "  --interpreter PATH  the program to register (default: this one)\n"
          "  --flags FLAGS       the rule's flags, of P O C F (default: POCF)\n"
          "  --no-persist        only until the next restart\n"
          "  --root FOLDER       write only the files, below FOLDER; leave the kernel alone\n"
          "  --replace           disable other rules for the same programs\n"
          "  --force             register again what is registered already\n"
          "  --mount FOLDER      where binfmt_misc is (default: " BINFMT_FOLDER ")\n"
          "  --format FORMAT     of rule: binfmt.d or update-binfmts\n"
          "  --json              print platforms and emulators as installers in container images do\n\n"
          "Exit status: 0 done; 1 wrong usage; 2 not possible here; 3 (status) not in effect.\n",
          stdout);
    return BINFMT_DONE;
}

/* ---- the arguments --------------------------------------------------------------------------- */
static bool add_guest(struct request *request, const char *name)
{
    bool all = strcmp(name, "all") == 0;
    uint32_t before = request->count;
    if (strncmp(name, "linux/", 6) == 0)
        name += 6;
    for (uint32_t i = 0; i < nguests && request->count < 16; i++)
        if (all || strcmp(name, guests[i].frontend->name) == 0 || strcmp(name, guests[i].oci_name) == 0)
            request->guests[request->count++] = &guests[i];
    if (request->count > before)
        return true;
    guest_by_name(name); /* says what there is */
    return false;
}

static bool find_own_path(struct request *request)
{
    if (request->interpreter)
        return true;
    ssize_t n = readlink("/proc/self/exe", request->own_path, sizeof request->own_path - 1);
    if (n < 0 || access(request->own_path, X_OK) != 0) {
        message("cannot tell where dragoman is: use --interpreter PATH");
        return false;
    }
    request->interpreter = request->own_path;
    return true;
}

static bool check_interpreter(const struct request *request)
{
    /* The kernel's limits: 128 bytes of the path (BINPRM_BUF_SIZE / 2), no line breaks. */
    if (request->interpreter[0] != '/' || strlen(request->interpreter) > 127 ||
        strpbrk(request->interpreter, "\n|\\")) {
        message("--interpreter: an absolute path of at most 127 characters expected, without \\ and |, not \"%s\"",
                request->interpreter);
        return false;
    }
    if (!*request->root && access(request->interpreter, X_OK) != 0) {
        message("--interpreter: %s: %s", request->interpreter, strerror(errno));
        return false;
    }
    return true;
}

struct option_row {
    const char *name;
    bool text; /* takes a value: a const char * of the request, else a bool */
    size_t at;
};

static bool parse_options(struct request *request, int argc, char **argv)
{
    static const struct option_row rows[] = {
        {"interpreter", true, offsetof(struct request, interpreter)},
        {"flags", true, offsetof(struct request, flags)},
        {"no-persist", false, offsetof(struct request, no_persist)},
        {"root", true, offsetof(struct request, root)},
        {"replace", false, offsetof(struct request, replace)},
        {"force", false, offsetof(struct request, force)},
        {"mount", true, offsetof(struct request, mount)},
        {"format", true, offsetof(struct request, format)},
        {"json", false, offsetof(struct request, json)},
        {"help", false, offsetof(struct request, help)},
    };
    enum { COUNT = sizeof rows / sizeof *rows };
    struct option options[COUNT + 1] = {{NULL, 0, NULL, 0}};
    for (int i = 0; i < COUNT; i++)
        options[i] = (struct option){rows[i].name, rows[i].text ? required_argument : no_argument, NULL, i};
    opterr = 0;
    for (int i; (i = getopt_long(argc, argv, ":", options, NULL)) != -1;) {
        if (i >= COUNT) { /* ':' or '?' */
            message("binfmt: %s %s; see dragoman binfmt --help",
                    i == ':' ? "a value is missing behind" : "unknown option", argv[optind - 1]);
            return false;
        }
        char *at = (char *)request + rows[i].at;
        if (rows[i].text)
            *(const char **)at = optarg;
        else
            *(bool *)at = true;
    }
    return true;
}

static bool parse(struct request *request, int argc, char **argv)
{
    char flags[8];
    *request = (struct request){.mount = BINFMT_FOLDER, .root = "", .format = "binfmt.d"};
    if (!parse_options(request, argc, argv))
        return false;
    if (request->help)
        return true;
    if (!request->flags)
        request->flags = default_flags();
    if (!rule_flags(flags, request->flags)) {
        message("--flags: letters of POCF expected, not \"%s\"", request->flags);
        return false;
    }
    for (int i = optind; i < argc; i++)
        if (!add_guest(request, argv[i]))
            return false;
    return (request->count || add_guest(request, "all")) && find_own_path(request);
}

/* ---- install --------------------------------------------------------------------------------- */
/* Replaced since then? The kernel keeps the old one, with flag F. */
static bool is_stale(const struct rule *rule)
{
    struct stat st;
    if (!strchr(rule->flags, 'F') || stat(rule->interpreter, &st) != 0)
        return false;
    return st.st_ctim.tv_sec > rule->since.tv_sec ||
           (st.st_ctim.tv_sec == rule->since.tv_sec && st.st_ctim.tv_nsec > rule->since.tv_nsec);
}

/* Another enabled rule for the same programs, from `at` on. */
static struct rule *next_conflict(struct registry *registry, const struct rule *rule, unsigned *at)
{
    for (; *at < registry->count; ++*at) {
        struct rule *other = &registry->rules[*at];
        if (other->enabled && strcmp(other->name, rule->name) != 0 && rules_overlap(rule, other)) {
            ++*at;
            return other;
        }
    }
    return NULL;
}

static int disable_others(struct request *request, const struct rule *rule, char *replaced, size_t size)
{
    struct rule *other;
    unsigned at = 0;
    while ((other = next_conflict(&request->registry, rule, &at))) {
        char name[RULE_NAME];
        strcpy(name, other->name);
        int status = registry_tell(&request->registry, name, "0");
        if (status)
            return status;
        if (!request->no_persist)
            persist_mask(name, true);
        size_t n = strlen(replaced);
        snprintf(replaced + n, size - n, "%s%s", n ? " " : "", name);
        printf("%s: disabled\n", name);
        at = 0; /* the list was read anew */
    }
    return BINFMT_DONE;
}

/* Is another rule for the same programs asked before this one, because it was registered later? */
static bool is_shadowed(struct registry *registry, const struct rule *present)
{
    unsigned at = 0;
    const struct rule *other = next_conflict(registry, present, &at);
    return other && other < present;
}

static int put_rule(struct request *request, const struct rule *rule)
{
    struct rule *present = registry_find(&request->registry, rule->name);
    bool good = present && rules_equal(present, rule) && present->enabled && !is_stale(present);
    if (good && !request->force && !is_shadowed(&request->registry, present)) {
        printf("%s: already registered: %s, flags %s\n", rule->name, rule->interpreter, rule->flags);
        return BINFMT_DONE;
    }
    int status = present ? registry_tell(&request->registry, rule->name, "-1") : BINFMT_DONE;
    if (!status)
        status = registry_add(&request->registry, rule);
    if (!status)
        printf("%s: registered: %s, flags %s\n", rule->name, rule->interpreter, rule->flags);
    return status;
}

/* What the user should know about a rule that is there now. */
static int judge(struct request *request, const struct rule *rule, const struct guest *guest)
{
    struct rule *other;
    unsigned at = 0;
    enum probe_result result = probe_guest(guest);
    if (!request->registry.enabled) {
        message("binfmt_misc is switched off: echo 1 > %s/status", request->mount);
        return BINFMT_CANNOT;
    }
    while ((other = next_conflict(&request->registry, rule, &at)))
        message("%s (%s) is registered for the same programs; the kernel uses %s; --replace disables it", other->name,
                other->interpreter, result == PROBE_OTHER ? other->name : "dragoman, registered later");
    if (in_user_namespace())
        message("note: this is the binfmt_misc of a user namespace; the machine's own rules are not changed");
    if (request->registry.mounted_here)
        message("note: binfmt_misc was not mounted; it is now, in this mount namespace, and the rules go when it is "
                "unmounted");
    if (result == PROBE_FAILS)
        message("%s is registered, but a test program of %s does not run", rule->name, guest->frontend->name);
    return result == PROBE_FAILS ? BINFMT_CANNOT : BINFMT_DONE;
}

static int install_one(struct request *request, const struct guest *guest)
{
    char replaced[1024] = "";
    struct rule rule;
    rule_for_guest(&rule, guest, request->interpreter, request->flags);
    if (*request->root)
        return persist_write(request->root, &rule, "");
    int status = request->replace ? disable_others(request, &rule, replaced, sizeof replaced) : BINFMT_DONE;
    if (!status && !request->no_persist) {
        /* First, as update-binfmts also talks to the kernel, and leaves it without the rule if another is in the way. */
        status = persist_write("", &rule, replaced);
        registry_refresh(&request->registry);
    }
    if (!status)
        status = put_rule(request, &rule);
    return status ? status : judge(request, &rule, guest);
}

static int install(struct request *request)
{
    int status = check_interpreter(request) ? BINFMT_DONE : BINFMT_USAGE;
    if (!status && !*request->root)
        status = registry_open(&request->registry, request->mount, true);
    if (!status && !*request->root)
        status = registry_check_writable(&request->registry);
    for (unsigned i = 0; !status && i < request->count; i++)
        status = install_one(request, request->guests[i]);
    return status;
}

/* ---- remove ---------------------------------------------------------------------------------- */
/* Those that install --replace disabled. */
static int enable_others(struct request *request, char *names)
{
    char *rest = NULL;
    int status = BINFMT_DONE;
    for (char *name = strtok_r(names, " ", &rest); name && !status; name = strtok_r(NULL, " ", &rest)) {
        persist_mask(name, false);
        if (!registry_find(&request->registry, name))
            continue;
        status = registry_tell(&request->registry, name, "1");
        if (!status)
            printf("%s: enabled again\n", name);
    }
    return status;
}

static int remove_one(struct request *request, const struct guest *guest, bool in_kernel)
{
    char replaced[1024] = "";
    struct rule rule;
    int status = BINFMT_DONE;
    rule_for_guest(&rule, guest, request->interpreter, request->flags);
    struct rule *present = in_kernel ? registry_find(&request->registry, rule.name) : NULL;
    if (present) {
        snprintf(rule.interpreter, sizeof rule.interpreter, "%s", present->interpreter);
        status = registry_tell(&request->registry, rule.name, "-1");
    }
    if (!status && !*request->root)
        printf("%s: %s\n", rule.name, present ? "removed" : "not registered");
    if (!status && !request->no_persist)
        status = persist_remove(request->root, &rule, replaced, sizeof replaced);
    return status || !in_kernel ? status : enable_others(request, replaced);
}

static int remove_rules(struct request *request)
{
    bool in_kernel = !*request->root && registry_look(&request->registry, request->mount);
    int status = BINFMT_DONE;
    for (unsigned i = 0; !status && i < request->count; i++)
        status = remove_one(request, request->guests[i], in_kernel);
    return status;
}

/* ---- status ---------------------------------------------------------------------------------- */
static const char *describe_effect(const struct request *request, const struct rule *present, enum probe_result result)
{
    if (!request->registry.enabled)
        return "binfmt_misc is switched off";
    if (!present)
        return result == PROBE_OURS ? "in effect by another rule" : "not registered";
    if (!present->enabled)
        return "disabled";
    return result == PROBE_OURS    ? "in effect"
           : result == PROBE_OTHER ? "another emulator is used"
                                   : "registered, but does not run";
}

static bool status_of(struct request *request, const struct guest *guest)
{
    char files[1024];
    struct rule rule, *other;
    unsigned at = 0;
    rule_for_guest(&rule, guest, request->interpreter, request->flags);
    struct rule *present = registry_find(&request->registry, rule.name);
    enum probe_result result = probe_guest(guest);
    printf("%s: %s\n", rule.name, describe_effect(request, present, result));
    if (present)
        printf("  program: %s%s\n  flags: %s\n", present->interpreter,
               is_stale(present) ? " (replaced since it was registered: dragoman binfmt install)" : "", present->flags);
    persist_names("", &rule, files, sizeof files);
    printf("  after a restart:%s\n", *files ? files : " not registered");
    while ((other = next_conflict(&request->registry, &rule, &at)))
        printf("  also for these programs: %s, %s\n", other->name, other->interpreter);
    return result == PROBE_OURS;
}

/* In a container, rules of the machine count that can't be looked at. */
static int status_unseen(const struct request *request)
{
    static const char *const texts[] = {[PROBE_NONE] = "not known",
                                        [PROBE_OURS] = "in effect, by a rule that is not visible here",
                                        [PROBE_OTHER] = "another emulator is used",
                                        [PROBE_FAILS] = "not in effect"};
    bool good = true;
    printf("binfmt_misc: not mounted on %s\n", request->mount);
    for (unsigned i = 0; i < request->count; i++) {
        enum probe_result result = probe_guest(request->guests[i]);
        printf("dragoman-%s: %s\n", request->guests[i]->frontend->name, texts[result]);
        good &= result == PROBE_OURS;
    }
    return good ? BINFMT_DONE : BINFMT_NOT_IN_EFFECT;
}

static int show_status(struct request *request)
{
    bool good = true;
    if (!registry_look(&request->registry, request->mount))
        return status_unseen(request);
    printf("binfmt_misc: %s, on %s%s\n", request->registry.enabled ? "enabled" : "switched off", request->mount,
           in_user_namespace() ? ", of a user namespace" : "");
    for (unsigned i = 0; i < request->count; i++)
        good &= status_of(request, request->guests[i]);
    if (registry_find(&request->registry, "WSLInterop") || registry_find(&request->registry, "WSLInterop-late"))
        puts("WSLInterop: Windows programs; left alone");
    return good ? BINFMT_DONE : BINFMT_NOT_IN_EFFECT;
}

/* ---- rule ------------------------------------------------------------------------------------ */
static int print_rules(const struct request *request)
{
    char line[RULE_LINE];
    struct rule rule;
    bool debian = strcmp(request->format, "update-binfmts") == 0;
    if (!debian && strcmp(request->format, "binfmt.d") != 0) {
        message("--format: binfmt.d or update-binfmts expected, not \"%s\"", request->format);
        return BINFMT_USAGE;
    }
    for (unsigned i = 0; i < request->count; i++) {
        rule_for_guest(&rule, request->guests[i], request->interpreter, request->flags);
        rule_line(&rule, line);
        if (debian)
            rule_debian(&rule, stdout);
        else
            puts(line);
    }
    return BINFMT_DONE;
}

static int with_json(struct request *request, int status)
{
    fflush(stdout);
    if (!registry_look(&request->registry, request->mount))
        request->registry.count = 0;
    print_platforms(&request->registry);
    return status;
}

/* With --json only that goes to standard output. */
static void lines_to_stderr(void)
{
    fflush(stdout);
    dup2(STDERR_FILENO, STDOUT_FILENO);
}

int binfmt(char **args)
{
    static const struct {
        const char *name;
        int (*run)(struct request *request);
    } actions[] = {{"install", install}, {"remove", remove_rules}, {"status", show_status}};
    struct request request;
    int argc = 0, out = -1;
    while (args[argc])
        argc++;
    if (strcmp(args[0], "--help") == 0 || strcmp(args[0], "-h") == 0)
        return usage();
    if (!parse(&request, argc, args))
        return BINFMT_USAGE;
    if (request.help)
        return usage();
    if (strcmp(args[0], "rule") == 0)
        return print_rules(&request);
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++) {
        if (strcmp(args[0], actions[i].name) != 0)
            continue;
        if (request.json) {
            out = dup(STDOUT_FILENO);
            lines_to_stderr();
        }
        int status = actions[i].run(&request);
        if (request.json) {
            fflush(stdout);
            dup2(out, STDOUT_FILENO);
            close(out);
            return with_json(&request, status);
        }
        return status;
    }
    message("binfmt: install, remove, status or rule expected, not \"%s\"; see dragoman binfmt --help", args[0]);
    return BINFMT_USAGE;
}
