#!/usr/bin/env python3
"""Restartable sequences of a traced process, which is preempted exactly where the tracer wants it.

Every host instruction around the guarded accesses of src/runtime/critical.c gets a breakpoint in turn: there the process
stops, and finds that somebody else counted meanwhile: the tracer adds to its counters, as a thread on the same processor
would. A disturbance that is lost loses what was added; a section that committed, but is reported as aborted, counts
twice. Then the process is single-stepped: every host instruction is followed by a preemption, so nothing may commit.

usage: rseq_steps.py DRAGOMAN ENGINE [STEPS]
Exit status 77: no cross compiler, or no permission to trace.
"""
import ctypes
import mmap
import os
import pathlib
import platform
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time

SOURCE = pathlib.Path(__file__).resolve().parent / "guest" / "rseq.c"
COMPILER = "aarch64-linux-gnu-gcc"
SKIPPED = 77
PTRACE_POKEUSER, PTRACE_CONT, PTRACE_SINGLESTEP, PTRACE_DETACH, PTRACE_SEIZE, PTRACE_INTERRUPT = 6, 7, 9, 17, 0x4206, 0x4207
ALL = 0x40000000  # __WALL
DEBUG_REGISTERS = 848  # offsetof(struct user, u_debugreg)
# The compare-and-exchange of rseq_cs, of the backend and of guarded_access.S; the range that matters begins behind it.
PATTERNS = {"jit": b"\x48\x0f\xb1\x11", "interp": b"\x4c\x0f\xb1\x07"}
WINDOW = range(-12, 36)  # bytes around its end
CODE_READ = 4 << 20  # bytes at the start of a mapping that are looked at
FREE_SECONDS = 60
PATIENCE = 0.02  # seconds until a breakpoint counts as one that is never reached

NAMES = ("added", "exclusive", "exchanged", "pushed", "tries")  # struct counters of the guest
REPORTED = 3  # as many counters follow: the reports of the first ones
ADDED = 1000003
WARM_UP = 3000  # steps: a section that is under way when they begin may end

libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]


def ptrace(request, pid, address=None, data=None):
    if libc.ptrace(request, pid, address, data) == -1:
        raise OSError(ctypes.get_errno(), "ptrace")


class Tracee:
    def __init__(self, pid, shared):
        self.pid, self.shared, self.added = pid, shared, 0

    def read(self):
        return struct.unpack_from(f"{len(NAMES) + REPORTED}Q", self.shared)

    def disturb(self):
        for k in range(REPORTED):
            struct.pack_into("Q", self.shared, 8 * k, struct.unpack_from("Q", self.shared, 8 * k)[0] + ADDED)
        self.added += ADDED

    def free(self):
        """What is counted in a second without disturbance, or in more: somebody may have stopped the process meanwhile."""
        before = self.read()
        for _ in range(FREE_SECONDS):
            time.sleep(1)
            counted = self.since(before)
            if all(counted.values()):
                break
        return counted

    def since(self, before):
        return {name: b - a for name, a, b in zip(NAMES, before, self.read())}

    def attach(self):
        ptrace(PTRACE_SEIZE, self.pid)
        self.interrupt()

    def interrupt(self):
        ptrace(PTRACE_INTERRUPT, self.pid)
        self.wait(PTRACE_CONT)

    def step(self, count):
        for _ in range(count):
            ptrace(PTRACE_SINGLESTEP, self.pid)
            self.wait(PTRACE_SINGLESTEP)

    def wait(self, request, flags=0):
        """For a stop of ours. Job control from outside is none, and does not reach the process: it goes on by `request`."""
        while True:
            pid, status = os.waitpid(self.pid, ALL | flags)
            if not pid:
                return False
            if not os.WIFSTOPPED(status) or os.WSTOPSIG(status) not in (signal.SIGTRAP, signal.SIGSTOP, signal.SIGCONT):
                sys.exit(f"stopped with status {status:#x}")
            if os.WSTOPSIG(status) == signal.SIGTRAP:
                return True
            ptrace(request, self.pid)

    def code(self, pattern):
        """Addresses behind the pattern, in memory that is executable."""
        with open(f"/proc/{self.pid}/maps") as maps, open(f"/proc/{self.pid}/mem", "rb") as memory:
            for line in maps:
                bounds, permissions = line.split()[:2]
                low, high = (int(word, 16) for word in bounds.split("-"))
                if "x" not in permissions or "vsyscall" in line or "vvar" in line:
                    continue
                memory.seek(low)
                text = memory.read(min(high - low, CODE_READ))
                at = text.find(pattern)
                while at >= 0:
                    yield low + at + len(pattern)
                    at = text.find(pattern, at + 1)

    def set_breakpoint(self, address):
        ptrace(PTRACE_POKEUSER, self.pid, DEBUG_REGISTERS, address)
        ptrace(PTRACE_POKEUSER, self.pid, DEBUG_REGISTERS + 7 * 8, 1)

    def stop_at_breakpoint(self):
        """Was it reached? The process is stopped in any case."""
        ptrace(PTRACE_CONT, self.pid)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.wait(PTRACE_CONT, os.WNOHANG):
                return True
            time.sleep(0.0001)
        self.interrupt()
        return False

    def stop_everywhere(self, sites):
        """Number of instructions that were stopped at."""
        places = 0
        for address in sorted({site + offset for site in sites for offset in WINDOW}):
            self.set_breakpoint(address)
            reached = self.stop_at_breakpoint()
            self.disturb()
            places += reached
            for _ in range(8 if reached else 0):
                self.stop_at_breakpoint()
                self.disturb()
        ptrace(PTRACE_POKEUSER, self.pid, DEBUG_REGISTERS + 7 * 8, 0)
        return places


