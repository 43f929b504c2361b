/* helpers.c: C functions that A64 system instructions call: random numbers, the counter,
 * cache maintenance. Owns nothing; touches no guest register. */
#include <errno.h>
#include <sys/random.h>
#include <time.h>

#include "frontends/aarch64/a64.h"

ir_scalar_fn a64_h_rndr, a64_h_clock, a64_h_line_stays;

/* RNDR, RNDRRS: 64 random bits. The kernel's generator cannot fail once it is seeded; before, the call waits. */
uint64_t a64_h_rndr(struct cpu_state *st, uint64_t a, uint64_t b, uint64_t c)
{
    (void)st, (void)a, (void)b, (void)c;
    uint64_t value = 0;
    while (getrandom(&value, sizeof value, 0) != sizeof value && errno == EINTR)
        ;
    return value;
}

/* Nanoseconds of a host clock. CNTVCT_EL0 counts those of CLOCK_MONOTONIC; CNTFRQ_EL0 says 1 GHz accordingly (Armv8.6
 * requires that rate). */
uint64_t a64_h_clock(struct cpu_state *st, uint64_t clock, uint64_t b, uint64_t c)
{
    (void)b, (void)c;
    struct timespec now = {0, 0};
    if (st->host_clock)
        st->host_clock((clockid_t)clock, &now);
    else
        clock_gettime((clockid_t)clock, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

/* IC IVAU */
uint64_t a64_h_line_stays(struct cpu_state *st, uint64_t address, uint64_t b, uint64_t c)
{
    (void)b, (void)c;
    return st->calls && st->calls->line_stays(st, address);
}
