/* rules.h: prototypes of the emitters listed in rules.def. */
#ifndef DRAGOMAN_BACKENDS_X86_64_RULES_H
#define DRAGOMAN_BACKENDS_X86_64_RULES_H

#include "backends/x86_64/emit.h"

#define RULE(op) emit_fn x64_emit_##op;
#include "backends/x86_64/rules.def"
#undef RULE

#endif
