/* mm_space_test.c: the guest's address space: the table of ranges against a page-by-page model, placement, and the
 * errors of the mmap family. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <unistd.h>

#include <cmocka.h>

#include "contract/guest_mm.h"
#include "syscall/mm_space.h"

enum { PAGE = 4096, RW = PROT_READ | PROT_WRITE, ANON = MAP_PRIVATE | MAP_ANONYMOUS };

static struct machine machine;
static struct machine *const m = &machine;

static int setup(void **state)
{
    (void)state;
    m->mm = guest_mm_new(m);
    return m->mm ? 0 : -1;
}

static int teardown(void **state)
{
    struct guest_range range;
    (void)state;
    while (guest_mm_next(m, 0, &range))
        assert_int_equal(guest_munmap(m, range.start, range.end - range.start), 0);
    mm_ranges_free(&m->mm->ranges);
    free(m->mm);
    return 0;
}

static uint64_t map(uint64_t len, int prot)
{
    int64_t at = guest_mmap(m, 0, len, prot, ANON, -1, 0);
    assert_true(at > 0);
    return (uint64_t)at;
}

static int64_t map_at(uint64_t addr, uint64_t len, int prot, int flags)
{
    return guest_mmap(m, addr, len, prot, ANON | flags, -1, 0);
}

static char *bytes(uint64_t addr)
{
    return (char *)(uintptr_t)addr;
}

/* ---- the table ------------------------------------------------------------------------------- */
static void table_follows_model(void **state)
{
    enum { PAGES = 64, ROUNDS = 20000 };
    int model[PAGES];
    struct mm_ranges r;
    (void)state;
    assert_true(mm_ranges_init(&r, PAGES)); /* not more than there can be: either end is reached */
    for (int i = 0; i < PAGES; i++)
        model[i] = -1;
    srand(1);
    for (int round = 0; round < ROUNDS; round++) {
        int from = rand() % PAGES, to = from + 1 + rand() % (PAGES - from), prot = rand() % 5 - 1;
        if (prot < 0)
            mm_ranges_clear(&r, (uint64_t)from * PAGE, (uint64_t)to * PAGE);
        else
            mm_ranges_set(&r, (uint64_t)from * PAGE, (uint64_t)to * PAGE, (uint32_t)prot, 0);
        uint64_t total = 0;
        for (int i = from; i < to; i++)
            model[i] = prot;
        for (int i = 0; i < PAGES; i++) {
            struct mm_range range;
            bool found = mm_ranges_peek(&r, (uint64_t)i * PAGE + 5, &range);
            assert_int_equal(found ? (int)range.prot : -1, model[i]);
            total += found ? PAGE : 0;
        }
        assert_int_equal(r.total, total);
        for (uint32_t i = 1; i < r.n; i++) {
            assert_true(r.at[i - 1].end <= r.at[i].start);
            assert_true(r.at[i - 1].end < r.at[i].start || r.at[i - 1].prot != r.at[i].prot);
        }
    }
    mm_ranges_free(&r);
}

/* Ranges come at one end and go at the other. */
static void table_goes_through_its_room(void **state)
{
    enum { CAP = 16, LIVE = 10, STEPS = 20000 };
    (void)state;
    for (int down = 0; down < 2; down++) {
        struct mm_ranges r;
        struct mm_range range;
        assert_true(mm_ranges_init(&r, CAP));
        for (uint64_t step = 1; step < STEPS; step++) {
            uint64_t at = (down ? STEPS - step : step) * PAGE, live = step < LIVE ? step : LIVE, old = live * PAGE;
            mm_ranges_set(&r, at, at + PAGE, step & 1, 0);
            mm_ranges_clear(&r, down ? at + old : at - old, (down ? at + old : at - old) + PAGE);
            assert_int_equal(r.n, live);
            for (uint64_t i = 0; i < live; i++)
                assert_true(mm_ranges_peek(&r, down ? at + i * PAGE : at - i * PAGE, &range) && range.prot == ((step - i) & 1));
        }
        mm_ranges_free(&r);
    }
}

