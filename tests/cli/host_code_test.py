#!/usr/bin/env python3
"""host_code_test.py DRAGOMAN: what common instructions become on x86-64, where one host instruction too many would
cost speed and no other test would notice. Each row: guest words, how often a pattern may match in the host code."""
import platform
import re
import subprocess
import sys

MOVE = r"^mov r\w+, r\w+$"
COMPARISON = r"^(cmp|test) e"
ADDRESS = r"^lea"
ROWS = [
    # cbz w1; cmp w1, #0; b.lt
    ("two branches, one comparison", "34000081 7100003f 5400004b", COMPARISON, 1),
    ("the flags of a shift are those of its result", "53017c41 35000021", COMPARISON, 0),   # lsr w1, w2, #1; cbnz w1
    ("and of a sum", "11000421 35000021", COMPARISON, 0),                                   # add w1, w1, #1; cbnz w1
    ("and of a field", "53082c41 35000021", COMPARISON, 0),                                # ubfx w1, w2, #8, #4; cbnz w1
    ("a rotation tells nothing", "13820441 35000021", COMPARISON, 1),                       # ror w1, w2, #1; cbnz w1
    ("a difference is compared with 0 in its place", "51000421 35000021", COMPARISON + "|" + ADDRESS, 0),
    ("its flags are those of its operands", "f1010042 54fffee8", r"^cmp r8|^lea|^mov r", 0),    # subs x2, x2, #64; b.hi
    ("wherever the register is", "f10104e7 54fffee8", r"^cmp r|^lea|^mov r[^a]", 0),            # subs x7, x7, #65; b.hi
    ("and into another register", "f1010043 54fffee8", r"^cmp r|^lea", 0),                      # subs x3, x2, #64; b.hi
    ("no no-op between comparison and branch", "eb01001f 54000041 d65f03c0", r"^nop $", 0),     # cmp x0, x1; b.ne; ret
    ("a result of 32 bits with two users is made in its home", "53017c41 35000021", MOVE, 0),
    ("the same for a load", "39400441 35000021", MOVE, 0),                                     # ldrb w1, [x2, #1]; cbnz w1
    # sub w7, w7, #1; cbnz w7
    ("also behind the store of a register that is in memory", "510004e7 35000027", COMPARISON + "|" + ADDRESS, 0),
    # sub w1, w1, #1; add x21, x21, x2; cbnz w1
    ("a comparison further away takes the difference", "51000421 8b0202b5 35000021", MOVE + "|" + ADDRESS, 0),
    # add x9, x10, x11; str x28, [x20, #48]; b.eq; ret
    ("registers in the state have displacements of a byte", "8b0b0149 f9001a9c 54000040 d65f03c0",
     r"\[r15 [+-] 0x[0-9a-f]{3}", 0),
]


def host_code(dragoman, words):
    """Of the block, without its stubs."""
    command = [dragoman, "explain", "aarch64", *words.split()]
    text = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
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
