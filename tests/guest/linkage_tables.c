/* Calls and jumps through entries of linkage tables, again and again: where the entry's place in the table changes, the new
 * function is called; what the entry leaves in X16, X17 and X30 is exact, also where it faults; loops of nothing but such calls
 * stop for signals. */
#define _GNU_SOURCE
#include "check.h"

#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <ucontext.h>

enum { HOT = 20000, PAGE = 4096 };
typedef void function(void);

/* One page, so that it can be made to fault. */
static function *table[PAGE / sizeof(function *)] __attribute__((aligned(PAGE), used));
enum { FIRST, SECOND, THIRD, FOURTH };

#define GLOBAL(name) ".globl " #name "\n" #name ":\n"

#define ENTRY(name, at, begin)                                                                      \
    extern const uint32_t name[];                                                                   \
    __asm__(".text\n.balign 16\n" GLOBAL(name) begin "adrp x16, table\nldr x17, [x16, #" #at " * 8]\n" \
            "add x16, x16, #" #at " * 8\nbr x17\n")
ENTRY(entry_first, 0, "");
ENTRY(entry_second, 1, "hint #34\n"); /* BTI C */
ENTRY(entry_third, 2, "");
ENTRY(entry_fourth, 3, "");

/* What the called function found in X16, X17 and X30, and its number. */
static uint64_t saw[4] __attribute__((used));
#define CALLEE(name, number)                                                                        \
    void name(void);                                                                                \
    __asm__(".text\n" GLOBAL(name) "adrp x9, saw\nadd x9, x9, :lo12:saw\nmov x10, #" #number "\n"    \
            "stp x16, x17, [x9]\nstp x30, x10, [x9, #16]\nret\n")
#define CALLER(name, code, behind)                                                                  \
    void name(void);                                                                                \
    extern const uint32_t name##_back[];                                                            \
    __asm__(".text\n" GLOBAL(name) "stp x29, x30, [sp, #-16]!\n" code "\n" GLOBAL(name##_back)       \
            "ldp x29, x30, [sp], #16\nret\n" behind)
CALLEE(callee_1, 1);
CALLER(call_first, "bl entry_first", "");
CALLER(call_second, "bl entry_second", "");
CALLER(jump_third, "bl 1f", "1: b entry_third\n");
CALLEE(callee_2, 2);

/* Neither returns: each calls the other one, to a higher and to a lower address, and nothing is on the stack. */
__asm__(".text\n" GLOBAL(endless_1) "bl entry_third\nnop\n" GLOBAL(endless_2) "bl entry_fourth\nnop\n");
void endless_1(void), endless_2(void);

static const struct way {
    function *run;
    unsigned at;
    const uint32_t *entry, *back;
} ways[] = {{call_first, FIRST, entry_first, call_first_back}, {call_second, SECOND, entry_second, call_second_back},
            {jump_third, THIRD, entry_third, jump_third_back}};
enum { WAYS = sizeof ways / sizeof *ways };

static void check_saw(const struct way *w, function *callee, uint64_t number)
{
    CHECK_EQ(saw[0], (uintptr_t)&table[w->at]);
    CHECK_EQ(saw[1], (uintptr_t)callee);
    CHECK_EQ(saw[2], (uintptr_t)w->back);
    CHECK_EQ(saw[3], number);
    memset(saw, 0, sizeof saw);
}

static void check_changes(const struct way *w)
{
    function *const callees[] = {callee_1, callee_2};
    for (unsigned round = 0; round < 6; round++) {
        table[w->at] = callees[round % 2];
        for (unsigned i = 0; i < HOT; i++)
            w->run();
        check_saw(w, callees[round % 2], round % 2 + 1);
    }
    for (unsigned i = 0; i < 100; i++) {
        table[w->at] = callees[i % 2];
        w->run();
        check_saw(w, callees[i % 2], i % 2 + 1);
    }
}

static const struct way *faulting;
static unsigned nfaults;

static void on_fault(int sig, siginfo_t *info, void *context)
{
    (void)sig;
    const mcontext_t *m = &((ucontext_t *)context)->uc_mcontext;
    uint64_t load = (uintptr_t)faulting->entry + (faulting->at == SECOND ? 8 : 4);
    CHECK_EQ(m->pc, load);
    CHECK_EQ(m->regs[16], (uintptr_t)table);
    CHECK_EQ(m->regs[17], 17);
    CHECK_EQ(m->regs[30], (uintptr_t)faulting->back);
    CHECK_EQ((uintptr_t)info->si_addr, (uintptr_t)&table[faulting->at]);
    mprotect(table, PAGE, PROT_READ | PROT_WRITE);
    nfaults++;
}

static void run_with_x17(function *run)
{
    __asm__ volatile("mov x17, #17\nblr %0" : : "r"(run) : "x9", "x10", "x16", "x17", "x30", "memory");
}

static void check_faults(const struct way *w)
{
    faulting = w;
    for (unsigned i = 0; i < 3; i++) {
        mprotect(table, PAGE, PROT_NONE);
        run_with_x17(w->run);
        CHECK_EQ(nfaults, i + 1);
        check_saw(w, callee_2, 2);
    }
    nfaults = 0;
}

static sigjmp_buf out;
static unsigned nalarms;

static void on_alarm(int sig)
{
    (void)sig;
    nalarms++;
    siglongjmp(out, 1);
}

/* The first time it becomes hot, the second time it is. */
static void check_endless(void)
{
    table[THIRD] = endless_2;
    table[FOURTH] = endless_1;
    for (unsigned i = 0; i < 2; i++) {
        if (sigsetjmp(out, 1) == 0) {
            setitimer(ITIMER_REAL, &(struct itimerval){.it_value.tv_usec = 300000}, NULL);
            endless_1();
        }
        CHECK_EQ(nalarms, i + 1);
    }
}

int main(void)
{
    sigaction(SIGSEGV, &(struct sigaction){.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO}, NULL);
    signal(SIGALRM, on_alarm);
    for (unsigned i = 0; i < WAYS; i++) {
        check_changes(&ways[i]);
        check_faults(&ways[i]);
    }
    check_endless();
    return check_end();
}
