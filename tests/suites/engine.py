"""Builds and runs test cases of the external suites and says how each one ended.

Owns: the case, process control (time limits, process groups), the comparison with a second runner and with the list of
expected failures, the table. Knows nothing about any particular suite."""

import concurrent.futures
import dataclasses
import fnmatch
import os
import pathlib
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile

PASS, FAIL, SKIP, EXPECTED, UNSUITABLE, FIXED = "passed", "FAILED", "skipped", "expected", "unsuitable", "now-passes"
ORDER = (PASS, SKIP, UNSUITABLE, EXPECTED, FIXED, FAIL)


@dataclasses.dataclass
class Result:
    """How a program ended: exit status (negative: signal, None: time limit) and what it wrote."""
    status: int | None
    output: str

    def describe(self):
        if self.status is None:
            return "time limit"
        if self.status < 0:
            return f"signal {-self.status} ({signal.Signals(-self.status).name})"
        if self.status > 128 and self.status - 128 in list(signal.Signals):
            return f"exit {self.status} ({signal.Signals(self.status - 128).name})"
        return f"exit {self.status}"


def plain_verdict(result):
    """The usual rule: status 0 is a pass."""
    return (PASS, "") if result.status == 0 else (FAIL, result.describe())


@dataclasses.dataclass
class Case:
    """One program. `build` is the list of commands that make it (empty: already there), `program` the command that runs
    it, `native` the commands and the program of the same test for this machine (for suites that the host can run)."""
    name: str
    program: list
    build: list = dataclasses.field(default_factory=list)
    native_build: list = dataclasses.field(default_factory=list)
    native: list = dataclasses.field(default_factory=list)
    verdict: object = plain_verdict
    difference: object = None  # (result, reference result) -> text, "" when the guest did no worse than the reference
    timeout: int = 60
    skip: str = ""
    emulator: bool = True  # whether the reference emulator may judge
    env: dict = dataclasses.field(default_factory=dict)
    folder: str = ""  # where to run; a fresh temporary folder when empty
    native_folder: str = ""


@dataclasses.dataclass
class Outcome:
    case: Case
    state: str
    reason: str = ""
    output: str = ""


def execute(command, timeout, folder=None, env=None):
    """Runs a command in a session of its own; whatever is left of the session is killed afterwards."""
    with tempfile.TemporaryFile() as out:
        try:
            child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, cwd=folder,
                                     env=env, start_new_session=True)
        except OSError as error:
            return Result(127, str(error))
        try:
            status = child.wait(timeout)
        except subprocess.TimeoutExpired:
            status = None
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        child.wait()
        out.seek(0)
        return Result(status, out.read(1 << 20).decode(errors="replace"))


def build(commands):
    """Runs the compile commands whose output (after -o) is missing, older than its sources, or of another command;
    the first failure's text."""
    for command in commands:
        target = pathlib.Path(command[command.index("-o") + 1])
        note = target.with_name(target.name + ".command")
        sources = [pathlib.Path(word) for word in command[1:] if word.endswith((".c", ".S", ".C", ".cpp")) and "/" in word]
        if (target.exists() and note.exists() and note.read_text() == shlex.join(command)
                and all(target.stat().st_mtime >= source.stat().st_mtime for source in sources)):
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        result = execute(command, 180)
        if result.status != 0:
            target.unlink(missing_ok=True)
            return first_error(result.output) or result.describe()
        note.write_text(shlex.join(command))
    return ""


def first_error(text):
    lines = text.splitlines()
    for line in lines:
        if "error:" in line or "undefined reference" in line:
            return line.strip()[-160:]
    return lines[-1].strip()[-160:] if lines else ""


