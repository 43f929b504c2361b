/* mte_abi_memory.c: what memory tags live through: protections, mremap, madvise, munmap, fork, brk; and objects that several
 * mappings share. Expected: Documentation/arch/arm64/memory-tagging-extension.rst.
 * environment: DRAGOMAN_CPU=max,mte=on
 * flags: -static -march=armv8.5-a+memtag */
#define _GNU_SOURCE
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

enum { SET = 55, ENABLE = 1, SYNC = 2, MTE = 0x20, PAGE = 4096, RW = PROT_READ | PROT_WRITE };
#define PRIVATE (MAP_PRIVATE | MAP_ANONYMOUS)

static char *with(const void *p, unsigned tag) { return (char *)((uintptr_t)p | (uintptr_t)tag << 56); }
static void set_tag(void *p, unsigned tag) { __asm__ volatile("stg %0, [%0]" : : "r"(with(p, tag)) : "memory"); }
static unsigned get_tag(const void *p)
{
    uintptr_t v = (uintptr_t)p;
    __asm__ volatile("ldg %0, [%0]" : "+r"(v) : : "memory");
    return v >> 56 & 15;
}
/* Two tags on each page, others than on any other page. */
static void tag_pages(char *p, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        set_tag(p + i * PAGE, 1 + i % 14);
        set_tag(p + i * PAGE + PAGE - 16, 15);
    }
}
static int pages_tagged(const char *p, unsigned n, unsigned first)
{
    for (unsigned i = 0; i < n; i++)
        if (get_tag(p + i * PAGE) != 1 + (first + i) % 14 || get_tag(p + i * PAGE + PAGE - 16) != 15)
            return 0;
    return 1;
}
static int pages_clear(const char *p, unsigned n)
{
    for (unsigned i = 0; i < n * PAGE / 16; i++)
        if (get_tag(p + i * 16))
            return 0;
    return 1;
}
static char *map(unsigned pages, int flags, int fd)
{
    char *p = mmap(NULL, pages * PAGE, RW | MTE, flags, fd, 0);
    CHECK(p != MAP_FAILED);
    return p;
}

static void without(void)
{
    char *p = mmap(NULL, PAGE, RW, PRIVATE, -1, 0);
    set_tag(p, 3); /* no effect */
    CHECK(get_tag(p) == 0);
    CHECK(mprotect(p, PAGE, RW | MTE) == 0);
    CHECK(get_tag(p) == 0);
    set_tag(p, 3);
    CHECK(get_tag(p) == 3);
    munmap(p, PAGE);
}

static void kept(void)
{
    char *p = map(40, PRIVATE, -1);
    CHECK(pages_clear(p, 40));
    tag_pages(p, 40);
    CHECK(mprotect(p, 40 * PAGE, PROT_NONE) == 0);
    CHECK(mprotect(p + PAGE, 2 * PAGE, PROT_READ) == 0 && get_tag(p + PAGE) == 2);
    CHECK(mprotect(p, 40 * PAGE, RW) == 0);
    CHECK(pages_tagged(p, 40, 0));
    /* mremap: moved, grown, over something, a part */
    char *place = mmap(NULL, 100 * PAGE, PROT_NONE, PRIVATE, -1, 0);
    char *q = mremap(p, 40 * PAGE, 60 * PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, place + 3 * PAGE);
    CHECK(q == place + 3 * PAGE);
    CHECK(pages_tagged(q, 40, 0) && pages_clear(q + 40 * PAGE, 20));
    char *other = map(30, PRIVATE, -1);
    tag_pages(other, 30);
    char *r = mremap(q + 5 * PAGE, 10 * PAGE, 10 * PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, other + PAGE);
    CHECK(r == other + PAGE && pages_tagged(r, 10, 5) && pages_tagged(other, 1, 0) && pages_tagged(other + 11 * PAGE, 19, 11));
    /* What comes to the old place has none; with DONTUNMAP the old place stays, empty. */
    char *again = mmap(q + 5 * PAGE, 10 * PAGE, RW | MTE, PRIVATE | MAP_FIXED, -1, 0);
    CHECK(again == q + 5 * PAGE && pages_clear(again, 10));
    char *s = mremap(r, 10 * PAGE, 10 * PAGE, MREMAP_MAYMOVE | MREMAP_DONTUNMAP, NULL);
    CHECK(s != MAP_FAILED && pages_tagged(s, 10, 5) && pages_clear(r, 10));
    CHECK(mremap(s, 10 * PAGE, 4 * PAGE, 0) == s && pages_tagged(s, 4, 5));
    munmap(s, 4 * PAGE), munmap(other, 30 * PAGE), munmap(place, 100 * PAGE);
}

