#!/usr/bin/env python3
"""Random hot code in Dragoman and in qemu-aarch64: what registers, memory and faults of run.c's programs add up to.

Without --seeds, the programs of the tree's test. A program whose results differ is named with its first difference.
Exit status 77: the compiler or QEMU is not there."""

import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
CC = ("aarch64-linux-gnu-gcc", "-O2", "-Wall", "-Wextra", "-Werror", "-std=gnu11", "-march=armv8.5-a+memtag", "-static")
QEMU = ("qemu-aarch64", "-cpu", "max,sve=off,sme=off")
OPTIONS = ("--hot", "10", "--hot-here", "--cache", "off")
TESTS = (  # words for run.c, first program, programs
    ("", 0, 2000),
    ("patch alter", 2000, 1000),
    ("mte", 3000, 300),
    ("mte alter", 3300, 100),
    ("signals", 3400, 300),
)
SHOWN = 10


def output(command, binary, *words):
    """The lines, and what ended the program if not itself."""
    result = subprocess.run([*command, str(binary), *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            timeout=600, check=False)
    lines = result.stdout.decode(errors="replace").splitlines()
    return lines + ([f"exit status {result.returncode}"] if result.returncode else [])


def first_difference(commands, binary, number, words):
    """What a program printed before it, and which registers differ."""
    both = [output(command, binary, number, 1, *words.split(), "verbose") for command in commands]
    place = ""
    for ours, expected in zip(*both):
        if ours.startswith("page"):
            place = ours
        if ours != expected:
            pairs = [f"{a} (expected {b})" for a, b in zip(ours.split(), expected.split()) if a != b]
            return [place, " ".join(ours.split(":")[0].split()[:10]), *pairs[:SHOWN]]
    return ["one of them ended early", both[0][-1][:200], both[1][-1][:200]]


def differences(commands, binary, words, first, count):
    """(program, ours, expected) for each that differs."""
    ours, expected = ([] if command is None else output(command, binary, first, count, *words.split()) for command in commands)
    tables = [dict(line.split(" ", 1) for line in lines) for lines in (ours, expected)]
    names = [name for name in {**tables[1], **tables[0]} if tables[0].get(name) != tables[1].get(name)]
    return [(name, tables[0].get(name, "nothing"), tables[1].get(name, "nothing")) for name in names]


def run_row(dragoman, binary, words, first, count):
    commands = (dragoman, None if "signals" in words else QEMU)
    found = differences(commands, binary, words, first, count)
    print(f"{count} programs from {first}{' with ' + words if words else ''}: {len(found)} differ", flush=True)
    for name, ours, expected in found[:SHOWN]:
        print(f"  {name}: {ours}, expected {expected}")
    if found and commands[1] and found[0][0].isdigit():
        print(*first_difference(commands, binary, int(found[0][0]), words), sep="\n    ")
    return not found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("dragoman")
    parser.add_argument("--seeds", metavar="FIRST:COUNT", help="these programs, in place of the test's")
    parser.add_argument("--mode", default="", help='with --seeds: words as in "patch alter", "mte", "signals"; see run.c')
    parser.add_argument("--option", action="append", help=f"for Dragoman, in place of {' '.join(OPTIONS)}")
    arguments = parser.parse_args()
    for tool in (CC[0], QEMU[0]):
        if not shutil.which(tool):
            print(f"SKIPPED: {tool} is not installed")
            sys.exit(77)
    rows = TESTS
    if arguments.seeds:
        rows = ((arguments.mode, *map(int, arguments.seeds.split(":"))),)
    with tempfile.TemporaryDirectory() as folder:
        binary = pathlib.Path(folder, "run")
        subprocess.run([*CC, "-o", str(binary), *map(str, sorted(HERE.glob("*.c")))], check=True)
        dragoman = (arguments.dragoman, *(arguments.option or OPTIONS))
        results = [run_row(dragoman, binary, *row) for row in rows]
    sys.exit(0 if all(results) else 1)


main()
