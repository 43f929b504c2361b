# What may underflow, around the smallest normal number: tininess before rounding, flush-to-zero, sticky flags.
@all @tiny @n 128
fmul s0, s1, s2
fdiv s0, s1, s2
fnmul s0, s1, s2
fmulx s0, s1, s2
frecps s0, s1, s2
frsqrts s0, s1, s2
fadd s0, s1, s2  @n 32
fsub s0, s1, s2  @n 32
fmax s0, s1, s2  @n 32
fminnm s0, s1, s2  @n 32
fmul s3, s3, s4
fmul s3, s4, s3
fdiv s20, s21, s22
fmadd s0, s1, s2, s3
fmsub s0, s1, s2, s3
fnmadd s0, s1, s2, s3
fnmsub s0, s1, s2, s3
fmadd s1, s1, s2, s3
fmadd s25, s21, s22, s25
fsqrt s0, s1  @n 32
frintx s0, s1  @n 32
frinta s0, s1  @n 32
frecpe s0, s1  @n 32
frsqrte s0, s1  @n 32
fabs s0, s1  @n 32
fcvtzs w0, s1  @n 32
fcvtau w0, s1  @n 32
fcvtps w0, s1  @n 32
fcvtnu w0, s1  @n 32
fcvtzs x0, s1, #20  @n 32
fcmp s0, s1  @n 32
fcmpe s0, #0.0  @n 32
scvtf s0, x1, #64  @n 32
ucvtf s0, w1, #32  @n 32
scvtf s0, w1 @n 32
fmul s0, s1, v2.s[1]
fmla s0, s1, v2.s[0]
mrs x0, fpsr ; fmul s0, s1, s2 ; mrs x1, fpsr ; msr fpsr, xzr ; fadd s3, s1, s2 ; fdiv s4, s1, s2 ; mrs x2, fpsr
fmul d0, d1, d2
fdiv d0, d1, d2
fnmul d0, d1, d2
fmulx d0, d1, d2
frecps d0, d1, d2
frsqrts d0, d1, d2
fadd d0, d1, d2  @n 32
fsub d0, d1, d2  @n 32
fmax d0, d1, d2  @n 32
fminnm d0, d1, d2  @n 32
fmul d3, d3, d4
fmul d3, d4, d3
fdiv d20, d21, d22
fmadd d0, d1, d2, d3
fmsub d0, d1, d2, d3
fnmadd d0, d1, d2, d3
fnmsub d0, d1, d2, d3
fmadd d1, d1, d2, d3
fmadd d25, d21, d22, d25
fsqrt d0, d1  @n 32
frintx d0, d1  @n 32
frinta d0, d1  @n 32
frecpe d0, d1  @n 32
frsqrte d0, d1  @n 32
fabs d0, d1  @n 32
fcvtzs w0, d1  @n 32
fcvtau w0, d1  @n 32
fcvtps w0, d1  @n 32
fcvtnu w0, d1  @n 32
fcvtzs x0, d1, #20  @n 32
fcmp d0, d1  @n 32
fcmpe d0, #0.0  @n 32
scvtf d0, x1, #64  @n 32
ucvtf d0, w1, #32  @n 32
scvtf d0, w1 @n 32
fmul d0, d1, v2.d[1]
fmla d0, d1, v2.d[0]
mrs x0, fpsr ; fmul d0, d1, d2 ; mrs x1, fpsr ; msr fpsr, xzr ; fadd d3, d1, d2 ; fdiv d4, d1, d2 ; mrs x2, fpsr
fmul h0, h1, h2
fdiv h0, h1, h2
fnmul h0, h1, h2
fmulx h0, h1, h2
frecps h0, h1, h2
frsqrts h0, h1, h2
fadd h0, h1, h2  @n 32
fsub h0, h1, h2  @n 32
fmax h0, h1, h2  @n 32
fminnm h0, h1, h2  @n 32
fmul h3, h3, h4
fmul h3, h4, h3
fdiv h20, h21, h22
fmadd h0, h1, h2, h3
fmsub h0, h1, h2, h3
fnmadd h0, h1, h2, h3
fnmsub h0, h1, h2, h3
fmadd h1, h1, h2, h3
fmadd h25, h21, h22, h25
fsqrt h0, h1  @n 32
frintx h0, h1  @n 32
frinta h0, h1  @n 32
frecpe h0, h1  @n 32
frsqrte h0, h1  @n 32
fabs h0, h1  @n 32
fcvtzs w0, h1  @n 32
fcvtau w0, h1  @n 32
fcvtps w0, h1  @n 32
fcvtnu w0, h1  @n 32
fcvtzs x0, h1, #20  @n 32
fcmp h0, h1  @n 32
fcmpe h0, #0.0  @n 32
scvtf h0, x1, #64  @n 32
ucvtf h0, w1, #32  @n 32
scvtf h0, w1 @n 32
fmul h0, h1, v2.h[1]
fmla h0, h1, v2.h[0]
mrs x0, fpsr ; fmul h0, h1, h2 ; mrs x1, fpsr ; msr fpsr, xzr ; fadd h3, h1, h2 ; fdiv h4, h1, h2 ; mrs x2, fpsr
fcvt s0, d1  @lane d
fcvt s0, d1  @lane d  @fp  @n 60
fcvt d0, s1  @lane s
fcvt d0, s1  @lane s  @fp  @n 60
fcvt s0, h1  @lane h
fcvt s0, h1  @lane h  @fp  @n 60
fcvt h0, s1  @lane s
fcvt h0, s1  @lane s  @fp  @n 60
fcvt d0, h1  @lane h
fcvt d0, h1  @lane h  @fp  @n 60
fcvt h0, d1  @lane d
fcvt h0, d1  @lane d  @fp  @n 60
fcvtxn s0, d1  @lane d
fcvtxn s0, d1  @lane d @fp @n 120
fmul v0.2s, v1.2s, v2.2s
fdiv v0.2s, v1.2s, v2.2s
fmla v0.2s, v1.2s, v2.2s
fmls v0.2s, v1.2s, v2.2s
fmulx v0.2s, v1.2s, v2.2s
frecps v0.2s, v1.2s, v2.2s
frsqrts v0.2s, v1.2s, v2.2s
fmul v1.2s, v1.2s, v2.2s
fmla v20.2s, v21.2s, v1.2s
fadd v0.2s, v1.2s, v2.2s  @n 32
fabd v0.2s, v1.2s, v2.2s  @n 32
fminnm v0.2s, v1.2s, v2.2s  @n 32
faddp v0.2s, v1.2s, v2.2s  @n 32
fcmge v0.2s, v1.2s, v2.2s  @n 32
facgt v0.2s, v1.2s, v2.2s  @n 32
fsqrt v0.2s, v1.2s  @n 32
frinta v0.2s, v1.2s  @n 32
frintx v0.2s, v1.2s  @n 32
frintz v0.2s, v1.2s  @n 32
fcvtzs v0.2s, v1.2s  @n 32
fcvtnu v0.2s, v1.2s  @n 32
fcvtas v0.2s, v1.2s  @n 32
fcvtmu v0.2s, v1.2s  @n 32
frecpe v0.2s, v1.2s  @n 32
frsqrte v0.2s, v1.2s  @n 32
scvtf v0.2s, v1.2s  @n 32
ucvtf v0.2s, v1.2s  @n 32
fcvtzs v0.2s, v1.2s, #7  @n 32
ucvtf v0.2s, v1.2s, #9  @n 32
ucvtf v1.2s, v1.2s @n 32
fcvtzu v1.2s, v1.2s @fp @n 48
fcvtns v1.2s, v1.2s @fp @n 48
fmul v0.2s, v1.2s, v2.s[1]
fmls v0.2s, v1.2s, v2.s[0]
fcmla v0.2s, v1.2s, v2.2s, #90
fmul v0.4s, v1.4s, v2.4s
fdiv v0.4s, v1.4s, v2.4s
fmla v0.4s, v1.4s, v2.4s
fmls v0.4s, v1.4s, v2.4s
fmulx v0.4s, v1.4s, v2.4s
frecps v0.4s, v1.4s, v2.4s
frsqrts v0.4s, v1.4s, v2.4s
fmul v1.4s, v1.4s, v2.4s
fmla v20.4s, v21.4s, v1.4s
fadd v0.4s, v1.4s, v2.4s  @n 32
fabd v0.4s, v1.4s, v2.4s  @n 32
fminnm v0.4s, v1.4s, v2.4s  @n 32
faddp v0.4s, v1.4s, v2.4s  @n 32
fcmge v0.4s, v1.4s, v2.4s  @n 32
facgt v0.4s, v1.4s, v2.4s  @n 32
fsqrt v0.4s, v1.4s  @n 32
frinta v0.4s, v1.4s  @n 32
frintx v0.4s, v1.4s  @n 32
frintz v0.4s, v1.4s  @n 32
fcvtzs v0.4s, v1.4s  @n 32
fcvtnu v0.4s, v1.4s  @n 32
fcvtas v0.4s, v1.4s  @n 32
fcvtmu v0.4s, v1.4s  @n 32
frecpe v0.4s, v1.4s  @n 32
frsqrte v0.4s, v1.4s  @n 32
scvtf v0.4s, v1.4s  @n 32
ucvtf v0.4s, v1.4s  @n 32
fcvtzs v0.4s, v1.4s, #7  @n 32
ucvtf v0.4s, v1.4s, #9  @n 32
ucvtf v1.4s, v1.4s @n 32
fcvtzu v1.4s, v1.4s @fp @n 48
fcvtns v1.4s, v1.4s @fp @n 48
fmul v0.4s, v1.4s, v2.s[1]
fmls v0.4s, v1.4s, v2.s[0]
fcmla v0.4s, v1.4s, v2.4s, #90
fmul v0.2d, v1.2d, v2.2d
fdiv v0.2d, v1.2d, v2.2d
fmla v0.2d, v1.2d, v2.2d
fmls v0.2d, v1.2d, v2.2d
fmulx v0.2d, v1.2d, v2.2d
frecps v0.2d, v1.2d, v2.2d
frsqrts v0.2d, v1.2d, v2.2d
fmul v1.2d, v1.2d, v2.2d
fmla v20.2d, v21.2d, v1.2d
fadd v0.2d, v1.2d, v2.2d  @n 32
fabd v0.2d, v1.2d, v2.2d  @n 32
fminnm v0.2d, v1.2d, v2.2d  @n 32
faddp v0.2d, v1.2d, v2.2d  @n 32
fcmge v0.2d, v1.2d, v2.2d  @n 32
facgt v0.2d, v1.2d, v2.2d  @n 32
fsqrt v0.2d, v1.2d  @n 32
frinta v0.2d, v1.2d  @n 32
frintx v0.2d, v1.2d  @n 32
frintz v0.2d, v1.2d  @n 32
fcvtzs v0.2d, v1.2d  @n 32
fcvtnu v0.2d, v1.2d  @n 32
fcvtas v0.2d, v1.2d  @n 32
fcvtmu v0.2d, v1.2d  @n 32
frecpe v0.2d, v1.2d  @n 32
frsqrte v0.2d, v1.2d  @n 32
scvtf v0.2d, v1.2d  @n 32
ucvtf v0.2d, v1.2d  @n 32
fcvtzs v0.2d, v1.2d, #7  @n 32
ucvtf v0.2d, v1.2d, #9  @n 32
ucvtf v1.2d, v1.2d @n 32
fcvtzu v1.2d, v1.2d @fp @n 48
fcvtns v1.2d, v1.2d @fp @n 48
fmul v0.2d, v1.2d, v2.d[1]
fmls v0.2d, v1.2d, v2.d[0]
fcmla v0.2d, v1.2d, v2.2d, #90
fmul v0.4h, v1.4h, v2.4h
fdiv v0.4h, v1.4h, v2.4h
fmla v0.4h, v1.4h, v2.4h
fmls v0.4h, v1.4h, v2.4h
fmulx v0.4h, v1.4h, v2.4h
frecps v0.4h, v1.4h, v2.4h
frsqrts v0.4h, v1.4h, v2.4h
fmul v1.4h, v1.4h, v2.4h
fmla v20.4h, v21.4h, v1.4h
fadd v0.4h, v1.4h, v2.4h  @n 32
fabd v0.4h, v1.4h, v2.4h  @n 32
fminnm v0.4h, v1.4h, v2.4h  @n 32
faddp v0.4h, v1.4h, v2.4h  @n 32
fcmge v0.4h, v1.4h, v2.4h  @n 32
facgt v0.4h, v1.4h, v2.4h  @n 32
fsqrt v0.4h, v1.4h  @n 32
frinta v0.4h, v1.4h  @n 32
frintx v0.4h, v1.4h  @n 32
frintz v0.4h, v1.4h  @n 32
fcvtzs v0.4h, v1.4h  @n 32
fcvtnu v0.4h, v1.4h  @n 32
fcvtas v0.4h, v1.4h  @n 32
fcvtmu v0.4h, v1.4h  @n 32
frecpe v0.4h, v1.4h  @n 32
frsqrte v0.4h, v1.4h  @n 32
scvtf v0.4h, v1.4h  @n 32
ucvtf v0.4h, v1.4h  @n 32
fcvtzs v0.4h, v1.4h, #7  @n 32
ucvtf v0.4h, v1.4h, #9  @n 32
ucvtf v1.4h, v1.4h @n 32
fcvtzu v1.4h, v1.4h @fp @n 48
fcvtns v1.4h, v1.4h @fp @n 48
fmul v0.4h, v1.4h, v2.h[1]
fmls v0.4h, v1.4h, v2.h[0]
fcmla v0.4h, v1.4h, v2.4h, #90
fmul v0.8h, v1.8h, v2.8h
fdiv v0.8h, v1.8h, v2.8h
fmla v0.8h, v1.8h, v2.8h
fmls v0.8h, v1.8h, v2.8h
fmulx v0.8h, v1.8h, v2.8h
frecps v0.8h, v1.8h, v2.8h
frsqrts v0.8h, v1.8h, v2.8h
fmul v1.8h, v1.8h, v2.8h
fmla v20.8h, v21.8h, v1.8h
fadd v0.8h, v1.8h, v2.8h  @n 32
fabd v0.8h, v1.8h, v2.8h  @n 32
fminnm v0.8h, v1.8h, v2.8h  @n 32
faddp v0.8h, v1.8h, v2.8h  @n 32
fcmge v0.8h, v1.8h, v2.8h  @n 32
facgt v0.8h, v1.8h, v2.8h  @n 32
fsqrt v0.8h, v1.8h  @n 32
frinta v0.8h, v1.8h  @n 32
frintx v0.8h, v1.8h  @n 32
frintz v0.8h, v1.8h  @n 32
fcvtzs v0.8h, v1.8h  @n 32
fcvtnu v0.8h, v1.8h  @n 32
fcvtas v0.8h, v1.8h  @n 32
fcvtmu v0.8h, v1.8h  @n 32
frecpe v0.8h, v1.8h  @n 32
frsqrte v0.8h, v1.8h  @n 32
scvtf v0.8h, v1.8h  @n 32
ucvtf v0.8h, v1.8h  @n 32
fcvtzs v0.8h, v1.8h, #7  @n 32
ucvtf v0.8h, v1.8h, #9  @n 32
ucvtf v1.8h, v1.8h @n 32
fcvtzu v1.8h, v1.8h @fp @n 48
fcvtns v1.8h, v1.8h @fp @n 48
fmul v0.8h, v1.8h, v2.h[1]
fmls v0.8h, v1.8h, v2.h[0]
fcmla v0.8h, v1.8h, v2.8h, #90
fcvtn v0.2s, v1.2d  @lane d
fcvtn2 v0.4s, v1.2d  @lane d
fcvtn v0.4h, v1.4s  @lane s
fcvtn2 v0.8h, v1.4s  @lane s
fcvtxn v0.2s, v1.2d  @lane d
fcvtxn2 v0.4s, v1.2d  @lane d
fcvtxn v0.2s, v1.2d  @lane d @fp @n 120
fcvtl v0.2d, v1.2s  @lane s
fcvtl2 v0.4s, v1.8h  @lane h
fmlal v0.4s, v1.4h, v2.4h  @lane s
fmlal2 v0.2s, v1.2h, v2.2h  @lane h
fmlsl v0.4s, v1.4h, v2.h[3]  @lane h
fmla v0.8h, v1.8h, v2.8h @fp @n 240
fmls v0.4h, v1.4h, v2.4h @fp @n 120
fmadd h0, h1, h2, h3 @fp @n 240
fnmsub h0, h1, h2, h3 @fp @n 120
frecps v0.4s, v1.4s, v2.4s  @fp @n 120
frsqrts v0.4s, v1.4s, v2.4s  @fp @n 120
frsqrts v0.2d, v1.2d, v2.2d  @fp @n 120
frsqrts s0, s1, s2  @fp @n 120
frecps d0, d1, d2  @fp @n 120
frecpe v0.4s, v1.4s @fp @n 120
frsqrte v0.4s, v1.4s @fp @n 120
frecpe v0.2s, v1.2s @fp @n 60
frsqrte v0.2s, v1.2s @fp @n 60
frecpe v0.2d, v1.2d @fp @n 120
frsqrte v0.2d, v1.2d @fp @n 120
frecpe s0, s1 @fp @n 120
frsqrte d0, d1 @fp @n 120
frsqrte s0, s1 @fp @n 120
frecpe d0, d1 @fp @n 60
# Conversion to JavaScript's integers.
@all
fjcvtzs w0, d1  @n 240
fjcvtzs w1, d25  @n 120
fjcvtzs w2, d2  @n 60
fjcvtzs w3, d3  @fp @n 48
