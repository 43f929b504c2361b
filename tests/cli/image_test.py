#!/usr/bin/env python3
"""image_test.py DRAGOMAN: a program that starts again finds what it needs in one piece; never where the code is another, or
changes, and the file may be lost, damaged or overwritten. Exit status 77: no cross compiler, or no file system in memory."""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

CC = "aarch64-linux-gnu-gcc"
# Two programs that differ in one instruction, at the same address.
SOURCE = r"""
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>
int probe(void);
__asm__(".text\n\t.balign 64\n\t.global probe\nprobe:\tmov w0, #" NUMBER "\n\tret");
void many(int one); /* regions */
__asm__("many:\n\t.rept 400\n\tcbnz w0, 1f\n\tnop\n1:\tnop\n\t.endr\n\tret");
void loop(int n);
__asm__("loop:\tsubs w0, w0, #1\n\tb.ne loop\n\tret");
double quotient(double a, double b);
__asm__("quotient:\tfdiv d0, d0, d1\n\tret");
static void divide(double zero)
{
    for (int i = 0; i < 150; i++)
        if (quotient(0, zero) != 0 && zero)
            puts("0 / 1 is not 0");
}
static char *const area = (char *)0x50000000000; /* not in low memory (docs/mte.md) */
__attribute__((noinline)) static char first(void) { return *(volatile char *)area; }
static void ask_for_tags(void)
{
    prctl(PR_SET_TAGGED_ADDR_CTRL, PR_TAGGED_ADDR_ENABLE | PR_MTE_TCF_SYNC | 0xfffeul << PR_MTE_TAG_SHIFT, 0, 0, 0);
}
static void tag(void)
{
    mprotect(area, 4096, PROT_READ | PROT_WRITE | 0x20 /* PROT_MTE */);
    __asm__ volatile(".arch armv8.5-a+memtag\n\tstg %0, [%1]" : : "r"((uintptr_t)area | 5ul << 56), "r"(area) : "memory");
}
__attribute__((noinline)) static int sum(void) { return probe() + probe(); }
static void change(unsigned number)
{
    uint32_t insn = 0x52800000u | number << 5;
    char *page = (char *)((uintptr_t)probe & -(uintptr_t)4096);
    mprotect(page, 4096, PROT_READ | PROT_WRITE | PROT_EXEC);
    memcpy((void *)probe, &insn, sizeof insn);
    __builtin___clear_cache((char *)probe, (char *)probe + sizeof insn);
}
int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    printf("%d\n", sum());
    fflush(stdout);
    loop(strcmp(what, "loop") ? 3 : 100000);
    for (unsigned i = 1; i < 4 && !strcmp(what, "change"); i++) {
        change(i);
        printf("%d\n", sum());
    }
    if (!strcmp(what, "ring"))
        syscall(426 /* io_uring_enter */, -1, 0, 0, 0, 0, 0);
    if (!strcmp(what, "more"))
        many(1);
    if (!strcmp(what, "divide") || !strcmp(what, "divide by 0")) {
        double divisor = !strcmp(what, "divide");
        divide(divisor);
        ask_for_tags();
        divide(divisor);
    }
    if (!strcmp(what, "tag") || !strcmp(what, "read")) {
        mmap(area, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
        if (!strcmp(what, "tag"))
            tag();
        ask_for_tags();
        if (first())
            puts("it is not 0");
    }
    if (!strcmp(what, "rights") && setuid(getuid()) == 0) {
        puts("ready");
        fflush(stdout);
        getchar();
        printf("%d %s %.3f\n", sum(), what, sum() / 8.0);
    }
    return 0;
}
"""


