/* sigreturn.S: where a signal handler of the AArch64 guest returns to. Unwinders know it by these two instructions,
 * or by the CFI: the frame record that the signal frame ends with holds the interrupted x29 and x30. */
    .text
    .cfi_startproc
    .cfi_signal_frame
    .cfi_def_cfa x29, 0
    .cfi_offset x29, 0
    .cfi_offset x30, 8
    nop /* an unwinder looks up the return address minus one */
    .globl __kernel_rt_sigreturn
    .type __kernel_rt_sigreturn, %function
__kernel_rt_sigreturn:
    mov x8, #139
    svc #0
    .size __kernel_rt_sigreturn, . - __kernel_rt_sigreturn
    .cfi_endproc
    .section .note.GNU-stack, "", %progbits
