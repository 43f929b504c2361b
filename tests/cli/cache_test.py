#!/usr/bin/env python3
"""cache_test.py DRAGOMAN: translations of one process serve another one; never where the code is another, or the file was
damaged; and a process that changes its credentials gives them up. Exit status 77: no cross compiler."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

CC = "aarch64-linux-gnu-gcc"
# Two programs that differ in one instruction, at the same address.
SOURCE = r"""
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>
static int limit(void)
{
    struct sock_filter allow = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &(struct sock_fprog){1, &allow});
}
int main(int argc, char **argv)
{
    if (argc > 1 && (strcmp(argv[1], "setuid") ? strcmp(argv[1], "limit") == 0 && limit() : setuid(getuid())))
        return 1;
    if (argc == 2) {
        puts("ready");
        fflush(stdout);
        getchar();
    }
    unsigned long ticks, random; /* calls of C functions, which each process has elsewhere */
    __asm__ volatile("mrs %0, cntvct_el0\n\tmrs %1, s3_3_c2_c4_0" : "=r"(ticks), "=r"(random) :: "cc");
    if (!ticks || !random)
        return 1;
    volatile unsigned n = argc;
    char text[32];
    for (int i = 0; argc > 2 && i < 100; i++)
        snprintf(text, sizeof text, "%d %s", i, argv[1]);
    printf("%u\n", n + NUMBER - argc);
    return 0;
}
"""


class Tests:
    def __init__(self, dragoman, work):
        self.dragoman, self.work = dragoman, pathlib.Path(work)
        self.dir = self.work / "cache"
        self.stats = self.work / "stats"

    def build(self, number):
        guest = self.work / f"guest{number}"
        subprocess.run([CC, "-O2", "-static", "-no-pie", f"-DNUMBER={number}", "-x", "c", "-o", guest, "-"], input=SOURCE, text=True,
                       check=True)
        return guest

    def run(self, number, *options, cache=None, arguments=(), expect_error=""):
        """The statistics of a run of that guest."""
        self.stats.unlink(missing_ok=True)
        done = subprocess.run([self.dragoman, "--cache", str(cache or self.dir), "--stats-file", self.stats, *options,
                               self.guests[number], *arguments], capture_output=True, text=True, timeout=120)
        assert done.returncode == 0 and done.stdout == f"{number}\n" and expect_error in done.stderr, done
        assert expect_error or not done.stderr, done
        return json.loads(self.stats.read_text())

    def file(self):
        files = list(self.dir.iterdir())
        assert len(files) == 1, files
        return files[0]

    def serves_the_next(self):
        first, second = self.run(1), self.run(1)
        assert first["cached_regions"] == 0 and first["regions"] > 100, first
        assert second["cached_regions"] > 50 * second["regions"], second
        # What is likely to run next is there already, and branches lead to it.
        assert second["exits"]["branch"] < first["exits"]["branch"] / 8, (first, second)
        assert first["guest_insns"] == second["guest_insns"] + second["cached_insns"], (first, second)
        assert self.file().stat().st_mode & 0o777 == 0o600

    def tells_programs_apart(self):
        other = self.run(2)
        assert other["cached_regions"] > 10 * other["regions"] > 0, other # the C library is the same
        for number in (1, 2):
            assert self.run(number)["regions"] < other["regions"] + 4

    def is_replaced_by_hot_code(self):
        """Of each region all that may be overwritten while it runs."""
        hot = ["--hot", "40", "--hot-here"] # such regions are in a file of their own
        cache = self.work / "hot"
        cache.mkdir()
        self.run(1, *hot, cache=cache)
        first, second = (self.run(1, *hot, cache=cache, arguments=["two", "words"]) for _ in range(2))
        assert first["cached_regions"] > 100 and first["cached_hot"] < first["hot_regions"] > 5, first
        assert second["cached_hot"] > first["hot_regions"] / 2 > second["hot_regions"], (first, second)

    def survives_damage(self):
        """As after a crash: some pages have not reached the disk."""
        data = bytearray(self.file().read_bytes()[:20 << 20])
        for page in range((16 << 20) // 4096 + 3, len(data) // 4096, 5):
            data[page * 4096:(page + 1) * 4096] = bytes(4096)
        with open(self.file(), "r+b") as file:
            file.write(data)
        damaged = self.run(1)
        assert damaged["regions"] > 10 and damaged["cached_regions"] > 10, damaged

    def refuses_what_others_may_write(self):
        self.file().chmod(0o622)
        assert self.run(1, expect_error="cannot keep translations there")["cached_regions"] == 0
        self.file().unlink()
        target = self.work / "target"
        self.run(1)
        self.file().rename(target)
        (self.dir / target.name).unlink(missing_ok=True)
        assert not list(self.dir.iterdir())

    def can_be_off(self):
        assert self.run(1, cache="off")["cached_regions"] == 0
        assert not list(self.dir.iterdir())
        assert self.run(1, cache="/nonexistent", expect_error="/nonexistent: cannot keep")["cached_regions"] == 0
        done = subprocess.run([self.dragoman, "--cache", "relative", self.guests[1]], capture_output=True, text=True)
        assert done.returncode == 1 and "--cache: auto, off or the absolute path" in done.stderr, done

    def leaves_room(self):
        """Of a small file system in memory, as containers have one, a quarter is used at most."""
        small = self.work / "small"
        small.mkdir()
        script = ('mount -t tmpfs -o size=4m none "$1" 2>/dev/null || exit 77; "$0" --cache "$1" "$2" >/dev/null && "$0" --cache "$1" "$3" >/dev/null && '
                  'df --output=used -k "$1" | tail -n 1')
        done = subprocess.run(["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, self.dragoman, small,
                               self.guests[1], self.guests[2]], capture_output=True, text=True)
        if done.returncode == 77 or "unshare:" in done.stderr:
            print("not tried: a small file system: no namespace for it")
            return
        assert done.returncode == 0 and 0 < int(done.stdout) <= 1024, done

    def leaves_restartable_sequences_out(self):
        guest = self.work / "rseq"
        subprocess.run([CC, "-O2", "-static", "-pthread", "-o", guest, pathlib.Path(__file__).parents[1] / "guest" / "rseq.c"], check=True)
        for _ in range(3): # one that is not known as such is never left
            done = subprocess.run([self.dragoman, "--cache", str(self.dir), guest, "100"], capture_output=True, text=True, timeout=60)
            assert done.returncode == 0, done

    def is_given_up_with_rights(self):
        def maps(*arguments):
            guest = subprocess.Popen([self.dragoman, "--cache", str(self.dir), self.guests[1], *arguments], stdin=subprocess.PIPE,
                                     stdout=subprocess.PIPE, text=True)
            if arguments:
                assert guest.stdout.readline() == "ready\n"
            text = pathlib.Path(f"/proc/{guest.pid}/smaps").read_text() if arguments else ""
            guest.communicate("\n", timeout=60)
            assert guest.returncode == 0
            return text
        assert str(self.dir) not in maps("setuid")
        _, file, rest = maps("limit").partition(f"{self.dir}/")
        flags = next(line for line in rest.splitlines() if line.startswith("VmFlags:")).split()
        assert file and "wr" not in flags and "mw" not in flags and "rd" in flags and f"{self.dir}/" not in rest, rest

    def is_read_under_limits(self):
        """What is made then is not added."""
        first, second = (self.run(1, arguments=["limit", "words"]) for _ in range(2))
        self.run(1, arguments=["two", "words"])
        third = self.run(1, arguments=["limit", "words"])
        assert first["regions"] >= second["regions"] > 10 > third["regions"], (first, second, third)

    def all(self):
        self.dir.mkdir()
        self.guests = {number: self.build(number) for number in (1, 2)}
        self.serves_the_next()
        self.tells_programs_apart()
        self.is_replaced_by_hot_code()
        # A file system in memory loses all or nothing.
        if subprocess.run(["stat", "-f", "-c", "%T", self.dir], capture_output=True, text=True).stdout.strip() != "tmpfs":
            self.survives_damage()
        self.refuses_what_others_may_write()
        self.can_be_off()
        self.leaves_room()
        self.is_read_under_limits()
        self.is_given_up_with_rights()
        self.leaves_restartable_sequences_out()


def main():
    if not shutil.which(CC):
        print(f"SKIPPED: no {CC}")
        sys.exit(77)
    os.umask(0o22)
    with tempfile.TemporaryDirectory(dir="/var/tmp") as work:
        Tests(str(pathlib.Path(sys.argv[1]).resolve()), work).all()
    print("passed")


main()
