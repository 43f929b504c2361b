#!/usr/bin/env python3
"""mte_report_test.py DRAGOMAN: heap errors planted in a program with glibc's tagging malloc are reported under their right
names, with the stacks of access, allocation and release, in every format, for every process. Exit status 77: no cross
compiler."""
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

CC = "aarch64-linux-gnu-gcc"
SOURCE = r"""
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include <malloc.h>
static void *volatile sink;
__attribute__((noinline)) char *make(size_t n) { char *p = malloc(n); sink = p; return p; }
__attribute__((noinline)) void drop(void *p) { free(p); __asm__ volatile(""); }
__attribute__((noinline)) int use(volatile char *p, long i) { int r = p[i]; __asm__ volatile(""); return r; }
__attribute__((noinline)) void put(volatile char *p, long i) { p[i] = 1; __asm__ volatile(""); }
static int file;
static void grow(int signo) { (void)signo; if (ftruncate(file, 4096)) _exit(6); }
#define TAG(p) ((unsigned)((unsigned long)(p) >> 56 & 15))
static void *print_tags(void *p) { for (int i = 0; i < 12; i++) printf("%x", TAG(make(16))); puts(""); return p; }
/* Asks an allocator; the last byte can be used, one behind it not. */
static int asks(const char *how)
{
    char *q = NULL;
    int n = 0;
    if (!strcmp(how, "malloc")) q = make(n = 41);
    if (!strcmp(how, "calloc")) q = calloc(7, n = 9), n = 63;
    if (!strcmp(how, "realloc")) q = realloc(make(41), n = 100);
    if (!strcmp(how, "aligned_alloc")) q = aligned_alloc(64, n = 90);
    if (!strcmp(how, "posix_memalign") && posix_memalign((void **)&q, 256, n = 33)) return 8;
    if (!strcmp(how, "strdup")) q = strdup("hello"), n = 6;
    if (!q) return 0;
    sink = q;
    put(q, n - 1);
    put(q, n);
    return 9;
}
/* What a clean program may do with the rest of a granule. */
static void clean(void)
{
    for (int i = 1; i < 600; i++) {
        char *q = make(i), *r;
        memset(q, 'a', i - 1);
        q[i - 1] = 0;
        if (strlen(q) != (size_t)i - 1 || strchr(q, 'b') || memchr(q, 'b', i)) exit(10);
        sink = r = strdup(q);
        if (strcmp(q, r) || memcmp(q, r, i)) exit(11);
        sink = q = realloc(q, i / 2 + 5 * (i % 7) + 1);
        sink = q = realloc(q, i * 2);
        memset(q, 'c', malloc_usable_size(q));
        drop(r);
        if (i % 3) drop(q);
    }
}
/* How often a new tag is the old one of the memory, or its neighbour's on the right. */
static int same_tags(void)
{
    int same = 0;
    for (int i = 0; i < 400; i++) {
        char *a = make(48), *b = make(48), *c = make(48);
        drop(b);
        char *again = make(48);
        if (((unsigned long)again ^ (unsigned long)b) << 8) exit(12);
        same += TAG(again) == TAG(b) || TAG(again) == TAG(c) || TAG(again) == TAG(a);
    }
    return same;
}
static void *thread(void *p) { return (void *)(long)use(p, 5); }
int main(int argc, char **argv)
{
    char *p = make(48), *q = make(48);
    const char *what = argc > 1 ? argv[1] : "";
    if (!strcmp(what, "use-after-free")) { drop(p); use(p, 16); }
    if (!strcmp(what, "overflow")) put(p, 56);
    if (!strcmp(what, "underflow")) put(q, -1);
    if (!strcmp(what, "double-free")) { drop(p); drop(p); }
    if (!strcmp(what, "untagged")) use((char *)((unsigned long)p << 8 >> 8), 16); /* as programs that keep 48 bits of pointers */
    if (!strcmp(what, "untagged-again")) { drop(p); p = make(48), use((char *)((unsigned long)p << 8 >> 8), 16); }
    if (!strcmp(what, "write")) { drop(p); return write(1, p, 40) < 0 ? 3 : 4; }
    if (!strcmp(what, "many")) { drop(p); for (int i = 0; i < 10; i++) use(p, i); put(p, 3); }
    if (!strcmp(what, "thread")) { pthread_t t; drop(p); pthread_create(&t, NULL, thread, p); pthread_join(t, NULL); }
    if (!strcmp(what, "tree")) {
        if (!fork()) { drop(p); use(p, 1); _exit(0); }
        wait(NULL);
        if (!fork()) execl(argv[0], argv[0], "overflow", NULL);
        wait(NULL);
        return 0;
    }
    if (!strcmp(what, "bus")) { /* the access that failed its check faults, too; later ones are checked still */
        signal(SIGBUS, grow);
        file = memfd_create("file", 0);
        if (ftruncate(file, 4096)) return 7;
        char *m = mmap(NULL, 4096, PROT_READ | PROT_WRITE | 0x20, MAP_SHARED, file, 0);
        if (m == MAP_FAILED || ftruncate(file, 0)) return 7;
        use((char *)((unsigned long)m | 1ul << 56), 0);
        drop(p);
        put(p, 1);
    }
    if (!strcmp(what, "child")) { /* has no report of its own */
        int status = -1;
        drop(p), use(p, 1);
        if (!fork()) exit(0);
        wait(&status);
        return status ? 5 : 0;
    }
    if (!strcmp(what, "last-thread")) { pthread_t t; drop(p); pthread_create(&t, NULL, thread, p); pthread_exit(NULL); }
    if (!strcmp(what, "merged")) { volatile char *at = make(50); at[50] = 1; at[60] = 1; at[70] = 1; at[80] = 1; }
    if (!strcmp(what, "tags")) {
        pthread_t t;
        print_tags(NULL);
        for (int i = 0; i < 2; i++) pthread_create(&t, NULL, print_tags, NULL), pthread_join(t, NULL);
        fflush(stdout);
        if (argc > 2) execl(argv[0], argv[0], what, NULL);
    }
    if (!strcmp(what, "same")) printf("%d\n", same_tags());
    if (!strcmp(what, "clean")) clean();
    if (!strcmp(what, "quiet")) { drop(p), use(p, 1), close(2); return 0; }
    if (!strcmp(what, "short-write")) { memset(p, '.', 41); return write(1, make(41), 48) == 41 ? 0 : 13; }
    if (asks(what)) return 14;
    puts("done");
    return 0;
}
"""
SEGV_STATUS = -signal.SIGSEGV


