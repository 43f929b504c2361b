/* image_file.h: the file of image.c, which image_make.c makes. */
#ifndef DRAGOMAN_RUNTIME_IMAGE_FILE_H
#define DRAGOMAN_RUNTIME_IMAGE_FILE_H

#include <stdbool.h>
#include <stdint.h>

struct runtime;

/* Places are bytes from the file's start; parts begin at multiples of pages. */
struct image_list {
    uint32_t at, n;
};
/* Code of one executable mapping of the guest. */
struct image_module {
    uint64_t lo, hi;          /* what the regions were made from lies in between */
    struct image_list slots;  /* of an entry_table */
    struct image_list others; /* of struct region_entry: what is not in it */
    struct image_list spans;  /* of struct image_span: what the regions were made from, in ascending order, */
    uint32_t guest;           /* and where its bytes are */
    struct image_list untagged; /* of struct image_range: memory that they presume to have no tags */
};
struct image_span {
    uint32_t at, size; /* from module.lo on */
};
struct image_range {
    uint64_t lo, hi;
};
/* In ascending order of addresses. */
struct image_record {
    uint64_t pc;
    uint32_t at, size;
};
enum { IMAGE_MODULES = 32 };
enum image_part { IMAGE_CODE, IMAGE_REGIONS, IMAGE_FIRST_IN, IMAGE_PACKED, IMAGE_COUNTERS, IMAGE_PARTS };
struct image_head {
    struct image_list records;      /* of struct image_record: regions that depend on more than guest code */
    uint32_t code_first, code_size; /* of the runtime that it is for */
    uint32_t nregions, code_end, packed_end;
    uint32_t times;  /* how often it was made */
    uint32_t tables; /* size of the head and what modules name */
    uint32_t nmodules;
    struct image_list parts[IMAGE_PARTS]; /* n: bytes */
    struct image_module modules[IMAGE_MODULES];
};

enum { IMAGE_PATH = 544 };
/* The file of this program; false: there is to be none. */
bool image_path(const struct runtime *rt, char path[static IMAGE_PATH]);
/* Where a part is mapped. */
void *image_part_at(const struct runtime *rt, enum image_part part);

#endif
