/* Hot loops of AES rounds between loads: values are made only for registers that are written again soon, and loads in
 * between find the exact ones when they fault: the pc, the vectors between two rounds, integers. Then the loop goes on.
 * timeout: 120 */
#pragma GCC target("+crypto")
#include "aes_loops.h"

enum { STEP = 32, WARM = 20000, NAMED = 4 };

/* ---- the loops ------------------------------------------------------------------------------- */
/* Of each the addresses of its four loads; x0 data, x1 its end, x3..x6 what was loaded last, x7 a sum. */
extern const char integer_loads[NAMED][4], vector_loads[NAMED][4];
void integer_loop(const void *data, const void *end, uint8_t v[4][16], const uint8_t keys[2][16], uint64_t *sum);
void vector_loop(const void *data, const void *end, uint8_t v[4][16], const uint8_t keys[2][16], uint64_t *sum);
#define ROUND(v, k) "aese v" #v ".16b, v" #k ".16b\n aesmc v" #v ".16b, v" #v ".16b\n"
#define ALL(k) ROUND(0, k) ROUND(1, k) ROUND(2, k) ROUND(3, k)
#define BEGIN(name) \
    ".text\n.arch armv8-a+crypto\n.globl " name "\n.type " name ", %function\n" name ":\n" \
    "ldp q0, q1, [x2]\n ldp q2, q3, [x2, 32]\n ldp q16, q17, [x3]\n mov x9, x4\n ldr x7, [x9]\n mov x10, x3\n mov x11, x2\n" \
    "mov x3, 0\n mov x4, 0\n mov x5, 0\n mov x6, 0\n movi v4.2d, 0\n movi v5.2d, 0\n movi v6.2d, 0\n movi v7.2d, 0\n" \
    "1:\n"
#define END "cmp x0, x1\n b.ne 1b\n stp q0, q1, [x11]\n stp q2, q3, [x11, 32]\n str x7, [x9]\n ret\n"
#define TABLE(name, letter) \
    ".section .rodata\n.balign 4\n.globl " name "\n" name ":\n" \
    ".word " letter "1 - .\n.word " letter "2 - .\n.word " letter "3 - .\n.word " letter "4 - .\n.text\n"
__asm__(BEGIN("integer_loop")
        ALL(16) "i1: ldr x3, [x0]\n" ALL(17) "i2: ldr x4, [x0, 8]\n" ROUND(0, 16) ROUND(1, 16) "i3: ldr x5, [x0, 16]\n"
        ROUND(2, 16) ROUND(3, 16) ALL(17) "add x7, x7, x3\n eor x7, x7, x4\n i4: ldr x6, [x0, 24]\n" ALL(16) ALL(17)
        "add x7, x7, x5\n eor x7, x7, x6\n add x0, x0, 32\n" END TABLE("integer_loads", "i"));
__asm__(BEGIN("vector_loop")
        ALL(16) "v1: ldr d4, [x0]\n" ALL(17) "v2: ldr d5, [x0, 8]\n" ROUND(0, 16) ROUND(1, 16) "v3: ldr d6, [x0, 16]\n"
        ROUND(2, 16) ROUND(3, 16) ALL(17) "fmov x3, d4\n fmov x4, d5\n add x7, x7, x3\n eor x7, x7, x4\n v4: ldr d7, [x0, 24]\n" ALL(16)
        ALL(17) "fmov x5, d6\n fmov x6, d7\n add x7, x7, x5\n eor x7, x7, x6\n add x0, x0, 32\n" END TABLE("vector_loads", "v"));

/* ---- what must be there ----------------------------------------------------------------------- */
struct expected {
    uint8_t v[4][16];
    uint64_t sum;
};

/* The round of the loop up to load `stop`, 0..3; 4: all of it. */
static void run_round(struct expected *x, const uint8_t keys[2][16], const uint64_t data[4], unsigned stop)
{
    static const struct { uint8_t load, from, to, key; } steps[] = {
        {0, 0, 4, 0}, {1, 0, 4, 1}, {2, 0, 2, 0}, {3, 2, 4, 0}, {3, 0, 4, 1}, {4, 0, 4, 0}, {4, 0, 4, 1},
    };
    for (unsigned s = 0; s < sizeof steps / sizeof *steps; s++)
        for (unsigned i = steps[s].from; i < steps[s].to && steps[s].load <= stop; i++)
            aes_round(x->v[i], keys[steps[s].key], 1);
    if (stop >= 3)
        x->sum = (x->sum + data[0]) ^ data[1];
    if (stop == 4)
        x->sum = (x->sum + data[2]) ^ data[3];
}

/* ---- the fault -------------------------------------------------------------------------------- */
/* The load with number `stop` is the first one in a page that can't be read. */
static void check_loop(void (*loop)(const void *, const void *, uint8_t[4][16], const uint8_t[2][16], uint64_t *),
                       const char loads[NAMED][4], int vectors, uint8_t *memory, unsigned stop)
{
    uint8_t keys[2][16];
    struct expected start = {.sum = 5}, x, end;
    uint8_t *data = memory + PAGE - 3 * STEP - 8 * stop;
    uint64_t words[4];
    for (unsigned i = 0; i < 64; i++)
        start.v[i / 16][i % 16] = (uint8_t)(i * 37 + stop);
    for (unsigned i = 0; i < 32; i++)
        keys[i / 16][i % 16] = (uint8_t)(i * 11 + 3);
    for (unsigned n = 0; n < WARM / 64; n++) { /* it gets hot */
        x = start;
        loop(memory, memory + 64 * STEP, x.v, keys, &x.sum);
    }
    mprotect(memory + PAGE, PAGE, PROT_NONE);
    seen.count = 0;
    seen.page = memory + PAGE;
    end = x = start;
    loop(data, data + 6 * STEP, end.v, keys, &end.sum);
    for (unsigned n = 0; n < 6; n++) {
        memcpy(words, data + n * STEP, sizeof words);
        if (n == 3) {
            struct expected at = x;
            run_round(&at, keys, words, stop);
            CHECK(seen.pc == address_of(loads[stop]));
            CHECK(seen.address == (uint64_t)(uintptr_t)(memory + PAGE) && seen.x[0] == (uint64_t)(uintptr_t)(data + 3 * STEP));
            CHECK(memcmp(seen.v, at.v, sizeof at.v) == 0 && seen.x[7] == at.sum);
            for (unsigned i = 0; i < 4; i++) {
                uint64_t now, last;
                memcpy(&last, data + (n - (i >= stop)) * STEP + 8 * i, 8);
                memcpy(&now, seen.v[4 + i], 8);
                CHECK((vectors ? now : seen.x[3 + i]) == last);
            }
        }
        run_round(&x, keys, words, 4);
    }
    CHECK(seen.count == 1);
    CHECK(memcmp(x.v, end.v, sizeof x.v) == 0 && x.sum == end.sum);
    mprotect(memory + PAGE, PAGE, PROT_READ | PROT_WRITE);
}

int main(void)
{
    uint8_t *memory = begin(2);
    for (unsigned stop = 0; stop < NAMED; stop++) {
        check_loop(integer_loop, integer_loads, 0, memory, stop);
        check_loop(vector_loop, vector_loads, 1, memory, stop);
    }
    return check_end();
}
