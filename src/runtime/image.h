/* image.h: translations of a whole program, ready to run (image.c), part of struct runtime. All is under its lock. */
#ifndef DRAGOMAN_RUNTIME_IMAGE_H
#define DRAGOMAN_RUNTIME_IMAGE_H

#include <stdbool.h>
#include <stdint.h>

struct engine;
struct image_head;
struct region;
struct runtime;
struct tcache_record;

struct image {
    const struct image_head *head; /* NULL: there is none */
    uint32_t untried, used,
        indexed;       /* a bit for each module: nobody ran it yet; its regions are found; by their pages, too */
    uint64_t lo, hi;   /* of the modules that are used */
    uint32_t nregions; /* of it */
    bool is_child;     /* of fork: makes none */
};

/* Before the first region. */
void image_open(struct runtime *rt);
/* The same when the cache was emptied because translations check tags now: programs have another image for that. */
void image_open_for_tags(struct runtime *rt);
/* The offset of the code for pc, 0: the image has none, or memory does not hold what that was made from. */
uint32_t image_load(struct engine *e, uint64_t pc);
/* The first region of tier 1 that begins there in what is used. */
struct region *image_find(const struct runtime *rt, uint64_t pc);
/* The record of the region at pc, if it depends on more than guest code, or NULL. */
const struct tcache_record *image_record(const struct runtime *rt, uint64_t pc);
/* Lists of regions by page are wanted for [lo, hi). */
void image_index(struct runtime *rt, uint64_t lo, uint64_t hi);
/* The cache was emptied. */
void image_forget(struct runtime *rt);
/* Others may change the file from now on: what of it is not a copy yet becomes one. False: there is no memory for that. */
bool image_keep(struct runtime *rt);
/* The process ends: the next one that runs the program is to have what this one had to look for. */
void image_make(struct engine *e);

#endif