class Runner:
    def __init__(self, dragoman, guest, work):
        self.dragoman, self.guest, self.work = dragoman, guest, work

    def run(self, what, *options, mte="report,auto", env=None):
        words = [self.dragoman, *([f"--mte={mte}"] if mte else []), *options, self.guest, what]
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("DRAGOMAN_", "GLIBC_"))}
        return subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=60, errors="replace",
                              cwd=self.work, env={**clean, **(env or {})})

    def report(self, what, *options, status=SEGV_STATUS, **more):
        done = self.run(what, *options, **more)
        assert done.returncode == status, (what, done)
        return done.stderr


def functions(text, title):
    """Names of the stack under a title."""
    part = text[text.index(title):].split("\n", 1)[1]
    lines = [re.match(r"    #\d+ 0x[0-9a-f]+ in (\w+)\+0x[0-9a-f]+ \(\S*guest\+0x[0-9a-f]+\)$", line) for line in part.split("\n")]
    names = []
    for line in lines:
        if not line:
            break
        names.append(line.group(1))
    return names


def check_kinds(runner):
    cases = {
        "use-after-free": ("heap-use-after-free", "READ of size 1", "16 bytes inside the 48-byte region", ["use", "main"]),
        "overflow": ("heap-buffer-overflow", "WRITE of size 1", "8 bytes behind the 48-byte region", ["put", "main"]),
        "underflow": ("heap-buffer-underflow", "WRITE of size 1", "1 bytes before the 48-byte region", ["put", "main"]),
        "double-free": ("double-free", "READ of size 1", "0 bytes inside the 48-byte region", ["free", "drop", "main"]),
        "thread": ("heap-use-after-free", "READ of size 1", "5 bytes inside the 48-byte region", ["use", "thread"]),
        "untagged": ("untagged-pointer", "READ of size 1", "16 bytes inside the 48-byte region", ["use", "main"]),
        "untagged-again": ("untagged-pointer", "READ of size 1", "16 bytes inside the 48-byte region", ["use", "main"]),
    }
    for what, (kind, access, where, stack) in cases.items():
        text = runner.report(what)
        assert f"ERROR: dragoman: {kind} on address 0x" in text, text
        assert access in text and where in text and f"SUMMARY: dragoman: {kind}" in text, text
        got = functions(text, access)
        names = {"__libc_free": "free", "cfree": "free"}
        assert [names.get(name, name) for name in got][:len(stack)] == stack, (got, text)
        allocated = functions(text, "allocated by thread") # malloc's own frame is missing where it ends in a jump
        assert [name for name in allocated if name in ("make", "main")] == ["make", "main"], text
        if kind in ("heap-use-after-free", "double-free"):
            assert functions(text, "freed by thread")[1:3] == ["drop", "main"], text
        assert re.search(r"=>0x[0-9a-f]+:.*\[[0-9a-f]\]", text), text
        assert "memory tags: 1 reported, 0 repeated, 0 suppressed" in text, text


