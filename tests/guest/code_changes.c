/* Code that changes: rewritten in place with __builtin___clear_cache, a JIT on a double-mapped memfd, code moved by
 * mremap, unmapped and mapped anew, memory for it that grows, other threads that run what one thread writes, loops that nothing else ends, code that unmaps itself. */
#define _GNU_SOURCE
#include "check.h"

#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { PAGE = 4096, NOP = 0xd503201f };
typedef int function(void);

static uint32_t *emit_return(uint32_t *at, unsigned value) /* mov w0, #value; ret */
{
    at[0] = 0x52800000u | (value & 0xffff) << 5;
    at[1] = 0xd65f03c0u;
    return at;
}
static void flush(void *at) { __builtin___clear_cache((char *)at, (char *)at + 64); }

static void in_place(void)
{
    uint32_t *p = mmap(NULL, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    function *volatile f = (function *)p;
    long sum = 0;
    for (unsigned i = 0; i < 3000; i++) {
        emit_return(p, i);
        flush(p);
        sum += f();
    }
    CHECK(sum == 2999L * 3000 / 2);
    /* Only the second instruction of a loop that calls through it changes. */
    p[16] = 0x52800000u, p[17] = 0x11000400u /* add w0, w0, #1 */, p[18] = 0xd65f03c0u;
    flush(p + 16);
    f = (function *)(p + 16);
    int total = 0;
    for (unsigned i = 1; i < 500; i++) {
        total += f();
        p[17] = 0x11000000u | (i & 0xfff) << 10;
        flush(p + 17);
    }
    CHECK(total == 1 + 498 * 499 / 2);
    munmap(p, PAGE);
}

static uint32_t move_wide(uint32_t opcode, unsigned hw, unsigned imm)
{
    return opcode | hw << 21 | (imm & 0xffff) << 5;
}

/* Immediates that change again and again, among them those of all moves; then what they belong to. */
static void immediates(void)
{
    enum { MOVN = 0x12800000, MOVZ = 0x52800000, MOVK = 0x72800000, X = 1u << 31, RET = 0xd65f03c0 };
    uint32_t *p = mmap(NULL, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    uint64_t (*volatile f)(void) = (uint64_t(*)(void))(p + 14), (*volatile neighbour)(void) = (uint64_t(*)(void))p;
    p[0] = move_wide(MOVZ, 0, 77), p[1] = RET;
    for (unsigned i = 0; i < 600; i++) { /* over the end of a line */
        unsigned a = i * 7919, b = i * 104729;
        uint64_t want, low = a & 0xffff, high = b & 0xffff;
        switch (i / 100) {
        case 0:
            p[14] = move_wide(MOVZ, 0, a), p[15] = move_wide(MOVK, 1, b), p[16] = 0xd503201f, want = high << 16 | low;
            break;
        case 1:
            p[14] = move_wide(MOVN, 1, a), p[15] = move_wide(MOVK, 0, b), want = (~(low << 16) & 0xffff0000) | high;
            break;
        case 2:
            p[14] = move_wide(MOVN, 0, a), p[15] = move_wide(MOVZ, 1, b), want = high << 16;
            break;
        case 3:
            p[14] = move_wide(X | MOVN, 0, a), p[15] = move_wide(X | MOVK, 3, b);
            want = (~low & UINT64_MAX >> 16) | high << 48;
            break;
        case 4: /* the first one stays, the second one writes to another register */
            p[14] = move_wide(MOVZ, 0, 5), p[15] = move_wide(MOVZ, 0, b) + 1, p[16] = 0x0b010000 /* add w0, w0, w1 */;
            want = high + 5;
            break;
        default:
            p[14] = move_wide(X | MOVZ, i % 4, a), p[15] = 0xd503201f, p[16] = 0xd503201f, want = low << i % 4 * 16;
        }
        p[17] = RET;
        __builtin___clear_cache((char *)(p + 14), (char *)(p + 18));
        for (int k = 0; k < 3; k++)
            CHECK(f() == want);
        CHECK(neighbour() == 77);
    }
    /* Not readable any more, but executable, or gone. */
    CHECK(mprotect(p, PAGE, PROT_EXEC) == 0);
    CHECK(neighbour() == 77);
    munmap(p, PAGE);
}

static void writable_xor_executable(void)
{
    uint32_t *p = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (unsigned i = 0; i < 300; i++) {
        emit_return(p, i);
        CHECK(mprotect(p, PAGE, PROT_READ | PROT_EXEC) == 0);
        flush(p);
        CHECK(((function *)p)() == (int)i);
        CHECK(mprotect(p, PAGE, PROT_READ | PROT_WRITE) == 0);
    }
    munmap(p, PAGE);
}

static void double_mapped(void)
{
    int fd = memfd_create("jit", 0);
    CHECK(ftruncate(fd, PAGE) == 0);
    uint32_t *w = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    uint32_t *x = mmap(NULL, PAGE, PROT_READ | PROT_EXEC, MAP_SHARED, fd, 0);
    for (unsigned i = 0; i < 1000; i++) {
        emit_return(w + i % 64 * 2, i);
        flush(x + i % 64 * 2);
        CHECK(((function *)(x + i % 64 * 2))() == (int)i);
    }
    munmap(w, PAGE), munmap(x, PAGE), close(fd);
}

static void mapped_anew(void)
{
    void *at = mmap(NULL, PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (unsigned i = 0; i < 200; i++) {
        uint32_t *p =
            mmap(at, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
        emit_return(p, i);
        flush(p);
        CHECK(((function *)p)() == (int)i);
        if (i % 3 == 0)
            munmap(p, PAGE);
    }
    uint32_t *p = mmap(NULL, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    emit_return(p, 11);
    flush(p);
    CHECK(((function *)p)() == 11);
    uint32_t *q = mremap(p, PAGE, PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, at);
    CHECK(q == at && ((function *)q)() == 11);
}

static void many_functions(void)
{
    enum { COUNT = 20000 };
    uint32_t *p = mmap(NULL, COUNT * 8, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (int round = 0; round < 3; round++) {
        for (unsigned i = 0; i < COUNT; i++)
            emit_return(p + 2 * i, (i * 7 + (unsigned)round) & 0xffff);
        __builtin___clear_cache((char *)p, (char *)(p + 2 * COUNT));
        for (unsigned i = 0; i < COUNT; i++)
            CHECK(((function *)(p + 2 * i))() == (int)((i * 7 + (unsigned)round) & 0xffff));
    }
    munmap(p, COUNT * 8);
}

static uint32_t *shared_code;
static atomic_int published, seen, stop;

static void *runner(void *arg)
{
    (void)arg;
    while (!stop) {
        int expected = published;
        __asm__ volatile("isb" ::: "memory");
        int value = ((function *)shared_code)();
        CHECK(value >= expected && value <= published + 1);
        atomic_fetch_add(&seen, 1);
    }
    return NULL;
}

/* One thread patches a single instruction (the kind that may change under another CPU), others run it. */
static void other_threads(void)
{
    pthread_t threads[3];
    shared_code = mmap(NULL, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    emit_return(shared_code, 0);
    flush(shared_code);
    for (int i = 0; i < 3; i++)
        pthread_create(&threads[i], NULL, runner, NULL);
    for (unsigned i = 1; i < 300; i++) {
        __atomic_store_n(shared_code, 0x52800000u | i << 5, __ATOMIC_RELEASE);
        flush(shared_code);
        published = (int)i;
        usleep(200);
    }
    stop = 1;
    for (int i = 0; i < 3; i++)
        pthread_join(threads[i], NULL);
    CHECK(seen > 0);
}

/* Makes [at, at + PAGE) executable, as a compiler's code heap grows. */
static void commit(char *at, int by_mprotect)
{
    int all = PROT_READ | PROT_WRITE | PROT_EXEC;
    if (by_mprotect)
        CHECK(mprotect(at, PAGE, all) == 0);
    else
        CHECK(mmap(at, PAGE, all, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == at);
}

/* Code over the end of what was executable when the code before it was looked up; and code that ended there. */
static void grows(void)
{
    enum { BOUNDARIES = 8, CBZ_BACK = 0x34ffffc0 /* w0, two instructions back */ };
    char *heap = mmap(NULL, (BOUNDARIES + 1) * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    commit(heap, 0);
    for (int i = 1; i <= BOUNDARIES; i++) {
        uint32_t *end = (uint32_t *)(heap + i * PAGE), *before = end - 512, *across = end - 64;
        int (*volatile branches)(int) = (int (*)(int))(end - 1);
        emit_return(before, (unsigned)i);
        emit_return(end - 3, 7), end[-1] = CBZ_BACK;
        flush(before), flush(end - 16);
        CHECK(((function *volatile)(function *)before)() == i && branches(0) == 7);
        commit((char *)end, i % 2);
        for (uint32_t *at = across; at < end + 4; at++)
            *at = at == end - 3 || at == end - 2 || at == end - 1 ? *at : NOP;
        end[-4] = 0x14000004; /* over those three */
        emit_return(end + 4, 100);
        flush(across), flush(end);
        CHECK(((function *volatile)(function *)across)() == 100);
        CHECK(branches(1) == 100 && branches(0) == 7);
    }
    munmap(heap, (BOUNDARIES + 1) * PAGE);
}

enum { RET = 0xd65f03c0, SELF = 0x14000000 /* b . */, SVC = 0xd4000001 };
static atomic_int started;
static uint32_t *loop;
static sigjmp_buf back;
static void *volatile fault;

/* What stands before the loop tells that the thread is there. */
static void *spinner(void *arg)
{
    ((void (*)(atomic_int *))loop)(&started);
    return arg;
}

/* A loop ends because an instruction of it becomes another one: a branch to itself, one to the instruction before, and one
 * that calls the kernel each time. */
static void loop_is_ended(void)
{
    static const uint32_t bodies[][5] = {
        {NOP, SELF, RET}, {NOP, NOP, SELF | 0x3ffffff, RET}, {SVC, NOP, SELF | 0x3fffffe, RET}};
    loop = mmap(NULL, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (unsigned i = 0; i < 30; i++) {
        const uint32_t *body = bodies[i % 3];
        pthread_t thread;
        loop[0] = 0x52800021 /* mov w1, #1 */, loop[1] = 0xb9000001 /* str w1, [x0] */;
        loop[2] = move_wide(0xd2800008, 0, i % 3 == 2 ? SYS_getppid : 0) /* mov x8, ... */;
        memcpy(loop + 3, body, sizeof bodies[0]);
        flush(loop);
        started = 0;
        pthread_create(&thread, NULL, spinner, NULL);
        while (!started)
            usleep(100);
        usleep(i < 15 ? 0 : 3000);
        __atomic_store_n(&loop[i % 3 == 0 ? 4 : 5], NOP, __ATOMIC_RELEASE);
        flush(loop + 4);
        pthread_join(thread, NULL);
    }
    munmap(loop, PAGE);
}

static void on_fault(int number, siginfo_t *info, void *context)
{
    (void)number, (void)context;
    fault = info->si_addr;
    siglongjmp(back, 1);
}

/* Code that unmaps itself, or takes its right to be executed, does not get to its next instruction. */
static void unmaps_itself(void)
{
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO};
    sigaction(SIGSEGV, &action, NULL);
    for (volatile int i = 0; i < 20; i++) {
        uint32_t *p = mmap(NULL, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        p[0] = move_wide(0xd2800008, 0, i % 2 ? SYS_munmap : SYS_mprotect), p[1] = SVC, p[2] = RET;
        flush(p);
        fault = NULL;
        if (!sigsetjmp(back, 1)) {
            ((void (*)(void *, size_t, int))p)(p, PAGE, PROT_READ);
            CHECK(!"came back");
        }
        CHECK(fault == (void *)(p + 2));
        munmap(p, PAGE);
    }
    signal(SIGSEGV, SIG_DFL);
}

/* What may not be executed any more faults each time; also where all else was executed before. */
static void is_forbidden(void)
{
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO};
    sigaction(SIGSEGV, &action, NULL);
    for (volatile int i = 0; i < 9; i++) {
        static uint32_t *p;
        if (i % 3 == 0) {
            p = mmap(NULL, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
            emit_return(p, 3);
            flush(p);
            CHECK(((function *)p)() == 3 && mprotect(p, PAGE, PROT_READ) == 0);
        }
        fault = NULL;
        if (!sigsetjmp(back, 1)) {
            ((function *)p)();
            CHECK(!"came back");
        }
        CHECK(fault == (void *)p);
        if (i % 3 == 2)
            munmap(p, PAGE);
    }
    signal(SIGSEGV, SIG_DFL);
}

static void *waits_for_fault(void *arg)
{
    if (!sigsetjmp(back, 1))
        spinner(arg);
    return NULL;
}

/* A loop of another thread is unmapped. */
static void loop_is_unmapped(void)
{
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO};
    sigaction(SIGSEGV, &action, NULL);
    for (int i = 0; i < 10; i++) {
        pthread_t thread;
        loop = mmap(NULL, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        loop[0] = 0x52800021 /* mov w1, #1 */, loop[1] = 0xb9000001 /* str w1, [x0] */, loop[2] = SELF;
        flush(loop);
        started = 0;
        fault = NULL;
        pthread_create(&thread, NULL, waits_for_fault, NULL);
        while (!started)
            usleep(100);
        CHECK(i % 2 ? munmap(loop, PAGE) == 0 : mprotect(loop, PAGE, PROT_READ) == 0);
        pthread_join(thread, NULL);
        CHECK(fault == (void *)(loop + 2));
    }
    signal(SIGSEGV, SIG_DFL);
}

int main(void)
{
    grows();
    in_place();
    immediates();
    writable_xor_executable();
    double_mapped();
    mapped_anew();
    many_functions();
    other_threads();
    loop_is_ended();
    unmaps_itself();
    is_forbidden();
    loop_is_unmapped();
    return check_end();
}
