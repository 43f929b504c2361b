# Both halves of products, the high one some instructions behind the low one, with what uses registers and flags in between.
@all @n 6 @mem x20/16
mul x2, x3, x4 ; umulh x15, x3, x4 ; mul x4, x3, x4 ; umulh x1, x3, x4 ; mul x3, x8, x9 ; smulh x25, x6, x7 ; cmp x2, x27 ; umulh x19, x8, x8
mul x3, x6, x7 ; mul x0, x6, x7 ; adcs x22, x22, x0 ; smulh x25, x6, x7 ; mul w19, w6, w7 ; cmp x3, x27 ; umulh x15, x6, x7 ; umulh x13, x7, x6
mul x19, x1, x2 ; mul x2, x1, x2 ; ldr x23, [x20] ; umulh x15, x1, x2 ; mul x1, x8, x9 ; str x19, [x20, #8] ; umulh x8, x1, x2 ; umulh x3, x8, x8
mul x13, x6, x7 ; mul x2, x8, x9 ; adcs x17, x13, x24 ; str x13, [x20, #8] ; madd x24, x6, x7, x25 ; mov x6, x26 ; umulh x1, x6, x7 ; umulh x12, x8, x9
mul x3, x1, x2 ; mul x0, x2, x1 ; smulh x25, x6, x7 ; str x3, [x20, #8] ; mul x2, x1, x2 ; adcs x22, x22, x0 ; umulh x12, x2, x1 ; umulh x19, x1, x1
mul x8, x1, x2 ; umulh x15, x1, x2 ; smulh x25, x6, x7 ; umulh x13, x2, x2 ; mul x1, x2, x1 ; cmp x8, x27 ; adcs x22, x22, x1 ; umulh x12, x1, x1
mul x1, x5, x5 ; mul x17, x5, x5 ; adcs x22, x22, x17 ; ldr x23, [x20] ; adds x21, x1, x22 ; str x1, [x20, #8] ; umulh x15, x5, x5 ; umulh x12, x5, x5
umulh x0, x11, x11 ; mul x12, x10, x11 ; mul x19, x10, x11 ; mul w1, w10, w11 ; str x12, [x20, #8] ; cmp x12, x27 ; madd x24, x10, x11, x25 ; umulh x14, x10, x11
mul x3, x6, x7 ; str x3, [x20, #8] ; umulh x13, x6, x7 ; umulh x14, x7, x6 ; mul x16, x6, x7 ; mov x6, x26 ; adcs x22, x22, x16 ; umulh x15, x6, x7
mul x14, x6, x7 ; adds x21, x14, x22 ; cmp x14, x27 ; umulh x17, x7, x6 ; mul x3, x6, x9 ; madd x24, x6, x7, x25 ; smulh x25, x6, x7 ; umulh x16, x9, x9
mul x12, x10, x11 ; smulh x25, x6, x7 ; ldr x23, [x20] ; umulh x17, x11, x10 ; mul x15, x11, x10 ; adcs x13, x12, x24 ; adcs x22, x22, x15 ; umulh x3, x10, x10
umulh x1, x5, x5 ; mul x17, x5, x5 ; mul x12, x8, x9 ; adcs x8, x17, x24 ; smulh x25, x6, x7 ; mul w14, w5, w5 ; cmp x17, x27 ; umulh x3, x8, x9
mul x17, x10, x11 ; mul x13, x8, x9 ; adcs x22, x22, x13 ; mul w2, w10, w11 ; adcs x3, x17, x24 ; cmp x17, x27 ; umulh x14, x11, x11 ; umulh x1, x8, x9
mul x17, x10, x11 ; mul x13, x8, x9 ; mul w1, w10, w11 ; mov x10, x26 ; ldr x23, [x20] ; madd x24, x10, x11, x25 ; umulh x12, x10, x11 ; umulh x16, x9, x9
umulh x13, x1, x1 ; mul x1, x1, x2 ; mul x17, x1, x2 ; adcs x22, x22, x17 ; umulh x15, x1, x2 ; cmp x1, x27 ; adcs x2, x1, x24 ; umulh x0, x2, x1
mul x17, x1, x2 ; mul x1, x2, x1 ; ldr x23, [x20] ; adds x21, x17, x22 ; mul w13, w1, w2 ; madd x24, x1, x2, x25 ; umulh x0, x2, x2 ; umulh x19, x2, x2
mul x15, x5, x5 ; mul x1, x8, x9 ; adcs x22, x22, x1 ; mul x5, x5, x5 ; mov x5, x26 ; ldr x23, [x20] ; umulh x12, x5, x5 ; umulh x13, x9, x9
umulh x15, x4, x4 ; mul x1, x3, x4 ; mul x0, x8, x9 ; mov x3, x26 ; umulh x13, x3, x4 ; adcs x22, x22, x0 ; mul w13, w3, w4 ; umulh x2, x9, x8
mul x3, x3, x4 ; adcs x2, x3, x24 ; smulh x25, x6, x7 ; umulh x16, x3, x4 ; mul x13, x4, x3 ; cmp x3, x27 ; madd x24, x3, x4, x25 ; umulh x15, x4, x3
umulh x2, x6, x7 ; mul x8, x6, x7 ; mul x19, x8, x9 ; ldr x23, [x20] ; mul w3, w6, w7 ; mov x6, x26 ; smulh x25, x6, x7 ; umulh x17, x8, x9
mul x8, x6, x7 ; mul x13, x6, x9 ; str x8, [x20, #8] ; adds x21, x8, x22 ; adcs x22, x22, x13 ; mul x7, x6, x7 ; umulh x16, x6, x7 ; umulh x12, x6, x9
umulh x19, x3, x4 ; mul x12, x3, x4 ; mul x15, x3, x9 ; ldr x23, [x20] ; umulh x16, x3, x4 ; madd x24, x3, x4, x25 ; mul w16, w3, w4 ; umulh x17, x3, x3
umulh x0, x6, x7 ; mul x19, x6, x7 ; mul x2, x8, x9 ; str x19, [x20, #8] ; cmp x19, x27 ; adcs x12, x19, x24 ; adds x21, x19, x22 ; umulh x15, x8, x8
mul x8, x5, x5 ; mul x19, x8, x9 ; mul w12, w5, w5 ; adcs x22, x22, x19 ; madd x24, x5, x5, x25 ; umulh x12, x5, x5 ; umulh x14, x5, x5 ; umulh x15, x8, x9
umulh x2, x10, x10 ; mul x15, x10, x11 ; mul x19, x10, x9 ; ldr x23, [x20] ; str x15, [x20, #8] ; smulh x25, x6, x7 ; adcs x16, x15, x24 ; umulh x17, x10, x9
umulh x12, x3, x4 ; mul x0, x3, x4 ; mul x14, x3, x4 ; cmp x0, x27 ; adcs x3, x0, x24 ; adds x21, x0, x22 ; mul w19, w3, w4 ; umulh x15, x3, x4
mul x13, x5, x5 ; mul x3, x8, x9 ; adcs x22, x22, x3 ; smulh x25, x6, x7 ; mov x5, x26 ; str x13, [x20, #8] ; umulh x1, x5, x5 ; umulh x17, x8, x9
mul x8, x5, x5 ; mul x5, x5, x5 ; adcs x3, x8, x24 ; umulh x0, x5, x5 ; mul x13, x5, x9 ; cmp x8, x27 ; mul w15, w5, w5 ; umulh x19, x9, x5
umulh x1, x10, x11 ; mul x3, x10, x11 ; mul x19, x10, x11 ; madd x24, x10, x11, x25 ; mov x10, x26 ; cmp x3, x27 ; umulh x15, x10, x11 ; umulh x14, x10, x10
mul x16, x10, x11 ; mul x2, x8, x9 ; ldr x23, [x20] ; smulh x25, x6, x7 ; mul w8, w10, w11 ; mul x11, x10, x11 ; umulh x1, x10, x11 ; umulh x3, x9, x8
mul x14, x3, x4 ; adcs x16, x14, x24 ; adcs x22, x22, x12 ; umulh x2, x3, x4 ; mul x12, x8, x9 ; cmp x14, x27 ; smulh x25, x6, x7 ; umulh x3, x8, x9
mul x14, x6, x7 ; mul x7, x6, x7 ; umulh x13, x6, x7 ; umulh x3, x7, x7 ; mul x12, x6, x9 ; mul w13, w6, w7 ; adcs x22, x22, x12 ; umulh x0, x6, x9
umulh x0, x1, x1 ; mul x8, x1, x2 ; mul x1, x1, x2 ; madd x24, x1, x2, x25 ; umulh x17, x1, x2 ; mul w17, w1, w2 ; str x8, [x20, #8] ; umulh x3, x1, x2
umulh x15, x5, x5 ; mul x14, x5, x5 ; mul x16, x5, x5 ; cmp x14, x27 ; str x14, [x20, #8] ; adcs x22, x22, x16 ; mov x5, x26 ; umulh x0, x5, x5
mul x16, x3, x4 ; madd x24, x3, x4, x25 ; mul x4, x3, x4 ; umulh x1, x4, x3 ; mul x15, x8, x9 ; mov x3, x26 ; adds x21, x16, x22 ; umulh x14, x8, x9
mul x3, x10, x11 ; mul x15, x8, x9 ; adcs x14, x3, x24 ; adcs x22, x22, x15 ; str x3, [x20, #8] ; smulh x25, x6, x7 ; umulh x16, x10, x11 ; umulh x8, x9, x8
mul x19, x1, x2 ; mov x1, x26 ; mul x2, x1, x2 ; umulh x3, x2, x2 ; mul x14, x2, x1 ; umulh x17, x1, x2 ; adds x21, x19, x22 ; umulh x15, x2, x1
mul x12, x6, x7 ; str x12, [x20, #8] ; smulh x25, x6, x7 ; umulh x3, x6, x6 ; mul x1, x8, x9 ; umulh x15, x6, x7 ; madd x24, x6, x7, x25 ; umulh x14, x8, x8
mul x14, x6, x7 ; mul x17, x6, x7 ; cmp x14, x27 ; str x14, [x20, #8] ; ldr x23, [x20] ; mov x6, x26 ; umulh x2, x7, x7 ; umulh x1, x7, x7
mul x2, x5, x5 ; str x2, [x20, #8] ; ldr x23, [x20] ; umulh x17, x5, x5 ; mul x15, x8, x9 ; adcs x22, x22, x15 ; mul x5, x5, x5 ; umulh x13, x8, x9
mul x1, x6, x7 ; adds x21, x1, x22 ; mul w3, w6, w7 ; umulh x19, x6, x7 ; mul x14, x8, x9 ; adcs x22, x22, x14 ; mul x7, x6, x7 ; umulh x13, x8, x8
mul x0, x10, x11 ; mul x8, x8, x9 ; adds x21, x0, x22 ; adcs x22, x22, x8 ; madd x24, x10, x11, x25 ; str x0, [x20, #8] ; umulh x19, x11, x11 ; umulh x2, x8, x9
mul x1, x5, x5 ; mul x3, x8, x9 ; smulh x25, x6, x7 ; madd x24, x5, x5, x25 ; str x1, [x20, #8] ; mov x5, x26 ; umulh x15, x5, x5 ; umulh x16, x9, x8
mul x15, x1, x2 ; mul x13, x8, x9 ; mul x2, x1, x2 ; adcs x19, x15, x24 ; adds x21, x15, x22 ; mov x1, x26 ; umulh x2, x1, x2 ; umulh x12, x8, x8
umulh x3, x10, x11 ; mul x8, x10, x11 ; mul x15, x8, x9 ; adcs x16, x8, x24 ; umulh x1, x10, x11 ; mul x11, x10, x11 ; madd x24, x10, x11, x25 ; umulh x0, x8, x8
mul x14, x5, x5 ; mul x19, x5, x5 ; adcs x16, x14, x24 ; madd x24, x5, x5, x25 ; mov x5, x26 ; adcs x22, x22, x19 ; umulh x3, x5, x5 ; umulh x12, x5, x5
mul x17, x1, x2 ; madd x24, x1, x2, x25 ; mov x1, x26 ; umulh x3, x2, x2 ; mul x16, x1, x9 ; ldr x23, [x20] ; smulh x25, x6, x7 ; umulh x0, x1, x9
umulh x17, x3, x3 ; mul x8, x3, x4 ; mul x13, x3, x9 ; umulh x16, x3, x4 ; mov x3, x26 ; smulh x25, x6, x7 ; adds x21, x8, x22 ; umulh x14, x3, x9
mul x13, x3, x4 ; mul x19, x4, x3 ; smulh x25, x6, x7 ; mov x3, x26 ; adcs x12, x13, x24 ; umulh x14, x3, x4 ; umulh x3, x3, x4 ; umulh x8, x4, x4
mul x12, x6, x7 ; mul x2, x7, x6 ; mul w13, w6, w7 ; adcs x22, x22, x2 ; str x12, [x20, #8] ; adcs x17, x12, x24 ; umulh x3, x7, x7 ; umulh x15, x7, x6
mul x12, x3, x4 ; mul x1, x3, x9 ; cmp x12, x27 ; adds x21, x12, x22 ; adcs x22, x22, x1 ; madd x24, x3, x4, x25 ; umulh x15, x3, x3 ; umulh x8, x3, x9
mul x17, x5, x5 ; mul x19, x5, x5 ; adds x21, x17, x22 ; madd x24, x5, x5, x25 ; mul w14, w5, w5 ; umulh x14, x5, x5 ; umulh x13, x5, x5 ; umulh x0, x5, x5
mul x8, x10, x11 ; mul x13, x10, x9 ; adcs x1, x8, x24 ; madd x24, x10, x11, x25 ; mul x11, x10, x11 ; smulh x25, x6, x7 ; umulh x16, x11, x11 ; umulh x3, x9, x10
umulh x15, x1, x1 ; mul x17, x1, x2 ; mul x3, x1, x9 ; str x17, [x20, #8] ; umulh x13, x1, x2 ; cmp x17, x27 ; adcs x22, x22, x3 ; umulh x1, x1, x9
mul x0, x10, x11 ; mul x15, x8, x9 ; adcs x22, x22, x15 ; ldr x23, [x20] ; umulh x2, x10, x11 ; adcs x12, x0, x24 ; umulh x1, x10, x11 ; umulh x8, x8, x8
mul x13, x1, x2 ; mul x17, x1, x9 ; umulh x19, x1, x2 ; cmp x13, x27 ; mul x2, x1, x2 ; mov x1, x26 ; umulh x2, x1, x2 ; umulh x12, x1, x9
umulh x16, x7, x6 ; mul x12, x6, x7 ; mul x13, x8, x9 ; mul w3, w6, w7 ; adds x21, x12, x22 ; str x12, [x20, #8] ; cmp x12, x27 ; umulh x14, x9, x9
umulh x1, x1, x2 ; mul x14, x1, x2 ; mul x8, x2, x1 ; madd x24, x1, x2, x25 ; adcs x3, x14, x24 ; cmp x14, x27 ; str x14, [x20, #8] ; umulh x17, x1, x1
umulh x15, x5, x5 ; mul x0, x5, x5 ; mul x3, x5, x5 ; adcs x13, x0, x24 ; umulh x8, x5, x5 ; cmp x0, x27 ; str x0, [x20, #8] ; umulh x17, x5, x5
mul x13, x3, x4 ; mul x16, x3, x9 ; mul x4, x3, x4 ; umulh x8, x3, x4 ; adcs x22, x22, x16 ; smulh x25, x6, x7 ; umulh x0, x4, x4 ; umulh x2, x9, x3
mul x17, x1, x2 ; mul x2, x1, x2 ; umulh x3, x1, x2 ; cmp x17, x27 ; str x17, [x20, #8] ; mul x2, x1, x2 ; umulh x12, x1, x2 ; umulh x0, x1, x1
mul x12, x6, x7 ; mul x19, x6, x9 ; adcs x16, x12, x24 ; adds x21, x12, x22 ; str x12, [x20, #8] ; umulh x0, x6, x7 ; umulh x8, x7, x6 ; umulh x17, x6, x6
umulh x15, x3, x4 ; mul x2, x3, x4 ; mul x17, x3, x9 ; mul x4, x3, x4 ; smulh x25, x6, x7 ; mov x3, x26 ; str x2, [x20, #8] ; umulh x13, x3, x9
mul x0, x1, x2 ; mul x1, x2, x1 ; madd x24, x1, x2, x25 ; mul w12, w1, w2 ; adcs x2, x0, x24 ; smulh x25, x6, x7 ; umulh x8, x2, x2 ; umulh x3, x1, x1
mul x15, x6, x7 ; mul x8, x6, x9 ; mul w2, w6, w7 ; umulh x2, x6, x7 ; mov x6, x26 ; str x15, [x20, #8] ; umulh x13, x6, x6 ; umulh x3, x6, x6
mul x12, x5, x5 ; mul x8, x5, x5 ; adds x21, x12, x22 ; madd x24, x5, x5, x25 ; mul x5, x5, x5 ; str x12, [x20, #8] ; umulh x1, x5, x5 ; umulh x0, x5, x5
mul x19, x3, x4 ; mul x15, x3, x9 ; umulh x17, x3, x4 ; mul x4, x3, x4 ; madd x24, x3, x4, x25 ; mov x3, x26 ; umulh x2, x4, x4 ; umulh x16, x3, x3
mul x3, x3, x4 ; mul x15, x3, x9 ; mul x4, x3, x4 ; cmp x3, x27 ; smulh x25, x6, x7 ; adcs x22, x22, x15 ; umulh x0, x4, x4 ; umulh x12, x3, x9
mul x2, x3, x4 ; str x2, [x20, #8] ; adcs x1, x2, x24 ; umulh x12, x3, x4 ; mul x8, x4, x3 ; mul w15, w3, w4 ; adds x21, x2, x22 ; umulh x0, x4, x3
mul x13, x1, x2 ; mul x8, x1, x9 ; umulh x15, x1, x2 ; str x13, [x20, #8] ; madd x24, x1, x2, x25 ; smulh x25, x6, x7 ; umulh x14, x1, x2 ; umulh x19, x9, x9
mul x14, x3, x4 ; mul x13, x3, x4 ; adcs x22, x22, x13 ; adcs x3, x14, x24 ; adds x21, x14, x22 ; madd x24, x3, x4, x25 ; umulh x17, x4, x3 ; umulh x12, x4, x4
mul x12, x3, x4 ; mul x0, x3, x9 ; madd x24, x3, x4, x25 ; ldr x23, [x20] ; str x12, [x20, #8] ; smulh x25, x6, x7 ; umulh x3, x3, x4 ; umulh x16, x3, x9
mul x17, x3, x4 ; mul x13, x8, x9 ; str x17, [x20, #8] ; madd x24, x3, x4, x25 ; mul w15, w3, w4 ; mul x4, x3, x4 ; umulh x0, x4, x4 ; umulh x19, x9, x9
mul x15, x1, x2 ; mul x17, x1, x2 ; adcs x13, x15, x24 ; mul x2, x1, x2 ; adds x21, x15, x22 ; umulh x1, x1, x2 ; umulh x14, x1, x2 ; umulh x3, x1, x1
mul x2, x1, x2 ; mul x15, x8, x9 ; mul x2, x1, x2 ; adcs x22, x22, x15 ; mov x1, x26 ; adds x21, x2, x22 ; umulh x13, x2, x1 ; umulh x0, x8, x9
mul x14, x6, x7 ; mul x7, x6, x7 ; str x14, [x20, #8] ; umulh x3, x6, x7 ; mul x17, x6, x9 ; adcs x12, x14, x24 ; mul w15, w6, w7 ; umulh x13, x6, x9
mul x8, x10, x11 ; mul x15, x11, x10 ; adcs x22, x22, x15 ; mul x11, x10, x11 ; str x8, [x20, #8] ; umulh x16, x10, x11 ; umulh x3, x10, x11 ; umulh x17, x11, x11
mul x16, x3, x4 ; madd x24, x3, x4, x25 ; adcs x1, x16, x24 ; umulh x17, x4, x4 ; mul x3, x3, x9 ; adds x21, x16, x22 ; mul x4, x3, x4 ; umulh x13, x9, x3
umulh x15, x5, x5 ; mul x2, x5, x5 ; mul x0, x8, x9 ; adcs x22, x22, x0 ; ldr x23, [x20] ; mul w1, w5, w5 ; adcs x17, x2, x24 ; umulh x8, x8, x9
umulh x3, x3, x4 ; mul x19, x3, x4 ; mul x13, x3, x4 ; umulh x1, x3, x4 ; mul w1, w3, w4 ; adcs x22, x22, x13 ; smulh x25, x6, x7 ; umulh x15, x3, x4
