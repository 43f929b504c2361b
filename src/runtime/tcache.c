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
enum { LOOK_AT = 8 /* records of a slot */, MODE_FP_EXACT = 1, MODE_TAGS = 2 };

/* Behind it, each a multiple of 8 bytes: spans, asks, entries, landings, exits, fixups, instruction map, host code, and the guest
 * code of the spans. Offsets are in the code cache, as the region was compiled. */
struct region_record {
    struct tcache_record head;
    uint64_t sum;                 /* of what follows */
    uint64_t pc;
    uint32_t mode, start, counter; /* what it was compiled for: as in code_buffer */
    uint32_t insns, blocks, nspans, nlooks, nasks, nentries, nlandings, nexits, stubs, nfixups, map_size, code_size, guest_size;
};

/* Where its parts are. */
struct parts {
    struct ir_span *spans, *looks;
    struct tcache_ask *asks;
    struct region_entry *entries;
    uint32_t *landings;
    struct region_exit *exits;
    struct region_fixup *fixups;
    uint8_t *map, *code, *guest, *end;
};

static void *part(uint8_t **at, size_t size)
{
    void *p = *at;
    *at += (size + 7) & ~(size_t)7;
    return p;
}

static struct parts parts_of(const struct region_record *r, void *from)
{
    struct parts p;
    uint8_t *at = from;
    p.spans = part(&at, r->nspans * sizeof *p.spans);
    p.looks = part(&at, r->nlooks * sizeof *p.looks);
    p.asks = part(&at, r->nasks * sizeof *p.asks);
    p.entries = part(&at, r->nentries * sizeof *p.entries);
    p.landings = part(&at, r->nlandings * sizeof *p.landings);
    p.exits = part(&at, r->nexits * sizeof *p.exits);
    p.fixups = part(&at, r->nfixups * sizeof *p.fixups);
    p.map = part(&at, r->map_size);
    p.code = part(&at, r->code_size);
    p.guest = part(&at, r->guest_size);
    p.end = at;
    return p;
}

static uint64_t number_of(uint64_t pc) { return pc >> 5; }

static uint32_t mode_of(const struct runtime *rt)
{
    bool tags = atomic_load_explicit(&rt->check_tags, memory_order_relaxed);
    return (rt->out.fp_exact ? MODE_FP_EXACT : 0) | (tags ? MODE_TAGS : 0);
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
    key = hash_mix(key, m->abi && m->abi->has_mte && m->abi->has_mte(m));
    return hash_mix(key, m->opt.hot != 0);
}

