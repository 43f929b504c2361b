"""Another translator's own tests of memory tags (package qemu, tests/tcg/aarch64/mte-*.c): status 0 is a pass."""

from engine import Case
from fetch import need_tools

CROSS = "aarch64-linux-gnu-gcc"
FLAGS = ["-O2", "-w", "-static", "-pthread", "-march=armv8.5-a+memtag"]


def cases(source, out):
    need_tools(CROSS)
    out = out / "tcg"
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted((source / "tests/tcg/aarch64").glob("mte-*.c")):
        program = str(out / path.stem)
        yield Case(f"tcg/{path.stem}", [program], build=[[CROSS, *FLAGS, "-o", program, str(path)]])
