/* The interpreter: control flow, slots, guest memory, helpers. */
#include "ir_fixture.h"

#include <inttypes.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>

#if defined(__has_feature)
#define HAS_ASAN __has_feature(address_sanitizer)
#elif defined(__SANITIZE_ADDRESS__)
#define HAS_ASAN 1
#else
#define HAS_ASAN 0
#endif

static struct ir_exit run(struct fixture *f, const char *text)
{
    struct ir_exit exit;
    memset(&exit, 0xee, sizeof exit);
    parse(&f->ir, text);
    ir_interpret(&f->ir, 0, &f->st.cpu, &exit);
    return exit;
}

/* ---- leaving ----------------------------------------------------------------------------------- */

static void check_exit(struct ir_exit e, enum ir_op op, uint64_t pc, uint64_t link)
{
    assert_int_equal(e.op, op);
    assert_int_equal(e.pc, pc);
    assert_int_equal(e.link, link);
}

static void test_exits(void **state)
{
    struct fixture *f = *state;
    f->st.x[0] = 0x123456789abcdef0;
    check_exit(run(f, "block 0:\n jump 0xfedcba9876543210\n"), IR_jump, 0xfedcba9876543210, 0);
    check_exit(run(f, "block 0:\n %0 = get.i64 x0\n jump_ind %0\n"), IR_jump_ind, f->st.x[0], 0);
    check_exit(run(f, "block 0:\n %0 = get.i64 x0\n ret %0\n"), IR_ret, f->st.x[0], 0);
    check_exit(run(f, "block 0:\n %0 = iconst.i64 0x44\n call %0, 0x80\n"), IR_call, 0x80, 0x44);
    check_exit(run(f, "block 0:\n %0 = get.i64 x0\n %1 = iconst.i64 0x44\n call_ind %0, %1\n"), IR_call_ind, f->st.x[0],
               0x44);
    check_exit(run(f, "block 0:\n %0 = iconst.i32 1\n br_if %0, 0x10\n jump 0x20\n"), IR_jump, 0x10, 0);
    check_exit(run(f, "block 0:\n %0 = iconst.i32 0\n br_if %0, 0x10\n jump 0x20\n"), IR_jump, 0x20, 0);
    struct ir_exit e = run(f, "block 0:\n %0 = iconst.i64 77\n trap break, %0, 0x40\n");
    check_exit(e, IR_trap, 0x40, 0);
    assert_int_equal(e.trap, IR_TRAP_BREAK);
    assert_int_equal(e.arg, 77);
    e = run(f, "block 0:\n trap syscall, _, 0x40\n");
    assert_int_equal(e.trap, IR_TRAP_SYSCALL);
    assert_int_equal(e.arg, 0);
}

/* x0 = 10 + 9 + ... + 1, in a loop of two blocks. */
static const char loop[] =
    "block 0x1000:\n %0 = iconst.i64 0\n put x0, %0\n jump block 1\n"
    "block 0x2000:\n %0 = get.i64 x0\n %1 = get.i64 x1\n %2 = add.i64 %0, %1\n %3 = iconst.i64 1\n"
    " %4 = sub.i64 %1, %3\n put x0, %2\n put x1, %4\n %5 = cmp %1, %3 ne\n br_if %5, block 1\n"
    " jump 0x3000\n";

static void test_blocks_of_a_region(void **state)
{
    struct fixture *f = *state;
    f->st.x[1] = 10;
    check_exit(run(f, loop), IR_jump, 0x3000, 0);
    assert_int_equal(f->st.x[0], 55);
    /* Entered in the middle. */
    struct ir_exit exit;
    f->st.x[1] = 1;
    ir_interpret(&f->ir, 1, &f->st.cpu, &exit);
    assert_int_equal(f->st.x[0], 56);
}

static void test_pending_leaves_at_a_branch(void **state)
{
    struct fixture *f = *state;
    f->st.x[1] = 10;
    f->st.cpu.pending = 1;
    check_exit(run(f, loop), IR_jump, 0x2000, 0);
    assert_int_equal(f->st.x[0], 0);
}

/* ---- slots and FP state ------------------------------------------------------------------------- */

