"""The kernels: how they are built for both CPUs, and how much each has to do."""
import pathlib
import subprocess

from .job import KERNEL, MICRO, START, Job

SOURCE = pathlib.Path(__file__).resolve().parent.parent / "kernels"
CC = {"native": "gcc", "guest": "aarch64-linux-gnu-gcc"}
CXX = {"native": "g++", "guest": "aarch64-linux-gnu-g++"}
FLAGS = ["-O2", "-ffp-contract=off", "-pthread"]
MORE_FLAGS = {"vector.c": ["-O3"]}
CRYPTO = {"native": ["-msse4.1", "-msha"], "guest": ["-march=armv8-a+crypto"]}

# Name, count (0.3 to 1 second natively; --quick does a tenth). Work is in proportion to the count.
COUNTS = [
    ("sieve", 80), ("sort", 24), ("hash", 240), ("crc", 180), ("chase", 12), ("machine", 260), ("sha256", 80),
    ("sha256_crypto", 750), ("nbody", 200), ("spectral", 1800), ("matrix", 150), ("vector_int", 220),
    ("vector_float", 450), ("libc_strings", 280), ("simd_copy", 1000), ("simd_strlen", 850), ("fib", 4300),
    ("dispatch", 150), ("atomics", 900), ("longjumps", 5000), ("ucontext", 1000), ("coroutines", 3000), ("jit", 3600),
    ("exceptions", 160),
]
MICRO_COUNTS = [("getppid", 2500), ("clock_gettime", 20000), ("signal", 190), ("page_fault", 100)]
NOTES = {
    "libc_strings": "The C library's functions: natively AVX2 or AVX-512, for Arm NEON.",
    "jit": "Twenty calls for each rewriting.",
    "atomics": "Two threads on one counter.",
}


def compilers():
    """Versions of the compilers, which should be the same."""
    return {side: subprocess.run([cc, "-dumpfullversion"], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
            for side, cc in CC.items()}


def build(work):
    for side, cc in CC.items():
        objects = []
        for source in sorted(SOURCE.glob("*.c")):
            if source.stem in ("hello", "measure"):
                continue
            objects.append(work / f"{source.stem}-{side}.o")
            flags = FLAGS + MORE_FLAGS.get(source.name, []) + (CRYPTO[side] if source.stem == "crypto" else [])
            subprocess.run([cc, *flags, "-c", "-o", objects[-1], source], check=True)
        subprocess.run([cc, "-static", "-pthread", "-o", work / f"kernels-{side}", *objects, "-lm"], check=True)
        subprocess.run([CXX[side], *FLAGS, "-static", "-o", work / f"exceptions-{side}", SOURCE / "exceptions.cc",
                        work / f"main-{side}.o"], check=True)
        subprocess.run([cc, *FLAGS, "-static", "-o", work / f"hello-{side}", SOURCE / "hello.c"], check=True)
    subprocess.run([CC["native"], "-O2", "-static", "-o", work / "measure", SOURCE / "measure.c"], check=True)


def jobs(quick):
    def count(full):
        return max(full // 10, 2) if quick else full
    yield Job("hello, static", START, ["hello"], static=True)
    for name, full in COUNTS:
        program = "exceptions" if name == "exceptions" else "kernels"
        yield Job(name, KERNEL, [program, name, str(count(full))], static=True, note=NOTES.get(name, ""))
    for name, full in MICRO_COUNTS:
        yield Job(name, MICRO, ["kernels", name, str(count(full))], static=True, calls=count(full) // 2 * 1000)


def cannot_run(job):
    """Why this machine can't run the job natively, or nothing."""
    if job.name != "sha256_crypto":
        return ""
    with open("/proc/cpuinfo", encoding="ascii", errors="replace") as f:
        return "" if " sha_ni" in f.read() else "this CPU has no SHA instructions"
