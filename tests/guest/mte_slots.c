/* mte_slots.c: SP and TPIDR_EL0 lead to memory without tags, in code that ran often so, and then, by every way on which they can be
 * set, to memory with tags, which lies elsewhere. The first access off them that does not match fails, and no other.
 * engine: both
 * flags: -static -march=armv8.5-a+memtag
 * environment: DRAGOMAN_CPU=max,mte=on */
#define _GNU_SOURCE
#include <sched.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "mte_fault.h"

enum { ROUNDS = 3000, SIZE = 65536, AT = 32768, TAG = 5, FAILED = 0, PASSED = 1, OTHER = 2, KILLED = 3 };
enum { STEP = 0xfff000 };

static char *tagged; /* AT bytes with the tag, then as many without */
static uint64_t tag;
static _Alignas(16) char plain[SIZE];
static uint64_t thread_pointer;

static void set_thread_pointer(uint64_t value) { __asm__ volatile("msr tpidr_el0, %0" : : "r"(value)); }

static void on_fault(int signo, siginfo_t *info, void *context)
{
    (void)signo, (void)context;
    set_thread_pointer(thread_pointer);
    note_fault(info);
    _exit(code == TAG_SYNC && address << 8 >> 8 == (uint64_t)(uintptr_t)tagged + AT - 16 ? FAILED : OTHER);
}

/* ---- ways: each accesses the 16 bytes before the pointer ------------------------------------------------- */
typedef void way_fn(uint64_t pointer);
#define AROUND(code) "mov x9, sp\n" code "\n stp xzr, xzr, [sp, #-16]!\n mov sp, x9"

static __attribute__((noinline)) void by_move(uint64_t pointer)
{
    __asm__ volatile(AROUND("mov sp, %0") : : "r"(pointer) : "x9", "memory");
}

static __attribute__((noinline)) void by_sum(uint64_t pointer)
{
    uint64_t stack;
    __asm__ volatile("mov %0, sp\n sub %0, %1, %0\n" AROUND("add sp, sp, %0") : "=&r"(stack) : "r"(pointer) : "x9", "memory");
}

static __attribute__((noinline)) void by_difference(uint64_t pointer)
{
    uint64_t stack;
    __asm__ volatile("mov %0, sp\n sub %0, %0, %1\n" AROUND("sub sp, sp, %0") : "=&r"(stack) : "r"(pointer) : "x9", "memory");
}

/* From low memory on, by many constants. */
static __attribute__((noinline)) void by_steps(uint64_t pointer)
{
    uint64_t from = (uint64_t)(uintptr_t)plain, n = pointer > from ? (pointer - from) / STEP : 0;
    from = pointer - n * STEP;
    __asm__ volatile(AROUND("mov sp, %0\n cbz %1, 2f\n 1: add sp, sp, #0xfff, lsl #12\n sub %1, %1, #1\n cbnz %1, 1b\n 2:")
                     : "+r"(from), "+r"(n) : : "x9", "memory");
}

static __attribute__((noinline)) void by_mask(uint64_t pointer)
{
    __asm__ volatile(AROUND("and sp, %0, #0xfffffffffffffff0") : : "r"(pointer | 15) : "x9", "memory");
}

static __attribute__((noinline)) void by_post_index(uint64_t pointer)
{
    __asm__ volatile("mov x9, sp\n mov sp, %0\n ld1 {v0.16b}, [sp], %1\n stp xzr, xzr, [sp, #-16]!\n mov sp, x9"
                     : : "r"(plain), "r"(pointer - (uint64_t)(uintptr_t)plain) : "x9", "v0", "memory");
}

/* What follows is a load behind the stack pointer, and it moves. */
static __attribute__((noinline)) void by_load(uint64_t pointer)
{
    __asm__ volatile("mov x9, sp\n mov sp, %0\n ldp xzr, x10, [sp], #16\n mov sp, x9" : : "r"(pointer - 16) : "x9", "x10", "memory");
}

static void map(char *place, size_t size, int prot)
{
    CHECK(mmap(place, size, PROT_READ | PROT_WRITE | prot, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0) == place);
}

