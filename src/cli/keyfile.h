/* keyfile.h: reads key files as GLib writes them: [group] lines, KEY=VALUE lines, # comments. Knows no key. (GLib's own
 * reader would cost every start of a program more than the reading: constructors and relocations.) */
#ifndef DRAGOMAN_CLI_KEYFILE_H
#define DRAGOMAN_CLI_KEYFILE_H

#include <stdbool.h>

/* value has its escapes resolved. false stops the reading. */
typedef bool keyfile_fn(void *context, const char *group, const char *key, const char *value, int line);

/* Cuts text up in place; group, key and value stay there. Returns 0, the number of a line that is none of the above, or
 * -1 if `each` returned false. */
int keyfile_parse(char *text, keyfile_fn *each, void *context);

#endif