static void zone_finds_every_gap(void **state)
{
    enum { PAGES = 128 };
    struct mm_ranges r;
    (void)state;
    srand(2);
    for (int round = 0; round < 300; round++) {
        struct mm_zone zone = {PAGE, (PAGES + 1) * PAGE, (PAGES + 1) * PAGE, 1};
        assert_true(mm_ranges_init(&r, 512));
        for (int step = 0; step < 400; step++) {
            uint64_t len = (uint64_t)(1 + rand() % 8) * PAGE;
            if (rand() % 3 && r.n) {
                struct mm_range gone = r.at[(uint32_t)rand() % r.n];
                mm_ranges_clear(&r, gone.start, gone.start + PAGE);
                mm_zone_freed(&r, &zone, gone.start, gone.start + PAGE);
            }
            uint64_t at = mm_ranges_place(&r, &zone, len, PAGE);
            if (!at)
                continue;
            assert_true(at >= zone.low && at + len <= zone.high);
            uint32_t i = mm_ranges_find(&r, at);
            assert_true(i == r.n || r.at[i].start >= at + len);
            mm_ranges_set(&r, at, at + len, 1, 0);
        }
        mm_ranges_free(&r);
    }
}

/* ---- mmap ------------------------------------------------------------------------------------ */
static void places_inside(void **state)
{
    (void)state;
    uint64_t a = map(3 * PAGE, RW), b = map(PAGE, RW);
    assert_true(a + 3 * PAGE <= GUEST_TOP && b + PAGE <= GUEST_TOP);
    bytes(a)[3 * PAGE - 1] = 1;
    assert_int_equal(guest_mm_prot(m, a), RW);
    assert_int_equal(guest_mm_prot(m, a + 3 * PAGE - 1), RW);
    assert_int_equal(guest_munmap(m, a, 3 * PAGE), 0);
    assert_int_equal(guest_mm_prot(m, a), -1);
    assert_int_equal(map_at(a + 1, PAGE, RW, 0), (int64_t)(a + PAGE)); /* a hint is rounded up and honoured */
    assert_int_not_equal(map_at(b, PAGE, RW, 0), (int64_t)b);          /* a taken one is not */
    uint64_t huge = map(4 << 20, RW);
    assert_int_equal(huge % (2 << 20), 0);
}

static void mmap_errors(void **state)
{
    (void)state;
    uint64_t a = map(2 * PAGE, RW);
    assert_int_equal(map_at(0, 0, RW, 0), -EINVAL);
    assert_int_equal(guest_mmap(m, 0, 0, RW, MAP_PRIVATE, -1, 0), -EBADF);
    assert_int_equal(guest_mmap(m, 0, PAGE, RW, MAP_PRIVATE, -1, 0), -EBADF);
    assert_int_equal(guest_mmap(m, 0, PAGE, RW, MAP_ANONYMOUS, -1, 0), -EINVAL);
    assert_int_equal(guest_mmap(m, 0, PAGE, RW, ANON, -1, 100), -EINVAL);
    assert_int_equal(map_at(a + 1, PAGE, RW, MAP_FIXED), -EINVAL);
    assert_int_equal(map_at(a, PAGE, RW, MAP_FIXED_NOREPLACE), -EEXIST);
    assert_int_equal(map_at(0, UINT64_MAX - 10, RW, 0), -ENOMEM);
    assert_int_equal(map_at(0, GUEST_TOP, RW, 0), -ENOMEM);
    assert_int_equal(map_at(GUEST_TOP - PAGE, 2 * PAGE, RW, MAP_FIXED), -ENOMEM);
    assert_int_equal(map_at(GUEST_TOP, PAGE, RW, MAP_FIXED), -ENOMEM);
    assert_int_equal(guest_munmap(m, a + 1, PAGE), -EINVAL);
    assert_int_equal(guest_munmap(m, a, 0), -EINVAL);
    assert_int_equal(guest_munmap(m, a, UINT64_MAX - PAGE), -EINVAL);
    assert_int_equal(guest_munmap(m, 1 << 20, PAGE), 0);
}

