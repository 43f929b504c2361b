/* run.h: "dragoman run": a command in a foreign root file system, in namespaces of its own. Shared by run*.c. */
#ifndef DRAGOMAN_CLI_RUN_H
#define DRAGOMAN_CLI_RUN_H

#include <stdbool.h>
#include <sys/types.h>

enum run_user { USER_AS_FITS, USER_ALWAYS, USER_NEVER };

struct run_bind {
    const char *from, *to; /* on the host, in the root */
    bool read_only;
    struct run_bind *next;
};

struct run {
    const char *root;      /* canonical; NULL: the host's */
    const char *directory; /* to start in, in the root; NULL: "/", or where we are */
    struct run_bind *binds, **binds_end;
    enum run_user user;
    char **command;        /* its first may be NULL: a shell */
    int self;              /* our own program, open */
    uid_t uid;
    gid_t gid;
    /* what came of it */
    bool in_user_namespace, in_pid_namespace;
    bool one_id;           /* the only user in the namespace is the caller */
    bool registered;       /* the kernel starts foreign programs by itself */
};

/* The command; args: what follows "run". Returns the exit status. */
int run_command(char **args);

/* -- run_user.c: user namespaces --------------------------------------------------------------------------------- */
/* From outside: the ids that the namespace of process pid gets: all of ours for root, else those of /etc/subuid, else
 * only our own. False after a message. */
bool run_map_ids(const struct run *r, pid_t pid);
/* From inside, once they are there. */
void run_become_root(void);
bool run_has_one_id(void);
/* For a command without a root of its own: as who started us. False after a message. */
bool run_become_caller(const struct run *r);

/* -- run_mounts.c: the tree that the command sees ------------------------------------------------------------------ */
enum run_mounted { MOUNTED, MOUNT_FAILED /* after a message */, MOUNT_NO_PROC /* only without a pid namespace */ };
enum run_mounted run_mount(const struct run *r);
/* Where apt's configuration for a namespace with one user is, in the root. */
#define RUN_APT_CONFIG "/dev/.dragoman-apt.conf"
/* Makes the root "/". False after a message. */
bool run_pivot(const struct run *r);
/* An own binfmt_misc with all guests; false where the kernel has it only once, or not at all. */
bool run_register(const struct run *r);

/* -- run_exec.c ------------------------------------------------------------------------------------------------ */
/* Executes the command, by the kernel or by ourselves. Returns the exit status for a command that can't be. */
int run_exec(const struct run *r);

#endif
