/* kernel.h: what the files of kernels share. A kernel does work in proportion to n, and returns a checksum that is the
 * same on every CPU. */
#ifndef BENCH_KERNEL_H
#define BENCH_KERNEL_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct kernel {
    const char *name;
    uint64_t (*run)(unsigned n);
};

/* All tables of a program; each, and the list, ends with zeros. */
extern const struct kernel *const tables[];
extern const struct kernel integer_kernels[], float_kernels[], vector_kernels[], crypto_kernels[], control_kernels[],
    micro_kernels[];

uint64_t random_next(void);
/* Zeroed, and freed when the kernel has returned. */
void *memory(size_t size);

#ifdef __cplusplus
}
#endif
#endif
