/* Arithmetic, strings, structs, pointers, varargs, floating point: compiled and run by the gcc cases. */
#include <complex.h>
#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node {
    struct node *left, *right;
    int key;
    union { double d; uint64_t u; } value;
};
struct packed { char a; short b : 5; unsigned c : 11; int64_t d; } __attribute__((packed));

static struct node *insert(struct node *n, int key)
{
    if (!n) {
        n = calloc(1, sizeof *n);
        n->key = key;
        n->value.d = sqrt(key);
    } else if (key < n->key)
        n->left = insert(n->left, key);
    else if (key > n->key)
        n->right = insert(n->right, key);
    return n;
}
static double walk(const struct node *n, int depth, int *deepest)
{
    if (!n)
        return 0;
    if (depth > *deepest)
        *deepest = depth;
    return walk(n->left, depth + 1, deepest) + n->value.d + walk(n->right, depth + 1, deepest);
}
static long total(int n, ...)
{
    va_list args;
    long sum = 0;
    va_start(args, n);
    for (int i = 0; i < n; i++)
        sum += i % 2 ? (long)va_arg(args, double) : va_arg(args, int);
    va_end(args);
    return sum;
}
static int compare(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }
static jmp_buf jump;
static void thrower(int n)
{
    if (n == 0)
        longjmp(jump, 42);
    thrower(n - 1);
}

int main(int argc, char **argv)
{
    int n = argc > 1 ? atoi(argv[1]) : 10, deepest = 0;
    struct node *tree = NULL;
    for (int i = 0; i < n * 300; i++)
        tree = insert(tree, (int)((uint32_t)i * 2654435761u >> 12));
    double sum = walk(tree, 0, &deepest);
    printf("tree %.9f %d\n", sum, deepest);
    char *words[64], text[] = "zeta Alpha mu beta gamma delta epsilon eta theta iota kappa lambda";
    int nwords = 0;
    for (char *w = strtok(text, " "); w; w = strtok(NULL, " "))
        words[nwords++] = w;
    qsort(words, (size_t)nwords, sizeof *words, compare);
    for (int i = 0; i < nwords; i++)
        printf("%s%c", words[i], i + 1 < nwords ? ' ' : '\n');
    struct packed p = {'x', -7, 1999, INT64_MIN + 5};
    printf("%zu %d %u %" PRId64 " %ld\n", sizeof p, p.b, p.c, p.d, total(5, 1, 2.5, 3, 4.5, 5));
    for (int i = 1; i < 9; i++)
        printf("%a %.15g %.15g %.15g %ld\n", 1.0 / i, sin(i), pow(i, 1.5), tgamma(i + 0.5), lrint(i * 2.5));
    double complex z = cexp(I * M_PI / 3) * (2 + 3 * I);
    printf("%.12f%+.12fi %.9Lf %d %d\n", creal(z), cimag(z), sqrtl(2.0L), isnan(NAN), fpclassify(1e-310) == FP_SUBNORMAL);
    uint64_t h = 14695981039346656037u;
    for (int i = 0; i < 100000; i++)
        h = (h ^ (uint64_t)(i & 255)) * 1099511628211u, h ^= h >> 29, h = h << 13 | h >> 51;
    printf("%016" PRIx64 " %d %d %d %lld\n", h, __builtin_popcountll(h), __builtin_clzll(h | 1), -17 / 5 * 5 + -17 % 5, -17LL >> 2);
    unsigned __int128 wide = (unsigned __int128)h * h;
    printf("%016" PRIx64 " %016" PRIx64 " %d\n", (uint64_t)(wide >> 64), (uint64_t)(wide / 1000003), (int)(wide % 97));
    if (setjmp(jump) == 0)
        thrower(20);
    else
        puts("jumped");
    float f[37];
    for (int i = 0; i < 37; i++)
        f[i] = (float)i * 0.37f;
    float s = 0;
    for (int r = 0; r < 1000; r++)
        for (int i = 0; i < 37; i++)
            s += f[i] * f[36 - i];
    printf("%.4f %s %.3e\n", (double)s, isalpha('x') ? "alpha" : "", strtod("123.456e7", NULL));
    return n & 7;
}
