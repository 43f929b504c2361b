/* keyfile.c: see keyfile.h. */
#include "cli/keyfile.h"

#include <string.h>

static const char blanks[] = " \t\r\v\f";

static void trim_end(char *text)
{
    size_t n = strlen(text);
    while (n > 0 && strchr(blanks, text[n - 1]))
        text[--n] = 0;
}

/* \s \n \t \r \\ in place; false: another escape. */
static bool unescape(char *text)
{
    static const char names[] = "sntr\\", values[] = " \n\t\r\\";
    char *to = text;
    for (char *from = text; *from; from++) {
        if (*from != '\\') {
            *to++ = *from;
            continue;
        }
        const char *name = *++from ? strchr(names, *from) : NULL;
        if (!name)
            return false;
        *to++ = values[name - names];
    }
    *to = 0;
    return true;
}

/* [NAME], and nothing behind it; NULL: it isn't one. */
static char *group_name(char *line)
{
    trim_end(line);
    size_t n = strlen(line);
    if (n < 3 || line[n - 1] != ']')
        return NULL;
    line[n - 1] = 0;
    return strpbrk(line + 1, "[]") ? NULL : line + 1;
}

int keyfile_parse(char *text, keyfile_fn *each, void *context)
{
    char *group = NULL, *next;
    int number = 1;
    for (char *line = text; line; line = next, number++) {
        next = strchr(line, '\n');
        if (next)
            *next++ = 0;
        size_t n = strlen(line);
        if (n > 0 && line[n - 1] == '\r')
            line[n - 1] = 0;
        line += strspn(line, blanks);
        if (!*line || *line == '#')
            continue;
        if (*line == '[') {
            group = group_name(line);
            if (!group)
                return number;
            continue;
        }
        char *value = strchr(line, '=');
        if (!group || !value || value == line)
            return number;
        *value++ = 0;
        trim_end(line);
        value += strspn(value, blanks);
        if (!unescape(value))
            return number;
        if (!each(context, group, line, value, number))
            return -1;
    }
    return 0;
}
