#!/usr/bin/env python3
"""Makes tests/unit/ir_eval_rows.inc: operations of the IR and what an A64 processor computes for them.

usage: gen_ir_eval.py OUTPUT
needs aarch64-linux-gnu-gcc and qemu-aarch64 (or an A64 host), so the result is kept in the repository.

A row pairs an IR expression over the inputs %a %b %c with instructions that compute the same: vectors from v1 v2 v3 to
v0, integers from x1 x2 x3 to x0, flags through mrs.
"""
import subprocess
import sys
import tempfile

LANES = {"b": ("16b", "8b"), "h": ("8h", "4h"), "s": ("4s", "2s"), "d": ("2d", "1d")}
WIDER = {"b": "h", "h": "s", "s": "d"}

# (a, b, c) as (high, low) pairs
VECTORS = [
    ((0x80ff7f01fe0055aa, 0x0123456789abcdef), (0x7f80ff01020304f5, 0xfedcba9876543210), (0x00112233445566ff, 0x8000000000000001)),
    ((0xffffffffffffffff, 0x8000000080008080), (0x8000000080008080, 0x0000000000000000), (0x7fffffff7fff7f7f, 0xffffffffffffffff)),
    ((0x7fffffffffffffff, 0x00010203040506ff), (0x0000000000000001, 0x0f0c1000fb07e0c1), (0xdeadbeefcafebabe, 0x0f1e2d3c4b5a6978)),
]
INTEGERS = [
    (0x0123456789abcdef, 0xfedcba9876543210, 0x1111111122222222),
    (0x8000000000000000, 0xffffffffffffffff, 0),
    (0x7fffffff80000000, 0x00000001ffffffff, 1),
    (0xffffffffffffffff, 0x0000000000000001, 0xffffffffffffffff),
    (0, 0, 0x8000000000000000),
    (0x00000000deadbeef, 0x0000000000000021, 5),
]


