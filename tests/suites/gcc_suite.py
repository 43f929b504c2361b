"""The executable tests of GCC's test suite: which files, with which options, and what their dg- comments ask for.

Only the part of DejaGnu's language that decides how a program is built and run is understood; checks of the compiler's
own output (scan-assembler and the like) are of no interest here."""

import fnmatch
import re
import shlex

from engine import FAIL, PASS, Case
from fetch import need_tools

CC, CXX = "aarch64-linux-gnu-gcc", "aarch64-linux-gnu-g++"
TRIPLET = "aarch64-unknown-linux-gnu"
SYSROOT = "/usr/aarch64-linux-gnu"
LEVELS = ("-O0", "-O2", "-O3")
C_FLAGS = ["-w", "-fno-diagnostics-show-caret", "-fpermissive"]

# suite -> rows of: folder in the test suite, files, levels, extra options, what an absent dg-do means
FOLDERS = {
    "gcc-torture": (
        ("gcc.c-torture/execute", "*.c", LEVELS, ("-std=gnu89",), "run"),
        ("gcc.c-torture/execute/ieee", "*.c", LEVELS, ("-std=gnu89", "-fno-trapping-math"), "run"),
        ("gcc.dg/torture", "**/*.c", LEVELS, (), "compile"),
        ("c-c++-common/torture", "**/*.c", LEVELS, (), "compile"),
        ("gcc.dg/atomic", "*.c", LEVELS, (), "compile"),
        ("gcc.dg/vect", "**/*.c", ("-O3",), ("-ftree-vectorize", "-fno-vect-cost-model"), "run"),
        ("gcc.dg/tls", "*.c", ("-O2",), (), "compile"),
        ("gcc.dg/sso", "*.c", ("-O2",), (), "compile"),
        ("gcc.dg/tree-ssa", "*.c", ("",), (), "compile"),
        ("gcc.dg/ipa", "*.c", ("",), (), "compile"),
        ("gcc.dg", "*.c", ("",), ("-std=gnu17",), "compile"),
    ),
    "g++": (
        ("g++.dg/eh", "*.C", LEVELS, (), "compile"),
        ("g++.dg/torture", "**/*.C", LEVELS, (), "compile"),
        ("g++.dg/coroutines", "**/*.C", ("-O0", "-O2"), ("-std=c++20", "-fcoroutines"), "compile"),
        ("g++.dg", "*/*.C", ("-O2",), (), "compile"),
        ("g++.old-deja", "*/*.C", ("-O2",), ("-std=gnu++98",), "run"),
    ),
    "intrinsics": (
        ("gcc.target/aarch64/advsimd-intrinsics", "*.c", LEVELS, (), "run"),
        ("gcc.target/aarch64/simd", "*.c", LEVELS, (), "compile"),
        ("gcc.target/aarch64/aapcs64", "*.c", LEVELS, ("abitest.S",), "run"),
        ("gcc.target/aarch64/acle", "*.c", ("-O2",), (), "compile"),
        ("gcc.target/aarch64/torture", "*.c", LEVELS, (), "compile"),
        ("gcc.target/aarch64", "*.c", ("-O2",), (), "compile"),
    ),
}
COVERED_TWICE = ("g++.dg/eh", "g++.dg/torture", "g++.dg/coroutines")  # rows of their own besides g++.dg
NOT_HERE = ("asan", "hwasan", "tsan", "gcov", "goacc", "gomp", "guality", "modules", "lto", "plugin", "pch", "debug", "tm", "cilk-plus",
            "builtins", "costmodel", "compat")

# -march for effective targets and dg-add-options rows (the part of the name that matters)
FEATURE_FLAGS = (
    ("fp16", "-march=armv8.2-a+fp16"), ("bf16", "-march=armv8.2-a+bf16+fp16"), ("i8mm", "-march=armv8.2-a+i8mm"),
    ("dotprod", "-march=armv8.2-a+dotprod"), ("v8_1a", "-march=armv8.1-a"), ("v8_3a_complex", "-march=armv8.3-a+fp16"),
    ("v8_5a", "-march=armv8.5-a"),
)
ADDED_OPTIONS = {"ieee": [], "tls": [], "bind_pic_locally": [], "stack_size": [], "c99_runtime": ["-std=c99"], "libatomic": []}
UNSUPPORTED_TARGETS = re.compile(
    r"^(arm_neon_ok|arm_(thumb|arch_v7|vfp|fp_ok|hard_|v8_1m|mve|cpu|coproc|dsp|qbit|acq|simd32)|avx|sse|vsx|powerpc|dfp|ia32|"
    r"x32|ilp32|fixed_point|automatic_stack|.*_sve|sve|hard_dfp|.*_f64mm|float128_base|base_quad|__float128|__float80|simulator|"
    r"stack_size_no|s390|mips|rs6000|riscv|keeps_null|lto|offload|large_double|double64plus_no|int16|cilk|fgraphite)")
DIRECTIVE = re.compile(r"\{\s*(dg-[a-z-]+)\b((?:[^{}\"]|\"(?:\\.|[^\"\\])*\"|\{(?:[^{}]|\{[^{}]*\})*\})*)\}")
TRIPLE = re.compile(r"[\w*.+\[\]-]+-[\w*.+\[\]]+-[\w*.+\[\]-]+")


