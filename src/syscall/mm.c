/* mm.c: the memory calls. Where things are mapped is the address space's business (contract/guest_mm.h); here are the
 * kernel's rules for arguments, and the guard that no call touches memory that is not the guest's. */
#include <errno.h>
#include <sys/mman.h>

#include "contract/guest_mm.h"
#include "contract/mte.h"
#include "contract/runtime.h"
#include "syscall/handlers.h"

/* mmap flags that mean something on some hosts only: the guest's kernel ignores these bits. */
#if defined(__x86_64__)
enum { HOST_ONLY_FLAGS = 0x40 | 0x80 }; /* MAP_32BIT, MAP_ABOVE4G */
#else
enum { HOST_ONLY_FLAGS = 0 };
#endif
enum { PROT_ALL = PROT_READ | PROT_WRITE | PROT_EXEC | PROT_GROWSDOWN | PROT_GROWSUP };
enum { PROT_ARCH_BTI = 0x10 }; /* branch targets: a hint that needs no action where they are not checked */

/* What the guest's CPU has besides. */
static int prot_all(const struct thread *t)
{
    return PROT_ALL | (mte_offered(t->machine) ? MTE_PROT : 0);
}

/* Is [args[0], args[0] + args[1]) below the translator's memory, or empty? Then its address without tag. */
static bool guest_range(const uint64_t args[6], uint64_t *address)
{
    *address = untagged(args[0]);
    return args[1] == 0 || (*address < GUEST_TOP && args[1] <= GUEST_TOP - *address);
}

/* Errors for a range that is not the guest's: it begins inside a page, ends beyond the last address, has no memory. */
struct range_errors {
    int unaligned, beyond, unmapped; /* 0: that is not looked at */
};

static const struct range_errors mapped = { EINVAL, 0, ENOMEM }, advised = { EINVAL, EINVAL, ENOMEM },
                                 moved = { EINVAL, 0, EFAULT };

static int64_t outside(struct thread *t, const struct range_errors *errors, const uint64_t args[6])
{
    if (errors->unaligned && args[0] % t->machine->abi->page_size) {
        return -errors->unaligned;
    }
    return errors->beyond && args[0] + args[1] < args[0] ? -errors->beyond : -errors->unmapped;
}

/* The host's call on a range. Instead of one that is not the guest's it gets one where no memory is, as the order of errors
 * is the call's own; ranges that are empty when they are rounded, or turn around, are touched by none. */
static int64_t on_range(struct thread *t, long nr, const uint64_t args[6], bool blocks)
{
    const uint64_t nowhere = UINT64_C(1) << 62, most = nowhere / 2, in_page = t->machine->abi->page_size - 1;
    uint64_t a, size = args[1];
    if (!guest_range(args, &a)) {
        uint64_t start = a & ~in_page, end = start + ((size + (a & in_page) + in_page) & ~in_page);
        if (end > start && end > GUEST_TOP) {
            a = nowhere | (a & in_page);
            size = size < most ? size : most | (size & in_page);
        }
    }
    return blocks ? safe_syscall(t, nr, a, size, args[2], args[3], args[4], args[5])
                  : host_syscall(nr, a, size, args[2], args[3], args[4], args[5]);
}

int64_t sys_mmap(struct thread *t, const uint64_t args[6])
{
    int flags = (int)args[3] & ~HOST_ONLY_FLAGS;
    if (args[5] & (t->machine->abi->page_size - 1)) {
        return -EINVAL;
    }
    int prot = (int)args[2] & prot_all(t);
    if (flags & MAP_STACK && flags & MAP_ANONYMOUS && mte_from_start(t->machine)) {
        prot |= MTE_PROT;
    }
    int64_t at = guest_mmap(t->machine, args[0], args[1], prot, flags, (int)args[4], (int64_t)args[5]);
    if (at >= 0 && prot & PROT_EXEC && !(flags & MAP_ANONYMOUS)) {
        mte_code_mapped(t->machine, (uint64_t)at);
    }
    return at;
}

int64_t sys_munmap(struct thread *t, const uint64_t args[6])
{
    uint64_t a;
    return guest_range(args, &a) ? guest_munmap(t->machine, a, args[1]) : -EINVAL;
}