/* From memory without tags into what lies behind it, in which the program chooses each place. */
static __attribute__((noinline)) void by_pops(uint64_t pointer)
{
    enum { BELOW = 4096, ABOVE = 65536 };
    uint64_t n = 128;
    if (pointer != (uint64_t)(uintptr_t)plain + AT) {
        char *edge = (char *)((UINT64_C(1) << 42) + ABOVE);
        map(edge - ABOVE - BELOW, ABOVE + BELOW, 0);
        map(edge, 4096, PROT_TAGS);
        __asm__ volatile("stg %0, [%1]" : : "r"(tag << 56), "r"(edge) : "memory");
        tagged = edge - AT + 16;
        pointer = (uint64_t)(uintptr_t)edge + 16;
        n = (ABOVE + BELOW) / 16 + 1;
    }
    __asm__ volatile("mov x9, sp\n mov sp, %1\n 1: ldp xzr, x10, [sp], #16\n subs %0, %0, #1\n b.ne 1b\n mov sp, x9"
                     : "+r"(n) : "r"(pointer - 16 * n) : "x9", "x10", "cc", "memory");
}

static __attribute__((noinline)) void by_frame(uint64_t pointer)
{
    __asm__ volatile("mov x9, sp\n mov sp, %0\n mov x10, sp\n cbz %0, 1f\n nop\n 1: stp xzr, xzr, [x10, #-16]\n mov sp, x9"
                     : : "r"(pointer) : "x9", "x10", "memory");
}

static __attribute__((noinline)) void by_thread(uint64_t pointer)
{
    __asm__ volatile("msr tpidr_el0, %0\n cbz %0, 1f\n nop\n 1: mrs x9, tpidr_el0\n stp xzr, xzr, [x9, #-16]\n msr tpidr_el0, %1"
                     : : "r"(pointer), "r"(thread_pointer) : "x9", "memory");
}

/* With a tag, which memory without tags does not mind. */
static __attribute__((noinline)) void by_tag(uint64_t pointer)
{
    __asm__ volatile(AROUND("addg sp, %0, #0, #1") : : "r"(pointer) : "x9", "memory");
}

static __attribute__((noinline)) void by_random_tag(uint64_t pointer)
{
    __asm__ volatile(AROUND("irg sp, %0, %1") : : "r"(pointer), "r"(UINT64_C(1) << TAG) : "x9", "memory");
}

static uint64_t target;
static struct frame {
    siginfo_t info;
    ucontext_t context;
} frame;

static void note_frame(int signo, siginfo_t *info, void *context)
{
    (void)signo, (void)context;
    memcpy(&frame, info, sizeof frame);
}

static void move_stack(int signo, siginfo_t *info, void *context)
{
    (void)signo, (void)info;
    ((ucontext_t *)context)->uc_mcontext.sp = target;
}

static void handle(int signo, void (*handler)(int, siginfo_t *, void *))
{
    struct sigaction action = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    CHECK(sigaction(signo, &action, NULL) == 0);
}

/* The handler returns with another stack pointer. */
static __attribute__((noinline)) void by_return(uint64_t pointer)
{
    target = pointer;
    handle(SIGUSR1, move_stack);
    long self = getpid();
    register long call __asm__("x8") = SYS_kill, process __asm__("x0") = self, signo __asm__("x1") = SIGUSR1;
    __asm__ volatile(AROUND("svc #0") : "+r"(process) : "r"(call), "r"(signo) : "x9", "memory");
}

/* A call that returns to where it was made, with another stack pointer. */
static __attribute__((noinline)) void by_call(uint64_t pointer)
{
    uint64_t stack;
    handle(SIGUSR1, note_frame);
    raise(SIGUSR1);
    __asm__ volatile("mov %0, sp" : "=r"(stack));
    frame.context.uc_mcontext.sp = pointer;
    frame.context.uc_mcontext.regs[19] = stack;
    frame.context.uc_mcontext.regs[29] = (uint64_t)(uintptr_t)__builtin_frame_address(0);
    register struct frame *at __asm__("x0") = &frame;
    __asm__ volatile("mov sp, x0\n adr x1, 1f\n str x1, [x0, %1]\n mov x8, #139\n svc #0\n 1: stp xzr, xzr, [sp, #-16]!\n mov sp, x19"
                     : "+r"(at) : "i"(offsetof(struct frame, context.uc_mcontext.pc)) : "memory", "cc", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12",
                       "x13", "x14", "x15", "x16", "x17", "x18", "x19", "x20", "x21", "x22", "x23", "x24", "x25", "x26", "x27", "x28", "x30");
}

/* Another process, or thread, begins with it. */
static void clone_with(uint64_t flags, uint64_t stack, uint64_t thread)
{
    int status;
    register uint64_t call __asm__("x8") = SYS_clone, x0 __asm__("x0") = flags | SIGCHLD, x1 __asm__("x1") = stack, x2 __asm__("x2") = 0,
                      x3 __asm__("x3") = thread, x4 __asm__("x4") = 0;
    __asm__ volatile("svc #0\n cbnz x0, 1f\n stp xzr, xzr, [sp, #-16]!\n mrs x9, tpidr_el0\n stp xzr, xzr, [x9, #-16]\n mov x0, %6\n mov x8, #93\n svc #0\n 1:"
                     : "+r"(x0) : "r"(call), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "i"(PASSED) : "x9", "memory");
    CHECK((int64_t)x0 > 0);
    CHECK(waitpid((pid_t)x0, &status, 0) == (pid_t)x0 && WIFEXITED(status));
    _exit(WEXITSTATUS(status));
}

