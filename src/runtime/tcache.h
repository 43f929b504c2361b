/* tcache.h: translations that processes share (tcache.c), part of struct runtime. All is under its lock. */
#ifndef DRAGOMAN_RUNTIME_TCACHE_H
#define DRAGOMAN_RUNTIME_TCACHE_H

#include "contract/backend.h"
#include "runtime/tcache_file.h"

struct engine;
struct ir;
struct runtime;

/* A store that the translator asked about (translate_request.stores_address); or, with a size, memory from `value` on that it
 * presumes to have no tags (translate_request.untagged). */
struct tcache_ask {
    uint64_t pc, value;
    uint32_t size;
    bool loaded;
};
enum { TCACHE_ASKS = 32 };

/* What a region that is being made depends on, besides guest code. */
struct tcache_needs {
    bool unfit;              /* on something that a record does not hold */
    uint32_t nasks;
    struct tcache_ask asks[TCACHE_ASKS];
};

struct tcache {
    struct tcache_file file;
    const struct tcache_record *last; /* of what was found, or made in tier 1 */
    uint32_t nfound, nmade, nhot; /* regions that this process installed, and added; of these that tier 2 made */
    uint32_t ahead;          /* so many of those behind it are taken, needed or not */
};

void tcache_init(struct runtime *rt);
/* What translations are made for, as the process stands: others do not fit. */
uint16_t tcache_mode(const struct runtime *rt);
/* May code come from there, and go there? From files: as guest_mm_exec_range says. */
bool tcache_serves(const struct runtime *rt, bool from_files);
/* Publishes a region of what another process made of the same guest code. The offset of its entry at pc; 0: there is none. */
uint32_t tcache_load(struct engine *e, uint64_t pc);
/* The same for one of tier 2, in place of code of tier 1 that there is; false: there is none. */
bool tcache_load_hot(struct engine *e, uint64_t pc);
/* What a region was made from: its spans, and then the looks; and what it presumes to have no tags. Or its record, if it depends on
 * more than that. */
struct tcache_source {
    const struct ir_span *looks;
    uint32_t nlooks, nasks;
    const uint8_t *guest; /* bytes of all of them */
    const struct tcache_ask *asks;
    const struct tcache_record *record;
};
/* Publishes only this one, whose branches are not chained; false: its record is not there, or is all that is told, or there is no
 * room. */
bool tcache_load_one(struct engine *e, uint64_t pc, struct tcache_source *source);
/* The region that was compiled last into `out` may be used by others. */
void tcache_save(struct runtime *rt, const struct code_buffer *out, const struct tcache_needs *needs, const struct region_code *code,
                 const struct ir *ir);
static inline void tcache_need_nothing(struct tcache_needs *needs)
{
    needs->unfit = false;
    needs->nasks = 0;
}
/* What the translator asked, and is told. */
void tcache_need_store(struct tcache_needs *needs, uint64_t pc, uint64_t value, bool loaded);
void tcache_need_untagged(struct tcache_needs *needs, uint64_t address, uint32_t size);

#endif
