/* aes_loops.h: what tests of hot AES loops share: AES by the letter of FIPS 197, memory, and what a fault's handler sees. */
#ifndef AES_LOOPS_H
#define AES_LOOPS_H
#include "check.h"

#include <asm/sigcontext.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>

enum { PAGE = 4096 };

/* ---- FIPS 197 ---------------------------------------------------------------------------------- */
static uint8_t times2(uint8_t a) { return (uint8_t)(a << 1 ^ (a & 0x80 ? 0x1b : 0)); }

static uint8_t times(uint8_t a, uint8_t b)
{
    uint8_t sum = 0;
    for (; b; b >>= 1, a = times2(a))
        sum ^= b & 1 ? a : 0;
    return sum;
}

static uint8_t substitute(uint8_t a)
{
    uint8_t inverse = 0, out = 0x63;
    for (unsigned b = 1; b < 256 && a; b++)
        if (times(a, (uint8_t)b) == 1)
            inverse = (uint8_t)b;
    for (unsigned n = 0; n < 5; n++)
        out ^= (uint8_t)(inverse << n | inverse >> (8 - n));
    return out;
}

static uint8_t sbox[256];

/* AESE, then AESMC if mix */
static void aes_round(uint8_t v[16], const uint8_t key[16], int mix)
{
    uint8_t t[16];
    for (unsigned i = 0; i < 16; i++) {
        unsigned from = (i + 4 * (i % 4)) % 16; /* ShiftRows */
        t[i] = sbox[v[from] ^ key[from]];
    }
    memcpy(v, t, 16);
    for (unsigned c = 0; c < 16 && mix; c += 4)
        for (unsigned r = 0; r < 4; r++)
            v[c + r] = times2(t[c + r]) ^ times2(t[c + (r + 1) % 4]) ^ t[c + (r + 1) % 4] ^ t[c + (r + 2) % 4] ^ t[c + (r + 3) % 4];
}

/* ---- the fault --------------------------------------------------------------------------------- */
/* A table of code addresses, each as its distance from the entry. */
static uint64_t address_of(const char entry[4])
{
    int32_t distance;
    memcpy(&distance, entry, 4);
    return (uint64_t)(uintptr_t)entry + (uint64_t)(int64_t)distance;
}

static struct {
    volatile unsigned count;
    uint64_t pc, address, x[31];
    uint8_t v[32][16];
    uint8_t *page; /* it may be accessed from then on */
} seen;

static void on_fault(int signo, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;
    struct fpsimd_context *fp = (struct fpsimd_context *)(void *)uc->uc_mcontext.__reserved;
    (void)signo;
    CHECK(fp->head.magic == FPSIMD_MAGIC);
    seen.pc = uc->uc_mcontext.pc;
    seen.address = (uint64_t)(uintptr_t)info->si_addr;
    for (unsigned i = 0; i < 31; i++)
        seen.x[i] = uc->uc_mcontext.regs[i];
    memcpy(seen.v, fp->vregs, sizeof seen.v);
    seen.count++;
    mprotect(seen.page, PAGE, PROT_READ | PROT_WRITE);
}

/* Pages of data; from then on faults are seen. */
static uint8_t *begin(unsigned pages)
{
    struct sigaction sa = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO};
    uint8_t *memory = mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (unsigned i = 0; i < 256; i++)
        sbox[i] = substitute((uint8_t)i);
    for (unsigned i = 0; i < pages * PAGE; i++)
        memory[i] = (uint8_t)(i * 7 + i / 256 + i % 13);
    sigaction(SIGSEGV, &sa, NULL);
    return memory;
}

#endif
