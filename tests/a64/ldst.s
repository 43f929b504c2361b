# Loads and stores (ldst.decode).

# ---- register, unsigned immediate
strb w0, [x1, #7]  @mem x1
strb w0, [x1]  @mem x1
strh w0, [x1, #14]  @mem x1
strh w0, [x1]  @mem x1
str w0, [x1, #252]  @mem x1
str w0, [x1]  @mem x1
str x0, [x1, #32760]  @mem x1-32760
str x0, [x1]  @mem x1
ldrb w0, [x1, #4095]  @mem x1-4095
ldrb w0, [x1]  @mem x1
ldrh w0, [x1, #8190]  @mem x1-8190
ldrh w0, [x1]  @mem x1
ldr w0, [x1, #16380]  @mem x1-16380
ldr w0, [x1]  @mem x1
ldr x0, [x1, #8]  @mem x1
ldr x0, [x1]  @mem x1
ldrsb x0, [x1, #1]  @mem x1
ldrsb x0, [x1]  @mem x1
ldrsb w0, [x1, #2]  @mem x1
ldrsb w0, [x1]  @mem x1
ldrsh x0, [x1, #2]  @mem x1
ldrsh x0, [x1]  @mem x1
ldrsh w0, [x1, #4]  @mem x1
ldrsh w0, [x1]  @mem x1
ldrsw x0, [x1, #4]  @mem x1
ldrsw x0, [x1]  @mem x1
str xzr, [x1]  @mem x1
ldr xzr, [x1]  @mem x1
ldr x1, [x1]  @mem x1
str x1, [x1]  @mem x1
ldr x0, [sp, #16]  @mem sp
str x0, [sp, #24]  @mem sp
ldrsw x0, [sp, #4]  @mem sp
prfm pldl1keep, [x1, #8]
prfm pstl3strm, [sp, #32760]
prfm #31, [x1]
str b0, [x1, #9]  @mem x1
str b3, [sp]  @mem sp
ldr b0, [x1, #9]  @mem x1
ldr b3, [sp]  @mem sp
str h0, [x1, #8190]  @mem x1-8190
str h3, [sp]  @mem sp
ldr h0, [x1, #8190]  @mem x1-8190
ldr h3, [sp]  @mem sp
str s0, [x1, #64]  @mem x1
str s3, [sp]  @mem sp
ldr s0, [x1, #64]  @mem x1
ldr s3, [sp]  @mem sp
str d0, [x1, #8]  @mem x1
str d3, [sp]  @mem sp
ldr d0, [x1, #8]  @mem x1
ldr d3, [sp]  @mem sp
str q0, [x1, #65520]  @mem x1-65520
str q3, [sp]  @mem sp
ldr q0, [x1, #65520]  @mem x1-65520
ldr q3, [sp]  @mem sp

# ---- register, signed immediate
sturb w0, [x1, #-3]  @mem x1
ldurb w0, [x1, #255]  @mem x1
sturh w0, [x1, #-3]  @mem x1
ldurh w0, [x1, #255]  @mem x1
stur w0, [x1, #-3]  @mem x1
ldur w0, [x1, #255]  @mem x1
stur x0, [x1, #-3]  @mem x1
ldur x0, [x1, #255]  @mem x1
ldursb x0, [x1, #-256]  @mem x1
ldursb w0, [x1, #-256]  @mem x1
ldursh x0, [x1, #-256]  @mem x1
ldursh w0, [x1, #-256]  @mem x1
ldursw x0, [x1, #-256]  @mem x1
ldur x0, [sp, #-8]  @mem sp
sttrb w0, [x1, #-3]  @mem x1
ldtrb w0, [x1, #255]  @mem x1
sttrh w0, [x1, #-3]  @mem x1
ldtrh w0, [x1, #255]  @mem x1
sttr w0, [x1, #-3]  @mem x1
ldtr w0, [x1, #255]  @mem x1
sttr x0, [x1, #-3]  @mem x1
ldtr x0, [x1, #255]  @mem x1
ldtrsb x0, [x1, #-256]  @mem x1
ldtrsb w0, [x1, #-256]  @mem x1
ldtrsh x0, [x1, #-256]  @mem x1
ldtrsh w0, [x1, #-256]  @mem x1
ldtrsw x0, [x1, #-256]  @mem x1
ldtr x0, [sp, #-8]  @mem sp
prfum pldl1keep, [x1, #-5]
stur b0, [x1, #-17]  @mem x1
ldur b0, [x1, #13]  @mem x1
ldur b31, [sp, #-16]  @mem sp
stur h0, [x1, #-17]  @mem x1
ldur h0, [x1, #13]  @mem x1
ldur h31, [sp, #-16]  @mem sp
stur s0, [x1, #-17]  @mem x1
ldur s0, [x1, #13]  @mem x1
ldur s31, [sp, #-16]  @mem sp
stur d0, [x1, #-17]  @mem x1
ldur d0, [x1, #13]  @mem x1
ldur d31, [sp, #-16]  @mem sp
stur q0, [x1, #-17]  @mem x1
ldur q0, [x1, #13]  @mem x1
ldur q31, [sp, #-16]  @mem sp

# ---- pre- and post-index
strb w0, [x1], #-7  @mem x1
strb w0, [x1, #19]!  @mem x1
strb w0, [sp], #16  @mem sp
strb w0, [sp, #-16]!  @mem sp
ldrb w0, [x1], #-7  @mem x1
ldrb w0, [x1, #19]!  @mem x1
ldrb w0, [sp], #16  @mem sp
ldrb w0, [sp, #-16]!  @mem sp
strh w0, [x1], #-7  @mem x1
strh w0, [x1, #19]!  @mem x1
strh w0, [sp], #16  @mem sp
strh w0, [sp, #-16]!  @mem sp
ldrh w0, [x1], #-7  @mem x1
ldrh w0, [x1, #19]!  @mem x1
ldrh w0, [sp], #16  @mem sp
ldrh w0, [sp, #-16]!  @mem sp
str w0, [x1], #-7  @mem x1
str w0, [x1, #19]!  @mem x1
str w0, [sp], #16  @mem sp
str w0, [sp, #-16]!  @mem sp
ldr w0, [x1], #-7  @mem x1
ldr w0, [x1, #19]!  @mem x1
ldr w0, [sp], #16  @mem sp
ldr w0, [sp, #-16]!  @mem sp
str x0, [x1], #-7  @mem x1
str x0, [x1, #19]!  @mem x1
str x0, [sp], #16  @mem sp
str x0, [sp, #-16]!  @mem sp
ldr x0, [x1], #-7  @mem x1
ldr x0, [x1, #19]!  @mem x1
ldr x0, [sp], #16  @mem sp
ldr x0, [sp, #-16]!  @mem sp
ldrsb x0, [x1], #5  @mem x1
ldrsb x0, [x1, #-9]!  @mem x1
ldrsb w0, [x1], #5  @mem x1
ldrsb w0, [x1, #-9]!  @mem x1
ldrsh x0, [x1], #5  @mem x1
ldrsh x0, [x1, #-9]!  @mem x1
ldrsh w0, [x1], #5  @mem x1
ldrsh w0, [x1, #-9]!  @mem x1
ldrsw x0, [x1], #5  @mem x1
ldrsw x0, [x1, #-9]!  @mem x1
ldr xzr, [x1], #8  @mem x1
str xzr, [x1, #8]!  @mem x1
str b0, [x1], #-33  @mem x1
str b0, [x1, #21]!  @mem x1
str b0, [sp, #-32]!  @mem sp
ldr b0, [x1], #-33  @mem x1
ldr b0, [x1, #21]!  @mem x1
ldr b0, [sp, #-32]!  @mem sp
str h0, [x1], #-33  @mem x1
str h0, [x1, #21]!  @mem x1
str h0, [sp, #-32]!  @mem sp
ldr h0, [x1], #-33  @mem x1
ldr h0, [x1, #21]!  @mem x1
ldr h0, [sp, #-32]!  @mem sp
str s0, [x1], #-33  @mem x1
str s0, [x1, #21]!  @mem x1
str s0, [sp, #-32]!  @mem sp
ldr s0, [x1], #-33  @mem x1
ldr s0, [x1, #21]!  @mem x1
ldr s0, [sp, #-32]!  @mem sp
str d0, [x1], #-33  @mem x1
str d0, [x1, #21]!  @mem x1
str d0, [sp, #-32]!  @mem sp
ldr d0, [x1], #-33  @mem x1
ldr d0, [x1, #21]!  @mem x1
ldr d0, [sp, #-32]!  @mem sp
str q0, [x1], #-33  @mem x1
str q0, [x1, #21]!  @mem x1
str q0, [sp, #-32]!  @mem sp
ldr q0, [x1], #-33  @mem x1
ldr q0, [x1, #21]!  @mem x1
ldr q0, [sp, #-32]!  @mem sp

# ---- register offset
strb w0, [x1, x2]  @mem x1 @idx x2
strb w0, [x1, w2, uxtw]  @mem x1 @uidx x2
strb w0, [x1, w2, sxtw]  @mem x1 @sidx x2
strb w0, [x1, x2, sxtx]  @mem x1 @idx x2
ldrb w0, [x1, x2]  @mem x1 @idx x2
ldrb w0, [x1, w2, uxtw]  @mem x1 @uidx x2
ldrb w0, [x1, w2, sxtw]  @mem x1 @sidx x2
ldrb w0, [x1, x2, sxtx]  @mem x1 @idx x2
ldrb w0, [sp, x2]  @mem sp @idx x2
strh w0, [x1, x2]  @mem x1 @idx x2
strh w0, [x1, x2, lsl #1]  @mem x1 @idx x2
strh w0, [x1, w2, uxtw]  @mem x1 @uidx x2
strh w0, [x1, w2, uxtw #1]  @mem x1 @uidx x2
strh w0, [x1, w2, sxtw]  @mem x1 @sidx x2
strh w0, [x1, w2, sxtw #1]  @mem x1 @sidx x2
strh w0, [x1, x2, sxtx]  @mem x1 @idx x2
strh w0, [x1, x2, sxtx #1]  @mem x1 @idx x2
ldrh w0, [x1, x2]  @mem x1 @idx x2
ldrh w0, [x1, x2, lsl #1]  @mem x1 @idx x2
ldrh w0, [x1, w2, uxtw]  @mem x1 @uidx x2
ldrh w0, [x1, w2, uxtw #1]  @mem x1 @uidx x2
ldrh w0, [x1, w2, sxtw]  @mem x1 @sidx x2
ldrh w0, [x1, w2, sxtw #1]  @mem x1 @sidx x2
ldrh w0, [x1, x2, sxtx]  @mem x1 @idx x2
ldrh w0, [x1, x2, sxtx #1]  @mem x1 @idx x2
ldrh w0, [sp, x2]  @mem sp @idx x2
str w0, [x1, x2]  @mem x1 @idx x2
str w0, [x1, x2, lsl #2]  @mem x1 @idx x2
str w0, [x1, w2, uxtw]  @mem x1 @uidx x2
str w0, [x1, w2, uxtw #2]  @mem x1 @uidx x2
str w0, [x1, w2, sxtw]  @mem x1 @sidx x2
str w0, [x1, w2, sxtw #2]  @mem x1 @sidx x2
str w0, [x1, x2, sxtx]  @mem x1 @idx x2
str w0, [x1, x2, sxtx #2]  @mem x1 @idx x2
ldr w0, [x1, x2]  @mem x1 @idx x2
ldr w0, [x1, x2, lsl #2]  @mem x1 @idx x2
ldr w0, [x1, w2, uxtw]  @mem x1 @uidx x2
ldr w0, [x1, w2, uxtw #2]  @mem x1 @uidx x2
ldr w0, [x1, w2, sxtw]  @mem x1 @sidx x2
ldr w0, [x1, w2, sxtw #2]  @mem x1 @sidx x2
ldr w0, [x1, x2, sxtx]  @mem x1 @idx x2
ldr w0, [x1, x2, sxtx #2]  @mem x1 @idx x2
ldr w0, [sp, x2]  @mem sp @idx x2
str x0, [x1, x2]  @mem x1 @idx x2
str x0, [x1, x2, lsl #3]  @mem x1 @idx x2
str x0, [x1, w2, uxtw]  @mem x1 @uidx x2
str x0, [x1, w2, uxtw #3]  @mem x1 @uidx x2
str x0, [x1, w2, sxtw]  @mem x1 @sidx x2
str x0, [x1, w2, sxtw #3]  @mem x1 @sidx x2
str x0, [x1, x2, sxtx]  @mem x1 @idx x2
str x0, [x1, x2, sxtx #3]  @mem x1 @idx x2
ldr x0, [x1, x2]  @mem x1 @idx x2
ldr x0, [x1, x2, lsl #3]  @mem x1 @idx x2
ldr x0, [x1, w2, uxtw]  @mem x1 @uidx x2
ldr x0, [x1, w2, uxtw #3]  @mem x1 @uidx x2
ldr x0, [x1, w2, sxtw]  @mem x1 @sidx x2
ldr x0, [x1, w2, sxtw #3]  @mem x1 @sidx x2
ldr x0, [x1, x2, sxtx]  @mem x1 @idx x2
ldr x0, [x1, x2, sxtx #3]  @mem x1 @idx x2
ldr x0, [sp, x2]  @mem sp @idx x2
ldrb w0, [x1, x2, lsl #0]  @mem x1 @idx x2
ldrb w0, [x1, w2, sxtw #0]  @mem x1 @sidx x2
ldrsb x0, [x1, x2]  @mem x1 @idx x2
ldrsb x0, [x1, w2, uxtw]  @mem x1 @uidx x2
ldrsb x0, [x1, w2, sxtw]  @mem x1 @sidx x2
ldrsb w0, [x1, x2]  @mem x1 @idx x2
ldrsb w0, [x1, w2, uxtw]  @mem x1 @uidx x2
ldrsb w0, [x1, w2, sxtw]  @mem x1 @sidx x2
ldrsh x0, [x1, x2]  @mem x1 @idx x2
ldrsh x0, [x1, x2, lsl #1]  @mem x1 @idx x2
ldrsh x0, [x1, w2, uxtw]  @mem x1 @uidx x2
ldrsh x0, [x1, w2, uxtw #1]  @mem x1 @uidx x2
ldrsh x0, [x1, w2, sxtw]  @mem x1 @sidx x2
ldrsh x0, [x1, w2, sxtw #1]  @mem x1 @sidx x2
ldrsh w0, [x1, x2]  @mem x1 @idx x2
ldrsh w0, [x1, x2, lsl #1]  @mem x1 @idx x2
ldrsh w0, [x1, w2, uxtw]  @mem x1 @uidx x2
ldrsh w0, [x1, w2, uxtw #1]  @mem x1 @uidx x2
ldrsh w0, [x1, w2, sxtw]  @mem x1 @sidx x2
ldrsh w0, [x1, w2, sxtw #1]  @mem x1 @sidx x2
ldrsw x0, [x1, x2]  @mem x1 @idx x2
ldrsw x0, [x1, x2, lsl #2]  @mem x1 @idx x2
ldrsw x0, [x1, w2, uxtw]  @mem x1 @uidx x2
ldrsw x0, [x1, w2, uxtw #2]  @mem x1 @uidx x2
ldrsw x0, [x1, w2, sxtw]  @mem x1 @sidx x2
ldrsw x0, [x1, w2, sxtw #2]  @mem x1 @sidx x2
ldr x0, [x1, xzr]  @mem x1
ldr x2, [x1, x2]  @mem x1 @idx x2
str b0, [x1, x2]  @mem x1 @idx x2
str b0, [x1, w2, uxtw]  @mem x1 @uidx x2
str b0, [x1, w2, sxtw]  @mem x1 @sidx x2
str b0, [x1, x2, sxtx]  @mem x1 @idx x2
ldr b0, [x1, x2]  @mem x1 @idx x2
ldr b0, [x1, w2, uxtw]  @mem x1 @uidx x2
ldr b0, [x1, w2, sxtw]  @mem x1 @sidx x2
ldr b0, [x1, x2, sxtx]  @mem x1 @idx x2
str h0, [x1, x2]  @mem x1 @idx x2
str h0, [x1, x2, lsl #1]  @mem x1 @idx x2
str h0, [x1, w2, uxtw]  @mem x1 @uidx x2
str h0, [x1, w2, uxtw #1]  @mem x1 @uidx x2
str h0, [x1, w2, sxtw]  @mem x1 @sidx x2
str h0, [x1, w2, sxtw #1]  @mem x1 @sidx x2
str h0, [x1, x2, sxtx]  @mem x1 @idx x2
str h0, [x1, x2, sxtx #1]  @mem x1 @idx x2
ldr h0, [x1, x2]  @mem x1 @idx x2
ldr h0, [x1, x2, lsl #1]  @mem x1 @idx x2
ldr h0, [x1, w2, uxtw]  @mem x1 @uidx x2
ldr h0, [x1, w2, uxtw #1]  @mem x1 @uidx x2
ldr h0, [x1, w2, sxtw]  @mem x1 @sidx x2
ldr h0, [x1, w2, sxtw #1]  @mem x1 @sidx x2
ldr h0, [x1, x2, sxtx]  @mem x1 @idx x2
ldr h0, [x1, x2, sxtx #1]  @mem x1 @idx x2
str s0, [x1, x2]  @mem x1 @idx x2
str s0, [x1, x2, lsl #2]  @mem x1 @idx x2
str s0, [x1, w2, uxtw]  @mem x1 @uidx x2
str s0, [x1, w2, uxtw #2]  @mem x1 @uidx x2
str s0, [x1, w2, sxtw]  @mem x1 @sidx x2
str s0, [x1, w2, sxtw #2]  @mem x1 @sidx x2
str s0, [x1, x2, sxtx]  @mem x1 @idx x2
str s0, [x1, x2, sxtx #2]  @mem x1 @idx x2
ldr s0, [x1, x2]  @mem x1 @idx x2
ldr s0, [x1, x2, lsl #2]  @mem x1 @idx x2
ldr s0, [x1, w2, uxtw]  @mem x1 @uidx x2
ldr s0, [x1, w2, uxtw #2]  @mem x1 @uidx x2
ldr s0, [x1, w2, sxtw]  @mem x1 @sidx x2
ldr s0, [x1, w2, sxtw #2]  @mem x1 @sidx x2
ldr s0, [x1, x2, sxtx]  @mem x1 @idx x2
ldr s0, [x1, x2, sxtx #2]  @mem x1 @idx x2
str d0, [x1, x2]  @mem x1 @idx x2
str d0, [x1, x2, lsl #3]  @mem x1 @idx x2
str d0, [x1, w2, uxtw]  @mem x1 @uidx x2
str d0, [x1, w2, uxtw #3]  @mem x1 @uidx x2
str d0, [x1, w2, sxtw]  @mem x1 @sidx x2
str d0, [x1, w2, sxtw #3]  @mem x1 @sidx x2
str d0, [x1, x2, sxtx]  @mem x1 @idx x2
str d0, [x1, x2, sxtx #3]  @mem x1 @idx x2
ldr d0, [x1, x2]  @mem x1 @idx x2
ldr d0, [x1, x2, lsl #3]  @mem x1 @idx x2
ldr d0, [x1, w2, uxtw]  @mem x1 @uidx x2
ldr d0, [x1, w2, uxtw #3]  @mem x1 @uidx x2
ldr d0, [x1, w2, sxtw]  @mem x1 @sidx x2
ldr d0, [x1, w2, sxtw #3]  @mem x1 @sidx x2
ldr d0, [x1, x2, sxtx]  @mem x1 @idx x2
ldr d0, [x1, x2, sxtx #3]  @mem x1 @idx x2
str q0, [x1, x2]  @mem x1 @idx x2
str q0, [x1, x2, lsl #4]  @mem x1 @idx x2
str q0, [x1, w2, uxtw]  @mem x1 @uidx x2
str q0, [x1, w2, uxtw #4]  @mem x1 @uidx x2
str q0, [x1, w2, sxtw]  @mem x1 @sidx x2
str q0, [x1, w2, sxtw #4]  @mem x1 @sidx x2
str q0, [x1, x2, sxtx]  @mem x1 @idx x2
str q0, [x1, x2, sxtx #4]  @mem x1 @idx x2
ldr q0, [x1, x2]  @mem x1 @idx x2
ldr q0, [x1, x2, lsl #4]  @mem x1 @idx x2
ldr q0, [x1, w2, uxtw]  @mem x1 @uidx x2
ldr q0, [x1, w2, uxtw #4]  @mem x1 @uidx x2
ldr q0, [x1, w2, sxtw]  @mem x1 @sidx x2
ldr q0, [x1, w2, sxtw #4]  @mem x1 @sidx x2
ldr q0, [x1, x2, sxtx]  @mem x1 @idx x2
ldr q0, [x1, x2, sxtx #4]  @mem x1 @idx x2
prfm pldl1keep, [x1, x2]
prfm pldl2strm, [x1, w2, sxtw #3]
prfm #24, [x1, x2, lsl #3]

# ---- with pointer authentication: the pointer is signed first, and stripped last
pacdza x1 ; ldraa x0, [x1] ; xpacd x1  @mem x1
pacdzb x1 ; ldrab x0, [x1, #-64] ; xpacd x1  @mem x1
pacdza x1 ; ldraa x0, [x1, #80]! ; xpacd x1  @mem x1
pacdzb x1 ; ldrab x0, [x1, #-8]! ; xpacd x1  @mem x1
pacdza x1 ; ldraa x0, [x1, #4088] ; xpacd x1  @mem x1-4088

# ---- literal
ldr w0, .+64
ldr x0, .+64
ldr s0, .+64
ldr d0, .+64
ldr q0, .+64
ldr xzr, .+64
ldr x0, .-128
ldrsw x0, .+16
ldr q31, .-1024
prfm pldl1keep, .+256
prfm #17, .-1024

# ---- pairs
stp w0, w3, [x1]  @mem x1
stp w0, w3, [x1, #-16]  @mem x1
stp w0, w3, [x1, #252]  @mem x1-252
stp w0, w3, [sp, #4]  @mem sp
stp w0, w3, [x1], #8  @mem x1
stp w0, w3, [x1, #-8]!  @mem x1
stp w0, w3, [sp, #-16]!  @mem sp
stp w0, w3, [sp], #16  @mem sp
stnp w0, w3, [x1, #4]  @mem x1
ldp w0, w3, [x1]  @mem x1
ldp w0, w3, [x1, #-16]  @mem x1
ldp w0, w3, [x1, #252]  @mem x1-252
ldp w0, w3, [sp, #4]  @mem sp
ldp w0, w3, [x1], #8  @mem x1
ldp w0, w3, [x1, #-8]!  @mem x1
ldp w0, w3, [sp, #-16]!  @mem sp
ldp w0, w3, [sp], #16  @mem sp
ldnp w0, w3, [x1, #4]  @mem x1
stp x0, x3, [x1]  @mem x1
stp x0, x3, [x1, #-32]  @mem x1
stp x0, x3, [x1, #504]  @mem x1-504
stp x0, x3, [sp, #8]  @mem sp
stp x0, x3, [x1], #16  @mem x1
stp x0, x3, [x1, #-16]!  @mem x1
stp x0, x3, [sp, #-16]!  @mem sp
stp x0, x3, [sp], #16  @mem sp
stnp x0, x3, [x1, #8]  @mem x1
ldp x0, x3, [x1]  @mem x1
ldp x0, x3, [x1, #-32]  @mem x1
ldp x0, x3, [x1, #504]  @mem x1-504
ldp x0, x3, [sp, #8]  @mem sp
ldp x0, x3, [x1], #16  @mem x1
ldp x0, x3, [x1, #-16]!  @mem x1
ldp x0, x3, [sp, #-16]!  @mem sp
ldp x0, x3, [sp], #16  @mem sp
ldnp x0, x3, [x1, #8]  @mem x1
stp s0, s3, [x1]  @mem x1
stp s0, s3, [x1, #-16]  @mem x1
stp s0, s3, [x1, #252]  @mem x1-252
stp s0, s3, [sp, #4]  @mem sp
stp s0, s3, [x1], #8  @mem x1
stp s0, s3, [x1, #-8]!  @mem x1
stp s0, s3, [sp, #-16]!  @mem sp
stp s0, s3, [sp], #16  @mem sp
stnp s0, s3, [x1, #4]  @mem x1
ldp s0, s3, [x1]  @mem x1
ldp s0, s3, [x1, #-16]  @mem x1
ldp s0, s3, [x1, #252]  @mem x1-252
ldp s0, s3, [sp, #4]  @mem sp
ldp s0, s3, [x1], #8  @mem x1
ldp s0, s3, [x1, #-8]!  @mem x1
ldp s0, s3, [sp, #-16]!  @mem sp
ldp s0, s3, [sp], #16  @mem sp
ldnp s0, s3, [x1, #4]  @mem x1
stp d0, d3, [x1]  @mem x1
stp d0, d3, [x1, #-32]  @mem x1
stp d0, d3, [x1, #504]  @mem x1-504
stp d0, d3, [sp, #8]  @mem sp
stp d0, d3, [x1], #16  @mem x1
stp d0, d3, [x1, #-16]!  @mem x1
stp d0, d3, [sp, #-16]!  @mem sp
stp d0, d3, [sp], #16  @mem sp
stnp d0, d3, [x1, #8]  @mem x1
ldp d0, d3, [x1]  @mem x1
ldp d0, d3, [x1, #-32]  @mem x1
ldp d0, d3, [x1, #504]  @mem x1-504
ldp d0, d3, [sp, #8]  @mem sp
ldp d0, d3, [x1], #16  @mem x1
ldp d0, d3, [x1, #-16]!  @mem x1
ldp d0, d3, [sp, #-16]!  @mem sp
ldp d0, d3, [sp], #16  @mem sp
ldnp d0, d3, [x1, #8]  @mem x1
stp q0, q3, [x1]  @mem x1
stp q0, q3, [x1, #-64]  @mem x1
stp q0, q3, [x1, #1008]  @mem x1-1008
stp q0, q3, [sp, #16]  @mem sp
stp q0, q3, [x1], #32  @mem x1
stp q0, q3, [x1, #-32]!  @mem x1
stp q0, q3, [sp, #-32]!  @mem sp
stp q0, q3, [sp], #32  @mem sp
stnp q0, q3, [x1, #16]  @mem x1
ldp q0, q3, [x1]  @mem x1
ldp q0, q3, [x1, #-64]  @mem x1
ldp q0, q3, [x1, #1008]  @mem x1-1008
ldp q0, q3, [sp, #16]  @mem sp
ldp q0, q3, [x1], #32  @mem x1
ldp q0, q3, [x1, #-32]!  @mem x1
ldp q0, q3, [sp, #-32]!  @mem sp
ldp q0, q3, [sp], #32  @mem sp
ldnp q0, q3, [x1, #16]  @mem x1
stp xzr, xzr, [x1]  @mem x1
ldp xzr, x0, [x1]  @mem x1
ldp x1, x0, [x1]  @mem x1
ldp x0, x1, [x1]  @mem x1
stp x1, x0, [x1]  @mem x1
stp q2, q2, [x1]  @mem x1
ldpsw x0, x2, [x1]  @mem x1
ldpsw x0, x2, [x1, #-8]  @mem x1
ldpsw x0, x2, [x1], #16  @mem x1
ldpsw x0, x2, [x1, #-16]!  @mem x1
ldpsw x0, x2, [sp, #8]  @mem sp

# ---- exclusive
ldxrb w0, [x1]  @mem x1/1
ldxrb w0, [x1] ; stxrb w2, w3, [x1]  @mem x1/1
ldxrb w0, [x1] ; strb w4, [x1] ; stxrb w2, w3, [x1]  @mem x1/1
ldxrb w0, [x1] ; add x1, x1, #1 ; stxrb w2, w3, [x1]  @mem x1/1
clrex ; stxrb w2, w3, [x1]  @mem x1/1
ldxrb w0, [x1] ; clrex ; stxrb w2, w3, [x1]  @mem x1/1
ldxrb w0, [x1] ; stxrb w2, w3, [x1] ; stxrb w4, w5, [x1]  @mem x1/1
ldaxrb w0, [x1]  @mem x1/1
ldaxrb w0, [x1] ; stlxrb w2, w3, [x1]  @mem x1/1
ldaxrb w0, [x1] ; strb w4, [x1] ; stlxrb w2, w3, [x1]  @mem x1/1
ldaxrb w0, [x1] ; add x1, x1, #1 ; stlxrb w2, w3, [x1]  @mem x1/1
clrex ; stlxrb w2, w3, [x1]  @mem x1/1
ldaxrb w0, [x1] ; clrex ; stlxrb w2, w3, [x1]  @mem x1/1
ldaxrb w0, [x1] ; stlxrb w2, w3, [x1] ; stlxrb w4, w5, [x1]  @mem x1/1
ldxrh w0, [x1]  @mem x1/2
ldxrh w0, [x1] ; stxrh w2, w3, [x1]  @mem x1/2
ldxrh w0, [x1] ; strh w4, [x1] ; stxrh w2, w3, [x1]  @mem x1/2
ldxrh w0, [x1] ; add x1, x1, #2 ; stxrh w2, w3, [x1]  @mem x1/2
clrex ; stxrh w2, w3, [x1]  @mem x1/2
ldxrh w0, [x1] ; clrex ; stxrh w2, w3, [x1]  @mem x1/2
ldxrh w0, [x1] ; stxrh w2, w3, [x1] ; stxrh w4, w5, [x1]  @mem x1/2
ldaxrh w0, [x1]  @mem x1/2
ldaxrh w0, [x1] ; stlxrh w2, w3, [x1]  @mem x1/2
ldaxrh w0, [x1] ; strh w4, [x1] ; stlxrh w2, w3, [x1]  @mem x1/2
ldaxrh w0, [x1] ; add x1, x1, #2 ; stlxrh w2, w3, [x1]  @mem x1/2
clrex ; stlxrh w2, w3, [x1]  @mem x1/2
ldaxrh w0, [x1] ; clrex ; stlxrh w2, w3, [x1]  @mem x1/2
ldaxrh w0, [x1] ; stlxrh w2, w3, [x1] ; stlxrh w4, w5, [x1]  @mem x1/2
ldxr w0, [x1]  @mem x1/4
ldxr w0, [x1] ; stxr w2, w3, [x1]  @mem x1/4
ldxr w0, [x1] ; str w4, [x1] ; stxr w2, w3, [x1]  @mem x1/4
ldxr w0, [x1] ; add x1, x1, #4 ; stxr w2, w3, [x1]  @mem x1/4
clrex ; stxr w2, w3, [x1]  @mem x1/4
ldxr w0, [x1] ; clrex ; stxr w2, w3, [x1]  @mem x1/4
ldxr w0, [x1] ; stxr w2, w3, [x1] ; stxr w4, w5, [x1]  @mem x1/4
ldaxr w0, [x1]  @mem x1/4
ldaxr w0, [x1] ; stlxr w2, w3, [x1]  @mem x1/4
ldaxr w0, [x1] ; str w4, [x1] ; stlxr w2, w3, [x1]  @mem x1/4
ldaxr w0, [x1] ; add x1, x1, #4 ; stlxr w2, w3, [x1]  @mem x1/4
clrex ; stlxr w2, w3, [x1]  @mem x1/4
ldaxr w0, [x1] ; clrex ; stlxr w2, w3, [x1]  @mem x1/4
ldaxr w0, [x1] ; stlxr w2, w3, [x1] ; stlxr w4, w5, [x1]  @mem x1/4
ldxr x0, [x1]  @mem x1/8
ldxr x0, [x1] ; stxr w2, x3, [x1]  @mem x1/8
ldxr x0, [x1] ; str x4, [x1] ; stxr w2, x3, [x1]  @mem x1/8
ldxr x0, [x1] ; add x1, x1, #8 ; stxr w2, x3, [x1]  @mem x1/8
clrex ; stxr w2, x3, [x1]  @mem x1/8
ldxr x0, [x1] ; clrex ; stxr w2, x3, [x1]  @mem x1/8
ldxr x0, [x1] ; stxr w2, x3, [x1] ; stxr w4, x5, [x1]  @mem x1/8
ldaxr x0, [x1]  @mem x1/8
ldaxr x0, [x1] ; stlxr w2, x3, [x1]  @mem x1/8
ldaxr x0, [x1] ; str x4, [x1] ; stlxr w2, x3, [x1]  @mem x1/8
ldaxr x0, [x1] ; add x1, x1, #8 ; stlxr w2, x3, [x1]  @mem x1/8
clrex ; stlxr w2, x3, [x1]  @mem x1/8
ldaxr x0, [x1] ; clrex ; stlxr w2, x3, [x1]  @mem x1/8
ldaxr x0, [x1] ; stlxr w2, x3, [x1] ; stlxr w4, x5, [x1]  @mem x1/8
ldxr x0, [x1] ; add x0, x0, x3 ; stxr w0, x0, [x1]  @mem x1/8
ldaxr x0, [sp] ; stlxr wzr, xzr, [sp]  @mem sp
ldaxr w0, [sp] ; stlxr w2, w3, [sp]  @mem sp
ldxp w0, w4, [x1]  @mem x1/8
ldxp w0, w4, [x1] ; stxp w2, w3, w5, [x1]  @mem x1/8
ldxp w0, w4, [x1] ; str w6, [x1] ; stxp w2, w3, w5, [x1]  @mem x1/8
ldxp w0, w4, [x1] ; str w6, [x1, #4] ; stxp w2, w3, w5, [x1]  @mem x1/8
ldxp w0, w4, [x1] ; add x1, x1, #8 ; stxp w2, w3, w5, [x1]  @mem x1/8
ldxp wzr, w4, [x1] ; stxp w2, wzr, w5, [x1]  @mem x1/8
ldaxp w0, w4, [x1]  @mem x1/8
ldaxp w0, w4, [x1] ; stlxp w2, w3, w5, [x1]  @mem x1/8
ldaxp w0, w4, [x1] ; str w6, [x1] ; stlxp w2, w3, w5, [x1]  @mem x1/8
ldaxp w0, w4, [x1] ; str w6, [x1, #4] ; stlxp w2, w3, w5, [x1]  @mem x1/8
ldaxp w0, w4, [x1] ; add x1, x1, #8 ; stlxp w2, w3, w5, [x1]  @mem x1/8
ldaxp wzr, w4, [x1] ; stlxp w2, wzr, w5, [x1]  @mem x1/8
ldxp x0, x4, [x1]  @mem x1/16
ldxp x0, x4, [x1] ; stxp w2, x3, x5, [x1]  @mem x1/16
ldxp x0, x4, [x1] ; str x6, [x1] ; stxp w2, x3, x5, [x1]  @mem x1/16
ldxp x0, x4, [x1] ; str x6, [x1, #8] ; stxp w2, x3, x5, [x1]  @mem x1/16
ldxp x0, x4, [x1] ; add x1, x1, #16 ; stxp w2, x3, x5, [x1]  @mem x1/16
ldxp xzr, x4, [x1] ; stxp w2, xzr, x5, [x1]  @mem x1/16
ldaxp x0, x4, [x1]  @mem x1/16
ldaxp x0, x4, [x1] ; stlxp w2, x3, x5, [x1]  @mem x1/16
ldaxp x0, x4, [x1] ; str x6, [x1] ; stlxp w2, x3, x5, [x1]  @mem x1/16
ldaxp x0, x4, [x1] ; str x6, [x1, #8] ; stlxp w2, x3, x5, [x1]  @mem x1/16
ldaxp x0, x4, [x1] ; add x1, x1, #16 ; stlxp w2, x3, x5, [x1]  @mem x1/16
ldaxp xzr, x4, [x1] ; stlxp w2, xzr, x5, [x1]  @mem x1/16

# ---- acquire and release
stlrb w0, [x1]  @mem x1/1
stllrb w0, [x1]  @mem x1/1
ldarb w0, [x1]  @mem x1/1
ldlarb w0, [x1]  @mem x1/1
ldaprb w0, [x1]  @mem x1/1
stlurb w0, [x1, #-2]  @mem x1/1
ldapurb w0, [x1, #3]  @mem x1/1
stlrh w0, [x1]  @mem x1/2
stllrh w0, [x1]  @mem x1/2
ldarh w0, [x1]  @mem x1/2
ldlarh w0, [x1]  @mem x1/2
ldaprh w0, [x1]  @mem x1/2
stlurh w0, [x1, #-4]  @mem x1/2
ldapurh w0, [x1, #6]  @mem x1/2
stlr w0, [x1]  @mem x1/4
stllr w0, [x1]  @mem x1/4
ldar w0, [x1]  @mem x1/4
ldlar w0, [x1]  @mem x1/4
ldapr w0, [x1]  @mem x1/4
stlur w0, [x1, #-8]  @mem x1/4
ldapur w0, [x1, #12]  @mem x1/4
stlr x0, [x1]  @mem x1/8
stllr x0, [x1]  @mem x1/8
ldar x0, [x1]  @mem x1/8
ldlar x0, [x1]  @mem x1/8
ldapr x0, [x1]  @mem x1/8
stlur x0, [x1, #-16]  @mem x1/8
ldapur x0, [x1, #24]  @mem x1/8
ldapursb x0, [x1, #-1]  @mem x1/1
ldapursb w0, [x1, #-1]  @mem x1/1
ldapursh x0, [x1, #-2]  @mem x1/2
ldapursh w0, [x1, #-2]  @mem x1/2
ldapursw x0, [x1, #-4]  @mem x1/4
ldar x0, [sp]  @mem sp
stlr xzr, [sp]  @mem sp
ldapur x0, [sp, #8]  @mem sp
stlur x0, [sp, #-8]  @mem sp
# FEAT_LRCPC3, by encoding
.inst 0x99000a18 @mem x16/16  # stilp w24, w0, [x16, #-8]!
.inst 0xd9010a39 @mem x17/16  # stilp x25, x1, [x17, #-16]!
.inst 0x99021a5a @mem x18/8  # stilp w26, w2, [x18]
.inst 0xd9031bfb @mem sp  # stilp x27, x3, [sp]
.inst 0x99440a9c @mem x20/8  # ldiapp w28, w4, [x20], #8
.inst 0xd9450abd @mem x21/16  # ldiapp x29, x5, [x21], #16
.inst 0x99461bfe @mem sp  # ldiapp w30, w6, [sp]
.inst 0xd9471aff @mem x23/16  # ldiapp xzr, x7, [x23]
.inst 0x998009e3 @mem x15/4  # stlr w3, [x15, #-4]!
.inst 0xd98009e3 @mem x15/8  # stlr x3, [x15, #-8]!
.inst 0x99c00be3 @mem sp  # ldapr w3, [sp], #4
.inst 0xd9c009e3 @mem x15/8  # ldapr x3, [x15], #8
.inst 0x1d1ff9e3 @mem x15  # stlur b3, [x15, #-1]
.inst 0x5d0029e3 @mem x15/2  # stlur h3, [x15, #2]
.inst 0x9d1fc9e3 @mem x15/4  # stlur s3, [x15, #-4]
.inst 0xdd0049e3 @mem x15/8  # stlur d3, [x15, #4]
.inst 0x1d9f09e3 @mem x15/16  # stlur q3, [x15, #-16]
.inst 0x1d4069e3 @mem x15  # ldapur b3, [x15, #6]
.inst 0x5d5fa9e3 @mem x15/2  # ldapur h3, [x15, #-6]
.inst 0x9d4089e3 @mem x15/4  # ldapur s3, [x15, #8]
.inst 0xdd5f89e3 @mem x15/8  # ldapur d3, [x15, #-8]
.inst 0x1dc10be3 @mem sp  # ldapur q3, [sp, #16]
.inst 0x0d0185e3 @mem x15/8  # stl1 { v3.d }[0], [x15]
.inst 0x4d0187e3 @mem sp  # stl1 { v3.d }[1], [sp]
.inst 0x0d4187e3 @mem sp  # ldap1 { v3.d }[0], [sp]
.inst 0x4d4185e3 @mem x15/8  # ldap1 { v3.d }[1], [x15]
# misaligned
ldxr x0, [x1]  @mem x1
ldaxrh w0, [x1]  @mem x1
ldxp x0, x2, [x1]  @mem x1
ldaxp w0, w2, [x1]  @mem x1

# ---- compare and swap, atomic read-modify-write
casb w0, w2, [x1]  @mem x1/1
casab w0, w2, [x1]  @mem x1/1
caslb w0, w2, [x1]  @mem x1/1
casalb w0, w2, [x1]  @mem x1/1
ldrb w0, [x1] ; casb w0, w2, [x1]  @mem x1/1
cash w0, w2, [x1]  @mem x1/2
casah w0, w2, [x1]  @mem x1/2
caslh w0, w2, [x1]  @mem x1/2
casalh w0, w2, [x1]  @mem x1/2
ldrh w0, [x1] ; cash w0, w2, [x1]  @mem x1/2
cas w0, w2, [x1]  @mem x1/4
casa w0, w2, [x1]  @mem x1/4
casl w0, w2, [x1]  @mem x1/4
casal w0, w2, [x1]  @mem x1/4
ldr w0, [x1] ; cas w0, w2, [x1]  @mem x1/4
cas x0, x2, [x1]  @mem x1/8
casa x0, x2, [x1]  @mem x1/8
casl x0, x2, [x1]  @mem x1/8
casal x0, x2, [x1]  @mem x1/8
ldr x0, [x1] ; cas x0, x2, [x1]  @mem x1/8
ldr x0, [sp] ; casal x0, xzr, [sp]  @mem sp
cas xzr, x2, [x1]  @mem x1/8
casp w2, w3, w4, w5, [x1]  @mem x1/8
ldp w2, w3, [x1] ; casp w2, w3, w4, w5, [x1]  @mem x1/8
caspa w2, w3, w4, w5, [x1]  @mem x1/8
ldp w2, w3, [x1] ; caspa w2, w3, w4, w5, [x1]  @mem x1/8
caspl w2, w3, w4, w5, [x1]  @mem x1/8
ldp w2, w3, [x1] ; caspl w2, w3, w4, w5, [x1]  @mem x1/8
caspal w2, w3, w4, w5, [x1]  @mem x1/8
ldp w2, w3, [x1] ; caspal w2, w3, w4, w5, [x1]  @mem x1/8
ldp w2, w3, [sp] ; caspal w2, w3, w30, wzr, [sp]  @mem sp
casp x2, x3, x4, x5, [x1]  @mem x1/16
ldp x2, x3, [x1] ; casp x2, x3, x4, x5, [x1]  @mem x1/16
caspa x2, x3, x4, x5, [x1]  @mem x1/16
ldp x2, x3, [x1] ; caspa x2, x3, x4, x5, [x1]  @mem x1/16
caspl x2, x3, x4, x5, [x1]  @mem x1/16
ldp x2, x3, [x1] ; caspl x2, x3, x4, x5, [x1]  @mem x1/16
caspal x2, x3, x4, x5, [x1]  @mem x1/16
ldp x2, x3, [x1] ; caspal x2, x3, x4, x5, [x1]  @mem x1/16
ldp x2, x3, [sp] ; caspal x2, x3, x30, xzr, [sp]  @mem sp
casp x2, x3, x4, x5, [x1]  @mem x1
# odd registers: unallocated
.inst 0x48217c22
.inst 0x48227c23
ldaddb w0, w2, [x1]  @mem x1/1
ldaddab w0, w2, [x1]  @mem x1/1 @n 4
ldaddlb w0, w2, [x1]  @mem x1/1 @n 4
ldaddalb w0, w2, [x1]  @mem x1/1 @n 4
ldaddh w0, w2, [x1]  @mem x1/2
ldaddah w0, w2, [x1]  @mem x1/2 @n 4
ldaddlh w0, w2, [x1]  @mem x1/2 @n 4
ldaddalh w0, w2, [x1]  @mem x1/2 @n 4
ldadd w0, w2, [x1]  @mem x1/4
ldadda w0, w2, [x1]  @mem x1/4 @n 4
ldaddl w0, w2, [x1]  @mem x1/4 @n 4
ldaddal w0, w2, [x1]  @mem x1/4 @n 4
ldadd x0, x2, [x1]  @mem x1/8
ldadda x0, x2, [x1]  @mem x1/8 @n 4
ldaddl x0, x2, [x1]  @mem x1/8 @n 4
ldaddal x0, x2, [x1]  @mem x1/8 @n 4
ldadd x0, xzr, [x1]  @mem x1/8
ldaddal xzr, x2, [sp]  @mem sp
ldadd w2, w2, [x1]  @mem x1/4
ldclrb w0, w2, [x1]  @mem x1/1
ldclrab w0, w2, [x1]  @mem x1/1 @n 4
ldclrlb w0, w2, [x1]  @mem x1/1 @n 4
ldclralb w0, w2, [x1]  @mem x1/1 @n 4
ldclrh w0, w2, [x1]  @mem x1/2
ldclrah w0, w2, [x1]  @mem x1/2 @n 4
ldclrlh w0, w2, [x1]  @mem x1/2 @n 4
ldclralh w0, w2, [x1]  @mem x1/2 @n 4
ldclr w0, w2, [x1]  @mem x1/4
ldclra w0, w2, [x1]  @mem x1/4 @n 4
ldclrl w0, w2, [x1]  @mem x1/4 @n 4
ldclral w0, w2, [x1]  @mem x1/4 @n 4
ldclr x0, x2, [x1]  @mem x1/8
ldclra x0, x2, [x1]  @mem x1/8 @n 4
ldclrl x0, x2, [x1]  @mem x1/8 @n 4
ldclral x0, x2, [x1]  @mem x1/8 @n 4
ldclr x0, xzr, [x1]  @mem x1/8
ldclral xzr, x2, [sp]  @mem sp
ldclr w2, w2, [x1]  @mem x1/4
ldeorb w0, w2, [x1]  @mem x1/1
ldeorab w0, w2, [x1]  @mem x1/1 @n 4
ldeorlb w0, w2, [x1]  @mem x1/1 @n 4
ldeoralb w0, w2, [x1]  @mem x1/1 @n 4
ldeorh w0, w2, [x1]  @mem x1/2
ldeorah w0, w2, [x1]  @mem x1/2 @n 4
ldeorlh w0, w2, [x1]  @mem x1/2 @n 4
ldeoralh w0, w2, [x1]  @mem x1/2 @n 4
ldeor w0, w2, [x1]  @mem x1/4
ldeora w0, w2, [x1]  @mem x1/4 @n 4
ldeorl w0, w2, [x1]  @mem x1/4 @n 4
ldeoral w0, w2, [x1]  @mem x1/4 @n 4
ldeor x0, x2, [x1]  @mem x1/8
ldeora x0, x2, [x1]  @mem x1/8 @n 4
ldeorl x0, x2, [x1]  @mem x1/8 @n 4
ldeoral x0, x2, [x1]  @mem x1/8 @n 4
ldeor x0, xzr, [x1]  @mem x1/8
ldeoral xzr, x2, [sp]  @mem sp
ldeor w2, w2, [x1]  @mem x1/4
ldsetb w0, w2, [x1]  @mem x1/1
ldsetab w0, w2, [x1]  @mem x1/1 @n 4
ldsetlb w0, w2, [x1]  @mem x1/1 @n 4
ldsetalb w0, w2, [x1]  @mem x1/1 @n 4
ldseth w0, w2, [x1]  @mem x1/2
ldsetah w0, w2, [x1]  @mem x1/2 @n 4
ldsetlh w0, w2, [x1]  @mem x1/2 @n 4
ldsetalh w0, w2, [x1]  @mem x1/2 @n 4
ldset w0, w2, [x1]  @mem x1/4
ldseta w0, w2, [x1]  @mem x1/4 @n 4
ldsetl w0, w2, [x1]  @mem x1/4 @n 4
ldsetal w0, w2, [x1]  @mem x1/4 @n 4
ldset x0, x2, [x1]  @mem x1/8
ldseta x0, x2, [x1]  @mem x1/8 @n 4
ldsetl x0, x2, [x1]  @mem x1/8 @n 4
ldsetal x0, x2, [x1]  @mem x1/8 @n 4
ldset x0, xzr, [x1]  @mem x1/8
ldsetal xzr, x2, [sp]  @mem sp
ldset w2, w2, [x1]  @mem x1/4
ldsmaxb w0, w2, [x1]  @mem x1/1
ldsmaxab w0, w2, [x1]  @mem x1/1 @n 4
ldsmaxlb w0, w2, [x1]  @mem x1/1 @n 4
ldsmaxalb w0, w2, [x1]  @mem x1/1 @n 4
ldsmaxh w0, w2, [x1]  @mem x1/2
ldsmaxah w0, w2, [x1]  @mem x1/2 @n 4
ldsmaxlh w0, w2, [x1]  @mem x1/2 @n 4
ldsmaxalh w0, w2, [x1]  @mem x1/2 @n 4
ldsmax w0, w2, [x1]  @mem x1/4
ldsmaxa w0, w2, [x1]  @mem x1/4 @n 4
ldsmaxl w0, w2, [x1]  @mem x1/4 @n 4
ldsmaxal w0, w2, [x1]  @mem x1/4 @n 4
ldsmax x0, x2, [x1]  @mem x1/8
ldsmaxa x0, x2, [x1]  @mem x1/8 @n 4
ldsmaxl x0, x2, [x1]  @mem x1/8 @n 4
ldsmaxal x0, x2, [x1]  @mem x1/8 @n 4
ldsmax x0, xzr, [x1]  @mem x1/8
ldsmaxal xzr, x2, [sp]  @mem sp
ldsmax w2, w2, [x1]  @mem x1/4
ldsminb w0, w2, [x1]  @mem x1/1
ldsminab w0, w2, [x1]  @mem x1/1 @n 4
ldsminlb w0, w2, [x1]  @mem x1/1 @n 4
ldsminalb w0, w2, [x1]  @mem x1/1 @n 4
ldsminh w0, w2, [x1]  @mem x1/2
ldsminah w0, w2, [x1]  @mem x1/2 @n 4
ldsminlh w0, w2, [x1]  @mem x1/2 @n 4
ldsminalh w0, w2, [x1]  @mem x1/2 @n 4
ldsmin w0, w2, [x1]  @mem x1/4
ldsmina w0, w2, [x1]  @mem x1/4 @n 4
ldsminl w0, w2, [x1]  @mem x1/4 @n 4
ldsminal w0, w2, [x1]  @mem x1/4 @n 4
ldsmin x0, x2, [x1]  @mem x1/8
ldsmina x0, x2, [x1]  @mem x1/8 @n 4
ldsminl x0, x2, [x1]  @mem x1/8 @n 4
ldsminal x0, x2, [x1]  @mem x1/8 @n 4
ldsmin x0, xzr, [x1]  @mem x1/8
ldsminal xzr, x2, [sp]  @mem sp
ldsmin w2, w2, [x1]  @mem x1/4
ldumaxb w0, w2, [x1]  @mem x1/1
ldumaxab w0, w2, [x1]  @mem x1/1 @n 4
ldumaxlb w0, w2, [x1]  @mem x1/1 @n 4
ldumaxalb w0, w2, [x1]  @mem x1/1 @n 4
ldumaxh w0, w2, [x1]  @mem x1/2
ldumaxah w0, w2, [x1]  @mem x1/2 @n 4
ldumaxlh w0, w2, [x1]  @mem x1/2 @n 4
ldumaxalh w0, w2, [x1]  @mem x1/2 @n 4
ldumax w0, w2, [x1]  @mem x1/4
ldumaxa w0, w2, [x1]  @mem x1/4 @n 4
ldumaxl w0, w2, [x1]  @mem x1/4 @n 4
ldumaxal w0, w2, [x1]  @mem x1/4 @n 4
ldumax x0, x2, [x1]  @mem x1/8
ldumaxa x0, x2, [x1]  @mem x1/8 @n 4
ldumaxl x0, x2, [x1]  @mem x1/8 @n 4
ldumaxal x0, x2, [x1]  @mem x1/8 @n 4
ldumax x0, xzr, [x1]  @mem x1/8
ldumaxal xzr, x2, [sp]  @mem sp
ldumax w2, w2, [x1]  @mem x1/4
lduminb w0, w2, [x1]  @mem x1/1
lduminab w0, w2, [x1]  @mem x1/1 @n 4
lduminlb w0, w2, [x1]  @mem x1/1 @n 4
lduminalb w0, w2, [x1]  @mem x1/1 @n 4
lduminh w0, w2, [x1]  @mem x1/2
lduminah w0, w2, [x1]  @mem x1/2 @n 4
lduminlh w0, w2, [x1]  @mem x1/2 @n 4
lduminalh w0, w2, [x1]  @mem x1/2 @n 4
ldumin w0, w2, [x1]  @mem x1/4
ldumina w0, w2, [x1]  @mem x1/4 @n 4
lduminl w0, w2, [x1]  @mem x1/4 @n 4
lduminal w0, w2, [x1]  @mem x1/4 @n 4
ldumin x0, x2, [x1]  @mem x1/8
ldumina x0, x2, [x1]  @mem x1/8 @n 4
lduminl x0, x2, [x1]  @mem x1/8 @n 4
lduminal x0, x2, [x1]  @mem x1/8 @n 4
ldumin x0, xzr, [x1]  @mem x1/8
lduminal xzr, x2, [sp]  @mem sp
ldumin w2, w2, [x1]  @mem x1/4
swpb w0, w2, [x1]  @mem x1/1
swpab w0, w2, [x1]  @mem x1/1 @n 4
swplb w0, w2, [x1]  @mem x1/1 @n 4
swpalb w0, w2, [x1]  @mem x1/1 @n 4
swph w0, w2, [x1]  @mem x1/2
swpah w0, w2, [x1]  @mem x1/2 @n 4
swplh w0, w2, [x1]  @mem x1/2 @n 4
swpalh w0, w2, [x1]  @mem x1/2 @n 4
swp w0, w2, [x1]  @mem x1/4
swpa w0, w2, [x1]  @mem x1/4 @n 4
swpl w0, w2, [x1]  @mem x1/4 @n 4
swpal w0, w2, [x1]  @mem x1/4 @n 4
swp x0, x2, [x1]  @mem x1/8
swpa x0, x2, [x1]  @mem x1/8 @n 4
swpl x0, x2, [x1]  @mem x1/8 @n 4
swpal x0, x2, [x1]  @mem x1/8 @n 4
swp x0, xzr, [x1]  @mem x1/8
swpal xzr, x2, [sp]  @mem sp
swp w2, w2, [x1]  @mem x1/4

# ---- Advanced SIMD structures
ld1 { v0.8b }, [x1]  @mem x1 @n 6
ld1 { v4.8b }, [x1], #8  @mem x1 @n 4
ld1 { v30.8b }, [x1], x2  @mem x1 @n 4
st1 { v0.8b }, [x1]  @mem x1 @n 6
st1 { v4.8b }, [x1], #8  @mem x1 @n 4
st1 { v30.8b }, [x1], x2  @mem x1 @n 4
ld1 { v0.16b }, [x1]  @mem x1 @n 6
ld1 { v4.16b }, [x1], #16  @mem x1 @n 4
ld1 { v30.16b }, [x1], x2  @mem x1 @n 4
st1 { v0.16b }, [x1]  @mem x1 @n 6
st1 { v4.16b }, [x1], #16  @mem x1 @n 4
st1 { v30.16b }, [x1], x2  @mem x1 @n 4
ld1 { v0.4h }, [x1]  @mem x1 @n 6
ld1 { v4.4h }, [x1], #8  @mem x1 @n 4
ld1 { v30.4h }, [x1], x2  @mem x1 @n 4
st1 { v0.4h }, [x1]  @mem x1 @n 6
st1 { v4.4h }, [x1], #8  @mem x1 @n 4
st1 { v30.4h }, [x1], x2  @mem x1 @n 4
ld1 { v0.8h }, [x1]  @mem x1 @n 6
ld1 { v4.8h }, [x1], #16  @mem x1 @n 4
ld1 { v30.8h }, [x1], x2  @mem x1 @n 4
st1 { v0.8h }, [x1]  @mem x1 @n 6
st1 { v4.8h }, [x1], #16  @mem x1 @n 4
st1 { v30.8h }, [x1], x2  @mem x1 @n 4
ld1 { v0.2s }, [x1]  @mem x1 @n 6
ld1 { v4.2s }, [x1], #8  @mem x1 @n 4
ld1 { v30.2s }, [x1], x2  @mem x1 @n 4
st1 { v0.2s }, [x1]  @mem x1 @n 6
st1 { v4.2s }, [x1], #8  @mem x1 @n 4
st1 { v30.2s }, [x1], x2  @mem x1 @n 4
ld1 { v0.4s }, [x1]  @mem x1 @n 6
ld1 { v4.4s }, [x1], #16  @mem x1 @n 4
ld1 { v30.4s }, [x1], x2  @mem x1 @n 4
st1 { v0.4s }, [x1]  @mem x1 @n 6
st1 { v4.4s }, [x1], #16  @mem x1 @n 4
st1 { v30.4s }, [x1], x2  @mem x1 @n 4
ld1 { v0.1d }, [x1]  @mem x1 @n 6
ld1 { v4.1d }, [x1], #8  @mem x1 @n 4
ld1 { v30.1d }, [x1], x2  @mem x1 @n 4
st1 { v0.1d }, [x1]  @mem x1 @n 6
st1 { v4.1d }, [x1], #8  @mem x1 @n 4
st1 { v30.1d }, [x1], x2  @mem x1 @n 4
ld1 { v0.2d }, [x1]  @mem x1 @n 6
ld1 { v4.2d }, [x1], #16  @mem x1 @n 4
ld1 { v30.2d }, [x1], x2  @mem x1 @n 4
st1 { v0.2d }, [x1]  @mem x1 @n 6
st1 { v4.2d }, [x1], #16  @mem x1 @n 4
st1 { v30.2d }, [x1], x2  @mem x1 @n 4
ld1 { v1.16b }, [sp]  @mem sp
st1 { v1.16b }, [sp], x2  @mem sp
ld1 { v0.8b, v1.8b }, [x1]  @mem x1 @n 6
ld1 { v4.8b, v5.8b }, [x1], #16  @mem x1 @n 4
ld1 { v30.8b, v31.8b }, [x1], x2  @mem x1 @n 4
st1 { v0.8b, v1.8b }, [x1]  @mem x1 @n 6
st1 { v4.8b, v5.8b }, [x1], #16  @mem x1 @n 4
st1 { v30.8b, v31.8b }, [x1], x2  @mem x1 @n 4
ld1 { v0.16b, v1.16b }, [x1]  @mem x1 @n 6
ld1 { v4.16b, v5.16b }, [x1], #32  @mem x1 @n 4
ld1 { v30.16b, v31.16b }, [x1], x2  @mem x1 @n 4
st1 { v0.16b, v1.16b }, [x1]  @mem x1 @n 6
st1 { v4.16b, v5.16b }, [x1], #32  @mem x1 @n 4
st1 { v30.16b, v31.16b }, [x1], x2  @mem x1 @n 4
ld1 { v0.4h, v1.4h }, [x1]  @mem x1 @n 6
ld1 { v4.4h, v5.4h }, [x1], #16  @mem x1 @n 4
ld1 { v30.4h, v31.4h }, [x1], x2  @mem x1 @n 4
st1 { v0.4h, v1.4h }, [x1]  @mem x1 @n 6
st1 { v4.4h, v5.4h }, [x1], #16  @mem x1 @n 4
st1 { v30.4h, v31.4h }, [x1], x2  @mem x1 @n 4
ld1 { v0.8h, v1.8h }, [x1]  @mem x1 @n 6
ld1 { v4.8h, v5.8h }, [x1], #32  @mem x1 @n 4
ld1 { v30.8h, v31.8h }, [x1], x2  @mem x1 @n 4
st1 { v0.8h, v1.8h }, [x1]  @mem x1 @n 6
st1 { v4.8h, v5.8h }, [x1], #32  @mem x1 @n 4
st1 { v30.8h, v31.8h }, [x1], x2  @mem x1 @n 4
ld1 { v0.2s, v1.2s }, [x1]  @mem x1 @n 6
ld1 { v4.2s, v5.2s }, [x1], #16  @mem x1 @n 4
ld1 { v30.2s, v31.2s }, [x1], x2  @mem x1 @n 4
st1 { v0.2s, v1.2s }, [x1]  @mem x1 @n 6
st1 { v4.2s, v5.2s }, [x1], #16  @mem x1 @n 4
st1 { v30.2s, v31.2s }, [x1], x2  @mem x1 @n 4
ld1 { v0.4s, v1.4s }, [x1]  @mem x1 @n 6
ld1 { v4.4s, v5.4s }, [x1], #32  @mem x1 @n 4
ld1 { v30.4s, v31.4s }, [x1], x2  @mem x1 @n 4
st1 { v0.4s, v1.4s }, [x1]  @mem x1 @n 6
st1 { v4.4s, v5.4s }, [x1], #32  @mem x1 @n 4
st1 { v30.4s, v31.4s }, [x1], x2  @mem x1 @n 4
ld1 { v0.1d, v1.1d }, [x1]  @mem x1 @n 6
ld1 { v4.1d, v5.1d }, [x1], #16  @mem x1 @n 4
ld1 { v30.1d, v31.1d }, [x1], x2  @mem x1 @n 4
st1 { v0.1d, v1.1d }, [x1]  @mem x1 @n 6
st1 { v4.1d, v5.1d }, [x1], #16  @mem x1 @n 4
st1 { v30.1d, v31.1d }, [x1], x2  @mem x1 @n 4
ld1 { v0.2d, v1.2d }, [x1]  @mem x1 @n 6
ld1 { v4.2d, v5.2d }, [x1], #32  @mem x1 @n 4
ld1 { v30.2d, v31.2d }, [x1], x2  @mem x1 @n 4
st1 { v0.2d, v1.2d }, [x1]  @mem x1 @n 6
st1 { v4.2d, v5.2d }, [x1], #32  @mem x1 @n 4
st1 { v30.2d, v31.2d }, [x1], x2  @mem x1 @n 4
ld1 { v1.16b, v2.16b }, [sp]  @mem sp
st1 { v1.16b, v2.16b }, [sp], x2  @mem sp
ld1 { v0.8b, v1.8b, v2.8b }, [x1]  @mem x1 @n 6
ld1 { v4.8b, v5.8b, v6.8b }, [x1], #24  @mem x1 @n 4
ld1 { v30.8b, v31.8b, v0.8b }, [x1], x2  @mem x1 @n 4
st1 { v0.8b, v1.8b, v2.8b }, [x1]  @mem x1 @n 6
st1 { v4.8b, v5.8b, v6.8b }, [x1], #24  @mem x1 @n 4
st1 { v30.8b, v31.8b, v0.8b }, [x1], x2  @mem x1 @n 4
ld1 { v0.16b, v1.16b, v2.16b }, [x1]  @mem x1 @n 6
ld1 { v4.16b, v5.16b, v6.16b }, [x1], #48  @mem x1 @n 4
ld1 { v30.16b, v31.16b, v0.16b }, [x1], x2  @mem x1 @n 4
st1 { v0.16b, v1.16b, v2.16b }, [x1]  @mem x1 @n 6
st1 { v4.16b, v5.16b, v6.16b }, [x1], #48  @mem x1 @n 4
st1 { v30.16b, v31.16b, v0.16b }, [x1], x2  @mem x1 @n 4
ld1 { v0.4h, v1.4h, v2.4h }, [x1]  @mem x1 @n 6
ld1 { v4.4h, v5.4h, v6.4h }, [x1], #24  @mem x1 @n 4
ld1 { v30.4h, v31.4h, v0.4h }, [x1], x2  @mem x1 @n 4
st1 { v0.4h, v1.4h, v2.4h }, [x1]  @mem x1 @n 6
st1 { v4.4h, v5.4h, v6.4h }, [x1], #24  @mem x1 @n 4
st1 { v30.4h, v31.4h, v0.4h }, [x1], x2  @mem x1 @n 4
ld1 { v0.8h, v1.8h, v2.8h }, [x1]  @mem x1 @n 6
ld1 { v4.8h, v5.8h, v6.8h }, [x1], #48  @mem x1 @n 4
ld1 { v30.8h, v31.8h, v0.8h }, [x1], x2  @mem x1 @n 4
st1 { v0.8h, v1.8h, v2.8h }, [x1]  @mem x1 @n 6
st1 { v4.8h, v5.8h, v6.8h }, [x1], #48  @mem x1 @n 4
st1 { v30.8h, v31.8h, v0.8h }, [x1], x2  @mem x1 @n 4
ld1 { v0.2s, v1.2s, v2.2s }, [x1]  @mem x1 @n 6
ld1 { v4.2s, v5.2s, v6.2s }, [x1], #24  @mem x1 @n 4
ld1 { v30.2s, v31.2s, v0.2s }, [x1], x2  @mem x1 @n 4
st1 { v0.2s, v1.2s, v2.2s }, [x1]  @mem x1 @n 6
st1 { v4.2s, v5.2s, v6.2s }, [x1], #24  @mem x1 @n 4
st1 { v30.2s, v31.2s, v0.2s }, [x1], x2  @mem x1 @n 4
ld1 { v0.4s, v1.4s, v2.4s }, [x1]  @mem x1 @n 6
ld1 { v4.4s, v5.4s, v6.4s }, [x1], #48  @mem x1 @n 4
ld1 { v30.4s, v31.4s, v0.4s }, [x1], x2  @mem x1 @n 4
st1 { v0.4s, v1.4s, v2.4s }, [x1]  @mem x1 @n 6
st1 { v4.4s, v5.4s, v6.4s }, [x1], #48  @mem x1 @n 4
st1 { v30.4s, v31.4s, v0.4s }, [x1], x2  @mem x1 @n 4
ld1 { v0.1d, v1.1d, v2.1d }, [x1]  @mem x1 @n 6
ld1 { v4.1d, v5.1d, v6.1d }, [x1], #24  @mem x1 @n 4
ld1 { v30.1d, v31.1d, v0.1d }, [x1], x2  @mem x1 @n 4
st1 { v0.1d, v1.1d, v2.1d }, [x1]  @mem x1 @n 6
st1 { v4.1d, v5.1d, v6.1d }, [x1], #24  @mem x1 @n 4
st1 { v30.1d, v31.1d, v0.1d }, [x1], x2  @mem x1 @n 4
ld1 { v0.2d, v1.2d, v2.2d }, [x1]  @mem x1 @n 6
ld1 { v4.2d, v5.2d, v6.2d }, [x1], #48  @mem x1 @n 4
ld1 { v30.2d, v31.2d, v0.2d }, [x1], x2  @mem x1 @n 4
st1 { v0.2d, v1.2d, v2.2d }, [x1]  @mem x1 @n 6
st1 { v4.2d, v5.2d, v6.2d }, [x1], #48  @mem x1 @n 4
st1 { v30.2d, v31.2d, v0.2d }, [x1], x2  @mem x1 @n 4
ld1 { v1.16b, v2.16b, v3.16b }, [sp]  @mem sp
st1 { v1.16b, v2.16b, v3.16b }, [sp], x2  @mem sp
ld1 { v0.8b, v1.8b, v2.8b, v3.8b }, [x1]  @mem x1 @n 6
ld1 { v4.8b, v5.8b, v6.8b, v7.8b }, [x1], #32  @mem x1 @n 4
ld1 { v30.8b, v31.8b, v0.8b, v1.8b }, [x1], x2  @mem x1 @n 4
st1 { v0.8b, v1.8b, v2.8b, v3.8b }, [x1]  @mem x1 @n 6
st1 { v4.8b, v5.8b, v6.8b, v7.8b }, [x1], #32  @mem x1 @n 4
st1 { v30.8b, v31.8b, v0.8b, v1.8b }, [x1], x2  @mem x1 @n 4
ld1 { v0.16b, v1.16b, v2.16b, v3.16b }, [x1]  @mem x1 @n 6
ld1 { v4.16b, v5.16b, v6.16b, v7.16b }, [x1], #64  @mem x1 @n 4
ld1 { v30.16b, v31.16b, v0.16b, v1.16b }, [x1], x2  @mem x1 @n 4
st1 { v0.16b, v1.16b, v2.16b, v3.16b }, [x1]  @mem x1 @n 6
st1 { v4.16b, v5.16b, v6.16b, v7.16b }, [x1], #64  @mem x1 @n 4
st1 { v30.16b, v31.16b, v0.16b, v1.16b }, [x1], x2  @mem x1 @n 4
ld1 { v0.4h, v1.4h, v2.4h, v3.4h }, [x1]  @mem x1 @n 6
ld1 { v4.4h, v5.4h, v6.4h, v7.4h }, [x1], #32  @mem x1 @n 4
ld1 { v30.4h, v31.4h, v0.4h, v1.4h }, [x1], x2  @mem x1 @n 4
st1 { v0.4h, v1.4h, v2.4h, v3.4h }, [x1]  @mem x1 @n 6
st1 { v4.4h, v5.4h, v6.4h, v7.4h }, [x1], #32  @mem x1 @n 4
st1 { v30.4h, v31.4h, v0.4h, v1.4h }, [x1], x2  @mem x1 @n 4
ld1 { v0.8h, v1.8h, v2.8h, v3.8h }, [x1]  @mem x1 @n 6
ld1 { v4.8h, v5.8h, v6.8h, v7.8h }, [x1], #64  @mem x1 @n 4
ld1 { v30.8h, v31.8h, v0.8h, v1.8h }, [x1], x2  @mem x1 @n 4
st1 { v0.8h, v1.8h, v2.8h, v3.8h }, [x1]  @mem x1 @n 6
st1 { v4.8h, v5.8h, v6.8h, v7.8h }, [x1], #64  @mem x1 @n 4
st1 { v30.8h, v31.8h, v0.8h, v1.8h }, [x1], x2  @mem x1 @n 4
ld1 { v0.2s, v1.2s, v2.2s, v3.2s }, [x1]  @mem x1 @n 6
ld1 { v4.2s, v5.2s, v6.2s, v7.2s }, [x1], #32  @mem x1 @n 4
ld1 { v30.2s, v31.2s, v0.2s, v1.2s }, [x1], x2  @mem x1 @n 4
st1 { v0.2s, v1.2s, v2.2s, v3.2s }, [x1]  @mem x1 @n 6
st1 { v4.2s, v5.2s, v6.2s, v7.2s }, [x1], #32  @mem x1 @n 4
st1 { v30.2s, v31.2s, v0.2s, v1.2s }, [x1], x2  @mem x1 @n 4
ld1 { v0.4s, v1.4s, v2.4s, v3.4s }, [x1]  @mem x1 @n 6
ld1 { v4.4s, v5.4s, v6.4s, v7.4s }, [x1], #64  @mem x1 @n 4
ld1 { v30.4s, v31.4s, v0.4s, v1.4s }, [x1], x2  @mem x1 @n 4
st1 { v0.4s, v1.4s, v2.4s, v3.4s }, [x1]  @mem x1 @n 6
st1 { v4.4s, v5.4s, v6.4s, v7.4s }, [x1], #64  @mem x1 @n 4
st1 { v30.4s, v31.4s, v0.4s, v1.4s }, [x1], x2  @mem x1 @n 4
ld1 { v0.1d, v1.1d, v2.1d, v3.1d }, [x1]  @mem x1 @n 6
ld1 { v4.1d, v5.1d, v6.1d, v7.1d }, [x1], #32  @mem x1 @n 4
ld1 { v30.1d, v31.1d, v0.1d, v1.1d }, [x1], x2  @mem x1 @n 4
st1 { v0.1d, v1.1d, v2.1d, v3.1d }, [x1]  @mem x1 @n 6
st1 { v4.1d, v5.1d, v6.1d, v7.1d }, [x1], #32  @mem x1 @n 4
st1 { v30.1d, v31.1d, v0.1d, v1.1d }, [x1], x2  @mem x1 @n 4
ld1 { v0.2d, v1.2d, v2.2d, v3.2d }, [x1]  @mem x1 @n 6
ld1 { v4.2d, v5.2d, v6.2d, v7.2d }, [x1], #64  @mem x1 @n 4
ld1 { v30.2d, v31.2d, v0.2d, v1.2d }, [x1], x2  @mem x1 @n 4
st1 { v0.2d, v1.2d, v2.2d, v3.2d }, [x1]  @mem x1 @n 6
st1 { v4.2d, v5.2d, v6.2d, v7.2d }, [x1], #64  @mem x1 @n 4
st1 { v30.2d, v31.2d, v0.2d, v1.2d }, [x1], x2  @mem x1 @n 4
ld1 { v1.16b, v2.16b, v3.16b, v4.16b }, [sp]  @mem sp
st1 { v1.16b, v2.16b, v3.16b, v4.16b }, [sp], x2  @mem sp
ld2 { v0.8b, v1.8b }, [x1]  @mem x1 @n 6
ld2 { v4.8b, v5.8b }, [x1], #16  @mem x1 @n 4
ld2 { v30.8b, v31.8b }, [x1], x2  @mem x1 @n 4
st2 { v0.8b, v1.8b }, [x1]  @mem x1 @n 6
st2 { v4.8b, v5.8b }, [x1], #16  @mem x1 @n 4
st2 { v30.8b, v31.8b }, [x1], x2  @mem x1 @n 4
ld2 { v0.16b, v1.16b }, [x1]  @mem x1 @n 6
ld2 { v4.16b, v5.16b }, [x1], #32  @mem x1 @n 4
ld2 { v30.16b, v31.16b }, [x1], x2  @mem x1 @n 4
st2 { v0.16b, v1.16b }, [x1]  @mem x1 @n 6
st2 { v4.16b, v5.16b }, [x1], #32  @mem x1 @n 4
st2 { v30.16b, v31.16b }, [x1], x2  @mem x1 @n 4
ld2 { v0.4h, v1.4h }, [x1]  @mem x1 @n 6
ld2 { v4.4h, v5.4h }, [x1], #16  @mem x1 @n 4
ld2 { v30.4h, v31.4h }, [x1], x2  @mem x1 @n 4
st2 { v0.4h, v1.4h }, [x1]  @mem x1 @n 6
st2 { v4.4h, v5.4h }, [x1], #16  @mem x1 @n 4
st2 { v30.4h, v31.4h }, [x1], x2  @mem x1 @n 4
ld2 { v0.8h, v1.8h }, [x1]  @mem x1 @n 6
ld2 { v4.8h, v5.8h }, [x1], #32  @mem x1 @n 4
ld2 { v30.8h, v31.8h }, [x1], x2  @mem x1 @n 4
st2 { v0.8h, v1.8h }, [x1]  @mem x1 @n 6
st2 { v4.8h, v5.8h }, [x1], #32  @mem x1 @n 4
st2 { v30.8h, v31.8h }, [x1], x2  @mem x1 @n 4
ld2 { v0.2s, v1.2s }, [x1]  @mem x1 @n 6
ld2 { v4.2s, v5.2s }, [x1], #16  @mem x1 @n 4
ld2 { v30.2s, v31.2s }, [x1], x2  @mem x1 @n 4
st2 { v0.2s, v1.2s }, [x1]  @mem x1 @n 6
st2 { v4.2s, v5.2s }, [x1], #16  @mem x1 @n 4
st2 { v30.2s, v31.2s }, [x1], x2  @mem x1 @n 4
ld2 { v0.4s, v1.4s }, [x1]  @mem x1 @n 6
ld2 { v4.4s, v5.4s }, [x1], #32  @mem x1 @n 4
ld2 { v30.4s, v31.4s }, [x1], x2  @mem x1 @n 4
st2 { v0.4s, v1.4s }, [x1]  @mem x1 @n 6
st2 { v4.4s, v5.4s }, [x1], #32  @mem x1 @n 4
st2 { v30.4s, v31.4s }, [x1], x2  @mem x1 @n 4
ld2 { v0.2d, v1.2d }, [x1]  @mem x1 @n 6
ld2 { v4.2d, v5.2d }, [x1], #32  @mem x1 @n 4
ld2 { v30.2d, v31.2d }, [x1], x2  @mem x1 @n 4
st2 { v0.2d, v1.2d }, [x1]  @mem x1 @n 6
st2 { v4.2d, v5.2d }, [x1], #32  @mem x1 @n 4
st2 { v30.2d, v31.2d }, [x1], x2  @mem x1 @n 4
ld2 { v1.16b, v2.16b }, [sp]  @mem sp
st2 { v1.16b, v2.16b }, [sp], x2  @mem sp
ld3 { v0.8b, v1.8b, v2.8b }, [x1]  @mem x1 @n 6
ld3 { v4.8b, v5.8b, v6.8b }, [x1], #24  @mem x1 @n 4
ld3 { v30.8b, v31.8b, v0.8b }, [x1], x2  @mem x1 @n 4
st3 { v0.8b, v1.8b, v2.8b }, [x1]  @mem x1 @n 6
st3 { v4.8b, v5.8b, v6.8b }, [x1], #24  @mem x1 @n 4
st3 { v30.8b, v31.8b, v0.8b }, [x1], x2  @mem x1 @n 4
ld3 { v0.16b, v1.16b, v2.16b }, [x1]  @mem x1 @n 6
ld3 { v4.16b, v5.16b, v6.16b }, [x1], #48  @mem x1 @n 4
ld3 { v30.16b, v31.16b, v0.16b }, [x1], x2  @mem x1 @n 4
st3 { v0.16b, v1.16b, v2.16b }, [x1]  @mem x1 @n 6
st3 { v4.16b, v5.16b, v6.16b }, [x1], #48  @mem x1 @n 4
st3 { v30.16b, v31.16b, v0.16b }, [x1], x2  @mem x1 @n 4
ld3 { v0.4h, v1.4h, v2.4h }, [x1]  @mem x1 @n 6
ld3 { v4.4h, v5.4h, v6.4h }, [x1], #24  @mem x1 @n 4
ld3 { v30.4h, v31.4h, v0.4h }, [x1], x2  @mem x1 @n 4
st3 { v0.4h, v1.4h, v2.4h }, [x1]  @mem x1 @n 6
st3 { v4.4h, v5.4h, v6.4h }, [x1], #24  @mem x1 @n 4
st3 { v30.4h, v31.4h, v0.4h }, [x1], x2  @mem x1 @n 4
ld3 { v0.8h, v1.8h, v2.8h }, [x1]  @mem x1 @n 6
ld3 { v4.8h, v5.8h, v6.8h }, [x1], #48  @mem x1 @n 4
ld3 { v30.8h, v31.8h, v0.8h }, [x1], x2  @mem x1 @n 4
st3 { v0.8h, v1.8h, v2.8h }, [x1]  @mem x1 @n 6
st3 { v4.8h, v5.8h, v6.8h }, [x1], #48  @mem x1 @n 4
st3 { v30.8h, v31.8h, v0.8h }, [x1], x2  @mem x1 @n 4
ld3 { v0.2s, v1.2s, v2.2s }, [x1]  @mem x1 @n 6
ld3 { v4.2s, v5.2s, v6.2s }, [x1], #24  @mem x1 @n 4
ld3 { v30.2s, v31.2s, v0.2s }, [x1], x2  @mem x1 @n 4
st3 { v0.2s, v1.2s, v2.2s }, [x1]  @mem x1 @n 6
st3 { v4.2s, v5.2s, v6.2s }, [x1], #24  @mem x1 @n 4
st3 { v30.2s, v31.2s, v0.2s }, [x1], x2  @mem x1 @n 4
ld3 { v0.4s, v1.4s, v2.4s }, [x1]  @mem x1 @n 6
ld3 { v4.4s, v5.4s, v6.4s }, [x1], #48  @mem x1 @n 4
ld3 { v30.4s, v31.4s, v0.4s }, [x1], x2  @mem x1 @n 4
st3 { v0.4s, v1.4s, v2.4s }, [x1]  @mem x1 @n 6
st3 { v4.4s, v5.4s, v6.4s }, [x1], #48  @mem x1 @n 4
st3 { v30.4s, v31.4s, v0.4s }, [x1], x2  @mem x1 @n 4
ld3 { v0.2d, v1.2d, v2.2d }, [x1]  @mem x1 @n 6
ld3 { v4.2d, v5.2d, v6.2d }, [x1], #48  @mem x1 @n 4
ld3 { v30.2d, v31.2d, v0.2d }, [x1], x2  @mem x1 @n 4
st3 { v0.2d, v1.2d, v2.2d }, [x1]  @mem x1 @n 6
st3 { v4.2d, v5.2d, v6.2d }, [x1], #48  @mem x1 @n 4
st3 { v30.2d, v31.2d, v0.2d }, [x1], x2  @mem x1 @n 4
ld3 { v1.16b, v2.16b, v3.16b }, [sp]  @mem sp
st3 { v1.16b, v2.16b, v3.16b }, [sp], x2  @mem sp
ld4 { v0.8b, v1.8b, v2.8b, v3.8b }, [x1]  @mem x1 @n 6
ld4 { v4.8b, v5.8b, v6.8b, v7.8b }, [x1], #32  @mem x1 @n 4
ld4 { v30.8b, v31.8b, v0.8b, v1.8b }, [x1], x2  @mem x1 @n 4
st4 { v0.8b, v1.8b, v2.8b, v3.8b }, [x1]  @mem x1 @n 6
st4 { v4.8b, v5.8b, v6.8b, v7.8b }, [x1], #32  @mem x1 @n 4
st4 { v30.8b, v31.8b, v0.8b, v1.8b }, [x1], x2  @mem x1 @n 4
ld4 { v0.16b, v1.16b, v2.16b, v3.16b }, [x1]  @mem x1 @n 6
ld4 { v4.16b, v5.16b, v6.16b, v7.16b }, [x1], #64  @mem x1 @n 4
ld4 { v30.16b, v31.16b, v0.16b, v1.16b }, [x1], x2  @mem x1 @n 4
st4 { v0.16b, v1.16b, v2.16b, v3.16b }, [x1]  @mem x1 @n 6
st4 { v4.16b, v5.16b, v6.16b, v7.16b }, [x1], #64  @mem x1 @n 4
st4 { v30.16b, v31.16b, v0.16b, v1.16b }, [x1], x2  @mem x1 @n 4
ld4 { v0.4h, v1.4h, v2.4h, v3.4h }, [x1]  @mem x1 @n 6
ld4 { v4.4h, v5.4h, v6.4h, v7.4h }, [x1], #32  @mem x1 @n 4
ld4 { v30.4h, v31.4h, v0.4h, v1.4h }, [x1], x2  @mem x1 @n 4
st4 { v0.4h, v1.4h, v2.4h, v3.4h }, [x1]  @mem x1 @n 6
st4 { v4.4h, v5.4h, v6.4h, v7.4h }, [x1], #32  @mem x1 @n 4
st4 { v30.4h, v31.4h, v0.4h, v1.4h }, [x1], x2  @mem x1 @n 4
ld4 { v0.8h, v1.8h, v2.8h, v3.8h }, [x1]  @mem x1 @n 6
ld4 { v4.8h, v5.8h, v6.8h, v7.8h }, [x1], #64  @mem x1 @n 4
ld4 { v30.8h, v31.8h, v0.8h, v1.8h }, [x1], x2  @mem x1 @n 4
st4 { v0.8h, v1.8h, v2.8h, v3.8h }, [x1]  @mem x1 @n 6
st4 { v4.8h, v5.8h, v6.8h, v7.8h }, [x1], #64  @mem x1 @n 4
st4 { v30.8h, v31.8h, v0.8h, v1.8h }, [x1], x2  @mem x1 @n 4
ld4 { v0.2s, v1.2s, v2.2s, v3.2s }, [x1]  @mem x1 @n 6
ld4 { v4.2s, v5.2s, v6.2s, v7.2s }, [x1], #32  @mem x1 @n 4
ld4 { v30.2s, v31.2s, v0.2s, v1.2s }, [x1], x2  @mem x1 @n 4
st4 { v0.2s, v1.2s, v2.2s, v3.2s }, [x1]  @mem x1 @n 6
st4 { v4.2s, v5.2s, v6.2s, v7.2s }, [x1], #32  @mem x1 @n 4
st4 { v30.2s, v31.2s, v0.2s, v1.2s }, [x1], x2  @mem x1 @n 4
ld4 { v0.4s, v1.4s, v2.4s, v3.4s }, [x1]  @mem x1 @n 6
ld4 { v4.4s, v5.4s, v6.4s, v7.4s }, [x1], #64  @mem x1 @n 4
ld4 { v30.4s, v31.4s, v0.4s, v1.4s }, [x1], x2  @mem x1 @n 4
st4 { v0.4s, v1.4s, v2.4s, v3.4s }, [x1]  @mem x1 @n 6
st4 { v4.4s, v5.4s, v6.4s, v7.4s }, [x1], #64  @mem x1 @n 4
st4 { v30.4s, v31.4s, v0.4s, v1.4s }, [x1], x2  @mem x1 @n 4
ld4 { v0.2d, v1.2d, v2.2d, v3.2d }, [x1]  @mem x1 @n 6
ld4 { v4.2d, v5.2d, v6.2d, v7.2d }, [x1], #64  @mem x1 @n 4
ld4 { v30.2d, v31.2d, v0.2d, v1.2d }, [x1], x2  @mem x1 @n 4
st4 { v0.2d, v1.2d, v2.2d, v3.2d }, [x1]  @mem x1 @n 6
st4 { v4.2d, v5.2d, v6.2d, v7.2d }, [x1], #64  @mem x1 @n 4
st4 { v30.2d, v31.2d, v0.2d, v1.2d }, [x1], x2  @mem x1 @n 4
ld4 { v1.16b, v2.16b, v3.16b, v4.16b }, [sp]  @mem sp
st4 { v1.16b, v2.16b, v3.16b, v4.16b }, [sp], x2  @mem sp
ld1 { v2.b }[0], [x1]  @mem x1 @n 6
st1 { v2.b }[0], [x1]  @mem x1 @n 6
ld1 { v30.b }[5], [x1]  @mem x1 @n 6
st1 { v30.b }[5], [x1]  @mem x1 @n 6
ld1 { v30.b }[15], [x1]  @mem x1 @n 6
st1 { v30.b }[15], [x1]  @mem x1 @n 6
ld1 { v7.b }[1], [x1], #1  @mem x1 @n 4
ld1 { v7.b }[0], [x1], x2  @mem x1 @n 4
ld1 { v7.b }[1], [sp]  @mem sp @n 4
st1 { v7.b }[1], [x1], #1  @mem x1 @n 4
st1 { v7.b }[0], [x1], x2  @mem x1 @n 4
st1 { v7.b }[1], [sp]  @mem sp @n 4
ld1 { v2.h }[0], [x1]  @mem x1 @n 6
st1 { v2.h }[0], [x1]  @mem x1 @n 6
ld1 { v30.h }[3], [x1]  @mem x1 @n 6
st1 { v30.h }[3], [x1]  @mem x1 @n 6
ld1 { v30.h }[7], [x1]  @mem x1 @n 6
st1 { v30.h }[7], [x1]  @mem x1 @n 6
ld1 { v7.h }[1], [x1], #2  @mem x1 @n 4
ld1 { v7.h }[0], [x1], x2  @mem x1 @n 4
ld1 { v7.h }[1], [sp]  @mem sp @n 4
st1 { v7.h }[1], [x1], #2  @mem x1 @n 4
st1 { v7.h }[0], [x1], x2  @mem x1 @n 4
st1 { v7.h }[1], [sp]  @mem sp @n 4
ld1 { v2.s }[0], [x1]  @mem x1 @n 6
st1 { v2.s }[0], [x1]  @mem x1 @n 6
ld1 { v30.s }[1], [x1]  @mem x1 @n 6
st1 { v30.s }[1], [x1]  @mem x1 @n 6
ld1 { v30.s }[3], [x1]  @mem x1 @n 6
st1 { v30.s }[3], [x1]  @mem x1 @n 6
ld1 { v7.s }[1], [x1], #4  @mem x1 @n 4
ld1 { v7.s }[0], [x1], x2  @mem x1 @n 4
ld1 { v7.s }[1], [sp]  @mem sp @n 4
st1 { v7.s }[1], [x1], #4  @mem x1 @n 4
st1 { v7.s }[0], [x1], x2  @mem x1 @n 4
st1 { v7.s }[1], [sp]  @mem sp @n 4
ld1 { v2.d }[0], [x1]  @mem x1 @n 6
st1 { v2.d }[0], [x1]  @mem x1 @n 6
ld1 { v30.d }[1], [x1]  @mem x1 @n 6
st1 { v30.d }[1], [x1]  @mem x1 @n 6
ld1 { v7.d }[1], [x1], #8  @mem x1 @n 4
ld1 { v7.d }[0], [x1], x2  @mem x1 @n 4
ld1 { v7.d }[1], [sp]  @mem sp @n 4
st1 { v7.d }[1], [x1], #8  @mem x1 @n 4
st1 { v7.d }[0], [x1], x2  @mem x1 @n 4
st1 { v7.d }[1], [sp]  @mem sp @n 4
ld2 { v2.b, v3.b }[0], [x1]  @mem x1 @n 6
st2 { v2.b, v3.b }[0], [x1]  @mem x1 @n 6
ld2 { v30.b, v31.b }[5], [x1]  @mem x1 @n 6
st2 { v30.b, v31.b }[5], [x1]  @mem x1 @n 6
ld2 { v30.b, v31.b }[15], [x1]  @mem x1 @n 6
st2 { v30.b, v31.b }[15], [x1]  @mem x1 @n 6
ld2 { v7.b, v8.b }[1], [x1], #2  @mem x1 @n 4
ld2 { v7.b, v8.b }[0], [x1], x2  @mem x1 @n 4
ld2 { v7.b, v8.b }[1], [sp]  @mem sp @n 4
st2 { v7.b, v8.b }[1], [x1], #2  @mem x1 @n 4
st2 { v7.b, v8.b }[0], [x1], x2  @mem x1 @n 4
st2 { v7.b, v8.b }[1], [sp]  @mem sp @n 4
ld2 { v2.h, v3.h }[0], [x1]  @mem x1 @n 6
st2 { v2.h, v3.h }[0], [x1]  @mem x1 @n 6
ld2 { v30.h, v31.h }[3], [x1]  @mem x1 @n 6
st2 { v30.h, v31.h }[3], [x1]  @mem x1 @n 6
ld2 { v30.h, v31.h }[7], [x1]  @mem x1 @n 6
st2 { v30.h, v31.h }[7], [x1]  @mem x1 @n 6
ld2 { v7.h, v8.h }[1], [x1], #4  @mem x1 @n 4
ld2 { v7.h, v8.h }[0], [x1], x2  @mem x1 @n 4
ld2 { v7.h, v8.h }[1], [sp]  @mem sp @n 4
st2 { v7.h, v8.h }[1], [x1], #4  @mem x1 @n 4
st2 { v7.h, v8.h }[0], [x1], x2  @mem x1 @n 4
st2 { v7.h, v8.h }[1], [sp]  @mem sp @n 4
ld2 { v2.s, v3.s }[0], [x1]  @mem x1 @n 6
st2 { v2.s, v3.s }[0], [x1]  @mem x1 @n 6
ld2 { v30.s, v31.s }[1], [x1]  @mem x1 @n 6
st2 { v30.s, v31.s }[1], [x1]  @mem x1 @n 6
ld2 { v30.s, v31.s }[3], [x1]  @mem x1 @n 6
st2 { v30.s, v31.s }[3], [x1]  @mem x1 @n 6
ld2 { v7.s, v8.s }[1], [x1], #8  @mem x1 @n 4
ld2 { v7.s, v8.s }[0], [x1], x2  @mem x1 @n 4
ld2 { v7.s, v8.s }[1], [sp]  @mem sp @n 4
st2 { v7.s, v8.s }[1], [x1], #8  @mem x1 @n 4
st2 { v7.s, v8.s }[0], [x1], x2  @mem x1 @n 4
st2 { v7.s, v8.s }[1], [sp]  @mem sp @n 4
ld2 { v2.d, v3.d }[0], [x1]  @mem x1 @n 6
st2 { v2.d, v3.d }[0], [x1]  @mem x1 @n 6
ld2 { v30.d, v31.d }[1], [x1]  @mem x1 @n 6
st2 { v30.d, v31.d }[1], [x1]  @mem x1 @n 6
ld2 { v7.d, v8.d }[1], [x1], #16  @mem x1 @n 4
ld2 { v7.d, v8.d }[0], [x1], x2  @mem x1 @n 4
ld2 { v7.d, v8.d }[1], [sp]  @mem sp @n 4
st2 { v7.d, v8.d }[1], [x1], #16  @mem x1 @n 4
st2 { v7.d, v8.d }[0], [x1], x2  @mem x1 @n 4
st2 { v7.d, v8.d }[1], [sp]  @mem sp @n 4
ld3 { v2.b, v3.b, v4.b }[0], [x1]  @mem x1 @n 6
st3 { v2.b, v3.b, v4.b }[0], [x1]  @mem x1 @n 6
ld3 { v30.b, v31.b, v0.b }[5], [x1]  @mem x1 @n 6
st3 { v30.b, v31.b, v0.b }[5], [x1]  @mem x1 @n 6
ld3 { v30.b, v31.b, v0.b }[15], [x1]  @mem x1 @n 6
st3 { v30.b, v31.b, v0.b }[15], [x1]  @mem x1 @n 6
ld3 { v7.b, v8.b, v9.b }[1], [x1], #3  @mem x1 @n 4
ld3 { v7.b, v8.b, v9.b }[0], [x1], x2  @mem x1 @n 4
ld3 { v7.b, v8.b, v9.b }[1], [sp]  @mem sp @n 4
st3 { v7.b, v8.b, v9.b }[1], [x1], #3  @mem x1 @n 4
st3 { v7.b, v8.b, v9.b }[0], [x1], x2  @mem x1 @n 4
st3 { v7.b, v8.b, v9.b }[1], [sp]  @mem sp @n 4
ld3 { v2.h, v3.h, v4.h }[0], [x1]  @mem x1 @n 6
st3 { v2.h, v3.h, v4.h }[0], [x1]  @mem x1 @n 6
ld3 { v30.h, v31.h, v0.h }[3], [x1]  @mem x1 @n 6
st3 { v30.h, v31.h, v0.h }[3], [x1]  @mem x1 @n 6
ld3 { v30.h, v31.h, v0.h }[7], [x1]  @mem x1 @n 6
st3 { v30.h, v31.h, v0.h }[7], [x1]  @mem x1 @n 6
ld3 { v7.h, v8.h, v9.h }[1], [x1], #6  @mem x1 @n 4
ld3 { v7.h, v8.h, v9.h }[0], [x1], x2  @mem x1 @n 4
ld3 { v7.h, v8.h, v9.h }[1], [sp]  @mem sp @n 4
st3 { v7.h, v8.h, v9.h }[1], [x1], #6  @mem x1 @n 4
st3 { v7.h, v8.h, v9.h }[0], [x1], x2  @mem x1 @n 4
st3 { v7.h, v8.h, v9.h }[1], [sp]  @mem sp @n 4
ld3 { v2.s, v3.s, v4.s }[0], [x1]  @mem x1 @n 6
st3 { v2.s, v3.s, v4.s }[0], [x1]  @mem x1 @n 6
ld3 { v30.s, v31.s, v0.s }[1], [x1]  @mem x1 @n 6
st3 { v30.s, v31.s, v0.s }[1], [x1]  @mem x1 @n 6
ld3 { v30.s, v31.s, v0.s }[3], [x1]  @mem x1 @n 6
st3 { v30.s, v31.s, v0.s }[3], [x1]  @mem x1 @n 6
ld3 { v7.s, v8.s, v9.s }[1], [x1], #12  @mem x1 @n 4
ld3 { v7.s, v8.s, v9.s }[0], [x1], x2  @mem x1 @n 4
ld3 { v7.s, v8.s, v9.s }[1], [sp]  @mem sp @n 4
st3 { v7.s, v8.s, v9.s }[1], [x1], #12  @mem x1 @n 4
st3 { v7.s, v8.s, v9.s }[0], [x1], x2  @mem x1 @n 4
st3 { v7.s, v8.s, v9.s }[1], [sp]  @mem sp @n 4
ld3 { v2.d, v3.d, v4.d }[0], [x1]  @mem x1 @n 6
st3 { v2.d, v3.d, v4.d }[0], [x1]  @mem x1 @n 6
ld3 { v30.d, v31.d, v0.d }[1], [x1]  @mem x1 @n 6
st3 { v30.d, v31.d, v0.d }[1], [x1]  @mem x1 @n 6
ld3 { v7.d, v8.d, v9.d }[1], [x1], #24  @mem x1 @n 4
ld3 { v7.d, v8.d, v9.d }[0], [x1], x2  @mem x1 @n 4
ld3 { v7.d, v8.d, v9.d }[1], [sp]  @mem sp @n 4
st3 { v7.d, v8.d, v9.d }[1], [x1], #24  @mem x1 @n 4
st3 { v7.d, v8.d, v9.d }[0], [x1], x2  @mem x1 @n 4
st3 { v7.d, v8.d, v9.d }[1], [sp]  @mem sp @n 4
ld4 { v2.b, v3.b, v4.b, v5.b }[0], [x1]  @mem x1 @n 6
st4 { v2.b, v3.b, v4.b, v5.b }[0], [x1]  @mem x1 @n 6
ld4 { v30.b, v31.b, v0.b, v1.b }[5], [x1]  @mem x1 @n 6
st4 { v30.b, v31.b, v0.b, v1.b }[5], [x1]  @mem x1 @n 6
ld4 { v30.b, v31.b, v0.b, v1.b }[15], [x1]  @mem x1 @n 6
st4 { v30.b, v31.b, v0.b, v1.b }[15], [x1]  @mem x1 @n 6
ld4 { v7.b, v8.b, v9.b, v10.b }[1], [x1], #4  @mem x1 @n 4
ld4 { v7.b, v8.b, v9.b, v10.b }[0], [x1], x2  @mem x1 @n 4
ld4 { v7.b, v8.b, v9.b, v10.b }[1], [sp]  @mem sp @n 4
st4 { v7.b, v8.b, v9.b, v10.b }[1], [x1], #4  @mem x1 @n 4
st4 { v7.b, v8.b, v9.b, v10.b }[0], [x1], x2  @mem x1 @n 4
st4 { v7.b, v8.b, v9.b, v10.b }[1], [sp]  @mem sp @n 4
ld4 { v2.h, v3.h, v4.h, v5.h }[0], [x1]  @mem x1 @n 6
st4 { v2.h, v3.h, v4.h, v5.h }[0], [x1]  @mem x1 @n 6
ld4 { v30.h, v31.h, v0.h, v1.h }[3], [x1]  @mem x1 @n 6
st4 { v30.h, v31.h, v0.h, v1.h }[3], [x1]  @mem x1 @n 6
ld4 { v30.h, v31.h, v0.h, v1.h }[7], [x1]  @mem x1 @n 6
st4 { v30.h, v31.h, v0.h, v1.h }[7], [x1]  @mem x1 @n 6
ld4 { v7.h, v8.h, v9.h, v10.h }[1], [x1], #8  @mem x1 @n 4
ld4 { v7.h, v8.h, v9.h, v10.h }[0], [x1], x2  @mem x1 @n 4
ld4 { v7.h, v8.h, v9.h, v10.h }[1], [sp]  @mem sp @n 4
st4 { v7.h, v8.h, v9.h, v10.h }[1], [x1], #8  @mem x1 @n 4
st4 { v7.h, v8.h, v9.h, v10.h }[0], [x1], x2  @mem x1 @n 4
st4 { v7.h, v8.h, v9.h, v10.h }[1], [sp]  @mem sp @n 4
ld4 { v2.s, v3.s, v4.s, v5.s }[0], [x1]  @mem x1 @n 6
st4 { v2.s, v3.s, v4.s, v5.s }[0], [x1]  @mem x1 @n 6
ld4 { v30.s, v31.s, v0.s, v1.s }[1], [x1]  @mem x1 @n 6
st4 { v30.s, v31.s, v0.s, v1.s }[1], [x1]  @mem x1 @n 6
ld4 { v30.s, v31.s, v0.s, v1.s }[3], [x1]  @mem x1 @n 6
st4 { v30.s, v31.s, v0.s, v1.s }[3], [x1]  @mem x1 @n 6
ld4 { v7.s, v8.s, v9.s, v10.s }[1], [x1], #16  @mem x1 @n 4
ld4 { v7.s, v8.s, v9.s, v10.s }[0], [x1], x2  @mem x1 @n 4
ld4 { v7.s, v8.s, v9.s, v10.s }[1], [sp]  @mem sp @n 4
st4 { v7.s, v8.s, v9.s, v10.s }[1], [x1], #16  @mem x1 @n 4
st4 { v7.s, v8.s, v9.s, v10.s }[0], [x1], x2  @mem x1 @n 4
st4 { v7.s, v8.s, v9.s, v10.s }[1], [sp]  @mem sp @n 4
ld4 { v2.d, v3.d, v4.d, v5.d }[0], [x1]  @mem x1 @n 6
st4 { v2.d, v3.d, v4.d, v5.d }[0], [x1]  @mem x1 @n 6
ld4 { v30.d, v31.d, v0.d, v1.d }[1], [x1]  @mem x1 @n 6
st4 { v30.d, v31.d, v0.d, v1.d }[1], [x1]  @mem x1 @n 6
ld4 { v7.d, v8.d, v9.d, v10.d }[1], [x1], #32  @mem x1 @n 4
ld4 { v7.d, v8.d, v9.d, v10.d }[0], [x1], x2  @mem x1 @n 4
ld4 { v7.d, v8.d, v9.d, v10.d }[1], [sp]  @mem sp @n 4
st4 { v7.d, v8.d, v9.d, v10.d }[1], [x1], #32  @mem x1 @n 4
st4 { v7.d, v8.d, v9.d, v10.d }[0], [x1], x2  @mem x1 @n 4
st4 { v7.d, v8.d, v9.d, v10.d }[1], [sp]  @mem sp @n 4
ld1r { v31.8b }, [x1]  @mem x1 @n 6
ld1r { v0.8b }, [x1], #1  @mem x1 @n 4
ld1r { v0.8b }, [sp], x2  @mem sp @n 4
ld1r { v31.16b }, [x1]  @mem x1 @n 6
ld1r { v0.16b }, [x1], #1  @mem x1 @n 4
ld1r { v0.16b }, [sp], x2  @mem sp @n 4
ld1r { v31.4h }, [x1]  @mem x1 @n 6
ld1r { v0.4h }, [x1], #2  @mem x1 @n 4
ld1r { v0.4h }, [sp], x2  @mem sp @n 4
ld1r { v31.8h }, [x1]  @mem x1 @n 6
ld1r { v0.8h }, [x1], #2  @mem x1 @n 4
ld1r { v0.8h }, [sp], x2  @mem sp @n 4
ld1r { v31.2s }, [x1]  @mem x1 @n 6
ld1r { v0.2s }, [x1], #4  @mem x1 @n 4
ld1r { v0.2s }, [sp], x2  @mem sp @n 4
ld1r { v31.4s }, [x1]  @mem x1 @n 6
ld1r { v0.4s }, [x1], #4  @mem x1 @n 4
ld1r { v0.4s }, [sp], x2  @mem sp @n 4
ld1r { v31.1d }, [x1]  @mem x1 @n 6
ld1r { v0.1d }, [x1], #8  @mem x1 @n 4
ld1r { v0.1d }, [sp], x2  @mem sp @n 4
ld1r { v31.2d }, [x1]  @mem x1 @n 6
ld1r { v0.2d }, [x1], #8  @mem x1 @n 4
ld1r { v0.2d }, [sp], x2  @mem sp @n 4
ld2r { v31.8b, v0.8b }, [x1]  @mem x1 @n 6
ld2r { v0.8b, v1.8b }, [x1], #2  @mem x1 @n 4
ld2r { v0.8b, v1.8b }, [sp], x2  @mem sp @n 4
ld2r { v31.16b, v0.16b }, [x1]  @mem x1 @n 6
ld2r { v0.16b, v1.16b }, [x1], #2  @mem x1 @n 4
ld2r { v0.16b, v1.16b }, [sp], x2  @mem sp @n 4
ld2r { v31.4h, v0.4h }, [x1]  @mem x1 @n 6
ld2r { v0.4h, v1.4h }, [x1], #4  @mem x1 @n 4
ld2r { v0.4h, v1.4h }, [sp], x2  @mem sp @n 4
ld2r { v31.8h, v0.8h }, [x1]  @mem x1 @n 6
ld2r { v0.8h, v1.8h }, [x1], #4  @mem x1 @n 4
ld2r { v0.8h, v1.8h }, [sp], x2  @mem sp @n 4
ld2r { v31.2s, v0.2s }, [x1]  @mem x1 @n 6
ld2r { v0.2s, v1.2s }, [x1], #8  @mem x1 @n 4
ld2r { v0.2s, v1.2s }, [sp], x2  @mem sp @n 4
ld2r { v31.4s, v0.4s }, [x1]  @mem x1 @n 6
ld2r { v0.4s, v1.4s }, [x1], #8  @mem x1 @n 4
ld2r { v0.4s, v1.4s }, [sp], x2  @mem sp @n 4
ld2r { v31.1d, v0.1d }, [x1]  @mem x1 @n 6
ld2r { v0.1d, v1.1d }, [x1], #16  @mem x1 @n 4
ld2r { v0.1d, v1.1d }, [sp], x2  @mem sp @n 4
ld2r { v31.2d, v0.2d }, [x1]  @mem x1 @n 6
ld2r { v0.2d, v1.2d }, [x1], #16  @mem x1 @n 4
ld2r { v0.2d, v1.2d }, [sp], x2  @mem sp @n 4
ld3r { v31.8b, v0.8b, v1.8b }, [x1]  @mem x1 @n 6
ld3r { v0.8b, v1.8b, v2.8b }, [x1], #3  @mem x1 @n 4
ld3r { v0.8b, v1.8b, v2.8b }, [sp], x2  @mem sp @n 4
ld3r { v31.16b, v0.16b, v1.16b }, [x1]  @mem x1 @n 6
ld3r { v0.16b, v1.16b, v2.16b }, [x1], #3  @mem x1 @n 4
ld3r { v0.16b, v1.16b, v2.16b }, [sp], x2  @mem sp @n 4
ld3r { v31.4h, v0.4h, v1.4h }, [x1]  @mem x1 @n 6
ld3r { v0.4h, v1.4h, v2.4h }, [x1], #6  @mem x1 @n 4
ld3r { v0.4h, v1.4h, v2.4h }, [sp], x2  @mem sp @n 4
ld3r { v31.8h, v0.8h, v1.8h }, [x1]  @mem x1 @n 6
ld3r { v0.8h, v1.8h, v2.8h }, [x1], #6  @mem x1 @n 4
ld3r { v0.8h, v1.8h, v2.8h }, [sp], x2  @mem sp @n 4
ld3r { v31.2s, v0.2s, v1.2s }, [x1]  @mem x1 @n 6
ld3r { v0.2s, v1.2s, v2.2s }, [x1], #12  @mem x1 @n 4
ld3r { v0.2s, v1.2s, v2.2s }, [sp], x2  @mem sp @n 4
ld3r { v31.4s, v0.4s, v1.4s }, [x1]  @mem x1 @n 6
ld3r { v0.4s, v1.4s, v2.4s }, [x1], #12  @mem x1 @n 4
ld3r { v0.4s, v1.4s, v2.4s }, [sp], x2  @mem sp @n 4
ld3r { v31.1d, v0.1d, v1.1d }, [x1]  @mem x1 @n 6
ld3r { v0.1d, v1.1d, v2.1d }, [x1], #24  @mem x1 @n 4
ld3r { v0.1d, v1.1d, v2.1d }, [sp], x2  @mem sp @n 4
ld3r { v31.2d, v0.2d, v1.2d }, [x1]  @mem x1 @n 6
ld3r { v0.2d, v1.2d, v2.2d }, [x1], #24  @mem x1 @n 4
ld3r { v0.2d, v1.2d, v2.2d }, [sp], x2  @mem sp @n 4
ld4r { v31.8b, v0.8b, v1.8b, v2.8b }, [x1]  @mem x1 @n 6
ld4r { v0.8b, v1.8b, v2.8b, v3.8b }, [x1], #4  @mem x1 @n 4
ld4r { v0.8b, v1.8b, v2.8b, v3.8b }, [sp], x2  @mem sp @n 4
ld4r { v31.16b, v0.16b, v1.16b, v2.16b }, [x1]  @mem x1 @n 6
ld4r { v0.16b, v1.16b, v2.16b, v3.16b }, [x1], #4  @mem x1 @n 4
ld4r { v0.16b, v1.16b, v2.16b, v3.16b }, [sp], x2  @mem sp @n 4
ld4r { v31.4h, v0.4h, v1.4h, v2.4h }, [x1]  @mem x1 @n 6
ld4r { v0.4h, v1.4h, v2.4h, v3.4h }, [x1], #8  @mem x1 @n 4
ld4r { v0.4h, v1.4h, v2.4h, v3.4h }, [sp], x2  @mem sp @n 4
ld4r { v31.8h, v0.8h, v1.8h, v2.8h }, [x1]  @mem x1 @n 6
ld4r { v0.8h, v1.8h, v2.8h, v3.8h }, [x1], #8  @mem x1 @n 4
ld4r { v0.8h, v1.8h, v2.8h, v3.8h }, [sp], x2  @mem sp @n 4
ld4r { v31.2s, v0.2s, v1.2s, v2.2s }, [x1]  @mem x1 @n 6
ld4r { v0.2s, v1.2s, v2.2s, v3.2s }, [x1], #16  @mem x1 @n 4
ld4r { v0.2s, v1.2s, v2.2s, v3.2s }, [sp], x2  @mem sp @n 4
ld4r { v31.4s, v0.4s, v1.4s, v2.4s }, [x1]  @mem x1 @n 6
ld4r { v0.4s, v1.4s, v2.4s, v3.4s }, [x1], #16  @mem x1 @n 4
ld4r { v0.4s, v1.4s, v2.4s, v3.4s }, [sp], x2  @mem sp @n 4
ld4r { v31.1d, v0.1d, v1.1d, v2.1d }, [x1]  @mem x1 @n 6
ld4r { v0.1d, v1.1d, v2.1d, v3.1d }, [x1], #32  @mem x1 @n 4
ld4r { v0.1d, v1.1d, v2.1d, v3.1d }, [sp], x2  @mem sp @n 4
ld4r { v31.2d, v0.2d, v1.2d, v2.2d }, [x1]  @mem x1 @n 6
ld4r { v0.2d, v1.2d, v2.2d, v3.2d }, [x1], #32  @mem x1 @n 4
ld4r { v0.2d, v1.2d, v2.2d, v3.2d }, [sp], x2  @mem sp @n 4

# ---- memory copy and set
and x2, x2, #63 ; cpyfp [x0]!, [x1]!, x2! ; cpyfm [x0]!, [x1]!, x2! ; cpyfe [x0]!, [x1]!, x2!  @mem x0 @mem x1
and x2, x2, #63 ; cpyfpwn [x0]!, [x1]!, x2! ; cpyfmwn [x0]!, [x1]!, x2! ; cpyfewn [x0]!, [x1]!, x2!  @mem x0 @mem x1
and x2, x2, #63 ; cpyfprtn [x0]!, [x1]!, x2! ; cpyfmrtn [x0]!, [x1]!, x2! ; cpyfertn [x0]!, [x1]!, x2!  @mem x0 @mem x1
and x2, x2, #63 ; cpyp [x0]!, [x1]!, x2! ; cpym [x0]!, [x1]!, x2! ; cpye [x0]!, [x1]!, x2!  @mem x0 @mem x1
and x2, x2, #63 ; cpypwn [x0]!, [x1]!, x2! ; cpymwn [x0]!, [x1]!, x2! ; cpyewn [x0]!, [x1]!, x2!  @mem x0 @mem x1
and x2, x2, #63 ; cpyprtn [x0]!, [x1]!, x2! ; cpymrtn [x0]!, [x1]!, x2! ; cpyertn [x0]!, [x1]!, x2!  @mem x0 @mem x1
and x2, x2, #63 ; setp [x0]!, x2!, x1 ; setm [x0]!, x2!, x1 ; sete [x0]!, x2!, x1  @mem x0
and x2, x2, #63 ; setpt [x0]!, x2!, x1 ; setmt [x0]!, x2!, x1 ; setet [x0]!, x2!, x1  @mem x0
and x2, x2, #63 ; setpn [x0]!, x2!, x1 ; setmn [x0]!, x2!, x1 ; seten [x0]!, x2!, x1  @mem x0
and x0, x0, #-16 ; and x2, x2, #48 ; setgp [x0]!, x2!, x1 ; setgm [x0]!, x2!, x1 ; setge [x0]!, x2!, x1  @mem x0
and x0, x0, #-16 ; and x2, x2, #48 ; setgpt [x0]!, x2!, x1 ; setgmt [x0]!, x2!, x1 ; setget [x0]!, x2!, x1  @mem x0

# ---- unallocated
.inst 0xb9c00020  # size 2, opc 3
.inst 0xf9c00020  # size 3, opc 3
.inst 0x7d800020  # 16 bits with q
.inst 0xf8620820  # option 0
.inst 0xf8a20820  # prefetch, option 0
.inst 0xdc000000  # literal, opc 3, SIMD
.inst 0xe9400c20  # pair, opc 3
.inst 0xed400c20  # pair, opc 3, SIMD
.inst 0x0c403c20  # structures, opcode 3
.inst 0x0c408c20  # LD2 of 1d
.inst 0x0d404420  # 16-bit lane, size 1
.inst 0x0d408820  # 32-bit lane, size 2
.inst 0x0d409420  # 64-bit lane, S
.inst 0x0d00c020  # replicating store