static void never_over_the_host(void **state)
{
    (void)state;
    uint64_t a = map(3 * PAGE, RW);
    assert_int_equal(guest_munmap(m, a, 3 * PAGE), 0);
    /* A mapping of ours where the guest's table says free. */
    char *ours = mmap(bytes(a + PAGE), PAGE, RW, ANON | MAP_FIXED_NOREPLACE, -1, 0);
    assert_ptr_equal(ours, bytes(a + PAGE));
    ours[0] = 42;
    assert_int_equal(map_at(a, 3 * PAGE, RW, MAP_FIXED), -ENOMEM);
    assert_int_equal(map_at(a, 3 * PAGE, RW, MAP_FIXED_NOREPLACE), -EEXIST);
    assert_int_equal(map_at(a, PAGE, RW, MAP_FIXED), (int64_t)a);
    assert_int_equal(map_at(a, 2 * PAGE, RW, MAP_FIXED), -ENOMEM); /* partly the guest's */
    assert_int_equal(guest_munmap(m, a, 3 * PAGE), 0);
    assert_int_equal(guest_mprotect(m, a + PAGE, PAGE, PROT_READ), -ENOMEM);
    assert_int_equal(guest_madvise(m, a + PAGE, PAGE, MADV_DONTNEED), -ENOMEM);
    assert_int_equal(guest_mremap(m, a + PAGE, PAGE, 2 * PAGE, MREMAP_MAYMOVE, 0), -EFAULT);
    assert_int_equal(ours[0], 42);
    uint64_t elsewhere = map(3 * PAGE, RW);
    assert_true(elsewhere + 3 * PAGE <= a + PAGE || elsewhere >= a + 2 * PAGE);
    assert_int_equal(ours[0], 42);
    munmap(ours, PAGE);
}

static void exec_is_recorded_not_mapped(void **state)
{
    uint64_t lo, hi;
    bool files;
    struct mm_stale stale = {0, 0};
    (void)state;
    uint64_t a = map(4 * PAGE, PROT_READ | PROT_EXEC);
    assert_int_equal(bytes(a)[0], 0);
    assert_int_equal(guest_mm_prot(m, a), PROT_READ | PROT_EXEC);
    assert_true(guest_mm_exec_range(m, a + PAGE, &lo, &hi, &files));
    assert_true(lo == a && hi == a + 4 * PAGE && !files);
    assert_int_equal(guest_mprotect(m, a + PAGE, PAGE, RW), 0);
    bytes(a + PAGE)[0] = 1;
    assert_false(guest_mm_exec_range(m, a + PAGE, &lo, &hi, &files));
    assert_true(guest_mm_exec_range(m, a, &lo, &hi, &files) && hi == a + PAGE);
    mm_note_stale(m->mm, a, a + 4 * PAGE, &stale);
    assert_true(stale.lo == a && stale.hi == a + 4 * PAGE);
    stale = (struct mm_stale){0, 0};
    mm_note_stale(m->mm, a + PAGE, a + 2 * PAGE, &stale);
    assert_true(stale.lo == stale.hi);
}

static bool is_mapped(uint64_t addr)
{
    uint64_t entry = 0;
    FILE *f = fopen("/proc/self/pagemap", "rb");
    fseek(f, (long)(addr / PAGE * sizeof entry), SEEK_SET);
    assert_int_equal(fread(&entry, sizeof entry, 1, f), 1);
    fclose(f);
    return entry >> 63;
}

static bool keeps_window(const void *ctx, uint64_t window) { return *(const uint64_t *)ctx >> GUEST_CODE_WINDOW_SHIFT == window; }

