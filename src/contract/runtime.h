/* runtime.h: what the other layers ask of the runtime (src/runtime). */
#ifndef DRAGOMAN_CONTRACT_RUNTIME_H
#define DRAGOMAN_CONTRACT_RUNTIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <signal.h>

#include "contract/machine.h"

struct runtime *runtime_new(struct machine *m);
/* A thread of the guest with zeroed registers (frontend->reset), not started. NULL: no memory. */
struct thread *thread_new(struct machine *m);
void thread_free(struct thread *t);
/* Runs the thread on the calling host thread until it exits; returns its exit status (thread->exit_status). */
int thread_run(struct thread *t);
/* The thread that the calling host thread runs. */
struct thread *thread_current(void);

/* Drops all translations made from [lo, hi). Any thread may be running them. */
void runtime_invalidate(struct machine *m, uint64_t lo, uint64_t hi);
/* The process has memory tags from now on (contract/mte.h): drops all translations, later ones check. */
void runtime_check_tags(struct machine *m);
/* Drops all translations. */
void runtime_drop(struct machine *m);
/* fork: quiesce the runtime's locks, and after it in parent and child. */
void runtime_fork_prepare(struct machine *m);
void runtime_fork_parent(struct machine *m);
void runtime_fork_child(struct machine *m);

/* A system call that may block, made so that a signal accepted before it sleeps interrupts it: returns the kernel's
 * result, or -EINTR with thread->has_pending when a signal was accepted before the call began
 * (safe_syscall.S; section 10 of docs/design.md). */
int64_t safe_syscall(struct thread *t, long nr, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e, uint64_t f);

/* What the host's kernel accepted of rseq(2) for the thread, area 0: nothing is registered. */
void runtime_rseq_set(struct thread *t, uint64_t area, uint32_t size, uint32_t signature);
/* A signal's frame is about to be built: a thread inside a restartable sequence goes to its abort handler. */
void runtime_leave_critical(struct thread *t);

/* Called by the runtime's host signal handler and by system calls: an asynchronous signal was accepted for the
 * thread: stops translated code at the next region entry or back-edge. Async-signal-safe. */
void thread_kick(struct thread *t);

/* Copies from and to guest memory that may be unmapped or protected: false if any byte can't be accessed (some may
 * have been written). Addresses above GUEST_TOP are refused. Async-signal-safe. */
bool guest_read(void *to, uint64_t from, size_t size);
bool guest_write(uint64_t to, const void *from, size_t size);

/* The host's rt_sigaction(2), without the C library's filter for signals 32 and 33. handler: SIG_DFL, SIG_IGN (as
 * numbers) or RUNTIME_HANDLER for runtime_signal_handler. Returns 0 or -errno. */
enum { RUNTIME_HANDLER = -1 };
int64_t runtime_sigaction(int signo, intptr_t handler, uint64_t flags);
/* The host's signal mask, raw 8 bytes; `old` may be NULL. */
void runtime_sigmask(uint64_t mask, uint64_t *old);
/* Signals that the host must always be able to deliver to us: a bit set of SIGSEGV SIGBUS SIGFPE SIGILL SIGTRAP. */
#define SYNC_SIGNALS (UINT64_C(1) << (SIGSEGV - 1) | UINT64_C(1) << (SIGBUS - 1) | UINT64_C(1) << (SIGFPE - 1) | \
                      UINT64_C(1) << (SIGILL - 1) | UINT64_C(1) << (SIGTRAP - 1))

/* Changes the thread's FP control word (enum fp_control) and what follows from it. */
void runtime_set_fp_control(struct thread *t, uint32_t control);

/* -- processes and threads (called by src/syscall/clone.c, process.c, exec.c) -- */
/* A copy of the thread for a child: registers, signal mask, alternate stack as wanted by the caller. */
struct thread *thread_copy(struct thread *t);
/* Starts `child` on a host thread of its own, as clone3(2) with CLONE_THREAD: of args, the ids that it asks for are
 * written, and what it does not share is unshared. Returns the thread id or -errno (then child is freed). */
struct clone_args;
int64_t thread_spawn(struct thread *child, const struct clone_args *args);
/* clone3(2) with CLONE_VM, but not CLONE_THREAD: a process on the same memory, which runs `child` (freed when it is
 * gone), after begin(child) in its context; end(child) is called in ours before the child's structs are freed. Stack and
 * TLS of args are ignored. With CLONE_VFORK returns when the child has gone or called exec. */
int64_t thread_share_memory(struct thread *t, struct thread *child, const struct clone_args *args,
                            void (*begin)(struct thread *child), void (*end)(struct thread *child));
/* The threads of t's process, for callers that change what another one has: no thread begins or ends between lock and
 * unlock. threads_next: the one after `after` (NULL: the first) other than t, or NULL. */
void threads_lock(struct thread *t);
struct thread *threads_next(struct thread *t, struct thread *after);
void threads_unlock(struct thread *t);
/* Does it run a process on the memory of another one (thread_share_memory)? */
bool thread_is_sharer(const struct thread *t);
/* For a process on the memory of others: the thread of theirs that has the id, or NULL. Between lock and unlock. */
struct thread *thread_of_others(struct thread *t, int32_t tid);
int32_t thread_tid(const struct thread *t);
/* Is this the only guest thread of its process? */
bool thread_alone(struct thread *t);
/* Before a call that the guest must make as the only thread of its process, if it is that: ends the thread that we may run
 * beside the guest's (runtime/compiler_thread.c), until it is needed again. False: there was none. */
bool runtime_alone(struct thread *t);
bool runtime_has_helper(struct thread *t);
/* The thread is about to change its credentials, or to limit itself: what it shares with others of its user, whose rights
 * it may not have any more, is given up; where it only loses some, it goes on reading that. */
void runtime_changes_rights(struct thread *t, bool only_loses);
/* exit_group(2), after the reports that options asked for. */
_Noreturn void runtime_exit(struct thread *t, int status);
/* A signal is about to end the process: the same reports, and the signal's action is the host's again. */
void runtime_dying(struct thread *t);
/* Around execve(2): makes the reports that options asked for and gives back the limits that we changed for ourselves;
 * takes them again when it failed. */
void runtime_exec_prepare(struct machine *m);
void runtime_exec_failed(struct machine *m);
/* Is a program that this process executes to be profiled, too (--profile)? */
bool runtime_profiles_children(const struct machine *m);
/* Is the signal its timer's? Not the guest's, then. */
bool runtime_is_sample(const struct machine *m, const siginfo_t *info);

#endif
