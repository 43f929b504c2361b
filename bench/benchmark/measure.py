"""Runs jobs natively, by Dragoman and by QEMU, one after the other, and makes a row of numbers of each."""
import hashlib
import json
import os
import pathlib
import re
import shutil
import signal
import statistics
import subprocess
import tempfile

from . import kernels, programs
from .job import MICRO, THROUGHPUT

TIMEOUT = 900
SHARED = "/dev/shm"
BUDGET = 60  # seconds; an engine that has used more for a job is not run again for it
BINFMT = r":qemu-bench:M::\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\xb7\x00:" \
         r"\xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff\xff:"
ENTER = ('set -e; mkdir -p "$0$1"; mount --rbind /proc "$0/proc"; mount --rbind /dev "$0/dev"; mount --bind "$1" "$0$1"; '
         'root=$0 work=$1; shift; exec chroot "$root" /usr/bin/env -C "$work" "$@"')
# A binfmt_misc of our own: the kernel (6.7 and later) has one for each user namespace.
REGISTER = ('mount -t binfmt_misc none /proc/sys/fs/binfmt_misc && '
            'printf %s "$RULE" >/proc/sys/fs/binfmt_misc/register || exit 126; ')


class Cell(Exception):
    """Why an engine has no number for a job."""


class Bench:
    def __init__(self, args):
        self.args = args
        self.roots = {"native": pathlib.Path(args.roots, "amd64").resolve(),
                      "guest": pathlib.Path(args.roots, "arm64").resolve()}
        self.dragoman = str(pathlib.Path(args.dragoman).resolve())
        self.qemu = None if args.no_qemu else shutil.which(args.qemu)
        self.engines = ["native", "dragoman"] + (["qemu"] if self.qemu else [])
        self.work = pathlib.Path(tempfile.mkdtemp(prefix="dragoman-bench-"))
        self.cache = None if args.cold else tempfile.mkdtemp(prefix="dragoman-bench-", dir=SHARED if os.path.isdir(SHARED) else None)
        try:
            kernels.build(self.work)
            self.has_data = False
            self.binfmt_problem = self.try_binfmt() if self.qemu and args.binfmt else ""
        except BaseException:
            self.close()
            raise

    def close(self):
        for folder in [self.work] + ([self.cache] if self.cache else []) + [pathlib.Path(f"{root}{self.work}") for root in self.roots.values()]:
            shutil.rmtree(folder, ignore_errors=True)

    # ---- commands --------------------------------------------------------------------------------
    def enter(self, side, binfmt=False):
        """The words that run what follows in a root, with the work folder at its place."""
        namespace = ["unshare", "--mount"] + ([] if os.geteuid() == 0 and not binfmt else ["--user", "--map-root-user"])
        script = (REGISTER if binfmt else "") + ENTER
        return [*namespace, "sh", "-c", script, str(self.roots[side]), str(self.work)]

    def try_binfmt(self):
        """Whether programs of the guest's root run in it by themselves; what is wrong, if they don't."""
        done = subprocess.run([*self.enter("guest", binfmt=True), "/usr/bin/env", "/usr/bin/true"],
                              env=self.environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode == 0:
            return ""
        reason = done.stdout.strip().splitlines()
        return f"--binfmt: {self.qemu} can't be registered, or is not static ({reason[-1] if reason else 'no message'})"

    def environment(self):
        """For every engine; RULE and QEMU_CPU are for QEMU, the last one for Dragoman."""
        rule = f"{BINFMT}{os.path.realpath(self.qemu)}:F" if self.qemu else ""
        return {"PATH": "/usr/bin:/bin:/usr/sbin", "LC_ALL": "C.UTF-8", "HOME": str(self.work),
                "TMPDIR": str(self.work), "RULE": rule, "QEMU_CPU": self.args.qemu_cpu,
                "DRAGOMAN_CACHE": self.cache or "off"}

    def find(self, side, pattern):
        found = sorted(self.roots[side].glob(pattern))
        if not found:
            raise Cell(f"{pattern} is not in the {'arm64' if side == 'guest' else 'amd64'} root")
        return str(found[0])

    def command(self, engine, job):
        """(words that enter a root, words of the command)"""
        side = "native" if engine == "native" else "guest"
        by = {"native": [], "dragoman": [self.dragoman], "qemu": [self.qemu]}[engine]
        if job.static:
            return [], [*by, str(self.work / f"{job.words[0]}-{side}"), *job.words[1:]]
        path, words = self.find(side, job.words[0]), job.words[1:]
        inside = path[len(str(self.roots[side])):]
        if engine == "native":
            return self.enter("native"), [inside, *words]
        if engine == "qemu" and job.starts:
            if not self.args.binfmt:
                raise Cell("starts programs, for which QEMU needs a binfmt_misc rule (--binfmt)")
            if self.binfmt_problem:
                raise Cell(self.binfmt_problem)
            return self.enter("guest", binfmt=True), [inside, *words]
        return [], [*by, "-L", str(self.roots["guest"]), path, *words]

    def native(self, words, input=b"", cwd=None):
        """Runs a program of the native root, to make data."""
        command = [*self.enter("native"), "/usr/bin/env", "-C", str(cwd or self.work), *words]
        subprocess.run(command, input=input, env={**self.environment(), "AUTOM4TE": "autom4te"}, check=True)

    # ---- one run ---------------------------------------------------------------------------------
    def measure(self, engine, job, more_environment=None):
        enter, words = self.command(engine, job)
        if job.prepare:
            job.prepare(self.work)
        result = self.work / "measured"
        result.unlink(missing_ok=True)
        process = subprocess.Popen([*enter, str(self.work / "measure"), str(result), *words], cwd=self.work,
                                   env={**self.environment(), **(more_environment or {})}, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
        try:
            out, err = process.communicate(timeout=TIMEOUT)
        except BaseException as reason:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            if isinstance(reason, subprocess.TimeoutExpired):
                raise Cell(f"not finished after {TIMEOUT} s") from None
            raise
        err = err.decode(errors="replace")
        if not result.exists():
            raise Cell(f"could not be started: {err.strip()[-200:]}")
        cpu, wall, rss, status = result.read_text().split()
        run = {"cpu": float(cpu), "wall": float(wall), "rss": int(rss), "status": int(status), "errors": err}
        steady = re.search(r"^steady ([\d.]+)$", err, re.M)
        if steady:
            run["steady"] = float(steady[1])
        if job.rates:
            run["rate"] = rate(job, out.decode(errors="replace"))
        run["compare"] = outcome(job, out, self.work) if job.compare else ""
        if run["status"]:
            run["compare"] += f" status {run['status']}: {last_line(err)}"
        return run

    def statistics(self, job):
        """One more run of Dragoman, which is not timed: what its translator did in all processes."""
        file = self.work / "stats"
        file.unlink(missing_ok=True)
        run = self.measure("dragoman", job, {"DRAGOMAN_STATS_FILE": str(file)})
        lines = [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []
        total = {"processes": len(lines), "exits": {}}
        for line in lines:
            for key, value in line.items():
                if isinstance(value, int) and key != "pid":
                    total[key] = total.get(key, 0) + value
            for kind, value in line["exits"].items():
                total["exits"][kind] = total["exits"].get(kind, 0) + value
        spent = sum(total.get(f"{phase}_ns", 0) for phase in ("decode", "passes", "compile", "publish")) * 1e-9
        total["share"] = min(spent / max(run["cpu"], 1e-6), 1) if lines else None
        return total

    # ---- one job ---------------------------------------------------------------------------------
    def job(self, job):
        if not job.static and not self.has_data:
            programs.make_data(self.work, self.args.quick, self.native)
            self.has_data = True
        empty = {}
        reason = kernels.cannot_run(job)
        runs = {engine: [] for engine in self.engines}
        spent = dict.fromkeys(self.engines, 0.0)
        for _ in range(0 if reason else self.args.rounds):
            for engine in self.engines:
                if engine in empty or spent[engine] > BUDGET:
                    continue
                try:
                    run = self.measure(engine, job)
                except Cell as why:
                    empty[engine] = str(why)
                    continue
                runs[engine].append(run)
                spent[engine] += run["wall"]
        row = {"name": job.name, "group": job.group, "note": job.note, "problems": {}}
        for engine in self.engines:
            row[engine] = {"empty": empty.get(engine) or reason} if reason or engine in empty or not runs[engine] else \
                column(job, runs[engine], runs["native"])
            problem = disagreement(runs[engine], runs["native"]) if engine != "native" else failure(runs["native"])
            if problem:
                row["problems"][engine] = problem
        if runs["dragoman"] and "dragoman" not in row["problems"]:
            row["translation"] = self.statistics(job)
        if runs["dragoman"] and runs["native"]:
            row["memory"] = row["dragoman"]["rss"] / max(row["native"]["rss"], 1)
        return row


def last_line(text):
    lines = text.strip().splitlines()
    return lines[-1][-160:] if lines else ""


def outcome(job, out, work):
    """What must be the same everywhere, short."""
    text = out.decode(errors="replace") if len(out) <= 400 else f"{len(out)} bytes, {hashlib.sha256(out).hexdigest()}"
    return text + (f" {job.result(work)}" if job.result else "")


def rate(job, out):
    """Operations per second; of several (block sizes), the last."""
    found = re.findall(job.rates, out, re.M)
    if not found:
        return None
    return float(found[-1][-1])


def failure(runs):
    return next((run["compare"].strip() for run in runs if run["status"]), "")


def disagreement(runs, native):
    expected = native[0]["compare"] if native else None
    for run in runs:
        if expected is not None and run["compare"] != expected:
            return f"got {run['compare'].strip()[-200:]!r}, natively {expected.strip()[-200:]!r}"
    return ""


def cost(job, run):
    """What ratios are made of: seconds (nanoseconds of an operation), so that less is better."""
    if job.group == THROUGHPUT:
        return 1e9 / run["rate"] if run.get("rate") else None
    if job.group == MICRO:
        return run.get("steady")
    return run["cpu"]


def median(values):
    values = [v for v in values if v is not None]
    return statistics.median(values) if values else None


def column(job, runs, native):
    """Medians; ratios are those of the runs of one round, which followed one another."""
    out = {key: median([run.get(key) for run in runs]) for key in ("cpu", "wall", "steady", "rate")}
    if out["rate"] is not None:
        out["rate_text"] = f"{out['rate'] / job.unit[1]:.0f}{job.unit[0]}"
    out.update(rounds=len(runs), rss=max(run["rss"] for run in runs), status=runs[0]["status"])
    if job.calls and out["steady"] is not None:
        out["ns"] = out["steady"] / job.calls * 1e9
    ratios = [cost(job, run) / max(cost(job, base), 1e-6) for run, base in zip(runs, native)
              if cost(job, run) is not None and cost(job, base) is not None]
    if ratios:
        out.update(ratio=statistics.median(ratios), low=min(ratios), high=max(ratios))
    steady = [run["steady"] / max(base["steady"], 1e-6) for run, base in zip(runs, native)
              if "steady" in run and "steady" in base]
    if steady:
        out["steady_ratio"] = statistics.median(steady)
    return out


