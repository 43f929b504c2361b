/* Flush-to-zero (FPCR.FZ, what -ffast-math sets): every operation on edge values gives what the operation gives without
 * it, on operands and results with the denormals made zeros. A result that is below the smallest normal number but is
 * rounded to it may be either (docs/differences.md): FPSR is not looked at here, as in fp_flags.c. */
#include "check.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#if defined(__aarch64__)
static void set_flush(uint64_t on)
{
    uint64_t fpcr;
    __asm__ volatile("mrs %0, fpcr" : "=r"(fpcr));
    fpcr = (fpcr & ~(UINT64_C(1) << 24)) | on << 24;
    __asm__ volatile("msr fpcr, %0" : : "r"(fpcr) : "memory");
}

static double bits64(uint64_t b) { double d; memcpy(&d, &b, 8); return d; }
static uint64_t of64(double d) { uint64_t b; memcpy(&b, &d, 8); return b; }
static uint64_t flush64(uint64_t b) { return b << 1 >> 53 ? b : b & UINT64_C(1) << 63; }
static float bits32(uint32_t b) { float d; memcpy(&d, &b, 4); return d; }
static uint32_t of32(float d) { uint32_t b; memcpy(&b, &d, 4); return b; }
static uint32_t flush32(uint32_t b) { return (b & 0x7f800000) ? b : b & 0x80000000; }

enum { NOPS = 9 };
static const char *const names[NOPS] = { "add", "sub", "mul", "div", "min", "max", "minnm", "maxnm", "fma" };

#define SCALAR(type, r)                                                                                  \
    static __attribute__((noinline)) type scalar_##type(int op, type a, type b)                          \
    {                                                                                                    \
        type d = a;                                                                                      \
        switch (op) {                                                                                    \
        case 0: __asm__ volatile("fadd %" r "0, %" r "1, %" r "2" : "=w"(d) : "w"(a), "w"(b)); break;    \
        case 1: __asm__ volatile("fsub %" r "0, %" r "1, %" r "2" : "=w"(d) : "w"(a), "w"(b)); break;    \
        case 2: __asm__ volatile("fmul %" r "0, %" r "1, %" r "2" : "=w"(d) : "w"(a), "w"(b)); break;    \
        case 3: __asm__ volatile("fdiv %" r "0, %" r "1, %" r "2" : "=w"(d) : "w"(a), "w"(b)); break;    \
        case 4: __asm__ volatile("fmin %" r "0, %" r "1, %" r "2" : "=w"(d) : "w"(a), "w"(b)); break;    \
        case 5: __asm__ volatile("fmax %" r "0, %" r "1, %" r "2" : "=w"(d) : "w"(a), "w"(b)); break;    \
        case 6: __asm__ volatile("fminnm %" r "0, %" r "1, %" r "2" : "=w"(d) : "w"(a), "w"(b)); break;  \
        case 7: __asm__ volatile("fmaxnm %" r "0, %" r "1, %" r "2" : "=w"(d) : "w"(a), "w"(b)); break;  \
        case 8: __asm__ volatile("fmadd %" r "0, %" r "1, %" r "2, %" r "1" : "=w"(d) : "w"(a), "w"(b)); break; \
        }                                                                                                \
        return d;                                                                                        \
    }
SCALAR(double, "d")
SCALAR(float, "s")

