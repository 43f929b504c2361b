/* mm_mdwe.c: PR_SET_MDWE: nothing is writable and executable, and nothing becomes executable that was mapped otherwise. The
 * host's own would keep the translator from making code. */
#include <errno.h>
#include <sys/mman.h>

#include "contract/machine.h"
#include "syscall/mm_space.h"

enum { REFUSE_EXEC_GAIN = 1, NO_INHERIT = 2 }; /* PR_MDWE_... */

bool mm_refuses(const struct guest_mm *mm, int old, int prot)
{
    return atomic_load(&mm->mdwe) && prot & PROT_EXEC && (prot & PROT_WRITE || !(old & PROT_EXEC));
}

int64_t guest_mm_set_mdwe(struct machine *m, uint64_t bits)
{
    unsigned before = 0;
    if (bits & ~(uint64_t)(REFUSE_EXEC_GAIN | NO_INHERIT) || bits == NO_INHERIT)
        return -EINVAL;
    if (!atomic_compare_exchange_strong(&m->mm->mdwe, &before, (unsigned)bits) && before != bits)
        return -EPERM; /* there is no way back */
    return 0;
}

int64_t guest_mm_mdwe(const struct machine *m) { return atomic_load(&m->mm->mdwe); }

bool guest_mm_hands_on_mdwe(const struct machine *m) { return guest_mm_mdwe(m) == REFUSE_EXEC_GAIN; }

void mm_mdwe_in_child(struct guest_mm *mm)
{
    if (atomic_load(&mm->mdwe) & NO_INHERIT)
        atomic_store(&mm->mdwe, 0);
}
