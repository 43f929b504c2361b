/* Every system call of the generic 64-bit table has a row, and rows are consistent. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* The kernel's list, as numbers; read before the host's numbers get the same names. */
#define __ARCH_WANT_RENAMEAT
#define __ARCH_WANT_NEW_STAT
#define __ARCH_WANT_SET_GET_RLIMIT
#define __ARCH_WANT_SYS_CLONE3
#define __ARCH_WANT_MEMFD_SECRET
#define __SYSCALL(nr, function) [nr] = 1,
static const uint8_t generic[] = {
#include <asm-generic/unistd.h>
};

#include "frontends/aarch64/linux/syscalls.h"
#include "syscall/handlers.h"

enum { FIRST_OF_ALL = 403, NEWEST = 470 };

static void every_generic_call_has_a_row(void **state)
{
    (void)state;
    for (unsigned nr = 0; nr < sizeof generic; nr++) {
        if (generic[nr] && nr != 244) { /* 244: first of the architecture's own, of which arm64 has none */
            assert_true(nr < a64_nsyscalls);
            if (!a64_syscalls[nr].name[0]) {
                fail_msg("no row for system call %u", nr);
            }
        }
    }
    for (unsigned nr = 424; nr <= NEWEST; nr++) {
        if (!a64_syscalls[nr].name[0]) {
            fail_msg("no row for system call %u", nr);
        }
    }
    assert_int_equal(a64_nsyscalls, NEWEST + 1);
}

static void no_row_that_the_guest_lacks(void **state)
{
    (void)state;
    for (unsigned nr = 0; nr < sizeof generic && nr < a64_nsyscalls; nr++) {
        if (!generic[nr] && a64_syscalls[nr].name[0]) {
            fail_msg("row %u (%s) is not in the generic table", nr, a64_syscalls[nr].name);
        }
    }
}

static void rows_are_consistent(void **state)
{
    (void)state;
    for (unsigned nr = 0; nr < a64_nsyscalls; nr++) {
        const struct syscall_row *row = &a64_syscalls[nr];
        if (!row->name[0]) {
            continue;
        }
        assert_non_null(memchr(row->name, 0, sizeof row->name));
        if (!a64_syscall_handlers[nr] && row->host < 0) {
            fail_msg("%s passes through to no call", row->name);
        }
        if (nr >= FIRST_OF_ALL && row->host >= 0 && row->host != (int)nr) {
            fail_msg("%s: host number %d is not %u", row->name, row->host, nr);
        }
        for (unsigned i = 0; i < 6; i++) {
            uint32_t spec = row->args[i];
            if ((spec != 0) != (i < row->nargs)) {
                fail_msg("%s: arguments are not in a row", row->name);
            }
            assert_int_equal(row->pointers >> i & 1, (spec & ARG_POINTER) != 0);
            assert_int_equal(row->converts >> i & 1, (spec & ARG_CONVERTS) != 0);
            unsigned companion = arg_companion(spec);
            bool is_mode = (arg_kind(spec) == K_PATH && companion >= FOLLOW) || arg_kind(spec) == K_OFLAGS;
            if (spec && !is_mode && companion != NO_COMPANION && companion >= row->nargs) {
                fail_msg("%s: argument %u names argument %u", row->name, i, companion);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_generic_call_has_a_row),
        cmocka_unit_test(no_row_that_the_guest_lacks),
        cmocka_unit_test(rows_are_consistent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
