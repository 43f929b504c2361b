/* runtime_tcache_file_test.c: the file that processes share translations through: what one adds another one finds, several may
 * add at once, and what is not ours is not used. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "runtime/tcache_file.h"

#define PREFIX "test-"

struct record {
    struct tcache_record head;
    uint64_t value;
};

static char dir[] = "/var/tmp/dragoman-tcache-XXXXXX";

static int make_dir(void **state)
{
    (void)state;
    return mkdtemp(dir) ? 0 : -1;
}

static void path_of(char path[static 256], const char *name) { snprintf(path, 256, "%s/" PREFIX "%s", dir, name); }

static bool open_file(struct tcache_file *f, const char *name)
{
    memset(f, 0, sizeof *f);
    return tcache_file_open(f, dir, PREFIX, name, false);
}

static struct record *add(struct tcache_file *f, uint64_t number, uint64_t value, size_t size)
{
    struct record *r = (struct record *)tcache_file_new(f, size);
    if (!r)
        return NULL;
    r->value = value;
    tcache_file_add(f, number, &r->head, size);
    return r;
}

/* How many records of that number have the value. */
static unsigned count(struct tcache_file *f, uint64_t number, uint64_t value)
{
    unsigned n = 0;
    for (struct tcache_record *r = tcache_file_first(f, number); r; r = tcache_file_next(f, r))
        n += ((struct record *)r)->value == value;
    return n;
}

static void others_find(void **state)
{
    static struct tcache_file a, b;
    (void)state;
    assert_true(open_file(&a, "find") && open_file(&b, "find"));
    assert_null(tcache_file_first(&a, 1000));
    struct record *first = add(&a, 1000, 1, sizeof *first), *second = add(&a, 1001, 2, 4096 + 8);
    assert_non_null(add(&b, 1000, 3, sizeof *first));
    assert_int_equal(((struct record *)tcache_file_first(&b, 1000))->value, 3); /* the newest one first */
    assert_int_equal(count(&b, 1000, 1) + count(&a, 1000, 3), 2);
    assert_int_equal(count(&b, 1001, 2), 1);
    assert_null(tcache_file_first(&b, 1002));        /* of the same group */
    assert_null(tcache_file_first(&b, 1000 + 4096)); /* of another one */
    assert_ptr_equal(tcache_file_following(&a, &first->head), second);
    assert_int_equal(((struct record *)tcache_file_following(&a, &second->head))->value, 3);
    tcache_file_close(&a);
    assert_int_equal(count(&b, 1001, 2), 1);
    tcache_file_close(&b);
}

static void begun_ones_are_not_found(void **state)
{
    static struct tcache_file f;
    (void)state;
    assert_true(open_file(&f, "begun"));
    struct record *first = add(&f, 5, 1, sizeof *first);
    assert_non_null(tcache_file_new(&f, sizeof *first)); /* and its process was killed */
    add(&f, 5, 2, sizeof *first);
    assert_null(tcache_file_following(&f, &first->head));
    assert_int_equal(count(&f, 5, 1) + count(&f, 5, 2), 2);
    tcache_file_close(&f);
}

static unsigned number_of(unsigned i) { return i / 2 << TCACHE_NEAR | i % 2; } /* two of each group */

/* Each adds its own, in groups of the index that others make at the same time; all are there in the end. */
static void several_add_at_once(void **state)
{
    enum { PROCESSES = 4, EACH = 20000 };
    static struct tcache_file f;
    int begin[2];
    (void)state;
    assert_true(open_file(&f, "many") && pipe(begin) == 0);
    for (unsigned p = 0; p < PROCESSES; p++)
        if (fork() == 0) {
            char end;
            close(begin[1]);
            for (unsigned i = (unsigned)read(begin[0], &end, 1); i < EACH; i++)
                if (!add(&f, number_of(i), (uint64_t)p << 32 | i, 24 + 8 * (i % 50)))
                    _exit(1);
            _exit(0);
        }
    close(begin[0]);
    close(begin[1]);
    for (unsigned p = 0; p < PROCESSES; p++) {
        int status;
        assert_true(wait(&status) > 0 && status == 0);
    }
    for (unsigned p = 0; p < PROCESSES; p++)
        for (unsigned i = 0; i < EACH; i++)
            assert_int_equal(count(&f, number_of(i), (uint64_t)p << 32 | i), 1);
    tcache_file_close(&f);
}

