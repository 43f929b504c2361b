/* hwcap.c: the hardware capabilities that Linux tells an AArch64 program. Owns the list of bits; the decode tables say
 * what is implemented. Not in the list, because their effects are not there: PACA, PACG, SVE, SME, BTI. */
#include "frontends/aarch64/linux/hwcap.h"

#include <string.h>

#include "contract/machine.h"
#include "frontends/aarch64/a64.h"

const struct a64_hwcap a64_hwcaps[] = {
    {1, 0, true, "fp"},
    {1, 1, true, "asimd"},
    {1, 2, true, "evtstrm"},
    {1, 3, A64_HAS_FEAT_AES, "aes"},
    {1, 4, A64_HAS_FEAT_PMULL, "pmull"},
    {1, 5, A64_HAS_FEAT_SHA1, "sha1"},
    {1, 6, A64_HAS_FEAT_SHA256, "sha2"},
    {1, 7, A64_HAS_FEAT_CRC32, "crc32"},
    {1, 8, A64_HAS_FEAT_LSE, "atomics"},
    {1, 9, A64_HAS_FEAT_FP16, "fphp"},
    {1, 10, A64_HAS_FEAT_FP16, "asimdhp"},
    {1, 11, true, "cpuid"},
    {1, 12, A64_HAS_FEAT_RDM, "asimdrdm"},
    {1, 13, A64_HAS_FEAT_JSCVT, "jscvt"},
    {1, 14, A64_HAS_FEAT_FCMA, "fcma"},
    {1, 15, A64_HAS_FEAT_LRCPC, "lrcpc"},
    {1, 16, A64_HAS_FEAT_DPB, "dcpop"},
    {1, 17, A64_HAS_FEAT_SHA3, "sha3"},
    {1, 18, A64_HAS_FEAT_SM3, "sm3"},
    {1, 19, A64_HAS_FEAT_SM4, "sm4"},
    {1, 20, A64_HAS_FEAT_DotProd, "asimddp"},
    {1, 21, A64_HAS_FEAT_SHA512, "sha512"},
    {1, 23, A64_HAS_FEAT_FHM, "asimdfhm"},
    {1, 24, A64_HAS_FEAT_DIT, "dit"},
    {1, 25, false, "uscat"}, /* FEAT_LSE2: pairs of X registers would have to be one access */
    {1, 26, A64_HAS_FEAT_LRCPC2, "ilrcpc"},
    {1, 27, A64_HAS_FEAT_FlagM, "flagm"},
    {1, 28, A64_HAS_FEAT_SSBS, "ssbs"},
    {1, 29, A64_HAS_FEAT_SB, "sb"},
    {2, 0, A64_HAS_FEAT_DPB2, "dcpodp"},
    {2, 7, A64_HAS_FEAT_FlagM2, "flagm2"},
    {2, 8, A64_HAS_FEAT_FRINTTS, "frint"},
    {2, 13, A64_HAS_FEAT_I8MM, "i8mm"},
    {2, 14, A64_HAS_FEAT_BF16, "bf16"},
    {2, 15, A64_HAS_FEAT_DGH, "dgh"},
    {2, 16, A64_HAS_FEAT_RNG, "rng"},
    {2, 18, A64_HAS_FEAT_MTE, "mte"},
    {2, 19, A64_HAS_FEAT_ECV, "ecv"},
    {2, 22, A64_HAS_FEAT_MTE, "mte3"},
    {2, 31, A64_HAS_FEAT_WFxT, "wfxt"},
    {2, 34, A64_HAS_FEAT_CSSC, "cssc"},
    {2, 35, false, "rprfm"},
    {2, 43, false, "mops"}, /* features.c */
    {2, 44, A64_HAS_FEAT_HBC, "hbc"},
    {2, 46, A64_HAS_FEAT_LRCPC3, "lrcpc3"},
    {2, 47, A64_HAS_FEAT_LSE128, "lse128"},
    {3, 1, A64_HAS_FEAT_MTE, "mtestoreonly"},
};
const uint32_t a64_nhwcaps = sizeof a64_hwcaps / sizeof *a64_hwcaps;

bool a64_linux_has_mte(const struct machine *m)
{
    return m->opt.mte != MTE_OFF && !(m->opt.cpu && strcmp(m->opt.cpu, "max,mte=off") == 0);
}

uint64_t a64_linux_hwcap(const struct machine *m, int which)
{
    bool has_mte = a64_linux_has_mte(m);
    uint64_t bits = 0;
    for (uint32_t i = 0; i < a64_nhwcaps; i++)
        if (a64_hwcaps[i].which == which && a64_hwcaps[i].there && (has_mte || strncmp(a64_hwcaps[i].name, "mte", 3) != 0))
            bits |= UINT64_C(1) << a64_hwcaps[i].bit;
    return bits;
}
