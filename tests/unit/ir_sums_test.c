/* ir_sums_test.c: chains side by side, and sums of products in fours: what they compute stays, and which fours there are. */
#include "ir_fixture.h"

#include <stdio.h>

#include "translate/ir_text.h"

enum { PRODUCTS = 8, CHAINS = 8, ROUNDS = 5, VECTORS = 64 };

struct text {
    char at[1 << 15];
    size_t n;
};
__attribute__((format(printf, 2, 3))) static void line(struct text *t, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    t->n += (size_t)vsnprintf(t->at + t->n, sizeof t->at - t->n, format, args);
    va_end(args);
    assert_true(t->n < sizeof t->at);
}

/* In the order of the permutation: v0 = sum of low products, and of v0; v1 = sum of high ones. */
static void add_sums(struct text *t, const unsigned order[PRODUCTS])
{
    line(t, "%%900 = get.v128 v0\n");
    for (unsigned k = 0; k < PRODUCTS; k++) {
        unsigned i = order[k], v = 100 + 10 * i;
        line(t, "insn 0x1, 0x%x\n", 0x1000 + 4 * k);
        line(t, "%%%u = load.v128 [%%1+%u] size=16\n%%%u = load.v128 [%%1+%u] size=16\n", v, 16 * i, v + 1, 16 * (2 * PRODUCTS - i));
        line(t, "%%%u = vpmull64 %%%u, %%%u\n", v + 2, v, v + 1);
        line(t, "%%%u = vduplane %%%u lane=d imm=1\n%%%u = vduplane %%%u lane=d imm=1\n%%%u = vpmull64 %%%u, %%%u\n", v + 3, v, v + 4, v + 1, v + 5,
             v + 3, v + 4);
        if (k)
            line(t, "%%%u = vxor %%%u, %%%u\n%%%u = vxor %%%u, %%%u\n", v + 6, 100 + 10 * order[k - 1] + 6, v + 2, v + 7,
                 100 + 10 * order[k - 1] + 7, v + 5);
        else
            line(t, "%%%u = vxor %%900, %%%u\n%%%u = vxor %%%u, %%%u\n", v + 6, v + 2, v + 7, v + 5, v + 5 - 5);
    }
    line(t, "again 0\nput v0, %%%u\nput v1, %%%u\n", 100 + 10 * order[PRODUCTS - 1] + 6, 100 + 10 * order[PRODUCTS - 1] + 7);
}

/* Chains of AES rounds in the order of the permutation, whose ends are added to neighbours. seen: so is what one of them is amid
 * its rounds. */
static void add_chains(struct text *t, const unsigned order[CHAINS], bool seen)
{
    enum { SEEN = 2 };
    for (unsigned k = 0; k < CHAINS; k++)
        line(t, "%%%u = load.v128 [%%1+%u] size=16\n", 100 + order[k], 16 * order[k]);
    for (unsigned r = 0; r < ROUNDS; r++) {
        line(t, "insn 0x2, 0x%x\n%%%u = load.v128 [%%1+%u] size=16\n", 0x1000 + 4 * r, 110 + 10 * r + 9, 16 * (CHAINS + r));
        for (unsigned k = 0; k < CHAINS; k++)
            line(t, "%%%u = aesem %%%u, %%%u\n", 110 + 10 * r + order[k], 100 + 10 * r + order[k], 110 + 10 * r + 9);
        if (r == SEEN && seen)
            line(t, "%%300 = vconst 0x00000000000000000000000000000000\n%%301 = aesem %%%u, %%300\n", 110 + 10 * r + order[1]);
    }
    for (unsigned k = 0; k < CHAINS; k++)
        line(t, "%%%u = load.v128 [%%1+%u] size=16\n%%%u = aese %%%u, %%%u\n", 200 + order[k], 512 + 16 * order[k], 210 + order[k],
             100 + 10 * ROUNDS + order[k], 200 + order[k]);
    line(t, "again 0\n%s", seen ? "put v2, %301\n" : "");
    for (unsigned k = 0; k < CHAINS; k++)
        line(t, "store [%%1+%u], %%%u size=16\n", 768 + 16 * k, 210 + k);
}