/* Programs that are made for the same addresses: numbers that differ in their high bits. */
static void others_at_the_same_address_are_found(void **state)
{
    enum { PROGRAMS = 500, GROUPS = 20, HASH_SHIFT = 37 };
    static struct tcache_file f;
    (void)state;
    assert_true(open_file(&f, "same"));
    for (uint64_t i = 0; i < PROGRAMS * GROUPS; i++)
        assert_non_null(add(&f, i / GROUPS << HASH_SHIFT | (i % GROUPS) << TCACHE_NEAR, i, 24));
    for (uint64_t i = 0; i < PROGRAMS * GROUPS; i++)
        assert_int_equal(count(&f, i / GROUPS << HASH_SHIFT | (i % GROUPS) << TCACHE_NEAR, i), 1);
    assert_null(tcache_file_first(&f, (uint64_t)PROGRAMS << HASH_SHIFT));
    tcache_file_close(&f);
}

static void full_ones_are_replaced(void **state)
{
    static struct tcache_file f, g;
    struct stat s;
    char path[256];
    (void)state;
    path_of(path, "full");
    assert_true(open_file(&f, "full"));
    unsigned n = 0;
    while (add(&f, n, n, 8 << 20))
        n++;
    assert_true(n >= 10 && n < 16); /* of 128 MB */
    assert_null(add(&f, n, n, 24));
    assert_int_equal(count(&f, 3, 3), 1); /* what is there stays */
    assert_true(open_file(&g, "full"));   /* finds it full, and unlinks it for the next one */
    tcache_file_close(&g);
    assert_int_not_equal(stat(path, &s), 0);
    assert_true(open_file(&g, "full"));
    assert_non_null(add(&g, 1, 1, 24));
    tcache_file_close(&g);
    tcache_file_close(&f);
}

static void what_others_may_write_is_refused(void **state)
{
    static struct tcache_file f;
    char path[256], other[256];
    (void)state;
    path_of(path, "mode");
    path_of(other, "link");
    assert_true(open_file(&f, "mode"));
    tcache_file_close(&f);
    assert_int_equal(chmod(path, 0620), 0);
    assert_false(open_file(&f, "mode"));
    assert_int_equal(chmod(path, 0600), 0);
    assert_int_equal(symlink(path, other), 0);
    assert_false(open_file(&f, "link"));
    assert_int_equal(unlink(other), 0);
    assert_int_equal(link(path, other), 0);
    assert_false(open_file(&f, "link"));
    assert_int_equal(unlink(other), 0);
    assert_int_equal(truncate(path, 4096), 0);
    assert_false(open_file(&f, "mode"));
    if (geteuid() == 0) {
        assert_int_equal(truncate(path, 0), 0);
        assert_int_equal(chown(path, 1, 1), 0);
        assert_false(open_file(&f, "mode"));
    }
}

static void old_files_go(void **state)
{
    enum { MADE = 12, KEPT = 8 };
    static struct tcache_file f;
    struct stat s;
    char name[16], path[256];
    unsigned left = 0;
    (void)state;
    for (unsigned i = 0; i < MADE; i++) {
        snprintf(name, sizeof name, "old%u", i);
        assert_true(open_file(&f, name));
        tcache_file_close(&f);
    }
    for (unsigned i = 0; i < MADE; i++) {
        snprintf(name, sizeof name, "old%u", i);
        path_of(path, name);
        left += stat(path, &s) == 0;
    }
    assert_true(left <= KEPT && stat(path, &s) == 0); /* the last one */
}

static int remove_dir(void **state)
{
    char command[300];
    (void)state;
    snprintf(command, sizeof command, "rm -r %s", dir);
    return system(command);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(others_find),           cmocka_unit_test(begun_ones_are_not_found),
        cmocka_unit_test(several_add_at_once),   cmocka_unit_test(others_at_the_same_address_are_found),
        cmocka_unit_test(full_ones_are_replaced),
        cmocka_unit_test(what_others_may_write_is_refused), cmocka_unit_test(old_files_go),
    };
    return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
