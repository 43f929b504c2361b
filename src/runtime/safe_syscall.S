/* safe_syscall.S: the few instruction sequences that the signal handler recognises by their addresses, and the entry
 * points that can't be C. x86-64 System V.
 *
 * safe_syscall_raw(rdi = &thread->has_pending, rsi = number, rdx = args[6]): a signal that is accepted anywhere in
 * [safe_syscall_begin, safe_syscall_end) makes the handler continue at safe_syscall_interrupted: the call has not
 * begun. At safe_syscall_end the kernel has done its work and rax is its result. */
    .text
    .globl safe_syscall_raw, safe_syscall_begin, safe_syscall_end, safe_syscall_interrupted
    .hidden safe_syscall_raw, safe_syscall_begin, safe_syscall_end, safe_syscall_interrupted
    .type safe_syscall_raw, @function
    .p2align 4
safe_syscall_raw:
    .cfi_startproc
    push %rbx
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset rbx, 0
    mov %rdi, %rbx
    mov %rsi, %rax
    mov %rdx, %r11
    mov 0(%r11), %rdi
    mov 8(%r11), %rsi
    mov 16(%r11), %rdx
    mov 24(%r11), %r10
    mov 32(%r11), %r8
    mov 40(%r11), %r9
safe_syscall_begin:
    cmpb $0, (%rbx)
    jne safe_syscall_interrupted
    syscall
safe_syscall_end:
    pop %rbx
    .cfi_remember_state
    .cfi_adjust_cfa_offset -8
    .cfi_restore rbx
    ret
safe_syscall_interrupted:
    .cfi_restore_state
    movabs $0x8000000000000001, %rax
    pop %rbx
    .cfi_adjust_cfa_offset -8
    .cfi_restore rbx
    ret
    .cfi_endproc
    .size safe_syscall_raw, .-safe_syscall_raw

/* direct_syscall: jumped to by translated code with a call's registers, rbp = &thread->has_pending; goes on at rbx, with
 * the kernel's result or CALL_NEVER_BEGAN in rax. A jump: the host's kernel leaves the predictor of returns useless. */
    .globl direct_syscall, direct_syscall_begin, direct_syscall_end, direct_syscall_interrupted
    .hidden direct_syscall, direct_syscall_begin, direct_syscall_end, direct_syscall_interrupted
    .type direct_syscall, @function
    .p2align 4
direct_syscall:
direct_syscall_begin:
    cmpb $0, (%rbp)
    jne direct_syscall_interrupted
    syscall
direct_syscall_end:
    jmp *%rbx
direct_syscall_interrupted:
    movabs $0x8000000000000001, %rax
    jmp *%rbx
    .size direct_syscall, .-direct_syscall

/* guest_copy(rdi = to, rsi = from, rdx = size): 0, or 1 when a fault hit the copy. */
    .globl guest_copy, guest_copy_begin, guest_copy_end, guest_copy_failed
    .hidden guest_copy, guest_copy_begin, guest_copy_end, guest_copy_failed
    .type guest_copy, @function
    .p2align 4
guest_copy:
    .cfi_startproc
    mov %rdx, %rcx
guest_copy_begin:
    rep movsb
guest_copy_end:
    xor %eax, %eax
    ret
guest_copy_failed:
    mov $1, %eax
    ret
    .cfi_endproc
    .size guest_copy, .-guest_copy

/* clone_call(rdi, rsi, rdx, rcx = arguments of the call, r8 = fn, r9 = arg, on the stack: its number): clone(2) or
 * clone3(2) for a child with a stack of its own. The child must not return from fn. */
    .globl clone_call
    .hidden clone_call
    .type clone_call, @function
    .p2align 4
clone_call:
    .cfi_startproc
    mov 8(%rsp), %eax
    push %rbx
    push %r12
    mov %r8, %rbx
    mov %r9, %r12
    mov %rcx, %r10
    xor %r8d, %r8d
    syscall
    test %rax, %rax
    jz 1f
    pop %r12
    pop %rbx
    ret
1:  .cfi_undefined rip
    xor %ebp, %ebp
    mov %r12, %rdi
    call *%rbx
    ud2
    .cfi_endproc
    .size clone_call, .-clone_call

/* The host's SA_RESTORER: rt_sigreturn(2). */
    .globl signal_restorer
    .hidden signal_restorer
    .type signal_restorer, @function
    .p2align 4
    nop
signal_restorer:
    mov $15, %eax
    syscall
    .size signal_restorer, .-signal_restorer

    .section .note.GNU-stack,"",@progbits