static void dropped(void)
{
    char *p = map(64, PRIVATE, -1);
    tag_pages(p, 64);
    CHECK(madvise(p + PAGE, 3 * PAGE, MADV_DONTNEED) == 0);
    CHECK(pages_clear(p + PAGE, 3) && pages_tagged(p, 1, 0) && pages_tagged(p + 4 * PAGE, 60, 4));
    CHECK(munmap(p + 10 * PAGE, 30 * PAGE) == 0);
    CHECK(mmap(p + 10 * PAGE, 30 * PAGE, RW | MTE, PRIVATE | MAP_FIXED, -1, 0) == p + 10 * PAGE);
    CHECK(pages_clear(p + 10 * PAGE, 30) && pages_tagged(p + 40 * PAGE, 24, 40));
    CHECK(mmap(p + 41 * PAGE, PAGE, RW | MTE, PRIVATE | MAP_FIXED, -1, 0) == p + 41 * PAGE);
    CHECK(pages_clear(p + 41 * PAGE, 1) && pages_tagged(p + 42 * PAGE, 22, 42));
    munmap(p, 64 * PAGE);
    char *heap = (char *)(((uintptr_t)sbrk(0) + PAGE - 1) & -(uintptr_t)PAGE);
    CHECK(brk(heap + 4 * PAGE) == 0);
    CHECK(mprotect(heap, 4 * PAGE, RW | MTE) == 0);
    tag_pages(heap, 4);
    CHECK(brk(heap + PAGE) == 0 && brk(heap + 4 * PAGE) == 0);
    CHECK(mprotect(heap + PAGE, 3 * PAGE, RW | MTE) == 0);
    CHECK(pages_tagged(heap, 1, 0) && pages_clear(heap + PAGE, 3));
    brk(heap);
}

static void wait_good(pid_t pid)
{
    int status = 0;
    CHECK(waitpid(pid, &status, 0) == pid && status == 0);
}

static void forked(void)
{
    char *p = map(20, PRIVATE, -1), *wiped = map(4, PRIVATE, -1);
    tag_pages(p, 20), tag_pages(wiped, 4);
    CHECK(madvise(wiped + PAGE, 2 * PAGE, MADV_WIPEONFORK) == 0);
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        CHECK(pages_tagged(p, 20, 0));
        CHECK(pages_tagged(wiped, 1, 0) && pages_clear(wiped + PAGE, 2) && pages_tagged(wiped + 3 * PAGE, 1, 3));
        set_tag(p, 9);
        _exit(failures != 0);
    }
    wait_good(pid);
    CHECK(pages_tagged(p, 20, 0) && pages_tagged(wiped, 4, 0));
    munmap(p, 20 * PAGE), munmap(wiped, 4 * PAGE);
}

/* Tags of an object are seen through all its mappings, here and in children. */
static void shared_with_child(char *p, unsigned pages)
{
    tag_pages(p, pages);
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        CHECK(pages_tagged(p, pages, 0));
        set_tag(p + 16, 8);
        set_tag(p + (pages - 1) * PAGE + 32, 9);
        _exit(failures != 0);
    }
    wait_good(pid);
    CHECK(get_tag(p + 16) == 8 && get_tag(p + (pages - 1) * PAGE + 32) == 9);
    set_tag(p + 16, 0), set_tag(p + (pages - 1) * PAGE + 32, 0);
}

static void shared(void)
{
    for (unsigned pages = 1; pages <= 33; pages += 16) {
        char *p = map(pages, MAP_SHARED | MAP_ANONYMOUS, -1);
        shared_with_child(p, pages);
        munmap(p, pages * PAGE);
    }
    int fd = memfd_create("shared", 0);
    CHECK(ftruncate(fd, 64 * PAGE) == 0);
    char *a = map(64, MAP_SHARED, fd), *b = map(64, MAP_SHARED, fd);
    tag_pages(a, 64);
    CHECK(pages_tagged(b, 64, 0));
    shared_with_child(b, 64);
    CHECK(madvise(a, 64 * PAGE, MADV_DONTNEED) == 0 && pages_tagged(a, 64, 0)); /* the object has them */
    char *c = mmap(NULL, 3 * PAGE, RW | MTE, MAP_SHARED, fd, 7 * PAGE); /* another page of the object */
    CHECK(c != MAP_FAILED && pages_tagged(c, 3, 7));
    set_tag(c + 48, 6);
    CHECK(get_tag(a + 7 * PAGE + 48) == 6 && get_tag(b + 7 * PAGE + 48) == 6);
    set_tag(c + 48, 0);
    char *moved = mremap(b, 64 * PAGE, 64 * PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, (char *)mmap(NULL, 65 * PAGE, PROT_NONE, PRIVATE, -1, 0) + PAGE);
    CHECK(moved != MAP_FAILED && pages_tagged(moved, 64, 0));
    char *copy = mremap(moved, 0, 64 * PAGE, MREMAP_MAYMOVE);
    CHECK(copy != MAP_FAILED && pages_tagged(copy, 64, 0));
    CHECK(munmap(a, 64 * PAGE) == 0);
    CHECK(pages_tagged(copy, 64, 0));
    munmap(moved, 64 * PAGE), munmap(copy, 64 * PAGE), munmap(c, 3 * PAGE);
    a = map(64, MAP_SHARED, fd);
    CHECK(pages_tagged(a, 64, 0)); /* as long as the object lives */
    munmap(a, 64 * PAGE);
    char *own = map(64, MAP_PRIVATE, fd);
    set_tag(own, 12);
    CHECK(get_tag(own) == 12);
    a = map(64, MAP_SHARED, fd);
    CHECK(pages_tagged(a, 64, 0));
    munmap(a, 64 * PAGE), munmap(own, 64 * PAGE);
    close(fd);
}

int main(int argc, char **argv)
{
    (void)argv;
    CHECK(prctl(SET, ENABLE | SYNC | 0xfffe << 3, 0, 0, 0) == 0);
    without();
    kept();
    dropped();
    forked();
    if (argc == 1)
        shared();
    return check_end();
}
