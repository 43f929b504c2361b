# Branches and exception generation

# Immediate
b .+4
b .+8
b .-4
b .+0x7c
b .-0x1000
.inst 0x15ffffff
.inst 0x16000000
bl .+8
bl .-16
.inst 0x95ffffff
bl .+4
cbz x0, .+16 @n 24
cbz x1, .-16
cbz xzr, .+8
cbz x2, .+0xffffc
cbz x2, .-0x100000
cbz w0, .+16 @n 24
cbz w1, .-16
cbz wzr, .+8
cbz w2, .+0xffffc
cbz w2, .-0x100000
cbnz x0, .+16 @n 24
cbnz x1, .-16
cbnz xzr, .+8
cbnz x2, .+0xffffc
cbnz x2, .-0x100000
cbnz w0, .+16 @n 24
cbnz w1, .-16
cbnz wzr, .+8
cbnz w2, .+0xffffc
cbnz w2, .-0x100000
tbz w0, #0, .+12 @n 16
tbz w0, #1, .+12 @n 16
tbz w0, #7, .+12 @n 16
tbz w0, #31, .+12 @n 16
tbz x0, #32, .-12 @n 16
tbz x0, #47, .-12 @n 16
tbz x0, #63, .-12 @n 16
tbz wzr, #3, .+8
tbz x5, #63, .+0x7ffc
tbz x5, #5, .-0x8000
tbnz w0, #0, .+12 @n 16
tbnz w0, #1, .+12 @n 16
tbnz w0, #7, .+12 @n 16
tbnz w0, #31, .+12 @n 16
tbnz x0, #32, .-12 @n 16
tbnz x0, #47, .-12 @n 16
tbnz x0, #63, .-12 @n 16
tbnz wzr, #3, .+8
tbnz x5, #63, .+0x7ffc
tbnz x5, #5, .-0x8000
b.eq .+20 @n 24
b.ne .+20 @n 24
b.cs .+20 @n 24
b.cc .+20 @n 24
b.mi .+20 @n 24
b.pl .+20 @n 24
b.vs .+20 @n 24
b.vc .+20 @n 24
b.hi .+20 @n 24
b.ls .+20 @n 24
b.ge .+20 @n 24
b.lt .+20 @n 24
b.gt .+20 @n 24
b.le .+20 @n 24
b.al .+20 @n 24
b.nv .+20 @n 24
b.eq .-20
b.ne .+0xffffc
# BC.cond: see known_differences.txt
.inst 0x54000050
.inst 0x5400005e

# In sequence: a taken branch inside the line, one that falls through, flags of the last compare
cmp x0, x1 ; b.hi .+8 ; add x2, x2, #1 ; csinc x3, x3, x3, lo @n 24
subs w0, w0, w1 ; b.ge .+12 ; neg w0, w0 ; cbz w2, .+8 ; mvn w3, w3 @n 24
tbz x0, #0, .+8 ; b .+8 ; adds x1, x1, x2 ; adc x3, x3, x4 @n 24
cmn x0, x1 ; ccmp x2, x3, #2, vs ; cset x4, hi ; csel w5, w6, w7, le @n 24
ands x0, x1, x2 ; b.eq .+8 ; b.mi .+12 ; sbcs x3, x4, x5 ; adcs x6, x7, x8 @n 24
cmp w0, #5 ; csetm w1, ls ; cmp w0, w2 ; ccmn w3, #1, #13, ne ; cset w4, vc @n 24

# Register
br x3 @code x3
blr x3 @code x3
ret x3 @code x3
ret @code x30
blr x30 @code x30
br x3
ret x3 @n 24
blr x5 @n 24
# PAuth forms on a CPU without keys do not exist; see known_differences.txt
braaz x3 @code x3
brabz x3 @code x3
blraaz x3 @code x3
blrabz x3 @code x3
retaa @code x30
retab @code x30
braa x3, x4 @code x3
brab x3, sp @code x3
blraa x3, x4 @code x3
blrab x3, x4 @code x3

# Exceptions
brk #0
brk #0xffff
udf #0
udf #0xffff
hlt #0
hvc #0
smc #0
.inst 0xd4a00001
.inst 0xd69f03e0
svc #0
