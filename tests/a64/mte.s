# Memory tags, where memory has none: tests/guest/mte_*.c have it. The thread's excluded tags are A64_TEST_EXCLUDE.

# Tags of pointers
addg x0, x1, #0, #0
subg x0, x1, #0, #0
addg x0, x1, #0, #1
subg x0, x1, #0, #1
addg x0, x1, #0, #2
subg x0, x1, #0, #2
addg x0, x1, #0, #7
subg x0, x1, #0, #7
addg x0, x1, #0, #15
subg x0, x1, #0, #15
addg x0, x1, #16, #0
subg x0, x1, #16, #0
addg x0, x1, #16, #1
subg x0, x1, #16, #1
addg x0, x1, #16, #2
subg x0, x1, #16, #2
addg x0, x1, #16, #7
subg x0, x1, #16, #7
addg x0, x1, #16, #15
subg x0, x1, #16, #15
addg x0, x1, #1008, #0
subg x0, x1, #1008, #0
addg x0, x1, #1008, #1
subg x0, x1, #1008, #1
addg x0, x1, #1008, #2
subg x0, x1, #1008, #2
addg x0, x1, #1008, #7
subg x0, x1, #1008, #7
addg x0, x1, #1008, #15
subg x0, x1, #1008, #15
addg sp, sp, #32, #3 ; mov x0, sp @mem sp/16
subg x5, sp, #1008, #4 @mem sp/16
addg x1, x1, #16, #5 ; addg x1, x1, #16, #5
subp x0, x1, x2 @n 24
subp x3, sp, x2
subp xzr, x1, x2
subp x0, x1, x1
subps x0, x1, x2 @n 24
subps xzr, x1, x2
subps x7, sp, x1
subps x1, x1, x1
addg x2, x1, #32, #4 ; subps x0, x1, x2
gmi x0, x1, x2 @n 24
gmi x0, sp, xzr
gmi xzr, x1, x2
addg x1, x1, #0, #9 ; gmi x0, x1, x0
mov x2, #0xffdf ; irg x0, x1, x2
mov x2, #0xfffe ; irg x0, x1, x2
mov x2, #0x7fff ; irg x0, x1, x2
mov x2, #0xf7ff ; irg x0, x1, x2
mov x2, #-1 ; irg x0, x1, x2
mov x3, #0xfbff ; irg sp, sp, x3 ; mov x0, sp @mem sp/16
irg x0, x1 ; bfi x0, xzr, #56, #4
irg x0, x1, x2 ; bfi x0, xzr, #56, #4
mov x2, #0x10000 ; orr x2, x2, #0xfffe ; irg x0, x1, x2

