/* tags.c: rules for checks of memory tags, against the shadow, which the GS segment's base points to, and their cold code.
 *
 * A check compares the shadow bytes of the granules with the pointer's top byte. What does not match is judged in C: the
 * thread's mode, pages without tags. Garbage that is no address may fault in the shadow: the runtime steps the guest's
 * instruction then. */
#include "backends/x86_64/rules.h"
#include "contract/mte.h"

/* ---- pieces ----------------------------------------------------------------------------------- */
void rip_rm(struct x64 *x, unsigned op, unsigned reg, unsigned offset)
{
    put8(&x->c, 0x48 | (reg >> 3 & 1) << 2);
    if (op > 0xff)
        put8(&x->c, op >> 8);
    put8(&x->c, (uint8_t)op);
    put8(&x->c, (reg & 7) << 3 | 5);
    put32(&x->c, (uint32_t)(x->base + offset - (x->c.p + 4)));
    fixup(x, x->c.p - 4, FIXUP_OUTSIDE);
}

void keep_tag(struct x64 *x, unsigned reg) { rip_rm(x, 0x23, reg, OFF_TAG_BITS); }

void untag(struct x64 *x, unsigned d, unsigned pointer)
{
    if (x->bmi2) { /* bzhi: r15 says how many bits (STATE_BIAS) */
        asm_vrr(&x->c, M_38 | O_W | 0xf5, d, STATE, pointer);
        return;
    }
    if (d != pointer)
        asm_mov_rr(&x->c, true, d, pointer);
    rip_rm(x, 0x23, d, OFF_UNTAG);
}

void gs_rm(struct code *c, unsigned op, unsigned reg, struct mem m)
{
    put8(c, SEGMENT_GS);
    asm_rm(c, op, reg, m);
}

void multiply_by_ones(struct x64 *x, unsigned reg) { rip_rm(x, 0x0faf, reg, OFF_ONES); }

void compare_shadow8(struct x64 *x, unsigned tags, unsigned index, int32_t disp) { gs_rm(&x->c, O_W | 0x39, tags, mem_at(index, disp)); }

void rotate_pointer(struct x64 *x, unsigned d, unsigned pointer, int32_t disp)
{
    if (disp) {
        asm_lea(&x->c, true, d, mem_at(pointer, disp));
        pointer = d;
    }
    if (x->bmi2) { /* rorx */
        asm_vrr(&x->c, P_F2 | M_3A | O_W | 0xf0, d, 0, pointer);
        put8(&x->c, 56);
    } else {
        if (d != pointer)
            asm_mov_rr(&x->c, true, d, pointer);
        asm_shift_ri(&x->c, SH_ROL, true, d, 8);
    }
}

/* d = the granule's index in the shadow. Bits that should be 0, a tag and the offset in the granule, come to lie where they make
 * the shadow's address no address: the instruction is stepped then. */
void index_aligned(struct x64 *x, unsigned d, unsigned pointer)
{
    if (x->bmi2) { /* rorx */
        asm_vrr(&x->c, P_F2 | M_3A | O_W | 0xf0, d, 0, pointer);
        put8(&x->c, MTE_GRANULE_BITS);
    } else {
        asm_mov_rr(&x->c, true, d, pointer);
        asm_shift_ri(&x->c, SH_ROR, true, d, MTE_GRANULE_BITS);
    }
}

/* The shadow's byte for the granule of a rotated pointer + bytes; its index, or one that it is a constant away from, in d */
static struct mem granule_of(struct x64 *x, unsigned d, unsigned rotated, int32_t bytes)
{
    int32_t whole = bytes % MTE_GRANULE ? 0 : bytes / MTE_GRANULE;
    if (bytes && !whole)
        asm_lea(&x->c, true, d, mem_at(rotated, bytes * 256));
    else
        asm_mov_rr(&x->c, true, d, rotated);
    asm_shift_ri(&x->c, SH_SHR, true, d, 8 + MTE_GRANULE_BITS);
    return mem_at(d, whole);
}

/* d = the tag in as many bytes as comparisons of n granules want. */
static void spread(struct x64 *x, unsigned d, unsigned rotated, unsigned n)
{
    asm_movzx8(&x->c, d, rotated);
    if (n >= 8)
        multiply_by_ones(x, d);
    else
        asm_rr(&x->c, 0x69, d, d), put32(&x->c, 0x01010101);
}

