/* prologue.c: the fixed code at the start of the code cache: entry from C, exits to C, calls of C functions, and the
 * assignment of slots to registers. */
#include "backends/x86_64/emit.h"
#include "contract/guest_mm.h"
#include "translate/softfloat.h"

#define STATE_AT(field) state_mem(offsetof(struct cpu_state, field))

static void state_to_rdi(struct code *c) { asm_lea(c, true, RDI, state_mem(0)); }

/* Hottest slots first get registers. */
static void assign_pins(struct pins *pins, const struct ir_slot *slots, uint32_t nslots)
{
    static const uint8_t gprs[] = {RBP, RSI, RDI, R8, R9, R10, R11, R12, R13, R14};
    memset(pins, 0, sizeof *pins);
    memset(pins->reg, NO_REG, sizeof pins->reg);
    for (unsigned cls = 0; cls < 2; cls++) {
        for (unsigned n = 0; n < 10; n++) {
            uint32_t best = nslots;
            for (uint32_t s = 0; s < nslots; s++) {
                bool vector = slots[s].type == IR_V128;
                if (vector == (cls == 1) && slots[s].type != IR_FLAGS && slots[s].heat && pins->reg[s] == NO_REG &&
                    (best == nslots || slots[s].heat > slots[best].heat))
                    best = s;
            }
            if (best == nslots)
                break;
            unsigned reg = cls ? XMM0 + 6 + n : gprs[n];
            pins->reg[best] = (uint8_t)reg;
            pins->slot[reg] = (uint8_t)best;
            pins->offset[reg] = slots[best].offset;
            pins->i32[reg] = slots[best].type == IR_I32;
        }
    }
}

enum { GENERAL = 1, VECTOR = 2, SCRATCH = 4 /* the general ones that C code may change */ };

static unsigned kind_of(unsigned reg)
{
    const unsigned kept = 1u << RBX | 1u << RBP | 1u << R12 | 1u << R13 | 1u << R14 | 1u << R15;
    return reg >= XMM0 ? VECTOR : kept >> reg & 1 ? GENERAL : GENERAL | SCRATCH;
}

static void move_some_pins(struct code *c, const struct pins *pins, unsigned which, bool load)
{
    for (unsigned reg = 0; reg < NREGS; reg++) {
        if (!pins->offset[reg] || !(which & kind_of(reg)))
            continue;
        struct mem m = state_mem(pins->offset[reg]);
        if (reg >= XMM0)
            asm_rm(c, M_0F | (load ? 0x10 : 0x11), reg - XMM0, m);
        else if (load)
            asm_mov_rm(c, !pins->i32[reg], reg, m);
        else
            asm_mov_mr(c, !pins->i32[reg], m, reg);
    }
}

static void move_pins(struct code *c, const struct pins *pins, bool load)
{
    move_some_pins(c, pins, GENERAL | VECTOR, load);
}

static void fp_host(struct code *c) /* the guest's FP control off, the C code's on */
{
    asm_stmxcsr(c, STATE_AT(host_fp));
    asm_ldmxcsr(c, STATE_AT(host_fp_saved));
}

_Static_assert(OFF_PINS + sizeof(struct pins) <= OFF_RECIP, "struct pins has room");

static void stub(struct code *c, uint8_t *base, unsigned offset)
{
    struct code at = {base + offset};
    asm_link32(asm_jmp32(&at), c->p);
}

static const uint8_t saved[] = {RBX, RBP, R12, R13, R14, R15};

static void emit_enter(struct code *c, const struct pins *pins)
{
    for (unsigned i = 0; i < sizeof saved; i++)
        asm_push(c, saved[i]);
    asm_alu_ri(c, ALU_SUB, true, RSP, 8);
    asm_lea(c, true, STATE, mem_at(RDI, STATE_BIAS));
    asm_mov_mr(c, true, STATE_AT(saved_sp), RSP);
    asm_stmxcsr(c, STATE_AT(host_fp_saved));
    asm_ldmxcsr(c, STATE_AT(host_fp));
    asm_mov_rr(c, true, RAX, RSI);
    asm_mov_rm(c, true, RSP, STATE_AT(paired_sp));
    move_pins(c, pins, true);
    asm_rr(c, 0xff, 4, RAX);
}

