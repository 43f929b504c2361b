/* cpuinfo.h: arm64's /proc/cpuinfo. */
#ifndef DRAGOMAN_FRONTENDS_AARCH64_LINUX_CPUINFO_H
#define DRAGOMAN_FRONTENDS_AARCH64_LINUX_CPUINFO_H

#include <stddef.h>

struct machine;

/* guest_abi.cpuinfo: one processor's part, like snprintf. */
int a64_cpuinfo(const struct machine *m, unsigned cpu, char *text, size_t size);

#endif
