// Throws through eight frames with destructors, COUNT thousand times.
#include <cstdio>
#include <cstdlib>

static long destroyed;
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
int main(int argc, char **argv)
{
    long sum = 0, count = argc > 1 ? std::atol(argv[1]) * 1000 : 1000;
    for (long i = 0; i < count; i++)
        try {
            thrower(static_cast<int>(i % 8));
        } catch (int value) {
            sum += value;
        }
    std::printf("exceptions %ld %ld\n", sum, destroyed);
}
