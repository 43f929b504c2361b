/* integer.c: loops of integer code over memory. */
#include "kernel.h"

#include <string.h>

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
            a[i] = (int)random_next();
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
            uint64_t key = (random_next() & 0xffff) + 1, at = key * 0x9e3779b97f4a7c15u >> 46;
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
        data[i] = (uint8_t)random_next();
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
        uint32_t j = (uint32_t)(random_next() % i), t = link[i];
        link[i] = link[j], link[j] = t;
    }
    uint64_t sum = 0;
    for (uint64_t i = 0; i < (uint64_t)n * SIZE; i++)
        sum += at = link[at];
    return sum;
}

/* A scanner of numbers, as a table of states: what CoreMark's third part does. */
static uint64_t machine(unsigned n)
{
    static const char text[] = "12345,-67.8e5,+0x1f, abc,,7.,.5e-3,999999999,--1,1e+,0,foo42,";
    uint64_t counts[8] = {0};
    for (uint64_t i = 0; i < (uint64_t)n * 20000; i++) {
        int at = 0;
        for (const char *p = text; *p; p++) {
            char c = (char)(*p ^ (i % 97 == 0 && *p != ',' ? 1 : 0));
            switch (at) {
            case 0:
                at = c == ',' ? 0 : c == '+' || c == '-' ? 1 : c >= '0' && c <= '9' ? 2 : c == '.' ? 3 : 7;
                break;
            case 1:
                at = c >= '0' && c <= '9' ? 2 : c == '.' ? 3 : 7;
                break;
            case 2:
                at = c >= '0' && c <= '9' ? 2 : c == '.' ? 3 : c == 'e' ? 4 : c == ',' ? 0 : 7;
                break;
            case 3:
                at = c >= '0' && c <= '9' ? 3 : c == 'e' ? 4 : c == ',' ? 0 : 7;
                break;
            case 4:
                at = c == '+' || c == '-' ? 5 : c >= '0' && c <= '9' ? 6 : 7;
                break;
            case 5:
                at = c >= '0' && c <= '9' ? 6 : 7;
                break;
            case 6:
                at = c >= '0' && c <= '9' ? 6 : c == ',' ? 0 : 7;
                break;
            default:
                at = c == ',' ? 0 : 7;
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
    uint32_t h[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19},
             w[64];
    for (int i = 0; i < 64; i++)
        k[i] = (uint32_t)random_next();
    for (uint64_t block = 0; block < (uint64_t)n * 10000; block++) {
        uint32_t s[8];
        for (int i = 0; i < 16; i++)
            w[i] = (uint32_t)(block * 16 + (uint64_t)i);
        for (int i = 16; i < 64; i++)
            w[i] = w[i - 16] + w[i - 7] + (rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ w[i - 15] >> 3) +
                   (rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ w[i - 2] >> 10);
        memcpy(s, h, sizeof s);
        for (int i = 0; i < 64; i++) {
            uint32_t t1 = s[7] + (rotate(s[4], 6) ^ rotate(s[4], 11) ^ rotate(s[4], 25)) +
                          ((s[4] & s[5]) ^ (~s[4] & s[6])) + k[i] + w[i];
            uint32_t t2 = (rotate(s[0], 2) ^ rotate(s[0], 13) ^ rotate(s[0], 22)) +
                          ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
            memmove(s + 1, s, 7 * sizeof *s);
            s[4] += t1, s[0] = t1 + t2;
        }
        for (int i = 0; i < 8; i++)
            h[i] += s[i];
    }
    return (uint64_t)h[0] << 32 | h[7];
}

const struct kernel integer_kernels[] = {
    {"sieve", sieve}, {"sort", sort},       {"hash", hash},     {"crc", crc},
    {"chase", chase}, {"machine", machine}, {"sha256", sha256}, {NULL, NULL},
};
