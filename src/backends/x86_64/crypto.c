/* crypto.c: rules for the cryptographic operations, by the host's AES-NI, PCLMULQDQ and SHA extensions. */
#include "backends/x86_64/rules.h"
#include "backends/x86_64/vec.h"

static void round_of(struct x64 *x, const struct ir_ins *in, unsigned op)
{
    if (x->aes)
        vbinary(x, in, op);
    else
        emit_eval(x, in);
}
void x64_emit_aese(struct x64 *x, const struct ir_ins *in) { round_of(x, in, P38(0xdd)); }
void x64_emit_aesd(struct x64 *x, const struct ir_ins *in) { round_of(x, in, P38(0xdf)); }
void x64_emit_aesem(struct x64 *x, const struct ir_ins *in) { round_of(x, in, P38(0xdc)); }
void x64_emit_aesdm(struct x64 *x, const struct ir_ins *in) { round_of(x, in, P38(0xde)); }

/* MixColumns alone: AESENC after undoing its other steps by AESDECLAST. */
void x64_emit_aesmc(struct x64 *x, const struct ir_ins *in)
{
    if (!x->aes) {
        emit_eval(x, in);
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
    uint32_t va = in->a, vb = in->b;
    unsigned halves = 0; /* bit 0: a's high half, bit 4: b's */
    if (is_folded(x, va)) {
        va = x->ir->ins[va].a;
        halves |= 1;
    }
    if (is_folded(x, vb)) {
        vb = x->ir->ins[vb].a;
        halves |= 16;
    }
    struct mem m;
    if (x->vpclmul) {
        any_result(x, P3A(0x44), P3A(0x44), va, vb);
        put8(&x->c, (uint8_t)halves);
    } else if (x->avx && va != vb && use_mem(x, vb, &m)) {
        unsigned a = use(x, va);
        v2m(x, P3A(0x44), def(x), a, m);
        put8(&x->c, (uint8_t)halves);
    } else {
        unsigned a = use(x, va), b = use(x, vb);
        v2i(x, P3A(0x44), vdef(x), a, b, halves);
    }
}

/* ---- SHA-256 (legacy encodings only: xmm0..xmm15, the key in xmm0) -------------------------------- */
enum { OP_SHA256RNDS2 = M_38 | 0xcb, OP_SHA256MSG1 = M_38 | 0xcc, OP_SHA256MSG2 = M_38 | 0xcd };

void x64_emit_sha256r(struct x64 *x, const struct ir_ins *in)
{
    if (!x->sha) {
        emit_eval(x, in);
        return;
    }
    use_in(x, in->c, XMM0);
    unsigned b = use(x, in->b), d = def_over(x, in->a);
    asm_rr(&x->c, OP_SHA256RNDS2, d, b);
}

void x64_emit_sha256su0(struct x64 *x, const struct ir_ins *in)
{
    if (!x->sha) {
        emit_eval(x, in);
        return;
    }
    unsigned b = use(x, in->b);
    asm_rr(&x->c, OP_SHA256MSG1, def_over(x, in->a), b);
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

/* ---- SHA-1 (legacy encodings; the host numbers the words from the top) ----------------------------- */
enum { OP_SHA1RNDS4 = M_3A | 0xcc, OP_SHA1MSG2 = M_38 | 0xca, REVERSE = 0x1b };

/* The host's rounds add the constant, which c holds already. e is added to the first word. */
void x64_emit_sha1r(struct x64 *x, const struct ir_ins *in)
{
    static const uint32_t constant[3] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc};
    if (!x->sha) {
        emit_eval(x, in);
        return;
    }
    unsigned imm = ir_imm_of(in->aux), a = use(x, in->a), e = use(x, in->b), c = use(x, in->c), t = tmp_xmm(x), d = def_early(x);
    uint64_t k = constant[imm] * UINT64_C(0x100000001);
    const struct ir_ins *scalar = &x->ir->ins[in->b];
    if (scalar->op != IR_f2v || type_of(x, scalar->a) != IR_F32) { /* lane 0 alone: insertps */
        v2i(x, P3A(0x21), t, e, e, 0x0e);
        e = t;
    }
    v2(x, PI(0xfe), d, c, e);
    v2k(x, PI(0xfa), t, d, k, k);
    v1i(x, PI(0x70), t, t, REVERSE);
    v1i(x, PI(0x70), d, a, REVERSE);
    asm_rr(&x->c, OP_SHA1RNDS4, d, t);
    put8(&x->c, imm);
    v1i(x, PI(0x70), d, d, REVERSE);
}

void x64_emit_sha1su0(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a), b = use(x, in->b), c = use(x, in->c), d = def_early(x);
    v2i(x, P3A(0x0f), d, b, a, 8); /* palignr */
    if (x->avx512) {
        vternlog(x, d, a, c, TERN_XOR3);
        return;
    }
    v2(x, PI(0xef), d, d, a);
    v2(x, PI(0xef), d, d, c);
}

