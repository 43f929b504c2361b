/* image_make.c: the file of image.c, made at the end of a process that had to look for much of what it ran: the cache is emptied,
 * and filled again from the shared translations with what was run, one after the other, which is then written. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "runtime/image_file.h"
#include "runtime/internal.h"

/* A region that the image has. */
struct made {
    uint64_t pc;
    uint32_t module;
    struct tcache_source from;
};
struct piece {
    uint64_t pc;
    uint32_t size;
    const uint8_t *guest;
};
struct kept {
    uint64_t pc;
    const struct tcache_record *record;
};
struct making {
    struct runtime *rt;
    struct arena arena;
    struct image_head head;
    struct made *made; /* what is to be made; when that is done, by number of the region */
    uint32_t n;
    struct kept *kept; /* records */
    uint32_t nkept;
    bool lost; /* a new file of translations does not have most of what was run */
    struct {
        uint64_t lo, hi;
    } ranges[IMAGE_MODULES]; /* executable, of modules */
    int fd;
};

/* ---- what is in it ---------------------------------------------------------------------------- */
/* The number of its module, IMAGE_MODULES: none. */
static uint32_t module_of(struct making *k, struct engine *e, uint64_t pc)
{
    uint32_t i = 0;
    while (i < k->head.nmodules && (pc < k->ranges[i].lo || pc >= k->ranges[i].hi))
        i++;
    if (i < k->head.nmodules || i == IMAGE_MODULES)
        return i;
    if (!translate_find_range(e, pc) || !tcache_serves(e->rt, e->exec_file))
        return IMAGE_MODULES;
    k->ranges[i].lo = e->exec_lo;
    k->ranges[i].hi = e->exec_hi;
    return k->head.nmodules++;
}

/* What was run, or had been by others. */
static void list_regions(struct making *k, struct engine *e)
{
    struct runtime *rt = k->rt;
    uint32_t n = atomic_load(&rt->nregions);
    k->made = arena_alloc(&k->arena, (n + 1) * sizeof *k->made);
    for (const struct region *r = rt->regions; r < rt->regions + n; r++) {
        uint32_t module = code_lookup(rt, region_pc(r)) ? module_of(k, e, region_pc(r)) : IMAGE_MODULES;
        if (module < IMAGE_MODULES)
            k->made[k->n++] = (struct made){.pc = region_pc(r), .module = module};
    }
}

/* Branches of the module lead to code of it directly; not to another's, which may not be found to be right. */
static void connect(struct making *k, uint32_t number)
{
    uint32_t module = k->made[number].module;
    struct region_info info = region_info(k->rt, &k->rt->regions[number]);
    for (struct region_exit exit; next_exit(&info, &exit);)
        if (exit.site && exit.pc >= k->ranges[module].lo && exit.pc < k->ranges[module].hi)
            region_chain_known(k->rt, &exit, 1);
}

/* Records do not stay mapped. */
static void keep_record(struct making *k, uint64_t pc, const struct tcache_record *record)
{
    void *copy = arena_alloc(&k->arena, record->size);
    k->kept[k->nkept++] = (struct kept){pc, memcpy(copy, record, record->size)};
}

static void keep_source(struct making *k, const struct region *r, struct tcache_source *from)
{
    struct region_info info = region_info(k->rt, r);
    size_t size = 0, looks = from->nlooks * sizeof *from->looks, asks = from->nasks * sizeof *from->asks;
    for (struct ir_span span; next_span(&info, &span);)
        size += span.size;
    for (uint32_t i = 0; i < from->nlooks; i++)
        size += from->looks[i].size;
    uint8_t *copy = arena_alloc(&k->arena, looks + asks + size);
    if (looks)
        memcpy(copy, from->looks, looks);
    if (asks)
        memcpy(copy + looks, from->asks, asks);
    memcpy(copy + looks + asks, from->guest, size);
    from->looks = (const struct ir_span *)(void *)copy;
    from->asks = (const struct tcache_ask *)(void *)(copy + looks);
    from->guest = copy + looks + asks;
}

static void fill(struct making *k, struct engine *e)
{
    struct runtime *rt = k->rt;
    uint32_t n = 0, there = 0;
    code_cache_flush(rt, e);
    rt->tcache.file.is_sparse = true;
    k->kept = arena_alloc(&k->arena, (k->n + 1) * sizeof *k->kept);
    for (uint32_t i = 0; i < k->n; i++) {
        struct made m = k->made[i];
        e->exec_lo = k->ranges[m.module].lo;
        e->exec_hi = k->ranges[m.module].hi;
        if (code_lookup(rt, m.pc)) {
            there++;
            continue;
        }
        if (!tcache_load_one(e, m.pc, &m.from)) {
            if (m.from.record)
                keep_record(k, m.pc, m.from.record);
            continue;
        }
        keep_source(k, &rt->regions[n], &m.from);
        k->made[n++] = m;
        guest_code_give_back(e);
    }
    k->lost = there + n + k->nkept < k->n / 4 * 3;
    k->n = n;
    guest_code_give_all_back(e);
    for (uint32_t i = 0; i < n; i++)
        connect(k, i);
}

