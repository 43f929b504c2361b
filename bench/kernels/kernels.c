/* Kernels of the benchmark: `kernels NAME COUNT` runs one and prints a checksum that is the same on every CPU. */
#include <pthread.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

static uint64_t state = 88172645463325252u;
static uint64_t next(void)
{
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    return state;
}
static void *memory(size_t size)
{
    void *p = calloc(1, size);
    if (!p)
        exit(2);
    return p;
}

/* ---- integer --------------------------------------------------------------------------------- */
static uint64_t sieve(unsigned n)
{
    enum { SIZE = 2000000 };
    char *composite = memory(SIZE);
    uint64_t found = 0;
    while (n--) {
        memset(composite, 0, SIZE);
        for (unsigned i = 2; i < SIZE; i++) {
            if (composite[i])
                continue;
            found += i;
            for (unsigned j = i * 2; j < SIZE; j += i)
                composite[j] = 1;
        }
    }
    return found;
}

static void quick_sort(int *a, int low, int high)
{
    while (low < high) {
        int pivot = a[(low + high) / 2], i = low, j = high;
        while (i <= j) {
            while (a[i] < pivot)
                i++;
            while (a[j] > pivot)
                j--;
            if (i <= j) {
                int t = a[i];
                a[i++] = a[j], a[j--] = t;
            }
        }
        quick_sort(a, low, j);
        low = i;
    }
}
static uint64_t sort(unsigned n)
{
    enum { SIZE = 300000 };
    int *a = memory(SIZE * sizeof *a);
    uint64_t sum = 0;
    while (n--) {
        for (int i = 0; i < SIZE; i++)
            a[i] = (int)next();
        quick_sort(a, 0, SIZE - 1);
        for (int i = 0; i < SIZE; i += 1000)
            sum = sum * 31 + (uint32_t)a[i];
    }
    return sum;
}

static uint64_t hash(unsigned n)
{
    enum { SIZE = 1 << 18 };
    uint64_t *keys = memory(SIZE * 8), sum = 0;
    uint32_t *counts = memory(SIZE * 4);
    while (n--)
        for (unsigned i = 0; i < 400000; i++) {
            uint64_t key = (next() & 0xffff) + 1, at = key * 0x9e3779b97f4a7c15u >> 46;
            while (keys[at] && keys[at] != key)
                at = (at + 1) & (SIZE - 1);
            keys[at] = key;
            sum += ++counts[at];
        }
    return sum;
}

static uint64_t crc(unsigned n)
{
    uint32_t table[256], sum = ~0u;
    uint8_t *data = memory(1 << 20);
    for (uint32_t i = 0; i < 256; i++) {
        table[i] = i;
        for (int k = 0; k < 8; k++)
            table[i] = table[i] >> 1 ^ (table[i] & 1 ? 0xedb88320u : 0);
    }
    for (unsigned i = 0; i < 1 << 20; i++)
        data[i] = (uint8_t)next();
    while (n--)
        for (unsigned i = 0; i < 1 << 20; i++)
            sum = table[(sum ^ data[i]) & 255] ^ sum >> 8;
    return sum;
}

static uint64_t chase(unsigned n)
{
    enum { SIZE = 1 << 20 };
    uint32_t *link = memory(SIZE * 4), at = 0;
    for (uint32_t i = 0; i < SIZE; i++)
        link[i] = i;
    for (uint32_t i = SIZE - 1; i > 0; i--) {
        uint32_t j = (uint32_t)(next() % i), t = link[i];
        link[i] = link[j], link[j] = t;
    }
    uint64_t sum = 0;
    for (uint64_t i = 0; i < (uint64_t)n * SIZE; i++)
        sum += at = link[at];
    return sum;
}

static int __attribute__((noinline, noclone)) fib_of(int n) { return n < 2 ? n : fib_of(n - 1) + fib_of(n - 2); }
static uint64_t fib(unsigned n) { return (uint64_t)fib_of((int)n); }

