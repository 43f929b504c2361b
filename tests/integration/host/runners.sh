#!/usr/bin/env bash
# runners.sh: build systems that cross-compile for arm64 run what they built, and its tests, as docs/runners.md says. as-user
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
needs aarch64-linux-gnu-gcc
[ -d /usr/aarch64-linux-gnu ] || skip_all "no libraries of arm64 in /usr/aarch64-linux-gnu"
cat >hello.c <<'EOF'
#include <stdio.h>
#include <sys/utsname.h>
int main(int argc, char **argv)
{
    struct utsname u;
    uname(&u);
    printf("%s %s\n", u.machine, argc > 1 ? argv[1] : "");
    return argc > 1 && argv[1][0] == 'f';
}
EOF

if command -v cmake >/dev/null; then
    mkdir cmake && cp hello.c cmake
    cat >cmake/toolchain.cmake <<EOF
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(CMAKE_C_COMPILER aarch64-linux-gnu-gcc)
set(CMAKE_CROSSCOMPILING_EMULATOR $dragoman;-L;/usr/aarch64-linux-gnu)
EOF
    cat >cmake/CMakeLists.txt <<'EOF'
cmake_minimum_required(VERSION 3.16)
project(hello C)
include(CheckCSourceRuns)
check_c_source_runs("int main(void) { return 0; }" RUNS)
check_c_source_runs("int main(void) { return 1; }" FAILS)
if(NOT RUNS OR FAILS)
  message(FATAL_ERROR "check_c_source_runs: ${RUNS} ${FAILS}")
endif()
add_executable(hello hello.c)
add_custom_command(OUTPUT out COMMAND hello generated > out DEPENDS hello)
add_custom_target(generate ALL DEPENDS out)
enable_testing()
add_test(NAME good COMMAND hello word)
add_test(NAME bad COMMAND hello fail)
set_tests_properties(bad PROPERTIES WILL_FAIL ON)
EOF
    check cmake-configure 0 'RUNS - Success' cmake -G Ninja -S cmake -B cmake/build -DCMAKE_TOOLCHAIN_FILE=toolchain.cmake
    check cmake-build 0 '' cmake --build cmake/build
    check cmake-generated 0 '^aarch64 generated$' cat cmake/build/out
    check ctest 0 '100% tests passed' ctest --test-dir cmake/build --output-on-failure
else
    skip "cmake is not installed"
fi

if command -v meson >/dev/null && command -v ninja >/dev/null; then
    mkdir meson && cp hello.c meson
    cat >meson/cross.ini <<EOF
[binaries]
c = 'aarch64-linux-gnu-gcc'
ar = 'aarch64-linux-gnu-ar'
strip = 'aarch64-linux-gnu-strip'
exe_wrapper = ['$dragoman', '-L', '/usr/aarch64-linux-gnu']

[host_machine]
system = 'linux'
cpu_family = 'aarch64'
cpu = 'aarch64'
endian = 'little'
EOF
    cat >meson/meson.build <<'EOF'
project('hello', 'c')
assert(meson.can_run_host_binaries())
run = meson.get_compiler('c').run('int main(void) { return 3; }')
assert(run.compiled() and run.returncode() == 3)
hello = executable('hello', 'hello.c')
custom_target('generated', output: 'out', capture: true, command: [hello, 'generated'], build_by_default: true)
test('good', hello, args: ['word'])
test('bad', hello, args: ['fail'], should_fail: true)
EOF
    check meson-setup 0 '' meson setup --cross-file meson/cross.ini meson/build meson
    check meson-compile 0 '' ninja -C meson/build
    check meson-generated 0 '^aarch64 generated$' cat meson/build/out
    check meson-test 0 '^Ok: +1|Expected Fail: +1' meson test -C meson/build
    check_not '^(Fail|Timeout): +[1-9]'
else
    skip "meson is not installed"
fi

# Without Rust's libraries for the target, which only rustup has: a program of the C library alone.
target=aarch64-unknown-linux-gnu
if command -v cargo >/dev/null && command -v rustc >/dev/null; then
    mkdir -p cargo/src cargo/.cargo
    printf '[package]\nname = "hello"\nversion = "0.1.0"\nedition = "2021"\n[profile.dev]\npanic = "abort"\n' >cargo/Cargo.toml
    sized='#[lang = "pointee_sized"] pub trait PointeeSized {}
#[lang = "meta_sized"] pub trait MetaSized: PointeeSized {}
#[lang = "sized"] pub trait Sized: MetaSized {}'
    minor=$(rustc --version | cut -d. -f2)
    [ "$minor" -ge 90 ] || sized='#[lang = "sized"] pub trait Sized {}'
    cat >cargo/src/main.rs <<EOF
#![allow(unknown_lints, internal_features)]
#![feature(no_core, lang_items)]
#![no_core]
#![no_main]
$sized
#[lang = "copy"] pub trait Copy {}
impl Copy for i32 {}
#[link(name = "c")]
extern "C" {
    fn puts(text: *const u8) -> i32;
}
#[no_mangle]
pub extern "C" fn main(argc: i32, _argv: *const *const u8) -> i32 {
    unsafe { puts("from cargo\\0" as *const str as *const u8) };
    argc
}
EOF
    cat >cargo/.cargo/config.toml <<EOF
[target.$target]
linker = "aarch64-linux-gnu-gcc"
runner = ["$dragoman", "-L", "/usr/aarch64-linux-gnu"]
EOF
    cargo_in() { (cd cargo && RUSTC_BOOTSTRAP=1 "$@" --offline --quiet --target $target -- one two); }
    check cargo-run 3 '^from cargo$' cargo_in cargo run
    rm cargo/.cargo/config.toml
    check cargo-variables 3 '^from cargo$' cargo_in env CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER=aarch64-linux-gnu-gcc \
        CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUNNER="$dragoman -L /usr/aarch64-linux-gnu" cargo run
else
    skip "cargo is not installed"
fi

# make and configure scripts: a wrapper in PATH by the name that QEMU's has, or a rule (dragoman binfmt).
if command -v make >/dev/null; then
    mkdir bin && ln -s "$dragoman" bin/qemu-aarch64
    printf 'CC = aarch64-linux-gnu-gcc\nrun: hello\n\tqemu-aarch64 -L /usr/aarch64-linux-gnu ./hello made\n' >Makefile
    check make 0 '^aarch64 made$' env PATH="$folder/bin:$PATH" make -s run
fi
report
