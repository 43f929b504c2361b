/* ir_interp.c: runs IR: control flow, slots, helpers and guest memory; ir_eval does the rest. The oracle for
 * backends, the exact path for rare cases, and the portable host. Knows no guest and no host. */
#include <alloca.h>
#include <ffi.h>
#include <string.h>

#include "base/log.h"
#include "contract/mte.h"
#include "contract/state.h"
#include "translate/ir_memory.h"

enum { STACK_VALUES = 8192 };

struct interp {
    const struct ir *ir;
    struct cpu_state *st;
    struct ir_exit *exit;
    union ir_val *values;            /* of the current block */
    const struct ir_block *block;
    ffi_cif scalar_cif;              /* ir_scalar_fn */
    bool has_cif;
};

static inline union ir_val *value(struct interp *in, uint32_t id) { return &in->values[id - in->block->first]; }

/* ---- leaving ---------------------------------------------------------------------------------- */

static bool leave(struct interp *in, enum ir_op op, uint64_t pc, uint64_t link)
{
    *in->exit = (struct ir_exit){.op = (uint8_t)op, .pc = pc, .link = link};
    return false;
}

static bool leave_by_trap(struct interp *in, enum ir_trap trap, uint64_t pc, uint64_t arg)
{
    *in->exit = (struct ir_exit){.op = IR_trap, .trap = (uint8_t)trap, .pc = pc, .arg = arg};
    return false;
}

/* Goes on with a block of the region, unless the dispatcher is wanted. */
static bool enter_block(struct interp *in, uint32_t number)
{
    const struct ir_block *to = &in->ir->blocks[number];
    if (__atomic_load_n(&in->st->pending, __ATOMIC_RELAXED) && to->pc != IR_NO_PC)
        return leave(in, IR_jump, to->pc, 0);
    in->block = to;
    return true;
}

/* ---- slots ------------------------------------------------------------------------------------ */

static void get_slot(struct interp *in, unsigned number, union ir_val *to)
{
    const struct ir_slot *slot = &in->ir->slots[number];
    const char *home = (const char *)in->st + slot->offset;
    switch (slot->type) {
    case IR_I32: to->u64 = *(const uint32_t *)home; break;
    case IR_I64: to->u64 = *(const uint64_t *)home; break;
    case IR_FLAGS: to->u64 = ir_flags_load(*(const uint32_t *)home); break;
    default: memcpy(to, home, sizeof *to); break;
    }
}

static void put_slot(struct interp *in, unsigned number, const union ir_val *from)
{
    const struct ir_slot *slot = &in->ir->slots[number];
    char *home = (char *)in->st + slot->offset;
    switch (slot->type) {
    case IR_I32: *(uint32_t *)home = from->u32; break;
    case IR_I64: *(uint64_t *)home = from->u64; break;
    case IR_FLAGS: *(uint32_t *)home = ir_flags_store((unsigned)from->u64); break;
    default: memcpy(home, from, sizeof *from); break;
    }
}

/* ---- memory ----------------------------------------------------------------------------------- */

static uint64_t extend_loaded(uint64_t x, uint16_t aux, enum ir_type type)
{
    unsigned bits = 8u << (aux & IR_MEM_SIZE);
    if (aux & IR_MEM_SEXT && bits < 64)
        x = (uint64_t)((int64_t)(x << (64 - bits)) >> (64 - bits));
    return type == IR_I32 ? (uint32_t)x : x;
}

static void finish_load(union ir_val *to, union ir_val loaded, const struct ir_ins *ins)
{
    *to = loaded;
    if (ins->type != IR_V128)
        to->u64 = extend_loaded(loaded.u64, ins->aux, ins->type);
}

/* A store to rseq_cs of the thread's struct rseq may open a restartable sequence: the runtime executes that instruction
 * by itself, with rseq_watched set. Then what is stored is noted, before the kernel can see it. */
static bool stores_rseq_cs(struct interp *in, const struct ir_ins *ins, uint64_t address)
{
    struct cpu_state *st = in->st;
    uint64_t size = UINT64_C(1) << (ins->aux & IR_MEM_SIZE);
    if (!st->rseq_field || address + size <= st->rseq_field || address >= st->rseq_field + sizeof(uint64_t))
        return false;
    if (!st->rseq_watched)
        return true;
    st->rseq_cs = address == st->rseq_field && size == sizeof(uint64_t) ? value(in, ins->b)->u64 : 0;
    return false;
}

