# Integer Advanced SIMD (simd.decode): every row in every arrangement; shifts with smallest, next and largest amount.

@all @n 8

# ---- three same
shadd v0.8b, v1.8b, v2.8b
shadd v0.8b, v1.8b, v0.8b
shadd v0.4h, v1.4h, v2.4h
shadd v0.2s, v1.2s, v2.2s
shadd v0.16b, v1.16b, v2.16b
shadd v0.8h, v1.8h, v2.8h
shadd v0.4s, v1.4s, v2.4s
uhadd v0.8b, v1.8b, v2.8b
uhadd v0.8b, v1.8b, v0.8b
uhadd v0.4h, v1.4h, v2.4h
uhadd v0.2s, v1.2s, v2.2s
uhadd v0.16b, v1.16b, v2.16b
uhadd v0.8h, v1.8h, v2.8h
uhadd v0.4s, v1.4s, v2.4s
sqadd v0.8b, v1.8b, v2.8b
sqadd v0.8b, v1.8b, v0.8b
sqadd v0.4h, v1.4h, v2.4h
sqadd v0.2s, v1.2s, v2.2s
sqadd v0.16b, v1.16b, v2.16b
sqadd v0.8h, v1.8h, v2.8h
sqadd v0.4s, v1.4s, v2.4s
sqadd v0.2d, v1.2d, v2.2d
uqadd v0.8b, v1.8b, v2.8b
uqadd v0.8b, v1.8b, v0.8b
uqadd v0.4h, v1.4h, v2.4h
uqadd v0.2s, v1.2s, v2.2s
uqadd v0.16b, v1.16b, v2.16b
uqadd v0.8h, v1.8h, v2.8h
uqadd v0.4s, v1.4s, v2.4s
uqadd v0.2d, v1.2d, v2.2d
srhadd v0.8b, v1.8b, v2.8b
srhadd v0.8b, v1.8b, v0.8b
srhadd v0.4h, v1.4h, v2.4h
srhadd v0.2s, v1.2s, v2.2s
srhadd v0.16b, v1.16b, v2.16b
srhadd v0.8h, v1.8h, v2.8h
srhadd v0.4s, v1.4s, v2.4s
urhadd v0.8b, v1.8b, v2.8b
urhadd v0.8b, v1.8b, v0.8b
urhadd v0.4h, v1.4h, v2.4h
urhadd v0.2s, v1.2s, v2.2s
urhadd v0.16b, v1.16b, v2.16b
urhadd v0.8h, v1.8h, v2.8h
urhadd v0.4s, v1.4s, v2.4s
and v0.8b, v1.8b, v2.8b
and v0.8b, v0.8b, v0.8b
and v0.16b, v1.16b, v2.16b
bic v0.8b, v1.8b, v2.8b
bic v0.8b, v1.8b, v0.8b
bic v0.16b, v1.16b, v2.16b
orr v0.8b, v1.8b, v2.8b
orr v0.8b, v0.8b, v0.8b
orr v0.16b, v1.16b, v2.16b
orn v0.8b, v1.8b, v2.8b
orn v0.8b, v1.8b, v0.8b
orn v0.16b, v1.16b, v2.16b
eor v0.8b, v1.8b, v2.8b
eor v0.8b, v0.8b, v0.8b
eor v0.16b, v1.16b, v2.16b
bsl v0.8b, v1.8b, v2.8b
bsl v0.8b, v0.8b, v0.8b
bsl v0.16b, v1.16b, v2.16b
bit v0.8b, v1.8b, v2.8b
bit v0.8b, v1.8b, v0.8b
bit v0.16b, v1.16b, v2.16b
bif v0.8b, v1.8b, v2.8b
bif v0.8b, v1.8b, v0.8b
bif v0.16b, v1.16b, v2.16b
shsub v0.8b, v1.8b, v2.8b
shsub v0.8b, v1.8b, v0.8b
shsub v0.4h, v1.4h, v2.4h
shsub v0.2s, v1.2s, v2.2s
shsub v0.16b, v1.16b, v2.16b
shsub v0.8h, v1.8h, v2.8h
shsub v0.4s, v1.4s, v2.4s
uhsub v0.8b, v1.8b, v2.8b
uhsub v0.8b, v1.8b, v0.8b
uhsub v0.4h, v1.4h, v2.4h
uhsub v0.2s, v1.2s, v2.2s
uhsub v0.16b, v1.16b, v2.16b
uhsub v0.8h, v1.8h, v2.8h
uhsub v0.4s, v1.4s, v2.4s
sqsub v0.8b, v1.8b, v2.8b
sqsub v0.8b, v1.8b, v0.8b
sqsub v0.4h, v1.4h, v2.4h
sqsub v0.2s, v1.2s, v2.2s
sqsub v0.16b, v1.16b, v2.16b
sqsub v0.8h, v1.8h, v2.8h
sqsub v0.4s, v1.4s, v2.4s
sqsub v0.2d, v1.2d, v2.2d
uqsub v0.8b, v1.8b, v2.8b
uqsub v0.8b, v1.8b, v0.8b
uqsub v0.4h, v1.4h, v2.4h
uqsub v0.2s, v1.2s, v2.2s
uqsub v0.16b, v1.16b, v2.16b
uqsub v0.8h, v1.8h, v2.8h
uqsub v0.4s, v1.4s, v2.4s
uqsub v0.2d, v1.2d, v2.2d
cmgt v0.8b, v1.8b, v2.8b
cmgt v0.8b, v1.8b, v0.8b
cmgt v0.4h, v1.4h, v2.4h
cmgt v0.2s, v1.2s, v2.2s
cmgt v0.16b, v1.16b, v2.16b
cmgt v0.8h, v1.8h, v2.8h
cmgt v0.4s, v1.4s, v2.4s
cmgt v0.2d, v1.2d, v2.2d
cmhi v0.8b, v1.8b, v2.8b
cmhi v0.8b, v1.8b, v0.8b
cmhi v0.4h, v1.4h, v2.4h
cmhi v0.2s, v1.2s, v2.2s
cmhi v0.16b, v1.16b, v2.16b
cmhi v0.8h, v1.8h, v2.8h
cmhi v0.4s, v1.4s, v2.4s
cmhi v0.2d, v1.2d, v2.2d
cmge v0.8b, v1.8b, v2.8b
cmge v0.8b, v1.8b, v0.8b
cmge v0.4h, v1.4h, v2.4h
cmge v0.2s, v1.2s, v2.2s
cmge v0.16b, v1.16b, v2.16b
cmge v0.8h, v1.8h, v2.8h
cmge v0.4s, v1.4s, v2.4s
cmge v0.2d, v1.2d, v2.2d
cmhs v0.8b, v1.8b, v2.8b
cmhs v0.8b, v1.8b, v0.8b
cmhs v0.4h, v1.4h, v2.4h
cmhs v0.2s, v1.2s, v2.2s
cmhs v0.16b, v1.16b, v2.16b
cmhs v0.8h, v1.8h, v2.8h
cmhs v0.4s, v1.4s, v2.4s
cmhs v0.2d, v1.2d, v2.2d
sshl v0.8b, v1.8b, v2.8b
sshl v0.8b, v1.8b, v0.8b
sshl v0.4h, v1.4h, v2.4h
sshl v0.2s, v1.2s, v2.2s
sshl v0.16b, v1.16b, v2.16b
sshl v0.8h, v1.8h, v2.8h
sshl v0.4s, v1.4s, v2.4s
sshl v0.2d, v1.2d, v2.2d
ushl v0.8b, v1.8b, v2.8b
ushl v0.8b, v1.8b, v0.8b
ushl v0.4h, v1.4h, v2.4h
ushl v0.2s, v1.2s, v2.2s
ushl v0.16b, v1.16b, v2.16b
ushl v0.8h, v1.8h, v2.8h
ushl v0.4s, v1.4s, v2.4s
ushl v0.2d, v1.2d, v2.2d
sqshl v0.8b, v1.8b, v2.8b
sqshl v0.8b, v1.8b, v0.8b
sqshl v0.4h, v1.4h, v2.4h
sqshl v0.2s, v1.2s, v2.2s
sqshl v0.16b, v1.16b, v2.16b
sqshl v0.8h, v1.8h, v2.8h
sqshl v0.4s, v1.4s, v2.4s
sqshl v0.2d, v1.2d, v2.2d
uqshl v0.8b, v1.8b, v2.8b
uqshl v0.8b, v1.8b, v0.8b
uqshl v0.4h, v1.4h, v2.4h
uqshl v0.2s, v1.2s, v2.2s
uqshl v0.16b, v1.16b, v2.16b
uqshl v0.8h, v1.8h, v2.8h
uqshl v0.4s, v1.4s, v2.4s
uqshl v0.2d, v1.2d, v2.2d
srshl v0.8b, v1.8b, v2.8b
srshl v0.8b, v1.8b, v0.8b
srshl v0.4h, v1.4h, v2.4h
srshl v0.2s, v1.2s, v2.2s
srshl v0.16b, v1.16b, v2.16b
srshl v0.8h, v1.8h, v2.8h
srshl v0.4s, v1.4s, v2.4s
srshl v0.2d, v1.2d, v2.2d
urshl v0.8b, v1.8b, v2.8b
urshl v0.8b, v1.8b, v0.8b
urshl v0.4h, v1.4h, v2.4h
urshl v0.2s, v1.2s, v2.2s
urshl v0.16b, v1.16b, v2.16b
urshl v0.8h, v1.8h, v2.8h
urshl v0.4s, v1.4s, v2.4s
urshl v0.2d, v1.2d, v2.2d
sqrshl v0.8b, v1.8b, v2.8b
sqrshl v0.8b, v1.8b, v0.8b
sqrshl v0.4h, v1.4h, v2.4h
sqrshl v0.2s, v1.2s, v2.2s
sqrshl v0.16b, v1.16b, v2.16b
sqrshl v0.8h, v1.8h, v2.8h
sqrshl v0.4s, v1.4s, v2.4s
sqrshl v0.2d, v1.2d, v2.2d
uqrshl v0.8b, v1.8b, v2.8b
uqrshl v0.8b, v1.8b, v0.8b
uqrshl v0.4h, v1.4h, v2.4h
uqrshl v0.2s, v1.2s, v2.2s
uqrshl v0.16b, v1.16b, v2.16b
uqrshl v0.8h, v1.8h, v2.8h
uqrshl v0.4s, v1.4s, v2.4s
uqrshl v0.2d, v1.2d, v2.2d
smax v0.8b, v1.8b, v2.8b
smax v0.8b, v1.8b, v0.8b
smax v0.4h, v1.4h, v2.4h
smax v0.2s, v1.2s, v2.2s
smax v0.16b, v1.16b, v2.16b
smax v0.8h, v1.8h, v2.8h
smax v0.4s, v1.4s, v2.4s
umax v0.8b, v1.8b, v2.8b
umax v0.8b, v1.8b, v0.8b
umax v0.4h, v1.4h, v2.4h
umax v0.2s, v1.2s, v2.2s
umax v0.16b, v1.16b, v2.16b
umax v0.8h, v1.8h, v2.8h
umax v0.4s, v1.4s, v2.4s
smin v0.8b, v1.8b, v2.8b
smin v0.8b, v1.8b, v0.8b
smin v0.4h, v1.4h, v2.4h
smin v0.2s, v1.2s, v2.2s
smin v0.16b, v1.16b, v2.16b
smin v0.8h, v1.8h, v2.8h
smin v0.4s, v1.4s, v2.4s
umin v0.8b, v1.8b, v2.8b
umin v0.8b, v1.8b, v0.8b
umin v0.4h, v1.4h, v2.4h
umin v0.2s, v1.2s, v2.2s
umin v0.16b, v1.16b, v2.16b
umin v0.8h, v1.8h, v2.8h
umin v0.4s, v1.4s, v2.4s
sabd v0.8b, v1.8b, v2.8b
sabd v0.8b, v1.8b, v0.8b
sabd v0.4h, v1.4h, v2.4h
sabd v0.2s, v1.2s, v2.2s
sabd v0.16b, v1.16b, v2.16b
sabd v0.8h, v1.8h, v2.8h
sabd v0.4s, v1.4s, v2.4s
uabd v0.8b, v1.8b, v2.8b
uabd v0.8b, v1.8b, v0.8b
uabd v0.4h, v1.4h, v2.4h
uabd v0.2s, v1.2s, v2.2s
uabd v0.16b, v1.16b, v2.16b
uabd v0.8h, v1.8h, v2.8h
uabd v0.4s, v1.4s, v2.4s
saba v0.8b, v1.8b, v2.8b
saba v0.8b, v1.8b, v0.8b
saba v0.4h, v1.4h, v2.4h
saba v0.2s, v1.2s, v2.2s
saba v0.16b, v1.16b, v2.16b
saba v0.8h, v1.8h, v2.8h
saba v0.4s, v1.4s, v2.4s
uaba v0.8b, v1.8b, v2.8b
uaba v0.8b, v1.8b, v0.8b
uaba v0.4h, v1.4h, v2.4h
uaba v0.2s, v1.2s, v2.2s
uaba v0.16b, v1.16b, v2.16b
uaba v0.8h, v1.8h, v2.8h
uaba v0.4s, v1.4s, v2.4s
add v0.8b, v1.8b, v2.8b
add v0.8b, v1.8b, v0.8b
add v0.4h, v1.4h, v2.4h
add v0.2s, v1.2s, v2.2s
add v0.16b, v1.16b, v2.16b
add v0.8h, v1.8h, v2.8h
add v0.4s, v1.4s, v2.4s
add v0.2d, v1.2d, v2.2d
sub v0.8b, v1.8b, v2.8b
sub v0.8b, v1.8b, v0.8b
sub v0.4h, v1.4h, v2.4h
sub v0.2s, v1.2s, v2.2s
sub v0.16b, v1.16b, v2.16b
sub v0.8h, v1.8h, v2.8h
sub v0.4s, v1.4s, v2.4s
sub v0.2d, v1.2d, v2.2d
cmtst v0.8b, v1.8b, v2.8b
cmtst v0.8b, v1.8b, v0.8b
cmtst v0.4h, v1.4h, v2.4h
cmtst v0.2s, v1.2s, v2.2s
cmtst v0.16b, v1.16b, v2.16b
cmtst v0.8h, v1.8h, v2.8h
cmtst v0.4s, v1.4s, v2.4s
cmtst v0.2d, v1.2d, v2.2d
cmeq v0.8b, v1.8b, v2.8b
cmeq v0.8b, v1.8b, v0.8b
cmeq v0.4h, v1.4h, v2.4h
cmeq v0.2s, v1.2s, v2.2s
cmeq v0.16b, v1.16b, v2.16b
cmeq v0.8h, v1.8h, v2.8h
cmeq v0.4s, v1.4s, v2.4s
cmeq v0.2d, v1.2d, v2.2d
mla v0.8b, v1.8b, v2.8b
mla v0.8b, v1.8b, v0.8b
mla v0.4h, v1.4h, v2.4h
mla v0.2s, v1.2s, v2.2s
mla v0.16b, v1.16b, v2.16b
mla v0.8h, v1.8h, v2.8h
mla v0.4s, v1.4s, v2.4s
mls v0.8b, v1.8b, v2.8b
mls v0.8b, v1.8b, v0.8b
mls v0.4h, v1.4h, v2.4h
mls v0.2s, v1.2s, v2.2s
mls v0.16b, v1.16b, v2.16b
mls v0.8h, v1.8h, v2.8h
mls v0.4s, v1.4s, v2.4s
mul v0.8b, v1.8b, v2.8b
mul v0.8b, v1.8b, v0.8b
mul v0.4h, v1.4h, v2.4h
mul v0.2s, v1.2s, v2.2s
mul v0.16b, v1.16b, v2.16b
mul v0.8h, v1.8h, v2.8h
mul v0.4s, v1.4s, v2.4s
pmul v0.8b, v1.8b, v2.8b
pmul v0.8b, v1.8b, v0.8b
pmul v0.16b, v1.16b, v2.16b
smaxp v0.8b, v1.8b, v2.8b
smaxp v0.8b, v1.8b, v0.8b
smaxp v0.4h, v1.4h, v2.4h
smaxp v0.2s, v1.2s, v2.2s
smaxp v0.16b, v1.16b, v2.16b
smaxp v0.8h, v1.8h, v2.8h
smaxp v0.4s, v1.4s, v2.4s
umaxp v0.8b, v1.8b, v2.8b
umaxp v0.8b, v1.8b, v0.8b
umaxp v0.4h, v1.4h, v2.4h
umaxp v0.2s, v1.2s, v2.2s
umaxp v0.16b, v1.16b, v2.16b
umaxp v0.8h, v1.8h, v2.8h
umaxp v0.4s, v1.4s, v2.4s
sminp v0.8b, v1.8b, v2.8b
sminp v0.8b, v1.8b, v0.8b
sminp v0.4h, v1.4h, v2.4h
sminp v0.2s, v1.2s, v2.2s
sminp v0.16b, v1.16b, v2.16b
sminp v0.8h, v1.8h, v2.8h
sminp v0.4s, v1.4s, v2.4s
uminp v0.8b, v1.8b, v2.8b
uminp v0.8b, v1.8b, v0.8b
uminp v0.4h, v1.4h, v2.4h
uminp v0.2s, v1.2s, v2.2s
uminp v0.16b, v1.16b, v2.16b
uminp v0.8h, v1.8h, v2.8h
uminp v0.4s, v1.4s, v2.4s
sqdmulh v0.4h, v1.4h, v2.4h
sqdmulh v0.4h, v1.4h, v0.4h
sqdmulh v0.2s, v1.2s, v2.2s
sqdmulh v0.8h, v1.8h, v2.8h
sqdmulh v0.4s, v1.4s, v2.4s
sqrdmulh v0.4h, v1.4h, v2.4h
sqrdmulh v0.4h, v1.4h, v0.4h
sqrdmulh v0.2s, v1.2s, v2.2s
sqrdmulh v0.8h, v1.8h, v2.8h
sqrdmulh v0.4s, v1.4s, v2.4s
addp v0.8b, v1.8b, v2.8b
addp v0.8b, v0.8b, v0.8b
addp v0.4h, v1.4h, v2.4h
addp v0.2s, v1.2s, v2.2s
addp v0.16b, v1.16b, v2.16b
addp v0.8h, v1.8h, v2.8h
addp v0.4s, v1.4s, v2.4s
addp v0.2d, v1.2d, v2.2d