int64_t sys_mprotect(struct thread *t, const uint64_t args[6])
{
    uint64_t a;
    if ((int)args[2] & ~(prot_all(t) | PROT_ARCH_BTI)) {
        return -EINVAL;
    }
    if (!guest_range(args, &a)) {
        return outside(t, &mapped, args);
    }
    return guest_mprotect(t->machine, a, args[1], (int)args[2] & prot_all(t));
}

int64_t sys_mremap(struct thread *t, const uint64_t args[6])
{
    uint64_t a;
    if (!guest_range(args, &a)) {
        return outside(t, &moved, args);
    }
    return guest_mremap(t->machine, a, args[1], args[2], (int)args[3], args[4]);
}

int64_t sys_brk(struct thread *t, const uint64_t args[6])
{
    return guest_brk(t->machine, args[0]);
}

int64_t sys_madvise(struct thread *t, const uint64_t args[6])
{
    uint64_t a;
    if (guest_range(args, &a)) {
        return guest_madvise(t->machine, a, args[1], (int)args[2]);
    }
    int64_t unknown = guest_madvise(t->machine, 0, 0, (int)args[2]);
    return unknown ? unknown : outside(t, &advised, args);
}

int64_t sys_msync(struct thread *t, const uint64_t args[6])
{
    return on_range(t, __NR_msync, args, true);
}

int64_t sys_mlock(struct thread *t, const uint64_t args[6])
{
    return on_range(t, __NR_mlock, args, false);
}

int64_t sys_mlock2(struct thread *t, const uint64_t args[6])
{
    return on_range(t, __NR_mlock2, args, false);
}

int64_t sys_munlock(struct thread *t, const uint64_t args[6])
{
    return on_range(t, __NR_munlock, args, false);
}

int64_t sys_mincore(struct thread *t, const uint64_t args[6])
{
    return on_range(t, __NR_mincore, args, false);
}

int64_t sys_mbind(struct thread *t, const uint64_t args[6])
{
    return on_range(t, __NR_mbind, args, false);
}

int64_t sys_set_mempolicy_home_node(struct thread *t, const uint64_t args[6])
{
    return on_range(t, __NR_set_mempolicy_home_node, args, false);
}

int64_t sys_mseal(struct thread *t, const uint64_t args[6])
{
    uint64_t a;
    int64_t result = on_range(t, __NR_mseal, args, false);
    if (result == 0 && args[1] && guest_range(args, &a)) {
        guest_mm_sealed(t->machine, a, args[1]);
    }
    return result;
}

/* The host's mlockall(2) would fault in the translator's tables, which are larger than memory: each mapping of the
 * guest is locked instead. MCL_FUTURE is accepted, but later mappings stay unlocked. */
int64_t sys_mlockall(struct thread *t, const uint64_t args[6])
{
    struct guest_range r;
    int flags = (int)args[0];
    if (flags == 0 || flags == MCL_ONFAULT || flags & ~(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT)) {
        return -EINVAL;
    }
    for (uint64_t at = 0; flags & MCL_CURRENT && guest_mm_next(t->machine, at, &r); at = r.end) {
        unsigned how = flags & MCL_ONFAULT ? MLOCK_ONFAULT : 0;
        int64_t error = host_syscall(__NR_mlock2, r.start, r.end - r.start, how, 0, 0, 0);
        if (error < 0 && r.prot != PROT_NONE) {
            return error;
        }
    }
    return 0;
}

int64_t sys_munlockall(struct thread *t, const uint64_t args[6])
{
    struct guest_range r;
    (void)args;
    for (uint64_t at = 0; guest_mm_next(t->machine, at, &r); at = r.end) {
        host_syscall(__NR_munlock, r.start, r.end - r.start, 0, 0, 0, 0);
    }
    return 0;
}

/* Memory protection keys are the host's, which the guest's CPU does not have. */
int64_t sys_pkey_mprotect(struct thread *t, const uint64_t args[6])
{
    return (int)args[3] == -1 ? sys_mprotect(t, args) : -EINVAL;
}

int64_t sys_pkey_alloc(struct thread *t, const uint64_t args[6])
{
    (void)t;
    return args[0] ? -EINVAL : -ENOSPC;
}
