/* Hot loops that are state machines: the state is a register that is compared with one constant after the other. A load that
 * faults between a comparison and the branches on it finds state, flags and counters exact, whatever the state is; and a
 * signal stops a machine that stays in one state.
 * timeout: 120 */
#define _GNU_SOURCE
#include "check.h"

#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <ucontext.h>

enum { PAGE = 4096, WARM = 400, STATES = 6, MACHINES = 8 };

/* x0 input, x1 counters of the states, w2 the state, w7 the one behind state 4. They end by a fault; the last one goes round in
 * 64 bytes. Some states are chosen: one of two constants, or w7, which holds the same whenever the loop gets hot. */
typedef void machine_fn(const uint8_t *input, uint64_t *counters, unsigned behind4);
#define NEXT_BYTE(n) "ldrb w5, [x0], 1\n"
#define SAME_BYTES(n) "and x6, x6, 63\n ldrb w5, [x0, x6]\n add x6, x6, 1\n"
#define MACHINE(n, NEXT)                                                                                              \
    extern machine_fn machine##n;                                                                                     \
    extern const char load##n[];                                                                                      \
    __asm__(".text\n.globl machine" #n "\n.type machine" #n ", %function\nmachine" #n ":\n mov w7, w2\n mov w2, 0\n mov x6, 0\n" \
            "1: sxtw x3, w2\n ldr x4, [x1, x3, lsl 3]\n add x4, x4, 1\n str x4, [x1, x3, lsl 3]\n"                     \
            "cmp w2, 3\n.globl load" #n "\nload" #n ": " NEXT(n) " b.eq 3f\n b.gt 4f\n cmp w2, 1\n b.eq 11f\n"         \
            "cmp w2, 2\n b.eq 2f\n"                                                                                   \
            "cmp w5, 'c'\n cset w2, lo\n b 1b\n"                                                                     \
            "11: mov w2, 2\n cmp w5, 'b'\n b.eq 1b\n mov w2, 0\n b 1b\n"                                               \
            "2: cmp w5, 'b'\n b.eq 1b\n mov w2, 3\n b 1b\n"                                                           \
            "3: cmp w5, 'c'\n b.eq 1b\n mov w2, 4\n cmp w5, 'd'\n csel w2, w2, wzr, eq\n b 1b\n"                       \
            "4: cmp w2, 4\n b.ne 5f\n cmp w5, 'd'\n csel w2, w2, w7, eq\n b 1b\n"                                      \
            "5: mov w2, 0\n b 1b\n")
MACHINE(0, NEXT_BYTE);
MACHINE(1, NEXT_BYTE);
MACHINE(2, NEXT_BYTE);
MACHINE(3, NEXT_BYTE);
MACHINE(4, NEXT_BYTE);
MACHINE(5, NEXT_BYTE);
MACHINE(6, NEXT_BYTE);
MACHINE(7, NEXT_BYTE);
MACHINE(8, SAME_BYTES);

static unsigned next_state(unsigned state, uint8_t c, unsigned behind4)
{
    switch (state) {
    case 0: return c < 'c' ? 1 : 0;
    case 1: return c == 'b' ? 2 : 0;
    case 2: return c == 'b' ? 2 : 3;
    case 3: return c == 'c' ? 3 : c == 'd' ? 4 : 0;
    case 4: return c == 'd' ? 4 : behind4;
    default: return 0;
    }
}

static unsigned flags_of(int64_t a, int64_t b) /* of cmp a, b, both small and not negative */
{
    return (unsigned)((a < b) << 3 | (a == b) << 2 | (a >= b) << 1);
}

static sigjmp_buf back;
static struct { uint64_t pc, input, state, flags; } seen;

static void on_signal(int signo, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;
    (void)signo, (void)info;
    seen.pc = uc->uc_mcontext.pc;
    seen.input = uc->uc_mcontext.regs[0];
    seen.state = uc->uc_mcontext.regs[2];
    seen.flags = uc->uc_mcontext.pstate >> 28;
    siglongjmp(back, 1);
}

static void check_fault(machine_fn *machine, const char *load, uint8_t *end, const uint8_t *input, unsigned behind4)
{
    uint64_t counters[STATES] = {0}, expected[STATES] = {0};
    volatile unsigned state = 0;
    for (const uint8_t *p = input; p < end; p++) {
        expected[state]++;
        state = next_state(state, *p, behind4);
    }
    expected[state]++;
    if (sigsetjmp(back, 1) == 0)
        machine(input, counters, behind4);
    CHECK(seen.pc == (uint64_t)(uintptr_t)load && seen.input == (uint64_t)(uintptr_t)end);
    CHECK(seen.state == state && seen.flags == flags_of(state, 3));
    CHECK(memcmp(counters, expected, sizeof expected) == 0);
}

/* It gets hot in input whose last byte leads to another state for each machine. */
static void check_machine(unsigned n, machine_fn *machine, const char *load, uint8_t *memory, uint8_t *end)
{
    static const char text[] = "abbbbccccddddxxxabbbbbbbbbbbbcdxabcccccccccdddddddddddddxyaabaabbcxabbbbc";
    size_t length = sizeof text - 1;
    for (uint8_t *p = memory; p < end; p++)
        *p = (uint8_t)text[(size_t)(p - memory) % length];
    memcpy(end - 8, (const char[MACHINES][9]){"xxxxxxxx", "xxxxxxxa", "xxxxxxab", "xxxxxabx", "xxxxabcd", "xxxabcdx", "xxxxabbb", "xxabcddd"}[n], 8);
    for (unsigned i = 0; i < 6; i++)
        check_fault(machine, load, end, memory + i, i < 3 ? 5 : i);
}

/* It gets hot, then all bytes are such that it comes to state 2 and stays there. */
static uint8_t *ring;
static void on_alarm(int signo, siginfo_t *info, void *context)
{
    static unsigned count;
    if (count++)
        on_signal(signo, info, context);
    memset(ring, 'b', 64);
}

static void check_signals(void)
{
    uint64_t counters[STATES] = {0};
    struct itimerval soon = {.it_value = {.tv_usec = 200000}, .it_interval = {.tv_usec = 200000}};
    setitimer(ITIMER_REAL, &soon, NULL);
    if (sigsetjmp(back, 1) == 0)
        machine8(ring, counters, 5);
    CHECK(seen.state == 2 && counters[2] > 1000 && seen.input == (uint64_t)(uintptr_t)ring);
}

int main(void)
{
    static machine_fn *const machines[MACHINES] = {machine0, machine1, machine2, machine3, machine4, machine5, machine6, machine7};
    static const char *const loads[MACHINES] = {load0, load1, load2, load3, load4, load5, load6, load7};
    struct sigaction action = {.sa_sigaction = on_signal, .sa_flags = SA_SIGINFO};
    uint8_t *memory = mmap(NULL, (WARM + 1) * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    sigaction(SIGSEGV, &action, NULL);
    action.sa_sigaction = on_alarm;
    sigaction(SIGALRM, &action, NULL);
    mprotect(memory + WARM * PAGE, PAGE, PROT_NONE);
    for (unsigned n = 0; n < MACHINES; n++)
        check_machine(n, machines[n], loads[n], memory, memory + WARM * PAGE);
    ring = memory;
    memcpy(ring, "abbbbccccddddxxxabbbbbbcdxabcccdddddxyaabbcxabbbbcabbbbccccddddxx", 64);
    check_signals();
    return check_end();
}