# ---- three same extra
sqrdmlah v0.4h, v1.4h, v2.4h
sqrdmlah v0.4h, v1.4h, v0.4h
sqrdmlah v0.2s, v1.2s, v2.2s
sqrdmlah v0.8h, v1.8h, v2.8h
sqrdmlah v0.4s, v1.4s, v2.4s
sqrdmlsh v0.4h, v1.4h, v2.4h
sqrdmlsh v0.4h, v1.4h, v0.4h
sqrdmlsh v0.2s, v1.2s, v2.2s
sqrdmlsh v0.8h, v1.8h, v2.8h
sqrdmlsh v0.4s, v1.4s, v2.4s
sdot v0.2s, v1.8b, v2.8b
sdot v0.2s, v1.8b, v0.8b
sdot v0.4s, v1.16b, v2.16b
udot v0.2s, v1.8b, v2.8b
udot v0.2s, v1.8b, v0.8b
udot v0.4s, v1.16b, v2.16b
usdot v0.2s, v1.8b, v2.8b
usdot v0.2s, v1.8b, v0.8b
usdot v0.4s, v1.16b, v2.16b
smmla v0.4s, v1.16b, v2.16b
smmla v0.4s, v1.16b, v0.16b
ummla v0.4s, v1.16b, v2.16b
ummla v0.4s, v1.16b, v0.16b
usmmla v0.4s, v1.16b, v2.16b
usmmla v0.4s, v1.16b, v0.16b

