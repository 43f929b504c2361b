/* handlers.h: the system calls that need more than what their row's argument kinds do, and what their files share.
 * Includes the names of the process, signal and thread calls, which process.h and signal.h describe. */
#ifndef DRAGOMAN_SYSCALL_HANDLERS_H
#define DRAGOMAN_SYSCALL_HANDLERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "contract/guest_abi.h"
#include "contract/machine.h"
#include "syscall/row.h"

#define HANDLER(name) int64_t name(struct thread *t, const uint64_t args[6])

/* misc.c: fixed answers */
HANDLER(sys_enosys);
HANDLER(sys_einval);
HANDLER(sys_eperm);
HANDLER(sys_eopnotsupp);
HANDLER(sys_restart_syscall);
/* ptrace.c */
HANDLER(sys_ptrace);
HANDLER(sys_wait4);
/* misc.c */
HANDLER(sys_uname);
HANDLER(sys_personality);
/* seccomp.c */
HANDLER(sys_seccomp);
HANDLER(prctl_set_seccomp);
HANDLER(prctl_get_seccomp);
/* misc_prctl.c */
HANDLER(sys_prctl);
/* mte.c */
HANDLER(prctl_set_tagged_addr_ctrl);
HANDLER(prctl_get_tagged_addr_ctrl);
/* misc_rlimit.c */
HANDLER(sys_getrlimit);
HANDLER(sys_setrlimit);
HANDLER(sys_prlimit64);
/* fd.c */
HANDLER(sys_openat);
HANDLER(sys_openat2);
HANDLER(sys_readlinkat);
/* self_fd.c */
HANDLER(sys_chroot);
HANDLER(sys_pivot_root);
HANDLER(sys_umount2);
HANDLER(sys_setns);
HANDLER(sys_close);
HANDLER(sys_close_range);
HANDLER(sys_dup3);
HANDLER(sys_getdents64);
HANDLER(sys_statx);
/* fd_wait.c */
HANDLER(sys_pselect6);
HANDLER(sys_ppoll);
HANDLER(sys_epoll_pwait);
HANDLER(sys_epoll_pwait2);
HANDLER(sys_io_pgetevents);
/* As the call, with the guest's signal mask. */
HANDLER(wait_for_ring);
/* fd_uring.c */
HANDLER(sys_io_uring_setup);
HANDLER(sys_io_uring_enter);
HANDLER(sys_io_uring_register);
/* fd_aio.c */
HANDLER(sys_io_setup);
HANDLER(sys_io_destroy);
/* ioctl.c */
HANDLER(sys_ioctl);
/* ipc.c */
HANDLER(sys_semctl);
HANDLER(sys_shmat);
HANDLER(sys_shmdt);
/* mm.c */
HANDLER(sys_mmap);
HANDLER(sys_munmap);
HANDLER(sys_mprotect);
HANDLER(sys_mremap);
HANDLER(sys_brk);
HANDLER(sys_madvise);
HANDLER(sys_msync);
HANDLER(sys_mlock);
HANDLER(sys_mlock2);
HANDLER(sys_munlock);
HANDLER(sys_mlockall);
HANDLER(sys_userfaultfd);
HANDLER(sys_munlockall);
HANDLER(sys_mincore);
HANDLER(sys_mbind);
HANDLER(sys_set_mempolicy_home_node);
HANDLER(sys_mseal);
HANDLER(sys_pkey_mprotect);
HANDLER(sys_pkey_alloc);
/* signal*.c, process*.c, clone*.c, exec*.c, futex.c */
HANDLER(sys_rt_sigaction);
HANDLER(sys_rt_sigprocmask);
HANDLER(sys_rt_sigpending);
HANDLER(sys_rt_sigtimedwait);
HANDLER(sys_rt_sigsuspend);
HANDLER(sys_rt_sigreturn);
HANDLER(sys_rt_sigqueueinfo);
HANDLER(sys_rt_tgsigqueueinfo);
HANDLER(sys_sigaltstack);
HANDLER(sys_kill);
HANDLER(sys_tkill);
HANDLER(sys_tgkill);
HANDLER(sys_clone);
HANDLER(sys_clone3);
HANDLER(sys_execve);
HANDLER(sys_execveat);
HANDLER(sys_exit);
HANDLER(sys_exit_group);
HANDLER(sys_set_tid_address);
HANDLER(sys_set_robust_list);
HANDLER(sys_get_robust_list);
HANDLER(sys_futex);
/* rseq.c */
HANDLER(sys_rseq);
#undef HANDLER