/* Compares n granules from `first` on, after each piece with a branch, of which all but the last go to *sites. */
static unsigned compare(struct x64 *x, struct mem first, unsigned tags, unsigned n, uint8_t *sites[4])
{
    static const unsigned op[] = {O_BYTE | 0x38, O_16 | 0x39, 0x39, O_W | 0x39};
    unsigned count = 0;
    for (unsigned at = 0, size; at < n; at += size) {
        unsigned log2 = piece_log2(n - at);
        size = 1u << log2;
        if (at)
            sites[count++] = asm_jcc32(&x->c, CC_NE);
        gs_rm(&x->c, op[log2], tags, mem_at(first.base, first.disp + (int32_t)at));
    }
    return count;
}

/* ---- checks ----------------------------------------------------------------------------------- */
static void judge_at(struct x64 *x, uint8_t *site)
{
    PUSH(x, &x->cold, (struct cold){.site = site, .pc = x->pc, .kind = COLD_TAG_JUDGE, .index = x->tags.n});
}

static void rest_at(struct x64 *x, uint8_t *site)
{
    PUSH(x, &x->cold, (struct cold){.site = site, .pc = x->pc, .kind = COLD_TAG_REST, .index = x->tags.n});
}

/* Cold code is short where the common code, too, is not run often. */
static void call_at(struct x64 *x, uint8_t *site)
{
    PUSH(x, &x->cold, (struct cold){.site = site, .pc = x->pc, .kind = COLD_TAG_CALL, .index = x->tags.n});
}

/* Leaves the test whether the rotated pointer is aligned. A byte register of the second byte: rax, rcx, rdx, rbx only. */
static uint8_t *jump_if_misaligned(struct x64 *x, unsigned rotated, unsigned mask)
{
    put8(&x->c, 0xf6);
    put8(&x->c, 0xc0 | (rotated + 4));
    put8(&x->c, mask);
    return asm_jcc32(&x->c, CC_NE);
}

/* A granule's tag, and the alignment in the same test. */
static void check_one(struct x64 *x, unsigned rotated, struct mem granule, unsigned mask, bool calls)
{
    if (mask == 0) {
        gs_rm(&x->c, O_BYTE | 0x38, rotated, granule);
    } else {
        gs_rm(&x->c, O_BYTE | 0x32, rotated, granule); /* xor */
        asm_test_ri(&x->c, false, rotated, mask << 8 | 0xff);
    }
    uint8_t *site = asm_jcc32(&x->c, CC_NE);
    if (calls)
        call_at(x, site);
    else if (mask == 0)
        judge_at(x, site);
    else
        rest_at(x, site);
}

static void check_more(struct x64 *x, unsigned rotated, struct mem first, unsigned tags, unsigned n)
{
    uint8_t *sites[4];
    rest_at(x, jump_if_misaligned(x, rotated, MTE_GRANULE - 1));
    unsigned count = compare(x, first, tags, n, sites);
    sites[count++] = asm_jcc32(&x->c, CC_NE);
    for (unsigned k = 0; k < count; k++)
        judge_at(x, sites[k]);
}

/* Of so few bytes, all granules, whatever the alignment. */
enum { FEW = 2 * MTE_GRANULE };
static void check_few(struct x64 *x, unsigned rotated, unsigned index, int32_t disp, unsigned bytes)
{
    for (unsigned at = 0;; at = at + MTE_GRANULE < bytes ? at + MTE_GRANULE : bytes - 1) {
        gs_rm(&x->c, O_BYTE | 0x38, rotated, granule_of(x, index, rotated, disp + (int32_t)at));
        judge_at(x, asm_jcc32(&x->c, CC_NE));
        if (at + 1 == bytes)
            return;
    }
}