# ---- three different
saddl v0.8h, v1.8b, v2.8b
saddl v0.8h, v1.8b, v0.8b
saddl v0.4s, v1.4h, v2.4h
saddl v0.2d, v1.2s, v2.2s
saddl2 v0.8h, v1.16b, v2.16b
saddl2 v0.4s, v1.8h, v2.8h
saddl2 v0.2d, v1.4s, v2.4s
uaddl v0.8h, v1.8b, v2.8b
uaddl v0.8h, v1.8b, v0.8b
uaddl v0.4s, v1.4h, v2.4h
uaddl v0.2d, v1.2s, v2.2s
uaddl2 v0.8h, v1.16b, v2.16b
uaddl2 v0.4s, v1.8h, v2.8h
uaddl2 v0.2d, v1.4s, v2.4s
saddw v0.8h, v1.8h, v2.8b
saddw v0.8h, v1.8h, v0.8b
saddw v0.4s, v1.4s, v2.4h
saddw v0.2d, v1.2d, v2.2s
saddw2 v0.8h, v1.8h, v2.16b
saddw2 v0.4s, v1.4s, v2.8h
saddw2 v0.2d, v1.2d, v2.4s
uaddw v0.8h, v1.8h, v2.8b
uaddw v0.8h, v1.8h, v0.8b
uaddw v0.4s, v1.4s, v2.4h
uaddw v0.2d, v1.2d, v2.2s
uaddw2 v0.8h, v1.8h, v2.16b
uaddw2 v0.4s, v1.4s, v2.8h
uaddw2 v0.2d, v1.2d, v2.4s
ssubl v0.8h, v1.8b, v2.8b
ssubl v0.8h, v1.8b, v0.8b
ssubl v0.4s, v1.4h, v2.4h
ssubl v0.2d, v1.2s, v2.2s
ssubl2 v0.8h, v1.16b, v2.16b
ssubl2 v0.4s, v1.8h, v2.8h
ssubl2 v0.2d, v1.4s, v2.4s
usubl v0.8h, v1.8b, v2.8b
usubl v0.8h, v1.8b, v0.8b
usubl v0.4s, v1.4h, v2.4h
usubl v0.2d, v1.2s, v2.2s
usubl2 v0.8h, v1.16b, v2.16b
usubl2 v0.4s, v1.8h, v2.8h
usubl2 v0.2d, v1.4s, v2.4s
ssubw v0.8h, v1.8h, v2.8b
ssubw v0.8h, v1.8h, v0.8b
ssubw v0.4s, v1.4s, v2.4h
ssubw v0.2d, v1.2d, v2.2s
ssubw2 v0.8h, v1.8h, v2.16b
ssubw2 v0.4s, v1.4s, v2.8h
ssubw2 v0.2d, v1.2d, v2.4s
usubw v0.8h, v1.8h, v2.8b
usubw v0.8h, v1.8h, v0.8b
usubw v0.4s, v1.4s, v2.4h
usubw v0.2d, v1.2d, v2.2s
usubw2 v0.8h, v1.8h, v2.16b
usubw2 v0.4s, v1.4s, v2.8h
usubw2 v0.2d, v1.2d, v2.4s
addhn v0.8b, v1.8h, v2.8h
addhn v0.8b, v1.8h, v0.8h
addhn v0.4h, v1.4s, v2.4s
addhn v0.2s, v1.2d, v2.2d
addhn2 v0.16b, v1.8h, v2.8h
addhn2 v0.8h, v1.4s, v2.4s
addhn2 v0.4s, v1.2d, v2.2d
raddhn v0.8b, v1.8h, v2.8h
raddhn v0.8b, v1.8h, v0.8h
raddhn v0.4h, v1.4s, v2.4s
raddhn v0.2s, v1.2d, v2.2d
raddhn2 v0.16b, v1.8h, v2.8h
raddhn2 v0.8h, v1.4s, v2.4s
raddhn2 v0.4s, v1.2d, v2.2d
sabal v0.8h, v1.8b, v2.8b
sabal v0.8h, v1.8b, v0.8b
sabal v0.4s, v1.4h, v2.4h
sabal v0.2d, v1.2s, v2.2s
sabal2 v0.8h, v1.16b, v2.16b
sabal2 v0.4s, v1.8h, v2.8h
sabal2 v0.2d, v1.4s, v2.4s
uabal v0.8h, v1.8b, v2.8b
uabal v0.8h, v1.8b, v0.8b
uabal v0.4s, v1.4h, v2.4h
uabal v0.2d, v1.2s, v2.2s
uabal2 v0.8h, v1.16b, v2.16b
uabal2 v0.4s, v1.8h, v2.8h
uabal2 v0.2d, v1.4s, v2.4s
subhn v0.8b, v1.8h, v2.8h
subhn v0.8b, v1.8h, v0.8h
subhn v0.4h, v1.4s, v2.4s
subhn v0.2s, v1.2d, v2.2d
subhn2 v0.16b, v1.8h, v2.8h
subhn2 v0.8h, v1.4s, v2.4s
subhn2 v0.4s, v1.2d, v2.2d
rsubhn v0.8b, v1.8h, v2.8h
rsubhn v0.8b, v1.8h, v0.8h
rsubhn v0.4h, v1.4s, v2.4s
rsubhn v0.2s, v1.2d, v2.2d
rsubhn2 v0.16b, v1.8h, v2.8h
rsubhn2 v0.8h, v1.4s, v2.4s
rsubhn2 v0.4s, v1.2d, v2.2d
sabdl v0.8h, v1.8b, v2.8b
sabdl v0.8h, v1.8b, v0.8b
sabdl v0.4s, v1.4h, v2.4h
sabdl v0.2d, v1.2s, v2.2s
sabdl2 v0.8h, v1.16b, v2.16b
sabdl2 v0.4s, v1.8h, v2.8h
sabdl2 v0.2d, v1.4s, v2.4s
uabdl v0.8h, v1.8b, v2.8b
uabdl v0.8h, v1.8b, v0.8b
uabdl v0.4s, v1.4h, v2.4h
uabdl v0.2d, v1.2s, v2.2s
uabdl2 v0.8h, v1.16b, v2.16b
uabdl2 v0.4s, v1.8h, v2.8h
uabdl2 v0.2d, v1.4s, v2.4s
smlal v0.8h, v1.8b, v2.8b
smlal v0.8h, v1.8b, v0.8b
smlal v0.4s, v1.4h, v2.4h
smlal v0.2d, v1.2s, v2.2s
smlal2 v0.8h, v1.16b, v2.16b
smlal2 v0.4s, v1.8h, v2.8h
smlal2 v0.2d, v1.4s, v2.4s
umlal v0.8h, v1.8b, v2.8b
umlal v0.8h, v1.8b, v0.8b
umlal v0.4s, v1.4h, v2.4h
umlal v0.2d, v1.2s, v2.2s
umlal2 v0.8h, v1.16b, v2.16b
umlal2 v0.4s, v1.8h, v2.8h
umlal2 v0.2d, v1.4s, v2.4s
sqdmlal v0.4s, v1.4h, v2.4h
sqdmlal v0.4s, v1.4h, v0.4h
sqdmlal v0.2d, v1.2s, v2.2s
sqdmlal2 v0.4s, v1.8h, v2.8h
sqdmlal2 v0.2d, v1.4s, v2.4s
smlsl v0.8h, v1.8b, v2.8b
smlsl v0.8h, v1.8b, v0.8b
smlsl v0.4s, v1.4h, v2.4h
smlsl v0.2d, v1.2s, v2.2s
smlsl2 v0.8h, v1.16b, v2.16b
smlsl2 v0.4s, v1.8h, v2.8h
smlsl2 v0.2d, v1.4s, v2.4s
umlsl v0.8h, v1.8b, v2.8b
umlsl v0.8h, v1.8b, v0.8b
umlsl v0.4s, v1.4h, v2.4h
umlsl v0.2d, v1.2s, v2.2s
umlsl2 v0.8h, v1.16b, v2.16b
umlsl2 v0.4s, v1.8h, v2.8h
umlsl2 v0.2d, v1.4s, v2.4s
sqdmlsl v0.4s, v1.4h, v2.4h
sqdmlsl v0.4s, v1.4h, v0.4h
sqdmlsl v0.2d, v1.2s, v2.2s
sqdmlsl2 v0.4s, v1.8h, v2.8h
sqdmlsl2 v0.2d, v1.4s, v2.4s
smull v0.8h, v1.8b, v2.8b
smull v0.8h, v1.8b, v0.8b
smull v0.4s, v1.4h, v2.4h
smull v0.2d, v1.2s, v2.2s
smull2 v0.8h, v1.16b, v2.16b
smull2 v0.4s, v1.8h, v2.8h
smull2 v0.2d, v1.4s, v2.4s
umull v0.8h, v1.8b, v2.8b
umull v0.8h, v1.8b, v0.8b
umull v0.4s, v1.4h, v2.4h
umull v0.2d, v1.2s, v2.2s
umull2 v0.8h, v1.16b, v2.16b
umull2 v0.4s, v1.8h, v2.8h
umull2 v0.2d, v1.4s, v2.4s
sqdmull v0.4s, v1.4h, v2.4h
sqdmull v0.4s, v1.4h, v0.4h
sqdmull v0.2d, v1.2s, v2.2s
sqdmull2 v0.4s, v1.8h, v2.8h
sqdmull2 v0.2d, v1.4s, v2.4s
pmull v0.8h, v1.8b, v2.8b
pmull v0.8h, v1.8b, v0.8b
pmull2 v0.8h, v1.16b, v2.16b
pmull v0.1q, v1.1d, v2.1d
pmull v0.1q, v1.1d, v0.1d
pmull2 v0.1q, v1.2d, v2.2d

# ---- two-register miscellaneous
rev64 v0.8b, v1.8b
rev64 v0.4h, v1.4h
rev64 v0.2s, v1.2s
rev64 v0.16b, v1.16b
rev64 v0.8h, v1.8h
rev64 v0.4s, v1.4s
rev32 v0.8b, v1.8b
rev32 v0.4h, v1.4h
rev32 v0.16b, v1.16b
rev32 v0.8h, v1.8h
rev16 v0.8b, v1.8b
rev16 v0.16b, v1.16b
saddlp v0.4h, v1.8b
saddlp v0.2s, v1.4h
saddlp v0.1d, v1.2s
saddlp v0.8h, v1.16b
saddlp v0.4s, v1.8h
saddlp v0.2d, v1.4s
uaddlp v0.4h, v1.8b
uaddlp v0.2s, v1.4h
uaddlp v0.1d, v1.2s
uaddlp v0.8h, v1.16b
uaddlp v0.4s, v1.8h
uaddlp v0.2d, v1.4s
suqadd v0.8b, v1.8b
suqadd v0.4h, v1.4h
suqadd v0.2s, v1.2s
suqadd v0.16b, v1.16b
suqadd v0.8h, v1.8h
suqadd v0.4s, v1.4s
suqadd v0.2d, v1.2d
usqadd v0.8b, v1.8b
usqadd v0.4h, v1.4h
usqadd v0.2s, v1.2s
usqadd v0.16b, v1.16b
usqadd v0.8h, v1.8h
usqadd v0.4s, v1.4s
usqadd v0.2d, v1.2d
cls v0.8b, v1.8b
cls v0.4h, v1.4h
cls v0.2s, v1.2s
cls v0.16b, v1.16b
cls v0.8h, v1.8h
cls v0.4s, v1.4s
clz v0.8b, v1.8b
clz v0.4h, v1.4h
clz v0.2s, v1.2s
clz v0.16b, v1.16b
clz v0.8h, v1.8h
clz v0.4s, v1.4s
cnt v0.8b, v1.8b
cnt v0.16b, v1.16b
mvn v0.8b, v1.8b
mvn v0.16b, v1.16b
rbit v0.8b, v1.8b
rbit v0.16b, v1.16b
sadalp v0.4h, v1.8b
sadalp v0.2s, v1.4h
sadalp v0.1d, v1.2s
sadalp v0.8h, v1.16b
sadalp v0.4s, v1.8h
sadalp v0.2d, v1.4s
uadalp v0.4h, v1.8b
uadalp v0.2s, v1.4h
uadalp v0.1d, v1.2s
uadalp v0.8h, v1.16b
uadalp v0.4s, v1.8h
uadalp v0.2d, v1.4s
sqabs v0.8b, v1.8b
sqabs v0.4h, v1.4h
sqabs v0.2s, v1.2s
sqabs v0.16b, v1.16b
sqabs v0.8h, v1.8h
sqabs v0.4s, v1.4s
sqabs v0.2d, v1.2d
sqneg v0.8b, v1.8b
sqneg v0.4h, v1.4h
sqneg v0.2s, v1.2s
sqneg v0.16b, v1.16b
sqneg v0.8h, v1.8h
sqneg v0.4s, v1.4s
sqneg v0.2d, v1.2d
cmgt v0.8b, v1.8b, #0
cmgt v0.4h, v1.4h, #0
cmgt v0.2s, v1.2s, #0
cmgt v0.16b, v1.16b, #0
cmgt v0.8h, v1.8h, #0
cmgt v0.4s, v1.4s, #0
cmgt v0.2d, v1.2d, #0
cmge v0.8b, v1.8b, #0
cmge v0.4h, v1.4h, #0
cmge v0.2s, v1.2s, #0
cmge v0.16b, v1.16b, #0
cmge v0.8h, v1.8h, #0
cmge v0.4s, v1.4s, #0
cmge v0.2d, v1.2d, #0
cmeq v0.8b, v1.8b, #0
cmeq v0.4h, v1.4h, #0
cmeq v0.2s, v1.2s, #0
cmeq v0.16b, v1.16b, #0
cmeq v0.8h, v1.8h, #0
cmeq v0.4s, v1.4s, #0
cmeq v0.2d, v1.2d, #0
cmle v0.8b, v1.8b, #0
cmle v0.4h, v1.4h, #0
cmle v0.2s, v1.2s, #0
cmle v0.16b, v1.16b, #0
cmle v0.8h, v1.8h, #0
cmle v0.4s, v1.4s, #0
cmle v0.2d, v1.2d, #0
cmlt v0.8b, v1.8b, #0
cmlt v0.4h, v1.4h, #0
cmlt v0.2s, v1.2s, #0
cmlt v0.16b, v1.16b, #0
cmlt v0.8h, v1.8h, #0
cmlt v0.4s, v1.4s, #0
cmlt v0.2d, v1.2d, #0
abs v0.8b, v1.8b
abs v0.4h, v1.4h
abs v0.2s, v1.2s
abs v0.16b, v1.16b
abs v0.8h, v1.8h
abs v0.4s, v1.4s
abs v0.2d, v1.2d
neg v0.8b, v1.8b
neg v0.4h, v1.4h
neg v0.2s, v1.2s
neg v0.16b, v1.16b
neg v0.8h, v1.8h
neg v0.4s, v1.4s
neg v0.2d, v1.2d
xtn v0.8b, v1.8h
xtn v0.4h, v1.4s
xtn v0.2s, v1.2d
xtn2 v0.16b, v1.8h
xtn2 v0.8h, v1.4s
xtn2 v0.4s, v1.2d
sqxtun v0.8b, v1.8h
sqxtun v0.4h, v1.4s
sqxtun v0.2s, v1.2d
sqxtun2 v0.16b, v1.8h
sqxtun2 v0.8h, v1.4s
sqxtun2 v0.4s, v1.2d
shll v0.8h, v1.8b, #8
shll v0.4s, v1.4h, #16
shll v0.2d, v1.2s, #32
shll2 v0.8h, v1.16b, #8
shll2 v0.4s, v1.8h, #16
shll2 v0.2d, v1.4s, #32
sqxtn v0.8b, v1.8h
sqxtn v0.4h, v1.4s
sqxtn v0.2s, v1.2d
sqxtn2 v0.16b, v1.8h
sqxtn2 v0.8h, v1.4s
sqxtn2 v0.4s, v1.2d
uqxtn v0.8b, v1.8h
uqxtn v0.4h, v1.4s
uqxtn v0.2s, v1.2d
uqxtn2 v0.16b, v1.8h
uqxtn2 v0.8h, v1.4s
uqxtn2 v0.4s, v1.2d
urecpe v0.2s, v1.2s
urecpe v0.4s, v1.4s
ursqrte v0.2s, v1.2s
ursqrte v0.4s, v1.4s

