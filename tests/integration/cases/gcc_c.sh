# gcc compiles, assembles and links C, which then runs; errors and options.
# timeout: 180
cp data/program.c . ; for o in -O0 -O1 -O2 -O3 -Os; do gcc $o -Wall -o p data/program.c -lm && ./p 12 | md5sum; done
gcc -O2 -static -o ps data/program.c -lm && ./ps 5 | tail -2; echo 'int twice(int x) { return 2 * x; }' > twice.c; gcc -fPIC -shared -o libtwice.so twice.c && cat > main.c <<'END'
#include <stdio.h>
#include <dlfcn.h>
int twice(int);
int main(void) { void *h = dlopen("./libtwice.so", RTLD_NOW); int (*f)(int) = dlsym(h, "twice"); printf("%d %d\n", twice(21), f(4)); return 3; }
END
gcc main.c -L. -ltwice -Wl,-rpath,. -o m && ./m; echo $?; gcc -c main.c twice.c && ar rcs lib.a twice.o && gcc main.o lib.a -o m2 && ./m2; nm twice.o; ar t lib.a; strip m2 && ./m2; size --format=sysv twice.o | head -1; objcopy --only-keep-debug m m.dbg; strings -n 6 m2 | grep -c libtwice; readelf -h m | grep -E 'Class|Type'; objdump -d twice.o | grep -c '<twice>'
gcc -E -P - <<< '#define A(x) x##1
A(b) __LINE__ __COUNTER__'; gcc -S -O2 -o - twice.c | grep -c 'ret'; gcc -x c - <<< 'int main( { return 0 }' 2>&1 | grep -c error; gcc -Wall -Wextra -c -o /dev/null -x c - <<< 'int f(int x) { int y; return 1; }' 2>&1 | grep -c warning; gcc nothing.c 2>&1 | tail -2; gcc -flto -O2 main.c twice.c -o lto && ./lto; gcc -fsanitize=undefined -x c - -o ub <<< 'int main(int c, char **v) { (void)v; return (c + 0x7fffffff) < 0 ? 4 : 5; }' && ./ub 2>&1 | grep -c overflow; gcc -dumpversion; gcc -fopenmp -O2 -o omp -x c - <<< '#include <stdio.h>
int main(void) { long s = 0;
#pragma omp parallel for reduction(+:s) num_threads(4)
for (int i = 0; i < 100000; i++) s += i; printf("%ld\n", s); }' && ./omp
