/* loops.c: memory accesses of different shapes, timed: what checking their tags costs. With the argument "on" the memory
 * has tags, and every access is checked; with "off" nothing is. Prints `name nanoseconds` per access, or list node. */
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <time.h>

enum { ENABLE_SYNC = 1 | 2 | 0xfffe << 3, SET_TAGGED_ADDR_CTRL = 55, PROT_TAGS = 0x20 };
enum { ROUNDS = 7 };
static int tags;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static void *area(size_t size)
{
    char *p = mmap(NULL, size, PROT_READ | PROT_WRITE | (tags ? PROT_TAGS : 0), MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memset(p, 1, size);
    if (!tags)
        return p;
    uint64_t tagged = (uint64_t)(uintptr_t)p | UINT64_C(7) << 56;
    for (size_t i = 0; i < size; i += 16)
        __asm__ volatile(".arch armv8.5-a+memtag\n stg %0, [%0]" : : "r"(tagged + i) : "memory");
    return (void *)(uintptr_t)tagged;
}

static char *big, *small;
enum { BIG = 64 << 20, MIDDLE = 1 << 20, SMALL = 32 << 10, CHASE = 256 << 10 };
static volatile uint64_t sink;

#define NOINLINE __attribute__((noinline, optimize("no-tree-vectorize", "no-tree-loop-distribute-patterns")))
static NOINLINE uint64_t sum(const volatile uint64_t *p, size_t n)
{
    uint64_t s = 0;
    for (size_t i = 0; i < n; i++)
        s += p[i];
    return s;
}
static NOINLINE void put(volatile uint64_t *p, size_t n, uint64_t v)
{
    for (size_t i = 0; i < n; i++)
        p[i] = v;
}
static void loads(void) { sink = sum((uint64_t *)big, MIDDLE / 8); }
static void stores(void) { put((uint64_t *)small, SMALL / 8, 1); }
static NOINLINE void bytes(void)
{
    uint64_t s = 0;
    const volatile uint8_t *p = (const uint8_t *)small;
    for (size_t i = 0; i < SMALL; i++)
        s += p[i];
    sink = s;
}
static NOINLINE void pairs_load(void)
{
    const char *p = big, *end = big + MIDDLE;
    uint64_t s = 0;
    do {
        uint64_t a, b;
        __asm__ volatile("ldp %0, %1, [%2], #16" : "=&r"(a), "=&r"(b), "+r"(p));
        s += a + b;
    } while (p != end);
    sink = s;
}
static NOINLINE void pairs_store(void)
{
    char *p = small, *end = small + SMALL;
    do
        __asm__ volatile("stp %1, %1, [%0], #16" : "+r"(p) : "r"(0L) : "memory");
    while (p != end);
}
struct fields { uint64_t a, b, c, d, e, f, g, h; };
static NOINLINE void records(void)
{
    volatile struct fields *p = (struct fields *)big, *end = p + MIDDLE / sizeof *p;
    uint64_t s = 0;
    for (; p != end; p++) {
        s += p->a + p->c + p->f + p->h;
        p->d = s;
    }
    sink = s;
}
static uint64_t random_state = 88172645463325252;
static inline uint64_t next_random(void)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    return random_state ^= random_state << 17;
}
static NOINLINE uint64_t anywhere(const uint64_t *p, uint64_t mask, unsigned n)
{
    uint64_t s = 0;
    while (n--)
        s += p[next_random() & mask];
    return s;
}
static void random_big(void) { sink = anywhere((uint64_t *)big, BIG / 8 - 1, 1 << 17); }
static void random_small(void) { sink = anywhere((uint64_t *)small, SMALL / 8 - 1, 1 << 17); }

static void **chain;
static void make_chain(void)
{
    enum { N = CHASE / 64 };
    static unsigned order[N];
    for (unsigned i = 0; i < N; i++)
        order[i] = i;
    for (unsigned i = N; i-- > 1;) {
        unsigned k = (unsigned)(next_random() % (i + 1)), t = order[i];
        order[i] = order[k];
        order[k] = t;
    }
    for (unsigned i = 0; i < N; i++)
        *(void **)(big + 64 * order[i]) = big + 64 * order[(i + 1) % N];
    chain = (void **)big;
}
static NOINLINE void chase(void)
{
    void *volatile *p = chain;
    for (unsigned i = 0; i < 1 << 17; i++)
        p = *p;
    chain = (void **)p;
}
static NOINLINE void copies(void)
{
    for (unsigned i = 0; i < 64; i++)
        memcpy(big + MIDDLE, big + 8 * i, 8192);
}
static NOINLINE void sets(void)
{
    for (unsigned i = 0; i < 64; i++)
        memset(big + MIDDLE, (int)i, 8192);
}
struct node { struct node *next; uint64_t value[3]; };
static NOINLINE void lists(void)
{
    struct node *first = NULL;
    uint64_t s = 0;
    for (unsigned i = 0; i < 20000; i++) {
        struct node *n = malloc(sizeof *n);
        n->next = first;
        n->value[0] = i;
        first = n;
    }
    for (unsigned k = 0; k < 4; k++)
        for (struct node *n = first; n; n = n->next)
            s += n->value[0];
    while (first) {
        struct node *next = first->next;
        free(first);
        first = next;
    }
    sink = s;
}

static const struct { const char *name; void (*run)(void); unsigned count, repeat; } loops[] = {
    {"loads", loads, MIDDLE / 8, 10}, {"stores", stores, SMALL / 8, 200}, {"bytes", bytes, SMALL, 50},
    {"ldp", pairs_load, MIDDLE / 16, 20}, {"stp", pairs_store, SMALL / 16, 300}, {"records", records, MIDDLE / 64, 30},
    {"random_64M", random_big, 1 << 17, 2}, {"random_32K", random_small, 1 << 17, 4}, {"chase", chase, 1 << 17, 4},
    {"memcpy_8K", copies, 64, 20}, {"memset_8K", sets, 64, 20}, {"lists", lists, 20000, 2},
};

int main(int argc, char **argv)
{
    tags = argc > 1 && strcmp(argv[1], "on") == 0;
    if (tags && prctl(SET_TAGGED_ADDR_CTRL, ENABLE_SYNC, 0, 0, 0) != 0)
        return perror("prctl"), 1;
    big = area(BIG);
    small = area(SMALL);
    make_chain();
    for (unsigned i = 0; i < sizeof loops / sizeof *loops; i++) {
        double best = 1e30;
        loops[i].run();
        for (unsigned round = 0; round < ROUNDS; round++) {
            double start = now();
            for (unsigned k = 0; k < loops[i].repeat; k++)
                loops[i].run();
            double took = (now() - start) / loops[i].repeat / loops[i].count;
            best = took < best ? took : best;
        }
        printf("%s %.3f\n", loops[i].name, best);
    }
    return 0;
}
