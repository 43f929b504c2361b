/* tcache.c: translations that processes of one user share, so that a program that starts again, or another one with the
 * same libraries, need not make them again: docs/design.md, "Shared translations".
 *
 * A record holds the guest code that it was made from, and is used only where memory holds just that at the same address:
 * so it does not matter which file the code is from, or whether that was changed. (Images and libraries lie where their
 * content says: syscall/mm_space.c.) What else a translation depends on is in the name of the file, the record's mode, or
 * makes the region unfit. */
#include "runtime/tcache.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

#include "base/build_id.h"
#include "base/hash.h"
#include "base/log.h"
#include "runtime/internal.h"

#define DEFAULT_DIR "/dev/shm"
enum { CODE_ALIGN = 16, HOT_ALIGN = 64 /* code moved by a multiple of it is aligned as it was */ };
enum { LOOK_AT = 8 /* records of a slot */ };
enum { MODE_FP_EXACT = 1, MODE_TAGS = 2, MODE_HOT = 4 /* made by tier 2 */, MODE_LOW_TAGS = 8 };

/* Behind it: looks and asks, fixups, the guest code of the region's spans and of the looks, host code, and what region_pack
 * makes of the rest. */
struct region_record {
    struct tcache_record head;
    _Atomic uint64_t is_old;      /* a record of the same code that tier 2 made is in front of it in the slot */
    uint64_t sum;                 /* of what follows */
    uint64_t pc;
    uint32_t start, counter;      /* what it was compiled for: as in code_buffer */
    uint32_t guest_size, code_size, packed_size;
    uint16_t mode, insns, nlooks, nasks, nfixups;
};
enum { MAX_SPANS = 64, MAX_ENTRIES = 64 };

static size_t record_size(const struct region_record *r)
{
    size_t size = sizeof *r + r->nlooks * sizeof(struct ir_span) + r->nasks * sizeof(struct tcache_ask) +
                  r->nfixups * sizeof(struct region_fixup) + r->guest_size + r->code_size + r->packed_size;
    return (size + 7) & ~(size_t)7;
}

/* Where its parts are. */
struct parts {
    struct ir_span *looks;
    struct tcache_ask *asks;
    struct region_fixup *fixups;
    uint8_t *guest, *code, *packed;
};

static struct parts parts_of(const struct region_record *r, void *from)
{
    struct parts p = {.looks = from};
    p.asks = (struct tcache_ask *)(p.looks + r->nlooks);
    p.fixups = (struct region_fixup *)(p.asks + r->nasks);
    p.guest = (uint8_t *)(p.fixups + r->nfixups);
    p.code = p.guest + r->guest_size;
    p.packed = p.code + r->code_size;
    return p;
}

/* Neighbours have neighbouring numbers. Above the address there is a hash of what is there, as programs may be made for the
 * same addresses: one line of the guest's code tells them apart, mostly. */
static uint64_t number_of(uint64_t pc)
{
    enum { SHIFT = 5, NEAR = SHIFT + TCACHE_NEAR, LINE = 64, BITS = 32 + TCACHE_NEAR };
    uint64_t address = pc >> SHIFT & ((UINT64_C(1) << BITS) - 1);
    return address | hash_bytes(0, (const void *)(uintptr_t)(pc >> NEAR << NEAR), LINE) << BITS;
}

uint16_t tcache_mode(const struct runtime *rt)
{
    bool tags = atomic_load_explicit(&rt->check_tags, memory_order_relaxed);
    bool low = tags && atomic_load_explicit(&rt->low_has_tags, memory_order_relaxed);
    return (uint16_t)((rt->out.fp_exact ? MODE_FP_EXACT : 0) | (tags ? MODE_TAGS : 0) | (low ? MODE_LOW_TAGS : 0));
}

