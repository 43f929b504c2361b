/* guarded_access.S: guest memory accesses as restartable sequences of the host's kernel (critical.c). x86-64 System V.
 *
 * int access(rdi = rseq_cs member, rsi = the guest's descriptor, rdx = address, rcx = value, r8 = our descriptor,
 *            r9 = other value): 0 done, 1 disturbed, then nothing was accessed.
 *
 * The compare-and-exchange is one instruction, so no preemption can come between the comparison and our descriptor
 * taking the place of the guest's; the sequence that our descriptor tells of begins right behind it and ends right
 * behind the access. A disturbance in between is sent to the label `disturbed` by the kernel, a later one clears the
 * member, which the second compare-and-exchange leaves alone. */
    .text
    .globl guarded_disturbed, guarded_disturbed_rbx
    .hidden guarded_disturbed, guarded_disturbed_rbx
    .p2align 4

.macro begin name
    .globl \name, \name\()_begin, \name\()_end
    .hidden \name, \name\()_begin, \name\()_end
    .type \name, @function
\name:
.endm

.macro arm name, otherwise
    mov %rsi, %rax
    cmpxchg %r8, (%rdi)
\name\()_begin:
    jne \otherwise
.endm

.macro load name, op, to
    begin \name
    arm \name, guarded_disturbed
    \op (%rdx), \to
\name\()_end:
.endm

.macro store name, op, reg
    begin \name
    mov (%rcx), %r10
    arm \name, guarded_disturbed
    \op \reg, (%rdx)
\name\()_end:
    jmp done
.endm

    load guarded_load_1, movzbl, %r10d
    jmp loaded
    load guarded_load_2, movzwl, %r10d
    jmp loaded
    load guarded_load_4, movl, %r10d
    jmp loaded
    load guarded_load_8, movq, %r10
loaded:
    mov %r10, (%rcx)
    jmp done
    load guarded_load_16, movups, %xmm0
    movups %xmm0, (%rcx)
    jmp done

    store guarded_store_1, movb, %r10b
    store guarded_store_2, movw, %r10w
    store guarded_store_4, movl, %r10d
    store guarded_store_8, movq, %r10
    begin guarded_store_16
    movups (%rcx), %xmm0
    arm guarded_store_16, guarded_disturbed
    movups %xmm0, (%rdx)
guarded_store_16_end:
    jmp done

.macro compare_and_swap name, new, zero
    begin \name
    mov (%rcx), %r10
    mov (%r9), %r11
    arm \name, guarded_disturbed
    mov %r10, %rax
    lock cmpxchg \new, (%rdx)
\name\()_end:
    \zero
    mov %rax, (%rcx)
    jmp done
.endm
    compare_and_swap guarded_cas_1, %r11b, "movzbl %al, %eax"
    compare_and_swap guarded_cas_2, %r11w, "movzwl %ax, %eax"
    compare_and_swap guarded_cas_4, %r11d, "mov %eax, %eax"
    compare_and_swap guarded_cas_8, %r11, ""

    begin guarded_cas_16
    movq %rbx, %xmm0
    mov %rcx, %r10
    mov %rdx, %r11
    mov 8(%r10), %rdx
    mov (%r9), %rbx
    mov 8(%r9), %rcx
    arm guarded_cas_16, guarded_disturbed_rbx
    mov (%r10), %rax
    lock cmpxchg16b (%r11)
guarded_cas_16_end:
    mov %rax, (%r10)
    mov %rdx, 8(%r10)
    movq %xmm0, %rbx

done:
    mov %r8, %rax
    cmpxchg %rsi, (%rdi)
    xor %eax, %eax
    ret

guarded_disturbed_rbx:
    movq %xmm0, %rbx
guarded_disturbed:
    mov $1, %eax
    ret

    .section .note.GNU-stack,"",@progbits
