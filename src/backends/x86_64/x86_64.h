/* x86_64.h: the x86-64 host backend. */
#ifndef DRAGOMAN_BACKENDS_X86_64_H
#define DRAGOMAN_BACKENDS_X86_64_H

#include "contract/backend.h"

extern const struct backend x86_64_backend;
/* The same as on hosts of level x86-64-v3 and v2: for tests. */
extern const struct backend x86_64_v3_backend, x86_64_v2_backend;

#endif
