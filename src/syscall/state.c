/* state.c: what the system-call layer keeps per process. Knows nothing of its meaning. */
#include <sys/mman.h>

#include "base/log.h"
#include "syscall/handlers.h"

struct syscall_state *syscall_state(struct machine *m)
{
    struct syscall_state *state = __atomic_load_n(&m->syscalls, __ATOMIC_ACQUIRE), *none = NULL;
    if (state) {
        return state;
    }
    state = mmap(NULL, sizeof *state, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (state == MAP_FAILED) {
        fatal(1, "out of memory");
    }
    if (__atomic_compare_exchange_n(&m->syscalls, &none, state, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE)) {
        return state;
    }
    munmap(state, sizeof *state);
    return none;
}
