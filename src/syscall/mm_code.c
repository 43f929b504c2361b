/* mm_code.c: pages of guest code that need not be mapped: the processor never executes them, and the translator reads them
 * once. They stay in the kernel's page cache, and come back by a fault where something is read again. */
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "contract/machine.h"
#include "syscall/mm_space.h"

/* Of an entry of /proc/self/pagemap. */
#define PAGE_THERE (UINT64_C(3) << 62) /* mapped, or swapped out */
#define PAGE_OF_FILE (UINT64_C(1) << 61)

static void drop_run(uint64_t from, uint64_t to)
{
    if (from < to)
        madvise((void *)(uintptr_t)from, to - from, MADV_DONTNEED);
}

/* All but the pages that are the process's own: what was written there is nowhere else. */
static void drop_range(int pagemap, uint64_t at, uint64_t end)
{
    enum { MOST = 512 };
    uint64_t pages[MOST], run = at;
    while (at < end) {
        uint64_t size = (end - at) / MM_PAGE < MOST ? (end - at) / MM_PAGE : MOST;
        ssize_t got = pread(pagemap, pages, size * sizeof *pages, (off_t)(at / MM_PAGE * sizeof *pages));
        if (got < (ssize_t)sizeof *pages)
            break;
        for (ssize_t i = 0; i < got / (ssize_t)sizeof *pages; i++, at += MM_PAGE) {
            if (!(pages[i] & PAGE_THERE) || pages[i] & PAGE_OF_FILE)
                continue;
            drop_run(run, at);
            run = at + MM_PAGE;
        }
    }
    drop_run(run, at);
}

/* From window to window. */
static void drop_windows(int pagemap, uint64_t at, uint64_t end, guest_keeps_fn *keeps, const void *ctx)
{
    uint64_t run = at;
    while (at < end) {
        uint64_t window = at >> GUEST_CODE_WINDOW_SHIFT, next = (window + 1) << GUEST_CODE_WINDOW_SHIFT;
        if (next > end)
            next = end;
        if (keeps(ctx, window)) {
            drop_range(pagemap, run, at);
            run = next;
        }
        at = next;
    }
    drop_range(pagemap, run, end);
}

static bool is_code_of_file(const struct mm_range *range)
{
    return range->prot & PROT_EXEC && !(range->prot & PROT_WRITE) && range->flags & MM_FILE &&
           !(range->flags & (MM_SHARED | MM_HOST));
}

void guest_mm_drop_code(struct machine *m, guest_keeps_fn *keeps, const void *ctx)
{
    int error = errno, pagemap = open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC);
    const struct mm_ranges *r = &m->mm->ranges;
    if (pagemap >= 0) {
        guest_mm_lock(m);
        for (uint32_t i = 0; i < r->n; i++)
            if (is_code_of_file(&r->at[i]))
                drop_windows(pagemap, r->at[i].start, r->at[i].end, keeps, ctx);
        guest_mm_unlock(m);
        close(pagemap);
    }
    errno = error;
}
