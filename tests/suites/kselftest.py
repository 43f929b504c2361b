"""The Linux kernel's own tests (tools/testing/selftests): those of the arm64 ABI, and those of system calls.

The kernel's makefiles build them, once with the cross compiler and once for this machine. The arm64 ones have no native
counterpart and must pass; the others may only fail where the native build fails as well, subtest by subtest."""

import fnmatch
import os
import platform
import re
import subprocess

from engine import FAIL, PASS, SKIP, Case
from fetch import Unavailable, need_tools

CROSS = "aarch64-linux-gnu-"
COLLECTIONS = ("arm64", "futex/functional", "rseq", "clone3", "pidfd", "timers", "sigaltstack", "vm", "mincore", "membarrier", "memfd",
               "mqueue", "openat2", "proc", "rlimits", "seccomp", "prctl", "pid_namespace", "ipc", "kcmp", "exec", "breakpoints", "ptrace",
               "syscall_user_dispatch", "timens", "vDSO", "sched", "landlock", "splice", "core", "mount_setattr",
               "move_mount_set_group", "nsfs", "user_events", "filesystems", "filesystems/epoll", "capabilities")
# Programs that a script of the kernel's runs, not its makefile: folder, name, arguments.
STARTED_BY_SCRIPTS = (
    ("vm", "map_fixed_noreplace"), ("vm", "map_populate"), ("vm", "mlock-random-test"), ("vm", "mlock2-tests"),
    ("vm", "mremap_dontunmap"), ("vm", "mremap_test"), ("vm", "on-fault-limit"), ("vm", "memfd_secret"), ("vm", "mrelease_test"),
    *(("rseq", program, "-T", test, "-r", "3000", "-t", "6", "-k", "-m", "20", "-s", "1")
      for program in ("param_test", "param_test_compare_twice") for test in "slbmir"),
    ("vm", "userfaultfd", "anon", "20", "16"), ("vm", "userfaultfd", "shmem", "20", "16"), ("vm", "migration"),
)
ARM64_PARTS = ("abi", "bti", "fp", "mte", "pauth", "signal", "tags")
NOT_RUN = (  # test, why
    ("timers/set-*", "sets the clock"), ("timers/leap*", "sets the clock"), ("timers/clocksource-switch", "changes the clock source"),
    ("timers/skew_consistency", "changes the clock"), ("timers/adjtick", "changes the clock"), ("timers/freq-step", "changes the clock"),
    ("timers/change_skew", "changes the clock"), ("timers/inconsistency-check", "runs for minutes"),
    ("timers/raw_skew", "runs for minutes"), ("timers/valid-adjtimex", "changes the clock"),
    ("timers/alarmtimer-suspend", "suspends the machine"), ("breakpoints/step_after_suspend_test", "suspends the machine"),
    ("vm/hugepage-*", "changes the machine's huge pages"), ("vm/hugetlb-*", "changes the machine's huge pages"),
)
TAP = re.compile(r"^\s*(not ok|ok)\s+\d+\s*-?\s*(.*)$", re.M)


def verdict(result):
    if result.status == 0:
        return PASS, ""
    if result.status == 4:
        notes = [line for line in result.output.splitlines() if "SKIP" in line or "skip" in line]
        return SKIP, notes[0].strip()[:120] if notes else "skipped by itself"
    return FAIL, result.describe() + failed_subtests(result.output)


def failed_subtests(output):
    names = failures(output)
    return ": " + "; ".join(sorted(names)[:6]) if names else ""


def failures(output):
    return {re.sub(r"\d{3,}|0x[0-9a-f]+", "N", name.split("# SKIP")[0].strip())
            for state, name in TAP.findall(output) if state == "not ok" and "# SKIP" not in name}


def worse_than(result, native):
    """Subtests that fail here and not natively; for tests that print none, the exit status decides."""
    if TAP.search(result.output) and TAP.search(native.output) and result.status == native.status:
        extra = failures(result.output) - failures(native.output)
        return "not natively: " + "; ".join(sorted(extra)[:6]) if extra else ""
    if result.status == native.status:
        return ""
    extra = failures(result.output) - failures(native.output)
    note = ": " + "; ".join(sorted(extra)[:6]) if extra else ""
    return f"{result.describe()}, natively {native.describe()}{note}"


def make(tree, folder, output, *arguments):
    command = ["make", "-s", "--no-print-directory", "-k", "-C", str(tree / folder), f"OUTPUT={output}", *arguments]
    environment = {**os.environ, "CFLAGS": f"-I{tree} -w"}  # the makefiles add to it
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)


def built(tree, folder, output, arguments, headers):
    """Builds one folder; the names of the programs its makefile runs."""
    output.mkdir(parents=True, exist_ok=True)
    log = output / "build.log"
    arguments = [*arguments, f"KHDR_INCLUDES=-isystem {headers}"]
    if not log.exists():
        log.write_text(make(tree, folder, output, *arguments, "all").stdout)
    listing = make(tree, folder, output, *arguments, "COLLECTION=x", "emit_tests").stdout
    return [line[2:] for line in listing.splitlines() if line.startswith("x:")]


def cases(source, out):
    need_tools("make", CROSS + "gcc")
    tree = source / "tools/testing/selftests"
    if not tree.exists():
        raise Unavailable("the kernel package has no selftests")
    cross = ["ARCH=arm64", "MACHINE=aarch64", "CROSS_COMPILE=" + CROSS]
    for part in ARM64_PARTS:
        output = out / "kselftest/arm64" / part
        top = [*cross, f"top_srcdir={source}"]
        for name in built(tree, "arm64/" + part, output, top, "/usr/aarch64-linux-gnu/include"):
            yield case("arm64/" + part, name, output, None)
    can_compare = platform.machine() == "x86_64"
    for folder in COLLECTIONS[1:]:
        output, native = out / "kselftest" / folder, out / "kselftest-native" / folder
        names = built(tree, folder, output, cross, "/usr/aarch64-linux-gnu/include")
        if can_compare:
            built(tree, folder, native, ["CAN_BUILD_I386=0", "CAN_BUILD_X86_64=0"], "/usr/include")
        started = [row[1:] for row in STARTED_BY_SCRIPTS if row[0] == folder]
        for name, *arguments in [(name,) for name in names] + started:
            yield case(folder, name, output, native if can_compare else None, arguments)


def case(folder, name, output, native, arguments=()):
    short = "-".join([name.rsplit("/", 1)[-1], *[word for word in arguments if word.isalpha()]])
    program = output / name
    skip = reason_not_to_run(f"{folder}/{short}")
    if not program.exists():
        skip = skip or "does not build"
    elif program.read_bytes()[:4] != b"\x7fELF":
        skip = skip or "a script for the native shell"
    comparable = native is not None and (native / name).exists()
    return Case(f"kselftest/{folder}/{short}", [str(program), *arguments], verdict=verdict, skip=skip, timeout=90, folder=str(output),
                native=[str(native / name), *arguments] if comparable else [], native_folder=str(native),
                difference=worse_than if comparable else None, emulator=not folder.startswith("arm64/"))


def reason_not_to_run(name):
    for pattern, reason in NOT_RUN:
        if fnmatch.fnmatchcase(name, pattern):
            return reason
    return ""