# ---- across lanes
saddlv h0, v1.8b
saddlv s0, v1.4h
saddlv h0, v1.16b
saddlv s0, v1.8h
saddlv d0, v1.4s
uaddlv h0, v1.8b
uaddlv s0, v1.4h
uaddlv h0, v1.16b
uaddlv s0, v1.8h
uaddlv d0, v1.4s
smaxv b0, v1.8b
smaxv h0, v1.4h
smaxv b0, v1.16b
smaxv h0, v1.8h
smaxv s0, v1.4s
umaxv b0, v1.8b
umaxv h0, v1.4h
umaxv b0, v1.16b
umaxv h0, v1.8h
umaxv s0, v1.4s
sminv b0, v1.8b
sminv h0, v1.4h
sminv b0, v1.16b
sminv h0, v1.8h
sminv s0, v1.4s
uminv b0, v1.8b
uminv h0, v1.4h
uminv b0, v1.16b
uminv h0, v1.8h
uminv s0, v1.4s
addv b0, v1.8b
addv h0, v1.4h
addv b0, v1.16b
addv h0, v1.8h
addv s0, v1.4s

# ---- vector by element
mla v0.4h, v1.4h, v2.h[1]
mla v0.4h, v1.4h, v2.h[7]
mla v0.2s, v1.2s, v2.s[3]
mla v0.2s, v1.2s, v18.s[3]
mla v0.8h, v1.8h, v2.h[6]
mla v0.8h, v1.8h, v2.h[7]
mla v0.4s, v1.4s, v18.s[3]
mls v0.4h, v1.4h, v2.h[6]
mls v0.4h, v1.4h, v2.h[7]
mls v0.2s, v1.2s, v18.s[3]
mls v0.8h, v1.8h, v2.h[5]
mls v0.8h, v1.8h, v2.h[7]
mls v0.4s, v1.4s, v18.s[1]
mls v0.4s, v1.4s, v18.s[3]
mul v0.4h, v1.4h, v2.h[2]
mul v0.4h, v1.4h, v2.h[7]
mul v0.2s, v1.2s, v2.s[3]
mul v0.2s, v1.2s, v18.s[3]
mul v0.8h, v1.8h, v2.h[2]
mul v0.8h, v1.8h, v2.h[7]
mul v0.4s, v1.4s, v2.s[0]
mul v0.4s, v1.4s, v18.s[3]
smlal v0.4s, v1.4h, v2.h[5]
smlal v0.4s, v1.4h, v2.h[7]
smlal v0.2d, v1.2s, v2.s[1]
smlal v0.2d, v1.2s, v18.s[3]
smlal2 v0.4s, v1.8h, v2.h[0]
smlal2 v0.4s, v1.8h, v2.h[7]
smlal2 v0.2d, v1.4s, v2.s[2]
smlal2 v0.2d, v1.4s, v18.s[3]
umlal v0.4s, v1.4h, v2.h[6]
umlal v0.4s, v1.4h, v2.h[7]
umlal v0.2d, v1.2s, v2.s[1]
umlal v0.2d, v1.2s, v18.s[3]
umlal2 v0.4s, v1.8h, v2.h[2]
umlal2 v0.4s, v1.8h, v2.h[7]
umlal2 v0.2d, v1.4s, v18.s[3]
sqdmlal v0.4s, v1.4h, v2.h[3]
sqdmlal v0.4s, v1.4h, v2.h[7]
sqdmlal v0.2d, v1.2s, v2.s[1]
sqdmlal v0.2d, v1.2s, v18.s[3]
sqdmlal2 v0.4s, v1.8h, v2.h[0]
sqdmlal2 v0.4s, v1.8h, v2.h[7]
sqdmlal2 v0.2d, v1.4s, v2.s[1]
sqdmlal2 v0.2d, v1.4s, v18.s[3]
smlsl v0.4s, v1.4h, v2.h[3]
smlsl v0.4s, v1.4h, v2.h[7]
smlsl v0.2d, v1.2s, v2.s[1]
smlsl v0.2d, v1.2s, v18.s[3]
smlsl2 v0.4s, v1.8h, v2.h[7]
smlsl2 v0.2d, v1.4s, v18.s[2]
smlsl2 v0.2d, v1.4s, v18.s[3]
umlsl v0.4s, v1.4h, v2.h[5]
umlsl v0.4s, v1.4h, v2.h[7]
umlsl v0.2d, v1.2s, v2.s[1]
umlsl v0.2d, v1.2s, v18.s[3]
umlsl2 v0.4s, v1.8h, v2.h[2]
umlsl2 v0.4s, v1.8h, v2.h[7]
umlsl2 v0.2d, v1.4s, v18.s[2]
umlsl2 v0.2d, v1.4s, v18.s[3]
sqdmlsl v0.4s, v1.4h, v2.h[1]
sqdmlsl v0.4s, v1.4h, v2.h[7]
sqdmlsl v0.2d, v1.2s, v18.s[3]
sqdmlsl2 v0.4s, v1.8h, v2.h[7]
sqdmlsl2 v0.2d, v1.4s, v2.s[3]
sqdmlsl2 v0.2d, v1.4s, v18.s[3]
smull v0.4s, v1.4h, v2.h[2]
smull v0.4s, v1.4h, v2.h[7]
smull v0.2d, v1.2s, v18.s[3]
smull2 v0.4s, v1.8h, v2.h[2]
smull2 v0.4s, v1.8h, v2.h[7]
smull2 v0.2d, v1.4s, v18.s[3]
umull v0.4s, v1.4h, v2.h[3]
umull v0.4s, v1.4h, v2.h[7]
umull v0.2d, v1.2s, v18.s[0]
umull v0.2d, v1.2s, v18.s[3]
umull2 v0.4s, v1.8h, v2.h[3]
umull2 v0.4s, v1.8h, v2.h[7]
umull2 v0.2d, v1.4s, v2.s[1]
umull2 v0.2d, v1.4s, v18.s[3]
sqdmull v0.4s, v1.4h, v2.h[1]
sqdmull v0.4s, v1.4h, v2.h[7]
sqdmull v0.2d, v1.2s, v2.s[0]
sqdmull v0.2d, v1.2s, v18.s[3]
sqdmull2 v0.4s, v1.8h, v2.h[5]
sqdmull2 v0.4s, v1.8h, v2.h[7]
sqdmull2 v0.2d, v1.4s, v2.s[2]
sqdmull2 v0.2d, v1.4s, v18.s[3]
sqdmulh v0.4h, v1.4h, v2.h[4]
sqdmulh v0.4h, v1.4h, v2.h[7]
sqdmulh v0.2s, v1.2s, v2.s[3]
sqdmulh v0.2s, v1.2s, v18.s[3]
sqdmulh v0.8h, v1.8h, v2.h[0]
sqdmulh v0.8h, v1.8h, v2.h[7]
sqdmulh v0.4s, v1.4s, v18.s[0]
sqdmulh v0.4s, v1.4s, v18.s[3]
sqrdmulh v0.4h, v1.4h, v2.h[1]
sqrdmulh v0.4h, v1.4h, v2.h[7]
sqrdmulh v0.2s, v1.2s, v18.s[1]
sqrdmulh v0.2s, v1.2s, v18.s[3]
sqrdmulh v0.8h, v1.8h, v2.h[2]
sqrdmulh v0.8h, v1.8h, v2.h[7]
sqrdmulh v0.4s, v1.4s, v18.s[1]
sqrdmulh v0.4s, v1.4s, v18.s[3]
sqrdmlah v0.4h, v1.4h, v2.h[2]
sqrdmlah v0.4h, v1.4h, v2.h[7]
sqrdmlah v0.2s, v1.2s, v2.s[0]
sqrdmlah v0.2s, v1.2s, v18.s[3]
sqrdmlah v0.8h, v1.8h, v2.h[7]
sqrdmlah v0.4s, v1.4s, v2.s[0]
sqrdmlah v0.4s, v1.4s, v18.s[3]
sqrdmlsh v0.4h, v1.4h, v2.h[1]
sqrdmlsh v0.4h, v1.4h, v2.h[7]
sqrdmlsh v0.2s, v1.2s, v18.s[2]
sqrdmlsh v0.2s, v1.2s, v18.s[3]
sqrdmlsh v0.8h, v1.8h, v2.h[4]
sqrdmlsh v0.8h, v1.8h, v2.h[7]
sqrdmlsh v0.4s, v1.4s, v18.s[2]
sqrdmlsh v0.4s, v1.4s, v18.s[3]
sdot v0.2s, v1.8b, v2.4b[1]
sdot v0.2s, v1.8b, v2.4b[3]
sdot v0.4s, v1.16b, v2.4b[1]
sdot v0.4s, v1.16b, v2.4b[3]
udot v0.2s, v1.8b, v2.4b[2]
udot v0.2s, v1.8b, v2.4b[3]
udot v0.4s, v1.16b, v2.4b[3]
sudot v0.2s, v1.8b, v2.4b[0]
sudot v0.2s, v1.8b, v2.4b[3]
sudot v0.4s, v1.16b, v2.4b[1]
sudot v0.4s, v1.16b, v2.4b[3]
usdot v0.2s, v1.8b, v2.4b[0]
usdot v0.2s, v1.8b, v2.4b[3]
usdot v0.4s, v1.16b, v2.4b[2]
usdot v0.4s, v1.16b, v2.4b[3]

