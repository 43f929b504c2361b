# Data Processing -- Immediate

# PC-relative
adr x0, .+4
adr x1, .-4
adr x30, .+0xffffc
adr x2, .-0x100000
adr xzr, .+8
adr x3, .+3
.inst 0x90000000
.inst 0xb0000001
.inst 0xf0ffffe2
.inst 0x90800003
.inst 0xf07fffe4
.inst 0xd000021f

# Add/subtract
add x0, x1, #0
add x0, x1, #1
add x0, x1, #0xfff
add x0, x1, #1, lsl #12
add x0, x1, #0xfff, lsl #12
add x0, x1, #0x800
add sp, x1, #16
add x2, sp, #4080
add sp, sp, #32
add x3, sp, #0
add sp, x3, #0
add x5, x5, #7
add w0, w1, #0
add w0, w1, #1
add w0, w1, #0xfff
add w0, w1, #1, lsl #12
add w0, w1, #0xfff, lsl #12
add w0, w1, #0x800
add wsp, w1, #16
add w2, wsp, #4080
add wsp, wsp, #32
add w3, wsp, #0
add wsp, w3, #0
add w5, w5, #7
adds x0, x1, #0
adds x0, x1, #1
adds x0, x1, #0xfff
adds x0, x1, #1, lsl #12
adds x0, x1, #0xfff, lsl #12
adds x0, x1, #0x80
adds xzr, x1, #1
adds x2, sp, #4080
adds xzr, sp, #0
adds x6, x6, #1
adds w0, w1, #0
adds w0, w1, #1
adds w0, w1, #0xfff
adds w0, w1, #1, lsl #12
adds w0, w1, #0xfff, lsl #12
adds w0, w1, #0x80
adds wzr, w1, #1
adds w2, wsp, #4080
adds wzr, wsp, #0
adds w6, w6, #1
sub x0, x1, #0
sub x0, x1, #1
sub x0, x1, #0xfff
sub x0, x1, #1, lsl #12
sub x0, x1, #0xfff, lsl #12
sub x0, x1, #0x800
sub sp, x1, #16
sub x2, sp, #4080
sub sp, sp, #32
sub x3, sp, #0
sub sp, x3, #0
sub x5, x5, #7
sub w0, w1, #0
sub w0, w1, #1
sub w0, w1, #0xfff
sub w0, w1, #1, lsl #12
sub w0, w1, #0xfff, lsl #12
sub w0, w1, #0x800
sub wsp, w1, #16
sub w2, wsp, #4080
sub wsp, wsp, #32
sub w3, wsp, #0
sub wsp, w3, #0
sub w5, w5, #7
subs x0, x1, #0
subs x0, x1, #1
subs x0, x1, #0xfff
subs x0, x1, #1, lsl #12
subs x0, x1, #0xfff, lsl #12
subs x0, x1, #0x80
subs xzr, x1, #1
subs x2, sp, #4080
subs xzr, sp, #0
subs x6, x6, #1
subs w0, w1, #0
subs w0, w1, #1
subs w0, w1, #0xfff
subs w0, w1, #1, lsl #12
subs w0, w1, #0xfff, lsl #12
subs w0, w1, #0x80
subs wzr, w1, #1
subs w2, wsp, #4080
subs wzr, wsp, #0
subs w6, w6, #1

# Minimum, maximum (CSSC; the emulator lacks them, see known_differences.txt)
.inst 0x91c00020
.inst 0x91c00420
.inst 0x91c1fc20
.inst 0x91c20020
.inst 0x91c3fc20
.inst 0x91c40020
.inst 0x91c40420
.inst 0x91c5fc20
.inst 0x91c60020
.inst 0x91c7fc20
.inst 0x91c80020
.inst 0x91c80420
.inst 0x91c9fc20
.inst 0x91ca0020
.inst 0x91cbfc20
.inst 0x91cc0020
.inst 0x91cc0420
.inst 0x91cdfc20
.inst 0x91ce0020
.inst 0x91cffc20
.inst 0x11c00020
.inst 0x11c00420
.inst 0x11c1fc20
.inst 0x11c20020
.inst 0x11c3fc20
.inst 0x11c40020
.inst 0x11c40420
.inst 0x11c5fc20
.inst 0x11c60020
.inst 0x11c7fc20
.inst 0x11c80020
.inst 0x11c80420
.inst 0x11c9fc20
.inst 0x11ca0020
.inst 0x11cbfc20
.inst 0x11cc0020
.inst 0x11cc0420
.inst 0x11cdfc20
.inst 0x11ce0020
.inst 0x11cffc20