/* Back to C, on whose stack we are. */
static void return_to_c(struct code *c)
{
    asm_alu_ri(c, ALU_ADD, true, RSP, 8);
    for (unsigned i = sizeof saved; i-- > 0;)
        asm_pop(c, saved[i]);
    put8(c, 0xc3);
}

static void emit_leave(struct code *c, const struct pins *pins)
{
    move_pins(c, pins, false);
    asm_mov_mr(c, true, STATE_AT(paired_sp), RSP);
    fp_host(c);
    asm_mov_rm(c, true, RSP, STATE_AT(saved_sp));
    return_to_c(c);
}

/* Around a call of C code from translated code: all homes are in memory meanwhile, so a fault inside finds the exact
 * state. Runs on the C stack; the paired stack may be nearly full. */
static void begin_call(struct code *c, const struct pins *pins)
{
    move_pins(c, pins, false);
    asm_mov_mr(c, true, STATE_AT(paired_sp), RSP);
    fp_host(c);
    asm_mov_rm(c, true, RSP, STATE_AT(saved_sp));
    state_to_rdi(c);
}

/* The inverse. No host flags are changed. */
static void back_from_call(struct code *c, const struct pins *pins)
{
    asm_ldmxcsr(c, STATE_AT(host_fp));
    asm_mov_rm(c, true, RSP, STATE_AT(paired_sp));
    move_pins(c, pins, true);
}

static void end_call(struct code *c, const struct pins *pins)
{
    back_from_call(c, pins);
    put8(c, 0xc3);
}

/* A short way for a scalar function that looks at no state: what C code may change is kept. rbx is free. */
static void emit_no_fp(struct code *c, const struct pins *pins)
{
    move_some_pins(c, pins, VECTOR | SCRATCH, false);
    asm_mov_rr(c, true, RBX, RSP);
    asm_mov_rm(c, true, RSP, STATE_AT(saved_sp));
    state_to_rdi(c);
    asm_mov_rm(c, true, RSI, arg_mem(0));
    asm_mov_rm(c, true, RDX, arg_mem(1));
    asm_mov_rm(c, true, RCX, arg_mem(2));
    asm_rr(c, 0xff, 2, RAX);
    asm_mov_mr(c, true, arg_mem(3), RAX);
    asm_mov_rr(c, true, RSP, RBX);
    move_some_pins(c, pins, VECTOR | SCRATCH, true);
    put8(c, 0xc3);
}

static void call_c(struct code *c, void (*fn)(void))
{
    asm_mov_ri(c, R11, (uint64_t)(uintptr_t)fn);
    asm_rr(c, 0xff, 2, R11);
}

#define CALLS_AT(member) mem_at(RAX, offsetof(struct code_calls, member))
#define CALL_AT(member) state_mem(offsetof(struct cpu_state, args) + offsetof(struct host_call, member))

static void test_al(struct code *c) { asm_rr(c, 0x84, RAX, RAX); }

/* Behind the host's call, or a call of C code that leaves vector registers alone: al says whether the guest goes on where it
 * is. By a jump: returns are not predicted behind a call of the kernel. */
static void go_on_or_leave(struct code *c, const uint8_t *base, const struct pins *pins)
{
    test_al(c);
    move_some_pins(c, pins, GENERAL, true);
    asm_pop(c, RCX);
    asm_link32(asm_jcc32(c, CC_E), base + OFF_LEAVE);
    asm_rr(c, 0xff, 4, RCX);
}

/* A call that only the runtime can make. General registers are in their homes already. */
static void emit_whole_syscall(struct code *c, const struct pins *pins)
{
    move_some_pins(c, pins, VECTOR, false);
    fp_host(c);
    state_to_rdi(c);
    asm_mov_rm(c, true, RAX, STATE_AT(calls));
    asm_rm(c, 0xff, 2, CALLS_AT(whole));
    test_al(c);
    uint8_t *stay = asm_jcc8(c, CC_NE);
    asm_alu_mi(c, ALU_ADD, true, STATE_AT(paired_sp), 8);
    return_to_c(c);
    asm_here8(c, stay);
    end_call(c, pins);
}