# ---- copy
dup v0.8b, v1.b[0]
dup v0.8b, v1.b[15]
dup v0.8b, v1.b[5]
dup v0.4h, v1.h[0]
dup v0.4h, v1.h[7]
dup v0.2s, v1.s[0]
dup v0.2s, v1.s[3]
dup v0.2s, v1.s[1]
dup v0.16b, v1.b[0]
dup v0.16b, v1.b[15]
dup v0.16b, v1.b[5]
dup v0.8h, v1.h[0]
dup v0.8h, v1.h[7]
dup v0.4s, v1.s[0]
dup v0.4s, v1.s[3]
dup v0.4s, v1.s[1]
dup v0.2d, v1.d[0]
dup v0.2d, v1.d[1]
dup v0.8b, w1
dup v0.8b, w1
dup v0.8b, w1
dup v0.4h, w1
dup v0.4h, w1
dup v0.2s, w1
dup v0.2s, w1
dup v0.2s, w1
dup v0.16b, w1
dup v0.16b, w1
dup v0.16b, w1
dup v0.8h, w1
dup v0.8h, w1
dup v0.4s, w1
dup v0.4s, w1
dup v0.4s, w1
dup v0.2d, x1
dup v0.2d, x1
mov v0.b[0], w1
mov v0.b[15], w1
mov v0.b[5], w1
mov v0.h[0], w1
mov v0.h[7], w1
mov v0.s[0], w1
mov v0.s[3], w1
mov v0.s[1], w1
mov v0.d[0], x1
mov v0.d[1], x1
smov w0, v1.b[0]
smov w0, v1.b[15]
smov w0, v1.b[5]
smov w0, v1.h[0]
smov w0, v1.h[7]
smov x0, v1.b[0]
smov x0, v1.b[15]
smov x0, v1.b[5]
smov x0, v1.h[0]
smov x0, v1.h[7]
smov x0, v1.s[0]
smov x0, v1.s[3]
smov x0, v1.s[1]
umov w0, v1.b[0]
umov w0, v1.b[15]
umov w0, v1.b[5]
umov w0, v1.h[0]
umov w0, v1.h[7]
mov w0, v1.s[0]
mov w0, v1.s[3]
mov w0, v1.s[1]
mov x0, v1.d[0]
mov x0, v1.d[1]
mov v0.b[0], v1.b[0]
mov v0.b[0], v1.b[5]
mov v0.b[0], v1.b[8]
mov v0.b[0], v1.b[15]
mov v0.b[15], v1.b[0]
mov v0.b[15], v1.b[5]
mov v0.b[15], v1.b[8]
mov v0.b[15], v1.b[15]
mov v0.b[5], v1.b[0]
mov v0.b[5], v1.b[5]
mov v0.b[5], v1.b[8]
mov v0.b[5], v1.b[15]
mov v0.h[0], v1.h[0]
mov v0.h[0], v1.h[2]
mov v0.h[0], v1.h[4]
mov v0.h[0], v1.h[7]
mov v0.h[7], v1.h[0]
mov v0.h[7], v1.h[2]
mov v0.h[7], v1.h[4]
mov v0.h[7], v1.h[7]
mov v0.s[0], v1.s[0]
mov v0.s[0], v1.s[1]
mov v0.s[0], v1.s[2]
mov v0.s[0], v1.s[3]
mov v0.s[3], v1.s[0]
mov v0.s[3], v1.s[1]
mov v0.s[3], v1.s[2]
mov v0.s[3], v1.s[3]
mov v0.s[1], v1.s[0]
mov v0.s[1], v1.s[1]
mov v0.s[1], v1.s[2]
mov v0.s[1], v1.s[3]
mov v0.d[0], v1.d[0]
mov v0.d[0], v1.d[1]
mov v0.d[1], v1.d[0]
mov v0.d[1], v1.d[1]

# ---- permute, extract, table lookup
uzp1 v0.8b, v1.8b, v2.8b
uzp1 v0.8b, v1.8b, v0.8b
uzp1 v0.4h, v1.4h, v2.4h
uzp1 v0.2s, v1.2s, v2.2s
uzp1 v0.16b, v1.16b, v2.16b
uzp1 v0.8h, v1.8h, v2.8h
uzp1 v0.4s, v1.4s, v2.4s
uzp1 v0.2d, v1.2d, v2.2d
trn1 v0.8b, v1.8b, v2.8b
trn1 v0.8b, v1.8b, v0.8b
trn1 v0.4h, v1.4h, v2.4h
trn1 v0.2s, v1.2s, v2.2s
trn1 v0.16b, v1.16b, v2.16b
trn1 v0.8h, v1.8h, v2.8h
trn1 v0.4s, v1.4s, v2.4s
trn1 v0.2d, v1.2d, v2.2d
zip1 v0.8b, v1.8b, v2.8b
zip1 v0.8b, v1.8b, v0.8b
zip1 v0.4h, v1.4h, v2.4h
zip1 v0.2s, v1.2s, v2.2s
zip1 v0.16b, v1.16b, v2.16b
zip1 v0.8h, v1.8h, v2.8h
zip1 v0.4s, v1.4s, v2.4s
zip1 v0.2d, v1.2d, v2.2d
uzp2 v0.8b, v1.8b, v2.8b
uzp2 v0.8b, v1.8b, v0.8b
uzp2 v0.4h, v1.4h, v2.4h
uzp2 v0.2s, v1.2s, v2.2s
uzp2 v0.16b, v1.16b, v2.16b
uzp2 v0.8h, v1.8h, v2.8h
uzp2 v0.4s, v1.4s, v2.4s
uzp2 v0.2d, v1.2d, v2.2d
trn2 v0.8b, v1.8b, v2.8b
trn2 v0.8b, v1.8b, v0.8b
trn2 v0.4h, v1.4h, v2.4h
trn2 v0.2s, v1.2s, v2.2s
trn2 v0.16b, v1.16b, v2.16b
trn2 v0.8h, v1.8h, v2.8h
trn2 v0.4s, v1.4s, v2.4s
trn2 v0.2d, v1.2d, v2.2d
zip2 v0.8b, v1.8b, v2.8b
zip2 v0.8b, v1.8b, v0.8b
zip2 v0.4h, v1.4h, v2.4h
zip2 v0.2s, v1.2s, v2.2s
zip2 v0.16b, v1.16b, v2.16b
zip2 v0.8h, v1.8h, v2.8h
zip2 v0.4s, v1.4s, v2.4s
zip2 v0.2d, v1.2d, v2.2d
ext v0.8b, v1.8b, v2.8b, #0
ext v0.8b, v1.8b, v0.8b, #0
ext v0.8b, v1.8b, v2.8b, #3
ext v0.8b, v1.8b, v2.8b, #7
ext v0.16b, v1.16b, v2.16b, #0
ext v0.16b, v1.16b, v2.16b, #3
ext v0.16b, v1.16b, v2.16b, #7
ext v0.16b, v1.16b, v2.16b, #8
ext v0.16b, v1.16b, v2.16b, #13
tbl v0.8b, {v1.16b}, v2.8b
tbl v0.8b, {v1.16b}, v0.8b
tbl v0.8b, {v1.16b, v2.16b}, v2.8b
tbl v0.8b, {v1.16b-v3.16b}, v2.8b
tbl v0.8b, {v1.16b-v4.16b}, v2.8b
tbl v0.16b, {v1.16b}, v2.16b
tbl v0.16b, {v1.16b, v2.16b}, v2.16b
tbl v0.16b, {v1.16b-v3.16b}, v2.16b
tbl v0.16b, {v1.16b-v4.16b}, v2.16b
tbx v0.8b, {v1.16b}, v2.8b
tbx v0.8b, {v1.16b}, v0.8b
tbx v0.8b, {v1.16b, v2.16b}, v2.8b
tbx v0.8b, {v1.16b-v3.16b}, v2.8b
tbx v0.8b, {v1.16b-v4.16b}, v2.8b
tbx v0.16b, {v1.16b}, v2.16b
tbx v0.16b, {v1.16b, v2.16b}, v2.16b
tbx v0.16b, {v1.16b-v3.16b}, v2.16b
tbx v0.16b, {v1.16b-v4.16b}, v2.16b

# ---- modified immediate
movi v0.2s, #0xa6
movi v0.2s, #0xa6, lsl #8
movi v0.2s, #0xa6, lsl #16
movi v0.2s, #0xa6, lsl #24
movi v0.4s, #0xa6
movi v0.4s, #0xa6, lsl #8
movi v0.4s, #0xa6, lsl #16
movi v0.4s, #0xa6, lsl #24
orr v0.2s, #0xa6
orr v0.2s, #0xa6, lsl #8
orr v0.2s, #0xa6, lsl #16
orr v0.2s, #0xa6, lsl #24
orr v0.4s, #0xa6
orr v0.4s, #0xa6, lsl #8
orr v0.4s, #0xa6, lsl #16
orr v0.4s, #0xa6, lsl #24
movi v0.4h, #0xa6
movi v0.4h, #0xa6, lsl #8
movi v0.8h, #0xa6
movi v0.8h, #0xa6, lsl #8
orr v0.4h, #0xa6
orr v0.4h, #0xa6, lsl #8
orr v0.8h, #0xa6
orr v0.8h, #0xa6, lsl #8
movi v0.2s, #0xa6, msl #8
movi v0.2s, #0xa6, msl #16
movi v0.4s, #0xa6, msl #8
movi v0.4s, #0xa6, msl #16
movi v0.8b, #0xa6
movi v0.16b, #0xa6
mvni v0.2s, #0xa6
mvni v0.2s, #0xa6, lsl #8
mvni v0.2s, #0xa6, lsl #16
mvni v0.2s, #0xa6, lsl #24
mvni v0.4s, #0xa6
mvni v0.4s, #0xa6, lsl #8
mvni v0.4s, #0xa6, lsl #16
mvni v0.4s, #0xa6, lsl #24
bic v0.2s, #0xa6
bic v0.2s, #0xa6, lsl #8
bic v0.2s, #0xa6, lsl #16
bic v0.2s, #0xa6, lsl #24
bic v0.4s, #0xa6
bic v0.4s, #0xa6, lsl #8
bic v0.4s, #0xa6, lsl #16
bic v0.4s, #0xa6, lsl #24
mvni v0.4h, #0xa6
mvni v0.4h, #0xa6, lsl #8
mvni v0.8h, #0xa6
mvni v0.8h, #0xa6, lsl #8
bic v0.4h, #0xa6
bic v0.4h, #0xa6, lsl #8
bic v0.8h, #0xa6
bic v0.8h, #0xa6, lsl #8
mvni v0.2s, #0xa6, msl #8
mvni v0.2s, #0xa6, msl #16
mvni v0.4s, #0xa6, msl #8
mvni v0.4s, #0xa6, msl #16
movi d0, #0xff00ff0000ffff00
movi v0.2d, #0xff00ff0000ffff00

