/* cold.c: what the code of a region jumps to seldom, behind it: what was put off, and its exits. */
#include "backends/x86_64/rules.h"

static inline uint8_t *enc_pc(uint8_t *p, uint64_t pc) /* into rax */
{
    return pc <= UINT32_MAX ? enc_64(p, 0xb8 | pc << 8, 5) : enc_64(enc_64(p, 0xb848, 2), pc, 8);
}

static inline uint8_t *enc_jump(uint8_t *p, const uint8_t *target)
{
    return enc_64(p, 0xe9 | (uint64_t)(uint32_t)(target - (p + 5)) << 8, 5);
}

/* rax = pc, jump */
static void cold_pc(struct x64 *x, uint64_t pc, unsigned offset)
{
    x->c.p = enc_jump(enc_pc(x->c.p, pc), x->base + offset);
    fixup(x, x->c.p - 4, FIXUP_OUTSIDE);
}

static void put_cold_flags(struct x64 *x, struct cold cold)
{
    if (cold.kind == COLD_FLAGS)
        put_host_flags(x, cold.index);
    else
        put_constant_flags(x, cold.index);
}

void emit_flags_ahead(struct x64 *x, uint32_t block)
{
    if (x->falls == x->c.p)
        return;
    for (struct cold *cold = x->cold.at, *end = cold + x->cold.n; cold < end; cold++) {
        if (cold->block != block || (cold->kind != COLD_FLAGS && cold->kind != COLD_CONSTANT_FLAGS))
            continue;
        asm_link32(cold->site, x->c.p);
        put_cold_flags(x, *cold);
        *cold = (struct cold){.kind = COLD_DONE};
        return;
    }
}

static void leave_by(struct x64 *x, struct cold cold)
{
    if (cold.back)
        jump_back(x, cold.pc, cold.block);
    else
        jump_anywhere(x, cold.block, cold.pc);
}

static void emit_cold_code(struct x64 *x, struct cold cold)
{
    switch ((enum cold_kind)cold.kind) {
    case COLD_BRANCH: case COLD_PENDING: /* emit_exits does it */
    case COLD_DONE:
        break;
    case COLD_FLAGS: case COLD_CONSTANT_FLAGS:
        put_cold_flags(x, cold);
        leave_by(x, cold);
        break;
    case COLD_RESTORE:
        xmm_mov(x, cold.reg, cold.index);
        /* fall through */
    case COLD_STEP_ONCE:
        leave_homes(x);
        cold_pc(x, cold.pc, OFF_STEP_ONCE);
        break;
    case COLD_STEP:
        leave_homes(x);
        cold_pc(x, cold.pc, OFF_STEP);
        break;
    case COLD_CRITICAL:
        asm_mov_ri(&x->c, RAX, cold.pc);
        asm_mov_ri(&x->c, RCX, IR_TRAP_CRITICAL);
        jump_stub(x, OFF_TRAP);
        break;
    case COLD_EXIT:
        leave_by(x, cold);
        break;
    case COLD_WAY_IN:
        align_entry(x);
        x->entries[cold.index].host = here(x);
        asm_nop(&x->c, ENTRY_BYTES);
        enter_homes(x);
        link_block(x, asm_jmp32(&x->c), find_block(x, cold.pc));
        break;
    case COLD_TAG_REST:
    case COLD_TAG_HIGH:
    case COLD_TAG_JUDGE:
    case COLD_TAG_CALL:
        emit_cold_tag(x, &cold);
        break;
    case COLD_TAG_STORE:
    case COLD_TAG_LOAD:
    case COLD_TAG_CHOOSE:
        emit_cold_tag_memory(x, &cold);
        break;
    case COLD_TAG_AHEAD:
        emit_cold_ahead(x, cold.index);
        break;
    }
}

/* Exits are calls of fixed code, one behind the other: their place tells which one it was. */
static void emit_exits(struct x64 *x)
{
    static const uint16_t stubs[] = {[COLD_BRANCH] = OFF_BRANCH, [COLD_PENDING] = OFF_PENDING};
    struct region_exit *exit = x->exits = arena_alloc(x->arena, x->cold.n * sizeof *exit);
    uint8_t *p = x->c.p;
    x->stubs = here(x);
    for (const struct cold *cold = x->cold.at, *end = cold + x->cold.n; cold < end; cold++) {
        if (cold->kind > COLD_PENDING)
            continue;
        asm_link32(cold->site, p);
        p = enc_64(p, CALL_REL32 | (uint64_t)(uint32_t)(x->base + stubs[cold->kind] - (p + STUB_BYTES)) << 8, STUB_BYTES);
        *exit++ = (struct region_exit){cold->pc, cold->kind == COLD_BRANCH ? (uint32_t)(cold->site - x->base) : 0};
    }
    x->c.p = p;
    x->nexits = (uint32_t)(exit - x->exits);
}

/* Where the region has homes of its own, they are left before it is. */
static void leave_before_exit(struct x64 *x, struct cold *cold)
{
    asm_link32(cold->site, x->c.p);
    leave_homes(x);
    cold->site = asm_jmp32(&x->c);
}

void emit_cold(struct x64 *x)
{
    for (uint32_t i = 0; i < x->cold.n; i++) { /* grows meanwhile */
        struct cold *cold = &x->cold.at[i];
        if (cold->kind == COLD_PENDING && x->nmoved)
            leave_before_exit(x, cold);
        if (cold->kind <= COLD_PENDING)
            continue;
        if (cold->site)
            asm_link32(cold->site, x->c.p);
        emit_cold_code(x, *cold);
    }
    emit_exits(x);
}
