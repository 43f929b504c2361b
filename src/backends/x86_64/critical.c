/* critical.c: rules for instructions of restartable sequences: the guarded accesses of src/runtime/critical.c as code of
 * a region. An access has a descriptor of its own for the host's kernel, whose range begins right behind the
 * compare-and-exchange that puts it into the guest's rseq_cs, and ends right behind the access. What the range needs
 * besides the address and the value, which wait in the state's argument area, are rax, rcx and rdx. */
#include "backends/x86_64/rules.h"

/* To the runtime, which executes the instruction itself. */
void critical_exit(struct x64 *x, uint8_t *site) { cold_exit(x, site, COLD_CRITICAL, x->pc); }

static void compare_exchange(struct x64 *x) { asm_rm(&x->c, O_W | M_0F | 0xb1, RDX, mem_at(RCX, 0)); }

/* reg = the descriptor's address, known later */
static uint8_t *descriptor(struct x64 *x, unsigned reg)
{
    asm_mov_ri_keep(&x->c, reg, UINT64_MAX >> 1); /* movabs */
    return x->c.p - sizeof(uint64_t);
}

/* Behind it, rdx is the address and rax is free; what follows is guarded. */
static struct critical_access arm(struct x64 *x)
{
    struct critical_access a = {.pc = x->pc};
    asm_mov_rm(&x->c, true, RAX, state_mem(offsetof(struct cpu_state, rseq_cs)));
    asm_test_rr(&x->c, true, RAX, RAX);
    critical_exit(x, asm_jcc32(&x->c, CC_E)); /* not known to be in a section */
    asm_mov_rm(&x->c, true, RCX, state_mem(offsetof(struct cpu_state, rseq_field)));
    a.armed = descriptor(x, RDX);
    compare_exchange(x);
    a.start = here(x);
    critical_exit(x, asm_jcc32(&x->c, CC_NE)); /* disturbed */
    asm_mov_rm(&x->c, true, RDX, arg_mem(0));
    return a;
}

/* The guest's descriptor comes back, unless the kernel was faster. */
static void disarm(struct x64 *x, struct critical_access *a)
{
    a->disarmed = descriptor(x, RAX);
    asm_mov_rm(&x->c, true, RDX, state_mem(offsetof(struct cpu_state, rseq_cs)));
    compare_exchange(x);
    PUSH(x, &x->accesses, *a);
}

static void save_address(struct x64 *x, struct mem address)
{
    unsigned r = address.base;
    if (address.index != NOREG || address.disp) {
        r = tmp(x);
        asm_lea(&x->c, true, r, address);
    }
    asm_mov_mr(&x->c, true, arg_mem(0), r);
    x->locked = 0;
}

static void take_locals(struct x64 *x)
{
    x->locked = 0;
    take(x, RAX);
    take(x, RCX);
    take(x, RDX);
}

void critical_load(struct x64 *x, const struct ir_ins *in, struct mem address)
{
    unsigned log2 = in->aux & IR_MEM_SIZE;
    save_address(x, address);
    take_locals(x);
    bool through_rax = is_xmm_type(in->type) && log2 <= 1;
    unsigned d = through_rax ? (unsigned)RAX : def(x);
    struct critical_access a = arm(x);
    load_at(x, in, d, mem_at(RDX, 0));
    a.length = here(x) - a.start;
    if (through_rax)
        gpr_to_xmm(x, def(x), RAX);
    disarm(x, &a);
}

void critical_store(struct x64 *x, const struct ir_ins *in, struct mem address)
{
    unsigned log2 = in->aux & IR_MEM_SIZE, wide = 0;
    save_address(x, address);
    store_value(x, in->b, arg_offset(1));
    take_locals(x);
    if (log2 == 4) {
        wide = tmp_xmm(x);
        xmm_load(x, IR_V128, wide, arg_mem(1));
    }
    struct critical_access a = arm(x);
    if (log2 == 4) {
        xmm_store(x, IR_V128, mem_at(RDX, 0), wide);
    } else {
        asm_mov_rm(&x->c, true, RAX, arg_mem(1));
        store_from(x, in, mem_at(RDX, 0), RAX);
    }
    a.length = here(x) - a.start;
    disarm(x, &a);
}