# ---- shift by immediate
sshr v0.8b, v1.8b, #8
sshr v0.8b, v1.8b, #7
sshr v0.8b, v1.8b, #1
sshr v0.4h, v1.4h, #16
sshr v0.4h, v1.4h, #8
sshr v0.4h, v1.4h, #1
sshr v0.2s, v1.2s, #32
sshr v0.2s, v1.2s, #31
sshr v0.2s, v1.2s, #1
sshr v0.16b, v1.16b, #8
sshr v0.16b, v1.16b, #7
sshr v0.16b, v1.16b, #1
sshr v0.8h, v1.8h, #16
sshr v0.8h, v1.8h, #8
sshr v0.8h, v1.8h, #1
sshr v0.4s, v1.4s, #32
sshr v0.4s, v1.4s, #31
sshr v0.4s, v1.4s, #1
sshr v0.2d, v1.2d, #64
sshr v0.2d, v1.2d, #63
sshr v0.2d, v1.2d, #1
ushr v0.8b, v1.8b, #8
ushr v0.8b, v1.8b, #7
ushr v0.8b, v1.8b, #1
ushr v0.4h, v1.4h, #16
ushr v0.4h, v1.4h, #8
ushr v0.4h, v1.4h, #1
ushr v0.2s, v1.2s, #32
ushr v0.2s, v1.2s, #31
ushr v0.2s, v1.2s, #1
ushr v0.16b, v1.16b, #8
ushr v0.16b, v1.16b, #7
ushr v0.16b, v1.16b, #1
ushr v0.8h, v1.8h, #16
ushr v0.8h, v1.8h, #8
ushr v0.8h, v1.8h, #1
ushr v0.4s, v1.4s, #32
ushr v0.4s, v1.4s, #31
ushr v0.4s, v1.4s, #1
ushr v0.2d, v1.2d, #64
ushr v0.2d, v1.2d, #63
ushr v0.2d, v1.2d, #1
ssra v0.8b, v1.8b, #8
ssra v0.8b, v1.8b, #7
ssra v0.8b, v1.8b, #1
ssra v0.4h, v1.4h, #16
ssra v0.4h, v1.4h, #8
ssra v0.4h, v1.4h, #1
ssra v0.2s, v1.2s, #32
ssra v0.2s, v1.2s, #31
ssra v0.2s, v1.2s, #1
ssra v0.16b, v1.16b, #8
ssra v0.16b, v1.16b, #7
ssra v0.16b, v1.16b, #1
ssra v0.8h, v1.8h, #16
ssra v0.8h, v1.8h, #8
ssra v0.8h, v1.8h, #1
ssra v0.4s, v1.4s, #32
ssra v0.4s, v1.4s, #31
ssra v0.4s, v1.4s, #1
ssra v0.2d, v1.2d, #64
ssra v0.2d, v1.2d, #63
ssra v0.2d, v1.2d, #1
usra v0.8b, v1.8b, #8
usra v0.8b, v1.8b, #7
usra v0.8b, v1.8b, #1
usra v0.4h, v1.4h, #16
usra v0.4h, v1.4h, #8
usra v0.4h, v1.4h, #1
usra v0.2s, v1.2s, #32
usra v0.2s, v1.2s, #31
usra v0.2s, v1.2s, #1
usra v0.16b, v1.16b, #8
usra v0.16b, v1.16b, #7
usra v0.16b, v1.16b, #1
usra v0.8h, v1.8h, #16
usra v0.8h, v1.8h, #8
usra v0.8h, v1.8h, #1
usra v0.4s, v1.4s, #32
usra v0.4s, v1.4s, #31
usra v0.4s, v1.4s, #1
usra v0.2d, v1.2d, #64
usra v0.2d, v1.2d, #63
usra v0.2d, v1.2d, #1
srshr v0.8b, v1.8b, #8
srshr v0.8b, v1.8b, #7
srshr v0.8b, v1.8b, #1
srshr v0.4h, v1.4h, #16
srshr v0.4h, v1.4h, #8
srshr v0.4h, v1.4h, #1
srshr v0.2s, v1.2s, #32
srshr v0.2s, v1.2s, #31
srshr v0.2s, v1.2s, #1
srshr v0.16b, v1.16b, #8
srshr v0.16b, v1.16b, #7
srshr v0.16b, v1.16b, #1
srshr v0.8h, v1.8h, #16
srshr v0.8h, v1.8h, #8
srshr v0.8h, v1.8h, #1
srshr v0.4s, v1.4s, #32
srshr v0.4s, v1.4s, #31
srshr v0.4s, v1.4s, #1
srshr v0.2d, v1.2d, #64
srshr v0.2d, v1.2d, #63
srshr v0.2d, v1.2d, #1
urshr v0.8b, v1.8b, #8
urshr v0.8b, v1.8b, #7
urshr v0.8b, v1.8b, #1
urshr v0.4h, v1.4h, #16
urshr v0.4h, v1.4h, #8
urshr v0.4h, v1.4h, #1
urshr v0.2s, v1.2s, #32
urshr v0.2s, v1.2s, #31
urshr v0.2s, v1.2s, #1
urshr v0.16b, v1.16b, #8
urshr v0.16b, v1.16b, #7
urshr v0.16b, v1.16b, #1
urshr v0.8h, v1.8h, #16
urshr v0.8h, v1.8h, #8
urshr v0.8h, v1.8h, #1
urshr v0.4s, v1.4s, #32
urshr v0.4s, v1.4s, #31
urshr v0.4s, v1.4s, #1
urshr v0.2d, v1.2d, #64
urshr v0.2d, v1.2d, #63
urshr v0.2d, v1.2d, #1
srsra v0.8b, v1.8b, #8
srsra v0.8b, v1.8b, #7
srsra v0.8b, v1.8b, #1
srsra v0.4h, v1.4h, #16
srsra v0.4h, v1.4h, #8
srsra v0.4h, v1.4h, #1
srsra v0.2s, v1.2s, #32
srsra v0.2s, v1.2s, #31
srsra v0.2s, v1.2s, #1
srsra v0.16b, v1.16b, #8
srsra v0.16b, v1.16b, #7
srsra v0.16b, v1.16b, #1
srsra v0.8h, v1.8h, #16
srsra v0.8h, v1.8h, #8
srsra v0.8h, v1.8h, #1
srsra v0.4s, v1.4s, #32
srsra v0.4s, v1.4s, #31
srsra v0.4s, v1.4s, #1
srsra v0.2d, v1.2d, #64
srsra v0.2d, v1.2d, #63
srsra v0.2d, v1.2d, #1
ursra v0.8b, v1.8b, #8
ursra v0.8b, v1.8b, #7
ursra v0.8b, v1.8b, #1
ursra v0.4h, v1.4h, #16
ursra v0.4h, v1.4h, #8
ursra v0.4h, v1.4h, #1
ursra v0.2s, v1.2s, #32
ursra v0.2s, v1.2s, #31
ursra v0.2s, v1.2s, #1
ursra v0.16b, v1.16b, #8
ursra v0.16b, v1.16b, #7
ursra v0.16b, v1.16b, #1
ursra v0.8h, v1.8h, #16
ursra v0.8h, v1.8h, #8
ursra v0.8h, v1.8h, #1
ursra v0.4s, v1.4s, #32
ursra v0.4s, v1.4s, #31
ursra v0.4s, v1.4s, #1
ursra v0.2d, v1.2d, #64
ursra v0.2d, v1.2d, #63
ursra v0.2d, v1.2d, #1
sri v0.8b, v1.8b, #8
sri v0.8b, v1.8b, #7
sri v0.8b, v1.8b, #1
sri v0.4h, v1.4h, #16
sri v0.4h, v1.4h, #8
sri v0.4h, v1.4h, #1
sri v0.2s, v1.2s, #32
sri v0.2s, v1.2s, #31
sri v0.2s, v1.2s, #1
sri v0.16b, v1.16b, #8
sri v0.16b, v1.16b, #7
sri v0.16b, v1.16b, #1
sri v0.8h, v1.8h, #16
sri v0.8h, v1.8h, #8
sri v0.8h, v1.8h, #1
sri v0.4s, v1.4s, #32
sri v0.4s, v1.4s, #31
sri v0.4s, v1.4s, #1
sri v0.2d, v1.2d, #64
sri v0.2d, v1.2d, #63
sri v0.2d, v1.2d, #1
shl v0.8b, v1.8b, #0
shl v0.8b, v1.8b, #1
shl v0.8b, v1.8b, #7
shl v0.4h, v1.4h, #0
shl v0.4h, v1.4h, #8
shl v0.4h, v1.4h, #15
shl v0.2s, v1.2s, #0
shl v0.2s, v1.2s, #1
shl v0.2s, v1.2s, #31
shl v0.16b, v1.16b, #0
shl v0.16b, v1.16b, #1
shl v0.16b, v1.16b, #7
shl v0.8h, v1.8h, #0
shl v0.8h, v1.8h, #8
shl v0.8h, v1.8h, #15
shl v0.4s, v1.4s, #0
shl v0.4s, v1.4s, #1
shl v0.4s, v1.4s, #31
shl v0.2d, v1.2d, #0
shl v0.2d, v1.2d, #1
shl v0.2d, v1.2d, #63
sli v0.8b, v1.8b, #0
sli v0.8b, v1.8b, #1
sli v0.8b, v1.8b, #7
sli v0.4h, v1.4h, #0
sli v0.4h, v1.4h, #8
sli v0.4h, v1.4h, #15
sli v0.2s, v1.2s, #0
sli v0.2s, v1.2s, #1
sli v0.2s, v1.2s, #31
sli v0.16b, v1.16b, #0
sli v0.16b, v1.16b, #1
sli v0.16b, v1.16b, #7
sli v0.8h, v1.8h, #0
sli v0.8h, v1.8h, #8
sli v0.8h, v1.8h, #15
sli v0.4s, v1.4s, #0
sli v0.4s, v1.4s, #1
sli v0.4s, v1.4s, #31
sli v0.2d, v1.2d, #0
sli v0.2d, v1.2d, #1
sli v0.2d, v1.2d, #63
sqshlu v0.8b, v1.8b, #0
sqshlu v0.8b, v1.8b, #1
sqshlu v0.8b, v1.8b, #7
sqshlu v0.4h, v1.4h, #0
sqshlu v0.4h, v1.4h, #8
sqshlu v0.4h, v1.4h, #15
sqshlu v0.2s, v1.2s, #0
sqshlu v0.2s, v1.2s, #1
sqshlu v0.2s, v1.2s, #31
sqshlu v0.16b, v1.16b, #0
sqshlu v0.16b, v1.16b, #1
sqshlu v0.16b, v1.16b, #7
sqshlu v0.8h, v1.8h, #0
sqshlu v0.8h, v1.8h, #8
sqshlu v0.8h, v1.8h, #15
sqshlu v0.4s, v1.4s, #0
sqshlu v0.4s, v1.4s, #1
sqshlu v0.4s, v1.4s, #31
sqshlu v0.2d, v1.2d, #0
sqshlu v0.2d, v1.2d, #1
sqshlu v0.2d, v1.2d, #63
sqshl v0.8b, v1.8b, #0
sqshl v0.8b, v1.8b, #1
sqshl v0.8b, v1.8b, #7
sqshl v0.4h, v1.4h, #0
sqshl v0.4h, v1.4h, #8
sqshl v0.4h, v1.4h, #15
sqshl v0.2s, v1.2s, #0
sqshl v0.2s, v1.2s, #1
sqshl v0.2s, v1.2s, #31
sqshl v0.16b, v1.16b, #0
sqshl v0.16b, v1.16b, #1
sqshl v0.16b, v1.16b, #7
sqshl v0.8h, v1.8h, #0
sqshl v0.8h, v1.8h, #8
sqshl v0.8h, v1.8h, #15
sqshl v0.4s, v1.4s, #0
sqshl v0.4s, v1.4s, #1
sqshl v0.4s, v1.4s, #31
sqshl v0.2d, v1.2d, #0
sqshl v0.2d, v1.2d, #1
sqshl v0.2d, v1.2d, #63
uqshl v0.8b, v1.8b, #0
uqshl v0.8b, v1.8b, #1
uqshl v0.8b, v1.8b, #7
uqshl v0.4h, v1.4h, #0
uqshl v0.4h, v1.4h, #8
uqshl v0.4h, v1.4h, #15
uqshl v0.2s, v1.2s, #0
uqshl v0.2s, v1.2s, #1
uqshl v0.2s, v1.2s, #31
uqshl v0.16b, v1.16b, #0
uqshl v0.16b, v1.16b, #1
uqshl v0.16b, v1.16b, #7
uqshl v0.8h, v1.8h, #0
uqshl v0.8h, v1.8h, #8
uqshl v0.8h, v1.8h, #15
uqshl v0.4s, v1.4s, #0
uqshl v0.4s, v1.4s, #1
uqshl v0.4s, v1.4s, #31
uqshl v0.2d, v1.2d, #0
uqshl v0.2d, v1.2d, #1
uqshl v0.2d, v1.2d, #63
shrn v0.8b, v1.8h, #8
shrn v0.8b, v1.8h, #7
shrn v0.8b, v1.8h, #1
shrn v0.4h, v1.4s, #16
shrn v0.4h, v1.4s, #8
shrn v0.4h, v1.4s, #1
shrn v0.2s, v1.2d, #32
shrn v0.2s, v1.2d, #31
shrn v0.2s, v1.2d, #1
shrn2 v0.16b, v1.8h, #8
shrn2 v0.16b, v1.8h, #7
shrn2 v0.16b, v1.8h, #1
shrn2 v0.8h, v1.4s, #16
shrn2 v0.8h, v1.4s, #8
shrn2 v0.8h, v1.4s, #1
shrn2 v0.4s, v1.2d, #32
shrn2 v0.4s, v1.2d, #31
shrn2 v0.4s, v1.2d, #1
sqshrun v0.8b, v1.8h, #8
sqshrun v0.8b, v1.8h, #7
sqshrun v0.8b, v1.8h, #1
sqshrun v0.4h, v1.4s, #16
sqshrun v0.4h, v1.4s, #8
sqshrun v0.4h, v1.4s, #1
sqshrun v0.2s, v1.2d, #32
sqshrun v0.2s, v1.2d, #31
sqshrun v0.2s, v1.2d, #1
sqshrun2 v0.16b, v1.8h, #8
sqshrun2 v0.16b, v1.8h, #7
sqshrun2 v0.16b, v1.8h, #1
sqshrun2 v0.8h, v1.4s, #16
sqshrun2 v0.8h, v1.4s, #8
sqshrun2 v0.8h, v1.4s, #1
sqshrun2 v0.4s, v1.2d, #32
sqshrun2 v0.4s, v1.2d, #31
sqshrun2 v0.4s, v1.2d, #1
rshrn v0.8b, v1.8h, #8
rshrn v0.8b, v1.8h, #7
rshrn v0.8b, v1.8h, #1
rshrn v0.4h, v1.4s, #16
rshrn v0.4h, v1.4s, #8
rshrn v0.4h, v1.4s, #1
rshrn v0.2s, v1.2d, #32
rshrn v0.2s, v1.2d, #31
rshrn v0.2s, v1.2d, #1
rshrn2 v0.16b, v1.8h, #8
rshrn2 v0.16b, v1.8h, #7
rshrn2 v0.16b, v1.8h, #1
rshrn2 v0.8h, v1.4s, #16
rshrn2 v0.8h, v1.4s, #8
rshrn2 v0.8h, v1.4s, #1
rshrn2 v0.4s, v1.2d, #32
rshrn2 v0.4s, v1.2d, #31
rshrn2 v0.4s, v1.2d, #1
sqrshrun v0.8b, v1.8h, #8
sqrshrun v0.8b, v1.8h, #7
sqrshrun v0.8b, v1.8h, #1
sqrshrun v0.4h, v1.4s, #16
sqrshrun v0.4h, v1.4s, #8
sqrshrun v0.4h, v1.4s, #1
sqrshrun v0.2s, v1.2d, #32
sqrshrun v0.2s, v1.2d, #31
sqrshrun v0.2s, v1.2d, #1
sqrshrun2 v0.16b, v1.8h, #8
sqrshrun2 v0.16b, v1.8h, #7
sqrshrun2 v0.16b, v1.8h, #1
sqrshrun2 v0.8h, v1.4s, #16
sqrshrun2 v0.8h, v1.4s, #8
sqrshrun2 v0.8h, v1.4s, #1
sqrshrun2 v0.4s, v1.2d, #32
sqrshrun2 v0.4s, v1.2d, #31
sqrshrun2 v0.4s, v1.2d, #1
sqshrn v0.8b, v1.8h, #8
sqshrn v0.8b, v1.8h, #7
sqshrn v0.8b, v1.8h, #1
sqshrn v0.4h, v1.4s, #16
sqshrn v0.4h, v1.4s, #8
sqshrn v0.4h, v1.4s, #1
sqshrn v0.2s, v1.2d, #32
sqshrn v0.2s, v1.2d, #31
sqshrn v0.2s, v1.2d, #1
sqshrn2 v0.16b, v1.8h, #8
sqshrn2 v0.16b, v1.8h, #7
sqshrn2 v0.16b, v1.8h, #1
sqshrn2 v0.8h, v1.4s, #16
sqshrn2 v0.8h, v1.4s, #8
sqshrn2 v0.8h, v1.4s, #1
sqshrn2 v0.4s, v1.2d, #32
sqshrn2 v0.4s, v1.2d, #31
sqshrn2 v0.4s, v1.2d, #1
uqshrn v0.8b, v1.8h, #8
uqshrn v0.8b, v1.8h, #7
uqshrn v0.8b, v1.8h, #1
uqshrn v0.4h, v1.4s, #16
uqshrn v0.4h, v1.4s, #8
uqshrn v0.4h, v1.4s, #1
uqshrn v0.2s, v1.2d, #32
uqshrn v0.2s, v1.2d, #31
uqshrn v0.2s, v1.2d, #1
uqshrn2 v0.16b, v1.8h, #8
uqshrn2 v0.16b, v1.8h, #7
uqshrn2 v0.16b, v1.8h, #1
uqshrn2 v0.8h, v1.4s, #16
uqshrn2 v0.8h, v1.4s, #8
uqshrn2 v0.8h, v1.4s, #1
uqshrn2 v0.4s, v1.2d, #32
uqshrn2 v0.4s, v1.2d, #31
uqshrn2 v0.4s, v1.2d, #1
sqrshrn v0.8b, v1.8h, #8
sqrshrn v0.8b, v1.8h, #7
sqrshrn v0.8b, v1.8h, #1
sqrshrn v0.4h, v1.4s, #16
sqrshrn v0.4h, v1.4s, #8
sqrshrn v0.4h, v1.4s, #1
sqrshrn v0.2s, v1.2d, #32
sqrshrn v0.2s, v1.2d, #31
sqrshrn v0.2s, v1.2d, #1
sqrshrn2 v0.16b, v1.8h, #8
sqrshrn2 v0.16b, v1.8h, #7
sqrshrn2 v0.16b, v1.8h, #1
sqrshrn2 v0.8h, v1.4s, #16
sqrshrn2 v0.8h, v1.4s, #8
sqrshrn2 v0.8h, v1.4s, #1
sqrshrn2 v0.4s, v1.2d, #32
sqrshrn2 v0.4s, v1.2d, #31
sqrshrn2 v0.4s, v1.2d, #1
uqrshrn v0.8b, v1.8h, #8
uqrshrn v0.8b, v1.8h, #7
uqrshrn v0.8b, v1.8h, #1
uqrshrn v0.4h, v1.4s, #16
uqrshrn v0.4h, v1.4s, #8
uqrshrn v0.4h, v1.4s, #1
uqrshrn v0.2s, v1.2d, #32
uqrshrn v0.2s, v1.2d, #31
uqrshrn v0.2s, v1.2d, #1
uqrshrn2 v0.16b, v1.8h, #8
uqrshrn2 v0.16b, v1.8h, #7
uqrshrn2 v0.16b, v1.8h, #1
uqrshrn2 v0.8h, v1.4s, #16
uqrshrn2 v0.8h, v1.4s, #8
uqrshrn2 v0.8h, v1.4s, #1
uqrshrn2 v0.4s, v1.2d, #32
uqrshrn2 v0.4s, v1.2d, #31
uqrshrn2 v0.4s, v1.2d, #1
sxtl v0.8h, v1.8b
sshll v0.8h, v1.8b, #1
sshll v0.8h, v1.8b, #7
sxtl v0.4s, v1.4h
sshll v0.4s, v1.4h, #8
sshll v0.4s, v1.4h, #15
sxtl v0.2d, v1.2s
sshll v0.2d, v1.2s, #1
sshll v0.2d, v1.2s, #31
sxtl2 v0.8h, v1.16b
sshll2 v0.8h, v1.16b, #1
sshll2 v0.8h, v1.16b, #7
sxtl2 v0.4s, v1.8h
sshll2 v0.4s, v1.8h, #8
sshll2 v0.4s, v1.8h, #15
sxtl2 v0.2d, v1.4s
sshll2 v0.2d, v1.4s, #1
sshll2 v0.2d, v1.4s, #31
uxtl v0.8h, v1.8b
ushll v0.8h, v1.8b, #1
ushll v0.8h, v1.8b, #7
uxtl v0.4s, v1.4h
ushll v0.4s, v1.4h, #8
ushll v0.4s, v1.4h, #15
uxtl v0.2d, v1.2s
ushll v0.2d, v1.2s, #1
ushll v0.2d, v1.2s, #31
uxtl2 v0.8h, v1.16b
ushll2 v0.8h, v1.16b, #1
ushll2 v0.8h, v1.16b, #7
uxtl2 v0.4s, v1.8h
ushll2 v0.4s, v1.8h, #8
ushll2 v0.4s, v1.8h, #15
uxtl2 v0.2d, v1.4s
ushll2 v0.2d, v1.4s, #1
ushll2 v0.2d, v1.4s, #31

