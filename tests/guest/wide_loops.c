/* Loops over neighbouring vectors, which hot code does four at a time: what they leave in registers and memory, with every
 * alignment and length, operands that overlap, ends that only the data tell, NaNs, and pages that are not there.
 * timeout: 120 */
#define _GNU_SOURCE
#include "check.h"

#include <setjmp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>

enum { PAGE = 4096, BUFFER = 3 * PAGE, CODE = 4096, WARM = 40 };

struct state {
    uint64_t x[6], nzcv, pad;
    union vec { uint8_t b[16]; uint32_t s[4]; float f[4]; } v[8];
};

#define ENTER \
    "mov x9, x0\n ldp q0, q1, [x9, 64]\n ldp q2, q3, [x9, 96]\n ldp q4, q5, [x9, 128]\n ldp q6, q7, [x9, 160]\n" \
    "ldr x10, [x9, 48]\n msr nzcv, x10\n ldp x0, x1, [x9]\n ldp x2, x3, [x9, 16]\n ldp x4, x5, [x9, 32]\n"
#define LEAVE \
    "stp q0, q1, [x9, 64]\n stp q2, q3, [x9, 96]\n stp q4, q5, [x9, 128]\n stp q6, q7, [x9, 160]\n" \
    "mrs x10, nzcv\n str x10, [x9, 48]\n stp x0, x1, [x9]\n stp x2, x3, [x9, 16]\n stp x4, x5, [x9, 32]\n ret\n"
