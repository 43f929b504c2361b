#!/bin/bash
# languages.sh DRAGOMAN: compilers, virtual machines and servers as container builds use them, in a Debian arm64 root that
# mmdebstrap makes: what they print is known. Takes minutes and a mirror; COMPILERS=... and SERVERS=... choose the packages
# (what is not there is not tried). Exit status 77: nothing could be run, for the reason printed.
dragoman=$(realpath "$1")
suite=${SUITE:-trixie} mirror=${DRAGOMAN_MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' | head -n 1)}
compilers=${COMPILERS-gcc,g++,make,golang-go,cargo,openjdk-21-jdk-headless,nodejs,npm,python3-venv,python3-setuptools,python3-wheel,gfortran,ocaml-nox}
servers=${SERVERS-erlang-base,luajit,pypy3,sbcl,guile-3.0,php-cli,r-base-core,python3-numpy,redis-server,nginx-light,postgresql,mariadb-server,emacs-nox}
[ "$(id -u)" = 0 ] || { echo "SKIPPED: not root" && exit 77; }
command -v mmdebstrap >/dev/null || { echo "SKIPPED: mmdebstrap is not installed" && exit 77; }
folder=$(mktemp -d "${FOLDER:-/tmp}/dragoman-languages-XXXXXX")
chmod 755 "$folder"
trap 'rm -rf "$folder"' EXIT
passed=0 failed=0
root=${ROOT:-$folder/root} # ROOT: one that is there already

# try PROGRAM PATTERN SCRIPT: the script's output, for bash in the root; pipefail as in careful RUN lines.
try()
{
    local name=$1 pattern=$2 output status
    [ -L "$root/usr/bin/$name" ] || [ -e "$root/usr/bin/$name" ] || [ -e "$root/usr/sbin/$name" ] || { echo "not tried: $name" && return; }
    output=$(timeout 300 "$dragoman" run --root "$root" --chdir /work -- bash -o pipefail -ec "$3" 2>&1 </dev/null)
    status=$?
    # shellcheck disable=SC2053
    if [ $status = 0 ] && [[ $output = $pattern ]]; then
        passed=$((passed + 1))
        echo "ok   $name"
    else
        failed=$((failed + 1))
        printf 'FAIL %s: status %s; output:\n%s\n  not:\n%s\n' "$name" "$status" "$output" "$pattern"
    fi
}

if [ -z "${ROOT:-}" ] && ! "$dragoman" run --user -- mmdebstrap --arch=arm64 --variant=minbase --skip=check/qemu \
    --include="ca-certificates,procps,util-linux,$compilers,$servers" "$suite" "$root" "$mirror" >"$folder/log" 2>&1; then
    tail -n 20 "$folder/log"
    echo "FAIL mmdebstrap"
    exit 1
fi
rm -rf "$root/work" && mkdir -p "$root/work"

cat >"$root/work/main.go" <<'EOF'
package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"runtime"
	"sync"
	"time"
)

func main() {
	var group sync.WaitGroup
	results := make(chan int, 200)
	for i := range 200 {
		group.Add(1)
		go func() {
			defer group.Done()
			sum := 0
			for j := range 100000 {
				sum += j % (i + 1)
			}
			results <- sum
		}()
	}
	group.Wait()
	close(results)
	total := 0
	for sum := range results {
		total += sum
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "served") }))
	answer, err := http.Get(server.URL)
	if err != nil {
		panic(err)
	}
	text, _ := io.ReadAll(answer.Body)
	server.Close()
	machine, _ := exec.Command("uname", "-m").Output()
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	fmt.Println(runtime.GOARCH, total, string(text), string(machine), exec.CommandContext(ctx, "sleep", "9").Run())
	defer func() { fmt.Println(recover()) }()
	var nothing *int
	*nothing = 1
}
EOF
try go "arm64 994771630 served aarch64*signal: killed*invalid memory address or nil pointer dereference" 'export GOFLAGS=-mod=mod; go run main.go'
# The C library changes the ids of all threads; Go checks each.
try go "*ok*syscall*" 'cd /usr/lib/go-*/src/syscall && go test -count=1 -short -run "Setuid|AllThreads|PidFD|Userns|Unshare" syscall'
try cargo "*799920000*aarch64*true*3 passed*" '
    cargo new -q hello 2>/dev/null && cd hello && cat >src/main.rs <<"EOF"
use std::collections::HashMap;
fn main() {
    let threads: Vec<_> = (0..16)
        .map(|i| std::thread::spawn(move || {
            let mut sums = HashMap::new();
            for j in 0..10000u64 { *sums.entry(j % (i + 7)).or_insert(0) += j; }
            sums.values().sum::<u64>()
        }))
        .collect();
    println!("{}", threads.into_iter().map(|t| t.join().unwrap()).sum::<u64>());
    print!("{}", String::from_utf8(std::process::Command::new("uname").arg("-m").output().unwrap().stdout).unwrap());
    println!("{}", std::panic::catch_unwind(|| { let none: Vec<i32> = vec![]; none[1] }).is_err());
}
#[test] fn good() {}
#[test] fn sleeps() { std::thread::sleep(std::time::Duration::from_millis(5)) }
#[test] #[should_panic] fn panics() { panic!("as it should") }
EOF
    cargo run -q --release && cargo test -q'