class Engine:
    def __init__(self, runner, reference, expected, env, keep_going_output):
        self.runner, self.reference, self.expected, self.env = runner, reference, expected, env
        self.show = keep_going_output

    def run_case(self, case):
        if case.skip:
            return Outcome(case, SKIP, case.skip)
        error = build(case.build)
        if error:
            return Outcome(case, SKIP, "does not build: " + error)
        result = self.run_program(self.runner + case.program, case, case.folder)
        state, reason = case.verdict(result)
        if state == FAIL:
            state, reason = self.second_opinion(case, result, reason)
        reference = self.expected_reason(case.name)
        if reference is not None and state == FAIL:
            state, reason = EXPECTED, reference
        elif reference is not None and state == PASS:
            state, reason = FIXED, "listed as an expected failure: " + reference
        return Outcome(case, state, reason, result.output)

    def run_program(self, command, case, folder=""):
        env = {**self.env, **case.env}
        if folder:
            return execute(command, case.timeout, folder, env)
        folder = tempfile.mkdtemp(prefix="suite-")
        try:
            return execute(command, case.timeout, folder, env)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def second_opinion(self, case, result, reason):
        """A test that also fails natively, or under the reference emulator when there is no native one, proves nothing."""
        if case.native:
            error = build(case.native_build)
            if error:
                return FAIL, reason + " (no native build to compare with)"
            other, name = self.run_program(case.native, case, case.native_folder), "natively"
        elif self.reference and case.emulator:
            other, name = self.run_program(self.reference + case.program, case, case.folder), "under " + self.reference[0]
        else:
            return FAIL, reason
        if case.difference:
            text = case.difference(result, other)
            return (FAIL, text) if text else (UNSUITABLE, f"the same {name}: {reason}")
        state, other_reason = case.verdict(other)
        if state == PASS:
            return FAIL, reason
        return UNSUITABLE, f"{reason}; {name}: {other_reason or state}"

    def expected_reason(self, name):
        for pattern, reason in self.expected:
            if fnmatch.fnmatchcase(name, pattern):
                return reason
        return None

    def run(self, cases, jobs, verbose):
        outcomes = []
        with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
            futures = [pool.submit(self.run_case, case) for case in cases]
            for done, future in enumerate(concurrent.futures.as_completed(futures), 1):
                outcome = future.result()
                outcomes.append(outcome)
                if outcome.state in (FAIL, FIXED) or verbose:
                    print(f"{outcome.state:10} {outcome.case.name}  {outcome.reason}", flush=True)
                    for line in outcome.output.splitlines()[-self.show:] if outcome.state == FAIL and self.show else []:
                        print("           | " + line[:200])
                if done % 500 == 0:
                    print(f"           {done} of {len(cases)}", file=sys.stderr, flush=True)
        return sorted(self.retried(outcomes), key=lambda outcome: outcome.case.name)

    def retried(self, outcomes):
        """Failures get a second try with the machine to themselves: many tests count on timing."""
        for number, outcome in enumerate(outcomes):
            if outcome.state != FAIL:
                continue
            again = self.run_case(outcome.case)
            if again.state == PASS:
                again.reason = "passed when run alone, at first: " + outcome.reason
                print(f"{PASS:10} {again.case.name}  {again.reason}", flush=True)
            outcomes[number] = again
        return outcomes


def read_expected(path):
    """Lines of `pattern  reason`; # starts a comment."""
    rows = []
    for line in path.read_text().splitlines():
        line = line.split("#", 1)[0].strip()
        if line:
            pattern, _, reason = line.partition(" ")
            rows.append((pattern, reason.strip()))
    return rows


def table(outcomes):
    """Counts per group (the part of the name before the last '/')."""
    groups = {}
    for outcome in outcomes:
        row = groups.setdefault(outcome.case.name.rsplit("/", 1)[0], dict.fromkeys(ORDER, 0))
        row[outcome.state] += 1
    width = max([len(name) for name in groups] + [5])
    lines = ["  ".join([f"{'group':{width}}"] + [f"{state:>10}" for state in ORDER])]
    for name, row in sorted(groups.items()):
        lines.append("  ".join([f"{name:{width}}"] + [f"{row[state]:>10}" for state in ORDER]))
    total = [sum(row[state] for row in groups.values()) for state in ORDER]
    lines.append("  ".join([f"{'total':{width}}"] + [f"{count:>10}" for count in total]))
    return "\n".join(lines)


def reasons(outcomes, state):
    """How often each reason was given, most frequent first."""
    counts = {}
    for outcome in outcomes:
        if outcome.state == state:
            counts[outcome.reason] = counts.get(outcome.reason, 0) + 1
    return sorted(counts.items(), key=lambda item: -item[1])