# Logical
and x0, x1, #0x1
and x0, x1, #0x8000000000000000
and x0, x1, #0x7fffffffffffffff
and x0, x1, #0xff
and x0, x1, #0xffff0000ffff0000
and x0, x1, #0x5555555555555555
and x0, x1, #0xaaaaaaaaaaaaaaaa
and x0, x1, #0x3333333333333333
and x0, x1, #0xf0f0f0f0f0f0f0f
and x0, x1, #0xff00ff00ff00ff
and x0, x1, #0x8000000080000000
and x0, x1, #0xfffffffffffffffe
and x0, x1, #0xc000000000000003
and x0, x1, #0xf00000000000000f
and x0, x1, #0xffffffff
and w0, w1, #0x1
and w0, w1, #0x80000000
and w0, w1, #0x7fffffff
and w0, w1, #0xff
and w0, w1, #0xff00ff
and w0, w1, #0x55555555
and w0, w1, #0xfffffffe
and w0, w1, #0xc0000003
and sp, x3, #0xf0
and wsp, w3, #0xfffffff0
and x4, xzr, #0x1ff
and w4, wzr, #0xff00
and x5, x5, #0xffff
orr x0, x1, #0x1
orr x0, x1, #0x8000000000000000
orr x0, x1, #0x7fffffffffffffff
orr x0, x1, #0xff
orr x0, x1, #0xffff0000ffff0000
orr x0, x1, #0x5555555555555555
orr x0, x1, #0xaaaaaaaaaaaaaaaa
orr x0, x1, #0x3333333333333333
orr x0, x1, #0xf0f0f0f0f0f0f0f
orr x0, x1, #0xff00ff00ff00ff
orr x0, x1, #0x8000000080000000
orr x0, x1, #0xfffffffffffffffe
orr x0, x1, #0xc000000000000003
orr x0, x1, #0xf00000000000000f
orr x0, x1, #0xffffffff
orr w0, w1, #0x1
orr w0, w1, #0x80000000
orr w0, w1, #0x7fffffff
orr w0, w1, #0xff
orr w0, w1, #0xff00ff
orr w0, w1, #0x55555555
orr w0, w1, #0xfffffffe
orr w0, w1, #0xc0000003
orr sp, x3, #0xf0
orr wsp, w3, #0xfffffff0
orr x4, xzr, #0x1ff
orr w4, wzr, #0xff00
orr x5, x5, #0xffff
eor x0, x1, #0x1
eor x0, x1, #0x8000000000000000
eor x0, x1, #0x7fffffffffffffff
eor x0, x1, #0xff
eor x0, x1, #0xffff0000ffff0000
eor x0, x1, #0x5555555555555555
eor x0, x1, #0xaaaaaaaaaaaaaaaa
eor x0, x1, #0x3333333333333333
eor x0, x1, #0xf0f0f0f0f0f0f0f
eor x0, x1, #0xff00ff00ff00ff
eor x0, x1, #0x8000000080000000
eor x0, x1, #0xfffffffffffffffe
eor x0, x1, #0xc000000000000003
eor x0, x1, #0xf00000000000000f
eor x0, x1, #0xffffffff
eor w0, w1, #0x1
eor w0, w1, #0x80000000
eor w0, w1, #0x7fffffff
eor w0, w1, #0xff
eor w0, w1, #0xff00ff
eor w0, w1, #0x55555555
eor w0, w1, #0xfffffffe
eor w0, w1, #0xc0000003
eor sp, x3, #0xf0
eor wsp, w3, #0xfffffff0
eor x4, xzr, #0x1ff
eor w4, wzr, #0xff00
eor x5, x5, #0xffff
ands x0, x1, #0x1
ands x0, x1, #0x8000000000000000
ands x0, x1, #0x7fffffffffffffff
ands x0, x1, #0xff
ands x0, x1, #0xffff0000ffff0000
ands x0, x1, #0x5555555555555555
ands x0, x1, #0xaaaaaaaaaaaaaaaa
ands x0, x1, #0x3333333333333333
ands x0, x1, #0xf0f0f0f0f0f0f0f
ands x0, x1, #0xff00ff00ff00ff
ands x0, x1, #0x8000000080000000
ands x0, x1, #0xfffffffffffffffe
ands x0, x1, #0xc000000000000003
ands x0, x1, #0xf00000000000000f
ands x0, x1, #0xffffffff
ands w0, w1, #0x1
ands w0, w1, #0x80000000
ands w0, w1, #0x7fffffff
ands w0, w1, #0xff
ands w0, w1, #0xff00ff
ands w0, w1, #0x55555555
ands w0, w1, #0xfffffffe
ands w0, w1, #0xc0000003
ands xzr, x3, #0xf0
ands wzr, w3, #0xfffffff0
ands x4, xzr, #0x1ff
ands w4, wzr, #0xff00
ands x5, x5, #0xffff
orr sp, xzr, #0x10000
# reserved
.inst 0x1200fc20
.inst 0x12400020
.inst 0x9240fc20
.inst 0xb200fc20

