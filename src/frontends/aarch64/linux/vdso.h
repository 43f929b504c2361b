/* vdso.h: the image of the AArch64 guest's vDSO: an ELF shared object, one segment linked at 0. Made by
 * tools/make_vdso; what it asks of the frontend is described in tools/vdso/aarch64/clock.c. */
#ifndef DRAGOMAN_FRONTENDS_AARCH64_LINUX_VDSO_H
#define DRAGOMAN_FRONTENDS_AARCH64_LINUX_VDSO_H

#include <stdint.h>

extern const uint8_t a64_vdso_image[];
extern const uint32_t a64_vdso_size;

#endif
