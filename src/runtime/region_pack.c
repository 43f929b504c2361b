/* region_pack.c: see region_pack.h. Owns the format:
 *
 * a byte of counts; the code's size; the number of exits and of landings, where the byte has no room; the first entry's place,
 * or number of entries, the entries, and number of homes; the size of the span, or their number and the spans; the landings; the
 * first stub's place and the exits; the homes; the map. Places are relative to the region's start, or the one before;
 * addresses to the region's. */
#include "runtime/region_pack.h"

#include <string.h>

#include "base/varint.h"

/* The first byte. */
enum {
    FEW_EXITS = 15,          /* number of exits; as many, or more */
    LANDINGS_SHIFT = 4, FEW_LANDINGS = 3,
    ONE_ENTRY = 1 << 6,      /* at the region's pc, and no homes */
    ONE_SPAN = 1 << 7,       /* from there on */
};

/* Distances between addresses are multiples of 4, mostly. */
static uint8_t *put_distance(uint8_t *p, uint64_t to, uint64_t from)
{
    int64_t d = (int64_t)(to - from);
    uint64_t most = d < 0 ? 0 - (uint64_t)d : (uint64_t)d;
    return varint_put(p, (most >> 2 | (most & 3) << 60) << 1 | (d < 0));
}

static const uint8_t *get_distance(const uint8_t *p, uint64_t *to, uint64_t from)
{
    uint64_t v;
    p = varint_get(p, &v);
    uint64_t quarters = v >> 1, most = (quarters & (UINT64_MAX >> 4)) << 2 | quarters >> 60;
    *to = v & 1 ? from - most : from + most;
    return p;
}

static uint32_t get_count(const uint8_t **p)
{
    uint64_t v;
    *p = varint_get(*p, &v);
    return (uint32_t)v;
}

/* ---- writing ---------------------------------------------------------------------------------- */
size_t region_packed_most(const struct region_code *c, uint32_t nspans)
{
    return (8 + 2 * ((size_t)c->nentries + nspans + c->nlandings + c->nexits)) * VARINT_MOST +
           c->nhomes * sizeof *c->homes + c->insn_map_size;
}

static bool has_one_entry(const struct region_code *c)
{
    return c->nentries == 1 && c->entries[0].pc == c->pc && c->nhomes == 0;
}

static bool has_one_span(const struct region_code *c, const struct ir_span *spans, uint32_t nspans)
{
    return nspans == 1 && spans[0].pc == c->pc;
}

static uint8_t *put_counts(uint8_t *p, const struct region_code *c, bool one_entry, bool one_span)
{
    unsigned exits = c->nexits < FEW_EXITS ? c->nexits : FEW_EXITS;
    unsigned landings = c->nlandings < FEW_LANDINGS ? c->nlandings : FEW_LANDINGS;
    *p++ = (uint8_t)(exits | landings << LANDINGS_SHIFT | (one_entry ? ONE_ENTRY : 0) | (one_span ? ONE_SPAN : 0));
    p = varint_put(p, c->size);
    if (exits == FEW_EXITS)
        p = varint_put(p, c->nexits);
    if (landings == FEW_LANDINGS)
        p = varint_put(p, c->nlandings);
    return p;
}

static uint8_t *put_entries(uint8_t *p, const struct region_code *c, bool one_entry)
{
    if (one_entry)
        return varint_put(p, c->entries[0].host - c->start);
    p = varint_put(varint_put(p, c->nentries), c->nhomes);
    for (uint32_t i = 0; i < c->nentries; i++)
        p = varint_put(put_distance(p, c->entries[i].pc, c->pc), c->entries[i].host - c->start);
    return p;
}

static uint8_t *put_spans(uint8_t *p, const struct region_code *c, const struct ir_span *spans, uint32_t nspans, bool one_span)
{
    if (one_span)
        return put_distance(p, spans[0].size, 0);
    p = varint_put(p, nspans);
    for (const struct ir_span *s = spans; s < spans + nspans; s++)
        p = put_distance(put_distance(p, s->pc, c->pc), s->size, 0);
    return p;
}

static uint8_t *put_exits(uint8_t *p, const struct region_code *c)
{
    uint32_t last = 0;
    if (c->nexits)
        p = varint_put(p, c->stubs - c->start);
    for (uint32_t i = 0; i < c->nexits; i++) {
        uint32_t site = c->exits[i].site ? c->exits[i].site - c->start : 0;
        p = put_distance(varint_put_signed(p, (int32_t)(site - last)), c->exits[i].pc, c->pc);
        last = site;
    }
    return p;
}

static uint8_t *put_bytes(uint8_t *p, const void *data, size_t size)
{
    return size ? (uint8_t *)memcpy(p, data, size) + size : p;
}

