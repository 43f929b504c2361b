/* called_as.h: what the name by which dragoman was called asks for. */
#ifndef DRAGOMAN_CLI_CALLED_AS_H
#define DRAGOMAN_CLI_CALLED_AS_H

enum call_name {
    CALLED_DRAGOMAN,
    CALLED_QEMU,       /* qemu-ISA, qemu-ISA-static: QEMU's options too */
    CALLED_QEMU_OTHER, /* the same for an ISA that is none of our guests */
    CALLED_INSTALLER,  /* binfmt: as the installer in container images */
    CALLED_BUILDKIT,   /* as BuildKit calls its emulator: PROGRAM ARGUMENT..., to be looked up in PATH */
};

/* isa: the ISA of the name, for messages. */
enum call_name called_as(const char *argv0, char isa[32]);
/* The path of a program that is named without a slash, found in PATH as execvp(3) finds it; else name itself. */
const char *search_path(const char *name);

#endif
