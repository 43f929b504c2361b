/* call.c: rules for operations that C functions do, and for the FP state. */
#include "backends/x86_64/rules.h"

static void load_result(struct x64 *x, const struct ir_ins *in)
{
    if (in->type == IR_VOID)
        return;
    unsigned d = def(x);
    if (is_xmm_type(in->type))
        xmm_load(x, in->type, d, arg_mem(3));
    else
        asm_mov_rm(&x->c, in->type == IR_I64, d, arg_mem(3));
    x->val[x->cur].zx = in->type != IR_F16;
}

/* Operands to the argument area; F16 and I32 fill 4 bytes, of which the callee uses the type's. */
void store_operands(struct x64 *x, const struct ir_ins *in)
{
    const uint32_t operand[3] = {in->a, in->b, in->c};
    for (unsigned set = ir_value_operands(in); set; set &= set - 1) {
        unsigned k = (unsigned)__builtin_ctz(set);
        store_value(x, operand[k], arg_offset(k));
        x->locked = 0;
    }
}

void emit_eval(struct x64 *x, const struct ir_ins *in)
{
    store_operands(x, in);
    spill_for_call(x, false);
    asm_mov_ri(&x->c, RAX, ir_head(x->ir, x->cur));
    call_stub(x, OFF_EVAL);
    if (in->type == IR_FLAGS) { /* ir_eval's flags are N3 Z2 C1 V0 */
        unsigned d = def(x), t = tmp(x), a = tmp(x);
        asm_mov_rm(&x->c, false, a, arg_mem(3));
        flags_from_nzcv(x, d, a, t);
        return;
    }
    load_result(x, in);
}

void x64_emit_call_h(struct x64 *x, const struct ir_ins *in)
{
    const struct ir_helper *h = &x->ir->helpers[in->aux];
    bool vector = h->ret == IR_V128 || h->arg[0] == IR_V128 || h->arg[1] == IR_V128 || h->arg[2] == IR_V128;
    store_operands(x, in);
    spill_for_call(x, h->effects & IR_WRITE);
    if (h->effects & (IR_LOAD | IR_STORE)) {
        asm_mov_ri(&x->c, RAX, x->pc);
        asm_mov_mr(&x->c, true, state_mem(offsetof(struct cpu_state, interp_pc)), RAX);
    }
    asm_mov_rm(&x->c, true, RAX, state_mem(offsetof(struct cpu_state, helpers)));
    asm_mov_rm(&x->c, true, RAX, mem_at(RAX, (int32_t)(in->aux * sizeof *h + offsetof(struct ir_helper, fn))));
    call_stub(x, vector ? OFF_VECTOR : h->effects & IR_NO_FP ? OFF_NO_FP : OFF_SCALAR);
    load_result(x, in);
}

/* ---- FP state ----------------------------------------------------------------------------------- */
static void need_exact(struct x64 *x)
{
    if (!x->fp_exact)
        cold_exit(x, asm_jmp32(&x->c), COLD_STEP, x->pc);
}

/* The host's flags stay where they are: Arm's are in the same order, but for the denormal one in between. */
void x64_emit_fpstat(struct x64 *x, const struct ir_ins *in)
{
    const struct mem host = state_mem(offsetof(struct cpu_state, host_fp));
    (void)in;
    need_exact(x);
    asm_stmxcsr(&x->c, host);
    unsigned d = def(x), t = tmp(x);
    asm_mov_rm(&x->c, false, d, host);
    asm_mov_rr(&x->c, false, t, d);
    asm_alu_ri(&x->c, ALU_AND, false, d, FP_INVALID);
    asm_shift_ri(&x->c, SH_SHR, false, t, 1);
    asm_alu_ri(&x->c, ALU_AND, false, t, FP_DIVZERO | FP_OVERFLOW | FP_UNDERFLOW | FP_INEXACT);
    asm_alu_rr(&x->c, ALU_OR, false, d, t);
    asm_alu_rm(&x->c, ALU_OR, false, d, state_mem(offsetof(struct cpu_state, fp_status)));
    x->val[x->cur].zx = true;
}

/* Clears the host's sticky flags, then the given ones are all there are. Under flush-to-zero what traps depends on them. */
void x64_emit_setfpstat(struct x64 *x, const struct ir_ins *in)
{
    const struct mem control = state_mem(offsetof(struct cpu_state, fp_control)), host = state_mem(offsetof(struct cpu_state, host_fp));
    need_exact(x);
    asm_rm(&x->c, 0xf6, 0, control), put8(&x->c, FP_FLUSH); /* test */
    cold_exit(x, asm_jcc32(&x->c, CC_NE), COLD_STEP, x->pc);
    asm_mov_mr(&x->c, false, state_mem(offsetof(struct cpu_state, fp_status)), use(x, in->a));
    asm_stmxcsr(&x->c, host);
    asm_alu_mi(&x->c, ALU_AND, false, host, ~MX_FLAGS);
    asm_ldmxcsr(&x->c, host);
}

void x64_emit_fpctl(struct x64 *x, const struct ir_ins *in)
{
    (void)in;
    asm_mov_rm(&x->c, false, def(x), state_mem(offsetof(struct cpu_state, fp_control)));
    x->val[x->cur].zx = true;
}
