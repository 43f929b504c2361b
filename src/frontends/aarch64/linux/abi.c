/* abi.c: arm64 Linux as one const struct: which register is what in system calls, and where the rest of the ABI is. */
#include <linux/audit.h>

#include "frontends/aarch64/a64.h"
#include "frontends/aarch64/linux/a64_linux.h"
#include "frontends/aarch64/linux/cpuinfo.h"
#include "frontends/aarch64/linux/hwcap.h"
#include "frontends/aarch64/linux/syscalls.h"
#include "frontends/aarch64/linux/vdso.h"

enum { SVC_SIZE = 4, REG_NUMBER = 8, PAGE = 4096 };

/* The number of rows, as a constant expression. */
#define SYS(nr, ...) [nr] = 1,
#define NOHOST(nr, ...) [nr] = 1,
enum {
    NSYSCALLS = sizeof((char[]){
#include "frontends/aarch64/linux/syscalls.def"
    })
};

static void restart_syscall(struct cpu_state *st, uint64_t nr, uint64_t arg0)
{
    struct a64_state *s = (struct a64_state *)st;
    s->x[0] = arg0;
    s->x[REG_NUMBER] = nr;
    st->pc -= SVC_SIZE;
}

static uint64_t get_sp(const struct cpu_state *st) { return ((const struct a64_state *)st)->sp; }
static void set_sp(struct cpu_state *st, uint64_t sp) { ((struct a64_state *)st)->sp = sp; }
static uint64_t get_tls(const struct cpu_state *st) { return ((const struct a64_state *)st)->tpidr; }
static void set_tls(struct cpu_state *st, uint64_t tls) { ((struct a64_state *)st)->tpidr = tls; }

static void start(struct cpu_state *st, uint64_t entry, uint64_t sp)
{
    set_sp(st, sp);
    st->pc = entry;
}

const struct guest_abi a64_linux_abi = {
    .uname_machine = "aarch64",
    .minsigstksz = A64_SIGFRAME_SIZE + A64_FRAME_RECORD_SIZE + 16, /* as the kernel counts: frame, record, alignment */
    .page_size = PAGE,
    .audit_arch = AUDIT_ARCH_AARCH64,
    .hwcap = a64_linux_hwcap,
    .has_mte = a64_linux_has_mte,
    .platform = "aarch64",
    .vdso = a64_vdso_image,
    .vdso_size = &a64_vdso_size,
    .number_at = offsetof(struct a64_state, x[REG_NUMBER]),
    .args_at = offsetof(struct a64_state, x[0]),
    .result_at = offsetof(struct a64_state, x[0]),
    .restart_syscall = restart_syscall,
    .get_sp = get_sp,
    .set_sp = set_sp,
    .get_tls = get_tls,
    .set_tls = set_tls,
    .syscalls = a64_syscalls,
    .syscall_handlers = a64_syscall_handlers,
    .nsyscalls = NSYSCALLS,
    .signal_frame = a64_signal_frame,
    .general_registers = a64_general_registers,
    .frame_mask = a64_frame_mask,
    .sigreturn = a64_sigreturn,
    .start = start,
    .cpuinfo = a64_cpuinfo,
    .backtrace = a64_backtrace,
};
