# Made by tools/oracle/sequences.py --seed 1 -n 600 --size 8
@all @n 6
fcvtnu x6, h6 ; scvtf d0, w0, #8 ; fnmadd s3, s6, s5, s1 ; fcvtzu w2, h7, #26 ; fcvtnu x7, d7 ; fcsel s6, s1, s7, vc ; fcvtzs x1, s2, #40 ; ucvtf s4, w1, #15
uqrshl h2, h0, h4 ; shl v1.4s, v2.4s, #31 ; madd x2, x3, x0, xzr ; sqshrn2 v2.16b, v4.8h, #8 ; csneg w1, w0, wzr, gt ; adds x3, x1, w0, uxtw #0 ; csinv w4, w0, w2, vs ; subs w0, w2, w4, uxtb #4
ands w10, w15, #0x7fffffff ; shrn2 v11.8h, v9.4s, #8 ; sshr v2.2d, v14.2d, #64 ; fcvtps v8.2s, v12.2s ; shll2 v4.8h, v15.16b, #8 ; sqxtun2 v8.16b, v1.8h ; ucvtf s11, s12 ; fcadd v11.4h, v15.4h, v0.4h, #270
eor w1, wzr, w4, asr #5 ; subs x13, x2, w15, sxtb #1 ; adds x14, xzr, x3 ; subs w11, w5, wzr ; adds x3, x9, xzr ; eon x13, x8, xzr ; crc32x w3, w5, x4 ; adds x2, x4, w12, sxth #4
bic v3.4h, #0xa6 ; sabd v0.2s, v5.2s, v1.2s ; movi v0.8h, #0xa6, lsl #8 ; sub x0, x4, xzr ; rshrn2 v5.4s, v4.2d, #31 ; bics w1, w3, w5, ror #15 ; crc32h w0, w0, wzr ; crc32x w3, wzr, x1
fnmsub h0, h3, h5, h1 ; fmsub h0, h5, h3, h4 ; add w3, w1, #0x800 ; movz x1, #0x1, lsl #48 ; sqshl v2.2d, v0.2d, #1 ; fcvtzu x2, s5, #35 ; fccmpe s1, s5, #0x8, eq ; mvni v2.4s, #0xa6, msl #16
fcvtzs d4, d1, #51 ; frint32z v3.2d, v0.2d ; facge v3.4s, v4.4s, v1.4s ; fcvtnu v2.4s, v5.4s ; fmaxnm v4.2s, v1.2s, v3.2s ; facge v0.2s, v1.2s, v2.2s ; faddp v5.2s, v5.2s, v1.2s ; fcvtl v5.2d, v3.2s
fmax s0, s3, s7 ; fcvtpu x3, s2 ; sub x5, x2, #1, lsl #12 ; fsub d7, d2, d2 ; fminnm h2, h3, h1 ; fcvtzu w2, d0, #19 ; ubfm w3, w7, #16, #16 ; fcvt s6, h2
orn w5, w0, w3, lsl #1 ; fcvt s0, d6 ; and w3, w7, w0, lsl #1 ; adds xzr, x4, w1, uxtb #3 ; csinv x5, x1, x7, cc ; bic w4, wzr, w0 ; add w2, w6, w7, sxtx #0 ; fcvtps w5, s5
uaddl2 v4.8h, v1.16b, v3.16b ; udot v1.4s, v5.16b, v4.16b ; uhadd v3.8b, v4.8b, v5.8b ; sqshl v4.4h, v5.4h, #15 ; urshr v0.8b, v1.8b, #1 ; mov w2, v3.s[3] ; sli v2.8b, v1.8b, #7 ; uhsub v5.16b, v3.16b, v2.16b
csinc w3, w0, w4, pl ; subs w1, w4, w1, lsl #3 ; fmsub d4, d3, d1, d0 ; add x2, x6, x0, lsl #63 ; adds x5, xzr, x7 ; fnmadd s0, s6, s3, s1 ; bic x3, x2, x6, lsl #63 ; ccmp w0, #27, #2, le
fnmsub s2, s7, s2, s7 ; smaxp v4.16b, v7.16b, v1.16b ; fcmgt v5.8h, v7.8h, v4.8h ; fmov v7.8h, #-4.687500000000000000e-01 ; fcmla v5.4h, v7.4h, v7.h[1], #180 ; fccmp h2, h1, #0x6, vc ; ucvtf d5, d0 ; smull v2.2d, v0.2s, v1.s[3]
ubfm x6, x0, #60, #3 ; eor x0, x1, #0xf00000000000000f ; bfm x2, x1, #63, #1 ; eor w4, w0, #0x80000000 ; movk x1, #0x1, lsl #48 ; bfm w1, w5, #31, #0 ; sbfm x1, x3, #63, #63 ; ands x3, x7, #0xf00000000000000f
subs x1, x2, x7, lsl #31 ; csel x6, x3, x0, mi ; crc32w w5, w4, w6 ; eon w7, wzr, w0, asr #5 ; ccmn w0, #9, #0, nv ; rbit w7, w3 ; fsub d7, d6, d6 ; frintn h1, h2
movz x1, #0x1234, lsl #32 ; orr x4, x2, #0xffff0000ffff0000 ; ands wzr, w2, #0xfffffff0 ; fcvtzs wzr, s7, #7 ; frint64z d2, d5 ; movk w1, #0x1234, lsl #16 ; srhadd v3.16b, v7.16b, v0.16b ; dup v7.4h, v3.h[0]
usubl v1.8h, v2.8b, v4.8b ; uqrshl b3, b5, b4 ; sqshrun v1.2s, v4.2d, #32 ; srhadd v3.4s, v2.4s, v4.4s ; ssubl2 v3.2d, v2.4s, v5.4s ; subhn v0.8b, v2.8h, v3.8h ; sqshl v1.2d, v4.2d, v2.2d ; sqrdmulh v4.4h, v0.4h, v2.4h
fcvtmu x5, d5 ; fcvtzs x1, d5, #20 ; ucvtf s4, x1 ; movi v3.4s, #0xa6, msl #8 ; fmadd h2, h0, h3, h4 ; fmov s1, s5 ; fnmsub s3, s1, s5, s2 ; cmhs v3.16b, v2.16b, v1.16b
sqrdmlah h3, h4, v5.h[4] ; sqrdmulh v0.8h, v1.8h, v3.8h ; ushl d4, d1, d3 ; fmaxnmv h1, v0.8h ; addp v3.4h, v0.4h, v1.4h ; subs w1, w0, #0xfff ; eor w1, w0, #0x7fffffff ; fmaxp s3, v5.2s
rev16 w7, wzr ; adds x1, x5, w4, uxtb #1 ; sub x12, x13, w5, uxtb #1 ; add w4, w3, w14, asr #1 ; subs x2, x2, w2, sxtw #3 ; csinv w0, wzr, w15, lt ; add w11, w14, w9, uxth #0 ; sub w1, w9, w14, sxtw #4
ccmp w3, #6, #5, ge ; fdiv v3.4h, v5.4h, v2.4h ; frintm v4.8h, v4.8h ; fmlal2 v1.2s, v7.2h, v5.2h ; fcmle v1.2d, v3.2d, #0.0 ; sdiv w1, w3, wzr ; adds w6, w1, w2, uxtb #0 ; sub x0, xzr, x1, asr #5
raddhn2 v6.8h, v7.4s, v15.4s ; movn x9, #0xffff, lsl #48 ; fmov d3, #-1.450000000000000000e+01 ; movk x8, #0x0, lsl #0 ; fmaxnm s6, s5, s9 ; scvtf d6, w0, #8 ; uqshl v7.4s, v14.4s, #0 ; umlal2 v15.4s, v7.8h, v5.h[7]
scvtf h0, w0 ; fcvtms w3, s1 ; fsub d2, d0, d1 ; fneg d2, d0 ; fccmpe h0, h3, #0x9, hi ; fsub s5, s4, s2 ; frint32x d1, d2 ; fdiv s0, s4, s3
adcs w1, wzr, w0 ; sqshl v1.2d, v4.2d, #0 ; mls v2.16b, v3.16b, v0.16b ; srshr v5.4h, v4.4h, #8 ; sqdmull s0, h1, v4.h[7] ; smax v0.8h, v2.8h, v5.8h ; bsl v1.16b, v3.16b, v4.16b ; uqadd s0, s3, s0
uabd v3.2s, v2.2s, v4.2s ; add w3, w0, w5, uxtb #4 ; sqrshrun2 v2.16b, v1.8h, #7 ; fmaxnmp s2, v0.2s ; sub x2, x0, w1, sxth #0 ; usqadd s4, s3 ; csinv w5, w0, w2, nv ; csinc x5, x2, x1, cs
smlal2 v6.8h, v2.16b, v4.16b ; xtn2 v14.16b, v14.8h ; uqshl h14, h1, #15 ; srhadd v10.8b, v7.8b, v10.8b ; uqshrn v8.8b, v14.8h, #8 ; sqrshrun h8, s1, #16 ; orn v12.8b, v11.8b, v6.8b ; sqshrun h9, s13, #16
sbfm xzr, x14, #3, #9 ; orr x8, x7, #0x3333333333333333 ; sbfm w3, w0, #24, #7 ; bfm w12, w4, #5, #4 ; fcvtzu s0, s2 ; fmulx v3.2d, v11.2d, v12.d[0] ; fcvtau v15.2s, v4.2s ; extr wzr, w15, w2, #5
sqrshrun v4.4h, v0.4s, #1 ; movn x0, #0x1, lsl #0 ; mov v5.s[1], v3.s[1] ; adds w2, w5, w3, lsr #1 ; sqdmulh h3, h2, h4 ; adds x0, x1, x2, lsr #63 ; smlsl v2.4s, v4.4h, v0.4h ; crc32x w0, w3, x1
fcmla v3.4h, v5.4h, v0.h[0], #90 ; ucvtf v1.8h, v4.8h ; fcmeq v2.8h, v5.8h, #0.0 ; fcvtzu v4.8h, v3.8h, #6 ; scvtf v1.2s, v2.2s, #26 ; fminnmp d1, v0.2d ; ucvtf v5.8h, v0.8h, #11 ; fmls v0.8h, v2.8h, v5.h[2]
umlsl2 v5.4s, v0.8h, v1.h[2] ; and x3, x5, #0x5555555555555555 ; mov v0.h[0], v5.h[0] ; smlsl2 v4.2d, v2.4s, v0.s[2] ; srshr v1.2d, v0.2d, #1 ; cmeq v2.8b, v4.8b, v2.8b ; add x1, x2, #1, lsl #12 ; srhadd v0.8h, v2.8h, v4.8h
movz x2, #0x1234, lsl #48 ; umull v1.2d, v2.2s, v7.2s ; add w3, w3, #7 ; orr w0, w1, #0x55555555 ; sub x4, x2, #0xfff ; uaba v0.4h, v4.4h, v2.4h ; bfm x1, x2, #56, #7 ; facgt v1.2s, v0.2s, v6.2s
add w6, w10, w8, sxtb #4 ; adds w12, w12, w12 ; csel w5, w2, w13, le ; add w8, w9, w0, sxth #1 ; ccmp w7, #9, #0, nv ; sub x4, x9, w8, uxtb #4 ; ccmn w14, #24, #7, hi ; orr w6, w4, w1, lsr #1
ccmp w4, #13, #4, lt ; sub x4, x3, x0, sxtx #0 ; subs x2, x0, w4, uxtw #0 ; adds x0, xzr, x1, asr #5 ; fcvtas x3, h4 ; rbit xzr, x2 ; fcvtzu x3, h0, #50 ; csneg x3, x1, x5, le
fcvtms h7, h5 ; csel x5, xzr, xzr, al ; fmls v0.4s, v5.4s, v7.s[3] ; fcvtzs x3, h6, #31 ; csneg x4, xzr, xzr, hi ; frinta v6.4s, v2.4s ; scvtf s1, w0, #10 ; fcmeq h3, h2, #0.0
ands x6, x5, #0x7fffffffffffffff ; ubfm x1, x6, #32, #31 ; adds w3, w1, #0xfff ; eor x3, x7, #0xaaaaaaaaaaaaaaaa ; movz w0, #0xffff, lsl #16 ; movz x4, #0x0, lsl #48 ; adds x7, x7, #1 ; sub x6, x2, #1, lsl #12
movn x7, #0x8000, lsl #32 ; movk x3, #0x1, lsl #16 ; orr x7, x0, #0x8000000000000000 ; bic x1, x0, x2, asr #1 ; bfm x0, x1, #63, #1 ; ubfm x3, x4, #63, #1 ; movz w0, #0x8000, lsl #16 ; adds x0, x0, #1
and w4, wzr, w1 ; adds x2, x4, w0, uxtw #0 ; movk w3, #0x0, lsl #16 ; cmhs v0.8b, v5.8b, v2.8b ; sbfm xzr, x0, #3, #9 ; sub x1, x0, #1 ; shl v1.4h, v4.4h, #8 ; add w1, w3, w5, uxth #1
fcvtas x5, d8 ; fcvtns x8, d0 ; fcvtzs x13, h11 ; scvtf h5, w4, #27 ; fcvtns x14, s10 ; ucvtf h15, x9, #47 ; fcvtzs x0, h10, #31 ; scvtf s14, x14, #1
ubfm w3, wzr, #3, #9 ; adds x4, x0, w1, uxtb #4 ; ccmp x0, x1, #9, ls ; and w3, w2, w1, lsl #15 ; udiv w4, w4, w4 ; csinc w4, w0, w1, pl ; sbfm x1, x5, #1, #63 ; bfm w1, w4, #16, #31
umull2 v4.2d, v7.4s, v11.s[1] ; sqrshrun2 v4.16b, v0.8h, #7 ; bic w1, w11, w6, ror #15 ; csinv x4, x11, x3, cc ; usra v15.2d, v13.2d, #1 ; add x7, x7, x7 ; add w15, w8, #0xfff ; subs x2, x15, x6, uxtx #4
fmulx s0, s4, v2.s[2] ; fmov v2.4s, #3.906250000000000000e-01 ; fmov v6.2d, #-6.500000000000000000e+00 ; fcvtzs s0, s5, #18 ; frsqrte h4, h7 ; frint64x v5.2d, v6.2d ; facge v2.2d, v0.2d, v6.2d ; frecps v6.2d, v5.2d, v7.2d
fmulx h2, h9, h14 ; umax v6.8h, v8.8h, v15.8h ; sqrdmlah v4.2s, v5.2s, v9.s[3] ; sqshl s15, s11, s2 ; cmlt v13.16b, v0.16b, #0 ; umlal v3.2d, v11.2s, v9.s[1] ; frintm v10.4s, v4.4s ; fmla v15.4s, v15.4s, v15.4s
fmaxv h6, v5.8h ; frintn s5, s1 ; csel x7, x6, x5, cs ; fcmp s4, #0.0 ; fcsel d4, d3, d5, pl ; scvtf s6, s5, #6 ; ucvtf d6, d0, #61 ; fcvtzs x7, d2
ubfm x7, xzr, #30, #9 ; ubfm w1, w3, #1, #0 ; extr w3, w3, w4, #7 ; bfm x6, x4, #63, #0 ; sbfm x3, x0, #5, #4 ; and x7, x5, #0x8000000000000000 ; sub x6, x4, #0xfff ; subs x3, x1, #0xfff
ccmn x1, x2, #14, al ; add w1, w3, w0, sxtx #0 ; csel x5, xzr, xzr, hi ; sbfm w2, w3, #31, #1 ; and w0, w3, w4, asr #31 ; ands x4, x2, #0x8000000000000000 ; subs w3, w2, #1 ; and x4, x3, #0x8000000080000000
frint32x d7, d2 ; fcsel d2, d1, d6, al ; sqrdmlah v7.2s, v3.2s, v1.2s ; mla v0.4s, v6.4s, v0.s[3] ; eor x6, x1, #0xaaaaaaaaaaaaaaaa ; ands w4, w0, #0xc0000003 ; mls v4.4s, v0.4s, v3.s[3] ; ucvtf d3, w2, #1
orr v8.16b, v13.16b, v0.16b ; sqxtn v15.4h, v6.4s ; sxtl2 v11.8h, v9.16b ; sqdmlsl d9, s4, v1.s[2] ; mov v0.d[1], x4 ; sqrshrn s6, d5, #32 ; smaxv h7, v3.4h ; shl v3.4h, v13.4h, #8
fcvtau w1, h0 ; fcvtps w3, s3 ; smlsl2 v5.2d, v4.4s, v2.s[3] ; usqadd s3, s2 ; usra v3.4h, v1.4h, #1 ; fneg d0, d3 ; ucvtf s4, w0 ; urshr v3.16b, v1.16b, #7
srsra v6.16b, v5.16b, #7 ; cls v7.2s, v3.2s ; subs x0, x6, w1, sxth #0 ; fmaxnm v1.8h, v7.8h, v0.8h ; sadalp v2.2s, v3.4h ; lsrv w0, w3, wzr ; sqshl v3.8h, v6.8h, #8 ; uabdl2 v5.8h, v7.16b, v3.16b
fcvtzs x3, d14 ; fsub d7, d1, d1 ; fcvtzs w15, h6 ; fcvtns x9, s5 ; fcvtau w10, s6 ; fcvtzs w1, d14, #20 ; fcmpe s0, s15 ; fabs s3, s1
sub w4, w3, #0 ; ands w7, w3, #0xff ; ushr v0.8b, v4.8b, #1 ; cmeq v5.8b, v6.8b, #0 ; movk w4, #0x8000, lsl #16 ; movk x2, #0xffff, lsl #32 ; uqshrn2 v5.4s, v4.2d, #1 ; movk x3, #0x1, lsl #0
frintx h15, h11 ; fcvtns w8, d12 ; umaxp v1.8b, v7.8b, v1.8b ; fmul h11, h0, h5 ; frintx s1, s12 ; fdiv h9, h7, h0 ; ubfm x4, x11, #32, #32 ; subs x10, x8, #0
mov v1.d[1], v6.d[1] ; sqrshrun2 v14.16b, v15.8h, #7 ; dup v11.2s, w2 ; ssra v4.16b, v1.16b, #1 ; rbit v15.8b, v8.8b ; umaxp v4.8b, v6.8b, v12.8b ; sli v9.8b, v3.8b, #0 ; uqshrn s11, d14, #31
ands w5, w7, w0, asr #15 ; fcvtzs w3, h2 ; ucvtf h6, x1 ; and x7, x0, x4, ror #63 ; subs x7, x0, w2, sxth #1 ; sub w2, w0, w7, uxth #4 ; fcvtzs x6, d2, #40 ; csel w7, w1, w4, vc
fnmul h3, h1, h5 ; frinti d5, d1 ; fcvtzs x0, h3, #21 ; fmla v1.4s, v0.4s, v5.s[1] ; fmul v1.4s, v2.4s, v2.s[3] ; movk w0, #0x0, lsl #16 ; and w3, w1, #0xff00ff ; ubfm x2, x5, #0, #0
fabs v4.8h, v12.8h ; scvtf v14.4s, v12.4s, #20 ; frint64x v5.2s, v7.2s ; fmla h4, h4, v2.h[3] ; fmulx h4, h13, v9.h[1] ; fcmeq v1.8h, v4.8h, v9.8h ; fmla v4.2s, v5.2s, v8.2s ; fcmla v9.4h, v4.4h, v9.h[0], #0
csel x1, x4, x2, cc ; smlsl v0.4s, v4.4h, v1.h[3] ; orr wzr, w3, w0 ; add w2, w4, w5 ; cmhs v3.4h, v0.4h, v1.4h ; adds xzr, x4, w5, sxtb #3 ; cmeq v2.4s, v5.4s, #0 ; dup v4.8h, v5.h[0]
ands w2, w2, w2 ; sbfm w1, w5, #0, #7 ; ands x4, x2, #0x1 ; sshr v1.2d, v3.2d, #64 ; extr w3, w5, w0, #0 ; ubfm w1, w4, #1, #31 ; bfm x1, x3, #63, #1 ; sub x1, x4, w5, uxth #1
orr v5.4s, #0xa6, lsl #8 ; cmeq v4.4s, v1.4s, #0 ; sqshrn v4.4h, v2.4s, #1 ; urshl v5.8h, v4.8h, v2.8h ; sqdmull s3, h5, v3.h[5] ; mov xzr, v2.d[1] ; mla v4.4s, v2.4s, v0.4s ; sabdl2 v1.2d, v3.4s, v2.4s
fadd h3, h0, h4 ; extr w4, w3, w3, #16 ; orr w2, w3, #0xff ; movk x3, #0x0, lsl #16 ; adds x5, x5, #1 ; fdiv h3, h5, h1 ; frintp s0, s4 ; fcvtzu w1, s2, #13
adds x4, x9, x14, lsr #31 ; fminp v2.2d, v6.2d, v10.2d ; fccmpe d8, d4, #0xe, vc ; eon x0, x9, x3, lsl #1 ; fmls v10.8h, v10.8h, v3.h[6] ; fcvtzs x5, h6, #31 ; csinv w7, wzr, wzr, hi ; fmlsl v7.2s, v0.2h, v11.h[5]
ubfm w4, w3, #1, #0 ; extr x3, x0, x0, #0 ; adds w1, w2, #0x80 ; eor w3, w2, #0xff00ff ; ands w3, w0, #0x55555555 ; bfm x4, x3, #0, #62 ; ubfm w1, w0, #1, #0 ; sbfm w5, w0, #24, #7
fmlal2 v3.2s, v5.2h, v2.h[7] ; shrn2 v0.16b, v2.8h, #7 ; frinta v3.4s, v5.4s ; neg v7.2s, v0.2s ; sqrshrn b5, h7, #1 ; fminp v6.4h, v5.4h, v7.4h ; fmls v0.2d, v5.2d, v2.d[1] ; fmla h3, h3, v4.h[3]
extr w0, w5, w5, #0 ; adds x3, x1, #0xfff, lsl #12 ; adds w2, w4, w3, lsl #31 ; orr x4, x5, #0x5555555555555555 ; movz w5, #0x0, lsl #0 ; fmin d3, d5, d2 ; add w4, w0, w3, sxtb #1 ; add w5, w2, w0, uxth #4
fsqrt v2.2s, v11.2s ; fcadd v9.8h, v13.8h, v9.8h, #270 ; fmulx v12.4s, v1.4s, v8.s[1] ; frecpe s2, s4 ; fcmgt v7.4h, v8.4h, v9.4h ; fcvtzu s10, s6, #30 ; fmla v11.4s, v3.4s, v14.s[1] ; fcmeq v0.8h, v14.8h, v9.8h
movk x2, #0x8000, lsl #48 ; fcmla v5.8h, v4.8h, v0.h[0], #270 ; fcmla v2.8h, v1.8h, v3.h[1], #180 ; movz x2, #0x8000, lsl #16 ; frsqrts v1.4s, v5.4s, v7.4s ; ubfm w6, w2, #0, #30 ; ucvtf v1.4h, v7.4h, #6 ; fabd d0, d3, d4
movn w0, #0xffff, lsl #0 ; fneg v3.2d, v0.2d ; bfm x6, x6, #3, #9 ; bfm w2, w7, #28, #3 ; ccmn w4, #28, #11, mi ; fmulx v6.4s, v2.4s, v1.4s ; eor x4, x0, #0x8000000080000000 ; fcvtmu v5.4h, v3.4h
fsub v2.8h, v3.8h, v5.8h ; fmaxp v3.4s, v1.4s, v0.4s ; fabs v3.8h, v2.8h ; frecps v1.4h, v5.4h, v2.4h ; scvtf h2, h4, #2 ; fminp v5.4s, v2.4s, v4.4s ; fmulx s2, s3, v0.s[0] ; ucvtf v2.4s, v1.4s
fccmpe s10, s5, #0x6, ne ; fabd v15.2d, v13.2d, v10.2d ; fcmle v8.4s, v9.4s, #0.0 ; fmls v9.2s, v8.2s, v13.s[2] ; frintn v8.8h, v12.8h ; fcmeq v5.4h, v10.4h, v12.4h ; fmaxp s3, v12.2s ; fcvtpu x15, h1
fccmpe h7, h1, #0x9, hi ; subs wzr, w8, w9 ; adds w1, w15, w12 ; fccmp h13, h3, #0xc, ls ; uqsub d6, d3, d7 ; add w1, w6, w4, sxtx #0 ; ucvtf s9, w9, #15 ; uaddw v1.8h, v9.8h, v14.8b
fcmge v2.8h, v12.8h, #0.0 ; fneg v4.4h, v10.4h ; frinti v0.4s, v10.4s ; fcmge s1, s0, #0.0 ; fcmeq h7, h5, h2 ; scvtf v4.8h, v9.8h ; fcmla v12.2s, v6.2s, v5.2s, #90 ; fmov v6.8h, #-4.687500000000000000e-01
fabd v6.2s, v7.2s, v9.2s ; fcmpe s6, s15 ; fcvtnu w1, d5 ; fmlal2 v11.4s, v2.4h, v0.h[3] ; fmov x1, h7 ; scvtf d15, d6, #49 ; fcvtau w6, s1 ; frintx h13, h8
cmeq v6.8b, v8.8b, #0 ; adds x0, xzr, x8 ; orr x10, xzr, x7 ; fcvtpu x8, s1 ; fcvtzs x10, s13, #25 ; adds w11, w7, w3, asr #15 ; fmsub h4, h6, h15, h1 ; orn w3, w14, w12, ror #1
and w2, w0, #0xfffffffe ; movk w5, #0x1234, lsl #0 ; eor x5, x4, #0xffffffff ; subs w2, w5, #1, lsl #12 ; sbfm x0, x1, #60, #3 ; ubfm w0, w3, #0, #30 ; and w5, w2, #0xff ; sbfm x5, x1, #0, #62
uaddw v3.8h, v5.8h, v4.8b ; ands w5, w1, w5, lsl #3 ; add x4, x1, w3, sxtw #0 ; urshr v3.2s, v4.2s, #31 ; ccmp w5, #21, #12, cc ; shl v4.8b, v5.8b, #7 ; subs w2, w5, w2, lsl #3 ; sdiv w3, w3, w3
adds x6, x4, #0 ; csinv x7, x9, x3, cc ; bfm w12, w14, #1, #31 ; subs w9, w6, w0, sxth #0 ; sub x3, x0, x13, lsr #1 ; sabdl2 v2.2d, v5.4s, v9.4s ; sadalp v15.4h, v14.8b ; subs x12, x14, #1, lsl #12
ushl v2.8h, v0.8h, v1.8h ; sri v4.2d, v5.2d, #64 ; sqrdmlsh v2.2s, v1.2s, v3.s[2] ; ssra v3.4s, v1.4s, #31 ; suqadd s2, s7 ; mvni v5.2s, #0xa6, lsl #8 ; smaxp v5.4h, v3.4h, v0.4h ; sqdmlsl s4, h5, h7
ccmn x6, #31, #10, hi ; adcs x2, xzr, x3 ; orn x1, x5, x4, ror #31 ; rev16 w6, w6 ; csneg w3, w1, w7, mi ; eor wzr, w5, w2 ; eor w6, w2, w7, asr #1 ; fmlal2 v2.4s, v4.4h, v5.4h
uqshl v4.16b, v5.16b, #1 ; fcvtmu x1, d6 ; eor w7, w2, #0xfffffffe ; fmov d1, x7 ; subs x6, x5, #1 ; frint32x s2, s1 ; fcvt d4, h5 ; movz x1, #0xffff, lsl #32
bfm w0, w5, #4, #11 ; ubfm w7, w6, #8, #7 ; movz x7, #0x0, lsl #0 ; sbfm x6, x2, #63, #63 ; movk x1, #0x1234, lsl #0 ; movn x3, #0x0, lsl #32 ; eor x7, x4, #0xffffffff ; sbfm w1, w0, #31, #30
scvtf s3, w4, #10 ; ucvtf s2, x3, #25 ; fcmp h6, #0.0 ; and x6, x7, x6, lsl #3 ; ands x4, x2, x4, lsl #3 ; fnmul s7, s1, s4 ; ucvtf h0, x2, #6 ; rev w0, wzr
ands xzr, x2, #0xf0 ; fcvtas h1, h6 ; ubfm x1, x0, #1, #63 ; eor x2, x4, #0x1 ; fadd d6, d6, d6 ; fminp v3.2d, v2.2d, v7.2d ; ubfm w3, w1, #31, #30 ; movz x4, #0xffff, lsl #16
sqadd v7.4h, v0.4h, v11.4h ; sqdmlsl d12, s2, v7.s[3] ; mls v6.8h, v12.8h, v14.h[7] ; uqxtn h14, s2 ; srshl v15.4s, v9.4s, v1.4s ; ushll v6.4s, v4.4h, #8 ; uqrshrn v10.4h, v8.4s, #8 ; dup v2.2s, v5.s[3]
fmls v15.4s, v3.4s, v13.s[3] ; ucvtf d4, w5 ; fcmeq v9.8h, v0.8h, v3.8h ; frinta v10.8h, v8.8h ; fmov h12, h8 ; fcvtpu x6, d10 ; fcvtzu w13, s10, #6 ; fcvtau w1, s7
dup v4.8b, w3 ; sqshlu v1.8b, v5.8b, #0 ; fcvtau w2, h3 ; ucvtf s4, x1, #25 ; ucvtf h2, w2, #26 ; and v3.8b, v0.8b, v2.8b ; uhadd v1.4s, v3.4s, v0.4s ; smull v3.8h, v2.8b, v5.8b
fcmla v11.4s, v11.4s, v11.4s, #90 ; fcmgt d7, d15, d1 ; frsqrte v14.4s, v3.4s ; fmls s2, s1, v1.s[3] ; fmaxnmp v13.4s, v4.4s, v13.4s ; fcvtn2 v6.4s, v9.2d ; fmaxnmv h4, v8.8h ; fabd v5.4h, v11.4h, v10.4h
sqdmlal d4, s6, s4 ; sqrdmlsh v6.4s, v0.4s, v4.s[3] ; fcvtzu w6, d0, #19 ; sli v7.4h, v4.4h, #8 ; uqshl v5.16b, v2.16b, #7 ; bic v7.4s, #0xa6 ; fmul s0, s0, s0 ; mul v2.4h, v6.4h, v3.h[2]
ushr v1.8b, v0.8b, #7 ; srsra v3.8b, v2.8b, #8 ; fcmeq d4, d2, d0 ; fjcvtzs w1, d4 ; fmlsl2 v1.2s, v3.2h, v4.h[4] ; umin v5.16b, v2.16b, v3.16b ; fcvtzu s5, s0 ; fcvtzu w3, d0
mov v15.s[1], v12.s[3] ; ssra v6.8b, v15.8b, #8 ; movi v2.16b, #0xa6 ; smull2 v12.4s, v7.8h, v1.h[2] ; sqdmulh h12, h8, v13.h[4] ; bic v9.4h, #0xa6, lsl #8 ; sli v9.8h, v8.8h, #0 ; shsub v14.4s, v0.4s, v5.4s
trn1 v7.8h, v5.8h, v6.8h ; and x0, x3, x1, lsr #1 ; adds w6, w5, w0, lsl #31 ; csinc x0, x5, x1, ge ; uqrshl h3, h7, h2 ; orr w2, wzr, w0 ; sli v0.2s, v4.2s, #31 ; eon w1, wzr, w0, asr #5
sli v1.16b, v0.16b, #7 ; rshrn v3.8b, v5.8h, #1 ; urshr v5.4s, v2.4s, #31 ; scvtf d3, d5 ; movz x3, #0x1, lsl #16 ; mls v5.4h, v1.4h, v2.h[7] ; orr x5, x2, #0xff00ff00ff00ff ; srshr v2.2d, v4.2d, #63
movz w14, #0xffff, lsl #0 ; sbfm x2, x15, #32, #63 ; adds w5, w12, #0 ; sbfm xzr, x12, #3, #9 ; eor x2, x12, #0xaaaaaaaaaaaaaaaa ; sub w0, w5, #0xfff, lsl #12 ; bfm x13, x13, #3, #9 ; adds x10, x1, #0x80
extr x5, x1, x4, #1 ; add x1, x4, #1 ; ubfm w2, w0, #16, #16 ; fcmlt d2, d0, #0.0 ; fcvtnu d5, d0 ; fcvtzs v3.8h, v1.8h, #5 ; frint64z v0.2s, v1.2s ; fcvtns s5, s4
subs x6, x1, x7, sxtx #4 ; bfm w1, w5, #4, #11 ; subs w5, w3, #0x80 ; dup v1.4s, w4 ; csinc x4, x2, x6, cs ; extr xzr, x1, x7, #5 ; suqadd d0, d7 ; movk x6, #0x1, lsl #32
fmla d8, d13, v15.d[1] ; fmul v15.2s, v1.2s, v13.s[1] ; frinta v8.4s, v13.4s ; fcmlt d11, d10, #0.0 ; fcvtxn v14.2s, v7.2d ; frecpe v2.2d, v6.2d ; fcmge v8.2s, v15.2s, #0.0 ; fmaxp v3.8h, v9.8h, v1.8h
mov v1.h[0], w3 ; uminp v2.4h, v4.4h, v0.4h ; mvni v0.4h, #0xa6 ; fcvtau w5, d0 ; rev64 v3.8h, v4.8h ; fcvt h5, s3 ; fcvtau x0, s5 ; fcvtau w2, s5
fcvtzu v3.2d, v4.2d, #55 ; fccmp s3, s9, #15, al ; sqadd b9, b4, b5 ; fminnm h12, h5, h0 ; fnmul h15, h5, h9 ; frintz v12.8h, v15.8h ; fcmge h10, h11, #0.0 ; scvtf v3.2s, v9.2s, #11
orr x11, x9, #0x5555555555555555 ; sbfm x8, x1, #32, #31 ; bfm w13, w8, #0, #31 ; extr x0, x7, x7, #8 ; extr w2, w13, w13, #0 ; sbfm x8, x5, #63, #1 ; movk w1, #0x1, lsl #0 ; bfm x9, x5, #63, #0
frsqrts s5, s6, s3 ; bfm x0, x7, #20, #3 ; fcvtau h6, h5 ; frsqrts d5, d6, d0 ; sbfm wzr, w1, #3, #9 ; fcvtl2 v4.2d, v4.4s ; and w5, w4, #0x7fffffff ; fcvtpu d5, d4
fcmp d0, #0.0 ; fcvtns w7, d6 ; fcvtas x6, h2 ; movk x3, #0x1234, lsl #16 ; smov x1, v4.s[0] ; sbfm w4, w1, #1, #31 ; cmhi v6.4h, v3.4h, v7.4h ; fcmpe s6, #0.0
sxtw x14, w15 ; sbfm x3, x13, #3, #20 ; ubfm w8, w5, #0, #30 ; movn w3, #0xffff, lsl #16 ; extr wzr, w15, w6, #5 ; ands x12, x2, #0x8000000000000000 ; sbfm x2, x13, #4, #11 ; orr x14, x4, #0xff00ff00ff00ff
rbit xzr, x5 ; movk x1, #0x0, lsl #48 ; csel x4, x1, x0, ge ; ands x3, x1, #0xffff0000ffff0000 ; and w0, w2, w7, lsl #1 ; rorv xzr, x5, x4 ; eor w0, w6, #0xff ; subs w3, w0, w5, uxtx #1
adcs x0, x3, xzr ; orn x5, x2, x4, lsr #1 ; add w3, w5, w2, asr #1 ; dup v5.16b, w4 ; cmle v3.4h, v0.4h, #0 ; sqdmull s2, h3, v5.h[7] ; subs w1, w2, w3, sxtb #1 ; ssubl2 v0.4s, v4.8h, v1.8h
frinta v5.2s, v2.2s ; fmulx v4.2s, v5.2s, v2.s[1] ; frsqrte v4.2d, v3.2d ; frinta v3.4h, v4.4h ; fmulx v5.4s, v4.4s, v1.s[1] ; frecpe d1, d2 ; frecps v3.8h, v2.8h, v5.8h ; fcmge v1.8h, v0.8h, v5.8h
ubfm x13, x8, #0, #63 ; fcvtms x4, h2 ; adds x8, x5, #0xfff ; fcvtau w11, d1 ; adds w1, w4, #0x80 ; ucvtf s6, x8, #25 ; ubfm w8, w13, #3, #20 ; bfm x12, x10, #32, #32
ands x12, x9, x3, asr #63 ; movz x1, #0x8000, lsl #48 ; fcvtzs h6, h15 ; movz w1, #0x1, lsl #16 ; ubfm x9, x4, #8, #7 ; lslv w9, w1, w3 ; and x9, x5, #0x8000000080000000 ; add x6, x10, w13, sxth #1
fcmla v2.4h, v5.4h, v7.h[0], #180 ; fcvtn2 v5.4s, v5.2d ; fdiv v10.2s, v9.2s, v15.2s ; fcadd v12.8h, v9.8h, v13.8h, #90 ; fcmla v15.2s, v5.2s, v8.2s, #0 ; fmulx s14, s4, s13 ; fcvtn v10.2s, v2.2d ; scvtf h10, h5, #5
facge d2, d5, d4 ; fcmla v3.4s, v0.4s, v2.s[1], #0 ; fcvtms h0, h3 ; fcvtms v4.4s, v0.4s ; ands w0, w1, w4, ror #31 ; eon w1, w5, w4, asr #15 ; smaddl x3, w3, w3, x3 ; sbcs wzr, w0, w4
fcmlt v6.4h, v5.4h, #0.0 ; fadd v3.2s, v2.2s, v1.2s ; fmlal v6.2s, v2.2h, v4.2h ; faddp v5.4h, v0.4h, v6.4h ; bics w6, wzr, w3, asr #5 ; ands w4, w7, w0, lsl #15 ; fcvtmu h0, h7 ; subs x3, x4, x2, asr #1
srshr v6.16b, v1.16b, #8 ; uhsub v3.8h, v5.8h, v1.8h ; sqrshrn h5, s3, #1 ; cmgt v1.4h, v5.4h, #0 ; uqsub b1, b4, b5 ; uxtl2 v0.8h, v1.16b ; uxtl v5.8h, v3.8b ; udot v5.2s, v2.8b, v7.8b
sshr v7.4h, v8.4h, #1 ; fcmpe d1, #0.0 ; fmov x12, h9 ; fccmp s11, s1, #15, al ; sqshl v10.4h, v2.4h, #15 ; saddw2 v4.4s, v0.4s, v3.8h ; ucvtf h11, w3, #26 ; sqrdmlah s8, s4, v2.s[3]
subs w4, w5, #1 ; ubfm x2, x0, #32, #63 ; fabd v4.4s, v2.4s, v5.4s ; fcvtps v2.8h, v3.8h ; ubfm w1, w2, #20, #3 ; fmls v2.2d, v1.2d, v0.d[1] ; fcvtzs s3, s2, #29 ; sbfm w5, w1, #0, #15
ubfm x2, x8, #20, #3 ; sbfm w15, w12, #31, #1 ; orr w12, w7, #0x1 ; extr x8, x13, x8, #7 ; movk x3, #0x0, lsl #16 ; sbfm x11, x15, #20, #3 ; and w8, w14, #0xff ; bfm w0, w10, #1, #31
fmov w1, h11 ; fnmsub s2, s13, s0, s8 ; frecps d13, d12, d10 ; fmsub d5, d7, d8, d12 ; frecpe v6.2d, v7.2d ; fminp v9.2s, v1.2s, v11.2s ; fcmp d12, d8 ; fsub d1, d14, d3
scvtf s6, x2 ; movz x4, #0xffff, lsl #32 ; ucvtf h0, x1 ; fmul s5, s5, s5 ; sub w6, w4, #0x800 ; fcmeq h4, h0, h7 ; movz x3, #0x8000, lsl #0 ; frint32z v1.2d, v2.2d
and x11, x0, x12, asr #63 ; sbc x7, x7, x7 ; csinv x13, xzr, x6, lt ; sub x9, x3, w2, uxth #1 ; bic w14, w5, w13, asr #1 ; bic x1, xzr, x12, asr #5 ; rev w8, w8 ; csinv xzr, x4, x14, eq
lslv x14, x5, x13 ; and x6, x0, x9, lsr #63 ; ccmp x6, x11, #10, ge ; add w9, w2, w13, asr #15 ; fcvtnu x12, h15 ; frinta d13, d9 ; fcvtpu x10, h5 ; fcvt s12, h8
fccmp s4, s4, #0x4, cc ; fcvtau v1.2s, v5.2s ; fcvtzu v3.2d, v5.2d ; subs x0, x3, w1, sxth #1 ; frintp v1.2d, v4.2d ; fcvtpu w5, d3 ; fcvtzu w5, d3, #19 ; bic w4, w1, w5, ror #15
fcmla v7.4s, v7.4s, v7.4s, #90 ; frsqrte v3.4s, v0.4s ; fcvtns v6.2d, v0.2d ; fmla v1.2s, v0.2s, v5.s[2] ; frintz v4.4h, v3.4h ; fcvtzu s0, s1, #28 ; fmls v3.2d, v5.2d, v2.2d ; fcmeq d0, d4, d5
frintx v10.8h, v13.8h ; fminv h10, v9.4h ; fcvtxn v1.2s, v12.2d ; ucvtf d15, d11, #61 ; cmtst v4.4h, v2.4h, v9.4h ; ssra v11.16b, v10.16b, #8 ; fcvtnu h5, h11 ; fcmeq v13.8h, v4.8h, #0.0
cls xzr, x1 ; fcvtms x4, s5 ; fcvt h3, s4 ; fcvtl2 v3.2d, v3.4s ; rmif x1, #5, #0 ; fmls v2.2d, v3.2d, v1.d[1] ; ccmp wzr, #0, #9, vc ; fcsel d4, d3, d1, al
fmul v3.4s, v4.4s, v1.s[1] ; frint32z v5.4s, v1.4s ; fcmgt v2.4h, v4.4h, #0.0 ; fminnmp h2, v4.2h ; fcvtau v5.2s, v2.2s ; fmulx s1, s4, v2.s[0] ; fcmlt v1.2s, v2.2s, #0.0 ; facgt d0, d3, d1
frintp v13.2s, v5.2s ; frsqrts v9.2d, v0.2d, v0.2d ; sqshrn v14.8b, v3.8h, #7 ; uqshl v1.4h, v6.4h, #8 ; shl v10.8h, v9.8h, #15 ; ucvtf s11, s1, #8 ; usra v7.8h, v4.8h, #1 ; srsra v8.2d, v11.2d, #63
eor w0, w1, w4, ror #31 ; mov h5, v4.h[0] ; fmov h0, #5.625000000000000000e-01 ; adds wzr, w3, w1 ; subs w2, w5, w2, lsl #3 ; msub w5, w4, w0, w1 ; uqshrn h0, s2, #1 ; fmsub h5, h3, h0, h2
ssubw v0.4s, v7.4s, v10.4h ; umull v12.4s, v14.4h, v10.h[3] ; sqdmulh v15.8h, v9.8h, v4.h[7] ; sqshlu d3, d13, #1 ; uhsub v14.16b, v12.16b, v6.16b ; uzp2 v14.8h, v0.8h, v13.8h ; sxtl v8.2d, v13.2s ; movi v2.4s, #0xa6, lsl #16
orn w3, w6, w13, lsr #15 ; csinc x6, x6, x6, cs ; udiv xzr, x4, x13 ; ucvtf v3.2s, v10.2s, #2 ; and x14, x12, x15, asr #31 ; fmulx v6.4s, v15.4s, v5.s[1] ; sub x4, x12, w2, uxtb #4 ; fmaxnmp v15.2d, v9.2d, v7.2d
bfm x5, x2, #32, #32 ; adds x5, x3, #0xfff, lsl #12 ; subs x0, x5, w2, uxtb #1 ; sub v1.8h, v5.8h, v4.8h ; ursra v1.16b, v4.16b, #7 ; subs x1, x2, w0, uxtw #1 ; eon x4, x5, x2, ror #63 ; umax v1.8h, v2.8h, v4.8h
fmla v3.2d, v7.2d, v1.d[0] ; fdiv v0.2d, v6.2d, v0.2d ; fmlal2 v5.4s, v4.4h, v7.4h ; fmaxnm v4.4s, v2.4s, v7.4s ; frint32z v4.2s, v3.2s ; fmulx h5, h4, h3 ; frecpe v2.2s, v0.2s ; frecpe d6, d4
sqshlu v5.16b, v0.16b, #7 ; uzp1 v4.8b, v3.8b, v4.8b ; movn x4, #0x0, lsl #16 ; sqrdmlah v3.4s, v5.4s, v1.s[3] ; sbfm w0, w4, #31, #1 ; movn x0, #0xffff, lsl #48 ; smmla v5.4s, v1.16b, v5.16b ; sqrdmulh v0.4h, v4.4h, v2.h[7]
fcvtns x7, d5 ; uqshrn v7.2s, v6.2d, #32 ; sqshrn v0.8b, v3.8h, #1 ; fcvtzs s6, s1, #29 ; fcmpe d3, #0.0 ; frinta v7.4s, v0.4s ; sqrshrun2 v5.16b, v4.8h, #7 ; sqneg v5.2s, v4.2s
movn x5, #0x0, lsl #16 ; movz x2, #0x1, lsl #48 ; movn w7, #0xffff, lsl #0 ; movn x3, #0x0, lsl #0 ; movn x4, #0xffff, lsl #0 ; ubfm w2, w7, #1, #1 ; extr w0, w3, w3, #1 ; orr x7, x2, #0x3333333333333333
fabs h0, h2 ; fcvtmu x3, h5 ; fdiv s3, s3, s3 ; fmov x4, h5 ; fsub v5.2s, v3.2s, v1.2s ; ucvtf d3, x2, #61 ; fmulx h0, h5, v2.h[3] ; fminp v5.4s, v2.4s, v0.4s
adcs x1, x2, x5 ; fcvtzs x1, h1 ; rev16 w3, w3 ; fmov x2, d5 ; sqshlu v1.16b, v0.16b, #1 ; fccmpe d0, d5, #0xe, mi ; scvtf h0, w0, #31 ; msub w5, w3, w2, wzr
scvtf s4, x1, #5 ; fcvtms w4, h3 ; fcvtps w1, h3 ; fmul d3, d0, d5 ; fcmp h4, #0.0 ; fnmadd s3, s2, s0, s1 ; fcsel d4, d2, d5, lt ; fmax h4, h3, h2
smov x14, v12.s[0] ; adds x1, x2, x10, lsl #1 ; and x2, x4, x6, asr #31 ; lslv w8, w10, w0 ; subs x14, xzr, x15 ; crc32w w1, wzr, w15 ; sqshl b6, b2, #0 ; smull2 v15.2d, v1.4s, v8.s[3]
fcmla v3.2s, v7.2s, v5.2s, #90 ; sqadd d6, d7, d0 ; srshr v6.2s, v2.2s, #1 ; fcmge v4.8h, v7.8h, #0.0 ; facge v6.2d, v7.2d, v5.2d ; sub w2, w0, w6, sxtb #4 ; fmin v4.4h, v3.4h, v5.4h ; sqshrn v5.8b, v0.8h, #8
fcvtzs v0.2s, v8.2s, #20 ; fminp h14, v14.2h ; fcvtps v12.2s, v4.2s ; fcvtn2 v9.8h, v14.4s ; fmul v2.2d, v8.2d, v2.2d ; ucvtf v14.2s, v4.2s, #2 ; fabs v11.4h, v1.4h ; fminnmp v15.4h, v13.4h, v7.4h
smlal2 v0.4s, v3.8h, v5.h[0] ; umlsl2 v4.4s, v1.8h, v2.8h ; sqshlu v0.8b, v1.8b, #1 ; cmge v3.4h, v0.4h, v1.4h ; shadd v2.4s, v0.4s, v4.4s ; sqshlu v5.16b, v2.16b, #1 ; usra v3.4h, v4.4h, #16 ; addhn v3.2s, v4.2d, v5.2d
orr v6.2s, #0xa6, lsl #24 ; uadalp v7.1d, v14.2s ; frintz d2, d12 ; ucvtf s7, w4 ; fccmpe s9, s4, #0x8, eq ; subs x6, x11, w0, uxth #1 ; sdot v9.4s, v2.16b, v14.16b ; fminnm h5, h10, h1
movk w4, #0x8000, lsl #0 ; movz w2, #0xffff, lsl #0 ; ubfm w5, w4, #1, #0 ; bfm w3, wzr, #30, #9 ; bfm x0, x4, #60, #3 ; movn w1, #0xffff, lsl #0 ; sbfm x0, xzr, #30, #9 ; add x1, x0, #0xfff, lsl #12
csneg x7, x0, x6, ge ; fadd d6, d6, d6 ; fcvtps w3, h5 ; ccmp x0, x5, #14, al ; csel w6, wzr, wzr, al ; fcvtms x7, s5 ; ccmp w1, w0, #5, ne ; fmin h6, h7, h4
fcvtzs w2, d2 ; fcvtzu x2, s2, #15 ; fcvtzs w0, d5 ; fmov v0.4s, #3.906250000000000000e-01 ; fmla v1.4s, v4.4s, v0.s[1] ; shsub v5.8b, v2.8b, v4.8b ; sqsub h4, h1, h2 ; fmul v0.2s, v4.2s, v1.s[1]
adds w7, w3, w5, uxtb #1 ; csneg w0, w0, w0, cs ; orn w5, w2, w4, lsr #15 ; ccmn w2, #20, #3, gt ; adcs x3, xzr, x6 ; csneg w1, w5, w2, al ; smsubl x4, wzr, w5, x7 ; bic x3, x0, x1, asr #63
sqshrn s6, d4, #31 ; cmhs v3.4s, v2.4s, v1.4s ; ssra v5.4s, v1.4s, #31 ; sqrdmulh s5, s2, v7.s[2] ; mvni v4.2s, #0xa6, lsl #8 ; sqshl s2, s7, #31 ; cmeq v7.4h, v1.4h, v5.4h ; shsub v7.2s, v6.2s, v4.2s
uqshl v2.8h, v0.8h, #0 ; sminp v3.8b, v9.8b, v8.8b ; fcadd v0.2d, v10.2d, v15.2d, #90 ; frint32z v1.4s, v10.4s ; sdot v2.2s, v9.8b, v6.4b[3] ; sqdmull2 v12.4s, v1.8h, v14.h[7] ; sub x3, x9, w14, uxth #1 ; srsra d14, d9, #64
csinc x2, xzr, x3, lt ; orn w0, w4, w3, asr #31 ; smsubl x2, w5, w1, x3 ; add x5, x3, wzr, uxtw #1 ; bics w1, w0, w2, asr #15 ; msub w5, w5, w5, w5 ; ccmp w3, #24, #7, hi ; adds x0, x5, w3, sxtw #0
fcvtzu w4, s1, #6 ; addp v4.2d, v7.2d, v2.2d ; scvtf d7, x2 ; sabal2 v3.8h, v5.16b, v0.16b ; uqshl v6.4s, v3.4s, v7.4s ; saddl v1.4s, v0.4h, v7.4h ; fcvtzs w3, s0, #28 ; trn2 v0.8h, v6.8h, v5.8h
add x7, x10, x4, asr #63 ; and x1, x2, #0x3333333333333333 ; sub x3, x6, #1, lsl #12 ; asrv xzr, x6, x1 ; adds w0, w11, w7, uxth #0 ; fccmp s1, s7, #0x4, hi ; bfm w2, wzr, #30, #9 ; fcvtnu w5, s4
sbfm x11, xzr, #30, #9 ; ubfm x5, x13, #63, #62 ; movk x11, #0x8000, lsl #32 ; ubfm wzr, w5, #3, #9 ; and w1, w12, #0x7fffffff ; bfm w6, w4, #5, #4 ; ubfm x4, x7, #32, #63 ; add x11, x13, #0xfff, lsl #12
fcmla v9.4s, v8.4s, v14.4s, #270 ; extr x3, xzr, x12, #5 ; ands w10, w15, #0x7fffffff ; ucvtf v6.2d, v0.2d, #25 ; extr w3, w2, w2, #0 ; fcadd v7.2d, v13.2d, v1.2d, #90 ; sbfm wzr, w10, #3, #9 ; fmulx v14.4s, v9.4s, v1.4s
sqshlu v3.8b, v2.8b, #0 ; fdiv v0.4s, v1.4s, v0.4s ; sqshl v1.16b, v0.16b, #0 ; srhadd v2.2s, v0.2s, v1.2s ; uminp v1.8b, v5.8b, v3.8b ; fcvtmu v2.4s, v0.4s ; uqadd s2, s1, s2 ; add x3, x1, x3, lsl #3
fcmle h2, h0, #0.0 ; fcvtps v4.2s, v2.2s ; frintx v1.2d, v1.2d ; fneg v1.8h, v3.8h ; scvtf v3.2d, v4.2d, #5 ; fcvtnu h3, h4 ; fmul v3.4h, v4.4h, v5.h[3] ; fcmeq d2, d3, #0.0
fcvt d3, s2 ; rshrn2 v1.8h, v7.4s, #16 ; urshr v4.2d, v1.2d, #63 ; fcvtnu w2, d3 ; uxtl2 v6.2d, v7.4s ; sshr v2.4h, v5.4h, #1 ; uqshl v2.4h, v7.4h, #8 ; fcvtzu x3, h4
sqrdmlah v0.4h, v5.4h, v2.h[7] ; mla v5.4h, v4.4h, v3.4h ; movk w4, #0x1, lsl #0 ; ccmn x1, x2, #3, cc ; orr w4, w1, w5, ror #1 ; bfm w1, w3, #31, #1 ; sqshrun2 v2.4s, v4.2d, #31 ; orr x3, x4, #0xf00000000000000f
shsub v15.8b, v14.8b, v15.8b ; cmeq v1.2s, v2.2s, v7.2s ; sqshl b14, b2, #1 ; shsub v10.4h, v14.4h, v6.4h ; dup v15.4s, v12.s[3] ; uminp v8.8h, v9.8h, v12.8h ; cmlt v7.16b, v8.16b, #0 ; rshrn2 v15.4s, v5.2d, #1
fmov s3, w0 ; fmov v2.d[1], x2 ; fmov h1, #-1.562500000000000000e-01 ; fcvtzu w0, s2, #13 ; bfm w4, wzr, #3, #9 ; frintx s4, s5 ; movz x1, #0x1234, lsl #16 ; fcvtps x1, s5
fcmp s2, s3 ; ushll2 v1.4s, v4.8h, #15 ; fmul v2.2s, v6.2s, v0.s[3] ; fcmlt h4, h2, #0.0 ; fcmla v1.8h, v5.8h, v6.8h, #180 ; rshrn v3.4h, v1.4s, #1 ; fmls v7.2s, v6.2s, v1.s[2] ; uqrshrn v1.2s, v6.2d, #32
abs v2.16b, v5.16b ; dup v3.8h, v2.h[7] ; urshr v1.2d, v3.2d, #64 ; orn v4.8b, v1.8b, v4.8b ; usqadd v4.4s, v7.4s ; cmle v4.2d, v2.2d, #0 ; sqshrn b2, h0, #1 ; urhadd v6.8h, v3.8h, v1.8h
csinc x15, x2, x9, ge ; fcvtmu x8, h1 ; fmul d9, d12, d13 ; eon x10, x15, x0, lsl #31 ; csinc w6, w5, w14, hi ; scvtf d1, w8 ; scvtf d6, x3 ; sub x0, x11, xzr
orr w13, wzr, #0xff00 ; sqrdmulh s15, s13, s11 ; cmge v3.8b, v15.8b, v3.8b ; cls v7.2s, v13.2s ; eor w1, wzr, #0xff00 ; sbfm x5, x8, #32, #31 ; saba v11.8h, v2.8h, v15.8h ; ubfm w2, w15, #16, #31
extr x1, x9, xzr, #5 ; eor x11, x14, #0xff00ff00ff00ff ; and x9, x7, #0x1 ; ands x2, x1, #0x5555555555555555 ; ubfm w7, w1, #31, #30 ; sbfm x2, x11, #32, #63 ; ubfm x2, x13, #60, #3 ; movz w2, #0x1, lsl #16
fabs v4.2d, v3.2d ; ubfm x5, x4, #0, #62 ; bfm w0, w2, #20, #3 ; movn x3, #0x8000, lsl #0 ; fmaxnm v2.4s, v4.4s, v5.4s ; sbfm w2, wzr, #30, #9 ; frint32x v2.2d, v4.2d ; frecpx s1, s4
fcmge v6.4h, v15.4h, v3.4h ; urshl v5.8b, v11.8b, v15.8b ; fcvtmu s3, s12 ; sri v7.8h, v4.8h, #16 ; adds x3, x14, x4, lsl #31 ; sqshrn v6.2s, v4.2d, #31 ; and v14.8b, v14.8b, v14.8b ; csneg x2, x9, x14, pl
bfm x7, xzr, #3, #9 ; movn x0, #0x0, lsl #0 ; add w4, w4, #7 ; ubfm w1, w2, #20, #3 ; movk w4, #0x0, lsl #16 ; movk w4, #0x1, lsl #16 ; orr x0, x0, #0xffff ; and x2, x4, #0xfffffffffffffffe
orn w15, w7, wzr ; madd x2, xzr, x11, x7 ; movz w15, #0x1234, lsl #16 ; bfm w5, w14, #16, #16 ; bfm x10, x14, #1, #0 ; adds w12, w10, #1 ; bfm x9, x10, #56, #7 ; lslv x14, x14, x14
ands x1, x0, x7, lsl #1 ; fmul h2, h5, h4 ; fcvtpu w1, s6 ; ubfm x5, x6, #63, #62 ; fcvtzs wzr, s2, #7 ; rev16 w4, wzr ; extr x4, x0, x1, #1 ; sdiv w5, w2, w7
bics x14, xzr, x2 ; add x9, x6, x3, uxtx #0 ; ccmp w8, #10, #9, vs ; adcs w6, w15, w1 ; bics w11, w0, wzr ; csneg x9, x0, x6, eq ; csneg x2, x5, x0, mi ; adds x13, x8, x1, asr #1
fmul v14.8h, v3.8h, v14.8h ; fccmpe s14, s3, #0x8, eq ; scvtf d6, w10, #14 ; fcmpe h8, h3 ; fcvtzu w8, d6 ; fmaxv s2, v2.4s ; fmov h6, #5.625000000000000000e-01 ; facgt h12, h8, h11
fcvtpu w15, s8 ; fcvtzs x5, s12, #40 ; fmov s9, #1.900000000000000000e+01 ; fcmp s15, #0.0 ; bfm w15, wzr, #30, #9 ; ubfm w7, w10, #1, #31 ; frsqrts v5.4s, v6.4s, v11.4s ; orr w12, w3, #0x80000000
fcmge s3, s15, s2 ; frint32x v14.2s, v6.2s ; fmls v4.4s, v3.4s, v0.s[3] ; fcadd v10.4s, v12.4s, v14.4s, #90 ; fmls s3, s0, v0.s[3] ; fdiv v11.8h, v6.8h, v2.8h ; frinti v14.8h, v5.8h ; fcvtzu h3, h6, #1
adds x3, x4, x5, asr #31 ; sbfm w1, w5, #0, #31 ; sub w1, w3, w1, lsl #3 ; subs w3, w0, w5, asr #1 ; ccmp x3, x5, #14, al ; csinc x5, x4, x2, vs ; csinc w3, w4, w5, ge ; csinv w0, w2, w1, hi
orr w1, w5, #0xc0000003 ; sqdmlal s1, h3, h0 ; sqrdmlah v7.8h, v5.8h, v2.8h ; fcmgt v2.2s, v0.2s, #0.0 ; frinta v0.2d, v4.2d ; fminnmp v7.2d, v4.2d, v0.2d ; movn x2, #0x0, lsl #0 ; uqsub v5.4s, v3.4s, v4.4s
and w9, w5, w13, ror #15 ; add x11, x5, x1, lsl #1 ; sub w2, w9, w4, sxtb #0 ; subs x13, x5, wzr, uxtw #1 ; ccmn x9, x10, #15, nv ; csel x1, x0, x7, hi ; ccmp x1, x5, #12, gt ; crc32w w8, w8, wzr
ands x3, x0, #0xf0f0f0f0f0f0f0f ; ccmp x0, x5, #0, eq ; ands w4, wzr, w3, asr #5 ; and x2, x1, x3, asr #1 ; sbfm w3, w1, #0, #0 ; sbfm wzr, w0, #3, #9 ; orr w3, wzr, w4 ; crc32cx w0, w0, xzr
sli v10.4s, v9.4s, #0 ; sbfm x8, x13, #0, #15 ; ushl v5.8b, v10.8b, v5.8b ; urshl v9.2s, v7.2s, v8.2s ; extr w13, w2, w8, #0 ; sbfm w7, w15, #3, #20 ; ssra v2.4h, v12.4h, #16 ; movn w7, #0xffff, lsl #16
fcvtzs x9, s4 ; fcvtzu x9, s8 ; ucvtf s1, x4, #6 ; fcvtns w12, d3 ; fccmp d2, d13, #0x9, hi ; fmax s5, s1, s14 ; fcmp d2, #0.0 ; fcvtzs x14, d15, #40
and x2, x5, #0x8000000080000000 ; ubfm w2, w4, #1, #31 ; fcmla v4.8h, v1.8h, v0.8h, #0 ; facge v2.2d, v3.2d, v5.2d ; sub w1, w3, #0x800 ; frint32z v1.2d, v2.2d ; bfm x0, x4, #0, #63 ; movk wzr, #0x55
movz w11, #0x1, lsl #16 ; sri v15.16b, v11.16b, #1 ; ubfm x6, x5, #1, #1 ; eor x14, x3, x13, asr #1 ; subs x12, x2, xzr ; csel xzr, x6, x8, eq ; orr w2, w9, w10, asr #31 ; orr x7, x6, #0x3333333333333333
fcvtps w4, h4 ; fcvt s9, h15 ; fccmp d11, d14, #0xb, nv ; ucvtf s12, x15, #25 ; fcvtau x4, s4 ; fcvtps x4, s5 ; ucvtf s13, x12 ; fmadd d9, d6, d9, d13
subs x2, x13, #0xfff ; bfm x9, x3, #32, #32 ; add w11, w4, w2, asr #31 ; sbfm w13, w11, #24, #7 ; csneg w2, w9, w13, eq ; subs w12, w1, w15, sxtw #0 ; bics w5, wzr, w10, asr #5 ; ubfm xzr, x15, #3, #9
bfm x4, x0, #20, #3 ; adds w0, w0, #1 ; sqxtun2 v0.8h, v6.4s ; sqsub v0.8b, v2.8b, v0.8b ; frecpx h5, h0 ; fcvtzu v2.8h, v1.8h, #6 ; sqdmulh h1, h7, v1.h[4] ; mls v3.2s, v1.2s, v0.s[3]
frintz v15.4s, v13.4s ; fsub v12.4s, v3.4s, v13.4s ; fmul h3, h2, v9.h[0] ; fmla v7.8h, v1.8h, v6.h[0] ; fcadd v6.4h, v14.4h, v4.4h, #270 ; fcmla v1.4s, v7.4s, v5.s[0], #180 ; fcvtps v7.4h, v11.4h ; fmul v15.4s, v13.4s, v3.4s
rmif x6, #5, #0 ; bics w15, w10, w9, lsl #31 ; eor w3, w13, w4 ; sub x14, x9, w2, uxth #1 ; sqdmull2 v7.4s, v4.8h, v13.h[7] ; csinv x5, x12, x2, ge ; adcs x4, x15, xzr ; bic w13, w13, w13
scvtf d14, w1 ; fcmgt v0.2d, v15.2d, v13.2d ; ucvtf s14, w2, #15 ; adds w0, w2, w14, sxtx #0 ; bics x15, x8, x4, lsr #31 ; frsqrts v8.2d, v10.2d, v10.2d ; csel x5, x13, xzr, gt ; sub w14, w8, w14, lsl #3
subs x0, x5, x1, lsr #31 ; adds x7, x5, w4, uxth #1 ; subs w6, w2, w3, sxtb #1 ; add w6, w1, w5, uxtx #4 ; udiv x7, x7, x7 ; smaddl x2, w5, w6, xzr ; csel w7, w2, w0, ls ; eon w6, w5, w6, lsl #3
ands x1, x0, x4, lsl #1 ; bic w5, w2, w1, ror #15 ; zip1 v1.8b, v2.8b, v5.8b ; sqrdmlah v4.4s, v6.4s, v2.s[0] ; usmmla v1.4s, v5.16b, v2.16b ; eor w0, w7, w1, ror #1 ; rmif x0, #28, #15 ; cmeq v3.4s, v7.4s, #0
fsub h4, h5, h6 ; fcmla v5.2d, v5.2d, v6.2d, #180 ; fmul s3, s3, s3 ; sqshlu v4.4h, v7.4h, #8 ; fminp v2.2s, v3.2s, v5.2s ; fcvt s6, h1 ; fcvtau x5, h2 ; cmeq v2.2d, v7.2d, v4.2d
fmul h3, h5, h4 ; fnmadd s2, s4, s5, s0 ; fminnm d1, d2, d5 ; fcvtnu x0, h0 ; fcvtas w4, h5 ; fcvtzs x5, h2, #31 ; fmov x1, v5.d[1] ; fccmp s5, s0, #0x4, hi
fcmpe d4, d2 ; movk w1, #0xffff, lsl #16 ; fsub s4, s5, s1 ; movz x4, #0x1234, lsl #0 ; extr w5, w1, w1, #0 ; fcvtpu x4, d1 ; fcmp d0, d0 ; scvtf d3, x3, #39
sqrshrun v2.4h, v1.4s, #1 ; sqshrn b3, h7, #7 ; and w4, w3, #0x7fffffff ; movk w5, #0xffff, lsl #0 ; bfm x0, x3, #32, #32 ; bfm w7, w5, #20, #3 ; sminv s6, v0.4s ; adds x1, x7, #1, lsl #12
add w9, w13, w12, sxtx #1 ; eor w5, w5, w5 ; bics x6, x7, x11, lsr #31 ; csel x0, x3, x10, cc ; sub x9, x12, x1, lsl #1 ; ands w6, w11, w5, lsr #31 ; ccmp w13, #14, #13, cs ; orr w2, w6, w9, ror #15
fcmle v2.8h, v4.8h, #0.0 ; eon x2, x5, x3, ror #31 ; fcvtzu s4, s1, #28 ; bics w2, w4, w3, lsr #15 ; fcvtl v3.2d, v2.2s ; eor w0, wzr, w1 ; adds xzr, x5, x4 ; csinv x5, x2, x1, eq
fnmsub d15, d6, d15, d12 ; sqdmlal d4, s8, v14.s[3] ; srshr v15.2s, v13.2s, #32 ; fccmpe s15, s12, #0x2, pl ; sqshl h11, h1, h10 ; fmov w6, s15 ; fcvtzu x1, s2, #15 ; sqxtun2 v14.8h, v5.4s
fcmge d3, d1, d5 ; fmul s4, s0, v2.s[3] ; fmulx v1.8h, v4.8h, v5.h[7] ; scvtf h4, h3, #5 ; fmls v2.4h, v4.4h, v3.h[2] ; frsqrte d1, d5 ; fmulx v1.4s, v4.4s, v0.s[2] ; frecpx d2, d1
mov v5.h[7], v4.h[0] ; ursra v5.2d, v6.2d, #1 ; subs xzr, x5, w1, sxth #3 ; csneg w3, w0, w5, ls ; and wzr, w2, w1 ; adds xzr, x7, x5 ; shsub v6.4s, v1.4s, v3.4s ; umaxv b0, v1.16b
frsqrte v2.2s, v4.2s ; uqrshrn2 v4.8h, v0.4s, #8 ; shll2 v2.8h, v4.16b, #8 ; extr x5, x3, x3, #0 ; fcvtps v3.2s, v2.2s ; and w3, wzr, #0xff00 ; frint32x v5.2s, v4.2s ; sqshrun s2, d4, #1
orn v1.16b, v9.16b, v5.16b ; srhadd v6.8h, v10.8h, v4.8h ; dup v14.4s, w14 ; sqrdmulh h1, h8, v10.h[1] ; sqsub b10, b8, b14 ; cmge v8.8b, v5.8b, v8.8b ; sqneg b14, b15 ; sqshlu h7, h11, #15
ands x4, x3, #0xffff0000ffff0000 ; umlsl v4.2d, v1.2s, v0.s[1] ; sqshlu v2.16b, v4.16b, #0 ; mov v0.h[7], v1.h[0] ; movn w5, #0x0, lsl #16 ; ssubl v0.2d, v5.2s, v2.2s ; sqxtun b1, h4 ; srshr v0.4s, v1.4s, #1
ucvtf d4, w8, #1 ; fmax v11.2s, v1.2s, v13.2s ; fminnmp v12.4s, v15.4s, v3.4s ; ucvtf d6, x13 ; fcvtps v5.2s, v0.2s ; movk w4, #0xffff, lsl #16 ; eor w8, w1, #0xc0000003 ; fcmla v14.2s, v11.2s, v1.2s, #0
fcmgt s6, s7, #0.0 ; fcmla v2.2s, v4.2s, v7.2s, #90 ; fcmle v5.4h, v1.4h, #0.0 ; fcmla v3.8h, v1.8h, v7.h[1], #90 ; frecps s7, s3, s4 ; frsqrte s0, s4 ; fcmgt d6, d2, #0.0 ; fcmle s0, s1, #0.0
subs w0, w0, #1 ; fccmp h10, h0, #0x6, vc ; fcvtzs w9, h2, #6 ; extr x15, x4, x5, #8 ; fdiv h10, h1, h9 ; add x0, x11, #1, lsl #12 ; fcvtzs x12, s7 ; movz w2, #0x1, lsl #16
scvtf d3, x5, #39 ; fmaxnmp h3, v0.2h ; sub x2, xzr, x4, asr #5 ; sbc x0, xzr, x5 ; adds w1, w4, w0, uxtb #0 ; fnmul s4, s0, s1 ; fmov d1, d3 ; adds w0, wzr, w2
movz w1, #0x1, lsl #0 ; extr x3, x7, x7, #63 ; movn x7, #0x1, lsl #16 ; ubfm w7, w0, #0, #0 ; ands x0, x1, #0x3333333333333333 ; bfm x2, x1, #0, #15 ; bfm w5, w3, #31, #0 ; movz w5, #0x1, lsl #0
fabd v6.2d, v4.2d, v7.2d ; extr w4, w0, w6, #8 ; movz x0, #0x1, lsl #0 ; sbfm w7, w4, #16, #16 ; ubfm w1, w3, #20, #3 ; movn x3, #0x0, lsl #48 ; fcmeq h1, h4, h0 ; ubfm x7, x4, #3, #20
fminnm s2, s5, s1 ; raddhn2 v3.4s, v6.2d, v4.2d ; trn2 v7.4s, v1.4s, v2.4s ; orn x5, x7, x3, asr #31 ; usqadd v1.4h, v4.4h ; fcmp d4, #0.0 ; fcvt s6, d5 ; scvtf s3, w7, #10
sminv s8, v0.4s ; shrn v14.4h, v12.4s, #1 ; sli v5.8b, v13.8b, #1 ; sqdmlsl d7, s6, s11 ; uqshl d2, d11, d4 ; dup v0.2s, v14.s[1] ; sqrshrun s3, d14, #1 ; umull v8.8h, v9.8b, v6.8b
sbfm w4, w1, #8, #7 ; uqadd v2.8h, v1.8h, v0.8h ; sqshl s1, s0, s1 ; usqadd h0, h2 ; orr w0, w3, #0x80000000 ; usra v1.2s, v3.2s, #31 ; bfm x5, x1, #32, #31 ; bfm xzr, x1, #3, #9
fmov h3, #-1.562500000000000000e-01 ; fmul h4, h0, v3.h[0] ; add w2, w3, #0x800 ; frint64x d3, d4 ; fcvtas w3, s5 ; fmadd h3, h4, h5, h0 ; movk x4, #0x1, lsl #32 ; fmul v2.2s, v0.2s, v1.s[3]
frint64x d5, d3 ; fdiv d5, d4, d2 ; fcsel d0, d4, d1, pl ; fcvt h5, d1 ; frint64z d0, d2 ; fcvtnu w1, h3 ; fcvtps x0, h2 ; frintm d5, d0
ands w3, w2, w6, lsl #31 ; orr x0, x6, #0xf0f0f0f0f0f0f0f ; movz x0, #0x1, lsl #32 ; eor w3, w1, #0xfffffffe ; extr wzr, w2, w6, #5 ; sbfm w1, w6, #8, #7 ; ubfm x5, x7, #63, #0 ; clz x0, x0
fccmpe d3, d5, #0x6, ls ; fcvtps w2, d1 ; fmsub h5, h2, h7, h0 ; movk w0, #0x1234, lsl #16 ; frinta d5, d2 ; fcvtmu w1, s2 ; fcvtau x5, h1 ; sqshrn2 v4.4s, v0.2d, #31
fmov w5, h4 ; fcvtzu x3, h4, #14 ; fccmp s1, s4, #15, al ; fcvtzs x1, d1 ; fcvtzs w4, d5 ; frintm h4, h2 ; frint32x d5, d1 ; fcvt d0, s2
ubfm x0, x9, #63, #63 ; usqadd b0, b10 ; ubfm w7, w6, #20, #3 ; shl v6.16b, v1.16b, #0 ; sbfm w12, w11, #8, #7 ; sqshl v1.4s, v6.4s, #1 ; ands x13, x9, #0x1 ; and x12, x6, #0xf0f0f0f0f0f0f0f
csinv w1, w0, w2, vc ; add w0, w0, #7 ; subs w5, w3, #1, lsl #12 ; fnmadd d0, d2, d5, d3 ; sub x4, x3, x0, asr #31 ; subs w1, w3, w0, uxtb #0 ; orr x4, x2, #0x3333333333333333 ; frinta s1, s5
ubfm x4, xzr, #3, #9 ; adds w5, w3, #1 ; ands x4, x3, #0x5555555555555555 ; eor x1, xzr, #0x1ff ; subs x2, x1, #1 ; eor x5, x5, #0xffff ; extr x1, x5, x5, #8 ; bfm xzr, x3, #3, #9
ubfm x5, x9, #4, #11 ; frint32z s12, s11 ; fcvtzu w10, d1 ; eor x8, x9, #0x1 ; frintz d10, d8 ; bfm w12, w4, #1, #0 ; fcvtns w10, d3 ; sbfm x5, x6, #3, #20
fcmge v13.2d, v7.2d, v10.2d ; frsqrts v9.8h, v13.8h, v10.8h ; fcmla v5.2s, v8.2s, v1.2s, #90 ; fmulx v3.4s, v1.4s, v15.s[2] ; fcvtpu s2, s6 ; orn w11, wzr, w14 ; orn x5, x14, xzr ; fcvtns h11, h6
orr x4, xzr, x7 ; csinc xzr, x6, x5, eq ; bics x5, x6, x4, asr #31 ; lsrv w6, w2, w1 ; lslv x2, x5, xzr ; csinv xzr, x6, x1, eq ; csinv x4, x7, x3, cs ; ands w2, w0, w7, asr #15
fcvtpu w10, s9 ; rbit v3.16b, v8.16b ; sqneg d12, d13 ; fcvtas w2, h3 ; fmin h5, h6, h10 ; cmeq v9.4s, v6.4s, #0 ; sub v15.8h, v2.8h, v0.8h ; fcsel h6, h1, h0, cc
fmulx d5, d4, d0 ; add w5, w2, w1, uxtw #0 ; sbfm w3, w0, #0, #0 ; bfm xzr, x0, #3, #9 ; movk x1, #0x8000, lsl #32 ; fcvtps v4.2s, v1.2s ; sbfm x5, x1, #0, #62 ; smaddl x2, w2, w2, x2
fcmla v7.2d, v7.2d, v6.2d, #180 ; fcmgt v7.8h, v3.8h, v0.8h ; fminnmp d5, v4.2d ; fmulx v2.4s, v7.4s, v0.4s ; fmla v5.2d, v3.2d, v1.d[0] ; fsub v0.8h, v4.8h, v7.8h ; fcadd v3.2d, v6.2d, v2.2d, #90 ; frsqrts v5.8h, v6.8h, v4.8h
frinti h14, h9 ; frintm s5, s8 ; sshll2 v3.8h, v5.16b, #1 ; fabs d8, d0 ; umin v0.8b, v10.8b, v0.8b ; fccmpe h4, h6, #0xb, nv ; ssubw2 v12.2d, v9.2d, v5.4s ; addp v13.8b, v0.8b, v12.8b
csneg x4, x5, x2, vc ; bic w3, w1, w4, ror #15 ; sqshrn2 v2.8h, v0.4s, #16 ; bfm xzr, x4, #3, #9 ; add x3, x2, x4 ; ands w3, w5, w4, asr #31 ; extr x3, x4, x4, #0 ; rev w2, wzr
fmov x7, d5 ; fminnm d9, d12, d7 ; fmul h1, h11, h14 ; fcvt d8, h6 ; fmadd h3, h12, h8, h13 ; fmax s10, s4, s3 ; fcvtau x7, h15 ; fcvtzu w9, h4
extr x6, x1, x1, #8 ; ands x3, x5, #0xffff0000ffff0000 ; fcmpe h3, h2 ; ubfm w2, w1, #0, #0 ; movz w5, #0x0, lsl #0 ; add w1, w4, #0x800 ; fmsub d5, d0, d4, d2 ; fcvt h3, s4
fcadd v3.2s, v0.2s, v1.2s, #90 ; eor x2, x7, #0xf0f0f0f0f0f0f0f ; movk w3, #0xffff, lsl #0 ; ubfm x3, x5, #63, #1 ; fcmla v3.2s, v1.2s, v6.2s, #180 ; mls v2.8h, v6.8h, v1.h[7] ; srshl v0.4h, v1.4h, v4.4h ; movn x0, #0x1234, lsl #0
ursra v5.2s, v2.2s, #31 ; sqrshrn v7.2s, v0.2d, #32 ; sqrshl v5.8h, v3.8h, v0.8h ; uqrshrn v7.8b, v4.8h, #1 ; uhadd v4.8b, v7.8b, v4.8b ; dup v4.2d, v6.d[0] ; clz v7.4h, v4.4h ; add v3.8b, v0.8b, v6.8b
ands x14, x10, #0xff ; csinc w9, w2, w4, cc ; adds w13, wzr, w14 ; crc32ch w3, w3, wzr ; movn x4, #0x8000, lsl #32 ; movz x3, #0xffff, lsl #16 ; movk x0, #0x1, lsl #16 ; add x7, x9, w3, sxtw #4
rsubhn v1.8b, v7.8h, v0.8h ; fcvtzu d0, d2 ; fminnmp v6.8h, v5.8h, v4.8h ; frsqrts s1, s0, s5 ; fnmsub h6, h1, h3, h5 ; usra v4.4h, v1.4h, #1 ; sli v3.8h, v1.8h, #0 ; eor v4.16b, v7.16b, v1.16b
scvtf h1, w4, #31 ; fccmp s0, s0, #0x4, cc ; fcvt d3, s1 ; fmov v5.d[1], x6 ; fcsel s5, s0, s3, vc ; fcvtzs w0, s4 ; fnmadd s3, s6, s4, s5 ; fccmp h4, h2, #0x2, pl
fcmgt v5.4s, v1.4s, v2.4s ; fcvtnu v5.4h, v0.4h ; movk w2, #0xffff, lsl #0 ; frintm v5.4s, v3.4s ; bfm x5, x3, #32, #31 ; ands w3, w4, #0x1 ; sbfm x1, x3, #0, #63 ; fcmla v0.8h, v4.8h, v3.h[2], #90
fneg h4, h2 ; bfm w3, w2, #0, #0 ; fmov v0.d[1], x0 ; and w5, w0, w2, asr #1 ; fneg s0, s5 ; fcvtzu w3, s3 ; fcmp s2, #0.0 ; extr w5, w2, w2, #1
subs x3, x6, #1, lsl #12 ; sbfm w2, w4, #0, #30 ; sbfm x0, x5, #32, #31 ; bfm w2, w1, #16, #31 ; movn w6, #0x1, lsl #0 ; orr w0, wzr, #0xff00 ; sbfm x7, x5, #32, #32 ; ands w1, w5, #0x55555555
rorv w4, w1, wzr ; mov xzr, v5.d[1] ; sqadd b0, b4, b2 ; umulh x4, xzr, x5 ; bics w3, w4, w5, lsr #15 ; umulh x3, x0, x2 ; sshll v5.8h, v4.8b, #1 ; rev64 v0.4h, v5.4h
bics w4, w3, w0, asr #15 ; fmaxp v3.4s, v6.4s, v1.4s ; sub x3, x4, x1, lsr #31 ; ucvtf h5, x0, #47 ; rbit w0, w0 ; fneg v0.4s, v3.4s ; fsqrt v4.4h, v1.4h ; sub x4, x6, x7, asr #63
fcsel s4, s0, s2, hi ; fccmp s5, s3, #0x4, hi ; fcsel d7, d6, d1, pl ; fcvtzu w5, s4, #6 ; fcmpe h6, h4 ; fjcvtzs w2, d3 ; fcvtzu x1, d6, #23 ; fmov w6, h3
fcmeq d5, d4, d3 ; fmla v3.8h, v0.8h, v2.8h ; extr x4, x2, x0, #1 ; ubfm w2, w1, #20, #3 ; bfm xzr, x4, #3, #9 ; fcmlt s0, s2, #0.0 ; fminnmv s2, v3.4s ; fcvtmu v4.8h, v3.8h
sri v11.4s, v7.4s, #1 ; movk x6, #0x1, lsl #32 ; sqshrn h13, s4, #1 ; bfm w4, w2, #1, #1 ; neg v10.2s, v12.2s ; eor w14, w12, #0xc0000003 ; sub x7, x8, x5, sxtx #0 ; subs x15, x2, wzr, uxtw #1
fsqrt v3.2d, v6.2d ; fmlsl v5.4s, v7.4h, v5.4h ; fcvtzs v3.4s, v4.4s, #31 ; fminnm v3.4s, v1.4s, v4.4s ; fmaxnm v0.2d, v6.2d, v6.2d ; frintx v6.8h, v1.8h ; fmul v5.4h, v3.4h, v6.h[7] ; fcvtau v7.4s, v1.4s
bfm x13, x9, #1, #63 ; uqshl d15, d14, #1 ; add w8, w3, #0xfff, lsl #12 ; sbfm w15, wzr, #30, #9 ; sbfm w4, w10, #0, #7 ; saddw2 v10.2d, v4.2d, v14.4s ; ands w7, w1, #0x7fffffff ; movk x2, #0x1234, lsl #48
fcvtnu d12, d15 ; sshl v0.4s, v9.4s, v14.4s ; fcvtns v5.4s, v9.4s ; bics x4, x2, x11, ror #31 ; smin v11.8h, v13.8h, v8.8h ; fcvtmu h3, h7 ; sqrshl v9.8h, v4.8h, v6.8h ; csneg w14, w0, w15, vs
shrn v0.8b, v3.8h, #1 ; sqrdmulh v0.8h, v4.8h, v5.8h ; sqshrun v0.4h, v2.4s, #8 ; ext v4.8b, v7.8b, v0.8b, #7 ; sri d1, d5, #63 ; ssubw2 v7.2d, v1.2d, v5.4s ; movi v3.2s, #0xa6, msl #16 ; zip2 v3.2d, v2.2d, v1.2d
fmul v2.2d, v1.2d, v10.d[0] ; srshl v12.8h, v11.8h, v10.8h ; ucvtf h5, h6, #14 ; fcmeq v7.2d, v12.2d, #0.0 ; mla v7.4h, v12.4h, v13.4h ; fadd v13.8h, v7.8h, v11.8h ; bsl v14.8b, v13.8b, v5.8b ; sdot v15.2s, v4.8b, v8.4b[3]
fcmeq d6, d0, #0.0 ; subs w5, w1, w2, sxtb #0 ; movi v6.4s, #0xa6, msl #16 ; ucvtf d7, d3, #50 ; eon w2, w4, w2, lsl #3 ; csinc x1, x2, x5, vc ; sqshrun2 v4.16b, v6.8h, #8 ; cls v4.2s, v7.2s
movn x6, #0x0, lsl #0 ; sbfm x8, x4, #63, #63 ; bfm x13, x12, #1, #0 ; add w6, w6, #7 ; bfm w13, w14, #31, #31 ; ubfm w13, w2, #31, #30 ; sbfm w7, w10, #20, #3 ; extr x9, x8, x9, #7
sqshl h3, h2, #0 ; sshll v4.8h, v5.8b, #7 ; shsub v3.8b, v1.8b, v3.8b ; cmhs d5, d4, d0 ; sqdmulh v4.4h, v5.4h, v3.h[7] ; add w5, w3, w4, lsl #31 ; sub w2, w5, w1, uxtx #0 ; srsra v2.8b, v5.8b, #8
fcvtzu w11, h4 ; fnmul d12, d1, d4 ; dup v0.16b, w3 ; movi v0.4h, #0xa6 ; bfm w11, w11, #3, #9 ; scvtf s5, w2 ; sub x12, x12, #7 ; fcvtnu w6, s5
fcvtns v3.2d, v1.2d ; scvtf s3, s5 ; fcmge v0.2d, v6.2d, v1.2d ; fcvtps v5.2s, v7.2s ; fabs v5.2s, v0.2s ; fmls v6.4s, v1.4s, v4.s[3] ; fmla v4.2s, v0.2s, v6.s[2] ; fmls d5, d6, v1.d[0]
fmaxnm v12.4s, v6.4s, v3.4s ; sub x9, x10, w11, uxth #0 ; csinc w11, w8, wzr, gt ; adcs x10, xzr, x7 ; csneg x10, x6, x15, cc ; subs x1, x8, w12, uxtw #1 ; ucvtf d10, d2, #61 ; csinc x1, x1, x1, cs
sbfm x10, x1, #1, #0 ; fcvtnu w1, s2 ; adds w14, w10, w6, sxtw #4 ; movn w1, #0xffff, lsl #16 ; fcvt s13, d9 ; sub x15, x7, #0xfff ; eor w6, w1, w10, lsr #1 ; frintz h12, h4
fminnm s6, s11, s1 ; fmov d7, #1.000000000000000000e+01 ; scvtf d12, w12 ; fmov h11, h15 ; ucvtf h9, w14 ; fcmp d5, d5 ; fcvtzs w5, h8, #7 ; fcvtns x4, s5
rmif x13, #28, #15 ; fmov h6, #-2.812500000000000000e-01 ; setf8 w12 ; ucvtf s2, x11 ; add w13, w15, w8, asr #1 ; fcsel d14, d0, d1, al ; fcvtas w2, s9 ; ucvtf d0, x3, #26
fcvtpu w2, h1 ; urshr v3.2s, v1.2s, #1 ; fcvtns x1, h6 ; bic w3, w6, w7, lsl #1 ; uqsub v2.2d, v5.2d, v7.2d ; sqshl v6.8h, v2.8h, #15 ; sqdmlal v1.2d, v2.2s, v4.s[1] ; lslv w4, w4, w4
bic wzr, w5, w2 ; csneg w2, w3, w5, vs ; and w2, w3, w2, lsl #3 ; subs x0, x2, x3 ; orn x4, xzr, x2 ; subs w4, w0, w3, uxtw #4 ; subs x4, x2, x0, asr #63 ; sbc x3, x0, xzr
sqshrun h3, s12, #16 ; sbfm x0, x9, #4, #11 ; srsra v7.4s, v9.4s, #31 ; ubfm x11, xzr, #3, #9 ; movn x1, #0xffff, lsl #0 ; eor x7, x14, #0x8000000080000000 ; sbfm x10, x13, #1, #63 ; orr w13, w3, #0x80000000
fcvtnu v2.4h, v0.4h ; frinta h2, h3 ; fcmlt v2.4s, v3.4s, #0.0 ; fcvtzu v5.4s, v0.4s ; fccmp h2, h3, #0x2, pl ; frinti h2, h1 ; fccmp s3, s4, #0xf, cc ; fmulx v3.4s, v2.4s, v4.s[1]
fcmgt v5.2s, v0.2s, v3.2s ; scvtf h5, h3, #2 ; facgt v0.4s, v3.4s, v4.4s ; fdiv v3.4s, v2.4s, v3.4s ; fcvtau s0, s1 ; ucvtf s2, s1, #14 ; fcmla v3.4h, v1.4h, v3.h[0], #270 ; fcvtzs v4.2d, v5.2d
bsl v3.16b, v5.16b, v1.16b ; sqrdmlsh v4.2s, v2.2s, v1.2s ; csinv x0, x3, x4, le ; usra v0.4s, v2.4s, #31 ; uqadd b3, b1, b2 ; raddhn v4.8b, v2.8h, v4.8h ; rorv w2, w2, w2 ; add x5, x3, x4, sxtx #4
usra v1.2s, v3.2s, #32 ; fcvtau x4, s1 ; scvtf d2, x5, #39 ; sub w4, w3, w1, lsr #15 ; eor w2, w4, w5, lsl #31 ; rorv wzr, w3, w4 ; fcvtps x3, h0 ; sbc w4, w3, w5
fmax v5.4s, v0.4s, v3.4s ; fcvtzs v4.8h, v1.8h, #5 ; fmlal v1.4s, v5.4h, v2.h[7] ; fmulx v4.2s, v2.2s, v1.s[1] ; fcvtn v4.4h, v3.4s ; fmls h0, h5, v4.h[0] ; ucvtf v5.2d, v0.2d, #28 ; fmulx s5, s2, v3.s[0]
fcvt s5, h0 ; subs x3, x2, #0 ; orr x5, x3, #0xc000000000000003 ; extr w0, w5, w5, #31 ; movk w1, #0xffff, lsl #16 ; fcsel d3, d0, d5, pl ; fcmp d2, d2 ; scvtf d3, x1
fmov v4.2d, #-6.500000000000000000e+00 ; uqshl v2.16b, v4.16b, #0 ; sub x4, x5, #1 ; sbfm x0, x0, #3, #9 ; fmla h1, h2, v3.h[1] ; fmla h3, h3, v0.h[3] ; subhn2 v2.4s, v4.2d, v3.2d ; bfm w3, w1, #0, #30
fcmeq v1.4h, v3.4h, #0.0 ; frsqrte v5.2d, v0.2d ; fcadd v2.2d, v3.2d, v1.2d, #270 ; fminnm v1.4h, v5.4h, v0.4h ; ucvtf h0, h3 ; fcvtxn v0.2s, v4.2d ; fcadd v5.2d, v2.2d, v3.2d, #270 ; fdiv v1.4s, v0.4s, v1.4s
srshr v13.8h, v0.8h, #8 ; uabd v10.2s, v6.2s, v5.2s ; ssubl2 v0.8h, v13.16b, v15.16b ; movk x9, #0x1, lsl #48 ; ubfm w1, w3, #0, #31 ; bfm x8, x15, #1, #63 ; uqxtn h6, s3 ; sqrshrun s8, d4, #1
usubw2 v1.4s, v4.4s, v2.8h ; uaddlp v1.2s, v0.4h ; fcmle h3, h4, #0.0 ; sbcs w3, w5, w2 ; bic x0, x1, xzr ; sshll v2.2d, v5.2s, #1 ; fabd v4.4h, v1.4h, v0.4h ; uaba v5.4s, v4.4s, v3.4s
fcvtns d0, d5 ; fmlsl2 v2.4s, v2.4h, v0.h[1] ; fcvtzs d5, d2, #40 ; fminp v1.4s, v3.4s, v0.4s ; fcvtns d2, d4 ; fcmla v4.8h, v5.8h, v3.h[1], #90 ; fcmge v4.4s, v0.4s, #0.0 ; fcmeq v4.4s, v5.4s, v1.4s
movk w2, #0x0, lsl #16 ; adds xzr, x4, #1 ; fcvtps x3, s3 ; fadd d0, d0, d0 ; sbfm x5, x2, #32, #63 ; fmov s5, w5 ; fcvtps w1, h3 ; fcmpe h5, #0.0
frsqrte v4.2d, v5.2d ; fminnm v5.2d, v2.2d, v4.2d ; fcvtzs w2, d5, #20 ; fcvtzu v3.2s, v1.2s ; fccmpe h0, h3, #0xb, nv ; fcvtps x1, s4 ; facge v2.8h, v0.8h, v0.8h ; fadd d1, d1, d1
uadalp v1.2s, v3.4h ; sqshrun v6.2s, v7.2d, #1 ; ssra d1, d2, #64 ; saddw2 v0.8h, v5.8h, v4.16b ; umlal v0.4s, v4.4h, v5.h[6] ; uqshrn v6.2s, v0.2d, #1 ; sqshrn v6.2s, v5.2d, #32 ; sshr v6.8b, v5.8b, #1
fcmla v14.8h, v0.8h, v7.h[0], #0 ; frint32z s15, s3 ; frintz s8, s5 ; fabs v3.2d, v12.2d ; fmax v14.2s, v11.2s, v5.2s ; frecpe s14, s8 ; fcvtps w0, s6 ; fcmge v8.2d, v1.2d, #0.0
orr w7, w5, #0xff ; and w3, w1, w4, lsr #15 ; ubfm x4, x7, #32, #63 ; subs w5, w0, w2, asr #31 ; frintz d6, d5 ; lsrv x4, x0, xzr ; fadd d5, d3, d2 ; orn w6, w7, w1, ror #1
bfm w2, w0, #31, #31 ; sub w1, w2, #0 ; ands x3, x5, #0xf00000000000000f ; bfm x2, x0, #0, #15 ; ubfm x4, x5, #5, #4 ; sub x5, x3, #1 ; subs w4, w4, #1 ; movn x5, #0xffff, lsl #0
ubfm x8, xzr, #30, #9 ; eor x0, x8, #0x8000000000000000 ; movz x2, #0x8000, lsl #32 ; movk w15, #0xffff, lsl #0 ; ubfm w7, w5, #31, #0 ; frintp v2.8h, v6.8h ; movk x14, #0xffff, lsl #16 ; sbfm x12, xzr, #3, #9
srshr v7.8b, v0.8b, #7 ; sabdl2 v1.4s, v5.8h, v3.8h ; fmax d6, d3, d5 ; trn2 v2.4h, v3.4h, v5.4h ; fcvtzu w7, h4, #19 ; sqxtun2 v0.8h, v1.4s ; orn x1, xzr, x2, asr #5 ; fmov h6, x6
add w1, w4, w0, sxth #1 ; add x3, x2, w5, uxtb #4 ; eor x2, x5, x4 ; eor w3, wzr, w0 ; sub x0, x3, w1, uxth #4 ; msub w3, wzr, w4, w0 ; rmif xzr, #3, #7 ; ands x3, x0, x5, lsr #31
sbfm w9, w12, #16, #16 ; and x8, x0, #0xf00000000000000f ; adds x6, x10, w12, sxtb #4 ; sbfm w5, w14, #4, #11 ; csel w9, w2, w8, cs ; subs w9, w12, w8 ; csneg x12, x4, x11, eq ; and x14, x5, #0xc000000000000003
scvtf v12.2s, v9.2s ; frintm s3, s1 ; ucvtf s8, s0 ; orr x9, x5, #0xff00ff00ff00ff ; fdiv v10.4h, v4.4h, v8.4h ; fcvtmu x11, h9 ; ubfm x1, xzr, #30, #9 ; fcmpe s15, #0.0
msub w2, w4, w3, w1 ; sub x2, x0, w1, sxth #1 ; sbc w5, w0, w2 ; sub x0, x5, x3, lsl #1 ; adcs x3, x3, x3 ; csel xzr, x0, x5, eq ; adds w0, w2, w4, lsr #15 ; asrv wzr, w4, w3
sqshrn v4.4h, v3.4s, #1 ; shsub v3.8h, v2.8h, v0.8h ; uaddw2 v1.8h, v2.8h, v5.16b ; ubfm x0, x1, #32, #63 ; orr v7.4s, #0xa6, lsl #8 ; rshrn v0.8b, v7.8h, #7 ; sbfm x2, x0, #56, #7 ; movz w7, #0x8000, lsl #16
csneg xzr, x2, x4, eq ; sqrshrun2 v2.4s, v7.2d, #32 ; uqsub v7.2d, v1.2d, v4.2d ; bic w7, w15, w1, asr #31 ; saddw v8.8h, v7.8h, v3.8b ; movi v12.4s, #0xa6, msl #16 ; fmul v0.4h, v4.4h, v3.4h ; add w9, w2, w1, uxtw #4
sbfm w4, w2, #0, #15 ; movk xzr, #0x55 ; movz x0, #0xffff, lsl #16 ; eor x1, x1, #0xffff ; sub x5, x3, #0xfff, lsl #12 ; ubfm x4, x1, #3, #20 ; bfm w0, w3, #16, #15 ; movz xzr, #0x55
fcmla v4.4h, v4.4h, v0.4h, #90 ; fmla v5.8h, v4.8h, v1.8h ; orr x0, xzr, #0x1ff ; bfm x5, xzr, #3, #9 ; extr w5, w4, w4, #16 ; fdiv v2.4h, v4.4h, v1.4h ; fmulx d3, d2, d1 ; scvtf v0.4h, v1.4h, #9
fccmp h9, h8, #0x6, vc ; pmul v9.8b, v11.8b, v9.8b ; mov v5.d[0], v11.d[1] ; fnmul h3, h12, h5 ; adds x9, x10, w0, sxtb #1 ; saddlv s15, v6.4h ; bic x15, x5, x13, ror #63 ; and x0, x7, x5, asr #63
scvtf h3, x5, #16 ; fcvtnu x4, d7 ; fcsel d1, d5, d2, al ; fcsel h7, h5, h0, cc ; fsqrt h3, h6 ; frintm s1, s6 ; fcvt s6, h2 ; fmov h7, x2
frintx h2, h5 ; sdiv w5, w7, wzr ; frint64z d0, d4 ; fmul s3, s3, s3 ; csneg x2, x4, x1, gt ; fcvtmu x3, d6 ; csel w3, w7, w2, al ; scvtf h3, x4, #16
adds x5, x5, #1 ; movk x5, #0x1234, lsl #48 ; eor w4, w3, #0xfffffffe ; uqshl s2, s0, #31 ; movz x2, #0x1234, lsl #0 ; uqrshl b1, b3, b2 ; fmadd s3, s1, s0, s2 ; subs w1, w1, #1
fabs s2, s13 ; fnmsub s10, s3, s10, s3 ; fmax h14, h4, h3 ; ucvtf h1, x12 ; fccmp s12, s2, #0xf, cc ; fcvtps w7, s13 ; fccmpe s10, s5, #0x6, ne ; fcvtnu x14, d9
fcvtzs w10, s6, #28 ; frinta s0, s3 ; fmov h9, #5.625000000000000000e-01 ; sqshl v14.8h, v2.8h, #15 ; raddhn2 v7.4s, v1.2d, v2.2d ; urhadd v5.8b, v9.8b, v5.8b ; suqadd d5, d11 ; fcmp d1, #0.0
frintp v1.4h, v4.4h ; subs w3, w5, #0x80 ; fcvtns x3, s1 ; fcmp d4, #0.0 ; sbfm w2, w3, #3, #20 ; fcvtms d2, d0 ; fcvtnu v5.8h, v5.8h ; movn w2, #0x8000, lsl #16
sqdmlal v7.4s, v2.4h, v3.h[3] ; srshr v7.4h, v6.4h, #16 ; rev64 v1.16b, v3.16b ; dup v4.16b, w5 ; cmlt d0, d5, #0 ; sqadd b4, b6, b3 ; eor v6.8b, v2.8b, v7.8b ; rev16 v7.8b, v2.8b
movk w7, #0x1, lsl #16 ; ubfm x0, x7, #63, #63 ; frintn v4.8h, v0.8h ; movk x2, #0x1234, lsl #32 ; ubfm w4, w6, #31, #0 ; ucvtf d3, d0 ; adds w0, w2, #1, lsl #12 ; sxth x4, w5
fsqrt s0, s7 ; sshll v6.4s, v0.4h, #15 ; ucvtf h4, x7 ; addv h3, v7.4h ; smlal2 v6.2d, v2.4s, v0.s[2] ; frintz h6, h1 ; adds x7, x7, #1 ; movn w1, #0x0, lsl #0
cmeq v2.8b, v5.8b, #0 ; dup v5.2s, w3 ; sqdmlal s5, h0, v2.h[4] ; sqshlu h3, h1, #8 ; uaddlp v5.1d, v7.2s ; ushr v3.2s, v6.2s, #32 ; sqrshrn2 v4.8h, v6.4s, #16 ; sqrdmlah v2.2s, v7.2s, v5.2s
sub x1, x0, w4, sxtw #1 ; csinc w1, wzr, w4, lt ; adds w0, w3, wzr ; adds x1, x2, x4, lsr #31 ; orr x2, x5, x0, lsr #63 ; sub x4, x0, w3, sxth #4 ; adds x4, x0, w5, uxtb #1 ; bfm x3, x1, #0, #0
bfm w11, w12, #28, #3 ; udiv x11, xzr, x4 ; adds x11, x12, x7, lsl #63 ; adc w3, w14, wzr ; extr w4, w14, w4, #7 ; cmeq v15.4h, v13.4h, #0 ; dup v8.4h, w3 ; eor w14, w11, #0xfffffffe
frint32x v1.2s, v7.2s ; fdiv v6.4s, v7.4s, v6.4s ; fmov v0.2s, #1.875000000000000000e-01 ; frintm v6.4s, v8.4s ; fmls v3.4s, v15.4s, v12.4s ; fmov v2.4s, #3.906250000000000000e-01 ; frint32x v11.2d, v2.2d ; fmla v1.4h, v1.4h, v0.4h
frsqrts v4.8h, v2.8h, v1.8h ; extr w4, w0, w1, #8 ; fcvtns v0.8h, v4.8h ; add x0, x2, #0 ; extr w0, w5, w4, #8 ; fcmgt v2.4h, v1.4h, #0.0 ; ucvtf v3.8h, v2.8h, #11 ; fcvtzs v0.4h, v4.4h, #1
fcvtzu x0, s3 ; sli v2.16b, v0.16b, #7 ; eor w0, w4, #0x1 ; movz w5, #0x0, lsl #16 ; movz w2, #0xffff, lsl #0 ; ubfm w3, w4, #1, #31 ; frint64x d4, d1 ; fnmadd d0, d4, d1, d2
fcmla v7.2s, v3.2s, v2.2s, #90 ; ucvtf v3.2d, v6.2d, #28 ; facge v3.2d, v2.2d, v5.2d ; fcvtps d2, d5 ; fmla v3.2d, v7.2d, v0.2d ; fmulx v2.4h, v3.4h, v7.4h ; fsqrt v1.2s, v5.2s ; fcvtnu v1.4h, v2.4h
fmaxnm v7.4s, v0.4s, v1.4s ; csneg x6, xzr, xzr, hi ; sub w6, w4, w1 ; sbc x0, x3, xzr ; csinc xzr, x0, x6, eq ; sub x7, x5, wzr, uxtw #1 ; sub w6, w3, w7, lsr #1 ; bics x6, x0, x5, ror #31
fmov d5, d2 ; fccmpe s2, s4, #0x8, eq ; srshr d3, d4, #1 ; frinta d0, d3 ; umlal v6.8h, v2.8b, v0.8b ; sbfm x1, x6, #8, #7 ; fcvtms w5, h6 ; frint32z d1, d2
fmadd s4, s15, s3, s1 ; fcvtps w9, s3 ; ucvtf h13, w14, #26 ; scvtf s12, x13 ; scvtf h5, w14, #31 ; fcsel h5, h11, h1, hi ; scvtf s3, x12, #5 ; fcvtzu x15, s7
orn x0, x15, x12, asr #31 ; orn w8, w15, w12, lsr #15 ; sub x11, x11, w11, sxtw #3 ; eon w8, w3, w5 ; fcmle s0, s3, #0.0 ; fcmgt v2.4h, v9.4h, v3.4h ; rorv w15, w15, w15 ; ccmn x2, x14, #12, gt
cmgt v5.4s, v13.4s, v14.4s ; fccmp h12, h0, #0xc, ls ; fsqrt d10, d10 ; sqrshrun2 v13.8h, v2.4s, #8 ; ext v2.8b, v4.8b, v5.8b, #3 ; ubfm x14, xzr, #3, #9 ; and x3, x8, #0x3333333333333333 ; subs x6, x12, #0xfff
eor x4, x5, #0x7fffffffffffffff ; movn w1, #0x0, lsl #16 ; ubfm x7, x2, #4, #11 ; bfm wzr, w4, #3, #9 ; bfm x2, x4, #0, #0 ; movn w2, #0x1, lsl #0 ; add w7, w0, #0 ; movk x6, #0x1234, lsl #32
subs w7, w3, wzr ; fmaxnmp d3, v4.2d ; fminp v7.4s, v3.4s, v1.4s ; madd w4, w2, w1, w7 ; frint64x v3.4s, v2.4s ; lslv w1, w1, w1 ; fmaxnm v1.4s, v0.4s, v6.4s ; adds w3, w2, w4, sxtw #4
cmgt v0.8b, v2.8b, v0.8b ; clz xzr, x2 ; frintm h5, h1 ; add v1.4s, v5.4s, v0.4s ; sub v5.8b, v4.8b, v3.8b ; fnmadd h5, h0, h1, h3 ; scvtf h1, w4, #27 ; adds x4, x2, w0, sxth #0
ubfm w3, w1, #1, #0 ; sbfm w12, w8, #16, #15 ; movk w0, #0x1, lsl #16 ; extr w4, w4, w15, #7 ; add w6, w15, #0xfff, lsl #12 ; sbfm x2, x6, #20, #3 ; bfm x14, x14, #3, #9 ; ands xzr, x10, #0xf0
ubfm w2, w1, #4, #11 ; subs x0, x2, x3, lsl #63 ; uxtb w5, w1 ; ubfm x5, x3, #63, #0 ; eor x1, xzr, #0x1ff ; sbcs wzr, w0, w1 ; bfm w5, w4, #1, #1 ; ubfm w2, w5, #5, #4
sshr v0.8h, v1.8h, #1 ; adds x0, x2, #0 ; movz x1, #0x1234, lsl #32 ; cmhs v0.8h, v3.8h, v4.8h ; abs v2.16b, v0.16b ; sxtw x0, w5 ; fjcvtzs w4, d3 ; fcmp d0, d0
eor v0.16b, v5.16b, v2.16b ; umull2 v4.4s, v0.8h, v5.h[3] ; sqshrn h4, s2, #1 ; sabal v2.8h, v3.8b, v0.8b ; ursra d1, d2, #64 ; uqrshrn2 v4.8h, v5.4s, #16 ; sqdmlsl2 v5.4s, v0.8h, v4.h[7] ; addhn v3.2s, v2.2d, v5.2d
srshr v6.4s, v4.4s, #31 ; and x4, x7, #0x1 ; sub w4, w6, #0x800 ; ands xzr, x6, #0xf0 ; movk x2, #0x1234, lsl #48 ; eor x7, x6, #0x8000000080000000 ; sub w0, w5, #0xfff ; orr x0, x4, #0xaaaaaaaaaaaaaaaa
fcmeq h5, h7, h6 ; sqshrn v6.8b, v7.8h, #1 ; udot v7.2s, v2.8b, v7.8b ; fcmp s5, #0.0 ; fmov s1, #1.900000000000000000e+01 ; fcvtms v1.2d, v2.2d ; sqabs b4, b7 ; fmov d4, #1.000000000000000000e+01
ubfm x6, x9, #0, #0 ; sbfm x15, x4, #32, #63 ; orr w5, w13, #0x55555555 ; ands x10, xzr, #0x1ff ; movn xzr, #0x55 ; ands x9, x10, #0x3333333333333333 ; extr wzr, w9, w13, #5 ; movn x9, #0x0, lsl #16
fcmlt v0.4s, v1.4s, #0.0 ; smov x0, v2.h[7] ; cmge v3.8h, v4.8h, #0 ; fcvtn2 v3.4s, v3.2d ; fmul v4.2d, v5.2d, v1.d[0] ; pmull v5.1q, v1.1d, v5.1d ; sqrshl v1.16b, v0.16b, v5.16b ; ssra v0.4h, v5.4h, #8
uqshrn v3.4h, v0.4s, #8 ; bfm w0, w5, #24, #7 ; sqrshrn2 v5.8h, v3.4s, #16 ; extr w4, w5, w1, #0 ; urshr v5.16b, v2.16b, #1 ; fccmp h0, h4, #0x6, vc ; sbfm x2, x5, #0, #63 ; zip2 v4.8h, v2.8h, v0.8h
bic v10.16b, v11.16b, v13.16b ; sqrshrn s2, d14, #32 ; shrn2 v6.16b, v3.8h, #8 ; cmeq v11.4h, v3.4h, #0 ; sqdmull v11.4s, v12.4h, v9.h[1] ; and v3.8b, v0.8b, v8.8b ; urshr v15.8h, v3.8h, #1 ; sqxtn2 v10.16b, v13.8h
ubfm w4, w2, #1, #1 ; extr x2, x3, x4, #32 ; bfm w0, w4, #24, #7 ; bfm w0, w4, #1, #1 ; cmgt v3.4s, v5.4s, v4.4s ; extr x0, x3, x3, #0 ; sqrshrun2 v0.8h, v2.4s, #8 ; bfm x1, x4, #0, #15
fsqrt d6, d6 ; sqshrn h0, s4, #8 ; sabd v2.16b, v1.16b, v4.16b ; ubfm x2, x5, #56, #7 ; add x5, x5, #7 ; fcvtzs x7, d0, #40 ; fcvtzu x4, s6 ; fcvtzs w6, d4, #24
fmin v7.2d, v1.2d, v3.2d ; frsqrts v2.2s, v0.2s, v3.2s ; frint32z v5.4s, v4.4s ; frint32z v3.2d, v2.2d ; fcmgt s4, s7, s3 ; fcvtnu v5.2s, v1.2s ; scvtf v5.2d, v2.2d ; fcmeq s4, s2, #0.0
fminp v14.4s, v7.4s, v3.4s ; movk w7, #0x1, lsl #16 ; adds w8, w8, #1 ; bfm x14, x4, #1, #1 ; ubfm x7, x2, #8, #7 ; eor x3, x8, #0xf0f0f0f0f0f0f0f ; fcmla v10.8h, v7.8h, v15.h[0], #270 ; fmla v13.2d, v8.2d, v6.d[1]
urshr v3.2s, v13.2s, #31 ; sbfm x8, x6, #1, #63 ; orr w13, w3, w13, lsl #3 ; urhadd v0.8h, v14.8h, v12.8h ; madd xzr, x5, x9, x1 ; bics x9, x11, x9, lsl #3 ; sbcs x4, x4, x4 ; eon w1, w12, w11, lsr #15
uaddlp v4.4h, v0.8b ; raddhn v0.8b, v5.8h, v3.8h ; umin v0.8b, v4.8b, v5.8b ; orn v3.8b, v1.8b, v3.8b ; uzp1 v3.4h, v3.4h, v3.4h ; srsra v3.4h, v2.4h, #1 ; shll v3.2d, v0.2s, #32 ; raddhn v0.2s, v4.2d, v2.2d
subs w2, w15, w0, sxth #0 ; ands w11, w2, w13, ror #31 ; rev x1, x1 ; addhn v1.8b, v3.8h, v7.8h ; mov xzr, v6.d[1] ; srshl v15.4s, v2.4s, v9.4s ; movi v10.4s, #0xa6, lsl #8 ; sub w2, w14, w8, uxth #1
fcvtzu x0, h5, #14 ; extr x1, x2, x4, #0 ; frinti v4.2s, v3.2s ; fneg v5.4s, v4.4s ; fcvtms wzr, d0 ; fcsel s4, s2, s1, eq ; fcvtas w4, h4 ; and x3, x2, #0x5555555555555555
fcvtas w7, d1 ; fcvtzs w6, d1 ; fcvtau x5, s6 ; fcmpe d0, d5 ; fccmpe s3, s6, #0x2, pl ; scvtf h5, x7, #16 ; fsqrt h6, h7 ; fcvtnu x4, d6
mvni v0.2s, #0xa6, msl #8 ; bic w2, wzr, w4 ; eon w5, w1, w0, ror #31 ; subs w0, w5, w4 ; ssra v4.8b, v2.8b, #7 ; mla v3.8b, v5.8b, v3.8b ; orr x1, x0, x2, ror #63 ; ummla v4.4s, v0.16b, v5.16b
ssra d4, d2, #1 ; fmlal v0.2s, v4.2h, v4.h[0] ; fcmla v1.8h, v7.8h, v2.8h, #180 ; fcvtzu d6, d7, #51 ; zip1 v6.8b, v1.8b, v6.8b ; fnmsub s3, s4, s3, s4 ; scvtf s0, w3 ; sqneg v7.2s, v6.2s
sqrdmlsh h6, h1, v7.h[1] ; sxtl2 v0.2d, v7.4s ; bif v6.8b, v0.8b, v4.8b ; ushl d5, d0, d5 ; sqneg v1.2d, v5.2d ; cmeq v1.16b, v0.16b, #0 ; bic v1.2s, #0xa6, lsl #16 ; mvni v2.4s, #0xa6, lsl #8
fcmpe d6, d2 ; urshl d3, d6, d5 ; fcsel h1, h5, h3, cc ; sqrshl s2, s4, s7 ; sqdmull v0.2d, v5.2s, v6.s[0] ; fadd h4, h5, h6 ; frint64z s1, s3 ; ssra v1.8h, v2.8h, #8
orr x4, x0, #0xf0f0f0f0f0f0f0f ; scvtf s2, w4, #10 ; fmov x0, d5 ; frintp d2, d4 ; fcmle v1.4s, v2.4s, #0.0 ; fmulx v3.8h, v1.8h, v2.8h ; fmulx s0, s3, v4.s[2] ; adds x1, x0, #0
fcvtzs x5, h4, #21 ; fcvtpu w1, d3 ; fcmp s3, #0.0 ; fcvtzs w4, d5, #24 ; scvtf d1, w6, #8 ; fcvtas w6, d7 ; fmov s4, #3.125000000000000000e-01 ; fcvtnu x3, s5
scvtf v2.4h, v4.4h, #1 ; sbfm w2, wzr, #3, #9 ; fmls v3.4s, v0.4s, v2.s[3] ; sbfm w2, wzr, #30, #9 ; orr w1, w4, #0x7fffffff ; adds w4, w3, #1, lsl #12 ; fcvtms d1, d4 ; fcmeq h0, h2, #0.0
frint32x d2, d4 ; fcmgt v4.8h, v3.8h, #0.0 ; crc32h w5, wzr, w7 ; adds x1, x4, w2, sxtw #0 ; fcvtzu d4, d2, #51 ; fcsel s0, s6, s5, eq ; subs w5, w2, w6, asr #31 ; fcvtas w3, s0
fcvtnu w4, s0 ; fmov h1, #-1.562500000000000000e-01 ; frintm s5, s1 ; frint64z d3, d0 ; scvtf h4, x3 ; fcmp d3, #0.0 ; fccmpe h2, h4, #0xb, nv ; fcmpe d7, #0.0
ands x2, x1, x5, asr #63 ; movi d0, #0xff00ff0000ffff00 ; csel x5, x2, x7, lt ; eor w5, w7, w3, asr #31 ; shrn v7.2s, v2.2d, #1 ; srsra v6.8h, v3.8h, #1 ; lslv w1, w1, w1 ; subs w2, w0, w7, sxtx #1
fcvtzs w7, d5 ; fcvtms w6, s4 ; orr w0, w1, wzr ; frintp d7, d4 ; ubfm x5, x7, #5, #4 ; sub x0, x5, x3, lsl #63 ; bfm x2, x6, #1, #0 ; ands x0, x5, #0x3333333333333333
sshl v12.4h, v5.4h, v9.4h ; trn1 v5.16b, v13.16b, v10.16b ; sqshl v14.2s, v3.2s, v4.2s ; usubw2 v8.8h, v13.8h, v3.16b ; sri v0.8b, v9.8b, #1 ; uqrshl v7.16b, v15.16b, v5.16b ; orr v15.2s, #0xa6, lsl #24 ; uaba v0.16b, v2.16b, v10.16b
ucvtf d3, x0 ; fmlal2 v3.2s, v3.2h, v2.h[4] ; fmulx v1.2d, v0.2d, v3.2d ; fabs v5.2d, v2.2d ; fsub d2, d4, d4 ; fminp d1, v2.2d ; frintp s0, s1 ; ucvtf d1, w5, #13
crc32h w6, wzr, w13 ; csneg w15, wzr, wzr, hi ; fdiv v0.2d, v6.2d, v0.2d ; ubfm x15, x15, #3, #9 ; sub w14, w7, w12, uxtw #1 ; sbfm x10, x9, #1, #63 ; scvtf s12, s1 ; movn w3, #0xffff, lsl #16
and w6, wzr, #0xff00 ; bfm w3, w2, #31, #30 ; sbfm w4, w6, #16, #15 ; add w12, w6, #0x800 ; eor w13, w11, #0xfffffffe ; movk x5, #0x8000, lsl #0 ; sbfm x6, x3, #63, #62 ; subs xzr, x4, #1
subs w4, w5, w2, uxtw #4 ; movn x4, #0xffff, lsl #48 ; lsrv w4, w4, w4 ; bfm x1, x1, #3, #9 ; extr w0, w2, w3, #0 ; ands w1, w3, #0xfffffffe ; eor w0, w4, w5, asr #1 ; ccmn x0, x3, #14, al
movz w7, #0xffff, lsl #16 ; add w0, wzr, w7, asr #5 ; asrv x3, xzr, x6 ; and w1, w7, #0x1 ; usqadd v6.8h, v1.8h ; csel w4, w7, w2, eq ; sqshl v6.8h, v4.8h, v2.8h ; bic w4, w2, w4, lsl #3
fcmgt v5.4s, v0.4s, v2.4s ; fmlal v5.4s, v3.4h, v1.4h ; fcmle v1.2s, v2.2s, #0.0 ; frsqrte v3.4h, v5.4h ; fabd s3, s1, s4 ; fcmgt s5, s4, #0.0 ; fminnmp v5.4h, v2.4h, v1.4h ; frinta v2.8h, v3.8h
and x9, x6, xzr ; csel x11, x15, x0, eq ; sub x12, x2, x14, sxtx #4 ; adds xzr, x1, x4, uxtx #3 ; ccmn w14, #21, #12, cc ; fccmp s14, s10, #0x4, hi ; fcvtms w13, h5 ; fcvtpu w4, d1
subhn2 v2.8h, v5.4s, v3.4s ; smlsl v2.8h, v4.8b, v2.8b ; sqrshrun v0.8b, v1.8h, #1 ; umlal v2.4s, v1.4h, v5.h[7] ; sqrshrun v2.4h, v4.4s, #1 ; eor x1, x3, x4, asr #63 ; uqxtn2 v5.16b, v3.8h ; fneg d1, d2
ucvtf s3, x2, #6 ; fcvtnu w3, d0 ; ucvtf h3, w5, #26 ; fcvt s4, h0 ; fcvtzu w4, d1, #19 ; fcvt d4, h2 ; fcsel s5, s3, s1, vc ; fcvt h2, d0
movz w2, #0x1234, lsl #16 ; orr w3, w4, #0xff ; sbfm w5, w4, #28, #3 ; movz wzr, #0x55 ; fmla h3, h3, v4.h[3] ; subs x1, x1, #1 ; fcmgt v0.8h, v2.8h, v1.8h ; fcmgt v2.4s, v4.4s, #0.0
fmov h4, #-1.562500000000000000e-01 ; fcmle v2.8h, v4.8h, #0.0 ; fmul v5.4h, v4.4h, v0.4h ; fcvtmu v3.8h, v6.8h ; fjcvtzs w7, d4 ; fcmeq v5.2d, v0.2d, v2.2d ; addp v1.4s, v4.4s, v6.4s ; fcmla v2.2d, v0.2d, v6.2d, #90
fminnmp s0, v5.2s ; fdiv v2.2s, v1.2s, v4.2s ; fcvtzs v3.4s, v0.4s, #5 ; fabd v5.2d, v1.2d, v2.2d ; fcvtzu d4, d5, #51 ; fcmeq v3.4h, v4.4h, #0.0 ; fcmla v0.4s, v4.4s, v1.s[1], #0 ; fcmeq v2.8h, v3.8h, v0.8h
ands x0, x2, x5, ror #31 ; sub x3, x1, x0, lsr #31 ; fcvt h4, d3 ; frintp s3, s0 ; csneg w5, wzr, wzr, hi ; and x5, x0, x2, ror #63 ; fcmp s0, s4 ; sub w0, w4, w1, lsl #15
frsqrte v6.8h, v7.8h ; uzp1 v14.16b, v6.16b, v2.16b ; eor x6, x15, #0xf00000000000000f ; uqxtn2 v10.4s, v15.2d ; fcvtnu v9.2s, v1.2s ; mla v4.2s, v8.2s, v15.2s ; fabs v9.4s, v12.4s ; fcvtxn v9.2s, v2.2d
fcvtmu x13, d2 ; fmov s9, #3.125000000000000000e-01 ; frinta d3, d0 ; fnmsub d9, d6, d9, d15 ; scvtf s8, w3, #10 ; fmul s10, s10, s10 ; fcvtzs x8, s8, #25 ; fcvtzs w0, h7
and x1, x2, #0xff00ff00ff00ff ; eor w5, w0, w3, asr #15 ; ubfm x0, x2, #1, #63 ; and x1, x3, #0xaaaaaaaaaaaaaaaa ; movk x5, #0x1, lsl #48 ; sbfm w1, w4, #0, #31 ; orn x3, x3, x3 ; add x4, x0, #0
sqrdmulh h13, h15, v2.h[7] ; csinc x4, x1, x5, gt ; sqrshrun v15.8b, v7.8h, #8 ; subs x2, x3, w6, uxtw #1 ; sqrdmlsh s8, s9, s5 ; uaddlv s12, v0.8h ; csneg x12, x12, x12, cs ; fcvtps x10, s7
bfm w4, w2, #0, #7 ; eor x3, x1, #0xffff0000ffff0000 ; movn w5, #0x8000, lsl #0 ; sub w3, w2, #0xfff, lsl #12 ; orr w2, wzr, #0xff00 ; ubfm w1, wzr, #30, #9 ; movk x1, #0x1, lsl #48 ; orr w2, w0, #0xff00ff
orr w5, w1, w2, lsl #31 ; fccmp s4, s7, #0x4, hi ; eor w0, w7, w3, ror #1 ; frinta s4, s5 ; lslv wzr, w1, w4 ; fcvtau x0, s3 ; and w0, w3, w1, ror #31 ; fcsel d7, d3, d1, al
fabs h3, h4 ; bic x5, xzr, x2 ; fadd d3, d2, d1 ; dup v3.4s, wzr ; subs w4, w3, wzr ; fnmadd d3, d2, d5, d0 ; fcmp s4, s3 ; fcvtzu x2, d2, #23
trn1 v6.8h, v4.8h, v1.8h ; rbit v6.8b, v0.8b ; sqshl d0, d1, #0 ; srsra d5, d4, #1 ; urshr v4.8b, v6.8b, #1 ; sshll2 v2.8h, v1.16b, #7 ; orr v3.8b, v5.8b, v1.8b ; sqrshrn2 v6.16b, v3.8h, #8
umax v6.8b, v2.8b, v4.8b ; fcmeq d4, d1, #0.0 ; zip2 v3.8b, v7.8b, v3.8b ; sqrshl v6.4h, v5.4h, v2.4h ; sshr v4.4h, v5.4h, #8 ; ushll v4.8h, v6.8b, #1 ; fcvtnu v6.8h, v6.8h ; ucvtf v7.4h, v7.4h, #3
frintx v1.2s, v4.2s ; fminnm v0.4h, v1.4h, v2.4h ; fcvtzu w5, d3, #19 ; fmls d2, d1, v5.d[0] ; ubfm w1, w5, #31, #0 ; fcvtmu x5, s3 ; fmov x3, h0 ; fcvtmu w1, s1
uaddlv d2, v3.4s ; orr v5.2s, #0xa6, lsl #24 ; sqdmull2 v4.4s, v3.8h, v0.8h ; sminp v5.8b, v3.8b, v4.8b ; urshl v1.8b, v2.8b, v1.8b ; smlsl v5.8h, v3.8b, v5.8b ; saba v5.4h, v1.4h, v0.4h ; sqxtun v1.2s, v2.2d
movn x10, #0x1, lsl #0 ; adc x11, x11, x11 ; csinv w5, w14, w8, cs ; adds w6, w13, #1, lsl #12 ; adds x4, x9, w1, uxth #4 ; movk x0, #0xffff, lsl #32 ; and w12, w3, #0x80000000 ; ands w11, wzr, w10, asr #5
cmhi v11.2d, v2.2d, v7.2d ; fmaxp v13.4h, v15.4h, v2.4h ; fmul v2.4s, v15.4s, v7.s[1] ; fcvt s1, d15 ; fcvt s11, d4 ; sli v2.16b, v6.16b, #7 ; fcvtzu w9, h13, #19 ; fadd d11, d6, d3
csinv x4, x15, x14, eq ; ccmn w15, #2, #1, al ; rbit w5, w9 ; add w4, wzr, w13 ; ands x12, xzr, x1, asr #5 ; csinc w2, w12, w14, gt ; adds x11, x13, w2, sxtw #4 ; add x0, x12, x9, sxtx #4
fcmla v15.4h, v3.4h, v6.4h, #270 ; cls v13.16b, v15.16b ; eor v12.8b, v12.8b, v12.8b ; scvtf s4, s1, #29 ; fmulx v13.8h, v5.8h, v11.8h ; eor v4.8b, v1.8b, v14.8b ; fcmgt v14.4h, v0.4h, #0.0 ; urshr d9, d10, #63
sbfm x4, x5, #0, #62 ; extr w2, w0, w0, #0 ; fcvtau w4, h5 ; adds wzr, w4, #1 ; movk w2, #0x1234, lsl #0 ; ssra v5.8b, v0.8b, #8 ; fnmsub d5, d4, d5, d1 ; fcvtas x4, d1
add w1, w2, w5, sxtw #0 ; bics wzr, w0, w5 ; csinc w5, w1, w0, cs ; subs xzr, x0, x1, sxtx #3 ; adds w3, w5, w4, sxth #1 ; umsubl x0, w0, w0, x0 ; sub x5, x1, w2, uxtw #0 ; eor x3, x1, x4
csinc x0, x8, x5, al ; csel x14, x13, x5, nv ; sqrdmulh v12.8h, v2.8h, v15.8h ; umaxp v13.4s, v5.4s, v5.4s ; ssubw v7.8h, v11.8h, v7.8b ; urshr v9.4s, v13.4s, #31 ; sqrdmlsh h9, h1, h13 ; mla v4.4s, v6.4s, v3.s[3]
ubfm x1, x6, #63, #1 ; fcvtms w4, h4 ; fmls v1.2d, v7.2d, v5.d[1] ; orr x6, x2, #0xff ; orr w0, w6, #0x1 ; add w0, w0, #7 ; fmla v0.4h, v3.4h, v6.h[3] ; ubfm w2, w3, #1, #31
add w5, w7, #1 ; and w15, w0, #0xfffffffe ; adds w5, w3, #0x80 ; movk x11, #0x8000, lsl #48 ; movz x7, #0x1, lsl #0 ; sbfm x14, x10, #4, #11 ; movk x10, #0x8000, lsl #16 ; movz x11, #0xffff, lsl #32
add x15, x5, x1, lsr #63 ; add x6, x14, w9, uxtw #4 ; fmov d7, d11 ; fccmp s5, s13, #15, al ; bics x9, x14, x9, lsl #3 ; adcs x15, x15, x15 ; fmov s0, #-2.700000000000000000e+01 ; add w15, w0, w13, uxtb #0
uabal v13.2d, v12.2s, v6.2s ; uaddl2 v0.2d, v9.4s, v2.4s ; movz x0, #0x1, lsl #48 ; umax v8.4h, v13.4h, v4.4h ; ands x3, x12, #0xfffffffffffffffe ; ubfm w2, w1, #0, #15 ; ands xzr, x1, #0xf0 ; movk x0, #0x1, lsl #48
sabdl v4.8h, v6.8b, v3.8b ; dup v1.8h, v2.h[0] ; rshrn2 v2.16b, v0.8h, #1 ; sqxtn2 v4.8h, v2.4s ; sabdl v4.8h, v3.8b, v1.8b ; uqadd v3.2d, v0.2d, v6.2d ; sqrshrun v5.2s, v4.2d, #32 ; sudot v3.4s, v7.16b, v1.4b[1]
fmov x2, h7 ; extr wzr, w3, w5, #5 ; sub w4, w5, #0xfff, lsl #12 ; fmov h0, h2 ; and w7, w1, #0x1 ; fcvtau x0, d7 ; fcvtas x3, d6 ; bfm x1, x1, #3, #9
extr w2, w4, w2, #7 ; fmov h2, h4 ; eor w1, w2, #0x1 ; bics x1, x4, x0 ; fcvtnu w5, h2 ; csinv w3, w1, wzr, gt ; movn x4, #0x1, lsl #16 ; eor x2, x2, #0xffff
fcvtau w1, d3 ; fnmsub s4, s6, s4, s6 ; fccmp s4, s0, #0x4, hi ; fcmpe d6, d5 ; fcvtzs wzr, s4, #7 ; frintm h7, h4 ; fcvtns w1, d0 ; fcvtps x6, d4
mov v7.s[3], v4.s[3] ; umull v10.2d, v7.2s, v15.2s ; fcvtzu x9, s1, #15 ; ursra v0.16b, v6.16b, #8 ; fmaxnm d2, d11, d6 ; fcvtps w5, s14 ; fcvt d7, s5 ; fmov d11, #1.000000000000000000e+01
eon w2, w1, w0, ror #31 ; cmtst v3.2s, v1.2s, v2.2s ; sbfm wzr, w2, #3, #9 ; sqshrn s3, d5, #1 ; and w4, w5, w3, lsr #31 ; ubfm x1, x0, #63, #1 ; smlsl2 v5.4s, v0.8h, v4.h[7] ; urshr v5.16b, v1.16b, #1
fmulx v5.2d, v1.2d, v2.d[0] ; fmaxnmv h13, v15.4h ; fcvtms v0.4s, v9.4s ; fmulx s15, s1, v0.s[2] ; frinta v1.4s, v9.4s ; fcmeq s9, s14, #0.0 ; ucvtf v13.4h, v9.4h, #6 ; fcmle v0.2s, v9.2s, #0.0
ucvtf s1, x6, #6 ; ucvtf d0, x0, #26 ; fcvtzs x2, d0 ; sub w2, w0, w4, lsr #31 ; frintz d0, d6 ; fmaxnm h0, h1, h6 ; csinv w0, w5, w4, ls ; fcvtzu w7, d4
movz w5, #0x1234, lsl #16 ; fcvtns v5.2s, v4.2s ; fmulx d2, d3, d4 ; fcvtms h4, h2 ; fcvt s2, h1 ; fcmge h0, h0, h2 ; eor x5, x3, #0x5555555555555555 ; extr xzr, x5, x4, #5
srsra v2.8b, v15.8b, #7 ; sqdmulh h5, h11, h12 ; uhadd v2.8h, v5.8h, v11.8h ; srsra v5.4s, v2.4s, #32 ; sqrdmulh s2, s15, s14 ; ushr d3, d2, #63 ; sshll2 v10.4s, v2.8h, #8 ; sri v10.8b, v14.8b, #8
trn2 v15.16b, v3.16b, v4.16b ; smull v12.2d, v6.2s, v14.s[3] ; frinti v11.4s, v9.4s ; srsra v10.16b, v6.16b, #1 ; sqrdmlsh h10, h5, v10.h[1] ; fcvtps v9.2d, v13.2d ; frinta v12.4s, v10.4s ; ursra v15.16b, v2.16b, #7
frint64x s2, s0 ; sbfm x4, x1, #8, #7 ; orr x2, x5, #0xfffffffffffffffe ; bfm w5, w1, #20, #3 ; fabs v4.2s, v0.2s ; fcvtzs w1, h1 ; fcvtms h5, h2 ; fmov d4, #1.000000000000000000e+01
uaba v0.8b, v1.8b, v3.8b ; uaddlv s3, v0.8h ; uqshl b0, b5, #1 ; urshl v3.8b, v5.8b, v3.8b ; sqadd b4, b5, b3 ; mul v0.2s, v3.2s, v1.s[3] ; sqrdmlsh v2.8h, v3.8h, v1.h[7] ; mov v2.s[3], v0.s[2]
fsub d2, d4, d1 ; ands w2, w4, #0xff00ff ; movz xzr, #0x55 ; fjcvtzs w5, d2 ; fcvt d5, h3 ; ubfm x0, x3, #0, #62 ; movz w2, #0x8000, lsl #16 ; fmin s1, s4, s5
ucvtf s4, x0 ; cmge v8.4s, v11.4s, #0 ; fcmla v2.2d, v11.2d, v13.2d, #90 ; fcvtas w10, h7 ; facgt h15, h9, h13 ; fcvtzu v15.8h, v10.8h ; uhsub v3.16b, v6.16b, v11.16b ; sqshl s9, s4, #31
ubfm x6, x7, #63, #0 ; bfm x0, x3, #20, #3 ; ubfm w5, w1, #0, #31 ; movk w3, #0x8000, lsl #16 ; sbfm x5, x7, #1, #63 ; sbfm w7, w1, #31, #0 ; and x7, x4, #0x8000000000000000 ; sbfm x0, x4, #3, #20
orn x1, x5, x0, lsl #1 ; sub x5, x3, w0, uxtb #0 ; lsrv w5, w5, w5 ; ccmn x5, x2, #6, vs ; fmov h2, #-1.562500000000000000e-01 ; fsub s2, s0, s5 ; asrv w1, w2, wzr ; ucvtf h1, w3, #26
sbfm x4, x7, #0, #62 ; sub x3, x3, #7 ; eor w7, w0, w2, lsr #15 ; raddhn v3.8b, v6.8h, v3.8h ; sqadd s6, s4, s6 ; subs x6, x1, x2 ; cmhs v4.8b, v2.8b, v4.8b ; subs w2, w2, #1
umlal v15.2d, v4.2s, v2.s[3] ; uhsub v9.2s, v1.2s, v11.2s ; movi d13, #0xff00ff0000ffff00 ; shadd v4.16b, v14.16b, v3.16b ; uqrshrn2 v0.16b, v1.8h, #8 ; sqshl h2, h15, h11 ; cmgt v14.2d, v9.2d, v4.2d ; umax v4.4s, v12.4s, v5.4s
frsqrts d5, d15, d0 ; frint32z v12.2s, v15.2s ; fcvtzu x3, d8, #41 ; fcvtzu v5.2d, v10.2d ; fcadd v7.4h, v1.4h, v13.4h, #90 ; fcvtns x15, h2 ; fsqrt v9.8h, v9.8h ; fcmgt d15, d2, #0.0
csinv w5, wzr, w4, lt ; uadalp v1.8h, v3.16b ; mov v2.s[1], w1 ; rbit v1.16b, v5.16b ; cls v4.8h, v2.8h ; sabal v4.8h, v0.8b, v4.8b ; shl d5, d1, #63 ; bic x2, x4, x5
udiv wzr, w6, w3 ; subs w2, w0, w6, sxtb #4 ; rorv x4, x5, x2 ; csinc xzr, x1, x2, eq ; ccmn w1, w4, #5, ne ; adds w6, w3, w7, sxtw #1 ; adds w4, wzr, w2 ; adds x4, x3, x0, lsl #1
sqrdmlah s5, s7, v6.s[3] ; fmov s4, w4 ; fabs d1, d4 ; fmadd h3, h2, h7, h0 ; rshrn2 v1.8h, v6.4s, #8 ; fcvtnu x5, s2 ; fcvt s6, h2 ; fcvtzu x2, h4
fccmp d7, d9, #0x9, hi ; fcvtmu w9, d2 ; srhadd v2.16b, v4.16b, v11.16b ; uhadd v6.4s, v14.4s, v2.4s ; usra v2.16b, v1.16b, #7 ; faddp d1, v5.2d ; frecps v7.4s, v5.4s, v2.4s ; ushr v6.4s, v5.4s, #1
csel w0, w11, w7, lt ; smsubl x15, wzr, w0, x11 ; ands x1, x11, x12, ror #63 ; add w11, w0, w9, sxtw #1 ; adds x4, x8, xzr ; bics x12, x0, x10, lsr #63 ; eon x0, x1, x15, lsl #63 ; smulh x8, x11, x6
bfm x1, x3, #63, #63 ; ands w2, wzr, #0xff00 ; suqadd v5.8b, v2.8b ; sqneg d0, d6 ; sqshl s5, s0, s3 ; sqadd v0.8b, v3.8b, v4.8b ; sub x3, x6, #0 ; bfm w4, w6, #1, #1
fmaxnmv s2, v1.4s ; saba v5.16b, v3.16b, v1.16b ; fcvt s5, d7 ; mov v7.s[3], w0 ; fmul v3.4s, v0.4s, v0.s[3] ; fcvtnu x6, s5 ; addp v5.8b, v2.8b, v2.8b ; sqshlu v0.2s, v1.2s, #1
fdiv d11, d6, d10 ; fmov x13, d12 ; fcsel s6, s7, s8, vc ; fcvtzu x9, d1, #41 ; fadd s6, s12, s11 ; fminnm h9, h5, h11 ; fmov w12, h13 ; ucvtf h2, x12, #6
csinv w9, w9, w9, cs ; lslv xzr, x9, x13 ; frint64z s13, s7 ; csneg w0, w9, w6, hi ; orr w2, w3, w1, asr #1 ; sub x14, x14, x14 ; subs w8, w15, w6, lsl #31 ; frintz s1, s6
fcvtas v2.2d, v5.2d ; mov v2.d[1], xzr ; fcvtzs v0.2d, v4.2d, #28 ; umin v0.8b, v1.8b, v0.8b ; fcadd v0.4s, v2.4s, v5.4s, #90 ; trn1 v4.8b, v3.8b, v4.8b ; fcmla v2.2d, v0.2d, v4.2d, #90 ; fcmla v2.4h, v1.4h, v0.4h, #0
eor x4, x1, #0xc000000000000003 ; ubfm w0, w7, #0, #31 ; sbfm w3, w7, #31, #1 ; bfm w3, w7, #0, #31 ; and x2, x1, #0xffff0000ffff0000 ; sub x7, x6, #1 ; movz x5, #0x1, lsl #32 ; ands w3, w7, #0xff
adds x3, x1, #0xfff ; bfm x2, x0, #0, #62 ; sub x7, x1, #0xfff ; fmadd d0, d5, d0, d7 ; scvtf h3, w1, #27 ; frint64z s7, s0 ; frintz h0, h4 ; fcmp d0, #0.0
adds x13, x10, w6, uxtb #0 ; sshl d4, d9, d8 ; umaxv b8, v5.16b ; fmov v3.d[1], x3 ; fnmsub s2, s3, s12, s6 ; fccmpe s7, s6, #0x6, ne ; add w7, w7, w7 ; smull v12.2d, v14.2s, v3.s[3]
sqshlu v6.4s, v3.4s, #1 ; sqadd v6.4h, v0.4h, v3.4h ; raddhn v4.4h, v5.4s, v1.4s ; addp v4.4s, v2.4s, v2.4s ; srshr v3.2s, v0.2s, #1 ; uqshl h1, h5, #8 ; sqshlu d2, d1, #0 ; addp v6.2s, v0.2s, v7.2s
fcvtzu d8, d9 ; lslv xzr, x9, x15 ; fcvtn v8.4h, v3.4s ; frecps s11, s7, s13 ; fcmeq v0.4h, v15.4h, #0.0 ; facge s10, s3, s15 ; frintz v6.8h, v3.8h ; add w14, w2, w15, lsr #1
uqshl s0, s3, #1 ; mov v2.h[7], v5.h[4] ; movk x1, #0x1, lsl #48 ; orr w0, w3, #0x7fffffff ; sqrshrn b0, h3, #7 ; sqrshrn v3.2s, v1.2d, #31 ; scvtf h2, x2, #56 ; fmov s2, #-2.700000000000000000e+01
movn x4, #0x8000, lsl #0 ; ubfm x11, x10, #56, #7 ; movn w13, #0x1, lsl #16 ; movk w6, #0x1, lsl #16 ; subs w14, w5, #0x80 ; bfm x15, x7, #56, #7 ; movz x9, #0x1, lsl #32 ; bfm w14, w9, #1, #0
fccmpe s8, s7, #0x6, ne ; fmul h4, h8, h12 ; fcvtzs v5.2d, v4.2d, #62 ; frintn v8.4h, v2.4h ; ucvtf h13, h13, #4 ; fccmpe s15, s6, #0x8, eq ; fcmge v10.2d, v15.2d, v2.2d ; fsqrt h3, h5
fcmla v2.2s, v4.2s, v3.2s, #90 ; add x5, x1, #0x800 ; fminnm v2.4h, v4.4h, v0.4h ; fcvtzs v2.2d, v0.2d ; fcmla v4.8h, v0.8h, v2.h[1], #180 ; frintz v0.4s, v2.4s ; extr w4, wzr, w2, #5 ; and x5, x5, #0xffff
frint32x v1.2d, v3.2d ; fcmgt h5, h3, #0.0 ; fcvtzs v1.2s, v3.2s, #27 ; fcvtms v0.2d, v5.2d ; fcmgt v0.2s, v3.2s, v1.2s ; fcvtzu v3.2d, v2.2d ; fmul s0, s4, v3.s[3] ; fcmeq v2.4s, v3.4s, v0.4s
fcvtns w14, h12 ; bfm w8, wzr, #3, #9 ; fcvtzs x10, h2, #21 ; scvtf s15, w8, #10 ; movn x15, #0xffff, lsl #16 ; subs w11, w6, #0xfff, lsl #12 ; fsqrt s4, s10 ; fcvtnu w0, d10
csel x7, x0, x6, mi ; csinc w13, w14, w3, ls ; lslv x11, x6, xzr ; csinc xzr, x8, x15, eq ; ucvtf h13, w15, #26 ; ccmp x0, x7, #7, vc ; fccmp s14, s13, #0x4, hi ; subs x14, x12, w11, sxth #4
adds x3, x4, #1, lsl #12 ; subs w6, w4, #0 ; movz x5, #0x1234, lsl #32 ; ands w1, w6, #0x80000000 ; movn x4, #0xffff, lsl #48 ; sbfm xzr, x3, #3, #9 ; extr x6, x2, x0, #0 ; and x5, x4, #0xfffffffffffffffe
eor x6, x0, #0xf00000000000000f ; movz x3, #0x1234, lsl #32 ; movn w3, #0xffff, lsl #16 ; fcmpe d4, #0.0 ; bfm w2, w7, #20, #3 ; fdiv s4, s4, s4 ; frintz h4, h2 ; fcvtzs x7, h6, #31
bic w5, w4, w3 ; fcmla v4.8h, v2.8h, v1.8h, #180 ; ubfm w1, w2, #31, #30 ; orn x0, x2, x1, ror #63 ; fmul v5.2d, v4.2d, v5.2d ; csel x3, x0, x5, ls ; asrv x1, x4, x5 ; fmlsl v3.4s, v4.4h, v3.4h
frintz v5.4s, v1.4s ; fcmla v4.4h, v0.4h, v5.h[0], #0 ; fcmgt v4.2d, v0.2d, v1.2d ; fcvtzs d2, d4, #40 ; fabs v5.8h, v0.8h ; fcvtps h0, h4 ; fcvtzu d5, d2 ; fcvtzs s0, s3
fmul d14, d6, v7.d[1] ; fcmge v15.4h, v11.4h, v0.4h ; sqshl v0.2d, v2.2d, v9.2d ; fcadd v6.2d, v13.2d, v9.2d, #90 ; add d0, d12, d0 ; fmulx h11, h5, v12.h[3] ; fabd v0.4s, v11.4s, v10.4s ; uqshrn v15.8b, v2.8h, #7
smaxp v2.4s, v4.4s, v6.4s ; sdiv x7, xzr, x6 ; ssubw v1.8h, v5.8h, v2.8b ; orr wzr, w4, w7 ; uqshl h6, h5, #8 ; sqshl v5.16b, v3.16b, #7 ; adds wzr, w3, #1 ; sxtl2 v6.8h, v0.16b
fcvtpu x15, h0 ; fcvtns w9, s6 ; scvtf s1, w9, #10 ; fcvtms wzr, d11 ; scvtf d9, x5, #39 ; fmax d1, d10, d13 ; fcmpe s0, s2 ; fmadd d0, d2, d0, d14
sbfm x9, xzr, #3, #9 ; movz x10, #0x0, lsl #16 ; fmls v15.4s, v14.4s, v9.s[3] ; frsqrts v6.2s, v0.2s, v7.2s ; ucvtf v7.8h, v7.8h, #8 ; fcvtzs v9.4h, v0.4h ; fcvtau d5, d3 ; extr x1, x1, x12, #7
sbfm x2, x0, #1, #1 ; sqshrn v3.4h, v4.4s, #1 ; umin v4.4s, v2.4s, v0.4s ; subs x3, x3, #1 ; add v4.4h, v5.4h, v0.4h ; sadalp v1.1d, v2.2s ; ccmn x1, x2, #13, le ; csinv x2, x1, x4, cc
subs xzr, x2, x5, sxtx #3 ; sub xzr, x5, x0 ; rev16 w1, w4 ; eon x0, x3, x4, lsr #63 ; rorv wzr, w5, w0 ; eor x3, x0, x4, lsl #63 ; bic x1, x5, x1, lsl #3 ; eon w2, w4, w2, lsl #3
subs x0, x5, x1, lsl #1 ; sub x1, x2, x0 ; fmulx d5, d3, v2.d[0] ; frintx v4.8h, v1.8h ; csinv x3, x4, xzr, gt ; fcmla v3.2s, v0.2s, v1.2s, #270 ; umaddl x1, w1, w1, x1 ; and w3, w1, w4, ror #1
ccmn w2, #9, #0, nv ; movk x0, #0x1234, lsl #16 ; adds x5, x4, #0 ; bfm x4, x1, #4, #11 ; bic x5, x3, x1, asr #63 ; eor x0, x1, #0xfffffffffffffffe ; movk x1, #0x0, lsl #16 ; ucvtf h2, w3
extr xzr, x10, x12, #5 ; extr x11, xzr, x6, #5 ; bfm w2, w9, #31, #31 ; bfm w0, w4, #24, #7 ; add w7, w12, #0xfff, lsl #12 ; ubfm w14, w4, #24, #7 ; sbfm w11, w11, #3, #9 ; extr x13, x15, x15, #32
sbfm x5, x6, #4, #11 ; extr x1, x3, x3, #8 ; extr x0, x5, xzr, #5 ; and w3, w6, #0x7fffffff ; fccmp d0, d1, #0xb, nv ; sbfm w2, w6, #1, #1 ; fcvtns w5, d4 ; ucvtf s7, x1, #25
cmeq d6, d2, #0 ; cmgt v13.2s, v9.2s, v14.2s ; fcvtnu h9, h5 ; sqshl s0, s10, #1 ; eor x14, x15, #0xaaaaaaaaaaaaaaaa ; movn xzr, #0x55 ; ushr v5.16b, v0.16b, #8 ; eor x13, x1, #0xffffffff
sub x1, x4, x0, sxtx #4 ; sub x0, x7, w6, uxtw #4 ; csneg x4, x5, x3, ls ; rmif x0, #28, #15 ; eon x7, xzr, x3, asr #5 ; csel x4, x7, x2, mi ; bics w3, w2, w0, lsr #15 ; bic w2, w1, w0, ror #1
movk x2, #0x1234, lsl #16 ; sbfm x2, x0, #0, #7 ; sub w5, w0, #0x800 ; fmov s3, #-2.700000000000000000e+01 ; fccmp h0, h4, #0x2, pl ; scvtf s7, w6, #10 ; and w6, w5, #0x80000000 ; fcvtzu x2, s6, #15
uqshrn s15, d12, #32 ; adds w13, w10, w12, asr #1 ; uqrshrn2 v1.4s, v3.2d, #31 ; adds x11, x3, x9, sxtx #1 ; orn w4, w15, w14, ror #1 ; eor w15, w15, w15 ; usra d15, d4, #63 ; fmov h8, w1
fmul s15, s9, v10.s[3] ; fcmla v8.8h, v14.8h, v7.h[2], #0 ; fcvtzs v10.4h, v8.4h ; fcvtpu s11, s0 ; fcvtps v2.4s, v3.4s ; fcadd v0.8h, v5.8h, v3.8h, #90 ; fmlal2 v4.4s, v12.4h, v1.h[5] ; fadd v0.2s, v0.2s, v0.2s
scvtf s3, x2, #1 ; fcmp d0, #0.0 ; ands w2, w2, w2 ; subs w2, w1, w0, uxtx #4 ; fccmp h1, h4, #0xc, ls ; rmif x2, #1, #8 ; fccmpe s1, s3, #0x6, ne ; fminnm d0, d1, d5
frinti v4.8h, v1.8h ; fcvtau v0.4h, v5.4h ; sbfm w4, w1, #1, #0 ; bics x5, x1, x3, ror #1 ; faddp v5.4h, v3.4h, v1.4h ; sbfm x5, xzr, #3, #9 ; frsqrte d1, d4 ; fcvtzs s2, s0, #29
srshr v2.16b, v1.16b, #1 ; rev64 v2.4h, v3.4h ; shrn v2.4h, v4.4s, #16 ; mov v4.s[1], v2.s[2] ; umlal2 v4.4s, v2.8h, v1.h[7] ; sqabs s0, s4 ; smlsl2 v0.2d, v1.4s, v3.s[2] ; sqshrn2 v5.4s, v0.2d, #31
sqshrn v4.2s, v3.2d, #1 ; facgt h0, h3, h2 ; ext v1.8b, v4.8b, v2.8b, #3 ; frsqrts d3, d0, d1 ; umlal v2.8h, v0.8b, v5.8b ; movi v0.4s, #0xa6, lsl #8 ; sqrdmlah h2, h3, h1 ; shadd v2.16b, v0.16b, v3.16b
movz w2, #0xffff, lsl #0 ; ccmp w0, #6, #5, ge ; fcmgt v7.2d, v0.2d, #0.0 ; adds x0, x0, #1 ; ubfm w4, w0, #5, #4 ; frecps v4.8h, v6.8h, v1.8h ; ubfm x0, x7, #1, #63 ; csinc w4, w3, w0, hi
fcvtzs v2.8h, v1.8h ; fmulx h4, h1, v7.h[1] ; fcvtms v0.2d, v5.2d ; fcvtzs v6.2d, v1.2d, #28 ; fminnm v4.4h, v3.4h, v0.4h ; fmulx d4, d2, v3.d[0] ; fsqrt v3.4s, v4.4s ; fadd v2.2d, v5.2d, v3.2d
ccmn x0, x2, #11, lt ; add w11, w7, w14, sxth #0 ; sbfm w14, wzr, #3, #9 ; movn x9, #0xffff, lsl #16 ; and w7, w1, w3, lsr #31 ; bic w8, wzr, w15, asr #5 ; movn x11, #0xffff, lsl #32 ; msub wzr, w3, w9, w0
csel xzr, x8, x11, eq ; fcvtzu x7, s6, #15 ; subs x0, x10, wzr, uxtw #1 ; fcvtzs wzr, s4, #7 ; ccmn wzr, #0, #9, vc ; orn wzr, w15, w2 ; csinv x1, x10, x6, hi ; csinv w0, w12, w13, al
fcmp d4, d3 ; fcvtau w0, s0 ; fmov s2, s3 ; fcvtau w3, h3 ; fcsel s3, s2, s0, hi ; fcvtzu w1, d3 ; ucvtf d3, w3, #1 ; frint32x s1, s3
csneg w7, w3, w5, gt ; fcsel s1, s4, s5, hi ; sbc x3, x4, xzr ; scvtf d3, w2 ; frint64x s7, s3 ; rev16 w3, w3 ; ucvtf h3, x5 ; csinc w5, w5, w5, cs
eor x5, x1, x2, ror #1 ; frintx s2, s1 ; fmulx d1, d3, d5 ; fmla s1, s4, v3.s[0] ; fcvtps w3, d1 ; scvtf h6, x2, #56 ; fjcvtzs w4, d7 ; fcvtau x4, h5
bfm x10, x7, #0, #15 ; extr w14, w13, wzr, #5 ; sbfm w3, w11, #16, #15 ; extr x14, xzr, x4, #5 ; adds x0, x11, #1, lsl #12 ; movz w2, #0x8000, lsl #0 ; extr x8, xzr, x13, #5 ; movz x3, #0x1234, lsl #0
and w7, w5, #0xc0000003 ; sbfm x5, x0, #63, #62 ; subs x10, x10, #1 ; ubfm x5, x0, #56, #7 ; fccmp s10, s10, #0x4, cc ; bfm w10, w3, #24, #7 ; fnmadd h1, h11, h12, h15 ; fcvtzs x14, h6, #21
eon x3, x7, x1 ; ands w2, w11, #0x7fffffff ; csel w15, w13, w14, pl ; fcvtzs s4, s9, #18 ; csel x15, x12, x1, gt ; ands w6, w1, #0xfffffffe ; fminp v14.2d, v15.2d, v0.2d ; frintx v11.4h, v14.4h
fadd d0, d0, d0 ; fcvtzu w3, d2, #19 ; fcvtzu x1, h1, #50 ; scvtf d4, x0, #46 ; fcvtzu x2, d3 ; fmul h5, h4, h0 ; fcmp s2, s4 ; fcvtzu x5, s0, #15
fcvtmu x3, s1 ; scvtf h5, w0, #31 ; sub w2, w1, w5, uxtb #1 ; ucvtf s3, w4, #23 ; ccmn w4, #21, #12, cc ; subs x4, x3, w1, uxtb #4 ; fmax s2, s3, s4 ; orr x3, x4, x0, lsr #63
movn w8, #0xffff, lsl #0 ; fcmgt d4, d13, d5 ; sbfm w7, w2, #0, #0 ; ssra v8.8b, v4.8b, #7 ; fcmla v11.4s, v4.4s, v2.4s, #180 ; sqshrun v14.4h, v5.4s, #1 ; sub v12.2d, v2.2d, v0.2d ; adds w13, w13, #1
ands x6, x0, #0x8000000080000000 ; adds x0, x2, #1 ; ubfm x6, x7, #0, #15 ; ubfm x7, x0, #0, #63 ; bfm x6, x0, #32, #31 ; movn x1, #0x8000, lsl #48 ; eor x2, x3, #0xffffffff ; ands x2, x3, #0x8000000000000000
eor w3, wzr, w4, asr #5 ; and xzr, x4, x3 ; add w8, w11, wzr ; umlal v4.4s, v9.4h, v14.4h ; add x9, x5, x2, lsr #1 ; smaddl x1, w15, w3, x2 ; ushll v5.8h, v6.8b, #1 ; sqadd v6.8b, v9.8b, v4.8b
fcvtmu x3, s5 ; subs x5, x0, x2, uxtx #4 ; movk x3, #0x8000, lsl #0 ; sub x5, x1, xzr ; bfm x3, x0, #0, #62 ; add w2, w5, w1, lsl #1 ; subs x4, x4, #1 ; bic w4, w5, w0, lsl #15
cmhs v7.4s, v11.4s, v3.4s ; smlsl v12.8h, v11.8b, v2.8b ; sqrshl v12.8b, v13.8b, v12.8b ; srshr v8.2s, v1.2s, #32 ; uabdl v3.8h, v10.8b, v3.8b ; ursra v0.2d, v6.2d, #63 ; uqrshrn2 v14.4s, v13.2d, #31 ; smull v13.4s, v1.4h, v8.h[7]
fcvtzu x2, s2, #15 ; csneg w1, w3, w5, eq ; csinv w6, w0, w4, al ; frintn d6, d4 ; lslv x4, x1, x5 ; fcvt s1, h0 ; and w0, w5, w4, lsl #1 ; ucvtf h1, w0
extr x3, x13, x13, #1 ; fcvtzs w8, d13, #24 ; fcvtzs x6, d8, #40 ; rev64 v1.16b, v11.16b ; sbfm w11, w7, #1, #31 ; adds x11, x1, #0xfff, lsl #12 ; fccmp h8, h13, #0x6, vc ; saddlp v13.8h, v3.16b
fcvtps w8, s7 ; fcvtas x12, s11 ; fcmpe d5, #0.0 ; fsub s7, s10, s3 ; fneg d3, d7 ; fmov s1, #-2.700000000000000000e+01 ; fmov h15, w11 ; ucvtf h3, x2, #6
frinti v5.2d, v0.2d ; fmlal2 v3.4s, v5.4h, v0.4h ; fmul v4.4h, v5.4h, v0.h[3] ; sqabs s3, s2 ; fsub v3.4s, v0.4s, v4.4s ; fcmge d5, d3, #0.0 ; fmulx v0.2d, v5.2d, v4.d[1] ; uqrshrn s5, d4, #31
cls v0.8b, v6.8b ; ands w2, w4, #0x55555555 ; sqshrn h1, s2, #16 ; sqrdmlsh v5.4s, v6.4s, v3.4s ; ushr v1.8h, v4.8h, #1 ; fabs s2, s0 ; add x6, x4, #0xfff, lsl #12 ; dup v3.16b, w0
fcmla v8.2s, v12.2s, v3.2s, #180 ; fminp v5.4h, v10.4h, v4.4h ; fcvtzs s3, s5, #29 ; fminp h14, v14.2h ; faddp v14.2s, v14.2s, v6.2s ; fadd v5.4h, v2.4h, v1.4h ; fcvtzs v9.4h, v14.4h ; frecps v1.4h, v4.4h, v8.4h
fmlal v4.2s, v5.2h, v5.h[0] ; add x5, x4, #0xfff ; ubfm w2, w0, #1, #1 ; extr x1, x4, x4, #0 ; subs x4, x1, #1 ; sbfm w1, w5, #16, #31 ; fmaxnm v5.2s, v2.2s, v0.2s ; fcmeq v5.2d, v2.2d, #0.0
bfm w6, w5, #28, #3 ; sbfm w6, w3, #24, #7 ; fmadd d6, d7, d6, d4 ; eor x4, x7, #0x1 ; mul v0.8b, v5.8b, v0.8b ; cmgt v6.2s, v3.2s, v0.2s ; fcvtns x1, h3 ; scvtf d3, w0, #14
frint64z d6, d1 ; ucvtf d4, w15, #1 ; fcvtzu x3, d15, #23 ; fcvtzs x11, d0, #20 ; fmov s12, #-2.700000000000000000e+01 ; frint64x s9, s2 ; ucvtf s11, x13, #6 ; fcvtas w15, d13
frint32x d5, d1 ; ucvtf s5, w5 ; scvtf d0, x9, #46 ; ubfm w4, w7, #16, #16 ; frint64x d9, d0 ; sbfm x3, x5, #0, #0 ; frint64z s5, s14 ; fcvtas w2, s8
fsqrt d2, d5 ; fcsel d3, d2, d1, lt ; frinta s3, s0 ; fcvtmu x3, s3 ; frintm v0.8h, v0.8h ; fcvtzs x2, d5, #20 ; fcvtzu w2, h5 ; fcvtzs x5, s0, #25
and w4, w3, #0xff ; ands x4, x3, #0xc000000000000003 ; movk w3, #0x0, lsl #16 ; subs x1, x5, #0 ; sbfm x1, x2, #63, #62 ; sbfm w1, wzr, #3, #9 ; sbfm w4, w2, #28, #3 ; movk x1, #0x1234, lsl #32
ucvtf v4.2d, v13.2d, #25 ; sqshl v3.16b, v7.16b, v6.16b ; fminnmp v9.8h, v6.8h, v3.8h ; fcmlt v14.8h, v15.8h, #0.0 ; xtn v4.8b, v6.8h ; scvtf v8.2s, v6.2s ; fcmge d5, d3, d4 ; uqshrn h12, s0, #1
fcvt h11, s1 ; fcvtns x6, h10 ; ssra v3.2s, v10.2s, #32 ; fcvtzs d14, d7 ; umull2 v5.4s, v0.8h, v11.h[7] ; sqrdmlah v1.2s, v10.2s, v7.s[3] ; raddhn2 v15.8h, v7.4s, v11.4s ; ucvtf h13, w1
sub w6, w3, #0x800 ; movk x3, #0x0, lsl #32 ; bfm x3, x4, #8, #7 ; movz w1, #0x1234, lsl #16 ; and w5, w7, #0xfffffffe ; bfm x1, x3, #0, #0 ; ubfm x5, x0, #60, #3 ; movk w3, #0x8000, lsl #16
msub w0, w5, w4, w2 ; subs x4, x3, x0, sxtx #0 ; fmls h0, h1, v5.h[0] ; fmaxnmp s2, v3.2s ; fmla s2, s0, v4.s[0] ; fcvtpu v1.8h, v4.8h ; eor x3, x1, x5 ; fcmla v5.4s, v0.4s, v2.s[0], #270
fcvtzs v8.4h, v3.4h, #8 ; fcvtau v1.4s, v0.4s ; ucvtf s14, w14, #23 ; ucvtf d14, w7 ; fcvtzu x14, d8 ; fcvtzu d11, d14 ; frintx v3.2s, v11.2s ; fcvtzu h6, h15, #1
ubfm x13, x1, #8, #7 ; ubfm x13, x2, #4, #11 ; subs xzr, x2, #1 ; adds w7, w0, #0xfff ; orr w8, w1, #0xff ; sbfm w3, w7, #31, #31 ; ubfm w2, w1, #3, #20 ; movz wzr, #0x55
smlsl2 v1.2d, v3.4s, v6.s[2] ; ssra v1.8h, v8.8h, #16 ; fcmla v11.8h, v4.8h, v6.h[1], #90 ; fmul d13, d11, v2.d[0] ; fminp d4, v12.2d ; fminnmv s3, v8.4s ; fmla v1.4h, v4.4h, v7.h[3] ; fmin v1.8h, v12.8h, v6.8h
ssra d14, d2, #63 ; fmulx s6, s11, v2.s[0] ; sminv b7, v2.8b ; fmulx v9.2s, v14.2s, v13.2s ; sub x0, x14, x4, lsl #1 ; eor x7, x5, x11, asr #1 ; umaxv h12, v5.4h ; sqshl s14, s10, s5
fcmle s9, s6, #0.0 ; fmla v12.4h, v1.4h, v3.h[5] ; fcmla v1.4h, v10.4h, v13.4h, #0 ; fcmla v15.8h, v15.8h, v0.8h, #90 ; fmlal v7.4s, v11.4h, v0.h[7] ; fmls v8.8h, v2.8h, v15.h[2] ; fcadd v1.4h, v0.4h, v5.4h, #270 ; fmin v1.2d, v14.2d, v12.2d
fcvtzs x3, d4 ; frint64z d1, d5 ; fcvtpu x3, d5 ; fabs h2, h3 ; fminnm h3, h4, h2 ; fcvtps w1, d2 ; sbfm x2, x1, #56, #7 ; bfm w0, w3, #24, #7
fcvtzs w5, d2, #24 ; csinv w4, w5, w0, cc ; ccmp x5, x4, #2, cs ; csel xzr, x4, x6, eq ; sqshlu v4.16b, v3.16b, #7 ; adds w1, wzr, w0, asr #5 ; eor w4, w3, w1, ror #1 ; fnmadd h4, h1, h6, h5
fmin s2, s3, s5 ; ucvtf h1, w4, #25 ; fmadd h4, h2, h5, h3 ; scvtf s3, w0 ; fcvtzs x3, h4, #21 ; fcvtzu w4, s2, #6 ; fcvtms w4, s3 ; fminnm d5, d1, d2
frecpe s6, s0 ; suqadd d3, d5 ; frsqrts v1.4s, v3.4s, v2.4s ; frintx v0.2d, v0.2d ; umull v3.2d, v2.2s, v0.s[3] ; fsqrt v7.2d, v5.2d ; shl v0.4h, v5.4h, #8 ; fcmla v3.2s, v6.2s, v7.2s, #180
fcvtns x7, h4 ; ushll v0.2d, v4.2s, #1 ; fcvtms x1, d6 ; bfm w6, w4, #31, #1 ; fdiv s5, s5, s5 ; fcvtzs w2, h1, #7 ; fadd s2, s6, s5 ; sadalp v4.2d, v2.4s
udiv x2, x3, xzr ; add x7, xzr, x2, asr #5 ; udiv w1, w3, w2 ; subs x2, x5, wzr, uxtw #1 ; ccmp w0, #9, #0, nv ; and xzr, x3, x5 ; and x1, x7, x4 ; bics w5, w2, w4, lsr #1
urshr d3, d1, #63 ; cmgt v0.4s, v1.4s, #0 ; sxtl v1.8h, v3.8b ; movz x6, #0x0, lsl #32 ; orr x7, x5, #0xffff0000ffff0000 ; cmeq v1.2d, v6.2d, #0 ; eor w7, w2, #0xff ; and x5, x4, #0xc000000000000003
smov x3, v7.s[3] ; subs x3, x6, x5, sxtx #4 ; fcvtps w4, h3 ; mls v4.4s, v5.4s, v0.s[1] ; ushr d7, d4, #64 ; cmgt v2.16b, v1.16b, #0 ; sub x0, x6, x4, lsl #31 ; fcvtzs w0, h4, #7
fsqrt d4, d4 ; fccmp h9, h14, #0x2, pl ; fnmadd d15, d7, d4, d11 ; fcsel d5, d4, d0, al ; fmov w13, s14 ; fadd h11, h1, h3 ; fmax h14, h1, h13 ; fmaxnm s11, s7, s15
ucvtf h1, x2, #6 ; frint64x d5, d4 ; sqshrun s3, d1, #1 ; sqshl v5.4s, v2.4s, #31 ; ssubw v4.8h, v1.8h, v3.8b ; fabs s3, s0 ; uabdl2 v1.4s, v3.8h, v4.8h ; shrn v1.2s, v2.2d, #1
eor w1, w2, w1, lsl #3 ; srshl d4, d7, d4 ; uqrshrn2 v1.4s, v0.2d, #1 ; fcmgt h1, h4, h2 ; fmlsl v2.2s, v1.2h, v3.h[5] ; csel w2, w7, w3, lt ; orr w7, w5, w1, asr #31 ; fcmgt v7.4h, v2.4h, v6.4h
sub w7, w4, w2, lsr #15 ; sub x0, x6, x5, lsr #63 ; rev w5, w5 ; sub x5, x0, x4, lsl #31 ; subs w2, w0, w4, uxtb #1 ; eor w4, w3, w1 ; csneg x3, x1, x6, nv ; csneg x7, x3, x6, ge
sqdmulh v4.4s, v3.4s, v2.s[3] ; sbfm w4, w1, #0, #0 ; sqshl v0.16b, v4.16b, #1 ; adds x0, x1, #1, lsl #12 ; usra v1.16b, v3.16b, #8 ; sdot v4.2s, v5.8b, v1.8b ; add v0.8h, v4.8h, v3.8h ; sdot v1.4s, v3.16b, v4.16b
trn2 v3.4h, v4.4h, v2.4h ; fmla v6.8h, v5.8h, v1.h[0] ; fcvtzs w6, s6, #28 ; fmin h2, h1, h7 ; fcvtpu v5.4h, v1.4h ; sqrdmlah v4.4s, v1.4s, v0.4s ; fcvtzu w3, h3, #19 ; fcvtmu w3, d6
urecpe v1.4s, v12.4s ; uhadd v10.8h, v15.8h, v5.8h ; shadd v5.8b, v9.8b, v5.8b ; smlal2 v6.8h, v12.16b, v9.16b ; sabdl2 v9.2d, v3.4s, v1.4s ; umull v3.4s, v10.4h, v4.4h ; sminp v7.4h, v5.4h, v5.4h ; rev16 v14.8b, v11.8b
eor x11, x14, x13, lsl #1 ; movk x12, #0x0, lsl #16 ; sub x0, x3, xzr ; lslv x14, x0, xzr ; add x7, x8, #0xfff ; sub x14, x3, w15, uxtw #1 ; bfm xzr, x8, #3, #9 ; adds wzr, w8, #1
fmax d2, d1, d0 ; eon x1, x4, xzr ; bic w1, w4, w5, lsl #15 ; and w3, w0, #0xc0000003 ; orn x3, x3, x3 ; sub w2, w1, wzr ; fcvtmu w3, h5 ; and w5, w3, #0xff00ff
crc32cx w3, w7, x4 ; subs w0, w7, w4, sxtw #0 ; orn x0, x5, x4, lsl #31 ; crc32cw w4, w3, w2 ; lslv w4, w4, w4 ; eon x1, xzr, x4 ; subs x3, x7, w0, uxtb #1 ; bic x3, x6, x4, asr #1
fmov v0.8h, #4.500000000000000000e+00 ; sub x6, x5, xzr ; add x9, x14, x12, lsl #1 ; fmlal2 v0.4s, v10.4h, v13.h[3] ; fcvtmu s8, s4 ; adc w8, w13, w1 ; fmla v4.4h, v14.4h, v13.h[5] ; fmla d13, d6, v4.d[1]
lsrv w14, w14, w14 ; ucvtf d6, x1, #61 ; bic x10, x8, x7, lsr #1 ; and x7, x6, x8, asr #63 ; fneg d2, d13 ; scvtf d8, w11, #8 ; fcvtas h5, h2 ; fcvtl v8.2d, v0.2s
fmulx h2, h1, v4.h[1] ; frinti v5.8h, v4.8h ; fmul v5.8h, v2.8h, v1.h[6] ; fcvtl v2.2d, v3.2s ; fcmge h0, h2, #0.0 ; frsqrte s0, s3 ; fcmla v2.4h, v1.4h, v4.h[1], #90 ; fcvtn v4.2s, v5.2d
movz x6, #0xffff, lsl #48 ; smlal v1.4s, v9.4h, v8.4h ; sqshrun v12.8b, v7.8h, #8 ; movn x11, #0xffff, lsl #0 ; subs w13, w14, #0xfff ; ands w3, w0, #0xc0000003 ; uhsub v5.8b, v14.8b, v8.8b ; eor x11, x11, #0xffff
uaddl2 v6.4s, v2.8h, v0.8h ; ands x5, x3, x7, lsl #63 ; dup v6.2d, v3.d[0] ; sub w2, w7, #0xfff ; cmlt d6, d1, #0 ; ubfm x2, x6, #0, #7 ; uaddw2 v2.4s, v1.4s, v7.8h ; urshr v7.16b, v2.16b, #8
srsra v4.8h, v5.8h, #8 ; usra v2.16b, v1.16b, #7 ; sqxtun2 v5.4s, v0.2d ; sqrshrn h2, s1, #8 ; raddhn v1.2s, v3.2d, v5.2d ; dup v1.16b, w2 ; sqabs v5.4h, v0.4h ; usqadd b2, b1
fmov s2, s7 ; scvtf s9, x6, #1 ; ursra v0.4s, v9.4s, #1 ; uqadd b1, b15, b7 ; fsub d8, d6, d4 ; ursra d11, d5, #1 ; frintx h2, h0 ; fcmp d13, d13
csinv w0, w7, w6, gt ; fnmul d5, d3, d2 ; adds w2, w1, w0, lsr #15 ; eon x0, x5, x7 ; eor x6, x1, #0xf0f0f0f0f0f0f0f ; fccmpe s5, s1, #0x6, ne ; sub x1, x6, x4 ; sub x3, x6, #0xfff, lsl #12
fcmla v2.4s, v5.4s, v1.s[0], #270 ; fcmeq s3, s1, s1 ; fminp v3.4s, v1.4s, v2.4s ; faddp d0, v1.2d ; fcvtms v2.8h, v1.8h ; fcmlt s2, s1, #0.0 ; frint64x v3.2d, v5.2d ; fcvtzu v4.8h, v2.8h, #6
crc32cw w7, w7, wzr ; csinc w3, wzr, w7, lt ; sqrshrn b0, h4, #8 ; sub x7, x0, x1, lsr #31 ; sqshrn2 v3.8h, v6.4s, #8 ; subs x6, x3, w7, sxtw #1 ; mov v0.h[0], w5 ; ccmp x3, x7, #13, le
fmulx v12.2d, v8.2d, v11.d[0] ; fmla v15.2d, v2.2d, v5.d[0] ; fcmeq h10, h15, #0.0 ; scvtf d11, x0, #39 ; and x7, x15, #0xf0f0f0f0f0f0f0f ; fcmla v3.8h, v5.8h, v2.h[0], #0 ; movk x8, #0x0, lsl #48 ; fcvtau w2, s14
fcmla v0.8h, v6.8h, v7.h[0], #270 ; frintp v1.2d, v2.2d ; frint64x v6.4s, v3.4s ; fcvtau h4, h5 ; fsub v2.4h, v4.4h, v0.4h ; fcvtzs v2.4h, v7.4h, #8 ; fcvtl v6.2d, v2.2s ; fcvtnu v5.2s, v1.2s
movz x4, #0x8000, lsl #48 ; bfm w4, w4, #3, #9 ; ands x5, x1, #0xff ; uqsub v1.2s, v5.2s, v2.2s ; sqrshrun b3, h0, #1 ; ands x2, x4, #0x1 ; movn x5, #0xffff, lsl #48 ; add w1, w5, #0xfff, lsl #12
fneg v4.4s, v3.4s ; frintz v5.8h, v6.8h ; fcvtzu v6.4h, v0.4h ; bfm x3, x1, #1, #0 ; fcvtau v7.2d, v5.2d ; movz x4, #0x8000, lsl #16 ; fcmla v7.8h, v1.8h, v2.8h, #0 ; fmov x4, h5
fmov v1.4h, #-6.250000000000000000e-01 ; frinta v15.2s, v6.2s ; frecpx d9, d4 ; scvtf h3, h1, #2 ; fmulx v3.8h, v15.8h, v10.h[7] ; fcmle s2, s11, #0.0 ; fcmge s11, s7, #0.0 ; fcvtas v12.2d, v5.2d
frinti v5.2d, v0.2d ; subs w4, w4, #1 ; frecpe d0, d1 ; ucvtf v4.8h, v5.8h, #11 ; fcvtps v4.4h, v5.4h ; frecps d4, d5, d3 ; movn wzr, #0x55 ; frintx v5.2d, v5.2d
fnmadd h2, h3, h5, h4 ; ucvtf h4, w0 ; bic x5, x3, x0, ror #31 ; fcsel d4, d0, d2, al ; bic v0.2s, #0xa6 ; eon x3, x2, x1, asr #63 ; bics x0, x5, x0, lsl #3 ; fccmpe s2, s3, #0x6, ne
and w2, wzr, #0xff00 ; and x4, x0, #0xff00ff00ff00ff ; add w6, w0, #1, lsl #12 ; adds w4, w6, #0xfff, lsl #12 ; movn w4, #0x1234, lsl #16 ; and x3, x1, #0xff ; sbfm w7, w4, #8, #7 ; movz w0, #0x1234, lsl #0
fcvtzu x1, s1 ; fmul h1, h3, h0 ; frintn d3, d0 ; fminnm s5, s1, s0 ; ubfm x3, x5, #3, #20 ; fneg s0, s3 ; sbfm x0, x4, #63, #62 ; fmov s0, #-2.700000000000000000e+01
umulh x3, xzr, x5 ; fmulx s1, s0, v4.s[0] ; movk xzr, #0x55 ; and w2, wzr, #0xff00 ; fmax v5.2d, v2.2d, v3.2d ; sxth x4, w2 ; and x2, x3, #0xc000000000000003 ; csinv w3, w2, w1, ge
ands w2, w4, w1, ror #1 ; adds w4, w3, w2, sxtb #0 ; bic x4, xzr, x6, asr #5 ; udiv xzr, x0, x1 ; adds xzr, x2, w6, sxtb #3 ; orr w2, w1, w0, lsr #1 ; csel x6, x5, x0, nv ; csinv x0, x5, x4, cs
ushll v3.4s, v2.4h, #8 ; ands w2, w0, #0x1 ; srshl v1.16b, v6.16b, v2.16b ; ands xzr, x7, #0xf0 ; add x0, x2, #0x800 ; sqrdmulh v1.4h, v6.4h, v4.h[7] ; mul v2.4h, v3.4h, v1.h[7] ; shrn v1.4h, v0.4s, #8
fccmpe h4, h2, #0x9, hi ; subs w0, w2, w5, lsl #1 ; sqshl d2, d1, #0 ; fcvtnu w3, h5 ; clz v4.16b, v5.16b ; sqshlu v4.2d, v5.2d, #0 ; fcvtzu w5, h1 ; add w1, w2, w3, sxtx #1
add w3, w1, w4, lsl #1 ; lsrv w1, w2, w5 ; umaddl x1, wzr, w4, x2 ; adds x0, x2, x4, uxtx #1 ; eor x4, x2, x1, lsr #1 ; sub w4, w2, w5, uxtb #1 ; sub x2, x4, x5, asr #31 ; orr x1, x5, x2, lsr #63
sbfm w7, w3, #28, #3 ; cls xzr, x1 ; csinv x3, x6, x1, vc ; and x7, x5, #0x8000000000000000 ; bics w2, w5, w6 ; sbfm w6, w4, #31, #0 ; csel x7, x1, x2, ne ; csel w0, w7, w6, gt
sqdmulh s14, s10, v6.s[3] ; ands x9, x9, #0xffff ; sqshl d7, d14, #0 ; extr w14, w6, wzr, #5 ; uqshl b6, b10, #1 ; sub w15, w12, #0 ; movn x6, #0xffff, lsl #0 ; movz x6, #0x1234, lsl #0
subs w1, w2, #1 ; movn x15, #0x8000, lsl #48 ; ubfm x7, x13, #32, #31 ; orr x7, x11, #0x3333333333333333 ; adds w12, w9, #1 ; movz x8, #0x1234, lsl #48 ; ubfm w1, wzr, #30, #9 ; movn x10, #0xffff, lsl #0
cmle v3.2d, v1.2d, #0 ; uqshl v5.4s, v1.4s, #1 ; uqshl v0.2d, v2.2d, v1.2d ; sqrdmulh s3, s1, s3 ; fdiv s0, s3, s4 ; uqrshl v2.2s, v3.2s, v4.2s ; cmhs v2.2d, v5.2d, v1.2d ; ssubw v4.8h, v1.8h, v4.8b
sqrshrn2 v1.4s, v4.2d, #32 ; fcvtzu w4, h3 ; fcvtzu w4, s0 ; fcvtnu d1, d0 ; fcvtpu v5.4h, v0.4h ; frint32z s4, s3 ; fabs v0.2d, v2.2d ; mvni v0.2s, #0xa6, lsl #16
srhadd v2.8b, v5.8b, v2.8b ; umlal2 v3.8h, v3.16b, v3.16b ; cls v2.8b, v7.8b ; urecpe v5.4s, v4.4s ; sli v5.4s, v3.4s, #31 ; uqrshrn b2, h6, #8 ; mov v0.8b, v1.8b ; mvni v2.8h, #0xa6
fcvtmu x13, d6 ; fcvtzs w7, d3, #24 ; ands x8, x11, #0xf00000000000000f ; ubfm x12, x10, #8, #7 ; ucvtf d10, w12, #1 ; fcvtzs x3, s13, #40 ; movk x2, #0x1, lsl #16 ; orr w7, wzr, #0xff00
add w10, w7, w12, sxtb #0 ; fnmadd h11, h13, h6, h2 ; orn w8, w9, w13, ror #15 ; csel x4, x9, x7, vs ; uabal v10.8h, v0.8b, v10.8b ; cmge v4.4s, v12.4s, v6.4s ; frintp h15, h1 ; fcvtzu w0, d0
frint64x s7, s0 ; fadd s13, s2, s8 ; fcvtzs x4, h4 ; fsqrt d13, d4 ; fcvtzu w1, s10, #13 ; scvtf s0, w5, #10 ; fdiv d8, d2, d15 ; fdiv h5, h1, h15
ucvtf d4, w6 ; urshr v4.8b, v6.8b, #7 ; umaxv b3, v2.16b ; ucvtf h3, w7, #25 ; addv s4, v7.4s ; cmeq v1.4h, v6.4h, #0 ; fcvtzu x6, h7, #50 ; fcvtzu x1, d0, #41
faddp v4.8h, v1.8h, v5.8h ; add x7, x1, w4, uxtw #0 ; csneg x6, x4, x5, pl ; adds w2, w6, w0, sxtw #4 ; bics x0, xzr, x5, asr #5 ; add x2, x1, w4, sxtb #0 ; eor w5, w4, #0xc0000003 ; csel x1, x0, x3, nv
sqshrn v5.4h, v3.4s, #16 ; uaddlv s7, v1.4h ; ushr v7.16b, v1.16b, #1 ; mov s0, v1.s[0] ; mvni v6.2s, #0xa6, lsl #24 ; ushl v1.16b, v5.16b, v2.16b ; sshr v0.4s, v3.4s, #32 ; sminp v1.4h, v2.4h, v2.4h
madd w0, w5, w1, wzr ; cmhs v1.4h, v5.4h, v2.4h ; csinv w3, w2, w1, vs ; srshr v0.8b, v2.8b, #8 ; eor x0, x5, xzr ; and x5, x4, x1, asr #1 ; adds w3, w1, w4, sxtx #1 ; sqdmlsl d0, s1, s0
ubfm x11, x9, #1, #1 ; ucvtf h8, x9, #6 ; ands w15, w14, wzr ; fcvtas w4, h1 ; adds x9, x9, #1 ; eor x13, x1, #0xc000000000000003 ; csinc wzr, w2, w9, eq ; ccmp x1, x3, #5, pl
sqshrn b3, h5, #1 ; sqrshrun2 v6.4s, v0.2d, #31 ; sshll2 v7.4s, v6.8h, #15 ; sadalp v3.2d, v7.4s ; srshr v5.2d, v1.2d, #64 ; sqrdmulh v4.2s, v0.2s, v7.s[3] ; uzp1 v5.4s, v7.4s, v3.4s ; uqadd v5.8b, v6.8b, v1.8b
fcvtpu x6, s6 ; movz x7, #0xffff, lsl #48 ; sub x2, x3, #0xfff, lsl #12 ; fmadd d1, d5, d1, d0 ; fmov h3, h5 ; movz w7, #0xffff, lsl #0 ; fneg d2, d7 ; fcvtzu w5, d6, #7
frecps v2.4h, v1.4h, v3.4h ; fmla v0.2s, v5.2s, v2.s[3] ; and w4, wzr, #0xff00 ; uaddl v5.2d, v4.2s, v0.2s ; fabd v1.2d, v0.2d, v3.2d ; frint32z v0.4s, v5.4s ; and x4, x2, #0xff00ff00ff00ff ; shll v4.2d, v0.2s, #32
movk wzr, #0x55 ; and x7, x1, #0x8000000080000000 ; bfm w3, w0, #31, #31 ; movn x5, #0x1234, lsl #16 ; movz x1, #0x1234, lsl #16 ; bfm w0, wzr, #30, #9 ; movn x1, #0x0, lsl #16 ; sbfm w7, wzr, #30, #9
sqdmull v4.2d, v1.2s, v0.2s ; csel w2, w4, w7, cc ; add x6, x7, x6, lsl #3 ; uhsub v2.4s, v4.4s, v0.4s ; adds w3, w5, w2, sxtb #4 ; bics x6, x5, x4, lsl #1 ; saba v2.2s, v0.2s, v1.2s ; sqshl b6, b0, #0
frint32x v5.2d, v1.2d ; faddp v3.4s, v5.4s, v0.4s ; fmla v3.4h, v3.4h, v2.4h ; srsra d5, d3, #1 ; fcvtas w0, h4 ; fcadd v3.4s, v2.4s, v5.4s, #90 ; fminnmp v1.4h, v3.4h, v4.4h ; fmov s2, #1.900000000000000000e+01
frinti v13.8h, v10.8h ; fcmla v4.8h, v7.8h, v1.8h, #0 ; fcadd v9.8h, v0.8h, v9.8h, #270 ; fmls v6.4s, v10.4s, v9.4s ; fcvtzu s7, s3, #30 ; fcvtps d13, d5 ; frecpe v3.4s, v15.4s ; facge s14, s5, s15
fcvtzs x1, h1, #31 ; fsqrt h1, h2 ; ubfm x1, x4, #32, #31 ; movn x1, #0x8000, lsl #48 ; adds x4, x3, #1, lsl #12 ; extr x2, x3, x1, #32 ; fmadd d6, d1, d6, d5 ; fcmp d6, d1
smlsl v3.4s, v7.4h, v5.h[7] ; ucvtf d2, x7, #26 ; fcvtpu w4, d3 ; fcvtzs x0, d2, #40 ; adds w7, w2, w1, sxtb #1 ; add w6, wzr, w4, asr #5 ; fneg h7, h4 ; sqrshrn2 v3.4s, v2.2d, #31
movz x1, #0x1, lsl #48 ; sbfm w2, w0, #0, #30 ; movz w4, #0xffff, lsl #0 ; movz w4, #0xffff, lsl #0 ; ubfm x0, x7, #32, #63 ; sub w7, w4, #1, lsl #12 ; movk w6, #0xffff, lsl #16 ; movn w7, #0x0, lsl #16
fcmla v12.4h, v10.4h, v12.h[0], #270 ; fminnm v7.4s, v15.4s, v1.4s ; fcvtpu x5, h14 ; fcmla v9.8h, v14.8h, v1.8h, #270 ; fcmla v9.4s, v14.4s, v6.s[0], #180 ; fmov v10.d[1], x0 ; scvtf h4, w0, #27 ; frintx v13.8h, v6.8h
movk x10, #0x8000, lsl #48 ; adds wzr, w1, w13, sxth ; scvtf h1, x15, #16 ; fnmsub d7, d3, d7, d11 ; scvtf h6, w14, #27 ; bfm w12, w1, #31, #31 ; sbfm x15, x11, #32, #63 ; orr x8, x1, #0xaaaaaaaaaaaaaaaa
ccmp x3, x6, #0, eq ; csinv x5, x0, x7, eq ; umsubl x0, w6, w3, x4 ; add w7, w0, w5, sxth #4 ; cls xzr, x6 ; add w6, w0, w1, lsl #1 ; subs x5, x0, w2, sxtw #4 ; eor w6, w6, w6
orn w1, w2, w5, asr #1 ; ubfm w3, w4, #0, #0 ; sub x0, x1, x4 ; orr x4, x2, #0x1 ; umaddl x5, w5, w5, x5 ; asrv x4, xzr, x0 ; adcs x4, x1, x0 ; ands w2, w0, #0xff00ff
sbfm w6, w4, #0, #31 ; fcvtzs x2, d0, #20 ; sqdmlal2 v6.2d, v3.4s, v0.4s ; fcvtzs w2, d3 ; ands w4, w7, #0xfffffffe ; sub w1, w3, #1, lsl #12 ; bfm x0, x6, #63, #0 ; fccmpe d2, d4, #0xe, vc
fmaxnm s7, s6, s1 ; fcmp s0, #0.0 ; fccmp h3, h6, #0xc, ls ; frintn s3, s2 ; ucvtf h4, x6, #47 ; fcvtas w3, d7 ; fcvtms wzr, d7 ; fcvtzs w7, h0, #7
eor w5, w0, #0xc0000003 ; bfm w1, w5, #31, #0 ; fsqrt v1.4s, v0.4s ; sub w0, w2, #0xfff ; fcmla v6.4h, v0.4h, v3.h[0], #90 ; frsqrte v7.2s, v4.2s ; extr x0, xzr, x2, #5 ; fminnmv h1, v3.4h
sqdmlsl v0.2d, v3.2s, v1.2s ; smlal2 v3.2d, v0.4s, v1.s[3] ; fmov h0, #-2.812500000000000000e-01 ; sqshrun s5, d0, #1 ; fmov d5, x3 ; uqshl v3.8h, v4.8h, #15 ; orr w3, w5, w2, lsr #15 ; sli v0.16b, v6.16b, #1
csinc x7, x0, x2, vc ; add w4, w3, w2, uxtb #1 ; crc32ch w6, w6, wzr ; ands w3, w4, w5, ror #1 ; bic wzr, w1, w0 ; rev16 w0, w6 ; lslv xzr, x2, x6 ; eor w4, w2, w6, ror #1
sbfm w3, w5, #16, #16 ; fminp s0, v4.2s ; eor w4, w1, #0x1 ; fmls v5.2s, v1.2s, v4.s[1] ; fcmlt s4, s3, #0.0 ; sbfm w2, w5, #24, #7 ; fcmlt v3.2s, v4.2s, #0.0 ; fmls v5.4h, v1.4h, v3.h[2]
sqsub v13.8h, v15.8h, v9.8h ; sqshl s10, s13, s11 ; fcvtmu w4, s0 ; pmull2 v1.1q, v7.2d, v10.2d ; fcvtzs x8, s3, #25 ; frsqrts s2, s5, s4 ; dup v9.2s, w4 ; frintp v1.4s, v12.4s
movz x3, #0xffff, lsl #48 ; ubfm w13, w10, #20, #3 ; eor x6, x7, #0x8000000000000000 ; sub w2, w14, #1, lsl #12 ; orr x11, x2, #0x5555555555555555 ; ubfm w12, wzr, #30, #9 ; sbfm wzr, w15, #3, #9 ; and x1, x8, #0xfffffffffffffffe
sqshl d2, d11, #0 ; sqshrn v1.2s, v6.2d, #31 ; smov w11, v0.h[0] ; frinta h8, h2 ; frinta d2, d6 ; fmaxnm h8, h13, h1 ; frint32z s7, s5 ; umull v14.4s, v8.4h, v4.h[7]
add w1, w4, w0 ; uhadd v3.8h, v2.8h, v7.8h ; sqshlu h7, h1, #8 ; srshr v3.4h, v7.4h, #16 ; saddw2 v5.4s, v2.4s, v1.8h ; sqshlu v0.16b, v6.16b, #7 ; uzp2 v2.4h, v7.4h, v3.4h ; umin v7.8b, v0.8b, v4.8b
ands x6, x6, #0xffff ; bfm x5, x0, #0, #63 ; and w6, w0, #0x55555555 ; subs x0, x1, #0xfff, lsl #12 ; ubfm w6, w5, #28, #3 ; sbfm w1, w7, #5, #4 ; sbfm x1, x5, #63, #62 ; ubfm x2, x6, #0, #7
bfm w3, wzr, #30, #9 ; sqrshrn2 v10.8h, v14.4s, #1 ; eor x12, x0, #0xfffffffffffffffe ; sminp v3.16b, v15.16b, v8.16b ; sub w2, w11, #1 ; movz w13, #0x0, lsl #0 ; cmhi v7.16b, v10.16b, v4.16b ; trn1 v10.2d, v14.2d, v0.2d
fcvtas w6, h6 ; sqdmulh v1.4s, v2.4s, v4.4s ; fmov h6, #-2.812500000000000000e-01 ; fcmlt v5.2s, v4.2s, #0.0 ; fmaxnmp v7.4h, v4.4h, v2.4h ; fmin v2.8h, v1.8h, v3.8h ; fsqrt v4.4h, v0.4h ; ushr v6.8h, v0.8h, #1
ccmp x4, #31, #10, hi ; add w2, w4, w1, uxtx #0 ; adds x2, x4, w5, sxtw #1 ; ands w1, wzr, w4 ; add x0, x2, x4, uxtx #0 ; subs xzr, x4, w5, sxth #3 ; csinv x3, x1, x0, lt ; cls wzr, w2
ubfm w4, w1, #5, #4 ; fcvtas w4, d2 ; and x3, x0, #0xc000000000000003 ; ucvtf d4, x4, #26 ; subs x4, x0, #0xfff, lsl #12 ; ubfm w4, w7, #8, #7 ; fcvtzu x2, s3, #15 ; eor x1, x5, #0xfffffffffffffffe
fccmp h0, h4, #0x2, pl ; bfm wzr, w5, #3, #9 ; ubfm x4, x0, #1, #63 ; scvtf s2, s0, #6 ; fmls d5, d3, v0.d[1] ; fmls v1.4s, v0.4s, v5.s[3] ; fmsub d4, d1, d3, d0 ; scvtf v5.8h, v1.8h, #13
frintn d3, d5 ; fmov d4, #1.000000000000000000e+01 ; fcvtnu w5, h3 ; fcvtas x1, h2 ; ucvtf s3, x5 ; fnmul d5, d1, d0 ; fsqrt s1, s2 ; fmaxnm s4, s0, s2
and x4, x5, #0x1 ; subs w10, w0, w5, sxtw #0 ; subs w3, w7, w14, uxth #4 ; bics w13, w6, w5, asr #31 ; sbfm x15, xzr, #30, #9 ; csinc w8, w10, w6, eq ; adds x12, x14, #1, lsl #12 ; movz w12, #0xffff, lsl #0
movn w5, #0x1, lsl #16 ; sbfm w3, w0, #5, #4 ; eor w4, wzr, #0xff00 ; ucvtf d2, w5 ; ucvtf h3, x4, #6 ; frintp d3, d5 ; fmsub h4, h5, h3, h1 ; fcmla v0.2s, v1.2s, v2.2s, #180
sri v5.8b, v2.8b, #7 ; uqshrn2 v4.4s, v1.2d, #32 ; uqshrn2 v5.8h, v2.4s, #1 ; urshl v3.8h, v0.8h, v2.8h ; usra v5.4h, v2.4h, #8 ; uqrshl b0, b1, b2 ; sqdmull2 v4.2d, v3.4s, v2.s[2] ; sqshrun h4, s2, #16
fadd v4.4h, v6.4h, v7.4h ; frintz v4.2s, v2.2s ; fabd v2.4s, v5.4s, v6.4s ; srsra v4.4h, v3.4h, #1 ; ushl d0, d6, d0 ; zip1 v3.8b, v2.8b, v3.8b ; scvtf v0.4s, v0.4s, #25 ; ucvtf d2, d0
umaxp v13.2s, v7.2s, v1.2s ; fnmul h13, h5, h1 ; fcvtas x2, h2 ; faddp v12.2s, v2.2s, v0.2s ; shl v6.2s, v2.2s, #0 ; neg v14.4h, v4.4h ; bif v6.8b, v9.8b, v13.8b ; fcadd v10.4s, v5.4s, v10.4s, #270
fmls d6, d0, v2.d[0] ; fcmla v7.4h, v5.4h, v0.h[0], #90 ; frsqrts h0, h3, h1 ; fabd v7.2s, v6.2s, v1.2s ; fmla v1.8h, v4.8h, v6.8h ; fminp v5.2s, v0.2s, v2.2s ; fcvtzu v6.2s, v5.2s ; fcmla v2.4h, v4.4h, v6.4h, #270
bfm x7, x3, #63, #1 ; and w0, w2, #0xff ; extr w6, w5, w7, #16 ; fmov d2, #-1.450000000000000000e+01 ; orr w2, w1, #0xff00ff ; movn x6, #0x1234, lsl #0 ; movn w4, #0x1, lsl #0 ; ands x2, x4, #0xf0f0f0f0f0f0f0f
adds w5, w6, w1, sxtx #1 ; faddp v0.2d, v3.2d, v2.2d ; adds w2, w5, w7, asr #31 ; sub w5, wzr, w7 ; sqsub v7.16b, v6.16b, v2.16b ; orn w4, w5, w7, asr #31 ; fcmla v7.4h, v0.4h, v0.4h, #180 ; orr w2, w7, w0, lsl #15
fcadd v10.2d, v0.2d, v8.2d, #270 ; fminnmp s14, v10.2s ; fmul v0.4h, v12.4h, v15.4h ; fmaxnmp v8.4s, v2.4s, v10.4s ; fminp s12, v14.2s ; fcvtau s11, s8 ; fmaxnmp v3.2s, v1.2s, v13.2s ; fcadd v1.2d, v13.2d, v4.2d, #270
addp v13.16b, v4.16b, v4.16b ; ssra v5.4s, v4.4s, #31 ; sqabs v6.16b, v14.16b ; sqdmlsl d0, s15, v7.s[2] ; fcvtmu w15, h13 ; fcmp d11, d14 ; ucvtf d7, x7 ; fccmp h8, h6, #0x6, vc
fcsel d7, d2, d3, lt ; fcvtns v3.2d, v7.2d ; fcvtmu d4, d0 ; fcvtzs w4, d6 ; fcvtms x2, s7 ; fmul s6, s6, s6 ; sqshrn b5, h2, #8 ; uqrshrn v4.2s, v0.2d, #32
and x4, x1, #0xff ; movz w2, #0xffff, lsl #16 ; subs w1, w3, #0xfff, lsl #12 ; movk w15, #0x1, lsl #16 ; subs x14, x11, #0xfff, lsl #12 ; ubfm x2, x6, #1, #1 ; subs x12, x3, #0 ; movz x15, #0x0, lsl #32
sqxtun b8, h6 ; sqabs v15.2s, v1.2s ; sqshl v5.4s, v14.4s, #0 ; sqrshrn b7, h9, #7 ; bfm w0, w9, #16, #15 ; movn x1, #0x8000, lsl #48 ; sqdmlal2 v12.2d, v9.4s, v5.s[3] ; bfm w4, w13, #4, #11
subs w4, w7, #0x80 ; scvtf d4, x6, #46 ; ubfm w5, w3, #8, #7 ; fcmla v1.4s, v7.4s, v3.s[0], #90 ; fcmla v2.4s, v1.4s, v5.s[0], #90 ; fcvtms w1, h0 ; fcvtas w7, s2 ; fcvtzu x1, d5
sub x0, x14, x6, asr #31 ; sub x1, x4, w5, sxth #0 ; csinc wzr, w11, w5, eq ; subs x15, x15, x15 ; orn w12, w8, w6, lsr #1 ; add x14, x7, xzr ; adds w6, w15, w9, uxtw #4 ; csneg x14, x8, x15, al
subs x3, x6, w2, sxtb #4 ; fccmpe h5, h3, #0x9, hi ; lslv x3, x1, xzr ; fmin h5, h2, h6 ; fmsub h4, h0, h7, h3 ; fsub d4, d1, d1 ; orr w6, w4, w1, lsl #15 ; eon w5, w0, w5, lsl #3
fminp v4.4h, v0.4h, v1.4h ; cmhs v0.8b, v5.8b, v0.8b ; fcvtzs v5.8h, v1.8h ; ucvtf s3, x3 ; scvtf h2, h1 ; sqrdmulh v3.4h, v5.4h, v0.4h ; fmadd d4, d3, d4, d1 ; fcmla v2.4s, v2.4s, v2.4s, #90
sub v1.4h, v10.4h, v15.4h ; shrn2 v8.16b, v1.8h, #1 ; sqshl v13.4h, v9.4h, v0.4h ; sshr v7.8b, v11.8b, #7 ; urshr v12.16b, v11.16b, #7 ; ext v0.16b, v3.16b, v12.16b, #0 ; cmgt v15.4h, v2.4h, #0 ; rshrn2 v10.16b, v13.8h, #7
movn x2, #0x0, lsl #16 ; fnmadd s3, s5, s0, s2 ; ubfm x3, x5, #0, #62 ; subs x6, x6, #1 ; fccmp d2, d3, #0xe, cc ; sbfm x7, x5, #60, #3 ; bfm x0, x3, #4, #11 ; fmov s7, #1.900000000000000000e+01
usra v7.4s, v0.4s, #32 ; subs w0, w6, wzr ; uzp2 v5.16b, v7.16b, v0.16b ; saddlv s3, v5.8h ; eon x2, x3, x4, lsr #63 ; subs xzr, x7, w5, uxth #3 ; xtn2 v4.4s, v1.2d ; sshr v3.8b, v1.8b, #1
orn x1, x0, x2, lsr #63 ; adds x4, x0, x1, lsr #1 ; ccmn w5, #28, #11, mi ; crc32b w4, wzr, w1 ; csneg w5, wzr, wzr, hi ; bic x3, x1, x5, lsl #63 ; crc32cx w5, w2, x1 ; subs x0, x2, w4, sxtb #4
fcmge v0.8h, v1.8h, #0.0 ; sqdmull v5.2d, v0.2s, v2.2s ; fminp h4, v4.2h ; frsqrts s2, s5, s4 ; fcvtnu s4, s0 ; sqneg v2.2d, v4.2d ; fmlal v5.2s, v1.2h, v1.h[0] ; sqabs v0.4h, v5.4h
ccmp w9, #9, #0, nv ; mov s2, v5.s[0] ; uqrshrn2 v12.4s, v8.2d, #1 ; sqneg h8, h10 ; uqxtn2 v6.4s, v4.2d ; frintx v7.4s, v5.4s ; csneg x6, x3, x4, vs ; fmov v4.4s, #6.250000000000000000e+00
ucvtf d5, w7, #13 ; fcvtas w1, h6 ; fcvtas w1, s2 ; frintn h7, h4 ; fabs s0, s2 ; fcvtzs x4, s3, #25 ; fmov w0, h5 ; fcvtau w0, h2
smlsl2 v3.4s, v4.8h, v5.h[7] ; srshl v5.2d, v0.2d, v2.2d ; sqdmull d2, s3, v0.s[3] ; fcvtzu s4, s0 ; fmaxnmp v4.4h, v2.4h, v3.4h ; scvtf v0.4h, v4.4h ; fcvtps v4.8h, v0.8h ; zip2 v1.16b, v3.16b, v5.16b
eor x5, x12, x8, lsr #1 ; and w14, w10, w6, ror #1 ; raddhn v13.2s, v4.2d, v10.2d ; subs w3, w0, w7, uxth #0 ; movi v8.2s, #0xa6, lsl #16 ; sqsub h4, h15, h13 ; csneg x11, x6, x9, ls ; uqrshl b9, b11, b5
ucvtf h4, x3, #6 ; fccmp h1, h0, #0x6, vc ; ucvtf d1, w5, #1 ; fcvtzu w2, s3 ; fcvtnu x5, d3 ; fcsel s5, s2, s4, hi ; fcvtau w7, h2 ; fadd d5, d5, d5
fsub s1, s0, s7 ; fmadd s2, s1, s4, s3 ; fmaxnmp v6.2d, v7.2d, v4.2d ; fcsel s3, s2, s4, vc ; fmls v3.8h, v3.8h, v2.h[6] ; fcmge v4.4s, v0.4s, v5.4s ; fmov v7.2s, #-2.500000000000000000e-01 ; fcvtzs w2, s5
fcvtas x2, d0 ; umlsl v5.2d, v2.2s, v4.s[1] ; sqdmlal v4.2d, v3.2s, v1.s[1] ; sbcs xzr, x0, x4 ; fmov x1, v3.d[1] ; smsubl x3, w1, w5, x2 ; csel w3, wzr, wzr, al ; fcmpe s2, #0.0
frecps v7.8h, v5.8h, v0.8h ; fneg v7.2d, v2.2d ; fcmge v5.8h, v1.8h, v4.8h ; fmls v3.2s, v7.2s, v2.s[2] ; frintp v3.4h, v1.4h ; fmlal2 v2.2s, v4.2h, v1.2h ; fcmla v3.4s, v5.4s, v2.s[1], #0 ; fmls s0, s5, v3.s[1]
eor w0, wzr, #0xff00 ; add w8, wzr, w13 ; sbfm x5, x3, #0, #0 ; orr x11, x6, #0xff00ff00ff00ff ; add x11, x11, #7 ; bics w14, w2, w9, lsr #31 ; sbfm w14, w15, #0, #0 ; movz w12, #0x0, lsl #16
umaddl x3, w3, w3, x3 ; fminp v5.2d, v3.2d, v4.2d ; fcvtas v6.2s, v0.2s ; uqrshrn s0, d1, #1 ; ccmp x1, x2, #12, gt ; uaddlp v5.4h, v3.8b ; adds w3, w4, w5, uxth #1 ; frsqrts s4, s6, s2
frint32z s9, s5 ; fcvtzu w1, d11, #19 ; fmov x15, h9 ; fsqrt d0, d7 ; fcvtms w4, h1 ; fmov h4, #-2.812500000000000000e-01 ; frintn h15, h13 ; fcvtps w0, s15
umlal v3.2d, v5.2s, v2.s[1] ; fcvtzs w2, d5, #20 ; cmgt v0.16b, v3.16b, v4.16b ; fcvtzu w1, s5, #13 ; usqadd v1.8b, v2.8b ; fcvtns w2, d0 ; umin v4.16b, v0.16b, v1.16b ; fmsub h3, h4, h2, h0
frinti s7, s5 ; subs x0, x1, x6, lsl #31 ; ccmp w6, #0, #15, eq ; movn w1, #0x8000, lsl #0 ; bfm w0, w3, #0, #7 ; rev w6, w6 ; bfm x0, x4, #63, #0 ; eon w1, w4, wzr
bfm x0, x1, #63, #1 ; sbfm w2, w7, #20, #3 ; sbfm w0, w4, #24, #7 ; subs w4, w1, #0x80 ; extr wzr, w1, w2, #5 ; movn x5, #0x0, lsl #48 ; orr x3, x5, #0x1 ; ubfm x1, x4, #3, #20
pmull v4.8h, v3.8b, v4.8b ; usra v6.8h, v5.8h, #8 ; eor w3, w6, wzr ; rev w3, w3 ; add x1, x1, x1 ; adds w4, w2, w5, asr #1 ; uabal2 v6.8h, v4.16b, v3.16b ; raddhn2 v6.8h, v4.4s, v3.4s
fcvtau x7, s4 ; orn w6, wzr, w0 ; fcmla v1.8h, v0.8h, v2.8h, #270 ; add x2, x4, w5, sxtb #0 ; csel w2, wzr, wzr, hi ; eor w6, w7, w1, lsr #1 ; rev xzr, x6 ; fcvtau w2, d1
