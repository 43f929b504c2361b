# Data Processing -- Register

# Logical (shifted register)
and x0, x1, x2
and x0, x1, x2, lsl #1
and x0, x1, x2, lsl #31
and x0, x1, x2, lsl #63
and x0, x1, x2, lsr #1
and x0, x1, x2, lsr #31
and x0, x1, x2, lsr #63
and x0, x1, x2, asr #1
and x0, x1, x2, asr #31
and x0, x1, x2, asr #63
and x0, x1, x2, ror #1
and x0, x1, x2, ror #31
and x0, x1, x2, ror #63
and x0, xzr, x2
and x0, x1, xzr
and xzr, x1, x2
and x3, x3, x3
and x3, x4, x3, lsl #3
and x0, xzr, x2, asr #5
and w0, w1, w2
and w0, w1, w2, lsl #1
and w0, w1, w2, lsl #15
and w0, w1, w2, lsl #31
and w0, w1, w2, lsr #1
and w0, w1, w2, lsr #15
and w0, w1, w2, lsr #31
and w0, w1, w2, asr #1
and w0, w1, w2, asr #15
and w0, w1, w2, asr #31
and w0, w1, w2, ror #1
and w0, w1, w2, ror #15
and w0, w1, w2, ror #31
and w0, wzr, w2
and w0, w1, wzr
and wzr, w1, w2
and w3, w3, w3
and w3, w4, w3, lsl #3
and w0, wzr, w2, asr #5
bic x0, x1, x2
bic x0, x1, x2, lsl #1
bic x0, x1, x2, lsl #31
bic x0, x1, x2, lsl #63
bic x0, x1, x2, lsr #1
bic x0, x1, x2, lsr #31
bic x0, x1, x2, lsr #63
bic x0, x1, x2, asr #1
bic x0, x1, x2, asr #31
bic x0, x1, x2, asr #63
bic x0, x1, x2, ror #1
bic x0, x1, x2, ror #31
bic x0, x1, x2, ror #63
bic x0, xzr, x2
bic x0, x1, xzr
bic xzr, x1, x2
bic x3, x3, x3
bic x3, x4, x3, lsl #3
bic x0, xzr, x2, asr #5
bic w0, w1, w2
bic w0, w1, w2, lsl #1
bic w0, w1, w2, lsl #15
bic w0, w1, w2, lsl #31
bic w0, w1, w2, lsr #1
bic w0, w1, w2, lsr #15
bic w0, w1, w2, lsr #31
bic w0, w1, w2, asr #1
bic w0, w1, w2, asr #15
bic w0, w1, w2, asr #31
bic w0, w1, w2, ror #1
bic w0, w1, w2, ror #15
bic w0, w1, w2, ror #31
bic w0, wzr, w2
bic w0, w1, wzr
bic wzr, w1, w2
bic w3, w3, w3
bic w3, w4, w3, lsl #3
bic w0, wzr, w2, asr #5
orr x0, x1, x2
orr x0, x1, x2, lsl #1
orr x0, x1, x2, lsl #31
orr x0, x1, x2, lsl #63
orr x0, x1, x2, lsr #1
orr x0, x1, x2, lsr #31
orr x0, x1, x2, lsr #63
orr x0, x1, x2, asr #1
orr x0, x1, x2, asr #31
orr x0, x1, x2, asr #63
orr x0, x1, x2, ror #1
orr x0, x1, x2, ror #31
orr x0, x1, x2, ror #63
orr x0, xzr, x2
orr x0, x1, xzr
orr xzr, x1, x2
orr x3, x3, x3
orr x3, x4, x3, lsl #3
orr x0, xzr, x2, asr #5
orr w0, w1, w2
orr w0, w1, w2, lsl #1
orr w0, w1, w2, lsl #15
orr w0, w1, w2, lsl #31
orr w0, w1, w2, lsr #1
orr w0, w1, w2, lsr #15
orr w0, w1, w2, lsr #31
orr w0, w1, w2, asr #1
orr w0, w1, w2, asr #15
orr w0, w1, w2, asr #31
orr w0, w1, w2, ror #1
orr w0, w1, w2, ror #15
orr w0, w1, w2, ror #31
orr w0, wzr, w2
orr w0, w1, wzr
orr wzr, w1, w2
orr w3, w3, w3
orr w3, w4, w3, lsl #3
orr w0, wzr, w2, asr #5
orn x0, x1, x2
orn x0, x1, x2, lsl #1
orn x0, x1, x2, lsl #31
orn x0, x1, x2, lsl #63
orn x0, x1, x2, lsr #1
orn x0, x1, x2, lsr #31
orn x0, x1, x2, lsr #63
orn x0, x1, x2, asr #1
orn x0, x1, x2, asr #31
orn x0, x1, x2, asr #63
orn x0, x1, x2, ror #1
orn x0, x1, x2, ror #31
orn x0, x1, x2, ror #63
orn x0, xzr, x2
orn x0, x1, xzr
orn xzr, x1, x2
orn x3, x3, x3
orn x3, x4, x3, lsl #3
orn x0, xzr, x2, asr #5
orn w0, w1, w2
orn w0, w1, w2, lsl #1
orn w0, w1, w2, lsl #15
orn w0, w1, w2, lsl #31
orn w0, w1, w2, lsr #1
orn w0, w1, w2, lsr #15
orn w0, w1, w2, lsr #31
orn w0, w1, w2, asr #1
orn w0, w1, w2, asr #15
orn w0, w1, w2, asr #31
orn w0, w1, w2, ror #1
orn w0, w1, w2, ror #15
orn w0, w1, w2, ror #31
orn w0, wzr, w2
orn w0, w1, wzr
orn wzr, w1, w2
orn w3, w3, w3
orn w3, w4, w3, lsl #3
orn w0, wzr, w2, asr #5
eor x0, x1, x2
eor x0, x1, x2, lsl #1
eor x0, x1, x2, lsl #31
eor x0, x1, x2, lsl #63
eor x0, x1, x2, lsr #1
eor x0, x1, x2, lsr #31
eor x0, x1, x2, lsr #63
eor x0, x1, x2, asr #1
eor x0, x1, x2, asr #31
eor x0, x1, x2, asr #63
eor x0, x1, x2, ror #1
eor x0, x1, x2, ror #31
eor x0, x1, x2, ror #63
eor x0, xzr, x2
eor x0, x1, xzr
eor xzr, x1, x2
eor x3, x3, x3
eor x3, x4, x3, lsl #3
eor x0, xzr, x2, asr #5
eor w0, w1, w2
eor w0, w1, w2, lsl #1
eor w0, w1, w2, lsl #15
eor w0, w1, w2, lsl #31
eor w0, w1, w2, lsr #1
eor w0, w1, w2, lsr #15
eor w0, w1, w2, lsr #31
eor w0, w1, w2, asr #1
eor w0, w1, w2, asr #15
eor w0, w1, w2, asr #31
eor w0, w1, w2, ror #1
eor w0, w1, w2, ror #15
eor w0, w1, w2, ror #31
eor w0, wzr, w2
eor w0, w1, wzr
eor wzr, w1, w2
eor w3, w3, w3
eor w3, w4, w3, lsl #3
eor w0, wzr, w2, asr #5
eon x0, x1, x2
eon x0, x1, x2, lsl #1
eon x0, x1, x2, lsl #31
eon x0, x1, x2, lsl #63
eon x0, x1, x2, lsr #1
eon x0, x1, x2, lsr #31
eon x0, x1, x2, lsr #63
eon x0, x1, x2, asr #1
eon x0, x1, x2, asr #31
eon x0, x1, x2, asr #63
eon x0, x1, x2, ror #1
eon x0, x1, x2, ror #31
eon x0, x1, x2, ror #63
eon x0, xzr, x2
eon x0, x1, xzr
eon xzr, x1, x2
eon x3, x3, x3
eon x3, x4, x3, lsl #3
eon x0, xzr, x2, asr #5
eon w0, w1, w2
eon w0, w1, w2, lsl #1
eon w0, w1, w2, lsl #15
eon w0, w1, w2, lsl #31
eon w0, w1, w2, lsr #1
eon w0, w1, w2, lsr #15
eon w0, w1, w2, lsr #31
eon w0, w1, w2, asr #1
eon w0, w1, w2, asr #15
eon w0, w1, w2, asr #31
eon w0, w1, w2, ror #1
eon w0, w1, w2, ror #15
eon w0, w1, w2, ror #31
eon w0, wzr, w2
eon w0, w1, wzr
eon wzr, w1, w2
eon w3, w3, w3
eon w3, w4, w3, lsl #3
eon w0, wzr, w2, asr #5
ands x0, x1, x2
ands x0, x1, x2, lsl #1
ands x0, x1, x2, lsl #31
ands x0, x1, x2, lsl #63
ands x0, x1, x2, lsr #1
ands x0, x1, x2, lsr #31
ands x0, x1, x2, lsr #63
ands x0, x1, x2, asr #1
ands x0, x1, x2, asr #31
ands x0, x1, x2, asr #63
ands x0, x1, x2, ror #1
ands x0, x1, x2, ror #31
ands x0, x1, x2, ror #63
ands x0, xzr, x2
ands x0, x1, xzr
ands xzr, x1, x2
ands x3, x3, x3
ands x3, x4, x3, lsl #3
ands x0, xzr, x2, asr #5
ands w0, w1, w2
ands w0, w1, w2, lsl #1
ands w0, w1, w2, lsl #15
ands w0, w1, w2, lsl #31
ands w0, w1, w2, lsr #1
ands w0, w1, w2, lsr #15
ands w0, w1, w2, lsr #31
ands w0, w1, w2, asr #1
ands w0, w1, w2, asr #15
ands w0, w1, w2, asr #31
ands w0, w1, w2, ror #1
ands w0, w1, w2, ror #15
ands w0, w1, w2, ror #31
ands w0, wzr, w2
ands w0, w1, wzr
ands wzr, w1, w2
ands w3, w3, w3
ands w3, w4, w3, lsl #3
ands w0, wzr, w2, asr #5
bics x0, x1, x2
bics x0, x1, x2, lsl #1
bics x0, x1, x2, lsl #31
bics x0, x1, x2, lsl #63
bics x0, x1, x2, lsr #1
bics x0, x1, x2, lsr #31
bics x0, x1, x2, lsr #63
bics x0, x1, x2, asr #1
bics x0, x1, x2, asr #31
bics x0, x1, x2, asr #63
bics x0, x1, x2, ror #1
bics x0, x1, x2, ror #31
bics x0, x1, x2, ror #63
bics x0, xzr, x2
bics x0, x1, xzr
bics xzr, x1, x2
bics x3, x3, x3
bics x3, x4, x3, lsl #3
bics x0, xzr, x2, asr #5
bics w0, w1, w2
bics w0, w1, w2, lsl #1
bics w0, w1, w2, lsl #15
bics w0, w1, w2, lsl #31
bics w0, w1, w2, lsr #1
bics w0, w1, w2, lsr #15
bics w0, w1, w2, lsr #31
bics w0, w1, w2, asr #1
bics w0, w1, w2, asr #15
bics w0, w1, w2, asr #31
bics w0, w1, w2, ror #1
bics w0, w1, w2, ror #15
bics w0, w1, w2, ror #31
bics w0, wzr, w2
bics w0, w1, wzr
bics wzr, w1, w2
bics w3, w3, w3
bics w3, w4, w3, lsl #3
bics w0, wzr, w2, asr #5
# reserved
.inst 0x0a028020
.inst 0x2ac2fc20