static void test_slots_and_marks(void **state)
{
    struct fixture *f = *state;
    f->st.nzcv = ir_flags_store(10);
    f->st.w = 0x80000000;
    f->st.v[0] = (union ir_val){.d = {1, 2}};
    run(f,
        "block 0:\n insn 0xd503201f, 0x1234567890\n %0 = get.i32 w\n %1 = sext %0\n put x0, %1\n %2 = get.v128 v0\n "
        "put v1, %2\n"
        " %3 = get.flags nzcv\n %4 = flagbits %3\n %5 = zext %4\n put x1, %5\n %6 = iconst.i64 -1\n %7 = iconst.i64 1\n"
        " %8 = addf %6, %7\n put nzcv, %8\n %9 = iconst.i32 0x99\n setfpstat %9\n %10 = fpstat\n put w, %10\n"
        " %11 = fpctl\n %12 = zext %11\n put x2, %12\n jump 0\n");
    assert_int_equal(f->st.cpu.interp_pc, 0x1234567890);
    assert_int_equal(f->st.x[0], 0xffffffff80000000);
    assert_true(f->st.v[1].d[0] == 1 && f->st.v[1].d[1] == 2);
    assert_int_equal(f->st.x[1], 10);
    assert_int_equal(f->st.nzcv, ir_flags_store(6));
    assert_int_equal(f->st.cpu.fp_status, 0x99);
    assert_int_equal(f->st.w, 0x99);
    assert_int_equal(f->st.x[2], f->st.cpu.fp_control);
}

/* ---- memory -------------------------------------------------------------------------------------- */

struct memory_row {
    const char *access; /* %0 address, %1 = x1, %2 = x2, %3 = v0; %9 the result, if any */
    uint64_t result;    /* of %9, low half */
    uint64_t after;     /* what the 8 bytes at the address are then */
};

