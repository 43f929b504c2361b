/* tables.c: the kernels written in C. */
#include "kernel.h"

const struct kernel *const tables[] = {integer_kernels, float_kernels, vector_kernels, crypto_kernels, control_kernels,
                                       micro_kernels,   NULL};
