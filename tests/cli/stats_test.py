#!/usr/bin/env python3
"""stats_test.py DRAGOMAN: --stats-file has a line for every process and for every exec, with the counts that the guest
program below must cause; --stats prints; code that a region of tier 1 has is not translated again. Exit status 77: no cross
compiler."""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

CC = "aarch64-linux-gnu-gcc"
SOURCE = r"""
#define _GNU_SOURCE
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <ucontext.h>
#include <unistd.h>
static void skip(int signo, siginfo_t *info, void *context)
{
    (void)signo, (void)info;
    ((ucontext_t *)context)->uc_mcontext.pc += 4;
}
__attribute__((noinline)) unsigned spin(unsigned n)
{
    for (unsigned i = 0; i < 400000000; i++)
        __asm__ volatile("add %w0, %w0, %w1" : "+r"(n) : "r"(i));
    return n;
}
int main(int argc, char **argv)
{
    if (argc > 2)
        return spin(argc) == 7;
    if (argc > 1) { /* after exec: seven faults */
        struct sigaction action = {.sa_sigaction = skip, .sa_flags = SA_SIGINFO};
        sigaction(SIGSEGV, &action, NULL);
        for (int i = 0; i < 7; i++)
            *(volatile int *)16;
        return 0;
    }
    if (chdir("/") != 0)
        return 1;
    int status = 1;
    pid_t child = fork();
    if (child == 0) {
        for (int i = 0; i < 1000; i++)
            syscall(SYS_getppid);
        syscall(SYS_close_range, 3, ~0u, 0);
        execl(argv[0], argv[0], "leaf", NULL);
        _exit(1);
    }
    waitpid(child, &status, 0);
    return WEXITSTATUS(status);
}
"""

# Enters a chain of 20 times 4 instructions from ever further ahead.
CHAIN = r"""
.globl _start
_start:
    mov x19, #20
again:
    adr x0, chain
    add x0, x0, x19, lsl #4
    br x0
chain:
    .rept 80
    nop
    .endr
    subs x19, x19, #1
    b.ge again
    mov x0, #0
    mov x8, #94
    svc #0
"""

# Calls of what has a translation by then.
CALLS = r"""
.globl _start
_start:
    bl leaf
    .rept 40
    bl leaf
    .endr
    mov x0, #0
    mov x8, #94
    svc #0
leaf:
    ret
"""


def run(*command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120, **more)


def check_lines(lines):
    pids = [line["pid"] for line in lines]
    assert len(lines) == 3 and pids[0] == pids[1] != pids[2], f"not child, child after exec, parent: {lines}"
    before, after, parent = lines
    assert 1001 <= before["exits"]["syscall"] < 1050, before
    assert after["exits"]["fault"] == 7, after
    assert "fault" not in before["exits"] and "fault" not in parent["exits"], lines
    assert parent["exits"]["syscall"] < 100, parent
    for line in lines:
        assert line["program"].endswith("/guest \"x\""), line
        assert line["guest_insns"] >= line["blocks"] >= line["regions"] > 0, line
        spent = sum(line[f"{phase}_ns"] for phase in ("decode", "passes", "compile", "publish"))
        assert 0 < spent and 0 < line["cpu_ns"] < 60e9, line


def check_translated_once(dragoman, work):
    guest = pathlib.Path(work, "chain")
    subprocess.run([CC, "-nostdlib", "-static", "-x", "assembler", "-o", guest, "-"], input=CHAIN, text=True, check=True)
    done = run(dragoman, "--cache", "off", "--stats", guest)
    insns = int(re.search(r"^dragoman: regions .* guest instructions (\d+),", done.stdout, re.M)[1])
    assert done.returncode == 0 and 90 <= insns <= 130, done.stdout


def check_branches_to_what_is_there(dragoman, work):
    guest = pathlib.Path(work, "calls")
    subprocess.run([CC, "-nostdlib", "-static", "-x", "assembler", "-o", guest, "-"], input=CALLS, text=True, check=True)
    done = run(dragoman, "--cache", "off", "--stats", guest)
    left = int(re.search(r"^dragoman: exits: branch (\d+),", done.stdout, re.M)[1])
    assert done.returncode == 0 and left < 60, done.stdout  # where the calls return to


def main():
    dragoman = str(pathlib.Path(sys.argv[1]).resolve())
    if not shutil.which(CC):
        print(f"SKIPPED: no {CC}")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as work:
        guest = pathlib.Path(work, 'guest "x"')
        subprocess.run([CC, "-O2", "-static", "-x", "c", "-o", guest, "-"], input=SOURCE, text=True, check=True)
        for how in (["--stats-file", "stats"], []):
            file = pathlib.Path(work, "stats")
            file.unlink(missing_ok=True)
            environment = {"DRAGOMAN_CACHE": "off"} | ({} if how else {"DRAGOMAN_STATS_FILE": "stats"})
            done = run(dragoman, *how, guest, cwd=work, env=environment)
            assert done.returncode == 0 and not done.stdout, done
            check_lines([json.loads(line) for line in file.read_text().splitlines()])
        file.unlink()
        done = run(dragoman, "--stats", guest, "leaf", cwd=work)
        assert done.returncode == 0 and not file.exists(), done
        assert re.search(r"^dragoman: exits: .*\bfault 7\b", done.stdout, re.M), done.stdout
        assert re.search(r"^dragoman: translation [\d.]+ ms of [\d.]+ ms CPU time", done.stdout, re.M), done.stdout
        done = run(dragoman, "--stats", guest, "to", "spin")
        assert re.search(r"^dragoman: hottest: (9\d|100)\.\d% spin \(.*guest", done.stdout, re.M), done.stdout
        check_translated_once(dragoman, work)
        check_branches_to_what_is_there(dragoman, work)
        done = run(dragoman, "--stats-file", "/nonexistent/stats", guest, "leaf")
        assert "dragoman: cannot write statistics to /nonexistent/stats: No such file or directory" in done.stdout, done
        assert done.returncode == 0, done
    print("passed")


main()
