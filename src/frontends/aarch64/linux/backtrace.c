/* backtrace.c: return addresses by AAPCS64's frame records: x29 points to a pair of the caller's x29 and the return
 * address (AAPCS64, 6.4.6). Code without frame records ends the list early, or leaves its caller out. */
#include "contract/runtime.h"
#include "frontends/aarch64/a64.h"
#include "frontends/aarch64/linux/a64_linux.h"

/* The record of a function that has called is above its stack pointer, and its caller's above it. */
uint32_t a64_backtrace(const struct cpu_state *st, uint64_t *frames, uint32_t max)
{
    const struct a64_state *s = (const struct a64_state *)st;
    uint64_t record = s->x[29], last = s->sp;
    uint32_t n = 0;
    if (max)
        frames[n++] = s->x[30];
    while (n < max && record >= last && !(record & 7)) {
        uint64_t pair[2];
        if (!guest_read(pair, record, sizeof pair) || !pair[1])
            break;
        if (n != 1 || pair[1] != frames[0]) /* x30 was still the one of the record */
            frames[n++] = pair[1];
        if (pair[0] <= record)
            break;
        last = record;
        record = pair[0];
    }
    return n;
}
