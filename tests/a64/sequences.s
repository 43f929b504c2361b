# Made by tools/oracle/sequences.py --seed 1 -n 800 --size 8
@all @n 6 @mem x20/16
fcvtnu x6, h6 ; scvtf d0, w0, #8 ; fnmadd d3, d6, d5, d1 ; fcvtzu w2, h7, #26 ; fcvtnu x7, d7 ; fcsel s6, s1, s7, hi ; fcvtzs x1, s2, #40 ; ucvtf s4, w1, #15
fabd h9, h9, h13 ; fmul v8.8h, v7.8h, v8.8h ; sub w7, w9, w5, lsl #15 ; fmls v14.4s, v11.4s, v5.4s ; fcvtl2 v2.2d, v2.4s ; fneg v2.4s, v11.4s ; adds x14, x2, w0, uxtw #0 ; csinv w1, w4, w0, vs
sqrshrn2 v2.16b, v0.8h, #1 ; bfm w5, w2, #31, #0 ; mvni v2.4h, #0xa6 ; ldeor x2, x5, [x20] ; ldapursb w5, [x20, #-1] ; ldsmax x5, xzr, [x20] ; ldumin x2, x1, [x20] ; umaxp v1.8b, v3.8b, v1.8b
ldapr x5, [x20] ; ldsmaxb w2, w6, [x20] ; str x3, [x20] ; ldr xzr, [x20] ; ldtrsh x2, [x20, #-256] ; ldapr x6, [x20] ; cas x4, x1, [x20] ; stur h3, [x20, #-17]
fcvtnu d5, d4 ; fcmla v0.2d, v0.2d, v5.2d, #180 ; frsqrts v5.4h, v3.4h, v1.4h ; prfm pldl1keep, [x1, x3] ; fmaxnm v1.4h, v3.4h, v2.4h ; strb w4, [x20] ; fsub v0.4h, v1.4h, v2.4h ; stlr x0, [x20]
sqshrn2 v6.16b, v1.8h, #1 ; neg v7.8h, v3.8h ; movk w0, #0x8000, lsl #0 ; bfm w6, w6, #3, #9 ; movk w7, #0xffff, lsl #16 ; urshl v7.4h, v5.4h, v0.4h ; rev x1, x1 ; csinc w1, w3, w6, ls
sbfm x2, x0, #5, #4 ; ubfm w4, w14, #1, #31 ; movz x6, #0x1, lsl #48 ; sub w14, w10, #0 ; eor w9, w12, #0xc0000003 ; extr w4, w14, w14, #31 ; ubfm x6, x13, #32, #31 ; sbfm w7, w2, #1, #0
cmgt v3.8b, v4.8b, v3.8b ; srshr v2.2s, v1.2s, #32 ; fcvtns x0, s4 ; xtn v2.8b, v0.8h ; srshl v5.16b, v0.16b, v4.16b ; umull2 v2.4s, v4.8h, v0.8h ; fmov h3, h4 ; uminv s5, v2.4s
sbc x2, x2, x2 ; stur q4, [x20, #-17] ; ldapurb w2, [x20, #3] ; prfm pldl2strm, [x3, w1, sxtw #3] ; sha512h2 q3, q0, v3.2d ; bic x5, x1, x2, ror #63 ; ldnp s2, s4, [x20, #4] ; xar v1.2d, v4.2d, v3.2d, #0
frint32z s1, s6 ; scvtf s10, w0, #10 ; fcvtzu x10, s7, #35 ; fmov x10, h13 ; fcvtzs w8, d1 ; fcvtzs w10, d7, #20 ; fcvtps w11, s10 ; ucvtf h13, x6, #6
fcadd v3.2d, v5.2d, v6.2d, #90 ; ccmp x0, x4, #14, al ; asrv x7, x5, xzr ; eor w0, w5, w6, lsl #1 ; csneg w4, w3, w7, lt ; adds w2, w0, w1, sxth #4 ; smulh x5, x6, x3 ; fmls s4, s3, v1.s[1]
movn w4, #0xffff, lsl #0 ; extr w5, w4, w2, #8 ; sabdl2 v0.8h, v3.16b, v2.16b ; bfm x0, x5, #32, #63 ; urshr v1.2s, v3.2s, #32 ; ldr w4, [x20] ; bfm x2, x0, #32, #32 ; urhadd v1.16b, v3.16b, v4.16b
stnp w6, w5, [x20, #4] ; ldr x2, [x20, xzr] ; stur x4, [x20, #-3] ; casab w1, w6, [x20] ; lduminb w7, w4, [x20] ; ldarb w6, [x20] ; stur h5, [x20, #-17] ; str x3, [x20]
ucvtf d0, w2, #1 ; fccmp d0, d4, #0xb, nv ; fcvtzs x0, s4, #25 ; fcmla v1.4s, v0.4s, v4.4s, #270 ; fmul v4.2s, v2.2s, v5.2s ; frintz h0, h5 ; fsub d4, d0, d0 ; fsub v2.2d, v1.2d, v5.2d
eon w3, w6, w4, asr #31 ; fccmp h7, h6, #0xc, ls ; madd x7, x7, x7, x7 ; fmlsl v5.4s, v4.4h, v4.h[6] ; fcvtzs d6, d4, #40 ; csneg x0, x4, x5, ge ; fabd v6.2d, v4.2d, v7.2d ; fccmpe d1, d7, #0x6, ls
sha1h s9, s15 ; sha512h q2, q14, v6.2d ; sha1h s11, s8 ; sha512h q5, q10, v5.2d ; bcax v1.16b, v6.16b, v1.16b, v3.16b ; sm3partw2 v10.4s, v8.4s, v15.4s ; sm4ekey v2.4s, v9.4s, v2.4s ; sm3tt2b v0.4s, v4.4s, v15.s[2]
fcsel h4, h1, h6, al ; fcvtpu x3, h3 ; ucvtf d6, x6 ; ubfm w2, w4, #1, #0 ; scvtf d6, x5, #46 ; fmov h3, x6 ; fsub h1, h2, h0 ; ubfm x2, x4, #0, #62
adds x4, x0, x2, lsl #63 ; adc w0, w0, w0 ; eor x5, x0, #0xffff0000ffff0000 ; orr w5, w0, #0xff ; bfm w4, w4, #3, #9 ; ands w4, w3, #0xc0000003 ; scvtf d3, x2, #46 ; eor x2, x0, #0xff
sqrshrun2 v5.4s, v4.2d, #1 ; mul v3.8b, v4.8b, v3.8b ; cmhs v3.16b, v2.16b, v1.16b ; usra v4.2d, v0.2d, #1 ; sqshlu h1, h4, #0 ; smov x1, v1.s[3] ; sqsub v1.8h, v2.8h, v3.8h ; ushr v3.8h, v1.8h, #8
sha1su0 v0.4s, v4.4s, v0.4s ; eor x5, x0, #0x8000000000000000 ; bcax v1.16b, v0.16b, v5.16b, v3.16b ; ubfm w5, w2, #5, #4 ; add w1, w0, #0x800 ; sha512su1 v1.2d, v3.2d, v1.2d ; sm3tt1a v2.4s, v1.4s, v3.s[1] ; bfm w2, w3, #0, #7
fcmge v3.8h, v2.8h, #0.0 ; frintz s4, s0 ; fcvtzu w5, s7 ; orr w0, w7, #0x55555555 ; fcvtps v5.2d, v0.2d ; frintn s4, s7 ; fcvtnu w1, s1 ; scvtf d3, w1
zip2 v2.8b, v5.8b, v2.8b ; sqdmulh h7, h14, v10.h[7] ; uabdl2 v7.4s, v14.8h, v5.8h ; uqadd v0.4h, v13.4h, v1.4h ; ursra d13, d3, #64 ; umlsl2 v0.4s, v7.8h, v14.h[2] ; uqshrn2 v12.16b, v10.8h, #1 ; srshl v13.16b, v12.16b, v8.16b
fcvtzs v6.2d, v5.2d, #62 ; fmlal2 v0.4s, v4.4h, v1.h[3] ; frecpe v8.2d, v6.2d ; fmla v11.8h, v6.8h, v1.h[0] ; facgt v1.8h, v2.8h, v9.8h ; zip2 v6.8h, v5.8h, v9.8h ; faddp v0.2s, v7.2s, v5.2s ; fcmge v15.2s, v6.2s, v0.2s
stnp d4, d6, [x20, #8] ; umaxp v3.2s, v11.2s, v14.2s ; fcvtzs w15, d11, #24 ; stur d7, [x20, #-17] ; sqsub s12, s11, s14 ; ldp x6, x1, [x20, #-32] ; shrn v6.2s, v13.2d, #31 ; ldnp d1, d3, [x20, #8]
sshl v1.8b, v7.8b, v1.8b ; cmhi v4.4s, v0.4s, v1.4s ; uaddl2 v7.2d, v1.4s, v0.4s ; uqrshrn b4, h5, #1 ; sqrshrun2 v2.8h, v7.4s, #1 ; xtn2 v2.16b, v5.8h ; uqshl d1, d4, d3 ; movi v3.8b, #0xa6
orr x0, x7, #0xfffffffffffffffe ; ands x0, x3, #0xffffffff ; eor w0, w1, #0xff ; movz x7, #0x1234, lsl #32 ; fcvtzu x4, d6 ; and w4, w6, #0x1 ; eor x3, x1, #0xfffffffffffffffe ; ucvtf d7, x1, #26
sm3tt1a v7.4s, v3.4s, v6.s[1] ; eor w1, wzr, #0xff00 ; fcvtnu w4, d0 ; fcsel s5, s7, s6, eq ; fcvtzu x5, d7, #23 ; sbfm w6, w1, #0, #0 ; fsub d5, d4, d0 ; bcax v6.16b, v2.16b, v6.16b, v1.16b
fcvtpu w3, s4 ; ucvtf d1, x4 ; fcvt d2, s4 ; ucvtf s5, x1, #25 ; scvtf d0, w2, #8 ; fnmadd s3, s4, s5, s0 ; fmul s2, s2, s2 ; frinta h2, h4
adds x2, x4, w0, sxtb #0 ; bfm w4, w0, #24, #7 ; subs x4, x1, #1, lsl #12 ; rbit w3, w3 ; adds w2, w1, w5, uxtx #1 ; ands w2, w5, #0x80000000 ; csel w3, w5, w1, al ; orr w3, w1, w0, lsr #15
fcvtpu v14.2s, v1.2s ; sha512su1 v13.2d, v5.2d, v13.2d ; fcmla v0.8h, v7.8h, v13.8h, #270 ; fmul v13.4h, v2.4h, v7.4h ; sha256h2 q14, q0, v10.4s ; aesmc v5.16b, v5.16b ; fcmp d3, #0.0 ; fcvtzu d4, d1, #51
udiv x3, x0, xzr ; sub x0, x1, x2, lsl #1 ; cls x2, xzr ; and x4, x3, x0, lsl #63 ; umaddl x1, w3, w0, xzr ; subs x0, x5, x0, lsl #3 ; sub x1, x0, x1, lsl #3 ; orr w0, w3, w0, lsl #3
umlsl2 v1.2d, v2.4s, v0.s[3] ; addv b0, v1.8b ; sqshl s4, s1, s4 ; subhn v1.8b, v5.8h, v4.8h ; udot v3.2s, v1.8b, v5.8b ; udot v5.2s, v0.8b, v2.8b ; fmov v0.8h, #4.500000000000000000e+00 ; umaxv h1, v3.8h
stlrh w3, [x20] ; fmulx v4.4s, v2.4s, v0.s[2] ; sqabs v0.4h, v2.4h ; fcmla v4.2s, v0.2s, v3.2s, #90 ; ldsetb w1, w3, [x20] ; swp x5, x3, [x20] ; ushl v2.8h, v3.8h, v0.8h ; fcmgt v1.4s, v0.4s, v2.4s
sm3tt2a v3.4s, v6.4s, v3.s[0] ; bcax v1.16b, v4.16b, v1.16b, v0.16b ; sm3tt2b v6.4s, v1.4s, v4.s[1] ; sm3tt2a v7.4s, v2.4s, v6.s[1] ; sm3tt2b v1.4s, v4.4s, v3.s[3] ; sha1p q5, s6, v5.4s ; aesmc v3.16b, v3.16b ; eor3 v7.16b, v2.16b, v5.16b, v1.16b
fcvtzs x0, h6, #21 ; fneg s0, s3 ; rev32 v6.8h, v5.8h ; sqshl v1.4s, v6.4s, #1 ; fcvtzs w3, s3, #28 ; rsubhn2 v3.4s, v7.2d, v0.2d ; sqxtun b0, h6 ; smaxv b4, v5.8b
sha512su0 v2.2d, v7.2d ; subs w7, w5, #0x80 ; sha512su1 v12.2d, v7.2d, v2.2d ; extr x6, x2, x2, #0 ; fmaxnm s3, s8, s0 ; ucvtf d1, x6, #61 ; aesmc v0.16b, v1.16b ; sm4ekey v7.4s, v6.4s, v2.4s
ucvtf d0, x5, #61 ; frintz d3, d0 ; fsqrt d1, d1 ; fcmp h3, #0.0 ; fcvtzs w4, s3, #28 ; fcvtzs x0, s5, #25 ; fcvtnu x4, s0 ; fcvtzs x1, s0, #40
frintz v1.2d, v3.2d ; fminnmv s5, v2.4s ; fcvtps w2, d3 ; fccmp s2, s0, #15, al ; ucvtf v3.4s, v2.4s ; scvtf h5, w1, #27 ; ucvtf d0, w3 ; facgt v0.4h, v4.4h, v3.4h
ldrsh x0, [x20, #2] ; movz w4, #0x1234, lsl #0 ; movz w0, #0x1234, lsl #0 ; sminp v1.8b, v4.8b, v1.8b ; ldur b4, [x20, #13] ; sqshrun b0, h4, #1 ; ldumaxh w0, w1, [x20] ; sbfm wzr, w5, #3, #9
cmge v1.8h, v4.8h, #0 ; sshr v5.4h, v4.4h, #1 ; sqdmull v4.4s, v0.4h, v1.h[7] ; ushr v1.8b, v5.8b, #8 ; sqrdmlsh s1, s4, s1 ; srhadd v4.8b, v5.8b, v4.8b ; sqshl v1.16b, v4.16b, #7 ; eor v1.8b, v0.8b, v2.8b
pmul v5.8b, v1.8b, v4.8b ; ldur x1, [x20, #255] ; srhadd v3.4s, v5.4s, v1.4s ; sshl v2.16b, v5.16b, v4.16b ; orr v0.2s, #0xa6, lsl #24 ; subhn2 v5.4s, v4.2d, v3.2d ; prfm pldl1keep, [x4, x3] ; srsra v0.16b, v5.16b, #8
frinta s5, s0 ; sha1p q1, s0, v2.4s ; umlal v5.4s, v4.4h, v2.h[6] ; aesmc v1.16b, v0.16b ; sm3tt1a v0.4s, v2.4s, v5.s[2] ; fccmpe h1, h3, #0x5, le ; fccmp h3, h1, #0xc, ls ; frinti s3, s0
fcvtzs v1.2d, v6.2d, #28 ; frintm v5.4s, v2.4s ; fmlal v2.2s, v3.2h, v3.h[0] ; fabs v6.4s, v3.4s ; fcvtnu v3.8h, v3.8h ; frecpx d7, d6 ; fcvtzu v6.4s, v4.4s ; fmul d6, d7, v1.d[1]
fcvtzu h13, h0, #7 ; fmul h5, h1, v6.h[0] ; fmlal v14.2s, v10.2h, v1.h[5] ; fmov d6, #6.000000000000000000e+00 ; fcvtms x12, h10 ; fmul v1.4s, v15.4s, v2.4s ; fcsel s2, s7, s10, hi ; frecps v7.4h, v2.4h, v3.4h
orr w3, w1, #0x1 ; ands x1, xzr, #0x1ff ; ldeor w1, w4, [x20] ; cas xzr, x4, [x20] ; stp d4, d0, [x20, #-32] ; add w5, w5, #7 ; stnp x6, x2, [x20, #8] ; ldp s6, s0, [x20]
ucvtf d7, x6 ; fcvtas x7, h3 ; fadd h4, h7, h0 ; ucvtf s7, x2 ; fccmpe s3, s4, #0x2, pl ; fcvtzs w6, d2 ; fmov h1, h4 ; fcvt s1, d3
and x2, x5, #0xc000000000000003 ; str x2, [x20] ; ands x2, x4, #0xff ; ldumin w4, w2, [x20] ; casl x3, x2, [x20] ; prfm #31, [x0] ; strb w1, [x20, #7] ; bfm x1, x3, #0, #62
ubfm x5, x0, #0, #15 ; smull v0.4s, v4.4h, v2.h[7] ; bfm x0, xzr, #3, #9 ; csinv w4, w1, w5, vc ; sqshl v3.8b, v5.8b, v2.8b ; orr x3, x2, x0, lsr #63 ; ccmn x5, #31, #10, hi ; ands w2, w0, #0x1
sha256su1 v1.4s, v0.4s, v6.4s ; eor3 v3.16b, v7.16b, v6.16b, v2.16b ; sm3tt1b v7.4s, v4.4s, v3.s[0] ; xar v7.2d, v3.2d, v1.2d, #37 ; sha1p q0, s5, v0.4s ; sha256h q1, q4, v1.4s ; sha512h q4, q1, v5.2d ; xar v7.2d, v5.2d, v1.2d, #1
fmov d3, #1.000000000000000000e+01 ; stur h4, [x20, #-17] ; ldarh w5, [x20] ; stlur x1, [x20, #-16] ; ldapr x0, [x20] ; caslh w3, w1, [x20] ; fcvtns x2, s4 ; ldur h1, [x20, #13]
sqshrun s1, d12, #31 ; shl v14.2d, v5.2d, #63 ; ccmp x0, #31, #10, hi ; sub x8, x1, x2, sxtx #0 ; sqabs v15.2s, v1.2s ; sqdmull v15.2d, v10.2s, v2.2s ; fmls v13.8h, v13.8h, v11.h[6] ; adds xzr, x1, w8, sxtw #3
fcvtmu v3.8h, v5.8h ; fmlal2 v3.4s, v4.4h, v7.h[3] ; fmls v5.8h, v4.8h, v1.h[2] ; fneg v6.2s, v2.2s ; fcvtzs v3.8h, v2.8h, #5 ; fcmgt v1.2s, v7.2s, #0.0 ; fmaxnmp h7, v1.2h ; frecpe h2, h4
uaba v2.4s, v0.4s, v1.4s ; srshr v2.8h, v4.8h, #1 ; sha1h s5, s0 ; sshr v2.8b, v5.8b, #7 ; sm3tt2b v0.4s, v3.4s, v1.s[3] ; uqrshrn h1, s4, #1 ; cmhs v2.2d, v5.2d, v1.2d ; sha256h2 q2, q4, v2.4s
fcvtps d5, d3 ; usqadd v1.2s, v5.2s ; sqshl d5, d0, d3 ; fmls v2.4s, v0.4s, v1.s[3] ; sshr v5.2d, v2.2d, #63 ; fmul d1, d2, v3.d[1] ; ldurh w3, [x20, #255] ; add v1.8h, v0.8h, v5.8h
ubfm w4, w3, #31, #1 ; orr x1, x3, #0xfffffffffffffffe ; sub x4, x6, #0xfff, lsl #12 ; extr x6, x1, x0, #32 ; ubfm w7, w1, #4, #11 ; bfm w7, w0, #3, #20 ; adds w0, w6, #1, lsl #12 ; movz w3, #0x0, lsl #16
adds w0, wzr, w2, asr #5 ; fmadd h13, h3, h11, h15 ; fccmp d14, d13, #0x9, hi ; fcvtps x12, h3 ; add x13, x13, x13 ; fmov h9, h10 ; subs x4, x12, w7, sxth #0 ; udiv wzr, w8, w2
fcvtau x3, s1 ; sha1h s5, s4 ; ucvtf d1, x3, #26 ; scvtf s4, w1, #10 ; movn x3, #0x1234, lsl #48 ; sm4ekey v2.4s, v3.4s, v1.4s ; eor x0, x4, #0xaaaaaaaaaaaaaaaa ; fmov h4, #5.625000000000000000e-01
eor w7, w6, w0, lsl #31 ; orr wzr, w6, w7 ; sub w2, w3, w5, asr #31 ; sdiv xzr, x0, x7 ; eon w0, w6, wzr ; adds xzr, x4, w2, sxtb #3 ; ccmp w6, #28, #11, mi ; adds wzr, w1, w7, sxth
eor3 v1.16b, v1.16b, v1.16b, v1.16b ; bcax v3.16b, v5.16b, v3.16b, v1.16b ; sm3partw1 v4.4s, v0.4s, v4.4s ; csinc w5, w1, w3, ls ; sub x1, x4, w5, uxth #1 ; rax1 v3.2d, v5.2d, v3.2d ; sm3ss1 v4.4s, v1.4s, v4.4s, v0.4s ; sha512h q0, q5, v0.2d
sbc x2, xzr, x3 ; fcvt d2, h4 ; urshl d6, d11, d14 ; fcmp d7, #0.0 ; orr x0, x3, xzr ; csinc w2, w14, w6, cs ; msub x14, x4, x3, x7 ; fmov s8, #3.125000000000000000e-01
ucvtf d1, x7, #61 ; fcsel d3, d1, d6, al ; fcvtzu w7, s0, #13 ; fcvtmu x4, s6 ; fmov w2, h1 ; fcvtzu w5, d6, #19 ; fcvt d4, s6 ; scvtf h2, w2, #27
stp x6, x7, [x20, #-32] ; fcmla v6.2s, v11.2s, v8.2s, #180 ; fdiv v15.2s, v3.2s, v0.2s ; fdiv v4.4s, v11.4s, v4.4s ; ldr x13, [x20, xzr] ; fcmeq d1, d15, #0.0 ; fabs v11.2d, v4.2d ; swpb w10, w2, [x20]
sbfm w3, w1, #31, #0 ; and w0, w1, #0x80000000 ; ubfm x0, x0, #3, #9 ; movz x2, #0x0, lsl #16 ; bic v1.2s, #0xa6, lsl #16 ; ands wzr, w5, #0xfffffff0 ; ucvtf h1, w4, #26 ; subhn v1.4h, v5.4s, v3.4s
shrn v4.4h, v5.4s, #8 ; sqdmlsl d3, s0, s3 ; uqrshrn2 v1.16b, v4.8h, #1 ; sshr v3.4h, v1.4h, #1 ; bic v3.8h, #0xa6 ; sabdl v7.8h, v0.8b, v7.8b ; ushr v0.8b, v5.8b, #1 ; uzp2 v3.8b, v0.8b, v2.8b
fmov h14, x14 ; fccmpe h8, h3, #0xb, nv ; urshr v1.4h, v15.4h, #1 ; scvtf h6, w11 ; sshr v1.8b, v5.8b, #7 ; sqshrun2 v13.8h, v2.4s, #16 ; fcvtpu w14, s12 ; zip1 v9.8b, v5.8b, v1.8b
sm3tt2b v0.4s, v5.4s, v3.s[2] ; sha1c q3, s2, v1.4s ; bfm x4, x3, #56, #7 ; bic x4, xzr, x0 ; sbc wzr, w0, w4 ; and x3, x5, #0xc000000000000003 ; sxth x4, w2 ; add x5, x2, #1, lsl #12
scvtf v4.2s, v0.2s ; fmov v5.4s, #3.906250000000000000e-01 ; fsqrt v0.2d, v5.2d ; fcvtzu v5.8h, v5.8h, #7 ; fminnmp s2, v3.2s ; fcvtzs d3, d1, #40 ; fcmeq v2.8h, v0.8h, #0.0 ; fmul v2.8h, v0.8h, v2.8h
sbfm x6, x0, #63, #63 ; fccmp d2, d13, #0xb, nv ; fmov s11, s4 ; fccmpe d10, d2, #0x6, ls ; fcvtzs x8, h1 ; ands x13, xzr, #0x1ff ; fcvtms x3, s9 ; extr w13, w6, w0, #8
asrv wzr, w2, w5 ; movz w5, #0x1, lsl #16 ; fcvtpu w4, s1 ; movz x5, #0x1234, lsl #32 ; eor w3, w1, #0xff ; fcvt s3, h2 ; bfm x3, x2, #0, #62 ; bic x5, x2, x1, lsl #63
sli v12.4h, v13.4h, #0 ; srsra v13.8b, v5.8b, #8 ; sshr v5.8b, v12.8b, #7 ; ext v2.8b, v12.8b, v14.8b, #7 ; rev64 v6.2s, v8.2s ; ushr v2.2d, v5.2d, #1 ; uqshrn2 v5.8h, v1.4s, #8 ; shl v5.2d, v7.2d, #1
sha512su1 v3.2d, v5.2d, v0.2d ; sm3ss1 v2.4s, v0.4s, v2.4s, v5.4s ; fmla v4.4h, v4.4h, v1.4h ; sm4e v4.4s, v1.4s ; frecpe v3.4s, v5.4s ; rax1 v2.2d, v1.2d, v3.2d ; rax1 v0.2d, v3.2d, v0.2d ; fminnmp v5.4s, v0.4s, v3.4s
orr x7, x5, x1, asr #1 ; sdiv x10, x10, x10 ; sri v15.8h, v4.8h, #8 ; crc32ch w0, w0, wzr ; and w11, w10, w0, asr #15 ; rev32 v4.4h, v9.4h ; add x11, x2, w15, sxth #1 ; rmif x9, #60, #4
sha256su0 v3.4s, v4.4s ; sm3tt2a v4.4s, v5.4s, v1.s[0] ; sm3tt1b v5.4s, v2.4s, v0.s[3] ; sm3tt2a v3.4s, v5.4s, v0.s[2] ; sha512h2 q1, q0, v1.2d ; sha512h q3, q5, v3.2d ; sha1h s0, s2 ; sha1c q1, s4, v1.4s
ldur h2, [x20, #13] ; fmul v0.4s, v7.4s, v3.4s ; ldapursh x6, [x20, #-2] ; ldaprb w5, [x20] ; sttr x7, [x20, #-3] ; fmla v7.2s, v4.2s, v0.2s ; stllr w2, [x20] ; fsqrt v0.4s, v7.4s
extr x2, x3, x5, #8 ; orr x2, x2, x2 ; extr w1, w5, w0, #8 ; facgt v1.4h, v2.4h, v3.4h ; rmif x0, #28, #15 ; frecpe v7.2s, v5.2s ; fcvtpu h3, h6 ; fmaxv h1, v3.4h
ucvtf v1.2d, v0.2d, #28 ; fmla v10.2d, v5.2d, v2.2d ; fmls v5.4s, v2.4s, v6.s[3] ; fmlsl v6.2s, v15.2h, v8.h[0] ; fadd v4.2s, v11.2s, v3.2s ; frintx v4.4s, v6.4s ; faddp v15.2s, v15.2s, v7.2s ; fcvtms d15, d9
fneg v4.8h, v5.8h ; fcvtzs s3, s4, #18 ; frinti v1.4s, v5.4s ; fcvtps v2.2s, v0.2s ; eor3 v4.16b, v1.16b, v4.16b, v5.16b ; fabs v2.8h, v4.8h ; fcmgt s1, s0, s2 ; eor3 v0.16b, v3.16b, v5.16b, v2.16b
ucvtf h2, h4 ; fcmlt v0.4s, v2.4s, #0.0 ; sshl v4.16b, v5.16b, v2.16b ; frintm v4.4h, v5.4h ; fmlsl v3.4s, v1.4h, v2.h[7] ; eor v4.16b, v1.16b, v2.16b ; mov h1, v2.h[0] ; fcmle v2.4h, v1.4h, #0.0
usubw2 v4.4s, v5.4s, v7.8h ; movi v4.2s, #0xa6, msl #8 ; sri v6.2s, v3.2s, #1 ; mul v4.4s, v7.4s, v6.4s ; cmhs v1.2s, v5.2s, v4.2s ; sminp v6.4h, v7.4h, v7.4h ; smov x3, v2.h[7] ; uqshl d1, d3, d4
stp q5, q6, [x20, #-64] ; ldaddb w1, w6, [x20] ; stp q6, q6, [x20] ; sm3tt1a v2.4s, v3.4s, v4.s[0] ; aesmc v2.16b, v2.16b ; ldrsw x6, [x20] ; sm3tt2b v5.4s, v1.4s, v2.s[1] ; ldapurh w1, [x20, #6]
ldclr x10, x2, [x20] ; sttr x9, [x20, #-3] ; sm4ekey v11.4s, v1.4s, v11.4s ; ldumin w9, w9, [x20] ; ldumin w1, w10, [x20] ; sm3tt2b v14.4s, v5.4s, v14.s[0] ; xar v12.2d, v5.2d, v9.2d, #0 ; fmov s13, s1
umax v3.2s, v4.2s, v6.2s ; ursra v1.2d, v0.2d, #63 ; usubw v5.8h, v7.8h, v5.8b ; usra v0.2s, v2.2s, #31 ; usra v2.8h, v7.8h, #8 ; mls v3.8b, v7.8b, v3.8b ; sqdmlsl s5, h4, v3.h[7] ; sqadd v6.2s, v7.2s, v3.2s
xar v5.2d, v0.2d, v4.2d, #63 ; sha256su0 v3.4s, v1.4s ; strh w1, [x20, #14] ; sm4ekey v4.4s, v5.4s, v4.4s ; ldapursb w3, [x20, #-1] ; ldpsw x4, x2, [x20, #-8] ; ldtr w3, [x20, #255] ; ldsmax w4, w4, [x20]
fcmgt s13, s7, s9 ; and x2, x14, #0x1 ; ldapursb w7, [x20, #-1] ; bfm x6, x2, #5, #4 ; stp s8, s5, [x20, #-16] ; ldurb w0, [x20, #255] ; fmax v6.2s, v14.2s, v7.2s ; faddp s13, v15.2s
sqrdmulh s4, s3, v1.s[2] ; srshl v3.4s, v5.4s, v0.4s ; uqsub s1, s3, s4 ; ushr v0.2d, v4.2d, #63 ; umlsl v3.2d, v4.2s, v5.2s ; ursra v5.2d, v3.2d, #64 ; cmhi d0, d2, d0 ; uqshl v1.4h, v5.4h, #0
urshr v9.8h, v0.8h, #16 ; smov w10, v10.h[7] ; smull2 v12.2d, v8.4s, v13.4s ; sqshl v6.8h, v3.8h, #0 ; prfum pldl1keep, [x2, #-5] ; stnp s3, s2, [x20, #4] ; sabal v11.2d, v0.2s, v2.2s ; cmeq v14.2s, v13.2s, v9.2s
add w9, w7, w12, lsl #15 ; fcvtzs w1, h10 ; orr w0, w7, #0xfffffffe ; bic x4, x1, x0, asr #1 ; fcvt d0, s13 ; fmov d14, d5 ; sbfm x0, x10, #0, #15 ; and x4, x3, #0x8000000080000000
extr x8, x11, x11, #8 ; orr x9, xzr, #0x1ff ; sub x3, x0, #0x800 ; ands x7, x4, #0xff ; sbfm x4, x4, #3, #9 ; and x15, x2, #0xffffffff ; and w9, w8, #0xfffffffe ; movz xzr, #0x55
movk x12, #0x1234, lsl #16 ; bfm x12, xzr, #3, #9 ; uqshl v13.16b, v12.16b, v0.16b ; ubfm x14, x8, #1, #0 ; ubfm w10, w5, #0, #31 ; sbfm x15, x8, #0, #15 ; sshr v1.2d, v0.2d, #64 ; cmtst v9.2d, v12.2d, v10.2d
ssra v1.16b, v0.16b, #1 ; ursra v3.16b, v2.16b, #7 ; ldeor w5, w5, [x20] ; caslb w2, w0, [x20] ; fcvtpu v1.2s, v5.2s ; ldumin w5, w5, [x20] ; frintp v2.4s, v3.4s ; umin v5.16b, v2.16b, v3.16b
adds x6, x0, w7, uxtw #4 ; rev w7, w3 ; eon x3, x6, x4, ror #31 ; csinv w6, wzr, wzr, hi ; csinv w1, w1, w1, cs ; csel w6, w4, w2, al ; subs w5, w0, w6, uxth #1 ; orr w4, w1, w6, asr #15
sm3tt2b v15.4s, v11.4s, v10.s[3] ; sli d0, d1, #63 ; aese v4.16b, v2.16b ; aesd v0.16b, v11.16b ; sha1p q1, s11, v1.4s ; eor3 v8.16b, v3.16b, v8.16b, v13.16b ; srshr v4.4s, v15.4s, #1 ; rshrn v15.4h, v10.4s, #1
sha256h2 q3, q1, v15.4s ; sub w4, w0, #0xfff, lsl #12 ; ucvtf h1, w7 ; fminnm s3, s10, s12 ; fneg d11, d7 ; fcmp d10, #0.0 ; orr x11, x10, #0x8000000000000000 ; fcvtas x6, h12
add w11, w7, w1, uxtb #1 ; csneg x14, x10, x7, vc ; bics w1, w10, w13, lsl #15 ; and x12, xzr, x7, asr #5 ; eor w2, w1, w0, ror #1 ; adds x13, x0, x1, sxtx #1 ; eor x3, x13, x0, lsr #1 ; orn w7, w11, w6, lsr #31
subs w5, w2, #0 ; csel w2, w3, w0, vc ; extr x5, x4, x5, #7 ; ubfm x5, xzr, #3, #9 ; adds x4, x3, x1, sxtx #4 ; bfm x2, x0, #0, #63 ; subs xzr, x2, x5, uxtx #3 ; add w5, w2, w3, sxtx #0
fcvtms x0, d4 ; uabd v2.4h, v4.4h, v5.4h ; sqneg v2.2d, v4.2d ; ldp s4, s1, [x20, #-16] ; ssra d5, d0, #63 ; udot v3.2s, v5.8b, v1.4b[3] ; ldset w4, w4, [x20] ; ldumaxb w5, w3, [x20]
sha256h q7, q1, v3.4s ; sm3tt1a v5.4s, v6.4s, v0.s[3] ; sm3tt2b v7.4s, v2.4s, v1.s[0] ; sm3tt1a v7.4s, v1.4s, v5.s[0] ; sha256su1 v1.4s, v0.4s, v6.4s ; sm3tt2b v4.4s, v1.4s, v7.s[0] ; sm3tt2b v3.4s, v4.4s, v3.s[0] ; sha256su0 v4.4s, v3.4s
ubfm w4, w2, #24, #7 ; eor w8, wzr, #0xff00 ; orr v2.8h, #0xa6, lsl #8 ; ushll v15.8h, v2.8b, #1 ; add x6, x15, #0xfff, lsl #12 ; ands w10, w15, #0x80000000 ; sri v11.8h, v10.8h, #1 ; orr x3, x9, #0xfffffffffffffffe
ldar w6, [x20] ; orn v7.16b, v4.16b, v3.16b ; ssra v6.16b, v2.16b, #8 ; lduminb w6, w3, [x20] ; sqabs d5, d6 ; usra v1.4h, v5.4h, #1 ; ubfm w5, w1, #16, #15 ; sri v2.2d, v5.2d, #1
sqrshl s3, s5, s0 ; dup v3.4h, v5.h[0] ; sqrdmlsh h0, h5, h3 ; orr v3.4s, #0xa6, lsl #16 ; ext v5.16b, v2.16b, v3.16b, #7 ; ushll2 v0.2d, v4.4s, #31 ; srsra d1, d3, #1 ; uabdl v4.8h, v0.8b, v3.8b
ucvtf d5, w1 ; casal x1, x4, [x20] ; ucvtf h2, x5, #6 ; fmov d5, #1.000000000000000000e+01 ; stur q6, [x20, #-17] ; ucvtf d1, w7, #1 ; fcvtas x6, h2 ; stlrb w3, [x20]
fmov v2.4h, #3.750000000000000000e-01 ; fmov d1, d4 ; fccmp s3, s4, #15, al ; fadd v4.2s, v4.2s, v4.2s ; sm3tt1b v0.4s, v5.4s, v1.s[3] ; sm3tt1b v4.4s, v5.4s, v4.s[0] ; fcmp h5, h2 ; sm3tt1a v3.4s, v0.4s, v5.s[0]
fsqrt s6, s1 ; fccmpe d1, d7, #0, nv ; fcvtps x7, s4 ; fcvtns x6, d2 ; fcvt h6, d0 ; fccmp s4, s1, #0x4, hi ; fdiv h4, h1, h2 ; scvtf h0, w2, #31
crc32cw w6, w2, w0 ; ldp w3, w0, [x20] ; orn w2, w5, w0, asr #1 ; adcs x0, x3, xzr ; orn x4, x7, x5, lsr #1 ; sub x2, x4, w6, uxtw #1 ; crc32cb w7, w7, wzr ; csel w1, wzr, wzr, al
sqrshrun2 v4.16b, v1.8h, #8 ; frsqrts d3, d0, d5 ; fmov v0.8h, #-4.687500000000000000e-01 ; frinta v5.2s, v2.2s ; ldarh w4, [x20] ; str b4, [x20, #9] ; stp q1, q3, [x20] ; sqdmulh v6.4h, v3.4h, v7.h[4]
frintn v11.8h, v3.8h ; fmaxv h2, v7.8h ; fmulx v9.4s, v11.4s, v12.s[1] ; fcmla v2.4h, v8.4h, v8.4h, #180 ; fcvtzs d1, d14, #51 ; fminv h6, v10.4h ; fcmla v2.4h, v7.4h, v0.4h, #270 ; fcmle v2.4h, v14.4h, #0.0
csel x0, x1, x3, al ; orr x3, x2, x5, lsl #63 ; swph w5, w6, [x20] ; ldclr w2, w1, [x20] ; bics wzr, w1, w4 ; ccmp xzr, x0, #10, lt ; ldp q3, q6, [x20] ; ldr x4, [x20]
mls v2.2s, v6.2s, v3.2s ; and x3, x1, #0xaaaaaaaaaaaaaaaa ; fsqrt d4, d4 ; fcvtzu w4, h5, #19 ; ubfm x2, x7, #8, #7 ; sqshrun2 v0.8h, v3.4s, #1 ; fccmp h2, h4, #0x2, pl ; frintz h2, h4
add v7.4s, v2.4s, v5.4s ; uaddlp v5.2s, v1.4h ; sqrdmlah s5, s2, v1.s[3] ; saddl v5.8h, v1.8b, v3.8b ; sshr v4.2s, v5.2s, #1 ; smax v3.8h, v2.8h, v5.8h ; xtn v4.4h, v1.4s ; ursra v2.16b, v1.16b, #7
subs w3, w5, #0xfff ; sha512h q7, q0, v7.2d ; sha1p q7, s5, v7.4s ; xar v5.2d, v3.2d, v4.2d, #1 ; sm3tt1b v6.4s, v5.4s, v0.s[1] ; movn x3, #0x0, lsl #0 ; sha1m q6, s2, v6.4s ; bcax v1.16b, v3.16b, v1.16b, v0.16b
cas x1, x3, [x20] ; fcvtms d6, d0 ; subs x3, x4, x2, asr #1 ; ldr x2, [x20, xzr] ; csel x2, xzr, x7, lt ; faddp v3.4s, v5.4s, v1.4s ; ldnp s7, s3, [x20, #4] ; ldrsh x1, [x20, #2]
sm3partw1 v0.4s, v1.4s, v0.4s ; sha1c q5, s2, v5.4s ; sha1c q1, s3, v4.4s ; bcax v4.16b, v2.16b, v4.16b, v1.16b ; sm4e v1.4s, v3.4s ; sha256su1 v5.4s, v1.4s, v5.4s ; xar v5.2d, v1.2d, v3.2d, #37 ; sm3tt1b v5.4s, v2.4s, v1.s[1]
urhadd v4.4s, v3.4s, v0.4s ; eon x11, x14, x4, asr #31 ; bics xzr, x3, x8 ; cmgt v3.16b, v10.16b, #0 ; adds x0, x3, w1, sxtb #4 ; csel x5, x4, x6, ge ; csel w4, wzr, wzr, al ; uabal v14.4s, v5.4h, v3.4h
ubfm x11, x14, #32, #31 ; sbfm w6, w13, #0, #15 ; casl x11, x15, [x20] ; eor x14, xzr, x13, asr #5 ; casa x15, x12, [x20] ; orr w12, w7, #0x1 ; extr x8, x13, x8, #7 ; movk x3, #0x0, lsl #16
sm4e v3.4s, v1.4s ; sm3partw1 v5.4s, v0.4s, v4.4s ; sha512h q5, q0, v3.2d ; sm4ekey v4.4s, v0.4s, v1.4s ; sha1m q5, s1, v5.4s ; sm3tt1a v4.4s, v1.4s, v5.s[2] ; eor3 v5.16b, v5.16b, v5.16b, v5.16b ; rax1 v1.2d, v4.2d, v2.2d
sbfm w4, w7, #3, #20 ; fcvtpu d4, d3 ; extr x2, x2, x7, #7 ; facge h5, h2, h7 ; movk w6, #0x8000, lsl #16 ; sbfm w5, w2, #31, #31 ; fcmgt d0, d1, d4 ; scvtf v1.8h, v7.8h, #11
ldur q0, [x20, #13] ; fcmle v5.4h, v1.4h, #0.0 ; ldur q4, [x20, #13] ; fcmge v1.8h, v2.8h, v0.8h ; caslh w2, w0, [x20] ; fcvtnu v2.2s, v1.2s ; ldaprb w3, [x20] ; fcvtzu x2, s5
ushl v0.4h, v4.4h, v3.4h ; eor v0.8b, v3.8b, v4.8b ; dup v1.4h, w1 ; sqxtun h4, s0 ; uzp2 v2.8b, v5.8b, v0.8b ; sqshrn2 v1.8h, v0.4s, #1 ; urshl v2.16b, v1.16b, v3.16b ; sqneg v1.8h, v4.8h
frinti d10, d6 ; fcvtpu x10, h5 ; fcvt d12, h8 ; movk w12, #0x8000, lsl #0 ; extr x10, x11, x11, #32 ; fcvtzs x5, d8 ; scvtf s9, x1, #1 ; scvtf d6, w4, #8
sm3ss1 v2.4s, v15.4s, v2.4s, v11.4s ; sha1c q1, s9, v3.4s ; sm3tt1b v2.4s, v10.4s, v14.s[1] ; csneg w4, w11, w5, ne ; adds xzr, x2, w14, uxtw #3 ; fcvtps x12, d0 ; fcsel d2, d0, d15, pl ; sha1m q9, s4, v8.4s
subs w9, w14, #1 ; ubfm x7, x9, #3, #20 ; bfm w8, w2, #0, #30 ; movn x15, #0x8000, lsl #16 ; bfm x5, x11, #4, #11 ; movz x1, #0xffff, lsl #16 ; movz x5, #0x0, lsl #0 ; adds w4, w4, #1
ldsetb w8, w2, [x20] ; sha512h q15, q6, v9.2d ; ldeor x3, x15, [x20] ; ldursh x2, [x20, #-256] ; ldsmax x13, xzr, [x20] ; ldaprh w15, [x20] ; ldr s6, [x20, #64] ; sha512su0 v4.2d, v5.2d
eor3 v10.16b, v10.16b, v10.16b, v10.16b ; fcvt s14, h5 ; smull2 v6.4s, v10.8h, v5.8h ; fccmp s15, s3, #15, al ; mul v13.2s, v7.2s, v8.2s ; sha1h s1, s11 ; rax1 v8.2d, v4.2d, v8.2d ; sm3tt2b v13.4s, v6.4s, v4.s[3]
xar v7.2d, v11.2d, v4.2d, #37 ; sm3partw1 v7.4s, v11.4s, v7.4s ; sha1su1 v5.4s, v11.4s ; rax1 v6.2d, v13.2d, v6.2d ; sha1h s1, s15 ; aesd v9.16b, v5.16b ; sha512su1 v13.2d, v5.2d, v13.2d ; sha1c q9, s0, v3.4s
ldclr w0, w0, [x20] ; fcvtps x5, h2 ; fnmadd s4, s2, s0, s5 ; casalb w1, w3, [x20] ; casal w2, w1, [x20] ; scvtf s0, x0, #5 ; ldclr w0, w0, [x20] ; fmov h5, #-2.812500000000000000e-01
fcadd v3.4s, v1.4s, v3.4s, #270 ; frintp v2.2s, v5.2s ; ucvtf v5.4h, v4.4h, #6 ; fcvtzs w0, d3, #24 ; frintn v5.4s, v4.4s ; fccmpe d0, d4, #0x6, ls ; frinta s5, s0 ; fsub v3.2s, v5.2s, v0.2s
fcmpe s13, #0.0 ; frintz s11, s14 ; fcvtzu x1, s14, #15 ; frint64x s15, s7 ; fmaxnm h8, h13, h2 ; fcvtau x7, d6 ; scvtf d10, w0 ; fcvtms x2, s14
and w0, w15, w8, lsl #1 ; fsub h6, h15, h5 ; sub x4, x12, w2, uxtb #4 ; ucvtf s15, x14, #25 ; bic xzr, x1, x7 ; fmaxnm s1, s12, s11 ; fcvtzs wzr, s9, #7 ; add x4, x13, x3, lsl #63
sm3partw2 v0.4s, v3.4s, v2.4s ; fsub v1.8h, v0.8h, v4.8h ; sha256h q1, q2, v4.4s ; sm3tt2a v2.4s, v4.4s, v1.s[1] ; frintp v0.4s, v1.4s ; sha512su1 v0.2d, v3.2d, v0.2d ; sm3tt1b v0.4s, v3.4s, v0.s[0] ; fmov s2, s3
fcvtas w11, d15 ; fcvtmu w4, h2 ; fcmpe h12, h8 ; frintx h1, h9 ; ucvtf d8, w15, #1 ; fcvtms x12, d13 ; fsub h6, h1, h11 ; fccmpe h7, h6, #0xb, nv
sbfm x4, xzr, #30, #9 ; sqrdmulh v0.4h, v4.4h, v2.h[7] ; shll v5.2d, v3.2s, #32 ; movn w2, #0x8000, lsl #16 ; bfm x3, x0, #0, #0 ; ands x3, x5, #0xfffffffffffffffe ; sqrdmlsh v4.2s, v2.2s, v1.2s ; subhn v3.4h, v0.4s, v1.4s
ldnp w11, w9, [x20, #4] ; stnp q13, q6, [x20, #16] ; bcax v11.16b, v8.16b, v11.16b, v14.16b ; str b15, [x20, #9] ; sha512h2 q11, q3, v11.2d ; ldp d9, d11, [x20] ; ldset x4, xzr, [x20] ; ssra v7.2s, v14.2s, #31
orr x7, x2, #0x3333333333333333 ; extr w6, w0, wzr, #5 ; eor w0, wzr, #0xff00 ; orr x3, x4, #0x1 ; sbfm x6, x1, #63, #0 ; sbfm w4, w0, #31, #0 ; orr x2, x5, #0x1 ; movk x5, #0x8000, lsl #16
sqrshrn2 v3.8h, v0.4s, #8 ; ucvtf s1, x4, #6 ; fnmadd h0, h2, h4, h1 ; trn2 v3.8h, v1.8h, v2.8h ; bif v4.8b, v3.8b, v5.8b ; cmgt v5.16b, v4.16b, #0 ; shsub v3.8h, v4.8h, v0.8h ; scvtf h0, w0, #31
fcmge s3, s0, s6 ; movk x3, #0xffff, lsl #16 ; fnmul s2, s1, s3 ; fmin v7.2s, v3.2s, v0.2s ; fsub s7, s2, s5 ; fmlsl2 v6.4s, v2.4h, v0.h[5] ; ands x6, x4, #0xfffffffffffffffe ; fminnmv h7, v3.8h
fcvtnu v3.8h, v3.8h ; fmul v7.4s, v3.4s, v4.s[1] ; fmaxp v1.2d, v5.2d, v4.2d ; facgt v3.2s, v2.2s, v5.2s ; frint64x v0.4s, v6.4s ; fcmgt v7.2d, v3.2d, #0.0 ; fdiv v1.2d, v7.2d, v1.2d ; fcmgt d2, d4, d5
frintm s14, s3 ; eor x10, x13, #0xf00000000000000f ; fcvtzs x9, s12, #40 ; ucvtf h10, w8, #26 ; adds w13, w12, #1, lsl #12 ; fcvtau x1, d2 ; bfm x8, x7, #32, #63 ; fneg d11, d0
casah w0, w8, [x20] ; fminp h14, v14.2h ; aesd v6.16b, v7.16b ; ldsmin w9, w9, [x20] ; ldp w0, w13, [x20] ; sha1c q2, s8, v2.4s ; caslb w14, w4, [x20] ; aesd v9.16b, v5.16b
ubfm w3, w9, #16, #16 ; extr w14, w11, wzr, #5 ; movz x2, #0x1234, lsl #32 ; movn x1, #0xffff, lsl #16 ; movk x14, #0x1, lsl #48 ; sbfm w7, w3, #1, #1 ; ubfm x1, x2, #32, #32 ; adds w13, w13, #1
ands w0, w3, #0x55555555 ; xar v4.2d, v5.2d, v3.2d, #0 ; sm3partw1 v3.4s, v4.4s, v3.4s ; sm3tt2b v5.4s, v1.4s, v3.s[3] ; movk w3, #0x1, lsl #16 ; ands w3, w7, #0x80000000 ; sha1m q2, s1, v3.4s ; sm3ss1 v4.4s, v3.4s, v6.4s, v2.4s
subs x1, x4, x2, uxtx #4 ; sub w5, w0, #0xfff ; adc x3, x5, x2 ; stp x0, x5, [x20, #-32] ; swp w3, w4, [x20] ; sxth x0, w4 ; ldapurh w1, [x20, #6] ; eon x4, x3, x4, lsl #3
uxtb w1, w4 ; orr x3, x4, #0xf00000000000000f ; ubfm x3, x5, #32, #31 ; movz w1, #0x0, lsl #0 ; ubfm x2, x0, #20, #3 ; add w4, w1, #0 ; sbfm w3, wzr, #3, #9 ; bfm w1, w4, #20, #3
srshl v4.2d, v3.2d, v6.2d ; smsubl x6, w3, w5, xzr ; addp v3.8b, v2.8b, v4.8b ; urshl v5.16b, v2.16b, v1.16b ; sqsub v4.8b, v5.8b, v0.8b ; csinv w3, w4, w7, ge ; srshr v0.2d, v6.2d, #1 ; lslv w2, w2, w2
csneg x1, x4, x0, vs ; sm3tt2a v6.4s, v1.4s, v4.s[3] ; ldlar x6, [x20] ; ldset w0, w0, [x20] ; add w1, w3, w4, sxtw #0 ; ldarb w5, [x20] ; sm3tt1a v5.4s, v4.4s, v7.s[0] ; sm3tt1a v7.4s, v0.4s, v5.s[3]
smsubl x9, wzr, w8, x13 ; bic x6, x0, x2, asr #63 ; adds x11, x11, x11 ; csel x5, x1, x4, eq ; adds x1, x9, x14, uxtx #4 ; sub w4, w14, w6, lsr #1 ; orr x9, xzr, x2, asr #5 ; orn w4, w8, w2, asr #31
fmls v4.4s, v2.4s, v3.s[3] ; sha256h q1, q1, v1.4s ; fadd v1.4s, v2.4s, v0.4s ; sm3tt1b v1.4s, v5.4s, v0.s[3] ; xar v4.2d, v0.2d, v1.2d, #0 ; sha1m q4, s2, v4.4s ; faddp h3, v0.2h ; sha256h2 q4, q0, v5.4s
adds x2, x4, w0, sxth #0 ; fcvtpu h2, h0 ; ands x4, x5, #0xfffffffffffffffe ; fminp d0, v2.2d ; movk x5, #0x1234, lsl #32 ; fmulx h1, h0, h2 ; bfm w1, w5, #5, #4 ; orr x2, x4, #0x8000000000000000
fneg d7, d2 ; ucvtf h1, w4 ; fccmp h2, h5, #0x2, pl ; fcmp h3, #0.0 ; fcsel d7, d1, d4, al ; fcvtzs x0, s7 ; fcsel s7, s5, s2, vc ; fcvtzs x1, h0, #21
sm3tt1a v3.4s, v0.4s, v3.s[0] ; sm3partw2 v2.4s, v1.4s, v3.4s ; subs x1, x1, #1 ; sha256h2 q1, q0, v1.4s ; sm3tt1a v4.4s, v3.4s, v1.s[0] ; sm4ekey v1.4s, v5.4s, v1.4s ; sm3tt2a v3.4s, v4.4s, v3.s[0] ; sm3tt2a v0.4s, v1.4s, v5.s[1]
fdiv v4.4s, v5.4s, v4.4s ; movk x4, #0x0, lsl #32 ; ldumin w5, w1, [x20] ; bfm x4, x1, #63, #63 ; fmla v5.4s, v2.4s, v3.s[1] ; orr x5, x0, #0x7fffffffffffffff ; fmaxnmp v5.2s, v1.2s, v2.2s ; sturb w5, [x20, #-3]
and x5, xzr, x7, asr #5 ; bic x2, x3, xzr ; eon x6, x2, x3, asr #63 ; subs w0, w4, w1, asr #31 ; adds x2, x6, xzr ; eor x4, x5, x2, ror #63 ; and w7, w4, w0, lsl #15 ; sub w2, w5, w7, lsl #15
fcvtzu x1, d3, #23 ; scvtf d5, x1, #39 ; fcvtau x3, s5 ; sabdl2 v4.2d, v0.4s, v6.4s ; udot v2.4s, v6.16b, v5.16b ; fccmpe s3, s7, #0x2, pl ; frintp s6, s7 ; sqshlu d1, d5, #63
add x2, x7, w0, sxtw #1 ; bics w4, w4, w4 ; fmls v6.4s, v3.4s, v0.4s ; fcvtnu h7, h3 ; fmaxnmv h7, v3.4h ; csinc x1, x7, x6, al ; subs xzr, x5, w2, sxtb #3 ; fmaxnmp d6, v4.2d
cmlt v1.2s, v6.2s, #0 ; sqshlu d1, d5, #63 ; smlal v5.2d, v0.2s, v6.2s ; saddw2 v0.4s, v7.4s, v4.8h ; ushr v2.4s, v5.4s, #32 ; shrn2 v2.8h, v7.4s, #1 ; umlsl v3.4s, v5.4h, v7.4h ; ushr d2, d0, #63
ands x7, x9, x2, lsr #31 ; lsrv x15, x8, xzr ; stnp d5, d3, [x20, #8] ; ldrsb x7, [x20] ; rorv xzr, x7, x5 ; csinc x12, xzr, xzr, hi ; ldlarh w14, [x20] ; subs x1, x13, w9, sxth #4
facgt v2.8h, v0.8h, v5.8h ; fmlsl v0.2s, v3.2h, v5.2h ; fcsel h3, h0, h2, al ; fccmp s5, s0, #15, al ; fnmsub s5, s1, s5, s1 ; fccmp s2, s4, #15, al ; fmov h5, #-1.562500000000000000e-01 ; fcmlt v1.2d, v2.2d, #0.0
fcvtms w2, s2 ; fmov h1, #-2.812500000000000000e-01 ; fcvtzu w0, s2, #13 ; scvtf d2, x4, #46 ; frint64x s1, s2 ; fcvtpu x5, d4 ; frintp s2, s3 ; frint64z d5, d4
sm3tt2b v2.4s, v6.4s, v2.s[0] ; sha512su1 v6.2d, v2.2d, v6.2d ; extr w3, w1, w6, #0 ; sha512h q3, q3, v3.2d ; rax1 v7.2d, v3.2d, v1.2d ; xar v6.2d, v3.2d, v2.2d, #63 ; sm4ekey v3.4s, v4.4s, v1.4s ; eor x1, x3, #0x7fffffffffffffff
sm3tt1b v4.4s, v6.4s, v7.s[3] ; sqrdmulh h2, h3, v2.h[1] ; cmle v4.2s, v1.2s, #0 ; aesimc v0.16b, v4.16b ; uaddl2 v7.8h, v1.16b, v5.16b ; sqdmulh v7.2s, v1.2s, v5.s[3] ; orr w3, w2, #0x55555555 ; uxtb w0, w6
ubfm w6, wzr, #30, #9 ; ands wzr, w0, #0xfffffff0 ; movk x3, #0x1, lsl #0 ; bfm w1, w0, #31, #30 ; extr w4, w5, w1, #31 ; orr x1, xzr, #0x1ff ; orr x0, x6, #0xf0f0f0f0f0f0f0f ; ands x1, x6, #0xff00ff00ff00ff
ldumin w7, w6, [x20] ; ldrsb w1, [x20, #2] ; stp w3, w7, [x20, #-16] ; orr w2, w4, w0, asr #31 ; ldp d2, d7, [x20, #-32] ; str s6, [x20, #64] ; ldapur w5, [x20, #12] ; stp d5, d0, [x20]
fcvtn2 v1.4s, v0.2d ; rax1 v1.2d, v7.2d, v0.2d ; sqshl v3.2s, v6.2s, v0.2s ; sqdmlsl v7.2d, v0.2s, v5.s[3] ; fminp v1.4h, v2.4h, v6.4h ; sqshlu v7.4s, v2.4s, #1 ; sqrdmlsh s6, s7, v0.s[2] ; fmlal2 v5.2s, v2.2h, v4.h[7]
movk x3, #0x1234, lsl #32 ; sbfm w2, wzr, #30, #9 ; ands x2, x4, #0x7fffffffffffffff ; bfm x3, x1, #0, #7 ; eor x2, x4, #0xfffffffffffffffe ; orr w1, w3, #0x55555555 ; orr x5, x4, #0x8000000000000000 ; subs xzr, x5, #1
bcax v7.16b, v11.16b, v7.16b, v2.16b ; rax1 v13.2d, v11.2d, v13.2d ; xar v14.2d, v0.2d, v11.2d, #63 ; sshl v14.2d, v12.2d, v10.2d ; sha512h q2, q2, v2.2d ; uqshl v2.16b, v15.16b, #7 ; ssra v6.2s, v5.2s, #32 ; sha1c q0, s5, v0.4s
ldapur w2, [x20, #12] ; ubfm w4, w2, #1, #31 ; ands x2, x1, #0x7fffffffffffffff ; extr x0, x3, x2, #1 ; orr x3, x0, #0x7fffffffffffffff ; mov h4, v2.h[0] ; sqshrn s5, d3, #31 ; ldapr x3, [x20]
ldadd x12, x3, [x20] ; ldar w7, [x20] ; ldr x10, [x20] ; ldr x12, [x20] ; ldsmin x9, x10, [x20] ; stlr w14, [x20] ; ldrsh x0, [x20] ; ldr d3, [x20, #8]
sha256su1 v13.4s, v10.4s, v3.4s ; movk x10, #0x0, lsl #16 ; sha1p q4, s0, v10.4s ; sm3tt1a v8.4s, v15.4s, v1.s[2] ; orr w15, w5, #0xff ; sha512h2 q6, q2, v12.2d ; sha256su1 v12.4s, v3.4s, v12.4s ; sm3tt2a v7.4s, v9.4s, v8.s[1]
frsqrts v10.4h, v12.4h, v3.4h ; cmge v4.2s, v6.2s, #0 ; sqshl v1.2d, v8.2d, #0 ; ldp w0, w6, [x20, #-16] ; ldrsb w14, [x20] ; sqdmull v1.2d, v9.2s, v14.2s ; stlur w5, [x20, #-8] ; ucvtf v2.4s, v8.4s, #28
fmul v7.8h, v1.8h, v7.8h ; faddp s7, v1.2s ; fmla v3.4s, v2.4s, v0.4s ; fcvtn2 v4.4s, v4.2d ; fmla v3.4s, v3.4s, v3.4s ; frint64x v3.2s, v6.2s ; fmaxv s1, v1.4s ; fcmgt h3, h2, #0.0
fcvtzs x15, s6 ; fmov s15, s0 ; rev xzr, x12 ; fmov s9, #-2.700000000000000000e+01 ; fcmp d15, #0.0 ; fcvtmu w7, h1 ; subs wzr, w6, w7, sxth ; udiv x4, x10, x9
csinv w4, w6, w3, vc ; sha256su1 v3.4s, v0.4s, v4.4s ; ubfm w5, w6, #0, #31 ; sm4ekey v4.4s, v6.4s, v4.4s ; sm3tt2b v1.4s, v0.4s, v3.s[3] ; sbfm w5, w3, #24, #7 ; sbfm x5, x6, #32, #31 ; sm3tt1a v7.4s, v2.4s, v7.s[0]
sm3tt1a v2.4s, v6.4s, v0.s[0] ; sha1m q2, s4, v7.4s ; aesmc v6.16b, v6.16b ; eor3 v3.16b, v3.16b, v3.16b, v3.16b ; sha512h2 q3, q2, v3.2d ; sha512su1 v7.2d, v0.2d, v7.2d ; sha1m q5, s3, v5.4s ; sm3tt2a v5.4s, v7.4s, v5.s[0]
movn w7, #0xffff, lsl #0 ; sm3tt2a v1.4s, v2.4s, v0.s[3] ; sm3tt1a v6.4s, v1.4s, v0.s[0] ; xar v0.2d, v6.2d, v2.2d, #63 ; ubfm w4, w1, #4, #11 ; sha512h2 q0, q2, v3.2d ; sm3partw2 v1.4s, v7.4s, v0.4s ; sbfm w1, w4, #0, #0
lsrv xzr, x15, x2 ; movz x0, #0x0, lsl #32 ; adc x8, x2, xzr ; ccmp w2, #28, #11, mi ; uqrshrn s8, d13, #1 ; ushr v6.2d, v9.2d, #63 ; subs x13, x5, wzr, uxtw #1 ; ccmn x9, x10, #15, nv
uhsub v5.16b, v6.16b, v2.16b ; cmgt v4.8b, v7.8b, v4.8b ; srsra v7.8h, v2.8h, #8 ; ssra v3.8b, v0.8b, #8 ; usqadd v6.4h, v0.4h ; srsra v5.4h, v7.4h, #16 ; sri v7.2s, v1.2s, #1 ; zip2 v0.8h, v3.8h, v2.8h
eor3 v13.16b, v13.16b, v13.16b, v13.16b ; rax1 v3.2d, v12.2d, v3.2d ; orr w15, wzr, w11 ; asrv w1, w12, wzr ; eon x4, x13, x11, lsl #63 ; sm3tt1a v8.4s, v9.4s, v8.s[0] ; ands w2, wzr, w9 ; aesmc v2.16b, v5.16b
sdot v5.2s, v8.8b, v6.4b[1] ; sqshrun v7.8b, v15.8h, #7 ; fcvtzu w12, h15, #19 ; fcsel d13, d11, d12, lt ; frintz d4, d11 ; uqadd v7.4s, v4.4s, v12.4s ; xar v1.2d, v0.2d, v1.2d, #0 ; fcmp s3, s9
fccmp d5, d0, #0xe, cc ; fmax d5, d1, d0 ; fcmp h0, #0.0 ; fcvtzs x3, d3, #40 ; fcvtzu w0, s0, #13 ; frintz s5, s4 ; fneg d3, d2 ; fmov x0, v2.d[1]
movn x1, #0x1, lsl #32 ; sttrb w4, [x20, #-3] ; eor x3, x3, #0xffff ; strh w0, [x20] ; ubfm w2, wzr, #3, #9 ; ldsmin w5, w7, [x20] ; extr x0, x4, x4, #32 ; movk x7, #0x1, lsl #0
eor x7, x1, x6, asr #1 ; ldset x6, x1, [x20] ; csel xzr, x3, x4, eq ; orr w1, w5, w6, asr #31 ; ldtrb w3, [x20, #255] ; movk x5, #0x0, lsl #0 ; swp w2, w2, [x20] ; ldeorb w4, w2, [x20]
saddlv s0, v6.8h ; sqdmlal v7.4s, v6.4h, v5.h[7] ; sminp v2.16b, v1.16b, v4.16b ; ursra v2.4s, v7.4s, #31 ; sqshrn v4.8b, v1.8h, #8 ; ssra v6.16b, v7.16b, #7 ; mvni v4.2s, #0xa6 ; sqrshrn2 v0.16b, v2.8h, #1
ldumin w0, w0, [x20] ; ldsminh w2, w1, [x20] ; sha256su0 v4.4s, v2.4s ; sha1su1 v5.4s, v0.4s ; bcax v3.16b, v0.16b, v3.16b, v4.16b ; sm3tt1b v0.4s, v4.4s, v2.s[2] ; casah w4, w1, [x20] ; sm4ekey v2.4s, v0.4s, v2.4s
sha1p q4, s0, v4.4s ; stp s4, s0, [x20, #-16] ; bcax v0.16b, v1.16b, v3.16b, v2.16b ; sm3tt2a v4.4s, v2.4s, v0.s[0] ; sqrdmulh s4, s5, v1.s[3] ; umlsl2 v4.4s, v0.8h, v5.8h ; ldumin w5, w5, [x20] ; sqdmulh v0.4h, v5.4h, v3.4h
ldsminb w15, w13, [x20] ; ldrb w12, [x20] ; ldsmax x0, xzr, [x20] ; ldapr x3, [x20] ; ldarh w6, [x20] ; prfum pldl1keep, [x3, #-5] ; ldr b5, [x20, #9] ; stp w9, w14, [x20, #-16]
sm3tt2a v9.4s, v12.4s, v9.s[0] ; sm3ss1 v7.4s, v11.4s, v14.4s, v5.4s ; sm3partw1 v6.4s, v3.4s, v11.4s ; fabd v10.8h, v3.8h, v1.8h ; sm3partw2 v4.4s, v1.4s, v10.4s ; eor3 v1.16b, v13.16b, v1.16b, v5.16b ; fcvtzu h4, h8, #1 ; frinta v8.2s, v12.2s
fcvtzu v5.4h, v12.4h, #4 ; sha1p q10, s15, v10.4s ; sha256h2 q1, q7, v12.4s ; frintx v10.2d, v10.2d ; and x3, x9, x3, lsl #3 ; csneg w1, wzr, wzr, hi ; orn x0, x0, x0 ; aesimc v14.16b, v1.16b
sqshl v7.8h, v1.8h, v4.8h ; ushll v0.8h, v6.8b, #1 ; srsra v7.4h, v6.4h, #1 ; usdot v5.2s, v4.8b, v6.8b ; smov w3, v7.h[7] ; ursra v3.2s, v7.2s, #31 ; ssra v1.8h, v2.8h, #16 ; uqrshrn h7, s5, #8
movz x5, #0x0, lsl #0 ; frecpe v6.2s, v1.2s ; fmulx v7.8h, v0.8h, v5.h[7] ; fmlsl2 v5.4s, v3.4h, v6.h[5] ; movz x0, #0x1, lsl #48 ; subs w6, w5, #0xfff, lsl #12 ; and w4, wzr, #0xff00 ; sbfm w1, w0, #1, #0
umull2 v1.8h, v5.16b, v2.16b ; sqrshl v1.8b, v4.8b, v1.8b ; movk x2, #0xffff, lsl #16 ; ldur q5, [x20, #13] ; orr x0, x5, #0x3333333333333333 ; sbfm x3, x5, #1, #1 ; sub x0, x4, #1 ; orn v4.8b, v1.8b, v4.8b
uqsub d4, d2, d5 ; urshr v4.16b, v0.16b, #8 ; uqshl v2.4s, v5.4s, #0 ; uadalp v5.1d, v2.2s ; sqdmull s0, h2, h4 ; sshr v5.2s, v2.2s, #1 ; uabal v5.4s, v1.4h, v3.4h ; sqdmlal v3.4s, v3.4h, v3.h[7]
csinv x12, x1, x5, cs ; fmlal v15.2s, v6.2h, v12.h[5] ; fmaxp d13, v3.2d ; fmul h7, h14, v14.h[7] ; lslv w3, wzr, w1 ; eor x15, x11, x14, ror #63 ; subs x2, x12, x6, lsl #63 ; subs w7, w14, w12, lsl #31
fcvtns w2, h2 ; xar v4.2d, v1.2d, v2.2d, #0 ; fsub d4, d5, d1 ; movz x4, #0x1234, lsl #0 ; extr w5, w1, w1, #0 ; sm3tt1b v1.4s, v5.4s, v2.s[0] ; fcsel d0, d4, d1, al ; fmadd h1, h0, h5, h4
ldsminh w1, w3, [x20] ; ldnp w3, w4, [x20, #4] ; stp d2, d5, [x20] ; stnp x3, x4, [x20, #8] ; ldsmax x4, x3, [x20] ; ldlarh w0, [x20] ; ldtrsw x4, [x20, #-256] ; ldseth w1, w3, [x20]
sha512h2 q1, q2, v3.2d ; cas w2, w6, [x20] ; str w2, [x20, #252] ; sha512h2 q4, q6, v0.2d ; ldr d3, [x20, #8] ; ldtr w5, [x20, #255] ; ldtr w0, [x20, #255] ; sm3tt1a v7.4s, v1.4s, v5.s[1]
sm3partw2 v0.4s, v1.4s, v4.4s ; frinta h7, h4 ; fcvtzs w1, d2 ; sm3tt2a v5.4s, v3.4s, v5.s[0] ; sm3tt2b v5.4s, v6.4s, v5.s[0] ; eor w1, wzr, w0 ; fcvtzu x2, d2, #23 ; xar v3.2d, v7.2d, v2.2d, #37
fnmsub h3, h4, h1, h0 ; fcvtms x4, s3 ; fccmpe d5, d3, #0x6, ls ; fcmp s0, #0.0 ; fmov w4, s1 ; frintx d0, d1 ; fcvtnu w2, s5 ; fcmpe h4, h0
fmov h4, #5.625000000000000000e-01 ; cls x1, x2 ; udiv w2, w4, w5 ; umaddl x7, w6, w4, x3 ; ccmp w7, #14, #13, cs ; crc32x w3, w4, x1 ; fsub h2, h6, h4 ; fmov h6, #-2.812500000000000000e-01
msub x7, xzr, x3, x2 ; ldumin w6, w6, [x20] ; ldp d2, d3, [x20, #-32] ; ldnp s2, s1, [x20, #4] ; adds x1, x4, w2, uxth #4 ; mls v2.2s, v0.2s, v3.2s ; ldsmax x7, x5, [x20] ; ldumin x6, x0, [x20]
ldp s5, s2, [x20, #-16] ; prfm pldl1keep, [x5, #8] ; ldur w2, [x20, #255] ; ldr x6, [x20, xzr] ; ldsminb w1, w3, [x20] ; stp x7, x6, [x20] ; ldrh w3, [x20] ; prfm pldl2strm, [x2, w4, sxtw #3]
sqrshrn h10, s12, #16 ; smull v6.2d, v0.2s, v1.2s ; dup v11.4s, wzr ; orr x9, x9, #0xffff ; dup v14.4s, w14 ; extr x1, x8, x10, #1 ; uqshl d10, d8, d14 ; adds wzr, w8, #1
rshrn v1.8b, v3.8h, #1 ; uaddw v4.2d, v5.2d, v7.2s ; fnmul s5, s3, s6 ; usra v1.16b, v4.16b, #8 ; frintx s7, s2 ; sha1su0 v0.4s, v2.4s, v0.4s ; sm3tt1a v3.4s, v0.4s, v6.s[2] ; uzp1 v3.8h, v4.8h, v7.8h
fcvtzu v2.2d, v1.2d, #55 ; fcvtms v0.4s, v14.4s ; frsqrte v4.2s, v12.2s ; fcvtns d3, d12 ; fminnmp v12.4s, v15.4s, v3.4s ; frintz v13.4s, v1.4s ; fcmla v1.8h, v8.8h, v10.8h, #270 ; fcvtnu h8, h15
sqrshrn b3, h0, #8 ; sbfm w2, w3, #5, #4 ; bfm w1, w2, #16, #31 ; trn1 v5.4s, v4.4s, v0.4s ; movz x1, #0x0, lsl #48 ; sqrshrn s4, d1, #32 ; rshrn v4.2s, v0.2d, #31 ; dup v3.2d, v4.d[1]
xar v5.2d, v3.2d, v2.2d, #0 ; rax1 v5.2d, v0.2d, v1.2d ; scvtf s4, w1 ; sbfm x1, x7, #63, #0 ; fccmpe d5, d0, #0, nv ; sha256h q0, q6, v0.4s ; fcvtzu x6, s7, #35 ; fjcvtzs w2, d7
uhadd v0.4s, v2.4s, v3.4s ; sqshl s1, s3, #31 ; uqrshl v3.16b, v1.16b, v4.16b ; add d0, d1, d5 ; sqdmulh v5.8h, v0.8h, v3.h[7] ; cmle v3.4h, v2.4h, #0 ; uhsub v4.8h, v3.8h, v1.8h ; smov x4, v0.h[0]
sha1c q1, s3, v1.4s ; xar v4.2d, v1.2d, v0.2d, #0 ; aesmc v7.16b, v5.16b ; movz w1, #0x1, lsl #0 ; sm4e v3.4s, v7.4s ; movn x7, #0x1, lsl #16 ; sm3tt2b v0.4s, v2.4s, v4.s[3] ; sha256h q0, q6, v0.4s
sha256h q7, q6, v7.4s ; eor3 v0.16b, v0.16b, v0.16b, v0.16b ; sm4e v2.4s, v0.4s ; ldpsw x4, x7, [x20] ; sha1m q6, s2, v0.4s ; stp s7, s4, [x20, #-16] ; sha256h q4, q5, v6.4s ; sm3tt1b v3.4s, v1.4s, v2.s[3]
aesimc v2.16b, v5.16b ; sm3partw2 v3.4s, v5.4s, v3.4s ; sm3partw2 v3.4s, v1.4s, v5.4s ; sha512su1 v2.2d, v1.2d, v3.2d ; sm3tt1b v3.4s, v4.4s, v1.s[3] ; sha1p q2, s4, v2.4s ; xar v0.2d, v4.2d, v1.2d, #1 ; sha512h q2, q2, v2.2d
lduminb w13, w10, [x20] ; and x6, x14, x13, asr #1 ; ldp s15, s5, [x20, #-16] ; ldrsb w8, [x20] ; ldumaxb w2, w11, [x20] ; and wzr, w7, w6 ; eor x7, x4, x8 ; orn x3, x3, x3
scvtf v6.4h, v2.4h, #1 ; sha1m q6, s4, v6.4s ; orr w3, w0, #0xc0000003 ; fcmlt v0.2d, v7.2d, #0.0 ; rax1 v0.2d, v1.2d, v0.2d ; sha1su1 v4.4s, v1.4s ; sm3tt1b v2.4s, v5.4s, v1.s[0] ; ands w5, w6, #0x7fffffff
stp d4, d10, [x20, #-32] ; str w5, [x20] ; stp q12, q3, [x20, #-64] ; ldapursh w1, [x20, #-2] ; ldset x0, x5, [x20] ; ldp x11, x6, [x20, #-32] ; ldnp q4, q7, [x20, #16] ; ldeor x15, xzr, [x20]
stur x6, [x20, #-3] ; fdiv h5, h0, h1 ; str x1, [x20] ; ldsmax x6, xzr, [x20] ; ldset x7, x6, [x20] ; ldrsb x6, [x20] ; fmaxnm s0, s2, s4 ; frintx h5, h0
smull v1.8h, v0.8b, v4.8b ; sqrshrun s2, d0, #31 ; bic x2, xzr, x0, asr #5 ; sub w2, w5, wzr ; usmmla v4.4s, v0.16b, v4.16b ; sbfm w3, w2, #0, #7 ; lsrv x2, x1, x3 ; movk x1, #0xffff, lsl #32
cas w3, w12, [x20] ; ldadd x11, x14, [x20] ; ldapr x0, [x20] ; stp d6, d4, [x20] ; ldapursw x13, [x20, #-4] ; cas xzr, x3, [x20] ; casl x5, x11, [x20] ; ldur x11, [x20, #255]
cmeq v2.8b, v3.8b, v4.8b ; sabal v0.8h, v5.8b, v0.8b ; umin v1.16b, v3.16b, v0.16b ; ldsmaxb w2, w0, [x20] ; ldr s3, [x20, #64] ; sqrshrn v4.8b, v1.8h, #7 ; sqrdmulh v4.4h, v0.4h, v2.h[7] ; ldapurh w1, [x20, #6]
ldaddb w10, w14, [x20] ; casal w7, w9, [x20] ; stlurb w9, [x20, #-2] ; stp x3, x6, [x20] ; ldumaxh w7, w1, [x20] ; ands x6, x4, x1, ror #1 ; cas xzr, x8, [x20] ; str w5, [x20, #252]
eor3 v3.16b, v5.16b, v3.16b, v0.16b ; sha1m q3, s5, v3.4s ; sm4e v0.4s, v5.4s ; sm3tt1a v2.4s, v3.4s, v5.s[3] ; sha256su1 v3.4s, v4.4s, v3.4s ; sm3tt2b v2.4s, v0.4s, v5.s[1] ; sha1c q0, s2, v0.4s ; sha1c q0, s1, v5.4s
sqdmull d3, s4, s1 ; fmaxnmp v5.4s, v2.4s, v1.4s ; fcmeq v1.2d, v2.2d, v4.2d ; frecpe v1.8h, v5.8h ; umax v2.4s, v5.4s, v4.4s ; sqshrun v3.4h, v4.4s, #8 ; scvtf v3.2d, v4.2d, #49 ; facge d5, d3, d0
fmov h2, #5.625000000000000000e-01 ; frintx d7, d3 ; mvni v6.4h, #0xa6 ; fcvtau x3, s5 ; msub w0, w0, w0, w0 ; fcvtzu w5, h0 ; fccmp s3, s7, #0x4, hi ; fmov d3, d2
scvtf d9, d13, #49 ; frint32z v4.2s, v10.2s ; frinti v3.8h, v8.8h ; frintx v11.8h, v14.8h ; fmls v14.2s, v11.2s, v0.s[1] ; fmul v14.4s, v1.4s, v1.s[3] ; fminnmp h5, v9.2h ; fmla d2, d8, v14.d[1]
sha1su0 v15.4s, v11.4s, v15.4s ; fcvtzu w11, s2, #6 ; fcvtzs x5, d10, #40 ; fcmp d13, d2 ; fneg s1, s5 ; sm3tt2a v12.4s, v11.4s, v7.s[1] ; sm3tt1b v1.4s, v14.4s, v1.s[0] ; fccmpe h9, h3, #0xb, nv
sm3tt2b v13.4s, v15.4s, v3.s[0] ; orr w13, w8, w4, lsr #1 ; sm3tt2a v3.4s, v2.4s, v1.s[2] ; sub w14, w9, w4, uxtb #1 ; frint64x s9, s2 ; sha256h2 q15, q1, v15.4s ; csinc x12, x2, x1, ne ; ands w9, w7, w2, asr #1
cmeq v9.4s, v6.4s, #0 ; sub v15.8h, v2.8h, v0.8h ; dup v6.4h, w2 ; uhsub v1.8b, v7.8b, v1.8b ; cmge v4.4s, v11.4s, #0 ; uqshrn2 v6.4s, v11.2d, #32 ; mls v5.8h, v10.8h, v8.8h ; saddw v0.4s, v15.4s, v1.4h
fcvtzu w0, h3 ; csinc w7, w1, w4, cs ; ands x7, xzr, x3, asr #5 ; fcmp h6, #0.0 ; orr x0, x2, x1, asr #1 ; csinv x5, x3, x1, lt ; eon x0, x4, x7, asr #31 ; adds w3, w6, w3, lsl #3
movk w7, #0x8000, lsl #16 ; fnmsub d2, d6, d2, d3 ; movz w3, #0x8000, lsl #0 ; ands w2, w4, #0x7fffffff ; scvtf d4, w3 ; eor x4, xzr, #0x1ff ; sli v7.16b, v0.16b, #1 ; shl v0.4s, v4.4s, #31
ldapursh w4, [x20, #-2] ; ldtrsb x3, [x20, #-256] ; ldnp x1, x4, [x20, #8] ; ldsmaxb w2, w5, [x20] ; stp s0, s4, [x20] ; ldset w0, w4, [x20] ; ldur q1, [x20, #13] ; ldsmin w0, w0, [x20]
fccmp s9, s9, #0x4, cc ; fcvtn2 v4.4s, v4.2d ; scvtf h14, h12, #2 ; fminv s13, v8.4s ; fmaxnmp s5, v2.2s ; fcvtau x5, h15 ; fmla v9.8h, v7.8h, v14.h[0] ; fmsub h11, h9, h4, h5
fdiv h0, h5, h4 ; frint64z v3.2s, v0.2s ; fcvtzu w7, s1 ; sqdmlal2 v4.4s, v1.8h, v0.8h ; fcvtns v0.4h, v7.4h ; umlal v3.2d, v6.2s, v5.s[1] ; fcvt d3, s5 ; fcvtnu d3, d2
and w7, w8, #0x1 ; ubfm x6, x0, #20, #3 ; movk x14, #0x1, lsl #32 ; subs w14, w3, #0xfff ; ands x6, x7, #0xaaaaaaaaaaaaaaaa ; bfm w11, w15, #1, #0 ; movn x14, #0xffff, lsl #32 ; orr w1, wzr, #0xff00
extr w4, w3, w1, #8 ; ubfm x3, x1, #0, #63 ; orr w4, w1, #0xff ; frecps d5, d1, d2 ; add x0, x3, #1 ; fabd v2.4s, v3.4s, v1.4s ; fcvtnu d5, d0 ; fcmge v4.4h, v0.4h, v1.4h
sbfm w3, w5, #16, #16 ; uhadd v5.8b, v2.8b, v5.8b ; fcsel h2, h1, h4, cc ; movk w4, #0x1, lsl #0 ; add v1.8b, v0.8b, v2.8b ; and x4, x4, #0xffff ; saddlp v3.4h, v5.8b ; fccmpe s5, s2, #0x8, eq
adds w3, wzr, w2 ; sub w3, w1, w2, lsr #1 ; eon w1, w4, w0, lsl #15 ; add x5, x1, w2, sxtw #4 ; adcs x4, x4, x4 ; bic wzr, w1, w0 ; csinv w5, wzr, wzr, hi ; and w1, w4, w0, asr #31
ldurb w2, [x20, #255] ; fmul s12, s3, s14 ; ldlarh w5, [x20] ; stur s6, [x20, #-17] ; fcvtmu w7, s0 ; ldumaxh w4, w14, [x20] ; stnp q11, q0, [x20, #16] ; fmov d13, d6
prfm pldl2strm, [x3, w1, sxtw #3] ; fcmlt v5.2d, v7.2d, #0.0 ; fmaxnmp v6.4h, v7.4h, v2.4h ; movz x7, #0x8000, lsl #32 ; stur b0, [x20, #-17] ; frintn v3.2d, v3.2d ; stp q6, q0, [x20, #-64] ; fcvtms v5.4h, v7.4h
fcmeq v5.4s, v4.4s, v0.4s ; fcmgt h4, h5, h0 ; fmulx v2.4h, v4.4h, v3.4h ; frintm v5.4s, v3.4s ; faddp h3, v2.2h ; fmulx v5.2s, v3.2s, v1.s[3] ; fcvtzs v5.4s, v1.4s, #5 ; fminnmp s2, v4.2s
fmin v4.4s, v5.4s, v2.4s ; bfm w6, w5, #0, #0 ; orr x3, x0, #0xf0f0f0f0f0f0f0f ; fcmeq v0.4s, v2.4s, v1.4s ; sub w0, w0, #7 ; fmla s7, s1, v5.s[0] ; movz x6, #0x8000, lsl #16 ; subs w6, w1, #1, lsl #12
fcvtzu v4.4s, v7.4s, #21 ; sbfm x0, x9, #32, #31 ; ccmn w5, #13, #4, lt ; eor x15, xzr, #0x1ff ; fcvtzs s14, s3, #29 ; sbfm w2, w9, #24, #7 ; csneg x8, x4, x1, vc ; adds xzr, x8, w0, uxtb #3
add w8, w15, w11, uxtb #4 ; orr x15, x3, x14, ror #31 ; umulh x2, xzr, x12 ; csinc x13, x9, x7, al ; umulh x14, x1, x10 ; subs x12, x4, x1, sxtx #1 ; csinv w12, w4, w15, pl ; bics w9, w6, w0, asr #15
scvtf v0.2d, v15.2d ; fabs v15.4s, v12.4s ; fcmgt v1.4h, v6.4h, #0.0 ; fmla v0.4s, v10.4s, v4.4s ; fcmgt v10.8h, v4.8h, #0.0 ; fcadd v5.4s, v11.4s, v4.4s, #90 ; movn x1, #0xffff, lsl #0 ; bfm x9, x1, #32, #32
ldp q10, q7, [x20] ; fmaxp v13.4h, v7.4h, v15.4h ; ands x2, xzr, x14 ; fcvtzs v9.8h, v12.8h ; ccmn x13, x9, #2, cs ; scvtf h11, h13, #5 ; casa w4, w3, [x20] ; fmlal v2.4s, v15.4h, v1.h[7]
stnp d5, d7, [x20, #8] ; ldapr x3, [x20] ; sttr w4, [x20, #-3] ; sttr w2, [x20, #-3] ; ldrsw x7, [x20] ; swp w8, w8, [x20] ; ldnp w8, w3, [x20, #4] ; ldumaxh w3, w6, [x20]
movk x8, #0x1234, lsl #16 ; adds w10, w15, w9, uxtx #4 ; adcs w1, w6, w13 ; ubfm x11, x7, #0, #0 ; csinv x6, x1, x8, vs ; adds x4, x2, w0, sxtb #4 ; adcs xzr, x12, x4 ; sub x7, x8, x5, sxtx #0
ucvtf s6, s7, #8 ; fsqrt v3.2d, v6.2d ; fmlsl v5.4s, v7.4h, v5.4h ; srsra d3, d4, #63 ; xar v0.2d, v2.2d, v3.2d, #0 ; sub d7, d0, d1 ; aese v5.16b, v7.16b ; sm3tt2a v3.4s, v0.4s, v5.s[2]
sm4ekey v5.4s, v1.4s, v6.4s ; sha256su1 v4.4s, v0.4s, v4.4s ; sm3tt2a v2.4s, v7.4s, v4.s[1] ; aesmc v4.16b, v1.16b ; sm3tt2b v4.4s, v5.4s, v6.s[3] ; sm3partw2 v0.4s, v2.4s, v0.4s ; xar v6.2d, v2.2d, v1.2d, #37 ; sm3tt2a v7.4s, v0.4s, v3.s[0]
csel x6, x1, x0, vc ; fcmla v8.4s, v2.4s, v8.4s, #90 ; fcmla v6.2s, v1.2s, v11.2s, #90 ; clz w12, w12 ; fcmeq h4, h1, #0.0 ; sub x10, x6, w8, uxtb #0 ; orr x10, x4, x5, ror #63 ; frint32z v7.2s, v2.2s
fcvt s0, h2 ; fcmpe h7, #0.0 ; frintp s0, s4 ; fcvtzu x7, s3, #35 ; and x1, x5, #0xaaaaaaaaaaaaaaaa ; xar v7.2d, v4.2d, v1.2d, #1 ; and w5, w6, #0xff00ff ; sm3tt2b v1.4s, v0.4s, v6.s[1]
uqshrn v5.4h, v0.4s, #8 ; uaddlv h5, v0.8b ; rsubhn v5.4h, v3.4s, v1.4s ; sqrshrn2 v5.4s, v0.2d, #32 ; sqrdmlsh v3.8h, v2.8h, v0.h[4] ; shl d2, d4, #1 ; sqshl v3.8h, v2.8h, #15 ; umull v2.8h, v4.8b, v2.8b
sudot v1.4s, v5.16b, v3.4b[3] ; mla v2.8h, v7.8h, v1.8h ; umlsl2 v7.8h, v3.16b, v6.16b ; sha256su1 v6.4s, v5.4s, v3.4s ; eor3 v6.16b, v1.16b, v7.16b, v3.16b ; xar v4.2d, v7.2d, v0.2d, #37 ; addv h3, v0.8h ; clz v7.16b, v5.16b
orr x9, x13, #0x8000000080000000 ; sshr d8, d12, #1 ; movk x4, #0x0, lsl #32 ; sri v7.8h, v10.8h, #8 ; uqshl s9, s8, #1 ; fcmp s3, #0.0 ; movk x15, #0x1234, lsl #48 ; uadalp v11.8h, v0.16b
fnmsub d5, d0, d5, d3 ; fadd d5, d5, d5 ; fcvtzu w1, d5 ; fccmpe h0, h3, #0xb, nv ; fmov w2, h4 ; fmov h5, #5.625000000000000000e-01 ; scvtf s4, w1 ; fcmpe s4, s1
add w5, w3, w0, uxtw #1 ; sbc x0, x6, xzr ; fcvtms x1, h2 ; orn w6, w0, w5, ror #31 ; add w2, w5, w4, uxtb #1 ; sub w3, w1, w7, lsl #15 ; ccmp w3, #10, #9, vs ; ucvtf h0, x0, #6
movz x1, #0x1234, lsl #16 ; ldp s0, s1, [x20, #-16] ; sm3tt2a v1.4s, v4.4s, v3.s[2] ; sm3ss1 v0.4s, v5.4s, v1.4s, v4.4s ; sm3ss1 v5.4s, v1.4s, v5.4s, v2.4s ; subs w5, w4, #0xfff ; ubfm w5, w0, #0, #30 ; movn x3, #0x0, lsl #16
subs x5, x7, w3, uxth #1 ; clz x7, xzr ; sbcs x7, x4, xzr ; csneg x5, x3, x7, cc ; subs x0, x4, w7, uxtw #1 ; adc xzr, x2, x3 ; orr w3, w4, w1, lsl #31 ; eon xzr, x5, x4
bfm x2, x5, #8, #7 ; sm3tt1b v5.4s, v3.4s, v0.s[3] ; xar v3.2d, v5.2d, v0.2d, #1 ; sm3partw1 v0.4s, v1.4s, v3.4s ; sbfm x2, x5, #1, #0 ; sm3tt2a v2.4s, v4.4s, v1.s[0] ; sha512h2 q5, q0, v5.2d ; sm3tt1b v1.4s, v0.4s, v2.s[1]
sm3tt1a v7.4s, v2.4s, v5.s[2] ; sha256h q5, q4, v0.4s ; fmov h5, h1 ; bics x5, x2, x5, lsl #3 ; sm3partw2 v0.4s, v6.4s, v0.4s ; csinv w12, w11, w6, cs ; fcvtzu w10, d12, #7 ; csinc w4, w1, w7, vc
cls w4, w4 ; csinv x3, x0, x1, gt ; bics w0, w5, w3, lsr #15 ; orr x0, x1, x5, lsr #31 ; subs x2, x0, w3, uxth #0 ; ands x3, x5, x1, lsr #1 ; bics x0, x5, x1 ; bic w1, w3, w0, lsl #1
fmaxp s8, v13.2s ; fcvtas h3, h2 ; fmlal2 v15.4s, v4.4h, v2.h[5] ; sub x1, x11, w6, uxth #0 ; fmul v11.2s, v4.2s, v8.s[1] ; frecps v8.2s, v5.2s, v4.2s ; orr wzr, w7, w3 ; orn x8, xzr, x6
bfm w3, w1, #31, #1 ; ands x1, x4, #0x7fffffffffffffff ; fmaxnmv h0, v7.4h ; fadd v3.4s, v7.4s, v0.4s ; sbfm x5, x4, #32, #31 ; sshr v3.4h, v5.4h, #16 ; sbfm wzr, w3, #3, #9 ; sbfm x7, x5, #60, #3
bif v4.8b, v1.8b, v2.8b ; ushr v5.8b, v7.8b, #7 ; ssubl2 v6.4s, v1.8h, v2.8h ; mov w1, v5.s[3] ; sabd v4.8b, v2.8b, v3.8b ; uqshrn v3.2s, v2.2d, #32 ; shl v4.2d, v6.2d, #63 ; sqdmlsl2 v6.4s, v2.8h, v7.h[7]
sha512h2 q7, q3, v4.2d ; sm3tt2b v7.4s, v5.4s, v2.s[2] ; aesmc v1.16b, v1.16b ; cmhs v0.16b, v3.16b, v5.16b ; sm3partw1 v1.4s, v0.4s, v4.4s ; sm3tt1b v0.4s, v7.4s, v0.s[0] ; xar v6.2d, v2.2d, v0.2d, #1 ; sqsub s3, s5, s2
csel w3, w5, w6, hi ; sha1su1 v0.4s, v2.4s ; csinc w2, w1, w3, ge ; fcmlt v2.4h, v3.4h, #0.0 ; sha1p q5, s2, v6.4s ; and w3, w6, w1, ror #31 ; eor3 v2.16b, v5.16b, v1.16b, v3.16b ; fcvtns s7, s3
sqrshrun v7.2s, v12.2d, #32 ; sqdmlal s12, h14, v6.h[4] ; dup v1.8h, v8.h[7] ; shll v4.4s, v2.4h, #16 ; uqshl v0.16b, v5.16b, v13.16b ; mvni v13.2s, #0xa6, msl #16 ; srshr v2.8h, v5.8h, #8 ; orr v15.4s, #0xa6
fnmul d0, d3, d5 ; sha1p q0, s1, v2.4s ; sha512h q4, q5, v4.2d ; fmov x3, v1.d[1] ; fcvtau w3, h4 ; rax1 v2.2d, v3.2d, v5.2d ; sm3partw1 v0.4s, v5.4s, v4.4s ; fcvtnu x4, d0
ldset w12, w12, [x20] ; fcvtzs x1, s9 ; sqrdmlsh s2, s5, s2 ; fdiv d8, d6, d3 ; mvni v8.2s, #0xa6 ; fccmpe h7, h9, #0xb, nv ; fcsel d13, d1, d9, al ; ldrsh x11, [x20]
ldp xzr, x1, [x20] ; stnp s1, s2, [x20, #4] ; ldapursb x4, [x20, #-1] ; ldeorb w2, w4, [x20] ; stlr x4, [x20] ; ldarh w3, [x20] ; ldursw x1, [x20, #-256] ; ldsmax x3, xzr, [x20]
sha512h2 q7, q5, v9.2d ; fminnm s4, s10, s3 ; frintm s6, s11 ; fcvtzs x8, h2 ; sha512h2 q9, q5, v2.2d ; fcvtzu x4, h0, #50 ; sm3tt1b v0.4s, v11.4s, v14.s[3] ; fcvtas w9, s0
subs w9, w8, w15, uxtb #4 ; fcvtzs w7, d2, #24 ; fcmp h14, h9 ; add x15, x1, #0xfff ; movk x10, #0xffff, lsl #0 ; orr w0, w13, #0x80000000 ; bic x14, xzr, x4, asr #5 ; ucvtf d4, x6, #26
ldp d6, d3, [x20] ; ldr x9, [x20, xzr] ; casalh w4, w9, [x20] ; ldtrh w14, [x20, #255] ; ldeorb w8, w2, [x20] ; swpb w3, w7, [x20] ; stlurh w14, [x20, #-4] ; stp q10, q4, [x20, #-64]
sbfm x8, x9, #5, #4 ; ubfm w3, w3, #3, #9 ; bfm x2, x10, #1, #1 ; ubfm x13, x12, #63, #63 ; movz w11, #0x1234, lsl #0 ; ubfm x13, x8, #0, #63 ; sha1su0 v10.4s, v9.4s, v10.4s ; sm3ss1 v2.4s, v4.4s, v2.4s, v7.4s
stp s7, s3, [x20] ; sbfm x7, x6, #0, #15 ; lduminh w3, w5, [x20] ; sha256h q0, q5, v6.4s ; sha256h2 q6, q3, v0.4s ; bfm w2, w7, #31, #30 ; sha1c q4, s3, v4.4s ; sha512su1 v3.2d, v2.2d, v3.2d
scvtf v2.4s, v2.4s, #25 ; frintm v4.8h, v4.8h ; fcvtps d4, d2 ; frintm v0.2s, v2.2s ; ucvtf s2, s5 ; fmls s0, s1, v4.s[1] ; fminnm v5.2d, v2.2d, v4.2d ; ucvtf d5, d0
scvtf s5, x2, #1 ; sqrshl b1, b5, b2 ; shll v0.4s, v5.4h, #16 ; rbit v3.8b, v1.8b ; fcvtnu x2, d2 ; fmin h0, h2, h3 ; sqadd v4.8b, v3.8b, v0.8b ; fcvtzs x3, s3, #25
fccmpe h5, h2, #0x5, le ; sm3tt2a v5.4s, v3.4s, v4.s[2] ; bcax v4.16b, v3.16b, v4.16b, v0.16b ; ldapursb x1, [x20, #-1] ; ldar w1, [x20] ; frintz d2, d3 ; sm3tt1a v1.4s, v5.4s, v0.s[3] ; eor3 v5.16b, v5.16b, v5.16b, v5.16b
frintx d4, d2 ; fmax h4, h0, h2 ; fdiv s1, s1, s1 ; fcvtzu w4, h2 ; fcvtzu x3, d3, #41 ; fcvtzu x1, d3, #41 ; fcvtps x1, d2 ; fcvt d5, s1
fcvtns v7.2d, v4.2d ; stp q7, q7, [x20] ; str s5, [x20, #64] ; ldp s7, s2, [x20, #-16] ; fminnmv s3, v7.4s ; fmla s4, s7, v1.s[0] ; fcmeq v1.4s, v7.4s, #0.0 ; fcmla v1.4h, v3.4h, v2.4h, #270
adds w4, w0, w1, sxtw #1 ; csneg w1, wzr, wzr, hi ; frint64z v0.2s, v3.2s ; eor x4, x0, x2, ror #1 ; ldur d5, [x20, #13] ; frecpe v4.2s, v0.2s ; eor w2, w0, w3, ror #1 ; cls w5, wzr
frintx v5.2d, v5.2d ; frintp v1.8h, v3.8h ; fmaxv s7, v7.4s ; fcvtzs s6, s1, #18 ; scvtf v7.8h, v0.8h ; fmlal2 v4.4s, v3.4h, v5.4h ; fmla v7.2s, v1.2s, v3.s[2] ; fcvtmu v1.8h, v6.8h
sqadd v3.2s, v2.2s, v1.2s ; fcvtpu w8, s5 ; smlal v5.2d, v3.2s, v12.s[3] ; fcvtmu x4, h13 ; fcsel s6, s8, s4, eq ; sshl v2.8b, v5.8b, v2.8b ; sqshrun h5, s1, #16 ; mov v2.16b, v8.16b
sqdmlsl s4, h5, v3.h[0] ; sm3tt1b v0.4s, v1.4s, v4.s[3] ; extr x4, x0, x5, #0 ; sqdmlal v0.4s, v2.4h, v1.h[7] ; xar v5.2d, v0.2d, v2.2d, #63 ; bcax v0.16b, v4.16b, v3.16b, v1.16b ; sha1su0 v4.4s, v5.4s, v1.4s ; movn x2, #0x8000, lsl #16
subs w4, w6, w5 ; csneg x6, x2, x7, eq ; bics w7, w2, w0, lsl #31 ; adds w6, w5, w1, uxth #1 ; subs w1, w0, w4, sxtb #1 ; adds x0, x2, x3, sxtx #1 ; ccmp w4, #7, #14, ne ; sbc xzr, x4, x3
bic x0, x5, x3, asr #63 ; add w1, w2, w6, uxth #1 ; rorv w4, w4, w4 ; umsubl x3, wzr, w2, x4 ; ldclr w1, w7, [x20] ; ldnp x0, x2, [x20, #8] ; sub x0, x5, x3, lsl #1 ; ldp x6, x1, [x20, #-32]
fcvtnu x1, s4 ; movn x3, #0x8000, lsl #32 ; fmla s2, s0, v5.s[1] ; fadd d5, d5, d5 ; frint64z v3.2s, v0.2s ; fcvtzu x2, d0 ; fcvtzs v1.4h, v2.4h, #1 ; fmov h3, w4
fcvtzs x7, d14, #40 ; ucvtf s11, x5, #6 ; fccmp d14, d13, #0xe, cc ; fnmadd d9, d6, d15, d12 ; fcvtzs x7, d8, #40 ; fccmp h15, h0, #0xc, ls ; fcvtzs x7, h1, #21 ; fcvtzs x15, d6, #40
fnmsub s3, s0, s1, s5 ; uabdl v1.8h, v2.8b, v4.8b ; srshl v5.8b, v0.8b, v5.8b ; bic v2.2s, #0xa6, lsl #24 ; fmsub s3, s5, s4, s1 ; sqrdmlah v2.4h, v1.4h, v2.4h ; fcvtzs x5, h5, #21 ; fcvtpu x5, h4
sm3tt1b v1.4s, v2.4s, v3.s[0] ; cls w0, w1 ; sub w3, w2, #0xfff, lsl #12 ; ands x5, x7, x5, lsl #3 ; movz x0, #0x1234, lsl #48 ; setf8 w7 ; madd x0, x2, x5, x4 ; subs w0, w1, w3, lsl #1
fmaxnmp h4, v5.2h ; fcvtas v7.8h, v4.8h ; fmla d7, d4, v0.d[1] ; fmls v4.2s, v2.2s, v6.2s ; fcvtzu v5.2s, v3.2s, #18 ; fabd s0, s4, s3 ; fmla v0.4s, v4.4s, v3.4s ; fmulx v6.2s, v0.2s, v7.s[3]
scvtf v5.8h, v0.8h ; fcvtzu v3.2d, v2.2d, #55 ; fabd v4.8h, v1.8h, v2.8h ; fmls v5.2d, v0.2d, v3.d[1] ; fcvtau v5.2d, v3.2d ; fmlal2 v5.2s, v0.2h, v3.2h ; frint64x v4.2s, v2.2s ; sm3partw1 v5.4s, v1.4s, v5.4s
fcvtau v2.8h, v5.8h ; scvtf h7, x5 ; fccmp s4, s6, #15, al ; frecps v6.4s, v2.4s, v5.4s ; orn x7, x7, x7 ; crc32b w2, w3, w6 ; add x6, x5, x1, uxtx #0 ; fcvtau v4.2d, v3.2d
ubfm w2, w5, #24, #7 ; adds x0, x5, #0xfff, lsl #12 ; bfm w5, w3, #1, #0 ; sbfm w3, wzr, #30, #9 ; extr w2, w0, w0, #16 ; ands w1, wzr, #0xff00 ; movz x1, #0x8000, lsl #0 ; extr x3, x4, x4, #8
adds x3, x5, x3, lsl #3 ; adds w4, w0, w2, sxtx #4 ; eor x3, x5, #0xaaaaaaaaaaaaaaaa ; sbfm w3, w2, #5, #4 ; bics w1, w0, w5, lsr #31 ; movn x5, #0xffff, lsl #32 ; and w1, w2, #0x55555555 ; csinv w2, w5, w4, ls
xar v5.2d, v3.2d, v2.2d, #63 ; ucvtf h4, w0, #25 ; sm3partw2 v1.4s, v0.4s, v1.4s ; aesd v1.16b, v2.16b ; xar v4.2d, v3.2d, v5.2d, #63 ; sqshlu v3.16b, v1.16b, #1 ; fcvtmu x0, h0 ; aesmc v1.16b, v5.16b
ldeorb w3, w2, [x20] ; ldr x1, [x20] ; prfm #31, [x5] ; stur h6, [x20, #-17] ; str s6, [x20, #64] ; ldpsw x2, x5, [x20] ; casalh w0, w5, [x20] ; ldumin x4, x3, [x20]
ldp x5, x6, [x20, #-32] ; ldar w5, [x20] ; uaddlp v1.2d, v4.4s ; sqdmull2 v4.2d, v7.4s, v5.4s ; cash w7, w6, [x20] ; ldr x1, [x20, xzr] ; urhadd v7.2s, v4.2s, v5.2s ; sminv b6, v7.8b
xar v9.2d, v11.2d, v9.2d, #0 ; orr x0, x7, #0x3333333333333333 ; ubfm x13, x4, #32, #31 ; movz x0, #0x1, lsl #48 ; movn x14, #0x1, lsl #0 ; ubfm x1, x15, #63, #63 ; frintn v9.8h, v0.8h ; eor3 v13.16b, v13.16b, v13.16b, v13.16b
fsub d2, d0, d0 ; fcvtmu x0, h3 ; scvtf h1, x2, #56 ; ucvtf s2, w4, #23 ; fsqrt d5, d4 ; fdiv h5, h4, h3 ; ucvtf h2, x4 ; frintz s2, s5
csinv x4, x7, x0, lt ; csinc x2, x1, x0, cc ; adds x7, x5, w6, uxtw #1 ; scvtf s4, s1 ; rev x2, x5 ; fmls v5.2s, v1.2s, v0.s[1] ; orr w3, w6, w4, ror #1 ; fcmlt v4.2s, v2.2s, #0.0
sshr v3.8h, v6.8h, #8 ; saddl v4.8h, v6.8b, v5.8b ; fcadd v2.2s, v7.2s, v5.2s, #90 ; ldr x2, [x20, #8] ; casalb w4, w1, [x20] ; srhadd v5.2s, v7.2s, v1.2s ; fcadd v7.2d, v5.2d, v6.2d, #90 ; sttrb w1, [x20, #-3]
sqrshrn h1, s2, #1 ; uqrshrn s5, d0, #1 ; addv h4, v0.8h ; eor v2.8b, v2.8b, v2.8b ; clz v1.4s, v2.4s ; mvni v3.8h, #0xa6, lsl #8 ; uqrshrn v3.8b, v1.8h, #7 ; uxtl v2.2d, v1.2s
ldsmax w1, w12, [x20] ; ldapursh x11, [x20, #-2] ; ldumax w7, w7, [x20] ; fcvtmu s15, s13 ; fcvtnu v3.4h, v14.4h ; scvtf v10.8h, v7.8h ; ldaprb w8, [x20] ; faddp v8.2s, v8.2s, v7.2s
ldr x1, [x20, xzr] ; sm3tt2b v1.4s, v11.4s, v10.s[2] ; fcvtns v12.4s, v3.4s ; scvtf s0, s13, #6 ; sttrh w6, [x20, #-3] ; sha1c q1, s1, v1.4s ; casl w3, w15, [x20] ; fcmgt s2, s13, #0.0
ldp d1, d2, [x20, #-32] ; ldr w0, [x20] ; ldaddb w0, w1, [x20] ; ldclr x0, x5, [x20] ; ldursb w1, [x20, #-256] ; str b3, [x20, #9] ; ldr s3, [x20, #64] ; strb w0, [x20, #7]
movz x2, #0x1, lsl #16 ; and x3, x5, #0xf00000000000000f ; eor x3, xzr, #0x1ff ; csinc w0, wzr, w5, lt ; sbfm w0, w5, #31, #30 ; ands x3, x2, x4 ; bics x1, x0, x5, lsl #63 ; csneg x5, x0, x4, le
sbfm x11, xzr, #30, #9 ; fcvtzu x1, s13 ; mla v14.8b, v2.8b, v14.8b ; sqshrn b15, h7, #1 ; movz x6, #0x8000, lsl #0 ; fmin h1, h14, h4 ; movk x13, #0x1, lsl #32 ; sbfm w5, w10, #8, #7
sqxtun b0, h1 ; ummla v2.4s, v1.16b, v2.16b ; sqrshl v4.2d, v5.2d, v1.2d ; add v1.8b, v5.8b, v2.8b ; urshr v5.4s, v0.4s, #32 ; srsra v3.4h, v0.4h, #1 ; smlsl v3.2d, v4.2s, v5.s[1] ; sqdmull2 v4.2d, v1.4s, v5.s[2]
urshr v3.16b, v4.16b, #1 ; sm3tt2b v2.4s, v4.4s, v5.s[3] ; sm3tt2a v3.4s, v5.4s, v2.s[3] ; sm3tt1b v0.4s, v5.4s, v3.s[2] ; umaxp v2.8b, v3.8b, v2.8b ; uqrshrn2 v2.16b, v3.8h, #1 ; sqdmull v1.4s, v4.4h, v2.h[1] ; sm3tt2a v3.4s, v2.4s, v0.s[3]
sbcs x1, x10, x9 ; ldrsw x9, [x20] ; ldtrsb w11, [x20, #-256] ; ccmp x10, x1, #13, le ; umull2 v13.2d, v7.4s, v10.s[1] ; caslh w4, w15, [x20] ; uaba v14.2s, v2.2s, v5.2s ; urshr v12.16b, v0.16b, #8
fmulx v10.2s, v9.2s, v1.s[3] ; fminnmp h12, v9.2h ; fcmla v14.4s, v10.4s, v14.4s, #90 ; fmla v5.4h, v11.4h, v1.h[5] ; fcmeq v3.2d, v7.2d, v0.2d ; fmulx h7, h14, v9.h[3] ; frint32z v1.4s, v9.4s ; fcvtau v2.8h, v5.8h
umull v1.4s, v7.4h, v6.4h ; saddw v4.4s, v0.4s, v3.4h ; ldtrb w2, [x20, #255] ; ldrsh w2, [x20, #4] ; sqdmull d7, s4, v3.s[3] ; urshl d5, d0, d7 ; ldapursw x7, [x20, #-4] ; ldsmax x2, x7, [x20]
ucvtf s8, x10, #6 ; ldset x13, x2, [x20] ; ldapr w2, [x20] ; rax1 v3.2d, v11.2d, v3.2d ; fcvtzu x4, d3, #23 ; fcvtps x2, s6 ; ldrsh w14, [x20] ; fcvtmu x8, s0
fsub s2, s3, s4 ; fcvtas w3, s0 ; ucvtf d5, w4 ; scvtf s3, x0, #5 ; fcsel h3, h5, h1, hi ; fmul h4, h1, h5 ; fnmadd s0, s4, s2, s3 ; fcvtzs x3, h3, #31
scvtf v8.2d, v5.2d, #5 ; clz x7, x12 ; fcmlt v9.2d, v10.2d, #0.0 ; fmls h2, h14, v0.h[0] ; orn w0, w14, w9, lsr #15 ; fcvtzu v7.4s, v15.4s ; fcvtzs v12.4h, v4.4h ; facge v10.4s, v0.4s, v1.4s
frsqrte v0.8h, v5.8h ; fcmla v8.2s, v2.2s, v3.2s, #180 ; fmul v12.2s, v2.2s, v11.2s ; fmlsl v5.4s, v15.4h, v15.h[6] ; fmov v1.4s, #6.250000000000000000e+00 ; csinc x3, x0, x5, hi ; frinti v8.4s, v15.4s ; fmin v1.8h, v9.8h, v10.8h
sha256h q2, q5, v2.4s ; sm4e v9.4s, v8.4s ; sha1c q4, s15, v4.4s ; aesmc v6.16b, v15.16b ; sha256h q2, q2, v2.4s ; xar v14.2d, v5.2d, v6.2d, #63 ; rax1 v2.2d, v15.2d, v2.2d ; xar v8.2d, v3.2d, v8.2d, #0
sha512h q1, q4, v2.2d ; csel w2, w3, w1, cc ; sha256h q4, q4, v4.4s ; bic w0, wzr, w3 ; adds x4, x3, wzr, uxtw #1 ; sha1c q5, s4, v0.4s ; xar v0.2d, v1.2d, v3.2d, #63 ; ccmp w1, #31, #6, ls
ubfm x5, x2, #63, #62 ; ldp d1, d5, [x20] ; stur d7, [x20, #-17] ; ldapursb x1, [x20, #-1] ; adds w0, w1, #0xfff ; ldlar x3, [x20] ; sm3tt2a v6.4s, v4.4s, v0.s[3] ; movk w3, #0x0, lsl #16
fcvtps v5.2d, v7.2d ; fmlal v0.4s, v7.4h, v2.4h ; facgt v3.4h, v4.4h, v7.4h ; fcmgt h3, h1, #0.0 ; fcvtps s7, s0 ; fmla v6.8h, v4.8h, v3.h[0] ; fabd v4.8h, v7.8h, v0.8h ; frint64x v0.2d, v3.2d
fcvtas w5, d1 ; stlr w0, [x20] ; ldsmin w0, w5, [x20] ; ldtrb w0, [x20, #255] ; fmul d4, d3, d1 ; stp d5, d4, [x20, #-32] ; fmov h3, x2 ; fcmp d2, #0.0
fcvtns w1, h5 ; ands w2, w4, #0x55555555 ; ands x0, x5, #0xffffffff ; sli v1.4h, v5.4h, #15 ; ushr v3.2s, v2.2s, #1 ; usubw v5.8h, v1.8h, v5.8b ; cmle v2.8b, v1.8b, #0 ; sqsub h4, h1, h3
sha1c q4, s4, v4.4s ; sm3tt1b v4.4s, v5.4s, v2.s[1] ; sha1p q3, s0, v3.4s ; sm3tt2b v7.4s, v0.4s, v7.s[0] ; sha256h q4, q4, v4.4s ; sm3tt2a v7.4s, v4.4s, v0.s[1] ; sha256h q7, q4, v7.4s ; sm3tt1a v4.4s, v6.4s, v1.s[3]
stur b0, [x20, #-17] ; sm3tt1b v1.4s, v5.4s, v4.s[0] ; sha1c q0, s3, v0.4s ; sha1su0 v0.4s, v5.4s, v4.4s ; sha512su1 v5.2d, v4.2d, v7.2d ; sha1su1 v6.4s, v0.4s ; sm4ekey v5.4s, v6.4s, v4.4s ; sm3partw1 v4.4s, v0.4s, v4.4s
ldeorb w5, w2, [x20] ; ushr d1, d2, #63 ; sri v0.8h, v3.8h, #16 ; ldtrsh x4, [x20, #-256] ; fcmpe d3, #0.0 ; fcmpe h5, #0.0 ; fmadd d4, d4, d4, d4 ; ucvtf d0, w0, #13
sbfm w7, w1, #8, #7 ; movz x5, #0x0, lsl #32 ; adds xzr, x2, #1 ; ubfm w4, w7, #1, #1 ; extr x4, x7, x2, #32 ; movk w0, #0x8000, lsl #0 ; movz wzr, #0x55 ; bfm x6, x0, #63, #63
fcmp d1, d6 ; ubfm w3, w14, #20, #3 ; ands x5, x13, #0xc000000000000003 ; fadd s9, s0, s5 ; sbfm x12, x6, #1, #0 ; movz w15, #0x8000, lsl #16 ; ubfm w4, w2, #31, #0 ; fcvtps w0, d11
adds xzr, x5, x2, uxtx #3 ; subs xzr, x5, #1 ; csinc xzr, x2, x5, eq ; movz x0, #0x1, lsl #0 ; and x2, x3, #0xf0f0f0f0f0f0f0f ; ands w0, w2, wzr ; eor w4, wzr, #0xff00 ; sbfm w4, w2, #31, #31
sm3tt1a v7.4s, v5.4s, v1.s[3] ; sm3partw1 v1.4s, v2.4s, v6.4s ; sha512su0 v5.2d, v1.2d ; sm3tt1b v5.4s, v2.4s, v7.s[0] ; sm3tt1a v0.4s, v6.4s, v5.s[2] ; sha1m q7, s3, v1.4s ; sm3partw2 v3.4s, v2.4s, v3.4s ; xar v4.2d, v7.2d, v3.2d, #0
ldadd x7, xzr, [x20] ; sqxtun2 v7.4s, v12.2d ; zip1 v1.2d, v9.2d, v6.2d ; ldur x13, [x20, #255] ; ldapur x12, [x20, #24] ; ldtr w2, [x20, #255] ; srsra v3.4s, v13.4s, #1 ; stp q11, q9, [x20, #-64]
aesmc v0.16b, v4.16b ; fcvtau w4, h0 ; and x2, x3, #0x8000000080000000 ; frint32x s1, s4 ; sha1c q5, s2, v1.4s ; fccmp s2, s2, #0x4, cc ; ucvtf s1, x1, #6 ; sm4ekey v5.4s, v2.4s, v5.4s
movk x3, #0x1234, lsl #16 ; add w3, w3, #7 ; ubfm w2, w4, #28, #3 ; sbfm w3, w2, #16, #15 ; movz x3, #0x8000, lsl #16 ; orr x1, x0, #0x3333333333333333 ; and x2, x1, #0xfffffffffffffffe ; ubfm w5, w2, #31, #0
sha256su1 v11.4s, v2.4s, v13.4s ; sm4ekey v1.4s, v2.4s, v1.4s ; adds w4, w6, #1 ; orr w3, wzr, #0xff00 ; movn wzr, #0x55 ; sbfm x7, x8, #0, #62 ; xar v8.2d, v13.2d, v15.2d, #63 ; extr w15, w12, w12, #0
extr x3, x0, x0, #8 ; ubfm w0, w2, #31, #30 ; sbfm wzr, w2, #3, #9 ; fcvtzu x4, h5 ; fneg v5.4s, v4.4s ; frintp v0.2s, v3.2s ; scvtf v5.4h, v2.4h, #1 ; fcvtas x2, h1
fcmeq d13, d5, d8 ; fcvtpu v4.4s, v8.4s ; fmla d7, d6, v1.d[1] ; fcmla v10.8h, v6.8h, v12.8h, #0 ; frecpe d0, d10 ; fmaxp h6, v12.2h ; frecps v11.2d, v15.2d, v7.2d ; fcvtn v12.2s, v14.2d
ldp w13, w3, [x20] ; add x11, x8, x11, lsl #3 ; ldtr w1, [x20, #255] ; csel x4, x1, x13, gt ; ldrsw x7, [x20] ; ldr d12, [x20, #8] ; umulh x9, x9, x9 ; bics x15, x8, x15, lsl #3
sha1p q2, s1, v2.4s ; ldr xzr, [x20] ; ldarh w4, [x20] ; sbfm x3, x2, #1, #1 ; eor x3, x0, #0xffff0000ffff0000 ; add w1, w5, #0x800 ; sha512su1 v0.2d, v5.2d, v4.2d ; stlr w3, [x20]
csneg w6, wzr, wzr, al ; and w3, w5, w2, lsr #15 ; sbc x7, x7, x7 ; csinc w2, w6, w5, mi ; bic x5, x0, x7, ror #1 ; eor w7, w1, w3, asr #15 ; csinc x4, xzr, xzr, al ; umsubl x4, w2, w0, xzr
bfm w1, w5, #31, #0 ; movn w2, #0x8000, lsl #0 ; fcvtmu v2.4s, v4.4s ; fcvtl v1.2d, v5.2s ; movk x5, #0xffff, lsl #48 ; sbfm w2, wzr, #3, #9 ; fcadd v3.4h, v4.4h, v5.4h, #90 ; sbfm w4, w0, #4, #11
rshrn v1.4h, v9.4s, #1 ; fminnm v9.8h, v4.8h, v10.8h ; urshl v7.4s, v14.4s, v1.4s ; sqdmlal2 v0.4s, v3.8h, v5.h[7] ; fcvtzs x11, h0, #31 ; fcvtzu s14, s15, #28 ; srsra v5.4s, v14.4s, #31 ; fadd d9, d5, d8
ldumaxb w1, w5, [x20] ; stp q1, q2, [x20, #-64] ; swp w0, w0, [x20] ; ldur d1, [x20, #13] ; sttrb w0, [x20, #-3] ; stp x2, x0, [x20] ; ldr x4, [x20, xzr] ; sttr w0, [x20, #-3]
ccmp w7, #6, #5, ge ; orr wzr, w9, w5 ; and x2, x10, xzr ; ldpsw x4, x7, [x20] ; swp x12, xzr, [x20] ; ldnp w0, w2, [x20, #4] ; crc32x w10, w10, xzr ; add x3, x9, x5, sxtx #1
fmov v2.8h, #4.500000000000000000e+00 ; fmls v6.4s, v0.4s, v5.s[3] ; scvtf v3.4s, v3.4s, #25 ; fcvtzu v5.8h, v3.8h ; fcvtpu w6, d5 ; fmin h1, h5, h3 ; fccmpe d1, d4, #0xe, vc ; fcvtau x6, h3
frint64z s2, s4 ; fcvt h7, s3 ; frinta h6, h2 ; fmaxnm h3, h7, h5 ; fsqrt h3, h7 ; scvtf s4, x3, #1 ; frintn s1, s6 ; fcvtzs w0, h7
ucvtf d3, w3, #13 ; srsra v1.16b, v3.16b, #7 ; fcvtpu x5, s3 ; fcvtpu w0, h4 ; scvtf h2, x1 ; smaxv b1, v4.16b ; fcvtau w3, h2 ; fminnm d2, d1, d4
sub x4, x0, #0x800 ; crc32w w3, w2, w4 ; adc w0, wzr, w3 ; subs x5, x3, #0xfff, lsl #12 ; extr w0, w5, wzr, #5 ; movn x4, #0x1234, lsl #32 ; rev w3, wzr ; sub x5, x2, #0xfff, lsl #12
shrn v3.2s, v0.2d, #1 ; zip2 v1.2s, v2.2s, v5.2s ; sqrshl s1, s2, s5 ; usra v4.4s, v0.4s, #1 ; sqsub v1.8h, v5.8h, v3.8h ; srsra v3.4s, v2.4s, #31 ; bsl v4.16b, v2.16b, v5.16b ; sqrshrun v2.8b, v3.8h, #7
facgt v6.2s, v2.2s, v5.2s ; fmls s2, s7, v5.s[1] ; sub w7, w1, #0 ; eor x3, x6, #0x3333333333333333 ; scvtf v7.2s, v4.2s ; sbfm x3, x0, #32, #63 ; movz x7, #0x8000, lsl #48 ; fcvtzu v1.4h, v0.4h
adds w2, w4, #1, lsl #12 ; movn w6, #0x1, lsl #16 ; frinta d6, d0 ; bfm w1, w6, #0, #30 ; sbfm w6, wzr, #30, #9 ; ubfm w5, w1, #28, #3 ; fdiv s5, s5, s5 ; fminnmv h6, v1.4h
bic x0, x2, x1, ror #63 ; orn w5, w4, w1, lsl #1 ; csel w3, w1, w4, cc ; rev16 w3, w0 ; ccmp w0, #20, #3, gt ; csel x2, xzr, x4, lt ; adds w4, w2, w3, uxtw #0 ; eor x1, x4, x0, ror #1
sbfm w3, wzr, #30, #9 ; ldumin x1, x2, [x20] ; sbfm w2, w3, #16, #15 ; add w6, w3, #0x800 ; eor w6, w5, #0xfffffffe ; movk x2, #0x8000, lsl #0 ; sbfm x3, x1, #63, #62 ; subs xzr, x2, #1
ldeor x2, x5, [x20] ; sub w4, w5, w0, sxth #4 ; ldapursh w2, [x20, #-2] ; casl w0, w2, [x20] ; extr w0, w2, w3, #0 ; ands w1, w3, #0xfffffffe ; ldset x0, xzr, [x20] ; bfm w3, w4, #0, #0
sqabs v4.8b, v5.8b ; sqshrun s4, d3, #31 ; trn1 v7.4s, v5.4s, v1.4s ; add d7, d4, d7 ; ushll v6.4s, v1.4h, #15 ; srshr d2, d3, #64 ; uabdl v6.8h, v2.8b, v6.8b ; usra d1, d0, #63
cas x8, x10, [x20] ; xar v11.2d, v8.2d, v0.2d, #37 ; sha1m q0, s15, v11.4s ; sha1su0 v2.4s, v12.4s, v2.4s ; sttr w13, [x20, #-3] ; sha512h2 q6, q7, v6.2d ; stlrh w10, [x20] ; sm3partw2 v4.4s, v6.4s, v10.4s
sli v8.8b, v1.8b, #0 ; uqshrn s8, d13, #32 ; uaddw v0.4s, v6.4s, v5.4h ; xtn v5.8b, v12.8h ; fcadd v0.4h, v11.4h, v5.4h, #90 ; frintz v12.2d, v14.2d ; fmaxp v6.2d, v13.2d, v10.2d ; fcvtzu h4, h13
add w4, w1, w3, uxtw #0 ; ccmp w4, #7, #14, ne ; crc32cw w3, w4, w1 ; adds w3, wzr, w1 ; orn x1, x3, x0, lsl #1 ; add x2, x5, w3, sxth #4 ; adds xzr, x2, x4, uxtx #3 ; and x5, x0, x4, lsr #1
ext v3.16b, v2.16b, v2.16b, #8 ; cmeq v0.2d, v2.2d, v4.2d ; uaddlp v2.2d, v4.4s ; sqrshrn h1, s2, #1 ; cmhi v1.8b, v0.8b, v1.8b ; smlsl2 v2.4s, v0.8h, v5.8h ; fmadd s0, s4, s2, s5 ; sqrshrun b4, h0, #1
fmla v2.2d, v5.2d, v3.d[0] ; fmul h3, h4, v1.h[0] ; usqadd v2.4h, v0.4h ; fcmge v1.8h, v3.8h, v5.8h ; sbfm x2, x1, #1, #0 ; movn x5, #0x1234, lsl #16 ; sbfm w5, w4, #28, #3 ; movz wzr, #0x55
ldpsw x3, x2, [x20] ; sttrb w0, [x20, #-3] ; str w1, [x20] ; ldrsb x1, [x20] ; stllrh w2, [x20] ; stllr x2, [x20] ; ldaddh w3, w2, [x20] ; ldseth w1, w4, [x20]
fcvtzs s5, s1, #18 ; sbfm x4, xzr, #3, #9 ; ands x0, x3, #0xffff0000ffff0000 ; fabd d1, d2, d0 ; sbfm x2, x1, #63, #63 ; fcvtzs s0, s2, #29 ; and x5, x0, #0x7fffffffffffffff ; eor x4, x0, #0xc000000000000003
fmulx d2, d5, d1 ; sbfm x3, x2, #1, #1 ; fccmpe d6, d4, #0xe, vc ; faddp h1, v4.2h ; subs x5, x2, #0 ; adds x6, x5, #1 ; and x2, x3, #0x3333333333333333 ; sbfm w1, w1, #3, #9
sha512h q3, q3, v3.2d ; sha512h2 q3, q1, v0.2d ; xar v4.2d, v3.2d, v1.2d, #1 ; sm3tt1b v5.4s, v0.4s, v4.s[3] ; xar v5.2d, v0.2d, v5.2d, #0 ; sm3partw2 v5.4s, v1.4s, v5.4s ; sm3tt1a v0.4s, v4.4s, v3.s[2] ; sha256h2 q3, q0, v1.4s
addhn2 v3.4s, v4.2d, v5.2d ; sqdmlal v1.2d, v2.2s, v3.s[3] ; sm3tt1b v2.4s, v3.4s, v1.s[1] ; sqshl v3.4h, v1.4h, v2.4h ; sqrshrun s4, d1, #31 ; sqshrn v5.2s, v2.2d, #32 ; sminp v3.8b, v5.8b, v3.8b ; rax1 v3.2d, v0.2d, v3.2d
sm3ss1 v10.4s, v1.4s, v10.4s, v0.4s ; facgt v9.4h, v6.4h, v15.4h ; fcvtzs v0.8h, v12.8h ; sha256h q8, q12, v8.4s ; frsqrte v10.4h, v13.4h ; fsqrt h8, h11 ; ucvtf d11, d3, #50 ; fcvtmu x5, h3
orr w2, w1, #0x55555555 ; ubfm w0, w3, #31, #30 ; ubfm x1, x2, #1, #63 ; and x3, x2, #0xaaaaaaaaaaaaaaaa ; movk x5, #0x1, lsl #48 ; movz w3, #0x8000, lsl #16 ; movz w6, #0x8000, lsl #0 ; sbfm xzr, x1, #3, #9
srsra d6, d1, #64 ; ucvtf s1, w3 ; sqshrn2 v7.8h, v3.4s, #8 ; fcvtzu x2, d4, #41 ; cmlt d4, d5, #0 ; ucvtf h5, x6, #6 ; sqshl v7.2s, v3.2s, #31 ; fcvtps x5, s3
bic w10, w7, w3, ror #15 ; ubfm x6, x3, #8, #7 ; ubfm w5, w1, #16, #15 ; ands x10, x3, #0x3333333333333333 ; and x6, x14, #0x8000000000000000 ; csneg x14, x12, x15, ne ; sm3tt2b v6.4s, v5.4s, v1.s[2] ; csneg x7, x4, x5, ne
orr w1, w4, #0x1 ; bfm w5, w7, #4, #11 ; add w5, w0, #0xfff ; ands x5, x3, #0x5555555555555555 ; movn w2, #0x1234, lsl #0 ; bfm w0, wzr, #3, #9 ; ubfm w5, w0, #0, #31 ; ands w1, w2, #0xfffffffe
fcvtms x6, h3 ; fmax v4.4h, v3.4h, v5.4h ; ucvtf s4, w2, #15 ; fcsel d5, d1, d7, pl ; fmax d3, d7, d5 ; fcvtmu w6, s5 ; scvtf s2, x5, #5 ; ucvtf s1, w4, #15
ldnp w7, w5, [x20, #4] ; ushr v2.4h, v7.4h, #16 ; rbit v6.8b, v0.8b ; sqrshrun s0, d1, #31 ; sm4ekey v5.4s, v4.4s, v5.4s ; ldnp w4, w6, [x20, #4] ; sha512h q3, q7, v5.2d ; ldp w0, w7, [x20, #-16]
adds xzr, x13, w7, sxtw #3 ; ccmp w13, #27, #2, le ; csel w11, wzr, wzr, al ; add w11, w4, w2, lsr #31 ; asrv wzr, w6, w14 ; eor w12, w10, w4, asr #31 ; madd x8, xzr, x9, x5 ; add x10, x6, w0, uxtb #0
fcvtnu w3, d2 ; fcmla v13.4h, v14.4h, v14.4h, #180 ; fminnm v0.4h, v13.4h, v1.4h ; fmul d2, d11, v7.d[0] ; fmls d9, d3, v7.d[0] ; fmul s7, s11, v8.s[3] ; fmov x13, h2 ; fcvtmu w6, d6
setf8 wzr ; sha1m q6, s2, v6.4s ; sm3tt2a v0.4s, v6.4s, v3.s[1] ; sqshrn v6.2s, v3.2d, #31 ; eor w2, w1, w7 ; adds xzr, x6, x2, uxtx #3 ; sqrshrn2 v3.16b, v0.8h, #1 ; sqxtun v3.2s, v1.2d
movn x2, #0x1, lsl #0 ; ands x2, xzr, #0x1ff ; movk x4, #0x1234, lsl #16 ; extr x3, x0, x0, #0 ; extr w1, w5, w4, #0 ; and x4, x0, #0x8000000080000000 ; movk x0, #0xffff, lsl #32 ; and w3, w1, #0x80000000
ldurb w11, [x20, #255] ; ldaprb w1, [x20] ; sturh w13, [x20, #-3] ; str s13, [x20, #64] ; fsqrt v14.4s, v10.4s ; fcvtnu h5, h4 ; frintm v9.2s, v5.2s ; ldapr x2, [x20]
csinv w3, w8, w6, ls ; add w4, w10, w9, uxtx #1 ; orr x13, x2, #0x5555555555555555 ; and w12, w14, #0x1 ; add x5, x9, x11, lsl #31 ; sbfm w6, w10, #28, #3 ; bic v4.4s, #0xa6, lsl #8 ; uaba v12.2s, v1.2s, v14.2s
sm3tt2a v2.4s, v12.4s, v2.s[0] ; bcax v11.16b, v13.16b, v11.16b, v2.16b ; rax1 v0.2d, v12.2d, v0.2d ; bcax v8.16b, v14.16b, v8.16b, v2.16b ; sha512su1 v10.2d, v9.2d, v1.2d ; sm3tt2a v3.4s, v0.4s, v13.s[3] ; sm3partw1 v4.4s, v1.4s, v4.4s ; sha1su0 v13.4s, v5.4s, v11.4s
prfm #31, [x3] ; csneg x0, xzr, xzr, hi ; casl w4, w2, [x20] ; ldapurb w4, [x20, #3] ; sttrh w4, [x20, #-3] ; stur q0, [x20, #-17] ; add w4, w1, w0, lsl #31 ; stlur w2, [x20, #-8]
ubfm w2, w3, #5, #4 ; fmov v2.4h, #3.750000000000000000e-01 ; fmls v3.2s, v7.2s, v1.2s ; fcmla v7.2d, v5.2d, v0.2d, #0 ; and w1, w5, #0x1 ; extr x3, x6, x6, #1 ; sha512su1 v1.2d, v7.2d, v5.2d ; frecpe v1.8h, v0.8h
stur d15, [x20, #-17] ; stlurh w0, [x20, #-4] ; ldr x7, [x20, xzr] ; prfm pldl2strm, [x2, w7, sxtw #3] ; prfm pldl2strm, [x8, w12, sxtw #3] ; ldset x15, xzr, [x20] ; ldsetb w0, w8, [x20] ; ldp w12, w7, [x20]
sm3tt1b v1.4s, v0.4s, v5.s[2] ; usra d4, d0, #63 ; rax1 v5.2d, v4.2d, v5.2d ; xar v5.2d, v0.2d, v3.2d, #37 ; aesmc v2.16b, v5.16b ; sm3tt1a v1.4s, v4.4s, v0.s[2] ; sm3tt1a v3.4s, v0.4s, v2.s[2] ; xar v2.2d, v5.2d, v4.2d, #63
fsqrt v3.4h, v1.4h ; ubfm x2, x0, #63, #62 ; bfm w5, w3, #31, #30 ; cmgt v2.8b, v5.8b, v4.8b ; mov d1, v3.d[1] ; sshl v4.4s, v5.4s, v1.4s ; bfm x1, x4, #60, #3 ; fcmla v3.2s, v0.2s, v5.2s, #270
eor x2, x8, #0x1 ; eor w10, w11, #0x55555555 ; bfm x6, x9, #63, #63 ; ubfm x4, x7, #63, #1 ; subs x11, x10, #1 ; movn w5, #0x1, lsl #0 ; and w15, w5, #0x7fffffff ; movk x7, #0x0, lsl #0
bcax v7.16b, v11.16b, v7.16b, v12.16b ; aesmc v5.16b, v5.16b ; bics x9, x14, x9, lsl #3 ; adcs x15, x15, x15 ; sm3tt1b v0.4s, v6.4s, v0.s[0] ; sm3partw1 v0.4s, v13.4s, v0.4s ; and x8, x11, x8, lsl #3 ; rax1 v13.2d, v12.2d, v6.2d
lsrv w11, w9, wzr ; orn x3, x12, x5, asr #31 ; sm3ss1 v9.4s, v8.4s, v9.4s, v15.4s ; csinv w2, w1, w15, lt ; sm3ss1 v1.4s, v5.4s, v1.4s, v9.4s ; sub w12, w0, w4, uxtw #1 ; ands x14, x4, #0xc000000000000003 ; sha1su0 v7.4s, v13.4s, v7.4s
cmhs v14.4s, v5.4s, v4.4s ; sqdmlsl2 v7.2d, v11.4s, v4.4s ; saddw v7.4s, v0.4s, v15.4h ; uhadd v13.16b, v11.16b, v10.16b ; ushr v14.8h, v6.8h, #8 ; sqrshl h5, h7, h0 ; usra v5.16b, v15.16b, #8 ; sqrdmulh v14.4s, v11.4s, v10.4s
ldaddb w15, w1, [x20] ; srsra v0.2s, v5.2s, #32 ; ldtrsb w12, [x20, #-256] ; stllrh w5, [x20] ; ldsmin w5, w0, [x20] ; sqshrun v3.2s, v2.2d, #31 ; stllrb w14, [x20] ; ldursh w13, [x20, #-256]
bcax v5.16b, v3.16b, v5.16b, v6.16b ; adds w2, w0, w3, uxth #0 ; udiv xzr, x0, x7 ; sha256h q1, q1, v1.4s ; ext v5.16b, v5.16b, v0.16b, #4 ; sm3tt2a v2.4s, v5.4s, v4.s[1] ; shrn2 v4.4s, v2.2d, #32 ; sm3tt1b v0.4s, v2.4s, v0.s[0]
orr x8, x12, #0xaaaaaaaaaaaaaaaa ; movn x8, #0x8000, lsl #32 ; bfm w5, w15, #4, #11 ; sbfm x13, x10, #63, #1 ; adds w8, w14, #1, lsl #12 ; sbfm w9, w7, #31, #0 ; ubfm x3, x13, #4, #11 ; movk w1, #0x8000, lsl #16
stlrb w4, [x20] ; sm3tt1a v4.4s, v3.4s, v1.s[0] ; sm3tt1a v4.4s, v5.4s, v2.s[0] ; eor3 v1.16b, v5.16b, v1.16b, v3.16b ; ldp x0, x3, [x20] ; stlr w1, [x20] ; sha512h q2, q6, v2.2d ; ldlarh w0, [x20]
mul v5.4s, v1.4s, v0.s[3] ; and x0, x1, x4 ; uhadd v2.2s, v7.2s, v4.2s ; uqrshl s2, s3, s2 ; subs x6, x5, w7, sxth #4 ; adds x0, x5, x7, uxtx #0 ; csinv wzr, w7, w5, eq ; uqrshl v6.16b, v5.16b, v0.16b
fnmsub d11, d7, d11, d2 ; scvtf h1, w13 ; fcvtns x6, s0 ; fnmul s15, s1, s0 ; fcvtmu x1, d8 ; frintp h2, h9 ; frinti d7, d13 ; fadd d5, d5, d5
ucvtf s1, x6, #6 ; ucvtf d0, x0, #26 ; fcvtzs x2, h0 ; ldset x3, x6, [x20] ; ldrsh w4, [x20] ; frintz h0, h6 ; fminnm s0, s1, s6 ; ldarb w0, [x20]
fcvt d4, s5 ; fmaxnmp v1.4s, v3.4s, v5.4s ; ushl v1.4h, v5.4h, v2.4h ; frint64z v2.2s, v3.2s ; fcvtms h4, h2 ; cls v2.8b, v1.8b ; fcmge h0, h0, h2 ; fcvtzs w5, s3
sha512h q2, q2, v2.2d ; sm3tt1a v2.4s, v6.4s, v2.s[0] ; aese v1.16b, v3.16b ; sha512h2 q2, q5, v7.2d ; sha1m q7, s6, v7.4s ; sha512h q0, q6, v0.2d ; sha512h2 q7, q4, v2.2d ; sm3tt1b v7.4s, v5.4s, v3.s[0]
sm3tt1b v6.4s, v7.4s, v5.s[1] ; adds xzr, x5, w4, sxtb #3 ; sm3ss1 v6.4s, v2.4s, v6.4s, v7.4s ; sm3tt1a v1.4s, v2.4s, v4.s[2] ; add w6, w5, w4, sxth #0 ; sm3partw1 v2.4s, v5.4s, v2.4s ; and x3, x5, x6, lsl #1 ; xar v1.2d, v7.2d, v3.2d, #1
fcmle v7.8h, v6.8h, #0.0 ; add x1, x2, x1, lsl #3 ; orn w3, w1, w2, lsl #15 ; fcvtms h4, h5 ; sm3tt1b v0.4s, v2.4s, v0.s[0] ; fmls v1.8h, v7.8h, v2.8h ; umulh x5, x5, x5 ; sm3tt2b v0.4s, v3.4s, v1.s[2]
ucvtf h4, h3 ; facgt v3.4h, v0.4h, v4.4h ; fcvtl2 v3.2d, v2.4s ; fcmeq s3, s4, s4 ; fdiv v0.8h, v5.8h, v4.8h ; fcmge v5.4h, v3.4h, #0.0 ; fmls v1.2d, v2.2d, v4.d[1] ; fminnmp h5, v0.2h
xar v8.2d, v4.2d, v8.2d, #0 ; eor3 v0.16b, v6.16b, v10.16b, v14.16b ; zip1 v11.2s, v15.2s, v12.2s ; sm3tt2b v5.4s, v12.4s, v8.s[3] ; sm3partw1 v15.4s, v11.4s, v12.4s ; cmeq v4.2s, v13.2s, v0.2s ; bcax v11.16b, v15.16b, v2.16b, v10.16b ; shrn v0.2s, v3.2d, #32
movi v4.4s, #0xa6, lsl #16 ; fmla s0, s7, v5.s[1] ; eon w5, wzr, w4 ; subs x4, x0, w3, uxth #4 ; scvtf h6, h7, #2 ; csneg x0, x3, x1, ge ; setf8 wzr ; sqrshl v3.2d, v2.2d, v6.2d
fadd v7.2s, v7.2s, v7.2s ; scvtf v1.8h, v0.8h, #13 ; fcvtzs v5.4h, v4.4h, #1 ; fmla v7.8h, v1.8h, v2.h[0] ; fminnmp v3.2s, v5.2s, v0.2s ; fsqrt v6.4s, v0.4s ; fmul h4, h7, v2.h[0] ; fneg v6.2s, v2.2s
eon wzr, w7, w4 ; asrv w3, w1, wzr ; ldrh w2, [x20] ; add w1, w1, w1 ; ccmn x4, x7, #9, ls ; orn w3, w1, w0, ror #31 ; eon w3, w6, w1, lsl #15 ; ldeor w6, w6, [x20]
fcmla v0.4h, v3.4h, v4.4h, #270 ; subs w2, w2, #1 ; bfm x4, x3, #63, #62 ; asrv w4, wzr, w1 ; crc32cb w3, w3, wzr ; fcvtns v1.4h, v5.4h ; add w6, w2, w0, asr #1 ; fcvtmu v5.2d, v6.2d
bfm w0, w1, #0, #30 ; ubfm x3, x5, #3, #20 ; movk x0, #0x8000, lsl #32 ; ubfm w2, wzr, #3, #9 ; ubfm x5, x0, #1, #63 ; orr x0, x2, #0xffff0000ffff0000 ; movn x2, #0x0, lsl #32 ; extr w0, w3, w1, #8
sha512h q5, q1, v0.2d ; umin v5.8b, v4.8b, v3.8b ; aesmc v2.16b, v3.16b ; sm3tt1a v3.4s, v1.4s, v2.s[3] ; srsra v0.4s, v2.4s, #31 ; sqshlu d5, d4, #1 ; uadalp v1.8h, v3.16b ; smov x2, v1.s[0]
sqdmulh v2.2s, v5.2s, v3.s[3] ; fcvtmu w4, d0 ; fcvtms x0, d0 ; fadd h3, h1, h4 ; sm3tt2b v3.4s, v4.4s, v2.s[3] ; fcvtas x0, h4 ; fnmul h4, h2, h3 ; sm3tt2a v4.4s, v5.4s, v0.s[1]
ccmn w2, w8, #5, ne ; adds w12, w6, w11, sxtw #1 ; adds w8, wzr, w4 ; adds x8, x7, x14, lsl #1 ; csel wzr, w9, w7, eq ; adc w6, wzr, w14 ; adds x9, x3, w10, sxtb #4 ; ands w12, w3, w15, lsl #15
fmov h1, h6 ; fcvtnu x5, s2 ; fcvt d6, h2 ; fjcvtzs w2, d4 ; ccmp w1, #27, #2, le ; adds x1, x7, w2, uxtb #1 ; eor xzr, x7, x0 ; fcvtzu w4, s0
sha512h q0, q0, v0.2d ; ldsmaxh w3, w5, [x20] ; prfm pldl2strm, [x4, w0, sxtw #3] ; ldp x1, x4, [x20, #-32] ; add w2, w1, w4, uxtw #0 ; csel w0, w4, w3, lt ; asrv x0, xzr, x5 ; bic x0, x1, x2, ror #63
ldrh w4, [x20] ; ldursh w1, [x20, #-256] ; str w5, [x20, #252] ; stp q0, q5, [x20] ; prfm pldl1keep, [x0, #8] ; swp x4, xzr, [x20] ; ldapursh w2, [x20, #-2] ; ldrh w2, [x20]
fcvtzs x11, d7, #20 ; frecps d12, d4, d6 ; fmls v1.4s, v12.4s, v7.s[3] ; fminp v9.4h, v5.4h, v0.4h ; fjcvtzs w10, d7 ; fcvtmu x1, s8 ; fcvtns h7, h13 ; scvtf s5, s2, #6
fcvt h5, d7 ; movz w7, #0x0, lsl #0 ; fcvtms wzr, d7 ; addhn v0.2s, v5.2d, v1.2d ; movz x5, #0x0, lsl #32 ; movz x6, #0x0, lsl #16 ; bit v0.8b, v4.8b, v7.8b ; fdiv h5, h3, h6
csel w1, w4, w2, hi ; csinc x3, x0, x4, eq ; adds w5, w3, w1, lsl #31 ; asrv w5, w4, w2 ; rev16 w2, w2 ; csinc x3, x2, x0, ne ; csel w3, w5, w1, hi ; csinv w4, w4, w4, cs
sm3ss1 v6.4s, v12.4s, v5.4s, v11.4s ; sm3tt2b v11.4s, v12.4s, v7.s[3] ; ssra v11.2s, v8.2s, #1 ; sha1p q2, s3, v1.4s ; sha512h2 q14, q6, v3.2d ; sm3tt2a v2.4s, v9.4s, v5.s[2] ; addv h6, v14.8h ; sshr v4.4s, v5.4s, #1
sqdmlal2 v0.4s, v11.8h, v8.h[7] ; fmul v2.4h, v13.4h, v1.4h ; sdot v1.2s, v3.8b, v8.8b ; fmla h15, h15, v6.h[3] ; fcmla v8.2d, v15.2d, v1.2d, #90 ; smov x4, v10.s[1] ; frecpe v0.2d, v2.2d ; sqrshl v7.4h, v4.4h, v3.4h
aesimc v1.16b, v10.16b ; bcax v6.16b, v13.16b, v6.16b, v11.16b ; sha256su1 v4.4s, v3.4s, v8.4s ; sm3tt2b v4.4s, v6.4s, v7.s[1] ; sm3ss1 v7.4s, v15.4s, v14.4s, v8.4s ; sm3tt1a v14.4s, v0.4s, v13.s[0] ; sha256su1 v8.4s, v12.4s, v8.4s ; sha1c q12, s1, v12.4s
sm3partw2 v4.4s, v0.4s, v2.4s ; eor3 v0.16b, v1.16b, v0.16b, v4.16b ; fcvtzu x1, s2, #15 ; sm3tt2a v0.4s, v3.4s, v1.s[3] ; fcvtpu w2, s4 ; fcvtzs x5, s3 ; fcvtzu x1, d4, #23 ; scvtf h2, x4, #56
srshr v4.8h, v0.8h, #8 ; sqshrun v2.2s, v5.2d, #31 ; sm4ekey v5.4s, v1.4s, v4.4s ; sha256h q5, q5, v5.4s ; sshll v4.8h, v1.8b, #7 ; smull v3.2d, v1.2s, v4.s[3] ; sm3tt1b v5.4s, v3.4s, v5.s[0] ; sha1m q0, s5, v4.4s
orr w4, wzr, #0xff00 ; ubfm x3, x2, #5, #4 ; sbfm x5, x4, #0, #0 ; sub w1, w7, #1, lsl #12 ; sbfm x4, x7, #1, #63 ; and x6, x1, #0xfffffffffffffffe ; sub x2, x5, #0x800 ; movn x4, #0x1, lsl #16
sm3partw1 v9.4s, v15.4s, v10.4s ; fcvtn v8.4h, v3.4s ; frecps s11, s7, s13 ; fcmeq v0.4h, v15.4h, #0.0 ; facge s10, s3, s15 ; frintz v6.8h, v3.8h ; sha256su0 v14.4s, v2.4s ; sm3tt1b v0.4s, v2.4s, v7.s[0]
eor w7, w1, #0x55555555 ; usubl v0.8h, v6.8b, v3.8b ; adds w4, w3, #0x80 ; ushl d7, d1, d7 ; aesmc v4.16b, v2.16b ; sm3tt1b v5.4s, v7.4s, v5.s[0] ; xar v5.2d, v1.2d, v4.2d, #63 ; uqxtn2 v1.8h, v4.4s
sm3partw2 v3.4s, v1.4s, v3.4s ; sm3tt2b v5.4s, v1.4s, v7.s[2] ; sm3tt2b v7.4s, v2.4s, v7.s[0] ; sm3tt2a v7.4s, v4.4s, v3.s[1] ; sha1m q6, s2, v4.4s ; sm3tt2b v2.4s, v4.4s, v2.s[0] ; sha512h2 q4, q6, v2.2d ; bcax v2.16b, v3.16b, v2.16b, v6.16b
rorv wzr, w12, w7 ; frint32x d4, d15 ; fcvt d3, s5 ; fcvtzs w1, d11, #20 ; fcmp s13, #0.0 ; and x0, x11, x3, lsl #31 ; eor w9, wzr, w6, asr #5 ; fcvt s7, h4
orr w10, w3, #0x7fffffff ; and w0, w14, #0xfffffffe ; fcmge v0.4h, v3.4h, #0.0 ; fmlsl2 v7.4s, v7.4h, v5.h[1] ; sqdmlal2 v8.4s, v11.8h, v12.8h ; frint32x v12.4s, v11.4s ; sri d2, d10, #63 ; movz x14, #0x1234, lsl #0
orn x0, x3, x1, ror #63 ; adds x3, x2, x0, sxtx #0 ; orn w3, w5, w2, lsl #15 ; and w2, w3, w0, asr #1 ; csinv x5, x2, x0, ge ; csel w5, w0, w3, vs ; orn w4, w2, w0, lsl #31 ; umsubl x0, w0, w0, x0
frsqrte s7, s0 ; fcvtps s6, s4 ; fsqrt d2, d5 ; fcvtnu w0, d5 ; fcvtps w6, d6 ; fcvtzu w0, s5 ; fccmpe d6, d7, #0x6, ls ; fmul v7.2d, v2.2d, v4.d[0]
fmov s1, s0 ; fmul h11, h5, v5.h[7] ; sdot v5.2s, v12.8b, v7.4b[1] ; frint64x v9.2s, v8.2s ; fmul h2, h5, h12 ; fabs h1, h4 ; fcvtms h3, h15 ; fcvtzu v7.4h, v5.4h, #4
shl v1.2s, v6.2s, #0 ; smull v4.4s, v0.4h, v6.h[7] ; zip1 v6.8b, v2.8b, v6.8b ; saba v2.8h, v5.8h, v3.8h ; orr v4.8b, v4.8b, v4.8b ; sqdmlal v6.4s, v0.4h, v3.4h ; raddhn v6.4h, v3.4s, v1.4s ; mla v4.4h, v2.4h, v1.h[1]
ubfm x4, x6, #0, #15 ; ands xzr, x5, #0xf0 ; sm3tt2b v12.4s, v3.4s, v9.s[3] ; sm3ss1 v2.4s, v0.4s, v2.4s, v1.4s ; ubfm x5, x10, #8, #7 ; orr x13, x11, #0x8000000000000000 ; sha256su1 v1.4s, v0.4s, v1.4s ; sha512h q2, q11, v0.2d
facgt v7.2d, v0.2d, v5.2d ; fcvtau v6.2d, v3.2d ; sub w6, w3, #0 ; bfm w1, w0, #0, #30 ; orr x2, xzr, #0x1ff ; fmov v1.2s, #-2.500000000000000000e-01 ; movk x7, #0x1234, lsl #16 ; sub x1, x0, #0xfff
udiv w0, w5, w12 ; sub w12, w1, w7, sxtb #0 ; ccmn x10, #31, #10, hi ; ccmp w0, w15, #5, ne ; adc wzr, w2, w15 ; csneg x12, xzr, xzr, al ; add x3, x15, w8, sxtw #0 ; asrv x2, x14, xzr
adds x1, x2, #0 ; bfm w0, w2, #5, #4 ; movn x2, #0x0, lsl #0 ; fabd v0.4s, v5.4s, v3.4s ; and x2, x5, #0xf0f0f0f0f0f0f0f ; fabs v3.2s, v0.2s ; fmulx d3, d5, d4 ; movz w0, #0x1, lsl #16
ccmp w1, #14, #13, cs ; ands x0, x14, #0xffffffff ; ldadd w1, w1, [x20] ; movz x13, #0x1234, lsl #32 ; adds wzr, w7, #1 ; csinv x2, x8, x10, pl ; subs x15, x15, x15 ; ands w3, w5, w4, lsr #31
ldapursw x0, [x20, #-4] ; prfm #24, [x15, x11, lsl #3] ; ldar x11, [x20] ; ldsmin x0, x5, [x20] ; ldtrsb w14, [x20, #-256] ; cas xzr, x7, [x20] ; strh w2, [x20] ; ldclr x15, xzr, [x20]
adds w3, w9, #0xfff, lsl #12 ; sha256h2 q10, q5, v10.4s ; sm3tt2b v15.4s, v14.4s, v9.s[0] ; sha1c q6, s0, v7.4s ; sha512h q7, q7, v7.2d ; sm3ss1 v9.4s, v0.4s, v9.4s, v7.4s ; sha512h q6, q1, v15.2d ; bfm x3, x11, #5, #4
movz x0, #0x1234, lsl #48 ; fccmp d3, d2, #0xe, cc ; ursra v2.4s, v0.4s, #32 ; umax v3.8h, v2.8h, v0.8h ; sbfm x5, x5, #3, #9 ; bfm w0, w4, #1, #31 ; fcvtms w1, s5 ; fcvtps x1, h4
fnmadd h4, h1, h2, h3 ; fcmpe s6, s1 ; scvtf d2, x7, #46 ; fcvtns w1, d4 ; scvtf d7, x0, #39 ; fcvtzu w6, d1, #7 ; scvtf h0, x2, #16 ; fcvtnu w4, h7
sha1c q9, s11, v9.4s ; aesd v2.16b, v6.16b ; sha512h2 q5, q12, v5.2d ; sha256h2 q15, q11, v15.4s ; frintx v7.8h, v5.8h ; sm3tt2b v14.4s, v7.4s, v14.s[0] ; fmulx h5, h7, h13 ; sha512h q2, q2, v2.2d
scvtf s3, x1, #5 ; fcvtzu w0, d0 ; ldr x3, [x20, #8] ; fcmp s3, #0.0 ; stlurb w0, [x20, #-2] ; fcvtzu d2, d5, #41 ; fcmla v0.2d, v5.2d, v1.2d, #270 ; fcvtpu d1, d3
csel x3, x1, x2, mi ; ccmn x5, x0, #15, nv ; subs wzr, w5, w3, sxth ; csel w3, w0, w2, ls ; sub w4, wzr, w2, asr #5 ; add x5, x3, w4, sxtw #0 ; adds w4, wzr, w5, asr #5 ; eon w4, w5, w3, lsr #31
sbfm x5, x6, #4, #11 ; extr x1, x3, x3, #8 ; extr x0, x5, xzr, #5 ; and w3, w6, #0x7fffffff ; fccmp h0, h1, #0x2, pl ; sbfm w2, w6, #1, #1 ; fcvtns w5, d4 ; ucvtf s7, x1, #25
mul v1.2s, v0.2s, v5.2s ; fcvtnu h5, h2 ; subs x4, x0, #0 ; frinti v1.2s, v4.2s ; movn xzr, #0x55 ; ssra v4.2d, v1.2d, #63 ; umlsl2 v1.2d, v4.4s, v0.s[3] ; sqrdmlsh v0.8h, v3.8h, v1.h[7]
fsqrt s0, s1 ; frintz h4, h3 ; frint64z d0, d4 ; fnmul h3, h0, h5 ; fmov d2, d1 ; frinti h0, h3 ; fcvtas w1, d0 ; fmax h2, h5, h0
fadd d5, d5, d5 ; fcvtas x2, s11 ; fcmp d8, d8 ; add w10, w6, w0, uxtb #1 ; msub x14, x14, x14, x14 ; fminnm s12, s8, s2 ; fmov h14, #5.625000000000000000e-01 ; fcvtau w13, d12
ldursw x6, [x20, #-256] ; ldseth w7, w5, [x20] ; cmeq v4.2d, v5.2d, v2.2d ; ssra v1.8b, v2.8b, #1 ; ldr xzr, [x20] ; ldumaxh w7, w3, [x20] ; bcax v2.16b, v1.16b, v2.16b, v4.16b ; ursra v4.4h, v5.4h, #1
fcvtpu x8, h14 ; frinta s10, s8 ; fmov d11, #1.000000000000000000e+01 ; fmov w6, h2 ; fcsel d5, d0, d6, lt ; fccmp s4, s4, #0x4, cc ; frintp s0, s3 ; fmov x8, v0.d[1]
bif v3.8b, v1.8b, v4.8b ; frintm s4, s1 ; frintm s6, s1 ; sshl d1, d3, d1 ; sshll v5.4s, v7.4h, #8 ; ssubw2 v4.2d, v2.2d, v5.4s ; fcvtzu w7, d0, #7 ; cmeq v3.4s, v2.4s, v6.4s
suqadd v4.8h, v5.8h ; bics x5, x1, x3, ror #1 ; eon w5, w3, w1, lsl #31 ; sbfm x5, xzr, #3, #9 ; csel w1, w4, w2, eq ; sminv s0, v3.4s ; orn x4, x2, x1, lsl #31 ; ands x2, x3, #0x1
ldeorh w10, w7, [x20] ; ldaprh w8, [x20] ; stp q9, q2, [x20, #-64] ; ldumin w2, w2, [x20] ; ldset w3, w7, [x20] ; str w6, [x20, #252] ; ldsmaxb w2, w10, [x20] ; str b10, [x20, #9]
frintp v4.4s, v14.4s ; ldadd x11, xzr, [x20] ; swp w9, w9, [x20] ; fcmgt d15, d3, d9 ; ldurb w12, [x20, #255] ; strb w8, [x20, #7] ; ldur q2, [x20, #13] ; frinta v15.4h, v0.4h
fabd h7, h7, h0 ; faddp v2.4h, v5.4h, v6.4h ; sha512su0 v7.2d, v4.2d ; fcadd v7.2d, v6.2d, v2.2d, #90 ; sha256h2 q3, q4, v3.4s ; sha1c q0, s6, v0.4s ; cmgt v0.4s, v2.4s, #0 ; bcax v3.16b, v5.16b, v3.16b, v6.16b
fmaxp s5, v2.2s ; frsqrts v4.2s, v3.2s, v2.2s ; fcmla v1.4s, v3.4s, v5.4s, #270 ; ucvtf v5.2d, v3.2d ; fadd v4.2s, v1.2s, v5.2s ; frecpe v0.2d, v3.2d ; fmls v3.2d, v4.2d, v2.2d ; fabs v3.8h, v2.8h
and x2, x2, x2 ; eor x3, xzr, x6 ; ccmn x0, x1, #11, lt ; add w5, w3, w6, sxth #0 ; sm3tt2b v3.4s, v4.4s, v3.s[0] ; lsrv x0, x2, x1 ; bcax v0.16b, v5.16b, v6.16b, v3.16b ; sm3tt1b v5.4s, v2.4s, v6.s[2]
fcmle s4, s1, #0.0 ; sbfm x2, x5, #4, #11 ; frecpe v4.4s, v1.4s ; frinta v4.4h, v0.4h ; sha1p q1, s2, v5.4s ; fmlsl v4.2s, v5.2h, v3.2h ; fcmla v3.2s, v0.2s, v4.2s, #270 ; fmla v0.4h, v4.4h, v2.h[3]
adc w2, wzr, w0 ; sub x4, x2, x3, lsl #1 ; add w6, w3, w5 ; csinv x6, x2, x0, pl ; adds xzr, x2, w4, uxtw #3 ; bic w7, w3, w4, lsr #31 ; adds w4, w1, wzr ; lsrv x0, x4, x6
sm3tt2a v2.4s, v15.4s, v7.s[2] ; sha256h2 q10, q8, v10.4s ; fcsel h12, h10, h1, hi ; fcvtau w12, h11 ; sm3tt2a v7.4s, v9.4s, v15.s[0] ; fcsel s4, s15, s13, vc ; frinti h0, h11 ; sm3tt1a v7.4s, v2.4s, v9.s[1]
sub w6, w11, w5, lsl #1 ; orr x7, x6, #0x5555555555555555 ; fcvtnu x8, h15 ; udiv w2, wzr, w8 ; rev w5, w5 ; sbfm x6, x1, #32, #32 ; add w13, w12, #0xfff, lsl #12 ; fmov s9, s11
fabs h11, h10 ; fnmsub s1, s12, s14, s6 ; scvtf d14, w11 ; fmov w14, s9 ; ucvtf h0, w10, #25 ; fcvtzu x14, d8, #41 ; frint32z d3, d11 ; fcvtzu w14, h5, #26
bic x6, xzr, x0 ; urshr v4.2s, v6.2s, #32 ; bic wzr, w3, w4 ; uqsub b5, b7, b2 ; orn w0, w6, w7, asr #1 ; orn w7, w5, w4, lsl #31 ; subs w0, w5, w4, asr #15 ; eon w6, w0, w7, ror #31
fmov h15, #5.625000000000000000e-01 ; srsra v4.16b, v9.16b, #7 ; movn x15, #0x8000, lsl #32 ; sshr v9.8h, v3.8h, #8 ; ext v1.16b, v2.16b, v2.16b, #8 ; adds x5, x6, #0x80 ; extr x13, x14, x0, #63 ; fmov s1, #3.125000000000000000e-01
fneg h5, h1 ; fcvtps x1, s3 ; fnmsub h0, h1, h4, h3 ; frinti h4, h3 ; fmadd s5, s2, s3, s1 ; fcvtzu x5, s0, #15 ; fminnm d0, d3, d2 ; ucvtf s2, x0
ldumin w8, w5, [x20] ; ldset w12, w12, [x20] ; add w13, w13, #7 ; ldseth w11, w14, [x20] ; stp w12, w3, [x20, #-16] ; movz w10, #0x1234, lsl #16 ; bfm w10, w1, #1, #31 ; ldarh w13, [x20]
sm3tt2a v15.4s, v4.4s, v15.s[0] ; sha256su1 v4.4s, v13.4s, v4.4s ; smlal v7.4s, v2.4h, v1.h[7] ; bcax v9.16b, v14.16b, v9.16b, v10.16b ; movz x9, #0x0, lsl #32 ; subs x14, x5, #0xfff, lsl #12 ; and x12, x2, #0xaaaaaaaaaaaaaaaa ; ands w1, w9, #0x55555555
stp d4, d2, [x20, #-32] ; prfm pldl1keep, [x3, #8] ; casa w0, w2, [x20] ; ldaddb w6, w7, [x20] ; cas xzr, x7, [x20] ; swpb w7, w5, [x20] ; strb w2, [x20] ; swpb w1, w5, [x20]
subs w2, w5, w1, lsr #1 ; sub w1, w3, w0, sxtw #1 ; uaddl v4.2d, v3.2s, v0.2s ; uaddl v2.8h, v1.8b, v2.8b ; bics w1, w2, w4 ; ushr v2.2d, v3.2d, #64 ; cmeq d5, d4, d5 ; smaddl x5, w0, w2, x1
add x3, x5, #1, lsl #12 ; sturb w6, [x20, #-3] ; adds w6, w1, #0 ; ldadd w0, w0, [x20] ; ldsmaxh w0, w6, [x20] ; bfm w6, w7, #1, #31 ; ldumax x1, x2, [x20] ; bics w7, w5, w6, ror #15
movz x5, #0x1234, lsl #0 ; sbfm x0, xzr, #30, #9 ; adds x4, x5, #0 ; sxtw x2, w5 ; sub x5, x1, #0xfff ; movz w1, #0x8000, lsl #16 ; ubfm w1, w4, #3, #20 ; movn x3, #0x1, lsl #16
uabdl v0.8h, v5.8b, v0.8b ; shl v5.2s, v0.2s, #31 ; ushr v5.4h, v4.4h, #1 ; ushll2 v3.8h, v2.16b, #7 ; sqrdmulh v0.4s, v4.4s, v2.s[3] ; movi v2.2s, #0xa6 ; fcadd v1.2s, v0.2s, v5.2s, #270 ; frinti v3.4s, v0.4s
sbfm x7, x2, #0, #7 ; sha256h2 q7, q2, v1.4s ; sm3ss1 v4.4s, v6.4s, v0.4s, v1.4s ; orr w0, w1, #0x80000000 ; movz w6, #0x1, lsl #0 ; bfm w2, w5, #4, #11 ; sbfm w1, w0, #31, #0 ; sm3tt1a v0.4s, v6.4s, v0.s[0]
fdiv v2.4s, v4.4s, v2.4s ; fcmgt v4.4s, v1.4s, v3.4s ; frint64z v0.2d, v5.2d ; fmul v5.4s, v0.4s, v3.s[1] ; frintz v5.2s, v3.2s ; fcvtms v2.8h, v4.8h ; fcvtas h5, h1 ; fcvtn v1.2s, v4.2d
frintn d11, d8 ; adds x14, x8, x11, sxtx #1 ; subs x10, x4, x1, asr #31 ; fcvtzu w11, d1, #19 ; fmov h15, w11 ; orr x3, x3, x3 ; sub x10, x10, w10, sxtw #3 ; adds w8, w11, w14, sxtw #0
fmlal2 v14.4s, v11.4h, v8.4h ; movz wzr, #0x55 ; fcvtl2 v2.2d, v2.4s ; bfm w13, w5, #20, #3 ; fsub v14.4s, v11.4s, v1.4s ; fcvtn2 v11.8h, v13.4s ; ldarb w14, [x20] ; frecps v12.4h, v0.4h, v15.4h
sm3tt2a v0.4s, v7.4s, v0.s[0] ; xar v1.2d, v12.2d, v11.2d, #1 ; sha256su0 v12.4s, v15.4s ; sha256h q6, q0, v6.4s ; aesmc v11.16b, v11.16b ; aese v2.16b, v8.16b ; bcax v4.16b, v1.16b, v4.16b, v10.16b ; sm3tt2a v5.4s, v8.4s, v5.s[0]
casb w9, w12, [x20] ; prfm pldl2strm, [x7, w11, sxtw #3] ; ands w5, w10, w4, lsr #31 ; caslh w3, w5, [x20] ; csinc x14, xzr, xzr, hi ; cas x14, x6, [x20] ; eor x5, x2, x5, lsl #3 ; ldapur x9, [x20, #24]
frecps v0.4h, v2.4h, v5.4h ; ldsmax w0, w2, [x20] ; orr v4.8h, #0xa6, lsl #8 ; uqrshrn v4.2s, v6.2d, #32 ; fmaxnm v5.2s, v7.2s, v1.2s ; ucvtf s4, s0, #14 ; ldur h4, [x20, #13] ; stur b0, [x20, #-17]
sub w6, w13, #0xfff, lsl #12 ; ubfm x10, x1, #3, #20 ; ubfm x15, x12, #63, #0 ; bfm w12, w10, #28, #3 ; sbfm w13, w6, #24, #7 ; movk x2, #0x8000, lsl #16 ; eor w10, wzr, #0xff00 ; adds x8, x0, #1, lsl #12
fcvtns x1, s5 ; fcvtpu w0, d3 ; frint64x s1, s0 ; aesimc v1.16b, v4.16b ; sha1su0 v0.4s, v4.4s, v0.4s ; sha1m q2, s0, v3.4s ; sm3tt1b v2.4s, v3.4s, v4.s[2] ; fnmadd s0, s1, s4, s5
sqdmlsl d1, s4, s1 ; subs w5, w1, w0, uxtb #1 ; msub x4, xzr, x1, x2 ; fmov h0, #5.625000000000000000e-01 ; frintz s2, s6 ; bics x6, x3, x5, ror #1 ; ccmp w4, #21, #12, cc ; fcvtzs x1, h4, #21
fcmla v5.2d, v5.2d, v7.2d, #180 ; fmla v4.8h, v5.8h, v3.8h ; frecpe v4.4h, v2.4h ; fmla v7.2s, v5.2s, v2.s[3] ; fcvtpu v5.2s, v3.2s ; fmls v3.8h, v3.8h, v7.h[6] ; fmul s1, s3, v0.s[3] ; facgt v5.4s, v6.4s, v3.4s
cmge v1.4s, v15.4s, v12.4s ; orn x7, x2, x10 ; ursra v4.16b, v5.16b, #1 ; shadd v14.16b, v9.16b, v6.16b ; subs x6, x9, x2, lsr #1 ; orn xzr, x5, x9 ; madd x8, x8, x8, x8 ; dup v6.2s, v4.s[1]
sqxtun s5, d1 ; fcvtns w13, h10 ; ldeor w3, w5, [x20] ; ldtrh w12, [x20, #255] ; ldarh w3, [x20] ; stur w11, [x20, #-3] ; ldtr w8, [x20, #255] ; ldsmax x13, xzr, [x20]
add w0, w4, w1, uxtx #0 ; csel x4, x3, x2, ge ; orn w2, w0, w3, lsl #15 ; bic w4, w0, w3, lsl #15 ; csneg x1, x4, x2, vc ; orn x3, x0, x5, lsr #1 ; add w5, w3, w4, uxtw #0 ; bics x5, x3, x0, asr #1
sm3tt2a v6.4s, v1.4s, v8.s[3] ; ldurb w13, [x20, #255] ; aesmc v7.16b, v8.16b ; sm3tt2b v2.4s, v1.4s, v4.s[2] ; ldsmin x9, xzr, [x20] ; sm3tt1a v12.4s, v10.4s, v15.s[2] ; prfm pldl1keep, [x13, #8] ; sha1c q7, s7, v7.4s
sqshl v14.4s, v7.4s, v4.4s ; rev16 x13, x13 ; rax1 v15.2d, v14.2d, v15.2d ; sha256h2 q14, q3, v7.4s ; subs x0, x8, w6, uxth #0 ; sm3tt1b v7.4s, v12.4s, v7.s[0] ; subs x15, x12, x15, lsl #3 ; saddlp v2.4s, v7.8h
sha1su1 v4.4s, v0.4s ; sha512h q5, q5, v5.2d ; sha256h2 q5, q4, v2.4s ; sha1p q5, s1, v5.4s ; aesimc v5.16b, v4.16b ; sm3tt2b v3.4s, v1.4s, v5.s[0] ; bcax v3.16b, v2.16b, v1.16b, v4.16b ; aesd v1.16b, v0.16b
strb w1, [x20] ; ands w0, w15, w11 ; adds x7, x1, x2, lsl #1 ; ldrsb x7, [x20, #1] ; ldur h6, [x20, #13] ; ands x1, x10, x13, ror #63 ; ldpsw x15, x11, [x20, #-8] ; ldrsh x9, [x20]
fcvtzs h1, h3 ; fcvtzu v1.2s, v8.2s ; fmul s11, s11, s11 ; scvtf d4, d8 ; uqrshrn v13.2s, v11.2d, #32 ; fmov d13, x4 ; sqshl v13.4s, v1.4s, v8.4s ; fcsel h1, h4, h7, al
bfm x2, x5, #32, #32 ; movz x4, #0x1234, lsl #48 ; extr x3, x1, x2, #63 ; sbfm x1, x2, #32, #31 ; movz x1, #0x8000, lsl #48 ; add x0, x3, #1 ; add w1, w5, #1, lsl #12 ; bfm w1, w3, #8, #7
sqxtun v4.4h, v7.4s ; rshrn v5.2s, v4.2d, #1 ; fcmle s4, s3, #0.0 ; fmla v6.4h, v0.4h, v2.h[5] ; fcmla v0.4h, v5.4h, v7.4h, #0 ; uminp v7.4h, v0.4h, v3.4h ; uabdl2 v0.8h, v5.16b, v3.16b ; smull v2.4s, v7.4h, v0.4h
subs w3, wzr, w0 ; fmul v5.2s, v3.2s, v0.2s ; orn w5, w1, w4, lsl #1 ; fcmgt h2, h1, h0 ; csel x5, xzr, x4, lt ; fcvtms v2.2s, v3.2s ; ldurb w5, [x20, #255] ; stlurb w5, [x20, #-2]
fcvtps w2, d4 ; fsqrt d2, d7 ; scvtf h5, w2 ; fmov h0, #-1.562500000000000000e-01 ; fcvtas w1, s6 ; fadd d0, d0, d0 ; fcmp s5, s4 ; fccmp d4, d6, #0xb, nv
ldaprh w4, [x20] ; fcvtzu x0, h2, #14 ; fjcvtzs w12, d4 ; ldtrsh x12, [x20, #-256] ; stur s3, [x20, #-17] ; ldnp w11, w6, [x20, #4] ; ldrh w7, [x20] ; cash w15, w9, [x20]
sqrdmlah v1.2s, v4.2s, v0.2s ; cmge v1.4h, v4.4h, #0 ; uqadd v1.16b, v5.16b, v3.16b ; sha512su1 v7.2d, v5.2d, v7.2d ; sm3partw1 v2.4s, v1.4s, v2.4s ; shl v4.16b, v7.16b, #0 ; stlur x1, [x20, #-16] ; ldset x6, x0, [x20]
fnmadd s6, s0, s2, s7 ; fmov x7, v0.d[1] ; fccmp h7, h4, #0x6, vc ; ucvtf s8, x15 ; ucvtf s6, x5, #25 ; fmaxnm h10, h2, h15 ; fcvtmu x3, s14 ; frintm s1, s8
csel x4, x0, x3, gt ; bfm w4, w0, #20, #3 ; ubfm x4, x5, #1, #63 ; and w3, w1, #0x55555555 ; subs w2, w3, w1, uxtx #0 ; subs x3, x1, x4, lsr #31 ; add x4, xzr, x3, asr #5 ; csinc w5, w3, w0, vs
and x3, x2, #0xffff0000ffff0000 ; sbfm w0, w2, #31, #1 ; sqrshrun2 v3.16b, v5.8h, #8 ; and x1, x7, x4 ; movn x2, #0x0, lsl #48 ; sbfm w5, w2, #31, #1 ; orr x5, x3, x5, lsl #3 ; movk x3, #0x0, lsl #48
subs xzr, x0, w2, sxtw #3 ; ands x8, x3, x6, asr #1 ; orr w5, w9, w12, lsr #1 ; csel w10, w8, w14, cc ; add w8, w12, w11, lsr #1 ; ccmn w1, #28, #11, mi ; subs w4, w14, w13, sxtx #0 ; ccmn x13, x7, #5, pl
and w10, w8, w11, asr #15 ; scvtf v5.4s, v10.4s, #20 ; subs w9, wzr, w5 ; and w13, wzr, w14, asr #5 ; cls wzr, w15 ; madd w4, wzr, w3, w15 ; frintn v0.2s, v11.2s ; orn x0, x12, x5, lsl #31
fmulx d7, d4, d6 ; swp w4, w4, [x20] ; fnmadd h7, h3, h2, h6 ; fmov v3.2s, #-2.500000000000000000e-01 ; ucvtf v2.4h, v3.4h, #6 ; fcvtns x2, s6 ; stlrh w7, [x20] ; str d2, [x20, #8]
ldaprh w1, [x20] ; stlr w5, [x20] ; swp w7, w6, [x20] ; ldr x2, [x20, #8] ; prfum pldl1keep, [x5, #-5] ; ldp s7, s6, [x20] ; sttr x6, [x20, #-3] ; ldur s3, [x20, #13]
fsqrt v6.2s, v0.2s ; adds w2, w3, w4, uxtb #4 ; bics w3, w2, w4, ror #15 ; rorv xzr, x1, x0 ; fcmeq v4.8h, v7.8h, v0.8h ; fabd v7.4h, v1.4h, v0.4h ; bics x7, x3, x1, ror #63 ; fcmeq v6.4s, v1.4s, #0.0
sqshrn2 v1.4s, v4.2d, #31 ; sm3tt2b v2.4s, v1.4s, v5.s[2] ; sha512h2 q3, q5, v3.2d ; sqdmull s3, h1, v3.h[5] ; sm4ekey v3.4s, v5.4s, v2.4s ; usdot v5.4s, v2.16b, v0.16b ; sqshrn2 v1.4s, v3.2d, #31 ; fcmgt s0, s3, s5
sm3tt2a v1.4s, v2.4s, v5.s[0] ; rax1 v4.2d, v1.2d, v5.2d ; sm3tt2a v5.4s, v2.4s, v5.s[0] ; sha256su0 v1.4s, v4.4s ; sm3tt1a v3.4s, v5.4s, v1.s[3] ; sha1su0 v3.4s, v2.4s, v3.4s ; sha1m q0, s1, v3.4s ; eor3 v1.16b, v5.16b, v1.16b, v2.16b
ands w4, w0, #0x80000000 ; add x2, xzr, x3 ; movk x5, #0x0, lsl #16 ; and x3, x1, #0x8000000080000000 ; movz x4, #0x8000, lsl #48 ; movn x5, #0x1, lsl #48 ; csinv x0, x4, x5, lt ; bfm w5, w4, #8, #7
sm4ekey v2.4s, v5.4s, v3.4s ; sha1p q1, s5, v1.4s ; stur w0, [x20, #-3] ; ldrsw x5, [x20, #4] ; sm4ekey v4.4s, v5.4s, v1.4s ; ldapursh w1, [x20, #-2] ; sm3tt2a v2.4s, v0.4s, v4.s[2] ; fcvtzs wzr, s5, #7
frint32z d5, d3 ; fmsub d4, d5, d1, d3 ; fcvtzu w1, s5 ; fcvtzs x2, s1 ; fcvtzs x2, h0 ; fmul d1, d3, d5 ; fsub h5, h1, h0 ; fcvtzu w5, d4, #7
swpb w15, w6, [x20] ; casb w3, w13, [x20] ; aesimc v5.16b, v15.16b ; sm3partw1 v14.4s, v0.4s, v5.4s ; eor3 v15.16b, v3.16b, v5.16b, v9.16b ; sm3tt1a v8.4s, v5.4s, v0.s[0] ; stp xzr, xzr, [x20] ; sm3tt2b v5.4s, v15.4s, v14.s[2]
stur d4, [x20, #-17] ; ubfm x3, x3, #3, #9 ; movn x0, #0x1234, lsl #48 ; movn x12, #0x0, lsl #16 ; ldursb w13, [x20, #-256] ; ubfm w2, w15, #24, #7 ; ldsetb w6, w5, [x20] ; orr x7, x6, #0x3333333333333333
sha1su1 v12.4s, v3.4s ; eor3 v6.16b, v13.16b, v6.16b, v8.16b ; sm3ss1 v1.4s, v13.4s, v7.4s, v9.4s ; aesd v14.16b, v2.16b ; sm3tt2a v9.4s, v5.4s, v8.s[1] ; sm3tt2b v3.4s, v14.4s, v3.s[0] ; sm3tt2b v5.4s, v10.4s, v4.s[2] ; sha1m q10, s0, v10.4s
rev w1, wzr ; smsubl x6, w5, w1, x2 ; swp w4, w4, [x20] ; subs x1, x5, w7, uxth #0 ; sub x5, x6, x5, lsl #3 ; ldur q7, [x20, #13] ; casalb w4, w7, [x20] ; eon x6, x1, x2, asr #63
facge s5, s6, s3 ; sm3partw1 v7.4s, v5.4s, v7.4s ; fcvtpu w0, d4 ; frint64x s7, s6 ; fmla v3.4s, v4.4s, v5.4s ; xar v1.2d, v7.2d, v5.2d, #0 ; aese v4.16b, v2.16b ; fmov h2, #5.625000000000000000e-01
madd w2, w2, w2, w2 ; crc32cx w1, w1, xzr ; rorv x2, x1, x4 ; sbcs w5, w4, wzr ; csneg w5, w2, w1, al ; sub x2, x3, w1, sxtw #1 ; bic w1, w3, w5, lsl #15 ; subs x1, x5, w3, uxth #0
sub w0, w7, w3, sxtb #4 ; stp d3, d5, [x20] ; adds x0, x5, w4, uxth #1 ; csel x7, x1, x3, lt ; rbit x2, x0 ; adds x5, xzr, x6 ; ldr w4, [x20] ; ldursh x7, [x20, #-256]
prfm pldl1keep, [x2, x3] ; uaddl2 v4.4s, v3.8h, v2.8h ; ands x2, x4, x5, lsl #63 ; sqrdmlsh v3.2s, v1.2s, v0.s[3] ; ldursh w3, [x20, #-256] ; umaxp v1.8h, v5.8h, v2.8h ; prfm #24, [x1, x2, lsl #3] ; csinv w4, w3, w2, vc
sri v4.8b, v5.8b, #1 ; srshr v2.2d, v1.2d, #1 ; sqxtun2 v5.4s, v0.2d ; umlal2 v2.8h, v2.16b, v2.16b ; uaba v1.4h, v2.4h, v4.4h ; sub v3.8h, v1.8h, v4.8h ; sqabs v5.4h, v0.4h ; mov s2, v1.s[0]
ldsmaxh w6, w11, [x20] ; ldr xzr, [x20] ; ldr w0, [x20] ; ldtr x8, [x20, #255] ; fnmsub s13, s12, s0, s7 ; fsub h8, h6, h4 ; ldp s11, s15, [x20] ; frinti s2, s0
fabs v2.8h, v5.8h ; fcsel h0, h3, h5, hi ; fcvtns h2, h5 ; and w1, w0, #0xc0000003 ; fcvtzu x0, h4, #50 ; fcvtzs w1, s3, #28 ; movz x3, #0xffff, lsl #32 ; frintx d1, d2
sub w2, w2, #7 ; ubfm w2, w4, #20, #3 ; ubfm x4, x13, #60, #3 ; and x14, x3, #0x5555555555555555 ; bfm x2, x7, #1, #63 ; ubfm x4, x14, #8, #7 ; movk x0, #0x0, lsl #0 ; movz w9, #0x1234, lsl #16
swp x5, x2, [x20] ; ldurb w2, [x20, #255] ; ldapurb w4, [x20, #3] ; ursra v4.4h, v2.4h, #1 ; ldumin x4, xzr, [x20] ; ext v3.16b, v5.16b, v4.16b, #0 ; ldpsw x5, x4, [x20, #-8] ; sqrdmulh h0, h1, h5
fcvtps w14, d0 ; sha1h s6, s11 ; stp x13, x6, [x20] ; fcvtps w14, s0 ; ldlarh w11, [x20] ; sha1m q1, s3, v12.4s ; ldlarh w12, [x20] ; fsub h13, h14, h11
fcadd v8.8h, v5.8h, v8.8h, #270 ; frecpe v0.8h, v15.8h ; fmaxnm v3.2d, v2.2d, v2.2d ; fmlal v3.4s, v5.4h, v2.h[7] ; fmla v8.4h, v11.4h, v2.h[3] ; ucvtf v14.2s, v11.2s, #19 ; frintm v0.2s, v12.2s ; frintp v3.2d, v2.2d
stp q7, q7, [x20] ; prfm pldl2strm, [x5, w6, sxtw #3] ; bfm w2, w4, #0, #7 ; sbfm x3, x3, #3, #9 ; bfm w2, w3, #16, #16 ; stp w3, w1, [x20, #-16] ; ldursh x0, [x20, #-256] ; ldur h0, [x20, #13]
sub w8, w12, w3, asr #1 ; lsrv w1, w1, w1 ; srsra v4.8h, v13.8h, #16 ; sub x14, x15, x1, sxtx #1 ; bics x8, xzr, x14 ; fcvtmu h5, h7 ; adds x0, x3, x12, lsr #31 ; cls w2, w2
eor w4, w3, #0x1 ; ands w5, w6, #0x55555555 ; movz x6, #0xffff, lsl #16 ; movk x3, #0x1234, lsl #16 ; add x3, x4, #1 ; movz x4, #0x8000, lsl #16 ; and w7, w1, #0xfffffffe ; sbfm x2, x2, #3, #9
aesmc v1.16b, v1.16b ; subhn v15.8b, v6.8h, v4.8h ; xar v9.2d, v3.2d, v10.2d, #1 ; sabd v9.8b, v7.8b, v1.8b ; sqrdmulh s11, s12, v1.s[2] ; sm3tt1b v11.4s, v7.4s, v11.s[0] ; uqshrn2 v6.8h, v14.4s, #16 ; sm3tt1a v2.4s, v0.4s, v10.s[2]
bfm w2, w3, #0, #0 ; adds x0, x5, #0x80 ; sha256h2 q4, q5, v7.4s ; sha1p q2, s5, v6.4s ; sm3partw1 v6.4s, v3.4s, v0.4s ; ubfm w5, w1, #24, #7 ; sqadd v5.2d, v2.2d, v4.2d ; sha256su1 v0.4s, v7.4s, v0.4s
sqrshrun2 v15.8h, v12.4s, #1 ; sri v2.8h, v3.8h, #16 ; sshr v3.16b, v13.16b, #8 ; srshr v3.4s, v8.4s, #31 ; uabdl v13.4s, v12.4h, v14.4h ; sqshl v13.4s, v5.4s, v6.4s ; cmeq v4.8h, v2.8h, #0 ; sqrdmlah v4.4s, v13.4s, v5.4s
frecps v13.2d, v15.2d, v0.2d ; fmaxp v8.4s, v12.4s, v4.4s ; fsqrt v3.2s, v1.2s ; and x11, x9, #0xaaaaaaaaaaaaaaaa ; ucvtf v4.2d, v8.2d, #25 ; movk x3, #0x1, lsl #48 ; and x7, xzr, #0x1ff ; orr x4, x8, #0x8000000000000000
uabal v2.4s, v4.4h, v0.4h ; sm3partw1 v5.4s, v1.4s, v0.4s ; csel xzr, x4, x1, eq ; eor w2, w3, w0, asr #31 ; ands w2, w0, w1, ror #1 ; sha1h s1, s3 ; sqdmlal2 v4.4s, v3.8h, v1.h[0] ; sm3tt1a v1.4s, v4.4s, v2.s[3]
adc w4, w0, wzr ; subs x2, x3, x4, asr #63 ; csinv w6, w7, w5, ge ; add w3, w4, w0, lsr #1 ; adds w6, w1, w7, asr #31 ; adds w4, w3, w2, sxtb #0 ; bic x4, xzr, x6, asr #5 ; udiv xzr, x0, x1
sha1su1 v5.4s, v1.4s ; fcmla v1.2s, v0.2s, v2.2s, #90 ; sm3tt2a v5.4s, v0.4s, v4.s[1] ; sm4ekey v5.4s, v0.4s, v4.4s ; aese v3.16b, v0.16b ; fcvtmu v2.4h, v3.4h ; fmls v4.4s, v1.4s, v0.4s ; fcmlt v4.4s, v2.4s, #0.0
uminp v5.8h, v1.8h, v4.8h ; ldadd w0, w4, [x20] ; mul v1.4h, v3.4h, v2.h[7] ; sqshrun2 v5.4s, v4.2d, #1 ; sqadd v2.4s, v1.4s, v4.4s ; sqshrn2 v5.16b, v3.8h, #1 ; stp w3, w1, [x20, #-16] ; sminp v3.8b, v0.8b, v3.8b
sha256h2 q7, q5, v1.4s ; sm4e v2.4s, v6.4s ; eor3 v7.16b, v1.16b, v2.16b, v3.16b ; rax1 v2.2d, v1.2d, v2.2d ; sm3tt2a v2.4s, v6.4s, v3.s[2] ; sm3partw1 v3.4s, v1.4s, v7.4s ; sm3ss1 v2.4s, v4.4s, v2.4s, v1.4s ; eor3 v0.16b, v7.16b, v0.16b, v2.16b
fmlsl2 v4.2s, v1.2h, v7.2h ; frint32z v5.2s, v3.2s ; sha512h2 q5, q7, v3.2d ; sha512h2 q0, q2, v6.2d ; fcvtmu v1.4s, v4.4s ; sm3partw1 v6.4s, v4.4s, v1.4s ; fcadd v6.4h, v4.4h, v5.4h, #270 ; fcmeq v6.2d, v0.2d, #0.0
fcmgt s4, s10, s9 ; fccmpe h1, h7, #0x9, hi ; ucvtf s6, w2 ; sm3tt1b v0.4s, v14.4s, v12.s[3] ; aese v14.16b, v10.16b ; fmaxnm d10, d11, d4 ; rax1 v14.2d, v13.2d, v14.2d ; fcsel s6, s10, s8, hi
bfm w8, w5, #1, #0 ; movn x10, #0x8000, lsl #0 ; bfm w0, w12, #16, #31 ; subs w1, w2, #1 ; movn x15, #0x8000, lsl #48 ; ubfm x7, x13, #32, #31 ; orr x7, x11, #0x3333333333333333 ; adds w12, w9, #1
sqrshrn2 v0.8h, v5.4s, #16 ; sm3tt1b v5.4s, v2.4s, v5.s[0] ; sha512h2 q2, q3, v5.2d ; urhadd v2.8h, v5.8h, v0.8h ; eor v3.8b, v6.8b, v0.8b ; sqneg d7, d1 ; sm3tt2b v1.4s, v7.4s, v1.s[0] ; sm3tt1a v0.4s, v1.4s, v4.s[0]
aesmc v4.16b, v4.16b ; ands w1, w2, w3, asr #31 ; sm3tt2b v5.4s, v0.4s, v2.s[2] ; sha512h2 q1, q5, v4.2d ; urshl d4, d1, d4 ; orn w2, w3, w1, asr #1 ; orr v2.8h, #0xa6 ; ands x0, x3, x5, asr #63
fcvtas w4, d4 ; frintx s3, s4 ; fmov s4, w0 ; ucvtf h2, x1, #6 ; fcmp d2, d5 ; fcmp s3, #0.0 ; fmov d5, x0 ; scvtf d3, w4, #8
extr w12, w3, w7, #0 ; ccmp w1, w11, #5, ne ; eon x1, xzr, x5, asr #5 ; ubfm x2, x11, #63, #1 ; ubfm xzr, x11, #3, #9 ; adcs x12, x6, xzr ; eon w13, w2, w7, lsr #1 ; orr w6, w3, w2, lsr #1
frint32z d14, d10 ; fcvtzu v11.8h, v13.8h, #6 ; fcmge d7, d1, d5 ; bfm x5, x13, #32, #63 ; fcmeq s12, s10, s10 ; frint32x s0, s14 ; sub x4, x12, #0 ; frinta v9.8h, v8.8h
fcvtzu w0, h0 ; scvtf s2, w1, #10 ; ucvtf h4, w3, #26 ; fcvtas x3, d5 ; fcvtzu w1, s1 ; fsqrt h3, h2 ; fcvtzu w5, s4, #13 ; frintx s3, s0
movz w2, #0x1, lsl #0 ; extr x1, x4, x2, #0 ; extr w3, w2, w2, #8 ; ldur x1, [x20, #255] ; stp xzr, xzr, [x20] ; casalh w5, w2, [x20] ; stp d5, d1, [x20] ; ldrsw x0, [x20]
uadalp v6.1d, v2.2s ; sabd v3.2s, v0.2s, v5.2s ; fcvtzu x1, d1 ; srshr v0.2s, v1.2s, #32 ; add x4, x5, wzr, uxtw #1 ; subs x3, x4, w2, sxtb #4 ; lsrv wzr, w2, w7 ; fccmp h7, h6, #0x6, vc
fcvtzu v2.4s, v6.4s ; fcmle d2, d0, #0.0 ; frecpe v2.4s, v1.4s ; fmul v4.8h, v2.8h, v4.8h ; fcvtmu h1, h0 ; fcvtn2 v4.4s, v2.2d ; fcmlt h7, h2, #0.0 ; frintx v4.2s, v5.2s
scvtf s3, w0, #10 ; subs x2, x9, x1, lsr #63 ; fmov h0, #-2.812500000000000000e-01 ; csinc x2, x4, x6, hi ; fmov w14, h2 ; scvtf s1, w7 ; fmul d13, d6, d12 ; madd xzr, x7, x15, x2
fmul v6.8h, v4.8h, v6.8h ; fcvtzs d2, d7, #51 ; eor w6, w1, #0xfffffffe ; bfm x3, x7, #60, #3 ; fmla v2.4s, v5.4s, v6.4s ; and x5, x4, #0x7fffffffffffffff ; adds w4, w2, #1 ; fcmeq s7, s3, s3
sha512h q0, q0, v0.2d ; xar v4.2d, v1.2d, v5.2d, #1 ; sha256h2 q3, q0, v3.4s ; sm3tt1a v4.4s, v5.4s, v0.s[2] ; xar v3.2d, v0.2d, v2.2d, #63 ; sm3tt2a v0.4s, v2.4s, v0.s[0] ; sha256h2 q2, q1, v2.4s ; sm3tt1b v1.4s, v2.4s, v1.s[0]
trn2 v2.8h, v4.8h, v1.8h ; frint64z d5, d1 ; fccmp d2, d4, #0xb, nv ; fccmp s3, s1, #0xf, cc ; sri d3, d0, #64 ; fdiv s4, s4, s4 ; fabs d3, d4 ; ucvtf d3, w5, #1
csneg w2, wzr, w3, lt ; facgt d5, d2, d0 ; csinc x0, x3, x1, nv ; sri v5.2s, v0.2s, #31 ; add x5, x1, x4, asr #31 ; ssra v5.2s, v1.2s, #31 ; sqrdmulh v4.4h, v2.4h, v1.4h ; scvtf h0, h5, #5
ubfm w1, w3, #31, #30 ; ubfm w4, w1, #8, #7 ; movk w2, #0x1, lsl #16 ; movz x4, #0x8000, lsl #16 ; sub w2, w2, #7 ; movk wzr, #0x55 ; and x3, x1, #0x8000000080000000 ; bfm w4, w1, #31, #31
fcvtnu x5, d1 ; bfm w0, wzr, #30, #9 ; fmov d1, #1.000000000000000000e+01 ; fsub d5, d1, d4 ; eor x4, xzr, #0x1ff ; sub w6, w7, #0xfff, lsl #12 ; fcvtas x6, h5 ; movn x2, #0x0, lsl #48
movk xzr, #0x55 ; adds w3, w5, w2, sxtb #4 ; frecps d6, d5, d4 ; orn w1, w2, w0, lsr #1 ; orr w6, w0, #0xff ; sbcs x6, xzr, x4 ; ubfm w4, w4, #3, #9 ; adds x0, x4, x6, lsl #63
fcvtas h2, h1 ; frecpe d1, d0 ; fmls v2.4s, v5.4s, v4.s[3] ; frintx v2.2s, v5.2s ; frint64x v2.2d, v3.2d ; frinti v4.8h, v3.8h ; fcmla v1.8h, v4.8h, v0.8h, #0 ; fcadd v2.8h, v0.8h, v2.8h, #270
sm4ekey v3.4s, v5.4s, v1.4s ; sha1su0 v2.4s, v5.4s, v2.4s ; xtn2 v3.16b, v1.8h ; sha1p q1, s4, v1.4s ; sqrdmulh h0, h4, v5.h[1] ; ushl v0.16b, v1.16b, v4.16b ; urshl v1.2d, v0.2d, v2.2d ; ushr v0.2d, v4.2d, #1
sm3tt1b v6.4s, v14.4s, v11.s[2] ; ands x6, x5, #0x8000000080000000 ; sm3tt2a v6.4s, v10.4s, v8.s[1] ; sm3tt2a v7.4s, v14.4s, v7.s[0] ; ldtr x10, [x20, #255] ; stnp d15, d6, [x20, #8] ; bfm xzr, x1, #3, #9 ; ubfm x15, x11, #0, #63
adds xzr, x2, w0, uxth #3 ; subs w8, w8, w8 ; sbcs w7, w3, wzr ; clz x12, x8 ; crc32h w9, w12, w3 ; eon w11, w0, w6, lsl #15 ; subs w5, w1, w5, lsl #3 ; csneg w9, w5, w8, hi
fcvtzs s15, s10, #18 ; sha1c q2, s8, v2.4s ; sm3partw2 v13.4s, v6.4s, v13.4s ; fmla d14, d11, v6.d[1] ; fmov v12.4h, #-6.250000000000000000e-01 ; fminnm v7.4s, v15.4s, v1.4s ; sha512su1 v5.2d, v8.2d, v13.2d ; fcmla v9.8h, v14.8h, v1.8h, #270
fcsel h7, h3, h6, al ; ldurb w0, [x20, #255] ; fmulx h0, h5, h7 ; fccmp h1, h8, #0x6, vc ; fcvtzs x14, h10, #31 ; fsqrt v1.2s, v13.2s ; scvtf h1, x15, #16 ; fnmsub h7, h3, h11, h5
movk x1, #0x1, lsl #48 ; subs x3, x9, #0 ; bfm x0, x3, #32, #63 ; sub x6, x8, #0x800 ; movz x7, #0x0, lsl #32 ; movk x11, #0x8000, lsl #16 ; ubfm w15, w9, #0, #7 ; ubfm xzr, x10, #3, #9
uzp1 v3.4h, v10.4h, v5.4h ; frinti s5, s7 ; uqadd v9.4h, v4.4h, v12.4h ; fcvtzu x4, s9, #15 ; sshr d12, d0, #64 ; sqrdmlah v11.2s, v1.2s, v4.2s ; orr v2.4s, #0xa6, lsl #24 ; fnmul d15, d2, d1
orr x11, x14, #0x1 ; ucvtf v15.4s, v7.4s, #13 ; sqneg b1, b9 ; movi v10.4s, #0xa6, lsl #24 ; uaddw v0.4s, v12.4s, v13.4h ; ands w9, w1, #0xff00ff ; movz w13, #0xffff, lsl #0 ; sbfm w12, w8, #0, #31
ucvtf h5, x1, #47 ; fccmpe d0, d3, #0xe, vc ; fmov s1, w1 ; fnmadd d2, d1, d0, d5 ; fcmp d0, d1 ; fccmpe h1, h4, #0xb, nv ; fcvt s3, h4 ; fcvtzs w2, h2
fcmeq v12.4s, v3.4s, #0.0 ; xar v6.2d, v4.2d, v12.2d, #37 ; fmul v8.2d, v12.2d, v8.2d ; sm3tt2a v4.4s, v3.4s, v4.s[0] ; sm4ekey v1.4s, v4.4s, v9.4s ; sha1p q15, s0, v15.4s ; fsub v10.2d, v0.2d, v5.2d ; sha256h q6, q13, v6.4s
sub x2, x2, #7 ; sbfm x0, x2, #20, #3 ; fmov v6.4s, #6.250000000000000000e+00 ; eor w5, w2, #0xff00ff ; fcvtzs v1.8h, v7.8h, #5 ; uqshl s0, s2, s0 ; fminnmv h1, v3.4h ; fcmle v7.2s, v4.2s, #0.0
sshl v5.8b, v3.8b, v5.8b ; sabd v0.8b, v1.8b, v0.8b ; mvni v4.4h, #0xa6, lsl #8 ; urshr v2.4s, v0.4s, #32 ; uqshrn v1.4h, v3.4s, #8 ; sshll v5.4s, v4.4h, #8 ; umlal2 v2.4s, v0.8h, v3.h[7] ; uqrshrn v5.4h, v0.4s, #16
csinc x7, x0, x2, vc ; add w4, w3, w2, uxtb #1 ; ldapur w6, [x20, #12] ; ands w3, w4, w5, ror #1 ; ldsmaxh w0, w1, [x20] ; lduminb w1, w7, [x20] ; ldsmaxb w5, w3, [x20] ; ldsmax x5, xzr, [x20]
ldumaxh w2, w4, [x20] ; ursra v15.8h, v8.8h, #16 ; movk x1, #0x1234, lsl #0 ; sqdmull2 v7.4s, v10.8h, v13.h[7] ; extr x0, x8, x12, #1 ; bfm w12, w13, #0, #15 ; movz x15, #0x1, lsl #48 ; sqdmlal v10.4s, v10.4h, v10.h[7]
fmls d3, d1, v5.d[0] ; ucvtf s2, s4, #14 ; fcvtpu v0.8h, v4.8h ; fcmle v5.4h, v1.4h, #0.0 ; frecps d4, d5, d0 ; frint64z v4.2s, v0.2s ; scvtf h0, h5, #5 ; fcvtn2 v0.8h, v2.4s
swp x6, x3, [x20] ; and x3, x0, #0xffff0000ffff0000 ; ldsmax w4, w2, [x20] ; prfm pldl2strm, [x6, w5, sxtw #3] ; ldtrsh w3, [x20, #-256] ; eor x1, x6, #0x8000000080000000 ; ldrsb x2, [x20, #1] ; orr x6, x5, #0x8000000000000000
fdiv h4, h10, h14 ; ldr x14, [x20, #8] ; fcmp d10, d14 ; sm3tt1b v1.4s, v6.4s, v1.s[0] ; fdiv h11, h15, h0 ; sm3ss1 v8.4s, v2.4s, v8.4s, v15.4s ; strb w10, [x20] ; caslh w2, w6, [x20]
adds x3, x0, x7, sxtx #4 ; ccmn x9, x6, #6, vs ; madd w9, w10, w5, w7 ; add w3, w8, w0 ; and x6, x4, x15, ror #63 ; sdiv xzr, x6, x5 ; lslv w6, wzr, w11 ; adc x6, xzr, x4
movn w4, #0x1, lsl #16 ; eor w3, w8, #0xfffffffe ; ldpsw x2, x6, [x20, #-8] ; ldp x12, x15, [x20] ; ldsmaxh w11, w1, [x20] ; ldursb x12, [x20, #-256] ; ldur q3, [x20, #13] ; ldrb w0, [x20]
ldumax w10, w8, [x20] ; ldapursb w13, [x20, #-1] ; sha256su0 v8.4s, v0.4s ; sm3tt1b v3.4s, v14.4s, v1.s[1] ; sm3tt1a v15.4s, v3.4s, v7.s[0] ; stlur x4, [x20, #-16] ; str s14, [x20, #64] ; fcvtzu w2, d8, #7
fmov s1, w7 ; fcvtas x15, h10 ; fcsel h10, h8, h7, al ; fcvtas w13, h13 ; fmov w2, s5 ; fmov x12, v12.d[1] ; fcmpe s3, s8 ; fcvtns w5, h7
fsqrt v2.2d, v7.2d ; fdiv v6.2d, v3.2d, v6.2d ; fcvtzs s7, s10 ; adds w15, w14, w3, sxtb #1 ; adds x11, x7, w8, sxtw #1 ; ands w4, wzr, w12 ; frintx v7.2s, v1.2s ; adds w7, w4, w11, sxtb #4
ldlarb w3, [x20] ; sha512su1 v5.2d, v3.2d, v5.2d ; sm3ss1 v5.4s, v6.4s, v5.4s, v2.4s ; sha512su1 v2.2d, v3.2d, v2.2d ; sm3tt1a v2.4s, v5.4s, v1.s[0] ; sha1su0 v0.4s, v7.4s, v0.4s ; prfm #24, [x4, x0, lsl #3] ; ldrsb x7, [x20, #1]
ldrsw x2, [x20] ; ldnp q3, q5, [x20, #16] ; casl w7, w5, [x20] ; ldur b2, [x20, #13] ; ldnp q1, q4, [x20, #16] ; ldapr w4, [x20] ; ldumin w6, w3, [x20] ; ldapursh x1, [x20, #-2]
umlsl v1.2d, v5.2s, v2.s[1] ; fcvtmu w2, h4 ; sqshrn2 v5.16b, v3.8h, #8 ; sri d2, d3, #64 ; fcsel d4, d3, d5, al ; fcvtnu w5, h3 ; shl v1.4s, v2.4s, #1 ; fmax d5, d1, d4
sha1h s3, s7 ; fcvtps x7, s6 ; scvtf d4, w1 ; rax1 v5.2d, v1.2d, v5.2d ; ldr x13, [x20, xzr] ; sm3ss1 v10.4s, v0.4s, v5.4s, v11.4s ; frintn h3, h7 ; fcvtas w13, d12
sqxtun s2, d5 ; saddlp v4.2d, v3.4s ; shsub v3.2s, v1.2s, v5.2s ; sshll2 v3.8h, v5.16b, #7 ; uabdl v1.2d, v4.2s, v5.2s ; sqrshrun v2.2s, v5.2d, #31 ; umaxp v1.4s, v3.4s, v3.4s ; uqsub v3.2s, v5.2s, v1.2s
bic v12.4s, #0xa6, lsl #24 ; fcsel h5, h15, h1, al ; sqsub v8.8b, v2.8b, v8.8b ; frinta h7, h12 ; mov s5, v12.s[3] ; fmov s2, w12 ; umlal2 v14.2d, v8.4s, v12.4s ; fcvtnu x3, s0
sm3tt1a v12.4s, v14.4s, v15.s[1] ; fcmpe s9, s7 ; sub w8, w11, #0x800 ; fcvtzs x6, d9 ; aese v1.16b, v12.16b ; sbfm w14, wzr, #3, #9 ; frintm h13, h4 ; fcvtzs x9, s15, #40
smulh x0, xzr, x1 ; bics w0, w3, w4, lsl #15 ; add xzr, x6, x3 ; rorv x6, x6, x6 ; eon x2, x0, x1, ror #63 ; orr x6, x1, x0, lsl #63 ; subs x2, x7, x1, asr #31 ; csinv x4, x1, x0, nv
adds wzr, w10, w5 ; csinv w15, wzr, wzr, al ; ands x6, xzr, x11 ; rbit wzr, w14 ; sha512h2 q4, q13, v0.2d ; eon x3, x15, x13, asr #63 ; sm3tt2b v5.4s, v3.4s, v1.s[1] ; sm3tt1b v5.4s, v1.4s, v7.s[1]
clz xzr, x0 ; ubfm x2, x4, #63, #1 ; str d6, [x20, #8] ; bics w7, w3, w0, lsr #31 ; sbfm w0, wzr, #30, #9 ; subs x6, x5, #0 ; ldp q6, q1, [x20, #-64] ; orr w2, w1, #0xff00ff
add w7, w4, #0xfff, lsl #12 ; sbfm w2, w3, #31, #30 ; movn w4, #0xffff, lsl #0 ; movn w4, #0x1, lsl #16 ; bfm x2, x1, #5, #4 ; adds w5, w1, #0x80 ; and w3, w5, #0xff00ff ; extr x5, x0, x0, #63
bcax v3.16b, v1.16b, v3.16b, v6.16b ; fcvtzu x0, s2, #15 ; sm4ekey v5.4s, v6.4s, v5.4s ; sm3tt1a v0.4s, v4.4s, v6.s[0] ; sm3tt2a v7.4s, v5.4s, v7.s[0] ; sha256h q0, q6, v0.4s ; sha1c q4, s1, v6.4s ; fccmpe d6, d7, #0xe, vc
bic w3, w3, w3 ; bic w5, wzr, w13, asr #5 ; add w9, w7, w14, sxtw #4 ; ldr x13, [x20] ; add v5.8b, v4.8b, v2.8b ; addhn2 v1.16b, v14.8h, v13.8h ; csinc x8, x11, x3, eq ; sqrdmlah v13.2s, v10.2s, v12.s[3]
ldclrb w11, w14, [x20] ; ldurh w7, [x20, #255] ; ldumax x14, xzr, [x20] ; ldur q12, [x20, #13] ; ldp w11, w1, [x20] ; ldapurb w8, [x20, #3] ; swp w6, w6, [x20] ; ldumin x11, xzr, [x20]
rax1 v2.2d, v4.2d, v2.2d ; sha512su0 v1.2d, v4.2d ; sm4ekey v3.4s, v2.4s, v3.4s ; cmle v2.4s, v5.4s, #0 ; uabd v0.16b, v2.16b, v1.16b ; sha256h2 q2, q4, v2.4s ; bcax v0.16b, v5.16b, v1.16b, v2.16b ; sm3partw2 v3.4s, v1.4s, v3.4s
sha1m q11, s14, v11.4s ; subs x12, x3, #0 ; frint64x d15, d5 ; bfm x0, x13, #32, #31 ; bcax v12.16b, v3.16b, v5.16b, v9.16b ; sbfm x4, x11, #32, #63 ; extr x1, xzr, x15, #5 ; sm4ekey v7.4s, v9.4s, v7.4s
fmlal2 v7.2s, v3.2h, v5.h[7] ; fabd v6.2s, v3.2s, v5.2s ; fcvtn v2.4h, v7.4s ; fmaxnmv h2, v3.4h ; fmaxp v4.8h, v7.8h, v2.8h ; fcmgt v6.8h, v0.8h, #0.0 ; fmla v1.4h, v7.4h, v3.h[5] ; fabs v6.4s, v3.4s
subs x4, x9, w13, sxtb #4 ; orr x8, x10, #0xff ; ubfm x2, x6, #0, #62 ; csneg w5, wzr, wzr, al ; ccmn x15, x4, #2, cs ; adds w7, w13, w10, sxtb #0 ; movk x11, #0xffff, lsl #16 ; orr x6, x8, #0xffffffff
smsubl x12, wzr, w15, x0 ; fmulx v15.2d, v12.2d, v13.d[0] ; adds w6, w15, w9, uxtw #4 ; csneg x14, x8, x15, al ; and x14, x4, #0xf0f0f0f0f0f0f0f ; and x9, x3, #0x1 ; ands w8, w6, #0x1 ; lsrv xzr, x6, x8
lslv x2, x3, x5 ; orr x5, x2, x4, asr #1 ; add w1, w5, w0, lsr #1 ; subs x1, x0, x1, lsl #3 ; orn x4, x2, x0, ror #31 ; ands w4, w0, w1, lsr #31 ; orn x0, x5, x2, asr #63 ; adds xzr, x5, w1, uxtw #3
sm3ss1 v1.4s, v4.4s, v1.4s, v2.4s ; sha1m q5, s3, v5.4s ; rax1 v1.2d, v5.2d, v1.2d ; sm3tt1b v4.4s, v2.4s, v1.s[0] ; fcsel h5, h2, h0, hi ; fcvtzu w3, s4, #6 ; scvtf s4, x1 ; fmov d5, #-1.450000000000000000e+01
sbfm w4, w0, #8, #7 ; fmsub s1, s2, s4, s5 ; sub w4, w4, #7 ; frintn d1, d4 ; bfm x1, x4, #63, #63 ; bfm w4, w1, #0, #31 ; adds w1, w2, #0xfff ; orr x4, x1, #0xfffffffffffffffe
bfm x6, x5, #0, #0 ; movz x0, #0x0, lsl #32 ; ubfm w0, w6, #0, #0 ; movz x7, #0xffff, lsl #16 ; movn w3, #0x1234, lsl #0 ; movk w7, #0xffff, lsl #16 ; movk x3, #0x1, lsl #32 ; ubfm wzr, w7, #3, #9
uaddl v4.8h, v3.8b, v0.8b ; ldur s2, [x20, #13] ; mvn v4.8b, v3.8b ; uqshl v2.2s, v1.2s, #0 ; stur w5, [x20, #-3] ; ldr b1, [x20, #9] ; ldursb w0, [x20, #-256] ; ldset x3, xzr, [x20]
orr w11, w12, w4, lsr #1 ; fcvtau v7.2s, v8.2s ; sub x0, x7, #1 ; csinv x3, x13, x9, cc ; bfm x10, x14, #0, #63 ; and w12, w9, #0xc0000003 ; ubfm w9, w14, #1, #31 ; adds x10, x4, x6, lsr #31
sub x1, x2, #0xfff, lsl #12 ; extr x1, x1, x2, #7 ; bfm w6, w4, #31, #31 ; and x5, x4, #0x3333333333333333 ; movn x5, #0x1, lsl #48 ; subs w4, w2, #1 ; movn w7, #0x1, lsl #16 ; adds x4, x0, #1
frecpe v5.8h, v2.8h ; sha1m q4, s0, v4.4s ; fcvtzs s1, s7, #18 ; fcvtns v5.4s, v1.4s ; fcvtnu s3, s1 ; fmul v3.2s, v1.2s, v2.s[1] ; scvtf v2.2d, v7.2d, #5 ; frintm v1.8h, v1.8h
and x3, x5, #0x1 ; mls v0.4h, v2.4h, v5.4h ; sqrshl h5, h3, h2 ; bic v1.16b, v2.16b, v0.16b ; fneg d4, d1 ; and x5, x5, #0xffff ; movn x5, #0xffff, lsl #0 ; sminp v0.2s, v2.2s, v4.2s
csneg x6, x7, x3, vs ; eor x0, x7, x0, lsl #3 ; csinc w4, w2, w7, vs ; and w6, w4, w0, ror #15 ; eon w5, w2, w0 ; ands w7, w1, w3, lsr #31 ; csel x7, x6, xzr, gt ; ccmp x7, #31, #10, hi
ldseth w1, w2, [x20] ; ldsmax x0, x7, [x20] ; ldeor x6, x3, [x20] ; ubfm w6, w2, #31, #0 ; ldr s0, [x20, #64] ; ldlarb w7, [x20] ; ldarb w2, [x20] ; stnp d6, d4, [x20, #8]
xar v0.2d, v5.2d, v3.2d, #0 ; mls v6.16b, v5.16b, v0.16b ; sxtl2 v6.4s, v5.8h ; ldeor w0, w1, [x20] ; sm3tt2b v3.4s, v1.4s, v2.s[2] ; sha256h2 q5, q1, v0.4s ; sm3ss1 v4.4s, v3.4s, v4.4s, v7.4s ; ldadd x2, x1, [x20]
frecps h13, h8, h5 ; fmla v10.2s, v1.2s, v8.s[2] ; fadd v2.2s, v8.2s, v3.2s ; frinti v4.4s, v9.4s ; fmaxnmp v13.2d, v12.2d, v14.2d ; fminnmv h7, v5.8h ; frecpx h14, h3 ; frinti v1.2d, v5.2d
fsqrt d14, d14 ; sbfm x7, x12, #32, #31 ; movn x4, #0xffff, lsl #0 ; fcvtpu x14, d4 ; scvtf s12, w10 ; fadd d12, d12, d12 ; fcvtps w0, h10 ; bfm w14, w7, #4, #11
rax1 v4.2d, v3.2d, v4.2d ; stlurh w3, [x20, #-4] ; ldnp q3, q2, [x20, #16] ; xar v4.2d, v2.2d, v0.2d, #1 ; swp x3, x0, [x20] ; orn x2, x4, xzr ; sm3tt2a v0.4s, v3.4s, v2.s[3] ; sm3tt2b v3.4s, v5.4s, v3.s[0]
subs x3, x1, w6, sxth #1 ; eor x2, x4, x1 ; cls x3, x3 ; sub w7, w5, w0, sxtx #4 ; ands w1, w7, w5, ror #15 ; sub x0, x5, w6, uxtb #4 ; add w4, wzr, w7 ; rev16 wzr, w2
fmov h3, #-2.812500000000000000e-01 ; ccmn w5, #31, #6, ls ; bics w4, w3, w1, lsr #31 ; fdiv d4, d2, d5 ; fsqrt d3, d2 ; adds x0, x3, x5, lsr #31 ; fcvtps x1, d5 ; ucvtf s3, x5, #6
movk xzr, #0x55 ; sm3ss1 v3.4s, v1.4s, v3.4s, v2.4s ; sm3tt2b v0.4s, v2.4s, v4.s[1] ; cmlt v3.2s, v5.2s, #0 ; movz x4, #0x1234, lsl #0 ; sm3tt1b v2.4s, v0.4s, v1.s[0] ; sm3tt2a v1.4s, v5.4s, v4.s[2] ; sqneg v0.2d, v3.2d
orr w2, w0, #0xc0000003 ; sbfm w6, w4, #16, #31 ; movk x4, #0x0, lsl #0 ; extr x5, x4, x4, #0 ; sbfm w0, w6, #1, #1 ; eor x6, x6, #0xffff ; and x6, x6, #0xffff ; bfm x5, x4, #32, #31
fneg v0.4s, v1.4s ; scvtf v4.4h, v2.4h ; fcvtms w5, h4 ; fcvt h1, d2 ; fsub v2.4h, v0.4h, v3.4h ; fcvtzu x0, h2, #50 ; fmla v2.2d, v0.2d, v5.d[1] ; scvtf d2, w1, #14
uzp2 v3.4h, v5.4h, v0.4h ; cas x7, x5, [x20] ; sm3tt2a v7.4s, v0.4s, v5.s[0] ; sri v0.8b, v3.8b, #1 ; sm4ekey v6.4s, v5.4s, v6.4s ; urhadd v6.2s, v3.2s, v0.2s ; ldp xzr, x1, [x20] ; sha512h q0, q1, v0.2d
sqxtun b2, h10 ; smlal v0.4s, v2.4h, v11.h[5] ; rsubhn2 v11.8h, v15.4s, v1.4s ; bic v2.8h, #0xa6 ; saddlv h15, v2.16b ; ushr v3.8h, v11.8h, #16 ; trn2 v8.8h, v2.8h, v6.8h ; pmull v8.8h, v7.8b, v8.8b
frecps v3.4h, v6.4h, v5.4h ; scvtf v3.4h, v7.4h, #1 ; fcmla v1.4h, v6.4h, v5.4h, #270 ; fcadd v4.8h, v2.8h, v5.8h, #90 ; add x6, x4, w3, sxtb #1 ; add w6, w4, w3, uxtw #0 ; frint64x v6.4s, v3.4s ; lsrv x4, xzr, x5
ubfm w0, w1, #31, #31 ; sbfm w1, wzr, #30, #9 ; sha256su1 v3.4s, v4.4s, v5.4s ; ubfm x0, xzr, #3, #9 ; fcvtps w5, d4 ; sm3tt2a v2.4s, v1.4s, v3.s[2] ; orr x0, x2, #0x3333333333333333 ; sm3tt2a v1.4s, v0.4s, v2.s[3]
fmov v2.2s, #-2.500000000000000000e-01 ; frecpe v6.8h, v2.8h ; fcvtpu s6, s2 ; fmin v3.4h, v1.4h, v6.4h ; fcvtms v1.2s, v0.2s ; scvtf h2, h5, #2 ; fcmla v3.4h, v2.4h, v2.4h, #180 ; scvtf v5.4s, v7.4s
fcvtns x2, s4 ; fmov d1, #-1.450000000000000000e+01 ; scvtf s1, x1, #5 ; frintp h2, h1 ; rorv x1, xzr, x4 ; ands x2, x1, x5, asr #31 ; fadd s1, s3, s2 ; ucvtf s3, w0, #23
bfm x2, x0, #63, #0 ; ldeorb w6, w2, [x20] ; bfm w6, w3, #0, #30 ; ldrsb x5, [x20] ; bfm x6, x1, #32, #32 ; fmaxnm s0, s7, s3 ; movn x5, #0xffff, lsl #16 ; ldtrsw x0, [x20, #-256]
adds w5, w4, w5, lsl #3 ; csinc x0, x3, x2, al ; sub x4, x2, x1, uxtx #1 ; sbcs x1, xzr, x0 ; adds w4, w2, w0, sxtx #0 ; bic x3, x0, x4, lsl #31 ; csneg x4, x0, x3, lt ; add x2, x4, w5, sxtb #4
cash w1, w7, [x20] ; and x7, x5, x6, asr #1 ; ldp x5, x4, [x20, #-32] ; prfm #24, [x1, x6, lsl #3] ; stp s0, s2, [x20, #-16] ; adds w0, w2, w4, lsl #31 ; csel w1, w5, w0, gt ; csinc w0, w2, w7, cs
fcvtns v1.2d, v9.2d ; ext v4.16b, v9.16b, v5.16b, #8 ; aesd v9.16b, v10.16b ; fcmgt s10, s1, #0.0 ; mul v2.4h, v1.4h, v13.h[2] ; fcvtms v5.4h, v14.4h ; scvtf s5, s8 ; usqadd v3.8h, v9.8h
adds x13, x4, x8, lsr #31 ; adds w2, w14, w1, asr #15 ; adds x10, x4, w3, sxtw #4 ; orn x7, xzr, x14 ; and w6, w1, w4, ror #15 ; adc x0, x4, x9 ; subs x1, x0, x9, lsl #31 ; ccmp x14, x3, #2, cs
stlur w2, [x20, #-8] ; fcvtzs x0, h3, #31 ; frintm h4, h0 ; ldtr x0, [x20, #255] ; ldur b4, [x20, #13] ; casalb w0, w3, [x20] ; ldrb w4, [x20] ; stlr w2, [x20]
bics x10, x13, x12, lsr #31 ; csel w6, w3, w9, vs ; ldur d12, [x20, #13] ; fcmgt h13, h14, #0.0 ; fcvtps s15, s1 ; ldur s10, [x20, #13] ; subs w3, w8, w7, uxtw #4 ; sub w13, w8, w7, sxtb #4
uqxtn v0.8b, v15.8h ; sabdl2 v0.4s, v3.8h, v10.8h ; uqshl v13.4h, v2.4h, #15 ; sqabs v6.16b, v11.16b ; cmlt v9.8h, v7.8h, #0 ; sqsub v13.8h, v11.8h, v3.8h ; mla v7.2s, v1.2s, v5.2s ; uabd v12.4h, v3.4h, v14.4h
extr w5, w2, w1, #0 ; csel x3, x4, x1, hi ; subs x2, x3, w0, sxtb #1 ; adds w1, w2, w4, lsr #31 ; ubfm x5, x0, #56, #7 ; bfm x4, x3, #0, #0 ; adds x3, x4, x2, lsr #31 ; adcs x2, x3, xzr
ssubw v7.8h, v2.8h, v7.8b ; bic w1, wzr, w6 ; frintz v3.4s, v2.4s ; ccmn x5, x4, #0, eq ; smlal v7.4s, v3.4h, v6.h[7] ; srshr v6.8b, v3.8b, #1 ; scvtf v2.4s, v0.4s ; uxtl v0.8h, v4.8b
sm3partw1 v6.4s, v4.4s, v6.4s ; aesmc v0.16b, v0.16b ; sha512h q2, q4, v0.2d ; xar v5.2d, v4.2d, v6.2d, #1 ; aese v3.16b, v5.16b ; sha512h2 q7, q5, v3.2d ; sm3tt1a v1.4s, v6.4s, v1.s[0] ; sm3tt2a v1.4s, v2.4s, v7.s[2]
rbit x3, x3 ; bfm w4, w8, #1, #0 ; orr x4, x15, #0xf00000000000000f ; sub w12, w11, #0xfff ; orr x15, x6, x2, lsr #63 ; add w1, w11, #0 ; extr w7, w12, w12, #1 ; and w14, w13, wzr
fcmla v13.8h, v5.8h, v0.8h, #270 ; eor x1, x7, #0xff ; uqrshrn v1.4h, v4.4s, #16 ; ubfm w13, w4, #28, #3 ; fmul v2.4s, v13.4s, v13.s[3] ; smlal2 v12.8h, v15.16b, v9.16b ; ands x12, x15, #0x8000000000000000 ; movn x4, #0x1234, lsl #32
ldclr w14, w14, [x20] ; sttr w9, [x20, #-3] ; ldp d8, d6, [x20, #-32] ; casb w3, w8, [x20] ; ldumaxh w7, w13, [x20] ; ldaprh w1, [x20] ; prfm pldl2strm, [x0, w9, sxtw #3] ; ldclrh w9, w8, [x20]
sbfm w3, w4, #4, #11 ; fcadd v6.4s, v1.4s, v7.4s, #90 ; movk x5, #0x1234, lsl #0 ; and x5, x4, #0xff ; fmin v4.2s, v6.2s, v1.2s ; bfm x6, x7, #0, #7 ; movk x3, #0xffff, lsl #16 ; fcvtnu v5.8h, v5.8h
frecpx h11, h14 ; fminnmp s14, v8.2s ; fmov v3.4s, #3.906250000000000000e-01 ; extr x3, x8, x1, #63 ; eor w14, w12, #0xff ; ubfm x2, x7, #5, #4 ; fminnm v12.4s, v5.4s, v4.4s ; fmov v0.2d, #-6.500000000000000000e+00
fmaxnm s7, s4, s1 ; fcmpe d5, #0.0 ; ucvtf d3, x2, #26 ; frinta d4, d0 ; fcmp h0, h7 ; frinti h0, h2 ; fcvtnu w2, h0 ; fcvtzu x7, d7
eon x1, x15, x0, lsl #31 ; uaba v5.4h, v8.4h, v9.4h ; eor w11, w12, w6, asr #1 ; sqdmull v7.2d, v1.2s, v15.s[0] ; and v12.16b, v13.16b, v13.16b ; smull v11.2d, v8.2s, v13.s[3] ; zip2 v1.8b, v15.8b, v1.8b ; srsra v4.4h, v9.4h, #1
sm3tt2b v1.4s, v3.4s, v1.s[0] ; ldp s1, s0, [x20, #-16] ; ccmn x2, x4, #6, vs ; sha512h q3, q3, v3.2d ; stp x4, x1, [x20] ; ldapursb w0, [x20, #-1] ; ldp xzr, x4, [x20] ; ldlar x2, [x20]
ushr d1, d2, #1 ; uqadd v2.2s, v0.2s, v1.2s ; sqrshrun2 v0.4s, v2.2d, #1 ; uqshl h4, h2, #15 ; smlal v3.2d, v1.2s, v2.s[3] ; srshl v1.8h, v2.8h, v5.8h ; shl v1.2d, v0.2d, #1 ; ushr v5.2s, v4.2s, #1
scvtf v3.4h, v4.4h ; ldr d5, [x20, #8] ; fcvtau v2.2s, v3.2s ; ldadd w3, w2, [x20] ; ldclr w2, w2, [x20] ; stur w2, [x20, #-3] ; frecpe v1.8h, v0.8h ; scvtf d5, d1, #49
fccmp h9, h14, #0xc, ls ; adds w10, w8, w4, uxth #1 ; ucvtf s2, x8, #25 ; bfm x10, x15, #63, #0 ; ubfm wzr, w6, #3, #9 ; eon x10, x13, x15 ; sbfm x10, xzr, #3, #9 ; add w8, w3, w5, sxtb #4
fsub v11.8h, v15.8h, v7.8h ; fmla s11, s6, v5.s[1] ; fcvtnu v13.8h, v13.8h ; frintp v0.8h, v8.8h ; frsqrts v1.2s, v3.2s, v7.2s ; fminp v8.2s, v1.2s, v14.2s ; fcmla v15.2d, v8.2d, v2.2d, #90 ; frecpe s7, s15
fmov s12, #1.900000000000000000e+01 ; csinc w2, w12, w6, gt ; fsub d9, d3, d15 ; fminnm h0, h15, h5 ; ccmp x10, x14, #2, cs ; fcvtzu w8, h3, #26 ; fccmp d10, d9, #0xe, cc ; fcvtmu x13, s5
csinc w15, w15, w15, cs ; sub x6, x10, x12, lsr #63 ; aese v14.16b, v7.16b ; csel wzr, w13, w9, eq ; bics w7, w5, w15, ror #1 ; frsqrte v0.8h, v8.8h ; orn w14, w6, w2, lsl #15 ; sha1h s14, s0
sha1su0 v1.4s, v3.4s, v2.4s ; sm3tt2b v4.4s, v3.4s, v5.s[2] ; sha512h2 q0, q5, v2.2d ; aese v1.16b, v4.16b ; sha1p q4, s0, v4.4s ; eor3 v1.16b, v4.16b, v1.16b, v0.16b ; sm3tt2a v3.4s, v0.4s, v2.s[1] ; sm3tt2b v4.4s, v3.4s, v0.s[3]
fnmsub d3, d2, d3, d0 ; sm3tt2a v3.4s, v4.4s, v5.s[2] ; sha256h q7, q7, v7.4s ; scvtf h5, w2 ; frintx d0, d3 ; xar v1.2d, v6.2d, v2.2d, #0 ; eor3 v5.16b, v6.16b, v1.16b, v0.16b ; bcax v2.16b, v6.16b, v0.16b, v3.16b
frecpx d4, d5 ; sqrshrn v14.8b, v2.8h, #1 ; fcmeq v0.4h, v6.4h, v2.4h ; ldtr x0, [x20, #255] ; ldp q14, q7, [x20] ; fcvtas h0, h14 ; umull v3.2d, v10.2s, v13.s[3] ; sttr w15, [x20, #-3]
ubfm w2, w2, #3, #9 ; ands x8, x5, #0xc000000000000003 ; bfm w8, w3, #1, #1 ; bfm w12, w10, #5, #4 ; add x8, x4, #0xfff, lsl #12 ; adds x6, x14, #1, lsl #12 ; movk x12, #0x0, lsl #48 ; movz w14, #0x0, lsl #16
fminnm s5, s3, s0 ; fcvtpu v4.4s, v2.4s ; fmin s2, s5, s0 ; fmax v5.8h, v2.8h, v1.8h ; scvtf d0, x4 ; fneg v4.4h, v1.4h ; fcvtnu s0, s2 ; fmul v4.4h, v2.4h, v0.4h
casl x13, x5, [x20] ; cmeq v10.16b, v13.16b, #0 ; sqshl v2.8h, v8.8h, #8 ; neg v15.2s, v2.2s ; ldursb w13, [x20, #-256] ; sqsub b0, b3, b4 ; ldumax x13, x4, [x20] ; sm3ss1 v8.4s, v1.4s, v2.4s, v12.4s
sm3tt2a v4.4s, v3.4s, v4.s[0] ; rax1 v6.2d, v0.2d, v6.2d ; eor3 v2.16b, v0.16b, v2.16b, v7.16b ; sm3tt2a v6.4s, v1.4s, v4.s[0] ; sha512h2 q2, q3, v7.2d ; eor3 v7.16b, v5.16b, v0.16b, v1.16b ; sm3partw1 v2.4s, v5.4s, v2.4s ; sha1c q1, s1, v1.4s
sqshrun s2, d0, #31 ; extr w2, w2, w4, #7 ; sub v4.4s, v2.4s, v1.4s ; shl d2, d1, #1 ; eor x4, x0, #0x8000000080000000 ; sxth x5, w0 ; eor w3, w5, #0x55555555 ; movz w0, #0x0, lsl #16
sqrshrun v2.4h, v5.4s, #1 ; fcvtpu w4, h5 ; sli v5.8h, v1.8h, #8 ; fmov h4, x4 ; sabd v1.8b, v3.8b, v0.8b ; sha256su1 v1.4s, v0.4s, v2.4s ; fadd h2, h0, h4 ; sm3tt2b v0.4s, v2.4s, v3.s[0]
frinti v6.4s, v2.4s ; frintx v7.2s, v5.2s ; frsqrts v4.4h, v2.4h, v6.4h ; fcmle s3, s4, #0.0 ; facge v7.4s, v2.4s, v4.4s ; fcvtl v1.2d, v6.2s ; fcvtmu v6.2d, v1.2d ; scvtf v0.2s, v3.2s
adds w8, w4, w5, sxth #1 ; bic xzr, x0, x12 ; madd w6, w6, w6, w6 ; abs d12, d4 ; urshr v3.8b, v8.8b, #8 ; usra v4.16b, v3.16b, #1 ; rev16 v7.8b, v1.8b ; ands x4, x10, x9, asr #1
sha512h2 q4, q3, v4.2d ; ubfm w2, w4, #28, #3 ; subs x1, x4, #0xfff, lsl #12 ; sha1h s5, s0 ; ldapr x1, [x20] ; sha256h q4, q1, v5.4s ; sm3tt1a v3.4s, v1.4s, v5.s[0] ; eor w5, w4, #0x80000000
extr w3, w15, wzr, #5 ; ands x8, xzr, #0x1ff ; movz wzr, #0x55 ; movk x1, #0xffff, lsl #32 ; bfm x9, x6, #32, #31 ; add x6, x1, #0xfff, lsl #12 ; orr w5, w4, #0x55555555 ; movn x9, #0x1234, lsl #0
ldtrsh w9, [x20, #-256] ; strh w3, [x20] ; sm3tt1b v4.4s, v10.4s, v0.s[1] ; ldp w7, w4, [x20] ; ldnp d13, d15, [x20, #8] ; stp q12, q8, [x20, #-64] ; ldsmaxh w13, w11, [x20] ; ldr d6, [x20, #8]
csneg w2, w3, w4, mi ; add w6, w5, w2, asr #31 ; movz x6, #0x1234, lsl #32 ; eor x3, x2, #0xffffffff ; csneg w0, w4, w7, nv ; extr w5, w1, w1, #31 ; sha256su1 v1.4s, v6.4s, v0.4s ; bfm w1, w6, #31, #31
sub w1, w5, w3, lsr #1 ; ccmn x5, x1, #1, ne ; ands x7, x4, xzr ; sub xzr, x6, x5 ; ands x5, x1, x6, ror #31 ; adds w2, w4, w5, sxth #4 ; orn w4, wzr, w6 ; bics x0, x6, x0, lsl #3
ucvtf s2, x1, #25 ; ands x4, x2, #0x8000000080000000 ; ubfm x5, x7, #60, #3 ; sbfm w7, w6, #31, #1 ; ubfm w4, w0, #0, #0 ; sbfm x3, x4, #4, #11 ; ucvtf s1, x5 ; fmadd d3, d7, d3, d4
movz x0, #0x1, lsl #16 ; sbfm x2, x1, #1, #63 ; stnp d5, d6, [x20, #8] ; scvtf d3, x2 ; ldtrsh x7, [x20, #-256] ; scvtf s3, w7, #10 ; casa x7, x1, [x20] ; fcvtzs x5, s6
cmge v0.8h, v2.8h, v4.8h ; sqdmlal v2.2d, v3.2s, v5.s[3] ; uqshl h0, h3, h1 ; sqshrun h1, s2, #1 ; sqxtun b4, h2 ; usra v1.8b, v3.8b, #1 ; smlal2 v0.2d, v2.4s, v5.s[3] ; umin v5.4s, v0.4s, v3.4s
sha512su1 v6.2d, v3.2d, v6.2d ; casa w0, w5, [x20] ; rax1 v11.2d, v6.2d, v4.2d ; prfm pldl2strm, [x3, w0, sxtw #3] ; ldaprb w0, [x20] ; ldsminh w2, w8, [x20] ; caslh w15, w5, [x20] ; sm3tt1b v15.4s, v11.4s, v15.s[0]
sha1c q4, s3, v4.4s ; cmge d4, d0, d7 ; fcsel d6, d2, d5, pl ; add d4, d3, d2 ; sqshrun s4, d3, #32 ; bic v2.2s, #0xa6, lsl #16 ; sub v0.2d, v5.2d, v1.2d ; scvtf h3, w6
ldadd x3, x2, [x20] ; stlrh w1, [x20] ; stlrb w3, [x20] ; stur h4, [x20, #-17] ; ldadd w2, w0, [x20] ; stnp s0, s1, [x20, #4] ; ldp d5, d4, [x20, #-32] ; ldnp w0, w1, [x20, #4]
orr w2, w4, #0xfffffffe ; and x3, x3, #0xffff ; eor x7, x14, #0x8000000080000000 ; extr x0, x2, x0, #7 ; sqshrn2 v14.8h, v12.4s, #1 ; sqshrun v9.2s, v7.2d, #1 ; uqsub v2.16b, v7.16b, v11.16b ; uqsub v2.8h, v4.8h, v15.8h
frintm d4, d0 ; sminp v6.8h, v4.8h, v2.8h ; udot v5.4s, v7.16b, v6.4b[3] ; frintp s7, s3 ; ucvtf h6, w3, #25 ; rbit v2.16b, v5.16b ; fcvtnu w7, h2 ; fcmpe h7, #0.0
uzp1 v4.4s, v2.4s, v3.4s ; srshr v2.8b, v1.8b, #8 ; sshr v4.16b, v2.16b, #8 ; shrn v5.2s, v2.2d, #31 ; sqshl v2.8b, v0.8b, v5.8b ; ssubl v1.4s, v5.4h, v0.4h ; mul v2.4h, v0.4h, v4.h[2] ; uqshrn v2.4h, v4.4s, #16
shll v9.2d, v3.2s, #32 ; sshll v10.4s, v3.4h, #15 ; scvtf v10.8h, v11.8h, #13 ; sqxtun v7.2s, v9.2d ; umull2 v3.8h, v5.16b, v14.16b ; sqxtn b8, h11 ; fcvtpu v3.4h, v7.4h ; sqrshrun h12, s1, #16
csinv w11, w3, w15, gt ; sm3tt1a v3.4s, v5.4s, v14.s[3] ; sm3tt2b v1.4s, v6.4s, v3.s[1] ; xar v8.2d, v11.2d, v15.2d, #1 ; sha512h2 q6, q3, v6.2d ; strh w4, [x20] ; ldr x7, [x20, #8] ; ldumin x9, x8, [x20]
ubfm x4, x8, #63, #63 ; and x0, x5, #0xffff0000ffff0000 ; movz w3, #0x0, lsl #0 ; sbfm x8, x2, #4, #11 ; and x3, x6, #0x8000000080000000 ; extr x0, x3, x5, #1 ; ubfm x8, x15, #63, #62 ; extr x3, x15, x15, #0
ccmn w4, #28, #11, mi ; subs w0, w1, w3, sxtw #0 ; adds x4, x2, x6, asr #1 ; sdiv w7, w3, wzr ; sbc x2, xzr, x4 ; orn wzr, w2, w5 ; ldarb w2, [x20] ; ldlar x0, [x20]
fcvtzu w1, d5, #7 ; sha512h q1, q6, v1.2d ; xar v14.2d, v0.2d, v3.2d, #37 ; fcvtzs d15, d7 ; sm3tt1a v6.4s, v10.4s, v12.s[3] ; fcvtzs x15, h5, #21 ; eor3 v9.16b, v12.16b, v2.16b, v11.16b ; fmaxnm v10.2d, v4.2d, v4.2d
sqadd b10, b0, b4 ; cmhs v14.8b, v7.8b, v4.8b ; sqneg v11.2s, v1.2s ; sri v10.8h, v15.8h, #8 ; ushll2 v9.8h, v8.16b, #1 ; shrn2 v14.8h, v14.4s, #7 ; uqxtn v11.2s, v12.2d ; sli v0.8b, v8.8b, #0
ucvtf h0, w0, #26 ; fcvtmu w3, h1 ; scvtf h1, x2, #56 ; ldapursh w0, [x20, #-2] ; casal w1, w5, [x20] ; ldapursh x5, [x20, #-2] ; ldaprb w0, [x20] ; fcsel h4, h1, h3, hi
cnt v1.8b, v2.8b ; umaxv h2, v0.4h ; uabal2 v4.4s, v6.8h, v3.8h ; ldur s6, [x20, #13] ; fcvtpu w0, d5 ; ldumin x3, x5, [x20] ; stllr w0, [x20] ; srshl v3.2s, v5.2s, v4.2s
ldsmax x0, x10, [x20] ; ldlarh w8, [x20] ; ldumaxb w15, w11, [x20] ; stllr x14, [x20] ; stp s15, s2, [x20] ; ldp q4, q13, [x20, #-64] ; ldtrsw x14, [x20, #-256] ; lduminh w1, w2, [x20]
eor3 v15.16b, v8.16b, v15.16b, v3.16b ; eor3 v3.16b, v3.16b, v3.16b, v3.16b ; sm3tt2b v14.4s, v15.4s, v11.s[0] ; frecpe v1.4h, v14.4h ; aesd v12.16b, v13.16b ; sha512su0 v9.2d, v15.2d ; sm3tt1b v11.4s, v6.4s, v11.s[0] ; sha512h2 q6, q4, v6.2d
sm3tt2a v8.4s, v3.4s, v4.s[0] ; uqshrn h4, s8, #16 ; fccmpe d3, d9, #0xe, mi ; shadd v6.8b, v0.8b, v6.8b ; fcvtps w7, d8 ; sm3tt1b v15.4s, v8.4s, v4.s[1] ; shll2 v11.2d, v0.4s, #32 ; uabdl2 v11.8h, v9.16b, v8.16b
rshrn v5.8b, v0.8h, #7 ; udot v1.4s, v2.16b, v5.16b ; sabd v3.16b, v0.16b, v1.16b ; sabdl v1.2d, v0.2s, v2.2s ; clz v5.8b, v3.8b ; shl v3.4h, v2.4h, #15 ; sub d1, d0, d1 ; sri v0.2s, v4.2s, #31
fmov x12, d11 ; ucvtf h4, x15, #6 ; fcvtzu w10, s0, #6 ; sbfm w8, w0, #0, #0 ; bfm w4, w14, #0, #0 ; and x10, x11, #0x5555555555555555 ; movk w3, #0x0, lsl #0 ; fneg d7, d10
aesmc v2.16b, v2.16b ; frint32x v3.4s, v11.4s ; fcvtpu w2, s0 ; sm3tt2b v7.4s, v2.4s, v4.s[0] ; fmov v11.2s, #-2.500000000000000000e-01 ; eor3 v6.16b, v12.16b, v8.16b, v11.16b ; fmls h9, h14, v2.h[5] ; fcvtl v12.2d, v7.2s
fcvtas w4, d1 ; scvtf s2, w0 ; fmov h5, #5.625000000000000000e-01 ; fnmsub s4, s5, s4, s5 ; frint64x d4, d1 ; fcvtas w0, h4 ; fcvtps w2, d2 ; ucvtf d2, x3
sha512h q0, q4, v2.2d ; facge h3, h4, h5 ; fmov v1.8h, #4.500000000000000000e+00 ; frecpe s4, s1 ; sha1p q2, s0, v2.4s ; sha1c q1, s3, v1.4s ; frsqrts v5.2d, v0.2d, v0.2d ; fcmge d4, d0, d1
subs w1, w0, #1, lsl #12 ; ldsminb w1, w5, [x20] ; ldr b2, [x20, #9] ; stlur w2, [x20, #-8] ; movn x2, #0xffff, lsl #0 ; ldsminb w5, w3, [x20] ; cmeq v7.16b, v1.16b, v0.16b ; extr x2, x1, x7, #0
ldapr x2, [x20] ; ldsmax x1, x3, [x20] ; sttr w2, [x20, #-3] ; cas w1, w3, [x20] ; ldursh x5, [x20, #-256] ; str x1, [x20] ; ldsmaxh w4, w3, [x20] ; str x5, [x20]
sub x5, x2, w3, uxth #4 ; bic x4, x5, xzr ; eor x4, x2, x0, lsl #63 ; csel x5, x5, x5, cs ; sub w4, w0, w3, sxtx #0 ; sqshlu v4.4s, v2.4s, #1 ; sqshlu d2, d1, #63 ; sub x0, x1, x5
ands w6, wzr, #0xff00 ; adds w7, wzr, w2, asr #5 ; bfm w2, w2, #3, #9 ; extr w2, w1, w6, #8 ; sbfm w6, w5, #4, #11 ; ubfm w1, w7, #1, #1 ; ubfm w7, w6, #24, #7 ; orr x4, x0, #0xc000000000000003
trn2 v5.8h, v1.8h, v11.8h ; uqsub v9.8h, v2.8h, v10.8h ; sqshlu b10, b12, #7 ; uabd v8.16b, v9.16b, v11.16b ; sqdmlal d11, s3, s12 ; dup v15.8b, w15 ; sqdmull v10.2d, v8.2s, v12.s[3] ; shsub v15.4s, v14.4s, v12.4s
fsub s0, s3, s1 ; madd w1, w4, w2, w0 ; asrv w4, wzr, w2 ; rev16 x0, x3 ; sub x3, x0, x3, lsl #3 ; fcmp s4, s2 ; rev16 w4, wzr ; orn w0, wzr, w5
usqadd v0.2s, v4.2s ; rev w1, w1 ; sdiv w2, w0, wzr ; sha1m q0, s2, v0.4s ; adc w1, w2, wzr ; sshl v5.4s, v4.4s, v2.4s ; sqdmulh s3, s0, s2 ; sha256h q4, q2, v5.4s
uaddl2 v12.4s, v15.8h, v13.8h ; sudot v0.2s, v5.8b, v3.4b[3] ; ushr v7.16b, v6.16b, #8 ; sshll v1.2d, v3.2s, #31 ; ushr v15.4s, v10.4s, #31 ; cls v10.4h, v3.4h ; mla v10.2s, v13.2s, v15.2s ; sqshl v3.4s, v0.4s, v11.4s
movk w6, #0x1234, lsl #0 ; orr x0, x3, #0x3333333333333333 ; adds x2, x5, #0xfff ; ursra v6.2d, v2.2d, #64 ; sqshl v5.4h, v1.4h, v3.4h ; sbfm w3, w0, #24, #7 ; ushr v0.4s, v4.4s, #1 ; movk w7, #0x1, lsl #0
dup v2.2d, x1 ; facgt v1.2s, v3.2s, v0.2s ; sqrdmlah s2, s0, v3.s[3] ; fcmla v0.2s, v2.2s, v3.2s, #90 ; shsub v1.8h, v5.8h, v0.8h ; fcmgt v0.2s, v1.2s, #0.0 ; sha256h q2, q5, v2.4s ; sha256h q3, q3, v3.4s
csinv w2, w5, w3, hi ; csel x2, x4, x5, nv ; csneg w2, w4, w3, le ; orr w1, w5, w3, lsl #31 ; msub x4, xzr, x2, x1 ; adds xzr, x4, w0, uxth #3 ; sbcs w4, w1, w2 ; sub w5, w3, w2, sxtb #1
fcvtps x9, d3 ; ucvtf v12.8h, v13.8h ; frint64z v3.4s, v15.4s ; ucvtf s12, w9, #23 ; ucvtf s0, w12, #15 ; fcmgt v15.2s, v12.2s, v7.2s ; fmov s12, w7 ; fcvtmu v6.2s, v5.2s
movk wzr, #0x55 ; movn x4, #0x8000, lsl #32 ; sqdmulh h3, h1, h2 ; orr v2.4s, #0xa6, lsl #16 ; movk w4, #0x1234, lsl #16 ; casah w4, w0, [x20] ; sbfm x5, x4, #32, #31 ; ubfm x1, x4, #0, #15
uqshl d1, d8, #0 ; urshr v7.4h, v15.4h, #1 ; bic v9.2s, #0xa6, lsl #8 ; mov w6, v4.s[0] ; sshr v8.2s, v11.2s, #32 ; shsub v3.8h, v9.8h, v6.8h ; smlsl v14.4s, v2.4h, v11.h[3] ; uzp2 v3.2d, v10.2d, v9.2d
ldumax w0, w1, [x20] ; bic x0, x3, x4, ror #63 ; ldumin w6, w3, [x20] ; ldp d0, d1, [x20, #-32] ; ldclr w0, w7, [x20] ; csinv x2, x3, x4, le ; add x7, x6, x4, lsl #31 ; str d3, [x20, #8]
sha256su0 v12.4s, v7.4s ; fabd d11, d8, d12 ; fmulx h5, h13, h0 ; fcvtzu x7, h6 ; fcvtmu s8, s2 ; fccmp h3, h12, #0xc, ls ; sha1p q12, s1, v5.4s ; fminnmp v13.2d, v0.2d, v2.2d
prfm pldl1keep, [x3, #8] ; ldsminh w4, w0, [x20] ; ldur h4, [x20, #13] ; ldsetb w4, w5, [x20] ; casalh w5, w2, [x20] ; casa x2, x1, [x20] ; ldrsb w7, [x20] ; ldp w6, w2, [x20, #-16]
uzp1 v3.8b, v10.8b, v3.8b ; rev32 v13.16b, v3.16b ; uqrshrn2 v15.4s, v10.2d, #1 ; cmgt v9.8b, v4.8b, #0 ; ldar x12, [x20] ; mls v1.16b, v6.16b, v0.16b ; uzp2 v15.4h, v3.4h, v13.4h ; subhn2 v12.16b, v9.8h, v5.8h
sub x4, x14, w8, sxth #1 ; fmls v10.2d, v5.2d, v13.d[1] ; fmov v5.2d, #-6.500000000000000000e+00 ; movn wzr, #0x55 ; subs w13, w1, #0x80 ; fcvtzu v2.4h, v11.4h, #10 ; fmul d4, d6, v12.d[0] ; fmlal v8.4s, v1.4h, v10.h[7]
fminp s5, v3.2s ; fmls v3.8h, v2.8h, v1.h[2] ; fcvtzs d2, d4, #51 ; fcvtns v5.2d, v1.2d ; fmaxp v3.2s, v2.2s, v1.2s ; fmla d3, d1, v2.d[1] ; fmul v0.4h, v4.4h, v3.h[7] ; frsqrts d5, d4, d3
bfm x2, x5, #1, #1 ; orr w4, w0, w3, lsr #1 ; bic x4, x3, x0, lsl #1 ; ubfm x3, x1, #32, #31 ; movn x5, #0x8000, lsl #0 ; bics x0, x4, x3, ror #31 ; csinc x3, x2, xzr, gt ; add x4, x5, #0x800
frinta v3.8h, v14.8h ; uabal v12.2d, v10.2s, v7.2s ; fcvtn v11.2s, v13.2d ; fcmge v9.8h, v8.8h, #0.0 ; fcvtzu d10, d2, #51 ; fmaxp s7, v10.2s ; sha512h2 q13, q10, v13.2d ; frecpx d12, d0
fminp h1, v1.2h ; fcvtzu d4, d5, #41 ; ucvtf d0, d1, #50 ; fcmeq v7.4s, v0.4s, v1.4s ; fmlsl v5.4s, v6.4h, v6.h[6] ; fabs v3.4s, v2.4s ; fmaxv h1, v0.4h ; scvtf v6.8h, v3.8h
fmax s14, s6, s9 ; sri v1.2s, v5.2s, #31 ; fsqrt s5, s4 ; fmadd s12, s13, s10, s9 ; fcvtns x4, d0 ; sli v10.16b, v11.16b, #0 ; fccmp d13, d7, #0x9, hi ; fadd h2, h8, h14
movk w6, #0xffff, lsl #16 ; fmul v2.8h, v1.8h, v7.h[2] ; fmls d1, d7, v5.d[0] ; ucvtf v2.2d, v1.2d, #28 ; orr w5, w0, w3, lsl #15 ; eor x2, x7, x4, asr #1 ; fcmlt v1.4s, v6.4s, #0.0 ; frinti v4.2s, v1.2s
ushll2 v3.2d, v0.4s, #1 ; uminv h2, v6.4h ; shsub v9.2s, v5.2s, v2.2s ; sqrdmlah v14.8h, v3.8h, v15.h[7] ; abs d12, d4 ; usra v1.8h, v0.8h, #8 ; saddlp v1.8h, v6.16b ; rshrn2 v7.4s, v5.2d, #1
sub w2, w4, w1, sxtx #0 ; subs x3, x2, w4, uxtb #4 ; adds w0, w7, w3, lsr #31 ; uqrshrn v3.4h, v0.4s, #1 ; add w0, w7, w2, lsr #31 ; csneg w1, wzr, w3, lt ; add x1, x1, w1, sxtw #3 ; umlsl2 v2.4s, v0.8h, v3.h[2]
ushr v12.2s, v5.2s, #1 ; aesimc v1.16b, v14.16b ; ldursh x3, [x20, #-256] ; stp s8, s7, [x20] ; uaddlp v13.4h, v14.8b ; sqrshrun2 v1.4s, v8.2d, #1 ; ldclrh w1, w10, [x20] ; sm3tt1b v12.4s, v6.4s, v13.s[1]
fcvtmu v11.4h, v0.4h ; fcadd v8.2d, v5.2d, v11.2d, #270 ; fcmgt v2.2s, v11.2s, v7.2s ; fmaxp v6.4s, v11.4s, v13.4s ; fmls v15.4s, v10.4s, v12.s[3] ; fmla s0, s10, v3.s[0] ; ucvtf v6.2s, v0.2s, #19 ; fcvtzu h4, h0
fcvt h2, s6 ; fcvtas w2, h1 ; orr x7, x6, x3, ror #1 ; sub x3, x0, x7, lsr #1 ; csinv x3, x0, x1, le ; fcvtms w3, s7 ; fcvtns x0, s1 ; fccmpe h0, h4, #0x9, hi
fabd v5.8h, v2.8h, v0.8h ; fcmgt v0.2s, v5.2s, v4.2s ; sqrshrn v6.8b, v2.8h, #8 ; bfm x7, x0, #1, #0 ; ssubl2 v7.2d, v6.4s, v3.4s ; fcmge v1.2d, v2.2d, v6.2d ; frecps v4.4s, v3.4s, v1.4s ; fcvtn v4.4h, v1.4s
str x7, [x20] ; ldtrsb x2, [x20, #-256] ; stur q2, [x20, #-17] ; stllrb w3, [x20] ; ldapursw x3, [x20, #-4] ; ldapursb w2, [x20, #-1] ; ldtrsb x4, [x20, #-256] ; sturh w2, [x20, #-3]
sub w1, w5, w3, uxtw #1 ; bcax v5.16b, v2.16b, v5.16b, v4.16b ; bcax v3.16b, v4.16b, v0.16b, v5.16b ; sha1m q0, s4, v0.4s ; sha512su1 v2.2d, v4.2d, v2.2d ; sm3tt1b v4.4s, v3.4s, v0.s[2] ; eor x2, x5, x4, asr #31 ; sha512h q3, q3, v3.2d
sbc w0, w5, wzr ; ldsmin w3, w3, [x20] ; bfm w2, w6, #31, #30 ; bfm w3, w6, #31, #1 ; bic w1, w2, w3, lsr #1 ; ldclr w5, w5, [x20] ; sbfm w6, w4, #5, #4 ; ldtrb w6, [x20, #255]
ldp w5, w0, [x20, #-16] ; stnp d2, d0, [x20, #8] ; ldursb x0, [x20, #-256] ; ldp w0, w4, [x20, #-16] ; stp s1, s2, [x20] ; ldsmax w2, w2, [x20] ; ldp q1, q0, [x20, #-64] ; ldset w2, w2, [x20]
fsqrt v0.4s, v12.4s ; scvtf s0, s10, #6 ; fcvtpu v15.8h, v1.8h ; rbit w14, w14 ; bic x3, x6, x11, lsr #1 ; adcs wzr, w1, w8 ; adds w15, wzr, w7, asr #5 ; scvtf v13.2d, v15.2d
orr x9, x15, #0xf00000000000000f ; ubfm w10, w0, #1, #1 ; ands x7, x15, #0xc000000000000003 ; aesmc v13.16b, v13.16b ; aesimc v7.16b, v0.16b ; xar v6.2d, v7.2d, v12.2d, #1 ; sbfm x11, x4, #1, #0 ; movn x15, #0xffff, lsl #0
fmaxnmp v5.2s, v2.2s, v3.2s ; fneg v6.2s, v5.2s ; fminnmp v0.4h, v6.4h, v4.4h ; fmulx v4.4h, v1.4h, v5.h[1] ; fmlsl v4.2s, v3.2h, v7.2h ; frintz v3.2s, v7.2s ; frintn v5.8h, v0.8h ; fcvtmu v3.8h, v6.8h
uqshl b2, b5, #0 ; mul v5.4h, v3.4h, v1.h[7] ; sqdmlal v0.2d, v5.2s, v1.s[1] ; fmax d5, d1, d4 ; sqshlu v1.8b, v5.8b, #1 ; usqadd v3.4h, v4.4h ; fcvtau w2, s0 ; ushr v1.4s, v4.4s, #1
movz x0, #0x0, lsl #0 ; uqshl v0.8h, v4.8h, #8 ; adds w2, w3, w0, uxth #1 ; movn w5, #0x0, lsl #0 ; abs v0.16b, v1.16b ; cls xzr, x0 ; sbfm w3, w4, #16, #15 ; subs xzr, x1, w0, sxtw #3
eor3 v5.16b, v0.16b, v1.16b, v2.16b ; sm4e v0.4s, v3.4s ; xar v1.2d, v5.2d, v3.2d, #0 ; sha1h s0, s5 ; sha256h2 q2, q1, v0.4s ; xar v4.2d, v2.2d, v4.2d, #0 ; sha256su1 v3.4s, v5.4s, v0.4s ; sha512h2 q4, q1, v5.2d
fmulx v10.2d, v15.2d, v11.d[0] ; faddp v4.2s, v1.2s, v8.2s ; crc32h w7, w11, w3 ; fmlal2 v13.4s, v9.4h, v14.4h ; ccmp w15, #17, #8, vc ; fmul v7.2d, v12.2d, v10.d[0] ; frint64z v15.4s, v11.4s ; fcvtzu d3, d5
crc32x w1, w5, x0 ; add w0, wzr, w2, asr #5 ; movi v5.4s, #0xa6, msl #16 ; fcmla v3.4h, v4.4h, v4.4h, #180 ; usubl v0.4s, v5.4h, v2.4h ; sqshrn v5.8b, v3.8h, #8 ; fmaxnmp v5.4s, v1.4s, v5.4s ; crc32x w4, wzr, x2
sqshl v15.4h, v10.4h, #15 ; sqshrun2 v12.16b, v8.8h, #1 ; saddlp v3.2s, v9.4h ; srsra v2.2s, v12.2s, #1 ; umull2 v3.4s, v9.8h, v4.h[7] ; sshl v10.2s, v14.2s, v8.2s ; mov h7, v12.h[7] ; sqrshrn b5, h13, #8
adc w12, w12, w12 ; cls w8, wzr ; dup v7.4s, wzr ; zip2 v3.4h, v5.4h, v11.4h ; cmhi v3.8h, v7.8h, v8.8h ; sqshl s0, s15, s0 ; umsubl x7, w14, w9, xzr ; sqshrun b9, h8, #8
csneg w6, w1, w5, eq ; csel w1, w6, w0, ls ; subs w7, w0, #0xfff ; movz x7, #0xffff, lsl #48 ; movz w0, #0x1, lsl #16 ; ldapur w1, [x20, #12] ; orn w5, w6, w7, lsr #31 ; bfm w1, w2, #0, #0
sha512h q6, q2, v6.2d ; xar v2.2d, v0.2d, v6.2d, #1 ; eor3 v1.16b, v6.16b, v4.16b, v5.16b ; sha512h2 q5, q0, v7.2d ; sha256su1 v0.4s, v7.4s, v0.4s ; sm3partw2 v1.4s, v2.4s, v4.4s ; sm3tt1b v1.4s, v6.4s, v4.s[3] ; aesimc v4.16b, v7.16b
sub v4.2s, v2.2s, v0.2s ; csinc x4, x0, x3, pl ; sshr v4.8b, v0.8b, #8 ; adds x1, x5, w4, sxth #1 ; subs wzr, w2, w5 ; sdiv x5, x3, xzr ; sqrshrn v2.8b, v1.8h, #7 ; sbcs xzr, x0, x3
fcvtzs w0, d1, #20 ; ldapurh w5, [x20, #6] ; fcvtzu w2, s1 ; fdiv s2, s2, s2 ; eor x7, x2, #0xff ; adds w0, w6, #0 ; and x0, x2, #0xfffffffffffffffe ; ldset w0, w5, [x20]
udiv w1, w3, w4 ; bics x4, x3, x0, lsl #1 ; csneg w1, w5, w4, hi ; ccmp wzr, #0, #9, vc ; csinc x2, x0, x4, nv ; adds x1, x2, w4, uxtb #0 ; csinc x1, x0, x3, eq ; csneg x1, x4, x2, cc
ldrh w6, [x20] ; prfm #31, [x6] ; scvtf v5.4s, v3.4s, #20 ; ldr b3, [x20, #9] ; fcmge v1.8h, v3.8h, #0.0 ; caslb w2, w6, [x20] ; fcvtzs d4, d0 ; fcvtnu h4, h6
frintn v5.2s, v1.2s ; aesd v0.16b, v4.16b ; eor3 v5.16b, v1.16b, v2.16b, v4.16b ; fcmla v5.4h, v5.4h, v2.4h, #90 ; fmls s1, s5, v0.s[1] ; ushr v4.2d, v3.2d, #1 ; fabs v0.8h, v3.8h ; fmov v5.2s, #1.875000000000000000e-01
fmls s3, s2, v2.s[3] ; fminv h0, v1.4h ; fmulx s3, s1, s2 ; scvtf v0.2s, v3.2s, #26 ; fsub v3.2d, v0.2d, v1.2d ; fcvtn v3.4h, v1.4s ; fcadd v4.4h, v5.4h, v0.4h, #90 ; fcvtms v4.2s, v2.2s
ucvtf s5, w7 ; fmls v1.8h, v6.8h, v7.8h ; fmin h5, h0, h1 ; fcmlt v2.8h, v6.8h, #0.0 ; fcmp h0, #0.0 ; frintz d3, d0 ; fcvtps x0, s1 ; fmlal2 v6.4s, v5.4h, v1.h[5]
scvtf s1, s5, #29 ; adds x6, x6, x6 ; umlsl2 v2.2d, v6.4s, v1.s[3] ; mla v5.4s, v4.4s, v5.s[3] ; uhadd v2.8h, v1.8h, v6.8h ; orr x5, x0, x2, ror #1 ; adc x6, x6, x6 ; adds x6, x0, x6, lsl #3
sm4ekey v0.4s, v1.4s, v0.4s ; sha256h2 q1, q0, v3.4s ; sm3partw1 v3.4s, v0.4s, v3.4s ; sm3tt2a v2.4s, v4.4s, v5.s[1] ; aesmc v4.16b, v0.16b ; sha256su0 v1.4s, v4.4s ; sha256h q4, q5, v0.4s ; sha1su0 v0.4s, v4.4s, v0.4s
stlurh w0, [x20, #-4] ; ldr x3, [x20, xzr] ; ldaddh w5, w8, [x20] ; ldtrsh w6, [x20, #-256] ; eor x1, x8, x11 ; stur w0, [x20, #-3] ; subs wzr, w13, w14 ; ldp xzr, x10, [x20]
fmsub h5, h1, h0, h4 ; sha512h q3, q1, v2.2d ; eor3 v2.16b, v0.16b, v2.16b, v1.16b ; sm3tt2a v3.4s, v1.4s, v5.s[0] ; ldsmin x5, xzr, [x20] ; fcvtns x2, s5 ; eor3 v1.16b, v2.16b, v1.16b, v3.16b ; fccmp h0, h5, #0xc, ls
crc32h w6, w3, w4 ; eor w1, w3, w0, ror #31 ; csinv w1, w4, w3, ge ; subs w4, w5, w0, uxtb #0 ; ccmp x6, x7, #6, vs ; ands x3, x4, x5, lsl #1 ; bics x5, x1, x6, ror #31 ; adds x2, x3, w1, uxth #4
frintz s12, s7 ; fcmpe d0, d3 ; fmaxnm h11, h9, h15 ; sm3tt1a v3.4s, v9.4s, v3.s[0] ; sha512h2 q0, q14, v2.2d ; sm3ss1 v14.4s, v0.4s, v14.4s, v10.4s ; fcvt d8, s6 ; fcmpe d12, d7
sub x1, x2, w5, sxth #1 ; movn wzr, #0x55 ; eor x4, x0, #0xff00ff00ff00ff ; uaddlp v3.4h, v2.8b ; and x7, xzr, x6, asr #5 ; bfm x1, x2, #1, #63 ; smull2 v1.4s, v0.8h, v5.h[7] ; movi v3.2d, #0xff00ff0000ffff00
ldur s5, [x20, #13] ; ldrsb x3, [x20] ; prfm pldl2strm, [x3, w5, sxtw #3] ; stp q5, q5, [x20] ; str s3, [x20, #64] ; ldur b1, [x20, #13] ; casb w2, w5, [x20] ; str w0, [x20]
add x5, x1, w3, sxtw #4 ; sshl v0.8b, v2.8b, v4.8b ; orr x0, xzr, x2, asr #5 ; sqabs d4, d1 ; orn x1, x5, x2, ror #1 ; umlsl v5.2d, v0.2s, v3.2s ; add w5, w4, wzr ; add x0, x1, w4, uxtw #1
and wzr, w1, w2 ; ands x7, xzr, x1 ; ands x6, x6, #0xffff ; csinc x6, x0, x2, lt ; adcs w6, w0, wzr ; ccmn x0, x7, #7, vc ; movz w5, #0x1234, lsl #0 ; ucvtf d0, d5
fcvtms wzr, d4 ; fmov h5, #-1.562500000000000000e-01 ; scvtf d4, x0, #39 ; ucvtf d1, x5, #61 ; fcsel h0, h3, h5, al ; frinti h5, h1 ; fmov s2, #-2.700000000000000000e+01 ; fadd s2, s4, s3
eor x1, x3, #0xff00ff00ff00ff ; bfm wzr, w2, #3, #9 ; stur q5, [x20, #-17] ; ubfm w2, w1, #24, #7 ; stllrb w5, [x20] ; ldnp d3, d2, [x20, #8] ; bfm w2, wzr, #30, #9 ; sub x2, x3, #1
and x2, x3, #0xff00ff00ff00ff ; eor w3, w0, #0x80000000 ; bfm x4, x1, #0, #63 ; ldnp w1, w2, [x20, #4] ; ldp d3, d5, [x20, #-32] ; subs xzr, x2, #1 ; movn x1, #0x8000, lsl #48 ; ldr w4, [x20]
movk x15, #0x0, lsl #0 ; ubfm xzr, x9, #3, #9 ; uxtb w11, w1 ; sbfm x1, x11, #32, #31 ; movk x1, #0x1, lsl #0 ; and x8, x4, #0xf00000000000000f ; bfm wzr, w10, #3, #9 ; movk w11, #0x1, lsl #16
sha256h2 q6, q4, v1.4s ; aese v4.16b, v7.16b ; sha1su0 v5.4s, v7.4s, v5.4s ; udot v6.4s, v0.16b, v2.4b[3] ; orr v1.8h, #0xa6, lsl #8 ; eor v3.8b, v2.8b, v5.8b ; xar v6.2d, v7.2d, v4.2d, #1 ; sm3tt2b v5.4s, v1.4s, v7.s[0]
uqshrn2 v1.16b, v4.8h, #8 ; eon w9, w10, w9, lsl #3 ; ldumin x1, x7, [x20] ; sqxtn h10, s8 ; ccmp w13, #10, #9, vs ; rorv w5, w15, w7 ; eor x12, x0, x5, asr #1 ; asrv w9, w2, wzr
uqxtn s14, d13 ; cmge v1.2s, v14.2s, v5.2s ; sqrshrun b12, h11, #8 ; uqshl v9.2s, v8.2s, #0 ; uabal v12.8h, v15.8b, v12.8b ; uqshl v4.4s, v13.4s, #31 ; uminv b13, v10.8b ; cmhi v1.8h, v12.8h, v14.8h
ldumax x6, x1, [x20] ; casal x1, x6, [x20] ; fnmsub s5, s4, s3, s1 ; casah w6, w2, [x20] ; fcvtzu x2, d4, #41 ; ldtrsh x5, [x20, #-256] ; scvtf h7, w0 ; fcvtzu x7, d6
fmov d8, #-1.450000000000000000e+01 ; ucvtf s4, w11, #15 ; csinv x9, x0, x7, vs ; fcvtns x14, d12 ; casl x12, x10, [x20] ; scvtf s0, x12, #1 ; fccmp d11, d0, #0xb, nv ; ccmp w14, #20, #3, gt
umaddl x10, wzr, w14, x8 ; csinc x14, x12, x15, lt ; subs xzr, x4, x9, sxtx #3 ; csinc x13, x11, xzr, gt ; ccmn x7, x4, #10, ge ; csel w9, w11, w3, cc ; adds w13, w6, w12, sxtb #4 ; rbit xzr, x7
csel w0, w3, w5, ne ; frintm h3, h0 ; asrv wzr, w1, w4 ; add x3, x0, w2, sxth #1 ; adds x1, x4, w2, sxth #0 ; fmov w2, s3 ; ands w1, w3, w2, lsr #15 ; frintx s1, s2
csel x7, x4, x6, vc ; eor w6, w5, #0xfffffffe ; csinv x4, x0, x5, vc ; ldapursb x2, [x20, #-1] ; adds w5, w0, #0xfff ; movn w2, #0x1, lsl #0 ; movk w6, #0x1234, lsl #16 ; ubfm x5, x0, #3, #20
ubfm x10, xzr, #30, #9 ; orr x12, x4, #0xffffffff ; bfm wzr, w1, #3, #9 ; bfm x1, x3, #63, #0 ; sbfm x10, x5, #8, #7 ; movk x12, #0x1234, lsl #32 ; uxtb w15, w14 ; movz w8, #0x1234, lsl #0
eor3 v1.16b, v3.16b, v5.16b, v2.16b ; sm3tt2a v2.4s, v3.4s, v4.s[3] ; sm3tt1b v4.4s, v0.4s, v4.s[0] ; sha256su1 v5.4s, v4.4s, v1.4s ; sbfm w4, w5, #16, #16 ; movz x5, #0xffff, lsl #48 ; extr w5, w3, w3, #1 ; sha512su1 v1.2d, v2.2d, v1.2d
sub x1, x5, #0 ; add w0, w5, w3, lsr #15 ; subs x3, x2, x0 ; adds x3, x5, x1, sxtx #4 ; ubfm w4, w1, #1, #31 ; adds xzr, x5, x3, uxtx #3 ; sub x0, x2, w3, sxtb #1 ; fmov s5, s3
sqrdmulh h5, h3, v0.h[1] ; sabal v3.4s, v2.4h, v5.4h ; ursra v5.8b, v0.8b, #8 ; uabdl2 v3.4s, v0.8h, v5.8h ; rshrn2 v5.4s, v1.2d, #32 ; uqadd v0.8h, v5.8h, v2.8h ; uqrshrn v5.4h, v1.4s, #8 ; usdot v5.4s, v4.16b, v1.4b[3]
sha1c q6, s6, v6.4s ; sha512h2 q4, q5, v4.2d ; sm3ss1 v1.4s, v5.4s, v1.4s, v0.4s ; subs x2, x3, x7, uxtx #0 ; ccmp x2, x7, #4, mi ; sha512h2 q0, q1, v0.2d ; sha512h2 q7, q3, v7.2d ; csel w3, wzr, wzr, hi
subs w3, w0, w1, uxtb #1 ; fccmp s4, s3, #0xf, cc ; subs x1, x4, x5, asr #31 ; add wzr, w5, w3 ; fmul h3, h4, h0 ; sbc x5, x5, x5 ; csinc x4, x5, x3, eq ; xar v4.2d, v1.2d, v0.2d, #37
frintn d3, d4 ; fccmp h2, h3, #0xc, ls ; scvtf s3, w4, #10 ; ucvtf d0, w4, #1 ; frinta s4, s0 ; fabs s2, s0 ; fmov d5, #-1.450000000000000000e+01 ; fcvtzu x4, s5, #15
umaxv b6, v7.8b ; uqshl b4, b1, #7 ; fcsel s7, s3, s6, eq ; zip2 v5.4s, v2.4s, v4.4s ; smax v1.8h, v0.8h, v2.8h ; fccmpe d0, d4, #0, nv ; sqshlu v0.4s, v3.4s, #0 ; umov w3, v7.h[0]
sub w4, w10, w6, sxtw #1 ; uqrshrn s8, d6, #1 ; bcax v9.16b, v8.16b, v2.16b, v14.16b ; uadalp v5.2s, v13.4h ; sub w14, w12, w10, lsr #15 ; sm3tt2a v10.4s, v3.4s, v6.s[3] ; sha256h q5, q12, v5.4s ; xar v11.2d, v13.2d, v6.2d, #1
cash w6, w4, [x20] ; str w1, [x20, #252] ; ldapursh w3, [x20, #-2] ; ldr xzr, [x20] ; ldar x7, [x20] ; stp x2, x1, [x20] ; ldsetb w6, w7, [x20] ; ldapursb x1, [x20, #-1]
sha512h q0, q2, v1.2d ; ubfm w2, w5, #24, #7 ; movk w1, #0x1234, lsl #16 ; sm3tt1a v2.4s, v5.4s, v2.s[0] ; bfm x3, x4, #0, #63 ; extr x5, x2, xzr, #5 ; subs w2, w5, #0xfff, lsl #12 ; eor3 v4.16b, v5.16b, v0.16b, v1.16b
bfm x5, x3, #4, #11 ; eor x2, x3, x4, lsr #1 ; fmls v4.4h, v3.4h, v5.4h ; fcmge s5, s2, s3 ; sbfm x3, x1, #3, #20 ; bfm x0, xzr, #3, #9 ; sbfm w0, w2, #0, #0 ; eon w5, w5, w5
adds w3, wzr, w2 ; smsubl x3, w0, w4, x1 ; csneg x4, x5, x2, pl ; adds w1, w4, w2, sxtx #0 ; add x1, x3, w4, sxtb #0 ; eor x1, x2, x0, asr #1 ; add x1, xzr, x4 ; csneg x3, x0, x1, al
fnmul d4, d6, d2 ; scvtf s6, x4 ; ubfm x0, x5, #0, #0 ; ands w2, w0, #0x1 ; movn x1, #0xffff, lsl #48 ; fcvtau w6, s4 ; fmov h1, #5.625000000000000000e-01 ; fcvt h3, s4
and x4, x6, #0xc000000000000003 ; add x4, x1, x7, lsr #63 ; eon w1, w7, w3, lsl #31 ; frsqrte s4, s0 ; frintm v4.8h, v4.8h ; sub x4, x2, w3, sxtb #4 ; eor x2, xzr, x0 ; csel x2, x6, x3, hi
rbit w4, w1 ; eon w4, w4, w4 ; adds w3, w2, w4, uxtx #1 ; and w1, w5, w2, lsr #1 ; adds x4, x1, w2, uxtw #0 ; csneg w3, w0, wzr, gt ; csneg w5, w1, wzr, gt ; eor w4, w3, w1, lsr #15
sha256h2 q14, q2, v14.4s ; orr w6, w11, w1, lsl #31 ; sm3tt2b v3.4s, v12.4s, v7.s[1] ; xar v10.2d, v0.2d, v9.2d, #63 ; sha256h2 q10, q11, v10.4s ; sub w5, w11, w2, sxtb #4 ; csel x1, x2, x14, pl ; sha1su0 v0.4s, v12.4s, v0.4s
fcsel d1, d5, d4, pl ; add w1, w5, w3, uxtw #0 ; frint64x s1, s4 ; sm3ss1 v4.4s, v5.4s, v4.4s, v2.4s ; csneg x1, x4, x3, ne ; adds xzr, x0, x5, uxtx #3 ; subs w2, w3, w4, asr #15 ; add x3, x1, x2, lsr #63
sqdmull s6, h4, v5.h[7] ; sabal2 v4.8h, v1.16b, v7.16b ; uqadd s7, s4, s1 ; clz v7.16b, v5.16b ; bic v4.8b, v7.8b, v2.8b ; urshr v6.8b, v0.8b, #8 ; uqrshrn v6.8b, v2.8h, #7 ; sqdmulh s7, s0, s4
movk x4, #0x1234, lsl #32 ; ucvtf s3, w4, #15 ; fmadd d5, d1, d5, d0 ; ubfm w3, wzr, #3, #9 ; sub w5, w3, #0xfff, lsl #12 ; bfm w1, w2, #0, #15 ; frintx d3, d5 ; scvtf h4, x0, #56
fmulx v12.4s, v5.4s, v4.4s ; ldlarh w5, [x20] ; fabd v12.4h, v9.4h, v14.4h ; udiv xzr, x10, x9 ; fmaxp d3, v6.2d ; ldapurb w2, [x20, #3] ; sturh w6, [x20, #-3] ; ldumin x13, xzr, [x20]
lsrv x5, xzr, x0 ; csneg w3, w3, w3, cs ; subs xzr, x5, x2, sxtx #3 ; subs xzr, x1, w4, uxtb #3 ; and x2, x5, x4, lsr #63 ; adds w3, w2, w5, sxtx #1 ; and x2, x5, x0, asr #63 ; ands x0, x1, x5, lsl #1
sm3partw2 v4.4s, v12.4s, v13.4s ; csinc w3, w7, w13, cs ; sha256su0 v2.4s, v4.4s ; orn w9, w12, w3, lsl #15 ; bcax v6.16b, v5.16b, v6.16b, v9.16b ; orr x7, x4, x13, ror #31 ; bic x7, x14, x2, lsr #1 ; csel w8, w10, w12, vc
sm3tt2a v1.4s, v2.4s, v0.s[2] ; ldumax w4, w4, [x20] ; sha512h2 q4, q5, v4.2d ; sha1c q3, s3, v3.4s ; sha1c q1, s1, v1.4s ; str b2, [x20, #9] ; subs xzr, x2, x5, sxtx #3 ; ldr x5, [x20]
uqrshrn s4, d1, #1 ; sqshlu h2, h4, #8 ; usqadd v4.16b, v1.16b ; uaddl2 v5.4s, v2.8h, v4.8h ; sqshlu v2.8b, v5.8b, #1 ; uqrshrn s1, d2, #32 ; smax v3.8h, v0.8h, v1.8h ; sqrdmlah v0.4h, v3.4h, v4.h[2]
add w3, w5, w4, uxtb #0 ; facgt v7.2d, v3.2d, v6.2d ; add w0, w3, w4, uxtx #1 ; csel w5, wzr, wzr, al ; csel w6, w3, w0, vs ; adds x3, x5, x4, lsl #31 ; csinc w2, w5, w1, vs ; bic x0, x5, x3, ror #63
fcmeq v3.8h, v1.8h, v5.8h ; sbfm x2, x0, #0, #7 ; fcvtzs v2.4s, v4.4s ; sbfm x5, x3, #0, #63 ; frinti v0.8h, v2.8h ; ands x0, x4, #0x7fffffffffffffff ; adds w3, w0, #1 ; sbfm x5, x3, #0, #63
sha512su1 v1.2d, v4.2d, v1.2d ; sm3tt2a v1.4s, v3.4s, v1.s[0] ; xar v3.2d, v0.2d, v5.2d, #63 ; bcax v0.16b, v3.16b, v0.16b, v5.16b ; sm3tt1a v3.4s, v4.4s, v2.s[2] ; aesimc v3.16b, v2.16b ; sm3ss1 v3.4s, v5.4s, v2.4s, v4.4s ; sm3tt2a v4.4s, v1.4s, v2.s[0]
fmax v4.2s, v14.2s, v11.2s ; add x15, x14, w3, uxtw #0 ; adds x3, x5, x8, sxtx #4 ; bics x6, x11, x12, lsr #1 ; csinc w0, w10, w15, cs ; subs w13, w10, w8, uxtb #1 ; frecpe v11.4s, v8.4s ; fcmle v3.2s, v1.2s, #0.0
bfm w3, w5, #24, #7 ; uqshl h2, h0, #8 ; strh w4, [x20] ; orr x1, x0, #0x7fffffffffffffff ; ubfm w4, w2, #1, #0 ; sub w3, w5, #0xfff, lsl #12 ; prfm pldl2strm, [x1, w4, sxtw #3] ; srsra d4, d5, #63
stlrb w3, [x20] ; ldrb w3, [x20] ; ldur h7, [x20, #13] ; ldapursh w1, [x20, #-2] ; ldumin x1, x7, [x20] ; sturb w1, [x20, #-3] ; ldtrsb x0, [x20, #-256] ; stllr x0, [x20]
scvtf d6, x4, #46 ; fmov h0, h6 ; fccmp h0, h5, #0xc, ls ; bfm w1, w7, #16, #15 ; ubfm w1, w2, #16, #16 ; ands x0, x1, #0xf0f0f0f0f0f0f0f ; scvtf h0, w3, #31 ; ubfm x4, xzr, #30, #9
orr w2, w6, #0x80000000 ; sha512h q1, q2, v1.2d ; orr x6, x6, #0xffff ; msub w5, wzr, w0, w7 ; movk w0, #0x1234, lsl #0 ; sbfm w7, w1, #0, #15 ; ccmp x7, x3, #5, pl ; sha256su1 v3.4s, v4.4s, v7.4s
caslh w3, w0, [x20] ; ldsminb w3, w2, [x20] ; ldlar x5, [x20] ; ldtrsh w5, [x20, #-256] ; ldp w3, w5, [x20] ; str d2, [x20, #8] ; ldsmin w3, w0, [x20] ; ldnp d5, d1, [x20, #8]
subs x5, x14, x3, lsr #63 ; aesd v13.16b, v8.16b ; xar v6.2d, v15.2d, v0.2d, #1 ; eor3 v2.16b, v9.16b, v2.16b, v0.16b ; bic w12, wzr, w5 ; sm3tt1a v13.4s, v12.4s, v1.s[0] ; ccmp w8, #13, #4, lt ; asrv w11, w8, w5
sha512h2 q7, q0, v7.2d ; sha1c q3, s3, v3.4s ; ubfm w5, w4, #28, #3 ; aesmc v6.16b, v6.16b ; sm3tt2a v3.4s, v1.4s, v5.s[2] ; sha1p q0, s6, v0.4s ; csneg w4, w6, w7, vs ; sm3partw1 v3.4s, v4.4s, v3.4s
fmov s11, s12 ; fcvtzs w1, h11, #7 ; scvtf s0, x10, #1 ; fcvtzu x6, h13, #14 ; frinti h4, h12 ; fmov h0, #-2.812500000000000000e-01 ; scvtf h15, w0 ; fcvtzs x7, s3, #40
frintm v4.2d, v0.2d ; fcvtzs s2, s1 ; adds x7, x4, x5, sxtx #1 ; rmif x3, #29, #10 ; fcvtzs v0.4s, v1.4s ; eon w3, w2, w0, asr #31 ; fcmla v7.8h, v6.8h, v2.8h, #180 ; frsqrte d0, d7
add x4, x0, x6, lsl #63 ; eor w2, w3, #0xfffffffe ; bfm x6, x5, #20, #3 ; ccmp x0, x4, #10, ge ; orr x2, x0, #0xffff0000ffff0000 ; sm3tt1a v1.4s, v5.4s, v2.s[1] ; sm3tt2b v5.4s, v4.4s, v2.s[2] ; xar v3.2d, v0.2d, v3.2d, #0
fmov w6, h5 ; fmin h12, h14, h3 ; scvtf d6, w7, #8 ; fcvtas w11, s14 ; fmin d4, d11, d15 ; fcvtzs w5, h1 ; fnmadd h6, h11, h9, h13 ; fcmpe h3, h11
csel x3, x2, x1, al ; orn w2, w2, w2 ; and w4, wzr, w1 ; ccmp x2, #31, #10, hi ; bic w5, wzr, w4 ; fcmla v3.4s, v3.4s, v3.4s, #90 ; ccmp x2, x1, #15, nv ; fcvtl v3.2d, v0.2s
