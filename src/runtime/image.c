/* image.c: what a program needed when it ran before is mapped from a file as it is to lie in memory: code whose branches are
 * connected, and what is known of its regions. So nothing is copied, and only what is touched takes memory.
 *
 * A file belongs to a program, and has a module for each executable mapping of the guest. When one of these is run for the first
 * time, all guest code that the module was made from is compared with what is in memory; before that none of its
 * regions is found. No branch leads from one module to another but by the code map. Lists of regions by page are made
 * when the guest changes a mapping or code there. */
#include "runtime/image.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <linux/mman.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "runtime/image_file.h"
#include "runtime/internal.h"

/* ---- opening ---------------------------------------------------------------------------------- */
void *image_part_at(const struct runtime *rt, enum image_part part)
{
    switch (part) {
    case IMAGE_CODE:
        return rt->out.base + rt->code_first;
    case IMAGE_REGIONS:
        return rt->regions;
    case IMAGE_FIRST_IN:
        return rt->first_in;
    case IMAGE_PACKED:
        return rt->packed.base;
    default:
        return rt->counters;
    }
}

static bool read_all(int fd, uint8_t *to, size_t size, off_t from)
{
    for (ssize_t n; size; to += n, from += n, size -= (size_t)n)
        if ((n = pread(fd, to, size, from)) <= 0)
            return false;
    return true;
}

/* Nothing may be executed from some file systems: then it is a copy. */
static bool map_part(const struct runtime *rt, int fd, const struct image_list *part, enum image_part which)
{
    const int prot = PROT_READ | PROT_WRITE | (which == IMAGE_CODE ? PROT_EXEC : 0);
    void *at = image_part_at(rt, which);
    return mmap(at, part->n, prot, MAP_PRIVATE | MAP_FIXED | MAP_NORESERVE, fd, part->at) == at ||
           read_all(fd, at, part->n, part->at);
}

static bool is_for(const struct runtime *rt, const struct image_head *head, const struct stat *s)
{
    const struct image_list *last = &head->parts[IMAGE_PARTS - 1];
    return head->code_first == rt->code_first && head->code_size == rt->code_size &&
           (off_t)(last->at + page_round(last->n)) == s->st_size;
}

static bool use(struct runtime *rt, int fd, const struct stat *s)
{
    struct image_head head;
    if (!read_all(fd, (uint8_t *)&head, sizeof head, 0) || !is_for(rt, &head, s))
        return false;
    for (enum image_part i = 0; i < IMAGE_PARTS; i++)
        if (!map_part(rt, fd, &head.parts[i], i))
            return false;
    void *at = mmap(NULL, head.tables, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_NORESERVE, fd, 0);
    if (at == MAP_FAILED)
        return false;
    rt->image.head = at;
    rt->image.nregions = head.nregions;
    rt->image.untried = (uint32_t)((UINT64_C(1) << head.nmodules) - 1);
    rt->out.at = head.code_end;
    rt->packed.at = head.packed_end;
    atomic_store(&rt->nregions, head.nregions);
    return true;
}

bool image_path(const struct runtime *rt, char path[static IMAGE_PATH])
{
    const struct machine *m = rt->machine;
    uint64_t program = hash_mix(hash_mix(m->entry, m->brk_start), tcache_mode(rt));
    const struct tcache_file *f = &rt->tcache.file; /* on a disk a crash may leave a part of an image */
    return f->head && !f->outlives_crashes &&
           snprintf(path, IMAGE_PATH, "%s.%016" PRIx64, f->path, program) < IMAGE_PATH;
}

void image_open(struct runtime *rt)
{
    char path[IMAGE_PATH];
    struct stat s;
    if (!image_path(rt, path))
        return;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return;
    if (fstat(fd, &s) == 0 && S_ISREG(s.st_mode) && s.st_uid == geteuid() && !(s.st_mode & 077) && s.st_nlink == 1)
        use(rt, fd, &s);
    close(fd);
}

void image_open_for_tags(struct runtime *rt)
{
    if (rt->image.head)
        munmap((void *)(uintptr_t)rt->image.head, rt->image.head->tables);
    rt->image = (struct image){.is_child = rt->image.is_child};
    rt->tcache.nfound = rt->tcache.nmade = rt->tcache.nhot = 0;
    image_open(rt);
}

/* ---- using ------------------------------------------------------------------------------------ */
static const void *list_at(const struct image *image, uint32_t at) { return (const uint8_t *)image->head + at; }

static struct entry_table table_of(const struct image *image, const struct image_module *m)
{
    return (struct entry_table){.slots = (uint32_t *)list_at(image, m->slots.at), .size = m->slots.n};
}

struct region *image_find(const struct runtime *rt, uint64_t pc)
{
    const struct image *image = &rt->image;
    for (uint32_t left = image->used; left; left &= left - 1) {
        const struct image_module *m = &image->head->modules[__builtin_ctz(left)];
        if (pc >= m->lo && pc < m->hi) {
            const struct entry_table table = table_of(image, m);
            return entry_table_find(rt, &table, pc);
        }
    }
    return NULL;
}

