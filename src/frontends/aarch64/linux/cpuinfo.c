/* cpuinfo.c: arm64's /proc/cpuinfo, from the hardware capabilities and the main ID register. */
#include "frontends/aarch64/linux/cpuinfo.h"

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

#include "contract/machine.h"
#include "frontends/aarch64/features.h"
#include "frontends/aarch64/linux/hwcap.h"

int a64_cpuinfo(const struct machine *m, unsigned cpu, char *text, size_t size)
{
    char features[1024] = "";
    size_t at = 0;
    uint64_t midr = a64_midr(m->packs);
    for (uint32_t i = 0; i < a64_nhwcaps && at < sizeof features - 1; i++) {
        if (a64_linux_hwcap(m, a64_hwcaps[i].which) >> a64_hwcaps[i].bit & 1) {
            at += (size_t)snprintf(features + at, sizeof features - at, " %s", a64_hwcaps[i].name);
        }
    }
    return snprintf(text, size,
                    "processor\t: %u\nBogoMIPS\t: %.2f\nFeatures\t:%s\nCPU implementer\t: 0x%02x\n"
                    "CPU architecture: 8\nCPU variant\t: 0x%x\nCPU part\t: 0x%03x\nCPU revision\t: %u\n\n",
                    cpu, A64_CNTFRQ / 500000.0, features, (unsigned)(midr >> 24 & 255), (unsigned)(midr >> 20 & 15),
                    (unsigned)(midr >> 4 & 0xfff), (unsigned)(midr & 15));
}
