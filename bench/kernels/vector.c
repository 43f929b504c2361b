/* vector.c: what gcc -O3 vectorises, the C library's string functions, and 128-bit vectors by hand: NEON, and SSE2. */
#include "kernel.h"

#include <string.h>
#if defined(__aarch64__)
#include <arm_neon.h>
#else
#include <emmintrin.h>
#endif

__attribute__((noinline)) static void vint(uint32_t *restrict a, const uint32_t *restrict b, int n)
{
    for (int i = 0; i < n; i++)
        a[i] = (a[i] + b[i] * 3) ^ (b[i] >> 5);
}
__attribute__((noinline)) static void vfloat(float *restrict a, const float *restrict b, int n)
{
    for (int i = 0; i < n; i++)
        a[i] = a[i] * 0.5f + b[i] * b[i];
}
static uint64_t vector_int(unsigned n)
{
    static uint32_t a[8192], b[8192];
    for (int i = 0; i < 8192; i++)
        a[i] = (uint32_t)random_next(), b[i] = (uint32_t)random_next();
    for (uint64_t i = 0; i < (uint64_t)n * 1000; i++)
        vint(a, b, 8192);
    return a[77];
}
static uint64_t vector_float(unsigned n)
{
    static float a[8192], b[8192];
    for (int i = 0; i < 8192; i++)
        a[i] = (float)i, b[i] = (float)(i % 100);
    for (uint64_t i = 0; i < (uint64_t)n * 1000; i++)
        vfloat(a, b, 8192);
    return (uint64_t)a[4077];
}
static uint64_t libc_strings(unsigned n)
{
    char *a = memory(70000), *b = memory(70000);
    uint64_t sum = 0;
    memset(a, 'x', 65000);
    for (uint64_t i = 0; i < (uint64_t)n * 1000; i++) {
        memcpy(b, a, 65001);
        b[i % 65000] = 0;
        sum += strlen(b) + (uint64_t)(memcmp(a, b, 65000) > 0) + (uint64_t)(strchr(a + i % 1000, 'y') == NULL);
    }
    return sum;
}

typedef uint8_t bytes16 __attribute__((vector_size(16), aligned(1), may_alias));
static __attribute__((noinline)) void copy16(uint8_t *restrict to, const uint8_t *restrict from, size_t n)
{
    for (; n >= 64; n -= 64, to += 64, from += 64) {
        bytes16 a = ((const bytes16 *)from)[0], b = ((const bytes16 *)from)[1];
        bytes16 c = ((const bytes16 *)from)[2], d = ((const bytes16 *)from)[3];
        ((bytes16 *)to)[0] = a, ((bytes16 *)to)[1] = b, ((bytes16 *)to)[2] = c, ((bytes16 *)to)[3] = d;
    }
}
static uint64_t simd_copy(unsigned n)
{
    enum { SIZE = 1 << 14 };
    uint8_t *a = memory(SIZE + 1), *b = memory(SIZE + 1);
    uint64_t sum = 0;
    for (unsigned i = 0; i < SIZE; i++)
        a[i] = (uint8_t)random_next();
    for (uint64_t i = 0; i < (uint64_t)n * 1000; i++) {
        copy16(b + (i & 1), a, SIZE);
        sum += b[i % SIZE];
    }
    return sum;
}

static __attribute__((noinline)) size_t length16(const uint8_t *s)
{
    for (size_t at = 0;; at += 16) {
#if defined(__aarch64__)
        uint8x8_t zeros = vshrn_n_u16(vreinterpretq_u16_u8(vceqzq_u8(vld1q_u8(s + at))), 4);
        uint64_t mask = vget_lane_u64(vreinterpret_u64_u8(zeros), 0);
        if (mask)
            return at + ((unsigned)__builtin_ctzll(mask) >> 2);
#else
        __m128i data = _mm_loadu_si128((const __m128i *)(const void *)(s + at));
        unsigned mask = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(data, _mm_setzero_si128()));
        if (mask)
            return at + (unsigned)__builtin_ctz(mask);
#endif
    }
}
static uint64_t simd_strlen(unsigned n)
{
    enum { SIZE = 1 << 14 };
    uint8_t *a = memory(SIZE + 16);
    uint64_t sum = 0;
    memset(a, 'x', SIZE);
    for (uint64_t i = 0; i < (uint64_t)n * 1000; i++) {
        a[SIZE - 1 - i % 100] = 0;
        sum += length16(a + i % 7);
        a[SIZE - 1 - i % 100] = 'x';
    }
    return sum;
}

const struct kernel vector_kernels[] = {
    {"vector_int", vector_int}, {"vector_float", vector_float}, {"libc_strings", libc_strings},
    {"simd_copy", simd_copy},   {"simd_strlen", simd_strlen},   {NULL, NULL},
};
