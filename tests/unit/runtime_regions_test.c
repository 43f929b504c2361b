/* runtime_regions_test.c: lookups over regions, chaining, invalidation and the full flush, with a backend that only
 * records what it is asked to patch. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include <cmocka.h>

#include "contract/insn_map.h"
#include "runtime/internal.h"

enum { PROLOGUE = 256, REGION_SIZE = 256, MAX_PATCHES = 64, EXIT_AT = 0x20, STUBS = 0x80, STUB_SIZE = 5 };

static struct patch {
    uint32_t at, to;
    enum { BRANCH, JUMP, ENTRY, LANDING } kind;
} patches[MAX_PATCHES];
static unsigned npatches;

static void record(uint32_t at, uint32_t to, unsigned kind)
{
    assert_true(npatches < MAX_PATCHES);
    patches[npatches++] = (struct patch){at, to, kind};
}

static uint32_t prologue(struct code_buffer *out, const struct ir_slot *slots, uint32_t nslots)
{
    (void)out, (void)slots, (void)nslots;
    return PROLOGUE;
}

static void patch_branch(uint8_t *base, uint32_t site, uint32_t target)
{
    (void)base;
    record(site, target, BRANCH);
}

static void patch_jump(uint8_t *base, uint32_t at, uint32_t target)
{
    (void)base;
    record(at, target, JUMP);
}

static void close_entry(uint8_t *base, uint32_t at)
{
    (void)base;
    record(at, 0, ENTRY);
}

static void close_landing(uint8_t *base, uint32_t at)
{
    (void)base;
    record(at, 0, LANDING);
}

/* The stub of a branch, of which a region has one at EXIT_AT, and another 8 bytes behind it. */
static uint32_t stub_of(uint32_t site)
{
    uint32_t behind = site % REGION_SIZE - EXIT_AT;
    return site - behind - EXIT_AT + STUBS + behind / 8 * STUB_SIZE;
}

/* Every branch leads to what it was patched to last, else to its stub. */
static uint32_t branch_target(const uint8_t *base, uint32_t site)
{
    (void)base;
    uint32_t target = stub_of(site);
    for (unsigned i = 0; i < npatches; i++)
        if (patches[i].kind == BRANCH && patches[i].at == site)
            target = patches[i].to;
    return target;
}

static void nothing(struct cpu_state *st) { (void)st; }

static const struct backend recorder = {
    .prologue = prologue, .patch_branch = patch_branch, .branch_target = branch_target, .patch_jump = patch_jump,
    .close_entry = close_entry, .close_landing = close_landing, .stub_size = STUB_SIZE, .fp_set_control = nothing,
    .fp_collect = nothing,
};
static void reset(struct cpu_state *st) { memset(st, 0, sizeof *st); }
static uint32_t immediate(uint32_t word) { return word >> 24 ? 0 : 0xffff; }
static const struct frontend empty = {.name = "empty", .state_size = sizeof(struct cpu_state), .insn_align = 4, .reset = reset,
                                      .immediate = immediate};

struct fixture {
    struct machine m;
    struct runtime *rt;
    struct engine *e;
};

static bool patched(uint32_t at, uint32_t to, unsigned kind)
{
    for (unsigned i = 0; i < npatches; i++)
        if (patches[i].at == at && patches[i].to == to && patches[i].kind == kind)
            return true;
    return false;
}

static int set_up(void **state)
{
    static struct fixture f;
    f = (struct fixture){.m = {.frontend = &empty, .backend = &recorder}};
    npatches = 0;
    f.rt = runtime_new(&f.m);
    f.e = f.rt ? engine_of(thread_new(&f.m)) : NULL;
    *state = &f;
    return !f.e;
}

/* The one mapping that has them all: a dozen of these fill the address space. */
static int tear_down(void **state)
{
    struct runtime *rt = ((const struct fixture *)*state)->rt;
    char *begin = (char *)rt->regions, *end = (char *)(rt->counters + regions_most(rt));
    free(rt);
    return munmap(begin, (size_t)(end - begin));
}

static void enter_in_map(struct runtime *rt, uint64_t pc)
{
    for (int i = 0; i < MET_OFTEN; i++)
        code_note_indirect(rt, pc);
}

static const uint64_t *exits_to = (const uint64_t[]){0x1000, 0x2000};