/* More pages than are looked at at once; what the process wrote into its copy stays, and so does what is wanted. */
static void code_of_files_is_dropped(void **state)
{
    enum { PAGES = 1200, CHANGED = 700, KEPT = 300, WINDOW = GUEST_CODE_WINDOW_SHIFT };
    const uint64_t len = PAGES * (uint64_t)PAGE;
    FILE *f = tmpfile();
    (void)state;
    for (int i = 0; i < PAGES; i++) {
        fseek(f, (long)i * PAGE, SEEK_SET);
        fputc(i & 127, f);
    }
    assert_int_equal(ftruncate(fileno(f), (off_t)len), 0);
    fflush(f);
    uint64_t code = (uint64_t)guest_mmap(m, 0, len, PROT_READ | PROT_EXEC, MAP_PRIVATE, fileno(f), 0);
    uint64_t data = (uint64_t)guest_mmap(m, 0, len, PROT_READ, MAP_PRIVATE, fileno(f), 0);
    assert_int_equal(guest_mprotect(m, code + CHANGED * PAGE, PAGE, RW), 0);
    bytes(code + CHANGED * PAGE)[0] = 42;
    assert_int_equal(guest_mprotect(m, code + CHANGED * PAGE, PAGE, PROT_READ | PROT_EXEC), 0);
    for (int i = 0; i < PAGES; i++)
        assert_int_equal(bytes(code + (uint64_t)i * PAGE)[0] + bytes(data + (uint64_t)i * PAGE)[0],
                         i == CHANGED ? 42 + (i & 127) : 2 * (i & 127));
    const uint64_t kept = code + KEPT * PAGE;
    guest_mm_drop_code(m, keeps_window, &kept);
    int unmapped = 0; /* of what stays: the kernel may move or take a page of a file at any time, so a few may be */
    for (int i = 0; i < PAGES; i++) {
        bool stays = i == CHANGED || (code + (uint64_t)i * PAGE) >> WINDOW == kept >> WINDOW;
        bool mapped = is_mapped(code + (uint64_t)i * PAGE);
        assert_true(stays || !mapped);
        unmapped += (mapped != stays) + !is_mapped(data + (uint64_t)i * PAGE);
    }
    assert_true(unmapped < PAGES / 10);
    for (int i = 0; i < PAGES; i++)
        assert_int_equal(bytes(code + (uint64_t)i * PAGE)[0], i == CHANGED ? 42 : i & 127);
    fclose(f);
}

/* ---- the others ------------------------------------------------------------------------------ */
static void mprotect_rules(void **state)
{
    (void)state;
    uint64_t a = map(3 * PAGE, RW);
    assert_int_equal(guest_munmap(m, a + PAGE, PAGE), 0);
    assert_int_equal(guest_mprotect(m, a, 3 * PAGE, PROT_READ), -ENOMEM);
    assert_int_equal(guest_mm_prot(m, a), PROT_READ); /* done up to the hole */
    assert_int_equal(guest_mm_prot(m, a + 2 * PAGE), RW);
    assert_int_equal(guest_mprotect(m, a + 1, PAGE, PROT_READ), -EINVAL);
    assert_int_equal(guest_mprotect(m, a, 0, PROT_READ), 0);
    assert_int_equal(guest_mprotect(m, a, PAGE, PROT_READ | 0x20), -EINVAL);
    assert_int_equal(guest_mprotect(m, a, UINT64_MAX - 3 * PAGE, PROT_READ), -ENOMEM);
}

