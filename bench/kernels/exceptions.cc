// exceptions.cc: throws through up to eight frames with destructors. With main.c, a program of its own.
#include "kernel.h"

static uint64_t destroyed;
struct Guard {
    ~Guard() { destroyed++; }
};
static int __attribute__((noinline)) thrower(int n)
{
    Guard guard;
    if (n == 0)
        throw 42;
    return thrower(n - 1) + 1;
}
static uint64_t exceptions(unsigned n)
{
    uint64_t sum = 0;
    for (unsigned i = 0; i < n * 1000; i++)
        try {
            thrower(static_cast<int>(i % 8));
        } catch (int value) {
            sum += static_cast<uint64_t>(value);
        }
    return sum * 1000003 + destroyed;
}

static const kernel kernels[] = {{"exceptions", exceptions}, {nullptr, nullptr}};
const kernel *const tables[] = {kernels, nullptr};
