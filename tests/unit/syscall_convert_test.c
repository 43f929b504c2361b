/* Conversions between the guest's and the host's flags and structures. Expected values of the guest are those of
 * arm64's kernel headers, written out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/stat.h>

#include "syscall/handlers.h"

enum { ARM_DIRECTORY = 0040000, ARM_NOFOLLOW = 0100000, ARM_DIRECT = 0200000, ARM_LARGEFILE = 0400000 };

static void open_flags(void **state)
{
    static const struct { uint32_t guest, host; } rows[] = {
        { 0, 0 }, { 02, O_RDWR }, { 0100, O_CREAT }, { 01000, O_TRUNC }, { 02000000, O_CLOEXEC }, { 04000, O_NONBLOCK },
        { ARM_DIRECTORY, O_DIRECTORY }, { ARM_NOFOLLOW, O_NOFOLLOW }, { ARM_DIRECT, O_DIRECT },
        { ARM_DIRECTORY | 02000000, O_DIRECTORY | O_CLOEXEC }, { 020000000 | ARM_DIRECTORY, O_TMPFILE },
        { ARM_DIRECTORY | ARM_NOFOLLOW | ARM_DIRECT, O_DIRECTORY | O_NOFOLLOW | O_DIRECT },
        { 04010000, O_SYNC }, { 010000, O_DSYNC }, { 010000000, O_PATH }, { 01000000, O_NOATIME },
    };
    (void)state;
    for (unsigned i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(oflags_to_host(OFLAGS_arm, rows[i].guest), rows[i].host);
        assert_int_equal(oflags_to_guest(OFLAGS_arm, rows[i].host), rows[i].guest);
    }
#ifdef __x86_64__
    assert_int_equal(oflags_to_host(OFLAGS_arm, ARM_LARGEFILE), 0100000);
    assert_int_equal(oflags_to_guest(OFLAGS_arm, 0100000), ARM_LARGEFILE);
#endif
}

static void open_flags_are_a_permutation(void **state)
{
    (void)state;
    for (unsigned bit = 0; bit < 64; bit++) {
        uint64_t flag = UINT64_C(1) << bit;
        assert_int_equal(__builtin_popcountll(oflags_to_host(OFLAGS_arm, flag)), 1);
        assert_true(oflags_to_guest(OFLAGS_arm, oflags_to_host(OFLAGS_arm, flag)) == flag);
    }
}

static void open_flags_have_names(void **state)
{
    char text[256];
    (void)state;
    oflags_print(OFLAGS_arm, 02 | 0100 | ARM_DIRECTORY | 02000000, text, sizeof text);
    assert_string_equal(text, "O_RDWR|O_CREAT|O_DIRECTORY|O_CLOEXEC");
}

static uint64_t at(const uint8_t *bytes, unsigned offset, unsigned size)
{
    uint64_t value = 0;
    memcpy(&value, bytes + offset, size);
    return value;
}

static void stat_layout(void **state)
{
    static const struct { unsigned offset, size; uint64_t value; } fields[] = {
        { 0, 8, 0x1122334455667788 }, { 8, 8, 0x99aabbccddeeff00 }, { 16, 4, 0100644 }, { 20, 4, 3 }, { 24, 4, 1000 },
        { 28, 4, 1001 }, { 32, 8, 0x0123456789abcdef }, { 40, 8, 0 }, { 48, 8, 0x123456789a }, { 56, 4, 4096 },
        { 60, 4, 0 }, { 64, 8, 77 }, { 72, 8, 11 }, { 80, 8, 12 }, { 88, 8, 13 }, { 96, 8, 14 }, { 104, 8, 15 },
        { 112, 8, 16 }, { 120, 8, 0 },
    };
    uint8_t guest[STAT_MAX];
    struct stat st;
    (void)state;
    memset(&st, 0xff, sizeof st);
    st.st_dev = 0x1122334455667788;
    st.st_ino = 0x99aabbccddeeff00;
    st.st_mode = 0100644;
    st.st_nlink = 3;
    st.st_uid = 1000;
    st.st_gid = 1001;
    st.st_rdev = 0x0123456789abcdef;
    st.st_size = 0x123456789a;
    st.st_blksize = 4096;
    st.st_blocks = 77;
    st.st_atim = (struct timespec){ 11, 12 };
    st.st_mtim = (struct timespec){ 13, 14 };
    st.st_ctim = (struct timespec){ 15, 16 };
    assert_int_equal(stat_to_guest(LAYOUT_generic, &st, guest), 128);
    for (unsigned i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        assert_true(at(guest, fields[i].offset, fields[i].size) == fields[i].value);
    }
}

static void epoll_layout(void **state)
{
    struct guest_epoll_event guest = { EPOLLIN | EPOLLET, 0xdeadbeef, 0x1122334455667788 }, back;
    struct epoll_event host;
    (void)state;
    assert_int_equal(sizeof guest, 16);
    assert_int_equal(offsetof(struct guest_epoll_event, data), 8);
    epoll_event_to_host(&guest, &host);
    assert_int_equal(host.events, EPOLLIN | EPOLLET);
    assert_true(host.data.u64 == 0x1122334455667788);
    epoll_event_to_guest(&host, &back);
    assert_int_equal(back.events, guest.events);
    assert_true(back.data == guest.data);
    assert_int_equal(back.pad, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(open_flags),
        cmocka_unit_test(open_flags_are_a_permutation),
        cmocka_unit_test(open_flags_have_names),
        cmocka_unit_test(stat_layout),
        cmocka_unit_test(epoll_layout),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
