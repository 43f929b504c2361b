/* safe_syscall.c: blocking system calls on behalf of the guest. The sequence that closes the race with signals is in
 * safe_syscall.S; whether an interrupted call is restarted is the system-call layer's to say. */
#include "runtime/internal.h"

#include <errno.h>

int64_t safe_syscall(struct thread *t, long nr, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e, uint64_t f)
{
    const uint64_t args[6] = {a, b, c, d, e, f};
    int64_t result = safe_syscall_raw(&t->has_pending, nr, args);
    bool begun = result != CALL_NEVER_BEGAN;
    t->call_state = begun ? CALL_PLAIN : CALL_NOT_BEGUN;
    return begun ? result : -EINTR;
}
