/* Arenas: alignment, growth in place, what reset keeps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

static void test_allocations_are_aligned_and_apart(void **state)
{
    (void)state;
    struct arena a = {0};
    char *last = NULL;
    for (size_t size = 1; size < 100; size++) {
        char *p = arena_alloc(&a, size);
        assert_int_equal((uintptr_t)p % 16, 0);
        if (last)
            assert_true(p >= last + size - 1 || p < last);
        memset(p, (int)size, size);
        last = p;
    }
    arena_free(&a);
    assert_null(a.chunks);
}

static void test_large_allocations(void **state)
{
    (void)state;
    struct arena a = {0};
    char *small = arena_alloc(&a, 16);
    char *large = arena_alloc(&a, 10 << 20);
    small[0] = 1;
    large[0] = 2;
    large[(10 << 20) - 1] = 3;
    char *other = arena_alloc(&a, 16);
    assert_true(other >= large + (10 << 20) || other < large);
    assert_int_equal(small[0], 1);
    arena_free(&a);
}

static void test_grow_keeps_content(void **state)
{
    (void)state;
    struct arena a = {0};
    uint32_t *array = arena_grow(&a, NULL, 0, 4, sizeof *array);
    for (uint32_t i = 0; i < 4; i++)
        array[i] = i;
    uint32_t *longer = arena_grow(&a, array, 4, 1000, sizeof *array);
    assert_ptr_equal(longer, array); /* the last allocation grows in place */
    arena_alloc(&a, 1);
    uint32_t *moved = arena_grow(&a, longer, 1000, 200000, sizeof *array);
    assert_ptr_not_equal(moved, longer);
    for (uint32_t i = 0; i < 4; i++)
        assert_int_equal(moved[i], i);
    moved[199999] = 1;
    arena_free(&a);
}

static void test_reset_keeps_the_largest_chunk(void **state)
{
    (void)state;
    struct arena a = {0};
    arena_reset(&a); /* an empty one */
    arena_alloc(&a, 100);
    char *large = arena_alloc(&a, 1 << 20);
    arena_alloc(&a, 3 << 20);
    arena_reset(&a);
    char *first = arena_alloc(&a, 3 << 20), *end = a.end;
    assert_non_null(large);
    first[(3 << 20) - 1] = 1;
    arena_reset(&a);
    assert_ptr_equal(arena_alloc(&a, 3 << 20), first);
    assert_ptr_equal(a.end, end);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_allocations_are_aligned_and_apart),
        cmocka_unit_test(test_large_allocations),
        cmocka_unit_test(test_grow_keeps_content),
        cmocka_unit_test(test_reset_keeps_the_largest_chunk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
