/* hwcap.h: AT_HWCAP, AT_HWCAP2, AT_HWCAP3 of the AArch64 guest. */
#ifndef DRAGOMAN_FRONTENDS_AARCH64_LINUX_HWCAP_H
#define DRAGOMAN_FRONTENDS_AARCH64_LINUX_HWCAP_H

#include <stdbool.h>
#include <stdint.h>

struct machine;

struct a64_hwcap {
    uint8_t which, bit;  /* which: 1 AT_HWCAP, 2 AT_HWCAP2, 3 AT_HWCAP3 */
    bool there;          /* does the frontend implement all of the feature? */
    char name[13];       /* as in /proc/cpuinfo */
};
extern const struct a64_hwcap a64_hwcaps[];
extern const uint32_t a64_nhwcaps;

/* Memory tags: not with -cpu max,mte=off or --mte=off. */
bool a64_linux_has_mte(const struct machine *m);
uint64_t a64_linux_hwcap(const struct machine *m, int which);

#endif