static unsigned count(const struct ir *ir, enum ir_op op, uint32_t a)
{
    unsigned n = 0;
    for (uint32_t at = 0; at < ir->nins; at++)
        n += ir->ins[at].op == op && ir->ins[at].a == a;
    return n;
}

/* held: v6 holds what is loaded first. */
static void run(struct fixture *f, uint8_t *memory, bool held)
{
    struct ir_exit exit;
    for (unsigned i = 0; i < 16 * VECTORS; i++)
        memory[i] = (uint8_t)(i * 41 + i / 16);
    for (unsigned i = 0; i < sizeof f->st.v; i++)
        f->st.v[i / 16].b[i % 16] = (uint8_t)(i * 3 + 1);
    if (held)
        memcpy(&f->st.v[6], memory, sizeof f->st.v[6]);
    f->st.x[0] = (uintptr_t)memory;
    ir_interpret(&f->ir, 0, &f->st.cpu, &exit);
}

static unsigned count_puts(const struct ir *ir, unsigned slot)
{
    unsigned n = 0;
    for (uint32_t at = 0; at < ir->nins; at++)
        n += ir->ins[at].op == IR_put && ir->ins[at].aux == slot;
    return n;
}

/* Passes that leave instructions out keep count. */
static void check_uses(const struct ir *ir)
{
    for (uint32_t v = 0; v < ir->nins; v++) {
        unsigned n = 0;
        for (uint32_t at = 0; at < ir->nins; at++) {
            const struct ir_ins *in = &ir->ins[at];
            unsigned set = ir_value_operands(in);
            n += (set & 1 && in->a == v) + (set & 2 && in->b == v) + (set & 4 && in->c == v);
        }
        if (ir->ins[v].type != IR_VOID)
            assert_int_equal(n, ir->uses[v].count);
    }
}

/* After the passes there are so many fours, and sums of four; and then so much that is made before a loop and kept in four places. */
static void check(struct fixture *f, const char *text, unsigned fours, unsigned sums, unsigned hoisted)
{
    _Alignas(64) uint8_t before[2][16 * VECTORS], after[2][16 * VECTORS];
    struct test_state st[2];
    parse(&f->ir, text);
    for (unsigned held = 0; held < 2; held++) {
        run(f, before[held], held);
        st[held] = f->st;
    }
    ir_fold(&f->ir);
    ir_align_chains(&f->ir);
    verify(&f->ir);
    ir_pack_sums(&f->ir);
    verify(&f->ir);
    ir_join_neighbours(&f->ir);
    verify(&f->ir);
    assert_int_equal(count(&f->ir, IR_wide, 4), fours);
    assert_int_equal(count(&f->ir, IR_wide, IR_WIDE_SUM), sums);
    ir_hoist_fours(&f->ir);
    verify(&f->ir);
    ir_dce(&f->ir, NULL, NULL);
    verify(&f->ir);
    check_uses(&f->ir);
    for (unsigned held = 0; held < 2; held++) {
        run(f, after[held], held);
        assert_memory_equal(st[held].v, f->st.v, sizeof f->st.v);
    }
    assert_memory_equal(before, after, sizeof before);
    for (unsigned i = 0; i <= hoisted; i++)
        assert_int_equal(count(&f->ir, IR_kept, 4 * i), i < hoisted);
}

static const unsigned orders[][8] = {{0, 1, 2, 3, 4, 5, 6, 7}, {1, 0, 2, 3, 7, 5, 6, 4}, {5, 1, 4, 2, 6, 0, 3, 7}};
static void test_sums(void **state)
{
    for (unsigned i = 0; i < sizeof orders / sizeof *orders; i++) {
        struct text t = {.n = 0};
        line(&t, "block 0x1000:\nagain 1\n%%1 = get.i64 x0\n");
        add_sums(&t, orders[i]);
        line(&t, "jump 0x2000\n");
        check(*state, t.at, 4 + 4 + 2, 2, 0);
    }
}