static void mremap_rules(void **state)
{
    (void)state;
    uint64_t a = map(2 * PAGE, RW), block = map(8 * PAGE, RW), b = block + 4 * PAGE;
    bytes(b)[0] = 7;
    assert_int_equal(guest_mremap(m, b, PAGE, 2 * PAGE, 0, 0), -ENOMEM); /* the next page is taken */
    assert_int_equal(guest_munmap(m, b + PAGE, 3 * PAGE), 0);
    assert_int_equal(guest_mremap(m, b, PAGE, 3 * PAGE, 0, 0), (int64_t)b);
    assert_int_equal(guest_mm_prot(m, b + 2 * PAGE), RW);
    assert_int_equal(guest_mremap(m, b, 3 * PAGE, PAGE, 0, 0), (int64_t)b);
    assert_int_equal(guest_mm_prot(m, b + PAGE), -1);
    int64_t moved = guest_mremap(m, b, PAGE, 600 * PAGE, MREMAP_MAYMOVE, 0);
    assert_true(moved > 0 && (uint64_t)moved != b);
    assert_int_equal(bytes((uint64_t)moved)[0], 7);
    assert_int_equal(guest_mm_prot(m, b), -1);
    assert_int_equal(guest_mm_prot(m, (uint64_t)moved + 599 * PAGE), RW);
    assert_int_equal(guest_mremap(m, (uint64_t)moved, PAGE, PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, a), (int64_t)a);
    assert_int_equal(bytes(a)[0], 7);
    assert_int_equal(guest_mm_prot(m, (uint64_t)moved), -1);
    int64_t twin = guest_mremap(m, a, PAGE, PAGE, MREMAP_MAYMOVE | MREMAP_DONTUNMAP, 0);
    assert_true(twin > 0 && (uint64_t)twin != a);
    assert_int_equal(bytes((uint64_t)twin)[0], 7);
    assert_int_equal(bytes(a)[0], 0);
    assert_int_equal(guest_mremap(m, a, PAGE, PAGE, MREMAP_FIXED, b), -EINVAL);
    assert_int_equal(guest_mremap(m, a, PAGE, 0, MREMAP_MAYMOVE, 0), -EINVAL);
    assert_int_equal(guest_mremap(m, a, 4 * PAGE, 5 * PAGE, MREMAP_MAYMOVE, 0), -EFAULT);
    assert_int_equal(guest_mremap(m, a, PAGE, PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, a), -EINVAL);
    assert_int_equal(guest_mremap(m, GUEST_TOP + PAGE, PAGE, PAGE, MREMAP_MAYMOVE, 0), -EFAULT);
}

static void brk_rules(void **state)
{
    (void)state;
    uint64_t base = map(64 * PAGE, RW);
    assert_int_equal(guest_munmap(m, base, 64 * PAGE), 0);
    guest_brk_start(m, base);
    assert_int_equal(guest_brk(m, 0), (int64_t)base);
    assert_int_equal(guest_brk(m, base + 10), (int64_t)(base + 10));
    bytes(base)[9] = 3;
    assert_int_equal(guest_brk(m, base + 8 * PAGE), (int64_t)(base + 8 * PAGE));
    assert_int_equal(bytes(base)[9], 3);
    assert_int_equal(bytes(base + 7 * PAGE)[0], 0);
    assert_int_equal(guest_brk(m, base + PAGE), (int64_t)(base + PAGE));
    assert_int_equal(guest_mm_prot(m, base + PAGE), -1);
    assert_int_equal(map_at(base + 4 * PAGE, PAGE, RW, MAP_FIXED), (int64_t)(base + 4 * PAGE));
    assert_int_equal(guest_brk(m, base + 6 * PAGE), (int64_t)(base + PAGE)); /* something is in the way */
    assert_int_equal(guest_brk(m, base + 4 * PAGE), (int64_t)(base + PAGE)); /* one page stays free */
    assert_int_equal(guest_brk(m, base + 3 * PAGE), (int64_t)(base + 3 * PAGE));
    assert_int_equal(guest_brk(m, base), (int64_t)base);
}

static void limits(void **state)
{
    uint64_t total, data;
    (void)state;
    uint64_t a = map(9 * PAGE, PROT_READ);
    assert_int_equal(guest_munmap(m, a + 2 * PAGE, 7 * PAGE), 0);
    guest_mm_usage(m, &total, &data);
    assert_int_equal(data, 0);
    guest_mm_set_limit(m, RLIMIT_AS, total + 4 * PAGE);
    assert_int_equal(map_at(0, 5 * PAGE, RW, 0), -ENOMEM);
    assert_int_equal(map_at(a, 6 * PAGE, PROT_READ, MAP_FIXED), (int64_t)a); /* two of them were there before */
    assert_int_equal(map_at(a, 7 * PAGE, PROT_READ, MAP_FIXED), -ENOMEM);
    guest_mm_set_limit(m, RLIMIT_AS, RLIM_INFINITY);
    uint64_t b = map(4 * PAGE, PROT_READ);
    guest_mm_usage(m, &total, &data);
    guest_mm_set_limit(m, RLIMIT_DATA, data + PAGE);
    assert_int_equal(guest_mprotect(m, b, 2 * PAGE, RW), -ENOMEM);
    assert_int_equal(guest_mprotect(m, b, PAGE, RW), 0);
    assert_int_equal(guest_mremap(m, b, PAGE, 2 * PAGE, MREMAP_MAYMOVE, 0), -ENOMEM);
    assert_int_equal(guest_mm_limit(m, RLIMIT_DATA), data + PAGE);
}