cat >"$root/work/Main.java" <<'EOF'
import java.util.ArrayList;
import java.util.concurrent.*;
import java.util.stream.LongStream;

public class Main {
    static int deeper(int n) { return deeper(n + 1) + 1; }

    public static void main(String[] args) throws Exception {
        var executor = Executors.newVirtualThreadPerTaskExecutor();
        var results = new ArrayList<Future<Long>>();
        for (int i = 1; i <= 300; i++) {
            final int n = i;
            results.add(executor.submit(() -> LongStream.range(0, 10000).map(x -> x % n).sum()));
        }
        long sum = 0;
        for (var result : results)
            sum += result.get();
        System.out.println(sum + " " + LongStream.range(0, 1000000).parallel().map(x -> x * x).sum());
        try { ((Object)null).hashCode(); } catch (NullPointerException e) { System.out.println("null"); }
        try { deeper(0); } catch (StackOverflowError e) { System.out.println("overflow"); }
        var process = new ProcessBuilder("uname", "-m").start();
        System.out.print(new String(process.getInputStream().readAllBytes()) + process.waitFor());
    }
}
EOF
for collector in G1 Serial Parallel Z Shenandoah; do
    try javac "*223496914 333332833333500000*null*overflow*aarch64*0" "javac Main.java && java -XX:+Use${collector}GC Main"
done
cat >"$root/work/main.js" <<'EOF'
const { Worker, isMainThread, parentPort } = require('worker_threads'), child = require('child_process'), zlib = require('zlib');
if (isMainThread) {
    let left = 8, sum = 0;
    for (let i = 0; i < 8; i++)
        new Worker(__filename).on('message', n => sum += n).on('exit', () => {
            if (--left)
                return;
            const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 7, 1, 96, 2, 127, 127, 1, 127, 3, 2, 1, 0, 7, 7, 1, 3, 97, 100, 100, 0, 0,
                10, 9, 1, 7, 0, 32, 0, 32, 1, 106, 11];
            const added = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(bytes))).exports.add(2, 3);
            console.log(sum, process.arch, child.execFileSync('uname', ['-m']).toString().trim(), added,
                zlib.gunzipSync(zlib.gzipSync(Buffer.alloc(1e6, 'x'))).length);
        });
} else {
    let n = 0;
    for (let i = 0; i < 3e6; i++)
        n += i % 7;
    parentPort.postMessage(n);
}
EOF
try node "71999952 arm64 aarch64 5 1000000" 'node main.js'
try npm "*added 1 package*ran*packed-1.0.0.tgz" '
    mkdir -p app/packed && cd app && echo "{\"name\":\"app\",\"version\":\"1.0.0\"}" >package.json
    echo "{\"name\":\"packed\",\"version\":\"1.0.0\",\"scripts\":{\"install\":\"uname -m >/work/installed\"},\"bin\":{\"tool\":\"tool.js\"}}" >packed/package.json
    printf "#!/usr/bin/env node\nconsole.log(\"ran\")\n" >packed/tool.js
    npm install --offline --no-audit --no-fund --install-links ./packed && grep -q aarch64 /work/installed && npx tool && npm pack ./packed 2>/dev/null'
try python3 "*Successfully installed tool-1*ran*tool-1*.whl*" '
    mkdir -p wheel/tool && cd wheel && echo "def main(): print(\"ran\")" >tool/__init__.py
    printf "[project]\nname = \"tool\"\nversion = \"1\"\n[project.scripts]\ntool = \"tool:main\"\n[build-system]\nrequires = [\"setuptools\"]\nbuild-backend = \"setuptools.build_meta\"\n" >pyproject.toml
    python3 -m venv --system-site-packages ../env && ../env/bin/pip install --no-index --no-build-isolation . && ../env/bin/tool &&
    ../env/bin/pip wheel -q --no-index --no-build-isolation -w ../wheels . && ls ../wheels'
try gfortran "*500500 1.644" '
    printf "program p\ninteger :: i, s\nreal(8) :: x\ns = 0\nx = 0\n!\$omp parallel do reduction(+:s,x)\ndo i = 1, 1000\ns = s + i\nx = x + 1d0 / i**2\nend do\nprint \"(i0,1x,f5.3)\", s, x\nend\n" >p.f90
    gfortran -O2 -fopenmp p.f90 -o p && ./p'
try ocamlopt "4999950000 4" '
    echo "let () = let d = Array.init 4 (fun _ -> Domain.spawn (fun () -> List.fold_left (+) 0 (List.init 100000 Fun.id))) in Array.iter (fun x -> ignore x) d; Printf.printf \"%d %d\n\" (Domain.join d.(0)) (Array.length d)" >o.ml
    ocamlopt o.ml -o o && ./o'