static void emit_syscall_end(struct code *c, const uint8_t *base, const struct pins *pins)
{
    asm_mov_rr(c, true, RSI, RAX);
    state_to_rdi(c);
    asm_mov_rm(c, true, RAX, STATE_AT(calls));
    asm_rm(c, 0xff, 2, CALLS_AT(end));
    asm_mov_rm(c, true, RSP, STATE_AT(paired_sp));
    go_on_or_leave(c, base, pins);
}

static void emit_syscall(struct code *c, uint8_t *base, const struct pins *pins)
{
    static const uint8_t arg_regs[] = {RDI, RSI, RDX, R10, R8, R9};
    const uint8_t *end = c->p;
    emit_syscall_end(c, base, pins);
    const uint8_t *no_calls = c->p;
    asm_alu_ri(c, ALU_ADD, true, RSP, 8);
    asm_mov_rm(c, true, RAX, STATE_AT(pc));
    asm_mov_ri(c, RCX, IR_TRAP_SYSCALL);
    asm_mov_ri(c, RDX, 0);
    asm_link32(asm_jmp32(c), base + OFF_TRAP);

    stub(c, base, OFF_SYSCALL);
    asm_mov_mr(c, true, STATE_AT(pc), RAX);
    asm_mov_rm(c, true, RAX, STATE_AT(calls));
    asm_rr(c, O_W | 0x85, RAX, RAX);
    asm_link32(asm_jcc32(c, CC_E), no_calls);
    move_some_pins(c, pins, GENERAL, false);
    asm_mov_mr(c, true, STATE_AT(paired_sp), RSP);
    asm_mov_rm(c, true, RSP, STATE_AT(saved_sp));
    state_to_rdi(c);
    asm_rm(c, 0xff, 2, CALLS_AT(begin));
    test_al(c);
    uint8_t *whole = asm_jcc32(c, CC_E);
    for (unsigned i = 0; i < sizeof arg_regs; i++)
        asm_mov_rm(c, true, arg_regs[i], CALL_AT(args[i]));
    asm_mov_rm(c, true, RBP, CALL_AT(pending));
    asm_mov_ri(c, RBX, (uint64_t)(uintptr_t)end);
    asm_mov_rm(c, true, RAX, STATE_AT(calls));
    asm_mov_rm(c, true, R11, CALLS_AT(call));
    asm_mov_rm(c, true, RAX, CALL_AT(number));
    asm_rr(c, 0xff, 4, R11);
    asm_link32(whole, c->p);
    emit_whole_syscall(c, pins);
}

#define SAVED_AT(at) state_mem(offsetof(struct cpu_state, saved) + (at))

/* All registers that translated code uses and C may change, but for the homes. rax is loaded only. */
static void move_locals(struct code *c, const struct pins *pins, bool load)
{
    static const uint8_t gprs[] = {RAX, RCX, RDX};
    for (unsigned i = !load; i < sizeof gprs; i++)
        asm_rm(c, O_W | (load ? 0x8b : 0x89), gprs[i], SAVED_AT(8 * i));
    for (unsigned i = 0; i < 6; i++)
        asm_rm(c, M_0F | (load ? 0x10 : 0x11), i, SAVED_AT(32 + 16 * i));
    for (unsigned i = 0; i < NUPPERS && pins->host.avx512; i++)
        asm_erm(c, M_0F | (load ? 0x10 : 0x11), UPPER + i, 0, SAVED_AT(128 + 16 * i));
}

/* Calls of C functions that tell whether translated code is to be left, as they made ready; else it goes on with all registers
 * as they were. */
