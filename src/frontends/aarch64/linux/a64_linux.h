/* a64_linux.h: arm64 Linux: what its files share. */
#ifndef DRAGOMAN_FRONTENDS_AARCH64_LINUX_A64_LINUX_H
#define DRAGOMAN_FRONTENDS_AARCH64_LINUX_A64_LINUX_H

#include <stdbool.h>
#include <stdint.h>

#include "contract/guest_abi.h"

extern const struct guest_abi a64_linux_abi;

/* sigframe.c */
enum { A64_SIGFRAME_SIZE = 4688, A64_FRAME_RECORD_SIZE = 16 };
bool a64_signal_frame(struct thread *t, const siginfo_t *info, uint64_t handler, uint64_t sa_flags, uint64_t restorer,
                      uint64_t mask, const struct guest_fault *fault);
bool a64_frame_mask(struct thread *t, uint64_t *mask);
bool a64_sigreturn(struct thread *t);
size_t a64_general_registers(const struct cpu_state *st, void *to, size_t size);

/* backtrace.c */
uint32_t a64_backtrace(const struct cpu_state *st, uint64_t *frames, uint32_t max);

#endif