/* A region of two blocks at pc and pc + 0x100, with direct branches at EXIT_AT and behind it, and one landing pad; of what is
 * in memory, if `words`. Its first entry is at `entry`. */
static struct region *add_region_of(struct fixture *f, uint64_t pc, bool hot, bool words, uint32_t entry)
{
    struct ir_ins insns[8];
    for (uint32_t i = 0; i < 8 && words; i++) {
        uint64_t at = pc + (i < 4 ? 0 : 0x100) + i % 4 * 4;
        insns[i] = (struct ir_ins){.op = IR_insn, .a = *(uint32_t *)(uintptr_t)at, .b = (uint32_t)at, .c = (uint32_t)(at >> 32)};
    }
    struct runtime *rt = f->rt;
    uint32_t *at = hot ? &rt->hot.at : &rt->out.at;
    struct region_code c = {.start = *at, .size = REGION_SIZE, .pc = pc, .stubs = *at + STUBS};
    struct ir_block blocks[2] = {{.pc = pc, .ninsn = 4}, {.pc = pc + 0x100, .ninsn = 4}};
    struct ir_span spans[2] = {{pc, 16}, {pc + 0x100, 16}};
    struct ir ir = {.blocks = blocks, .nblocks = 2, .spans = spans, .nspans = 2, .ins = insns, .nins = words ? 8 : 0};
    uint8_t map[4 * INSN_MAP_ENTRY], *end = c.insn_map = map;
    for (int32_t i = 0; i < 4; i++)
        end = insn_map_put(end, i ? 16 : 8, 4);
    c.insn_map_size = (uint32_t)(end - c.insn_map);
    uint32_t landing = c.start + 0x30;
    struct region_entry entries[2] = {{pc, c.start + entry}, {pc + 0x100, c.start + 0x40}};
    struct region_exit exits[2] = {{pc + exits_to[0], c.start + EXIT_AT}, {pc + exits_to[1], c.start + EXIT_AT + 8}};
    c.landings = &landing, c.nlandings = 1;
    c.entries = entries, c.nentries = 2;
    c.exits = exits, c.nexits = 2;
    region_publish(rt, &c, ir.spans, ir.nspans, &ir, hot);
    *at += REGION_SIZE;
    return hot ? &rt->hot.regions[atomic_load(&rt->hot.n) - 1] : &rt->regions[atomic_load(&rt->nregions) - 1];
}

static struct region *add_region(struct fixture *f, uint64_t pc, bool hot) { return add_region_of(f, pc, hot, false, 0); }
static struct region *add(struct fixture *f, uint64_t pc) { return add_region(f, pc, false); }

static void finds_regions(void **state)
{
    struct fixture *f = *state;
    struct region *a = add(f, 0x10000), *b = add(f, 0x20000), *far = add(f, GUEST_WINDOW + 0x1000);
    assert_ptr_equal(region_at(f->rt, a->start), a);
    assert_ptr_equal(region_at(f->rt, b->start + REGION_SIZE - 1), b);
    assert_null(region_at(f->rt, 0));
        assert_int_equal(code_lookup(f->rt, 0x20100), b->start + 0x40);
    assert_int_equal(code_lookup(f->rt, GUEST_WINDOW + 0x1000), far->start);
    assert_int_equal(code_lookup(f->rt, 0x20002), 0);
    uint64_t pc, again;
    assert_false(region_pc_at(f->rt, a, a->start + 7, &pc, &again));
    assert_true(region_pc_at(f->rt, a, a->start + 8, &pc, &again) && pc == 0x10000);
    assert_true(region_pc_at(f->rt, a, a->start + 0x27, &pc, &again) && pc == 0x10004);
    assert_true(region_pc_at(f->rt, a, a->start + 0xff, &pc, &again) && pc == 0x1000c);
}

