/* capstone_archs.c: keeps the disassemblers that no guest or host of ours needs out of the static binary: their tables
 * are nine tenths of the relocations that every start would have to apply. src/CMakeLists.txt lists them and makes their
 * entry points this function. */
#include <capstone/capstone.h>

cs_err dragoman_no_capstone_arch(void);
cs_err dragoman_no_capstone_arch(void) { return CS_ERR_ARCH; }
