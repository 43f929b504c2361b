/* script.c: the #! line, cut as the kernel cuts it. */
#include <string.h>

#include "loader/internal.h"

static bool blank(char c)
{
    return c == ' ' || c == '\t';
}

static char *skip_blanks(char *at)
{
    while (blank(*at))
        at++;
    return at;
}

static char *word_end(char *at)
{
    while (*at && !blank(*at))
        at++;
    return at;
}

bool script_parse(const struct program_file *file, char *line, char **name, char **argument)
{
    uint32_t size = file->head_size < SCRIPT_LINE ? file->head_size : SCRIPT_LINE;
    if (size < 2 || memcmp(file->head, "#!", 2) != 0)
        return false;
    memcpy(line, file->head, size);
    line[size] = 0;
    char *newline = memchr(line, '\n', size);
    if (newline) {
        *newline = 0;
    } else if (size == SCRIPT_LINE) {
        /* A cut-off argument is passed as far as it was read, a cut-off name is of no use. */
        if (*word_end(skip_blanks(line + 2)) == 0)
            return false;
    }
    char *end = line + 2 + strlen(line + 2);
    while (end > line + 2 && blank(end[-1]))
        *--end = 0;
    *name = skip_blanks(line + 2);
    if (!**name)
        return false;
    char *rest = word_end(*name);
    *argument = NULL;
    if (*rest) {
        *rest = 0;
        *argument = skip_blanks(rest + 1);
    }
    return true;
}
