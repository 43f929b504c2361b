/* code_syscall.c: system calls that translated code makes without leaving: before and after the host's call.
 * Compiled without vector registers (src/CMakeLists.txt), which hold the guest's meanwhile. */
#include "runtime/internal.h"

#include <errno.h>

static bool begin(struct cpu_state *st)
{
    struct engine *e = engine_of(st->thread);
    _Static_assert(sizeof(struct host_call) <= sizeof st->args, "the call has room");
    if (e->rt->stats.on || !syscall_direct(&e->thread, (struct host_call *)(void *)st->args))
        return false;
    e->doing = DOING_OTHER;
    atomic_store_explicit(&e->in_code, 0, memory_order_release);
    return true;
}

/* Back in translated code, unless it is gone or somebody wants the thread elsewhere. */
static bool end(struct cpu_state *st, int64_t result)
{
    struct engine *e = engine_of(st->thread);
    struct runtime *rt = e->rt;
    if (result == -EINTR || result == CALL_NEVER_BEGAN) {
        st->exit_trap = EXIT_SYSCALL;
        st->exit_arg = (uint64_t)result;
        return false;
    }
    abi_set_result(rt->machine->abi, st, result);
    st->exit_trap = EXIT_NONE;
    atomic_store(&e->in_code, 1);
    e->doing = DOING_CODE;
    return !atomic_load(&rt->flushing) && atomic_load(&rt->generation) == e->generation && !st->pending &&
           !e->thread.has_pending;
}

const struct code_calls code_calls = {.begin = begin, .end = end, .call = direct_syscall, .whole = whole_syscall,
                                      .line_stays = line_stays};
