/* misc_rlimit.c: resource limits. Those on memory hold for the guest's mappings only, and are kept here and in the
 * address space; the process keeps its own, without which the translator could not run. All others are the kernel's. */
#include <errno.h>
#include <linux/capability.h>
#include <sys/resource.h>

#include "contract/guest_mm.h"
#include "contract/runtime.h"
#include "syscall/handlers.h"

static const uint8_t kept[] = { RLIMIT_AS, RLIMIT_DATA, RLIMIT_STACK };
enum { NKEPT = sizeof kept };
_Static_assert(NKEPT == sizeof((struct rlimits_saved *)0)->soft / sizeof(uint64_t), "one for each");

/* Index into kept, or -1. */
static int kept_index(unsigned resource)
{
    for (int i = 0; i < NKEPT; i++) {
        if (kept[i] == resource) {
            return i;
        }
    }
    return -1;
}

static int64_t host_prlimit(uint64_t pid, unsigned resource, const struct rlimit *new, struct rlimit *old)
{
    return host_syscall(__NR_prlimit64, pid, resource, (uintptr_t)new, (uintptr_t)old, 0, 0);
}

static void get_kept(struct machine *m, int i, struct rlimit *limit)
{
    struct syscall_state *state = syscall_state(m);
    if (state->rlimits_kept >> i & 1) {
        limit->rlim_cur = state->rlimits[2 * i];
        limit->rlim_max = state->rlimits[2 * i + 1];
        return;
    }
    host_prlimit(0, kept[i], NULL, limit);
    if (kept[i] != RLIMIT_STACK) {
        limit->rlim_cur = guest_mm_limit(m, kept[i]); /* the runtime may have raised the process's */
    }
}

void rlimit_of_guest(struct machine *m, unsigned resource, struct rlimit *limit)
{
    int i = kept_index(resource);
    if (i >= 0) {
        get_kept(m, i, limit);
    } else {
        host_prlimit(0, resource, NULL, limit);
    }
}

/* May the thread raise a hard limit? */
static bool has_sys_resource(void)
{
    struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
    struct __user_cap_data_struct data[2] = { { 0, 0, 0 }, { 0, 0, 0 } };
    return host_syscall(__NR_capget, (uintptr_t)&header, (uintptr_t)data, 0, 0, 0, 0) == 0 &&
           data[0].effective >> CAP_SYS_RESOURCE & 1;
}

static int64_t set_kept(struct machine *m, int i, const struct rlimit *new, const struct rlimit *old)
{
    struct syscall_state *state = syscall_state(m);
    if (new->rlim_cur > new->rlim_max) {
        return -EINVAL;
    }
    if (new->rlim_max > old->rlim_max && !has_sys_resource()) {
        return -EPERM;
    }
    state->rlimits[2 * i] = new->rlim_cur;
    state->rlimits[2 * i + 1] = new->rlim_max;
    state->rlimits_kept |= 1u << i;
    if (kept[i] == RLIMIT_STACK) {
        guest_stack_grow(m, new->rlim_cur);
    } else {
        guest_mm_set_limit(m, kept[i], new->rlim_cur);
    }
    return 0;
}

static bool is_self(uint64_t pid)
{
    return (int)pid == 0 || (int)pid == host_syscall(__NR_getpid, 0, 0, 0, 0, 0, 0);
}

int64_t sys_prlimit64(struct thread *t, const uint64_t args[6])
{
    struct rlimit new, old;
    int i = kept_index((unsigned)args[1]);
    if (i < 0 || !is_self(args[0])) {
        return host_syscall(__NR_prlimit64, args[0], args[1], args[2], args[3], 0, 0);
    }
    if (args[2] && !guest_read(&new, args[2], sizeof new)) {
        return -EFAULT;
    }
    get_kept(t->machine, i, &old);
    int64_t error = args[2] ? set_kept(t->machine, i, &new, &old) : 0;
    if (error < 0) {
        return error;
    }
    return !args[3] || guest_write(args[3], &old, sizeof old) ? 0 : -EFAULT;
}

int64_t sys_getrlimit(struct thread *t, const uint64_t args[6])
{
    const uint64_t as_prlimit[6] = { 0, args[0], 0, args[1] ? args[1] : BAD_POINTER, 0, 0 };
    return sys_prlimit64(t, as_prlimit);
}

int64_t sys_setrlimit(struct thread *t, const uint64_t args[6])
{
    const uint64_t as_prlimit[6] = { 0, args[0], args[1] ? args[1] : BAD_POINTER, 0, 0, 0 };
    return sys_prlimit64(t, as_prlimit);
}

static bool is_kept(struct machine *m, int i) { return syscall_state(m)->rlimits_kept >> i & 1; }

void rlimits_to_process(struct machine *m, struct rlimits_saved *saved)
{
    for (int i = 0; i < NKEPT; i++) {
        struct rlimit limit, old = { 0, 0 };
        if (is_kept(m, i)) {
            get_kept(m, i, &limit);
            host_prlimit(0, kept[i], &limit, &old);
        }
        saved->soft[i] = old.rlim_cur;
        saved->hard[i] = old.rlim_max;
    }
}

void rlimits_restore(struct machine *m, const struct rlimits_saved *saved)
{
    for (int i = 0; i < NKEPT; i++) {
        struct rlimit limit = { saved->soft[i], saved->hard[i] }, now;
        if (!is_kept(m, i) || host_prlimit(0, kept[i], &limit, NULL) == 0) {
            continue;
        }
        host_prlimit(0, kept[i], NULL, &now); /* a hard limit can't be raised again without privilege */
        limit.rlim_max = now.rlim_max;
        limit.rlim_cur = limit.rlim_cur < limit.rlim_max ? limit.rlim_cur : limit.rlim_max;
        host_prlimit(0, kept[i], &limit, NULL);
    }
}