/* Products of sums of two halves, of which each vector has those of two others, with low and high halves of loaded ones. */
static void test_sums_of_halves(void **state)
{
    for (unsigned swap = 0; swap < 2; swap++) {
        struct text t = {.n = 0};
        line(&t, "block 0x1000:\nagain 1\n%%1 = get.i64 x0\n");
        for (unsigned i = 0; i < PRODUCTS / 2; i++) {
            unsigned v = 100 + 20 * i, factor[] = {v + 5, v + 2};
            line(&t, "insn 0x1, 0x%x\n", 0x1000 + 4 * i);
            for (unsigned k = 0; k < 3; k++)
                line(&t, "%%%u = load.v128 [%%1+%u] size=16\n", v + k, 16 * (3 * i + k));
            line(&t, "%%%u = vtrn1 %%%u, %%%u lane=d\n%%%u = vtrn2 %%%u, %%%u lane=d\n", v + 3, v, v + 1, v + 4, v, v + 1);
            line(&t, "%%%u = vxor %%%u, %%%u\n", v + 5, v + 3 + swap, v + 4 - swap);
            line(&t, "%%%u = vpmull64 %%%u, %%%u\n", v + 6, factor[swap], factor[!swap]);
            line(&t, "%%%u = vduplane %%%u lane=d imm=1\n%%%u = vduplane %%%u lane=d imm=1\n", v + 7, v + 5, v + 8, v + 2);
            line(&t, "%%%u = vpmull64 %%%u, %%%u\n%%%u = vxor %%%u, %%%u\n", v + 9, v + 7, v + 8, v + 10, v + 6, v + 9);
            if (i)
                line(&t, "%%%u = vxor %%%u, %%%u\n", v + 11, v - (i > 1 ? 9 : 10), v + 10);
        }
        line(&t, "again 0\nput v0, %%171\njump 0x2000\n");
        check(*state, t.at, 2 * 5 + 1, 1, 0);
    }
}

/* Of slots that change; what the other factors are arranged from is needed before the loop only. */
static void test_sums_of_halves_in_a_loop(void **state)
{
    struct text t = {.n = 0};
    line(&t, "block 0x1000:\nagain 1\n%%1 = get.i64 x0\n");
    for (unsigned i = 0; i < PRODUCTS / 2; i++) {
        unsigned v = 100 + 20 * i;
        line(&t, "insn 0x1, 0x%x\n%%%u = get.v128 v%u\n%%%u = vnot %%%u\n", 0x1000 + 4 * i, v, i, v + 1, v);
        line(&t, "%%%u = load.v128 [%%1+%u] size=16\n", v + 2, 16 * i);
        line(&t, "%%%u = vtrn1 %%%u, %%%u lane=d\n%%%u = vtrn2 %%%u, %%%u lane=d\n", v + 3, v, v + 1, v + 4, v, v + 1);
        line(&t, "%%%u = vxor %%%u, %%%u\n%%%u = vpmull64 %%%u, %%%u\n", v + 5, v + 3, v + 4, v + 6, v + 5, v + 2);
        line(&t, "%%%u = vduplane %%%u lane=d imm=1\n%%%u = vduplane %%%u lane=d imm=1\n", v + 7, v + 5, v + 8, v + 2);
        line(&t, "%%%u = vpmull64 %%%u, %%%u\n%%%u = vxor %%%u, %%%u\n", v + 9, v + 7, v + 8, v + 10, v + 6, v + 9);
        if (i)
            line(&t, "%%%u = vxor %%%u, %%%u\n", v + 11, v - (i > 1 ? 9 : 10), v + 10);
    }
    line(&t, "again 0\n");
    for (unsigned i = 0; i < PRODUCTS / 2; i++)
        line(&t, "put v%u, %%171\n", i);
    line(&t, "insn 0x2, 0x1010\nstore [%%1+512], %%171 size=16\n%%220 = iconst.i64 0x100\n%%221 = cmp %%1, %%220 eq\nbr_if %%221, 0x1000\njump 0x2000\n");
    check(*state, t.at, 2 * 4 + 1, 1, 2);
}

