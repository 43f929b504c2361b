/* A hot loop as in AES-GCM: eight chains of AES rounds, whose last round is added to what is stored, and sums of carry-less
 * products, with loads and stores between. What it computes is compared with a model of each of its instructions, and so are
 * all vectors at faults, of each of its accesses. Then the loop goes on. What is loaded in each round may be stored to, too.
 * timeout: 120 */
#pragma GCC target("+crypto")
#include "aes_loops.h"

#include <sys/wait.h>
#include <unistd.h>

enum { STEP = 128, ROUNDS = 6, FAULT_IN = 3, WARM = 20000, REGISTERS = 32 };
enum { DATA, OUT, KEYS, POWERS, AREAS }; /* x0, x2, x3, x4 */
enum op { AES, LAST, PMULL, PMULL2, EOR, EXT, REV, ADD, TRN1, TRN2, LOAD, STORE };

/* ---- the loop ----------------------------------------------------------------------------------------
 * v0..v7 chains, v8..v15 what was stored, v16..v19 keys, v20..v22 powers and products, v23 a sum, then a key, v24 v25 v26 sums, v27..v29 scratch,
 * v30 a counter, v31 what is added to it. */
#define ROUND_OF_7(R, k) R(AES, 5, k, 0) R(AES, 1, k, 0) R(AES, 2, k, 0) R(AES, 6, k, 0) R(AES, 0, k, 0) R(AES, 3, k, 0) R(AES, 7, k, 0)
#define ROUND(R, k) R(AES, 4, k, 0) ROUND_OF_7(R, k)
#define PRODUCTS(R, v, w) \
    R(PMULL2, 27, v, 20) R(PMULL2, 28, w, 21) R(EOR, 24, 24, 27) R(EOR, 24, 24, 28) \
    R(PMULL, 27, v, 20) R(PMULL, 28, w, 21) R(EOR, 25, 25, 27) R(EOR, 25, 25, 28)
#define HALVES(R, v, w, at, middle) \
    R(LOAD, 22, POWERS, at) R(TRN1, 28, v, w) R(TRN2, 27, v, w) R(EOR, 27, 27, 28) R(PMULL, middle, 27, 22) R(PMULL2, 29, 27, 22)
#define MIDDLE(R, v, w, at) HALVES(R, v, w, at, 28) R(EOR, 23, 23, 28) R(EOR, 23, 23, 29)
#define COUNTER(R, v) R(REV, v, 30, 0) R(ADD, 30, 30, 31)
#define END(R, v, d) R(LAST, v, 19, 0) R(EOR, d, d, v) R(EOR, d, d, 23)
#define BODY(R) \
    COUNTER(R, 5) R(LOAD, 20, POWERS, 0) R(LOAD, 21, POWERS, 16) R(EXT, 26, 26, 8) R(REV, 8, 8, 0) R(EOR, 8, 8, 26) \
    R(LOAD, 16, KEYS, 0) R(REV, 9, 9, 0) R(PMULL2, 24, 8, 20) R(PMULL, 25, 8, 20) R(PMULL2, 27, 9, 21) R(EOR, 24, 24, 27) \
    R(PMULL, 27, 9, 21) R(EOR, 25, 25, 27) COUNTER(R, 6) COUNTER(R, 7) \
    HALVES(R, 8, 9, 32, 23) R(EOR, 23, 23, 29) \
    R(LOAD, 17, KEYS, 16) ROUND(R, 16) ROUND(R, 17) \
    R(LOAD, 20, POWERS, 48) R(LOAD, 21, POWERS, 64) R(REV, 10, 10, 0) R(REV, 11, 11, 0) PRODUCTS(R, 10, 11) MIDDLE(R, 10, 11, 80) \
    R(LOAD, 18, KEYS, 32) ROUND(R, 18) \
    R(LOAD, 20, POWERS, 96) R(LOAD, 21, POWERS, 112) R(REV, 12, 12, 0) R(REV, 13, 13, 0) PRODUCTS(R, 12, 13) MIDDLE(R, 12, 13, 128) \
    R(LOAD, 16, KEYS, 48) ROUND(R, 16) \
    R(LOAD, 20, POWERS, 144) R(LOAD, 21, POWERS, 160) R(REV, 14, 14, 0) R(REV, 15, 15, 0) PRODUCTS(R, 14, 15) MIDDLE(R, 14, 15, 176) \
    R(EOR, 24, 24, 23) \
    R(LOAD, 17, KEYS, 64) ROUND_OF_7(R, 17) \
    R(LOAD, 8, DATA, 0) R(LOAD, 9, DATA, 16) R(LOAD, 10, DATA, 32) R(LOAD, 11, DATA, 48) R(LOAD, 19, KEYS, 80) \
    R(LOAD, 12, DATA, 64) R(LOAD, 13, DATA, 80) R(LOAD, 14, DATA, 96) R(LOAD, 15, DATA, 112) R(LOAD, 23, KEYS, 96) \
    R(LOAD, 22, POWERS, 192) R(PMULL, 21, 24, 22) R(EXT, 29, 24, 8) R(EOR, 26, 25, 21) R(EOR, 26, 26, 29) \
    END(R, 1, 9) END(R, 2, 10) COUNTER(R, 2) END(R, 0, 8) COUNTER(R, 0) END(R, 5, 13) END(R, 3, 11) COUNTER(R, 1) COUNTER(R, 3) \
    R(STORE, 8, OUT, 0) R(STORE, 9, OUT, 16) R(AES, 4, 17, 0) END(R, 4, 12) END(R, 6, 14) R(STORE, 10, OUT, 32) R(STORE, 11, OUT, 48) \
    R(STORE, 12, OUT, 64) END(R, 7, 15) COUNTER(R, 4) R(STORE, 13, OUT, 80) R(STORE, 14, OUT, 96) R(STORE, 15, OUT, 112)

