"""The Open POSIX Test Suite (package posixtestsuite): system calls, signals, threads, timers and queues as POSIX words them.

Every test is built twice, for AArch64 and for this machine; only what passes natively has to pass here."""

import re

from engine import FAIL, PASS, SKIP, Case
from fetch import need_tools

CROSS = "aarch64-linux-gnu-gcc"
FLAGS = ["-w", "-D_GNU_SOURCE", "-D_XOPEN_SOURCE=700"]
LIBRARIES = ["-lpthread", "-lrt", "-lm"]  # shared: in static programs threads that outlive main abort in the unwinder
MEANINGS = {1: "fails", 2: "unresolved", 4: "unsupported", 5: "untested"}
FOLDERS = ("conformance/interfaces", "conformance/behavior", "functional")  # "stress" runs for hours
NOT_RUN = (  # text in the source, why
    (r"\bclock_settime\s*\(", "sets the clock"),
    (r"\bsched_set(scheduler|param)\s*\(|SCHED_(FIFO|RR)\b|pthread_setsched", "needs real-time scheduling"),
)


def verdict(result):
    if result.status == 0:
        return PASS, ""
    if result.status in (4, 5):
        return SKIP, MEANINGS[result.status]
    meaning = MEANINGS.get(result.status)
    lines = [line.strip() for line in result.output.splitlines() if line.strip()]
    note = f" ({lines[-1][:100]})" if lines else ""
    return FAIL, (meaning or result.describe()) + note


def cases(source, out):
    need_tools(CROSS, "gcc")
    for folder in FOLDERS:
        for path in sorted((source / folder).rglob("*.c")):
            text = path.read_text(errors="replace")
            if not re.search(r"\bmain\s*\(", text) or "buildonly" in path.name:
                continue
            relative = path.relative_to(source)
            yield case(source, path, relative, text, out)


def case(source, path, relative, text, out):
    reason = next((why for pattern, why in NOT_RUN if re.search(pattern, text)), "")
    guest, native = out / "posix" / relative.with_suffix(""), out / "posix-native" / relative.with_suffix("")
    include = ["-I", str(source / "include"), "-I", str(path.parent)]
    group = str(relative.parent).replace("conformance/", "")
    return Case(f"posix/{group}/{path.stem}", [str(guest)], [[CROSS, *FLAGS, *include, str(path), "-o", str(guest), *LIBRARIES]],
                [["gcc", *FLAGS, *include, str(path), "-o", str(native), *LIBRARIES]], [str(native)], verdict=verdict,
                skip=reason, timeout=60)