/* -- host.c: system calls of the host --------------------------------------------------------------------------- */
/* The call itself, without errno. For what never blocks. */
int64_t host_syscall(long nr, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e, uint64_t f);

/* -- state.c: what the system-call layer keeps per process ------------------------------------------------------ */
enum { PATH_CACHE = 256 };
/* fd_uring.c: a ring of io_uring */
struct uring {
    _Atomic uint32_t fd;                     /* 1 + its number; 0: none */
    uint32_t flags, head_at, array_at, mask; /* of its setup; offsets in the ring */
    _Atomic uint64_t ring, entries;          /* where the program has mapped them; 0: not yet */
};
enum { URINGS = 256 };

struct syscall_state {
    _Atomic uint64_t clean_dirs[PATH_CACHE]; /* path.c: hashes of folders that lead through no absolute link */
    _Atomic uint32_t rlimits_kept;           /* misc_rlimit.c: resources whose soft limit differs for the guest */
    _Atomic uint64_t rlimits[16];
    int self_fd;                             /* self_fd.c: our own program, open; 0: none */
    uint64_t self_dev, self_ino;
    _Atomic(_Atomic int32_t *) trace_open;   /* strace.c: thread whose line is not finished; shared with children */
    _Atomic uint32_t nrings;                 /* fd_uring.c: so many places were ever used */
    struct uring rings[URINGS];
};
struct syscall_state *syscall_state(struct machine *m);

/* -- dispatch.c ------------------------------------------------------------------------------------------------- */
/* The call as its row says, without trace. args: as the guest gave them. */
int64_t syscall_execute(struct thread *t, const struct syscall_row *row, const uint64_t args[6]);
/* The same behind the checks of pointers. */
int64_t syscall_carry_out(struct thread *t, const struct syscall_row *row, const uint64_t args[6]);
/* Stands for a pointer that the guest can't have: the kernel says EFAULT if it looks, and only then. */
#define BAD_POINTER (UINT64_C(1) << 63)
uint64_t guest_pointer(const struct thread *t, uint64_t pointer);
/* An address without its tag: the top byte becomes what the bit below it is. */
static inline uint64_t untagged(uint64_t address)
{
    return (uint64_t)((int64_t)(address << 8) >> 8) & address;
}

/* -- args.c: conversions that argument kinds ask for ------------------------------------------------------------ */
enum { PATH_SIZE = 4096, MAX_HOW_SIZE = 4096 /* a page, as on the kernel */, SCRATCH_SIZE = 2 * PATH_SIZE + MAX_HOW_SIZE + 256 };
/* One call with its arguments on both sides. */
struct call {
    struct thread *t;
    const struct syscall_row *row;
    uint64_t guest[6], host[6];
    uint32_t used;                 /* bytes of scratch */
    char scratch[SCRATCH_SIZE] __attribute__((aligned(16)));
};
/* 0 or -errno. */
int call_convert_in(struct call *c);
int64_t call_convert_out(struct call *c, int64_t result);
/* Length, -EFAULT, or -ENAMETOOLONG. */
int64_t guest_read_string(char *to, uint64_t from, size_t size);

/* -- fd_uring.c ------------------------------------------------------------------------------------------------- */
/* Descriptor fd, perhaps a ring, is mapped from `offset` on. */
void uring_mapped(struct machine *m, int fd, uint64_t offset, uint64_t at);

/* -- oflags.c: open flags --------------------------------------------------------------------------------------- */
uint64_t oflags_to_host(enum oflags_abi abi, uint64_t flags);
uint64_t oflags_to_guest(enum oflags_abi abi, uint64_t flags);
void oflags_print(enum oflags_abi abi, uint64_t flags, char *text, size_t size);

