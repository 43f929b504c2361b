// C++ exceptions: through many frames, with destructors, rethrown, in threads, through callbacks of the C library.
// flags: -static
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

static int failures;
#define CHECK(c) do { if (!(c)) { std::printf("line %d: failed: %s\n", __LINE__, #c); failures++; } } while (0)

struct Counted {
    static std::atomic<int> alive;
    Counted() { alive++; }
    ~Counted() { alive--; }
};
std::atomic<int> Counted::alive{0};

static int deep(int n)
{
    Counted guard;
    if (n == 0)
        throw std::runtime_error("deep");
    return deep(n - 1) + 1;
}
static int rethrow(int n)
{
    try {
        return deep(n);
    } catch (const std::logic_error &) {
        return -1;
    } catch (...) {
        Counted again;
        throw;
    }
}
static void round_of(int count)
{
    for (int i = 0; i < count; i++) {
        int caught = 0;
        try {
            rethrow(i % 30);
        } catch (const std::exception &e) {
            caught = e.what() == std::string("deep");
        }
        CHECK(caught);
    }
}
static int throwing_compare(const void *a, const void *b)
{
    if (*static_cast<const int *>(a) == 7)
        throw 7;
    return *static_cast<const int *>(a) - *static_cast<const int *>(b);
}

int main()
{
    round_of(2000);
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; i++)
        threads.emplace_back(round_of, 300);
    for (auto &t : threads)
        t.join();
    CHECK(Counted::alive == 0);
    int numbers[] = {3, 9, 7, 1}, caught = 0;
    try {
        std::qsort(numbers, 4, sizeof *numbers, throwing_compare);
    } catch (int value) {
        caught = value;
    }
    CHECK(caught == 7);
    try {
        std::vector<int>().at(3);
    } catch (const std::out_of_range &) {
        caught = 8;
    }
    CHECK(caught == 8);
    try {
        std::rethrow_exception(std::make_exception_ptr(std::string("pointer")));
    } catch (const std::string &s) {
        CHECK(s == "pointer");
    }
    std::puts(failures ? "failed" : "done");
    return failures != 0;
}
