/* called_as.c: see called_as.h. */
#include "cli/called_as.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/guests.h"
#include "contract/frontend.h"

enum call_name called_as(const char *argv0, char isa[32])
{
    static const char qemu[] = "qemu-", suffix[] = "-static";
    const char *slash = strrchr(argv0, '/'), *name = slash ? slash + 1 : argv0;
    isa[0] = 0;
    if (strcmp(name, "binfmt") == 0)
        return CALLED_INSTALLER;
    if (strcmp(name, ".buildkit_qemu_emulator") == 0)
        return CALLED_BUILDKIT;
    if (strncmp(name, qemu, sizeof qemu - 1) != 0)
        return CALLED_DRAGOMAN;
    snprintf(isa, 32, "%s", name + sizeof qemu - 1);
    size_t n = strlen(isa), m = sizeof suffix - 1;
    if (n > m && strcmp(isa + n - m, suffix) == 0)
        isa[n - m] = 0;
    for (uint32_t i = 0; i < nguests; i++)
        if (strcmp(guests[i].frontend->name, isa) == 0)
            return CALLED_QEMU;
    return CALLED_QEMU_OTHER;
}

const char *search_path(const char *name)
{
    const char *at = getenv("PATH");
    if (strchr(name, '/') || !*name)
        return name;
    if (!at)
        at = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    for (;; at++) {
        char *path = NULL;
        size_t n = strcspn(at, ":");
        if (asprintf(&path, "%.*s%s%s", (int)n, at, n ? "/" : "", name) < 0)
            return name;
        if (access(path, X_OK) == 0)
            return path;
        free(path);
        at += n;
        if (!*at)
            return name;
    }
}
