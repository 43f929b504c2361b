#!/usr/bin/env python3
"""host_code_test.py DRAGOMAN: what a common instruction becomes on x86-64, where one host instruction too many would
cost speed and no other test would notice. Each row: guest words, how often a pattern may match in the host code."""
import platform
import re
import subprocess
import sys

MOVE = r"^mov r\w+, r\w+$"
ROWS = [
    ("result of 32 bits with two users is made in its home", "53017c41 35000021", MOVE, 0),  # lsr w1, w2, #1; cbnz w1
    ("the same for a load", "39400441 35000021", MOVE, 0),                              # ldrb w1, [x2, #1]; cbnz w1
]


def host_code(dragoman, words):
    """Of the block, without its stubs."""
    text = subprocess.run([dragoman, "explain", "aarch64", *words.split()], stdout=subprocess.PIPE, text=True, check=True).stdout
    code = text[text.index("Host code (x86_64)"):].splitlines()[1:]
    return [line.split(None, 1)[1].strip() for line in code if line.strip()]


def main():
    if platform.machine() != "x86_64":
        sys.exit(77)
    failed = 0
    for name, words, pattern, most in ROWS:
        code = host_code(sys.argv[1], words)
        found = [line for line in code if re.search(pattern, line)]
        if len(found) > most:
            failed += 1
            print(f"FAILED: {name}: {found} in", *code, sep="\n    ")
    print(f"{len(ROWS) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
