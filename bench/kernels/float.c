/* float.c: double precision arithmetic. */
#include "kernel.h"

#include <string.h>

struct body {
    double x, y, z, vx, vy, vz, mass;
};
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
        b[i] =
            (struct body){i * 3.1 + 0.5, i * -1.7 + 1, i * 0.3, 0.1 * i, 0.4 - 0.05 * i, 0.01 * i, 10.0 / (1 + i * i)};
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
    double(*a)[SIZE] = memory(sizeof *a * SIZE), (*b)[SIZE] = memory(sizeof *b * SIZE),
    (*c)[SIZE] = memory(sizeof *c * SIZE);
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

const struct kernel float_kernels[] = {
    {"nbody", nbody},
    {"spectral", spectral},
    {"matrix", matrix},
    {NULL, NULL},
};
