/* Control flow that does not pair calls with returns: setjmp, longjmp out of deep recursion, coroutines, tail calls,
 * changed return addresses, signal handlers that jump out, thread-local storage beside it. */
#define _GNU_SOURCE
#include "check.h"

#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>
#include <unistd.h>

static jmp_buf out;
static volatile int sink;

static int __attribute__((noinline)) dive(int n)
{
    if (n == 0)
        longjmp(out, 7);
    sink += dive(n - 1);
    return sink;
}

static void long_jumps(void)
{
    volatile int back = 0;
    for (int i = 0; i < 3000; i++) {
        int value = setjmp(out);
        if (value == 0)
            dive(i % 400);
        else
            back += value;
    }
    CHECK(back == 21000);
}

static int __attribute__((noinline)) recurse(int n)
{
    int below = n == 0 ? -1 : recurse(n - 1);
    __asm__ volatile("" : "+r"(below)); /* a call each, no loop */
    return below + 1;
}

static ucontext_t main_context, contexts[8];
static char stacks[8][65536] __attribute__((aligned(16)));
static long turns;

static void coroutine(int id)
{
    double x = id;
    for (int i = 0; i < 2000; i++) {
        x = x * 1.0000001 + recurse(i % 5);
        turns++;
        swapcontext(&contexts[id], &contexts[(id + 1) % 8]);
    }
    CHECK(x > id);
}

static void coroutines(void)
{
    for (int i = 0; i < 8; i++) {
        getcontext(&contexts[i]);
        contexts[i].uc_stack.ss_sp = stacks[i];
        contexts[i].uc_stack.ss_size = sizeof stacks[i];
        contexts[i].uc_link = i < 7 ? &contexts[i + 1] : &main_context;
        makecontext(&contexts[i], (void (*)(void))coroutine, 1, i);
    }
    swapcontext(&main_context, &contexts[0]);
    CHECK(turns == 16000);
}

/* Returns not to its caller's next instruction, but to the one behind that. */
static int __attribute__((naked, noinline)) skip_one(void) { __asm__("add x30, x30, #4\n mov w0, #1\n ret"); }

static void changed_returns(void)
{
    int sum = 0;
    for (int i = 0; i < 1000; i++) {
        int value = 0;
        __asm__ volatile("mov w9, #0\n bl %1\n mov w9, #5\n add %w0, w9, w0"
                         : "=r"(value) : "S"(skip_one) : "x0", "x9", "x30", "memory", "cc");
        sum += value;
    }
    CHECK(sum == 1000);
    /* A return through another register, and a call whose return is never used. */
    for (int i = 0; i < 1000; i++)
        __asm__ volatile("adr x9, 1f\n bl 2f\n 2: br x9\n 1:" ::: "x9", "x30");
    __asm__ volatile("mov x10, #5000\n 1: bl 2f\n 2: subs x10, x10, #1\n b.ne 1b" ::: "x10", "x30", "cc");
}

static sigjmp_buf from_handler;
static volatile int jumps;

static void jump_out(int signo)
{
    (void)signo;
    jumps++;
    siglongjmp(from_handler, 1);
}

static void jumps_from_handlers(void)
{
    signal(SIGALRM, jump_out);
    if (sigsetjmp(from_handler, 1) == 0) /* so that the first one finds where to jump to */
        ualarm(500, 500);
    while (jumps < 200)
        if (sigsetjmp(from_handler, 1) == 0)
            for (;;)
                recurse(300);
    ualarm(0, 0);
    CHECK(jumps >= 200);
}

static __thread int local = 5;
static __thread char big[3000];

static void *thread(void *arg)
{
    CHECK(local == 5);
    local = (int)(intptr_t)arg;
    memset(big, local, sizeof big);
    for (int i = 0; i < 50; i++) {
        recurse(i * 20);
        CHECK(local == (int)(intptr_t)arg && big[2999] == (char)local);
    }
    return (void *)(intptr_t)(local * 2);
}

static void thread_storage(void)
{
    for (int round = 0; round < 20; round++) {
        pthread_t threads[6];
        void *result;
        for (intptr_t i = 0; i < 6; i++)
            pthread_create(&threads[i], NULL, thread, (void *)(i + 1));
        for (intptr_t i = 0; i < 6; i++) {
            pthread_join(threads[i], &result);
            CHECK((intptr_t)result == 2 * (i + 1));
        }
    }
    CHECK(local == 5);
}

/* A dense switch, computed goto, function pointers: indirect branches of all kinds. */
static int dispatch(const unsigned char *code, int n)
{
    static const void *const labels[] = {&&add, &&sub, &&mul, &&end};
    int acc = n;
    goto *labels[*code];
add:
    acc += 3;
    goto *labels[*++code];
sub:
    acc -= 5;
    goto *labels[*++code];
mul:
    acc = acc * 7 % 1000;
    goto *labels[*++code];
end:
    return acc;
}

static void indirect(void)
{
    unsigned char code[64];
    long sum = 0;
    for (int i = 0; i < 63; i++)
        code[i] = (unsigned char)(i * 11 % 3);
    code[63] = 3;
    for (int i = 0; i < 2000; i++)
        sum += dispatch(code, i);
    CHECK(sum == 911000);
}

int main(void)
{
    long_jumps();
    CHECK(recurse(140000) == 140000); /* more calls than are kept */
    coroutines();
    changed_returns();
    jumps_from_handlers();
    thread_storage();
    indirect();
    return check_end();
}
