#!/usr/bin/env python3
"""profile_test.py DRAGOMAN: the page of --profile names the functions in which the guest spends its time, in all threads,
with guest code, IR and host code; the guest keeps SIGPROF to itself; %p gives each process a page. Exit status 77: no
cross compiler."""
import html
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile

CC = "aarch64-linux-gnu-gcc"
SOURCE = r"""
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
static volatile sig_atomic_t alarms;
static void count(int signo) { (void)signo; alarms++; }
__attribute__((noinline)) unsigned in_a_thread(unsigned x)
{
    for (unsigned i = 0; i < 500000000; i++)
        __asm__ volatile("eor %w0, %w0, %w0, lsr #3\n\tadd %w0, %w0, #7" : "+r"(x));
    return x;
}
__attribute__((noinline)) unsigned in_the_first(unsigned x)
{
    for (unsigned i = 0; i < 500000000; i++)
        __asm__ volatile("mul %w0, %w0, %w0\n\tadd %w0, %w0, #1" : "+r"(x));
    return x;
}
/* Its second half is translated anew, with what both halves have in common. */
__attribute__((noinline)) unsigned halves(unsigned x, int n)
{
    void *const half[] = {&&first, &&second};
    for (int i = 0; i < n; i++) {
        goto *half[i >= n / 2];
    first:
        __asm__ volatile(".rept 20\n\tadd %w0, %w0, #7\n\t.endr" : "+r"(x));
        goto both;
    second:
        __asm__ volatile(".rept 20\n\tsub %w0, %w0, #5\n\t.endr" : "+r"(x));
    both:
        __asm__ volatile(".rept 40\n\teor %w0, %w0, %w0, lsr #3\n\tmul %w0, %w0, %w0\n\t.endr" : "+r"(x));
    }
    return x;
}
static void *run(void *arg) { return (void *)(unsigned long)in_a_thread((unsigned)(unsigned long)arg); }
static void *map(void *arg)
{
    for (void *p;; munmap(p, 65536))
        p = mmap(arg, 65536, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}
int main(int argc, char **argv)
{
    pthread_t thread;
    if (argc > 1 && !strcmp(argv[1], "die")) { /* of a SIGPROF that nobody handles */
        in_the_first(1);
        raise(SIGPROF);
        return 0;
    }
    if (argc > 1 && !strcmp(argv[1], "ignore")) {
        signal(SIGPROF, SIG_IGN);
        in_the_first(1);
        return raise(SIGPROF);
    }
    if (argc > 1 && !strcmp(argv[1], "wait")) { /* for whatever comes: nothing does */
        sigset_t all;
        sigfillset(&all);
        sigprocmask(SIG_BLOCK, &all, NULL);
        in_the_first(1);
        return sigtimedwait(&all, NULL, &(struct timespec){0, 1000000}) != -1;
    }
    if (argc > 1 && !strcmp(argv[1], "halves")) {
        return (int)(halves(1, 8000000) & 1);
    }
    if (argc > 1 && !strcmp(argv[1], "busy")) { /* others are not waited for, and map meanwhile */
        for (int i = 0; i < 2; i++)
            pthread_create(&thread, NULL, map, NULL);
        for (volatile int i = 0; i < 30000000; i++)
            continue;
        _exit(0);
    }
    if (argc > 1) {
        if (!fork())
            execl(argv[0], argv[0], NULL);
        wait(NULL);
        return 0;
    }
    struct itimerval every = {{0, 10000}, {0, 10000}};
    signal(SIGPROF, count);
    setitimer(ITIMER_PROF, &every, NULL);
    pthread_create(&thread, NULL, run, NULL);
    in_the_first(1);
    pthread_join(thread, NULL);
    memset(&every, 0, sizeof every);
    setitimer(ITIMER_PROF, &every, NULL);
    return alarms > 2 && alarms < 10000 ? 0 : 1;
}
"""


def run(*command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120, **more)


def shares(page):
    found = re.findall(r"<summary><span class=n>([\d.]+) %</span> (\S+) <small>(\S+?)\+", page)
    return {name: float(share) for share, name, file in found if file == "guest"}


def check_page(path):
    page = path.read_text()
    share = shares(page)
    assert share["in_a_thread"] > 8 and share["in_the_first"] > 15, share # less than natively, where a processor is shared
    assert sum(share.values()) > 70, share
    text = html.unescape(page)
    first = text[text.index("</span> in_the_first"):].split("</details>")[0]
    guest, ir, host = re.findall(r"<pre>(.*?)</pre>", first, re.S)[:3]
    assert re.search(r"<i .*\b(mul|add|subs) w", guest) and "mul w" in guest and "add w" in guest, guest
    assert "mul.i32" in ir and "br_if" in ir, ir
    assert "imul" in host and "<i " in host, host


def shown(column):
    return sum(float(share) for share in re.findall(r"<i [^>]*> *([\d.]+)", column))


def check_translations(path):
    text = path.read_text()
    parts = text[text.index("</span> halves"):].split("</details>")[0].split("<h3>")[1:]
    assert len(parts) == 2 and all(part.startswith("second") for part in parts), [part[:80] for part in parts]
    for part in parts: # the samples of both columns are those of this translation
        guest, _, host = re.findall(r"<pre>(.*?)</pre>", part, re.S)
        assert shown(guest) > 5 and abs(shown(guest) - shown(host)) < 4, (shown(guest), shown(host))


def main():
    dragoman = str(pathlib.Path(sys.argv[1]).resolve())
    if not shutil.which(CC):
        print(f"SKIPPED: no {CC}")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        guest = work / "guest"
        subprocess.run([CC, "-O2", "-static", "-pthread", "-x", "c", "-o", guest, "-"], input=SOURCE, text=True, check=True)
        done = run(dragoman, "--profile", "page.html", guest, cwd=work)
        assert done.returncode == 0 and not done.stdout, done
        check_page(work / "page.html")
        done = run(dragoman, "--profile", "page.html", guest, "ignore", cwd=work)
        assert done.returncode == 0 and not done.stdout, done
        assert shares((work / "page.html").read_text())["in_the_first"] > 60
        done = run(dragoman, "--hot-here", "--profile", "page.html", guest, "halves", cwd=work)
        assert not done.stdout, done
        check_translations(work / "page.html")
        for _ in range(10):
            done = run(dragoman, "--profile", "page.html", guest, "busy", cwd=work)
            assert done.returncode == 0, done
        done = run(dragoman, "--profile", "page.html", guest, "wait", cwd=work)
        assert done.returncode == 0, done
        done = run(dragoman, "--profile", "page.html", guest, "die", cwd=work)
        assert done.returncode == -signal.SIGPROF, done
        (work / "page.html").unlink()
        done = run(dragoman, guest, "children", cwd=work, env={"DRAGOMAN_PROFILE": "page.html"})
        assert done.returncode == 0 and "in_the_first" not in (work / "page.html").read_text(), "a child wrote it"
        done = run(dragoman, "--profile", "page-%p.html", guest, "children", cwd=work)
        pages = sorted(work.glob("page-*.html"), key=lambda page: len(page.read_text()))
        assert done.returncode == 0 and len(pages) == 2, (done, pages)
        check_page(pages[1])
        done = run(dragoman, "--profile", "/nonexistent/page", guest, "ignore", cwd=work)
        assert "dragoman: --profile: cannot write /nonexistent/page: No such file or directory" in done.stdout, done
    print("passed")


main()