/* ---- which file ------------------------------------------------------------------------------- */
/* What all regions of a process depend on. */
static uint64_t key_of(const struct runtime *rt)
{
    const struct machine *m = rt->machine;
    uint64_t build = build_id(), key = hash_mix(build, m->backend->fingerprint(rt->out.base));
    if (!build)
        return 0;
    key = hash_bytes(key, m->frontend->name, strlen(m->frontend->name));
    if (m->opt.cpu)
        key = hash_bytes(key, m->opt.cpu, strlen(m->opt.cpu));
    key = hash_mix(key, mte_offered(m));
    key = hash_mix(key, m->opt.mte_report.on); /* allocators are watched */
    return hash_mix(key, m->opt.hot);
}

/* Logs and profiles are about regions that this process makes. */
static bool is_wanted(const struct runtime *rt)
{
    const struct options *o = &rt->machine->opt;
    const unsigned logs = LOG_IN_ASM | LOG_IR | LOG_IR_OPT | LOG_OUT_ASM;
    return rt->out.base && !rt->out.no_code_map && rt->machine->backend->relocate && !o->no_optimise && !o->profile && !o->perf_map &&
           !(log_items() & logs) && !getauxval(AT_SECURE) && !(o->cache && strcmp(o->cache, "off") == 0);
}

void tcache_init(struct runtime *rt)
{
    char prefix[32], name[32];
    uint64_t key = is_wanted(rt) ? key_of(rt) : 0;
    const char *dir = rt->machine->opt.cache;
    if (!key)
        return;
    snprintf(prefix, sizeof prefix, ".dragoman-%u-", geteuid());
    snprintf(name, sizeof name, "%016" PRIx64, key);
    /* In a root without that file system there may be a folder of that name. */
    if (!tcache_file_open(&rt->tcache.file, dir ? dir : DEFAULT_DIR, prefix, name, !dir) && dir)
        message("%s: cannot keep translations there; a folder of yours is needed (or --cache off)", dir);
}

/* For a moment there is a descriptor, which no other thread is to see. */
void runtime_changes_rights(struct thread *t, bool only_loses)
{
    struct runtime *rt = t->machine->rt;
    lock_take(&rt->lock);
    if (!only_loses || !thread_alone(t) || !tcache_file_only_read(&rt->tcache.file)) {
        tcache_file_close(&rt->tcache.file);
        rt->tcache.last = NULL;
        if (!image_keep(rt))
            code_cache_flush(rt, engine_of(t));
    }
    lock_release(&rt->lock);
}

/* ---- finding ---------------------------------------------------------------------------------- */
bool tcache_serves(const struct runtime *rt, bool from_files)
{
    return rt->tcache.file.head && from_files && !rt->rewritten.used && !atomic_load_explicit(&rt->fp_careful, memory_order_relaxed);
}

/* Is the guest's memory the same, in all of the spans? */
static bool same_code(const struct engine *e, const struct ir_span *spans, uint32_t n, const uint8_t **guest)
{
    for (uint32_t i = 0; i < n; i++) {
        uint64_t lo = spans[i].pc, hi = lo + spans[i].size;
        if (lo < e->exec_lo || hi > e->exec_hi || memcmp((const void *)(uintptr_t)lo, *guest, spans[i].size) != 0)
            return false;
        *guest += spans[i].size;
    }
    return true;
}

static bool is_plain_span(struct runtime *rt, const struct ir_span *s)
{
    uint64_t end = s->pc + s->size;
    if (rt->ncriticals && (critical_at(rt, s->pc) || (critical_behind(rt, s->pc) && critical_behind(rt, s->pc) < end)))
        return false;
    for (uint64_t pc = s->pc; rt->careful.used && pc < end; pc += rt->machine->frontend->insn_align)
        if (site_is_careful(rt, pc))
            return false;
    return true;
}

/* A region that was found, as it was compiled. */
struct found {
    const struct region_record *record;
    struct parts parts;
    struct region_info info;     /* its entries and exits are to be read */
    struct ir_span spans[MAX_SPANS];
    uint32_t nspans;
    bool in_image;
};

