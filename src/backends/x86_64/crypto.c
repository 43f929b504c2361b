/* crypto.c: rules for the cryptographic operations, by the host's AES-NI, PCLMULQDQ and SHA extensions. */
#include "backends/x86_64/rules.h"
#include "backends/x86_64/vec.h"

/* AESENCLAST is ShiftRows, SubBytes and the addition of a round key: of zero here. */
static void last_round(struct x64 *x, const struct ir_ins *in, unsigned op)
{
    if (!x->aes) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a), b = use(x, in->b), zero = tmp_xmm(x), d = def_early(x);
    vzero(x, zero);
    v2(x, PI(0xef), d, a, b);
    v2(x, op, d, d, zero);
}
void x64_emit_aese(struct x64 *x, const struct ir_ins *in) { last_round(x, in, P38(0xdd)); }
void x64_emit_aesd(struct x64 *x, const struct ir_ins *in) { last_round(x, in, P38(0xdf)); }

/* MixColumns alone: AESENC after undoing its other steps by AESDECLAST; together with aese it is AESENC. */
void x64_emit_aesmc(struct x64 *x, const struct ir_ins *in)
{
    if (!x->aes) {
        emit_eval(x, in);
        return;
    }
    if (is_folded(x, in->a)) {
        const struct ir_ins *aese = &x->ir->ins[in->a];
        unsigned a = use(x, aese->a), b = use(x, aese->b), zero = tmp_xmm(x), d = def_early(x);
        vzero(x, zero);
        v2(x, PI(0xef), d, a, b);
        v2(x, P38(0xdc), d, d, zero);
        return;
    }
    unsigned a = use(x, in->a), zero = tmp_xmm(x), d = def_early(x);
    vzero(x, zero);
    v2(x, P38(0xdf), d, a, zero);
    v2(x, P38(0xdc), d, d, zero);
}

void x64_emit_aesimc(struct x64 *x, const struct ir_ins *in)
{
    if (!x->aes) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a);
    v1(x, P38(0xdb), def(x), a);
}

void x64_emit_vpmull64(struct x64 *x, const struct ir_ins *in)
{
    if (!x->pclmul) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a), b = use(x, in->b);
    v2i(x, P3A(0x44), vdef(x), a, b, 0);
}

/* ---- SHA-256 (legacy encodings only: xmm0..xmm15, the key in xmm0) -------------------------------- */
enum { OP_SHA256RNDS2 = M_38 | 0xcb, OP_SHA256MSG1 = M_38 | 0xcc, OP_SHA256MSG2 = M_38 | 0xcd };

/* Four rounds. The host keeps the state as ABEF and CDGH (A, C in the top lanes) and does two rounds at a time, after
 * which the old ABEF is the new CDGH. select: which words of the two results are wanted. */
static void rounds(struct x64 *x, const struct ir_ins *in, uint32_t abcd, uint32_t efgh, unsigned select)
{
    if (!x->sha) {
        emit_eval(x, in);
        return;
    }
    take(x, XMM0);
    unsigned p = use(x, abcd), q = use(x, efgh), wk = use(x, in->c), s = tmp_xmm(x), t = tmp_xmm(x);
    xmm_mov(x, 0, wk);
    v2i(x, M_0F | 0xc6, s, q, p, 0x11); /* ABEF */
    v2i(x, M_0F | 0xc6, t, q, p, 0xbb); /* CDGH */
    asm_rr(&x->c, OP_SHA256RNDS2, t, s);
    v1i(x, PI(0x70), 0, 0, 0x0e);
    asm_rr(&x->c, OP_SHA256RNDS2, s, t);
    v2i(x, M_0F | 0xc6, s, s, t, select);
    def_in(x, XMM0 + s);
}
void x64_emit_sha256h(struct x64 *x, const struct ir_ins *in) { rounds(x, in, in->a, in->b, 0xbb); }
void x64_emit_sha256h2(struct x64 *x, const struct ir_ins *in) { rounds(x, in, in->b, in->a, 0x11); }

void x64_emit_sha256su0(struct x64 *x, const struct ir_ins *in)
{
    if (!x->sha) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a), b = use(x, in->b), d = def_early(x);
    xmm_mov(x, d, a);
    asm_rr(&x->c, OP_SHA256MSG1, d, b);
}

void x64_emit_sha256su1(struct x64 *x, const struct ir_ins *in)
{
    if (!x->sha) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a), b = use(x, in->b), c = use(x, in->c), d = def_early(x);
    v2i(x, P3A(0x0f), d, c, b, 4);
    v2(x, PI(0xfe), d, d, a);
    asm_rr(&x->c, OP_SHA256MSG2, d, c);
}