/* ---- tables ----------------------------------------------------------------------------------- */
static bool put(struct making *k, const void *from, size_t size, uint32_t *at)
{
    *at = k->head.tables;
    k->head.tables += (uint32_t)((size + 7) & ~(size_t)7);
    return pwrite(k->fd, from, size, *at) == (ssize_t)size;
}

static bool put_slots(struct making *k, uint32_t number)
{
    struct runtime *rt = k->rt;
    struct image_list *list = &k->head.modules[number].slots;
    struct entry_table table = {.size = 16};
    uint32_t n = 0;
    for (uint32_t i = 0; i < k->n; i++)
        n += k->made[i].module == number;
    while (table.size / 3 * 2 <= n)
        table.size *= 2;
    table.slots = arena_alloc(&k->arena, table.size * sizeof *table.slots);
    memset(table.slots, 0, table.size * sizeof *table.slots);
    for (uint32_t i = 0; i < k->n; i++)
        if (k->made[i].module == number && !(rt->regions[i].flags & (REGION_HOT | REGION_REPLACED)))
            entry_table_put(&table, k->made[i].pc, i);
    list->n = table.size;
    return put(k, table.slots, table.size * sizeof *table.slots, &list->at);
}

static bool put_others(struct making *k, uint32_t number)
{
    struct runtime *rt = k->rt;
    struct image_list *list = &k->head.modules[number].others;
    struct region_entry *others = arena_alloc(&k->arena, (rt->other_entries.used + 1) * sizeof *others);
    for (uint32_t i = 0; i < rt->other_entries.used; i++) {
        const struct u64_pair *pair = u64_map_pair(&rt->other_entries, i);
        if (pair->value && pair->key >= k->ranges[number].lo && pair->key < k->ranges[number].hi)
            others[list->n++] = (struct region_entry){.pc = pair->key, .host = (uint32_t)pair->value};
    }
    return put(k, others, list->n * sizeof *others, &list->at);
}

