/* direct.c: the system calls that translated code makes itself: what passes through as it is, while nobody watches.
 * Compiled without vector registers (src/CMakeLists.txt), which hold the guest's meanwhile. */
#include "contract/guest_abi.h"
#include "contract/guest_mm.h"
#include "syscall/row.h"

static bool pointers_are_plain(const struct syscall_row *row, const uint64_t args[6])
{
    for (unsigned i = 0; i < row->nargs; i++)
        if (row->pointers >> i & 1 && args[i] >= GUEST_TOP)
            return false;
    return true;
}

bool syscall_direct(struct thread *t, struct host_call *call)
{
    const struct machine *m = t->machine;
    const struct guest_abi *abi = m->abi;
    uint32_t nr = (uint32_t)*abi_register(t->cpu, abi->number_at);
    const uint64_t *args = abi_register(t->cpu, abi->args_at);
    if (nr >= abi->nsyscalls || t->seccomp || m->opt.strace || t->cpu->mte.async_fault)
        return false;
    const struct syscall_row *row = &abi->syscalls[nr];
    if (!row->name[0] || abi->syscall_handlers[nr] || row->converts || row->flags & (NAMESPACE | ALONE))
        return false;
    if (t->cpu->mte.ctrl && row->pointers) /* they may have tags, or memory others */
        return false;
    if ((args[0] | args[1] | args[2] | args[3] | args[4] | args[5]) >= GUEST_TOP && !pointers_are_plain(row, args))
        return false;
    for (unsigned i = 0; i < 6; i++)
        call->args[i] = args[i];
    call->number = (uint64_t)row->host;
    call->pending = &t->has_pending;
    t->call_nr = nr;
    t->call_arg0 = args[0];
    t->call_state = CALL_PLAIN;
    return true;
}
