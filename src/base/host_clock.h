/* host_clock.h: the host kernel's own function for clocks, which it maps into every process (vDSO). */
#ifndef DRAGOMAN_BASE_HOST_CLOCK_H
#define DRAGOMAN_BASE_HOST_CLOCK_H

#include <time.h>

/* As clock_gettime(2), but returns the negative error number. */
typedef int host_clock_fn(clockid_t clock, struct timespec *now);
/* NULL: the host has none. */
host_clock_fn *host_clock_function(void);

#endif