static bool run_memory(struct interp *in, const struct ir_ins *ins, union ir_val *to)
{
    uint16_t aux = ins->aux;
    int64_t displacement = ins->op == IR_load || ins->op == IR_store ? (int32_t)ins->c : 0;
    uint64_t address = value(in, ins->a)->u64 + (uint64_t)displacement;
    if (aux & IR_CAREFUL)
        address = ir_strip_tag(address);
    if (!ir_is_aligned(address, aux))
        return leave_by_trap(in, IR_TRAP_ALIGN, in->st->interp_pc, address);
    in->st->interp_address = address;
    if (ins->op == IR_store && stores_rseq_cs(in, ins, address))
        return leave_by_trap(in, IR_TRAP_CRITICAL, in->st->interp_pc, 0);
    if (in->st->guarded) {
        union ir_val loaded = {.d = {0, 0}};
        const union ir_val *b = ins->op == IR_load ? NULL : value(in, ins->b);
        if (!ir_memory_guarded(in->st, ins, address, b, ins->op == IR_cas ? value(in, ins->c) : NULL, &loaded))
            return leave_by_trap(in, IR_TRAP_DISTURBED, in->st->interp_pc, 0);
        if (ins->op != IR_store)
            finish_load(to, loaded, ins);
        return true;
    }
    switch (ins->op) {
    case IR_load:
        finish_load(to, ir_memory_load(address, aux), ins);
        break;
    case IR_store:
        ir_memory_store(address, aux, value(in, ins->b));
        break;
    case IR_rmw:
        finish_load(to, ir_memory_rmw(address, aux, value(in, ins->b)), ins);
        break;
    default:
        finish_load(to, ir_memory_cas(address, aux, value(in, ins->b), value(in, ins->c)), ins);
        break;
    }
    return true;
}

/* Misaligned accesses fault for that first: they come to run_memory. */
static bool check_tags(struct interp *in, uint64_t pointer, uint16_t aux)
{
    if (aux & IR_TAG_MERGED)
        return mte_passes(in->st, pointer, ir_tag_bytes(aux)) || leave_by_trap(in, IR_TRAP_STEP, in->st->interp_pc, 0);
    enum mte_access access = (enum mte_access)ir_tag_access(aux);
    uint64_t fault = ir_tag_misaligned(pointer, aux) ? 0 : mte_judge(in->st, pointer, ir_tag_bytes(aux), access);
    return !fault || leave_by_trap(in, access != MTE_LOAD ? IR_TRAP_TAG_STORE : IR_TRAP_TAG_LOAD, in->st->interp_pc, fault);
}

static bool run_tags(struct interp *in, const struct ir_ins *ins, union ir_val *to)
{
    uint64_t pointer = value(in, ins->a)->u64;
    if (ins->op == IR_tag_check)
        return check_tags(in, pointer + (uint64_t)(int64_t)(int32_t)ins->c, ins->aux);
    if (ins->op == IR_tag_differs) {
        to->u64 = !mte_passes(in->st, pointer + (uint64_t)(int64_t)(int32_t)ins->c, MTE_GRANULE * ir_tag_bytes(ins->aux));
        return true;
    }
    in->st->interp_address = ir_strip_tag(pointer);
    if (ins->op == IR_tag_load) {
        if (!(ins->aux & IR_CAREFUL) && pointer & (MTE_GRANULE - 1))
            return leave_by_trap(in, IR_TRAP_STEP, in->st->interp_pc, 0);
        to->u64 = (value(in, ins->b)->u64 & ~(UINT64_C(15) << MTE_TAG_SHIFT)) | mte_load_tag(in->st, pointer) << MTE_TAG_SHIFT;
        return true;
    }
    if (ins->op == IR_tag_choose) {
        to->u64 = mte_choose_tag(in->st, pointer, value(in, ins->b)->u64);
        return true;
    }
    if (pointer & (MTE_GRANULE - 1))
        return leave_by_trap(in, IR_TRAP_ALIGN, in->st->interp_pc, pointer);
    mte_store_tags(in->st, pointer, value(in, ins->b)->u64, ir_tag_bytes(ins->aux));
    return true;
}

static void run_fence(enum ir_order order)
{
    switch (order) {
    case IR_ACQUIRE_PC:
    case IR_ACQUIRE: __atomic_thread_fence(__ATOMIC_ACQUIRE); break;
    case IR_RELEASE: __atomic_thread_fence(__ATOMIC_RELEASE); break;
    default: __atomic_thread_fence(__ATOMIC_SEQ_CST); break;
    }
}

/* ---- helpers ---------------------------------------------------------------------------------- */

static uint64_t call_scalar(struct interp *in, const struct ir_helper *helper, uint64_t args[3])
{
    static ffi_type *const template[] = {&ffi_type_pointer, &ffi_type_uint64, &ffi_type_uint64, &ffi_type_uint64};
    ffi_type *types[4];
    void *values[4] = {&in->st, &args[0], &args[1], &args[2]};
    ffi_arg result = 0;
    memcpy(types, template, sizeof types);
    if (!in->has_cif && ffi_prep_cif(&in->scalar_cif, FFI_DEFAULT_ABI, 4, &ffi_type_uint64, types) != FFI_OK)
        fatal(127, "libffi does not know this host's calling convention");
    in->scalar_cif.arg_types = types;
    in->has_cif = true;
    ffi_call(&in->scalar_cif, helper->fn, &result, values);
    return result;
}