def vector_rows():
    def each(ir, insn, lanes="bhsd"):
        for lane in lanes:
            full, half = LANES[lane]
            text = insn.replace("FULL", full).replace("HALF", half)
            if lane in WIDER:
                text = text.replace("WIDE", LANES[WIDER[lane]][0])
            yield f"{ir} lane={lane}", text

    for ir, insn in (("vand", "and"), ("vor", "orr"), ("vxor", "eor"), ("vandn", "bic"), ("vorn", "orn")):
        yield f"{ir} %a, %b", f"{insn} v0.16b, v1.16b, v2.16b"
    yield "vnot %a", "mvn v0.16b, v1.16b"
    yield "vbsl %a, %b, %c", "mov v0.16b, v1.16b; bsl v0.16b, v2.16b, v3.16b"
    for ir, insn in (("vadd", "add"), ("vsub", "sub"), ("vadds_s", "sqadd"), ("vadds_u", "uqadd"), ("vsubs_s", "sqsub"),
                     ("vsubs_u", "uqsub"), ("vcmpeq", "cmeq"), ("vcmpgt_s", "cmgt"), ("vcmpgt_u", "cmhi"), ("vcmpge_s", "cmge"),
                     ("vcmpge_u", "cmhs"), ("vtst", "cmtst"), ("vshlv_s", "sshl"), ("vshlv_u", "ushl"), ("vzip1", "zip1"),
                     ("vzip2", "zip2"), ("vuzp1", "uzp1"), ("vuzp2", "uzp2"), ("vtrn1", "trn1"), ("vtrn2", "trn2")):
        yield from each(f"{ir} %a, %b", f"{insn} v0.FULL, v1.FULL, v2.FULL")
    for ir, insn in (("vmul", "mul"), ("vhadd_s", "shadd"), ("vhadd_u", "uhadd"), ("vrhadd_s", "srhadd"), ("vrhadd_u", "urhadd"),
                     ("vhsub_s", "shsub"), ("vhsub_u", "uhsub"), ("vmin_s", "smin"), ("vmin_u", "umin"), ("vmax_s", "smax"),
                     ("vmax_u", "umax")):
        yield from each(f"{ir} %a, %b", f"{insn} v0.FULL, v1.FULL, v2.FULL", "bhs")
    for ir, insn in (("vneg", "neg"), ("vabs", "abs")):
        yield from each(f"{ir} %a", f"{insn} v0.FULL, v1.FULL")
    for ir, insn in (("vclz", "clz"), ("vcls", "cls")):
        yield from each(f"{ir} %a", f"{insn} v0.FULL, v1.FULL", "bhs")
    yield "vpopcnt %a lane=b", "cnt v0.16b, v1.16b"
    yield "vrbit %a", "rbit v0.16b, v1.16b"
    for lane, bits in (("b", 8), ("h", 16), ("s", 32), ("d", 64)):
        full = LANES[lane][0]
        for imm in (0, 1, bits - 1):
            yield f"vshl %a lane={lane} imm={imm}", f"shl v0.{full}, v1.{full}, #{imm}"
        for imm in (1, bits // 2, bits):
            yield f"vshr %a lane={lane} imm={imm}", f"ushr v0.{full}, v1.{full}, #{imm}"
            yield f"vsar %a lane={lane} imm={imm}", f"sshr v0.{full}, v1.{full}, #{imm}"
        for imm in (0, 128 // bits - 1):
            yield f"vduplane %a lane={lane} imm={imm}", f"dup v0.{full}, v1.{lane}[{imm}]"
        last = 128 // bits - 1
        yield f"vmovlane %a, %b lane={lane} imm={last | 0 << 4}", f"mov v0.16b, v1.16b; mov v0.{lane}[{last}], v2.{lane}[0]"
        yield f"vmovlane %a, %b lane={lane} imm={last << 4}", f"mov v0.16b, v1.16b; mov v0.{lane}[0], v2.{lane}[{last}]"
    for lane, group in (("b", 2), ("b", 4), ("b", 8), ("h", 4), ("h", 8), ("s", 8)):
        yield f"vrev %a lane={lane} imm={group}", f"rev{8 * group} v0.{LANES[lane][0]}, v1.{LANES[lane][0]}"
    for ir, insn in (("vmull_s", "smull"), ("vmull_u", "umull")):
        yield from each(f"{ir} %a, %b", f"{insn} v0.WIDE, v1.HALF, v2.HALF", "bhs")
    for ir, insn in (("vwiden_s", "sxtl"), ("vwiden_u", "uxtl")):
        yield from each(f"{ir} %a", f"{insn} v0.WIDE, v1.HALF", "bhs")
    for ir, insn in (("vnarrow", "xtn"), ("vqnarrow_s", "sqxtn"), ("vqnarrow_u", "uqxtn"), ("vqnarrow_su", "sqxtun")):
        yield from each(f"{ir} %a", f"{insn} v0.HALF, v1.WIDE", "bhs")
    for imm in (0, 1, 15):
        yield f"vext %a, %b lane=b imm={imm}", f"ext v0.16b, v1.16b, v2.16b, #{imm}"
    yield "vlow %a", "mov v0.8b, v1.8b"
    yield "vtbl %a, %b", "tbl v0.16b, {v1.16b}, v2.16b"
    yield "vpmull8 %a, %b", "pmull v0.8h, v1.8b, v2.8b"
    yield "vpmul8 %a, %b", "pmul v0.16b, v1.16b, v2.16b"
    yield "vpmull64 %a, %b", "pmull v0.1q, v1.1d, v2.1d"
    for ir, insn in (("aese", "aese"), ("aesd", "aesd")):
        key = f"movi v4.16b, #0; mov v0.16b, v1.16b; {insn} v0.16b, v4.16b; "
        yield f"{ir} %a, %b", key + "eor v0.16b, v0.16b, v2.16b"
        mix = "aesmc" if ir == "aese" else "aesimc"
        yield f"{ir}m %a, %b", key + f"{mix} v0.16b, v0.16b; eor v0.16b, v0.16b, v2.16b"
    yield "aesmc %a", "aesmc v0.16b, v1.16b"
    yield "aesimc %a", "aesimc v0.16b, v1.16b"
    for imm, insn in enumerate(("sha1c", "sha1p", "sha1m")):
        yield f"sha1r %a, %b, %c imm={imm}", f"mov v0.16b, v1.16b; {insn} q0, s2, v3.4s"
    yield "sha1su0 %a, %b, %c", "mov v0.16b, v1.16b; sha1su0 v0.4s, v2.4s, v3.4s"
    yield "sha1su1 %a, %b", "mov v0.16b, v1.16b; sha1su1 v0.4s, v2.4s"
    # four rounds from the same state: of their result, c d g h are a b e f after two
    words = "; ".join(f"mov v{to[0]}.s[{to[1]}], v{of[0]}.s[{of[1]}]" for to, of in (
        ("40", "23"), ("41", "22"), ("42", "13"), ("43", "12"), ("50", "21"), ("51", "20"), ("52", "11"), ("53", "10")))
    yield "sha256r %a, %b, %c", (words + "; mov v6.16b, v4.16b; sha256h q4, q5, v3.4s; sha256h2 q5, q6, v3.4s; mov v0.s[3], v4.s[2]; "
                                 "mov v0.s[2], v4.s[3]; mov v0.s[1], v5.s[2]; mov v0.s[0], v5.s[3]")
    for imm in (0x11, 0xbb, 0x4e, 0xe4):
        lanes = "; ".join(f"mov v0.s[{i}], v{1 + i // 2}.s[{imm >> 2 * i & 3}]" for i in range(4))
        yield f"vpick %a, %b lane=s imm={imm}", lanes
    yield "sha256su0 %a, %b", "mov v0.16b, v1.16b; sha256su0 v0.4s, v2.4s"
    yield "sha256su1 %a, %b, %c", "mov v0.16b, v1.16b; sha256su1 v0.4s, v2.4s, v3.4s"


CONDITIONS = "eq ne cs cc mi pl vs vc hi ls ge lt gt le".split()
CARRY = "cmp x3, #1; "  # x3 is 0 or 1: sets C to it


def integer_rows():
    """Yields (IR result type, IR expression with .T for the type, instructions with R for the register prefix)."""
    for ir, insn in (("add", "add"), ("sub", "sub"), ("mul", "mul"), ("udiv", "udiv"), ("sdiv", "sdiv"), ("and", "and"), ("or", "orr"),
                     ("xor", "eor"), ("andn", "bic"), ("orn", "orn"), ("xorn", "eon"), ("shl", "lsl"), ("shr", "lsr"), ("sar", "asr"),
                     ("ror", "ror")):
        yield "T", f"{ir}.T %a, %b", f"{insn} R0, R1, R2"
    for ir, insn in (("not", "mvn"), ("neg", "neg"), ("clz", "clz"), ("cls", "cls"), ("rbit", "rbit"), ("bswap", "rev"), ("bswap16", "rev16")):
        yield "T", f"{ir}.T %a", f"{insn} R0, R1"
    yield "T", "ctz.T %a", "rbit R0, R1; clz R0, R0"
    for lsb in (1, 31):
        yield "T", f"extr.T %a, %b lsb={lsb}", f"extr R0, R1, R2, #{lsb}"
    for lsb, width in ((0, 1), (0, 32), (31, 1), (5, 17)):
        for ir, insn in (("bfx", "ubfx"), ("sbfx", "sbfx")):
            yield "T", f"{ir}.T %a lsb={lsb} width={width}", f"{insn} R0, R1, #{lsb}, #{width}"
        yield "T", f"bfi.T %a, %b lsb={lsb} width={width}", f"mov R0, R1; bfi R0, R2, #{lsb}, #{width}"
    flags = "mrs x0, nzcv; lsr x0, x0, #28"
    yield "flags", "addf %a, %b", f"cmn R1, R2; {flags}"
    yield "flags", "subf %a, %b", f"cmp R1, R2; {flags}"
    yield "flags", "adcf %a, %b, %k", f"{CARRY}adcs R0, R1, R2; {flags}"
    yield "flags", "sbcf %a, %b, %k", f"{CARRY}sbcs R0, R1, R2; {flags}"
    yield "T", "adc.T %a, %b, %k", f"{CARRY}adc R0, R1, R2"
    yield "T", "sbc.T %a, %b, %k", f"{CARRY}sbc R0, R1, R2"
    yield "flags", "logf %a", f"tst R1, R1; {flags}"
    for cc in CONDITIONS:
        yield "i32", f"cmp %a, %b {cc}", f"cmp R1, R2; cset w0, {cc}"
    yield "T", "sel.T %k, %a, %b", "cmp x3, #0; csel R0, R1, R2, ne"


def special_rows():
    """Integer rows that exist in one width only."""
    yield "i64", "i64", "umulh.i64 %a, %b", "umulh x0, x1, x2"
    yield "i64", "i64", "smulh.i64 %a, %b", "smulh x0, x1, x2"
    yield "i32", "i32", "umulh.i32 %a, %b", "umull x0, w1, w2; lsr x0, x0, #32"
    yield "i32", "i32", "smulh.i32 %a, %b", "smull x0, w1, w2; lsr x0, x0, #32"
    yield "i64", "i64", "bswap32.i64 %a", "rev32 x0, x1"
    yield "i64", "i64", "extr.i64 %a, %b lsb=63", "extr x0, x1, x2, #63"
    yield "i64", "i64", "bfx.i64 %a lsb=0 width=64", "mov x0, x1"
    yield "i64", "i64", "bfx.i64 %a lsb=60 width=4", "ubfx x0, x1, #60, #4"
    yield "i64", "i64", "sbfx.i64 %a lsb=60 width=4", "sbfx x0, x1, #60, #4"
    yield "i64", "i32", "trunc %a", "mov w0, w1"
    yield "i32", "i64", "zext %a", "mov w0, w1"
    yield "i32", "i64", "sext %a", "sxtw x0, w1"
    for size, letter in ((1, "b"), (2, "h"), (4, "w")):
        yield "i32", "i32", f"crc32 %a, %b size={size}", f"crc32{letter} w0, w1, w2"
        yield "i32", "i32", f"crc32c %a, %b size={size}", f"crc32c{letter} w0, w1, w2"
    yield "i64", "i32", "crc32 %w, %b size=8", "crc32x w0, w1, x2"
    yield "i64", "i32", "crc32c %w, %b size=8", "crc32cx w0, w1, x2"
    for cc in CONDITIONS:
        yield "i32", "i32", f"cond %f {cc}", f"lsl x1, x1, #28; msr nzcv, x1; cset w0, {cc}"
    yield "i32", "flags", "mkflags %a", "lsl x1, x1, #28; msr nzcv, x1; mrs x0, nzcv; lsr x0, x0, #28"
    yield "i32", "i32", "flagbits %f", "lsl x1, x1, #28; msr nzcv, x1; mrs x0, nzcv; lsr x0, x0, #28"


def all_integer_rows():
    for result, ir, insn in integer_rows():
        for t, r in (("i32", "w"), ("i64", "x")):
            yield t, t if result == "T" else result, ir.replace(".T", "." + t), insn.replace("R", r)
    yield from special_rows()


HEAD = """#include <stdio.h>
#include <stdint.h>
typedef unsigned long long u64;
static u64 v[][6] = {%s};
static u64 x[][3] = {%s};
#define VECTOR(ir, insns) for (unsigned i = 0; i < sizeof v / sizeof v[0]; i++) { u64 r[2]; \\
    __asm__ volatile("ldp q1, q2, [%%1]; ldr q3, [%%1, #32]; movi v0.16b, #0x5a; " insns "; str q0, [%%0]" \\
        :: "r"(r), "r"(v[i]) : "v0", "v1", "v2", "v3", "v4", "memory", "cc"); \\
    printf("{\\"%%s\\", %%u, 0x%%016llx, 0x%%016llx},\\n", ir, i, r[1], r[0]); }
#define INTEGER(type, result, ir, insns) for (unsigned i = 0; i < sizeof x / sizeof x[0]; i++) { \\
    register u64 x0 __asm__("x0") = 0, x1 __asm__("x1") = x[i][0], x2 __asm__("x2") = x[i][1], x3 __asm__("x3") = x[i][2] & 1; \\
    __asm__ volatile(insns : "+r"(x0), "+r"(x1), "+r"(x2), "+r"(x3) :: "cc"); \\
    printf("{\\"%%s\\", \\"%%s\\", \\"%%s\\", %%u, 0x%%llx},\\n", type, result, ir, i, x0); }
int main(void) {
    printf("static const struct vector_row vector_rows[] = {\\n");
"""


def main():
    words = lambda n: "0x%xull" % n
    inputs = ", ".join("{" + ", ".join(words(w) for pair in row for w in (pair[1], pair[0])) + "}" for row in VECTORS)
    integers = ", ".join("{" + ", ".join(map(words, row)) + "}" for row in INTEGERS)
    out = [HEAD % (inputs, integers)]
    for ir, insns in vector_rows():
        out.append('    VECTOR("%s", "%s")' % (ir, insns))
    out.append('    printf("};\\n\\nstatic const struct integer_row integer_rows[] = {\\n");')
    for t, result, ir, insns in all_integer_rows():
        out.append('    INTEGER("%s", "%s", "%s", "%s")' % (t, result, ir, insns))
    out.append('    printf("};\\n");\n    return 0;\n}')
    with tempfile.TemporaryDirectory() as folder:
        with open(folder + "/rows.c", "w") as f:
            f.write("\n".join(out))
        subprocess.run(["aarch64-linux-gnu-gcc", "-static", "-O1", "-march=armv8.2-a+crypto+crc", folder + "/rows.c", "-o", folder + "/rows"],
                       check=True)
        rows = subprocess.run(["qemu-aarch64", "-cpu", "max", folder + "/rows"], check=True, capture_output=True, text=True).stdout
    with open(sys.argv[1], "w") as f:
        f.write("/* ir_eval_rows.inc: made by gen_ir_eval.py; the results are those of an A64 processor. Inputs are numbered. */\n")
        f.write("static const uint64_t vector_inputs[][6] = { /* a, b, c; each low, high */\n")
        f.writelines("    {" + ", ".join(words(w) for pair in row for w in (pair[1], pair[0])) + "},\n" for row in VECTORS)
        f.write("};\nstatic const uint64_t integer_inputs[][3] = {\n")
        f.writelines("    {" + ", ".join(map(words, row)) + "},\n" for row in INTEGERS)
        f.write("};\n" + rows)


main()