/* Logs and profiles are about regions that this process makes. */
static bool is_wanted(const struct runtime *rt)
{
    const struct options *o = &rt->machine->opt;
    const unsigned logs = LOG_IN_ASM | LOG_IR | LOG_IR_OPT | LOG_OUT_ASM;
    return rt->out.base && !rt->out.no_code_map && rt->machine->backend->relocate && !o->no_optimise && !o->profile &&
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

void runtime_changes_rights(struct thread *t)
{
    struct runtime *rt = t->machine->rt;
    lock_take(&rt->lock);
    tcache_file_close(&rt->tcache.file);
    lock_release(&rt->lock);
}

/* ---- finding ---------------------------------------------------------------------------------- */
bool tcache_serves(const struct engine *e)
{
    struct runtime *rt = e->rt;
    return rt->tcache.file.head && e->exec_file && !rt->rewritten.used && !atomic_load_explicit(&rt->fp_careful, memory_order_relaxed);
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

/* Would this process translate it to the same? */
static bool is_right(struct engine *e, const struct region_record *r, const struct parts *p)
{
    struct runtime *rt = e->rt;
    const uint8_t *guest = p->guest;
    if (r->pc != p->spans[0].pc || !same_code(e, p->spans, r->nspans, &guest) || !same_code(e, p->looks, r->nlooks, &guest))
        return false;
    for (uint32_t i = 0; i < r->nspans; i++)
        if (!is_plain_span(rt, &p->spans[i]))
            return false;
    for (uint32_t i = 0; i < r->nasks; i++)
        if (p->asks[i].size ? !mte_presume_untagged(rt->machine, p->asks[i].value, p->asks[i].size)
                            : critical_stores_address(rt, p->asks[i].pc, p->asks[i].value, p->asks[i].loaded))
            return false;
    return true;
}

static uint64_t sum_of(const struct region_record *r)
{
    const uint8_t *from = (const uint8_t *)&r->sum + sizeof r->sum;
    return hash_bytes(0, from, (size_t)((const uint8_t *)r + r->head.size - from));
}

static bool is_complete(const struct tcache_file *f, const struct region_record *r)
{
    return !f->outlives_crashes || (r->head.size <= UINT16_MAX * 4 && sum_of(r) == r->sum);
}

static const struct region_record *find(struct engine *e, uint64_t pc)
{
    struct tcache_file *f = &e->rt->tcache.file;
    struct tcache_record *at = tcache_file_first(f, number_of(pc));
    for (unsigned i = 0; at && i < LOOK_AT; i++, at = tcache_file_next(f, at)) {
        struct region_record *r = (struct region_record *)at;
        tcache_file_touch(f, at, sizeof *r);
        if (r->pc != pc || r->mode != mode_of(e->rt) || r->head.size < sizeof *r)
            continue;
        tcache_file_touch(f, at, r->head.size);
        if (!is_complete(f, r))
            continue;
        const struct parts p = parts_of(r, r + 1);
        if (is_right(e, r, &p))
            return r;
    }
    return NULL;
}

/* ---- installing ------------------------------------------------------------------------------- */
/* A copy of n offsets, which are `stride` bytes from each other, moved by `by`; 0 stays. */
static void *moved(struct runtime *rt, const void *from, size_t size, uint32_t n, size_t stride, size_t offset, uint32_t by)
{
    uint8_t *to = memcpy(arena_alloc(rt->ir.scratch, size), from, size);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t value;
        memcpy(&value, to + i * stride + offset, sizeof value);
        if (value != 0)
            value += by;
        memcpy(to + i * stride + offset, &value, sizeof value);
    }
    return to;
}
#define MOVED(rt, list, n, member, by) moved(rt, list, (n) * sizeof *(list), n, sizeof *(list), member, by)

uint32_t tcache_load(struct engine *e, uint64_t pc)
{
    struct runtime *rt = e->rt;
    const struct region_record *r = find(e, pc);
    if (!r)
        return 0;
    const struct parts p = parts_of(r, (void *)(r + 1));
    uint32_t start = (rt->out.at + 15) & ~15u;
    if (translate_is_full(rt) || start > rt->out.end || rt->out.end - start < r->code_size)
        return 0;
    uint32_t by = start - r->start;
    ir_reset(&rt->ir);
    struct region_code code = {
        .start = start, .size = r->code_size, .pc = pc, .stubs = r->stubs + by,
        .entries = MOVED(rt, p.entries, r->nentries, offsetof(struct region_entry, host), by), .nentries = r->nentries,
        .landings = MOVED(rt, p.landings, r->nlandings, 0, by), .nlandings = r->nlandings,
        .exits = MOVED(rt, p.exits, r->nexits, offsetof(struct region_exit, site), by), .nexits = r->nexits,
        .insn_map = p.map, .insn_map_size = r->map_size,
    };
    translate_prepare_counter(rt, pc);
    memcpy(rt->out.base + start, p.code, r->code_size);
    rt->machine->backend->relocate(rt->out.base, &code, p.fixups, r->nfixups, by, rt->out.counter - r->counter);
    rt->out.at = start + r->code_size;
    region_publish(rt, &code, p.spans, r->nspans, NULL, false);
    rt->stats.cached_regions++;
    rt->stats.cached_insns += r->insns;
    return code.entries[0].host;
}

/* ---- adding ----------------------------------------------------------------------------------- */
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
static bool is_what_was_read(const struct runtime *rt, const struct parts *p, const struct ir *ir)
{
    for (uint32_t i = 0; i < ir->nins; i++) {
        const struct ir_ins *in = &ir->ins[i];
        if (in->op != IR_insn)
            continue;
        uint64_t pc = ir_u64(in->b, in->c);
        const uint8_t *guest = p->guest;
        uint32_t k = 0;
        while (k < ir->nspans && pc - ir->spans[k].pc >= ir->spans[k].size)
            guest += ir->spans[k++].size;
        if (k < ir->nspans && memcmp(guest + (pc - ir->spans[k].pc), &in->a, rt->machine->frontend->insn_align) != 0)
            return false;
    }
    return true;
}

static void fill(const struct runtime *rt, const struct parts *p, const struct region_code *code, const struct ir *ir)
{
    memcpy(p->spans, ir->spans, ir->nspans * sizeof *ir->spans);
    memcpy(p->looks, ir->looks, ir->nlooks * sizeof *ir->looks);
    memcpy(p->asks, rt->tcache.asks, rt->tcache.nasks * sizeof *p->asks);
    memcpy(p->entries, code->entries, code->nentries * sizeof *p->entries);
    memcpy(p->landings, code->landings, code->nlandings * sizeof *p->landings);
    memcpy(p->exits, code->exits, code->nexits * sizeof *p->exits);
    memcpy(p->fixups, rt->out.fixups, rt->out.nfixups * sizeof *p->fixups);
    memcpy(p->map, code->insn_map, code->insn_map_size);
    memcpy(p->code, rt->out.base + code->start, code->size);
    copy_guest(copy_guest(p->guest, ir->spans, ir->nspans), ir->looks, ir->nlooks);
}

/* Does a record hold all that the region depends on? */
static bool is_fit(const struct runtime *rt, uint64_t pc, const struct ir *ir)
{
    const struct tcache *c = &rt->tcache;
    return c->fit && c->nasks <= TCACHE_ASKS && ir->nlooks != IR_MANY_LOOKS && rt->out.nfixups != NO_FIXUPS &&
           !ir->critical.end && ir->nspans && ir->spans[0].pc == pc;
}

void tcache_save(struct runtime *rt, uint64_t pc, const struct region_code *code, const struct ir *ir)
{
    struct tcache *c = &rt->tcache;
    if (!is_fit(rt, pc, ir))
        return;
    struct region_record r = {
        .pc = pc, .mode = mode_of(rt), .start = code->start, .counter = rt->out.counter, .blocks = ir->nblocks,
        .nspans = ir->nspans, .nlooks = ir->nlooks, .nasks = c->nasks, .nentries = code->nentries,
        .nlandings = code->nlandings, .nexits = code->nexits, .stubs = code->stubs, .nfixups = rt->out.nfixups, .map_size = code->insn_map_size, .code_size = code->size,
        .guest_size = (uint32_t)(sum_sizes(ir->spans, ir->nspans) + sum_sizes(ir->looks, ir->nlooks)),
    };
    for (uint32_t i = 0; i < ir->nblocks; i++)
        r.insns += ir->blocks[i].ninsn;
    const struct parts sizes = parts_of(&r, NULL);
    struct tcache_record *to = tcache_file_new(&c->file, sizeof r + (size_t)(uintptr_t)sizes.end);
    if (!to)
        return;
    struct region_record *record = (struct region_record *)to;
    r.head.size = to->size;
    *record = r;
    const struct parts p = parts_of(record, record + 1);
    fill(rt, &p, code, ir);
    if (!is_what_was_read(rt, &p, ir))
        return;
    if (c->file.outlives_crashes)
        record->sum = sum_of(record);
    tcache_file_add(&c->file, number_of(pc), to);
}