/* A pointer without tag: where the branches go that are taken if granules have one, in *sites. */
static unsigned compare_plain(struct x64 *x, unsigned pointer, unsigned index, int32_t disp, unsigned bytes, uint8_t *sites[5])
{
    static const unsigned op[] = {0x80, O_16 | 0x83, 0x83, O_W | 0x83};
    int32_t delta = disp & (MTE_GRANULE - 1);
    unsigned n = granules((unsigned)delta + bytes), count = 0;
    index_aligned(x, index, pointer);
    for (unsigned at = 0, log2; at < n; at += 1u << log2) {
        log2 = piece_log2(n - at);
        gs_rm(&x->c, op[log2], ALU_CMP, mem_at(index, (disp - delta) / MTE_GRANULE + (int32_t)at));
        put8(&x->c, 0);
        sites[count++] = asm_jcc32(&x->c, CC_NE);
    }
    return count;
}

static void check_plain(struct x64 *x, const struct ir_ins *in)
{
    uint8_t *sites[5];
    unsigned a = use(x, in->a), i = tmp(x), n = compare_plain(x, a, i, (int32_t)in->c, ir_tag_bytes(in->aux), sites);
    for (unsigned k = 0; k < n; k++)
        judge_at(x, sites[k]);
    PUSH(x, &x->tags, (struct tag_site){.pc = x->pc, .back = x->c.p, .aux = in->aux, .base = (uint8_t)a, .scratch = (uint8_t)i, .delta = (int32_t)in->c});
}

#define HIGH state_mem(offsetof(struct cpu_state, mte.high))

/* A pointer to low memory, most likely, which has no tags: what is none is checked by cold code; but where it is taken to be one
 * in any case, the instruction is stepped. */
static void check_low(struct x64 *x, const struct ir_ins *in)
{
    unsigned a = use(x, in->a), i = 0, t = 0, tags = 0;
    bool plain = in->aux & IR_TAG_PLAIN;
    if (!plain) {
        i = tmp(x), t = tmp(x);
        tags = granules(ir_tag_bytes(in->aux)) > 1 ? tmp(x) : t;
    }
    asm_rm(&x->c, O_W | 0x85, a, HIGH); /* test */
    PUSH(x, &x->cold, (struct cold){.site = asm_jcc32(&x->c, CC_NE), .pc = x->pc, .kind = plain ? COLD_STEP : COLD_TAG_HIGH, .index = x->tags.n});
    if (!plain)
        PUSH(x, &x->tags, (struct tag_site){.pc = x->pc, .back = x->c.p, .aux = in->aux, .base = (uint8_t)a, .pointer = (uint8_t)t,
                                            .scratch = (uint8_t)i, .tags = (uint8_t)tags, .first = (int32_t)in->c});
}

void x64_emit_low_check(struct x64 *x, const struct ir_ins *in)
{
    asm_rm(&x->c, O_W | 0x85, use(x, in->a), HIGH); /* test */
    cold_exit(x, asm_jcc32(&x->c, CC_NE), COLD_STEP, x->pc);
}

static bool is_power_of_2(unsigned n) { return !(n & (n - 1)); }

/* One access is aligned, or so it is likely: the granules that it touches then are compared; if it is not, it may touch one
 * more, which the cold code compares. What several accesses off one pointer touch is another matter: pointers to strings and to
 * what is inside of objects have any alignment. Where there is much of it, though, first and last granule are whole: that is
 * right if the pointer is aligned to granules, as pointers to objects are. */
