#!/usr/bin/env python3
"""Makes tests/a64/<group>.expected from tests/a64/<group>.s: assembles the lines, runs them under qemu-aarch64.

usage: oracle.py [-n CASES] [--qemu PROGRAM] [--cc COMPILER] group.s...
The format of the lists and of the results is in tests/a64/README.md.
"""
import argparse
import copy
import os
import re
import struct
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
NOREG = 255
WORDS = 8
ARCH = ".arch armv9.3-a+" + "+".join("""crypto sha3 sm4 fp16 fp16fml rng flagm memtag pauth ls64 mops predres i8mm bf16
                                     dotprod profile hbc sb ssbs""".split())
IDX = {"idx": 0, "uidx": 1, "sidx": 2}


def register(text):
    text = text.lower()
    if text in ("sp", "wsp"):
        return 31
    m = re.fullmatch(r"[xwv](\d+)", text)
    if not m or int(m[1]) > 30:
        raise ValueError(f"bad register {text!r}")
    return int(m[1])


def attributes(text, into):
    """Parses '@name value ...' into the dictionary."""
    for item in text.split("@")[1:]:
        name, _, value = item.strip().partition(" ")
        value = value.strip()
        if name == "mem":
            m = re.fullmatch(r"(\w+?)(?:/(\d+))?([+-]\d+)?", value)
            if not m:
                raise ValueError(f"bad @mem {value!r}")
            align = int(m[2] or (16 if m[1] == "sp" else 1))
            into.setdefault("mem", []).append((register(m[1]), align, int(m[3] or 0)))
        elif name in IDX:
            into.setdefault("idx", []).append((register(value), IDX[name]))
        elif name in ("code", "any"):
            into[name] = register(value)
        elif name == "fp":
            into["fp"] = 1
        elif name == "tiny":
            into["fp"] = 2
        elif name in ("lane", "cpu"):
            into[name] = value
        elif name == "n":
            into["n"] = int(value)
        else:
            raise ValueError(f"unknown attribute @{name}")
    return into


def guess_lane(text):
    found = re.findall(r"\b([bhsd])\d+\b|\.\d*([bhsd])\b", text)
    found = [a or b for a, b in found]
    return found[-1] if found else "x"


def parse(path, cases):
    lines, default = [], {}
    for number, raw in enumerate(open(path), 1):
        line = re.sub(r"(^|\s)#(\s.*)?$", "", raw.rstrip("\n")).strip()
        if not line:
            continue
        try:
            if line.startswith("@all"):
                default = attributes(line[4:], {})
                continue
            text, at, attrs = line.partition("@")
            text = " ".join(text.split())
            spec = attributes(at + attrs, copy.deepcopy(default))
        except ValueError as error:
            sys.exit(f"{path}:{number}: {error}")
        spec.setdefault("lane", guess_lane(text))
        spec.setdefault("n", cases)
        lines.append((number, text, spec))
    return lines


def assemble(path, lines, cc, tmp):
    source, obj = os.path.join(tmp, "t.s"), os.path.join(tmp, "t.o")
    count = max((n for n, _, _ in lines), default=0)
    rows = {n: t for n, t, _ in lines}
    with open(source, "w") as f:
        for n in range(1, count + 1):  # same line numbers as the list, for error messages
            head = f"{ARCH}; .text; .Lbase: ; " if n == 1 else ""
            body = rows.get(n)
            f.write(head + (f".L{n}: {body}; .Le{n}: " if body else "") + "\n")
        f.write('.section .index,"a"\n')
        for n in rows:
            f.write(f".word .L{n} - .Lbase, .Le{n} - .Lbase\n")
    run = subprocess.run([cc, "-c", "-o", obj, source], capture_output=True, text=True)
    if run.returncode:
        sys.exit(run.stderr.replace(source, path))
    objcopy = cc.replace("gcc", "objcopy")
    data = []
    for section in (".text", ".index"):
        name = os.path.join(tmp, "bin" + section)
        subprocess.run([objcopy, "-O", "binary", "-j", section, obj, name], check=True)
        data.append(open(name, "rb").read())
    text, index = data
    result = []
    for i, (number, insn, _) in enumerate(lines):
        lo, hi = struct.unpack_from("<II", index, 8 * i)
        words = struct.unpack_from(f"<{(hi - lo) // 4}I", text, lo)
        if not 1 <= len(words) <= WORDS:
            sys.exit(f"{path}:{number}: {len(words)} words")
        result.append(words)
    return result