struct state { uint8_t v[REGISTERS][16]; };
void products_loop(uint8_t *data, const uint8_t *end, uint8_t *out, const uint8_t *keys, const uint8_t *powers, struct state *s);
extern const char accesses[][4];

#define ASM_AES(d, a, b) "aese v" #d ".16b, v" #a ".16b\n aesmc v" #d ".16b, v" #d ".16b\n"
#define ASM_LAST(d, a, b) "aese v" #d ".16b, v" #a ".16b\n"
#define ASM_PMULL(d, a, b) "pmull v" #d ".1q, v" #a ".1d, v" #b ".1d\n"
#define ASM_PMULL2(d, a, b) "pmull2 v" #d ".1q, v" #a ".2d, v" #b ".2d\n"
#define ASM_EOR(d, a, b) "eor v" #d ".16b, v" #a ".16b, v" #b ".16b\n"
#define ASM_EXT(d, a, b) "ext v" #d ".16b, v" #a ".16b, v" #a ".16b, " #b "\n"
#define ASM_REV(d, a, b) "rev64 v" #d ".16b, v" #a ".16b\n"
#define ASM_ADD(d, a, b) "add v" #d ".4s, v" #a ".4s, v" #b ".4s\n"
#define ASM_TRN1(d, a, b) "trn1 v" #d ".2d, v" #a ".2d, v" #b ".2d\n"
#define ASM_TRN2(d, a, b) "trn2 v" #d ".2d, v" #a ".2d, v" #b ".2d\n"
#define HERE ".pushsection .rodata.accesses, \"a\"\n .word 9f - .\n .popsection\n 9: "
#define ASM_LOAD(d, a, b) HERE "ldr q" #d ", [x_" #a ", " #b "]\n"
#define ASM_STORE(d, a, b) HERE "str q" #d ", [x_" #a ", " #b "]\n"
#define AS_ASM(op, d, a, b) ASM_##op(d, a, b)
#define ALL_VECTORS(op) \
    op " q0, q1, [x5]\n" op " q2, q3, [x5, 32]\n" op " q4, q5, [x5, 64]\n" op " q6, q7, [x5, 96]\n" \
    op " q8, q9, [x5, 128]\n" op " q10, q11, [x5, 160]\n" op " q12, q13, [x5, 192]\n" op " q14, q15, [x5, 224]\n" \
    op " q16, q17, [x5, 256]\n" op " q18, q19, [x5, 288]\n" op " q20, q21, [x5, 320]\n" op " q22, q23, [x5, 352]\n" \
    op " q24, q25, [x5, 384]\n" op " q26, q27, [x5, 416]\n" op " q28, q29, [x5, 448]\n" op " q30, q31, [x5, 480]\n"
