/* A position-independent program is mapped where its largest p_align wants it (the kernel does so from 5.10 on).
 * flags: -static-pie -Wl,-z,max-page-size=0x200000 */
#include "check.h"

#include <stdint.h>

extern const char __ehdr_start[];
static int data = 1;

int main(void)
{
    CHECK((uintptr_t)__ehdr_start % 0x200000 == 0);
    CHECK(data == 1);
    return check_end();
}