static void growing_stack(void **state)
{
    (void)state;
    uint64_t hole = map(1024 * PAGE, PROT_NONE), at = hole + 1020 * PAGE;
    assert_int_equal(guest_munmap(m, hole, 1024 * PAGE), 0);
    assert_int_equal(map_at(at, 4 * PAGE, RW, MAP_FIXED | MAP_GROWSDOWN), (int64_t)at);
    bytes(at)[-1] = 5; /* the kernel extends it */
    struct guest_range range;
    assert_true(guest_mm_next(m, at - PAGE, &range));
    assert_true(range.start < at && range.end == at + 4 * PAGE);
    assert_int_equal(guest_munmap(m, hole, 1024 * PAGE), 0);
    assert_false(guest_mm_next(m, 0, &range));
}

static void shared_segments(void **state)
{
    (void)state;
    int id = shmget(IPC_PRIVATE, 3 * PAGE, IPC_CREAT | 0600);
    if (id < 0)
        skip();
    int64_t a = guest_shmat(m, id, 0, 0);
    int64_t b = guest_shmat(m, id, 0, SHM_RDONLY);
    shmctl(id, IPC_RMID, NULL);
    assert_true(a > 0 && b > 0);
    bytes((uint64_t)a)[PAGE] = 9;
    assert_int_equal(bytes((uint64_t)b)[PAGE], 9);
    assert_int_equal(guest_mm_prot(m, (uint64_t)b), PROT_READ);
    assert_int_equal(guest_mprotect(m, (uint64_t)a + PAGE, PAGE, PROT_READ), 0);
    assert_int_equal(guest_shmdt(m, (uint64_t)a + PAGE), -EINVAL);
    assert_int_equal(guest_shmdt(m, (uint64_t)a), 0);
    assert_int_equal(guest_mm_prot(m, (uint64_t)a + 2 * PAGE), -1);
    assert_int_equal(guest_mm_prot(m, (uint64_t)b + 2 * PAGE), PROT_READ);
    assert_int_equal(guest_shmdt(m, (uint64_t)b), 0);
    assert_int_equal(guest_shmdt(m, (uint64_t)b), -EINVAL);
}

/* ---- against the host kernel ----------------------------------------------------------------- */
/* The same random calls on two regions, one through guest_mm and one through the kernel: equal results, protections and
 * contents. */
enum { REGION_PAGES = 48, CALLS = 6000 };

struct call {
    unsigned kind;
    uint64_t page, pages, new_pages, to_page;
    int prot, flags;
};

static int64_t host_result(void *p)
{
    return p == MAP_FAILED ? -errno : (int64_t)(uintptr_t)p;
}

static int64_t do_call(const struct call *c, uint64_t base, bool guest)
{
    uint64_t at = base + c->page * PAGE, len = c->pages * PAGE, new_len = c->new_pages * PAGE;
    uint64_t to = base + c->to_page * PAGE;
    switch (c->kind) {
    case 0:
    case 1:
        if (guest)
            return map_at(at, len, c->prot, c->flags);
        return host_result(mmap(bytes(at), len, c->prot, ANON | c->flags, -1, 0));
    case 2:
        return guest ? guest_munmap(m, at, len) : munmap(bytes(at), len) ? -errno : 0;
    case 3:
    case 4:
        return guest ? guest_mprotect(m, at, len, c->prot) : mprotect(bytes(at), len, c->prot) ? -errno : 0;
    case 5:
        return guest ? guest_madvise(m, at, len, MADV_DONTNEED) : madvise(bytes(at), len, MADV_DONTNEED) ? -errno : 0;
    default:
        if (guest)
            return guest_mremap(m, at, len, new_len, c->flags, to);
        return host_result(mremap(bytes(at), len, new_len, c->flags, bytes(to)));
    }
}

