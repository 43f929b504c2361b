# System instructions

# Hints (a CPU without pointer authentication, which has no keys)
@all @cpu cortex-a72
nop
yield
wfe
wfi
sev
sevl
dgh
esb
psb csync
tsb csync
.inst 0xd503227f
csdb
.inst 0xd50322df
hint #63
hint #127
hint #40
bti
bti c
bti j
bti jc
pacia1716
pacib1716
autia1716
autib1716
paciaz
paciasp
pacibz
pacibsp
autiaz
autiasp
autibz
autibsp
@all
xpaclri @n 24
.inst 0xd5031000
.inst 0xd5031021

# Barriers
clrex
clrex #3
dsb sy
dsb ish
dsb ishld
dsb ishst
dsb nsh
dsb oshld
dsb #0
dsb #4
dsb #8
dsb #12
dmb sy
dmb ish
dmb ishld
dmb ishst
dmb oshst
dmb #0
isb
isb #3
sb
ssbb
pssbb
.inst 0xd5033a3f
.inst 0xd503323f
ldxr x0, [x1] ; clrex ; stxr w2, x3, [x1] @mem x1/8

# PSTATE
cfinv @n 16
xaflag @n 24
axflag @n 24
msr nzcv, x1
msr nzcv, xzr
mrs x1, nzcv
mrs xzr, nzcv
fcmp s0, s1 ; axflag ; cset w0, ls ; xaflag @n 16
adds x0, x1, x2 ; mrs x3, nzcv ; msr nzcv, x4 ; adc x5, x6, x7
msr dit, #1 ; mrs x0, dit ; msr dit, #0 ; mrs x1, dit
msr dit, x2 ; mrs x0, dit
msr dit, xzr ; mrs x0, dit
msr tco, #1 ; mrs x0, tco ; msr tco, #0 ; mrs x1, tco
msr tco, x2 ; mrs x0, tco
msr tco, xzr ; mrs x0, tco
msr ssbs, #1 ; mrs x0, ssbs ; msr ssbs, #0 ; mrs x1, ssbs
msr ssbs, x2 ; mrs x0, ssbs
# EL1 only
.inst 0xd503419f
msr daifset, #2
mrs x0, daif
msr spsel, #0
mrs x0, currentel
mrs x0, sp_el0
msr sp_el0, x0
mrs x0, ttbr0_el1
mrs x0, sctlr_el1
mrs x0, cntpct_el0
msr tpidrro_el0, x0
.inst 0xd51b0020

# Cache maintenance
dc cvac, x1 @mem x1
dc cvau, x1 @mem x1
dc cvap, x1 @mem x1
dc cvadp, x1 @mem x1
dc civac, x1 @mem x1
ic ivau, x1 @mem x1
ic iallu
dc zva, x1 @mem x1 @cpu neoverse-n1 @n 16
str x0, [x1] ; dc zva, x1 ; ldr x2, [x1] @mem x1/8 @cpu neoverse-n1

# System registers
mrs x0, midr_el1 @any x0
mrs x0, mpidr_el1 @any x0
mrs x0, id_aa64isar0_el1 @any x0
mrs x0, id_aa64pfr0_el1 @any x0
mrs x0, id_aa64mmfr0_el1 @any x0
mrs x0, ctr_el0 @any x0
mrs x0, dczid_el0 @cpu neoverse-n1
mrs x0, cntfrq_el0 @any x0
mrs x0, cntvct_el0 @any x0
.inst 0xd53be0c0 @any x0
mrs x0, rndr @any x0
mrs x0, rndrrs @any x0
mrs xzr, rndr
mrs x0, tpidr_el0 ; msr tpidr_el0, x1 ; mrs x2, tpidr_el0 @any x0
msr tpidr_el0, xzr ; mrs x2, tpidr_el0
mrs x0, tpidrro_el0
.inst 0xd51bd0a1, 0xd53bd0a2

# Floating-point control and status
mrs x0, fpcr @fp
and x1, x1, #0x7c00000 ; msr fpcr, x1 @fp @n 24
msr fpcr, xzr @fp
and x1, x1, #0xffffffffffcfffff ; and x1, x1, #0xfffffffffff8ffff ; msr fpcr, x1 ; mrs x0, fpcr @n 40
mrs x0, fpsr @n 40
and x1, x1, #0xfffffff ; msr fpsr, x1 @n 40
and x1, x1, #0xffffffff0fffffff ; msr fpsr, x1 ; mrs x0, fpsr @n 40
and x1, x1, #0x7c00000 ; and x2, x2, #0x7c00000 ; msr fpcr, x1 ; fadd s0, s1, s2 ; mrs x0, fpsr ; msr fpcr, x2 ; fadd s3, s1, s2 @n 24
msr fpsr, xzr ; sqadd v0.4s, v1.4s, v2.4s ; mrs x0, fpsr @n 24
fdiv d0, d1, d2 ; mrs x0, fpsr ; msr fpsr, xzr ; mrs x1, fpsr

# Private registers of our vDSO
.inst 0xd53bf020 @any x0
.inst 0xd53bf000 @any x0