# ---- virtual machines with compilers of their own, and servers that change users, fork and use threads ----------------
try erl "200010000 2001000" 'erl -noshell -eval "
    Sum = fun S(0) -> 0; S(N) -> N + S(N - 1) end, Self = self(),
    [spawn(fun() -> Self ! N end) || N <- lists:seq(1, 2000)],
    io:format(\"~p ~p~n\", [Sum(20000), lists:sum([receive N -> N end || _ <- lists:seq(1, 2000)])]), init:stop()."'
try luajit "29999997 true" "luajit -e 'local s = 0 for i = 1, 1e7 do s = s + i % 7 end local ffi = require(\"ffi\") ffi.cdef[[int getpid(void);]] print(s, ffi.C.getpid() > 0)' | tr '\t' ' '"
try pypy3 "8999991 aarch64" 'pypy3 -c "
import subprocess, threading
sums = []
def add(): sums.append(sum(i % 7 for i in range(1000000)))
threads = [threading.Thread(target=add) for _ in range(3)]
[t.start() for t in threads], [t.join() for t in threads]
print(sum(sums), subprocess.check_output([\"uname\", \"-m\"], text=True).strip())"'
try sbcl "*8999994 ERROR*" 'sbcl --noinform --eval "(progn (format t \"~a \" (loop for i below 3000000 sum (mod i 7))) (gc :full t) (format t \"~a~%\" (handler-case (car (eval 3)) (error (e) (declare (ignore e)) (quote error)))) (sb-ext:exit))"'
try guile "8999994" 'guile -c "(display (let loop ((i 0) (s 0)) (if (= i 3000000) s (loop (+ i 1) (+ s (modulo i 7))))))" 2>/dev/null'
try php "8999994" "php -d opcache.enable_cli=1 -d opcache.jit=tracing -d opcache.jit_buffer_size=32M -r '\$s = 0; for (\$i = 0; \$i < 3000000; \$i++) \$s += \$i % 7; echo \$s;'"
try Rscript "*3003*0.4 0.2*" 'Rscript -e "cat(sum(sapply(1:1000, function(i) i %% 7)), \"\n\", solve(matrix(c(2, 1, 1, 3), 2), c(1, 1)))"'
try python3 "(200,) (200, 200) 3.0" 'python3 -c "
import numpy as np
a = np.random.rand(200, 200)
print(np.linalg.svd(a)[1].shape, (a @ a).shape, np.float16(1.5) * 2)"'
try emacs "*899997" 'emacs --batch --eval "(message \"%d\" (let ((s 0)) (dotimes (i 300000) (setq s (+ s (% i 7)))) s))"'
try redis-server "300000*PONG*" '
    redis-server --port 0 --unixsocket /work/redis.sock --daemonize yes --dir /work >/dev/null
    for i in $(seq 50); do [ ! -S redis.sock ] || break; sleep 0.2; done
    redis-cli -s redis.sock eval "local s = 0 for i = 1, 100000 do s = s + i % 7 end return s" 0
    redis-cli -s redis.sock save >/dev/null && redis-cli -s redis.sock ping && redis-cli -s redis.sock shutdown nosave'
try nginx "*served" '
    mkdir -p www && echo served >www/page && chmod -R a+rX .
    echo "error_log /work/nginx.log; pid /work/nginx.pid; events {} http { access_log off; server { listen unix:/work/nginx.sock; root /work/www; } }" >nginx.conf
    nginx -c /work/nginx.conf
    python3 -c "
import socket
s = socket.socket(socket.AF_UNIX)
s.connect(\"/work/nginx.sock\")
s.send(b\"GET /page HTTP/1.0\r\n\r\n\")
print(s.makefile().read())"
    kill $(cat nginx.pid)'
try pg_ctlcluster "300000|100000*stopped*" '
    export PATH=$PATH:$(echo /usr/lib/postgresql/*/bin)
    rm -rf /tmp/pg && su postgres -c "
        initdb -D /tmp/pg >/tmp/pg.log 2>&1 && pg_ctl -D /tmp/pg -o \"-k /tmp -p 54329 -c listen_addresses=\" -w start >>/tmp/pg.log 2>&1 || { cat /tmp/pg.log; exit 1; }
        psql -h /tmp -p 54329 -Atc \"select sum(i % 7), count(*) from generate_series(1, 100000) i\" postgres
        pg_ctl -D /tmp/pg -m fast stop"'
try mariadbd "300000" '
    rm -rf /tmp/my /tmp/my.sock && mkdir /tmp/my && chown mysql /tmp/my
    mariadb-install-db --user=mysql --datadir=/tmp/my >/tmp/my.log 2>&1 || { tail /tmp/my.log; exit 1; }
    mariadbd --user=mysql --datadir=/tmp/my --skip-networking --socket=/tmp/my.sock --pid-file=/tmp/my/pid >>/tmp/my.log 2>&1 &
    for i in $(seq 100); do ! mariadb-admin -S /tmp/my.sock ping >/dev/null 2>&1 || break; sleep 0.3; done
    mariadb -S /tmp/my.sock -Ne "select sum(seq % 7) from seq_1_to_100000" mysql
    mariadb-admin -S /tmp/my.sock shutdown && wait'
echo "$passed passed, $failed failed"
exit $((failed > 0))
