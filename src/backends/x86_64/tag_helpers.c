/* tag_helpers.c: C functions that translated code calls for memory tags. */
#include <asm/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "backends/x86_64/emit.h"
#include "contract/mte.h"

void x64_use_tags(const struct cpu_state *st) { syscall(SYS_arch_prctl, ARCH_SET_GS, st->mte.shadow); }

static uint64_t leave(struct cpu_state *st, enum ir_trap trap, uint64_t argument)
{
    st->pc = st->interp_pc;
    st->exit_trap = trap;
    st->exit_arg = argument;
    return 1;
}

static const uint8_t *returns_to(const struct cpu_state *st)
{
    const uint8_t *back;
    memcpy(&back, (const void *)(uintptr_t)st->paired_sp, sizeof back);
    return back;
}

static struct judged who_calls(const struct cpu_state *st)
{
    struct judged judged;
    memcpy(&judged, returns_to(st) + DATA_BEHIND, sizeof judged);
    return judged;
}

/* Not 0: translated code is to be left. */
uint64_t x64_judge(struct cpu_state *st)
{
    struct judged judged = who_calls(st);
    uint64_t pointer = st->args[0].u64;
    uint16_t aux = judged.aux;
    enum mte_access access = (enum mte_access)ir_tag_access(aux);
    st->interp_pc = judged.pc;
    if (aux & IR_TAG_MERGED)
        return mte_passes(st, pointer, ir_tag_bytes(aux)) ? 0 : leave(st, IR_TRAP_STEP, 0);
    if (ir_tag_misaligned(pointer, aux))
        return 0; /* the access itself will tell */
    uint64_t fault = mte_judge(st, pointer, ir_tag_bytes(aux), access);
    return fault ? leave(st, access == MTE_LOAD ? IR_TRAP_TAG_LOAD : IR_TRAP_TAG_STORE, fault) : 0;
}

uint64_t x64_recheck(struct cpu_state *st)
{
    uint64_t rotated = st->args[0].u64;
    if (mte_passes(st, rotated >> 8 | rotated << MTE_TAG_SHIFT, st->args[1].u64))
        return 0;
    st->exit_site = (uint32_t)(returns_to(st) - st->code_base);
    st->exit_trap = CPU_EXIT_STEP;
    return 1;
}

uint64_t x64_store_tags(struct cpu_state *st)
{
    if (st->args[0].u64 & (MTE_GRANULE - 1))
        return leave(st, IR_TRAP_STEP, 0);
    mte_store_tags(st, st->args[0].u64, st->args[1].u64, ir_tag_bytes((uint16_t)st->args[2].u32));
    return 0;
}

uint64_t x64_choose_tag(struct cpu_state *st)
{
    st->args[3].u64 = mte_choose_tag(st, st->args[0].u64, st->args[1].u64);
    return 0;
}