static void call_helper(struct interp *in, const struct ir_ins *ins, union ir_val *to)
{
    const struct ir_helper *helper = &in->ir->helpers[ins->aux];
    const uint32_t ids[3] = {ins->a, ins->b, ins->c};
    const union ir_val *pointers[3] = {NULL, NULL, NULL};
    uint64_t scalars[3] = {0, 0, 0};
    bool vector = helper->ret == IR_V128;
    for (unsigned i = 0; i < 3; i++) {
        if (helper->arg[i] == IR_VOID)
            continue;
        vector |= helper->arg[i] == IR_V128;
        pointers[i] = value(in, ids[i]);
        scalars[i] = pointers[i]->u64;
    }
    union ir_val result = {.d = {0, 0}};
    if (vector)
        ((ir_vector_fn *)(void *)helper->fn)(in->st, &result, pointers[0], pointers[1], pointers[2]);
    else
        result.u64 = call_scalar(in, helper, scalars);
    switch (helper->ret) {
    case IR_VOID: break;
    case IR_F16: to->u64 = result.h[0]; break;
    case IR_I32: case IR_F32: to->u64 = result.u32; break;
    default: *to = result; break;
    }
}

/* ---- operations ------------------------------------------------------------------------------- */

static void run_pure(struct interp *in, uint32_t index, union ir_val *to)
{
    const struct ir_ins *ins = &in->ir->ins[index];
    const char *operands = ir_ops[ins->op].operands;
    const union ir_val *b = operands[1] == 'v' ? value(in, ins->b) : NULL;
    const union ir_val *c = operands[2] == 'v' ? value(in, ins->c) : NULL;
    ir_eval(in->st, ir_head(in->ir, index), to, value(in, ins->a), b, c);
}

static bool branch(struct interp *in, const struct ir_ins *ins)
{
    if (ins->aux & IR_TARGET_BLOCK)
        return enter_block(in, ins->b);
    return leave(in, IR_jump, ir_u64(ins->b, ins->c), 0);
}

static bool run_call(struct interp *in, const struct ir_ins *ins)
{
    if (ins->op == IR_call_ind)
        return leave(in, IR_call_ind, value(in, ins->a)->u64, value(in, ins->b)->u64);
    return leave(in, IR_call, ir_u64(ins->b, ins->c), value(in, ins->a)->u64);
}

/* Runs the current block up to a branch that is taken; false: the region is left. */
static bool run_block(struct interp *in)
{
    const struct ir *ir = in->ir;
    for (uint32_t i = in->block->first;; i++) {
        const struct ir_ins *ins = &ir->ins[i];
        union ir_val *to = value(in, i);
        switch (ins->op) {
        case IR_nop: case IR_again: case IR_wide: break;
        case IR_insn: in->st->interp_pc = ir_u64(ins->b, ins->c); break;
        case IR_iconst: to->u64 = ir_u64(ins->a, ins->b); break;
        case IR_vconst: *to = ir->pool[ins->a]; break;
        case IR_get: get_slot(in, ins->aux, to); break;
        case IR_put: put_slot(in, ins->aux, value(in, ins->a)); break;
        case IR_load: case IR_store: case IR_rmw: case IR_cas:
            if (!run_memory(in, ins, to))
                return false;
            break;
        case IR_tag_check: case IR_tag_differs: case IR_tag_load: case IR_tag_choose: case IR_tag_store:
            if (!run_tags(in, ins, to))
                return false;
            break;
        case IR_low_check: break; /* this is the step */
        case IR_fence: run_fence((enum ir_order)ins->aux); break;
        case IR_call_h: call_helper(in, ins, to); break;
        case IR_fpstat: to->u64 = in->st->fp_status; break;
        case IR_setfpstat: in->st->fp_status = value(in, ins->a)->u32; break;
        case IR_keep: in->st->kept[ins->b] = *value(in, ins->a); break;
        case IR_kept: *to = in->st->kept[ins->a]; break;
        case IR_fpctl: to->u64 = in->st->fp_control; break;
        case IR_br_if:
            if (value(in, ins->a)->u32)
                return branch(in, ins);
            break;
        case IR_jump: return branch(in, ins);
        case IR_jump_ind: case IR_ret: return leave(in, ins->op, value(in, ins->a)->u64, 0);
        case IR_call: case IR_call_ind: return run_call(in, ins);
        case IR_trap:
            return leave_by_trap(in, (enum ir_trap)ins->aux, ir_u64(ins->b, ins->c),
                                 ins->a == IR_NONE ? 0 : value(in, ins->a)->u64);
        default: run_pure(in, i, to); break;
        }
    }
}

static uint32_t largest_block(const struct ir *ir)
{
    uint32_t most = 0;
    for (uint32_t i = 0; i < ir->nblocks; i++)
        if (ir->blocks[i].end - ir->blocks[i].first > most)
            most = ir->blocks[i].end - ir->blocks[i].first;
    return most;
}

void ir_interpret(struct ir *ir, uint32_t block, struct cpu_state *st, struct ir_exit *exit)
{
    struct interp in = {.ir = ir, .st = st, .exit = exit, .block = &ir->blocks[block]};
    uint32_t nvalues = largest_block(ir);
    /* On the stack where possible: a fault handler may leave by longjmp, and threads may share a region. */
    if (nvalues <= STACK_VALUES)
        in.values = alloca(nvalues * sizeof *in.values);
    else
        in.values = arena_alloc(ir->scratch, nvalues * sizeof *in.values);
    while (run_block(&in))
        ;
}
