/* quote.c: see quote.h. */
#include "base/quote.h"

void quote_json(FILE *out, const char *text)
{
    fputc('"', out);
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\')
            fprintf(out, "\\%c", c);
        else if (c < ' ' || c > '~')
            fprintf(out, "\\u%04x", c);
        else
            fputc(c, out);
    }
    fputc('"', out);
}

void quote_markup(FILE *out, const char *text, size_t size)
{
    for (size_t i = 0; i < size && text[i]; i++)
        switch (text[i]) {
        case '<': fputs("&lt;", out); break;
        case '>': fputs("&gt;", out); break;
        case '&': fputs("&amp;", out); break;
        case '"': fputs("&quot;", out); break;
        default:
            if ((unsigned char)text[i] >= ' ' || text[i] == '\n' || text[i] == '\t')
                fputc(text[i], out);
        }
}