static struct call random_call(void)
{
    /* No PROT_EXEC: the host merges mappings that differ in it only. */
    static const int prots[] = {PROT_NONE, PROT_READ, RW, RW};
    static const int moves[] = {0, MREMAP_MAYMOVE | MREMAP_FIXED, MREMAP_MAYMOVE | MREMAP_FIXED | MREMAP_DONTUNMAP};
    struct call c = {.kind = (unsigned)rand() % 8, .prot = prots[rand() % 4]};
    c.page = (uint64_t)rand() % REGION_PAGES;
    c.pages = 1 + (uint64_t)rand() % 8;
    c.to_page = (uint64_t)rand() % REGION_PAGES;
    c.new_pages = rand() % 2 ? c.pages : 1 + (uint64_t)rand() % 8;
    if (c.kind >= 6)
        c.flags = moves[rand() % 3];
    if (c.kind >= 6 && c.flags)
        c.new_pages = c.pages; /* a failing move that resizes unmaps parts, depending on the kernel's version */
    if (c.kind < 6)
        c.flags = rand() % 4 ? MAP_FIXED : MAP_FIXED_NOREPLACE;
    return c;
}

/* Protections of the region's pages as the kernel shows them, -1 for none. */
static void kernel_view(uint64_t base, int prots[REGION_PAGES + 16])
{
    FILE *maps = fopen("/proc/self/maps", "r");
    char line[512], r, w, x;
    unsigned long start, end;
    memset(prots, -1, (REGION_PAGES + 16) * sizeof *prots);
    while (fgets(line, sizeof line, maps)) {
        if (sscanf(line, "%lx-%lx %c%c%c", &start, &end, &r, &w, &x) != 5)
            continue;
        for (int i = 0; i < REGION_PAGES + 16; i++)
            if (base + (uint64_t)i * PAGE >= start && base + (uint64_t)i * PAGE < end)
                prots[i] = (r == 'r' ? PROT_READ : 0) | (w == 'w' ? PROT_WRITE : 0) | (x == 'x' ? PROT_EXEC : 0);
    }
    fclose(maps);
}

static void compare_regions(uint64_t guest, uint64_t host)
{
    int prots[REGION_PAGES + 16];
    kernel_view(host, prots);
    for (int i = 0; i < REGION_PAGES + 16; i++) {
        char *g = bytes(guest + (uint64_t)i * PAGE), *h = bytes(host + (uint64_t)i * PAGE);
        assert_int_equal(guest_mm_prot(m, (uint64_t)(uintptr_t)g), prots[i]);
        if (prots[i] > 0 && prots[i] & PROT_READ)
            assert_int_equal(*g, *h);
        if (prots[i] > 0 && prots[i] & PROT_WRITE)
            *g = *h = (char)rand();
    }
}

static void follows_the_kernel(void **state)
{
    (void)state;
    uint64_t room = 4 << 20, guest = map(room, PROT_NONE), host = guest + room / 2;
    assert_int_equal(guest_munmap(m, guest, room), 0);
    srand(4);
    for (int i = 0; i < CALLS; i++) {
        struct call c = random_call();
        int64_t a = do_call(&c, guest, true), b = do_call(&c, host, false);
        if (a > 0 && b > 0)
            b -= (int64_t)(host - guest);
        if (a != b)
            print_error("call %d: kind %u page %d pages %d new %d to %d flags %#x\n", i, c.kind, (int)c.page,
                        (int)c.pages, (int)c.new_pages, (int)c.to_page, (unsigned)c.flags);
        assert_int_equal(a, b);
        compare_regions(guest, host);
    }
    munmap(bytes(host), room / 2);
}

#define TEST(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(table_follows_model), cmocka_unit_test(table_goes_through_its_room),
        cmocka_unit_test(zone_finds_every_gap),
        TEST(places_inside), TEST(mmap_errors), TEST(never_over_the_host), TEST(exec_is_recorded_not_mapped),
        TEST(code_of_files_is_dropped),
        TEST(mprotect_rules), TEST(mremap_rules), TEST(brk_rules), TEST(limits), TEST(growing_stack),
        TEST(shared_segments), TEST(follows_the_kernel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
