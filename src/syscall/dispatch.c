/* dispatch.c: from the guest's registers to the host's kernel and back. Knows no system call by name: what a call needs
 * is in its row (row.h). */
#include <errno.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/time.h>

#include "base/log.h"
#include "contract/guest_mm.h"
#include "contract/runtime.h"
#include "syscall/handlers.h"
#include "syscall/seccomp.h"

#define unlikely(x) __builtin_expect(!!(x), 0)

/* With the tagged-address ABI on, the kernel ignores the top byte of pointers. */
uint64_t guest_pointer(const struct thread *t, uint64_t pointer)
{
    if (pointer >= GUEST_TOP && t->cpu->mte.ctrl & PR_TAGGED_ADDR_ENABLE) {
        pointer = untagged(pointer);
    }
    return pointer < GUEST_TOP ? pointer : BAD_POINTER;
}

static __attribute__((noinline)) const uint64_t *check_pointers(struct thread *t, const struct syscall_row *row,
                                                                const uint64_t args[6], uint64_t checked[6])
{
    for (unsigned i = 0; i < 6; i++) {
        checked[i] = row->pointers >> i & 1 ? guest_pointer(t, args[i]) : args[i];
    }
    return checked;
}

static int64_t pass(struct thread *t, const struct syscall_row *row, const uint64_t args[6])
{
    if (row->flags & BLOCKS) {
        return safe_syscall(t, row->host, args[0], args[1], args[2], args[3], args[4], args[5]);
    }
    return host_syscall(row->host, args[0], args[1], args[2], args[3], args[4], args[5]);
}

static int64_t make_call(struct thread *t, const struct syscall_row *row, const uint64_t args[6])
{
    const struct guest_abi *abi = t->machine->abi;
    syscall_handler *handler = abi->syscall_handlers[row - abi->syscalls];
    return handler ? handler(t, args) : pass(t, row, args);
}

static __attribute__((noinline)) int64_t execute_converted(struct thread *t, const struct syscall_row *row,
                                                           const uint64_t args[6])
{
    struct call c;
    c.t = t;
    c.row = row;
    c.used = 0;
    for (unsigned i = 0; i < 6; i++) {
        c.guest[i] = c.host[i] = args[i];
    }
    int error = call_convert_in(&c);
    if (error < 0) {
        return error;
    }
    return call_convert_out(&c, make_call(t, row, c.host));
}

int64_t syscall_carry_out(struct thread *t, const struct syscall_row *row, const uint64_t args[6])
{
    if (row->converts) {
        return execute_converted(t, row, args);
    }
    return make_call(t, row, args);
}

int64_t syscall_execute(struct thread *t, const struct syscall_row *row, const uint64_t args[6])
{
    uint64_t checked[6];
    if (unlikely(t->cpu->mte.ctrl != 0)) {
        return tagged_execute(t, row, args);
    }
    if (unlikely((args[0] | args[1] | args[2] | args[3] | args[4] | args[5]) >= GUEST_TOP)) {
        args = check_pointers(t, row, args, checked);
    }
    return syscall_carry_out(t, row, args);
}

static bool has_socket_timeout(uint64_t fd, int option)
{
    struct timeval tv = { 0, 0 };
    socklen_t size = sizeof tv;
    return host_syscall(__NR_getsockopt, fd, SOL_SOCKET, (uint64_t)option, (uintptr_t)&tv, (uintptr_t)&size, 0) == 0 &&
           (tv.tv_sec != 0 || tv.tv_usec != 0);
}

/* The kernel's choice between ERESTARTSYS and EINTR, which a host handler without SA_RESTART hides from us. */
static void note_interruption(struct thread *t, const struct syscall_row *row, const uint64_t args[6])
{
    bool restart = (row->flags & RESTART) != 0;
    if (row->flags & SOCKTIME_IN) {
        restart = !has_socket_timeout(args[0], SO_RCVTIMEO);
    } else if (row->flags & SOCKTIME_OUT) {
        restart = !has_socket_timeout(args[0], SO_SNDTIMEO);
    }
    if (restart) {
        t->call_state = CALL_RESTARTSYS;
    } else if (t->call_state == CALL_PLAIN) {
        t->call_state = row->flags & RESTART_UNSEEN ? CALL_RESTART_UNSEEN : CALL_EINTR;
    }
}

void syscall_dispatch(struct thread *t)
{
    const struct machine *m = t->machine;
    const struct guest_abi *abi = m->abi;
    uint32_t nr = (uint32_t)*abi_register(t->cpu, abi->number_at);
    uint64_t args[6];
    memcpy(args, abi_register(t->cpu, abi->args_at), sizeof args);
    if (unlikely(t->cpu->mte.async_fault)) { /* the signal first; then the call is made again */
        mte_send_async_fault(t);
        abi->restart_syscall(t->cpu, *abi_register(t->cpu, abi->number_at), args[0]);
        return;
    }
    if (unlikely(t->seccomp != NULL) && !seccomp_allows(t, nr, args)) {
        return;
    }
    if (unlikely(nr >= abi->nsyscalls || !abi->syscalls[nr].name[0])) {
        syscall_unknown(t, nr, args);
        abi_set_result(abi, t->cpu, -ENOSYS);
        return;
    }
    const struct syscall_row *row = &abi->syscalls[nr];
    t->call_nr = nr;
    t->call_arg0 = args[0];
    t->call_state = CALL_PLAIN;
    if (unlikely(row->flags & ALONE)) {
        runtime_alone(t);
    }
    if (unlikely(row->flags & (RIGHTS | LIMITS))) {
        runtime_changes_rights(t, row->flags & LIMITS);
    }
    int64_t result = unlikely(m->opt.strace) ? syscall_trace(t, row, args) : syscall_execute(t, row, args);
    if (unlikely(row->flags & NAMESPACE)) {
        path_forget(t->machine);
    }
    if (result == SYSCALL_NO_RESULT) {
        return;
    }
    if (unlikely(result == -EINTR && t->call_state != CALL_NOT_BEGUN)) {
        note_interruption(t, row, args);
    }
    abi_set_result(abi, t->cpu, result);
}

void syscall_conclude(struct thread *t, int64_t result)
{
    const struct guest_abi *abi = t->machine->abi;
    if (result == CALL_NEVER_BEGAN) {
        t->call_state = CALL_NOT_BEGUN;
        result = -EINTR;
    } else if (result == -EINTR) {
        note_interruption(t, &abi->syscalls[t->call_nr], abi_register(t->cpu, abi->args_at));
    }
    abi_set_result(abi, t->cpu, result);
}
