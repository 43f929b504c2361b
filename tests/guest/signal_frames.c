/* rt_sigreturn with frames that the handler changed: which chains of records it takes (arch/arm64/kernel/signal.c,
 * parse_user_sigframe), and what a refused frame has changed by then. */
#define _GNU_SOURCE
#include "check.h"

#include <asm/sigcontext.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

enum { RESERVED = sizeof((struct sigcontext *)0)->__reserved, HEAD = sizeof(struct _aarch64_ctx) };
enum { WANTED = 42 };

static struct fpsimd_context fp; /* as it came */
static uint8_t *at, *end;

static void put(const void *from, size_t size)
{
    memcpy(at, from, size);
    at += size;
}
static void put_head(uint32_t magic, uint32_t size) { put(&(struct _aarch64_ctx){magic, size}, HEAD); }
static void put_esr(void)
{
    put_head(ESR_MAGIC, sizeof(struct esr_context));
    at += sizeof(struct esr_context) - HEAD;
}
static void put_fp(void) { put(&fp, sizeof fp); }

/* ---- chains ---------------------------------------------------------------------------------- */
static void as_it_was(void) { put_fp(), put_head(0, 0); }
static void behind_esr(void) { put_esr(), put_fp(), put_head(0, 0); }
static void between(void) { put_esr(), put_esr(), put_fp(), put_esr(), put_esr(), put_head(0, 0); }
static void at_the_end(void)
{
    while (at + sizeof(struct esr_context) + sizeof fp + HEAD <= end)
        put_esr();
    put_fp(), put_head(0, 0);
}
static void far_end_of_chain(void)
{
    put_fp();
    while (at + 2 * sizeof(struct esr_context) <= end)
        put_esr();
    put_head(0, 0);
}
static void without_fp(void) { put_esr(), put_head(0, 0); }
static void empty(void) { put_head(0, 0); }
static void unknown(void) { put_fp(), put_head(0x12345678, 16), put_head(0, 0), put_head(0, 0); }
static void twice(void) { put_fp(), put_fp(), put_head(0, 0); }
static void larger(void)
{
    fp.head.size += 16;
    put_fp(), put_head(0, 0), put_head(0, 0), put_head(0, 0);
}
static void odd(void) { put_fp(), put_head(ESR_MAGIC, 24), put_head(0, 0), put_head(0, 0), put_head(0, 0); }
static void small(void) { put_fp(), put_head(ESR_MAGIC, 0), put_head(0, 0); }
static void terminator_with_size(void) { put_fp(), put_head(0, 16), put_head(0, 0), put_head(0, 0); }
static void too_far(void) { put_fp(), put_head(ESR_MAGIC, RESERVED), put_head(0, 0); }
static void endless(void)
{
    put_fp();
    while (at + sizeof(struct esr_context) <= end)
        put_esr();
}

static const struct {
    const char *name;
    void (*make)(void);
    int good;
} chains[] = {
    {"as it was", as_it_was, 1}, {"behind another", behind_esr, 1}, {"between others", between, 1}, {"at the end", at_the_end, 1},
    {"long", far_end_of_chain, 1}, {"without vectors", without_fp, 0}, {"empty", empty, 0}, {"unknown", unknown, 0}, {"twice", twice, 0},
    {"larger", larger, 0}, {"odd", odd, 0}, {"size 0", small, 0}, {"terminator with a size", terminator_with_size, 0}, {"too far", too_far, 0},
    {"endless", endless, 0},
};
enum { CHAINS = sizeof chains / sizeof *chains };

static int current;
static volatile int refused, mask_was_set;
static sigjmp_buf back;

static void change(int signo, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;
    (void)signo, (void)info;
    at = (uint8_t *)uc->uc_mcontext.__reserved;
    end = at + RESERVED;
    memcpy(&fp, at, sizeof fp);
    CHECK(fp.head.magic == FPSIMD_MAGIC && fp.head.size == sizeof fp);
    memset(at, 0xff, RESERVED); /* what lies behind the chain does not matter */
    fp.vregs[8] = WANTED;
    chains[current].make();
    CHECK(at <= end);
    sigaddset(&uc->uc_sigmask, SIGUSR2);
}

static void refuse(int signo, siginfo_t *info, void *context)
{
    (void)signo;
    refused = info->si_signo == SIGSEGV;
    mask_was_set = sigismember(&((ucontext_t *)context)->uc_sigmask, SIGUSR2);
    siglongjmp(back, 1);
}

/* d8 behind a signal that the thread sends itself. */
static uint64_t raise_it(void)
{
    register long x0 __asm__("x0") = getpid(), x1 __asm__("x1") = gettid(), x2 __asm__("x2") = SIGUSR1, x8 __asm__("x8") = __NR_tgkill;
    uint64_t value;
    __asm__ volatile("movi v8.16b, #0\n svc #0\n fmov %0, d8" : "=r"(value), "+r"(x0) : "r"(x1), "r"(x2), "r"(x8) : "v8", "memory");
    return value;
}

int main(void)
{
    struct sigaction changes = {.sa_sigaction = change, .sa_flags = SA_SIGINFO}, refuses = {.sa_sigaction = refuse, .sa_flags = SA_SIGINFO};
    sigset_t none, mask;
    sigemptyset(&none);
    sigaction(SIGUSR1, &changes, NULL);
    sigaction(SIGSEGV, &refuses, NULL);
    for (current = 0; current < CHAINS; current++) {
        volatile uint64_t value = 0;
        sigprocmask(SIG_SETMASK, &none, NULL);
        refused = mask_was_set = 0;
        if (!sigsetjmp(back, 1)) {
            value = raise_it();
            sigprocmask(SIG_SETMASK, NULL, &mask);
            mask_was_set = sigismember(&mask, SIGUSR2);
        }
        if (refused == chains[current].good || !mask_was_set || (!refused && value != WANTED)) {
            printf("%s: refused %d, mask %d, value %d\n", chains[current].name, refused, mask_was_set, (int)value);
            failures++;
        }
    }
    return check_end();
}