static void by_clone(uint64_t pointer) { clone_with(0, pointer, 0); }
static void by_thread_of_clone(uint64_t pointer) { clone_with(CLONE_SETTLS, (uint64_t)(uintptr_t)plain + SIZE, pointer); }

/* A handler on the tagged memory: SP only goes down. There is no stack for the handler of the fault, then. */
static void go_down(int signo, siginfo_t *info, void *context)
{
    (void)signo, (void)info, (void)context;
    __asm__ volatile("mov x9, sp\n sub sp, sp, #0x7, lsl #12\n stp xzr, xzr, [sp, #-16]!\n mov sp, x9" : : : "x9", "memory");
}

static __attribute__((noinline)) void by_handler(uint64_t pointer)
{
    CHECK(sigaltstack(&(stack_t){.ss_sp = (char *)(uintptr_t)pointer - AT, .ss_size = AT + 24576}, NULL) == 0);
    handle(SIGUSR1, go_down);
    raise(SIGUSR1);
}

static const struct way {
    const char *name;
    way_fn *go;
    bool warms;  /* it can be gone without harm before */
    int status;  /* where the memory has another tag */
    int control; /* where it has none */
} ways[] = {
    {"move", by_move, true, FAILED, PASSED}, {"sum", by_sum, true, FAILED, PASSED},
    {"difference", by_difference, true, FAILED, PASSED}, {"steps", by_steps, true, FAILED, PASSED},
    {"mask", by_mask, true, FAILED, PASSED}, {"post-index", by_post_index, true, FAILED, PASSED},
    {"load", by_load, true, FAILED, PASSED}, {"pops", by_pops, false, FAILED, PASSED},
    {"frame", by_frame, true, FAILED, PASSED}, {"thread", by_thread, true, FAILED, PASSED},
    {"tag", by_tag, false, FAILED, FAILED},
    {"random tag", by_random_tag, false, FAILED, FAILED}, {"return", by_return, true, FAILED, PASSED},
    {"call", by_call, true, FAILED, PASSED}, {"clone", by_clone, false, FAILED, PASSED},
    {"thread of clone", by_thread_of_clone, false, FAILED, PASSED}, {"handler", by_handler, false, KILLED, PASSED},
};

/* In a process of its own: what one finds out counts for the rest of its life. */
static int status_of(const struct way *way, char *memory)
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        way->go((uint64_t)(uintptr_t)memory + AT);
        _exit(PASSED);
    }
    CHECK(waitpid(child, &status, 0) == child);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV ? KILLED : WIFEXITED(status) ? WEXITSTATUS(status) : OTHER;
}

static void tag_all(uint64_t with)
{
    tag = with;
    for (char *at = tagged; at < tagged + AT; at += 16)
        __asm__ volatile("stg %0, [%1]" : : "r"(tag << 56), "r"(at) : "memory");
}

static void check_all(bool have_tags)
{
    for (const struct way *way = ways; way < ways + sizeof ways / sizeof *ways; way++) {
        int status = status_of(way, tagged), expected = have_tags ? way->status : way->control;
        if (status != expected)
            printf("%s: %d\n", way->name, status);
        CHECK_EQ(status, expected);
        CHECK_EQ(status_of(way, plain), PASSED);
    }
}

int main(void)
{
    static char stack[65536];
    __asm__ volatile("mrs %0, tpidr_el0" : "=r"(thread_pointer));
    CHECK(sigaltstack(&(stack_t){.ss_sp = stack, .ss_size = sizeof stack}, NULL) == 0);
    handle(SIGSEGV, on_fault);
    CHECK(prctl(SET_TAGGED_ADDR_CTRL, ENABLE_SYNC, 0, 0, 0) == 0);
    tagged = mmap(NULL, SIZE, PROT_READ | PROT_WRITE | PROT_TAGS, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(tagged != MAP_FAILED);
    for (const struct way *way = ways; way < ways + sizeof ways / sizeof *ways; way++)
        for (unsigned i = 0; way->warms && i < ROUNDS; i++)
            way->go((uint64_t)(uintptr_t)plain + AT);
    tag_all(0);
    check_all(false);
    tag_all(TAG);
    check_all(true);
    return check_end();
}
