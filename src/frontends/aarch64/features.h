/* features.h: which architectural features the frontend has, and the identification registers that say so. */
#ifndef DRAGOMAN_FRONTENDS_AARCH64_FEATURES_H
#define DRAGOMAN_FRONTENDS_AARCH64_FEATURES_H

#include <stdbool.h>
#include <stdint.h>

enum {
    A64_ZVA_BYTES = 64,
    A64_DCZID = 4,              /* DC ZVA allowed; log2 of the block's words */
    A64_CNTFRQ = 1000000000,
};
/* 64-byte lines in both caches, PIPT; IDC = DIC = 0: code that writes code does cache maintenance. */
#define A64_CTR UINT64_C(0x8444c004)

/* Are all decode rows of the feature ("FEAT_LSE") implemented, and is there one? */
bool a64_feature(const char *name);
/* MIDR_EL1: packs as in struct translate_request. */
uint64_t a64_midr(bool packs);
/* Fields that tell of memory tags, which not every run of a program has. */
uint64_t a64_id_mte(unsigned crm, unsigned op2);
/* System register op0 3, op1 0, CRn 0, as Linux shows it to EL0, without these; false: undefined there. */
bool a64_id_register(unsigned crm, unsigned op2, uint64_t *value);

#endif