static void emit_unseen_calls(struct code *c, uint8_t *base, const struct pins *pins)
{
    static const struct { unsigned offset; uint64_t (*fn)(struct cpu_state *); } calls[] = {
        {OFF_JUDGE, x64_judge}, {OFF_RECHECK, x64_recheck}, {OFF_STORE_TAGS, x64_store_tags}, {OFF_CHOOSE_TAG, x64_choose_tag},
    };
    const uint8_t *common = c->p;
    move_locals(c, pins, false);
    begin_call(c, pins);
    asm_rr(c, 0xff, 2, RAX);
    asm_test_rr(c, true, RAX, RAX);
    back_from_call(c, pins);
    uint8_t *leave = asm_jcc32(c, CC_NE);
    move_locals(c, pins, true);
    put8(c, 0xc3);
    asm_link32(leave, c->p);
    asm_alu_ri(c, ALU_ADD, true, RSP, 8);
    asm_link32(asm_jmp32(c), base + OFF_LEAVE);
    for (unsigned i = 0; i < sizeof calls / sizeof *calls; i++) {
        stub(c, base, calls[i].offset);
        asm_mov_mr(c, true, SAVED_AT(0), RAX);
        asm_mov_ri(c, RAX, (uint64_t)(uintptr_t)calls[i].fn);
        asm_link32(asm_jmp32(c), common);
    }
}

static void emit_exit(struct code *c, uint8_t *base, unsigned trap)
{
    asm_mov_mr(c, true, STATE_AT(pc), RAX);
    asm_rm(c, 0xc7, 0, STATE_AT(exit_trap));
    put32(c, trap);
    asm_link32(asm_jmp32(c), base + OFF_LEAVE);
}

/* Called by what knows no more than where it is. */
static void emit_stub_exit(struct code *c, uint8_t *base, unsigned offset, unsigned trap)
{
    stub(c, base, offset);
    asm_pop(c, RCX);
    asm_alu_ri(c, ALU_SUB, false, RCX, (int32_t)(uintptr_t)base);
    asm_mov_mr(c, false, STATE_AT(exit_site), RCX);
    asm_rm(c, 0xc7, 0, STATE_AT(exit_trap));
    put32(c, trap);
    asm_link32(asm_jmp32(c), base + OFF_LEAVE);
}

/* What a longjmp left on the stack is taken off, call by call, until the one is found that the guest returns from. */
static void emit_ret_miss(struct code *c, uint8_t *base, bool bmi2, bool no_code_map)
{
    stub(c, base, OFF_RET_MISS);
    asm_alu_rm(c, ALU_CMP, true, RSP, STATE_AT(host_stack_top));
    uint8_t *none = asm_jcc8(c, CC_E);
    put8(c, 0xc3);
    stub(c, base, OFF_STACK_END);
    asm_here8(c, none);
    asm_mov_rm(c, true, RSP, STATE_AT(host_stack_top));
    code_map_index(c, bmi2, RAX);
    code_map_lookup(c, base, no_code_map);
    asm_rr(c, 0xff, 4, RDX);
}

static void write_tables(uint8_t *base)
{
    const uint64_t untag_mask = UINT64_MAX >> 8, random_factor = MTE_RANDOM_FACTOR, tag_bits = UINT64_C(15) << MTE_TAG_SHIFT;
    const uint64_t ones = UINT64_MAX / 255, other_bits = ~tag_bits;
    memcpy(base + OFF_UNTAG, &untag_mask, sizeof untag_mask);
    memcpy(base + OFF_ONES, &ones, sizeof ones);
    memcpy(base + OFF_RANDOM, &random_factor, sizeof random_factor);
    memcpy(base + OFF_TAG_BITS, &tag_bits, sizeof tag_bits);
    memcpy(base + OFF_OTHER_BITS, &other_bits, sizeof other_bits);
    for (unsigned i = 0; i < 256; i++)
        base[OFF_RECIP + i] = (uint8_t)sf_recip_fraction(256 + i);
    for (unsigned i = 0; i < 256; i += 2) { /* neighbours have the same */
        memset(base + OFF_RSQRT + i, (uint8_t)sf_rsqrt_fraction(256 + i), 2);
        memset(base + OFF_RSQRT + 256 + i, (uint8_t)sf_rsqrt_fraction(128 + i / 2), 2);
    }
}

/* Sets the exit's argument, and leaves for a step. */
static void emit_step(struct code *c, uint8_t *base, unsigned offset, uint32_t argument)
{
    stub(c, base, offset);
    asm_rm(c, O_W | 0xc7, 0, STATE_AT(exit_arg));
    put32(c, argument);
    emit_exit(c, base, IR_TRAP_STEP);
}

