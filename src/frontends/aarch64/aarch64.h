/* aarch64.h: the A64 frontend, for whoever wires frontends to the rest. */
#ifndef DRAGOMAN_FRONTENDS_AARCH64_AARCH64_H
#define DRAGOMAN_FRONTENDS_AARCH64_AARCH64_H

#include "contract/frontend.h"

extern const struct frontend a64_frontend;

#endif