uint8_t *region_pack(uint8_t *p, const struct region_code *c, const struct ir_span *spans, uint32_t nspans)
{
    const bool one_entry = has_one_entry(c), one_span = has_one_span(c, spans, nspans);
    p = put_counts(p, c, one_entry, one_span);
    p = put_spans(put_entries(p, c, one_entry), c, spans, nspans, one_span);
    for (uint32_t i = 0; i < c->nlandings; i++)
        p = varint_put(p, c->landings[i] - c->start);
    p = put_bytes(put_exits(p, c), c->homes, c->nhomes * sizeof *c->homes);
    return put_bytes(varint_put(p, c->insn_map_size), c->insn_map, c->insn_map_size);
}

/* ---- reading ---------------------------------------------------------------------------------- */
static const uint8_t *skip(const uint8_t *p, uint32_t numbers)
{
    while (numbers)
        numbers -= !(*p++ & 0x80);
    return p;
}

static const uint8_t *find_list(struct packed_list *list, const uint8_t *p, uint32_t n, uint32_t numbers)
{
    *list = (struct packed_list){p, n};
    return skip(p, n * numbers);
}

/* Up to the spans; what follows is at *rest. */
static inline struct region_info unpack_first(const uint8_t *p, uint64_t pc, uint32_t start, const uint8_t **rest)
{
    struct region_info info = {.pc = pc, .start = start};
    unsigned counts = *p++;
    info.size = get_count(&p);
    uint32_t exits = counts & FEW_EXITS, landings = counts >> LANDINGS_SHIFT & FEW_LANDINGS, homes = 0;
    if (exits == FEW_EXITS)
        exits = get_count(&p);
    if (landings == FEW_LANDINGS)
        landings = get_count(&p);
    uint32_t entries = 1, spans = 1; /* of one number, if their address is left out */
    if (!(counts & ONE_ENTRY)) {
        entries = get_count(&p);
        homes = get_count(&p);
    }
    p = find_list(&info.entries, p, entries, counts & ONE_ENTRY ? 1 : 2);
    if (!(counts & ONE_SPAN))
        spans = get_count(&p);
    info.spans = (struct packed_list){p, spans};
    info.one_entry = counts & ONE_ENTRY;
    info.one_span = counts & ONE_SPAN;
    info.landings.n = landings;
    info.exits.n = exits;
    info.homes.n = homes;
    *rest = p;
    return info;
}

struct region_info region_unpack_spans(const uint8_t *p, uint64_t pc, uint32_t start)
{
    return unpack_first(p, pc, start, &p);
}

/* What lies behind the spans, up to the exits. */
static void unpack_exits(struct region_info *info, const uint8_t *p)
{
    p = find_list(&info->landings, p, info->landings.n, 1);
    if (info->exits.n)
        info->stubs = info->start + get_count(&p);
    info->exits.at = p;
}

void region_unpack_exits(struct region_info *info)
{
    unpack_exits(info, info->spans.at);
}

struct region_info region_unpack(const uint8_t *p, uint64_t pc, uint32_t start)
{
    struct region_info info = unpack_first(p, pc, start, &p);
    unpack_exits(&info, find_list(&info.spans, p, info.spans.n, info.one_span ? 1 : 2));
    p = skip(info.exits.at, info.exits.n * 2);
    info.homes.at = p;
    p += info.homes.n * sizeof(struct region_home);
    uint32_t map = get_count(&p);
    info.map = (struct packed_list){p, map};
    return info;
}

bool next_entry(struct region_info *info, struct region_entry *entry)
{
    struct packed_list *list = &info->entries;
    if (!list->n)
        return false;
    list->n--;
    entry->pc = info->pc;
    if (!info->one_entry)
        list->at = get_distance(list->at, &entry->pc, info->pc);
    entry->host = info->start + get_count(&list->at);
    return true;
}

bool next_span(struct region_info *info, struct ir_span *span)
{
    struct packed_list *list = &info->spans;
    uint64_t size;
    if (!list->n)
        return false;
    list->n--;
    span->pc = info->pc;
    if (!info->one_span)
        list->at = get_distance(list->at, &span->pc, info->pc);
    list->at = get_distance(list->at, &size, 0);
    span->size = (uint32_t)size;
    return true;
}

bool next_landing(struct region_info *info, uint32_t *at)
{
    if (!info->landings.n)
        return false;
    info->landings.n--;
    *at = info->start + get_count(&info->landings.at);
    return true;
}

bool next_exit(struct region_info *info, struct region_exit *exit)
{
    int64_t step;
    if (!info->exits.n)
        return false;
    info->exits.n--;
    info->exits.at = varint_get_signed(info->exits.at, &step);
    info->exits.at = get_distance(info->exits.at, &exit->pc, info->pc);
    info->site += (uint32_t)step;
    exit->site = info->site ? info->start + info->site : 0;
    return true;
}
