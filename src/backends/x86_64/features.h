/* features.h: which instruction set extensions rules may use. Chosen once, in the prologue. */
#ifndef DRAGOMAN_BACKENDS_X86_64_FEATURES_H
#define DRAGOMAN_BACKENDS_X86_64_FEATURES_H

#include <stdbool.h>

#define X64_FEATURES \
    bool avx; /* AVX2 and F16C: VEX encodings everywhere */ \
    bool bmi1, bmi2, lzcnt, fma; \
    bool aes, pclmul, sha, gfni; \
    bool avx512; /* F, BW, CD, DQ and VL */ \
    bool bitalg; /* with avx512: BITALG and VPOPCNTDQ */ \
    bool vaes, vpclmul; /* with avx512: the EVEX forms */
struct features { X64_FEATURES };

/* The levels of the psABI, for tests of the code for older hosts. LEVEL_V2 keeps the extensions that exist without
 * AVX; LEVEL_V3 has none beyond its level. */
enum x64_level { LEVEL_HOST, LEVEL_V3, LEVEL_V2 };

bool x64_is_v2(void); /* what every host must have */
void x64_features(struct features *f, enum x64_level limit);

#endif