/* ---- indirect calls: an interpreter loop ---------------------------------------------------------- */
struct vm {
    int64_t stack[16];
    int sp, pc;
    const int *code;
};
typedef void vm_op(struct vm *);
static void op_push(struct vm *v) { v->stack[v->sp++] = v->code[v->pc++]; }
static void op_add(struct vm *v) { v->sp--, v->stack[v->sp - 1] += v->stack[v->sp]; }
static void op_xor(struct vm *v) { v->sp--, v->stack[v->sp - 1] ^= v->stack[v->sp]; }
static void op_dup(struct vm *v) { v->stack[v->sp] = v->stack[v->sp - 1], v->sp++; }
static void op_mul(struct vm *v) { v->sp--, v->stack[v->sp - 1] = (int64_t)((uint64_t)v->stack[v->sp - 1] * (uint64_t)v->stack[v->sp]); }
static void op_shift(struct vm *v) { v->stack[v->sp - 1] >>= 3; }
static uint64_t dispatch(unsigned n)
{
    static vm_op *const ops[] = {op_push, op_add, op_xor, op_dup, op_mul, op_shift};
    static const int code[] = {0, 7, 1, 3, 0, 13, 4, 2, 3, 5, 2, 0, 99, 1, -1};
    struct vm v = {.sp = 1, .code = code};
    for (uint64_t i = 0; i < (uint64_t)n * 100000; i++) {
        v.pc = 0;
        while (code[v.pc] >= 0) {
            int op = code[v.pc++];
            ops[op](&v);
        }
    }
    return (uint64_t)v.stack[0];
}

/* Like the list, matrix and state-machine mix of embedded benchmarks. */
static uint64_t machine(unsigned n)
{
    static const char text[] = "12345,-67.8e5,+0x1f, abc,,7.,.5e-3,999999999,--1,1e+,0,foo42,";
    uint64_t counts[8] = {0};
    for (uint64_t i = 0; i < (uint64_t)n * 20000; i++) {
        int at = 0;
        for (const char *p = text; *p; p++) {
            char c = (char)(*p ^ (i % 97 == 0 && *p != ',' ? 1 : 0));
            switch (at) {
            case 0: at = c == ',' ? 0 : c == '+' || c == '-' ? 1 : c >= '0' && c <= '9' ? 2 : c == '.' ? 3 : 7; break;
            case 1: at = c >= '0' && c <= '9' ? 2 : c == '.' ? 3 : 7; break;
            case 2: at = c >= '0' && c <= '9' ? 2 : c == '.' ? 3 : c == 'e' ? 4 : c == ',' ? 0 : 7; break;
            case 3: at = c >= '0' && c <= '9' ? 3 : c == 'e' ? 4 : c == ',' ? 0 : 7; break;
            case 4: at = c == '+' || c == '-' ? 5 : c >= '0' && c <= '9' ? 6 : 7; break;
            case 5: at = c >= '0' && c <= '9' ? 6 : 7; break;
            case 6: at = c >= '0' && c <= '9' ? 6 : c == ',' ? 0 : 7; break;
            default: at = c == ',' ? 0 : 7;
            }
            counts[at]++;
        }
    }
    uint64_t sum = 0;
    for (int i = 0; i < 8; i++)
        sum = sum * 1000003 + counts[i];
    return sum;
}

static uint32_t rotate(uint32_t x, int n) { return x >> n | x << (32 - n); }
static uint64_t sha256(unsigned n)
{
    static uint32_t k[64];
    uint32_t h[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}, w[64];
    for (int i = 0; i < 64; i++)
        k[i] = (uint32_t)next();
    for (uint64_t block = 0; block < (uint64_t)n * 10000; block++) {
        uint32_t s[8];
        for (int i = 0; i < 16; i++)
            w[i] = (uint32_t)(block * 16 + (uint64_t)i);
        for (int i = 16; i < 64; i++)
            w[i] = w[i - 16] + w[i - 7] + (rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ w[i - 15] >> 3) +
                   (rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ w[i - 2] >> 10);
        memcpy(s, h, sizeof s);
        for (int i = 0; i < 64; i++) {
            uint32_t t1 = s[7] + (rotate(s[4], 6) ^ rotate(s[4], 11) ^ rotate(s[4], 25)) + ((s[4] & s[5]) ^ (~s[4] & s[6])) + k[i] + w[i];
            uint32_t t2 = (rotate(s[0], 2) ^ rotate(s[0], 13) ^ rotate(s[0], 22)) + ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
            memmove(s + 1, s, 7 * sizeof *s);
            s[4] += t1, s[0] = t1 + t2;
        }
        for (int i = 0; i < 8; i++)
            h[i] += s[i];
    }
    return (uint64_t)h[0] << 32 | h[7];
}

