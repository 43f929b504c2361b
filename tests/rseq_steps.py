#!/usr/bin/env python3
"""Restartable sequences of a traced process, which is preempted where the tracer wants it.

Single-stepped, every host instruction is followed by a preemption, so no section of the guest may ever commit, natively
or under dragoman: a single commit is a lost disturbance. Interrupted anywhere, again and again, a section that committed
must not be reported as aborted: what it did and what it reported must agree.

usage: rseq_steps.py DRAGOMAN ENGINE [STEPS [INTERRUPTIONS]]
Exit status 77: no cross compiler, or no permission to trace.
"""
import ctypes
import mmap
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import time

SOURCE = pathlib.Path(__file__).resolve().parent / "guest" / "rseq.c"
COMPILER = "aarch64-linux-gnu-gcc"
SKIPPED = 77
PTRACE_CONT = 7
PTRACE_SINGLESTEP, PTRACE_DETACH, PTRACE_SEIZE, PTRACE_INTERRUPT = 9, 17, 0x4206, 0x4207
ALL = 0x40000000  # __WALL
SIGTRAP = 5
NAMES = ("added", "exclusive", "exchanged", "pushed", "tries")  # struct counters of the guest
REPORTED = 3  # as many counters follow: the reports of the first ones
WARM_UP = 3000  # a section that is under way when the tracing begins may end

libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]


def ptrace(request, pid):
    if libc.ptrace(request, pid, None, None) == -1:
        raise OSError(ctypes.get_errno(), "ptrace")


def step(pid, count):
    for _ in range(count):
        ptrace(PTRACE_SINGLESTEP, pid)
        status = os.waitpid(pid, ALL)[1]
        if not os.WIFSTOPPED(status) or os.WSTOPSIG(status) != SIGTRAP:
            sys.exit(f"stopped with status {status:#x}")


def differences(before, after):
    return {name: b - a for name, a, b in zip(NAMES, before, after)}


def interrupt(pid, count):
    for i in range(count):
        ptrace(PTRACE_CONT, pid)
        for _ in range(i % 100):  # a while that varies
            pass
        ptrace(PTRACE_INTERRUPT, pid)
        os.waitpid(pid, ALL)


def check(pid, steps, interruptions, read):
    began = read()
    time.sleep(1)
    free = differences(began, read())
    try:
        ptrace(PTRACE_SEIZE, pid)
    except OSError as error:
        print(f"SKIPPED: {error}")
        sys.exit(SKIPPED)
    ptrace(PTRACE_INTERRUPT, pid)
    os.waitpid(pid, ALL)
    step(pid, WARM_UP)
    before = read()
    step(pid, steps)
    stepped = differences(before, read())
    interrupt(pid, interruptions)
    counts = read()
    ptrace(PTRACE_DETACH, pid)
    began = read()
    time.sleep(1)
    again = differences(began, read())
    print(f"free {free}\nstepped {stepped}\nfree again {again}")
    wrong = [name for name in NAMES if not free[name] or not again[name]]
    for name, did, reported in zip(NAMES, counts, counts[len(NAMES):]):
        print(f"{name}: {did}, reported {reported}")
        if did - reported not in (0, 1):  # one may be about to be reported
            wrong.append(name)
    wrong += [name for name in NAMES if bool(stepped[name]) != (name == "tries")]
    sys.exit(f"wrong: {wrong}" if wrong else 0)


def main():
    dragoman, engine = sys.argv[1:3]
    steps, interruptions = (int(word) for word in (sys.argv[3:] + ["100000", "30000"][len(sys.argv) - 3:]))
    if not shutil.which(COMPILER):
        print(f"SKIPPED: {COMPILER} is not installed")
        sys.exit(SKIPPED)
    with tempfile.TemporaryDirectory(prefix="dragoman-test-") as work:
        program, counters = f"{work}/rseq", f"{work}/counters"
        subprocess.run([COMPILER, "-O2", "-static", "-pthread", "-o", program, SOURCE], check=True)
        with open(counters, "wb+") as file:
            file.truncate(mmap.PAGESIZE)
            shared = mmap.mmap(file.fileno(), mmap.PAGESIZE)
        command = [program] if engine == "native" else [dragoman, "--engine", engine, program]
        with subprocess.Popen([*command, "forever", counters]) as child:
            try:
                time.sleep(1)
                check(child.pid, steps, interruptions, lambda: struct.unpack_from(f"{len(NAMES) + REPORTED}Q", shared))
            finally:
                child.kill()


main()