# Add/subtract (shifted register)
add x0, x1, x2 @n 24
add x0, x1, x2, lsl #1
add x0, x1, x2, lsl #31
add x0, x1, x2, lsl #63
add x0, x1, x2, lsr #1
add x0, x1, x2, lsr #31
add x0, x1, x2, lsr #63
add x0, x1, x2, asr #1
add x0, x1, x2, asr #31
add x0, x1, x2, asr #63
add x0, xzr, x2
add x0, x1, xzr
add xzr, x1, x2 @n 24
add x3, x3, x3
add x3, x4, x3, lsl #3
add x0, xzr, x2, asr #5
add w0, w1, w2 @n 24
add w0, w1, w2, lsl #1
add w0, w1, w2, lsl #15
add w0, w1, w2, lsl #31
add w0, w1, w2, lsr #1
add w0, w1, w2, lsr #15
add w0, w1, w2, lsr #31
add w0, w1, w2, asr #1
add w0, w1, w2, asr #15
add w0, w1, w2, asr #31
add w0, wzr, w2
add w0, w1, wzr
add wzr, w1, w2 @n 24
add w3, w3, w3
add w3, w4, w3, lsl #3
add w0, wzr, w2, asr #5
adds x0, x1, x2 @n 24
adds x0, x1, x2, lsl #1
adds x0, x1, x2, lsl #31
adds x0, x1, x2, lsl #63
adds x0, x1, x2, lsr #1
adds x0, x1, x2, lsr #31
adds x0, x1, x2, lsr #63
adds x0, x1, x2, asr #1
adds x0, x1, x2, asr #31
adds x0, x1, x2, asr #63
adds x0, xzr, x2
adds x0, x1, xzr
adds xzr, x1, x2 @n 24
adds x3, x3, x3
adds x3, x4, x3, lsl #3
adds x0, xzr, x2, asr #5
adds w0, w1, w2 @n 24
adds w0, w1, w2, lsl #1
adds w0, w1, w2, lsl #15
adds w0, w1, w2, lsl #31
adds w0, w1, w2, lsr #1
adds w0, w1, w2, lsr #15
adds w0, w1, w2, lsr #31
adds w0, w1, w2, asr #1
adds w0, w1, w2, asr #15
adds w0, w1, w2, asr #31
adds w0, wzr, w2
adds w0, w1, wzr
adds wzr, w1, w2 @n 24
adds w3, w3, w3
adds w3, w4, w3, lsl #3
adds w0, wzr, w2, asr #5
sub x0, x1, x2 @n 24
sub x0, x1, x2, lsl #1
sub x0, x1, x2, lsl #31
sub x0, x1, x2, lsl #63
sub x0, x1, x2, lsr #1
sub x0, x1, x2, lsr #31
sub x0, x1, x2, lsr #63
sub x0, x1, x2, asr #1
sub x0, x1, x2, asr #31
sub x0, x1, x2, asr #63
sub x0, xzr, x2
sub x0, x1, xzr
sub xzr, x1, x2 @n 24
sub x3, x3, x3
sub x3, x4, x3, lsl #3
sub x0, xzr, x2, asr #5
sub w0, w1, w2 @n 24
sub w0, w1, w2, lsl #1
sub w0, w1, w2, lsl #15
sub w0, w1, w2, lsl #31
sub w0, w1, w2, lsr #1
sub w0, w1, w2, lsr #15
sub w0, w1, w2, lsr #31
sub w0, w1, w2, asr #1
sub w0, w1, w2, asr #15
sub w0, w1, w2, asr #31
sub w0, wzr, w2
sub w0, w1, wzr
sub wzr, w1, w2 @n 24
sub w3, w3, w3
sub w3, w4, w3, lsl #3
sub w0, wzr, w2, asr #5
subs x0, x1, x2 @n 24
subs x0, x1, x2, lsl #1
subs x0, x1, x2, lsl #31
subs x0, x1, x2, lsl #63
subs x0, x1, x2, lsr #1
subs x0, x1, x2, lsr #31
subs x0, x1, x2, lsr #63
subs x0, x1, x2, asr #1
subs x0, x1, x2, asr #31
subs x0, x1, x2, asr #63
subs x0, xzr, x2
subs x0, x1, xzr
subs xzr, x1, x2 @n 24
subs x3, x3, x3
subs x3, x4, x3, lsl #3
subs x0, xzr, x2, asr #5
subs w0, w1, w2 @n 24
subs w0, w1, w2, lsl #1
subs w0, w1, w2, lsl #15
subs w0, w1, w2, lsl #31
subs w0, w1, w2, lsr #1
subs w0, w1, w2, lsr #15
subs w0, w1, w2, lsr #31
subs w0, w1, w2, asr #1
subs w0, w1, w2, asr #15
subs w0, w1, w2, asr #31
subs w0, wzr, w2
subs w0, w1, wzr
subs wzr, w1, w2 @n 24
subs w3, w3, w3
subs w3, w4, w3, lsl #3
subs w0, wzr, w2, asr #5
# reserved
.inst 0x0b028020
.inst 0x0bc20020
.inst 0x8bc20020
.inst 0x6bc20020
.inst 0xcbc20020
.inst 0x2b028020