# Move wide
movz x0, #0x0, lsl #0
movz x0, #0x1, lsl #0
movz x0, #0xffff, lsl #0
movz x0, #0x8000, lsl #0
movz x0, #0x1234, lsl #0
movz x0, #0x0, lsl #16
movz x0, #0x1, lsl #16
movz x0, #0xffff, lsl #16
movz x0, #0x8000, lsl #16
movz x0, #0x1234, lsl #16
movz x0, #0x0, lsl #32
movz x0, #0x1, lsl #32
movz x0, #0xffff, lsl #32
movz x0, #0x8000, lsl #32
movz x0, #0x1234, lsl #32
movz x0, #0x0, lsl #48
movz x0, #0x1, lsl #48
movz x0, #0xffff, lsl #48
movz x0, #0x8000, lsl #48
movz x0, #0x1234, lsl #48
movz xzr, #0x55
movn x0, #0x0, lsl #0
movn x0, #0x1, lsl #0
movn x0, #0xffff, lsl #0
movn x0, #0x8000, lsl #0
movn x0, #0x1234, lsl #0
movn x0, #0x0, lsl #16
movn x0, #0x1, lsl #16
movn x0, #0xffff, lsl #16
movn x0, #0x8000, lsl #16
movn x0, #0x1234, lsl #16
movn x0, #0x0, lsl #32
movn x0, #0x1, lsl #32
movn x0, #0xffff, lsl #32
movn x0, #0x8000, lsl #32
movn x0, #0x1234, lsl #32
movn x0, #0x0, lsl #48
movn x0, #0x1, lsl #48
movn x0, #0xffff, lsl #48
movn x0, #0x8000, lsl #48
movn x0, #0x1234, lsl #48
movn xzr, #0x55
movk x0, #0x0, lsl #0
movk x0, #0x1, lsl #0
movk x0, #0xffff, lsl #0
movk x0, #0x8000, lsl #0
movk x0, #0x1234, lsl #0
movk x0, #0x0, lsl #16
movk x0, #0x1, lsl #16
movk x0, #0xffff, lsl #16
movk x0, #0x8000, lsl #16
movk x0, #0x1234, lsl #16
movk x0, #0x0, lsl #32
movk x0, #0x1, lsl #32
movk x0, #0xffff, lsl #32
movk x0, #0x8000, lsl #32
movk x0, #0x1234, lsl #32
movk x0, #0x0, lsl #48
movk x0, #0x1, lsl #48
movk x0, #0xffff, lsl #48
movk x0, #0x8000, lsl #48
movk x0, #0x1234, lsl #48
movk xzr, #0x55
movz w0, #0x0, lsl #0
movz w0, #0x1, lsl #0
movz w0, #0xffff, lsl #0
movz w0, #0x8000, lsl #0
movz w0, #0x1234, lsl #0
movz w0, #0x0, lsl #16
movz w0, #0x1, lsl #16
movz w0, #0xffff, lsl #16
movz w0, #0x8000, lsl #16
movz w0, #0x1234, lsl #16
movz wzr, #0x55
movn w0, #0x0, lsl #0
movn w0, #0x1, lsl #0
movn w0, #0xffff, lsl #0
movn w0, #0x8000, lsl #0
movn w0, #0x1234, lsl #0
movn w0, #0x0, lsl #16
movn w0, #0x1, lsl #16
movn w0, #0xffff, lsl #16
movn w0, #0x8000, lsl #16
movn w0, #0x1234, lsl #16
movn wzr, #0x55
movk w0, #0x0, lsl #0
movk w0, #0x1, lsl #0
movk w0, #0xffff, lsl #0
movk w0, #0x8000, lsl #0
movk w0, #0x1234, lsl #0
movk w0, #0x0, lsl #16
movk w0, #0x1, lsl #16
movk w0, #0xffff, lsl #16
movk w0, #0x8000, lsl #16
movk w0, #0x1234, lsl #16
movk wzr, #0x55
.inst 0x52c00020
.inst 0x12e00020
.inst 0x72c00020