# ---- scalar three same
sqadd b0, b1, b2
sqadd h0, h1, h2
sqadd s0, s1, s2
sqadd s0, s1, s0
sqadd d0, d1, d2
uqadd b0, b1, b2
uqadd h0, h1, h2
uqadd s0, s1, s2
uqadd s0, s1, s0
uqadd d0, d1, d2
sqsub b0, b1, b2
sqsub h0, h1, h2
sqsub s0, s1, s2
sqsub s0, s1, s0
sqsub d0, d1, d2
uqsub b0, b1, b2
uqsub h0, h1, h2
uqsub s0, s1, s2
uqsub s0, s1, s0
uqsub d0, d1, d2
cmgt d0, d1, d2
cmgt d0, d1, d0
cmhi d0, d1, d2
cmhi d0, d1, d0
cmge d0, d1, d2
cmge d0, d1, d0
cmhs d0, d1, d2
cmhs d0, d1, d0
sshl d0, d1, d2
sshl d0, d1, d0
ushl d0, d1, d2
ushl d0, d1, d0
sqshl b0, b1, b2
sqshl h0, h1, h2
sqshl s0, s1, s2
sqshl s0, s1, s0
sqshl d0, d1, d2
uqshl b0, b1, b2
uqshl h0, h1, h2
uqshl s0, s1, s2
uqshl s0, s1, s0
uqshl d0, d1, d2
srshl d0, d1, d2
srshl d0, d1, d0
urshl d0, d1, d2
urshl d0, d1, d0
sqrshl b0, b1, b2
sqrshl h0, h1, h2
sqrshl s0, s1, s2
sqrshl s0, s1, s0
sqrshl d0, d1, d2
uqrshl b0, b1, b2
uqrshl h0, h1, h2
uqrshl s0, s1, s2
uqrshl s0, s1, s0
uqrshl d0, d1, d2
add d0, d1, d2
add d0, d1, d0
sub d0, d1, d2
sub d0, d1, d0
cmtst d0, d1, d2
cmtst d0, d1, d0
cmeq d0, d1, d2
cmeq d0, d1, d0
sqdmulh h0, h1, h2
sqdmulh s0, s1, s2
sqdmulh s0, s1, s0
sqrdmulh h0, h1, h2
sqrdmulh s0, s1, s2
sqrdmulh s0, s1, s0
sqrdmlah h0, h1, h2
sqrdmlah s0, s1, s2
sqrdmlah s0, s1, s0
sqrdmlsh h0, h1, h2
sqrdmlsh s0, s1, s2
sqrdmlsh s0, s1, s0

