/* build_id.h: which build of this program is running. */
#ifndef DRAGOMAN_BASE_BUILD_ID_H
#define DRAGOMAN_BASE_BUILD_ID_H

#include <stdint.h>

/* A hash of the linker's build id; 0: there is none. */
uint64_t build_id(void);

#endif