# Bitfield
sbfm x0, x1, #0, #63
sbfm x0, x1, #0, #0
sbfm x0, x1, #0, #7
sbfm x0, x1, #0, #15
sbfm x0, x1, #0, #62
sbfm x0, x1, #1, #63
sbfm x0, x1, #63, #63
sbfm x0, x1, #32, #63
sbfm x0, x1, #63, #0
sbfm x0, x1, #1, #0
sbfm x0, x1, #5, #4
sbfm x0, x1, #8, #7
sbfm x0, x1, #4, #11
sbfm x0, x1, #32, #32
sbfm x0, x1, #32, #31
sbfm x0, x1, #63, #62
sbfm x0, x1, #56, #7
sbfm x0, x1, #60, #3
sbfm x0, x1, #3, #20
sbfm x0, x1, #20, #3
sbfm x0, x1, #1, #1
sbfm x0, x1, #63, #1
sbfm x2, x2, #3, #9
sbfm x2, xzr, #3, #9
sbfm xzr, x2, #3, #9
sbfm x2, xzr, #30, #9
sbfm w0, w1, #0, #31
sbfm w0, w1, #0, #0
sbfm w0, w1, #0, #7
sbfm w0, w1, #0, #15
sbfm w0, w1, #0, #30
sbfm w0, w1, #1, #31
sbfm w0, w1, #31, #31
sbfm w0, w1, #16, #31
sbfm w0, w1, #31, #0
sbfm w0, w1, #1, #0
sbfm w0, w1, #5, #4
sbfm w0, w1, #8, #7
sbfm w0, w1, #4, #11
sbfm w0, w1, #16, #16
sbfm w0, w1, #16, #15
sbfm w0, w1, #31, #30
sbfm w0, w1, #24, #7
sbfm w0, w1, #28, #3
sbfm w0, w1, #3, #20
sbfm w0, w1, #20, #3
sbfm w0, w1, #1, #1
sbfm w0, w1, #31, #1
sbfm w2, w2, #3, #9
sbfm w2, wzr, #3, #9
sbfm wzr, w2, #3, #9
sbfm w2, wzr, #30, #9
ubfm x0, x1, #0, #63
ubfm x0, x1, #0, #0
ubfm x0, x1, #0, #7
ubfm x0, x1, #0, #15
ubfm x0, x1, #0, #62
ubfm x0, x1, #1, #63
ubfm x0, x1, #63, #63
ubfm x0, x1, #32, #63
ubfm x0, x1, #63, #0
ubfm x0, x1, #1, #0
ubfm x0, x1, #5, #4
ubfm x0, x1, #8, #7
ubfm x0, x1, #4, #11
ubfm x0, x1, #32, #32
ubfm x0, x1, #32, #31
ubfm x0, x1, #63, #62
ubfm x0, x1, #56, #7
ubfm x0, x1, #60, #3
ubfm x0, x1, #3, #20
ubfm x0, x1, #20, #3
ubfm x0, x1, #1, #1
ubfm x0, x1, #63, #1
ubfm x2, x2, #3, #9
ubfm x2, xzr, #3, #9
ubfm xzr, x2, #3, #9
ubfm x2, xzr, #30, #9
ubfm w0, w1, #0, #31
ubfm w0, w1, #0, #0
ubfm w0, w1, #0, #7
ubfm w0, w1, #0, #15
ubfm w0, w1, #0, #30
ubfm w0, w1, #1, #31
ubfm w0, w1, #31, #31
ubfm w0, w1, #16, #31
ubfm w0, w1, #31, #0
ubfm w0, w1, #1, #0
ubfm w0, w1, #5, #4
ubfm w0, w1, #8, #7
ubfm w0, w1, #4, #11
ubfm w0, w1, #16, #16
ubfm w0, w1, #16, #15
ubfm w0, w1, #31, #30
ubfm w0, w1, #24, #7
ubfm w0, w1, #28, #3
ubfm w0, w1, #3, #20
ubfm w0, w1, #20, #3
ubfm w0, w1, #1, #1
ubfm w0, w1, #31, #1
ubfm w2, w2, #3, #9
ubfm w2, wzr, #3, #9
ubfm wzr, w2, #3, #9
ubfm w2, wzr, #30, #9
bfm x0, x1, #0, #63
bfm x0, x1, #0, #0
bfm x0, x1, #0, #7
bfm x0, x1, #0, #15
bfm x0, x1, #0, #62
bfm x0, x1, #1, #63
bfm x0, x1, #63, #63
bfm x0, x1, #32, #63
bfm x0, x1, #63, #0
bfm x0, x1, #1, #0
bfm x0, x1, #5, #4
bfm x0, x1, #8, #7
bfm x0, x1, #4, #11
bfm x0, x1, #32, #32
bfm x0, x1, #32, #31
bfm x0, x1, #63, #62
bfm x0, x1, #56, #7
bfm x0, x1, #60, #3
bfm x0, x1, #3, #20
bfm x0, x1, #20, #3
bfm x0, x1, #1, #1
bfm x0, x1, #63, #1
bfm x2, x2, #3, #9
bfm x2, xzr, #3, #9
bfm xzr, x2, #3, #9
bfm x2, xzr, #30, #9
bfm w0, w1, #0, #31
bfm w0, w1, #0, #0
bfm w0, w1, #0, #7
bfm w0, w1, #0, #15
bfm w0, w1, #0, #30
bfm w0, w1, #1, #31
bfm w0, w1, #31, #31
bfm w0, w1, #16, #31
bfm w0, w1, #31, #0
bfm w0, w1, #1, #0
bfm w0, w1, #5, #4
bfm w0, w1, #8, #7
bfm w0, w1, #4, #11
bfm w0, w1, #16, #16
bfm w0, w1, #16, #15
bfm w0, w1, #31, #30
bfm w0, w1, #24, #7
bfm w0, w1, #28, #3
bfm w0, w1, #3, #20
bfm w0, w1, #20, #3
bfm w0, w1, #1, #1
bfm w0, w1, #31, #1
bfm w2, w2, #3, #9
bfm w2, wzr, #3, #9
bfm wzr, w2, #3, #9
bfm w2, wzr, #30, #9
sxtw x0, w1
uxtb w0, w1
sxth x0, w1
# reserved
.inst 0x93000020
.inst 0x13400020
.inst 0x13208020
.inst 0x53008020
.inst 0x53200020
.inst 0xd3000020
.inst 0x33208020
.inst 0xb3000020

# Extract
extr x0, x1, x2, #0
extr x0, x1, x1, #0
extr x0, x1, x2, #1
extr x0, x1, x1, #1
extr x0, x1, x2, #8
extr x0, x1, x1, #8
extr x0, x1, x2, #32
extr x0, x1, x1, #32
extr x0, x1, x2, #63
extr x0, x1, x1, #63
extr x0, xzr, x2, #5
extr x0, x1, xzr, #5
extr xzr, x1, x2, #5
extr x3, x3, x4, #7
extr x4, x3, x4, #7
extr w0, w1, w2, #0
extr w0, w1, w1, #0
extr w0, w1, w2, #1
extr w0, w1, w1, #1
extr w0, w1, w2, #8
extr w0, w1, w1, #8
extr w0, w1, w2, #16
extr w0, w1, w1, #16
extr w0, w1, w2, #31
extr w0, w1, w1, #31
extr w0, wzr, w2, #5
extr w0, w1, wzr, #5
extr wzr, w1, w2, #5
extr w3, w3, w4, #7
extr w4, w3, w4, #7
# reserved
.inst 0x13828020
.inst 0x93820020
.inst 0x13c20020