# Add/subtract (extended register)
add x0, x1, w2, uxtb #0
add w0, w1, w2, uxtb #0
add x0, x1, w2, uxtb #1
add w0, w1, w2, uxtb #1
add x0, x1, w2, uxtb #4
add w0, w1, w2, uxtb #4
add x0, sp, w2, uxtb #2
add sp, x1, w2, uxtb #3
add x0, x1, w2, uxth #0
add w0, w1, w2, uxth #0
add x0, x1, w2, uxth #1
add w0, w1, w2, uxth #1
add x0, x1, w2, uxth #4
add w0, w1, w2, uxth #4
add x0, sp, w2, uxth #2
add sp, x1, w2, uxth #3
add x0, x1, w2, uxtw #0
add w0, w1, w2, uxtw #0
add x0, x1, w2, uxtw #1
add w0, w1, w2, uxtw #1
add x0, x1, w2, uxtw #4
add w0, w1, w2, uxtw #4
add x0, sp, w2, uxtw #2
add sp, x1, w2, uxtw #3
add x0, x1, x2, uxtx #0
add w0, w1, w2, uxtx #0
add x0, x1, x2, uxtx #1
add w0, w1, w2, uxtx #1
add x0, x1, x2, uxtx #4
add w0, w1, w2, uxtx #4
add x0, sp, x2, uxtx #2
add sp, x1, x2, uxtx #3
add x0, x1, w2, sxtb #0
add w0, w1, w2, sxtb #0
add x0, x1, w2, sxtb #1
add w0, w1, w2, sxtb #1
add x0, x1, w2, sxtb #4
add w0, w1, w2, sxtb #4
add x0, sp, w2, sxtb #2
add sp, x1, w2, sxtb #3
add x0, x1, w2, sxth #0
add w0, w1, w2, sxth #0
add x0, x1, w2, sxth #1
add w0, w1, w2, sxth #1
add x0, x1, w2, sxth #4
add w0, w1, w2, sxth #4
add x0, sp, w2, sxth #2
add sp, x1, w2, sxth #3
add x0, x1, w2, sxtw #0
add w0, w1, w2, sxtw #0
add x0, x1, w2, sxtw #1
add w0, w1, w2, sxtw #1
add x0, x1, w2, sxtw #4
add w0, w1, w2, sxtw #4
add x0, sp, w2, sxtw #2
add sp, x1, w2, sxtw #3
add x0, x1, x2, sxtx #0
add w0, w1, w2, sxtx #0
add x0, x1, x2, sxtx #1
add w0, w1, w2, sxtx #1
add x0, x1, x2, sxtx #4
add w0, w1, w2, sxtx #4
add x0, sp, x2, sxtx #2
add sp, x1, x2, sxtx #3
add w0, wsp, w2, uxtw
add wsp, w1, w2, sxth
add x3, x3, w3, sxtw #3
add x0, x1, wzr, uxtw #1
adds x0, x1, w2, uxtb #0
adds w0, w1, w2, uxtb #0
adds x0, x1, w2, uxtb #1
adds w0, w1, w2, uxtb #1
adds x0, x1, w2, uxtb #4
adds w0, w1, w2, uxtb #4
adds x0, sp, w2, uxtb #2
adds xzr, x1, w2, uxtb #3
adds x0, x1, w2, uxth #0
adds w0, w1, w2, uxth #0
adds x0, x1, w2, uxth #1
adds w0, w1, w2, uxth #1
adds x0, x1, w2, uxth #4
adds w0, w1, w2, uxth #4
adds x0, sp, w2, uxth #2
adds xzr, x1, w2, uxth #3
adds x0, x1, w2, uxtw #0
adds w0, w1, w2, uxtw #0
adds x0, x1, w2, uxtw #1
adds w0, w1, w2, uxtw #1
adds x0, x1, w2, uxtw #4
adds w0, w1, w2, uxtw #4
adds x0, sp, w2, uxtw #2
adds xzr, x1, w2, uxtw #3
adds x0, x1, x2, uxtx #0
adds w0, w1, w2, uxtx #0
adds x0, x1, x2, uxtx #1
adds w0, w1, w2, uxtx #1
adds x0, x1, x2, uxtx #4
adds w0, w1, w2, uxtx #4
adds x0, sp, x2, uxtx #2
adds xzr, x1, x2, uxtx #3
adds x0, x1, w2, sxtb #0
adds w0, w1, w2, sxtb #0
adds x0, x1, w2, sxtb #1
adds w0, w1, w2, sxtb #1
adds x0, x1, w2, sxtb #4
adds w0, w1, w2, sxtb #4
adds x0, sp, w2, sxtb #2
adds xzr, x1, w2, sxtb #3
adds x0, x1, w2, sxth #0
adds w0, w1, w2, sxth #0
adds x0, x1, w2, sxth #1
adds w0, w1, w2, sxth #1
adds x0, x1, w2, sxth #4
adds w0, w1, w2, sxth #4
adds x0, sp, w2, sxth #2
adds xzr, x1, w2, sxth #3
adds x0, x1, w2, sxtw #0
adds w0, w1, w2, sxtw #0
adds x0, x1, w2, sxtw #1
adds w0, w1, w2, sxtw #1
adds x0, x1, w2, sxtw #4
adds w0, w1, w2, sxtw #4
adds x0, sp, w2, sxtw #2
adds xzr, x1, w2, sxtw #3
adds x0, x1, x2, sxtx #0
adds w0, w1, w2, sxtx #0
adds x0, x1, x2, sxtx #1
adds w0, w1, w2, sxtx #1
adds x0, x1, x2, sxtx #4
adds w0, w1, w2, sxtx #4
adds x0, sp, x2, sxtx #2
adds xzr, x1, x2, sxtx #3
adds w0, wsp, w2, uxtw
adds wzr, w1, w2, sxth
adds x3, x3, w3, sxtw #3
adds x0, x1, wzr, uxtw #1
sub x0, x1, w2, uxtb #0
sub w0, w1, w2, uxtb #0
sub x0, x1, w2, uxtb #1
sub w0, w1, w2, uxtb #1
sub x0, x1, w2, uxtb #4
sub w0, w1, w2, uxtb #4
sub x0, sp, w2, uxtb #2
sub sp, x1, w2, uxtb #3
sub x0, x1, w2, uxth #0
sub w0, w1, w2, uxth #0
sub x0, x1, w2, uxth #1
sub w0, w1, w2, uxth #1
sub x0, x1, w2, uxth #4
sub w0, w1, w2, uxth #4
sub x0, sp, w2, uxth #2
sub sp, x1, w2, uxth #3
sub x0, x1, w2, uxtw #0
sub w0, w1, w2, uxtw #0
sub x0, x1, w2, uxtw #1
sub w0, w1, w2, uxtw #1
sub x0, x1, w2, uxtw #4
sub w0, w1, w2, uxtw #4
sub x0, sp, w2, uxtw #2
sub sp, x1, w2, uxtw #3
sub x0, x1, x2, uxtx #0
sub w0, w1, w2, uxtx #0
sub x0, x1, x2, uxtx #1
sub w0, w1, w2, uxtx #1
sub x0, x1, x2, uxtx #4
sub w0, w1, w2, uxtx #4
sub x0, sp, x2, uxtx #2
sub sp, x1, x2, uxtx #3
sub x0, x1, w2, sxtb #0
sub w0, w1, w2, sxtb #0
sub x0, x1, w2, sxtb #1
sub w0, w1, w2, sxtb #1
sub x0, x1, w2, sxtb #4
sub w0, w1, w2, sxtb #4
sub x0, sp, w2, sxtb #2
sub sp, x1, w2, sxtb #3
sub x0, x1, w2, sxth #0
sub w0, w1, w2, sxth #0
sub x0, x1, w2, sxth #1
sub w0, w1, w2, sxth #1
sub x0, x1, w2, sxth #4
sub w0, w1, w2, sxth #4
sub x0, sp, w2, sxth #2
sub sp, x1, w2, sxth #3
sub x0, x1, w2, sxtw #0
sub w0, w1, w2, sxtw #0
sub x0, x1, w2, sxtw #1
sub w0, w1, w2, sxtw #1
sub x0, x1, w2, sxtw #4
sub w0, w1, w2, sxtw #4
sub x0, sp, w2, sxtw #2
sub sp, x1, w2, sxtw #3
sub x0, x1, x2, sxtx #0
sub w0, w1, w2, sxtx #0
sub x0, x1, x2, sxtx #1
sub w0, w1, w2, sxtx #1
sub x0, x1, x2, sxtx #4
sub w0, w1, w2, sxtx #4
sub x0, sp, x2, sxtx #2
sub sp, x1, x2, sxtx #3
sub w0, wsp, w2, uxtw
sub wsp, w1, w2, sxth
sub x3, x3, w3, sxtw #3
sub x0, x1, wzr, uxtw #1
subs x0, x1, w2, uxtb #0
subs w0, w1, w2, uxtb #0
subs x0, x1, w2, uxtb #1
subs w0, w1, w2, uxtb #1
subs x0, x1, w2, uxtb #4
subs w0, w1, w2, uxtb #4
subs x0, sp, w2, uxtb #2
subs xzr, x1, w2, uxtb #3
subs x0, x1, w2, uxth #0
subs w0, w1, w2, uxth #0
subs x0, x1, w2, uxth #1
subs w0, w1, w2, uxth #1
subs x0, x1, w2, uxth #4
subs w0, w1, w2, uxth #4
subs x0, sp, w2, uxth #2
subs xzr, x1, w2, uxth #3
subs x0, x1, w2, uxtw #0
subs w0, w1, w2, uxtw #0
subs x0, x1, w2, uxtw #1
subs w0, w1, w2, uxtw #1
subs x0, x1, w2, uxtw #4
subs w0, w1, w2, uxtw #4
subs x0, sp, w2, uxtw #2
subs xzr, x1, w2, uxtw #3
subs x0, x1, x2, uxtx #0
subs w0, w1, w2, uxtx #0
subs x0, x1, x2, uxtx #1
subs w0, w1, w2, uxtx #1
subs x0, x1, x2, uxtx #4
subs w0, w1, w2, uxtx #4
subs x0, sp, x2, uxtx #2
subs xzr, x1, x2, uxtx #3
subs x0, x1, w2, sxtb #0
subs w0, w1, w2, sxtb #0
subs x0, x1, w2, sxtb #1
subs w0, w1, w2, sxtb #1
subs x0, x1, w2, sxtb #4
subs w0, w1, w2, sxtb #4
subs x0, sp, w2, sxtb #2
subs xzr, x1, w2, sxtb #3
subs x0, x1, w2, sxth #0
subs w0, w1, w2, sxth #0
subs x0, x1, w2, sxth #1
subs w0, w1, w2, sxth #1
subs x0, x1, w2, sxth #4
subs w0, w1, w2, sxth #4
subs x0, sp, w2, sxth #2
subs xzr, x1, w2, sxth #3
subs x0, x1, w2, sxtw #0
subs w0, w1, w2, sxtw #0
subs x0, x1, w2, sxtw #1
subs w0, w1, w2, sxtw #1
subs x0, x1, w2, sxtw #4
subs w0, w1, w2, sxtw #4
subs x0, sp, w2, sxtw #2
subs xzr, x1, w2, sxtw #3
subs x0, x1, x2, sxtx #0
subs w0, w1, w2, sxtx #0
subs x0, x1, x2, sxtx #1
subs w0, w1, w2, sxtx #1
subs x0, x1, x2, sxtx #4
subs w0, w1, w2, sxtx #4
subs x0, sp, x2, sxtx #2
subs xzr, x1, x2, sxtx #3
subs w0, wsp, w2, uxtw
subs wzr, w1, w2, sxth
subs x3, x3, w3, sxtw #3
subs x0, x1, wzr, uxtw #1
# reserved
.inst 0x8b225420
.inst 0xcb227c20
.inst 0x2b225420
.inst 0x6b22f420