__asm__(".pushsection .rodata.accesses, \"a\"\n .balign 4\n .globl accesses\n accesses:\n .popsection\n"
        ".text\n .arch armv8-a+crypto\n .globl products_loop\n .type products_loop, %function\n"
        "x_DATA .req x0\n x_OUT .req x2\n x_KEYS .req x3\n x_POWERS .req x4\n"
        "products_loop:\n stp d8, d9, [sp, -64]!\n stp d10, d11, [sp, 16]\n stp d12, d13, [sp, 32]\n stp d14, d15, [sp, 48]\n"
        ALL_VECTORS("ldp") "1:\n" BODY(AS_ASM) "add x0, x0, 128\n add x2, x2, 128\n cmp x0, x1\n b.lt 1b\n" ALL_VECTORS("stp")
        "ldp d10, d11, [sp, 16]\n ldp d12, d13, [sp, 32]\n ldp d14, d15, [sp, 48]\n ldp d8, d9, [sp], 64\n ret\n");

/* ---- the model --------------------------------------------------------------------------------------- */
static const struct { uint8_t op, d, a, b; } body[] = {
#define AS_DATA(op, d, a, b) {op, d, a, b},
    BODY(AS_DATA)};
enum { INSTRUCTIONS = sizeof body / sizeof *body };

static void multiply(uint8_t d[16], const uint8_t a[8], const uint8_t b[8])
{
    uint8_t product[16] = {0};
    for (unsigned i = 0; i < 64; i++)
        for (unsigned k = 0; k < 64; k++)
            product[(i + k) / 8] ^= (uint8_t)((a[i / 8] >> i % 8 & b[k / 8] >> k % 8 & 1) << (i + k) % 8);
    memcpy(d, product, 16);
}

/* One instruction. */
static void run(struct state *s, unsigned n, uint8_t *const area[AREAS])
{
    unsigned b = body[n].b;
    uint8_t *d = s->v[body[n].d], *va = s->v[body[n].a], *vb = s->v[b % REGISTERS], t[16];
    switch (body[n].op) {
    case AES: aes_round(d, va, 1); break;
    case LAST: aes_round(d, va, 0); break;
    case PMULL: multiply(d, va, vb); break;
    case PMULL2: multiply(d, va + 8, vb + 8); break;
    case TRN1: case TRN2:
        memcpy(t, va + (body[n].op == TRN2 ? 8 : 0), 8);
        memcpy(t + 8, vb + (body[n].op == TRN2 ? 8 : 0), 8);
        memcpy(d, t, 16);
        break;
    case LOAD: memcpy(d, area[body[n].a] + b, 16); break;
    case STORE: memcpy(area[body[n].a] + b, d, 16); break;
    default:
        for (unsigned i = 0; i < 16; i++)
            t[i] = body[n].op == EOR ? va[i] ^ vb[i] : body[n].op == EXT ? va[(i + b) % 16] : va[i ^ 7];
        for (unsigned i = 0; i < 16 && body[n].op == ADD; i += 4) {
            uint32_t x, y;
            memcpy(&x, va + i, 4);
            memcpy(&y, vb + i, 4);
            x += y;
            memcpy(t + i, &x, 4);
        }
        memcpy(d, t, 16);
    }
}

/* ---- the fault --------------------------------------------------------------------------------------- */
/* Each area has two pages; in the second one nothing may be accessed at first: it begins with what access `n` (INSTRUCTIONS:
 * none) accesses in round FAULT_IN, or, if its area does not move, in all rounds. */