static void open_record(struct found *f, const struct region_record *r)
{
    f->record = r;
    f->parts = parts_of(r, (void *)(r + 1));
    f->info = region_unpack_spans(f->parts.packed, r->pc, r->start);
    f->nspans = 0;
    while (f->nspans < MAX_SPANS && next_span(&f->info, &f->spans[f->nspans]))
        f->nspans++;
    region_unpack_exits(&f->info);
}

/* Would this process translate it to the same? */
static bool is_right(struct engine *e, const struct found *f)
{
    struct runtime *rt = e->rt;
    const uint8_t *guest = f->parts.guest;
    if (!same_code(e, f->spans, f->nspans, &guest) || !same_code(e, f->parts.looks, f->record->nlooks, &guest))
        return false;
    for (uint32_t i = 0; i < f->nspans; i++)
        if (!is_plain_span(rt, &f->spans[i]))
            return false;
    for (uint32_t i = 0; i < f->record->nasks; i++) {
        const struct tcache_ask *ask = &f->parts.asks[i];
        if (ask->size ? !mte_presume_untagged(rt->machine, ask->value, ask->size)
                      : critical_stores_address(rt, ask->pc, ask->value, ask->loaded))
            return false;
    }
    return true;
}

static uint64_t sum_of(const struct region_record *r, size_t size)
{
    const size_t from = offsetof(struct region_record, sum) + sizeof r->sum;
    return hash_bytes(0, (const uint8_t *)r + from, size - from);
}

static bool is_complete(const struct tcache_file *f, const struct region_record *r)
{
    return !f->outlives_crashes || (r->head.size <= UINT16_MAX * 4 && sum_of(r, r->head.size) == r->sum);
}

/* Does the record hold what this process would make at pc? least: MODE_HOT, or 0 for tier 1's as well. */
static bool open_if_right(struct engine *e, uint64_t pc, const struct tcache_record *record, unsigned least, struct found *found)
{
    struct tcache_file *f = &e->rt->tcache.file;
    const struct region_record *r = (const struct region_record *)record;
    tcache_file_touch(f, record, sizeof *r);
    if (r->pc != pc || (r->mode & ~MODE_HOT) != tcache_mode(e->rt) || (r->mode & MODE_HOT) < least || record->size < sizeof *r)
        return false;
    tcache_file_touch(f, record, record->size);
    if (!is_complete(f, r))
        return false;
    open_record(found, r);
    return is_right(e, found);
}

static bool find_in_slot(struct engine *e, uint64_t pc, unsigned least, struct found *found)
{
    struct tcache_file *f = &e->rt->tcache.file;
    bool is_code = pc >= e->exec_lo && pc < e->exec_hi;
    const struct tcache_record *at = is_code ? tcache_file_first(f, number_of(pc)) : NULL;
    for (unsigned i = 0; at && i < LOOK_AT; i++, at = tcache_file_next(f, at))
        if (open_if_right(e, pc, at, least, found))
            return true;
    return false;
}

static bool find_in_image(struct engine *e, uint64_t pc, unsigned least, struct found *found)
{
    const struct region_record *r = (const struct region_record *)image_record(e->rt, pc);
    if (!r || (r->mode & ~MODE_HOT) != tcache_mode(e->rt) || (r->mode & MODE_HOT) < least)
        return false;
    open_record(found, r);
    return is_right(e, found);
}

/* Programs often need again one after the other what was made so: `next` was made behind the last one. */
static bool find(struct engine *e, uint64_t pc, const struct tcache_record *next, struct found *found)
{
    struct tcache *c = &e->rt->tcache;
    const struct region_record *r = (const struct region_record *)next;
    bool is_next = r && r->pc == pc;
    if ((found->in_image = find_in_image(e, pc, 0, found)))
        return true;
    if (is_next)
        c->last = next;
    if (is_next && !atomic_load_explicit(&r->is_old, memory_order_relaxed) && open_if_right(e, pc, next, 0, found))
        return true;
    if (!find_in_slot(e, pc, 0, found))
        return false;
    if (!is_next && !(found->record->mode & MODE_HOT))
        c->last = &found->record->head;
    return true;
}

