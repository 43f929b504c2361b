# Advanced SIMD cryptography (crypto.decode).

# ---- AES, SHA-1, SHA-256
aese v0.16b, v1.16b
aesd v0.16b, v1.16b
aesmc v0.16b, v1.16b
aesimc v0.16b, v1.16b
sha1c q0, s1, v2.4s
sha1c q0, s1, v0.4s
sha1p q0, s1, v2.4s
sha1p q0, s1, v0.4s
sha1m q0, s1, v2.4s
sha1m q0, s1, v0.4s
sha1su0 v0.4s, v1.4s, v2.4s
sha1su0 v0.4s, v1.4s, v0.4s
sha256h q0, q1, v2.4s
sha256h q0, q1, v0.4s
sha256h2 q0, q1, v2.4s
sha256h2 q0, q1, v0.4s
sha256su1 v0.4s, v1.4s, v2.4s
sha256su1 v0.4s, v1.4s, v0.4s
sha1h s0, s1
sha1su1 v0.4s, v1.4s
sha256su0 v0.4s, v1.4s

# ---- SHA-512, SHA-3
sha512h q0, q1, v2.2d
sha512h q0, q1, v0.2d
sha512h2 q0, q1, v2.2d
sha512h2 q0, q1, v0.2d
sha512su1 v0.2d, v1.2d, v2.2d
sha512su1 v0.2d, v1.2d, v0.2d
sha512su0 v0.2d, v1.2d
rax1 v0.2d, v1.2d, v2.2d
rax1 v0.2d, v1.2d, v0.2d
eor3 v0.16b, v1.16b, v2.16b, v3.16b
eor3 v0.16b, v1.16b, v0.16b, v3.16b
bcax v0.16b, v1.16b, v2.16b, v3.16b
bcax v0.16b, v1.16b, v0.16b, v3.16b
xar v0.2d, v1.2d, v2.2d, #0
xar v0.2d, v1.2d, v0.2d, #0
xar v0.2d, v1.2d, v2.2d, #1
xar v0.2d, v1.2d, v2.2d, #37
xar v0.2d, v1.2d, v2.2d, #63

# ---- SM3, SM4
sm3ss1 v0.4s, v1.4s, v2.4s, v3.4s
sm3ss1 v0.4s, v1.4s, v0.4s, v3.4s
sm3tt1a v0.4s, v1.4s, v2.s[0]
sm3tt1a v0.4s, v1.4s, v0.s[0]
sm3tt1a v0.4s, v1.4s, v2.s[1]
sm3tt1a v0.4s, v1.4s, v2.s[2]
sm3tt1a v0.4s, v1.4s, v2.s[3]
sm3tt1b v0.4s, v1.4s, v2.s[0]
sm3tt1b v0.4s, v1.4s, v0.s[0]
sm3tt1b v0.4s, v1.4s, v2.s[1]
sm3tt1b v0.4s, v1.4s, v2.s[2]
sm3tt1b v0.4s, v1.4s, v2.s[3]
sm3tt2a v0.4s, v1.4s, v2.s[0]
sm3tt2a v0.4s, v1.4s, v0.s[0]
sm3tt2a v0.4s, v1.4s, v2.s[1]
sm3tt2a v0.4s, v1.4s, v2.s[2]
sm3tt2a v0.4s, v1.4s, v2.s[3]
sm3tt2b v0.4s, v1.4s, v2.s[0]
sm3tt2b v0.4s, v1.4s, v0.s[0]
sm3tt2b v0.4s, v1.4s, v2.s[1]
sm3tt2b v0.4s, v1.4s, v2.s[2]
sm3tt2b v0.4s, v1.4s, v2.s[3]
sm3partw1 v0.4s, v1.4s, v2.4s
sm3partw1 v0.4s, v1.4s, v0.4s
sm3partw2 v0.4s, v1.4s, v2.4s
sm3partw2 v0.4s, v1.4s, v0.4s
sm4ekey v0.4s, v1.4s, v2.4s
sm4ekey v0.4s, v1.4s, v0.4s
sm4e v0.4s, v1.4s

# ---- as programs use them
aese v0.16b, v1.16b ; aesmc v0.16b, v0.16b
aesd v0.16b, v1.16b ; aesimc v0.16b, v0.16b
pmull v0.1q, v1.1d, v2.1d ; pmull2 v1.1q, v1.2d, v2.2d ; eor3 v0.16b, v0.16b, v1.16b, v2.16b
aesmc v31.16b, v31.16b
sha1c q2, s2, v2.4s
sha256h q2, q2, v2.4s
sha512h q1, q1, v1.2d
eor3 v31.16b, v31.16b, v31.16b, v31.16b
aese v0.16b, v1.16b ; aesmc v0.16b, v0.16b ; aese v0.16b, v2.16b ; aesmc v0.16b, v0.16b ; aese v0.16b, v3.16b ; eor v0.16b, v0.16b, v4.16b
aese v0.16b, v1.16b ; aesmc v0.16b, v0.16b ; mov v5.16b, v0.16b ; aese v0.16b, v2.16b ; aesmc v0.16b, v0.16b ; eor v6.16b, v2.16b, v5.16b ; eor v0.16b, v0.16b, v0.16b
aesd v0.16b, v1.16b ; aesimc v0.16b, v0.16b ; aesd v0.16b, v2.16b ; aesimc v0.16b, v0.16b ; aesd v0.16b, v3.16b ; eor v7.16b, v4.16b, v0.16b
aese v0.16b, v1.16b ; aesmc v0.16b, v0.16b ; str q0, [x1] ; aese v0.16b, v2.16b ; aesmc v0.16b, v0.16b ; aesimc v4.16b, v0.16b ; ldr q5, [x1]     @mem x1
aese v0.16b, v0.16b ; aesmc v0.16b, v0.16b ; aese v0.16b, v0.16b ; aesmc v1.16b, v0.16b ; aese v1.16b, v0.16b
mov v2.16b, v0.16b ; sha256h q0, q1, v3.4s ; sha256h2 q1, q2, v3.4s ; mov v2.16b, v0.16b ; sha256h q0, q1, v4.4s ; sha256h2 q1, q2, v4.4s
mov v2.16b, v0.16b ; sha256h q0, q1, v3.4s ; ldr q4, [x1] ; sha256h2 q1, q2, v3.4s ; sha256h q0, q1, v4.4s ; sha256h2 q1, q2, v4.4s       @mem x1
mov v20.16b, v16.16b ; sha256h q16, q17, v18.4s ; sha256h2 q17, q20, v18.4s ; sha256h q16, q17, v16.4s ; sha256h2 q17, q16, v17.4s
sha256su0 v0.4s, v1.4s ; sha256su1 v0.4s, v2.4s, v3.4s ; sha256su0 v1.4s, v2.4s ; sha256su1 v1.4s, v3.4s, v0.4s
dup d1, v0.d[1] ; eor v1.8b, v1.8b, v0.8b ; pmull v2.1q, v1.1d, v3.1d ; pmull2 v4.1q, v1.2d, v3.2d ; mov v5.d[1], v2.d[0] ; pmull2 v5.1q, v5.2d, v0.2d
ext v1.16b, v0.16b, v0.16b, #8 ; pmull v2.1q, v1.1d, v3.1d ; ins v1.d[0], v0.d[1] ; pmull2 v4.1q, v1.2d, v1.2d ; pmull v6.1q, v4.1d, v1.1d