# ---- scalar three different
sqdmlal s0, h1, h2
sqdmlal d0, s1, s2
sqdmlal d0, s1, s0
sqdmlsl s0, h1, h2
sqdmlsl d0, s1, s2
sqdmlsl d0, s1, s0
sqdmull s0, h1, h2
sqdmull d0, s1, s2
sqdmull d0, s1, s0

# ---- scalar two-register miscellaneous, pairwise, copy
suqadd b0, b1
suqadd h0, h1
suqadd s0, s1
suqadd d0, d1
usqadd b0, b1
usqadd h0, h1
usqadd s0, s1
usqadd d0, d1
sqabs b0, b1
sqabs h0, h1
sqabs s0, s1
sqabs d0, d1
sqneg b0, b1
sqneg h0, h1
sqneg s0, s1
sqneg d0, d1
cmgt d0, d1, #0
cmge d0, d1, #0
cmeq d0, d1, #0
cmle d0, d1, #0
cmlt d0, d1, #0
abs d0, d1
neg d0, d1
sqxtun b0, h1
sqxtun h0, s1
sqxtun s0, d1
sqxtn b0, h1
sqxtn h0, s1
sqxtn s0, d1
uqxtn b0, h1
uqxtn h0, s1
uqxtn s0, d1
addp d0, v1.2d
mov b0, v1.b[0]
mov b0, v1.b[15]
mov b0, v1.b[5]
mov h0, v1.h[0]
mov h0, v1.h[7]
mov s0, v1.s[0]
mov s0, v1.s[3]
mov s0, v1.s[1]
mov d0, v1.d[0]
mov d0, v1.d[1]

# ---- scalar by element
sqdmlal s0, h1, v2.h[4]
sqdmlal s0, h1, v0.h[4]
sqdmlal s0, h1, v2.h[7]
sqdmlal d0, s1, v18.s[3]
sqdmlsl s0, h1, v2.h[0]
sqdmlsl s0, h1, v0.h[0]
sqdmlsl s0, h1, v2.h[7]
sqdmlsl d0, s1, v18.s[2]
sqdmlsl d0, s1, v18.s[3]
sqdmull s0, h1, v2.h[5]
sqdmull s0, h1, v0.h[5]
sqdmull s0, h1, v2.h[7]
sqdmull d0, s1, v18.s[3]
sqdmulh h0, h1, v2.h[4]
sqdmulh h0, h1, v0.h[4]
sqdmulh h0, h1, v2.h[7]
sqdmulh s0, s1, v18.s[0]
sqdmulh s0, s1, v18.s[3]
sqrdmulh h0, h1, v2.h[1]
sqrdmulh h0, h1, v0.h[1]
sqrdmulh h0, h1, v2.h[7]
sqrdmulh s0, s1, v18.s[2]
sqrdmulh s0, s1, v18.s[3]
sqrdmlah h0, h1, v2.h[4]
sqrdmlah h0, h1, v0.h[4]
sqrdmlah h0, h1, v2.h[7]
sqrdmlah s0, s1, v2.s[3]
sqrdmlah s0, s1, v18.s[3]
sqrdmlsh h0, h1, v2.h[1]
sqrdmlsh h0, h1, v0.h[1]
sqrdmlsh h0, h1, v2.h[7]
sqrdmlsh s0, s1, v18.s[2]
sqrdmlsh s0, s1, v18.s[3]

# ---- scalar shift by immediate
sshr d0, d1, #64
sshr d0, d1, #63
sshr d0, d1, #1
ushr d0, d1, #64
ushr d0, d1, #63
ushr d0, d1, #1
ssra d0, d1, #64
ssra d0, d1, #63
ssra d0, d1, #1
usra d0, d1, #64
usra d0, d1, #63
usra d0, d1, #1
srshr d0, d1, #64
srshr d0, d1, #63
srshr d0, d1, #1
urshr d0, d1, #64
urshr d0, d1, #63
urshr d0, d1, #1
srsra d0, d1, #64
srsra d0, d1, #63
srsra d0, d1, #1
ursra d0, d1, #64
ursra d0, d1, #63
ursra d0, d1, #1
sri d0, d1, #64
sri d0, d1, #63
sri d0, d1, #1
shl d0, d1, #0
shl d0, d1, #1
shl d0, d1, #63
sli d0, d1, #0
sli d0, d1, #1
sli d0, d1, #63
sqshlu b0, b1, #0
sqshlu b0, b1, #1
sqshlu b0, b1, #7
sqshlu h0, h1, #0
sqshlu h0, h1, #8
sqshlu h0, h1, #15
sqshlu s0, s1, #0
sqshlu s0, s1, #1
sqshlu s0, s1, #31
sqshlu d0, d1, #0
sqshlu d0, d1, #1
sqshlu d0, d1, #63
sqshl b0, b1, #0
sqshl b0, b1, #1
sqshl b0, b1, #7
sqshl h0, h1, #0
sqshl h0, h1, #8
sqshl h0, h1, #15
sqshl s0, s1, #0
sqshl s0, s1, #1
sqshl s0, s1, #31
sqshl d0, d1, #0
sqshl d0, d1, #1
sqshl d0, d1, #63
uqshl b0, b1, #0
uqshl b0, b1, #1
uqshl b0, b1, #7
uqshl h0, h1, #0
uqshl h0, h1, #8
uqshl h0, h1, #15
uqshl s0, s1, #0
uqshl s0, s1, #1
uqshl s0, s1, #31
uqshl d0, d1, #0
uqshl d0, d1, #1
uqshl d0, d1, #63
sqshrun b0, h1, #8
sqshrun b0, h1, #7
sqshrun b0, h1, #1
sqshrun h0, s1, #16
sqshrun h0, s1, #8
sqshrun h0, s1, #1
sqshrun s0, d1, #32
sqshrun s0, d1, #31
sqshrun s0, d1, #1
sqrshrun b0, h1, #8
sqrshrun b0, h1, #7
sqrshrun b0, h1, #1
sqrshrun h0, s1, #16
sqrshrun h0, s1, #8
sqrshrun h0, s1, #1
sqrshrun s0, d1, #32
sqrshrun s0, d1, #31
sqrshrun s0, d1, #1
sqshrn b0, h1, #8
sqshrn b0, h1, #7
sqshrn b0, h1, #1
sqshrn h0, s1, #16
sqshrn h0, s1, #8
sqshrn h0, s1, #1
sqshrn s0, d1, #32
sqshrn s0, d1, #31
sqshrn s0, d1, #1
uqshrn b0, h1, #8
uqshrn b0, h1, #7
uqshrn b0, h1, #1
uqshrn h0, s1, #16
uqshrn h0, s1, #8
uqshrn h0, s1, #1
uqshrn s0, d1, #32
uqshrn s0, d1, #31
uqshrn s0, d1, #1
sqrshrn b0, h1, #8
sqrshrn b0, h1, #7
sqrshrn b0, h1, #1
sqrshrn h0, s1, #16
sqrshrn h0, s1, #8
sqrshrn h0, s1, #1
sqrshrn s0, d1, #32
sqrshrn s0, d1, #31
sqrshrn s0, d1, #1
uqrshrn b0, h1, #8
uqrshrn b0, h1, #7
uqrshrn b0, h1, #1
uqrshrn h0, s1, #16
uqrshrn h0, s1, #8
uqrshrn h0, s1, #1
uqrshrn s0, d1, #32
uqrshrn s0, d1, #31
uqrshrn s0, d1, #1

# ---- operands that are the same register
and v0.16b, v1.16b, v1.16b
mov v0.16b, v1.16b
mov v0.8b, v1.8b
eor v0.16b, v1.16b, v1.16b
eor v0.8b, v0.8b, v0.8b
addp v0.16b, v1.16b, v1.16b
addp v0.8b, v1.8b, v1.8b
addp v0.4s, v1.4s, v1.4s
umaxp v0.16b, v1.16b, v1.16b
umaxp v0.4s, v1.4s, v1.4s
sminp v0.4h, v1.4h, v1.4h
ext v0.16b, v1.16b, v1.16b, #8
ext v0.16b, v0.16b, v1.16b, #4
zip2 v0.8b, v0.8b, v0.8b
uzp1 v1.4h, v1.4h, v1.4h
mov v1.s[3], v1.s[0]
tbl v1.16b, {v1.16b, v2.16b}, v1.16b
tbx v2.16b, {v31.16b, v0.16b, v1.16b}, v2.16b
tbl v0.8b, {v30.16b, v31.16b, v0.16b, v1.16b}, v0.8b
xtn2 v1.16b, v1.8h
shrn2 v1.8h, v1.4s, #7
umlal2 v1.8h, v1.16b, v1.16b
sqdmlal v1.4s, v1.4h, v1.h[7]

# ---- zero register, high registers
dup v31.4s, wzr
mov v31.d[1], xzr
umov wzr, v31.b[15]
mov xzr, v31.d[1]
mla v31.8h, v30.8h, v15.h[5]
mla v31.4s, v30.4s, v31.s[3]

# ---- saturation seen through FPSR, set and clear
sqadd b0, b1, b2 ; mrs x0, fpsr
sqadd v0.4h, v1.4h, v2.4h ; mrs x0, fpsr
msr fpsr, xzr ; uqxtn v0.2s, v1.2d ; mrs x0, fpsr
sqshl d0, d1, d2 ; msr fpsr, xzr ; mrs x0, fpsr
uminp v0.16b, v1.16b, v2.16b ; uminp v0.16b, v0.16b, v0.16b ; cmeq v0.8b, v0.8b, #0 ; fmov x3, d0 ; rbit x4, x3 ; clz x5, x4
uminp v0.8h, v1.8h, v2.8h ; umaxp v3.16b, v1.16b, v2.16b ; uminp v4.8h, v3.8h, v3.8h ; rbit x4, x3 ; clz w5, w4
uzp1 v0.16b, v1.16b, v2.16b ; ushr v3.8h, v1.8h, #8 ; uzp1 v4.16b, v3.16b, v2.16b ; uzp1 v5.16b, v2.16b, v3.16b ; ushr v6.8h, v1.8h, #7 ; uzp1 v6.16b, v6.16b, v1.16b