# With carry
adc x0, x1, x2 @n 48
adc x0, xzr, x2
adc x0, x1, xzr
adc xzr, x1, x2
adc x3, x3, x3
adc w0, w1, w2 @n 48
adc w0, wzr, w2
adc w0, w1, wzr
adc wzr, w1, w2
adc w3, w3, w3
adcs x0, x1, x2 @n 48
adcs x0, xzr, x2
adcs x0, x1, xzr
adcs xzr, x1, x2
adcs x3, x3, x3
adcs w0, w1, w2 @n 48
adcs w0, wzr, w2
adcs w0, w1, wzr
adcs wzr, w1, w2
adcs w3, w3, w3
sbc x0, x1, x2 @n 48
sbc x0, xzr, x2
sbc x0, x1, xzr
sbc xzr, x1, x2
sbc x3, x3, x3
sbc w0, w1, w2 @n 48
sbc w0, wzr, w2
sbc w0, w1, wzr
sbc wzr, w1, w2
sbc w3, w3, w3
sbcs x0, x1, x2 @n 48
sbcs x0, xzr, x2
sbcs x0, x1, xzr
sbcs xzr, x1, x2
sbcs x3, x3, x3
sbcs w0, w1, w2 @n 48
sbcs w0, wzr, w2
sbcs w0, w1, wzr
sbcs wzr, w1, w2
sbcs w3, w3, w3

