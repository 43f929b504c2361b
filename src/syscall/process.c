/* process.c: the end of threads and processes. */
#include "contract/runtime.h"
#include "syscall/handlers.h"
#include "syscall/process.h"

int64_t sys_exit(struct thread *t, const uint64_t args[6])
{
    t->exiting = true;
    t->exit_status = (int)(args[0] & 0xff);
    return SYSCALL_NO_RESULT;
}

int64_t sys_exit_group(struct thread *t, const uint64_t args[6])
{
    runtime_exit(t, (int)(args[0] & 0xff));
}