static void emit_exits(struct code *c, uint8_t *base, const struct pins *pins, bool no_code_map)
{
    stub(c, base, OFF_LEAVE);
    emit_leave(c, pins);
    stub(c, base, OFF_MISS);
    asm_mov_rr(c, true, RAX, RCX);
    asm_shift_ri(c, SH_ROL, true, RAX, 2);
    emit_exit(c, base, CPU_EXIT_INDIRECT);
    stub(c, base, OFF_LANDING);
    asm_rm(c, 0xc7, 0, STATE_AT(exit_site));
    put32(c, 0);
    emit_exit(c, base, CPU_EXIT_BRANCH);
    emit_stub_exit(c, base, OFF_BRANCH, CPU_EXIT_BRANCH);
    emit_stub_exit(c, base, OFF_PENDING, CPU_EXIT_PENDING);
    emit_stub_exit(c, base, OFF_HOT, CPU_EXIT_HOT);
    emit_step(c, base, OFF_STEP, 0);
    emit_step(c, base, OFF_STEP_ONCE, 1);
    stub(c, base, OFF_TRAP);
    asm_mov_mr(c, true, STATE_AT(pc), RAX);
    asm_mov_mr(c, true, STATE_AT(exit_arg), RDX);
    asm_mov_mr(c, false, STATE_AT(exit_trap), RCX);
    asm_link32(asm_jmp32(c), base + OFF_LEAVE);
    emit_ret_miss(c, base, pins->host.bmi2, no_code_map);
}

/* A call of a C function whose only argument is the state. */
static void emit_call(struct code *c, uint8_t *base, unsigned offset, const struct pins *pins, void (*fn)(struct cpu_state *))
{
    stub(c, base, offset);
    begin_call(c, pins);
    call_c(c, (void (*)(void))fn);
    end_call(c, pins);
}

/* Operations and helpers: operands and result in state.args. */
static void emit_calls(struct code *c, uint8_t *base, const struct pins *pins)
{
    stub(c, base, OFF_EVAL);
    begin_call(c, pins);
    asm_mov_rr(c, true, RSI, RAX);
    asm_lea(c, true, RDX, arg_mem(3));
    asm_lea(c, true, RCX, arg_mem(0));
    asm_lea(c, true, R8, arg_mem(1));
    asm_lea(c, true, R9, arg_mem(2));
    call_c(c, (void (*)(void))ir_eval);
    end_call(c, pins);

    stub(c, base, OFF_SCALAR);
    begin_call(c, pins);
    asm_mov_rm(c, true, RSI, arg_mem(0));
    asm_mov_rm(c, true, RDX, arg_mem(1));
    asm_mov_rm(c, true, RCX, arg_mem(2));
    asm_rr(c, 0xff, 2, RAX);
    asm_mov_mr(c, true, arg_mem(3), RAX);
    end_call(c, pins);

    stub(c, base, OFF_NO_FP);
    emit_no_fp(c, pins);

    stub(c, base, OFF_VECTOR);
    begin_call(c, pins);
    asm_lea(c, true, RSI, arg_mem(3));
    asm_lea(c, true, RDX, arg_mem(0));
    asm_lea(c, true, RCX, arg_mem(1));
    asm_lea(c, true, R8, arg_mem(2));
    asm_rr(c, 0xff, 2, RAX);
    end_call(c, pins);
}

uint32_t x64_prologue(struct code_buffer *out, const struct ir_slot *slots, uint32_t nslots, enum x64_level limit)
{
    uint8_t *base = out->base;
    struct pins *pins = (struct pins *)(base + OFF_PINS);
    struct code c = {base + OFF_CODE};
    assign_pins(pins, slots, nslots);
    x64_features(&pins->host, limit);
    write_tables(base);
    out->packs = pins->host.vaes;
    out->widens = pins->host.avx512;

    stub(&c, base, OFF_ENTER);
    emit_enter(&c, pins);
    emit_exits(&c, base, pins, out->no_code_map);
    emit_calls(&c, base, pins);
    emit_syscall(&c, base, pins);
    emit_unseen_calls(&c, base, pins);
    emit_tag_checks(base);
    emit_call(&c, base, OFF_CAS16, pins, x64_cas16);
    return (uint32_t)(c.p - base);
}
