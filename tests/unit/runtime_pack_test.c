/* runtime_pack_test.c: what is packed of a region is what comes out again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "runtime/region_pack.h"

enum { START = 0x12345, MANY = 40 };

static struct region_entry entries[MANY];
static struct region_exit exits[MANY];
static struct ir_span spans[MANY];
static uint32_t landings[MANY];
static struct region_home homes[REGION_HOMES];
static uint8_t map[300], packed[8192];

/* n of each; addresses before and behind the region's, some of them odd, and one far away. */
static struct region_code make(uint64_t pc, uint32_t n, uint32_t nhomes)
{
    for (uint32_t i = 0; i < MANY; i++) {
        entries[i] = (struct region_entry){pc + i * 0x40, START + i * 200};
        exits[i] = (struct region_exit){i % 5 == 3 ? pc - i : i == 7 ? UINT64_C(0x3ffffff0000) : pc + i * 0x1004, i % 4 == 2 ? 0 : START + 7000 - i * 90};
        spans[i] = (struct ir_span){pc + i * 0x1000, 4 + i * 3};
        landings[i] = START + 100 + i * 50;
    }
    for (uint32_t i = 0; i < REGION_HOMES; i++)
        homes[i] = (struct region_home){(uint8_t)i, i % 2 != 0, (uint16_t)(i * 300), (uint16_t)(i * 7)};
    for (uint32_t i = 0; i < sizeof map; i++)
        map[i] = (uint8_t)(i * 5);
    return (struct region_code){
        .start = START, .size = 9000, .pc = pc, .stubs = START + 8000, .entries = entries, .nentries = n, .exits = exits,
        .nexits = n, .landings = landings, .nlandings = n, .homes = homes, .nhomes = nhomes, .insn_map = map, .insn_map_size = sizeof map,
    };
}

static void check(uint64_t pc, uint32_t n, uint32_t nspans, uint32_t nhomes)
{
    const struct region_code c = make(pc, n, nhomes);
    const uint8_t *end = region_pack(packed, &c, spans, nspans);
    assert_true((size_t)(end - packed) <= region_packed_most(&c, nspans));
    struct region_info info = region_unpack(packed, pc, START);
    assert_int_equal(info.size, c.size);
    assert_true(!n || info.stubs == c.stubs);
    struct region_entry entry;
    struct region_exit exit;
    struct ir_span span;
    uint32_t at;
    for (uint32_t i = 0; i < n; i++) {
        assert_true(next_entry(&info, &entry) && entry.pc == entries[i].pc && entry.host == entries[i].host);
        assert_true(next_exit(&info, &exit) && exit.pc == exits[i].pc && exit.site == exits[i].site);
        assert_true(next_landing(&info, &at) && at == landings[i]);
    }
    for (uint32_t i = 0; i < nspans; i++)
        assert_true(next_span(&info, &span) && span.pc == spans[i].pc && span.size == spans[i].size);
    assert_false(next_entry(&info, &entry) || next_exit(&info, &exit) || next_landing(&info, &at) || next_span(&info, &span));
    assert_int_equal(info.homes.n, nhomes);
    assert_memory_equal(info.homes.at, homes, nhomes * sizeof *homes);
    assert_int_equal(info.map.n, sizeof map);
    assert_memory_equal(info.map.at, map, sizeof map);
    assert_ptr_equal(info.map.at + info.map.n, end);
}

static void comes_out_again(void **state)
{
    (void)state;
    check(0x400000, 1, 1, 0);
    check(0x3ff12345678, 1, 1, 3);
    check(0x400000, 2, 1, 0);
    check(0x400000, 3, 2, 0);
    check(0x400002, 15, 15, 1);
    check(0x400000, MANY, MANY, REGION_HOMES);
    check(0x400000, 0, 0, 0);
}

/* Most regions are small. */
static void takes_few_bytes(void **state)
{
    (void)state;
    struct region_code c = make(0x400000, 1, 0);
    c.insn_map_size = 11;
    exits[0].site = START + 90;
    assert_true(region_pack(packed, &c, spans, 1) - packed <= 11 + 12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_out_again),
        cmocka_unit_test(takes_few_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