def check_calls(runner):
    text = runner.report("write", "--mte-continue", status=3)
    assert "heap-use-after-free" in text and "READ of size 40" in text and "by write(2), argument 2" in text, text
    assert functions(text, "freed by thread")[1:3] == ["drop", "main"], text


def check_options(runner):
    done = runner.run("many", "--mte-continue")
    assert done.returncode == 0 and done.stdout == "done\n" and done.stderr.count("==ERROR:") == 2, done
    assert "memory tags: 2 reported, 9 repeated, 0 suppressed" in done.stderr, done
    assert runner.run("many", "--mte-continue", "--mte-exit-code", "99").returncode == 99
    assert runner.run("many", "--mte-exit-code", "98").returncode == 98
    assert runner.run("none", "--mte-exit-code", "98").returncode == 0
    done = runner.run("bus", "--mte-continue")
    assert done.returncode == 0 and done.stderr.count("==ERROR:") == 2, done
    done = runner.run("child", "--mte-continue", "--mte-exit-code", "98")
    assert done.returncode == 98 and re.findall("memory tags: .", done.stderr) == ["memory tags: 1"], done
    done = runner.run("last-thread", "--mte-continue", "--mte-exit-code", "98")
    assert done.returncode == 98 and "memory tags: 1 reported" in done.stderr, done
    done = runner.run("many", "--mte-suppress", "nothing,us?")
    assert done.stderr.count("==ERROR:") == 1 and " in put\n" in done.stderr and done.returncode == SEGV_STATUS, done
    done = runner.run("many", "--mte-suppress", "*/guest", "--mte-exit-code=98")
    assert "==ERROR:" not in done.stderr and "11 suppressed" in done.stderr and done.returncode == 0, done
    done = runner.run("quiet", "--mte-continue")
    assert done.returncode == 0 and "memory tags: 1 reported" in done.stderr, done
    done = runner.run("overflow", mte="report")
    assert done.returncode == 0 and "nothing was tagged, so nothing was checked" in done.stderr, done
    done = runner.run("overflow", mte=None, env={"DRAGOMAN_MTE": "report,auto", "DRAGOMAN_MTE_EXIT_CODE": "97"})
    assert done.returncode == 97 and "heap-buffer-overflow" in done.stderr, done
    done = runner.run("overflow", mte="auto")
    assert done.returncode == SEGV_STATUS and not done.stderr, done
    for option, words in (("--mte-format=html", "unknown format"), ("--mte-exit-code=x", "exit status from 0 to 255"), ("--mte=maybe", "maybe")):
        done = runner.run("none", option)
        assert done.returncode == 1 and words in done.stderr and done.stderr.count("\n") == 1, done


def check_merged(runner):
    """Accesses whose checks are one: the first that fails is told."""
    for options in ((), ("--no-opt",), ("--hot=1", "--hot-here"), ("--engine=interp",)):
        text = runner.report("merged", *options)
        assert "20 bytes behind the 50-byte region" in text and "WRITE of size 1" in text, text


