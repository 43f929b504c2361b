/* control.c: calls, returns and jumps of every kind; threads; code that is made while the program runs. */
#include "kernel.h"

#include <pthread.h>
#include <setjmp.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>

static int __attribute__((noinline, noclone)) fib_of(int n) { return n < 2 ? n : fib_of(n - 1) + fib_of(n - 2); }
static uint64_t fib(unsigned n)
{
    uint64_t sum = 0;
    for (unsigned i = 0; i < n; i++)
        sum += (uint64_t)fib_of(22 + (int)(i & 3));
    return sum;
}

/* ---- indirect calls: an interpreter loop ---------------------------------------------------------- */
struct vm {
    int64_t stack[16];
    int sp, pc;
    const int *code;
};
typedef void vm_op(struct vm *);
static void op_push(struct vm *v) { v->stack[v->sp++] = v->code[v->pc++]; }
static void op_add(struct vm *v) { v->sp--, v->stack[v->sp - 1] += v->stack[v->sp]; }
static void op_xor(struct vm *v) { v->sp--, v->stack[v->sp - 1] ^= v->stack[v->sp]; }
static void op_dup(struct vm *v) { v->stack[v->sp] = v->stack[v->sp - 1], v->sp++; }
static void op_mul(struct vm *v)
{
    v->sp--, v->stack[v->sp - 1] = (int64_t)((uint64_t)v->stack[v->sp - 1] * (uint64_t)v->stack[v->sp]);
}
static void op_shift(struct vm *v) { v->stack[v->sp - 1] >>= 3; }
static uint64_t dispatch(unsigned n)
{
    static vm_op *const ops[] = {op_push, op_add, op_xor, op_dup, op_mul, op_shift};
    static const int code[] = {0, 7, 1, 3, 0, 13, 4, 2, 3, 5, 2, 0, 99, 1, -1};
    struct vm v = {.sp = 1, .code = code};
    for (uint64_t i = 0; i < (uint64_t)n * 100000; i++) {
        v.pc = 0;
        while (code[v.pc] >= 0) {
            int op = code[v.pc++];
            ops[op](&v);
        }
    }
    return (uint64_t)v.stack[0];
}

/* ---- threads ------------------------------------------------------------------------------------ */
static uint64_t shared_counter;
static void *adder(void *arg)
{
    for (uint64_t i = 0; i < *(unsigned *)arg * (uint64_t)100000; i++)
        __atomic_fetch_add(&shared_counter, 1 + (i & 1), __ATOMIC_RELAXED);
    return NULL;
}
static uint64_t atomics(unsigned n)
{
    pthread_t threads[2];
    for (int i = 0; i < 2; i++)
        pthread_create(&threads[i], NULL, adder, &n);
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    return shared_counter;
}

/* ---- jumps out of functions, and between stacks --------------------------------------------------- */
static jmp_buf jump;
static void __attribute__((noinline)) thrower(int n)
{
    if (n == 0)
        longjmp(jump, 3);
    if (n > 8)
        return;
    thrower(n - 1);
    __asm__ volatile("");
}
static uint64_t longjumps(unsigned n)
{
    volatile uint64_t sum = 0;
    for (volatile uint64_t i = 0; i < (uint64_t)n * 10000; i++) {
        int got = setjmp(jump);
        if (got == 0)
            thrower((int)(i % 8));
        sum += (uint64_t)got;
    }
    return sum;
}

static ucontext_t contexts[2];
static volatile uint64_t switches;
static void other(void)
{
    for (;;) {
        switches++;
        swapcontext(&contexts[1], &contexts[0]);
    }
}
static uint64_t ucontext(unsigned n)
{
    static char stack[65536];
    getcontext(&contexts[1]);
    contexts[1].uc_stack.ss_sp = stack, contexts[1].uc_stack.ss_size = sizeof stack;
    makecontext(&contexts[1], other, 0);
    for (uint64_t i = 0; i < (uint64_t)n * 1000; i++)
        swapcontext(&contexts[0], &contexts[1]);
    return switches;
}

/* switch_stack(save, to): keeps what the ABI wants kept on the stack, stores that in *save, goes on at stack `to`. */
void switch_stack(void **save, void *to);
#if defined(__aarch64__)
enum { FRAME = 20, RETURN_AT = 11 };
__asm__(".text\nswitch_stack:\n"
        "stp x19, x20, [sp, -160]!\nstp x21, x22, [sp, 16]\nstp x23, x24, [sp, 32]\nstp x25, x26, [sp, 48]\n"
        "stp x27, x28, [sp, 64]\nstp x29, x30, [sp, 80]\n"
        "stp d8, d9, [sp, 96]\nstp d10, d11, [sp, 112]\nstp d12, d13, [sp, 128]\nstp d14, d15, [sp, 144]\n"
        "mov x9, sp\nstr x9, [x0]\nmov sp, x1\n"
        "ldp d14, d15, [sp, 144]\nldp d12, d13, [sp, 128]\nldp d10, d11, [sp, 112]\nldp d8, d9, [sp, 96]\n"
        "ldp x29, x30, [sp, 80]\nldp x27, x28, [sp, 64]\nldp x25, x26, [sp, 48]\nldp x23, x24, [sp, 32]\n"
        "ldp x21, x22, [sp, 16]\nldp x19, x20, [sp], 160\nret\n");
#else
enum { FRAME = 8, RETURN_AT = 6 };
__asm__(".text\nswitch_stack:\n"
        "push %rbx\npush %rbp\npush %r12\npush %r13\npush %r14\npush %r15\n"
        "mov %rsp, (%rdi)\nmov %rsi, %rsp\n"
        "pop %r15\npop %r14\npop %r13\npop %r12\npop %rbp\npop %rbx\nret\n");
#endif
static void *stacks[2];
static void other_stack(void)
{
    for (;;) {
        switches += 3;
        switch_stack(&stacks[1], stacks[0]);
    }
}
static uint64_t coroutines(unsigned n)
{
    enum { WORDS = 4096 };
    uintptr_t *stack = memory(WORDS * sizeof *stack), *frame = stack + WORDS - 16 - FRAME;
    frame[RETURN_AT] = (uintptr_t)other_stack;
    stacks[1] = frame;
    for (uint64_t i = 0; i < (uint64_t)n * 10000; i++)
        switch_stack(&stacks[0], stacks[1]);
    return switches;
}

/* ---- code that is made, called, and made anew ------------------------------------------------------ */
static uint64_t jit(unsigned n)
{
    uint32_t *code = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    uint64_t sum = 0;
    for (uint32_t i = 0; i < n * 1000; i++) {
#if defined(__aarch64__)
        code[0] = 0x52800000u | (i & 0xffff) << 5, code[1] = 0xd65f03c0u;
#else
        memcpy(code, (uint8_t[]){0xb8, (uint8_t)i, (uint8_t)(i >> 8), 0, 0, 0xc3}, 6);
#endif
        __builtin___clear_cache((char *)code, (char *)code + 16);
        for (int k = 0; k < 20; k++)
            sum += ((uint32_t(*)(void))code)();
    }
    munmap(code, 4096);
    return sum;
}

const struct kernel control_kernels[] = {
    {"fib", fib},           {"dispatch", dispatch},     {"atomics", atomics}, {"longjumps", longjumps},
    {"ucontext", ucontext}, {"coroutines", coroutines}, {"jit", jit},         {NULL, NULL},
};
