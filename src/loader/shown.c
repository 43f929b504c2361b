/* shown.c: what other processes see of this one in /proc: the guest's arguments and environment, not our own. Kernels
 * without checkpoint/restore show ours. */
#include <linux/prctl.h>
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "loader/internal.h"

/* What is not ours to change is set to what the kernel accepts anywhere; it uses none of it but brk. */
void show_arguments(const struct machine *m)
{
    struct prctl_mm_map map;
    uint64_t brk = (uintptr_t)sbrk(0);
    memset(&map, 0, sizeof map);
    map.start_code = map.start_data = map.end_data = m->entry;
    map.end_code = m->entry + 1;
    map.start_brk = map.brk = brk;
    map.start_stack = m->sp;
    map.arg_start = m->arg_start;
    map.arg_end = m->arg_end;
    map.env_start = m->env_start;
    map.env_end = m->env_end;
    map.exe_fd = (uint32_t)-1;
    syscall(SYS_prctl, PR_SET_MM, PR_SET_MM_MAP, &map, sizeof map, 0);
}
