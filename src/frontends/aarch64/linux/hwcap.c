/* hwcap.c: the hardware capabilities that Linux tells an AArch64 program. Owns the list of bits; the decode tables say
 * what is implemented. Not in the list, because their effects are not there: PACA, PACG, SVE, SME, BTI, MTE. */
#include "frontends/aarch64/linux/hwcap.h"

#include <stddef.h>
#include <string.h>

#include "frontends/aarch64/a64.h"

const struct a64_hwcap a64_hwcaps[] = {
    {1, 0, "fp", NULL},
    {1, 1, "asimd", NULL},
    {1, 2, "evtstrm", NULL},
    {1, 3, "aes", "FEAT_AES"},
    {1, 4, "pmull", "FEAT_PMULL"},
    {1, 5, "sha1", "FEAT_SHA1"},
    {1, 6, "sha2", "FEAT_SHA256"},
    {1, 7, "crc32", "FEAT_CRC32"},
    {1, 8, "atomics", "FEAT_LSE"},
    {1, 9, "fphp", "FEAT_FP16"},
    {1, 10, "asimdhp", "FEAT_FP16"},
    {1, 11, "cpuid", NULL},
    {1, 12, "asimdrdm", "FEAT_RDM"},
    {1, 13, "jscvt", "FEAT_JSCVT"},
    {1, 14, "fcma", "FEAT_FCMA"},
    {1, 15, "lrcpc", "FEAT_LRCPC"},
    {1, 16, "dcpop", "FEAT_DPB"},
    {1, 17, "sha3", "FEAT_SHA3"},
    {1, 18, "sm3", "FEAT_SM3"},
    {1, 19, "sm4", "FEAT_SM4"},
    {1, 20, "asimddp", "FEAT_DotProd"},
    {1, 21, "sha512", "FEAT_SHA512"},
    {1, 23, "asimdfhm", "FEAT_FHM"},
    {1, 24, "dit", "FEAT_DIT"},
    {1, 25, "uscat", "FEAT_LSE2"},
    {1, 26, "ilrcpc", "FEAT_LRCPC2"},
    {1, 27, "flagm", "FEAT_FlagM"},
    {1, 28, "ssbs", "FEAT_SSBS"},
    {1, 29, "sb", "FEAT_SB"},
    {2, 0, "dcpodp", "FEAT_DPB2"},
    {2, 7, "flagm2", "FEAT_FlagM2"},
    {2, 8, "frint", "FEAT_FRINTTS"},
    {2, 13, "i8mm", "FEAT_I8MM"},
    {2, 14, "bf16", "FEAT_BF16"},
    {2, 15, "dgh", "FEAT_DGH"},
    {2, 16, "rng", "FEAT_RNG"},
    {2, 19, "ecv", "FEAT_ECV"},
    {2, 31, "wfxt", "FEAT_WFxT"},
    {2, 34, "cssc", "FEAT_CSSC"},
    {2, 35, "rprfm", "FEAT_RPRFM"},
    {2, 43, "mops", "FEAT_MOPS"},
    {2, 44, "hbc", "FEAT_HBC"},
    {2, 46, "lrcpc3", "FEAT_LRCPC3"},
    {2, 47, "lse128", "FEAT_LSE128"},
};
const uint32_t a64_nhwcaps = sizeof a64_hwcaps / sizeof *a64_hwcaps;

/* The bits of one word that depend on a feature, with the latest answers: equal names are mostly one string. */
struct memo {
    const char *feature[64];
    uint64_t bits[64];
};

static uint64_t bits_of(struct memo *memo, const char *feature, int which)
{
    unsigned slot = (unsigned)((uintptr_t)feature >> 2) & 63;
    if (memo->feature[slot] == feature)
        return memo->bits[slot];
    uint64_t bits = 0;
    for (uint32_t i = 0; i < a64_nhwcaps; i++)
        if (a64_hwcaps[i].which == which && a64_hwcaps[i].feature && strcmp(a64_hwcaps[i].feature, feature) == 0)
            bits |= UINT64_C(1) << a64_hwcaps[i].bit;
    memo->feature[slot] = feature;
    return memo->bits[slot] = bits;
}

/* One walk over the decode rows for all features: this runs at every start of a program. */
uint64_t a64_linux_hwcap(const struct machine *m, int which)
{
    (void)m;
    struct memo memo = {0};
    uint64_t always = 0, found = 0, missing = 0;
    for (uint32_t i = 0; i < a64_nhwcaps; i++)
        if (a64_hwcaps[i].which == which && !a64_hwcaps[i].feature)
            always |= UINT64_C(1) << a64_hwcaps[i].bit;
    for (int row = 0; row < A64_NROWS; row++) {
        if (!a64_rows[row].feature || !*a64_rows[row].feature)
            continue;
        uint64_t bits = bits_of(&memo, a64_rows[row].feature, which);
        found |= bits;
        missing |= a64_rows[row].implemented ? 0 : bits;
    }
    return always | (found & ~missing);
}