class Tests:
    def __init__(self, dragoman, work):
        self.dragoman, self.work = dragoman, pathlib.Path(work)
        self.dir = self.work / "cache"
        self.dir.mkdir()
        self.options = []
        self.guests = {number: self.build(number) for number in (7, 8)}

    def build(self, number):
        guest = self.work / f"guest{number}"
        subprocess.run([CC, "-O2", "-static", "-no-pie", f'-DNUMBER="{number}"', "-x", "c", "-o", guest, "-"], input=SOURCE,
                       text=True, check=True)
        return guest

    def command(self, number, *arguments):
        return [self.dragoman, *self.options, "--cache", str(self.dir), "--stats-file", self.work / "stats", self.guests[number], *arguments]

    def run(self, number, *arguments):
        """The statistics of a run of that guest."""
        (self.work / "stats").unlink(missing_ok=True)
        done = subprocess.run(self.command(number, *arguments), capture_output=True, text=True, timeout=120)
        changed = "2\n4\n6\n" if "change" in arguments else ""
        assert done.returncode == 0 and done.stdout == f"{2 * number}\n{changed}" and not done.stderr, done
        return json.loads((self.work / "stats").read_text())

    def images(self):
        return [file for file in self.dir.iterdir() if file.suffix not in ("", ".new")]

    def image(self):
        files = self.images()
        assert len(files) == 1, files
        return files[0]

    def make(self, number=7):
        """What is found one by one then."""
        for file in self.dir.iterdir():
            file.unlink()
        first, second = self.run(number), self.run(number)
        assert not first["cached_regions"] and second["cached_regions"] > 400, (first, second)
        assert self.image().stat().st_mode & 0o777 == 0o600
        return second["cached_regions"]

    def serves_the_next(self):
        before = self.make()
        image = self.image().stat()
        third = self.run(7)
        assert third["cached_regions"] < before / 8 and third["regions"] < 8, (before, third)
        assert self.image().stat().st_mtime_ns == image.st_mtime_ns, "it is made again"

    def serves_with_tags(self):
        """Programs that ask for tags begin without; what is made for these is apart."""
        before, options = self.make(), self.options
        self.options = ["--mte=auto"]
        runs = [self.run(7) for _ in range(4)]
        self.options = options
        assert runs[0]["regions"] > 400 and runs[1]["cached_regions"] > 400, runs
        assert all(run["cached_regions"] < runs[1]["cached_regions"] / 3 and run["regions"] < 8 for run in runs[2:]), (before, runs)
        assert len(self.images()) == 2 and self.run(7)["cached_regions"] < before / 8

    def knows_careful_sites(self):
        """What an image has is not used where the site was found to be careful before; and one is made without such."""
        for first in ("divide", "divide by 0"):
            self.make()
            runs = [self.run(7, first) for _ in range(3)] + [self.run(7, "divide by 0")]
            assert 0 < runs[3]["exits"]["repair"] < 10, [run["exits"] for run in runs]
            assert len(self.images()) == 2 and runs[3]["cached_regions"] < runs[1]["cached_regions"] / 3, (self.images(), runs)

    def checks_what_has_tags_now(self):
        """Where its code presumes that memory has none. In low memory nothing would be presumed any more."""
        before = self.make()
        runs = [self.run(7, "read") for _ in range(3)]
        assert runs[2]["cached_regions"] < before / 8, (before, runs)
        done = subprocess.run(self.command(7, "tag"), capture_output=True)
        assert done.returncode == -signal.SIGSEGV, done

    def hides_no_hot_code(self):
        """What others made later is found when code of the image is hot."""
        self.make()
        pathlib.Path(f"{self.image()}.new").touch() # nobody makes it anew
        self.options = ["--hot-here"]
        first, second = [self.run(7, "loop") for _ in range(2)]
        self.options = []
        assert first["hot_regions"] > 0 and not second["hot_regions"] and second["cached_hot"] > 0, (first, second)

    def grows(self):
        before = self.make()
        for _ in range(3):
            last = self.run(7, "more")
        assert last["cached_regions"] < before / 8 and self.run(7)["cached_regions"] < before / 8, (before, last)

    def tells_programs_apart(self):
        """The other one has its name: it is made anew for that, with none of its regions."""
        self.make()
        assert self.run(8)["cached_regions"] > 400
        assert self.run(7)["cached_regions"] > 400
        for number in (7, 8, 8, 8):
            self.run(number)

    def code_may_change(self):
        before = self.make()
        for _ in range(3):
            changed = self.run(7, "change")
        assert changed["cached_regions"] < before / 4 and changed["invalidated"] > 0, (before, changed)
        self.run(7)

    def refuses_what_others_may_write(self):
        before = self.make()
        self.image().chmod(0o622)
        assert self.run(7)["cached_regions"] > before / 2

    def survives_damage(self):
        before = self.make()
        os.truncate(self.image(), self.image().stat().st_size // 2)
        assert self.run(7)["cached_regions"] > before / 2

    def is_a_copy_without_rights(self):
        """Who may write the file may have other rights than the process that uses it."""
        self.make()
        guest = subprocess.Popen(self.command(7, "rights"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert [guest.stdout.readline() for _ in range(2)] == ["14\n", "ready\n"]
        with open(self.image(), "r+b") as file:
            file.write(bytes(self.image().stat().st_size))
        text, _ = guest.communicate("\n", timeout=60)
        assert guest.returncode == 0 and text == "14 rights 1.750\n", (guest.returncode, text)

    def leaves_restartable_sequences_out(self):
        """What asks for descriptors asks in each process."""
        guest = self.work / "rseq"
        subprocess.run([CC, "-O2", "-static", "-pthread", "-o", guest, pathlib.Path(__file__).parents[1] / "guest" / "rseq.c"], check=True)
        for _ in range(4):
            done = subprocess.run([self.dragoman, "--cache", str(self.dir), guest, "100"], capture_output=True, text=True, timeout=60)
            assert done.returncode == 0, done

    def is_given_up_when_translations_are_lost(self):
        """A new file of translations has little at first: when more is wanted than the image has, all is made anew."""
        before = self.make()
        image = self.image()
        for file in self.dir.iterdir():
            if file != image:
                file.unlink()
        assert self.run(7)["cached_regions"] < before / 8 and self.image() == image
        for _ in range(5):
            last = self.run(7, "more")
        assert last["cached_regions"] < before / 8 and last["regions"] < 8 and self.run(7)["cached_regions"] < before / 8, last

    def is_not_made_beside_other_work(self):
        """The guest's memory is given back: what the kernel writes to a file at the end may be there."""
        self.make()
        self.image().unlink()
        for arguments, n in ((["ring"], 0), ([], 1)):
            self.run(7, *arguments)
            assert len([file for file in self.dir.iterdir() if file.suffix]) == n, arguments

    def is_made_where_there_is_room(self):
        self.make()
        size = self.image().stat().st_size
        command = f"ulimit -f {size // 2048}; exec \"$@\""
        self.image().unlink()
        done = subprocess.run(["sh", "-c", command, "sh", *self.command(7)], capture_output=True, text=True)
        assert done.returncode == 0 and done.stdout == "14\n", done
        assert not [file for file in self.dir.iterdir() if file.suffix]

    def all(self):
        self.serves_the_next()
        self.serves_with_tags()
        self.knows_careful_sites()
        self.checks_what_has_tags_now()
        self.hides_no_hot_code()
        self.grows()
        self.tells_programs_apart()
        self.code_may_change()
        self.refuses_what_others_may_write()
        self.survives_damage()
        self.is_a_copy_without_rights()
        self.leaves_restartable_sequences_out()
        self.is_given_up_when_translations_are_lost()
        self.is_not_made_beside_other_work()
        self.is_made_where_there_is_room()


def main():
    shm = pathlib.Path("/dev/shm")
    if not shutil.which(CC) or not os.access(shm, os.W_OK):
        print(f"SKIPPED: no {CC}, or no {shm}")
        sys.exit(77)
    os.umask(0o22)
    with tempfile.TemporaryDirectory(dir=shm) as work:
        Tests(str(pathlib.Path(sys.argv[1]).resolve()), work).all()
    print("passed")


main()