void x64_emit_tag_check(struct x64 *x, const struct ir_ins *in)
{
    enum { NEAR = 1 << 22 }; /* the rotated pointer plus so much is one instruction */
    if (x->fast_loop && has_tag_window(x, in))
        return;
    if (in->aux & IR_TAG_LOW) {
        check_low(x, in);
        return;
    }
    if (in->aux & IR_TAG_PLAIN) {
        check_plain(x, in);
        return;
    }
    unsigned bytes = ir_tag_bytes(in->aux);
    bool merged = (in->aux & (IR_TAG_MERGED | IR_TAG_SAME)) == IR_TAG_MERGED, several = merged || bytes > MTE_GRANULE || !is_power_of_2(bytes);
    bool few = several && bytes <= FEW, calls = !x->hot && !(in->aux & (IR_CAREFUL | 3u << IR_TAG_ALIGN_SHIFT));
    if (calls && several) {
        call_check_range(x, use(x, in->a), (int32_t)in->c, bytes);
        return;
    }
    unsigned mask = bytes <= MTE_GRANULE && !few ? bytes - 1 : MTE_GRANULE - 1;
    int32_t disp = (int32_t)in->c, delta = merged && !few ? disp & (MTE_GRANULE - 1) : 0;
    bool near = !calls && disp > -NEAR && disp < NEAR && (merged || few || !(disp & (int32_t)mask)); /* the base is aligned if the access is */
    int32_t first = near ? 0 : disp - delta, more = near ? disp - delta : 0;
    unsigned n = few ? 1 : granules((unsigned)delta + bytes), a = use(x, in->a), t = tmp(x);
    rotate_pointer(x, t, a, first);
    unsigned i = tmp(x), tags = n > 1 ? tmp(x) : t;
    if (n > 1)
        spread(x, tags, t, n);
    if (few) {
        check_few(x, t, i, more, bytes);
    } else {
        struct mem granule = granule_of(x, i, t, more);
        if (n > 1)
            check_more(x, t, granule, tags, n);
        else
            check_one(x, t, granule, mask, calls);
    }
    PUSH(x, &x->tags, (struct tag_site){.pc = x->pc, .back = x->c.p, .aux = in->aux, .base = (uint8_t)a, .pointer = (uint8_t)t,
                                        .scratch = (uint8_t)i, .tags = (uint8_t)tags, .first = first, .delta = more + delta});
}

/* All granules of the access, whatever its alignment. Goes back if they match; where else it goes is in *sites. */
static unsigned compare_all(struct x64 *x, const struct tag_site *site, uint8_t *sites[5])
{
    unsigned bytes = ir_tag_bytes(site->aux), t = site->pointer, i = site->scratch, count;
    rotate_pointer(x, t, site->base, site->first);
    count = compare(x, granule_of(x, i, t, site->delta), site->tags, granules(bytes), sites);
    sites[count++] = asm_jcc32(&x->c, CC_NE);
    gs_rm(&x->c, O_BYTE | 0x38, t, granule_of(x, i, t, site->delta + (int32_t)bytes - 1));
    asm_link32(asm_jcc32(&x->c, CC_E), site->back);
    return count;
}

static void call_judge(struct x64 *x, const struct tag_site *site)
{
    asm_lea(&x->c, true, site->scratch, mem_at(site->base, site->first + site->delta));
    asm_mov_mr(&x->c, true, arg_mem(0), site->scratch);
    call_stub_with(x, OFF_JUDGE, &(struct judged){site->pc, site->aux}, sizeof(struct judged));
    asm_link32(asm_jmp32(&x->c), site->back);
}

/* What is no pointer to low memory. */
static unsigned compare_high(struct x64 *x, const struct tag_site *site, uint8_t *sites[5])
{
    rotate_pointer(x, site->pointer, site->base, site->first);
    if (site->tags != site->pointer)
        spread(x, site->tags, site->pointer, granules(ir_tag_bytes(site->aux)));
    return compare_all(x, site, sites);
}

static void cold_call(struct x64 *x, const struct tag_site *site)
{
    unsigned bytes = ir_tag_bytes(site->aux);
    if (bytes > 1) /* its tag was changed */
        gs_rm(&x->c, O_BYTE | 0x32, site->pointer, mem_at(site->scratch, 0));
    call_check_access(x, site->pointer, (unsigned)__builtin_ctz(bytes));
    asm_link32(asm_jmp32(&x->c), site->back);
}

void emit_cold_tag(struct x64 *x, const struct cold *cold)
{
    struct tag_site *site = &x->tags.at[cold->index];
    uint8_t *sites[5];
    if (cold->kind == COLD_TAG_JUDGE && site->judge) { /* all come to the same end */
        asm_link32(cold->site, site->judge);
        return;
    }
    map_insn(x, site->pc);
    if (cold->kind == COLD_TAG_CALL) {
        cold_call(x, site);
        return;
    }
    unsigned count = cold->kind == COLD_TAG_REST ? compare_all(x, site, sites) : cold->kind == COLD_TAG_HIGH ? compare_high(x, site, sites) : 0;
    for (unsigned k = 0; k < count; k++)
        asm_link32(sites[k], x->c.p);
    site->judge = x->c.p;
    call_judge(x, site);
}
