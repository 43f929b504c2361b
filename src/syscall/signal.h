/* signal.h: the guest's signal actions and masks, as the files of this layer use them. What the runtime calls is in
 * contract/guest_abi.h. */
#ifndef DRAGOMAN_SYSCALL_SIGNAL_H
#define DRAGOMAN_SYSCALL_SIGNAL_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "contract/machine.h"

enum { NSIGNALS = 64, SIGSET_BYTES = 8 };

/* struct sigaction of the kernel, for guests with SA_RESTORER. */
struct signal_action {
    uint64_t handler, flags, restorer, mask;
};

struct guest_fault;

struct signals {
    pthread_mutex_t lock;
    uint64_t known;         /* signals whose action is in the table: the others still have the one that we inherited */
    struct signal_action actions[NSIGNALS + 1];
};

static inline uint64_t signal_bit(int signo) { return UINT64_C(1) << (signo - 1); }

/* A copy for a process that shares memory, but not actions; signals_free ends it. */
struct signals *signals_copy(struct signals *from);
void signals_free(struct signals *s);
/* CLONE_CLEAR_SIGHAND: handlers become the default, in the calling process. */
void signals_clear_handlers(struct thread *t);

/* The signals of a line of /proc/self/status, of which the host says `host`. own: the line is of the calling thread, not another. */
uint64_t signal_status(struct thread *t, const char *name, bool own, uint64_t host);

/* As signal_force, with a siginfo of the caller's. */
void signal_force_info(struct thread *t, const siginfo_t *info, const struct guest_fault *fault);

/* A signal of SYNC_SIGNALS that the kernel would send to the thread, not force: it waits while it is blocked. */
void signal_hold_info(struct thread *t, const siginfo_t *info);

/* ptrace.c. Is it what makes a thread come to ptrace_stop? */
bool ptrace_is_stop(const siginfo_t *info);
/* Waits while the thread has a tracer. */
void ptrace_stop(struct thread *t);

/* Sets the guest's mask, and the host's if that changes. False: a signal was accepted before and must be delivered first: the
 * caller returns -EINTR, and the call is made again behind the handler. */
bool signal_change_mask(struct thread *t, uint64_t mask);
/* Sets the guest's mask, and the host's after it. */
void signal_set_mask(struct thread *t, uint64_t mask);
/* Blocks all signals on the host, until signal_release. True: one was accepted before, as above. */
bool signal_hold(struct thread *t);
void signal_release(struct thread *t);
/* Calls that sleep with a mask of their own (ppoll): the host's call gets *host_mask, and does the switching. `begin`
 * before the call; `end` with its result, which is returned. */
void signal_mask_begin(struct thread *t, uint64_t mask, uint64_t *host_mask);
int64_t signal_mask_end(struct thread *t, int64_t result);
/* execve: the host takes over the guest's mask and ignored signals for good; `failed` takes it back. */
void signal_exec_prepare(struct thread *t);
void signal_exec_failed(struct thread *t);

#endif