static const struct tcache_record *next_record(struct tcache *c)
{
    return c->last ? tcache_file_following(&c->file, c->last) : NULL;
}

/* ---- installing ------------------------------------------------------------------------------- */
/* Branches of regions that are installed together: they are chained when all of these are there. */
struct branches {
    uint32_t n, last;        /* the last region's are from there on */
    struct region_exit at[128];
};

static void chain(struct runtime *rt, struct branches *b)
{
    region_chain_known(rt, b->at, b->n);
    b->n = b->last = 0;
}

static void note_branches(struct runtime *rt, struct branches *b, struct region_info *info)
{
    b->last = b->n;
    for (struct region_exit exit; next_exit(info, &exit);) {
        if (b->n == sizeof b->at / sizeof *b->at)
            chain(rt, b);
        if (exit.site)
            b->at[b->n++] = exit;
    }
}

/* The first entry's place. b: NULL if branches are not to be chained. */
static uint32_t install(struct runtime *rt, struct found *f, uint32_t start, struct branches *b)
{
    const struct region_record *r = f->record;
    uint32_t by = start - r->start;
    struct region_code code = {.start = start, .size = r->code_size, .pc = r->pc, .stubs = f->info.stubs + by, .nexits = f->info.exits.n};
    struct region_entry entries[MAX_ENTRIES];
    f->info.start = start;
    while (next_entry(&f->info, &entries[code.nentries]))
        code.nentries++;
    code.entries = entries;
    if (b)
        note_branches(rt, b, &f->info);
    translate_prepare_counter(rt, r->pc);
    memcpy(rt->out.base + start, f->parts.code, r->code_size);
    rt->machine->backend->relocate(rt->out.base, &code, f->parts.fixups, r->nfixups, by, rt->out.counter - r->counter);
    rt->out.at = start + r->code_size;
    region_publish_packed(rt, &code, f->parts.packed, r->packed_size, f->spans, f->nspans, r->mode & MODE_HOT);
    return entries[0].host;
}

/* The first entry's place, 0: there is no room. */
static uint32_t install_if_fits(struct runtime *rt, struct found *f, struct branches *b)
{
    bool hot = f->record->mode & MODE_HOT;
    uint32_t start = rt->out.at + ((f->record->start - rt->out.at) & ((hot ? HOT_ALIGN : CODE_ALIGN) - 1));
    if (translate_is_full(rt) || start > rt->out.end || rt->out.end - start < f->record->code_size)
        return 0;
    rt->stats.cached_regions++;
    rt->stats.cached_insns += f->record->insns;
    rt->stats.cached_hot += hot;
    rt->tcache.nfound += !f->in_image;
    return install(rt, f, start, b);
}

static bool last_branches_to(const struct branches *b, uint64_t pc)
{
    for (uint32_t i = b->last; i < b->n; i++)
        if (b->at[i].pc == pc)
            return true;
    return false;
}

/* Is it likely that the guest needs what was made next? What was installed last branches there, or so far that was what it
 * needed. */
static bool is_likely(const struct tcache *c, const struct branches *b, const struct region_record *next, uint32_t n)
{
    enum { AHEAD = 16 };
    return n < c->ahead || (n < AHEAD && last_branches_to(b, next->pc));
}

static void install_following(struct engine *e, struct found *f, struct branches *b)
{
    struct tcache *c = &e->rt->tcache;
    const struct tcache_record *next;
    for (uint32_t n = 0; (next = next_record(c)) != NULL; n++) {
        uint64_t pc = ((const struct region_record *)next)->pc;
        if (!is_likely(c, b, (const struct region_record *)next, n))
            return;
        if (code_lookup(e->rt, pc))
            c->last = next;
        else if (!find(e, pc, next, f) || !install_if_fits(e->rt, f, b))
            return;
    }
}