void x64_emit_sha1su1(struct x64 *x, const struct ir_ins *in)
{
    if (!x->sha) {
        emit_eval(x, in);
        return;
    }
    unsigned a = use(x, in->a), b = use(x, in->b), t = tmp_xmm(x), d = def_early(x);
    v1i(x, PI(0x70), d, a, REVERSE);
    v1i(x, PI(0x70), t, b, REVERSE);
    asm_rr(&x->c, OP_SHA1MSG2, d, t);
    v1i(x, PI(0x70), d, d, REVERSE);
}

/* ---- CRC-32 with the polynomial that the host's CRC32 instruction does not know --------------------- */
/* d = remainder of the 32 bits in d (zero above): Barrett reduction. k: the polynomial and its inverse, reflected. */
static void reduce32(struct x64 *x, unsigned d, unsigned k)
{
    v2i(x, P3A(0x44), d, d, k, 0x10); /* times the inverse: the quotient is the low half */
    v2k(x, PI(0xdb), d, d, UINT32_MAX, 0);
    v2i(x, P3A(0x44), d, d, k, 0x00);
    v1i(x, PI(0x70), d, d, 0x01); /* the remainder is lane 1 */
}

static void to_xmm(struct x64 *x, unsigned d, unsigned r) { v1(x, PI(0x6e), d, r); }
static void from_xmm(struct x64 *x, unsigned r, unsigned a) { v1(x, PI(0x7e), a, r); }

void x64_emit_crc32(struct x64 *x, const struct ir_ins *in)
{
    if (!x->pclmul) {
        emit_eval(x, in);
        return;
    }
    unsigned bits = in->aux * 8u, a = use(x, in->a), b = use(x, in->b), d = tmp_xmm(x), k = tmp_xmm(x), r = tmp(x);
    vliteral(x, k, UINT64_C(0x1db710641), UINT64_C(0x1f7011641));
    asm_mov_rr(&x->c, false, r, a);
    asm_alu_rr(&x->c, ALU_XOR, false, r, b);
    if (bits < 32)
        asm_shift_ri(&x->c, SH_SHL, false, r, 32 - bits);
    to_xmm(x, d, r);
    reduce32(x, d, k);
    from_xmm(x, r, d);
    if (bits < 32) { /* what the data did not reach stays */
        unsigned t = tmp(x);
        asm_mov_rr(&x->c, false, t, a);
        asm_shift_ri(&x->c, SH_SHR, false, t, bits);
        asm_alu_rr(&x->c, ALU_XOR, false, r, t);
    } else if (bits == 64) {
        unsigned t = tmp(x);
        asm_mov_rr(&x->c, true, t, b);
        asm_shift_ri(&x->c, SH_SHR, true, t, 32);
        asm_alu_rr(&x->c, ALU_XOR, false, r, t);
        to_xmm(x, d, r);
        reduce32(x, d, k);
        from_xmm(x, r, d);
    }
    def_in(x, r);
    x->val[x->cur].zx = true;
}
