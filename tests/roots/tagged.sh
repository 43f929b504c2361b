#!/bin/bash
# tagged.sh DRAGOMAN ROOTS: programs of Debian trixie and bookworm with heaps that glibc tags run clean, and are tagged;
# errors in programs with clang's stack tagging, and with Scudo, are found and named. What programs print is compared with
# what this machine's own tools make of it. Exit status 77: no packages, for the reason printed.
dragoman=$(realpath "$1") roots=$(realpath "$2")
tools=$(cd "$(dirname "$0")/../../tools" && pwd)
"$tools/root" --suite bookworm "$roots/bookworm" bash coreutils python3 perl xz-utils gzip sqlite3 git openssl gcc libc6-dev \
    libclang-rt-14-dev || { echo "no packages of bookworm" && exit 77; }
folder=$(mktemp -d /tmp/dragoman-tagged-XXXXXX)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export LC_ALL=C HOME=$folder GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b
passed=0 failed=0

# result NAME [COMPLAINT]
result()
{
    if [ -z "$2" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s: %s\n' "$1" "$2"
    fi
}

# clean NAME EXPECTED PROGRAM ARGUMENT...: prints what it should, no error is reported, and memory was tagged.
clean()
{
    local name="$suite: $1" expected=$2 got status complaint=
    local program=$root/$3
    [ -e "$program" ] || program=$root/${3#usr/}
    got=$("$dragoman" --mte=report,auto -L "$root" "$program" "${@:4}" 2>err)
    status=$?
    if [ $status != 0 ] || grep -q "ERROR: dragoman" err || ! grep -q "memory tags: 0 reported.* [1-9][0-9]* times memory was tagged" err; then
        complaint="status $status, $(cat err)"
    elif [ "$got" != "$expected" ]; then
        complaint="\"$got\", not \"$expected\""
    fi
    result "$name" "$complaint"
}

programs()
{
    local sum sorted cc1
    sum=$(sha256sum <data)
    sorted=$(sort -k2 data | sha256sum)
    clean python3 "333283335000 ok" usr/bin/python3 -c 'print(sum(i * i for i in range(10000)), {str(i): [i] for i in range(5000)}["77"] and "ok")'
    PYTHONMALLOC=malloc clean "python3, its heap glibc's" "333283335000 ok" \
        usr/bin/python3 -c 'print(sum(i * i for i in range(10000)), {str(i): [i] for i in range(5000)}["77"] and "ok")'
    clean perl "50005000 10000" usr/bin/perl -e 'my (%h, $s); $h{"k$_"} = [$_], $s += $_ for 1 .. 10000; print "$s ", scalar keys %h'
    clean xz "" usr/bin/xz -9 -k -f data
    result "$suite: xz, read back" "$(xz -dc data.xz | cmp - data 2>&1)"
    clean gzip "" usr/bin/gzip -9 -k -f data
    result "$suite: gzip, read back" "$(gzip -dc data.gz | cmp - data 2>&1)"
    clean sqlite3 "20000|199990000" usr/bin/sqlite3 :memory: \
        "create table t(i, s text); with recursive c(i) as (select 0 union all select i + 1 from c where i < 19999) insert into t select i, hex(i) from c;
         create index x on t(s); select count(*), sum(i) from t where s >= '';"
    clean sort "" usr/bin/sort -k2 -o sorted data
    result "$suite: sort, its output" "$([ "$(sha256sum <sorted)" = "$sorted" ] || echo differs)"
    cc1=$(cd "$root" && echo usr/lib*/gcc/*/*/cc1)
    clean gcc "" "$cc1" -quiet -O2 -o program.s program.c
    result "$suite: gcc, what it compiled" "$(aarch64-linux-gnu-gcc -static -o program program.s 2>&1 && "$dragoman" program x)"
    clean git "$(git -C repository log -p --stat | sha256sum)" usr/bin/bash -c "GIT_PAGER=cat git -C repository log -p --stat | sha256sum"
    clean openssl "" usr/bin/openssl enc -aes-128-cbc -S 0011223344556677 -k x -pbkdf2 -iter 1000 -in data -out data.aes
    clean "openssl, read back" "$sum" usr/bin/bash -c "openssl enc -d -aes-128-cbc -S 0011223344556677 -k x -pbkdf2 -iter 1000 -in data.aes | sha256sum"
}

# finds NAME STATUS PATTERN COMMAND...: its status and what it prints, which tells of an error or that there was none.
finds()
{
    local name=$1 expected=$2 pattern=$3 output status complaint=
    shift 3
    output=$("$@" 2>&1)
    status=$?
    # shellcheck disable=SC2053
    if [ $status != "$expected" ] || [[ $output != $pattern ]]; then
        complaint="status $status, $output"
    fi
    result "$name" "$complaint"
}

errors()
{
    local scudo
    if clang --target=aarch64-linux-gnu -march=armv8.5-a+memtag -fsanitize=memtag -O1 -static -o stack stack.c; then
        finds "stack tagging, clean" 0 "a?*0 reported*" "$dragoman" --mte=report stack 31
        finds "stack tagging, overflow" 139 "*stack-buffer-overflow*READ of size 1*in read_at*0 bytes behind the 32-byte region*" \
            "$dragoman" --mte=report stack 32
    else
        echo "skipped: no clang that tags stacks"
    fi
    scudo=$(echo "$roots"/bookworm/usr/lib/llvm-14/lib/clang/*/lib/linux/libclang_rt.scudo_standalone-aarch64.so)
    aarch64-linux-gnu-gcc -O1 -o heap heap.c || { result "build" "no cross compiler" && return; }
    root=$roots/arm64
    scudo_heap() { "$dragoman" --mte=report -E LD_PRELOAD="$scudo" -L "$root" heap "$@"; }
    finds "Scudo, clean" 0 "fine?*0 reported*" scudo_heap fine
    finds "Scudo, use after free" 139 "*heap-use-after-free*READ of size 1*in main*0 bytes inside the 40-byte region*allocated by*in malloc*freed by*" \
        scudo_heap freed
    finds "Scudo, overflow" 139 "*heap-buffer-overflow*24 bytes behind the 40-byte region*" scudo_heap over
}

cat >stack.c <<'EOF'
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
__attribute__((noinline)) static char read_at(volatile char *p, int i) { return p[i]; }
__attribute__((noinline)) static char fill(int n) { char b[32]; memset(b, 'a', sizeof b); return read_at(b, n); }
int main(int argc, char **argv) { return printf("%c\n", fill(atoi(argv[argc - 1]))) != 2; }
EOF
cat >heap.c <<'EOF'
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
int main(int argc, char **argv)
{
    char *volatile p = malloc(40);
    strcpy(p, argv[argc - 1]);
    puts(p);
    fflush(stdout);
    if (!strcmp(p, "over"))
        return p[64];
    int freed = !strcmp(p, "freed");
    free(p);
    return freed ? p[0] : 0;
}
EOF
cat >program.c <<'EOF'
int strcmp(const char *, const char *);
static int twice(int n) { return n < 2 ? n : twice(n - 1) + twice(n - 2); }
int main(int argc, char **argv) { return argc == 2 && !strcmp(argv[1], "x") && twice(20) == 6765 ? 0 : 1; }
EOF
for i in {1..20000}; do echo "$i $((i * 7919 % 20011)) word"; done >data
git init -q repository && cp data repository && git -C repository add data && git -C repository commit -q -m one
sed 's/7/seven/' data >repository/data && git -C repository commit -q -a -m two

for suite in trixie bookworm; do
    root=$roots/$([ $suite = trixie ] && echo arm64 || echo $suite)
    programs
done
errors
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