/* Memory holds 8182838485868788, x1 = f1f2f3f4f5f6f7f8, x2 = 0000000000000085. */
static const struct memory_row memory_rows[] = {
    {"%9 = load.i64 [%0] size=8", 0x8182838485868788, 0x8182838485868788},
    {"%9 = load.i64 [%0+1] size=4", 0x84858687, 0x8182838485868788},
    {"%9 = load.i64 [%0+1] size=4 sext", 0xffffffff84858687, 0x8182838485868788},
    {"%9 = load.i64 [%0+3] size=2 sext acquire", 0xffffffffffff8485, 0x8182838485868788},
    {"%9 = load.i64 [%0] size=1 seq_cst", 0x88, 0x8182838485868788},
    {"%9 = load.i64 [%0] size=1 sext", 0xffffffffffffff88, 0x8182838485868788},
    {"%9 = load.i64 [%0] size=8 be_bytes", 0x8887868584838281, 0x8182838485868788},
    {"%9 = load.i64 [%0] size=2 be_bytes sext", 0xffffffffffff8887, 0x8182838485868788},
    {"%8 = load.i32 [%0] size=1 sext\n %9 = zext %8", 0xffffff88, 0x8182838485868788},
    {"%8 = load.i32 [%0] size=4\n %9 = zext %8", 0x85868788, 0x8182838485868788},
    {"%8 = load.f32 [%0] size=4\n %7 = f2i.i32 %8\n %9 = zext %7", 0x85868788, 0x8182838485868788},
    {"%8 = load.v128 [%0] size=4\n %9 = vgetlane.i64 %8 lane=d", 0x85868788, 0x8182838485868788},
    {"%8 = load.v128 [%0-8] size=16\n %9 = vgetlane.i64 %8 lane=d imm=1", 0x8182838485868788, 0x8182838485868788},
    {"%8 = load.v128 [%0-8] size=16 be_bytes\n %9 = vgetlane.i64 %8 lane=d", 0x8887868584838281, 0x8182838485868788},
    {"store [%0], %1 size=8", 0, 0xf1f2f3f4f5f6f7f8},
    {"store [%0+1], %1 size=4 release", 0, 0x818283f5f6f7f888},
    {"store [%0], %1 size=2 be_bytes", 0, 0x818283848586f8f7},
    {"store [%0+7], %1 size=1 seq_cst", 0, 0xf882838485868788},
    {"store [%0], %3 size=8", 0, 0x1817161514131211},
    {"store [%0-8], %3 size=16", 0, 0x2827262524232221},
    {"store [%0], %3 size=2", 0, 0x8182838485861211},
    {"%9 = rmw.i64 [%0], %1 size=8 add", 0x8182838485868788, 0x8182838485868788 + 0xf1f2f3f4f5f6f7f8},
    {"%9 = rmw.i64 [%0], %1 size=4 andn", 0x85868788, 0x8182838485868788 & ~(uint64_t)0xf5f6f7f8},
    {"%9 = rmw.i64 [%0], %1 size=2 xor", 0x8788, 0x8182838485868788 ^ 0xf7f8},
    {"%9 = rmw.i64 [%0], %1 size=8 or", 0x8182838485868788, 0x8182838485868788 | 0xf1f2f3f4f5f6f7f8},
    {"%9 = rmw.i64 [%0], %2 size=1 smax", 0x88, 0x8182838485868788},
    {"%9 = rmw.i64 [%0], %2 size=1 smin", 0x88, 0x8182838485868785},
    {"%9 = rmw.i64 [%0], %2 size=1 umin", 0x88, 0x8182838485868785},
    {"%9 = rmw.i64 [%0], %2 size=8 umax", 0x8182838485868788, 0x8182838485868788},
    {"%9 = rmw.i64 [%0], %2 size=8 smax", 0x8182838485868788, 0x85},
    {"%9 = rmw.i64 [%0], %2 size=8 umin", 0x8182838485868788, 0x85},
    {"%9 = rmw.i64 [%0], %1 size=8 swap acquire", 0x8182838485868788, 0xf1f2f3f4f5f6f7f8},
    {"%9 = rmw.i64 [%0], %2 size=2 add be_bytes", 0x8887, 0x8182838485860c89},
    {"%8 = iconst.i64 0x8788\n %9 = cas.i64 [%0], %8, %1 size=2", 0x8788, 0x818283848586f7f8},
    {"%8 = iconst.i64 0x8787\n %9 = cas.i64 [%0], %8, %1 size=2", 0x8788, 0x8182838485868788},
    {"%8 = iconst.i64 0x8182838485868788\n %9 = cas.i64 [%0], %8, %1 size=8 seq_cst natural", 0x8182838485868788,
     0xf1f2f3f4f5f6f7f8},
    {"%8 = iconst.i32 0x88878685\n %7 = trunc %1\n %6 = cas.i32 [%0], %8, %7 size=4 be_bytes\n %9 = zext %6",
     0x88878685, 0x81828384f8f7f6f5},
    {"%8 = load.v128 [%0-8] size=16\n %7 = cas.v128 [%0], %8, %3 size=16\n %9 = vgetlane.i64 %7 lane=d",
     0x8182838485868788, 0x8182838485868788},
};

static void test_memory(void **state)
{
    struct fixture *f = *state;
    static uint64_t memory[8] __attribute__((aligned(64)));
    for (size_t i = 0; i < sizeof memory_rows / sizeof memory_rows[0]; i++) {
        const struct memory_row *row = &memory_rows[i];
        char text[600];
        memset(memory, 0, sizeof memory);
        memory[2] = 0x8182838485868788;
        f->st.x[0] = (uint64_t)(uintptr_t)&memory[2];
        f->st.x[1] = 0xf1f2f3f4f5f6f7f8;
        f->st.x[2] = 0x85;
        f->st.x[3] = 0;
        f->st.v[0] = (union ir_val){.d = {0x1817161514131211, 0x2827262524232221}};
        snprintf(
            text, sizeof text,
            "block 0:\n %%0 = get.i64 x0\n %%1 = get.i64 x1\n %%2 = get.i64 x2\n %%3 = get.v128 v0\n %s\n%s jump 0\n",
            row->access, strstr(row->access, "%9") ? " put x3, %9\n" : "");
        check_exit(run(f, text), IR_jump, 0, 0);
        if (f->st.x[3] != row->result || memory[2] != row->after)
            fail_msg("%s: %" PRIx64 ", memory %" PRIx64, row->access, f->st.x[3], memory[2]);
    }
}