/* By the address that each of them begins with. */
static int compare(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static bool put_records(struct making *k)
{
    struct image_record *records = arena_alloc(&k->arena, (k->nkept + 1) * sizeof *records);
    qsort(k->kept, k->nkept, sizeof *k->kept, compare);
    for (uint32_t i = 0; i < k->nkept; i++) {
        const struct kept *kept = &k->kept[i];
        records[i] = (struct image_record){.pc = kept->pc, .size = kept->record->size};
        if (!put(k, kept->record, records[i].size, &records[i].at))
            return false;
    }
    k->head.records.n = k->nkept;
    return put(k, records, k->nkept * sizeof *records, &k->head.records.at);
}

static void add_piece(struct piece *pieces, uint32_t *n, const struct ir_span *span, const uint8_t **guest)
{
    pieces[(*n)++] = (struct piece){span->pc, span->size, *guest};
    *guest += span->size;
}

/* What the module's regions were made from, in ascending order. */
static struct piece *list_pieces(struct making *k, uint32_t number, uint32_t *n)
{
    uint32_t most = 1;
    for (uint32_t i = 0; i < k->n; i++)
        if (k->made[i].module == number)
            most += region_info(k->rt, &k->rt->regions[i]).spans.n + k->made[i].from.nlooks;
    struct piece *pieces = arena_alloc(&k->arena, most * sizeof *pieces);
    *n = 0;
    for (uint32_t i = 0; i < k->n; i++) {
        if (k->made[i].module != number)
            continue;
        const struct tcache_source *from = &k->made[i].from;
        struct region_info info = region_info(k->rt, &k->rt->regions[i]);
        const uint8_t *guest = from->guest;
        for (struct ir_span span; next_span(&info, &span);)
            add_piece(pieces, n, &span, &guest);
        for (uint32_t j = 0; j < from->nlooks; j++)
            add_piece(pieces, n, &from->looks[j], &guest);
    }
    qsort(pieces, *n, sizeof *pieces, compare);
    return pieces;
}

/* Pieces that meet become one. False: they are not from the same code. */
static bool put_spans(struct making *k, uint32_t number)
{
    struct image_module *m = &k->head.modules[number];
    uint32_t n, nspans = 0;
    size_t sum = 0, used = 0;
    const struct piece *pieces = list_pieces(k, number, &n);
    for (uint32_t i = 0; i < n; i++)
        sum += pieces[i].size;
    if (!n)
        return true;
    uint8_t *guest = arena_alloc(&k->arena, sum);
    struct image_span *spans = arena_alloc(&k->arena, n * sizeof *spans);
    uint64_t end = 0;
    m->lo = pieces[0].pc;
    for (uint32_t i = 0; i < n; i++) {
        const struct piece *p = &pieces[i];
        uint64_t next = p->pc + p->size;
        uint32_t known = p->pc >= end ? 0 : next < end ? p->size : (uint32_t)(end - p->pc);
        if (memcmp(guest + used - (known ? end - p->pc : 0), p->guest, known) != 0)
            return false;
        if (!nspans || p->pc > end)
            spans[nspans++] = (struct image_span){.at = (uint32_t)(p->pc - m->lo)};
        memcpy(guest + used, p->guest + known, p->size - known);
        used += p->size - known;
        spans[nspans - 1].size += p->size - known;
        end = next > end ? next : end;
    }
    m->hi = end;
    m->spans.n = nspans;
    return put(k, spans, nspans * sizeof *spans, &m->spans.at) && put(k, guest, used, &m->guest);
}

/* The same memory is presumed again and again. */
static uint32_t join_ranges(struct image_range *ranges, uint32_t n)
{
    uint32_t joined = 0;
    qsort(ranges, n, sizeof *ranges, compare);
    for (uint32_t i = 0; i < n; i++) {
        if (!joined || ranges[i].lo > ranges[joined - 1].hi)
            ranges[joined++] = ranges[i];
        else if (ranges[i].hi > ranges[joined - 1].hi)
            ranges[joined - 1].hi = ranges[i].hi;
    }
    return joined;
}

static bool put_untagged(struct making *k, uint32_t number)
{
    struct image_list *list = &k->head.modules[number].untagged;
    uint32_t n = 0;
    for (uint32_t i = 0; i < k->n; i++)
        n += k->made[i].module == number ? k->made[i].from.nasks : 0;
    struct image_range *ranges = arena_alloc(&k->arena, (n + 1) * sizeof *ranges);
    n = 0;
    for (uint32_t i = 0; i < k->n; i++) {
        const struct tcache_source *from = &k->made[i].from;
        for (uint32_t j = 0; k->made[i].module == number && j < from->nasks; j++)
            ranges[n++] = (struct image_range){from->asks[j].value, from->asks[j].value + from->asks[j].size};
    }
    list->n = join_ranges(ranges, n);
    return put(k, ranges, list->n * sizeof *ranges, &list->at);
}

/* ---- writing ---------------------------------------------------------------------------------- */
static bool put_parts(struct making *k)
{
    struct runtime *rt = k->rt;
    for (struct region *r = rt->regions; r < rt->regions + k->n; r++) {
        r->flags &= REGION_HOT | REGION_REPLACED;
        r->met = 0;
        r->next = 0;
    }
    const size_t sizes[IMAGE_PARTS] = {
        [IMAGE_CODE] = rt->out.at - rt->code_first,     [IMAGE_REGIONS] = k->n * sizeof *rt->regions,
        [IMAGE_FIRST_IN] = regions_first_in(rt),        [IMAGE_PACKED] = rt->packed.at,
        [IMAGE_COUNTERS] = k->n * sizeof *rt->counters,
    };
    size_t at = page_round(k->head.tables);
    for (enum image_part i = 0; i < IMAGE_PARTS; at += page_round(sizes[i++])) {
        k->head.parts[i] = (struct image_list){(uint32_t)at, (uint32_t)sizes[i]};
        if (pwrite(k->fd, image_part_at(rt, i), sizes[i], (off_t)at) != (ssize_t)sizes[i])
            return false;
    }
    return ftruncate(k->fd, (off_t)at) == 0;
}

static bool put_all(struct making *k)
{
    struct runtime *rt = k->rt;
    k->head.tables = sizeof k->head;
    for (uint32_t i = 0; i < k->head.nmodules; i++)
        if (!put_slots(k, i) || !put_others(k, i) || !put_spans(k, i) || !put_untagged(k, i))
            return false;
    if (!put_records(k))
        return false;
    k->head.code_first = rt->code_first;
    k->head.code_size = rt->code_size;
    k->head.nregions = k->n;
    k->head.code_end = rt->out.at;
    k->head.packed_end = rt->packed.at;
    k->head.times = rt->image.head ? rt->image.head->times + 1 : 0;
    return put_parts(k) && pwrite(k->fd, &k->head, sizeof k->head, 0) == sizeof k->head;
}

/* ---- files ------------------------------------------------------------------------------------ */
static bool is_image(const char *name, const struct stat *s) { return S_ISREG(s->st_mode) && strchr(name + 1, '.'); }

/* All images of this user take as much room as the translations may. */
static void make_room(const struct runtime *rt)
{
    enum { KEY = 16 /* the last characters of the file's name */ };
    const struct tcache_file *f = &rt->tcache.file;
    const char *name = strrchr(f->path, '/') + 1;
    char prefix[64];
    snprintf(prefix, sizeof prefix, "%.*s", (int)strlen(name) - KEY, name);
    while (tcache_remove_old(f->path, prefix, is_image, UINT32_MAX, f->room))
        continue;
}

/* A file that only one process makes at a time. One that could not be made, or whose maker was killed, keeps others from trying
 * for an hour. */
static int begin_file(const char *name)
{
    enum { HOUR = 3600 };
    struct stat s;
    int fd = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0 && lstat(name, &s) == 0 && time(NULL) - s.st_mtim.tv_sec > HOUR)
        unlink(name);
    return fd;
}