const struct tcache_record *image_record(const struct runtime *rt, uint64_t pc)
{
    const struct image *image = &rt->image;
    if (!image->used)
        return NULL;
    const struct image_record *records = list_at(image, image->head->records.at);
    uint32_t low = 0, high = image->head->records.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (records[middle].pc == pc)
            return list_at(image, records[middle].at);
        if (records[middle].pc < pc)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* Code that is read does not stay in memory (guest_code.c). */
static bool is_in_memory(struct engine *e, const struct image_module *m)
{
    const struct image_span *spans = list_at(&e->rt->image, m->spans.at);
    const uint8_t *guest = list_at(&e->rt->image, m->guest), *at = guest;
    bool same = true;
    for (uint32_t i = 0; same && i < m->spans.n; at += spans[i++].size) {
        uint64_t pc = m->lo + spans[i].at;
        guest_code_note_read(e->rt, pc);
        guest_code_note_read(e->rt, pc + spans[i].size - 1);
        same = memcmp((const void *)(uintptr_t)pc, at, spans[i].size) == 0;
        guest_code_give_back(e);
    }
    guest_code_give_all_back(e);
    uintptr_t lo = page_round((uintptr_t)guest), hi = (uintptr_t)at & -(uintptr_t)4096;
    if (hi > lo + (64 << 10))
        madvise((void *)lo, hi - lo, MADV_DONTNEED);
    return same;
}

static bool is_untagged(const struct runtime *rt, const struct image_module *m)
{
    const struct image_range *ranges = list_at(&rt->image, m->untagged.at);
    for (uint32_t i = 0; i < m->untagged.n; i++)
        if (!mte_presume_untagged(rt->machine, ranges[i].lo, ranges[i].hi - ranges[i].lo))
            return false;
    return true;
}

static void begin_using(struct runtime *rt, uint32_t number)
{
    struct image *image = &rt->image;
    const struct image_module *m = &image->head->modules[number];
    const struct region_entry *others = list_at(image, m->others.at);
    for (uint32_t i = 0; i < m->others.n; i++)
        code_add(rt, others[i].pc, others[i].host);
    if (!image->used || m->lo < image->lo)
        image->lo = m->lo;
    if (m->hi > image->hi)
        image->hi = m->hi;
    image->used |= UINT32_C(1) << number;
    rt->tcache.file.is_sparse = true;
    if (m->lo >> CODE_PAGE_SHIFT < atomic_load(&rt->page_low))
        atomic_store(&rt->page_low, m->lo >> CODE_PAGE_SHIFT);
    if ((m->hi - 1) >> CODE_PAGE_SHIFT >= atomic_load(&rt->page_high))
        atomic_store(&rt->page_high, ((m->hi - 1) >> CODE_PAGE_SHIFT) + 1);
}

/* An image knows no careful sites. */
static void drop_careful(struct runtime *rt, const struct image_module *m)
{
    for (uint32_t i = 0; i < rt->careful.used; i++) {
        uint64_t pc = u64_map_pair(&rt->careful, i)->key;
        if (pc >= m->lo && pc < m->hi && site_is_careful(rt, pc))
            invalidate_locked(rt, pc, pc + 1);
    }
}

uint32_t image_load(struct engine *e, uint64_t pc)
{
    struct runtime *rt = e->rt;
    for (uint32_t left = rt->image.untried; left; left &= left - 1) {
        uint32_t number = (uint32_t)__builtin_ctz(left);
        const struct image_module *m = &rt->image.head->modules[number];
        if (pc < m->lo || pc >= m->hi || m->lo < e->exec_lo || m->hi > e->exec_hi)
            continue;
        rt->image.untried &= ~(UINT32_C(1) << number);
        if (rt->ncriticals || !is_in_memory(e, m) || !is_untagged(rt, m))
            return 0;
        begin_using(rt, number);
        drop_careful(rt, m);
        return code_lookup(rt, pc);
    }
    return 0;
}

void image_index(struct runtime *rt, uint64_t lo, uint64_t hi)
{
    struct image *image = &rt->image;
    for (uint32_t left = image->used & ~image->indexed; left; left &= left - 1) {
        uint32_t number = (uint32_t)__builtin_ctz(left);
        const struct image_module *m = &image->head->modules[number];
        if (lo >= m->hi || hi <= m->lo)
            continue;
        image->indexed |= UINT32_C(1) << number;
        for (struct region *r = rt->regions; r < rt->regions + image->nregions; r++)
            if (region_pc(r) >= m->lo && region_pc(r) < m->hi && !(r->flags & REGION_DEAD))
                region_index(rt, r);
    }
}

void image_forget(struct runtime *rt)
{
    rt->image.used = rt->image.untried = rt->image.indexed = 0;
    rt->image.lo = rt->image.hi = 0;
    rt->tcache.file.is_sparse = false;
}

bool image_keep(struct runtime *rt)
{
    const struct image_head *head = rt->image.head;
    if (!head)
        return true;
    bool good = madvise((void *)(uintptr_t)head, page_round(head->tables), MADV_POPULATE_WRITE) == 0;
    for (enum image_part i = 0; good && i < IMAGE_PARTS; i++)
        good = madvise(image_part_at(rt, i), page_round(head->parts[i].n), MADV_POPULATE_WRITE) == 0;
    return good;
}