static void test_wide_compare_and_swap(void **state)
{
    struct fixture *f = *state;
    static uint64_t memory[2] __attribute__((aligned(16))) = {1, 2};
    const char *text = "block 0:\n %0 = get.i64 x0\n %1 = get.v128 v0\n %2 = vnot %1\n"
                       " %3 = cas.v128 [%0], %1, %2 size=16 seq_cst natural\n put v1, %3\n jump 0\n";
    f->st.x[0] = (uint64_t)(uintptr_t)memory;
    f->st.v[0] = (union ir_val){.d = {1, 3}};
    run(f, text);
    assert_true(memory[0] == 1 && memory[1] == 2 && f->st.v[1].d[0] == 1 && f->st.v[1].d[1] == 2);
    f->st.v[0] = (union ir_val){.d = {1, 2}};
    run(f, text);
    assert_true(memory[0] == ~(uint64_t)1 && memory[1] == ~(uint64_t)2 && f->st.v[1].d[0] == 1 && f->st.v[1].d[1] == 2);
}

static void check_alignment(struct fixture *f, unsigned offset, const char *access, bool faults)
{
    static uint64_t memory[8] __attribute__((aligned(64)));
    char text[300];
    f->st.x[0] = (uint64_t)(uintptr_t)memory + offset;
    snprintf(text, sizeof text, "block 0:\n insn 0x0, 0x5550\n %%0 = get.i64 x0\n %s\n jump 0\n", access);
    struct ir_exit e = run(f, text);
    assert_int_equal(e.op, faults ? IR_trap : IR_jump);
    if (!faults)
        return;
    assert_int_equal(e.trap, IR_TRAP_ALIGN);
    assert_int_equal(e.pc, 0x5550);
    assert_int_equal(e.arg, f->st.x[0]);
}

static void test_alignment(void **state)
{
    struct fixture *f = *state;
    check_alignment(f, 4, "%1 = load.i64 [%0] size=8", false);
    check_alignment(f, 4, "%1 = load.i64 [%0] size=8 natural", true);
    check_alignment(f, 4, "%1 = load.i64 [%0] size=4 natural", false);
    check_alignment(f, 8, "store [%0], %0 size=8 within16", false);
    check_alignment(f, 9, "store [%0], %0 size=8 within16", true);
    check_alignment(f, 14, "%1 = rmw.i64 [%0], %0 size=4 within16 add", true);
    check_alignment(f, 11, "%1 = rmw.i64 [%0], %0 size=4 within16 add", false);
    check_alignment(f, 8, "%1 = vconst 0\n %2 = cas.v128 [%0], %1, %1 size=16 natural", true);
    check_alignment(f, 1, "%1 = load.v128 [%0] size=16 within16", true);
}

static void test_careful_accesses_ignore_the_top_byte(void **state)
{
    struct fixture *f = *state;
    static uint64_t memory = 0x1122334455667788;
    f->st.x[0] = (uint64_t)(uintptr_t)&memory | (uint64_t)0xab << 56;
    run(f, "block 0:\n %0 = get.i64 x0\n %1 = load.i64 [%0+4] size=4 careful\n put x1, %1\n jump 0\n");
    assert_int_equal(f->st.x[1], 0x11223344);
}

/* ---- atomicity ------------------------------------------------------------------------------------ */

enum { ADDITIONS = 20000 };
static uint64_t shared[2] __attribute__((aligned(16)));

static void *add_many(void *unused)
{
    struct fixture *f = NULL;
    setup((void **)&f);
    f->st.x[0] = (uint64_t)(uintptr_t)shared;
    f->st.x[1] = ADDITIONS;
    char error[200];
    ir_parse(&f->ir,
             "block 0:\n %0 = get.i64 x0\n %1 = iconst.i64 1\n %2 = rmw.i64 [%0], %1 size=8 add\n"
             " %3 = load.v128 [%0] size=16\n %4 = vconst 1\n %5 = vext %4, %4 lane=b imm=8\n %6 = vadd %3, %5 lane=d\n"
             " %7 = cas.v128 [%0], %3, %6 size=16\n %8 = get.i64 x1\n %9 = sub.i64 %8, %1\n put x1, %9\n"
             " %11 = cmp %8, %1 ne\n br_if %11, block 0\n jump 0\n",
             error);
    struct ir_exit exit;
    ir_interpret(&f->ir, 0, &f->st.cpu, &exit);
    teardown((void **)&f);
    return unused;
}