/* Is it worth while? What was made now, others may find for the first time. */
static bool is_wanted(const struct runtime *rt)
{
    enum { LEAST = 64, SHARE = 8, HOT = 16 /* cost as much */, MOST_TIMES = 64 };
    const struct tcache *c = &rt->tcache;
    const struct image *image = &rt->image;
    return c->nfound + HOT * c->nhot > LEAST + image->nregions / SHARE &&
           c->nmade <= (c->nfound + image->nregions) / 4 && !image->is_child &&
           !(image->head && image->head->times >= MOST_TIMES);
}

/* Does the process depend on nothing that an image does not know? May it write files, where it was when it began? */
static bool is_able(const struct runtime *rt)
{
    const struct tcache_file *f = &rt->tcache.file;
    struct stat s;
    struct rlimit limit;
    return !atomic_load(&rt->machine->lends_memory) && tcache_serves(rt, true) && !f->only_read && !rt->ncriticals &&
           !rt->out.fp_exact && !mte_low_has_tags(rt->machine) && stat(f->path, &s) == 0 &&
           s.st_dev == f->device && s.st_ino == f->inode && getrlimit(RLIMIT_FSIZE, &limit) == 0 &&
           limit.rlim_cur == RLIM_INFINITY;
}

/* What takes memory meanwhile shall not add to what the guest took. It has no use for that any more: what the kernel would do at its
 * end for the robust list is done before. The stack tells others the program's arguments. */
static void drop_guest_memory(struct engine *e)
{
    struct machine *m = e->rt->machine;
    struct guest_range r = {0};
    robust_list_exit(e->tid);
    while (guest_mm_next(m, r.end, &r))
        if (!r.shared && r.prot & PROT_WRITE && !(r.prot & PROT_EXEC) &&
            (r.end <= m->stack_low || r.start >= m->stack_high))
            madvise((void *)(uintptr_t)r.start, r.end - r.start, MADV_DONTNEED);
}

/* Nobody else is there who could hold the address space's lock, and want ours. */
static void make(struct making *k, struct engine *e)
{
    drop_guest_memory(e);
    list_regions(k, e);
    e->doing = DOING_TRANSLATE;
    if (sigsetjmp(e->jump, 0) == 0)
        fill(k, e);
    else
        k->n = 0; /* a file of the guest's became shorter */
    e->doing = DOING_OTHER;
}

void image_make(struct engine *e)
{
    struct runtime *rt = e->rt;
    char path[IMAGE_PATH], new[IMAGE_PATH + 4];
    if (!rt->out.base || !is_wanted(rt) || !is_able(rt) || atomic_load(&rt->nthreads) != 1 || !image_path(rt, path))
        return;
    compiler_end(rt);
    runtime_sigmask(~SYNC_SIGNALS, NULL);
    snprintf(new, sizeof new, "%s.new", path);
    struct making k = {.rt = rt, .fd = rt->engines && !rt->engines->next ? begin_file(new) : -1};
    if (k.fd < 0 || !lock_try(&rt->lock, lock_self(), 0)) /* for good: the process ends */
        return;
    make(&k, e);
    if (k.n && !k.lost && put_all(&k) && rename(new, path) == 0)
        make_room(rt);
    else if (k.lost || ftruncate(k.fd, 0))
        unlink(new);
    if (k.lost) /* with it, nobody would make anew what is lost, and everybody what it does not have */
        unlink(path);
    close(k.fd);
}
