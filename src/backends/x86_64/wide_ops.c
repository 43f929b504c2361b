/* wide_ops.c: the same operation on four vectors: one instruction, or two. */
#include "backends/x86_64/wide.h"
#include "contract/mte.h"

void spread_mask(struct x64 *x, unsigned lane, unsigned d, unsigned mask)
{
    e2(x, (lane < 2 ? 0x28u : 0x38u) | P_F3 | M_38 | (lane & 1 ? O_W : 0) | O_512, d, 0, mask);
}

/* Two operands; 0: there is none. */
static unsigned binary_op(const struct ir_ins *in)
{
    enum { W = O_W };
    static const unsigned add[] = {PI(0xfc), PI(0xfd), PI(0xfe), PI(0xd4) | W}, subtract[] = {PI(0xf8), PI(0xf9), PI(0xfa), PI(0xfb) | W},
                          multiply[] = {0, PI(0xd5), P38(0x40), 0}, min_s[] = {P38(0x38), PI(0xea), P38(0x39), 0},
                          min_u[] = {PI(0xda), P38(0x3a), P38(0x3b), 0}, max_s[] = {P38(0x3c), PI(0xee), P38(0x3d), 0},
                          max_u[] = {PI(0xde), P38(0x3e), P38(0x3f), 0};
    unsigned lane = ir_lane_of(in->aux) & 3, packed = lane == 3 ? P_66 | W : 0;
    switch (in->op) {
    case IR_vand: return PI(0xdb);
    case IR_vandn: return PI(0xdf);
    case IR_vor: return PI(0xeb);
    case IR_vxor: return PI(0xef);
    case IR_vadd: return add[lane];
    case IR_vsub: return subtract[lane];
    case IR_vmul: return multiply[lane];
    case IR_vmin_s: return min_s[lane];
    case IR_vmin_u: return min_u[lane];
    case IR_vmax_s: return max_s[lane];
    case IR_vmax_u: return max_u[lane];
    case IR_vtrn1: return lane == 3 ? PI(0x6c) | W : 0;
    case IR_vtrn2: return lane == 3 ? PI(0x6d) | W : 0;
    case IR_vpmull64: return P3A(0x44);
    case IR_aese: return P38(0xdd);
    case IR_aesd: return P38(0xdf);
    case IR_aesem: return P38(0xdc);
    case IR_aesdm: return P38(0xde);
    case IR_vfadd: return packed | M_0F | 0x58;
    case IR_vfsub: return packed | M_0F | 0x5c;
    case IR_vfmul: return packed | M_0F | 0x59;
    case IR_vfdiv: return packed | M_0F | 0x5e;
    default: return 0;
    }
}

/* Comparisons: the result is a mask. */
static int predicate_of(const struct ir_ins *in)
{
    switch (in->op) {
    case IR_vcmpeq: return 0;
    case IR_vcmpge_s: case IR_vcmpge_u: return 5;
    case IR_vcmpgt_s: case IR_vcmpgt_u: return 6;
    default: return -1;
    }
}

void emit_comparison(struct x64 *x, const struct ir_ins *in, unsigned mask, unsigned a, unsigned b)
{
    unsigned lane = ir_lane_of(in->aux) & 3, w = lane & 1 ? O_W : 0;
    bool is_unsigned = in->op == IR_vcmpge_u || in->op == IR_vcmpgt_u || in->op == IR_vcmpeq;
    if (in->op == IR_vtst)
        e2(x, (lane < 2 ? P38(0x26) : P38(0x27)) | w | O_512, mask, a, b);
    else
        e2i(x, (lane < 2 ? P3A(0x3f) : P3A(0x1f)) - is_unsigned + (w | O_512), mask, a, b, (unsigned)predicate_of(in));
}

bool is_comparison(const struct ir_ins *in) { return predicate_of(in) >= 0 || in->op == IR_vtst; }

