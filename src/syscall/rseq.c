/* rseq.c: rseq(2): the guest's struct is registered with the host's kernel, with the kernel's own answers. What becomes
 * of critical sections is the runtime's (runtime/critical.c). */
#include <errno.h>
#include <features.h>
#include <sys/auxv.h>
#include <sys/syscall.h>

#if defined(__GLIBC_PREREQ)
#if __GLIBC_PREREQ(2, 35)
#include <sys/rseq.h>
#define LIBRARY_REGISTERS 1
#endif
#endif

#include "contract/runtime.h"
#include "syscall/handlers.h"

enum { UNREGISTER = 1, ORIGINAL_SIZE = 32, FEATURE_SIZE = 27 /* AT_RSEQ_FEATURE_SIZE */ };

/* A thread has one struct rseq, and our C library registered one of its own, with a size that depends on its version.
 * It does without when it finds none. */
static void unregister_library(void)
{
#ifdef LIBRARY_REGISTERS
    const uint64_t area = (uintptr_t)__builtin_thread_pointer() + (uint64_t)__rseq_offset;
    const uint64_t sizes[] = {ORIGINAL_SIZE, __rseq_size, (getauxval(FEATURE_SIZE) + 31) & ~UINT64_C(31)};
    if (!__rseq_size)
        return;
    for (unsigned i = 0; i < sizeof sizes / sizeof *sizes; i++)
        if (!host_syscall(SYS_rseq, area, sizes[i], UNREGISTER, RSEQ_SIG, 0, 0))
            return;
#endif
}

int64_t sys_rseq(struct thread *t, const uint64_t args[6])
{
    const uint32_t size = (uint32_t)args[1], flags = (uint32_t)args[2], signature = (uint32_t)args[3];
    if (!flags && !t->rseq.area)
        unregister_library();
    int64_t result = host_syscall(SYS_rseq, args[0], size, flags, signature, 0, 0);
    if (!result && flags == UNREGISTER)
        runtime_rseq_set(t, 0, 0, 0);
    else if (!result)
        runtime_rseq_set(t, args[0], size, signature);
    return result;
}
