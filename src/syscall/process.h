/* process.h: what process and thread calls share. Their names are in handlers.h. */
#ifndef DRAGOMAN_SYSCALL_PROCESS_H
#define DRAGOMAN_SYSCALL_PROCESS_H

#include <stdbool.h>
#include <stdint.h>

#include "contract/machine.h"

/* What kind of program a file is (exec_kind.c). */
enum exec_kind { EXEC_HOST /* the kernel decides */, EXEC_FOREIGN /* ours to translate */ };
/* Opens `path` (of the host) relative to dirfd; 0 and *kind, or -errno as execve(2) would say. *fd is the open file, or -1
 * if it can't be read. */
int exec_classify(struct thread *t, int dirfd, const char *path, int flags, enum exec_kind *kind, int *fd);

#endif
