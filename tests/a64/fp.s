# Scalar floating point: every row of fp.decode, every type.
@all @fp
scvtf s24, w29, #10
scvtf s6, w18, #10
scvtf d3, w5, #14
scvtf d20, w22, #8
scvtf h6, w26, #27
scvtf h20, w7, #31
scvtf s31, x17, #1
scvtf s2, x26, #5
scvtf d27, x3, #39
scvtf d2, x12, #46
scvtf h3, x29, #16
scvtf h22, x7, #56
ucvtf s13, w4, #15
ucvtf s3, w12, #23
ucvtf d9, w18, #13
ucvtf d0, w28, #1
ucvtf h11, w11, #26
ucvtf h4, w14, #25
ucvtf s26, x7, #6
ucvtf s23, x7, #25
ucvtf d13, x2, #26
ucvtf d3, x3, #61
ucvtf h29, x6, #47
ucvtf h23, x6, #6
fcvtzs w4, s31, #28
fcvtzs wzr, s14, #7
fcvtzs w30, d9, #20
fcvtzs w15, d2, #24
fcvtzs w11, h10, #6
fcvtzs w27, h2, #7
fcvtzs x12, s21, #25
fcvtzs x0, s18, #40
fcvtzs x23, d29, #40
fcvtzs x14, d18, #20
fcvtzs x6, h19, #21
fcvtzs x24, h5, #31
fcvtzu w24, s25, #13
fcvtzu w28, s6, #6
fcvtzu w1, d27, #7
fcvtzu w30, d2, #19
fcvtzu w21, h1, #26
fcvtzu w18, h8, #19
fcvtzu x0, s6, #35
fcvtzu x8, s26, #15
fcvtzu x25, d20, #23
fcvtzu x2, d30, #41
fcvtzu x28, h22, #14
fcvtzu x13, h2, #50
fcvtns w17, s12
fcvtns w26, d25
fcvtns w25, h26
fcvtns x7, s6
fcvtns x9, d31
fcvtns x16, h11
fcvtnu w13, s17
fcvtnu w6, d0
fcvtnu w29, h25
fcvtnu x28, s16
fcvtnu x14, d22
fcvtnu x17, h16
scvtf s5, w20
scvtf d8, w17
scvtf h4, w27
scvtf s15, x18
scvtf d0, x16
scvtf h31, x25
ucvtf s5, w22
ucvtf d29, w13
ucvtf h28, w13
ucvtf s16, x15
ucvtf d0, x19
ucvtf h0, x7
fcvtas w7, s11
fcvtas w18, d23
fcvtas w0, h13
fcvtas x19, s16
fcvtas x17, d20
fcvtas x29, h7
fcvtau w5, s28
fcvtau w6, d29
fcvtau w2, h23
fcvtau x30, s26
fcvtau x6, d4
fcvtau x26, h29
fmov w20, s16
fmov w28, h16
fmov x9, d31
fmov x3, h24
fmov s11, w16
fmov h29, w12
fmov d26, x25
fmov h18, x16
fcvtps w8, s8
fcvtps w5, d24
fcvtps w13, h24
fcvtps x5, s23
fcvtps x3, d15
fcvtps x30, h30
fcvtpu w12, s21
fcvtpu w16, d12
fcvtpu w3, h0
fcvtpu x14, s8
fcvtpu x20, d6
fcvtpu x13, h16
fmov x3, v31.d[1]
fmov v17.d[1], x2
fcvtms w12, s1
fcvtms wzr, d15
fcvtms w9, h13
fcvtms x16, s11
fcvtms x29, d17
fcvtms x20, h1
fcvtmu w1, s12
fcvtmu w18, d1
fcvtmu w8, h15
fcvtmu x3, s16
fcvtmu x4, d14
fcvtmu x3, h14
fcvtzs w4, s16
fcvtzs w13, d21
fcvtzs w26, h16
fcvtzs x4, s23
fcvtzs x9, d28
fcvtzs x22, h18
fcvtzu w7, s24
fcvtzu w20, d31
fcvtzu w0, h13
fcvtzu x8, s17
fcvtzu x5, d21
fcvtzu x15, h10
fjcvtzs w25, d2
fmov s26, s19
fmov d23, d13
fmov h9, h10
fabs s5, s29
fabs d14, d3
fabs h14, h21
fneg s9, s2
fneg d22, d2
fneg h21, h11
fsqrt s10, s3
fsqrt d28, d29
fsqrt h7, h10
fcvt d0, s11
fcvt h12, s25
fcvt s5, d18
fcvt h0, d30
fcvt s22, h7
fcvt d10, h16
frintn s19, s22
frintn d31, d26
frintn h17, h30
frintp s0, s22
frintp d29, d13
frintp h12, h6
frintm s28, s31
frintm d9, d3
frintm h15, h18
frintz s6, s3
frintz d19, d7
frintz h29, h5
frinta s30, s17
frinta d15, d8
frinta h27, h15
frintx s4, s30
frintx d25, d16
frintx h27, h0
frinti s7, s25
frinti d13, d5
frinti h23, h20
frint32z s1, s17
frint32z d6, d0
frint32x s4, s26
frint32x d16, d22
frint64z s2, s14
frint64z d16, d27
frint64x s6, s13
frint64x d14, d26
fcmp s15, s16
fcmp d10, d9
fcmp h2, h11
fcmp s12, #0.0
fcmp d23, #0.0
fcmp h14, #0.0
fcmpe s22, s12
fcmpe d3, d18
fcmpe h4, h19
fcmpe s17, #0.0
fcmpe d30, #0.0
fcmpe h2, #0.0
fmov s12, #1.900000000000000000e+01
fmov s3, #-2.700000000000000000e+01
fmov s9, #3.125000000000000000e-01
fmov d19, #1.000000000000000000e+01
fmov d4, #6.000000000000000000e+00
fmov d20, #-1.450000000000000000e+01
fmov h4, #-1.562500000000000000e-01
fmov h22, #-2.812500000000000000e-01
fmov h15, #5.625000000000000000e-01
fccmp s21, s25, #0xf, cc
fccmp s0, s19, #0x4, hi
fccmp s10, s10, #0x4, cc
fccmp d4, d16, #0x9, hi
fccmp d31, d22, #0xe, cc
fccmp d22, d16, #0xb, nv
fccmp h26, h18, #0x2, pl
fccmp h17, h5, #0xc, ls
fccmp h1, h2, #0x6, vc
fccmpe s4, s14, #0x8, eq
fccmpe s18, s12, #0x6, ne
fccmpe s16, s5, #0x2, pl
fccmpe d24, d22, #0x6, ls
fccmpe d15, d24, #0xe, mi
fccmpe d26, d31, #0xe, vc
fccmpe h29, h2, #0xb, nv
fccmpe h21, h30, #0x5, le
fccmpe h13, h27, #0x9, hi
fcsel s5, s10, s9, eq
fcsel s14, s28, s2, vc
fcsel s4, s12, s26, hi
fcsel d1, d28, d29, lt
fcsel d27, d26, d6, pl
fcsel d0, d15, d11, al
fcsel h31, h7, h18, hi
fcsel h5, h29, h9, al
fcsel h4, h8, h21, cc
fmul s24, s31, s9
fmul d25, d5, d0
fmul h2, h5, h1
fdiv s25, s15, s21
fdiv d31, d21, d20
fdiv h8, h24, h17
fadd s7, s17, s15
fadd d31, d19, d6
fadd h23, h14, h16
fsub s18, s5, s29
fsub d1, d4, d19
fsub h16, h26, h20
fmax s26, s21, s22
fmax d22, d11, d14
fmax h31, h23, h16
fmin s12, s2, s4
fmin d21, d1, d31
fmin h7, h29, h2
fmaxnm s1, s6, s19
fmaxnm d18, d10, d23
fmaxnm h1, h25, h12
fminnm s5, s25, s17
fminnm d15, d9, d24
fminnm h30, h11, h8
fnmul s12, s16, s8
fnmul d1, d11, d3
fnmul h14, h12, h26
fmadd s21, s16, s24, s28
fmadd d4, d19, d4, d16
fmadd h17, h8, h6, h26
fmsub s11, s9, s7, s3
fmsub d0, d18, d20, d15
fmsub h8, h20, h7, h25
fnmadd s9, s10, s12, s29
fnmadd d11, d5, d15, d24
fnmadd h3, h12, h0, h28
fnmsub s9, s18, s15, s27
fnmsub d11, d28, d11, d10
fnmsub h1, h20, h24, h2
# -- denormal, NaN and aliased operands
fadd d0, d0, d0
fmul s1, s1, s1
fmadd d2, d2, d2, d2
fnmsub s3, s4, s3, s4
fsub d5, d6, d6
fdiv s7, s7, s7
fsqrt d8, d8
fcmp d9, d9
fcsel d1, d2, d3, al
fccmp s1, s2, #15, al
fccmpe d1, d2, #0, nv
# The host's result has the bits above the scalar of the first operand: zeros, if no more was loaded.
ldr q0, [x1] ; fadd d3, d0, d1    @mem x1
ldr d0, [x1] ; fmul s3, s0, s1    @mem x1
ldr s0, [x1] ; fsub s3, s0, s1    @mem x1
ldr h0, [x1] ; fsub h3, h0, h1    @mem x1
