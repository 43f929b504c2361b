/* binfmt_rule.c: rules of binfmt_misc and their text forms; asks and tells nobody. */
#include <elf.h>
#include <stdlib.h>
#include <string.h>

#include "cli/binfmt_internal.h"
#include "cli/guests.h"
#include "contract/frontend.h"

enum { HEAD = 20 /* of an ELF file: identification, type, machine */ };

static void put16(uint8_t *to, uint16_t value, bool big)
{
    to[big] = (uint8_t)value;
    to[!big] = (uint8_t)(value >> 8);
}

bool rule_flags(char to[8], const char *flags)
{
    static const char order[] = "POCF";
    if (flags[strspn(flags, order)])
        return false;
    for (const char *at = order; *at; at++)
        if (strchr(flags, *at) || (*at == 'O' && strchr(flags, 'C'))) /* credentials come with the open file */
            *to++ = *at;
    *to = 0;
    return true;
}

void rule_for_guest(struct rule *rule, const struct guest *guest, const char *interpreter, const char *flags)
{
    const struct frontend *f = guest->frontend;
    bool big = f->elf_data == ELFDATA2MSB;
    *rule = (struct rule){.enabled = true, .size = HEAD};
    snprintf(rule->name, sizeof rule->name, "dragoman-%s", f->name);
    snprintf(rule->interpreter, sizeof rule->interpreter, "%s", interpreter);
    rule_flags(rule->flags, flags);
    const uint8_t ident[] = {ELFMAG0, ELFMAG1, ELFMAG2, ELFMAG3, f->elf_class, f->elf_data, EV_CURRENT};
    memcpy(rule->magic, ident, sizeof ident);
    memset(rule->mask, 0xff, HEAD);
    rule->mask[EI_OSABI] = 0;
    put16(rule->magic + 16, ET_EXEC, big);
    put16(rule->mask + 16, (uint16_t) ~(ET_EXEC ^ ET_DYN), big);
    put16(rule->magic + 18, f->elf_machine, big);
}

/* ---- the kernel's description ---------------------------------------------------------------- */
static unsigned parse_hex(uint8_t *to, const char *text)
{
    unsigned n = 0, byte = 0;
    for (int used = 0; n < RULE_BYTES && sscanf(text, "%2x%n", &byte, &used) == 1 && used == 2; text += 2)
        to[n++] = (uint8_t)byte;
    return n;
}

static const char *after(const char *line, const char *prefix)
{
    size_t n = strlen(prefix);
    return strncmp(line, prefix, n) == 0 ? line + n : NULL;
}

void rule_from_kernel(struct rule *rule, const char *name, char *text)
{
    char *rest = NULL;
    const char *value;
    bool masked = false;
    *rule = (struct rule){.by_extension = true};
    snprintf(rule->name, sizeof rule->name, "%s", name);
    for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        if (strcmp(line, "enabled") == 0) {
            rule->enabled = true;
        } else if ((value = after(line, "interpreter "))) {
            snprintf(rule->interpreter, sizeof rule->interpreter, "%s", value);
        } else if ((value = after(line, "flags: "))) {
            snprintf(rule->flags, sizeof rule->flags, "%s", value);
        } else if ((value = after(line, "offset "))) {
            rule->offset = (unsigned)strtoul(value, NULL, 10);
        } else if ((value = after(line, "magic "))) {
            rule->by_extension = false;
            rule->size = parse_hex(rule->magic, value);
        } else if ((value = after(line, "mask "))) {
            masked = true;
            parse_hex(rule->mask, value);
        }
    }
    if (!masked)
        memset(rule->mask, 0xff, sizeof rule->mask);
}

/* ---- comparisons ----------------------------------------------------------------------------- */
bool rules_equal(const struct rule *a, const struct rule *b)
{
    return strcmp(a->name, b->name) == 0 && strcmp(a->interpreter, b->interpreter) == 0 &&
           strcmp(a->flags, b->flags) == 0 && a->by_extension == b->by_extension && a->offset == b->offset &&
           a->size == b->size && memcmp(a->magic, b->magic, a->size) == 0 && memcmp(a->mask, b->mask, a->size) == 0;
}

/* The mask of one byte of a file; 0 where the rule does not look. */
static uint8_t mask_at(const struct rule *rule, unsigned at)
{
    return at >= rule->offset && at < rule->offset + rule->size ? rule->mask[at - rule->offset] : 0;
}

bool rules_overlap(const struct rule *a, const struct rule *b)
{
    if (a->by_extension || b->by_extension)
        return false;
    for (unsigned i = 0; i < a->size; i++) {
        unsigned at = a->offset + i;
        uint8_t both = a->mask[i] & mask_at(b, at);
        if (both && (a->magic[i] ^ b->magic[at - b->offset]) & both)
            return false;
    }
    return true;
}

bool rule_takes(const struct rule *rule, const uint8_t *head, unsigned size)
{
    if (rule->by_extension || rule->offset + rule->size > size)
        return false;
    for (unsigned i = 0; i < rule->size; i++)
        if ((head[rule->offset + i] ^ rule->magic[i]) & rule->mask[i])
            return false;
    return true;
}

/* ---- text forms ------------------------------------------------------------------------------ */
static void hex(char *to, const uint8_t *bytes, unsigned n)
{
    *to = 0;
    for (unsigned i = 0; i < n; i++)
        to += sprintf(to, "\\x%02x", bytes[i]);
}

void rule_line(const struct rule *rule, char line[RULE_LINE])
{
    char magic[4 * RULE_BYTES + 1], mask[4 * RULE_BYTES + 1];
    char d = strchr(rule->interpreter, ':') ? '|' : ':'; /* the first character delimits */
    hex(magic, rule->magic, rule->size);
    hex(mask, rule->mask, rule->size);
    snprintf(line, RULE_LINE, "%c%s%cM%c%u%c%s%c%s%c%s%c%s", d, rule->name, d, d, rule->offset, d, magic, d, mask, d,
             rule->interpreter, d, rule->flags);
}

void rule_debian(const struct rule *rule, FILE *out)
{
    char magic[4 * RULE_BYTES + 1], mask[4 * RULE_BYTES + 1];
    hex(magic, rule->magic, rule->size);
    hex(mask, rule->mask, rule->size);
    fprintf(out, "package dragoman\ninterpreter %s\noffset %u\nmagic %s\nmask %s\n", rule->interpreter, rule->offset,
            magic, mask);
    fprintf(out, "credentials %s\nfix_binary %s\npreserve %s\n", strchr(rule->flags, 'C') ? "yes" : "no",
            strchr(rule->flags, 'F') ? "yes" : "no", strchr(rule->flags, 'P') ? "yes" : "no");
}