def binary_spec(words, spec):
    mem = (spec.get("mem", []) + [(NOREG, 1, 0)] * 2)[:2]
    idx = (spec.get("idx", []) + [(NOREG, 0)] * 2)[:2]
    out = struct.pack("<II", len(words), spec["n"]) + struct.pack("<8I", *(list(words) + [0] * (WORDS - len(words))))
    for m in mem:
        out += struct.pack("<IIi", *m)
    for i in idx:
        out += struct.pack("<II", *i)
    tail = spec.get("code", NOREG), spec.get("fp", 0), ord(spec["lane"]), spec.get("any", NOREG)
    return out + struct.pack("<IIII", *tail)


def text_spec(spec):
    parts = [f"n={spec['n']}", f"lane={spec['lane']}"]
    parts += ["mem=%d,%d,%d" % m for m in spec.get("mem", [])]
    parts += ["idx=%d,%d" % i for i in spec.get("idx", [])]
    parts += [f"{k}={spec[k]}" for k in ("code", "any", "fp") if k in spec]
    return " ".join(parts)


def run(runner, qemu, cpu, specs, path):
    command = [*qemu.split(), "-cpu", cpu, runner] if qemu else [runner]
    done = subprocess.run(command, input=b"".join(specs), capture_output=True, timeout=600)
    if done.returncode:
        sys.exit(f"{path}: the runner ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode().split("-\n")[1:]


def process(path, args, runner, tmp):
    lines = parse(path, args.n)
    words = assemble(path, lines, args.cc, tmp)
    results = [None] * len(lines)
    for cpu in sorted({spec.get("cpu", "max") for _, _, spec in lines}):
        chosen = [i for i, (_, _, spec) in enumerate(lines) if spec.get("cpu", "max") == cpu]
        answers = run(runner, args.qemu, cpu, [binary_spec(words[i], lines[i][2]) for i in chosen], path)
        if len(answers) != len(chosen):
            last = lines[chosen[len(answers) - 1]][1]
            sys.exit(f"{path}: {len(answers)} answers for {len(chosen)} lines; last: {last}")
        for i, answer in zip(chosen, answers):
            results[i] = answer
    with open(re.sub(r"\.s$", ".expected", path), "w") as f:
        f.write("# Made by tools/oracle/oracle.py; see README.md.\n")
        for (_, text, spec), w, answer in zip(lines, words, results):
            f.write(f"L {text}\nW {' '.join('%08x' % x for x in w)} | {text_spec(spec)}\n{answer}")
    print(f"{path}: {len(lines)} lines")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("-n", type=int, default=12)
    p.add_argument("--qemu", default="qemu-aarch64", help="empty: run directly, on AArch64 hardware")
    p.add_argument("--cc", default="aarch64-linux-gnu-gcc")
    p.add_argument("lists", nargs="+")
    args = p.parse_args()
    with tempfile.TemporaryDirectory() as tmp:
        runner = os.path.join(tmp, "runner")
        flags = ["-O1", "-static", "-nostdlib", "-ffreestanding", "-fno-stack-protector", "-mno-outline-atomics",
                 "-Wl,-Ttext-segment=0x5a5a50000"]  # where no edge value points
        subprocess.run([args.cc, *flags, "-o", runner, os.path.join(HERE, "runner.c"), "-lgcc"], check=True)
        for path in args.lists:
            process(path, args, runner, tmp)


if __name__ == "__main__":
    main()
