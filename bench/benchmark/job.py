"""What a job is, for all modules."""
import dataclasses
import typing

# Groups, in the order of the report.
KERNEL, MICRO, START, PROGRAM, THROUGHPUT = "kernel", "micro", "start", "program", "throughput"


@dataclasses.dataclass
class Job:
    name: str
    group: str
    words: list                  # command; its first word is a kernel binary, or a pattern of paths below the root
    static: bool = False         # a static binary made by kernels.build, not a program of the root
    starts: bool = False         # starts other programs
    compare: bool = True         # standard output is the same on every CPU
    calls: int = 0               # operations in the second half of a micro row
    rates: str = ""              # expression whose groups are (name, value): operations per second
    unit: tuple = ("/s", 1)      # of the rates: name, operations in one
    prepare: typing.Callable = None  # prepare(work folder) before each run
    result: typing.Callable = None   # result(work folder): text to compare beside the output
    note: str = ""
