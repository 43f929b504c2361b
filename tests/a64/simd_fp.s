# Advanced SIMD floating point: every row of simd_fp.decode, every arrangement.
@all @fp
fmaxnm v28.2s, v14.2s, v26.2s
fmaxnm v4.4s, v0.4s, v31.4s
fmaxnm v16.2d, v7.2d, v7.2d
fmla v15.2s, v17.2s, v7.2s
fmla v28.4s, v3.4s, v11.4s
fmla v5.2d, v21.2d, v12.2d
fadd v15.2s, v22.2s, v19.2s
fadd v5.4s, v22.4s, v10.4s
fadd v26.2d, v2.2d, v31.2d
fmulx v24.2s, v16.2s, v14.2s
fmulx v12.4s, v22.4s, v25.4s
fmulx v5.2d, v10.2d, v21.2d
fcmeq v18.2s, v4.2s, v26.2s
fcmeq v7.4s, v9.4s, v21.4s
fcmeq v25.2d, v30.2d, v22.2d
fmax v20.2s, v8.2s, v13.2s
fmax v23.4s, v11.4s, v9.4s
fmax v26.2d, v0.2d, v28.2d
frecps v25.2s, v14.2s, v9.2s
frecps v17.4s, v6.4s, v22.4s
frecps v17.2d, v3.2d, v26.2d
fminnm v10.2s, v4.2s, v3.2s
fminnm v8.4s, v17.4s, v11.4s
fminnm v21.2d, v9.2d, v24.2d
fmls v6.2s, v25.2s, v31.2s
fmls v19.4s, v26.4s, v21.4s
fmls v25.2d, v31.2d, v7.2d
fsub v0.2s, v27.2s, v5.2s
fsub v6.4s, v28.4s, v0.4s
fsub v7.2d, v25.2d, v8.2d
fmin v26.2s, v17.2s, v25.2s
fmin v0.4s, v19.4s, v29.4s
fmin v16.2d, v11.2d, v23.2d
frsqrts v11.2s, v14.2s, v20.2s
frsqrts v17.4s, v4.4s, v23.4s
frsqrts v11.2d, v4.2d, v4.2d
fmaxnmp v12.2s, v1.2s, v16.2s
fmaxnmp v31.4s, v18.4s, v3.4s
fmaxnmp v24.2d, v13.2d, v15.2d
faddp v30.2s, v12.2s, v21.2s
faddp v6.4s, v1.4s, v20.4s
faddp v13.2d, v20.2d, v22.2d
fmul v22.2s, v23.2s, v26.2s
fmul v1.4s, v29.4s, v16.4s
fmul v1.2d, v19.2d, v1.2d
fcmge v23.2s, v8.2s, v31.2s
fcmge v7.4s, v3.4s, v15.4s
fcmge v3.2d, v26.2d, v4.2d
facge v27.2s, v5.2s, v2.2s
facge v20.4s, v30.4s, v8.4s
facge v28.2d, v15.2d, v24.2d
fmaxp v17.2s, v27.2s, v24.2s
fmaxp v26.4s, v7.4s, v27.4s
fmaxp v21.2d, v27.2d, v0.2d
fdiv v6.2s, v20.2s, v31.2s
fdiv v10.4s, v22.4s, v10.4s
fdiv v6.2d, v22.2d, v6.2d
fminnmp v4.2s, v1.2s, v14.2s
fminnmp v11.4s, v22.4s, v23.4s
fminnmp v8.2d, v20.2d, v2.2d
fabd v16.2s, v4.2s, v14.2s
fabd v27.4s, v30.4s, v9.4s
fabd v6.2d, v12.2d, v15.2d
fcmgt v13.2s, v11.2s, v2.2s
fcmgt v4.4s, v11.4s, v13.4s
fcmgt v3.2d, v10.2d, v8.2d
facgt v3.2s, v21.2s, v17.2s
facgt v30.4s, v26.4s, v28.4s
facgt v5.2d, v11.2d, v2.2d
fminp v31.2s, v1.2s, v19.2s
fminp v14.4s, v31.4s, v2.4s
fminp v18.2d, v31.2d, v16.2d
fmlal v23.2s, v3.2h, v12.2h
fmlal v25.4s, v19.4h, v22.4h
fmlsl v24.2s, v15.2h, v23.2h
fmlsl v11.4s, v27.4h, v11.4h
fmlal2 v17.2s, v13.2h, v11.2h
fmlal2 v31.4s, v9.4h, v3.4h
fmlsl2 v2.2s, v21.2h, v4.2h
fmlsl2 v18.4s, v7.4h, v7.4h
fmaxnm v17.4h, v5.4h, v14.4h
fmaxnm v16.8h, v27.8h, v25.8h
fmla v19.4h, v19.4h, v13.4h
fmla v7.8h, v0.8h, v26.8h
fadd v5.4h, v12.4h, v22.4h
fadd v29.8h, v9.8h, v15.8h
fmulx v13.4h, v12.4h, v1.4h
fmulx v13.8h, v29.8h, v21.8h
fcmeq v30.4h, v17.4h, v28.4h
fcmeq v20.8h, v12.8h, v3.8h
fmax v13.4h, v2.4h, v11.4h
fmax v3.8h, v14.8h, v10.8h
frecps v17.4h, v12.4h, v16.4h
frecps v1.8h, v11.8h, v22.8h
fminnm v15.4h, v16.4h, v23.4h
fminnm v22.8h, v0.8h, v3.8h
fmls v11.4h, v22.4h, v19.4h
fmls v5.8h, v10.8h, v1.8h
fsub v2.4h, v27.4h, v1.4h
fsub v20.8h, v13.8h, v30.8h
fmin v2.4h, v3.4h, v21.4h
fmin v4.8h, v10.8h, v1.8h
frsqrts v24.4h, v31.4h, v1.4h
frsqrts v10.8h, v29.8h, v4.8h
fmaxnmp v18.4h, v6.4h, v24.4h
fmaxnmp v20.8h, v21.8h, v10.8h
faddp v14.4h, v2.4h, v25.4h
faddp v25.8h, v13.8h, v21.8h
fmul v3.4h, v26.4h, v2.4h
fmul v22.8h, v3.8h, v22.8h
fcmge v29.4h, v3.4h, v17.4h
fcmge v30.8h, v26.8h, v4.8h
facge v13.4h, v28.4h, v1.4h
facge v13.8h, v15.8h, v15.8h
fmaxp v23.4h, v17.4h, v3.4h
fmaxp v26.8h, v11.8h, v0.8h
fdiv v12.4h, v21.4h, v16.4h
fdiv v4.8h, v18.8h, v24.8h
fminnmp v7.4h, v15.4h, v22.4h
fminnmp v29.8h, v8.8h, v1.8h
fabd v13.4h, v6.4h, v22.4h
fabd v16.8h, v29.8h, v13.8h
fcmgt v3.4h, v19.4h, v24.4h
fcmgt v11.8h, v22.8h, v31.8h
facgt v30.4h, v14.4h, v4.4h
facgt v4.8h, v25.8h, v7.8h
fminp v3.4h, v11.4h, v19.4h
fminp v11.8h, v29.8h, v31.8h
fmulx s9, s25, s22
fmulx d11, d7, d3
fcmeq s8, s9, s9
fcmeq d25, d9, d0
frecps s27, s26, s5
frecps d5, d23, d25
frsqrts s8, s20, s24
frsqrts d17, d25, d20
fcmge s30, s6, s23
fcmge d2, d7, d28
facge s2, s23, s21
facge d6, d3, d30
fabd s21, s30, s1
fabd d28, d31, d4
fcmgt s2, s17, s16
fcmgt d19, d11, d22
facgt s15, s4, s13
facgt d28, d31, d30
fmulx h22, h7, h10
fcmeq h4, h29, h27
frecps h18, h25, h15
frsqrts h5, h29, h10
fcmge h3, h3, h1
facge h4, h1, h13
fabd h24, h24, h18
fcmgt h6, h25, h30
facgt h11, h7, h10
fcmla v0.4h, v28.4h, v18.4h, #0
fcmla v23.4h, v23.4h, v10.4h, #90
fcmla v21.4h, v2.4h, v2.4h, #180
fcmla v31.4h, v17.4h, v13.4h, #270
fcmla v26.2s, v31.2s, v2.2s, #0
fcmla v10.2s, v7.2s, v25.2s, #90
fcmla v30.2s, v18.2s, v17.2s, #180
fcmla v15.2s, v1.2s, v0.2s, #270
fcmla v29.8h, v2.8h, v0.8h, #0
fcmla v5.8h, v5.8h, v16.8h, #90
fcmla v28.8h, v25.8h, v15.8h, #180
fcmla v14.8h, v15.8h, v27.8h, #270
fcmla v14.4s, v0.4s, v21.4s, #0
fcmla v5.4s, v1.4s, v5.4s, #90
fcmla v13.4s, v7.4s, v0.4s, #180
fcmla v5.4s, v0.4s, v14.4s, #270
fcmla v27.2d, v8.2d, v10.2d, #0
fcmla v10.2d, v23.2d, v19.2d, #90
fcmla v13.2d, v13.2d, v19.2d, #180
fcmla v7.2d, v15.2d, v29.2d, #270
fcadd v10.4h, v30.4h, v22.4h, #90
fcadd v17.4h, v15.4h, v11.4h, #270
fcadd v21.2s, v12.2s, v20.2s, #90
fcadd v20.2s, v27.2s, v18.2s, #270
fcadd v10.8h, v9.8h, v4.8h, #90
fcadd v6.8h, v20.8h, v6.8h, #270
fcadd v4.4s, v29.4s, v21.4s, #90
fcadd v25.4s, v9.4s, v25.4s, #270
fcadd v1.2d, v7.2d, v22.2d, #90
fcadd v25.2d, v15.2d, v10.2d, #270
frintn v20.2s, v30.2s
frintn v9.4s, v12.4s
frintn v24.2d, v24.2d
frintm v4.2s, v20.2s
frintm v27.4s, v24.4s
frintm v20.2d, v15.2d
fcvtns v11.2s, v22.2s
fcvtns v24.4s, v19.4s
fcvtns v10.2d, v13.2d
fcvtms v20.2s, v0.2s
fcvtms v9.4s, v0.4s
fcvtms v30.2d, v9.2d
fcvtas v8.2s, v3.2s
fcvtas v15.4s, v1.4s
fcvtas v6.2d, v9.2d
scvtf v10.2s, v13.2s
scvtf v20.4s, v27.4s
scvtf v7.2d, v29.2d
fcmgt v3.2s, v2.2s, #0.0
fcmgt v30.4s, v29.4s, #0.0
fcmgt v17.2d, v18.2d, #0.0
fcmeq v6.2s, v2.2s, #0.0
fcmeq v23.4s, v25.4s, #0.0
fcmeq v24.2d, v8.2d, #0.0
fcmlt v14.2s, v1.2s, #0.0
fcmlt v1.4s, v28.4s, #0.0
fcmlt v22.2d, v14.2d, #0.0
fabs v13.2s, v31.2s
fabs v19.4s, v27.4s
fabs v4.2d, v18.2d
frintp v0.2s, v12.2s
frintp v27.4s, v7.4s
frintp v10.2d, v27.2d
frintz v9.2s, v10.2s
frintz v28.4s, v27.4s
frintz v22.2d, v2.2d
fcvtps v13.2s, v21.2s
fcvtps v24.4s, v19.4s
fcvtps v28.2d, v20.2d
fcvtzs v28.2s, v21.2s
fcvtzs v9.4s, v7.4s
fcvtzs v20.2d, v19.2d
frecpe v20.2s, v6.2s
frecpe v22.4s, v18.4s
frecpe v24.2d, v11.2d
frinta v7.2s, v12.2s
frinta v18.4s, v15.4s
frinta v12.2d, v20.2d
frintx v24.2s, v22.2s
frintx v17.4s, v13.4s
frintx v24.2d, v24.2d
fcvtnu v30.2s, v16.2s
fcvtnu v20.4s, v29.4s
fcvtnu v9.2d, v15.2d
fcvtmu v4.2s, v21.2s
fcvtmu v30.4s, v0.4s
fcvtmu v2.2d, v1.2d
fcvtau v22.2s, v5.2s
fcvtau v0.4s, v16.4s
fcvtau v4.2d, v12.2d
ucvtf v29.2s, v26.2s
ucvtf v23.4s, v0.4s
ucvtf v22.2d, v1.2d
fcmge v27.2s, v9.2s, #0.0
fcmge v6.4s, v28.4s, #0.0
fcmge v14.2d, v0.2d, #0.0
fcmle v19.2s, v9.2s, #0.0
fcmle v30.4s, v20.4s, #0.0
fcmle v13.2d, v28.2d, #0.0
fneg v21.2s, v18.2s
fneg v27.4s, v10.4s
fneg v7.2d, v1.2d
frinti v22.2s, v27.2s
frinti v1.4s, v10.4s
frinti v19.2d, v15.2d
fcvtpu v3.2s, v25.2s
fcvtpu v22.4s, v4.4s
fcvtpu v9.2d, v24.2d
fcvtzu v11.2s, v7.2s
fcvtzu v18.4s, v13.4s
fcvtzu v27.2d, v5.2d
frsqrte v9.2s, v6.2s
frsqrte v16.4s, v22.4s
frsqrte v16.2d, v11.2d
fsqrt v17.2s, v18.2s
fsqrt v1.4s, v12.4s
fsqrt v9.2d, v14.2d
frint32z v26.2s, v29.2s
frint32z v17.4s, v16.4s
frint32z v29.2d, v20.2d
frint64z v7.2s, v3.2s
frint64z v16.4s, v9.4s
frint64z v31.2d, v17.2d
frint32x v12.2s, v25.2s
frint32x v24.4s, v18.4s
frint32x v5.2d, v22.2d
frint64x v21.2s, v7.2s
frint64x v20.4s, v29.4s
frint64x v21.2d, v23.2d
fcvtn v24.4h, v7.4s
fcvtn v17.2s, v28.2d
fcvtn2 v8.8h, v5.4s
fcvtn2 v24.4s, v7.2d
fcvtl v25.4s, v23.4h
fcvtl v0.2d, v20.2s
fcvtl2 v30.4s, v20.8h
fcvtl2 v26.2d, v28.4s
fcvtxn v19.2s, v3.2d
fcvtxn2 v18.4s, v27.2d
frintn v8.4h, v21.4h
frintn v15.8h, v13.8h
frintm v8.4h, v18.4h
frintm v2.8h, v2.8h
fcvtns v9.4h, v12.4h
fcvtns v31.8h, v3.8h
fcvtms v12.4h, v22.4h
fcvtms v1.8h, v0.8h
fcvtas v16.4h, v3.4h
fcvtas v31.8h, v11.8h
scvtf v4.4h, v12.4h
scvtf v5.8h, v19.8h
fcmgt v24.4h, v21.4h, #0.0
fcmgt v6.8h, v14.8h, #0.0
fcmeq v27.4h, v17.4h, #0.0
fcmeq v14.8h, v12.8h, #0.0
fcmlt v23.4h, v12.4h, #0.0
fcmlt v1.8h, v28.8h, #0.0
fabs v5.4h, v8.4h
fabs v28.8h, v7.8h
frintp v1.4h, v22.4h
frintp v29.8h, v31.8h
frintz v9.4h, v7.4h
frintz v6.8h, v13.8h
fcvtps v5.4h, v2.4h
fcvtps v4.8h, v13.8h
fcvtzs v12.4h, v3.4h
fcvtzs v19.8h, v31.8h
frecpe v0.4h, v29.4h
frecpe v12.8h, v27.8h
frinta v4.4h, v21.4h
frinta v11.8h, v28.8h
frintx v1.4h, v20.4h
frintx v24.8h, v7.8h
fcvtnu v29.4h, v23.4h
fcvtnu v27.8h, v27.8h
fcvtmu v31.4h, v17.4h
fcvtmu v11.8h, v21.8h
fcvtau v28.4h, v18.4h
fcvtau v31.8h, v8.8h
ucvtf v30.4h, v8.4h
ucvtf v18.8h, v15.8h
fcmge v1.4h, v20.4h, #0.0
fcmge v10.8h, v6.8h, #0.0
fcmle v14.4h, v8.4h, #0.0
fcmle v8.8h, v0.8h, #0.0
fneg v6.4h, v19.4h
fneg v17.8h, v12.8h
frinti v0.4h, v3.4h
frinti v8.8h, v20.8h
fcvtpu v2.4h, v0.4h
fcvtpu v15.8h, v25.8h
fcvtzu v29.4h, v15.4h
fcvtzu v12.8h, v17.8h
frsqrte v14.4h, v25.4h
frsqrte v25.8h, v29.8h
fsqrt v19.4h, v4.4h
fsqrt v13.8h, v13.8h
fcvtns s18, s6
fcvtns d1, d20
fcvtms s14, s4
fcvtms d17, d8
fcvtas s3, s30
fcvtas d7, d15
scvtf s2, s27
scvtf d19, d2
fcmgt s3, s29, #0.0
fcmgt d28, d11, #0.0
fcmeq s27, s7, #0.0
fcmeq d9, d10, #0.0
fcmlt s14, s13, #0.0
fcmlt d8, d27, #0.0
fcvtps s16, s5
fcvtps d19, d11
fcvtzs s25, s30
fcvtzs d16, d19
frecpe s29, s30
frecpe d15, d21
fcvtnu s1, s3
fcvtnu d21, d30
fcvtmu s13, s18
fcvtmu d14, d4
fcvtau s28, s12
fcvtau d28, d0
ucvtf s4, s5
ucvtf d2, d23
fcmge s14, s10, #0.0
fcmge d29, d9, #0.0
fcmle s24, s13, #0.0
fcmle d20, d31, #0.0
fcvtpu s25, s29
fcvtpu d19, d29
fcvtzu s29, s9
fcvtzu d2, d30
frsqrte s19, s14
frsqrte d28, d13
frecpx s16, s26
frecpx d30, d16
fcvtxn s17, d5
fcvtns h23, h19
fcvtms h13, h21
fcvtas h14, h7
scvtf h5, h7
fcmgt h20, h27, #0.0
fcmeq h5, h2, #0.0
fcmlt h4, h7, #0.0
fcvtps h19, h16
fcvtzs h28, h25
frecpe h20, h7
fcvtnu h11, h25
fcvtmu h11, h14
fcvtau h21, h22
ucvtf h20, h21
fcmge h3, h18, #0.0
fcmle h9, h29, #0.0
fcvtpu h4, h22
fcvtzu h2, h20
frsqrte h7, h15
frecpx h15, h22
fmaxnmp s13, v29.2s
fmaxnmp d0, v15.2d
fmaxnmp h10, v24.2h
faddp s2, v13.2s
faddp d0, v17.2d
faddp h10, v15.2h
fmaxp s11, v14.2s
fmaxp d29, v19.2d
fmaxp h4, v3.2h
fminnmp s17, v5.2s
fminnmp d13, v5.2d
fminnmp h18, v10.2h
fminp s24, v2.2s
fminp d24, v4.2d
fminp h16, v16.2h
fmaxnmv s22, v23.4s
fmaxnmv h25, v26.4h
fmaxnmv h4, v26.8h
fmaxv s30, v30.4s
fmaxv h14, v4.4h
fmaxv h24, v20.8h
fminnmv s25, v10.4s
fminnmv h2, v12.4h
fminnmv h8, v11.8h
fminv s21, v24.4s
fminv h6, v20.4h
fminv h21, v1.8h
fmla v18.2s, v17.2s, v9.s[3]
fmla v26.2s, v6.2s, v15.s[2]
fmla v12.4s, v16.4s, v2.s[1]
fmla v2.4s, v17.4s, v14.s[1]
fmla v24.2d, v14.2d, v5.d[0]
fmla v9.2d, v26.2d, v17.d[1]
fmla v30.4h, v10.4h, v4.h[5]
fmla v31.4h, v27.4h, v1.h[3]
fmla v13.8h, v25.8h, v14.h[0]
fmla v26.8h, v27.8h, v1.h[5]
fmls v10.2s, v1.2s, v7.s[2]
fmls v8.2s, v2.2s, v12.s[1]
fmls v19.4s, v26.4s, v13.s[3]
fmls v1.4s, v28.4s, v24.s[3]
fmls v28.2d, v12.2d, v14.d[1]
fmls v1.2d, v29.2d, v23.d[1]
fmls v21.4h, v17.4h, v2.h[2]
fmls v13.4h, v12.4h, v2.h[2]
fmls v9.8h, v9.8h, v10.h[6]
fmls v6.8h, v29.8h, v2.h[2]
fmul v24.2s, v11.2s, v2.s[3]
fmul v16.2s, v30.2s, v28.s[1]
fmul v23.4s, v12.4s, v12.s[3]
fmul v6.4s, v30.4s, v22.s[1]
fmul v27.2d, v21.2d, v28.d[0]
fmul v2.2d, v20.2d, v1.d[0]
fmul v0.4h, v24.4h, v7.h[3]
fmul v27.4h, v5.4h, v9.h[7]
fmul v10.8h, v17.8h, v11.h[2]
fmul v12.8h, v18.8h, v0.h[6]
fmulx v0.2s, v10.2s, v20.s[1]
fmulx v9.2s, v22.2s, v6.s[3]
fmulx v6.4s, v3.4s, v16.s[1]
fmulx v10.4s, v13.4s, v7.s[2]
fmulx v29.2d, v0.2d, v10.d[1]
fmulx v23.2d, v10.2d, v31.d[0]
fmulx v24.4h, v23.4h, v6.h[1]
fmulx v16.4h, v16.4h, v2.h[3]
fmulx v1.8h, v29.8h, v7.h[0]
fmulx v30.8h, v12.8h, v5.h[7]
fmla s19, s11, v7.s[0]
fmla s22, s7, v24.s[1]
fmla d1, d9, v5.d[1]
fmla d8, d23, v1.d[1]
fmla h12, h18, v1.h[1]
fmla h17, h17, v4.h[3]
fmls s29, s1, v8.s[1]
fmls s12, s23, v23.s[3]
fmls d25, d28, v20.d[1]
fmls d0, d16, v6.d[0]
fmls h6, h26, v11.h[5]
fmls h24, h14, v3.h[0]
fmul s16, s18, v30.s[3]
fmul s2, s17, v8.s[3]
fmul d13, d20, v8.d[0]
fmul d19, d2, v1.d[1]
fmul h27, h3, v5.h[0]
fmul h8, h2, v2.h[7]
fmulx s19, s5, v21.s[0]
fmulx s8, s16, v31.s[2]
fmulx d1, d24, v11.d[0]
fmulx d24, d28, v26.d[0]
fmulx h12, h3, v9.h[1]
fmulx h20, h31, v4.h[3]
fmlal v7.2s, v19.2h, v12.h[5]
fmlal v28.2s, v9.2h, v9.h[0]
fmlal v5.4s, v22.4h, v2.h[6]
fmlal v19.4s, v25.4h, v10.h[7]
fmlsl v13.2s, v24.2h, v4.h[0]
fmlsl v5.2s, v17.2h, v14.h[5]
fmlsl v19.4s, v15.4h, v15.h[6]
fmlsl v21.4s, v11.4h, v10.h[7]
fmlal2 v5.2s, v5.2h, v12.h[4]
fmlal2 v2.2s, v9.2h, v3.h[7]
fmlal2 v17.4s, v26.4h, v15.h[3]
fmlal2 v10.4s, v13.4h, v9.h[5]
fmlsl2 v8.2s, v28.2h, v5.h[4]
fmlsl2 v25.2s, v20.2h, v10.h[1]
fmlsl2 v12.4s, v12.4h, v15.h[1]
fmlsl2 v17.4s, v29.4h, v2.h[5]
fcmla v5.4h, v30.4h, v23.h[0], #0
fcmla v10.4h, v12.4h, v10.h[0], #0
fcmla v15.4h, v5.4h, v3.h[0], #90
fcmla v18.4h, v7.4h, v23.h[1], #90
fcmla v17.4h, v1.4h, v1.h[1], #180
fcmla v24.4h, v25.4h, v14.h[0], #180
fcmla v24.4h, v0.4h, v24.h[0], #270
fcmla v16.4h, v2.4h, v13.h[1], #270
fcmla v3.8h, v8.8h, v15.h[0], #0
fcmla v22.8h, v10.8h, v28.h[2], #0
fcmla v13.8h, v16.8h, v5.h[2], #90
fcmla v25.8h, v16.8h, v24.h[1], #90
fcmla v29.8h, v4.8h, v11.h[1], #180
fcmla v0.8h, v23.8h, v20.h[1], #180
fcmla v2.8h, v7.8h, v24.h[0], #270
fcmla v19.8h, v25.8h, v4.h[3], #270
fcmla v18.4s, v7.4s, v24.s[1], #0
fcmla v7.4s, v28.4s, v21.s[0], #90
fcmla v18.4s, v13.4s, v23.s[0], #180
fcmla v14.4s, v21.4s, v22.s[0], #270
fmov v13.2s, #-2.500000000000000000e-01
fmov v0.2s, #1.875000000000000000e-01
fmov v21.4s, #6.250000000000000000e+00
fmov v0.4s, #3.906250000000000000e-01
fmov v30.2d, #-6.500000000000000000e+00
fmov v16.2d, #2.800000000000000000e+01
fmov v14.4h, #-6.250000000000000000e-01
fmov v1.4h, #3.750000000000000000e-01
fmov v18.8h, #4.500000000000000000e+00
fmov v5.8h, #-4.687500000000000000e-01
scvtf v10.4h, v30.4h, #1
scvtf v6.4h, v7.4h, #9
scvtf v1.8h, v14.8h, #13
scvtf v18.8h, v17.8h, #11
scvtf h26, h12, #5
scvtf h19, h4, #2
scvtf v13.2s, v30.2s, #26
scvtf v5.2s, v12.2s, #11
scvtf v5.4s, v5.4s, #25
scvtf v2.4s, v21.4s, #20
scvtf s15, s22, #29
scvtf s29, s8, #6
scvtf v10.2d, v21.2d, #5
scvtf v19.2d, v21.2d, #49
scvtf d10, d11, #43
scvtf d17, d1, #49
ucvtf v22.4h, v22.4h, #3
ucvtf v2.4h, v27.4h, #6
ucvtf v21.8h, v0.8h, #11
ucvtf v24.8h, v24.8h, #8
ucvtf h13, h9, #14
ucvtf h16, h16, #4
ucvtf v20.2s, v3.2s, #2
ucvtf v17.2s, v16.2s, #19
ucvtf v8.4s, v23.4s, #28
ucvtf v15.4s, v4.4s, #13
ucvtf s25, s3, #14
ucvtf s15, s12, #8
ucvtf v25.2d, v13.2d, #28
ucvtf v13.2d, v20.2d, #25
ucvtf d26, d16, #50
ucvtf d7, d22, #61
fcvtzs v16.4h, v24.4h, #8
fcvtzs v12.4h, v23.4h, #1
fcvtzs v4.8h, v23.8h, #5
fcvtzs v16.8h, v2.8h, #3
# the emulator of the oracle leaves sign bits above the result: moved out and back
fcvtzs h1, h16, #12 ; fmov w1, h1 ; fmov h1, w1
fcvtzs h5, h28, #10 ; fmov w1, h5 ; fmov h5, w1
fcvtzs v30.2s, v20.2s, #20
fcvtzs v30.2s, v15.2s, #27
fcvtzs v10.4s, v5.4s, #5
fcvtzs v20.4s, v28.4s, #31
fcvtzs s17, s20, #29
fcvtzs s23, s30, #18
fcvtzs v20.2d, v3.2d, #28
fcvtzs v13.2d, v12.2d, #62
fcvtzs d25, d22, #40
fcvtzs d24, d12, #51
fcvtzu v7.4h, v23.4h, #10
fcvtzu v8.4h, v14.4h, #4
fcvtzu v23.8h, v23.8h, #7
fcvtzu v26.8h, v18.8h, #6
fcvtzu h10, h25, #1
fcvtzu h30, h14, #7
fcvtzu v29.2s, v19.2s, #18
fcvtzu v17.2s, v21.2s, #2
fcvtzu v31.4s, v8.4s, #5
fcvtzu v23.4s, v29.4s, #21
fcvtzu s26, s25, #28
fcvtzu s8, s20, #30
fcvtzu v17.2d, v7.2d, #56
fcvtzu v15.2d, v18.2d, #55
fcvtzu d31, d23, #41
fcvtzu d19, d30, #51
# -- aliased operands
fadd v0.2s, v0.2s, v0.2s
fmla v1.4s, v1.4s, v1.4s
fmls v2.2d, v3.2d, v2.2d
faddp v4.2s, v4.2s, v5.2s
fmaxnmp v6.4s, v7.4s, v6.4s
fcvtn2 v8.4s, v8.2d
fcvtl2 v9.2d, v9.4s
fcmla v10.4s, v10.4s, v10.4s, #90
fdiv v11.2s, v12.2s, v11.2s