# Flag manipulation
rmif x1, #0, #15
rmif x1, #1, #8
rmif x1, #60, #4
rmif x1, #63, #2
rmif x1, #31, #1
rmif x1, #5, #0
rmif x1, #28, #15
rmif x1, #29, #10
rmif x1, #0, #5
rmif xzr, #3, #7
setf8 w1 @n 40
setf16 w1 @n 40
setf8 wzr
setf16 wzr

# Conditional compare
ccmp x1, x2, #0, eq @n 16
ccmp w1, #0, #15, eq
ccmp x1, x2, #1, ne @n 16
ccmp w1, #7, #14, ne
ccmp x1, x2, #2, cs @n 16
ccmp w1, #14, #13, cs
ccmp x1, x2, #3, cc @n 16
ccmp w1, #21, #12, cc
ccmp x1, x2, #4, mi @n 16
ccmp w1, #28, #11, mi
ccmp x1, x2, #5, pl @n 16
ccmp w1, #3, #10, pl
ccmp x1, x2, #6, vs @n 16
ccmp w1, #10, #9, vs
ccmp x1, x2, #7, vc @n 16
ccmp w1, #17, #8, vc
ccmp x1, x2, #8, hi @n 16
ccmp w1, #24, #7, hi
ccmp x1, x2, #9, ls @n 16
ccmp w1, #31, #6, ls
ccmp x1, x2, #10, ge @n 16
ccmp w1, #6, #5, ge
ccmp x1, x2, #11, lt @n 16
ccmp w1, #13, #4, lt
ccmp x1, x2, #12, gt @n 16
ccmp w1, #20, #3, gt
ccmp x1, x2, #13, le @n 16
ccmp w1, #27, #2, le
ccmp x1, x2, #14, al @n 16
ccmp w1, #2, #1, al
ccmp x1, x2, #15, nv @n 16
ccmp w1, #9, #0, nv
ccmp w1, w2, #5, ne
ccmp x1, #31, #10, hi
ccmp xzr, x2, #10, lt
ccmp x1, xzr, #10, ge
ccmp wzr, #0, #9, vc
ccmn x1, x2, #0, eq @n 16
ccmn w1, #0, #15, eq
ccmn x1, x2, #1, ne @n 16
ccmn w1, #7, #14, ne
ccmn x1, x2, #2, cs @n 16
ccmn w1, #14, #13, cs
ccmn x1, x2, #3, cc @n 16
ccmn w1, #21, #12, cc
ccmn x1, x2, #4, mi @n 16
ccmn w1, #28, #11, mi
ccmn x1, x2, #5, pl @n 16
ccmn w1, #3, #10, pl
ccmn x1, x2, #6, vs @n 16
ccmn w1, #10, #9, vs
ccmn x1, x2, #7, vc @n 16
ccmn w1, #17, #8, vc
ccmn x1, x2, #8, hi @n 16
ccmn w1, #24, #7, hi
ccmn x1, x2, #9, ls @n 16
ccmn w1, #31, #6, ls
ccmn x1, x2, #10, ge @n 16
ccmn w1, #6, #5, ge
ccmn x1, x2, #11, lt @n 16
ccmn w1, #13, #4, lt
ccmn x1, x2, #12, gt @n 16
ccmn w1, #20, #3, gt
ccmn x1, x2, #13, le @n 16
ccmn w1, #27, #2, le
ccmn x1, x2, #14, al @n 16
ccmn w1, #2, #1, al
ccmn x1, x2, #15, nv @n 16
ccmn w1, #9, #0, nv
ccmn w1, w2, #5, ne
ccmn x1, #31, #10, hi
ccmn xzr, x2, #10, lt
ccmn x1, xzr, #10, ge
ccmn wzr, #0, #9, vc

