/* guests.c: see guests.h. The only place that names frontends and backends. */
#include "cli/guests.h"

#include <stddef.h>
#include <string.h>

#include "backends/x86_64/x86_64.h"
#include "base/log.h"
#include "frontends/aarch64/a64.h"
#include "frontends/aarch64/aarch64.h"
#include "frontends/aarch64/linux/a64_linux.h"

static bool a64_row(uint32_t index, struct guest_row *row)
{
    if (index >= A64_NROWS)
        return false;
    const struct a64_row_info *r = &a64_rows[index];
    *row = (struct guest_row){r->name, r->feature, r->file, r->implemented};
    return true;
}

static const uint32_t a64_probe[] = {
    0xd10803ff, /* sub sp, sp, #512 */
    0x910003e0, /* mov x0, sp */
    0xd2801408, /* mov x8, #160, uname */
    0xd4000001, /* svc #0 */
    0x39420be0, /* ldrb w0, [sp, #130], utsname.release */
    0xd2800ba8, /* mov x8, #93, exit */
    0xd4000001, /* svc #0 */
};

const struct guest guests[] = {
    {&a64_frontend, &a64_linux_abi, a64_row, "arm64", a64_probe, sizeof a64_probe},
};
const uint32_t nguests = sizeof guests / sizeof *guests;

const struct guest *guest_by_name(const char *isa)
{
    for (uint32_t i = 0; i < nguests; i++)
        if (strcmp(guests[i].frontend->name, isa) == 0)
            return &guests[i];
    message("unknown instruction set \"%s\"; there is: %s", isa, guests[0].frontend->name);
    return NULL;
}

const struct backend *host_backend(void)
{
#if defined(__x86_64__)
    return &x86_64_backend;
#else
    return NULL;
#endif
}
