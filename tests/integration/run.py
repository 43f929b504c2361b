#!/usr/bin/env python3
"""Runs programs of a Debian arm64 root under dragoman and the same programs of an amd64 root natively; outputs and exit
statuses must agree. Runs C programs of tests/guest, which check themselves.

usage: run.py --dragoman PROGRAM --roots FOLDER [options] [CASE...]

A case is a script in cases/ (its extension names the program that runs it) or a source in tests/guest. The first lines
may hold directives:
    timeout: SECONDS     for each run (default 60)
    slow                 only with --slow, or when named
    stderr               compare standard error too
    engine: both         also run by the IR interpreter in the default suite
    flags: ...           compiler flags (guest programs; default -static -O2 -pthread)
    args: ...            arguments (guest programs); slow-args: with --slow
    environment: A=B ... variables (guest programs)
Exit status 77: nothing could be run, for the reason printed.
"""
import argparse
import difflib
import os
import pathlib
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
GUEST = HERE.parent / "guest"
PROGRAMS = {"sh": "/usr/bin/bash", "py": "/usr/bin/python3", "pl": "/usr/bin/perl", "lua": "/usr/bin/lua5.4",
            "rb": "/usr/bin/ruby", "php": "/usr/bin/php8.4"}
COMPILERS = {"c": "aarch64-linux-gnu-gcc", "cc": "aarch64-linux-gnu-g++"}
SKIPPED = 77
SHOWN_LINES = 40
# An interpreter of the IR needs this many times longer than translated code.
INTERPRETER_PATIENCE = 20

# Binds what programs expect into the root ($1), and the work folder ($2); then runs the rest in it.
ENTER = """set -e
for at in /proc /dev "$2"; do mkdir -p "$1$at"; mount --rbind "$at" "$1$at"; done
root=$1 work=$2; shift 2
exec chroot "$root" /usr/bin/env -C "$work" "$@"
"""


class Case:
    def __init__(self, path):
        self.path = path
        self.name = path.stem
        self.kind = path.suffix[1:]
        self.is_guest = path.parent == GUEST
        head = "\n".join(path.read_text(errors="replace").splitlines()[:12])
        self.directives = dict(re.findall(r"^\W*(timeout|stderr|slow-args|slow|engine|flags|args|environment)\b:? *(.*?)(?: \*/)?$",
                                          head, re.MULTILINE))
        self.timeout = int(self.directives.get("timeout", 60))


def all_cases():
    scripts = [path for path in (HERE / "cases").iterdir() if path.suffix[1:] in PROGRAMS]
    sources = [path for path in GUEST.iterdir() if path.suffix[1:] in COMPILERS] if GUEST.is_dir() else []
    return sorted(map(Case, scripts + sources), key=lambda case: case.name)


class Result:
    def __init__(self, status, out, err, seconds, work):
        self.status, self.seconds = status, seconds
        self.out, self.err = (self.plain(text, work) for text in (out, err))

    @staticmethod
    def plain(text, work):
        """Without what must differ between the two machines."""
        text = text.decode(errors="backslashreplace").replace(str(work), "WORK")
        return re.sub(r"x86[_-]64|aarch64", "ARCH", text)


