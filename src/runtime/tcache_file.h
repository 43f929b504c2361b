/* tcache_file.h: memory that processes share through a file: records, found by a number that their writer gives them.
 *
 * A new file is all zeros, and a good empty one. Records are never changed, but in what their writer makes atomic, or removed; several processes may add and look
 * at the same time, without locks. A record that was begun by a process that was killed is never found. Knows nothing of
 * what records hold. */
#ifndef DRAGOMAN_RUNTIME_TCACHE_FILE_H
#define DRAGOMAN_RUNTIME_TCACHE_FILE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

enum { TCACHE_PAGES = 32768 /* of a file */ };

struct group;
struct tcache_file {
    char path[512];
    uint64_t device, inode;   /* what was there when it was opened */
    struct tcache_head *head; /* NULL: not open */
    bool full;                /* there is no room, or no memory: nothing can be added */
    bool only_read;           /* nor may it be */
    uint64_t room;            /* of all bytes in it: a part of a file system in memory that has a size */
    bool outlives_crashes;    /* on a disk: what is found may be incomplete */
    bool is_sparse;           /* little is needed: neighbours of what is read are not */
    struct group *last_group; /* that was found */
    uint32_t last_page;       /* that was touched, 0: none */
    uint32_t nmapped;
    uint64_t mapped[TCACHE_PAGES / 64]; /* a bit for each page that was touched */
};

/* What a record begins with; a multiple of 8 bytes. */
struct tcache_record {
    _Atomic uint32_t next;    /* place of an older record of the same slot, in units of 8 bytes; 0: none */
    _Atomic uint32_t size;    /* of it all; 0: it is not complete */
};

/* Opens or makes the file PREFIX-NAME in directory `dir`; of files with that prefix a few are kept. False: it cannot be
 * used; with in_memory, neither can a directory that is on a disk. */
bool tcache_file_open(struct tcache_file *f, const char *dir, const char *prefix, const char *name, bool in_memory);
void tcache_file_close(struct tcache_file *f);
/* Nothing is added any more, and nobody in this process can change what it has through this mapping, nor make that writable. False: it
 * is as it was. */
bool tcache_file_only_read(struct tcache_file *f);
/* Of our files beside `path` whose names begin with the prefix, and that is_one knows, the oldest one goes, if there are more than
 * so many, or they have more bytes than that. False: none went. */
bool tcache_remove_old(const char *path, const char *prefix, bool (*is_one)(const char *name, const struct stat *s),
                       uint32_t most, uint64_t most_bytes);
/* Records whose numbers differ in their low TCACHE_NEAR bits only are neighbours in the index; where they have bits 15 to 36 in
 * common, they are near. */
enum { TCACHE_NEAR = 5 };
/* The newest record of that number, or NULL. */
struct tcache_record *tcache_file_first(struct tcache_file *f, uint64_t number);
struct tcache_record *tcache_file_next(struct tcache_file *f, const struct tcache_record *record);
/* The record that was made next, or NULL. */
struct tcache_record *tcache_file_following(struct tcache_file *f, const struct tcache_record *record);
/* Before the bytes of a record are read that the two above do not need. */
void tcache_file_touch(struct tcache_file *f, const struct tcache_record *record, size_t size);
/* Room for a record of as many bytes, a multiple of 8; NULL: there is none. */
struct tcache_record *tcache_file_new(struct tcache_file *f, size_t size);
/* It is complete now, and can be found. */
void tcache_file_add(struct tcache_file *f, uint64_t number, struct tcache_record *record, size_t size);

#endif
