/* misc_prctl.c: prctl(2). What is not in the table is refused as the kernel refuses an option it does not know. */
#include <errno.h>
#include <sys/prctl.h>

#include "base/log.h"
#include "contract/guest_mm.h"
#include "contract/runtime.h"
#include "syscall/handlers.h"

enum { PRCTL_SET_MDWE = 65, PRCTL_GET_MDWE = 66, PRCTL_SET_MEMORY_MERGE = 67, PRCTL_GET_MEMORY_MERGE = 68, PRCTL_FUTEX_HASH = 78,
       PRCTL_TIMER_CREATE_RESTORE_IDS = 77, PRCTL_GET_AUXV = 0x41555856 };

static int64_t pass_through(struct thread *t, const uint64_t args[6])
{
    (void)t;
    return host_syscall(__NR_prctl, args[0], args[1], args[2], args[3], args[4], 0);
}

/* The second argument is a pointer. */
static int64_t pass_pointer(struct thread *t, const uint64_t args[6])
{
    return host_syscall(__NR_prctl, args[0], guest_pointer(t, args[1]), args[2], args[3], args[4], 0);
}

static int64_t set_vma(struct thread *t, const uint64_t args[6])
{
    uint64_t start = guest_pointer(t, args[2]), name = guest_pointer(t, args[4]);
    if (start >= GUEST_TOP || args[3] > GUEST_TOP - start) {
        return -ENOMEM;
    }
    return host_syscall(__NR_prctl, args[0], args[1], start, args[3], name, 0);
}

static int64_t get_tid_address(struct thread *t, const uint64_t args[6])
{
    return guest_write(args[1], &t->clear_child_tid, sizeof t->clear_child_tid) ? 0 : -EFAULT;
}

static int64_t get_auxv(struct thread *t, const uint64_t args[6])
{
    const struct machine *m = t->machine;
    char auxv[1024];
    uint64_t n = m->auxv_size < args[2] ? m->auxv_size : args[2];
    n = n < sizeof auxv ? n : sizeof auxv;
    if (args[3] || args[4]) {
        return -EINVAL;
    }
    return guest_read(auxv, m->auxv_start, n) && guest_write(args[1], auxv, n) ? (int64_t)m->auxv_size : -EFAULT;
}

static int64_t set_mdwe(struct thread *t, const uint64_t args[6])
{
    return args[2] || args[3] || args[4] ? -EINVAL : guest_mm_set_mdwe(t->machine, args[1]);
}

static int64_t get_mdwe(struct thread *t, const uint64_t args[6])
{
    return args[1] || args[2] || args[3] || args[4] ? -EINVAL : guest_mm_mdwe(t->machine);
}

static const struct {
    uint32_t option;
    syscall_handler *handler;
} options[] = {
    { PR_SET_PDEATHSIG, pass_through },
    { PR_GET_PDEATHSIG, pass_pointer },
    { PR_GET_DUMPABLE, pass_through },
    { PR_SET_DUMPABLE, pass_through },
    { PR_GET_KEEPCAPS, pass_through },
    { PR_SET_KEEPCAPS, pass_through },
    { PR_GET_TIMING, pass_through },
    { PR_SET_TIMING, pass_through },
    { PR_SET_NAME, pass_pointer },
    { PR_GET_NAME, pass_pointer },
    { PR_GET_SECCOMP, prctl_get_seccomp },
    { PR_SET_SECCOMP, prctl_set_seccomp },
    { PR_CAPBSET_READ, pass_through },
    { PR_CAPBSET_DROP, pass_through },
    { PR_GET_SECUREBITS, pass_through },
    { PR_SET_SECUREBITS, pass_through },
    { PR_SET_TIMERSLACK, pass_through },
    { PR_GET_TIMERSLACK, pass_through },
    { PR_TASK_PERF_EVENTS_DISABLE, pass_through },
    { PR_TASK_PERF_EVENTS_ENABLE, pass_through },
    { PR_MCE_KILL, pass_through },
    { PR_MCE_KILL_GET, pass_through },
    { PR_SET_MM, sys_eperm },               /* would move the translator's own */
    { PR_SET_CHILD_SUBREAPER, pass_through },
    { PR_GET_CHILD_SUBREAPER, pass_pointer },
    { PR_SET_NO_NEW_PRIVS, pass_through },
    { PR_GET_NO_NEW_PRIVS, pass_through },
    { PR_GET_TID_ADDRESS, get_tid_address },
    { PR_SET_THP_DISABLE, pass_through },
    { PR_GET_THP_DISABLE, pass_through },
    { PR_CAP_AMBIENT, pass_through },
    { PR_GET_SPECULATION_CTRL, pass_through },
    { PR_SET_SPECULATION_CTRL, pass_through },
    { PR_SET_TAGGED_ADDR_CTRL, prctl_set_tagged_addr_ctrl },
    { PR_GET_TAGGED_ADDR_CTRL, prctl_get_tagged_addr_ctrl },
    { PR_SET_IO_FLUSHER, pass_through },
    { PR_GET_IO_FLUSHER, pass_through },
    { PR_SET_SYSCALL_USER_DISPATCH, sys_einval }, /* would catch the translator's own calls */
    { PR_SCHED_CORE, pass_through },
    { PRCTL_SET_MDWE, set_mdwe },
    { PRCTL_GET_MDWE, get_mdwe },
    { PRCTL_SET_MEMORY_MERGE, pass_through },
    { PRCTL_GET_MEMORY_MERGE, pass_through },
    { PRCTL_TIMER_CREATE_RESTORE_IDS, pass_through },
    { PRCTL_FUTEX_HASH, pass_through },
    { PRCTL_GET_AUXV, get_auxv },
    { PR_SET_VMA, set_vma },
    { PR_SET_PTRACER, pass_through },
};

int64_t sys_prctl(struct thread *t, const uint64_t args[6])
{
    for (unsigned i = 0; i < sizeof options / sizeof options[0]; i++) {
        if (options[i].option == (uint32_t)args[0]) {
            return options[i].handler(t, args);
        }
    }
    if (log_items() & LOG_UNIMP) {
        log_text("prctl: option %#x refused\n", (unsigned)args[0]);
    }
    return -EINVAL;
}