def check(tracee, engine, steps):
    wrong = []
    free = tracee.free()
    try:
        tracee.attach()
    except OSError as error:
        print(f"SKIPPED: {error}")
        sys.exit(SKIPPED)
    places = tracee.stop_everywhere(list(tracee.code(PATTERNS[engine])))
    counts = tracee.read()
    for name, did, reported in zip(NAMES, counts, counts[len(NAMES):]):
        print(f"{name}: {did - tracee.added}, reported {reported}")
        if did - tracee.added - reported not in (0, 1):  # one may be about to be reported
            wrong.append(name)
    tracee.step(WARM_UP)
    before = tracee.read()
    tracee.step(steps)
    stepped = tracee.since(before)
    ptrace(PTRACE_DETACH, tracee.pid)
    again = tracee.free()
    print(f"free {free}\nstopped at {places} instructions\nstepped {stepped}\nfree again {again}")
    wrong += [f"{name} when free" for name in NAMES if not free[name] or not again[name]]
    wrong += [f"{name} when stepped" for name in NAMES if bool(stepped[name]) != (name == "tries")]
    if places < 20:
        wrong.append("breakpoints")
    sys.exit(f"wrong: {', '.join(wrong)}" if wrong else 0)


def main():
    dragoman, engine = sys.argv[1:3]
    steps = int(sys.argv[3]) if len(sys.argv) > 3 else 60000
    if not shutil.which(COMPILER) or platform.machine() != "x86_64":
        print(f"SKIPPED: this needs {COMPILER} and an x86-64 host")
        sys.exit(SKIPPED)
    with tempfile.TemporaryDirectory(prefix="dragoman-test-") as work:
        program, counters = f"{work}/rseq", f"{work}/counters"
        subprocess.run([COMPILER, "-O2", "-static", "-pthread", "-o", program, SOURCE], check=True)
        with open(counters, "wb+") as file:
            file.truncate(mmap.PAGESIZE)
            shared = mmap.mmap(file.fileno(), mmap.PAGESIZE)
        with subprocess.Popen([dragoman, "--engine", engine, program, "forever", counters]) as child:
            try:
                time.sleep(1)
                check(Tracee(child.pid, shared), engine, steps)
            finally:
                child.kill()


main()
