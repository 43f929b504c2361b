/* guests.h: the table of guests that this binary serves, and of the host's backend. */
#ifndef DRAGOMAN_CLI_GUESTS_H
#define DRAGOMAN_CLI_GUESTS_H

#include <stdbool.h>
#include <stdint.h>

struct frontend;
struct guest_abi;
struct backend;

/* A decode row, whatever the guest. */
struct guest_row {
    const char *name, *feature, *file;
    bool implemented;
};

struct guest {
    const struct frontend *frontend;
    const struct guest_abi *linux_abi;
    bool (*row)(uint32_t index, struct guest_row *row); /* false: no such index */
    const char *oci_name;      /* in the platform names of containers: linux/NAME */
    /* Code of a program that exits with the first character of what uname(2) gives as release. NULL: none. */
    const void *probe;
    uint32_t probe_size;
};

extern const struct guest guests[];
extern const uint32_t nguests;
/* By the name of its instruction set; NULL after a message. */
const struct guest *guest_by_name(const char *isa);
/* NULL: guest code is interpreted. */
const struct backend *host_backend(void);

#endif
