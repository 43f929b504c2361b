"""Debian roots of two architectures to work in: made by mmdebstrap, copied for each run, entered by `dragoman run`, so
that every engine works in the same kind of namespaces."""
import dataclasses
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile

ARCH = {"native": "amd64"}  # every other engine: arm64
QUIET = ["env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8"]
# From the host's shell, for what runs under Dragoman stays there. The later of two rules for the same programs counts.
WITH_QEMU = (r"""set -e; qemu=$1 root=$2; shift 2
printf %s ':qemu:M::\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\xb7\x00:\xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff'\
'\xff\xff\xff\xff\xfe\xff\xff\xff:'"$qemu:OCF" >/proc/sys/fs/binfmt_misc/register
for at in /proc /sys /dev; do mount --rbind "$at" "$root$at"; done
exec chroot "$root" "$@" """)


@dataclasses.dataclass
class Run:
    user: float    # CPU seconds of everything that was started
    system: float
    status: int
    output: str

    @property
    def cpu(self):
        return self.user + self.system


def arch(engine):
    return ARCH.get(engine, "arm64")


class Roots:
    """A folder for roots; what is in it goes with close(), unless it is to be kept."""

    def __init__(self, dragoman, qemu=None, folder=None, keep=False):
        self.dragoman, self.qemu, self.keep = dragoman, qemu, keep
        if folder:
            pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
        self.work = pathlib.Path(tempfile.mkdtemp(prefix="dragoman-roots-", dir=folder))
        self.work.chmod(0o755)

    def close(self):
        if self.keep:
            print(f"kept: {self.work}")
        else:
            shutil.rmtree(self.work, ignore_errors=True)

    def run(self, engine, root, command, dragoman=None, more=(), fail=True):
        """dragoman: another program than the usual one; more: variables; fail: end the benchmark at another status than 0."""
        words = [dragoman or self.dragoman, "run", "--root", root]
        if os.geteuid() == 0:
            words.append("--user")
        if engine == "qemu":
            words = [self.dragoman, "run", "--user", "--", "sh", "-c", WITH_QEMU, "sh", self.qemu, root]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run([*map(str, words), *QUIET, *command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, env={**os.environ, **dict(more)})
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        run = Run(after.ru_utime - before.ru_utime, after.ru_stime - before.ru_stime, done.returncode,
                  done.stdout.decode(errors="replace"))
        if run.status and fail:
            sys.exit(f"{engine}: {' '.join(command)}: status {run.status}\n{run.output[-3000:]}")
        return run

    def make_base(self, architecture, include=(), folder=None):
        """A root of Debian 13, variant minbase, whose apt keeps what it downloads."""
        root = pathlib.Path(folder) if folder else self.work / f"base-{architecture}"
        root.parent.mkdir(parents=True, exist_ok=True)
        command = ["mmdebstrap", "--quiet", f"--arch={architecture}", "--variant=minbase", "--skip=check/qemu"]
        if include:
            command.append(f"--include={','.join(include)}")
        command += ["trixie", str(root)]
        if architecture != "amd64" and os.geteuid() == 0:
            command = [self.dragoman, "run", "--user", "--", *command]
        elif os.geteuid() == 0:
            command.insert(1, "--mode=root")
        subprocess.run(list(map(str, command)), check=True, stdin=subprocess.DEVNULL)
        (root / "etc/apt/apt.conf.d/99keep").write_text('APT::Keep-Downloaded-Packages "true";\nBinary::apt::APT::Keep-Downloaded-Packages "true";\n')
        return root

    def fresh(self, name, base):
        root = self.work / f"root-{name}"
        shutil.rmtree(root, ignore_errors=True)
        subprocess.run(["cp", "-a", "--reflink=auto", base, root], check=True)
        return root