# Conditional select
csel x0, x1, x2, eq @n 16
csel w0, w1, w2, eq @n 16
csel x0, x1, x2, ne @n 16
csel w0, w1, w2, ne @n 16
csel x0, x1, x2, cs @n 16
csel w0, w1, w2, cs @n 16
csel x0, x1, x2, cc @n 16
csel w0, w1, w2, cc @n 16
csel x0, x1, x2, mi @n 16
csel w0, w1, w2, mi @n 16
csel x0, x1, x2, pl @n 16
csel w0, w1, w2, pl @n 16
csel x0, x1, x2, vs @n 16
csel w0, w1, w2, vs @n 16
csel x0, x1, x2, vc @n 16
csel w0, w1, w2, vc @n 16
csel x0, x1, x2, hi @n 16
csel w0, w1, w2, hi @n 16
csel x0, x1, x2, ls @n 16
csel w0, w1, w2, ls @n 16
csel x0, x1, x2, ge @n 16
csel w0, w1, w2, ge @n 16
csel x0, x1, x2, lt @n 16
csel w0, w1, w2, lt @n 16
csel x0, x1, x2, gt @n 16
csel w0, w1, w2, gt @n 16
csel x0, x1, x2, le @n 16
csel w0, w1, w2, le @n 16
csel x0, x1, x2, al @n 16
csel w0, w1, w2, al @n 16
csel x0, x1, x2, nv @n 16
csel w0, w1, w2, nv @n 16
csel x0, xzr, xzr, hi @n 16
csel x0, xzr, x2, lt
csel x0, x1, xzr, gt
csel xzr, x1, x2, eq
csel x3, x3, x3, cs
csel x0, xzr, xzr, al
csel w0, wzr, wzr, hi @n 16
csel w0, wzr, w2, lt
csel w0, w1, wzr, gt
csel wzr, w1, w2, eq
csel w3, w3, w3, cs
csel w0, wzr, wzr, al
csinc x0, x1, x2, eq @n 16
csinc w0, w1, w2, eq @n 16
csinc x0, x1, x2, ne @n 16
csinc w0, w1, w2, ne @n 16
csinc x0, x1, x2, cs @n 16
csinc w0, w1, w2, cs @n 16
csinc x0, x1, x2, cc @n 16
csinc w0, w1, w2, cc @n 16
csinc x0, x1, x2, mi @n 16
csinc w0, w1, w2, mi @n 16
csinc x0, x1, x2, pl @n 16
csinc w0, w1, w2, pl @n 16
csinc x0, x1, x2, vs @n 16
csinc w0, w1, w2, vs @n 16
csinc x0, x1, x2, vc @n 16
csinc w0, w1, w2, vc @n 16
csinc x0, x1, x2, hi @n 16
csinc w0, w1, w2, hi @n 16
csinc x0, x1, x2, ls @n 16
csinc w0, w1, w2, ls @n 16
csinc x0, x1, x2, ge @n 16
csinc w0, w1, w2, ge @n 16
csinc x0, x1, x2, lt @n 16
csinc w0, w1, w2, lt @n 16
csinc x0, x1, x2, gt @n 16
csinc w0, w1, w2, gt @n 16
csinc x0, x1, x2, le @n 16
csinc w0, w1, w2, le @n 16
csinc x0, x1, x2, al @n 16
csinc w0, w1, w2, al @n 16
csinc x0, x1, x2, nv @n 16
csinc w0, w1, w2, nv @n 16
csinc x0, xzr, xzr, hi @n 16
csinc x0, xzr, x2, lt
csinc x0, x1, xzr, gt
csinc xzr, x1, x2, eq
csinc x3, x3, x3, cs
csinc x0, xzr, xzr, al
csinc w0, wzr, wzr, hi @n 16
csinc w0, wzr, w2, lt
csinc w0, w1, wzr, gt
csinc wzr, w1, w2, eq
csinc w3, w3, w3, cs
csinc w0, wzr, wzr, al
csinv x0, x1, x2, eq @n 16
csinv w0, w1, w2, eq @n 16
csinv x0, x1, x2, ne @n 16
csinv w0, w1, w2, ne @n 16
csinv x0, x1, x2, cs @n 16
csinv w0, w1, w2, cs @n 16
csinv x0, x1, x2, cc @n 16
csinv w0, w1, w2, cc @n 16
csinv x0, x1, x2, mi @n 16
csinv w0, w1, w2, mi @n 16
csinv x0, x1, x2, pl @n 16
csinv w0, w1, w2, pl @n 16
csinv x0, x1, x2, vs @n 16
csinv w0, w1, w2, vs @n 16
csinv x0, x1, x2, vc @n 16
csinv w0, w1, w2, vc @n 16
csinv x0, x1, x2, hi @n 16
csinv w0, w1, w2, hi @n 16
csinv x0, x1, x2, ls @n 16
csinv w0, w1, w2, ls @n 16
csinv x0, x1, x2, ge @n 16
csinv w0, w1, w2, ge @n 16
csinv x0, x1, x2, lt @n 16
csinv w0, w1, w2, lt @n 16
csinv x0, x1, x2, gt @n 16
csinv w0, w1, w2, gt @n 16
csinv x0, x1, x2, le @n 16
csinv w0, w1, w2, le @n 16
csinv x0, x1, x2, al @n 16
csinv w0, w1, w2, al @n 16
csinv x0, x1, x2, nv @n 16
csinv w0, w1, w2, nv @n 16
csinv x0, xzr, xzr, hi @n 16
csinv x0, xzr, x2, lt
csinv x0, x1, xzr, gt
csinv xzr, x1, x2, eq
csinv x3, x3, x3, cs
csinv x0, xzr, xzr, al
csinv w0, wzr, wzr, hi @n 16
csinv w0, wzr, w2, lt
csinv w0, w1, wzr, gt
csinv wzr, w1, w2, eq
csinv w3, w3, w3, cs
csinv w0, wzr, wzr, al
csneg x0, x1, x2, eq @n 16
csneg w0, w1, w2, eq @n 16
csneg x0, x1, x2, ne @n 16
csneg w0, w1, w2, ne @n 16
csneg x0, x1, x2, cs @n 16
csneg w0, w1, w2, cs @n 16
csneg x0, x1, x2, cc @n 16
csneg w0, w1, w2, cc @n 16
csneg x0, x1, x2, mi @n 16
csneg w0, w1, w2, mi @n 16
csneg x0, x1, x2, pl @n 16
csneg w0, w1, w2, pl @n 16
csneg x0, x1, x2, vs @n 16
csneg w0, w1, w2, vs @n 16
csneg x0, x1, x2, vc @n 16
csneg w0, w1, w2, vc @n 16
csneg x0, x1, x2, hi @n 16
csneg w0, w1, w2, hi @n 16
csneg x0, x1, x2, ls @n 16
csneg w0, w1, w2, ls @n 16
csneg x0, x1, x2, ge @n 16
csneg w0, w1, w2, ge @n 16
csneg x0, x1, x2, lt @n 16
csneg w0, w1, w2, lt @n 16
csneg x0, x1, x2, gt @n 16
csneg w0, w1, w2, gt @n 16
csneg x0, x1, x2, le @n 16
csneg w0, w1, w2, le @n 16
csneg x0, x1, x2, al @n 16
csneg w0, w1, w2, al @n 16
csneg x0, x1, x2, nv @n 16
csneg w0, w1, w2, nv @n 16
csneg x0, xzr, xzr, hi @n 16
csneg x0, xzr, x2, lt
csneg x0, x1, xzr, gt
csneg xzr, x1, x2, eq
csneg x3, x3, x3, cs
csneg x0, xzr, xzr, al
csneg w0, wzr, wzr, hi @n 16
csneg w0, wzr, w2, lt
csneg w0, w1, wzr, gt
csneg wzr, w1, w2, eq
csneg w3, w3, w3, cs
csneg w0, wzr, wzr, al

