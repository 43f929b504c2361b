/* features.c: the identification registers. Owns the list of their fields; the decode tables say what is implemented,
 * so a feature whose rows get their semantics appears here by itself. */
#include "frontends/aarch64/features.h"

#include <stddef.h>
#include <string.h>

#include "frontends/aarch64/a64.h"

bool a64_feature(const char *name)
{
    bool found = false;
    for (int row = 0; row < A64_NROWS; row++) {
        if (strcmp(a64_rows[row].feature, name) != 0)
            continue;
        if (!a64_rows[row].implemented)
            return false;
        found = true;
    }
    return found;
}

/* Fields that Linux shows; for fields with several levels the last row that holds counts. feature NULL: always. Not FEAT_MOPS:
 * C libraries would copy everything with it, and loops of theirs are faster here. */
static const struct { uint8_t crm, op2, shift; uint8_t value; const char *feature; } fields[] = {
    {4, 0, 0, 1, NULL},             /* ID_AA64PFR0_EL1: EL0, EL1 in AArch64 only */
    {4, 0, 4, 1, NULL},
    {4, 0, 16, 1, "FEAT_FP16"},     /* FP; 0: without half precision */
    {4, 0, 20, 1, "FEAT_FP16"},     /* AdvSIMD */
    {4, 0, 48, 1, "FEAT_DIT"},
    {4, 1, 4, 2, "FEAT_SSBS"},      /* ID_AA64PFR1_EL1; no BT: guarded pages are not */
    {5, 0, 0, 6, NULL},             /* ID_AA64DFR0_EL1: DebugVer, as Linux fixes it */
    {6, 0, 4, 1, "FEAT_AES"},       /* ID_AA64ISAR0_EL1 */
    {6, 0, 4, 2, "FEAT_PMULL"},
    {6, 0, 8, 1, "FEAT_SHA1"},
    {6, 0, 12, 1, "FEAT_SHA256"},
    {6, 0, 12, 2, "FEAT_SHA512"},
    {6, 0, 16, 1, "FEAT_CRC32"},
    {6, 0, 20, 2, "FEAT_LSE"},
    {6, 0, 20, 3, "FEAT_LSE128"},
    {6, 0, 28, 1, "FEAT_RDM"},
    {6, 0, 32, 1, "FEAT_SHA3"},
    {6, 0, 36, 1, "FEAT_SM3"},
    {6, 0, 40, 1, "FEAT_SM4"},
    {6, 0, 44, 1, "FEAT_DotProd"},
    {6, 0, 48, 1, "FEAT_FHM"},
    {6, 0, 52, 1, "FEAT_FlagM"},
    {6, 0, 52, 2, "FEAT_FlagM2"},
    {6, 0, 60, 1, "FEAT_RNG"},
    {6, 1, 0, 1, "FEAT_DPB"},       /* ID_AA64ISAR1_EL1 */
    {6, 1, 0, 2, "FEAT_DPB2"},
    {6, 1, 12, 1, "FEAT_JSCVT"},
    {6, 1, 16, 1, "FEAT_FCMA"},
    {6, 1, 20, 1, "FEAT_LRCPC"},
    {6, 1, 20, 2, "FEAT_LRCPC2"},
    {6, 1, 20, 3, "FEAT_LRCPC3"},
    {6, 1, 32, 1, "FEAT_FRINTTS"},
    {6, 1, 36, 1, "FEAT_SB"},
    {6, 1, 44, 1, "FEAT_BF16"},
    {6, 1, 48, 1, "FEAT_DGH"},
    {6, 1, 52, 1, "FEAT_I8MM"},
    {6, 2, 0, 2, "FEAT_WFxT"},      /* ID_AA64ISAR2_EL1 */
    {6, 2, 20, 1, "FEAT_HBC"},
    {6, 2, 28, 1, "FEAT_CLRBHB"},
    {6, 2, 48, 1, "FEAT_RPRFM"},
    {6, 2, 52, 1, "FEAT_CSSC"},
    {7, 0, 24, 15, NULL},           /* ID_AA64MMFR0_EL1: TGran64, TGran4 as Linux hides them */
    {7, 0, 28, 15, NULL},
    {7, 0, 60, 1, "FEAT_ECV"},
    {7, 2, 32, 1, "FEAT_LSE2"},     /* ID_AA64MMFR2_EL1: AT */
};

/* Libraries choose code by it; what there is they know from the other registers. With either one glibc before 2.37 copies by
 * vector registers, which suits x86-64. For a Neoverse N2 OpenSSL takes eight blocks of AES-GCM at a time, which suits wide
 * registers; without these it takes 1.6 times as long. */
#define NEOVERSE_N1_R3P1 UINT64_C(0x413fd0c1)
#define NEOVERSE_N2_R0P3 UINT64_C(0x410fd493)
uint64_t a64_midr(bool packs) { return packs ? NEOVERSE_N2_R0P3 : NEOVERSE_N1_R3P1; }

#define MPIDR (UINT64_C(1) << 31)

bool a64_id_register(unsigned crm, unsigned op2, uint64_t *value)
{
    *value = 0;
    if (crm == 0) {
        if (op2 != 0 && op2 != 5 && op2 != 6)
            return false;
        *value = op2 == 5 ? MPIDR : 0; /* REVIDR_EL1; a64_midr */
        return true;
    }
    if (crm == 1 || crm > 7)
        return false;
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        if (fields[i].crm != crm || fields[i].op2 != op2)
            continue;
        if (!fields[i].feature || a64_feature(fields[i].feature))
            *value = (*value & ~(UINT64_C(15) << fields[i].shift)) | (uint64_t)fields[i].value << fields[i].shift;
    }
    return true;
}

uint64_t a64_id_mte(unsigned crm, unsigned op2)
{
    if (crm != 4)
        return 0;
    return op2 == 1 ? UINT64_C(3) << 8 : /* ID_AA64PFR1_EL1.MTE: FEAT_MTE3 */
           op2 == 2 ? UINT64_C(1) << 4 : /* ID_AA64PFR2_EL1.MTESTOREONLY */
                      0;
}
