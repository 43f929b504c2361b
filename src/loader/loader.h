/* loader.h: brings a program into a fresh guest address space, as execve does. */
#ifndef DRAGOMAN_LOADER_LOADER_H
#define DRAGOMAN_LOADER_LOADER_H

#include "contract/machine.h"

enum { LOAD_CANNOT_EXECUTE = 126, LOAD_NOT_FOUND = 127 }; /* exit statuses, as shells give them */

/* Loads the program at path (or open as fd, which is closed) with its interpreter, vDSO and initial stack, and fills
 * the fields of m that describe it. #! lines are followed; a script whose interpreter is a program of the host is
 * handed to it with execve. Returns 0, or an exit status after a message. */
int load_program(struct machine *m, const char *path, int fd, char **argv, char **envp);

#endif