# 2 source
udiv x0, x1, x2 @n 40
udiv x0, x1, x2 @idx x2
udiv x0, xzr, x2
udiv x0, x1, xzr
udiv xzr, x1, x2
udiv x3, x3, x3
udiv w0, w1, w2 @n 40
udiv w0, w1, w2 @idx x2
udiv w0, wzr, w2
udiv w0, w1, wzr
udiv wzr, w1, w2
udiv w3, w3, w3
sdiv x0, x1, x2 @n 40
sdiv x0, x1, x2 @idx x2
sdiv x0, xzr, x2
sdiv x0, x1, xzr
sdiv xzr, x1, x2
sdiv x3, x3, x3
sdiv w0, w1, w2 @n 40
sdiv w0, w1, w2 @idx x2
sdiv w0, wzr, w2
sdiv w0, w1, wzr
sdiv wzr, w1, w2
sdiv w3, w3, w3
lslv x0, x1, x2 @n 40
lslv x0, x1, x2 @idx x2
lslv x0, xzr, x2
lslv x0, x1, xzr
lslv xzr, x1, x2
lslv x3, x3, x3
lslv w0, w1, w2 @n 40
lslv w0, w1, w2 @idx x2
lslv w0, wzr, w2
lslv w0, w1, wzr
lslv wzr, w1, w2
lslv w3, w3, w3
lsrv x0, x1, x2 @n 40
lsrv x0, x1, x2 @idx x2
lsrv x0, xzr, x2
lsrv x0, x1, xzr
lsrv xzr, x1, x2
lsrv x3, x3, x3
lsrv w0, w1, w2 @n 40
lsrv w0, w1, w2 @idx x2
lsrv w0, wzr, w2
lsrv w0, w1, wzr
lsrv wzr, w1, w2
lsrv w3, w3, w3
asrv x0, x1, x2 @n 40
asrv x0, x1, x2 @idx x2
asrv x0, xzr, x2
asrv x0, x1, xzr
asrv xzr, x1, x2
asrv x3, x3, x3
asrv w0, w1, w2 @n 40
asrv w0, w1, w2 @idx x2
asrv w0, wzr, w2
asrv w0, w1, wzr
asrv wzr, w1, w2
asrv w3, w3, w3
rorv x0, x1, x2 @n 40
rorv x0, x1, x2 @idx x2
rorv x0, xzr, x2
rorv x0, x1, xzr
rorv xzr, x1, x2
rorv x3, x3, x3
rorv w0, w1, w2 @n 40
rorv w0, w1, w2 @idx x2
rorv w0, wzr, w2
rorv w0, w1, wzr
rorv wzr, w1, w2
rorv w3, w3, w3
crc32b w0, w1, w2
crc32b w0, wzr, w2
crc32b w1, w1, wzr
crc32h w0, w1, w2
crc32h w0, wzr, w2
crc32h w1, w1, wzr
crc32w w0, w1, w2
crc32w w0, wzr, w2
crc32w w1, w1, wzr
crc32cb w0, w1, w2
crc32cb w0, wzr, w2
crc32cb w1, w1, wzr
crc32ch w0, w1, w2
crc32ch w0, wzr, w2
crc32ch w1, w1, wzr
crc32cw w0, w1, w2
crc32cw w0, wzr, w2
crc32cw w1, w1, wzr
crc32x w0, w1, x2
crc32x w0, wzr, x2
crc32x w1, w1, xzr
crc32cx w0, w1, x2
crc32cx w0, wzr, x2
crc32cx w1, w1, xzr
.inst 0x1ac26020
.inst 0x1ac26420
.inst 0x1ac26820
.inst 0x1ac26c20
.inst 0x9ac26020
.inst 0x9ac26420
.inst 0x9ac26820
.inst 0x9ac26c20
pacga x0, x1, x2

