/* tcache.h: translations that processes share (tcache.c), part of struct runtime. All is under its lock. */
#ifndef DRAGOMAN_RUNTIME_TCACHE_H
#define DRAGOMAN_RUNTIME_TCACHE_H

#include "contract/backend.h"
#include "runtime/tcache_file.h"

struct engine;
struct runtime;

/* A store that the translator asked about (translate_request.stores_address); or, with a size, memory from `value` on that it
 * presumes to have no tags (translate_request.untagged). */
struct tcache_ask {
    uint64_t pc, value;
    uint32_t size;
    bool loaded;
};
enum { TCACHE_ASKS = 16 };

struct tcache {
    struct tcache_file file;
    const struct tcache_record *last; /* that was found or made */
    bool fit;                /* the region that is being made depends on nothing that a record does not hold */
    uint32_t nasks;          /* for it */
    struct tcache_ask asks[TCACHE_ASKS];
};

void tcache_init(struct runtime *rt);
/* May code of the engine's executable range come from there, and go there? */
bool tcache_serves(const struct engine *e);
/* Publishes a region of what another process made of the same guest code. The offset of its entry at pc; 0: there is none. */
uint32_t tcache_load(struct engine *e, uint64_t pc);
/* The region that was compiled last, at pc, may be used by others. */
void tcache_save(struct runtime *rt, uint64_t pc, const struct region_code *code, const struct ir *ir);

#endif
