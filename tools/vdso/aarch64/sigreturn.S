/* sigreturn.S: where a signal handler of the AArch64 guest returns to. Unwinders know it by these two instructions and
 * then read every register from the frame. CFI would be found first, and cannot say enough: without sp, the pc and the
 * callee-saved registers, unwinding out of a handler (thread cancellation) goes astray. */
    .text
    nop /* an unwinder looks up the return address minus one */
    .globl __kernel_rt_sigreturn
    .type __kernel_rt_sigreturn, %function
__kernel_rt_sigreturn:
    mov x8, #139
    svc #0
    .size __kernel_rt_sigreturn, . - __kernel_rt_sigreturn
    .section .note.GNU-stack, "", %progbits
