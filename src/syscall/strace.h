/* strace.h: printing one argument. Shared by strace.c and strace_args.c. */
#ifndef DRAGOMAN_SYSCALL_STRACE_H
#define DRAGOMAN_SYSCALL_STRACE_H

#include "syscall/handlers.h"
#include "syscall/names.h"

struct traced {
    struct thread *t;
    const struct syscall_row *row;
    const uint64_t *args;   /* the guest's */
    int64_t result;         /* for outputs */
    bool done;              /* the call has been made */
};
/* Has the argument no meaning in this call? */
bool trace_omits(const struct traced *c, unsigned i);
void trace_argument(struct text *text, const struct traced *c, unsigned i);

#endif
