# g++ compiles C++ with templates, exceptions, threads and the standard library; the result runs.
# timeout: 300
g++ -std=c++17 -O1 -pthread -Wall -o p data/program.cc && ./p; echo "$?"
g++ -fsyntax-only -x c++ - <<< 'template <class T> struct A { T::x y; }; A<int> a; int main() { return b; }' 2>&1 | grep -c error: ; echo 'struct N { int a; virtual ~N(); virtual int f(); }; N::~N() {} int N::f() { return a; }' > n.cc; g++ -c n.cc; nm -C n.o | grep -E 'N::|vtable' | cut -d' ' -f2- | sort; c++filt _ZNSt6vectorIiSaIiEE9push_backERKi