static void knows_exits(void **state)
{
    struct fixture *f = *state;
    struct region *a = add(f, 0x10000);
    struct region_exit exit;
    uint32_t start = a->start;
    assert_true(region_exit_at(f->rt, start + STUBS + STUB_SIZE, &exit) && exit.pc == 0x11000 && exit.site == start + EXIT_AT);
    assert_true(region_exit_at(f->rt, start + STUBS + 2 * STUB_SIZE, &exit) && exit.pc == 0x12000 && exit.site == start + EXIT_AT + 8);
    assert_false(region_exit_at(f->rt, start + STUBS + 3 * STUB_SIZE, &exit));
    assert_true(region_exit_at(f->rt, start + 0x40 + STUB_SIZE, &exit) && exit.pc == 0x10100 && exit.site == ((start + 0x40) | CLOSED_ENTRY)); /* a closed entry */
    assert_false(region_exit_at(f->rt, start + STUBS, &exit));
    /* Instead of a branch out; and when it is hot. */
    assert_true(region_exit_at(f->rt, start + EXIT_AT + 4 + STUB_SIZE, &exit) && exit.pc == 0x11000 && exit.site == 0);
    assert_true(region_exit_at(f->rt, start + EXIT_AT + 8 + 4 + STUB_SIZE, &exit) && exit.pc == 0x12000 && exit.site == 0);
    assert_false(region_exit_at(f->rt, start + EXIT_AT + 4, &exit));
    struct region *counts = add_region_of(f, 0x30000, false, false, 8);
    assert_true(region_exit_at(f->rt, counts->start + STUB_SIZE, &exit) && exit.pc == 0x30000 && exit.site == 0);
    assert_true(region_exit_at(f->rt, counts->start + 8 + STUB_SIZE, &exit) && exit.site == ((counts->start + 8) | CLOSED_ENTRY));
    struct region *behind = add_region_of(f, 0x40000, false, false, EXIT_AT + 4); /* its entry is where the branch could have a stub */
    assert_true(region_exit_at(f->rt, behind->start + EXIT_AT + 4 + STUB_SIZE, &exit) && exit.pc == 0x40000);
}

static void chains_and_invalidates(void **state)
{
    struct fixture *f = *state;
    struct region *b = add(f, 0x20000), *a = add(f, 0x10000);
    uint32_t site = a->start + EXIT_AT;
    region_chain(f->rt, site, region_stub_of(f->rt, site), code_lookup(f->rt, 0x30000)); /* no such code */
    assert_int_equal(npatches, 0);
    region_chain(f->rt, site, region_stub_of(f->rt, site), code_lookup(f->rt, 0x20100));
    region_chain(f->rt, site, region_stub_of(f->rt, site), code_lookup(f->rt, 0x20100)); /* by another thread, too */
    assert_int_equal(npatches, 1);
    assert_true(patched(site, b->start + 0x40, BRANCH));
    runtime_invalidate(&f->m, 0x20010, 0x20100); /* between the blocks: nothing */
    assert_int_equal(npatches, 1);
    runtime_invalidate(&f->m, 0x2010f, 0x20110);
    assert_true(b->flags & REGION_DEAD);
    assert_false(a->flags & REGION_DEAD);
    assert_true(patched(b->start, 0, ENTRY));
    assert_true(patched(b->start + 0x40, 0, ENTRY));
    assert_true(patched(b->start + 0x30, 0, LANDING));
    assert_int_equal(npatches, 4); /* a cold region's branch stays */
    assert_int_equal(code_lookup(f->rt, 0x20000), 0);
    assert_int_equal(code_lookup(f->rt, 0x10000), a->start);
    npatches = 0;
    runtime_invalidate(&f->m, 0, GUEST_TOP); /* more pages than have code */
    assert_true(a->flags & REGION_DEAD);
    assert_int_equal(npatches, 3);
}

static void chains_what_is_known(void **state)
{
    struct fixture *f = *state;
    struct region *b = add(f, 0x20000);
    uint32_t site = b->start + EXIT_AT;
    assert_true(region_may_begin(f->rt, 0x20000));
    assert_false(region_may_begin(f->rt, 0x20004));
    assert_true(region_may_begin(f->rt, 0x900000)); /* in a page of which nothing is known */
    npatches = 0;
    region_chain_known(f->rt, (struct region_exit[]){{0x20000, 0}, {0x20004, site}, {0x900000, site}, {0x20100, site}, {0x20000, site + 8}}, 5);
    assert_int_equal(npatches, 2);
    assert_true(patched(site, b->start + 0x40, BRANCH)); /* not a first entry */
    assert_true(patched(site + 8, b->start, BRANCH));
}

