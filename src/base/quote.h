/* quote.h: text inside of JSON and of XML or HTML. Owns nothing. */
#ifndef DRAGOMAN_BASE_QUOTE_H
#define DRAGOMAN_BASE_QUOTE_H

#include <stddef.h>
#include <stdio.h>

/* As a JSON string, with its quotes; bytes outside ASCII as the characters of their numbers. */
void quote_json(FILE *out, const char *text);
/* At most size bytes of text as XML and HTML have them in elements and attributes; control characters that XML forbids are
 * left out. */
void quote_markup(FILE *out, const char *text, size_t size);

#endif
