/* mte_irg_choice.c: which tags IRG makes: none that is excluded; and, what the architecture leaves open, none that the
 * memory there or right before it has, as long as there is another (contract/mte.h). Under other emulators the latter fails.
 * environment: DRAGOMAN_CPU=max,mte=on
 * flags: -static -march=armv8.5-a+memtag */
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>

#include "check.h"

enum { SET = 55, ENABLE = 1, SYNC = 2, MTE = 0x20, PAGE = 4096 };

static void set_tag(char *p, unsigned tag)
{
    uintptr_t tagged = (uintptr_t)p | (uintptr_t)tag << 56;
    __asm__ volatile("stg %0, [%0]" : : "r"(tagged) : "memory");
}

/* A bit for each of the tags that come out of many attempts. */
static unsigned chosen(const void *p, unsigned long exclude)
{
    unsigned bits = 0;
    for (unsigned i = 0; i < 2000; i++) {
        uintptr_t made;
        __asm__ volatile("irg %0, %1, %2" : "=r"(made) : "r"(p), "r"(exclude));
        CHECK(((made ^ (uintptr_t)p) & ~(UINT64_C(15) << 56)) == 0);
        bits |= 1u << (made >> 56 & 15);
    }
    return bits;
}

int main(void)
{
    CHECK(prctl(SET, ENABLE | SYNC | 0xfffe << 3, 0, 0, 0) == 0);
    char *p = mmap(NULL, PAGE, PROT_READ | PROT_WRITE | MTE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (unsigned i = 0; i < 8; i++)
        set_tag(p + 16 * i, i);
    CHECK(chosen(p + 80, 0) == (0xfffe & ~(1u << 5 | 1u << 4 | 1u << 3)));
    CHECK(chosen(p + 80, 0xff00) == (1u << 1 | 1u << 2 | 1u << 6 | 1u << 7));
    CHECK(chosen(p + 80, 0xffc7) == (1u << 3 | 1u << 4 | 1u << 5)); /* there is no other */
    CHECK(chosen(p + 80, 0xffff) == 1);
    CHECK(chosen((char *)16, 0) == 0xfffe && chosen((char *)(UINT64_C(0xff) << 56), 0) == 0xfffe);
    CHECK(chosen((char *)(UINT64_C(0x80) << 48), 0) == 0xfffe);
    return check_end();
}