def check_sizes(runner):
    """What allocators are asked for is known; with precise, that is all that may be used."""
    sizes = {"malloc": 41, "calloc": 63, "realloc": 100, "aligned_alloc": 90, "posix_memalign": 33, "strdup": 6}
    for how, size in sizes.items():
        assert runner.run(how).returncode == 14, how
        text = runner.report(how, mte="report,auto,precise")
        assert "heap-buffer-overflow" in text and f" is 0 bytes behind the {size}-byte region" in text, text
    done = runner.run("clean", mte="report,auto,precise,distinct")
    assert done.returncode == 0 and done.stdout == "done\n" and "0 reported" in done.stderr, done
    done = runner.run("short-write", "--mte-continue", mte="report,auto,precise")
    assert done.returncode == 0 and "READ of size 48" in done.stderr and "0 bytes behind the 41-byte region" in done.stderr, done


def check_tags(runner):
    """Tags follow from the seed, which a report tells; neighbours and owners one after the other are told apart."""
    first, same, other = (runner.run("tags", f"--mte-seed={seed}", mte="sync,auto") for seed in (7, 7, 8))
    assert first.stdout == same.stdout != other.stdout and len(set(first.stdout.split()[:3])) == 3, (first, other)
    assert runner.run("tags", mte="sync,auto", env={"DRAGOMAN_MTE_SEED": "7"}).stdout == first.stdout
    text = runner.report("overflow")
    seed = re.search(r"^The same tags again: (--mte-seed=\d+)$", text, re.M).group(1)
    tags = [re.search(r"tags: \w/\w", runner.report("overflow", *option)).group() for option in [(seed,)] * 3]
    assert {re.search(r"tags: \w/\w", text).group()} == set(tags), (text, tags)
    assert int(runner.run("same").stdout.split()[0]) > 0 and runner.run("same", mte="report,auto,distinct").stdout == "0\ndone\n"
    for seed in ("0", "x", "-1", "4294967296"):
        done = runner.run("none", "--mte-seed", seed)
        assert done.returncode == 1 and "a number from 1 to 4294967295" in done.stderr, done


def check_formats(runner):
    """Three processes, two of which have a report."""
    for name in ("json", "junit", "sarif"):
        path = pathlib.Path(runner.work, "reports." + name)
        done = runner.run("tree", "--mte-continue", "--mte-format", name, "--mte-file", path.name)
        assert done.returncode == 0 and "==ERROR:" not in done.stderr, done
        text = path.read_text()
        if name == "json":
            first, second = json.loads(text)
            assert (first["kind"], second["kind"]) == ("heap-use-after-free", "heap-buffer-overflow"), text
            assert first["stack"][0]["symbol"] == "use" and first["freed"][1]["symbol"] == "drop" and first["size"] == 1
            assert second["access"] == "write" and second["allocated"][1]["symbol"] == "make" and second["memory_tag"] == 0
        elif name == "junit":
            cases = ElementTree.fromstring(text).findall("testsuite/testcase")
            assert [case.get("name") for case in cases] == ["heap-use-after-free in use", "heap-buffer-overflow in put"], text
            assert all("allocated by thread" in case.find("failure").text for case in cases), text
        else:
            run = json.loads(text)["runs"][0]
            assert [result["ruleId"] for result in run["results"]] == ["heap-use-after-free", "heap-buffer-overflow"], text
            location = run["results"][0]["locations"][0]
            assert location["logicalLocations"][0]["name"] == "use" and len(run["results"][0]["stacks"]) == 3, text


def main():
    dragoman = str(pathlib.Path(sys.argv[1]).resolve())
    if not shutil.which(CC):
        print(f"SKIPPED: no {CC}")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as work:
        guest = pathlib.Path(work, "guest")
        subprocess.run([CC, "-O1", "-static", "-pthread", "-x", "c", "-o", guest, "-"], input=SOURCE, text=True, check=True)
        runner = Runner(dragoman, guest, work)
        check_kinds(runner)
        check_options(runner)
        check_formats(runner)
        check_calls(runner)
        check_merged(runner)
        check_sizes(runner)
        check_tags(runner)
    print("passed")


main()