/* A compare-and-swap of 16 bytes never loses an addition to their low half. */
static void test_atomic_operations_of_threads(void **state)
{
    (void)state;
    pthread_t threads[2];
    shared[0] = shared[1] = 0;
    for (unsigned i = 0; i < 2; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, add_many, NULL), 0);
    for (unsigned i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    assert_int_equal(shared[0], 2 * ADDITIONS);
    assert_true(shared[1] > 0 && shared[1] <= 2 * ADDITIONS);
}

/* ---- faults --------------------------------------------------------------------------------------- */

static sigjmp_buf after_fault;

static void on_fault(int signal)
{
    (void)signal;
    siglongjmp(after_fault, 1);
}

static void test_fault_leaves_the_state_before_the_instruction(void **state)
{
    struct fixture *f = *state;
    if (HAS_ASAN)
        skip(); /* it has a handler of its own */
    struct sigaction action = {.sa_handler = on_fault}, old;
    void *page = mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    f->st.x[0] = (uint64_t)(uintptr_t)page;
    f->st.x[1] = 7;
    sigaction(SIGSEGV, &action, &old);
    if (sigsetjmp(after_fault, 1) == 0) {
        run(f, "block 0:\n insn 0x1, 0x1000\n %0 = get.i64 x0\n put x1, %0\n insn 0x2, 0x1004\n"
               " %1 = load.i64 [%0] size=8\n put x1, %1\n jump 0\n");
        fail_msg("no fault");
    }
    sigaction(SIGSEGV, &old, NULL);
    munmap(page, 4096);
    assert_int_equal(f->st.cpu.interp_pc, 0x1004);
    assert_int_equal(f->st.x[1], f->st.x[0]);
}

/* ---- helpers -------------------------------------------------------------------------------------- */

static void test_calls_of_helpers(void **state)
{
    struct fixture *f = *state;
    f->st.x[0] = 1000;
    f->st.w = 30;
    f->st.v[0] = (union ir_val){.d = {5, 6}};
    run(f, "block 0:\n %0 = get.i64 x0\n %1 = get.i32 w\n %2 = call_h.i64 weigh, %0, %1, %0\n put x1, %2\n"
           " %3 = get.v128 v0\n %4 = call_h.v128 widen_sum, %3, _, %0\n put v1, %4\n call_h observe\n"
           " %5 = call_h.i64 weigh, %0, %1, %0\n put x2, %5\n jump 0\n");
    assert_int_equal(f->st.x[1], 4060);
    assert_int_equal(f->st.x[2], 4060);
    assert_int_equal(f->st.x[3], 3);
    assert_true(f->st.v[1].d[0] == 1005 && f->st.v[1].d[1] == 1006);
}

/* A block that is too large for the interpreter's stack. */
static void test_large_block(void **state)
{
    struct fixture *f = *state;
    struct ir_exit exit;
    ir_begin_block(&f->ir, 0);
    uint32_t one = ir_iconst(&f->ir, IR_I64, 1), sum = one;
    for (unsigned i = 0; i < 20000; i++)
        sum = ir_emit(&f->ir, IR_add, IR_I64, 0, sum, one, 0);
    ir_put(&f->ir, SLOT_X0, sum);
    ir_jump(&f->ir, 4);
    ir_end_block(&f->ir, 1);
    verify(&f->ir);
    ir_interpret(&f->ir, 0, &f->st.cpu, &exit);
    assert_int_equal(f->st.x[0], 20001);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_exits),
        TEST(test_blocks_of_a_region),
        TEST(test_pending_leaves_at_a_branch),
        TEST(test_slots_and_marks),
        TEST(test_memory),
        TEST(test_wide_compare_and_swap),
        TEST(test_alignment),
        TEST(test_careful_accesses_ignore_the_top_byte),
        TEST(test_atomic_operations_of_threads),
        TEST(test_fault_leaves_the_state_before_the_instruction),
        TEST(test_calls_of_helpers),
        TEST(test_large_block),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