static void knows_branches_taken(void **state)
{
    struct fixture *f = *state;
    struct region *a = add(f, 0x10000);
    uint32_t first = a->start + EXIT_AT;
    unsigned taken = 9;
    add(f, 0x11000);
    assert_int_equal(region_branches(f->rt, a, 0x13000, &taken), 0);
    assert_int_equal(region_branches(f->rt, a, 0x11000, &taken), 1);
    assert_int_equal(taken, 0);
    region_chain(f->rt, first, region_stub_of(f->rt, first), code_lookup(f->rt, 0x11000));
    assert_int_equal(region_branches(f->rt, a, 0x11000, &taken), 1);
    assert_int_equal(taken, 1);
    assert_int_equal(region_branches(f->rt, a, 0x12000, &taken), 1);
    assert_int_equal(taken, 0);
    /* The second one is no branch: it leads to what follows. */
    const uint64_t *before = exits_to;
    exits_to = (const uint64_t[]){16, 16};
    struct region *b = add(f, 0x20000);
    exits_to = before;
    uint32_t second = b->start + EXIT_AT + 8;
    add(f, 0x20010);
    region_chain(f->rt, second, region_stub_of(f->rt, second), code_lookup(f->rt, 0x20010));
    assert_int_equal(region_branches(f->rt, b, 0x20010, &taken), 1);
    assert_int_equal(taken, 0);
    region_chain(f->rt, second - 8, region_stub_of(f->rt, second - 8), code_lookup(f->rt, 0x20010));
    assert_int_equal(region_branches(f->rt, b, 0x20010, &taken), 1);
    assert_int_equal(taken, 1);
}

/* Branches of cold regions lead to the entries of dead ones, which lead on to what took their place. */
static void closed_entries_are_chained(void **state)
{
    struct fixture *f = *state;
    struct region *a = add(f, 0x20000), *from = add_region(f, 0x10000, true);
    uint32_t closed = a->start | CLOSED_ENTRY, site = from->start + EXIT_AT;
    runtime_invalidate(&f->m, 0x20000, 0x20004);
    region_chain(f->rt, closed, 0, code_lookup(f->rt, 0x20000)); /* no such code */
    npatches = 0;
    struct region *b = add(f, 0x20000);
    region_chain(f->rt, closed, 0, code_lookup(f->rt, 0x20000));
    region_chain(f->rt, site, region_stub_of(f->rt, site), code_lookup(f->rt, 0x20000));
    assert_true(patched(a->start, b->start, JUMP));
    assert_true(patched(site, b->start, BRANCH));
    runtime_invalidate(&f->m, 0x20000, 0x20004);
    assert_true(b->flags & REGION_DEAD);
    assert_true(patched(a->start, 0, ENTRY));
    assert_true(patched(b->start, 0, ENTRY));
    assert_true(patched(site, stub_of(site), BRANCH));
    assert_int_equal(code_lookup(f->rt, 0x20000), 0);
}