uint32_t tcache_load(struct engine *e, uint64_t pc)
{
    enum { MOST_AHEAD = 31 };
    struct runtime *rt = e->rt;
    struct tcache *c = &rt->tcache;
    struct found f;
    struct branches b;
    b.n = b.last = 0;
    const struct tcache_record *next = next_record(c);
    bool found = find(e, pc, next, &f);
    bool is_next = next && ((const struct region_record *)next)->pc == pc;
    c->ahead = !is_next ? 0 : c->ahead < MOST_AHEAD ? 2 * c->ahead + 1 : MOST_AHEAD;
    uint32_t entry = found ? install_if_fits(rt, &f, &b) : 0;
    if (entry)
        install_following(e, &f, &b);
    chain(rt, &b);
    return entry;
}

bool tcache_load_hot(struct engine *e, uint64_t pc)
{
    struct found f;
    struct branches b;
    b.n = b.last = 0;
    f.in_image = find_in_image(e, pc, MODE_HOT, &f);
    bool there = (f.in_image || find_in_slot(e, pc, MODE_HOT, &f)) && install_if_fits(e->rt, &f, &b);
    chain(e->rt, &b);
    return there;
}

static bool asks_about_stores(const struct found *f)
{
    for (uint32_t i = 0; i < f->record->nasks; i++)
        if (!f->parts.asks[i].size)
            return true;
    return false;
}

bool tcache_load_one(struct engine *e, uint64_t pc, struct tcache_source *source)
{
    struct found f;
    bool found = find(e, pc, NULL, &f), stores = found && asks_about_stores(&f);
    *source = (struct tcache_source){.record = stores ? &f.record->head : NULL};
    if (!found || stores || !install_if_fits(e->rt, &f, NULL))
        return false;
    *source = (struct tcache_source){.looks = f.parts.looks, .nlooks = f.record->nlooks, .guest = f.parts.guest,
                                     .asks = f.parts.asks, .nasks = f.record->nasks};
    return true;
}

/* ---- adding ----------------------------------------------------------------------------------- */
static void add_ask(struct tcache_needs *needs, struct tcache_ask ask)
{
    if (needs->nasks < TCACHE_ASKS)
        needs->asks[needs->nasks] = ask;
    needs->nasks++;
}

void tcache_need_store(struct tcache_needs *needs, uint64_t pc, uint64_t value, bool loaded)
{
    if (critical_may_store(pc, value, loaded))
        add_ask(needs, (struct tcache_ask){.pc = pc, .value = value, .loaded = loaded});
}

void tcache_need_untagged(struct tcache_needs *needs, uint64_t address, uint32_t size)
{
    enum { PAGE = 4096 };
    uint64_t from = address & -(uint64_t)PAGE;
    for (uint32_t i = 0; i < needs->nasks && i < TCACHE_ASKS; i++)
        if (needs->asks[i].value == from && needs->asks[i].size >= address + size - from)
            return;
    add_ask(needs, (struct tcache_ask){.value = from, .size = address + size - from > PAGE ? 2 * PAGE : PAGE});
}

static size_t sum_sizes(const struct ir_span *spans, uint32_t n)
{
    size_t sum = 0;
    for (uint32_t i = 0; i < n; i++)
        sum += spans[i].size;
    return sum;
}

static uint8_t *copy_guest(uint8_t *to, const struct ir_span *spans, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        memcpy(to, (const void *)(uintptr_t)spans[i].pc, spans[i].size);
        to += spans[i].size;
    }
    return to;
}

/* Is the copy what the translator read? Another thread may have changed the code since. */
static bool is_what_was_read(const struct runtime *rt, const uint8_t *copy, const struct ir *ir)
{
    for (uint32_t i = 0; i < ir->nins; i++) {
        const struct ir_ins *in = &ir->ins[i];
        if (in->op != IR_insn)
            continue;
        uint64_t pc = ir_u64(in->b, in->c);
        const uint8_t *guest = copy;
        uint32_t k = 0;
        while (k < ir->nspans && pc - ir->spans[k].pc >= ir->spans[k].size)
            guest += ir->spans[k++].size;
        if (k < ir->nspans && memcmp(guest + (pc - ir->spans[k].pc), &in->a, rt->machine->frontend->insn_align) != 0)
            return false;
    }
    return true;
}

