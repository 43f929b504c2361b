#!/usr/bin/env python3
"""Fails when a source file includes a header that its layer may not know (docs/design.md, "Layers").

usage: check_layers.py [SOURCE-FOLDER]
"""
import pathlib
import re
import sys

# Layer: the layers whose headers it may include besides its own. A layer is a folder under src; of frontends and
# backends each sub-folder is one that does not see its siblings.
ALLOWED = {
    "base": {},
    "contract": {"base", "translate"},
    "translate": {"base", "contract"},
    "frontends": {"base", "contract", "translate"},
    "backends": {"base", "contract", "translate"},
    "mte": {"base", "contract", "translate"},
    "loader": {"base", "contract"},
    "syscall": {"base", "contract"},
    "runtime": {"base", "contract", "translate"},
    "system": {"base", "contract", "translate", "runtime"},
    "cli": None,  # everything: it wires the others together
}
# The contract names IR types (a backend compiles a struct ir), and the IR's interpreter and helpers work on the
# contract's CPU state: the two header sets know each other, and no more than these.
CONTRACT_FROM_TRANSLATE = {"translate/ir.h"}
FAMILIES = {"frontends", "backends"}
# The guest's Linux tables are rows of the system-call layer's types and handlers.
LINUX_TABLES = {"syscall/row.h", "syscall/handlers.h"}
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)
# Names of guests and hosts that the translator must not mention (the compiler's own macros apart).
FOREIGN_NAMES = re.compile(r"aarch64|a64_|riscv|(?<!__)x86_64", re.IGNORECASE)


def family_of(parts):
    return parts[1] if parts[0] in FAMILIES and len(parts) > 2 else None


def complaint(source, header):
    """Why source (path parts below src) may not include header, or None."""
    layer, target = source[0], header[0]
    if layer not in ALLOWED:
        return f"src/{layer} is not in the table of layers"
    if len(header) == 1 or target not in ALLOWED:
        return None  # in the same folder, or generated into the build folder
    if target == layer:
        mine, theirs = family_of(source), family_of(header)
        return f"{layer}/{mine} may not know {layer}/{theirs}" if mine and theirs and mine != theirs else None
    if layer == "frontends" and "linux" in source[2:-1] and "/".join(header) in LINUX_TABLES:
        return None
    allowed = ALLOWED[layer]
    if allowed is not None and target not in allowed:
        return f"{layer} may not know {target}"
    if layer == "contract" and target == "translate" and "/".join(header) not in CONTRACT_FROM_TRANSLATE:
        return f"contract may include only {', '.join(sorted(CONTRACT_FROM_TRANSLATE))} of translate"
    return None


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent / "src")
    errors, files = [], 0
    for path in sorted(root.rglob("*")):
        if path.suffix not in (".c", ".h", ".S", ".inc", ".def"):
            continue
        files += 1
        source = path.relative_to(root).parts
        text = path.read_text()
        for match in INCLUDE.finditer(text):
            why = complaint(source, pathlib.PurePosixPath(match[1]).parts)
            if why:
                line = text.count("\n", 0, match.start()) + 1
                errors.append(f"{path}:{line}: includes \"{match[1]}\": {why}")
        if source[0] == "translate":
            for match in FOREIGN_NAMES.finditer(text):
                line = text.count("\n", 0, match.start()) + 1
                errors.append(f"{path}:{line}: src/translate names {match[0]!r}; it knows no guest and no host")
    print(*errors, sep="\n", end="\n" if errors else "")
    print(f"{files} files, {len(errors)} forbidden")
    sys.exit(bool(errors))


main()
