/* x86_64.h: the x86-64 host backend. */
#ifndef DRAGOMAN_BACKENDS_X86_64_H
#define DRAGOMAN_BACKENDS_X86_64_H

#include "contract/backend.h"

extern const struct backend x86_64_backend;

#endif
