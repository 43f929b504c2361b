/* Memory calls at their edges: mmap, mremap, munmap, mprotect, madvise, brk, mincore, stack growth, /proc/self. */
#define _GNU_SOURCE
#include "check.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <setjmp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PAGE = 4096 };
static sigjmp_buf back;
static char *volatile bad = (char *)8;

static void on_fault(int signo)
{
    (void)signo;
    siglongjmp(back, 1);
}
static bool readable(volatile char *p)
{
    if (sigsetjmp(back, 1))
        return false;
    (void)*p;
    return true;
}
static char *pages(int count)
{
    char *p = mmap(NULL, (size_t)count * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(p != MAP_FAILED);
    return p;
}

static void mapping(void)
{
    char *p = pages(8);
    memset(p, 7, 8 * PAGE);
    CHECK(munmap(p + 2 * PAGE, PAGE) == 0);
    CHECK(readable(p + 2 * PAGE - 1) && !readable(p + 2 * PAGE) && readable(p + 3 * PAGE));
    CHECK(munmap(p + 2 * PAGE, PAGE) == 0);
    CHECK(mmap(p + 2 * PAGE, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0) == p + 2 * PAGE);
    CHECK_ERROR((intptr_t)mmap(p, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0), EEXIST);
    CHECK(p[2 * PAGE] == 0 && p[PAGE] == 7);
    CHECK(mmap(p + PAGE, 2 * PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == p + PAGE && p[PAGE] == 0);
    CHECK_ERROR((intptr_t)mmap(NULL, 0, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), EINVAL);
    CHECK_ERROR((intptr_t)mmap(NULL, PAGE, PROT_READ, MAP_PRIVATE, -1, 0), EBADF);
    CHECK_ERROR((intptr_t)mmap(p + 1, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0), EINVAL);
    CHECK_ERROR((intptr_t)mmap(NULL, SIZE_MAX / 2, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), ENOMEM);
    CHECK_ERROR(munmap(p + 1, PAGE), EINVAL);
    CHECK_ERROR(munmap(p, 0), EINVAL);
    CHECK(mprotect(p, PAGE, PROT_NONE) == 0 && !readable(p));
    CHECK(mprotect(p, PAGE, PROT_READ) == 0 && readable(p) && p[5] == 7);
    CHECK_ERROR(mprotect(p + 1, PAGE, PROT_READ), EINVAL);
    munmap(p, 8 * PAGE);
    CHECK_ERROR(mprotect(p, PAGE, PROT_READ), ENOMEM);
    CHECK_ERROR(madvise(p, PAGE, MADV_DONTNEED), ENOMEM);
    unsigned char resident;
    CHECK_ERROR(mincore(p, PAGE, &resident), ENOMEM);
    p = pages(2);
    strcpy(p, "data");
    CHECK(mincore(p, PAGE, &resident) == 0 && resident & 1);
    CHECK(madvise(p, 2 * PAGE, MADV_DONTNEED) == 0 && p[0] == 0);
    CHECK(mlock(p, PAGE) == 0 && munlock(p, PAGE) == 0);
    CHECK(msync(p, PAGE, MS_SYNC) == 0);
    munmap(p, 2 * PAGE);
    char *hint = (char *)UINT64_C(0x123450000000);
    p = mmap(hint, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(p != MAP_FAILED);
    munmap(p, PAGE);
    p = mmap((char *)(uintptr_t)0x200000000, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    CHECK(p == (char *)(uintptr_t)0x200000000);
    munmap(p, PAGE);
}

static void files(void)
{
    int fd = memfd_create("file", MFD_CLOEXEC);
    CHECK(ftruncate(fd, 3 * PAGE) == 0);
    char *shared = mmap(NULL, 3 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    char *private = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, PAGE);
    strcpy(shared + PAGE, "via shared");
    CHECK(strcmp(private, "via shared") == 0);
    strcpy(private, "own");
    CHECK(strcmp(shared + PAGE, "via shared") == 0);
    char text[16] = "";
    CHECK(pread(fd, text, 10, PAGE) == 10 && strcmp(text, "via shared") == 0);
    CHECK(pwrite(fd, "XY", 2, 0) == 2 && memcmp(shared, "XY", 2) == 0);
    CHECK_ERROR((intptr_t)mmap(NULL, PAGE, PROT_READ, MAP_SHARED, fd, 1), EINVAL);
    CHECK_ERROR(read(fd, bad, 10), EFAULT);
    CHECK_ERROR(write(fd, bad, 10), EFAULT);
    close(fd);
    CHECK(readable(shared + 2 * PAGE));
    munmap(shared, 3 * PAGE), munmap(private, PAGE);
}

static void moving(void)
{
    char *p = pages(4), *target = pages(8), *t;
    strcpy(p, "first"), strcpy(p + 3 * PAGE, "last");
    char *q = mremap(p, 4 * PAGE, 2 * PAGE, 0);
    CHECK(q == p && !readable(p + 3 * PAGE));
    pages(1);
    q = mremap(p, 2 * PAGE, 64 * PAGE, MREMAP_MAYMOVE);
    CHECK(q != MAP_FAILED && strcmp(q, "first") == 0 && q[63 * PAGE] == 0);
    char *r = mremap(q, 64 * PAGE, 4 * PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, target);
    CHECK(r == target && strcmp(r, "first") == 0 && !readable(q));
    CHECK_ERROR((intptr_t)mremap(q, PAGE, 2 * PAGE, MREMAP_MAYMOVE), EFAULT);
    CHECK_ERROR((intptr_t)mremap(r + 1, PAGE, 2 * PAGE, MREMAP_MAYMOVE), EINVAL);
    CHECK_ERROR((intptr_t)mremap(r, PAGE, 0, MREMAP_MAYMOVE), EINVAL);
    enum { DONTUNMAP = 4 };
    t = (char *)syscall(SYS_mremap, r, PAGE, PAGE, MREMAP_MAYMOVE | DONTUNMAP, q); /* old glibc keeps the hint */
    CHECK(t == q && strcmp(t, "first") == 0 && r[0] == 0 && munmap(t, PAGE) == 0);
    int fd = memfd_create("dup", 0);
    CHECK(ftruncate(fd, PAGE) == 0);
    char *s = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    t = mremap(s, 0, PAGE, MREMAP_MAYMOVE); /* a second view */
    CHECK(t != MAP_FAILED && t != s);
    strcpy(s, "both");
    CHECK(strcmp(t, "both") == 0);
    close(fd);
}

/* Ranges that no program can have: which error comes first. */
static void impossible(void)
{
    char *last = (char *)-PAGE, *odd = last + 1;
    unsigned char resident;
    CHECK_ERROR(madvise(odd, PAGE, MADV_NORMAL), EINVAL);
    CHECK_ERROR(madvise(last, 4 * PAGE, MADV_NORMAL), EINVAL);
    CHECK_ERROR(madvise(last, 1, 999), EINVAL);
    CHECK_ERROR(madvise(last - PAGE, PAGE, MADV_NORMAL), ENOMEM);
    CHECK_ERROR(msync(odd, PAGE, MS_ASYNC), EINVAL);
    CHECK_ERROR(msync(last - PAGE, PAGE, MS_ASYNC), ENOMEM);
    CHECK_ERROR(mprotect(odd, PAGE, PROT_READ), EINVAL);
    CHECK_ERROR(mprotect(last - PAGE, PAGE, PROT_READ), ENOMEM);
    CHECK_ERROR(mincore(odd, 1, &resident), EINVAL);
    CHECK_ERROR(mincore(last - PAGE, 1, &resident), ENOMEM);
    CHECK_ERROR((intptr_t)mremap(odd, PAGE, 2 * PAGE, MREMAP_MAYMOVE), EINVAL);
    CHECK_ERROR((intptr_t)mremap(last - PAGE, PAGE, 2 * PAGE, MREMAP_MAYMOVE), EFAULT);
    /* Before it is asked what is mapped: other arguments, and the end that is rounded. */
    CHECK_ERROR(msync(last - PAGE, PAGE, 99), EINVAL);
    CHECK_ERROR(syscall(SYS_mlock2, last - PAGE, PAGE, 99), EINVAL);
    CHECK_ERROR(munlock(last - PAGE, 1), ENOMEM);
    CHECK_ERROR(munlock((char *)-100, 16), EINVAL);
    CHECK_ERROR(munlock(NULL, SIZE_MAX / 2), ENOMEM);
    CHECK(munlock(NULL, SIZE_MAX) == 0 && mlock(NULL, SIZE_MAX) == 0);
    char *p = pages(1);
    CHECK(mlock(p + 100, SIZE_MAX) == 0 && munlock(p + 100, SIZE_MAX) == 0);
    munmap(p, PAGE);
    CHECK(madvise(last, 0, MADV_NORMAL) == 0 && msync(last, 0, MS_ASYNC) == 0 && mprotect(last, 0, PROT_READ) == 0);
}

static void heap(void)
{
    char *start = sbrk(0);
    CHECK(sbrk(100000) == start && (char *)sbrk(0) == start + 100000);
    memset(start, 1, 100000);
    CHECK(sbrk(-100000) == start + 100000 && sbrk(0) == start);
    CHECK(sbrk(200000) == start && start[PAGE * 10] == 0);
    CHECK(syscall(SYS_brk, 0) == (long)(start + 200000));
    CHECK(syscall(SYS_brk, 4096) == (long)(start + 200000));
    char *blocks[200];
    for (int i = 0; i < 200; i++)
        memset(blocks[i] = malloc((size_t)i * 5000 + 1), i, (size_t)i * 5000 + 1);
    for (int i = 0; i < 200; i += 2)
        free(blocks[i]);
    for (int i = 1; i < 200; i += 2)
        CHECK(blocks[i][i * 5000] == (char)i);
}

static void proc_self(void)
{
    char line[512], exe[256];
    bool text = false, stack_line = false, heap_line = false, foreign = false;
    FILE *f = fopen("/proc/self/maps", "r");
    CHECK(f != NULL);
    ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);
    CHECK(n > 0);
    exe[n > 0 ? n : 0] = 0;
    while (f && fgets(line, sizeof line, f)) {
        uint64_t start, end;
        char perms[5];
        CHECK(sscanf(line, "%" SCNx64 "-%" SCNx64 " %4s", &start, &end, perms) == 3);
        if (start <= (uintptr_t)pages && (uintptr_t)pages < end)
            text = strstr(line, exe) && perms[2] == 'x';
        heap_line |= strstr(line, "[heap]") != NULL;
        stack_line |= strstr(line, "[stack]") && start <= (uintptr_t)&line && (uintptr_t)&line < end;
        foreign |= strstr(line, "dragoman") && !strstr(line, exe);
        CHECK(end <= UINT64_C(1) << 48);
    }
    CHECK(text && stack_line && heap_line && !foreign);
    fclose(f);
    f = fopen("/proc/self/cmdline", "r");
    CHECK(f && fread(line, 1, sizeof line, f) > 3);
    CHECK(!strstr(line, "-L") && !strstr(line, "--engine"));
    fclose(f);
    f = fopen("/proc/self/auxv", "r");
    Elf64_auxv_t aux[64];
    size_t count = fread(aux, sizeof aux[0], 64, f);
    for (size_t i = 0; i < count && aux[i].a_type != AT_NULL; i++)
        CHECK(getauxval(aux[i].a_type) == aux[i].a_un.a_val);
    fclose(f);
    f = fopen("/proc/cpuinfo", "r");
    CHECK(f && fgets(line, sizeof line, f) && strncmp(line, "processor", 9) == 0);
    bool features = false;
    while (fgets(line, sizeof line, f))
        features |= strstr(line, "Features") && strstr(line, "asimd") && strstr(line, "atomics");
    CHECK(features);
    fclose(f);
}

static void auxiliary(void)
{
    struct utsname name;
    CHECK(uname(&name) == 0 && strcmp(name.machine, "aarch64") == 0 && strcmp(name.sysname, "Linux") == 0);
    CHECK(getauxval(AT_PAGESZ) == PAGE && getauxval(AT_CLKTCK) == 100);
    CHECK((getauxval(AT_HWCAP) & 0xff) == 0xff); /* fp asimd evtstrm aes pmull sha1 sha2 crc32 */
    CHECK(getauxval(AT_HWCAP) >> 8 & 1);         /* atomics */
    CHECK(getauxval(AT_RANDOM) && getauxval(AT_EXECFN) && getauxval(AT_SYSINFO_EHDR) && getauxval(AT_ENTRY) && getauxval(AT_PHDR));
    CHECK(strcmp((char *)getauxval(AT_PLATFORM), "aarch64") == 0);
    CHECK(getauxval(AT_UID) == getuid() && getauxval(AT_EGID) == getegid());
    CHECK(getauxval(51 /* AT_MINSIGSTKSZ */) >= 4000 || getauxval(51) == 0);
    uint64_t ctr, dczid, fpcr, tpidr;
    __asm__("mrs %0, ctr_el0\n mrs %1, dczid_el0\n mrs %2, fpcr\n mrs %3, tpidr_el0" : "=r"(ctr), "=r"(dczid), "=r"(fpcr), "=r"(tpidr));
    CHECK((ctr & 0xf) <= 4 && fpcr == 0 && tpidr != 0 && (dczid & 0xf) <= 6);
}

/* A soft limit of 0 for data holds for brk only. */
static void data_limit(void)
{
    struct rlimit old;
    CHECK(getrlimit(RLIMIT_DATA, &old) == 0);
    CHECK(setrlimit(RLIMIT_DATA, &(struct rlimit){ 0, old.rlim_max }) == 0);
    char *p = pages(1);
    CHECK(mprotect(p, PAGE, PROT_READ) == 0 && mprotect(p, PAGE, PROT_READ | PROT_WRITE) == 0);
    CHECK_ERROR((intptr_t)sbrk(PAGE), ENOMEM);
    CHECK(setrlimit(RLIMIT_DATA, &(struct rlimit){ 1, old.rlim_max }) == 0);
    CHECK_ERROR((intptr_t)mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), ENOMEM);
    CHECK(setrlimit(RLIMIT_DATA, &old) == 0);
    munmap(p, PAGE);
}

/* What is sealed keeps its protection, also one that would not change, or not for the host. */
static void sealing(void)
{
    enum { SYS_MSEAL = 462 };
    char *p = pages(4);
    CHECK(mprotect(p + PAGE, PAGE, PROT_READ) == 0);
    if (syscall(SYS_MSEAL, p, 3 * PAGE, 0) != 0) {
        CHECK(errno == ENOSYS || errno == EPERM);
        return;
    }
    CHECK_ERROR(mprotect(p, PAGE, PROT_READ), EPERM);
    CHECK_ERROR(mprotect(p, PAGE, PROT_READ | PROT_WRITE), EPERM);
    CHECK_ERROR(mprotect(p + PAGE, PAGE, PROT_READ | PROT_EXEC), EPERM);
    CHECK_ERROR(mprotect(p + 2 * PAGE, 2 * PAGE, PROT_NONE), EPERM);
    CHECK(mprotect(p + 3 * PAGE, PAGE, PROT_READ | PROT_WRITE) == 0);
    CHECK_ERROR(munmap(p, 4 * PAGE), EPERM);
    CHECK_ERROR((intptr_t)mremap(p, PAGE, 2 * PAGE, MREMAP_MAYMOVE), EPERM);
    CHECK_ERROR((intptr_t)mmap(p, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0), EPERM);
    CHECK_ERROR(syscall(SYS_MSEAL, p + 1, PAGE, 0), EINVAL);
    CHECK_ERROR(syscall(SYS_MSEAL, p, PAGE, 1), EINVAL);
    strcpy(p, "still there");
    CHECK(syscall(SYS_MSEAL, p, 0, 0) == 0);
    if (fork() == 0)
        _exit(mprotect(p, PAGE, PROT_READ | PROT_WRITE) == -1 && errno == EPERM ? 0 : 1);
    int status;
    CHECK(wait(&status) > 0 && status == 0);
}

int main(void)
{
    signal(SIGSEGV, on_fault);
    signal(SIGBUS, on_fault);
    mapping();
    files();
    moving();
    impossible();
    heap();
    proc_self();
    auxiliary();
    data_limit();
    sealing();
    return check_end();
}