/* ---- floating point ------------------------------------------------------------------------------ */
struct body { double x, y, z, vx, vy, vz, mass; };
static uint64_t bits(double d)
{
    uint64_t u;
    memcpy(&u, &d, 8);
    return u;
}
static double root(double x) { return __builtin_sqrt(x); }
static uint64_t nbody(unsigned n)
{
    struct body b[5];
    for (int i = 0; i < 5; i++)
        b[i] = (struct body){i * 3.1 + 0.5, i * -1.7 + 1, i * 0.3, 0.1 * i, 0.4 - 0.05 * i, 0.01 * i, 10.0 / (1 + i * i)};
    for (uint64_t step = 0; step < (uint64_t)n * 20000; step++) {
        for (int i = 0; i < 5; i++)
            for (int j = i + 1; j < 5; j++) {
                double dx = b[i].x - b[j].x, dy = b[i].y - b[j].y, dz = b[i].z - b[j].z;
                double d2 = dx * dx + dy * dy + dz * dz + 0.01, mag = 0.0001 / (d2 * root(d2));
                b[i].vx -= dx * b[j].mass * mag, b[i].vy -= dy * b[j].mass * mag, b[i].vz -= dz * b[j].mass * mag;
                b[j].vx += dx * b[i].mass * mag, b[j].vy += dy * b[i].mass * mag, b[j].vz += dz * b[i].mass * mag;
            }
        for (int i = 0; i < 5; i++)
            b[i].x += 0.0001 * b[i].vx, b[i].y += 0.0001 * b[i].vy, b[i].z += 0.0001 * b[i].vz;
    }
    return bits(b[0].x) ^ bits(b[4].vz);
}

static uint64_t spectral(unsigned n)
{
    enum { SIZE = 300 };
    double u[SIZE], v[SIZE];
    for (int i = 0; i < SIZE; i++)
        u[i] = 1;
    for (unsigned r = 0; r < n; r++) {
        for (int t = 0; t < 2; t++)
            for (int i = 0; i < SIZE; i++) {
                const double *from = t ? v : u;
                double sum = 0;
                for (int j = 0; j < SIZE; j++)
                    sum += from[j] / ((t ? j : i) + ((i + j) * (i + j + 1)) / 2 + 1);
                (t ? u : v)[i] = sum;
            }
        double norm = 0;
        for (int i = 0; i < SIZE; i++)
            norm += u[i] * u[i];
        for (int i = 0; i < SIZE; i++)
            u[i] /= root(norm);
    }
    return bits(u[7]);
}

static uint64_t matrix(unsigned n)
{
    enum { SIZE = 160 };
    double(*a)[SIZE] = memory(sizeof *a * SIZE), (*b)[SIZE] = memory(sizeof *b * SIZE), (*c)[SIZE] = memory(sizeof *c * SIZE);
    for (int i = 0; i < SIZE * SIZE; i++)
        a[0][i] = i % 7 * 0.5, b[0][i] = i % 11 * 0.25;
    while (n--)
        for (int i = 0; i < SIZE; i++)
            for (int j = 0; j < SIZE; j++) {
                double sum = 0;
                for (int k = 0; k < SIZE; k++)
                    sum += a[i][k] * b[k][j];
                c[i][j] = sum + c[i][j] * 0.5;
            }
    return bits(c[SIZE / 2][3]);
}

/* ---- vectors, made by the compiler's own vectoriser -------------------------------------------------- */
#define VECTOR __attribute__((optimize("O3"), noinline))
VECTOR static void vint(uint32_t *restrict a, const uint32_t *restrict b, int n)
{
    for (int i = 0; i < n; i++)
        a[i] = (a[i] + b[i] * 3) ^ (b[i] >> 5);
}
VECTOR static void vfloat(float *restrict a, const float *restrict b, int n)
{
    for (int i = 0; i < n; i++)
        a[i] = a[i] * 0.5f + b[i] * b[i];
}
static uint64_t vector_int(unsigned n)
{
    static uint32_t a[8192], b[8192];
    for (int i = 0; i < 8192; i++)
        a[i] = (uint32_t)next(), b[i] = (uint32_t)next();
    for (uint64_t i = 0; i < (uint64_t)n * 1000; i++)
        vint(a, b, 8192);
    return a[77];
}
static uint64_t vector_float(unsigned n)
{
    static float a[8192], b[8192];
    for (int i = 0; i < 8192; i++)
        a[i] = (float)i, b[i] = (float)(i % 100);
    for (uint64_t i = 0; i < (uint64_t)n * 1000; i++)
        vfloat(a, b, 8192);
    return (uint64_t)a[4077];
}
static uint64_t strings(unsigned n)
{
    char *a = memory(70000), *b = memory(70000);
    uint64_t sum = 0;
    memset(a, 'x', 65000);
    for (uint64_t i = 0; i < (uint64_t)n * 1000; i++) {
        memcpy(b, a, 65001);
        b[i % 65000] = 0;
        sum += strlen(b) + (uint64_t)(memcmp(a, b, 65000) > 0) + (uint64_t)(strchr(a + i % 1000, 'y') == NULL);
    }
    return sum;
}

