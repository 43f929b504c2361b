/* seccomp_bpf.c: checks and runs seccomp filters. The rules are the kernel's: those for every classic BPF program, and
 * those for seccomp, where the only input is struct seccomp_data, read as aligned 32-bit words. */
#include "syscall/seccomp_bpf.h"

#include <string.h>

enum { DATA_WORDS = sizeof(struct seccomp_data) / 4, SHIFT_MASK = 31 };

/* ---- check ----------------------------------------------------------------------------------- */

/* What an instruction needs beside being known. */
enum rule { UNKNOWN, ALWAYS, NOT_ZERO /* divisor */, SHIFT, DATA, MEMORY, JUMP, BRANCH };

static enum rule rule_of(uint16_t code)
{
    switch (code) {
    case BPF_LD | BPF_W | BPF_ABS:
        return DATA;
    case BPF_LD | BPF_IMM: case BPF_LDX | BPF_IMM:
    case BPF_LD | BPF_W | BPF_LEN: case BPF_LDX | BPF_W | BPF_LEN:
    case BPF_MISC | BPF_TAX: case BPF_MISC | BPF_TXA:
    case BPF_RET | BPF_K: case BPF_RET | BPF_A:
    case BPF_ALU | BPF_NEG:
    case BPF_ALU | BPF_ADD | BPF_K: case BPF_ALU | BPF_ADD | BPF_X:
    case BPF_ALU | BPF_SUB | BPF_K: case BPF_ALU | BPF_SUB | BPF_X:
    case BPF_ALU | BPF_MUL | BPF_K: case BPF_ALU | BPF_MUL | BPF_X:
    case BPF_ALU | BPF_AND | BPF_K: case BPF_ALU | BPF_AND | BPF_X:
    case BPF_ALU | BPF_OR | BPF_K: case BPF_ALU | BPF_OR | BPF_X:
    case BPF_ALU | BPF_XOR | BPF_K: case BPF_ALU | BPF_XOR | BPF_X:
    case BPF_ALU | BPF_DIV | BPF_X: case BPF_ALU | BPF_LSH | BPF_X: case BPF_ALU | BPF_RSH | BPF_X:
        return ALWAYS;
    case BPF_ALU | BPF_DIV | BPF_K:
        return NOT_ZERO;
    case BPF_ALU | BPF_LSH | BPF_K: case BPF_ALU | BPF_RSH | BPF_K:
        return SHIFT;
    case BPF_LD | BPF_MEM: case BPF_LDX | BPF_MEM: case BPF_ST: case BPF_STX:
        return MEMORY;
    case BPF_JMP | BPF_JA:
        return JUMP;
    case BPF_JMP | BPF_JEQ | BPF_K: case BPF_JMP | BPF_JEQ | BPF_X:
    case BPF_JMP | BPF_JGE | BPF_K: case BPF_JMP | BPF_JGE | BPF_X:
    case BPF_JMP | BPF_JGT | BPF_K: case BPF_JMP | BPF_JGT | BPF_X:
    case BPF_JMP | BPF_JSET | BPF_K: case BPF_JMP | BPF_JSET | BPF_X:
        return BRANCH;
    default:
        return UNKNOWN;
    }
}

/* `left`: instructions behind this one. */
static bool check_one(const struct sock_filter *i, uint32_t left)
{
    switch (rule_of(i->code)) {
    case UNKNOWN: return false;
    case ALWAYS: return true;
    case NOT_ZERO: return i->k != 0;
    case SHIFT: return i->k <= SHIFT_MASK;
    case DATA: return i->k < sizeof(struct seccomp_data) && i->k % 4 == 0;
    case MEMORY: return i->k < BPF_MEMWORDS;
    case JUMP: return i->k < left;
    case BRANCH: return i->jt < left && i->jf < left;
    }
    return false;
}

/* A word of memory must have been written on every way to where it is read. Jumps only lead forward, so one pass will
 * do: known[pc] holds the words that are written on all ways that jump to pc. */
static bool check_memory(const struct sock_filter *program, uint32_t length)
{
    uint16_t known[BPF_MAXINSNS], here = 0;
    memset(known, 0xff, sizeof known);
    for (uint32_t pc = 0; pc < length; pc++) {
        const struct sock_filter *i = &program[pc];
        here &= known[pc];
        switch (rule_of(i->code)) {
        case MEMORY:
            if (BPF_CLASS(i->code) == BPF_ST || BPF_CLASS(i->code) == BPF_STX)
                here |= (uint16_t)(1u << i->k);
            else if (!(here >> i->k & 1))
                return false;
            break;
        case JUMP:
            known[pc + 1 + i->k] &= here;
            here = UINT16_MAX;
            break;
        case BRANCH:
            known[pc + 1 + i->jt] &= here;
            known[pc + 1 + i->jf] &= here;
            here = UINT16_MAX;
            break;
        default:
            break;
        }
    }
    return true;
}

