#!/usr/bin/env python3
"""Fails when the product's objects define writable data: state belongs to contexts that are passed around.

usage: check_globals.py NM OBJECT-OR-ARCHIVE...
"""
import os
import subprocess
import sys

# Symbol: why it must be.
ALLOWED = {
    "current": "thread-local: the one way from a host signal handler to its guest thread",
    "log_fd": "the -d stream, written also by signal handlers and early start-up code",
    "log_mask": "which items the -d stream takes; set once from the options",
}
# Relocation fills it in at start, nothing may write it afterwards; nm shows it as 'd' too.
READ_ONLY_AFTER_START = (".data.rel.ro",)


def writable(nm, path):
    """Yields (object, symbol, section) for each symbol in a writable section."""
    listing = subprocess.run([nm, "--format=sysv", path], check=True, capture_output=True, text=True).stdout
    where = path
    for line in listing.splitlines():
        if line.startswith("Symbols from"):
            where = line.removeprefix("Symbols from").rstrip(":").strip()
            continue
        fields = [field.strip() for field in line.split("|")]
        if len(fields) != 7 or fields[2] not in "dDbBsScC" or not fields[2]:
            continue
        name, section = fields[0], fields[6]
        if not section.startswith(READ_ONLY_AFTER_START) and section not in (".rodata", "*UND*"):
            yield where, name, section


def main():
    nm, paths = sys.argv[1], sys.argv[2:]
    bad = []
    for path in paths:
        for where, name, section in writable(nm, path):
            plain = name.split(".")[0]
            if plain not in ALLOWED and not plain.startswith("__"):
                bad.append(f"{os.path.basename(where)}: {name} in {section}")
    print(*sorted(set(bad)), sep="\n", end="\n" if bad else "")
    print(f"{len(paths)} files, {len(set(bad))} writable globals")
    sys.exit(bool(bad))


main()