typedef double double2 __attribute__((vector_size(16)));
typedef float float4 __attribute__((vector_size(16)));
#define VECTOR(type, r)                                                                                          \
    static __attribute__((noinline)) type vector_##type(int op, type a, type b)                                  \
    {                                                                                                            \
        type d = a;                                                                                              \
        switch (op) {                                                                                            \
        case 0: __asm__ volatile("fadd %0." r ", %1." r ", %2." r : "=w"(d) : "w"(a), "w"(b)); break;           \
        case 1: __asm__ volatile("fsub %0." r ", %1." r ", %2." r : "=w"(d) : "w"(a), "w"(b)); break;           \
        case 2: __asm__ volatile("fmul %0." r ", %1." r ", %2." r : "=w"(d) : "w"(a), "w"(b)); break;           \
        case 3: __asm__ volatile("fdiv %0." r ", %1." r ", %2." r : "=w"(d) : "w"(a), "w"(b)); break;           \
        case 4: __asm__ volatile("fmin %0." r ", %1." r ", %2." r : "=w"(d) : "w"(a), "w"(b)); break;           \
        case 5: __asm__ volatile("fmax %0." r ", %1." r ", %2." r : "=w"(d) : "w"(a), "w"(b)); break;           \
        case 6: __asm__ volatile("fminnm %0." r ", %1." r ", %2." r : "=w"(d) : "w"(a), "w"(b)); break;         \
        case 7: __asm__ volatile("fmaxnm %0." r ", %1." r ", %2." r : "=w"(d) : "w"(a), "w"(b)); break;         \
        case 8: __asm__ volatile("fmla %0." r ", %1." r ", %2." r : "+w"(d) : "w"(a), "w"(b)); break;           \
        }                                                                                                        \
        return d;                                                                                                \
    }
VECTOR(double2, "2d")
VECTOR(float4, "4s")

static const uint64_t edges[] = { 0, 1, 0xfffffffffffff, 0x8000000000000, 0x10000000000000, 0x10000000000001, 0x20000000000000,
    0x3ff0000000000000, 0x3fe0000000000000, 0x4000000000000000, 0x3cb0000000000000, 0x7fefffffffffffff, 0x7ff0000000000000,
    0x7ff8000000000000, 0x5ff0000000000000, 0x1ff0000000000000, 0x2000000000000000, 0x36a0000000000000, 0x380fffffe0000000,
    0x3810000000000000, 0x3800000000000000 };
enum { NEDGES = sizeof edges / sizeof *edges };

static void report(const char *what, uint64_t a, uint64_t b, uint64_t got, uint64_t want)
{
    bool smallest = want << 1 == UINT64_C(0x10000000000000) << 1 || (uint32_t)want << 1 == 0x800000u << 1;
    if (smallest && (got & ~(UINT64_C(1) << 63) & ~UINT64_C(0x80000000)) == 0)
        return;
    if (failures++ < 20)
        printf("%s %#lx %#lx: %#lx, not %#lx\n", what, a, b, got, want);
}

static void pair64(uint64_t a, uint64_t b)
{
    for (int op = 0; op < NOPS; op++) {
        uint64_t want = flush64(of64(scalar_double(op, bits64(flush64(a)), bits64(flush64(b)))));
        set_flush(1);
        uint64_t got = of64(scalar_double(op, bits64(a), bits64(b)));
        double2 v = vector_double2(op, (double2){ 1, bits64(a) }, (double2){ 1, bits64(b) });
        set_flush(0);
        if (got != want)
            report(names[op], a, b, got, want);
        if (of64(v[1]) != want)
            report("vector", a, b, of64(v[1]), want);
    }
    for (int k = 0; k < 2; k++) { /* comparisons */
        uint64_t cs[2];
        double x = k ? bits64(a) : bits64(flush64(a)), y = k ? bits64(b) : bits64(flush64(b));
        set_flush((uint64_t)k);
        __asm__ volatile("fcmp %d1, %d2\n\tmrs %0, nzcv" : "=r"(cs[k]) : "w"(x), "w"(y) : "cc");
        set_flush(0);
        static uint64_t before;
        if (!k)
            before = cs[0];
        else if (cs[1] != before)
            report("fcmp", a, b, cs[1], before);
    }
}

