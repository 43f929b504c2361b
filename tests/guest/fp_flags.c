/* The sticky flags of FPSR around the smallest normal number, with and without flush-to-zero, in code that ran before the
 * program first looked at FPSR and in code that did not. engine: both */
#include "check.h"

#include <float.h>
#include <stdint.h>

#if defined(__aarch64__)
enum { IOC = 1, DZC = 2, OFC = 4, UFC = 8, IXC = 16, IDC = 128, FLAGS = 0x9f };

static unsigned flags(void)
{
    uint64_t fpsr;
    __asm__ volatile("mrs %0, fpsr" : "=r"(fpsr));
    return (unsigned)fpsr & FLAGS;
}
static void set_flags(uint64_t fpsr) { __asm__ volatile("msr fpsr, %0" : : "r"(fpsr)); }
static void set_control(uint64_t fpcr) { __asm__ volatile("msr fpcr, %0" : : "r"(fpcr) : "memory"); }
#define FZ (UINT64_C(1) << 24)
#define RZ (UINT64_C(3) << 22)

#define TWO(name, insn) \
    static __attribute__((noinline)) double name(double a, double b) { double d; __asm__ volatile(insn " %d0, %d1, %d2" : "=w"(d) : "w"(a), "w"(b)); return d; }
TWO(mul, "fmul")
TWO(sub, "fsub")
TWO(divide, "fdiv")
static __attribute__((noinline)) double fma1(double a, double b, double c)
{
    double d;
    __asm__ volatile("fmadd %d0, %d1, %d2, %d3" : "=w"(d) : "w"(a), "w"(b), "w"(c));
    return d;
}
static __attribute__((noinline)) float narrow(double a)
{
    float f;
    __asm__ volatile("fcvt %s0, %d1" : "=w"(f) : "w"(a));
    return f;
}
static __attribute__((noinline)) double mul2(double a, double b)
{
    double d;
    __asm__ volatile("dup v0.2d, %1.d[0]\n\tdup v1.2d, %2.d[0]\n\tfmul v0.2d, v0.2d, v1.2d\n\tmov %0.d[0], v0.d[1]"
                     : "=w"(d) : "w"(a), "w"(b) : "v0", "v1");
    return d;
}
static __attribute__((noinline)) int js(double a)
{
    register double x __asm__("d0") = a;
    register int r __asm__("w0");
    __asm__ volatile(".inst 0x1e7e0000" : "=r"(r) : "w"(x) : "cc"); /* fjcvtzs w0, d0 */
    return r;
}

/* Expression, its value and the flags it sets; again with the flags set before. */
#define EXPECT(expression, value, set)                                                          \
    do {                                                                                        \
        for (unsigned before = 0; before < 4; before++) {                                       \
            unsigned old = (before & 1 ? IDC : 0) | (before & 2 ? IXC : 0);                     \
            set_flags(old);                                                                     \
            double got_ = (expression);                                                         \
            unsigned now = flags();                                                             \
            if (got_ != (value) || now != (old | (set))) {                                      \
                printf("line %d: %s: %a, flags %x; wanted %a, %x\n", __LINE__, #expression, got_, now, (double)(value), old | (set)); \
                failures++;                                                                     \
            }                                                                                   \
        }                                                                                       \
    } while (0)

static const double below = 1 - DBL_EPSILON / 2; /* the number before 1 */

/* The products are below DBL_MIN by less than half of what the denormal numbers resolve. */
static void plain(void)
{
    EXPECT(mul(DBL_MIN, below), DBL_MIN, UFC | IXC);
    EXPECT(mul2(DBL_MIN, -below), -DBL_MIN, UFC | IXC);
    EXPECT(divide(DBL_MIN, 1 + DBL_EPSILON), DBL_MIN - 4.9e-324, UFC | IXC);
    EXPECT(divide(DBL_MIN * below * 1, 1), DBL_MIN, 0);
    EXPECT(fma1(DBL_MIN, -0x1p-54, DBL_MIN), DBL_MIN, UFC | IXC);
    EXPECT(fma1(DBL_MIN, 0x1p-54, DBL_MIN), DBL_MIN, IXC);
    EXPECT(narrow(0x1.ffffffffp-127), FLT_MIN, UFC | IXC);
    EXPECT(mul(DBL_MIN, 0.5), DBL_MIN / 2, 0);
    EXPECT(mul(DBL_MIN, 1), DBL_MIN, 0);
    EXPECT(sub(1, 0x1p-80), 1, IXC);
    EXPECT(mul(DBL_MAX, -2), -1 / 0.0, OFC | IXC);
    EXPECT(divide(-1, 0), -1 / 0.0, DZC);
}

static void flushing(void)
{
    double denormal = DBL_MIN / 4;
    set_control(FZ);
    EXPECT(mul(DBL_MIN, below), 0, UFC);
    EXPECT(mul2(DBL_MIN, -below), 0, UFC);
    EXPECT(mul(DBL_MIN, 0.5), 0, UFC);
    EXPECT(fma1(DBL_MIN, -0x1p-54, DBL_MIN), 0, UFC);
    EXPECT(narrow(0x1.ffffffffp-127), 0, UFC);
    EXPECT(sub(DBL_MIN * 1.5, DBL_MIN), 0, UFC);
    EXPECT(sub(1, denormal), 1, IDC);
    EXPECT(mul2(3, denormal), 0, IDC);
    EXPECT(sub(1, 0x1p-80), 1, IXC);
    EXPECT(divide(1, denormal), 1 / 0.0, IDC | DZC);
    EXPECT((double)(int64_t)({ int64_t i; __asm__ volatile("fcvtps %0, %d1" : "=r"(i) : "w"(denormal)); i; }), 0, IDC);
    EXPECT(({ double d; __asm__ volatile("frintp %d0, %d1" : "=w"(d) : "w"(denormal)); d; }), 0, IDC);
    EXPECT(js(denormal), 0, IDC);
    set_control(FZ | RZ);
    EXPECT(mul(DBL_MIN, below), 0, UFC);
    set_control(0);
}

static void javascript(void)
{
    EXPECT(js(1.5), 1, IXC);
    EXPECT(js(-2147483648.0), INT32_MIN, 0);
    EXPECT(js(-2147483648.5), INT32_MIN, IXC);
    EXPECT(js(2147483648.5), INT32_MIN, IOC);
    EXPECT(js(4294967297.0), 1, IOC);
    EXPECT(js(-4294967298.25), -2, IOC);
    EXPECT(js(0x1.00000000ff1p60), 0x0ff10000, IOC);
    EXPECT(js(-0x1.0000000000003p83), (int32_t)0x80000000, IOC);
    EXPECT(js(0x1.fffffffffffffp84), 0, IOC);
    EXPECT(js(0x1p1000), 0, IOC);
    EXPECT(js(1 / 0.0), 0, IOC);
    EXPECT(js(0 / 0.0), 0, IOC);
}
#endif

int main(void)
{
#if defined(__aarch64__)
    volatile double sum = 0;
    for (int i = 0; i < 1000; i++) /* FPSR was not looked at yet */
        sum += mul(i, 0.5) + divide(i, 3) + fma1(i, i, i) + narrow(i) + mul2(i, 2) + js(i);
    for (int i = 0; i < 20; i++) {
        plain();
        flushing();
        javascript();
    }
#endif
    return check_end();
}