bool seccomp_bpf_check(const struct sock_filter *program, uint32_t length)
{
    if (length == 0 || length > BPF_MAXINSNS)
        return false;
    for (uint32_t pc = 0; pc < length; pc++)
        if (!check_one(&program[pc], length - 1 - pc))
            return false;
    return BPF_CLASS(program[length - 1].code) == BPF_RET && check_memory(program, length);
}

/* ---- cost ------------------------------------------------------------------------------------ */

enum { PROLOGUE = 3, DIVISION_GUARD = 4 };

/* A branch takes a second instruction when neither way falls through (an inverted condition falls through, too, but
 * there is none for JSET), and one more for a constant with the top bit set. */
static uint32_t branch_cost(const struct sock_filter *i)
{
    bool falls_through = i->jf == 0 || (i->jt == 0 && BPF_OP(i->code) != BPF_JSET);
    return (falls_through ? 1u : 2u) + (BPF_SRC(i->code) == BPF_K && i->k >> 31);
}

uint32_t seccomp_bpf_cost(const struct sock_filter *program, uint32_t length)
{
    uint32_t sum = PROLOGUE;
    for (const struct sock_filter *i = program; i < program + length; i++) {
        if (rule_of(i->code) == BRANCH)
            sum += branch_cost(i);
        else if (i->code == (BPF_ALU | BPF_DIV | BPF_X))
            sum += 1 + DIVISION_GUARD;
        else
            sum += i->code == (BPF_RET | BPF_K) ? 2 : 1;
    }
    return sum;
}

/* ---- run ------------------------------------------------------------------------------------- */

static bool holds(uint16_t code, uint32_t a, uint32_t b)
{
    switch (BPF_OP(code)) {
    case BPF_JEQ: return a == b;
    case BPF_JGT: return a > b;
    case BPF_JGE: return a >= b;
    default: return (a & b) != 0;
    }
}

static uint32_t alu(uint16_t code, uint32_t a, uint32_t b)
{
    switch (BPF_OP(code)) {
    case BPF_ADD: return a + b;
    case BPF_SUB: return a - b;
    case BPF_MUL: return a * b;
    case BPF_DIV: return a / b;
    case BPF_AND: return a & b;
    case BPF_OR: return a | b;
    case BPF_XOR: return a ^ b;
    case BPF_LSH: return a << (b & SHIFT_MASK);
    case BPF_RSH: return a >> (b & SHIFT_MASK);
    default: return 0u - a;
    }
}

static uint32_t load(const struct sock_filter *i, const uint32_t *words, const uint32_t *memory)
{
    switch (BPF_MODE(i->code)) {
    case BPF_ABS: return words[i->k / 4];
    case BPF_MEM: return memory[i->k];
    case BPF_LEN: return sizeof(struct seccomp_data);
    default: return i->k;
    }
}

uint32_t seccomp_bpf_run(const struct sock_filter *program, const struct seccomp_data *data)
{
    uint32_t words[DATA_WORDS], memory[BPF_MEMWORDS], a = 0, x = 0;
    memcpy(words, data, sizeof words);
    for (const struct sock_filter *i = program;; i++) {
        uint32_t operand = BPF_SRC(i->code) == BPF_X ? x : i->k;
        switch (BPF_CLASS(i->code)) {
        case BPF_LD: a = load(i, words, memory); break;
        case BPF_LDX: x = load(i, words, memory); break;
        case BPF_ST: memory[i->k] = a; break;
        case BPF_STX: memory[i->k] = x; break;
        case BPF_ALU:
            if (BPF_OP(i->code) == BPF_DIV && operand == 0)
                return 0; /* ends the program */
            a = alu(i->code, a, operand);
            break;
        case BPF_JMP:
            i += BPF_OP(i->code) == BPF_JA ? i->k : holds(i->code, a, operand) ? i->jt : i->jf;
            break;
        case BPF_RET: return BPF_RVAL(i->code) == BPF_A ? a : i->k;
        default:
            if (BPF_MISCOP(i->code) == BPF_TAX)
                x = a;
            else
                a = x;
        }
    }
}