def execute(command, work, timeout, environment):
    """Runs a command in a session of its own and ends whatever is left of it."""
    began = time.monotonic()
    with subprocess.Popen(command, cwd=work, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, start_new_session=True) as child:
        try:
            out, err = child.communicate(timeout=timeout)
            status = child.returncode
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            out, err = child.communicate()
            status = "timeout"
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
    return Result(status, out, err, time.monotonic() - began, work)


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Runner:
    def __init__(self, args):
        self.args = args
        self.guest_root = pathlib.Path(args.guest_root or pathlib.Path(args.roots, "arm64")).resolve()
        self.native_root = pathlib.Path(args.native_root or pathlib.Path(args.roots, "amd64")).resolve()
        self.namespaces = self.find_namespaces()

    @staticmethod
    def find_namespaces():
        """How to get a mount namespace of one's own here: the unshare options, or None."""
        for options in (["--mount"], ["--mount", "--map-root-user"]):
            command = ["unshare", *options, "sh", "-c", "mount --rbind /proc /mnt"]
            if subprocess.run(command, capture_output=True).returncode == 0:
                return options
        return None

    def environment(self, work):
        return {"PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "HOME": str(work), "TMPDIR": str(work), "LC_ALL": "C.UTF-8",
                "TZ": "UTC", "PORT": str(free_port()), "USER": "tester", "SHELL": "/bin/sh"}

    def dragoman(self, engine):
        if engine == "qemu":
            return ["qemu-aarch64", "-L", str(self.guest_root)]
        return [str(pathlib.Path(self.args.dragoman).resolve()), "--engine", engine, *self.args.option,
                "-L", str(self.guest_root)]

    def fresh(self, work):
        """An empty work folder with the cases' data, at the same place for both runs."""
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(HERE / "data", work / "data")

    def run_native(self, case, work):
        self.fresh(work)
        shutil.copy(case.path, work / f"case.{case.kind}")
        command = ["unshare", *self.namespaces, "sh", "-c", ENTER, "sh", str(self.native_root), str(work),
                   PROGRAMS[case.kind], f"case.{case.kind}"]
        result = execute(command, work, case.timeout, self.environment(work))
        shutil.rmtree(f"{self.native_root}{work}", ignore_errors=True)
        return result

    def run_script(self, case, work, engine, patience):
        self.fresh(work)
        shutil.copy(case.path, work / f"case.{case.kind}")
        # In a user namespace of the same kind, so that both see the same user.
        namespaces = ["unshare", "--map-root-user"] if "--map-root-user" in self.namespaces else []
        program = f"{self.guest_root}{PROGRAMS[case.kind]}"
        command = [*namespaces, *self.dragoman(engine), "-0", PROGRAMS[case.kind], program, f"case.{case.kind}"]
        return execute(command, work, case.timeout * patience, self.environment(work))

    def run_guest(self, case, work, engine, patience):
        self.fresh(work)
        flags = shlex.split(case.directives.get("flags", "-static"))
        program = work / case.name
        subprocess.run([COMPILERS[case.kind], "-O2", "-g", "-Wall", "-Wextra", "-pthread", *flags, "-o", program,
                        case.path, "-lm"], check=True)
        words = case.directives.get("slow-args" if self.args.slow else "args", case.directives.get("args", ""))
        variables = dict(word.split("=", 1) for word in shlex.split(case.directives.get("environment", "")))
        return execute([*self.dragoman(engine), str(program), *shlex.split(words)], work, case.timeout * patience,
                       self.environment(work) | variables)

    def check(self, case, engine):
        """Returns (what is wrong or None, times)."""
        patience = INTERPRETER_PATIENCE if engine == "interp" else 1
        work = pathlib.Path(tempfile.mkdtemp(prefix="dragoman-test-"))
        try:
            if case.is_guest:
                result = self.run_guest(case, work, engine, patience)
                wrong = None if result.status == 0 else f"exit status {result.status}\n{tail(result.out + result.err)}"
                return wrong, f"{result.seconds:.2f} s"
            native = self.run_native(case, work)
            result = self.run_script(case, work, engine, patience)
            if native.status == "timeout" or (native.status and not native.out):
                return f"does not run natively: {native.status}\n{tail(native.err)}", ""
            return differences(case, native, result), f"{result.seconds:.2f} s, native {native.seconds:.2f} s"
        finally:
            if not self.args.keep:
                shutil.rmtree(work, ignore_errors=True)


def tail(text):
    return "\n".join("    " + line for line in text.splitlines()[-SHOWN_LINES:])


def differences(case, native, result):
    lines = []
    if native.status != result.status:
        lines.append(f"    exit status {result.status}, native {native.status}")
    streams = [("stdout", native.out, result.out)]
    if "stderr" in case.directives:
        streams.append(("stderr", native.err, result.err))
    for name, expected, found in streams:
        if expected != found:
            diff = difflib.unified_diff(expected.splitlines(), found.splitlines(), f"{name} native", f"{name} dragoman",
                                        lineterm="", n=1)
            lines += ["    " + line for line in list(diff)[:SHOWN_LINES]]
    if lines and "stderr" not in case.directives and result.err != native.err:
        lines += ["    stderr ends with:", tail(result.err)]
    return "\n".join(lines) or None


def missing(runner, cases):
    """Why nothing can be run here, or None."""
    if not any(case.is_guest for case in cases) and runner.namespaces is None:
        return "no mount namespace for the native side: neither root nor user namespaces are available"
    for root in (runner.guest_root, runner.native_root):
        if not (root / "usr").is_dir():
            return f"{root} is missing: tools/root makes it"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dragoman", default="build/dragoman")
    parser.add_argument("--roots", default="build/roots", help="folder with arm64 and amd64, made by tools/root")
    parser.add_argument("--guest-root")
    parser.add_argument("--native-root")
    parser.add_argument("--engine", default="jit", choices=["jit", "interp", "both", "qemu"])
    parser.add_argument("--option", action="append", default=[], help="one more word for dragoman's command line")
    parser.add_argument("--slow", action="store_true")
    parser.add_argument("--keep", action="store_true", help="keep the work folders")
    parser.add_argument("--list", action="store_true", help="print 'NAME LABELS' for each case")
    parser.add_argument("cases", nargs="*")
    args = parser.parse_args()

    cases = all_cases()
    if args.list:
        for case in cases:
            labels = ["integration"] + ["slow"] * ("slow" in case.directives) + ["both"] * ("engine" in case.directives)
            print(case.name, case.timeout, *labels)
        return
    unknown = set(args.cases) - {case.name for case in cases}
    if unknown:
        sys.exit(f"no such case: {', '.join(sorted(unknown))}")
    cases = [case for case in cases if case.name in args.cases or
             (not args.cases and (args.slow or "slow" not in case.directives))]
    runner = Runner(args)
    reason = missing(runner, cases)
    if reason:
        print(f"SKIPPED: {reason}")
        sys.exit(SKIPPED)

    failed = 0
    engines = ["jit", "interp"] if args.engine == "both" else [args.engine]
    for case in cases:
        for engine in engines:
            wrong, times = runner.check(case, engine)
            failed += wrong is not None
            print(f"{'FAIL' if wrong else 'ok  '} {case.name} ({engine}) {times}", flush=True)
            if wrong:
                print(wrong, flush=True)
    print(f"{len(cases) * len(engines) - failed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
