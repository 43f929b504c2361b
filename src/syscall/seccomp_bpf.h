/* seccomp_bpf.h: classic BPF programs as seccomp filters: which ones the kernel takes, and what they answer. Knows
 * nothing of processes; memory is the caller's. */
#ifndef DRAGOMAN_SYSCALL_SECCOMP_BPF_H
#define DRAGOMAN_SYSCALL_SECCOMP_BPF_H

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdbool.h>
#include <stdint.h>

/* Would the kernel accept it (1 to BPF_MAXINSNS instructions) as a filter? */
bool seccomp_bpf_check(const struct sock_filter *program, uint32_t length);
/* How many instructions the kernel makes of a program that it has accepted: it limits their sum over a chain. */
uint32_t seccomp_bpf_cost(const struct sock_filter *program, uint32_t length);
/* The filter's answer, SECCOMP_RET_* with data. The program has been checked. */
uint32_t seccomp_bpf_run(const struct sock_filter *program, const struct seccomp_data *data);

#endif