def applies(selector):
    """Whether a target selector means us. Names of effective targets count as true; triples are compared."""
    text = selector.strip()
    triples = TRIPLE.findall(text)
    if re.search(r"(^|[\s{])x32|\b(ia32|ilp32|arm32|dfp|int16)\b", text) and "!" not in text:
        return False
    if not triples:
        return not re.fullmatch(r"\{?\s*!\s*(lp64|aarch64_little_endian|size32plus|int32plus|int128)\s*\}?", text)
    ours = any(fnmatch.fnmatchcase(TRIPLET, triple) or fnmatch.fnmatchcase("aarch64-linux-gnu", triple) for triple in triples)
    return not ours if "!" in text.split(triples[0])[0] else ours


class Directives:
    """What the dg- comments of one file say."""

    def __init__(self, text, default):
        self.action, self.options, self.sources, self.skip = default, [], [], ""
        self.should_fail, self.environment = False, {}
        if re.search(r"dg-(error|bogus|excess-errors|ice)\b", text):
            self.skip = "expects a compiler message"
        for name, rest in DIRECTIVE.findall(text):
            method = getattr(self, name.replace("-", "_"), None)
            if method:
                method(rest.strip())

    @staticmethod
    def quoted(rest):
        """A string argument and the target selector that may follow it."""
        match = re.match(r"\"((?:\\.|[^\"\\])*)\"|\{([^}]*)\}|(\S+)", rest)
        if not match:
            return [], ""
        value = next(group for group in match.groups() if group is not None)
        tail = rest[match.end():]
        selector = re.search(r"\{\s*target\s+(.*)\}", tail, re.S)
        return shlex.split(value.replace("\\\"", "\"")), selector.group(1) if selector else ""

    def dg_do(self, rest):
        words = rest.split()
        selector = re.search(r"\{\s*target\s+(.*)\}", rest, re.S)
        if selector and not applies(selector.group(1)):
            self.skip = self.skip or "for another target"
            return
        self.action = words[0] if words else self.action

    def dg_options(self, rest):
        values, selector = self.quoted(rest)
        if not selector or applies(selector):
            self.options += [value for value in values if not value.startswith(("-fdump", "-fopt-info", "-save-temps"))]

    dg_additional_options = dg_options

    def dg_additional_sources(self, rest):
        self.sources += self.quoted(rest)[0]

    def dg_add_options(self, rest):
        for word in rest.split():
            self.options += ADDED_OPTIONS.get(word, [])
            self.feature(word)

    def feature(self, word):
        flags = [flag for key, flag in FEATURE_FLAGS if key in word]
        if flags and not any(option.startswith("-march") for option in self.options):
            self.options.append(flags[-1])

    def dg_require_effective_target(self, rest):
        word = rest.split()[0] if rest.split() else ""
        if UNSUPPORTED_TARGETS.match(word):
            self.skip = self.skip or "needs " + word

    def dg_skip_if(self, rest):
        match = re.search(r"\{(.*)\}", rest, re.S)
        selector = match.group(1) if match else ""
        triples = TRIPLE.findall(selector.split("} {")[0])
        if "\"-" not in rest and "{ \"" not in rest and any(
                fnmatch.fnmatchcase(TRIPLET, triple) for triple in triples) and "{" not in selector and "&&" not in selector:
            self.skip = self.skip or "skipped for AArch64"

    def dg_shouldfail(self, rest):
        self.should_fail = True

    def dg_set_target_env_var(self, rest):
        words = rest.replace("\"", "").split()
        if len(words) == 2:
            self.environment[words[0]] = words[1]


def verdict_for(should_fail):
    def verdict(result):
        failed = result.status != 0
        return (PASS, "") if failed == should_fail and result.status is not None else (FAIL, result.describe())
    return verdict


def cases(cache_sources, out, suite, static):
    need_tools(CC, CXX)
    base = cache_sources / "gcc/testsuite"
    seen = set()
    for folder, pattern, levels, extra, default in FOLDERS[suite]:
        for source in sorted((base / folder).glob(pattern)):
            relative = source.relative_to(base)
            if source in seen or any(part in NOT_HERE for part in relative.parts[:-1]):
                continue
            seen.add(source)
            yield from file_cases(base, source, relative, suite, levels, list(extra), default, out, static)


def file_cases(base, source, relative, suite, levels, extra, default, out, static):
    text = source.read_text(errors="replace")
    directives = Directives(text, default)
    if directives.action != "run" or directives.skip == "for another target":
        return
    for level in levels:
        name = f"{suite}/{relative.parent}/{source.name}" + (f"@{level[1:]}" if level else "")
        if directives.skip:
            yield Case(name, [], skip=directives.skip)
            continue
        flags = [level] if level else []
        sources = [str(source)] + [str(source.parent / other) for other in directives.sources]
        for option in extra:
            if option.endswith(".S"):
                sources += [str(source.parent / option)] if "#include \"abitest" in text else []
            else:
                flags.append(option)
        cxx = source.suffix == ".C"
        binary = out / suite / relative.parent / (source.name + level)
        command = [CXX if cxx else CC, *(C_FLAGS if cxx else C_FLAGS[:2]), *flags, *directives.options, *torture_flags(source, text),
                   "-I", str(source.parent), "-I", str(source.parent.parent), *sources, "-o", str(binary),
                   *(["-static"] if static and "-shared" not in directives.options else []), "-lm", "-latomic", "-pthread"]
        yield Case(name, [str(binary)], [command], verdict=verdict_for(directives.should_fail), env=directives.environment)


def torture_flags(source, text):
    """Options from the .x file beside a gcc.c-torture test."""
    script = source.with_suffix(".x")
    if not script.exists():
        return []
    flags = []
    for match in re.finditer(r"^\s*(?:set|lappend)\s+additional_flags\s+\"?(-[^\"\n]*)\"?", script.read_text(), re.M):
        flags += match.group(1).split()
    return flags
