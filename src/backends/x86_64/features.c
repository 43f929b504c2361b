/* features.c: asks the processor, and the operating system for what needs its support, which extensions there are. */
#include "backends/x86_64/features.h"

#include <stdint.h>
#include <string.h>
#include <sys/platform/x86.h>

/* Bits of CPUID's registers (Intel SDM volume 2, CPUID). */
enum { L1_ECX_PCLMUL = 1 << 1, L1_ECX_FMA = 1 << 12, L1_ECX_AES = 1 << 25, L1_ECX_OSXSAVE = 1 << 27, L1_ECX_F16C = 1 << 29 };
enum { L1_ECX_V2 = 1 << 9 | 1 << 20 | 1 << 23 }; /* SSSE3, SSE4.2, POPCNT */
enum { L7_EBX_BMI1 = 1 << 3, L7_EBX_AVX2 = 1 << 5, L7_EBX_BMI2 = 1 << 8, L7_EBX_SHA = 1 << 29 };
#define L7_EBX_AVX512 (UINT32_C(1) << 16 | UINT32_C(1) << 17 | UINT32_C(1) << 28 | UINT32_C(1) << 30 | UINT32_C(1) << 31) /* F DQ CD BW VL */
enum { L7_ECX_GFNI = 1 << 8, L7_ECX_VAES = 1 << 9, L7_ECX_VPCLMULQDQ = 1 << 10, L7_ECX_BITALG = 1 << 12 | 1 << 14 };
enum { X1_ECX_LZCNT = 1 << 5 };
enum { XCR0_AVX = 6, XCR0_AVX512 = 0xe6 };

static bool all(uint32_t reg, uint32_t bits) { return (reg & bits) == bits; }

static uint32_t xcr0(void)
{
    uint32_t low, high;
    __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return low;
}

static void limit_to(struct features *f, enum x64_level limit)
{
    if (limit == LEVEL_HOST)
        return;
    f->avx512 = f->bitalg = f->vaes = f->vpclmul = false;
    if (limit == LEVEL_V3)
        f->gfni = f->sha = false;
    else
        f->avx = f->fma = f->bmi1 = f->bmi2 = f->lzcnt = false;
}

/* What the C library has asked for: CPUID takes microseconds under a hypervisor. */
static uint32_t cpuid(unsigned leaf, enum cpuid_register_index reg)
{
    return __x86_get_cpuid_feature_leaf(leaf)->cpuid_array[reg];
}

bool x64_is_v2(void)
{
    return all(cpuid(CPUID_INDEX_1, cpuid_register_index_ecx), L1_ECX_V2);
}

void x64_features(struct features *f, enum x64_level limit)
{
    uint32_t c = cpuid(CPUID_INDEX_1, cpuid_register_index_ecx), b7 = cpuid(CPUID_INDEX_7, cpuid_register_index_ebx);
    uint32_t c7 = cpuid(CPUID_INDEX_7, cpuid_register_index_ecx), xc = cpuid(CPUID_INDEX_80000001, cpuid_register_index_ecx);
    memset(f, 0, sizeof *f);
    f->aes = all(c, L1_ECX_AES);
    f->pclmul = all(c, L1_ECX_PCLMUL);
    f->sha = all(b7, L7_EBX_SHA);
    f->gfni = all(c7, L7_ECX_GFNI);
    f->bmi1 = all(b7, L7_EBX_BMI1);
    f->bmi2 = all(b7, L7_EBX_BMI2);
    f->lzcnt = all(xc, X1_ECX_LZCNT);
    uint32_t state = all(c, L1_ECX_OSXSAVE) ? xcr0() : 0;
    f->avx = all(state, XCR0_AVX) && all(b7, L7_EBX_AVX2) && all(c, L1_ECX_F16C);
    f->fma = f->avx && all(c, L1_ECX_FMA);
    f->avx512 = f->avx && all(state, XCR0_AVX512) && all(b7, L7_EBX_AVX512);
    f->bitalg = f->avx512 && all(c7, L7_ECX_BITALG);
    f->vaes = f->avx512 && all(c7, L7_ECX_VAES);
    f->vpclmul = f->avx512 && all(c7, L7_ECX_VPCLMULQDQ);
    limit_to(f, limit);
}