static void check_fault(uint8_t *memory, unsigned n, unsigned number, const struct state *start)
{
    uint8_t *area[AREAS], copy[2 * PAGE], *model[AREAS];
    struct state s = *start, x = *start;
    unsigned in = n < INSTRUCTIONS ? body[n].a : AREAS, round = in <= OUT ? FAULT_IN : 0;
    for (unsigned i = 0; i < AREAS; i++) {
        area[i] = memory + 2 * PAGE * i;
        if (i == in)
            area[i] += PAGE - body[n].b - (i <= OUT ? STEP * FAULT_IN : 0);
        model[i] = area[i];
    }
    seen.count = 0;
    seen.page = memory + 2 * PAGE * in + PAGE;
    model[OUT] = copy + (area[OUT] - (memory + 2 * PAGE * OUT));
    if (n < INSTRUCTIONS)
        mprotect(seen.page, PAGE, PROT_NONE);
    products_loop(area[DATA], area[DATA] + STEP * ROUNDS, area[OUT], area[KEYS], area[POWERS], &s);
    CHECK(seen.count == (n < INSTRUCTIONS));
    for (unsigned r = 0; r < ROUNDS; r++) {
        for (unsigned i = 0; i < INSTRUCTIONS; i++) {
            if (i == n && r == round) {
                CHECK(seen.pc == address_of(accesses[number]) && seen.address == (uint64_t)(uintptr_t)seen.page);
                CHECK(seen.x[0] == (uint64_t)(uintptr_t)(area[DATA] + STEP * r) && seen.x[2] == (uint64_t)(uintptr_t)(area[OUT] + STEP * r));
                CHECK(memcmp(seen.v, &x, sizeof x) == 0);
            }
            run(&x, i, model);
        }
        model[DATA] += STEP;
        model[OUT] += STEP;
    }
    CHECK(memcmp(&s, &x, sizeof x) == 0);
    CHECK(memcmp(area[OUT], model[OUT] - STEP * ROUNDS, STEP * ROUNDS) == 0);
}

/* The loop stores into its data, keys or powers, from the round on in which it comes there. */
static void check_overlap(uint8_t *memory, unsigned with, int distance, const struct state *start)
{
    static uint8_t copy[2 * PAGE * AREAS];
    uint8_t *area[AREAS], *model[AREAS];
    struct state s = *start, x = *start;
    for (unsigned i = 0; i < AREAS; i++)
        area[i] = memory + 2 * PAGE * i + PAGE;
    area[OUT] = area[with] + distance;
    for (unsigned i = 0; i < AREAS; i++)
        model[i] = copy + (area[i] - memory);
    memcpy(copy, memory, sizeof copy);
    products_loop(area[DATA], area[DATA] + STEP * ROUNDS, area[OUT], area[KEYS], area[POWERS], &s);
    for (unsigned r = 0; r < ROUNDS; r++) {
        for (unsigned i = 0; i < INSTRUCTIONS; i++)
            run(&x, i, model);
        model[DATA] += STEP;
        model[OUT] += STEP;
    }
    CHECK(memcmp(&s, &x, sizeof x) == 0 && memcmp(memory, copy, sizeof copy) == 0);
}

int main(void)
{
    uint8_t *memory = begin(2 * AREAS);
    struct state start, x;
    for (unsigned i = 0; i < sizeof start; i++)
        start.v[i / 16][i % 16] = (uint8_t)(i * 37 + i / 29);
    for (unsigned n = 0; n < WARM / ROUNDS; n++) { /* it gets hot */
        x = start;
        products_loop(memory, memory + STEP * ROUNDS, memory + 2 * PAGE * OUT, memory + 2 * PAGE * KEYS, memory + 2 * PAGE * POWERS, &x);
    }
    check_fault(memory, INSTRUCTIONS, 0, &start);
    for (unsigned n = 0, number = 0; n < INSTRUCTIONS; n++) {
        if (body[n].op != LOAD && body[n].op != STORE)
            continue;
        pid_t child = fork(); /* what is hot is as it was */
        int status = 1;
        if (!child) {
            check_fault(memory, n, number, &start);
            check_fault(memory, INSTRUCTIONS, 0, &start);
            _exit(check_end());
        }
        CHECK(waitpid(child, &status, 0) == child && status == 0);
        number++;
    }
    for (unsigned with = 0; with < AREAS; with++)
        for (int distance = -STEP * (ROUNDS + 1); with != OUT && distance <= 2 * STEP; distance += 16)
            check_overlap(memory, with, distance, &start);
    return check_end();
}
