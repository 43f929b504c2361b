/* region_pack.h: what is kept of a region beside its struct, packed into bytes: about as many as its code has instructions.
 * Included by src/runtime only. */
#ifndef DRAGOMAN_RUNTIME_REGION_PACK_H
#define DRAGOMAN_RUNTIME_REGION_PACK_H

#include "contract/backend.h"
#include "translate/ir.h"

enum { REGION_HOMES = 32 }; /* a region has at most as many */

struct packed_list {
    const uint8_t *at;
    uint32_t n;          /* elements left */
};

struct region_info {
    uint64_t pc;
    uint32_t start, size, stubs;
    struct packed_list entries, spans, landings, exits, homes, map /* bytes */;
    uint32_t site;       /* of the last exit read */
    bool one_entry, one_span; /* at pc: the address is left out */
};

/* The most bytes that region_pack writes. */
size_t region_packed_most(const struct region_code *code, uint32_t nspans);
uint8_t *region_pack(uint8_t *p, const struct region_code *code, const struct ir_span *spans, uint32_t nspans);
/* Of a region of this pc and code cache offset. */
struct region_info region_unpack_spans(const uint8_t *p, uint64_t pc, uint32_t start); /* only entries and spans */
/* When the spans of that were read: landings and exits, too. */
void region_unpack_exits(struct region_info *info);
struct region_info region_unpack(const uint8_t *p, uint64_t pc, uint32_t start);

/* The next element of a list, in order; false: there are no more. */
bool next_entry(struct region_info *info, struct region_entry *entry);
bool next_span(struct region_info *info, struct ir_span *span);
bool next_landing(struct region_info *info, uint32_t *at);
bool next_exit(struct region_info *info, struct region_exit *exit);

#endif