/* ---- threads, unwinding, generated code ------------------------------------------------------------ */
static uint64_t shared_counter;
static void *adder(void *arg)
{
    for (uint64_t i = 0; i < *(unsigned *)arg * (uint64_t)100000; i++)
        __atomic_fetch_add(&shared_counter, 1 + (i & 1), __ATOMIC_RELAXED);
    return NULL;
}
static uint64_t atomics(unsigned n)
{
    pthread_t threads[2];
    for (int i = 0; i < 2; i++)
        pthread_create(&threads[i], NULL, adder, &n);
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    return shared_counter;
}

static jmp_buf jump;
static void __attribute__((noinline)) thrower(int n)
{
    if (n == 0)
        longjmp(jump, 3);
    thrower(n - 1);
    __asm__ volatile("");
}
static uint64_t longjumps(unsigned n)
{
    volatile uint64_t sum = 0;
    for (volatile uint64_t i = 0; i < (uint64_t)n * 10000; i++) {
        int got = setjmp(jump);
        if (got == 0)
            thrower((int)(i % 8));
        sum += (uint64_t)got;
    }
    return sum;
}

static ucontext_t contexts[2];
static volatile uint64_t switches;
static void other(void)
{
    for (;;) {
        switches++;
        swapcontext(&contexts[1], &contexts[0]);
    }
}
static uint64_t coroutines(unsigned n)
{
    static char stack[65536];
    getcontext(&contexts[1]);
    contexts[1].uc_stack.ss_sp = stack, contexts[1].uc_stack.ss_size = sizeof stack;
    makecontext(&contexts[1], other, 0);
    for (uint64_t i = 0; i < (uint64_t)n * 10000; i++)
        swapcontext(&contexts[0], &contexts[1]);
    return switches;
}

static uint64_t jit(unsigned n)
{
    uint32_t *code = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    uint64_t sum = 0;
    for (uint32_t i = 0; i < n * 1000; i++) {
#if defined(__aarch64__)
        code[0] = 0x52800000u | (i & 0xffff) << 5, code[1] = 0xd65f03c0u;
#else
        memcpy(code, (uint8_t[]){0xb8, (uint8_t)i, (uint8_t)(i >> 8), 0, 0, 0xc3}, 6);
#endif
        __builtin___clear_cache((char *)code, (char *)code + 16);
        for (int k = 0; k < 20; k++)
            sum += ((uint32_t(*)(void))code)();
    }
    return sum;
}

static const struct kernel {
    const char *name;
    uint64_t (*run)(unsigned n);
} kernels[] = {
    {"sieve", sieve}, {"sort", sort}, {"hash", hash}, {"crc", crc}, {"chase", chase}, {"fib", fib}, {"dispatch", dispatch},
    {"machine", machine}, {"sha256", sha256}, {"nbody", nbody}, {"spectral", spectral}, {"matrix", matrix},
    {"vector_int", vector_int}, {"vector_float", vector_float}, {"strings", strings}, {"atomics", atomics},
    {"longjumps", longjumps}, {"coroutines", coroutines}, {"jit", jit},
};

int main(int argc, char **argv)
{
    for (unsigned i = 0; argc == 3 && i < sizeof kernels / sizeof *kernels; i++)
        if (strcmp(argv[1], kernels[i].name) == 0) {
            printf("%s %016llx\n", argv[1], (unsigned long long)kernels[i].run((unsigned)atoi(argv[2])));
            return 0;
        }
    fprintf(stderr, "usage: kernels NAME COUNT\n");
    return 1;
}