#define CODE_OF(name, text) \
    extern const char code_##name[], end_##name[]; \
    __asm__(".text\n.balign 16\ncode_" #name ":\n" ENTER "1:\n" text LEAVE "end_" #name ":\n");

CODE_OF(find, "ldr q1, [x0, 16]!\n cmeq v3.16b, v1.16b, v0.16b\n cmhs v2.16b, v3.16b, v1.16b\n umaxp v6.16b, v2.16b, v2.16b\n"
              "fmov x1, d6\n cbz x1, 1b\n")
CODE_OF(zero, "ldr q0, [x0], 16\n cmeq v1.16b, v0.16b, 0\n shrn v2.8b, v1.8h, 4\n fmov x1, d2\n cbz x1, 1b\n")
CODE_OF(copy, "stp q0, q1, [x0, 16]\n ldp q0, q1, [x1, 16]\n stp q2, q3, [x0, 48]\n ldp q2, q3, [x1, 48]\n"
              "add x0, x0, 64\n add x1, x1, 64\n subs x2, x2, 64\n b.hi 1b\n")
CODE_OF(ints, "ldr q0, [x0, x2]\n ldr q1, [x1, x2]\n shl v3.4s, v0.4s, 1\n add v3.4s, v3.4s, v0.4s\n add v3.4s, v3.4s, v1.4s\n"
              "ushr v4.4s, v0.4s, 5\n eor v3.16b, v3.16b, v4.16b\n str q3, [x1, x2]\n add x2, x2, 16\n cmp x2, x3\n b.ne 1b\n")
CODE_OF(floats, "ldr q0, [x0, x2]\n ldr q1, [x1, x2]\n fmul v0.4s, v0.4s, v2.4s\n fmul v1.4s, v1.4s, v1.4s\n"
                "fadd v0.4s, v0.4s, v1.4s\n str q0, [x0, x2]\n add x2, x2, 16\n cmp x2, x3\n b.ne 1b\n")
CODE_OF(equal, "ldr q0, [x0], 16\n ldr q1, [x1], 16\n eor v2.16b, v0.16b, v1.16b\n umaxp v3.16b, v2.16b, v2.16b\n fmov x4, d3\n"
               "subs x2, x2, 16\n ccmp x4, 0, 0, hi\n b.eq 1b\n")
CODE_OF(until, "ldr q0, [x0], 16\n cmeq v1.16b, v0.16b, 0\n umaxp v2.16b, v1.16b, v1.16b\n fmov x2, d2\n cbnz x2, 2f\n"
               "str q0, [x1], 16\n b 1b\n 2:\n")
#define COUNTED(name, count) CODE_OF(name, "str q0, [x0], 16\n" count " 1b\n")
COUNTED(gt, "subs x2, x2, 16\n b.gt")
COUNTED(hi, "subs x2, x2, 16\n b.hi")
COUNTED(ne, "subs x2, x2, 16\n b.ne")
COUNTED(lt, "add x2, x2, 16\n cmp x2, 1024\n b.lt")
COUNTED(lo, "add x2, x2, 16\n cmp x2, 1024\n b.lo")
COUNTED(other, "add x2, x2, 16\n cmp x2, x3\n b.ne")
CODE_OF(twice, "ldr q0, [x0], 16\n shl v1.4s, v0.4s, 1\n str q1, [x1]\n stur q0, [x1, 8]\n add x1, x1, 16\n subs x2, x2, 16\n b.ne 1b\n")
#define LOOPS(L) L(find) L(zero) L(copy) L(ints) L(floats) L(equal) L(until) L(twice)

/* ---- what they mean ------------------------------------------------------------------------------- */
/* Memory from `low` to `high` is there; what is not ends the model at that instruction. */
static uintptr_t low, high;
static bool there(uint64_t at) { return at >= low && at + 16 <= high; }
static bool load(union vec *to, uint64_t from) { return there(from) && memcpy(to, (const void *)from, 16); }
static bool store(uint64_t to, const union vec *from) { return there(to) && memcpy((void *)to, from, 16); }

static void flags_of(struct state *s, uint64_t a, uint64_t b)
{
    uint64_t d = a - b;
    s->nzcv = (d >> 63) << 31 | (uint64_t)(d == 0) << 30 | (uint64_t)(a >= b) << 29 | ((a ^ b) & (a ^ d)) >> 63 << 28;
}

static union vec umaxp(union vec a)
{
    union vec r;
    for (int i = 0; i < 16; i++)
        r.b[i] = a.b[i * 2 % 16] > a.b[i * 2 % 16 + 1] ? a.b[i * 2 % 16] : a.b[i * 2 % 16 + 1];
    return r;
}

static uint64_t low_half(union vec v)
{
    uint64_t r;
    memcpy(&r, &v, 8);
    return r;
}

static bool model_find(struct state *s)
{
    do {
        union vec in;
        if (!load(&in, s->x[0] + 16))
            return false;
        s->v[1] = in;
        s->x[0] += 16;
        for (int i = 0; i < 16; i++) {
            s->v[3].b[i] = in.b[i] == s->v[0].b[i] ? 255 : 0;
            s->v[2].b[i] = s->v[3].b[i] >= in.b[i] ? 255 : 0;
        }
        s->v[6] = umaxp(s->v[2]);
        s->x[1] = low_half(s->v[6]);
    } while (!s->x[1]);
    return true;
}

static bool model_zero(struct state *s)
{
    do {
        union vec in;
        if (!load(&in, s->x[0]))
            return false;
        s->v[0] = in;
        s->x[0] += 16;
        memset(&s->v[2], 0, 16);
        for (int i = 0; i < 16; i++) {
            s->v[1].b[i] = in.b[i] ? 0 : 255;
            s->v[2].b[i / 2] |= s->v[1].b[i] & (i % 2 ? 0xf0 : 0x0f);
        }
        s->x[1] = low_half(s->v[2]);
    } while (!s->x[1]);
    return true;
}

static bool model_copy(struct state *s)
{
    do {
        union vec a, b;
        if (!store(s->x[0] + 16, &s->v[0]) || !store(s->x[0] + 32, &s->v[1]) || !load(&a, s->x[1] + 16) || !load(&b, s->x[1] + 32))
            return false;
        s->v[0] = a, s->v[1] = b;
        if (!store(s->x[0] + 48, &s->v[2]) || !store(s->x[0] + 64, &s->v[3]) || !load(&a, s->x[1] + 48) || !load(&b, s->x[1] + 64))
            return false;
        s->v[2] = a, s->v[3] = b;
        s->x[0] += 64, s->x[1] += 64;
        flags_of(s, s->x[2], 64);
        s->x[2] -= 64;
    } while ((s->nzcv >> 29 & 3) == 1);
    return true;
}

static bool model_ints(struct state *s)
{
    do {
        union vec a, b;
        if (!load(&a, s->x[0] + s->x[2]))
            return false;
        s->v[0] = a;
        if (!load(&b, s->x[1] + s->x[2]))
            return false;
        s->v[1] = b;
        for (int i = 0; i < 4; i++) {
            s->v[4].s[i] = a.s[i] >> 5;
            s->v[3].s[i] = (a.s[i] * 3 + b.s[i]) ^ s->v[4].s[i];
        }
        if (!store(s->x[1] + s->x[2], &s->v[3]))
            return false;
        s->x[2] += 16;
        flags_of(s, s->x[2], s->x[3]);
    } while (s->x[2] != s->x[3]);
    return true;
}

static float multiply(float a, float b)
{
    __asm__("fmul %s0, %s0, %s1" : "+w"(a) : "w"(b));
    return a;
}
static float sum(float a, float b)
{
    __asm__("fadd %s0, %s0, %s1" : "+w"(a) : "w"(b));
    return a;
}

static bool model_floats(struct state *s)
{
    do {
        union vec a, b;
        if (!load(&a, s->x[0] + s->x[2]))
            return false;
        s->v[0] = a;
        if (!load(&b, s->x[1] + s->x[2]))
            return false;
        for (int i = 0; i < 4; i++) {
            s->v[1].f[i] = multiply(b.f[i], b.f[i]);
            s->v[0].f[i] = sum(multiply(a.f[i], s->v[2].f[i]), s->v[1].f[i]);
        }
        if (!store(s->x[0] + s->x[2], &s->v[0]))
            return false;
        s->x[2] += 16;
        flags_of(s, s->x[2], s->x[3]);
    } while (s->x[2] != s->x[3]);
    return true;
}

static bool model_equal(struct state *s)
{
    bool more;
    do {
        union vec in;
        if (!load(&in, s->x[0]))
            return false;
        s->v[0] = in, s->x[0] += 16;
        if (!load(&in, s->x[1]))
            return false;
        s->v[1] = in, s->x[1] += 16;
        for (int i = 0; i < 16; i++)
            s->v[2].b[i] = s->v[0].b[i] ^ in.b[i];
        s->v[3] = umaxp(s->v[2]);
        s->x[4] = low_half(s->v[3]);
        flags_of(s, s->x[2], 16);
        more = s->x[2] > 16;
        s->x[2] -= 16;
        if (more)
            flags_of(s, s->x[4], 0);
        else
            s->nzcv = 0;
    } while (more && !s->x[4]);
    return true;
}

static bool model_until(struct state *s)
{
    for (;;) {
        union vec in;
        if (!load(&in, s->x[0]))
            return false;
        s->v[0] = in, s->x[0] += 16;
        for (int i = 0; i < 16; i++)
            s->v[1].b[i] = in.b[i] ? 0 : 255;
        s->v[2] = umaxp(s->v[1]);
        s->x[2] = low_half(s->v[2]);
        if (s->x[2])
            return true;
        if (!store(s->x[1], &in))
            return false;
        s->x[1] += 16;
    }
}

/* Stores that meet each other. */
static bool model_twice(struct state *s)
{
    do {
        union vec in;
        if (!load(&in, s->x[0]))
            return false;
        s->v[0] = in, s->x[0] += 16;
        for (int i = 0; i < 4; i++)
            s->v[1].s[i] = in.s[i] << 1;
        if (!store(s->x[1], &s->v[1]) || !store(s->x[1] + 8, &in))
            return false;
        s->x[1] += 16;
        flags_of(s, s->x[2], 16);
        s->x[2] -= 16;
    } while (s->x[2]);
    return true;
}

#define LOOP(name) {#name, code_##name, end_##name, model_##name},
static const struct loop {
    const char *name, *code, *end;
    bool (*model)(struct state *);
} loops[] = {LOOPS(LOOP)};
enum { FIND, ZERO, COPY, INTS, FLOATS, EQUAL, UNTIL, TWICE };

/* ---- running them --------------------------------------------------------------------------------- */
static sigjmp_buf after_fault;
static struct state faulted;

static void on_fault(int signo, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;
    struct fpsimd_context *fp = (struct fpsimd_context *)uc->uc_mcontext.__reserved;
    (void)signo, (void)info;
    memcpy(faulted.x, uc->uc_mcontext.regs, sizeof faulted.x);
    memcpy(faulted.v, fp->vregs, sizeof faulted.v);
    faulted.nzcv = uc->uc_mcontext.pstate & 0xf0000000u;
    siglongjmp(after_fault, 1);
}

/* Memory twice: for the loop and for its model. Nothing is mapped around either. */
static uint8_t *buffer, *shadow, *code;

static void new_code(const struct loop *l) /* that has met no fault */
{
    code += CODE;
    memcpy(code, l->code, (size_t)(l->end - l->code));
    __builtin___clear_cache((char *)code, (char *)code + CODE);
}

static uint8_t *with_holes(void)
{
    uint8_t *p = mmap(NULL, BUFFER + 2 * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(p != MAP_FAILED && mprotect(p + PAGE, BUFFER, PROT_READ | PROT_WRITE) == 0);
    return p + PAGE;
}

static uint32_t seed = 1;
static uint32_t random_next(void) { return seed = seed * 1664525 + 1013904223; }

static bool is_pointer(uint64_t x) { return x >= (uintptr_t)buffer - PAGE && x <= (uintptr_t)buffer + BUFFER + PAGE; }

/* Flags that are written again before they are read may be out of date at a fault. */
static bool same_state(const struct state *a, const struct state *b, bool ended)
{
    for (int i = 0; i < 6; i++)
        if (a->x[i] != b->x[i] + (is_pointer(a->x[i]) ? (uintptr_t)buffer - (uintptr_t)shadow : 0))
            return false;
    return (!ended || a->nzcv == b->nzcv) && memcmp(a->v, b->v, sizeof a->v) == 0;
}

/* x0 and x1 are pointers into the buffer; both ways must end alike. */
static bool run(const struct loop *l, struct state s)
{
    struct state m = s;
    volatile bool ended = true;
    m.x[0] += (uintptr_t)shadow - (uintptr_t)buffer;
    m.x[1] += (uintptr_t)shadow - (uintptr_t)buffer;
    memcpy(shadow, buffer, BUFFER);
    if (sigsetjmp(after_fault, 1) == 0) {
        ((void (*)(struct state *))(uintptr_t)code)(&s);
    } else {
        ended = false;
        s = faulted;
    }
    if (l->model(&m) != ended || !same_state(&s, &m, ended) || memcmp(buffer, shadow, BUFFER)) {
        printf("%s ended %d\n", l->name, ended);
        for (int i = 0; i < 6; i++)
            printf("x%d %lx %lx\n", i, s.x[i], m.x[i]);
        printf("nzcv %lx %lx\n", s.nzcv, m.nzcv);
        for (int i = 0; i < 8; i++)
            for (int k = 0; k < 4; k++)
                if (s.v[i].s[k] != m.v[i].s[k])
                    printf("v%d[%d] %x %x\n", i, k, s.v[i].s[k], m.v[i].s[k]);
        for (int i = 0; i < BUFFER; i++)
            if (buffer[i] != shadow[i]) {
                printf("memory %d: %x %x\n", i, buffer[i], shadow[i]);
                break;
            }
        printf("buffers %p %p\n", (void *)buffer, (void *)shadow);
        CHECK(!"as the model");
    }
    return ended;
}

static struct state start(uint64_t from, uint64_t to)
{
    struct state s = {.x = {(uintptr_t)buffer + from, (uintptr_t)buffer + to, 0, 0, 0, 0}, .nzcv = (uint64_t)(random_next() & 15) << 28};
    for (int i = 0; i < 8; i++)
        for (int k = 0; k < 4; k++)
            s.v[i].s[k] = random_next();
    return s;
}

static void fill(unsigned kind)
{
    for (unsigned i = 0; i < BUFFER; i++)
        buffer[i] = kind == FLOATS ? 0 : (uint8_t)(random_next() >> 24 | 1) & 0x7f;
    for (unsigned i = 0; kind == FLOATS && i < BUFFER / 4; i++)
        ((float *)(void *)buffer)[i] = (float)(random_next() >> 8) / 1000;
    for (unsigned i = 0; kind == EQUAL && i < BUFFER / 2; i++)
        buffer[BUFFER / 2 + i] = buffer[i];
}

static struct state prepare(unsigned kind, uint64_t from, uint64_t to, uint64_t size)
{
    struct state s = start(from, to);
    switch (kind) {
    case FIND: memset(&s.v[0], 0xaa, 16); break;
    case COPY: case EQUAL: case TWICE: s.x[2] = size; break;
    case INTS: s.x[3] = size; break;
    case FLOATS:
        s.x[3] = size;
        for (int i = 0; i < 4; i++)
            s.v[2].f[i] = 0.5f;
        break;
    default: break;
    }
    return s;
}

static void place_end(unsigned kind, uint64_t from, uint64_t at)
{
    if (kind == FIND)
        buffer[from + at] = at & 1 ? 0xaa : 0;
    else if (kind == ZERO || kind == UNTIL)
        buffer[from + at] = 0;
    else if (kind == EQUAL)
        buffer[from + at] ^= 1;
}

static void warm_up(unsigned kind)
{
    new_code(&loops[kind]);
    for (unsigned i = 0; i < WARM; i++) {
        fill(kind);
        place_end(kind, 0, 1500 + i);
        CHECK(run(&loops[kind], prepare(kind, 0, BUFFER / 2, 1536)));
    }
}

/* Lengths, alignments, and ends within and across pages. */
static void lengths(unsigned kind)
{
    warm_up(kind);
    for (unsigned i = 0; i < 400; i++) {
        uint64_t from = random_next() >> 8 & 2047, to = BUFFER / 2 + (random_next() >> 8 & 2047), size = 64 * (1 + (random_next() >> 8) % 40);
        if (kind == EQUAL)
            to = BUFFER / 2 + from;
        fill(kind);
        place_end(kind, from, 16 + (random_next() >> 8) % (kind == EQUAL ? 4 * size : 2500));
        CHECK(run(&loops[kind], prepare(kind, from, to, size)));
    }
}

/* What is stored is loaded again, or not. */
static void overlaps(unsigned kind)
{
    warm_up(kind);
    for (int distance = -700; distance <= 700; distance += distance > -70 && distance < 70 ? 1 : 16) {
        fill(kind);
        if (kind == UNTIL) /* its own copies must not keep it going */
            memset(buffer + 5000, 0, 64);
        if (kind == FLOATS && distance & 3)
            continue;
        CHECK(run(&loops[kind], prepare(kind, 2000, (uint64_t)(2000 + distance), 1280)) || kind == UNTIL);
    }
}

static void holes(unsigned kind)
{
    for (unsigned i = 0; i < 48; i++) {
        warm_up(kind);
        fill(kind);
        uint64_t rest = 1 + (random_next() >> 8) % 900, other = 64 + (random_next() >> 8) % 1500;
        bool second = i & 1 && kind != FIND && kind != ZERO;
        CHECK(!run(&loops[kind], prepare(kind, second ? other : BUFFER - rest, second ? BUFFER - rest : kind == UNTIL ? 0 : other, BUFFER / 2)) || kind == EQUAL);
        fill(kind);
        place_end(kind, BUFFER - 320, 319 - i); /* right before the hole */
        CHECK(run(&loops[kind], prepare(kind, BUFFER - 320, BUFFER - 320, kind == EQUAL ? 288 : 192)) || kind >= COPY);
    }
}

/* Ways to count, around all numbers that matter. */
static const struct counted {
    const char *code, *end;
    int step;
} counted[] = {{code_gt, end_gt, -16}, {code_hi, end_hi, -16}, {code_ne, end_ne, -16}, {code_lt, end_lt, 16}, {code_lo, end_lo, 16}, {code_other, end_other, 16}};
static const uint64_t beyond = 0x12345;

static bool goes_on(unsigned k, uint64_t before, uint64_t after)
{
    const bool answers[] = {(int64_t)before > 16, before > 16, after != 0, (int64_t)after < 1024, after < 1024, after != beyond};
    return answers[k];
}

static void count(unsigned k, uint64_t from)
{
    enum { MOST = BUFFER / 16 };
    uint64_t to = from, rounds = 0;
    for (bool more = true; more && rounds <= MOST; rounds++, to += (uint64_t)counted[k].step)
        more = goes_on(k, to, to + (uint64_t)counted[k].step);
    if (rounds > MOST)
        return;
    struct state s = start(0, 0);
    s.x[2] = from, s.x[3] = beyond;
    ((void (*)(struct state *))(uintptr_t)code)(&s);
    if (s.x[0] != (uintptr_t)buffer + 16 * rounds || s.x[2] != to)
        printf("%u from %lx: %lu rounds to %lx, not %lu to %lx\n", k, from, (s.x[0] - (uintptr_t)buffer) / 16, s.x[2], rounds, to);
    CHECK(s.x[0] == (uintptr_t)buffer + 16 * rounds && s.x[2] == to);
}

static void counters(void)
{
    const uint64_t around[] = {0, 1024, UINT64_C(1) << 63, beyond};
    for (unsigned k = 0; k < sizeof counted / sizeof *counted; k++) {
        new_code(&(struct loop){.code = counted[k].code, .end = counted[k].end});
        for (unsigned i = 0; i < WARM; i++)
            count(k, counted[k].step < 0 ? 2048 : k == 5 ? beyond - 2048 : 0);
        for (unsigned i = 0; i < sizeof around / sizeof *around; i++)
            for (int d = -400; d <= 400; d++)
                count(k, around[i] + (uint64_t)(int64_t)d);
    }
}

static void strange_numbers(void)
{
    static const uint32_t strange[] = {0x7f800000, 0xff800000, 0x7fa00001, 0x7fc00123, 0xffc00456, 0x00000001, 0x80000000, 0x7f7fffff};
    for (unsigned i = 0; i < 64; i++) {
        warm_up(FLOATS);
        for (unsigned n = 0; n < 8; n++) {
            fill(FLOATS);
            for (unsigned k = 0; k <= n; k++)
                memcpy(buffer + 4 * ((random_next() >> 8) % 300) + (k & 1) * (BUFFER / 2), &strange[(i + k * k) % 8], 4);
            struct state s = prepare(FLOATS, 0, BUFFER / 2, 1200);
            if (i % 7 == 3)
                s.v[2].f[i % 4] = 0;
            CHECK(run(&loops[FLOATS], s));
        }
    }
}

int main(void)
{
    struct sigaction sa = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO};
    CHECK(sigaction(SIGSEGV, &sa, NULL) == 0);
    buffer = with_holes();
    shadow = with_holes();
    low = (uintptr_t)shadow;
    high = low + BUFFER;
    code = mmap(NULL, 1200 * CODE, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(code != MAP_FAILED);
    for (unsigned kind = FIND; kind <= TWICE; kind++)
        lengths(kind);
    for (unsigned kind = COPY; kind <= TWICE; kind++)
        if (kind != EQUAL)
            overlaps(kind);
    strange_numbers();
    counters();
    for (unsigned kind = FIND; kind <= TWICE; kind++)
        holes(kind);
    return check_end();
}
