#!/usr/bin/env python3
"""Makes tests/a64/sequences.s: lines of several instructions from the other lists, with other registers.

usage: sequences.py [-n LINES] [--seed SEED] [--size INSTRUCTIONS] list.s... > sequences.s
One instruction alone shows what it does; only sequences show what passes and register allocation make of neighbours.
Branches, system instructions, exclusives and lines with an attribute that ties a register are left out; memory
accesses are taken if they leave their base alone, which becomes x20.
"""
import argparse
import random
import re

SKIP = re.compile("|".join([
    r"@(code|any|idx|sidx|uidx|cpu|all)|@mem.*[-+@]|@mem sp",       # tied registers
    r"\]!|\],|\][^@]*,|\b(ld|st)a?l?x|\bcasp|\{|;|\.inst|sp\b",     # write-back, exclusives, register lists
    r"\b(b|bl|br|blr|ret|brk|svc|hlt|hvc|smc|udf|mrs|msr|isb|wfe|wfi|yield|hint)\b",
    r"\b[bc]\.\w+|\bcbn?z|\btbn?z|\b(pac|aut|xpac|reta|bra|blra)|\.[+-]",
]))
BASE = re.compile(r"@mem x(\d+)(?:/\d+)?\s*$")
REGISTER = re.compile(r"\b([xwvqdshb])(\d+)\b")


def renamed(line, rng, few):
    """Other registers; registers of one list stay different or equal as they were."""
    line, at, attributes = line.partition("@")
    base = BASE.match(at + attributes)
    general, vector = {base[1]: 20} if base else {}, {}

    def choose(m):
        names = general if m[1] in "xw" else vector
        if m[2] not in names:
            names[m[2]] = rng.choice([r for r in range(few) if r not in names.values()])
        return m[1] + str(names[m[2]])
    return REGISTER.sub(choose, line).strip()


def usable(line):
    base = re.search(r"@mem x(\d+)", line)
    return line and not SKIP.search(line) and (not base or len(re.findall(rf"\b[xw]{base[1]}\b", line)) == 2)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("-n", type=int, default=400)
    p.add_argument("--size", type=int, default=8)
    p.add_argument("--seed", default="1")
    p.add_argument("lists", nargs="+")
    args = p.parse_args()
    rng = random.Random(args.seed)
    pools = []
    for path in args.lists:
        lines = [re.sub(r"(^|\s)#(\s.*)?$", "", line.rstrip("\n")) for line in open(path)]
        pools.append([line.strip() for line in lines if usable(line.strip())])
    print(f"# Made by tools/oracle/sequences.py --seed {args.seed} -n {args.n} --size {args.size}")
    print("@all @n 6 @mem x20/16")
    for i in range(args.n):
        chosen = rng.sample(pools, min(len(pools), 1 + i % 3))
        few = rng.choice([6, 8, 16])
        print(" ; ".join(renamed(rng.choice(rng.choice(chosen)), rng, few) for _ in range(args.size)))


if __name__ == "__main__":
    main()