/* The store that opens a section: the thread is known to be in it before the kernel can know. */
void critical_arm(struct x64 *x, const struct ir_ins *in, struct mem *address)
{
    if ((in->aux & IR_MEM_SIZE) != 3 || is_xmm_type(type_of(x, in->b))) {
        critical_exit(x, asm_jmp32(&x->c));
        return;
    }
    unsigned at = tmp(x), expected = tmp(x), value = use(x, in->b);
    asm_lea(&x->c, true, at, *address);
    *address = mem_at(at, 0);
    asm_mov_mr(&x->c, true, arg_mem(0), at); /* for the fault handler */
    asm_alu_rm(&x->c, ALU_CMP, true, at, state_mem(offsetof(struct cpu_state, rseq_field)));
    critical_exit(x, asm_jcc32(&x->c, CC_NE));
    asm_mov_ri(&x->c, expected, x->ir->critical.arms);
    asm_alu_rr(&x->c, ALU_CMP, true, value, expected);
    critical_exit(x, asm_jcc32(&x->c, CC_NE));
    asm_mov_mr(&x->c, true, state_mem(offsetof(struct cpu_state, rseq_cs)), value);
}

/* ---- leaving the section ------------------------------------------------------------------------ */

static void forget(struct x64 *x)
{
    asm_rm(&x->c, O_W | 0xc7, 0, state_mem(offsetof(struct cpu_state, rseq_cs)));
    put32(&x->c, 0);
}

bool critical_leaves(const struct x64 *x, uint64_t pc)
{
    return is_critical(x) && pc - x->ir->critical.start >= x->ir->critical.end - x->ir->critical.start;
}

void critical_leave_to(struct x64 *x, uint64_t pc)
{
    if (critical_leaves(x, pc))
        forget(x);
}

/* On a back-edge: a loop without accesses must come to its end, too. */
void critical_loop(struct x64 *x, uint64_t pc)
{
    if (!is_critical(x) || critical_leaves(x, pc))
        return;
    asm_mov_rm(&x->c, true, RAX, state_mem(offsetof(struct cpu_state, rseq_cs)));
    asm_test_rr(&x->c, true, RAX, RAX);
    uint8_t *outside = asm_jcc8(&x->c, CC_E);
    asm_mov_rm(&x->c, true, RCX, state_mem(offsetof(struct cpu_state, rseq_field)));
    asm_alu_rm(&x->c, ALU_CMP, true, RAX, mem_at(RCX, 0));
    cold_exit(x, asm_jcc32(&x->c, CC_NE), COLD_CRITICAL, pc);
    asm_here8(&x->c, outside);
}

void critical_leave_ind(struct x64 *x, unsigned target, unsigned scratch)
{
    if (!is_critical(x))
        return;
    asm_mov_ri(&x->c, scratch, -x->ir->critical.start);
    asm_alu_rr(&x->c, ALU_ADD, true, scratch, target);
    asm_alu_ri(&x->c, ALU_CMP, true, scratch, (int32_t)(x->ir->critical.end - x->ir->critical.start));
    uint8_t *inside = asm_jcc8(&x->c, CC_B);
    forget(x);
    asm_here8(&x->c, inside);
}

/* ---- cold code ---------------------------------------------------------------------------------- */

/* Where the kernel sends a disturbed access: behind the signature. Faults of the access come from there, too. */
static uint64_t emit_abort(struct x64 *x, uint64_t pc)
{
    put32(&x->c, x->ir->critical.signature);
    uint64_t at = (uintptr_t)x->c.p;
    map_insn(x, pc);
    asm_mov_ri(&x->c, RAX, pc);
    asm_mov_ri(&x->c, RCX, IR_TRAP_CRITICAL);
    jump_stub(x, OFF_TRAP);
    return at;
}

void emit_accesses(struct x64 *x)
{
    for (uint32_t i = 0; i < x->accesses.n; i++) {
        const struct critical_access *a = &x->accesses.at[i];
        uint64_t abort = emit_abort(x, a->pc);
        while ((uintptr_t)x->c.p & 31) /* struct rseq_cs */
            put8(&x->c, 0xcc);
        uint64_t at = (uintptr_t)x->c.p;
        memcpy(a->armed, &at, sizeof at);
        memcpy(a->disarmed, &at, sizeof at);
        put64(&x->c, 0); /* version, flags */
        put64(&x->c, (uintptr_t)x->base + a->start);
        put64(&x->c, a->length);
        put64(&x->c, abort);
    }
}