/* Does a record hold all that the region depends on? */
static bool is_fit(const struct code_buffer *out, const struct tcache_needs *needs, const struct region_code *code, const struct ir *ir)
{
    return !needs->unfit && needs->nasks <= TCACHE_ASKS && ir->nlooks != IR_MANY_LOOKS && out->nfixups != NO_FIXUPS &&
           ir->nspans && ir->nspans <= MAX_SPANS && ir->spans[0].pc == code->pc && code->nentries < MAX_ENTRIES;
}

static struct region_record describe(const struct runtime *rt, const struct code_buffer *out, const struct tcache_needs *needs,
                                     const struct region_code *code, const struct ir *ir, size_t packed_size)
{
    struct region_record r = {
        .pc = code->pc, .start = code->start, .counter = out->counter, .code_size = code->size, .packed_size = (uint32_t)packed_size,
        .guest_size = (uint32_t)(sum_sizes(ir->spans, ir->nspans) + sum_sizes(ir->looks, ir->nlooks)),
        .mode = (uint16_t)(tcache_mode(rt) | (out->hot ? MODE_HOT : 0)),
        .nlooks = (uint16_t)ir->nlooks, .nasks = (uint16_t)needs->nasks, .nfixups = (uint16_t)out->nfixups,
    };
    for (uint32_t i = 0; i < ir->nblocks; i++)
        r.insns = (uint16_t)(r.insns + ir->blocks[i].ninsn);
    return r;
}

/* What was made before for the same code is not used any more where the hot one is right. */
static void retire(struct runtime *rt, const struct region_record *hot)
{
    struct tcache_file *f = &rt->tcache.file;
    struct tcache_record *at = tcache_file_first(f, number_of(hot->pc));
    for (unsigned i = 0; at && i < LOOK_AT; i++, at = tcache_file_next(f, at)) {
        struct region_record *r = (struct region_record *)at;
        tcache_file_touch(f, at, sizeof *r);
        if (r->pc == hot->pc && (r->mode | MODE_HOT) == hot->mode)
            atomic_store_explicit(&r->is_old, 1, memory_order_relaxed);
    }
}

/* An empty list may be nowhere. */
static void copy_list(void *to, const void *from, size_t size)
{
    if (size)
        memcpy(to, from, size);
}

void tcache_save(struct runtime *rt, const struct code_buffer *out, const struct tcache_needs *needs, const struct region_code *code,
                 const struct ir *ir)
{
    struct tcache *c = &rt->tcache;
    if (!c->file.head || c->file.full || !is_fit(out, needs, code, ir))
        return;
    uint8_t *packed = arena_alloc(ir->scratch, region_packed_most(code, ir->nspans));
    struct region_record r = describe(rt, out, needs, code, ir, (size_t)(region_pack(packed, code, ir->spans, ir->nspans) - packed));
    size_t size = record_size(&r);
    struct region_record *record = (struct region_record *)tcache_file_new(&c->file, size);
    if (!record)
        return;
    memcpy(&record->sum, &r.sum, sizeof r - offsetof(struct region_record, sum));
    const struct parts p = parts_of(record, record + 1);
    copy_list(p.looks, ir->looks, ir->nlooks * sizeof *ir->looks);
    copy_list(p.asks, needs->asks, r.nasks * sizeof *p.asks);
    copy_list(p.fixups, out->fixups, r.nfixups * sizeof *p.fixups);
    memcpy(p.code, out->base + code->start, code->size);
    memcpy(p.packed, packed, r.packed_size);
    copy_guest(copy_guest(p.guest, ir->spans, ir->nspans), ir->looks, ir->nlooks);
    if (!is_what_was_read(rt, p.guest, ir))
        return;
    if (c->file.outlives_crashes)
        record->sum = sum_of(record, size);
    if (out->hot)
        retire(rt, &r);
    else
        c->last = &record->head;
    tcache_file_add(&c->file, number_of(code->pc), &record->head, size);
    c->nmade++;
    c->nhot += out->hot;
}
