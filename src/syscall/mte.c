/* mte.c: memory tagging as threads ask for it: prctl's tagged-address control, the mode that follows from it, the
 * signal of asynchronous faults. Which memory has tags is the address space's business (mm_space.c). */
#include "contract/mte.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>

#include "contract/guest_abi.h"
#include "contract/guest_mm.h"
#include "contract/runtime.h"
#include "syscall/handlers.h"
#include "syscall/signal.h"

/* linux/prctl.h of newer kernels. */
enum { CTRL_ENABLE = 1, CTRL_SYNC = 2, CTRL_ASYNC = 4, CTRL_TAG_SHIFT = 3, CTRL_TAGS = 0xffff << CTRL_TAG_SHIFT,
       CTRL_STORE_ONLY = 1 << 19 };
enum { CODE_MTEAERR = 8 };

bool mte_offered(const struct machine *m)
{
    return m->abi && m->abi->has_mte && m->abi->has_mte(m);
}

bool mte_from_start(const struct machine *m)
{
    return m->opt.mte >= MTE_START_SYNC && mte_offered(m);
}

/* The kernel picks for each CPU: its preferred mode, if that is one of those asked for; else asymmetric, asynchronous,
 * synchronous, in this order. Asking for both synchronous and asynchronous means asymmetric, too. */
static uint32_t resolve(const struct machine *m, uint32_t ctrl)
{
    uint32_t asked = (ctrl & CTRL_SYNC ? 1u << MTE_PREFER_SYNC : 0) | (ctrl & CTRL_ASYNC ? 1u << MTE_PREFER_ASYNC : 0);
    if ((ctrl & (CTRL_SYNC | CTRL_ASYNC)) == (CTRL_SYNC | CTRL_ASYNC))
        asked |= 1u << MTE_PREFER_ASYMM;
    uint32_t preferred = 1u << m->opt.mte_preferred, mode = 0;
    if (m->opt.mte_report.on && asked) /* a report needs the access */
        asked = 1u << MTE_PREFER_SYNC;
    else if (asked & preferred)
        asked = preferred;
    if (asked & 1u << MTE_PREFER_ASYMM) /* what both loads and stores is a load for that, but a store to be checked at all */
        mode = MTE_SYNC_LOADS | MTE_SYNC_UPDATES | MTE_ASYNC_STORES;
    else if (asked & 1u << MTE_PREFER_ASYNC)
        mode = MTE_ASYNC_LOADS | MTE_ASYNC_STORES | MTE_ASYNC_UPDATES;
    else if (asked)
        mode = MTE_SYNC_LOADS | MTE_SYNC_STORES | MTE_SYNC_UPDATES;
    return ctrl & CTRL_STORE_ONLY ? mode & ~(uint32_t)(MTE_SYNC_LOADS | MTE_ASYNC_LOADS) : mode;
}

static int64_t set_ctrl(struct thread *t, uint32_t ctrl)
{
    struct mte_cpu *mte = &t->cpu->mte;
    if (ctrl & (CTRL_SYNC | CTRL_ASYNC) && !mte_enable(t->machine))
        return -ENOMEM;
    mte->ctrl = ctrl;
    mte->allowed = ctrl >> CTRL_TAG_SHIFT & 0xffff;
    mte->mode = resolve(t->machine, ctrl);
    mte->shadow = mte_shadow(t->machine);
    return 0;
}

int64_t prctl_set_tagged_addr_ctrl(struct thread *t, const uint64_t args[6])
{
    uint64_t known = CTRL_ENABLE;
    if (mte_offered(t->machine))
        known |= CTRL_SYNC | CTRL_ASYNC | CTRL_TAGS | CTRL_STORE_ONLY;
    if (args[1] & ~known || args[2] || args[3] || args[4])
        return -EINVAL;
    return set_ctrl(t, (uint32_t)args[1]);
}

int64_t prctl_get_tagged_addr_ctrl(struct thread *t, const uint64_t args[6])
{
    return args[1] || args[2] || args[3] || args[4] ? -EINVAL : (int64_t)t->cpu->mte.ctrl;
}

/* Private memory of the program that is there already and can have tags: stack and zeroed data. */
static void tag_memory(struct machine *m)
{
    struct guest_range r;
    for (uint64_t at = 0; guest_mm_next(m, at, &r); at = r.end)
        if (r.prot & PROT_WRITE && !r.shared)
            guest_mprotect(m, r.start, r.end - r.start, r.prot | MTE_PROT); /* of a file: refused */
}

bool mte_begin(struct thread *t)
{
    static const uint32_t modes[] = {[MTE_START_SYNC] = CTRL_SYNC, [MTE_START_ASYNC] = CTRL_ASYNC,
                                     [MTE_START_ASYMM] = CTRL_SYNC | CTRL_ASYNC};
    const uint32_t tags = CTRL_TAGS & ~(1u << CTRL_TAG_SHIFT); /* all but 0, as C libraries ask for */
    struct machine *m = t->machine;
    if (m->opt.mte_seed)
        mte_use_seed(t->cpu, m->opt.mte_seed); /* for the threads that it starts, too */
    if (!mte_from_start(m))
        return true;
    if (m->opt.mte == MTE_START_ASYMM)
        m->opt.mte_preferred = MTE_PREFER_ASYMM;
    if (set_ctrl(t, CTRL_ENABLE | modes[m->opt.mte] | tags) != 0)
        return false;
    tag_memory(m);
    return true;
}

/* The kernel sends this signal, it does not force it: blocked it waits, ignored it is dropped. */
void mte_send_async_fault(struct thread *t)
{
    siginfo_t info;
    t->cpu->mte.async_fault = 0;
    memset(&info, 0, sizeof info);
    info.si_signo = SIGSEGV;
    info.si_code = CODE_MTEAERR;
    signal_hold_info(t, &info);
}