static void shift(struct x64 *x, const struct ir_ins *in, unsigned d, unsigned a)
{
    unsigned lane = ir_lane_of(in->aux) & 3, digit = in->op == IR_vshl ? 6 : in->op == IR_vshr ? 2 : 4;
    e2i(x, PI(0x70u + lane) | (lane == 3 ? O_W : 0) | O_512, digit, d, a, ir_imm_of(in->aux));
}

static void reverse(struct x64 *x, const struct ir_ins *in, unsigned d, unsigned a)
{
    const union ir_val k = reversed_bytes(in);
    eliteral(x, P38(0x00) | O_512, d, a, (union ir_val[]){k, k, k, k});
}

bool is_wide_op(const struct x64 *x, const struct ir_ins *in)
{
    switch (in->op) {
    case IR_load: case IR_store: case IR_kept: case IR_keep: case IR_vnot: case IR_vbsl: case IR_vtst: case IR_vshl: case IR_vshr: case IR_vsar: return true;
    case IR_vrev: case IR_vext: return true;
    case IR_vpmull64: return x->vpclmul;
    case IR_aese: case IR_aesd: case IR_aesem: case IR_aesdm: return x->vaes;
    default: return binary_op(in) || predicate_of(in) >= 0;
    }
}

void emit_wide_op(struct x64 *x, const struct ir_ins *in, unsigned d, const unsigned r[3])
{
    unsigned a = x->first_wide + r[0], b = x->first_wide + r[1], c = x->first_wide + r[2];
    if (in->op == IR_vandn) {
        e2(x, binary_op(in) | O_512, d, b, a);
    } else if (in->op == IR_vnot) {
        e2i(x, TERNARY | O_512, d, d, a, TERN_NOT_B);
    } else if (in->op == IR_vbsl) {
        e2(x, COPY | O_512, d, 0, a);
        e2i(x, TERNARY | O_512, d, b, c, TERN_SELECT);
    } else if (in->op == IR_vshl || in->op == IR_vshr || in->op == IR_vsar) {
        shift(x, in, d, a);
    } else if (in->op == IR_vrev) {
        reverse(x, in, d, a);
    } else if (in->op == IR_vext) {
        e2i(x, P3A(0x0f) | O_512, d, b, a, ir_imm_of(in->aux));
    } else if (in->op == IR_vpmull64) {
        e2i(x, binary_op(in) | O_512, d, a, b, (is_folded(x, in->a) ? 1u : 0) | (is_folded(x, in->b) ? 16u : 0));
    } else if (binary_op(in)) {
        e2(x, binary_op(in) | O_512, d, a, b);
    } else {
        emit_comparison(x, in, MASK, a, b);
        spread_mask(x, ir_lane_of(in->aux) & 3, d, MASK);
    }
}

/* ---- tags ----------------------------------------------------------------------------------------- */
/* Of n * 16 bytes n + 1 granules are compared: as many as there are if the pointer is not aligned to them; else one more, next to
 * memory that the loop goes on in. */
enum x86_cc emit_tag_differs(struct x64 *x, const struct ir_ins *in)
{
    enum { NOT_EQUAL = 4 };
    unsigned n = ir_tag_bytes(in->aux) + 1, size = n <= 16 ? 0 : n <= 32 ? O_256 : O_512, a = use(x, in->a), t = tmp(x);
    int32_t disp = (int32_t)in->c, whole = disp % MTE_GRANULE ? 0 : disp / MTE_GRANULE;
    rotate_pointer(x, t, a, whole ? 0 : disp);
    e2(x, P38(0x7a) | size, scratch(x), 0, t); /* vpbroadcastb */
    asm_shift_ri(&x->c, SH_SHR, true, t, 8 + MTE_GRANULE_BITS);
    put8(&x->c, SEGMENT_GS);
    asm_erm(&x->c, P3A(0x3e) | size, MASK, scratch(x), mem_at(t, whole));
    put8(&x->c, NOT_EQUAL);
    asm_vrr(&x->c, O_W | P_F2 | M_0F | 0x93, t, 0, MASK); /* kmovq */
    asm_shift_ri(&x->c, SH_SHL, true, t, 64 - n);
    return CC_NE;
}