static void pair32(uint32_t a, uint32_t b)
{
    for (int op = 0; op < NOPS; op++) {
        uint32_t want = flush32(of32(scalar_float(op, bits32(flush32(a)), bits32(flush32(b)))));
        set_flush(1);
        uint32_t got = of32(scalar_float(op, bits32(a), bits32(b)));
        float4 v = vector_float4(op, (float4){ 1, 1, bits32(a), 1 }, (float4){ 1, 1, bits32(b), 1 });
        set_flush(0);
        if (got != want)
            report(names[op], a, b, got, want);
        if (of32(v[2]) != want)
            report("vector", a, b, of32(v[2]), want);
    }
}

static void single64(uint64_t a)
{
    double root, neg, abs, round, wide[2];
    int64_t whole[2];
    float narrow[2];
    uint64_t in = a;
    set_flush(1);
    __asm__ volatile("fsqrt %d0, %d1" : "=w"(root) : "w"(bits64(a)));
    __asm__ volatile("fneg %d0, %d1" : "=w"(neg) : "w"(bits64(a)));
    __asm__ volatile("fabs %d0, %d1" : "=w"(abs) : "w"(bits64(a)));
    __asm__ volatile("frintp %d0, %d1" : "=w"(round) : "w"(bits64(a)));
    __asm__ volatile("fcvtps %0, %d1" : "=r"(whole[1]) : "w"(bits64(a)));
    __asm__ volatile("fcvt %s0, %d1" : "=w"(narrow[1]) : "w"(bits64(a)));
    __asm__ volatile("fcvt %d0, %s1" : "=w"(wide[1]) : "w"(bits32((uint32_t)(a >> 29))));
    set_flush(0);
    double f = bits64(flush64(a)), root0, round0;
    __asm__ volatile("fsqrt %d0, %d1" : "=w"(root0) : "w"(f));
    __asm__ volatile("frintp %d0, %d1" : "=w"(round0) : "w"(f));
    __asm__ volatile("fcvtps %0, %d1" : "=r"(whole[0]) : "w"(f));
    __asm__ volatile("fcvt %s0, %d1" : "=w"(narrow[0]) : "w"(f));
    __asm__ volatile("fcvt %d0, %s1" : "=w"(wide[0]) : "w"(bits32(flush32((uint32_t)(a >> 29)))));
    if (of64(root) != of64(root0))
        report("sqrt", in, 0, of64(root), of64(root0));
    if (of64(neg) != (a ^ UINT64_C(1) << 63) || of64(abs) != (a & ~(UINT64_C(1) << 63)))
        report("neg, abs", in, 0, of64(neg), of64(abs));
    if (of64(round) != of64(round0))
        report("frintp", in, 0, of64(round), of64(round0));
    if (whole[0] != whole[1])
        report("fcvtps", in, 0, (uint64_t)whole[1], (uint64_t)whole[0]);
    if (of32(narrow[1]) != flush32(of32(narrow[0])))
        report("to float", in, 0, of32(narrow[1]), flush32(of32(narrow[0])));
    if (of64(wide[1]) != of64(wide[0]))
        report("to double", in, 0, of64(wide[1]), of64(wide[0]));
}
#endif

int main(void)
{
#if defined(__aarch64__)
    for (int round = 0; round < 3; round++) /* the sites that trapped are translated anew */
        for (unsigned i = 0; i < 2 * NEDGES; i++) {
            uint64_t a = edges[i / 2] | (uint64_t)(i & 1) << 63;
            single64(a);
            for (unsigned k = 0; k < 2 * NEDGES; k++) {
                uint64_t b = edges[k / 2] | (uint64_t)(k & 1) << 63;
                pair64(a, b);
                uint32_t c = (uint32_t)(a >> 63) << 31 | (uint32_t)(a >> 29 & 0x7fffffff);
                pair32(c, (uint32_t)(b >> 32));
                pair32((uint32_t)(a >> 63) << 31 | (uint32_t)(a & 0x7fffff), (uint32_t)(b >> 32));
            }
        }
#endif
    return check_end();
}