static uint32_t *code_memory(void)
{
    void *at = (void *)(uintptr_t)0x2000f000, *p = mmap(at, 0x2000, PROT_READ | PROT_WRITE,
                                                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    assert_ptr_equal(p, at);
    return p;
}

/* What the guest's cache maintenance invalidates: what was changed. */
static void lines_that_changed(void **state)
{
    struct fixture *f = *state;
    uint32_t *memory = code_memory(), *code = memory + 0xff0 / 4; /* to be over the end of a line, and of a page */
    uint64_t pc = (uintptr_t)code;
    struct region *a = add_region_of(f, pc + 8, false, true, 0), *other = add(f, 0x20000);
    line_changed(f->rt, pc & -64u);
    assert_true(a->flags & REGION_DEAD); /* nobody knows what it was made of */
    a = add_region_of(f, pc + 8, false, true, 0);
    line_changed(f->rt, pc & -64u);
    line_changed(f->rt, (pc & -64u) + 64);
    line_changed(f->rt, pc + 0x100);
    assert_false(a->flags & REGION_DEAD);
    code[1] = code[6] = 0xff000001; /* right before it, and behind it */
    line_changed(f->rt, pc & -64u);
    line_changed(f->rt, (pc & -64u) + 64);
    assert_false(a->flags & REGION_DEAD);
    code[5] = 0xff000001;
    line_changed(f->rt, pc & -64u);
    assert_false(a->flags & REGION_DEAD); /* that is in the next line */
    line_changed(f->rt, (pc & -64u) + 64);
    assert_true(a->flags & REGION_DEAD);
    assert_false(other->flags & REGION_DEAD);
    munmap(memory, 0x2000);
}

static void immediates_that_change(void **state)
{
    struct fixture *f = *state;
    uint32_t *code = code_memory();
    uint64_t pc = (uintptr_t)code;
    struct region *r = add_region_of(f, pc, false, true, 0);
    line_changed(f->rt, pc);
    assert_true(r->flags & REGION_DEAD);
    for (uint32_t i = 0; i < REWRITTEN_NOW; i++) {
        assert_false(is_rewritten(f->rt, pc + 8));
        r = add_region_of(f, pc, false, true, 0);
        code[2]++;
        line_changed(f->rt, pc);
        assert_true(r->flags & REGION_DEAD);
    }
    assert_true(is_rewritten(f->rt, pc + 8));
    assert_false(is_rewritten(f->rt, pc + 4));
    r = add_region_of(f, pc, false, true, 0);
    code[2]++;
    line_changed(f->rt, pc);
    assert_false(r->flags & REGION_DEAD); /* it reads that again */
    code[2] += 1 << 16;
    line_changed(f->rt, pc);
    assert_true(r->flags & REGION_DEAD);
    munmap(code, 0x2000);
}

static void code_map_has_what_indirect_branches_met(void **state)
{
    struct fixture *f = *state;
    uint64_t far = GUEST_WINDOW + 0x1000;
    struct region *a = add(f, 0x10000);
    add(f, far);
    assert_int_equal(code_in_map(f->rt, 0x10000), 0);
    for (int i = 1; i < MET_OFTEN; i++)
        code_note_indirect(f->rt, 0x10000);
    assert_int_equal(code_in_map(f->rt, 0x10000), 0); /* the last time counts */
    code_note_indirect(f->rt, 0x10000);
    enter_in_map(f->rt, far);
    assert_int_equal(code_in_map(f->rt, 0x10000), a->start);
    assert_int_equal(code_in_map(f->rt, far), 0);
    runtime_invalidate(&f->m, 0x10000, 0x10004);
    assert_int_equal(code_in_map(f->rt, 0x10000), 0);
}

static void flush_forgets_everything(void **state)
{
    struct fixture *f = *state;
    add(f, 0x10000);
    add(f, GUEST_WINDOW + 0x1000);
    lock_take(&f->rt->lock);
    code_cache_flush(f->rt, f->e);
    lock_release(&f->rt->lock);
    assert_int_equal(code_lookup(f->rt, 0x10000), 0);
    assert_int_equal(code_lookup(f->rt, GUEST_WINDOW + 0x1000), 0);
    assert_null(region_at(f->rt, PROLOGUE));
    assert_int_equal(f->rt->out.at, page_round(PROLOGUE));
    struct region *a = add(f, 0x10000);
    assert_int_equal(code_lookup(f->rt, 0x10000), a->start);
}

/* What is being made is stale if its instructions were invalidated meanwhile, or too many others to know. */
static void remembers_changes(void **state)
{
    struct fixture *f = *state;
    const struct ir_span spans[2] = {{0x10000, 16}, {0x30000, 8}};
    invalidate_locked(f->rt, 0x10000, 0x10010); /* nobody is at work */
    assert_int_equal(f->rt->changes, 0);
    f->rt->promotion.owner = 1;
    invalidate_locked(f->rt, 0x10010, 0x30000);
    assert_false(changed_since(f->rt, 0, spans, 2));
    invalidate_locked(f->rt, 0x30007, 0x30008);
    assert_true(changed_since(f->rt, 0, spans, 2));
    assert_false(changed_since(f->rt, 0, spans, 1));
    assert_false(changed_since(f->rt, 2, spans, 2));
    for (int i = 0; i < CHANGES - 2; i++)
        invalidate_locked(f->rt, 0x50000, 0x50004);
    assert_false(changed_since(f->rt, 0, spans, 1));
    invalidate_locked(f->rt, 0x50000, 0x50004);
    assert_true(changed_since(f->rt, 0, spans, 1));
}

/* A hot region takes over the entries of others, and with them the branches and the code map. */
static void hot_regions_take_over(void **state)
{
    struct fixture *f = *state;
    struct region *from = add_region(f, 0x10000, true), *cold = add(f, 0x20000);
    uint32_t site = from->start + EXIT_AT, far_site = site + 8;
    region_chain(f->rt, site, region_stub_of(f->rt, site), code_lookup(f->rt, 0x20000));
    region_chain(f->rt, far_site, region_stub_of(f->rt, far_site), code_lookup(f->rt, 0x20100));
    enter_in_map(f->rt, 0x20100);
    struct region *hot = add_region(f, 0x20000, true);
    uint32_t first = hot->start, second = hot->start + 0x40;
    assert_int_equal(code_lookup(f->rt, 0x20000), first);
    assert_int_equal(code_in_map(f->rt, 0x20100), second);
    assert_int_equal(code_in_map(f->rt, 0x20000), 0);
    assert_int_equal(branch_target(NULL, site), first);
    assert_int_equal(branch_target(NULL, far_site), second);
    assert_true(patched(cold->start, first, JUMP));
    assert_true(patched(cold->start + 0x40, second, JUMP));
    assert_false(cold->flags & REGION_DEAD);
    assert_true(hot_maybe(f->rt, 0x20000));

    struct region *late = add_region(f, 0x20000, true); /* another hot one comes too late */
    assert_int_equal(code_lookup(f->rt, 0x20000), first);
    assert_int_equal(branch_target(NULL, site), first);
    assert_false(late->flags & REGION_DEAD);

    npatches = 0;
    runtime_invalidate(&f->m, 0x20000, 0x20004);
    assert_true(hot->flags & cold->flags & late->flags & REGION_DEAD);
    assert_true(patched(site, stub_of(site), BRANCH));
    assert_true(patched(far_site, stub_of(far_site), BRANCH));
    assert_true(patched(hot->start, 0, ENTRY));
    assert_true(patched(cold->start, 0, ENTRY));
    assert_true(patched(cold->start + 0x30, 0, LANDING));
    assert_int_equal(code_lookup(f->rt, 0x20000), 0);
    assert_int_equal(code_in_map(f->rt, 0x20100), 0);
    struct region *again = add(f, 0x20000);
    assert_int_equal(code_lookup(f->rt, 0x20000), again->start);
}

static void flush_forgets_hot_regions(void **state)
{
    struct fixture *f = *state;
    add(f, 0x20000);
    add_region(f, 0x20000, true);
    lock_take(&f->rt->lock);
    code_cache_flush(f->rt, f->e);
    lock_release(&f->rt->lock);
    assert_int_equal(code_lookup(f->rt, 0x20000), 0);
    assert_false(hot_maybe(f->rt, 0x20000));
    struct region *again = add(f, 0x20000);
    assert_false(again->flags & REGION_HOT);
}

static void kick_hides_the_code_map(void **state)
{
    struct fixture *f = *state;
    struct cpu_state *st = f->e->thread.cpu;
    add(f, 0x10000);
    enter_in_map(f->rt, 0x10000);
    assert_int_not_equal(st->code_map[0x10000 >> 2], 0);
    thread_kick(&f->e->thread);
    assert_int_equal(st->code_map[0x10000 >> 2], 0);
    assert_int_equal(st->pending, 1);
    thread_unkick(f->e);
    assert_int_not_equal(st->code_map[0x10000 >> 2], 0);
    assert_int_equal(st->pending, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(finds_regions, set_up, tear_down),
        cmocka_unit_test_setup_teardown(knows_exits, set_up, tear_down),
        cmocka_unit_test_setup_teardown(chains_and_invalidates, set_up, tear_down),
        cmocka_unit_test_setup_teardown(knows_branches_taken, set_up, tear_down),
        cmocka_unit_test_setup_teardown(chains_what_is_known, set_up, tear_down),
        cmocka_unit_test_setup_teardown(closed_entries_are_chained, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lines_that_changed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(immediates_that_change, set_up, tear_down),
        cmocka_unit_test_setup_teardown(code_map_has_what_indirect_branches_met, set_up, tear_down),
        cmocka_unit_test_setup_teardown(flush_forgets_everything, set_up, tear_down),
        cmocka_unit_test_setup_teardown(hot_regions_take_over, set_up, tear_down),
        cmocka_unit_test_setup_teardown(remembers_changes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(flush_forgets_hot_regions, set_up, tear_down),
        cmocka_unit_test_setup_teardown(kick_hides_the_code_map, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
