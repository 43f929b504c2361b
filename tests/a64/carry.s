# Chains of sums and differences with carry, products between them.
@all @n 6 @mem x20/16
cmn x5, #1 ; adcs w1, w2, w7 ; adcs x7, x0, x6 ; str x4, [x20, #8] ; adcs x4, x4, x7 ; ldr x2, [x20] ; add x3, x4, x7 ; sbc x7, x7, xzr
mov x7, x1 ; str x0, [x20, #8] ; ldr x5, [x20] ; adds x7, x7, x5 ; adcs x4, xzr, x5 ; ldr w3, [x20, #4] ; adc x4, x4, xzr ; adcs x3, x0, x1
umulh x6, x11, x10 ; mul x8, x6, x13 ; mul x0, x13, x9 ; sbcs x5, x5, x10 ; adcs x15, x15, x8 ; adc x2, x0, x12 ; adds x4, x13, #5 ; adc x10, x6, x0
adc x2, x2, xzr ; adcs x5, x5, x4 ; sub x4, x3, #1 ; adds x3, x4, x5 ; mul x1, x4, x7 ; mul w6, w3, w5 ; adcs x3, x3, x4 ; cmn x5, #1
umulh x5, x3, x0 ; adcs x0, xzr, x2 ; sbc x10, x3, x5 ; ldr x14, [x20] ; madd x6, x7, x14, x3 ; add x15, x4, x11, lsl #3 ; adcs x6, xzr, x12 ; str x13, [x20, #8]
adc x1, x4, x3 ; adcs x0, x3, x4 ; adcs x1, x1, x1 ; adds x1, x0, x4 ; adcs x4, x4, x4 ; adcs x5, x0, x1 ; adc x2, x3, x0 ; sbcs x0, x2, x0
add x15, x1, x5 ; mul w15, w10, w13 ; adds w14, w4, w12 ; adcs w11, w6, w5 ; mul x15, x0, x6 ; sbcs x6, x4, x6 ; ldr w14, [x20, #4] ; adcs w5, w7, w10
add x4, x4, #8 ; adcs x0, x0, x0 ; mov x6, x3 ; adds x5, x0, x2 ; mul w0, w7, w4 ; mul x1, x2, x5 ; add x0, x2, x5, lsl #3 ; sbcs x6, x0, x6
umulh x1, x4, x5 ; mov x2, x5 ; sbcs x5, x5, x1 ; subs x5, x2, x1 ; adds x2, x2, x4 ; add x1, x4, x0, lsl #3 ; sub x5, x1, #1 ; adcs x3, x4, xzr
adds x1, x7, #5 ; add x5, x2, x4 ; adds x0, x0, x4 ; adcs w3, w2, w1 ; adcs x1, x1, x1 ; sbcs x2, x4, x0 ; adds w7, w1, w5 ; adcs x7, x7, x7
subs x13, x15, x11 ; adcs x8, x8, x11 ; mul x9, x14, x2 ; mul w9, w7, w10 ; add x12, x12, #8 ; add x12, x14, x8 ; adc x1, x1, xzr ; adc x6, x14, x5
adcs x5, x5, x2 ; add x6, x7, x5 ; sbc x5, x5, xzr ; adc x6, x2, x5 ; cmp x6, #1 ; sbc x2, x4, x3 ; add x2, x1, x3 ; adcs x3, x0, x5
mov x7, x3 ; adcs w5, w6, w3 ; adcs x5, x0, x1 ; add x7, x3, x1, lsl #3 ; sub x4, x7, #1 ; umulh x1, x6, x4 ; ldr x6, [x20] ; str x3, [x20, #8]
mov x14, x12 ; umulh x4, x7, x11 ; umulh x10, x4, x3 ; add x0, x0, #8 ; adc x8, x14, x6 ; sbc x0, x0, xzr ; subs x10, x2, x12 ; subs x15, x4, x8
adc w7, w3, w7 ; mov x3, x7 ; adcs x6, x6, x2 ; adcs x6, x1, x6 ; mul x6, x4, x3 ; adcs x6, x7, x2 ; add x1, x4, x2, lsl #3 ; cmp x2, #1
str x0, [x20, #8] ; mul x4, x2, x5 ; str x4, [x20, #8] ; adc x0, x3, x5 ; adcs x0, x3, x0 ; mul w4, w2, w3 ; sbc x1, x5, x4 ; sbcs x1, x1, x2
adcs x12, x5, x0 ; sbcs x10, x1, x6 ; adcs w0, w1, w9 ; cmn x1, #1 ; cmn x12, #1 ; sub x6, x10, #1 ; adcs x1, x10, x9 ; mul x14, x0, x1
add x5, x5, #8 ; adcs x3, x2, x0 ; sbcs x0, x4, x3 ; ldr w4, [x20, #4] ; adcs x3, xzr, x1 ; sub x0, x3, #1 ; cmn x5, #1 ; umulh x5, x3, x0
add x14, x14, #8 ; adcs x6, x12, x8 ; mul w13, w4, w1 ; subs x10, x1, x2 ; adcs w2, w0, w3 ; adc x15, x15, xzr ; adcs w3, w4, w11 ; adcs x6, x7, x4
adcs x15, x13, x11 ; sbc x3, x8, x6 ; sbc x2, x8, x9 ; cmn x0, #1 ; adcs x0, x7, x3 ; adds x7, x7, x1 ; add x8, x4, x0 ; adc w13, w7, w13
cmn x4, #1 ; adds w0, w5, w4 ; umulh x4, x3, x1 ; adc w4, w3, w4 ; sbc x2, x2, xzr ; mul x0, x1, x4 ; add x0, x1, x3 ; adc x1, x1, xzr
cmn x2, #1 ; adc x13, x13, xzr ; cmp x3, #1 ; sbcs x13, x13, x2 ; adcs x6, x12, xzr ; sbcs x5, x11, x5 ; add x10, x1, x8 ; sub x13, x5, #1
adcs w7, w3, w5 ; sbc x4, x4, xzr ; adds x4, x3, #5 ; umulh x0, x5, x7 ; adc x0, x1, x3 ; adcs x2, x7, xzr ; add x2, x1, x5, lsl #3 ; adcs x1, x1, x5
adcs x5, x2, x1 ; madd x5, x0, x3, x7 ; sbcs x4, x7, x4 ; sub x2, x7, #1 ; subs x5, x0, x7 ; cset x0, cs ; adds x3, x6, x5 ; mov x0, x6
sbcs x2, x2, x6 ; cset x4, cs ; cmp x14, #1 ; adds x14, x14, x2 ; adcs w3, w11, w2 ; str x7, [x20, #8] ; adcs x5, x8, x10 ; adcs xzr, x8, x3
sbcs x5, x0, x5 ; cset x4, cs ; madd x8, x2, x6, x13 ; sub x5, x8, #1 ; ldr x9, [x20] ; sbc x12, x10, x4 ; cmp x14, #1 ; sbcs x9, x9, x1
umulh x2, x3, x4 ; adds x4, x4, x0 ; adc x4, xzr, xzr ; adds x0, x7, x6 ; adds x2, x6, #5 ; umulh x5, x4, x1 ; adcs x0, x7, xzr ; adds x0, x0, x7
ldr x5, [x20] ; adcs x6, x0, x6 ; umulh x3, x5, x1 ; add x4, x4, #8 ; sbc x3, x7, x6 ; adcs w0, w6, w5 ; mul x3, x6, x1 ; sbcs x2, x5, x2
mul w1, w0, w6 ; adcs x0, xzr, x2 ; adcs x7, xzr, x5 ; adc x3, x6, x2 ; sbcs x3, x3, x1 ; adds w5, w7, w2 ; sbcs x0, x3, x5 ; str x6, [x20, #8]
mul x15, x8, x6 ; add x7, x8, x13 ; adcs x13, x13, x8 ; sbcs x13, x13, x7 ; sub x4, x11, #1 ; adcs w7, w11, w0 ; adcs x1, xzr, x8 ; mul w6, w9, w14
adcs w5, w3, w4 ; adcs x0, x0, x0 ; adcs x7, x3, x7 ; sbcs x5, x2, x3 ; add x6, x3, x0 ; adcs x3, x1, x3 ; mul x6, x2, x0 ; adcs x4, x1, xzr
add x5, x3, x4 ; sub x4, x0, #1 ; sub x2, x3, #1 ; umulh x2, x5, x3 ; adcs xzr, x1, x0 ; add x2, x3, x1 ; cmp x5, #1 ; adds x2, x1, x3
adc x2, xzr, xzr ; adds x5, x4, x1 ; adcs x3, x2, x4 ; mul x2, x1, x0 ; cmn x3, #1 ; cset x2, cs ; adcs x1, x1, x5 ; add x0, x1, x3, lsl #3
str x4, [x20, #8] ; adcs w3, w6, w1 ; sbc x0, x0, xzr ; sub x1, x4, #1 ; mov x3, x1 ; adds w0, w7, w6 ; adds x2, x2, x5 ; adcs w1, w6, w4
adcs xzr, x3, x1 ; sbc x6, x7, x1 ; sbcs x1, x2, x6 ; adcs xzr, x4, x3 ; mul x2, x0, x5 ; add x5, x1, x6, lsl #3 ; sbcs x0, x3, x6 ; cmn x3, #1
adcs xzr, x5, x4 ; str x4, [x20, #8] ; mov x3, x0 ; adds x1, x0, x3 ; adc w0, w4, w0 ; sbcs x5, x4, x5 ; sub x2, x0, #1 ; cmp x1, #1
adcs x5, x9, x6 ; sbcs x12, x13, x12 ; adc x5, x5, xzr ; sbcs x2, x8, x2 ; adcs x3, x3, x3 ; adcs x13, xzr, x5 ; adc x8, x13, x0 ; sbcs x0, x12, x3
cset x0, cs ; adcs w4, w3, w7 ; cmn x4, #1 ; adc x1, x1, xzr ; sbc x7, x7, xzr ; sbcs x7, x2, x0 ; adcs x7, x2, x4 ; adcs w6, w4, w7
ldr w0, [x20, #4] ; sbcs x12, x12, x1 ; adcs xzr, x4, x14 ; ldr x11, [x20] ; mul w15, w4, w7 ; sbc x6, x15, x4 ; adcs x7, x10, x13 ; mul w1, w5, w11
sub x3, x4, #1 ; add x3, x3, #8 ; adcs x4, x4, x5 ; adcs xzr, x1, x4 ; subs x2, x1, x3 ; sub x3, x1, #1 ; mov x2, x3 ; adcs w7, w2, w5
ldr w1, [x20, #4] ; mul x3, x1, x2 ; adcs xzr, x5, x4 ; add x2, x2, #8 ; str x5, [x20, #8] ; cmn x2, #1 ; sbcs x4, x5, x4 ; add x1, x0, x3, lsl #3
adcs x3, x1, x0 ; adcs x5, x2, x3 ; adds x3, x0, x5 ; cset x3, cs ; sub x0, x3, #1 ; adcs x3, xzr, x5 ; adds w2, w1, w0 ; add x5, x3, x1
ldr x1, [x20] ; adds x0, x7, #5 ; add x2, x2, #8 ; add x0, x6, x1, lsl #3 ; adc w3, w2, w3 ; str x1, [x20, #8] ; mul x3, x4, x1 ; cmp x0, #1
sbcs x9, x7, x9 ; adcs x14, x3, x8 ; sbc x15, x12, x8 ; adds x6, x12, #5 ; ldr w2, [x20, #4] ; add x15, x1, x5, lsl #3 ; umulh x8, x11, x6 ; add x4, x3, x6, lsl #3
add x2, x6, x14 ; adcs x0, x15, x0 ; adc x6, xzr, xzr ; ldr x6, [x20] ; sbc x14, x14, xzr ; add x12, x13, x4, lsl #3 ; subs x8, x5, x2 ; adc w8, w9, w8
mul x5, x3, x0 ; mul w5, w4, w2 ; add x4, x3, x0, lsl #3 ; mov x5, x0 ; cset x4, cs ; ldr x4, [x20] ; ldr x3, [x20] ; umulh x1, x5, x4
adcs x5, x5, x5 ; adcs x4, x3, x1 ; sbcs x5, x2, x5 ; adc x1, xzr, xzr ; umulh x4, x3, x2 ; adcs x2, x2, x3 ; str x1, [x20, #8] ; cset x4, cs
adds x3, x3, x5 ; adcs x7, x7, x7 ; mul w1, w4, w5 ; adds x6, x6, x4 ; sbc x6, x5, x2 ; adcs w1, w3, w6 ; cset x1, cs ; adcs x2, x2, x4
add x4, x7, x1 ; adc w7, w2, w7 ; mul x2, x6, x1 ; mul x1, x4, x5 ; sbcs x6, x6, x7 ; madd x4, x2, x5, x7 ; adcs w3, w7, w5 ; sbcs x1, x1, x4
adcs x4, x3, x1 ; cmp x5, #1 ; sbc x2, x4, x0 ; adcs w5, w1, w3 ; adcs x4, x2, x0 ; adcs x3, x5, x3 ; ldr x3, [x20] ; adc w3, w4, w3
sbc x3, x3, xzr ; mul x3, x9, x0 ; madd x4, x9, x10, x7 ; sbcs x14, x8, x4 ; mul x14, x13, x10 ; adcs x7, x8, x7 ; ldr w12, [x20, #4] ; mov x13, x6
str x2, [x20, #8] ; adc w2, w0, w2 ; mul x2, x3, x5 ; adds x1, x4, #5 ; cmp x1, #1 ; adc x5, x1, x4 ; adcs w2, w5, w1 ; sub x0, x4, #1
sbcs x13, x8, x13 ; str x11, [x20, #8] ; cset x0, cs ; ldr w9, [x20, #4] ; ldr w14, [x20, #4] ; add x11, x11, #8 ; sbcs x7, x14, x7 ; subs x10, x15, x12
cmp x7, #1 ; adc x14, xzr, xzr ; sbc x11, x9, x3 ; umulh x10, x0, x6 ; adcs x6, x15, x2 ; adc x0, x0, xzr ; adc x7, xzr, xzr ; adcs w11, w0, w14
ldr x5, [x20] ; sbcs x7, x6, x7 ; adds x7, x7, x5 ; mul x2, x5, x6 ; adc x5, x0, x3 ; madd x4, x6, x0, x3 ; mov x4, x6 ; mov x1, x6
mul x1, x5, x2 ; sbcs x6, x2, x6 ; adc x2, xzr, xzr ; ldr w4, [x20, #4] ; mov x0, x6 ; adcs x4, x4, x4 ; cmp x0, #1 ; umulh x3, x7, x2
mul w3, w0, w2 ; sbcs x0, x4, x1 ; adcs xzr, x2, x1 ; mov x2, x0 ; ldr x3, [x20] ; subs x2, x1, x0 ; subs x5, x3, x1 ; adcs x0, x2, x4
adcs x1, xzr, x5 ; sub x1, x5, #1 ; madd x5, x1, x4, x2 ; adc x2, xzr, xzr ; cset x0, cs ; adcs x4, x1, x4 ; cmp x5, #1 ; adc x2, xzr, xzr
cset x3, cs ; adcs x3, x2, x1 ; str x4, [x20, #8] ; adc x7, xzr, xzr ; add x6, x4, x5 ; adcs x7, x2, x7 ; adcs x3, x3, x3 ; adds x0, x3, #5
ldr w2, [x20, #4] ; adc w13, w5, w13 ; sbc x11, x6, x4 ; adcs x8, x10, x8 ; subs x13, x15, x11 ; mov x0, x2 ; cset x13, cs ; sbc x7, x8, x0
sbc x5, x1, x4 ; cmn x3, #1 ; umulh x2, x0, x5 ; sbcs x5, x4, x5 ; adds w5, w4, w3 ; adds x5, x1, x4 ; adc x5, x1, x4 ; adc x0, x0, xzr
adcs x5, x3, x5 ; adcs x0, x1, x0 ; adcs x2, xzr, x0 ; adds w3, w2, w0 ; adcs x0, x2, x0 ; adcs w3, w1, w4 ; sbc x2, x5, x0 ; adcs x3, x4, xzr
subs x2, x5, x1 ; umulh x1, x6, x3 ; subs x3, x1, x5 ; adcs x6, x5, x6 ; adcs x4, xzr, x2 ; adcs x6, xzr, x4 ; sbcs x6, x1, x0 ; adcs x7, x6, xzr
subs x5, x4, x2 ; adds w3, w0, w1 ; madd x2, x5, x1, x4 ; adc x4, x4, xzr ; adc w0, w5, w0 ; mul x1, x3, x5 ; adds x2, x3, x1 ; adcs x3, x4, x3
str x1, [x20, #8] ; ldr w5, [x20, #4] ; adcs x3, xzr, x4 ; adc x1, x4, x0 ; adds w4, w3, w1 ; adds x1, x3, x4 ; sbc x1, x1, xzr ; adc x5, x4, x3
mul w3, w0, w4 ; adc x2, xzr, xzr ; sbcs x1, x5, x1 ; cmp x3, #1 ; add x2, x1, x4, lsl #3 ; adc w5, w4, w5 ; str x5, [x20, #8] ; adc x0, x2, x4
mul x3, x1, x12 ; sbc x7, x7, xzr ; adcs x8, x9, xzr ; sbcs x8, x10, x7 ; str x9, [x20, #8] ; adds x8, x14, #5 ; sub x14, x2, #1 ; adcs xzr, x14, x10
sbc x0, x3, x1 ; ldr w5, [x20, #4] ; umulh x5, x4, x1 ; sbc x3, x5, x1 ; adcs x0, x3, x0 ; mov x5, x1 ; add x3, x2, x4, lsl #3 ; sub x5, x3, #1
mul x4, x1, x0 ; sub x2, x4, #1 ; add x2, x2, #8 ; ldr x2, [x20] ; sub x0, x3, #1 ; adcs x2, x3, x1 ; mul x2, x0, x4 ; mov x0, x1
adc x3, x5, x4 ; adcs xzr, x3, x5 ; sbc x3, x0, x5 ; cmp x0, #1 ; adcs x3, x0, x3 ; mul x1, x3, x2 ; adcs x2, x5, x3 ; ldr w2, [x20, #4]
umulh x4, x5, x0 ; add x5, x1, x4 ; cmp x5, #1 ; adc w1, w4, w1 ; adds x4, x3, x1 ; adc x4, x4, xzr ; adc x2, xzr, xzr ; sbc x1, x5, x3
adcs w5, w2, w7 ; umulh x3, x2, x5 ; adcs x0, x0, x2 ; sbcs x6, x1, x2 ; umulh x1, x2, x7 ; mul x1, x3, x6 ; mul x3, x2, x7 ; adcs w0, w6, w7
adcs x5, x7, x5 ; adcs x3, xzr, x4 ; cmp x2, #1 ; sbc x15, x15, xzr ; adcs x8, x8, x8 ; adcs x5, xzr, x11 ; mul w7, w11, w14 ; adds x4, x2, x3
adcs x0, x6, xzr ; sub x10, x4, #1 ; mul x6, x13, x1 ; adcs x1, x5, x8 ; adc x15, xzr, xzr ; adcs w7, w3, w10 ; str x14, [x20, #8] ; sbcs x12, x12, x7
adcs x3, x2, x5 ; adds x5, x3, x0 ; adds x0, x2, x5 ; adc x2, xzr, xzr ; add x1, x3, x5, lsl #3 ; adc x1, x3, x5 ; adcs x4, x0, x3 ; adcs w0, w5, w1
adds x1, x1, x3 ; adcs x5, xzr, x6 ; adcs x6, xzr, x5 ; ldr w7, [x20, #4] ; adds w6, w0, w5 ; sbcs x4, x5, x4 ; adc x0, xzr, xzr ; adc x2, x3, x1
sbcs x7, x5, x7 ; cmp x13, #1 ; adcs x8, x13, x0 ; adds x3, x3, x7 ; adcs x10, x0, xzr ; mul x3, x5, x9 ; mul x7, x3, x5 ; adds x11, x11, x15
adds x9, x9, x8 ; cmn x4, #1 ; adds x9, x9, x3 ; ldr w9, [x20, #4] ; mul x9, x7, x10 ; adds x5, x5, x1 ; adcs xzr, x6, x14 ; sbcs x3, x11, x10
umulh x5, x14, x2 ; madd x3, x5, x6, x7 ; adcs x12, x8, xzr ; subs x4, x6, x5 ; add x5, x8, x7 ; add x12, x6, x9, lsl #3 ; cmn x9, #1 ; adc w6, w8, w6
adds w0, w3, w7 ; cset x4, cs ; umulh x7, x0, x3 ; adc x0, x2, x1 ; adc x6, x2, x1 ; adcs x3, x6, x3 ; adcs x4, x4, x4 ; add x1, x7, x4, lsl #3
adc x4, x0, x3 ; sbc x1, x4, x3 ; add x3, x2, x0, lsl #3 ; add x3, x3, #8 ; umulh x1, x5, x2 ; adc x0, x0, xzr ; adc x4, x2, x1 ; adds x2, x3, #5
madd x5, x4, x1, x3 ; adcs w1, w4, w3 ; adcs xzr, x2, x1 ; adcs x5, x5, x5 ; adc x4, x2, x0 ; add x1, x1, #8 ; adc x3, x0, x5 ; adc x5, x5, xzr
adcs x1, xzr, x6 ; madd x2, x3, x6, x0 ; madd x1, x0, x4, x6 ; cmn x0, #1 ; add x3, x0, x6 ; ldr x4, [x20] ; adc w5, w4, w5 ; adcs x5, xzr, x7
sbcs x0, x0, x7 ; mul x3, x7, x11 ; sub x2, x10, #1 ; umulh x0, x5, x3 ; mul w2, w12, w13 ; adcs x13, x1, x13 ; sub x0, x14, #1 ; adcs w0, w10, w14
ldr w1, [x20, #4] ; adcs x6, xzr, x2 ; mov x3, x5 ; adcs x3, x7, x3 ; sub x0, x4, #1 ; adc w5, w7, w5 ; adds x4, x4, x2 ; adds w3, w1, w7
add x1, x1, #8 ; adc x0, xzr, xzr ; adcs w2, w0, w3 ; adds x3, x3, x5 ; adds x3, x3, x6 ; str x4, [x20, #8] ; umulh x2, x6, x7 ; adds x0, x6, #5
adc x10, xzr, xzr ; add x3, x1, x8 ; adcs x10, x4, x10 ; adds w9, w0, w1 ; adds x13, x11, #5 ; adds x1, x1, x11 ; str x5, [x20, #8] ; mov x13, x0
adcs x6, x4, x6 ; cmp x4, #1 ; adc x7, x6, x3 ; adc x5, x5, xzr ; adc x6, x6, xzr ; adc x2, xzr, xzr ; adcs x2, xzr, x4 ; ldr w4, [x20, #4]
sbc x6, x0, x3 ; adcs x5, x1, x7 ; ldr w3, [x20, #4] ; adcs w2, w7, w6 ; adcs x3, x1, x5 ; add x2, x4, x5 ; sbcs x2, x2, x1 ; adds x3, x3, x6
add x0, x1, x3 ; sbc x5, x5, xzr ; str x3, [x20, #8] ; adcs x3, xzr, x2 ; adcs w1, w5, w2 ; ldr x0, [x20] ; add x2, x5, x0, lsl #3 ; sub x0, x1, #1
adcs w6, w5, w0 ; adds x5, x1, #5 ; adcs x3, x4, x2 ; sbcs x2, x3, x6 ; sbc x7, x1, x5 ; ldr x6, [x20] ; ldr x5, [x20] ; sbcs x7, x7, x4
sbc x5, x9, x4 ; mov x2, x10 ; adc x15, x4, x6 ; adcs x14, x0, x14 ; sub x13, x9, #1 ; adds x11, x13, #5 ; add x4, x4, #8 ; sbcs x8, x9, x7
mul x11, x5, x14 ; sbcs x7, x6, x7 ; madd x4, x14, x1, x3 ; umulh x5, x1, x6 ; mul x10, x12, x13 ; sbcs x10, x13, x4 ; adc x4, x4, xzr ; str x6, [x20, #8]
sbcs x3, x3, x0 ; adds w4, w1, w5 ; adc x0, x2, x4 ; cset x0, cs ; str x4, [x20, #8] ; sub x5, x4, #1 ; umulh x0, x1, x2 ; adds x1, x4, #5
cset x0, cs ; mul w15, w14, w8 ; ldr w15, [x20, #4] ; cmp x14, #1 ; add x4, x4, #8 ; adc w9, w1, w9 ; adc x9, x9, xzr ; adcs w2, w6, w7
sbc x2, x2, xzr ; adds x3, x7, #5 ; adcs x1, x5, x4 ; adcs x5, x7, x2 ; adcs w2, w6, w4 ; adcs x0, x1, xzr ; str x3, [x20, #8] ; add x3, x2, x4, lsl #3
add x1, x5, x2 ; sbcs x2, x1, x2 ; adcs x4, x4, x4 ; add x2, x1, x5, lsl #3 ; add x2, x1, x4 ; sbcs x3, x2, x3 ; adcs x1, x1, x1 ; str x0, [x20, #8]
sbcs x6, x6, x3 ; cmn x0, #1 ; adds w0, w7, w4 ; mul w2, w4, w7 ; umulh x1, x6, x3 ; mul x3, x4, x0 ; adcs x3, x4, x1 ; mov x1, x2
str x1, [x20, #8] ; add x14, x9, x10 ; sbcs x4, x12, x4 ; adc x3, x5, x1 ; adc x4, x4, xzr ; umulh x2, x13, x4 ; adcs x5, x11, x5 ; adds x13, x2, x11
str x5, [x20, #8] ; sbcs x7, x3, x1 ; adcs x7, x5, xzr ; adcs x3, x7, x1 ; umulh x7, x1, x4 ; str x7, [x20, #8] ; sbcs x2, x2, x7 ; madd x6, x5, x4, x7
ldr w2, [x20, #4] ; ldr x1, [x20] ; adc w5, w0, w5 ; sbc x6, x3, x7 ; umulh x2, x6, x3 ; adc x1, x7, x6 ; str x4, [x20, #8] ; str x7, [x20, #8]
adcs x8, x9, xzr ; adcs w11, w5, w15 ; mul w6, w3, w0 ; madd x11, x12, x1, x2 ; sbcs x13, x5, x9 ; add x6, x6, #8 ; adc x2, x0, x8 ; ldr w4, [x20, #4]
mul x2, x5, x0 ; mul w3, w1, w5 ; adcs x1, x0, x4 ; adcs x7, x5, x3 ; ldr w5, [x20, #4] ; sbcs x3, x1, x3 ; adcs x4, x7, xzr ; adds x1, x3, x6
sbcs x9, x14, x9 ; sbcs x8, x3, x8 ; adcs w0, w7, w4 ; adds x6, x7, #5 ; cmp x9, #1 ; adcs x4, xzr, x2 ; umulh x6, x0, x3 ; madd x3, x11, x13, x10
mul w9, w8, w1 ; adcs w4, w8, w0 ; cmn x7, #1 ; adc x12, xzr, xzr ; adds x2, x8, x6 ; ldr x9, [x20] ; adcs x9, x7, x11 ; adds x12, x14, x11
adds x14, x9, x3 ; sbcs x6, x15, x9 ; sub x0, x13, #1 ; ldr x1, [x20] ; ldr x0, [x20] ; mov x3, x6 ; adcs x1, x10, x0 ; adcs x7, x7, x7
adds x0, x2, #5 ; adc x1, x2, x4 ; ldr x0, [x20] ; adc w0, w2, w0 ; sbc x1, x1, xzr ; add x0, x2, x4 ; cset x1, cs ; adds x0, x1, #5
adc x2, x3, x1 ; sub x3, x0, #1 ; umulh x0, x2, x5 ; cmp x2, #1 ; adcs w3, w4, w0 ; subs x1, x0, x4 ; ldr x4, [x20] ; adcs x4, x3, x2
sbc x0, x0, xzr ; adcs x10, xzr, x1 ; mul w15, w7, w3 ; adds x5, x5, x10 ; adcs xzr, x12, x10 ; add x5, x5, #8 ; cset x12, cs ; mul x15, x3, x11
adcs x4, x4, x4 ; mul x10, x11, x3 ; adds x4, x14, x0 ; adcs w4, w2, w12 ; adcs x11, x9, x11 ; sbcs x11, x9, x11 ; adcs x13, x12, xzr ; str x5, [x20, #8]
sbcs x0, x5, x0 ; adds w5, w0, w2 ; sbc x2, x2, xzr ; adcs x1, x1, x1 ; adcs x3, x4, x3 ; add x4, x0, x3, lsl #3 ; madd x0, x5, x3, x1 ; sbc x4, x5, x1
adds x3, x3, x7 ; sbc x13, x2, x8 ; adcs x13, x6, x15 ; adcs x11, x11, x11 ; mov x10, x9 ; mov x12, x11 ; adcs x2, x2, x2 ; adcs x2, x12, xzr
adcs x1, x4, xzr ; adc w2, w0, w2 ; umulh x0, x3, x1 ; adc x0, xzr, xzr ; adcs x2, x4, x5 ; add x5, x5, #8 ; adcs x5, x3, x4 ; umulh x5, x1, x0
sbcs x11, x4, x0 ; adcs x14, x14, x2 ; add x7, x7, #8 ; adcs w13, w1, w15 ; add x11, x11, #8 ; adcs x4, x2, x12 ; adcs x10, x10, x10 ; cset x2, cs
adcs w2, w0, w4 ; ldr w1, [x20, #4] ; add x5, x4, x3, lsl #3 ; mov x1, x0 ; sbcs x2, x0, x2 ; umulh x3, x2, x4 ; adcs x3, x3, x0 ; adds x1, x2, #5
cmp x0, #1 ; umulh x2, x4, x3 ; sbcs x3, x5, x3 ; cmp x1, #1 ; adcs x4, x4, x2 ; adds x1, x1, x7 ; adcs x5, xzr, x1 ; sbcs x6, x6, x2
sbcs x4, x4, x3 ; mul x0, x3, x4 ; cset x7, cs ; mul x6, x4, x1 ; sbcs x4, x6, x4 ; mul x6, x3, x5 ; adcs xzr, x3, x7 ; cmn x4, #1
mov x2, x0 ; cset x2, cs ; adcs x5, x1, x5 ; umulh x5, x4, x0 ; sub x2, x0, #1 ; cset x1, cs ; cset x0, cs ; adcs x2, x0, x3
ldr x0, [x20] ; adcs x4, x4, x1 ; umulh x4, x0, x1 ; mul x2, x3, x1 ; sbc x7, x6, x2 ; mul x3, x2, x0 ; adcs x2, xzr, x5 ; sbcs x0, x4, x0
adcs xzr, x4, x3 ; add x11, x2, x14 ; adds x15, x11, x10 ; mul w11, w0, w12 ; add x0, x7, x15, lsl #3 ; adcs x12, x13, x6 ; cset x2, cs ; add x9, x11, x1
adcs x7, x7, x3 ; adcs x4, x4, x4 ; adc w7, w5, w7 ; adcs x1, x3, xzr ; adcs xzr, x5, x6 ; mul w7, w3, w6 ; madd x4, x2, x1, x6 ; str x3, [x20, #8]
cmp x0, #1 ; sbcs x2, x5, x2 ; adcs xzr, x6, x3 ; sub x7, x3, #1 ; add x3, x3, #8 ; adcs x3, xzr, x7 ; mul x5, x7, x6 ; ldr x4, [x20]
mul x14, x0, x11 ; add x8, x8, #8 ; adcs x6, x6, x0 ; str x8, [x20, #8] ; sbc x13, x13, xzr ; add x2, x2, #8 ; umulh x6, x2, x11 ; umulh x13, x11, x10
adcs w3, w1, w4 ; adcs xzr, x2, x0 ; adcs x3, x6, x7 ; add x1, x5, x0, lsl #3 ; add x7, x7, #8 ; adcs x3, x0, x3 ; sub x0, x7, #1 ; add x5, x4, x7
mul w13, w4, w9 ; sub x15, x14, #1 ; adds x15, x13, x14 ; umulh x11, x15, x8 ; sbcs x12, x2, x14 ; sbcs x4, x4, x11 ; sbc x3, x3, xzr ; add x4, x13, x1
str x4, [x20, #8] ; str x4, [x20, #8] ; adc x1, x0, x3 ; sbc x5, x5, xzr ; umulh x0, x1, x3 ; add x4, x2, x5 ; umulh x1, x0, x2 ; adcs x1, x5, xzr
adds x7, x0, #5 ; add x4, x6, x1 ; str x6, [x20, #8] ; adcs x1, xzr, x5 ; sbcs x6, x5, x2 ; ldr x0, [x20] ; adds x6, x0, #5 ; adc x1, x1, xzr
adds x0, x5, x4 ; cmp x5, #1 ; sbc x5, x0, x3 ; adcs x7, x1, x6 ; adcs x5, x2, x4 ; cmp x7, #1 ; ldr w7, [x20, #4] ; adc w3, w7, w3
subs x10, x5, x11 ; sbcs x0, x13, x0 ; adds x2, x8, x14 ; adds w14, w4, w9 ; cmn x12, #1 ; sub x6, x14, #1 ; adc x12, x14, x7 ; adds x0, x11, #5
sbc x1, x1, xzr ; adds x15, x14, x9 ; adc x5, x8, x7 ; adcs xzr, x9, x12 ; sbcs x8, x8, x7 ; umulh x7, x10, x14 ; sbcs x5, x1, x14 ; adds x12, x0, x8
mul x0, x1, x3 ; str x1, [x20, #8] ; ldr x3, [x20] ; add x0, x5, x2 ; adds x0, x0, x3 ; adcs w2, w3, w5 ; mul x4, x3, x5 ; adcs x4, x1, x2
adcs x3, x6, x7 ; adcs x0, xzr, x5 ; adcs w0, w5, w3 ; adc w0, w5, w0 ; mul x1, x7, x5 ; adcs x1, xzr, x3 ; adc w7, w6, w7 ; sbc x0, x0, xzr
adcs x3, x3, x3 ; adcs x0, x0, x1 ; cmn x2, #1 ; sbcs x1, x1, x0 ; sbcs x4, x3, x4 ; add x3, x4, x2 ; sbcs x1, x4, x2 ; adc x2, x2, xzr
ldr x11, [x20] ; sbcs x1, x12, x1 ; adcs x0, xzr, x5 ; umulh x2, x15, x3 ; sbcs x10, x8, x10 ; adcs w2, w6, w0 ; add x11, x11, #8 ; subs x6, x8, x10
sbcs x4, x3, x4 ; cset x4, cs ; madd x1, x3, x2, x4 ; madd x4, x0, x1, x3 ; adcs x0, x0, x4 ; sub x3, x4, #1 ; adcs x4, x1, x4 ; mul w0, w4, w1
mul w14, w2, w9 ; adcs x13, x0, x13 ; add x9, x9, #8 ; adc x14, x14, xzr ; str x7, [x20, #8] ; adcs xzr, x15, x13 ; adcs x6, x6, x9 ; cset x4, cs
cmn x15, #1 ; adcs x2, x9, x15 ; sbc x0, x0, xzr ; sbcs x11, x10, x9 ; adds x2, x12, x6 ; add x11, x4, x0, lsl #3 ; adcs x12, x12, x12 ; adcs x3, x3, x11
adcs x7, x6, x7 ; sbcs x6, x0, x2 ; mul w6, w5, w4 ; adc x6, xzr, xzr ; sbc x1, x5, x3 ; cmn x2, #1 ; adds x4, x7, x2 ; adcs w2, w5, w4
adcs x3, x0, x2 ; umulh x1, x6, x0 ; cmp x5, #1 ; str x2, [x20, #8] ; adds w5, w0, w6 ; str x4, [x20, #8] ; adcs x5, x1, x5 ; sbcs x6, x3, x4
adcs x0, x7, xzr ; sbc x1, x1, xzr ; cset x5, cs ; sbcs x3, x0, x4 ; str x5, [x20, #8] ; madd x1, x0, x4, x3 ; sbcs x1, x3, x5 ; adcs xzr, x0, x2
adcs w0, w1, w7 ; cmp x5, #1 ; sub x5, x0, #1 ; add x3, x0, x4 ; mul x3, x6, x2 ; adc w2, w7, w2 ; adcs x2, x4, x2 ; sbc x6, x1, x5
adcs x3, xzr, x1 ; ldr w4, [x20, #4] ; sbcs x4, x4, x3 ; umulh x4, x1, x5 ; adds x5, x0, #5 ; adcs x4, xzr, x1 ; str x2, [x20, #8] ; sbcs x2, x2, x5
mul x8, x6, x7 ; ldr w5, [x20, #4] ; mov x6, x11 ; adc w1, w14, w1 ; adds x4, x4, x14 ; sbc x9, x1, x15 ; adds x11, x8, x2 ; mul x11, x8, x4
sbcs x2, x4, x8 ; sbc x7, x6, x10 ; adc x7, xzr, xzr ; sbcs x12, x12, x8 ; adcs x13, x13, x8 ; ldr w9, [x20, #4] ; mul w3, w1, w0 ; add x6, x3, x9, lsl #3
add x3, x13, x6, lsl #3 ; sbc x13, x13, xzr ; mul w1, w6, w7 ; mov x8, x7 ; sbcs x0, x3, x15 ; cmp x9, #1 ; adds x7, x7, x13 ; ldr x3, [x20]
adds x7, x7, x2 ; sbcs x2, x0, x2 ; subs x5, x0, x1 ; cset x6, cs ; sbc x0, x0, xzr ; umulh x0, x4, x6 ; adds w6, w3, w4 ; adc w4, w0, w4
cmp x14, #1 ; ldr w12, [x20, #4] ; adds w6, w1, w9 ; adc x8, xzr, xzr ; adcs x4, x4, x15 ; adcs x10, x2, xzr ; adcs x9, x12, xzr ; sub x10, x15, #1
sbc x7, x7, xzr ; sbc x2, x2, xzr ; adcs x1, x3, x6 ; adc x4, xzr, xzr ; add x1, x1, #8 ; adcs w6, w1, w4 ; cmp x3, #1 ; sbcs x2, x2, x7
sbcs x1, x1, x2 ; adcs x0, x0, x0 ; adcs x3, x4, x3 ; cmn x4, #1 ; adcs x2, x3, x0 ; ldr w4, [x20, #4] ; mul w3, w5, w1 ; adds w4, w0, w3
adcs x10, x15, xzr ; cmp x10, #1 ; cset x9, cs ; adcs x14, x14, x1 ; madd x15, x14, x8, x2 ; sbcs x0, x15, x0 ; add x3, x3, #8 ; sbc x3, x3, xzr
cmp x5, #1 ; umulh x15, x12, x1 ; adcs x9, x8, xzr ; sub x1, x15, #1 ; adds x4, x8, #5 ; adcs x9, x15, x10 ; adcs w9, w12, w0 ; mul w11, w8, w2
sbcs x2, x0, x1 ; adcs x2, xzr, x3 ; adds w4, w3, w1 ; mul w1, w0, w5 ; adcs x5, xzr, x4 ; adcs x1, x3, x1 ; adc x1, x4, x2 ; mul x2, x1, x0
adds x3, x13, x10 ; sbcs x3, x13, x3 ; adcs x0, x11, x0 ; adc w12, w2, w12 ; adds x9, x9, x0 ; add x1, x12, x7 ; adcs w2, w14, w5 ; adcs x12, x10, x12
cmn x3, #1 ; sbcs x0, x4, x0 ; adcs x4, x2, xzr ; adds x2, x3, #5 ; ldr w6, [x20, #4] ; cmn x0, #1 ; add x5, x5, #8 ; ldr x5, [x20]
mul w1, w4, w7 ; adds x7, x7, x3 ; ldr x2, [x20] ; adc x4, x4, xzr ; cset x7, cs ; add x5, x1, x2, lsl #3 ; adcs x7, x3, xzr ; subs x0, x1, x5
adcs xzr, x6, x1 ; mul x4, x0, x5 ; adds x2, x6, x1 ; adds w5, w4, w0 ; sbcs x6, x4, x3 ; str x5, [x20, #8] ; sbcs x1, x7, x1 ; adcs xzr, x2, x6
adcs x10, xzr, x11 ; mul w13, w15, w11 ; adcs x2, x2, x2 ; mul x15, x13, x5 ; adc x4, x4, xzr ; str x14, [x20, #8] ; adcs x12, x8, x6 ; str x0, [x20, #8]
sub x1, x0, #1 ; adc w7, w2, w7 ; adcs x4, x4, x4 ; adcs x0, x0, x5 ; mul x6, x1, x2 ; cmp x1, #1 ; adds w6, w7, w0 ; adds x4, x6, x2
adcs x7, x1, x7 ; umulh x3, x2, x0 ; adc x5, x5, xzr ; adcs x4, x0, x4 ; adcs xzr, x2, x3 ; sbc x0, x0, xzr ; adcs x3, x3, x7 ; sbc x4, x3, x5
umulh x7, x4, x2 ; ldr w2, [x20, #4] ; adc x3, xzr, xzr ; str x5, [x20, #8] ; umulh x4, x0, x3 ; mul x0, x7, x6 ; adds x5, x5, x3 ; sbc x2, x0, x7
ldr x5, [x20] ; madd x9, x2, x1, x7 ; sub x4, x2, #1 ; adc x8, x4, x11 ; ldr w8, [x20, #4] ; cset x4, cs ; adcs x10, x10, x10 ; cmp x11, #1
sbcs x6, x4, x6 ; adds x13, x14, #5 ; adds x7, x13, x5 ; subs x11, x9, x13 ; adc x5, x2, x11 ; adcs x14, x15, xzr ; adds w10, w2, w14 ; str x7, [x20, #8]
adcs x3, x15, x3 ; subs x5, x7, x10 ; add x1, x12, x8, lsl #3 ; sbc x2, x2, xzr ; adc x9, xzr, xzr ; subs x9, x7, x4 ; adcs x13, x4, xzr ; adcs x12, x12, x12
umulh x15, x1, x5 ; add x4, x8, x6, lsl #3 ; umulh x4, x13, x6 ; adds w3, w1, w12 ; mul x0, x4, x14 ; mul x12, x14, x3 ; cmn x10, #1 ; adcs x12, x5, x2
adcs xzr, x10, x1 ; cmn x1, #1 ; adcs x1, x14, x1 ; adc x1, x1, xzr ; madd x4, x10, x1, x12 ; adcs w9, w6, w11 ; ldr x6, [x20] ; adcs x9, x3, x0
adc x7, xzr, xzr ; mul x4, x0, x2 ; adcs x7, x1, xzr ; cmn x5, #1 ; adcs x1, x5, x1 ; adds w6, w0, w7 ; add x7, x4, x2, lsl #3 ; adc w4, w5, w4
add x0, x0, #8 ; sbcs x0, x6, x0 ; umulh x3, x6, x5 ; adcs x4, x7, x6 ; sbc x5, x5, xzr ; adc x3, xzr, xzr ; mul w4, w7, w0 ; adcs x6, xzr, x1
sbcs x5, x5, x3 ; adds x2, x2, x1 ; sbc x5, x5, xzr ; add x5, x0, x2 ; add x2, x5, x0, lsl #3 ; adcs x3, x2, x4 ; cmn x2, #1 ; mul w3, w1, w4
add x5, x2, x7, lsl #3 ; ldr w7, [x20, #4] ; sbcs x2, x1, x2 ; adc x1, xzr, xzr ; adc x5, x1, x4 ; adcs w2, w7, w6 ; str x2, [x20, #8] ; cmn x3, #1
sbcs x10, x15, x10 ; adds x1, x7, #5 ; umulh x9, x2, x3 ; adds x5, x0, x1 ; adc w8, w1, w8 ; sbcs x5, x14, x5 ; add x10, x3, x4 ; adcs x6, x6, x6
adcs x1, xzr, x3 ; adc x0, x0, xzr ; adcs x2, x2, x1 ; adds w2, w3, w0 ; sbcs x4, x5, x4 ; adds x2, x2, x3 ; mul x3, x4, x5 ; adcs x0, x4, xzr
sbc x7, x5, x1 ; adc x5, x5, xzr ; umulh x0, x4, x1 ; cset x3, cs ; mul w6, w7, w5 ; sbc x7, x7, xzr ; mov x1, x3 ; cmp x7, #1
adds x11, x9, x2 ; adcs w6, w11, w2 ; mov x11, x0 ; add x7, x14, x5, lsl #3 ; cset x4, cs ; add x11, x11, #8 ; sub x1, x11, #1 ; sub x15, x4, #1
mul x4, x2, x5 ; adcs x3, x4, x1 ; adcs xzr, x1, x5 ; cset x3, cs ; adds x4, x4, x1 ; str x5, [x20, #8] ; adds x1, x1, x0 ; adcs x5, x0, x2
cset x0, cs ; adcs x4, x7, x14 ; adcs x14, x10, x14 ; adcs x12, x15, x12 ; add x12, x7, x10 ; cmn x8, #1 ; cmn x15, #1 ; adc w10, w15, w10
adc x15, xzr, xzr ; sbcs x7, x5, x4 ; madd x13, x4, x9, x0 ; cmp x4, #1 ; mul w3, w12, w2 ; adcs x2, x7, x2 ; adcs x12, x12, x13 ; umulh x7, x14, x6
subs x2, x8, x15 ; umulh x4, x14, x0 ; cmn x15, #1 ; mov x7, x0 ; adcs x12, xzr, x7 ; adcs x5, xzr, x0 ; umulh x15, x12, x13 ; adc x6, x6, xzr
mov x3, x1 ; mul x7, x0, x3 ; sbcs x1, x1, x0 ; add x0, x2, x7, lsl #3 ; add x4, x4, #8 ; umulh x4, x7, x1 ; adds x4, x4, x1 ; cset x6, cs
sbcs x7, x7, x0 ; sbc x1, x4, x7 ; add x1, x6, x0 ; ldr w3, [x20, #4] ; umulh x2, x1, x7 ; add x5, x0, x3, lsl #3 ; str x7, [x20, #8] ; adds x4, x5, x6
adds w7, w13, w9 ; ldr w10, [x20, #4] ; adcs x0, x1, x0 ; sbc x11, x3, x5 ; adds w15, w1, w6 ; adcs x14, x14, x5 ; mov x7, x15 ; adc x12, x12, xzr
sbcs x3, x2, x5 ; adc w2, w1, w2 ; sbcs x1, x3, x0 ; umulh x1, x2, x3 ; adcs x4, x1, x4 ; sbc x2, x2, xzr ; adcs xzr, x2, x4 ; add x2, x4, x0, lsl #3
adcs x5, x5, x3 ; cset x5, cs ; adc w1, w5, w1 ; sbcs x2, x1, x0 ; umulh x5, x3, x4 ; adcs w4, w5, w1 ; adcs w3, w4, w5 ; adc w3, w2, w3
adcs x2, x2, x0 ; madd x4, x0, x5, x3 ; sbcs x3, x4, x3 ; adds x3, x3, x4 ; adds w3, w1, w5 ; umulh x1, x4, x0 ; adc x1, x1, xzr ; sbcs x5, x5, x4
adcs w5, w0, w2 ; add x3, x1, x2, lsl #3 ; cmn x1, #1 ; mov x5, x1 ; adc w0, w4, w0 ; ldr w5, [x20, #4] ; madd x5, x4, x3, x1 ; adc w0, w2, w0
sbc x1, x1, xzr ; adcs xzr, x0, x2 ; mul w0, w6, w7 ; adds w7, w6, w5 ; cset x0, cs ; ldr x1, [x20] ; mul x7, x1, x2 ; mul x3, x4, x0
ldr w11, [x20, #4] ; sbcs x10, x11, x10 ; sbcs x15, x10, x15 ; sub x3, x2, #1 ; mul w3, w8, w10 ; sub x1, x10, #1 ; adcs x1, x9, xzr ; sbcs x10, x10, x8
sbcs x4, x1, x4 ; adcs x6, x1, xzr ; sbc x3, x6, x15 ; umulh x14, x12, x3 ; adcs x7, x8, x13 ; adcs x8, x8, x8 ; madd x12, x8, x11, x5 ; add x9, x12, x6
umulh x2, x0, x4 ; adc w0, w5, w0 ; mul w4, w1, w0 ; cmp x0, #1 ; adcs x2, x2, x2 ; ldr w5, [x20, #4] ; ldr x4, [x20] ; sub x3, x1, #1
cset x14, cs ; sub x14, x12, #1 ; adcs x15, x2, x6 ; subs x7, x8, x4 ; ldr w14, [x20, #4] ; adcs w9, w1, w8 ; cmn x11, #1 ; ldr x12, [x20]
adc x3, x6, x5 ; sub x5, x6, #1 ; cset x3, cs ; adcs x6, x6, x6 ; adcs w2, w1, w7 ; adcs x1, xzr, x3 ; adc x5, x2, x7 ; sbcs x7, x5, x7
cmn x0, #1 ; cmn x1, #1 ; mul w7, w1, w2 ; adcs x5, x1, x5 ; adcs xzr, x6, x0 ; subs x0, x2, x3 ; ldr x1, [x20] ; adcs x7, x7, x5
umulh x6, x5, x1 ; adcs xzr, x1, x0 ; str x5, [x20, #8] ; madd x0, x3, x1, x7 ; cmn x0, #1 ; cset x5, cs ; ldr w3, [x20, #4] ; adc x3, x5, x1
add x2, x0, x3 ; str x1, [x20, #8] ; sub x3, x0, #1 ; sbcs x1, x1, x4 ; adc x4, x0, x1 ; sbcs x4, x0, x4 ; adcs x5, x2, xzr ; adcs x3, xzr, x5
adcs x1, xzr, x6 ; adcs x7, x0, xzr ; sbcs x0, x6, x3 ; sbc x7, x2, x3 ; sbc x2, x5, x4 ; madd x7, x6, x5, x1 ; adds x7, x3, #5 ; adds x5, x7, #5
add x1, x4, x3 ; sbc x5, x5, xzr ; adcs x5, x1, x2 ; subs x5, x4, x3 ; add x2, x2, #8 ; adcs x2, xzr, x4 ; ldr x5, [x20] ; madd x3, x1, x0, x4
madd x4, x1, x5, x0 ; mul x2, x4, x5 ; sub x5, x1, #1 ; adc x4, xzr, xzr ; sbc x3, x2, x1 ; add x3, x1, x2 ; sbcs x0, x4, x0 ; sbcs x5, x5, x4
sbc x3, x0, x1 ; add x5, x6, x3 ; subs x3, x0, x5 ; add x2, x0, x3, lsl #3 ; sbc x5, x5, xzr ; cmn x5, #1 ; adcs w7, w5, w4 ; umulh x0, x4, x1
cset x2, cs ; adc x14, x6, x13 ; madd x8, x13, x2, x14 ; adcs x13, xzr, x12 ; adds x2, x7, #5 ; adcs xzr, x6, x0 ; mul w12, w15, w4 ; adc x3, x5, x11
ldr w1, [x20, #4] ; mul w5, w4, w3 ; sub x3, x4, #1 ; adcs x5, x2, x4 ; add x2, x4, x5 ; ldr w5, [x20, #4] ; adcs x0, x1, x5 ; sbcs x0, x3, x0
adcs w4, w5, w3 ; mov x5, x4 ; sbc x5, x5, xzr ; sbcs x0, x5, x2 ; adds x5, x1, #5 ; adcs x4, x2, xzr ; adc x2, x2, xzr ; subs x1, x2, x3
ldr w4, [x20, #4] ; mul w5, w2, w0 ; adc x2, x2, xzr ; adcs x0, x5, x4 ; adcs x2, x2, x0 ; sbcs x0, x0, x4 ; str x3, [x20, #8] ; adc x3, x3, xzr
str x1, [x20, #8] ; sbc x0, x4, x7 ; subs x5, x3, x2 ; mul w7, w6, w0 ; cmn x3, #1 ; add x3, x5, x6 ; sbcs x5, x5, x0 ; subs x3, x2, x0
cset x4, cs ; adcs xzr, x7, x3 ; adcs x2, xzr, x0 ; mul w7, w4, w6 ; adcs x5, x3, xzr ; adcs x3, x0, x6 ; adcs x1, x1, x2 ; cmn x7, #1
adds x7, x1, #5 ; cset x4, cs ; sbc x0, x0, xzr ; adc x3, x3, xzr ; sbcs x3, x5, x3 ; add x3, x7, x5 ; mul x1, x3, x0 ; cset x1, cs
adcs xzr, x5, x2 ; add x1, x2, x4, lsl #3 ; adcs x5, x3, xzr ; adds w2, w0, w3 ; adds x1, x1, x4 ; ldr w2, [x20, #4] ; adcs w4, w3, w5 ; adcs x5, x4, x5
mul x2, x0, x3 ; madd x3, x5, x1, x2 ; adc x1, x1, xzr ; umulh x3, x5, x1 ; mul x5, x1, x4 ; umulh x5, x2, x4 ; cmn x2, #1 ; umulh x0, x5, x4
adcs xzr, x3, x9 ; adcs x5, x5, x4 ; adds x11, x13, #5 ; adcs w11, w15, w14 ; mov x0, x14 ; adcs w7, w2, w15 ; adcs x3, x10, x14 ; sbcs x12, x10, x1
adcs x0, x0, x2 ; adds x0, x5, x3 ; sbcs x4, x1, x5 ; adds x4, x1, x2 ; add x3, x1, x0 ; adcs x4, xzr, x0 ; adcs w3, w5, w4 ; adcs x2, x0, xzr
adcs x3, x3, x0 ; sbc x2, x5, x3 ; sbc x4, x2, x1 ; cmp x5, #1 ; umulh x3, x1, x5 ; adds w0, w2, w3 ; add x4, x2, x3, lsl #3 ; adc x3, x5, x1
ldr w2, [x20, #4] ; adcs x1, x1, x1 ; adc x1, x0, x3 ; add x1, x1, #8 ; adcs x0, xzr, x1 ; add x2, x3, x1, lsl #3 ; mov x5, x0 ; umulh x4, x0, x1
adcs x3, x2, x3 ; adc x7, x7, xzr ; adc x5, x5, xzr ; adcs x7, x4, x5 ; umulh x0, x7, x3 ; sbcs x7, x2, x7 ; adds x0, x5, x7 ; adcs x0, x7, x4
adc x4, xzr, xzr ; mul w2, w1, w3 ; mov x0, x5 ; add x2, x3, x4 ; adcs x3, x3, x1 ; adc x5, x5, xzr ; sbc x3, x3, xzr ; adds x0, x0, x3
subs x2, x5, x4 ; adcs x3, x5, x0 ; adcs x2, x4, x0 ; sbcs x5, x4, x1 ; adcs x5, x5, x5 ; umulh x0, x3, x1 ; umulh x3, x4, x0 ; adcs x5, x4, xzr
ldr x7, [x20] ; cmn x4, #1 ; ldr x5, [x20] ; subs x0, x5, x2 ; adc x5, x5, xzr ; adcs x2, x3, x2 ; mul w7, w2, w1 ; cmn x5, #1
add x6, x4, x7 ; adds w14, w1, w6 ; cmp x3, #1 ; umulh x1, x4, x0 ; cset x3, cs ; ldr w11, [x20, #4] ; adc x7, x7, xzr ; str x8, [x20, #8]
adds w4, w6, w1 ; ldr w7, [x20, #4] ; adds x2, x3, x5 ; ldr w3, [x20, #4] ; mul w2, w0, w5 ; adcs xzr, x5, x1 ; adcs x5, x7, x5 ; mul x3, x7, x5
adcs x9, x8, x7 ; adcs x13, x13, x2 ; add x4, x4, #8 ; str x12, [x20, #8] ; str x11, [x20, #8] ; mul x14, x2, x6 ; adcs x2, x2, x2 ; adcs xzr, x9, x15
mul w0, w6, w2 ; mul w7, w5, w0 ; umulh x7, x6, x2 ; adds x2, x4, x0 ; ldr x7, [x20] ; adcs x5, x5, x0 ; adds x7, x4, x3 ; madd x5, x2, x0, x4
ldr x9, [x20] ; sub x8, x4, #1 ; ldr w13, [x20, #4] ; sbc x1, x5, x9 ; adc x6, x7, x10 ; adcs x11, x2, x5 ; adc x12, x12, xzr ; adcs x1, x0, x7
umulh x1, x2, x7 ; ldr w6, [x20, #4] ; adcs x1, xzr, x7 ; adcs x14, x13, x2 ; cmn x7, #1 ; adc w14, w2, w14 ; mul x2, x11, x9 ; adc w7, w4, w7
adds x19, x19, x14 ; mul x14, x10, x4 ; adcs x20, x20, x15 ; mul x15, x11, x4 ; adcs x21, x21, x16 ; umulh x16, x12, x4 ; adcs x22, x22, x17 ; adc x23, x23, xzr
adds x25, x26, x27 ; ldr x3, [x20] ; adcs x26, x25, x27 ; str x26, [x20, #8] ; mul x6, x25, x3 ; umulh x7, x25, x3 ; adcs x27, x6, x7 ; adc x28, x28, x27
adds x1, x1, x2 ; add x3, x3, #16 ; sub x4, x3, #32 ; adcs x5, x5, x6 ; mrs x9, nzcv ; adc x7, x7, x8
subs x1, x1, x2 ; mul x9, x8, x8 ; sbcs x3, x3, x4 ; umulh x10, x8, x8 ; sbcs x5, x5, x6 ; mul x9, x9, x10 ; sbcs x7, x7, xzr ; csetm x11, cc
adcs x1, x1, x2 ; sbcs x3, x3, x4 ; adcs x5, x5, x6 ; sbc x7, x7, x8
subs x1, x1, x2 ; add x5, x1, x1 ; sbcs x3, x3, x4 ; sbc x6, x6, xzr
mov x8, x1 ; subs x1, x1, x2 ; add x9, x8, #1 ; sbcs x3, x3, x4 ; adc x5, x5, x5
mov x8, x1 ; subs x1, x1, #1 ; mul x9, x1, x2 ; sbcs x3, x3, xzr ; add x8, x8, x1
subs x1, x1, x2 ; sbcs x1, x1, x2 ; sbcs x2, x2, x1 ; ngc x3, x2
subs w1, w1, w2 ; mul w5, w2, w1 ; sbcs w2, w1, w2 ; adc x3, x3, x2 ; cset w4, cs
subs x25, x25, x26 ; ldr x3, [x20] ; sbcs x26, x26, x27 ; str x26, [x20, #8] ; sbcs x27, x27, x25 ; sbc x28, x28, xzr
cmp x1, x2 ; sub x1, x1, x2 ; sbc x3, x3, x4 ; subs x2, x1, x2 ; adcs x5, x5, x5