/* -- layouts.c: structures that differ -------------------------------------------------------------------------- */
struct stat;
struct epoll_event;
enum { STAT_MAX = 144 };
/* Fills `to` in the guest's layout, returns its size. */
size_t stat_to_guest(enum layout_id layout, const struct stat *st, void *to);
size_t stat_size(enum layout_id layout);
struct stat_summary { uint64_t inode; int64_t size; uint32_t mode; };
void stat_summary(enum layout_id layout, const void *from, struct stat_summary *summary);
struct guest_epoll_event { uint32_t events, pad; uint64_t data; };
void epoll_event_to_host(const struct guest_epoll_event *from, struct epoll_event *to);
void epoll_event_to_guest(const struct epoll_event *from, struct guest_epoll_event *to);

/* -- mte.c ------------------------------------------------------------------------------------------------------ */
/* Are tags checked although the program did not ask? Then new stacks and the heap have them. */
bool mte_from_start(const struct machine *m);
/* SEGV_MTEAERR for cpu.mte.async_fault, which it clears. */
void mte_send_async_fault(struct thread *t);

/* -- tagged.c --------------------------------------------------------------------------------------------------- */
/* syscall_execute of a thread with a tagged-address control. */
int64_t tagged_execute(struct thread *t, const struct syscall_row *row, const uint64_t args[6]);
/* guest_pointer for a call that accesses so many bytes there. */
uint64_t checked_pointer(struct thread *t, uint64_t pointer, uint64_t size, bool write);
/* A list of pointers to strings (of execve) for the host: the list itself, or a copy without tags, to be unmapped. */
uint64_t untagged_strings(struct thread *t, uint64_t list, size_t *mapped);

/* -- path.c ----------------------------------------------------------------------------------------------------- */
/* Where `path` of the guest is on the host: `path` itself, or `buffer` (PATH_SIZE bytes) with another one. */
const char *path_to_host(struct thread *t, const char *path, bool follow, char *buffer);
void path_forget(struct machine *m);

/* -- self_fd.c -------------------------------------------------------------------------------------------------- */
/* Our own program as an open file (close-on-exec), or -1: its name, options.self, is good. */
int self_fd(struct machine *m);

/* -- proc_path.c ------------------------------------------------------------------------------------------------ */
/* The part behind "/proc/self/" if path means the calling process, else NULL. */
const char *proc_self(const char *path);
/* Is a file of /proc/self/ about the calling thread? */
bool proc_of_caller(const char *path);
/* Is the name a number, as those of processes and descriptors are? */
bool proc_number(const char *name);
/* False: /proc is not there, or another file is mounted in this one's place. */
bool proc_holds(const char *path);
/* A path from a descriptor's folder on, or from the working folder, as a whole one; false: that folder is not in /proc. */
bool proc_path(int folder, const char *path, char whole[static PATH_SIZE]);

/* -- proc_files.c ----------------------------------------------------------------------------------------------- */
/* Opens a file of /proc whose contents the guest is to see differently; -ENOENT: not one of those. */
int64_t proc_open(struct thread *t, int folder, const char *path, uint64_t host_flags);
struct proc_identity { uint64_t device, inode; }; /* inode 0: not known */
/* Is it such a file, and which? A file with this mode and number of links may be one. path: from the descriptor on, or NULL. */
bool proc_is_ours(uint64_t fd, const char *path, uint32_t mode, uint32_t nlink, struct proc_identity *identity);
/* May this be the number of links of /proc/self/task, which counts a thread of ours? */
bool proc_counts_threads(struct thread *t, uint32_t mode, uint64_t size, uint64_t nlink);

/* -- misc_rlimit.c ---------------------------------------------------------------------------------------------- */
/* Around execve(2): the next program starts with the limits that the guest has set; undone when it failed. */
struct rlimit;
void rlimit_of_guest(struct machine *m, unsigned resource, struct rlimit *limit);
struct rlimits_saved { uint64_t soft[3], hard[3]; };
void rlimits_to_process(struct machine *m, struct rlimits_saved *saved);
void rlimits_restore(struct machine *m, const struct rlimits_saved *saved);

/* -- ioctl.c ---------------------------------------------------------------------------------------------------- */
/* Is the request's argument a pointer, and to what? NSTRUCTS: not known. */
bool ioctl_takes_pointer(uint32_t request, enum struct_id *what, bool *out);

/* -- strace*.c -------------------------------------------------------------------------------------------------- */
int64_t syscall_trace(struct thread *t, const struct syscall_row *row, const uint64_t args[6]);
void syscall_unknown(struct thread *t, uint32_t nr, const uint64_t args[6]);

#endif
