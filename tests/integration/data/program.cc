// Templates, containers, exceptions, RTTI, threads, atomics, streams: compiled and run by the g++ case.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <functional>
#include <future>
#include <iomanip>
#include <iostream>
#include <map>
#include <memory>
#include <mutex>
#include <numeric>
#include <random>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <unordered_map>
#include <variant>
#include <vector>

struct Shape {
    virtual ~Shape() = default;
    virtual double area() const = 0;
};
struct Square : Shape {
    double s;
    explicit Square(double side) : s(side) {}
    double area() const override { return s * s; }
};
struct Circle : virtual Shape {
    double r;
    explicit Circle(double radius) : r(radius) {}
    double area() const override { return 3.14159 * r * r; }
};
struct Guard {
    int &n;
    ~Guard() { n++; }
};
template <typename T, T... Is> constexpr T sum() { return (Is + ...); }
static int depth(int n, int &unwound)
{
    Guard guard{unwound};
    if (n == 0)
        throw std::out_of_range("bottom");
    return depth(n - 1, unwound) + 1;
}

int main()
{
    std::vector<std::unique_ptr<Shape>> shapes;
    for (int i = 1; i < 6; i++)
        if (i % 2)
            shapes.push_back(std::make_unique<Square>(i));
        else
            shapes.push_back(std::make_unique<Circle>(i));
    std::cout << std::fixed << std::setprecision(4)
              << std::accumulate(shapes.begin(), shapes.end(), 0.0, [](double a, auto &s) { return a + s->area(); }) << ' '
              << (dynamic_cast<Circle *>(shapes[1].get()) != nullptr) << ' ' << sum<int, 1, 2, 3>() << '\n';
    int unwound = 0, caught = 0;
    for (int i = 0; i < 200; i++)
        try {
            depth(i % 20, unwound);
        } catch (const std::exception &e) {
            caught += std::string(e.what()) == "bottom";
        }
    std::cout << caught << ' ' << unwound << '\n';
    std::mt19937 rng(42);
    std::map<std::string, int> m;
    std::unordered_map<int, int> u;
    for (int i = 0; i < 5000; i++) {
        m["k" + std::to_string(rng() % 500)]++;
        u[static_cast<int>(rng() % 1000)] += i;
    }
    std::vector<int> v(3000);
    std::iota(v.begin(), v.end(), 0);
    std::shuffle(v.begin(), v.end(), rng);
    std::sort(v.begin(), v.end(), std::greater<>());
    std::cout << m.size() << ' ' << m.begin()->first << ' ' << u.size() << ' ' << v[1] << ' ' << std::normal_distribution<>()(rng) << '\n';
    std::atomic<long> counter{0};
    std::mutex mutex;
    std::condition_variable ready;
    int turns = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 6; t++)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 20000; i++)
                counter.fetch_add(1, std::memory_order_relaxed);
            std::unique_lock lock(mutex);
            ready.wait(lock, [&] { return turns == t; });
            turns++;
            ready.notify_all();
        });
    for (auto &t : threads)
        t.join();
    auto future = std::async(std::launch::async, [] { std::this_thread::sleep_for(std::chrono::milliseconds(5)); return 77; });
    std::promise<int> promise;
    std::thread([&] { promise.set_exception(std::make_exception_ptr(std::runtime_error("async"))); }).join();
    try {
        promise.get_future().get();
    } catch (std::runtime_error &e) {
        std::cout << e.what() << ' ';
    }
    std::cout << counter << ' ' << turns << ' ' << future.get() << '\n';
    std::variant<int, std::string> var = "variant";
    std::ostringstream out;
    std::visit([&](auto &x) { out << x; }, var);
    std::cout << out.str() << ' ' << std::hex << 255 << '\n';
    thread_local static std::string local = "tls";
    std::function<int(int)> fact = [&](int n) { return n < 2 ? 1 : n * fact(n - 1); };
    std::cout << std::dec << fact(10) << ' ' << local << std::endl;
    return 21;
}