# 1 source
rbit x0, x1 @n 40
rbit x0, xzr
rbit x3, x3
rbit xzr, x1
rbit w0, w1 @n 40
rbit w0, wzr
rbit w3, w3
rbit wzr, w1
rev16 x0, x1 @n 40
rev16 x0, xzr
rev16 x3, x3
rev16 xzr, x1
rev16 w0, w1 @n 40
rev16 w0, wzr
rev16 w3, w3
rev16 wzr, w1
rev x0, x1 @n 40
rev x0, xzr
rev x3, x3
rev xzr, x1
rev w0, w1 @n 40
rev w0, wzr
rev w3, w3
rev wzr, w1
clz x0, x1 @n 40
clz x0, xzr
clz x3, x3
clz xzr, x1
clz w0, w1 @n 40
clz w0, wzr
clz w3, w3
clz wzr, w1
cls x0, x1 @n 40
cls x0, xzr
cls x3, x3
cls xzr, x1
cls w0, w1 @n 40
cls w0, wzr
cls w3, w3
cls wzr, w1
rev32 x0, x1
rev32 x3, x3
.inst 0x5ac01820
.inst 0x5ac01c20
.inst 0x5ac02020
.inst 0xdac01820
.inst 0xdac01c20
.inst 0xdac02020
# reserved
.inst 0x5ac00c20

# Pointer authentication
pacia x0, x1
pacia x0, sp
paciza x0
pacib x0, x1
pacib x0, sp
pacizb x0
pacda x0, x1
pacda x0, sp
pacdza x0
pacdb x0, x1
pacdb x0, sp
pacdzb x0
autia x0, x1
autia x0, sp
autiza x0
autib x0, x1
autib x0, sp
autizb x0
autda x0, x1
autda x0, sp
autdza x0
autdb x0, x1
autdb x0, sp
autdzb x0
xpaci x0 @n 40
xpacd x1 @n 40
xpaci xzr

# 3 source
madd x0, x1, x2, x3 @n 24
madd x0, x1, x2, xzr
madd x0, xzr, x2, x3
madd x4, x4, x4, x4
madd xzr, x1, x2, x3
madd w0, w1, w2, w3 @n 24
madd w0, w1, w2, wzr
madd w0, wzr, w2, w3
madd w4, w4, w4, w4
madd wzr, w1, w2, w3
msub x0, x1, x2, x3 @n 24
msub x0, x1, x2, xzr
msub x0, xzr, x2, x3
msub x4, x4, x4, x4
msub xzr, x1, x2, x3
msub w0, w1, w2, w3 @n 24
msub w0, w1, w2, wzr
msub w0, wzr, w2, w3
msub w4, w4, w4, w4
msub wzr, w1, w2, w3
smaddl x0, w1, w2, x3 @n 24
smaddl x0, w1, w2, xzr
smaddl x4, w4, w4, x4
smaddl x0, wzr, w2, x3
smsubl x0, w1, w2, x3 @n 24
smsubl x0, w1, w2, xzr
smsubl x4, w4, w4, x4
smsubl x0, wzr, w2, x3
umaddl x0, w1, w2, x3 @n 24
umaddl x0, w1, w2, xzr
umaddl x4, w4, w4, x4
umaddl x0, wzr, w2, x3
umsubl x0, w1, w2, x3 @n 24
umsubl x0, w1, w2, xzr
umsubl x4, w4, w4, x4
umsubl x0, wzr, w2, x3
smulh x0, x1, x2 @n 40
smulh x0, xzr, x2
smulh x3, x3, x3
umulh x0, x1, x2 @n 40
umulh x0, xzr, x2
umulh x3, x3, x3
