/* binfmt_internal.h: what the binfmt files share. A rule is what the kernel's binfmt_misc holds by one name. */
#ifndef DRAGOMAN_CLI_BINFMT_INTERNAL_H
#define DRAGOMAN_CLI_BINFMT_INTERNAL_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>

struct guest;

/* Exit statuses. */
enum { BINFMT_DONE = 0, BINFMT_USAGE = 1, BINFMT_CANNOT = 2, BINFMT_NOT_IN_EFFECT = 3 };

enum { RULE_BYTES = 128, RULE_NAME = 64, RULE_PATH = 256, RULE_LINE = 2048, MAX_RULES = 128 };
#define BINFMT_FOLDER "/proc/sys/fs/binfmt_misc"

struct rule {
    char name[RULE_NAME], interpreter[RULE_PATH];
    char flags[8]; /* letters of POCF, in this order */
    bool enabled, by_extension;
    unsigned offset, size; /* of magic */
    uint8_t magic[RULE_BYTES], mask[RULE_BYTES];
    struct timespec since; /* when it was registered */
};

/* -- binfmt_rule.c: a rule and its text forms ------------------------------------------------------------------- */
/* flags must be valid. */
void rule_for_guest(struct rule *rule, const struct guest *guest, const char *interpreter, const char *flags);
/* Writes flags into to as the kernel shows them; false: a letter that is no flag. */
bool rule_flags(char to[8], const char *flags);
/* From the kernel's description of it. */
void rule_from_kernel(struct rule *rule, const char *name, char *text);
bool rules_equal(const struct rule *a, const struct rule *b);
/* Is there a file that both would take? */
bool rules_overlap(const struct rule *a, const struct rule *b);
/* Does the rule take files that begin with these bytes? */
bool rule_takes(const struct rule *rule, const uint8_t *head, unsigned size);
/* As the kernel and binfmt.d(5) have it, without newline. */
void rule_line(const struct rule *rule, char line[RULE_LINE]);
/* As update-binfmts(8) --import has it. */
void rule_debian(const struct rule *rule, FILE *out);

/* -- binfmt_kernel.c: the kernel's rules ------------------------------------------------------------------------ */
struct registry {
    const char *folder;
    bool mounted_here; /* by us */
    bool enabled;
    unsigned count;
    struct rule rules[MAX_RULES]; /* the kernel asks them in this order */
};
/* Mounts the file system if it is not, and if may_mount. 0, or an exit status after a message. */
int registry_open(struct registry *registry, const char *folder, bool may_mount);
/* Is it there to be looked at? Says nothing. */
bool registry_look(struct registry *registry, const char *folder);
/* Reads the rules again, after somebody else changed them. */
void registry_refresh(struct registry *registry);
/* May rules be registered? 0, or an exit status after a message. */
int registry_check_writable(const struct registry *registry);
struct rule *registry_find(struct registry *registry, const char *name);
int registry_add(struct registry *registry, const struct rule *rule);
/* command: "0" disable, "1" enable, "-1" remove. */
int registry_tell(struct registry *registry, const char *name, const char *command);
/* A user namespace of our own has its own rules (Linux 6.7 and later). */
bool in_user_namespace(void);
/* All flags; without P where the kernel (before 5.12) does not tell the interpreter of it. */
const char *default_flags(void);

/* -- binfmt_probe.c --------------------------------------------------------------------------------------------- */
enum probe_result { PROBE_NONE /* there is no test program */, PROBE_OURS, PROBE_OTHER, PROBE_FAILS };
/* Has the kernel run a small program of the guest. */
enum probe_result probe_guest(const struct guest *guest);
/* {"supported": [platforms that run here], "emulators": [enabled rules]} */
void print_platforms(struct registry *registry);

/* -- binfmt_files.c: what brings rules back after a restart ----------------------------------------------------- */
/* Names the files that hold the rule, with a blank in front of each; "" if there are none. */
void persist_names(const char *root, const struct rule *rule, char *to, size_t size);
/* root: "" for this machine. replaced: names of disabled rules, separated by blanks. */
int persist_write(const char *root, const struct rule *rule, const char *replaced);
/* Removes the rule's files, or masks those of packages; replaced gets what persist_write was given. */
int persist_remove(const char *root, const struct rule *rule, char *replaced, size_t size);
/* The same for somebody else's rule: masks it, or removes the mask. */
void persist_mask(const char *name, bool masked);

#endif