static void test_chains(void **state)
{
    for (unsigned i = 0; i < 2 * sizeof orders / sizeof *orders; i++) {
        struct text t = {.n = 0};
        line(&t, "block 0x1000:\nagain 1\n%%1 = get.i64 x0\n");
        add_chains(&t, orders[i / 2], i % 2);
        line(&t, "jump 0x2000\n");
        check(*state, t.at, 4, 0, 0);
    }
}

/* A product of a sum is no part of it. */
static void test_product_of_a_sum(void **state)
{
    struct text t = {.n = 0};
    line(&t, "block 0x1000:\nagain 1\n%%1 = get.i64 x0\n");
    for (unsigned i = 0; i < 4; i++)
        line(&t, "%%%u = load.v128 [%%1+%u] size=16\n%%%u = vpmull64 %%%u, %%%u\n", 10 + i, 16 * i, 20 + i, 10 + i, 10 + i);
    line(&t, "%%30 = vxor %%20, %%21\n%%31 = vxor %%30, %%22\n%%32 = vpmull64 %%31, %%10\n%%33 = vxor %%32, %%31\n%%34 = vxor %%33, %%23\n");
    line(&t, "again 0\nput v0, %%34\nput v1, %%31\njump 0x2000\n");
    check(*state, t.at, 0, 0, 0);
}

/* A loop whose chains begin with counters, one of them made in the round before; what comes out is put and stored, in v2 only
 * behind half of the stores. v6 is put a key. */
static void test_counters_storing_at(void **state, unsigned offset)
{
    enum { LANES = 4 };
    struct text t = {.n = 0};
    line(&t, "block 0x1000:\nagain 1\n%%1 = get.i64 x0\n%%2 = get.v128 v1\n%%10 = get.v128 v5\n%%20 = get.v128 v4\n");
    for (unsigned i = 1; i < 7; i++)
        line(&t, "%%%u = vadd %%%u, %%2 lane=s\n", 10 + i, 9 + i);
    for (unsigned i = 0; i < 4; i++)
        line(&t, "%%%u = vrev %%%u lane=b imm=4\n", i < 3 ? 21 + i : 30, 10 + i);
    for (unsigned r = 0; r < ROUNDS; r++) {
        line(&t, "insn 0x2, 0x%x\n%%%u = load.v128 [%%1+%u] size=16\n", 0x1000 + 4 * r, 49 + 10 * r, 16 * r);
        for (unsigned k = 0; k < LANES; k++)
            line(&t, "%%%u = aesem %%%u, %%%u\n", 40 + 10 * r + k, r ? 30 + 10 * r + k : 20 + k, 49 + 10 * r);
    }
    for (unsigned k = 0; k < LANES; k++)
        line(&t, "%%%u = load.v128 [%%1+%u] size=16\n%%%u = aese %%%u, %%%u\n", 200 + k, 512 + 16 * k, 210 + k, 80 + k, 200 + k);
    line(&t, "again 0\nput v6, %%49\nput v5, %%16\nput v2, %%202\nput v3, %%213\nput v0, %%210\nput v1, %%211\n");
    for (unsigned k = 0; k < LANES; k++)
        line(&t, "insn 0x3, 0x%x\nstore [%%1+%u], %%%u size=16\n%s", 0x1020 + 4 * k, offset + 16 * k, 210 + k, k == 1 ? "put v2, %212\n" : "");
    line(&t, "put v4, %%30\n%%220 = iconst.i64 0x100\n%%221 = cmp %%1, %%220 eq\nbr_if %%221, 0x1000\njump 0x2000\n");
    check(*state, t.at, 2 + 3 + 1 + 2, 0, 1 + ROUNDS);
    const struct fixture *f = *state;
    assert_int_equal(count_puts(&f->ir, SLOT_V6), 1); /* only where it is not known that v6 holds it */
}

/* What is loaded in fours is the same in each round, unless it is stored to. */
static void test_counters(void **state)
{
    test_counters_storing_at(state, 768);
    for (unsigned offset = 512 - 64; offset <= 512 + 64; offset += 16) {
        teardown(state);
        setup(state);
        test_counters_storing_at(state, offset);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_sums), TEST(test_sums_of_halves), TEST(test_sums_of_halves_in_a_loop), TEST(test_chains), TEST(test_counters), TEST(test_product_of_a_sum)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