# Tags of memory
ldg x0, [x1] @mem x1/1
ldg x0, [x1, #-256] @mem x1/1
ldg xzr, [x1, #256] @mem x1/1
ldg x1, [x1] @mem x1/1
stg x0, [x1] @mem x1/1
stg x0, [x1, #-64] @mem x1/1
stg x0, [x1, #48]! @mem x1/1
stg x0, [x1], #-32 @mem x1/1
stg x1, [x1], #4080 @mem x1/1-4080
stg sp, [x1, #16] @mem x1/1
stzg x0, [x1] @mem x1/1
stzg x0, [x1, #-64] @mem x1/1
stzg x0, [x1, #48]! @mem x1/1
stzg x0, [x1], #-32 @mem x1/1
stzg x1, [x1], #4080 @mem x1/1-4080
stzg sp, [x1, #16] @mem x1/1
st2g x0, [x1] @mem x1/1
st2g x0, [x1, #-64] @mem x1/1
st2g x0, [x1, #48]! @mem x1/1
st2g x0, [x1], #-32 @mem x1/1
st2g x1, [x1], #4080 @mem x1/1-4080
st2g sp, [x1, #16] @mem x1/1
stz2g x0, [x1] @mem x1/1
stz2g x0, [x1, #-64] @mem x1/1
stz2g x0, [x1, #48]! @mem x1/1
stz2g x0, [x1], #-32 @mem x1/1
stz2g x1, [x1], #4080 @mem x1/1-4080
stz2g sp, [x1, #16] @mem x1/1
stgp x0, x2, [x1] @mem x1/1
stgp x0, x2, [x1, #-32] @mem x1/1
stgp x0, x2, [x1, #64]! @mem x1/1
stgp x0, x2, [x1], #-1024 @mem x1/1
stgp xzr, x1, [x1, #16] @mem x1/1
stgp x1, x1, [x1], #16 @mem x1/1
ldg x0, [x1] @mem x1/16
ldg x0, [x1, #-256] @mem x1/16
ldg xzr, [x1, #256] @mem x1/16
ldg x1, [x1] @mem x1/16
stg x0, [x1] @mem x1/16
stg x0, [x1, #-64] @mem x1/16
stg x0, [x1, #48]! @mem x1/16
stg x0, [x1], #-32 @mem x1/16
stg x1, [x1], #4080 @mem x1/16-4080
stg sp, [x1, #16] @mem x1/16
stzg x0, [x1] @mem x1/16
stzg x0, [x1, #-64] @mem x1/16
stzg x0, [x1, #48]! @mem x1/16
stzg x0, [x1], #-32 @mem x1/16
stzg x1, [x1], #4080 @mem x1/16-4080
stzg sp, [x1, #16] @mem x1/16
st2g x0, [x1] @mem x1/16
st2g x0, [x1, #-64] @mem x1/16
st2g x0, [x1, #48]! @mem x1/16
st2g x0, [x1], #-32 @mem x1/16
st2g x1, [x1], #4080 @mem x1/16-4080
st2g sp, [x1, #16] @mem x1/16
stz2g x0, [x1] @mem x1/16
stz2g x0, [x1, #-64] @mem x1/16
stz2g x0, [x1, #48]! @mem x1/16
stz2g x0, [x1], #-32 @mem x1/16
stz2g x1, [x1], #4080 @mem x1/16-4080
stz2g sp, [x1, #16] @mem x1/16
stgp x0, x2, [x1] @mem x1/16
stgp x0, x2, [x1, #-32] @mem x1/16
stgp x0, x2, [x1, #64]! @mem x1/16
stgp x0, x2, [x1], #-1024 @mem x1/16
stgp xzr, x1, [x1, #16] @mem x1/16
stgp x1, x1, [x1], #16 @mem x1/16
stg x0, [sp, #16] @mem sp/16
stg x0, [x1]
stg sp, [sp], #32 @mem sp/16
stzg x0, [sp, #16] @mem sp/16
stzg x0, [x1]
stzg sp, [sp], #32 @mem sp/16
st2g x0, [sp, #16] @mem sp/16
st2g x0, [x1]
st2g sp, [sp], #32 @mem sp/16
stz2g x0, [sp, #16] @mem sp/16
stz2g x0, [x1]
stz2g sp, [sp], #32 @mem sp/16
ldg x0, [x1]
ldg x0, [sp, #32] @mem sp/16
stgp x0, x2, [x1]
stgp x0, x2, [sp, #-32]! @mem sp/16

# Caches
dc cgvac, x1 @mem x1 @n 3
dc cgdvac, x1 @mem x1 @n 3
dc cgvap, x1 @mem x1 @n 3
dc cgdvap, x1 @mem x1 @n 3
dc cgvadp, x1 @mem x1 @n 3
dc cgdvadp, x1 @mem x1 @n 3
dc cigvac, x1 @mem x1 @n 3
dc cigdvac, x1 @mem x1 @n 3
dc gva, x1 ; mov x0, #0 @mem x1 @n 3
# The emulator's block has another size.
dc gzva, xzr @n 3

# Not for user space
ldgm x0, [x1] @mem x1/16 @n 2
stgm x0, [x1] @mem x1/16 @n 2
stzgm x0, [x1] @mem x1/16 @n 2
mrs x0, GCR_EL1 @n 2
mrs x0, RGSR_EL1 @n 2
mrs x0, TFSR_EL1 @n 2
mrs x0, TFSRE0_EL1 @n 2
mrs x0, GMID_EL1 @n 2
msr GCR_EL1, x0 @n 2

# PSTATE.TCO
msr tco, #1 ; mrs x0, tco
msr tco, #0 ; mrs x0, tco
msr tco, x1 ; mrs x0, tco
