/* vector.c: rules for moves between scalar, vector and integer registers. */
#include "backends/x86_64/rules.h"

static void rr(struct x64 *x, unsigned op, unsigned reg, unsigned rm)
{
    if (x->avx)
        asm_vrr(&x->c, op, reg, 0, rm);
    else
        asm_rr(&x->c, op, reg, rm);
}

/* If no more than the scalar was loaded, the bits above it are zero. */
void x64_emit_v2f(struct x64 *x, const struct ir_ins *in)
{
    const struct ir_ins *load = &x->ir->ins[in->a];
    unsigned log2 = in->type == IR_F64 ? 3 : in->type == IR_F32 ? 2 : 1;
    def_share(x, in->a, load->op == IR_load && (load->aux & IR_MEM_SIZE) <= log2);
}

/* The bits above the scalar become zero. */
void x64_emit_f2v(struct x64 *x, const struct ir_ins *in)
{
    unsigned type = type_of(x, in->a);
    if (x->val[in->a].zx) {
        def_share(x, in->a, true);
        return;
    }
    unsigned a = use(x, in->a);
    if (type == IR_F64) { /* movq */
        rr(x, P_F3 | M_0F | 0x7e, def(x), a);
    } else if (type == IR_F32) { /* insertps d, a, lanes 1..3 zero */
        unsigned d = def(x);
        if (x->avx)
            asm_vrr(&x->c, P_66 | M_3A | 0x21, d, a, a);
        else
            xmm_mov(x, d, a), asm_rr(&x->c, P_66 | M_3A | 0x21, d, d);
        put8(&x->c, 0x0e);
    } else {
        unsigned t = tmp(x);
        rr(x, P_66 | M_0F | 0x7e, a, t);
        asm_rr(&x->c, M_0F | 0xb7, t, t);
        rr(x, P_66 | M_0F | 0x6e, def(x), t);
    }
    x->val[x->cur].zx = true;
}

void x64_emit_i2f(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a);
    if (in->type == IR_F16) {
        unsigned t = tmp(x);
        asm_rr(&x->c, M_0F | 0xb7, t, a);
        a = t;
    }
    rr(x, opw(in->type == IR_F64) | P_66 | M_0F | 0x6e, def(x), a);
    x->val[x->cur].zx = true;
}

void x64_emit_f2i(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a), d = def(x);
    rr(x, opw(in->type == IR_I64) | P_66 | M_0F | 0x7e, a, d);
    if (type_of(x, in->a) == IR_F16)
        asm_rr(&x->c, M_0F | 0xb7, d, d);
    x->val[x->cur].zx = true;
}
