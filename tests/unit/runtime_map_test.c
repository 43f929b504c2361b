/* runtime_map_test.c: u64_map, the hash table of the runtime. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "runtime/u64_map.h"

enum { COUNT = 20000 };

static uint64_t key_of(uint64_t i) { return i * UINT64_C(0x1000) + (i % 7 == 0 ? UINT64_C(1) << 63 : 0); }

static void holds_what_was_set(void **state)
{
    struct arena arena = {0};
    struct u64_map map;
    (void)state;
    u64_map_init(&map, &arena);
    assert_int_equal(u64_map_get(&map, 1), 0);
    for (uint64_t i = 0; i < COUNT; i++)
        u64_map_set(&map, key_of(i), i + 1);
    for (uint64_t i = 0; i < COUNT; i++)
        assert_int_equal(u64_map_get(&map, key_of(i)), i + 1);
    assert_int_equal(u64_map_get(&map, 0x123), 0);
    arena_free(&arena);
}

static void forgets_what_was_set_to_zero(void **state)
{
    struct arena arena = {0};
    struct u64_map map;
    (void)state;
    u64_map_init(&map, &arena);
    for (int round = 0; round < 50; round++)
        for (uint64_t i = 0; i < 100; i++) {
            u64_map_set(&map, key_of(i + (uint64_t)round * 100), 5);
            u64_map_set(&map, key_of(i + (uint64_t)round * 100), 0);
        }
    for (uint64_t i = 0; i < 5000; i++)
        assert_int_equal(u64_map_get(&map, key_of(i)), 0);
    assert_true(map.size <= 1024); /* dead pairs do not accumulate */
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holds_what_was_set),
        cmocka_unit_test(forgets_what_was_set_to_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
